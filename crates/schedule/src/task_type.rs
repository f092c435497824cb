//! The triangle work = duration x units: what moves when one of the three is edited.
//!
//! | type | edit work | edit duration | edit units |
//! |---|---|---|---|
//! | fixed units | duration | work | duration |
//! | fixed work | duration | units | duration |
//! | fixed duration | units | work | work |
//!
//! Effort-driven tasks (fixed work always is) keep their total work when people come or go after the
//! first: it is shared out anew in proportion to the units, and then duration (or, for fixed
//! duration, the units) follows. Source: Microsoft Project's documented task types.
//!
//! Example: 40 hours for one person at 100 % take 5 days. A second person joins an effort-driven
//! fixed-units task: 20 hours each, 2.5 days. Not effort-driven: 40 hours each, still 5 days.

use steerco_calendar::Span;

use crate::TaskType;

/// The three quantities of one person on one task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effort {
    /// Total effort.
    pub work: Span,
    /// Working time it takes.
    pub duration: Span,
    /// Basis points of full time.
    pub units: i32,
}

/// Which quantity a person has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EffortEdit {
    /// New total effort.
    Work(Span),
    /// New working time.
    Duration(Span),
    /// New basis points of full time.
    Units(i32),
}

const FULL: i64 = 10_000;

impl Effort {
    /// The three quantities after an edit. Spans round to the tenth of a minute, units to the basis
    /// point; a division by zero leaves the dependent quantity as it was.
    pub fn edited(self, task_type: TaskType, edit: EffortEdit) -> Self {
        match (edit, task_type) {
            (EffortEdit::Work(work), TaskType::FixedDuration) => Self { work, ..self }.with_units(),
            (EffortEdit::Work(work), _) => Self { work, ..self }.with_duration(),
            (EffortEdit::Duration(duration), TaskType::FixedWork) => {
                Self { duration, ..self }.with_units()
            }
            (EffortEdit::Duration(duration), _) => Self { duration, ..self }.with_work(),
            (EffortEdit::Units(units), TaskType::FixedDuration) => {
                Self { units, ..self }.with_work()
            }
            (EffortEdit::Units(units), _) => Self { units, ..self }.with_duration(),
        }
    }

    fn with_work(self) -> Self {
        let work = self.duration.scaled(i64::from(self.units), FULL);
        Self { work: work.unwrap_or(self.work), ..self }
    }

    fn with_duration(self) -> Self {
        let duration = self.work.scaled(FULL, i64::from(self.units));
        Self { duration: duration.unwrap_or(self.duration), ..self }
    }

    fn with_units(self) -> Self {
        let units = Span::from_tenths(FULL).scaled(self.work.tenths(), self.duration.tenths());
        let units = units.and_then(|units| i32::try_from(units.tenths()).ok());
        Self { units: units.unwrap_or(self.units), ..self }
    }
}

/// The work of each person when the team of an effort-driven task becomes `units` (basis points
/// each): the total stays, shared in proportion, conserved to the tenth of a minute.
pub fn share_work(total: Span, units: &[i32]) -> Vec<Span> {
    let all: i64 = units.iter().map(|&one| i64::from(one.max(0))).sum();
    let mut taken = 0;
    let mut given = Span::ZERO;
    let mut shares = Vec::with_capacity(units.len());
    for &one in units {
        taken += i64::from(one.max(0));
        // Cumulative shares are rounded, so that their differences add up exactly.
        let until = total.scaled(taken, all).unwrap_or_default();
        shares.push(until - given);
        given = until;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 60;

    fn effort(work: i64, duration: i64, units: i32) -> Effort {
        Effort {
            work: Span::from_minutes(work * HOUR),
            duration: Span::from_minutes(duration * HOUR),
            units,
        }
    }

    #[test]
    fn every_edit_of_every_type() {
        let before = effort(40, 40, 10_000);
        let work = EffortEdit::Work(Span::from_minutes(20 * HOUR));
        let duration = EffortEdit::Duration(Span::from_minutes(80 * HOUR));
        let units = EffortEdit::Units(5_000);
        let cases = [
            (TaskType::FixedUnits, work, effort(20, 20, 10_000)),
            (TaskType::FixedUnits, duration, effort(80, 80, 10_000)),
            (TaskType::FixedUnits, units, effort(40, 80, 5_000)),
            (TaskType::FixedWork, work, effort(20, 20, 10_000)),
            (TaskType::FixedWork, duration, effort(40, 80, 5_000)),
            (TaskType::FixedWork, units, effort(40, 80, 5_000)),
            (TaskType::FixedDuration, work, effort(20, 40, 5_000)),
            (TaskType::FixedDuration, duration, effort(80, 80, 10_000)),
            (TaskType::FixedDuration, units, effort(20, 40, 5_000)),
        ];
        for (task_type, edit, after) in cases {
            assert_eq!(before.edited(task_type, edit), after, "{task_type:?} {edit:?}");
        }
    }

    #[test]
    fn nothing_is_divided_by_zero() {
        let before = effort(40, 40, 10_000);
        let after = before.edited(TaskType::FixedUnits, EffortEdit::Units(0));
        assert_eq!(after.duration, before.duration);
        assert_eq!(share_work(Span::from_minutes(5), &[0, 0]), [Span::ZERO, Span::ZERO]);
    }

    #[test]
    fn shared_work_is_conserved() {
        let total = Span::from_tenths(1_001);
        let shares = share_work(total, &[10_000, 5_000, 3_333]);
        assert_eq!(shares.iter().copied().sum::<Span>(), total);
        let halves = share_work(Span::from_minutes(2_400), &[10_000, 10_000]);
        assert_eq!(halves, [Span::from_minutes(1_200); 2]);
    }
}
