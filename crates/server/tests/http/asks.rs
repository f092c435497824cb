//! Requests by link: what a stranger may do, how often, and that they see nothing else.

use axum::{
    body::Body,
    http::{Request, header},
};
use serde_json::{Value, json};

use crate::{
    requests::{request_type, send, stranger, submitted},
    test_app::{Reply, TestApp, id},
};

/// A link to the form of a type; its secret.
async fn link(app: &TestApp, kind: &Value, body: Value) -> (Value, String) {
    let made = app.post(&format!("/request_types/{}/links", id(kind)), body).await;
    let secret = made["url"].as_str().unwrap().strip_prefix("http://steerco.test/ask/").unwrap();
    (made.clone(), secret.to_owned())
}

fn ferry() -> Value {
    json!({"title": "A second ferry", "name": "Gil", "email": "gil@example.org",
           "answers": {"what_for": "Shorter queues", "law": "no", "cost": "90000"}})
}

const KEY: &str = "a-random-key-of-a-browser";

/// Sends a request by link, with files by question and name.
async fn ask(
    app: &TestApp,
    secret: &str,
    key: &str,
    body: &Value,
    files: &[(&str, &str, &[u8])],
) -> Reply {
    let mut sent =
        format!("--b\r\ncontent-disposition: form-data; name=\"request\"\r\n\r\n{body}\r\n")
            .into_bytes();
    for (question, name, bytes) in files {
        let head = format!(
            "--b\r\ncontent-disposition: form-data; name=\"file:{question}\"; \
             filename=\"{name}\"\r\n\r\n"
        );
        sent.extend([head.as_bytes(), bytes, b"\r\n"].concat());
    }
    sent.extend(b"--b--\r\n");
    let request = Request::post("/api/v1/ask")
        .header("x-link-secret", secret)
        .header("idempotency-key", key)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
    app.send(request.body(Body::from(sent)).unwrap()).await
}

async fn by_link(
    app: &TestApp,
    method: &str,
    path: &str,
    secret: &str,
    body: Option<Value>,
) -> Reply {
    app.call("", method, path, &[("x-link-secret", secret)], body).await
}

#[tokio::test]
async fn a_stranger_files_a_request_once_and_sees_nothing_of_others() {
    let app = TestApp::new().await;
    let kind = request_type(&app).await;
    let ann = stranger(&app, "Ann").await;
    submitted(&app, &ann, &kind, "A second ferry").await;
    let (made, secret) = link(&app, &kind, json!({"name": "Web site"})).await;
    assert_eq!((&made["works"], &made["requests"]), (&json!(true), &json!(0)));

    let form = by_link(&app, "GET", "/ask", &secret, None).await.expect(200);
    assert_eq!(form["name"], "Idea");
    assert_eq!(form["form"]["sections"][0]["questions"][0]["label"], "What for?");
    assert!(!form.to_string().contains("Ann") && !form.to_string().contains("ferry"));

    let first = ask(&app, &secret, KEY, &ferry(), &[]).await.expect(201);
    let again = ask(&app, &secret, KEY, &ferry(), &[]).await.expect(201);
    assert_eq!((&first, &first["number"]), (&again, &json!(2)));
    let found = app.get("/requests?sort=-number").await;
    assert_eq!(found["total"], 2);
    let item = &found["items"][0];
    let guest = json!({"name": "Gil", "email": "gil@example.org"});
    assert_eq!((&item["guest"], &item["requester"]), (&guest, &Value::Null));
    assert_eq!((&item["state"], &item["amount_minor"]), (&json!("submitted"), &json!(9_000_000)));
    // The PMO is told, and the requester is mailed a link that nobody reads in the outbox.
    let told = app.get("/me/notifications").await;
    let kinds: Vec<&str> =
        told["items"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["by_link", "came_in"]);
    let outbox = app.get("/outbox").await;
    let mail = outbox["items"].as_array().unwrap().iter();
    let mail: Vec<&Value> = mail.filter(|one| one["to_address"] == "gil@example.org").collect();
    assert_eq!(mail.len(), 1);
    assert_eq!(mail[0]["subject"], "Your request has arrived: A second ferry");
    let follow = first["follow"].as_str().unwrap();
    let text = app.get(&format!("/outbox/{}", id(mail[0]))).await["text"].to_string();
    assert!(text.contains("/follow/…") && !text.contains(follow), "{text}");
    let links = app.get(&format!("/request_types/{}/links", id(&kind))).await;
    assert_eq!(links["items"][0]["requests"], 1);
    assert!(!links.to_string().contains(&secret));
    // Neither secret opens what the other does.
    let followed = follow.strip_prefix("http://steerco.test/follow/").unwrap();
    for (path, wrong) in [("/ask", followed), ("/ask/followed", secret.as_str()), ("/ask", "")] {
        let reply = by_link(&app, "GET", path, wrong, None).await;
        assert_eq!(reply.status.as_u16(), 404, "{path}");
    }
    let seen = by_link(&app, "GET", "/ask/followed", followed, None).await.expect(200);
    assert_eq!((&seen["state"], &seen["question"]), (&json!("submitted"), &json!("")));
}

