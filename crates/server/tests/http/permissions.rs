//! Every operation, asked by everyone: exactly what the API document declares.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use steerco_app::access::SHIPPED_ROLES;
use uuid::Uuid;

use crate::test_app::{TestApp, id, uuid};

/// Operations that need no sign-in. This list only grows with a reason.
const PUBLIC: [&str; 9] = [
    // A published roadmap: the secret of the link is what is asked for instead.
    "GET /api/v1/shared_roadmap",
    // Requests by link: the secret of the link is what is asked for instead.
    "GET /api/v1/ask",
    "POST /api/v1/ask",
    "GET /api/v1/ask/followed",
    "POST /api/v1/ask/followed/answer",
    // Whoever has the secret address of a feed is who may read it.
    "GET /api/v1/schedule_feeds/{token}",
    // Signing in, and the first run.
    "GET /api/v1/setup",
    "POST /api/v1/sessions",
    "POST /api/v1/setup",
];

/// Operations that are for everyone who holds the permission anywhere; they answer only what the
/// person may see.
const ANYWHERE: [&str; 66] = [
    "POST /api/v1/levelling",
    "POST /api/v1/levelling/accept",
    "POST /api/v1/levelling/undo",
    "GET /api/v1/objectives",
    "GET /api/v1/objectives/{id}/aligned",
    "GET /api/v1/key_results/{id}/check_ins",
    "POST /api/v1/key_results/{id}/check_ins",
    "GET /api/v1/drivers",
    "GET /api/v1/drivers/{id}/aligned",
    "GET /api/v1/alignments",
    "POST /api/v1/alignments",
    "PATCH /api/v1/alignments/{id}",
    "DELETE /api/v1/alignments/{id}",
    "GET /api/v1/alignment_report",
    "DELETE /api/v1/assessments/{id}",
    "GET /api/v1/assessments",
    "POST /api/v1/assessments",
    "GET /api/v1/board",
    "GET /api/v1/calendars",
    "GET /api/v1/calendars/{id}",
    "GET /api/v1/calendars/{id}/days",
    "GET /api/v1/changes",
    "GET /api/v1/executive",
    "GET /api/v1/executive/executive.pdf",
    "GET /api/v1/executive/executive.pptx",
    "GET /api/v1/imports",
    "GET /api/v1/imports/{id}",
    "DELETE /api/v1/imports/{id}",
    "POST /api/v1/imports",
    "POST /api/v1/imports/{id}/commit",
    "PUT /api/v1/imports/{id}/mapping",
    "GET /api/v1/jobs",
    "GET /api/v1/lifecycle_compliance",
    "GET /api/v1/lifecycles/{id}/kpis",
    "GET /api/v1/jobs/{id}",
    "GET /api/v1/permissions",
    "GET /api/v1/portfolios",
    "GET /api/v1/programs",
    "GET /api/v1/projects",
    "GET /api/v1/projects/totals",
    "GET /api/v1/register",
    "GET /api/v1/resources",
    "GET /api/v1/resources/{id}",
    "GET /api/v1/roadmap",
    "GET /api/v1/roadmap/roadmap.pdf",
    "GET /api/v1/roadmap/roadmap.pptx",
    // Whose link it is decides, once it is known which.
    "POST /api/v1/roadmap_shares/{id}/revoke",
    "GET /api/v1/scenario_comparison",
    "GET /api/v1/scenarios",
    "GET /api/v1/scoring_models",
    "GET /api/v1/scoring_models/{id}",
    "GET /api/v1/scoring_models/{id}/comparisons",
    "GET /api/v1/scoring_models/{id}/ranking",
    "GET /api/v1/scoring_models/{id}/ranking_comparison",
    "GET /api/v1/scoring_models/{id}/sensitivity",
    "GET /api/v1/scoring_models/{id}/versions",
    "GET /api/v1/scoring_templates",
    "GET /api/v1/staffing_edits",
    "GET /api/v1/staffing_figures",
    "GET /api/v1/staffing_requests",
    "GET /api/v1/tasks",
    "GET /api/v1/tasks/totals",
    "GET /api/v1/templates",
    "GET /api/v1/give_gets",
    "GET /api/v1/dependency_wall",
    "GET /api/v1/critical_chain",
];

