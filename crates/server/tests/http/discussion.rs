//! Comments with mentions, and who is told of what.

use serde_json::{Value, json};

use crate::test_app::{Person, TestApp, id, uuid};

/// A project with a task, and where comments on it go.
struct Site<'app> {
    app: &'app TestApp,
    project: Value,
    task: Value,
    comments: String,
}

impl<'app> Site<'app> {
    async fn new(app: &'app TestApp) -> Self {
        let start = "2026-03-02T08:00";
        let project = app.post("/projects", json!({"name": "Main", "start": start})).await;
        let tasks = format!("/projects/{}/tasks", id(&project));
        let task = app.post(&tasks, json!({"name": "Dig"})).await["task"].clone();
        let comments = format!("/subjects/task/{}/comments", id(&task));
        Self { app, project, task, comments }
    }

    async fn member(&self, name: &str) -> Person {
        let here = Some(("project", uuid(&self.project)));
        self.app.as_person("team_member", here, Some(name)).await
    }

    async fn say(&self, who: &str, body: Value) -> Value {
        self.app.call(who, "POST", &self.comments, &[], Some(body)).await.expect(201)
    }

    async fn unread(&self, who: &str) -> u64 {
        let count = self.app.call(who, "GET", "/me/notifications/unread", &[], None).await;
        count.expect(200)["unread"].as_u64().unwrap()
    }

    async fn inbox(&self, who: &str) -> Vec<Value> {
        let list = self.app.call(who, "GET", "/me/notifications", &[], None).await.expect(200);
        list["items"].as_array().unwrap().clone()
    }
}

