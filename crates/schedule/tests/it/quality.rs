//! The 14-point assessment on small plans.

use steerco_calendar::Span;
use steerco_schedule::{CheckResult, TaskFacts, assess};

use crate::plan::{Plan, read};

fn check(plan: &Plan, facts: &[TaskFacts], number: u8) -> CheckResult {
    let schedule = plan.network.schedule().unwrap();
    let results = assess(&plan.network, &schedule, facts).unwrap();
    assert_eq!(
        results.iter().map(|one| one.number).collect::<Vec<_>>(),
        (1..=14).collect::<Vec<_>>()
    );
    results.into_iter().find(|one| one.number == number).unwrap()
}

fn offenders(plan: &Plan, facts: &[TaskFacts], number: u8) -> (Vec<String>, bool) {
    let result = check(plan, facts, number);
    let names = result.offenders.iter().map(|&task| plan.tasks.names[task].clone()).collect();
    (names, result.pass)
}

const CHAIN: &str = "
task start 0d
task A 2d
task B 3d
task end 0d
resource ann
assign A ann 100% 16h
link start FS A
link A FS B
link B FS end
";

#[test]
fn a_plain_chain_passes_but_for_resources() {
    let plan = read(CHAIN);
    for number in 1..=14 {
        let result = check(&plan, &[], number);
        assert_eq!(result.pass, number != 10, "{result:?}");
    }
    assert_eq!(offenders(&plan, &[], 10).0, ["B"]);
    let cost = TaskFacts { has_cost: true, ..TaskFacts::default() };
    assert!(check(&plan, &[cost; 4], 10).pass);
}

#[test]
fn logic_links_and_constraints() {
    let plan =
        read("task A 2d\ntask B 3d mso=03-04T08:00\ntask C 1d\nlink A FS B -1d\nlink A SS C +1d");
    assert_eq!(offenders(&plan, &[], 1), (vec!["A".into(), "B".into(), "C".into()], false));
    assert_eq!(offenders(&plan, &[], 2), (vec!["B".into()], false));
    assert_eq!(offenders(&plan, &[], 3), (vec!["C".into()], false));
    assert_eq!(offenders(&plan, &[], 4), (vec!["C".into()], false));
    assert_eq!(offenders(&plan, &[], 5), (vec!["B".into()], false));
}

#[test]
fn float_and_duration() {
    let plan = read("task A 1d\ntask B 60d\ntask C 2d deadline=03-02T17:00");
    assert_eq!(offenders(&plan, &[], 6), (vec!["A".into()], false));
    assert_eq!(offenders(&plan, &[], 7), (vec!["C".into()], false));
    assert_eq!(offenders(&plan, &[], 8), (vec!["B".into()], false));
    let short =
        TaskFacts { baseline_duration: Some(Span::from_minutes(480)), ..TaskFacts::default() };
    assert!(check(&plan, &[short; 3], 8).pass);
}

#[test]
fn dates_against_status_and_baseline() {
    let plan = read(
        "project status=03-04T17:00
        task A 1d started=03-02T08:00 finished=03-02T17:00
        task B 1d started=03-06T08:00
        task C 1d
        task D 1d snet=03-09T08:00",
    );
    assert_eq!(offenders(&plan, &[], 9), (vec!["B".into(), "C".into()], false));
    let due =
        |text: &str| TaskFacts { baseline_finish: Some(plan.moment(text)), ..TaskFacts::default() };
    let facts = [due("03-02T17:00"), due("03-03T17:00"), due("03-03T17:00"), due("03-09T17:00")];
    assert_eq!(offenders(&plan, &facts, 11), (vec!["B".into()], false));
    let bei = check(&plan, &facts, 14);
    assert_eq!((bei.population, bei.pass), (3, false));
    assert!((bei.value - 1.0 / 3.0).abs() < 1e-9);
}

#[test]
fn the_critical_path_test_finds_a_broken_path() {
    let sound = read(CHAIN);
    assert!(check(&sound, &[], 12).pass);
    assert!((check(&sound, &[], 12).value - 600.0).abs() < 1.0);
    // The end is pinned by hand: delaying A moves nothing.
    let pinned =
        read("task A 5d mfo=03-06T17:00\ntask B 1d manual=03-09T08:00..03-09T17:00\nlink A FS B");
    assert!(!check(&pinned, &[], 12).pass);
}

#[test]
fn the_critical_path_length_index_falls_with_negative_float() {
    let plan = read("task A 10d deadline=03-06T17:00");
    let cpli = check(&plan, &[], 13);
    assert!((cpli.value - 0.5).abs() < 1e-9 && !cpli.pass);
}
