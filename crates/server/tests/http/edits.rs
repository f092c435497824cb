//! Editing plans as a spreadsheet does: many changes at once, previewed, taken back, brought again.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::test_app::{TestApp, id};

/// A plan being edited.
pub(crate) struct Sheet<'a> {
    pub(crate) app: &'a TestApp,
    pub(crate) token: String,
    pub(crate) project: String,
}

impl<'a> Sheet<'a> {
    pub(crate) async fn new(app: &'a TestApp) -> Self {
        let body = json!({"name": "Pump station", "start": "2026-03-02T08:00"});
        let project = id(&app.post("/projects", body).await);
        Self { app, token: app.director.clone(), project }
    }

    pub(crate) async fn send(&self, path: &str, body: Value) -> crate::test_app::Reply {
        let path = format!("/projects/{}/{path}", self.project);
        self.app.call(&self.token, "POST", &path, &[], Some(body)).await
    }

    pub(crate) async fn edit(&self, changes: Value) -> Value {
        self.send("edits", json!({ "changes": changes })).await.expect(200)
    }

    pub(crate) async fn refused(&self, changes: Value) -> (String, String) {
        let reply = self.send("edits", json!({ "changes": changes })).await;
        assert!(reply.status.is_client_error(), "{}", reply.body);
        (reply.code().to_owned(), reply.body["detail"].as_str().unwrap_or_default().to_owned())
    }

    /// Adds tasks one below the other; answers their ids.
    pub(crate) async fn add(&self, names: &[&str]) -> Vec<String> {
        let ids: Vec<String> = names.iter().map(|_| Uuid::now_v7().to_string()).collect();
        let changes: Vec<Value> = names
            .iter()
            .zip(&ids)
            .map(|(name, id)| json!({"do": "add", "task": id, "fields": {"name": name}}))
            .collect();
        self.edit(json!(changes)).await;
        ids
    }

    pub(crate) async fn gantt(&self) -> Value {
        self.app.get(&format!("/projects/{}/gantt?more=true", self.project)).await
    }

    /// Everything that people see of the plan, without versions.
    pub(crate) async fn state(&self) -> Value {
        let mut gantt = self.gantt().await;
        gantt["tasks"]["version"] = Value::Null;
        gantt["project"]["version"] = Value::Null;
        gantt["project"]["plan_version"] = Value::Null;
        gantt
    }

    pub(crate) async fn task(&self, id: &str) -> Value {
        self.app.get(&format!("/tasks/{id}")).await
    }

    /// Names in outline order, indented.
    pub(crate) async fn outline(&self) -> Vec<String> {
        let path = format!("/projects/{}/tasks?limit=200", self.project);
        let rows = self.app.get(&path).await;
        let rows = rows["items"].as_array().unwrap();
        rows.iter()
            .map(|row| {
                let depth = row["level"].as_u64().unwrap() - 1;
                let depth = usize::try_from(depth).unwrap();
                format!("{}{}", ".".repeat(depth), row["name"].as_str().unwrap())
            })
            .collect()
    }
}

pub(crate) fn set(task: &str, fields: Value) -> Value {
    json!({"do": "set", "task": task, "fields": fields})
}

#[tokio::test]
async fn one_edit_makes_many_changes_and_answers_every_row_that_moved() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let tasks = sheet.add(&["Dig", "Pour", "Paint"]).await;
    let done = sheet
        .edit(json!([
            set(&tasks[0], json!({"duration_text": "3d"})),
            set(&tasks[1], json!({"predecessors": "1FS+1d", "duration_text": "2d"})),
            set(&tasks[2], json!({"predecessors": "2; 1SS"})),
        ]))
        .await;
    assert_eq!(done["title"], "Changed 3 tasks");
    assert_eq!(done["tasks"]["id"], json!(tasks));
    assert_eq!(done["tasks"]["more"]["duration_text"], json!(["3d", "2d", "1d"]));
    assert_eq!(done["dependencies"]["lag"], json!(["+1d", "", ""]));
    assert_eq!(done["order"], Value::Null);
    assert_eq!(sheet.task(&tasks[2]).await["start"], "2026-03-10T08:00");
    let gantt = sheet.gantt().await;
    assert_eq!(gantt["tasks"]["start"], done["tasks"]["start"]);
    assert_eq!(gantt["project"]["plan_version"], done["plan_version"]);
}

