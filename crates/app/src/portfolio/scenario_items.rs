//! What a scenario takes from live: taking it, overriding figures, seeing what moved, taking it anew.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use steerco_portfolio::overlay::Figures;
use steerco_store::{Reader, StoreError, constraint, now_micros, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::live_figures::{
    CostSource, Live, LiveFigures, LiveScope, ScenarioSubject, live_capacity, live_figures,
};
use super::scenario_names::{hidden, unseen};
use super::scenario_overlay::{
    FiguresInBrief, LimitsOf, OverlayChange, OverlayTotals, ScenarioOverlay, ScenarioTargets,
    brief, changed, check_change, engine_figures, horizon, month_names, totals,
};
use super::scenario_question::ScenarioQuestion;
use super::scenarios::{find, find_to_change, place};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::same_version,
    plan::{read_json, write_json},
    shape::instant,
};

/// Most projects and requests of a scenario.
const MOST_ITEMS: usize = 2_000;

/// A project or request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
pub struct SubjectRef {
    /// Which kind.
    pub kind: ScenarioSubject,
    /// Which one.
    pub id: Uuid,
}

/// What to take from live into a scenario.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct TakeFromLive {
    /// Everything of the scenario's portfolio that the caller may see.
    #[serde(default)]
    pub all: bool,
    /// These.
    #[serde(default)]
    pub subjects: Vec<SubjectRef>,
}

/// A change of an item.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchScenarioItem {
    /// What is wanted otherwise, whole.
    pub change: OverlayChange,
}

/// A project or request in a scenario.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OverlayItem {
    /// Which item.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Which kind of subject.
    pub kind: ScenarioSubject,
    /// Which project or request.
    pub subject_id: Uuid,
    /// Its name; null when the reader may not see it.
    pub name: Option<String>,
    /// Its key; null when the reader may not see it.
    pub key: Option<String>,
    /// Its stage or state when it was taken.
    pub stage: String,
    /// It was behind its baseline.
    pub late: bool,
    /// Somebody had worked on it.
    pub begun: bool,
    /// Where its cost comes from; null when nobody knows one.
    pub cost_source: Option<CostSource>,
    /// Its cost, or a part of it, is in another currency and is left out.
    pub other_currency: bool,
    /// Its dates are assumed.
    pub assumed_dates: bool,
    /// The strategic bucket it counts in; empty for none.
    pub bucket: String,
    /// The roles that it asks for.
    pub roles: Vec<String>,
    /// As it was when it was taken.
    pub base: FiguresInBrief,
    /// What the scenario wants otherwise.
    pub change: OverlayChange,
    /// With that; null when it is left out.
    pub figures: Option<FiguresInBrief>,
}

/// A scenario as an overlay on live.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OverlayView {
    /// Which scenario.
    pub id: Uuid,
    /// ISO 4217 code of all money.
    pub currency: String,
    /// Names of the months.
    pub months: Vec<String>,
    /// When the newest figures were taken (UTC); null when nothing was taken yet.
    pub taken_at: Option<String>,
    /// Its projects and requests.
    pub items: Vec<OverlayItem>,
    /// What everything comes to.
    pub totals: OverlayTotals,
    /// What it came to when it was taken, with nothing changed.
    pub base: OverlayTotals,
    /// What is to be reached.
    pub targets: ScenarioTargets,
}

/// An item that was changed, and what everything comes to now.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OverlayChanged {
    /// The item.
    pub item: OverlayItem,
    /// What everything comes to.
    pub totals: OverlayTotals,
}

/// A figure that is another one today.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MovedFigure {
    /// `stage`, `start`, `finish`, `cost`, `funding`, `work` or `value`.
    pub field: String,
    /// As it was taken; money in minor units, work in minutes.
    pub taken: String,
    /// As it is now.
    pub live: String,
}

/// An item whose project or request is not as it was taken any more.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MovedItem {
    /// Which item.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Its key; empty when the reader may not see it.
    pub key: String,
    /// It is deleted, done, cancelled, decided, or not to be seen any more.
    pub gone: bool,
    /// What has changed.
    pub figures: Vec<MovedFigure>,
}

