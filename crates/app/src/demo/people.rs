//! Who works in the demo organisation: 150 people in teams, with calendars and leave.

use jiff::civil::Date;
use steerco_calendar::{
    CalendarException, CalendarSpec, DayPattern, MonthDayRule, Recurrence, Shift,
};

/// A team and how many people are in it.
pub(super) const TEAMS: [(&str, usize); 20] = [
    ("Project Office", 9),
    ("Civil Engineering", 10),
    ("Electrical Engineering", 9),
    ("Environment and Permits", 5),
    ("Construction North", 12),
    ("Construction South", 12),
    ("Quality and Safety", 9),
    ("Operations", 9),
    ("Procurement", 6),
    ("Business Analysis", 8),
    ("Architecture", 5),
    ("Platform", 6),
    ("Data", 8),
    ("Application Development", 14),
    ("Test and Release", 7),
    ("Cyber Security", 6),
    ("Legal and Compliance", 6),
    ("Product Management", 3),
    ("Product Design", 2),
    ("Hardware Engineering", 4),
];

/// A person of the demo organisation.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub name: String,
    pub email: String,
    pub team: &'static str,
    /// Index into [`calendars`].
    pub calendar: usize,
    /// Basis points of full time.
    pub units: i64,
    /// Price of an hour in ten-thousandths of a euro.
    pub rate: i64,
    /// First and last day of each absence.
    pub leave: Vec<(Date, Date)>,
}

const FIRST: [&str; 50] = [
    "Ann", "Bilal", "Chiara", "Dmitri", "Elena", "Farid", "Grace", "Hiro", "Ines", "Jonas", "Kofi",
    "Lucia", "Marek", "Nadia", "Oskar", "Priya", "Quentin", "Rosa", "Sven", "Tara", "Umar", "Vera",
    "Wiktor", "Xenia", "Yusuf", "Zoe", "Aarav", "Birgit", "Carlos", "Daniela", "Emeka", "Fatima",
    "Gustav", "Hana", "Ivan", "Jana", "Kenji", "Leila", "Mateo", "Noor", "Olga", "Pedro", "Ravi",
    "Sofia", "Tomas", "Ulla", "Viktor", "Wanda", "Yara", "Anders",
];

const LAST: [&str; 47] = [
    "Meyer",
    "Okafor",
    "Rossi",
    "Tanaka",
    "Dubois",
    "Novak",
    "Singh",
    "Larsen",
    "Silva",
    "Kowalski",
    "Haddad",
    "Fischer",
    "Moreau",
    "Costa",
    "Berg",
    "Petrov",
    "Nguyen",
    "Schmidt",
    "Ali",
    "Jensen",
    "Garcia",
    "Virtanen",
    "Horvat",
    "Murphy",
    "Bianchi",
    "Keller",
    "Sato",
    "Popescu",
    "Andersson",
    "Lopez",
    "Weber",
    "Mensah",
    "Kaya",
    "Ivanova",
    "Janssen",
    "Ferreira",
    "Nowak",
    "Hansen",
    "Rahman",
    "Leroy",
    "Vogel",
    "Lindqvist",
    "Khan",
    "Martin",
    "Becker",
    "Oliveira",
    "Brandt",
];

/// Calendars of the organisation; the first is the one projects use.
pub(super) fn calendars(year: i16) -> Vec<CalendarSpec> {
    let mut standard = CalendarSpec::standard();
    let (from, to) = (Date::constant(year - 2, 1, 1), Date::constant(year + 4, 12, 31));
    let holidays = [
        ("New Year", 1, 1),
        ("Labour Day", 5, 1),
        ("Christmas Eve", 12, 24),
        ("Christmas", 12, 25),
        ("Boxing Day", 12, 26),
    ];
    for (name, month, day) in holidays {
        standard.exceptions.push(CalendarException {
            name: name.into(),
            from,
            to,
            recurrence: Recurrence::Yearly { month, day: MonthDayRule::Day(day) },
            occurrences: None,
            shifts: vec![],
        });
    }
    let mut early = CalendarSpec::derived("Early shift", 0);
    for day in early.week.iter_mut().take(5) {
        *day = DayPattern::Working(vec![Shift::hours(6, 10), Shift { start: 6300, finish: 8700 }]);
    }
    let mut four_days = CalendarSpec::derived("Four-day week", 0);
    four_days.week[4] = DayPattern::NonWorking;
    let mut night = CalendarSpec::derived("Night shift", 0);
    for day in night.week.iter_mut().take(5) {
        *day = DayPattern::Working(vec![Shift { start: 13_200, finish: 3600 }]);
    }
    vec![standard, early, four_days, night]
}

/// The people, the same for the same seed and date.
pub(super) fn people(random: &mut fastrand::Rng, today: Date) -> Vec<Person> {
    let mut people = Vec::with_capacity(150);
    for (team, size) in TEAMS {
        for place in 0..size {
            let index = people.len();
            let first = FIRST[index % FIRST.len()];
            let last = LAST[(index * 7 + index / FIRST.len()) % LAST.len()];
            let site = team.starts_with("Construction");
            let calendar = match (site, random.u8(0..20)) {
                (true, 0..12) => 1,
                (true, 12..14) => 3,
                (false, 0..3) => 2,
                _ => 0,
            };
            let units = if calendar == 0 && random.u8(0..12) == 0 { 5000 } else { 10_000 };
            let grade = i64::from(random.i32(0..6)) + i64::from(place == 0) * 3;
            let start = today.saturating_add(jiff::Span::new().days(random.i32(-150..20)));
            let later = today.saturating_add(jiff::Span::new().days(random.i32(21..240)));
            let leave = [(start, random.i32(2..12)), (later, random.i32(4..18))]
                .into_iter()
                .map(|(from, days)| (from, from.saturating_add(jiff::Span::new().days(days))))
                .collect();
            people.push(Person {
                name: format!("{first} {last}"),
                email: format!("{}.{}@meridian.example", first.to_lowercase(), last.to_lowercase()),
                team,
                calendar,
                units,
                rate: (48 + grade * 9) * 10_000,
                leave,
            });
        }
    }
    people
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_hundred_and_fifty_different_people() {
        let mut random = fastrand::Rng::with_seed(1);
        let people = people(&mut random, Date::constant(2026, 11, 20));
        assert_eq!(people.len(), 150);
        let mut mails: Vec<&str> = people.iter().map(|person| person.email.as_str()).collect();
        mails.sort_unstable();
        mails.dedup();
        assert_eq!(mails.len(), 150);
        let specs = calendars(2026);
        for which in 0..specs.len() {
            assert!(steerco_calendar::Calendar::compile(&specs, which).unwrap().has_work());
        }
    }
}