#[tokio::test]
async fn a_preview_answers_the_same_dates_and_writes_nothing() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let tasks = sheet.add(&["Dig", "Pour"]).await;
    sheet.edit(json!([set(&tasks[1], json!({"predecessors": "1"}))])).await;
    let before = sheet.state().await;
    let changes = json!([set(&tasks[0], json!({"start": "2026-03-05T08:00"}))]);
    let preview =
        sheet.send("edits", json!({"preview": true, "changes": changes})).await.expect(200);
    assert_eq!(preview["edit_id"], Value::Null);
    assert_eq!(preview["effect"]["moved_tasks"], 2);
    let brief = json!({"preview": true, "brief": true, "changes": changes});
    let brief = sheet.send("edits", brief).await.expect(200);
    assert_eq!(brief["tasks"]["finish"], preview["tasks"]["finish"]);
    assert_eq!(brief["effect"], preview["effect"]);
    assert_eq!((&brief["tasks"]["more"], &brief["dependencies"]), (&Value::Null, &Value::Null));
    assert_eq!(sheet.state().await, before);
    let done = sheet.edit(changes).await;
    assert_eq!(done["tasks"]["start"], preview["tasks"]["start"]);
    assert_eq!(done["tasks"]["finish"], preview["tasks"]["finish"]);
    assert_eq!(done["effect"], preview["effect"]);
}

#[tokio::test]
async fn the_outline_is_shaped_as_planners_do_and_comes_back_step_by_step() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let tasks = sheet.add(&["A", "B", "C", "D", "E"]).await;
    let mut states = vec![sheet.state().await];
    let steps = [
        (json!([{"do": "indent", "tasks": [tasks[1], tasks[2]]}]), ["A", ".B", ".C", "D", "E"]),
        (json!([{"do": "indent", "tasks": [tasks[3]]}]), ["A", ".B", ".C", ".D", "E"]),
        // What follows in the same summary comes under the task that goes up.
        (json!([{"do": "outdent", "tasks": [tasks[1]]}]), ["A", "B", ".C", ".D", "E"]),
        (
            json!([{"do": "place", "tasks": [tasks[4]], "before": tasks[2]}]),
            ["A", "B", ".E", ".C", ".D"],
        ),
        (
            json!([{"do": "place", "tasks": [tasks[1]], "before": tasks[0]}]),
            ["B", ".E", ".C", ".D", "A"],
        ),
    ];
    for (changes, outline) in &steps {
        sheet.edit(changes.clone()).await;
        assert_eq!(sheet.outline().await, outline);
        states.push(sheet.state().await);
    }
    let last = states.pop().unwrap();
    for state in states.iter().rev() {
        let undone = sheet.send("undo", json!({})).await.expect(200);
        assert!(undone["title"].as_str().unwrap().starts_with("Undid: Moved"), "{undone}");
        assert_eq!(sheet.state().await, *state);
    }
    for _ in &steps {
        sheet.send("redo", json!({})).await.expect(200);
    }
    assert_eq!(sheet.state().await, last);
    assert_eq!(sheet.send("redo", json!({})).await.code(), "plan.nothing_to_redo");
}

#[tokio::test]
async fn deleted_tasks_come_back_with_links_people_and_baselines() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    app.post("/resources", json!({"name": "Ann"})).await;
    let tasks = sheet.add(&["Phase", "Dig", "Pour", "Paint"]).await;
    sheet
        .edit(json!([
            {"do": "indent", "tasks": [tasks[1], tasks[2]]},
            set(&tasks[2], json!({"predecessors": "2FF+2d", "people": "ann[50%]", "notes": "Mix well"})),
            set(&tasks[3], json!({"predecessors": "3"})),
        ]))
        .await;
    app.post(&format!("/projects/{}/baselines", sheet.project), json!({})).await;
    let before = sheet.state().await;
    assert_eq!(before["tasks"]["people"][2], "Ann[50%]");
    let gone = sheet.edit(json!([{"do": "remove", "tasks": [tasks[0]]}])).await;
    assert_eq!(gone["title"], "Deleted 3 tasks");
    assert_eq!(gone["removed"].as_array().unwrap().len(), 3);
    assert_eq!(sheet.outline().await, ["Paint"]);
    let back = sheet.send("undo", json!({"edit_id": gone["edit_id"]})).await.expect(200);
    assert_eq!(back["title"], "Undid: Deleted 3 tasks");
    assert_eq!(sheet.state().await, before);
    assert_eq!(sheet.task(&tasks[2]).await["notes"], "Mix well");
    sheet.send("redo", json!({})).await.expect(200);
    assert_eq!(sheet.outline().await, ["Paint"]);
}

