//! Plugins as functions that rule packs call.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::mem;
use std::sync::Arc;

use tidewaiter_engine::{Functions, Law};
use tidewaiter_model::{Function, FunctionId, Model, PackId, Type, Value};
use tidewaiter_syntax::Day;

use crate::bindings::capability::{Call, Signature};
use crate::bindings::facts::{Column, Field};
use crate::column::{days, decode, encode};
use crate::limits::Import;
use crate::plugin::{Plugin, PluginKind};
use crate::refusal::Refusal;
use crate::session::{DayLists, Session};
use crate::shape::{Shape, tide_type, value_shape};
use crate::words::printable;

/// Bytes of the answers that are kept, about and at most.
const KEPT: usize = 64 << 20;

/// The functions of a model, each from the plugin that its pack's manifest names.
///
/// A plugin's instance is kept for the calls of one day, so that what it makes of a list is made once.
/// Each distinct call is made once; a failure ends the instance, and the next call gets a fresh one.
///
/// [`Functions::failures`] are those since they were last asked for: of one determination, where each
/// asks when it is made. An answer that failed and is remembered fails anew for each.
pub struct HostFunctions<'a> {
    model: &'a Arc<Model>,
    bound: Vec<Option<Bound<'a>>>,
    running: RefCell<Running>,
}

impl std::fmt::Debug for HostFunctions<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HostFunctions").field("bound", &self.bound).finish_non_exhaustive()
    }
}

/// A function bound to a plugin's.
#[derive(Debug)]
struct Bound<'a> {
    plugin: &'a Plugin,
    place: u32,
    parameters: Vec<Vec<Shape>>,
    returns: Vec<Shape>,
}

#[derive(Default)]
struct Running {
    /// The day decided, and that of the law as known: all that a call is told beside its arguments.
    day: Option<(Day, Day)>,
    /// By the pack and the plugin's name in its manifest: another pack has other lists for it.
    sessions: BTreeMap<(PackId, String), Session>,
    answers: HashMap<(FunctionId, Vec<Value>), Result<Option<Value>, String>>,
    /// Bytes of the answers, about.
    kept: usize,
    failures: BTreeSet<String>,
}

impl<'a> HostFunctions<'a> {
    /// Binds every function that the packs declare. `plugins` are those of the manifests, by pack and
    /// name.
    ///
    /// # Errors
    /// Every function whose plugin is missing, has no such function, or has it with other types.
    pub fn bind(
        model: &'a Arc<Model>,
        plugins: &'a BTreeMap<(String, String), Plugin>,
    ) -> Result<HostFunctions<'a>, Vec<(FunctionId, Refusal)>> {
        let (mut bound, mut refused) = (Vec::new(), Vec::new());
        for (id, function) in (0..).map(FunctionId).zip(&model.functions) {
            match bind(model, function, plugins) {
                Ok(found) => bound.push(found),
                Err(refusal) => refused.push((id, refusal)),
            }
        }
        if refused.is_empty() {
            Ok(HostFunctions { model, bound, running: RefCell::default() })
        } else {
            Err(refused)
        }
    }

    fn ask(
        &self,
        law: &Law<'_>,
        id: FunctionId,
        arguments: &[Value],
    ) -> Result<Option<Value>, String> {
        let (Some(function), Some(Some(bound))) =
            (self.model.functions.get(id.index()), self.bound.get(id.index()))
        else {
            return Err("the plugin is not loaded".to_owned());
        };
        let Some(asked) = law.asked else { return Err("no day is asked".to_owned()) };
        let day = (asked.on, asked.known);
        let mut running = self.running.borrow_mut();
        let running = &mut *running;
        if running.day != Some(day) {
            running.sessions.clear();
            running.forget();
            running.day = Some(day);
        }
        let key = (id, arguments.to_vec());
        if let Some(answer) = running.answers.get(&key) {
            running.failures.extend(answer.clone().err());
            return answer.clone();
        }
        let place = (function.meta.pack, function.plugin.clone());
        let session = match running.sessions.remove(&place) {
            Some(session) => Ok(session),
            None => Session::start(bound.plugin, self.lists(function, bound, law)),
        };
        let answer = session.and_then(|mut session| {
            let answer = self.compute(&mut session, function, bound, day, arguments);
            bound.plugin.keep_log(session.take_log());
            if answer.is_ok() {
                running.sessions.insert(place, session);
            }
            answer
        });
        let answer = answer
            .map_err(|why| printable(&format!("the plugin {} {why}", bound.plugin.kind.name())));
        running.failures.extend(answer.clone().err());
        running.keep(key, &answer);
        answer
    }

    fn lists(&self, function: &Function, bound: &Bound<'_>, law: &Law<'_>) -> Arc<DayLists> {
        if bound.plugin.imports.contains(&Import::Lists) {
            Arc::new(DayLists::of(self.model, function.meta.pack, law))
        } else {
            Arc::default()
        }
    }

    fn compute(
        &self,
        session: &mut Session,
        function: &Function,
        bound: &Bound<'_>,
        (on, known): (Day, Day),
        arguments: &[Value],
    ) -> Result<Option<Value>, String> {
        let columns: Vec<Column> = bound
            .parameters
            .iter()
            .zip(arguments)
            .flat_map(|(shapes, argument)| {
                let model = self.model;
                shapes
                    .iter()
                    .map(move |shape| encode(model, shape, std::iter::once(Some(argument))))
            })
            .collect();
        let call = Call {
            function: bound.place,
            rows: 1,
            arguments: columns,
            on: days(on),
            known: days(known),
        };
        let columns = session.compute(&call)?;
        let mut values = decode(self.model, &function.ty, &bound.returns, &columns, 1)
            .map_err(|why| format!("gave an answer that makes no sense: {why}"))?;
        Ok(values.pop().flatten())
    }
}

