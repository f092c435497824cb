//! Dates, yes and no, and constraints as people write them in lists.

use steerco_calendar::{Moment, Span};
use steerco_schedule::Constraint;

/// ISO dates, and the two spellings with dots and slashes that cannot be mistaken.
pub(crate) fn day_or_moment(text: &str, time: Span) -> Option<Moment> {
    let text = text.trim();
    let iso = match text.split_once('.').filter(|(day, _)| day.len() <= 2) {
        // 2.3.2026 is the second of March wherever dots are written.
        Some((day, rest)) => {
            let (month, year) = rest.split_once('.')?;
            format!("{:0>4}-{:0>2}-{:0>2}", year.trim(), month.trim(), day.trim())
        }
        None => text.replace('/', "-").replacen(' ', "T", 1),
    };
    let moment: Moment = iso.parse().ok()?;
    Some(if iso.len() <= 10 { moment + time } else { moment })
}

pub(crate) fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "1" | "y" | "yes" | "true" | "x" | "ja" => Some(true),
        "0" | "n" | "no" | "false" | "-" | "nein" => Some(false),
        _ => None,
    }
}

/// A constraint from its word (`SNET`, “Must start on”, …) and date; the error says what is wrong.
pub(crate) fn constraint_with(
    word: &str,
    date: &str,
    morning: Span,
    evening: Span,
) -> Result<Constraint, String> {
    let plain: String =
        word.chars().filter(|letter| letter.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let start = || day_or_moment(date, morning);
    let finish = || day_or_moment(date, evening);
    let made = match plain.as_str() {
        "asap" | "assoonaspossible" => Some(Constraint::AsSoonAsPossible),
        "alap" | "aslateaspossible" => Some(Constraint::AsLateAsPossible),
        "mso" | "muststarton" => start().map(Constraint::MustStartOn),
        "mfo" | "mustfinishon" => finish().map(Constraint::MustFinishOn),
        "snet" | "startnoearlierthan" => start().map(Constraint::StartNoEarlierThan),
        "snlt" | "startnolaterthan" => start().map(Constraint::StartNoLaterThan),
        "fnet" | "finishnoearlierthan" => finish().map(Constraint::FinishNoEarlierThan),
        "fnlt" | "finishnolaterthan" => finish().map(Constraint::FinishNoLaterThan),
        _ => {
            return Err(format!(
                "“{word}” is no constraint; use ASAP, ALAP, SNET, SNLT, FNET, FNLT, MSO or MFO; left out"
            ));
        }
    };
    made.ok_or_else(|| format!("“{word}” needs a date such as 2026-03-02; left out"))
}
