//! Scenarios: the golden portfolio through the API, progress, conflicts, and who may do what.

use std::time::Duration;

use serde_json::{Value, json};

use crate::test_app::{TestApp, id, uuid};

/// Six projects of which the best are worth 155 under a budget of 100 and three rules.
async fn golden(app: &TestApp) -> (Vec<Value>, Value) {
    let mut projects = vec![];
    let mut items = vec![];
    for (at, (cost, value)) in
        [(50, 90), (40, 70), (30, 55), (20, 30), (35, 60), (15, 10)].into_iter().enumerate()
    {
        let name = format!("P{}", at + 1);
        let body =
            json!({"name": name, "key": name, "start": "2026-03-02T08:00", "stage": "proposed"});
        let project = app.post("/projects", body).await;
        items.push(json!({
            "project_id": id(&project), "value": value.to_string(),
            "costs": [{"name": "capex", "amounts": [cost]}], "mandatory": at == 5,
        }));
        projects.push(project);
    }
    let of = |at: usize| id(&projects[at]);
    let question = json!({
        "currency": "EUR", "start": "2027-01", "months": 1,
        "budgets": [{"name": "capex", "amounts": [100]}], "items": items,
        "rules": [
            {"kind": "exclusive", "projects": [of(0), of(1)]},
            {"kind": "requires", "project": of(4), "needs": of(3)},
        ],
    });
    (projects, question)
}

