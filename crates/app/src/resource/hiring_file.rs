//! A hiring plan as a file: everything as the sheets of a workbook, or one of the tables as CSV.

use serde::Deserialize;
use steerco_interchange::{Sheet, SheetCell, workbook};
use steerco_units::{Currency, Money};
use utoipa::{IntoParams, ToSchema};

use super::hiring::{HiringPlanView, HiringQuery, hiring_plan};
use crate::{App, Failure, Outcome, access::Caller, plan::Exported};

/// Kinds of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum HiringFile {
    /// A workbook with all tables.
    #[default]
    Xlsx,
    /// Whom to hire.
    Csv,
    /// Demand and capacity of each role, as CSV.
    RolesCsv,
    /// Demand and free time of each skill, as CSV.
    SkillsCsv,
}

/// Which file.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct HiringFileQuery {
    /// A workbook unless told.
    #[param(inline)]
    pub file: Option<HiringFile>,
}

/// The hiring plan of what is live, as a file.
pub async fn hiring_plan_file(
    app: &App,
    caller: &Caller,
    query: &HiringQuery,
    file: &HiringFileQuery,
) -> Outcome<Exported> {
    hiring_file(&hiring_plan(app, caller, query).await?, file)
}

/// A hiring plan as a file.
pub(crate) fn hiring_file(plan: &HiringPlanView, query: &HiringFileQuery) -> Outcome<Exported> {
    let kind = query.file.unwrap_or_default();
    let (bytes, end) = match kind {
        HiringFile::Xlsx => {
            let sheets = [hires(plan), roles(plan), skills(plan)];
            (workbook(&sheets).map_err(Failure::Fault)?, "xlsx")
        }
        HiringFile::Csv => (hires(plan).csv(), "csv"),
        HiringFile::RolesCsv => (roles(plan).csv(), "csv"),
        HiringFile::SkillsCsv => (skills(plan).csv(), "csv"),
    };
    let from = plan.months.first().map_or("", |month| month.from.get(..7).unwrap_or(""));
    let what = match kind {
        HiringFile::Xlsx | HiringFile::Csv => "hiring-plan",
        HiringFile::RolesCsv => "role-gaps",
        HiringFile::SkillsCsv => "skill-gaps",
    };
    Ok(Exported {
        file_name: format!("{what}-{from}.{end}"),
        bytes,
        media_type: match kind {
            HiringFile::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _ => "text/csv; charset=utf-8",
        },
        losses: 0,
    })
}

pub(super) fn text(text: &str) -> SheetCell {
    if text.is_empty() { SheetCell::Empty } else { SheetCell::Text(text.to_owned()) }
}

fn date(text: &str) -> SheetCell {
    SheetCell::Date(text.to_owned())
}

pub(super) fn number(number: impl ToString) -> SheetCell {
    SheetCell::Number(number.to_string())
}

/// Minutes as hours with at most two decimals.
pub(super) fn hours(minutes: i64) -> SheetCell {
    number(steerco_units::show_scaled((minutes * 100 + minutes.signum() * 30) / 60, 2))
}

fn named(name: &str, nobody: &str) -> SheetCell {
    text(if name.is_empty() { nobody } else { name })
}

fn heads(fixed: &[&str], plan: &HiringPlanView) -> Vec<String> {
    let months = plan.months.iter().map(|month| month.from.get(..7).unwrap_or("").to_owned());
    fixed.iter().map(|text| (*text).to_owned()).chain(months).collect()
}

fn hires(plan: &HiringPlanView) -> Sheet {
    let currency = Currency::new(&plan.currency).unwrap_or(Currency::EUR);
    let money = |minor: Option<i64>| {
        minor.map_or(SheetCell::Empty, |minor| number(Money { minor, currency }.amount()))
    };
    let mut head =
        ["Role", "Number", "Decide by", "Start", "Needed to", "Hours missing", "Used percent"]
            .map(str::to_owned)
            .to_vec();
    if !plan.costs_hidden {
        head.push(format!("Rate {}", plan.currency));
        head.push(format!("Cost to the end {}", plan.currency));
        head.push(format!("Cost of hours missing {}", plan.currency));
    }
    let row = |hire: &super::hiring::HireView| {
        let mut row = vec![
            named(&hire.role, "No role"),
            number(hire.number),
            date(&hire.decide_by),
            date(&hire.start),
            date(&hire.needed_to),
            hours(hire.covered_minutes),
            number(hire.used_percent),
        ];
        if !plan.costs_hidden {
            row.push(hire.rate.as_ref().map_or(SheetCell::Empty, number));
            row.push(money(hire.cost));
            row.push(money(hire.covered_cost));
        }
        row
    };
    Sheet { name: "Hires".into(), head, rows: plan.hires.iter().map(row).collect() }
}

/// Rows of one figure each, month by month.
fn lines(first: &[SheetCell], figures: [(&str, Vec<SheetCell>); 4]) -> Vec<Vec<SheetCell>> {
    let row = |(figure, cells): (&str, Vec<SheetCell>)| {
        first.iter().cloned().chain([text(figure)]).chain(cells).collect()
    };
    figures.into_iter().map(row).collect()
}

fn each(minutes: &[i64]) -> Vec<SheetCell> {
    minutes.iter().copied().map(hours).collect()
}

fn people(fte: &[Option<f64>]) -> Vec<SheetCell> {
    fte.iter().map(|one| one.map_or(SheetCell::Empty, number)).collect()
}

fn roles(plan: &HiringPlanView) -> Sheet {
    let rows = plan.roles.iter().flat_map(|role| {
        let first = [named(&role.name, "No role"), number(role.people)];
        lines(
            &first,
            [
                ("Demand h", each(&role.demand)),
                ("Capacity h", each(&role.capacity)),
                ("Missing h", each(&role.gap_minutes)),
                ("Missing FTE", people(&role.gap_fte)),
            ],
        )
    });
    Sheet {
        name: "Roles".into(),
        head: heads(&["Role", "People", "Figure"], plan),
        rows: rows.collect(),
    }
}

fn skills(plan: &HiringPlanView) -> Sheet {
    let rows = plan.skills.iter().flat_map(|one| {
        let first = [text(&one.skill.name), number(one.level), number(one.people)];
        lines(
            &first,
            [
                ("Demand h", each(&one.demand)),
                ("Free h", each(&one.free)),
                ("Missing h", each(&one.gap_minutes)),
                ("Missing FTE", people(&one.gap_fte)),
            ],
        )
    });
    Sheet {
        name: "Skills".into(),
        head: heads(&["Skill", "Level", "People", "Figure"], plan),
        rows: rows.collect(),
    }
}
