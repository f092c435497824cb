//! `schedule`, `check` and `convert`: no server, no database.

use std::fs;

use crate::{house, json, steerco, text};

#[test]
fn schedule_answers_the_contract() {
    let document = json(&["schedule", house().to_str().unwrap(), "--json"]);
    let keys = |value: &serde_json::Value| -> Vec<String> {
        value.as_object().unwrap().keys().cloned().collect()
    };
    assert_eq!(keys(&document), ["diagnostics", "project", "tasks"]);
    assert_eq!(keys(&document["project"]), ["finish", "name", "start", "status_date"]);
    let mut wanted = vec![
        "uid",
        "id",
        "wbs",
        "name",
        "summary",
        "milestone",
        "manual",
        "start",
        "finish",
        "early_start",
        "early_finish",
        "late_start",
        "late_finish",
        "duration_minutes",
        "total_float_minutes",
        "free_float_minutes",
        "critical",
        "driver",
    ];
    wanted.sort_unstable();
    let walls =
        document["tasks"].as_array().unwrap().iter().find(|task| task["uid"] == 13).unwrap();
    assert_eq!(keys(walls), wanted);
    // The slab ends on the 6th, a day is waited through on the clock, the village fair is on the 9th,
    // and the constraint says the 10th.
    assert_eq!(walls["start"], "2026-03-10T08:00");
    assert_eq!(walls["finish"], "2026-03-16T17:00");
    assert_eq!(walls["duration_minutes"], 2400);
    assert_eq!(walls["driver"]["kind"], "constraint");
}

#[test]
fn the_line_of_the_project_itself_rolls_everything_up() {
    let document = json(&["schedule", house().to_str().unwrap(), "--json"]);
    let root = &document["tasks"][0];
    assert_eq!((root["uid"].as_i64(), root["summary"].as_bool()), (Some(0), Some(true)));
    assert_eq!(root["finish"], document["project"]["finish"]);
}

#[test]
fn check_names_the_fourteen_points() {
    let document = json(&["check", house().to_str().unwrap(), "--json"]);
    let checks = document["checks"].as_array().unwrap();
    let numbers: Vec<i64> = checks.iter().map(|check| check["number"].as_i64().unwrap()).collect();
    assert_eq!(numbers, (1..=14).collect::<Vec<_>>());
    assert!(text(&steerco(&["check", house().to_str().unwrap()]).stdout).contains("DCMA"));
}

#[test]
fn convert_keeps_the_dates_and_tells_what_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let xml = folder.path().join("out.xml");
    let csv = folder.path().join("out.csv");
    let report = json(&["convert", house().to_str().unwrap(), xml.to_str().unwrap(), "--json"]);
    assert_eq!(report["losses"].as_array().unwrap().len(), 0);
    let before = json(&["schedule", house().to_str().unwrap(), "--json"]);
    let after = json(&["schedule", xml.to_str().unwrap(), "--json"]);
    for (one, two) in
        before["tasks"].as_array().unwrap().iter().zip(after["tasks"].as_array().unwrap())
    {
        for field in [
            "uid",
            "start",
            "finish",
            "late_start",
            "late_finish",
            "total_float_minutes",
            "critical",
        ] {
            assert_eq!(one[field], two[field], "{field} of {}", one["name"]);
        }
    }
    let output = steerco(&["convert", house().to_str().unwrap(), csv.to_str().unwrap()]);
    assert!(text(&output.stderr).contains("left out"), "{}", text(&output.stderr));
    assert!(fs::read_to_string(csv).unwrap().starts_with("ID,WBS,Outline level,Name,Duration"));
}

#[test]
fn exit_codes_tell_refusals_from_wrong_usage() {
    let refused = steerco(&["schedule", "no-such-file.xml"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stderr).contains("no-such-file.xml"));
    assert_eq!(refused.stdout, b"");
    assert_eq!(steerco(&["schedule"]).status.code(), Some(2));
    assert_eq!(steerco(&["frobnicate"]).status.code(), Some(2));
    assert_eq!(steerco(&["--version"]).status.code(), Some(0));
}

#[test]
fn a_broken_file_is_refused_with_its_line_and_nothing_on_stdout() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cut.xml");
    let house = fs::read_to_string(house()).unwrap();
    fs::write(&path, &house[..house.len() / 2]).unwrap();
    let refused = steerco(&["schedule", path.to_str().unwrap(), "--json"]);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(refused.stdout, b"");
    assert!(text(&refused.stderr).contains("cut.xml:"), "{}", text(&refused.stderr));
}

#[test]
fn a_circle_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("circle.csv");
    fs::write(&path, "ID,Name,Predecessors\n1,Hen,2\n2,Egg,1\n").unwrap();
    let refused = steerco(&["schedule", path.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(1));
    let said = text(&refused.stderr);
    assert!(said.contains("Hen") && said.contains("Egg") && said.contains("circle"), "{said}");
}
