//! The file of `steerco select`: JSON to a model. What makes no sense is refused with its place.

use anyhow::{anyhow, bail};
use serde::Deserialize;
use serde_json::Number;
use steerco_portfolio::selection::{Budget, Capacity, Model, Project, Rule, Series, Window};
use steerco_units::{Currency, Percent, parse_exact};

/// Most decimals of values and hours.
const PLACES: u32 = 6;

/// A file, read.
pub(super) struct Opened {
    pub(super) model: Model,
    pub(super) currency: Option<Currency>,
    pub(super) seconds: Option<f64>,
    /// Decimals of values: the model's unit is the last of them.
    pub(super) value_places: u32,
    /// Decimals of hours.
    pub(super) hour_places: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    currency: Option<Currency>,
    periods: Vec<String>,
    seconds: Option<f64>,
    #[serde(default)]
    budgets: Vec<FileBudget>,
    #[serde(default)]
    capacities: Vec<FileCapacity>,
    projects: Vec<FileProject>,
    #[serde(default)]
    rules: Vec<FileRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileBudget {
    cost_type: String,
    amounts: Vec<Number>,
    #[serde(default)]
    carry_over: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileCapacity {
    role: String,
    hours: Vec<Number>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileProject {
    id: String,
    value: Number,
    value_loss_per_period: Option<Number>,
    bucket: Option<String>,
    #[serde(default)]
    mandatory: bool,
    #[serde(default)]
    excluded: bool,
    #[serde(default)]
    start_shift: FileWindow,
    #[serde(default)]
    costs: Vec<FileCost>,
    #[serde(default)]
    demands: Vec<FileDemand>,
    #[serde(default)]
    partial_percents: Vec<Number>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct FileWindow {
    #[serde(default)]
    earliest: usize,
    latest: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileCost {
    cost_type: String,
    amounts: Vec<Number>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileDemand {
    role: String,
    hours: Vec<Number>,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum FileRule {
    Exclusive {
        projects: Vec<String>,
    },
    Requires {
        project: String,
        needs: String,
        #[serde(default)]
        after_finish: bool,
    },
    AtLeast {
        count: usize,
        projects: Vec<String>,
    },
    BucketShare {
        bucket: String,
        min_percent: Option<Number>,
        max_percent: Option<Number>,
    },
}

/// Reads a file; errors name the line and column, or the place in the document.
pub(super) fn read(bytes: &[u8]) -> anyhow::Result<Opened> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let file: File = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let place = error.path().to_string();
        let inner = error.inner();
        if inner.is_data() && place != "." {
            anyhow!("{place}: {inner}")
        } else {
            anyhow!("{inner}")
        }
    })?;
    reader.end()?;
    let hours =
        file.capacities.iter().flat_map(|one| &one.hours).chain(
            file.projects.iter().flat_map(|one| one.demands.iter().flat_map(|one| &one.hours)),
        );
    let hour_places = places(hours);
    let values =
        file.projects.iter().flat_map(|one| one.value_loss_per_period.iter().chain([&one.value]));
    let value_places = places(values);
    let mut model = Model { periods: file.periods, ..Model::default() };
    for (at, one) in file.budgets.into_iter().enumerate() {
        let amounts = money(&format!("budgets[{at}].amounts"), &one.amounts)?;
        model.budgets.push(Budget {
            cost_type: one.cost_type,
            amounts,
            carry_over: one.carry_over,
        });
    }
    for (at, one) in file.capacities.into_iter().enumerate() {
        let amounts = decimals(&format!("capacities[{at}].hours"), &one.hours, hour_places)?;
        model.capacities.push(Capacity { role: one.role, amounts });
    }
    for (at, one) in file.projects.into_iter().enumerate() {
        model.projects.push(project(&format!("projects[{at}]"), one, value_places, hour_places)?);
    }
    for (at, one) in file.rules.into_iter().enumerate() {
        model.rules.push(rule(&format!("rules[{at}]"), one)?);
    }
    let (currency, seconds) = (file.currency, file.seconds);
    Ok(Opened { model, currency, seconds, value_places, hour_places })
}

fn project(place: &str, one: FileProject, values: u32, hours: u32) -> anyhow::Result<Project> {
    let worth = |name: &str, number: &Number| decimal(&format!("{place}.{name}"), number, values);
    let mut costs = vec![];
    for (at, cost) in one.costs.into_iter().enumerate() {
        let amounts = money(&format!("{place}.costs[{at}].amounts"), &cost.amounts)?;
        costs.push(Series { name: cost.cost_type, amounts });
    }
    let mut demands = vec![];
    for (at, demand) in one.demands.into_iter().enumerate() {
        let amounts = decimals(&format!("{place}.demands[{at}].hours"), &demand.hours, hours)?;
        demands.push(Series { name: demand.role, amounts });
    }
    let mut partial = vec![];
    for (at, share) in one.partial_percents.iter().enumerate() {
        partial.push(percent(&format!("{place}.partial_percents[{at}]"), share)?);
    }
    Ok(Project {
        value: worth("value", &one.value)?,
        value_loss_per_period: match &one.value_loss_per_period {
            Some(loss) => worth("value_loss_per_period", loss)?,
            None => 0,
        },
        id: one.id,
        bucket: one.bucket.filter(|bucket| !bucket.is_empty()),
        mandatory: one.mandatory,
        excluded: one.excluded,
        start_shift: Window { earliest: one.start_shift.earliest, latest: one.start_shift.latest },
        costs,
        demands,
        partial,
    })
}

fn rule(place: &str, one: FileRule) -> anyhow::Result<Rule> {
    let share = |name: &str, number: Option<Number>| {
        number.map(|number| percent(&format!("{place}.{name}"), &number)).transpose()
    };
    Ok(match one {
        FileRule::Exclusive { projects } => Rule::Exclusive { projects },
        FileRule::Requires { project, needs, after_finish } => {
            Rule::Requires { project, needs, after_finish }
        }
        FileRule::AtLeast { count, projects } => Rule::AtLeast { count, projects },
        FileRule::BucketShare { bucket, min_percent, max_percent } => {
            if min_percent.is_none() && max_percent.is_none() {
                bail!("{place}: a bucket share needs min_percent, max_percent or both.");
            }
            let (min, max) =
                (share("min_percent", min_percent)?, share("max_percent", max_percent)?);
            Rule::BucketShare { bucket, min, max }
        }
    })
}

/// The decimals that all these numbers need.
fn places<'n>(numbers: impl Iterator<Item = &'n Number>) -> u32 {
    let own = |number: &Number| {
        let text = number.to_string();
        (0..PLACES).find(|places| parse_exact(&text, *places).is_ok()).unwrap_or(PLACES)
    };
    numbers.map(own).max().unwrap_or(0)
}

fn decimal(place: &str, number: &Number, places: u32) -> anyhow::Result<i64> {
    parse_exact(&number.to_string(), places).map_err(|_| {
        anyhow!("{place}: {number} is too large or has more than {PLACES} decimals. Round it.")
    })
}

fn decimals(place: &str, numbers: &[Number], places: u32) -> anyhow::Result<Vec<i64>> {
    let numbers = numbers.iter().enumerate();
    numbers.map(|(at, number)| decimal(&format!("{place}[{at}]"), number, places)).collect()
}

fn money(place: &str, numbers: &[Number]) -> anyhow::Result<Vec<i64>> {
    let numbers = numbers.iter().enumerate();
    let whole = numbers.map(|(at, number)| {
        parse_exact(&number.to_string(), 0).map_err(|_| {
            anyhow!(
                "{place}[{at}]: {number} is no whole number of minor units. Write 100050 for \
                 1000.50."
            )
        })
    });
    whole.collect()
}

fn percent(place: &str, number: &Number) -> anyhow::Result<Percent> {
    let points = parse_exact(&number.to_string(), 2)
        .map_err(|_| anyhow!("{place}: {number} has more than 2 decimals. Round it."))?;
    Ok(Percent::from_basis_points(points))
}
