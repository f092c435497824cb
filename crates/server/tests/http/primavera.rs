//! A project with the rules of Primavera P6, over HTTP.

use serde_json::{Value, json};

use crate::test_app::{TestApp, id};

#[tokio::test]
async fn primavera_rules_are_chosen_for_a_project_and_its_tasks() {
    let app = TestApp::new().await;
    let project = json!({"name": "Bridge", "start": "2026-03-02T08:00"});
    let project = app.post("/projects", project).await;
    let url = format!("/projects/{}", id(&project));
    let tasks = format!("{url}/tasks");
    let add = async |name: &str, more: Value| {
        let mut task = json!({"name": name, "duration_minutes": 960});
        task.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        app.post(&tasks, task).await["task"].clone()
    };
    let a = add("A", json!({})).await;
    let b = add("B", json!({})).await;
    let effort = add("Site office", json!({})).await;
    let tie = async |from: &Value, kind: &str, to: &Value| {
        let link = json!({"predecessor_id": id(from), "successor_id": id(to), "kind": kind});
        app.post(&format!("{url}/dependencies"), link).await
    };
    tie(&a, "FS", &b).await;
    // One end before it, one behind it.
    tie(&a, "SS", &effort).await;
    tie(&effort, "FF", &b).await;
    let version = app.get(&url).await["version"].as_i64().unwrap();
    let rules = json!({
        "dialect": "primavera", "must_finish_by": "2026-03-04T17:00", "total_float": "finish",
        "lag_calendar": "successor",
    });
    let changed = app.patch(&url, version, rules).await;
    assert_eq!(changed["must_finish_by"], "2026-03-04T17:00");
    assert_eq!(changed["total_float"], "finish");

    let one = format!("/tasks/{}", id(&effort));
    let version = app.get(&one).await["version"].as_i64().unwrap();
    let changed = app.patch(&one, version, json!({"activity": "level_of_effort"})).await;
    let task = &changed["task"];
    assert_eq!(
        (&task["activity"], &task["dialect"]),
        (&json!("level_of_effort"), &json!("primavera"))
    );
    assert_eq!(task["start"], "2026-03-02T08:00");
    assert_eq!(task["finish"], "2026-03-05T17:00");
    let b = app.get(&format!("/tasks/{}", id(&b))).await;
    assert_eq!(b["total_float_minutes"], -480.0, "a day late for the date to finish by");

    // A second constraint next to the first.
    let a_url = format!("/tasks/{}", id(&a));
    let version = app.get(&a_url).await["version"].as_i64().unwrap();
    let rules = json!({
        "constraint": {"kind": "start_no_earlier_than", "date": "2026-03-03T08:00"},
        "second_constraint": {"kind": "finish_no_later_than", "date": "2026-03-03T17:00"},
    });
    let changed = app.patch(&a_url, version, rules).await;
    assert_eq!(changed["task"]["start"], "2026-03-03T08:00");
    assert_eq!(
        changed["task"]["late_finish"], "2026-03-02T17:00",
        "B leaves less than its own date"
    );
    assert_eq!(changed["effect"]["broken_constraints"], 1);
    let mandatory =
        json!({"second_constraint": {"kind": "must_start_on", "date": "2026-03-03T08:00"}});
    let version = changed["task"]["version"].as_i64().unwrap();
    let headers = [("if-match", &*format!("\"{version}\""))];
    let refused = app
        .call(&app.director, "PATCH", &format!("/api/v1{a_url}"), &headers, Some(mandatory))
        .await;
    assert_eq!(refused.code(), "plan.bad_constraint");
}
