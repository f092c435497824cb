//! What is said about requests, gates and scenarios, the files that belong there, and who is told of
//! what happens to them.

use serde_json::{Value, json};
use steerco_app::governance::tell_substitutes_of;

use crate::{
    requests::{form, request_type, send, stranger, submit, submitted},
    test_app::{Person, Reply, TestApp, id},
};

async fn get(app: &TestApp, who: &str, path: &str) -> Reply {
    app.call(who, "GET", path, &[], None).await
}

fn names(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect()
}

/// Kinds of what a person was told, newest first.
async fn told(app: &TestApp, who: &str) -> Vec<String> {
    let list = get(app, who, "/me/notifications").await.expect(200);
    let kinds = list["items"].as_array().unwrap().iter();
    kinds.map(|one| one["kind"].as_str().unwrap().to_owned()).collect()
}

async fn triage(app: &TestApp, token: &str, request: &Value, body: Value) -> Value {
    let path = format!("/requests/{}/triage", id(request));
    send(app, token, "POST", &path, body).await.expect(200)
}

#[tokio::test]
async fn who_sees_a_request_talks_about_it_and_nobody_else_knows() {
    let app = TestApp::new().await;
    let kind = request_type(&app).await;
    let (ann, ben) = (stranger(&app, "Ann").await, stranger(&app, "Ben").await);
    let request = submitted(&app, &ann, &kind, "Flood gates").await;
    let at = format!("/subjects/request/{}", id(&request));
    let (comments, files) = (format!("{at}/comments"), format!("{at}/attachments"));
    for path in [&comments, &files, &format!("{at}/mentionable")] {
        assert_eq!(get(&app, &ben.token, path).await.status.as_u16(), 404, "{path}");
    }
    let hello = json!({"text": "x"});
    assert_eq!(send(&app, &ben.token, "POST", &comments, hello.clone()).await.status.as_u16(), 404);
    assert_eq!(app.attach(&ben.token, &files, "a.txt", b"x").await.status.as_u16(), 404);
    let unknown = format!("/subjects/planet/{}/comments", id(&request));
    assert_eq!(get(&app, &ann.token, &unknown).await.code(), "subject.unknown_kind");

    app.post(&comments, json!({"text": "Do you have a sketch?"})).await;
    let file = app.attach(&ann.token, &files, "sketch.txt", b"gates").await.expect(201);
    let director = app.get("/me").await["user"]["id"].as_str().unwrap().to_owned();
    let text = format!("@[{director}] here is the sketch.");
    let said = json!({"text": text, "files": [id(&file)]});
    let said = send(&app, &ann.token, "POST", &comments, said).await.expect(201);
    assert_eq!((&said["subject_kind"], &said["subject_id"]), (&json!("request"), &request["id"]));
    // The director may see all requests; Ben does not see this one and would not be told.
    let far = json!({"text": format!("@[{}] look", ben.id)});
    let refused = send(&app, &app.director, "POST", &comments, far).await;
    assert_eq!(refused.code(), "comment.cannot_be_mentioned");
    assert!(refused.body["detail"].as_str().unwrap().contains("Ben"));
    let offered = app.get(&format!("{at}/mentionable")).await;
    assert_eq!(names(&offered), ["Ann"]);
    let offered = get(&app, &ann.token, &format!("{at}/mentionable?q=ad")).await.expect(200);
    assert_eq!(names(&offered), ["Ada"], "who may not look people up finds those concerned");

    let notice = app.get("/me/notifications").await["items"][0].clone();
    let place = format!("/requests/{}#comment-{}", id(&request), id(&said));
    assert_eq!((&notice["kind"], &notice["href"]), (&json!("mentioned"), &json!(place)));
    assert_eq!(notice["title"], "Flood gates");
    let reply = json!({"text": "Thank you", "reply_to_id": id(&said)});
    app.post(&comments, reply).await;
    assert_eq!(told(&app, &ann.token).await, ["replied"]);
    assert_eq!(app.get(&comments).await["total"], 3);
    // Its content and its history are for the same people.
    let content = file["content"].as_str().unwrap().trim_start_matches("/api/v1");
    assert_eq!(get(&app, &ben.token, content).await.status.as_u16(), 404);
    let log = app.get(&format!("/changes?id={}", id(&said))).await;
    assert_eq!(log["items"], json!([]));
    // Who attached a file deletes it; the PMO may, too.
    let path = format!("/attachments/{}", id(&file));
    let tag = [("if-match", "2")];
    assert_eq!(app.call(&ben.token, "DELETE", &path, &tag, None).await.status.as_u16(), 404);
    let gone = app.call(&app.director, "DELETE", &path, &tag, None).await;
    assert_eq!(gone.status.as_u16(), 204);
}

