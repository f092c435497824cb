//! Small portfolios with known answers.

use steerco_portfolio::selection::{
    Blocker, Budget, Capacity, Limits, Model, Progress, Project, Rule, Series, Status, Swap, check,
    conflict, frontier, reasons, solve,
};
use steerco_units::Percent;

use crate::{answer, ids, names, project, requires, six, window};

fn golden() -> Model {
    let mut model = six();
    model.projects[5].mandatory = true;
    model.rules =
        vec![Rule::Exclusive { projects: ids(&["P1", "P2"]) }, requires("P5", "P4", false)];
    model
}

#[test]
fn the_golden_portfolio_prefers_the_cheaper_of_two_equal_values() {
    let answer = answer(&golden());
    assert_eq!((answer.status, answer.value, answer.bound), (Status::Optimal, 155, 155));
    // {P3, P4, P5, P6} is worth as much and costs 100 instead of 95.
    assert_eq!(names(&golden(), &answer.selection), ["P1", "P3", "P6"]);
    assert!(answer.ties_settled);
    assert_eq!(answer.selection.cost(&golden()), 95);
}

#[test]
fn without_rules_the_golden_portfolio_is_worth_175() {
    let answer = answer(&six());
    assert_eq!((answer.status, answer.value), (Status::Optimal, 175));
    assert_eq!(names(&six(), &answer.selection), ["P1", "P3", "P4"]);
    assert_eq!(answer.selection.cost(&six()), 100);
}

#[test]
fn equal_value_and_cost_go_to_the_earlier_ids() {
    let mut model = six();
    for project in &mut model.projects {
        project.value = 10;
        project.costs[0].amounts = vec![40];
    }
    let answer = answer(&model);
    assert_eq!(names(&model, &answer.selection), ["P1", "P2"]);
    assert!(answer.ties_settled);
}

#[test]
fn projects_start_later_when_that_is_the_only_room_and_as_early_as_possible() {
    let mut model = six();
    model.periods = ids(&["q1", "q2", "q3"]);
    model.budgets[0].amounts = vec![50, 50, 50];
    model.projects.truncate(3);
    for one in &mut model.projects {
        one.start_shift = window(0, 2);
        one.value_loss_per_period = 4;
    }
    let answer = answer(&model);
    // 90 + (70 − 4) + (55 − 8): the order costs nothing, so earlier starts go to earlier ids.
    assert_eq!((answer.status, answer.value), (Status::Optimal, 203));
    assert_eq!(names(&model, &answer.selection), ["P1", "P2+1", "P3+2"]);
}

#[test]
fn what_is_left_of_a_budget_may_be_carried_over_when_it_says_so() {
    let mut model = six();
    model.periods = ids(&["q1", "q2"]);
    model.budgets[0].amounts = vec![40, 20];
    model.projects = vec![project("P1", 50, 10)];
    model.projects[0].start_shift = window(0, 1);
    assert_eq!(answer(&model).value, 0);
    model.budgets[0].carry_over = true;
    let answer = answer(&model);
    assert_eq!(names(&model, &answer.selection), ["P1+1"]);
    let uses = answer.selection.uses(&model);
    assert_eq!(
        uses.iter().map(|one| (one.used, one.limit)).collect::<Vec<_>>(),
        [(0, 40), (50, 60)]
    );
}

#[test]
fn a_project_that_needs_another_finished_starts_after_it() {
    let mut model = six();
    model.periods = ids(&["q1", "q2", "q3", "q4"]);
    model.budgets[0].amounts = vec![100; 4];
    model.projects = vec![project("base", 10, 1), project("house", 10, 50)];
    model.projects[0].costs[0].amounts = vec![10, 10, 0];
    model.projects[1].start_shift = window(0, 3);
    model.projects[1].value_loss_per_period = 5;
    model.rules = vec![requires("house", "base", true)];
    let answer = answer(&model);
    assert_eq!(names(&model, &answer.selection), ["base", "house+2"]);
    assert_eq!(answer.value, 41);
}

