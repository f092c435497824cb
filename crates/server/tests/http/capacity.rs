//! Heatmap, conflicts and utilisation against hand-counted weeks.

use serde_json::{Value, json};

use crate::{
    allocations::{allocated, person, project, span},
    test_app::{TestApp, id, uuid},
};

async fn committed(app: &TestApp, project: &Value, person: &Value, spans: Value) -> Value {
    let body = json!({"resource_id": id(person), "state": "committed", "spans": spans});
    allocated(app, project, body).await
}

#[tokio::test]
async fn a_week_of_leave_is_no_capacity_and_demand_in_it_is_infinite() {
    let app = TestApp::new().await;
    let (pump, ann) = (project(&app, "Pump").await, person(&app, "Ann").await);
    let part = json!({"name": "Bob", "max_units_percent": 80.0});
    let bob = app.post("/resources", part).await;
    app.post(
        &format!("/resources/{}/leave", id(&ann)),
        json!({"from": "2027-03-08", "to": "2027-03-12"}),
    )
    .await;
    app.post(
        &format!("/resources/{}/leave", id(&bob)),
        json!({"from": "2027-03-02", "to": "2027-03-02"}),
    )
    .await;
    committed(
        &app,
        &pump,
        &ann,
        json!([span("2027-03-01", "2027-03-05", 36), span("2027-03-08", "2027-03-12", 8)]),
    )
    .await;
    let wish = json!({"resource_id": id(&bob), "probability_percent": 50.0, "spans": [span("2027-03-01", "2027-03-05", 30)]});
    allocated(&app, &pump, wish).await;
    let map = app.get("/heatmap?from=2027-03-03&count=3").await;
    assert_eq!(map["periods"][0], json!({"from": "2027-03-01", "to": "2027-03-07"}));
    let row = &map["rows"][0];
    assert_eq!(
        (&row["name"], &row["capacity"], &row["firm"]),
        (&json!("Ann"), &json!([2400, 0, 2400]), &json!([2160, 480, 0]))
    );
    assert_eq!(row["bands"], json!(["full", "infinite", "idle"]));
    let row = &map["rows"][1];
    // Four fifths of four days.
    assert_eq!(
        (&row["capacity"], &row["firm"], &row["proposed"]),
        (&json!([1536, 1920, 1920]), &json!([0, 0, 0]), &json!([1800, 0, 0]))
    );
    assert_eq!(row["bands"], json!(["idle", "idle", "idle"]));
    let map = app.get("/heatmap?from=2027-03-03&count=3&proposed=true").await;
    assert_eq!(map["rows"][1]["bands"], json!(["severe", "idle", "idle"]));
    // The same as bars, with who is away.
    let line = app.get("/people_timeline?from=2027-03-03&weeks=3").await;
    assert_eq!((&line["total"], &line["weeks"][2]["to"]), (&json!(2), &json!("2027-03-21")));
    let row = &line["rows"][0];
    assert_eq!(row["bands"], json!(["full", "infinite", "idle"]));
    let told =
        |bar: &Value| ["kind", "from", "to", "minutes", "editable"].map(|one| bar[one].clone());
    assert_eq!(
        told(&row["bars"][0]),
        [json!("committed"), json!("2027-03-01"), json!("2027-03-12"), json!(2640), json!(true)]
    );
    assert_eq!(
        (&row["bars"][1]["kind"], &row["bars"][1]["leave"]),
        (&json!("leave"), &json!("holiday"))
    );
    assert_eq!(line["rows"][1]["bars"][1]["kind"], "leave");
    let next = app.get("/people_timeline?from=2027-03-03&weeks=3&skip=1&limit=1&q=b").await;
    assert_eq!((&next["total"], next["rows"].as_array().unwrap().len()), (&json!(1), 0));
    // Days and months are the same minutes.
    let days = app.get("/heatmap?from=2027-03-01&count=31&grain=day").await;
    let month = app.get("/heatmap?from=2027-03-01&count=1&grain=month").await;
    for (row, part) in [(0, "capacity"), (0, "firm"), (1, "proposed")] {
        let sum: i64 = days["rows"][row][part]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one.as_i64().unwrap())
            .sum();
        assert_eq!(month["rows"][row][part], json!([sum]));
    }
}

