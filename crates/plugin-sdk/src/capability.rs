//! Functions that rule packs call by name.

use crate::day::Day;
use crate::exact::Exact;
use crate::field::Kind;
use crate::table::{Cell, Table};
use crate::wire::capability::{Call, Description, Parameter, Signature};
use crate::wire::facts::{Column, Field, Kind as WireKind, Level, Texts, Values};

/// A function's shape: its parameters and what it returns, each as fields by path. The path of a
/// single value is empty; of a list of records, `[].name`.
#[derive(Debug, Clone, Copy)]
pub struct Function {
    /// Its name, by which rule packs call it.
    pub name: &'static str,
    /// Its parameters: name, kind. Each is a single value.
    pub parameters: &'static [(&'static str, Kind)],
    /// What it returns.
    pub returns: &'static [(&'static str, Kind)],
}

/// A plugin of functions.
pub trait Capability: Default {
    /// The plugin's name.
    const NAME: &'static str;
    /// Its version.
    const VERSION: &'static str;
    /// Who makes it.
    const ISSUER: &'static str;
    /// Its functions.
    const FUNCTIONS: &'static [Function];

    /// Computes a function, by its place in [`Capability::FUNCTIONS`], for every row.
    ///
    /// # Errors
    /// Why it cannot, in words.
    fn compute(
        &mut self,
        function: usize,
        arguments: &Arguments,
        lists: &dyn Lists,
        returns: &mut Returns,
    ) -> Result<(), String>;
}

/// The dated lists of the pack that names the plugin.
pub trait Lists {
    /// Some columns of a list, as it stands on the day of the call.
    ///
    /// # Errors
    /// Why it cannot be read, in words.
    fn read(&self, name: &str, fields: &[(&str, Kind)]) -> Result<(usize, Table), String>;
}

/// The arguments of a call.
#[derive(Debug)]
pub struct Arguments {
    table: Table,
    /// How many rows.
    pub rows: usize,
    /// The day decided.
    pub on: Day,
    /// The law as published by this day.
    pub known: Day,
}

impl Arguments {
    /// The arguments that crossed.
    #[must_use]
    pub fn new(call: Call) -> (usize, Arguments) {
        let function = usize::try_from(call.function).unwrap_or(usize::MAX);
        let rows = usize::try_from(call.rows).unwrap_or_default();
        let table = Table::new(call.arguments);
        (function, Arguments { table, rows, on: Day(call.on), known: Day(call.known) })
    }

    /// A text argument.
    ///
    /// # Errors
    /// Where it is none.
    pub fn text(&self, parameter: usize, row: usize) -> Result<&str, String> {
        match self.table.cell(parameter, row) {
            Some(Cell::Text(text)) => Ok(text),
            Some(Cell::Truth(_) | Cell::Number(_) | Cell::Money(..) | Cell::Day(_)) | None => {
                Err(format!("argument {} is not a text", parameter + 1))
            }
        }
    }

    /// A number argument.
    ///
    /// # Errors
    /// Where it is none.
    pub fn number(&self, parameter: usize, row: usize) -> Result<Exact, String> {
        match self.table.cell(parameter, row) {
            Some(Cell::Number(number)) => Ok(number),
            Some(Cell::Truth(_) | Cell::Text(_) | Cell::Money(..) | Cell::Day(_)) | None => {
                Err(format!("argument {} is not a number", parameter + 1))
            }
        }
    }
}

/// A value to return.
#[derive(Debug, Clone, PartialEq)]
pub enum Output {
    /// True or false.
    Truth(bool),
    /// A number of thousandths: the shares and scores that plugins give.
    Thousandths(i64),
    /// A number.
    Number(Exact),
    /// A day.
    Day(Day),
    /// Text.
    Text(String),
}

impl Output {
    fn is(&self, kind: Kind) -> bool {
        match self {
            Output::Truth(_) => kind == Kind::Truth,
            Output::Thousandths(_) | Output::Number(_) => {
                matches!(kind, Kind::Number(_) | Kind::Percent)
            }
            Output::Day(_) => kind == Kind::Day,
            Output::Text(_) => kind == Kind::Text,
        }
    }

    fn number(&self) -> Option<Exact> {
        match self {
            Output::Thousandths(value) => Exact::decimal(*value, 3),
            Output::Number(value) => Some(*value),
            Output::Truth(_) | Output::Text(_) | Output::Day(_) => None,
        }
    }
}

/// What a call returns, row after row.
#[derive(Debug)]
pub struct Returns {
    fields: &'static [(&'static str, Kind)],
    lengths: Vec<u32>,
    cells: Vec<Vec<Option<Output>>>,
}

impl Returns {
    fn new(fields: &'static [(&'static str, Kind)]) -> Returns {
        Returns { fields, lengths: Vec::new(), cells: vec![Vec::new(); fields.len()] }
    }

    /// The row's single value; none is unknown.
    pub fn value(&mut self, value: Option<Output>) {
        self.lengths.push(1);
        if let Some(cells) = self.cells.first_mut() {
            cells.push(value);
        }
    }

    /// The row's list of records, each with a value for every field returned; one that is left out
    /// is unknown.
    pub fn records(&mut self, records: impl IntoIterator<Item = Vec<Output>>) {
        let mut count = 0;
        for record in records {
            count += 1;
            let mut values = record.into_iter();
            for cells in &mut self.cells {
                cells.push(values.next());
            }
        }
        self.lengths.push(count);
    }

    fn columns(self) -> Vec<Column> {
        let Returns { fields, lengths, cells } = self;
        let column = |((path, kind), cells): (&(&str, Kind), Vec<Option<Output>>)| {
            let level = Level { known: vec![true; lengths.len()], lengths: lengths.clone() };
            // A value of another kind than was declared is no value: it must not read as zero.
            let cells: Vec<Option<Output>> =
                cells.into_iter().map(|cell| cell.filter(|cell| cell.is(*kind))).collect();
            Column {
                levels: if path.starts_with("[]") { vec![level] } else { Vec::new() },
                known: cells.iter().map(Option::is_some).collect(),
                values: values(*kind, cells),
            }
        };
        fields.iter().zip(cells).map(column).collect()
    }
}

