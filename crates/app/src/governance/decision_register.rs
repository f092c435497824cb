//! The register of decisions: what people wrote down, and what Steerco recorded itself, as one list.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use steerco_interchange::{Sheet, SheetCell, workbook};
use steerco_store::{
    Ask, Reader,
    governance::{DecisionFilter, DecisionLine, DecisionSort, SeenDecisions},
    row,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    DecisionSubjectView,
    approvals::today,
    decision_log::{checked_day, day_begins},
    decision_subject::DecisionSubject,
    decisions::seats_of,
    lifecycle_views::People,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    plan::{Exported, change_request_href},
    shape::{Listed, PageQuery, Reference, instant},
};

/// A day in microseconds.
const DAY_MICROS: i64 = 86_400_000_000;
/// Lines of a file; a longer list is narrowed first.
const MOST_IN_FILE: usize = 10_000;
/// Lines of a page of a file.
const PAGE: u64 = 200;

/// Where a decision was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DecisionKind {
    /// Written down by somebody.
    Decision,
    /// At the gate of a lifecycle.
    Gate,
    /// About a request for a project.
    Request,
    /// A scenario became the strategic baseline.
    Commit,
    /// A scenario was carried into projects.
    Application,
    /// A change request of a project.
    Change,
}

impl DecisionKind {
    const ALL: [(Self, &'static str); 6] = [
        (Self::Decision, "decision"),
        (Self::Gate, "gate"),
        (Self::Request, "request"),
        (Self::Commit, "commit"),
        (Self::Application, "application"),
        (Self::Change, "change"),
    ];

    fn word(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("decision", |(_, word)| word)
    }

    fn of(word: &str) -> Self {
        Self::ALL.iter().find(|(_, one)| *one == word).map_or(Self::Decision, |(kind, _)| *kind)
    }
}

/// How far a decision is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DecisionState {
    /// It waits.
    Open,
    /// It stands.
    Decided,
    /// Another one stands in its place.
    Superseded,
    /// It was taken back.
    Undone,
}

impl DecisionState {
    const ALL: [(Self, &'static str); 4] = [
        (Self::Open, "open"),
        (Self::Decided, "decided"),
        (Self::Superseded, "superseded"),
        (Self::Undone, "undone"),
    ];

    fn word(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("open", |(_, word)| word)
    }

    fn of(word: &str) -> Self {
        Self::ALL.iter().find(|(_, one)| *one == word).map_or(Self::Decided, |(state, _)| *state)
    }
}

/// Which decisions.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DecisionQuery {
    /// Of this kind.
    #[param(inline)]
    pub kind: Option<DecisionKind>,
    /// This far.
    #[param(inline)]
    pub state: Option<DecisionState>,
    /// Kind of what it is about, with `subject_id`.
    pub subject_kind: Option<String>,
    /// About this.
    pub subject_id: Option<Uuid>,
    /// In this portfolio, or about a project that is listed there.
    pub portfolio_id: Option<Uuid>,
    /// In this program.
    pub program_id: Option<Uuid>,
    /// Of this project, with its gates and its request.
    pub project_id: Option<Uuid>,
    /// Decided by this person, or for them to decide.
    pub person_id: Option<Uuid>,
    /// Decided on this day or later, such as `2026-03-31`.
    pub from: Option<String>,
    /// Decided on this day or before.
    pub to: Option<String>,
    /// Only those whose review is due.
    pub review_due: Option<bool>,
    /// Only those with actions or conditions that are open.
    pub open_actions: Option<bool>,
    /// Only those of which some are overdue.
    pub overdue: Option<bool>,
}

