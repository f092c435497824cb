//! Further portfolios in which a project is listed. It is at home in one, and only there does it count: in
//! numbers of projects, money, capacity and scenarios. Elsewhere lists, the register and the roadmap show it
//! to whoever may see it at home; being listed gives nobody a permission.

use serde::Deserialize;
use serde_json::{Map, Value, json};
use steerco_store::{Entry, Reader, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    ProjectView,
    projects::{project_view, visible_project},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    shape::Reference,
};

/// Most portfolios that a project is listed in.
const MOST: usize = 20;
/// What the change log calls a change of listings, and where it keeps them.
const LISTED: &str = "project_listed";
const ALSO_IN: &str = "also_in";

/// Portfolios to list a project in.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PutListings {
    /// All of them that the caller may see, without the one where it is at home. Those that the caller may
    /// not see stay.
    pub portfolio_ids: Vec<Uuid>,
}

/// The further portfolios of a project, as far as somebody may see them.
#[derive(Debug, Default)]
pub(super) struct Listings {
    /// Those the caller may see, by name.
    pub seen: Vec<Reference>,
    /// How many others there are.
    pub hidden: i64,
}

/// The portfolios in which a project is listed beside its own.
pub(super) async fn listings(
    reader: &Reader,
    caller: &Caller,
    project: &row::Project,
) -> Outcome<Listings> {
    let ids = reader.listings_of(project.id).await?;
    let (seen, hidden) = parted(caller, project, ids);
    Ok(Listings {
        seen: named(reader, &seen).await?,
        hidden: i64::try_from(hidden.len()).unwrap_or(i64::MAX),
    })
}

/// Further portfolios that the caller may see, and the others.
fn parted(caller: &Caller, project: &row::Project, mut ids: Vec<Uuid>) -> (Vec<Uuid>, Vec<Uuid>) {
    ids.retain(|id| Some(*id) != project.portfolio_id);
    ids.into_iter().partition(|id| caller.may("portfolio.view", Place::portfolio(*id)))
}

/// Portfolios by name.
async fn named(reader: &Reader, ids: &[Uuid]) -> Outcome<Vec<Reference>> {
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let mut rows = reader.get_many::<row::Portfolio>(ids).await?;
    rows.sort_by(|one, other| one.name_folded.cmp(&other.name_folded));
    Ok(rows.into_iter().map(|row| Reference { id: row.id, name: row.name }).collect())
}

/// Lists a project in these portfolios beside its own, and in no others that the caller may see.
pub async fn put_listings(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &PutListings,
) -> Outcome<ProjectView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let project = visible_project(&writer, caller, id, "project.manage").await?;
    let refuse = |code, text: &str| Err(Failure::field(code, "portfolio_ids", text));
    if project.template {
        return refuse("plan.template_listed", "A template is in no portfolio.");
    }
    let mut wanted = input.portfolio_ids.clone();
    wanted.sort();
    wanted.dedup();
    if wanted.iter().any(|one| Some(*one) == project.portfolio_id) {
        let text = "The project is at home in one of these portfolios already. Leave that one out.";
        return refuse("plan.listed_at_home", text);
    }
    if writer.get_many::<row::Portfolio>(&wanted).await?.len() < wanted.len() {
        let text = "There is no such portfolio. Reload the page and choose again.";
        return refuse("portfolio.unknown_portfolio", text);
    }
    let before = writer.hold_listings(id).await?;
    let (seen, hidden) = parted(caller, &project, before);
    // What is listed already where the caller sees nothing is asked for like any other, so that nobody
    // finds out by trying.
    for added in wanted.iter().filter(|one| !seen.contains(one)) {
        caller.require("project.create", Place::portfolio(*added))?;
    }
    wanted.extend(hidden.iter().filter(|one| !input.portfolio_ids.contains(one)));
    if wanted.len() > MOST {
        let text = match hidden.len() {
            0 => format!("List a project in {MOST} portfolios at most."),
            hidden => format!(
                "List a project in {MOST} portfolios at most. It is listed in {hidden} that you may \
                 not see."
            ),
        };
        return refuse("plan.listed_too_often", &text);
    }
    let old = named(&writer, &[seen, hidden].concat()).await?;
    writer.put_listings(id, &wanted).await?;
    let new = named(&writer, &wanted).await?;
    writer.record(Entry {
        noun: "project",
        noun_id: id,
        project: Some(id),
        verb: LISTED,
        label: project.name.clone(),
        before: Some(json!({ ALSO_IN: old })),
        after: Some(json!({ ALSO_IN: new })),
    });
    writer.commit().await?;
    project_view(&app.store.read(), caller, project).await
}

/// Puts the portfolios of an entry of the history into words, those that the caller may not see as their
/// number: `Law, Run and 2 that you may not see`.
pub(crate) fn tell_listings(caller: &Caller, verb: &str, fields: &mut Map<String, Value>) {
    let Some(value) = fields.get_mut(ALSO_IN).filter(|_| verb == LISTED) else { return };
    if value.is_string() {
        // Entries of before had names alone.
        if !caller.may("portfolio.view", Place::ORGANISATION) {
            *value = Value::Null;
        }
        return;
    }
    let all = serde_json::from_value::<Vec<Reference>>(value.take()).unwrap_or_default();
    let (seen, hidden): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|one| caller.may("portfolio.view", Place::portfolio(one.id)));
    let seen: Vec<String> = seen.into_iter().map(|one| one.name).collect();
    let seen = seen.join(", ");
    *value = match hidden.len() {
        0 => seen.into(),
        hidden if seen.is_empty() => format!("{hidden} that you may not see").into(),
        hidden => format!("{seen} and {hidden} that you may not see").into(),
    };
}
