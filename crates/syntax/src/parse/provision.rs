//! Scopes, classes, rules, reviews, exceptions, flags, duties, and what is not encoded.

use super::build::{Builder, Inside, Node, inside};
use super::grammar::Rule;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::span::Spanned;
use crate::tree::{
    Clause, ClauseKind, Effect, ProvisionDeclaration, ProvisionKind, ReviewPolicy, Text, Version,
};

impl Builder {
    pub(super) fn provision(&mut self, node: Node<'_>) -> Option<ProvisionDeclaration> {
        let mut nodes = inside(node);
        let kind = kind(nodes.next()?.as_str())?;
        let name = self.name(&nodes.next()?);
        let arguments = nodes.next_of(Rule::arguments);
        let arguments = self.arguments(arguments)?;
        let targets = nodes
            .next_of(Rule::targets)
            .map(|targets| inside(targets).map(|name| self.name(&name)).collect())
            .unwrap_or_default();
        let title = nodes.next_of(Rule::text).map(|text| self.text(text));
        let body = nodes.next()?;
        let versions = if body.as_rule() == Rule::versions {
            inside(body)
                .map(|version| {
                    let span = self.span(&version);
                    self.version(inside(version).next()?, span)
                })
                .collect::<Option<_>>()?
        } else {
            let span = self.span(&body);
            vec![self.version(body, span)?]
        };
        Some(ProvisionDeclaration { kind, name, arguments, targets, title, versions })
    }

    fn version(&mut self, node: Node<'_>, span: crate::span::Span) -> Option<Version> {
        let clauses: Vec<Clause> =
            inside(node).map(|clause| self.clause(clause)).collect::<Option<_>>()?;
        for (place, clause) in clauses.iter().enumerate() {
            let Some(word) = said_once(&clause.value) else { continue };
            let before = clauses.iter().take(place).find(|c| said_once(&c.value) == Some(word));
            if let Some(before) = before {
                self.problem(
                    Diagnostic::error(
                        codes::SAID_TWICE,
                        clause.span,
                        format!("`{word}` is said twice in one version"),
                    )
                    .also(before.span, "first said here")
                    .help(format!("keep one `{word}`, or make two versions: version {{ ... }}")),
                );
            }
        }
        Some(Version { clauses, span })
    }

    fn clause(&mut self, node: Node<'_>) -> Option<Clause> {
        let span = self.span(&node);
        let node = inside(node).next()?;
        let rule = node.as_rule();
        if rule == Rule::cite {
            return Some(Spanned { value: ClauseKind::Cite(self.texts(node)), span });
        }
        if rule == Rule::ended {
            return Some(Spanned { value: ClauseKind::Ended(self.ended(node)?), span });
        }
        let mut nodes = inside(node);
        let value = match rule {
            Rule::force => ClauseKind::Force(self.range(nodes.next()?)?),
            Rule::announced => ClauseKind::Announced(self.day(&nodes.next()?)?),
            Rule::compliance => ClauseKind::Compliance(self.day(&nodes.next()?)?),
            Rule::suspended_by => ClauseKind::SuspendedBy(self.name(&nodes.next()?)),
            Rule::suspended => {
                let range = self.range(nodes.next()?)?;
                let when = match nodes.next_of(Rule::when) {
                    Some(when) => Some(self.expression(inside(when).next()?)?),
                    None => None,
                };
                let (announced, cite) = self.announced_and_cite(nodes)?;
                ClauseKind::Suspended { range, when, announced, cite }
            }
            Rule::not_enforced => {
                let range = self.range(nodes.next()?)?;
                let (announced, cite) = self.announced_and_cite(nodes)?;
                ClauseKind::NotEnforced { range, announced, cite }
            }
            Rule::contested => {
                let range = self.range(nodes.next()?)?;
                let reason = self.text(nodes.next()?);
                ClauseKind::Contested { range, reason, cite: self.cites(nodes.collect()) }
            }
            Rule::unconfirmed => ClauseKind::Unconfirmed(self.text(nodes.next()?)),
            Rule::reason => ClauseKind::Reason(self.text(nodes.next()?)),
            Rule::binds => ClauseKind::Binds(self.expression(nodes.next()?)?),
            Rule::when => ClauseKind::When(self.expression(nodes.next()?)?),
            Rule::unless => ClauseKind::Unless(self.expression(nodes.next()?)?),
            Rule::then => ClauseKind::Then(effect(inside(nodes.next()?).next()?)?),
            Rule::duty => ClauseKind::Duty(self.text(nodes.next()?), self.cites(nodes.collect())),
            Rule::flag => ClauseKind::Flag(self.text(nodes.next()?), self.cites(nodes.collect())),
            _ => return None,
        };
        Some(Spanned { value, span })
    }

    fn announced_and_cite(
        &mut self,
        nodes: Inside<'_>,
    ) -> Option<(Option<Spanned<crate::day::Day>>, Vec<Text>)> {
        let (mut announced, mut cite) = (None, Vec::new());
        for node in nodes {
            if node.as_rule() == Rule::announced {
                announced = Some(self.day(&inside(node).next()?)?);
            } else {
                cite.extend(self.texts(node));
            }
        }
        Some((announced, cite))
    }
}

fn kind(keyword: &str) -> Option<ProvisionKind> {
    Some(match keyword.trim() {
        "scope" => ProvisionKind::Scope,
        "class" => ProvisionKind::Class,
        "rule" => ProvisionKind::Rule,
        "review" => ProvisionKind::Review,
        "exception" => ProvisionKind::Exception,
        "flag" => ProvisionKind::Flag,
        "duty" => ProvisionKind::Duty,
        word if word.starts_with("not") => ProvisionKind::NotEncoded,
        _ => return None,
    })
}

fn effect(node: Node<'_>) -> Option<Effect> {
    Some(match node.as_rule() {
        Rule::license_required => {
            let review = inside(node).next()?;
            Effect::LicenseRequired(match review.as_rule() {
                Rule::policy => Some(policy(&review)?),
                _ => None,
            })
        }
        Rule::prohibited => Effect::Prohibited,
        Rule::available => Effect::Available,
        Rule::lifted => Effect::Lifted,
        Rule::policy => Effect::Review(policy(&node)?),
        _ => return None,
    })
}

/// A review policy.
pub fn policy(node: &Node<'_>) -> Option<ReviewPolicy> {
    ReviewPolicy::ALL.into_iter().find(|policy| policy.word() == node.as_str().trim())
}

/// The keyword of a clause that a version has at most once.
fn said_once(clause: &ClauseKind) -> Option<&'static str> {
    match clause {
        ClauseKind::Force(_) => Some("force"),
        ClauseKind::Announced(_) => Some("announced"),
        ClauseKind::Ended(_) => Some("ended"),
        ClauseKind::Compliance(_) => Some("compliance"),
        ClauseKind::Reason(_) => Some("reason"),
        ClauseKind::Binds(_) => Some("binds"),
        ClauseKind::When(_) => Some("when"),
        ClauseKind::Unless(_) => Some("unless"),
        ClauseKind::Then(_) => Some("then"),
        ClauseKind::Cite(_)
        | ClauseKind::Suspended { .. }
        | ClauseKind::SuspendedBy(_)
        | ClauseKind::NotEnforced { .. }
        | ClauseKind::Contested { .. }
        | ClauseKind::Unconfirmed(_)
        | ClauseKind::Duty(..)
        | ClauseKind::Flag(..) => None,
    }
}
