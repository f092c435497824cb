//! Charters: generated from project and case, written over, signed through an approval, issued anew.

use serde_json::{Value, json};

use crate::test_app::{TestApp, id, uuid};

async fn sections(app: &TestApp, path: &str) -> Value {
    app.get(path).await["sections"].clone()
}

fn says<'a>(sections: &'a Value, key: &str) -> &'a Value {
    sections.as_array().unwrap().iter().find(|one| one["key"] == key).unwrap()
}

#[tokio::test]
async fn a_charter_follows_its_case_is_signed_by_another_and_issued_anew() {
    let app = TestApp::new().await;
    let start = "2026-03-02T08:00";
    let project = app.post("/projects", json!({"name": "Barrier", "start": start})).await;
    let of = json!({"subject_kind": "project", "subject_id": id(&project)});
    let case = app.post("/business_cases", of).await;
    let case_path = format!("/business_cases/{}", id(&case));
    let mut body = case["body"].clone();
    body["purpose"] = json!("Dry feet");
    body["chosen"] = json!("option_1");
    body["options"][1]["lines"] = json!([
        {"kind": "cost", "name": "Gates", "cost_type": "capex", "amounts": [120_050]}]);
    app.patch(&case_path, 1, json!({ "body": body })).await;

    let charter = app.post("/charters", json!({"project_id": id(&project)})).await;
    let path = format!("/charters/{}", id(&charter));
    let now = sections(&app, &path).await;
    assert_eq!(says(&now, "purpose")["lines"], json!(["Dry feet"]));
    let currency = case["currency"].as_str().unwrap();
    let total = json!(["Total", format!("{currency} 1200.50")]);
    assert_eq!(says(&now, "budget")["rows"][1], total);
    let npv = format!("{currency} -1200.50, from the start of each period");
    assert_eq!(says(&now, "worth")["rows"][0], json!(["Net present value", npv]));
    // What is written stays; the rest follows.
    let write = json!({"sections": {"scope_out": "The old harbour"}});
    let written = app.patch(&path, 1, write).await;
    assert_eq!(says(&written["sections"], "scope_out")["written"], true);
    let wrong = Some(json!({"sections": {"weather": "fine"}}));
    let reply = app.call(&app.director, "PATCH", &path, &[("if-match", "2")], wrong).await;
    assert_eq!(reply.code(), "strategy.unknown_section");

    let issue = format!("{path}/issue");
    let note = || Some(json!({"note": "For the kick-off"}));
    let reply = app.call(&app.director, "POST", &issue, &[("if-match", "2")], note()).await;
    assert_eq!(reply.code(), "approval.no_route");
    let sponsor = app.as_person("executive", None, Some("Sue")).await;
    app.post("/approval_routes", json!({
        "name": "Sponsor", "subject_kind": "charter", "steps": [{
            "name": "Sponsor", "rule": "any", "approvers": [{"kind": "person", "id": sponsor.id}]}]
    })).await;
    let reply = app.call(&app.director, "POST", &issue, &[("if-match", "2")], note()).await;
    let asked = reply.expect(200);
    assert_eq!((&asked["state"], &asked["number"]), (&json!("asked"), &json!(1)));
    // The case was frozen with it, and nobody writes meanwhile.
    assert_eq!(
        app.get(&format!("{case_path}/versions")).await["items"][0]["reason"],
        "Charter, version 1"
    );
    let late = Some(json!({"sections": {"purpose": "x"}}));
    let version = asked["version"].to_string();
    let reply = app.call(&app.director, "PATCH", &path, &[("if-match", &version)], late).await;
    assert_eq!(reply.code(), "strategy.charter_under_way");
    let inbox = app.call(&sponsor.token, "GET", "/me/inbox", &[], None).await.expect(200);
    assert_eq!(inbox["items"][0]["href"], path);
    let waits =
        app.get(&format!("/approvals?subject_kind=charter&subject_id={}", id(&charter))).await;
    let decide = format!("/approvals/{}/decisions", id(&waits["items"][0]));
    // A question first: it comes back to who issued it, and is answered there.
    let asks = Some(json!({"choice": "return", "reason": "Who maintains it?"}));
    app.call(&sponsor.token, "POST", &decide, &[], asks).await.expect(200);
    let mine = app.get("/me/inbox").await["items"][0].clone();
    assert_eq!(
        (&mine["kind"], &mine["note"], &mine["href"]),
        (&json!("returned"), &json!("Who maintains it?"), &json!(path))
    );
    assert_eq!(app.get("/me/inbox/count").await["waiting"], 1);
    assert_eq!(app.get("/me/notifications").await["items"][0]["kind"], "question");
    let now = app.get(&path).await;
    assert_eq!((&now["question"], &now["may_answer"]), (&json!("Who maintains it?"), &json!(true)));
    let answer = format!("{path}/answer");
    let says = |text: &str| Some(json!({ "answer": text }));
    let no = app.call(&sponsor.token, "POST", &answer, &[], says("Me")).await;
    assert_eq!(no.code(), "strategy.charter_no_question");
    let no = app.call(&app.director, "POST", &answer, &[], says(" ")).await;
    assert_eq!(no.code(), "approval.answer_missing");
    let now = app.call(&app.director, "POST", &answer, &[], says("The harbour")).await.expect(200);
    assert_eq!((&now["state"], &now["question"]), (&json!("asked"), &Value::Null));
    let told = app.call(&sponsor.token, "GET", "/me/notifications", &[], None).await.expect(200);
    assert_eq!(told["items"][0]["excerpt"], "The harbour");
    let yes = Some(json!({"choice": "approve"}));
    app.call(&sponsor.token, "POST", &decide, &[], yes).await.expect(200);
    let signed = app.get(&path).await;
    assert_eq!(
        (&signed["state"], &signed["versions"][0]["state"]),
        (&json!("signed"), &json!("signed"))
    );
    assert_eq!(signed["changed_since_signed"], json!([]));

    // The case changes: the charter says so, and is issued again.
    body["purpose"] = json!("Dry feet and dry cellars");
    body["discounting"] = json!("middle");
    let now = app.get(&case_path).await["version"].as_i64().unwrap();
    app.patch(&case_path, now, json!({ "body": body })).await;
    let changed = app.get(&path).await;
    assert_eq!(changed["changed_since_signed"], json!(["purpose", "worth"]));
    // 1200.50 ÷ √1.05.
    let npv = format!("{currency} -1171.57, mid-period: from the middle of each period");
    let all = changed["sections"].as_array().unwrap();
    let worth = all.iter().find(|one| one["key"] == "worth").unwrap();
    assert_eq!(worth["rows"][0][1], npv);
    let version = changed["version"].to_string();
    let reply = app.call(&app.director, "POST", &issue, &[("if-match", &version)], note()).await;
    assert_eq!(reply.expect(200)["number"], 2);

    let file =
        app.call(&app.director, "GET", &format!("{path}/charter.pdf?number=1"), &[], None).await;
    assert_eq!(file.headers["content-type"], "application/pdf");
    assert!(file.bytes.starts_with(b"%PDF-"));
    let docx = format!("{path}/charter.docx?number=1");
    let file = app.call(&app.director, "GET", &docx, &[], None).await;
    assert!(file.headers["content-disposition"].to_str().unwrap().ends_with("-charter.docx\""));
    assert!(file.bytes.starts_with(b"PK"), "a zip, as word processors write it");
    let docx = format!("{path}/charter.docx?number=9");
    assert_eq!(app.call(&app.director, "GET", &docx, &[], None).await.status.as_u16(), 404);
    let member = app.as_role("team_member", Some(("project", uuid(&project)))).await;
    assert_eq!(app.call(&member, "GET", &path, &[], None).await.expect(200)["may_edit"], false);
    let reply = app.call(&member, "POST", &issue, &[("if-match", &version)], note()).await;
    assert_eq!(reply.code(), "strategy.charter_not_yours");
    let other = app.post("/projects", json!({"name": "Other", "start": start})).await;
    let elsewhere = app.as_role("team_member", Some(("project", uuid(&other)))).await;
    for hidden in [path.clone(), format!("{path}/charter.docx"), format!("{path}/charter.pdf")] {
        let reply = app.call(&elsewhere, "GET", &hidden, &[], None).await;
        assert_eq!(reply.status.as_u16(), 404, "{hidden}");
    }
}

