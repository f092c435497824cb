//! Decisions: written down, voted on, made and reviewed; in one list with gates and requests, of which nobody sees
//! what is not theirs to see; papers for a board.

use serde_json::{Value, json};
use steerco_app::governance::remind_of_decisions;
use uuid::Uuid;

use crate::{
    case::give_case,
    requests::{request_type, send, submitted},
    test_app::{Person, Reply, TestApp, id, uuid},
};

struct Case {
    app: TestApp,
    grow: Value,
    run: Value,
    pumps: Value,
    /// Manages the project Pumps.
    manager: Person,
    /// Decides, and sees nothing otherwise.
    ben: Person,
    /// May see the portfolio Run and what is in it, and nothing else.
    reader: Person,
    /// Manages another project.
    outsider: Person,
}

impl Case {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let grow = app.post("/portfolios", json!({"name": "Grow"})).await;
        let run = app.post("/portfolios", json!({"name": "Run"})).await;
        let pumps =
            json!({"name": "Pumps", "start": "2026-03-02T08:00", "portfolio_id": id(&grow)});
        let pumps = app.post("/projects", pumps).await;
        let manager = app.as_person("project_manager", Some(("project", uuid(&pumps))), None).await;
        let elsewhere =
            app.post("/projects", json!({"name": "Lights", "start": "2026-03-02T08:00"})).await;
        let there = Some(("project", uuid(&elsewhere)));
        let ben = app.as_person("team_member", there, Some("Ben")).await;
        let outsider = app.as_person("project_manager", there, Some("Otto")).await;
        let reader =
            app.as_person("executive", Some(("portfolio", uuid(&run))), Some("Rita")).await;
        Self { app, grow, run, pumps, manager, ben, reader, outsider }
    }

    /// A decision about the pumps, with two options, for Ben to decide.
    async fn written(&self, title: &str) -> Value {
        let body = json!({
            "title": title, "question": "One supplier or two?", "subject_kind": "project",
            "subject_id": id(&self.pumps), "members": [self.ben.id],
            "options": [
                {"title": "One supplier", "pro": "Cheaper", "contra": "Nobody else to turn to"},
                {"title": "Two suppliers", "pro": "Safer", "contra": "Dearer"}]
        });
        send(&self.app, &self.manager.token, "POST", "/decisions", body).await.expect(201)
    }

    async fn at(&self, who: &Person, method: &str, path: &str, version: i64, body: Value) -> Reply {
        let tag = format!("\"{version}\"");
        self.app.call(&who.token, method, path, &[("if-match", tag.as_str())], Some(body)).await
    }

    async fn decide(&self, decision: &Value, body: Value) -> Reply {
        let path = format!("/decisions/{}/decide", id(decision));
        let now = self.read(&self.manager, decision).await.expect(200);
        self.at(&self.manager, "POST", &path, now["version"].as_i64().unwrap(), body).await
    }

    async fn read(&self, who: &Person, decision: &Value) -> Reply {
        let path = format!("/decisions/{}", id(decision));
        self.app.call(&who.token, "GET", &path, &[], None).await
    }

    /// Titles of what somebody sees of the list.
    async fn titles(&self, token: &str, query: &str) -> Vec<String> {
        let path = format!("/decisions?sort=title{query}");
        let listed = self.app.call(token, "GET", &path, &[], None).await.expect(200);
        let title = |one: &Value| one["title"].as_str().unwrap().to_owned();
        listed["items"].as_array().unwrap().iter().map(title).collect()
    }
}

fn two() -> Value {
    json!({"chosen": 1, "rationale": "The last one went bankrupt.", "decided_on": "2026-01-15",
           "review_on": "2026-02-15"})
}

