//! Scenarios as overlays on live: figures of plans, overrides, who may see and change, committing, and
//! carrying into projects and back.

use serde_json::{Value, json};

use crate::test_app::{TestApp, id};

/// A portfolio with two projects of 80 hours each, at 50.00 an hour, in March and April 2027.
pub(crate) struct Grow {
    pub(crate) app: TestApp,
    pub(crate) portfolio: String,
    pub(crate) projects: Vec<String>,
    pub(crate) scenario: String,
}

pub(crate) async fn grow() -> Grow {
    let app = TestApp::new().await;
    let portfolio = id(&app.post("/portfolios", json!({"name": "Grow"})).await);
    let team = id(&app.post("/teams", json!({"name": "Pumps"})).await);
    let ann = json!({"name": "Ann", "team_id": team, "standard_rate": "50.00", "currency": "EUR"});
    let ann = id(&app.post("/resources", ann).await);
    let mut projects = vec![];
    for (name, start) in [("One", "2027-03-01T08:00"), ("Two", "2027-04-01T08:00")] {
        let project = json!({
            "name": name, "key": name, "start": start, "portfolio_id": portfolio, "stage": "planned"
        });
        let project = id(&app.post("/projects", project).await);
        let task = json!({"name": "Build", "duration_minutes": 4800});
        let task = app.post(&format!("/projects/{project}/tasks"), task).await;
        let path = format!("/tasks/{}/assignments", id(&task["task"]));
        app.post(&path, json!({"resource_id": ann})).await;
        projects.push(project);
    }
    let question = json!({"currency": "EUR", "start": "2027-03", "months": 6});
    let scenario = json!({"name": "Later", "portfolio_id": portfolio, "question": question});
    let scenario = id(&app.post("/scenarios", scenario).await);
    Grow { app, portfolio, projects, scenario }
}

impl Grow {
    pub(crate) fn path(&self, rest: &str) -> String {
        format!("/scenarios/{}/{rest}", self.scenario)
    }

    pub(crate) async fn take(&self) -> Value {
        self.app.post(&self.path("items"), json!({"all": true})).await
    }

    /// Overrides the item of the project so called.
    pub(crate) async fn change(&self, key: &str, change: Value) -> Value {
        let view = self.app.get(&self.path("overlay")).await;
        let item = view["items"].as_array().unwrap().iter().find(|item| item["key"] == key);
        let item = item.unwrap();
        let path = format!("/scenario_items/{}", id(item));
        self.app.patch(&path, item["version"].as_i64().unwrap(), json!({"change": change})).await
    }

    pub(crate) async fn preview(&self, key: &str) -> Value {
        let items = self.app.get(&self.path("application_preview")).await;
        let items = items["items"].as_array().unwrap().clone();
        items.into_iter().find(|item| item["key"] == key).unwrap()
    }

    pub(crate) async fn apply(&self, item: &Value, more: Value) -> crate::test_app::Reply {
        let mut accepted = json!({"id": item["id"], "seen": item["seen"]});
        accepted.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let body = json!({"reason": "Decided in May", "items": [accepted]});
        let path = format!("/api/v1{}", self.path("applications"));
        self.app.call(&self.app.director, "POST", &path, &[], Some(body)).await
    }
}

#[tokio::test]
async fn what_is_taken_from_live_is_what_the_plans_say() {
    let grow = grow().await;
    let live = format!("/live_figures?portfolio_id={}&start=2027-03&months=3", grow.portfolio);
    let live = grow.app.get(&live).await;
    let one = &live["subjects"][0];
    assert_eq!(live["subjects"].as_array().unwrap().len(), 2);
    assert_eq!(one["costs"], json!([{"name": "Labour", "amounts": [400_000]}]));
    assert_eq!(one["demands"], json!([{"name": "Pumps", "amounts": [4800]}]));
    // March 2027 has 23 working days of eight hours.
    assert_eq!(live["capacity"]["full_time"][0], 23 * 480);
    assert_eq!(live["capacity"]["roles"][0]["amounts"][0], 23 * 480);

    let view = grow.take().await;
    let totals = &view["totals"];
    assert_eq!(totals["items"], 2);
    assert_eq!(totals["cost"], 800_000);
    assert_eq!(totals["cost_by_month"], json!([400_000, 400_000, 0, 0, 0, 0]));
    assert_eq!(totals["roles"][0]["role"], "Pumps");
    assert_eq!(totals["roles"][0]["demand"][0], 4800);
    // Everything is there: there is nothing more to take.
    let path = format!("/api/v1{}", grow.path("items"));
    let again =
        grow.app.call(&grow.app.director, "POST", &path, &[], Some(json!({"all": true}))).await;
    assert_eq!(again.code(), "scenario.nothing_to_take");
}