#[tokio::test]
async fn a_stranger_answers_the_question_of_the_pmo() {
    let app = TestApp::new().await;
    let kind = request_type(&app).await;
    let (_, secret) = link(&app, &kind, json!({"name": "Web site"})).await;
    let filed = ask(&app, &secret, KEY, &ferry(), &[]).await.expect(201);
    let follow = filed["follow"].as_str().unwrap();
    let follow = follow.strip_prefix("http://steerco.test/follow/").unwrap();
    let request = app.get("/requests").await["items"][0].clone();
    let triage = format!("/requests/{}/triage", id(&request));
    let answer = json!({"answer": "About 300 cars"});
    let early = by_link(&app, "POST", "/ask/followed/answer", follow, Some(answer.clone())).await;
    assert_eq!(early.code(), "request.wrong_state");
    let body = json!({"do": "return", "reason": "How many cars?"});
    send(&app, &app.director, "POST", &triage, body).await.expect(200);
    let seen = by_link(&app, "GET", "/ask/followed", follow, None).await.expect(200);
    assert_eq!((&seen["state"], &seen["question"]), (&json!("returned"), &json!("How many cars?")));
    let none = json!({"answer": " "});
    let reply = by_link(&app, "POST", "/ask/followed/answer", follow, Some(none)).await;
    assert_eq!(reply.code(), "request.answer_missing");
    let reply = by_link(&app, "POST", "/ask/followed/answer", follow, Some(answer)).await;
    assert_eq!(reply.expect(200)["state"], "submitted");
    let told = app.get("/me/notifications").await;
    let notice = &told["items"][0];
    assert_eq!(notice["kind"], "guest_answered");
    assert_eq!(notice["excerpt"], "About 300 cars");
    let history = app.get(&format!("/requests/{}/history", id(&request))).await;
    assert_eq!(history["items"][0]["actor"], Value::Null);
    assert_eq!(history["items"][0]["reason"], "About 300 cars");
    // What became of it is mailed without the names of other things.
    let body = json!({"do": "reject", "reason": "No berth"});
    send(&app, &app.director, "POST", &triage, body).await.expect(200);
    let subjects = app.get("/outbox").await["items"].to_string();
    assert!(subjects.contains("There is a question about your request: A second ferry"));
    assert!(subjects.contains("Your request was rejected: A second ferry"), "{subjects}");
}