#[tokio::test]
async fn what_is_decided_stays_as_it_is_until_another_decision_supersedes_it() {
    let case = Case::new().await;
    let decision = case.written("Suppliers").await;
    assert_eq!((&decision["state"], &decision["key"]), (&json!("open"), &json!("D-1")));
    let path = format!("/decisions/{}", id(&decision));
    let none = case.decide(&decision, json!({"rationale": "x"})).await;
    assert_eq!(none.code(), "decision.outcome_missing");
    let why = case.decide(&decision, json!({"chosen": 0, "rationale": " "})).await;
    assert_eq!(why.code(), "decision.rationale_missing");
    let odd = case.decide(&decision, json!({"chosen": 7, "rationale": "x"})).await;
    assert_eq!(odd.code(), "decision.unknown_option");
    let later = json!({"chosen": 0, "rationale": "x", "decided_on": "2999-01-01"});
    assert_eq!(case.decide(&decision, later).await.code(), "decision.in_future");
    let before = json!({"chosen": 0, "rationale": "x", "review_on": "2026-01-01"});
    assert_eq!(case.decide(&decision, before).await.code(), "decision.bad_review");

    let made = case.decide(&decision, two()).await.expect(200);
    assert_eq!(
        (&made["outcome"], &made["decided_on"]),
        (&json!("Two suppliers"), &json!("2026-01-15"))
    );
    assert_eq!(made["review_due"], true);
    let version = made["version"].as_i64().unwrap();
    let locked = case.at(&case.manager, "PATCH", &path, version, json!({"title": "Other"})).await;
    assert_eq!(locked.code(), "decision.made");
    assert_eq!(case.decide(&decision, two()).await.code(), "decision.made");
    let gone = case.at(&case.manager, "DELETE", &path, version, json!({})).await;
    assert_eq!(gone.code(), "decision.made");

    let new = json!({"title": "Suppliers again", "subject_kind": "project", "subject_id": id(&case.pumps),
                     "members": [case.ben.id], "supersedes_id": id(&decision)});
    let next =
        send(&case.app, &case.manager.token, "POST", "/decisions", new.clone()).await.expect(201);
    let twice = send(&case.app, &case.manager.token, "POST", "/decisions", new).await;
    assert_eq!(twice.code(), "decision.cannot_supersede");
    let stands = case.read(&case.manager, &decision).await.expect(200);
    assert_eq!(stands["state"], "decided", "until the other is made");
    case.decide(&next, json!({"outcome": "Three of them", "rationale": "Cheap now."}))
        .await
        .expect(200);
    let old = case.read(&case.manager, &decision).await.expect(200);
    assert_eq!((&old["state"], &old["superseded_by"]["id"]), (&json!("superseded"), &next["id"]));
    // Every change is in the log, with the project's.
    let log = case.app.get(&format!("/changes?project_id={}", id(&case.pumps))).await;
    let verbs: Vec<&str> =
        log["items"].as_array().unwrap().iter().filter_map(|one| one["verb"].as_str()).collect();
    for verb in ["decision_created", "decision_decided", "decision_superseded"] {
        assert!(verbs.contains(&verb), "{verb} in {verbs:?}");
    }
}

#[tokio::test]
async fn who_decides_votes_and_others_only_look() {
    let case = Case::new().await;
    let decision = case.written("Suppliers").await;
    let vote = format!("/decisions/{}/vote", id(&decision));
    let inbox = case.app.call(&case.ben.token, "GET", "/me/inbox", &[], None).await.expect(200);
    assert_eq!(inbox["items"][0]["kind"], "decision_vote");
    assert_eq!(inbox["items"][0]["href"], format!("/decisions/{}", id(&decision)));
    let no = send(&case.app, &case.manager.token, "PUT", &vote, json!({"vote": "for"})).await;
    assert_eq!(no.code(), "decision.no_vote");
    let nobody = send(&case.app, &case.reader.token, "PUT", &vote, json!({"vote": "for"})).await;
    assert_eq!(nobody.status.as_u16(), 404, "{}", nobody.body);
    let body = json!({"vote": "against", "words": "Too dear"});
    let voted = send(&case.app, &case.ben.token, "PUT", &vote, body).await.expect(200);
    assert_eq!(
        (&voted["members"][0]["vote"], &voted["may_edit"]),
        (&json!("against"), &json!(false))
    );
    let count =
        case.app.call(&case.ben.token, "GET", "/me/inbox/count", &[], None).await.expect(200);
    assert_eq!(count["waiting"], 0);
    let path = format!("/decisions/{}", id(&decision));
    let patch = case.at(&case.ben, "PATCH", &path, 1, json!({"title": "Mine"})).await;
    assert_eq!(patch.code(), "decision.not_yours");
    // Votes of people who are named anew stay, and one can be written down for somebody who said it.
    let members =
        json!({"members": [{"user_id": case.ben.id}, {"user_id": case.manager.id, "vote": "for"}]});
    let both = case.at(&case.manager, "PATCH", &path, 1, members.clone()).await.expect(200);
    let votes: Vec<&Value> =
        both["members"].as_array().unwrap().iter().map(|one| &one["vote"]).collect();
    assert_eq!(votes, ["against", "for"]);
    let stale = case.at(&case.manager, "PATCH", &path, 1, members).await;
    assert_eq!(stale.status.as_u16(), 412, "{}", stale.body);
    case.decide(&decision, two()).await.expect(200);
    let late = send(&case.app, &case.ben.token, "PUT", &vote, json!({"vote": "for"})).await;
    assert_eq!(late.code(), "decision.made");
}

