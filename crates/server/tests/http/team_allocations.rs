//! Time of teams: promised while nobody is named, counted where the team stands, and named later to the minute.

use serde_json::{Value, json};

use crate::{
    allocations::{allocated, person, project, span},
    test_app::{Reply, TestApp, id},
};

/// A team of two full-time people and one at half time, and a project.
struct Case {
    app: TestApp,
    team: Value,
    people: Vec<Value>,
    pump: Value,
}

impl Case {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let team = app.post("/teams", json!({"name": "South"})).await;
        let mut people = vec![];
        for (name, units) in [("Ann", 100.0), ("Bob", 100.0), ("Cid", 50.0)] {
            let body = json!({"name": name, "team_id": id(&team), "max_units_percent": units});
            people.push(app.post("/resources", body).await);
        }
        person(&app, "Elsewhere").await;
        let pump = project(&app, "Pump").await;
        Self { app, team, people, pump }
    }

    async fn promised(&self, spans: Value) -> Value {
        let body = json!({"team_id": id(&self.team), "state": "committed", "spans": spans});
        allocated(&self.app, &self.pump, body).await
    }

    async fn post(&self, allocation: &Value, what: &str, body: Value) -> Reply {
        let version = allocation["version"].to_string();
        let path = format!("/allocations/{}/{what}", id(allocation));
        let header = [("if-match", version.as_str())];
        self.app.call(&self.app.director, "POST", &path, &header, Some(body)).await
    }

    async fn lines(&self) -> Vec<Value> {
        let list = self.app.get(&format!("/projects/{}/allocations", id(&self.pump))).await;
        list["items"].as_array().unwrap().clone()
    }
}

#[tokio::test]
async fn a_team_is_promised_as_one_and_counts_in_its_row_and_in_the_roles_of_its_people() {
    let case = Case::new().await;
    let app = &case.app;
    let (fitter, welder) = (
        app.post("/job_roles", json!({"name": "Fitter"})).await,
        app.post("/job_roles", json!({"name": "Welder"})).await,
    );
    for (person, role) in case.people.iter().zip([&fitter, &fitter, &welder]) {
        let path = format!("/resources/{}/roles", id(person));
        app.post(&path, json!({"job_role_id": id(role), "from": "2020-01-01"})).await;
    }
    let made = case.promised(json!([span("2027-03-01", "2027-03-05", 60)])).await;
    assert_eq!((&made["team"]["name"], &made["resource"]), (&json!("South"), &Value::Null));
    // In the grid, percent are of what its people have: 100 hours that week.
    let path = format!("/projects/{}/staffing?from=2027-03-01&count=2", id(&case.pump));
    let grid = app.get(&format!("{path}&unit=percent")).await;
    assert_eq!(
        (&grid["rows"][0]["team"]["name"], &grid["rows"][0]["allocated"]),
        (&json!("South"), &json!(["60", "0"]))
    );
    let body = json!({"grain": "week", "unit": "percent", "cells": [
        {"allocation_id": id(&made), "version": 1, "from": "2027-03-08", "amount": "20"}]});
    let cells = format!("/projects/{}/allocation_cells", id(&case.pump));
    let done = app.call(&app.director, "POST", &cells, &[], Some(body)).await.expect(200);
    assert_eq!(done["after"][0]["minutes"], 80 * 60);
    // The row of the team: what its people have, and what nobody is named for.
    let map = app.get("/heatmap?by=team&from=2027-03-01&count=2").await;
    let south = &map["rows"][0];
    assert_eq!(
        (&south["name"], &south["people"], &south["capacity"], &south["firm"], &south["open"]),
        (
            &json!("South"),
            &json!(3),
            &json!([6000, 6000]),
            &json!([3600, 1200]),
            &json!([3600, 1200])
        )
    );
    // By role it lies where its people are: four fifths fitters.
    let map = app.get("/heatmap?by=role&from=2027-03-01&count=2").await;
    let row = |name: &str| {
        map["rows"].as_array().unwrap().iter().find(|row| row["name"] == name).unwrap().clone()
    };
    assert_eq!(row("Fitter")["firm"], json!([2880, 960]));
    assert_eq!(
        (&row("Welder")["firm"], &row("Welder")["open"]),
        (&json!([720, 240]), &json!([720, 240]))
    );
    let plan = app.get("/hiring_plan?from=2027-03-01&months=1").await;
    let fitters = plan["roles"].as_array().unwrap().iter().find(|role| role["name"] == "Fitter");
    assert_eq!(fitters.unwrap()["demand"], json!([3840]));
    // People by themselves are not asked for anything yet.
    let map = app.get("/heatmap?from=2027-03-01&count=1").await;
    assert!(map["rows"].as_array().unwrap().iter().all(|row| row["firm"] == json!([0])));
    let used = app
        .get(&format!(
            "/utilisation?by=team&team_id={}&from=2027-03-01&to=2027-03-07",
            id(&case.team)
        ))
        .await;
    assert_eq!(used["lines"]["items"][0]["percent"], 60.0);
    let lines = app
        .get(&format!("/heatmap/lines?team_id={}&from=2027-03-01&to=2027-03-05", id(&case.team)))
        .await;
    assert_eq!(
        (&lines["firm_minutes"], &lines["lines"][0]["project"]["name"]),
        (&json!(3600), &json!("Pump"))
    );
}

