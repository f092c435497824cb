//! Random models of every kind of limit and rule.

use proptest::prelude::*;
use steerco_portfolio::selection::{Budget, Capacity, Model, Project, Rule, Series, Window};
use steerco_units::Percent;

fn amounts(most: i64, length: usize) -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(0..=most, 0..=length)
}

fn any_project(periods: usize) -> impl Strategy<Value = Project> {
    let series = |name: &'static str| {
        amounts(9, periods).prop_map(move |amounts| Series { name: name.into(), amounts })
    };
    let shares =
        prop::collection::vec((1..10_i64).prop_map(|n| Percent::from_basis_points(n * 999)), 0..2);
    (
        (-3..30_i64, 0..4_i64, 0..periods, 0..3_usize),
        (series("capex"), series("opex"), series("engineer")),
        (0..3_usize, prop::bool::weighted(0.1), prop::bool::weighted(0.1)),
        shares,
    )
        .prop_map(move |(worth, series, flags, partial)| {
            let (value, value_loss_per_period, earliest, width) = worth;
            let mut project = Project {
                value,
                value_loss_per_period,
                bucket: [None, Some("grow"), Some("run")][flags.0].map(Into::into),
                mandatory: flags.1 && !flags.2,
                excluded: flags.2,
                start_shift: Window { earliest, latest: earliest + width },
                costs: vec![series.0, series.1],
                demands: vec![series.2],
                partial,
                ..Project::default()
            };
            // It has to fit at its earliest start.
            let earliest = periods - project.length();
            project.start_shift.earliest = project.start_shift.earliest.min(earliest);
            project
        })
}

fn any_rule(projects: usize) -> impl Strategy<Value = Rule> {
    let some = prop::sample::subsequence((0..projects).collect::<Vec<_>>(), 1..=projects)
        .prop_map(|list| list.into_iter().map(|at| format!("P{at}")).collect::<Vec<_>>());
    let share = (prop::bool::ANY, 1..6_i64, prop::bool::ANY).prop_map(|(grow, tenths, least)| {
        let share = Percent::from_basis_points(tenths * 1_000);
        Rule::BucketShare {
            bucket: if grow { "grow" } else { "run" }.into(),
            min: least.then_some(share),
            max: (!least).then_some(share),
        }
    });
    prop_oneof![
        some.clone().prop_map(|projects| Rule::Exclusive { projects }),
        (some, 1..3_usize).prop_map(|(projects, count)| Rule::AtLeast {
            count: count.min(projects.len()),
            projects
        }),
        (0..projects, 0..projects, prop::bool::ANY).prop_map(|(one, other, after_finish)| {
            // A later project needs an earlier one, so that there is no circle.
            let (project, needs) = (one.max(other), one.min(other));
            Rule::Requires {
                project: format!("P{project}"),
                needs: format!("P{needs}"),
                after_finish,
            }
        }),
        share,
    ]
}

/// A valid model of at most `most` projects; many are tight, some cannot be kept.
pub(crate) fn any_model(most: usize) -> impl Strategy<Value = Model> {
    (1..=most, 1..5_usize).prop_flat_map(|(count, periods)| {
        let limit = 3..25_i64;
        (
            prop::collection::vec(any_project(periods), count),
            prop::collection::vec(any_rule(count), 0..4),
            prop::collection::vec(prop::collection::vec(limit, periods), 3),
            prop::bool::ANY,
        )
            .prop_map(move |(mut projects, mut rules, limits, carry_over)| {
                for (at, project) in projects.iter_mut().enumerate() {
                    project.id = format!("P{at}");
                }
                let known = |bucket: &str| {
                    projects.iter().any(|one: &Project| one.bucket.as_deref() == Some(bucket))
                };
                rules.retain(|rule| match rule {
                    Rule::BucketShare { bucket, .. } => known(bucket),
                    Rule::Requires { project, needs, .. } => project != needs,
                    _ => true,
                });
                let [capex, opex, engineer] = <[Vec<i64>; 3]>::try_from(limits).unwrap();
                Model {
                    periods: (0..periods).map(|at| format!("2027-{at:02}")).collect(),
                    budgets: vec![
                        Budget { cost_type: "capex".into(), amounts: capex, carry_over },
                        Budget { cost_type: "opex".into(), amounts: opex, carry_over: false },
                    ],
                    capacities: vec![Capacity { role: "engineer".into(), amounts: engineer }],
                    projects,
                    rules,
                }
            })
    })
}