#[tokio::test]
async fn what_is_to_be_done_waits_for_who_owes_it_and_is_ticked_by_them() {
    let case = Case::new().await;
    let decision = case.written("Suppliers").await;
    let made = case.decide(&decision, two()).await.expect(200);
    let path = format!("/decisions/{}/actions", id(&made));
    let body =
        json!({"text": "Tell the supplier", "owner_id": case.reader.id, "due": "2026-01-20"});
    let no = send(&case.app, &case.reader.token, "POST", &path, body.clone()).await;
    assert_eq!(no.status.as_u16(), 404, "Rita has nothing to do with it yet: {}", no.body);
    let bad = json!({"text": "x", "owner_id": Uuid::now_v7()});
    let bad = send(&case.app, &case.manager.token, "POST", &path, bad).await;
    assert_eq!(bad.code(), "decision.unknown_person");
    // Who decides may add some too.
    let with = send(&case.app, &case.ben.token, "POST", &path, body).await.expect(200);
    let action = with["actions"][0].clone();
    assert_eq!((&action["overdue"], &action["owner"]["name"]), (&json!(true), &json!("Rita")));
    let mine = case.app.call(&case.reader.token, "GET", "/me/actions", &[], None).await.expect(200);
    assert_eq!(mine["items"][0]["decision"]["name"], "D-1 Suppliers");
    let inbox = case.app.call(&case.reader.token, "GET", "/me/inbox", &[], None).await.expect(200);
    assert_eq!(
        (&inbox["items"][0]["kind"], &inbox["items"][0]["id"]),
        (&json!("decision_action"), &action["id"])
    );
    for _ in 0..2 {
        remind_of_decisions(&case.app.app).await.unwrap();
    }
    let told =
        case.app.call(&case.reader.token, "GET", "/me/notifications", &[], None).await.expect(200);
    let kinds: Vec<&Value> =
        told["items"].as_array().unwrap().iter().map(|one| &one["kind"]).collect();
    assert_eq!(kinds, ["decision_action_due", "decision_action"]);
    // Who decided is told that the review is due, once.
    let told =
        case.app.call(&case.ben.token, "GET", "/me/notifications", &[], None).await.expect(200);
    let kinds: Vec<&Value> =
        told["items"].as_array().unwrap().iter().map(|one| &one["kind"]).collect();
    assert_eq!(kinds, ["decision_review_due", "decided", "decision_vote"]);

    let tick = format!("/decision_actions/{}/tick", id(&action));
    let version = action["version"].as_i64().unwrap();
    let body = json!({"done": true, "note": "Told them by telephone"});
    let no = case.at(&case.outsider, "POST", &tick, version, body.clone()).await;
    assert_eq!(no.status.as_u16(), 404);
    let done = case.at(&case.reader, "POST", &tick, version, body.clone()).await.expect(200);
    assert_eq!(done["actions"][0]["done_by"]["name"], "Rita");
    let again = case.at(&case.reader, "POST", &tick, version + 1, body).await;
    assert_eq!(again.code(), "decision.action_as_it_is");
    let mine = case.app.call(&case.reader.token, "GET", "/me/actions", &[], None).await.expect(200);
    assert_eq!(mine["items"], json!([]));
    let edit = format!("/decision_actions/{}", id(&action));
    let body = json!({"text": "Other", "owner_id": case.ben.id});
    let edited = case.at(&case.manager, "PUT", &edit, version + 1, body).await;
    assert_eq!(edited.code(), "decision.action_done");
}

