//! The same time as hours, percent, full-time equivalents and person-days of a stretch of days.
//! Amounts are millionths (7.5 hours are 7,500,000), fine enough that minutes come back as they were
//! from any unit of a stretch shorter than three years.

/// How people say how much time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Hours of 60 minutes.
    Hours,
    /// Percent of what the person has in the stretch.
    Percent,
    /// Full-time people: time over what one of them has in the stretch.
    Fte,
    /// Days of a full-time person.
    PersonDays,
}

/// What the units are measured by, in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// What the person has in the stretch.
    pub capacity: i64,
    /// What a full-time person has in the stretch.
    pub full_time: i64,
    /// A day of a full-time person.
    pub day: i64,
}

const MILLION: i128 = 1_000_000;

impl Measure {
    /// Minutes and millionths that are the same.
    fn whole(&self, unit: Unit) -> Option<(i128, i128)> {
        let (minutes, amount) = match unit {
            Unit::Hours => (60, 1),
            Unit::Percent => (self.capacity, 100),
            Unit::Fte => (self.full_time, 1),
            Unit::PersonDays => (self.day, 1),
        };
        (minutes > 0).then_some((i128::from(minutes), amount * MILLION))
    }

    /// Minutes of an amount in millionths, rounded half away from zero. `None` where the unit measures
    /// by nothing: percent of a person who has no time then.
    pub fn minutes(&self, amount: i64, unit: Unit) -> Option<i64> {
        let (minutes, millionths) = self.whole(unit)?;
        rounded(i128::from(amount) * minutes, millionths)
    }

    /// The amount in millionths of minutes, rounded half away from zero; `None` as above.
    pub fn amount(&self, minutes: i64, unit: Unit) -> Option<i64> {
        let (whole, millionths) = self.whole(unit)?;
        rounded(i128::from(minutes) * millionths, whole)
    }
}

fn rounded(numerator: i128, denominator: i128) -> Option<i64> {
    let magnitude = (2 * numerator.abs() + denominator) / (2 * denominator);
    i64::try_from(magnitude * numerator.signum()).ok()
}
