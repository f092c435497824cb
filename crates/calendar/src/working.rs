//! A compiled calendar (contract; the body is being written).

use crate::{CalendarSpec, Moment, Span};

/// A compiled calendar.
#[derive(Debug, Clone)]
pub struct Calendar {}

/// Why a spec cannot be compiled.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// The chain of base calendars never ends.
    #[error("calendar {calendar} is, through its base calendars, its own base")]
    BaseCycle {
        /// Index of the spec.
        calendar: usize,
    },
    /// `base` names no calendar.
    #[error("calendar {calendar} has a base calendar that does not exist")]
    MissingBase {
        /// Index of the spec.
        calendar: usize,
    },
}

impl Calendar {
    /// Compiles `specs[which]` with its chain of base calendars.
    pub fn compile(_specs: &[CalendarSpec], _which: usize) -> Result<Self, CalendarError> {
        Ok(Self {})
    }
    /// Working time between two moments; negative when `to` lies before `from`.
    pub fn between(&self, _from: Moment, _to: Moment) -> Span {
        Span::ZERO
    }
}