#[tokio::test]
async fn tasks_and_promises_of_the_same_project_count_once_and_lines_tell_both() {
    let app = TestApp::new().await;
    let (pump, other, ann) =
        (project(&app, "Pump").await, project(&app, "Other").await, person(&app, "Ann").await);
    let task = app
        .post(
            &format!("/projects/{}/tasks", id(&pump)),
            json!({"name": "Dig", "duration_minutes": 1440}),
        )
        .await;
    app.post(
        &format!("/tasks/{}/assignments", id(&task["task"])),
        json!({"resource_id": id(&ann)}),
    )
    .await;
    committed(&app, &pump, &ann, json!([span("2027-03-01", "2027-03-05", 20)])).await;
    committed(&app, &other, &ann, json!([span("2027-03-01", "2027-03-05", 20)])).await;
    let map = app.get("/heatmap?from=2027-03-01&count=1").await;
    assert_eq!(map["rows"][0]["firm"], json!([44 * 60]));
    let path = format!("/heatmap/lines?resource_id={}&from=2027-03-01&to=2027-03-07", id(&ann));
    let cell = app.get(&path).await;
    assert_eq!(
        (&cell["firm_minutes"], &cell["percent"], &cell["band"]),
        (&json!(2640), &json!(110.0), &json!("high"))
    );
    let line = &cell["lines"][0];
    assert_eq!(
        (
            &line["project"]["name"],
            &line["task_minutes"],
            &line["committed_minutes"],
            &line["firm_minutes"]
        ),
        (&json!("Pump"), &json!(1440), &json!(1200), &json!(1440))
    );
    assert_eq!(
        line["tasks"][0],
        json!({"task": {"id": id(&task["task"]), "name": "Dig"}, "minutes": 1440})
    );
    // Who may see only one of the projects is told the hours of the other, not its name.
    let permissions = ["allocation.view"];
    app.post("/roles", json!({"name": "Seer", "permissions": permissions})).await;
    let seer = app.as_role("seer", None).await;
    let cell = app.call(&seer, "GET", &path, &[], None).await.expect(200);
    assert_eq!((&cell["firm_minutes"], &cell["lines"][0]["project"]), (&json!(2640), &Value::Null));
    assert_eq!(
        (&cell["lines"][0]["allocations"], &cell["lines"][0]["tasks"]),
        (&json!([]), &json!([]))
    );
    // The staffing grid has both on one row.
    let grid = app.get(&format!("/projects/{}/staffing?from=2027-03-01&count=1", id(&pump))).await;
    let row = &grid["rows"][0];
    assert_eq!(
        (&row["allocated"], &row["tasks"], &row["variance"]),
        (&json!(["20"]), &json!(["24"]), &json!(["-4"]))
    );
}

#[tokio::test]
async fn a_conflict_comes_with_remedies_that_do_what_they_say() {
    let app = TestApp::new().await;
    let team = app.post("/teams", json!({"name": "Fitters"})).await;
    let mut people = vec![];
    for name in ["Ann", "Bob", "Cid"] {
        people.push(app.post("/resources", json!({"name": name, "team_id": id(&team)})).await);
    }
    app.post("/resources", json!({"name": "Stranger"})).await;
    let (pump, other) = (project(&app, "Pump").await, project(&app, "Other").await);
    let weeks = json!([span("2027-03-01", "2027-03-05", 32), span("2027-03-08", "2027-03-12", 32)]);
    committed(&app, &pump, &people[0], weeks).await;
    committed(&app, &other, &people[0], json!([span("2027-03-01", "2027-03-05", 24)])).await;
    committed(&app, &pump, &people[1], json!([span("2027-03-01", "2027-03-05", 30)])).await;
    let path = "/resource_conflicts?from=2027-03-01&count=4";
    let found = app.get(path).await;
    assert_eq!(found["total"], 1);
    let one = &found["items"][0];
    assert_eq!(
        (&one["resource"]["name"], &one["over_minutes"], &one["peak_percent"]),
        (&json!("Ann"), &json!(960), &json!(140.0))
    );
    assert_eq!(
        (&one["cell"]["from"], &one["cell"]["to"]),
        (&json!("2027-03-01"), &json!("2027-03-07"))
    );
    let kinds: Vec<(&str, &str, &str)> = one["remedies"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let to = one["to_resource"]["name"].as_str().unwrap_or_default();
            (one["kind"].as_str().unwrap(), one["project"]["name"].as_str().unwrap(), to)
        })
        .collect();
    // Cid has most time, Bob ten hours; a stranger is of no use.
    assert_eq!(kinds[..2], [("reassign", "Pump", "Cid"), ("reassign", "Other", "Cid")]);
    assert!(kinds.contains(&("shift", "Other", "")) && kinds.contains(&("reduce", "Pump", "")));
    let best = &one["remedies"][0];
    assert_eq!((&best["before_percent"], &best["after_percent"]), (&json!(140.0), &json!(100.0)));
    assert_eq!(
        (&best["other_before_percent"], &best["other_after_percent"]),
        (&json!(0.0), &json!(40.0))
    );
    // Doing it is what it said.
    let body = json!({"resource_id": best["to_resource"]["id"], "from": best["from"], "to": best["to"], "minutes": best["minutes"]});
    let version = best["version"].to_string();
    let path_of = format!("/allocations/{}/transfer", best["allocation_id"].as_str().unwrap());
    app.call(&app.director, "POST", &path_of, &[("if-match", &version)], Some(body))
        .await
        .expect(200);
    assert_eq!(app.get(path).await["total"], 0);
    let map = app.get("/heatmap?from=2027-03-01&count=1").await;
    let firm: Vec<&Value> =
        map["rows"].as_array().unwrap().iter().map(|row| &row["firm"][0]).collect();
    assert_eq!(firm, [&json!(2400), &json!(1800), &json!(960), &json!(0)]);
}

