//! Programs: projects with shared benefits.

use serde::{Deserialize, Serialize};
use steerco_store::{
    Reader, fold, now_micros,
    portfolio::{PortfolioCounts, ProgramFilter},
    row,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::portfolios::{check_owner, owners};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    governance::keep_gates_of_program_strict,
    organisation::{PlanTypeMark, begin_program, keep_program_type, plan_type_marks},
    shape::{Listed, PageQuery, Reference, checked_name, instant, nullable},
};

/// A program with what it contains.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProgramView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Name.
    pub name: String,
    /// Free text.
    pub description: String,
    /// The portfolio it is in.
    pub portfolio: Option<Reference>,
    /// Who answers for it.
    pub owner: Option<Reference>,
    /// The type it is of.
    pub plan_type: Option<PlanTypeMark>,
    /// The number that it was given, such as `PRG-0007`; it never changes.
    pub number: Option<String>,
    /// Projects in it.
    pub projects: i64,
    /// Projects whose finish is behind their baseline.
    pub late: i64,
    /// Last change (UTC).
    pub updated_at: String,
}

/// A program to add.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewProgram {
    /// Name.
    pub name: String,
    /// The portfolio it goes into.
    pub portfolio_id: Option<Uuid>,
    /// Free text.
    #[serde(default)]
    pub description: String,
    /// Who answers for it.
    pub owner_id: Option<Uuid>,
    /// Its key in another system.
    pub external_key: Option<String>,
    /// The type it is of; the standard one unless told.
    pub plan_type_id: Option<Uuid>,
}

/// Changes to a program.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchProgram {
    /// Name.
    pub name: Option<String>,
    /// Free text.
    pub description: Option<String>,
    /// The portfolio it moves to; null for none.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub portfolio_id: Option<Option<Uuid>>,
    /// Who answers for it; null for nobody.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub owner_id: Option<Option<Uuid>>,
    /// The type it becomes of.
    pub plan_type_id: Option<Uuid>,
}

/// Which programs.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ProgramQuery {
    /// Of this portfolio.
    pub portfolio_id: Option<Uuid>,
    /// Of this type.
    pub plan_type_id: Option<Uuid>,
}

fn view(
    row: row::Program,
    counts: Option<&PortfolioCounts>,
    owners: &[Reference],
    portfolios: &[Reference],
    types: &[PlanTypeMark],
) -> ProgramView {
    let counts = counts.copied().unwrap_or_default();
    let named = |list: &[Reference], id: Option<Uuid>| {
        id.and_then(|id| list.iter().find(|entry| entry.id == id).cloned())
    };
    ProgramView {
        id: row.id,
        version: row.version,
        name: row.name,
        description: row.description,
        portfolio: named(portfolios, row.portfolio_id),
        owner: named(owners, row.owner_id),
        plan_type: types.iter().find(|one| Some(one.id) == row.plan_type_id).cloned(),
        number: row.number,
        projects: counts.projects,
        late: counts.late,
        updated_at: instant(row.updated_at),
    }
}

/// Names of portfolios.
pub(crate) async fn portfolio_names(
    reader: &Reader,
    ids: impl Iterator<Item = Option<Uuid>>,
) -> Outcome<Vec<Reference>> {
    let mut ids: Vec<Uuid> = ids.flatten().collect();
    ids.sort();
    ids.dedup();
    let rows = reader.get_many::<row::Portfolio>(&ids).await?;
    Ok(rows.into_iter().map(|row| Reference { id: row.id, name: row.name }).collect())
}

/// Programs by name.
pub async fn programs(
    app: &App,
    caller: &Caller,
    query: &ProgramQuery,
    page: &PageQuery,
) -> Outcome<Listed<ProgramView>> {
    let (ask, _) = page.ask("name")?;
    let visible = caller.visible("program.view");
    let filter = ProgramFilter {
        q: page.search(),
        portfolio_id: query.portfolio_id,
        plan_type_id: query.plan_type_id,
        visible: visible.clone(),
    };
    let reader = app.store.read();
    let found = reader.programs(&filter, &ask).await?;
    let ids: Vec<Uuid> = found.items.iter().map(|row| row.id).collect();
    let counts = reader.program_counts(&ids, &visible).await?;
    let owners = owners(&reader, found.items.iter().map(|row| row.owner_id)).await?;
    let above = found.items.iter().map(|row| row.portfolio_id);
    let portfolios = portfolio_names(&reader, above).await?;
    let types = plan_type_marks(&reader, found.items.iter().map(|row| row.plan_type_id)).await?;
    Ok(Listed::of(found, |row| {
        let count = counts.get(&row.id);
        view(row, count, &owners, &portfolios, &types)
    }))
}