#[tokio::test]
async fn a_stale_edit_shows_the_task_as_it_is() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let tasks = sheet.add(&["Dig"]).await;
    sheet.edit(json!([set(&tasks[0], json!({"name": "Dig deep"}))])).await;
    let change =
        json!([{"do": "set", "task": tasks[0], "version": 1, "fields": {"name": "Drill"}}]);
    let reply = sheet.send("edits", json!({ "changes": change })).await;
    assert_eq!(reply.status.as_u16(), 412, "{}", reply.body);
    assert_eq!(reply.body["current"][0]["name"], "Dig deep");
    assert_eq!(sheet.outline().await, ["Dig deep"]);
}

#[tokio::test]
async fn what_someone_else_changed_since_is_never_taken_back() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let tasks = sheet.add(&["Dig", "Pour"]).await;
    let mine = sheet
        .edit(json!([
            set(&tasks[0], json!({"duration_text": "3d"})),
            set(&tasks[1], json!({"duration_text": "4d"})),
        ]))
        .await;
    let other = Sheet {
        app: &app,
        token: app.as_role("project_manager", Some(("project", uuid_of(&sheet.project)))).await,
        project: sheet.project.clone(),
    };
    // Another field of the same task is no conflict.
    other.edit(json!([set(&tasks[0], json!({"name": "Dig deep"}))])).await;
    sheet.send("undo", json!({})).await.expect(200);
    assert_eq!(sheet.task(&tasks[0]).await["duration_text"], "1d");
    assert_eq!(sheet.task(&tasks[0]).await["name"], "Dig deep");
    sheet.send("redo", json!({})).await.expect(200);
    // The same field is: nothing is taken back, not even from the other task.
    let theirs = other.edit(json!([set(&tasks[0], json!({"duration_text": "5d"}))])).await;
    let refused = sheet.send("undo", json!({})).await;
    assert_eq!(refused.code(), "plan.undo_conflict");
    assert!(refused.body["detail"].as_str().unwrap().contains("“Dig deep”"));
    assert_eq!(sheet.task(&tasks[1]).await["duration_text"], "4d");
    // From the history too, which says who has been there since.
    let path = format!("/edits/{}/undo", mine["edit_id"].as_str().unwrap());
    let refused = app.call(&app.director, "POST", &path, &[], None).await;
    assert_eq!(refused.code(), "plan.already_undone");
    let redone = app.get(&format!("/projects/{}/edits", sheet.project)).await;
    let redone = redone["items"].as_array().unwrap().iter().find(|edit| edit["verb"] == "redone");
    let path = format!("/edits/{}/undo", redone.unwrap()["id"].as_str().unwrap());
    let refused = app.call(&app.director, "POST", &path, &[], None).await;
    assert_eq!(refused.code(), "plan.undo_conflict");
    let told = refused.body["detail"].as_str().unwrap();
    assert!(told.contains("“Dig deep” (duration) was changed again since."), "{told}");
    let who = "Since then on the same tasks: Changed duration of “Dig deep”, by Project Manager";
    assert!(told.contains(who), "{told}");
    // Their edit can be taken back from the history, and then mine.
    let path = format!("/edits/{}/undo", theirs["edit_id"].as_str().unwrap());
    app.call(&app.director, "POST", &path, &[], None).await.expect(200);
    let again = app.call(&app.director, "POST", &path, &[], None).await;
    assert_eq!(again.code(), "plan.already_undone");
    assert_eq!(sheet.task(&tasks[0]).await["duration_text"], "3d");
    let history = app.get(&format!("/projects/{}/edits?limit=2", sheet.project)).await;
    assert_eq!(history["items"][0]["verb"], "undone");
    assert_eq!(history["items"][1]["reverted_by"], history["items"][0]["id"]);
    assert!(history["next"].is_string());
    assert_ne!(mine["edit_id"], theirs["edit_id"]);
}

