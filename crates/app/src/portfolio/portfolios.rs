//! Portfolios.

use serde::{Deserialize, Serialize};
use steerco_store::{
    Reader, fold, now_micros,
    portfolio::{PortfolioCounts, PortfolioFilter},
    row,
};
use utoipa::ToSchema;
use uuid::Uuid;

use super::bucket_balance::{BucketShare, checked_shares};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    governance::set_pmo_type,
    plan::{read_json, write_json},
    shape::{Listed, PageQuery, Reference, checked_name, instant, nullable},
};

/// A portfolio with what it contains.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PortfolioView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Name.
    pub name: String,
    /// Free text.
    pub description: String,
    /// Who answers for it.
    pub owner: Option<Reference>,
    /// Programs in it.
    pub programs: i64,
    /// Projects in it.
    pub projects: i64,
    /// Projects whose finish is behind their baseline.
    pub late: i64,
    /// Which share of its money is wanted in each strategic bucket; empty where nobody has said.
    pub bucket_shares: Vec<BucketShare>,
    /// Last change (UTC).
    pub updated_at: String,
}

/// A portfolio to add.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewPortfolio {
    /// Name.
    pub name: String,
    /// Free text.
    #[serde(default)]
    pub description: String,
    /// Who answers for it.
    pub owner_id: Option<Uuid>,
    /// Its key in another system.
    pub external_key: Option<String>,
}

/// Changes to a portfolio.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchPortfolio {
    /// Name.
    pub name: Option<String>,
    /// Free text.
    pub description: Option<String>,
    /// Who answers for it; null for nobody.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub owner_id: Option<Option<Uuid>>,
    /// Which share of its money is wanted in each strategic bucket: all of them, 100 % in all, or none.
    pub bucket_shares: Option<Vec<BucketShare>>,
}

fn view(
    row: row::Portfolio,
    counts: Option<&PortfolioCounts>,
    owners: &[Reference],
) -> Outcome<PortfolioView> {
    let counts = counts.copied().unwrap_or_default();
    Ok(PortfolioView {
        bucket_shares: read_json(&row.bucket_shares)?,
        id: row.id,
        version: row.version,
        name: row.name,
        description: row.description,
        owner: row.owner_id.and_then(|id| owners.iter().find(|owner| owner.id == id).cloned()),
        programs: counts.programs,
        projects: counts.projects,
        late: counts.late,
        updated_at: instant(row.updated_at),
    })
}

/// Names of owners.
pub(crate) async fn owners(
    reader: &Reader,
    ids: impl Iterator<Item = Option<Uuid>>,
) -> Outcome<Vec<Reference>> {
    let mut ids: Vec<Uuid> = ids.flatten().collect();
    ids.sort();
    ids.dedup();
    let rows = reader.get_many::<row::User>(&ids).await?;
    Ok(rows.into_iter().map(|row| Reference { id: row.id, name: row.name }).collect())
}

/// Refuses owners that do not exist.
pub(crate) async fn check_owner(reader: &Reader, owner: Option<Uuid>) -> Outcome<()> {
    match owner {
        Some(id) if reader.find::<row::User>(id).await?.is_none() => {
            let text = "There is no such user.";
            Err(Failure::field("portfolio.unknown_owner", "owner_id", text))
        }
        _ => Ok(()),
    }
}

/// Portfolios by name.
pub async fn portfolios(
    app: &App,
    caller: &Caller,
    page: &PageQuery,
) -> Outcome<Listed<PortfolioView>> {
    let (ask, _) = page.ask("name")?;
    let visible = caller.visible("portfolio.view");
    let filter = PortfolioFilter { q: page.search(), visible: visible.clone() };
    let reader = app.store.read();
    let found = reader.portfolios(&filter, &ask).await?;
    let ids: Vec<Uuid> = found.items.iter().map(|row| row.id).collect();
    let counts = reader.portfolio_counts(&ids, &visible).await?;
    let owners = owners(&reader, found.items.iter().map(|row| row.owner_id)).await?;
    let mut shown = vec![];
    for row in &found.items {
        shown.push(view(row.clone(), counts.get(&row.id), &owners)?);
    }
    let mut shown = shown.into_iter();
    Ok(Listed::of(found, |_| shown.next()).present())
}

async fn shown(reader: &Reader, caller: &Caller, row: row::Portfolio) -> Outcome<PortfolioView> {
    let visible = caller.visible("portfolio.view");
    let counts = reader.portfolio_counts(&[row.id], &visible).await?;
    let owners = owners(reader, [row.owner_id].into_iter()).await?;
    let count = counts.get(&row.id);
    view(row, count, &owners)
}

async fn find(reader: &Reader, id: Uuid) -> Outcome<row::Portfolio> {
    reader.find(id).await?.ok_or(Failure::NotFound("portfolio"))
}

/// One portfolio.
pub async fn portfolio(app: &App, caller: &Caller, id: Uuid) -> Outcome<PortfolioView> {
    let reader = app.store.read();
    let row = find(&reader, id).await?;
    caller.require("portfolio.view", Place::portfolio(id))?;
    shown(&reader, caller, row).await
}

/// Adds a portfolio.
pub async fn create_portfolio(
    app: &App,
    caller: &Caller,
    input: &NewPortfolio,
) -> Outcome<PortfolioView> {
    caller.require("portfolio.manage", Place::ORGANISATION)?;
    let name = checked_name("name", &input.name)?;
    check_owner(&app.store.read(), input.owner_id).await?;
    let now = now_micros();
    let row = row::Portfolio {
        id: Uuid::now_v7(),
        version: 1,
        name_folded: fold(&name),
        name,
        description: input.description.clone(),
        owner_id: input.owner_id,
        external_key: input.external_key.clone(),
        bucket_shares: "[]".into(),
        created_at: now,
        updated_at: now,
    };
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.insert(&row, "portfolio_created").await?;
    writer.commit().await?;
    shown(&app.store.read(), caller, row).await
}

/// Changes a portfolio.
pub async fn update_portfolio(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchPortfolio,
) -> Outcome<PortfolioView> {
    let reader = app.store.read();
    let before = find(&reader, id).await?;
    caller.require("portfolio.manage", Place::portfolio(id))?;
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
    if let Some(owner_id) = patch.owner_id {
        check_owner(&reader, owner_id).await?;
        after.owner_id = owner_id;
    }
    if let Some(shares) = &patch.bucket_shares {
        after.bucket_shares = write_json(&checked_shares(shares)?)?;
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let after = writer.update(&before, after, "portfolio_updated").await?;
    writer.commit().await?;
    shown(&app.store.read(), caller, after).await
}

/// Removes an empty portfolio.
pub async fn delete_portfolio(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    let reader = app.store.read();
    let row = find(&reader, id).await?;
    caller.require("portfolio.manage", Place::portfolio(id))?;
    unchanged(row.version, version, async { shown(&reader, caller, row.clone()).await }).await?;
    let everything = steerco_store::portfolio::Visible::everything();
    let counts = reader.portfolio_counts(&[id], &everything).await?;
    if let Some(counts) = counts.get(&id) {
        return Err(Failure::refused(
            "portfolio.not_empty",
            format!(
                "It still contains {} programs and {} projects. Move or delete them first.",
                counts.programs, counts.projects
            ),
        ));
    }
    let grants = reader.grants_at(id).await?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    for grant in &grants {
        writer.delete(grant, "role_revoked").await?;
    }
    set_pmo_type(&mut writer, row.id, None, None).await?;
    writer.delete(&row, "portfolio_deleted").await?;
    writer.commit().await?;
    Ok(())
}
