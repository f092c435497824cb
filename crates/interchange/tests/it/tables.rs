//! A folder of CSV tables.

use std::collections::BTreeMap;

use steerco_calendar::{Moment, Span};
use steerco_interchange::tables::read_tables;

fn folder(files: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
}

fn monday() -> Moment {
    "2026-03-02T08:00".parse().unwrap()
}

#[test]
fn a_folder_becomes_plans() {
    let files = folder(&[
        (
            "people.csv",
            "key,name,email,team,max_units,standard_rate,currency\nann,Ann,ann@example.org,Site,80,52.50,usd\n",
        ),
        (
            "projects.csv",
            "key,name,program,portfolio,start,stage\nP1,House,Homes,Buildings,2026-03-02,active\n",
        ),
        (
            "tasks.csv",
            "project,key,name,parent,duration\nP1,g,Ground,,\nP1,w,Walls,,5d\nP1,d,Dig,g,3d\nP1,p,Pour,g,1d\n",
        ),
        ("dependencies.csv", "project,predecessor,successor,kind,lag\nP1,d,p,FS,1d\nP1,g,w,,\n"),
        ("assignments.csv", "project,task,person,units,work\nP1,d,ann,50,\n"),
    ]);
    let draft = read_tables(&files, monday()).unwrap();
    assert_eq!(draft.diagnostics, vec![]);
    let project = &draft.projects[0];
    assert_eq!(project.task_keys, ["g", "d", "p", "w"], "children stand behind their summary");
    let dates = project.plan.schedule().unwrap().schedule;
    assert_eq!(dates.tasks[3].finish.to_string(), "2026-03-13T17:00");
    assert_eq!(project.plan.assignments[0].work, Span::from_minutes(720));
    assert_eq!(draft.people[0].standard_rate.0, 525_000);
    assert_eq!(draft.people[0].currency.map(|one| one.code()).as_deref(), Some("USD"));
}

#[test]
fn lines_that_name_nothing_are_told_with_file_and_line() {
    let files = folder(&[
        ("projects.csv", "key,name,stage\nP1,House,someday\nP1,Again,\n"),
        ("tasks.csv", "project,key,name,duration\nP1,a,A,soon\nP2,b,B,1d\nP1,a,C,1d\n"),
        ("dependencies.csv", "project,predecessor,successor,kind,lag\nP1,a,zz,FS,\nP1,a,a,FS,\n"),
        ("assignments.csv", "project,task,person\nP1,a,nobody\n"),
    ]);
    let draft = read_tables(&files, monday()).unwrap();
    let told: Vec<(&str, Option<usize>)> =
        draft.diagnostics.iter().map(|found| (found.element.as_str(), found.line)).collect();
    assert_eq!(
        told,
        [
            ("projects.csv: stage", Some(2)),
            ("projects.csv: key", Some(3)),
            ("tasks.csv: duration", Some(2)),
            ("tasks.csv: project", Some(3)),
            ("tasks.csv: key", Some(4)),
            ("dependencies.csv: successor", Some(2)),
            ("dependencies.csv: successor", Some(3)),
            ("assignments.csv: person", Some(2)),
        ]
    );
}

#[test]
fn a_missing_table_or_column_is_refused_by_name() {
    let refused = read_tables(&folder(&[("tasks.csv", "project,key,name\n")]), monday());
    assert!(refused.unwrap_err().to_string().contains("projects.csv"));
    let refused = read_tables(
        &folder(&[("projects.csv", "key,name\n"), ("tasks.csv", "project,name\n")]),
        monday(),
    );
    assert!(refused.unwrap_err().to_string().contains("“key”"));
}
