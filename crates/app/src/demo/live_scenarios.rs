//! Two scenarios that are taken from live: one waits until spring and hires, one stops what matters least.
//! The first is committed as the strategic baseline.

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    App, Outcome,
    access::Caller,
    portfolio::{
        self, CommitScenario, Hire, LimitChange, LimitKind, NewScenario, OverlayChange,
        OverlayView, PatchScenario, PatchScenarioItem, ScenarioQuestion, ScenarioTargets,
        ScenarioWishes, TakeFromLive,
    },
};

const MONTHS: i64 = 12;

/// Makes them, with values from scores of a model; the director owns both.
pub(super) async fn make(
    app: &App,
    director: &Caller,
    today: Date,
    model: Option<Uuid>,
) -> Outcome<()> {
    let later = taken(app, director, "Later, with more people", today, model).await?;
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
    let commit = CommitScenario { reason: "Decided by the steering committee".into() };
    portfolio::commit_scenario(app, director, later.id, &commit).await?;

    let fewer = taken(app, director, "Stop what matters least", today, model).await?;
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
    wish(app, director, &fewer, wishes).await
}

/// A scenario of the whole organisation with everything live in it.
async fn taken(
    app: &App,
    caller: &Caller,
    name: &str,
    today: Date,
    model: Option<Uuid>,
) -> Outcome<OverlayView> {
    let next = today.first_of_month().saturating_add(jiff::Span::new().months(1));
    let input = NewScenario {
        name: name.into(),
        question: Some(ScenarioQuestion {
            currency: "EUR".into(),
            start: next.strftime("%Y-%m").to_string(),
            months: MONTHS,
            scoring_model_id: model,
            ..ScenarioQuestion::default()
        }),
        ..NewScenario::default()
    };
    let scenario = portfolio::create_scenario(app, caller, &input).await?;
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
