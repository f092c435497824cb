//! Baselines in whole and in part, compared with each other and with the plan; progress of many
//! tasks at once.

use serde_json::{Value, json};

use crate::edits::Sheet;
use crate::test_app::TestApp;

fn set(task: &str, fields: Value) -> Value {
    json!({"do": "set", "task": task, "fields": fields})
}

impl Sheet<'_> {
    async fn baseline(&self, body: Value) -> Value {
        self.app.post(&format!("/projects/{}/baselines", self.project), body).await
    }

    async fn compare(&self, query: &str) -> Value {
        self.app.get(&format!("/projects/{}/baseline_comparison?{query}", self.project)).await
    }
}

#[tokio::test]
async fn drift_is_told_in_working_days() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let tasks = sheet.add(&["Phase", "Dig", "Pour", "Done"]).await;
    sheet
        .edit(json!([
            {"do": "indent", "tasks": [tasks[1], tasks[2]]},
            set(&tasks[1], json!({"duration_text": "3d"})),
            set(&tasks[2], json!({"predecessors": "2", "duration_text": "2d"})),
            set(&tasks[3], json!({"predecessors": "3", "duration_text": "0d"})),
        ]))
        .await;
    sheet.baseline(json!({"name": "Approved"})).await;
    // From Friday 6 to Tuesday 10 March: two working days over a weekend.
    sheet.edit(json!([set(&tasks[1], json!({"duration_text": "5d"}))])).await;
    sheet.edit(json!([{"do": "add", "fields": {"name": "Clean"}}])).await;
    let drift = sheet.compare("left=0").await;
    assert_eq!(drift["left"]["name"], "Approved");
    assert_eq!(drift["right"]["slot"], Value::Null);
    assert_eq!(drift["left"]["finish"], "2026-03-06T17:00");
    assert_eq!(drift["summary"]["finish_days"], 2.0);
    assert_eq!(drift["summary"]["later"], 3);
    assert_eq!(drift["summary"]["added"], 1);
    assert_eq!(drift["summary"]["milestones_later"], 1);
    assert_eq!(drift["summary"]["mean_days"], 2.0);
    let lines = drift["tasks"]["items"].as_array().unwrap();
    assert_eq!(lines.len(), 5);
    assert_eq!((&lines[1]["start_days"], &lines[1]["duration_days"]), (&json!(0.0), &json!(2.0)));
    assert_eq!(lines[2]["state"], "later");
    assert_eq!(lines[4]["state"], "added");
    // Page by page, changed ones only.
    let page = sheet.compare("left=0&changed=true&limit=2").await;
    assert_eq!(page["tasks"]["total"], 5);
    assert_eq!(page["tasks"]["next"], "2");
    let rest = sheet.compare("left=0&changed=true&limit=9&after=2").await;
    assert_eq!(rest["tasks"]["items"].as_array().unwrap().len(), 3);
    // Any two: a second baseline, and back by undo.
    let second = sheet.baseline(json!({"name": "After the flood"})).await;
    assert_eq!(second["slot"], 11);
    assert_eq!(sheet.compare("left=0&right=11").await["summary"]["finish_days"], 2.0);
    assert_eq!(sheet.compare("left=11").await["summary"]["same"], 4);
    let gantt = format!("/projects/{}/gantt?baseline=11", sheet.project);
    let gantt = app.get(&gantt).await["tasks"].clone();
    assert_eq!(gantt["baseline_finish"], gantt["finish"]);
    let report = app.get(&format!("/projects/{}/export_report", sheet.project)).await;
    assert!(report.to_string().contains("mspdi.baselines_above_10"), "{report}");
    let missing = format!("/projects/{}/baseline_comparison?left=3", sheet.project);
    let refused = app.call(&app.director, "GET", &missing, &[], None).await;
    assert_eq!(refused.code(), "plan.unknown_baseline");
}

