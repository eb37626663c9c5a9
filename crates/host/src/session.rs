//! One instance of a plugin, under limits.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tidewaiter_engine::Law;
use tidewaiter_model::{ListId, Model, PackId, Type, Value};
use wasmtime::component::{HasSelf, Linker};
use wasmtime::{Engine, ResourceLimiter, Store, Trap};

use crate::bindings::{capability, controls, facts, functions, jurisdiction, lists, log};
use crate::column::encode;
use crate::limits::Limits;
use crate::plugin::Plugin;
use crate::shape::value_shape;
use crate::words::printable;

/// How often the clock of the host ticks.
pub(crate) const TICK: Duration = Duration::from_millis(10);
/// Lines that a plugin may log in one call.
const LOG_LINES: usize = 100;
/// Fields of a list that a plugin may ask for in one call.
const LIST_FIELDS: usize = 64;

/// Why a call gave no answer, in words that follow "the plugin".
pub type Failure = String;

/// The lists that a plugin may read, as they stand on a day, by name.
#[derive(Debug, Default)]
pub struct DayLists {
    model: Option<Arc<Model>>,
    lists: BTreeMap<String, DayList>,
}

/// A list on a day.
#[derive(Debug)]
struct DayList {
    /// The type of its elements.
    ty: Type,
    /// Its elements; none where no version is in force.
    values: Option<Vec<Option<Value>>>,
}

impl DayLists {
    /// The lists of a pack under a law, by name; and those of the packs it uses, by `pack.name`.
    pub fn of(model: &Arc<Model>, pack: PackId, law: &Law<'_>) -> DayLists {
        let used = model.pack(pack).map(|pack| pack.packs.as_slice()).unwrap_or_default();
        let mut lists = BTreeMap::new();
        for (id, list) in (0..).map(ListId).zip(&model.lists) {
            let name = if list.meta.pack == pack {
                list.meta.name.clone()
            } else if used.contains(&list.meta.pack) {
                list.meta.id.clone()
            } else {
                continue;
            };
            let values = law.list(id).map(|list| list.values.clone());
            lists.insert(name, DayList { ty: list.ty.clone(), values });
        }
        DayLists { model: Some(Arc::clone(model)), lists }
    }

    fn read(&self, name: &str, fields: &[facts::Field]) -> Result<lists::Rows, String> {
        let (Some(model), Some(DayList { ty, values })) = (&self.model, self.lists.get(name))
        else {
            return Err(format!("the pack has no list {}", printable(name)));
        };
        // Each is a copy of the list, made where no limit of the plugin's reaches.
        if fields.len() > LIST_FIELDS {
            return Err(format!("at most {LIST_FIELDS} fields of a list are given in one call"));
        }
        let Some(values) = values else {
            return Err(format!("no version of the list {name} is in force on this day"));
        };
        let mut columns = Vec::with_capacity(fields.len());
        for field in fields {
            let shape = value_shape(model, ty, field).map_err(|refusal| refusal.message)?;
            columns.push(encode(model, &shape, values.iter().map(Option::as_ref)));
        }
        Ok(lists::Rows { count: u32::try_from(values.len()).unwrap_or(u32::MAX), columns })
    }
}

/// What the host keeps beside an instance.
#[derive(Debug)]
pub struct State {
    meter: Meter,
    lists: Arc<DayLists>,
    log: Vec<String>,
}

impl facts::Host for State {}
impl crate::bindings::determinations::Host for State {}

impl lists::Host for State {
    fn read(&mut self, name: String, fields: Vec<facts::Field>) -> Result<lists::Rows, String> {
        self.lists.read(&name, &fields)
    }
}

impl log::Host for State {
    fn log(&mut self, message: String) {
        if self.log.len() < LOG_LINES {
            self.log.push(printable(&message));
        }
    }
}

/// Counts memory and tables together, and refuses what is above the limits.
#[derive(Debug)]
struct Meter {
    limits: Limits,
    memory: usize,
    table: usize,
    refused: Option<&'static str>,
}

