//! What leads back to itself: definitions, classes and other provisions, exceptions.

use std::collections::BTreeMap;

use tidewaiter_syntax::Diagnostic;

use super::Checker;
use crate::codes;
use crate::expression::{Expr, ExprKind};
use crate::model::{DefineId, Meta, ProvisionId, ProvisionKind, Version};

/// The most expressions that a definition or provision may have once its names are written out.
const MAX_SIZE: usize = 200_000;
/// The most steps that it may take to evaluate one, each collection having [`ELEMENTS`].
const MAX_STEPS: usize = 20_000_000;
/// How many elements a collection is taken to have.
const ELEMENTS: usize = 10;

/// Something with conditions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Define(DefineId),
    Provision(ProvisionId),
}

impl Checker<'_> {
    pub(super) fn cycles(&mut self) {
        let edges = self.edges();
        let mut state: BTreeMap<Node, bool> = BTreeMap::new();
        let mut problems = Vec::new();
        for start in edges.keys() {
            // An explicit stack: chains of definitions may be long.
            let mut way: Vec<(Node, usize)> = vec![(*start, 0)];
            while let Some((node, next)) = way.last_mut() {
                let node = *node;
                if *next == 0 && state.get(&node) == Some(&true) {
                    way.pop();
                    continue;
                }
                state.entry(node).or_insert(false);
                let target = edges.get(&node).and_then(|targets| targets.get(*next)).copied();
                *next += 1;
                match target {
                    None => {
                        state.insert(node, true);
                        way.pop();
                    }
                    Some(target) => match state.get(&target) {
                        Some(true) => {}
                        Some(false) => {
                            let from = way.iter().position(|(n, _)| *n == target).unwrap_or(0);
                            let round: Vec<Node> = way.iter().skip(from).map(|(n, _)| *n).collect();
                            problems.extend(self.cycle(&round));
                        }
                        None => way.push((target, 0)),
                    },
                }
            }
        }
        let sound = problems.is_empty();
        self.diagnostics.extend(problems);
        if sound {
            self.sizes();
        }
    }

    /// Reports what would be too large if every name in it were written out, or would take too many
    /// steps: it is evaluated and proved in as many. Without cycles each size follows from those it
    /// names.
    fn sizes(&mut self) {
        let mut known: BTreeMap<Node, Size> = BTreeMap::new();
        let edges = self.edges();
        let mut too_large = Vec::new();
        for start in edges.keys() {
            let mut open = vec![*start];
            while let Some(node) = open.last().copied() {
                let targets = edges.get(&node).map(Vec::as_slice).unwrap_or_default();
                let waits: Vec<Node> =
                    targets.iter().copied().filter(|t| !known.contains_key(t)).collect();
                if waits.is_empty() || known.contains_key(&node) {
                    let conditions = self.conditions_of(node);
                    let size = conditions.into_iter().fold(Size::default(), |size, condition| {
                        size.plus(size_of(condition, &known))
                    });
                    let too_much = size.written > MAX_SIZE || size.steps > MAX_STEPS;
                    if known.insert(node, size).is_none() && too_much {
                        too_large.push(node);
                    }
                    open.pop();
                } else {
                    open.extend(waits);
                }
            }
        }
        let problems: Vec<Diagnostic> = too_large
            .into_iter()
            .filter_map(|node| self.node(node))
            .map(|meta| {
                let message =
                    format!("`{}` is too large once its names are written out", meta.name);
                Diagnostic::error(codes::TOO_LARGE, meta.span, message)
                    .help("name what is used several times fewer times; nest fewer quantifiers")
            })
            .collect();
        self.diagnostics.extend(problems);
    }

    /// The conditions of a definition or provision.
    fn conditions_of(&self, node: Node) -> Vec<&Expr> {
        match node {
            Node::Define(id) => {
                self.model.defines.get(id.index()).map(|d| &d.body.expression).into_iter().collect()
            }
            Node::Provision(id) => {
                let versions = self.model.provision(id).map(|p| p.versions.as_slice());
                versions.unwrap_or_default().iter().flat_map(all_conditions).collect()
            }
        }
    }

    fn cycle(&self, round: &[Node]) -> Option<Diagnostic> {
        let names: Vec<&str> = round
            .iter()
            .filter_map(|node| self.node(*node))
            .map(|meta| meta.name.as_str())
            .collect();
        let first = self.node(*round.first()?)?;
        Some(
            Diagnostic::error(
                codes::CYCLE,
                first.span,
                format!(
                    "`{}` leads back to itself: {} -> {}",
                    first.name,
                    names.join(" -> "),
                    first.name
                ),
            )
            .help("Tide has no recursion; state one of them without the other"),
        )
    }

    fn node(&self, node: Node) -> Option<&Meta> {
        match node {
            Node::Define(id) => self.model.defines.get(id.index()).map(|define| &define.meta),
            Node::Provision(id) => self.model.provision(id).map(|provision| &provision.meta),
        }
    }

    /// What each thing looks at: in its conditions, and through the exceptions made to it.
    fn edges(&self) -> BTreeMap<Node, Vec<Node>> {
        let mut edges = BTreeMap::new();
        let defines = (0..).map(DefineId).zip(&self.model.defines).map(|(id, _)| Node::Define(id));
        let provisions = self.model.provisions().map(|(id, _)| Node::Provision(id));
        for node in defines.chain(provisions) {
            let mut targets: Vec<Node> =
                self.conditions_of(node).into_iter().flat_map(references).collect();
            // Whether an exception is met hangs on the exceptions to it.
            if let Node::Provision(id) = node
                && let Some(provision) = self.model.provision(id)
                && matches!(provision.kind, ProvisionKind::Exception | ProvisionKind::Review)
            {
                targets.extend(provision.targeted_by.iter().copied().map(Node::Provision));
            }
            edges.insert(node, targets);
        }
        edges
    }
}

