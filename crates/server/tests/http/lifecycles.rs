//! Lifecycles and gates: from the first stage to the end, with waivers, conditions, questions, two
//! deciders at once, and the kinds of PMO.

use serde_json::{Value, json};
use steerco_app::governance::remind_of_conditions;

use crate::{
    imports::{commit, settled, upload},
    requests::send,
    test_app::{Person, Reply, TestApp, id, uuid},
};

struct Case {
    app: TestApp,
    project: Value,
    lifecycle: Value,
    /// Manages the project.
    manager: Person,
    /// Decide about its gates.
    board: [Person; 2],
}

fn definition(route: &Value) -> Value {
    json!({"stages": [
        {"key": "idea", "name": "Idea", "purpose": "Is it worth a look?",
         "sets_project_stage": "proposed", "fields": {"required": ["description"]},
         "gate": {"name": "Screen", "route_id": id(route), "checklist": [
            {"key": "brief", "text": "A brief is written", "evidence": "link"}],
            "rules": [{"key": "small", "text": "task_count / (task_count - 1) >= 0",
                       "says": "Plan at least two tasks."}]}},
        {"key": "work", "name": "Work", "sets_project_stage": "active",
         "fields": {"locked": ["description"]},
         "gate": {"name": "Close", "checklist": [{"key": "lessons", "text": "Lessons are written"}]}},
        {"key": "review", "name": "Review", "gate": {"name": "Again", "to": "idea"}}
    ]})
}

impl Case {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let project = json!({"name": "Pumps", "start": "2026-03-02T08:00", "description": "", "stage": "planned"});
        let project = app.post("/projects", project).await;
        app.post(&format!("/projects/{}/tasks", id(&project)), json!({"name": "One"})).await;
        let scope = Some(("project", uuid(&project)));
        let manager = app.as_person("project_manager", scope, Some("Mia")).await;
        let board = [
            app.as_person("executive", None, Some("Ben")).await,
            app.as_person("executive", None, Some("Eva")).await,
        ];
        let deciders: Vec<Value> =
            board.iter().map(|one| json!({"kind": "person", "id": one.id})).collect();
        let route = json!({"name": "Board", "subject_kind": "gate_review", "steps": [
            {"name": "Board", "rule": "any", "approvers": deciders}]});
        let route = app.post("/approval_routes", route).await;
        let lifecycle = json!({
            "name": "Small works", "subject_kind": "project", "applies_when": "task_count < 50",
            "definition": definition(&route)
        });
        let lifecycle = app.post("/lifecycles", lifecycle).await;
        Self { app, project, lifecycle, manager, board }
    }

    fn path(&self, rest: &str) -> String {
        format!("/projects/{}/{rest}", id(&self.project))
    }

    async fn place(&self) -> Value {
        self.app.get(&self.path("lifecycle")).await
    }

    async fn choose(&self, token: &str, version: i64, body: Value) -> Reply {
        let match_version = format!("\"{version}\"");
        let headers = [("if-match", match_version.as_str())];
        self.app.call(token, "PUT", &self.path("lifecycle"), &headers, Some(body)).await
    }

    async fn begin(&self) -> Value {
        let body = json!({"lifecycle_id": id(&self.lifecycle)});
        self.choose(&self.manager.token, 0, body).await.expect(200)
    }

    async fn ask(&self, token: &str, body: Value) -> Reply {
        send(&self.app, token, "POST", &self.path("gate_reviews"), body).await
    }

    async fn show(&self, item: &str, body: Value) -> Reply {
        let path = self.path(&format!("gate_items/{item}"));
        send(&self.app, &self.manager.token, "PUT", &path, body).await
    }

    /// Everything that the first gate asks.
    async fn make_ready(&self) {
        let app = &self.app;
        app.post(&self.path("tasks"), json!({"name": "Two"})).await;
        let link = json!({"done": true, "link": "https://files.example/brief.pdf"});
        self.show("brief", link).await.expect(200);
        self.describe(&self.manager.token, "New pumps").await.expect(200);
    }

    async fn describe(&self, token: &str, text: &str) -> Reply {
        let path = format!("/projects/{}", id(&self.project));
        let now = self.app.get(&path).await;
        let version = format!("\"{}\"", now["version"]);
        let headers = [("if-match", version.as_str())];
        self.app.call(token, "PATCH", &path, &headers, Some(json!({"description": text}))).await
    }

    async fn approval(&self, review: &str) -> Value {
        let path = format!("/approvals?subject_kind=gate_review&subject_id={review}");
        self.app.get(&path).await["items"][0].clone()
    }

    async fn decide(&self, who: &Person, review: &str, choice: &str) -> Reply {
        let approval = self.approval(review).await;
        let path = format!("/approvals/{}/decisions", id(&approval));
        let body = json!({"choice": choice, "reason": "Seen.", "step": 0});
        send(&self.app, &who.token, "POST", &path, body).await
    }

    /// Asks for the gate that is ready and says which review that is.
    async fn asked(&self) -> String {
        let asked = self.ask(&self.manager.token, json!({"proposed": "go"})).await.expect(200);
        asked["open_review"].as_str().unwrap().to_owned()
    }

    async fn kind_of_pmo(&self, kind: &str) {
        let scope = self.app.get("/pmo_types").await["items"][0]["scope"]["id"].clone();
        let path = format!("/pmo_types/{}", scope.as_str().unwrap());
        send(&self.app, &self.app.director, "PUT", &path, json!({"own": kind})).await.expect(200);
    }
}

