//! Snapshots of staffing: taken by hand and by themselves, and compared with what stands now.

use jiff::{ToSpan, civil::date};
use serde_json::{Value, json};
use steerco_app::resource::take_weekly_snapshot_on;

use crate::{
    allocations::{allocated, person, project, span},
    test_app::{TestApp, id, uuid},
};

const WEEKS: &str = "from=2027-03-01&to=2027-03-14";

/// Ann, of the team South and a fitter, Bob, Cid and Dan, promised and proposed to the projects Pump and Dam.
struct Case {
    app: TestApp,
    pump: Value,
    dam: Value,
    ann: Value,
    bob: Value,
    cid: Value,
    /// Ann for Pump, Bob for Pump, Ann for Dam.
    made: Vec<Value>,
}

impl Case {
    async fn new() -> Self {
        let app = TestApp::new().await;
        let (pump, dam) = (project(&app, "Pump").await, project(&app, "Dam").await);
        let team = app.post("/teams", json!({"name": "South"})).await;
        let fitter = app.post("/job_roles", json!({"name": "Fitter"})).await;
        let ann = app.post("/resources", json!({"name": "Ann", "team_id": id(&team)})).await;
        let role = json!({"job_role_id": id(&fitter), "from": "2020-01-01"});
        app.post(&format!("/resources/{}/roles", id(&ann)), role).await;
        let (bob, cid) = (person(&app, "Bob").await, person(&app, "Cid").await);
        let dan = person(&app, "Dan").await;
        let mut made = vec![];
        for (who, project, state, hours) in [
            (&ann, &pump, "committed", 40),
            (&bob, &pump, "committed", 20),
            (&ann, &dam, "proposed", 10),
            (&dan, &pump, "committed", 5),
        ] {
            let spans = json!([span("2027-03-01", "2027-03-05", hours)]);
            let body = json!({"resource_id": id(who), "state": state, "spans": spans});
            made.push(allocated(&app, project, body).await);
        }
        Self { app, pump, dam, ann, bob, cid, made }
    }

    async fn taken(&self, name: &str) -> Value {
        self.app.post("/staffing_snapshots", json!({"name": name})).await
    }

    /// One is changed, one goes to somebody else, one is taken away and one is new.
    async fn change(&self) {
        let app = &self.app;
        let [ann, bob, dam] = [&self.made[0], &self.made[1], &self.made[2]];
        let path = format!("/allocations/{}", id(ann));
        app.patch(&path, 1, json!({"spans": [span("2027-03-01", "2027-03-05", 30)]})).await;
        let path = format!("/allocations/{}/transfer", id(bob));
        let to = Some(json!({"resource_id": id(&self.cid)}));
        app.call(&app.director, "POST", &path, &[("if-match", "1")], to).await.expect(200);
        app.delete(&format!("/allocations/{}", id(dam)), 1).await.expect(204);
        let spans = json!([span("2027-03-08", "2027-03-12", 8)]);
        let body = json!({"resource_id": id(&self.bob), "state": "proposed", "spans": spans});
        allocated(app, &self.dam, body).await;
    }

    async fn compared(&self, snapshot: &Value, query: &str) -> Value {
        let path = format!("/staffing_snapshots/{}/comparison?{WEEKS}&{query}", id(snapshot));
        self.app.get(&path).await
    }
}

/// Name or standing, hours promised then and now, hours proposed then and now.
type Told = (String, [i64; 4]);

fn told(found: &Value) -> Vec<Told> {
    let row = |row: &Value| {
        let hours = |kind: &str, when: &str| row[kind][when].as_i64().unwrap() / 60;
        for kind in ["committed", "proposed"] {
            let part = &row[kind];
            let less = part["now"].as_i64().unwrap() - part["then"].as_i64().unwrap();
            assert_eq!(part["difference"], less);
        }
        let name = match row["name"].as_str().unwrap() {
            "" => row["standing"].as_str().unwrap(),
            name => name,
        };
        let [c, p] = ["committed", "proposed"];
        (name.to_owned(), [hours(c, "then"), hours(c, "now"), hours(p, "then"), hours(p, "now")])
    };
    found["rows"]["items"].as_array().unwrap().iter().map(row).collect()
}

fn said(name: &str, hours: [i64; 4]) -> Told {
    (name.to_owned(), hours)
}

