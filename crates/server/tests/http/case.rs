//! A business case whose recommended option costs something.

use serde_json::{Value, json};

use crate::test_app::{TestApp, id};

/// Gives a project a business case and freezes it, so that it counts: its recommended option costs so many
/// minor units of euros, with these risks.
pub(crate) async fn give_case(app: &TestApp, project: &str, cost: i64, risks: Value) {
    let case = draft_case(app, project, cost, risks).await;
    freeze(app, &case).await;
}

/// The same as it is being written.
pub(crate) async fn draft_case(app: &TestApp, project: &str, cost: i64, risks: Value) -> Value {
    let case = json!({"subject_kind": "project", "subject_id": project});
    let case = app.post("/business_cases", case).await;
    recost(app, &case, cost, risks).await
}

/// Writes another cost into a case.
pub(crate) async fn recost(app: &TestApp, case: &Value, cost: i64, risks: Value) -> Value {
    let mut body = case["body"].clone();
    let option = body["options"].as_array_mut().unwrap().last_mut().unwrap();
    option["lines"] =
        json!([{"kind": "cost", "name": "Pumps", "cost_type": "capex", "amounts": [cost]}]);
    body["chosen"] = option["key"].clone();
    body["risks"] = risks;
    let path = format!("/business_cases/{}", id(case));
    let version = case["version"].as_i64().unwrap();
    app.patch(&path, version, json!({"currency": "EUR", "body": body})).await
}

/// Freezes what a case says.
pub(crate) async fn freeze(app: &TestApp, case: &Value) -> Value {
    let version = case["version"].as_i64().unwrap().to_string();
    let path = format!("/business_cases/{}/freeze", id(case));
    let headers = [("if-match", version.as_str())];
    let reason = json!({"reason": "Decided"});
    app.call(&app.director, "POST", &path, &headers, Some(reason)).await.expect(200)
}