/// Something that was decided, or waits to be.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DecisionItem {
    /// Where it was decided.
    pub kind: DecisionKind,
    /// Which one; of requests the request, which may have been decided several times.
    pub id: Uuid,
    /// What people call it by.
    pub key: String,
    /// What it says.
    pub title: String,
    /// How far it is.
    pub state: DecisionState,
    /// What was decided: words of somebody, or of gates, requests and scenarios a stable one, such as
    /// `conditional_go` or `deferred`; what is proposed at a gate that waits.
    pub outcome: String,
    /// Why.
    pub reason: String,
    /// Where it can be read.
    pub href: String,
    /// What it is about.
    pub subject: DecisionSubjectView,
    /// The portfolio.
    pub portfolio: Option<Reference>,
    /// The day it was decided on, or since when it waits (UTC).
    pub on: String,
    /// When (UTC).
    pub at: String,
    /// The day on which it is looked at again.
    pub review_on: Option<String>,
    /// Whether that day has come.
    pub review_due: bool,
    /// Actions or conditions that are open.
    pub open_actions: i64,
    /// Those of them whose day is past.
    pub overdue_actions: i64,
    /// What was waived for it.
    pub waivers: i64,
    /// Who decided, or decides.
    pub people: Vec<Reference>,
    /// What its subject costs, in minor units, of gates and requests.
    pub cost_minor: Option<i64>,
    /// Currency of that.
    pub currency: String,
    /// There is a cost, and the reader may not see it.
    pub cost_hidden: bool,
}

/// Kinds of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DecisionFile {
    /// A workbook.
    #[default]
    Xlsx,
    /// Comma-separated values.
    Csv,
}

/// Which file.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DecisionFileQuery {
    /// A workbook unless told.
    #[param(inline)]
    pub file: Option<DecisionFile>,
}

/// What is asked for, of what the caller may see.
pub(super) async fn asked(
    reader: &Reader,
    caller: &Caller,
    query: &DecisionQuery,
) -> Outcome<DecisionFilter> {
    let from = checked_day("from", query.from.as_deref())?;
    let to = checked_day("to", query.to.as_deref())?;
    let subject = match (&query.subject_kind, query.subject_id) {
        (Some(kind), Some(id)) => {
            DecisionSubject::stored(kind, id)?;
            Some((kind.clone(), id))
        }
        _ => None,
    };
    let today = today();
    Ok(DecisionFilter {
        q: None,
        kinds: query.kind.map(|kind| kind.word().into()).into_iter().collect(),
        state: query.state.map(|state| state.word().into()),
        subject,
        portfolio_id: query.portfolio_id,
        program_id: query.program_id,
        project_id: query.project_id,
        person_id: query.person_id,
        from: from.map(|day| day_begins("from", &day)).transpose()?,
        to: to.map(|day| day_begins("to", &day)).transpose()?.map(|at| at + DAY_MICROS),
        review_by: query.review_due.unwrap_or(false).then(|| today.clone()),
        with_actions: query.open_actions.unwrap_or(false),
        with_overdue: query.overdue.unwrap_or(false),
        today,
        seen: SeenDecisions {
            reader: caller.user_id,
            seats: seats_of(reader, caller).await?,
            projects: caller.visible("project.view"),
            programs: caller.visible("program.view"),
            portfolios: caller.visible("portfolio.view"),
            scenarios: caller.visible("scenario.view"),
            all_requests: caller.may("request.view", Place::ORGANISATION),
            costs: caller.visible("rate.view"),
        },
    })
}

/// What was decided and what waits, as far as the caller may see it.
pub async fn decision_register(
    app: &App,
    caller: &Caller,
    query: &DecisionQuery,
    page: &PageQuery,
) -> Outcome<Listed<DecisionItem>> {
    let (ask, sort) = page.ask("-at")?;
    let sort = sort_of(&sort)?;
    let reader = app.store.read();
    let filter = DecisionFilter { q: page.search(), ..asked(&reader, caller, query).await? };
    let found = reader.decision_register(&filter, sort, &ask).await?;
    let mut items = decision_items(&reader, found.items.clone()).await?.into_iter();
    Ok(Listed::of(found, |_| items.next()).present())
}

fn sort_of(sort: &str) -> Outcome<DecisionSort> {
    Ok(match sort {
        "at" => DecisionSort::At,
        "title" => DecisionSort::Title,
        "kind" => DecisionSort::Kind,
        "state" => DecisionSort::State,
        "review_on" => DecisionSort::Review,
        "subject" => DecisionSort::Subject,
        _ => {
            let text = "Sort by at, title, kind, state, review_on or subject.";
            return Err(Failure::field("list.unknown_sort", "sort", text));
        }
    })
}

