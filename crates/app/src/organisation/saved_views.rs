//! Saved views: what a list or chart shows, kept under a name, for oneself or shared with everybody
//! who may see the place.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use steerco_store::{Reader, fold, now_micros, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    plan::{read_json, visible_project, write_json},
    portfolio::owners,
    shape::{Listed, Reference, checked_name},
};

/// The lists and charts that views are kept of.
const LISTS: [&str; 7] =
    ["gantt", "projects", "tasks", "project_tasks", "people", "register", "decisions"];
/// Most bytes that the settings of a view may take.
const MOST_SETTINGS: usize = 16_000;
/// Most views told at once.
const MOST_VIEWS: u64 = 500;

/// A saved view.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SavedViewView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Of which list or chart: `gantt`, `projects`, `tasks`, `project_tasks`, `people`,
    /// `register`, `decisions`.
    pub list: String,
    /// The project it is for; null is every one.
    pub project_id: Option<Uuid>,
    /// What people call it.
    pub name: String,
    /// Whether everybody who may see the place may open it.
    pub shared: bool,
    /// Who made it.
    pub owner: Option<Reference>,
    /// Whether the caller may rename, change and delete it.
    pub editable: bool,
    /// What the page shows, as the page keeps it.
    #[schema(value_type = Object)]
    pub settings: Map<String, Value>,
}

/// The views that may be opened at a place.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SavedViews {
    /// By name; at most 500.
    pub views: Listed<SavedViewView>,
    /// The one that opens by itself for the caller.
    pub default_id: Option<Uuid>,
    /// Whether the caller may share views of this project.
    pub may_share: bool,
    /// Whether the caller may share views with the whole organisation.
    pub may_share_everywhere: bool,
}

/// Of which list, and where.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SavedViewQuery {
    /// Such as `gantt`.
    pub list: String,
    /// The project it is opened in.
    pub project_id: Option<Uuid>,
}

/// A view to save.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewSavedView {
    /// Of which list or chart.
    pub list: String,
    /// What people call it.
    pub name: String,
    /// The project it is for; absent: every one.
    pub project_id: Option<Uuid>,
    /// Everybody who may see the place may open it.
    #[serde(default)]
    pub shared: bool,
    /// What the page shows.
    #[serde(default)]
    #[schema(value_type = Object)]
    pub settings: Map<String, Value>,
}

/// Changes to a view.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchSavedView {
    /// What people call it.
    pub name: Option<String>,
    /// Everybody who may see the place may open it.
    pub shared: Option<bool>,
    /// What the page shows.
    #[schema(value_type = Option<Object>)]
    pub settings: Option<Map<String, Value>>,
}

/// Which view opens by itself.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PutDefaultView {
    /// Of which list or chart.
    pub list: String,
    /// In which project; absent: everywhere.
    pub project_id: Option<Uuid>,
    /// The view; absent: none.
    pub view_id: Option<Uuid>,
}

/// Where a view is to be seen, as far as permissions go.
async fn place(
    reader: &Reader,
    caller: &Caller,
    project_id: Option<Uuid>,
) -> Outcome<Option<row::Project>> {
    match project_id {
        None => Ok(None),
        Some(id) => Ok(Some(visible_project(reader, caller, id, "project.view").await?)),
    }
}

/// Sharing changes what others see of a project, or everywhere.
fn may_share(caller: &Caller, project: Option<&row::Project>) -> bool {
    match project {
        Some(project) => caller.may("task.edit", Place::project(project)),
        None => caller.may("organisation.manage", Place::ORGANISATION),
    }
}

fn may_edit(caller: &Caller, view: &row::SavedView, project: Option<&row::Project>) -> bool {
    view.owner_id == caller.user_id || (view.shared && may_share(caller, project))
}

fn checked_list(list: &str) -> Outcome<String> {
    if LISTS.contains(&list) {
        return Ok(list.into());
    }
    let text = format!("Views can be kept of {}.", LISTS.join(", "));
    Err(Failure::field("view.unknown_list", "list", text))
}

fn checked_settings(settings: &Map<String, Value>) -> Outcome<String> {
    let text = write_json(settings)?;
    if text.len() > MOST_SETTINGS {
        let text = "This is more than a view can hold. Leave some columns or filters out.";
        return Err(Failure::field("view.too_large", "settings", text));
    }
    Ok(text)
}

fn refuse_sharing() -> Failure {
    Failure::field(
        "view.may_not_share",
        "shared",
        "You may keep views for yourself. To share one with a project takes the right to edit its \
         tasks; to share one with everybody, the right to manage the organisation.",
    )
}

fn shown(row: row::SavedView, people: &[Reference], editable: bool) -> Outcome<SavedViewView> {
    Ok(SavedViewView {
        id: row.id,
        version: row.version,
        list: row.list,
        project_id: row.project_id,
        name: row.name,
        shared: row.shared,
        owner: people.iter().find(|person| person.id == row.owner_id).cloned(),
        editable,
        settings: read_json(&row.settings)?,
    })
}

async fn view_of(
    reader: &Reader,
    caller: &Caller,
    row: row::SavedView,
    project: Option<&row::Project>,
) -> Outcome<SavedViewView> {
    let people = owners(reader, [Some(row.owner_id)].into_iter()).await?;
    let editable = may_edit(caller, &row, project);
    shown(row, &people, editable)
}

