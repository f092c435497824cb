//! Ranked lists against golden answers and a checker that adds up from the model alone.

use proptest::prelude::*;
use steerco_portfolio::selection::{Choice, Model, Selection, check};
use steerco_portfolio::waterline::{Binding, Limit, Standing, waterline};
use steerco_units::Percent;

use crate::random::any_model;
use crate::{project, six};

/// By value, highest first.
fn by_value(model: &Model) -> Vec<usize> {
    let mut order: Vec<usize> = (0..model.projects.len()).collect();
    order.sort_by_key(|at| (-model.projects[*at].value, *at));
    order
}

#[test]
fn money_ends_below_the_second_of_the_golden_portfolio() {
    let mut model = six();
    let list = waterline(&model, &by_value(&model));
    let short =
        |needed| Standing::Out(Binding { limit: Limit::Budget(0), period: 0, needed, left: 10 });
    let standings: Vec<Standing> = list.rows.iter().map(|row| row.standing).collect();
    assert_eq!(standings[..2], [Standing::In(None), Standing::In(None)]);
    assert_eq!(standings[2..], [short(35), short(30), short(20), short(15)]);
    assert_eq!((list.line, &list.spent), (2, &vec![vec![90]]));
    let last = list.rows.last().unwrap();
    assert_eq!((last.money, last.value), (90, 160));

    // What is small enough is still in below the line, which stays where it is.
    model.projects.push(project("P7", 10, 1));
    let list = waterline(&model, &by_value(&model));
    assert_eq!((list.line, list.rows[6].standing), (2, Standing::In(None)));
    assert_eq!(list.spent, vec![vec![100]]);
}

#[test]
fn what_must_be_chosen_is_in_and_says_what_it_breaks() {
    let mut model = six();
    model.projects[4].mandatory = true;
    model.projects[0].excluded = true;
    let list = waterline(&model, &[0, 1, 2, 3, 4]);
    assert_eq!(list.rows[0].standing, Standing::Excluded);
    let binding = Binding { limit: Limit::Budget(0), period: 0, needed: 35, left: 10 };
    assert_eq!(list.rows[4].standing, Standing::In(Some(binding)));
    // Nothing is left out for want of money, so the line is below everything.
    assert_eq!(list.line, 5);
    assert_eq!(list.spent, vec![vec![125]]);
}

/// What these projects take of a limit in a period, or up to it; and what there is.
fn use_and_limit(model: &Model, among: &[usize], limit: Limit, period: usize) -> (i64, i64) {
    let (name, amounts, carry_over) = match limit {
        Limit::Budget(at) => {
            let own = &model.budgets[at];
            (&own.cost_type, &own.amounts, own.carry_over)
        }
        Limit::Capacity(at) => (&model.capacities[at].role, &model.capacities[at].amounts, false),
    };
    let (mut taken, mut given) = (0, 0);
    let first = if carry_over { 0 } else { period };
    for (now, amount) in amounts.iter().enumerate().take(period + 1).skip(first) {
        given += amount;
        for at in among {
            let project = &model.projects[*at];
            let Some(own) = now.checked_sub(project.start_shift.earliest) else { continue };
            let all =
                if matches!(limit, Limit::Budget(_)) { &project.costs } else { &project.demands };
            for series in all.iter().filter(|one| one.name == *name) {
                taken += series.amounts.get(own).copied().unwrap_or(0);
            }
        }
    }
    (taken, given)
}

proptest! {
    #[test]
    fn what_is_in_keeps_every_limit_and_what_is_out_breaks_the_one_that_is_named(
        mut model in any_model(7),
        seed in 0..1_000_usize,
    ) {
        model.rules.clear();
        for project in &mut model.projects {
            project.mandatory = false;
        }
        let count = model.projects.len();
        let order: Vec<usize> = (0..count).map(|at| (at + seed) % count).collect();
        let list = waterline(&model, &order);
        prop_assert_eq!(list.rows.iter().map(|row| row.project).collect::<Vec<_>>(), order);
        let chosen = |among: &[usize]| {
            let mut among = among.to_vec();
            among.sort_unstable();
            let shift = |at: usize| model.projects[at].start_shift.earliest;
            let choice = |at| Choice { project: at, shift: shift(at), funding: Percent::WHOLE };
            Selection { choices: among.into_iter().map(choice).collect() }
        };
        let limits: Vec<Limit> = (0..model.budgets.len())
            .map(Limit::Budget)
            .chain((0..model.capacities.len()).map(Limit::Capacity))
            .collect();
        let (mut above, mut line) = (vec![], None);
        for (at, row) in list.rows.iter().enumerate() {
            let with: Vec<usize> = above.iter().copied().chain([row.project]).collect();
            match row.standing {
                Standing::In(binding) => {
                    prop_assert_eq!(binding, None);
                    above = with;
                }
                Standing::Excluded => prop_assert!(model.projects[row.project].excluded),
                Standing::TooLong => {
                    prop_assert!(check(&model, &chosen(&with)).is_err());
                    line = line.or(Some(at));
                }
                Standing::Out(binding) => {
                    line = line.or(Some(at));
                    prop_assert!(check(&model, &chosen(&with)).is_err());
                    let (taken, given) = use_and_limit(&model, &above, binding.limit, binding.period);
                    let (own, _) = use_and_limit(&model, &[row.project], binding.limit, binding.period);
                    prop_assert_eq!((binding.needed, binding.left), (own, given - taken));
                    prop_assert!(own > given - taken);
                    // None is broken before it: in an earlier period, or in this one by an earlier limit.
                    for period in 0..=binding.period {
                        for limit in &limits {
                            if (period, *limit) == (binding.period, binding.limit) {
                                break;
                            }
                            let (taken, given) = use_and_limit(&model, &with, *limit, period);
                            prop_assert!(taken <= given);
                        }
                    }
                }
            }
            let money: i64 = above.iter().flat_map(|at| &model.projects[*at].costs)
                .flat_map(|one| &one.amounts).sum();
            prop_assert_eq!(row.money, money);
        }
        prop_assert!(check(&model, &chosen(&above)).is_ok());
        prop_assert_eq!(list.line, line.unwrap_or(count));
    }
}