#[tokio::test]
async fn utilisation_names_what_it_divides_and_counts_staff_by_bands() {
    let app = TestApp::new().await;
    let pump = project(&app, "Pump").await;
    for (name, hours) in [("Ann", 44), ("Bob", 38), ("Cid", 0), ("Dora", 8)] {
        let one = person(&app, name).await;
        if hours > 0 {
            committed(&app, &pump, &one, json!([span("2027-03-01", "2027-03-05", hours)])).await;
        }
    }
    let path = "/utilisation?from=2027-03-01&to=2027-03-07";
    let found = app.get(path).await;
    assert_eq!(
        (&found["numerator"], &found["denominator"]),
        (&json!("committed"), &json!("available"))
    );
    // 90 of 160 hours; two of four under, one over.
    assert_eq!((&found["percent"], &found["people"]), (&json!(56.25), &json!(4)));
    assert_eq!((&found["under_percent"], &found["over_percent"]), (&json!(50.0), &json!(25.0)));
    let names: Vec<&str> = found["lines"]["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["Cid", "Dora", "Bob", "Ann"], "those with most time first");
    assert_eq!(found["lines"]["items"][3]["free_minutes"], -240);
    // Another policy: 110 % is full.
    let policy = app.get("/capacity_policy").await;
    assert_eq!((&policy["version"], &policy["severe_from_percent"]), (&json!(0), &json!(112.0)));
    let put = |full: f64| {
        json!({"idle_below_percent": 50.0, "free_below_percent": 90.0, "full_to_percent": full,
        "over_to_percent": 115.0, "severe_from_percent": 120.0, "day_minutes": 450, "target_percent": 75.0})
    };
    let ask = |version: &'static str, body: Value| {
        let app = &app;
        async move {
            app.call(&app.director, "PUT", "/capacity_policy", &[("if-match", version)], Some(body))
                .await
        }
    };
    assert_eq!(ask("0", put(80.0)).await.code(), "capacity.bands_not_in_order");
    ask("0", put(110.0)).await.expect(200);
    assert_eq!(ask("0", put(110.0)).await.status.as_u16(), 412);
    assert_eq!(app.get(path).await["over_percent"], 0.0);
    assert_eq!(app.get(path).await["lines"]["items"][0]["target_percent"], 75.0);
    let _ = uuid(&pump);
}

