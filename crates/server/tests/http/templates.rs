//! Copies of projects, sub-projects, templates, and planning packages.

use serde_json::{Value, json};

use crate::cross_dependencies::{plan, set};
use crate::edits::Sheet;
use crate::test_app::{Reply, TestApp, id, uuid};

async fn view(app: &TestApp, sheet: &Sheet<'_>) -> Value {
    app.get(&format!("/projects/{}", sheet.project)).await
}

async fn gantt(app: &TestApp, project: &str) -> Value {
    app.get(&format!("/projects/{project}/gantt?more=true")).await
}

/// The date in a column of minutes since 1970.
fn day_of(minute: &Value) -> i64 {
    minute.as_i64().unwrap().div_euclid(1440)
}

#[tokio::test]
async fn a_copy_moves_dates_by_working_days_and_leaves_what_was_done_behind() {
    let app = TestApp::new().await;
    let (bridge, b) = plan(&app, "Bridge", &["Survey", "Pour"]).await;
    app.post("/resources", json!({"name": "Welder"})).await;
    bridge
        .edit(json!([
            {"do": "link", "predecessor": b[0], "successor": b[1], "lag": "1d"},
            {"do": "set", "task": b[0], "fields": {"percent_complete": 50, "people": "Welder"}},
            {"do": "set", "task": b[1], "fields": {"deadline": "2026-03-10T17:00"}},
        ]))
        .await;
    app.post(&format!("/projects/{}/baselines", bridge.project), json!({})).await;

    let body = json!({"name": "Second bridge", "start": "2026-03-05T08:00"});
    let path = format!("/projects/{}/copy", bridge.project);
    let copy = app.post(&path, body).await;
    assert_eq!(copy["start"], "2026-03-05T08:00");
    let shown = gantt(&app, &id(&copy)).await;
    assert_eq!(shown["tasks"]["name"], json!(["Survey", "Pour"]));
    assert_eq!(shown["tasks"]["percent"], json!([0.0, 0.0]));
    assert_eq!(shown["tasks"]["people"][0], "Welder");
    assert_eq!(shown["dependencies"]["lag"], json!(["+1d"]));
    assert_eq!(shown["tasks"]["baseline_finish"], json!([null, null]));
    // 10 March is six working days behind 2 March; so is 13 March behind 5 March.
    let old = gantt(&app, &bridge.project).await;
    assert_eq!(day_of(&shown["tasks"]["deadline"][1]), day_of(&old["tasks"]["deadline"][1]) + 3);
    assert_ne!(shown["tasks"]["id"], gantt(&app, &bridge.project).await["tasks"]["id"]);

    let whole = json!({"name": "Third bridge", "actuals": true, "baselines": true});
    let whole = app.post(&path, whole).await;
    let shown = gantt(&app, &id(&whole)).await;
    assert_eq!(shown["tasks"]["percent"][0], 50.0);
    assert!(shown["tasks"]["baseline_finish"][0].is_i64());
    // The original is as it was, and the copies are edited apart from it.
    let sheet = Sheet { app: &app, token: app.director.clone(), project: id(&copy) };
    let task = gantt(&app, &sheet.project).await["tasks"]["id"][0].as_str().unwrap().to_owned();
    set(&sheet, &task, json!({"duration_text": "9d"})).await;
    assert_eq!(app.get(&format!("/tasks/{}", b[0])).await["duration_text"], "3d");
    assert_eq!(view(&app, &bridge).await["task_count"], 2);
}

async fn stand_for(app: &TestApp, task: &str, project: Option<&str>) -> Reply {
    let version = app.get(&format!("/tasks/{task}")).await["version"].as_i64().unwrap();
    let tag = format!("\"{version}\"");
    let body = json!({ "project_id": project });
    let path = format!("/tasks/{task}/sub_project");
    app.call(&app.director, "PUT", &path, &[("if-match", &tag)], Some(body)).await
}

