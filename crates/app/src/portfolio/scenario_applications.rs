//! Carrying a scenario into projects: for every item how it was taken, what the scenario wants, and how it
//! is now; what is accepted goes through the commands of projects, and can be taken back as one step.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use steerco_portfolio::overlay::Figures;
use steerco_store::{Reader, now_micros, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::live_figures::{LiveFigures, ScenarioSubject, day_name, day_number, live_figures};
use super::portfolios::owners;
use super::scenario_carried::{NotCarried, not_carried, scenario_not_carried};
use super::scenario_commits::{checked_reason, refuse_deleted};
use super::scenario_items::{Item, MovedFigure, Overlaid, moved_figures};
use super::scenario_names::{hidden, unseen};
use super::scenario_reshaping::{CarriedBefore, CarriedShape, fields, not_followed};
use super::scenario_staffing::Staff;
use super::scenarios::{find, place};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    plan::{
        PortfolioDecision, Reshape, carry_decision, foresee_decision, read_json, undo_edit,
        write_json,
    },
    shape::{Reference, instant},
};

/// What a scenario wants of a project, beside how it was taken and how it is now.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ApplicableField {
    /// `start`, `stage`, `funding` (minor units), or in words: `staffing`, `stretch` or `scope`.
    pub field: String,
    /// When the figures were taken.
    pub taken: String,
    /// What the scenario wants.
    pub wanted: String,
    /// As it is now.
    pub live: String,
}

/// A project or request of a scenario, before it is carried into live.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ApplicableItem {
    /// Which item.
    pub id: Uuid,
    /// Which kind.
    pub kind: ScenarioSubject,
    /// Which project or request.
    pub subject_id: Uuid,
    /// Its name.
    pub name: String,
    /// Its key.
    pub key: String,
    /// `ready`, `conflict` (live has moved since), `nothing` (it is as the scenario wants it), `gone`,
    /// `forbidden` (the caller does not manage it) or `request` (that goes its own way).
    pub state: String,
    /// What would be changed.
    pub fields: Vec<ApplicableField>,
    /// What has moved since the figures were taken.
    pub moved: Vec<MovedFigure>,
    /// It would be cancelled although somebody has worked on it: that needs a reason of its own.
    pub cancels_begun: bool,
    /// It is left out, so that it is cancelled or put on hold, as whoever accepts it says.
    pub leaves: bool,
    /// Constraints, deadlines and agreed dates of its plan that would not hold any more, in words.
    pub breaks: Vec<String>,
    /// What the scenario wants of it and live has no place for, each with the reason.
    pub not_carried: Vec<NotCarried>,
    /// The state of live that this was made from; sent back with what is accepted.
    pub seen: String,
}

/// What becomes of a project that the scenario leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Leaving {
    /// It is cancelled.
    Cancelled,
    /// It waits, with everything that was done.
    OnHold,
}

impl Leaving {
    fn stage(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::OnHold => "on_hold",
        }
    }
}

/// An item that is accepted.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct AcceptedItem {
    /// Which item.
    pub id: Uuid,
    /// As the preview said.
    pub seen: String,
    /// What becomes of a project that is left out; it is cancelled unless told.
    pub leaving: Option<Leaving>,
    /// Why a project is cancelled on which somebody has worked; one that is put on hold needs none.
    pub cancel_reason: Option<String>,
}

impl AcceptedItem {
    fn holds(&self) -> bool {
        self.leaving == Some(Leaving::OnHold)
    }
}

/// What of a scenario is carried into projects.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct ApplyScenario {
    /// Why.
    pub reason: String,
    /// What is accepted.
    pub items: Vec<AcceptedItem>,
}

/// A project that was changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct AppliedStep {
    /// Which project.
    pub project_id: Uuid,
    /// Its key; empty when the reader may not see it.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What was done, in words.
    pub done: String,
    /// The edit of its plan.
    pub edit_id: Option<Uuid>,
    /// It was taken back.
    pub undone: bool,
    /// Length and scope that its plan was given.
    #[serde(default)]
    pub shape: Option<CarriedShape>,
}

