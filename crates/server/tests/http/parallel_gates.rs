//! Several gates of one stage: asked for and decided at the same time, each along its own route, and the
//! stage left when all are passed.

use serde_json::{Value, json};

use crate::{
    requests::send,
    test_app::{Person, Reply, TestApp, id, uuid},
};

struct Case {
    app: TestApp,
    project: Value,
    manager: Person,
    /// Decides the technical gate.
    ben: Person,
    /// Decides the financial gate.
    eva: Person,
}

async fn route(app: &TestApp, name: &str, who: &Person) -> Value {
    let approver = json!({"kind": "person", "id": who.id});
    let body = json!({"name": name, "subject_kind": "gate_review", "steps": [
        {"name": name, "rule": "any", "approvers": [approver]}]});
    id(&app.post("/approval_routes", body).await).into()
}

impl Case {
    /// A project in a stage that a technical and a financial gate end.
    async fn new() -> Self {
        let app = TestApp::new().await;
        let project = json!({"name": "Pumps", "start": "2026-03-02T08:00", "description": ""});
        let project = app.post("/projects", project).await;
        let scope = Some(("project", uuid(&project)));
        let manager = app.as_person("project_manager", scope, Some("Mia")).await;
        let ben = app.as_person("executive", None, Some("Ben")).await;
        let eva = app.as_person("executive", None, Some("Eva")).await;
        let (technical, financial) =
            (route(&app, "Technical", &ben).await, route(&app, "Financial", &eva).await);
        let definition = json!({"stages": [
            {"key": "design", "name": "Design", "fields": {"required": ["description"]},
             "gate": {"key": "technical", "name": "Technical gate", "route_id": technical,
                "checklist": [{"key": "drawings", "text": "Drawings are agreed"}]},
             "beside": [{"key": "financial", "name": "Financial gate", "route_id": financial,
                "checklist": [{"key": "money", "text": "The money is set aside"}]}]},
            {"key": "build", "name": "Build", "gate": {"name": "Close"}}
        ]});
        let lifecycle = json!({
            "name": "Works", "subject_kind": "project", "applies_when": "", "definition": definition
        });
        let lifecycle = app.post("/lifecycles", lifecycle).await;
        let case = Self { app, project, manager, ben, eva };
        let body = Some(json!({"lifecycle_id": id(&lifecycle)}));
        let headers = [("if-match", "\"0\"")];
        let path = case.path("lifecycle");
        case.app.call(&case.manager.token, "PUT", &path, &headers, body).await.expect(200);
        case
    }

    fn path(&self, rest: &str) -> String {
        format!("/projects/{}/{rest}", id(&self.project))
    }

    async fn place(&self) -> Value {
        self.app.get(&self.path("lifecycle")).await
    }

    async fn ask(&self, gate: &str, proposed: &str) -> Reply {
        let body = json!({"gate": gate, "proposed": proposed, "note": "Please look."});
        send(&self.app, &self.manager.token, "POST", &self.path("gate_reviews"), body).await
    }

    /// Asks for a gate, and says which review that is.
    async fn asked(&self, gate: &str, proposed: &str) -> String {
        let place = self.ask(gate, proposed).await.expect(200);
        let found = gates(&place).into_iter().find(|one| one["key"] == gate).unwrap();
        assert_eq!(found["state"], "open");
        found["review"].as_str().unwrap().to_owned()
    }

    async fn show(&self, item: &str) -> Reply {
        let path = self.path(&format!("gate_items/{item}"));
        send(&self.app, &self.manager.token, "PUT", &path, json!({"done": true})).await
    }

    /// Everything that both gates ask.
    async fn make_ready(&self) {
        self.show("drawings").await.expect(200);
        self.show("money").await.expect(200);
        let path = format!("/projects/{}", id(&self.project));
        let version = self.app.get(&path).await["version"].as_i64().unwrap();
        self.app.patch(&path, version, json!({"description": "New pumps"})).await;
    }

    async fn decide(&self, who: &Person, review: &str, choice: &str) -> Reply {
        let path = format!("/approvals?subject_kind=gate_review&subject_id={review}");
        let approval = self.app.get(&path).await["items"][0].clone();
        let path = format!("/approvals/{}/decisions", id(&approval));
        let body = json!({"choice": choice, "reason": "Seen.", "step": 0});
        send(&self.app, &who.token, "POST", &path, body).await
    }
}

