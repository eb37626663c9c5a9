//! Lists and sets on the way to a field.

use super::{DEPTH, Facts, Quantity, fact};
use crate::condition::{Condition, Truth, quantified};
use crate::field::{AnyField, Field};
use crate::proof::Step;
use crate::run::{Given, Reading, SUPPOSED, Spot};

impl<'a> Facts<'a> {
    /// Holds where the condition does of some element of the list on the way to `field`. A list that
    /// is not known leaves it unknown; an empty one makes it false.
    #[must_use]
    pub fn any<K>(&self, field: Field<K>, condition: impl Fn(Facts<'a>) -> Condition) -> Condition {
        self.over(field.any, false, condition)
    }

    /// Holds where the condition does of every element of the list on the way to `field`. A list that
    /// is not known leaves it unknown; an empty one makes it true.
    #[must_use]
    pub fn every<K>(
        &self,
        field: Field<K>,
        condition: impl Fn(Facts<'a>) -> Condition,
    ) -> Condition {
        self.over(field.any, true, condition)
    }

    /// The sum over the elements of the list on the way to `field`; not known where the list, or one
    /// of the values, is not.
    #[must_use]
    pub fn sum<K>(
        &self,
        field: Field<K>,
        value: impl Fn(Facts<'a>) -> Quantity<'a>,
    ) -> Quantity<'a> {
        let Some(elements) = self.elements(field.any) else {
            if self.run.proof {
                self.note_list(field.any, None, vec![Given::List(Vec::new())]);
            }
            return Quantity::unknown(&self.list_path(field.any), self.run.proof);
        };
        elements.fold(Quantity::zero(), |sum, facts| sum + value(facts))
    }

    /// How many elements the list on the way to `field` has; not known where the list is not.
    #[must_use]
    pub fn count<K>(&self, field: Field<K>) -> Option<usize> {
        self.elements(field.any).map(Iterator::count)
    }

    /// The path of the list that comes next on the way to a field, with its `[]`.
    fn list(&self, field: &AnyField) -> Option<&'static str> {
        let (at, _) = field.path.match_indices("[]").nth(self.depth)?;
        field.path.get(..at + 2)
    }

    fn list_spot(&self, field: &AnyField) -> Option<Spot> {
        Some(Spot { path: self.list(field)?, place: self.place() })
    }

    /// The same for people, without the last `[]`.
    fn list_path(&self, field: &AnyField) -> String {
        let list = AnyField { path: self.list(field).unwrap_or(field.path), ..*field };
        self.path(&list)
    }

    /// The elements of the list that comes next; none where it is not known.
    fn elements(&self, field: &AnyField) -> Option<impl Iterator<Item = Facts<'a>>> {
        if self.depth + 1 >= DEPTH {
            return None;
        }
        let supposed = self.list_spot(field).and_then(|spot| self.run.supposed(spot));
        let places = match supposed {
            Some(Given::List(values)) => SUPPOSED..SUPPOSED + values.len(),
            Some(Given::Truth(_) | Given::Number(_) | Given::Day(_) | Given::Text(_)) => {
                return None;
            }
            None if self.place() >= SUPPOSED => return None,
            None => self.run.table.elements(field.index, self.depth, self.place())?,
        };
        let facts = *self;
        Some(places.map(move |place| facts.at(place)))
    }

    fn at(mut self, place: usize) -> Facts<'a> {
        self.depth += 1;
        if let Some(slot) = self.places.get_mut(self.depth) {
            *slot = place;
        }
        self
    }

    fn over(
        &self,
        field: &'static AnyField,
        every: bool,
        condition: impl Fn(Facts<'a>) -> Condition,
    ) -> Condition {
        let Some(elements) = self.elements(field) else {
            return self.unknown_list(field, condition);
        };
        if !self.run.proof {
            return quantified(every, elements.map(condition), false);
        }
        let before = self.run.readings.borrow().len();
        let condition = quantified(every, elements.map(condition), true);
        if self.list(field) == Some(field.path) {
            // A set of constants changes as a whole, and not one of its elements.
            let inside = self.run.readings.borrow_mut().split_off(before);
            let known = inside.iter().map(|reading| reading.known.clone()).collect::<Option<_>>();
            let sides = self.keep(field, inside);
            self.note_list(field, known.map(Given::List), sides);
        }
        condition
    }

    /// A condition on the elements of a list that is not known: it is asked of an element of which
    /// nothing is known, to learn at which values it turns.
    fn unknown_list(
        &self,
        field: &'static AnyField,
        condition: impl Fn(Facts<'a>) -> Condition,
    ) -> Condition {
        if !self.run.proof {
            return Condition::bare(Truth::Unknown);
        }
        let mut sides = vec![Given::List(Vec::new())];
        if self.depth + 1 < DEPTH {
            let before = self.run.readings.borrow().len();
            let _ = condition(self.at(usize::MAX));
            let inside = self.run.readings.borrow_mut().split_off(before);
            sides = self.keep(field, inside);
        }
        self.note_list(field, None, sides);
        let path = self.list_path(field);
        let mut step = Step::new(Truth::Unknown, &[&path, " is known"].concat());
        step.because.push(fact(&path, "unknown"));
        Condition { truth: Truth::Unknown, step: Some(Box::new(step)) }
    }

    /// The values of the list itself that are worth trying, from what was asked of its elements.
    /// What was asked of other facts on the way stays noted.
    fn keep(&self, field: &AnyField, inside: Vec<Reading>) -> Vec<Given> {
        let mut sides = vec![Given::List(Vec::new())];
        for reading in inside {
            if reading.field.index == field.index && self.list(field) == Some(field.path) {
                for side in reading.sides {
                    let list = Given::List(vec![side]);
                    if !sides.contains(&list) {
                        sides.push(list);
                    }
                }
            } else if reading.spot.place < SUPPOSED {
                self.run.readings.borrow_mut().push(reading);
            }
        }
        sides
    }

    fn note_list(&self, field: &'static AnyField, known: Option<Given>, sides: Vec<Given>) {
        let Some(spot) = self.list_spot(field) else { return };
        let path = self.list_path(field);
        self.run.readings.borrow_mut().push(Reading { field, spot, path, known, sides });
    }
}
