//! The edits of one task: its own, and those of its links and people.

use serde_json::{Value, json};

use crate::{edits::Sheet, test_app::TestApp};

fn set(task: &str, fields: Value) -> Value {
    json!({"do": "set", "task": task, "fields": fields})
}

#[tokio::test]
async fn a_task_has_a_history_of_its_own_with_its_links_and_people() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let tasks = sheet.add(&["Dig", "Pour", "Paint"]).await;
    app.post("/resources", json!({"name": "Welder"})).await;
    sheet.edit(json!([set(&tasks[1], json!({"predecessors": "1"}))])).await;
    sheet.edit(json!([set(&tasks[0], json!({"people": "Welder"}))])).await;
    sheet.edit(json!([set(&tasks[2], json!({"name": "Varnish"}))])).await;
    let removed = sheet.edit(json!([set(&tasks[0], json!({"people": ""}))])).await;
    let history = async |task: &str| -> Vec<String> {
        let path = format!("/projects/{}/edits?task_id={task}", sheet.project);
        let edits = app.get(&path).await;
        let edits = edits["items"].as_array().unwrap();
        edits.iter().map(|edit| edit["title"].as_str().unwrap().to_owned()).collect()
    };
    let (people, link) = ("Changed people of “Dig”", "Linked “Dig” and “Pour”");
    assert_eq!(history(&tasks[0]).await, [people, people, link, "Added 3 tasks"]);
    assert_eq!(history(&tasks[1]).await, [link, "Added 3 tasks"]);
    assert_eq!(history(&tasks[2]).await, ["Renamed “Varnish”", "Added 3 tasks"]);
    let path = format!("/edits/{}/undo", removed["edit_id"].as_str().unwrap());
    app.call(&app.director, "POST", &path, &[], None).await.expect(200);
    assert_eq!(history(&tasks[0]).await.len(), 5);
    assert_eq!(sheet.task(&tasks[0]).await["assignments"][0]["resource"]["name"], "Welder");
}
