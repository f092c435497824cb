//! Time of people and roles for projects: cells in any unit, naming in part, what is refused.

use serde_json::{Value, json};

use crate::test_app::{Reply, TestApp, id};

/// 2027-03-01 is a Monday.
const START: &str = "2027-03-01T08:00";

pub(crate) async fn project(app: &TestApp, name: &str) -> Value {
    app.post("/projects", json!({"name": name, "start": START})).await
}

pub(crate) async fn person(app: &TestApp, name: &str) -> Value {
    app.post("/resources", json!({"name": name})).await
}

pub(crate) fn span(from: &str, to: &str, hours: i64) -> Value {
    json!({"from": from, "to": to, "minutes": hours * 60})
}

pub(crate) async fn allocated(app: &TestApp, project: &Value, body: Value) -> Value {
    app.post(&format!("/projects/{}/allocations", id(project)), body).await
}

fn cell(allocation: &Value, from: &str, amount: &str) -> Value {
    json!({"allocation_id": id(allocation), "version": allocation["version"], "from": from, "amount": amount})
}

async fn write(app: &TestApp, project: &Value, grain: &str, cells: Vec<Value>) -> Reply {
    let body = json!({"grain": grain, "unit": "hours", "cells": cells});
    let path = format!("/projects/{}/allocation_cells", id(project));
    app.call(&app.director, "POST", &path, &[], Some(body)).await
}

#[tokio::test]
async fn a_month_is_parted_by_working_days_and_nothing_is_lost() {
    let app = TestApp::new().await;
    let (pump, ann) = (project(&app, "Pump").await, person(&app, "Ann").await);
    let made = allocated(&app, &pump, json!({"resource_id": id(&ann), "state": "committed"})).await;
    // Two months of 100 hours each, then one week of the first by itself.
    let cells = vec![cell(&made, "2027-03-01", "100"), cell(&made, "2027-04-15", "12,5 d")];
    let done = write(&app, &pump, "month", cells).await.expect(200);
    assert_eq!((&done["written"], &done["rejected"]), (&json!(2), &json!([])));
    let after = &done["after"][0];
    assert_eq!(after["minutes"], 200 * 60);
    let path = format!("/projects/{}/staffing?from=2027-03-01&count=5", id(&pump));
    let grid = app.get(&path).await;
    // 23 working days in March, the first twenty of 261 minutes; the fifth week goes into April.
    assert_eq!(grid["rows"][0]["allocated"], json!(["21.75", "21.75", "21.75", "21.75", "22.1"]));
    let done =
        write(&app, &pump, "week", vec![cell(after, "2027-03-10", "50 %")]).await.expect(200);
    assert_eq!(done["after"][0]["minutes"], 200 * 60 - 1_305 + 1_200);
    let grid = app.get(&path).await;
    assert_eq!(grid["rows"][0]["allocated"], json!(["21.75", "20", "21.75", "21.75", "22.1"]));
    // The same in days of full-time people, and as people.
    let grid = app.get(&format!("{path}&unit=person_days")).await;
    assert_eq!(grid["rows"][0]["allocated"][1], "2.5");
    let grid = app.get(&format!("{path}&unit=fte")).await;
    assert_eq!(grid["rows"][0]["allocated"][1], "0.5");
    // Taken back: the spans as they were.
    let before = &done["before"][0];
    let now = &done["after"][0];
    let path = format!("/allocations/{}", id(now));
    let back =
        app.patch(&path, now["version"].as_i64().unwrap(), json!({"spans": before["spans"]})).await;
    assert_eq!(back["spans"], before["spans"]);
}