/// A scenario that was carried into projects.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ApplicationView {
    /// Which application.
    pub id: Uuid,
    /// Who did it.
    pub author: Option<Reference>,
    /// Why.
    pub reason: String,
    /// When (UTC).
    pub at: String,
    /// `applied` or `undone`.
    pub state: String,
    /// What was changed.
    pub steps: Vec<AppliedStep>,
}

/// What is to become of a project.
#[derive(Default)]
struct Wish {
    start: Option<i64>,
    /// Days by which the start moves.
    days: i64,
    shape: Reshape,
    stage: Option<&'static str>,
    funding: Option<i64>,
    staffing: Vec<(Uuid, row::Resource)>,
}

/// What the scenario wants of a project that is like this now. A start that the scenario does not move is
/// left alone, however live has moved. A proposal that is in becomes planned; what is out is cancelled. What
/// is approved is what the scenario pays, where it pays another share than the whole.
fn wish(item: &Item, live: &LiveFigures) -> Outcome<Wish> {
    let Some(figures) = &item.figures else {
        return Ok(Wish { stage: Some("cancelled"), ..Wish::default() });
    };
    let moves = figures.start != day_number(&item.base.start)?;
    let now = day_number(&live.start)?;
    let start = Some(figures.start).filter(|start| moves && *start != now);
    Ok(Wish {
        start,
        days: start.map_or(0, |start| start - now),
        shape: Reshape::default(),
        stage: (live.stage == "proposed").then_some("planned"),
        funding: funding(item).filter(|amount| live.funding != Some(*amount)),
        staffing: vec![],
    })
}

/// What the scenario pays of a project, when it wants another share than the whole and the cost is known.
fn funding(item: &Item) -> Option<i64> {
    let other = (item.change.funding_percent - 100.0).abs() > f64::EPSILON;
    let known = item.base.cost_source.is_some() && !item.base.other_currency;
    item.figures.as_ref().filter(|_| other && known).map(Figures::cost)
}

/// Minutes of work of each team today.
fn by_team(live: &LiveFigures) -> BTreeMap<String, i64> {
    live.demands.iter().map(|line| (line.name.clone(), line.amounts.iter().sum())).collect()
}

/// A field of money, empty when nobody has said.
fn amount(minor: Option<i64>) -> String {
    minor.map(|minor| minor.to_string()).unwrap_or_default()
}

/// A short text that changes when live does, or who is to take over which work.
fn mark(live: &LiveFigures, wish: &Wish, plan_version: i64) -> String {
    let funding = amount(live.funding);
    let staffing: Vec<String> =
        wish.staffing.iter().map(|(work, person)| format!("{work}:{}", person.id)).collect();
    let staffing = staffing.join(",");
    // Length and scope are of tasks: then any edit of the plan counts.
    let plan = if wish.shape == Reshape::default() { 0 } else { plan_version };
    let LiveFigures { stage, start, finish, begun, .. } = live;
    format!("{stage} {start} {finish} {begun} {funding} {staffing} {:?} {plan}", wish.shape)
}

/// An item with what would be done.
struct Applicable {
    view: ApplicableItem,
    wish: Option<Wish>,
    /// Length and scope that it wants in all.
    shape: Option<CarriedShape>,
}

