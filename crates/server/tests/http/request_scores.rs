//! Requests are scored under the model of their type, and the queue is sorted by it. What was scored follows
//! into the rules that say how strict the gates of a project are.

use serde_json::{Value, json};

use crate::{
    requests::{form, send, stranger, submitted},
    test_app::{TestApp, id, uuid},
};

#[tokio::test]
async fn the_queue_is_sorted_by_what_assessors_say() {
    let app = TestApp::new().await;
    let model = json!({"name": "Worth", "method": "weighted", "criteria": [
        {"name": "Value", "weight_percent": 100, "scale": {"kind": "linear", "from": 0, "to": 10}}]});
    let model = app.post("/scoring_models", model).await;
    let code = model["criteria"][0]["code"].as_str().unwrap().to_owned();
    let kind = json!({"name": "Idea", "form": form()});
    let kind = app.post("/request_types", kind).await;
    let ann = stranger(&app, "Ann").await;
    let good = submitted(&app, &ann, &kind, "Flood gates").await;
    let poor = submitted(&app, &ann, &kind, "Gold taps").await;
    let none = submitted(&app, &ann, &kind, "A statue").await;
    let assess = async |who: &str, request: &Value, value: f64| {
        let body = json!({"model_id": id(&model), "subject_kind": "request",
            "subject_id": id(request), "measures": [{"criterion": code, "value": value}]});
        send(&app, who, "POST", "/assessments", body).await
    };
    assess(&app.director, &good, 9.0).await.expect(201);
    assert_eq!(app.get(&format!("/requests/{}", id(&good))).await["score"], Value::Null);
    // From when the type is scored by the model, its requests have what was said before, too.
    let path = format!("/request_types/{}", id(&kind));
    let unknown = Some(json!({"scoring_model_id": id(&kind)}));
    let reply = app.call(&app.director, "PATCH", &path, &[("if-match", "1")], unknown).await;
    assert_eq!(reply.code(), "request_type.unknown_model");
    app.patch(&path, 1, json!({"scoring_model_id": id(&model)})).await;
    let now = app.get(&format!("/requests/{}", id(&good))).await;
    assert_eq!(now["scoring_model"]["name"], "Worth");
    let score = now["score"].as_f64().unwrap();
    let other = app.as_role("portfolio_manager", None).await;
    let other = assess(&other, &poor, 1.0).await.expect(201);
    let list = app.get("/requests?sort=-score").await;
    let titles: Vec<&str> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["title"].as_str().unwrap())
        .collect();
    assert_eq!(titles, ["Flood gates", "Gold taps", "A statue"]);
    let first = app.get("/requests?sort=score&limit=1").await;
    assert_eq!(first["items"][0]["id"], none["id"], "what nobody assessed stands below");
    let next = first["next"].as_str().unwrap();
    let next = app.get(&format!("/requests?sort=score&limit=1&after={next}")).await;
    assert_eq!(next["items"][0]["id"], poor["id"]);
    assert!(next["items"][0]["score"].as_f64().unwrap() < score);
    // A new version of the model counts at once, wherever the score is shown.
    let twice = json!({"criteria": [{"name": "Value", "code": code, "weight_percent": 100,
        "scale": {"kind": "linear", "from": 0, "to": 20}}]});
    app.patch(&format!("/scoring_models/{}", id(&model)), 1, twice).await;
    let halved = app.get(&format!("/requests/{}", id(&good))).await["score"].as_f64().unwrap();
    assert!((halved - score / 2.0).abs() < 1e-6, "{halved} of {score}");
    let line = app.get(&format!("/register?q=Flood&scoring_model_id={}", id(&model))).await;
    assert_eq!(line["items"][0]["score"], halved);
    let list = app.get("/requests?sort=-score&limit=1").await;
    assert_eq!(list["items"][0]["score"], halved);
    // A client sees their request, and does not assess it; nor does anybody a draft.
    assert_eq!(assess(&ann.token, &good, 10.0).await.status.as_u16(), 403);
    let draft = json!({"type_id": id(&kind), "title": "A pond"});
    let draft = app.post("/requests", draft).await;
    assert_eq!(assess(&app.director, &draft, 5.0).await.code(), "scoring.draft");
    let hidden = json!({"type_id": id(&kind), "title": "A well"});
    let hidden = send(&app, &ann.token, "POST", "/requests", hidden).await.expect(201);
    assert_eq!(assess(&app.director, &hidden, 5.0).await.status.as_u16(), 404);
    assert_eq!(other["subject_kind"], "request");
    app.patch(&path, 2, json!({"scoring_model_id": null})).await;
    assert_eq!(app.get(&format!("/requests/{}", id(&good))).await["score"], Value::Null);
}

