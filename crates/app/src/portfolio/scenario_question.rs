//! What a scenario asks: candidates, money, people and rules per month, and how that becomes a model of the
//! selection engine. Money is in minor units, work in minutes; values have up to six decimals.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use steerco_portfolio::selection::{
    Budget, Capacity, Invalid, Model, Project, Rule, Series, Window,
};
use steerco_store::{Reader, row};
use steerco_units::{Currency, Percent, parse_exact};
use utoipa::ToSchema;
use uuid::Uuid;

use super::live_figures::ScenarioSubject;
use super::scenario_names::{Names, in_order, mark};
use super::scoring_models::find as find_model;
use crate::{
    Failure, Outcome,
    access::{Caller, Place},
    shape::basis_points,
};

/// Most candidates and most months of a scenario.
const MOST_ITEMS: usize = 500;
const MOST_MONTHS: i64 = 60;
/// Decimals of values in the engine's unit; those of scores too.
const VALUE_PLACES: u32 = 6;

/// Amounts per month under one name.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Amounts {
    /// The cost type or role.
    pub name: String,
    /// Minor units or minutes; of a candidate from its own start, otherwise from the first month.
    pub amounts: Vec<i64>,
}

/// What may be spent on a type of cost.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ScenarioBudget {
    /// The type of cost.
    pub name: String,
    /// Minor units per month.
    pub amounts: Vec<i64>,
    /// What a month leaves may be spent later.
    #[serde(default)]
    pub carry_over: bool,
}

/// A candidate.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ScenarioItem {
    /// The project.
    pub project_id: Uuid,
    /// What it is worth, as a decimal; null: its score under the scenario's model.
    pub value: Option<String>,
    /// Worth lost for each month that it starts later than the first, as a decimal.
    #[serde(default)]
    pub value_loss: String,
    /// Strategic bucket; empty for none.
    #[serde(default)]
    pub bucket: String,
    /// It must be chosen.
    #[serde(default)]
    pub mandatory: bool,
    /// It must not be chosen.
    #[serde(default)]
    pub excluded: bool,
    /// First month in which it may start, from 0.
    #[serde(default)]
    pub earliest: usize,
    /// Last month in which it may start.
    #[serde(default)]
    pub latest: usize,
    /// What it costs, by type, from its own start.
    #[serde(default)]
    pub costs: Vec<Amounts>,
    /// What it asks of people, by role, from its own start.
    #[serde(default)]
    pub demands: Vec<Amounts>,
    /// Shares, such as 50 and 75, at which it may be funded besides the whole: each cost and demand is
    /// that share rounded up, the value that share rounded down.
    #[serde(default)]
    pub partial_percents: Vec<f64>,
}

/// What must hold between candidates.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ScenarioRule {
    /// At most one of them.
    Exclusive {
        /// The projects.
        projects: Vec<Uuid>,
    },
    /// One only together with another.
    Requires {
        /// The project that needs another.
        project: Uuid,
        /// The project that is needed.
        needs: Uuid,
        /// It starts after the other has ended.
        #[serde(default)]
        after_finish: bool,
    },
    /// So many of them or more.
    AtLeast {
        /// How many.
        count: usize,
        /// The projects.
        projects: Vec<Uuid>,
    },
    /// A bucket's share of all money spent.
    BucketShare {
        /// The bucket.
        bucket: String,
        /// No less than this share.
        min_percent: Option<f64>,
        /// No more than this share.
        max_percent: Option<f64>,
    },
}

impl ScenarioRule {
    /// Whether it speaks of a project or request.
    pub(super) fn speaks_of(&self, id: Uuid) -> bool {
        match self {
            Self::Exclusive { projects } | Self::AtLeast { projects, .. } => projects.contains(&id),
            Self::Requires { project, needs, .. } => *project == id || *needs == id,
            Self::BucketShare { .. } => false,
        }
    }
}

