//! Levelling a plan through the API: the preview with its reasons, what is taken of it, and the way back.

use serde_json::{Value, json};

use crate::{
    edits::Sheet,
    test_app::{TestApp, id},
};

fn set(task: &str, fields: Value) -> Value {
    json!({"do": "set", "task": task, "fields": fields})
}

/// What the preview would give each task, as an edit takes it.
fn delays(preview: &Value) -> Value {
    let moved = preview["moved"].as_array().unwrap().iter();
    moved.map(|one| json!({"task": one["task"]["id"], "minutes": one["delay_minutes"]})).collect()
}

async fn preview(app: &TestApp, path: &str, question: Value) -> Value {
    app.call(&app.director, "POST", path, &[], Some(question)).await.expect(200)
}

async fn overloaded(app: &TestApp, sheet: &Sheet<'_>) -> Value {
    app.get(&format!("/projects/{}/overloads", sheet.project)).await["people"]["total"].clone()
}

#[tokio::test]
async fn only_a_range_of_dates_is_levelled_and_the_rest_stays() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    app.post("/resources", json!({"name": "Welder"})).await;
    let tasks = sheet.add(&["Weld", "Grind", "Cut", "Drill", "Paint"]).await;
    let now = json!({"duration_text": "2d", "people": "Welder"});
    let later = json!({"duration_text": "2d", "people": "Welder", "start": "2026-03-16T08:00"});
    let fields = [now.clone(), now, later.clone(), later, json!({"duration_text": "1d"})];
    let changes: Vec<Value> =
        tasks.iter().zip(fields).map(|(task, fields)| set(task, fields)).collect();
    sheet.edit(json!(changes)).await;
    sheet.edit(json!([{"do": "link", "predecessor": tasks[3], "successor": tasks[4]}])).await;
    let path = format!("/projects/{}/levelling", sheet.project);
    let ranged = json!({"seconds": 0.3, "from": "2026-03-16", "to": "2026-03-17"});
    let levelled = preview(&app, &path, ranged.clone()).await;
    let names: Vec<&Value> =
        levelled["moved"].as_array().unwrap().iter().map(|one| &one["task"]["name"]).collect();
    // Cut waits rather than Drill, which Paint follows.
    assert_eq!((names, &levelled["unsolved"]), (vec![&json!("Cut")], &json!([])));
    assert_eq!(levelled["moved"][0]["start"], "2026-03-18T08:00");
    assert_eq!(levelled["people"][0]["peak_after"], 100.0, "on the days that are levelled");
    sheet.edit(json!([{"do": "level", "delays": delays(&levelled)}])).await;
    assert_eq!(overloaded(&app, &sheet).await, 1, "the first pair is as before");

    // The same of several projects; what an earlier levelling gave stays.
    let both = json!({"project_ids": [sheet.project], "seconds": 0.3, "to": "2026-03-06"});
    let together = preview(&app, "/levelling", both).await;
    let moved = &together["projects"][0]["moved"];
    assert_eq!(moved.as_array().unwrap().len(), 1, "{moved}");
    assert_eq!(moved[0]["start"], "2026-03-04T08:00");
    let none = json!({"seconds": 0.3, "from": "2026-03-09", "to": "2026-03-13"});
    assert_eq!(preview(&app, &path, none).await["moved"], json!([]));
    assert_eq!(preview(&app, &path, ranged).await["moved"], json!([]), "it is levelled");

    // What began before the first day stays, and is told.
    let inside = json!({"seconds": 0.3, "from": "2026-03-03", "to": "2026-03-03"});
    let told = preview(&app, &path, inside).await;
    assert_eq!(told["moved"], json!([]));
    let codes: Vec<&Value> =
        told["unsolved"].as_array().unwrap().iter().map(|one| &one["code"]).collect();
    assert_eq!(codes, ["level.outside", "level.outside"]);

    for (bad, code) in [
        (json!({"from": "2026-03-06", "to": "2026-03-05"}), "level.bad_range"),
        (json!({"from": "soon"}), "bad_date"),
    ] {
        let reply = app.call(&app.director, "POST", &path, &[], Some(bad)).await;
        assert_eq!(reply.code(), code);
    }
}

