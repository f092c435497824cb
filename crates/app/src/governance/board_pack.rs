//! The pack of papers for a board: what waits for its decision, what was decided since it last met, what is
//! still to be done of that, and which decisions are to be looked at again.

use jiff::{Span, civil::Date};
use serde::{Deserialize, Serialize};
use steerco_document::Template;
use steerco_store::{
    Reader,
    governance::{DecisionFilter, DecisionLine, DecisionSort},
    row,
};
use utoipa::IntoParams;
use uuid::Uuid;

use super::{
    DecisionItem, DecisionKind, DecisionQuery, DecisionState,
    approvals::today,
    decision_log::{checked_day, day_begins, decision_key},
    decision_register::{asked, decision_items, decision_lines, outcome_in_words},
    lifecycle_views::People,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    portfolio::whole,
    shape::Reference,
};

/// Most lines of a part: it is read at a table.
const MOST: usize = 100;
/// Most lines that are looked at for a part.
const MOST_READ: usize = 1_000;
/// Days that are looked back when nobody says since when.
const LOOK_BACK_DAYS: i64 = 30;
/// Days that reviews are looked ahead.
const LOOK_AHEAD_DAYS: i64 = 60;

/// What the pack is about.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct BoardPackQuery {
    /// The portfolio; everything that the caller may see without one.
    pub portfolio_id: Option<Uuid>,
    /// Since when decisions are told, such as `2026-03-31`; thirty days when absent.
    pub since: Option<String>,
}

/// What kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoardPackFile {
    /// To read and print.
    Pdf,
    /// To edit.
    Docx,
}

/// A part of the pack.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
struct Section {
    title: String,
    lines: Vec<String>,
    head: Vec<String>,
    /// How wide the columns are to each other.
    widths: Vec<u8>,
    rows: Vec<Vec<String>>,
}

/// The pack as a document of this kind, with a name to save it under.
pub async fn board_pack(
    app: &App,
    caller: &Caller,
    query: &BoardPackQuery,
    kind: BoardPackFile,
) -> Outcome<(String, Vec<u8>)> {
    let reader = app.store.read();
    let about = match query.portfolio_id {
        None => "All portfolios".to_owned(),
        Some(id) => {
            caller.require("portfolio.view", Place::portfolio(id))?;
            let row = reader.find::<row::Portfolio>(id).await?;
            row.ok_or(Failure::NotFound("portfolio"))?.name
        }
    };
    let now = today();
    let since = match checked_day("since", query.since.as_deref())? {
        Some(day) => day,
        None => shifted(&now, -LOOK_BACK_DAYS)?,
    };
    let wanted = DecisionQuery { portfolio_id: query.portfolio_id, ..DecisionQuery::default() };
    let all = asked(&reader, caller, &wanted).await?;
    let sections = vec![
        waiting(&reader, &all).await?,
        decided(&reader, &all, &since).await?,
        to_do(&reader, &all).await?,
        reviews(&reader, &all, &shifted(&now, LOOK_AHEAD_DAYS)?).await?,
    ];
    let data = serde_json::json!({
        "title": format!("Board pack: {about}"),
        "edition": format!("As of {now}, decisions since {since}"),
        "sections": sections,
    });
    let set = move || match kind {
        BoardPackFile::Pdf => steerco_document::pdf(Template::BoardPack, &data),
        BoardPackFile::Docx => steerco_document::docx(Template::BoardPack, &data),
    };
    let bytes = tokio::task::spawn_blocking(set)
        .await
        .map_err(|error| Failure::Fault(error.to_string()))?
        .map_err(|error| Failure::Fault(error.to_string()))?;
    let ending = match kind {
        BoardPackFile::Pdf => "pdf",
        BoardPackFile::Docx => "docx",
    };
    Ok((format!("board-pack-{now}.{ending}"), bytes))
}

