//! Runs `fixtures/calendar/*.days`; its README says how to read them.

use std::fs;
use std::path::Path;

use jiff::civil::Date;
use steerco_calendar::{
    Calendar, CalendarException, CalendarSpec, Moment, MonthDayRule, Recurrence, WeekPosition,
};

const NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

#[test]
fn recurring_days_off_fall_where_the_fixtures_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/calendar");
    let mut wrong = vec![];
    let mut cases = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "days") {
            continue;
        }
        for (number, line) in (1..).zip(fs::read_to_string(&path).unwrap().lines()) {
            if line.starts_with('#') || line.is_empty() {
                continue;
            }
            let (case, expected) = line.split_once('=').unwrap();
            let got = days_off(&case.split_whitespace().collect::<Vec<_>>());
            cases += 1;
            if got != expected.trim() {
                let name = path.file_name().unwrap().display();
                wrong.push(format!("{name}:{number}: {got}, expected {}", expected.trim()));
            }
        }
    }
    assert!(cases > 10 && wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The days off that a case gives on an around-the-clock calendar.
fn days_off(words: &[&str]) -> String {
    let (from, to) = words[0].split_once("..").unwrap_or((words[0], "2035-12-31"));
    let (from, to): (Date, Date) = (from.parse().unwrap(), to.parse().unwrap());
    let occurrences = words[1].strip_prefix('x').map(|count| count.parse().unwrap());
    let words = if occurrences.is_some() { &words[2..] } else { &words[1..] };
    let mut spec = CalendarSpec::around_the_clock();
    spec.exceptions.push(CalendarException {
        name: "off".into(),
        from,
        to,
        recurrence: recurrence(words),
        occurrences,
        shifts: vec![],
    });
    let calendar = Calendar::compile(&[spec], 0).unwrap();
    let end = Moment::from_day(Moment::from_date(to).day() + 400).date();
    let days: Vec<String> =
        calendar.non_working_days(from, end).map(|day| day.to_string()).collect();
    days.join(" ")
}

fn recurrence(words: &[&str]) -> Recurrence {
    let number = words[1].parse().unwrap();
    match words[0] {
        "daily" => Recurrence::Daily { every: number },
        "weekly" => Recurrence::Weekly { every: number, weekdays: weekdays(words[2]) },
        "monthly" => Recurrence::Monthly { every: number, day: day(&words[2..]) },
        "yearly" => {
            Recurrence::Yearly { month: i8::try_from(number).unwrap(), day: day(&words[2..]) }
        }
        other => panic!("{other}"),
    }
}

fn day(words: &[&str]) -> MonthDayRule {
    let position = match words[0] {
        "first" => WeekPosition::First,
        "second" => WeekPosition::Second,
        "third" => WeekPosition::Third,
        "fourth" => WeekPosition::Fourth,
        "last" => WeekPosition::Last,
        number => return MonthDayRule::Day(number.parse().unwrap()),
    };
    MonthDayRule::Position { position, weekdays: weekdays(words[1]) }
}

fn weekdays(text: &str) -> [bool; 7] {
    match text {
        "day" => [true; 7],
        "weekday" => [true, true, true, true, true, false, false],
        "weekend" => [false, false, false, false, false, true, true],
        _ => NAMES.map(|name| text.split(',').any(|word| word == name)),
    }
}