impl ResourceLimiter for Meter {
    fn memory_growing(
        &mut self,
        current: usize,
        desired: usize,
        _maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        let total = self.memory.saturating_add(desired.saturating_sub(current));
        if total > self.limits.memory {
            self.refused = Some("memory");
            return Ok(false);
        }
        self.memory = total;
        Ok(true)
    }

    fn table_growing(
        &mut self,
        current: usize,
        desired: usize,
        _maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        let total = self.table.saturating_add(desired.saturating_sub(current));
        if total > self.limits.table {
            self.refused = Some("tables");
            return Ok(false);
        }
        self.table = total;
        Ok(true)
    }

    fn instances(&self) -> usize {
        64
    }

    fn tables(&self) -> usize {
        64
    }

    fn memories(&self) -> usize {
        16
    }
}

/// The imports of the contract, for every instance.
pub(crate) fn linker(engine: &Engine) -> wasmtime::Result<Linker<State>> {
    let mut linker = Linker::new(engine);
    lists::add_to_linker::<State, HasSelf<State>>(&mut linker, |state| state)?;
    log::add_to_linker::<State, HasSelf<State>>(&mut linker, |state| state)?;
    Ok(linker)
}

/// How often a plugin may let its time run out in a row before it is asked no more: each time costs the
/// whole of it, and ten million orders are ten thousand batches.
const LATE: u32 = 3;

/// How often a plugin has let its time run out since it last answered.
#[derive(Debug, Clone, Default)]
pub(crate) struct Patience(Arc<AtomicU32>);

impl Patience {
    fn is_lost(&self) -> bool {
        self.0.load(Ordering::Relaxed) >= LATE
    }

    /// Only the clock counts: what fails otherwise fails soon.
    fn learn<T>(&self, outcome: &wasmtime::Result<T>) {
        match outcome {
            Ok(_) => self.0.store(0, Ordering::Relaxed),
            Err(error) if error.downcast_ref() == Some(&Trap::Interrupt) => {
                self.0.fetch_add(1, Ordering::Relaxed);
            }
            Err(_) => {}
        }
    }
}

/// An instance that can be asked, until it fails.
pub struct Session {
    store: Store<State>,
    world: Instance,
    limits: Limits,
    patience: Patience,
}

enum Instance {
    Jurisdiction(jurisdiction::Jurisdiction),
    Functions(functions::Functions),
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session").field("limits", &self.limits).finish_non_exhaustive()
    }
}

impl Session {
    /// A fresh instance of a plugin.
    ///
    /// # Errors
    /// Where it does not start within its limits.
    pub fn start(plugin: &Plugin, lists: Arc<DayLists>) -> Result<Session, Failure> {
        let (limits, patience) = (plugin.limits, plugin.patience.clone());
        if patience.is_lost() {
            return Err(format!(
                "let its {} ms run out {LATE} times in a row, and is asked no more",
                limits.time.as_millis()
            ));
        }
        let meter = Meter { limits, memory: 0, table: 0, refused: None };
        let mut store =
            Store::new(plugin.component.engine(), State { meter, lists, log: Vec::new() });
        store.limiter(|state| &mut state.meter);
        refill(&mut store, limits);
        let world = match &plugin.ready {
            Ready::Jurisdiction(ready) => ready.instantiate(&mut store).map(Instance::Jurisdiction),
            Ready::Functions(ready) => ready.instantiate(&mut store).map(Instance::Functions),
        };
        // Only an answer, and not a start alone, shows that it has come to itself.
        if world.is_err() {
            patience.learn(&world);
        }
        let world = world.map_err(|error| failure(&error, &store, limits))?;
        Ok(Session { store, world, limits, patience })
    }

    /// What a jurisdiction says of itself.
    pub fn describe_controls(&mut self) -> Result<controls::Description, Failure> {
        self.ask(|world, store| match world {
            Instance::Jurisdiction(world) => {
                world.tidewaiter_plugin_controls().call_describe(store)
            }
            Instance::Functions(_) => Err(wasmtime::Error::msg("it is of the world functions")),
        })
    }

