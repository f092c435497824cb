//! Committing a scenario: what was decided becomes the strategic baseline of its portfolio. Plans are not
//! touched; the commit outlives its scenario.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, now_micros, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::live_figures::{Live, ScenarioSubject, live_figures};
use super::portfolios::owners;
use super::scenario_items::{Item, Overlaid, seen, still_there};
use super::scenario_names::{capital, hidden, unseen};
use super::scenario_overlay::{OverlayTotals, brief, engine_figures};
use super::scenarios::{find, place};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    plan::{read_json, write_json},
    shape::{Listed, PageQuery, Reference, instant},
};

/// A project or request as it was decided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CommittedItem {
    /// Which kind.
    pub kind: ScenarioSubject,
    /// Which one.
    pub id: Uuid,
    /// Its key; null when the reader may not see it.
    pub key: Option<String>,
    /// Its name; null when the reader may not see it.
    pub name: Option<String>,
    /// It is to be done.
    pub included: bool,
    /// First day.
    pub start: String,
    /// Last day.
    pub finish: String,
    /// Minor units in all.
    pub cost: i64,
    /// Minutes in all.
    pub work: i64,
    /// Points; null without a value.
    pub value: Option<f64>,
}

/// How one project or request differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CommitChange {
    /// Before; null when it was not there.
    pub before: Option<CommittedItem>,
    /// As it was decided; null when it is not there any more.
    pub after: Option<CommittedItem>,
}

/// How a commit differs from what was.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CommitDiff {
    /// From the portfolio as it was live at that moment.
    pub live: Vec<CommitChange>,
    /// From the commit before; empty for the first one.
    pub last: Vec<CommitChange>,
}

/// What was decided.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CommitContent {
    /// ISO 4217 code of all money.
    pub currency: String,
    /// Projects and requests.
    pub items: Vec<CommittedItem>,
    /// The strategic bucket of each that has one, by its id.
    #[serde(default)]
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub buckets: BTreeMap<Uuid, String>,
    /// What everything came to.
    pub totals: OverlayTotals,
}

/// A strategic baseline.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScenarioCommitView {
    /// Which one.
    pub id: Uuid,
    /// The portfolio; null for the whole organisation.
    pub portfolio_id: Option<Uuid>,
    /// Its number in the portfolio, from 1.
    pub number: i64,
    /// The scenario it was; that may have been deleted since.
    pub scenario: Reference,
    /// Who decided.
    pub author: Option<Reference>,
    /// Why.
    pub reason: String,
    /// When (UTC).
    pub at: String,
    /// What was decided.
    pub content: CommitContent,
    /// How it differs.
    pub diff: CommitDiff,
}

/// A decision for a scenario.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct CommitScenario {
    /// Why.
    pub reason: String,
}

/// Commits of which portfolio.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CommitQuery {
    /// The portfolio; the whole organisation without one.
    pub portfolio_id: Option<Uuid>,
}

fn committed(item: &Item) -> Outcome<CommittedItem> {
    let figures = match &item.figures {
        Some(figures) => brief(figures),
        None => brief(&engine_figures(&item.base)?),
    };
    let (kind, id) = item.subject();
    Ok(CommittedItem {
        kind,
        id,
        key: Some(item.base.key.clone()),
        name: Some(item.base.name.clone()),
        included: item.figures.is_some(),
        start: figures.start,
        finish: figures.finish,
        cost: figures.cost,
        work: figures.work,
        value: figures.value,
    })
}

/// What is live, as if it were decided: projects are done, requests are not yet.
fn live_items(live: &Live) -> Outcome<Vec<CommittedItem>> {
    let mut found = vec![];
    for ((kind, id), figures) in live {
        let own = brief(&engine_figures(figures)?);
        found.push(CommittedItem {
            kind: *kind,
            id: *id,
            key: Some(figures.key.clone()),
            name: Some(figures.name.clone()),
            included: *kind == ScenarioSubject::Project,
            start: own.start,
            finish: own.finish,
            cost: own.cost,
            work: own.work,
            value: own.value,
        });
    }
    Ok(found)
}

