//! A transaction's text to facts by slot, everything checked against the vocabulary.

use std::sync::Arc;

use tidewaiter_model::{
    Currency, Enumeration, FactId, Field, JudgmentId, Model, Money, Number, Type, Unit, Value,
};
use tidewaiter_syntax::Day;

use super::document::{Document, DocumentKind, MAX_NESTING, MAX_TRANSACTION};
use super::problem::{
    FactProblem, NOT_A_DOCUMENT, UNKNOWN_FIELD, UNKNOWN_VALUE, UNREADABLE, WRONG_TYPE, WRONG_UNIT,
};
use super::{Facts, Judged, Transaction, complete, json, yaml};
use crate::jurisdiction::derived_value;

/// The most problems that are told of one transaction.
const TOLD: usize = 50;
/// The most constants that are listed where one is wrong.
const LISTED: usize = 12;

/// Reads a transaction from JSON or YAML.
///
/// # Errors
/// Everything that is wrong with it, each with the path inside the document and a remedy.
pub fn read_transaction(model: &Model, bytes: &[u8]) -> Result<Transaction, Vec<FactProblem>> {
    let document = read_document(bytes)?;
    let mut transaction = from_document(model, &document)?;
    let derive = |body: &_, record: &_| derived_value(model, body, record);
    transaction.facts = complete(model, transaction.facts, &derive)?;
    Ok(transaction)
}

