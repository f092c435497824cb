//! Roadmaps that are published by a link, for people who cannot sign in. Whoever has the link sees running
//! projects of a portfolio in time: no costs, no people, nothing that leads further. A link is shown once,
//! when it is made, and what is kept of it opens nothing; it is revoked at any time.

use serde::{Deserialize, Serialize};
use steerco_store::{
    Reader, now_micros,
    portfolio::{RegisterFilter, SeenRequests, Visible},
    row,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    live_figures::ScenarioSubject,
    register::{Health, RegisterItem},
    roadmap::{Against, RoadmapGhost, running},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place, secret},
    failure::unchanged,
    intake::{count_look, end_of},
    shape::{Listed, Reference, checked_name, instant},
};

/// Most links of a portfolio that work at the same time.
const MOST_SHARES: usize = 50;
/// What lanes are by: nothing that names people.
const LANES: [&str; 6] = ["portfolio", "program", "type", "state", "stage", "health"];

/// A roadmap that is published.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoadmapShareView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Of this portfolio; of everything when null.
    pub portfolio_id: Option<Uuid>,
    /// What its page is called.
    pub name: String,
    /// What its lanes are by: `portfolio`, `program`, `type`, `state`, `stage` or `health`.
    pub lanes: String,
    /// What it is compared with, as in `GET /roadmap`.
    pub against: Option<String>,
    /// Whether it works now.
    pub works: bool,
    /// Until when it works (UTC); null for no end.
    pub expires_at: Option<String>,
    /// When it was revoked (UTC).
    pub revoked_at: Option<String>,
    /// Who made it.
    pub created_by: Reference,
    /// When (UTC).
    pub created_at: String,
}

/// Which ones.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RoadmapShareQuery {
    /// Of this portfolio; of everything when absent.
    pub portfolio_id: Option<Uuid>,
}

/// A roadmap to publish.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewRoadmapShare {
    /// Of this portfolio; of everything when absent.
    pub portfolio_id: Option<Uuid>,
    /// What its page is called.
    pub name: String,
    /// What its lanes are by: `portfolio`, `program`, `type`, `state`, `stage` or `health`.
    pub lanes: String,
    /// What it is compared with, as in `GET /roadmap`; nothing when absent.
    pub against: Option<String>,
    /// The last day on which it works (UTC); no end when absent.
    pub last_day: Option<String>,
}

/// A roadmap that was published.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MadeRoadmapShare {
    /// As in the list.
    #[serde(flatten)]
    pub share: RoadmapShareView,
    /// Its address; shown this once.
    pub url: String,
}

/// A roadmap as somebody sees it who is not signed in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PublishedRoadmap {
    /// Whose it is.
    pub organisation: String,
    /// What it is called.
    pub name: String,
    /// Of this portfolio; of everything when null.
    pub portfolio: Option<String>,
    /// What its lanes are by.
    pub lanes: String,
    /// Until when it can be seen (UTC); null for no end.
    pub expires_at: Option<String>,
    /// By start; at most 2,000.
    pub bars: Vec<PublishedBar>,
    /// How many projects there are.
    pub total: u64,
    /// As they follow in time.
    pub milestones: Vec<PublishedMilestone>,
    /// Dependencies between these projects.
    pub links: Vec<PublishedDependency>,
    /// Where they were to lie.
    pub ghosts: Vec<RoadmapGhost>,
}

/// A project of a published roadmap.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PublishedBar {
    /// Which one.
    pub id: Uuid,
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its stage.
    pub state: String,
    /// Stage of its lifecycle.
    pub stage: Option<String>,
    /// How it goes.
    pub health: Health,
    /// Its portfolio.
    pub portfolio: Option<Reference>,
    /// Its program.
    pub program: Option<Reference>,
    /// What it is, by the type of plan.
    pub plan_type: Option<String>,
    /// First day or moment.
    pub start: Option<String>,
    /// Last day or moment.
    pub finish: Option<String>,
    /// How far it is.
    pub percent_complete: f64,
}