/// What differs; a change of name alone is none.
fn differences(before: &[CommittedItem], after: &[CommittedItem]) -> Vec<CommitChange> {
    let with = |items: &[CommittedItem], one: &CommittedItem| {
        items.iter().find(|other| (other.kind, other.id) == (one.kind, one.id)).cloned()
    };
    let plain = |one: &CommittedItem| CommittedItem { name: None, key: None, ..one.clone() };
    let mut found = vec![];
    for one in after {
        let earlier = with(before, one);
        if earlier.as_ref().map(plain) != Some(plain(one)) {
            found.push(CommitChange { before: earlier, after: Some(one.clone()) });
        }
    }
    for one in before {
        if with(after, one).is_none() {
            found.push(CommitChange { before: Some(one.clone()), after: None });
        }
    }
    found
}

/// Refuses when a project or request of the scenario is deleted, and names it to who may see it.
pub(super) async fn refuse_deleted(
    reader: &Reader,
    caller: &Caller,
    scenario: &row::Scenario,
    items: &[Item],
) -> Outcome<()> {
    let there = still_there(reader, items).await?;
    let subjects = items.iter().map(Item::subject);
    let hidden = hidden(reader, caller, place(scenario), subjects).await?;
    let gone: Vec<String> = items
        .iter()
        .filter(|item| !there.contains(&item.row.subject_id))
        .map(|item| match item.subject() {
            (kind, id) if hidden.contains(&id) => unseen(kind).to_owned(),
            _ => format!("{} “{}”", item.base.key, item.base.name),
        })
        .collect();
    if gone.is_empty() {
        return Ok(());
    }
    let text = format!(
        "{} {} been deleted in the meantime. Take {} out of the scenario, then try again.",
        capital(&gone.join(", ")),
        if gone.len() == 1 { "has" } else { "have" },
        if gone.len() == 1 { "it" } else { "them" },
    );
    Err(Failure::refused("scenario.item_deleted", text))
}

/// Why something is decided.
pub(super) fn checked_reason(reason: &str) -> Outcome<String> {
    let reason = reason.trim();
    if reason.is_empty() {
        let text = "Say why, in a sentence that is understood in a year.";
        return Err(Failure::field("scenario.reason_missing", "reason", text));
    }
    if reason.chars().count() > 2_000 {
        let text = "Use at most 2000 characters.";
        return Err(Failure::field("scenario.reason_too_long", "reason", text));
    }
    Ok(reason.to_owned())
}

/// Commits as the caller may see them: all figures, and the names of what the caller may see.
async fn views(
    reader: &Reader,
    caller: &Caller,
    rows: &[row::ScenarioCommit],
) -> Outcome<Vec<ScenarioCommitView>> {
    let authors = owners(reader, rows.iter().map(|row| Some(row.author_id))).await?;
    let mut shown = vec![];
    for row in rows {
        shown.push(ScenarioCommitView {
            id: row.id,
            portfolio_id: row.portfolio_id,
            number: row.number,
            scenario: Reference { id: row.scenario_id, name: row.scenario_name.clone() },
            author: authors.iter().find(|one| one.id == row.author_id).cloned(),
            reason: row.reason.clone(),
            at: instant(row.created_at),
            content: read_json(&row.content)?,
            diff: read_json(&row.diff)?,
        });
    }
    let mut named: Vec<&mut CommittedItem> = shown.iter_mut().flat_map(items_of).collect();
    let subjects = named.iter().map(|item| (item.kind, item.id)).collect::<BTreeSet<_>>();
    let visible = seen(reader, caller, subjects.into_iter()).await?;
    for item in named.iter_mut().filter(|item| !visible.contains(&item.id)) {
        (item.name, item.key) = (None, None);
    }
    Ok(shown)
}

/// Every project and request that a commit tells of.
fn items_of(commit: &mut ScenarioCommitView) -> impl Iterator<Item = &mut CommittedItem> {
    let diff = commit.diff.live.iter_mut().chain(&mut commit.diff.last);
    let changed = diff.flat_map(|one| one.before.iter_mut().chain(&mut one.after));
    commit.content.items.iter_mut().chain(changed)
}