#[tokio::test]
async fn a_task_stands_for_a_whole_project_and_follows_its_dates() {
    let app = TestApp::new().await;
    let (corridor, c) = plan(&app, "Corridor", &["Bridge", "Opening"]).await;
    let (bridge, b) = plan(&app, "Bridge", &["Pour"]).await;
    corridor.edit(json!([{"do": "link", "predecessor": c[0], "successor": c[1]}])).await;
    let done = stand_for(&app, &c[0], Some(&bridge.project)).await.expect(200);
    assert_eq!(done["task"]["sub_project_id"], json!(bridge.project));
    set(&bridge, &b[0], json!({"duration_text": "7d"})).await;
    let opening = app.get(&format!("/tasks/{}", c[1])).await;
    assert_eq!(opening["start"], "2026-03-11T08:00");
    assert_eq!(view(&app, &bridge).await["parent"]["name"], "Corridor");
    let stands = app.get(&format!("/tasks/{}", c[0])).await;
    assert_eq!((&stands["duration_text"], &stands["external"]), (&json!("7d"), &json!(true)));
    let why = app.get(&format!("/tasks/{}/why", c[0])).await;
    assert_eq!(why["steps"][0]["driver"], "external");
    // It counts for the finish of the plan above, also when nothing follows it.
    let alone = json!([{"do": "remove", "tasks": [c[1]]}]);
    corridor.edit(alone).await;
    assert_eq!(view(&app, &corridor).await["finish"], "2026-03-10T17:00");
    corridor.send("undo", json!({})).await.expect(200);

    // No circle: neither by another task that stands for the plan above, nor by links.
    let reply = stand_for(&app, &b[0], Some(&corridor.project)).await;
    assert_eq!(reply.code(), "plan.dependency_would_cycle", "{}", reply.body);
    let body = json!({"predecessor_id": c[1], "successor_id": b[0]});
    let reply = bridge.send("cross_dependencies", body).await;
    assert_eq!(reply.code(), "plan.dependency_would_cycle", "{}", reply.body);
    let said = reply.body["detail"].as_str().unwrap();
    assert!(said.contains("“Opening” (Corridor)"), "{said}");
    let reply = stand_for(&app, &c[1], Some(&bridge.project)).await;
    assert_eq!(reply.code(), "plan.sub_project_taken");
    let reply = stand_for(&app, &c[1], Some(&corridor.project)).await;
    assert_eq!(reply.code(), "plan.sub_project_circle");

    // Taken out, it has its own dates again; going back it hears what happened meanwhile.
    stand_for(&app, &c[0], None).await.expect(200);
    assert_eq!(app.get(&format!("/tasks/{}", c[1])).await["start"], "2026-03-05T08:00");
    set(&bridge, &b[0], json!({"duration_text": "2d"})).await;
    corridor.send("undo", json!({})).await.expect(200);
    assert_eq!(app.get(&format!("/tasks/{}", c[1])).await["start"], "2026-03-04T08:00");
    // A project that is removed leaves an ordinary task.
    let version = view(&app, &bridge).await["version"].as_i64().unwrap();
    let gone = app.delete(&format!("/projects/{}", bridge.project), version).await;
    assert!(gone.status.is_success(), "{}", gone.body);
    let task = app.get(&format!("/tasks/{}", c[0])).await;
    assert_eq!((&task["sub_project_id"], &task["external"]), (&Value::Null, &json!(false)));
}