/// What a scenario asks.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ScenarioQuestion {
    /// ISO 4217 code of all money.
    pub currency: String,
    /// First month, such as `2027-01`.
    pub start: String,
    /// Months.
    pub months: i64,
    /// The model whose scores are values; null: all values are typed.
    pub scoring_model_id: Option<Uuid>,
    /// What may be spent; without any, money is not limited.
    #[serde(default)]
    pub budgets: Vec<ScenarioBudget>,
    /// What people can do, in minutes per month; without any, work is not limited.
    #[serde(default)]
    pub capacities: Vec<Amounts>,
    /// The candidates.
    #[serde(default)]
    pub items: Vec<ScenarioItem>,
    /// What must hold between them.
    #[serde(default)]
    pub rules: Vec<ScenarioRule>,
    /// A search keeps what is taken from live and has been worked on.
    #[serde(default)]
    pub keep_begun: bool,
}

/// A question as the engine takes it, with what its answers are shown with.
pub(super) struct Asked {
    /// Its projects are called by marks: what is kept in words tells no names.
    pub(super) model: Model,
    /// By index of the model's projects.
    pub(super) projects: Vec<Candidate>,
    /// What they are called to who asks.
    pub(super) names: Names,
}

/// What a candidate is called.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Candidate {
    pub(super) kind: ScenarioSubject,
    pub(super) id: Uuid,
    pub(super) key: String,
    pub(super) name: String,
    pub(super) stage: String,
}

fn no<T>(field: &str, text: String) -> Outcome<T> {
    Err(Failure::field("scenario.bad_question", field, text))
}

/// Names of the months, such as `2027-01`.
pub(super) fn months(question: &ScenarioQuestion) -> Outcome<Vec<String>> {
    let bad = || no("start", "Give the first month as year and month, such as 2027-01.".into());
    let Some((year, month)) = question.start.split_once('-') else { return bad() };
    let (Ok(year), Ok(month)) = (year.parse::<i64>(), month.parse::<i64>()) else { return bad() };
    if !(1900..=2200).contains(&year) || !(1..=12).contains(&month) {
        return bad();
    }
    if !(1..=MOST_MONTHS).contains(&question.months) {
        return no("months", format!("Give 1 to {MOST_MONTHS} months."));
    }
    let of = |at: i64| {
        let number = month - 1 + at;
        format!("{:04}-{:02}", year + number / 12, number % 12 + 1)
    };
    Ok((0..question.months).map(of).collect())
}

fn value(text: &str, project: &str) -> Outcome<i64> {
    if text.trim().is_empty() {
        return Ok(0);
    }
    parse_exact(text.trim(), VALUE_PLACES).map_err(|_| {
        let text =
            format!("{project}: “{text}” is no number with at most {VALUE_PLACES} decimals.");
        Failure::field("scenario.bad_question", "items", text)
    })
}

/// Refuses what cannot be kept at all; what cannot be searched yet may be kept.
pub(super) fn check_kept(question: &ScenarioQuestion) -> Outcome<()> {
    months(question)?;
    if Currency::new(&question.currency).is_err() {
        return no("currency", "Give a currency such as EUR.".into());
    }
    if question.items.len() > MOST_ITEMS {
        return no("items", format!("A scenario has at most {MOST_ITEMS} candidates."));
    }
    for item in &question.items {
        funded_in_part(&item.partial_percents)?;
    }
    let mut seen = std::collections::BTreeSet::new();
    if question.items.iter().any(|item| !seen.insert(item.project_id)) {
        return no("items", "A project is there twice. Take one of them away.".into());
    }
    let limits = question.budgets.iter().map(|one| (&one.name, &one.amounts));
    let people = question.capacities.iter().map(|one| (&one.name, &one.amounts));
    let own = question.items.iter().flat_map(|item| item.costs.iter().chain(&item.demands));
    let own = own.map(|one| (&one.name, &one.amounts));
    for (name, amounts) in limits.chain(people).chain(own) {
        if i64::try_from(amounts.len()).unwrap_or(i64::MAX) > question.months {
            let text = format!(
                "“{name}” has amounts for {} months, the scenario has {}. Shorten it, or add months.",
                amounts.len(),
                question.months
            );
            return no("months", text);
        }
    }
    Ok(())
}

