//! Work contours: how an assignment's effort is spread over its length.
//!
//! Each shape says, for each tenth of the length, what share of the assigned units works
//! (Microsoft Project's published tables). The total work stays, so a shape whose average is 70 %
//! makes the assignment 10/7 as long as a flat one.
//!
//! Example: 40 hours at 100 % as a turtle take 40 / 0.7 = 57.14 hours.

use steerco_calendar::Span;

use crate::Contour;

impl Contour {
    /// Percent of the assigned units that work in each tenth of the assignment's length.
    pub const fn shape(self) -> [i64; 10] {
        match self {
            Self::Flat | Self::Contoured => [100; 10],
            Self::BackLoaded => [10, 15, 25, 50, 50, 75, 75, 100, 100, 100],
            Self::FrontLoaded => [100, 100, 100, 75, 75, 50, 50, 25, 15, 10],
            Self::DoublePeak => [25, 50, 100, 50, 25, 25, 50, 100, 50, 25],
            Self::EarlyPeak => [25, 50, 100, 100, 75, 50, 50, 25, 15, 10],
            Self::LatePeak => [10, 15, 25, 50, 50, 75, 100, 100, 50, 25],
            Self::Bell => [10, 20, 40, 80, 100, 100, 80, 40, 20, 10],
            Self::Turtle => [25, 50, 75, 100, 100, 100, 100, 75, 50, 25],
        }
    }

    /// How long `work` takes at `units` (basis points) in this shape, in working time, rounded to
    /// the tenth of a minute; `None` without units.
    pub fn length(self, work: Span, units: i32) -> Option<Span> {
        let percent: i64 = self.shape().iter().sum();
        // work * 10,000 / units * 1,000 / percent
        work.scaled(10_000 * 1_000, i64::from(units).checked_mul(percent)?)
    }

    /// The work done in the first `part` of an assignment `length` long with `work` in all, rounded
    /// to the tenth of a minute. Monotone, zero at the start and `work` at the end.
    pub fn work_until(self, part: Span, length: Span, work: Span) -> Span {
        if length <= Span::ZERO || part >= length {
            return work;
        }
        let shape = self.shape();
        let total: i64 = shape.iter().sum();
        // Position in tenths of the length, scaled by the length.
        let position = i128::from(part.tenths().max(0)) * 10;
        let unit = i128::from(length.tenths());
        let mut done: i128 = 0;
        for (tenth, share) in (0i128..).zip(shape) {
            let inside = (position - tenth * unit).clamp(0, unit);
            done += inside * i128::from(share);
        }
        let scaled = done * i128::from(work.tenths());
        let denominator = unit * i128::from(total);
        i64::try_from((2 * scaled + denominator).div_euclid(2 * denominator))
            .map_or(work, Span::from_tenths)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Contour; 9] = [
        Contour::Flat,
        Contour::BackLoaded,
        Contour::FrontLoaded,
        Contour::DoublePeak,
        Contour::EarlyPeak,
        Contour::LatePeak,
        Contour::Bell,
        Contour::Turtle,
        Contour::Contoured,
    ];

    #[test]
    fn every_shape_conserves_the_work() {
        let (work, length) = (Span::from_minutes(2400), Span::from_minutes(3429));
        for contour in ALL {
            let mut last = Span::ZERO;
            for minute in 0..=3429 {
                let done = contour.work_until(Span::from_minutes(minute), length, work);
                assert!(done >= last, "{contour:?} at {minute}");
                last = done;
            }
            assert_eq!(last, work);
            assert_eq!(contour.work_until(Span::ZERO, length, work), Span::ZERO);
        }
    }

    #[test]
    fn a_turtle_takes_ten_sevenths() {
        let length = Contour::Turtle.length(Span::from_minutes(2400), 10_000);
        assert_eq!(length, Some(Span::from_tenths(34_286)));
        assert_eq!(
            Contour::Flat.length(Span::from_minutes(480), 5_000),
            Some(Span::from_minutes(960))
        );
        assert_eq!(Contour::Bell.length(Span::from_minutes(480), 0), None);
    }
}
