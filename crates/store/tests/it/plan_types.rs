//! Types of plans: what older installations get, where plans are, and numbers that many ask for at once.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, Database};
use serde_json::Value;
use steerco_store::{Row, Store, fold, organisation::AllowedHomes, row};
use steerco_testkit::store_test;
use uuid::Uuid;

use crate::rows::{calendar, open, portfolio, project};

fn plan_type(noun: &str, name: &str) -> row::PlanType {
    row::PlanType {
        id: Uuid::now_v7(),
        version: 1,
        noun: noun.into(),
        name: name.into(),
        name_folded: fold(name),
        plural: format!("{name}s"),
        description: String::new(),
        color: "blue".into(),
        icon: "folder".into(),
        parent_types: "null".into(),
        in_portfolio: true,
        alone: true,
        number_prefix: None,
        number_width: 4,
        number_start: 1,
        lifecycle_id: None,
        standard: false,
        archived: false,
        created_at: 1,
        updated_at: 1,
    }
}

fn program(name: &str, of: Option<Uuid>, portfolio_id: Option<Uuid>) -> row::Program {
    row::Program {
        id: Uuid::now_v7(),
        version: 1,
        portfolio_id,
        name: name.into(),
        name_folded: fold(name),
        description: String::new(),
        owner_id: None,
        external_key: None,
        plan_type_id: of,
        number: None,
        created_at: 1,
        updated_at: 1,
    }
}

/// What writes a row into a table that has only some of its columns yet.
fn insert_sql<R: Row>(table: &str, row: &R, without: &[&str], on_postgres: bool) -> String {
    let image = row.image(without);
    let columns: Vec<&str> = image.keys().map(String::as_str).collect();
    let values = image.values().map(|value| match value {
        Value::String(text) => match text.parse::<Uuid>() {
            Ok(id) if on_postgres => format!("'{id}'::uuid"),
            Ok(id) => format!("x'{}'", id.simple()),
            Err(_) => format!("'{text}'"),
        },
        other => other.to_string(),
    });
    let values: Vec<String> = values.collect();
    format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), values.join(", "))
        .replace(", start,", ", \"start\",")
}

store_test! {
    async fn what_older_installations_have_is_of_the_standard_types(url: String) {
        let store = Store::open(&url).await.unwrap();
        store.migrate_before("20261130_000137_plan_type").await.unwrap();
        let on_postgres = url.contains("://");
        let address = if on_postgres { url.clone() } else { format!("sqlite://{url}") };
        let old = Database::connect(address).await.unwrap();
        let organisation = row::Organisation {
            id: Uuid::now_v7(), version: 1, name: "Waterways".into(), created_at: 1, updated_at: 1,
        };
        let standard = calendar("Standard");
        let harbour = program("Harbour", None, None);
        let pumps = row::Project { program_id: Some(harbour.id), ..project("Pumps", "P-1", standard.id) };
        let new = ["plan_type_id", "number"];
        for sql in [
            insert_sql("organisation", &organisation, &[], on_postgres),
            insert_sql("calendar", &standard, &[], on_postgres),
            insert_sql("program", &harbour, &new, on_postgres),
            insert_sql("project", &pumps, &new, on_postgres),
        ] {
            old.execute_unprepared(&sql).await.unwrap();
        }
        store.migrate().await.unwrap();
        let reader = store.read();
        let types = reader.plan_types(None).await.unwrap();
        let told: Vec<(&str, &str, bool)> =
            types.iter().map(|row| (row.noun.as_str(), row.name.as_str(), row.standard)).collect();
        assert_eq!(told, [("project", "Project", true), ("program", "Program", true)]);
        let pumps: row::Project = reader.get(pumps.id).await.unwrap();
        let harbour: row::Program = reader.get(harbour.id).await.unwrap();
        assert_eq!((pumps.plan_type_id, pumps.number), (Some(types[0].id), None));
        assert_eq!((harbour.plan_type_id, harbour.number), (Some(types[1].id), None));
        assert_eq!((pumps.key.as_str(), pumps.version), ("P-1", 1));
    }
}

migrated_test! {
    async fn a_new_installation_has_no_types_before_it_is_set_up(url: String) {
        let store = open(&url).await;
        assert!(store.read().plan_types(None).await.unwrap().is_empty());
    }
}

