//! Numbers that plans are given by themselves, such as `PRJ-0042`. Under a prefix they are counted in one
//! series, whichever types have the prefix: it only goes up, so that no number is given twice, not even
//! when a plan, or the type it was of, is gone. A number that somebody has as a key already is left out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, Writer, row};
use utoipa::ToSchema;

use crate::{Failure, Outcome};

/// Longest prefix.
const MOST_PREFIX: usize = 12;
/// Most digits a number is filled up to.
const MOST_WIDTH: i64 = 9;
/// Highest number that can be wanted next.
const MOST_NUMBER: i64 = 999_999_999;
/// Most numbers that are left out in a row because they are keys already.
const MOST_TAKEN: usize = 10_000;

/// How plans of a type are numbered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Numbering {
    /// What numbers begin with, such as `PRJ-`.
    pub prefix: String,
    /// Digits that a number is filled up to with zeros.
    pub width: i64,
    /// The number that comes next, as far as it is not taken.
    pub next: i64,
    /// The same as it will be read, such as `PRJ-0042`.
    pub example: String,
}

/// How plans of a type are to be numbered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct NumberingInput {
    /// What numbers begin with: letters, digits, dashes and dots, such as `PRJ-`; not a digit at its end.
    pub prefix: String,
    /// Digits that a number is filled up to with zeros, 1 to 9; 4 unless told.
    pub width: Option<i64>,
    /// The number to go on with; where the prefix was used before, not below what comes next.
    pub next: Option<i64>,
}

/// Numbering as it is kept.
pub(super) struct KeptNumbering {
    pub prefix: Option<String>,
    pub width: i64,
    pub start: i64,
}

/// A number as people read it.
fn spelled(prefix: &str, width: i64, number: i64) -> String {
    let width = usize::try_from(width).unwrap_or(1);
    format!("{prefix}{number:0width$}")
}

/// Which number comes next under each prefix.
pub(super) async fn next_numbers(reader: &Reader) -> Outcome<BTreeMap<String, i64>> {
    Ok(reader.number_series().await?.into_iter().collect())
}

/// How plans of a type are numbered.
pub(super) fn numbering_of(row: &row::PlanType, next: &BTreeMap<String, i64>) -> Option<Numbering> {
    let prefix = row.number_prefix.clone()?;
    let next = next.get(&prefix).copied().unwrap_or(row.number_start);
    let example = spelled(&prefix, row.number_width, next);
    Some(Numbering { prefix, width: row.number_width, next, example })
}

/// Numbering that can be kept. The prefix is written in large letters.
pub(super) async fn checked_numbering(
    reader: &Reader,
    before: Option<&row::PlanType>,
    input: Option<&NumberingInput>,
) -> Outcome<KeptNumbering> {
    let Some(input) = input else {
        return Ok(KeptNumbering { prefix: None, width: 4, start: 1 });
    };
    let prefix = checked_prefix(&input.prefix)?;
    let width = input.width.unwrap_or(4);
    if !(1..=MOST_WIDTH).contains(&width) {
        let text = format!("Fill numbers up to 1 to {MOST_WIDTH} digits.");
        return Err(Failure::field("plan_type.bad_width", "numbering.width", text));
    }
    let soonest = next_numbers(reader).await?.get(&prefix).copied();
    let stays = before.filter(|row| row.number_prefix.as_deref() == Some(prefix.as_str()));
    if let (Some(row), None) = (stays, input.next) {
        return Ok(KeptNumbering { prefix: Some(prefix), width, start: row.number_start });
    }
    let start = input.next.unwrap_or(soonest.unwrap_or(1));
    if !(1..=MOST_NUMBER).contains(&start) {
        let text = format!("Go on with a number from 1 to {MOST_NUMBER}.");
        return Err(Failure::field("plan_type.bad_number", "numbering.next", text));
    }
    if let Some(soonest) = soonest.filter(|soonest| start < *soonest) {
        let text = format!(
            "{} was given already, and no number is given twice. Go on with {soonest} or a higher one, \
             or choose another prefix.",
            spelled(&prefix, width, soonest - 1)
        );
        return Err(Failure::field("plan_type.number_given", "numbering.next", text));
    }
    Ok(KeptNumbering { prefix: Some(prefix), width, start })
}

fn checked_prefix(prefix: &str) -> Outcome<String> {
    let prefix = prefix.trim().to_ascii_uppercase();
    let no = |text: &str| Err(Failure::field("plan_type.bad_prefix", "numbering.prefix", text));
    let good = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
    if prefix.is_empty() || prefix.len() > MOST_PREFIX || !prefix.chars().all(good) {
        return no("Give a prefix of 1 to 12 letters, digits, dashes and dots, such as PRJ-.");
    }
    if prefix.ends_with(|letter: char| letter.is_ascii_digit()) {
        return no(
            "A digit at the end cannot be told from the number. End the prefix with a dash.",
        );
    }
    Ok(prefix)
}

/// The next number of a type, which nobody else gets; none for a type without numbers.
pub(super) async fn take(writer: &Writer<'_>, row: &row::PlanType) -> Outcome<Option<String>> {
    let Some(prefix) = &row.number_prefix else { return Ok(None) };
    for _ in 0..MOST_TAKEN {
        let number = spelled(prefix, row.number_width, writer.take_number(prefix).await?);
        if !writer.number_taken(&number).await? {
            return Ok(Some(number));
        }
    }
    let text = format!(
        "The next {MOST_TAKEN} numbers of “{}” are keys of projects already. Let the type go on with a \
         higher number, or give it another prefix.",
        row.name
    );
    Err(Failure::refused("plan_type.numbers_taken", text))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn numbers_are_filled_up_and_grow_beyond_that() {
        assert_eq!(spelled("PRJ-", 4, 42), "PRJ-0042");
        assert_eq!(spelled("PRJ-", 4, 123_456), "PRJ-123456");
        assert_eq!(spelled("X", 1, 7), "X7");
    }

    #[test]
    fn a_prefix_is_in_large_letters_and_does_not_end_with_a_digit() {
        assert_eq!(checked_prefix(" prj- ").unwrap(), "PRJ-");
        assert_eq!(checked_prefix("P2027-").unwrap(), "P2027-");
        for bad in ["", "PRJ 1", "PRJ1", "Ä-", "ABCDEFGHIJKL-"] {
            assert!(checked_prefix(bad).is_err(), "{bad}");
        }
    }
}
