//! Types of projects in folders of tables, on a database of their own.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeMap;

use serde_json::{Value, json};
use steerco_calendar::Moment;
use steerco_interchange::tables::read_tables;
use steerco_testkit::TestDatabase;

use super::{TableImport, find_program, find_project_type, import_tables};
use crate::{
    App, Failure,
    access::Caller,
    organisation::create_plan_type,
    plan::{ProjectQuery, projects},
    portfolio::{create_program, portfolios},
    shape::PageQuery,
    test_app::app,
};

fn input<T: serde::de::DeserializeOwned>(body: Value) -> T {
    serde_json::from_value(body).unwrap()
}

/// A type of program, a type of project that may be in its programs only, and one program of each type.
async fn typed(app: &App, director: &Caller) {
    let line = input(json!({"noun": "program", "name": "Product line"}));
    let line = create_plan_type(app, director, &line).await.unwrap().id;
    let parents = json!({"program_type_ids": [line], "portfolio": false, "alone": false});
    let release = input(json!({"noun": "project", "name": "Release", "parents": parents}));
    create_plan_type(app, director, &release).await.unwrap();
    for program in [json!({"name": "Pumps", "plan_type_id": line}), json!({"name": "Harbour"})] {
        create_program(app, director, &input(program)).await.unwrap();
    }
}

async fn import(app: &App, director: &Caller, projects: &str, dry_run: bool) -> TableImport {
    let projects = format!("key,name,type,portfolio,program,start\n{projects}");
    let files: BTreeMap<String, Vec<u8>> = [
        ("projects.csv".to_owned(), projects.into_bytes()),
        ("tasks.csv".to_owned(), b"project,key,name\nR1,a,Dig\n".to_vec()),
    ]
    .into();
    let draft = read_tables(&files, Moment::from_day(20_000)).unwrap();
    import_tables(app, director, draft, dry_run).await.unwrap()
}

/// The types of all projects, by the name of the project.
async fn types(app: &App, director: &Caller) -> Vec<String> {
    let page = PageQuery { sort: Some("name".into()), ..PageQuery::default() };
    let all = projects(app, director, &ProjectQuery::default(), &page).await.unwrap();
    all.items.into_iter().map(|one| one.plan_type.unwrap().name).collect()
}

const LINES: &str = "R1,Spring,Release,,Pumps,2027-03-01\nR2,Autumn,Release,,Harbour,\n\
                     R3,Winter,release,Sea,,\nR4,Boat,Boats,,Pumps,\nR5,Plain,,,,2027-03-01\n";

#[tokio::test]
async fn where_a_type_may_not_be_and_types_there_are_none_of_are_told_with_their_lines() {
    let database = TestDatabase::sqlite();
    let (app, director) = app(&database.url).await;
    typed(&app, &director).await;
    for dry_run in [true, false] {
        let done = import(&app, &director, LINES, dry_run).await;
        assert_eq!((done.created, done.changed), (2, 0));
        let refused: Vec<(&str, usize)> =
            done.refused.iter().map(|one| (one.key.as_str(), one.line)).collect();
        assert_eq!(refused, [("R2", 3), ("R3", 4), ("R4", 5)]);
        for (at, said) in [
            (0, "in the program “Harbour”, which is of the type “Program”"),
            (0, "It may be in a program of the type “Product line”"),
            (1, "in the portfolio “Sea” without a program"),
            (2, "no type of projects called “Boats”. Use one of “Project”, “Release”"),
        ] {
            assert!(done.refused[at].reason.contains(said), "{}", done.refused[at].reason);
        }
    }
    let made = portfolios(&app, &director, &PageQuery::default()).await.unwrap();
    assert_eq!(made.total, 0, "what is refused makes no portfolio");
    assert_eq!(types(&app, &director).await, ["Project", "Release"]);
}

#[tokio::test]
async fn a_project_that_is_imported_again_becomes_of_the_type_that_is_named_where_it_may() {
    let database = TestDatabase::sqlite();
    let (app, director) = app(&database.url).await;
    typed(&app, &director).await;
    import(&app, &director, LINES, false).await;
    let same = "R1,Spring,,,Pumps,2027-03-01\nR5,Plain,Project,,,2027-03-01\n";
    let done = import(&app, &director, same, false).await;
    assert_eq!((done.changed, done.unchanged), (0, 2), "no type named is no change");
    let other = "R1,Spring,Project,,Pumps,2027-03-01\nR5,Plain,Release,,,2027-03-01\n";
    for dry_run in [true, false] {
        let done = import(&app, &director, other, dry_run).await;
        assert_eq!((done.changed, done.refused.len()), (1, 1));
        let why = &done.refused[0].reason;
        assert!(why.contains("outside programs and portfolios"), "{why}");
    }
    assert_eq!(types(&app, &director).await, ["Project", "Project"]);
}

#[tokio::test]
async fn the_type_of_a_plan_file_is_found_by_name_and_has_to_fit_the_program() {
    let database = TestDatabase::sqlite();
    let (app, director) = app(&database.url).await;
    typed(&app, &director).await;
    let pumps = find_program(&app, &director, "Pumps").await.unwrap();
    let harbour = find_program(&app, &director, "Harbour").await.unwrap();
    assert!(find_project_type(&app, "RELEASE", Some(pumps)).await.is_ok());
    for (name, program, code) in [
        ("Release", Some(harbour), "plan_type.parent_not_allowed"),
        ("Release", None, "plan_type.parent_not_allowed"),
        ("Boats", Some(pumps), "plan_type.unknown"),
    ] {
        match find_project_type(&app, name, program).await {
            Err(Failure::Refused(no)) => assert_eq!(no.code, code),
            other => panic!("{other:?}"),
        }
    }
}