/// The shares at which a candidate may be funded besides the whole.
pub(super) fn funded_in_part(percents: &[f64]) -> Outcome<Vec<Percent>> {
    let share = |percent: &f64| {
        let found = basis_points("partial_percents", *percent, 100.0)?;
        if !(1..10_000).contains(&found) {
            let text = "Partial funding is more than 0 % and less than 100 %. The whole is always \
                        possible and needs no entry.";
            return Err(Failure::field("scenario.bad_share", "partial_percents", text));
        }
        Ok(Percent::from_basis_points(found))
    };
    percents.iter().map(share).collect()
}

/// As many amounts as there are months.
fn filled(amounts: &[i64], months: usize) -> Vec<i64> {
    let mut amounts = amounts.to_vec();
    amounts.resize(months, 0);
    amounts
}

/// The question as the engine takes it, of a scenario at `place`; candidates are called by marks there. `known`
/// are those whose names need not be looked up. What is refused is told in words for the caller.
pub(super) async fn asked(
    reader: &Reader,
    caller: &Caller,
    place: Place,
    question: &ScenarioQuestion,
    known: &[Candidate],
) -> Outcome<Asked> {
    check_kept(question)?;
    let periods = months(question)?;
    if question.items.is_empty() {
        return no("items", "Choose the projects that can be selected first.".into());
    }
    let ids: Vec<Uuid> = question.items.iter().map(|item| item.project_id).collect();
    let found = reader.get_many::<row::Project>(&ids).await?;
    let candidate = |row: row::Project| Candidate {
        kind: ScenarioSubject::Project,
        id: row.id,
        key: row.key,
        name: row.name,
        stage: row.stage,
    };
    let mut by_id: BTreeMap<Uuid, Candidate> =
        found.into_iter().map(|row| (row.id, candidate(row))).collect();
    by_id.extend(known.iter().map(|one| (one.id, one.clone())));
    let mut scores = BTreeMap::new();
    if let Some(model) = question.scoring_model_id {
        let (model, _) = find_model(reader, model).await?;
        for row in reader.subject_scores(model.id, model.number, &ids).await? {
            scores.insert(row.subject_id, row.score);
        }
    }
    let named = in_order(by_id.values());
    let marks: BTreeMap<Uuid, String> =
        named.iter().enumerate().map(|(at, one)| (one.id, mark(at))).collect();
    let names = Names::told(reader, caller, place, named).await?;
    let mut model = Model { periods, ..Model::default() };
    let months = model.periods.len();
    let mut projects = vec![];
    for item in &question.items {
        let Some(row) = by_id.remove(&item.project_id) else {
            let text = "A candidate has been deleted in the meantime. Take it out of the scenario.";
            return no("items", text.into());
        };
        let own = marks.get(&row.id).cloned().unwrap_or_default();
        let decimal = |text: &str| value(text, &own).map_err(|failure| names.failure(failure));
        let worth = match (&item.value, scores.get(&item.project_id)) {
            (Some(text), _) => decimal(text)?,
            (None, Some(score)) => *score,
            (None, None) => {
                let text = format!(
                    "{} has no score under the scenario's model. Assess it, or type its value.",
                    names.whole(&row)
                );
                return Err(Failure::field("scenario.no_value", "items", text));
            }
        };
        let series = |of: &[Amounts]| -> Vec<Series> {
            let of = of.iter().filter(|one| one.amounts.iter().any(|amount| *amount != 0));
            of.map(|one| Series { name: one.name.clone(), amounts: one.amounts.clone() }).collect()
        };
        model.projects.push(Project {
            value_loss_per_period: decimal(&item.value_loss)?,
            id: own,
            value: worth,
            bucket: Some(item.bucket.trim().to_owned()).filter(|bucket| !bucket.is_empty()),
            mandatory: item.mandatory,
            excluded: item.excluded,
            start_shift: Window { earliest: item.earliest, latest: item.latest.max(item.earliest) },
            costs: series(&item.costs),
            demands: series(&item.demands),
            partial: funded_in_part(&item.partial_percents)?,
        });
        projects.push(row);
    }
    let budgets = question.budgets.iter().map(|one| Budget {
        cost_type: one.name.clone(),
        amounts: filled(&one.amounts, months),
        carry_over: one.carry_over,
    });
    model.budgets = budgets.collect();
    let capacities = question
        .capacities
        .iter()
        .map(|one| Capacity { role: one.name.clone(), amounts: filled(&one.amounts, months) });
    model.capacities = capacities.collect();
    for rule in &question.rules {
        model.rules.push(engine_rule(rule, &marks)?);
    }
    Ok(Asked { model, projects, names })
}

