//! What leads back to itself: definitions, classes and other provisions, exceptions.

use std::collections::BTreeMap;

use tidewaiter_syntax::Diagnostic;

use super::Checker;
use crate::codes;
use crate::expression::{Expr, ExprKind};
use crate::model::{DefineId, Meta, ProvisionId, ProvisionKind};

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
        self.diagnostics.extend(problems);
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