/// A milestone of a published roadmap.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PublishedMilestone {
    /// Which one.
    pub id: Uuid,
    /// Its project.
    pub project_id: Uuid,
    /// What it is called.
    pub name: String,
    /// When.
    pub at: String,
    /// Behind its baseline.
    pub late: bool,
    /// It has been reached.
    pub reached: bool,
}

/// A dependency of a published roadmap.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PublishedDependency {
    /// Which one.
    pub id: Uuid,
    /// The driving project.
    pub from: Uuid,
    /// The driven project.
    pub to: Uuid,
    /// When the driving end is.
    pub from_at: String,
    /// When the driven end is.
    pub to_at: String,
    /// It is not kept, not agreed, or its agreed date is missed.
    pub conflict: bool,
}

fn place_of(portfolio: Option<Uuid>) -> Place {
    portfolio.map_or(Place::ORGANISATION, Place::portfolio)
}

/// Publishing is for who manages the portfolio, and sees all that is published.
async fn require(reader: &Reader, caller: &Caller, portfolio: Option<Uuid>) -> Outcome<()> {
    caller.require("portfolio.manage", place_of(portfolio))?;
    caller.require("project.view", place_of(portfolio))?;
    if let Some(id) = portfolio
        && reader.find::<row::Portfolio>(id).await?.is_none()
    {
        return Err(Failure::NotFound("portfolio"));
    }
    Ok(())
}

fn works(row: &row::RoadmapShare) -> bool {
    row.revoked_at.is_none() && row.expires_at.is_none_or(|end| now_micros() < end)
}

async fn view(reader: &Reader, row: row::RoadmapShare) -> Outcome<RoadmapShareView> {
    let creator = reader.find::<row::User>(row.created_by).await?;
    Ok(RoadmapShareView {
        id: row.id,
        version: row.version,
        portfolio_id: row.portfolio_id,
        works: works(&row),
        created_by: Reference {
            id: row.created_by,
            name: creator.map(|user| user.name).unwrap_or_default(),
        },
        name: row.name,
        lanes: row.lanes,
        against: row.against,
        expires_at: row.expires_at.map(instant),
        revoked_at: row.revoked_at.map(instant),
        created_at: instant(row.created_at),
    })
}

/// Roadmaps that are or were published, newest first.
pub async fn roadmap_shares(
    app: &App,
    caller: &Caller,
    query: &RoadmapShareQuery,
) -> Outcome<Listed<RoadmapShareView>> {
    let reader = app.store.read();
    require(&reader, caller, query.portfolio_id).await?;
    let mut shown = vec![];
    for row in reader.roadmap_shares(query.portfolio_id).await? {
        shown.push(view(&reader, row).await?);
    }
    Ok(Listed::whole(shown))
}

/// Publishes a roadmap by a link.
pub async fn create_roadmap_share(
    app: &App,
    caller: &Caller,
    input: &NewRoadmapShare,
) -> Outcome<MadeRoadmapShare> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    require(&writer, caller, input.portfolio_id).await?;
    let name = checked_name("name", &input.name)?;
    if !LANES.contains(&input.lanes.as_str()) {
        let text = format!("Choose one of {}.", LANES.join(", "));
        return Err(Failure::field("roadmap_share.unknown_lanes", "lanes", text));
    }
    let against = Against::of(&writer, input.against.as_deref()).await?;
    against.require(caller)?;
    let day = input.last_day.as_deref().filter(|day| !day.is_empty());
    let known = writer.roadmap_shares(input.portfolio_id).await?;
    if known.iter().filter(|row| works(row)).count() >= MOST_SHARES {
        let text =
            format!("{MOST_SHARES} links work already. Use one of them, or revoke one first.");
        return Err(Failure::refused("roadmap_share.too_many", text));
    }
    let secret = secret::fresh()?;
    let row = row::RoadmapShare {
        id: Uuid::now_v7(),
        version: 1,
        portfolio_id: input.portfolio_id,
        name,
        lanes: input.lanes.clone(),
        against: input.against.clone().filter(|text| !text.is_empty()),
        secret_hash: secret::hash(&secret),
        expires_at: day.map(|day| end_of("roadmap_share.bad_day", day)).transpose()?,
        revoked_at: None,
        created_by: caller.user_id,
        created_at: writer.at(),
        updated_at: writer.at(),
    };
    writer.insert(&row, "roadmap_share_created").await?;
    writer.commit().await?;
    let share = view(&app.store.read(), row).await?;
    Ok(MadeRoadmapShare { share, url: format!("{}/roadmaps/{secret}", app.settings.public_url) })
}

