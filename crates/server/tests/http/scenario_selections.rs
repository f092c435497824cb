//! The best selection of what is taken from live: what may be chosen and when, and how it is carried on.

use serde_json::{Value, json};

use crate::{
    requests::{request_type, stranger, submitted},
    scenario_overlays::{Grow, grow},
    test_app::id,
};

/// Searches the scenario and answers what was found.
async fn found(grow: &Grow, path: &str) -> Value {
    grow.app.post(&format!("{path}/searches"), json!({"seconds": 1})).await;
    for _ in 0..600 {
        let answer = grow.app.get(&format!("{path}/answer")).await;
        if answer["state"] != "running" {
            assert_eq!((&answer["state"], &answer["outdated"]), (&json!("done"), &json!(false)));
            return answer["report"].clone();
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the search does not end");
}

fn chosen(report: &Value) -> Vec<(&str, u64)> {
    let selected = report["selected"].as_array().unwrap().iter();
    selected.map(|one| (one["key"].as_str().unwrap(), one["start"].as_u64().unwrap())).collect()
}

/// Sets what the scenario asks besides what it is.
async fn ask(grow: &Grow, budget: i64, more: Value) {
    let path = format!("/scenarios/{}", grow.scenario);
    let scenario = grow.app.get(&path).await;
    let mut question = scenario["question"].clone();
    question["budgets"] =
        json!([{"name": "Labour", "amounts": [budget, 0, 0, 0, 0, 0], "carry_over": true}]);
    question.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let version = scenario["version"].as_i64().unwrap();
    grow.app.patch(&path, version, json!({"question": question})).await;
}

#[tokio::test]
async fn the_search_chooses_among_live_projects() {
    let grow = grow().await;
    grow.take().await;
    grow.change("One", json!({"value": 5})).await;
    grow.change("Two", json!({"value": 3})).await;
    let path = format!("/scenarios/{}", grow.scenario);
    // Each costs 4,000.00 in its month; there is money for one.
    ask(&grow, 400_000, json!({})).await;
    let report = found(&grow, &path).await;
    assert_eq!(chosen(&report), [("One", 0)]);
    assert_eq!(report["selected"][0]["kind"], "project");
    // Points stay points from the item to the sums and the selection.
    assert_eq!(report["value"], 5.0);
    let overlay = grow.app.get(&grow.path("overlay")).await;
    assert_eq!(overlay["totals"]["value"], 8.0);

    // What must be chosen is, also what is worth less; what has changed makes the answer outdated.
    grow.change("Two", json!({"value": 3, "mandatory": true})).await;
    assert_eq!(grow.app.get(&format!("{path}/answer")).await["outdated"], true);
    assert_eq!(chosen(&found(&grow, &path).await), [("Two", 1)]);
    // A rule may speak of what is left out: it cannot be chosen, then.
    let needs =
        json!([{"kind": "requires", "project": grow.projects[1], "needs": grow.projects[0]}]);
    grow.change("One", json!({"out": true})).await;
    ask(&grow, 400_000, json!({"rules": needs})).await;
    let torn = found(&grow, &path).await;
    assert_eq!(torn["status"], "infeasible");
    assert!(torn["conflict"].to_string().contains("Two requires One"), "{torn}");
    ask(&grow, 400_000, json!({"rules": []})).await;
    for change in [json!({"mandatory": true, "out": true}), json!({"later_months": -1})] {
        let item = overlay["items"][0].clone();
        let version = grow.app.get(&grow.path("overlay")).await["items"][0]["version"].to_string();
        let target = format!("/api/v1/scenario_items/{}", id(&item));
        let body = Some(json!({ "change": change }));
        let tag = [("if-match", version.as_str())];
        let reply = grow.app.call(&grow.app.director, "PATCH", &target, &tag, body).await;
        assert_eq!(reply.code(), "scenario.bad_overlay");
    }
}

#[tokio::test]
async fn what_the_search_chose_is_carried_on_in_a_copy() {
    let grow = grow().await;
    let app = &grow.app;
    // A request for 1,000.00 is a candidate as a project is.
    let kind = request_type(app).await;
    let asker = stranger(app, "Bob").await;
    let request = submitted(app, &asker, &kind, "Pumps for the quay").await;
    let scenario =
        json!({"name": "All", "question": {"currency": "EUR", "start": "2027-03", "months": 6}});
    let scenario = app.post("/scenarios", scenario).await;
    let grow = Grow { scenario: id(&scenario), ..grow };
    let app = &grow.app;
    let path = format!("/scenarios/{}", grow.scenario);
    let taken = grow.take().await;
    assert_eq!(taken["items"].as_array().unwrap().len(), 3);
    let number = format!("#{}", request["number"]);
    grow.change(&number, json!({"value": 1})).await;
    grow.change("One", json!({"value": 5, "later_months": 2})).await;
    grow.change("Two", json!({"value": 4, "partial_percents": [50]})).await;
    // One costs 4,000.00, half of Two 2,000.00; in March there is no money, and people have one month each.
    let budgets = json!([
        {"name": "Labour", "amounts": [0, 600_000, 0, 0, 0, 0], "carry_over": true},
        {"name": "Other", "amounts": [0, 0, 0, 0, 0, 0]},
    ]);
    ask(&grow, 0, json!({ "budgets": budgets })).await;
    let copy = |more: Value| {
        let mut body = json!({"name": "As found", "copy_of": grow.scenario});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let send =
        async |body: Value| app.call(&app.director, "POST", "/scenarios", &[], Some(body)).await;
    let early = send(copy(json!({"selection": {}}))).await;
    assert_eq!((early.status.as_u16(), early.code()), (422, "scenario.no_answer"));
    let report = found(&grow, &path).await;
    assert_eq!((&report["status"], &report["value"]), (&json!("optimal"), &json!(7.0)), "{report}");
    let start = |key: &str| chosen(&report).into_iter().find(|one| one.0 == key).unwrap().1;
    assert!(start("One") >= 1);
    assert_eq!(report["left_out"][0]["kind"], "request");

    let made = app.post("/scenarios", copy(json!({"selection": {}}))).await;
    let items = app.get(&format!("/scenarios/{}/overlay", id(&made))).await["items"].clone();
    let of = |key: &str| {
        let items = items.as_array().unwrap();
        items.iter().find(|item| item["key"] == key).unwrap()["change"].clone()
    };
    assert_eq!((&of(&number)["out"], &of("One")["out"]), (&json!(true), &json!(false)));
    assert_eq!(
        (&of("One")["shift_months"], &of("One")["later_months"]),
        (&json!(start("One")), &json!(0))
    );
    assert_eq!(
        (&of("Two")["scope_percent"], &of("Two")["partial_percents"]),
        (&json!(50.0), &json!([]))
    );
    // A point of the curve brings its own budgets along.
    let point = report["frontier"].as_array().unwrap().last().unwrap();
    let percent = point["budget_percent"].as_f64().unwrap();
    let at = app.post("/scenarios", copy(json!({"selection": {"budget_percent": percent}}))).await;
    let wanted = (600_000.0 * percent / 100.0).floor();
    let budget = at["question"]["budgets"][0]["amounts"][1].as_f64().unwrap();
    assert!((budget - wanted).abs() < 0.5, "{budget} of {wanted}");
    let none = send(copy(json!({"selection": {"budget_percent": 33.33}}))).await;
    assert_eq!(none.code(), "scenario.no_such_point");

    // Who may not see the requests of others reads that there is one, not which.
    let role = json!({"name": "Planner", "permissions": ["project.view", "scenario.view"]});
    let role = app.post("/roles", role).await["key"].as_str().unwrap().to_owned();
    let planner = app.as_role(&role, None).await;
    let seen = app.call(&planner, "GET", &format!("{path}/answer"), &[], None).await.expect(200);
    assert_eq!(seen["report"]["left_out"][0]["name"], "");
    assert_eq!(seen["report"]["selected"].as_array().unwrap().len(), 2);
    let lost =
        app.call(&planner, "POST", "/scenarios", &[], Some(copy(json!({"selection": {}})))).await;
    assert_eq!(lost.status.as_u16(), 403);
    // What has changed since is searched again first.
    grow.change("One", json!({"value": 6})).await;
    assert_eq!(send(copy(json!({"selection": {}}))).await.code(), "scenario.answer_outdated");
}

#[tokio::test]
async fn what_a_search_could_not_do_is_said_with_the_reason() {
    let grow = grow().await;
    let app = &grow.app;
    grow.take().await;
    let path = format!("/scenarios/{}", grow.scenario);
    let subject = |at: usize, name: &str| json!({"kind": "project", "id": grow.projects[at], "key": name, "name": name});
    // March to August: One would end in September, Two begins then.
    grow.change("One", json!({"value": 5, "shift_months": 5, "later_months": 2})).await;
    grow.change("Two", json!({"value": 3, "shift_months": 5})).await;
    ask(&grow, 800_000, json!({})).await;
    let report = found(&grow, &path).await;
    assert_eq!(chosen(&report), [("One", 5)]);
    assert_eq!(
        report["notices"],
        json!([
            {"kind": "begins_after", "subject": subject(1, "Two"), "start": "2027-09-01"},
            {"kind": "no_later", "subject": subject(0, "One"), "months": 2},
        ])
    );
    // With room for it, it waits, and there is nothing to tell.
    grow.change("One", json!({"value": 5, "shift_months": 4, "later_months": 1})).await;
    grow.change("Two", json!({"out": true})).await;
    ask(&grow, 800_000, json!({})).await;
    assert_eq!(found(&grow, &path).await["notices"], json!([]));

    // Both have begun, and ask for 80 hours each where there are 60.
    for project in &grow.projects {
        let tasks = app.get(&format!("/projects/{project}/tasks")).await;
        let task = format!("/tasks/{}", id(&tasks["items"][0]));
        app.change(&app.director, &task, json!({"percent_complete": 10})).await.expect(200);
    }
    app.call(&app.director, "POST", &format!("{path}/refresh"), &[], None).await.expect(200);
    grow.change("One", json!({"value": 5})).await;
    grow.change("Two", json!({"value": 3})).await;
    let people = json!([{"name": "Pumps", "amounts": [3_600, 3_600, 3_600, 3_600, 3_600, 3_600]}]);
    ask(&grow, 800_000, json!({"keep_begun": true, "capacities": people})).await;
    let report = found(&grow, &path).await;
    assert_eq!(report["status"], "infeasible");
    assert_eq!(
        report["notices"],
        json!([{"kind": "kept_exceeds", "limit": "capacity", "name": "Pumps", "month": "2027-03",
            "asked": 4_800, "there": 3_600, "months": 2}])
    );
    let conflict = report["conflict"].to_string();
    assert!(conflict.contains(" has begun and is kept"), "{conflict}");
    assert!(!conflict.contains("mandatory"), "{conflict}");
    // Said in the same place as what helps: without keeping it, a search finds what fits.
    ask(&grow, 800_000, json!({"keep_begun": false, "capacities": people})).await;
    let report = found(&grow, &path).await;
    assert_eq!((&report["status"], &report["notices"]), (&json!("optimal"), &json!([])));
}
