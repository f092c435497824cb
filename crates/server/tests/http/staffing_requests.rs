//! Asking for people and answering: who fits, proposals, counter-proposals, in part, no, and too late.

use jiff::civil::date;
use serde_json::{Value, json};
use steerco_app::resource::{expire_staffing_requests, expire_staffing_requests_on};

use crate::{
    allocations::{allocated, person, project, span},
    test_app::{Person, Reply, TestApp, id, uuid},
};

/// A project manager of the project, a resource manager, and a request for three fitters, 80 h each.
pub(crate) struct Case {
    pub(crate) app: TestApp,
    pub(crate) pump: Value,
    pub(crate) role: Value,
    pub(crate) asks: Person,
    pub(crate) answers: Person,
}

impl Case {
    pub(crate) async fn new() -> Self {
        let app = TestApp::new().await;
        let pump = project(&app, "Pump").await;
        let role = app.post("/job_roles", json!({"name": "Fitter"})).await;
        let at = Some(("project", uuid(&pump)));
        let asks = app.as_person("project_manager", at, Some("Pia")).await;
        let answers = app.as_person("resource_manager", None, Some("Rob")).await;
        Self { app, pump, role, asks, answers }
    }

    pub(crate) async fn fitter(&self, name: &str) -> Value {
        let who = person(&self.app, name).await;
        let held = json!({"job_role_id": id(&self.role), "from": "2020-01-01"});
        self.app.post(&format!("/resources/{}/roles", id(&who)), held).await;
        who
    }

    pub(crate) async fn ask(&self, more: Value) -> Reply {
        let mut body = json!({"job_role_id": id(&self.role), "people": 3, "amount": "80",
                              "from": "2027-03-01", "to": "2027-03-12"});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let path = format!("/projects/{}/staffing_requests", id(&self.pump));
        self.app.call(&self.asks.token, "POST", &path, &[], Some(body)).await
    }

    pub(crate) async fn by(&self, who: &Person, path: &str, body: Value) -> Reply {
        self.app.call(&who.token, "POST", path, &[], Some(body)).await
    }

    pub(crate) async fn propose(&self, request: &Value, body: Value) -> Reply {
        let path = format!("/staffing_requests/{}/proposals", id(request));
        self.by(&self.answers, &path, body).await
    }

    pub(crate) async fn told(&self, who: &Person) -> Vec<String> {
        let found =
            self.app.call(&who.token, "GET", "/me/notifications", &[], None).await.expect(200);
        let kinds = found["items"].as_array().unwrap().iter();
        kinds.map(|one| one["kind"].as_str().unwrap().to_owned()).collect()
    }

    pub(crate) async fn waits(&self, who: &Person) -> Vec<String> {
        let found = self.app.call(&who.token, "GET", "/me/inbox", &[], None).await.expect(200);
        let items = found["items"].as_array().unwrap().iter();
        items.map(|one| one["kind"].as_str().unwrap().to_owned()).collect()
    }

    pub(crate) async fn committed(&self) -> Vec<(String, i64)> {
        let path = format!("/projects/{}/allocations", id(&self.pump));
        let found = self.app.get(&path).await;
        let rows = found["items"].as_array().unwrap().iter();
        rows.filter(|one| one["state"] == "committed")
            .map(|one| {
                let name = one["resource"]["name"].as_str().unwrap().to_owned();
                (name, one["minutes"].as_i64().unwrap())
            })
            .collect()
    }
}

