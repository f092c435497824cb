//! How projects score: models and their versions, several people, rankings, weights in pairs.

use serde_json::{Value, json};

use crate::{
    requests::send,
    test_app::{Reply, TestApp, id, uuid},
};

fn criterion(name: &str, weight: f64, from: f64, to: f64) -> Value {
    json!({"name": name, "weight_percent": weight, "scale": {"kind": "linear", "from": from, "to": to}})
}

/// Fit counts 60 %, cost 40 % (less is better); without any fit a project is out.
async fn model(app: &TestApp) -> Value {
    let mut fit = criterion("Fit", 60.0, 0.0, 10.0);
    fit["knock_out_below_percent"] = json!(20);
    let cost = criterion("Cost", 40.0, 1000.0, 0.0);
    let body = json!({"name": "Value", "method": "weighted", "criteria": [fit, cost]});
    app.post("/scoring_models", body).await
}

async fn project(app: &TestApp, name: &str) -> Value {
    app.post("/projects", json!({"name": name, "start": "2026-03-02T08:00"})).await
}

fn said(model: &Value, project: &Value, fit: f64, cost: f64) -> Value {
    json!({
        "model_id": id(model), "subject_kind": "project", "subject_id": id(project),
        "measures": [
            {"criterion": "fit", "value": fit, "note": "as in the brief"},
            {"criterion": "cost", "value": cost},
        ],
    })
}

#[tokio::test]
async fn weights_that_do_not_sum_to_the_whole_are_refused_with_their_sum() {
    let app = TestApp::new().await;
    let body = json!({"name": "Value", "method": "weighted", "criteria": [
        criterion("Fit", 60.0, 0.0, 10.0), criterion("Cost", 35.5, 1000.0, 0.0)]});
    let reply = app.call(&app.director, "POST", "/scoring_models", &[], Some(body)).await;
    assert_eq!(reply.code(), "scoring.weights_not_whole");
    let text = reply.body["detail"].as_str().unwrap();
    assert_eq!(text, "The weights sum to 95.5 %, not 100 %. Add 4.5 % in all.");
    for (body, code) in [
        (json!({"name": "A", "method": "magic", "criteria": []}), "scoring.unknown_method"),
        (json!({"name": "A", "method": "weighted", "criteria": []}), "scoring.bad_criterion"),
        (
            json!({"name": "A", "method": "ice", "criteria": [{"name": "Impact"}]}),
            "scoring.bad_criterion",
        ),
        (
            json!({"name": "A", "method": "weighted",
                   "criteria": [criterion("Fit", 100.0, 5.0, 5.0)]}),
            "scoring.bad_criterion",
        ),
    ] {
        let reply = app.call(&app.director, "POST", "/scoring_models", &[], Some(body)).await;
        assert_eq!(reply.code(), code);
    }
    let member = app.as_role("team_member", None).await;
    let body = json!({"name": "A", "method": "weighted", "criteria": []});
    let reply = app.call(&member, "POST", "/scoring_models", &[], Some(body)).await;
    assert_eq!(reply.status.as_u16(), 403);
}

