//! My schedule, and its feed for calendar programs.

use std::str::FromStr;

use icalendar::{Calendar, Component};
use jiff::{Timestamp, ToSpan, civil::Date};
use serde_json::{Value, json};

use crate::test_app::{TestApp, id};

/// The Monday in four weeks: within what feeds tell.
fn monday() -> Date {
    let today = Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let back = i32::from(today.weekday().to_monday_zero_offset());
    today.checked_add((28 - back).days()).unwrap()
}

#[tokio::test]
async fn a_person_sees_their_days_and_a_calendar_program_reads_them_until_revoked() {
    let app = TestApp::new().await;
    let tom = app.as_person("team_member", None, Some("Tom")).await;
    let own = async |method: &str, path: &str, body: Option<Value>| {
        app.call(&tom.token, method, path, &[], body).await
    };
    let monday = monday();
    let day = |offset: i32| monday.checked_add(offset.days()).unwrap();
    let stamp = |offset: i32| day(offset).strftime("%Y%m%d").to_string();
    let person = json!({"name": "Tom", "user_id": tom.id, "standard_rate": "87.65"});
    let person = id(&app.post("/resources", person).await);
    let project = json!({"name": "Bridge; east, west", "start": format!("{monday}T08:00")});
    let project = app.post("/projects", project).await;
    let long = "Dig the long trench beside the western abutment; then, if dry, line it (Größe 3 m)";
    let task = json!({"name": long, "duration_text": "3d"});
    let task = app.post(&format!("/projects/{}/tasks", id(&project)), task).await;
    let task = id(&task["task"]);
    let work = json!({"resource_id": person, "units_percent": 50});
    app.post(&format!("/tasks/{task}/assignments"), work).await;
    let away = json!({"from": day(4), "to": day(7), "kind": "training"});
    app.post(&format!("/resources/{person}/leave"), away).await;

    // Tuesday to Friday 8 h for the project, of which Friday is leave: on three days evenly.
    let promised = json!({"resource_id": person, "state": "committed", "spans": [
        {"from": day(1), "to": day(4), "minutes": 480}
    ]});
    app.post(&format!("/projects/{}/allocations", id(&project)), promised).await;

    let week = own("GET", &format!("/me/schedule?from={monday}&days=14"), None).await.expect(200);
    let promised: Vec<i64> =
        (0..5).map(|at| week["days"][at]["promises"][0]["minutes"].as_i64().unwrap_or(0)).collect();
    assert_eq!(promised, [0, 160, 160, 160, 0]);
    assert_eq!(week["people"][0]["name"], "Tom");
    let days: Vec<(f64, f64)> = week["days"]
        .as_array()
        .unwrap()
        .iter()
        .map(|day| {
            (day["working_minutes"].as_f64().unwrap(), day["planned_minutes"].as_f64().unwrap())
        })
        .collect();
    let total: f64 = days.iter().map(|day| day.1).sum();
    assert!((total - 720.0).abs() < 0.01, "three days at half the time are {total} minutes");
    assert_eq!((days[0].0, days[4].0, days[5].0), (480.0, 0.0, 0.0));
    assert_eq!(week["days"][4]["leave"]["kind"], "training");
    assert_eq!(week["days"][0]["entries"][0]["project"]["name"], "Bridge; east, west");
    assert!(!week.to_string().contains("87.65"));

    let feed = own("POST", "/me/schedule_feed", None).await.expect(201);
    let path = feed["url"].as_str().unwrap().split_once("/api/v1").unwrap().1.to_owned();
    let read = async |path: &str| app.call("", "GET", path, &[], None).await;
    let first = read(&path).await;
    assert_eq!(first.status.as_u16(), 200);
    assert_eq!(first.headers["content-type"], "text/calendar; charset=utf-8");
    let text = String::from_utf8(first.bytes).unwrap();
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "lines are folded");
    assert!(!text.contains("87.65"), "no rates");
    let calendar = Calendar::from_str(&text).unwrap();
    let event = |start: &str| {
        let found = calendar.components.iter().filter_map(|one| one.as_event());
        found.into_iter().find(|event| event.get_uid().is_some_and(|uid| uid.starts_with(start)))
    };
    let dig = event("assignment-").unwrap();
    assert_eq!(dig.get_summary().unwrap(), format!("{long} (Bridge; east, west)"));
    assert_eq!(dig.property_value("DTSTART"), Some(stamp(0).as_str()));
    let promise = event("allocation-").unwrap();
    assert_eq!(promise.get_summary(), Some("Bridge; east, west: 8.0 h promised"));
    let leave = event("leave-").unwrap();
    assert_eq!(leave.property_value("DTSTART"), Some(stamp(4).as_str()));
    assert_eq!(leave.property_value("DTEND"), Some(stamp(8).as_str()), "the end is the day after");
    let again = String::from_utf8(read(&path).await.bytes).unwrap();
    assert_eq!(again, text, "the same state gives the same bytes");

    let newer = own("POST", "/me/schedule_feed", None).await.expect(201);
    assert_eq!(read(&path).await.status.as_u16(), 404, "the old address leads nowhere");
    let newer = newer["url"].as_str().unwrap().split_once("/api/v1").unwrap().1.to_owned();
    assert_eq!(read(&newer).await.status.as_u16(), 200);
    assert!(own("GET", "/me/schedule_feed", None).await.expect(200)["since"].is_string());
    assert_eq!(own("DELETE", "/me/schedule_feed", None).await.status.as_u16(), 204);
    assert_eq!(read(&newer).await.status.as_u16(), 404);
}

