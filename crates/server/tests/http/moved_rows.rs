//! Rows that come, go and move in the middle of a plan: what is in the database afterwards is what
//! people see, row by row.

use serde_json::json;

use crate::{
    edits::{Sheet, set},
    test_app::{TestApp, id},
};

/// The plan as the database has it: number, code and name of each row.
async fn stored(sheet: &Sheet<'_>) -> Vec<(i64, String, String)> {
    let project = sheet.project.parse().unwrap();
    let snapshot = sheet.app.app.store.snapshot().await.unwrap();
    let rows = snapshot.plan_rows(project).await.unwrap();
    assert!(rows.tasks.is_sorted_by(|one, next| one.position < next.position));
    let ids: Vec<uuid::Uuid> = rows.tasks.iter().map(|row| row.id).collect();
    let numbers = sheet.app.app.store.read().row_numbers(&ids).await.unwrap();
    rows.tasks.into_iter().map(|row| (numbers[&row.id], row.wbs_shown, row.name)).collect()
}

/// The same as people see it.
async fn seen(sheet: &Sheet<'_>) -> Vec<(i64, String, String)> {
    let tasks = sheet.gantt().await["tasks"].clone();
    let text = |column: &str, at: usize| tasks[column][at].as_str().unwrap().to_owned();
    (0..tasks["id"].as_array().unwrap().len())
        .map(|at| (tasks["row_number"][at].as_i64().unwrap(), text("wbs", at), text("name", at)))
        .collect()
}

async fn agree(sheet: &Sheet<'_>, rows: usize) {
    let stored = stored(sheet).await;
    assert_eq!(stored, seen(sheet).await);
    let numbers: Vec<i64> = stored.iter().map(|row| row.0).collect();
    let wanted: Vec<i64> = (1..=i64::try_from(rows).unwrap()).collect();
    assert_eq!(numbers, wanted);
}

migrated_test! {
    async fn rows_below_an_insertion_a_deletion_or_a_move_get_their_numbers(url: String) {
        let app = TestApp::on(&url).await;
        let sheet = Sheet::new(&app).await;
        let names: Vec<String> = (0..150).map(|at| format!("Row {at}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let rows = sheet.add(&names).await;
        // Five phases of thirty, so that rows in other phases keep their codes.
        for phase in 0..5 {
            sheet.edit(json!([{"do": "indent", "tasks": rows[phase * 30 + 1..phase * 30 + 30]}])).await;
        }
        agree(&sheet, 150).await;
        let begun = seen(&sheet).await;

        let added = sheet.edit(json!([
            {"do": "add", "before": rows[40], "fields": {"name": "New"}},
            {"do": "add", "before": rows[100], "fields": {"name": "New too"}},
        ])).await;
        agree(&sheet, 152).await;
        sheet.edit(json!([{"do": "place", "tasks": [rows[120]], "before": rows[0]}])).await;
        agree(&sheet, 152).await;
        sheet.edit(json!([
            set(&rows[70], json!({"name": "Named anew"})),
            {"do": "remove", "tasks": [rows[5], rows[60]]},
        ])).await;
        agree(&sheet, 152 - 1 - 30).await;
        for step in ["undo", "undo", "undo"] {
            sheet.send(step, json!({})).await.expect(200);
            let rows = seen(&sheet).await.len();
            agree(&sheet, rows).await;
        }
        assert_eq!(seen(&sheet).await, begun);
        assert!(added["order"].as_array().unwrap().len() == 152);

        // Rows of other plans stay where they are.
        let other = id(&app.post("/projects", json!({"name": "Other", "start": "2026-03-02T08:00"})).await);
        let beside = Sheet { app: &app, token: app.director.clone(), project: other };
        beside.add(&["One", "Two"]).await;
        sheet.edit(json!([{"do": "add", "before": rows[0], "fields": {"name": "First"}}])).await;
        agree(&sheet, 151).await;
        agree(&beside, 2).await;
    }
}
