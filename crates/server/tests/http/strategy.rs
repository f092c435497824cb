//! Objectives with key results, drivers, what work adds to them, and where the money goes.

use serde_json::{Value, json};

use crate::{
    requests::{request_type, stranger, submitted},
    test_app::{TestApp, id, uuid},
};

async fn objective(app: &TestApp, name: &str, parent: Option<&Value>) -> Value {
    let parent = parent.map(id);
    app.post("/objectives", json!({"name": name, "parent_id": parent})).await
}

async fn names(app: &TestApp) -> Vec<(String, i64)> {
    let tree = app.get("/objectives").await;
    let items = tree["items"].as_array().unwrap();
    let line =
        |one: &Value| (one["name"].as_str().unwrap().to_owned(), one["level"].as_i64().unwrap());
    items.iter().map(line).collect()
}

async fn project(app: &TestApp, name: &str, program: Option<&Value>) -> Value {
    let start = "2026-03-02T08:00";
    let body = json!({"name": name, "start": start, "program_id": program.map(id)});
    app.post("/projects", body).await
}

fn link(kind: &str, subject: &Value, target: &Value, percent: f64) -> Value {
    json!({"subject_kind": kind, "subject_id": id(subject), "target_kind": "objective",
           "target_id": id(target), "contribution_percent": percent})
}

#[tokio::test]
async fn objectives_move_within_the_tree_and_never_below_themselves() {
    let app = TestApp::new().await;
    let grow = objective(&app, "Grow", None).await;
    let reach = objective(&app, "Reach", Some(&grow)).await;
    let cities = objective(&app, "Cities", Some(&reach)).await;
    let safe = objective(&app, "Safe", None).await;
    let at = |one: &Value| format!("/objectives/{}", id(one));
    let line = |name: &str, level: i64| (name.to_owned(), level);
    let first = vec![line("Grow", 0), line("Reach", 1), line("Cities", 2), line("Safe", 0)];
    assert_eq!(names(&app).await, first);
    let moved = app.patch(&at(&safe), 1, json!({"position": 1})).await;
    assert_eq!(moved["position"], 1);
    let moved = vec![line("Safe", 0), line("Grow", 0), line("Reach", 1), line("Cities", 2)];
    assert_eq!(names(&app).await, moved);
    app.patch(&at(&reach), 1, json!({"parent_id": id(&safe), "position": 1})).await;
    let moved = vec![line("Safe", 0), line("Reach", 1), line("Cities", 2), line("Grow", 0)];
    assert_eq!(names(&app).await, moved);
    app.patch(&at(&reach), 2, json!({"parent_id": null, "position": 2})).await;
    let moved = vec![line("Safe", 0), line("Reach", 0), line("Cities", 1), line("Grow", 0)];
    assert_eq!(names(&app).await, moved);
    let body = Some(json!({"parent_id": id(&cities)}));
    let reply = app.call(&app.director, "PATCH", &at(&reach), &[("if-match", "3")], body).await;
    assert_eq!(reply.code(), "strategy.objective_would_circle");
    let reply = app.delete(&at(&reach), 3).await;
    assert_eq!(reply.code(), "strategy.objective_not_empty");
    let stale = app.delete(&at(&cities), 9).await;
    assert_eq!(stale.status.as_u16(), 412);
    assert_eq!(app.delete(&at(&cities), 1).await.status.as_u16(), 204);
}

#[tokio::test]
async fn a_check_in_of_its_owner_moves_a_key_result_and_everything_above_it() {
    let app = TestApp::new().await;
    let grow = objective(&app, "Grow", None).await;
    let reach = objective(&app, "Reach", Some(&grow)).await;
    let owner = app.as_person("team_member", None, Some("Ola")).await;
    let body = json!({"name": "Complaints", "unit": "a week", "start": 40, "target": 20.5,
                      "owner_id": owner.id, "due": "2027-06-30", "weight": 3});
    let path = format!("/objectives/{}/key_results", id(&reach));
    let result = app.post(&path, body).await;
    assert_eq!(
        (&result["direction"], &result["progress_percent"]),
        (&json!("decrease"), &json!(0.0))
    );
    let other = json!({"name": "Cities", "start": 0, "target": 4, "current": 4});
    app.post(&path, other).await;
    let wrong = json!({"name": "X", "start": 0, "target": 4, "direction": "decrease"});
    let reply = app.call(&app.director, "POST", &path, &[], Some(wrong)).await;
    assert_eq!(reply.code(), "strategy.direction_against_target");
    let said = Some(json!({"value": 30.25, "note": "New pumps in the east"}));
    let path = format!("/key_results/{}/check_ins", id(&result));
    let stranger = app.as_role("team_member", None).await;
    let reply = app.call(&stranger, "POST", &path, &[("if-match", "1")], said.clone()).await;
    assert_eq!(reply.status.as_u16(), 403);
    let reply = app.call(&owner.token, "POST", &path, &[("if-match", "1")], said.clone()).await;
    assert_eq!(reply.expect(201)["progress_percent"], 50.0);
    let reply = app.call(&owner.token, "POST", &path, &[("if-match", "1")], said).await;
    assert_eq!(reply.status.as_u16(), 412);
    let history = app.get(&path).await;
    assert_eq!(history["items"][0]["note"], "New pumps in the east");
    assert_eq!(history["items"][0]["author"]["name"], "Ola");
    // (3 × 50 + 1 × 100) ÷ 4, and nothing else is measured above.
    let tree = app.get("/objectives").await;
    assert_eq!(tree["items"][1]["progress_percent"], 62.5);
    assert_eq!(tree["items"][0]["progress_percent"], 62.5);
}

