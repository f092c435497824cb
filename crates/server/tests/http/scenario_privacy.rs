//! What a scenario tells of projects and requests that its reader may not see: figures, and no names, also in
//! words of rules, conflicts, refusals and of what was decided.

use std::time::Duration;

use serde_json::{Value, json};

use crate::{
    requests::{request_type, stranger, submitted},
    scenario_overlays::{Grow, grow},
    test_app::{TestApp, id},
};

const UNSEEN: &str = "a project you may not see";

/// Somebody who works on scenarios, and sees these projects only.
async fn thinker(app: &TestApp, projects: &[&str]) -> String {
    let permissions =
        ["scenario.view", "scenario.edit", "portfolio.view", "portfolio.manage", "rate.view"];
    app.post("/roles", json!({"name": "Thinker", "permissions": permissions})).await;
    let looker = json!({"name": "Looker", "permissions": ["project.view", "project.manage"]});
    let looker = app.post("/roles", looker).await;
    let person = app.as_person("thinker", None, None).await;
    for project in projects {
        let grant = json!({"user_id": person.id, "role_id": id(&looker),
            "scope_kind": "project", "scope_id": project});
        app.post("/role_grants", grant).await;
    }
    person.token
}

/// Nothing of this answer names what is hidden.
fn quiet(told: &Value) {
    let text = told.to_string();
    assert!(!text.contains("HUSH") && !text.contains("Quiet"), "{text}");
}

