//! Lists of people: checked, taken over, and the same the second time.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use crate::test_app::TestApp;

const LIST: &str = "\
Nr;Name;E-mail;Role;Team;Manager;FTE %;Cost rate;Skills
1;Ann Meyer;ann@example.com;Welder;Pumps;ben@example.com;0.8;85,50;Welding: 4; Rust
2;Ben Okafor;ben@example.com;Foreman;Pumps;;100;110;
";

async fn send(app: &TestApp, who: &str, list: &str, mapping: Option<Value>, apply: bool) -> Value {
    let mut body = json!({"content": BASE64_STANDARD.encode(list), "apply": apply});
    if let Some(mapping) = mapping {
        body["mapping"] = mapping;
    }
    app.call(who, "POST", "/people_imports", &[], Some(body)).await.expect(200)
}

fn counts(told: &Value) -> [i64; 3] {
    ["created", "changed", "unchanged"].map(|one| told[one].as_i64().unwrap())
}

fn quoted(list: &str) -> String {
    list.replace("Welding: 4; Rust", "\"Welding: 4; Rust\"")
}

#[tokio::test]
async fn a_list_is_checked_taken_over_and_changes_nothing_the_second_time() {
    let app = TestApp::new().await;
    let list = quoted(LIST);
    // “Nr” is not known by itself.
    let checked = send(&app, &app.director, &list, None, false).await;
    assert_eq!(
        (&checked["mapping"]["email"], &checked["mapping"]["key"]),
        (&json!("E-mail"), &Value::Null)
    );
    assert_eq!((counts(&checked), &checked["applied"]), ([2, 0, 0], &json!(false)));
    assert_eq!(app.get("/resources").await["total"], 0, "a check writes nothing");
    let mut mapping = checked["mapping"].clone();
    mapping["key"] = json!("Nr");
    let done = send(&app, &app.director, &list, Some(mapping), true).await;
    assert_eq!((counts(&done), &done["applied"]), ([2, 0, 0], &json!(true)), "{done}");
    let people = app.get("/resources").await;
    let ann = &people["items"][0];
    assert_eq!((&ann["name"], &ann["team"]["name"]), (&json!("Ann Meyer"), &json!("Pumps")));
    assert_eq!((&ann["max_units_percent"], &ann["standard_rate"]), (&json!(80.0), &json!("85.50")));
    assert_eq!(ann["roles"][0]["role"]["name"], "Welder");
    let path = format!("/resources/{}", ann["id"].as_str().unwrap());
    let terms = app.get(&format!("{path}/terms")).await;
    assert_eq!(terms["items"][0]["manager"]["name"], "Ben Okafor", "further down in the list");
    let skills = app.get(&format!("{path}/skills")).await;
    assert_eq!(skills["items"][0]["level"], 4);
    // The mapping is remembered by the headings, and the same list changes nothing.
    let again = send(&app, &app.director, &list, None, true).await;
    assert_eq!((counts(&again), &again["mapping"]["key"]), ([0, 0, 2], &json!("Nr")), "{again}");

    let moved =
        list.replace("Meyer", "Meyer-Okafor").replace("ann@", "ann.mo@").replace(";0.8;", ";60 %;");
    let moved = send(&app, &app.director, &moved, None, true).await;
    assert_eq!(counts(&moved), [0, 1, 1], "known by the sender's key");
    let terms = app.get(&format!("{path}/terms")).await;
    assert_eq!((&terms["total"], &terms["items"][0]["fte_percent"]), (&json!(2), &json!(80.0)));
    assert_eq!(terms["items"][1]["fte_percent"], 60.0, "the past stays");
}

#[tokio::test]
async fn what_is_wrong_is_told_by_line_and_column_and_nothing_is_written() {
    let app = TestApp::new().await;
    let list = quoted(LIST)
        .replace("ann@example.com;Welder", "nobody;Welder")
        .replace(";100;110;", ";100;a lot;Welding: 9");
    let told = send(&app, &app.director, &list, None, true).await;
    let findings: Vec<(i64, &str)> = told["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["severity"] == "error")
        .map(|one| (one["line"].as_i64().unwrap(), one["field"].as_str().unwrap()))
        .collect();
    assert_eq!(findings, [(2, "E-mail"), (3, "Cost rate")], "{told}");
    assert_eq!(
        (&told["applied"], &app.get("/resources").await["total"]),
        (&json!(false), &json!(0))
    );

    let told = send(&app, &app.director, "Who\nAnn\n", None, true).await;
    assert_eq!(told["findings"][0]["field"], "Name");
    let named = send(&app, &app.director, "Who\nAnn\n", Some(json!({"name": "Who"})), true).await;
    assert_eq!(counts(&named), [1, 0, 0]);

    // Rates are taken over only by who may manage them.
    let planner = json!({"name": "Planner", "permissions": ["resource.view", "resource.manage"]});
    app.post("/roles", planner).await;
    let planner = app.as_role("planner", None).await;
    let told = send(&app, &planner, &quoted(LIST), None, true).await;
    assert_eq!(told["applied"], false);
    assert!(told["findings"].to_string().contains("Rates are for those who manage them"), "{told}");
    let bad = json!({"content": "***"});
    let bad = app.call(&app.director, "POST", "/people_imports", &[], Some(bad)).await;
    assert_eq!(bad.code(), "resource.bad_list");
}
