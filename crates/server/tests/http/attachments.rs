//! Files of tasks and projects: what is taken, who reads it, and what becomes of the bytes.

use std::path::Path;

use serde_json::{Value, json};
use steerco_app::delivery;

use crate::test_app::{TestApp, id, uuid};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR and so on";

async fn project(app: &TestApp, name: &str) -> Value {
    app.post("/projects", json!({"name": name, "start": "2026-03-02T08:00"})).await
}

async fn task(app: &TestApp, project: &Value) -> Value {
    let tasks = format!("/projects/{}/tasks", id(project));
    app.post(&tasks, json!({"name": "Dig"})).await["task"].clone()
}

/// How many files lie in the folder of stored bytes.
fn stored(folder: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    entries
        .map(|entry| entry.unwrap().path())
        .map(|path| if path.is_dir() { stored(&path) } else { 1 })
        .sum()
}

#[tokio::test]
async fn a_file_comes_back_as_it_was_and_never_as_a_page() {
    let app = TestApp::new().await;
    let project = project(&app, "Main").await;
    let files = format!("/subjects/project/{}/attachments", id(&project));
    let kept = app.attach(&app.director, &files, "Gr\u{fc}ndung 1.png", PNG).await.expect(201);
    assert_eq!(kept["media_type"], "image/png");
    assert_eq!(kept["size"], PNG.len());
    assert_eq!(kept["author"]["name"], "Ada");
    let content =
        app.call(&app.director, "GET", kept["content"].as_str().unwrap(), &[], None).await;
    assert_eq!(content.status.as_u16(), 200);
    assert_eq!(content.bytes, PNG);
    assert_eq!(content.headers["content-type"], "image/png");
    assert_eq!(content.headers["x-content-type-options"], "nosniff");
    assert_eq!(content.headers["content-security-policy"], "default-src 'none'; sandbox");
    let told = content.headers["content-disposition"].to_str().unwrap();
    assert!(told.starts_with("attachment; filename=\"Gr_ndung"), "{told}");
    assert!(told.contains("filename*=UTF-8''Gr%C3%BCndung%20"), "{told}");
    let list = app.get(&files).await;
    assert_eq!((&list["total"], &list["items"][0]["id"]), (&json!(1), &kept["id"]));
    let history = app.get(&format!("/changes?id={}", id(&kept))).await;
    assert!(history["items"][0]["summary"].as_str().unwrap().starts_with("Ada added attachment"));
}

#[tokio::test]
async fn what_is_too_large_empty_or_would_run_is_refused_and_leaves_nothing() {
    let app = TestApp::new().await;
    let project = project(&app, "Main").await;
    let files = format!("/subjects/project/{}/attachments", id(&project));
    let large = vec![b'x'; 200_001];
    for (name, bytes, code, said) in [
        ("big.txt", large.as_slice(), "attachment.too_large", "At most 195 kB"),
        ("none.txt", b"".as_slice(), "attachment.empty", "“none.txt” is empty"),
        (
            "tool.txt",
            b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff".as_slice(),
            "attachment.kind_not_allowed",
            "ZIP",
        ),
        ("page.html", b"<p>hello".as_slice(), "attachment.kind_not_allowed", "would run"),
        ("pic.svg", b"<svg/>".as_slice(), "attachment.kind_not_allowed", "would run"),
    ] {
        let refused = app.attach(&app.director, &files, name, bytes).await;
        assert_eq!((refused.status.as_u16(), refused.code()), (422, code), "{name}");
        assert_eq!(refused.body["fields"][0]["field"], "file");
        assert!(refused.body["detail"].as_str().unwrap().contains(said), "{}", refused.body);
    }
    let kept = app.attach(&app.director, &files, "edge.txt", &large[..200_000]).await;
    kept.expect(201);
    assert_eq!(stored(app.files.path()), 1);
    let refused = app.call(&app.director, "POST", &files, &[], Some(json!({}))).await;
    assert_eq!((refused.status.as_u16(), refused.code()), (400, "bad_form"));
}