#[tokio::test]
async fn a_link_is_for_the_pmo_to_make_to_end_and_to_revoke() {
    let app = TestApp::new().await;
    let kind = request_type(&app).await;
    let path = format!("/request_types/{}/links", id(&kind));
    let manager = app.as_role("portfolio_manager", None).await;
    let body = json!({"name": "Mine"});
    assert_eq!(send(&app, &manager, "POST", &path, body).await.status.as_u16(), 403);
    let late = json!({"name": "Fair", "last_day": "2020-01-01"});
    let reply = send(&app, &app.director, "POST", &path, late).await;
    assert_eq!(reply.code(), "request_link.bad_day");
    let (_, other) = link(&app, &kind, json!({"name": "Fair", "last_day": "2999-12-31"})).await;
    let (made, secret) = link(&app, &kind, json!({"name": "Web site"})).await;
    let filed = ask(&app, &secret, KEY, &ferry(), &[]).await.expect(201);
    let revoke = format!("/request_links/{}/revoke", id(&made));
    let tag = [("if-match", "1")];
    let gone = app.call(&app.director, "POST", &revoke, &tag, None).await.expect(200);
    assert_eq!(gone["works"], false);
    assert_eq!(by_link(&app, "GET", "/ask", &secret, None).await.status.as_u16(), 404);
    let reply = ask(&app, &secret, "another-random-key", &ferry(), &[]).await;
    assert_eq!(reply.status.as_u16(), 404);
    // What was filed is followed all the same, and other links work on until the type is archived.
    let follow = filed["follow"].as_str().unwrap().rsplit('/').next().unwrap();
    by_link(&app, "GET", "/ask/followed", follow, None).await.expect(200);
    by_link(&app, "GET", "/ask", &other, None).await.expect(200);
    app.patch(&format!("/request_types/{}", id(&kind)), 1, json!({"archived": true})).await;
    assert_eq!(by_link(&app, "GET", "/ask", &other, None).await.status.as_u16(), 404);
}

#[tokio::test]
async fn what_a_stranger_sends_is_bounded() {
    let app = TestApp::new().await;
    let questions = json!([
        {"label": "What for?", "kind": "long_text", "required": true, "code": "what_for"},
        {"label": "Sponsor", "kind": "person", "required": true, "code": "sponsor"},
        {"label": "Drawing", "kind": "file", "required": true, "code": "drawing"},
    ]);
    let form = json!({"sections": [{"title": "Idea", "questions": questions}]});
    let kind = app.post("/request_types", json!({"name": "Idea", "form": form})).await;
    let (_, secret) = link(&app, &kind, json!({"name": "Web site"})).await;
    // Nobody is told who there is.
    let form = by_link(&app, "GET", "/ask", &secret, None).await.expect(200);
    assert!(!form.to_string().contains("Sponsor"));
    let body = json!({"title": "Ferry", "name": "Gil", "email": "gil@example.org",
                      "answers": {"what_for": "Queues"}});
    let file = ("drawing", "plan.txt", b"Two lines".as_slice());
    let refused = async |key: &str, body: &Value, files: &[(&str, &str, &[u8])]| {
        ask(&app, &secret, key, body, files).await.code().to_owned()
    };
    assert_eq!(refused(KEY, &body, &[]).await, "request.incomplete");
    assert_eq!(refused("short", &body, &[file]).await, "ask.key_missing");
    let other = ("what_for", "plan.txt", b"Two lines".as_slice());
    assert_eq!(refused(KEY, &body, &[file, other]).await, "ask.unexpected_file");
    assert_eq!(refused(KEY, &body, &[file; 6]).await, "ask.too_many_files");
    let big = vec![b'x'; 200_001];
    assert_eq!(refused(KEY, &body, &[("drawing", "a.txt", &big)]).await, "attachment.too_large");
    let mut nobody = body.clone();
    nobody["email"] = json!("gil");
    assert_eq!(refused(KEY, &nobody, &[file]).await, "access.bad_email");
    let mut long = body.clone();
    long["title"] = json!("x".repeat(201));
    assert_eq!(refused(KEY, &long, &[file]).await, "ask.too_long");
    ask(&app, &secret, KEY, &body, &[file]).await.expect(201);
    ask(&app, &secret, KEY, &body, &[file]).await.expect(201);
    let request = app.get("/requests").await["items"][0].clone();
    let request = app.get(&format!("/requests/{}", id(&request))).await;
    assert_eq!(request["files"][0]["name"], "plan.txt");
    let files = app.get(&format!("/subjects/request/{}/attachments", id(&request))).await;
    assert_eq!((&files["total"], &files["items"][0]["author"]), (&json!(1), &Value::Null));
    // Nine sendings were counted; the tenth goes through, and then it is enough for a while.
    assert_eq!(refused(KEY, &nobody, &[]).await, "access.bad_email");
    let reply = ask(&app, &secret, KEY, &body, &[file]).await;
    assert_eq!(reply.status.as_u16(), 429, "{}", reply.body);
}
