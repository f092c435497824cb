//! Judges a selection from the model alone. Shares nothing with the solver but the model: it walks
//! period by period and adds up.

use super::answer::{Selection, percent};
use super::model::{Model, Project, Rule, Series};

/// The first thing found wrong with a selection.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Violation(pub String);

/// Checks that `selection` keeps every limit and rule of `model`.
pub fn check(model: &Model, selection: &Selection) -> Result<(), Violation> {
    let no = |what: String| Err(Violation(what));
    let choices = &selection.choices;
    if choices.windows(2).any(|pair| pair[0].project >= pair[1].project) {
        return no("projects are not ascending, each once".into());
    }
    for choice in choices {
        let Some(project) = model.projects.get(choice.project) else {
            return no(format!("there is no project {}", choice.project));
        };
        let (id, window) = (&project.id, project.start_shift);
        if project.excluded {
            return no(format!("{id} is excluded"));
        }
        if choice.shift < window.earliest || choice.shift > window.latest {
            return no(format!("{id} starts in {}, outside its window", choice.shift));
        }
        if choice.shift >= model.periods.len() {
            return no(format!("{id} starts after the last period"));
        }
        let whole = choice.funding.basis_points() == 10_000;
        if !whole && !project.partial.contains(&choice.funding) {
            return no(format!("{id} cannot be funded at {}", percent(choice.funding)));
        }
        for series in project.costs.iter().chain(&project.demands) {
            for (at, amount) in series.amounts.iter().enumerate() {
                if *amount != 0 && choice.shift + at >= model.periods.len() {
                    return no(format!("{id} goes beyond the last period"));
                }
            }
        }
    }
    for (index, project) in model.projects.iter().enumerate() {
        if project.mandatory && !choices.iter().any(|one| one.project == index) {
            return no(format!("{} is mandatory", project.id));
        }
    }
    // Everything that is taken in a period of a cost type or role, in ten-thousandths rounded up.
    let taken = |period: usize, name: &str, of: &dyn Fn(&Project) -> &Vec<Series>| -> i128 {
        let mut sum = 0;
        for choice in choices {
            let Some(own) = period.checked_sub(choice.shift) else { continue };
            for series in of(&model.projects[choice.project]) {
                if series.name == name {
                    let amount = i128::from(series.amounts.get(own).copied().unwrap_or(0));
                    let part = amount * i128::from(choice.funding.basis_points());
                    sum += part / 10_000 + i128::from(part % 10_000 != 0);
                }
            }
        }
        sum
    };
    let costs: &dyn Fn(&Project) -> &Vec<Series> = &|project| &project.costs;
    let demands: &dyn Fn(&Project) -> &Vec<Series> = &|project| &project.demands;
    for budget in &model.budgets {
        let (mut spent, mut given) = (0, 0);
        for (period, amount) in budget.amounts.iter().enumerate() {
            let now = taken(period, &budget.cost_type, costs);
            (spent, given) = if budget.carry_over {
                (spent + now, given + i128::from(*amount))
            } else {
                (now, i128::from(*amount))
            };
            if spent > given {
                return no(format!("budget {} is exceeded in {period}", budget.cost_type));
            }
        }
    }
    for capacity in &model.capacities {
        for (period, amount) in capacity.amounts.iter().enumerate() {
            if taken(period, &capacity.role, demands) > i128::from(*amount) {
                return no(format!("capacity {} is exceeded in {period}", capacity.role));
            }
        }
    }
    let start = |id: &str| {
        let chosen = choices.iter().find(|one| model.projects[one.project].id == id);
        chosen.map(|one| (one.shift, one.shift + model.projects[one.project].length()))
    };
    for rule in &model.rules {
        let kept = match rule {
            Rule::Exclusive { projects } => {
                projects.iter().filter(|id| start(id).is_some()).count() <= 1
            }
            Rule::AtLeast { count, projects } => {
                projects.iter().filter(|id| start(id).is_some()).count() >= *count
            }
            Rule::Requires { project, needs, after_finish } => match (start(project), start(needs))
            {
                (Some((begins, _)), Some((_, finished))) => !after_finish || begins >= finished,
                (Some(_), None) => false,
                (None, _) => true,
            },
            Rule::BucketShare { bucket, min, max } => {
                let (mut inside, mut all) = (0_i128, 0_i128);
                for period in 0..model.periods.len() {
                    for choice in choices {
                        let project = &model.projects[choice.project];
                        let Some(own) = period.checked_sub(choice.shift) else { continue };
                        for series in &project.costs {
                            let amount = i128::from(series.amounts.get(own).copied().unwrap_or(0));
                            let part = amount * i128::from(choice.funding.basis_points());
                            let money = part / 10_000 + i128::from(part % 10_000 != 0);
                            all += money;
                            if project.bucket.as_ref() == Some(bucket) {
                                inside += money;
                            }
                        }
                    }
                }
                let points = |share: &steerco_units::Percent| i128::from(share.basis_points());
                min.as_ref().is_none_or(|min| inside * 10_000 >= all * points(min))
                    && max.as_ref().is_none_or(|max| inside * 10_000 <= all * points(max))
            }
        };
        if !kept {
            return no(format!("rule broken: {rule}"));
        }
    }
    Ok(())
}
