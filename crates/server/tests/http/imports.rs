//! Plan files in through the browser's way, and out again.

use axum::{body::Body, http::Request};
use serde_json::{Value, json};

use crate::test_app::{TestApp, id};

pub(crate) async fn upload(app: &TestApp, name: &str, text: &str) -> Value {
    let body = format!(
        "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         content-type: application/octet-stream\r\n\r\n{text}\r\n--b--\r\n"
    );
    let request = Request::post("/api/v1/imports")
        .header("authorization", format!("Bearer {}", app.director))
        .header("content-type", "multipart/form-data; boundary=b")
        .body(Body::from(body))
        .unwrap();
    app.send(request).await.expect(202)
}

/// Waits until an import has left its working states.
pub(crate) async fn settled(app: &TestApp, import: &Value) -> Value {
    let path = format!("/imports/{}", id(import));
    for _ in 0..200 {
        let now = app.get(&path).await;
        if !matches!(now["state"].as_str(), Some("reading" | "committing")) {
            return now;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the import never settled");
}

pub(crate) async fn commit(app: &TestApp, import: &Value, body: Value) -> Value {
    let path = format!("/imports/{}/commit", id(import));
    app.call(&app.director, "POST", &path, &[], Some(body)).await.expect(202);
    settled(app, import).await
}

const LIST: &str =
    "ID,Name,Duration,Predecessors,People\n1,Dig,3d,,Ann\n2,Pour slab,2d,1FS+1d,Bob\n";

#[tokio::test]
async fn a_task_list_becomes_a_project_and_a_project_file() {
    let app = TestApp::new().await;
    let import = settled(&app, &upload(&app, "Pump station.csv", LIST).await).await;
    assert_eq!(import["state"], "ready", "{import}");
    assert_eq!(import["report"]["creates"]["tasks"], 2);
    assert_eq!(app.get("/projects").await["total"], 0, "nothing is written before the commit");
    let done = commit(&app, &import, json!({})).await;
    assert_eq!(done["state"], "done", "{done}");
    let project = done["project_id"].as_str().unwrap();
    let gantt = app.get(&format!("/projects/{project}/gantt")).await;
    assert_eq!(gantt["project"]["name"], "Pump station");
    assert_eq!(gantt["tasks"]["name"], json!(["Dig", "Pour slab"]));
    assert_eq!(gantt["tasks"]["people"], json!(["Ann", "Bob"]));
    assert_eq!(gantt["dependencies"]["lag"], json!(["+1d"]));
    let tasks = app.get(&format!("/projects/{project}/tasks")).await;
    assert_eq!(tasks["items"][1]["people"][0]["name"], "Bob");
    app.patch(&format!("/tasks/{}", id(&tasks["items"][0])), 1, json!({"percent_complete": 100}))
        .await;
    for (unfinished, name) in [("true", "Pour slab"), ("false", "Dig")] {
        let list = app.get(&format!("/tasks?unfinished={unfinished}")).await;
        assert_eq!((&list["total"], &list["items"][0]["name"]), (&1.into(), &name.into()));
    }

    // Out as Microsoft Project XML, in again: the same dates.
    let path = format!("/projects/{project}/export?format=mspdi");
    let file = app.call(&app.director, "GET", &path, &[], None).await;
    assert_eq!(file.headers["x-steerco-losses"], "0");
    let xml = String::from_utf8(file.bytes).unwrap();
    let again = settled(&app, &upload(&app, "again.xml", &xml).await).await;
    assert_eq!(again["state"], "ready", "{again}");
    let done = commit(&app, &again, json!({"name": "Again"})).await;
    let second = done["project_id"].as_str().unwrap();
    let copy = app.get(&format!("/projects/{second}/gantt")).await;
    for column in ["name", "start", "finish", "late_finish", "total_float", "duration", "people"] {
        assert_eq!(gantt["tasks"][column], copy["tasks"][column], "{column}");
    }
    assert_eq!(app.get("/resources").await["total"], 2, "people are found again by name");
    let report = app.get(&format!("/projects/{project}/export_report?format=csv")).await;
    assert!(report["losses"].is_array());
}

#[tokio::test]
async fn unclear_columns_are_asked_for() {
    let app = TestApp::new().await;
    let list = "Was,Wie lange\nGraben,3d\n";
    let import = settled(&app, &upload(&app, "liste.csv", list).await).await;
    assert_eq!(import["state"], "needs_mapping", "{import}");
    assert_eq!(import["columns"]["headings"], json!(["Was", "Wie lange"]));
    let path = format!("/imports/{}/mapping", id(&import));
    let mapping = json!({"name": "Was", "duration": "Wie lange"});
    app.call(&app.director, "PUT", &path, &[], Some(mapping)).await.expect(202);
    let import = settled(&app, &import).await;
    assert_eq!(import["state"], "ready", "{import}");
    assert_eq!(commit(&app, &import, json!({"name": "Graben"})).await["state"], "done");
}

#[tokio::test]
async fn a_broken_file_changes_nothing_and_says_where() {
    let app = TestApp::new().await;
    let xml = "<?xml version=\"1.0\"?><Project xmlns=\"http://schemas.microsoft.com/project\">\
               <Tasks><Task></Project>";
    let import = settled(&app, &upload(&app, "broken.xml", xml).await).await;
    assert_eq!(import["state"], "refused", "{import}");
    assert!(import["report"]["counts"]["error"].as_u64().unwrap() > 0);
    let path = format!("/imports/{}/commit", id(&import));
    let refused = app.call(&app.director, "POST", &path, &[], Some(json!({}))).await;
    assert_eq!(refused.code(), "import.not_ready");
    assert_eq!(app.get("/projects").await["total"], 0);
    let path = format!("/imports/{}", id(&import));
    app.call(&app.director, "DELETE", &path, &[], None).await.expect(204);
    assert_eq!(app.get("/imports").await["total"], 0);
}

#[tokio::test]
async fn ones_imports_come_in_pages_newest_first() {
    let app = TestApp::new().await;
    let mut made = vec![];
    for number in 0..5 {
        made.push(id(&upload(&app, &format!("Plan {number}.csv"), LIST).await));
    }
    let mut seen = vec![];
    let mut path = "/imports?limit=2".to_owned();
    loop {
        let page = app.get(&path).await;
        assert_eq!(page["total"], 5);
        let items = page["items"].as_array().unwrap();
        assert!(items.len() <= 2);
        seen.extend(items.iter().map(id));
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/imports?limit=2&after={next}");
    }
    made.reverse();
    assert_eq!(seen, made);
    let other = app.as_role("project_manager", None).await;
    assert_eq!(app.call(&other, "GET", "/imports", &[], None).await.expect(200)["total"], 0);
    let client = app.as_role("client", None).await;
    assert_eq!(app.call(&client, "GET", "/imports", &[], None).await.status.as_u16(), 403);
}