/// An item with its documents read.
pub(super) struct Item {
    pub(super) row: row::ScenarioItem,
    pub(super) base: LiveFigures,
    pub(super) change: OverlayChange,
    /// None when it is left out.
    pub(super) figures: Option<Figures>,
}

impl Item {
    fn read(row: row::ScenarioItem) -> Outcome<Self> {
        let base: LiveFigures = read_json(&row.base)?;
        let change: OverlayChange = read_json(&row.change)?;
        let figures = changed(&base, &change)?;
        Ok(Self { row, base, change, figures })
    }

    /// The strategic bucket it counts in; empty for none.
    pub(super) fn bucket(&self, question: &ScenarioQuestion) -> String {
        let typed = question.items.iter().find(|typed| typed.project_id == self.row.subject_id);
        let typed = typed.map(|typed| typed.bucket.as_str());
        self.change.bucket.as_deref().or(typed).unwrap_or_default().trim().to_owned()
    }

    /// The item as if it started so many months later.
    pub(super) fn start_later(&mut self, months: i64) -> Outcome<()> {
        self.change.shift_months = self.change.shift_months.saturating_add(months);
        self.figures = changed(&self.base, &self.change)?;
        Ok(())
    }

    pub(super) fn subject(&self) -> (ScenarioSubject, Uuid) {
        (ScenarioSubject::of(&self.row.subject_kind), self.row.subject_id)
    }
}

/// A scenario with everything that its figures are made of.
pub(super) struct Overlaid {
    pub(super) row: row::Scenario,
    pub(super) question: ScenarioQuestion,
    pub(super) overlay: ScenarioOverlay,
    pub(super) items: Vec<Item>,
}

impl Overlaid {
    pub(super) async fn read(reader: &Reader, row: row::Scenario) -> Outcome<Self> {
        let question = read_json(&row.question)?;
        let overlay = read_json(&row.overlay)?;
        let rows = reader.items_of_scenario(row.id).await?;
        let items = rows.into_iter().map(Item::read).collect::<Outcome<_>>()?;
        Ok(Self { row, question, overlay, items })
    }

    /// What everything comes to.
    pub(super) fn totals(&self) -> Outcome<OverlayTotals> {
        let own =
            self.items.iter().filter_map(|item| Some((item.figures.clone()?, item.base.late)));
        let limits = LimitsOf {
            question: &self.question,
            capacity: &self.overlay.capacity,
            wishes: Some(&self.overlay.wishes),
        };
        Ok(totals(&own.collect::<Vec<_>>(), &limits, horizon(&self.question)?))
    }

    /// What everything came to when it was taken.
    fn base(&self) -> Outcome<OverlayTotals> {
        let mut own = vec![];
        for item in &self.items {
            own.push((engine_figures(&item.base)?, item.base.late));
        }
        let limits =
            LimitsOf { question: &self.question, capacity: &self.overlay.capacity, wishes: None };
        Ok(totals(&own, &limits, horizon(&self.question)?))
    }

    pub(super) fn scope(&self) -> Outcome<LiveScope> {
        Ok(LiveScope {
            portfolio: self.row.portfolio_id,
            currency: self.question.currency.clone(),
            scoring_model: self.question.scoring_model_id,
            horizon: horizon(&self.question)?,
        })
    }
}

/// Which of these subjects the caller may see, of those that are there.
pub(super) async fn seen(
    reader: &Reader,
    caller: &Caller,
    subjects: impl Iterator<Item = (ScenarioSubject, Uuid)>,
) -> Outcome<BTreeSet<Uuid>> {
    let (mut projects, mut requests) = (vec![], vec![]);
    for (kind, id) in subjects {
        match kind {
            ScenarioSubject::Project => projects.push(id),
            ScenarioSubject::Request => requests.push(id),
        }
    }
    let projects = reader.get_many::<row::Project>(&projects).await?;
    let projects = projects.iter().filter(|row| caller.may("project.view", Place::project(row)));
    let mut found: BTreeSet<Uuid> = projects.map(|row| row.id).collect();
    if caller.may("request.view", Place::ORGANISATION) {
        found.extend(requests);
    }
    Ok(found)
}