#[tokio::test]
async fn utilisation_of_roles_and_teams_stands_beside_their_targets_and_goes_ahead_by_month() {
    let app = TestApp::new().await;
    let pump = project(&app, "Pump").await;
    let (fitter, painter) = (
        app.post("/job_roles", json!({"name": "Fitter"})).await,
        app.post("/job_roles", json!({"name": "Painter"})).await,
    );
    let team = id(&app.post("/teams", json!({"name": "Pumps"})).await);
    // Ann is a fitter, Bob half a fitter and half a painter; Cid is in no role and no team.
    let mut people = vec![];
    for name in ["Ann", "Bob", "Cid"] {
        let mut body = json!({"name": name});
        if name != "Cid" {
            body["team_id"] = json!(team);
        }
        people.push(app.post("/resources", body).await);
    }
    for (who, role, share) in [(0, &fitter, 100.0), (1, &fitter, 50.0), (1, &painter, 50.0)] {
        let held = json!({"job_role_id": id(role), "from": "2020-01-01", "share_percent": share});
        app.post(&format!("/resources/{}/roles", id(&people[who])), held).await;
    }
    committed(&app, &pump, &people[0], json!([span("2027-03-01", "2027-03-31", 92)])).await;
    committed(&app, &pump, &people[1], json!([span("2027-04-01", "2027-04-30", 176)])).await;
    let policy = json!({"idle_below_percent": 50.0, "free_below_percent": 90.0, "full_to_percent": 100.0,
        "over_to_percent": 105.0, "severe_from_percent": 112.0, "day_minutes": 480,
        "target_percent": 80.0, "role_targets": [{"job_role_id": id(&painter), "percent": 60.0}]});
    app.call(&app.director, "PUT", "/capacity_policy", &[("if-match", "0")], Some(policy))
        .await
        .expect(200);
    let path = "/utilisation?from=2027-03-01&to=2027-04-30&grain=month";
    let found = app.get(&format!("{path}&by=role")).await;
    assert_eq!(found["by"], "role");
    assert_eq!(found["periods"][1], json!({"from": "2027-04-01", "to": "2027-04-30"}));
    let line = |found: &Value, name: &str| {
        let lines = found["lines"]["items"].as_array().unwrap();
        lines.iter().find(|one| one["name"] == name).cloned().unwrap()
    };
    // Fitters have 45 days and half of 45; 92 h of March and half of 176 h of April.
    let fitters = line(&found, "Fitter");
    assert_eq!((&fitters["people"], &fitters["capacity_minutes"]), (&json!(2), &json!(32_400)));
    assert_eq!(
        (&fitters["demand_minutes"], &fitters["target_percent"]),
        (&json!(10_800), &json!(80.0))
    );
    assert_eq!(
        (&fitters["percent"], &fitters["forecast"]),
        (&json!(33.33), &json!([33.33, 33.33]))
    );
    let painters = line(&found, "Painter");
    assert_eq!(
        (&painters["target_percent"], &painters["forecast"]),
        (&json!(60.0), &json!([0.0, 100.0]))
    );
    assert_eq!(line(&found, "")["people"], 1, "who is in no role has a line of their own");
    // All of it together is the same whatever the lines are; people are counted, not lines.
    let teams = app.get(&format!("{path}&by=team")).await;
    let all = app.get(path).await;
    for one in [&found, &teams, &all] {
        assert_eq!((&one["percent"], &one["people"]), (&json!(24.81), &json!(3)));
        assert_eq!(one["forecast"], json!([16.67, 33.33]));
    }
    // Bob's first role says what he is to reach; by what each of them has.
    let pumps = line(&teams, "Pumps");
    assert_eq!((&pumps["people"], &pumps["percent"]), (&json!(2), &json!(37.22)));
    let refused = app
        .call(
            &app.director,
            "GET",
            "/utilisation?from=2027-03-01&to=2036-04-30&grain=week",
            &[],
            None,
        )
        .await;
    assert_eq!(refused.code(), "capacity.bad_count");
}

#[tokio::test]
async fn part_time_that_begins_on_a_day_counts_from_that_day_on() {
    let app = TestApp::new().await;
    let ann = person(&app, "Ann").await;
    let terms = format!("/resources/{}/terms", id(&ann));
    app.post(&terms, json!({"from": "2027-04-01", "fte_percent": 50})).await;
    app.post(&terms, json!({"from": "2027-04-16", "fte_percent": 80})).await;
    let map = app.get("/heatmap?from=2027-03-01&count=3&grain=month").await;
    // 23 days; 11 of four hours and 11 of 6.4; 21 of 6.4.
    assert_eq!(map["rows"][0]["capacity"], json!([11_040, 11 * 240 + 11 * 384, 21 * 384]));
    let pump = project(&app, "Pump").await;
    // Percent is of what she has then: half of a week at half time.
    let made = allocated(&app, &pump, json!({"resource_id": id(&ann)})).await;
    let cell = json!({"allocation_id": id(&made), "version": made["version"], "from": "2027-04-05", "amount": "50 %"});
    let body = json!({"grain": "week", "unit": "hours", "cells": [cell]});
    let path = format!("/projects/{}/allocation_cells", id(&pump));
    let done = app.call(&app.director, "POST", &path, &[], Some(body)).await.expect(200);
    assert_eq!(done["after"][0]["minutes"], 600);
}

