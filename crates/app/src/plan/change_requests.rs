//! Change requests of a project: raised by whoever takes part in it, written further by whoever plans it, listed
//! for whoever sees it. How they go on is in [`super::change_request_moves`].

use serde::Deserialize;
use steerco_store::{
    Reader, fold,
    plan::{ChangeRequestFilter, ChangeRequestSort},
    row,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    book::write_json,
    change_impact::{ChangeImpact, impact_of},
    change_request_view::{ChangeRequestItem, ChangeRequestView, items, key, sees_money, view},
    edit::{How, change_plan},
    projects::visible_project,
    proposed_edits::{self, ProposedEdit},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    governance::{Subject, checked_day, takes_part},
    portfolio::check_owner,
    shape::{Listed, PageQuery, checked_name, nullable},
};

/// Most letters of a description, a reason or other words.
pub(super) const MOST_TEXT: usize = 10_000;
/// Most money of one delta, minor units.
const MOST_MONEY: i64 = 1_000_000_000_000_000;
/// What is different.
const CATEGORIES: [&str; 6] = ["scope", "schedule", "cost", "quality", "regulation", "other"];
/// How the risk of the project becomes, with the figure that routes ask for.
pub(super) const RISKS: [(&str, i64); 3] = [("lower", -1), ("same", 0), ("higher", 1)];
/// Where a request stands.
const STATES: [&str; 8] = [
    "draft",
    "assessing",
    "deciding",
    "approved",
    "rejected",
    "deferred",
    "implemented",
    "withdrawn",
];

/// A change that somebody asks for.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewChangeRequest {
    /// What people call it.
    pub title: String,
    /// What is to become different, and why.
    #[serde(default)]
    pub description: String,
    /// `scope`, `schedule`, `cost`, `quality`, `regulation` or `other` (when absent).
    pub category: Option<String>,
    /// Who sees to it, besides who raised it.
    pub owner_id: Option<Uuid>,
    /// The day by which a decision is wanted, such as `2026-03-31`.
    pub wanted_by: Option<String>,
    /// What is added to the scope, or taken from it.
    #[serde(default)]
    pub scope: String,
    /// What the change does to risks.
    #[serde(default)]
    pub risk: String,
    /// Whether the risk of the project becomes `lower`, `same` (when absent) or `higher`.
    pub risk_level: Option<String>,
    /// What it costs more, minor units of the project's currency; what the edits come to when absent. Whoever
    /// may see rates says it.
    pub cost_delta_minor: Option<i64>,
    /// What it brings more, minor units of the project's currency.
    pub benefit_delta_minor: Option<i64>,
    /// Edits of the plan, for whoever may edit it.
    #[serde(default)]
    pub edits: Vec<ProposedEdit>,
    /// Submits it at once.
    #[serde(default)]
    pub submit: bool,
}

/// Changes to a change request; absent fields stay.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[expect(missing_docs, reason = "fields mean what they mean in NewChangeRequest")]
pub struct PatchChangeRequest {
    pub title: Option<String>,
    pub description: Option<String>,
    pub category: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub owner_id: Option<Option<Uuid>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<String>)]
    pub wanted_by: Option<Option<String>>,
    pub scope: Option<String>,
    pub risk: Option<String>,
    pub risk_level: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<i64>)]
    pub cost_delta_minor: Option<Option<i64>>,
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<i64>)]
    pub benefit_delta_minor: Option<Option<i64>>,
    pub edits: Option<Vec<ProposedEdit>>,
}

/// Which change requests of a project.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ChangeRequestQuery {
    /// One state, `open` (neither decided nor withdrawn) or `closed` (implemented, rejected or withdrawn); all
    /// when absent.
    pub state: Option<String>,
}

/// Edits to look at.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct ImpactQuestion {
    /// These instead of those that the request holds.
    pub edits: Option<Vec<ProposedEdit>>,
}