#[tokio::test]
async fn a_question_is_answered_with_files_of_the_request() {
    let app = TestApp::new().await;
    let mut asked = form();
    let question = json!({"label": "Sketch", "kind": "file", "required": true});
    asked["sections"][0]["questions"].as_array_mut().unwrap().push(question);
    let kind = app.post("/request_types", json!({"name": "Idea", "form": asked})).await;
    let (ann, ben) = (stranger(&app, "Ann").await, stranger(&app, "Ben").await);
    let answers = json!({"what_for": "Less flooding", "law": "no", "cost": "1"});
    let body = json!({"type_id": id(&kind), "title": "Gates", "answers": answers});
    let draft = send(&app, &ann.token, "POST", "/requests", body.clone()).await.expect(201);
    let other = send(&app, &ben.token, "POST", "/requests", body).await.expect(201);
    let refused = submit(&app, &ann, &draft, json!({})).await;
    assert_eq!(
        (refused.code(), &refused.body["fields"][0]["field"]),
        ("request.incomplete", &json!("sketch"))
    );

    let files = |request: &Value| format!("/subjects/request/{}/attachments", id(request));
    // Nobody sees a draft but its writer; not even the PMO puts files there.
    assert_eq!(app.attach(&app.director, &files(&draft), "a", b"x").await.status.as_u16(), 404);
    let theirs = app.attach(&ben.token, &files(&other), "b.txt", b"b").await.expect(201);
    let one = app.attach(&ann.token, &files(&draft), "one.txt", b"1").await.expect(201);
    let two = app.attach(&ann.token, &files(&draft), "two.txt", b"2").await.expect(201);
    let path = format!("/requests/{}", id(&draft));
    let patch = async |version: i64, sketch: String| {
        let mut answers = answers.clone();
        answers["sketch"] = json!(sketch);
        let body = Some(json!({ "answers": answers }));
        app.call(&ann.token, "PATCH", &path, &[("if-match", &version.to_string())], body).await
    };
    assert_eq!(patch(1, id(&theirs)).await.code(), "request.unknown_file");
    assert_eq!(patch(1, "a file".into()).await.code(), "request.bad_answer");
    let now = patch(1, format!("{},{}", id(&two), id(&one))).await.expect(200);
    assert_eq!(now["percent_complete"], 100);
    // A file that goes is no answer any more.
    let gone = |file: &Value| format!("/attachments/{}", id(file));
    let tag = [("if-match", "1")];
    let reply = app.call(&ann.token, "DELETE", &gone(&two), &tag, None).await;
    assert_eq!(reply.status.as_u16(), 204);
    let now = get(&app, &ann.token, &path).await.expect(200);
    assert_eq!((&now["answers"]["sketch"], &now["version"]), (&one["id"], &json!(3)));
    assert_eq!(now["files"][0]["name"], "one.txt");
    submit(&app, &ann, &now, json!({})).await.expect(200);
    let refused = app.call(&ann.token, "DELETE", &gone(&one), &tag, None).await;
    assert_eq!(refused.code(), "request.file_submitted");
    let content = one["content"].as_str().unwrap().trim_start_matches("/api/v1");
    assert_eq!(get(&app, &ben.token, content).await.status.as_u16(), 404);
    let reply = app.call(&app.director, "GET", content, &[], None).await;
    assert_eq!(
        reply.headers["content-disposition"].to_str().unwrap().split(';').next(),
        Some("attachment")
    );
    // A draft that goes takes its files along.
    let path_of = |request: &Value| format!("/requests/{}", id(request));
    let reply = app.call(&ben.token, "DELETE", &path_of(&other), &tag, None).await;
    assert_eq!(reply.status.as_u16(), 204);
    let reply = app.call(&ben.token, "DELETE", &gone(&theirs), &tag, None).await;
    assert_eq!(reply.status.as_u16(), 404);
}

