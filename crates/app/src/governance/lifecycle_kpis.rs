//! Key figures of a method: what is measured, what it should be, and what it comes to for one thing. A
//! figure is computed from what is known, or says why it cannot be yet; nothing is estimated. Pure.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use steerco_units::{Currency, Money};
use utoipa::ToSchema;

use super::lifecycle_definition::{MOST_NAME, MOST_TEXT, checked_key, checked_text, no};
use crate::{Outcome, shape::percent};

/// Most key figures of a lifecycle.
const MOST_KPIS: usize = 20;
/// Largest target, and smallest below zero.
const MOST_TARGET: i64 = 1_000_000;
/// Values are kept in hundredths of their unit.
const ONE: i64 = 100;
/// A day in microseconds.
const DAY: i64 = 86_400_000_000;

/// A key figure of a method.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MethodKpi {
    /// Stands for it; small letters, digits and `_`.
    pub key: String,
    /// Name.
    pub name: String,
    /// Why it is looked at, in a sentence.
    #[serde(default)]
    pub why: String,
    /// What is measured.
    pub measure: KpiMeasure,
    /// What it should come to, in whole units of the measure.
    pub target: i64,
    /// On which side of the target is good.
    #[serde(default)]
    pub direction: KpiDirection,
}

/// What can be measured of a thing that goes by a method.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum KpiMeasure {
    /// Calendar days by which the plan ends behind its baseline; below zero when before it.
    #[default]
    FinishDeviation,
    /// Percent of the milestones due by their baseline that were reached by then.
    MilestonesOnTime,
    /// Percent of the items of passed gates that were done when the gate was asked for.
    ChecklistDone,
    /// Percent of the gates decided about that were passed with the first decision.
    GatesFirstTry,
    /// Days from asking for a gate to its decision, on average.
    DecisionDays,
    /// Conditions of passed gates that are not closed.
    OpenConditions,
    /// Those of them whose day is past.
    OverdueConditions,
    /// What was done otherwise than the method says.
    Deviations,
    /// What the plan costs, in percent of what is approved for it.
    CostOfFunding,
}

/// On which side of its target a figure is good.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum KpiDirection {
    /// As much as the target or less.
    #[default]
    AtMost,
    /// As much as the target or more.
    AtLeast,
}

/// A key figure and what it comes to.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct KpiView {
    /// The key figure.
    #[serde(flatten)]
    pub kpi: MethodKpi,
    /// `days`, `percent` or `count`.
    pub unit: String,
    /// What it comes to; null when it cannot be measured yet.
    pub value: Option<f64>,
    /// Whether it is as it should be; null when it cannot be measured yet.
    pub meets: Option<bool>,
    /// What it was computed from, in words.
    pub basis: String,
    /// Why it cannot be measured yet; empty when it can.
    pub why_not: String,
}

/// A milestone that has a baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Milestone {
    pub due: Date,
    /// When it was reached.
    pub reached: Option<Date>,
}

/// A gate that was decided about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct DecidedGate {
    /// Which entry into a stage, and which gate of the stage.
    pub gate: (i64, String),
    pub passed: bool,
    /// In microseconds since 1970.
    pub asked_at: i64,
    pub decided_at: i64,
    /// Items of its checklist when it was asked for.
    pub items: i64,
    /// Those of them that were done.
    pub done: i64,
}

/// What a plan costs, and what is approved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct CostFacts {
    /// In minor units.
    pub cost: i64,
    /// Some rates are in another currency.
    pub partial: bool,
    /// In minor units.
    pub funding: Option<i64>,
    pub currency: String,
    /// Whether who asks may see what work costs.
    pub visible: bool,
}

/// What is known of a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KpiFacts {
    pub today: Date,
    pub finish: Date,
    pub baseline_finish: Option<Date>,
    pub milestones: Vec<Milestone>,
    /// In the order in which they were asked for.
    pub gates: Vec<DecidedGate>,
    /// Days by which open conditions are due, where they say one.
    pub open_conditions: Vec<Option<Date>>,
    pub deviations: i64,
    pub money: CostFacts,
}

/// A value in hundredths and what it comes from, or why there is none.
type Measured = Result<(i64, String), String>;

