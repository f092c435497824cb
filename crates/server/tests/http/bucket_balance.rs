//! Strategic buckets of a portfolio: what is wanted in each, and what is there.

use serde_json::{Value, json};

use crate::scenario_overlays::grow;

fn told(balance: &Value) -> Vec<(String, i64, Value, Value)> {
    let lines = balance["buckets"].as_array().unwrap().iter();
    let line = |one: &Value| {
        let bucket = one["bucket"].as_str().unwrap().to_owned();
        let (actual, wanted) = (one["actual_percent"].clone(), one["wanted_percent"].clone());
        (bucket, one["cost_minor"].as_i64().unwrap(), actual, wanted)
    };
    lines.map(line).collect()
}

#[tokio::test]
async fn wanted_shares_stand_beside_what_live_and_a_scenario_come_to() {
    let grow = grow().await;
    let app = &grow.app;
    let path = format!("/portfolios/{}/bucket_balance", grow.portfolio);
    // Nobody has said anything: everything is in no bucket.
    let empty = app.get(&path).await;
    assert_eq!((&empty["wanted"], &empty["scenario"]), (&json!([]), &Value::Null));
    assert_eq!(told(&empty), [(String::new(), 800_000, json!(100.0), Value::Null)]);
    assert_eq!(empty["may_set"], true);

    let shares = json!([{"bucket": "Run", "percent": 70}, {"bucket": "Grow", "percent": 30}]);
    let portfolio = format!("/portfolios/{}", grow.portfolio);
    let saved = app.patch(&portfolio, 1, json!({ "bucket_shares": shares })).await;
    assert_eq!(saved["bucket_shares"], shares);

    // A scenario that sorts and leaves out.
    grow.take().await;
    grow.change("One", json!({"bucket": "run"})).await;
    grow.change("Two", json!({"bucket": "Odd"})).await;
    let with = app.get(&format!("{path}?scenario_id={}", grow.scenario)).await;
    assert_eq!(with["scenario"]["name"], "Later");
    let (run, odd) = (400_000, 400_000);
    assert_eq!(
        told(&with),
        [
            ("Run".into(), run, json!(50.0), json!(70)),
            ("Grow".into(), 0, json!(0.0), json!(30)),
            ("Odd".into(), odd, json!(50.0), Value::Null),
        ]
    );
    // Live knows of it when it is the strategic baseline.
    assert_eq!(told(&app.get(&path).await)[2].0, "");
    grow.change("Two", json!({"bucket": "Grow"})).await;
    app.post(&grow.path("commits"), json!({"reason": "Board of May"})).await;
    let live = app.get(&path).await;
    assert_eq!(
        told(&live),
        [("Run".into(), run, json!(50.0), json!(70)), ("Grow".into(), odd, json!(50.0), json!(30)),]
    );
    assert_eq!((&live["scenario"]["name"], &live["currency"]), (&json!("Later"), &json!("EUR")));
}

#[tokio::test]
async fn shares_that_do_not_sum_are_refused_and_money_is_for_who_may_see_it() {
    let grow = grow().await;
    let app = &grow.app;
    let portfolio = format!("/api/v1/portfolios/{}", grow.portfolio);
    let patch = async |token: &str, shares: Value| {
        let body = Some(json!({ "bucket_shares": shares }));
        app.call(token, "PATCH", &portfolio, &[("if-match", "1")], body).await
    };
    for (shares, code) in [
        (json!([{"bucket": "Run", "percent": 90}]), "portfolio.shares_do_not_sum"),
        (json!([{"bucket": "", "percent": 100}]), "portfolio.bad_bucket"),
        (
            json!([{"bucket": "Run", "percent": 50}, {"bucket": "RUN", "percent": 50}]),
            "portfolio.bucket_twice",
        ),
    ] {
        let reply = patch(&app.director, shares).await;
        assert_eq!(reply.code(), code);
        assert_eq!(reply.body["fields"][0]["field"], "bucket_shares");
    }
    let path = format!("{portfolio}/bucket_balance");
    let manager = app.as_role("program_manager", None).await;
    let seen = app.call(&manager, "GET", &path, &[], None).await.expect(200);
    assert_eq!((&seen["buckets"], &seen["may_set"]), (&Value::Null, &json!(false)));
    let shares = json!([{"bucket": "Run", "percent": 100}]);
    assert_eq!(patch(&manager, shares).await.status.as_u16(), 403);
    let client = app.as_role("client", None).await;
    let reply = app.call(&client, "GET", &path, &[], None).await;
    assert!([403, 404].contains(&reply.status.as_u16()), "{}", reply.body);
}