fn all_conditions(version: &Version) -> Vec<&Expr> {
    let suspended = version.suspended.iter().filter_map(|s| s.when.as_ref());
    let conditions = [&version.binds, &version.when, &version.unless];
    conditions.into_iter().flatten().chain(suspended).collect()
}

/// How large something is once its names are written out.
#[derive(Debug, Clone, Copy, Default)]
struct Size {
    /// Expressions.
    written: usize,
    /// Steps to evaluate them, each collection taken to have some elements.
    steps: usize,
}

impl Size {
    fn plus(self, other: Size) -> Size {
        Size {
            written: self.written.saturating_add(other.written),
            steps: self.steps.saturating_add(other.steps),
        }
    }
}

fn size_of(expr: &Expr, known: &BTreeMap<Node, Size>) -> Size {
    let mut size = Size { written: 1, steps: 1 };
    let mut elements = 1;
    if let ExprKind::Define(id, _) = &expr.kind {
        size = size.plus(known.get(&Node::Define(*id)).copied().unwrap_or_default());
    } else if let ExprKind::Provision(id, _) = &expr.kind {
        size = size.plus(known.get(&Node::Provision(*id)).copied().unwrap_or_default());
    } else if let ExprKind::Quantified { .. } | ExprKind::SumOf { .. } | ExprKind::CountOf { .. } =
        &expr.kind
    {
        elements = ELEMENTS;
    }
    for inner in expr.children() {
        let inner = size_of(inner, known);
        let steps = inner.steps.saturating_mul(elements);
        size = size.plus(Size { written: inner.written, steps });
    }
    size
}

/// The definitions and provisions that an expression names.
fn references(expr: &Expr) -> Vec<Node> {
    let mut found = Vec::new();
    let mut open = vec![expr];
    while let Some(expr) = open.pop() {
        if let ExprKind::Define(id, _) = &expr.kind {
            found.push(Node::Define(*id));
        } else if let ExprKind::Provision(id, _) = &expr.kind {
            found.push(Node::Provision(*id));
        }
        open.extend(expr.children());
    }
    found
}
