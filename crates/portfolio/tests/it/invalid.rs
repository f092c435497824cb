//! Models that make no sense: each is refused with its place and what to do.

use steerco_portfolio::selection::{Capacity, Limits, Model, Rule, Series, solve};
use steerco_units::Percent;

use crate::{ids, project, requires, six, window};

/// What makes a sound model unsound.
type Change = Box<dyn FnOnce(&mut Model)>;

fn refused(change: impl FnOnce(&mut Model)) -> String {
    let mut model = six();
    change(&mut model);
    let refused = solve(&model, None, &Limits::steps(0), &mut |_| {}).unwrap_err();
    refused.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_nonsense_is_refused_with_its_place_and_remedy() {
    let cases: [(&str, Change); 21] = [
        (
            "budgets[0].amounts[0]: the budget for `money` is negative. Use 0 or more.",
            Box::new(|model| model.budgets[0].amounts[0] = -1),
        ),
        (
            "budgets[0].amounts: the budget for `money` has 2 amounts for 1 periods. Give one \
             amount per period.",
            Box::new(|model| model.budgets[0].amounts.push(1)),
        ),
        (
            "capacities[0].hours: the capacity of `pilot` has 0 amounts for 1 periods. Give one \
             amount per period.",
            Box::new(|model| {
                model.capacities.push(Capacity { role: "pilot".into(), amounts: vec![] });
            }),
        ),
        (
            "budgets[1].cost_type: the cost type `money` is already used at budgets[0].cost_type. \
             Rename one of them.",
            Box::new(|model| model.budgets.push(model.budgets[0].clone())),
        ),
        (
            "projects[6].id: the id `P1` is already used at projects[0].id. Rename one of them.",
            Box::new(|model| model.projects.push(project("P1", 1, 1))),
        ),
        (
            "projects[2].id: the id is empty. Give it a name.",
            Box::new(|model| model.projects[2].id.clear()),
        ),
        (
            "projects[1].costs[0].cost_type: there is no budget for `opex`. Add one, or use one of: \
             money.",
            Box::new(|model| model.projects[1].costs[0].name = "opex".into()),
        ),
        (
            "projects[1].costs[1].cost_type: `money` occurs twice. Add the amounts up in one entry.",
            Box::new(|model| {
                let again = model.projects[1].costs[0].clone();
                model.projects[1].costs.push(again);
            }),
        ),
        (
            "projects[3].demands[0].hours[0]: the amount of `pilot` is negative. Use 0 or more.",
            Box::new(|model| {
                model.projects[3].demands =
                    vec![Series { name: "pilot".into(), amounts: vec![-1] }];
            }),
        ),
        (
            "projects[0]: `P1` is both mandatory and excluded. Take back one of the two.",
            Box::new(|model| {
                model.projects[0].mandatory = true;
                model.projects[0].excluded = true;
            }),
        ),
        (
            "projects[0].start_shift: `P1` may start no earlier than 3 and no later than 1. Exchange \
             them.",
            Box::new(|model| model.projects[0].start_shift = window(3, 1)),
        ),
        (
            "projects[0].start_shift: `P1` takes 1 periods and starts in period 1 (counted from 0) \
             at the earliest, which goes beyond the last of 1 periods. Add periods, let it start \
             earlier, or exclude it.",
            Box::new(|model| model.projects[0].start_shift = window(1, 1)),
        ),
        (
            "projects[0].partial_percents[0]: `P1` can be funded at more than 0 % and less than \
             100 %. Whole funding is always possible and needs no entry.",
            Box::new(|model| model.projects[0].partial = vec![Percent::WHOLE]),
        ),
        (
            "rules[0].needs: there is no project `P9`. Correct the id or add the project.",
            Box::new(|model| model.rules = vec![requires("P1", "P9", false)]),
        ),
        (
            "rules[2]: the projects need each other in a circle: P1 → P2 → P3 → P1. Remove one of \
             these rules.",
            Box::new(|model| {
                model.rules = vec![
                    requires("P1", "P2", false),
                    requires("P2", "P3", true),
                    requires("P3", "P1", false),
                ];
            }),
        ),
        (
            "rules[0]: the projects need each other in a circle: P1 → P1. Remove one of these rules.",
            Box::new(|model| model.rules = vec![requires("P1", "P1", false)]),
        ),
        (
            "rules[0].count: 3 of 2 projects are asked for. Lower the count or name more projects.",
            Box::new(|model| {
                model.rules = vec![Rule::AtLeast { count: 3, projects: ids(&["P1", "P2"]) }];
            }),
        ),
        (
            "rules[0].projects[1]: `P1` is named twice. Remove one.",
            Box::new(|model| {
                model.rules = vec![Rule::Exclusive { projects: ids(&["P1", "P1"]) }];
            }),
        ),
        (
            "rules[0].bucket: no project is in the bucket `grow`. Correct its name or remove the \
             rule.",
            Box::new(|model| {
                model.rules =
                    vec![Rule::BucketShare { bucket: "grow".into(), min: None, max: None }];
            }),
        ),
        (
            "rules[0]: the least share is above the most. Exchange them.",
            Box::new(|model| {
                model.projects[0].bucket = Some("grow".into());
                model.rules = vec![Rule::BucketShare {
                    bucket: "grow".into(),
                    min: Some(Percent::from_basis_points(5_000)),
                    max: Some(Percent::from_basis_points(4_000)),
                }];
            }),
        ),
        (
            "projects[0].value: it is beyond 1000000000000000. Use a larger unit.\nprojects: all \
             values together are above 1000000000000000. Use a larger unit.",
            Box::new(|model| model.projects[0].value = 2_000_000_000_000_000),
        ),
    ];
    for (message, change) in cases {
        assert_eq!(refused(change), message);
    }
}

#[test]
fn a_model_without_periods_is_refused() {
    let message = refused(|model| {
        model.periods.clear();
        model.budgets.clear();
    });
    assert!(message.contains("there is no period"), "{message}");
}