impl Running {
    fn keep(&mut self, key: (FunctionId, Vec<Value>), answer: &Result<Option<Value>, String>) {
        let of_answer = match answer {
            Ok(value) => value.as_ref().map_or(0, weight),
            Err(why) => why.len(),
        };
        let bytes = key.1.iter().map(weight).sum::<usize>().saturating_add(of_answer);
        if self.kept.saturating_add(bytes) > KEPT {
            self.forget();
        }
        if bytes <= KEPT {
            self.kept = self.kept.saturating_add(bytes);
            self.answers.insert(key, answer.clone());
        }
    }

    fn forget(&mut self) {
        self.answers.clear();
        self.kept = 0;
    }
}

/// The bytes that a value takes, about.
fn weight(value: &Value) -> usize {
    let inside = match value {
        Value::Text(text) => text.len(),
        Value::List(values) | Value::Record(values) => {
            values.iter().flatten().fold(0_usize, |sum, value| sum.saturating_add(weight(value)))
        }
        Value::Truth(_)
        | Value::Number(_)
        | Value::Money(_)
        | Value::Date(_)
        | Value::Constant(..) => 0,
    };
    inside.saturating_add(64)
}

impl Functions for HostFunctions<'_> {
    fn call(
        &self,
        law: &Law<'_>,
        id: FunctionId,
        arguments: &[Value],
    ) -> Result<Option<Value>, String> {
        self.ask(law, id, arguments)
    }

    fn failures(&self) -> Vec<String> {
        mem::take(&mut self.running.borrow_mut().failures).into_iter().collect()
    }
}

fn bind<'a>(
    model: &'a Model,
    function: &'a Function,
    plugins: &'a BTreeMap<(String, String), Plugin>,
) -> Result<Option<Bound<'a>>, Refusal> {
    let name = &function.meta.name;
    let refused = |message: String, help: &str| Err(Refusal::new(message, help));
    let pack = model.pack(function.meta.pack).map(|pack| pack.name.clone()).unwrap_or_default();
    let Some(plugin) = plugins.get(&(pack, function.plugin.clone())) else {
        return refused(
            format!(
                "the function {name} is from the plugin {}, and the manifest has none of that name",
                function.plugin
            ),
            "name it in pack.toml, under [plugins.NAME], with path and sha256",
        );
    };
    let PluginKind::Functions(about) = &plugin.kind else {
        return refused(
            format!(
                "the function {name} is from the plugin {}, which decides transactions and has no functions",
                function.plugin
            ),
            "name a plugin of the world functions",
        );
    };
    let Some(place) = about.functions.iter().position(|found| found.name == *name) else {
        let known: Vec<&str> = about.functions.iter().map(|found| found.name.as_str()).collect();
        return refused(
            format!("the plugin {} has no function {name}", about.name),
            &format!("it has {}", known.join(", ")),
        );
    };
    let Some(found) = about.functions.get(place) else { return Ok(None) };
    if found.parameters.len() != function.arguments.len() {
        return refused(
            format!(
                "the function {name} is declared with {} parameters, and the plugin's has {}",
                function.arguments.len(),
                found.parameters.len()
            ),
            &format!("the plugin has it as {}", signature(found)),
        );
    }
    let fit = |ty: &Type, fields: &[Field]| -> Result<Vec<Shape>, Refusal> {
        fields
            .iter()
            .map(|field| {
                value_shape(model, ty, field).map_err(|refusal| {
                    Refusal::new(
                        format!(
                            "the function {name} is not declared as the plugin has it: {}",
                            refusal.message
                        ),
                        format!("the plugin has it as {}", signature(found)),
                    )
                })
            })
            .collect()
    };
    let parameters = function.arguments.iter().zip(&found.parameters);
    Ok(Some(Bound {
        plugin,
        place: u32::try_from(place).unwrap_or(u32::MAX),
        parameters: parameters.map(|(a, p)| fit(&a.ty, &p.fields)).collect::<Result<_, _>>()?,
        returns: fit(&function.ty, &found.returns)?,
    }))
}

/// A plugin's function as a rule file declares it: `name_match(a: text, b: text): percent`. Of a record
/// the fields are told: `name_hits(name: text): list of records { listed: text, score: percent }`.
#[must_use]
pub fn signature(found: &Signature) -> String {
    let parameter =
        |p: &crate::bindings::capability::Parameter| format!("{}: {}", p.name, declared(&p.fields));
    let parameters: Vec<String> = found.parameters.iter().map(parameter).collect();
    format!("{}({}): {}", found.name, parameters.join(", "), declared(&found.returns))
}

/// The type of a value that crosses as those fields.
fn declared(fields: &[Field]) -> String {
    let list = |field: &Field| field.path.starts_with("[]");
    let whole = if fields.iter().all(list) { "list of " } else { "" };
    let own = |field: &Field| {
        let path = field.path.strip_prefix("[]").unwrap_or(&field.path);
        (path.trim_start_matches('.').to_owned(), tide_type(&field.kind))
    };
    match fields {
        [field] if own(field).0.is_empty() => format!("{whole}{}", own(field).1),
        _ => {
            let told = fields.iter().map(own).map(|(path, ty)| format!("{path}: {ty}"));
            format!("{whole}records {{ {} }}", told.collect::<Vec<_>>().join(", "))
        }
    }
}
