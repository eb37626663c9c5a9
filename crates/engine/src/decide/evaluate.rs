//! What an expression is worth under a law and facts.

use std::cell::{Cell, RefCell};

use tidewaiter_model::{
    Arithmetic, BlockKind, Body, Currency, DefineId, Expr, ExprKind, FunctionId, Model, Money,
    Number, Quantifier, Slot, Type, Value,
};

use super::arithmetic::{compute, equal, relate, relate_sets};
use super::frame::Frame;
use super::name::same_name;
use crate::determination::Truth;
use crate::facts::Facts;
use crate::plan::Law;

/// What plugins supply to rule packs: the functions that packs declare.
pub trait Functions: std::fmt::Debug {
    /// The function's value under the law of a day; `None` is unknown.
    ///
    /// # Errors
    /// Why the plugin gave no answer, in words. The value is then unknown.
    fn call(
        &self,
        law: &Law<'_>,
        function: FunctionId,
        arguments: &[Value],
    ) -> Result<Option<Value>, String>;

    /// The failures so far, in words, each once.
    fn failures(&self) -> Vec<String>;
}

/// Evaluates expressions of one model, for one transaction on one day.
///
/// Parameterless definitions and provisions are evaluated once and remembered.
#[derive(Debug)]
pub struct Evaluator<'a> {
    /// The law.
    pub law: &'a Law<'a>,
    /// The transaction.
    pub facts: &'a Facts,
    functions: Option<&'a dyn Functions>,
    defined: RefCell<Vec<Option<Option<Value>>>>,
    pub(super) applied: Vec<Cell<Option<Truth>>>,
    pub(super) met: Vec<Cell<Option<Truth>>>,
}

impl<'a> Evaluator<'a> {
    /// An evaluator for those facts under that law.
    #[must_use]
    pub fn new(law: &'a Law<'a>, facts: &'a Facts, functions: Option<&'a dyn Functions>) -> Self {
        let provisions = law.model.provisions.len();
        Self {
            law,
            facts,
            functions,
            defined: RefCell::new(vec![None; law.model.defines.len()]),
            applied: vec![Cell::new(None); provisions],
            met: vec![Cell::new(None); provisions],
        }
    }

    /// Why a plugin's function has no value for those arguments; empty where it has one, or where an
    /// argument is unknown.
    #[must_use]
    pub fn why_no_value(
        &self,
        function: FunctionId,
        arguments: &[Expr],
        frame: &mut Frame,
    ) -> String {
        let arguments: Option<Vec<Value>> =
            arguments.iter().map(|argument| self.value(argument, frame)).collect();
        let Some(arguments) = arguments else { return String::new() };
        match self.functions {
            None => "the plugin is not loaded".to_owned(),
            Some(functions) => {
                functions.call(self.law, function, &arguments).err().unwrap_or_default()
            }
        }
    }

