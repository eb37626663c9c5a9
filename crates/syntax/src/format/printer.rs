//! Lines with their indentation, and comments put back between them.

use crate::parse::Comment;
use crate::span::Span;

/// Blanks for each level.
const STEP: usize = 2;

/// Writes lines and puts comments back.
///
/// Whatever stands on a line of its own is an *item*. Before an item is written, the comments that
/// stood before it are: one that had its line for itself gets one again, one that stood behind
/// something is put behind the line written last.
#[derive(Debug)]
pub struct Printer<'s> {
    text: &'s str,
    comments: std::iter::Peekable<std::slice::Iter<'s, Comment>>,
    out: String,
    depth: usize,
    /// Where in the source the last item or comment written began.
    last: usize,
    /// Nothing has been written in this block yet.
    fresh: bool,
}

impl<'s> Printer<'s> {
    /// A printer for a tree that was parsed from `text`, which has those comments.
    pub fn new(text: &'s str, comments: &'s [Comment]) -> Self {
        let comments = comments.iter().peekable();
        Self { text, comments, out: String::new(), depth: 0, last: 0, fresh: true }
    }

    /// What was written, with what comments remain.
    pub fn finish(mut self) -> String {
        self.comments_before(usize::MAX);
        let body = self.out.trim_end();
        if body.is_empty() { String::new() } else { format!("{body}\n") }
    }

    /// Writes text on the current line.
    pub fn write(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Ends the line.
    pub fn newline(&mut self) {
        let end = self.out.trim_end_matches(' ').len();
        self.out.truncate(end);
        self.out.push('\n');
    }

    /// Begins a line at the present depth, some levels further in.
    pub fn indent(&mut self, further: usize) {
        self.out.extend(std::iter::repeat_n(' ', (self.depth + further) * STEP));
    }

    /// How far the current line reaches.
    pub fn column(&self) -> usize {
        self.out.rsplit('\n').next().unwrap_or_default().chars().count()
    }

    /// Writes an item that began at `span`: comments, a blank line where the author had one, the
    /// item itself, the end of the line.
    pub fn item(&mut self, span: Span, write: impl FnOnce(&mut Self)) {
        let start = span.start as usize;
        self.comments_before(start);
        self.blank_line_as_written(start);
        self.last = start;
        self.fresh = false;
        self.indent(0);
        write(self);
        self.newline();
    }

    /// Writes `{`, the items of a block, and `}` behind the comments before `end`.
    pub fn block(&mut self, end: u32, write: impl FnOnce(&mut Self)) {
        self.write("{");
        self.newline();
        self.depth += 1;
        let fresh = std::mem::replace(&mut self.fresh, true);
        write(self);
        self.comments_before(end as usize);
        self.fresh = fresh;
        self.depth -= 1;
        self.indent(0);
        self.write("}");
    }

    /// The comments that began before a place in the source.
    pub fn comments_before(&mut self, place: usize) {
        while let Some(comment) = self.comments.next_if(|c| (c.span.start as usize) < place) {
            let start = comment.span.start as usize;
            if self.alone(start) || self.out.is_empty() {
                self.blank_line_as_written(start);
                self.indent(0);
                self.write(&comment.text);
                self.newline();
                self.fresh = false;
                self.last = start;
            } else {
                let end = self.out.trim_end_matches(['\n', ' ']).len();
                self.out.truncate(end);
                self.out.push(' ');
                self.out.push_str(&comment.text);
                self.out.push('\n');
            }
        }
    }

    /// The comments before a place that stood behind something: they go behind the last line.
    pub fn comments_behind_line(&mut self, place: usize) {
        while let Some(comment) = self.comments.peek() {
            let start = comment.span.start as usize;
            if start >= place || self.alone(start) || self.out.is_empty() {
                break;
            }
            self.comments_before(start + 1);
        }
    }

    /// Writes items one level further in.
    pub fn deeper(&mut self, write: impl FnOnce(&mut Self)) {
        self.depth += 1;
        write(self);
        self.depth -= 1;
    }

    /// Whether a comment that begins there has its line for itself.
    fn alone(&self, start: usize) -> bool {
        let before = self.text.get(..start).unwrap_or_default();
        before.rsplit('\n').next().unwrap_or_default().trim().is_empty()
    }

    /// A blank line, if there is one in the source between what was written last and `start`, or
    /// the documentation that belongs to it.
    fn blank_line_as_written(&mut self, start: usize) {
        let line_start = |at: usize| self.text.get(..at).and_then(|t| t.rfind('\n')).unwrap_or(0);
        let above = self.text.get(..line_start(start)).unwrap_or_default();
        let mut blank = false;
        for line in above.rsplit('\n').map(str::trim) {
            if !line.is_empty() && !line.starts_with("///") {
                break;
            }
            blank = line.is_empty();
        }
        let after_last = line_start(start) > self.last;
        if blank && after_last && !self.fresh && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A blank line, whatever the source has.
    pub fn blank_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// Whether the source has a blank line above the line on which `span` begins, documentation
    /// and comments before it included.
    pub fn blank_above(&self, span: Span) -> bool {
        let before = self.text.get(..span.start as usize).unwrap_or_default();
        let mut lines = before.rsplit('\n').skip(1);
        lines
            .find(|line| !line.trim_start().starts_with("//"))
            .is_some_and(|line| line.trim().is_empty())
    }

    /// Whether a comment that is not written yet stands before a part of the source.
    pub fn comment_before(&mut self, span: Span) -> bool {
        self.comments.peek().is_some_and(|c| c.span.start < span.start)
    }

    /// Whether a comment stands in a part of the source.
    pub fn has_comment(&mut self, span: Span) -> bool {
        self.comments.peek().is_some_and(|c| c.span.start < span.end)
    }
}