fn item_view(item: &Item, question: &ScenarioQuestion, seen: bool) -> Outcome<OverlayItem> {
    let told = |text: &str| seen.then(|| text.to_owned());
    Ok(OverlayItem {
        id: item.row.id,
        version: item.row.version,
        kind: item.subject().0,
        subject_id: item.row.subject_id,
        name: told(&item.base.name),
        key: told(&item.base.key),
        stage: item.base.stage.clone(),
        late: item.base.late,
        begun: item.base.begun,
        cost_source: item.base.cost_source,
        other_currency: item.base.other_currency,
        assumed_dates: item.base.assumed_dates,
        bucket: item.bucket(question),
        roles: item.base.demands.iter().map(|line| line.name.clone()).collect(),
        base: brief(&engine_figures(&item.base)?),
        change: item.change.clone(),
        figures: item.figures.as_ref().map(brief),
    })
}

async fn view(reader: &Reader, caller: &Caller, own: &Overlaid) -> Outcome<OverlayView> {
    let seen = seen(reader, caller, own.items.iter().map(Item::subject)).await?;
    let items = own
        .items
        .iter()
        .map(|item| item_view(item, &own.question, seen.contains(&item.row.subject_id)));
    Ok(OverlayView {
        id: own.row.id,
        currency: own.question.currency.clone(),
        months: month_names(horizon(&own.question)?),
        taken_at: own.overlay.taken_at.map(instant),
        items: items.collect::<Outcome<_>>()?,
        totals: own.totals()?,
        base: own.base()?,
        targets: own.overlay.wishes.targets.clone(),
    })
}

/// A scenario as an overlay on live.
pub async fn scenario_overlay(app: &App, caller: &Caller, id: Uuid) -> Outcome<OverlayView> {
    let reader = app.store.read();
    let row = find(&reader, caller, id, "scenario.view").await?;
    let own = Overlaid::read(&reader, row).await?;
    view(&reader, caller, &own).await
}

/// Takes projects and requests from live, as they are now; those that are there already stay as they are.
pub async fn take_from_live(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &TakeFromLive,
) -> Outcome<OverlayView> {
    let reader = app.store.read();
    let row = find_to_change(&reader, caller, id).await?;
    let own = Overlaid::read(&reader, row).await?;
    let scope = own.scope()?;
    let mut live = live_figures(&reader, caller, &scope).await?;
    if !input.all {
        let wanted: BTreeSet<(ScenarioSubject, Uuid)> =
            input.subjects.iter().map(|one| (one.kind, one.id)).collect();
        live.retain(|subject, _| wanted.contains(subject));
        if live.len() < wanted.len() {
            let text = "One of these is no project or pending request of this portfolio that you \
                        can see. Choose from the list.";
            return Err(Failure::field("scenario.unknown_subject", "subjects", text));
        }
    }
    for item in &own.items {
        live.remove(&item.subject());
    }
    if live.is_empty() {
        let text = "There is nothing to take: everything live is in the scenario already.";
        return Err(Failure::refused("scenario.nothing_to_take", text));
    }
    if own.items.len() + live.len() > MOST_ITEMS {
        let text = format!("A scenario has at most {MOST_ITEMS} projects and requests.");
        return Err(Failure::field("scenario.too_many", "subjects", text));
    }
    let now = now_micros();
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    for ((kind, subject), figures) in &live {
        let row = new_item(id, *kind, *subject, figures, now)?;
        match writer.insert(&row, "scenario_item_taken").await {
            Err(StoreError::Duplicate { constraint: constraint::SCENARIO_ITEM_SUBJECT }) => {
                return Err(Failure::Busy);
            }
            done => done?,
        }
    }
    note_taking(&mut writer, &reader, &own, &scope, now).await?;
    writer.commit().await?;
    scenario_overlay(app, caller, id).await
}