#[tokio::test]
async fn money_that_serves_objectives_and_money_that_serves_none_add_up_to_the_whole() {
    let app = TestApp::new().await;
    let grow = objective(&app, "Grow", None).await;
    let (reach, cities) =
        (objective(&app, "Reach", Some(&grow)).await, objective(&app, "Cities", Some(&grow)).await);
    let kind = request_type(&app).await;
    let bob = stranger(&app, "Bob").await;
    // 125,000.00 euros each.
    let (one, other) = (
        submitted(&app, &bob, &kind, "Barrier").await,
        submitted(&app, &bob, &kind, "Tickets").await,
    );
    app.post("/alignments", link("request", &one, &reach, 33.33)).await;
    app.post("/alignments", link("request", &one, &cities, 33.34)).await;
    let reply = app
        .call(&app.director, "POST", "/alignments", &[], Some(link("request", &one, &grow, 40.0)))
        .await;
    assert_eq!(reply.code(), "strategy.more_than_all");
    assert_eq!(
        reply.body["detail"],
        "Contributions to objectives would come to 106.67 %. At most 33.33 % are left for this one."
    );
    let again = link("request", &one, &reach, 1.0);
    let reply = app.call(&app.director, "POST", "/alignments", &[], Some(again)).await;
    assert_eq!(reply.code(), "strategy.linked_already");
    let report = app.get("/alignment_report").await;
    let euros = &report["currencies"][0];
    assert_eq!(euros["total_minor"], 25_000_000);
    assert_eq!(euros["aligned_minor"], 8_333_750);
    assert_eq!(euros["unaligned_minor"], 16_666_250);
    let spent: Vec<i64> = euros["objectives"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["total_minor"].as_i64().unwrap())
        .collect();
    assert_eq!(spent, [8_333_750, 4_166_250, 4_167_500]);
    assert_eq!(euros["unaligned"][0]["subject"]["id"], other["id"]);

    // Who requests sees their own links, but the report has only what they may see.
    let query = format!("/alignments?subject_kind=request&subject_id={}", id(&one));
    assert_eq!(app.get(&query).await["unaligned_percent"], 33.33);
    let reply = app.call(&bob.token, "GET", &query, &[], None).await;
    assert_eq!(reply.status.as_u16(), 403);
    let member = app.as_role("team_member", None).await;
    let report = app.call(&member, "GET", "/alignment_report", &[], None).await.expect(200);
    assert_eq!(report["currencies"], json!([]));
    let reply = app.delete(&format!("/objectives/{}", id(&reach)), 1).await;
    assert_eq!(reply.code(), "strategy.objective_in_use");
}

#[tokio::test]
async fn a_project_without_links_counts_as_its_program_and_its_manager_may_link_it() {
    let app = TestApp::new().await;
    let grow = objective(&app, "Grow", None).await;
    let program = app.post("/programs", json!({"name": "Water"})).await;
    let main = project(&app, "Main", Some(&program)).await;
    app.post("/alignments", link("program", &program, &grow, 80.0)).await;
    let query = format!("/alignments?subject_kind=project&subject_id={}", id(&main));
    let seen = app.get(&query).await;
    assert_eq!(
        (&seen["aligned_percent"], &seen["as_program"]["name"]),
        (&json!(80.0), &json!("Water"))
    );
    let manager = app.as_role("project_manager", Some(("project", uuid(&main)))).await;
    let body = Some(link("project", &main, &grow, 60.0));
    let made = app.call(&manager, "POST", "/alignments", &[], body).await.expect(201);
    let seen = app.get(&query).await;
    assert_eq!((&seen["aligned_percent"], &seen["as_program"]), (&json!(60.0), &Value::Null));
    let elsewhere = Some(link("program", &program, &grow, 10.0));
    let reply = app.call(&manager, "POST", "/alignments", &[], elsewhere).await;
    assert_eq!(reply.status.as_u16(), 403);
    let path = format!("/alignments/{}", id(&made));
    app.patch(&path, 1, json!({"contribution_percent": 100})).await;
    let listed = app.get(&format!("/objectives/{}/aligned", id(&grow))).await;
    assert_eq!(listed["items"][0]["subject"]["name"], "Main");
    assert_eq!(listed["total"], 2);
    assert_eq!(app.delete(&path, 2).await.status.as_u16(), 204);
    assert_eq!(app.get("/alignment_report").await["without_amount"], 1);
}

#[tokio::test]
async fn drivers_have_names_of_their_own_and_those_in_use_are_archived() {
    let app = TestApp::new().await;
    let driver = app.post("/drivers", json!({"name": "Safety", "weight": 30})).await;
    let same = Some(json!({"name": "safety"}));
    let reply = app.call(&app.director, "POST", "/drivers", &[], same).await;
    assert_eq!(reply.code(), "strategy.driver_name_taken");
    let main = project(&app, "Main", None).await;
    let mut body = link("project", &main, &driver, 100.0);
    body["target_kind"] = json!("driver");
    app.post("/alignments", body.clone()).await;
    let path = format!("/drivers/{}", id(&driver));
    assert_eq!(app.delete(&path, 1).await.code(), "strategy.driver_in_use");
    app.patch(&path, 1, json!({"archived": true})).await;
    assert_eq!(app.get("/drivers").await["total"], 0);
    assert_eq!(app.get("/drivers?archived=true").await["items"][0]["name"], "Safety");
    body["subject_id"] = json!(id(&project(&app, "Other", None).await));
    let reply = app.call(&app.director, "POST", "/alignments", &[], Some(body)).await;
    assert_eq!(reply.code(), "strategy.driver_archived");
}
