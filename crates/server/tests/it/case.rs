//! A business case whose recommended option costs something.

use serde_json::{Value, json};

use crate::test_app::{TestApp, id};

/// Gives a project a business case: its recommended option costs so many minor units of euros, with these
/// risks.
pub(crate) async fn give_case(app: &TestApp, project: &str, cost: i64, risks: Value) {
    let case = json!({"subject_kind": "project", "subject_id": project});
    let case = app.post("/business_cases", case).await;
    let mut body = case["body"].clone();
    let option = body["options"].as_array_mut().unwrap().last_mut().unwrap();
    option["lines"] =
        json!([{"kind": "cost", "name": "Pumps", "cost_type": "capex", "amounts": [cost]}]);
    body["chosen"] = option["key"].clone();
    body["risks"] = risks;
    let path = format!("/business_cases/{}", id(&case));
    let version = case["version"].as_i64().unwrap();
    app.patch(&path, version, json!({"currency": "EUR", "body": body})).await;
}
