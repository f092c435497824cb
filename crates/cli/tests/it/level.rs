//! `level`: a plan file in, a plan file with delays out.

use std::fs;

use serde_json::Value;

use crate::{json, steerco, text};

/// Two tasks of two days for one person, and one that needs three welders where two exist.
const PLAN: &str = r#"<?xml version="1.0"?>
<Project xmlns="http://schemas.microsoft.com/project"><Name>Shop</Name>
<StartDate>2026-03-02T08:00:00</StartDate><CalendarUID>1</CalendarUID>
<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar></Calendar></Calendars>
<Tasks>
<Task><UID>1</UID><ID>1</ID><Name>Draw</Name><OutlineLevel>1</OutlineLevel><Duration>PT16H0M0S</Duration></Task>
<Task><UID>2</UID><ID>2</ID><Name>Write</Name><OutlineLevel>1</OutlineLevel><Duration>PT16H0M0S</Duration></Task>
<Task><UID>3</UID><ID>3</ID><Name>Weld</Name><OutlineLevel>1</OutlineLevel><Duration>PT8H0M0S</Duration></Task>
</Tasks>
<Resources>
<Resource><UID>1</UID><ID>1</ID><Name>Ann</Name><Type>1</Type><MaxUnits>1</MaxUnits></Resource>
<Resource><UID>2</UID><ID>2</ID><Name>Welders</Name><Type>1</Type><MaxUnits>2</MaxUnits></Resource>
</Resources>
<Assignments>
<Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID><Units>1</Units><Work>PT16H0M0S</Work></Assignment>
<Assignment><UID>2</UID><TaskUID>2</TaskUID><ResourceUID>1</ResourceUID><Units>1</Units><Work>PT16H0M0S</Work></Assignment>
<Assignment><UID>3</UID><TaskUID>3</TaskUID><ResourceUID>2</ResourceUID><Units>3</Units><Work>PT24H0M0S</Work></Assignment>
</Assignments>
</Project>"#;

fn task(document: &Value, uid: i64) -> &Value {
    document["tasks"].as_array().unwrap().iter().find(|task| task["uid"] == uid).unwrap()
}

#[test]
fn level_answers_the_contract_and_writes_a_plan_that_schedules_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (plan, out) = (folder.path().join("shop.xml"), folder.path().join("levelled.xml"));
    fs::write(&plan, PLAN).unwrap();
    let (plan, out) = (plan.to_str().unwrap(), out.to_str().unwrap());
    let levelled = json(&["level", plan, "--json", "--schedules", "50", "-o", out]);
    let mut keys: Vec<&str> = levelled.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(
        keys,
        [
            "diagnostics",
            "lower_bound_minutes",
            "makespan_minutes",
            "moved",
            "project",
            "proved_optimal",
            "resources",
            "schedules",
            "split",
            "tasks",
        ]
    );
    assert_eq!(levelled["makespan_minutes"], 1920);
    assert_eq!(levelled["lower_bound_minutes"], 1920);
    assert_eq!(levelled["proved_optimal"], true);
    assert_eq!(task(&levelled, 2)["start"], "2026-03-04T08:00");
    assert_eq!(levelled["moved"][0]["uid"], 2);
    assert_eq!(levelled["moved"][0]["because"]["task_uids"][0], 1);
    assert_eq!(levelled["resources"][0]["peak_units"], 100);
    assert_eq!(levelled["resources"][0]["peak_units_before"], 200);
    let codes: Vec<&Value> =
        levelled["diagnostics"].as_array().unwrap().iter().map(|found| &found["code"]).collect();
    assert_eq!(codes, ["level.not_enough"]);
    let again = json(&["schedule", out, "--json"]);
    for uid in [1, 2, 3] {
        assert_eq!(task(&again, uid)["start"], task(&levelled, uid)["start"]);
        assert_eq!(task(&again, uid)["finish"], task(&levelled, uid)["finish"]);
    }
}

/// The plan with Draw fixed on Tuesday and Wednesday, and three days of Write.
fn around_a_fixed_task() -> String {
    let fixed = "<ConstraintType>2</ConstraintType>\
                 <ConstraintDate>2026-03-03T08:00:00</ConstraintDate></Task>";
    let long = PLAN.replacen("</Task>", fixed, 1).replace(
        "<Name>Write</Name><OutlineLevel>1</OutlineLevel><Duration>PT16H0M0S",
        "<Name>Write</Name><OutlineLevel>1</OutlineLevel><Duration>PT24H0M0S",
    );
    long.replace(
        "<TaskUID>2</TaskUID><ResourceUID>1</ResourceUID><Units>1</Units><Work>PT16H0M0S",
        "<TaskUID>2</TaskUID><ResourceUID>1</ResourceUID><Units>1</Units><Work>PT24H0M0S",
    )
}