pub(super) fn check_kpis(kpis: &[MethodKpi]) -> Outcome<()> {
    if kpis.len() > MOST_KPIS {
        return no("kpis", format!("Give a lifecycle at most {MOST_KPIS} key figures."));
    }
    let mut keys = BTreeSet::new();
    for (kpi, place) in kpis.iter().zip(0..) {
        let path = format!("kpis[{place}]");
        checked_key(&format!("{path}.key"), &kpi.key, &mut keys)?;
        checked_text(&format!("{path}.name"), &kpi.name, 1, MOST_NAME)?;
        checked_text(&format!("{path}.why"), &kpi.why, 0, MOST_TEXT)?;
        let least = if kpi.measure == KpiMeasure::FinishDeviation { -MOST_TARGET } else { 0 };
        if !(least..=MOST_TARGET).contains(&kpi.target) {
            let text = format!("“{}”: give a target of {least} to {MOST_TARGET}.", kpi.name);
            return no(&format!("{path}.target"), text);
        }
    }
    Ok(())
}

impl KpiMeasure {
    /// What it is measured in: `days`, `percent` or `count`.
    pub(super) fn unit(self) -> &'static str {
        match self {
            Self::FinishDeviation | Self::DecisionDays => "days",
            Self::MilestonesOnTime
            | Self::ChecklistDone
            | Self::GatesFirstTry
            | Self::CostOfFunding => "percent",
            Self::OpenConditions | Self::OverdueConditions | Self::Deviations => "count",
        }
    }

    fn of(self, facts: &KpiFacts) -> Measured {
        match self {
            Self::FinishDeviation => finish_deviation(facts),
            Self::MilestonesOnTime => milestones_on_time(facts),
            Self::ChecklistDone => checklist_done(facts),
            Self::GatesFirstTry => gates_first_try(facts),
            Self::DecisionDays => decision_days(facts),
            Self::OpenConditions => {
                let all = count(facts.open_conditions.len());
                Ok((
                    all * ONE,
                    counted(
                        all,
                        "condition of passed gates is open",
                        "conditions of passed gates are open",
                    ),
                ))
            }
            Self::OverdueConditions => {
                let past = |due: &&Option<Date>| due.is_some_and(|due| due < facts.today);
                let late = count(facts.open_conditions.iter().filter(past).count());
                let basis = format!(
                    "{late} of {} were due before {}",
                    counted(
                        count(facts.open_conditions.len()),
                        "open condition",
                        "open conditions"
                    ),
                    facts.today
                );
                Ok((late * ONE, basis))
            }
            Self::Deviations => {
                let all = facts.deviations;
                Ok((
                    all * ONE,
                    counted(
                        all,
                        "entry in the log of deviations",
                        "entries in the log of deviations",
                    ),
                ))
            }
            Self::CostOfFunding => cost_of_funding(&facts.money),
        }
    }
}

