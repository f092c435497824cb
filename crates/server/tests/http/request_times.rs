//! How long requests may be in a state: what the PMO agrees, what is overdue by it, and who is reminded.

use serde_json::{Value, json};
use steerco_app::intake::{age_request, remind_of_requests};

use crate::{
    requests::{request_type, send, stranger, submitted},
    test_app::{TestApp, id, uuid},
};

/// Lets a request have been in its state for some days.
async fn age(app: &TestApp, request: &Value, days: i64) {
    age_request(&app.app, uuid(request), days).await.unwrap();
}

async fn agree(app: &TestApp, version: i64, days: Value) -> Value {
    let tag = version.to_string();
    let body = Some(json!({ "agreed_days": days }));
    let headers = [("if-match", tag.as_str())];
    app.call(&app.director, "PUT", "/request_times", &headers, body).await.expect(200)
}

async fn titles(app: &TestApp, token: &str, path: &str) -> Vec<String> {
    let list = app.call(token, "GET", path, &[], None).await.expect(200);
    let items = list["items"].as_array().unwrap();
    let mut found: Vec<String> =
        items.iter().map(|one| one["title"].as_str().unwrap().to_owned()).collect();
    found.sort();
    found
}

async fn told(app: &TestApp, token: &str, kind: &str) -> Vec<Value> {
    let list = app.call(token, "GET", "/me/notifications", &[], None).await.expect(200);
    let items = list["items"].as_array().unwrap().clone();
    items.into_iter().filter(|one| one["kind"] == kind).collect()
}

#[tokio::test]
async fn the_pmo_agrees_on_times_and_the_queue_says_what_is_overdue() {
    let app = TestApp::new().await;
    let idea = request_type(&app).await;
    let ann = stranger(&app, "Ann").await;
    let old = submitted(&app, &ann, &idea, "Old").await;
    let new = submitted(&app, &ann, &idea, "New").await;
    age(&app, &old, 20).await;
    // Nothing is agreed: nothing is due.
    let path = format!("/requests/{}", id(&old));
    let seen = app.get(&path).await;
    assert_eq!((&seen["due_on"], &seen["days_overdue"]), (&Value::Null, &json!(0)));
    assert!(titles(&app, &app.director, "/requests?overdue=true").await.is_empty());

    let times = app.get("/request_times").await;
    assert_eq!((&times["version"], &times["agreed_days"]), (&json!(0), &json!({})));
    assert!(times["calendar"]["name"].is_string(), "{times}");
    let times = agree(&app, 0, json!({"submitted": 5, "triage": 3})).await;
    assert_eq!(times["agreed_days"], json!({"submitted": 5, "triage": 3}));

    let seen = app.get(&path).await;
    assert!(seen["due_on"].is_string() && seen["days_overdue"].as_i64().unwrap() >= 5, "{seen}");
    let fresh = app.get(&format!("/requests/{}", id(&new))).await;
    assert!(fresh["due_on"].is_string(), "{fresh}");
    assert_eq!(fresh["days_overdue"], 0);
    assert_eq!(titles(&app, &app.director, "/requests?overdue=true").await, ["Old"]);
    // Its requester sees when to expect an answer, and finds it by the same filter.
    let theirs = app.call(&ann.token, "GET", &path, &[], None).await.expect(200);
    assert_eq!(theirs["due_on"], seen["due_on"]);
    assert_eq!(titles(&app, &ann.token, "/requests?mine=true&overdue=true").await, ["Old"]);
    let queue = app.get("/requests/queue").await;
    let pile = &queue["items"][0];
    assert_eq!(
        (&pile["state"], &pile["requests"], &pile["overdue"], &pile["agreed_days"]),
        (&json!("submitted"), &json!(2), &json!(1), &json!(5))
    );
    let ages = pile["ages"].as_array().unwrap();
    let counts: Vec<i64> = ages.iter().map(|one| one["requests"].as_i64().unwrap()).collect();
    assert_eq!(counts, [1, 0, 1, 0, 0], "{ages:?}");
    assert_eq!((&ages[2]["from_days"], &ages[2]["to_days"]), (&json!(14), &json!(28)));
    assert_eq!(ages[4]["to_days"], Value::Null);

    // A type of its own pace.
    let body =
        json!({"name": "Big", "form": crate::requests::form(), "agreed_days": {"submitted": 60}});
    let big = app.post("/request_types", body).await;
    assert_eq!(big["agreed_days"], json!({"submitted": 60}));
    let slow = submitted(&app, &ann, &big, "Slow").await;
    age(&app, &slow, 20).await;
    assert_eq!(titles(&app, &app.director, "/requests?overdue=true").await, ["Old"]);
    let body = json!({"agreed_days": {"submitted": 2}});
    app.patch(&format!("/request_types/{}", id(&big)), 1, body).await;
    assert_eq!(titles(&app, &app.director, "/requests?overdue=true").await, ["Old", "Slow"]);
}

