//! Types of plans: who defines them, where plans of a type may be, how they are numbered, and what a plan
//! keeps when it becomes of another type.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::{
    imports::{commit, settled, upload},
    requests::{form, send, stranger, submitted},
    test_app::{Reply, TestApp, id},
};

async fn add(app: &TestApp, noun: &str, name: &str, more: Value) -> Value {
    let mut body = json!({"noun": noun, "name": name});
    let more = more.as_object().unwrap().clone();
    body.as_object_mut().unwrap().extend(more);
    app.post("/plan_types", body).await
}

async fn tries(app: &TestApp, method: &str, path: &str, version: i64, body: Value) -> Reply {
    let tag = format!("\"{version}\"");
    app.call(&app.director, method, path, &[("if-match", tag.as_str())], Some(body)).await
}

fn version(noun: &Value) -> i64 {
    noun["version"].as_i64().unwrap()
}

async fn project(app: &TestApp, name: &str, more: Value) -> Value {
    let mut body = json!({"name": name, "start": "2027-03-01T08:00"});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    app.post("/projects", body).await
}

/// A type of program, a type of project that may be in its programs only, and one program of each type.
struct Case {
    app: TestApp,
    line: Value,
    release: Value,
    pumps: Value,
    other: Value,
}

impl Case {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let line = add(&app, "program", "Product line", json!({"color": "teal"})).await;
        let parents = json!({"program_type_ids": [id(&line)], "portfolio": false, "alone": false});
        let release = add(&app, "project", "Release", json!({"parents": parents})).await;
        let pumps = json!({"name": "Pumps", "plan_type_id": id(&line)});
        let pumps = app.post("/programs", pumps).await;
        let other = app.post("/programs", json!({"name": "Harbour"})).await;
        Self { app, line, release, pumps, other }
    }
}

#[tokio::test]
async fn only_the_pmo_defines_types_and_everybody_reads_them() {
    let app = TestApp::new().await;
    let list = app.get("/plan_types").await;
    let found: Vec<(&str, &str, bool)> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let text = |field: &str| one[field].as_str().unwrap();
            (text("noun"), text("name"), one["standard"].as_bool().unwrap())
        })
        .collect();
    assert_eq!(found, [("project", "Project", true), ("program", "Program", true)]);
    assert_eq!(list["items"][0]["numbering"], Value::Null);

    let member = app.as_role("team_member", None).await;
    app.call(&member, "GET", "/plan_types?noun=program", &[], None).await.expect(200);
    let body = json!({"noun": "project", "name": "Mine"});
    for role in ["team_member", "portfolio_manager", "project_manager"] {
        let token = app.as_role(role, None).await;
        let refused = send(&app, &token, "POST", "/plan_types", body.clone()).await;
        assert_eq!(refused.status.as_u16(), 403, "{role}");
    }
    let analyst = app.as_role("pmo_analyst", None).await;
    send(&app, &analyst, "POST", "/plan_types", body).await.expect(201);

    let nowhere = json!({"program_type_ids": [], "portfolio": false, "alone": false});
    let within =
        json!({"program_type_ids": [list["items"][1]["id"]], "portfolio": true, "alone": true});
    let of_projects =
        json!({"program_type_ids": [list["items"][0]["id"]], "portfolio": true, "alone": true});
    for (body, code) in [
        (json!({"noun": "epic", "name": "A"}), "plan_type.unknown_noun"),
        (json!({"noun": "project", "name": " "}), "name_missing"),
        (json!({"noun": "project", "name": "MINE"}), "plan_type.name_taken"),
        (json!({"noun": "project", "name": "A", "color": "mauve"}), "plan_type.unknown_look"),
        (json!({"noun": "project", "name": "A", "icon": "../x"}), "plan_type.unknown_look"),
        (json!({"noun": "project", "name": "A", "parents": nowhere}), "plan_type.no_parent"),
        (
            json!({"noun": "program", "name": "A", "parents": within}),
            "plan_type.no_programs_within",
        ),
        (
            json!({"noun": "project", "name": "A", "parents": of_projects}),
            "plan_type.unknown_parent",
        ),
        (
            json!({"noun": "project", "name": "A", "numbering": {"prefix": "P1"}}),
            "plan_type.bad_prefix",
        ),
        (
            json!({"noun": "project", "name": "A", "numbering": {"prefix": "P-", "width": 0}}),
            "plan_type.bad_width",
        ),
        (
            json!({"noun": "project", "name": "A", "numbering": {"prefix": "P-", "next": 0}}),
            "plan_type.bad_number",
        ),
    ] {
        let reply = send(&app, &app.director, "POST", "/plan_types", body.clone()).await;
        assert_eq!(reply.code(), code, "{body}");
    }
    // A name may be that of a type of the other noun.
    add(&app, "program", "Mine", json!({})).await;
}