migrated_test! {
    async fn plans_that_are_elsewhere_are_counted_and_the_first_ones_told(url: String) {
        let store = open(&url).await;
        let standard = calendar("Standard");
        let grow = portfolio("Grow");
        let (line, theme) = (plan_type("program", "Line"), plan_type("program", "Theme"));
        let release = plan_type("project", "Release");
        let water = program("Water", Some(line.id), Some(grow.id));
        let roads = program("Roads", Some(theme.id), None);
        let of = |name: &str, program_id: Option<Uuid>, portfolio_id: Option<Uuid>| row::Project {
            plan_type_id: Some(release.id), program_id, portfolio_id,
            ..project(name, name, standard.id)
        };
        let mut rows = vec![
            of("InLine", Some(water.id), Some(grow.id)), of("InTheme", Some(roads.id), None),
            of("Direct", None, Some(grow.id)), of("Alone", None, None),
        ];
        rows.push(row::Project { template: true, ..of("Template", None, None) });
        rows.push(row::Project { plan_type_id: None, ..of("Untyped", None, None) });
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&standard, "calendar_created").await.unwrap();
        writer.insert(&grow, "portfolio_created").await.unwrap();
        for row in [&line, &theme, &release] {
            writer.insert(row, "plan_type_created").await.unwrap();
        }
        for row in [&water, &roads] {
            writer.insert(row, "program_created").await.unwrap();
        }
        for row in &rows {
            writer.insert(row, "project_created").await.unwrap();
        }
        writer.commit().await.unwrap();
        let reader = store.read();
        for (types, portfolio, alone, elsewhere) in [
            (None, true, true, vec![]),
            (None, false, false, vec!["Alone", "Direct"]),
            (Some(vec![line.id]), false, false, vec!["Alone", "Direct", "InTheme"]),
            (Some(vec![line.id]), true, false, vec!["Alone", "InTheme"]),
            (Some(vec![]), false, true, vec!["Direct", "InLine", "InTheme"]),
        ] {
            let homes = AllowedHomes { program_types: types, portfolio, alone };
            let (count, found) = reader.projects_elsewhere(release.id, &homes, 9).await.unwrap();
            let names: Vec<&str> = found.iter().map(|row| row.name.as_str()).collect();
            assert_eq!((names, count), (elsewhere.clone(), elsewhere.len() as u64), "{homes:?}");
        }
        let few = AllowedHomes { program_types: Some(vec![]), portfolio: false, alone: true };
        let (count, found) = reader.projects_elsewhere(release.id, &few, 2).await.unwrap();
        assert_eq!((count, found.len()), (3, 2));
        let (count, found) = reader.programs_elsewhere(line.id, &few, 9).await.unwrap();
        assert_eq!((count, found[0].name.as_str()), (1, "Water"));
        assert_eq!(reader.programs_elsewhere(theme.id, &few, 9).await.unwrap().0, 0);
        let (count, _) =
            reader.projects_of_types_within(water.id, &[release.id], 9).await.unwrap();
        assert_eq!(count, 1);
        let held = reader.plan_type_use(release.id).await.unwrap();
        assert_eq!((held.projects, held.templates, held.programs, held.request_types), (4, 1, 0, 0));
        assert_eq!(reader.plan_type_use(line.id).await.unwrap().programs, 1);
    }
}

migrated_test! {
    async fn numbers_that_many_ask_for_at_once_differ_and_none_comes_twice(url: String) {
        let store = open(&url).await;
        let standard = calendar("Standard");
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&standard, "calendar_created").await.unwrap();
        writer.raise_number_series("PRJ-", 41).await.unwrap();
        // It is further on already.
        writer.raise_number_series("PRJ-", 7).await.unwrap();
        writer.commit().await.unwrap();
        let stores: Vec<Store> = vec![Store::open(&url).await.unwrap(), store];
        let tasks: Vec<_> = (0..24)
            .map(|n| {
                let (store, calendar_id) = (stores[n % 2].clone(), standard.id);
                tokio::spawn(async move {
                    loop {
                        let mut writer = match store.write(None).await {
                            Ok(writer) => writer,
                            Err(steerco_store::StoreError::Busy) => continue,
                            Err(error) => panic!("{error}"),
                        };
                        let number = format!("PRJ-{:04}", writer.take_number("PRJ-").await.unwrap());
                        assert!(!writer.number_taken(&number).await.unwrap());
                        let row = row::Project {
                            number: Some(number.clone()), ..project("Same", &format!("K{n}"), calendar_id)
                        };
                        writer.insert(&row, "project_created").await.unwrap();
                        writer.commit().await.unwrap();
                        return number;
                    }
                })
            })
            .collect();
        let mut numbers = BTreeSet::new();
        for task in tasks {
            numbers.insert(task.await.unwrap());
        }
        assert_eq!(numbers.len(), 24);
        assert_eq!(numbers.first().map(String::as_str), Some("PRJ-0041"));
        let reader = stores[1].read();
        assert_eq!(reader.number_series().await.unwrap(), [("PRJ-".to_owned(), 65)]);
        assert!(reader.number_taken("PRJ-0041").await.unwrap());
        assert!(reader.number_taken("k3").await.unwrap(), "a key counts");
        assert!(!reader.number_taken("PRJ-0065").await.unwrap());
    }
}
