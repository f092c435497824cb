//! What holds of people when: terms, roles, rates, locations.

use jiff::{Timestamp, ToSpan};
use serde_json::{Value, json};

use crate::test_app::{TestApp, id};

/// So many days from today in UTC.
fn day(offset: i32) -> String {
    let today = Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    today.checked_add(offset.days()).unwrap().to_string()
}

async fn ann(app: &TestApp) -> String {
    let calendar = app.get("/calendars").await["items"][0].clone();
    let body = json!({
        "name": "Ann", "standard_rate": "80.00", "calendar_id": id(&calendar),
    });
    id(&app.post("/resources", body).await)
}

#[tokio::test]
async fn terms_change_from_a_day_on_and_the_past_stays() {
    let app = TestApp::new().await;
    let ann = ann(&app).await;
    let bob = id(&app.post("/resources", json!({"name": "Bob"})).await);
    let pumps = id(&app.post("/teams", json!({"name": "Pumps"})).await);
    let terms = format!("/resources/{ann}/terms");
    assert_eq!(app.get(&terms).await["total"], 0);
    let half = json!({"from": day(-30), "fte_percent": 50, "manager_id": bob});
    let half = app.post(&terms, half).await;
    assert_eq!((&half["fte_percent"], &half["holds_today"]), (&json!(50.0), &json!(true)));
    let moved = json!({"from": day(20), "team_id": pumps, "note": "New station"});
    let moved = app.post(&terms, moved).await;
    // What is not told stays as it was the day before.
    assert_eq!((&moved["fte_percent"], &moved["manager"]["name"]), (&json!(50.0), &json!("Bob")));
    let all = app.get(&terms).await["items"].clone();
    assert_eq!((&all[0]["from"], &all[0]["fte_percent"]), (&Value::Null, &json!(100.0)));
    assert_eq!(all[0]["to"], day(-31));
    assert_eq!((&all[1]["to"], &all[2]["to"]), (&json!(day(19)), &Value::Null));
    // The columns of the person tell of today.
    let person = app.get(&format!("/resources/{ann}")).await;
    assert_eq!((&person["max_units_percent"], &person["team"]), (&json!(50.0), &Value::Null));

    let twice = app.call(&app.director, "POST", &terms, &[], Some(json!({"from": day(20)}))).await;
    assert_eq!(twice.code(), "resource.term_taken");
    let own = json!({"from": day(30), "manager_id": ann});
    let own = app.call(&app.director, "POST", &terms, &[], Some(own)).await;
    assert_eq!(own.code(), "resource.own_manager");
    let zone = json!({"from": day(30), "time_zone": "somewhere"});
    let zone = app.call(&app.director, "POST", &terms, &[], Some(zone)).await;
    assert_eq!(zone.code(), "resource.bad_time_zone");
    let version = [("if-match", format!("\"{}\"", person["version"]))];
    let version = [(version[0].0, version[0].1.as_str())];
    let undated = Some(json!({"max_units_percent": 80}));
    let path = format!("/resources/{ann}");
    let undated = app.call(&app.director, "PATCH", &path, &version, undated).await;
    assert_eq!(undated.code(), "resource.terms_are_dated");

    // Who left cannot be assigned any more; coming back undoes that.
    let left = app.post(&terms, json!({"from": day(-1), "employed": false})).await;
    assert_eq!(app.get(&path).await["active"], true, "the entry in 20 days employs them again");
    let path = format!("/resource_terms/{}", id(&moved));
    app.patch(&path, 1, json!({"employed": false})).await;
    assert_eq!(app.get(&format!("/resources/{ann}")).await["active"], false);
    let path = format!("/resource_terms/{}", id(&left));
    assert_eq!(app.delete(&path, 1).await.status.as_u16(), 204);
    assert_eq!(app.get(&format!("/resources/{ann}")).await["active"], true);
}

