//! What methods consist of besides stages and gates: roles and who does what, templates of deliverables,
//! and key figures, in a project, in its charter and over all projects of a version.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    requests::send,
    test_app::{Person, Reply, TestApp, id, uuid},
};

struct Case {
    app: TestApp,
    project: Value,
    lifecycle: Value,
    /// Manages the project, and may not see rates.
    manager: Person,
    /// Decides about its gates.
    ben: Person,
}

fn definition(route: &str, person: Uuid) -> Value {
    json!({
        "roles": [
            {"key": "manager", "name": "Project manager", "does": "Leads the work.",
             "who": {"kind": "field", "field": "project_manager"}},
            {"key": "sponsor", "name": "Sponsor", "who": {"kind": "person", "id": person}},
            {"key": "team", "name": "Team"}],
        "kpis": [
            {"key": "finish", "name": "Finish", "measure": "finish_deviation", "target": 0},
            {"key": "milestones", "name": "Milestones", "measure": "milestones_on_time",
             "target": 90, "direction": "at_least"},
            {"key": "done", "name": "Checklist", "measure": "checklist_done", "target": 100,
             "direction": "at_least"},
            {"key": "cost", "name": "Cost", "measure": "cost_of_funding", "target": 100}],
        "stages": [
            {"key": "idea", "name": "Idea", "gate": {"name": "Screen", "route_id": route, "checklist": [
                {"key": "case", "text": "The case is written", "evidence": "link",
                 "raci": {"responsible": ["manager", "team"], "accountable": ["sponsor"]},
                 "template": {"title": "Business case", "sections": [
                    {"heading": "Why now", "hint": "And what doing nothing leads to."},
                    {"heading": "Options"}]}},
                {"key": "talk", "text": "It was talked about"}]}},
            {"key": "work", "name": "Work", "gate": {"name": "Close", "checklist": []}}]
    })
}

impl Case {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let project = json!({"name": "Pumps", "key": "PUMP", "start": "2026-03-02T08:00"});
        let project = app.post("/projects", project).await;
        let scope = Some(("project", uuid(&project)));
        let manager = app.as_person("project_manager", scope, Some("Mia")).await;
        let ben = app.as_person("executive", None, Some("Ben")).await;
        let route = json!({"name": "Board", "subject_kind": "gate_review", "steps": [
            {"name": "Board", "rule": "any", "approvers": [{"kind": "person", "id": ben.id}]}]});
        let route = id(&app.post("/approval_routes", route).await);
        let body = json!({"name": "Works", "subject_kind": "project",
            "definition": definition(&route, ben.id)});
        let lifecycle = app.post("/lifecycles", body).await;
        let case = Self { app, project, lifecycle, manager, ben };
        let body = Some(json!({"lifecycle_id": id(&case.lifecycle)}));
        let path = case.path("lifecycle");
        let headers = [("if-match", "\"0\"")];
        case.app.call(&case.manager.token, "PUT", &path, &headers, body).await.expect(200);
        case
    }

    fn path(&self, rest: &str) -> String {
        format!("/projects/{}/{rest}", id(&self.project))
    }

    async fn place(&self, token: &str) -> Value {
        self.app.call(token, "GET", &self.path("lifecycle"), &[], None).await.expect(200)
    }

    /// Writes the definition anew; what the server says.
    async fn define(&self, definition: Value) -> Reply {
        let path = format!("/lifecycles/{}", id(&self.lifecycle));
        let version = self.app.get(&path).await["version"].to_string();
        let headers = [("if-match", version.as_str())];
        let body = Some(json!({"definition": definition, "reason": "Tried."}));
        self.app.call(&self.app.director, "PATCH", &path, &headers, body).await
    }

    /// Names who leads the project.
    async fn led_by(&self, person: &Person) {
        let path = format!("/projects/{}", id(&self.project));
        let version = self.app.get(&path).await["version"].as_i64().unwrap();
        self.app.patch(&path, version, json!({"owner_id": person.id})).await;
    }
}

fn named<'a>(list: &'a Value, key: &str) -> &'a Value {
    list.as_array().unwrap().iter().find(|one| one["key"] == key).unwrap()
}

