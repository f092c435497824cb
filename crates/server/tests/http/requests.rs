//! Requests: who files, sees, triages and converts them, and what is refused with which words.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::test_app::{Person, Reply, TestApp, id};

/// A form with a condition, and the amount asked for.
pub(crate) fn form() -> Value {
    json!({"sections": [{"title": "The idea", "questions": [
        {"label": "What for?", "kind": "long_text", "required": true},
        {"label": "Required by law?", "kind": "yes_no", "required": true, "code": "law"},
        {"label": "Which law?", "kind": "text", "required": true, "code": "which",
         "shown_when": {"question": "law", "is": ["yes"]}},
        {"label": "Cost", "kind": "money", "required": true, "amount": true},
    ]}]})
}

pub(crate) async fn request_type(app: &TestApp) -> Value {
    app.post("/request_types", json!({"name": "Idea", "form": form()})).await
}

/// Somebody signed in as a client, who may do next to nothing.
pub(crate) async fn stranger(app: &TestApp, name: &str) -> Person {
    app.as_person("client", None, Some(name)).await
}

pub(crate) async fn send(
    app: &TestApp,
    token: &str,
    method: &str,
    path: &str,
    body: Value,
) -> Reply {
    app.call(token, method, path, &[], Some(body)).await
}

/// A request of this person, submitted.
pub(crate) async fn submitted(app: &TestApp, who: &Person, kind: &Value, title: &str) -> Value {
    let answers = json!({"what_for": "Less flooding downtown", "law": "no", "cost": "125000"});
    let body = json!({"type_id": id(kind), "title": title, "answers": answers});
    let draft = send(app, &who.token, "POST", "/requests", body).await.expect(201);
    submit(app, who, &draft, json!({})).await.expect(200)
}

pub(crate) async fn submit(app: &TestApp, who: &Person, request: &Value, body: Value) -> Reply {
    let version = request["version"].to_string();
    let path = format!("/requests/{}/submit", id(request));
    app.call(&who.token, "POST", &path, &[("if-match", version.as_str())], Some(body)).await
}

async fn triage(app: &TestApp, token: &str, request: &Value, body: Value) -> Reply {
    send(app, token, "POST", &format!("/requests/{}/triage", id(request)), body).await
}

#[tokio::test]
async fn only_the_pmo_designs_forms_and_a_type_in_use_stays() {
    let app = TestApp::new().await;
    let kind = request_type(&app).await;
    assert_eq!(kind["form"]["sections"][0]["questions"][0]["code"], "what_for");
    let manager = app.as_role("portfolio_manager", None).await;
    let body = json!({"name": "Mine", "form": form()});
    assert_eq!(send(&app, &manager, "POST", "/request_types", body).await.status.as_u16(), 403);
    let same = json!({"name": "IDEA", "form": form()});
    let reply = send(&app, &app.director, "POST", "/request_types", same).await;
    assert_eq!(reply.code(), "request_type.name_taken");
    let none = json!({"name": "Empty", "form": {"sections": []}});
    let reply = send(&app, &app.director, "POST", "/request_types", none).await;
    assert_eq!(reply.code(), "request_type.bad_form");
    let ann = stranger(&app, "Ann").await;
    submitted(&app, &ann, &kind, "Flood gates").await;
    let reply = app.delete(&format!("/request_types/{}", id(&kind)), 1).await;
    assert_eq!(reply.code(), "request_type.in_use");
    app.patch(&format!("/request_types/{}", id(&kind)), 1, json!({"archived": true})).await;
    let body = json!({"type_id": id(&kind), "title": "Late"});
    let reply = send(&app, &ann.token, "POST", "/requests", body).await;
    assert_eq!(reply.code(), "request.archived_type");
}

