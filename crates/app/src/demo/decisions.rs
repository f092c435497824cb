//! What the PMO decides with: three ways to score, assessed by two people, and two scenarios with answers.

use std::collections::HashMap;

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    App, Outcome,
    access::Caller,
    plan::{ProjectListItem, ProjectQuery, projects},
    portfolio::{
        self, Amounts, Judgement, Measure, NewAssessment, NewComparison, NewScenario,
        NewScoringModel, ScenarioBudget, ScenarioItem, ScenarioQuestion, ScenarioRule,
        ScoringModelView, SearchScenario,
    },
    shape::PageQuery,
};

/// Months that the scenarios look ahead.
const MONTHS: usize = 12;
const ASSESSED: usize = 14;
const ROLES: [&str; 3] = ["Engineer", "Analyst", "Buyer"];

/// Scores projects and asks which to do; answers the model by which projects are worth most.
pub(super) async fn make(
    app: &App,
    director: &Caller,
    users: &HashMap<String, Caller>,
    today: Date,
    seed: u64,
) -> Outcome<Option<Uuid>> {
    let mut random = fastrand::Rng::with_seed(seed ^ 0x5c0e);
    let page = PageQuery { limit: Some(200), sort: Some("key".into()), ..PageQuery::default() };
    let all = projects(app, director, &ProjectQuery::default(), &page).await?.items;
    // Every second project, so that several programs and stages are among them.
    let chosen: Vec<ProjectListItem> = all
        .into_iter()
        .filter(|row| !matches!(row.stage.as_str(), "done" | "cancelled"))
        .step_by(2)
        .take(ASSESSED)
        .collect();
    let analyst = users.get("pmo_analyst").unwrap_or(director);
    let mut weighted = None;
    for (key, name) in
        [("weighted", "Strategic value"), ("wsjf", "WSJF"), ("npv", "Net present value")]
    {
        let model = model(app, director, key, name).await?;
        for project in &chosen {
            assess(app, director, &model, project.id, &mut random).await?;
            if random.u8(0..4) > 0 {
                assess(app, analyst, &model, project.id, &mut random).await?;
            }
        }
        if key == "weighted" {
            compare(app, director, &model, [2, 3, 5, 2, 4, 2]).await?;
            compare(app, analyst, &model, [1, 3, 4, 2, 5, 3]).await?;
            weighted = Some(model.id);
        }
    }
    let question = question(&chosen, weighted, today, &mut random);
    let lean = ScenarioQuestion { budgets: scaled(&question.budgets, 65), ..question.clone() };
    for (name, note, question) in [
        ("Plan of record", "The money and people that are approved.", question),
        ("A third less money", "What we would stop first.", lean),
    ] {
        let input = NewScenario {
            name: name.into(),
            note: note.into(),
            question: Some(question),
            ..NewScenario::default()
        };
        let id = portfolio::create_scenario(app, director, &input).await?.id;
        let search = SearchScenario { seconds: Some(4.0) };
        portfolio::search_to_end(app, director, id, &search).await?;
    }
    Ok(weighted)
}

async fn model(app: &App, caller: &Caller, key: &str, name: &str) -> Outcome<ScoringModelView> {
    let templates = portfolio::scoring_templates(app, caller).await?.items;
    let template = templates.into_iter().find(|one| one.key == key);
    let template = template.ok_or(crate::Failure::NotFound("template"))?;
    let input = NewScoringModel {
        name: name.into(),
        description: template.description,
        method: template.method,
        criteria: template.criteria,
        rate_percent: template.rate_percent,
    };
    portfolio::create_scoring_model(app, caller, &input).await
}

/// Measures that make sense for the templates' criteria.
async fn assess(
    app: &App,
    caller: &Caller,
    model: &ScoringModelView,
    project: Uuid,
    random: &mut fastrand::Rng,
) -> Outcome<()> {
    const SIZES: [f64; 7] = [1.0, 2.0, 3.0, 5.0, 8.0, 13.0, 20.0];
    let measures = model.criteria.iter().enumerate().map(|(at, criterion)| {
        let value = match (model.method.as_str(), criterion.code.as_str()) {
            ("wsjf", _) => SIZES.get(random.usize(0..SIZES.len())).copied().unwrap_or(1.0),
            ("npv", _) if at == 0 => -f64::from(random.u16(20..120)) * 10.0,
            ("npv", _) => f64::from(random.u16(10..60)) * 10.0,
            (_, "benefit") => f64::from(random.u16(2..40)) * 50.0,
            (_, "duration") => f64::from(random.u8(3..20)),
            _ => f64::from(random.u8(2..10)),
        };
        let note = match criterion.code.as_str() {
            "benefit" if value > 1_200.0 => "As in the business case, checked by finance",
            "risk" if value > 7.0 => "A supplier we have not worked with",
            _ => "",
        };
        Measure { criterion: criterion.code.clone(), value, note: note.into() }
    });
    let input = NewAssessment {
        model_id: model.id,
        subject_kind: "project".into(),
        subject_id: project,
        measures: measures.collect(),
    };
    portfolio::assess(app, caller, &input).await?;
    Ok(())
}

