//! Plans as the migration leaves them.
#![expect(clippy::unwrap_used, reason = "tests")]

use serde_json::{Value, from_value, json};
use steerco_store::{plan::AssignmentDates, row};
use steerco_testkit::TestDatabase;
use uuid::Uuid;

use super::{complete_pieces, create_project, create_task, edit, edit::recomputed};
use crate::{App, access::Caller, resource::create_resource, test_app::app};

async fn change(app: &App, caller: &Caller, project: Uuid, changes: Value) {
    let input = from_value(json!({ "changes": changes })).unwrap();
    edit(app, caller, project, &input).await.unwrap();
}

/// Two days of work with a day of pause between them.
async fn paused_work(app: &App, caller: &Caller) -> Uuid {
    create_resource(app, caller, &from_value(json!({"name": "Ann"})).unwrap()).await.unwrap();
    let input = from_value(json!({"name": "Pump", "start": "2026-03-02T08:00"})).unwrap();
    let project = create_project(app, caller, &input).await.unwrap().item.id;
    let input = from_value(json!({"name": "Dig"})).unwrap();
    let task = create_task(app, caller, project, &input).await.unwrap().task.id;
    let set =
        json!({"do": "set", "task": task, "fields": {"duration_text": "2d", "people": "Ann"}});
    let at = json!({
        "do": "split", "task": task, "at": "2026-03-02T17:00", "resume": "2026-03-04T08:00",
    });
    change(app, caller, project, json!([set, at])).await;
    project
}

async fn assignments(app: &App, project: Uuid) -> Vec<row::Assignment> {
    let snapshot = app.store.snapshot().await.unwrap();
    snapshot.plan_rows(project).await.unwrap().assignments.clone()
}

#[tokio::test]
async fn pauses_that_are_not_computed_yet_are_computed_once() {
    let database = TestDatabase::sqlite();
    let (app, caller) = app(&database.url).await;
    let project = paused_work(&app, &caller).await;
    let told = assignments(&app, project).await;
    assert!(told.iter().all(|row| row.pieces.is_some()));
    assert_eq!(complete_pieces(&app).await.unwrap(), 0, "nothing is missing");

    let unknown = |row: &row::Assignment| AssignmentDates {
        id: row.id,
        start: row.start,
        finish: row.finish,
        computed_work: row.computed_work,
        computed_units: row.computed_units,
        pieces: Some(String::new()),
    };
    let unknown: Vec<AssignmentDates> = told.iter().map(unknown).collect();
    let mut writer = app.store.write(None).await.unwrap();
    writer.put_assignment_dates(&unknown).await.unwrap();
    let before = app.store.snapshot().await.unwrap().plan_rows(project).await.unwrap();
    writer.record(recomputed(&before, &before, 0));
    writer.commit().await.unwrap();

    assert_eq!(complete_pieces(&app).await.unwrap(), 1);
    assert_eq!(assignments(&app, project).await, told);
    assert_eq!(complete_pieces(&app).await.unwrap(), 0, "there is nothing left to do");
}