/// A view that the caller may open, and the project it is for.
async fn find(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
) -> Outcome<(row::SavedView, Option<row::Project>)> {
    let unknown = || Failure::NotFound("saved view");
    let row = reader.find::<row::SavedView>(id).await?.ok_or_else(unknown)?;
    if !row.shared && row.owner_id != caller.user_id {
        return Err(unknown());
    }
    // Whoever may not see the project learns nothing of its views.
    let project = place(reader, caller, row.project_id).await.map_err(|_| unknown())?;
    Ok((row, project))
}

/// The views that may be opened at a place.
pub async fn saved_views(
    app: &App,
    caller: &Caller,
    query: &SavedViewQuery,
) -> Outcome<SavedViews> {
    let list = checked_list(&query.list)?;
    let reader = app.store.read();
    let project = place(&reader, caller, query.project_id).await?;
    let rows = reader.saved_views(&list, query.project_id, caller.user_id, MOST_VIEWS).await?;
    let people = owners(&reader, rows.iter().map(|row| Some(row.owner_id))).await?;
    let at = query.project_id.unwrap_or_default();
    let mut default_id = reader.default_view(caller.user_id, &list, at).await?;
    if default_id.is_none() {
        default_id = reader.default_view(caller.user_id, &list, Uuid::nil()).await?;
    }
    let default_id = default_id.filter(|id| rows.iter().any(|row| row.id == *id));
    let mut views = vec![];
    for row in rows {
        let here = if row.project_id.is_some() { project.as_ref() } else { None };
        let editable = may_edit(caller, &row, here);
        views.push(shown(row, &people, editable)?);
    }
    Ok(SavedViews {
        views: Listed::whole(views),
        default_id,
        may_share: may_share(caller, project.as_ref()),
        may_share_everywhere: may_share(caller, None),
    })
}

/// One view.
pub async fn saved_view(app: &App, caller: &Caller, id: Uuid) -> Outcome<SavedViewView> {
    let reader = app.store.read();
    let (row, project) = find(&reader, caller, id).await?;
    view_of(&reader, caller, row, project.as_ref()).await
}

/// Saves a view.
pub async fn create_saved_view(
    app: &App,
    caller: &Caller,
    input: &NewSavedView,
) -> Outcome<SavedViewView> {
    let name = checked_name("name", &input.name)?;
    let list = checked_list(&input.list)?;
    let settings = checked_settings(&input.settings)?;
    let reader = app.store.read();
    let project = place(&reader, caller, input.project_id).await?;
    if input.shared && !may_share(caller, project.as_ref()) {
        return Err(refuse_sharing());
    }
    let now = now_micros();
    let row = row::SavedView {
        id: Uuid::now_v7(),
        version: 1,
        list,
        project_id: input.project_id,
        owner_id: caller.user_id,
        shared: input.shared,
        name_folded: fold(&name),
        name,
        settings,
        created_at: now,
        updated_at: now,
    };
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.insert(&row, "saved_view_created").await?;
    writer.commit().await?;
    view_of(&reader, caller, row, project.as_ref()).await
}

/// Changes a view.
pub async fn update_saved_view(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchSavedView,
) -> Outcome<SavedViewView> {
    let reader = app.store.read();
    let (before, project) = find(&reader, caller, id).await?;
    let project = project.as_ref();
    refuse_others(caller, &before, project)?;
    unchanged(before.version, version, view_of(&reader, caller, before.clone(), project)).await?;
    let mut after = before.clone();
    if let Some(name) = &patch.name {
        after.name = checked_name("name", name)?;
        after.name_folded = fold(&after.name);
    }
    if let Some(shared) = patch.shared {
        if shared && !before.shared && !may_share(caller, project) {
            return Err(refuse_sharing());
        }
        after.shared = shared;
    }
    if let Some(settings) = &patch.settings {
        after.settings = checked_settings(settings)?;
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let after = writer.update(&before, after, "saved_view_updated").await?;
    writer.commit().await?;
    view_of(&reader, caller, after, project).await
}

/// Deletes a view.
pub async fn delete_saved_view(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    let reader = app.store.read();
    let (row, project) = find(&reader, caller, id).await?;
    let project = project.as_ref();
    refuse_others(caller, &row, project)?;
    unchanged(row.version, version, view_of(&reader, caller, row.clone(), project)).await?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.delete(&row, "saved_view_deleted").await?;
    writer.commit().await?;
    Ok(())
}

fn refuse_others(
    caller: &Caller,
    view: &row::SavedView,
    project: Option<&row::Project>,
) -> Outcome<()> {
    if may_edit(caller, view, project) {
        return Ok(());
    }
    let text = "Someone else has shared this view. Save it under a name of your own to change it.";
    Err(Failure::refused("view.of_someone_else", text))
}

/// Says which view opens by itself for the caller, or that none does.
pub async fn put_default_view(app: &App, caller: &Caller, input: &PutDefaultView) -> Outcome<()> {
    let list = checked_list(&input.list)?;
    let reader = app.store.read();
    place(&reader, caller, input.project_id).await?;
    let view = match input.view_id {
        None => None,
        Some(id) => Some(find(&reader, caller, id).await?.0),
    };
    if view.as_ref().is_some_and(|view| view.list != list) {
        let text = "This view is of another list.";
        return Err(Failure::field("view.other_list", "view_id", text));
    }
    let at = input.project_id.unwrap_or_default();
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.put_default_view(caller.user_id, &list, at, view.as_ref()).await?;
    writer.commit().await?;
    Ok(())
}