#[tokio::test]
async fn a_request_is_filled_in_parts_and_both_sides_see_how() {
    let case = Case::new().await;
    let (ann, bob) = (case.fitter("Ann").await, case.fitter("Bob").await);
    let asked = case.ask(json!({"note": "Gates"})).await.expect(201);
    assert_eq!((&asked["state"], &asked["asked_minutes"]), (&json!("open"), &json!(14_400)));
    assert_eq!(asked["expires"], "2027-03-01", "the first day unless told");
    assert_eq!(case.told(&case.answers).await, ["staffing_asked"]);
    assert_eq!(case.waits(&case.answers).await, ["staffing"]);

    // One is proposed as asked: proposed time is an allocation that does not count as promised.
    let now = case.propose(&asked, json!({"resource_id": id(&ann)})).await.expect(200);
    assert_eq!(
        (&now["state"], &now["proposals"][0]["minutes"]),
        (&json!("proposed"), &json!(4_800))
    );
    assert_eq!(case.committed().await, []);
    assert_eq!(case.told(&case.asks).await, ["staffing_proposed"]);
    assert_eq!(case.waits(&case.asks).await, ["staffing_proposed"]);

    // Half of it is taken; the rest of the request stays open.
    let accept = format!("/staffing_proposals/{}/accept", id(&now["proposals"][0]));
    let much = case.by(&case.asks, &accept, json!({"minutes": 4_801})).await;
    assert_eq!(much.code(), "staffing.more_than_open");
    let now = case.by(&case.asks, &accept, json!({"minutes": 2_400})).await.expect(200);
    assert_eq!(
        (&now["state"], &now["filled_minutes"], &now["proposals"][0]["state"]),
        (&json!("partly_filled"), &json!(2_400), &json!("accepted_in_part"))
    );
    assert_eq!(case.committed().await, [("Ann".into(), 2_400)]);
    let again = case.by(&case.asks, &accept, json!({})).await;
    assert_eq!(again.code(), "staffing.answered_already");

    // The other is offered later and less; the project wants all of it; that is accepted.
    let offer = json!({"resource_id": id(&bob), "from": "2027-03-08", "minutes": 1_200});
    let now = case.propose(&asked, offer).await.expect(200);
    let counter = format!("/staffing_proposals/{}/counter", id(&now["proposals"][1]));
    let same = case.by(&case.asks, &counter, json!({})).await;
    assert_eq!(same.code(), "staffing.counters_nothing");
    let other = json!({"from": "2027-03-01", "minutes": 12_000, "note": "All of March"});
    let now = case.by(&case.asks, &counter, other).await.expect(200);
    assert_eq!(
        (&now["state"], &now["proposals"][1]["state"]),
        (&json!("countered"), &json!("countered"))
    );
    assert_eq!(case.waits(&case.answers).await, ["staffing"]);
    let accept = format!("/staffing_proposals/{}/accept", id(&now["proposals"][2]));
    let own = case.by(&case.asks, &accept, json!({})).await;
    assert_eq!(own.status.as_u16(), 403, "nobody accepts what their own side proposed");
    let now = case.by(&case.answers, &accept, json!({"reason": "Fine"})).await.expect(200);
    assert_eq!((&now["state"], &now["filled_minutes"]), (&json!("filled"), &json!(14_400)));
    assert_eq!(case.committed().await, [("Ann".into(), 2_400), ("Bob".into(), 12_000)]);
    assert!(case.waits(&case.answers).await.is_empty() && case.waits(&case.asks).await.is_empty());

    let path = format!("/staffing_requests/{}/history", id(&asked));
    let history = case.app.call(&case.asks.token, "GET", &path, &[], None).await.expect(200);
    let told: Vec<(&str, Option<&str>)> = history["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["verb"].as_str().unwrap(), one["person"]["name"].as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("staffing_person_accepted", Some("Bob")),
            ("staffing_countered", Some("Bob")),
            ("staffing_person_proposed", Some("Bob")),
            ("staffing_person_accepted", Some("Ann")),
            ("staffing_person_proposed", Some("Ann")),
            ("staffing_request_opened", None),
        ]
    );
    let said = json!({"text": "Thanks"});
    let talk = format!("/subjects/staffing_request/{}/comments", id(&asked));
    case.by(&case.asks, &talk, said).await.expect(201);
    let figures = case.app.get("/staffing_figures").await;
    assert_eq!(
        (&figures["fill_percent"], &figures["filled_requests"], &figures["mean_days"]),
        (&json!(100.0), &json!(1), &json!(0.0))
    );
}