struct Operation {
    name: String,
    method: String,
    path: String,
    need: String,
    body: Option<Value>,
}

/// A body that can be read, made from the schema.
fn sample(document: &Value, schema: &Value) -> Value {
    if let Some(reference) = schema["$ref"].as_str() {
        return sample(document, &document[&reference.replace("#/", "").replace('/', ".")]);
    }
    if let Some(parts) = schema["allOf"].as_array() {
        let mut whole = serde_json::Map::new();
        for part in parts {
            if let Value::Object(fields) = sample(document, part) {
                whole.extend(fields);
            }
        }
        return Value::Object(whole);
    }
    if let Some(first) = schema["oneOf"].get(0) {
        return sample(document, first);
    }
    if let Some(words) = schema["enum"].as_array() {
        return words[0].clone();
    }
    let kind = match &schema["type"] {
        Value::Array(kinds) => kinds[0].as_str().unwrap_or("null").to_owned(),
        kind => kind.as_str().unwrap_or("object").to_owned(),
    };
    match (kind.as_str(), schema["format"].as_str()) {
        ("string", Some("uuid")) => json!(Uuid::now_v7()),
        ("string", _) => json!("x"),
        ("integer" | "number", _) => json!(1),
        ("boolean", _) => json!(true),
        ("array", _) => json!([]),
        ("null", _) => Value::Null,
        _ => {
            let mut whole = serde_json::Map::new();
            for name in schema["required"].as_array().into_iter().flatten() {
                let name = name.as_str().unwrap();
                whole.insert(name.into(), sample(document, &schema["properties"][name]));
            }
            Value::Object(whole)
        }
    }
}

fn operations() -> Vec<Operation> {
    let mut document: Value = serde_json::from_str(steerco_server::openapi_json()).unwrap();
    let schemas = document["components"]["schemas"].as_object().unwrap().clone();
    for (name, schema) in schemas {
        document[format!("components.schemas.{name}")] = schema;
    }
    let mut all = vec![];
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let method = method.to_uppercase();
            let name = format!("{method} {path}");
            let need = operation["x-permission"].as_str();
            let need = need.unwrap_or_else(|| panic!("{name} has no x-permission")).to_owned();
            let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
            let body = schema.is_object().then(|| sample(&document, schema));
            all.push(Operation { name, method, path: path.clone(), need, body });
        }
    }
    all
}

