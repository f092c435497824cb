//! Approvals: along routes that are data, by several people, with substitutes, questions, two at the
//! same moment, and those who left.

use serde_json::{Value, json};
use steerco_app::governance::escalate_approvals;

use crate::{
    requests::{request_type, send, stranger, submit, submitted},
    test_app::{Person, Reply, TestApp, id},
};

fn person(who: &Person) -> Value {
    json!({"kind": "person", "id": who.id})
}

fn step(name: &str, rule: &str, approvers: &[Value]) -> Value {
    json!({"name": name, "rule": rule, "approvers": approvers})
}

async fn route(app: &TestApp, name: &str, conditions: Value, steps: &[Value]) -> Value {
    let body =
        json!({"name": name, "subject_kind": "request", "conditions": conditions, "steps": steps});
    app.post("/approval_routes", body).await
}

struct Case {
    app: TestApp,
    kind: Value,
    /// Who asks.
    ann: Person,
    /// Who decide.
    ben: Person,
    eva: Person,
    tom: Person,
}

impl Case {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let kind = request_type(&app).await;
        let ann = stranger(&app, "Ann").await;
        let ben = stranger(&app, "Ben").await;
        let eva = stranger(&app, "Eva").await;
        let tom = stranger(&app, "Tom").await;
        Self { app, kind, ann, ben, eva, tom }
    }

    /// Puts a new request to decision.
    async fn asked(&self, title: &str) -> Value {
        let request = submitted(&self.app, &self.ann, &self.kind, title).await;
        let body = json!({"do": "decide", "reason": "Please."});
        let path = format!("/requests/{}/triage", id(&request));
        send(&self.app, &self.app.director, "POST", &path, body).await.expect(200)
    }

    async fn approval(&self, request: &Value) -> Value {
        let path = format!("/approvals?subject_kind=request&subject_id={}", id(request));
        self.app.get(&path).await["items"][0].clone()
    }

    async fn decide(&self, who: &Person, approval: &Value, body: Value) -> Reply {
        let path = format!("/approvals/{}/decisions", id(approval));
        send(&self.app, &who.token, "POST", &path, body).await
    }

    async fn state(&self, request: &Value) -> String {
        let now = self.app.get(&format!("/requests/{}", id(request))).await;
        now["state"].as_str().unwrap().to_owned()
    }

    async fn inbox(&self, who: &Person) -> Vec<String> {
        let found = self.app.call(&who.token, "GET", "/me/inbox", &[], None).await.expect(200);
        let items = found["items"].as_array().unwrap().clone();
        let count =
            self.app.call(&who.token, "GET", "/me/inbox/count", &[], None).await.expect(200);
        assert_eq!(count["waiting"], items.len());
        items.iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect()
    }
}