#[tokio::test]
async fn people_are_ranked_with_reasons_and_rates_stay_with_those_who_may_see_them() {
    let case = Case::new().await;
    let app = &case.app;
    let welding = id(&app.post("/skills", json!({"name": "Welding"})).await);
    let crane = id(&app.post("/skills", json!({"name": "Crane"})).await);
    let (ann, bob) = (case.fitter("Ann").await, case.fitter("Bob").await);
    person(app, "Cleo, no fitter").await;
    for (who, skill, level, expires) in [
        (&ann, &welding, 3, json!("2027-03-05")),
        (&ann, &crane, 2, Value::Null),
        (&bob, &welding, 2, Value::Null),
    ] {
        let able = json!({"skill_id": skill, "manager_level": level, "expires": expires});
        app.post(&format!("/resources/{}/skills", id(who)), able).await;
    }
    for (who, rate) in [(&ann, "90.00"), (&bob, "45.00")] {
        let rate = json!({"kind": "cost", "from": "2020-01-01", "rate": rate, "currency": "EUR"});
        app.post(&format!("/resources/{}/rates", id(who)), rate).await;
    }
    // Ann has 40 of 80 h left.
    let other = project(app, "Other").await;
    let taken = json!({"resource_id": id(&ann), "state": "committed",
                       "spans": [span("2027-03-01", "2027-03-12", 40)]});
    allocated(app, &other, taken).await;
    let skills = json!([{"skill_id": welding, "level": 3, "required": true},
                        {"skill_id": crane, "level": 2}]);
    let asked = case.ask(json!({"skills": skills})).await.expect(201);
    let path = format!("/staffing_requests/{}/candidates", id(&asked));
    let seen = app.get(&path).await;
    let people = seen["candidates"]["items"].as_array().unwrap();
    let names: Vec<&str> =
        people.iter().map(|one| one["person"]["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Ann", "Bob"], "who has what is required comes first");
    let first = &people[0];
    assert_eq!(
        (&first["qualified"], &first["free_minutes"], &first["skills"][0]["ends_during"]),
        (&json!(true), &json!(2_400), &json!(true))
    );
    let percents: Vec<&Value> =
        first["scores"].as_array().unwrap().iter().map(|one| &one["percent"]).collect();
    let half = json!(50.0);
    let none = &Value::Null;
    assert_eq!(percents, [&json!(100.0), &json!(100.0), &half, &half, none, none, none]);
    // (30 · 100 + 20 · 100 + 30 · 50 + 10 · 50) / 90
    assert_eq!(first["total_percent"], 77.78);
    assert_eq!((&first["rate"], &people[1]["rate"]), (&json!("90.00"), &json!("45.00")));

    // Somebody who answers and sees no rates gets an order that knows none.
    let permissions = ["allocation.view", "staffing.answer", "project.view"];
    app.post("/roles", json!({"name": "Dispatcher", "permissions": permissions})).await;
    let blind = app.as_role("dispatcher", None).await;
    let seen = app.call(&blind, "GET", &path, &[], None).await.expect(200);
    assert_eq!(seen["cost_hidden"], true);
    let first = &seen["candidates"]["items"][0];
    assert_eq!((&first["rate"], &first["scores"][3]["percent"]), (&Value::Null, &Value::Null));
    assert_eq!(first["total_percent"], 81.25);

    // The organisation says what counts.
    let weights = json!({"skill": 0, "level": 0, "availability": 0, "cost": 1, "location": 0, "time_zone": 0});
    let put = |version: &'static str, body: Value| async move {
        app.call(&app.director, "PUT", "/staffing_policy", &[("if-match", version)], Some(body))
            .await
    };
    put("0", weights).await.expect(200);
    assert_eq!(app.get(&path).await["candidates"]["items"][0]["total_percent"], 50.0);
    let none = json!({"skill": 0, "level": 0, "availability": 0, "cost": 0, "location": 0, "time_zone": 0});
    assert_eq!(put("1", none).await.code(), "staffing.no_weight");

    // What people would like to do counts once somebody has said so.
    let liking = json!({"skill": 0, "level": 0, "availability": 0, "cost": 0, "location": 0,
                        "time_zone": 0, "interest": 1});
    put("1", liking).await.expect(200);
    let totals = async || -> Vec<(String, Value, Value)> {
        let seen = app.get(&path).await;
        let people = seen["candidates"]["items"].as_array().unwrap().iter();
        people
            .map(|one| {
                let name = one["person"]["name"].as_str().unwrap().to_owned();
                (name, one["scores"][6]["percent"].clone(), one["total_percent"].clone())
            })
            .collect()
    };
    let zero = json!(0.0);
    assert_eq!(totals().await[1], ("Bob".into(), Value::Null, zero.clone()));
    let own = app.get(&format!("/resources/{}/skills", id(&bob))).await;
    let welds = format!("/resource_skills/{}", id(&own["items"][0]));
    app.patch(&welds, 1, json!({"interested": true})).await;
    let told = totals().await;
    assert_eq!(told[0], ("Ann".into(), zero.clone(), zero), "required skills stay above all");
    assert_eq!(
        told[1],
        ("Bob".into(), json!(66.67), json!(66.67)),
        "the required one counts twice"
    );

    // A skill that ends during the days is named with the proposal too.
    let now = case.propose(&asked, json!({"resource_id": id(&ann)})).await.expect(200);
    let ending = &now["proposals"][0]["ending"][0];
    assert_eq!(
        (&ending["skill"]["name"], &ending["on"]),
        (&json!("Welding"), &json!("2027-03-05"))
    );
}