/// Decisions that people wrote down, with this in their title, their number or the name of what they are about,
/// newest first.
pub(crate) async fn decisions_like(
    reader: &Reader,
    caller: &Caller,
    q: &str,
    ask: &Ask,
) -> Outcome<Vec<DecisionLine>> {
    let query = DecisionQuery { kind: Some(DecisionKind::Decision), ..DecisionQuery::default() };
    let filter = DecisionFilter { q: Some(q.into()), ..asked(reader, caller, &query).await? };
    let ask = Ask { descending: true, ..ask.clone() };
    Ok(reader.decision_register(&filter, DecisionSort::At, &ask).await?.items)
}

/// Lines as people see them.
pub(super) async fn decision_items(
    reader: &Reader,
    lines: Vec<DecisionLine>,
) -> Outcome<Vec<DecisionItem>> {
    let of_kind = |kind: &str| -> Vec<Uuid> {
        lines.iter().filter(|line| line.kind == kind).map(|line| line.id).collect()
    };
    // Who decided: those who were asked to, who said yes or no, or else who did it.
    let mut deciders: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for row in reader.decision_members(&of_kind("decision")).await? {
        deciders.entry(row.decision_id).or_default().push(row.user_id);
    }
    for (gate, person) in reader.approved_by("gate_review", &of_kind("gate")).await? {
        let people = deciders.entry(gate).or_default();
        if !people.contains(&person) {
            people.push(person);
        }
    }
    let alone = lines.iter().filter_map(|line| line.person_id);
    let people = deciders.values().flatten().copied().chain(alone).collect();
    let people = People::of(reader, people).await?;
    let mut portfolios: Vec<Uuid> = lines.iter().filter_map(|line| line.portfolio_id).collect();
    portfolios.sort();
    portfolios.dedup();
    let portfolios = reader.get_many::<row::Portfolio>(&portfolios).await?;
    let today = today();
    let item = |line: DecisionLine| {
        let kind = DecisionKind::of(&line.kind);
        let subject = DecisionSubject::stored(&line.subject_kind, line.subject_id)?;
        let at = instant(line.at);
        let who = match deciders.get(&line.id) {
            Some(people) => people.clone(),
            None if kind == DecisionKind::Decision => vec![],
            None => line.person_id.into_iter().collect(),
        };
        Ok(DecisionItem {
            kind,
            id: line.id,
            key: line.key,
            title: line.title,
            state: DecisionState::of(&line.state),
            outcome: line.outcome,
            reason: line.reason,
            href: match kind {
                DecisionKind::Decision => format!("/decisions/{}", line.id),
                DecisionKind::Gate => format!("/gates/{}", line.id),
                DecisionKind::Change => change_request_href(line.id),
                _ => subject.href(),
            },
            subject: DecisionSubjectView {
                kind: line.subject_kind,
                id: line.subject_id,
                name: line.subject_name,
                href: Some(subject.href()),
            },
            portfolio: portfolios
                .iter()
                .find(|row| Some(row.id) == line.portfolio_id)
                .map(|row| Reference { id: row.id, name: row.name.clone() }),
            on: at.chars().take(10).collect(),
            at,
            review_due: line.state == "decided"
                && !line.review_on.is_empty()
                && line.review_on <= today,
            review_on: Some(line.review_on).filter(|day| !day.is_empty()),
            open_actions: line.open_actions,
            overdue_actions: line.overdue_actions,
            waivers: line.waivers,
            people: who.into_iter().map(|id| people.named(id)).collect(),
            cost_minor: line.cost,
            currency: line.currency,
            cost_hidden: line.cost_hidden != 0,
        })
    };
    lines.into_iter().map(item).collect()
}

