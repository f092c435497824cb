//! What people have to do over all projects, and how they report on it.

use serde_json::{Value, json};
use steerco_app::access::{self, NewRoleGrant};
use uuid::Uuid;

use crate::test_app::{Person, TestApp, id, uuid};

/// A project with these tasks, all of them given to Ben.
async fn plan(app: &TestApp, name: &str, tasks: &[(&str, &str)]) -> (Value, Vec<String>) {
    let project = app.post("/projects", json!({"name": name, "start": "2026-03-02T08:00"})).await;
    let mut ids = vec![];
    for (task, duration) in tasks {
        let add = json!({"do": "add", "fields": {
            "name": task, "duration_text": duration, "people": "Ben"
        }});
        edit(app, &app.director, &project, json!([add])).await;
    }
    let list = app.get(&format!("/projects/{}/tasks", id(&project))).await;
    ids.extend(list["items"].as_array().unwrap().iter().map(id));
    (project, ids)
}

async fn edit(app: &TestApp, who: &str, project: &Value, changes: Value) -> Value {
    let path = format!("/projects/{}/edits", id(project));
    let body = json!({"changes": changes});
    app.call(who, "POST", &path, &[], Some(body)).await.expect(200)
}

async fn mine(app: &TestApp, ben: &Person, query: &str) -> Value {
    app.call(&ben.token, "GET", &format!("/me/tasks?{query}"), &[], None).await.expect(200)
}

fn names(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect()
}

async fn member(app: &TestApp, ben: Uuid, project: &Value) {
    let roles = access::roles(&app.app, &app.system).await.unwrap().items;
    let role = roles.into_iter().find(|one| one.key == "team_member").unwrap();
    let grant = NewRoleGrant {
        user_id: ben,
        role_id: role.id,
        scope_kind: "project".into(),
        scope_id: Some(uuid(project)),
    };
    access::grant_role(&app.app, &app.system, &grant).await.unwrap();
}

#[tokio::test]
async fn people_see_their_own_tasks_of_all_projects_they_may_see() {
    let app = TestApp::new().await;
    let first = app.post("/projects", json!({"name": "x", "start": "2026-03-02T08:00"})).await;
    let ben = app.as_person("team_member", Some(("project", uuid(&first))), Some("Ben")).await;
    let unlinked = mine(&app, &ben, "").await;
    assert_eq!((&unlinked["total"], &unlinked["people"]), (&json!(0), &json!([])));
    let resource = app.post("/resources", json!({"name": "Ben", "user_id": ben.id})).await;
    let (bridge, _) = plan(&app, "Bridge", &[("Dig", "2d"), ("Pour", "5d")]).await;
    let (tunnel, _) = plan(&app, "Tunnel", &[("Blast", "3d")]).await;
    let (_secret, _) = plan(&app, "Secret", &[("Hide", "1d")]).await;
    member(&app, ben.id, &bridge).await;
    member(&app, ben.id, &tunnel).await;
    edit(&app, &app.director, &bridge, json!([{"do": "add", "fields": {"name": "Nobody's"}}]))
        .await;
    let list = mine(&app, &ben, "").await;
    assert_eq!(names(&list), ["Dig", "Blast", "Pour"]);
    assert_eq!(list["people"], json!([{"id": id(&resource), "name": "Ben"}]));
    let dig = &list["items"][0];
    assert_eq!(
        (&dig["project"]["name"], &dig["finish"]),
        (&json!("Bridge"), &json!("2026-03-03T17:00"))
    );
    assert_eq!((&dig["work_minutes"], &dig["units_percent"]), (&json!(960.0), &json!(100.0)));
    assert_eq!(dig["reportable"], true);
    // Page by page, and filtered.
    let page = mine(&app, &ben, "limit=2").await;
    assert_eq!(page["total"], 3);
    let next = page["next"].as_str().unwrap();
    assert_eq!(names(&mine(&app, &ben, &format!("limit=2&after={next}")).await), ["Pour"]);
    assert_eq!(
        names(&mine(&app, &ben, "finish_from=2026-03-04&finish_to=2026-03-04").await),
        ["Blast"]
    );
    assert_eq!(names(&mine(&app, &ben, "finish_to=2026-03-03").await), ["Dig"]);
    assert_eq!(names(&mine(&app, &ben, "q=our").await), ["Pour"]);
    let wrong = app.call(&ben.token, "GET", "/me/tasks?finish_to=soon", &[], None).await;
    assert_eq!((wrong.status.as_u16(), wrong.code()), (422, "bad_date"));
    // What someone else has to do is not one's own.
    assert_eq!(app.get("/me/tasks").await["total"], 0);
}