#[tokio::test]
async fn several_people_assess_and_the_ranking_says_mean_spread_and_why() {
    let app = TestApp::new().await;
    let model = model(&app).await;
    let (alpha, beta, gamma) =
        (project(&app, "Alpha").await, project(&app, "Beta").await, project(&app, "Gamma").await);
    // 0.6 × 0.8 + 0.4 × 0.5 = 0.68.
    let own = app.post("/assessments", said(&model, &alpha, 8.0, 500.0)).await;
    assert_eq!(own["score"], 68.0);
    assert_eq!(own["parts"][0], json!({"criterion": "fit", "value_percent": 80.0, "points": 48.0}));
    let analyst = app.as_role("pmo_analyst", None).await;
    let body = Some(said(&model, &alpha, 6.0, 500.0));
    app.call(&analyst, "POST", "/assessments", &[], body).await.expect(201);
    app.post("/assessments", said(&model, &beta, 9.0, 0.0)).await;
    app.post("/assessments", said(&model, &gamma, 1.0, 0.0)).await;

    let path = format!("/scoring_models/{}/ranking", id(&model));
    let ranked = app.get(&path).await;
    let of = |at: usize, field: &str| ranked["items"][at][field].clone();
    assert_eq!((of(0, "rank"), of(0, "score")), (json!(1), json!(94.0)));
    // 68 and 56.
    assert_eq!(
        (of(1, "score"), of(1, "spread"), of(1, "assessors")),
        (json!(62.0), json!(8.485281), json!(2))
    );
    assert_eq!((of(2, "rank"), of(2, "knocked_out")), (json!(3), json!(true)));
    let found = app.get(&format!("{path}?q=gam")).await;
    assert_eq!((&found["total"], &found["items"][0]["rank"]), (&json!(1), &json!(3)));

    let why = format!(
        "/assessments?model_id={}&subject_kind=project&subject_id={}",
        id(&model),
        id(&alpha)
    );
    let why = app.get(&why).await;
    assert_eq!((&why["score"], &why["mean_parts"]), (&json!(62.0), &json!([42.0, 20.0])));
    assert_eq!(why["items"][0]["measures"][0]["note"], "as in the brief");

    // Whoever sees one project only sees its place among what they see.
    let member = app.as_role("team_member", Some(("project", uuid(&alpha)))).await;
    let seen = app.call(&member, "GET", &path, &[], None).await.expect(200);
    assert_eq!((&seen["total"], &seen["items"][0]["rank"]), (&json!(1), &json!(1)));
    let reply =
        app.call(&member, "POST", "/assessments", &[], Some(said(&model, &alpha, 1.0, 1.0))).await;
    assert_eq!(reply.status.as_u16(), 403);

    // One's own word is replaced, and taken back.
    let again = app.post("/assessments", said(&model, &alpha, 10.0, 0.0)).await;
    assert_eq!((&again["id"], &again["version"]), (&own["id"], &json!(2)));
    let gone = app.delete(&format!("/assessments/{}", id(&own)), 2).await;
    assert_eq!(gone.status.as_u16(), 204);
    let mut short = said(&model, &alpha, 1.0, 1.0);
    short["measures"].as_array_mut().unwrap().pop();
    let reply = app.call(&app.director, "POST", "/assessments", &[], Some(short)).await;
    assert_eq!(reply.body["detail"], "Give one value for “Cost”.");

    // Who is far from what all others say is marked.
    for (name, fit) in [("Ben", 9.0), ("Cy", 8.8), ("Di", 3.0)] {
        let who = app.as_person("pmo_analyst", None, Some(name)).await.token;
        app.call(&who, "POST", "/assessments", &[], Some(said(&model, &beta, fit, 0.0)))
            .await
            .expect(201);
    }
    let ranked = app.get(&path).await;
    let beta_line =
        ranked["items"].as_array().unwrap().iter().find(|one| one["subject"]["name"] == "Beta");
    assert_eq!(beta_line.unwrap()["outliers"], 1);
    let all = format!(
        "/assessments?model_id={}&subject_kind=project&subject_id={}",
        id(&model),
        id(&beta)
    );
    let all = app.get(&all).await["items"].clone();
    let far: Vec<&Value> =
        all.as_array().unwrap().iter().filter(|one| one["outlier"] == true).collect();
    assert_eq!((far.len(), &far[0]["assessor"]["name"]), (1, &json!("Di")));

    // A project that is deleted leaves the ranking.
    app.delete(&format!("/projects/{}", id(&beta)), 1).await;
    assert_eq!(app.get(&path).await["total"], 2);
}