#[tokio::test]
async fn files_are_read_where_the_project_is_seen_and_deleted_by_their_owner() {
    let app = TestApp::new().await;
    let (main, other) = (project(&app, "Main").await, project(&app, "Other").await);
    let dig = task(&app, &main).await;
    let files = format!("/subjects/task/{}/attachments", id(&dig));
    let here = Some(("project", uuid(&main)));
    let ben = app.as_role("team_member", here).await;
    let cleo = app.as_role("team_member", here).await;
    let executive = app.as_role("executive", here).await;
    let far = app.as_role("project_manager", Some(("project", uuid(&other)))).await;
    let kept = app.attach(&ben, &files, "note.txt", b"Two metres.").await.expect(201);
    let content = kept["content"].as_str().unwrap();
    for (who, status) in [(&ben, 200), (&cleo, 200), (&executive, 200), (&far, 403)] {
        assert_eq!(app.call(who, "GET", content, &[], None).await.status.as_u16(), status);
        assert_eq!(app.call(who, "GET", &files, &[], None).await.status.as_u16(), status);
    }
    assert_eq!(app.attach(&executive, &files, "a.txt", b"a").await.status.as_u16(), 403);
    assert_eq!(app.attach(&far, &files, "a.txt", b"a").await.status.as_u16(), 403);
    let path = format!("/attachments/{}", id(&kept));
    let tag = [("if-match", "\"1\"")];
    let refused = app.call(&cleo, "DELETE", &path, &tag, None).await;
    assert_eq!(refused.code(), "attachment.not_yours");
    assert_eq!(app.call(&far, "DELETE", &path, &tag, None).await.status.as_u16(), 403);
    let list = app.call(&cleo, "GET", &files, &[], None).await.expect(200);
    assert_eq!(list["items"][0]["deletable"], false);
    assert_eq!(app.call(&ben, "DELETE", &path, &tag, None).await.status.as_u16(), 204);
    assert_eq!(stored(app.files.path()), 0, "the bytes are gone with it");
    assert_eq!(app.call(&ben, "GET", content, &[], None).await.status.as_u16(), 404);
    // Whoever manages the project clears up after others.
    let kept = app.attach(&ben, &files, "note.txt", b"Two metres.").await.expect(201);
    assert!(app.delete(&format!("/attachments/{}", id(&kept)), 1).await.status.is_success());
}

#[tokio::test]
async fn a_deleted_task_comes_back_with_its_files_and_a_project_takes_them_along() {
    let app = TestApp::new().await;
    let main = project(&app, "Main").await;
    let dig = task(&app, &main).await;
    let files = format!("/subjects/task/{}/attachments", id(&dig));
    let kept = app.attach(&app.director, &files, "note.txt", b"Two metres.").await.expect(201);
    let version = app.get(&format!("/tasks/{}", id(&dig))).await["version"].as_i64().unwrap();
    app.delete(&format!("/tasks/{}", id(&dig)), version).await;
    let content = kept["content"].as_str().unwrap();
    assert_eq!(app.call(&app.director, "GET", content, &[], None).await.status.as_u16(), 404);
    assert_eq!(delivery::sweep_files(&app.app).await.unwrap(), 0, "nothing is to go");
    let undo = format!("/projects/{}/undo", id(&main));
    app.call(&app.director, "POST", &undo, &[], Some(json!({}))).await.expect(200);
    let back = app.call(&app.director, "GET", content, &[], None).await;
    assert_eq!(back.bytes, b"Two metres.");
    let path = format!("/projects/{}", id(&main));
    let version = app.get(&path).await["version"].as_i64().unwrap();
    assert!(app.delete(&path, version).await.status.is_success());
    // As after a restart: what is to go is known from the database.
    assert_eq!(stored(app.files.path()), 1);
    assert_eq!(delivery::sweep_files(&app.app).await.unwrap(), 1);
    assert_eq!(stored(app.files.path()), 0);
    assert_eq!(delivery::sweep_files(&app.app).await.unwrap(), 0);
}

#[tokio::test]
async fn a_backup_holds_the_files_and_says_which_are_damaged() {
    let app = TestApp::new().await;
    let main = project(&app, "Main").await;
    let files = format!("/subjects/project/{}/attachments", id(&main));
    app.attach(&app.director, &files, "one.txt", b"One").await.expect(201);
    let two = app.attach(&app.director, &files, "two.txt", b"Two").await.expect(201);
    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("backup.files");
    let done = delivery::copy_files_out(&app.app, &backup).await.unwrap();
    assert_eq!((done.copied, done.missing.len()), (2, 0));
    // The installation loses its files, and the backup is damaged.
    std::fs::remove_dir_all(app.files.path()).unwrap();
    let name = id(&two);
    std::fs::write(backup.join(&name[name.len() - 2..]).join(&name), "Tow").unwrap();
    let done = delivery::copy_files_in(&app.app, &backup).await.unwrap();
    assert_eq!((done.copied, done.missing), (1, vec!["two.txt".to_owned()]));
    let list = app.get(&files).await;
    let content = list["items"][0]["content"].as_str().unwrap();
    assert_eq!(app.call(&app.director, "GET", content, &[], None).await.bytes, b"One");
}
