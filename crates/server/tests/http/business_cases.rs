//! Business cases: who writes them, what they come to, frozen versions, and the way into a project.

use serde_json::{Value, json};

use crate::{
    case::freeze,
    requests::{request_type, stranger, submitted},
    test_app::{TestApp, id, uuid},
};

async fn project(app: &TestApp) -> Value {
    app.post("/projects", json!({"name": "Barrier", "start": "2026-03-02T08:00"})).await
}

fn line(kind: &str, name: &str, amounts: &[i64]) -> Value {
    json!({"kind": kind, "name": name, "cost_type": "capex", "amounts": amounts})
}

/// The golden case: −1000, 300, 400, 500, 200 at 10 %.
fn golden(case: &Value) -> Value {
    let mut body = case["body"].clone();
    body["discount_percent"] = json!(10);
    body["options"][1]["lines"] = json!([
        line("cost", "Gates", &[100_000]),
        line("benefit", "Damage avoided", &[0, 30_000, 40_000, 50_000, 20_000]),
    ]);
    body["chosen"] = json!("option_1");
    body
}

#[tokio::test]
async fn figures_are_computed_live_and_kept_with_the_case() {
    let app = TestApp::new().await;
    let project = project(&app).await;
    let of = json!({"subject_kind": "project", "subject_id": id(&project)});
    let case = app.post("/business_cases", of.clone()).await;
    assert_eq!(case["body"]["options"][0]["do_nothing"], true);
    let again = app.call(&app.director, "POST", "/business_cases", &[], Some(of)).await;
    assert_eq!(again.code(), "strategy.case_exists");
    let body = golden(&case);
    let reply =
        app.call(&app.director, "POST", "/business_case_figures", &[], Some(body.clone())).await;
    let one = reply.expect(200)["items"][1].clone();
    assert_eq!((&one["npv_minor"], &one["irr_percents"]), (&json!(11_557), &json!([15.322])));
    assert_eq!(
        (&one["payback_years"], &one["discounted_payback_years"]),
        (&json!(2.6), &json!(3.154))
    );
    let path = format!("/business_cases/{}", id(&case));
    let saved = app.patch(&path, 1, json!({ "body": body })).await;
    assert_eq!(saved["figures"][1], one);
    // What may not be.
    for (change, code) in [
        (("/options", json!([{"name": "Something"}])), "strategy.do_nothing_missing"),
        (("/chosen", json!("option_9")), "strategy.unknown_option"),
        (("/start", json!("27")), "strategy.bad_start"),
        (("/periods", json!(0)), "strategy.bad_periods"),
        (("/periods", json!(3)), "strategy.beyond_last_period"),
        (("/discount_percent", json!(-1)), "strategy.bad_discount"),
        (("/options/1/lines/0/amounts/0", json!(-5)), "strategy.bad_amount"),
        (("/options/1/name", json!(" ")), "strategy.option_unnamed"),
    ] {
        let mut body = golden(&case);
        *body.pointer_mut(change.0).unwrap() = change.1;
        let reply = app
            .call(&app.director, "PATCH", &path, &[("if-match", "2")], Some(json!({"body": body})))
            .await;
        assert_eq!(reply.code(), code);
    }
    // What is being written is no spend; what is frozen is.
    assert_eq!(app.get("/alignment_report").await["currencies"], json!([]));
    freeze(&app, &saved).await;
    let report = app.get("/alignment_report").await;
    assert_eq!(report["currencies"][0]["total_minor"], 100_000);
}

