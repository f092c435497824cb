//! Broken and hostile files give findings with line and element, and never a panic or a half plan.

use proptest::prelude::*;
use steerco_interchange::{Format, Severity, read};

use crate::{HOUSE, codes, mspdi};

fn project(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<Project xmlns=\"http://schemas.microsoft.com/project\">\n{body}\n</Project>"
    )
}

fn task(uid: i64, more: &str) -> String {
    format!(
        "<Task><UID>{uid}</UID><ID>{uid}</ID><Name>Task {uid}</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration>{more}</Task>"
    )
}

#[test]
fn a_file_that_ends_too_early_is_refused_with_the_place() {
    for cut in [HOUSE.len() / 4, HOUSE.len() / 2, HOUSE.len() - 20] {
        let text = HOUSE.get(..cut).expect("ascii");
        let refused = read(text.as_bytes(), Format::Mspdi).expect_err("cut short");
        let last = refused.diagnostics.last().expect("a reason");
        assert_eq!(last.code, "mspdi.malformed");
        assert!(last.line.expect("a line") > 1);
        assert!(last.message.contains("nothing was imported"), "{}", last.message);
    }
}

#[test]
fn tags_that_do_not_match_are_refused_with_their_line() {
    let text = project("<Tasks>\n<Task><UID>1</Wrong></Task>\n</Tasks>");
    let refused = read(text.as_bytes(), Format::Mspdi).expect_err("mismatched");
    assert_eq!(refused.diagnostics.last().and_then(|found| found.line), Some(4));
}

#[test]
fn an_entity_bomb_stays_small() {
    let text = format!(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n{}",
        "<Project><Title>&b;&b;</Title></Project>"
    );
    let draft = mspdi(&text);
    assert_eq!(draft.plan.project.name, "&b;&b;");
    assert_eq!(codes(&draft)[..2], ["mspdi.doctype", "mspdi.entity"]);
}

#[test]
fn external_entities_are_never_fetched() {
    let text = "<!DOCTYPE x [<!ENTITY file SYSTEM \"file:///etc/passwd\">]><Project><Title>&file;</Title></Project>";
    assert_eq!(mspdi(text).plan.project.name, "&file;");
}

#[test]
fn what_is_no_project_file_is_refused_with_advice() {
    for text in ["", "   ", "<html><body/></html>", "not xml at all"] {
        let refused = read(text.as_bytes(), Format::Mspdi).expect_err("no project");
        assert!(refused.to_string().contains("Project"), "{refused}");
    }
    let binary = Format::detect("plan.mpp", &[0xD0, 0xCF, 0x11, 0xE0, 0xA1]).expect_err("binary");
    assert!(binary.to_string().contains("save it as XML"), "{binary}");
}

#[test]
fn duplicate_uids_missing_calendars_and_lost_links_are_told() {
    let text = project(&format!(
        "<CalendarUID>5</CalendarUID><Tasks>{}{}{}{}</Tasks>",
        task(1, ""),
        task(1, "<CalendarUID>9</CalendarUID>"),
        task(2, "<PredecessorLink><PredecessorUID>77</PredecessorUID></PredecessorLink>"),
        task(3, "<PredecessorLink><PredecessorUID>3</PredecessorUID></PredecessorLink>"),
    ));
    let draft = mspdi(&text);
    let mut found = codes(&draft);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            "mspdi.duplicate_uid",
            "mspdi.missing_calendar",
            "mspdi.missing_calendar",
            "mspdi.missing_predecessor",
            "mspdi.useless_link"
        ]
    );
    assert_eq!(draft.plan.tasks.len(), 4, "no task is lost");
    let duplicate = draft.diagnostics.iter().find(|found| found.code == "mspdi.duplicate_uid");
    assert_eq!(
        duplicate.map(|found| (found.severity, found.line)),
        Some((Severity::Error, Some(3)))
    );
}

#[test]
fn impossible_values_are_left_out_and_named() {
    let text = project(&format!(
        "<MinutesPerDay>0</MinutesPerDay><StartDate>2026-02-31T08:00:00</StartDate><Tasks>{}{}</Tasks>",
        task(
            1,
            "<Duration>soon</Duration><ConstraintType>4</ConstraintType><Priority>9999</Priority>"
        ),
        task(
            2,
            "<Deadline>9999-12-31T00:00:00</Deadline><ConstraintType>44</ConstraintType><ActualStart>2026-03-03T08:00:00</ActualStart><ActualFinish>2026-03-02T08:00:00</ActualFinish>"
        ),
    ));
    let draft = mspdi(&text);
    let elements: Vec<&str> =
        draft.diagnostics.iter().map(|found| found.element.as_str()).collect();
    for element in [
        "MinutesPerDay",
        "StartDate",
        "Duration",
        "ConstraintDate",
        "Deadline",
        "ConstraintType",
        "ActualFinish",
    ] {
        assert!(elements.contains(&element), "{element} is not told: {elements:?}");
    }
    assert!(draft.diagnostics.iter().any(|found| found.line == Some(3)));
    assert_eq!(draft.plan.tasks[0].priority, 1000);
    assert!(draft.plan.schedule().is_ok());
}

#[test]
fn a_circle_of_links_names_its_tasks() {
    let link = |uid: i64| {
        format!("<PredecessorLink><PredecessorUID>{uid}</PredecessorUID></PredecessorLink>")
    };
    let text = project(&format!(
        "<Tasks>{}{}{}</Tasks>",
        task(1, &link(3)),
        task(2, &link(1)),
        task(3, &link(2))
    ));
    let refused = mspdi(&text).plan.schedule().expect_err("a circle").to_string();
    for name in ["Task 1", "Task 2", "Task 3"] {
        assert!(refused.contains(name), "{refused}");
    }
}

#[test]
fn a_namespace_prefix_is_understood() {
    let text = HOUSE
        .replace("<Project xmlns=", "<p:Project xmlns:p=")
        .replace("</Project>", "</p:Project>");
    assert_eq!(mspdi(&text).plan.tasks.len(), 9);
}

#[test]
fn endless_findings_are_counted_not_listed() {
    let tasks: String = (1..2000).map(|uid| task(uid, "<Duration>x</Duration>")).collect();
    let draft = mspdi(&project(&format!("<Tasks>{tasks}</Tasks>")));
    assert!(draft.diagnostics.len() <= 501);
    assert!(draft.diagnostics.last().is_some_and(|last| last.message.contains("more findings")));
}

#[test]
fn a_calendar_on_which_nobody_works_but_on_some_days_is_planned() {
    // Two calendars become one without a working week: its work begins with a day in April.
    let start = HOUSE.find("<UID>2</UID><Name>Ann</Name>").expect("a second calendar");
    let text = format!("{}{}", &HOUSE[..start - 29], &HOUSE[start + 7..]);
    let draft = mspdi(&text);
    assert!(draft.plan.schedule().is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_damaged_file_never_panics(at in 0_usize..12_000, with in proptest::collection::vec(any::<u8>(), 0..40), cut in 0_usize..60) {
        let mut bytes = HOUSE.as_bytes().to_vec();
        let at = at.min(bytes.len());
        let end = (at + cut).min(bytes.len());
        bytes.splice(at..end, with);
        if let Ok(draft) = read(&bytes, Format::Mspdi) {
            let _ = draft.plan.schedule();
        }
    }

    #[test]
    fn any_bytes_are_answered(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, Format::Mspdi);
        let _ = read(&bytes, Format::Csv);
        let _ = Format::detect("x.bin", &bytes);
    }
}