/// A year of 52 weeks with ten holidays and three weeks of leave; a person of 40 hours a week.
async fn golden_year(app: &TestApp) -> Value {
    let standard = id(&app.get("/calendars?q=standard").await["items"][0]);
    let holidays: Vec<Value> = (1..=10)
        .map(|month| {
            // The second Wednesday of a month.
            let first = jiff::civil::date(2027, month, 1);
            let day = first.nth_weekday_of_month(2, jiff::civil::Weekday::Wednesday).unwrap();
            let day = day.to_string();
            json!({"name": "Holiday", "from": day, "to": day, "recurrence": {"daily": {"every": 1}},
                   "occurrences": null, "shifts": []})
        })
        .collect();
    let calendar = json!({"name": "Golden", "base_id": standard, "exceptions": holidays});
    let calendar = app.post("/calendars", calendar).await;
    let ann = app.post("/resources", json!({"name": "Ann", "calendar_id": id(&calendar)})).await;
    let leave = json!({"from": "2027-11-01", "to": "2027-11-19"});
    app.post(&format!("/resources/{}/leave", id(&ann)), leave).await;
    ann
}

#[tokio::test]
async fn utilisation_is_measured_by_normal_hours_less_holidays_less_leave_and_says_which() {
    let app = TestApp::new().await;
    let ann = golden_year(&app).await;
    let pump = project(&app, "Pump").await;
    committed(&app, &pump, &ann, json!([span("2027-02-01", "2027-06-25", 752)])).await;
    let wish = json!({"resource_id": id(&ann), "probability_percent": 25.0,
                      "spans": [span("2027-07-05", "2027-07-30", 100)]});
    allocated(&app, &pump, wish).await;
    let path = "/utilisation?from=2027-01-04&to=2028-01-02";
    let figures = [
        ("normal", 2_080, 36.15),
        ("less_leave", 1_960, 38.37),
        ("less_holidays", 2_000, 37.6),
        ("available", 1_880, 40.0),
    ];
    for (base, hours, percent) in figures {
        let found = app.get(&format!("{path}&base={base}")).await;
        assert_eq!(
            (&found["denominator"], &found["numerator"]),
            (&json!(base), &json!("committed"))
        );
        let line = &found["lines"]["items"][0];
        assert_eq!(
            (&line["capacity_minutes"], &line["percent"]),
            (&json!(hours * 60), &json!(percent)),
            "{base}"
        );
        // What is left is of what she has, whatever she is measured by.
        assert_eq!(line["free_minutes"], (1_880 - 752) * 60);
    }
    // A ratio of sums: with Bob, who has all 2,080 hours and nothing to do.
    person(&app, "Bob").await;
    let both = app.get(&format!("{path}&base=normal")).await;
    assert_eq!(both["percent"], 18.08);
    // FTE: over the hours of a full-time person under the organisation's calendar, which has no holidays here.
    assert_eq!(both["full_time_minutes"], 2_080 * 60);
    let ann = |found: &Value| {
        let lines = found["lines"]["items"].as_array().unwrap();
        lines.iter().find(|one| one["name"] == "Ann").cloned().unwrap()
    };
    assert_eq!(
        (&ann(&both)["demand_fte"], &ann(&both)["capacity_fte"]),
        (&json!(0.3615), &json!(1.0))
    );
    // Which states count is chosen too: 100 hours proposed, one in four likely.
    for (states, percent) in [("committed", 40.0), ("proposed", 45.32), ("expected", 41.33)] {
        let found = app.get(&format!("{path}&states={states}")).await;
        assert_eq!(
            (&found["numerator"], &ann(&found)["percent"]),
            (&json!(states), &json!(percent))
        );
    }
    // By period the same base counts: leave in November is taken off or not.
    let month = |base: &str| format!("{path}&grain=month&base={base}");
    let normal = ann(&app.get(&month("normal")).await)["forecast"].clone();
    assert_eq!(normal.as_array().unwrap().len(), 13);
    let wrong = app.call(&app.director, "GET", &format!("{path}&base=guess"), &[], None).await;
    assert_eq!(wrong.status.as_u16(), 400);
    // The file says what was divided by what.
    let file = format!("{path}&base=normal&states=expected&file=csv").replace("?", "/file?");
    let file = app.call(&app.director, "GET", &file, &[], None).await;
    let text = String::from_utf8(file.bytes.clone()).unwrap();
    let said = "promised or in tasks, and proposed by likelihood / hours of the week";
    assert!(text.lines().next().unwrap().contains(said), "{text}");
    assert!(text.contains("Ann,,1,2027-01-04,2028-01-02,777,2080,37.36"), "{text}");
    let viewer = app.as_role("team_member", None).await;
    let reply = app.call(&viewer, "GET", path, &[], None).await;
    assert_eq!(reply.status.as_u16(), 403);
}
