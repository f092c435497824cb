//! What must hold for every model.

use std::cmp::Ordering;

use proptest::prelude::*;
use steerco_portfolio::selection::{
    Choice, Limits, Model, Rule, Selection, Status, check, conflict, reasons, solve,
};
use steerco_units::Percent;

use crate::answer;
use crate::random::any_model;

/// Every selection that the checker accepts, tried one by one; the preferred one.
fn by_hand(model: &Model) -> Option<Selection> {
    fn walk(model: &Model, chosen: &mut Vec<Choice>, project: usize, best: &mut Option<Selection>) {
        let Some(candidate) = model.projects.get(project) else {
            let selection = Selection { choices: chosen.clone() };
            if check(model, &selection).is_ok()
                && best
                    .as_ref()
                    .is_none_or(|best| selection.preferred(best, model) == Ordering::Greater)
            {
                *best = Some(selection);
            }
            return;
        };
        walk(model, chosen, project + 1, best);
        for shift in candidate.start_shift.earliest..=candidate.start_shift.latest {
            for funding in candidate.partial.iter().copied().chain([Percent::WHOLE]) {
                chosen.push(Choice { project, shift, funding });
                walk(model, chosen, project + 1, best);
                chosen.pop();
            }
        }
    }
    let mut best = None;
    walk(model, &mut vec![], 0, &mut best);
    best
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 300,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn small_models_get_the_best_of_all_selections(model in any_model(5)) {
        let answer = answer(&model);
        match by_hand(&model) {
            None => prop_assert_eq!(answer.status, Status::Infeasible),
            Some(best) => {
                prop_assert_eq!(answer.status, Status::Optimal);
                prop_assert_eq!(answer.value, best.value(&model));
                prop_assert_eq!(answer.bound, answer.value);
                prop_assert!(answer.ties_settled);
                let (mine, theirs) = (&answer.selection, &best);
                prop_assert_eq!(mine.cost(&model), theirs.cost(&model), "{:?} {:?}", mine, theirs);
            }
        }
    }

    #[test]
    fn no_selection_ever_breaks_a_limit(model in any_model(14), steps in 0..3_000_u64) {
        let answer = solve(&model, None, &Limits::steps(steps), &mut |_| {}).unwrap();
        if matches!(answer.status, Status::Optimal | Status::Feasible) {
            prop_assert_eq!(check(&model, &answer.selection), Ok(()));
            prop_assert_eq!(answer.value, answer.selection.value(&model));
            prop_assert!(answer.bound >= answer.value);
            for used in answer.selection.uses(&model) {
                prop_assert!(used.period.is_none() || used.used <= used.limit);
            }
        }
    }

    #[test]
    fn a_bound_from_few_steps_holds_for_the_optimum(model in any_model(12), steps in 0..2_000_u64) {
        let short = solve(&model, None, &Limits::steps(steps), &mut |_| {}).unwrap();
        let long = answer(&model);
        prop_assert!(matches!(long.status, Status::Optimal | Status::Infeasible));
        if long.status == Status::Optimal {
            prop_assert!(short.bound >= long.value, "{} below {}", short.bound, long.value);
            prop_assert!(short.status != Status::Infeasible);
        } else {
            prop_assert!(matches!(short.status, Status::Infeasible | Status::Unknown));
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_answer(model in any_model(12), seed in 0..9_u64) {
        let limits = Limits { seed, ..Limits::steps(2_000) };
        let one = solve(&model, None, &limits, &mut |_| {});
        prop_assert_eq!(one, solve(&model, None, &limits, &mut |_| {}));
    }

    #[test]
    fn a_conflict_cannot_hold_and_without_any_member_it_can(model in any_model(6)) {
        let found = conflict(&model, &Limits::steps(3_000_000)).unwrap();
        prop_assert_eq!(found.is_some(), by_hand(&model).is_none());
        let Some(found) = found else { return Ok(()) };
        prop_assert!(found.smallest);
        // Only the members, without any one of them: possible. With all of them: not.
        for left_out in (0..found.members.len()).map(Some).chain([None]) {
            let kept = |words: &str| {
                let at = found.members.iter().position(|member| member == words);
                at.is_some_and(|at| Some(at) != left_out)
            };
            let reduced = only(&model, &kept);
            prop_assert_eq!(by_hand(&reduced).is_some(), left_out.is_some(), "{:?}", found.members);
        }
    }

    #[test]
    fn swaps_fit_and_change_the_value_as_they_say(model in any_model(8)) {
        let answer = answer(&model);
        if answer.status != Status::Optimal {
            return Ok(());
        }
        let (reasons, _) = reasons(&model, &answer.selection).unwrap();
        for (project, reason) in reasons.iter().enumerate() {
            prop_assert_eq!(reason.blocker.is_none(), answer.selection.of(project).is_some());
            let Some(swap) = &reason.swap else { continue };
            prop_assert!(swap.change <= 0, "{:?} would be better", swap);
            let rest = answer.selection.choices.iter().filter(|one| !swap.out.contains(&one.project));
            let candidate = &model.projects[swap.into];
            let mut fits = false;
            for shift in candidate.start_shift.earliest..=candidate.start_shift.latest {
                for funding in candidate.partial.iter().copied().chain([Percent::WHOLE]) {
                    let mut choices: Vec<Choice> = rest.clone().copied().collect();
                    choices.push(Choice { project: swap.into, shift, funding });
                    choices.sort_unstable();
                    let swapped = Selection { choices };
                    fits |= check(&model, &swapped).is_ok()
                        && swapped.value(&model) - answer.value == swap.change;
                }
            }
            prop_assert!(fits, "{:?}", swap);
        }
    }
}

/// The model with only those limits and rules whose words are kept.
fn only(model: &Model, kept: &dyn Fn(&str) -> bool) -> Model {
    let mut reduced = model.clone();
    for project in &mut reduced.projects {
        project.mandatory &= kept(&format!("{} is mandatory", project.id));
    }
    reduced.rules.retain(|rule: &Rule| kept(&rule.to_string()));
    // The checker knows no limits of single periods, so each one that is dropped becomes ample; with
    // carry-over, sums that are kept stay as they are.
    for budget in &mut reduced.budgets {
        let sums: Vec<i64> = budget
            .amounts
            .iter()
            .scan(0, |sum, amount| {
                *sum = if budget.carry_over { *sum + amount } else { *amount };
                Some(*sum)
            })
            .collect();
        let name = budget.cost_type.clone();
        let keeps = |at: usize| kept(&format!("budget {name} in {}", model.periods[at]));
        if budget.carry_over {
            // A sum that is not limited itself is limited by the next one that is.
            let mut before = 0;
            for at in 0..sums.len() {
                let next = (at..sums.len()).find(|later| keeps(*later));
                let sum = next.map_or(1_000_000, |later| sums[later]);
                budget.amounts[at] = (sum - before).max(0);
                before = sum.max(before);
            }
        } else {
            for (at, amount) in budget.amounts.iter_mut().enumerate() {
                if !keeps(at) {
                    *amount = 1_000_000;
                }
            }
        }
    }
    for capacity in &mut reduced.capacities {
        let name = capacity.role.clone();
        for (at, amount) in capacity.amounts.iter_mut().enumerate() {
            if !kept(&format!("capacity {name} in {}", model.periods[at])) {
                *amount = 1_000_000;
            }
        }
    }
    reduced
}
