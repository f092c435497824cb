//! Tasks that wait for tasks of other projects.

use serde_json::{Value, json};

use crate::edits::Sheet;
use crate::test_app::{TestApp, id, uuid};

/// A project with these tasks of three days each.
pub(crate) async fn plan<'a>(
    app: &'a TestApp,
    name: &str,
    tasks: &[&str],
) -> (Sheet<'a>, Vec<String>) {
    let body = json!({"name": name, "start": "2026-03-02T08:00"});
    let project = id(&app.post("/projects", body).await);
    let sheet = Sheet { app, token: app.director.clone(), project };
    let ids = sheet.add(tasks).await;
    for task in &ids {
        set(&sheet, task, json!({"duration_text": "3d"})).await;
    }
    (sheet, ids)
}

pub(crate) async fn set(sheet: &Sheet<'_>, task: &str, fields: Value) -> Value {
    sheet.edit(json!([{"do": "set", "task": task, "fields": fields}])).await
}

async fn link(sheet: &Sheet<'_>, predecessor: &str, successor: &str, more: Value) -> Value {
    let mut body = json!({"predecessor_id": predecessor, "successor_id": successor});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    sheet.send("cross_dependencies", body).await.expect(201)["dependency"].clone()
}

async fn start(app: &TestApp, task: &str) -> String {
    app.get(&format!("/tasks/{task}")).await["start"].as_str().unwrap().to_owned()
}