#[tokio::test]
async fn a_conversation_is_kept_page_by_page() {
    let app = TestApp::new().await;
    let site = Site::new(&app).await;
    for number in 1..=5 {
        site.say(&app.director, json!({"text": format!("Number {number}")})).await;
    }
    let page = app.get(&format!("{}?sort=-created_at&limit=2", site.comments)).await;
    assert_eq!(page["total"], 5);
    assert_eq!(page["items"][0]["text"], "Number 5");
    assert_eq!(page["items"][0]["author"]["name"], "Ada");
    let next = page["next"].as_str().unwrap();
    let older = app.get(&format!("{}?sort=-created_at&limit=9&after={next}", site.comments)).await;
    let texts: Vec<&str> = older["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["text"].as_str().unwrap())
        .collect();
    assert_eq!(texts, ["Number 3", "Number 2", "Number 1"]);
    // What is said of the project is another conversation.
    let project = format!("/subjects/project/{}/comments", id(&site.project));
    app.post(&project, json!({"text": "All well?"})).await;
    assert_eq!(app.get(&project).await["total"], 1);
    let reply = json!({"text": "x", "reply_to_id": id(&page["items"][0])});
    let refused = app.call(&app.director, "POST", &project, &[], Some(reply)).await;
    assert_eq!(refused.code(), "comment.unknown_reply");
    for (text, code) in [("  \n ", "comment.empty"), (&"é".repeat(10_001), "comment.too_long")] {
        let refused = app.call(&app.director, "POST", &project, &[], Some(json!({"text": text})));
        let refused = refused.await;
        assert_eq!(refused.code(), code);
        assert_eq!(refused.body["fields"][0]["field"], "text");
    }
}

#[tokio::test]
async fn only_ones_own_comment_is_changed_and_the_history_shows_it() {
    let app = TestApp::new().await;
    let site = Site::new(&app).await;
    let ben = site.member("Ben").await;
    let said = site.say(&ben.token, json!({"text": "The pump is *late*"})).await;
    let path = format!("/comments/{}", id(&said));
    let change = json!({"text": "The pump is here"});
    let tag = [("if-match", "\"1\"")];
    let refused = app.call(&app.director, "PATCH", &path, &tag, Some(change.clone())).await;
    assert_eq!((refused.status.as_u16(), refused.code()), (422, "comment.not_yours"));
    let refused = app.call(&app.director, "DELETE", &path, &tag, None).await;
    assert_eq!(refused.code(), "comment.not_yours");
    let changed =
        app.call(&ben.token, "PATCH", &path, &tag, Some(change.clone())).await.expect(200);
    assert!(changed["edited_at"].is_string());
    let stale = app.call(&ben.token, "PATCH", &path, &tag, Some(change)).await;
    assert_eq!(stale.status.as_u16(), 412);
    assert_eq!(stale.body["current"]["text"], "The pump is here");
    let gone = app.call(&ben.token, "DELETE", &path, &[("if-match", "\"2\"")], None).await;
    assert_eq!(gone.status.as_u16(), 204);
    assert_eq!(app.get(&site.comments).await["total"], 0);
    let history = app.get(&format!("/changes?id={}", id(&said))).await;
    let lines = history["items"].as_array().unwrap();
    assert_eq!(lines[0]["summary"], "Ben deleted comment “The pump is here”");
    assert_eq!(lines[1]["after"]["text"], "The pump is here");
    assert_eq!(lines[1]["before"]["text"], "The pump is *late*");
    assert_eq!(lines.len(), 3);
}

#[tokio::test]
async fn only_who_may_see_the_project_is_mentioned() {
    let app = TestApp::new().await;
    let site = Site::new(&app).await;
    let other = Site::new(&app).await;
    let ben = site.member("Ben").await;
    let far = other.member("Far Away").await;
    let everywhere = app.as_person("executive", None, Some("Eve Executive")).await;
    let names = format!("/subjects/project/{}/mentionable", id(&site.project));
    let named = |list: Value| -> Vec<String> {
        let items = list["items"].as_array().unwrap();
        items.iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(named(app.get(&names).await), ["Ben", "Eve Executive"]);
    assert_eq!(named(app.get(&format!("{names}?q=EXEC")).await), ["Eve Executive"]);
    // Who may not read the list of users sees those who have to do with the project.
    let few = app.call(&ben.token, "GET", &names, &[], None).await.expect(200);
    assert_eq!(named(few), [""; 0], "nobody is offered themselves");
    site.say(&app.director, json!({"text": "Who starts?"})).await;
    let few = app.call(&ben.token, "GET", &names, &[], None).await.expect(200);
    assert_eq!(named(few), ["Ada"]);

    let text = format!("Look, @[{}]", far.id);
    let refused = app.call(&app.director, "POST", &site.comments, &[], Some(json!({"text": text})));
    let refused = refused.await;
    assert_eq!(refused.code(), "comment.cannot_be_mentioned");
    assert!(refused.body["detail"].as_str().unwrap().contains("Far Away"), "{}", refused.body);
    let refused =
        app.call(&ben.token, "POST", &site.comments, &[], Some(json!({"text": text}))).await;
    assert_eq!(refused.code(), "comment.cannot_be_mentioned");
    assert!(!refused.body["detail"].as_str().unwrap().contains("Far"), "{}", refused.body);

    let text = format!("Look, @[{}] and @[{}]", ben.id, everywhere.id);
    let said = site.say(&app.director, json!({"text": text})).await;
    assert_eq!(
        said["mentions"],
        json!([
            {"id": ben.id, "name": "Ben"}, {"id": everywhere.id, "name": "Eve Executive"}
        ])
    );
    let notices = site.inbox(&ben.token).await;
    assert_eq!(notices.len(), 1);
    assert_eq!(notices[0]["kind"], "mentioned");
    assert_eq!(notices[0]["excerpt"], "Look, @Ben and @Eve Executive");
    assert_eq!(notices[0]["title"], "Dig");
    assert_eq!(notices[0]["actor"]["name"], "Ada");
    assert_eq!(site.unread(&everywhere.token).await, 1);
    let self_talk = format!("A note to @[{}]", app.system.user_id);
    site.say(&app.director, json!({"text": self_talk})).await;
    assert_eq!(site.unread(&app.director).await, 0, "nobody is told of their own words");
    // An executive reads, and does not write.
    let mute = app.call(&everywhere.token, "POST", &site.comments, &[], Some(json!({"text": "I"})));
    assert_eq!(mute.await.status.as_u16(), 403);
    app.call(&everywhere.token, "GET", &site.comments, &[], None).await.expect(200);
}

#[tokio::test]
async fn people_are_told_of_answers_and_of_what_they_may_still_see() {
    let app = TestApp::new().await;
    let site = Site::new(&app).await;
    let (ben, cleo) = (site.member("Ben").await, site.member("Cleo").await);
    let first = site.say(&ben.token, json!({"text": "How deep?"})).await;
    let last = app.app.store.read().last_change().await.unwrap();
    let reply = json!({"text": "Two metres", "reply_to_id": id(&first)});
    let reply = site.say(&cleo.token, reply).await;
    assert_eq!(reply["reply_to"]["author"]["name"], "Ben");
    assert_eq!(reply["reply_to"]["excerpt"], "How deep?");
    // Ben's pages hear of it; Cleo's do not hear of Ben's inbox.
    let heard = app.events(&ben.token, Some(last), 2).await;
    assert!(heard.contains("\"notified\"") && heard.contains("comment_created"), "{heard}");
    let thanks = json!({"text": format!("Thanks @[{}]", cleo.id), "reply_to_id": id(&reply)});
    site.say(&ben.token, thanks).await;
    let heard = app.events(&cleo.token, Some(last), 3).await;
    assert!(!heard.contains(&ben.id.to_string().replace('-', "x")));
    assert_eq!(heard.matches("\"notified\"").count(), 1, "{heard}");
    let told = site.inbox(&cleo.token).await;
    assert_eq!(told[0]["kind"], "mentioned", "the stronger reason is given, once");
    assert_eq!(told.len(), 1);
    assert_eq!(site.inbox(&ben.token).await[0]["kind"], "replied");
    // The history is about work, not about inboxes.
    let history = app.get("/changes?limit=50").await.to_string();
    assert!(!history.contains("notif"), "{history}");
    // One, then all.
    site.say(&app.director, json!({"text": format!("@[{}]", ben.id)})).await;
    let notices = site.inbox(&ben.token).await;
    let read =
        |body: Value| app.call(&ben.token, "POST", "/me/notifications/read", &[], Some(body));
    assert_eq!(read(json!({"ids": [id(&notices[0])]})).await.expect(200)["unread"], 1);
    assert_eq!(read(json!({})).await.expect(200)["unread"], 0);
    let unread = app.call(&ben.token, "GET", "/me/notifications?unread=true", &[], None).await;
    assert_eq!(unread.expect(200)["total"], 0);
    // A comment that goes takes its notices along.
    let path = format!("/comments/{}", id(&reply));
    let gone = app.call(&cleo.token, "DELETE", &path, &[("if-match", "\"1\"")], None).await;
    assert_eq!(gone.status.as_u16(), 204);
    assert_eq!(site.inbox(&ben.token).await.len(), 1);
    let answer = app.get(&format!("{}?sort=-created_at", site.comments)).await;
    assert_eq!(answer["items"][1]["reply_to"]["author"], Value::Null, "what it answers is gone");
    // Who may not see the project any more is told nothing of it.
    let grants = app.get(&format!("/role_grants?user_id={}", ben.id)).await;
    let grant = format!("/role_grants/{}", id(&grants["items"][0]));
    assert!(app.delete(&grant, 1).await.status.is_success());
    assert_eq!(site.inbox(&ben.token).await.len(), 0);
}

#[tokio::test]
async fn people_are_told_of_tasks_they_are_given_once_per_edit() {
    let app = TestApp::new().await;
    let site = Site::new(&app).await;
    let ben = site.member("Ben").await;
    let resource = app.post("/resources", json!({"name": "Ben", "user_id": ben.id})).await;
    let work = json!({"resource_id": id(&resource)});
    app.post(&format!("/tasks/{}/assignments", id(&site.task)), work).await;
    let told = site.inbox(&ben.token).await;
    assert_eq!((told[0]["kind"].as_str(), told[0]["count"].as_i64()), (Some("assigned"), Some(1)));
    assert_eq!(told[0]["title"], "Dig");
    let edits = format!("/projects/{}/edits", id(&site.project));
    let many = json!({"changes": [
        {"do": "add", "fields": {"name": "Pour", "people": "Ben"}},
        {"do": "add", "fields": {"name": "Paint", "people": "Ben"}},
    ]});
    app.call(&app.director, "POST", &edits, &[], Some(many)).await.expect(200);
    let told = site.inbox(&ben.token).await;
    assert_eq!((told.len(), told[0]["count"].as_i64()), (2, Some(2)));
    assert_eq!(told[0]["href"], "/my-tasks");
    // Taking back and bringing again is no news, and neither is what one does oneself.
    let undo = format!("/projects/{}/undo", id(&site.project));
    app.call(&app.director, "POST", &undo, &[], Some(json!({}))).await.expect(200);
    let redo = format!("/projects/{}/redo", id(&site.project));
    app.call(&app.director, "POST", &redo, &[], Some(json!({}))).await.expect(200);
    assert_eq!(site.inbox(&ben.token).await.len(), 2);
}

#[tokio::test]
async fn a_deleted_task_comes_back_with_its_comments() {
    let app = TestApp::new().await;
    let site = Site::new(&app).await;
    let ben = site.member("Ben").await;
    site.say(&app.director, json!({"text": format!("Mind the pipe, @[{}]", ben.id)})).await;
    let path = format!("/tasks/{}", id(&site.task));
    let version = app.get(&path).await["version"].as_i64().unwrap();
    app.delete(&path, version).await;
    let missing = app.call(&app.director, "GET", &site.comments, &[], None).await;
    assert_eq!(missing.status.as_u16(), 404);
    assert_eq!(site.inbox(&ben.token).await.len(), 0, "no notice leads nowhere");
    let undo = format!("/projects/{}/undo", id(&site.project));
    app.call(&app.director, "POST", &undo, &[], Some(json!({}))).await.expect(200);
    assert_eq!(app.get(&site.comments).await["total"], 1);
    assert_eq!(site.unread(&ben.token).await, 1);
    // A project that goes takes all of it along.
    let path = format!("/projects/{}", id(&site.project));
    let version = app.get(&path).await["version"].as_i64().unwrap();
    assert!(app.delete(&path, version).await.status.is_success());
    assert_eq!(site.unread(&ben.token).await, 0);
}
