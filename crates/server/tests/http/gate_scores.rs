//! Criteria of a gate that those who decide score: a go needs enough points, and the log keeps them.

use serde_json::{Value, json};

use crate::{
    requests::send,
    test_app::{Person, Reply, TestApp, id, uuid},
};

struct Case {
    app: TestApp,
    project: Value,
    manager: Person,
    ben: Person,
    eva: Person,
    review: String,
}

impl Case {
    /// A gate with two criteria that waits for both of a board.
    async fn new() -> Self {
        let app = TestApp::new().await;
        let project = json!({"name": "Pumps", "start": "2026-03-02T08:00"});
        let project = app.post("/projects", project).await;
        let scope = Some(("project", uuid(&project)));
        let manager = app.as_person("project_manager", scope, Some("Mia")).await;
        let ben = app.as_person("executive", None, Some("Ben")).await;
        let eva = app.as_person("executive", None, Some("Eva")).await;
        let board = [&ben, &eva].map(|one| json!({"kind": "person", "id": one.id}));
        let route = json!({"name": "Board", "subject_kind": "gate_review", "steps": [
            {"name": "Board", "rule": "all", "approvers": board}]});
        let route = app.post("/approval_routes", route).await;
        let lifecycle = json!({"name": "Works", "subject_kind": "project", "definition": {"stages": [
            {"key": "idea", "name": "Idea", "gate": {"name": "Screen", "route_id": id(&route),
             "criteria": [{"key": "fit", "text": "It fits", "most": 10},
                          {"key": "market", "text": "The market is worth it", "most": 5}],
             "least_points": 10}},
            {"key": "work", "name": "Work", "gate": {"name": "Close"}}]}});
        let lifecycle = app.post("/lifecycles", lifecycle).await;
        let path = format!("/projects/{}", id(&project));
        let headers = [("if-match", "\"0\"")];
        let body = Some(json!({"lifecycle_id": id(&lifecycle)}));
        let begin = format!("{path}/lifecycle");
        app.call(&manager.token, "PUT", &begin, &headers, body).await.expect(200);
        let ask = format!("{path}/gate_reviews");
        let asked = send(&app, &manager.token, "POST", &ask, json!({"proposed": "go"})).await;
        let review = asked.expect(200)["open_review"].as_str().unwrap().to_owned();
        Self { app, project, manager, ben, eva, review }
    }

    async fn score(&self, who: &Person, points: Value) -> Reply {
        let path = format!("/gate_reviews/{}/scores", self.review);
        let body = json!({"points": points, "note": "As I see it."});
        send(&self.app, &who.token, "PUT", &path, body).await
    }

    async fn approve(&self, who: &Person) -> Reply {
        let path = format!("/approvals?subject_kind=gate_review&subject_id={}", self.review);
        let approval = self.app.get(&path).await["items"][0].clone();
        let path = format!("/approvals/{}/decisions", id(&approval));
        let body = json!({"choice": "approve", "step": 0});
        send(&self.app, &who.token, "POST", &path, body).await
    }

    async fn sheet(&self, who: &Person) -> Value {
        let path = format!("/gate_reviews/{}", self.review);
        self.app.call(&who.token, "GET", &path, &[], None).await.expect(200)["scoring"].clone()
    }
}

