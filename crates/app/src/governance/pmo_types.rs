//! How strictly gates are kept, by the kind of PMO: a *supportive* one gives guidance, a
//! *controlling* one enforces gates, a *directive* one runs them itself. The organisation says which,
//! and a portfolio may say otherwise. With it goes whether new projects begin by themselves with the
//! lifecycle that fits them.

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, Writer, row};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    shape::{Listed, Reference},
};

/// How strictly gates are kept, loosest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PmoType {
    /// Gates are guidance: who manages a project passes them, and what was missing is logged.
    Supportive,
    /// A gate opens when everything is met and its approvers say so.
    Controlling,
    /// As controlling, and only the PMO asks for gates and chooses lifecycles.
    Directive,
}

impl PmoType {
    /// Every one, in the order of strictness.
    const ALL: [Self; 3] = [Self::Supportive, Self::Controlling, Self::Directive];

    /// As it is stored.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Supportive => "supportive",
            Self::Controlling => "controlling",
            Self::Directive => "directive",
        }
    }

    /// Whether new projects begin with the lifecycle that fits them, unless a place says otherwise.
    fn assigns(self) -> bool {
        self == Self::Directive
    }

    fn stored(word: &str) -> Self {
        Self::ALL.into_iter().find(|one| one.word() == word).unwrap_or(Self::Controlling)
    }

    /// Whether a gate needs everything met and an approval.
    pub(super) fn enforces(self) -> bool {
        self != Self::Supportive
    }

    /// The permission that asking for gates and choosing lifecycles needs.
    pub(super) fn asker(self) -> &'static str {
        if self == Self::Directive { "gate.waive" } else { "gate.ask" }
    }
}

/// How strictly gates are kept at a place.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PmoTypeView {
    /// The organisation or a portfolio.
    pub scope: Reference,
    /// `organisation` or `portfolio`.
    pub scope_kind: String,
    /// What it says itself; null for a portfolio that goes by the organisation.
    pub own: Option<PmoType>,
    /// What holds there.
    pub holds: PmoType,
    /// Whether new projects there begin by themselves with the lifecycle that fits them; else it is
    /// suggested.
    pub assigns: bool,
}

/// What a place says.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct PutPmoType {
    /// The kind of PMO; null for a portfolio that goes by the organisation.
    pub own: Option<PmoType>,
    /// Whether new projects begin by themselves with the lifecycle that fits them. When absent it stays,
    /// or is as the kind of PMO has it: only a directive one assigns.
    pub assigns: Option<bool>,
}

/// What is said for what is in a portfolio, or in none.
async fn said_at(reader: &Reader, portfolio: Option<Uuid>) -> Outcome<Option<row::PmoType>> {
    let organisation = organisation(reader).await?.id;
    let scopes: Vec<Uuid> = portfolio.into_iter().chain([organisation]).collect();
    let said = reader.pmo_types(&scopes).await?;
    let of = |scope: Uuid| said.iter().find(|row| row.scope_id == scope);
    Ok(portfolio.and_then(of).or_else(|| of(organisation)).cloned())
}

/// What holds for what is in a portfolio, or in none.
pub(super) async fn pmo_type_at(reader: &Reader, portfolio: Option<Uuid>) -> Outcome<PmoType> {
    let said = said_at(reader, portfolio).await?;
    Ok(said.map_or(PmoType::Controlling, |row| PmoType::stored(&row.kind)))
}

/// Whether what is new there begins by itself with the lifecycle that fits it.
pub(super) async fn assigns_at(reader: &Reader, portfolio: Option<Uuid>) -> Outcome<bool> {
    Ok(said_at(reader, portfolio).await?.is_some_and(|row| row.assigns))
}

async fn organisation(reader: &Reader) -> Outcome<row::Organisation> {
    reader.organisation().await?.ok_or(Failure::NotFound("organisation"))
}

/// How strictly gates are kept: the organisation first, then the portfolios by name.
pub async fn pmo_types(app: &App, caller: &Caller) -> Outcome<Listed<PmoTypeView>> {
    caller.require("lifecycle.configure", Place::ORGANISATION)?;
    let reader = app.store.read();
    let organisation = organisation(&reader).await?;
    let said = reader.all_pmo_types().await?;
    let own = |id: Uuid| said.iter().find(|row| row.scope_id == id);
    let everywhere = own(organisation.id);
    let view = |scope: Reference, scope_kind: &str| {
        let here = own(scope.id);
        let holds = here.or(everywhere);
        PmoTypeView {
            scope,
            scope_kind: scope_kind.into(),
            own: here.map(|row| PmoType::stored(&row.kind)),
            holds: holds.map_or(PmoType::Controlling, |row| PmoType::stored(&row.kind)),
            assigns: holds.is_some_and(|row| row.assigns),
        }
    };
    let mut views =
        vec![view(Reference { id: organisation.id, name: organisation.name }, "organisation")];
    for (id, name) in reader.portfolio_names().await? {
        views.push(view(Reference { id, name }, "portfolio"));
    }
    Ok(Listed::whole(views))
}

/// Says how strictly gates are kept at a place from now on; what was decided stays.
pub async fn put_pmo_type(
    app: &App,
    caller: &Caller,
    scope: Uuid,
    input: &PutPmoType,
) -> Outcome<Listed<PmoTypeView>> {
    caller.require("lifecycle.configure", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let known = organisation(&writer).await?.id == scope
        || writer.find::<row::Portfolio>(scope).await?.is_some();
    if !known {
        return Err(Failure::NotFound("portfolio"));
    }
    set(&mut writer, scope, input.own, input.assigns).await?;
    writer.commit().await?;
    pmo_types(app, caller).await
}

/// Writes what a place says.
pub(crate) async fn set(
    writer: &mut Writer<'_>,
    scope: Uuid,
    own: Option<PmoType>,
    assigns: Option<bool>,
) -> Outcome<()> {
    let now = writer.at();
    let before = writer.pmo_types(&[scope]).await?.into_iter().next();
    match (before, own) {
        (None, None) => {}
        (Some(row), None) => writer.delete(&row, "pmo_type_cleared").await?,
        (Some(row), Some(own)) => {
            let same = row.kind == own.word();
            let preset = if same { row.assigns } else { own.assigns() };
            let assigns = assigns.unwrap_or(preset);
            if same && assigns == row.assigns {
                return Ok(());
            }
            let after = row::PmoType { kind: own.word().into(), assigns, ..row.clone() };
            writer.update(&row, after, "pmo_type_set").await?;
        }
        (None, Some(own)) => {
            let row = row::PmoType {
                id: Uuid::now_v7(),
                version: 1,
                scope_id: scope,
                kind: own.word().into(),
                assigns: assigns.unwrap_or_else(|| own.assigns()),
                created_at: now,
                updated_at: now,
            };
            writer.insert(&row, "pmo_type_set").await?;
        }
    }
    Ok(())
}