#[tokio::test]
async fn a_charter_says_who_does_what_and_is_issued_when_one_answers_for_each_thing() {
    let app = TestApp::new().await;
    let body = json!({"name": "Barrier", "start": "2026-03-02T08:00"});
    let project = app.post("/projects", body).await;
    let charter = app.post("/charters", json!({"project_id": id(&project)})).await;
    let path = format!("/charters/{}", id(&charter));
    let sponsor = app.as_person("executive", None, Some("Sue")).await;
    app.post("/approval_routes", json!({
        "name": "Sponsor", "subject_kind": "charter", "steps": [{
            "name": "Sponsor", "rule": "any", "approvers": [{"kind": "person", "id": sponsor.id}]}]
    })).await;
    let line = |what: &str, accountable: Value| json!({"what": what, "responsible": ["Ben"], "accountable": accountable});
    let lines = json!({"raci": [line("Gates", json!(["Ann", "Cleo"])), line("Dike", json!([]))]});
    let now = app.patch(&path, 1, lines).await;
    let found = now["raci_findings"].to_string();
    assert!(found.contains("“Gates”: two accountable (Ann, Cleo)"), "{found}");
    assert!(found.contains("“Dike”: nobody is accountable"), "{found}");
    let issue = format!("{path}/issue");
    let ask = async |version: &str| {
        let tag = [("if-match", version)];
        app.call(&app.director, "POST", &issue, &tag, Some(json!({"note": ""}))).await
    };
    let no = ask("2").await;
    assert_eq!(no.code(), "strategy.raci_unclear");
    assert!(no.body["detail"].as_str().unwrap().contains("two accountable"), "{}", no.body);
    let twice = json!({"raci": [line("Gates", json!(["Ann"])), line("GATES", json!(["Ann"]))]});
    let reply = app.call(&app.director, "PATCH", &path, &[("if-match", "2")], Some(twice)).await;
    assert_eq!(reply.code(), "strategy.bad_raci");

    let clear = json!({"raci": [line("Gates", json!(["Ann"])), line("Dike", json!(["Ann"]))]});
    let now = app.patch(&path, 2, clear).await;
    assert_eq!(now["raci_findings"], json!([]));
    let said = says(&now["sections"], "responsibilities");
    assert_eq!(said["rows"][0], json!(["Gates", "Ben", "Ann", "", ""]));
    ask("3").await.expect(200);
    let waits =
        app.get(&format!("/approvals?subject_kind=charter&subject_id={}", id(&charter))).await;
    let decide = format!("/approvals/{}/decisions", id(&waits["items"][0]));
    let yes = Some(json!({"choice": "approve", "reason": "Clear."}));
    app.call(&sponsor.token, "POST", &decide, &[], yes).await.expect(200);

    // What is written now is compared with what was signed.
    let version = app.get(&path).await["version"].as_i64().unwrap();
    let other = json!({"raci": [line("Gates", json!(["Cleo"]))]});
    let now = app.patch(&path, version, other).await;
    assert_eq!(now["changed_since_signed"], json!(["responsibilities"]));
    let differs = &now["raci_differences"];
    assert_eq!((&differs[0]["signed"], &differs[0]["now"]), (&json!("Ann"), &json!("Cleo")));
    assert_eq!((&differs[1]["what"], &differs[1]["now"]), (&json!("Dike"), &json!("")));
}