#[tokio::test]
async fn what_was_changed_moved_added_and_taken_away_since_a_snapshot_is_told_by_whom_and_for_what()
{
    let case = Case::new().await;
    let before = case.taken("Before the steering committee").await;
    assert_eq!(
        (&before["lines"], &before["automatic"], &before["taken_by"]["name"]),
        (&json!(4), &json!(false), &json!("Ada"))
    );
    let same = case.compared(&before, "").await;
    assert_eq!((&same["differing"], &same["rows"]["items"]), (&json!(0), &json!([])));
    case.change().await;
    // Leave and another calendar change what people have, and no promise.
    let leave = json!({"from": "2027-03-01", "to": "2027-03-03"});
    case.app.post(&format!("/resources/{}/leave", id(&case.ann)), leave).await;

    let people = case.compared(&before, "").await;
    assert_eq!(people["differing"], 3);
    assert_eq!(
        told(&people),
        [said("Bob", [20, 0, 0, 8]), said("Ann", [40, 30, 10, 0]), said("Cid", [0, 20, 0, 0]),]
    );
    let bob = &people["rows"]["items"][0];
    let none = json!({"then": 0, "now": 0, "difference": 0});
    assert_eq!(
        bob["cells"],
        json!([
            {"committed": {"then": 1200, "now": 0, "difference": -1200}, "proposed": none},
            {"committed": none, "proposed": {"then": 0, "now": 480, "difference": 480}},
        ])
    );
    assert_eq!(people["periods"][1], json!({"from": "2027-03-08", "to": "2027-03-14"}));
    let all = case.compared(&before, "all=true").await;
    assert_eq!((all["differing"].as_i64(), told(&all).len()), (Some(3), 4));
    assert_eq!(told(&all)[3], said("Dan", [5, 5, 0, 0]));
    assert_eq!(
        told(&case.compared(&before, "by=project").await),
        [said("Dam", [0, 0, 10, 8]), said("Pump", [65, 55, 0, 0])]
    );
    for (by, name) in [("team", "South"), ("role", "Fitter")] {
        assert_eq!(
            told(&case.compared(&before, &format!("by={by}")).await),
            [said(name, [40, 30, 10, 0]), said("none", [25, 25, 0, 8])]
        );
    }
    // By month and by day it is the same time, and a stretch is cut off where the question is.
    let month = case.compared(&before, "grain=month").await;
    assert_eq!((told(&month), month["periods"].as_array().unwrap().len()), (told(&people), 1));
    let path = format!(
        "/staffing_snapshots/{}/comparison?from=2027-03-04&to=2027-03-05&grain=day",
        id(&before)
    );
    let days = case.app.get(&path).await;
    assert!(told(&days).contains(&said("Ann", [40, 30, 10, 0])), "her leave leaves two days");
    assert!(told(&days).contains(&said("Cid", [0, 8, 0, 0])));
    // Row by row.
    let first = case.compared(&before, "limit=2").await;
    assert_eq!((told(&first).len(), first["rows"]["total"].as_i64()), (2, Some(3)));
    let after = first["rows"]["next"].as_str().unwrap();
    let last = case.compared(&before, &format!("limit=2&after={after}")).await;
    assert_eq!((told(&last), &last["rows"]["next"]), (told(&people)[2..].to_vec(), &Value::Null));
}

#[tokio::test]
async fn who_may_read_capacity_compares_and_who_keeps_the_pool_takes_and_removes() {
    let case = Case::new().await;
    let app = &case.app;
    let before = case.taken("Before").await;
    let path = format!("/staffing_snapshots/{}", id(&before));
    let comparison = format!("{path}/comparison?by=project&all=true&{WEEKS}");
    let take = || Some(json!({"name": "Mine"}));
    let consultant = app.as_role("team_member", None).await;
    for (method, path) in [("GET", "/staffing_snapshots"), ("GET", &comparison)] {
        let reply = app.call(&consultant, method, path, &[], None).await;
        assert_eq!(reply.status.as_u16(), 403, "{path}");
    }
    for role in ["team_member", "project_manager"] {
        let token = app.as_role(role, None).await;
        let taken = app.call(&token, "POST", "/staffing_snapshots", &[], take()).await;
        assert_eq!(taken.status.as_u16(), 403);
        let gone = app.call(&token, "DELETE", &path, &[("if-match", "1")], None).await;
        assert_eq!(gone.status.as_u16(), 403);
    }
    let manager = app.as_role("project_manager", None).await;
    let list = app.call(&manager, "GET", "/staffing_snapshots", &[], None).await.expect(200);
    assert_eq!(list["items"][0]["name"], "Before");
    let seen = app.call(&manager, "GET", &comparison, &[], None).await.expect(200);
    assert_eq!(told(&seen)[1].0, "Pump");
    // Who reads capacity and sees no project reads hours without names.
    app.post("/roles", json!({"name": "Counter", "permissions": ["allocation.view"]})).await;
    let counter = app.as_role("counter", None).await;
    let seen = app.call(&counter, "GET", &comparison, &[], None).await.expect(200);
    let mut hours: Vec<Told> = told(&seen);
    hours.sort();
    assert_eq!(hours, [said("hidden", [0, 0, 10, 10]), said("hidden", [65, 65, 0, 0])]);
    assert_eq!(seen["rows"]["items"][0]["id"], Value::Null);

    let nameless =
        app.call(&app.director, "POST", "/staffing_snapshots", &[], Some(json!({"name": " "})));
    assert_eq!(nameless.await.code(), "name_missing");
    let pool = app.as_role("resource_manager", None).await;
    let mine = app.call(&pool, "POST", "/staffing_snapshots", &[], take()).await.expect(201);
    let list = app.get("/staffing_snapshots?limit=1").await;
    assert_eq!((&list["items"][0]["name"], &list["total"]), (&json!("Mine"), &json!(2)));
    let own = format!("/staffing_snapshots/{}", id(&mine));
    let stale = app.call(&pool, "DELETE", &own, &[("if-match", "7")], None).await;
    assert_eq!(stale.status.as_u16(), 412);
    app.call(&pool, "DELETE", &own, &[("if-match", "1")], None).await.expect(204);
    let gone = app.call(&pool, "GET", &format!("{own}/comparison"), &[], None).await;
    assert_eq!(gone.status.as_u16(), 404);
}