#[tokio::test]
async fn a_holiday_of_the_organisation_puts_off_what_is_due() {
    let app = TestApp::new().await;
    let kind = request_type(&app).await;
    let ann = stranger(&app, "Ann").await;
    let request = submitted(&app, &ann, &kind, "Gates").await;
    age(&app, &request, 20).await;
    agree(&app, 0, json!({"submitted": 3})).await;
    assert_eq!(titles(&app, &app.director, "/requests?overdue=true").await, ["Gates"]);
    let calendars = app.get("/calendars?limit=1&sort=name").await;
    let times = app.get("/request_times").await;
    let path = format!("/calendars/{}", times["calendar"]["id"].as_str().unwrap());
    assert!(calendars["total"].as_i64().unwrap() >= 1);
    let calendar = app.get(&path).await;
    let day = |days: i64| {
        jiff::Zoned::now().date().saturating_add(jiff::Span::new().days(days)).to_string()
    };
    let body = json!({"exceptions": [{"name": "Company holidays", "from": day(-25), "to": day(3),
        "recurrence": {"daily": {"every": 1}}, "occurrences": null, "shifts": []}]});
    app.patch(&path, calendar["version"].as_i64().unwrap(), body).await;
    assert!(titles(&app, &app.director, "/requests?overdue=true").await.is_empty());
    let seen = app.get(&format!("/requests/{}", id(&request))).await;
    assert!(seen["due_on"].as_str().unwrap() > day(3).as_str(), "{seen}");
}

#[tokio::test]
async fn who_has_to_go_on_is_reminded_once_in_each_state() {
    let app = TestApp::new().await;
    let kind = request_type(&app).await;
    let ann = stranger(&app, "Ann").await;
    let ben = app.as_person("business_analyst", None, Some("Ben")).await;
    let pmo = app.as_person("pmo_analyst", None, Some("Pat")).await;
    let request = submitted(&app, &ann, &kind, "Gates").await;
    agree(&app, 0, json!({"submitted": 2, "assessment": 2, "returned": 2})).await;
    remind_of_requests(&app.app).await.unwrap();
    assert!(told(&app, &pmo.token, "request_overdue").await.is_empty(), "it is in time");
    age(&app, &request, 10).await;
    // Two nodes at once, and again later: told once.
    let (one, two) = tokio::join!(remind_of_requests(&app.app), remind_of_requests(&app.app));
    assert!(one.is_ok() && two.is_ok(), "{one:?} {two:?}");
    remind_of_requests(&app.app).await.unwrap();
    let notices = told(&app, &pmo.token, "request_overdue").await;
    assert_eq!(notices.len(), 1, "{notices:?}");
    let said = notices[0]["excerpt"].as_str().unwrap();
    assert!(said.starts_with("2 working days were agreed, until "), "{said}");
    assert!(told(&app, &ann.token, "request_overdue").await.is_empty());
    // It is mailed too.
    let outbox = app.get("/outbox").await;
    let mail = outbox["items"].as_array().unwrap();
    let late = |one: &&Value| one["subject"].as_str().unwrap().contains("longer than agreed");
    assert!(mail.iter().any(|one| late(&one)), "{mail:?}");

    // The next state begins anew, and its own people are told.
    let path = format!("/requests/{}/triage", id(&request));
    let body = json!({"do": "assess", "assessor_id": ben.id});
    send(&app, &pmo.token, "POST", &path, body).await.expect(200);
    age(&app, &request, 10).await;
    remind_of_requests(&app.app).await.unwrap();
    assert_eq!(told(&app, &ben.token, "request_overdue").await.len(), 1);
    assert_eq!(told(&app, &pmo.token, "request_overdue").await.len(), 1);
    // A question that its requester leaves lying.
    let body = json!({"do": "return", "reason": "How high?"});
    send(&app, &pmo.token, "POST", &path, body).await.expect(200);
    age(&app, &request, 10).await;
    remind_of_requests(&app.app).await.unwrap();
    remind_of_requests(&app.app).await.unwrap();
    assert_eq!(told(&app, &ann.token, "answer_due").await.len(), 1);
}

#[tokio::test]
async fn only_who_designs_forms_agrees_on_times_and_nonsense_is_refused() {
    let app = TestApp::new().await;
    let manager = app.as_role("portfolio_manager", None).await;
    let body = Some(json!({"agreed_days": {"triage": 3}}));
    let tag = [("if-match", "0")];
    let reply = app.call(&manager, "PUT", "/request_times", &tag, body.clone()).await;
    assert_eq!(reply.status.as_u16(), 403);
    for (days, code) in [
        (json!({"approved": 3}), "request.no_agreed_time"),
        (json!({"triage": 0}), "request.bad_agreed_days"),
        (json!({"triage": 251}), "request.bad_agreed_days"),
    ] {
        let body = Some(json!({ "agreed_days": days }));
        let reply = app.call(&app.director, "PUT", "/request_times", &tag, body).await;
        assert_eq!(reply.code(), code);
    }
    agree(&app, 0, json!({"triage": 3})).await;
    let reply = app.call(&app.director, "PUT", "/request_times", &tag, body).await;
    assert_eq!(reply.status.as_u16(), 412);
    let body = json!({"name": "Odd", "form": crate::requests::form(), "agreed_days": {"draft": 1}});
    let reply = send(&app, &app.director, "POST", "/request_types", body).await;
    assert_eq!(reply.code(), "request.no_agreed_time");
}