#[tokio::test]
async fn a_part_of_the_plan_is_baselined_anew_and_rolls_up() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let tasks = sheet.add(&["Phase", "Dig", "Pour", "Other"]).await;
    sheet.edit(json!([{"do": "indent", "tasks": [tasks[1], tasks[2]]}])).await;
    sheet.baseline(json!({})).await;
    let before = sheet.state().await;
    sheet
        .edit(json!([
            set(&tasks[1], json!({"duration_text": "4d"})),
            set(&tasks[3], json!({"duration_text": "6d"})),
        ]))
        .await;
    let again = json!({"slot": 0});
    let path = format!("/projects/{}/baselines", sheet.project);
    let refused = app.call(&app.director, "POST", &path, &[], Some(again)).await;
    assert_eq!(refused.code(), "plan.baseline_slot_taken");
    sheet.baseline(json!({"slot": 0, "task_ids": [tasks[1]]})).await;
    let drift = sheet.compare("left=0").await;
    let lines = drift["tasks"]["items"].as_array().unwrap();
    assert_eq!(lines[0]["left"]["finish"], "2026-03-05T17:00", "the summary is rolled up");
    assert_eq!(lines[1]["state"], "same");
    assert_eq!(lines[2]["left"]["finish"], "2026-03-02T17:00", "the others stay");
    assert_eq!(lines[3]["finish_days"], 5.0);
    sheet.send("undo", json!({})).await.expect(200);
    let lines = sheet.compare("left=0").await["tasks"]["items"].clone();
    assert_eq!(lines[1]["finish_days"], 3.0);
    sheet.send("undo", json!({})).await.expect(200);
    assert_eq!(sheet.state().await, before);
    sheet.baseline(json!({"slot": 0, "replace": true, "name": "New"})).await;
    assert_eq!(sheet.compare("left=0").await["left"]["name"], "New");
    let list = app.get(&path).await;
    let renamed = json!({"name": "Newer"});
    let one = &list["items"][0];
    let version = one["version"].as_i64().unwrap();
    let path = format!("/baselines/{}", one["id"].as_str().unwrap());
    assert_eq!(app.patch(&path, version, renamed).await["name"], "Newer");
}

#[tokio::test]
async fn progress_is_reported_as_planned_and_what_was_not_done_moves_on() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let tasks = sheet.add(&["Dig", "Pour", "Paint"]).await;
    sheet
        .edit(json!([
            set(&tasks[0], json!({"duration_text": "2d"})),
            set(&tasks[1], json!({"duration_text": "4d", "predecessors": "1"})),
        ]))
        .await;
    // Wednesday evening: Dig is done, Pour is a quarter done, Paint (Monday only) is done.
    let until = json!([{"do": "report_as_planned", "until": "2026-03-04T17:00"}]);
    let done = sheet.edit(until.clone()).await;
    assert_eq!(done["title"], "Reported progress of 3 tasks");
    assert_eq!(sheet.task(&tasks[0]).await["actual_finish"], "2026-03-03T17:00");
    assert_eq!(sheet.task(&tasks[1]).await["percent_complete"], 25.0);
    assert_eq!(sheet.task(&tasks[2]).await["percent_complete"], 100.0);
    assert_eq!(sheet.refused(until).await.0, "plan.nothing_to_report");
    sheet.send("undo", json!({})).await.expect(200);
    // Only Pour has begun; nothing else was done up to Friday evening.
    sheet.edit(json!([set(&tasks[1], json!({"percent_complete": 25, "predecessors": ""}))])).await;
    sheet.edit(json!([{"do": "reschedule", "after": "2026-03-09T08:00"}])).await;
    let pour = sheet.task(&tasks[1]).await;
    assert_eq!(pour["actual_start"], "2026-03-04T08:00");
    assert_eq!(pour["finish"], "2026-03-11T17:00", "three days are left, from Monday");
    assert_eq!(sheet.task(&tasks[0]).await["start"], "2026-03-09T08:00");
    let again = json!([{"do": "reschedule", "after": "2026-03-09T08:00"}]);
    assert_eq!(sheet.refused(again).await.0, "plan.nothing_to_reschedule");
    sheet.send("undo", json!({})).await.expect(200);
    assert_eq!(sheet.task(&tasks[0]).await["start"], "2026-03-02T08:00");
}