#[tokio::test]
async fn a_draft_is_its_writers_alone_and_is_submitted_only_when_it_is_complete() {
    let app = TestApp::new().await;
    let kind = request_type(&app).await;
    let (ann, ben) = (stranger(&app, "Ann").await, stranger(&app, "Ben").await);
    let body = json!({"type_id": id(&kind), "title": "Flood gates", "answers": {"law": "yes"}});
    let draft = send(&app, &ann.token, "POST", "/requests", body).await.expect(201);
    assert_eq!((&draft["state"], &draft["number"]), (&json!("draft"), &json!(1)));
    assert_eq!(draft["percent_complete"], 25);
    assert_eq!(draft["may"], json!(["edit", "submit", "delete"]));
    let path = format!("/requests/{}", id(&draft));
    for token in [&ben.token, &app.director] {
        assert_eq!(app.call(token, "GET", &path, &[], None).await.status.as_u16(), 404);
        let list = app.call(token, "GET", "/requests", &[], None).await.expect(200);
        assert_eq!(list["total"], 0);
    }

    let reply = submit(&app, &ann, &draft, json!({})).await;
    assert_eq!(reply.code(), "request.incomplete");
    let text = reply.body["detail"].as_str().unwrap();
    assert!(text.contains("3 of 4") && text.contains("“Which law?”"), "{text}");
    assert_eq!(reply.body["fields"][0]["field"], "what_for");

    let patch = async |version: i64, answers: Value| {
        let tag = version.to_string();
        let body = Some(json!({ "answers": answers }));
        app.call(&ann.token, "PATCH", &path, &[("if-match", tag.as_str())], body).await
    };
    let reply = patch(1, json!({"cost": "a lot"})).await;
    assert_eq!(
        (reply.code(), &reply.body["fields"][0]["field"]),
        ("request.bad_answer", &json!("cost"))
    );
    let answers = json!({"what_for": "Dry feet", "law": "no", "which": "None", "cost": "1250.50"});
    let saved = patch(1, answers).await.expect(200);
    assert_eq!(
        (&saved["amount_minor"], &saved["percent_complete"]),
        (&json!(125_050), &json!(100))
    );
    assert_eq!(patch(1, json!({})).await.status.as_u16(), 412);
    let sent = submit(&app, &ann, &saved, json!({})).await.expect(200);
    assert_eq!(sent["state"], "submitted");
    assert!(sent["answers"].get("which").is_none(), "what was not shown was not asked");
    // From now on the PMO sees it, others do not, and its writer changes it no more.
    app.get(&path).await;
    assert_eq!(app.call(&ben.token, "GET", &path, &[], None).await.status.as_u16(), 404);
    assert_eq!(
        patch(sent["version"].as_i64().unwrap(), json!({})).await.code(),
        "request.not_yours_to_change"
    );

    // A section appears with the answer that it hangs on, and so does what it requires.
    let mut longer = form();
    longer["sections"].as_array_mut().unwrap().push(json!({"title": "The law",
        "shown_when": {"question": "law", "is": ["yes"]},
        "questions": [{"label": "Until when?", "kind": "date", "required": true, "code": "until"}]}));
    let legal = app.post("/request_types", json!({"name": "Legal", "form": longer})).await;
    let answers = json!({"what_for": "Dry feet", "law": "yes", "which": "Floods", "cost": "1"});
    let body = json!({"type_id": id(&legal), "title": "By law", "answers": answers});
    let second = send(&app, &ann.token, "POST", "/requests", body).await.expect(201);
    let reply = submit(&app, &ann, &second, json!({})).await;
    assert_eq!(
        reply.body["fields"],
        json!([{"field": "until", "message": "Answer this before you submit."}])
    );
    let free = Some(json!({"answers": {"what_for": "Dry feet", "law": "no", "cost": "1"}}));
    let second_path = format!("/requests/{}", id(&second));
    let free =
        app.call(&ann.token, "PATCH", &second_path, &[("if-match", "1")], free).await.expect(200);
    assert_eq!(submit(&app, &ann, &free, json!({})).await.expect(200)["state"], "submitted");
    longer["sections"][0]["shown_when"] = json!({"question": "law", "is": ["yes"]});
    let circle = json!({"name": "Circle", "form": longer});
    let reply = send(&app, &app.director, "POST", "/request_types", circle).await;
    assert_eq!(reply.code(), "request_type.bad_form");
    assert!(
        reply.body["detail"].as_str().unwrap().contains("“The idea” is shown by"),
        "{}",
        reply.body
    );

    // The form changes; what was submitted keeps its own.
    let other =
        json!({"sections": [{"title": "New", "questions": [{"label": "Who?", "kind": "text"}]}]});
    app.patch(&format!("/request_types/{}", id(&kind)), 1, json!({ "form": other })).await;
    assert_eq!(app.get(&path).await["form"]["sections"][0]["title"], "The idea");
}

