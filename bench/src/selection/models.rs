//! Portfolios of any size that look real, and the classic hard ones. The same arguments give the
//! same model.

use steerco_portfolio::selection::{Budget, Capacity, Model, Project, Rule, Series, Window};

use crate::generate::Sequence;

pub(crate) const TYPES: [&str; 2] = ["capex", "opex"];

/// Every model of a set with its name. Set 0 is the one that the search was tuned on; any other has models of
/// the same kinds that are not among them.
pub(crate) fn all(set: u64) -> Vec<(String, Model)> {
    let mut all = vec![];
    let seeds = 3 * set + 1..=3 * set + 3;
    for seed in seeds.clone() {
        all.push((format!("budgets-200x12-{seed}"), timed(200, 12, &["capex"], 0, 0, seed)));
    }
    for seed in seeds {
        all.push((format!("two-budgets-200x12-{seed}"), timed(200, 12, &TYPES, 0, 0, seed)));
    }
    for rows in [5, 10, 30] {
        for (at, tightness) in (3 * set..).zip([25, 50, 75]) {
            let name = format!("chu-beasley-{rows}x100-{tightness}{}", suffix(set));
            all.push((name, hard(100, rows, tightness, at)));
        }
    }
    for (periods, roles, shift) in
        [(12, 3, 0), (12, 10, 0), (12, 0, 2), (12, 10, 2), (24, 10, 4), (36, 30, 6)]
    {
        let name = format!("timed-200x{periods}-{roles}roles-shift{shift}{}", suffix(set));
        all.push((name, timed(200, periods, &TYPES, roles, shift, set + 1)));
    }
    all
}

fn suffix(set: u64) -> String {
    if set == 0 { String::new() } else { format!("-set{set}") }
}

fn between(sequence: &mut Sequence, least: i64, most: i64) -> i64 {
    let width = usize::try_from(most - least + 1).unwrap_or(1);
    least + i64::try_from(sequence.below(width)).unwrap_or(0)
}

/// Projects with costs of two types and demands on roles over time, and rules among them. About half
/// of everything fits.
pub(crate) fn timed(
    count: usize,
    periods: usize,
    types: &[&str],
    roles: usize,
    shift: usize,
    seed: u64,
) -> Model {
    let mut sequence = Sequence::new(seed * 1_000_003 + (count * periods + roles) as u64);
    let mut projects = vec![];
    for index in 0..count {
        let length = (2 + sequence.below(periods * 2 / 3)).min(periods);
        let rate = between(&mut sequence, 500, 4_000);
        let mut total = 0;
        let mut amounts = |sequence: &mut Sequence, rate: i64| -> Vec<i64> {
            let amounts: Vec<i64> =
                (0..length).map(|_| rate * between(sequence, 50, 150) / 100).collect();
            total += amounts.iter().sum::<i64>();
            amounts
        };
        let mut costs = vec![];
        for &cost_type in types {
            let share = between(&mut sequence, 20, 120);
            let amounts = amounts(&mut sequence, rate * share);
            costs.push(Series { name: cost_type.into(), amounts });
        }
        let total = total / 100_000;
        let mut demands = vec![];
        for role in 0..roles {
            if sequence.below(3) == 0 {
                let hours = between(&mut sequence, 10, 160);
                let amounts =
                    (0..length).map(|_| hours * between(&mut sequence, 50, 150) / 100).collect();
                demands.push(Series { name: format!("role{role:02}"), amounts });
            }
        }
        let latest_start = periods - length;
        let earliest = sequence.below(latest_start + 1);
        projects.push(Project {
            id: format!("P{index:03}"),
            value: 20 + total * between(&mut sequence, 60, 140) / 10,
            value_loss_per_period: if shift > 0 { between(&mut sequence, 0, 40) } else { 0 },
            bucket: Some(["run", "grow", "transform"][sequence.below(3)].into()),
            mandatory: index % 40 == 7,
            excluded: index % 67 == 5,
            start_shift: Window { earliest, latest: (earliest + shift).min(latest_start) },
            costs,
            demands,
            partial: vec![],
        });
    }
    let mut model = Model {
        periods: (0..periods).map(|at| format!("{}-{:02}", 2027 + at / 12, at % 12 + 1)).collect(),
        projects,
        ..Model::default()
    };
    limit(&mut model, types, roles);
    rules(&mut model, &mut sequence);
    model
}

/// Limits of half of what all projects together take, evenly over the periods for people.
fn limit(model: &mut Model, types: &[&str], roles: usize) {
    let periods = model.periods.len();
    let of = |name: &str| {
        let mut sums = vec![0; periods];
        for project in &model.projects {
            for series in project.costs.iter().chain(&project.demands) {
                if series.name == name {
                    for (at, amount) in series.amounts.iter().enumerate() {
                        sums[project.start_shift.earliest + at] += amount;
                    }
                }
            }
        }
        sums
    };
    let mut budgets = vec![];
    for &cost_type in types {
        let amounts = of(cost_type).into_iter().map(|sum: i64| sum / 2).collect();
        budgets.push(Budget { cost_type: cost_type.into(), amounts, carry_over: false });
    }
    let mut capacities = vec![];
    for role in 0..roles {
        let role = format!("role{role:02}");
        let sum: i64 = of(&role).into_iter().sum();
        let even = sum / 2 / i64::try_from(periods).unwrap_or(1);
        capacities.push(Capacity { role, amounts: vec![even; periods] });
    }
    model.budgets = budgets;
    model.capacities = capacities;
}