/// Nouns of the main project by the collection they are in.
async fn nouns(app: &TestApp) -> (BTreeMap<&'static str, String>, Uuid) {
    let portfolio = app.post("/portfolios", json!({"name": "Grow"})).await;
    let program =
        app.post("/programs", json!({"name": "Water", "portfolio_id": id(&portfolio)})).await;
    let start = "2026-03-02T08:00";
    let project = json!({"name": "Main", "start": start, "program_id": id(&program)});
    let project = app.post("/projects", project).await;
    let other = app.post("/projects", json!({"name": "Other", "start": start})).await;
    let third = app.post("/projects", json!({"name": "Third", "start": start})).await;
    let tasks = format!("/projects/{}/tasks", id(&project));
    let one = app.post(&tasks, json!({"name": "One"})).await;
    let two = app.post(&tasks, json!({"name": "Two"})).await;
    let link = json!({"predecessor_id": id(&one["task"]), "successor_id": id(&two["task"])});
    let link = app.post(&format!("/projects/{}/dependencies", id(&project)), link).await;
    let resource = app.post("/resources", json!({"name": "Ann"})).await;
    let work = json!({"resource_id": id(&resource)});
    let work = app.post(&format!("/tasks/{}/assignments", id(&one["task"])), work).await;
    let baseline = app.post(&format!("/projects/{}/baselines", id(&project)), json!({})).await;
    let leave = json!({"from": "2027-03-02", "to": "2027-03-03"});
    let leave = app.post(&format!("/resources/{}/leave", id(&resource)), leave).await;
    let team = app.post("/teams", json!({"name": "Pumps"})).await;
    let job_role = app.post("/job_roles", json!({"name": "Fitter"})).await;
    let place = app.post("/locations", json!({"name": "Berlin"})).await;
    let person = format!("/resources/{}", id(&resource));
    let term = json!({"from": "2027-01-01", "fte_percent": 50});
    let term = app.post(&format!("{person}/terms"), term).await;
    let held = json!({"job_role_id": id(&job_role)});
    let held = app.post(&format!("{person}/roles"), held).await;
    let rate = json!({"kind": "cost", "rate": "80"});
    let rate = app.post(&format!("{person}/rates"), rate).await;
    let skill = app.post("/skills", json!({"name": "Welding"})).await;
    let able = json!({"skill_id": id(&skill), "manager_level": 3});
    let able = app.post(&format!("{person}/skills"), able).await;
    let role = app.post("/roles", json!({"name": "Own", "permissions": []})).await;
    let user = app.post("/users", json!({"name": "Bob", "email": "bob@example.org"})).await;
    let grant = json!({
        "user_id": id(&user), "role_id": id(&role), "scope_kind": "project", "scope_id": id(&project)
    });
    let grant = app.post("/role_grants", grant).await;
    let calendar = app.get("/calendars").await["items"][0].clone();
    let edits = app.get(&format!("/projects/{}/edits", id(&project))).await;
    let far = app.post(&format!("/projects/{}/tasks", id(&third)), json!({"name": "Far"})).await;
    let cross = json!({
        "predecessor_id": id(&far["task"]), "successor_id": id(&two["task"])
    });
    let cross = app.post(&format!("/projects/{}/cross_dependencies", id(&project)), cross).await;
    let give = json!({
        "side": "giver", "other_project_id": id(&project), "given": "Drawings", "agreed_date": "2026-04-01T17:00"
    });
    let give = app.post(&format!("/projects/{}/give_gets", id(&third)), give).await;
    let change = json!({"title": "Deeper"});
    let change = app.post(&format!("/projects/{}/change_requests", id(&third)), change).await;
    let said = json!({"text": "How deep?"});
    let comment = app.post(&format!("/subjects/task/{}/comments", id(&one["task"])), said).await;
    let files = format!("/subjects/task/{}/attachments", id(&one["task"]));
    let file = app.attach(&app.director, &files, "note.txt", b"Two metres.").await.expect(201);
    let question = json!({"currency": "EUR", "start": "2027-01", "months": 3});
    let scenario = app.post("/scenarios", json!({"name": "Lean", "question": question})).await;
    let items = format!("/scenarios/{}/items", id(&scenario));
    let taken = app.post(&items, json!({"all": true})).await;
    let allocation = json!({"resource_id": id(&resource), "spans": [
        {"from": "2027-03-08", "to": "2027-03-12", "minutes": 600}
    ]});
    let allocations = format!("/projects/{}/allocations", id(&project));
    let spare = allocation.clone();
    let allocation = app.post(&allocations, allocation).await;
    let wish = json!({
        "job_role_id": id(&job_role), "amount": "40", "from": "2027-03-08", "to": "2027-03-19"
    });
    let wish = app.post(&format!("/projects/{}/staffing_requests", id(&project)), wish).await;
    let proposals = format!("/staffing_requests/{}/proposals", id(&wish));
    let offer = Some(json!({"resource_id": id(&resource)}));
    let offer = app.call(&app.director, "POST", &proposals, &[], offer).await.expect(200);
    // Whoever made a proposal takes it back: of a counter-proposal those who ask.
    let counter = format!("/staffing_proposals/{}/counter", id(&offer["proposals"][0]));
    let less = Some(json!({"minutes": 60}));
    let counter = app.call(&app.director, "POST", &counter, &[], less).await.expect(200);
    // The newest step is one of its own, so that taking it back takes nothing from the others.
    app.post(&allocations, spare).await;
    let steps = app.get("/staffing_edits").await;
    let snapshot = app.post("/staffing_snapshots", json!({"name": "Before"})).await;
    let nouns = BTreeMap::from([
        ("staffing_edits", id(&steps["items"][0])),
        ("staffing_snapshots", id(&snapshot)),
        ("staffing_requests", id(&wish)),
        ("staffing_proposals", id(&offer["proposals"][0])),
        ("staffing_counters", id(&counter["proposals"][1])),
        ("allocations", id(&allocation)),
        ("scenarios", id(&scenario)),
        ("scenario_items", id(&taken["items"][0])),
        ("comments", id(&comment)),
        ("attachments", id(&file)),
        ("give_gets", id(&give)),
        ("change_requests", id(&change)),
        ("cross_dependencies", id(&cross["dependency"])),
        ("portfolios", id(&portfolio)),
        ("programs", id(&program)),
        ("projects", id(&project)),
        ("tasks", id(&one["task"])),
        ("dependencies", id(&link["dependency"])),
        ("assignments", id(&work["assignment"])),
        ("baselines", id(&baseline)),
        ("resources", id(&resource)),
        ("leave", id(&leave)),
        ("teams", id(&team)),
        ("job_roles", id(&job_role)),
        ("locations", id(&place)),
        ("resource_terms", id(&term)),
        ("resource_roles", id(&held)),
        ("resource_rates", id(&rate)),
        ("skills", id(&skill)),
        ("resource_skills", id(&able)),
        ("roles", id(&role)),
        ("users", id(&user)),
        ("role_grants", id(&grant)),
        ("calendars", id(&calendar)),
        // The oldest: others build on it, so that taking it back is refused.
        ("edits", id(edits["items"].as_array().unwrap().last().unwrap())),
    ]);
    (nouns, uuid(&other))
}

