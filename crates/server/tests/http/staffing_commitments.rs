//! Changes of what was accepted already: the promise stands until the other side says yes, and both read how it went.

use serde_json::{Value, json};

use crate::{
    staffing_requests::Case,
    test_app::{Person, Reply, id},
};

/// A request for one fitter for 80 h, filled by Ann.
async fn filled(case: &Case) -> Value {
    let ann = case.fitter("Ann").await;
    let asked = case.ask(json!({"people": 1})).await.expect(201);
    let sent = case.propose(&asked, json!({"resource_id": id(&ann)})).await.expect(200);
    let accept = format!("/staffing_proposals/{}/accept", id(&sent["proposals"][0]));
    let done = case.by(&case.asks, &accept, json!({})).await.expect(200);
    assert_eq!(done["state"], "filled");
    done
}

async fn change(case: &Case, who: &Person, proposal: &Value, body: Value) -> Reply {
    case.by(who, &format!("/staffing_proposals/{}/change", id(proposal)), body).await
}

async fn answer(case: &Case, who: &Person, proposal: &Value, how: &str, body: Value) -> Reply {
    case.by(who, &format!("/staffing_proposals/{}/{how}", id(proposal)), body).await
}

async fn lines(case: &Case) -> Value {
    case.app.get(&format!("/projects/{}/allocations", id(&case.pump))).await["items"].clone()
}

#[tokio::test]
async fn other_days_are_asked_for_and_the_promise_stands_until_they_are_agreed() {
    let case = Case::new().await;
    let done = filled(&case).await;
    let promised = &done["proposals"][0];
    let later = json!({"from": "2027-03-08", "to": "2027-03-19", "minutes": 3_600, "note": "The gates come late"});
    let now = change(&case, &case.asks, promised, later.clone()).await.expect(200);
    assert_eq!(
        (&now["state"], &now["proposals"][1]["changes_id"], &now["proposals"][1]["state"]),
        (&json!("change_asked"), &json!(id(promised)), &json!("waiting"))
    );
    // What is promised stands, and the same time does not count twice.
    assert_eq!(case.committed().await, [("Ann".into(), 4_800)]);
    assert_eq!(lines(&case).await.as_array().unwrap().len(), 1);
    assert!(case.told(&case.answers).await.contains(&"staffing_change_asked".to_owned()));
    assert_eq!(case.waits(&case.answers).await, ["staffing"]);
    assert_eq!(change(&case, &case.asks, promised, later).await.code(), "staffing.change_waits");
    // Filled as it is, nobody else is proposed; it is found among those that wait, and still counts as filled.
    let other = case.fitter("Bob").await;
    let more = case.propose(&now, json!({"resource_id": id(&other)})).await;
    assert_eq!(more.code(), "staffing.not_open");
    let waiting = case.app.get("/staffing_requests?state=live").await;
    assert_eq!(waiting["items"][0]["id"], id(&now));
    assert_eq!(case.app.get("/staffing_figures").await["filled_requests"], 1);
    // Only whole, and only by the other side.
    let asked = &now["proposals"][1];
    let own = answer(&case, &case.asks, asked, "accept", json!({})).await;
    assert_eq!(own.status.as_u16(), 403);
    let part = answer(&case, &case.answers, asked, "accept", json!({"minutes": 60})).await;
    assert_eq!(part.code(), "staffing.change_is_whole");
    let yes = json!({"reason": "Fine"});
    let now = answer(&case, &case.answers, asked, "accept", yes).await.expect(200);
    assert_eq!(
        (&now["state"], &now["filled_minutes"], &now["asked_minutes"]),
        (&json!("filled"), &json!(3_600), &json!(3_600))
    );
    assert_eq!(
        (&now["proposals"][0]["state"], &now["proposals"][1]["state"]),
        (&json!("changed"), &json!("accepted"))
    );
    let line = &lines(&case).await[0];
    assert_eq!(
        line["spans"],
        json!([{"from": "2027-03-08", "to": "2027-03-19", "minutes": 3_600}])
    );
    // Both sides read it, the newest first.
    let path = format!("/staffing_requests/{}/history", id(&now));
    for who in [&case.asks, &case.answers] {
        let history = case.app.call(&who.token, "GET", &path, &[], None).await.expect(200);
        let told: Vec<&Value> =
            history["items"].as_array().unwrap().iter().map(|one| &one["verb"]).collect();
        assert_eq!(told[..2], ["staffing_change_accepted", "staffing_change_asked_for"]);
        assert_eq!(history["items"][0]["reason"], "Fine");
        assert_eq!(history["items"][1]["reason"], "The gates come late");
    }
    // It goes back as one step: the promise as it was, and the change waits again.
    let steps = case.app.get("/staffing_edits?limit=1").await;
    assert_eq!(
        steps["items"][0]["title"],
        "Changed what was promised to Pump: 60 h of Ann from 2027-03-08 to 2027-03-19"
    );
    let undo = format!("/staffing_edits/{}/undo", id(&steps["items"][0]));
    case.by(&case.asks, &undo, json!({})).await.expect(200);
    assert_eq!(case.committed().await, [("Ann".into(), 4_800)]);
    let again = case.app.get(&format!("/staffing_requests/{}", id(&now))).await;
    assert_eq!(
        (&again["state"], &again["asked_minutes"], &again["proposals"][0]["state"]),
        (&json!("change_asked"), &json!(4_800), &json!("accepted"))
    );
}