async fn applicable(app: &App, caller: &Caller, own: &Overlaid) -> Outcome<Vec<Applicable>> {
    let reader = &app.store.read();
    let live = live_figures(reader, caller, &own.scope()?).await?;
    let before = CarriedBefore::read(reader, own.row.id).await?;
    let ids: Vec<Uuid> = own.items.iter().map(|item| item.row.subject_id).collect();
    let rows = reader.get_many::<row::Project>(&ids).await?;
    let subjects = own.items.iter().map(Item::subject);
    let hidden = hidden(reader, caller, place(&own.row), subjects).await?;
    let staff = Staff::read(reader, &own.items).await?;
    let mut found = vec![];
    for item in &own.items {
        let (kind, id) = item.subject();
        let row = rows.iter().find(|row| row.id == id);
        if hidden.contains(&id) {
            continue;
        }
        let now = live.get(&(kind, id));
        let mut view = ApplicableItem {
            id: item.row.id,
            kind,
            subject_id: id,
            name: item.base.name.clone(),
            key: item.base.key.clone(),
            state: "gone".into(),
            fields: vec![],
            moved: vec![],
            cancels_begun: false,
            leaves: item.change.out,
            breaks: vec![],
            not_carried: vec![],
            seen: String::new(),
        };
        let (Some(now), false) = (now, kind == ScenarioSubject::Request) else {
            view.not_carried = not_carried(item, false, &[]);
            if kind == ScenarioSubject::Request {
                view.state = "request".into();
                view.not_carried.extend(not_followed(item, before.left(item)?, None));
            }
            found.push(Applicable { view, wish: None, shape: None });
            continue;
        };
        let mut wish = wish(item, now)?;
        let restaffing =
            if item.change.out { vec![] } else { staff.restaffing(item, &by_team(now)) };
        view.not_carried = not_carried(item, funding(item).is_some(), &restaffing);
        if let Some(start) = wish.start {
            view.fields.push(ApplicableField {
                field: "start".into(),
                taken: item.base.start.clone(),
                wanted: day_name(start),
                live: now.start.clone(),
            });
        }
        if let Some(stage) = wish.stage {
            view.fields.push(ApplicableField {
                field: "stage".into(),
                taken: item.base.stage.clone(),
                wanted: stage.into(),
                live: now.stage.clone(),
            });
        }
        if let Some(funding) = wish.funding {
            view.fields.push(ApplicableField {
                field: "funding".into(),
                taken: amount(item.base.funding),
                wanted: funding.to_string(),
                live: amount(now.funding),
            });
        }
        for one in restaffing.into_iter().filter(|one| !one.moves.is_empty()) {
            let person = |id: Uuid| staff.person(id).cloned();
            let moves = one.moves.iter().filter_map(|(id, to)| Some((*id, person(*to)?)));
            wish.staffing.extend(moves);
            view.fields.push(ApplicableField {
                field: "staffing".into(),
                taken: one.taken,
                wanted: one.wanted,
                live: one.live,
            });
        }
        wish.shape = before.left(item)?;
        if wish.days != 0 || wish.shape != Reshape::default() {
            let decision =
                PortfolioDecision { days: wish.days, shape: wish.shape, ..Default::default() };
            let foreseen = foresee_decision(app, caller, id, &decision).await?;
            let reshapes = fields(item, wish.shape, &foreseen)?;
            view.not_carried.extend(not_followed(item, wish.shape, Some(foreseen.reshaped)));
            if reshapes.is_empty() {
                wish.shape = Reshape::default();
            }
            view.fields.extend(reshapes);
            view.breaks = foreseen.breaks;
        }
        view.moved = moved_figures(&item.base, now)?;
        view.cancels_begun = wish.stage == Some("cancelled") && now.begun;
        view.seen = mark(now, &wish, row.map_or(0, |row| row.plan_version));
        let manages = row.is_some_and(|row| caller.may("project.manage", Place::project(row)));
        let wants = |field: &str| view.fields.iter().any(|one| one.field == field);
        let people = wants("staffing") || wants("stretch") || wants("scope");
        let money = wants("funding");
        let clash = |one: &MovedFigure| match one.field.as_str() {
            "start" | "finish" | "stage" => true,
            "funding" | "cost" => money,
            "work" => people,
            _ => false,
        };
        view.state = match () {
            () if view.fields.is_empty() => "nothing",
            () if !manages => "forbidden",
            () if view.moved.iter().any(clash) => "conflict",
            () => "ready",
        }
        .into();
        found.push(Applicable { view, wish: Some(wish), shape: CarriedShape::of(item) });
    }
    Ok(found)
}

/// What carrying a scenario into live would do.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ApplicationPreview {
    /// Item by item.
    pub items: Vec<ApplicableItem>,
    /// What the scenario wants of money and people as a whole, and why that goes its own way.
    pub not_carried: Vec<NotCarried>,
}

/// What carrying a scenario into projects would do, item by item.
pub async fn application_preview(
    app: &App,
    caller: &Caller,
    id: Uuid,
) -> Outcome<ApplicationPreview> {
    let reader = app.store.read();
    let row = find(&reader, caller, id, "scenario.view").await?;
    let own = Overlaid::read(&reader, row).await?;
    let found = applicable(app, caller, &own).await?;
    Ok(ApplicationPreview {
        items: found.into_iter().map(|one| one.view).collect(),
        not_carried: scenario_not_carried(&own.overlay),
    })
}