#[tokio::test]
async fn a_frozen_version_never_changes_and_is_compared_with_what_came_after() {
    let app = TestApp::new().await;
    let project = project(&app).await;
    let of = json!({"subject_kind": "project", "subject_id": id(&project)});
    let case = app.post("/business_cases", of).await;
    let path = format!("/business_cases/{}", id(&case));
    let freeze = format!("{path}/freeze");
    app.patch(&path, 1, json!({ "body": golden(&case) })).await;
    let reason = Some(json!({"reason": "For the board"}));
    let reply =
        app.call(&app.director, "POST", &freeze, &[("if-match", "2")], reason.clone()).await;
    assert_eq!(reply.expect(200)["number"], 2);
    let reply = app.call(&app.director, "POST", &freeze, &[("if-match", "3")], reason).await;
    assert_eq!(reply.code(), "strategy.case_unchanged");
    // Amounts that are frozen are in euros and stay so.
    let dollars = Some(json!({"currency": "USD"}));
    let reply = app.call(&app.director, "PATCH", &path, &[("if-match", "3")], dollars).await;
    assert_eq!(reply.code(), "strategy.currency_frozen");
    let mut body = golden(&case);
    body["options"][1]["lines"][0]["amounts"] = json!([120_000]);
    body["purpose"] = json!("Dry feet");
    app.patch(&path, 3, json!({ "body": body })).await;
    let versions = app.get(&format!("{path}/versions")).await;
    assert_eq!(versions["items"][0]["reason"], "For the board");
    assert_eq!(versions["items"][0]["figures"][1]["npv_minor"], 11_557);
    let compared = app.get(&format!("{path}/comparison?from=1")).await;
    let parts: Vec<&str> = compared["differences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["part"].as_str().unwrap())
        .collect();
    assert_eq!(parts, ["purpose", "npv", "costs", "line"]);
    let npv = &compared["differences"][1];
    assert_eq!((&npv["from_minor"], &npv["to_minor"]), (&json!(11_557), &json!(-8_443)));
    let reply =
        app.call(&app.director, "GET", &format!("{path}/comparison?from=7"), &[], None).await;
    assert_eq!(reply.status.as_u16(), 404);
}

#[tokio::test]
async fn a_case_says_when_money_flows_and_its_versions_keep_what_they_were_computed_with() {
    let app = TestApp::new().await;
    let project = project(&app).await;
    let of = json!({"subject_kind": "project", "subject_id": id(&project)});
    let case = app.post("/business_cases", of).await;
    let path = format!("/business_cases/{}", id(&case));
    let saved = app.patch(&path, 1, json!({ "body": golden(&case) })).await;
    // A case that says nothing is as cases were before there was a choice.
    assert_eq!(saved["body"].get("discounting"), None);
    // numpy-financial 1.0.0: mirr of the flows at 10 and 10 %.
    assert_eq!(saved["figures"][1]["mirr_percent"], 13.049);
    freeze(&app, &saved).await;

    let mut body = golden(&case);
    body["discounting"] = json!("middle");
    body["finance_percent"] = json!(8);
    body["reinvestment_percent"] = json!(12);
    let saved = app.patch(&path, 3, json!({ "body": body })).await;
    let one = &saved["figures"][1];
    // 115.5659 ÷ √1.1; numpy-financial: mirr at 8 and 12 %. What is a ratio stays.
    assert_eq!((&one["npv_minor"], &one["mirr_percent"]), (&json!(11_019), &json!(13.903)));
    assert_eq!(
        (&one["irr_percents"], &one["profitability_index"]),
        (&json!([15.322]), &json!(1.116))
    );
    freeze(&app, &saved).await;
    let versions = app.get(&format!("{path}/versions")).await;
    let kept = |at: usize| versions["items"][at]["figures"][1]["npv_minor"].clone();
    assert_eq!((kept(0), kept(1)), (json!(11_019), json!(11_557)));
    assert_eq!(versions["items"][0]["body"]["discounting"], "middle");
    let compared = app.get(&format!("{path}/comparison?from=1&to=2")).await;
    let told: Vec<(&str, &Value)> = compared["differences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["part"].as_str().unwrap(), &one["to_text"]))
        .collect();
    let (middle, eight, twelve) = (json!("middle"), json!("8"), json!("12"));
    let wanted = [
        ("discounting", &middle),
        ("finance_percent", &eight),
        ("reinvestment_percent", &twelve),
        ("npv", &Value::Null),
    ];
    assert_eq!(told, wanted);
    // Sums of portfolios say how many of their cases count so.
    let money = &app.get("/executive").await["money"][0];
    assert_eq!((&money["npv_minor"], &money["npv_middle"]), (&json!(11_019), &json!(1)));

    // Several rates of return: none counts, and there is one modified rate beside them.
    let mut body = golden(&case);
    body["options"][1]["lines"] = json!([
        line("cost", "Gates", &[100_000, 0, 431_000]),
        line("benefit", "Damage avoided", &[0, 360_000, 0, 171_600]),
    ]);
    let several = app.call(&app.director, "POST", "/business_case_figures", &[], Some(body)).await;
    let one = several.expect(200)["items"][1].clone();
    assert_eq!(one["irr_percents"].as_array().unwrap().len(), 3);
    // Five periods: the last has no money, and what came in waits for it.
    assert!((one["mirr_percent"].as_f64().unwrap() - 10.0).abs() < 0.001, "{one}");
    for (field, value, code) in [
        ("finance_percent", json!(101), "strategy.bad_rate"),
        ("reinvestment_percent", json!(-1), "strategy.bad_rate"),
    ] {
        let mut body = golden(&case);
        body[field] = value;
        let reply =
            app.call(&app.director, "POST", "/business_case_figures", &[], Some(body)).await;
        assert_eq!(reply.code(), code);
    }
}

#[tokio::test]
async fn case_links_and_scores_of_a_request_go_into_its_project() {
    let app = TestApp::new().await;
    let kind = request_type(&app).await;
    let bob = stranger(&app, "Bob").await;
    let request = submitted(&app, &bob, &kind, "Barrier").await;
    let of = json!({"subject_kind": "request", "subject_id": id(&request)});
    // The requester's time to write is over; the PMO writes.
    let reply = app.call(&bob.token, "POST", "/business_cases", &[], Some(of.clone())).await;
    assert_eq!(reply.code(), "strategy.case_not_yours");
    let case = app.post("/business_cases", of).await;
    let path = format!("/business_cases/{}", id(&case));
    app.patch(&path, 1, json!({ "body": golden(&case) })).await;
    let freeze = format!("{path}/freeze");
    let reason = Some(json!({"reason": "Before the decision"}));
    app.call(&app.director, "POST", &freeze, &[("if-match", "2")], reason).await.expect(200);
    let query = format!("/business_cases?subject_kind=request&subject_id={}", id(&request));
    let seen = app.call(&bob.token, "GET", &query, &[], None).await.expect(200);
    assert_eq!(seen["items"][0]["may_edit"], false);
    let other = stranger(&app, "Eve").await;
    let reply = app.call(&other.token, "GET", &path, &[], None).await;
    assert_eq!(reply.status.as_u16(), 404);

    // What it serves, and what assessors say of it.
    let goal = app.post("/objectives", json!({"name": "Dry"})).await;
    let link = json!({"subject_kind": "request", "subject_id": id(&request),
        "target_kind": "objective", "target_id": id(&goal), "contribution_percent": 60});
    app.post("/alignments", link).await;
    let model = json!({"name": "Fit", "method": "weighted", "criteria": [
        {"name": "Fit", "weight_percent": 100, "scale": {"kind": "linear", "from": 0, "to": 10}}]});
    let model = app.post("/scoring_models", model).await;
    let say = |kind: &str, of: &str, value: f64| {
        json!({"model_id": id(&model), "subject_kind": kind, "subject_id": of,
            "measures": [{"criterion": "fit", "value": value}]})
    };
    app.post("/assessments", say("request", &id(&request), 7.0)).await;
    let analyst = app.as_role("pmo_analyst", None).await;
    let other_view = Some(say("request", &id(&request), 9.0));
    app.call(&analyst, "POST", "/assessments", &[], other_view).await.expect(201);

    let triage = format!("/requests/{}/triage", id(&request));
    app.post(
        "/approval_routes",
        json!({
            "name": "Board", "subject_kind": "request", "steps": [{
                "name": "Board", "rule": "any",
                "approvers": [{"kind": "person", "id": app.system.user_id}]}]
        }),
    )
    .await;
    for deed in ["take", "decide"] {
        let body = Some(json!({"do": deed}));
        app.call(&app.director, "POST", &triage, &[], body).await;
    }
    let waits =
        app.get(&format!("/approvals?subject_kind=request&subject_id={}", id(&request))).await;
    let approval = id(&waits["items"][0]);
    let version = waits["items"][0]["version"].to_string();
    let yes = Some(json!({"choice": "approve", "step": 0}));
    let decide = format!("/approvals/{approval}/decisions");
    app.call(&app.director, "POST", &decide, &[("if-match", &version)], yes).await.expect(200);
    let convert = format!("/requests/{}/convert", id(&request));
    let start = Some(json!({"start": "2027-03-01T08:00"}));
    let done = app.call(&app.director, "POST", &convert, &[], start).await.expect(200);
    let project = done["project"].clone();
    let seen = app.get(&path).await;
    assert_eq!(
        (&seen["subject_kind"], &seen["subject"]["id"]),
        (&json!("project"), &project["id"])
    );
    assert_eq!(app.get(&format!("{path}/versions")).await["total"], 1);
    // Who asks for the case of the request finds it at the project.
    assert_eq!(app.get(&query).await["items"][0]["id"], case["id"]);
    // Its money serves what it served, on both pages, and nothing is counted twice.
    for (kind, subject) in [("project", id(&project)), ("request", id(&request))] {
        let links = format!("/alignments?subject_kind={kind}&subject_id={subject}");
        assert_eq!(app.get(&links).await["aligned_percent"], 60.0, "{kind}");
    }
    let euros = app.get("/alignment_report").await["currencies"][0].clone();
    assert_eq!((&euros["aligned_minor"], &euros["total_minor"]), (&json!(60_000), &json!(100_000)));
    let listed = app.get(&format!("/objectives/{}/aligned", id(&goal))).await;
    assert_eq!(
        (&listed["total"], &listed["items"][0]["subject_kind"]),
        (&json!(1), &json!("project"))
    );
    // It stands in the ranking as it was assessed; who changes their mind changes the project's score alone.
    let ranking = format!("/scoring_models/{}/ranking", id(&model));
    let line = app.get(&ranking).await["items"][0].clone();
    assert_eq!((&line["subject"]["id"], &line["score"]), (&project["id"], &json!(80.0)));
    assert_eq!(line["assessors"], 2);
    app.post("/assessments", say("project", &id(&project), 3.0)).await;
    assert_eq!(app.get(&ranking).await["items"][0]["score"], 60.0);
    let before = format!(
        "/assessments?model_id={}&subject_kind=request&subject_id={}",
        id(&model),
        id(&request)
    );
    assert_eq!(app.get(&before).await["score"], 80.0);
    let manager = app.as_role("project_manager", Some(("project", uuid(&project)))).await;
    assert_eq!(app.call(&manager, "GET", &path, &[], None).await.expect(200)["may_edit"], true);
    let member = app.as_role("team_member", Some(("project", uuid(&project)))).await;
    assert_eq!(app.call(&member, "GET", &path, &[], None).await.expect(200)["may_edit"], false);
}
