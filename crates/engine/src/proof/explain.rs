//! The proof tree of a condition.

use tidewaiter_model::{Expr, ExprKind, Limb, ProvisionId, Quantifier, Type, Version};

use super::bindings::Bindings;
use super::evidence::evidence;
use super::show::show_value;
use super::words::words;
use crate::decide::Evaluator;
use crate::determination::{Evidence, EvidenceKind, ProofStep, Truth};

/// The most elements of a collection that one step shows; the rest are counted.
const SHOWN_ELEMENTS: usize = 8;

/// Makes proof steps by asking the interpreter about each part of a condition.
#[derive(Debug, Clone, Copy)]
pub struct Explainer<'e, 'a> {
    /// The interpreter.
    pub evaluator: &'e Evaluator<'a>,
}

impl Explainer<'_, '_> {
    /// The steps of the conditions of a provision's version in force.
    #[must_use]
    pub fn provision(&self, id: ProvisionId) -> Vec<ProofStep> {
        let model = self.evaluator.model();
        let (Some(provision), Some(operation)) =
            (model.provision(id), self.evaluator.law.operation(id))
        else {
            return Vec::new();
        };
        let Some(version) = operation.version else { return Vec::new() };
        let mut bindings = Bindings::empty(version.slots);
        let mut steps = self.version(&provision.meta.id, version, &mut bindings);
        for condition in &operation.suspended_if {
            let id = format!("{}/suspended", provision.meta.id);
            let mut bindings = Bindings::empty(version.slots);
            let step = self.step(&id, condition, &mut bindings);
            steps.push(ProofStep { text: format!("suspended if {}", step.text), ..step });
        }
        steps
    }

    /// The steps of a version's conditions, its carve-out negated.
    fn version(&self, id: &str, version: &Version, bindings: &mut Bindings) -> Vec<ProofStep> {
        let mut steps = Vec::new();
        for (word, condition) in [("binds", &version.binds), ("when", &version.when)] {
            if let Some(condition) = condition {
                steps.push(self.step(&format!("{id}/{word}"), condition, bindings));
            }
        }
        if let Some(carve_out) = &version.unless {
            let id = format!("{id}/unless");
            let step = self.step(&id, carve_out, bindings);
            steps.push(ProofStep {
                id,
                label: String::new(),
                text: format!("not: {}", step.text),
                truth: !step.truth,
                because: Vec::new(),
                steps: vec![step],
                cite: Vec::new(),
            });
        }
        steps
    }

