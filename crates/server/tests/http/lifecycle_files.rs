//! Lifecycles as files: exported, carried to another installation, and kept there as they were.

use serde_json::{Value, json};

use crate::{
    requests::send,
    test_app::{Person, Reply, TestApp, id},
};

/// An installation with what the lifecycle of the tests speaks of.
struct Office {
    app: TestApp,
    ben: Person,
    route: String,
}

impl Office {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let ben = app.as_person("executive", None, Some("Ben")).await;
        let route = json!({"name": "Board", "subject_kind": "gate_review", "steps": [
            {"name": "Board", "rule": "any", "approvers": [{"kind": "person", "id": ben.id}]}]});
        let route = id(&app.post("/approval_routes", route).await);
        Self { app, ben, route }
    }

    /// The id of a shipped role of the program.
    async fn role(&self, key: &str) -> Value {
        let roles = self.app.get("/roles").await;
        let roles = roles["items"].as_array().unwrap();
        roles.iter().find(|one| one["key"] == key).unwrap()["id"].clone()
    }

    async fn email(&self) -> String {
        let users = self.app.get("/users").await;
        let users = users["items"].as_array().unwrap();
        let ben = users.iter().find(|one| one["name"] == "Ben").unwrap();
        ben["email"].as_str().unwrap().to_owned()
    }

    /// A lifecycle that uses everything there is.
    async fn lifecycle(&self) -> Value {
        let definition = json!({
            "stages": [
                {"key": "idea", "name": "Idea", "purpose": "Is it worth a look?",
                 "sets_project_stage": "proposed", "fields": {"required": ["description"]},
                 "gate": {"key": "technical", "name": "Screen", "route_id": self.route, "to": "work",
                    "checklist": [{"key": "brief", "text": "A “brief”\nis written", "evidence": "link",
                        "raci": {"responsible": ["lead"], "accountable": ["sponsor"]},
                        "template": {"title": "Brief", "sections": [{"heading": "Why"}]}}],
                    "rules": [{"key": "small", "text": "task_count <= 500", "says": "Plan less."}],
                    "criteria": [{"key": "fit", "text": "It fits", "most": 10}], "least_points": 6},
                 "beside": [{"key": "money", "name": "Money"}]},
                {"key": "work", "name": "Work"}],
            "roles": [
                {"key": "lead", "name": "Lead", "who": {"kind": "field", "field": "project_manager"}},
                {"key": "sponsor", "name": "Sponsor", "who": {"kind": "person", "id": self.ben.id}},
                {"key": "office", "name": "Office",
                 "who": {"kind": "role", "id": self.role("pmo_analyst").await}},
                {"key": "team", "name": "Team"}],
            "kpis": [{"key": "finish", "name": "Finish", "measure": "finish_deviation", "target": 0,
                      "direction": "at_least"}]});
        let body = json!({"name": "Works, large", "subject_kind": "project", "definition": definition,
            "description": "For big ones.", "applies_when": "task_count > 5"});
        self.app.post("/lifecycles", body).await
    }

    async fn file(&self, lifecycle: &Value, query: &str) -> String {
        let path = format!("/lifecycles/{}/file{query}", id(lifecycle));
        let reply = self.app.call(&self.app.director, "GET", &path, &[], None).await;
        assert_eq!(reply.status.as_u16(), 200, "{}", reply.body);
        String::from_utf8(reply.bytes).unwrap()
    }

    async fn import(&self, content: &str, more: Value) -> Reply {
        let mut body = json!({"content": content});
        for (key, value) in more.as_object().unwrap() {
            body[key] = value.clone();
        }
        send(&self.app, &self.app.director, "POST", "/lifecycle_imports", body).await
    }

    /// Severity, line and field of what is found in a file, which is not kept.
    async fn found(&self, content: &str) -> Vec<(String, u64, String)> {
        let looked = self.import(content, json!({})).await.expect(200);
        assert_eq!(looked["applied"], false);
        let found = looked["findings"].as_array().unwrap().iter();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        found
            .map(|one| {
                assert!(text(&one["message"]).len() > 10);
                (text(&one["severity"]), one["line"].as_u64().unwrap(), text(&one["field"]))
            })
            .collect()
    }
}