#[tokio::test]
async fn an_override_changes_the_scenario_and_no_plan() {
    let grow = grow().await;
    grow.take().await;
    let changed = grow.change("One", json!({"shift_months": 1, "scope_percent": 50})).await;
    assert_eq!(changed["item"]["figures"]["start"], "2027-04-01");
    assert_eq!(changed["totals"]["cost_by_month"], json!([0, 600_000, 0, 0, 0, 0]));
    // Values are points: what is said is what is counted, as far as the scope goes.
    let worth = grow.change("One", json!({"value": 64.5})).await;
    assert_eq!(worth["item"]["figures"]["value"], 64.5);
    assert_eq!(worth["totals"]["value"], 64.5);
    grow.change("One", json!({"shift_months": 1, "scope_percent": 50})).await;
    let changed = grow.change("Two", json!({"out": true})).await;
    assert_eq!(changed["item"]["figures"], Value::Null);
    assert_eq!(changed["totals"]["cost"], 200_000);
    assert_eq!(changed["totals"]["items"], 1);
    let project = grow.app.get(&format!("/projects/{}", grow.projects[0])).await;
    assert_eq!(project["planned_start"], "2027-03-01T08:00");

    // Hires and other limits go for the scenario as a whole.
    let scenario = grow.app.get(&format!("/scenarios/{}", grow.scenario)).await;
    let wishes = json!({
        "hires": [{"role": "Pumps", "people": 1, "from": 1, "cost_per_month": 700_000}],
        "targets": {"cost": 100},
    });
    let version = scenario["version"].as_i64().unwrap();
    let path = format!("/scenarios/{}", grow.scenario);
    grow.app.patch(&path, version, json!({"wishes": wishes})).await;
    let view = grow.app.get(&grow.path("overlay")).await;
    let before = view["base"]["roles"][0]["capacity"][1].as_i64().unwrap();
    assert_eq!(view["totals"]["roles"][0]["capacity"][1], before + 22 * 480);
    assert_eq!(view["totals"]["cost"], 200_000 + 5 * 700_000);
    // More money and less time from a month on, and never below nothing.
    let wishes = json!({"limits": [
        {"kind": "budget", "name": "Labour", "from": 2, "amount": 100_000},
        {"kind": "capacity", "name": "Pumps", "from": 1, "amount": -480},
        {"kind": "capacity", "name": "Pumps", "from": 3, "amount": -1_000_000}]});
    grow.app.patch(&path, version + 1, json!({"wishes": wishes})).await;
    let totals = grow.app.get(&grow.path("overlay")).await["totals"].clone();
    assert_eq!(totals["budget_by_month"], json!([0, 0, 100_000, 100_000, 100_000, 100_000]));
    let capacity = totals["roles"][0]["capacity"].as_array().unwrap();
    assert_eq!((&capacity[1], &capacity[3]), (&json!(before - 480), &json!(0)));
    let bad = json!({"wishes": {"hires": [{"role": "", "people": 1}]}});
    let reply = grow
        .app
        .call(
            &grow.app.director,
            "PATCH",
            &format!("/api/v1{path}"),
            &[("if-match", &format!("\"{}\"", version + 2))],
            Some(bad),
        )
        .await;
    assert_eq!(reply.code(), "scenario.bad_overlay");
}

#[tokio::test]
async fn what_has_moved_since_is_told_and_taken_anew() {
    let grow = grow().await;
    grow.take().await;
    grow.change("One", json!({"shift_months": 2})).await;
    assert_eq!(grow.app.get(&grow.path("moved")).await, json!([]));
    let path = format!("/projects/{}", grow.projects[0]);
    let version = grow.app.get(&path).await["version"].as_i64().unwrap();
    grow.app.patch(&path, version, json!({"start": "2027-03-08T08:00"})).await;
    let moved = grow.app.get(&grow.path("moved")).await;
    assert_eq!(moved[0]["key"], "One");
    assert_eq!(
        moved[0]["figures"][0],
        json!({"field": "start", "taken": "2027-03-01", "live": "2027-03-08"})
    );
    let view = grow
        .app
        .call(&grow.app.director, "POST", &grow.path("refresh"), &[], None)
        .await
        .expect(200);
    assert_eq!(view["items"][0]["base"]["start"], "2027-03-08");
    assert_eq!(view["items"][0]["figures"]["start"], "2027-05-08");
    assert_eq!(grow.app.get(&grow.path("moved")).await, json!([]));
}

