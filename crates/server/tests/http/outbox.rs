//! Mail: written with what it tells of, sent to a mail server, tried again, given up.

use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use steerco_app::{
    App,
    delivery::{MailSettings, send_mail},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

use crate::{
    requests::{request_type, send, stranger, submitted},
    test_app::{Person, TestApp, id},
};

/// A mail server that keeps what it takes, and answers `RCPT` as it is told.
struct Postbox {
    url: String,
    taken: Arc<Mutex<Vec<String>>>,
    says: Arc<Mutex<&'static str>>,
}

impl Postbox {
    async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("smtp://{}", listener.local_addr().unwrap());
        let (taken, says) = (Arc::default(), Arc::new(Mutex::new("250 ok")));
        let found = Self { url, taken: Arc::clone(&taken), says: Arc::clone(&says) };
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, Arc::clone(&taken), Arc::clone(&says)));
            }
        });
        found
    }

    fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap().clone()
    }

    /// The same installation, with this mail server.
    fn serves(&self, app: &TestApp) -> App {
        let mail = MailSettings::checked(self.url.clone(), "PMO <pmo@example.org>".into()).unwrap();
        let mut settings = (*app.app.settings).clone();
        settings.mail = Some(mail);
        let mut serving = app.app.clone();
        serving.settings = Arc::new(settings);
        serving
    }
}

async fn talk(stream: TcpStream, taken: Arc<Mutex<Vec<String>>>, says: Arc<Mutex<&'static str>>) {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    writer.write_all(b"220 postbox\r\n").await.unwrap();
    let mut content: Option<String> = None;
    while let Ok(Some(line)) = lines.next_line().await {
        if let Some(text) = &mut content {
            if line != "." {
                text.push_str(&line);
                text.push('\n');
                continue;
            }
            taken.lock().unwrap().push(content.take().unwrap());
            writer.write_all(b"250 taken\r\n").await.unwrap();
            continue;
        }
        let answer = match line.split([' ', ':']).next().unwrap_or_default() {
            "DATA" => {
                content = Some(String::new());
                "354 go on".to_owned()
            }
            "QUIT" => "221 bye".to_owned(),
            "RCPT" => (*says.lock().unwrap()).to_owned(),
            _ => "250 ok".to_owned(),
        };
        if writer.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
            return;
        }
    }
}

/// A request of Ann that came back with a question; she is told by mail.
async fn asked_back(app: &TestApp, ann: &Person) -> Value {
    // What is mailed here is about the request, not that it came in.
    let kinds = json!({"wanted": ["decisions", "questions", "outcomes"]});
    send(app, &app.director, "PUT", "/me/mail_kinds", kinds).await.expect(200);
    let kind = request_type(app).await;
    let request = submitted(app, ann, &kind, "Flood gates").await;
    let path = format!("/requests/{}/triage", id(&request));
    let body = json!({"do": "return", "reason": "How <high>?"});
    send(app, &app.director, "POST", &path, body).await.expect(200);
    request
}

#[tokio::test]
async fn mail_says_what_the_notice_says_and_is_sent_once() {
    let app = TestApp::new().await;
    let ann = stranger(&app, "Ann").await;
    let request = asked_back(&app, &ann).await;
    // Without a mail server it waits, and can be read.
    assert_eq!(send_mail(&app.app).await.unwrap(), 0);
    let list = app.get("/outbox").await;
    assert_eq!((&list["total"], &list["sends"]), (&json!(1), &json!(false)));
    let item = &list["items"][0];
    assert_eq!((&item["state"], &item["to_name"]), (&json!("waiting"), &json!("Ann")));
    assert_eq!(item["subject"], "Ada has a question before this goes on: Flood gates");
    let link = format!("http://steerco.test/requests/{}", id(&request));
    let mail = app.get(&format!("/outbox/{}", id(item))).await;
    assert!(mail["text"].as_str().unwrap().contains(&link));
    assert!(mail["html"].as_str().unwrap().contains("How &lt;high&gt;?"));

    let postbox = Postbox::open().await;
    let sending = postbox.serves(&app);
    let (one, two) = tokio::join!(send_mail(&sending), send_mail(&sending));
    assert_eq!(one.unwrap() + two.unwrap(), 1, "two nodes send it once");
    let taken = postbox.taken();
    assert_eq!(taken.len(), 1);
    let raw = &taken[0];
    assert!(raw.contains("From: PMO <pmo@example.org>"), "{raw}");
    assert!(raw.contains(&format!("Message-ID: <{}@example.org>", id(item))), "{raw}");
    assert!(raw.contains("text/html") && raw.contains("text/plain"), "{raw}");
    let list = app.get("/outbox?state=sent").await;
    assert_eq!((&list["total"], &list["items"][0]["attempts"]), (&json!(1), &json!(1)));
    let retry = format!("/outbox/{}/retry", id(item));
    let tag = list["items"][0]["version"].to_string();
    let tag = [("if-match", tag.as_str())];
    let refused = app.call(&app.director, "POST", &retry, &tag, None).await;
    assert_eq!(refused.code(), "mail.sent");
    let secret = "smtps://user:hunter2@mail.example.org";
    let settings = MailSettings::checked(secret.into(), "pmo@example.org".into()).unwrap();
    assert!(!format!("{settings:?}").contains("hunter2"));
    let wrong = MailSettings::checked("hunter2".into(), "pmo@example.org".into()).unwrap_err();
    assert!(!wrong.contains("hunter2"), "{wrong}");
}