#[test]
fn a_share_of_a_project_is_funded_where_the_whole_does_not_fit() {
    let mut model = six();
    model.projects = vec![project("P1", 101, 91)];
    model.projects[0].partial = vec![Percent::from_basis_points(5_000)];
    let answer = answer(&model);
    // Half of 101 rounded up, half of 91 rounded down.
    assert_eq!((answer.value, answer.selection.cost(&model)), (45, 51));
    assert_eq!(answer.selection.choices[0].funding, Percent::from_basis_points(5_000));
}

#[test]
fn a_bucket_keeps_its_share_of_the_money_spent() {
    let mut model = six();
    for at in [0, 2] {
        model.projects[at].bucket = Some("grow".into());
    }
    let share = |min: Option<i64>, max: Option<i64>| Rule::BucketShare {
        bucket: "grow".into(),
        min: min.map(Percent::from_basis_points),
        max: max.map(Percent::from_basis_points),
    };
    model.rules = vec![share(None, Some(5_000))];
    // Worth as much as {P1, P5, P6} and cheaper.
    assert_eq!(names(&model, &answer(&model).selection), ["P2", "P4", "P5"]);
    model.rules = vec![share(Some(3_000), Some(5_000))];
    assert_eq!(names(&model, &answer(&model).selection), ["P1", "P5", "P6"]);
    model.rules = vec![share(Some(10_000), None)];
    assert_eq!(names(&model, &answer(&model).selection), ["P1", "P3"]);
}

#[test]
fn what_cannot_hold_together_is_named_and_nothing_else() {
    let mut model = golden();
    model.projects[0].mandatory = true;
    model.projects[1].mandatory = true;
    let found = answer(&model);
    assert_eq!(found.status, Status::Infeasible);
    let conflict = conflict(&model, &Limits::steps(1_000_000)).unwrap().unwrap();
    assert!(conflict.smallest);
    assert_eq!(conflict.members, ["P1 is mandatory", "P2 is mandatory", "at most one of P1, P2"]);
}

#[test]
fn a_budget_that_is_too_small_is_named_with_its_period() {
    let mut model = six();
    model.capacities = vec![Capacity { role: "engineer".into(), amounts: vec![5] }];
    model.budgets[0].amounts = vec![60];
    model.rules = vec![Rule::AtLeast { count: 3, projects: ids(&["P1", "P2", "P3", "P5"]) }];
    let conflict = conflict(&model, &Limits::steps(1_000_000)).unwrap().unwrap();
    assert_eq!(conflict.members, ["at least 3 of P1, P2, P3, P5", "budget money in 2027"]);
}

#[test]
fn every_project_that_is_out_says_why_and_what_would_let_it_in() {
    let model = golden();
    let (reasons, binding) = reasons(&model, &answer(&model).selection).unwrap();
    let limit = |short| Blocker::Limit { constraint: "budget money".into(), period: 0, short };
    assert_eq!(reasons[0].blocker, None);
    assert_eq!(reasons[1].blocker, Some(limit(35)));
    assert_eq!(reasons[1].swap, Some(Swap { out: vec![0], into: 1, change: -20 }));
    assert_eq!(reasons[3].blocker, Some(limit(15)));
    assert_eq!(reasons[3].swap, Some(Swap { out: vec![2], into: 3, change: -25 }));
    assert_eq!(reasons[4].blocker, Some(limit(30)));
    assert_eq!(binding, ["budget money in 2027"]);
}

#[test]
fn the_frontier_rises_with_the_budget() {
    let mut values = vec![];
    let model = six();
    let limits = Limits::steps(100_000);
    let whole = Percent::WHOLE;
    let points = frontier(&model, 5, whole, &limits, &mut |point| values.push(point.answer.value));
    let points = points.unwrap();
    assert_eq!(values, [0, 30, 90, 130, 175]);
    assert_eq!(points.iter().map(|point| point.budget).collect::<Vec<_>>(), [0, 25, 50, 75, 100]);
    assert!(points.iter().all(|point| point.answer.status == Status::Optimal));
}