#[tokio::test]
async fn tasks_wait_for_their_people_with_reasons_and_the_delay_is_taken_back_like_any_edit() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    app.post("/resources", json!({"name": "Welder"})).await;
    let tasks = sheet.add(&["Weld", "Grind", "Paint"]).await;
    let link = json!({"do": "link", "predecessor": tasks[1], "successor": tasks[2]});
    sheet
        .edit(json!([
            set(&tasks[0], json!({"duration_text": "3d", "people": "Welder", "priority": 700})),
            set(&tasks[1], json!({"duration_text": "1d", "people": "Welder"})),
            link,
        ]))
        .await;
    let path = format!("/projects/{}/levelling", sheet.project);
    let levelled = preview(&app, &path, json!({"seconds": 0.5})).await;
    // Weld takes three days, Grind one, and Paint comes after Grind: Grind goes first, though it matters
    // less, because the plan is shorter so.
    assert_eq!(levelled["finish_before"], "2026-03-04T17:00");
    assert_eq!(levelled["finish_after"], "2026-03-05T17:00");
    assert_eq!((&levelled["proved"], &levelled["unsolved"]), (&json!(true), &json!([])));
    assert_eq!(levelled["people"][0]["peak_before"], 200.0);
    assert_eq!(levelled["people"][0]["peak_after"], 100.0);
    let moved = levelled["moved"].as_array().unwrap();
    assert_eq!(moved.len(), 1, "{levelled}");
    assert_eq!(moved[0]["task"]["name"], "Weld");
    assert_eq!(moved[0]["start"], "2026-03-03T08:00");
    assert_eq!(
        (&moved[0]["because"], &moved[0]["resource"]["name"]),
        (&json!("resource"), &json!("Welder"))
    );
    assert_eq!(moved[0]["after"][0]["name"], "Grind");
    assert_eq!(overloaded(&app, &sheet).await, 1, "a preview changes nothing");

    sheet.edit(json!([{"do": "level", "delays": delays(&levelled)}])).await;
    assert_eq!(overloaded(&app, &sheet).await, 0);
    let again = preview(&app, &path, json!({"seconds": 0.5})).await;
    assert_eq!(again["moved"], json!([]), "a levelled plan stays as it is");
    let edits = app.get(&format!("/projects/{}/edits", sheet.project)).await;
    assert_eq!(edits["items"][0]["title"], "Levelled “Weld”");
    sheet.send("undo", json!({})).await.expect(200);
    assert_eq!(overloaded(&app, &sheet).await, 1);
    sheet.send("redo", json!({})).await.expect(200);
    sheet.edit(json!([{"do": "clear_levelling"}])).await;
    assert_eq!(overloaded(&app, &sheet).await, 1);
    let (code, _) = sheet.refused(json!([{"do": "clear_levelling"}])).await;
    assert_eq!(code, "level.nothing_delayed");
}

#[tokio::test]
async fn within_float_the_finish_stays_and_what_cannot_wait_is_named() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    app.post("/resources", json!({"name": "Welder"})).await;
    let tasks = sheet.add(&["Weld", "Rivet", "Long"]).await;
    sheet
        .edit(json!([
            set(&tasks[0], json!({"duration_text": "2d", "people": "Welder"})),
            set(&tasks[1], json!({"duration_text": "2d", "people": "Welder"})),
            set(&tasks[2], json!({"duration_text": "3d"})),
        ]))
        .await;
    let path = format!("/projects/{}/levelling", sheet.project);
    let smooth = preview(&app, &path, json!({"within_float": true, "seconds": 0.5})).await;
    assert_eq!(smooth["finish_after"], smooth["finish_before"]);
    assert_eq!(smooth["unsolved"][0]["code"], "level.overloaded");
    assert_eq!(smooth["unsolved"][0]["resource"]["name"], "Welder");
    let full = preview(&app, &path, json!({"seconds": 0.5})).await;
    assert_eq!(full["finish_after"], "2026-03-05T17:00");
    assert_eq!(full["unsolved"], json!([]));
}

/// Names of tasks that a levelling moves, and codes of what it cannot solve.
fn told(levelled: &Value) -> (Vec<&str>, Vec<&str>) {
    let of = |list: &'static str| levelled[list].as_array().unwrap().iter();
    (
        of("moved").map(|one| one["task"]["name"].as_str().unwrap()).collect(),
        of("unsolved").map(|one| one["code"].as_str().unwrap()).collect(),
    )
}