/// Refuses what cannot be done to an accepted item.
fn check_accepted(one: &Applicable, accepted: &AcceptedItem) -> Outcome<()> {
    let view = &one.view;
    let named = format!("{} “{}”", view.key, view.name);
    let no = |code, text: String| Err(Failure::refused(code, text));
    match view.state.as_str() {
        "ready" | "conflict" => {}
        "forbidden" => {
            let text = format!("{named} is managed by others. Leave it out, or ask them.");
            return no("scenario.not_managed", text);
        }
        "nothing" => {
            let text = format!("{named} is as the scenario wants it already. Leave it out.");
            return no("scenario.nothing_to_apply", text);
        }
        "request" => {
            let text = format!("{named} is a request: decide it in the queue of requests.");
            return no("scenario.is_request", text);
        }
        _ => {
            let text = format!("{named} is closed or cannot be seen any more. Leave it out.");
            return no("scenario.item_gone", text);
        }
    }
    if view.seen != accepted.seen {
        let text = format!("{named} has moved while you looked. Look at the preview again.");
        return no("scenario.moved", text);
    }
    let reason = accepted.cancel_reason.as_deref().unwrap_or_default().trim();
    if accepted.leaving.is_some() && !view.leaves {
        let text = format!("The scenario does not leave {named} out. Accept it as it is wanted.");
        return no("scenario.does_not_leave", text);
    }
    if view.cancels_begun && !accepted.holds() && reason.is_empty() {
        let text = format!(
            "Somebody has worked on {named} already. Say why it is cancelled all the same, put it on \
             hold, or leave it out."
        );
        return no("scenario.cancels_begun", text);
    }
    Ok(())
}

/// Carries accepted items of a scenario into their projects: all of them, or none.
pub async fn apply_scenario(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &ApplyScenario,
) -> Outcome<ApplicationView> {
    let reader = app.store.read();
    let row = find(&reader, caller, id, "scenario.edit").await?;
    let reason = checked_reason(&input.reason)?;
    let own = Overlaid::read(&reader, row).await?;
    refuse_deleted(&reader, caller, &own.row, &own.items).await?;
    if input.items.is_empty() {
        let text = "Accept at least one project.";
        return Err(Failure::field("scenario.nothing_accepted", "items", text));
    }
    let all = applicable(app, caller, &own).await?;
    let mut chosen = vec![];
    for accepted in &input.items {
        let one = all.iter().find(|one| one.view.id == accepted.id);
        let one = one.ok_or(Failure::NotFound("item"))?;
        check_accepted(one, accepted)?;
        chosen.push((one, accepted));
    }
    let mut steps: Vec<AppliedStep> = vec![];
    for (one, accepted) in chosen {
        match step(app, caller, &own.row.name, one, accepted, &reason).await {
            Ok(step) => steps.push(step),
            Err(failure) => {
                // All of them, or none: what is done already is taken back.
                take_back(app, caller, &mut steps).await?;
                return Err(failure);
            }
        }
    }
    let now = now_micros();
    let application = row::ScenarioApplication {
        id: Uuid::now_v7(),
        version: 1,
        scenario_id: id,
        author_id: caller.user_id,
        reason: reason.clone(),
        steps: write_json(&steps)?,
        state: "applied".into(),
        undone_by: None,
        created_at: now,
        updated_at: now,
    };
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.because(Some(reason));
    writer.insert(&application, "scenario_applied").await?;
    writer.commit().await?;
    view(&app.store.read(), caller, &own.row, application).await
}

