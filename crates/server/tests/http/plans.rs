//! Plans over HTTP: edits move dates at once, and say why.

use serde_json::{Value, json};

use crate::test_app::{TestApp, id, uuid};

async fn project(app: &TestApp) -> String {
    let body = json!({"name": "Pump station", "start": "2026-03-02T08:00"});
    id(&app.post("/projects", body).await)
}

async fn add(app: &TestApp, project: &str, body: Value) -> Value {
    app.post(&format!("/projects/{project}/tasks"), body).await["task"].clone()
}

async fn link(app: &TestApp, project: &str, from: &Value, to: &Value, lag: f64) -> Value {
    let body = json!({"predecessor_id": id(from), "successor_id": id(to), "lag_minutes": lag});
    app.post(&format!("/projects/{project}/dependencies"), body).await
}

async fn task(app: &TestApp, task: &Value) -> Value {
    app.get(&format!("/tasks/{}", id(task))).await
}

#[tokio::test]
async fn a_longer_task_moves_what_follows() {
    let app = TestApp::new().await;
    let project = project(&app).await;
    let dig = add(&app, &project, json!({"name": "Dig", "duration_text": "3d"})).await;
    let pour = add(&app, &project, json!({"name": "Pour", "duration_text": "2d"})).await;
    let made = link(&app, &project, &dig, &pour, 480.0).await;
    assert_eq!(made["effect"]["moved_tasks"], 1);
    assert_eq!(task(&app, &pour).await["start"], "2026-03-06T08:00");
    let longer =
        app.patch(&format!("/tasks/{}", id(&dig)), 1, json!({"duration_text": "1w"})).await;
    assert_eq!(longer["effect"]["moved_tasks"], 2);
    assert_eq!(longer["task"]["finish"], "2026-03-06T17:00");
    let pour = task(&app, &pour).await;
    assert_eq!(pour["start"], "2026-03-10T08:00");
    assert_eq!(pour["predecessors"][0]["lag_text"], "+1d");
    assert_eq!(pour["predecessors"][0]["driving"], true);
    let why = app.get(&format!("/tasks/{}/why", id(&pour))).await;
    let steps = why["steps"].as_array().unwrap();
    assert_eq!(steps[0]["driver"], "predecessor");
    assert!(steps[0]["text"].as_str().unwrap().contains("1d after “Dig” finishes (FS+1d)"));
    assert_eq!(steps[1]["driver"], "project_start");
    let listed = app.get(&format!("/projects/{project}")).await;
    assert_eq!(listed["finish"], "2026-03-11T17:00");
    assert_eq!(listed["critical_task_count"], 2);
}

#[tokio::test]
async fn a_circle_is_refused_with_its_path_and_changes_nothing() {
    let app = TestApp::new().await;
    let project = project(&app).await;
    let dig = add(&app, &project, json!({"name": "Dig"})).await;
    let pour = add(&app, &project, json!({"name": "Pour"})).await;
    link(&app, &project, &dig, &pour, 0.0).await;
    let body = json!({"predecessor_id": id(&pour), "successor_id": id(&dig)});
    let path = format!("/projects/{project}/dependencies");
    let refused = app.call(&app.director, "POST", &path, &[], Some(body)).await;
    assert_eq!(refused.code(), "plan.dependency_would_cycle");
    assert!(refused.body["detail"].as_str().unwrap().contains("“Dig”"));
    assert_eq!(task(&app, &dig).await["predecessors"], json!([]));
}

