//! Expressions: every name becomes a slot or an id, and every type is known.

use tidewaiter_syntax::tree::{self, Comparison, Expression, ExpressionKind};
use tidewaiter_syntax::{Diagnostic, Span};

use super::literal::{Quantity, percent};
use super::{Checker, Namespace, Symbol, Visible};
use crate::codes;
use crate::expression::{Expr, ExprKind, Limb, Slot};
use crate::model::Argument;
use crate::types::{RecordId, Type, Value};

/// What a name may mean inside an expression, beside what is declared.
#[derive(Debug, Clone)]
pub struct Context {
    /// The packs seen.
    pub visible: Visible,
    variables: Vec<(String, Type, Slot)>,
    record: Option<RecordId>,
    slots: u16,
}

impl Context {
    /// That of a provision or definition with parameters.
    pub fn new(visible: Visible, arguments: &[Argument]) -> Self {
        let mut context = Self { visible, variables: Vec::new(), record: None, slots: 0 };
        for argument in arguments {
            context.bind(&argument.name, argument.ty.clone());
        }
        context
    }

    /// That of a record's derived field: the record is in slot 0.
    pub fn of_record(visible: Visible, record: RecordId) -> Self {
        Self { visible, variables: Vec::new(), record: Some(record), slots: 1 }
    }

    /// How many slots the expressions checked in this context need.
    pub fn slots(&self) -> u16 {
        self.slots
    }

    fn bind(&mut self, name: &str, ty: Type) -> Slot {
        let slot = Slot(self.slots);
        self.slots = self.slots.saturating_add(1);
        self.variables.push((name.to_owned(), ty, slot));
        slot
    }

    fn unbind(&mut self) {
        self.variables.pop();
    }
}

