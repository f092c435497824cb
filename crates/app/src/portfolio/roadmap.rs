//! The roadmap: running projects in time with their milestones, what links them, and where they were to
//! lie under a baseline or a decided scenario.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use steerco_store::{
    Ask, Reader,
    plan::{CrossFilter, GiveGetFilter, GiveGetLine},
    portfolio::{MilestoneLine, RegisterFilter, RegisterSort, RunningFilter},
    row,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    live_figures::ScenarioSubject,
    register::{MOST_DRAWN, RegisterItem, RegisterNames, RegisterQuery, asked},
    scenario_commits::CommitContent,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    organisation::{CustomValues, custom_values},
    plan::{GiveGetRag, WallGive, given, read_json},
    shape::civil,
};

/// Most links between projects that a chart draws.
const MOST_LINKS: u64 = 2_000;

/// Which roadmap.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RoadmapQuery {
    /// Of this portfolio.
    pub portfolio_id: Option<Uuid>,
    /// Of this program.
    pub program_id: Option<Uuid>,
    /// What to compare with: `baseline` for the baselines of the projects, or the id of a strategic
    /// baseline.
    pub against: Option<String>,
}

/// A project as a bar.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoadmapBar {
    /// What the register shows.
    #[serde(flatten)]
    pub item: RegisterItem,
    /// Values of custom fields by their code.
    #[schema(value_type = Object)]
    pub custom: CustomValues,
}

/// A milestone.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoadmapMilestone {
    /// The task.
    pub id: Uuid,
    /// Its project.
    pub project_id: Uuid,
    /// What it is called.
    pub name: String,
    /// When.
    pub at: String,
    /// When in baseline 0.
    pub baseline_at: Option<String>,
    /// Behind its baseline.
    pub late: bool,
    /// It has been reached.
    pub reached: bool,
}

/// A dependency from one project to another.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoadmapLink {
    /// Which one.
    pub id: Uuid,
    /// The driving project.
    pub from: Uuid,
    /// The driven project.
    pub to: Uuid,
    /// `FS`, `SS`, `FF` or `SF`.
    pub kind: String,
    /// The driving task; null where an agreement names none.
    pub from_task_id: Option<Uuid>,
    /// What it is called, or what is given.
    pub from_task: String,
    /// When the driving end is.
    pub from_at: String,
    /// The driven task; null where an agreement names none.
    pub to_task_id: Option<Uuid>,
    /// What it is called, or the project that gets it.
    pub to_task: String,
    /// When the driven end is, or when what is given is needed.
    pub to_at: String,
    /// It is not kept, not agreed, or its agreed date is missed.
    pub conflict: bool,
    /// The agreement about it.
    pub give: Option<WallGive>,
}

/// Where a project was to lie.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoadmapGhost {
    /// The project.
    pub id: Uuid,
    /// It was to be done at all.
    pub included: bool,
    /// First day or moment.
    pub start: String,
    /// Last day or moment.
    pub finish: String,
}

/// The roadmap.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoadmapView {
    /// By start; at most 2,000.
    pub bars: Vec<RoadmapBar>,
    /// How many projects there are.
    pub total: u64,
    /// As they follow in time.
    pub milestones: Vec<RoadmapMilestone>,
    /// Dependencies between these projects.
    pub links: Vec<RoadmapLink>,
    /// Where they were to lie; empty when nothing is compared with.
    pub ghosts: Vec<RoadmapGhost>,
}

/// Running projects in time.
pub async fn roadmap(app: &App, caller: &Caller, query: &RoadmapQuery) -> Outcome<RoadmapView> {
    caller.require_somewhere("project.view")?;
    let reader = app.store.snapshot().await?;
    let of = RegisterQuery {
        kind: Some(ScenarioSubject::Project),
        portfolio_id: query.portfolio_id,
        program_id: query.program_id,
        ..RegisterQuery::default()
    };
    let filter = RegisterFilter { listed: true, ..asked(&reader, caller, &of).await? };
    let against = Against::of(&reader, query.against.as_deref()).await?;
    against.require(caller)?;
    running(&reader, filter, &against).await
}

