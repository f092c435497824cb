//! Who of a plan is asked for more than they have, and what the chart shows besides its bars.

use serde_json::{Value, json};

use crate::{
    edits::Sheet,
    test_app::{TestApp, id},
};

fn set(task: &str, fields: Value) -> Value {
    json!({"do": "set", "task": task, "fields": fields})
}

#[tokio::test]
async fn work_in_other_projects_counts_and_its_name_is_told_to_whoever_may_see_it() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    app.post("/resources", json!({"name": "Welder"})).await;
    let tasks = sheet.add(&["Weld", "Grind", "Paint"]).await;
    // Monday to Wednesday at 100 %, Monday at 50 %; Paint is nobody's.
    sheet
        .edit(json!([
            set(&tasks[0], json!({"duration_text": "3d", "people": "Welder"})),
            set(&tasks[1], json!({"duration_text": "1d", "people": "Welder[50%]"})),
        ]))
        .await;
    let path = format!("/projects/{}/overloads", sheet.project);
    let alone = app.get(&format!("{path}?alone=true")).await;
    let welder = &alone["people"]["items"][0];
    assert_eq!(
        (&welder["resource"]["name"], &welder["over_minutes"]),
        (&json!("Welder"), &json!(240.0))
    );
    assert_eq!(welder["spans"][0]["from"], "2026-03-02T08:00");
    assert_eq!(welder["spans"][0]["to"], "2026-03-02T17:00");
    assert_eq!(welder["spans"][0]["peak_units"], 150.0);
    assert_eq!(alone["task_ids"], json!([tasks[0], tasks[1]]));

    // Another project wants the welder on Tuesday and Wednesday.
    let other = Sheet {
        project: id(&app
            .post("/projects", json!({"name": "Repair", "start": "2026-03-03T08:00"}))
            .await),
        app: &app,
        token: app.director.clone(),
    };
    let repair = other.add(&["Mend"]).await;
    other.edit(json!([set(&repair[0], json!({"duration_text": "2d", "people": "Welder"}))])).await;
    let all = app.get(&path).await;
    let welder = &all["people"]["items"][0];
    assert_eq!(welder["over_minutes"], 240.0 + 2.0 * 480.0);
    let spans = welder["spans"].as_array().unwrap();
    assert_eq!(spans.len(), 2, "other tasks are another stretch: {spans:?}");
    assert_eq!(spans[1]["projects"][0]["name"], "Repair");
    assert_eq!(spans[1]["hidden_projects"], false);
    // What the other project does to others is no matter of this one.
    let theirs = app.get(&format!("/projects/{}/overloads", other.project)).await;
    assert_eq!(theirs["people"]["items"][0]["over_minutes"], 2.0 * 480.0);

    let scope = Some(("project", sheet.project.parse().unwrap()));
    let member = app.as_role("team_member", scope).await;
    let seen = app.call(&member, "GET", &path, &[], None).await.expect(200);
    let span = &seen["people"]["items"][0]["spans"][1];
    assert_eq!(span["projects"], json!([]), "{span}");
    assert_eq!(span["hidden_projects"], true);
    assert!(!seen.to_string().contains("Repair"));

    // Finished work and finished projects ask for nobody.
    sheet.edit(json!([set(&tasks[1], json!({"percent_complete": 100}))])).await;
    other.edit(json!([set(&repair[0], json!({"percent_complete": 100}))])).await;
    let none = app.get(&path).await;
    assert_eq!((&none["people"]["total"], &none["task_ids"]), (&json!(0), &json!([])));
}

#[tokio::test]
async fn the_chart_gets_the_free_days_of_a_person_and_the_dates_of_any_baseline() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let welder = id(&app.post("/resources", json!({"name": "Welder"})).await);
    let leave = json!({"from": "2026-03-04", "to": "2026-03-05"});
    app.post(&format!("/resources/{welder}/leave"), leave).await;
    let tasks = sheet.add(&["Weld"]).await;
    sheet.edit(json!([set(&tasks[0], json!({"people": "Welder"}))])).await;
    let time = format!("/projects/{}/working_time", sheet.project);
    let hours = app.get(&format!("{time}?name=Welder")).await;
    assert_eq!(hours["days_off"], json!([["2026-03-04", "2026-03-05"]]));
    assert_eq!(app.get(&format!("{time}?resource_id={welder}")).await, hours);
    for unknown in ["", "?name=Nobody"] {
        let reply = app.call(&app.director, "GET", &format!("{time}{unknown}"), &[], None).await;
        assert_eq!(reply.status.as_u16(), 404);
    }

    let dates = format!("/projects/{}/baseline_dates", sheet.project);
    let reply = app.call(&app.director, "GET", &dates, &[], None).await;
    assert_eq!(reply.status.as_u16(), 404);
    app.post(&format!("/projects/{}/baselines", sheet.project), json!({"slot": 3})).await;
    sheet.edit(json!([set(&tasks[0], json!({"duration_text": "9d"}))])).await;
    let found = app.get(&format!("{dates}?slot=3")).await;
    assert_eq!(found["task_id"], json!(tasks));
    let gantt = app.get(&format!("/projects/{}/gantt?baseline=3", sheet.project)).await;
    assert_eq!(found["finish"], gantt["tasks"]["baseline_finish"]);
    assert_ne!(found["finish"], gantt["tasks"]["finish"]);
}

#[tokio::test]
async fn a_copied_recurring_task_recurs_from_its_new_start() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let pattern = json!({
        "every": {"weekly": {"every": 1, "weekdays": [false, false, true, false, false, false, false]}},
        "from": "2026-03-04", "until": "2026-03-18", "duration_text": "1h"
    });
    sheet.edit(json!([{"do": "recur", "name": "Review", "pattern": pattern}])).await;
    let body = json!({"name": "Again", "start": "2026-04-06T08:00"});
    let copy = app.post(&format!("/projects/{}/copy", sheet.project), body).await;
    let gantt = app.get(&format!("/projects/{}/gantt", id(&copy))).await;
    let summary = app.get(&format!("/tasks/{}", gantt["tasks"]["id"][0].as_str().unwrap())).await;
    assert_eq!(summary["recurrence"]["from"], "2026-04-08");
    assert_eq!(summary["recurrence"]["until"], "2026-04-22");
    assert_eq!(gantt["tasks"]["id"].as_array().unwrap().len(), 4);
    let first = app.get(&format!("/tasks/{}", gantt["tasks"]["id"][1].as_str().unwrap())).await;
    assert_eq!(first["start"], "2026-04-08T08:00");
}