fn shifted(day: &str, days: i64) -> Outcome<String> {
    let date: Date = day.parse().map_err(|error: jiff::Error| Failure::Fault(error.to_string()))?;
    let there = date.checked_add(Span::new().days(days));
    Ok(there.map_err(|error| Failure::Fault(error.to_string()))?.to_string())
}

impl Section {
    fn of(title: String, columns: &[(&str, u8)]) -> Self {
        Self {
            title,
            head: columns.iter().map(|(name, _)| (*name).to_owned()).collect(),
            widths: columns.iter().map(|(_, width)| *width).collect(),
            ..Self::default()
        }
    }

    /// The rows, or that there are none; and that there are more.
    fn filled(mut self, rows: Vec<Vec<String>>, more: bool, none: &str) -> Self {
        if rows.is_empty() {
            self.lines.push(none.to_owned());
            self.head.clear();
            self.widths.clear();
        }
        if more {
            self.lines.push(format!(
                "The first {} of more; the list of decisions has them all.",
                rows.len()
            ));
        }
        self.rows = rows;
        self
    }
}

fn names(people: &[Reference]) -> String {
    people.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// What it is about, and where that belongs; that alone where the first would be its own title again.
fn about(item: &DecisionItem) -> String {
    let portfolio = item.portfolio.as_ref().filter(|one| one.id != item.subject.id);
    match (portfolio, item.subject.name == item.title) {
        (Some(portfolio), true) => portfolio.name.clone(),
        (Some(portfolio), false) => format!("{} ({})", item.subject.name, portfolio.name),
        (None, true) => String::new(),
        (None, false) => item.subject.name.clone(),
    }
}

fn kind_in_words(item: &DecisionItem) -> &'static str {
    match item.kind {
        DecisionKind::Decision => "Decision",
        DecisionKind::Gate => "Gate",
        DecisionKind::Request => "Request",
        DecisionKind::Commit => "Strategic baseline",
        DecisionKind::Application => "Scenario carried over",
        DecisionKind::Change => "Change request",
    }
}

fn titled(item: &DecisionItem) -> String {
    match item.key.is_empty() {
        true => item.title.clone(),
        false => format!("{} {}", item.key, item.title),
    }
}

async fn waiting(reader: &Reader, all: &DecisionFilter) -> Outcome<Section> {
    let filter = DecisionFilter { state: Some("open".into()), ..all.clone() };
    let (lines, more) = decision_lines(reader, &filter, DecisionSort::At, false, MOST).await?;
    let row = |item: &DecisionItem| {
        let cost = match (item.cost_minor, item.cost_hidden) {
            (Some(minor), _) => whole(minor, &item.currency),
            (None, true) => "hidden".to_owned(),
            (None, false) => "–".to_owned(),
        };
        let proposed = match item.kind {
            DecisionKind::Gate => outcome_in_words(item),
            _ => item.reason.clone(),
        };
        vec![
            kind_in_words(item).to_owned(),
            titled(item),
            about(item),
            proposed,
            cost,
            item.on.clone(),
            names(&item.people),
        ]
    };
    let items = decision_items(reader, lines).await?;
    let columns = [
        ("Kind", 2),
        ("What", 5),
        ("About", 4),
        ("Proposed", 3),
        ("Cost", 2),
        ("Waits since", 2),
        ("Who", 3),
    ];
    let section = Section::of("Waiting for a decision".into(), &columns);
    let none = "Nothing waits for a decision.";
    Ok(section.filled(items.iter().map(row).collect(), more, none))
}