fn new_item(
    scenario: Uuid,
    kind: ScenarioSubject,
    subject: Uuid,
    figures: &LiveFigures,
    now: i64,
) -> Outcome<row::ScenarioItem> {
    Ok(row::ScenarioItem {
        id: Uuid::now_v7(),
        version: 1,
        scenario_id: scenario,
        subject_kind: kind.word().into(),
        subject_id: subject,
        base: write_json(figures)?,
        change: write_json(&OverlayChange::default())?,
        created_at: now,
        updated_at: now,
    })
}

/// Keeps what people have, and when it was looked at.
async fn note_taking(
    writer: &mut steerco_store::Writer<'_>,
    reader: &Reader,
    own: &Overlaid,
    scope: &LiveScope,
    now: i64,
) -> Outcome<()> {
    let capacity = live_capacity(reader, scope).await?;
    let overlay = ScenarioOverlay { capacity, taken_at: Some(now), ..own.overlay.clone() };
    let after = row::Scenario { overlay: write_json(&overlay)?, ..own.row.clone() };
    writer.update(&own.row, after, "scenario_updated").await?;
    Ok(())
}

/// An item with its scenario, if the caller may change that.
async fn find_item(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
) -> Outcome<(row::ScenarioItem, row::Scenario)> {
    if !caller.may_somewhere("scenario.edit") {
        return Err(Failure::Forbidden { permission: "scenario.edit" });
    }
    let row = reader.find::<row::ScenarioItem>(id).await?.ok_or(Failure::NotFound("item"))?;
    let scenario = find_to_change(reader, caller, row.scenario_id).await?;
    Ok((row, scenario))
}

/// Overrides figures of an item.
pub async fn update_scenario_item(
    app: &App,
    caller: &Caller,
    item_id: Uuid,
    version: i64,
    patch: &PatchScenarioItem,
) -> Outcome<OverlayChanged> {
    let reader = app.store.read();
    let (_, row) = find_item(&reader, caller, item_id).await?;
    check_change(&patch.change)?;
    let mut own = Overlaid::read(&reader, row).await?;
    let place = own.items.iter().position(|item| item.row.id == item_id);
    let place = place.ok_or(Failure::NotFound("item"))?;
    let item = own.items.get_mut(place).ok_or(Failure::NotFound("item"))?;
    same_version(item.row.version, version)?;
    let after = row::ScenarioItem { change: write_json(&patch.change)?, ..item.row.clone() };
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let after = writer.update(&item.row, after, "scenario_item_changed").await?;
    writer.commit().await?;
    *item = Item::read(after)?;
    let totals = own.totals()?;
    let item = own.items.get(place).ok_or(Failure::NotFound("item"))?;
    let seen = seen(&reader, caller, std::iter::once(item.subject())).await?;
    Ok(OverlayChanged { item: item_view(item, &own.question, !seen.is_empty())?, totals })
}

/// Takes an item out of the scenario; the project or request is as before.
pub async fn drop_scenario_item(
    app: &App,
    caller: &Caller,
    item_id: Uuid,
    version: i64,
) -> Outcome<()> {
    let reader = app.store.read();
    let (row, _) = find_item(&reader, caller, item_id).await?;
    same_version(row.version, version)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.delete(&row, "scenario_item_dropped").await?;
    writer.commit().await?;
    Ok(())
}

/// What of a figure is another one now.
pub(super) fn moved_figures(taken: &LiveFigures, live: &LiveFigures) -> Outcome<Vec<MovedFigure>> {
    let (one, other) = (engine_figures(taken)?, engine_figures(live)?);
    let value = |of: &LiveFigures| of.value.map(|value| value.to_string()).unwrap_or_default();
    let minor = |of: &LiveFigures| of.funding.map(|minor| minor.to_string()).unwrap_or_default();
    let pairs = [
        ("stage", taken.stage.clone(), live.stage.clone()),
        ("start", taken.start.clone(), live.start.clone()),
        ("finish", taken.finish.clone(), live.finish.clone()),
        ("cost", one.cost().to_string(), other.cost().to_string()),
        ("funding", minor(taken), minor(live)),
        ("work", one.work().to_string(), other.work().to_string()),
        ("value", value(taken), value(live)),
    ];
    let moved = pairs.into_iter().filter(|(_, taken, live)| taken != live);
    let figure =
        |(field, taken, live): (&str, _, _)| MovedFigure { field: field.into(), taken, live };
    Ok(moved.map(figure).collect())
}