/// Judgements of the six pairs of four criteria, in their order.
async fn compare(
    app: &App,
    caller: &Caller,
    model: &ScoringModelView,
    strengths: [i64; 6],
) -> Outcome<()> {
    let codes: Vec<&String> = model.criteria.iter().map(|one| &one.code).collect();
    let pairs = codes.iter().enumerate().flat_map(|(at, one)| {
        codes.iter().skip(at + 1).map(move |other| ((*one).clone(), (*other).clone()))
    });
    let judgements = pairs.zip(strengths).map(|((criterion, over), strength)| Judgement {
        criterion,
        over,
        strength,
    });
    let input = NewComparison {
        judgements: judgements.collect(),
        override_reason: "First round, to be discussed".into(),
    };
    portfolio::put_comparison(app, caller, model.id, &input).await?;
    Ok(())
}

fn question(
    chosen: &[ProjectListItem],
    model: Option<Uuid>,
    today: Date,
    random: &mut fastrand::Rng,
) -> ScenarioQuestion {
    let mut items = vec![];
    for (at, project) in chosen.iter().enumerate() {
        let length = random.usize(4..9);
        // Thousands of euros in cents.
        let mut money = |most: i64| -> Vec<i64> {
            (0..length).map(|_| random.i64(most / 3..most) * 100_000).collect()
        };
        let costs = vec![
            Amounts { name: "capex".into(), amounts: money(60) },
            Amounts { name: "opex".into(), amounts: money(25) },
        ];
        let role = ROLES.get(at % ROLES.len()).copied().unwrap_or("Engineer");
        let hours = (0..length).map(|_| random.i64(4..16) * 10 * 60).collect();
        items.push(ScenarioItem {
            project_id: project.id,
            value_loss: "0.5".into(),
            bucket: ["Grow", "Run", "Transform"].get(at % 3).copied().unwrap_or("Run").into(),
            mandatory: at == 2,
            latest: random.usize(0..4),
            costs,
            demands: vec![Amounts { name: role.into(), amounts: hours }],
            ..ScenarioItem::default()
        });
    }
    let id = |at: usize| chosen.get(at).map(|row| row.id);
    let mut rules = vec![ScenarioRule::BucketShare {
        bucket: "Run".into(),
        min_percent: None,
        max_percent: Some(50.0),
    }];
    if let (Some(a), Some(b), Some(c), Some(d)) = (id(0), id(3), id(5), id(6)) {
        rules.push(ScenarioRule::Exclusive { projects: vec![a, b] });
        rules.push(ScenarioRule::Requires { project: c, needs: d, after_finish: false });
    }
    let next = today.first_of_month().saturating_add(jiff::Span::new().months(1));
    let budget = |name: &str, amount: i64| ScenarioBudget {
        name: name.into(),
        amounts: vec![amount * 100_000; MONTHS],
        carry_over: true,
    };
    ScenarioQuestion {
        currency: "EUR".into(),
        start: next.strftime("%Y-%m").to_string(),
        months: i64::try_from(MONTHS).unwrap_or(12),
        scoring_model_id: model,
        budgets: vec![budget("capex", 190), budget("opex", 80)],
        capacities: ROLES
            .iter()
            .map(|role| Amounts { name: (*role).into(), amounts: vec![320 * 60; MONTHS] })
            .collect(),
        items,
        rules,
        keep_begun: false,
    }
}

fn scaled(budgets: &[ScenarioBudget], percent: i64) -> Vec<ScenarioBudget> {
    let less = |budget: &ScenarioBudget| ScenarioBudget {
        amounts: budget.amounts.iter().map(|amount| amount * percent / 100).collect(),
        ..budget.clone()
    };
    budgets.iter().map(less).collect()
}