async fn decided(reader: &Reader, all: &DecisionFilter, since: &str) -> Outcome<Section> {
    let from = day_begins("since", since)?;
    let filter = DecisionFilter { from: Some(from), ..all.clone() };
    // What waits stands among what was decided, and is told elsewhere.
    let (lines, cut) = decision_lines(reader, &filter, DecisionSort::At, true, MOST_READ).await?;
    let mut made: Vec<DecisionLine> =
        lines.into_iter().filter(|line| line.state != "open").collect();
    let more = cut || made.len() > MOST;
    made.truncate(MOST);
    let items = decision_items(reader, made).await?;
    let row = |item: &DecisionItem| {
        let mut outcome = outcome_in_words(item);
        match item.state {
            DecisionState::Superseded => outcome.push_str(" (superseded since)"),
            _ if item.waivers > 0 => outcome.push_str(&format!(" ({} waived)", item.waivers)),
            _ => {}
        }
        vec![
            item.on.clone(),
            titled(item),
            about(item),
            outcome,
            item.reason.clone(),
            names(&item.people),
        ]
    };
    let columns = [("On", 2), ("What", 4), ("About", 4), ("Outcome", 3), ("Why", 5), ("Who", 3)];
    let section = Section::of(format!("Decided since {since}"), &columns);
    Ok(section.filled(items.iter().map(row).collect(), more, "Nothing was decided."))
}

/// Actions of decisions and conditions of gates that are open, overdue ones first.
async fn to_do(reader: &Reader, all: &DecisionFilter) -> Outcome<Section> {
    let filter = DecisionFilter { with_actions: true, ..all.clone() };
    let (lines, cut) = decision_lines(reader, &filter, DecisionSort::At, true, MOST_READ).await?;
    let of_kind = |kind: &str| -> Vec<Uuid> {
        lines.iter().filter(|line| line.kind == kind).map(|line| line.id).collect()
    };
    let mut found: Vec<(Option<String>, String, Option<Uuid>, String)> = vec![];
    for open in reader.open_actions_after(&of_kind("decision")).await? {
        let from = format!("{} {}", decision_key(open.decision.number), open.decision.title);
        found.push((open.action.due, open.action.text, Some(open.action.owner_id), from));
    }
    for row in reader.open_conditions_of(&of_kind("gate")).await? {
        let of = lines.iter().find(|line| line.id == row.review_id);
        let from = of.map(|line| line.title.clone()).unwrap_or_default();
        found.push((row.due, row.text, row.owner_id, from));
    }
    found.sort_by_key(|(due, ..)| due.clone().unwrap_or("9".into()));
    let more = cut || found.len() > MOST;
    found.truncate(MOST);
    let people = found.iter().filter_map(|(_, _, owner, _)| *owner).collect();
    let people = People::of(reader, people).await?;
    let now = &all.today;
    let row = |(due, text, owner, from): (Option<String>, String, Option<Uuid>, String)| {
        let due = match due {
            Some(due) if due < *now => format!("{due}, overdue"),
            Some(due) => due,
            None => "no day".into(),
        };
        let owner = owner.map_or("nobody yet".into(), |id| people.named(id).name);
        vec![due, text, owner, from]
    };
    let columns = [("Due", 3), ("What", 7), ("Who", 3), ("From", 5)];
    let section = Section::of("Open actions and conditions".into(), &columns);
    Ok(section.filled(found.into_iter().map(row).collect(), more, "Nothing is open."))
}

async fn reviews(reader: &Reader, all: &DecisionFilter, until: &str) -> Outcome<Section> {
    let filter = DecisionFilter { review_by: Some(until.to_owned()), ..all.clone() };
    let (lines, more) = decision_lines(reader, &filter, DecisionSort::Review, false, MOST).await?;
    let items = decision_items(reader, lines).await?;
    let row = |item: &DecisionItem| {
        let day = item.review_on.clone().unwrap_or_default();
        let day = if item.review_due { format!("{day}, due") } else { day };
        vec![
            day,
            titled(item),
            about(item),
            item.outcome.clone(),
            item.on.clone(),
            names(&item.people),
        ]
    };
    let columns = [
        ("Review on", 3),
        ("What", 5),
        ("About", 4),
        ("Outcome", 4),
        ("Decided on", 2),
        ("Who", 3),
    ];
    let section = Section::of(format!("Decisions to review until {until}"), &columns);
    let none = "No decision is to be reviewed until then.";
    Ok(section.filled(items.iter().map(row).collect(), more, none))
}