/// What has moved since the figures were taken; items that the caller may not see are left out, unless they are
/// deleted.
pub async fn moved_items(app: &App, caller: &Caller, id: Uuid) -> Outcome<Vec<MovedItem>> {
    let reader = app.store.read();
    let row = find(&reader, caller, id, "scenario.view").await?;
    let own = Overlaid::read(&reader, row).await?;
    let live = live_figures(&reader, caller, &own.scope()?).await?;
    let there = still_there(&reader, &own.items).await?;
    let subjects = own.items.iter().map(Item::subject);
    let hidden = hidden(&reader, caller, place(&own.row), subjects).await?;
    let mut found = vec![];
    for item in &own.items {
        let id = item.row.subject_id;
        let told = !hidden.contains(&id);
        if there.contains(&id) && !told {
            continue;
        }
        let figures = match live.get(&item.subject()) {
            Some(now) => moved_figures(&item.base, now)?,
            None => vec![],
        };
        let gone = !live.contains_key(&item.subject());
        let (name, key) = if told {
            (item.base.name.clone(), item.base.key.clone())
        } else {
            (unseen(item.subject().0).to_owned(), String::new())
        };
        if gone || !figures.is_empty() {
            found.push(MovedItem { id: item.row.id, name, key, gone, figures });
        }
    }
    Ok(found)
}

/// Which projects and requests have not been deleted.
pub(super) async fn still_there(reader: &Reader, items: &[Item]) -> Outcome<BTreeSet<Uuid>> {
    let ids: Vec<Uuid> = items.iter().map(|item| item.row.subject_id).collect();
    let projects = reader.get_many::<row::Project>(&ids).await?;
    let requests = reader.get_many::<row::Request>(&ids).await?;
    let projects = projects.iter().map(|row| row.id);
    Ok(projects.chain(requests.iter().map(|row| row.id)).collect())
}

/// Takes the figures of all items anew; what the scenario wants otherwise stays. Items that are gone stay
/// as they were taken.
pub async fn refresh_scenario(app: &App, caller: &Caller, id: Uuid) -> Outcome<OverlayView> {
    let reader = app.store.read();
    let row = find_to_change(&reader, caller, id).await?;
    let own = Overlaid::read(&reader, row).await?;
    let scope = own.scope()?;
    let live: Live = live_figures(&reader, caller, &scope).await?;
    let now = now_micros();
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    for item in &own.items {
        let Some(figures) = live.get(&item.subject()).filter(|now| **now != item.base) else {
            continue;
        };
        let after = row::ScenarioItem { base: write_json(figures)?, ..item.row.clone() };
        writer.update(&item.row, after, "scenario_item_refreshed").await?;
    }
    note_taking(&mut writer, &reader, &own, &scope, now).await?;
    writer.commit().await?;
    scenario_overlay(app, caller, id).await
}

/// Copies the items of a scenario into another, with what these are wanted otherwise in the copy.
pub(super) async fn copy_items(
    writer: &mut steerco_store::Writer<'_>,
    from: Uuid,
    to: Uuid,
    wanted: &BTreeMap<Uuid, OverlayChange>,
) -> Outcome<()> {
    let now = now_micros();
    for row in writer.items_of_scenario(from).await? {
        let change = match wanted.get(&row.subject_id) {
            Some(change) => write_json(change)?,
            None => row.change,
        };
        let copy = row::ScenarioItem {
            id: Uuid::now_v7(),
            version: 1,
            scenario_id: to,
            change,
            created_at: now,
            updated_at: now,
            ..row
        };
        writer.insert(&copy, "scenario_item_taken").await?;
    }
    Ok(())
}