#[tokio::test]
async fn cells_that_make_no_sense_are_told_one_by_one_and_the_others_are_written() {
    let app = TestApp::new().await;
    let (pump, ann) = (project(&app, "Pump").await, person(&app, "Ann").await);
    let made = allocated(&app, &pump, json!({"resource_id": id(&ann)})).await;
    app.post(
        &format!("/resources/{}/leave", id(&ann)),
        json!({"from": "2027-03-15", "to": "2027-03-19"}),
    )
    .await;
    let texts = ["8", "lots", "-4", "200", "", "50%", "50%"];
    let days = ["01", "02", "03", "04", "05", "08", "16"];
    let cells =
        texts.iter().zip(days).map(|(text, day)| cell(&made, &format!("2027-03-{day}"), text));
    let done = write(&app, &pump, "day", cells.collect()).await.expect(200);
    assert_eq!(done["written"], 3);
    let rejected: Vec<(i64, &str)> = done["rejected"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["index"].as_i64().unwrap(), one["code"].as_str().unwrap()))
        .collect();
    assert_eq!(
        rejected,
        [
            (1, "allocation.bad_amount"),
            (2, "allocation.negative"),
            (3, "allocation.absurd"),
            (6, "allocation.no_working_time"),
        ]
    );
    assert_eq!(
        done["after"][0]["spans"],
        json!([span("2027-03-01", "2027-03-01", 8), span("2027-03-08", "2027-03-08", 4)])
    );
    // The version that was seen is gone.
    let stale = write(&app, &pump, "day", vec![cell(&made, "2027-03-02", "8")]).await;
    assert_eq!(stale.status.as_u16(), 412);
    let far = write(&app, &pump, "day", vec![cell(&done["after"][0], "2099-03-02", "8")])
        .await
        .expect(200);
    assert_eq!(far["rejected"][0]["code"], "allocation.too_far");
}

#[tokio::test]
async fn a_role_is_planned_first_and_named_later_in_part() {
    let app = TestApp::new().await;
    let (pump, ann) = (project(&app, "Pump").await, person(&app, "Ann").await);
    let role = app.post("/job_roles", json!({"name": "Fitter"})).await;
    let body = json!({"job_role_id": id(&role), "state": "committed",
                      "spans": [span("2027-03-01", "2027-03-12", 160)]});
    let open = allocated(&app, &pump, body).await;
    let path = format!("/allocations/{}/transfer", id(&open));
    let ask = |version: &'static str, body: Value| {
        let (app, path) = (&app, &path);
        async move { app.call(&app.director, "POST", path, &[("if-match", version)], Some(body)).await }
    };
    let part =
        json!({"resource_id": id(&ann), "from": "2027-03-01", "to": "2027-03-05", "minutes": 1800});
    let done = ask("1", part).await.expect(200);
    assert_eq!((&done["minutes"], &done["left"]["minutes"]), (&json!(1800), &json!(7800)));
    assert_eq!(done["moved"]["resource"]["name"], "Ann");
    assert_eq!(done["moved"]["job_role"]["name"], "Fitter");
    assert_eq!(done["moved"]["spans"], json!([span("2027-03-01", "2027-03-05", 30)]));
    // More joins what she has already.
    let rest = json!({"resource_id": id(&ann), "minutes": 60});
    let done = ask("2", rest).await.expect(200);
    assert_eq!((&done["moved"]["minutes"], &done["left"]["minutes"]), (&json!(1860), &json!(7740)));
    let much = ask("3", json!({"resource_id": id(&ann), "minutes": 99999})).await;
    assert_eq!(much.code(), "allocation.nothing_to_move");
    assert_eq!(ask("3", json!({"minutes": 60})).await.code(), "allocation.moves_nowhere");
    let less = ask("3", json!({"minutes": 40, "take_away": true})).await.expect(200);
    assert_eq!(
        (&less["moved"]["minutes"], &less["before"]["minutes"]),
        (&json!(7700), &json!(7740))
    );
    let back = json!({"spans": less["before"]["spans"]});
    app.patch(&format!("/allocations/{}", id(&open)), 4, back).await;
    // A week later, whole.
    let later = ask("5", json!({"days": 7})).await.expect(200);
    assert_eq!((&later["moved"]["minutes"], &later["left"]), (&json!(7740), &Value::Null));
    assert_eq!(later["moved"]["spans"][0]["from"], "2027-03-08");
    // All of the rest goes to her; nothing is left for the role.
    let all = ask("6", json!({"resource_id": id(&ann)})).await.expect(200);
    assert_eq!((&all["moved"]["minutes"], &all["left"]), (&json!(9600), &Value::Null));
    let list = app.get(&format!("/projects/{}/allocations", id(&pump))).await;
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn allocations_that_cannot_be_are_refused_with_the_reason() {
    let app = TestApp::new().await;
    let (pump, ann) = (project(&app, "Pump").await, person(&app, "Ann").await);
    let steel = app.post("/resources", json!({"name": "Steel", "kind": "material"})).await;
    let gone = app.post("/resources", json!({"name": "Gone"})).await;
    app.patch(&format!("/resources/{}", id(&gone)), 1, json!({"active": false})).await;
    let path = format!("/projects/{}/allocations", id(&pump));
    let cases = [
        (json!({}), "allocation.nobody"),
        (json!({"resource_id": id(&steel)}), "allocation.not_a_person"),
        (json!({"resource_id": id(&gone)}), "allocation.person_inactive"),
        (json!({"resource_id": id(&pump)}), "allocation.unknown_person"),
        (json!({"job_role_id": id(&ann)}), "allocation.unknown_role"),
        (
            json!({"resource_id": id(&ann), "spans": [span("2027-03-05", "2027-03-01", 8)]}),
            "allocation.backwards",
        ),
        (
            json!({"resource_id": id(&ann), "spans": [span("2027-03-01", "2027-03-01", -8)]}),
            "allocation.negative",
        ),
        (
            json!({"resource_id": id(&ann), "spans": [span("2027-03-01", "2027-03-01", 25)]}),
            "allocation.absurd",
        ),
        (
            json!({"resource_id": id(&ann), "spans": [span("1927-03-01", "1927-03-01", 8)]}),
            "allocation.too_far",
        ),
        (json!({"resource_id": id(&ann), "probability_percent": 120.0}), "bad_percent"),
    ];
    for (body, code) in cases {
        let reply = app.call(&app.director, "POST", &path, &[], Some(body.clone())).await;
        assert_eq!(reply.code(), code, "{body}");
    }
    let made = allocated(&app, &pump, json!({"resource_id": id(&ann)})).await;
    app.patch(&format!("/projects/{}", id(&pump)), 1, json!({"stage": "done"})).await;
    let body = json!({"resource_id": id(&ann)});
    let closed = app.call(&app.director, "POST", &path, &[], Some(body)).await;
    assert_eq!(closed.code(), "allocation.project_closed");
    let closed = app.delete(&format!("/allocations/{}", id(&made)), 1).await;
    assert_eq!(closed.code(), "allocation.project_closed");
}

