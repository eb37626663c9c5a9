//! Which version of each declaration is in force, and whether it is in operation.

use tidewaiter_model::{
    Expr, ListId, Model, Parameter, ParameterId, Provision, ProvisionId, TableId, Timeline, Value,
    Version,
};

use super::list::{ActiveList, ActiveTable};
use crate::determination::{Asked, Posture, Standing};

/// The law of one day, as known on another, as enforced or as written.
#[derive(Debug)]
pub struct Law<'m> {
    /// The checked packs.
    pub model: &'m Model,
    /// The day and the reading.
    pub asked: Option<Asked>,
    parameters: Vec<Option<&'m (Timeline, Value)>>,
    lists: Vec<Option<ActiveList<'m>>>,
    tables: Vec<Option<ActiveTable<'m>>>,
    operations: Vec<Operation<'m>>,
}

/// The version of a provision that is in force, and what stands in the way of its effect.
#[derive(Debug, Clone)]
pub struct Operation<'m> {
    /// The version; none where none is in force.
    pub version: Option<&'m Version>,
    /// Whether it has effect, conditional suspensions aside.
    pub standing: Standing,
    /// Conditions of suspensions that cover the day: where one holds, it is suspended.
    pub suspended_if: Vec<&'m Expr>,
}

impl<'m> Law<'m> {
    /// The law for what is asked.
    #[must_use]
    pub fn new(model: &'m Model, asked: Asked) -> Self {
        let (on, known) = (asked.on, asked.known);
        Self {
            model,
            asked: Some(asked),
            parameters: model
                .parameters
                .iter()
                .map(|p| p.values.iter().find(|(timeline, _)| timeline.in_force(on, known)))
                .collect(),
            lists: model.lists.iter().map(|list| ActiveList::of(list, on, known)).collect(),
            tables: model.tables.iter().map(|table| ActiveTable::of(table, on, known)).collect(),
            operations: model.provisions.iter().map(|p| Operation::of(p, asked)).collect(),
        }
    }

    /// No law at all: for what follows from facts alone, such as derived fields.
    #[must_use]
    pub fn none(model: &'m Model) -> Self {
        Self {
            model,
            asked: None,
            parameters: Vec::new(),
            lists: Vec::new(),
            tables: Vec::new(),
            operations: Vec::new(),
        }
    }

    /// A parameter with its value on the day.
    #[must_use]
    pub fn parameter(&self, id: ParameterId) -> Option<(&'m Parameter, &'m Timeline, &'m Value)> {
        let parameter = self.model.parameters.get(id.index())?;
        let (timeline, value) = self.parameters.get(id.index()).copied().flatten()?;
        Some((parameter, timeline, value))
    }

    /// A list on the day.
    #[must_use]
    pub fn list(&self, id: ListId) -> Option<&ActiveList<'m>> {
        self.lists.get(id.index())?.as_ref()
    }

    /// A table on the day.
    #[must_use]
    pub fn table(&self, id: TableId) -> Option<&ActiveTable<'m>> {
        self.tables.get(id.index())?.as_ref()
    }

    /// A provision on the day.
    #[must_use]
    pub fn operation(&self, id: ProvisionId) -> Option<&Operation<'m>> {
        self.operations.get(id.index())
    }
}

impl<'m> Operation<'m> {
    fn of(provision: &'m Provision, asked: Asked) -> Self {
        let (on, known) = (asked.on, asked.known);
        let Some(version) = provision.versions.iter().find(|v| v.timeline.in_force(on, known))
        else {
            return Self {
                version: None,
                standing: Standing::NotInForce,
                suspended_if: Vec::new(),
            };
        };
        let suspensions = || version.suspended.iter().filter(|s| s.interval.covers(on, known));
        let not_enforced = asked.posture == Posture::AsEnforced
            && version.not_enforced.iter().any(|interval| interval.covers(on, known));
        let standing = if version.compliance.is_some_and(|day| on < day) {
            Standing::ComplianceNotDue
        } else if suspensions().any(|s| s.when.is_none()) {
            Standing::Suspended
        } else if not_enforced {
            Standing::NotEnforced
        } else {
            Standing::InForce
        };
        let suspended_if = suspensions().filter_map(|s| s.when.as_ref()).collect();
        Self { version: Some(version), standing, suspended_if }
    }
}