#[tokio::test]
async fn a_measure_counts_by_its_step_or_by_its_distance_from_a_band() {
    let app = TestApp::new().await;
    let alpha = project(&app, "Alpha").await;
    let steps = json!([{"from": 0, "percent": 10}, {"from": 5, "percent": 60}, {"from": 8, "percent": 100}]);
    let body = json!({"name": "Value", "method": "weighted", "criteria": [
        {"name": "Fit", "weight_percent": 50, "scale": {"kind": "step", "steps": steps}},
        {"name": "Months", "weight_percent": 50,
         "scale": {"kind": "target", "low": 3, "high": 9, "slope": 10}}]});
    let model = app.post("/scoring_models", body).await;
    // The step that is reached counts; a distance of 4 of 10 from the band leaves 60 %.
    for (fit, months, score) in
        [(7.9, 3.0, 80.0), (8.0, 13.0, 80.0), (-1.0, 40.0, 0.0), (0.0, 9.0, 55.0)]
    {
        assert_eq!(say(&app, &model, &alpha, &[fit, months]).await.expect(201)["score"], score);
    }
    let mut back = model["criteria"].clone();
    back[0]["scale"]["steps"] = json!([{"from": 5, "percent": 10}, {"from": 0, "percent": 60}]);
    let body = json!({"name": "Back", "method": "weighted", "criteria": back});
    let reply = send(&app, &app.director, "POST", "/scoring_models", body).await;
    assert_eq!(reply.code(), "scoring.bad_criterion");
}

#[tokio::test]
async fn a_changed_model_is_a_new_version_and_the_old_scores_stay() {
    let app = TestApp::new().await;
    let model = model(&app).await;
    let alpha = project(&app, "Alpha").await;
    app.post("/assessments", said(&model, &alpha, 8.0, 500.0)).await;
    let path = format!("/scoring_models/{}", id(&model));
    let mut criteria = model["criteria"].clone();
    criteria[0]["weight_percent"] = json!(10);
    criteria[1]["weight_percent"] = json!(90);
    let second = app.patch(&path, 1, json!({"criteria": criteria})).await;
    assert_eq!(second["number"], 2);
    // 0.1 × 0.8 + 0.9 × 0.5; the first version says what it said.
    let now = app.get(&format!("{path}/ranking")).await;
    assert_eq!(now["items"][0]["score"], 53.0);
    let then = app.get(&format!("{path}/ranking?number=1")).await;
    assert_eq!(then["items"][0]["score"], 68.0);
    // A criterion that nobody answered: everyone is asked anew.
    criteria.as_array_mut().unwrap().push(criterion("Risk", 0.0, 10.0, 0.0));
    app.patch(&path, 2, json!({"criteria": criteria})).await;
    assert_eq!(app.get(&format!("{path}/ranking")).await["total"], 0);
    assert_eq!(app.get(&format!("{path}/versions")).await["total"], 3);
    let renamed = app.patch(&path, 3, json!({"name": "Worth"})).await;
    assert_eq!(renamed["number"], 3, "a name makes no version");
    let reply = app.delete(&path, 4).await;
    assert_eq!(reply.code(), "scoring.in_use");
    app.patch(&path, 4, json!({"archived": true})).await;
    assert_eq!(app.get("/scoring_models").await["total"], 0);
}

#[tokio::test]
async fn other_methods_use_their_formulas() {
    let app = TestApp::new().await;
    let alpha = project(&app, "Alpha").await;
    let templates = app.get("/scoring_templates").await;
    for (key, values, score) in [
        ("wsjf", vec![8.0, 5.0, 3.0, 5.0], 3.2),
        ("rice", vec![1000.0, 2.0, 80.0, 4.0], 400.0),
        ("ice", vec![8.0, 7.0, 5.0], 280.0),
        // The golden cash flow at 10 %.
        ("npv", vec![-1000.0, 300.0, 400.0, 500.0, 200.0], 115.566),
        ("pi", vec![-1000.0, 300.0, 400.0, 500.0, 200.0], 1.115_566),
        ("irr", vec![-1000.0, 300.0, 400.0, 500.0, 200.0], 15.322_138),
        ("cd3", vec![40.0, 5.0], 8.0),
        // (500 × 60 % − 40) × 70 % − 90 = 92, by the 90 of development.
        ("ecv", vec![500.0, 60.0, 40.0, 70.0, 90.0], 1.022_222),
        ("moscow", vec![3.0], 3.0),
        // Expected, and disliked when it is missing: must-be, −1 of dissatisfaction alone.
        ("kano", vec![4.0, 1.0], 5.5),
    ] {
        let all = templates["items"].as_array().unwrap();
        let template = all.iter().find(|one| one["key"] == key).unwrap();
        let model = app.post("/scoring_models", template.clone()).await;
        let codes = model["criteria"].as_array().unwrap().iter();
        let measures: Vec<Value> = codes
            .zip(&values)
            .map(|(one, value)| json!({"criterion": one["code"], "value": value}))
            .collect();
        let body = json!({"model_id": id(&model), "subject_kind": "project",
            "subject_id": id(&alpha), "measures": measures});
        assert_eq!(app.post("/assessments", body).await["score"], score, "{key}");
    }
}

