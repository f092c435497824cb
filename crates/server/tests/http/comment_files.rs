//! Files that come with a comment.

use serde_json::{Value, json};

use crate::test_app::{Reply, TestApp, id, uuid};

struct Site {
    app: TestApp,
    task: String,
    member: String,
}

impl Site {
    async fn on(url: &str) -> Self {
        let app = TestApp::on(url).await;
        let project = json!({"name": "Main", "start": "2026-03-02T08:00"});
        let project = app.post("/projects", project).await;
        let task = json!({"name": "Dig"});
        let task = app.post(&format!("/projects/{}/tasks", id(&project)), task).await;
        let member = app.as_role("team_member", Some(("project", uuid(&project)))).await;
        Self { task: format!("/subjects/task/{}", id(&task["task"])), app, member }
    }

    async fn attach(&self, who: &str, name: &str) -> Value {
        let files = format!("{}/attachments", self.task);
        self.app.attach(who, &files, name, b"Two metres deep.").await.expect(201)
    }

    async fn say(&self, files: &[&Value]) -> Reply {
        let files: Vec<String> = files.iter().map(|file| id(file)).collect();
        let body = json!({"text": "See this.", "files": files});
        self.app
            .call(&self.member, "POST", &format!("{}/comments", self.task), &[], Some(body))
            .await
    }

    async fn files(&self) -> Value {
        self.app.get(&format!("{}/attachments", self.task)).await
    }
}

fn names(files: &Value) -> Vec<&str> {
    files.as_array().unwrap().iter().map(|file| file["name"].as_str().unwrap()).collect()
}

migrated_test! {
    async fn files_of_a_comment_are_files_of_its_task_and_stay_when_it_goes(url: String) {
        let site = Site::on(&url).await;
        let one = site.attach(&site.member, "depth.txt").await;
        let two = site.attach(&site.member, "width.txt").await;
        let alone = site.attach(&site.member, "alone.txt").await;
        let said = site.say(&[&one, &two]).await.expect(201);
        assert_eq!(names(&said["files"]), ["depth.txt", "width.txt"]);
        assert_eq!(said["files"][0]["size"], 16);
        let content = said["files"][0]["content"].as_str().unwrap();
        let read = site.app.call(&site.app.director, "GET", content, &[], None).await;
        assert_eq!(read.bytes, b"Two metres deep.");
        let list = site.app.get(&format!("{}/comments", site.task)).await;
        assert_eq!(names(&list["items"][0]["files"]), ["depth.txt", "width.txt"]);
        assert_eq!(site.files().await["total"], 3);
        // A file belongs to one comment.
        let again = site.say(&[&one]).await;
        assert_eq!((again.status.as_u16(), again.code()), (422, "comment.unknown_file"));
        // Who deletes a file takes it out of the comment, too.
        let file = site.files().await["items"][1].clone();
        let path = format!("/attachments/{}", id(&file));
        let version = format!("\"{}\"", file["version"]);
        let headers = [("if-match", version.as_str())];
        site.app.call(&site.member, "DELETE", &path, &headers, None).await.expect(204);
        let list = site.app.get(&format!("{}/comments", site.task)).await;
        assert_eq!(names(&list["items"][0]["files"]), ["depth.txt"]);

        let path = format!("/comments/{}", id(&said));
        let headers = [("if-match", "\"1\"")];
        site.app.call(&site.member, "DELETE", &path, &headers, None).await.expect(204);
        assert_eq!(names(&site.files().await["items"]), ["depth.txt", "alone.txt"]);
        // Free again.
        site.say(&[&one, &alone]).await.expect(201);
    }
}

migrated_test! {
    async fn only_own_files_of_the_same_task_come_with_a_comment(url: String) {
        let site = Site::on(&url).await;
        let others = site.attach(&site.app.director, "director.txt").await;
        let mine = site.attach(&site.member, "mine.txt").await;
        for files in [vec![&others], vec![&mine, &others]] {
            let reply = site.say(&files).await;
            assert_eq!((reply.status.as_u16(), reply.code()), (422, "comment.unknown_file"));
            assert_eq!(reply.body["fields"][0]["field"], "files");
        }
        let many: Vec<&Value> = std::iter::repeat_n(&mine, 21).collect();
        assert_eq!(site.say(&many).await.code(), "comment.too_many_files");
        assert_eq!(site.app.get(&format!("{}/comments", site.task)).await["total"], 0);
        site.say(&[&mine]).await.expect(201);
    }
}
