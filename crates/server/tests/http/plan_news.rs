//! What others' edits made of a plan that somebody has open.

use serde_json::{Value, json};

use crate::{
    edits::Sheet,
    test_app::{TestApp, id},
};

#[tokio::test]
async fn whoever_has_the_plan_open_takes_in_what_others_did_step_by_step() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let ids = sheet.add(&["Dig", "Pour"]).await;
    let before = sheet.gantt().await;
    let since = before["project"]["plan_version"].clone();
    let news = async |token: &str, since: &Value| {
        let path = format!("/projects/{}/gantt/news?since={since}", sheet.project);
        app.call(token, "GET", &path, &[], None).await
    };
    let none = news(&app.director, &since).await.expect(200);
    assert_eq!((&none["whole"], &none["edits"]), (&json!(false), &json!([])));

    let longer = json!({"do": "set", "task": ids[0], "fields": {"duration_text": "5d"}});
    let first = sheet.edit(json!([longer])).await;
    sheet.edit(json!([{"do": "link", "predecessor": ids[0], "successor": ids[1]}])).await;
    let path = news(&app.director, &since).await.expect(200);
    let edits = path["edits"].as_array().unwrap();
    assert_eq!(edits.len(), 2);
    assert_eq!(edits[0]["tasks"], first["tasks"]);
    assert_eq!(edits[1]["plan_version"], path["plan_version"]);
    assert_eq!(sheet.gantt().await["project"]["plan_version"], path["plan_version"]);
    // A set counts a row on; a row that only moved because of it has the version it had.
    let versions = |gantt: &Value, ids: &Value| -> Vec<Value> {
        let (all, versions) =
            (gantt["tasks"]["id"].as_array().unwrap(), &gantt["tasks"]["version"]);
        let at = |id: &Value| all.iter().position(|one| one == id).map(|at| versions[at].clone());
        ids.as_array().unwrap().iter().map(|id| at(id).unwrap_or(json!(0))).collect()
    };
    let told = json!(versions(&before, &first["tasks"]["id"]));
    assert_eq!(first["version_before"], told);
    assert_ne!(first["version_before"], first["tasks"]["version"]);
    // What its author could take back is theirs.
    assert_eq!(
        (&edits[0]["undo"], &first["undo"]["title"]),
        (&Value::Null, &json!("Changed duration of “Dig”"))
    );
    let one = news(&app.director, &first["plan_version"]).await.expect(200);
    assert_eq!(one["edits"].as_array().unwrap().len(), 1);

    // A form changes the plan without rows for others: then the plan is fetched as a whole.
    let version = sheet.task(&ids[0]).await["version"].to_string();
    let task = format!("/tasks/{}", ids[0]);
    let body = Some(json!({"duration_text": "6d"}));
    app.call(&app.director, "PATCH", &task, &[("if-match", &version)], body).await.expect(200);
    let gap = news(&app.director, &since).await.expect(200);
    assert_eq!((&gap["whole"], &gap["edits"]), (&json!(true), &json!([])));
    let future = news(&app.director, &json!(1_000_000)).await.expect(200);
    assert_eq!(future["whole"], true);

    let added = json!([{"do": "add", "task": null, "fields": {"name": "Cover"}}]);
    let added = sheet.edit(added).await;
    let at = added["tasks"]["name"].as_array().unwrap().iter().position(|name| name == "Cover");
    assert_eq!(added["version_before"][at.unwrap()], 0, "it came with this edit");

    let other = json!({"name": "Other", "start": "2026-03-02T08:00"});
    let other = id(&app.post("/projects", other).await).parse().unwrap();
    let stranger = app.as_role("project_manager", Some(("project", other))).await;
    assert_eq!(news(&stranger, &since).await.status.as_u16(), 403);
}