#[tokio::test]
async fn the_pmo_triages_and_each_move_has_who_when_and_why() {
    let app = TestApp::new().await;
    let kind = request_type(&app).await;
    let ann = stranger(&app, "Ann").await;
    let ben = app.as_person("team_member", None, Some("Ben")).await;
    let analyst = app.as_role("pmo_analyst", None).await;
    let one = submitted(&app, &ann, &kind, "Flood gates").await;
    let path = format!("/requests/{}", id(&one));

    assert_eq!(triage(&app, &ann.token, &one, json!({"do": "take"})).await.status.as_u16(), 403);
    assert_eq!(
        triage(&app, &analyst, &one, json!({"do": "take"})).await.expect(200)["state"],
        "triage"
    );
    assert_eq!(
        triage(&app, &analyst, &one, json!({"do": "take"})).await.code(),
        "request.wrong_state"
    );
    for (body, code) in [
        (json!({"do": "reject"}), "request.reason_missing"),
        (json!({"do": "return", "reason": " "}), "request.reason_missing"),
        (json!({"do": "assess"}), "request.bad_assessor"),
        (json!({"do": "assess", "assessor_id": Uuid::now_v7()}), "request.bad_assessor"),
        (json!({"do": "merge", "into_id": id(&one)}), "request.bad_merge"),
        (json!({"do": "reopen", "reason": "x"}), "request.wrong_state"),
        (json!({"do": "decide"}), "approval.no_route"),
    ] {
        let reply = triage(&app, &analyst, &one, body.clone()).await;
        assert_eq!(reply.code(), code, "{body}");
    }
    // Nothing of what was refused is left behind.
    assert_eq!(app.get(&path).await["state"], "triage");

    let assess = json!({"do": "assess", "assessor_id": ben.id});
    let given = triage(&app, &analyst, &one, assess).await.expect(200);
    assert_eq!(given["assessor"]["name"], "Ben");
    let waits = app.call(&ben.token, "GET", "/me/inbox", &[], None).await.expect(200);
    assert_eq!(waits["items"][0]["kind"], "assess");
    // The assessor sees it and writes what they find; nothing else.
    let version = given["version"].to_string();
    let found = Some(json!({"assessment": "Worth it."}));
    let header = [("if-match", version.as_str())];
    let seen = app.call(&ben.token, "PATCH", &path, &header, found).await.expect(200);
    assert_eq!(seen["may"], json!(["write_assessment"]));
    let waits = app.call(&ben.token, "GET", "/me/inbox/count", &[], None).await.expect(200);
    assert_eq!(waits["waiting"], 0);

    let asked = json!({"do": "return", "reason": "Which streets?"});
    let back = triage(&app, &analyst, &one, asked).await.expect(200);
    assert_eq!(
        (&back["state"], &back["returned_from"]),
        (&json!("returned"), &json!("assessment"))
    );
    let inbox = app.call(&ann.token, "GET", "/me/inbox", &[], None).await.expect(200);
    assert_eq!(
        (&inbox["items"][0]["kind"], &inbox["items"][0]["note"]),
        (&json!("returned"), &json!("Which streets?"))
    );
    assert_eq!(submit(&app, &ann, &back, json!({})).await.code(), "request.answer_missing");
    let again = submit(&app, &ann, &back, json!({"answer": "Harbour Street"})).await.expect(200);
    assert_eq!(again["state"], "assessment");

    let no = json!({"do": "reject", "reason": "The budget is spent."});
    triage(&app, &analyst, &one, no).await.expect(200);
    let events =
        app.call(&ann.token, "GET", &format!("{path}/history"), &[], None).await.expect(200);
    let told: Vec<String> = events["items"]
        .as_array()
        .unwrap()
        .iter()
        .rev()
        .map(|event| {
            let text = |name: &str| event[name].as_str().unwrap_or("-").to_owned();
            let actor = event["actor"]["name"].as_str().unwrap();
            format!("{actor}: {} > {} ({})", text("from"), text("to"), text("reason"))
        })
        .collect();
    assert_eq!(
        told,
        [
            "Ann: - > draft (-)",
            "Ann: draft > submitted (-)",
            "PMO Analyst: submitted > triage (-)",
            "PMO Analyst: triage > assessment (-)",
            "PMO Analyst: assessment > returned (Which streets?)",
            "Ann: returned > assessment (Harbour Street)",
            "PMO Analyst: assessment > rejected (The budget is spent.)",
        ]
    );
    let queue = app.get("/requests/queue").await;
    assert_eq!(
        queue["items"],
        json!([{"state": "rejected", "requests": 1, "oldest_days": 0,
        "agreed_days": null, "overdue": 0, "ages": []}])
    );
}