/// The roadmap of the projects of a filter.
pub(super) async fn running(
    reader: &Reader,
    filter: RegisterFilter,
    against: &Against,
) -> Outcome<RoadmapView> {
    let ask = Ask::first(MOST_DRAWN);
    let found = reader.register(&filter, RegisterSort::Start, &ask).await?;
    let names = RegisterNames::of(reader, &found.items).await?;
    let running = RunningFilter {
        portfolio_id: filter.portfolio_id,
        listed: filter.listed,
        program_id: filter.program_id,
        visible: filter.visible,
    };
    let shown: BTreeSet<Uuid> = found.items.iter().map(|line| line.id).collect();
    let mut bars = vec![];
    for line in &found.items {
        bars.push(RoadmapBar { item: names.item(line), custom: custom_values(&line.custom)? });
    }
    let milestones = reader.milestones(&running).await?;
    let ghosts = match against {
        Against::Nothing => vec![],
        Against::Baselines => baseline_ghosts(reader, &running).await?,
        Against::Commit(row) => commit_ghosts(row, &shown)?,
    };
    Ok(RoadmapView {
        bars,
        total: found.total,
        milestones: milestones
            .into_iter()
            .filter(|one| shown.contains(&one.project_id))
            .map(milestone_view)
            .collect(),
        links: links(reader, &running, &shown).await?,
        ghosts,
    })
}

/// What a roadmap is compared with.
pub(super) enum Against {
    Nothing,
    /// The baselines of the projects.
    Baselines,
    /// A strategic baseline.
    Commit(Box<row::ScenarioCommit>),
}

impl Against {
    /// As it is asked for: nothing, `baseline`, or the id of a strategic baseline.
    pub(super) async fn of(reader: &Reader, asked: Option<&str>) -> Outcome<Self> {
        let id = match asked.filter(|text| !text.is_empty()) {
            None => return Ok(Self::Nothing),
            Some("baseline") => return Ok(Self::Baselines),
            Some(commit) => commit.parse::<Uuid>().map_err(|_| {
                let text = "Compare with “baseline”, or with the id of a strategic baseline.";
                Failure::field("roadmap.unknown_snapshot", "against", text)
            })?,
        };
        let row = reader.find::<row::ScenarioCommit>(id).await?;
        Ok(Self::Commit(Box::new(row.ok_or(Failure::NotFound("strategic baseline"))?)))
    }

    /// A strategic baseline is for who sees scenarios.
    pub(super) fn require(&self, caller: &Caller) -> Outcome<()> {
        let Self::Commit(row) = self else { return Ok(()) };
        caller.require(
            "scenario.view",
            row.portfolio_id.map_or(Place::ORGANISATION, Place::portfolio),
        )
    }

    /// What it is called.
    pub(super) fn name(&self) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Baselines => Some("the baselines of the projects".into()),
            Self::Commit(row) => Some(format!("baseline {}, {}", row.number, row.scenario_name)),
        }
    }
}

pub(super) fn milestone_view(line: MilestoneLine) -> RoadmapMilestone {
    RoadmapMilestone {
        id: line.id,
        project_id: line.project_id,
        name: line.name,
        at: civil(line.finish),
        baseline_at: line.baseline_finish.map(civil),
        late: line.late,
        reached: line.actual_finish.is_some(),
    }
}

