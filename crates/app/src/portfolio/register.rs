//! Running projects and pending requests in one list: what goes on, and what waits to.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use steerco_store::{
    Reader,
    portfolio::{RegisterFilter, RegisterLine, RegisterSort, SeenRequests},
    row,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    criteria::points,
    live_figures::{CostSource, ScenarioSubject},
    portfolios::owners,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    governance::LifecycleDefinition,
    organisation::{PlanTypeMark, plan_type_marks},
    plan::read_json,
    shape::{Listed, PageQuery, Reference, civil, percent},
};

/// Most lines of a chart; a list has pages.
pub(super) const MOST_DRAWN: u64 = 2_000;

/// How it goes, from its plan alone until somebody reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Health {
    /// Nothing is behind its baseline.
    OnTrack,
    /// Tasks are behind their baseline, the finish is not.
    AtRisk,
    /// The finish is behind its baseline.
    OffTrack,
    /// There is no baseline to compare with.
    NotSet,
}

impl Health {
    /// The name in the database.
    pub(super) fn of(word: &str) -> Self {
        match word {
            "on_track" => Self::OnTrack,
            "at_risk" => Self::AtRisk,
            "off_track" => Self::OffTrack,
            _ => Self::NotSet,
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::OnTrack => "on_track",
            Self::AtRisk => "at_risk",
            Self::OffTrack => "off_track",
            Self::NotSet => "not_set",
        }
    }
}

/// Which part of the register.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RegisterQuery {
    /// Projects or requests only.
    pub kind: Option<ScenarioSubject>,
    /// At home in this portfolio; the register also has projects that are listed there.
    pub portfolio_id: Option<Uuid>,
    /// In this program.
    pub program_id: Option<Uuid>,
    /// Of this person.
    pub owner_id: Option<Uuid>,
    /// Of this type; requests that are to become of it.
    pub plan_type_id: Option<Uuid>,
    /// In this stage of projects or state of requests.
    pub state: Option<String>,
    /// In this health.
    pub health: Option<Health>,
    /// The model whose scores are told; the oldest one that is in use unless told.
    pub scoring_model_id: Option<Uuid>,
}

/// Where a project stands in its lifecycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RegisterGate {
    /// Name of the stage it is in.
    pub stage: String,
    /// Name of the gate that ends it; null for a last stage.
    pub gate: Option<String>,
    /// The gate waits for its decision.
    pub waits: bool,
}

/// A project or request.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RegisterItem {
    /// Which kind.
    pub kind: ScenarioSubject,
    /// Which one.
    pub id: Uuid,
    /// Key of the project, such as `INF-012`, or number of the request, such as `R-7`.
    pub key: String,
    /// Name or title.
    pub name: String,
    /// Stage of the project, state of the request.
    pub state: String,
    /// How it goes.
    pub health: Health,
    /// The portfolio; of a request that of the program it is to go into.
    pub portfolio: Option<Reference>,
    /// The program.
    pub program: Option<Reference>,
    /// Who answers for it; of a request its assessor, or else who filed it.
    pub owner: Option<Reference>,
    /// The type it is of; of a request the one it is to become of, where that is settled.
    pub plan_type: Option<PlanTypeMark>,
    /// Start of its plan; a request has none.
    pub start: Option<String>,
    /// Finish of its plan.
    pub finish: Option<String>,
    /// Finish in baseline 0.
    pub baseline_finish: Option<String>,
    /// How much is done.
    pub percent_complete: f64,
    /// What it costs, in minor units: the recommended option of its business case as it was last frozen, else
    /// what was asked for, else the plan.
    pub cost_minor: Option<i64>,
    /// Which of these it is; null without a cost.
    pub cost_source: Option<CostSource>,
    /// The plan has rates in another currency, and that part is left out.
    pub cost_partial: bool,
    /// Currency of the cost.
    pub currency: String,
    /// There is a cost, and the caller may not see it.
    pub cost_hidden: bool,
    /// What its business case comes to as it is being written, in minor units, where that is another figure: it
    /// counts when it is frozen.
    pub draft_minor: Option<i64>,
    /// Currency of that.
    pub draft_currency: String,
    /// What is approved for the project, in minor units; null until somebody says, or hidden as the cost is.
    pub funding_minor: Option<i64>,
    /// Currency of that.
    pub funding_currency: String,
    /// What it scores, in points.
    pub score: Option<f64>,
    /// Where it stands in its lifecycle.
    pub gate: Option<RegisterGate>,
}

/// Running projects and pending requests that the caller may see.
pub async fn register(
    app: &App,
    caller: &Caller,
    query: &RegisterQuery,
    page: &PageQuery,
) -> Outcome<Listed<RegisterItem>> {
    caller.require_somewhere("project.view")?;
    let (ask, sort) = page.ask("name")?;
    let sort = match sort.as_str() {
        "name" => RegisterSort::Name,
        "key" => RegisterSort::Key,
        "kind" => RegisterSort::Kind,
        "state" => RegisterSort::State,
        "health" => RegisterSort::Health,
        "start" => RegisterSort::Start,
        "finish" => RegisterSort::Finish,
        "cost" => RegisterSort::Cost,
        "score" => RegisterSort::Score,
        "percent_complete" => RegisterSort::PercentComplete,
        _ => {
            let text = "Sort by name, key, kind, state, health, start, finish, cost, score or \
                        percent_complete.";
            return Err(Failure::field("list.unknown_sort", "sort", text));
        }
    };
    let reader = app.store.read();
    let filter =
        RegisterFilter { q: page.search(), listed: true, ..asked(&reader, caller, query).await? };
    let found = reader.register(&filter, sort, &ask).await?;
    let names = RegisterNames::of(&reader, &found.items).await?;
    Ok(Listed::of(found, |line| names.item(&line)))
}