    /// The proof of one condition.
    #[must_use]
    pub fn step(&self, id: &str, expr: &Expr, bindings: &mut Bindings) -> ProofStep {
        let truth = self.evaluator.truth(expr, &mut bindings.frame);
        let text = words(self.evaluator.model(), &bindings.names, expr);
        let mut step = ProofStep {
            id: id.to_owned(),
            label: String::new(),
            text,
            truth,
            because: Vec::new(),
            steps: Vec::new(),
            cite: Vec::new(),
        };
        match &expr.kind {
            ExprKind::And(conditions) | ExprKind::Or(conditions) => {
                for (place, condition) in conditions.iter().enumerate() {
                    let id = format!("{id}.{}", place + 1);
                    step.steps.push(self.step(&id, condition, bindings));
                }
            }
            ExprKind::Not(condition) => {
                step.steps.push(self.step(&format!("{id}.not"), condition, bindings));
            }
            ExprKind::Block(_, limbs) => {
                step.steps = self.limbs(id, limbs, bindings);
            }
            ExprKind::Quantified { quantifier, variable, name, collection, filter, body } => {
                let wanted = match quantifier {
                    Quantifier::Any | Quantifier::No => Truth::False,
                    Quantifier::Every => Truth::True,
                };
                let place = bindings.place(collection);
                step.because = evidence(self.evaluator, bindings, collection);
                let elements =
                    self.evaluator.elements(collection, &mut bindings.frame).unwrap_or_default();
                for (index, element) in elements.iter().enumerate() {
                    let mut inner =
                        bindings.bind(*variable, name, element.clone(), place.as_ref(), index);
                    let selected = filter.as_deref().map_or(Truth::True, |filter| {
                        self.evaluator.truth(filter, &mut inner.frame)
                    });
                    // Elements that say nothing for or against are counted, not shown, unless they
                    // are all there is to show.
                    let told = self.evaluator.truth(body, &mut inner.frame);
                    let decides = selected != Truth::False && told != wanted;
                    let few = elements.len() <= SHOWN_ELEMENTS && place.is_some();
                    if selected == Truth::False || !(decides || few) {
                        continue;
                    }
                    if step.steps.len() >= SHOWN_ELEMENTS {
                        break;
                    }
                    let id = format!("{id}.{name}[{index}]");
                    let mut shown = self.step(&id, body, &mut inner);
                    let who = element.as_ref().map_or_else(
                        || "unknown".to_owned(),
                        |value| {
                            let ty = element_type(&collection.ty);
                            show_value(self.evaluator.model(), ty, value)
                        },
                    );
                    let from = place.as_ref().map_or_else(
                        || format!("entry {}", index + 1),
                        |path| format!("{}[{index}]", path.display(self.evaluator.model())),
                    );
                    shown.text = format!("{name} = {from} {who}: {}", shown.text);
                    step.steps.push(shown);
                }
            }
            ExprKind::Define(define, arguments) => {
                let Some(define) = self.evaluator.model().defines.get(define.index()) else {
                    return step;
                };
                step.cite.clone_from(&define.cite);
                let mut inner =
                    bindings.call(self.evaluator, &define.arguments, arguments, define.body.slots);
                let id = format!("{id}:{}", define.meta.name);
                step.steps.push(self.step(&id, &define.body.expression, &mut inner));
            }
            ExprKind::Provision(provision, arguments) => {
                self.cited(*provision, arguments, bindings, &mut step);
            }
            ExprKind::Compare(_, left, right) => {
                step.because = self.both(left, right, bindings);
            }
            ExprKind::In { element, collection, .. } => {
                step.because = self.both(element, collection, bindings);
            }
            ExprKind::SameName(left, right) => {
                step.because = self.both(left, right, bindings);
            }
            ExprKind::Constant(_)
            | ExprKind::Date
            | ExprKind::Fact(_)
            | ExprKind::Variable(_)
            | ExprKind::Field { .. }
            | ExprKind::Parameter(_)
            | ExprKind::Judgment(_)
            | ExprKind::Table(..)
            | ExprKind::Function(..)
            | ExprKind::List(_)
            | ExprKind::Set(_)
            | ExprKind::Arithmetic(..)
            | ExprKind::SumOf { .. }
            | ExprKind::CountOf { .. } => {
                step.because = evidence(self.evaluator, bindings, expr);
            }
        }
        step
    }

    fn limbs(&self, id: &str, limbs: &[Limb], bindings: &mut Bindings) -> Vec<ProofStep> {
        limbs
            .iter()
            .enumerate()
            .map(|(place, limb)| {
                let name = limb.label.clone().unwrap_or_else(|| (place + 1).to_string());
                let mut step = self.step(&format!("{id}/{name}"), &limb.condition, bindings);
                step.label =
                    limb.label.as_ref().map(|label| format!("({label})")).unwrap_or_default();
                if let Some(title) = &limb.title {
                    step.text = format!("{title}: {}", step.text);
                }
                step
            })
            .collect()
    }

    /// A class or other provision that a condition refers to: its version, citation and proof.
    fn cited(
        &self,
        id: ProvisionId,
        arguments: &[Expr],
        bindings: &mut Bindings,
        step: &mut ProofStep,
    ) {
        let Some(provision) = self.evaluator.model().provision(id) else { return };
        step.text = format!("{} ({})", step.text, provision.meta.title);
        let Some(version) = self.evaluator.law.operation(id).and_then(|o| o.version) else {
            step.because.push(Evidence {
                kind: EvidenceKind::Computed,
                name: provision.meta.id.clone(),
                value: "false".to_owned(),
                note: "no version in force on this day".to_owned(),
            });
            return;
        };
        step.cite.clone_from(&version.timeline.cite);
        let mut inner =
            bindings.call(self.evaluator, &provision.arguments, arguments, version.slots);
        step.steps = self.version(&provision.meta.id, version, &mut inner);
    }

    fn both(&self, left: &Expr, right: &Expr, bindings: &mut Bindings) -> Vec<Evidence> {
        let mut found = evidence(self.evaluator, bindings, left);
        for more in evidence(self.evaluator, bindings, right) {
            if !found.contains(&more) {
                found.push(more);
            }
        }
        found
    }
}

fn element_type(collection: &Type) -> &Type {
    if let Type::List(element) | Type::Set(element) = collection { element } else { collection }
}