/// Says a project's measures under a model, in the order of its criteria.
async fn say(app: &TestApp, model: &Value, project: &Value, values: &[f64]) -> Reply {
    let codes = model["criteria"].as_array().unwrap().iter();
    let measures: Vec<Value> = codes
        .zip(values)
        .map(|(one, value)| json!({"criterion": one["code"], "value": value}))
        .collect();
    let body = json!({"model_id": id(model), "subject_kind": "project",
        "subject_id": id(project), "measures": measures});
    send(app, &app.director, "POST", "/assessments", body).await
}

#[tokio::test]
async fn moscow_has_buckets_and_rates_that_mean_nothing_are_refused() {
    let app = TestApp::new().await;
    let templates = app.get("/scoring_templates").await["items"].as_array().unwrap().clone();
    let of = async |key: &str| {
        let template = templates.iter().find(|one| one["key"] == key).unwrap();
        app.post("/scoring_models", template.clone()).await
    };
    let (moscow, irr, pi) = (of("moscow").await, of("irr").await, of("pi").await);
    let (must, could) = (project(&app, "Must").await, project(&app, "Could").await);
    say(&app, &moscow, &could, &[2.0]).await.expect(201);
    let said = say(&app, &moscow, &must, &[4.0]).await.expect(201);
    assert_eq!(said["bucket"], "must");
    assert_eq!(say(&app, &moscow, &must, &[5.0]).await.code(), "scoring.no_priority");
    let ranking = app.get(&format!("/scoring_models/{}/ranking", id(&moscow))).await;
    let lines: Vec<(&str, &str)> = ranking["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["subject"]["name"].as_str().unwrap(), one["bucket"].as_str().unwrap()))
        .collect();
    assert_eq!(lines, [("Must", "must"), ("Could", "could")]);

    let several = say(&app, &irr, &must, &[-1000.0, 3600.0, -4310.0, 1716.0, 0.0]).await;
    assert_eq!(several.code(), "scoring.no_rate_of_return");
    let text = several.body["detail"].as_str().unwrap();
    assert!(text.contains("3 rates of return (10.0 %, 20.0 %, 30.0 %)"), "{text}");
    let none = say(&app, &irr, &must, &[-1000.0, 0.0, 0.0, 0.0, 0.0]).await;
    assert_eq!(none.code(), "scoring.no_rate_of_return");
    let nothing = say(&app, &pi, &must, &[0.0, 300.0, 0.0, 0.0, 0.0]).await;
    assert_eq!(nothing.code(), "scoring.no_investment");
}

/// A model made of the template with this key.
async fn of_template(app: &TestApp, key: &str) -> Value {
    let templates = app.get("/scoring_templates").await;
    let all = templates["items"].as_array().unwrap();
    let template = all.iter().find(|one| one["key"] == key).unwrap();
    app.post("/scoring_models", template.clone()).await
}

#[tokio::test]
async fn kano_counts_what_several_people_feel_and_ranks_categories_before_numbers() {
    let app = TestApp::new().await;
    let kano = of_template(&app, "kano").await;
    let (gates, lights, bells) =
        (project(&app, "Gates").await, project(&app, "Lights").await, project(&app, "Bells").await);
    let analyst = app.as_role("pmo_analyst", None).await;
    let planner = app.as_role("portfolio_manager", None).await;
    let answer = async |token: &str, of: &Value, there: f64, missing: f64| {
        let body = json!({"model_id": id(&kano), "subject_kind": "project", "subject_id": id(of),
            "measures": [{"criterion": "functional", "value": there},
                         {"criterion": "dysfunctional", "value": missing}]});
        send(&app, token, "POST", "/assessments", body).await
    };
    // Gates: must-be twice, attractive once. Lights: attractive and one-dimensional, a tie. Bells: nobody minds.
    let first = answer(&app.director, &gates, 4.0, 1.0).await.expect(201);
    assert_eq!((&first["bucket"], &first["score"]), (&json!("must_be"), &json!(5.5)));
    answer(&analyst, &gates, 3.0, 1.0).await.expect(201);
    answer(&planner, &gates, 5.0, 3.0).await.expect(201);
    answer(&app.director, &lights, 5.0, 2.0).await.expect(201);
    answer(&analyst, &lights, 5.0, 1.0).await.expect(201);
    answer(&app.director, &bells, 3.0, 3.0).await.expect(201);
    for (there, missing) in [(0.0, 1.0), (5.0, 6.0), (4.5, 1.0)] {
        let reply = answer(&app.director, &bells, there, missing).await;
        assert_eq!(reply.code(), "scoring.no_reaction");
    }

    let path = format!("/scoring_models/{}", id(&kano));
    let ranking = app.get(&format!("{path}/ranking")).await;
    let lines: Vec<(&str, &str, f64)> = ranking["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let name = one["subject"]["name"].as_str().unwrap();
            (name, one["bucket"].as_str().unwrap(), one["score"].as_f64().unwrap())
        })
        .collect();
    // Better ⅓, worse −⅔ of the gates; 1 and −½ of the lights.
    let wanted = [
        ("Gates", "must_be", 5.5),
        ("Lights", "one_dimensional", 4.75),
        ("Bells", "indifferent", 2.0),
    ];
    assert_eq!(lines, wanted);
    assert_eq!(ranking["items"][0]["spread"], 0.0);
    let detail = &ranking["items"][1]["detail"];
    assert_eq!((&detail["better"], &detail["worse"]), (&json!(1.0), &json!(-0.5)));
    assert_eq!(detail["answers"][2], json!({"category": "attractive", "count": 1}));

    // Why, person by person; what one took back does not count any more.
    let why = format!(
        "/assessments?model_id={}&subject_kind=project&subject_id={}",
        id(&kano),
        id(&gates)
    );
    let why = app.get(&why).await;
    assert_eq!(
        (&why["bucket"], &why["items"][2]["bucket"]),
        (&json!("must_be"), &json!("attractive"))
    );
    assert_eq!(why["detail"]["answers"][0], json!({"category": "must_be", "count": 2}));
    let own = why["items"][0]["id"].as_str().unwrap();
    app.delete(&format!("/assessments/{own}"), 1).await;
    let ranking = app.get(&format!("{path}/ranking")).await;
    // One must-be, one attractive: the tie is must-be, each minded one way.
    let gates = &ranking["items"][0];
    assert_eq!((&gates["bucket"], &gates["score"]), (&json!("must_be"), &json!(5.5)));

    // Beside another model, with the words of both.
    let moscow = of_template(&app, "moscow").await;
    say(&app, &moscow, &bells, &[4.0]).await.expect(201);
    say(&app, &moscow, &lights, &[2.0]).await.expect(201);
    let both = app.get(&format!("{path}/ranking_comparison?with={}", id(&moscow))).await;
    assert_eq!(both["tau"], -1.0);
    let first = &both["items"][0];
    assert_eq!(
        (&first["bucket"], &first["other_bucket"]),
        (&json!("one_dimensional"), &json!("could"))
    );
    // A new version carries the answers over, and counts them again.
    let mut criteria = kano["criteria"].clone();
    criteria[0]["name"] = json!("With it");
    app.patch(&path, 1, json!({"criteria": criteria})).await;
    assert_eq!(app.get(&format!("{path}/ranking")).await["items"][0]["bucket"], "must_be");
    let short = json!({"name": "Half", "method": "kano", "criteria": [{"name": "There"}]});
    let reply = send(&app, &app.director, "POST", "/scoring_models", short).await;
    assert_eq!(reply.code(), "scoring.bad_criterion");
}