#[tokio::test]
async fn a_scenario_is_shared_with_whom_its_owner_says() {
    let grow = grow().await;
    grow.take().await;
    let analyst = grow.app.as_role("pmo_analyst", None).await;
    let own = format!("/api/v1/scenarios/{}", grow.scenario);
    let seen = async |token: &str| grow.app.call(token, "GET", &own, &[], None).await;
    assert_eq!(seen(&analyst).await.status.as_u16(), 200);
    let version = grow.app.get(&format!("/scenarios/{}", grow.scenario)).await["version"].clone();
    let patch = json!({"sharing": "members"});
    let path = format!("/scenarios/{}", grow.scenario);
    grow.app.patch(&path, version.as_i64().unwrap(), patch).await;
    assert_eq!(seen(&analyst).await.status.as_u16(), 404);
    let list = grow.app.call(&analyst, "GET", "/api/v1/scenarios", &[], None).await;
    assert_eq!(list.body["items"], json!([]));

    let me =
        grow.app.call(&analyst, "GET", "/api/v1/me", &[], None).await.body["user"]["id"].clone();
    let members = json!({"members": [{"user_id": me, "may_edit": false}]});
    let put = format!("{own}/members");
    let reply = grow.app.call(&grow.app.director, "PUT", &put, &[], Some(members.clone())).await;
    assert_eq!(reply.body[0]["may_edit"], false);
    assert_eq!(seen(&analyst).await.body["may_edit"], false);
    let item = id(&grow.app.get(&grow.path("overlay")).await["items"][0]);
    let item = format!("/api/v1/scenario_items/{item}");
    let body = json!({"change": {"out": true}});
    let head = [("if-match", "\"1\"")];
    let reply = grow.app.call(&analyst, "PATCH", &item, &head, Some(body.clone())).await;
    assert_eq!(reply.code(), "scenario.not_yours");
    // It is not for somebody who could not open it.
    let client = grow.app.as_role("client", None).await;
    let other = grow.app.call(&client, "GET", "/api/v1/me", &[], None).await.body["user"].clone();
    let both = json!({"members": [{"user_id": me}, {"user_id": other["id"]}]});
    let reply = grow.app.call(&grow.app.director, "PUT", &put, &[], Some(both)).await;
    assert_eq!(reply.code(), "scenario.member_cannot_see");
    assert!(reply.body.to_string().contains(other["name"].as_str().unwrap()), "{}", reply.body);
    assert_eq!(grow.app.get(&format!("{path}/members")).await.as_array().unwrap().len(), 1);
    // Who works on it is for the owner to say.
    let reply = grow.app.call(&analyst, "PUT", &put, &[], Some(members)).await;
    assert_eq!(reply.code(), "scenario.not_owner");
    // A copy of what few may see is not for everybody either.
    let portfolio = seen(&analyst).await.body["portfolio"]["id"].clone();
    let copy = json!({"name": "Copy of few", "copy_of": grow.scenario, "portfolio_id": portfolio});
    let head = [("idempotency-key", "copy-of-few")];
    let copy = grow.app.call(&analyst, "POST", "/api/v1/scenarios", &head, Some(copy)).await;
    assert_eq!((copy.status.as_u16(), &copy.body["sharing"]), (201, &json!("members")));
    let head = [("if-match", "\"1\"")];
    let members = json!({"members": [{"user_id": me, "may_edit": true}]});
    grow.app.call(&grow.app.director, "PUT", &put, &[], Some(members)).await;
    let reply = grow.app.call(&analyst, "PATCH", &item, &head, Some(body)).await;
    assert_eq!(reply.status.as_u16(), 200);
    // Two changes of the same item at once: the second is told.
    let reply = grow
        .app
        .call(
            &grow.app.director,
            "PATCH",
            &item,
            &head,
            Some(json!({
                "change": {"shift_months": 1}
            })),
        )
        .await;
    assert_eq!(reply.status.as_u16(), 412);
}

