//! Levelling projects that share people: who goes first, who may take part, and the way back.

use serde_json::{Value, json};

use crate::{
    edits::{Sheet, set},
    test_app::{Reply, TestApp, id},
};

/// A project with one task of two days for the welder.
async fn project<'a>(app: &'a TestApp, name: &str, priority: i64) -> (Sheet<'a>, String) {
    let made = app.post("/projects", json!({"name": name, "start": "2026-03-02T08:00"})).await;
    let sheet = Sheet { app, token: app.director.clone(), project: id(&made) };
    let tasks = sheet.add(&[&format!("Weld {name}")]).await;
    sheet.edit(json!([set(&tasks[0], json!({"duration_text": "2d", "people": "Welder"}))])).await;
    prioritise(app, &sheet.project, priority).await.expect(200);
    (sheet, tasks[0].clone())
}

async fn prioritise(app: &TestApp, project: &str, priority: i64) -> Reply {
    let path = format!("/projects/{project}");
    let version = app.get(&path).await["version"].to_string();
    let version = format!("\"{version}\"");
    let headers = [("if-match", version.as_str())];
    app.call(&app.director, "PATCH", &path, &headers, Some(json!({"priority": priority}))).await
}

async fn ask(app: &TestApp, token: &str, path: &str, question: Value) -> Reply {
    app.call(token, "POST", path, &[], Some(question)).await
}

/// All that a preview offers, as accepting takes it.
fn everything(preview: &Value) -> Value {
    let projects = preview["projects"].as_array().unwrap().iter();
    let accepted = projects.map(|one| {
        let moved = one["moved"].as_array().unwrap().iter();
        let delays: Value = moved
            .map(|task| json!({"task": task["task"]["id"], "minutes": task["delay_minutes"]}))
            .collect();
        json!({
            "project_id": one["project"]["id"], "plan_version": one["plan_version"], "delays": delays,
        })
    });
    json!({"projects": accepted.collect::<Value>(), "reason": "One welder for all"})
}

#[tokio::test]
async fn projects_wait_for_each_other_by_priority_and_are_taken_back_as_one() {
    let app = TestApp::new().await;
    app.post("/resources", json!({"name": "Welder"})).await;
    let (low, low_task) = project(&app, "Low", 100).await;
    let (high, high_task) = project(&app, "High", 900).await;
    let (fixed, fixed_task) = project(&app, "Fixed", 1_000).await;
    let all = json!([low.project, high.project, fixed.project]);
    let question = json!({"project_ids": all, "seconds": 0.5});
    let preview = ask(&app, &app.director, "/levelling", question).await.expect(200);
    let names: Vec<_> = preview["projects"].as_array().unwrap().iter().collect();
    let names: Vec<&Value> = names.iter().map(|one| &one["project"]["name"]).collect();
    assert_eq!(names, ["Fixed", "High", "Low"], "highest priority first");
    assert_eq!(preview["projects"][0]["moved"], json!([]), "1000 is never moved");
    let (second, third) = (&preview["projects"][1], &preview["projects"][2]);
    assert_eq!(second["moved"][0]["start"], "2026-03-04T08:00");
    assert_eq!(second["moved"][0]["resource"]["name"], "Welder");
    assert_eq!(second["moved"][0]["after"][0]["name"], "Weld Fixed");
    assert_eq!(second["moved"][0]["after"][0]["project"]["name"], "Fixed");
    assert_eq!(third["moved"][0]["start"], "2026-03-06T08:00");
    assert_eq!(third["finish_unlevelled"], "2026-03-03T17:00");
    assert_eq!(preview["people"][0]["peak_before"], 300.0);
    assert_eq!(preview["people"][0]["peak_after"], 100.0);
    assert_eq!(low.task(&low_task).await["start"], "2026-03-02T08:00", "a preview changes nothing");

    let accepted = everything(&preview);
    let done = ask(&app, &app.director, "/levelling/accept", accepted.clone()).await.expect(200);
    let edits: Vec<&Value> =
        done["edits"].as_array().unwrap().iter().map(|one| &one["edit_id"]).collect();
    assert_eq!(edits.len(), 2, "{done}");
    assert_eq!(high.task(&high_task).await["start"], "2026-03-04T08:00");
    assert_eq!(low.task(&low_task).await["start"], "2026-03-06T08:00");
    assert_eq!(fixed.task(&fixed_task).await["start"], "2026-03-02T08:00");
    let history = app.get(&format!("/projects/{}/edits", low.project)).await;
    assert_eq!(history["items"][0]["reason"], "One welder for all");

    // A preview of before is not accepted again, and nothing of it is done.
    let late = ask(&app, &app.director, "/levelling/accept", accepted).await;
    assert_eq!((late.status.as_u16(), late.code()), (422, "level.plan_moved"));

    let undo = json!({ "edit_ids": edits });
    ask(&app, &app.director, "/levelling/undo", undo.clone()).await.expect(200);
    assert_eq!(high.task(&high_task).await["start"], "2026-03-02T08:00");
    assert_eq!(low.task(&low_task).await["start"], "2026-03-02T08:00");
    let again = ask(&app, &app.director, "/levelling/undo", undo).await;
    assert_eq!(again.code(), "plan.already_undone");
}