#[tokio::test]
async fn what_a_snapshot_names_may_be_gone_and_questions_have_bounds() {
    let case = Case::new().await;
    let app = &case.app;
    let before = case.taken("Before").await;
    // Dam is put on hold and asks for nothing any more; Pump and Bob are removed.
    app.patch(&format!("/projects/{}", id(&case.dam)), 1, json!({"stage": "on_hold"})).await;
    let pump = app.get(&format!("/projects/{}", id(&case.pump))).await;
    let version = pump["version"].as_i64().unwrap();
    app.delete(&format!("/projects/{}", id(&case.pump)), version).await.expect(204);
    app.delete(&format!("/resources/{}", id(&case.bob)), 1).await.expect(204);
    assert_eq!(
        told(&case.compared(&before, "").await),
        [said("Ann", [40, 0, 10, 0]), said("none", [20, 0, 0, 0]), said("Dan", [5, 0, 0, 0]),]
    );
    assert_eq!(
        told(&case.compared(&before, "by=project").await),
        [said("gone", [65, 0, 0, 0]), said("Dam", [0, 0, 10, 0])]
    );
    for (query, code) in [
        ("from=2027-03-01&to=2027-02-01", "capacity.bad_days"),
        ("from=2027-03-01&to=2087-02-01", "capacity.bad_days"),
        ("from=2027-01-01&to=2027-12-31&grain=day", "capacity.bad_count"),
        ("limit=0", "capacity.bad_limit"),
        ("after=there", "list.bad_cursor"),
    ] {
        let path = format!("/staffing_snapshots/{}/comparison?{query}", id(&before));
        let reply = app.call(&app.director, "GET", &path, &[], None).await;
        assert_eq!((reply.status.as_u16(), reply.code()), (422, code), "{query}");
    }
}

#[tokio::test]
async fn every_week_has_one_snapshot_by_itself_and_half_a_year_of_them_is_kept() {
    let app = TestApp::new().await;
    let monday = date(2027, 1, 4);
    take_weekly_snapshot_on(&app.app, monday).await.unwrap();
    assert_eq!(app.get("/staffing_snapshots").await["total"], 0, "nothing is promised yet");
    let (pump, ann) = (project(&app, "Pump").await, person(&app, "Ann").await);
    let spans = json!([span("2027-03-01", "2027-03-05", 8)]);
    allocated(&app, &pump, json!({"resource_id": id(&ann), "spans": spans})).await;
    let kept = app.post("/staffing_snapshots", json!({"name": "Kept"})).await;
    // Nodes try at the same moment, and again on every day of the week.
    let (one, other) = tokio::join!(
        take_weekly_snapshot_on(&app.app, monday),
        take_weekly_snapshot_on(&app.app, monday)
    );
    one.unwrap();
    other.unwrap();
    take_weekly_snapshot_on(&app.app, date(2027, 1, 10)).await.unwrap();
    let list = app.get("/staffing_snapshots").await;
    assert_eq!((&list["total"], &list["items"][0]["name"]), (&json!(2), &json!("2027-W01")));
    assert_eq!(
        (&list["items"][0]["automatic"], &list["items"][0]["taken_by"]),
        (&json!(true), &Value::Null)
    );
    for week in 1..30 {
        let day = monday.checked_add((7 * week).days()).unwrap();
        take_weekly_snapshot_on(&app.app, day).await.unwrap();
    }
    let list = app.get("/staffing_snapshots?limit=200").await;
    let items = list["items"].as_array().unwrap();
    let weekly: Vec<&str> = items
        .iter()
        .filter(|one| one["automatic"] == true)
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert_eq!((weekly.len(), weekly[0], weekly[25]), (26, "2027-W30", "2027-W05"));
    assert!(items.iter().any(|one| uuid(one) == uuid(&kept)), "taken by hand: kept");
}