/// Dependencies with both ends in what is shown.
pub(super) async fn links(
    reader: &Reader,
    running: &RunningFilter,
    shown: &BTreeSet<Uuid>,
) -> Outcome<Vec<RoadmapLink>> {
    let filter = CrossFilter {
        portfolio_id: running.portfolio_id,
        program_id: running.program_id,
        visible: running.visible.clone(),
        ..CrossFilter::default()
    };
    let lines = reader.cross_dependencies(&filter, None, MOST_LINKS).await?;
    let bad = CrossFilter { in_conflict: true, ..filter };
    let bad = reader.cross_dependencies(&bad, None, MOST_LINKS).await?;
    let bad: BTreeSet<Uuid> = bad.into_iter().map(|line| line.row.id).collect();
    let gives = GiveGetFilter {
        portfolio_id: running.portfolio_id,
        program_id: running.program_id,
        states: vec!["proposed", "agreed"],
        visible: running.visible.clone(),
        ..GiveGetFilter::default()
    };
    let gives = reader.give_gets(&gives, None, MOST_LINKS).await?;
    let mut bound = BTreeMap::new();
    let mut apart = vec![];
    for line in gives {
        let give = given(&line);
        match &line.link {
            Some(link) => {
                bound.insert(link.id, give);
            }
            None => apart.push(apart_from_links(line, give)),
        }
    }
    apart.retain(|link| shown.contains(&link.from) && shown.contains(&link.to));
    let inside = lines.into_iter().filter(|line| {
        shown.contains(&line.predecessor.project_id) && shown.contains(&line.successor.project_id)
    });
    let link = inside.map(|line| {
        // FS drives from the finish to the start, and so on.
        let from = if line.row.kind.starts_with('F') {
            line.predecessor.finish
        } else {
            line.predecessor.start
        };
        let to =
            if line.row.kind.ends_with('F') { line.successor.finish } else { line.successor.start };
        RoadmapLink {
            id: line.row.id,
            from: line.predecessor.project_id,
            to: line.successor.project_id,
            kind: line.row.kind,
            from_task_id: Some(line.predecessor.id),
            from_task: line.predecessor.name,
            from_at: civil(from),
            to_task_id: Some(line.successor.id),
            to_task: line.successor.name,
            to_at: civil(to),
            conflict: bad.contains(&line.row.id),
            give: bound.remove(&line.row.id),
        }
    });
    Ok(link.chain(apart).collect())
}

/// An agreement without a link between tasks, drawn from the forecast to the date it is needed.
fn apart_from_links(line: GiveGetLine, give: WallGive) -> RoadmapLink {
    let forecast = civil(line.forecast());
    let (from, to) = (line.giver_task, line.receiver_task);
    RoadmapLink {
        id: line.row.id,
        from: line.row.giver_project_id,
        to: line.row.receiver_project_id,
        kind: "FS".into(),
        from_task_id: from.map(|task| task.id),
        from_task: line.row.given,
        from_at: forecast,
        to_task_id: to.as_ref().map(|task| task.id),
        to_task: to.map_or(line.receiver_project.name, |task| task.name),
        to_at: civil(line.row.needed_date),
        conflict: give.rag != GiveGetRag::OnTrack || give.state == "proposed",
        give: Some(give),
    }
}

async fn baseline_ghosts(reader: &Reader, running: &RunningFilter) -> Outcome<Vec<RoadmapGhost>> {
    let spans = reader.baseline_spans(running).await?;
    let ghost = |span: steerco_store::portfolio::BaselineSpan| {
        let (start, finish) = span.start.zip(span.finish)?;
        let (start, finish) = (civil(start), civil(finish));
        Some(RoadmapGhost { id: span.project_id, included: true, start, finish })
    };
    Ok(spans.into_iter().filter_map(ghost).collect())
}

fn commit_ghosts(row: &row::ScenarioCommit, shown: &BTreeSet<Uuid>) -> Outcome<Vec<RoadmapGhost>> {
    let content: CommitContent = read_json(&row.content)?;
    let known = content.items.into_iter().filter(|item| shown.contains(&item.id));
    let ghost = known.map(|item| RoadmapGhost {
        id: item.id,
        included: item.included,
        start: item.start,
        finish: item.finish,
    });
    Ok(ghost.collect())
}