#[tokio::test]
async fn two_full_time_roles_are_refused_with_both_names_and_the_days() {
    let app = TestApp::new().await;
    let ann = ann(&app).await;
    let welder = id(&app.post("/job_roles", json!({"name": "Welder"})).await);
    let fitter = id(&app.post("/job_roles", json!({"name": "Fitter"})).await);
    let roles = format!("/resources/{ann}/roles");
    let first = json!({"job_role_id": welder, "to": "2027-06-30"});
    let first = app.post(&roles, first).await;
    let second = json!({"job_role_id": fitter, "from": "2027-04-01"});
    let refused = app.call(&app.director, "POST", &roles, &[], Some(second)).await;
    assert_eq!(refused.code(), "resource.roles_exceed_person");
    let text = refused.body["detail"].as_str().unwrap();
    assert!(
        text.contains(
            "Welder 100 % and Fitter 100 %: together 200 % from 2027-04-01 to 2027-06-30"
        ),
        "{text}"
    );
    let half = json!({"share_percent": 40});
    app.patch(&format!("/resource_roles/{}", id(&first)), 1, half).await;
    let rest = json!({"job_role_id": fitter, "from": "2027-04-01", "share_percent": 60});
    app.post(&roles, rest).await;
    let found = app.get(&format!("/resources?job_role_id={welder}")).await;
    assert_eq!(found["items"][0]["roles"][0]["share_percent"], 40.0);
    assert_eq!(app.get(&format!("/resources?job_role_id={fitter}")).await["total"], 0);
    let generic = json!({"name": "A fitter", "generic": true, "job_role_id": fitter});
    app.post("/resources", generic).await;
    assert_eq!(app.get(&format!("/resources?job_role_id={fitter}")).await["total"], 1);
    let nameless = Some(json!({"name": "Someone", "generic": true}));
    let nameless = app.call(&app.director, "POST", "/resources", &[], nameless).await;
    assert_eq!(nameless.code(), "resource.generic_needs_role");
    let used = app.delete(&format!("/job_roles/{welder}"), 1).await;
    assert_eq!(used.code(), "resource.role_in_use");
}

#[tokio::test]
async fn rates_begin_on_a_day_overlap_never_and_are_for_those_who_may_see_them() {
    let app = TestApp::new().await;
    let ann = ann(&app).await;
    let rates = format!("/resources/{ann}/rates");
    let raise = json!({"kind": "cost", "from": day(-10), "rate": "90.5"});
    app.post(&rates, raise).await;
    let later = app.post(&rates, json!({"kind": "cost", "from": day(10), "rate": "95"})).await;
    app.post(&rates, json!({"kind": "bill", "from": day(-5), "rate": "140"})).await;
    let all = app.get(&rates).await["items"].clone();
    let told: Vec<(&Value, &Value, &Value)> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|rate| (&rate["kind"], &rate["rate"], &rate["to"]))
        .collect();
    assert_eq!(told[0], (&json!("bill"), &json!("140.00"), &Value::Null));
    assert_eq!(told[1], (&json!("cost"), &json!("80.00"), &json!(day(-11))));
    assert_eq!(told[2], (&json!("cost"), &json!("90.50"), &json!(day(9))));
    assert_eq!(app.get(&format!("/resources/{ann}")).await["standard_rate"], "90.50");
    let between = json!({"kind": "cost", "from": day(-40), "to": day(-5), "rate": "70"});
    let refused = app.call(&app.director, "POST", &rates, &[], Some(between)).await;
    assert_eq!(refused.code(), "resource.rates_overlap");
    let text = refused.body["detail"].as_str().unwrap();
    assert!(text.contains("80.00 EUR") && text.contains("70.00 EUR"), "{text}");
    let path = format!("/resource_rates/{}", id(&later));
    let earlier = json!({"from": day(0)});
    let headers = [("if-match", "\"1\"")];
    let refused = app.call(&app.director, "PATCH", &path, &headers, Some(earlier)).await;
    assert_eq!(refused.code(), "resource.rates_overlap");

    let lead = app.as_role("project_manager", None).await;
    assert_eq!(app.call(&lead, "GET", &rates, &[], None).await.status.as_u16(), 403);
    let history = app.call(&lead, "GET", "/changes?limit=200", &[], None).await.expect(200);
    let text = history.to_string();
    assert!(text.contains("hidden") && !text.contains("905000") && !text.contains("90.50"));
}

#[tokio::test]
async fn the_holidays_of_a_location_are_those_of_its_people() {
    let app = TestApp::new().await;
    let ann = id(&app.post("/resources", json!({"name": "Ann"})).await);
    let standard = id(&app.get("/calendars").await["items"][0]);
    let bavaria = json!({"name": "Bavaria", "base_id": standard});
    let calendar = id(&app.post("/calendars", bavaria).await);
    let munich = json!({"name": "Munich", "time_zone": "Europe/Berlin", "calendar_id": calendar});
    let munich = app.post("/locations", munich).await;
    let term = json!({"from": day(-3), "location_id": id(&munich)});
    app.post(&format!("/resources/{ann}/terms"), term).await;
    let person = app.get(&format!("/resources/{ann}")).await;
    assert_eq!(person["calendar"]["name"], "Bavaria");
    let path = format!("/locations/{}", id(&munich));
    app.patch(&path, 1, json!({"calendar_id": null})).await;
    assert_eq!(app.get(&format!("/resources/{ann}")).await["calendar"], Value::Null);
    assert_eq!(app.delete(&path, 2).await.code(), "resource.location_in_use");
}
