//! How much of one resource is taken when: breakpoints in clock time.

use steerco_calendar::{Moment, Span};

/// Taken units of a resource, constant between breakpoints. `units[i]` holds from `at[i]` to
/// `at[i + 1]`; before the first breakpoint nothing is taken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Timeline {
    at: Vec<Moment>,
    units: Vec<i64>,
}

impl Timeline {
    /// Takes over another's content, keeping memory.
    pub(crate) fn reset(&mut self, from: &Self) {
        self.at.clone_from(&from.at);
        self.units.clone_from(&from.units);
    }

    /// The index of the breakpoint at `moment`, made when there is none.
    fn cut(&mut self, moment: Moment) -> usize {
        let index = self.at.partition_point(|&at| at < moment);
        if self.at.get(index) != Some(&moment) {
            let before = index.checked_sub(1).map_or(0, |before| self.units[before]);
            self.at.insert(index, moment);
            self.units.insert(index, before);
        }
        index
    }

    /// Takes `units` from `from` to `to`; negative units give back.
    pub(crate) fn take(&mut self, from: Moment, to: Moment, units: i64) {
        if from >= to {
            return;
        }
        let first = self.cut(from);
        let last = self.cut(to);
        for taken in &mut self.units[first..last] {
            *taken += units;
        }
    }

    /// When the last stretch between `from` and `to` with more than `most` taken ends; `None` when
    /// there is no such stretch.
    pub(crate) fn last_over(&self, from: Moment, to: Moment, most: i64) -> Option<Moment> {
        let first = self.at.partition_point(|&at| at <= from).saturating_sub(1);
        let end = self.at.partition_point(|&at| at < to);
        let over = (first..end).rev().find(|&index| self.units[index] > most)?;
        let until = self.at.get(over + 1).copied();
        until.filter(|&until| until > from)
    }

    /// The first moment from `at` on, which must be one where something ends, from which no more than
    /// `most` is taken for `length` of clock time.
    pub(crate) fn room_from(&self, at: Moment, most: i64, length: Span) -> Moment {
        let mut begin = at;
        let first = self.at.partition_point(|&one| one < at);
        for index in first..self.at.len() {
            if self.units[index] > most {
                if self.at[index] - begin >= length {
                    return begin;
                }
                begin = self.at.get(index + 1).copied().unwrap_or(begin);
            }
        }
        begin
    }

    /// The stretches with their taken units.
    pub(crate) fn stretches(&self) -> impl Iterator<Item = (Moment, Moment, i64)> + '_ {
        let ends = self.at.iter().skip(1);
        self.at.iter().zip(ends).zip(&self.units).map(|((&from, &to), &units)| (from, to, units))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: i64) -> Moment {
        Moment::from_tenths(hour * 600)
    }

    #[test]
    fn what_is_taken_adds_up_and_goes_away() {
        let mut line = Timeline::default();
        line.take(at(8), at(12), 10);
        line.take(at(10), at(14), 5);
        assert_eq!(line.last_over(at(0), at(24), 10), Some(at(12)));
        assert_eq!(line.last_over(at(12), at(24), 4), Some(at(14)));
        assert_eq!(line.last_over(at(12), at(24), 5), None);
        assert_eq!(line.last_over(at(0), at(8), 0), None);
        assert_eq!(line.room_from(at(12), 4, Span::from_minutes(1)), at(14));
        assert_eq!(line.room_from(at(0), 9, Span::from_minutes(480)), at(0));
        assert_eq!(line.room_from(at(0), 9, Span::from_minutes(481)), at(12));
        line.take(at(10), at(14), -5);
        assert_eq!(line.last_over(at(0), at(24), 9), Some(at(12)));
        assert_eq!(line.last_over(at(11), at(24), 9), Some(at(12)));
        assert_eq!(line.last_over(at(12), at(24), 0), None);
    }
}