#[tokio::test]
async fn a_snapshot_stays_as_it_is() {
    let grow = grow().await;
    grow.take().await;
    let copy = json!({
        "name": "As of May", "portfolio_id": grow.portfolio, "copy_of": grow.scenario,
        "frozen": true,
    });
    let copy = grow.app.post("/scenarios", copy).await;
    assert_eq!((&copy["frozen"], &copy["live_items"]), (&json!(true), &json!(2)));
    let path = format!("/api/v1/scenarios/{}/refresh", id(&copy));
    let reply = grow.app.call(&grow.app.director, "POST", &path, &[], None).await;
    assert_eq!(reply.code(), "scenario.frozen");
}

#[tokio::test]
async fn scenarios_stand_side_by_side_with_live() {
    let grow = grow().await;
    grow.take().await;
    let copy = json!({
        "name": "Lean", "portfolio_id": grow.portfolio, "copy_of": grow.scenario
    });
    let copy = id(&grow.app.post("/scenarios", copy).await);
    grow.change("Two", json!({"out": true})).await;
    let both = format!("/scenario_comparison?ids={}.{copy}", grow.scenario);
    let found = grow.app.get(&both).await;
    assert_eq!(found["live"]["cost"], 800_000);
    assert_eq!(found["scenarios"][0]["totals"]["cost"], 400_000);
    assert_eq!(found["scenarios"][1]["totals"]["cost"], 800_000);
    // Money that serves no objective has its line, so that each column adds up.
    let none = json!([{"objective": null, "level": 0, "amounts": [800_000, 400_000, 800_000]}]);
    assert_eq!(found["objectives"], none);
    let objective = json!({"name": "Fewer suppliers"});
    let objective = id(&grow.app.post("/objectives", objective).await);
    let link = json!({
        "subject_kind": "project", "subject_id": found["items"][0]["id"],
        "target_kind": "objective", "target_id": objective, "contribution_percent": 25.0
    });
    grow.app.post("/alignments", link).await;
    let served = grow.app.get(&both).await;
    let served = served["objectives"].as_array().unwrap();
    assert_eq!(served[0]["objective"]["name"], "Fewer suppliers");
    assert_eq!(served[0]["amounts"], json!([100_000, 100_000, 100_000]));
    assert_eq!(served[1]["amounts"], json!([700_000, 300_000, 700_000]));
    let two = found["items"].as_array().unwrap().iter().find(|item| item["key"] == "Two").unwrap();
    assert_eq!(two["scenarios"][0], Value::Null);
    assert_eq!(two["live"], two["scenarios"][1]);
    // Four stand side by side, each with its targets.
    let mut ids = vec![grow.scenario.clone(), copy.clone()];
    for name in ["Third", "Fourth"] {
        let body = json!({"name": name, "portfolio_id": grow.portfolio, "copy_of": copy});
        ids.push(id(&grow.app.post("/scenarios", body).await));
    }
    let path = format!("/scenarios/{}", ids[3]);
    grow.app.patch(&path, 1, json!({"wishes": {"targets": {"cost": 500_000}}})).await;
    let four = grow.app.get(&format!("/scenario_comparison?ids={}", ids.join("."))).await;
    let columns = four["scenarios"].as_array().unwrap();
    let costs: Vec<&Value> = columns.iter().map(|one| &one["totals"]["cost"]).collect();
    assert_eq!(costs, [&json!(400_000), &json!(800_000), &json!(800_000), &json!(800_000)]);
    assert_eq!(
        (&columns[3]["name"], &columns[3]["targets"]["cost"]),
        (&json!("Fourth"), &json!(500_000))
    );
    assert_eq!(four["live"]["late_cost_percent"], 0.0);
    let five = [copy.as_str(); 5].join(".");
    let path = format!("/api/v1/scenario_comparison?ids={five}");
    let reply = grow.app.call(&grow.app.director, "GET", &path, &[], None).await;
    assert_eq!(reply.code(), "scenario.bad_comparison");
}

