//! Promised time before the status date of its project is locked, where the organisation says so.

use serde_json::{Value, json};

use crate::{
    allocations::{allocated, person, project, span},
    test_app::{Reply, TestApp, id},
};

/// A project with a status date on the second Wednesday of March 2027, and somebody promised to it for four weeks.
struct Case {
    app: TestApp,
    pump: Value,
    ann: Value,
    promised: Value,
}

impl Case {
    async fn new(lock: bool) -> Self {
        let app = TestApp::new().await;
        let (pump, ann) = (project(&app, "Pump").await, person(&app, "Ann").await);
        let spans = json!([span("2027-03-01", "2027-03-28", 80)]);
        let body = json!({"resource_id": id(&ann), "state": "committed", "spans": spans});
        let promised = allocated(&app, &pump, body).await;
        let status = json!({"status_date": "2027-03-10T17:00"});
        let path = format!("/projects/{}", id(&pump));
        let version = app.get(&path).await["version"].as_i64().unwrap();
        app.patch(&path, version, status).await;
        let case = Self { app, pump, ann, promised };
        case.lock("0", lock).await;
        case
    }

    async fn lock(&self, version: &str, lock: bool) {
        let body = json!({"idle_below_percent": 50.0, "free_below_percent": 90.0, "full_to_percent": 100.0,
            "over_to_percent": 105.0, "severe_from_percent": 112.0, "day_minutes": 480,
            "target_percent": 80.0, "status_lock": lock});
        let header = [("if-match", version)];
        let path = "/capacity_policy";
        self.app.call(&self.app.director, "PUT", path, &header, Some(body)).await.expect(200);
    }

    async fn now(&self) -> Value {
        self.app.get(&format!("/projects/{}/allocations", id(&self.pump))).await["items"][0].clone()
    }

    async fn send(&self, method: &str, what: &str, body: Value) -> Reply {
        let now = self.now().await;
        let version = now["version"].to_string();
        let path = format!("/allocations/{}{what}", id(&now));
        let header = [("if-match", version.as_str())];
        self.app.call(&self.app.director, method, &path, &header, Some(body)).await
    }

    async fn cell(&self, from: &str, amount: &str) -> Value {
        let now = self.now().await;
        let body = json!({"grain": "week", "unit": "hours", "cells": [
            {"allocation_id": id(&now), "version": now["version"], "from": from, "amount": amount}]});
        let path = format!("/projects/{}/allocation_cells", id(&self.pump));
        self.app.call(&self.app.director, "POST", &path, &[], Some(body)).await.expect(200)
    }

    async fn weeks(&self) -> Value {
        let path = format!("/projects/{}/staffing?from=2027-03-01&count=4", id(&self.pump));
        self.app.get(&path).await["rows"][0]["allocated"].clone()
    }
}

#[tokio::test]
async fn days_before_the_status_date_stay_as_they_were_promised_and_later_ones_do_not() {
    let case = Case::new(true).await;
    let path = format!("/projects/{}/staffing?from=2027-03-01&count=4", id(&case.pump));
    assert_eq!(case.app.get(&path).await["locked_before"], "2027-03-10");
    // A week that is over, in the grid: told for the cell, with the date and what to do.
    let done = case.cell("2027-03-01", "8").await;
    assert_eq!(
        (&done["written"], &done["rejected"][0]["code"]),
        (&json!(0), &json!("allocation.locked"))
    );
    let text = done["rejected"][0]["message"].as_str().unwrap();
    assert!(
        text.contains("before 2027-03-10 is locked") && text.contains("move its status date"),
        "{text}"
    );
    // The week that the status date is in: all of it is typed, its first two days stay.
    assert_eq!(case.cell("2027-03-08", "6").await["rejected"][0]["code"], "allocation.locked");
    assert_eq!(case.cell("2027-03-08", "32").await["written"], 1);
    assert_eq!(case.weeks().await, json!(["20", "32", "20", "20"]));
    let days = format!("/projects/{}/staffing?from=2027-03-08&count=5&grain=day", id(&case.pump));
    assert_eq!(case.app.get(&days).await["rows"][0]["allocated"], json!(["4", "4", "8", "8", "8"]));
    assert_eq!(case.cell("2027-03-15", "10").await["written"], 1);
    // Moving, taking away, naming somebody else, other spans, removing: none of it reaches back.
    let locked = "allocation.locked";
    let week = |body: Value| {
        let mut week = json!({"from": "2027-03-01", "to": "2027-03-05"});
        week.as_object_mut().unwrap().extend(body.as_object().unwrap().clone());
        week
    };
    let bob = person(&case.app, "Bob").await;
    for body in [json!({"days": 28}), json!({"take_away": true}), json!({"resource_id": id(&bob)})]
    {
        assert_eq!(case.send("POST", "/transfer", week(body)).await.code(), locked);
    }
    // Nor does later time move onto days that are over.
    let back = json!({"from": "2027-03-15", "to": "2027-03-19", "days": -14});
    assert_eq!(case.send("POST", "/transfer", back).await.code(), locked);
    assert_eq!(case.send("PATCH", "", json!({"resource_id": id(&bob)})).await.code(), locked);
    assert_eq!(case.send("PATCH", "", json!({"state": "proposed"})).await.code(), locked);
    assert_eq!(case.send("DELETE", "", json!({})).await.code(), locked);
    // A note and later time are free.
    case.send("PATCH", "", json!({"note": "Gates"})).await.expect(200);
    let later = json!({"from": "2027-03-22", "to": "2027-03-26", "resource_id": id(&bob)});
    case.send("POST", "/transfer", later).await.expect(200);
    // Only what is promised is locked: a wish for past days may be written, but not promised.
    let wish = json!({"resource_id": id(&bob), "spans": [span("2027-03-01", "2027-03-05", 8)]});
    let wish = allocated(&case.app, &case.pump, wish).await;
    let path = format!("/allocations/{}", id(&wish));
    let promise = Some(json!({"state": "committed"}));
    let reply =
        case.app.call(&case.app.director, "PATCH", &path, &[("if-match", "1")], promise).await;
    assert_eq!(reply.code(), locked);
}

#[tokio::test]
async fn moving_the_status_date_opens_days_and_taking_back_respects_the_lock() {
    let case = Case::new(false).await;
    // Not turned on, nothing is locked.
    let path = format!("/projects/{}/staffing", id(&case.pump));
    assert_eq!(case.app.get(&path).await["locked_before"], Value::Null);
    assert_eq!(case.cell("2027-03-01", "8").await["written"], 1);
    let step = case.app.get("/staffing_edits?limit=1").await["items"][0].clone();
    case.lock("1", true).await;
    // The step that reached back stays as it is, and so does the way back to it.
    let undo = format!("/staffing_edits/{}/undo", id(&step));
    let reply = case.app.call(&case.app.director, "POST", &undo, &[], Some(json!({}))).await;
    assert_eq!(reply.code(), "allocation.locked");
    assert_eq!(case.weeks().await[0], "8");
    // Whoever manages the project moves the status date.
    let path = format!("/projects/{}", id(&case.pump));
    let version = case.app.get(&path).await["version"].as_i64().unwrap();
    case.app.patch(&path, version, json!({"status_date": "2027-02-26T17:00"})).await;
    case.app.call(&case.app.director, "POST", &undo, &[], Some(json!({}))).await.expect(200);
    assert_eq!(case.weeks().await[0], "20");
    assert_eq!((&case.promised["minutes"], &case.ann["name"]), (&json!(4_800), &json!("Ann")));
}