async fn ask(
    app: &TestApp,
    nouns: &BTreeMap<&'static str, String>,
    operation: &Operation,
    token: &str,
) -> u16 {
    let collection = match operation.path.split('/').nth(3).unwrap() {
        "staffing_proposals" if operation.path.ends_with("/withdraw") => "staffing_counters",
        collection => collection,
    };
    let noun = nouns.get(collection).cloned().unwrap_or_else(|| Uuid::now_v7().to_string());
    let mut path = operation.path.replace("{id}", &noun);
    if path.ends_with("/days") {
        path.push_str("?from=2026-03-02&to=2026-03-03");
    }
    if path.ends_with("/news") {
        path.push_str("?since=1");
    }
    // Nobody has seen this version: what is allowed is then stale, and nothing is destroyed.
    let headers = [("if-match", "\"999\"")];
    let body = operation.body.clone();
    app.call(token, &operation.method, &path, &headers, body).await.status.as_u16()
}

#[tokio::test]
async fn every_operation_answers_everyone_as_declared() {
    let app = TestApp::new().await;
    let (nouns, other) = nouns(&app).await;
    let operations = operations();
    let public: BTreeSet<&str> = operations
        .iter()
        .filter(|operation| operation.need == "public")
        .map(|operation| operation.name.as_str())
        .collect();
    assert_eq!(public, BTreeSet::from(PUBLIC), "public operations are listed here one by one");

    let mut wrong = vec![];
    for operation in &operations {
        let status = ask(&app, &nouns, operation, "").await;
        if (operation.need == "public") == (status == 401 || status == 403) {
            wrong.push(format!("{} for nobody: {status}", operation.name));
        }
    }
    for (role, _, permissions) in SHIPPED_ROLES {
        let token = app.as_role(role, None).await;
        for operation in &operations {
            let status = ask(&app, &nouns, operation, &token).await;
            let open = matches!(operation.need.as_str(), "public" | "signed_in");
            let may = open || permissions.contains(&operation.need.as_str());
            if status == 401 || status >= 500 || may == (status == 403) {
                wrong.push(format!("{} for {role}: {status}", operation.name));
            }
        }
    }
    let elsewhere = app.as_role("pmo_director", Some(("project", other))).await;
    for operation in &operations {
        let status = ask(&app, &nouns, operation, &elsewhere).await;
        let open = matches!(operation.need.as_str(), "public" | "signed_in");
        let may = open || ANYWHERE.contains(&operation.name.as_str());
        if status == 401 || status >= 500 || may == (status == 403) {
            wrong.push(format!("{} for a director of another project: {status}", operation.name));
        }
    }
    assert!(wrong.is_empty(), "{} answers differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[tokio::test]
async fn unknown_operations_are_not_there() {
    let app = TestApp::new().await;
    let reply = app.call(&app.director, "GET", "/nothing", &[], None).await;
    assert_eq!(reply.status.as_u16(), 404);
    assert_eq!(reply.code(), "not_found");
    assert_eq!(reply.headers["content-type"], "application/problem+json");
    let reply = app.call("stc_wrong", "GET", "/me", &[], None).await;
    assert_eq!(reply.status.as_u16(), 401);
    assert_eq!(reply.code(), "access.not_signed_in");
}