async fn codes(app: &TestApp, project: &str) -> Vec<String> {
    let found = app.get(&format!("/projects/{project}/diagnostics")).await;
    let rows = found["items"].as_array().unwrap();
    rows.iter().map(|row| row["code"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_task_follows_its_predecessor_in_another_project_through_a_chain_of_projects() {
    let app = TestApp::new().await;
    let (bridge, pour) = plan(&app, "Bridge", &["Pour"]).await;
    let (road, pave) = plan(&app, "Road", &["Pave"]).await;
    let (opening, party) = plan(&app, "Opening", &["Party"]).await;
    link(&road, &pour[0], &pave[0], json!({"lag": "2d"})).await;
    link(&opening, &pave[0], &party[0], json!({})).await;
    assert_eq!(start(&app, &pave[0]).await, "2026-03-09T08:00");
    assert_eq!(start(&app, &party[0]).await, "2026-03-12T08:00");

    set(&bridge, &pour[0], json!({"duration_text": "8d"})).await;
    assert_eq!(start(&app, &pave[0]).await, "2026-03-16T08:00");
    assert_eq!(start(&app, &party[0]).await, "2026-03-19T08:00");

    let why = app.get(&format!("/tasks/{}/why", pave[0])).await;
    assert_eq!(why["steps"][0]["driver"], "other_project");
    let text = why["steps"][0]["text"].as_str().unwrap();
    assert!(text.contains("waits for “Pour” in project “Bridge” (FS+2d)"), "{text}");

    // The plans that follow tell why, and there is nothing in them to take back but the link.
    let log = app.get(&format!("/changes?project_id={}", opening.project)).await;
    let entry =
        log["items"].as_array().unwrap().iter().find(|row| {
            row["verb"] == "plan_recomputed" && row["reason"] == "Follows project “Road”"
        });
    assert!(entry.is_some_and(|row| row["actor"].is_null()), "{log}");
    let state = app.get(&format!("/projects/{}/edit_state", opening.project)).await;
    assert_eq!(state["undo"]["title"], "Linked “Party” with another project");

    // Going back in the bridge takes the others back too.
    bridge.send("undo", json!({})).await.expect(200);
    assert_eq!(start(&app, &party[0]).await, "2026-03-12T08:00");

    // Both plans show the link.
    let gantt = app.get(&format!("/projects/{}/gantt", road.project)).await;
    assert_eq!(gantt["external_links"]["project"], json!(["Bridge", "Opening"]));
    assert_eq!(gantt["external_links"]["incoming"], json!([true, false]));
    assert_eq!(gantt["external_links"]["lag"], json!(["+2d", ""]));
}

#[tokio::test]
async fn a_dependency_that_only_warns_moves_nothing_and_is_listed_while_it_is_not_kept() {
    let app = TestApp::new().await;
    let (bridge, pour) = plan(&app, "Bridge", &["Pour"]).await;
    let (road, pave) = plan(&app, "Road", &["Pave"]).await;
    let made = link(&road, &pour[0], &pave[0], json!({"policy": "warn"})).await;
    assert_eq!(start(&app, &pave[0]).await, "2026-03-02T08:00");
    assert_eq!(codes(&app, &road.project).await, ["plan.other_project_missed"]);
    let path = format!("/projects/{}/dependency_conflicts", road.project);
    let found = app.get(&path).await;
    assert_eq!(found["total"], 1);
    assert_eq!(found["items"][0]["conflicts"][0]["code"], "not_kept");
    assert!(!found["items"][0]["conflicts"][0]["remedy"].as_str().unwrap().is_empty());

    set(&bridge, &pour[0], json!({"duration_text": "1d"})).await;
    set(&road, &pave[0], json!({"start": "2026-03-03T08:00"})).await;
    assert_eq!(app.get(&path).await["total"], 0);
    assert!(codes(&app, &road.project).await.is_empty());

    // Now it moves the task.
    set(&bridge, &pour[0], json!({"duration_text": "3d"})).await;
    let path = format!("/cross_dependencies/{}", id(&made));
    let version = app.get(&path).await["version"].as_i64().unwrap();
    let done = app.patch(&path, version, json!({"policy": "propagate"})).await;
    assert_eq!(done["effect"]["moved_tasks"], 1);
    assert_eq!(start(&app, &pave[0]).await, "2026-03-05T08:00");
}

#[tokio::test]
async fn an_agreed_date_is_proposed_accepted_and_its_missing_told_on_both_sides() {
    let app = TestApp::new().await;
    let (bridge, pour) = plan(&app, "Bridge", &["Pour"]).await;
    let (road, pave) = plan(&app, "Road", &["Pave"]).await;
    let date = json!({"agreed_date": "2026-03-05T17:00"});
    let made = link(&road, &pour[0], &pave[0], date).await;
    assert_eq!(made["conflicts"][0]["code"], "not_agreed");

    let there =
        app.as_role("project_manager", Some(("project", uuid(&json!({"id": bridge.project})))));
    let there = there.await;
    let here =
        app.as_role("project_manager", Some(("project", uuid(&json!({"id": road.project})))));
    let here = here.await;
    let agree = format!("/cross_dependencies/{}/agree", id(&made));
    let tag = [("if-match", "\"1\"")];
    let reply = app.call(&here, "POST", &agree, &tag, None).await;
    assert_eq!(reply.status.as_u16(), 403, "who asked cannot agree for the other side");
    let agreed = app.call(&there, "POST", &agree, &tag, None).await.expect(200);
    assert!(agreed["agreed_at"].is_string() && agreed["conflicts"] == json!([]));
    assert_eq!(agreed["successor"]["visible"], false);

    set(&bridge, &pour[0], json!({"duration_text": "5d"})).await;
    for sheet in [&bridge, &road] {
        assert_eq!(codes(&app, &sheet.project).await, ["plan.agreed_date_missed"]);
    }
    // Another date is a proposal again.
    let path = format!("/cross_dependencies/{}", id(&made));
    let version = app.get(&path).await["version"].as_i64().unwrap();
    let later = json!({"agreed_date": "2026-03-06T17:00"});
    let changed = app.patch(&path, version, later).await;
    assert_eq!(changed["dependency"]["agreed_at"], Value::Null);
    assert!(codes(&app, &bridge.project).await.is_empty());

    // Declining says why, and the task is free again.
    let version = changed["dependency"]["version"].as_i64().unwrap();
    let tag = format!("\"{version}\"");
    let path = format!("{path}?reason=No%20crane");
    let reply = app.call(&there, "DELETE", &path, &[("if-match", &tag)], None).await;
    reply.expect(200);
    assert_eq!(start(&app, &pave[0]).await, "2026-03-02T08:00");
    let log = app.get(&format!("/changes?project_id={}", road.project)).await;
    let gone = log["items"].as_array().unwrap().iter();
    let gone = gone.clone().find(|row| row["verb"] == "cross_dependency_deleted").unwrap().clone();
    assert_eq!(gone["reason"], "No crane");
}

#[tokio::test]
async fn a_circle_through_several_projects_is_refused_with_its_path_however_it_is_made() {
    let app = TestApp::new().await;
    let (bridge, b) = plan(&app, "Bridge", &["Pour", "Cure"]).await;
    let (road, r) = plan(&app, "Road", &["Dig", "Pave"]).await;
    link(&road, &b[1], &r[0], json!({})).await;
    let inner = json!([{"do": "link", "predecessor": r[0], "successor": r[1]}]);
    road.edit(inner).await;
    let body = json!({"predecessor_id": r[1], "successor_id": b[1]});
    let reply = bridge.send("cross_dependencies", body).await;
    assert_eq!(reply.code(), "plan.dependency_would_cycle");
    let said = reply.body["detail"].as_str().unwrap();
    assert!(said.contains("“Dig” (Road) → “Pave” (Road) → “Cure” (Bridge)"), "{said}");

    // Without a circle it is allowed; then no edit inside one plan may close it.
    link(&bridge, &r[1], &b[0], json!({"policy": "warn"})).await;
    let (code, _) =
        bridge.refused(json!([{"do": "link", "predecessor": b[0], "successor": b[1]}])).await;
    assert_eq!(code, "plan.dependency_would_cycle");
    // Nor a place under a summary that waits.
    let (code, _) = bridge.refused(json!([{"do": "indent", "tasks": [b[1]]}])).await;
    assert_eq!(code, "plan.dependency_would_cycle");
    let body = json!({"predecessor_id": b[0], "successor_id": b[1]});
    let reply = bridge.send("cross_dependencies", body).await;
    assert_eq!(reply.code(), "plan.same_project");
}

#[tokio::test]
async fn deleting_either_task_takes_the_dependency_along_and_undo_brings_it_back() {
    let app = TestApp::new().await;
    let (bridge, pour) = plan(&app, "Bridge", &["Pour"]).await;
    let (road, pave) = plan(&app, "Road", &["Pave"]).await;
    link(&road, &pour[0], &pave[0], json!({"note": "as in the contract"})).await;
    for (sheet, task) in [(&bridge, &pour[0]), (&road, &pave[0])] {
        sheet.edit(json!([{"do": "remove", "tasks": [task]}])).await;
        let path = format!("/projects/{}/cross_dependencies", bridge.project);
        assert_eq!(app.get(&path).await["total"], 0);
        if sheet.project == bridge.project {
            assert_eq!(start(&app, &pave[0]).await, "2026-03-02T08:00");
        }
        sheet.send("undo", json!({})).await.expect(200);
        let back = app.get(&path).await;
        assert_eq!(back["items"][0]["note"], "as in the contract");
        assert_eq!(start(&app, &pave[0]).await, "2026-03-05T08:00");
    }
    // A whole project that goes frees those that waited for it.
    let version = app.get(&format!("/projects/{}", bridge.project)).await["version"].clone();
    let gone =
        app.delete(&format!("/projects/{}", bridge.project), version.as_i64().unwrap()).await;
    assert!(gone.status.is_success(), "{}", gone.body);
    assert_eq!(start(&app, &pave[0]).await, "2026-03-02T08:00");
}

#[tokio::test]
async fn nobody_links_to_or_looks_at_what_they_may_not_see() {
    let app = TestApp::new().await;
    let (bridge, pour) = plan(&app, "Bridge", &["Pour"]).await;
    let (road, pave) = plan(&app, "Road", &["Pave"]).await;
    let here =
        app.as_role("project_manager", Some(("project", uuid(&json!({"id": road.project})))));
    let here = here.await;
    let body = json!({"predecessor_id": pour[0], "successor_id": pave[0]});
    let path = format!("/projects/{}/cross_dependencies", road.project);
    let reply = app.call(&here, "POST", &path, &[], Some(body)).await;
    assert_eq!(reply.code(), "plan.unknown_task");
    let path = format!("/projects/{}/cross_dependencies", bridge.project);
    let reply = app.call(&here, "GET", &path, &[], None);
    assert_eq!(reply.await.status.as_u16(), 403);
    // A wrong policy, kind or lag is told at its field.
    for (field, value) in [("policy", "maybe"), ("kind", "XX"), ("lag", "soon")] {
        let body = json!({"predecessor_id": pour[0], "successor_id": pave[0], field: value});
        let reply = road.send("cross_dependencies", body).await;
        assert_eq!(reply.body["fields"][0]["field"], field, "{}", reply.body);
    }
}

#[tokio::test]
async fn a_program_is_one_chart_of_the_projects_the_caller_may_see() {
    let app = TestApp::new().await;
    let program = app.post("/programs", json!({"name": "Corridor"})).await;
    let (bridge, b) = plan(&app, "Bridge", &["Pour", "Cure"]).await;
    let (road, r) = plan(&app, "Road", &["Pave"]).await;
    let (opening, _) = plan(&app, "Opening", &["Party"]).await;
    for sheet in [&bridge, &road] {
        let path = format!("/projects/{}", sheet.project);
        let version = app.get(&path).await["version"].as_i64().unwrap();
        app.patch(&path, version, json!({"program_id": id(&program)})).await;
    }
    link(&road, &b[1], &r[0], json!({"lag": "1d"})).await;
    bridge.edit(json!([{"do": "link", "predecessor": b[0], "successor": b[1]}])).await;
    let path = format!("/programs/{}/gantt", id(&program));
    let chart = app.get(&path).await;
    assert_eq!(chart["tasks"]["name"], json!(["Bridge", "Pour", "Cure", "Road", "Pave"]));
    assert_eq!(chart["tasks"]["parent"], json!([-1, 0, 0, -1, 3]));
    assert_eq!(chart["project"], json!([0, 0, 0, 1, 1]));
    assert_eq!(chart["dependencies"]["predecessor"], json!([1, 2]));
    assert_eq!(chart["dependencies"]["successor"], json!([2, 4]));
    assert_eq!(chart["dependencies"]["lag"], json!(["", "+1d"]));
    assert_eq!((&chart["detail"], &chart["task_count"]), (&json!("tasks"), &json!(3)));

    // Who may see only one of the projects sees the other as the end of an arrow.
    let program_id = uuid(&program);
    let all = app.as_role("project_manager", Some(("program", program_id))).await;
    let seen = app.call(&all, "GET", &path, &[], None).await.expect(200);
    assert_eq!(seen["projects"].as_array().unwrap().len(), 2);
    let nobody = app
        .as_role("project_manager", Some(("project", uuid(&json!({"id": opening.project})))))
        .await;
    assert_eq!(app.call(&nobody, "GET", &path, &[], None).await.status.as_u16(), 403);
}