fn uuid_of(text: &str) -> Uuid {
    text.parse().unwrap()
}

#[tokio::test]
async fn someone_who_may_report_progress_may_edit_and_take_back_just_that() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let tasks = sheet.add(&["Dig"]).await;
    let member = Sheet {
        app: &app,
        token: app.as_reporter(Some(("project", uuid_of(&sheet.project)))).await,
        project: sheet.project.clone(),
    };
    member.edit(json!([set(&tasks[0], json!({"percent_complete": 50}))])).await;
    let refused = member.send("edits", json!({"changes": [set(&tasks[0], json!({"name": "X"}))]}));
    assert_eq!(refused.await.status.as_u16(), 403);
    member.send("undo", json!({})).await.expect(200);
    assert_eq!(sheet.task(&tasks[0]).await["percent_complete"], 0.0);
    let state = app.get(&format!("/projects/{}/edit_state", sheet.project)).await;
    assert_eq!(state["undo"]["title"], "Added “Dig”");
}

#[tokio::test]
async fn duration_work_and_people_follow_the_task_type() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    for name in ["Ann", "Bob"] {
        app.post("/resources", json!({ "name": name })).await;
    }
    let tasks = sheet.add(&["Units", "Work", "Duration"]).await;
    let all = |fields: Value| {
        json!(tasks.iter().map(|task| set(task, fields.clone())).collect::<Vec<_>>())
    };
    let types = ["fixed_units", "fixed_work", "fixed_duration"];
    let typed: Vec<Value> = tasks
        .iter()
        .zip(types)
        .map(|(task, kind)| {
            let driven = kind == "fixed_work";
            set(task, json!({"task_type": kind, "duration_text": "5d", "effort_driven": driven}))
        })
        .collect();
    sheet.edit(json!(typed)).await;
    sheet.edit(all(json!({"people": "Ann"}))).await;
    let look = || async {
        let gantt = sheet.gantt().await;
        let more = &gantt["tasks"]["more"];
        (more["duration_text"].clone(), more["work"].clone(), gantt["tasks"]["people"].clone())
    };
    assert_eq!(
        look().await,
        (json!(["5d", "5d", "5d"]), json!([2400.0, 2400.0, 2400.0]), json!(["Ann", "Ann", "Ann"]))
    );
    // Twice the duration: work, units, work.
    sheet.edit(all(json!({"duration_text": "10d"}))).await;
    assert_eq!(
        look().await,
        (
            json!(["10d", "10d", "10d"]),
            json!([4800.0, 2400.0, 4800.0]),
            json!(["Ann", "Ann[50%]", "Ann"])
        )
    );
    sheet.send("undo", json!({})).await.expect(200);
    // Half the work: duration, duration, units.
    sheet.edit(all(json!({"work_text": "20h"}))).await;
    assert_eq!(
        look().await,
        (
            json!(["2.5d", "2.5d", "5d"]),
            json!([1200.0, 1200.0, 1200.0]),
            json!(["Ann", "Ann", "Ann[50%]"])
        )
    );
    sheet.send("undo", json!({})).await.expect(200);
    // Half the units: duration, duration, work.
    sheet.edit(all(json!({"people": "Ann[50%]"}))).await;
    assert_eq!(
        look().await,
        (
            json!(["10d", "10d", "5d"]),
            json!([2400.0, 2400.0, 1200.0]),
            json!(["Ann[50%]", "Ann[50%]", "Ann[50%]"])
        )
    );
    sheet.send("undo", json!({})).await.expect(200);
    // A second person: only effort-driven work is shared.
    sheet.edit(all(json!({"people": "Ann; Bob"}))).await;
    assert_eq!(
        look().await,
        (
            json!(["5d", "2.5d", "5d"]),
            json!([4800.0, 2400.0, 4800.0]),
            json!(["Ann; Bob", "Ann; Bob", "Ann; Bob"])
        )
    );
    // And who leaves gives the work back.
    sheet.edit(all(json!({"people": "Bob"}))).await;
    assert_eq!(
        look().await,
        (json!(["5d", "5d", "5d"]), json!([2400.0, 2400.0, 2400.0]), json!(["Bob", "Bob", "Bob"]))
    );
}