fn rules(model: &mut Model, sequence: &mut Sequence) {
    let count = model.projects.len();
    let free: Vec<usize> = (0..count)
        .filter(|index| !model.projects[*index].mandatory && !model.projects[*index].excluded)
        .collect();
    let any = |sequence: &mut Sequence| free[sequence.below(free.len())];
    for _ in 0..count / 20 {
        let (one, other) = (any(sequence), any(sequence));
        if one != other {
            let [project, needs] = [one.max(other), one.min(other)].map(|at| format!("P{at:03}"));
            model.rules.push(Rule::Requires { project, needs, after_finish: false });
        }
        let mut members = vec![any(sequence), any(sequence), any(sequence)];
        members.sort_unstable();
        members.dedup();
        let projects = members.into_iter().map(|at| format!("P{at:03}")).collect();
        model.rules.push(Rule::Exclusive { projects });
    }
    let projects = free.iter().step_by(10).map(|at| format!("P{at:03}")).collect();
    model.rules.push(Rule::AtLeast { count: 5, projects });
    model.rules.push(Rule::BucketShare {
        bucket: "transform".into(),
        min: Some(steerco_units::Percent::from_basis_points(1_500)),
        max: Some(steerco_units::Percent::from_basis_points(4_500)),
    });
}

/// A knapsack of several rows after Chu and Beasley (1998): amounts to 1,000, profits that follow
/// them, limits at a share of everything.
pub(crate) fn hard(count: usize, rows: usize, tightness: i64, seed: u64) -> Model {
    let mut sequence = Sequence::new(seed * 100 + rows as u64);
    let roles: Vec<String> = (0..rows).map(|row| format!("row{row:02}")).collect();
    let mut sums = vec![0; rows];
    let mut projects = vec![];
    for index in 0..count {
        let mut demands = vec![];
        let mut sum = 0;
        for (row, name) in roles.iter().enumerate() {
            let amount = between(&mut sequence, 1, 1_000);
            sum += amount;
            sums[row] += amount;
            demands.push(Series { name: name.clone(), amounts: vec![amount] });
        }
        let value = sum / i64::try_from(rows).unwrap_or(1) + between(&mut sequence, 0, 999) / 2;
        projects.push(Project { id: format!("P{index:03}"), value, demands, ..Project::default() });
    }
    let capacities = roles.into_iter().zip(sums);
    let capacities = capacities
        .map(|(role, sum)| Capacity { role, amounts: vec![sum * tightness / 100] })
        .collect();
    Model { periods: vec!["2027".into()], capacities, projects, ..Model::default() }
}

/// The model as a file of `steerco select`.
pub(crate) fn written(model: &Model) -> String {
    let series = |list: &[Series], name: &str, amounts: &str| -> String {
        let one = |series: &Series| {
            format!("{{\"{name}\":{:?},\"{amounts}\":{:?}}}", series.name, series.amounts)
        };
        list.iter().map(one).collect::<Vec<_>>().join(",")
    };
    let budget = |one: &Budget| {
        format!(
            "{{\"cost_type\":{:?},\"amounts\":{:?},\"carry_over\":{}}}",
            one.cost_type, one.amounts, one.carry_over
        )
    };
    let capacity =
        |one: &Capacity| format!("{{\"role\":{:?},\"hours\":{:?}}}", one.role, one.amounts);
    let project = |one: &Project| {
        format!(
            "{{\"id\":{:?},\"value\":{},\"bucket\":{:?},\"mandatory\":{},\"excluded\":{},\
             \"start_shift\":{{\"earliest\":{},\"latest\":{}}},\"value_loss_per_period\":{},\
             \"costs\":[{}],\"demands\":[{}]}}",
            one.id,
            one.value,
            one.bucket.as_deref().unwrap_or(""),
            one.mandatory,
            one.excluded,
            one.start_shift.earliest,
            one.start_shift.latest,
            one.value_loss_per_period,
            series(&one.costs, "cost_type", "amounts"),
            series(&one.demands, "role", "hours"),
        )
    };
    let rule = |one: &Rule| match one {
        Rule::Exclusive { projects } => {
            format!("{{\"kind\":\"exclusive\",\"projects\":{projects:?}}}")
        }
        Rule::Requires { project, needs, after_finish } => format!(
            "{{\"kind\":\"requires\",\"project\":{project:?},\"needs\":{needs:?},\
             \"after_finish\":{after_finish}}}"
        ),
        Rule::AtLeast { count, projects } => {
            format!("{{\"kind\":\"at_least\",\"count\":{count},\"projects\":{projects:?}}}")
        }
        Rule::BucketShare { bucket, min, max } => {
            let share = |name: &str, share: &Option<steerco_units::Percent>| {
                share.map_or(String::new(), |share| {
                    let percent = steerco_units::show_scaled(share.basis_points(), 2);
                    format!(",\"{name}\":{percent}")
                })
            };
            format!(
                "{{\"kind\":\"bucket_share\",\"bucket\":{bucket:?}{}{}}}",
                share("min_percent", min),
                share("max_percent", max)
            )
        }
    };
    let list = |texts: Vec<String>| texts.join(",\n  ");
    format!(
        "{{\"periods\":{:?},\n\"budgets\":[{}],\n\"capacities\":[{}],\n\"projects\":[\n  {}],\n\
         \"rules\":[\n  {}]}}\n",
        model.periods,
        list(model.budgets.iter().map(budget).collect()),
        list(model.capacities.iter().map(capacity).collect()),
        list(model.projects.iter().map(project).collect()),
        list(model.rules.iter().map(rule).collect()),
    )
}
