//! Leave of half days and hours counts the same in capacity, plans and schedules.

use serde_json::{Value, json};
use steerco_app::integration::work_off_jobs;

use crate::test_app::{TestApp, id};

async fn leave(app: &TestApp, person: &Value, body: Value) -> Value {
    app.post(&format!("/resources/{}/leave", id(person)), body).await
}

#[tokio::test]
async fn half_days_and_hours_are_less_capacity_and_work_waits_for_them() {
    let app = TestApp::new().await;
    let tom = app.as_person("team_member", None, Some("Tom")).await;
    let person = app.post("/resources", json!({"name": "Tom", "user_id": tom.id})).await;
    // Two days of work from Monday, 7 June 2049.
    let project =
        app.post("/projects", json!({"name": "Bridge", "start": "2049-06-07T08:00"})).await;
    let task = json!({"name": "Dig", "duration_text": "2d"});
    let task = app.post(&format!("/projects/{}/tasks", id(&project)), task).await;
    let task = id(&task["task"]);
    app.post(&format!("/tasks/{task}/assignments"), json!({"resource_id": id(&person)})).await;
    let finish = async || {
        work_off_jobs(&app.app).await.unwrap();
        app.get(&format!("/tasks/{task}")).await["finish"].clone()
    };
    assert_eq!(finish().await, "2049-06-08T17:00");
    let days = "/heatmap?from=2049-06-07&count=3&grain=day";
    // Monday afternoon: half a day less, and the work takes until Wednesday noon.
    let half = json!({"from": "2049-06-07", "to": "2049-06-07", "starts_midday": true});
    let made = leave(&app, &person, half).await;
    assert_eq!((&made["starts_midday"], &made["minutes"]), (&json!(true), &Value::Null));
    assert_eq!(app.get(days).await["rows"][0]["capacity"], json!([240, 480, 480]));
    assert_eq!(finish().await, "2049-06-09T12:00");
    // The last hour and a half of Tuesday besides.
    leave(&app, &person, json!({"from": "2049-06-08", "to": "2049-06-08", "minutes": 90})).await;
    assert_eq!(app.get(days).await["rows"][0]["capacity"], json!([240, 390, 480]));
    assert_eq!(finish().await, "2049-06-09T14:30");
    // Levelling and the overview of overloads read the same working time as the plan; so does the schedule.
    let path = "/me/schedule?from=2049-06-07&days=3";
    let schedule = app.call(&tom.token, "GET", path, &[], None).await.expect(200);
    let told = |at: usize| {
        let day = &schedule["days"][at];
        (day["working_minutes"].as_f64(), day["planned_minutes"].as_f64())
    };
    assert_eq!(
        [told(0), told(1), told(2)],
        [(Some(240.0), Some(240.0)), (Some(390.0), Some(390.0)), (Some(480.0), Some(330.0))]
    );
    assert_eq!(schedule["days"][0]["leave"]["part"], "afternoon of 2049-06-07");
    // What people of a portfolio have is counted by it as well.
    let live = app.get("/live_figures?start=2049-06&months=1").await;
    let whole = live["capacity"]["full_time"][0].as_i64().unwrap();
    assert_eq!(live["capacity"]["roles"][0]["amounts"], json!([whole - 240 - 90]));
}

#[tokio::test]
async fn leave_from_midday_to_midday_is_asked_for_and_what_makes_no_sense_is_refused() {
    let app = TestApp::new().await;
    let tom = app.as_person("team_member", None, Some("Tom")).await;
    let person = app.post("/resources", json!({"name": "Tom", "user_id": tom.id})).await;
    let days = json!({
        "from": "2049-06-07", "to": "2049-06-09", "starts_midday": true, "ends_midday": true
    });
    let asked = app.call(&tom.token, "POST", "/me/leave", &[], Some(days)).await.expect(201);
    let inbox = app.get("/me/inbox").await;
    assert_eq!(inbox["items"][0]["title"], "Leave of Tom: 2049-06-07 midday to 2049-06-09 midday");
    let path = format!("/approvals/{}/decisions", id(&inbox["items"][0]));
    let yes = Some(json!({"choice": "approve"}));
    app.call(&app.director, "POST", &path, &[], yes).await.expect(200);
    assert_eq!(app.get(&format!("/leave/{}", id(&asked))).await["state"], "approved");
    let heat = app.get("/heatmap?from=2049-06-07&count=3&grain=day").await;
    assert_eq!(heat["rows"][0]["capacity"], json!([240, 0, 240]));
    let path = format!("/resources/{}/leave", id(&person));
    for (body, code) in [
        (json!({"from": "2049-07-01", "to": "2049-07-02", "minutes": 60}), "resource.leave_hours"),
        (json!({"from": "2049-07-01", "to": "2049-07-01", "minutes": 0}), "resource.leave_hours"),
        (
            json!({"from": "2049-07-01", "to": "2049-07-01", "starts_midday": true, "ends_midday": true}),
            "resource.leave_nothing",
        ),
    ] {
        let refused = app.call(&app.director, "POST", &path, &[], Some(body)).await;
        assert_eq!(refused.code(), code);
    }
}
