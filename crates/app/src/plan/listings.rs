//! Further portfolios in which a project is listed. It is at home in one, and only there does it count: in
//! numbers of projects, money, capacity and scenarios. Elsewhere lists, the register and the roadmap show it
//! to whoever may see it at home; being listed gives nobody a permission.

use serde::Deserialize;
use serde_json::json;
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

/// Portfolios to list a project in.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PutListings {
    /// All of them, without the one where it is at home.
    pub portfolio_ids: Vec<Uuid>,
}

/// The portfolios in which a project is listed beside its own, by name.
pub(super) async fn also_in(reader: &Reader, project: &row::Project) -> Outcome<Vec<Reference>> {
    let mut ids = reader.listings_of(project.id).await?;
    ids.retain(|id| Some(*id) != project.portfolio_id);
    if ids.is_empty() {
        return Ok(vec![]);
    }
    let mut rows = reader.get_many::<row::Portfolio>(&ids).await?;
    rows.sort_by(|one, other| one.name_folded.cmp(&other.name_folded));
    Ok(rows.into_iter().map(|row| Reference { id: row.id, name: row.name }).collect())
}

/// Lists a project in these portfolios beside its own, and in no others.
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
    if wanted.len() > MOST {
        return refuse("plan.listed_too_often", "List a project in 20 portfolios at most.");
    }
    let before = writer.listings_of(id).await?;
    if writer.get_many::<row::Portfolio>(&wanted).await?.len() < wanted.len() {
        let text = "There is no such portfolio. Reload the page and choose again.";
        return refuse("portfolio.unknown_portfolio", text);
    }
    for added in wanted.iter().filter(|one| !before.contains(one)) {
        caller.require("project.create", Place::portfolio(*added))?;
    }
    let old = also_in(&writer, &project).await?;
    writer.put_listings(id, &wanted).await?;
    let new = also_in(&writer, &project).await?;
    let names = |list: &[Reference]| {
        let names: Vec<&str> = list.iter().map(|one| one.name.as_str()).collect();
        json!({ "also_in": names.join(", ") })
    };
    writer.record(Entry {
        noun: "project",
        noun_id: id,
        project: Some(id),
        verb: "project_listed",
        label: project.name.clone(),
        before: Some(names(&old)),
        after: Some(names(&new)),
    });
    writer.commit().await?;
    project_view(&app.store.read(), project).await
}