#[tokio::test]
async fn a_go_needs_enough_points_and_the_log_keeps_what_was_given() {
    let case = Case::new().await;
    let new = case.sheet(&case.ben).await;
    assert_eq!(
        (&new["total"], &new["most"], &new["least"]),
        (&Value::Null, &json!(15), &json!(10))
    );
    assert_eq!((&new["may_score"], &new["enough"]), (&json!(true), &json!(false)));
    assert_eq!(case.sheet(&case.manager).await["may_score"], false, "nobody scores their own");
    let no = case.score(&case.manager, json!({"fit": 10})).await;
    assert_eq!((no.status.as_u16(), no.code()), (422, "gate.not_yours"));
    let other =
        case.app.post("/projects", json!({"name": "Other", "start": "2026-03-02T08:00"})).await;
    let stranger =
        case.app.as_person("team_member", Some(("project", uuid(&other))), Some("Zoe")).await;
    assert_eq!(case.score(&stranger, json!({"fit": 10})).await.status.as_u16(), 404);
    for (points, field) in [
        (json!({"fit": 11}), "points.fit"),
        (json!({"gone": 1}), "points.gone"),
        (json!({}), "points"),
    ] {
        let no = case.score(&case.ben, points).await;
        assert_eq!(no.code(), "gate.bad_points");
        assert_eq!(no.body["fields"][0]["field"], field);
    }

    // The first yes of two decides nothing; the second needs points, and stays open without them.
    case.approve(&case.ben).await.expect(200);
    let no = case.approve(&case.eva).await;
    assert_eq!((no.status.as_u16(), no.code()), (422, "gate.too_few_points"));
    assert!(
        no.body["detail"].as_str().unwrap().contains("nobody scored yet: It fits"),
        "{}",
        no.body
    );
    case.score(&case.ben, json!({"fit": 7, "market": 2})).await.expect(200);
    let seen = case.score(&case.eva, json!({"fit": 6, "market": 3})).await.expect(200);
    let sheet = &seen["scoring"];
    assert_eq!((&sheet["total"], &sheet["enough"]), (&json!(9.0), &json!(false)));
    assert_eq!(sheet["criteria"][0]["mean"], 6.5);
    let no = case.approve(&case.eva).await;
    assert!(no.body["detail"].as_str().unwrap().contains("come to 9 of 15 points"), "{}", no.body);
    // Scored anew, each once.
    let seen = case.score(&case.eva, json!({"fit": 9, "market": 3})).await.expect(200);
    assert_eq!(seen["scoring"]["scores"].as_array().unwrap().len(), 2);
    assert_eq!(seen["scoring"]["enough"], true);
    case.approve(&case.eva).await.expect(200);
    let path = format!("/projects/{}/lifecycle", id(&case.project));
    let place = case.app.get(&path).await;
    assert_eq!(place["stage"], "work");
    let line = &place["reviews"][0];
    assert_eq!(
        (&line["points"], &line["points_most"], &line["points_least"]),
        (&json!(10.5), &json!(15), &json!(10))
    );
    let late = case.score(&case.ben, json!({"fit": 1})).await;
    assert_eq!(late.code(), "gate.not_yours", "what was decided stays");
}

#[tokio::test]
async fn saying_no_needs_no_points() {
    let case = Case::new().await;
    let path = format!("/approvals?subject_kind=gate_review&subject_id={}", case.review);
    let approval = case.app.get(&path).await["items"][0].clone();
    let path = format!("/approvals/{}/decisions", id(&approval));
    let body = json!({"choice": "reject", "reason": "Too early.", "step": 0});
    send(&case.app, &case.ben.token, "POST", &path, body).await.expect(200);
    let place = case.app.get(&format!("/projects/{}/lifecycle", id(&case.project))).await;
    assert_eq!(
        (&place["stage"], &place["reviews"][0]["outcome"]),
        (&json!("idea"), &json!("recycle"))
    );
    assert_eq!(place["reviews"][0]["points"], Value::Null);
}

