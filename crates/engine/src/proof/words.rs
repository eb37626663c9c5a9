//! An expression in the words of the pack.

use tidewaiter_model::{
    Argument, Arithmetic, BlockKind, Expr, ExprKind, Model, Quantifier, Relation, Slot,
};

use super::show::show_value;

/// The names of the slots of a frame.
#[derive(Debug, Clone, Default)]
pub struct SlotNames(Vec<String>);

impl SlotNames {
    /// Those of parameters.
    pub fn of(arguments: &[Argument]) -> Self {
        Self(arguments.iter().map(|argument| argument.name.clone()).collect())
    }

    /// Those of a record in the first slot, whose fields are written without it.
    fn get(&self, slot: Slot) -> String {
        self.0.get(usize::from(slot.0)).cloned().unwrap_or_default()
    }

    /// With the name of a variable.
    pub fn with(&self, slot: Slot, name: &str) -> Self {
        let mut names = self.0.clone();
        let place = usize::from(slot.0);
        names.resize(names.len().max(place + 1), String::new());
        if let Some(entry) = names.get_mut(place) {
            name.clone_into(entry);
        }
        Self(names)
    }
}

/// The expression as Tide writes it, on one line.
pub fn words(model: &Model, names: &SlotNames, expr: &Expr) -> String {
    let say = |inner: &Expr| words(model, names, inner);
    let operand = |inner: &Expr| {
        let text = say(inner);
        if binds_loosely(inner) { format!("({text})") } else { text }
    };
    match &expr.kind {
        ExprKind::Constant(value) => show_value(model, &expr.ty, value),
        ExprKind::Date => "date".to_owned(),
        ExprKind::Fact(id) => name_of(model.facts.get(id.index()).map(|f| &f.meta)),
        ExprKind::Variable(slot) => names.get(*slot),
        ExprKind::Field { of, record, field } => {
            let field = model
                .record(*record)
                .and_then(|r| r.fields.get(*field as usize))
                .map(|f| f.meta.name.as_str())
                .unwrap_or_default();
            let of = say(of);
            if of.is_empty() { field.to_owned() } else { format!("{of}.{field}") }
        }
        ExprKind::Parameter(id) => name_of(model.parameters.get(id.index()).map(|p| &p.meta)),
        ExprKind::Judgment(id) => name_of(model.judgments.get(id.index()).map(|j| &j.meta)),
        ExprKind::List(id) => name_of(model.lists.get(id.index()).map(|l| &l.meta)),
        ExprKind::Define(id, args) => {
            call(&name_of(model.defines.get(id.index()).map(|d| &d.meta)), args, &say)
        }
        ExprKind::Provision(id, args) => {
            call(&name_of(model.provision(*id).map(|p| &p.meta)), args, &say)
        }
        ExprKind::Table(id, args) => {
            call(&name_of(model.tables.get(id.index()).map(|t| &t.meta)), args, &say)
        }
        ExprKind::Function(id, args) => {
            call(&name_of(model.functions.get(id.index()).map(|f| &f.meta)), args, &say)
        }
        ExprKind::SameName(a, b) => format!("same_name({}, {})", say(a), say(b)),
        ExprKind::Set(elements) => {
            format!("{{{}}}", elements.iter().map(say).collect::<Vec<_>>().join(", "))
        }
        ExprKind::And(conditions) => {
            conditions.iter().map(operand).collect::<Vec<_>>().join(" and ")
        }
        ExprKind::Or(conditions) => conditions.iter().map(operand).collect::<Vec<_>>().join(" or "),
        ExprKind::Not(condition) => format!("not {}", operand(condition)),
        ExprKind::Compare(relation, left, right) => {
            format!("{} {} {}", operand(left), symbol(*relation), operand(right))
        }
        ExprKind::In { element, collection, negated } => {
            let word = if *negated { "not in" } else { "in" };
            format!("{} {word} {}", operand(element), operand(collection))
        }
        ExprKind::Arithmetic(operation, left, right) => {
            let symbol = match operation {
                Arithmetic::Plus => "+",
                Arithmetic::Minus => "-",
                Arithmetic::Times => "*",
                Arithmetic::Over => "/",
            };
            format!("{} {symbol} {}", operand(left), operand(right))
        }
        ExprKind::Block(kind, _) => match kind {
            BlockKind::All => "all of these".to_owned(),
            BlockKind::Any => "any of these".to_owned(),
        },
        ExprKind::Quantified { quantifier, variable, name, collection, filter, body } => {
            let word = match quantifier {
                Quantifier::Any => "any",
                Quantifier::Every => "every",
                Quantifier::No => "no",
            };
            let inner = names.with(*variable, name);
            let filter = filter_words(model, &inner, filter.as_deref());
            let body = words(model, &inner, body);
            format!("{word} {name} in {}{filter} has {body}", say(collection))
        }
        ExprKind::SumOf { value, variable, name, collection, filter } => {
            let inner = names.with(*variable, name);
            let filter = filter_words(model, &inner, filter.as_deref());
            let value = words(model, &inner, value);
            format!("sum of {value} for {name} in {}{filter}", say(collection))
        }
        ExprKind::CountOf { variable, name, collection, filter } => {
            let inner = names.with(*variable, name);
            let filter = filter_words(model, &inner, filter.as_deref());
            format!("count of {name} in {}{filter}", say(collection))
        }
    }
}

fn filter_words(model: &Model, names: &SlotNames, filter: Option<&Expr>) -> String {
    filter.map(|filter| format!(" where {}", words(model, names, filter))).unwrap_or_default()
}

fn name_of(meta: Option<&tidewaiter_model::Meta>) -> String {
    meta.map(|meta| meta.name.clone()).unwrap_or_default()
}

fn call(name: &str, arguments: &[Expr], say: &dyn Fn(&Expr) -> String) -> String {
    if arguments.is_empty() {
        return name.to_owned();
    }
    format!("{name}({})", arguments.iter().map(say).collect::<Vec<_>>().join(", "))
}

fn symbol(relation: Relation) -> &'static str {
    match relation {
        Relation::AtLeast => ">=",
        Relation::AtMost => "<=",
        Relation::Above => ">",
        Relation::Below => "<",
        Relation::Is => "is",
        Relation::IsNot => "is not",
    }
}

/// Whether it needs parentheses as an operand.
fn binds_loosely(expr: &Expr) -> bool {
    matches!(
        expr.kind,
        ExprKind::And(_)
            | ExprKind::Or(_)
            | ExprKind::Not(_)
            | ExprKind::Compare(..)
            | ExprKind::In { .. }
            | ExprKind::Arithmetic(..)
            | ExprKind::Quantified { .. }
            | ExprKind::SumOf { .. }
            | ExprKind::CountOf { .. }
    )
}