/// Revokes a published roadmap: its link opens nothing any more.
pub async fn revoke_roadmap_share(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
) -> Outcome<RoadmapShareView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = writer.find::<row::RoadmapShare>(id).await?;
    let before = before.ok_or(Failure::NotFound("published roadmap"))?;
    require(&writer, caller, before.portfolio_id).await?;
    unchanged(before.version, version, async { view(&writer, before.clone()).await }).await?;
    if before.revoked_at.is_some() {
        return view(&writer, before).await;
    }
    let after = row::RoadmapShare { revoked_at: Some(writer.at()), ..before.clone() };
    let after = writer.update(&before, after, "roadmap_share_revoked").await?;
    writer.commit().await?;
    view(&app.store.read(), after).await
}

/// The roadmap that a link leads to. `address` is where it is asked from.
pub async fn shared_roadmap(app: &App, secret: &str, address: &str) -> Outcome<PublishedRoadmap> {
    count_look(app, address)?;
    let reader = app.store.snapshot().await?;
    let share = reader.roadmap_share_by_secret(&secret::hash(secret)).await?;
    let share = share.filter(works).ok_or(Failure::NotFound("roadmap"))?;
    let filter = RegisterFilter {
        q: None,
        kind: Some(ScenarioSubject::Project.word().into()),
        portfolio_id: share.portfolio_id,
        // Who lists a project elsewhere does not publish it there.
        listed: false,
        program_id: None,
        owner_id: None,
        plan_type_id: None,
        state: None,
        health: None,
        closed: false,
        model: None,
        visible: Visible::everything(),
        costs: Visible::default(),
        requests: SeenRequests::Of(Uuid::nil()),
    };
    // A strategic baseline that went meanwhile is not compared with any more.
    let against = match Against::of(&reader, share.against.as_deref()).await {
        Err(Failure::NotFound(_)) => Against::Nothing,
        against => against?,
    };
    let seen = running(&reader, filter, &against).await?;
    let portfolio = match share.portfolio_id {
        Some(id) => reader.find::<row::Portfolio>(id).await?.map(|row| row.name),
        None => None,
    };
    let milestones = seen.milestones.into_iter().map(|one| PublishedMilestone {
        id: one.id,
        project_id: one.project_id,
        name: one.name,
        at: one.at,
        late: one.late,
        reached: one.reached,
    });
    let links = seen.links.into_iter().map(|one| PublishedDependency {
        id: one.id,
        from: one.from,
        to: one.to,
        from_at: one.from_at,
        to_at: one.to_at,
        conflict: one.conflict,
    });
    Ok(PublishedRoadmap {
        organisation: reader.organisation().await?.map(|row| row.name).unwrap_or_default(),
        name: share.name,
        portfolio,
        lanes: share.lanes,
        expires_at: share.expires_at.map(instant),
        total: seen.total,
        bars: seen.bars.into_iter().map(|bar| shown(bar.item)).collect(),
        milestones: milestones.collect(),
        links: links.collect(),
        ghosts: seen.ghosts,
    })
}

/// What of a project everybody may see.
fn shown(item: RegisterItem) -> PublishedBar {
    PublishedBar {
        id: item.id,
        key: item.key,
        name: item.name,
        state: item.state,
        stage: item.gate.map(|gate| gate.stage),
        health: item.health,
        portfolio: item.portfolio,
        program: item.program,
        plan_type: item.plan_type.map(|one| one.name),
        start: item.start,
        finish: item.finish,
        percent_complete: item.percent_complete,
    }
}