#[tokio::test]
async fn the_people_of_a_team_are_named_later_and_no_minute_is_lost() {
    let case = Case::new().await;
    // Ann has half of that week for another project.
    let other = project(&case.app, "Other").await;
    let busy = json!({"resource_id": id(&case.people[0]), "state": "committed",
                      "spans": [span("2027-03-01", "2027-03-05", 20)]});
    allocated(&case.app, &other, busy).await;
    let made = case.promised(json!([span("2027-03-01", "2027-03-05", 61)])).await;
    // Bob is named for some of it.
    let part = json!({"resource_id": id(&case.people[1]), "minutes": 61});
    let done = case.post(&made, "transfer", part).await.expect(200);
    assert_eq!(
        (&done["moved"]["resource"]["name"], &done["moved"]["team"]),
        (&json!("Bob"), &Value::Null)
    );
    assert_eq!(
        (&done["left"]["team"]["name"], &done["left"]["minutes"]),
        (&json!("South"), &json!(3_599))
    );
    // The others get the rest, by what they have left: Ann 20 h, Bob 38 h 59 min, Cid 20 h.
    let shared = case.post(&done["left"], "share_out", json!({})).await.expect(200);
    assert_eq!(shared["minutes"], 3_599);
    let lines = case.lines().await;
    assert!(lines.iter().all(|line| line["team"] == Value::Null));
    let minutes = |name: &str| {
        let own = lines.iter().find(|line| line["resource"]["name"] == name).unwrap();
        own["minutes"].as_i64().unwrap()
    };
    assert_eq!((minutes("Ann"), minutes("Bob"), minutes("Cid")), (911, 61 + 1_777, 911));
    assert_eq!(lines.iter().map(|line| line["minutes"].as_i64().unwrap()).sum::<i64>(), 61 * 60);
    // It is one step, and goes back as one.
    let steps = case.app.get("/staffing_edits?mine=true&limit=1").await;
    assert_eq!(steps["items"][0]["title"], "Shared 59.98 h of South for Pump out among its people");
    let undo = format!("/staffing_edits/{}/undo", id(&steps["items"][0]));
    case.app.call(&case.app.director, "POST", &undo, &[], Some(json!({}))).await.expect(200);
    let lines = case.lines().await;
    assert_eq!(lines.len(), 2);
    assert!(lines.iter().any(|line| line["team"]["name"] == "South" && line["minutes"] == 3_599));
    // A person who is named by changing the line takes the place of the team.
    let line = lines.iter().find(|line| line["team"]["name"] == "South").unwrap();
    let named = json!({"resource_id": id(&case.people[2])});
    let version = line["version"].as_i64().unwrap();
    let named = case.app.patch(&format!("/allocations/{}", id(line)), version, named).await;
    assert_eq!((&named["resource"]["name"], &named["team"]), (&json!("Cid"), &Value::Null));
    let none = case.post(&named, "share_out", json!({})).await;
    assert_eq!(none.code(), "allocation.no_team");
}

#[tokio::test]
async fn a_team_that_is_promised_too_much_is_a_conflict_with_remedies() {
    let case = Case::new().await;
    let made = case.promised(json!([span("2027-03-01", "2027-03-05", 130)])).await;
    let found = case.app.get("/resource_conflicts?from=2027-03-01&count=4").await;
    let conflict = &found["items"][0];
    assert_eq!(
        (
            &conflict["team"]["name"],
            &conflict["resource"],
            &conflict["over_minutes"],
            &conflict["peak_percent"]
        ),
        (&json!("South"), &Value::Null, &json!(1_800), &json!(130.0))
    );
    assert_eq!(
        (&conflict["cell"]["firm_minutes"], &conflict["cell"]["capacity_minutes"]),
        (&json!(7_800), &json!(6_000))
    );
    let kinds: Vec<&Value> =
        conflict["remedies"].as_array().unwrap().iter().map(|one| &one["kind"]).collect();
    assert_eq!(kinds, ["shift", "reduce"]);
    let shift = &conflict["remedies"][0];
    let body = json!({"from": shift["from"], "to": shift["to"], "minutes": shift["minutes"], "days": shift["days"]});
    case.post(&made, "transfer", body).await.expect(200);
    assert_eq!(
        case.app.get("/resource_conflicts?from=2027-03-01&count=4").await["items"],
        json!([])
    );
    // A team without anybody has no time at all.
    let empty = case.app.post("/teams", json!({"name": "Empty"})).await;
    let body = json!({"team_id": id(&empty), "state": "committed", "spans": [span("2027-03-01", "2027-03-05", 8)]});
    let line = allocated(&case.app, &case.pump, body).await;
    let found = case.app.get("/resource_conflicts?from=2027-03-01&count=4").await;
    assert_eq!(
        (&found["items"][0]["band"], &found["items"][0]["peak_percent"]),
        (&json!("infinite"), &Value::Null)
    );
    assert_eq!(
        case.post(&line, "share_out", json!({})).await.code(),
        "allocation.team_without_time"
    );
    // It stays as long as it is promised.
    let gone = case.app.delete(&format!("/teams/{}", id(&empty)), 1).await;
    assert_eq!(gone.code(), "resource.team_promised");
}