/// Up to so many lines, newest first, and whether there are more.
pub(super) async fn decision_lines(
    reader: &Reader,
    filter: &DecisionFilter,
    sort: DecisionSort,
    descending: bool,
    most: usize,
) -> Outcome<(Vec<DecisionLine>, bool)> {
    let (mut lines, mut after) = (vec![], None);
    loop {
        let ask = Ask { after, descending, ..Ask::few(PAGE) };
        let page = reader.decision_register(filter, sort, &ask).await?;
        lines.extend(page.items);
        after = page.next;
        if after.is_none() || lines.len() >= most {
            break;
        }
    }
    let more = after.is_some() || lines.len() > most;
    lines.truncate(most);
    Ok((lines, more))
}

/// The list as a file, at most ten thousand lines: a longer one has to be narrowed first.
pub async fn decision_file(
    app: &App,
    caller: &Caller,
    query: &DecisionQuery,
    page: &PageQuery,
    file: &DecisionFileQuery,
) -> Outcome<Exported> {
    let (ask, sort) = page.ask("-at")?;
    let sort = sort_of(&sort)?;
    let reader = app.store.read();
    let filter = DecisionFilter { q: page.search(), ..asked(&reader, caller, query).await? };
    let (lines, more) =
        decision_lines(&reader, &filter, sort, ask.descending, MOST_IN_FILE).await?;
    if more {
        let text = format!(
            "These are more than {MOST_IN_FILE} decisions. Narrow the list first, such as by days."
        );
        return Err(Failure::refused("decision.too_many", text));
    }
    let items = decision_items(&reader, lines).await?;
    let sheet = sheet(&items);
    let (bytes, end, media_type) = match file.file.unwrap_or_default() {
        DecisionFile::Xlsx => (
            workbook(&[sheet]).map_err(Failure::Fault)?,
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        DecisionFile::Csv => (sheet.csv(), "csv", "text/csv; charset=utf-8"),
    };
    let file_name = format!("decisions-{}.{end}", today());
    Ok(Exported { file_name, bytes, media_type, losses: 0 })
}

fn sheet(items: &[DecisionItem]) -> Sheet {
    let text = |text: &str| match text.is_empty() {
        true => SheetCell::Empty,
        false => SheetCell::Text(text.to_owned()),
    };
    let number = |number: i64| SheetCell::Number(number.to_string());
    let names = |people: &[Reference]| {
        let names: Vec<&str> = people.iter().map(|one| one.name.as_str()).collect();
        names.join("; ")
    };
    let head = [
        "Decision",
        "Title",
        "Kind",
        "State",
        "About",
        "Portfolio",
        "On",
        "Outcome",
        "Why",
        "Who",
        "Review on",
        "Open actions",
        "Overdue",
        "Waived",
    ];
    let row = |item: &DecisionItem| {
        vec![
            text(&item.key),
            text(&item.title),
            text(item.kind.word()),
            text(item.state.word()),
            text(&item.subject.name),
            text(item.portfolio.as_ref().map_or("", |one| one.name.as_str())),
            SheetCell::Date(item.on.clone()),
            text(&outcome_in_words(item)),
            text(&item.reason),
            text(&names(&item.people)),
            item.review_on.clone().map_or(SheetCell::Empty, SheetCell::Date),
            number(item.open_actions),
            number(item.overdue_actions),
            number(item.waivers),
        ]
    };
    Sheet {
        name: "Decisions".into(),
        head: head.iter().map(|name| (*name).to_owned()).collect(),
        rows: items.iter().map(row).collect(),
    }
}

/// What was decided, in words: stable ones are told as people say them.
pub(super) fn outcome_in_words(item: &DecisionItem) -> String {
    if item.kind == DecisionKind::Decision {
        return item.outcome.clone();
    }
    let words = match item.outcome.as_str() {
        "go" => "Go",
        "conditional_go" => "Go, on conditions",
        "hold" => "On hold",
        "recycle" => "Once more",
        "kill" => "Given up",
        "approved" => "Approved",
        "rejected" => "Rejected",
        "deferred" => "Put off",
        "committed" => "Strategic baseline",
        "applied" => "Carried into projects",
        "undone" => "Taken back",
        other => other,
    };
    match item.state {
        DecisionState::Open if !words.is_empty() => format!("{words} (proposed)"),
        _ => words.to_owned(),
    }
}