/// Reads JSON (a text that begins with `{` or `[`) or YAML.
///
/// # Errors
/// What keeps it from being read.
pub fn read_document(bytes: &[u8]) -> Result<Document, Vec<FactProblem>> {
    let unreadable =
        |message: String, help: &str| vec![FactProblem::new(UNREADABLE, "", message).help(help)];
    if bytes.len() > MAX_TRANSACTION {
        return Err(unreadable(
            format!("it has {} bytes; a transaction has at most {MAX_TRANSACTION}", bytes.len()),
            "give each transaction a file of its own",
        ));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        unreadable(format!("byte {} is not UTF-8", error.valid_up_to()), "save it as UTF-8")
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.trim_start().chars().next();
    if nesting(text) > MAX_NESTING {
        return Err(unreadable(
            format!("nested more than {MAX_NESTING} deep"),
            "a transaction is nowhere near as deep",
        ));
    }
    match first {
        None => Err(unreadable("there is nothing in it".to_owned(), "write a transaction")),
        Some('{' | '[') => json::read(text),
        Some(_) => yaml::read(text),
    }
}

/// How deep brackets are nested, outside of texts.
fn nesting(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0_usize);
    let (mut quoted, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// The facts of a document, derived fields not yet filled in.
///
/// # Errors
/// Everything that does not fit the vocabulary.
pub fn from_document(model: &Model, document: &Document) -> Result<Transaction, Vec<FactProblem>> {
    let mut reader = Reader { model, problems: Vec::new() };
    let transaction = reader.transaction(document);
    reader.problems.truncate(TOLD);
    if reader.problems.is_empty() { Ok(transaction) } else { Err(reader.problems) }
}

struct Reader<'m> {
    model: &'m Model,
    problems: Vec<FactProblem>,
}

impl Reader<'_> {
    fn report(&mut self, node: &Document, problem: FactProblem) {
        self.problems.push(problem.at(node.position));
    }

    fn transaction(&mut self, document: &Document) -> Transaction {
        let mut transaction =
            Transaction { id: None, date: None, facts: Facts::unknown(self.model) };
        let DocumentKind::Map(entries) = &document.kind else {
            let is = document.words();
            self.report(
                document,
                FactProblem::new(
                    NOT_A_DOCUMENT,
                    "",
                    format!("a transaction is an object; this is {is}"),
                )
                .help("write { \"date\": \"2024-06-01\", ... }"),
            );
            return transaction;
        };
        for (key, node) in entries {
            match key.as_str() {
                "id" => transaction.id = self.text(node, key).map(|id| id.to_string()),
                "date" => transaction.date = self.date(node, key),
                "judgments" => self.judgments(node, &mut transaction.facts),
                _ => {
                    let model = self.model;
                    let found = model.facts.iter().position(|fact| fact.meta.name == *key);
                    let fact = found.and_then(|place| Some((place, model.facts.get(place)?)));
                    match fact {
                        Some((place, fact)) => {
                            let id = FactId(u32::try_from(place).unwrap_or(u32::MAX));
                            let value = self.value(&fact.ty, node, key);
                            transaction.facts.set(id, value);
                        }
                        None => {
                            let known = model.facts.iter().map(|fact| fact.meta.name.as_str());
                            let known = known.chain(["id", "date", "judgments"]);
                            self.unknown_field(node, key, key, known);
                        }
                    }
                }
            }
        }
        transaction
    }

    fn unknown_field<'k>(
        &mut self,
        node: &Document,
        path: &str,
        name: &str,
        known: impl Iterator<Item = &'k str>,
    ) {
        let known: Vec<&str> = known.collect();
        let help = match nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there are {}", known.join(", ")),
        };
        self.report(
            node,
            FactProblem::new(UNKNOWN_FIELD, path, format!("there is no field `{name}`")).help(help),
        );
    }

    fn wrong(&mut self, node: &Document, path: &str, help: &str) {
        let is = node.words();
        self.report(
            node,
            FactProblem::new(WRONG_TYPE, path, format!("this is {is}")).help(help.to_owned()),
        );
    }

    fn text(&mut self, node: &Document, path: &str) -> Option<Arc<str>> {
        if let DocumentKind::Text(text) = &node.kind {
            return Some(Arc::from(text.as_str()));
        }
        self.wrong(node, path, "write a text in quotation marks");
        None
    }

    fn date(&mut self, node: &Document, path: &str) -> Option<Day> {
        let DocumentKind::Text(text) = &node.kind else {
            self.wrong(node, path, "write a date such as \"2023-11-17\"");
            return None;
        };
        text.parse()
            .map_err(|why: String| {
                let problem = FactProblem::new(WRONG_TYPE, path, why);
                self.report(
                    node,
                    problem.help("write a day of the calendar such as \"2023-11-17\""),
                );
            })
            .ok()
    }

    fn value(&mut self, ty: &Type, node: &Document, path: &str) -> Option<Value> {
        if node.kind == DocumentKind::Null {
            return None;
        }
        match ty {
            Type::Truth => {
                if let DocumentKind::Truth(truth) = node.kind {
                    return Some(Value::Truth(truth));
                }
                self.wrong(node, path, "write true or false");
                None
            }
            Type::Number(unit) => self.number(unit, node, path).map(Value::Number),
            Type::Percent => self.percent(node, path).map(Value::Number),
            Type::Money => self.money(node, path).map(Value::Money),
            Type::Date => self.date(node, path).map(Value::Date),
            Type::Text => self.text(node, path).map(Value::Text),
            Type::Enumeration(id) => {
                let enumeration = self.model.enumeration(*id)?;
                let place = self.constant(enumeration, node, path)?;
                Some(Value::Constant(*id, place))
            }
            Type::Record(id) => {
                let record = self.model.record(*id)?;
                self.record(&record.fields, node, path)
            }
            Type::List(element) | Type::Set(element) => {
                let DocumentKind::List(elements) = &node.kind else {
                    self.wrong(node, path, "write a list: [ ... ]");
                    return None;
                };
                let values = elements.iter().enumerate();
                let values: Vec<Option<Value>> = values
                    .map(|(place, node)| self.value(element, node, &format!("{path}[{place}]")))
                    .collect();
                Some(Value::List(Arc::from(values)))
            }
        }
    }

    fn record(&mut self, fields: &[Field], node: &Document, path: &str) -> Option<Value> {
        let DocumentKind::Map(entries) = &node.kind else {
            let names: Vec<&str> = fields.iter().map(|field| field.meta.name.as_str()).collect();
            self.wrong(
                node,
                path,
                &format!("write an object with the fields {}", names.join(", ")),
            );
            return None;
        };
        let mut values = vec![None; fields.len()];
        for (key, node) in entries {
            let inside = format!("{path}.{key}");
            let place = fields.iter().position(|field| field.meta.name == *key);
            match place.and_then(|place| Some((fields.get(place)?, values.get_mut(place)?))) {
                Some((field, slot)) => *slot = self.value(&field.ty, node, &inside),
                None => {
                    let known = fields.iter().map(|field| field.meta.name.as_str());
                    self.unknown_field(node, &inside, key, known);
                }
            }
        }
        Some(Value::Record(Arc::from(values)))
    }

    fn constant(&mut self, enumeration: &Enumeration, node: &Document, path: &str) -> Option<u32> {
        let DocumentKind::Text(text) = &node.kind else {
            let title = &enumeration.meta.title;
            self.wrong(node, path, &format!("write one of: {title}"));
            return None;
        };
        let place = enumeration.constants.iter().position(|constant| constant.name == *text);
        if place.is_none() {
            let known: Vec<&str> = enumeration.constants.iter().map(|c| c.name.as_str()).collect();
            let near = nearest(text, known.iter().copied());
            let help = match near {
                _ if known.len() <= LISTED => format!("there are {}", known.join(", ")),
                Some(near) => format!("did you mean {near}?"),
                None => format!("write one of: {}", enumeration.meta.title),
            };
            let message = format!("`{text}` is no {}", enumeration.meta.name);
            self.report(node, FactProblem::new(UNKNOWN_VALUE, path, message).help(help));
        }
        place.and_then(|place| u32::try_from(place).ok())
    }

    /// A decimal; one with an exponent is refused with the remedy.
    fn decimal(&mut self, text: &str, node: &Document, path: &str) -> Option<Number> {
        Number::parse(text)
            .map_err(|why| {
                let help = "write an exact decimal without an exponent, such as 4800 or 5.92";
                self.report(node, FactProblem::new(WRONG_TYPE, path, why).help(help));
            })
            .ok()
    }

    fn number(&mut self, unit: &Unit, node: &Document, path: &str) -> Option<Number> {
        let plain = unit.dimension.is_none();
        let example = if plain {
            "write a number such as 4800".to_owned()
        } else {
            format!("write the number with its unit, such as \"10 {}\"", unit.symbol)
        };
        match &node.kind {
            DocumentKind::Number(text) if plain => self.decimal(text, node, path),
            DocumentKind::Number(_) => {
                let message = "this number has no unit";
                self.report(node, FactProblem::new(WRONG_UNIT, path, message).help(example));
                None
            }
            DocumentKind::Text(text) => {
                let (number, written) = split_quantity(text);
                let value = self.decimal(number, node, path)?;
                let found = unit_named(self.model, written);
                match found.filter(|found| found.dimension == unit.dimension) {
                    Some(found) => value.times(found.factor),
                    None => {
                        let message = if written.is_empty() {
                            "this number has no unit".to_owned()
                        } else {
                            format!("`{written}` is no unit of this")
                        };
                        self.report(
                            node,
                            FactProblem::new(WRONG_UNIT, path, message).help(example),
                        );
                        None
                    }
                }
            }
            DocumentKind::Null
            | DocumentKind::Truth(_)
            | DocumentKind::List(_)
            | DocumentKind::Map(_) => {
                self.wrong(node, path, &example);
                None
            }
        }
    }

    fn percent(&mut self, node: &Document, path: &str) -> Option<Number> {
        const HELP: &str = "write the percentage with its sign, such as \"0.1 %\"";
        if let DocumentKind::Text(text) = &node.kind
            && let Some(number) = text.trim().strip_suffix('%')
        {
            let number = self.decimal(number.trim(), node, path)?;
            return number.over(Number::whole(100));
        }
        if matches!(node.kind, DocumentKind::Number(_)) {
            let message = "this number may be a share or a percentage";
            self.report(node, FactProblem::new(WRONG_UNIT, path, message).help(HELP));
        } else {
            self.wrong(node, path, HELP);
        }
        None
    }

    fn money(&mut self, node: &Document, path: &str) -> Option<Money> {
        const HELP: &str = "write the amount with its currency, such as \"1000.00 USD\"";
        if let DocumentKind::Text(text) = &node.kind
            && let Some((amount, code)) = text.trim().split_once(' ')
        {
            let amount = self.decimal(amount, node, path)?;
            if let Some(currency) = Currency::new(code.trim()) {
                return Some(Money { amount, currency });
            }
        }
        self.wrong(node, path, HELP);
        None
    }

    fn judgments(&mut self, node: &Document, facts: &mut Facts) {
        let DocumentKind::Map(entries) = &node.kind else {
            self.wrong(node, "judgments", "write { \"pack.judgment\": true }");
            return;
        };
        for (key, node) in entries {
            let path = format!("judgments.{key}");
            let model = self.model;
            let named = |j: &tidewaiter_model::Judgment| j.meta.id == *key || j.meta.name == *key;
            let mut found = (0..).map(JudgmentId).zip(&model.judgments).filter(|(_, j)| named(j));
            match (found.next(), found.next()) {
                (Some((id, _)), None) => {
                    if let Some(judged) = self.judged(node, &path) {
                        facts.judge(id, Some(judged));
                    }
                }
                (Some((_, one)), Some((_, other))) => {
                    let help = format!("write {} or {}", one.meta.id, other.meta.id);
                    let message = format!("`{key}` is a judgment of two packs");
                    self.report(node, FactProblem::new(UNKNOWN_FIELD, &path, message).help(help));
                }
                (None, _) => {
                    let known: Vec<&str> =
                        model.judgments.iter().map(|j| j.meta.id.as_str()).collect();
                    self.unknown_field(node, &path, key, known.into_iter());
                }
            }
        }
    }

    /// `true`, or `{ "answer": true, "by": "...", "on": "...", "because": "..." }`; null is no answer.
    fn judged(&mut self, node: &Document, path: &str) -> Option<Judged> {
        match &node.kind {
            DocumentKind::Null => None,
            DocumentKind::Truth(answer) => Some(Judged::anonymous(*answer)),
            DocumentKind::Map(entries) => {
                let mut judged = Judged::anonymous(false);
                let mut answered = false;
                for (key, node) in entries {
                    let inside = format!("{path}.{key}");
                    match (key.as_str(), &node.kind) {
                        ("answer", DocumentKind::Truth(answer)) => {
                            judged.answer = *answer;
                            answered = true;
                        }
                        ("answer", _) => self.wrong(node, &inside, "write true or false"),
                        ("by", _) => judged.by = self.text(node, &inside).map(|t| t.to_string()),
                        ("on", _) => judged.on = self.date(node, &inside),
                        ("because", _) => {
                            judged.because = self.text(node, &inside).map(|t| t.to_string());
                        }
                        _ => {
                            let known = ["answer", "by", "on", "because"].into_iter();
                            self.unknown_field(node, &inside, key, known);
                        }
                    }
                }
                if !answered && !entries.iter().any(|(key, _)| key == "answer") {
                    self.wrong(node, path, "write \"answer\": true or false");
                }
                answered.then_some(judged)
            }
            DocumentKind::Number(_) | DocumentKind::Text(_) | DocumentKind::List(_) => {
                self.wrong(
                    node,
                    path,
                    "write true or false, or { \"answer\": true, \"by\": \"...\" }",
                );
                None
            }
        }
    }
}

