//! The answer of `steerco select`: as JSON, and for people.

use std::fmt::Write;

use serde_json::{Number, Value, json};
use steerco_portfolio::selection::{Blocker, Proof, Status, Swap, Use};
use steerco_units::{Money, Percent, show_scaled};

use super::file::Opened;
use super::{Answered, Solver};

fn word(status: Status) -> &'static str {
    match status {
        Status::Optimal => "optimal",
        Status::Feasible => "feasible",
        Status::Infeasible => "infeasible",
        Status::Unknown => "unknown",
    }
}

/// A scaled whole number as the JSON number it stands for.
fn number(scaled: i64, places: u32) -> Value {
    let text = show_scaled(scaled, places);
    text.parse::<Number>().map_or(Value::Null, Value::Number)
}

pub(super) fn document(opened: &Opened, answered: &Answered) -> anyhow::Result<String> {
    let (model, answer) = (&opened.model, &answered.answer);
    let found = answer.status != Status::Infeasible;
    let selected: Vec<Value> = answer
        .selection
        .choices
        .iter()
        .map(|choice| {
            let id = &model.projects[choice.project].id;
            let mut one = json!({"id": id, "start_shift": choice.shift});
            if choice.funding != Percent::WHOLE {
                one["funding_percent"] = number(choice.funding.basis_points(), 2);
            }
            one
        })
        .collect();
    let uses = if found { answer.selection.uses(model) } else { vec![] };
    let uses: Vec<Value> = uses
        .iter()
        .map(|one| {
            let amount = |amount: i128| {
                number(i64::try_from(amount).unwrap_or(i64::MAX), places(opened, one))
            };
            json!({
                "constraint": one.constraint,
                "period": one.period.map(|period| &model.periods[period]),
                "used": amount(one.used),
                "limit": amount(one.limit),
            })
        })
        .collect();
    let worth = |value: i64| if found { number(value, opened.value_places) } else { Value::Null };
    let left = answer.bound.saturating_sub(answer.value);
    let gap = match answer.value {
        _ if !found => Value::Null,
        _ if left <= 0 => json!(0),
        value if value > 0 => json!(left as f64 / value as f64),
        _ => Value::Null,
    };
    let mut document = json!({
        "status": word(answer.status),
        "value": worth(answer.value),
        "bound": worth(answer.bound),
        "gap": gap,
        "selected": selected,
        "use": uses,
        "binding": answered.binding,
        "conflict": answered.conflict.as_ref().map_or(&[][..], |one| &one.members),
        "seconds": (answered.seconds * 1e3).round() / 1e3,
    });
    if answered.solver == Solver::Highs {
        document["solver"] = json!("highs");
        document["proof"] = json!(match answer.proof {
            Proof::Exact => "exact",
            Proof::FloatingPoint => "floating_point",
        });
    }
    Ok(serde_json::to_string(&document)?)
}

/// Decimals of a use: hours for capacities, whole numbers for money and counts.
fn places(opened: &Opened, used: &Use) -> u32 {
    if used.constraint.starts_with("capacity ") && used.period.is_some() {
        opened.hour_places
    } else {
        0
    }
}

pub(super) fn table(opened: &Opened, answered: &Answered) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = if answered.answer.status == Status::Infeasible {
        conflict(&mut out, answered)
    } else {
        selection(&mut out, opened, answered)
    };
    out
}

fn conflict(out: &mut String, answered: &Answered) -> std::fmt::Result {
    match answered.answer.proof {
        Proof::Exact => writeln!(out, "No selection fits.")?,
        Proof::FloatingPoint => writeln!(out, "No selection fits, says HiGHS in floating point.")?,
    }
    let Some(conflict) = &answered.conflict else { return Ok(()) };
    writeln!(out, "These cannot hold together; take back one of them:")?;
    for member in &conflict.members {
        writeln!(out, "  {member}")?;
    }
    if !conflict.smallest {
        writeln!(out, "Perhaps not all of them matter: the time ran out.")?;
    }
    Ok(())
}