#[tokio::test]
async fn mail_that_cannot_be_sent_waits_longer_and_longer_and_is_given_up_with_the_reason() {
    let app = TestApp::new().await;
    let ann = stranger(&app, "Ann").await;
    asked_back(&app, &ann).await;
    let postbox = Postbox::open().await;
    let sending = postbox.serves(&app);
    *postbox.says.lock().unwrap() = "451 try later";
    assert_eq!(send_mail(&sending).await.unwrap(), 0);
    let item = app.get("/outbox?state=waiting").await["items"][0].clone();
    assert_eq!(item["attempts"], 1);
    assert!(item["error"].as_str().unwrap().contains("try later"), "{item}");
    assert!(item["due_at"].as_str().unwrap() > item["created_at"].as_str().unwrap());
    // It is not due again yet; who manages the organisation may try it at once.
    assert_eq!(send_mail(&sending).await.unwrap(), 0);
    assert_eq!(app.get("/outbox").await["items"][0]["attempts"], 1);
    let retry = format!("/outbox/{}/retry", id(&item));
    let again = async |item: &Value| {
        let tag = item["version"].to_string();
        app.call(&app.director, "POST", &retry, &[("if-match", tag.as_str())], None).await
    };
    again(&item).await.expect(200);
    *postbox.says.lock().unwrap() = "550 no such person";
    assert_eq!(send_mail(&sending).await.unwrap(), 0);
    let item = app.get("/outbox?state=given_up").await["items"][0].clone();
    assert!(item["error"].as_str().unwrap().contains("no such person"), "{item}");
    again(&item).await.expect(200);
    *postbox.says.lock().unwrap() = "250 ok";
    assert_eq!(send_mail(&sending).await.unwrap(), 1);
    assert_eq!(postbox.taken().len(), 1);
    assert_eq!(app.get("/outbox?state=sent").await["total"], 1);
    let stranger = app.call(&ann.token, "GET", "/outbox", &[], None).await;
    assert_eq!(stranger.status.as_u16(), 403);
}

#[tokio::test]
async fn nobody_is_mailed_what_they_switched_off() {
    let app = TestApp::new().await;
    let ann = stranger(&app, "Ann").await;
    let kinds = app.call(&ann.token, "GET", "/me/mail_kinds", &[], None).await.expect(200);
    let kinds = kinds["items"].as_array().unwrap().clone();
    assert!(kinds.len() > 3 && kinds.iter().all(|kind| kind["wanted"] == true));
    let put = async |wanted: Value| {
        send(&app, &ann.token, "PUT", "/me/mail_kinds", json!({ "wanted": wanted })).await
    };
    assert_eq!(put(json!(["gossip"])).await.code(), "mail.unknown_kind");
    let now = put(json!(["outcomes"])).await.expect(200);
    let wanted = now["items"].as_array().unwrap().iter().filter(|kind| kind["wanted"] == true);
    assert_eq!(wanted.count(), 1);
    let request = asked_back(&app, &ann).await;
    assert_eq!(app.get("/outbox").await["total"], 0);
    let told = app.call(&ann.token, "GET", "/me/notifications", &[], None).await.expect(200);
    assert_eq!(told["total"], 1, "the notice is there all the same");
    let now = app.call(&ann.token, "GET", &format!("/requests/{}", id(&request)), &[], None).await;
    let now = now.expect(200);
    let answer = json!({"answer": "Three metres"});
    crate::requests::submit(&app, &ann, &now, answer).await.expect(200);
    let triage = format!("/requests/{}/triage", id(&request));
    let body = json!({"do": "reject", "reason": "Not now"});
    send(&app, &app.director, "POST", &triage, body).await.expect(200);
    assert_eq!(app.get("/outbox").await["items"][0]["to_name"], "Ann");
}