#[tokio::test]
async fn a_new_plan_is_of_the_type_that_is_told_or_of_the_standard_one() {
    let Case { app, line, release, pumps, other } = Case::new().await;
    let plain = project(&app, "Plain", json!({})).await;
    assert_eq!((&plain["plan_type"]["name"], &plain["number"]), (&json!("Project"), &Value::Null));
    assert_eq!(
        pumps["plan_type"],
        json!({"id": line["id"], "name": "Product line",
                                          "color": "teal", "icon": "folder"})
    );
    let told = json!({"plan_type_id": id(&release), "program_id": id(&pumps)});
    let one = project(&app, "Pumps 2", told).await;
    assert_eq!(one["plan_type"]["name"], "Release");

    // Found by it, in the lists, the register and the roadmap.
    let of_it = format!("plan_type_id={}", id(&release));
    for list in ["projects", "register"] {
        let found = app.get(&format!("/{list}?{of_it}")).await;
        assert_eq!((&found["total"], &found["items"][0]["name"]), (&json!(1), &json!("Pumps 2")));
        assert_eq!(found["items"][0]["plan_type"]["name"], "Release");
    }
    let programs = app.get(&format!("/programs?plan_type_id={}", id(&line))).await;
    assert_eq!(programs["items"][0]["name"], "Pumps");
    let roadmap = app.get("/roadmap").await;
    let bar = roadmap["bars"].as_array().unwrap().iter().find(|bar| bar["name"] == "Pumps 2");
    assert_eq!(bar.unwrap()["plan_type"]["name"], "Release");
    let file = app.call(&app.director, "GET", "/roadmap/roadmap.pdf?lanes=type", &[], None).await;
    assert_eq!(file.status.as_u16(), 200);

    // A copy is of the type of its original, and so is what is begun from a template.
    let copied = json!({"name": "Pumps 3"});
    let copied = app.post(&format!("/projects/{}/copy", id(&one)), copied).await;
    assert_eq!(copied["plan_type"]["name"], "Release");
    let template = json!({"name": "Usual release"});
    let template = app.post(&format!("/projects/{}/template", id(&one)), template).await;
    let begun = json!({"template_id": id(&template), "program_id": id(&pumps)});
    assert_eq!(project(&app, "Pumps 4", begun).await["plan_type"]["name"], "Release");
    let elsewhere = json!({"template_id": id(&template), "name": "Pier", "start": "2027-03-01T08:00",
                           "program_id": id(&other)});
    let refused = send(&app, &app.director, "POST", "/projects", elsewhere).await;
    assert_eq!(refused.code(), "plan_type.parent_not_allowed");

    // A file becomes what is told too.
    let csv = "ID,Name,Duration\n1,Dig,3d\n";
    let import = settled(&app, &upload(&app, "Pumps 5.csv", csv).await).await;
    let body = json!({"program_id": id(&pumps), "plan_type_id": id(&release)});
    let done = commit(&app, &import, body).await;
    let made = app.get(&format!("/projects/{}", done["project_id"].as_str().unwrap())).await;
    assert_eq!(made["plan_type"]["name"], "Release");

    // Another standard type is what new plans are from then on.
    let idea = add(&app, "project", "Study", json!({})).await;
    let path = format!("/plan_types/{}", id(&idea));
    assert_eq!(app.patch(&path, 1, json!({"standard": true})).await["standard"], true);
    assert_eq!(project(&app, "Later", json!({})).await["plan_type"]["name"], "Study");
    let standard = app.get("/plan_types?noun=project").await["items"].clone();
    let count = standard.as_array().unwrap().iter().filter(|one| one["standard"] == true).count();
    assert_eq!(count, 1);
    for body in [json!({"standard": false}), json!({"archived": true})] {
        assert_eq!(tries(&app, "PATCH", &path, 2, body).await.code(), "plan_type.is_standard");
    }
    let reply = app.delete(&path, 2).await;
    assert_eq!(reply.code(), "plan_type.is_standard");
}