#[tokio::test]
async fn a_part_is_taken_or_none_at_all() {
    let app = TestApp::new().await;
    app.post("/resources", json!({"name": "Welder"})).await;
    let (low, low_task) = project(&app, "Low", 100).await;
    let (middle, middle_task) = project(&app, "Middle", 500).await;
    let (high, _) = project(&app, "High", 900).await;
    let question =
        json!({"project_ids": [low.project, middle.project, high.project], "seconds": 0.5});
    let preview = ask(&app, &app.director, "/levelling", question).await.expect(200);
    let mut accepted = everything(&preview);
    // One project is edited in the meantime: nothing is done to the other either.
    middle.edit(json!([set(&middle_task, json!({"name": "Weld on"}))])).await;
    let late = ask(&app, &app.director, "/levelling/accept", accepted.clone()).await;
    assert_eq!(late.code(), "level.plan_moved");
    assert!(late.body["detail"].as_str().unwrap().contains("“Middle”"));
    assert_eq!(low.task(&low_task).await["start"], "2026-03-02T08:00");
    // Without it, the rest is taken.
    accepted["projects"].as_array_mut().unwrap().retain(|one| one["project_id"] != middle.project);
    let done = ask(&app, &app.director, "/levelling/accept", accepted).await.expect(200);
    assert_eq!(done["edits"].as_array().unwrap().len(), 1);
    assert_ne!(low.task(&low_task).await["start"], "2026-03-02T08:00");
    assert_eq!(middle.task(&middle_task).await["start"], "2026-03-02T08:00");
}