#[tokio::test]
async fn what_is_turned_down_taken_back_or_too_late_leaves_no_time_behind() {
    let case = Case::new().await;
    let ann = case.fitter("Ann").await;
    let allocations = format!("/projects/{}/allocations", id(&case.pump));
    let asked = case.ask(json!({})).await.expect(201);
    let now = case.propose(&asked, json!({"resource_id": id(&ann)})).await.expect(200);
    assert_eq!(case.app.get(&allocations).await["total"], 1);
    let reject = format!("/staffing_proposals/{}/reject", id(&now["proposals"][0]));
    let why = case.by(&case.asks, &reject, json!({"reason": " "})).await;
    assert_eq!(why.code(), "staffing.reason_missing");
    let now = case.by(&case.asks, &reject, json!({"reason": "Too far away"})).await.expect(200);
    assert_eq!(
        (&now["state"], &now["proposals"][0]["reason"]),
        (&json!("open"), &json!("Too far away"))
    );
    assert_eq!(case.app.get(&allocations).await["total"], 0);

    let now = case.propose(&asked, json!({"resource_id": id(&ann)})).await.expect(200);
    let back = format!("/staffing_proposals/{}/withdraw", id(&now["proposals"][1]));
    let theirs = case.by(&case.asks, &back, json!({})).await;
    assert_eq!(theirs.status.as_u16(), 403);
    assert_eq!(case.by(&case.answers, &back, json!({})).await.expect(200)["state"], "open");

    // The last day goes by.
    case.propose(&asked, json!({"resource_id": id(&ann)})).await.expect(200);
    expire_staffing_requests(&case.app.app).await.unwrap();
    let path = format!("/staffing_requests/{}", id(&asked));
    assert_eq!(case.app.get(&path).await["state"], "proposed", "it is not over yet");
    expire_staffing_requests_on(&case.app.app, date(2027, 3, 2)).await.unwrap();
    let now = case.app.get(&path).await;
    assert_eq!(
        (&now["state"], &now["proposals"][2]["state"]),
        (&json!("expired"), &json!("lapsed"))
    );
    assert_eq!(case.app.get(&allocations).await["total"], 0);
    assert_eq!(case.told(&case.asks).await[0], "staffing_expired");
    assert_eq!(case.told(&case.answers).await[0], "staffing_expired");
    let late = case.propose(&asked, json!({"resource_id": id(&ann)})).await;
    assert_eq!(late.code(), "staffing.not_open");

    // No to all of it, with a reason; and nobody needs it any more.
    let asked = case.ask(json!({})).await.expect(201);
    let path = format!("/staffing_requests/{}/reject", id(&asked));
    let own = case.by(&case.asks, &path, json!({"reason": "No"})).await;
    assert_eq!(own.status.as_u16(), 403);
    let now = case.by(&case.answers, &path, json!({"reason": "Nobody left"})).await.expect(200);
    assert_eq!((&now["state"], &now["reason"]), (&json!("rejected"), &json!("Nobody left")));
    let asked = case.ask(json!({})).await.expect(201);
    let path = format!("/staffing_requests/{}/withdraw", id(&asked));
    assert_eq!(case.by(&case.asks, &path, json!({})).await.expect(200)["state"], "withdrawn");
    let list = case.app.get("/staffing_requests?state=live").await;
    assert_eq!(list["total"], 0);
    assert_eq!(case.app.get("/staffing_requests?limit=2").await["total"], 3);
}

