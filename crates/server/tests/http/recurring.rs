//! Recurring tasks, made and changed through the edit pipeline.

use serde_json::{Value, json};

use crate::{edits::Sheet, test_app::TestApp};

/// Every Monday from 2 March 2026 on.
fn mondays(occurrences: u32) -> Value {
    json!({
        "every": {"weekly": {"every": 1, "weekdays": [true, false, false, false, false, false, false]}},
        "from": "2026-03-02", "occurrences": occurrences, "start_time": "09:00",
        "duration_text": "1h"
    })
}

fn recur(task: Option<&str>, name: &str, pattern: &Value) -> Value {
    json!([{"do": "recur", "task": task, "name": name, "pattern": pattern}])
}

#[tokio::test]
async fn a_recurring_task_is_a_summary_with_its_occurrences_and_one_step_to_take_back() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    sheet.add(&["Dig"]).await;
    let done = sheet.edit(recur(None, "Site meeting", &mondays(3))).await;
    assert_eq!(done["title"], "Added recurring task “Site meeting”");
    assert_eq!(
        sheet.outline().await,
        ["Dig", "Site meeting", ".Site meeting 1", ".Site meeting 2", ".Site meeting 3"]
    );
    let ids = &done["order"];
    let (summary, second) = (ids[1].as_str().unwrap(), ids[3].as_str().unwrap());
    let task = sheet.task(second).await;
    assert_eq!(
        (&task["start"], &task["finish"]),
        (&json!("2026-03-09T09:00"), &json!("2026-03-09T10:00"))
    );
    assert_eq!(task["constraint"]["kind"], "start_no_earlier_than");
    assert_eq!((&task["recurring"], &task["recurrence"]), (&json!(true), &Value::Null));
    let whole = sheet.task(summary).await;
    assert_eq!((&whole["summary"], &whole["recurring"]), (&json!(true), &json!(true)));
    assert_eq!(whole["recurrence"]["occurrences"], 3);
    let file = format!("/projects/{}/export?format=mspdi", sheet.project);
    let file = app.call(&app.director, "GET", &file, &[], None).await;
    let text = String::from_utf8(file.bytes).unwrap();
    assert_eq!(text.matches("<Recurring>1</Recurring>").count(), 4, "the summary and its tasks");
    sheet.send("undo", json!({})).await.expect(200);
    assert_eq!(sheet.outline().await, ["Dig"]);
    sheet.send("redo", json!({})).await.expect(200);
    assert_eq!(sheet.outline().await.len(), 5);
}

#[tokio::test]
async fn another_pattern_keeps_what_was_worked_on_and_what_still_fits() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let done = sheet.edit(recur(None, "Meeting", &mondays(4))).await;
    let ids: Vec<String> =
        (0..5).map(|at| done["order"][at].as_str().unwrap().to_owned()).collect();
    let progress = json!({"do": "set", "task": ids[1], "fields": {"percent_complete": 100}});
    sheet.edit(json!([progress])).await;
    // Every second Monday: 2, 16, 30 March; the 9th and the 23rd go.
    let mut pattern = mondays(3);
    pattern["every"]["weekly"]["every"] = json!(2);
    let changed = sheet.edit(recur(Some(&ids[0]), "Review", &pattern)).await;
    assert_eq!(changed["removed"], json!([ids[2], ids[4]]));
    assert_eq!(sheet.outline().await, ["Review", ".Meeting 1", ".Review 2", ".Review 3"]);
    let starts = sheet.gantt().await["tasks"]["start"].clone();
    assert_eq!(changed["order"][2], json!(ids[3]), "the 16th is the task it was");
    let week = 7 * 24 * 60;
    assert_eq!(starts[2].as_i64().unwrap() - starts[1].as_i64().unwrap(), 2 * week);
    assert_eq!(starts[3].as_i64().unwrap() - starts[2].as_i64().unwrap(), 2 * week);
    // What was reported stays even when no occurrence of the pattern falls on its day.
    pattern["from"] = json!("2026-04-06");
    sheet.edit(recur(Some(&ids[0]), "Review", &pattern)).await;
    assert_eq!(sheet.task(&ids[1]).await["percent_complete"], 100.0);
    assert_eq!(sheet.outline().await.len(), 5);
}

#[tokio::test]
async fn what_cannot_recur_is_refused_and_days_without_work_are_asked_about() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let plain = sheet.add(&["Dig"]).await;
    let (code, _) = sheet.refused(recur(Some(&plain[0]), "Dig", &mondays(2))).await;
    assert_eq!(code, "plan.not_recurring");
    let mut daily = mondays(7);
    daily["every"] = json!({"daily": {"every": 1}});
    let reply = sheet.send("edits", json!({"changes": recur(None, "Check", &daily)})).await;
    assert_eq!(reply.body["fields"][0]["field"], "non_working", "{}", reply.body);
    assert_eq!(reply.code(), "plan.recurrence_on_free_days");
    daily["non_working"] = json!("skip");
    sheet.edit(recur(None, "Check", &daily)).await;
    assert_eq!(sheet.outline().await.len(), 1 + 1 + 5);
    daily["duration_text"] = json!("soon");
    let (code, _) = sheet.refused(recur(None, "Check", &daily)).await;
    assert_eq!(code, "plan.bad_duration");
}

#[tokio::test]
async fn the_status_date_is_set_with_the_progress_in_one_step() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let tasks = sheet.add(&["Dig", "Pour"]).await;
    let until = "2026-03-02T17:00";
    let both = json!([
        {"do": "set_status_date", "date": until},
        {"do": "report_as_planned", "tasks": [tasks[0]], "until": until}
    ]);
    let done = sheet.edit(both.clone()).await;
    assert_eq!(done["status_date"], until);
    assert_eq!(sheet.task(&tasks[0]).await["percent_complete"], 100.0);
    assert_eq!(sheet.task(&tasks[1]).await["percent_complete"], 0.0);
    let back = sheet.send("undo", json!({})).await.expect(200);
    assert_eq!(back["status_date"], Value::Null);
    assert_eq!(sheet.task(&tasks[0]).await["percent_complete"], 0.0);
    // Who may report progress may not move the date up to which everybody's counts.
    let member = app.as_reporter(None).await;
    let path = format!("/projects/{}/edits", sheet.project);
    let reply = app.call(&member, "POST", &path, &[], Some(json!({"changes": both}))).await;
    assert_eq!(reply.status.as_u16(), 403);
    let alone = json!({"changes": [both[1]]});
    app.call(&member, "POST", &path, &[], Some(alone)).await.expect(200);
}