/// The answer of a search that this person asked for.
async fn searched(app: &TestApp, token: &str, scenario: &str) -> Value {
    let path = format!("/scenarios/{scenario}/searches");
    app.call(token, "POST", &path, &[], Some(json!({"seconds": 1}))).await.expect(201);
    let path = format!("/scenarios/{scenario}/answer");
    for _ in 0..600 {
        let answer = app.call(token, "GET", &path, &[], None).await.expect(200);
        if answer["state"] != "running" {
            assert_eq!(answer["state"], "done", "{answer}");
            return answer;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the search does not end");
}

/// Candidates of which the second and third are hidden, with what is asked of them.
async fn candidates(app: &TestApp) -> (Vec<String>, Value) {
    let (mut projects, mut items) = (vec![], vec![]);
    for (key, stage, cost, value) in [
        ("P1", "proposed", 0, 50),
        ("HUSH-1", "proposed", 10, 5),
        ("HUSH-2", "active", 60, 60),
        ("P3", "proposed", 50, 55),
        ("P4", "proposed", 5, 5),
    ] {
        let name = key.replace("HUSH", "Quiet takeover");
        let body =
            json!({"name": name, "key": key, "start": "2026-03-02T08:00", "stage": "proposed"});
        let project = app.post("/projects", body).await;
        if stage != "proposed" {
            app.patch(&format!("/projects/{}", id(&project)), 1, json!({"stage": stage})).await;
        }
        items.push(json!({
            "project_id": id(&project), "value": value.to_string(), "mandatory": key == "HUSH-1",
            "costs": [{"name": "capex", "amounts": [cost]}],
        }));
        projects.push(id(&project));
    }
    let question = json!({
        "currency": "EUR", "start": "2027-01", "months": 1,
        "budgets": [{"name": "capex", "amounts": [80]}], "items": items,
        "rules": [
            {"kind": "exclusive", "projects": [projects[0], projects[1]]},
            {"kind": "requires", "project": projects[4], "needs": projects[2]},
        ],
    });
    (projects, question)
}

#[tokio::test]
async fn words_of_a_selection_name_nothing_that_its_reader_may_not_see() {
    let app = TestApp::new().await;
    let (projects, question) = candidates(&app).await;
    let reader = thinker(&app, &[&projects[0], &projects[3], &projects[4]]).await;
    let scenario = app.post("/scenarios", json!({"name": "Which", "question": question})).await;
    let theirs = searched(&app, &reader, &id(&scenario)).await;
    quiet(&theirs);
    let path = format!("/scenarios/{}", id(&scenario));
    quiet(&app.call(&reader, "GET", &path, &[], None).await.expect(200));
    quiet(&app.call(&reader, "GET", &format!("{path}/waterline"), &[], None).await.expect(200));
    // What they asked for tells more to who may see more.
    let all = app.get(&format!("{path}/answer")).await["report"].clone();
    let report = &theirs["report"];
    assert_eq!((&report["status"], &report["value"]), (&json!("optimal"), &json!(70.0)));
    let rule = "at most one of P1, HUSH-1";
    let quiet_rule = format!("at most one of P1, {UNSEEN}");
    let at = |list: &Value, key: &str| {
        let list = list.as_array().unwrap();
        list.iter().position(|one| one["key"] == key).unwrap()
    };
    let (p1, p3) = (at(&all["left_out"], "P1"), at(&all["left_out"], "P3"));
    for (place, named, told) in [
        (format!("/left_out/{p1}/blocker"), rule, quiet_rule.clone()),
        (format!("/left_out/{p3}/instead_of/0"), "HUSH-2", UNSEEN.into()),
        ("/rules/0/rule".into(), rule, quiet_rule.clone()),
        ("/rules/1/rule".into(), "P4 requires HUSH-2", format!("P4 requires {UNSEEN}")),
        ("/binding/1".into(), rule, quiet_rule),
        ("/live/keys/0".into(), "HUSH-2", UNSEEN.into()),
        ("/live/broken".into(), "HUSH-1 is mandatory", format!("{UNSEEN} is mandatory")),
    ] {
        assert_eq!(all.pointer(&place), Some(&json!(named)), "{place}: {all}");
        assert_eq!(report.pointer(&place), Some(&json!(told)), "{place}: {report}");
    }
    // A point of the curve opens without a name, too.
    let points = report["frontier"].as_array().unwrap();
    let mut chosen = points.iter().flat_map(|point| point["selected"].as_array().unwrap());
    assert!(chosen.any(|one| one["project_id"] == json!(projects[2]) && one["name"] == ""));

    // What cannot hold together.
    let mut torn = question.clone();
    torn["items"][0]["mandatory"] = json!(true);
    let torn = app.post("/scenarios", json!({"name": "Torn", "question": torn})).await;
    let theirs = searched(&app, &reader, &id(&torn)).await;
    quiet(&theirs);
    let told = theirs["report"]["conflict"].to_string();
    assert!(told.contains(&format!("{UNSEEN} is mandatory")), "{told}");
    let all = app.get(&format!("/scenarios/{}/answer", id(&torn))).await;
    assert!(all["report"]["conflict"].to_string().contains("HUSH-1 is mandatory"), "{all}");
}

#[tokio::test]
async fn what_makes_no_sense_is_told_without_names_that_one_may_not_see() {
    let app = TestApp::new().await;
    let (projects, question) = candidates(&app).await;
    let reader = thinker(&app, &[&projects[0]]).await;
    let needs = |one: usize, other: usize| json!({"kind": "requires", "project": projects[one], "needs": projects[other]});
    let model = json!({"name": "Fit", "method": "weighted", "criteria": [
        {"name": "Fit", "weight_percent": 100, "scale": {"kind": "linear", "from": 0, "to": 100}}]});
    let model = id(&app.post("/scoring_models", model).await);
    let with = |place: &str, value: Value| {
        let mut question = question.clone();
        *question.pointer_mut(place).unwrap() = value;
        question
    };
    let circle = with("/rules", json!([needs(0, 1), needs(1, 2), needs(2, 0)]));
    let mut unscored = with("/items/1/value", Value::Null);
    unscored["scoring_model_id"] = json!(model);
    for (name, question, named, told) in [
        ("Circle", circle, "HUSH-1 → HUSH-2", format!("{UNSEEN} → {UNSEEN} → P1 → {UNSEEN}")),
        ("Unscored", unscored, "HUSH-1 “Quiet", "A project you may not see has no score".into()),
        (
            "No number",
            with("/items/2/value", json!("much")),
            "HUSH-2: “much”",
            "A project you may not see: “much” is no number".into(),
        ),
        (
            "Negative",
            with("/items/1/costs/0/amounts", json!([-1])),
            "HUSH-1 costs[0]",
            "A project you may not see costs[0]".into(),
        ),
    ] {
        let scenario = app.post("/scenarios", json!({"name": name, "question": question})).await;
        let path = format!("/scenarios/{}/searches", id(&scenario));
        let refused = async |token: &str| {
            let reply = app.call(token, "POST", &path, &[], Some(json!({"seconds": 1}))).await;
            assert_eq!(reply.status.as_u16(), 422, "{name}: {}", reply.body);
            reply.body
        };
        let (all, theirs) = (refused(&app.director).await, refused(&reader).await);
        assert!(all.to_string().contains(named), "{name}: {all}");
        assert!(theirs.to_string().contains(&told), "{name}: {theirs}");
        quiet(&theirs);
    }
}

#[tokio::test]
async fn what_was_taken_decided_and_applied_names_nothing_that_its_reader_may_not_see() {
    let grow = grow().await;
    let app = &grow.app;
    let kind = request_type(app).await;
    let asker = stranger(app, "Bob").await;
    submitted(app, &asker, &kind, "Quiet merger").await;
    for (at, name) in [(1, "Quiet works"), (0, "One")] {
        let path = format!("/projects/{}", grow.projects[at]);
        let key = name.replace("Quiet works", "HUSH");
        let change = json!({"name": name, "key": key});
        app.change(&app.director, &path, change).await.expect(200);
    }
    let question = json!({"currency": "EUR", "start": "2027-03", "months": 6});
    let scenario = id(&app.post("/scenarios", json!({"name": "All", "question": question})).await);
    let grow = Grow { scenario, ..grow };
    let app = &grow.app;
    let reader = thinker(app, &[&grow.projects[0]]).await;
    let taken = grow.take().await;
    assert_eq!(taken["items"].as_array().unwrap().len(), 3);
    grow.change("HUSH", json!({"shift_months": 1})).await;
    let item = grow.preview("HUSH").await;
    grow.apply(&item, json!({})).await.expect(201);
    let commit = json!({"reason": "Agreed"});
    app.post(&grow.path("commits"), commit.clone()).await;
    grow.change("One", json!({"funding_percent": 50})).await;
    app.post(&grow.path("commits"), commit.clone()).await;
    // Live has moved on, so that there is something to tell of each.
    let hush = format!("/projects/{}", grow.projects[1]);
    app.change(&app.director, &hush, json!({"stage": "active"})).await.expect(200);
    let comparison = format!("/scenario_comparison?ids={}", grow.scenario);
    let places = [
        grow.path("overlay"),
        grow.path("moved"),
        grow.path("waterline"),
        grow.path("application_preview"),
        grow.path("applications"),
        "/scenario_commits".into(),
        comparison,
    ];
    let read = async |path: &str| app.call(&reader, "GET", path, &[], None).await.expect(200);
    for path in &places {
        let all = app.get(path).await.to_string();
        assert!(all.contains("Quiet works"), "{path}: {all}");
        quiet(&read(path).await);
    }
    let hidden = grow.path("application_preview");
    assert!(app.get(&hidden).await.to_string().contains("Quiet merger"));
    let steps = read(&grow.path("applications")).await[0]["steps"].clone();
    assert_eq!((&steps[0]["name"], &steps[0]["key"]), (&json!(UNSEEN), &json!("")));
    quiet(&read(&grow.path("levelling")).await);

    // Once it is deleted, nobody learns its name that might not have seen it.
    let version = app.get(&hush).await["version"].as_i64().unwrap();
    assert!(app.delete(&hush, version).await.status.is_success());
    for path in &places {
        quiet(&read(path).await);
    }
    let moved = grow.path("moved");
    assert!(app.get(&moved).await.to_string().contains("HUSH"));
    let told = read(&moved).await;
    assert!(told.to_string().contains(UNSEEN), "{told}");
    for path in [grow.path("commits"), grow.path("applications")] {
        let body = json!({"reason": "Agreed", "items": []});
        let refused = async |token: &str| {
            let reply = app.call(token, "POST", &path, &[], Some(body.clone())).await;
            assert_eq!(reply.code(), "scenario.item_deleted", "{path}: {}", reply.body);
            reply.body
        };
        assert!(refused(&app.director).await.to_string().contains("HUSH “Quiet works” has been"));
        let theirs = refused(&reader).await;
        quiet(&theirs);
        let said = "A project you may not see has been deleted";
        assert!(theirs.to_string().contains(said), "{theirs}");
    }
}