#[tokio::test]
async fn who_does_what_is_checked_and_shown_with_the_people_of_the_project() {
    let case = Case::new().await;
    let item = "stages[0].gate.checklist[0]";
    let good = case.lifecycle["definition"].clone();
    assert_eq!(case.lifecycle["named"][0]["name"], "Ben");
    let with = |raci: Value| {
        let mut changed = good.clone();
        changed["stages"][0]["gate"]["checklist"][0]["raci"] = raci;
        changed
    };
    for (raci, field, says) in [
        (
            json!({"responsible": ["team"], "accountable": ["sponsor", "manager"]}),
            "accountable",
            "item “The case is written”: two are accountable (Sponsor, Project manager)",
        ),
        (json!({"responsible": ["team"]}), "accountable", "nobody is accountable"),
        (json!({"accountable": ["team"]}), "responsible", "nobody is responsible"),
        (
            json!({"responsible": ["team"], "accountable": ["board"]}),
            "accountable",
            "there is no role “board”",
        ),
    ] {
        let no = case.define(with(raci)).await;
        assert_eq!((no.status.as_u16(), no.code()), (422, "lifecycle.bad_definition"));
        assert_eq!(no.body["fields"][0]["field"], format!("{item}.raci.{field}"));
        assert!(no.body["detail"].as_str().unwrap().contains(says), "{}", no.body);
    }
    let mut nobody = good.clone();
    nobody["roles"][1]["who"]["id"] = json!(id(&case.project));
    let no = case.define(nobody).await;
    assert_eq!(no.body["fields"][0]["field"], "roles[1].who");
    assert!(no.body["detail"].as_str().unwrap().starts_with("Role “Sponsor”"), "{}", no.body);
    // The same written again is no new version.
    assert_eq!(case.define(good).await.expect(200)["revision"], 1);

    let before = case.place(&case.manager.token).await;
    assert_eq!(named(&before["roles"], "manager")["people"], json!([]), "nobody leads it yet");
    case.led_by(&case.manager).await;
    let place = case.place(&case.manager.token).await;
    assert_eq!(named(&place["roles"], "manager")["people"][0]["name"], "Mia");
    assert_eq!(named(&place["roles"], "sponsor")["people"][0]["name"], "Ben");
    assert_eq!(named(&place["roles"], "team")["people"], json!([]));
    let shown = &place["stages"][0]["gate"]["checklist"][0]["raci"];
    assert_eq!(shown["accountable"], json!(["sponsor"]));
}

#[tokio::test]
async fn a_charter_is_offered_what_the_method_says_and_keeps_what_is_written() {
    let case = Case::new().await;
    case.led_by(&case.manager).await;
    let of = json!({"project_id": id(&case.project)});
    let charter = send(&case.app, &case.manager.token, "POST", "/charters", of).await.expect(201);
    let offered = &charter["raci_suggested"];
    assert_eq!(offered.as_array().unwrap().len(), 1, "only what says who does it: {offered}");
    assert_eq!(offered[0]["what"], "Business case", "by the title of its template");
    assert_eq!(offered[0]["responsible"], json!(["Mia", "Team"]));
    assert_eq!(offered[0]["accountable"], json!(["Ben"]));
    let path = format!("/charters/{}", id(&charter));
    let own = json!({"what": "business case", "responsible": ["Zoe"], "accountable": ["Yan"]});
    let write = Some(json!({"raci": [own]}));
    let headers = [("if-match", "1")];
    let mine =
        case.app.call(&case.manager.token, "PATCH", &path, &headers, write).await.expect(200);
    assert_eq!(mine["raci_suggested"], json!([]), "what is written is not offered");
    assert_eq!(mine["raci"][0]["accountable"], json!(["Yan"]));
    let reads = case.app.as_role("team_member", Some(("project", uuid(&case.project)))).await;
    let seen = case.app.call(&reads, "GET", &path, &[], None).await.expect(200);
    assert_eq!((&seen["may_edit"], &seen["raci_suggested"]), (&json!(false), &json!([])));
}