fn errors(found: &[(&str, u64, &str)]) -> Vec<(String, u64, String)> {
    let own = |(severity, line, field): &(&str, u64, &str)| {
        ((*severity).to_owned(), *line, (*field).to_owned())
    };
    found.iter().map(own).collect()
}

#[tokio::test]
async fn a_lifecycle_is_carried_to_another_installation_and_back_the_same() {
    let (one, other) = (Office::new().await, Office::new().await);
    let made = one.lifecycle().await;
    assert_eq!(made["key"], "works_large");
    let path = format!("/lifecycles/{}/file", id(&made));
    let reply = one.app.call(&one.app.director, "GET", &path, &[], None).await;
    assert_eq!(reply.headers["content-type"], "application/json");
    assert_eq!(reply.headers["content-disposition"], "attachment; filename=\"works_large-1.json\"");
    let file = String::from_utf8(reply.bytes).unwrap();
    assert!(file.contains("\"route\": \"Board\""), "{file}");
    assert!(file.contains("\"key\": \"pmo_analyst\""), "{file}");
    let email = one.email().await;
    assert!(file.contains(&email) && !file.contains(&one.ben.id.to_string()), "{file}");

    // The other office knows Ben by another address.
    let carried = file.replace(&email, &other.email().await);
    let looked = other.import(&carried, json!({})).await.expect(200);
    assert_eq!((&looked["findings"], &looked["lifecycle"]), (&json!([]), &Value::Null));
    assert_eq!(
        (&looked["outcome"], &looked["stages"], &looked["gates"], &looked["revision"]),
        (&json!("added"), &json!(2), &json!(2), &json!(1))
    );
    let before = other.app.get("/lifecycles").await["total"].clone();
    let kept = other.import(&carried, json!({"apply": true})).await.expect(200);
    assert_eq!((&kept["applied"], &kept["outcome"]), (&json!(true), &json!("added")));
    let after = other.app.get("/lifecycles").await;
    assert_eq!(after["total"].as_u64(), before.as_u64().map(|count| count + 1));
    assert_eq!(other.file(&kept["lifecycle"], "").await, carried);

    // The same again is nothing new; a change is the next version, and old ones can still be saved.
    let again = other.import(&carried, json!({"apply": true})).await.expect(200);
    assert_eq!((&again["outcome"], &again["revision"]), (&json!("unchanged"), &json!(1)));
    let changed = carried.replace("\"Money\"", "\"Finance\"");
    let next = json!({"apply": true, "reason": "The board asked for it."});
    let next = other.import(&changed, next).await.expect(200);
    assert_eq!((&next["outcome"], &next["revision"]), (&json!("revised"), &json!(2)));
    assert_eq!(other.file(&kept["lifecycle"], "").await, changed);
    assert_eq!(other.file(&kept["lifecycle"], "?revision=1").await, carried);
    let revisions = format!("/lifecycles/{}/revisions", id(&kept["lifecycle"]));
    assert_eq!(other.app.get(&revisions).await["items"][0]["reason"], "The board asked for it.");
    let path = format!("/lifecycles/{}/file?revision=9", id(&kept["lifecycle"]));
    let gone = other.app.call(&other.app.director, "GET", &path, &[], None).await;
    assert_eq!(gone.status.as_u16(), 404);

    // Or it is a lifecycle of its own, with a name and a key of its own.
    let taken = other.import(&changed, json!({"as_new": true})).await.expect(200);
    assert_eq!((&taken["outcome"], &taken["findings"][0]["field"]), (&Value::Null, &json!("name")));
    let own = json!({"as_new": true, "name": "Works, small", "apply": true});
    let own = other.import(&changed, own).await.expect(200);
    assert_eq!(
        (&own["outcome"], &own["lifecycle"]["name"]),
        (&json!("added"), &json!("Works, small"))
    );
    let own = other.file(&own["lifecycle"], "").await;
    assert!(own.contains("\"key\": \"works_large_2\""), "{own}");
}

