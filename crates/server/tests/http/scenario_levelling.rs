//! Levelling a scenario: later starts in the overlay, and no plan touched.

use serde_json::{Value, json};

use crate::scenario_overlays::grow;

#[tokio::test]
async fn levelling_a_scenario_shifts_starts_of_its_items_and_no_plan() {
    let grow = grow().await;
    // Both want half of March; a project with priority 1000 never waits.
    grow.take().await;
    grow.change("Two", json!({"shift_months": -1})).await;
    let path = grow.path("levelling");
    let fits = grow.app.get(&path).await;
    assert_eq!((&fits["moved"], &fits["short_before"]), (&json!([]), &json!(0)), "ten days each");
    // Twice the scope each: together more than March has.
    grow.change("One", json!({"scope_percent": 200})).await;
    grow.change("Two", json!({"shift_months": -1, "scope_percent": 200})).await;
    let project = format!("/projects/{}", grow.projects[0]);
    let version = grow.app.get(&project).await["version"].as_i64().unwrap();
    grow.app.patch(&project, version, json!({"priority": 100})).await;
    let preview = grow.app.get(&path).await;
    assert_eq!(preview["unsolved"], json!([]));
    let moved = &preview["moved"][0];
    assert_eq!(preview["moved"].as_array().unwrap().len(), 1);
    assert_eq!((&moved["key"], &moved["later_months"]), (&json!("One"), &json!(1)), "{preview}");
    assert_eq!(
        (&moved["start_before"], &moved["start"]),
        (&json!("2027-03-01"), &json!("2027-04-01"))
    );
    assert_eq!((&moved["role"], &moved["month"]), (&json!("Pumps"), &json!("2027-03")));
    assert_eq!(preview["short_before"], 2 * 9_600 - 23 * 480);
    assert_eq!(preview["short_after"], 0);

    let item = json!({"item": moved["item"], "version": moved["version"], "later_months": 1});
    let body = json!({ "items": [item] });
    let viewer = grow.app.as_role("executive", None).await;
    let call =
        async |token: &str| grow.app.call(token, "POST", &path, &[], Some(body.clone())).await;
    assert_eq!(call(&viewer).await.status.as_u16(), 403);
    let view = call(&grow.app.director).await.expect(200);
    let shifts: Vec<&Value> = view["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| &item["change"]["shift_months"])
        .collect();
    assert!(shifts.contains(&&json!(1)));
    assert_eq!(view["totals"]["short"], 0);
    assert_eq!(grow.app.get(&path).await["moved"], json!([]), "a levelled scenario stays as it is");
    let live = grow.app.get(&project).await;
    assert_eq!(live["planned_start"], "2027-03-01T08:00");
    // What somebody has changed since is not shifted again.
    assert_eq!(call(&grow.app.director).await.status.as_u16(), 412);
}
