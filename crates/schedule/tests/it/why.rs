//! Chains of drivers and the longest path.

use steerco_schedule::{Driver, driver_chain, longest_path};

use crate::plan::{Plan, read};

fn chain(plan: &Plan, task: &str) -> String {
    let schedule = plan.network.schedule().unwrap();
    let steps = driver_chain(&plan.network, &schedule, plan.tasks.get(task));
    let names: Vec<&str> = steps.iter().map(|step| plan.tasks.names[step.task].as_str()).collect();
    names.join(" ")
}

const HOUSE: &str = "
task design 2d
task S 0d
task walls 3d parent=S
task paint 1d parent=S
task roof 1d
task permit 1d snet=03-03T08:00
link design FS S
link S FS roof
link permit FS roof
";

#[test]
fn a_chain_ends_where_nothing_else_drives() {
    let plan = read(HOUSE);
    // The roof waits for the walls, which finish last in S; those for the design, through S.
    assert_eq!(chain(&plan, "roof"), "roof walls design");
    assert_eq!(chain(&plan, "S"), "S walls design");
    let schedule = plan.network.schedule().unwrap();
    let steps = driver_chain(&plan.network, &schedule, plan.tasks.get("permit"));
    assert_eq!(steps.len(), 1);
    assert!(matches!(steps[0].driver, Driver::Constraint { .. }));
    assert!(driver_chain(&plan.network, &schedule, 99).is_empty());
}

#[test]
fn the_longest_path_is_what_decides_the_finish() {
    let plan = read(HOUSE);
    let schedule = plan.network.schedule().unwrap();
    let names: Vec<&str> = longest_path(&plan.network, &schedule)
        .into_iter()
        .map(|task| plan.tasks.names[task].as_str())
        .collect();
    assert_eq!(names, ["design", "walls", "roof"]);
}