#[tokio::test]
async fn every_shipped_method_is_a_file_and_comes_back_as_it_was() {
    let office = Office::new().await;
    let methods = office.app.get("/lifecycle_methods").await;
    for method in methods["items"].as_array().unwrap() {
        let file = serde_json::to_string(method).unwrap();
        let kept = office.import(&file, json!({"apply": true})).await.expect(200);
        let written = office.file(&kept["lifecycle"], "").await;
        let looked = office.import(&written, json!({})).await.expect(200);
        assert_eq!(
            (&looked["outcome"], &looked["lifecycle"], &looked["key"]),
            (&json!("unchanged"), &kept["lifecycle"], &method["key"])
        );
    }
}

#[tokio::test]
async fn what_is_wrong_in_a_file_is_told_by_line_and_nothing_is_kept() {
    let office = Office::new().await;
    let made = office.lifecycle().await;
    let file = office.file(&made, "").await;
    let line = |part: &str| {
        let at = file.find(part).unwrap_or_else(|| panic!("{part} in {file}"));
        file[..at].matches('\n').count() as u64 + 1
    };
    for (content, wanted) in [
        (String::new(), vec![("error", 1, "")]),
        ("{\n \"key\": \"x\",\n}".into(), vec![("error", 3, "")]),
        ("[]".into(), vec![("error", 1, "")]),
        (
            file.replace("\"purpose\": \"Is it", "\"prupose\": \"Is it"),
            vec![("error", line("\"purpose\""), "definition.stages[0].prupose")],
        ),
        (
            file.replace("\"most\": 10", "\"most\": \"ten\""),
            vec![("error", line("\"most\""), "definition.stages[0].gate.criteria[0].most")],
        ),
        (
            file.replace("\"finish_deviation\"", "\"happiness\""),
            vec![("error", line("finish_deviation"), "definition.kpis[0].measure")],
        ),
        (
            file.replace("\"name\": \"Screen\",", "\"name\": \"Screen\", \"name\": \"Sift\","),
            vec![("error", line("\"Screen\""), "definition.stages[0].gate.name")],
        ),
        (
            file.replace("\"to\": \"work\"", "\"to\": \"rest\""),
            vec![("error", line("\"to\""), "definition.stages[0].gate.to")],
        ),
        (
            file.replace("\"subject_kind\": \"project\"", "\"subject_kind\": \"boat\""),
            vec![("error", line("\"subject_kind\""), "subject_kind")],
        ),
        (
            file.replace("\"key\": \"works_large\"", "\"key\": \"Works large\""),
            vec![("error", 2, "key")],
        ),
        // Everything that is not known here, at once.
        (
            file.replace("\"description\"\n", "\"custom.sponsor\"\n")
                .replace("task_count > 5", "boats > 5")
                .replace("task_count <= 500", "crew <= 500"),
            vec![
                ("error", line("\"applies_when\""), "applies_when"),
                ("error", line("\"required\"") + 1, "definition.stages[0].fields.required[0]"),
                ("error", line("task_count <= 500"), "definition.stages[0].gate.rules[0].text"),
            ],
        ),
        (
            file.replace("\"route\": \"Board\"", &format!("\"route_id\": \"{}\"", office.route)),
            vec![("error", line("\"route\""), "definition.stages[0].gate.route_id")],
        ),
    ] {
        assert_eq!(office.found(&content).await, errors(&wanted), "{content}");
        let no = office.import(&content, json!({"apply": true, "leave_out": true})).await;
        assert_eq!((no.status.as_u16(), no.code()), (422, "lifecycle.bad_file"));
        let told = no.body["fields"][0]["message"].as_str().unwrap();
        assert!(told.starts_with(&format!("Line {}: ", wanted[0].1)), "{told}");
    }
    let large = " ".repeat((1 << 20) + 1);
    let no = office.import(&large, json!({})).await;
    assert_eq!((no.status.as_u16(), no.code()), (422, "lifecycle.file_too_large"));
    let now = office.app.get(&format!("/lifecycles/{}", id(&made))).await;
    assert_eq!(now["version"], made["version"]);
}