#[tokio::test]
async fn requester_assessor_and_approver_are_told_what_happens() {
    let app = TestApp::new().await;
    let kind = request_type(&app).await;
    let (ann, ben) = (stranger(&app, "Ann").await, stranger(&app, "Ben").await);
    let director = &app.director;
    let pia = app.as_role("pmo_analyst", None).await;
    app.post(
        "/approval_routes",
        json!({"name": "Board", "subject_kind": "request", "steps": [
        {"name": "Board", "rule": "any", "approvers": [{"kind": "person", "id": ben.id}]}]}),
    )
    .await;
    let request = submitted(&app, &ann, &kind, "Flood gates").await;
    let asks = json!({"do": "return", "reason": "How high?"});
    triage(&app, &pia, &request, asks).await;
    let notice = get(&app, &ann.token, "/me/notifications").await.expect(200)["items"][0].clone();
    assert_eq!(
        (&notice["kind"], &notice["excerpt"], &notice["href"]),
        (&json!("question"), &json!("How high?"), &json!(format!("/requests/{}", id(&request))))
    );
    let now = get(&app, &ann.token, &format!("/requests/{}", id(&request))).await.expect(200);
    submit(&app, &ann, &now, json!({"answer": "Three metres"})).await.expect(200);
    assert_eq!(told(&app, &pia).await, ["answered", "came_in"], "who asked, and nobody else");
    assert_eq!(told(&app, director).await, ["came_in"], "the PMO, when it came in");
    triage(&app, director, &request, json!({"do": "assess", "assessor_id": ben.id})).await;
    triage(&app, director, &request, json!({"do": "decide", "reason": "Please decide."})).await;
    assert_eq!(told(&app, &ben.token).await, ["approval", "assess"]);

    let path = format!("/approvals?subject_kind=request&subject_id={}", id(&request));
    let approval = app.get(&path).await["items"][0].clone();
    let decide = async |body: Value| {
        let path = format!("/approvals/{}/decisions", id(&approval));
        send(&app, &ben.token, "POST", &path, body).await.expect(200)
    };
    decide(json!({"choice": "return", "reason": "Who pays?"})).await;
    assert_eq!(told(&app, &ann.token).await[0], "question");
    assert_eq!(told(&app, director).await, ["came_in"], "the question is not theirs to answer");
    let now = get(&app, &ann.token, &format!("/requests/{}", id(&request))).await.expect(200);
    submit(&app, &ann, &now, json!({"answer": "The harbour"})).await.expect(200);
    let notice = get(&app, &ben.token, "/me/notifications").await.expect(200)["items"][0].clone();
    assert_eq!((&notice["kind"], &notice["excerpt"]), (&json!("approval"), &json!("The harbour")));
    decide(json!({"choice": "approve"})).await;
    assert_eq!(told(&app, &ann.token).await[0], "approved");
    assert_eq!(told(&app, director).await, ["approved", "came_in"], "who asked for the decision");
    let body = json!({"start": "2027-03-01T08:00"});
    let convert = format!("/requests/{}/convert", id(&request));
    send(&app, director, "POST", &convert, body).await.expect(200);
    assert_eq!(told(&app, &ann.token).await[0], "converted");
    let other = submitted(&app, &ann, &kind, "More gates").await;
    triage(&app, director, &other, json!({"do": "merge", "into_id": id(&request)})).await;
    let notice = get(&app, &ann.token, "/me/notifications").await.expect(200)["items"][0].clone();
    assert_eq!((&notice["kind"], &notice["excerpt"]), (&json!("merged"), &json!("Flood gates")));
}