#[tokio::test]
async fn expected_commercial_value_ranks_by_what_each_unit_of_development_brings() {
    let app = TestApp::new().await;
    let ecv = of_template(&app, "ecv").await;
    let (small, large) = (project(&app, "Small").await, project(&app, "Large").await);
    say(&app, &ecv, &small, &[500.0, 60.0, 40.0, 70.0, 90.0]).await.expect(201);
    // (2000 × 60 % − 40) × 70 % − 500 = 312: more in all, less for each unit.
    let said = say(&app, &ecv, &large, &[2000.0, 60.0, 40.0, 70.0, 500.0]).await.expect(201);
    assert_eq!(said["detail"], json!({"kind": "ecv", "expected_value": 312.0}));
    let analyst = app.as_role("pmo_analyst", None).await;
    let measures: Vec<Value> = ["earnings", "commercial", "launch", "technical", "development"]
        .iter()
        .zip([500.0, 50.0, 40.0, 50.0, 90.0])
        .map(|(code, value)| json!({"criterion": code, "value": value}))
        .collect();
    let body = json!({"model_id": id(&ecv), "subject_kind": "project", "subject_id": id(&small),
        "measures": measures});
    // (500 × 50 % − 40) × 50 % − 90 = 15; the mean of 92 and 15.
    send(&app, &analyst, "POST", "/assessments", body).await.expect(201);
    let path = format!("/scoring_models/{}/ranking", id(&ecv));
    let ranking = app.get(&path).await;
    let names: Vec<&str> = ranking["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["subject"]["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["Large", "Small"]);
    assert_eq!(ranking["items"][1]["detail"]["expected_value"], 53.5);
    assert_eq!(ranking["items"][0]["score"], 0.624);
    for (measures, code) in [
        ([500.0, 160.0, 40.0, 70.0, 90.0], "scoring.no_chance"),
        ([500.0, 60.0, 40.0, -1.0, 90.0], "scoring.no_chance"),
        ([500.0, 60.0, -40.0, 70.0, 90.0], "scoring.negative_cost"),
        ([500.0, 60.0, 40.0, 70.0, 0.0], "scoring.divided_by_nothing"),
    ] {
        assert_eq!(say(&app, &ecv, &small, &measures).await.code(), code);
    }
}

