//! What a charter says: sections that follow the project, its plan and its business case, until
//! somebody writes them anew.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, row};
use steerco_units::{Currency, Money};
use utoipa::ToSchema;

use super::{
    case_body::{CaseBody, CaseLineKind, Discounting},
    case_figures::figures,
    raci::{self, RaciLine},
};
use crate::{
    Outcome,
    plan::{flag, read_json},
    portfolio::owners,
    shape::civil,
};

/// Most milestones, and most people, that are listed.
const MOST: usize = 30;

/// What people wrote of a charter.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Written {
    /// Who does what.
    #[serde(default)]
    pub raci: Vec<RaciLine>,
    /// Texts instead of what follows from the data, by the key of the section.
    #[serde(flatten)]
    pub texts: BTreeMap<String, String>,
}

/// A section of a charter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CharterSection {
    /// Stable key such as `purpose`.
    pub key: String,
    /// Title.
    pub title: String,
    /// Its lines.
    pub lines: Vec<String>,
    /// Titles of the columns of its table, if it has one.
    pub head: Vec<String>,
    /// The table.
    pub rows: Vec<Vec<String>>,
    /// Whether somebody wrote it: it does not follow the data any more.
    #[serde(default)]
    pub written: bool,
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn section(key: &str, title: &str, lines: Vec<String>) -> CharterSection {
    CharterSection {
        key: key.into(),
        title: title.into(),
        lines,
        head: vec![],
        rows: vec![],
        written: false,
    }
}

fn table(key: &str, title: &str, head: &[&str], rows: Vec<Vec<String>>) -> CharterSection {
    let head = head.iter().map(|name| (*name).to_owned()).collect();
    CharterSection { head, rows, ..section(key, title, vec![]) }
}

/// What the charter of a project says now.
pub(super) async fn sections(
    reader: &Reader,
    project: &row::Project,
    written: &Written,
) -> Outcome<Vec<CharterSection>> {
    let case = reader.business_case_of("project", project.id).await?;
    let body: Option<CaseBody> = case.as_ref().map(|case| read_json(&case.body)).transpose()?;
    let of = |text: fn(&CaseBody) -> &String| body.as_ref().map(|body| lines(text(body)));
    let purpose = of(|body| &body.purpose).filter(|lines| !lines.is_empty());
    let currency = case.as_ref().map_or(project.currency.as_str(), |case| case.currency.as_str());
    let mut all = vec![
        section("purpose", "Purpose", purpose.unwrap_or_else(|| lines(&project.description))),
        section("scope_in", "In scope", of(|body| &body.scope_in).unwrap_or_default()),
        section("scope_out", "Out of scope", of(|body| &body.scope_out).unwrap_or_default()),
        section("deliverables", "Deliverables", of(|body| &body.deliverables).unwrap_or_default()),
        milestones(reader, project).await?,
        budget(body.as_ref(), currency),
        worth(body.as_ref(), currency),
        team(reader, project).await?,
        raci::section(&written.raci),
        risks(body.as_ref()),
        section("assumptions", "Assumptions", of(|body| &body.assumptions).unwrap_or_default()),
    ];
    for section in &mut all {
        if let Some(text) = written.texts.get(&section.key) {
            section.lines = lines(text);
            section.head.clear();
            section.rows.clear();
            section.written = true;
        }
    }
    Ok(all)
}

async fn milestones(reader: &Reader, project: &row::Project) -> Outcome<CharterSection> {
    let tasks = reader.gantt_tasks(project.id).await?;
    let mut found: Vec<_> =
        tasks.into_iter().filter(|task| task.flags & flag::MILESTONE != 0).collect();
    found.sort_by_key(|task| task.finish);
    let day = |moment: i64| civil(moment).chars().take(10).collect::<String>();
    let mut rows: Vec<Vec<String>> =
        found.iter().take(MOST).map(|task| vec![task.name.clone(), day(task.finish)]).collect();
    rows.push(vec!["Project finish".into(), day(project.computed_finish)]);
    Ok(table("milestones", "Milestones", &["Milestone", "Date"], rows))
}