    /// The model.
    #[must_use]
    pub fn model(&self) -> &'a Model {
        self.law.model
    }

    /// Whether a condition holds.
    #[must_use]
    pub fn truth(&self, expr: &Expr, frame: &mut Frame) -> Truth {
        match &expr.kind {
            ExprKind::And(conditions) => {
                Truth::all(conditions.iter().map(|condition| self.truth(condition, frame)))
            }
            ExprKind::Or(conditions) => {
                Truth::any(conditions.iter().map(|condition| self.truth(condition, frame)))
            }
            ExprKind::Not(condition) => !self.truth(condition, frame),
            ExprKind::Block(kind, limbs) => {
                let truths = limbs.iter().map(|limb| self.truth(&limb.condition, frame));
                match kind {
                    BlockKind::All => Truth::all(truths),
                    BlockKind::Any => Truth::any(truths),
                }
            }
            ExprKind::Compare(relation, left, right) => {
                let sets = is_set(left) || is_set(right);
                match (self.value(left, frame), self.value(right, frame)) {
                    (Some(left), Some(right)) if sets => relate_sets(*relation, &left, &right),
                    (Some(left), Some(right)) => relate(*relation, &left, &right),
                    (None, _) | (_, None) => Truth::Unknown,
                }
            }
            ExprKind::In { element, collection, negated } => {
                let inside = self.member(element, collection, frame);
                if *negated { !inside } else { inside }
            }
            ExprKind::Quantified { quantifier, variable, collection, filter, body, .. } => {
                let filter = filter.as_deref();
                self.quantified(*quantifier, *variable, collection, filter, body, frame)
            }
            ExprKind::SameName(left, right) => {
                match (self.value(left, frame), self.value(right, frame)) {
                    (Some(Value::Text(a)), Some(Value::Text(b))) => same_name(&a, &b).into(),
                    _ => Truth::Unknown,
                }
            }
            ExprKind::Provision(id, arguments) if arguments.is_empty() => self.applies(*id),
            ExprKind::Provision(id, arguments) => {
                let arguments = self.arguments(arguments, frame);
                self.applies_to(*id, arguments)
            }
            ExprKind::Constant(_)
            | ExprKind::Date
            | ExprKind::Fact(_)
            | ExprKind::Variable(_)
            | ExprKind::Field { .. }
            | ExprKind::Parameter(_)
            | ExprKind::Judgment(_)
            | ExprKind::Define(..)
            | ExprKind::Table(..)
            | ExprKind::Function(..)
            | ExprKind::List(_)
            | ExprKind::Set(_)
            | ExprKind::Arithmetic(..)
            | ExprKind::SumOf { .. }
            | ExprKind::CountOf { .. } => match self.value(expr, frame) {
                Some(Value::Truth(known)) => known.into(),
                _ => Truth::Unknown,
            },
        }
    }

    /// The value of an expression; `None` is unknown.
    #[must_use]
    pub fn value(&self, expr: &Expr, frame: &mut Frame) -> Option<Value> {
        match &expr.kind {
            ExprKind::Constant(value) => Some(value.clone()),
            ExprKind::Date => self.law.asked.map(|asked| Value::Date(asked.on)),
            ExprKind::Variable(slot) => frame.get(*slot).cloned(),
            ExprKind::Fact(_) | ExprKind::Field { .. } => self.place(expr, frame).cloned(),
            ExprKind::Parameter(id) => self.law.parameter(*id).map(|(_, _, value)| value.clone()),
            ExprKind::Judgment(id) => {
                self.facts.judged(*id).map(|judged| Value::Truth(judged.answer))
            }
            ExprKind::Define(id, arguments) if arguments.is_empty() => self.defined(*id),
            ExprKind::Define(id, arguments) => {
                let define = self.model().defines.get(id.index())?;
                let arguments = self.arguments(arguments, frame);
                self.value(&define.body.expression, &mut Frame::new(arguments, define.body.slots))
            }
            ExprKind::Table(id, keys) => {
                let keys: Vec<Value> =
                    keys.iter().map(|key| self.value(key, frame)).collect::<Option<_>>()?;
                let missing = self.model().tables.get(id.index())?.missing.as_ref();
                let found = self.law.table(*id)?.get(&keys);
                found.or(missing.map(|(value, _)| value)).cloned()
            }
            ExprKind::Function(id, arguments) => {
                let arguments: Vec<Value> =
                    arguments.iter().map(|a| self.value(a, frame)).collect::<Option<_>>()?;
                self.functions?.call(self.law, *id, &arguments).ok()?
            }
            ExprKind::List(id) => {
                self.law.list(*id).map(|list| Value::List(list.values.as_slice().into()))
            }
            ExprKind::Set(elements) => {
                Some(Value::List(elements.iter().map(|e| self.value(e, frame)).collect()))
            }
            ExprKind::Arithmetic(operation, left, right) => {
                let (left, right) = (self.value(left, frame)?, self.value(right, frame)?);
                compute(*operation, &left, &right)
            }
            ExprKind::SumOf { value, variable, collection, filter, .. } => {
                let mut total = zero(&expr.ty)?;
                for element in self.selected(*variable, collection, filter.as_deref(), frame)? {
                    frame.set(*variable, element);
                    let term = self.value(value, frame)?;
                    total = compute(Arithmetic::Plus, &total, &term)?;
                }
                Some(total)
            }
            ExprKind::CountOf { variable, collection, filter, .. } => {
                let count = self.selected(*variable, collection, filter.as_deref(), frame)?.len();
                i64::try_from(count).ok().map(|count| Value::Number(Number::whole(count)))
            }
            ExprKind::Provision(..)
            | ExprKind::And(_)
            | ExprKind::Or(_)
            | ExprKind::Not(_)
            | ExprKind::Compare(..)
            | ExprKind::In { .. }
            | ExprKind::SameName(..)
            | ExprKind::Block(..)
            | ExprKind::Quantified { .. } => match self.truth(expr, frame) {
                Truth::True => Some(Value::Truth(true)),
                Truth::False => Some(Value::Truth(false)),
                Truth::Unknown => None,
            },
        }
    }

    /// The value of a body on a frame of its own.
    #[must_use]
    pub fn body(&self, body: &Body, arguments: Vec<Option<Value>>) -> Option<Value> {
        self.value(&body.expression, &mut Frame::new(arguments, body.slots))
    }

    /// The values of arguments, unknown ones included.
    #[must_use]
    pub fn arguments(&self, arguments: &[Expr], frame: &mut Frame) -> Vec<Option<Value>> {
        arguments.iter().map(|argument| self.value(argument, frame)).collect()
    }

    /// A fact, variable, or field of one, without copying what it is inside of.
    fn place<'v>(&'v self, expr: &Expr, frame: &'v Frame) -> Option<&'v Value> {
        if let ExprKind::Fact(id) = &expr.kind {
            self.facts.get(*id)
        } else if let ExprKind::Variable(slot) = &expr.kind {
            frame.get(*slot)
        } else if let ExprKind::Field { of, field, .. } = &expr.kind
            && let Value::Record(fields) = self.place(of, frame)?
        {
            fields.get(*field as usize)?.as_ref()
        } else {
            None
        }
    }

    fn defined(&self, id: DefineId) -> Option<Value> {
        if let Some(Some(known)) = self.defined.borrow().get(id.index()) {
            return known.clone();
        }
        let define = self.model().defines.get(id.index())?;
        let value = self.body(&define.body, Vec::new());
        if let Some(slot) = self.defined.borrow_mut().get_mut(id.index()) {
            *slot = Some(value.clone());
        }
        value
    }

    fn member(&self, element: &Expr, collection: &Expr, frame: &mut Frame) -> Truth {
        let Some(element) = self.value(element, frame) else { return Truth::Unknown };
        if let ExprKind::List(id) = &collection.kind {
            let listed = self.law.list(*id).map(|list| list.contains(&element));
            return Truth::from_option(listed);
        }
        if let ExprKind::Set(elements) = &collection.kind {
            return Truth::any(elements.iter().map(|candidate| {
                self.value(candidate, frame).map_or(Truth::Unknown, |value| equal(&value, &element))
            }));
        }
        match self.value(collection, frame) {
            Some(Value::List(elements)) => Truth::any(elements.iter().map(|candidate| {
                candidate.as_ref().map_or(Truth::Unknown, |value| equal(value, &element))
            })),
            _ => Truth::Unknown,
        }
    }

    fn quantified(
        &self,
        quantifier: Quantifier,
        variable: Slot,
        collection: &Expr,
        filter: Option<&Expr>,
        body: &Expr,
        frame: &mut Frame,
    ) -> Truth {
        let owned;
        let elements: &[Option<Value>] = if let ExprKind::List(id) = &collection.kind {
            match self.law.list(*id) {
                Some(list) => &list.values,
                None => return Truth::Unknown,
            }
        } else {
            owned = self.elements(collection, frame);
            match &owned {
                Some(elements) => elements,
                None => return Truth::Unknown,
            }
        };
        let every = quantifier == Quantifier::Every;
        let truths = elements.iter().map(|element| {
            frame.set(variable, element.clone());
            let selected = filter.map_or(Truth::True, |filter| self.truth(filter, frame));
            // The body is not looked at for an element that the filter leaves out.
            match selected {
                Truth::False => every.into(),
                Truth::True | Truth::Unknown if every => (!selected).or(self.truth(body, frame)),
                Truth::True | Truth::Unknown => selected.and(self.truth(body, frame)),
            }
        });
        match quantifier {
            Quantifier::Every => Truth::all(truths),
            Quantifier::Any => Truth::any(truths),
            Quantifier::No => !Truth::any(truths),
        }
    }

    /// The elements of a collection.
    #[must_use]
    pub fn elements(
        &self,
        collection: &Expr,
        frame: &mut Frame,
    ) -> Option<std::sync::Arc<[Option<Value>]>> {
        match self.value(collection, frame) {
            Some(Value::List(elements)) => Some(elements),
            _ => None,
        }
    }

    /// The elements that a filter keeps; `None` where that is not known of all.
    fn selected(
        &self,
        variable: Slot,
        collection: &Expr,
        filter: Option<&Expr>,
        frame: &mut Frame,
    ) -> Option<Vec<Option<Value>>> {
        let mut selected = Vec::new();
        for element in self.elements(collection, frame)?.iter() {
            frame.set(variable, element.clone());
            match filter.map_or(Truth::True, |filter| self.truth(filter, frame)) {
                Truth::True => selected.push(element.clone()),
                Truth::False => {}
                Truth::Unknown => return None,
            }
        }
        Some(selected)
    }
}

/// Whether an expression is a set that has no order; one that is written out may stand for a list.
fn is_set(expr: &Expr) -> bool {
    matches!(expr.ty, Type::Set(_)) && !matches!(expr.kind, ExprKind::Set(_))
}

/// What a sum of nothing is.
fn zero(ty: &Type) -> Option<Value> {
    match ty {
        Type::Number(_) | Type::Percent => Some(Value::Number(Number::ZERO)),
        Type::Money => {
            // ISO 4217's code for "no currency": nothing is nothing in every currency.
            let currency = Currency::new("XXX")?;
            Some(Value::Money(Money { amount: Number::ZERO, currency }))
        }
        Type::Truth
        | Type::Date
        | Type::Text
        | Type::Enumeration(_)
        | Type::Record(_)
        | Type::List(_)
        | Type::Set(_) => None,
    }
}