#[tokio::test]
async fn a_plan_where_its_type_may_not_be_is_refused_with_what_is_allowed() {
    let Case { app, release, pumps, other, .. } = Case::new().await;
    let body = json!({"name": "Pier", "start": "2027-03-01T08:00", "plan_type_id": id(&release),
                      "program_id": id(&other)});
    let refused = send(&app, &app.director, "POST", "/projects", body).await;
    assert_eq!(refused.code(), "plan_type.parent_not_allowed");
    assert_eq!(refused.body["fields"][0]["field"], "program_id", "{}", refused.body);
    assert_eq!(
        refused.body["detail"],
        "A plan of the type “Release” may not be in the program “Harbour”, which is of the type \
         “Program”. It may be in a program of the type “Product line”. Choose one of these, or another \
         type."
    );
    // Alone, or directly in a portfolio.
    let grow = app.post("/portfolios", json!({"name": "Grow"})).await;
    for home in [json!({}), json!({"portfolio_id": id(&grow)})] {
        let mut body =
            json!({"name": "Pier", "start": "2027-03-01T08:00", "plan_type_id": id(&release)});
        body.as_object_mut().unwrap().extend(home.as_object().unwrap().clone());
        let refused = send(&app, &app.director, "POST", "/projects", body).await;
        assert_eq!(refused.code(), "plan_type.parent_not_allowed");
    }

    // Moving.
    let told = json!({"plan_type_id": id(&release), "program_id": id(&pumps)});
    let one = project(&app, "Pumps 2", told).await;
    let path = format!("/projects/{}", id(&one));
    let away = json!({"program_id": id(&other)});
    assert_eq!(tries(&app, "PATCH", &path, 1, away).await.code(), "plan_type.parent_not_allowed");
    // Becoming of the type.
    let pier = project(&app, "Pier", json!({"program_id": id(&other)})).await;
    let becomes = json!({"plan_type_id": id(&release)});
    let pier_path = format!("/projects/{}", id(&pier));
    let refused = tries(&app, "PATCH", &pier_path, 1, becomes).await;
    assert_eq!(refused.body["fields"][0]["field"], "plan_type_id");
    // Both at once is allowed.
    let both = json!({"plan_type_id": id(&release), "program_id": id(&pumps)});
    assert_eq!(app.patch(&pier_path, 1, both).await["plan_type"]["name"], "Release");

    // The program becoming of a type where they may not be: they are named.
    let list = app.get("/plan_types?noun=program").await;
    let standard = id(&list["items"][0]);
    let path = format!("/programs/{}", id(&pumps));
    let refused = tries(&app, "PATCH", &path, 1, json!({"plan_type_id": standard})).await;
    assert_eq!(refused.code(), "plan_type.projects_not_allowed");
    let detail = refused.body["detail"].as_str().unwrap();
    assert!(detail.starts_with("2 projects (“"), "{detail}");
    assert!(detail.contains("Pier”") && detail.contains("Pumps 2”"), "{detail}");

    // A type of programs that has to be in a portfolio.
    let parents = json!({"portfolio": true, "alone": false});
    let theme = add(&app, "program", "Theme", json!({"parents": parents})).await;
    let body = json!({"name": "Water", "plan_type_id": id(&theme)});
    let refused = send(&app, &app.director, "POST", "/programs", body).await;
    assert_eq!(refused.code(), "plan_type.parent_not_allowed");
    let body = json!({"name": "Water", "plan_type_id": id(&theme), "portfolio_id": id(&grow)});
    let water = app.post("/programs", body).await;
    let path = format!("/programs/{}", id(&water));
    let refused = tries(&app, "PATCH", &path, 1, json!({"portfolio_id": null})).await;
    assert_eq!(refused.code(), "plan_type.parent_not_allowed");
}