#[tokio::test]
async fn the_outline_can_be_built_moved_and_pruned() {
    let app = TestApp::new().await;
    let project = project(&app).await;
    let phase = add(&app, &project, json!({"name": "Phase"})).await;
    let one = add(&app, &project, json!({"name": "One", "parent_id": id(&phase)})).await;
    let two = add(&app, &project, json!({"name": "Two", "after_id": id(&one)})).await;
    let three = add(&app, &project, json!({"name": "Three", "duration_text": "4d"})).await;
    assert_eq!(task(&app, &two).await["wbs"], "1.2");
    let body = json!({"parent_id": id(&phase), "after_id": id(&one)});
    app.patch(&format!("/tasks/{}", id(&three)), 1, body).await;
    let rows = app.get(&format!("/projects/{project}/tasks")).await;
    let names: Vec<&str> =
        rows["items"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Phase", "One", "Three", "Two"]);
    assert_eq!(rows["items"][0]["summary"], true);
    assert_eq!(rows["items"][0]["finish"], "2026-03-05T17:00");
    let body = Some(json!({"parent_id": id(&one)}));
    let path = format!("/tasks/{}", id(&phase));
    let refused = app.call(&app.director, "PATCH", &path, &[("if-match", "1")], body).await;
    assert_eq!(refused.code(), "plan.task_below_itself");
    link(&app, &project, &one, &two, 0.0).await;
    app.delete(&path, 1).await.expect(200);
    assert_eq!(app.get(&format!("/projects/{project}/tasks")).await["total"], 0);
}

#[tokio::test]
async fn constraints_calendars_and_leave_move_dates() {
    let app = TestApp::new().await;
    let project = project(&app).await;
    let dig = add(&app, &project, json!({"name": "Dig", "duration_text": "2d"})).await;
    let path = format!("/tasks/{}", id(&dig));
    let rule = json!({"constraint": {"kind": "start_no_earlier_than", "date": "2026-03-04T08:00"}});
    let moved = app.patch(&path, 1, rule).await;
    assert_eq!(moved["task"]["start"], "2026-03-04T08:00");
    let why = app.get(&format!("{path}/why")).await;
    assert_eq!(why["steps"][0]["driver"], "constraint");

    // A holiday in the organisation's calendar recomputes the plan.
    let calendars = app.get("/calendars?q=standard").await;
    let standard = &calendars["items"][0];
    let holiday = json!({"exceptions": [{
        "name": "Holiday", "from": "2026-03-04", "to": "2026-03-04",
        "recurrence": {"daily": {"every": 1}}, "occurrences": null, "shifts": []
    }]});
    let calendar = format!("/calendars/{}", id(standard));
    let changed = app.patch(&calendar, 1, holiday).await;
    assert_eq!(changed["projects_recomputed"], 1);
    assert_eq!(task(&app, &dig).await["start"], "2026-03-05T08:00");
    let days = app.get(&format!("{calendar}/days?from=2026-03-02&to=2026-03-08")).await;
    assert_eq!(days["items"][2]["exception"], "Holiday");
    assert_eq!(days["items"][2]["working"], false);
    assert_eq!(days["items"][3]["minutes"], 480);
    assert_eq!(days["items"][5]["exception"], Value::Null);

    // Leave of the one assigned.
    let ann = app.post("/resources", json!({"name": "Ann"})).await;
    let body = json!({"resource_id": id(&ann)});
    app.post(&format!("{path}/assignments"), body).await;
    let leave = json!({"from": "2026-03-05", "to": "2026-03-06"});
    app.post(&format!("/resources/{}/leave", id(&ann)), leave).await;
    let dig = task(&app, &dig).await;
    assert_eq!(dig["start"], "2026-03-09T08:00");
    assert_eq!(dig["assignments"][0]["resource"]["name"], "Ann");
}

#[tokio::test]
async fn baselines_show_what_is_late() {
    let app = TestApp::new().await;
    let project = project(&app).await;
    let dig = add(&app, &project, json!({"name": "Dig", "duration_text": "2d"})).await;
    let baselines = format!("/projects/{project}/baselines");
    let baseline = app.post(&baselines, json!({"name": "Approved"})).await;
    let twice = app.call(&app.director, "POST", &baselines, &[], Some(json!({}))).await;
    assert_eq!(twice.code(), "plan.baseline_slot_taken");
    app.patch(&format!("/tasks/{}", id(&dig)), 1, json!({"duration_text": "4d"})).await;
    let dig = task(&app, &dig).await;
    assert_eq!(dig["late"], true);
    assert_eq!(dig["baseline"]["finish"], "2026-03-03T17:00");
    let shown = app.get(&format!("/projects/{project}")).await;
    assert_eq!(shown["late"], true);
    assert_eq!(shown["finish_variance_days"], 2.0);
    assert_eq!(app.get("/tasks?late=true").await["total"], 1);
    let gantt = app.get(&format!("/projects/{project}/gantt")).await;
    assert_eq!(gantt["tasks"]["flags"][0].as_i64().unwrap() & 64, 64);
    app.delete(&format!("/baselines/{}", id(&baseline)), 1).await.expect(200);
    assert_eq!(app.get("/tasks?late=true").await["total"], 0);
    let checks = app.get(&format!("/projects/{project}/checks")).await;
    assert_eq!(checks["items"].as_array().unwrap().len(), 14);
}

#[tokio::test]
async fn who_may_only_report_progress_changes_only_that() {
    let app = TestApp::new().await;
    let project = project(&app).await;
    let dig = add(&app, &project, json!({"name": "Dig", "duration_text": "2d"})).await;
    let scope = Some(("project", project.parse().unwrap()));
    let member = app.as_reporter(scope).await;
    let path = format!("/tasks/{}", id(&dig));
    let tag = [("if-match", "\"1\"")];
    let rename = Some(json!({"name": "Hole"}));
    let refused = app.call(&member, "PATCH", &path, &tag, rename).await;
    assert_eq!(refused.code(), "access.forbidden");
    let progress = Some(json!({"percent_complete": 50, "actual_start": "2026-03-02T08:00"}));
    let done = app.call(&member, "PATCH", &path, &tag, progress).await.expect(200);
    assert_eq!(done["task"]["percent_complete"], 50.0);
    assert_eq!(done["task"]["remaining_duration_minutes"], 480.0);
    assert_eq!(app.get(&format!("/projects/{project}")).await["percent_complete"], 50.0);
}

#[tokio::test]
async fn two_edits_at_once_both_arrive() {
    let app = TestApp::new().await;
    let project = project(&app).await;
    let one = add(&app, &project, json!({"name": "One"})).await;
    let two = add(&app, &project, json!({"name": "Two"})).await;
    let (first, second) = (format!("/tasks/{}", id(&one)), format!("/tasks/{}", id(&two)));
    tokio::join!(
        app.patch(&first, 1, json!({"duration_text": "2d"})),
        app.patch(&second, 1, json!({"duration_text": "3d"})),
    );
    assert_eq!(task(&app, &one).await["duration_text"], "2d");
    assert_eq!(task(&app, &two).await["duration_text"], "3d");
    assert_eq!(app.get(&format!("/projects/{project}")).await["finish"], "2026-03-04T17:00");
}

#[tokio::test]
async fn settings_of_a_project_can_be_changed_and_it_can_go() {
    let app = TestApp::new().await;
    let project = project(&app).await;
    add(&app, &project, json!({"name": "Dig", "duration_text": "2d"})).await;
    let path = format!("/projects/{project}");
    let body = json!({"start": "2026-03-09T08:00", "stage": "active", "key": "PUM-9"});
    let changed = app.patch(&path, 1, body).await;
    assert_eq!(changed["finish"], "2026-03-10T17:00");
    assert_eq!(changed["stage"], "active");
    assert_eq!(changed["effect"]["moved_tasks"], 1);
    let backwards = json!({"schedule_from": "finish", "finish": "2026-03-31T17:00"});
    let changed = app.patch(&path, 2, backwards).await;
    assert_eq!(changed["start"], "2026-03-30T08:00");
    app.delete(&path, 3).await.expect(204);
    assert_eq!(app.get("/projects").await["total"], 0);
}

#[tokio::test]
async fn a_task_looked_at_again_is_as_it_is_now() {
    let app = TestApp::new().await;
    let project = project(&app).await;
    let dig = add(&app, &project, json!({"name": "Dig", "duration_text": "3d"})).await;
    let pour = add(&app, &project, json!({"name": "Pour", "duration_text": "2d"})).await;
    let person = app.post("/resources", json!({"name": "Ann"})).await;
    let body = json!({"resource_id": id(&person), "units_percent": 100});
    app.post(&format!("/tasks/{}/assignments", id(&pour)), body).await;
    for _ in 0..2 {
        assert_eq!(task(&app, &pour).await["assignments"][0]["resource"]["name"], "Ann");
    }
    app.patch(&format!("/resources/{}", id(&person)), 1, json!({"name": "Ann Meyer"})).await;
    assert_eq!(task(&app, &pour).await["assignments"][0]["resource"]["name"], "Ann Meyer");

    link(&app, &project, &dig, &pour, 0.0).await;
    assert_eq!(task(&app, &pour).await["start"], "2026-03-05T08:00");
    let version = task(&app, &dig).await["version"].as_i64().unwrap();
    app.patch(&format!("/tasks/{}", id(&dig)), version, json!({"name": "Dig deep"})).await;
    assert_eq!(task(&app, &pour).await["predecessors"][0]["name"], "Dig deep");

    // What was remembered for one person is not shown to another.
    let body = json!({"name": "Elsewhere", "start": "2026-03-02T08:00"});
    let elsewhere = app.post("/projects", body).await;
    let client = app.as_role("client", Some(("project", uuid(&elsewhere)))).await;
    let path = format!("/tasks/{}", id(&pour));
    task(&app, &pour).await;
    let seen = app.call(&client, "GET", &path, &[], None).await;
    assert!(seen.status == 403 || seen.status == 404, "{}", seen.body);
}

migrated_test! {
    async fn projects_that_are_added_at_the_same_moment_each_get_a_key_of_their_own(url: String) {
        let app = TestApp::on(&url).await;
        let add = async |at: usize| {
            let body = json!({"name": format!("Harbour {at}"), "start": "2026-03-02T08:00"});
            let added = app.call(&app.director, "POST", "/projects", &[], Some(body)).await;
            added.expect(201)["key"].as_str().unwrap().to_owned()
        };
        let keys = futures::future::join_all((0..12).map(add)).await;
        let different: std::collections::BTreeSet<&String> = keys.iter().collect();
        assert_eq!(different.len(), 12, "{keys:?}");
        // A key that somebody chose is theirs to change.
        let body = json!({"name": "Mine", "start": "2026-03-02T08:00", "key": keys[0]});
        let taken = app.call(&app.director, "POST", "/projects", &[], Some(body)).await;
        assert_eq!(taken.code(), "plan.project_key_taken");
    }
}