fn values(kind: Kind, cells: Vec<Option<Output>>) -> Values {
    match kind {
        Kind::Truth => Values::Truths(
            cells.iter().map(|cell| matches!(cell, Some(Output::Truth(true)))).collect(),
        ),
        Kind::Number(_) | Kind::Percent | Kind::Money => {
            let numbers: Vec<Exact> = cells
                .iter()
                .map(|cell| cell.as_ref().and_then(Output::number).unwrap_or(Exact::ZERO))
                .collect();
            Values::Numbers(crate::table::numbers(&numbers))
        }
        Kind::Day => {
            let day = |cell: &Option<Output>| match cell {
                Some(Output::Day(day)) => day.0,
                Some(
                    Output::Truth(_) | Output::Thousandths(_) | Output::Number(_) | Output::Text(_),
                )
                | None => 0,
            };
            Values::Days(cells.iter().map(day).collect())
        }
        Kind::Text => {
            let mut texts =
                Texts { dictionary: Vec::with_capacity(cells.len()), places: Vec::new() };
            for cell in cells {
                let place = u32::try_from(texts.dictionary.len()).unwrap_or(u32::MAX);
                texts.places.push(place);
                texts.dictionary.push(match cell {
                    Some(Output::Text(text)) => text,
                    Some(
                        Output::Truth(_)
                        | Output::Thousandths(_)
                        | Output::Number(_)
                        | Output::Day(_),
                    )
                    | None => String::new(),
                });
            }
            Values::Texts(texts)
        }
    }
}

fn wire_field(path: &str, kind: Kind) -> Field {
    let kind = match kind {
        Kind::Truth => WireKind::Truth,
        Kind::Number(unit) => WireKind::Number(unit.to_owned()),
        Kind::Percent => WireKind::Percent,
        Kind::Money => WireKind::Money,
        Kind::Day => WireKind::Day,
        Kind::Text => WireKind::Text,
    };
    Field { path: path.to_owned(), kind }
}

/// What a plugin of functions tells the host of itself.
#[must_use]
pub fn describe_functions<C: Capability>() -> Description {
    let parameter = |(name, kind): &(&str, Kind)| Parameter {
        name: (*name).to_owned(),
        fields: vec![wire_field("", *kind)],
    };
    let signature = |function: &Function| Signature {
        name: function.name.to_owned(),
        parameters: function.parameters.iter().map(parameter).collect(),
        returns: function.returns.iter().map(|(path, kind)| wire_field(path, *kind)).collect(),
    };
    Description {
        name: C::NAME.to_owned(),
        version: C::VERSION.to_owned(),
        issuer: C::ISSUER.to_owned(),
        functions: C::FUNCTIONS.iter().map(signature).collect(),
    }
}

/// Computes a call, natively or in a component.
///
/// # Errors
/// Why it cannot be computed, in words.
pub fn compute<C: Capability>(
    capability: &mut C,
    call: Call,
    lists: &dyn Lists,
) -> Result<Vec<Column>, String> {
    let (function, arguments) = Arguments::new(call);
    let shape = C::FUNCTIONS.get(function).ok_or("there is no such function")?;
    let mut returns = Returns::new(shape.returns);
    capability.compute(function, &arguments, lists, &mut returns)?;
    Ok(returns.columns())
}

/// The host's lists.
#[doc(hidden)]
#[derive(Debug, Default)]
pub struct HostLists;

impl Lists for HostLists {
    fn read(&self, name: &str, fields: &[(&str, Kind)]) -> Result<(usize, Table), String> {
        let fields: Vec<Field> =
            fields.iter().map(|(path, kind)| wire_field(path, *kind)).collect();
        let rows = crate::wire::lists::read(name, &fields)?;
        Ok((usize::try_from(rows.count).unwrap_or_default(), Table::new(rows.columns)))
    }
}

/// Makes a component of the world `functions` of a [`Capability`].
#[macro_export]
macro_rules! functions {
    ($capability:ty) => {
        #[cfg(target_family = "wasm")]
        const _: () = {
            std::thread_local! {
                static CAPABILITY: std::cell::RefCell<$capability> = Default::default();
            }
            struct Guest;
            impl $crate::wire::capability::Guest for Guest {
                fn describe() -> $crate::wire::capability::Description {
                    $crate::describe_functions::<$capability>()
                }
                fn compute(
                    call: $crate::wire::capability::Call,
                ) -> Result<Vec<$crate::wire::facts::Column>, String> {
                    CAPABILITY.with_borrow_mut(|capability| {
                        $crate::compute(capability, call, &$crate::HostLists)
                    })
                }
            }
            $crate::macros::guest::functions::export_functions!(Guest);
        };
    };
}
