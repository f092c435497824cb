//! Requests for people that change after they were sent, and those for several stretches of days.

use serde_json::{Value, json};

use crate::{
    staffing_requests::Case,
    test_app::{Reply, id},
};

async fn change(case: &Case, request: &Value, body: Value) -> Reply {
    let path = format!("/staffing_requests/{}", id(request));
    let version = request["version"].to_string();
    case.app.call(&case.asks.token, "PATCH", &path, &[("if-match", &version)], Some(body)).await
}

async fn now(case: &Case, request: &Value) -> Value {
    let path = format!("/staffing_requests/{}", id(request));
    case.app.call(&case.asks.token, "GET", &path, &[], None).await.expect(200)
}

#[tokio::test]
async fn a_request_that_was_sent_is_changed_and_proposals_that_do_not_fit_say_so() {
    let case = Case::new().await;
    let ann = case.fitter("Ann").await;
    let asked = case.ask(json!({})).await.expect(201);
    let sent = case.propose(&asked, json!({"resource_id": id(&ann)})).await.expect(200);
    assert_eq!(sent["proposals"][0]["misfits"], json!([]));
    // A week earlier, one person, and a skill nobody has.
    let skill = id(&case.app.post("/skills", json!({"name": "Welding"})).await);
    let body = json!({
        "from": "2027-02-22", "to": "2027-03-05", "people": 1, "amount": "60",
        "skills": [{"skill_id": skill, "level": 3, "required": true}]
    });
    let changed = change(&case, &sent, body).await.expect(200);
    assert_eq!(
        (&changed["from"], &changed["to"], &changed["asked_minutes"], &changed["state"]),
        (&json!("2027-02-22"), &json!("2027-03-05"), &json!(3_600), &json!("proposed"))
    );
    assert_eq!(
        changed["proposals"][0]["misfits"],
        json!(["other_days", "too_much", "lacks_skill"])
    );
    assert!(case.told(&case.answers).await.contains(&"staffing_changed".to_owned()));
    // What was seen before is gone, and a stranger changes nothing.
    let stale = change(&case, &sent, json!({"note": "Late"})).await;
    assert_eq!(stale.status.as_u16(), 412);
    let path = format!("/staffing_requests/{}", id(&asked));
    let version = changed["version"].to_string();
    let match_it = [("if-match", version.as_str())];
    let viewer = case.app.as_role("executive", None).await;
    let body = Some(json!({"note": "Mine"}));
    assert_eq!(case.app.call(&viewer, "PATCH", &path, &match_it, body).await.status.as_u16(), 403);
    // Part of the proposal is taken; less than that cannot be asked for any more, nor another role.
    let accept = format!("/staffing_proposals/{}/accept", id(&changed["proposals"][0]));
    let part = case.by(&case.asks, &accept, json!({"minutes": 3_000})).await.expect(200);
    assert_eq!(
        change(&case, &part, json!({"amount": "40"})).await.code(),
        "staffing.less_than_filled"
    );
    let other = id(&case.app.post("/job_roles", json!({"name": "Painter"})).await);
    let role = change(&case, &part, json!({"job_role_id": other})).await;
    assert_eq!(role.code(), "staffing.role_is_filled");
    // Exactly as much as was accepted fills it, and then it stays.
    let filled = change(&case, &part, json!({"amount": "50", "skills": []})).await.expect(200);
    assert_eq!((&filled["state"], &filled["filled_minutes"]), (&json!("filled"), &json!(3_000)));
    assert!(filled["filled_at"].is_string());
    assert_eq!(change(&case, &filled, json!({"people": 2})).await.code(), "staffing.over");
}