#[tokio::test]
async fn two_models_are_compared_and_neighbours_say_what_swaps_them() {
    let app = TestApp::new().await;
    let first = model(&app).await;
    let body = json!({"name": "Cheap", "method": "weighted", "criteria": [
        criterion("Fit", 20.0, 0.0, 10.0), criterion("Cost", 80.0, 1000.0, 0.0)]});
    let second = app.post("/scoring_models", body).await;
    for (name, fit, cost) in [("A", 9.0, 800.0), ("B", 6.0, 500.0), ("C", 3.0, 100.0)] {
        let project = project(&app, name).await;
        app.post("/assessments", said(&first, &project, fit, cost)).await;
        app.post("/assessments", said(&second, &project, fit, cost)).await;
    }
    let path = format!("/scoring_models/{}", id(&first));
    let same = app.get(&format!("{path}/ranking_comparison?with={}", id(&first))).await;
    assert_eq!(same["tau"], 1.0);
    // A 62, B 56, C 54 under the first; 34, 52, 78 under the second.
    let both = app.get(&format!("{path}/ranking_comparison?with={}", id(&second))).await;
    assert_eq!(both["tau"], -1.0);
    assert_eq!(
        (&both["items"][0]["rank"], &both["items"][0]["other_rank"]),
        (&json!(1), &json!(3))
    );
    let swaps = app.get(&format!("{path}/sensitivity")).await;
    // 0.9 w + 0.2 (1 − w) = 0.6 w + 0.5 (1 − w) at w = 0.5.
    assert_eq!(
        (
            &swaps["items"][0]["criterion"],
            &swaps["items"][0]["swaps_at_percent"],
            &swaps["items"][0]["change_percent"]
        ),
        (&json!("fit"), &json!(50.0), &json!(-10.0))
    );
}

