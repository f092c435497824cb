//! Who does what about a deliverable or a decision: responsible (does it), accountable (answers for it:
//! exactly one), consulted (is asked before), informed (is told after). Pure.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use steerco_store::fold;
use utoipa::ToSchema;

use super::charter_sections::CharterSection;
use crate::{Failure, Outcome};

/// Most lines.
const MOST_LINES: usize = 200;
/// Most people or roles of one kind in a line.
const MOST_NAMES: usize = 30;
/// Most letters of a name.
const MOST_LETTERS: usize = 200;
/// Key of the section.
pub(super) const RACI: &str = "responsibilities";
/// Titles of its columns.
const HEAD: [&str; 5] =
    ["Deliverable or decision", "Responsible", "Accountable", "Consulted", "Informed"];

/// Who does what about one deliverable or decision; people and roles by their names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RaciLine {
    /// The deliverable or decision.
    pub what: String,
    /// Who does it.
    #[serde(default)]
    pub responsible: Vec<String>,
    /// Who answers for it: one, before the charter is issued.
    #[serde(default)]
    pub accountable: Vec<String>,
    /// Who is asked before.
    #[serde(default)]
    pub consulted: Vec<String>,
    /// Who is told after.
    #[serde(default)]
    pub informed: Vec<String>,
}

/// What differs in one line between the version that was signed last and now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RaciDifference {
    /// The deliverable or decision.
    pub what: String,
    /// `line` when all of it is new or gone, else the title of the column.
    pub column: String,
    /// What was signed.
    pub signed: String,
    /// What it says now.
    pub now: String,
}

impl RaciLine {
    fn columns(&self) -> [&Vec<String>; 4] {
        [&self.responsible, &self.accountable, &self.consulted, &self.informed]
    }

    fn cells(&self) -> Vec<String> {
        let names = self.columns().map(|names| names.join(", "));
        std::iter::once(self.what.clone()).chain(names).collect()
    }
}

/// The section of a charter that these lines are.
pub(super) fn section(lines: &[RaciLine]) -> CharterSection {
    CharterSection {
        key: RACI.into(),
        title: "Responsibilities".into(),
        lines: vec![],
        head: HEAD.iter().map(|title| (*title).to_owned()).collect(),
        rows: lines.iter().map(RaciLine::cells).collect(),
        written: false,
    }
}

fn name(text: &str) -> Outcome<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > MOST_LETTERS {
        let text = format!("Use at most {MOST_LETTERS} letters for a name.");
        return Err(Failure::field("strategy.too_long", "raci", text));
    }
    Ok(text)
}

/// The lines as they are to be kept: names once each, and nothing twice.
pub(super) fn checked(lines: &[RaciLine]) -> Outcome<Vec<RaciLine>> {
    let bad = |text: String| Failure::field("strategy.bad_raci", "raci", text);
    if lines.len() > MOST_LINES {
        return Err(bad(format!("Write at most {MOST_LINES} lines.")));
    }
    let mut known = BTreeSet::new();
    let mut kept = vec![];
    for (line, number) in lines.iter().zip(1..) {
        let what = name(&line.what)?;
        if what.is_empty() {
            return Err(bad(format!("Line {number}: name the deliverable or decision.")));
        }
        if !known.insert(fold(&what)) {
            return Err(bad(format!("“{what}” is there twice. Join the two lines.")));
        }
        let names = |given: &Vec<String>| -> Outcome<Vec<String>> {
            let mut own: Vec<String> = vec![];
            for text in given {
                let text = name(text)?;
                if !text.is_empty() && !own.iter().any(|one| fold(one) == fold(&text)) {
                    own.push(text);
                }
            }
            if own.len() > MOST_NAMES {
                return Err(bad(format!("“{what}” names more than {MOST_NAMES} in one column.")));
            }
            Ok(own)
        };
        kept.push(RaciLine {
            responsible: names(&line.responsible)?,
            accountable: names(&line.accountable)?,
            consulted: names(&line.consulted)?,
            informed: names(&line.informed)?,
            what,
        });
    }
    Ok(kept)
}

/// Those of some lines about what none of the own ones is about, so that nothing written is written over.
pub(super) fn new_lines(own: &[RaciLine], offered: Vec<RaciLine>) -> Vec<RaciLine> {
    let known: BTreeSet<String> = own.iter().map(|line| fold(line.what.trim())).collect();
    offered.into_iter().filter(|line| !known.contains(&fold(line.what.trim()))).collect()
}

/// What is wrong with each line, in words; nothing when every line has somebody responsible and one who
/// is accountable.
pub(super) fn findings(lines: &[RaciLine]) -> Vec<String> {
    let mut found = vec![];
    for line in lines {
        let what = &line.what;
        match line.accountable.as_slice() {
            [] => found.push(format!("“{what}”: nobody is accountable. Name one.")),
            [_] => {}
            [_, _] => found.push(format!(
                "“{what}”: two accountable ({}). Keep one; the other is responsible or consulted.",
                line.accountable.join(", ")
            )),
            more => found.push(format!(
                "“{what}”: {} accountable ({}). Keep one.",
                more.len(),
                more.join(", ")
            )),
        }
        if line.responsible.is_empty() {
            found.push(format!("“{what}”: nobody is responsible. Name who does it."));
        }
    }
    found
}

