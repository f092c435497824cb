//! Live updates and the history.

use serde_json::json;

use crate::test_app::{TestApp, id, uuid};

#[tokio::test]
async fn live_updates_resume_where_they_stopped() {
    let app = TestApp::new().await;
    app.post("/portfolios", json!({"name": "One"})).await;
    let last = app.app.store.read().last_change().await.unwrap();
    app.post("/portfolios", json!({"name": "Two"})).await;
    app.post("/portfolios", json!({"name": "Three"})).await;
    let missed = app.events(&app.director, Some(last), 2).await;
    assert!(missed.contains(&format!("id: {}", last + 1)), "{missed}");
    assert!(missed.contains(&format!("id: {}", last + 2)), "{missed}");
    assert!(missed.contains("portfolio_created"));
    assert!(!missed.contains(&format!("id: {last}\n")));

    let (seen, _) = tokio::join!(app.events(&app.director, None, 1), async {
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        app.post("/portfolios", json!({"name": "Four"})).await
    });
    assert_eq!(seen.matches("event: change").count(), 1, "{seen}");
}

#[tokio::test]
async fn nobody_hears_of_projects_they_may_not_see() {
    let app = TestApp::new().await;
    let start = "2026-03-02T08:00";
    let mine = app.post("/projects", json!({"name": "Mine", "start": start})).await;
    let theirs = app.post("/projects", json!({"name": "Theirs", "start": start})).await;
    let client = app.as_role("client", Some(("project", uuid(&mine)))).await;
    let last = app.app.store.read().last_change().await.unwrap();
    for project in [&theirs, &mine] {
        let tasks = format!("/projects/{}/tasks", id(project));
        app.post(&tasks, json!({"name": "Dig"})).await;
    }
    let heard = app.events(&client, Some(last), 1).await;
    assert!(heard.contains(&id(&mine)) && !heard.contains(&id(&theirs)), "{heard}");

    let list = app.call(&client, "GET", "/projects", &[], None).await.expect(200);
    assert_eq!(list["total"], 1);
    let tasks = app.call(&client, "GET", "/tasks", &[], None).await.expect(200);
    assert_eq!(tasks["total"], 1);
    let hits = app.call(&client, "GET", "/search?q=dig", &[], None).await.expect(200);
    assert_eq!(hits["items"].as_array().unwrap().len(), 1);
    let path = format!("/projects/{}", id(&theirs));
    assert_eq!(app.call(&client, "GET", &path, &[], None).await.status.as_u16(), 403);
}

#[tokio::test]
async fn the_history_speaks_plainly() {
    let app = TestApp::new().await;
    let project = json!({"name": "Main", "start": "2026-03-02T08:00"});
    let project = app.post("/projects", project).await;
    let tasks = format!("/projects/{}/tasks", id(&project));
    let task = app.post(&tasks, json!({"name": "Pour slab", "duration_text": "3d"})).await;
    let path = format!("/tasks/{}", id(&task["task"]));
    app.patch(&path, 1, json!({"duration_text": "5d"})).await;
    let history = app.get(&format!("/changes?id={}", id(&task["task"]))).await;
    let newest = &history["items"][0];
    assert_eq!(newest["summary"], "Ada changed task “Pour slab”: duration from 3 d to 5 d");
    assert_eq!(newest["actor"]["name"], "Ada");
    let page = app.get("/changes?limit=2").await;
    assert_eq!(page["items"].as_array().unwrap().len(), 2);
    let next = page["next"].as_str().unwrap();
    let more = app.get(&format!("/changes?limit=2&after={next}")).await;
    assert!(more["items"][0]["seq"].as_i64() < page["items"][1]["seq"].as_i64());
}

#[tokio::test]
async fn the_history_tells_amounts_to_those_who_may_see_rates_only() {
    let app = TestApp::new().await;
    let last = app.app.store.read().last_change().await.unwrap();
    let ann = app.post("/resources", json!({"name": "Ann", "standard_rate": "87.50"})).await;
    let path = format!("/resources/{}", id(&ann));
    app.patch(&path, 1, json!({"standard_rate": "91.25", "initials": "A"})).await;
    let history = format!("/changes?id={}", id(&ann));

    let manager = app.as_role("resource_manager", None).await;
    let shown = app.call(&manager, "GET", &history, &[], None).await.expect(200);
    let (changed, made) = (&shown["items"][0], &shown["items"][1]);
    assert_eq!(changed["before"]["standard_rate"], "87.50");
    assert_eq!(changed["after"]["standard_rate"], "91.25");
    let summary = changed["summary"].as_str().unwrap();
    assert!(summary.contains("standard rate from 87.50 to 91.25"), "{summary}");
    assert_eq!(made["after"]["standard_rate"], "87.50");

    let analyst = app.as_role("business_analyst", None).await;
    let shown = app.call(&analyst, "GET", &history, &[], None).await.expect(200);
    let (changed, made) = (&shown["items"][0], &shown["items"][1]);
    assert_eq!(changed["before"]["standard_rate"], "hidden");
    assert_eq!(changed["after"]["standard_rate"], "hidden");
    assert_eq!(changed["after"]["initials"], "A");
    let summary = changed["summary"].as_str().unwrap();
    assert!(summary.ends_with("initials from nothing to A, standard rate"), "{summary}");
    assert_eq!(made["after"]["standard_rate"], "hidden");
    // Live updates say that something changed, never from what to what.
    let heard = app.events(&analyst, Some(last), 2).await;
    assert!(heard.contains("resource_updated"), "{heard}");
    for amount in ["87.5", "91.25", ":875000", ":912500"] {
        assert!(!heard.contains(amount), "{heard}");
        assert!(!shown.to_string().contains(amount), "{shown}");
    }
}
