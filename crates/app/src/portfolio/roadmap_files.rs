//! The roadmap as a file: what its page shows, for whoever sees it there, on pages of paper or on slides
//! whose bars can be edited.

use std::collections::BTreeMap;

use serde::Deserialize;
use steerco_store::fold;
use utoipa::IntoParams;
use uuid::Uuid;

use super::{
    drawn_files::DrawnFile,
    register::MOST_DRAWN,
    roadmap::{Against, RoadmapBar, RoadmapMilestone, RoadmapQuery, RoadmapView, roadmap},
    roadmap_drawing::{RoadmapSheet, roadmap_drawing, span},
    roadmap_lanes::Lanes,
};
use crate::{App, Failure, Outcome, access::Caller};

/// Which roadmap, in which lanes.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RoadmapFileQuery {
    /// Of this portfolio.
    pub portfolio_id: Option<Uuid>,
    /// Of this program.
    pub program_id: Option<Uuid>,
    /// What to compare with: `baseline` for the baselines of the projects, or the id of a strategic
    /// baseline.
    pub against: Option<String>,
    /// What lanes are by: `portfolio` (unless told), `program`, `state`, `stage`, `owner`, `health`, or `c.`
    /// and the code of a custom field.
    pub lanes: Option<String>,
}

/// The roadmap as a file of this kind, with a name to save it under. A roadmap without projects is refused.
pub async fn roadmap_file(
    app: &App,
    caller: &Caller,
    query: &RoadmapFileQuery,
    kind: DrawnFile,
) -> Outcome<(String, Vec<u8>)> {
    let of = RoadmapQuery {
        portfolio_id: query.portfolio_id,
        program_id: query.program_id,
        against: query.against.clone(),
    };
    let view = roadmap(app, caller, &of).await?;
    let reader = app.store.read();
    let lanes = query.lanes.as_deref().filter(|code| !code.is_empty()).unwrap_or("portfolio");
    let lanes = Lanes::of(&reader, lanes).await?;
    if view.bars.is_empty() {
        let text = "No project runs here, so there is nothing to draw. Choose another portfolio.";
        return Err(Failure::refused("roadmap.empty", text));
    }
    let today = jiff::Zoned::now().date();
    let against = Against::of(&reader, query.against.as_deref()).await?;
    let place = place(&view, query);
    let mut about = vec![format!("Lanes by {}", lanes.label().to_lowercase())];
    about.extend(against.name().map(|name| format!("compared with {name}")));
    if view.total > MOST_DRAWN {
        about.push(format!("the first {MOST_DRAWN} of {} projects", view.total));
    }
    about.push(format!("as of {}", today.strftime("%-d %b %Y")));
    let title = place.map_or_else(|| "Roadmap".into(), |name| format!("Roadmap: {name}"));
    let mut milestones: BTreeMap<Uuid, Vec<RoadmapMilestone>> = BTreeMap::new();
    for one in view.milestones {
        milestones.entry(one.project_id).or_default().push(one);
    }
    let sheet = RoadmapSheet {
        title,
        about: about.join(" · "),
        lanes: in_lanes(view.bars, &lanes)?,
        milestones,
        links: view.links,
        ghosts: view.ghosts.into_iter().map(|ghost| (ghost.id, ghost)).collect(),
        today,
    };
    let bytes = kind.write(move || roadmap_drawing(&sheet)).await?;
    Ok((kind.named(&format!("roadmap-{today}")), bytes))
}

/// Projects by lane: lanes by name, projects by start and key within them.
fn in_lanes(mut bars: Vec<RoadmapBar>, lanes: &Lanes) -> Outcome<Vec<(String, Vec<RoadmapBar>)>> {
    bars.sort_by(|one, other| (span(one).0, &one.item.key).cmp(&(span(other).0, &other.item.key)));
    let mut found: BTreeMap<(String, String), Vec<RoadmapBar>> = BTreeMap::new();
    for bar in bars {
        let lane = lanes.lane(&bar)?;
        found.entry((fold(&lane), lane)).or_default().push(bar);
    }
    Ok(found.into_iter().map(|((_, lane), bars)| (lane, bars)).collect())
}

/// The portfolio or program that is asked for, by name; every project of the roadmap is in it.
fn place(view: &RoadmapView, query: &RoadmapFileQuery) -> Option<String> {
    let first = &view.bars.first()?.item;
    let program = query.program_id.and(first.program.as_ref());
    let portfolio = query.portfolio_id.and(first.portfolio.as_ref());
    program.or(portfolio).map(|one| one.name.clone())
}