fn missing(place: &Value) -> Vec<&str> {
    let all = place["findings"].as_array().unwrap();
    let open = all.iter().filter(|one| one["state"] == "missing");
    open.map(|one| one["label"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_project_goes_through_its_gate_when_everything_is_met_and_the_board_agrees() {
    let case = Case::new().await;
    let before = case.place().await;
    assert_eq!(before["suggested"]["name"], "Small works");
    let begun = case.begin().await;
    assert_eq!((&begun["stage"], &begun["state"]), (&json!("idea"), &json!("active")));
    let project = case.app.get(&format!("/projects/{}", id(&case.project))).await;
    assert_eq!(project["stage"], "proposed", "the stage of the project follows");
    assert_eq!(
        missing(&begun),
        ["A brief is written", "Description", "task_count / (task_count - 1) >= 0"]
    );
    let rule = &begun["findings"][2];
    assert!(rule["why"].as_str().unwrap().contains("divides by zero"), "{rule}");
    assert_eq!(rule["steps"][0], json!({"part": "task_count", "value": "1"}));

    let refused = case.ask(&case.manager.token, json!({"proposed": "go"})).await;
    assert_eq!((refused.status.as_u16(), refused.code()), (422, "gate.not_ready"));
    let fields: Vec<&str> = refused.body["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["field"].as_str().unwrap())
        .collect();
    assert_eq!(fields, ["item.brief", "field.description", "rule.small"]);

    let bad = case.show("brief", json!({"done": true, "link": "javascript:alert(1)"})).await;
    assert_eq!(bad.code(), "gate.bad_link");
    assert_eq!(case.show("gone", json!({"done": true})).await.code(), "gate.unknown_item");
    case.make_ready().await;
    assert!(missing(&case.place().await).is_empty());
    let of = json!({"subject_kind": "project", "subject_id": id(&case.project)});
    let argued = case.app.post("/business_cases", of).await;
    let review = case.asked().await;
    let frozen = case.app.get(&format!("/business_cases/{}/versions", id(&argued))).await;
    assert_eq!(frozen["items"][0]["reason"], "Gate “Screen”", "what is judged is kept: {frozen}");
    let seen = case.app.get(&format!("/gate_reviews/{review}")).await;
    assert_eq!(seen["findings"][0]["link"], "https://files.example/brief.pdf");
    let again = case.ask(&case.manager.token, json!({"proposed": "go"})).await;
    assert_eq!(again.code(), "gate.under_way");
    assert_eq!(case.show("brief", json!({"done": false})).await.code(), "gate.under_way");
    let own = case.decide(&case.manager, &review, "approve").await;
    assert_eq!(own.code(), "approval.not_yours");

    // Two at once: one decides, the other is told.
    let [ben, eva] = &case.board;
    let inbox = case.app.call(&ben.token, "GET", "/me/inbox", &[], None).await.expect(200);
    assert_eq!(inbox["items"][0]["title"], "Pumps: Screen");
    let (one, other) =
        tokio::join!(case.decide(ben, &review, "approve"), case.decide(eva, &review, "approve"));
    let mut codes = [(one.status.as_u16(), one.code()), (other.status.as_u16(), other.code())];
    codes.sort();
    assert_eq!(codes, [(200, ""), (422, "approval.decided")]);
    let place = case.place().await;
    assert_eq!((&place["stage"], &place["open_review"]), (&json!("work"), &Value::Null));
    assert_eq!(place["reviews"][0]["outcome"], "go");
    assert_eq!(place["compliance_percent"], 100.0);
    let project = case.app.get(&format!("/projects/{}", id(&case.project))).await;
    assert_eq!(project["stage"], "active");

    // The stage that began locks the description.
    let locked = case.describe(&case.manager.token, "Other pumps").await;
    assert_eq!(locked.code(), "lifecycle.locked");
    assert_eq!(locked.body["fields"][0]["field"], "description");
    assert!(locked.body["detail"].as_str().unwrap().contains("“Work”"), "{}", locked.body);
    case.describe(&case.app.director, "Other pumps").await.expect(200);
    let place = case.place().await;
    assert_eq!(place["deviations"][0]["kind"], "locked_field_changed");
}

#[tokio::test]
async fn what_is_waived_and_on_which_conditions_is_kept_and_blocks_the_next_gate() {
    let case = Case::new().await;
    case.begin().await;
    let waiver = |what: &str, which: &str| json!({"checked": {"what": what, "which": which}, "reason": "Too small for it."});
    let path = case.path("gate_waivers");
    let body = waiver("item", "brief");
    let no = send(&case.app, &case.manager.token, "POST", &path, body.clone()).await;
    assert_eq!(no.status.as_u16(), 403);
    for body in [body.clone(), waiver("field", "description"), waiver("rule", "small")] {
        send(&case.app, &case.app.director, "POST", &path, body).await.expect(200);
    }
    let twice = send(&case.app, &case.app.director, "POST", &path, body).await;
    assert_eq!(twice.code(), "gate.nothing_to_waive");
    let review = case.asked().await;
    let [ben, _] = &case.board;
    let conditions = format!("/gate_reviews/{review}/conditions");
    let owner = &case.manager.id;
    let condition = json!({"text": "Sign the contract", "due": "2026-01-31", "owner_id": owner});
    let no = send(&case.app, &case.manager.token, "POST", &conditions, condition.clone()).await;
    assert_eq!(no.code(), "gate.not_yours");
    let bad = send(&case.app, &ben.token, "POST", &conditions, json!({"text": "x", "due": "soon"}));
    assert_eq!(bad.await.code(), "gate.bad_condition");
    send(&case.app, &ben.token, "POST", &conditions, condition).await.expect(200);
    case.decide(ben, &review, "approve").await.expect(200);
    let place = case.place().await;
    assert_eq!(
        (&place["stage"], &place["reviews"][0]["outcome"]),
        (&json!("work"), &json!("conditional_go"))
    );
    assert_eq!(place["compliance_percent"], 0.0, "nothing of three was met");
    assert_eq!(place["deviations"].as_array().unwrap().len(), 3);
    assert_eq!(missing(&place), ["Lessons are written", "Sign the contract"]);
    assert_eq!(place["conditions"][0]["overdue"], true);
    // Who has to meet it is told when it binds, and once more when it is due.
    for _ in 0..2 {
        remind_of_conditions(&case.app.app).await.unwrap();
    }
    let told = case.app.call(&case.manager.token, "GET", "/me/notifications", &[], None).await;
    let told = told.expect(200);
    let kinds: Vec<&Value> =
        told["items"].as_array().unwrap().iter().map(|one| &one["kind"]).collect();
    assert_eq!(kinds, ["condition_due", "condition", "approved"]);
    assert_eq!(told["items"][0]["href"], format!("/gates/{review}"));
    assert_eq!(told["items"][0]["excerpt"], "Sign the contract");

    // Being reminded is no change of the condition: who has its page open closes it all the same.
    let close =
        format!("/gate_conditions/{}/close", place["conditions"][0]["id"].as_str().unwrap());
    let headers = [("if-match", "\"1\"")];
    let body = Some(json!({"note": "Signed on Monday."}));
    let done = case.app.call(&case.manager.token, "POST", &close, &headers, body.clone()).await;
    assert_eq!(missing(&done.expect(200)["place"]), ["Lessons are written"]);
    let twice = case.app.call(&case.manager.token, "POST", &close, &headers, body).await;
    assert_eq!(twice.status.as_u16(), 412, "{}", twice.body);

    let list = case.app.get("/lifecycle_compliance?sort=-deviations").await;
    let line = &list["items"][0];
    assert_eq!((&line["name"], &line["stage"]), (&json!("Pumps"), &json!("Work")));
    assert_eq!((&line["checked"], &line["met"]), (&json!(3), &json!(0)));
}

#[tokio::test]
async fn who_owes_a_condition_closes_it_from_the_inbox_also_without_seeing_the_project() {
    let case = Case::new().await;
    let app = &case.app;
    app.post("/roles", json!({"name": "Clerk", "permissions": ["comment.write"]})).await;
    let kim = app.as_person("clerk", None, Some("Kim")).await;
    case.begin().await;
    case.make_ready().await;
    let review = case.asked().await;
    let [ben, _] = &case.board;
    let page = format!("/gate_reviews/{review}");
    let condition = json!({"text": "Ask the city", "due": "2027-01-31", "owner_id": kim.id});
    send(app, &ben.token, "POST", &format!("{page}/conditions"), condition).await.expect(200);
    let own = async |path: &str| app.call(&kim.token, "GET", path, &[], None).await;
    // It binds nobody before the gate is passed with it.
    assert_eq!(own("/me/inbox").await.body["items"], json!([]));
    assert_eq!(own(&page).await.status.as_u16(), 404);
    case.decide(ben, &review, "approve").await.expect(200);
    let waits = own("/me/inbox").await.expect(200)["items"][0].clone();
    assert_eq!(own("/me/inbox/count").await.body["waiting"], 1);
    assert_eq!(
        (&waits["kind"], &waits["title"], &waits["note"], &waits["due"]),
        (
            &json!("gate_condition"),
            &json!("Pumps: Screen"),
            &json!("Ask the city"),
            &json!("2027-01-31")
        )
    );
    assert_eq!(own(&page).await.expect(200)["may_see_subject"], false);
    assert_eq!(own(&case.path("lifecycle")).await.status.as_u16(), 403);
    let close = format!("/gate_conditions/{}/close", id(&waits));
    let closing = async |token: &str| {
        let headers = [("if-match", "\"1\"")];
        app.call(token, "POST", &close, &headers, Some(json!({"note": "They agree."}))).await
    };
    assert_eq!(closing(&app.as_role("clerk", None).await).await.status.as_u16(), 403);
    let closed = closing(&kim.token).await.expect(200);
    assert_eq!(
        (&closed["condition"]["closed_by"]["name"], &closed["place"]),
        (&json!("Kim"), &Value::Null)
    );
    assert_eq!(own("/me/inbox").await.body["items"], json!([]));
}

#[tokio::test]
async fn hold_recycle_kill_and_questions_do_what_they_say() {
    let case = Case::new().await;
    case.begin().await;
    let manager = &case.manager.token;
    let [ben, eva] = &case.board;
    assert_eq!(case.ask(manager, json!({"proposed": "hold"})).await.code(), "gate.reason_missing");
    // What is not a go needs nothing to be ready.
    let hold = json!({"proposed": "hold", "note": "No money before May."});
    let review = case.ask(manager, hold).await.expect(200)["open_review"].clone();
    let review = review.as_str().unwrap().to_owned();
    case.decide(ben, &review, "return").await.expect(200);
    let inbox = case.app.call(manager, "GET", "/me/inbox", &[], None).await.expect(200);
    assert_eq!(inbox["items"][0]["kind"], "returned");
    let answer = format!("/gate_reviews/{review}/answer");
    send(&case.app, manager, "POST", &answer, json!({"answer": "In May."})).await.expect(200);
    case.decide(eva, &review, "approve").await.expect(200);
    assert_eq!(case.place().await["state"], "on_hold");

    case.make_ready().await;
    let review = case.asked().await;
    case.decide(ben, &review, "reject").await.expect(200);
    let place = case.place().await;
    assert_eq!(
        (&place["state"], &place["reviews"][0]["outcome"]),
        (&json!("active"), &json!("recycle"))
    );
    assert_eq!(place["reviews"][0]["reason"], "Seen.");

    let kill = json!({"proposed": "kill", "note": "The site closes."});
    let review = case.ask(manager, kill).await.expect(200)["open_review"].clone();
    case.decide(ben, review.as_str().unwrap(), "approve").await.expect(200);
    let project = case.app.get(&format!("/projects/{}", id(&case.project))).await;
    assert_eq!(
        (&case.place().await["state"], &project["stage"]),
        (&json!("ended"), &json!("cancelled"))
    );
    let ended = case.ask(manager, json!({"proposed": "go"})).await;
    assert_eq!(ended.code(), "lifecycle.ended");
}

#[tokio::test]
async fn a_recalled_gate_can_be_asked_for_again_and_one_who_left_is_replaced() {
    let case = Case::new().await;
    case.begin().await;
    case.make_ready().await;
    let review = case.asked().await;
    let [ben, eva] = &case.board;
    for gone in [ben, eva] {
        let path = format!("/users/{}", gone.id);
        let user = case.app.get(&path).await;
        let version = format!("\"{}\"", user["version"]);
        let headers = [("if-match", version.as_str())];
        let off = Some(json!({"active": false}));
        case.app.call(&case.app.director, "PATCH", &path, &headers, off).await.expect(200);
    }
    let approval = case.approval(&review).await;
    assert_eq!(approval["stuck"], true);
    let ida = case.app.as_person("executive", None, Some("Ida")).await;
    let path = format!("/approvals/{}/approvers", id(&approval));
    let body = json!({"user_id": ida.id, "reason": "Both left."});
    send(&case.app, &case.app.director, "POST", &path, body).await.expect(200);
    let recall = format!("/approvals/{}/recall", id(&approval));
    send(&case.app, &case.manager.token, "POST", &recall, json!({})).await.expect(200);
    let place = case.place().await;
    assert_eq!(
        (&place["reviews"][0]["state"], &place["open_review"]),
        (&json!("recalled"), &Value::Null)
    );
    // The route still comes to those who left.
    let nobody = case.ask(&case.manager.token, json!({"proposed": "go"})).await;
    assert_eq!(nobody.code(), "approval.nobody_decides");
    assert_eq!(case.place().await["open_review"], Value::Null);
}

#[tokio::test]
async fn what_was_shown_before_does_not_count_when_a_stage_is_entered_again() {
    let case = Case::new().await;
    let begun = case.begin().await;
    case.make_ready().await;
    let back = |stage: &str| json!({"lifecycle_id": id(&case.lifecycle), "stage": stage, "reason": "Tailored."});
    let version = begun["version"].as_i64().unwrap();
    let silent = json!({"lifecycle_id": id(&case.lifecycle), "stage": "review"});
    let no = case.choose(&case.manager.token, version, silent.clone()).await;
    assert_eq!(no.status.as_u16(), 403, "who asks for gates cannot walk around them");
    let no = case.choose(&case.app.director, version, silent).await;
    assert_eq!(no.code(), "lifecycle.reason_missing");
    let there = case.choose(&case.app.director, version, back("review")).await.expect(200);
    let review = case.ask(&case.manager.token, json!({"proposed": "go"})).await;
    // This gate names no route, and none fits every gate.
    let review = review.expect(200)["open_review"].as_str().unwrap().to_owned();
    case.decide(&case.board[0], &review, "approve").await.expect(200);
    let place = case.place().await;
    assert_eq!(place["stage"], "idea");
    assert_eq!(missing(&place), ["A brief is written"], "the description is still there");
    assert_eq!(there["deviations"][0]["kind"], "revision_changed");
}

#[tokio::test]
async fn a_kind_of_pmo_says_who_asks_and_whether_gates_hold() {
    let case = Case::new().await;
    case.kind_of_pmo("directive").await;
    let body = json!({"lifecycle_id": id(&case.lifecycle)});
    let no = case.choose(&case.manager.token, 0, body.clone()).await;
    assert_eq!(no.status.as_u16(), 403);
    case.choose(&case.app.director, 0, body).await.expect(200);
    let no = case.ask(&case.manager.token, json!({"proposed": "go"})).await;
    assert_eq!(no.status.as_u16(), 403);

    case.kind_of_pmo("supportive").await;
    let passed = case.ask(&case.manager.token, json!({"proposed": "go"})).await.expect(200);
    assert_eq!((&passed["stage"], &passed["open_review"]), (&json!("work"), &Value::Null));
    let kinds: Vec<&Value> =
        passed["deviations"].as_array().unwrap().iter().map(|one| &one["kind"]).collect();
    assert_eq!(kinds, ["passed_unmet"; 3]);
    case.describe(&case.manager.token, "Guidance only").await.expect(200);
    assert_eq!(case.place().await["deviations"][0]["kind"], "locked_field_changed");
}

#[tokio::test]
async fn a_definition_is_checked_and_a_change_is_a_new_revision() {
    let case = Case::new().await;
    case.begin().await;
    let path = format!("/lifecycles/{}", id(&case.lifecycle));
    let patch = async |version: &str, body: Value| {
        let headers = [("if-match", version)];
        case.app.call(&case.app.director, "PATCH", &path, &headers, Some(body)).await
    };
    let mut wrong = case.lifecycle["definition"].clone();
    wrong["stages"][0]["gate"]["rules"][0]["text"] = json!("task_count > cost");
    let refused = patch("\"1\"", json!({"definition": wrong})).await;
    assert_eq!(refused.code(), "lifecycle.bad_definition");
    assert_eq!(refused.body["fields"][0]["field"], "stages[0].gate.rules[0].text");
    let mut wrong = case.lifecycle["definition"].clone();
    wrong["stages"][1]["gate"]["route_id"] = json!(id(&case.project));
    let refused = patch("\"1\"", json!({"definition": wrong})).await;
    assert_eq!(refused.body["fields"][0]["field"], "stages[1].gate.route_id");
    let refused = patch("\"1\"", json!({"applies_when": "late +"})).await;
    assert_eq!(refused.body["fields"][0]["field"], "applies_when");

    let mut next = case.lifecycle["definition"].clone();
    next["stages"][0]["fields"]["required"] = json!(["owner"]);
    let done = patch("\"1\"", json!({"definition": next, "reason": "Owners first."})).await;
    assert_eq!(done.expect(200)["revision"], 2);
    let place = case.place().await;
    assert_eq!((&place["revision"], &place["newest_revision"]), (&json!(1), &json!(2)));
    assert!(missing(&place).contains(&"Description"), "it keeps the revision it goes by");
    let moved = json!({"lifecycle_id": id(&case.lifecycle), "reason": "The new rules fit us."});
    let version = place["version"].as_i64().unwrap();
    let moved = case.choose(&case.manager.token, version, moved).await.expect(200);
    assert!(missing(&moved).contains(&"Project manager"));
    let revisions = case.app.get(&format!("{path}/revisions")).await;
    let figures: Vec<(&Value, &Value)> = revisions["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (&one["revision"], &one["under_way"]))
        .collect();
    assert_eq!(figures, [(&json!(2), &json!(1)), (&json!(1), &json!(0))]);
    // A deleted project takes its place with it.
    let project = case.app.get(&format!("/projects/{}", id(&case.project))).await;
    let headers = [("if-match", &*format!("\"{}\"", project["version"]))];
    let gone = format!("/projects/{}", id(&case.project));
    case.app.call(&case.app.director, "DELETE", &gone, &headers, None).await.expect(204);
    assert_eq!(case.app.get("/lifecycle_compliance").await["total"], 0);
}

#[tokio::test]
async fn a_rule_is_tried_before_it_is_kept() {
    let case = Case::new().await;
    let test = async |text: &str, on: Option<&Value>| {
        let mut body = json!({"subject_kind": "project", "text": text});
        if let Some(project) = on {
            body["subject_id"] = json!(id(project));
        }
        send(&case.app, &case.app.director, "POST", "/rule_tests", body).await.expect(200)
    };
    let wrong = test("task_count > cost", None).await;
    assert_eq!(
        (&wrong["verdict"], &wrong["from"], &wrong["to"]),
        (&json!("wrong"), &json!(14), &json!(17))
    );
    assert_eq!(test("task_count > 3", None).await["verdict"], "reads");
    let fails = test("task_count > 3", Some(&case.project)).await;
    assert_eq!(fails["verdict"], "fails");
    assert_eq!(fails["steps"][0], json!({"part": "task_count", "value": "1"}));
    assert_eq!(test("baseline_finish < finish", Some(&case.project)).await["verdict"], "unknown");
    let zero = test("1 / (task_count - 1) > 0", Some(&case.project)).await;
    assert_eq!((&zero["verdict"], &zero["from"]), (&json!("impossible"), &json!(1)));
}

#[tokio::test]
async fn new_projects_begin_with_the_lifecycle_that_fits_where_the_pmo_says_so() {
    let case = Case::new().await;
    let app = &case.app;
    let begins = async |name: &str| {
        let body = json!({"name": name, "start": "2027-03-01T08:00"});
        let project = app.post("/projects", body).await;
        let place = app.get(&format!("/projects/{}/lifecycle", id(&project))).await;
        (place["lifecycle"]["name"].clone(), place["assigned_rule"].clone())
    };
    let patch = json!({"applies_when": "name = \"Small\""});
    let version = case.lifecycle["version"].as_i64().unwrap();
    app.patch(&format!("/lifecycles/{}", id(&case.lifecycle)), version, patch).await;
    // Suggested only, until the PMO says otherwise; a directive one begins with that.
    assert_eq!(begins("Small").await, (Value::Null, Value::Null));
    case.kind_of_pmo("directive").await;
    let said = app.get("/pmo_types").await["items"][0].clone();
    assert_eq!(said["assigns"], true);
    let rule = json!("name = \"Small\"");
    assert_eq!(begins("Small").await, (case.lifecycle["name"].clone(), rule));
    assert_eq!(begins("Large").await, (Value::Null, Value::Null), "nothing fits it");
    // So does one that is made out of a file.
    let file = upload(app, "Small.csv", "ID,Name,Duration\n1,Dig,3d\n").await;
    let import = settled(app, &file).await;
    let done = commit(app, &import, json!({"name": "Small", "key": "SML"})).await;
    let path = format!("/projects/{}/lifecycle", done["project_id"].as_str().unwrap());
    let place = app.get(&path).await;
    assert_eq!(place["lifecycle"]["name"], case.lifecycle["name"]);
    assert_eq!(place["assigned_rule"], "name = \"Small\"");
    let path = format!("/pmo_types/{}", said["scope"]["id"].as_str().unwrap());
    let body = json!({"own": "directive", "assigns": false});
    let now = send(app, &app.director, "PUT", &path, body).await.expect(200);
    assert_eq!(now["items"][0]["assigns"], false);
    assert_eq!(begins("Small").await, (Value::Null, Value::Null));
}

#[tokio::test]
async fn a_project_is_not_moved_to_looser_gates_but_by_the_pmo_and_that_is_logged() {
    let case = Case::new().await;
    let app = &case.app;
    case.choose(&app.director, 0, json!({"lifecycle_id": id(&case.lifecycle)})).await.expect(200);
    let loose = app.post("/portfolios", json!({"name": "Free hand"})).await;
    let path = format!("/pmo_types/{}", id(&loose));
    send(app, &app.director, "PUT", &path, json!({"own": "supportive"})).await.expect(200);
    let project = format!("/projects/{}", id(&case.project));
    let version = app.get(&project).await["version"].to_string();
    let tag = [("if-match", version.as_str())];
    let body = json!({"portfolio_id": id(&loose)});
    let mover = app.as_role("portfolio_manager", None).await;
    let no = app.call(&mover, "PATCH", &project, &tag, Some(body.clone())).await;
    assert_eq!(no.code(), "lifecycle.looser_portfolio", "{}", no.body);
    assert!(no.body["detail"].as_str().unwrap().contains("Ask the PMO"), "{}", no.body);
    app.call(&app.director, "PATCH", &project, &tag, Some(body)).await.expect(200);
    let place = case.place().await;
    assert_eq!(place["deviations"][0]["kind"], "gates_loosened");
    // A program that moves takes its projects along, under the same rule.
    let strict = app.post("/portfolios", json!({"name": "Strict"})).await;
    let inside = json!({"name": "Harbour", "portfolio_id": id(&strict)});
    let program = app.post("/programs", inside).await;
    let version = app.get(&project).await["version"].as_i64().unwrap();
    app.patch(&project, version, json!({"program_id": id(&program)})).await;
    let path = format!("/programs/{}", id(&program));
    let tag = [("if-match", "1")];
    let body = json!({"portfolio_id": id(&loose)});
    let no = app.call(&mover, "PATCH", &path, &tag, Some(body)).await;
    assert_eq!(no.code(), "lifecycle.looser_portfolio", "{}", no.body);
}