#[tokio::test]
async fn projects_of_others_are_named_and_keep_their_people() {
    let app = TestApp::new().await;
    app.post("/resources", json!({"name": "Welder"})).await;
    let (mine, mine_task) = project(&app, "Mine", 900).await;
    let (theirs, theirs_task) = project(&app, "Theirs", 100).await;
    let place = |project: &str| Some(("project", project.parse().unwrap()));
    let manager = app.as_person("project_manager", place(&mine.project), None).await;
    let question = json!({"project_ids": [mine.project, theirs.project], "seconds": 0.5});
    // What one may not even see cannot be named.
    let blind = ask(&app, &manager.token, "/levelling", question.clone()).await;
    assert_eq!(blind.status.as_u16(), 403);
    let roles = app.get("/roles").await;
    let viewer = roles["items"].as_array().unwrap().iter().find(|role| role["key"] == "executive");
    let grant = json!({
        "user_id": manager.id, "role_id": viewer.unwrap()["id"],
        "scope_kind": "project", "scope_id": theirs.project,
    });
    app.post("/role_grants", grant).await;
    let both = manager.token;
    let preview = ask(&app, &both, "/levelling", question).await.expect(200);
    assert_eq!(preview["left_alone"][0]["project"]["name"], "Theirs");
    assert_eq!(preview["left_alone"][0]["code"], "level.not_yours");
    // Mine matters more, and waits all the same: for theirs, which is not moved.
    assert_eq!(preview["projects"][0]["moved"][0]["start"], "2026-03-04T08:00");
    let foreign = json!({"projects": [{
        "project_id": theirs.project, "plan_version": 1,
        "delays": [{"task": theirs_task, "minutes": 1440}],
    }]});
    assert_eq!(ask(&app, &both, "/levelling/accept", foreign).await.status.as_u16(), 403);
    let done = ask(&app, &both, "/levelling/accept", everything(&preview)).await.expect(200);
    assert_eq!(mine.task(&mine_task).await["start"], "2026-03-04T08:00");
    // Whoever only looks cannot take it back either.
    let viewer = app.as_role("executive", place(&mine.project)).await;
    let undo = json!({"edit_ids": [done["edits"][0]["edit_id"]]});
    assert_eq!(ask(&app, &viewer, "/levelling/undo", undo).await.status.as_u16(), 403);
}

#[tokio::test]
async fn what_is_closed_or_planned_from_its_finish_is_named_and_what_cannot_be_is_too() {
    let app = TestApp::new().await;
    app.post("/resources", json!({"name": "Welder"})).await;
    let (open, task) = project(&app, "Open", 500).await;
    let (other, _) = project(&app, "Other", 600).await;
    let (held, _) = project(&app, "Held", 500).await;
    let path = format!("/projects/{}", held.project);
    let version = format!("\"{}\"", app.get(&path).await["version"]);
    let headers = [("if-match", version.as_str())];
    let stage = json!({"stage": "on_hold"});
    app.call(&app.director, "PATCH", &path, &headers, Some(stage)).await.expect(200);
    open.edit(json!([set(&task, json!({"people": "Welder[300%]"}))])).await;
    let question =
        json!({"project_ids": [open.project, other.project, held.project], "seconds": 0.5});
    let preview = ask(&app, &app.director, "/levelling", question).await.expect(200);
    assert_eq!(preview["left_alone"][0]["code"], "level.closed");
    let unsolved = &preview["unsolved"][0];
    assert_eq!(unsolved["code"], "level.not_enough");
    assert_eq!(unsolved["project"]["name"], "Open");
    assert_eq!((&unsolved["asked_units"], &unsolved["most_units"]), (&json!(300.0), &json!(100.0)));
    let moved = preview["projects"].as_array().unwrap().iter();
    let moved: usize = moved.map(|one| one["moved"].as_array().unwrap().len()).sum();
    assert_eq!(moved, 1, "the two that are levelled do not overlap: {preview}");
}

#[tokio::test]
async fn bad_questions_are_refused_at_their_field() {
    let app = TestApp::new().await;
    app.post("/resources", json!({"name": "Welder"})).await;
    let (one, _) = project(&app, "One", 500).await;
    for (question, code) in [
        (json!({}), "level.no_projects"),
        (json!({"project_ids": [one.project], "seconds": 99}), "level.bad_seconds"),
        (json!({"project_ids": [one.project], "goal": "beauty"}), "level.bad_goal"),
    ] {
        let reply = ask(&app, &app.director, "/levelling", question).await.expect(422);
        assert_eq!(reply["code"], code);
    }
    assert_eq!(prioritise(&app, &one.project, 1_001).await.code(), "plan.bad_priority");
    let twice = json!({"project_id": one.project, "plan_version": 1, "delays": []});
    let accepted = json!({"projects": [twice, twice]});
    assert_eq!(
        ask(&app, &app.director, "/levelling/accept", accepted).await.code(),
        "level.named_twice"
    );
    let nothing = ask(&app, &app.director, "/levelling/accept", json!({"projects": []})).await;
    assert_eq!(nothing.code(), "level.nothing_taken");
}
