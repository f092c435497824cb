//! Roles that people work in.

use serde_json::json;

use crate::test_app::{TestApp, id};

#[tokio::test]
async fn roles_have_names_of_their_own_and_are_archived_or_removed() {
    let app = TestApp::new().await;
    let body = json!({"name": " Welder ", "description": "Joins steel."});
    let welder = app.post("/job_roles", body).await;
    assert_eq!((&welder["name"], &welder["archived"]), (&json!("Welder"), &json!(false)));
    let again = json!({"name": "WELDER"});
    let reply = app.call(&app.director, "POST", "/job_roles", &[], Some(again)).await;
    assert_eq!(reply.code(), "resource.role_name_taken");
    let path = format!("/job_roles/{}", id(&welder));
    let patched = app.patch(&path, 1, json!({"archived": true})).await;
    assert_eq!(patched["description"], "Joins steel.");
    assert_eq!(app.get("/job_roles").await["total"], 0);
    assert_eq!(app.get("/job_roles?archived=true&q=weld").await["items"][0]["name"], "Welder");
    assert_eq!(app.delete(&path, 1).await.status.as_u16(), 412);
    assert_eq!(app.delete(&path, 2).await.status.as_u16(), 204);
}