#[tokio::test]
async fn what_was_scored_as_risky_gets_stricter_gates() {
    let app = TestApp::new().await;
    let lifecycle = async |name: &str, rule: &str| {
        let stages = json!([{"key": "work", "name": "Work", "gate": {"name": "Close"}}]);
        let body = json!({"name": name, "subject_kind": "project", "applies_when": rule,
            "definition": {"stages": stages}});
        send(&app, &app.director, "POST", "/lifecycles", body).await
    };
    let light = "requested_amount <= 250000 and (empty(score.risk) or score.risk <= 6)";
    let early = lifecycle("Light", light).await;
    assert_eq!(early.body["fields"][0]["field"], "applies_when", "nothing is scored yet");
    let model = json!({"name": "Worth", "method": "weighted", "criteria": [
        {"name": "Value", "weight_percent": 60, "scale": {"kind": "linear", "from": 0, "to": 10}},
        {"name": "Risk", "weight_percent": 40, "scale": {"kind": "linear", "from": 10, "to": 0}}]});
    let model = app.post("/scoring_models", model).await;
    lifecycle("Light", light).await.expect(201);
    lifecycle("With a board", "").await.expect(201);
    let fields = app.get("/lifecycle_fields?subject_kind=project").await;
    let labels: Vec<&str> = fields["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["label"].as_str().unwrap())
        .collect();
    assert!(labels.ends_with(&["Score in points", "Scored: Value", "Scored: Risk"]), "{labels:?}");

    let kind = app.post("/request_types", json!({"name": "Idea", "form": form()})).await;
    let decides = json!({"kind": "person", "id": app.system.user_id});
    let route = json!({"name": "Board", "subject_kind": "request",
        "steps": [{"name": "Board", "rule": "any", "approvers": [decides]}]});
    app.post("/approval_routes", route).await;
    let ann = stranger(&app, "Ann").await;
    let assess = async |subject: &str, of: &str, risk: f64| {
        let body = json!({"model_id": id(&model), "subject_kind": subject, "subject_id": of,
            "measures": [{"criterion": "value", "value": 5.0}, {"criterion": "risk", "value": risk}]});
        app.post("/assessments", body).await
    };
    let project = async |title: &str, risk: f64| {
        let request = submitted(&app, &ann, &kind, title).await;
        assess("request", &id(&request), risk).await;
        let path = format!("/requests/{}", id(&request));
        send(&app, &app.director, "POST", &format!("{path}/triage"), json!({"do": "decide"})).await;
        let query = format!("/approvals?subject_kind=request&subject_id={}", id(&request));
        let approval = id(&app.get(&query).await["items"][0]);
        let yes = json!({"choice": "approve"});
        send(&app, &app.director, "POST", &format!("/approvals/{approval}/decisions"), yes).await;
        let start = json!({"start": "2027-03-01T08:00"});
        let made = send(&app, &app.director, "POST", &format!("{path}/convert"), start).await;
        id(&made.expect(200)["project"])
    };
    let suggested = async |project: &str| {
        let place = app.get(&format!("/projects/{project}/lifecycle")).await;
        place["suggested"]["name"].as_str().unwrap().to_owned()
    };
    let (calm, risky) = (project("Benches", 2.0).await, project("A tunnel", 9.0).await);
    assert_eq!(suggested(&calm).await, "Light", "as its request was scored");
    assert_eq!(suggested(&risky).await, "With a board");
    // What is said of the project itself goes before what was said of its request.
    assess("project", &risky, 3.5).await;
    assert_eq!(suggested(&risky).await, "Light");
    let try_it = json!({"subject_kind": "project", "subject_id": risky,
        "text": "score.risk = 3.5 and score = 56"});
    let tried = send(&app, &app.director, "POST", "/rule_tests", try_it).await.expect(200);
    assert_eq!(tried["verdict"], "holds", "{tried}");
}

/// What a ranking lists: rank, kind, key and state of each line.
fn lines(ranking: &Value) -> Vec<(i64, String)> {
    let text = |one: &Value| one.as_str().unwrap().to_owned();
    let items = ranking["items"].as_array().unwrap().iter();
    items
        .map(|one| {
            let subject = &one["subject"];
            let word = [&subject["kind"], &subject["key"], &subject["name"], &one["state"]];
            (one["rank"].as_i64().unwrap(), word.map(text).join(" "))
        })
        .collect()
}

#[tokio::test]
async fn pending_requests_are_ranked_among_projects_for_who_may_see_each() {
    let app = TestApp::new().await;
    let of = |name: &str, weight: i64| json!({"name": name, "weight_percent": weight, "scale": {"kind": "linear", "from": 0, "to": 10}});
    let model = async |name: &str, value: i64| {
        let criteria = [of("Value", value), of("Ease", 100 - value)];
        let body = json!({"name": name, "method": "weighted", "criteria": criteria});
        app.post("/scoring_models", body).await
    };
    let (worth, quick) = (model("Worth", 60).await, model("Quick", 10).await);
    let assess = async |model: &Value, (kind, subject): (&str, &Value), value: f64, ease: f64| {
        let measures =
            json!([{"criterion": "value", "value": value}, {"criterion": "ease", "value": ease}]);
        let body = json!({"model_id": id(model), "subject_kind": kind, "subject_id": id(subject),
            "measures": measures});
        app.post("/assessments", body).await
    };
    let project = async |name: &str| {
        app.post("/projects", json!({"name": name, "start": "2027-03-01T08:00"})).await
    };
    let kind = app.post("/request_types", json!({"name": "Idea", "form": form()})).await;
    let (ann, ben) = (stranger(&app, "Ann").await, stranger(&app, "Ben").await);
    let (alpha, beta) = (project("Alpha").await, project("Beta").await);
    let gates = submitted(&app, &ann, &kind, "Flood gates").await;
    let taps = submitted(&app, &ben, &kind, "Gold taps").await;
    for (subject, value, ease) in [
        (("project", &alpha), 9.0, 4.0),
        (("request", &gates), 8.0, 3.0),
        (("request", &taps), 3.0, 7.0),
        (("project", &beta), 2.0, 2.0),
    ] {
        assess(&worth, subject, value, ease).await;
        assess(&quick, subject, value, ease).await;
    }
    let path = format!("/scoring_models/{}", id(&worth));
    let ranking = async |who: &str, query: &str| {
        let path = format!("{path}/ranking?{query}");
        app.call(who, "GET", &path, &[], None).await.expect(200)
    };
    let [first, second, third, fourth] = [
        format!("project {} Alpha planned", alpha["key"].as_str().unwrap()),
        "request R-1 Flood gates submitted".to_owned(),
        "request R-2 Gold taps submitted".to_owned(),
        format!("project {} Beta planned", beta["key"].as_str().unwrap()),
    ]
    .map(|text| text.replace("planned", alpha["stage"].as_str().unwrap()));
    // Points 70, 60, 46 and 20: one ranking of both, page by page.
    let all = ranking(&app.director, "").await;
    let wanted = [(1, first.clone()), (2, second.clone()), (3, third.clone()), (4, fourth.clone())];
    assert_eq!(lines(&all), wanted);
    let page = ranking(&app.director, "limit=2").await;
    let next = format!("limit=2&after={}", page["next"].as_str().unwrap());
    assert_eq!(lines(&ranking(&app.director, &next).await), wanted[2..]);
    // One kind alone keeps its places among both; a request is found by its title and number.
    for query in ["kind=request", "kind=request&sort=score"] {
        let mut found = lines(&ranking(&app.director, query).await);
        found.sort();
        assert_eq!(found, wanted[1..3]);
    }
    assert_eq!(lines(&ranking(&app.director, "kind=project").await)[1], wanted[3]);
    for query in ["q=gold", "q=r-2"] {
        assert_eq!(lines(&ranking(&app.director, query).await), wanted[2..3], "{query}");
    }
    let no_kind = format!("{path}/ranking?kind=program");
    let unknown = app.call(&app.director, "GET", &no_kind, &[], None);
    assert_eq!(unknown.await.status.as_u16(), 400);

    // Who asked sees their own request in its place among what they see, and nobody else's.
    let own = lines(&ranking(&ben.token, "").await);
    assert_eq!(own, [(1, first.clone()), (2, third.clone()), (3, fourth.clone())]);
    let member = app.as_role("team_member", Some(("project", uuid(&beta)))).await;
    assert_eq!(lines(&ranking(&member, "").await), [(1, fourth)]);

    // Neighbours of the ranking, and both models side by side, of what each may see.
    let names = |swaps: &Value| -> Vec<String> {
        let items = swaps["items"].as_array().unwrap().iter();
        let of = |one: &Value| {
            format!("{} {}", one["kind"].as_str().unwrap(), one["key"].as_str().unwrap())
        };
        items.map(|one| format!("{} over {}", of(&one["above"]), of(&one["below"]))).collect()
    };
    let (a, b) = (alpha["key"].as_str().unwrap(), beta["key"].as_str().unwrap());
    let swaps = async |who: &str, query: &str| {
        let path = format!("{path}/sensitivity?{query}");
        app.call(who, "GET", &path, &[], None).await.expect(200)
    };
    let found = swaps(&app.director, "").await;
    let all = [
        format!("project {a} over request R-1"),
        "request R-1 over request R-2".into(),
        format!("request R-2 over project {b}"),
    ];
    assert_eq!(names(&found), all);
    // 8 w + 3 (1 − w) = 3 w + 7 (1 − w) at w = 4 ÷ 9; of as much change the first criterion counts.
    assert_eq!(found["items"][1]["swaps_at_percent"], 44.44);
    assert_eq!(names(&swaps(&app.director, "kind=request").await), all[1..2]);
    assert_eq!(
        names(&swaps(&ann.token, "").await),
        [all[0].clone(), format!("request R-1 over project {b}")]
    );
    let beside = async |who: &str, query: &str| {
        let path = format!("{path}/ranking_comparison?with={}{query}", id(&quick));
        app.call(who, "GET", &path, &[], None).await.expect(200)
    };
    let ranks = |found: &Value| -> Vec<(String, i64, i64)> {
        let items = found["items"].as_array().unwrap().iter();
        let rank = |one: &Value, of: &str| one[of].as_i64().unwrap();
        items
            .map(|one| {
                (
                    one["subject"]["key"].as_str().unwrap().into(),
                    rank(one, "rank"),
                    rank(one, "other_rank"),
                )
            })
            .collect()
    };
    let of = |key: &str, one, other| (key.to_owned(), one, other);
    // Under the second: 45, 35, 66 and 20.
    let found = beside(&app.director, "").await;
    assert_eq!(ranks(&found), [of(a, 1, 2), of("R-1", 2, 3), of("R-2", 3, 1), of(b, 4, 4)]);
    let found = beside(&app.director, "&kind=request").await;
    assert_eq!(
        (ranks(&found), &found["tau"]),
        (vec![of("R-1", 1, 2), of("R-2", 2, 1)], &json!(-1.0))
    );
    assert_eq!(ranks(&beside(&ann.token, "").await), [of(a, 1, 1), of("R-1", 2, 2), of(b, 3, 3)]);

    // What is rejected waits no longer, and is not ranked.
    let triage = format!("/requests/{}/triage", id(&gates));
    send(&app, &app.director, "POST", &triage, json!({"do": "take"})).await.expect(200);
    send(&app, &app.director, "POST", &triage, json!({"do": "reject", "reason": "No"}))
        .await
        .expect(200);
    let left: Vec<i64> = lines(&ranking(&app.director, "").await).iter().map(|one| one.0).collect();
    assert_eq!(left, [1, 2, 3]);
    // What scenarios begin with counts the score of a request as its value.
    let live = app.get(&format!("/live_figures?scoring_model_id={}", id(&worth))).await;
    let subjects = live["subjects"].as_array().unwrap().iter();
    let values: Vec<&Value> =
        subjects.filter(|one| one["kind"] == "request").map(|one| &one["value"]).collect();
    assert_eq!(values, [&json!(46.0)]);
}