#[tokio::test]
async fn a_task_is_split_shown_in_pieces_and_joined() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let tasks = sheet.add(&["Dig"]).await;
    sheet.edit(json!([set(&tasks[0], json!({"duration_text": "4d"}))])).await;
    let split = json!({"do": "split", "task": tasks[0], "at": "2026-03-04T08:00", "resume": "2026-03-09T08:00"});
    let done = sheet.edit(json!([split])).await;
    assert_eq!(sheet.task(&tasks[0]).await["finish"], "2026-03-10T17:00");
    let minutes = |text: &str| {
        let day: i64 = text[8..10].parse().unwrap();
        let hour: i64 = text[11..13].parse().unwrap();
        // 2026-03-01 is day 20,513.
        (20_513 + day - 1) * 1440 + hour * 60
    };
    let spans = json!([
        [minutes("2026-03-02T08"), minutes("2026-03-03T17")],
        [minutes("2026-03-09T08"), minutes("2026-03-10T17")],
    ]);
    assert_eq!(done["pieces"][0]["spans"], spans);
    assert_eq!(sheet.gantt().await["pieces"][0]["spans"], spans);
    let bad = json!({"do": "split", "task": tasks[0], "at": "2026-03-01T08:00", "resume": "2026-03-09T08:00"});
    assert_eq!(sheet.refused(json!([bad])).await.0, "plan.cannot_split");
    sheet.edit(json!([{"do": "join", "task": tasks[0]}])).await;
    assert_eq!(sheet.task(&tasks[0]).await["finish"], "2026-03-05T17:00");
}

#[tokio::test]
async fn dragging_the_right_edge_changes_the_duration_and_keeps_the_start() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let tasks = sheet.add(&["Dig", "Cure", "By hand"]).await;
    sheet
        .edit(json!([
            set(&tasks[0], json!({"duration_text": "2d"})),
            set(&tasks[1], json!({"duration_text": "2ed"})),
            set(&tasks[2], json!({"manual": true, "duration_text": "1d"})),
        ]))
        .await;
    let until = |text: &str| json!({ "until": text });
    // Over a weekend: Monday to Tuesday of the week after is seven working days.
    sheet.edit(json!([set(&tasks[0], until("2026-03-10T17:00"))])).await;
    let dig = sheet.task(&tasks[0]).await;
    assert_eq!(
        (&dig["start"], &dig["finish"]),
        (&json!("2026-03-02T08:00"), &json!("2026-03-10T17:00"))
    );
    assert_eq!(dig["duration_minutes"], 7.0 * 480.0);
    assert_eq!(dig["constraint"]["kind"], "as_soon_as_possible");
    // Its pause stays: from Wednesday to Friday morning it rests.
    let split = json!({"do": "split", "task": tasks[0], "at": "2026-03-04T08:00", "resume": "2026-03-06T08:00"});
    sheet.edit(json!([split, set(&tasks[0], until("2026-03-06T17:00"))])).await;
    let dig = sheet.task(&tasks[0]).await;
    assert_eq!(dig["duration_minutes"], 3.0 * 480.0);
    assert_eq!(dig["finish"], "2026-03-06T17:00");
    sheet.edit(json!([set(&tasks[1], until("2026-03-05T20:00"))])).await;
    assert_eq!(sheet.task(&tasks[1]).await["finish"], "2026-03-05T20:00");
    sheet.edit(json!([set(&tasks[2], until("2026-03-05T12:00"))])).await;
    assert_eq!(sheet.task(&tasks[2]).await["finish"], "2026-03-05T12:00");
    for text in ["2026-03-01T08:00", "2026-03-02T08:00", "2026-02-02T08:00"] {
        let (code, _) = sheet.refused(json!([set(&tasks[0], until(text))])).await;
        assert_eq!(code, "plan.cannot_resize");
    }
}