/// Refuses to issue a charter whose responsibilities are not clear.
pub(super) fn require_clear(lines: &[RaciLine]) -> Outcome<()> {
    let found = findings(lines);
    if found.is_empty() {
        return Ok(());
    }
    Err(Failure::field("strategy.raci_unclear", "raci", found.join(" ")))
}

/// What differs from the rows that were signed.
pub(super) fn differences(signed: &[Vec<String>], lines: &[RaciLine]) -> Vec<RaciDifference> {
    let cell = |row: &[String], column: usize| row.get(column).cloned().unwrap_or_default();
    let whole = |row: &[String]| {
        let named = HEAD.iter().zip(row).skip(1).filter(|(_, names)| !names.is_empty());
        named.map(|(title, names)| format!("{title}: {names}")).collect::<Vec<_>>().join("; ")
    };
    let old: BTreeMap<String, &Vec<String>> =
        signed.iter().map(|row| (fold(&cell(row, 0)), row)).collect();
    let mut found = vec![];
    let mut kept = BTreeSet::new();
    for line in lines {
        let now = line.cells();
        kept.insert(fold(&line.what));
        let Some(before) = old.get(&fold(&line.what)) else {
            found.push(RaciDifference {
                what: line.what.clone(),
                column: "line".into(),
                signed: String::new(),
                now: whole(&now),
            });
            continue;
        };
        for (title, column) in HEAD.iter().zip(0..).skip(1) {
            let (signed, now) = (cell(before, column), cell(&now, column));
            if signed != now {
                let (what, column) = (line.what.clone(), (*title).to_owned());
                found.push(RaciDifference { what, column, signed, now });
            }
        }
    }
    for row in signed.iter().filter(|row| !kept.contains(&fold(&cell(row, 0)))) {
        found.push(RaciDifference {
            what: cell(row, 0),
            column: "line".into(),
            signed: whole(row),
            now: String::new(),
        });
    }
    found
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn line(what: &str, responsible: &[&str], accountable: &[&str]) -> RaciLine {
        let names = |list: &[&str]| list.iter().map(|one| (*one).to_owned()).collect();
        RaciLine {
            what: what.into(),
            responsible: names(responsible),
            accountable: names(accountable),
            ..RaciLine::default()
        }
    }

    #[test]
    fn exactly_one_is_accountable() {
        assert!(findings(&[line("Pumps", &["Ben"], &["Ann"])]).is_empty());
        let found = findings(&[
            line("Pumps", &["Ben"], &["Ann", "Cleo"]),
            line("Gates", &["Ben"], &[]),
            line("Dike", &[], &["Ann"]),
        ]);
        assert_eq!(found.len(), 3);
        assert!(found.first().unwrap().contains("two accountable (Ann, Cleo)"), "{found:?}");
        assert!(found.get(1).unwrap().contains("“Gates”: nobody is accountable"), "{found:?}");
        assert!(found.get(2).unwrap().contains("“Dike”: nobody is responsible"), "{found:?}");
        assert!(require_clear(&[]).is_ok(), "who writes none has none");
        assert!(require_clear(&[line("Gates", &["Ben"], &[])]).is_err());
    }

    #[test]
    fn lines_are_kept_once_with_names_once() {
        let kept = checked(&[line(" Flood  gates ", &["Ben", "ben ", ""], &["Ann"])]).unwrap();
        assert_eq!(kept, [line("Flood gates", &["Ben"], &["Ann"])]);
        assert!(checked(&[line("Pumps", &[], &[]), line("PUMPS", &[], &[])]).is_err());
        assert!(checked(&[line(" ", &["Ben"], &["Ann"])]).is_err());
    }

    #[test]
    fn what_is_written_is_not_offered_again() {
        let own = [line("Pumps", &["Ben"], &["Ann"])];
        let offered = vec![line("PUMPS", &["Team"], &["Owner"]), line("Gates", &["Ben"], &["Ann"])];
        assert_eq!(new_lines(&own, offered), [line("Gates", &["Ben"], &["Ann"])]);
    }

    #[test]
    fn versions_are_compared_line_by_line() {
        let signed =
            section(&[line("Pumps", &["Ben"], &["Ann"]), line("Gates", &["Ben"], &["Ann"])]);
        let now = [line("pumps", &["Ben"], &["Cleo"]), line("Dike", &["Dan"], &["Ann"])];
        let found = differences(&signed.rows, &now);
        let told: Vec<(&str, &str, &str, &str)> =
            found.iter().map(|one| (&*one.what, &*one.column, &*one.signed, &*one.now)).collect();
        assert_eq!(
            told,
            [
                ("pumps", "Accountable", "Ann", "Cleo"),
                ("Dike", "line", "", "Responsible: Dan; Accountable: Ann"),
                ("Gates", "line", "Responsible: Ben; Accountable: Ann", ""),
            ]
        );
        assert!(differences(&signed.rows, &[]).len() == 2);
    }
}
