//! Months and days as whole numbers: a month is `year × 12 + month − 1`, a day counts from 1970-01-01.

/// The first day of a month, in days since 1970-01-01 of the Gregorian calendar.
pub fn first_day(month: i64) -> i64 {
    // Years that begin in March, so that a leap day is their last (Howard Hinnant, "days_from_civil").
    let shifted = month - 2;
    let (year, of_year) = (shifted.div_euclid(12), shifted.rem_euclid(12));
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * of_year + 2) / 5;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The month that a day lies in.
pub fn month_of(day: i64) -> i64 {
    // A month has 28 to 31 days: the guess is never too late, and at most a few months too early.
    let mut month = 1970 * 12 + day.div_euclid(31).min(day * 12 / 366);
    if day < 0 {
        month = 1970 * 12 + day.div_euclid(28);
    }
    while first_day(month + 1) <= day {
        month += 1;
    }
    month
}

/// The same day so many months later; the last of the month when that month is shorter.
pub fn add_months(day: i64, months: i64) -> i64 {
    let month = month_of(day);
    let to = month + months;
    let last = first_day(to + 1) - 1;
    (first_day(to) + day - first_day(month)).min(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_begin_where_the_calendar_says() {
        for (year, month, day) in [
            (1970, 1, 0),
            (1970, 2, 31),
            (1970, 3, 59),
            (2000, 2, 10_988),
            (2000, 3, 11_017),
            (2027, 1, 20_819),
            (1969, 12, -31),
        ] {
            assert_eq!(first_day(year * 12 + month - 1), day, "{year}-{month}");
        }
    }

    #[test]
    fn every_day_lies_in_its_month() {
        for day in -40_000..60_000 {
            let month = month_of(day);
            assert!(first_day(month) <= day && day < first_day(month + 1), "{day}");
        }
    }

    #[test]
    fn a_month_after_the_last_of_january_is_the_last_of_february() {
        let last_of_january = first_day(2027 * 12 + 1) - 1;
        assert_eq!(add_months(last_of_january, 1), first_day(2027 * 12 + 2) - 1);
        assert_eq!(add_months(first_day(2027 * 12) + 9, -1), first_day(2026 * 12 + 11) + 9);
    }
}