#[tokio::test]
async fn whoever_manages_another_project_allocates_nobody_here() {
    let app = TestApp::new().await;
    let (pump, ann) = (project(&app, "Pump").await, person(&app, "Ann").await);
    let made = allocated(&app, &pump, json!({"resource_id": id(&ann)})).await;
    let other = project(&app, "Other").await;
    let scope = Some(("project", crate::test_app::uuid(&other)));
    let manager = app.as_role("project_manager", scope).await;
    let path = format!("/allocations/{}", id(&made));
    let patch = Some(json!({"state": "committed"}));
    let reply = app.call(&manager, "PATCH", &path, &[("if-match", "1")], patch.clone()).await;
    assert_eq!(reply.status.as_u16(), 403);
    let scope = Some(("project", crate::test_app::uuid(&pump)));
    let own = app.as_role("project_manager", scope).await;
    let reply = app.call(&own, "PATCH", &path, &[("if-match", "1")], patch).await.expect(200);
    assert_eq!(
        (&reply["state"], &reply["probability_percent"]),
        (&json!("committed"), &json!(100.0))
    );
    let reply = app.call(&manager, "GET", "/heatmap", &[], None).await;
    assert_eq!(reply.status.as_u16(), 403, "the heatmap shows everybody");
    let reply = app.call(&manager, "GET", "/people_timeline", &[], None).await;
    assert_eq!(reply.status.as_u16(), 403, "and so does the timeline");
}