#[tokio::test]
async fn many_are_triaged_at_once_and_those_skipped_say_why() {
    let app = TestApp::new().await;
    let kind = request_type(&app).await;
    let ann = stranger(&app, "Ann").await;
    let mut ids = vec![];
    for title in ["Flood gates", "Bus lanes", "Heat pumps"] {
        ids.push(id(&submitted(&app, &ann, &kind, title).await));
    }
    let one = json!({ "id": ids[1] });
    triage(&app, &app.director, &one, json!({"do": "reject", "reason": "No."})).await.expect(200);
    ids.push(Uuid::now_v7().to_string());
    let body = json!({"ids": ids, "do": "defer", "reason": "Next year."});
    let done = send(&app, &app.director, "POST", "/requests/triage", body).await.expect(200);
    let told: Vec<(bool, &str)> = done["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["done"].as_bool().unwrap(), one["code"].as_str().unwrap_or("")))
        .collect();
    assert_eq!(
        told,
        [(true, ""), (false, "request.wrong_state"), (true, ""), (false, "not_found")]
    );
    assert!(done["items"][1]["text"].as_str().unwrap().contains("“Bus lanes” is rejected"));
    let list = app.get("/requests?state=deferred,rejected&sort=title").await;
    let titles: Vec<&str> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["title"].as_str().unwrap())
        .collect();
    assert_eq!(titles, ["Bus lanes", "Flood gates", "Heat pumps"]);
    let client = app.as_role("client", None).await;
    let list = app.call(&client, "GET", "/requests", &[], None).await.expect(200);
    assert_eq!(list["total"], 0, "others' requests are not for everybody");
}

#[tokio::test]
async fn requests_alike_are_found_and_merged() {
    let app = TestApp::new().await;
    let kind = request_type(&app).await;
    let (ann, ben) = (stranger(&app, "Ann").await, stranger(&app, "Ben").await);
    let first = submitted(&app, &ann, &kind, "New flood gates for the harbour").await;
    submitted(&app, &ann, &kind, "Replace the payroll system").await;
    let path = "/requests/similar?title=Flood%20g%C3%A0te%20at%20Harbour";
    let found = app.call(&ben.token, "GET", path, &[], None).await.expect(200);
    assert_eq!(found["total"], 1);
    assert_eq!(found["items"][0]["title"], "New flood gates for the harbour");
    assert_eq!(found["items"][0]["open"], false, "titles are told, requests are not opened");
    assert_eq!(app.get(path).await["items"][0]["open"], true);
    let second = submitted(&app, &ben, &kind, "Flood gates, harbour").await;
    let itself = format!("{path}&except={}", id(&second));
    assert_eq!(app.get(&itself).await["total"], 1);
    let merge = json!({"do": "merge", "into_id": id(&first), "reason": "The same gates."});
    let merged = triage(&app, &app.director, &second, merge).await.expect(200);
    assert_eq!(merged["merged_into"]["title"], "New flood gates for the harbour");
    let into = app.get(&format!("/requests/{}", id(&first))).await;
    assert_eq!(into["merged"][0]["title"], "Flood gates, harbour");
    let back = json!({"do": "merge", "into_id": id(&second)});
    assert_eq!(triage(&app, &app.director, &first, back).await.code(), "request.bad_merge");
}