/// A key figure for what is known of a thing.
pub(super) fn measured(kpi: &MethodKpi, facts: &KpiFacts) -> KpiView {
    let (value, basis, why_not) = match kpi.measure.of(facts) {
        Ok((value, basis)) => (Some(value), basis, String::new()),
        Err(why) => (None, String::new(), why),
    };
    let target = kpi.target * ONE;
    KpiView {
        unit: kpi.measure.unit().into(),
        value: value.map(percent),
        meets: value.map(|value| match kpi.direction {
            KpiDirection::AtMost => value <= target,
            KpiDirection::AtLeast => value >= target,
        }),
        basis,
        why_not,
        kpi: kpi.clone(),
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// `1 gate`, `2 gates`.
fn counted(number: i64, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}

/// A part of a whole in hundredths of a percent, to the nearest, half up; the whole is more than zero.
fn share(part: i64, whole: i64) -> i64 {
    let (part, whole) = (i128::from(part), i128::from(whole));
    i64::try_from((part * 20_000 + whole).div_euclid(2 * whole)).unwrap_or(i64::MAX)
}

fn finish_deviation(facts: &KpiFacts) -> Measured {
    let Some(baseline) = facts.baseline_finish else {
        return Err("The plan has no baseline yet. Set one.".into());
    };
    let days = baseline.until(facts.finish).map_err(|error| error.to_string())?;
    let basis = format!("the plan ends on {}, its baseline on {baseline}", facts.finish);
    Ok((i64::from(days.get_days()) * ONE, basis))
}

fn milestones_on_time(facts: &KpiFacts) -> Measured {
    if facts.milestones.is_empty() {
        return Err("No milestone has a baseline yet. Plan milestones and set one.".into());
    }
    let due = facts.milestones.iter().filter(|one| one.due <= facts.today);
    let due: Vec<&Milestone> = due.collect();
    if due.is_empty() {
        let first = facts.milestones.iter().map(|one| one.due).min().unwrap_or(facts.today);
        return Err(format!("No milestone was due yet; the first is on {first}."));
    }
    let on_time = |one: &&&Milestone| one.reached.is_some_and(|reached| reached <= one.due);
    let on_time = count(due.iter().filter(on_time).count());
    let all = count(due.len());
    let basis =
        format!("{on_time} of {} due by {}", counted(all, "milestone", "milestones"), facts.today);
    Ok((share(on_time, all), basis))
}

fn checklist_done(facts: &KpiFacts) -> Measured {
    let passed = || facts.gates.iter().filter(|gate| gate.passed);
    let (items, done) =
        passed().fold((0, 0), |(items, done), gate| (items + gate.items, done + gate.done));
    if passed().next().is_none() {
        return Err("No gate was passed yet.".into());
    }
    if items == 0 {
        return Err("The gates passed so far have no checklist.".into());
    }
    let basis = format!("{done} of {} of passed gates", counted(items, "item", "items"));
    Ok((share(done, items), basis))
}

fn gates_first_try(facts: &KpiFacts) -> Measured {
    // The first decision about each gate; they are in order.
    let mut first: BTreeMap<&(i64, String), &DecidedGate> = BTreeMap::new();
    for gate in &facts.gates {
        let known = first.entry(&gate.gate).or_insert(gate);
        if gate.decided_at < known.decided_at {
            *known = gate;
        }
    }
    if first.is_empty() {
        return Err("No gate was decided about yet.".into());
    }
    let passed = count(first.values().filter(|gate| gate.passed).count());
    let all = count(first.len());
    let basis =
        format!("{passed} of {} passed with the first decision", counted(all, "gate", "gates"));
    Ok((share(passed, all), basis))
}

fn decision_days(facts: &KpiFacts) -> Measured {
    let all = count(facts.gates.len());
    if all == 0 {
        return Err("No gate was decided about yet.".into());
    }
    let took = facts.gates.iter().map(|gate| i128::from((gate.decided_at - gate.asked_at).max(0)));
    let (took, days) = (took.sum::<i128>() * i128::from(ONE), i128::from(DAY) * i128::from(all));
    let mean = (took * 2 + days).div_euclid(days * 2);
    let basis = format!("mean of {}", counted(all, "decision", "decisions"));
    Ok((i64::try_from(mean).unwrap_or(i64::MAX), basis))
}

fn cost_of_funding(money: &CostFacts) -> Measured {
    if !money.visible {
        return Err("Only who may see rates sees what the plan costs.".into());
    }
    let funding = match money.funding {
        None => return Err("No money is approved for it yet.".into()),
        Some(funding) if funding <= 0 => return Err("The money approved for it is zero.".into()),
        Some(funding) => funding,
    };
    if money.partial {
        let text =
            "Some who work have rates in another currency, so what the plan costs is not known.";
        return Err(text.into());
    }
    if money.cost == 0 {
        return Err("Nothing in the plan has a rate or a cost yet.".into());
    }
    let currency = Currency::new(&money.currency).unwrap_or(Currency::EUR);
    let amount = |minor: i64| format!("{} {}", currency.code(), Money { minor, currency }.amount());
    let basis = format!("the plan costs {} of {} approved", amount(money.cost), amount(funding));
    Ok((share(money.cost, funding), basis))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use KpiMeasure as M;

    fn facts() -> KpiFacts {
        KpiFacts {
            today: date(2027, 3, 10),
            finish: date(2027, 6, 11),
            baseline_finish: None,
            milestones: vec![],
            gates: vec![],
            open_conditions: vec![],
            deviations: 0,
            money: CostFacts { currency: "EUR".into(), visible: true, ..CostFacts::default() },
        }
    }

    fn view(
        measure: KpiMeasure,
        target: i64,
        direction: KpiDirection,
        facts: &KpiFacts,
    ) -> KpiView {
        let kpi = MethodKpi { measure, target, direction, ..MethodKpi::default() };
        measured(&kpi, facts)
    }

    fn value(measure: KpiMeasure, facts: &KpiFacts) -> Option<f64> {
        view(measure, 0, KpiDirection::AtMost, facts).value
    }

    fn why_not(measure: KpiMeasure, facts: &KpiFacts) -> String {
        let view = view(measure, 0, KpiDirection::AtMost, facts);
        assert_eq!((view.value, view.meets), (None, None), "{view:?}");
        view.why_not
    }

    #[test]
    fn what_is_not_known_yet_says_why_and_is_no_number() {
        let mut none = facts();
        assert!(why_not(M::FinishDeviation, &none).contains("no baseline"));
        assert!(why_not(M::MilestonesOnTime, &none).contains("No milestone has a baseline"));
        assert!(why_not(M::ChecklistDone, &none).contains("No gate was passed"));
        assert!(why_not(M::GatesFirstTry, &none).contains("No gate was decided"));
        assert!(why_not(M::DecisionDays, &none).contains("No gate was decided"));
        assert!(why_not(M::CostOfFunding, &none).contains("No money is approved"));
        none.milestones = vec![Milestone { due: date(2027, 4, 1), reached: None }];
        assert!(why_not(M::MilestonesOnTime, &none).contains("the first is on 2027-04-01"));
        none.money.funding = Some(10_000);
        assert!(why_not(M::CostOfFunding, &none).contains("has a rate"));
        none.money.cost = 1;
        none.money.partial = true;
        assert!(why_not(M::CostOfFunding, &none).contains("another currency"));
        none.money.visible = false;
        assert!(why_not(M::CostOfFunding, &none).contains("may see rates"));
        assert_eq!(value(M::OpenConditions, &none), Some(0.0), "none is a number");
    }

    #[test]
    fn figures_are_those_of_the_plan_and_the_money() {
        let mut known = facts();
        known.baseline_finish = Some(date(2027, 6, 1));
        let late = view(M::FinishDeviation, 10, KpiDirection::AtMost, &known);
        assert_eq!((late.value, late.meets, late.unit.as_str()), (Some(10.0), Some(true), "days"));
        assert_eq!(late.basis, "the plan ends on 2027-06-11, its baseline on 2027-06-01");
        known.baseline_finish = Some(date(2027, 6, 15));
        assert_eq!(value(M::FinishDeviation, &known), Some(-4.0));
        let on = |due, reached| Milestone { due, reached };
        known.milestones = vec![
            on(date(2027, 3, 1), Some(date(2027, 3, 1))),
            on(date(2027, 3, 2), Some(date(2027, 3, 3))),
            on(date(2027, 3, 10), None),
            on(date(2027, 3, 11), Some(date(2027, 3, 9))),
        ];
        let met = view(M::MilestonesOnTime, 34, KpiDirection::AtLeast, &known);
        assert_eq!((met.value, met.meets), (Some(33.33), Some(false)));
        assert_eq!(met.basis, "1 of 3 milestones due by 2027-03-10");
        known.money = CostFacts { cost: 120_050, funding: Some(100_000), ..known.money };
        let cost = view(M::CostOfFunding, 110, KpiDirection::AtMost, &known);
        assert_eq!((cost.value, cost.meets), (Some(120.05), Some(false)));
        assert_eq!(cost.basis, "the plan costs EUR 1200.50 of EUR 1000.00 approved");
    }

    #[test]
    fn figures_of_gates_count_first_decisions_and_what_was_done() {
        let mut known = facts();
        let gate = |entry: i64, passed: bool, asked: i64, decided: i64, done: i64| DecidedGate {
            gate: (entry, String::new()),
            passed,
            asked_at: asked * DAY,
            decided_at: decided * DAY,
            items: 4,
            done,
        };
        // The first gate came back once; what was done then does not count, its first decision does.
        known.gates = vec![gate(1, false, 0, 2, 1), gate(1, true, 3, 4, 3), gate(2, true, 5, 5, 4)];
        assert_eq!(value(M::GatesFirstTry, &known), Some(50.0));
        assert_eq!(value(M::ChecklistDone, &known), Some(87.5));
        assert_eq!(value(M::DecisionDays, &known), Some(1.0));
        known.open_conditions = vec![None, Some(date(2027, 3, 9)), Some(date(2027, 3, 10))];
        assert_eq!(value(M::OpenConditions, &known), Some(3.0));
        assert_eq!(value(M::OverdueConditions, &known), Some(1.0));
        known.deviations = 2;
        assert_eq!(value(M::Deviations, &known), Some(2.0));
    }

    #[test]
    fn figures_have_keys_of_their_own_and_targets_that_can_be() {
        let kpi = |key: &str, measure, target| MethodKpi {
            key: key.into(),
            name: key.into(),
            measure,
            target,
            ..MethodKpi::default()
        };
        assert!(check_kpis(&[kpi("late", M::FinishDeviation, -5)]).is_ok());
        assert!(check_kpis(&[kpi("met", M::ChecklistDone, -5)]).is_err());
        let twice = [kpi("late", M::FinishDeviation, 5), kpi("late", M::Deviations, 5)];
        assert!(check_kpis(&twice).is_err());
    }
}