#[test]
fn tasks_are_split_where_that_is_allowed_and_the_file_schedules_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (plan, out) = (folder.path().join("shop.xml"), folder.path().join("levelled.xml"));
    let (path, out) = (plan.to_str().unwrap(), out.to_str().unwrap());
    fs::write(&plan, around_a_fixed_task()).unwrap();
    let whole = json(&["level", path, "--json", "--schedules", "50"]);
    assert_eq!(task(&whole, 2)["start"], "2026-03-05T08:00");
    assert_eq!(whole["split"], serde_json::json!([]));
    let split = json(&["level", path, "--json", "--schedules", "50", "--splits", "-o", out]);
    assert_eq!(task(&split, 2)["start"], "2026-03-02T08:00");
    assert_eq!(task(&split, 2)["finish"], "2026-03-06T17:00");
    let parts = serde_json::json!([
        {"start": "2026-03-02T08:00", "finish": "2026-03-02T17:00"},
        {"start": "2026-03-05T08:00", "finish": "2026-03-06T17:00"},
    ]);
    assert_eq!((&split["split"][0]["uid"], &split["split"][0]["parts"]), (&2.into(), &parts));
    assert_eq!(split["split"][0]["because"][0]["task_uids"][0], 1);
    let again = json(&["schedule", out, "--json"]);
    for uid in [1, 2, 3] {
        assert_eq!(task(&again, uid)["start"], task(&split, uid)["start"]);
        assert_eq!(task(&again, uid)["finish"], task(&split, uid)["finish"]);
    }
    // A levelled file is levelled: nobody has to wait in it.
    let third = json(&["level", out, "--json", "--schedules", "50"]);
    assert_eq!(third["moved"], serde_json::json!([]));
    assert_eq!(task(&third, 2)["finish"], "2026-03-06T17:00");
    let said = steerco(&["level", path, "--schedules", "50", "--splits"]);
    let said = text(&said.stdout);
    assert!(said.contains("“Write”") && said.contains("worked on in 2 parts"), "{said}");
    assert!(said.contains("pauses for “Ann”, busy with “Draw”"), "{said}");

    // Unless the file says that levelling may not.
    let not = around_a_fixed_task()
        .replace("<Name>Write</Name>", "<Name>Write</Name><LevelingCanSplit>0</LevelingCanSplit>");
    fs::write(&plan, not).unwrap();
    let whole = json(&["level", path, "--json", "--schedules", "50", "--splits"]);
    assert_eq!(task(&whole, 2)["start"], "2026-03-05T08:00");
}

#[test]
fn only_a_range_of_dates_is_levelled_if_one_is_given() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("shop.xml");
    fs::write(&plan, PLAN).unwrap();
    let path = plan.to_str().unwrap();
    let question = ["level", path, "--json", "--schedules", "50"];
    let later = json(&[&question[..], &["--from", "2026-03-09"]].concat());
    assert_eq!(
        (&later["moved"], &later["diagnostics"]),
        (&serde_json::json!([]), &serde_json::json!([]))
    );
    let now = json(&[&question[..], &["--from", "2026-03-02", "--to", "2026-03-02"]].concat());
    // Tuesday was asked for twice before and is not levelled: Write waits for Monday's end only.
    assert_eq!(task(&now, 2)["start"], "2026-03-03T08:00");
    let until = json(&[&question[..], &["--from", "2026-03-02", "--to", "2026-03-03"]].concat());
    assert_eq!(task(&until, 2)["start"], "2026-03-04T08:00");
    let inside = steerco(&["level", path, "--schedules", "50", "--from", "2026-03-03"]);
    let said = text(&inside.stderr);
    assert!(said.contains("“Draw” starts outside the dates that are levelled and stays"), "{said}");
    let wrong = steerco(&["level", path, "--from", "2026-03-03", "--to", "2026-03-02"]);
    assert_eq!(wrong.status.code(), Some(1));
    assert!(text(&wrong.stderr).contains("There is no day from 2026-03-03 to 2026-03-02"));
    let unknown = steerco(&["level", path, "--from", "soon"]);
    assert_eq!(unknown.status.code(), Some(2));
}