fn engine_rule(rule: &ScenarioRule, marks: &BTreeMap<Uuid, String>) -> Outcome<Rule> {
    let key = |id: &Uuid| {
        let text = "A rule speaks of a project that is no candidate. Correct the rule.";
        marks.get(id).cloned().ok_or_else(|| Failure::field("scenario.bad_question", "rules", text))
    };
    let all = |ids: &[Uuid]| ids.iter().map(key).collect::<Outcome<Vec<_>>>();
    let share = |percent: Option<f64>| {
        let share = percent.map(|percent| basis_points("rules", percent, 100.0)).transpose()?;
        Ok::<_, Failure>(share.map(Percent::from_basis_points))
    };
    Ok(match rule {
        ScenarioRule::Exclusive { projects } => Rule::Exclusive { projects: all(projects)? },
        ScenarioRule::Requires { project, needs, after_finish } => Rule::Requires {
            project: key(project)?,
            needs: key(needs)?,
            after_finish: *after_finish,
        },
        ScenarioRule::AtLeast { count, projects } => {
            Rule::AtLeast { count: *count, projects: all(projects)? }
        }
        ScenarioRule::BucketShare { bucket, min_percent, max_percent } => Rule::BucketShare {
            bucket: bucket.clone(),
            min: share(*min_percent)?,
            max: share(*max_percent)?,
        },
    })
}

/// What the engine says makes no sense, with the marks of projects instead of their places.
pub(super) fn refused(model: &Model, invalid: &[Invalid]) -> Failure {
    let lines = invalid.iter().take(5).map(|one| {
        let index = one.place.strip_prefix("projects[").and_then(|rest| rest.split_once(']'));
        let project = index.and_then(|(at, rest)| {
            Some((model.projects.get(at.parse::<usize>().ok()?)?, rest.trim_start_matches('.')))
        });
        match project {
            Some((project, rest)) => format!("{} {rest}: {}", project.id, one.message),
            None => match place_in_words(model, &one.place) {
                Some(place) => format!("{place}: {}", one.message),
                None => one.to_string(),
            },
        }
    });
    let text = lines.collect::<Vec<_>>().join(" ");
    Failure::field("scenario.bad_question", "question", text)
}

/// A rule by its number as people count, a budget or capacity by its name.
fn place_in_words(model: &Model, place: &str) -> Option<String> {
    let (list, rest) = place.split_once('[')?;
    let at: usize = rest.split_once(']')?.0.parse().ok()?;
    match list {
        "rules" => Some(format!("Rule {}", at + 1)),
        "budgets" => model.budgets.get(at).map(|one| format!("Budget “{}”", one.cost_type)),
        "capacities" => model.capacities.get(at).map(|one| format!("Hours of “{}”", one.role)),
        _ => None,
    }
}