fn judged(pairs: &[(&str, &str, i64)]) -> Value {
    let of = |(criterion, over, strength): &(&str, &str, i64)| json!({"criterion": criterion, "over": over, "strength": strength});
    json!({"judgements": pairs.iter().map(of).collect::<Vec<_>>()})
}

#[tokio::test]
async fn criteria_in_groups_are_compared_within_them_and_weigh_as_their_group_times_their_own() {
    let app = TestApp::new().await;
    let of = |name: &str, group: &str| {
        let mut one = criterion(name, 20.0, 0.0, 1.0);
        one["group"] = json!(group);
        one
    };
    let criteria =
        [of("A", " Tech "), of("B", "Tech"), of("C", "Tech"), of("D", "Money"), of("E", "Money")];
    let body = json!({"name": "Grouped", "method": "weighted", "criteria": criteria});
    let model = app.post("/scoring_models", body).await;
    assert_eq!(model["criteria"][0]["group"], "Tech");
    let path = format!("/scoring_models/{}", id(&model));
    let put = format!("{path}/comparison");
    let send = async |body: Value| app.call(&app.director, "PUT", &put, &[], Some(body)).await;
    let (tech, money) = ("group:Tech", "group:Money");
    let own = [("a", "b", 3), ("a", "c", 5), ("b", "c", 3), ("d", "e", -4)];
    let all = [&[(tech, money, 3)][..], &own[..]].concat();
    let found = send(judged(&all)).await.expect(200);
    // 75 % × 63.70, 25.83 and 10.47 %, and 25 % × 20 and 80 %.
    assert_eq!(found["weights_percent"], json!([47.77, 19.37, 7.86, 5.0, 20.0]));
    let matrices = found["matrices"].as_array().unwrap();
    let groups: Vec<&Value> = matrices.iter().map(|one| &one["group"]).collect();
    assert_eq!(groups, [&Value::Null, &json!("Tech"), &json!("Money")]);
    assert_eq!(matrices[0]["weights_percent"], json!([75.0, 25.0]));
    assert_eq!(matrices[0]["items"][1], json!({"code": money, "name": "Money"}));
    let ratio = matrices[1]["consistency_ratio"].as_f64().unwrap();
    assert!((ratio - 0.0332).abs() < 5e-5, "{ratio}");
    assert_eq!(matrices[2]["consistency_ratio"], 0.0);
    assert_eq!(found["consistency_ratio"], matrices[1]["consistency_ratio"]);

    // Across groups nothing is compared, and a contradiction is named where it is.
    let across = [&all[..], &[("a", "d", 3)][..]].concat();
    let reply = send(judged(&across)).await;
    assert_eq!(reply.code(), "scoring.bad_judgements");
    assert!(reply.body.to_string().contains("different groups"), "{}", reply.body);
    let reply = send(judged(&own)).await;
    assert!(reply.body.to_string().contains("4 of 5 pairs"), "{}", reply.body);
    let circle = [(tech, money, 3), ("a", "b", 9), ("a", "c", -9), ("b", "c", 9), ("d", "e", 1)];
    let reply = send(judged(&circle)).await;
    assert_eq!(reply.code(), "scoring.inconsistent");
    let headers = [("if-match", "\"1\"")];
    let weights = format!("{path}/weights");
    let weighed = app.call(&app.director, "PUT", &weights, &headers, None).await.expect(200);
    assert_eq!(weighed["criteria"][4]["weight_percent"], 20.0);
    assert_eq!(weighed["criteria"][4]["group"], "Money");

    // A group that is renamed is another: what was said of it waits.
    let mut renamed = weighed["criteria"].clone();
    for one in renamed.as_array_mut().unwrap() {
        if one["group"] == "Money" {
            one["group"] = json!("Return");
        }
    }
    app.patch(&path, 2, json!({"criteria": renamed})).await;
    assert_eq!(app.get(&format!("{path}/comparisons")).await["total"], 0);
}

