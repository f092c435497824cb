//! Length and scope of a scenario, carried into plans: what follows, what stays and is told, and back again.

use serde_json::{Value, json};

use crate::scenario_overlays::{Grow, grow};
use crate::test_app::id;

/// A field of an item of the preview.
fn field(item: &Value, name: &str) -> Value {
    let fields = item["fields"].as_array().unwrap().iter();
    fields.clone().find(|one| one["field"] == name).cloned().unwrap_or(Value::Null)
}

/// Why something is not carried; empty when it is.
fn why(item: &Value, what: &str) -> String {
    let all = item["not_carried"].as_array().unwrap().iter();
    let own = all.clone().find(|one| one["what"] == what);
    own.map_or_else(String::new, |one| one["why"].as_str().unwrap().to_owned())
}

impl Grow {
    async fn tasks(&self, project: usize) -> Vec<Value> {
        let found = self.app.get(&format!("/tasks?project_id={}", self.projects[project])).await;
        found["items"].as_array().unwrap().clone()
    }

    async fn set(&self, task: &str, values: Value) {
        let path = format!("/tasks/{task}");
        let version = self.app.get(&path).await["version"].as_i64().unwrap();
        self.app.patch(&path, version, values).await;
    }

    /// Minutes that a task takes, minutes of work of its first assignment, and its units.
    async fn shape(&self, task: &str) -> (f64, f64, f64) {
        let own = self.app.get(&format!("/tasks/{task}")).await;
        let first = &own["assignments"][0];
        let number = |value: &Value| value.as_f64().unwrap();
        (
            number(&own["duration_minutes"]),
            number(&first["work_minutes"]),
            number(&first["units_percent"]),
        )
    }

    /// Minutes that a task takes.
    async fn minutes(&self, task: &str) -> Value {
        self.app.get(&format!("/tasks/{task}")).await["duration_minutes"].clone()
    }

    async fn take_back(&self) -> Value {
        let undo = format!("/api/v1{}", self.path("applications/undo"));
        self.app.call(&self.app.director, "POST", &undo, &[], None).await.expect(200)
    }
}

#[tokio::test]
async fn length_moves_dates_scope_moves_work_and_both_are_taken_back_as_one() {
    let grow = grow().await;
    let build = id(&grow.tasks(1).await[0]);
    assert_eq!(grow.shape(&build).await, (4800.0, 4800.0, 100.0));
    grow.take().await;
    grow.change("Two", json!({"stretch_percent": 150, "scope_percent": 60})).await;
    let item = grow.preview("Two").await;
    assert_eq!((&item["state"], &item["not_carried"]), (&json!("ready"), &json!([])));
    assert_eq!(
        field(&item, "stretch"),
        json!({
            "field": "stretch", "taken": "14 days, until 2027-04-14",
            "wanted": "150 %, 1 task: 21 days, until 2027-04-21",
            "live": "14 days, until 2027-04-14"
        })
    );
    assert_eq!(
        field(&item, "scope"),
        json!({
            "field": "scope", "taken": "80 h", "wanted": "60 %, 1 task: 48 h", "live": "80 h"
        })
    );
    assert_eq!(item["breaks"], json!([]));

    let done = grow.apply(&item, json!({})).await.expect(201);
    let said = done["steps"][0]["done"].as_str().unwrap();
    assert!(said.contains("stretch: 150 %") && said.contains("scope: 60 %"), "{said}");
    // Three fifths of the work in half as much time again: two fifths of a person.
    assert_eq!(grow.shape(&build).await, (7200.0, 2880.0, 40.0));
    // Once more changes nothing.
    assert_eq!(grow.preview("Two").await["state"], "nothing");

    // Wanted longer still: from what was carried, not again from the beginning.
    grow.change("Two", json!({"stretch_percent": 200, "scope_percent": 60})).await;
    let item = grow.preview("Two").await;
    assert_eq!(field(&item, "scope"), Value::Null);
    grow.apply(&item, json!({})).await.expect(201);
    assert_eq!(grow.shape(&build).await, (9600.0, 2880.0, 30.0));

    grow.take_back().await;
    assert_eq!(grow.shape(&build).await, (7200.0, 2880.0, 40.0));
    grow.take_back().await;
    assert_eq!(grow.shape(&build).await, (4800.0, 4800.0, 100.0));
    assert_eq!(grow.preview("Two").await["state"], "ready");
}

#[tokio::test]
async fn taken_back_in_the_history_of_the_plan_it_is_wanted_again() {
    let grow = grow().await;
    let build = id(&grow.tasks(1).await[0]);
    grow.take().await;
    grow.change("Two", json!({"stretch_percent": 150})).await;
    let item = grow.preview("Two").await;
    let done = grow.apply(&item, json!({})).await.expect(201);
    assert_eq!(grow.preview("Two").await["state"], "nothing");
    let edit = done["steps"][0]["edit_id"].as_str().unwrap();
    let undo = async |edit: &str| {
        let path = format!("/edits/{edit}/undo");
        grow.app.call(&grow.app.director, "POST", &path, &[], None).await.expect(200)
    };
    let undone = undo(edit).await;
    assert_eq!(grow.minutes(&build).await, 4800.0);
    assert_eq!(grow.preview("Two").await["state"], "ready");
    let again = undone["edit_id"].as_str().unwrap();
    undo(again).await;
    assert_eq!(grow.minutes(&build).await, 7200.0);
    assert_eq!(grow.preview("Two").await["state"], "nothing");
}

