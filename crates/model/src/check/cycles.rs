//! What leads back to itself: definitions, classes and other provisions, exceptions.

use std::collections::BTreeMap;

use tidewaiter_syntax::Diagnostic;

use super::Checker;
use crate::codes;
use crate::expression::{Expr, ExprKind};
use crate::model::{DefineId, Meta, ProvisionId, ProvisionKind};

/// The most expressions that a definition or provision may have once its names are written out.
const MAX_SIZE: usize = 200_000;

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

    /// Reports what would be too large if every name in it were written out: it is evaluated and
    /// proved in as many steps. Without cycles each size follows from those it names.
    fn sizes(&mut self) {
        let mut known: BTreeMap<Node, usize> = BTreeMap::new();
        let edges = self.edges();
        let own = self.own_sizes();
        let mut too_large = Vec::new();
        for start in edges.keys() {
            let mut open = vec![*start];
            while let Some(node) = open.last().copied() {
                let targets = edges.get(&node).map(Vec::as_slice).unwrap_or_default();
                let waits: Vec<Node> =
                    targets.iter().copied().filter(|t| !known.contains_key(t)).collect();
                if waits.is_empty() || known.contains_key(&node) {
                    let inside = targets.iter().filter_map(|target| known.get(target));
                    let size = inside.fold(own.get(&node).copied().unwrap_or(1), |sum, size| {
                        sum.saturating_add(*size)
                    });
                    if known.insert(node, size).is_none() && size > MAX_SIZE {
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
                    .help("name what is used several times once, and fewer times")
            })
            .collect();
        self.diagnostics.extend(problems);
    }

    /// How many expressions each thing has of its own.
    fn own_sizes(&self) -> BTreeMap<Node, usize> {
        let mut sizes = BTreeMap::new();
        for (define, number) in self.model.defines.iter().zip(0..) {
            sizes.insert(Node::Define(DefineId(number)), size(&define.body.expression));
        }
        for (id, provision) in self.model.provisions() {
            let conditions = provision.versions.iter().flat_map(|version| {
                let suspended = version.suspended.iter().filter_map(|s| s.when.as_ref());
                [&version.binds, &version.when, &version.unless]
                    .into_iter()
                    .flatten()
                    .chain(suspended)
            });
            sizes.insert(Node::Provision(id), conditions.map(size).sum());
        }
        sizes
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
        for (define, number) in self.model.defines.iter().zip(0..) {
            edges.insert(Node::Define(DefineId(number)), references(&define.body.expression));
        }
        for (id, provision) in self.model.provisions() {
            let mut targets = Vec::new();
            for version in &provision.versions {
                let suspended = version.suspended.iter().filter_map(|s| s.when.as_ref());
                let conditions = [&version.binds, &version.when, &version.unless];
                for condition in conditions.into_iter().flatten().chain(suspended) {
                    targets.extend(references(condition));
                }
            }
            // Whether an exception is met hangs on the exceptions to it.
            let hangs = matches!(provision.kind, ProvisionKind::Exception | ProvisionKind::Review);
            if hangs {
                targets.extend(provision.targeted_by.iter().copied().map(Node::Provision));
            }
            edges.insert(Node::Provision(id), targets);
        }
        edges
    }
}

/// How many expressions there are in one.
fn size(expr: &Expr) -> usize {
    let (mut count, mut open) = (0, vec![expr]);
    while let Some(expr) = open.pop() {
        count += 1;
        open.extend(expr.children());
    }
    count
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