/// The number of a quantity and the unit behind it.
fn split_quantity(text: &str) -> (&str, &str) {
    let text = text.trim();
    match text.split_once([' ', '\t']) {
        Some((number, unit)) => (number, unit.trim()),
        None => (text, ""),
    }
}

/// The unit that a text names: `mm2`, `GB/s/mm2`, `per mm2`; nothing is the unit of plain numbers.
fn unit_named(model: &Model, text: &str) -> Option<Unit> {
    if text.is_empty() {
        return Some(Unit::none());
    }
    let find = |name: &str| model.units.iter().find(|unit| unit.name == name).map(|n| &n.unit);
    let (over, under) = match text.strip_prefix("per ") {
        Some(under) => (None, under.trim()),
        None => {
            let (over, under) = text.split_once('/').unwrap_or((text, ""));
            (Some(over), under)
        }
    };
    let mut unit = match over {
        Some(over) => find(over)?.clone(),
        None => Unit::none(),
    };
    for name in under.split('/').filter(|name| !name.is_empty()) {
        let divisor = find(name)?;
        unit.dimension = unit.dimension.over(&divisor.dimension);
        unit.factor = unit.factor.over(divisor.factor)?;
    }
    Some(unit)
}

/// The known name nearest to a misspelt one, if it is near.
fn nearest<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    known
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.len() / 4)
        .min()
        .map(|(_, candidate)| candidate)
}