async fn step(
    app: &App,
    caller: &Caller,
    scenario: &str,
    one: &Applicable,
    accepted: &AcceptedItem,
    reason: &str,
) -> Outcome<AppliedStep> {
    let view = &one.view;
    let wish = one.wish.as_ref().ok_or(Failure::NotFound("item"))?;
    let cancels = view.cancels_begun && !accepted.holds();
    let why = accepted.cancel_reason.as_deref().filter(|_| cancels);
    let why = format!("Scenario “{scenario}”: {}", why.unwrap_or(reason));
    let id = view.subject_id;
    let leaving = accepted.leaving.map(Leaving::stage).filter(|_| view.leaves);
    let stage = leaving.or(wish.stage);
    let decision = PortfolioDecision {
        days: wish.days,
        stage,
        funding: wish.funding,
        staffing: wish.staffing.clone(),
        shape: wish.shape,
    };
    let edit_id = carry_decision(app, caller, id, &decision, &why).await?;
    let told = |field: &ApplicableField| {
        let own = stage.filter(|_| field.field == "stage");
        match field.field.as_str() {
            "staffing" | "stretch" | "scope" => format!("{}: {}", field.field, field.wanted),
            _ => format!("{}: {} → {}", field.field, field.live, own.unwrap_or(&field.wanted)),
        }
    };
    Ok(AppliedStep {
        project_id: id,
        key: view.key.clone(),
        name: view.name.clone(),
        done: view.fields.iter().map(told).collect::<Vec<_>>().join(", "),
        edit_id,
        undone: false,
        shape: one.shape.clone().filter(|_| wish.shape != Reshape::default()),
    })
}

/// Takes steps back, the last one first; those that cannot be stay, and the first reason is answered.
async fn take_back(app: &App, caller: &Caller, steps: &mut [AppliedStep]) -> Outcome<()> {
    for step in steps.iter_mut().rev().filter(|step| !step.undone) {
        if let Some(edit) = step.edit_id {
            match undo_edit(app, caller, edit).await {
                Ok(_) => {}
                // Somebody has taken it back in the plan already.
                Err(Failure::Refused(refusal)) if refusal.code == "plan.already_undone" => {}
                Err(failure) => return Err(failure),
            }
        }
        step.undone = true;
    }
    Ok(())
}

/// Takes the newest application of a scenario back that still stands.
pub async fn undo_application(app: &App, caller: &Caller, id: Uuid) -> Outcome<ApplicationView> {
    let reader = app.store.read();
    let scenario = find(&reader, caller, id, "scenario.edit").await?;
    let mut rows = reader.applications_of_scenario(id).await?.into_iter();
    let Some(row) = rows.find(|row| row.state == "applied") else {
        let text = "Nothing of this scenario stands in projects: there is nothing to take back.";
        return Err(Failure::refused("scenario.nothing_to_undo", text));
    };
    let mut steps: Vec<AppliedStep> = read_json(&row.steps)?;
    let done = take_back(app, caller, &mut steps).await;
    // What was taken back before something said no is kept as taken back.
    let after = row::ScenarioApplication {
        steps: write_json(&steps)?,
        state: if done.is_ok() { "undone".into() } else { row.state.clone() },
        undone_by: done.is_ok().then_some(caller.user_id),
        ..row.clone()
    };
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let after = writer.update(&row, after, "scenario_application_undone").await?;
    writer.commit().await?;
    done?;
    view(&app.store.read(), caller, &scenario, after).await
}

/// An application as the caller may be told it: what became of everything, and the names of what they may see.
async fn view(
    reader: &Reader,
    caller: &Caller,
    scenario: &row::Scenario,
    row: row::ScenarioApplication,
) -> Outcome<ApplicationView> {
    let author = owners(reader, [Some(row.author_id)].into_iter()).await?.into_iter().next();
    let mut steps: Vec<AppliedStep> = read_json(&row.steps)?;
    let subjects = steps.iter().map(|step| (ScenarioSubject::Project, step.project_id));
    let hidden = hidden(reader, caller, place(scenario), subjects).await?;
    for step in steps.iter_mut().filter(|step| hidden.contains(&step.project_id)) {
        (step.key, step.name) = (String::new(), unseen(ScenarioSubject::Project).to_owned());
    }
    Ok(ApplicationView {
        id: row.id,
        author,
        reason: row.reason,
        at: instant(row.created_at),
        state: row.state,
        steps,
    })
}

/// What of a scenario was carried into projects, newest first.
pub async fn applications(app: &App, caller: &Caller, id: Uuid) -> Outcome<Vec<ApplicationView>> {
    let reader = app.store.read();
    let scenario = find(&reader, caller, id, "scenario.view").await?;
    let mut found = vec![];
    for row in reader.applications_of_scenario(id).await? {
        found.push(view(&reader, caller, &scenario, row).await?);
    }
    Ok(found)
}
