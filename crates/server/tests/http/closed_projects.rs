//! Projects that are done or cancelled.

use serde_json::json;

use crate::test_app::{TestApp, id};

#[tokio::test]
async fn the_plan_of_a_closed_project_stands_until_it_is_opened_again() {
    let app = TestApp::new().await;
    let project = app.post("/projects", json!({"name": "x", "start": "2026-03-02T08:00"})).await;
    let path = format!("/projects/{}", id(&project));
    let task = app.post(&format!("{path}/tasks"), json!({"name": "Dig"})).await;
    let task = id(&task["task"]);
    let stage = async |stage: &str| {
        let version = format!("\"{}\"", app.get(&path).await["version"]);
        let headers = [("if-match", version.as_str())];
        let patch = json!({"stage": stage});
        app.call(&app.director, "PATCH", &path, &headers, Some(patch)).await.expect(200);
    };
    let longer =
        json!({"changes": [{"do": "set", "task": task, "fields": {"duration_text": "9d"}}]});
    let edits = format!("{path}/edits");
    let edit = async || app.call(&app.director, "POST", &edits, &[], Some(longer.clone())).await;
    for closed in ["done", "cancelled"] {
        stage(closed).await;
        let refused = edit().await;
        assert_eq!((refused.status.as_u16(), refused.code()), (422, "plan.project_closed"));
        assert!(refused.body["detail"].as_str().unwrap().contains(closed));
        stage("active").await;
    }
    edit().await.expect(200);
    // Nor is progress reported on it.
    stage("done").await;
    let report =
        json!({"changes": [{"do": "set", "task": task, "fields": {"percent_complete": 50}}]});
    let report = app.call(&app.director, "POST", &edits, &[], Some(report)).await;
    assert_eq!(report.code(), "plan.project_closed");
}