#[test]
fn people_read_who_waits_for_whom_and_what_to_do_about_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("shop.xml");
    fs::write(&plan, PLAN).unwrap();
    let output = steerco(&["level", plan.to_str().unwrap(), "--schedules", "50"]);
    assert!(text(&output.stdout).contains("waits for “Ann”, busy with “Draw”"));
    let said = text(&output.stderr);
    assert!(
        said.contains("“Weld” needs 300 % of “Welders”") && said.contains("Add units"),
        "{said}"
    );
}

#[test]
fn wishes_that_make_no_sense_are_named() {
    let house = crate::house();
    let house = house.to_str().unwrap();
    for (arguments, said) in [
        (vec!["--seconds", "0"], "0 seconds make no sense"),
        (vec!["--seconds", "nan"], "seconds make no sense"),
        (vec!["--threads", "0"], "0 threads make no sense"),
        (vec!["--within-float", "--keep-float=-1"], "days of float make no sense"),
    ] {
        let output = steerco(&[&["level", house], arguments.as_slice()].concat());
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(text(&output.stderr).contains(said), "{}", text(&output.stderr));
    }
    let output = steerco(&["level", "/nowhere.xml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("cannot open /nowhere.xml"));
}

#[test]
fn units_that_change_with_the_date_are_what_there_is_on_each_date() {
    let folder = tempfile::tempdir().unwrap();
    let plan = folder.path().join("shop.xml");
    // Ann is there from Thursday on; until Friday evening, two of her.
    let periods = "<AvailabilityPeriods>\
        <AvailabilityPeriod><AvailableFrom>2026-03-05T00:00:00</AvailableFrom>\
        <AvailableTo>2026-03-06T00:00:00</AvailableTo><AvailableUnits>2</AvailableUnits></AvailabilityPeriod>\
        <AvailabilityPeriod><AvailableFrom>2026-03-09T00:00:00</AvailableFrom>\
        <AvailableTo>2049-12-31T23:59:00</AvailableTo><AvailableUnits>1</AvailableUnits></AvailabilityPeriod>\
        </AvailabilityPeriods></Resource>";
    fs::write(&plan, PLAN.replacen("</Resource>", periods, 1)).unwrap();
    let path = plan.to_str().unwrap();
    let levelled = json(&["level", path, "--json", "--schedules", "50"]);
    for uid in [1, 2] {
        assert_eq!(task(&levelled, uid)["start"], "2026-03-05T08:00");
        assert_eq!(task(&levelled, uid)["finish"], "2026-03-06T17:00");
    }
}

#[test]
fn what_is_left_of_begun_work_waits_and_the_file_schedules_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (plan, out) = (folder.path().join("shop.xml"), folder.path().join("levelled.xml"));
    let (path, out) = (plan.to_str().unwrap(), out.to_str().unwrap());
    // Half of Draw is done on Monday; Write is fixed on Tuesday and Wednesday.
    let half = "<Duration>PT16H0M0S</Duration><Stop>2026-03-02T17:00:00</Stop>\
                <Resume>2026-03-03T08:00:00</Resume><ActualStart>2026-03-02T08:00:00</ActualStart>\
                <ActualDuration>PT8H0M0S</ActualDuration></Task>";
    let fixed = "<Duration>PT16H0M0S</Duration><ConstraintType>2</ConstraintType>\
                 <ConstraintDate>2026-03-03T08:00:00</ConstraintDate></Task>";
    let plain = "<Duration>PT16H0M0S</Duration></Task>";
    fs::write(&plan, PLAN.replacen(plain, half, 1).replacen(plain, fixed, 1)).unwrap();
    let question = ["level", path, "--json", "--schedules", "50", "--splits"];
    let alone = json(&[&question[..], &["--leave-started"]].concat());
    assert_eq!(task(&alone, 1)["finish"], "2026-03-03T17:00");
    assert_eq!(alone["split"], serde_json::json!([]));
    let split = json(&[&question[..], &["-o", out]].concat());
    assert_eq!(task(&split, 1)["finish"], "2026-03-05T17:00");
    let parts = serde_json::json!([
        {"start": "2026-03-02T08:00", "finish": "2026-03-02T17:00"},
        {"start": "2026-03-05T08:00", "finish": "2026-03-05T17:00"},
    ]);
    assert_eq!((&split["split"][0]["uid"], &split["split"][0]["parts"]), (&1.into(), &parts));
    let again = json(&["schedule", out, "--json"]);
    for uid in [1, 2] {
        assert_eq!(task(&again, uid)["start"], task(&split, uid)["start"]);
        assert_eq!(task(&again, uid)["finish"], task(&split, uid)["finish"]);
    }
}