#[tokio::test]
async fn requests_that_make_no_sense_say_which_field_and_what_to_do() {
    let case = Case::new().await;
    let app = &case.app;
    let skill = id(&app.post("/skills", json!({"name": "Welding"})).await);
    let cases = [
        (json!({"amount": "lots"}), "allocation.bad_amount"),
        (json!({"amount": "0"}), "staffing.bad_amount"),
        (json!({"people": 0}), "staffing.bad_people"),
        (json!({"to": "2027-02-28"}), "staffing.bad_days"),
        (json!({"expires": "2020-01-01"}), "staffing.expires_past"),
        (json!({"expires": "2027-03-13"}), "staffing.expires_late"),
        (json!({"job_role_id": id(&case.pump)}), "staffing.unknown_role"),
        (json!({"skills": [{"skill_id": id(&case.pump), "level": 1}]}), "staffing.unknown_skill"),
        (json!({"skills": [{"skill_id": skill, "level": 6}]}), "staffing.bad_level"),
        (
            json!({"skills": [{"skill_id": skill, "level": 1}, {"skill_id": skill, "level": 2}]}),
            "staffing.skill_twice",
        ),
        (json!({"time_zone": "Bonn"}), "resource.bad_time_zone"),
    ];
    for (more, code) in cases {
        assert_eq!(case.ask(more.clone()).await.code(), code, "{more}");
    }
    // Half of two weeks, of which every day has eight hours.
    let half = case.ask(json!({"amount": "50 %", "people": 1})).await.expect(201);
    assert_eq!(half["minutes"], 2_400);

    // A draft is nobody else's business until it is sent.
    let draft = case.ask(json!({"draft": true})).await.expect(201);
    let path = format!("/staffing_requests/{}", id(&draft));
    let seen = app.call(&case.answers.token, "GET", &path, &[], None).await;
    assert_eq!(seen.status.as_u16(), 404);
    let patch = Some(json!({"people": 2, "amount": "0.5 FTE"}));
    let head = [("if-match", "1")];
    let now = app.call(&case.asks.token, "PATCH", &path, &head, patch).await.expect(200);
    assert_eq!(now["asked_minutes"], 4_800);
    case.by(&case.asks, &format!("{path}/open"), json!({})).await.expect(200);
    let gone = app.call(&case.asks.token, "DELETE", &path, &[("if-match", "3")], None).await;
    assert_eq!(gone.code(), "staffing.not_a_draft");

    // Nobody is asked for or proposed in a project that is over.
    let version =
        app.get(&format!("/projects/{}", id(&case.pump))).await["version"].as_i64().unwrap();
    app.patch(&format!("/projects/{}", id(&case.pump)), version, json!({"stage": "done"})).await;
    assert_eq!(case.ask(json!({})).await.code(), "allocation.project_closed");
    let ann = case.fitter("Ann").await;
    let late = case.propose(&draft, json!({"resource_id": id(&ann)})).await;
    assert_eq!(late.code(), "allocation.project_closed");
}