#[tokio::test]
async fn work_with_a_pause_is_an_event_of_the_feed_for_each_part() {
    let app = TestApp::new().await;
    let tom = app.as_person("team_member", None, Some("Tom")).await;
    let monday = monday();
    let day = |offset: i32| monday.checked_add(offset.days()).unwrap();
    let stamp = |offset: i32| day(offset).strftime("%Y%m%d").to_string();
    app.post("/resources", json!({"name": "Tom", "user_id": tom.id})).await;
    let project = json!({"name": "Bridge", "start": format!("{monday}T08:00")});
    let project = id(&app.post("/projects", project).await);
    let task = json!({"name": "Dig", "duration_text": "3d"});
    let task = id(&app.post(&format!("/projects/{project}/tasks"), task).await["task"]);
    let changes = json!([
        {"do": "set", "task": task, "fields": {"people": "Tom"}},
        {"do": "split", "task": task, "at": format!("{monday}T17:00"),
         "resume": format!("{}T08:00", day(3))},
    ]);
    let edit = Some(json!({ "changes": changes }));
    app.call(&app.director, "POST", &format!("/projects/{project}/edits"), &[], edit)
        .await
        .expect(200);
    let feed = app.call(&tom.token, "POST", "/me/schedule_feed", &[], None).await.expect(201);
    let path = feed["url"].as_str().unwrap().split_once("/api/v1").unwrap().1.to_owned();
    let text = String::from_utf8(app.call("", "GET", &path, &[], None).await.bytes).unwrap();
    let calendar = Calendar::from_str(&text).unwrap();
    let events = calendar.components.iter().filter_map(|one| one.as_event());
    let mut told: Vec<[String; 4]> = events
        .map(|event| {
            let of = |name: &str| event.property_value(name).unwrap_or_default().to_owned();
            let uid = event.get_uid().unwrap_or_default().to_owned();
            let about = event.get_description().unwrap_or_default().to_owned();
            [uid, of("DTSTART"), of("DTEND"), about]
        })
        .collect();
    told.sort();
    let days: Vec<(&str, &str)> = told.iter().map(|one| (&one[1][..], &one[2][..])).collect();
    assert_eq!(days, [(&stamp(0)[..], &stamp(1)[..]), (&stamp(3)[..], &stamp(5)[..])]);
    for (one, part) in told.iter().zip(["1", "2"]) {
        assert!(one[0].ends_with(&format!("-{part}@steerco")), "{}", one[0]);
        assert!(one[3].starts_with(&format!("24.0 h in all, part {part} of 2")), "{}", one[3]);
    }
}
