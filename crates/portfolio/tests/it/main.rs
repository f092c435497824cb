//! Selections against golden answers, an independent checker, and every selection of small models.
#![expect(clippy::unwrap_used, reason = "tests")]

mod business_case;
mod chain;
#[cfg(feature = "highs")]
mod highs;
mod invalid;
mod kano;
mod properties;
mod random;
mod ranking;
mod scores;
mod selection;
mod strategy;
mod waterline;

use steerco_portfolio::selection::{
    Answer, Budget, Limits, Model, Project, Rule, Selection, Series, Window, solve,
};

/// A project that takes all its money in the first period.
fn project(id: &str, cost: i64, value: i64) -> Project {
    let costs = vec![Series { name: "money".into(), amounts: vec![cost] }];
    Project { id: id.into(), value, costs, ..Project::default() }
}

/// The golden portfolio of six projects under one budget of 100.
fn six() -> Model {
    let of = [(50, 90), (40, 70), (30, 55), (20, 30), (35, 60), (15, 10)];
    let named = of.iter().enumerate();
    Model {
        periods: vec!["2027".into()],
        budgets: vec![Budget { cost_type: "money".into(), amounts: vec![100], carry_over: false }],
        projects: named
            .map(|(at, (cost, value))| project(&format!("P{}", at + 1), *cost, *value))
            .collect(),
        ..Model::default()
    }
}

fn requires(project: &str, needs: &str, after_finish: bool) -> Rule {
    Rule::Requires { project: project.into(), needs: needs.into(), after_finish }
}

fn names(model: &Model, selection: &Selection) -> Vec<String> {
    let of = |choice: &steerco_portfolio::selection::Choice| {
        let id = &model.projects[choice.project].id;
        if choice.shift == 0 { id.clone() } else { format!("{id}+{}", choice.shift) }
    };
    selection.choices.iter().map(of).collect()
}

fn ids(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).into()).collect()
}

fn answer(model: &Model) -> Answer {
    solve(model, None, &Limits::steps(3_000_000), &mut |_| {}).unwrap()
}

fn window(earliest: usize, latest: usize) -> Window {
    Window { earliest, latest }
}
