//! Team members report progress on the tasks they are assigned to, and on no others.

use serde_json::{Value, json};

use crate::test_app::{Person, Reply, TestApp, id, uuid};

struct Site {
    app: TestApp,
    project: Value,
    /// Given to Ben, who is linked to Ben's user.
    own: String,
    /// Given to Ann.
    other: String,
    ben: Person,
}

impl Site {
    async fn on(url: &str) -> Self {
        let app = TestApp::on(url).await;
        let project = json!({"name": "Bridge", "start": "2026-03-02T08:00"});
        let project = app.post("/projects", project).await;
        let ben = app.as_person("team_member", Some(("project", uuid(&project))), Some("Ben"));
        let ben = ben.await;
        app.post("/resources", json!({"name": "Ben", "user_id": ben.id})).await;
        app.post("/resources", json!({"name": "Ann"})).await;
        let mut tasks = vec![];
        for (name, people) in [("Dig", "Ben;Ann"), ("Pour", "Ann")] {
            let task = json!({"name": name, "duration_text": "4d"});
            let task = app.post(&format!("/projects/{}/tasks", id(&project)), task).await;
            let task = id(&task["task"]);
            let people = json!([{"do": "set", "task": task, "fields": {"people": people}}]);
            edit(&app, &app.director, &project, people).await.expect(200);
            tasks.push(task);
        }
        let (own, other) = (tasks[0].clone(), tasks[1].clone());
        Self { app, project, own, other, ben }
    }

    async fn report(&self, who: &str, task: &str, fields: Value) -> Reply {
        let changes = json!([{"do": "set", "task": task, "fields": fields}]);
        edit(&self.app, who, &self.project, changes).await
    }

    async fn patch(&self, who: &str, task: &str, fields: Value) -> Reply {
        let version = self.app.get(&format!("/tasks/{task}")).await["version"].to_string();
        let version = format!("\"{version}\"");
        let headers = [("if-match", version.as_str())];
        self.app.call(who, "PATCH", &format!("/tasks/{task}"), &headers, Some(fields)).await
    }
}

async fn edit(app: &TestApp, who: &str, project: &Value, changes: Value) -> Reply {
    let path = format!("/projects/{}/edits", id(project));
    app.call(who, "POST", &path, &[], Some(json!({"changes": changes}))).await
}

fn refused(reply: &Reply) -> (u16, &str) {
    (reply.status.as_u16(), reply.code())
}

migrated_test! {
    async fn team_members_report_on_their_own_tasks_only(url: String) {
        let site = Site::on(&url).await;
        let ben = &site.ben.token;
        let all = json!({
            "percent_complete": 50, "actual_start": "2026-03-03T08:00", "notes": "Wet ground."
        });
        site.report(ben, &site.own, all.clone()).await.expect(200);
        site.report(ben, &site.own, json!({"remaining_duration_text": "1d"})).await.expect(200);
        let finish = json!({"actual_finish": "2026-03-06T17:00"});
        site.patch(ben, &site.own, finish).await.expect(200);
        let now = site.app.get(&format!("/tasks/{}", site.own)).await;
        assert_eq!(now["percent_complete"], 100.0);
        assert_eq!(now["notes"], "Wet ground.");

        let others = site.report(ben, &site.other, all.clone()).await;
        assert_eq!(refused(&others), (422, "plan.not_your_task"));
        assert!(others.body["detail"].as_str().unwrap().contains("“Pour”"), "{}", others.body);
        let patched = site.patch(ben, &site.other, json!({"percent_complete": 10})).await;
        assert_eq!(refused(&patched), (422, "plan.not_your_task"));
        // One task of another is enough to refuse all of it.
        let both = json!([
            {"do": "set", "task": site.own, "fields": {"percent_complete": 10}},
            {"do": "set", "task": site.other, "fields": {"percent_complete": 10}},
        ]);
        let both = edit(&site.app, ben, &site.project, both).await;
        assert_eq!(refused(&both), (422, "plan.not_your_task"));
        let untouched = site.app.get(&format!("/tasks/{}", site.other)).await;
        assert_eq!(untouched["percent_complete"], 0.0);
        // Who leads the project reports on everything.
        let place = Some(("project", uuid(&site.project)));
        let lead = site.app.as_role("project_manager", place).await;
        site.report(&lead, &site.other, all).await.expect(200);
    }
}