#[tokio::test]
async fn days_that_move_keep_the_time_to_the_minute() {
    let case = Case::new().await;
    let asked = case.ask(json!({"amount": "33.35"})).await.expect(201);
    assert_eq!(asked["minutes"], 2_001);
    let moved = json!({"from": "2027-03-08", "to": "2027-03-19"});
    let moved = change(&case, &asked, moved).await.expect(200);
    assert_eq!(
        (&moved["minutes"], &moved["spans"][0]["from"]),
        (&json!(2_001), &json!("2027-03-08"))
    );
    let short = json!({"from": "2027-03-08", "to": "2027-03-08"});
    assert_eq!(change(&case, &moved, short).await.code(), "staffing.bad_amount");
}

#[tokio::test]
async fn one_request_has_several_stretches_and_proposals_lie_on_them() {
    let case = Case::new().await;
    let ann = case.fitter("Ann").await;
    let spans = json!([
        {"from": "2027-04-05", "to": "2027-04-09", "amount": "50 %"},
        {"from": "2027-03-01", "to": "2027-03-05", "amount": "40"}
    ]);
    let asked = case.ask(json!({"people": 1, "spans": spans})).await.expect(201);
    assert_eq!(
        asked["spans"],
        json!([
            {"from": "2027-03-01", "to": "2027-03-05", "minutes": 2_400},
            {"from": "2027-04-05", "to": "2027-04-09", "minutes": 1_200}
        ])
    );
    assert_eq!(
        (&asked["from"], &asked["to"], &asked["asked_minutes"]),
        (&json!("2027-03-01"), &json!("2027-04-09"), &json!(3_600))
    );
    // Ann is away in the first stretch: what she has in April beyond what is asked does not make up for it.
    let away = json!({"from": "2027-03-01", "to": "2027-03-05"});
    case.app.post(&format!("/resources/{}/leave", id(&ann)), away).await;
    let path = format!("/staffing_requests/{}/candidates", id(&asked));
    let found = case.app.call(&case.answers.token, "GET", &path, &[], None).await.expect(200);
    assert_eq!(found["candidates"]["items"][0]["free_minutes"], 1_200);
    // Half of the time, as it is asked: two thirds of it in March.
    let offer = json!({"resource_id": id(&ann), "minutes": 1_800});
    let sent = case.propose(&asked, offer).await.expect(200);
    let rows = case.app.get(&format!("/projects/{}/allocations", id(&case.pump))).await;
    assert_eq!(
        rows["items"][0]["spans"],
        json!([
            {"from": "2027-03-01", "to": "2027-03-05", "minutes": 1_200},
            {"from": "2027-04-05", "to": "2027-04-09", "minutes": 600}
        ])
    );
    // Days of its own lie on what is asked of them.
    let later =
        json!({"resource_id": id(&ann), "from": "2027-04-01", "to": "2027-04-30", "minutes": 300});
    case.propose(&asked, later).await.expect(200);
    let rows = case.app.get(&format!("/projects/{}/allocations", id(&case.pump))).await;
    assert_eq!(
        rows["items"][1]["spans"],
        json!([{"from": "2027-04-05", "to": "2027-04-09", "minutes": 300}])
    );
    // The stretches are changed as a whole; one of them alone cannot be meant by first and last day.
    let sent = now(&case, &sent).await;
    assert_eq!(
        change(&case, &sent, json!({"to": "2027-04-16"})).await.code(),
        "staffing.several_spans"
    );
    let overlap = json!({"spans": [
        {"from": "2027-03-01", "to": "2027-03-05", "amount": "8"},
        {"from": "2027-03-05", "to": "2027-03-12", "amount": "8"}
    ]});
    assert_eq!(change(&case, &sent, overlap).await.code(), "staffing.spans_overlap");
    assert_eq!(change(&case, &sent, json!({"spans": []})).await.code(), "staffing.bad_spans");
    let one = json!({"spans": [{"from": "2027-04-05", "to": "2027-04-09", "amount": "20"}]});
    let one = change(&case, &sent, one).await.expect(200);
    assert_eq!((&one["from"], &one["minutes"]), (&json!("2027-04-05"), &json!(1_200)));
}
