//! Leave that people ask for, and what those who decide do with it.

use serde_json::{Value, json};
use steerco_app::integration::work_off_jobs;

use crate::test_app::{Person, Reply, TestApp, id};

struct Case {
    app: TestApp,
    /// Who asks.
    tom: Person,
    /// Who leads them.
    mia: Person,
    tom_resource: String,
    task: String,
}

impl Case {
    /// Tom works on a task of two days from Monday, 7 June 2049, and Mia leads him.
    async fn new() -> Self {
        let app = TestApp::new().await;
        let tom = app.as_person("team_member", None, Some("Tom")).await;
        let mia = app.as_person("team_member", None, Some("Mia")).await;
        let lead = app.post("/resources", json!({"name": "Mia", "user_id": mia.id})).await;
        let person = app.post("/resources", json!({"name": "Tom", "user_id": tom.id})).await;
        let tom_resource = id(&person);
        let term = json!({"from": "2026-01-01", "manager_id": id(&lead)});
        app.post(&format!("/resources/{tom_resource}/terms"), term).await;
        let project = json!({"name": "Bridge", "start": "2049-06-07T08:00"});
        let project = app.post("/projects", project).await;
        let task = json!({"name": "Dig", "duration_text": "2d"});
        let task = app.post(&format!("/projects/{}/tasks", id(&project)), task).await;
        let task = id(&task["task"]);
        let work = json!({"resource_id": tom_resource});
        app.post(&format!("/tasks/{task}/assignments"), work).await;
        Self { app, tom, mia, tom_resource, task }
    }

    async fn ask(&self, from: &str, to: &str) -> Reply {
        let body = json!({"from": from, "to": to, "note": "Wedding"});
        self.app.call(&self.tom.token, "POST", "/me/leave", &[], Some(body)).await
    }

    /// What waits for somebody, decided.
    async fn decide(&self, who: &Person, body: Value) -> Value {
        let inbox = self.app.call(&who.token, "GET", "/me/inbox", &[], None).await.expect(200);
        let path = format!("/approvals/{}/decisions", id(&inbox["items"][0]));
        self.app.call(&who.token, "POST", &path, &[], Some(body)).await.expect(200);
        inbox["items"][0].clone()
    }

    async fn finish(&self) -> Value {
        work_off_jobs(&self.app.app).await.unwrap();
        self.app.get(&format!("/tasks/{}", self.task)).await["finish"].clone()
    }

    async fn states(&self) -> Vec<String> {
        let path = format!("/resources/{}/leave", self.tom_resource);
        let leave = self.app.get(&path).await;
        let state = |one: &Value| one["state"].as_str().unwrap().to_owned();
        leave["items"].as_array().unwrap().iter().map(state).collect()
    }
}

#[tokio::test]
async fn leave_counts_in_plans_once_whoever_leads_the_person_approved_it() {
    let case = Case::new().await;
    assert_eq!(case.finish().await, "2049-06-08T17:00");
    case.ask("2049-06-08", "2049-06-08").await.expect(201);
    assert_eq!(case.states().await, ["asked"]);
    assert_eq!(case.finish().await, "2049-06-08T17:00", "what is asked for counts nowhere");
    let item = case.decide(&case.mia, json!({"choice": "approve"})).await;
    assert_eq!(item["title"], "Leave of Tom: 2049-06-08");
    assert_eq!((&item["note"], &item["subject_kind"]), (&json!("Wedding"), &json!("leave")));
    assert_eq!(case.states().await, ["approved"]);
    assert_eq!(case.finish().await, "2049-06-09T17:00");
    // Taken back before it is over, it counts no more.
    let own = case.app.call(&case.tom.token, "GET", "/me/leave", &[], None).await.expect(200);
    let path = format!("/leave/{}/cancel", id(&own["items"][0]));
    let reply = case.app.call(&case.mia.token, "POST", &path, &[], None).await;
    assert_eq!(reply.code(), "resource.not_your_leave");
    case.app.call(&case.tom.token, "POST", &path, &[], None).await.expect(200);
    assert_eq!(case.states().await, ["cancelled"]);
    assert_eq!(case.finish().await, "2049-06-08T17:00");
    let again = case.app.call(&case.tom.token, "POST", &path, &[], None).await;
    assert_eq!(again.code(), "resource.leave_is_over");
}

#[tokio::test]
async fn leave_is_rejected_with_a_reason_asked_about_and_taken_back() {
    let case = Case::new().await;
    case.ask("2049-07-01", "2049-07-09").await.expect(201);
    case.decide(&case.mia, json!({"choice": "reject", "reason": "The crane is here."})).await;
    let own = case.app.call(&case.tom.token, "GET", "/me/leave", &[], None).await.expect(200);
    let first = &own["items"][0];
    assert_eq!(
        (&first["state"], &first["reason"]),
        (&json!("rejected"), &json!("The crane is here."))
    );
    let second = case.ask("2049-07-05", "2049-07-09").await.expect(201);
    case.decide(&case.mia, json!({"choice": "return", "reason": "Who digs?"})).await;
    let inbox = case.app.call(&case.tom.token, "GET", "/me/inbox", &[], None).await.expect(200);
    assert_eq!((&inbox["total"], &inbox["items"][0]["note"]), (&json!(1), &json!("Who digs?")));
    let path = format!("/leave/{}", id(&second));
    let answer = json!({"answer": "Ann does."});
    let answered = format!("{path}/answer");
    case.app.call(&case.tom.token, "POST", &answered, &[], Some(answer)).await.expect(200);
    let undecided = case.app.delete(&path, 3).await;
    assert_eq!(undecided.code(), "resource.leave_undecided");
    let gone = format!("/resources/{}", case.tom_resource);
    let version = case.app.get(&gone).await["version"].as_i64().unwrap();
    // A plan names him too: he stays either way, and the inbox keeps its subject.
    assert_eq!(case.app.delete(&gone, version).await.code(), "resource.in_use");
    case.app.call(&case.tom.token, "POST", &format!("{path}/cancel"), &[], None).await.expect(200);
    assert_eq!(case.states().await, ["rejected", "cancelled"]);
    let inbox = case.app.call(&case.mia.token, "GET", "/me/inbox", &[], None).await.expect(200);
    assert_eq!(inbox["total"], 0);
}

#[tokio::test]
async fn without_a_manager_the_resource_managers_decide_and_strangers_see_nothing() {
    let case = Case::new().await;
    let rita = case.app.as_person("resource_manager", None, Some("Rita")).await;
    let terms = case.app.get(&format!("/resources/{}/terms", case.tom_resource)).await;
    let path = format!("/resource_terms/{}", id(&terms["items"][1]));
    case.app.patch(&path, 1, json!({"manager_id": null})).await;
    let leave = case.ask("2049-07-01", "2049-07-02").await.expect(201);
    case.decide(&rita, json!({"choice": "approve"})).await;
    assert_eq!(case.states().await, ["approved"]);
    let path = format!("/leave/{}", id(&leave));
    let stranger = case.app.call(&case.mia.token, "GET", &path, &[], None).await;
    assert_eq!(stranger.status.as_u16(), 404);
    let nobody = case.app.as_person("team_member", None, Some("Nobody")).await;
    let body = json!({"from": "2049-07-01", "to": "2049-07-02"});
    let nobody = case.app.call(&nobody.token, "POST", "/me/leave", &[], Some(body)).await;
    assert_eq!(nobody.code(), "resource.no_person");
}