#[tokio::test]
async fn deadlines_float_and_started_work_are_kept_when_that_is_asked_for() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    app.post("/resources", json!({"name": "Welder"})).await;
    let tasks = sheet.add(&["Weld", "Rivet", "Long"]).await;
    sheet
        .edit(json!([
            set(&tasks[0], json!({"duration_text": "2d", "people": "Welder", "priority": 900})),
            set(
                &tasks[1],
                json!({
                    "duration_text": "2d", "people": "Welder", "deadline": "2026-03-03T17:00",
                })
            ),
            set(&tasks[2], json!({"duration_text": "5d"})),
        ]))
        .await;
    let path = format!("/projects/{}/levelling", sheet.project);
    let ask = async |question: Value| preview(&app, &path, question).await;
    // The higher priority goes first, unless the other has a deadline that is to be kept.
    assert_eq!(told(&ask(json!({"seconds": 0.3})).await).0, ["Rivet"]);
    let kept = ask(json!({"seconds": 0.3, "keep_deadlines": true})).await;
    assert_eq!(told(&kept), (vec!["Weld"], vec![]));
    // Weld has three days of float and takes two: one is left, and not two.
    let one = json!({"seconds": 0.3, "within_float": true, "keep_float_days": 1});
    assert_eq!(told(&ask(one).await), (vec!["Weld"], vec![]));
    let two = json!({"seconds": 0.3, "within_float": true, "keep_float_days": 2});
    let two = ask(two).await;
    assert!(told(&two).0.is_empty() && told(&two).1.contains(&"level.overloaded"), "{two}");
    // What has begun stays, whatever the other's priority.
    sheet.edit(json!([set(&tasks[1], json!({"percent_complete": 10, "deadline": null}))])).await;
    assert_eq!(told(&ask(json!({"seconds": 0.3})).await).0, ["Weld"]);
    sheet.edit(json!([set(&tasks[0], json!({"priority": 1000}))])).await;
    let stays = ask(json!({"seconds": 0.3})).await;
    assert!(told(&stays).0.is_empty() && !told(&stays).1.is_empty(), "{stays}");
}

#[tokio::test]
async fn other_projects_keep_their_people_unless_they_are_left_out() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    app.post("/resources", json!({"name": "Welder"})).await;
    let tasks = sheet.add(&["Weld"]).await;
    sheet.edit(json!([set(&tasks[0], json!({"duration_text": "1d", "people": "Welder"}))])).await;
    let other = Sheet {
        project: id(&app
            .post("/projects", json!({"name": "Repair", "start": "2026-03-02T08:00"}))
            .await),
        app: &app,
        token: app.director.clone(),
    };
    let repair = other.add(&["Mend"]).await;
    other.edit(json!([set(&repair[0], json!({"duration_text": "2d", "people": "Welder"}))])).await;
    let path = format!("/projects/{}/levelling", sheet.project);
    let beside = preview(&app, &path, json!({"seconds": 0.5})).await;
    assert_eq!(beside["moved"][0]["start"], "2026-03-04T08:00");
    let alone = preview(&app, &path, json!({"alone": true, "seconds": 0.5})).await;
    assert_eq!(alone["moved"], json!([]));
}

#[tokio::test]
async fn more_than_there_is_is_named_and_the_rest_is_levelled() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    app.post("/resources", json!({"name": "Welders", "max_units_percent": 200})).await;
    let tasks = sheet.add(&["Bridge", "Gate", "Fence"]).await;
    sheet
        .edit(json!([
            set(&tasks[0], json!({"duration_text": "2d", "people": "Welders[300%]"})),
            set(&tasks[1], json!({"duration_text": "1d", "people": "Welders[200%]"})),
            set(&tasks[2], json!({"duration_text": "1d", "people": "Welders[200%]"})),
        ]))
        .await;
    let path = format!("/projects/{}/levelling", sheet.project);
    let found = preview(&app, &path, json!({"seconds": 0.5})).await;
    let unsolved = found["unsolved"].as_array().unwrap();
    assert_eq!(unsolved.len(), 1, "{found}");
    assert_eq!(unsolved[0]["code"], "level.not_enough");
    assert_eq!(unsolved[0]["task"]["name"], "Bridge");
    assert_eq!(
        (&unsolved[0]["asked_units"], &unsolved[0]["most_units"]),
        (&json!(300.0), &json!(200.0))
    );
    assert_eq!(found["finish_after"], "2026-03-05T17:00", "one after the other");
}

#[tokio::test]
async fn bad_questions_and_bad_delays_are_refused_at_their_field() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let tasks = sheet.add(&["Weld"]).await;
    let path = format!("/projects/{}/levelling", sheet.project);
    for (question, code) in [
        (json!({"seconds": 0}), "level.bad_seconds"),
        (json!({"seconds": 31}), "level.bad_seconds"),
        (json!({"keep_float_days": -1}), "level.bad_float"),
        (json!({"goal": "beauty"}), "level.bad_goal"),
    ] {
        let reply = app.call(&app.director, "POST", &path, &[], Some(question)).await.expect(422);
        assert_eq!(reply["code"], code);
    }
    let edits = format!("/projects/{}/edits", sheet.project);
    for minutes in [-1.0, 1e12] {
        let delays = json!([{"task": tasks[0], "minutes": minutes}]);
        let edit = json!({"changes": [{"do": "level", "delays": delays}]});
        let reply = app.call(&app.director, "POST", &edits, &[], Some(edit)).await.expect(422);
        assert_eq!(reply["code"], "level.bad_delay");
    }
    let scope = Some(("project", sheet.project.parse().unwrap()));
    let member = app.as_role("team_member", scope).await;
    let reply = app.call(&member, "POST", &path, &[], Some(json!({}))).await;
    assert_eq!(reply.status.as_u16(), 403);
}
