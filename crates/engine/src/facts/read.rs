//! A transaction's text to facts by slot, everything checked against the vocabulary.

use std::sync::Arc;

use tidewaiter_model::{FactId, Field, Judgment, JudgmentId, Model, Type, Value};

use super::document::{Document, DocumentKind, MAX_NESTING, MAX_TRANSACTION};
use super::problem::{
    DUPLICATE_KEY, FactProblem, NOT_A_DOCUMENT, UNKNOWN_FIELD, UNREADABLE, WRONG_TYPE, cut, inside,
    too_deep,
};
use super::{Facts, Judged, Transaction, complete, json, yaml};
use crate::jurisdiction::derived_value;

/// The most problems that are told of one transaction.
const TOLD: usize = 50;

/// Reads a transaction from JSON or YAML.
///
/// # Errors
/// Everything that is wrong with it, each with the path inside the document and a remedy.
pub fn read_transaction(model: &Model, bytes: &[u8]) -> Result<Transaction, Vec<FactProblem>> {
    let document = read_document(bytes)?;
    let mut transaction = from_document(model, &document)?;
    let derive = |body: &_, record: &_| derived_value(model, body, record);
    transaction.facts = complete(model, transaction.facts, &derive).map_err(|mut problems| {
        problems.truncate(TOLD);
        for problem in &mut problems {
            problem.position = document.at(&problem.path).map(|node| node.position);
        }
        problems
    })?;
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
    match first {
        None => Err(unreadable("there is nothing in it".to_owned(), "write a transaction")),
        // Before the parser sees it. YAML is bounded as it is read: brackets in its prose nest nothing.
        Some('{' | '[') if nesting(text) > MAX_NESTING => Err(vec![too_deep()]),
        Some('{' | '[') => json::read(text),
        Some(_) => yaml::read(text),
    }
}

/// How deep the brackets of JSON are nested, outside of its texts.
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
    if reader.problems.is_empty() { Ok(transaction) } else { Err(reader.problems) }
}

/// Reads values against their types, and gathers what is wrong.
pub(super) struct Reader<'m> {
    pub(super) model: &'m Model,
    problems: Vec<FactProblem>,
}

impl Reader<'_> {
    pub(super) fn report(&mut self, node: &Document, problem: FactProblem) {
        if !self.is_full() {
            self.problems.push(problem.at(node.position));
        }
    }

    /// Whether no more is told, so that nothing more need be looked at.
    fn is_full(&self) -> bool {
        self.problems.len() >= TOLD
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
            if self.is_full() {
                break;
            }
            match key.as_str() {
                "id" | "date" | "judgments" if node.kind == DocumentKind::Null => {}
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
                            self.unknown_field(node, &inside("", key), key, known);
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
            FactProblem::new(UNKNOWN_FIELD, path, format!("there is no field `{}`", cut(name)))
                .help(help),
        );
    }

    pub(super) fn wrong(&mut self, node: &Document, path: &str, help: &str) {
        let is = node.words();
        self.report(
            node,
            FactProblem::new(WRONG_TYPE, path, format!("this is {is}")).help(help.to_owned()),
        );
    }

    fn value(&mut self, ty: &Type, node: &Document, path: &str) -> Option<Value> {
        if node.kind == DocumentKind::Null || self.is_full() {
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
                if matches!(ty, Type::List(_)) {
                    return Some(Value::List(Arc::from(values)));
                }
                let place = match Value::set(values) {
                    Ok(set) => return Some(set),
                    Err(place) => place,
                };
                let path = format!("{path}[{place}]");
                let problem =
                    FactProblem::new(DUPLICATE_KEY, &path, "this stands twice in the set");
                let node = elements.get(place).unwrap_or(node);
                self.report(node, problem.help("write each member once"));
                None
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
            if self.is_full() {
                break;
            }
            let inside = inside(path, key);
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

    fn judgments(&mut self, node: &Document, facts: &mut Facts) {
        let DocumentKind::Map(entries) = &node.kind else {
            self.wrong(node, "judgments", "write { \"pack.judgment\": true }");
            return;
        };
        for (key, node) in entries {
            if self.is_full() {
                break;
            }
            let path = inside("judgments", key);
            let model = self.model;
            let named = |j: &Judgment| j.meta.id == *key || j.meta.name == *key;
            let mut found = (0..).map(JudgmentId).zip(&model.judgments).filter(|(_, j)| named(j));
            match (found.next(), found.next()) {
                (Some((id, judgment)), None) => {
                    let Some(judged) = self.judged(node, &path) else { continue };
                    if facts.judged(id).is_some() {
                        let message = format!("`{}` is answered twice", judgment.meta.id);
                        let problem = FactProblem::new(DUPLICATE_KEY, &path, message);
                        self.report(node, problem.help("keep one of them"));
                    }
                    facts.judge(id, Some(judged));
                }
                (Some((_, one)), Some((_, other))) => {
                    let help = format!("write {} or {}", one.meta.id, other.meta.id);
                    let message = format!("`{key}` is a judgment of two packs");
                    self.report(node, FactProblem::new(UNKNOWN_FIELD, &path, message).help(help));
                }
                (None, _) => {
                    self.unknown_judgment(node, &path, key);
                }
            }
        }
    }

    fn unknown_judgment(&mut self, node: &Document, path: &str, name: &str) {
        let judgments = &self.model.judgments;
        let ids = || judgments.iter().map(|judgment| judgment.meta.id.as_str());
        let names = judgments.iter().map(|judgment| judgment.meta.name.as_str());
        let help = match nearest(name, ids().chain(names)) {
            Some(near) => format!("did you mean `{near}`?"),
            None if judgments.is_empty() => "leave it out: these packs ask for none".to_owned(),
            None => format!("there are {}", ids().collect::<Vec<_>>().join(", ")),
        };
        let message = format!("there is no judgment `{}`", cut(name));
        self.report(node, FactProblem::new(UNKNOWN_FIELD, path, message).help(help));
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
                    if self.is_full() {
                        break;
                    }
                    let inside = inside(path, key);
                    match (key.as_str(), &node.kind) {
                        ("answer" | "by" | "on" | "because", DocumentKind::Null) => {}
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

/// The known name nearest to a misspelt one, if it is near.
pub(super) fn nearest<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    // The distance takes as much room as both lengths multiplied, and no long text is a slip.
    const LONGEST: usize = 100;
    known
        .filter(|candidate| name.len() <= LONGEST && candidate.len() <= LONGEST)
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.len() / 4)
        .min()
        .map(|(_, candidate)| candidate)
}