/// A text of at most so many letters.
pub(super) fn checked_text(field: &str, text: &str) -> Outcome<String> {
    let text = text.trim();
    if text.chars().count() > MOST_TEXT {
        let text = format!("Use at most {MOST_TEXT} letters.");
        return Err(Failure::field("change_request.text_too_long", field, text));
    }
    Ok(text.into())
}

fn checked_word(field: &str, word: &str, words: &[&str]) -> Outcome<String> {
    if words.contains(&word) {
        return Ok(word.into());
    }
    let text = format!("Choose one of {}.", words.join(", "));
    Err(Failure::field("change_request.unknown_word", field, text))
}

fn checked_risk(word: &str) -> Outcome<String> {
    checked_word("risk_level", word, &RISKS.map(|(word, _)| word))
}

/// Money as it is said, for whoever may see it.
fn checked_money(field: &str, money: Option<i64>, sees: bool) -> Outcome<Option<i64>> {
    if !sees {
        return Err(Failure::Forbidden { permission: "rate.view" });
    }
    if money.is_some_and(|minor| minor.abs() > MOST_MONEY) {
        return Err(Failure::field(
            "change_request.too_much_money",
            field,
            "Give an amount of at most ten trillion.",
        ));
    }
    Ok(money)
}

fn states(asked: Option<&str>) -> Outcome<Vec<&'static str>> {
    Ok(match asked.unwrap_or_default() {
        "" => vec![],
        "open" => vec!["draft", "assessing", "deciding", "approved", "deferred"],
        "closed" => vec!["rejected", "implemented", "withdrawn"],
        state => match STATES.iter().find(|one| **one == state) {
            Some(state) => vec![state],
            None => {
                let text = format!("Choose open, closed or one of {}.", STATES.join(", "));
                return Err(Failure::field("change_request.unknown_state", "state", text));
            }
        },
    })
}

/// Change requests of a project that the caller may see, newest first unless told.
pub async fn change_requests(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    query: &ChangeRequestQuery,
    page: &PageQuery,
) -> Outcome<Listed<ChangeRequestItem>> {
    let (ask, sort) = page.ask("-number")?;
    let sort = match sort.as_str() {
        "number" => ChangeRequestSort::Number,
        "title" => ChangeRequestSort::Title,
        "state_since" => ChangeRequestSort::StateSince,
        _ => {
            let text = "Sort by number, title or state_since.";
            return Err(Failure::field("list.unknown_sort", "sort", text));
        }
    };
    let reader = app.store.read();
    let project = visible_project(&reader, caller, project_id, "project.view").await?;
    let filter = ChangeRequestFilter {
        project_id,
        states: states(query.state.as_deref())?,
        q: page.search(),
    };
    let found = reader.change_requests(&filter, sort, &ask).await?;
    let shown = items(&reader, sees_money(caller, &project), &found.items).await?;
    let mut shown = shown.into_iter();
    Ok(Listed::of(found, |_| shown.next()).present())
}

/// A change request with its project, for whoever sees the project or decides about the request.
pub(super) async fn find(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
) -> Outcome<(row::ChangeRequest, row::Project)> {
    let missing = Failure::NotFound("change request");
    let Some(row) = reader.find::<row::ChangeRequest>(id).await? else { return Err(missing) };
    let project = reader.get::<row::Project>(row.project_id).await?;
    let seen = caller.may("project.view", Place::project(&project))
        || takes_part(reader, caller, Subject::ChangeRequest(id)).await?;
    if seen { Ok((row, project)) } else { Err(missing) }
}

/// A change request with its project, for whoever has a permission there.
pub(super) async fn find_for(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
    permission: &'static str,
) -> Outcome<(row::ChangeRequest, row::Project)> {
    let row = reader.find::<row::ChangeRequest>(id).await?;
    let row = row.ok_or(Failure::NotFound("change request"))?;
    let project = visible_project(reader, caller, row.project_id, permission).await?;
    Ok((row, project))
}

/// One change request.
pub async fn change_request(app: &App, caller: &Caller, id: Uuid) -> Outcome<ChangeRequestView> {
    let reader = app.store.read();
    let (row, project) = find(&reader, caller, id).await?;
    view(&reader, caller, &row, &project).await
}