#[tokio::test]
async fn a_rule_under_which_plans_would_be_elsewhere_is_refused_and_names_them() {
    let Case { app, line, release, pumps, .. } = Case::new().await;
    for number in 1..=7 {
        let told = json!({"plan_type_id": id(&release), "program_id": id(&pumps)});
        project(&app, &format!("Pumps {number}"), told).await;
    }
    let path = format!("/plan_types/{}", id(&release));
    let alone = json!({"parents": {"program_type_ids": [], "portfolio": false, "alone": true}});
    let refused = tries(&app, "PATCH", &path, 1, alone.clone()).await;
    assert_eq!(refused.code(), "plan_type.plans_elsewhere");
    let detail = refused.body["detail"].as_str().unwrap();
    assert!(detail.starts_with("7 projects (“") && detail.contains("Pumps 5”"), "{detail}");
    assert!(!detail.contains("Pumps 6”") && detail.contains(" and others"), "{detail}");
    assert_eq!(app.get(&path).await["parents"]["alone"], false, "nothing of it was written");
    // Whoever may not see them is told how many.
    let roles = app.get("/roles").await;
    let role =
        roles["items"].as_array().unwrap().iter().find(|role| role["key"] == "client").unwrap();
    let permissions = format!("/roles/{}", id(role));
    let allowed = json!({"permissions": ["plan_type.configure"]});
    app.patch(&permissions, version(role), allowed).await;
    let client = app.as_role("client", None).await;
    let reply = app.call(&client, "PATCH", &path, &[("if-match", "\"1\"")], Some(alone)).await;
    let detail = reply.body["detail"].as_str().unwrap();
    assert!(detail.starts_with("7 projects of the type"), "{detail}");
    // More is allowed without a word.
    let more = json!({"parents": {"program_type_ids": null, "portfolio": true, "alone": true}});
    let now = app.patch(&path, 1, more).await;
    assert_eq!(now["parents"]["program_type_ids"], Value::Null);
    // A type that is used, or named, stays.
    let reply = app.delete(&path, 2).await;
    assert_eq!(reply.code(), "plan_type.in_use");
    assert!(reply.body["detail"].as_str().unwrap().contains("7 projects"), "{}", reply.body);
    app.patch(
        &path,
        2,
        json!({"parents": {"program_type_ids": [id(&line)], "portfolio": false,
                                           "alone": false}}),
    )
    .await;
    let reply = app.delete(&format!("/plan_types/{}", id(&line)), 1).await;
    assert!(reply.body["detail"].as_str().unwrap().contains("parents of “Release”"));

    // Archived: what is of it stays and may be edited, nothing new is of it.
    app.patch(&path, 3, json!({"archived": true})).await;
    let body = json!({"name": "Pumps 8", "start": "2027-03-01T08:00", "plan_type_id": id(&release),
                      "program_id": id(&pumps)});
    let refused = send(&app, &app.director, "POST", "/projects", body).await;
    assert_eq!(refused.code(), "plan_type.archived");
    let one =
        app.get(&format!("/projects?plan_type_id={}", id(&release))).await["items"][0].clone();
    let renamed =
        app.patch(&format!("/projects/{}", id(&one)), 1, json!({"name": "Pumps A"})).await;
    assert_eq!(renamed["plan_type"]["name"], "Release");
}

