//! Scenarios that are taken from live: one waits until spring and hires, one stops what matters least, and
//! one of the first portfolio sorts it into buckets. The first and the last are committed.

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    App, Outcome,
    access::Caller,
    portfolio::{
        self, BucketShare, CommitScenario, Hire, LimitChange, LimitKind, NewScenario,
        OverlayChange, OverlayView, PatchPortfolio, PatchScenario, PatchScenarioItem,
        ScenarioBudget, ScenarioQuestion, ScenarioTargets, ScenarioWishes, TakeFromLive,
    },
    shape::PageQuery,
};

const MONTHS: i64 = 12;

/// Makes them, with values from scores of a model; the director owns them.
pub(super) async fn make(
    app: &App,
    director: &Caller,
    today: Date,
    model: Option<Uuid>,
) -> Outcome<()> {
    let next = today.first_of_month().saturating_add(jiff::Span::new().months(1));
    let question = ScenarioQuestion {
        currency: "EUR".into(),
        start: next.strftime("%Y-%m").to_string(),
        months: MONTHS,
        scoring_model_id: model,
        ..ScenarioQuestion::default()
    };
    let named = |name: &str| NewScenario {
        name: name.into(),
        question: Some(question.clone()),
        ..NewScenario::default()
    };
    let later = taken(app, director, &named("Later, with more people")).await?;
    for item in later.items.iter().filter(|item| !item.begun).step_by(2) {
        let change = OverlayChange { shift_months: 3, ..OverlayChange::default() };
        want(app, director, item.id, item.version, change).await?;
    }
    let teams: Vec<String> = later.totals.roles.iter().map(|one| one.role.clone()).collect();
    let hires = teams.iter().take(2).map(|role| Hire {
        role: role.clone(),
        people: 1.0,
        from: 2,
        cost_per_month: 650_000,
    });
    let wishes = ScenarioWishes {
        hires: hires.collect(),
        limits: vec![],
        targets: ScenarioTargets { cost: Some(later.base.cost), ..ScenarioTargets::default() },
    };
    wish(app, director, &later, wishes).await?;
    commit(app, director, later.id, "Decided by the steering committee").await?;

    let fewer = taken(app, director, &named("Stop what matters least")).await?;
    let mut cheapest: Vec<_> = fewer.items.iter().filter(|item| !item.begun).collect();
    cheapest.sort_by_key(|item| item.base.cost);
    for item in cheapest.into_iter().rev().take(4) {
        let change = OverlayChange { out: true, ..OverlayChange::default() };
        want(app, director, item.id, item.version, change).await?;
    }
    for item in fewer.items.iter().filter(|item| item.begun && item.late).take(2) {
        let change = OverlayChange { scope_percent: 80.0, ..OverlayChange::default() };
        want(app, director, item.id, item.version, change).await?;
    }
    let less = teams.first().map(|role| LimitChange {
        kind: LimitKind::Capacity,
        name: role.clone(),
        from: 6,
        amount: -160 * 60,
    });
    let targets = ScenarioTargets {
        cost: Some(fewer.base.cost / 10 * 9),
        value: Some(fewer.base.value),
        ..ScenarioTargets::default()
    };
    let wishes = ScenarioWishes { hires: vec![], limits: less.into_iter().collect(), targets };
    wish(app, director, &fewer, wishes).await?;
    decided(app, director, &question).await
}

/// What the board decided for the first portfolio: buckets, and every second proposal left out.
async fn decided(app: &App, director: &Caller, question: &ScenarioQuestion) -> Outcome<()> {
    let page = PageQuery { limit: Some(1), ..PageQuery::default() };
    let portfolios = portfolio::portfolios(app, director, &page).await?.items;
    let Some(home) = portfolios.first() else { return Ok(()) };
    let budget = |name: &str, amount: i64| ScenarioBudget {
        name: name.into(),
        amounts: vec![amount * 100_000; usize::try_from(MONTHS).unwrap_or(12)],
        carry_over: true,
    };
    let input = NewScenario {
        name: "What the board decided".into(),
        note: "Growth before renewal; what runs well goes on.".into(),
        portfolio_id: Some(home.id),
        question: Some(ScenarioQuestion {
            budgets: vec![budget("Labour", 240), budget("Other", 60)],
            ..question.clone()
        }),
        ..NewScenario::default()
    };
    let share = |bucket: &str, percent| BucketShare { bucket: bucket.into(), percent };
    let shares = vec![share("Grow", 45), share("Run", 30), share("Transform", 25)];
    let patch = PatchPortfolio { bucket_shares: Some(shares), ..PatchPortfolio::default() };
    portfolio::update_portfolio(app, director, home.id, home.version, &patch).await?;
    let overlay = taken(app, director, &input).await?;
    for (at, item) in overlay.items.iter().enumerate() {
        let out = item.stage == "proposed" && at % 2 == 1;
        let bucket = ["Grow", "Run", "Transform"].get(at % 3).map(|name| (*name).to_owned());
        let change = OverlayChange { out, bucket, ..item.change.clone() };
        want(app, director, item.id, item.version, change).await?;
    }
    let reason = "Money for two programs at a time is enough; the rest waits for spring.";
    commit(app, director, overlay.id, reason).await
}

async fn commit(app: &App, caller: &Caller, id: Uuid, reason: &str) -> Outcome<()> {
    let commit = CommitScenario { reason: reason.into() };
    portfolio::commit_scenario(app, caller, id, &commit).await?;
    Ok(())
}

/// A scenario with everything live in it.
async fn taken(app: &App, caller: &Caller, input: &NewScenario) -> Outcome<OverlayView> {
    let scenario = portfolio::create_scenario(app, caller, input).await?;
    let all = TakeFromLive { all: true, subjects: vec![] };
    portfolio::take_from_live(app, caller, scenario.id, &all).await
}

async fn want(
    app: &App,
    caller: &Caller,
    item: Uuid,
    version: i64,
    change: OverlayChange,
) -> Outcome<()> {
    let patch = PatchScenarioItem { change };
    portfolio::update_scenario_item(app, caller, item, version, &patch).await?;
    Ok(())
}

async fn wish(
    app: &App,
    caller: &Caller,
    overlay: &OverlayView,
    wishes: ScenarioWishes,
) -> Outcome<()> {
    let scenario = portfolio::scenario(app, caller, overlay.id).await?;
    let patch = PatchScenario { wishes: Some(wishes), ..PatchScenario::default() };
    portfolio::update_scenario(app, caller, scenario.id, scenario.version, &patch).await?;
    Ok(())
}