#[tokio::test]
async fn a_deliverable_begins_with_its_template_and_its_file_is_the_evidence() {
    let case = Case::new().await;
    case.led_by(&case.manager).await;
    let template = |item: &str| case.path(&format!("artefacts/idea/{item}/template.docx"));
    let file = case.app.call(&case.manager.token, "GET", &template("case"), &[], None).await;
    assert_eq!(file.status.as_u16(), 200);
    assert!(file.headers["content-type"].to_str().unwrap().ends_with("wordprocessingml.document"));
    let name = file.headers["content-disposition"].to_str().unwrap();
    assert!(name.ends_with("\"PUMP-case.docx\""), "{name}");
    assert!(file.bytes.starts_with(b"PK"), "a zip, as word processors write it");
    for none in ["talk", "gone"] {
        let no = case.app.call(&case.manager.token, "GET", &template(none), &[], None).await;
        assert_eq!(no.status.as_u16(), 404, "{none}");
    }
    let other = json!({"name": "Other", "start": "2026-03-02T08:00"});
    let other = case.app.post("/projects", other).await;
    let stranger = case.app.as_role("team_member", Some(("project", uuid(&other)))).await;
    let no = case.app.call(&stranger, "GET", &template("case"), &[], None).await;
    assert_eq!(no.status.as_u16(), 403);

    let files = format!("/subjects/project/{}/attachments", id(&case.project));
    let kept = case.app.attach(&case.manager.token, &files, "case.txt", b"Dry feet.").await;
    let kept = kept.expect(201);
    let shown = json!({"done": true, "link": kept["content"]});
    let path = case.path("gate_items/case");
    let place = send(&case.app, &case.manager.token, "PUT", &path, shown).await.expect(200);
    assert_eq!(place["findings"][0]["state"], "met");

    let mut bare = case.lifecycle["definition"].clone();
    bare["stages"][0]["gate"]["checklist"][0]["template"]["sections"] = json!([]);
    let no = case.define(bare).await;
    let field = "stages[0].gate.checklist[0].template.sections";
    assert_eq!(no.body["fields"][0]["field"], field);
}