#[tokio::test]
async fn plans_are_numbered_and_no_number_is_given_twice() {
    let app = TestApp::new().await;
    let numbering = json!({"numbering": {"prefix": "prd-", "width": 4, "next": 41}});
    let product = add(&app, "project", "Product", numbering).await;
    assert_eq!(
        product["numbering"],
        json!({"prefix": "PRD-", "width": 4, "next": 41,
                                            "example": "PRD-0041"})
    );
    let of_it = || json!({"plan_type_id": id(&product)});
    let first = project(&app, "First", of_it()).await;
    assert_eq!((&first["number"], &first["key"]), (&json!("PRD-0041"), &json!("PRD-0041")));
    // Whoever chooses a key has it beside the number.
    let own = json!({"plan_type_id": id(&product), "key": "PUMPS"});
    let second = project(&app, "Second", own).await;
    assert_eq!((&second["number"], &second["key"]), (&json!("PRD-0042"), &json!("PUMPS")));
    let found = app.get("/projects?q=prd-0042").await;
    assert_eq!(found["items"][0]["name"], "Second");
    // A number that is somebody's key already is left out.
    project(&app, "Taken", json!({"key": "prd-0043"})).await;
    assert_eq!(project(&app, "Third", of_it()).await["number"], "PRD-0044");

    // A number is not given again, though its project is gone, and the series does not go back.
    let last = project(&app, "Gone", of_it()).await;
    assert_eq!(app.delete(&format!("/projects/{}", id(&last)), 1).await.status.as_u16(), 204);
    assert_eq!(project(&app, "After", of_it()).await["number"], "PRD-0046");
    let path = format!("/plan_types/{}", id(&product));
    let back = json!({"numbering": {"prefix": "PRD-", "next": 45}});
    assert_eq!(tries(&app, "PATCH", &path, 1, back).await.code(), "plan_type.number_given");
    let now = app.patch(&path, 1, json!({"numbering": {"prefix": "PRD-", "width": 6}})).await;
    assert_eq!(now["numbering"]["example"], "PRD-000047");
    let now =
        app.patch(&path, 2, json!({"numbering": {"prefix": "PRD-", "width": 6, "next": 100}}));
    assert_eq!(now.await["numbering"]["next"], 100);
    // Another prefix and back: it goes on where it was.
    app.patch(&path, 3, json!({"numbering": {"prefix": "X-"}})).await;
    assert_eq!(project(&app, "Other", of_it()).await["number"], "X-0001");
    app.patch(&path, 4, json!({"numbering": {"prefix": "PRD-"}})).await;
    assert_eq!(project(&app, "Back", of_it()).await["number"], "PRD-0100");

    // A copy has a number of its own, a template none, and programs are numbered too.
    let copy = app.post(&format!("/projects/{}/copy", id(&first)), json!({"name": "Copy"})).await;
    assert_eq!((&copy["number"], &copy["key"]), (&json!("PRD-0101"), &json!("PRD-0101")));
    let made = format!("/projects/{}/template", id(&first));
    let template = app.post(&made, json!({"name": "Usual"})).await;
    assert_eq!(
        (&template["number"], &template["plan_type"]["name"]),
        (&Value::Null, &json!("Product"))
    );
    let line =
        add(&app, "program", "Line", json!({"numbering": {"prefix": "LN-", "width": 2}})).await;
    let program = app.post("/programs", json!({"name": "P", "plan_type_id": id(&line)})).await;
    assert_eq!(program["number"], "LN-01");

    // Many at the same moment.
    let body = json!({"name": "Same", "start": "2027-03-01T08:00", "plan_type_id": id(&product)});
    let many = (0..12).map(|_| send(&app, &app.director, "POST", "/projects", body.clone()));
    let made = futures::future::join_all(many).await;
    let numbers: BTreeSet<String> = made
        .into_iter()
        .map(|reply| reply.expect(201)["number"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(numbers.len(), 12, "{numbers:?}");
}

#[tokio::test]
async fn a_project_that_becomes_of_another_type_keeps_everything() {
    let app = TestApp::new().await;
    let study = add(&app, "project", "Study", json!({"numbering": {"prefix": "ST-"}})).await;
    let product = add(&app, "project", "Product", json!({"numbering": {"prefix": "PRD-"}})).await;
    let one = project(&app, "Pumps", json!({"key": "PUM"})).await;
    let path = format!("/projects/{}", id(&one));
    let talk = format!("/subjects/project/{}", id(&one));
    let task = app.post(&format!("{path}/tasks"), json!({"name": "Dig"})).await;
    app.post(&format!("{talk}/comments"), json!({"text": "Mind the cables."})).await;
    let files = format!("{talk}/attachments");
    app.attach(&app.director, &files, "sketch.txt", b"pumps").await.expect(201);
    let before = app.get(&path).await;
    let becomes = json!({"plan_type_id": id(&study)});
    let now = app.patch(&path, version(&before), becomes).await;
    // It had no number: it gets one beside its key.
    assert_eq!(
        (&now["id"], &now["key"], &now["number"], &now["plan_type"]["name"]),
        (&one["id"], &json!("PUM"), &json!("ST-0001"), &json!("Study"))
    );
    // It has one: that stays.
    let now = app.patch(&path, version(&now), json!({"plan_type_id": id(&product)})).await;
    assert_eq!((&now["number"], &now["plan_type"]["name"]), (&json!("ST-0001"), &json!("Product")));
    assert_eq!(app.get(&format!("{path}/tasks")).await["items"][0]["id"], task["task"]["id"]);
    assert_eq!(app.get(&format!("{talk}/comments")).await["items"][0]["text"], "Mind the cables.");
    assert_eq!(app.get(&files).await["items"][0]["name"], "sketch.txt");
    // The history tells it, and an undo of something else leaves the type alone.
    let told = app.get(&format!("/changes?project_id={}", id(&one))).await;
    let told = told["items"].as_array().unwrap().iter();
    let types = told.filter(|one| one["after"].get("plan_type_id").is_some_and(|id| !id.is_null()));
    assert_eq!(types.count(), 3, "made of one type, and changed twice");
    let unknown = json!({"plan_type_id": id(&one)});
    assert_eq!(
        tries(&app, "PATCH", &path, version(&now), unknown).await.code(),
        "plan_type.unknown"
    );
    // Who may not manage the project does not change what it is.
    let member = app.as_role("team_member", None).await;
    let tag = format!("\"{}\"", version(&now));
    let body = Some(json!({"plan_type_id": id(&study)}));
    let refused = app.call(&member, "PATCH", &path, &[("if-match", tag.as_str())], body).await;
    assert_eq!(refused.status.as_u16(), 403);
}

#[tokio::test]
async fn new_projects_of_a_type_begin_with_its_lifecycle() {
    let app = TestApp::new().await;
    let definition = json!({"stages": [{"key": "plan", "name": "Plan", "gate": {"name": "Go"}},
                                       {"key": "do", "name": "Do"}]});
    let lifecycle = json!({"name": "Light", "subject_kind": "project", "definition": definition,
                           "applies_when": "type = \"Product\""});
    let lifecycle = app.post("/lifecycles", lifecycle).await;
    let product = add(&app, "project", "Product", json!({"lifecycle_id": id(&lifecycle)})).await;
    assert_eq!(product["lifecycle"]["name"], "Light");
    let one = project(&app, "Pumps", json!({"plan_type_id": id(&product)})).await;
    let place = app.get(&format!("/projects/{}/lifecycle", id(&one))).await;
    assert_eq!(place["lifecycle"]["name"], "Light", "{place}");
    let other = project(&app, "Pier", json!({})).await;
    let place = app.get(&format!("/projects/{}/lifecycle", id(&other))).await;
    assert_eq!(place["lifecycle"], Value::Null, "{place}");
    let body = json!({"noun": "program", "name": "Line", "lifecycle_id": id(&lifecycle)});
    let refused = send(&app, &app.director, "POST", "/plan_types", body).await;
    assert_eq!(refused.code(), "plan_type.bad_lifecycle");
}

#[tokio::test]
async fn a_request_becomes_a_plan_of_the_type_that_its_own_type_names() {
    let app = TestApp::new().await;
    let product = add(&app, "project", "Product", json!({"numbering": {"prefix": "PRD-"}})).await;
    let program = app.get("/plan_types?noun=program").await["items"][0].clone();
    let wrong = json!({"name": "Bad", "form": form(), "plan_type_id": id(&program)});
    let refused = send(&app, &app.director, "POST", "/request_types", wrong).await;
    assert_eq!(refused.code(), "plan_type.unknown");
    let kind = json!({"name": "Idea", "form": form(), "plan_type_id": id(&product)});
    let kind = app.post("/request_types", kind).await;
    let ann = stranger(&app, "Ann").await;
    let request = submitted(&app, &ann, &kind, "Flood gates").await;
    let waiting = app.get(&format!("/register?plan_type_id={}", id(&product))).await;
    assert_eq!(waiting["items"][0]["name"], "Flood gates");
    let at = format!("/subjects/request/{}", id(&request));
    app.post(&format!("{at}/comments"), json!({"text": "A sketch?"})).await;
    app.attach(&ann.token, &format!("{at}/attachments"), "sketch.txt", b"x").await.expect(201);

    let approvers = json!([{"kind": "person", "id": app.system.user_id}]);
    let step = json!([{"name": "Board", "rule": "any", "approvers": approvers}]);
    let route = json!({"name": "Board", "subject_kind": "request", "steps": step});
    app.post("/approval_routes", route).await;
    let triage = format!("/requests/{}/triage", id(&request));
    for deed in ["take", "decide"] {
        send(&app, &app.director, "POST", &triage, json!({ "do": deed })).await.expect(200);
    }
    let waits = format!("/approvals?subject_kind=request&subject_id={}", id(&request));
    let approval = app.get(&waits).await["items"][0].clone();
    let decide = format!("/approvals/{}/decisions", id(&approval));
    let tag = approval["version"].to_string();
    let yes = Some(json!({"choice": "approve", "step": 0}));
    app.call(&app.director, "POST", &decide, &[("if-match", &tag)], yes).await.expect(200);

    let convert = format!("/requests/{}/convert", id(&request));
    let start = json!({"start": "2027-03-01T08:00"});
    let done = send(&app, &app.director, "POST", &convert, start).await.expect(200);
    assert_eq!(done["id"], request["id"]);
    let made = app.get(&format!("/projects/{}", done["project"]["id"].as_str().unwrap())).await;
    assert_eq!(
        (&made["plan_type"]["name"], &made["number"]),
        (&json!("Product"), &json!("PRD-0001"))
    );
    // The request keeps its number, what was said and what was attached, and the project leads to it.
    let back = app.get(&format!("/requests?project_id={}", id(&made))).await["items"][0].clone();
    assert_eq!((&back["id"], &back["number"]), (&request["id"], &request["number"]));
    assert_eq!(app.get(&format!("{at}/comments")).await["items"][0]["text"], "A sketch?");
    assert_eq!(app.get(&format!("{at}/attachments")).await["items"][0]["name"], "sketch.txt");
}