#[tokio::test]
async fn money_and_names_are_for_those_who_may_see_them() {
    let grow = grow().await;
    grow.take().await;
    grow.change("Two", json!({"out": true})).await;
    grow.app.post(&grow.path("commits"), json!({"reason": "Board of May"})).await;
    let scoped = async |name: &str, permissions: &[&str]| {
        let role = json!({"name": name, "permissions": permissions});
        let role = grow.app.post("/roles", role).await["key"].as_str().unwrap().to_owned();
        grow.app.as_role(&role, None).await
    };
    // The cost of a project of one person is that person's rate.
    let planner = ["portfolio.view", "project.view", "scenario.view", "scenario.edit"];
    let planner = scoped("Planner", &planner).await;
    for (method, path, body) in [
        ("GET", format!("/live_figures?portfolio_id={}", grow.portfolio), None),
        ("POST", grow.path("items"), Some(json!({"all": true}))),
        ("POST", grow.path("refresh"), None),
    ] {
        let reply = grow.app.call(&planner, method, &path, &[], body).await;
        assert_eq!(reply.status.as_u16(), 403, "{method} {path}: {}", reply.body);
    }
    // Figures of what was decided may be seen, not of which projects when those may not.
    let reader = scoped("Reader", &["portfolio.view", "scenario.view"]).await;
    let path = format!("/scenario_commits?portfolio_id={}", grow.portfolio);
    let list = grow.app.call(&reader, "GET", &path, &[], None).await.expect(200);
    let one = &list["items"][0];
    assert_eq!(one["content"]["items"].as_array().unwrap().len(), 2);
    for item in [&one["content"]["items"][0], &one["diff"]["live"][0]["after"]] {
        assert_eq!((&item["name"], &item["key"]), (&Value::Null, &Value::Null), "{item}");
    }
    let list = grow.app.get(&path).await;
    assert_eq!(list["items"][0]["diff"]["live"][0]["after"]["name"], "Two");
}

#[tokio::test]
async fn a_commit_says_who_why_and_what_differs() {
    let grow = grow().await;
    grow.take().await;
    grow.change("Two", json!({"out": true})).await;
    let commits = grow.path("commits");
    let path = format!("/api/v1{commits}");
    let empty = json!({"reason": " "});
    let reply = grow.app.call(&grow.app.director, "POST", &path, &[], Some(empty)).await;
    assert_eq!(reply.code(), "scenario.reason_missing");
    let first = grow.app.post(&commits, json!({"reason": "Board of May"})).await;
    assert_eq!((&first["number"], &first["reason"]), (&json!(1), &json!("Board of May")));
    assert_eq!(first["diff"]["live"].as_array().unwrap().len(), 1);
    assert_eq!(first["diff"]["live"][0]["after"]["included"], false);
    assert_eq!(first["diff"]["last"], json!([]));
    grow.change("One", json!({"shift_months": 1})).await;
    let second = grow.app.post(&commits, json!({"reason": "Board of June"})).await;
    assert_eq!(second["diff"]["last"][0]["after"]["start"], "2027-04-01");
    let list = grow.app.get(&format!("/scenario_commits?portfolio_id={}", grow.portfolio)).await;
    let numbers: Vec<i64> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["number"].as_i64().unwrap())
        .collect();
    assert_eq!(numbers, [2, 1]);
    let executive = grow.app.as_role("executive", None).await;
    let body = json!({"reason": "Mine"});
    let reply = grow.app.call(&executive, "POST", &path, &[], Some(body)).await;
    assert_eq!(reply.status.as_u16(), 403);
    // What is deleted is named.
    let project = format!("/projects/{}", grow.projects[1]);
    let version = grow.app.get(&project).await["version"].as_i64().unwrap();
    grow.app.delete(&project, version).await.expect(204);
    let body = json!({"reason": "Board of July"});
    let reply = grow.app.call(&grow.app.director, "POST", &path, &[], Some(body)).await;
    assert_eq!(reply.code(), "scenario.item_deleted");
    assert!(reply.body["detail"].as_str().unwrap().contains("Two “Two”"), "{}", reply.body);
}