#[tokio::test]
async fn what_has_begun_and_what_is_planned_by_hand_stays_and_is_told() {
    let grow = grow().await;
    let build = id(&grow.tasks(1).await[0]);
    let tasks = format!("/projects/{}/tasks", grow.projects[1]);
    let begun = json!({"name": "Begun", "duration_minutes": 960, "percent_complete": 50});
    let begun = id(&grow.app.post(&tasks, begun).await["task"]);
    let hand = json!({
        "name": "By hand", "manual": true, "duration_minutes": 960,
        "manual_start": "2027-04-05T08:00", "manual_finish": "2027-04-06T17:00"
    });
    grow.app.post(&tasks, hand).await;
    grow.take().await;
    grow.change("Two", json!({"stretch_percent": 50})).await;
    let item = grow.preview("Two").await;
    let told = why(&item, "stretch");
    assert!(told.contains("1 task has begun and stays as it is."), "{told}");
    assert!(told.contains("1 task is planned by hand: its dates stay."), "{told}");
    assert!(field(&item, "stretch")["wanted"].as_str().unwrap().contains("1 task:"), "{item}");
    grow.apply(&item, json!({})).await.expect(201);
    // Half the time for the same work: twice the person.
    assert_eq!(grow.shape(&build).await, (2400.0, 4800.0, 200.0));
    assert_eq!(grow.app.get(&format!("/tasks/{begun}")).await["duration_minutes"], 960.0);

    // Where everything has begun, there is nothing to carry.
    let all = id(&grow.tasks(0).await[0]);
    grow.set(&all, json!({"percent_complete": 10})).await;
    grow.change("One", json!({"stretch_percent": 120, "scope_percent": 80})).await;
    let item = grow.preview("One").await;
    assert_eq!((&item["state"], &item["fields"]), (&json!("nothing"), &json!([])));
    assert!(why(&item, "scope").contains("has begun"), "{item}");
}

#[tokio::test]
async fn a_deadline_that_would_be_missed_is_named_before_anything_is_done() {
    let grow = grow().await;
    let build = id(&grow.tasks(1).await[0]);
    grow.set(&build, json!({"deadline": "2027-04-16T17:00"})).await;
    grow.take().await;
    grow.change("Two", json!({"stretch_percent": 110})).await;
    assert_eq!(grow.preview("Two").await["breaks"], json!([]));
    grow.change("Two", json!({"stretch_percent": 150})).await;
    let breaks = grow.preview("Two").await["breaks"].as_array().unwrap().clone();
    assert_eq!(breaks.len(), 1, "{breaks:?}");
    assert!(breaks[0].as_str().unwrap().starts_with("Build: "), "{breaks:?}");
    // A later start alone is looked at as well.
    grow.change("Two", json!({"shift_months": 1})).await;
    assert_eq!(grow.preview("Two").await["breaks"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_plan_that_changed_meanwhile_is_a_conflict_and_what_was_looked_at_is_refused() {
    let grow = grow().await;
    let build = id(&grow.tasks(1).await[0]);
    grow.take().await;
    grow.change("Two", json!({"stretch_percent": 150})).await;
    let item = grow.preview("Two").await;
    grow.set(&build, json!({"duration_minutes": 2400})).await;
    assert_eq!(grow.apply(&item, json!({})).await.code(), "scenario.moved");
    let item = grow.preview("Two").await;
    assert_eq!(item["state"], "conflict");
    let stretch = field(&item, "stretch");
    assert_eq!(stretch["taken"], "14 days, until 2027-04-14");
    assert_eq!(stretch["live"], "7 days, until 2027-04-07");
    grow.apply(&item, json!({})).await.expect(201);
    assert_eq!(grow.minutes(&build).await, 3600.0);
}

#[tokio::test]
async fn without_a_plan_only_the_figures_of_the_scenario_change() {
    let grow = grow().await;
    let empty = json!({
        "name": "Three", "key": "Three", "start": "2027-03-01T08:00", "stage": "planned",
        "portfolio_id": grow.portfolio
    });
    grow.app.post("/projects", empty).await;
    grow.take().await;
    grow.change("Three", json!({"stretch_percent": 150, "scope_percent": 50})).await;
    let item = grow.preview("Three").await;
    assert_eq!((&item["state"], &item["fields"]), (&json!("nothing"), &json!([])));
    assert!(why(&item, "stretch").contains("It has no tasks yet"), "{item}");
    assert!(why(&item, "scope").contains("It has no tasks yet"), "{item}");
}