#[tokio::test]
async fn moving_a_bar_sets_the_rule_that_fits_the_task() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let tasks = sheet.add(&["Automatic", "Manual", "Started"]).await;
    sheet
        .edit(json!([
            set(&tasks[1], json!({"manual": true})),
            set(&tasks[2], json!({"percent_complete": 50})),
        ]))
        .await;
    let to = json!({"start": "2026-03-04T08:00"});
    sheet.edit(json!(tasks.iter().map(|task| set(task, to.clone())).collect::<Vec<_>>())).await;
    let automatic = sheet.task(&tasks[0]).await;
    assert_eq!(automatic["constraint"]["kind"], "start_no_earlier_than");
    assert_eq!(automatic["start"], "2026-03-04T08:00");
    let manual = sheet.task(&tasks[1]).await;
    assert_eq!(manual["constraint"]["kind"], "as_soon_as_possible");
    assert_eq!(
        (&manual["start"], &manual["finish"]),
        (&json!("2026-03-04T08:00"), &json!("2026-03-04T17:00"))
    );
    let started = sheet.task(&tasks[2]).await;
    assert_eq!(started["actual_start"], "2026-03-04T08:00");
    sheet.edit(json!([set(&tasks[0], json!({"start": null}))])).await;
    assert_eq!(sheet.task(&tasks[0]).await["start"], "2026-03-02T08:00");
    let (code, _) =
        sheet.refused(json!([set(&tasks[0], json!({"start": "9999999-01-01T00:00"}))])).await;
    assert_eq!(code, "bad_moment");
}

#[tokio::test]
async fn moved_rows_go_back_to_where_they_were() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let tasks = sheet.add(&["A", "B", "C", "D", "E", "F"]).await;
    sheet.edit(json!([{"do": "indent", "tasks": [tasks[3], tasks[4]]}])).await;
    let before = sheet.outline().await;
    for one in 0..6 {
        for two in 0..6 {
            let both = json!([tasks[one], tasks[two]]);
            for place in [
                json!({"do": "place", "tasks": both, "under": null}),
                json!({"do": "place", "tasks": both, "before": tasks[0]}),
                json!({"do": "place", "tasks": both, "behind": tasks[4]}),
            ] {
                let said = place.to_string();
                let reply = sheet.send("edits", json!({"changes": [place]})).await;
                if reply.status.is_success() && reply.body["edit_id"].is_string() {
                    sheet.send("undo", json!({})).await.expect(200);
                }
                assert_eq!(sheet.outline().await, before, "{one}, {two}: {said}");
            }
        }
    }
}

#[tokio::test]
async fn a_stale_edit_shows_nothing_of_another_project() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let mine = sheet.add(&["Dig"]).await;
    let other = app.post("/projects", json!({"name": "Secret", "start": "2026-03-02T08:00"})).await;
    let secret = app
        .post(&format!("/projects/{}/tasks", id(&other)), json!({"name": "Hidden treasure"}))
        .await;
    let manager = Sheet {
        app: &app,
        token: app.as_role("project_manager", Some(("project", uuid_of(&sheet.project)))).await,
        project: sheet.project.clone(),
    };
    // The first change is stale; the second names a task that this person may not see.
    let changes = json!([
        {"do": "set", "task": mine[0], "version": 99, "fields": {"name": "Drill"}},
        {"do": "set", "task": id(&secret["task"]), "version": 99, "fields": {"name": "Mine now"}},
    ]);
    let reply = manager.send("edits", json!({ "changes": changes })).await;
    assert_eq!(reply.code(), "stale", "{}", reply.body);
    assert!(!reply.body.to_string().contains("Hidden treasure"), "{}", reply.body);
    assert_eq!(reply.body["current"].as_array().unwrap().len(), 1);
    assert_eq!(reply.body["current"][0]["name"], "Dig");
}

#[tokio::test]
async fn taking_an_edit_back_never_moves_a_project_to_another_program() {
    let app = TestApp::new().await;
    let sheet = Sheet::new(&app).await;
    let portfolio = app.post("/portfolios", json!({"name": "Grow"})).await;
    let program =
        app.post("/programs", json!({"name": "Water", "portfolio_id": id(&portfolio)})).await;
    let path = format!("/projects/{}", sheet.project);
    let version = app.get(&path).await["version"].as_i64().unwrap();
    let patch = json!({"program_id": id(&program), "description": "Wet"});
    app.patch(&path, version, patch).await;
    sheet.send("undo", json!({})).await.expect(200);
    let project = app.get(&path).await;
    assert_eq!(project["description"], "");
    assert_eq!(project["program"]["name"], "Water", "where a project belongs has its own rules");
}
