//! Task lists as people have them.

use std::collections::BTreeMap;

use steerco_calendar::Span;
use steerco_interchange::task_list::{Column, Mapping, look, read_with};
use steerco_interchange::{Format, read};
use steerco_schedule::{Constraint, DependencyKind, Lag};

use crate::codes;

#[test]
fn a_plain_list_becomes_a_plan() {
    let draft = read(
        b"Name,Duration,Predecessors,Resource Names\nDesign,3d,,Ann\nBuild,1w,1FS+1d,Ann[50%];Bob\nDone,0d,2,\n",
        Format::Csv,
    )
    .unwrap();
    assert_eq!(codes(&draft), ["csv.no_start"]);
    let plan = draft.plan;
    assert_eq!(plan.tasks.len(), 3);
    assert_eq!(plan.tasks[1].duration, Span::from_minutes(2400));
    assert_eq!(plan.dependencies[0].lag, Lag::Working(Span::from_minutes(480)));
    assert_eq!(plan.resources.len(), 2);
    assert_eq!(plan.assignments.len(), 3);
    let dates = plan.schedule().unwrap().schedule;
    assert_eq!(dates.tasks[2].finish.to_string(), "2026-03-12T17:00");
}

#[test]
fn semicolons_german_headings_and_dotted_dates_are_understood() {
    let draft = read(
        "Nr;Vorgangsname;Dauer;Anfang;Vorgänger\n10;Planen;2,5 d;2.3.2026;\n20;Bauen;4h;;10SS\n"
            .as_bytes(),
        Format::Csv,
    )
    .unwrap();
    assert_eq!(codes(&draft), Vec::<&str>::new());
    assert_eq!(draft.plan.tasks[0].duration, Span::from_minutes(1200));
    assert_eq!(draft.plan.project.start.to_string(), "2026-03-02T08:00");
    assert_eq!(draft.plan.dependencies.len(), 1);
}

#[test]
fn structure_comes_from_levels_parents_codes_or_indentation() {
    let parents = |text: &str| -> Vec<Option<usize>> {
        let draft = read(text.as_bytes(), Format::Csv).unwrap();
        draft.plan.tasks.iter().map(|task| task.parent).collect()
    };
    let wanted = [None, Some(0), Some(0), None];
    assert_eq!(parents("Name,Outline level\nA,1\nB,2\nC,2\nD,1\n"), wanted);
    assert_eq!(parents("ID,Name,Parent\na,A,\nb,B,a\nc,C,a\nd,D,\n"), wanted);
    assert_eq!(parents("WBS,Name\n1,A\n1.1,B\n1.2,C\n2,D\n"), wanted);
    assert_eq!(parents("Name,Duration\nA,1d\n  B,1d\n  C,1d\nD,1d\n"), wanted);
}

#[test]
fn bad_cells_are_told_with_line_and_column_and_the_task_stays() {
    let draft = read(
        b"Name,Duration,Predecessors,% Complete,Constraint,Start,Finish\n\
          A,soon,,,,,\n\
          B,2d,99,150,,,\n\
          C,1d,,,SNET,,\n\
          D,,,,,2026-03-09,2026-03-02\n",
        Format::Csv,
    )
    .unwrap();
    let found: Vec<(Option<usize>, &str)> =
        draft.diagnostics.iter().map(|found| (found.line, found.element.as_str())).collect();
    assert_eq!(
        found,
        [
            (Some(2), "Duration"),
            (Some(3), "Percent complete"),
            (Some(4), "Constraint type"),
            (Some(5), "Finish"),
            (Some(3), "Predecessors"),
        ]
    );
    assert_eq!(draft.plan.tasks.len(), 4);
}

#[test]
fn columns_can_be_mapped_by_hand() {
    let bytes = b"Was,Wie lange\nPlanen,2d\nBauen,3d\n";
    let refused = read(bytes, Format::Csv).expect_err("no name column");
    assert_eq!(refused.diagnostics[0].code, "csv.needs_mapping");
    let sheet = look(bytes).unwrap();
    assert_eq!((sheet.headings.len(), sheet.rows, sheet.samples.len()), (2, 2, 2));
    let mapping = Mapping(BTreeMap::from([(Column::Name, 0), (Column::Duration, 1)]));
    let plan = read_with(bytes, &mapping, None).unwrap().plan;
    assert_eq!(plan.tasks[1].duration, Span::from_minutes(1440));
}

#[test]
fn dated_tasks_without_predecessors_start_no_earlier() {
    let plan = read(
        b"Name,Duration,Start,Predecessors\nA,1d,2026-03-02,\nB,1d,2026-03-10,\nC,1d,2026-03-20,2SS\n",
        Format::Csv,
    )
    .unwrap()
    .plan;
    assert_eq!(plan.tasks[0].constraint, Constraint::AsSoonAsPossible);
    assert!(matches!(plan.tasks[1].constraint, Constraint::StartNoEarlierThan(_)));
    assert_eq!(plan.tasks[2].constraint, Constraint::AsSoonAsPossible);
    assert_eq!(plan.dependencies[0].kind, DependencyKind::StartToStart);
}

#[test]
fn formulas_are_defused_on_the_way_out_and_restored_on_the_way_in() {
    let plan = read(b"Name,Duration\n'=1+1,1d\n", Format::Csv).unwrap().plan;
    assert_eq!(plan.tasks[0].name, "=1+1");
    let written = steerco_interchange::write(&plan, &plan.schedule().unwrap(), Format::Csv).bytes;
    assert!(String::from_utf8(written).unwrap().contains("'=1+1"));
}

#[test]
fn amounts_come_back_exactly_whatever_a_day_is_in_the_plan() {
    let mut plan = read(
        b"ID,Name,Duration,Work,Predecessors\n1,A,1h,20min,\n2,B,7min,,1FS+1h\n3,C,0.3d,,2SS+11emin\n4,D,1d,,\n",
        Format::Csv,
    )
    .unwrap()
    .plan;
    // A plan of days of seven and a half hours, in which all of this was typed in days.
    plan.project.day = Span::from_minutes(450);
    plan.tasks[3].duration = Span::from_minutes(450);
    for task in &mut plan.tasks {
        task.duration_format = 7;
    }
    for link in &mut plan.dependencies {
        link.lag_format = 7;
    }
    plan.tasks[2].leveling_delay = Span::from_minutes(60);
    plan.project.status_date = Some("2026-03-05T17:00".parse().unwrap());
    let written = steerco_interchange::write(&plan, &plan.schedule().unwrap(), Format::Csv);
    let again = read(&written.bytes, Format::Csv).unwrap().plan;
    for (one, other) in plan.tasks.iter().zip(&again.tasks) {
        assert_eq!((one.duration, one.work), (other.duration, other.work), "{}", one.name);
    }
    for (one, other) in plan.dependencies.iter().zip(&again.dependencies) {
        assert_eq!(one.lag, other.lag);
    }
    let told: Vec<&str> = written.losses.iter().map(|loss| loss.code.as_str()).collect();
    assert_eq!(told, ["csv.leveling", "csv.settings"]);
}