#[tokio::test]
async fn weights_come_from_pairs_and_contradictions_need_a_reason() {
    let app = TestApp::new().await;
    let body = json!({"name": "Three", "method": "weighted", "criteria": [
        criterion("A", 50.0, 0.0, 1.0), criterion("B", 25.0, 0.0, 1.0), criterion("C", 25.0, 0.0, 1.0)]});
    let model = app.post("/scoring_models", body).await;
    let path = format!("/scoring_models/{}", id(&model));
    let put = format!("{path}/comparison");
    let send = async |body: Value| app.call(&app.director, "PUT", &put, &[], Some(body)).await;
    // The golden matrix.
    let golden = judged(&[("a", "b", 3), ("a", "c", 5), ("b", "c", 3)]);
    let found = send(golden).await.expect(200);
    assert_eq!(found["weights_percent"], json!([63.70, 25.83, 10.47]));
    let ratio = found["consistency_ratio"].as_f64().unwrap();
    assert!((ratio - 0.0332).abs() < 5e-5, "{ratio}");

    // A circle of nines.
    let mut circle = judged(&[("a", "b", 9), ("a", "c", -9), ("b", "c", 9)]);
    let reply = send(circle.clone()).await;
    assert_eq!(reply.code(), "scoring.inconsistent");
    assert!(reply.body["detail"].as_str().unwrap().contains("6.13"), "{}", reply.body["detail"]);
    circle["override_reason"] = json!("The board insists");
    assert_eq!(send(circle).await.expect(200)["inconsistent"], true);
    let part = judged(&[("a", "b", 3)]);
    assert_eq!(send(part).await.code(), "scoring.bad_judgements");
    let both_ways = judged(&[("a", "b", 3), ("b", "a", 3), ("a", "c", 5), ("b", "c", 3)]);
    let reply = send(both_ways).await;
    assert!(
        reply.body["detail"].as_str().unwrap().contains("give each pair once"),
        "{}",
        reply.body
    );

    // Of four criteria one judgement stands against all others: it is named, with what would fit.
    let four = ["A", "B", "C", "D"].map(|name| criterion(name, 25.0, 0.0, 1.0));
    let four = app
        .post("/scoring_models", json!({"name": "Four", "method": "weighted", "criteria": four}))
        .await;
    let put_four = format!("/scoring_models/{}/comparison", id(&four));
    let mut odd = judged(&[
        ("a", "b", 2),
        ("a", "c", 4),
        ("a", "d", -9),
        ("b", "c", 2),
        ("b", "d", 4),
        ("c", "d", 2),
    ]);
    let reply = app.call(&app.director, "PUT", &put_four, &[], Some(odd.clone())).await;
    let text = reply.body["detail"].as_str().unwrap();
    assert!(text.contains("The judgement of A and D fits least."), "{text}");
    odd["override_reason"] = json!("Safety comes first");
    let kept = app.call(&app.director, "PUT", &put_four, &[], Some(odd)).await.expect(200);
    let least = &kept["least_consistent"];
    assert_eq!((&least["criterion"], &least["over"]), (&json!("a"), &json!("d")));
    assert!((least["fits"].as_f64().unwrap() - 0.6094).abs() < 1e-4, "{least}");

    // Two people: geometric means, then the model's weights.
    send(judged(&[("a", "b", 3), ("a", "c", 5), ("b", "c", 3)])).await.expect(200);
    let analyst = app.as_role("pmo_analyst", None).await;
    let same = Some(judged(&[("b", "a", -3), ("c", "a", -5), ("c", "b", -3)]));
    app.call(&analyst, "PUT", &put, &[], same).await.expect(200);
    let all = app.get(&format!("{path}/comparisons")).await;
    assert_eq!(all["total"], 3);
    assert_eq!(all["items"][2]["assessor"], Value::Null);
    let headers = [("if-match", "\"1\"")];
    let weights = format!("{path}/weights");
    let weighed = app.call(&app.director, "PUT", &weights, &headers, None).await.expect(200);
    assert_eq!(
        (&weighed["number"], &weighed["criteria"][0]["weight_percent"]),
        (&json!(2), &json!(63.7))
    );
}
