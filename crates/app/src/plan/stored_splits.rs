//! Pauses of tasks and assignments as they are stored: `[[after, pause], …]` in tenths of a minute of
//! working time. Pauses that levelling made carry a mark, `[after, pause, true]`, so that they go when
//! levelling is taken away; whoever changes the pauses of a task makes them their own.

use serde::{Deserialize, Serialize};
use steerco_calendar::Span;
use steerco_schedule::Split;

use super::book::{read_json, write_json};
use crate::Outcome;

/// No pauses.
pub(crate) const NO_SPLITS: &str = "[]";

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Stored {
    Own(i64, i64),
    Levelled(i64, i64, bool),
}

impl Stored {
    const fn parts(&self) -> (i64, i64, bool) {
        match self {
            Self::Own(after, pause) => (*after, *pause, false),
            Self::Levelled(after, pause, levelled) => (*after, *pause, *levelled),
        }
    }
}

/// The pauses of a stored text.
pub(crate) fn read_splits(text: &str) -> Outcome<Vec<Split>> {
    if text == NO_SPLITS {
        return Ok(vec![]);
    }
    let stored: Vec<Stored> = read_json(text)?;
    let split = |(after, pause, _): (i64, i64, bool)| Split {
        after: Span::from_tenths(after),
        pause: Span::from_tenths(pause),
    };
    Ok(stored.iter().map(Stored::parts).map(split).collect())
}

/// Whether the pauses of a stored text are those that levelling made.
pub(crate) fn by_levelling(text: &str) -> Outcome<bool> {
    if text == NO_SPLITS {
        return Ok(false);
    }
    let stored: Vec<Stored> = read_json(text)?;
    Ok(stored.iter().any(|one| one.parts().2))
}

/// The stored form of pauses.
pub(crate) fn write_splits(splits: &[Split]) -> Outcome<String> {
    let own = |split: &Split| Stored::Own(split.after.tenths(), split.pause.tenths());
    write_json(&splits.iter().map(own).collect::<Vec<Stored>>())
}

/// The stored form of pauses that levelling made.
pub(crate) fn write_levelled(splits: &[Split]) -> Outcome<String> {
    let levelled =
        |split: &Split| Stored::Levelled(split.after.tenths(), split.pause.tenths(), true);
    write_json(&splits.iter().map(levelled).collect::<Vec<Stored>>())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn pauses_say_who_made_them() {
        let splits = [Split { after: Span::from_minutes(480), pause: Span::from_minutes(960) }];
        let own = write_splits(&splits).unwrap();
        assert_eq!(own, "[[4800,9600]]");
        assert_eq!(read_splits(&own).unwrap(), splits);
        assert!(!by_levelling(&own).unwrap());
        let levelled = write_levelled(&splits).unwrap();
        assert_eq!(levelled, "[[4800,9600,true]]");
        assert_eq!(read_splits(&levelled).unwrap(), splits);
        assert!(by_levelling(&levelled).unwrap());
        assert!(!by_levelling(NO_SPLITS).unwrap() && read_splits(NO_SPLITS).unwrap().is_empty());
        assert_eq!(write_splits(&[]).unwrap(), NO_SPLITS);
    }
}