#[tokio::test]
async fn a_scenario_is_carried_into_projects_and_taken_back() {
    let grow = grow().await;
    grow.take().await;
    grow.change("One", json!({"shift_months": 1})).await;
    let item = grow.preview("One").await;
    assert_eq!(item["state"], "ready");
    assert_eq!(
        item["fields"],
        json!([{
            "field": "start", "taken": "2027-03-01", "wanted": "2027-04-01", "live": "2027-03-01"
        }])
    );
    assert_eq!(grow.preview("Two").await["state"], "nothing");

    // Live moves: the preview says so, and what was seen before is refused.
    let path = format!("/projects/{}", grow.projects[0]);
    let version = grow.app.get(&path).await["version"].as_i64().unwrap();
    grow.app.patch(&path, version, json!({"start": "2027-03-08T08:00"})).await;
    assert_eq!(grow.apply(&item, json!({})).await.code(), "scenario.moved");
    let item = grow.preview("One").await;
    assert_eq!((&item["state"], &item["moved"][0]["field"]), (&json!("conflict"), &json!("start")));
    let done = grow.apply(&item, json!({})).await.expect(201);
    assert_eq!(done["steps"][0]["done"], "start: 2027-03-08 → 2027-04-01");
    let start = async || grow.app.get(&path).await["planned_start"].clone();
    assert_eq!(start().await, "2027-04-01T08:00");
    let undo = grow.path("applications/undo");
    let undone = grow
        .app
        .call(&grow.app.director, "POST", &format!("/api/v1{undo}"), &[], None)
        .await
        .expect(200);
    assert_eq!((&undone["state"], &undone["steps"][0]["undone"]), (&json!("undone"), &json!(true)));
    assert_eq!(start().await, "2027-03-08T08:00");
    let again = grow.app.call(&grow.app.director, "POST", &undo, &[], None).await;
    assert_eq!(again.code(), "scenario.nothing_to_undo");
}

#[tokio::test]
async fn work_that_has_begun_is_never_cancelled_silently() {
    let grow = grow().await;
    let tasks = grow.app.get(&format!("/tasks?project_id={}", grow.projects[0])).await;
    let task = &tasks["items"][0];
    let path = format!("/tasks/{}", id(task));
    let version = grow.app.get(&path).await["version"].as_i64().unwrap();
    grow.app.patch(&path, version, json!({"percent_complete": 10})).await;
    grow.take().await;
    grow.change("One", json!({"out": true})).await;
    let item = grow.preview("One").await;
    assert_eq!((&item["state"], &item["cancels_begun"]), (&json!("ready"), &json!(true)));
    assert_eq!(grow.apply(&item, json!({})).await.code(), "scenario.cancels_begun");
    let why = json!({"cancel_reason": "The site is sold"});
    grow.apply(&item, why).await.expect(201);
    let project = format!("/projects/{}", grow.projects[0]);
    assert_eq!(grow.app.get(&project).await["stage"], "cancelled");
    let undo = format!("/api/v1{}", grow.path("applications/undo"));
    grow.app.call(&grow.app.director, "POST", &undo, &[], None).await.expect(200);
    assert_eq!(grow.app.get(&project).await["stage"], "planned");
}

#[tokio::test]
async fn what_is_left_out_waits_instead_of_being_cancelled_and_what_is_not_carried_is_named() {
    let grow = grow().await;
    let tasks = grow.app.get(&format!("/tasks?project_id={}", grow.projects[0])).await;
    let path = format!("/tasks/{}", id(&tasks["items"][0]));
    let version = grow.app.get(&path).await["version"].as_i64().unwrap();
    grow.app.patch(&path, version, json!({"percent_complete": 10})).await;
    grow.take().await;
    grow.change("One", json!({"out": true})).await;
    let two = json!({"stretch_percent": 120, "funding_percent": 50, "bucket": "Grow"});
    grow.change("Two", two).await;
    let item = grow.preview("Two").await;
    let named: Vec<&str> = item["not_carried"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["what"].as_str().unwrap())
        .collect();
    assert_eq!(named, ["bucket"]);
    assert_eq!(item["leaves"], false);
    // On hold takes no reason of its own: nothing that was done is lost.
    let item = grow.preview("One").await;
    assert_eq!((&item["leaves"], &item["cancels_begun"]), (&json!(true), &json!(true)));
    assert_eq!(item["fields"][0]["wanted"], "cancelled");
    let done = grow.apply(&item, json!({"leaving": "on_hold"})).await.expect(201);
    let said = done["steps"][0]["done"].as_str().unwrap();
    assert!(said.contains("on_hold") && !said.contains("cancelled"), "{said}");
    let project = format!("/projects/{}", grow.projects[0]);
    assert_eq!(grow.app.get(&project).await["stage"], "on_hold");
    let undo = format!("/api/v1{}", grow.path("applications/undo"));
    grow.app.call(&grow.app.director, "POST", &undo, &[], None).await.expect(200);
    assert_eq!(grow.app.get(&project).await["stage"], "planned");
}

