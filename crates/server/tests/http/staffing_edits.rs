//! Steps of staffing are taken back on the server, as long as nobody changed the same time again.

use serde_json::{Value, json};

use crate::{
    allocations::{allocated, person, project, span},
    staffing_requests::Case,
    test_app::{Reply, TestApp, id, uuid},
};

async fn rows(app: &TestApp, project: &Value) -> Vec<(String, String, Value)> {
    let found = app.get(&format!("/projects/{}/allocations", id(project))).await;
    let row = |one: &Value| {
        let name = one["resource"]["name"].as_str().unwrap().to_owned();
        (name, one["state"].as_str().unwrap().to_owned(), one["spans"].clone())
    };
    let mut rows: Vec<_> = found["items"].as_array().unwrap().iter().map(row).collect();
    rows.sort_by(|one, other| one.0.cmp(&other.0));
    rows
}

async fn steps(app: &TestApp, token: &str, query: &str) -> Vec<Value> {
    let path = format!("/staffing_edits{query}");
    let found = app.call(token, "GET", &path, &[], None).await.expect(200);
    found["items"].as_array().unwrap().clone()
}

async fn undo(app: &TestApp, token: &str, step: &Value) -> Reply {
    app.call(token, "POST", &format!("/staffing_edits/{}/undo", id(step)), &[], None).await
}

async fn transfer(app: &TestApp, allocation: &Value, body: Value) -> Value {
    let path = format!("/allocations/{}/transfer", id(allocation));
    let version = allocation["version"].to_string();
    app.call(&app.director, "POST", &path, &[("if-match", &version)], Some(body)).await.expect(200)
}

/// Ann and Bob are promised to the pump station for a week each.
async fn promised() -> (TestApp, Value, Value, Value) {
    let app = TestApp::new().await;
    let pump = project(&app, "Pump").await;
    let (ann, bob) = (person(&app, "Ann").await, person(&app, "Bob").await);
    let mut made = vec![];
    for (who, hours) in [(&ann, 40), (&bob, 20)] {
        let spans = json!([span("2027-03-01", "2027-03-05", hours)]);
        let body = json!({"resource_id": id(who), "state": "committed", "spans": spans});
        made.push(allocated(&app, &pump, body).await);
    }
    let one = made.remove(0);
    (app, pump, one, bob)
}

#[tokio::test]
async fn what_was_moved_split_taken_or_removed_comes_back_and_goes_again() {
    let (app, pump, ann, bob) = promised().await;
    let before = rows(&app, &pump).await;
    // Half of it to Bob, who has time of the project already; then all of the rest.
    let done = transfer(&app, &ann, json!({"resource_id": id(&bob), "minutes": 1_200})).await;
    let half = rows(&app, &pump).await;
    transfer(&app, &done["left"], json!({"resource_id": id(&bob)})).await;
    let all = rows(&app, &pump).await;
    assert_eq!((all.len(), &all[0].2[0]["minutes"]), (1, &json!(3_600)));
    let told = steps(&app, &app.director, "?mine=true").await;
    assert_eq!(told[0]["title"], "Moved 20 h of Ann for Pump to Bob");
    assert_eq!((&told[0]["may_undo"], &told[0]["verb"]), (&json!(true), &json!("edited")));
    let step = undo(&app, &app.director, &told[0]).await.expect(200);
    assert_eq!(step["title"], "Took back: Moved 20 h of Ann for Pump to Bob");
    assert_eq!(rows(&app, &pump).await, half, "also what was removed is there again");
    assert_eq!(undo(&app, &app.director, &told[0]).await.code(), "staffing.already_undone");
    undo(&app, &app.director, &told[1]).await.expect(200);
    assert_eq!(rows(&app, &pump).await, before);
    // Taking the step back brings it again.
    let again = steps(&app, &app.director, "").await[0].clone();
    let again = undo(&app, &app.director, &again).await.expect(200);
    assert_eq!(
        (&again["title"], &again["verb"]),
        (&json!("Again: Moved 20 h of Ann for Pump to Bob"), &json!("redone"))
    );
    assert_eq!(rows(&app, &pump).await, half);
}