fn selection(out: &mut String, opened: &Opened, answered: &Answered) -> std::fmt::Result {
    let (model, answer) = (&opened.model, &answered.answer);
    let worth = |value: i64| show_scaled(value, opened.value_places);
    let proof = match (answer.status, answer.gap()) {
        (Status::Optimal, _) => "no selection is worth more".into(),
        (_, Some(gap)) => format!(
            "none is worth more than {} (gap {} %)",
            worth(answer.bound),
            show_scaled(gap.basis_points(), 2)
        ),
        (_, None) => format!("none is worth more than {}", worth(answer.bound)),
    };
    let proof = match answer.proof {
        Proof::Exact => proof,
        Proof::FloatingPoint => format!("{proof}, says HiGHS in floating point"),
    };
    let cost = money(opened, answer.selection.cost(model));
    writeln!(
        out,
        "{} of {} projects, worth {}, cost {cost}; {proof}\n",
        answer.selection.choices.len(),
        model.projects.len(),
        worth(answer.value),
    )?;
    writeln!(out, "{:<24} {:<10} {:>10} {:>16}  If not", "Chosen", "Starts", "Value", "Cost")?;
    for choice in &answer.selection.choices {
        let project = &model.projects[choice.project];
        let mut alone = answer.selection.clone();
        alone.choices.retain(|one| one.project == choice.project);
        let swap = answered.reasons.get(choice.project).and_then(|reason| reason.swap.as_ref());
        let mut why = match swap {
            _ if project.mandatory => "mandatory".into(),
            Some(swap) => format!("{} ({})", model.projects[swap.into].id, worth(swap.change)),
            None => String::new(),
        };
        if choice.funding != Percent::WHOLE {
            let share = show_scaled(choice.funding.basis_points(), 2);
            why = format!("funded at {share} %; {why}");
        }
        let line = format!(
            "{:<24} {:<10} {:>10} {:>16}  {why}",
            short(&project.id),
            model.periods[choice.shift],
            worth(project.worth(choice.shift, choice.funding)),
            money(opened, alone.cost(model)),
        );
        writeln!(out, "{}", line.trim_end())?;
    }
    let rest = answered.reasons.iter().filter(|reason| reason.blocker.is_some());
    let rest: Vec<_> = rest.collect();
    if !rest.is_empty() {
        writeln!(out, "\n{:<24} {:>10}  Why", "Left out", "Value")?;
    }
    for reason in rest {
        let project = &model.projects[reason.project];
        let why = why(opened, reason.blocker.as_ref(), reason.swap.as_ref());
        writeln!(out, "{:<24} {:>10}  {why}", short(&project.id), worth(project.value))?;
    }
    if !answered.binding.is_empty() {
        writeln!(out, "\nBinding: {}", answered.binding.join("; "))?;
    }
    Ok(())
}

fn why(opened: &Opened, blocker: Option<&Blocker>, swap: Option<&Swap>) -> String {
    let model = &opened.model;
    let mut why = match blocker {
        Some(Blocker::Excluded) => "excluded".into(),
        Some(Blocker::NoValue) => "adds no value".into(),
        Some(Blocker::Nothing) => "would fit: give the search more time".into(),
        Some(Blocker::Rule(rule)) => rule.clone(),
        Some(Blocker::Limit { constraint, period, short }) => {
            let short = if constraint.starts_with("capacity ") {
                format!("{} h", show_scaled(*short, opened.hour_places))
            } else {
                money(opened, *short)
            };
            format!("{constraint} in {}: {short} short", model.periods[*period])
        }
        None => String::new(),
    };
    if let Some(swap) = swap {
        let out: Vec<&str> = swap.out.iter().map(|one| &*model.projects[*one].id).collect();
        let change = show_scaled(swap.change, opened.value_places);
        why = format!("{why}; in for {} ({change})", out.join(" and "));
    }
    why
}

fn money(opened: &Opened, amount: i64) -> String {
    match opened.currency {
        Some(currency) => format!("{currency} {}", Money { minor: amount, currency }.amount()),
        None => amount.to_string(),
    }
}

fn short(id: &str) -> String {
    id.chars().take(24).collect()
}
