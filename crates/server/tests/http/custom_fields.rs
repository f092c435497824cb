//! Fields that the organisation adds: who may, what they hold, where their values are seen, found,
//! taken back and told.

use serde_json::{Value, json};

use crate::{
    edits::Sheet,
    test_app::{TestApp, id},
};

async fn add(app: &TestApp, noun: &str, name: &str, kind: &str, choices: &[&str]) -> Value {
    let choices: Vec<Value> = choices.iter().map(|label| json!({ "label": label })).collect();
    let body = json!({"noun": noun, "name": name, "kind": kind, "choices": choices});
    app.post("/custom_fields", body).await
}

async fn names(app: &TestApp, path: &str, custom: &Value) -> Vec<String> {
    let custom: String = custom.to_string().bytes().map(|byte| format!("%{byte:02x}")).collect();
    let found = app.get(&format!("{path}?custom={custom}")).await;
    let items = found["items"].as_array().unwrap();
    items.iter().map(|item| item["name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn only_who_manages_the_organisation_defines_fields_and_everybody_sees_them() {
    let app = TestApp::new().await;
    let region = add(&app, "project", "Region", "choice", &["North", "South"]).await;
    assert_eq!(region["code"], "region");
    assert_eq!(region["choices"][1]["code"], "south");
    let cost = add(&app, "project", "Cost (EU)", "number", &[]).await;
    assert_eq!((cost["code"].as_str(), cost["position"].as_i64()), (Some("cost_eu"), Some(2)));
    let member = app.as_role("team_member", None).await;
    let seen = app.call(&member, "GET", "/custom_fields?noun=project", &[], None).await.expect(200);
    assert_eq!(seen["total"], 2);
    let body = json!({"noun": "task", "name": "Mine", "kind": "text"});
    let refused = app.call(&member, "POST", "/custom_fields", &[], Some(body)).await;
    assert_eq!(refused.status.as_u16(), 403);

    for (body, code) in [
        (json!({"noun": "invoice", "name": "A", "kind": "text"}), "custom_field.unknown_noun"),
        (json!({"noun": "task", "name": "A", "kind": "poem"}), "custom_field.unknown_kind"),
        (json!({"noun": "task", "name": " ", "kind": "text"}), "name_missing"),
        (json!({"noun": "task", "name": "A", "kind": "choice"}), "custom_field.bad_choices"),
        (json!({"noun": "project", "name": "région", "kind": "text"}), "custom_field.name_taken"),
        (
            json!({"noun": "task", "name": "A", "kind": "choice",
                   "choices": [{"label": "One"}, {"label": "ONE"}]}),
            "custom_field.bad_choices",
        ),
    ] {
        let reply = app.call(&app.director, "POST", "/custom_fields", &[], Some(body)).await;
        assert_eq!(reply.code(), code);
    }

    // Cost moves before Region.
    let path = format!("/custom_fields/{}", id(&cost));
    let first = Some(json!({"position": 1, "unit": "k€"}));
    let moved = app.call(&app.director, "PATCH", &path, &[("if-match", "\"1\"")], first).await;
    assert_eq!(moved.expect(200)["unit"], "k€");
    let list = app.get("/custom_fields?noun=project").await;
    assert_eq!(
        (&list["items"][0]["name"], &list["items"][1]["name"]),
        (&json!("Cost (EU)"), &json!("Region"))
    );
    // A place outside the list is its nearest end.
    for (version, position, place) in [(2, i64::MAX, 2), (3, i64::MIN, 1)] {
        let moved = app.patch(&path, version, json!({ "position": position })).await;
        assert_eq!(moved["position"], place);
    }
}

#[tokio::test]
async fn values_of_a_project_are_checked_kept_found_and_told() {
    let app = TestApp::new().await;
    let region = add(&app, "project", "Region", "choice", &["North", "South"]).await;
    add(&app, "project", "Cost", "number", &[]).await;
    add(&app, "project", "Note", "text", &[]).await;
    let new = |name: &str, custom: Value| json!({"name": name, "start": "2026-03-02T08:00", "custom": custom});
    let alpha = app.post("/projects", new("Alpha", json!({"region": "north", "cost": 12.5}))).await;
    assert_eq!(alpha["custom"], json!({"region": "north", "cost": "12.5"}));
    app.post("/projects", new("Beta", json!({"region": "South", "note": "Ça va"}))).await;
    app.post("/projects", new("Gamma", json!({}))).await;
    for (custom, found) in [
        (json!({"region": ["North"]}), vec!["Alpha"]),
        (json!({"region": null}), vec!["Gamma"]),
        (json!({"cost": {"from": "10", "to": "20"}}), vec!["Alpha"]),
        (json!({"note": {"has": "CA"}}), vec!["Beta"]),
        (json!({"region": ["north", "south"], "note": null}), vec!["Alpha"]),
    ] {
        assert_eq!(names(&app, "/projects", &custom).await, found, "{custom}");
    }

    app.post("/projects", new("Delta", json!({"cost": "0.75", "region": "south"}))).await;
    // Sums are of the whole list as filtered, whatever page is shown; texts have none.
    let totals = app.get("/projects/totals").await;
    assert_eq!((&totals["projects"], &totals["custom"]), (&json!(4), &json!({"cost": "13.25"})));
    let south = app.get("/projects/totals?custom=%7B%22region%22:[%22south%22]%7D").await;
    assert_eq!((&south["projects"], &south["custom"]), (&json!(2), &json!({"cost": "0.75"})));
    let path = format!("/projects/{}", id(&alpha));
    let patch = async |custom: Value| {
        let version = app.get(&path).await["version"].to_string();
        let header = [("if-match", version.as_str())];
        app.call(&app.director, "PATCH", &path, &header, Some(json!({ "custom": custom }))).await
    };
    assert_eq!(patch(json!({"region": "East"})).await.code(), "custom.bad_value");
    assert_eq!(patch(json!({"cost": "much"})).await.code(), "custom.bad_value");
    assert_eq!(patch(json!({"height": 3})).await.code(), "custom.unknown_field");
    let changed = patch(json!({"region": "South", "cost": null})).await.expect(200);
    assert_eq!(changed["custom"], json!({"region": "south"}));
    assert_eq!(
        names(&app, "/projects", &json!({"region": ["south"]})).await,
        ["Alpha", "Beta", "Delta"]
    );
    let log = app.get(&format!("/changes?noun=project&id={}", id(&alpha))).await;
    let told = log["items"][0]["summary"].as_str().unwrap();
    assert!(told.contains("region from north to south"), "{told}");

    // What is in use is not lost.
    let field = format!("/custom_fields/{}", id(&region));
    let version = [("if-match", "\"1\"")];
    let gone = app.call(&app.director, "DELETE", &field, &version, None).await;
    assert_eq!(gone.code(), "custom_field.in_use");
    let less = Some(json!({"choices": [{"code": "north", "label": "North"}]}));
    let less = app.call(&app.director, "PATCH", &field, &version, less).await;
    assert_eq!(less.code(), "custom_field.choice_in_use");
    let archived = Some(json!({"archived": true}));
    app.call(&app.director, "PATCH", &field, &version, archived).await.expect(200);
    assert_eq!(patch(json!({"region": "North"})).await.code(), "custom.archived");
    assert_eq!(app.get(&path).await["custom"], json!({"region": "south"}));
}

#[tokio::test]
async fn values_of_tasks_are_edited_in_the_sheet_and_taken_back() {
    let app = TestApp::new().await;
    add(&app, "task", "Risk class", "choice", &["High", "Low"]).await;
    add(&app, "task", "Signed off", "flag", &[]).await;
    let sheet = Sheet::new(&app).await;
    let ids = sheet.add(&["Dig", "Pour"]).await;
    let set = |task: &str, custom: Value| json!({"do": "set", "task": task, "fields": {"custom": custom}});
    let before = sheet.state().await;
    let answer = sheet
        .edit(json!([
            set(&ids[0], json!({"risk_class": "high", "signed_off": "yes"})),
            set(&ids[1], json!({"risk_class": "LOW"})),
        ]))
        .await;
    assert_eq!(
        sheet.gantt().await["tasks"]["more"]["custom"],
        json!([{"risk_class": "high", "signed_off": true}, {"risk_class": "low"}])
    );
    assert_eq!(sheet.task(&ids[0]).await["custom"]["signed_off"], true);
    assert_eq!(names(&app, "/tasks", &json!({"risk_class": ["High"]})).await, ["Dig"]);
    assert_eq!(names(&app, "/tasks", &json!({"signed_off": true})).await, ["Dig"]);
    let (code, text) =
        sheet.refused(json!([set(&ids[0], json!({"risk_class": "middling"}))])).await;
    assert_eq!(code, "custom.bad_value");
    assert!(text.contains("Choose High, Low"), "{text}");
    let weighed = add(&app, "task", "Weight", "number", &[]).await;
    assert_eq!(weighed["code"], "weight");
    let totals = app.get("/tasks/totals?q=dig").await;
    assert_eq!(totals["custom"], json!({}));
    let undone = sheet.send("undo", json!({"edit": answer["edit"]["id"]})).await;
    undone.expect(200);
    assert_eq!(sheet.state().await, before);
    assert!(names(&app, "/tasks", &json!({"risk_class": ["High"]})).await.is_empty());

    // A file leaves the values behind, and says so.
    let losses = async || {
        let report = app.get(&format!("/projects/{}/export_report", sheet.project)).await;
        let losses = report["losses"].as_array().unwrap().clone();
        losses.iter().any(|loss| loss["code"] == "custom_fields" && loss["count"] == 1)
    };
    assert!(!losses().await);

    // A form sets one value and leaves the others; a copy has them all.
    sheet.edit(json!([set(&ids[0], json!({"risk_class": "high"}))])).await;
    assert!(losses().await);
    let version = sheet.task(&ids[0]).await["version"].to_string();
    let body = json!({"custom": {"signed_off": false}});
    let path = format!("/tasks/{}", ids[0]);
    let header = [("if-match", version.as_str())];
    app.call(&app.director, "PATCH", &path, &header, Some(body)).await.expect(200);
    assert_eq!(
        sheet.task(&ids[0]).await["custom"],
        json!({"risk_class": "high", "signed_off": false})
    );
    let copy = json!({"name": "Copy", "start": "2026-03-02T08:00"});
    let copy = sheet.send("copy", copy).await.expect(201);
    let tasks = app.get(&format!("/projects/{}/tasks", id(&copy))).await;
    assert_eq!(tasks["items"][0]["custom"]["risk_class"], "high");
    assert_eq!(names(&app, "/tasks", &json!({"risk_class": ["high"]})).await, ["Dig", "Dig"]);
}