#[tokio::test]
async fn what_somebody_else_changed_since_is_told_and_not_overwritten() {
    let (app, pump, ann, _) = promised().await;
    let moved = transfer(&app, &ann, json!({"days": 7})).await["moved"].clone();
    let step = steps(&app, &app.director, "").await[0].clone();
    assert_eq!(step["title"], "Moved 40 h of Ann for Pump by 7 days");
    let at = Some(("project", uuid(&pump)));
    let pia = app.as_person("project_manager", at, Some("Pia")).await;
    let path = format!("/allocations/{}", id(&moved));
    let version = moved["version"].to_string();
    let spans = json!({"spans": [span("2027-03-08", "2027-03-12", 30)]});
    app.call(&pia.token, "PATCH", &path, &[("if-match", &version)], Some(spans)).await.expect(200);
    let now = rows(&app, &pump).await;
    let refused = undo(&app, &app.director, &step).await;
    assert_eq!(refused.code(), "staffing.undo_conflict");
    let text = refused.body["detail"].as_str().unwrap();
    assert!(text.contains("changed again since by Pia"), "{text}");
    assert_eq!(rows(&app, &pump).await, now);
    // Her step can be taken back, and then the one before it.
    let hers = steps(&app, &pia.token, "?mine=true").await[0].clone();
    undo(&app, &app.director, &hers).await.expect(200);
    undo(&app, &app.director, &step).await.expect(200);
    assert_eq!(rows(&app, &pump).await[0].2, json!([span("2027-03-01", "2027-03-05", 40)]));
    // A note is another field: it stands in nobody's way.
    let moved = transfer(
        &app,
        &app.get(&format!("/projects/{}/allocations", id(&pump))).await["items"][0],
        json!({"days": 7}),
    )
    .await["moved"]
        .clone();
    app.patch(&path, moved["version"].as_i64().unwrap(), json!({"note": "Gate"})).await;
    let told = steps(&app, &app.director, "").await;
    undo(&app, &app.director, &told[1]).await.expect(200);
    let kept = app.get(&format!("/projects/{}/allocations", id(&pump))).await["items"][0].clone();
    assert_eq!((&kept["note"], &kept["spans"][0]["from"]), (&json!("Gate"), &json!("2027-03-01")));
}

#[tokio::test]
async fn an_accepted_proposal_waits_again_once_that_is_taken_back() {
    let case = Case::new().await;
    let ann = case.fitter("Ann").await;
    let asked = case.ask(json!({"people": 1})).await.expect(201);
    let sent = case.propose(&asked, json!({"resource_id": id(&ann)})).await.expect(200);
    let bob = case.fitter("Bob").await;
    case.propose(&asked, json!({"resource_id": id(&bob), "minutes": 600})).await.expect(200);
    let before = rows(&case.app, &case.pump).await;
    let accept = format!("/staffing_proposals/{}/accept", id(&sent["proposals"][0]));
    let filled = case.by(&case.asks, &accept, json!({})).await.expect(200);
    assert_eq!(filled["state"], "filled");
    assert_eq!(filled["proposals"][1]["state"], "lapsed", "nothing is open for Bob");
    let step = steps(&case.app, &case.asks.token, "?mine=true").await[0].clone();
    assert_eq!(step["title"], "Accepted 80 h of Ann for Pump");
    // Who sees the project's staffing and edits none of it takes nothing back.
    let viewer = case.app.as_role("executive", None).await;
    assert_eq!(undo(&case.app, &viewer, &step).await.status.as_u16(), 403);
    undo(&case.app, &case.asks.token, &step).await.expect(200);
    let path = format!("/staffing_requests/{}", id(&asked));
    let now = case.app.call(&case.asks.token, "GET", &path, &[], None).await.expect(200);
    assert_eq!(
        (&now["state"], &now["filled_minutes"], &now["filled_at"]),
        (&json!("proposed"), &json!(0), &Value::Null)
    );
    let states: Vec<&Value> =
        now["proposals"].as_array().unwrap().iter().map(|one| &one["state"]).collect();
    assert_eq!(states, ["waiting", "waiting"]);
    assert_eq!(rows(&case.app, &case.pump).await, before);
    assert!(case.told(&case.answers).await.contains(&"staffing_withdrawn".to_owned()));
    let history =
        case.app.call(&case.asks.token, "GET", &format!("{path}/history"), &[], None).await;
    assert_eq!(history.expect(200)["items"][0]["verb"], "staffing_person_reopened");
}

#[tokio::test]
async fn steps_are_seen_and_taken_back_by_those_who_may_and_for_a_week() {
    let (app, pump, ann, _) = promised().await;
    transfer(&app, &ann, json!({"days": 7})).await;
    let step = steps(&app, &app.director, "").await[0].clone();
    let other = project(&app, "Other").await;
    let at = Some(("project", uuid(&other)));
    let stranger = app.as_person("project_manager", at, None).await;
    assert!(steps(&app, &stranger.token, "").await.is_empty());
    assert_eq!(undo(&app, &stranger.token, &step).await.status.as_u16(), 403);
    let path = format!("?project_id={}", id(&other));
    assert!(steps(&app, &app.director, &path).await.is_empty());
    // A closed project stays as it is.
    let path = format!("/projects/{}", id(&pump));
    let version = app.get(&path).await["version"].as_i64().unwrap();
    app.patch(&path, version, json!({"stage": "done"})).await;
    assert_eq!(undo(&app, &app.director, &step).await.code(), "allocation.project_closed");
}