/// Whether somebody raised a request or owns it.
pub(super) fn is_party(caller: &Caller, row: &row::ChangeRequest) -> bool {
    row.raised_by == caller.user_id || row.owner_id == Some(caller.user_id)
}

/// Whether somebody may write the request further: in a draft whoever raised or owns it and whoever plans the
/// project; while it is assessed only the latter. What is being decided, or was, stays as it is.
pub(super) fn may_write(caller: &Caller, row: &row::ChangeRequest, project: &row::Project) -> bool {
    let plans = caller.may("task.edit", Place::project(project));
    match row.state.as_str() {
        "draft" => plans || is_party(caller, row),
        "assessing" => plans,
        _ => false,
    }
}

/// Raises a change request. Whoever takes part in discussions of the project may: asking for a change takes no
/// more than speaking does.
pub async fn raise_change_request(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    input: &NewChangeRequest,
) -> Outcome<ChangeRequestView> {
    let reader = app.store.read();
    let project = visible_project(&reader, caller, project_id, "comment.write").await?;
    if project.template {
        let text = "A template is changed where it is. Choose a project.";
        return Err(Failure::refused("change_request.template", text));
    }
    check_owner(&reader, input.owner_id).await.map_err(|failure| failure.at_field("owner_id"))?;
    let sees = sees_money(caller, &project);
    let money = |field: &str, minor: Option<i64>| match minor {
        None => Ok(None),
        some => checked_money(field, some, sees),
    };
    let title = checked_name("title", &input.title)?;
    let now = steerco_store::now_micros();
    let mut row = row::ChangeRequest {
        id: Uuid::now_v7(),
        version: 1,
        project_id,
        number: 0,
        title_folded: fold(&title),
        title,
        description: checked_text("description", &input.description)?,
        category: checked_word(
            "category",
            input.category.as_deref().unwrap_or("other"),
            &CATEGORIES,
        )?,
        raised_by: caller.user_id,
        owner_id: input.owner_id,
        wanted_by: checked_day("wanted_by", input.wanted_by.as_deref())?,
        scope: checked_text("scope", &input.scope)?,
        risk: checked_text("risk", &input.risk)?,
        risk_level: checked_risk(input.risk_level.as_deref().unwrap_or("same"))?,
        cost_delta: money("cost_delta_minor", input.cost_delta_minor)?,
        benefit_delta: money("benefit_delta_minor", input.benefit_delta_minor)?,
        currency: project.currency.clone(),
        state: "draft".into(),
        state_since: now,
        question: String::new(),
        reason: String::new(),
        edits: "[]".into(),
        impact: String::new(),
        impact_version: None,
        finish_shift: None,
        work_delta: None,
        plan_cost_delta: None,
        asked_by: None,
        decided_by: None,
        decided_at: None,
        implemented_by: None,
        implemented_at: None,
        edit_id: None,
        baseline_id: None,
        created_at: now,
        updated_at: now,
    };
    if !input.edits.is_empty() {
        caller.require("task.edit", Place::project(&project))?;
        put_edits(app, caller, &mut row, &input.edits).await?;
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    row.number = writer.next_change_request_number(project_id).await?;
    writer.insert(&row, "change_request_raised").await?;
    if input.submit {
        row = super::change_request_moves::submit_row(&mut writer, &row, &project, "").await?;
    }
    writer.commit().await?;
    view(&app.store.read(), caller, &row, &project).await
}

/// Puts edits into a request: they must fit the plan as it is, and what they do to it is kept with them.
async fn put_edits(
    app: &App,
    caller: &Caller,
    row: &mut row::ChangeRequest,
    edits: &[ProposedEdit],
) -> Outcome<()> {
    let edits = proposed_edits::kept(edits)?;
    let how = How { preview: true, ..How::default() };
    let looked = change_plan(app, caller, row.project_id, &how, |draft| {
        let named = proposed_edits::named(draft, &edits);
        proposed_edits::apply(draft, &named)?;
        Ok(named)
    })
    .await?;
    row.edits = write_json(&looked.answer)?;
    compute_impact(app, caller, row, &looked.answer).await
}

/// Computes what edits do to the plan as it is now, and keeps that with a request; nothing without edits.
pub(super) async fn compute_impact(
    app: &App,
    caller: &Caller,
    row: &mut row::ChangeRequest,
    edits: &[ProposedEdit],
) -> Outcome<()> {
    if edits.is_empty() {
        row.impact.clear();
        (row.impact_version, row.plan_cost_delta) = (None, None);
        (row.finish_shift, row.work_delta) = (None, None);
        return Ok(());
    }
    let impact = impact_of(app, caller, row.project_id, edits).await?;
    row.impact = write_json(&impact)?;
    row.impact_version = Some(impact.plan_version);
    row.finish_shift = Some(impact.finish_shift());
    row.work_delta = Some(impact.work_delta());
    row.plan_cost_delta = impact.cost_minor;
    Ok(())
}

/// Writes a change request further.
pub async fn update_change_request(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchChangeRequest,
) -> Outcome<ChangeRequestView> {
    let reader = app.store.read();
    let (before, project) = find(&reader, caller, id).await?;
    unchanged(before.version, version, view(&reader, caller, &before, &project)).await?;
    if !may_write(caller, &before, &project) {
        return Err(not_yours(&before));
    }
    let sees = sees_money(caller, &project);
    let mut after = before.clone();
    if let Some(title) = &patch.title {
        after.title = checked_name("title", title)?;
        after.title_folded = fold(&after.title);
    }
    for (field, text, into) in [
        ("description", &patch.description, &mut after.description),
        ("scope", &patch.scope, &mut after.scope),
        ("risk", &patch.risk, &mut after.risk),
    ] {
        if let Some(text) = text {
            *into = checked_text(field, text)?;
        }
    }
    if let Some(word) = &patch.category {
        after.category = checked_word("category", word, &CATEGORIES)?;
    }
    if let Some(word) = &patch.risk_level {
        after.risk_level = checked_risk(word)?;
    }
    if let Some(owner) = patch.owner_id {
        check_owner(&reader, owner).await.map_err(|failure| failure.at_field("owner_id"))?;
        after.owner_id = owner;
    }
    if let Some(day) = &patch.wanted_by {
        after.wanted_by = checked_day("wanted_by", day.as_deref())?;
    }
    if let Some(money) = patch.cost_delta_minor {
        after.cost_delta = checked_money("cost_delta_minor", money, sees)?;
    }
    if let Some(money) = patch.benefit_delta_minor {
        after.benefit_delta = checked_money("benefit_delta_minor", money, sees)?;
    }
    if let Some(edits) = &patch.edits {
        caller.require("task.edit", Place::project(&project))?;
        put_edits(app, caller, &mut after, edits).await?;
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let after = writer.update(&before, after, "change_request_updated").await?;
    writer.commit().await?;
    view(&app.store.read(), caller, &after, &project).await
}

/// Why somebody may not write a request further.
fn not_yours(row: &row::ChangeRequest) -> Failure {
    let text = match row.state.as_str() {
        "draft" => "Whoever raised it, or owns it, writes it; and whoever may edit the plan.",
        "assessing" => "It is being assessed: whoever may edit the plan writes it now.",
        _ => "What is being decided, or was decided, stays as it is. Raise another one.",
    };
    Failure::refused("change_request.not_yours", format!("You cannot change {}. {text}", key(row)))
}

/// What the edits of a request would do to the plan as it is now, or others in their place.
pub async fn change_request_impact(
    app: &App,
    caller: &Caller,
    id: Uuid,
    question: &ImpactQuestion,
) -> Outcome<ChangeImpact> {
    let reader = app.store.read();
    let (row, project) = find(&reader, caller, id).await?;
    let edits = match &question.edits {
        None => super::book::read_json(&row.edits)?,
        Some(edits) => proposed_edits::kept(edits)?,
    };
    let impact = impact_of(app, caller, row.project_id, &edits).await?;
    Ok(if sees_money(caller, &project) { impact } else { impact.without_money() })
}