fn gates(place: &Value) -> Vec<Value> {
    place["gates"].as_array().unwrap().clone()
}

/// The stage, and how its gates stand.
fn stands(place: &Value) -> (String, Vec<String>) {
    let states = gates(place).iter().map(|one| one["state"].as_str().unwrap().to_owned()).collect();
    (place["stage"].as_str().unwrap().to_owned(), states)
}

fn at(stage: &str, states: &[&str]) -> (String, Vec<String>) {
    (stage.into(), states.iter().map(|state| (*state).to_owned()).collect())
}

#[tokio::test]
async fn a_stage_is_left_when_the_technical_and_the_financial_gate_are_passed() {
    let case = Case::new().await;
    let begun = case.place().await;
    assert_eq!(stands(&begun), at("design", &["ahead", "ahead"]));
    let labels: Vec<&str> = begun["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["label"].as_str().unwrap())
        .collect();
    assert_eq!(labels, ["Drawings are agreed", "Description", "The money is set aside"]);

    let body = json!({"proposed": "go"});
    let which =
        send(&case.app, &case.manager.token, "POST", &case.path("gate_reviews"), body).await;
    assert_eq!(which.code(), "gate.which");
    assert!(which.body["detail"].as_str().unwrap().contains("“Financial gate” (financial)"));
    assert_eq!(case.ask("legal", "go").await.code(), "gate.none");
    let early = case.ask("financial", "go").await;
    assert_eq!(early.code(), "gate.not_ready");
    let fields = early.body["fields"].as_array().unwrap();
    let fields: Vec<&str> = fields.iter().map(|one| one["field"].as_str().unwrap()).collect();
    assert_eq!(
        fields,
        ["item.money", "field.description"],
        "what the other gate asks is not asked"
    );

    case.make_ready().await;
    let technical = case.asked("technical", "go").await;
    // What waits for its decision stays as it is; the other gate is worked on and asked for.
    assert_eq!(case.show("drawings").await.code(), "gate.under_way");
    case.show("money").await.expect(200);
    assert_eq!(case.ask("technical", "go").await.code(), "gate.under_way");
    let financial = case.asked("financial", "go").await;
    let list = case.app.get("/lifecycle_compliance").await;
    assert_eq!(list["items"][0]["waits"], true);
    // Each goes to its own people.
    let inbox = case.app.call(&case.eva.token, "GET", "/me/inbox", &[], None).await.expect(200);
    let titles: Vec<&str> = inbox["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["title"].as_str().unwrap())
        .collect();
    assert_eq!(titles, ["Pumps: Financial gate"]);
    assert_eq!(case.decide(&case.eva, &technical, "approve").await.code(), "approval.not_yours");

    case.decide(&case.ben, &technical, "approve").await.expect(200);
    let now = case.place().await;
    assert_eq!(stands(&now), at("design", &["passed", "open"]));
    assert_eq!(now["open_review"], json!(financial));
    assert_eq!(case.ask("technical", "go").await.code(), "gate.passed");
    assert_eq!(case.show("drawings").await.code(), "gate.passed");

    // Finance wants it done again: what was passed stands.
    case.decide(&case.eva, &financial, "reject").await.expect(200);
    let now = case.place().await;
    assert_eq!(
        (stands(&now), &now["state"]),
        (at("design", &["passed", "ahead"]), &json!("active"))
    );
    let financial = case.asked("financial", "go").await;
    case.decide(&case.eva, &financial, "approve").await.expect(200);
    let now = case.place().await;
    assert_eq!(stands(&now), at("build", &["ahead"]));
    assert_eq!((&now["open_review"], &now["compliance_percent"]), (&Value::Null, &json!(100.0)));
}

#[tokio::test]
async fn both_gates_decided_at_the_same_moment_let_the_project_on_once() {
    let case = Case::new().await;
    case.make_ready().await;
    let (a, b) = tokio::join!(case.ask("technical", "go"), case.ask("financial", "go"));
    a.expect(200);
    b.expect(200);
    let place = case.place().await;
    let reviews: Vec<String> =
        gates(&place).iter().map(|one| one["review"].as_str().unwrap().to_owned()).collect();
    let (technical, financial) = tokio::join!(
        case.decide(&case.ben, &reviews[0], "approve"),
        case.decide(&case.eva, &reviews[1], "approve")
    );
    technical.expect(200);
    financial.expect(200);
    let now = case.place().await;
    assert_eq!((stands(&now), &now["open_review"]), (at("build", &["ahead"]), &Value::Null));
    assert_eq!(now["reviews"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_gate_on_hold_keeps_the_project_waiting_and_giving_it_up_ends_the_other() {
    let case = Case::new().await;
    case.make_ready().await;
    let financial = case.asked("financial", "hold").await;
    case.decide(&case.eva, &financial, "approve").await.expect(200);
    assert_eq!(case.place().await["state"], "on_hold");
    let technical = case.asked("technical", "go").await;
    case.decide(&case.ben, &technical, "approve").await.expect(200);
    let now = case.place().await;
    assert_eq!(
        (stands(&now), &now["state"]),
        (at("design", &["passed", "ahead"]), &json!("on_hold")),
        "the money still waits"
    );

    let case = Case::new().await;
    case.make_ready().await;
    let technical = case.asked("technical", "go").await;
    let financial = case.asked("financial", "kill").await;
    case.decide(&case.eva, &financial, "approve").await.expect(200);
    let now = case.place().await;
    assert_eq!((&now["state"], &now["open_review"]), (&json!("ended"), &Value::Null));
    let left = case.app.get(&format!("/gate_reviews/{technical}")).await;
    assert_eq!(
        (&left["state"], &left["reason"]),
        (&json!("recalled"), &json!("Another gate of this stage gave it up."))
    );
    let inbox = case.app.call(&case.ben.token, "GET", "/me/inbox", &[], None).await.expect(200);
    assert_eq!(inbox["items"], json!([]));
}

#[tokio::test]
async fn who_would_decide_about_a_gate_is_told_before_it_is_asked_for() {
    let case = Case::new().await;
    let app = &case.app;
    let forecast = async |gate: &str| {
        let path = case.path(&format!("gate_forecast{gate}"));
        app.call(&case.manager.token, "GET", &path, &[], None).await
    };
    assert_eq!(forecast("").await.code(), "gate.which");
    let found = forecast("?gate=financial").await.expect(200);
    assert_eq!(
        (&found["route"], &found["steps"][0]["people"][0]["name"]),
        (&json!("Financial"), &json!("Eva"))
    );
    // Nothing was asked, and it comes true.
    assert_eq!(stands(&case.place().await), at("design", &["ahead", "ahead"]));
    case.make_ready().await;
    let review = case.asked("financial", "go").await;
    let path = format!("/approvals?subject_kind=gate_review&subject_id={review}");
    assert_eq!(app.get(&path).await["items"][0]["route"], "Financial");
    assert_eq!(forecast("?gate=financial").await.code(), "gate.under_way");
    // Who asks does not decide: where nobody else is named, that is told before as well.
    let path = case.path("gate_forecast?gate=technical");
    let eva = app.call(&case.eva.token, "GET", &path, &[], None).await.expect(200);
    assert_eq!(eva["steps"][0]["people"][0]["name"], "Ben");
    let own = app.call(&case.ben.token, "GET", &path, &[], None).await.expect(200);
    assert_eq!(own["route"], Value::Null);
    assert!(own["refused"].as_str().unwrap().contains("Ben"), "{own}");
    app.post("/roles", json!({"name": "Clerk", "permissions": ["comment.write"]})).await;
    let outside = app.as_role("clerk", None).await;
    assert_eq!(app.call(&outside, "GET", &path, &[], None).await.status.as_u16(), 403);
    // Where gates are guidance nobody is asked.
    let scope = app.get("/pmo_types").await["items"][0]["scope"]["id"].clone();
    let path = format!("/pmo_types/{}", scope.as_str().unwrap());
    send(app, &app.director, "PUT", &path, json!({"own": "supportive"})).await.expect(200);
    let free = forecast("?gate=technical").await.expect(200);
    assert!(free["refused"].as_str().unwrap().contains("guidance"), "{free}");
}