    /// What a plugin of functions says of itself.
    pub fn describe_capability(&mut self) -> Result<capability::Description, Failure> {
        self.ask(|world, store| match world {
            Instance::Functions(world) => world.tidewaiter_plugin_capability().call_describe(store),
            Instance::Jurisdiction(_) => {
                Err(wasmtime::Error::msg("it is of the world jurisdiction"))
            }
        })
    }

    /// Decides a batch.
    pub fn decide(&mut self, batch: &controls::Batch) -> Result<controls::Answers, Failure> {
        let answer = self.ask(|world, store| match world {
            Instance::Jurisdiction(world) => {
                world.tidewaiter_plugin_controls().call_decide(store, batch)
            }
            Instance::Functions(_) => Err(wasmtime::Error::msg("it is of the world functions")),
        })?;
        answer.map_err(|why| format!("refuses the transactions: {}", printable(&why)))
    }

    /// Computes a function.
    pub fn compute(&mut self, call: &capability::Call) -> Result<Vec<facts::Column>, Failure> {
        let answer = self.try_compute(call)?;
        answer.map_err(|why| format!("refuses the call: {}", printable(&why)))
    }

    /// Computes a function, which may refuse the call in words.
    pub fn try_compute(
        &mut self,
        call: &capability::Call,
    ) -> Result<Result<Vec<facts::Column>, String>, Failure> {
        self.ask(|world, store| match world {
            Instance::Functions(world) => {
                world.tidewaiter_plugin_capability().call_compute(store, call)
            }
            Instance::Jurisdiction(_) => {
                Err(wasmtime::Error::msg("it is of the world jurisdiction"))
            }
        })
    }

    /// What it logged since it was last asked for that.
    pub fn take_log(&mut self) -> Vec<String> {
        std::mem::take(&mut self.store.data_mut().log)
    }

    fn ask<T>(
        &mut self,
        call: impl FnOnce(&Instance, &mut Store<State>) -> wasmtime::Result<T>,
    ) -> Result<T, Failure> {
        refill(&mut self.store, self.limits);
        let answer = call(&self.world, &mut self.store);
        self.patience.learn(&answer);
        answer.map_err(|error| failure(&error, &self.store, self.limits))
    }
}

/// A component with its imports bound, of either world.
pub(crate) enum Ready {
    Jurisdiction(jurisdiction::JurisdictionPre<State>),
    Functions(functions::FunctionsPre<State>),
}

fn refill(store: &mut Store<State>, limits: Limits) {
    // Refused only where the engine does not count fuel, and this one does.
    let _ = store.set_fuel(limits.fuel);
    store.set_hostcall_fuel(limits.answer);
    let ticks = limits.time.as_millis().div_ceil(TICK.as_millis()).saturating_add(1);
    // Added to the ticks so far, so the longest of times must leave room for them.
    store.set_epoch_deadline(u64::try_from(ticks).unwrap_or(u64::MAX).min(u64::MAX >> 1));
    store.data_mut().meter.refused = None;
}

fn failure(error: &wasmtime::Error, store: &Store<State>, limits: Limits) -> Failure {
    let fuel = || format!("used up its {} steps", limits.fuel);
    match error.downcast_ref::<Trap>() {
        Some(Trap::OutOfFuel) => fuel(),
        Some(Trap::Interrupt) => format!("did not answer within {} ms", limits.time.as_millis()),
        Some(Trap::StackOverflow) => format!("used up its {} KiB of stack", limits.stack >> 10),
        Some(trap) => match store.data().meter.refused {
            Some("memory") => format!("used up its {} MiB of memory", limits.memory >> 20),
            Some(_) => format!("used up its {} table elements", limits.table),
            None => format!("stopped: {trap}"),
        },
        None => match store.data().meter.refused {
            Some("memory") => format!("asks for more than {} MiB of memory", limits.memory >> 20),
            Some(_) => format!("asks for more than {} table elements", limits.table),
            None => {
                let words = format!("{error:#}");
                if words.contains("hostcall") || words.contains("fuel allocated") {
                    format!("gave an answer of more than {} MiB", limits.answer >> 20)
                } else {
                    format!("gave no answer that can be read: {}", printable(&words))
                }
            }
        },
    }
}