#[tokio::test]
async fn key_figures_are_computed_or_say_why_they_cannot_be() {
    let case = Case::new().await;
    let app = &case.app;
    let new = case.place(&app.director).await["kpis"].clone();
    let why = |kpis: &Value, key: &str| {
        let kpi = named(kpis, key);
        assert_eq!((&kpi["value"], &kpi["meets"]), (&Value::Null, &Value::Null), "{kpi}");
        kpi["why_not"].as_str().unwrap().to_owned()
    };
    assert!(why(&new, "finish").contains("no baseline"));
    assert!(why(&new, "milestones").contains("No milestone has a baseline"));
    assert!(why(&new, "done").contains("No gate was passed"));
    assert!(why(&new, "cost").contains("No money is approved"));

    let tasks = case.path("tasks");
    let mark = json!({"name": "Ready", "duration_minutes": 0, "milestone": true});
    let mark = app.post(&tasks, mark).await["task"].clone();
    app.post(&case.path("baselines"), json!({})).await;
    app.post(&tasks, json!({"name": "Pump", "duration_minutes": 480 * 3})).await;
    let path = format!("/projects/{}", id(&case.project));
    let version = app.get(&path).await["version"].as_i64().unwrap();
    app.patch(&path, version, json!({"funding_minor": 500_000})).await;
    let kpis = case.place(&app.director).await["kpis"].clone();
    let late = named(&kpis, "finish");
    assert_eq!((&late["value"], &late["meets"]), (&json!(2.0), &json!(false)), "{late}");
    assert_eq!(named(&kpis, "milestones")["value"], 0.0);
    assert!(why(&kpis, "cost").contains("has a rate"));
    let manages = case.place(&case.manager.token).await["kpis"].clone();
    assert!(why(&manages, "cost").contains("may see rates"), "who may not see rates is told so");
    let done = json!({"percent_complete": 100});
    app.patch(&format!("/tasks/{}", id(&mark)), mark["version"].as_i64().unwrap(), done).await;
    let reached = case.place(&app.director).await["kpis"].clone();
    assert_eq!(named(&reached, "milestones")["meets"], true);
    let basis = named(&reached, "milestones")["basis"].as_str().unwrap().to_owned();
    assert!(basis.starts_with("1 of 1 milestone due by "), "{basis}");

    // The gate: one of two items is waived.
    let link = json!({"done": true, "link": "https://files.example/case.pdf"});
    let item = case.path("gate_items/case");
    send(app, &case.manager.token, "PUT", &item, link).await.expect(200);
    let waiver = json!({"checked": {"what": "item", "which": "talk"}, "reason": "Too small."});
    send(app, &app.director, "POST", &case.path("gate_waivers"), waiver).await.expect(200);
    let go = json!({"proposed": "go"});
    let asked = send(app, &case.manager.token, "POST", &case.path("gate_reviews"), go).await;
    let review = asked.expect(200)["open_review"].as_str().unwrap().to_owned();
    let approval = format!("/approvals?subject_kind=gate_review&subject_id={review}");
    let approval = app.get(&approval).await["items"][0].clone();
    let decide = format!("/approvals/{}/decisions", id(&approval));
    send(app, &case.ben.token, "POST", &decide, json!({"choice": "approve", "step": 0}))
        .await
        .expect(200);
    let passed = case.place(&app.director).await["kpis"].clone();
    let share = named(&passed, "done");
    assert_eq!((&share["value"], &share["meets"]), (&json!(50.0), &json!(false)));
    assert_eq!(share["basis"], "1 of 2 items of passed gates");

    // Over all projects of the version, of those one may see.
    let report = app.get(&format!("/lifecycles/{}/kpis", id(&case.lifecycle))).await;
    assert_eq!((&report["revision"], &report["projects"]), (&json!(1), &json!(1)));
    let finish = named(&report["kpis"], "finish");
    assert_eq!((&finish["measured"], &finish["meet"]), (&json!(1), &json!(0)));
    assert_eq!(finish["behind"][0]["project"]["name"], "Pumps");
    assert_eq!(finish["median"], 2.0);
    let cost = named(&report["kpis"], "cost");
    assert_eq!((&cost["measured"], &cost["gaps"][0]["projects"]), (&json!(0), &json!(1)));
    let other = json!({"name": "Other", "start": "2026-03-02T08:00"});
    let other = app.post("/projects", other).await;
    let elsewhere = app.as_role("pmo_director", Some(("project", uuid(&other)))).await;
    let path = format!("/lifecycles/{}/kpis?revision=1", id(&case.lifecycle));
    let seen = app.call(&elsewhere, "GET", &path, &[], None).await.expect(200);
    assert_eq!(seen["projects"], 0, "of projects that one may not see nothing is told");
    let none = app.get(&format!("/lifecycles/{}", id(&case.lifecycle))).await["revision"].clone();
    let path =
        format!("/lifecycles/{}/kpis?revision={}", id(&case.lifecycle), none.as_i64().unwrap() + 1);
    assert_eq!(app.call(&app.director, "GET", &path, &[], None).await.status.as_u16(), 404);
}

#[tokio::test]
async fn shipped_methods_say_who_does_what_and_bring_templates_and_key_figures() {
    let app = TestApp::new().await;
    let methods = app.get("/lifecycle_methods").await["items"].clone();
    let scaled = named(&methods, "scaled_agile");
    assert_eq!(scaled["name"], "Scaled agile (program increments)");
    let stages = scaled["definition"]["stages"].as_array().unwrap();
    let names: Vec<&str> = stages.iter().map(|one| one["name"].as_str().unwrap()).collect();
    let wanted = [
        "Funnel and analysis",
        "Backlog",
        "Planning of the increment",
        "Iterations",
        "Inspect and adapt",
    ];
    assert_eq!(names, wanted);
    for method in methods.as_array().unwrap() {
        let body = json!({"name": method["name"], "subject_kind": "project",
            "definition": method["definition"]});
        let made = app.post("/lifecycles", body).await;
        assert_eq!(made["definition"], method["definition"], "taken as it is shipped");
    }
}