#[tokio::test]
async fn a_review_says_what_it_found_and_when_the_next_one_is() {
    let case = Case::new().await;
    let decision = case.written("Suppliers").await;
    let path = format!("/decisions/{}/review", id(&decision));
    let body = json!({"note": "Both deliver.", "review_on": "2999-01-01"});
    let open = case.at(&case.ben, "POST", &path, 1, body.clone()).await;
    assert_eq!(open.code(), "decision.not_made");
    let made = case.decide(&decision, two()).await.expect(200);
    let version = made["version"].as_i64().unwrap();
    assert_eq!(case.titles(&case.manager.token, "&review_due=true").await, ["Suppliers"]);
    let past = json!({"note": "x", "review_on": "2026-01-01"});
    assert_eq!(
        case.at(&case.ben, "POST", &path, version, past).await.code(),
        "decision.bad_review"
    );
    let found = case.at(&case.ben, "POST", &path, version, body).await.expect(200);
    assert_eq!(
        (&found["review_note"], &found["review_due"]),
        (&json!("Both deliver."), &json!(false))
    );
    assert!(case.titles(&case.manager.token, "&review_due=true").await.is_empty());
}

#[tokio::test]
async fn nobody_sees_or_writes_what_is_decided_where_they_may_not_look() {
    let case = Case::new().await;
    case.written("Suppliers").await;
    let about = |portfolio: &Value, title: &str| json!({"title": title, "subject_kind": "portfolio", "subject_id": id(portfolio)});
    case.app.post("/decisions", about(&case.grow, "Grow more")).await;
    let own = case.app.post("/decisions", about(&case.run, "Run less")).await;
    for (token, seen) in [
        (&case.app.director, vec!["Grow more", "Run less", "Suppliers"]),
        (&case.reader.token, vec!["Run less"]),
        (&case.manager.token, vec!["Suppliers"]),
        (&case.ben.token, vec!["Suppliers"]),
        (&case.outsider.token, vec![]),
    ] {
        assert_eq!(case.titles(token, "").await, seen);
        let file = case.app.call(token, "GET", "/decisions/file?file=csv", &[], None).await;
        assert_eq!(file.status.as_u16(), 200);
        // The palette finds the same, by number too, and nothing else.
        let mut hits = vec![];
        for q in ["more", "less", "suppl"] {
            let path = format!("/search?q={q}");
            let found = case.app.call(token, "GET", &path, &[], None).await.expect(200);
            let found = found["items"].as_array().unwrap().clone();
            let found = found.into_iter().filter(|hit| hit["kind"] == "decision");
            hits.extend(found.map(|hit| hit["title"].as_str().unwrap().to_owned()));
        }
        assert_eq!(hits, seen);
        let text = String::from_utf8(file.bytes).unwrap();
        for title in ["Grow more", "Run less", "Suppliers"] {
            assert_eq!(text.contains(title), seen.contains(&title), "{title} in {text}");
        }
    }
    let hit = case.app.get("/search?q=d-3").await["items"][0].clone();
    assert_eq!(
        (&hit["title"], &hit["context"], &hit["href"]),
        (&json!("Run less"), &json!("D-3, Run"), &json!(format!("/decisions/{}", id(&own))))
    );
    for portfolio in [&case.grow, &case.run] {
        let no =
            send(&case.app, &case.reader.token, "POST", "/decisions", about(portfolio, "Mine"))
                .await;
        assert_eq!(no.status.as_u16(), 403, "who only looks writes nothing down: {}", no.body);
    }
    let path = format!("/decisions/{}", id(&own));
    let no = case.at(&case.reader, "PATCH", &path, 1, json!({"title": "Mine"})).await;
    assert_eq!(no.code(), "decision.not_yours");
    let pack = format!("/decisions/board_pack.pdf?portfolio_id={}", id(&case.grow));
    let no = case.app.call(&case.reader.token, "GET", &pack, &[], None).await;
    assert_eq!(no.status.as_u16(), 403);
}