impl Checker<'_> {
    /// An expression that must have a type.
    pub(super) fn expect(
        &mut self,
        expr: &Expression,
        ty: &Type,
        context: &mut Context,
    ) -> Option<Expr> {
        let found = self.infer(expr, Some(ty), context)?;
        if self.agree(&found.ty, ty) {
            return Some(found);
        }
        self.disagree(expr.span, &found.ty, ty);
        None
    }

    /// A condition.
    pub(super) fn condition(&mut self, expr: &Expression, context: &mut Context) -> Option<Expr> {
        self.expect(expr, &Type::Truth, context)
    }

    /// Whether a value of one type may stand where the other is needed.
    pub(super) fn agree(&self, found: &Type, wanted: &Type) -> bool {
        match (found, wanted) {
            (Type::Number(a), Type::Number(b)) => a.dimension == b.dimension,
            (Type::Number(unit), Type::Percent) | (Type::Percent, Type::Number(unit)) => {
                unit.dimension.is_none()
            }
            (Type::List(a) | Type::Set(a), Type::List(b) | Type::Set(b)) => self.agree(a, b),
            (a, b) => a == b,
        }
    }

    /// Reports that a type does not fit.
    pub(super) fn disagree(&mut self, span: Span, found: &Type, wanted: &Type) {
        let (has, wants) = (self.type_words(found), self.type_words(wanted));
        let units = matches!((found, wanted), (Type::Number(_), Type::Number(_)));
        let (code, help) = if units {
            (codes::UNIT_MISMATCH, "bring both to one unit, or divide by the unit that is too much")
        } else {
            (codes::TYPE_MISMATCH, "write a value of the type that is needed")
        };
        self.report(
            Diagnostic::error(code, span, format!("this is {has}, but {wants} is needed"))
                .help(help),
        );
    }

    /// An expression of whatever type; `wanted` tells which constants a bare name may be.
    pub(super) fn infer(
        &mut self,
        expr: &Expression,
        wanted: Option<&Type>,
        context: &mut Context,
    ) -> Option<Expr> {
        let span = expr.span;
        let made = |kind: ExprKind, ty: Type| Some(Expr { kind, ty, span });
        match &expr.value {
            ExpressionKind::Truth(truth) => {
                made(ExprKind::Constant(Value::Truth(*truth)), Type::Truth)
            }
            ExpressionKind::Date(day) => made(ExprKind::Constant(Value::Date(*day)), Type::Date),
            ExpressionKind::Text(text) => {
                made(ExprKind::Constant(Value::Text(text.as_str().into())), Type::Text)
            }
            ExpressionKind::Percent(number) => {
                self.number(number)?;
                made(ExprKind::Constant(Value::Number(percent(&number.value)?)), Type::Percent)
            }
            ExpressionKind::Number(number, units) => {
                let visible = context.visible.clone();
                match self.quantity(number, units.as_ref(), &visible)? {
                    Quantity::Number(value, unit) => {
                        made(ExprKind::Constant(Value::Number(value)), Type::Number(unit))
                    }
                    Quantity::Money(money) => {
                        made(ExprKind::Constant(Value::Money(money)), Type::Money)
                    }
                }
            }
            ExpressionKind::Name(name) => self.name(name, span, wanted, context),
            ExpressionKind::Set(elements) => {
                let wanted = match wanted {
                    Some(Type::Set(element) | Type::List(element)) => Some((**element).clone()),
                    _ => None,
                };
                self.set(elements, wanted, span, context)
            }
            ExpressionKind::Field(of, field) => {
                let of = self.infer(of, None, context)?;
                self.field(of, field, span)
            }
            ExpressionKind::Call(name, arguments) => self.call(name, arguments, span, context),
            ExpressionKind::Or(parts) => {
                let parts = self.conditions(parts, context)?;
                made(ExprKind::Or(parts), Type::Truth)
            }
            ExpressionKind::And(parts) => {
                let parts = self.conditions(parts, context)?;
                made(ExprKind::And(parts), Type::Truth)
            }
            ExpressionKind::Not(inner) => {
                let inner = self.condition(inner, context)?;
                made(ExprKind::Not(Box::new(inner)), Type::Truth)
            }
            ExpressionKind::Compare(left, comparison, right) => match comparison.value {
                Comparison::In => self.membership(left, right, false, span, context),
                Comparison::NotIn => self.membership(left, right, true, span, context),
                Comparison::AtLeast
                | Comparison::AtMost
                | Comparison::Above
                | Comparison::Below
                | Comparison::Is
                | Comparison::IsNot => self.comparison(left, comparison, right, span, context),
            },
            ExpressionKind::Sum(first, rest) => self.sum(first, rest, context),
            ExpressionKind::Product(first, rest) => self.product(first, rest, context),
            ExpressionKind::Block(kind, limbs) => {
                let mut checked = Vec::new();
                let mut sound = true;
                for limb in limbs {
                    match self.condition(&limb.condition, context) {
                        Some(condition) => checked.push(Limb {
                            label: limb.label.as_ref().map(|label| label.value.clone()),
                            title: limb.title.as_ref().map(|title| title.value.clone()),
                            condition,
                            span: limb.span,
                        }),
                        None => sound = false,
                    }
                }
                self.labels(limbs);
                if sound { made(ExprKind::Block(*kind, checked), Type::Truth) } else { None }
            }
            ExpressionKind::Quantified { quantifier, variable, collection, filter, body } => {
                let (collection, slot) = self.over(variable, collection, context)?;
                let filter = self.filter(filter.as_deref(), context);
                let body = self.condition(body, context);
                context.unbind();
                let kind = ExprKind::Quantified {
                    quantifier: *quantifier,
                    variable: slot,
                    name: variable.value.clone(),
                    collection: Box::new(collection),
                    filter: filter?,
                    body: Box::new(body?),
                };
                made(kind, Type::Truth)
            }
            ExpressionKind::SumOf { value, variable, collection, filter } => {
                let (collection, slot) = self.over(variable, collection, context)?;
                let filter = self.filter(filter.as_deref(), context);
                let value = self.infer(value, None, context);
                context.unbind();
                let (filter, value) = (filter?, value?);
                let ty = value.ty.clone();
                if !matches!(ty, Type::Number(_) | Type::Percent | Type::Money) {
                    let has = self.type_words(&ty);
                    self.report(
                        Diagnostic::error(
                            codes::TYPE_MISMATCH,
                            value.span,
                            format!("{has} can't be added up"),
                        )
                        .help("a sum is of numbers, percentages or money"),
                    );
                    return None;
                }
                let kind = ExprKind::SumOf {
                    value: Box::new(value),
                    variable: slot,
                    name: variable.value.clone(),
                    collection: Box::new(collection),
                    filter,
                };
                made(kind, ty)
            }
            ExpressionKind::CountOf { variable, collection, filter } => {
                let (collection, slot) = self.over(variable, collection, context)?;
                let filter = self.filter(filter.as_deref(), context);
                context.unbind();
                let kind = ExprKind::CountOf {
                    variable: slot,
                    name: variable.value.clone(),
                    collection: Box::new(collection),
                    filter: filter?,
                };
                made(kind, Type::Number(crate::unit::Unit::none()))
            }
        }
    }

    fn conditions(&mut self, parts: &[Expression], context: &mut Context) -> Option<Vec<Expr>> {
        let checked: Vec<Option<Expr>> =
            parts.iter().map(|part| self.condition(part, context)).collect();
        checked.into_iter().collect()
    }

    /// Reports two limbs of one block with the same label.
    fn labels(&mut self, limbs: &[tree::Limb]) {
        for (place, limb) in limbs.iter().enumerate() {
            let Some(label) = &limb.label else { continue };
            let before = limbs.iter().take(place).filter_map(|limb| limb.label.as_ref());
            if let Some(first) = before.into_iter().find(|first| first.value == label.value) {
                let first = first.span;
                self.report(
                    Diagnostic::error(
                        codes::DUPLICATE,
                        label.span,
                        format!("two limbs are labelled ({})", label.value),
                    )
                    .also(first, "first here")
                    .help("label each limb as the statute does"),
                );
            }
        }
    }

    /// The collection of a quantifier, with its variable bound.
    fn over(
        &mut self,
        variable: &tree::Name,
        collection: &Expression,
        context: &mut Context,
    ) -> Option<(Expr, Slot)> {
        let collection = self.infer(collection, None, context)?;
        let (Type::List(element) | Type::Set(element)) = collection.ty.clone() else {
            let has = self.type_words(&collection.ty);
            self.report(
                Diagnostic::error(
                    codes::TYPE_MISMATCH,
                    collection.span,
                    format!("this is {has}, not a list"),
                )
                .help("a quantifier runs over a list or set of facts, or a declared list"),
            );
            return None;
        };
        let slot = context.bind(&variable.value, *element);
        Some((collection, slot))
    }

    /// A filter: none where there is none; nothing where it is wrong.
    #[expect(clippy::option_option, reason = "no filter is not a mistake")]
    fn filter(
        &mut self,
        filter: Option<&Expression>,
        context: &mut Context,
    ) -> Option<Option<Box<Expr>>> {
        match filter {
            Some(filter) => Some(Some(Box::new(self.condition(filter, context)?))),
            None => Some(None),
        }
    }

    /// What a bare name is.
    fn name(
        &mut self,
        name: &str,
        span: Span,
        wanted: Option<&Type>,
        context: &Context,
    ) -> Option<Expr> {
        let made = |kind: ExprKind, ty: Type| Some(Expr { kind, ty, span });
        if let Some(Type::Enumeration(id)) = wanted
            && let Some(place) = self
                .model
                .enumeration(*id)
                .and_then(|e| e.constants.iter().position(|c| c.name == name))
                .and_then(|place| u32::try_from(place).ok())
        {
            return made(ExprKind::Constant(Value::Constant(*id, place)), Type::Enumeration(*id));
        }
        if let Some((_, ty, slot)) = context.variables.iter().rev().find(|(n, _, _)| n == name) {
            return made(ExprKind::Variable(*slot), ty.clone());
        }
        if let Some(record) = context.record {
            let found = self.model.record(record).and_then(|record| {
                let place = record.fields.iter().position(|field| field.meta.name == name)?;
                Some((u32::try_from(place).ok()?, record.fields.get(place)?.ty.clone()))
            });
            if let Some((field, ty)) = found {
                let of = Expr { kind: ExprKind::Variable(Slot(0)), ty: Type::Record(record), span };
                return made(ExprKind::Field { of: Box::new(of), record, field }, ty);
            }
        } else {
            if name == "date" {
                return made(ExprKind::Date, Type::Date);
            }
            if let Some(symbol) = self.find(Namespace::Values, &context.visible, name) {
                return self.symbol(name, symbol, span);
            }
        }
        let spanned = tidewaiter_syntax::Spanned { value: name.to_owned(), span };
        let mut known: Vec<String> = context.variables.iter().map(|(n, _, _)| n.clone()).collect();
        let what = if let Some(Type::Enumeration(id)) = wanted {
            known = self
                .model
                .enumeration(*id)
                .map(|e| e.constants.iter().map(|c| c.name.clone()).collect())
                .unwrap_or_default();
            "value"
        } else {
            if let Some(record) = context.record.and_then(|record| self.model.record(record)) {
                known.extend(record.fields.iter().map(|field| field.meta.name.clone()));
            } else {
                let visible = &context.visible.packs;
                let values = self
                    .names
                    .keys()
                    .filter(|(s, p, _)| *s == Namespace::Values && visible.contains(p));
                known.extend(values.map(|(_, _, name)| name.clone()));
            }
            "name"
        };
        known.sort();
        self.unknown_among(what, &spanned, known.iter().map(String::as_str));
        None
    }

    /// A declared name without arguments.
    fn symbol(&mut self, name: &str, symbol: Symbol, span: Span) -> Option<Expr> {
        let made = |kind: ExprKind, ty: Type| Some(Expr { kind, ty, span });
        let needs = |what: &str| {
            Diagnostic::error(codes::ARGUMENTS, span, format!("`{name}` needs arguments"))
                .help(format!("this {what} has parameters; write {name}(...)"))
        };
        match symbol {
            Symbol::Fact(id) => {
                let ty = self.model.facts.get(id.index())?.ty.clone();
                made(ExprKind::Fact(id), ty)
            }
            Symbol::Parameter(id) => {
                let ty = self.model.parameters.get(id.index())?.ty.clone();
                made(ExprKind::Parameter(id), ty)
            }
            Symbol::Judgment(id) => made(ExprKind::Judgment(id), Type::Truth),
            Symbol::List(id) => {
                let ty = self.model.lists.get(id.index())?.ty.clone();
                made(ExprKind::List(id), Type::List(Box::new(ty)))
            }
            Symbol::Define(id) => {
                let define = self.model.defines.get(id.index())?;
                if define.arguments.is_empty() {
                    let ty = define.body.expression.ty.clone();
                    return made(ExprKind::Define(id, Vec::new()), ty);
                }
                self.report(needs("definition"));
                None
            }
            Symbol::Provision(id) => {
                let provision = self.model.provision(id)?;
                if provision.arguments.is_empty() {
                    return made(ExprKind::Provision(id, Vec::new()), Type::Truth);
                }
                self.report(needs("class"));
                None
            }
            Symbol::Table(_) | Symbol::Function(_) => {
                self.report(needs("lookup"));
                None
            }
            Symbol::Unit
            | Symbol::Enumeration(_)
            | Symbol::Record(_)
            | Symbol::Suspension(_)
            | Symbol::Fixture(_) => {
                self.report(
                    Diagnostic::error(codes::WRONG_KIND, span, format!("`{name}` is no value"))
                        .help(
                            "name a fact, a parameter, a definition, a class, a judgment or a list",
                        ),
                );
                None
            }
        }
    }

    fn field(&mut self, of: Expr, field: &tree::Name, span: Span) -> Option<Expr> {
        let Type::Record(id) = of.ty else {
            let has = self.type_words(&of.ty);
            self.report(
                Diagnostic::error(
                    codes::TYPE_MISMATCH,
                    field.span,
                    format!("{has} has no field `{}`", field.value),
                )
                .help("only records have fields"),
            );
            return None;
        };
        let record = self.model.record(id)?;
        let found = record.fields.iter().position(|f| f.meta.name == field.value);
        let Some(place) = found else {
            let what = format!("field of {}", record.meta.name);
            let known: Vec<String> = record.fields.iter().map(|f| f.meta.name.clone()).collect();
            self.unknown_among(&what, field, known.iter().map(String::as_str));
            return None;
        };
        let ty = record.fields.get(place)?.ty.clone();
        let kind =
            ExprKind::Field { of: Box::new(of), record: id, field: u32::try_from(place).ok()? };
        Some(Expr { kind, ty, span })
    }

    fn call(
        &mut self,
        name: &tree::Name,
        arguments: &[Expression],
        span: Span,
        context: &mut Context,
    ) -> Option<Expr> {
        if name.value == "same_name" {
            let parameters = [("a", Type::Text), ("b", Type::Text)]
                .map(|(name, ty)| Argument { name: name.to_owned(), ty });
            let mut checked = self.arguments(name, arguments, &parameters, context)?.into_iter();
            let (a, b) = (checked.next()?, checked.next()?);
            let kind = ExprKind::SameName(Box::new(a), Box::new(b));
            return Some(Expr { kind, ty: Type::Truth, span });
        }
        let Some(symbol) = self.find(Namespace::Values, &context.visible, &name.value) else {
            let visible = context.visible.clone();
            self.unknown(Namespace::Values, &visible, "definition, class, table or function", name);
            return None;
        };
        let (parameters, ty) = match symbol {
            Symbol::Define(id) => {
                let define = self.model.defines.get(id.index())?;
                (define.arguments.clone(), define.body.expression.ty.clone())
            }
            Symbol::Provision(id) => (self.model.provision(id)?.arguments.clone(), Type::Truth),
            Symbol::Table(id) => {
                let table = self.model.tables.get(id.index())?;
                (table.arguments.clone(), table.ty.clone())
            }
            Symbol::Function(id) => {
                let function = self.model.functions.get(id.index())?;
                (function.arguments.clone(), function.ty.clone())
            }
            Symbol::Unit
            | Symbol::Enumeration(_)
            | Symbol::Record(_)
            | Symbol::Fact(_)
            | Symbol::Parameter(_)
            | Symbol::List(_)
            | Symbol::Judgment(_)
            | Symbol::Suspension(_)
            | Symbol::Fixture(_) => {
                self.report(
                    Diagnostic::error(
                        codes::WRONG_KIND,
                        name.span,
                        format!("`{}` takes no arguments", name.value),
                    )
                    .help(format!("write {} alone", name.value)),
                );
                return None;
            }
        };
        let checked = self.arguments(name, arguments, &parameters, context)?;
        let kind = match symbol {
            Symbol::Define(id) => ExprKind::Define(id, checked),
            Symbol::Provision(id) => ExprKind::Provision(id, checked),
            Symbol::Table(id) => ExprKind::Table(id, checked),
            Symbol::Function(id) => ExprKind::Function(id, checked),
            Symbol::Unit
            | Symbol::Enumeration(_)
            | Symbol::Record(_)
            | Symbol::Fact(_)
            | Symbol::Parameter(_)
            | Symbol::List(_)
            | Symbol::Judgment(_)
            | Symbol::Suspension(_)
            | Symbol::Fixture(_) => return None,
        };
        Some(Expr { kind, ty, span })
    }

    fn arguments(
        &mut self,
        name: &tree::Name,
        arguments: &[Expression],
        parameters: &[Argument],
        context: &mut Context,
    ) -> Option<Vec<Expr>> {
        if arguments.len() != parameters.len() {
            let wants: Vec<&str> = parameters.iter().map(|p| p.name.as_str()).collect();
            self.report(
                Diagnostic::error(
                    codes::ARGUMENTS,
                    name.span,
                    format!(
                        "`{}` takes {} arguments, not {}",
                        name.value,
                        parameters.len(),
                        arguments.len()
                    ),
                )
                .help(format!("write {}({})", name.value, wants.join(", "))),
            );
            return None;
        }
        let checked: Vec<Option<Expr>> = arguments
            .iter()
            .zip(parameters)
            .map(|(argument, parameter)| self.expect(argument, &parameter.ty, context))
            .collect();
        checked.into_iter().collect()
    }

    /// Whether an expression is a bare name that stands for nothing but perhaps a constant.
    pub(super) fn may_be_constant(&self, expr: &Expression, context: &Context) -> bool {
        let ExpressionKind::Name(name) = &expr.value else { return false };
        let variable = context.variables.iter().any(|(n, _, _)| n == name);
        let sibling = context
            .record
            .and_then(|record| self.model.record(record))
            .is_some_and(|record| record.fields.iter().any(|field| field.meta.name == *name));
        let declared = context.record.is_none()
            && (name == "date" || self.find(Namespace::Values, &context.visible, name).is_some());
        !(variable || sibling || declared)
    }
}