/// What is asked for, of what the caller may see.
pub(super) async fn asked(
    reader: &Reader,
    caller: &Caller,
    query: &RegisterQuery,
) -> Outcome<RegisterFilter> {
    Ok(RegisterFilter {
        q: None,
        kind: query.kind.map(|kind| kind.word().into()),
        portfolio_id: query.portfolio_id,
        listed: false,
        program_id: query.program_id,
        owner_id: query.owner_id,
        plan_type_id: query.plan_type_id,
        state: query.state.clone(),
        health: query.health.map(|health| health.word().into()),
        closed: false,
        model: model(reader, query.scoring_model_id).await?.map(|row| (row.id, row.number)),
        visible: caller.visible("project.view"),
        costs: caller.visible("rate.view"),
        requests: seen_requests(caller),
    })
}

/// Requests that the caller may see.
pub(super) fn seen_requests(caller: &Caller) -> SeenRequests {
    let sees_all = caller.may("request.view", Place::ORGANISATION);
    if sees_all { SeenRequests::All } else { SeenRequests::Of(caller.user_id) }
}

/// The model that is asked for, or else the oldest one in use.
pub(super) async fn model(
    reader: &Reader,
    wanted: Option<Uuid>,
) -> Outcome<Option<row::ScoringModel>> {
    match wanted {
        Some(id) => {
            let row = reader.find::<row::ScoringModel>(id).await?;
            row.map(Some).ok_or(Failure::NotFound("scoring model"))
        }
        None => Ok(reader.oldest_scoring_model().await?),
    }
}

/// What lines refer to by id.
pub(super) struct RegisterNames {
    portfolios: BTreeMap<Uuid, String>,
    programs: BTreeMap<Uuid, String>,
    owners: Vec<Reference>,
    types: Vec<PlanTypeMark>,
    lifecycles: BTreeMap<(Uuid, i64), LifecycleDefinition>,
}

impl RegisterNames {
    pub(super) async fn of(reader: &Reader, lines: &[RegisterLine]) -> Outcome<Self> {
        let unique = |ids: &mut dyn Iterator<Item = Option<Uuid>>| {
            let mut ids: Vec<Uuid> = ids.flatten().collect();
            ids.sort();
            ids.dedup();
            ids
        };
        let portfolios = unique(&mut lines.iter().map(|line| line.portfolio_id));
        let portfolios = reader.get_many::<row::Portfolio>(&portfolios).await?;
        let programs = unique(&mut lines.iter().map(|line| line.program_id));
        let programs = reader.get_many::<row::Program>(&programs).await?;
        let people = unique(&mut lines.iter().map(|line| line.owner_id));
        let mut revisions: Vec<(Uuid, i64)> =
            lines.iter().filter_map(|line| line.lifecycle_id.zip(line.revision)).collect();
        revisions.sort();
        revisions.dedup();
        let mut lifecycles = BTreeMap::new();
        for row in reader.lifecycle_revisions_of(&revisions).await? {
            lifecycles.insert((row.lifecycle_id, row.revision), read_json(&row.definition)?);
        }
        Ok(Self {
            portfolios: portfolios.into_iter().map(|row| (row.id, row.name)).collect(),
            programs: programs.into_iter().map(|row| (row.id, row.name)).collect(),
            owners: owners(reader, people.into_iter().map(Some)).await?,
            types: plan_type_marks(reader, lines.iter().map(|line| line.plan_type_id)).await?,
            lifecycles,
        })
    }

    pub(super) fn item(&self, line: &RegisterLine) -> RegisterItem {
        let named = |names: &BTreeMap<Uuid, String>, id: Option<Uuid>| {
            let id = id?;
            Some(Reference { id, name: names.get(&id)?.clone() })
        };
        RegisterItem {
            kind: ScenarioSubject::of(&line.kind),
            id: line.id,
            key: line.key.clone(),
            name: line.name.clone(),
            state: line.state.clone(),
            health: Health::of(&line.health),
            portfolio: named(&self.portfolios, line.portfolio_id),
            program: named(&self.programs, line.program_id),
            owner: self.owners.iter().find(|one| Some(one.id) == line.owner_id).cloned(),
            plan_type: self.types.iter().find(|one| Some(one.id) == line.plan_type_id).cloned(),
            start: line.start.map(civil),
            finish: line.finish.map(civil),
            baseline_finish: line.baseline_finish.map(civil),
            percent_complete: percent(line.percent_complete),
            cost_minor: line.cost,
            cost_source: CostSource::of(&line.cost_source).filter(|_| line.cost.is_some()),
            cost_partial: line.cost_partial != 0 && line.cost.is_some(),
            currency: line.currency.clone(),
            cost_hidden: line.cost_hidden != 0,
            draft_minor: line.draft,
            draft_currency: line.draft_currency.clone(),
            funding_minor: line.funding,
            funding_currency: line.funding_currency.clone(),
            score: line.score.map(points),
            gate: self.gate(line),
        }
    }

    fn gate(&self, line: &RegisterLine) -> Option<RegisterGate> {
        let definition = self.lifecycles.get(&line.lifecycle_id.zip(line.revision)?)?;
        let (_, stage) = definition.stage(line.lifecycle_stage.as_deref()?)?;
        Some(RegisterGate {
            stage: stage.name.clone(),
            gate: stage.gate.as_ref().map(|_| {
                let names: Vec<&str> = stage.gates().map(|gate| gate.name.as_str()).collect();
                names.join(", ")
            }),
            waits: line.open_review_id.is_some(),
        })
    }
}