#[tokio::test]
async fn funding_and_work_that_has_not_begun_are_carried_into_live_and_taken_back() {
    let grow = grow().await;
    let team = id(&grow.app.post("/teams", json!({"name": "Suppliers"})).await);
    let bob = json!({"name": "Bob", "team_id": team, "standard_rate": "50.00", "currency": "EUR"});
    let bob = id(&grow.app.post("/resources", bob).await);
    grow.take().await;
    let swap = json!([{"from": "Pumps", "to": "Suppliers", "share_percent": 100}]);
    grow.change("Two", json!({"funding_percent": 50, "staffing": swap})).await;
    let item = grow.preview("Two").await;
    assert_eq!((&item["state"], &item["not_carried"]), (&json!("ready"), &json!([])));
    let fields = item["fields"].as_array().unwrap();
    let money = json!({"field": "funding", "taken": "", "wanted": "200000", "live": ""});
    assert_eq!(fields[0], money);
    assert_eq!(fields[1]["field"], "staffing");
    assert_eq!(fields[1]["wanted"], "Pumps → Suppliers: 80 h (Bob 80 h)");
    assert_eq!(fields[1]["live"], "Pumps: 80 h, 80 h not begun");

    // Somebody approves another amount meanwhile: that is shown, and what was looked at is refused.
    let project = format!("/projects/{}", grow.projects[1]);
    let version = grow.app.get(&project).await["version"].as_i64().unwrap();
    grow.app.patch(&project, version, json!({"funding_minor": 300_000})).await;
    assert_eq!(grow.apply(&item, json!({})).await.code(), "scenario.moved");
    let item = grow.preview("Two").await;
    assert_eq!(
        (&item["state"], &item["fields"][0]["live"]),
        (&json!("conflict"), &json!("300000"))
    );
    let moved = json!([{"field": "funding", "taken": "", "live": "300000"}]);
    assert_eq!(item["moved"], moved);

    grow.apply(&item, json!({})).await.expect(201);
    assert_eq!(grow.app.get(&project).await["funding_minor"], 200_000);
    let tasks = format!("/projects/{}/tasks", grow.projects[1]);
    let who = async || grow.app.get(&tasks).await["items"][0]["people"].clone();
    assert_eq!(who().await, json!([{"id": bob, "name": "Bob"}]));
    // It is as the scenario wants it: once more moves nothing.
    assert_eq!(grow.preview("Two").await["state"], "nothing");
    let register = format!("/register?portfolio_id={}", grow.portfolio);
    let register = grow.app.get(&register).await;
    assert_eq!(register["items"][1]["funding_minor"], 200_000);

    let undo = format!("/api/v1{}", grow.path("applications/undo"));
    grow.app.call(&grow.app.director, "POST", &undo, &[], None).await.expect(200);
    assert_eq!(grow.app.get(&project).await["funding_minor"], 300_000);
    assert_eq!(who().await[0]["name"], "Ann");
}

#[tokio::test]
async fn work_that_has_begun_stays_with_who_began_it_and_the_preview_says_so() {
    let grow = grow().await;
    let team = id(&grow.app.post("/teams", json!({"name": "Suppliers"})).await);
    grow.take().await;
    let swap = json!([{"from": "Pumps", "to": "Suppliers", "share_percent": 100}]);
    for key in ["One", "Two"] {
        grow.change(key, json!({"staffing": swap})).await;
    }
    let why = |item: &Value| item["not_carried"][0]["why"].as_str().unwrap().to_owned();
    let empty = grow.preview("Two").await;
    assert_eq!((&empty["state"], &empty["fields"]), (&json!("nothing"), &json!([])));
    assert!(why(&empty).contains("Nobody who is active"), "{empty}");
    grow.app.post("/resources", json!({"name": "Bob", "team_id": team})).await;
    let tasks = grow.app.get(&format!("/tasks?project_id={}", grow.projects[0])).await;
    let path = format!("/tasks/{}", id(&tasks["items"][0]));
    let version = grow.app.get(&path).await["version"].as_i64().unwrap();
    grow.app.patch(&path, version, json!({"percent_complete": 10})).await;
    let begun = grow.preview("One").await;
    assert_eq!(begun["fields"], json!([]));
    assert!(why(&begun).contains("has begun"), "{begun}");
}