async fn shown(reader: &Reader, caller: &Caller, row: row::Program) -> Outcome<ProgramView> {
    let visible = caller.visible("program.view");
    let counts = reader.program_counts(&[row.id], &visible).await?;
    let owners = owners(reader, [row.owner_id].into_iter()).await?;
    let portfolios = portfolio_names(reader, [row.portfolio_id].into_iter()).await?;
    let types = plan_type_marks(reader, [row.plan_type_id].into_iter()).await?;
    let count = counts.get(&row.id);
    Ok(view(row, count, &owners, &portfolios, &types))
}

async fn find(reader: &Reader, id: Uuid) -> Outcome<row::Program> {
    reader.find(id).await?.ok_or(Failure::NotFound("program"))
}

async fn check_portfolio(reader: &Reader, id: Option<Uuid>) -> Outcome<()> {
    match id {
        Some(id) if reader.find::<row::Portfolio>(id).await?.is_none() => {
            let text = "There is no such portfolio.";
            Err(Failure::field("portfolio.unknown_portfolio", "portfolio_id", text))
        }
        _ => Ok(()),
    }
}

/// One program.
pub async fn program(app: &App, caller: &Caller, id: Uuid) -> Outcome<ProgramView> {
    let reader = app.store.read();
    let row = find(&reader, id).await?;
    caller.require("program.view", Place::program(&row))?;
    shown(&reader, caller, row).await
}

/// Adds a program.
pub async fn create_program(
    app: &App,
    caller: &Caller,
    input: &NewProgram,
) -> Outcome<ProgramView> {
    let place = input.portfolio_id.map_or(Place::ORGANISATION, Place::portfolio);
    caller.require("program.manage", place)?;
    let reader = app.store.read();
    let name = checked_name("name", &input.name)?;
    check_portfolio(&reader, input.portfolio_id).await?;
    check_owner(&reader, input.owner_id).await?;
    let now = now_micros();
    let mut row = row::Program {
        id: Uuid::now_v7(),
        version: 1,
        portfolio_id: input.portfolio_id,
        name_folded: fold(&name),
        name,
        description: input.description.clone(),
        owner_id: input.owner_id,
        external_key: input.external_key.clone(),
        plan_type_id: None,
        number: None,
        created_at: now,
        updated_at: now,
    };
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    begin_program(&writer, &mut row, input.plan_type_id).await?;
    writer.insert(&row, "program_created").await?;
    writer.commit().await?;
    shown(&app.store.read(), caller, row).await
}

/// Changes a program; its projects follow it into another portfolio.
pub async fn update_program(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchProgram,
) -> Outcome<ProgramView> {
    let reader = app.store.read();
    let before = find(&reader, id).await?;
    caller.require("program.manage", Place::program(&before))?;
    unchanged(before.version, version, async { shown(&reader, caller, before.clone()).await })
        .await?;
    let mut after = before.clone();
    if let Some(name) = &patch.name {
        after.name = checked_name("name", name)?;
        after.name_folded = fold(&after.name);
    }
    if let Some(description) = &patch.description {
        after.description.clone_from(description);
    }
    if let Some(portfolio_id) = patch.portfolio_id {
        check_portfolio(&reader, portfolio_id).await?;
        let place = portfolio_id.map_or(Place::ORGANISATION, Place::portfolio);
        caller.require("program.manage", place)?;
        after.portfolio_id = portfolio_id;
    }
    if let Some(owner_id) = patch.owner_id {
        check_owner(&reader, owner_id).await?;
        after.owner_id = owner_id;
    }
    after.plan_type_id = patch.plan_type_id.or(before.plan_type_id);
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    keep_program_type(&writer, caller, &before, &mut after).await?;
    if after.portfolio_id != before.portfolio_id {
        keep_gates_of_program_strict(&mut writer, caller, id, after.portfolio_id).await?;
        writer.move_projects_of_program(id, after.portfolio_id).await?;
    }
    let after = writer.update(&before, after, "program_updated").await?;
    writer.commit().await?;
    shown(&app.store.read(), caller, after).await
}

/// Removes an empty program.
pub async fn delete_program(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    let reader = app.store.read();
    let row = find(&reader, id).await?;
    caller.require("program.manage", Place::program(&row))?;
    unchanged(row.version, version, async { shown(&reader, caller, row.clone()).await }).await?;
    let everything = steerco_store::portfolio::Visible::everything();
    if let Some(counts) = reader.program_counts(&[id], &everything).await?.get(&id) {
        return Err(Failure::refused(
            "portfolio.not_empty",
            format!("It still contains {} projects. Move or delete them first.", counts.projects),
        ));
    }
    let grants = reader.grants_at(id).await?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    for grant in &grants {
        writer.delete(grant, "role_revoked").await?;
    }
    writer.delete(&row, "program_deleted").await?;
    writer.commit().await?;
    Ok(())
}
