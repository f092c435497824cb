//! Nobody is asked for work in a pause: the heatmap, its lines, the timeline of people, the staffing of a
//! project, my schedule and its feed agree with the levelled plan.

use serde_json::{Value, json};

use crate::{
    edits::{Sheet, set},
    levelling_splits::{eve_helps, level, preview, taken, taken_by_person, talk_and_draft},
    test_app::{TestApp, id},
};

/// What Ann is asked for on the ten weekdays from 2 March 2026 on, in hours.
async fn asked(app: &TestApp) -> Vec<i64> {
    let map = app.get("/heatmap?from=2026-03-02&count=12&grain=day").await;
    let rows = map["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["name"] == "Ann").unwrap();
    let firm = row["firm"].as_array().unwrap().iter().map(|one| one.as_i64().unwrap());
    let firm: Vec<i64> = firm.map(|minutes| minutes / 60).collect();
    [&firm[..5], &firm[7..]].concat()
}

async fn level_with_splits(sheet: &Sheet<'_>) {
    let found = preview(sheet, json!({"seconds": 0.3, "splits": true})).await;
    assert_eq!(found["unsolved"], json!([]));
    level(sheet, taken(&found)).await.expect(200);
}

#[tokio::test]
async fn a_task_that_levelling_split_asks_for_nothing_while_it_waits() {
    let app = TestApp::new().await;
    let (sheet, tasks) = talk_and_draft(&app).await;
    assert_eq!(asked(&app).await, [8, 16, 16, 0, 0, 0, 0, 0, 0, 0]);
    level_with_splits(&sheet).await;
    assert_eq!(asked(&app).await, [8, 8, 8, 8, 8, 0, 0, 0, 0, 0]);

    let people = app.get("/resources?q=Ann").await;
    let ann = id(&people["items"][0]);
    let cell = format!("/heatmap/lines?resource_id={ann}&from=2026-03-03&to=2026-03-03");
    let cell = app.get(&cell).await;
    let names = cell["lines"][0]["tasks"].as_array().unwrap().iter();
    let names: Vec<&Value> = names.map(|one| &one["task"]["name"]).collect();
    assert_eq!((names, &cell["percent"]), (vec![&json!("Talk")], &json!(100.0)));

    let line = app.get("/people_timeline?from=2026-03-02&weeks=1").await;
    let row = &line["rows"][0];
    assert_eq!((&row["bands"], row["bars"].as_array().unwrap().len()), (&json!(["full"]), 1));
    let bar = &row["bars"][0];
    assert_eq!((&bar["tasks"], &bar["minutes"]), (&json!(2), &json!(5 * 480)));

    let path = format!("/projects/{}/staffing?from=2026-03-02&grain=day&count=5", sheet.project);
    let grid = app.get(&path).await;
    assert_eq!(grid["rows"][0]["tasks"], json!(["8", "8", "8", "8", "8"]));

    // Half of it is done: the first day and half of the day after the pause.
    sheet.edit(json!([set(&tasks[1], json!({"percent_complete": 50}))])).await;
    let grid = app.get(&path).await;
    assert_eq!(grid["rows"][0]["actual"], json!(["8", "0", "0", "4", "0"]));

    sheet.send("undo", json!({})).await.expect(200);
    sheet.send("undo", json!({})).await.expect(200);
    assert_eq!(asked(&app).await, [8, 16, 16, 0, 0, 0, 0, 0, 0, 0]);
}

#[tokio::test]
async fn begun_work_asks_for_nothing_until_its_rest_goes_on() {
    let app = TestApp::new().await;
    let (sheet, tasks) = talk_and_draft(&app).await;
    let begun = json!({"duration_text": "4d", "percent_complete": 25});
    sheet.edit(json!([set(&tasks[1], begun)])).await;
    assert_eq!(asked(&app).await, [8, 16, 16, 8, 0, 0, 0, 0, 0, 0]);
    level_with_splits(&sheet).await;
    assert_eq!(asked(&app).await, [8, 8, 8, 8, 8, 8, 0, 0, 0, 0]);
    let shown = sheet.gantt().await["pieces"].clone();
    assert_eq!(shown[0]["spans"].as_array().unwrap().len(), 2, "and the bar has a gap");
    // Without splits, the rest goes on from a date.
    sheet.edit(json!([{"do": "clear_levelling"}])).await;
    let moved = json!({"do": "reschedule", "tasks": [tasks[1]], "after": "2026-03-06T08:00"});
    sheet.edit(json!([moved])).await;
    assert_eq!(asked(&app).await, [8, 8, 8, 0, 8, 8, 8, 0, 0, 0]);
}

#[tokio::test]
async fn who_pauses_alone_is_not_asked_for_meanwhile() {
    let app = TestApp::new().await;
    let (sheet, tasks) = talk_and_draft(&app).await;
    eve_helps(&sheet, &tasks[1]).await;
    let found = preview(&sheet, json!({"seconds": 0.3, "splits": true})).await;
    level(&sheet, taken_by_person(&found)).await.expect(200);
    assert_eq!(asked(&app).await, [8, 8, 8, 8, 8, 0, 0, 0, 0, 0]);
}

#[tokio::test]
async fn my_schedule_leaves_the_pause_out() {
    let app = TestApp::new().await;
    let (sheet, _) = talk_and_draft(&app).await;
    let tom = app.as_person("team_member", None, Some("Tom")).await;
    let people = app.get("/resources?q=Ann").await;
    let (ann, version) = (id(&people["items"][0]), people["items"][0]["version"].as_i64().unwrap());
    let mine = json!({"user_id": tom.id});
    app.patch(&format!("/resources/{ann}"), version, mine).await;
    level_with_splits(&sheet).await;
    let path = "/me/schedule?from=2026-03-02&days=5";
    let week = app.call(&tom.token, "GET", path, &[], None).await.expect(200);
    let days = week["days"].as_array().unwrap().iter();
    let told: Vec<Vec<&Value>> = days
        .map(|day| {
            day["entries"].as_array().unwrap().iter().map(|one| &one["task"]["name"]).collect()
        })
        .collect();
    assert_eq!(told, [["Draft"], ["Talk"], ["Talk"], ["Draft"], ["Draft"]]);
}