#[tokio::test]
async fn what_is_not_known_here_is_left_out_only_when_somebody_says_so() {
    let (one, other) = (Office::new().await, TestApp::new().await);
    let file = one.file(&one.lifecycle().await, "").await.replace("pmo_analyst", "harbour_master");
    let other = Office {
        ben: other.as_person("executive", None, Some("Eva")).await,
        app: other,
        route: String::new(),
    };
    let looked = other.import(&file, json!({})).await.expect(200);
    assert_eq!(looked["outcome"], "added");
    let found: Vec<(&str, &str)> = looked["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["severity"].as_str().unwrap(), one["field"].as_str().unwrap()))
        .collect();
    assert_eq!(
        found,
        [
            ("unknown", "definition.stages[0].gate.route"),
            ("unknown", "definition.roles[1].who"),
            ("unknown", "definition.roles[2].who"),
        ]
    );
    let no = other.import(&file, json!({"apply": true})).await;
    assert_eq!((no.status.as_u16(), no.code()), (422, "lifecycle.file_unknown"));
    assert_eq!(no.body["fields"].as_array().unwrap().len(), 3);
    let kept = other.import(&file, json!({"apply": true, "leave_out": true})).await.expect(200);
    let kept = other.app.get(&format!("/lifecycles/{}", id(&kept["lifecycle"]))).await;
    let definition = &kept["definition"];
    assert_eq!(definition["stages"][0]["gate"]["route_id"], Value::Null);
    assert_eq!(definition["roles"][0]["who"]["kind"], "field");
    assert_eq!(
        (&definition["roles"][1]["who"], &definition["roles"][2]["who"]),
        (&Value::Null, &Value::Null)
    );
}

#[tokio::test]
async fn only_who_configures_lifecycles_saves_and_imports_them() {
    let office = Office::new().await;
    let made = office.lifecycle().await;
    let file = office.file(&made, "").await;
    let path = format!("/lifecycles/{}/file", id(&made));
    for role in ["project_manager", "executive", "portfolio_manager"] {
        let who = office.app.as_role(role, None).await;
        let no = office.app.call(&who, "GET", &path, &[], None).await;
        assert_eq!(no.status.as_u16(), 403, "{role}");
        let body = json!({"content": file});
        let no = send(&office.app, &who, "POST", "/lifecycle_imports", body).await;
        assert_eq!(no.status.as_u16(), 403, "{role}");
    }
}

#[tokio::test]
async fn a_key_stays_when_the_name_changes_and_is_given_once() {
    let office = Office::new().await;
    let made = office.lifecycle().await;
    let path = format!("/lifecycles/{}", id(&made));
    let renamed = office.app.patch(&path, 1, json!({"name": "Bridges"})).await;
    assert_eq!(renamed["key"], "works_large");
    let again = office.lifecycle().await;
    assert_eq!(again["key"], "works_large_2");
    let definition = json!({"stages": [{"key": "a", "name": "A"}]});
    let body =
        json!({"key": "No good", "name": "X", "subject_kind": "project", "definition": definition});
    let no = send(&office.app, &office.app.director, "POST", "/lifecycles", body).await;
    assert_eq!((no.status.as_u16(), no.code()), (422, "lifecycle.bad_definition"));
}
