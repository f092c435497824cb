//! How much of very many agreements and links between projects is read, and that it is said, on both databases.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use serde_json::{from_value, json};
use steerco_store::{Entry, row};
use steerco_testkit::store_test;
use uuid::Uuid;

use super::{CrossPlace, create_project, create_task, critical_chain, dependency_wall};
use crate::{App, access::Caller, shape::PageQuery, test_app::app};

/// A project with one task.
async fn sample(app: &App, caller: &Caller) -> (row::Project, row::Task) {
    let input = from_value(json!({"name": "Pier", "start": "2027-03-01T08:00"})).unwrap();
    let project = create_project(app, caller, &input).await.unwrap().item.id;
    let input = from_value(json!({"name": "Build"})).unwrap();
    let task = create_task(app, caller, project, &input).await.unwrap().task.id;
    let reader = app.store.read();
    (reader.get(project).await.unwrap(), reader.get(task).await.unwrap())
}

/// Copies of a project with its task, each finishing a minute after the one before.
fn copies(project: &row::Project, task: &row::Task, count: i64) -> Vec<(row::Project, row::Task)> {
    let copy = |at: i64| {
        let name = format!("Pier {at:03}");
        let own = row::Project {
            id: Uuid::now_v7(),
            key: format!("PIER-{at:03}"),
            key_folded: format!("pier-{at:03}"),
            name_folded: steerco_store::fold(&name),
            computed_finish: project.computed_finish + at * 10,
            name,
            ..project.clone()
        };
        let task = row::Task { id: Uuid::now_v7(), project_id: own.id, ..task.clone() };
        (own, task)
    };
    (0..count).map(copy).collect()
}

fn copied(project: &row::Project) -> Entry {
    Entry {
        noun: "project",
        noun_id: project.id,
        project: None,
        verb: "projects_copied",
        label: project.name.clone(),
        before: None,
        after: None,
    }
}

fn give(from: &row::Project, to: &row::Project, by: Uuid) -> row::GiveGet {
    row::GiveGet {
        id: Uuid::now_v7(),
        version: 1,
        giver_project_id: from.id,
        giver_task_id: None,
        receiver_project_id: to.id,
        receiver_task_id: None,
        cross_dependency_id: None,
        given: "Access".into(),
        note: String::new(),
        giver_owner_id: None,
        receiver_owner_id: None,
        needed_date: to.computed_finish,
        agreed_date: to.computed_finish,
        policy: "alert".into(),
        state: "agreed".into(),
        proposed_side: "giver".into(),
        proposed_by: by,
        proposed_at: 1,
        agreed_by: Some(by),
        agreed_at: Some(1),
        closed_by: None,
        closed_at: None,
        delivered_date: None,
        reason: String::new(),
        told_at: None,
        created_at: 1,
        updated_at: 1,
    }
}

store_test! {
    async fn a_chain_looks_at_the_two_hundred_projects_that_finish_last_and_says_so(url: String) {
        let (app, caller) = app(&url).await;
        let (project, task) = sample(&app, &caller).await;
        let all = copies(&project, &task, 201);
        let pairs = all.iter().zip(all.iter().skip(1));
        let gives = pairs.map(|((one, _), (next, _))| give(one, next, caller.user_id)).collect();
        let (projects, tasks): (Vec<_>, Vec<_>) = all.iter().cloned().unzip();
        let mut writer = app.store.write(None).await.unwrap();
        writer.insert_bulk(projects, Some(copied(&project))).await.unwrap();
        writer.insert_bulk(tasks, None).await.unwrap();
        writer.insert_bulk::<row::GiveGet>(gives, None).await.unwrap();
        writer.commit().await.unwrap();
        let found = critical_chain(&app, &caller, CrossPlace::Everywhere).await.unwrap();
        assert_eq!((found.projects, found.projects_in_all, found.truncated), (200, 201, true));
        // The first to finish is the one that is left out.
        assert!(found.steps.iter().all(|step| step.project.name != "Pier 000"));
        assert_eq!(found.steps.last().unwrap().project.name, "Pier 200");
        // The wall reads all of so few.
        let first = PageQuery::default();
        let wall = dependency_wall(&app, &caller, CrossPlace::Everywhere, &first).await.unwrap();
        assert_eq!((wall.items.len(), wall.total, wall.truncated), (50, 200, false));
    }
}

store_test! {
    async fn a_wall_with_more_agreements_than_are_read_says_so(url: String) {
        let (app, caller) = app(&url).await;
        let (project, task) = sample(&app, &caller).await;
        let all = copies(&project, &task, 2);
        let gives = |count| (0..count).map(|_| give(&all[0].0, &all[1].0, caller.user_id)).collect();
        let mut writer = app.store.write(None).await.unwrap();
        let projects = all.iter().map(|one| one.0.clone()).collect();
        writer.insert_bulk(projects, Some(copied(&project))).await.unwrap();
        writer.insert_bulk::<row::GiveGet>(gives(2_000), None).await.unwrap();
        writer.commit().await.unwrap();
        let first = PageQuery::default();
        let wall = dependency_wall(&app, &caller, CrossPlace::Everywhere, &first).await.unwrap();
        assert!(!wall.truncated, "two thousand are read");
        let mut writer = app.store.write(None).await.unwrap();
        writer.insert_bulk(gives(1), Some(copied(&project))).await.unwrap();
        writer.commit().await.unwrap();
        let wall = dependency_wall(&app, &caller, CrossPlace::Everywhere, &first).await.unwrap();
        assert_eq!((wall.items.len(), wall.truncated), (1, true));
        assert_eq!(wall.items[0].cells[0].gives.len(), 2_000);
    }
}