migrated_test! {
    async fn reporting_on_own_tasks_changes_nothing_else_of_them(url: String) {
        let site = Site::on(&url).await;
        let ben = &site.ben.token;
        for fields in [
            json!({"name": "Dig deeper"}),
            json!({"duration_text": "9d"}),
            json!({"start": "2026-03-09T08:00"}),
            json!({"people": "Ben"}),
            json!({"predecessors": "2"}),
            json!({"percent_complete": 10, "priority": 900}),
            json!({"physical_percent_complete": 10}),
            json!({"actual_duration_minutes": 60}),
        ] {
            let by_edit = site.report(ben, &site.own, fields.clone()).await;
            assert_eq!(by_edit.status.as_u16(), 403, "{fields}: {}", by_edit.body);
            let named = fields.as_object().unwrap().keys();
            let known = ["start", "people", "predecessors"];
            if named.into_iter().all(|field| !known.contains(&field.as_str())) {
                let by_form = site.patch(ben, &site.own, fields.clone()).await;
                assert_eq!(by_form.status.as_u16(), 403, "{fields}: {}", by_form.body);
            }
        }
        let whole_plan = json!([{"do": "report_as_planned", "until": "2026-03-31T17:00"}]);
        let whole_plan = edit(&site.app, ben, &site.project, whole_plan).await;
        assert_eq!(whole_plan.status.as_u16(), 403);
        let removed = json!([{"do": "remove", "tasks": [site.own]}]);
        assert_eq!(edit(&site.app, ben, &site.project, removed).await.status.as_u16(), 403);
        let task = site.app.get(&format!("/tasks/{}", site.own)).await;
        assert_eq!((&task["name"], &task["percent_complete"]), (&json!("Dig"), &json!(0.0)));
    }
}

migrated_test! {
    async fn a_report_is_taken_back_by_who_may_make_it(url: String) {
        let site = Site::on(&url).await;
        let ben = &site.ben.token;
        site.report(ben, &site.own, json!({"percent_complete": 50})).await.expect(200);
        let undo = format!("/projects/{}/undo", id(&site.project));
        let redo = format!("/projects/{}/redo", id(&site.project));
        let step = async |path: &str| site.app.call(ben, "POST", path, &[], Some(json!({}))).await;
        step(&undo).await.expect(200);
        let task = format!("/tasks/{}", site.own);
        assert_eq!(site.app.get(&task).await["percent_complete"], 0.0);
        step(&redo).await.expect(200);
        assert_eq!(site.app.get(&task).await["percent_complete"], 50.0);
        // Without the task the report stands.
        site.report(&site.app.director, &site.own, json!({"people": "Ann"})).await.expect(200);
        assert_eq!(refused(&step(&undo).await), (422, "plan.not_your_task"));
    }
}

migrated_test! {
    async fn people_know_who_they_are_in_plans(url: String) {
        let site = Site::on(&url).await;
        let me = site.app.call(&site.ben.token, "GET", "/me", &[], None).await.expect(200);
        assert_eq!(me["people"][0]["name"], "Ben");
        let permissions = me["permissions"].as_array().unwrap();
        assert!(permissions.contains(&json!("progress.report_own")));
        assert!(!permissions.contains(&json!("progress.edit")));
        let mine = site.app.call(&site.ben.token, "GET", "/me/tasks", &[], None).await.expect(200);
        assert_eq!((&mine["total"], &mine["items"][0]["reportable"]), (&json!(1), &json!(true)));
    }
}
