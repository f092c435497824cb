//! Pastes: what can be taken is, what cannot is listed, and whoever pastes may be asked first.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    edits::{Sheet, set},
    test_app::TestApp,
};

#[tokio::test]
async fn a_paste_lists_what_it_leaves_out_and_does_the_rest() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let tasks = sheet.add(&["Dig", "Pour"]).await;
    let changes = json!([
        set(&tasks[0], json!({"duration_text": "soon", "name": "Dig deep", "people": "Nobody"})),
        set(&tasks[1], json!({"duration_text": "-3d", "predecessors": "1"})),
        set(&tasks[0], json!({"predecessors": "2"})),
        set(&Uuid::now_v7().to_string(), json!({"name": "Gone"})),
        {"do": "add", "fields": {"name": "Paint", "colour": "red"}},
    ]);
    let reply = sheet.send("edits", json!({"partial": true, "changes": changes})).await;
    let done = reply.expect(200);
    let skipped: Vec<(u64, &str, &str)> = done["skipped"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let field = one["field"].as_str().unwrap_or_default();
            (one["change"].as_u64().unwrap(), field, one["code"].as_str().unwrap())
        })
        .collect();
    assert_eq!(
        skipped,
        [
            (0, "duration_text", "plan.bad_duration"),
            (0, "people", "resource.unknown"),
            (1, "duration_text", "plan.bad_duration"),
            (3, "", "plan.unknown_task"),
            (4, "colour", "plan.unknown_field"),
            (0, "predecessors", "plan.dependency_would_cycle"),
        ]
    );
    assert_eq!(sheet.outline().await, ["Dig deep", "Pour", "Paint"]);
    assert_eq!(sheet.task(&tasks[1]).await["predecessors"].as_array().unwrap().len(), 1);
    // The same without leave to leave out changes nothing at all.
    let before = sheet.state().await;
    let (code, text) = sheet.refused(json!([set(&tasks[0], json!({"predecessors": "2"}))])).await;
    assert_eq!(code, "plan.dependency_would_cycle");
    assert!(text.contains("“Dig deep”") || text.contains("Dig deep → "), "{text}");
    assert_eq!(sheet.state().await, before);
}

#[tokio::test]
async fn a_paste_that_asks_first_is_saved_at_once_or_not_at_all() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let tasks = sheet.add(&["Dig", "Pour"]).await;
    let before = sheet.state().await;
    let body = |duration: &str| {
        let changes = [
            set(&tasks[0], json!({"name": "Dig deep"})),
            set(&tasks[1], json!({"duration_text": duration})),
        ];
        json!({"partial": true, "ask_first": true, "changes": changes})
    };
    let asked = sheet.send("edits", body("soon")).await.expect(200);
    assert_eq!(asked["skipped"][0]["code"], "plan.bad_duration");
    assert_eq!(asked["edit_id"], Value::Null);
    assert_eq!(sheet.state().await, before);
    let done = sheet.send("edits", body("3d")).await.expect(200);
    assert_eq!(done["skipped"], json!([]));
    assert!(done["edit_id"].is_string());
    assert_eq!(sheet.outline().await, ["Dig deep", "Pour"]);
}