#[tokio::test]
async fn a_project_is_started_from_a_template_and_compared_with_it() {
    let app = TestApp::new().await;
    let (bridge, b) = plan(&app, "Bridge", &["Survey", "Pour", "Cure"]).await;
    let team = app.post("/teams", json!({"name": "Pumps"})).await;
    let ann = json!({"name": "Ann", "email": "ann@example.org", "team_id": id(&team)});
    app.post("/resources", ann).await;
    set(&bridge, &b[0], json!({"people": "Ann"})).await;
    let path = format!("/projects/{}/template", bridge.project);
    let made = app.post(&path, json!({"name": "A bridge", "roles": true})).await;
    assert_eq!(made["replaced"], json!([{"person": "Ann", "role": "Pumps"}]));
    assert_eq!(made["is_template"], true);
    assert_eq!(gantt(&app, &id(&made)).await["tasks"]["people"][0], "Pumps");

    // A template is no project: not in lists, counts, searches, nor anyone's tasks.
    let listed = app.get("/projects?limit=200").await;
    assert_eq!(listed["total"], 1);
    assert_eq!(app.get("/tasks?limit=200").await["total"], 3);
    let found = app.get("/search?q=A%20bridge").await;
    assert_eq!(found["items"], json!([]));
    assert_eq!(app.get("/templates").await["items"][0]["name"], "A bridge");

    let body = json!({
        "name": "Bridge nine", "template_id": id(&made), "start": "2026-06-01T08:00"
    });
    let nine = app.post("/projects", body).await;
    assert_eq!(nine["template"]["name"], "A bridge");
    assert_eq!((&nine["is_template"], &nine["start"]), (&json!(false), &json!("2026-06-01T08:00")));
    let sheet = Sheet { app: &app, token: app.director.clone(), project: id(&nine) };
    let rows = gantt(&app, &sheet.project).await["tasks"]["id"].clone();
    let path = format!("/projects/{}/template_comparison", sheet.project);
    let same = app.get(&path).await;
    assert_eq!((&same["summary"]["same"], &same["tasks"]["total"]), (&json!(3), &json!(3)));
    sheet
        .edit(json!([
            {"do": "set", "task": rows[1], "fields": {"duration_text": "5d"}},
            {"do": "remove", "tasks": [rows[2]]},
            {"do": "add", "fields": {"name": "Paint"}},
        ]))
        .await;
    let found = app.get(&format!("{path}?changed=true")).await;
    let lines = found["tasks"]["items"].as_array().unwrap();
    let said: Vec<(&str, &str)> = lines
        .iter()
        .map(|line| (line["name"].as_str().unwrap(), line["state"].as_str().unwrap()))
        .collect();
    assert_eq!(said, [("Pour", "changed"), ("Paint", "added"), ("Cure", "missing")]);
    assert_eq!(lines[0]["duration_days"], 2.0);

    let reply = app
        .call(
            &app.director,
            "GET",
            &format!("/projects/{}/template_comparison", bridge.project),
            &[],
            None,
        )
        .await;
    assert_eq!(reply.code(), "plan.no_template");
    let body = json!({"name": "X", "template_id": bridge.project, "start": "2026-06-01T08:00"});
    let reply = app.call(&app.director, "POST", "/projects", &[], Some(body)).await;
    assert_eq!(reply.code(), "plan.unknown_template", "a project is no template");
    let one = app.as_role("project_manager", Some(("project", uuid(&nine)))).await;
    let listed = app.call(&one, "GET", "/templates", &[], None).await.expect(200);
    assert_eq!(listed["total"], 0);
}

#[tokio::test]
async fn a_planning_package_is_to_be_detailed_before_its_horizon() {
    let app = TestApp::new().await;
    let (bridge, b) = plan(&app, "Bridge", &["Later work"]).await;
    let changes = json!({"planning_package": true, "start": "2026-06-01T08:00"});
    set(&bridge, &b[0], changes).await;
    let path = format!("/projects/{}", bridge.project);
    let codes = || async {
        let found = app.get(&format!("{path}/diagnostics")).await;
        let rows = found["items"].as_array().unwrap().clone();
        rows.into_iter().map(|row| row["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let flags = gantt(&app, &bridge.project).await["tasks"]["flags"][0].as_i64().unwrap();
    assert_eq!(flags & 16_384, 16_384);
    let version = view(&app, &bridge).await["version"].as_i64().unwrap();
    let horizon = json!({"detail_weeks": 6, "status_date": "2026-03-20T17:00"});
    let done = app.patch(&path, version, horizon).await;
    assert_eq!(done["detail_weeks"], 6);
    assert!(codes().await.is_empty(), "more than six weeks away");
    let later = json!({"status_date": "2026-05-04T17:00"});
    app.patch(&path, version + 1, later).await;
    assert_eq!(codes().await, ["plan.package_not_detailed"]);

    bridge.edit(json!([{"do": "add", "under": b[0], "fields": {"name": "Dig"}}])).await;
    assert!(!codes().await.contains(&"plan.package_not_detailed".to_owned()));
    let shown = gantt(&app, &bridge.project).await;
    assert_eq!(shown["tasks"]["flags"][0].as_i64().unwrap() & 16_384, 0);
    let bad = json!({"detail_weeks": 0});
    let version = view(&app, &bridge).await["version"].as_i64().unwrap();
    let tag = format!("\"{version}\"");
    let reply = app.call(&app.director, "PATCH", &path, &[("if-match", &tag)], Some(bad)).await;
    assert_eq!(reply.code(), "plan.bad_horizon");
}
