//! `steerco-bench capacity`: what 1,000 people have and are asked for in 104 weeks, from plans of more
//! and more assignments and a quarter as many allocations.

use std::convert::Infallible;
use std::error::Error;

use steerco_calendar::{Calendar, CalendarSpec, Moment, Span};
use steerco_capacity::{
    Asked, Availability, Booked, Booking, DayShare, Grain, Heatmap, Kind, Periods, TaskWork, Term,
    WorkingDays,
};
use steerco_units::Percent;

use crate::{generate::Sequence, median};

const PEOPLE: usize = 1_000;
const WEEKS: usize = 104;
/// 2026-01-05, a Monday.
const FIRST: i64 = 20_458;

/// Prints milliseconds per size and how they grow.
pub(crate) fn run() -> Result<(), Box<dyn Error>> {
    // Of standard weeks, as many calendars as an organisation with sites and part-time patterns has.
    let calendars = Calendar::compile_all(&vec![CalendarSpec::standard(); 20])?;
    let periods = Periods::new(Grain::Week, FIRST, WEEKS);
    let supply = median(9, || Ok::<_, Infallible>(availability(&calendars, &periods)))?;
    println!("{PEOPLE} people x {WEEKS} weeks");
    println!("what they have: {:.2} ms", supply.as_secs_f64() * 1e3);
    println!(
        "{:>11} {:>9} {:>9} {:>7} {:>11} {:>9}",
        "assignments", "ms", "ns/line", "growth", "allocations", "ms of both"
    );
    let people = availability(&calendars, &periods);
    let capacity: Vec<Vec<i64>> = people.iter().map(|one| one.by(&periods)).collect();
    let mut before: Option<(f64, f64)> = None;
    for size in [1_000, 3_000, 10_000, 30_000, 100_000] {
        let mut sequence = Sequence::new(7);
        let tasks: Vec<TaskWork> = (0..size).map(|_| task(&mut sequence)).collect();
        let bookings: Vec<Booking> = (0..size / 4).map(|_| booking(&mut sequence)).collect();
        let booked: Vec<Booked<'_>> = bookings
            .iter()
            .map(|booking| Booked {
                owner: sequence.below(PEOPLE),
                project: sequence.below(200),
                kind: if sequence.below(3) == 0 { Kind::Proposed } else { Kind::Committed },
                probability: 5_000,
                booking,
            })
            .collect();
        let time = |booked| {
            let asked = Asked { booked, tasks: &tasks };
            let run = || Heatmap::new(&periods, &capacity, &calendars, asked, &people);
            median(9, || Ok::<_, Infallible>(run())).map(|took| took.as_secs_f64() * 1e3)
        };
        let (alone, both) = (time(&[])?, time(&booked)?);
        let count = size as f64;
        let growth = before.map_or(1.0, |(count0, ms0)| (alone / ms0) / (count / count0));
        let per_line = alone * 1e6 / count;
        println!(
            "{size:>11} {alone:>9.2} {per_line:>9.0} {growth:>7.2} {:>11} {both:>9.2}",
            size / 4
        );
        before = Some((count, alone));
    }
    Ok(())
}

fn availability(calendars: &[Calendar], periods: &Periods) -> Vec<Availability> {
    let days = WorkingDays::of(calendars, periods.first(), periods.end());
    let person = |which: usize| {
        let half = FIRST + 365;
        let calendar = which % calendars.len().max(1);
        let terms = [(FIRST - 1_000, half, 10_000), (half, FIRST + 5_000, 8_000)];
        let terms = terms.map(|(from, to, fte)| Term {
            from,
            to,
            fte: Percent::from_basis_points(fte),
            calendar,
        });
        days.availability(&terms, &[])
    };
    (0..PEOPLE).map(person).collect()
}

fn day(sequence: &mut Sequence) -> i64 {
    FIRST + i64::try_from(sequence.below(WEEKS * 7)).unwrap_or(0)
}

fn task(sequence: &mut Sequence) -> TaskWork {
    let from = day(sequence);
    let length = 1 + i64::try_from(sequence.below(20)).unwrap_or(0);
    let owner = sequence.below(PEOPLE);
    TaskWork {
        owner,
        project: sequence.below(200),
        start: Moment::from_day(from) + Span::from_minutes(480),
        finish: Moment::from_day(from + length) + Span::from_minutes(1_020),
        minutes: length * 240,
        calendar: owner % 20,
    }
}

/// Three months or twelve weeks.
fn booking(sequence: &mut Sequence) -> Booking {
    let from = day(sequence);
    let (count, length) = if sequence.below(2) == 0 { (3, 30) } else { (12, 7) };
    let share =
        |at: i64| DayShare { from: from + at * length, to: from + (at + 1) * length, minutes: 600 };
    Booking::new((0..count).map(share), |_| 1)
}
