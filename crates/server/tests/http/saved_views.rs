//! Views kept under a name: whose they are, who sees them, which opens by itself.

use serde_json::{Value, json};

use crate::test_app::{TestApp, id};

async fn names(app: &TestApp, token: &str, query: &str) -> Vec<String> {
    let path = format!("/saved_views?{query}");
    let found = app.call(token, "GET", &path, &[], None).await.expect(200);
    let items = found["views"]["items"].as_array().unwrap();
    items.iter().map(|view| view["name"].as_str().unwrap().to_owned()).collect()
}

fn view(name: &str, project: Option<&str>, shared: bool) -> Value {
    json!({
        "list": "gantt", "name": name, "project_id": project, "shared": shared,
        "settings": {"url": {"zoom": "18", "is": "critical"}}
    })
}

#[tokio::test]
async fn a_view_is_mine_until_it_is_shared_with_the_project_or_everybody() {
    let app = TestApp::new().await;
    let body = json!({"name": "Pump", "start": "2026-03-02T08:00"});
    let project = id(&app.post("/projects", body.clone()).await);
    let other =
        id(&app.post("/projects", json!({"name": "Other", "start": "2026-03-02T08:00"})).await);
    let scope = |id: &str| Some(("project", id.parse().unwrap()));
    let manager = app.as_role("project_manager", scope(&project)).await;
    let member = app.as_role("team_member", scope(&project)).await;
    let stranger = app.as_role("project_manager", scope(&other)).await;
    let post = async |token: &str, body: Value| {
        app.call(token, "POST", "/saved_views", &[], Some(body)).await
    };
    let mine = post(&manager, view("Mine", Some(&project), false)).await.expect(201);
    let ours = post(&manager, view("Ours", Some(&project), true)).await.expect(201);
    post(&app.director, view("Everybody's", None, true)).await.expect(201);
    let here = format!("list=gantt&project_id={project}");
    assert_eq!(names(&app, &manager, &here).await, ["Everybody's", "Mine", "Ours"]);
    assert_eq!(names(&app, &member, &here).await, ["Everybody's", "Ours"]);
    let there = format!("list=gantt&project_id={other}");
    assert_eq!(names(&app, &stranger, &there).await, ["Everybody's"]);

    let get = async |token: &str, view: &Value| {
        let path = format!("/saved_views/{}", id(view));
        app.call(token, "GET", &path, &[], None).await.status.as_u16()
    };
    assert_eq!(get(&member, &ours).await, 200);
    assert_eq!(get(&member, &mine).await, 404);
    assert_eq!(get(&stranger, &ours).await, 404);
    assert_eq!(post(&member, view("No", Some(&project), true)).await.code(), "view.may_not_share");
    assert_eq!(post(&manager, view("No", None, true)).await.code(), "view.may_not_share");
    post(&member, view("My own", Some(&project), false)).await.expect(201);
    let wrong = json!({"list": "moon", "name": "No", "settings": {}});
    assert_eq!(post(&manager, wrong).await.code(), "view.unknown_list");

    // Theirs to open, not to change; of whoever may share here, it is.
    let path = format!("/saved_views/{}", id(&ours));
    let rename = Some(json!({"name": "Renamed"}));
    let version = [("if-match", "\"1\"")];
    let refused = app.call(&member, "PATCH", &path, &version, rename.clone()).await;
    assert_eq!(refused.code(), "view.of_someone_else");
    let director = app.call(&app.director, "PATCH", &path, &version, rename.clone()).await;
    assert_eq!(director.expect(200)["name"], "Renamed");
    let stale = app.call(&manager, "PATCH", &path, &version, rename).await;
    assert_eq!(stale.status.as_u16(), 412);
    let gone = app.call(&manager, "DELETE", &path, &[("if-match", "\"2\"")], None).await;
    assert_eq!(gone.status.as_u16(), 204);
    assert_eq!(get(&member, &ours).await, 404);
}

#[tokio::test]
async fn one_view_opens_by_itself_for_each_person() {
    let app = TestApp::new().await;
    let body = json!({"name": "Pump", "start": "2026-03-02T08:00"});
    let project = id(&app.post("/projects", body).await);
    let everywhere = app.post("/saved_views", view("Everywhere", None, true)).await;
    let here = app.post("/saved_views", view("Here", Some(&project), true)).await;
    let put = async |view: Option<&Value>, project: Option<&str>| {
        let body = json!({"list": "gantt", "project_id": project, "view_id": view.map(id)});
        app.call(&app.director, "PUT", "/default_view", &[], Some(body)).await.status.as_u16()
    };
    let default = async || {
        let path = format!("/saved_views?list=gantt&project_id={project}");
        app.get(&path).await["default_id"].clone()
    };
    assert_eq!(default().await, Value::Null);
    assert_eq!(put(Some(&everywhere), None).await, 204);
    assert_eq!(default().await, everywhere["id"]);
    assert_eq!(put(Some(&here), Some(&project)).await, 204);
    assert_eq!(default().await, here["id"]);
    let path = format!("/saved_views/{}", id(&here));
    app.call(&app.director, "DELETE", &path, &[("if-match", "\"1\"")], None).await;
    assert_eq!(default().await, everywhere["id"], "a view that is gone opens no more");
    assert_eq!(put(None, None).await, 204);
    assert_eq!(default().await, Value::Null);
    let log = app.get("/changes?noun=saved_view&limit=10").await;
    assert_eq!(log["items"][0]["verb"], "saved_view_deleted");
}