#[test]
fn progress_tells_of_rising_values_and_falling_bounds() {
    let mut told: Vec<Progress> = vec![];
    let answer = solve(&golden(), None, &Limits::steps(1_000_000), &mut |one| told.push(one));
    let answer = answer.unwrap();
    assert!(
        told.windows(2).all(|two| two[0].value <= two[1].value && two[0].bound >= two[1].bound)
    );
    let last = told.last().unwrap();
    assert_eq!((last.value, last.bound), (Some(answer.value), answer.bound));
}

#[test]
fn a_solve_that_may_not_take_a_step_says_so_honestly() {
    let answer = solve(&golden(), None, &Limits::steps(0), &mut |_| {}).unwrap();
    assert!(matches!(answer.status, Status::Unknown | Status::Feasible));
    assert!(answer.bound >= 155);
    assert_eq!(check(&golden(), &answer.selection).is_ok(), answer.status == Status::Feasible);
}

#[test]
fn a_known_selection_is_never_made_worse() {
    let model = golden();
    let best = answer(&model).selection;
    let again = solve(&model, Some(&best), &Limits::steps(0), &mut |_| {}).unwrap();
    assert_eq!((again.status, again.value), (Status::Feasible, 155));
    assert_eq!(again.selection, best);
}

#[test]
fn limits_that_nobody_gave_do_not_limit() {
    let mut model = six();
    model.budgets.clear();
    model.projects[0].demands = vec![Series { name: "engineer".into(), amounts: vec![1_000] }];
    assert_eq!(answer(&model).selection.choices.len(), 6);
}

/// Sixty projects that ask for much the same in each of five quarters: too hard to prove in a few steps.
fn hard() -> Model {
    let periods = 5;
    let amounts = |at: i64| {
        (0..periods).map(move |period| 20 + (at * 37 + period * 53 + at * at * period) % 61)
    };
    let mut model =
        Model { periods: (1..=periods).map(|at| format!("Q{at}")).collect(), ..Model::default() };
    for at in 0..60 {
        let costs: Vec<i64> = amounts(at).collect();
        let value = costs.iter().sum::<i64>() + at * 29 % 17;
        let costs = vec![Series { name: "money".into(), amounts: costs }];
        model.projects.push(Project {
            id: format!("P{at:02}"),
            value,
            costs,
            ..Project::default()
        });
    }
    let budget = Budget {
        cost_type: "money".into(),
        amounts: (0..periods).map(|period| 1_400 + 31 * period).collect(),
        carry_over: false,
    };
    model.budgets = vec![budget];
    model
}

#[test]
fn threads_side_by_side_give_the_same_answer_however_fast_each_is() {
    let model = hard();
    let limits = Limits { threads: 3, ..Limits::steps(25_000) };
    let one = solve(&model, None, &limits, &mut |_| {}).unwrap();
    assert_eq!(one.status, Status::Feasible, "too easy to need threads");
    assert_eq!(check(&model, &one.selection), Ok(()));
    assert!(one.value <= one.bound && one.steps <= 25_000, "{one:?}");
    assert_eq!(solve(&model, None, &limits, &mut |_| {}).unwrap(), one);
}

#[test]
fn a_few_steps_end_whatever_threads_there_are() {
    let model = hard();
    for (steps, threads) in [(1, 2), (2, 3), (1_999, 2), (2_001, 2), (4_001, 3), (20_001, 3)] {
        let limits = Limits { threads, ..Limits::steps(steps) };
        let found = solve(&model, None, &limits, &mut |_| {}).unwrap();
        assert!(found.steps <= steps, "{} of {steps} steps, {threads} threads", found.steps);
    }
}