#[tokio::test]
async fn a_team_is_promised_by_whoever_staffs_the_project_and_never_beside_a_person() {
    let case = Case::new().await;
    let path = format!("/projects/{}/allocations", id(&case.pump));
    let cases = [
        (json!({"team_id": id(&case.pump)}), "allocation.unknown_team"),
        (
            json!({"team_id": id(&case.team), "resource_id": id(&case.people[0])}),
            "allocation.person_and_team",
        ),
        (
            json!({"team_id": id(&case.team), "job_role_id": id(&case.pump)}),
            "allocation.unknown_role",
        ),
    ];
    for (body, code) in cases {
        let reply = case.app.call(&case.app.director, "POST", &path, &[], Some(body)).await;
        assert_eq!(reply.code(), code);
    }
    let made = case.promised(json!([span("2027-03-01", "2027-03-05", 8)])).await;
    let share = format!("/allocations/{}/share_out", id(&made));
    let other = project(&case.app, "Other").await;
    let scope = Some(("project", crate::test_app::uuid(&other)));
    let manager = case.app.as_role("project_manager", scope).await;
    let reply =
        case.app.call(&manager, "POST", &share, &[("if-match", "1")], Some(json!({}))).await;
    assert_eq!(reply.status.as_u16(), 403);
    let viewer = case.app.as_role("executive", None).await;
    let reply = case.app.call(&viewer, "POST", &share, &[("if-match", "1")], Some(json!({}))).await;
    assert_eq!(reply.status.as_u16(), 403);
    let scope = Some(("project", crate::test_app::uuid(&case.pump)));
    let own = case.app.as_role("project_manager", scope).await;
    case.app.call(&own, "POST", &share, &[("if-match", "1")], Some(json!({}))).await.expect(200);
}

#[tokio::test]
async fn the_timeline_of_people_begins_with_what_teams_are_asked_for_and_nobody_is_named_for() {
    let case = Case::new().await;
    let app = &case.app;
    let made = case.promised(json!([span("2027-03-01", "2027-03-05", 60)])).await;
    let line = app.get("/people_timeline?from=2027-03-01&weeks=2").await;
    let south = &line["teams"][0];
    assert_eq!((&south["team"]["name"], &line["total"]), (&json!("South"), &json!(4)));
    let bar = &south["bars"][0];
    assert_eq!(
        (&bar["kind"], &bar["project"]["name"], &bar["minutes"], &bar["editable"]),
        (&json!("committed"), &json!("Pump"), &json!(3600), &json!(true))
    );
    assert_eq!((&bar["from"], &bar["to"]), (&json!("2027-03-01"), &json!("2027-03-05")));
    // Teams stand on the first page, and are found by their own name and by team.
    for (query, count) in [
        ("q=sou", 1),
        ("q=ann", 0),
        (&*format!("team_id={}", id(&case.team)), 1),
        ("skip=1", 0),
        ("from=2027-04-05", 0),
    ] {
        let path = format!("/people_timeline?from=2027-03-01&weeks=2&{query}");
        let path = path.replace("from=2027-03-01&weeks=2&from", "weeks=2&from");
        let teams = app.get(&path).await["teams"].as_array().unwrap().len();
        assert_eq!(teams, count, "{query}");
    }
    // Whom the time is given to has it, and the team is done.
    let give = json!({"resource_id": id(&case.people[0])});
    case.post(&made, "transfer", give).await.expect(200);
    let line = app.get("/people_timeline?from=2027-03-01&weeks=2").await;
    assert_eq!(line["teams"], json!([]));
    assert_eq!(line["rows"][0]["bars"][0]["minutes"], 3600);
}