#[tokio::test]
async fn a_stranger_takes_a_request_from_form_to_project() {
    let case = Case::new().await;
    let (app, ben, eva) = (&case.app, &case.ben, &case.eva);
    route(
        app,
        "Small",
        json!({"amount_below_minor": 5_000_000, "currency": "EUR"}),
        &[step("PMO", "any", &[person(&case.tom)])],
    )
    .await;
    route(
        app,
        "Large",
        json!({}),
        &[
            step("Sponsors", "all", &[person(ben), person(eva)]),
            step("Board", "any", &[person(&case.tom)]),
        ],
    )
    .await;
    let request = case.asked("Flood gates").await;
    assert_eq!(request["state"], "decision");
    let approval = case.approval(&request).await;
    assert_eq!((&approval["route"], &approval["note"]), (&json!("Large"), &json!("Please.")));
    assert_eq!(case.inbox(ben).await, ["Flood gates"]);
    assert!(case.inbox(&case.tom).await.is_empty());
    // Who decides may read the request, though they may not see others.
    let path = format!("/requests/{}", id(&request));
    app.call(&ben.token, "GET", &path, &[], None).await.expect(200);

    assert_eq!(
        case.decide(ben, &approval, json!({"choice": "reject"})).await.code(),
        "approval.reason_missing"
    );
    case.decide(ben, &approval, json!({"choice": "approve", "step": 0})).await.expect(200);
    assert_eq!(
        case.decide(ben, &approval, json!({"choice": "approve"})).await.code(),
        "approval.decided"
    );
    assert_eq!(
        case.decide(&case.tom, &approval, json!({"choice": "approve"})).await.code(),
        "approval.not_yours"
    );
    let own = case.decide(&case.ann, &approval, json!({"choice": "approve"})).await;
    assert_eq!(own.code(), "approval.not_yours");

    // Eva asks back; Ann answers, and what Ben said stands.
    case.decide(eva, &approval, json!({"choice": "return", "reason": "Which gates?"}))
        .await
        .expect(200);
    assert_eq!((case.state(&request).await.as_str(), case.inbox(eva).await.len()), ("returned", 0));
    let back = app.call(&case.ann.token, "GET", &path, &[], None).await.expect(200);
    assert_eq!(back["question"], "Which gates?");
    submit(app, &case.ann, &back, json!({"answer": "North and south."})).await.expect(200);
    assert_eq!((case.state(&request).await.as_str(), case.inbox(eva).await.len()), ("decision", 1));
    case.decide(eva, &approval, json!({"choice": "approve"})).await.expect(200);
    assert_eq!(case.inbox(&case.tom).await, ["Flood gates"]);
    let done = case
        .decide(&case.tom, &approval, json!({"choice": "approve", "reason": "Go."}))
        .await
        .expect(200);
    let kinds: Vec<&str> = done["decisions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["approved", "returned", "answered", "approved", "approved"]);
    assert_eq!(case.state(&request).await, "approved");

    let convert = format!("{path}/convert");
    let body = json!({"start": "2027-03-01T08:00", "key": "GATES"});
    assert_eq!(
        send(app, &case.ann.token, "POST", &convert, body.clone()).await.status.as_u16(),
        403
    );
    let bad = json!({"start": "soon"});
    assert_eq!(send(app, &app.director, "POST", &convert, bad).await.status.as_u16(), 422);
    let made = send(app, &app.director, "POST", &convert, body.clone()).await.expect(200);
    assert_eq!(
        (&made["state"], &made["project"]["name"]),
        (&json!("converted"), &json!("Flood gates"))
    );
    let project = made["project"]["id"].as_str().unwrap();
    assert_eq!(app.get(&format!("/projects/{project}")).await["key"], "GATES");
    // And back: the project knows its request.
    assert_eq!(
        app.get(&format!("/requests?project_id={project}")).await["items"][0]["title"],
        "Flood gates"
    );
    assert_eq!(
        send(app, &app.director, "POST", &convert, body).await.code(),
        "request.wrong_state"
    );
}

#[tokio::test]
async fn two_people_decide_at_once_and_one_is_told_who_was_first() {
    let case = Case::new().await;
    route(
        &case.app,
        "Any",
        json!({}),
        &[step("Either", "any", &[person(&case.ben), person(&case.eva)])],
    )
    .await;
    for round in 0..5 {
        let request = case.asked(&format!("Race {round}")).await;
        let approval = case.approval(&request).await;
        let yes = json!({"choice": "approve"});
        let no = json!({"choice": "reject", "reason": "No."});
        let (a, b) = tokio::join!(
            case.decide(&case.ben, &approval, yes),
            case.decide(&case.eva, &approval, no)
        );
        let (won, lost) = if a.status.as_u16() == 200 { (a, b) } else { (b, a) };
        let state = won.expect(200)["state"].as_str().unwrap().to_owned();
        assert_eq!((lost.code(), case.state(&request).await), ("approval.decided", state.clone()));
        let first =
            if state == "approved" { "Ben approved it on 2" } else { "Eva rejected it on 2" };
        let text = lost.body["detail"].as_str().unwrap();
        assert!(text.starts_with(first), "{text}");
    }
}

/// A step where the chair counts 50, finance 30 and delivery 20.
fn board(case: &Case, percent: u32) -> Value {
    let people = [person(&case.ben), person(&case.eva), person(&case.tom)];
    let mut step = step("Board", "weighted", &people);
    step["weights"] = json!([50, 30, 20]);
    step["share_percent"] = json!(percent);
    step
}

#[tokio::test]
async fn votes_have_weights_and_a_share_of_them_decides() {
    let case = Case::new().await;
    let body = |step: Value| json!({"name": "Board", "subject_kind": "request", "conditions": {}, "steps": [step]});
    for (part, value) in [
        ("share_percent", Value::Null),
        ("share_percent", json!(0)),
        ("share_percent", json!(101)),
        ("weights", json!([50, 30])),
        ("weights", json!([50, 30, 0])),
        ("weights", json!([50, 30, 1001])),
    ] {
        let mut wrong = board(&case, 60);
        wrong[part] = value;
        let reply =
            send(&case.app, &case.app.director, "POST", "/approval_routes", body(wrong)).await;
        assert_eq!(reply.code(), "approval.bad_steps", "{}", reply.body);
    }
    let member = stranger(&case.app, "Max").await;
    let reply =
        send(&case.app, &member.token, "POST", "/approval_routes", body(board(&case, 60))).await;
    assert_eq!(reply.status.as_u16(), 403);
    let kept = case.app.post("/approval_routes", body(board(&case, 60))).await;
    assert_eq!(kept["steps"][0]["weights"], json!([50, 30, 20]));

    // Who would have to approve is told with the weights, before anything is asked.
    let request = submitted(&case.app, &case.ann, &case.kind, "Flood gates").await;
    let path = format!("/approvals/forecast?subject_kind=request&subject_id={}", id(&request));
    let step = &case.app.get(&path).await["steps"][0];
    assert_eq!((&step["share_percent"], &step["people"][0]["weight"]), (&json!(60), &json!(50)));

    // Finance and delivery say yes: 50 of 100 is not 60. The chair takes it over the line.
    let request = case.asked("Quay wall").await;
    let approval = case.approval(&request).await;
    for who in [&case.eva, &case.tom] {
        let now = case.decide(who, &approval, json!({"choice": "approve"})).await.expect(200);
        assert_eq!(now["state"], "open");
    }
    let now = case.decide(&case.ben, &approval, json!({"choice": "approve"})).await.expect(200);
    assert_eq!(now["state"], "approved");
    // The chair alone can stop it: without them 50 are left.
    let request = case.asked("Second quay").await;
    let approval = case.approval(&request).await;
    let no = json!({"choice": "reject", "reason": "Later."});
    let now = case.decide(&case.ben, &approval, no).await.expect(200);
    assert_eq!(now["state"], "rejected");

    // Another takes the chair's place and weight; in addition to them nobody does.
    let request = case.asked("Third quay").await;
    let approval = case.approval(&request).await;
    let path = format!("/approvals/{}/approvers", id(&approval));
    let mut body = json!({"user_id": member.id, "reason": "Ben left."});
    let reply = send(&case.app, &case.app.director, "POST", &path, body.clone()).await;
    assert_eq!(reply.code(), "approval.weight_of_whom");
    body["instead_of"] = json!(case.ben.id);
    let now = send(&case.app, &case.app.director, "POST", &path, body).await.expect(200);
    let seat = &now["steps"][0]["people"][0];
    assert_eq!((&seat["name"], &seat["weight"]), (&json!("Max"), &json!(50)));
}

#[tokio::test]
async fn of_two_weighted_votes_at_once_both_count_or_one_is_told() {
    let case = Case::new().await;
    let kept = case
        .app
        .post(
            "/approval_routes",
            json!({"name": "Board", "subject_kind": "request", "steps": [board(&case, 80)]}),
        )
        .await;
    let yes = || json!({"choice": "approve"});
    for round in 0..3 {
        // 50 and 30 are 80: neither alone is enough, and neither vote is lost.
        let request = case.asked(&format!("Both {round}")).await;
        let approval = case.approval(&request).await;
        let (a, b) = tokio::join!(
            case.decide(&case.ben, &approval, yes()),
            case.decide(&case.eva, &approval, yes())
        );
        a.expect(200);
        b.expect(200);
        assert_eq!(case.state(&request).await, "approved");
    }
    let path = format!("/approval_routes/{}", id(&kept));
    app_share(&case, &path, 50).await;
    for round in 0..3 {
        // The chair alone is enough: finance counts too when it was first, and is told when it was not.
        let request = case.asked(&format!("One {round}")).await;
        let approval = case.approval(&request).await;
        let (chair, finance) = tokio::join!(
            case.decide(&case.ben, &approval, yes()),
            case.decide(&case.eva, &approval, yes())
        );
        chair.expect(200);
        if finance.status.as_u16() != 200 {
            assert_eq!(finance.code(), "approval.decided");
        }
        assert_eq!(case.state(&request).await, "approved");
    }
}

/// Changes the share of a route that has the board as its only step.
async fn app_share(case: &Case, path: &str, percent: u32) {
    let version = case.app.get(path).await["version"].as_i64().unwrap();
    case.app.patch(path, version, json!({"steps": [board(case, percent)]})).await;
}

#[tokio::test]
async fn a_substitute_decides_and_the_log_names_both() {
    let case = Case::new().await;
    route(&case.app, "One", json!({}), &[step("Sponsor", "all", &[person(&case.ben)])]).await;
    let request = case.asked("Flood gates").await;
    let approval = case.approval(&request).await;
    let stand_in = async |from: &str, to: &str, delegate: &Person| {
        let body = json!({"delegate_id": delegate.id, "from": from, "to": to});
        send(&case.app, &case.ben.token, "POST", "/approval_delegates", body).await
    };
    assert_eq!(
        stand_in("2026-05-02", "2026-05-01", &case.eva).await.code(),
        "approval.bad_delegate"
    );
    assert_eq!(
        stand_in("2026-05-02", "2026-05-03", &case.ben).await.code(),
        "approval.bad_delegate"
    );
    stand_in("2020-01-01", "2020-02-01", &case.eva).await.expect(201);
    assert!(case.inbox(&case.eva).await.is_empty(), "that was long ago");
    let now = stand_in("2020-01-01", "2999-01-01", &case.eva).await.expect(201);
    assert_eq!(case.inbox(&case.eva).await, ["Flood gates"]);
    let inbox = case.app.call(&case.eva.token, "GET", "/me/inbox", &[], None).await.expect(200);
    assert_eq!(inbox["items"][0]["stands_in_for"]["name"], "Ben");
    // Nobody decides about their own, not even for another.
    stand_in("2020-01-01", "2999-01-01", &case.ann).await.expect(201);
    let own = case.decide(&case.ann, &approval, json!({"choice": "approve"})).await;
    assert_eq!(own.code(), "approval.own");
    let done = case.decide(&case.eva, &approval, json!({"choice": "approve"})).await.expect(200);
    let entry = &done["decisions"][0];
    assert_eq!((&entry["actor"]["name"], &entry["seat"]["name"]), (&json!("Eva"), &json!("Ben")));
    let path = format!("/approval_delegates/{}", id(&now));
    let header = [("if-match", "\"1\"")];
    let other = case.app.call(&case.tom.token, "DELETE", &path, &header, None).await;
    assert_eq!(other.status.as_u16(), 404);
    let ended = case.app.call(&case.eva.token, "DELETE", &path, &header, None).await;
    assert_eq!(ended.status.as_u16(), 204);
}

#[tokio::test]
async fn who_left_is_passed_over_replaced_or_refused_with_a_remedy() {
    let case = Case::new().await;
    let app = &case.app;
    let leave = async |who: &Person| {
        app.patch(&format!("/users/{}", who.id), 1, json!({"active": false})).await;
    };
    let only_ann = step("Requester", "all", &[json!({"kind": "field", "field": "requester"})]);
    let own = route(app, "Own", json!({}), &[only_ann]).await;
    let request = submitted(app, &case.ann, &case.kind, "Flood gates").await;
    let path = format!("/requests/{}/triage", id(&request));
    let reply = send(app, &app.director, "POST", &path, json!({"do": "decide"})).await;
    assert_eq!(reply.code(), "approval.nobody_decides");
    let text = reply.body["detail"].as_str().unwrap();
    assert!(text.contains("Ann cannot decide about their own"), "{text}");
    app.delete(&format!("/approval_routes/{}", id(&own)), 1).await;

    let mut sponsors = step("Sponsors", "all", &[person(&case.ben), person(&case.eva)]);
    sponsors["escalate_after_days"] = json!(3);
    sponsors["escalate_to"] = json!([person(&case.tom)]);
    let kept =
        route(app, "Sponsors", json!({}), &[sponsors, step("Board", "any", &[person(&case.ben)])])
            .await;
    leave(&case.eva).await;
    let request = case.asked("Bus lanes").await;
    let approval = case.approval(&request).await;
    assert_eq!(approval["steps"][0]["left_out"][0]["person"]["name"], "Eva");
    assert_eq!(approval["waits_for"], json!([{"id": case.ben.id, "name": "Ben"}]));

    // Later edits of the route change nothing that is under way.
    let fewer = json!({"steps": [step("Other", "any", &[person(&case.tom)])]});
    app.patch(&format!("/approval_routes/{}", id(&kept)), 1, fewer).await;
    assert_eq!(case.approval(&request).await["steps"][0]["name"], "Sponsors");

    // It is due: those it escalates to decide alone. Nothing is escalated before.
    escalate_approvals(&app.app).await.unwrap();
    assert!(case.inbox(&case.tom).await.is_empty());

    leave(&case.ben).await;
    let stuck = case.approval(&request).await;
    assert_eq!((&stuck["stuck"], &stuck["waits_for"]), (&json!(true), &json!([])));
    let replace = format!("/approvals/{}/approvers", id(&approval));
    let body = json!({"instead_of": case.ben.id, "user_id": case.tom.id, "reason": "Ben left."});
    assert_eq!(
        send(app, &case.tom.token, "POST", &replace, body.clone()).await.status.as_u16(),
        403
    );
    let wrong = json!({"instead_of": case.ben.id, "user_id": case.eva.id, "reason": "x"});
    assert_eq!(
        send(app, &app.director, "POST", &replace, wrong).await.code(),
        "approval.bad_approver"
    );
    send(app, &app.director, "POST", &replace, body).await.expect(200);
    assert_eq!(case.inbox(&case.tom).await, ["Bus lanes"]);
    let now = case.decide(&case.tom, &approval, json!({"choice": "approve"})).await.expect(200);
    // The second step comes to nobody who can sign in: it says so, and the remedy is the same.
    assert_eq!((&now["step"], &now["stuck"]), (&json!(1), &json!(true)));
    let recall = format!("/approvals/{}/recall", id(&approval));
    let no = send(app, &case.tom.token, "POST", &recall, json!({})).await;
    assert_eq!(no.code(), "approval.not_asked_by_you");
    send(app, &app.director, "POST", &recall, json!({"reason": "Too slow."})).await.expect(200);
    assert_eq!(case.state(&request).await, "triage");
}

#[tokio::test]
async fn many_are_decided_at_once_by_quorum_and_role() {
    let case = Case::new().await;
    let app = &case.app;
    let roles = app.get("/roles").await;
    let executive =
        roles["items"].as_array().unwrap().iter().find(|one| one["key"] == "executive").unwrap();
    let mut board = step("Board", "quorum", &[json!({"kind": "role", "id": executive["id"]})]);
    let no_quorum = json!({"name": "No", "subject_kind": "request", "steps": [board.clone()]});
    let reply = send(app, &app.director, "POST", "/approval_routes", no_quorum).await;
    assert_eq!(reply.code(), "approval.bad_steps");
    board["quorum"] = json!(2);
    route(app, "Board", json!({}), &[board]).await;
    let mut members = vec![];
    for name in ["Eva E", "Ivo E", "Uma E"] {
        members.push(app.as_person("executive", None, Some(name)).await);
    }
    let (one, two) = (case.asked("Flood gates").await, case.asked("Bus lanes").await);
    let (a, b) = (case.approval(&one).await, case.approval(&two).await);
    case.decide(&members[0], &a, json!({"choice": "approve"})).await.expect(200);
    let items = json!([{"approval_id": id(&a), "step": 0}, {"approval_id": id(&b), "step": 0}]);
    let all = json!({"items": items, "choice": "approve"});
    let done =
        send(app, &members[0].token, "POST", "/approvals/decisions", all.clone()).await.expect(200);
    assert_eq!(
        (&done["items"][0]["code"], &done["items"][1]["done"]),
        (&json!("approval.decided"), &json!(true))
    );
    send(app, &members[2].token, "POST", "/approvals/decisions", all).await.expect(200);
    assert_eq!(
        (case.state(&one).await.as_str(), case.state(&two).await.as_str()),
        ("approved", "approved")
    );
    assert!(case.inbox(&members[1]).await.is_empty(), "two of three are enough");
    let empty = json!({"items": [], "choice": "reject"});
    let reply = send(app, &members[0].token, "POST", "/approvals/decisions", empty).await;
    assert_eq!(reply.code(), "approval.reason_missing");
}

#[tokio::test]
async fn who_would_have_to_approve_is_told_before_anything_is_asked() {
    let case = Case::new().await;
    let app = &case.app;
    let request = submitted(app, &case.ann, &case.kind, "Flood gates").await;
    let path = format!("/approvals/forecast?subject_kind=request&subject_id={}", id(&request));
    let none = app.get(&path).await;
    assert_eq!((&none["route"], &none["steps"]), (&Value::Null, &json!([])));
    assert!(none["refused"].as_str().unwrap().starts_with("No route of approval fits"), "{none}");

    let small = json!({"amount_below_minor": 5_000_000, "currency": "EUR"});
    route(app, "Small", small, &[step("PMO", "any", &[person(&case.eva)])]).await;
    let mut sponsors = step("Sponsors", "all", &[person(&case.ben), person(&case.ann)]);
    sponsors["escalate_after_days"] = json!(3);
    sponsors["escalate_to"] = json!([person(&case.tom)]);
    let mut board = step("Board", "quorum", &[person(&case.eva), person(&case.tom)]);
    board["quorum"] = json!(2);
    route(app, "Large", json!({}), &[sponsors, board]).await;
    let body = json!({"delegate_id": case.tom.id, "from": "2020-01-01", "to": "2999-01-01"});
    send(app, &case.ben.token, "POST", "/approval_delegates", body).await.expect(201);
    let found = app.get(&path).await;
    assert_eq!((&found["route"], &found["refused"]), (&json!("Large"), &Value::Null));
    let first = &found["steps"][0];
    let ben = json!({"id": case.ben.id, "name": "Ben", "weight": null});
    assert_eq!(first["people"], json!([ben]));
    assert_eq!(first["stand_ins"][0]["name"], "Tom");
    assert_eq!(
        (&first["left_out"][0]["person"]["name"], &first["left_out"][0]["why"]),
        (&json!("Ann"), &json!("own"))
    );
    assert_eq!(
        (&first["escalate_after_days"], &first["escalate_to"][0]["name"]),
        (&json!(3), &json!("Tom"))
    );
    assert_eq!(
        (&found["steps"][1]["rule"], &found["steps"][1]["quorum"]),
        (&json!("quorum"), &json!(2))
    );
    // Nothing was asked, and it comes true.
    assert!(case.inbox(&case.ben).await.is_empty());
    let asked = case.asked("Bus lanes").await;
    let approval = case.approval(&asked).await;
    assert_eq!(
        (&approval["route"], &approval["steps"][0]["people"][0]["name"]),
        (&json!("Large"), &json!("Ben"))
    );
    // It is for who may see the request.
    assert_eq!(app.call(&case.tom.token, "GET", &path, &[], None).await.status.as_u16(), 404);
    let seen = app.call(&case.ann.token, "GET", &path, &[], None).await;
    assert_eq!(seen.status.as_u16(), 200, "its requester");
}