#[tokio::test]
async fn gates_and_requests_stand_in_the_same_list_with_costs_for_who_may_see_rates() {
    let case = Case::new().await;
    give_case(&case.app, &id(&case.pumps), 5_000_000, json!([])).await;
    // A supportive PMO: who asks for a gate decides about it.
    let lifecycle = json!({"name": "Small works", "subject_kind": "project", "applies_when": "",
        "definition": {"stages": [
            {"key": "idea", "name": "Idea", "gate": {"name": "Screen"}},
            {"key": "work", "name": "Work"}]}});
    let lifecycle = case.app.post("/lifecycles", lifecycle).await;
    let pumps = id(&case.pumps);
    let begin = json!({"lifecycle_id": id(&lifecycle)});
    let path = format!("/projects/{pumps}/lifecycle");
    case.at(&case.manager, "PUT", &path, 0, begin).await.expect(200);
    let route = json!({"name": "Board", "subject_kind": "gate_review", "steps": [
        {"name": "Board", "rule": "any", "approvers": [{"kind": "person", "id": case.ben.id}]}]});
    case.app.post("/approval_routes", route).await;
    let ask = json!({"proposed": "hold", "note": "Wait for the quay"});
    let asked = format!("/projects/{pumps}/gate_reviews");
    send(&case.app, &case.manager.token, "POST", &asked, ask).await.expect(200);

    let kind = request_type(&case.app).await;
    let who = &case.outsider;
    let request = submitted(&case.app, who, &kind, "Pier").await;
    let triage = format!("/requests/{}/triage", id(&request));
    let version = request["version"].as_i64().unwrap();
    let tag = format!("\"{version}\"");
    let body = json!({"do": "defer", "reason": "No money this year"});
    case.app
        .call(&case.app.director, "POST", &triage, &[("if-match", &tag)], Some(body))
        .await
        .expect(200);

    let all = case.app.get("/decisions?sort=kind").await;
    let lines: Vec<(&str, &str, &str)> = all["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let text = |name: &str| one[name].as_str().unwrap();
            (text("kind"), text("state"), text("outcome"))
        })
        .collect();
    assert_eq!(lines, [("gate", "open", "hold"), ("request", "decided", "deferred")]);
    let gate = &all["items"][0];
    assert_eq!((&gate["title"], &gate["cost_minor"]), (&json!("Pumps: Screen"), &json!(5_000_000)));
    assert_eq!(all["items"][1]["reason"], "No money this year");
    assert_eq!(all["items"][1]["href"], format!("/requests/{}", id(&request)));
    // Ben decides about the gate and sees it, but not what the project costs.
    let listed = case.app.call(&case.ben.token, "GET", "/decisions", &[], None).await.expect(200);
    let gate = &listed["items"][0];
    assert_eq!((&gate["cost_minor"], &gate["cost_hidden"]), (&Value::Null, &json!(true)));
    assert_eq!(case.titles(&who.token, "").await, ["Pier"], "who asked sees what became of it");
    assert_eq!(case.titles(&case.app.director, "&kind=gate&state=open").await, ["Pumps: Screen"]);
    let of_project = format!("&project_id={pumps}");
    assert_eq!(case.titles(&case.app.director, &of_project).await, ["Pumps: Screen"]);

    case.written("Suppliers").await;
    for (end, magic) in [("pdf", &b"%PDF-"[..]), ("docx", &b"PK"[..])] {
        let path = format!("/decisions/board_pack.{end}?portfolio_id={}", id(&case.grow));
        let pack = case.app.call(&case.app.director, "GET", &path, &[], None).await;
        assert_eq!(pack.status.as_u16(), 200, "{}", pack.body);
        assert!(pack.bytes.starts_with(magic));
    }
    let bad =
        case.app.call(&case.app.director, "GET", "/decisions/board_pack.pdf?since=soon", &[], None);
    assert_eq!(bad.await.code(), "decision.bad_date");
}