#[tokio::test]
async fn too_few_points_are_waived_with_a_reason_by_who_may_and_count_against_compliance() {
    let case = Case::new().await;
    let app = &case.app;
    let path = format!("/projects/{}/gate_waivers", id(&case.project));
    let waiver = |review: &str, reason: &str| json!({"checked": {"what": "points", "which": review}, "reason": reason});
    let body = waiver(&case.review, "The law leaves no choice.");
    case.score(&case.ben, json!({"fit": 5, "market": 4})).await.expect(200);
    case.approve(&case.ben).await.expect(200);
    let no = case.approve(&case.eva).await;
    assert_eq!(no.code(), "gate.too_few_points");
    assert!(no.body["detail"].as_str().unwrap().contains("have it waived"), "{}", no.body);

    // Who manages the project or decides about its gate may not; the PMO may, with a reason.
    for who in [&case.manager, &case.ben] {
        assert_eq!(case.sheet(who).await["may_waive"], false);
        let no = send(app, &who.token, "POST", &path, body.clone()).await;
        assert_eq!(no.status.as_u16(), 403, "{}", no.body);
    }
    let pmo = app.as_person("pmo_director", None, Some("Pia")).await;
    assert_eq!(case.sheet(&pmo).await["may_waive"], true);
    let no = send(app, &pmo.token, "POST", &path, waiver(&case.review, " ")).await;
    assert_eq!(no.code(), "lifecycle.reason_missing");
    let elsewhere = uuid(&case.project).to_string();
    let no = send(app, &pmo.token, "POST", &path, waiver(&elsewhere, "Wrong one.")).await;
    assert_eq!(no.code(), "gate.nothing_to_waive");
    let place = send(app, &pmo.token, "POST", &path, body.clone()).await.expect(200);
    let logged = &place["deviations"][0];
    assert_eq!((&logged["kind"], &logged["by"]["name"]), (&json!("waived"), &json!("Pia")));
    assert_eq!(
        logged["what"],
        "At least 10 of 15 points at “Screen”. The criteria come to 9 of 15 points, and a go needs 10."
    );
    let twice = send(app, &pmo.token, "POST", &path, body.clone()).await;
    assert_eq!(twice.code(), "gate.nothing_to_waive");
    let sheet = case.sheet(&case.eva).await;
    assert_eq!(
        (&sheet["waiver"]["reason"], &sheet["waiver"]["by"]["name"]),
        (&json!("The law leaves no choice."), &json!("Pia"))
    );
    assert_eq!(
        (&sheet["enough"], &sheet["may_waive"], &sheet["least"]),
        (&json!(false), &json!(false), &json!(10))
    );

    // The go passes; the log keeps the points, the waiver and that it was not met.
    case.approve(&case.eva).await.expect(200);
    let place = app.get(&format!("/projects/{}/lifecycle", id(&case.project))).await;
    assert_eq!((&place["stage"], &place["reviews"][0]["points"]), (&json!("work"), &json!(9.0)));
    assert_eq!(place["compliance_percent"], 0.0);
    let review = app.get(&format!("/gate_reviews/{}", case.review)).await;
    let found = &review["findings"][0];
    assert_eq!(
        (&found["checked"]["what"], &found["state"], &found["waiver"]),
        (&json!("points"), &json!("waived"), &json!("The law leaves no choice."))
    );
    let line = &app.get("/lifecycle_compliance").await["items"][0];
    assert_eq!(
        (&line["checked"], &line["met"], &line["deviations"]),
        (&json!(1), &json!(0), &json!(1))
    );
    let late = send(app, &pmo.token, "POST", &path, body).await;
    assert_eq!(late.code(), "gate.nothing_to_waive");
    let history = app.get(&format!("/changes?project_id={}", id(&case.project))).await.to_string();
    assert!(history.contains("waived requirement"), "{history}");
}

#[tokio::test]
async fn a_waiver_of_points_holds_for_one_decision_and_enough_points_are_met() {
    let case = Case::new().await;
    let app = &case.app;
    let path = format!("/projects/{}/gate_waivers", id(&case.project));
    // Also while nobody scored.
    let body = json!({"checked": {"what": "points", "which": case.review}, "reason": "Urgent."});
    send(app, &app.director, "POST", &path, body).await.expect(200);
    let approval = format!("/approvals?subject_kind=gate_review&subject_id={}", case.review);
    let approval = app.get(&approval).await["items"][0].clone();
    let decide = format!("/approvals/{}/decisions", id(&approval));
    let body = json!({"choice": "reject", "reason": "Not so fast.", "step": 0});
    send(app, &case.ben.token, "POST", &decide, body).await.expect(200);

    let ask = format!("/projects/{}/gate_reviews", id(&case.project));
    let asked = send(app, &case.manager.token, "POST", &ask, json!({"proposed": "go"})).await;
    let review = asked.expect(200)["open_review"].as_str().unwrap().to_owned();
    let case = Case { review, ..case };
    assert_eq!(case.sheet(&case.ben).await["waiver"], Value::Null);
    case.approve(&case.ben).await.expect(200);
    assert_eq!(case.approve(&case.eva).await.code(), "gate.too_few_points");
    case.score(&case.eva, json!({"fit": 9, "market": 5})).await.expect(200);
    case.approve(&case.eva).await.expect(200);
    let review = case.app.get(&format!("/gate_reviews/{}", case.review)).await;
    assert_eq!(
        (&review["findings"][0]["label"], &review["findings"][0]["state"]),
        (&json!("At least 10 of 15 points"), &json!("met"))
    );
    let place = case.app.get(&format!("/projects/{}/lifecycle", id(&case.project))).await;
    assert_eq!(place["compliance_percent"], 100.0);
}