/// What the recommended option costs, by kind of money.
fn budget(body: Option<&CaseBody>, currency: &str) -> CharterSection {
    let currency = Currency::new(currency).unwrap_or(Currency::EUR);
    let mut by_type: BTreeMap<&str, i64> = BTreeMap::new();
    let option = body.and_then(CaseBody::recommended);
    let costs = option.into_iter().flat_map(|option| &option.lines);
    for line in costs.filter(|line| line.kind == CaseLineKind::Cost) {
        let name = if line.cost_type.is_empty() { "other" } else { line.cost_type.as_str() };
        *by_type.entry(name).or_default() += line.amounts.iter().sum::<i64>();
    }
    let amount = |minor: i64| format!("{} {}", currency.code(), Money { minor, currency }.amount());
    let total = by_type.values().sum();
    let mut rows: Vec<Vec<String>> =
        by_type.iter().map(|(name, minor)| vec![(*name).to_owned(), amount(*minor)]).collect();
    if !rows.is_empty() {
        rows.push(vec!["Total".into(), amount(total)]);
    }
    table("budget", "Budget", &["Kind of money", "Amount"], rows)
}

/// What the recommended option is worth, with the convention that its net present value follows.
fn worth(body: Option<&CaseBody>, currency: &str) -> CharterSection {
    let currency = Currency::new(currency).unwrap_or(Currency::EUR);
    let mut rows: Vec<Vec<String>> = vec![];
    let mut say = |name: &str, value: String| rows.push(vec![name.to_owned(), value]);
    let found = body.and_then(|body| {
        let key = &body.recommended()?.key;
        Some((body, figures(body).into_iter().find(|one| one.key == *key)?))
    });
    if let Some((body, one)) = found {
        let money = Money { minor: one.npv_minor, currency };
        let convention = match body.discounting {
            Discounting::Start => "from the start of each period",
            Discounting::Middle => "mid-period: from the middle of each period",
        };
        let npv = format!("{} {}, {convention}", currency.code(), money.amount());
        say("Net present value", npv);
        say("Discount", format!("{} % a year", body.discount_percent));
        let percent = |rate: &f64| format!("{rate:.1} %");
        let rates: Vec<String> = one.irr_percents.iter().map(percent).collect();
        match rates.as_slice() {
            [] => {}
            [rate] => say("Rate of return", rate.clone()),
            _ => say("Rate of return", format!("{}: several, so none counts", rates.join(", "))),
        }
        if let Some(modified) = one.mirr_percent.filter(|_| rates.len() != 1) {
            let rate = |own: Option<f64>| own.unwrap_or(body.discount_percent);
            let (finance, again) = (rate(body.finance_percent), rate(body.reinvestment_percent));
            let value =
                format!("{}, financed at {finance} %, reinvested at {again} %", percent(&modified));
            say("Modified rate of return", value);
        }
        if one.costs_minor > 0 {
            let years = one.payback_years.map_or("never".into(), |years| format!("{years} years"));
            say("Payback", years);
        }
        if let Some(index) = one.profitability_index {
            say("Profitability index", format!("{index:.2}"));
        }
    }
    table("worth", "What it is worth", &["Figure", "Value"], rows)
}

async fn team(reader: &Reader, project: &row::Project) -> Outcome<CharterSection> {
    let owner = owners(reader, [project.owner_id].into_iter()).await?;
    let mut rows: Vec<Vec<String>> =
        owner.into_iter().map(|one| vec![one.name, "Answers for the project".into()]).collect();
    let mut people: BTreeMap<String, usize> = BTreeMap::new();
    for person in reader.people_of_project(project.id).await? {
        *people.entry(person.name).or_default() += 1;
    }
    rows.extend(people.into_iter().take(MOST).map(|(name, tasks)| {
        vec![name, format!("{tasks} {}", if tasks == 1 { "task" } else { "tasks" })]
    }));
    Ok(table("team", "Team", &["Who", "What"], rows))
}

fn risks(body: Option<&CaseBody>) -> CharterSection {
    let risks = body.into_iter().flat_map(|body| &body.risks);
    let rows = risks.map(|one| vec![one.risk.clone(), one.response.clone()]).collect();
    table("risks", "Risks", &["Risk", "Response"], rows)
}