#[tokio::test]
async fn progress_is_reported_where_the_list_is_read() {
    let app = TestApp::new().await;
    let first = app.post("/projects", json!({"name": "x", "start": "2026-03-02T08:00"})).await;
    let ben = app.as_person("team_member", Some(("project", uuid(&first))), Some("Ben")).await;
    app.post("/resources", json!({"name": "Ben", "user_id": ben.id})).await;
    let (bridge, tasks) = plan(&app, "Bridge", &[("Dig", "4d"), ("Pour", "5d")]).await;
    member(&app, ben.id, &bridge).await;
    let dig = mine(&app, &ben, "").await["items"][0].clone();
    let report = |version: &Value| {
        json!([{"do": "set", "task": tasks[0], "version": version, "fields": {
            "percent_complete": 50, "actual_start": "2026-03-03T08:00"
        }}])
    };
    let done = edit(&app, &ben.token, &bridge, report(&dig["version"])).await;
    assert!(done["edit_id"].is_string(), "one step that can be taken back: {done}");
    let now = mine(&app, &ben, "").await;
    let item = |list: &Value| {
        let all = list["items"].as_array().unwrap().clone();
        all.into_iter().find(|one| one["name"] == "Dig").unwrap()
    };
    let reported = item(&now);
    assert_eq!(reported["percent_complete"], 50.0);
    assert_eq!(reported["actual_start"], "2026-03-03T08:00");
    assert_eq!(reported["remaining_duration_minutes"], 960.0);
    assert_eq!(reported["finish"], "2026-03-06T17:00");
    // From an old page: told, with the task as it is now.
    let path = format!("/projects/{}/edits", id(&bridge));
    let old = json!({"changes": report(&dig["version"])});
    let stale = app.call(&ben.token, "POST", &path, &[], Some(old)).await;
    assert_eq!(stale.status.as_u16(), 412);
    assert_eq!(stale.body["current"][0]["percent_complete"], 50.0);
    // Work left, in the words people use.
    let left = json!([{"do": "set", "task": tasks[0], "version": reported["version"], "fields": {
        "remaining_duration_text": "1d"
    }}]);
    edit(&app, &ben.token, &bridge, left).await;
    assert_eq!(item(&mine(&app, &ben, "").await)["finish"], "2026-03-05T17:00");
    // A team member reports; the plan itself is not theirs to change.
    let longer =
        json!({"changes": [{"do": "set", "task": tasks[0], "fields": {"duration_text": "9d"}}]});
    assert_eq!(app.call(&ben.token, "POST", &path, &[], Some(longer)).await.status.as_u16(), 403);
    let finish = json!([{"do": "set", "task": tasks[0], "fields": {"percent_complete": 100}}]);
    edit(&app, &ben.token, &bridge, finish).await;
    assert_eq!(names(&mine(&app, &ben, "unfinished=true").await), ["Pour"]);
    // Who may only read is not asked for progress.
    let client = app.as_person("client", Some(("project", uuid(&bridge))), Some("Cleo")).await;
    app.post("/resources", json!({"name": "Cleo", "user_id": client.id})).await;
    let both = json!([{"do": "set", "task": tasks[1], "fields": {"people": "Ben;Cleo"}}]);
    edit(&app, &app.director, &bridge, both).await;
    assert_eq!(mine(&app, &client, "").await["items"][0]["reportable"], false);
}