/// Commits a scenario as the strategic baseline of its portfolio.
pub async fn commit_scenario(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &CommitScenario,
) -> Outcome<ScenarioCommitView> {
    let reader = app.store.read();
    let row = find(&reader, caller, id, "scenario.view").await?;
    caller.require("portfolio.manage", place(&row))?;
    let reason = checked_reason(&input.reason)?;
    let own = Overlaid::read(&reader, row).await?;
    if own.items.is_empty() {
        let text =
            "Only a scenario with projects taken from live can be committed. Take them first.";
        return Err(Failure::refused("scenario.nothing_to_commit", text));
    }
    refuse_deleted(&reader, caller, &own.row, &own.items).await?;
    let items: Vec<CommittedItem> = own.items.iter().map(committed).collect::<Outcome<_>>()?;
    let live = live_items(&live_figures(&reader, caller, &own.scope()?).await?)?;
    let buckets = own.items.iter().map(|item| (item.row.subject_id, item.bucket(&own.question)));
    let content = CommitContent {
        currency: own.question.currency.clone(),
        totals: own.totals()?,
        buckets: buckets.filter(|(_, bucket)| !bucket.is_empty()).collect(),
        items,
    };
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let last = writer.last_commit(own.row.portfolio_id).await?;
    let number = last.as_ref().map_or(1, |last| last.number + 1);
    let against = match &last {
        Some(last) => {
            let last: CommitContent = read_json(&last.content)?;
            differences(&last.items, &content.items)
        }
        None => vec![],
    };
    let diff = CommitDiff { live: differences(&live, &content.items), last: against };
    let now = now_micros();
    let commit = row::ScenarioCommit {
        id: Uuid::now_v7(),
        version: 1,
        portfolio_id: own.row.portfolio_id,
        number,
        scenario_id: id,
        scenario_name: own.row.name.clone(),
        author_id: caller.user_id,
        reason: reason.clone(),
        content: write_json(&content)?,
        diff: write_json(&diff)?,
        created_at: now,
        updated_at: now,
    };
    writer.because(Some(reason));
    writer.insert(&commit, "scenario_committed").await?;
    writer.commit().await?;
    let shown = views(&app.store.read(), caller, &[commit]).await?;
    shown.into_iter().next().ok_or(Failure::NotFound("commit"))
}

/// Strategic baselines of a portfolio, newest first.
pub async fn scenario_commits(
    app: &App,
    caller: &Caller,
    query: &CommitQuery,
    page: &PageQuery,
) -> Outcome<Listed<ScenarioCommitView>> {
    let within = query.portfolio_id.map_or(Place::ORGANISATION, Place::portfolio);
    caller.require("scenario.view", within)?;
    let (ask, sort) = page.ask("-number")?;
    if sort != "number" {
        let text = "Commits are sorted by number or -number.";
        return Err(Failure::field("list.unknown_sort", "sort", text));
    }
    let reader = app.store.read();
    let found = reader.commits(query.portfolio_id, &ask).await?;
    let mut shown = views(&reader, caller, &found.items).await?.into_iter();
    Ok(Listed::of(found, |_| shown.next()).present())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(at: u128, start: &str, included: bool) -> CommittedItem {
        CommittedItem {
            kind: ScenarioSubject::Project,
            id: Uuid::from_u128(at),
            key: Some(format!("P{at}")),
            name: Some("Pump".into()),
            included,
            start: start.into(),
            finish: "2027-12-31".into(),
            cost: 1,
            work: 1,
            value: None,
        }
    }

    #[test]
    fn what_moved_came_and_went_is_told_and_a_new_name_is_not() {
        let before = [item(1, "2027-01-01", true), item(2, "2027-01-01", true), item(3, "", true)];
        let renamed = CommittedItem { name: Some("Pump station".into()), ..item(3, "", true) };
        let after = [item(1, "2027-02-01", true), renamed, item(4, "2027-01-01", false)];
        let found = differences(&before, &after);
        let told: Vec<(Option<String>, Option<String>)> = found
            .into_iter()
            .map(|one| (one.before.and_then(|one| one.key), one.after.and_then(|one| one.key)))
            .collect();
        let key = |text: &str| Some(text.to_owned());
        assert_eq!(told, [(key("P1"), key("P1")), (None, key("P4")), (key("P2"), None)]);
    }
}
