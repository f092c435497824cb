//! Utilisation as a file, which says above its columns what was divided by what.

use serde::Deserialize;
use steerco_interchange::{Sheet, SheetCell, workbook};
use utoipa::{IntoParams, ToSchema};

use super::{
    capacity_policy::LoadBand,
    hiring_file::{hours, number, text},
    utilisation::{
        UtilisationBase, UtilisationLine, UtilisationQuery, UtilisationStates, UtilisationView,
        whole_utilisation,
    },
};
use crate::{App, Failure, Outcome, access::Caller, plan::Exported};

/// Kinds of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum UtilisationFile {
    /// A workbook.
    #[default]
    Xlsx,
    /// Comma-separated values.
    Csv,
}

/// Which file.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct UtilisationFileQuery {
    /// A workbook unless told.
    #[param(inline)]
    pub file: Option<UtilisationFile>,
}

/// How busy people, teams or roles are, as a file.
pub async fn utilisation_file(
    app: &App,
    caller: &Caller,
    query: &UtilisationQuery,
    file: &UtilisationFileQuery,
) -> Outcome<Exported> {
    let found = whole_utilisation(app, caller, query).await?;
    let sheet = sheet(&found);
    let (bytes, end, media_type) = match file.file.unwrap_or_default() {
        UtilisationFile::Xlsx => (
            workbook(&[sheet]).map_err(Failure::Fault)?,
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        UtilisationFile::Csv => (sheet.csv(), "csv", "text/csv; charset=utf-8"),
    };
    let file_name = format!("utilisation-{}-{}.{end}", found.from, found.to);
    Ok(Exported { file_name, bytes, media_type, losses: 0 })
}

/// What is above the line, in words.
fn above(states: UtilisationStates) -> &'static str {
    match states {
        UtilisationStates::Committed => "promised or in tasks",
        UtilisationStates::Proposed => "promised or in tasks, and all proposed",
        UtilisationStates::Expected => "promised or in tasks, and proposed by likelihood",
    }
}

/// What is below it, in words.
fn below(base: UtilisationBase) -> &'static str {
    match base {
        UtilisationBase::Available => "hours of the week less holidays and leave",
        UtilisationBase::LessHolidays => "hours of the week less holidays",
        UtilisationBase::LessLeave => "hours of the week less leave",
        UtilisationBase::Normal => "hours of the week",
    }
}

fn sheet(found: &UtilisationView) -> Sheet {
    let (above, below) = (above(found.numerator), below(found.denominator));
    let mut head = vec![
        "Name".to_owned(),
        "Team".to_owned(),
        "People".to_owned(),
        "From".to_owned(),
        "To".to_owned(),
        format!("Asked h ({above})"),
        format!("Capacity h ({below})"),
        format!("Utilisation percent ({above} / {below})"),
        "Target percent".to_owned(),
        "State".to_owned(),
        "Free h (of what they have)".to_owned(),
        "Asked FTE".to_owned(),
        "Capacity FTE".to_owned(),
    ];
    head.extend(
        found.periods.iter().map(|period| format!("Percent {} to {}", period.from, period.to)),
    );
    let row = |line: &UtilisationLine| {
        let some = |figure: Option<f64>| figure.map_or(SheetCell::Empty, number);
        let mut row = vec![
            text(if line.name.is_empty() { "None" } else { &line.name }),
            text(&line.team),
            number(line.people),
            SheetCell::Date(found.from.clone()),
            SheetCell::Date(found.to.clone()),
            hours(line.demand_minutes),
            hours(line.capacity_minutes),
            some(line.percent),
            number(line.target_percent),
            text(state(line.band)),
            hours(line.free_minutes),
            some(line.demand_fte),
            some(line.capacity_fte),
        ];
        row.extend(line.forecast.iter().copied().map(some));
        row
    };
    Sheet { name: "Utilisation".into(), head, rows: found.lines.items.iter().map(row).collect() }
}

fn state(band: LoadBand) -> &'static str {
    match band {
        LoadBand::Nothing => "nothing",
        LoadBand::Idle => "idle",
        LoadBand::Free => "has time",
        LoadBand::Full => "full",
        LoadBand::Over => "slightly over",
        LoadBand::High => "over",
        LoadBand::Severe => "far over",
        LoadBand::Infinite => "no time at all",
    }
}