#[tokio::test]
async fn a_change_is_countered_or_turned_down_and_somebody_else_takes_over() {
    let case = Case::new().await;
    let done = filled(&case).await;
    let promised = done["proposals"][0].clone();
    let more = json!({"minutes": 6_000});
    let now = change(&case, &case.asks, &promised, more).await.expect(200);
    let silent = answer(&case, &case.answers, &now["proposals"][1], "reject", json!({})).await;
    assert_eq!(silent.code(), "staffing.reason_missing");
    let no = json!({"reason": "She is on leave"});
    let now = answer(&case, &case.answers, &now["proposals"][1], "reject", no).await.expect(200);
    assert_eq!(
        (&now["state"], &now["asked_minutes"], &now["proposals"][1]["reason"]),
        (&json!("filled"), &json!(4_800), &json!("She is on leave"))
    );
    assert_eq!(case.committed().await, [("Ann".into(), 4_800)]);
    // Again, and this time somebody else is offered for all of it.
    let bob = case.fitter("Bob").await;
    let now = change(&case, &case.asks, &promised, json!({"minutes": 6_000})).await.expect(200);
    let offer = json!({"resource_id": id(&bob), "note": "Bob has room"});
    let now =
        answer(&case, &case.answers, &now["proposals"][2], "counter", offer).await.expect(200);
    assert_eq!(now["state"], "change_countered");
    assert_eq!(case.waits(&case.asks).await, ["staffing_proposed"]);
    assert_eq!(case.committed().await, [("Ann".into(), 4_800)]);
    let now =
        answer(&case, &case.asks, &now["proposals"][3], "accept", json!({})).await.expect(200);
    assert_eq!(
        (&now["state"], &now["asked_minutes"], &now["filled_minutes"]),
        (&json!("filled"), &json!(6_000), &json!(6_000))
    );
    assert_eq!(case.committed().await, [("Bob".into(), 6_000)]);
    // What Ann was accepted for is not promised any more; what Bob is can be changed in turn, and taken back.
    let gone = change(&case, &case.asks, &promised, json!({"minutes": 60})).await;
    assert_eq!(gone.code(), "staffing.not_promised");
    let bobs = now["proposals"][3].clone();
    let same = change(&case, &case.asks, &bobs, json!({})).await;
    assert_eq!(same.code(), "staffing.changes_nothing");
    let now = change(&case, &case.asks, &bobs, json!({"minutes": 60})).await.expect(200);
    let back =
        answer(&case, &case.asks, &now["proposals"][4], "withdraw", json!({})).await.expect(200);
    assert_eq!(back["state"], "filled");
}

#[tokio::test]
async fn a_promise_that_was_changed_elsewhere_is_not_overwritten() {
    let case = Case::new().await;
    let done = filled(&case).await;
    let promised = done["proposals"][0].clone();
    let now = change(&case, &case.asks, &promised, json!({"minutes": 3_600})).await.expect(200);
    let line = lines(&case).await[0].clone();
    let less = json!({"minutes": 60, "take_away": true});
    let path = format!("/allocations/{}/transfer", id(&line));
    let version = line["version"].to_string();
    let header = [("if-match", version.as_str())];
    case.app.call(&case.app.director, "POST", &path, &header, Some(less)).await.expect(200);
    let late = answer(&case, &case.answers, &now["proposals"][1], "accept", json!({})).await;
    assert_eq!(late.code(), "staffing.promise_changed");
    assert_eq!(case.committed().await, [("Ann".into(), 4_740)]);
    // A stranger to the project asks for nothing, and neither does who only answers.
    let viewer = case.app.as_person("executive", None, Some("Eve")).await;
    let body = json!({"minutes": 60});
    assert_eq!(change(&case, &viewer, &promised, body).await.status.as_u16(), 403);
}

#[tokio::test]
async fn a_change_in_a_request_that_is_filled_in_part_takes_what_is_open() {
    let case = Case::new().await;
    let ann = case.fitter("Ann").await;
    let asked = case.ask(json!({"people": 2})).await.expect(201);
    let sent = case.propose(&asked, json!({"resource_id": id(&ann)})).await.expect(200);
    let done =
        answer(&case, &case.asks, &sent["proposals"][0], "accept", json!({})).await.expect(200);
    assert_eq!((&done["state"], &done["asked_minutes"]), (&json!("partly_filled"), &json!(9_600)));
    let now = change(&case, &case.asks, &done["proposals"][0], json!({"minutes": 6_000}))
        .await
        .expect(200);
    assert_eq!(now["state"], "countered");
    let now =
        answer(&case, &case.answers, &now["proposals"][1], "accept", json!({})).await.expect(200);
    assert_eq!(
        (&now["state"], &now["filled_minutes"], &now["asked_minutes"]),
        (&json!("partly_filled"), &json!(6_000), &json!(9_600))
    );
    // Less of her is less that is asked for: nothing opens again.
    let now = change(&case, &case.asks, &now["proposals"][1], json!({"minutes": 1_200}))
        .await
        .expect(200);
    let now =
        answer(&case, &case.answers, &now["proposals"][2], "accept", json!({})).await.expect(200);
    assert_eq!((&now["filled_minutes"], &now["asked_minutes"]), (&json!(1_200), &json!(4_800)));
}