#[tokio::test]
async fn a_scenario_is_talked_about_by_those_who_see_it() {
    let app = TestApp::new().await;
    let question = json!({"currency": "EUR", "start": "2027-01", "months": 3});
    let scenario = app.post("/scenarios", json!({"name": "Lean", "question": question})).await;
    let path = format!("/scenarios/{}", id(&scenario));
    let max: Person = app.as_person("portfolio_manager", None, Some("Max")).await;
    let at = format!("/subjects/scenario/{}/comments", id(&scenario));
    let said = json!({"text": format!("@[{}] too lean?", max.id)});
    app.post(&at, said).await;
    let notice = get(&app, &max.token, "/me/notifications").await.expect(200)["items"][0].clone();
    assert!(notice["href"].as_str().unwrap().starts_with(&format!("{path}/discussion#comment-")));
    app.patch(&path, 1, json!({"sharing": "members"})).await;
    assert_eq!(get(&app, &max.token, &at).await.status.as_u16(), 404);
    // What was told of it stays, without saying of what.
    let notice = get(&app, &max.token, "/me/notifications").await.expect(200)["items"][0].clone();
    assert_eq!(
        (&notice["title"], &notice["href"], &notice["excerpt"]),
        (&json!(""), &Value::Null, &json!(""))
    );
    assert_eq!(app.delete(&path, 2).await.status.as_u16(), 204);
    let list = get(&app, &max.token, "/me/notifications").await.expect(200);
    assert_eq!(list["total"], 0);
}

#[tokio::test]
async fn a_substitute_is_told_what_the_approver_is_told_while_they_stand_in() {
    let app = TestApp::new().await;
    let kind = request_type(&app).await;
    let ann = stranger(&app, "Ann").await;
    let (ben, cleo, dan) =
        (stranger(&app, "Ben").await, stranger(&app, "Cleo").await, stranger(&app, "Dan").await);
    app.post(
        "/approval_routes",
        json!({"name": "Board", "subject_kind": "request", "steps": [
        {"name": "Board", "rule": "any", "approvers": [{"kind": "person", "id": ben.id}]}]}),
    )
    .await;
    let stands_in = async |person: &Person, from: &str, to: &str| {
        let body = json!({"delegate_id": person.id, "from": from, "to": to});
        send(&app, &ben.token, "POST", "/approval_delegates", body).await.expect(201);
    };
    stands_in(&cleo, "2020-01-01", "2999-12-31").await;
    stands_in(&ann, "2020-01-01", "2999-12-31").await;
    stands_in(&dan, "2998-01-01", "2999-12-31").await;
    let request = submitted(&app, &ann, &kind, "Flood gates").await;
    triage(&app, &app.director, &request, json!({"do": "decide", "reason": "Please."})).await;
    assert_eq!(told(&app, &ben.token).await, ["approval"]);
    assert_eq!(told(&app, &cleo.token).await, ["approval"]);
    assert_eq!(told(&app, &dan.token).await, [""; 0], "their time has not come");
    assert_eq!(told(&app, &ann.token).await, [""; 0], "nobody decides about their own request");
    // On the first day of their time they are told what waits already, once.
    tell_substitutes_of(&app.app, "2997-12-31").await.unwrap();
    assert_eq!(told(&app, &dan.token).await, [""; 0]);
    for _ in 0..2 {
        tell_substitutes_of(&app.app, "2998-01-01").await.unwrap();
        assert_eq!(told(&app, &dan.token).await, ["approval"]);
    }
    // Who begins to stand in today is told at once.
    let eva = stranger(&app, "Eva").await;
    stands_in(&eva, "2020-01-01", "2999-12-31").await;
    assert_eq!(told(&app, &eva.token).await, ["approval"]);
}