async fn answered(app: &TestApp, scenario: &Value) -> Value {
    let path = format!("/scenarios/{}", id(scenario));
    for _ in 0..600 {
        let answer = app.get(&format!("{path}/answer")).await;
        if answer["state"] != "running" {
            return answer;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the search does not end");
}

async fn search(app: &TestApp, scenario: &Value) -> Value {
    let path = format!("/scenarios/{}/searches", id(scenario));
    let begun = app.post(&path, json!({"seconds": 2})).await;
    assert_eq!(begun["state"], "running");
    answered(app, scenario).await
}

fn keys(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one["key"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn the_golden_portfolio_is_selected_with_proof_and_reasons() {
    let app = TestApp::new().await;
    let (projects, question) = golden(&app).await;
    let body = json!({"name": "Golden", "question": question});
    let scenario = app.post("/scenarios", body).await;
    assert_eq!(scenario["projects"].as_array().unwrap().len(), 6);
    let second = format!("/projects/{}", id(&projects[1]));
    app.patch(&second, 1, json!({"stage": "active"})).await;
    let answer = search(&app, &scenario).await;
    assert_eq!((&answer["state"], &answer["outdated"]), (&json!("done"), &json!(false)));
    let report = &answer["report"];
    assert_eq!(
        (&report["status"], &report["value"], &report["bound"], &report["cost"]),
        (&json!("optimal"), &json!(155.0), &json!(155.0), &json!(95))
    );
    assert_eq!(keys(&report["selected"]), vec!["P1", "P3", "P6"]);
    assert_eq!(keys(&report["left_out"]), vec!["P2", "P4", "P5"]);
    // P2 costs 40, and 95 of 100 are spent.
    let p2 = &report["left_out"][0];
    assert_eq!((&p2["why"], &p2["month"], &p2["short"]), (&json!("limit"), &json!(0), &json!(35)));
    assert_eq!(
        (&report["uses"][0]["used"], &report["uses"][0]["limit"]),
        (&json!([95]), &json!([100]))
    );
    let trail = answer["trail"].as_array().unwrap();
    assert_eq!(trail.last().unwrap()["value"], 155.0);
    // More money never buys less, and a point costs more than the one before only for more value.
    let curve = report["frontier"].as_array().unwrap();
    assert!(curve.len() > 3, "{curve:?}");
    for pair in curve.windows(2) {
        assert!(pair[0]["cost"].as_i64() < pair[1]["cost"].as_i64());
        assert!(pair[0]["value"].as_f64() < pair[1]["value"].as_f64());
    }
    // P2 runs today; without the mandatory P6 that is no selection of the scenario.
    let live = &report["live"];
    assert_eq!(
        (&live["cost"], &live["value"], &live["keys"]),
        (&json!(40), &json!(70.0), &json!(["P2"]))
    );
    assert!(live["broken"].as_str().unwrap().contains("P6 is mandatory"));

    // A change makes the answer outdated.
    let path = format!("/scenarios/{}", id(&scenario));
    app.patch(&path, 1, json!({"name": "Golden two"})).await;
    assert_eq!(app.get(&format!("{path}/answer")).await["outdated"], true);
}

#[tokio::test]
async fn money_that_is_left_funds_a_project_in_part() {
    let app = TestApp::new().await;
    let (_, mut question) = golden(&app).await;
    // 5 of 100 are left beside the best of whole projects; a quarter of P4 costs them and adds 7.5.
    question["items"][3]["partial_percents"] = json!([25]);
    let body = json!({"name": "In part", "question": question});
    let scenario = app.post("/scenarios", body).await;
    let report = &search(&app, &scenario).await["report"];
    assert_eq!(
        (&report["status"], &report["value"], &report["cost"]),
        (&json!("optimal"), &json!(162.5), &json!(100))
    );
    let p4 = report["selected"].as_array().unwrap().iter().find(|one| one["key"] == "P4").unwrap();
    assert_eq!(
        (&p4["funding_percent"], &p4["cost"], &p4["value"]),
        (&json!(25.0), &json!(5), &json!(7.5))
    );
    question["items"][3]["partial_percents"] = json!([100]);
    let body = json!({"name": "Not in part", "question": question});
    let head = [("idempotency-key", "not-in-part")];
    let reply = app.call(&app.director, "POST", "/api/v1/scenarios", &head, Some(body)).await;
    assert_eq!((reply.status.as_u16(), reply.code()), (422, "scenario.bad_share"));
}

#[tokio::test]
async fn what_cannot_hold_together_is_named() {
    let app = TestApp::new().await;
    let (projects, mut question) = golden(&app).await;
    question["rules"] = json!([
        {"kind": "exclusive", "projects": [id(&projects[0]), id(&projects[1])]},
        {"kind": "at_least", "count": 2, "projects": [id(&projects[0]), id(&projects[1])]},
    ]);
    let scenario = app.post("/scenarios", json!({"name": "Torn", "question": question})).await;
    let report = search(&app, &scenario).await["report"].clone();
    assert_eq!(report["status"], "infeasible");
    assert_eq!(report["conflict"], json!(["at most one of P1, P2", "at least 2 of P1, P2"]));
    assert_eq!(report["conflict_smallest"], true);
}

#[tokio::test]
async fn every_kind_of_limit_and_rule_counts() {
    let app = TestApp::new().await;
    let (projects, mut question) = golden(&app).await;
    let of = |at: usize| id(&projects[at]);
    question["months"] = json!(2);
    question["budgets"] = json!([{"name": "capex", "amounts": [115, 0], "carry_over": true}]);
    // Ten hours of an engineer a month: P1 takes those of the first, and P3 may wait for a month.
    question["capacities"] = json!([{"name": "Engineer", "amounts": [600, 600]}]);
    for at in [0, 2] {
        question["items"][at]["demands"] = json!([{"name": "Engineer", "amounts": [600]}]);
    }
    question["items"][2]["latest"] = json!(1);
    question["items"][2]["value_loss"] = json!("5");
    question["items"][1]["excluded"] = json!(true);
    question["items"][4]["bucket"] = json!("Run");
    question["rules"] = json!([
        {"kind": "at_least", "count": 1, "projects": [of(3), of(4)]},
        {"kind": "bucket_share", "bucket": "Run", "max_percent": 20},
    ]);
    let scenario = json!({"name": "All of them", "question": question});
    let scenario = app.post("/scenarios", scenario).await;
    let report = search(&app, &scenario).await["report"].clone();
    // 90 + (55 − 5) + 30 + 10, for 50 + 30 + 20 + 15. P5 would be 35 of 95 or more in one bucket.
    assert_eq!(
        (&report["status"], &report["value"]),
        (&json!("optimal"), &json!(180.0)),
        "{report}"
    );
    let chosen: Vec<(&str, u64)> = report["selected"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["key"].as_str().unwrap(), one["start"].as_u64().unwrap()))
        .collect();
    assert_eq!(chosen, [("P1", 0), ("P3", 1), ("P4", 0), ("P6", 0)]);
    let (p2, p5) = (&report["left_out"][0], &report["left_out"][1]);
    assert_eq!((&p2["key"], &p2["why"]), (&json!("P2"), &json!("excluded")));
    assert_eq!(p5["key"], "P5");
    let people = report["uses"].as_array().unwrap().iter().find(|one| one["kind"] == "capacity");
    assert_eq!(people.unwrap()["used"], json!([600, 600]));
    let rules = report["rules"].to_string();
    assert!(rules.contains("bucket Run") && rules.contains("at least 1 of P4, P5"), "{rules}");
    assert!(!report["binding"].as_array().unwrap().is_empty());

    // What makes no sense is named before anything is searched.
    let needs = |one: usize, other: usize| json!({"kind": "requires", "project": of(one), "needs": of(other)});
    for (field, value, said) in [
        ("rules", json!([needs(0, 2), needs(2, 4), needs(4, 0)]), "P1 → P3 → P5 → P1"),
        (
            "budgets",
            json!([{"name": "capex", "amounts": [115, -1]}]),
            "is negative. Use 0 or more.",
        ),
    ] {
        let mut wrong = question.clone();
        wrong[field] = value;
        let wrong = app.post("/scenarios", json!({"name": field, "question": wrong})).await;
        let path = format!("/scenarios/{}/searches", id(&wrong));
        let reply = app.call(&app.director, "POST", &path, &[], Some(json!({}))).await;
        assert_eq!((reply.status.as_u16(), reply.code()), (422, "scenario.bad_question"));
        assert!(reply.body["detail"].as_str().unwrap().contains(said), "{}", reply.body);
    }
}

#[tokio::test]
async fn values_come_from_scores_and_a_missing_one_is_named() {
    let app = TestApp::new().await;
    let (projects, mut question) = golden(&app).await;
    let model = app
        .post(
            "/scoring_models",
            json!({"name": "Fit", "method": "weighted", "criteria": [
                {"name": "Fit", "weight_percent": 100, "scale": {"kind": "linear", "from": 0, "to": 100}}]}),
        )
        .await;
    question["scoring_model_id"] = model["id"].clone();
    question["items"][0]["value"] = Value::Null;
    let scenario = app.post("/scenarios", json!({"name": "Scored", "question": question})).await;
    let path = format!("/scenarios/{}/searches", id(&scenario));
    let reply = app.call(&app.director, "POST", &path, &[], Some(json!({}))).await;
    assert_eq!(reply.code(), "scenario.no_value");
    assert!(reply.body["detail"].as_str().unwrap().starts_with("P1 “P1” has no score"));
    let body = json!({"model_id": id(&model), "subject_kind": "project",
        "subject_id": id(&projects[0]), "measures": [{"criterion": "fit", "value": 90}]});
    app.post("/assessments", body).await;
    assert_eq!(search(&app, &scenario).await["report"]["value"], 155.0);
}

#[tokio::test]
async fn a_long_search_shows_progress_and_is_cancelled() {
    let app = TestApp::new().await;
    let mut items = vec![];
    for at in 0..60_i64 {
        let body = json!({"name": format!("Q{at}"), "start": "2026-03-02T08:00"});
        let project = app.post("/projects", body).await;
        let cost = |k: i64| 1_000 + (at * 7_919 + k * 104_729) % 997;
        items.push(json!({
            "project_id": id(&project), "value": (1_000 + (at * 6_151) % 983).to_string(),
            "costs": (0..6).map(|k| json!({"name": format!("c{k}"),
                "amounts": [cost(k), cost(k + 9), cost(k + 3)]})).collect::<Vec<_>>(),
            "latest": 3,
        }));
    }
    let budgets: Vec<Value> =
        (0..6).map(|k| json!({"name": format!("c{k}"), "amounts": vec![9_000; 6]})).collect();
    let question = json!({"currency": "EUR", "start": "2027-01", "months": 6,
        "budgets": budgets, "items": items});
    let scenario = app.post("/scenarios", json!({"name": "Hard", "question": question})).await;
    let path = format!("/scenarios/{}", id(&scenario));
    app.post(&format!("{path}/searches"), json!({"seconds": 100})).await;
    let again = json!({"seconds": 1});
    let reply =
        app.call(&app.director, "POST", &format!("{path}/searches"), &[], Some(again)).await;
    assert_eq!(reply.code(), "scenario.searching");
    for _ in 0..600 {
        let answer = app.get(&format!("{path}/answer")).await;
        assert_eq!(answer["state"], "running");
        if answer["trail"].as_array().unwrap().iter().any(|step| step["value"].is_number()) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    app.call(&app.director, "POST", &format!("{path}/cancel"), &[], None).await.expect(200);
    let answer = answered(&app, &scenario).await;
    assert_eq!(answer["state"], "cancelled");
    assert_eq!(answer["report"]["status"], "feasible");
    assert!(answer["report"]["gap_percent"].as_f64().unwrap() > 0.0);
    assert!(answer["report"]["bound"].as_f64() >= answer["report"]["value"].as_f64());
}

#[tokio::test]
async fn scenarios_are_seen_and_changed_by_those_who_may() {
    let app = TestApp::new().await;
    let portfolio = app.post("/portfolios", json!({"name": "Grow"})).await;
    let question = json!({"currency": "EUR", "start": "2027-01", "months": 2});
    let body = json!({"name": "Mine", "portfolio_id": id(&portfolio), "question": question});
    let own = app.post("/scenarios", body.clone()).await;
    app.post("/scenarios", json!({"name": "All", "question": question})).await;
    let manager = app.as_role("portfolio_manager", Some(("portfolio", uuid(&portfolio)))).await;
    let seen = app.call(&manager, "GET", "/scenarios", &[], None).await.expect(200);
    assert_eq!((&seen["total"], &seen["items"][0]["name"]), (&json!(1), &json!("Mine")));
    app.call(&manager, "POST", "/scenarios", &[], Some(body)).await.expect(201);
    // Those who see a portfolio's scenarios read nothing of projects elsewhere.
    let elsewhere = json!({"name": "Elsewhere", "key": "ELSE", "start": "2026-03-02T08:00"});
    let elsewhere = id(&app.post("/projects", elsewhere).await);
    let mut asks = question.clone();
    asks["items"] = json!([{"project_id": elsewhere, "value": "1"}]);
    let body = json!({"name": "Other", "portfolio_id": id(&portfolio), "question": asks});
    let reply = app.call(&app.director, "POST", "/scenarios", &[], Some(body)).await;
    assert_eq!(reply.code(), "scenario.other_portfolio");
    assert!(reply.body["detail"].as_str().unwrap().contains("ELSE"), "{}", reply.body);
    let executive = app.as_role("executive", None).await;
    let path = format!("/scenarios/{}", id(&own));
    app.call(&executive, "GET", &path, &[], None).await.expect(200);
    for method in ["PATCH", "DELETE"] {
        let body = Some(json!({"name": "Theirs"}));
        let headers = [("if-match", "\"1\"")];
        let reply = app.call(&executive, method, &path, &headers, body).await;
        assert_eq!(reply.status.as_u16(), 403);
    }
    let member = app.as_role("team_member", None).await;
    assert_eq!(app.call(&member, "GET", &path, &[], None).await.status.as_u16(), 403);
    for (question, code) in [
        (json!({"currency": "EUR", "start": "2027-13", "months": 2}), "scenario.bad_question"),
        (json!({"currency": "EUR", "start": "2027-01", "months": 0}), "scenario.bad_question"),
        (json!({"currency": "euro", "start": "2027-01", "months": 2}), "scenario.bad_question"),
        (
            json!({"currency": "EUR", "start": "2027-01", "months": 2,
                "budgets": [{"name": "capex", "amounts": [1, 2, 3]}]}),
            "scenario.bad_question",
        ),
    ] {
        let body = Some(json!({"name": "X", "question": question}));
        let reply = app.call(&app.director, "POST", "/scenarios", &[], body).await;
        assert_eq!(reply.code(), code);
    }
    let empty =
        app.call(&app.director, "POST", &format!("{path}/searches"), &[], Some(json!({}))).await;
    assert_eq!(empty.code(), "scenario.bad_question");
    let copy = app.post("/scenarios", json!({"name": "Copy", "copy_of": id(&own)})).await;
    assert_eq!(copy["question"], own["question"]);
}