#[tokio::test]
async fn pages_of_who_is_concerned_are_told_and_names_are_found_without_their_mail() {
    let app = TestApp::new().await;
    let kind = request_type(&app).await;
    let (ann, ben) = (stranger(&app, "Ann").await, stranger(&app, "Ben").await);
    let one = submitted(&app, &ann, &kind, "Flood gates").await;
    let before = app.app.store.read().last_change().await.unwrap();
    triage(&app, &app.director, &one, json!({"do": "take"})).await.expect(200);
    let told = app.events(&ann.token, Some(before), 1).await;
    assert!(told.contains("\"inbox\"") && !told.contains("\"request\""), "{told}");
    let told = app.events(&app.director, Some(before), 1).await;
    assert!(told.contains("\"request\"") && !told.contains("\"inbox\""), "{told}");

    let found = app.call(&ben.token, "GET", "/directory?q=AN", &[], None).await.expect(200);
    assert_eq!(found["items"], json!([{"id": ann.id, "name": "Ann"}]));
    let short = app.call(&ben.token, "GET", "/directory?q=a", &[], None).await.expect(200);
    assert_eq!(short["total"], 0);
    for (token, total) in [(&app.director, 1), (&ann.token, 1), (&ben.token, 0)] {
        let found = app.call(token, "GET", "/search?q=flood", &[], None).await.expect(200);
        assert_eq!(found["total"], total);
    }
}

#[tokio::test]
async fn a_request_is_filed_again_with_what_the_form_still_asks() {
    let app = TestApp::new().await;
    let kind = request_type(&app).await;
    let (ann, eve) = (stranger(&app, "Ann").await, stranger(&app, "Eve").await);
    let first = submitted(&app, &ann, &kind, "Flood gates").await;
    // The form asks something else by now, and one question is gone.
    let mut newer = form();
    let questions = newer["sections"][0]["questions"].as_array_mut().unwrap();
    questions[0]["label"] = json!("Who is helped?");
    questions[0]["code"] = json!("who");
    let path = format!("/request_types/{}", id(&kind));
    let version = app.get(&path).await["version"].as_i64().unwrap();
    app.patch(&path, version, json!({"form": newer})).await;

    let copy = format!("/requests/{}/copy", id(&first));
    let again = app.call(&ann.token, "POST", &copy, &[], None).await.expect(201);
    assert_eq!((&again["state"], &again["title"]), (&json!("draft"), &json!("Flood gates (copy)")));
    assert_eq!(again["requester"]["name"], "Ann");
    let answers = &again["answers"];
    assert_eq!((&answers["law"], &answers["what_for"]), (&json!("no"), &Value::Null));
    assert_eq!((&answers["cost"], &again["amount_minor"]), (&json!("125000"), &json!(12_500_000)));
    // The first one stays what it was.
    let path = format!("/api/v1/requests/{}", id(&first));
    let same = app.call(&ann.token, "GET", &path, &[], None).await.expect(200);
    assert_eq!((&same["state"], &same["version"]), (&first["state"], &first["version"]));
    // Who does not see it cannot file it again.
    assert_eq!(app.call(&eve.token, "POST", &copy, &[], None).await.status.as_u16(), 404);
}
