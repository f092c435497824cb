//! The portfolio board: projects and requests by any two of their figures, sized by cost.

use std::collections::BTreeMap;

use serde::Serialize;
use steerco_store::{Ask, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    assessments::mean_measures,
    register::{MOST_DRAWN, RegisterItem, RegisterNames, RegisterQuery, asked, model},
    scoring_models::criteria_in_force,
};
use crate::{
    App, Outcome,
    access::Caller,
    shape::Reference,
    strategy::{Discounting, recommended_npv},
};

/// A figure that the board can lay along an axis besides the fixed ones.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BoardCriterion {
    /// Code of the criterion.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// A project or request on the board.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Bubble {
    /// What the register shows.
    #[serde(flatten)]
    pub item: RegisterItem,
    /// Net present value of the recommended option of its business case, in minor units of its
    /// currency; null without a case, or where the caller may not see its cost.
    pub npv_minor: Option<i64>,
    /// When in its period that takes money to flow; null without it.
    pub npv_discounting: Option<Discounting>,
    /// What people measured, on average, by the code of the criterion.
    pub measures: BTreeMap<String, f64>,
}

/// The board.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BoardView {
    /// The scoring model whose scores and measures are shown; null when there is none.
    pub model: Option<Reference>,
    /// Its criteria.
    pub criteria: Vec<BoardCriterion>,
    /// By name; at most 2,000.
    pub bubbles: Vec<Bubble>,
    /// How many there are.
    pub total: u64,
}

/// Running projects and pending requests with what can be laid along an axis.
pub async fn portfolio_board(
    app: &App,
    caller: &Caller,
    query: &RegisterQuery,
) -> Outcome<BoardView> {
    caller.require_somewhere("project.view")?;
    let reader = app.store.snapshot().await?;
    let model = model(&reader, query.scoring_model_id).await?;
    let filter = asked(&reader, caller, query).await?;
    let by_name = steerco_store::portfolio::RegisterSort::Name;
    let found = reader.register(&filter, by_name, &Ask::first(MOST_DRAWN)).await?;
    let names = RegisterNames::of(&reader, &found.items).await?;
    let mut npvs: BTreeMap<(String, Uuid), (i64, Discounting)> = BTreeMap::new();
    for case in reader.decided_cases().await? {
        if let Some(npv) = recommended_npv(&case)? {
            npvs.insert((case.subject_kind, case.subject_id), npv);
        }
    }
    let mut said: BTreeMap<(String, Uuid), Vec<row::Assessment>> = BTreeMap::new();
    let mut criteria = vec![];
    if let Some(model) = &model {
        for one in criteria_in_force(&reader, model).await? {
            criteria.push(BoardCriterion { code: one.code, name: one.name });
        }
        for row in reader.assessments(model.id, model.number, None).await? {
            said.entry((row.subject_kind.clone(), row.subject_id)).or_default().push(row);
        }
    }
    let bubbles = found.items.iter().map(|line| -> Outcome<Bubble> {
        let item = names.item(line);
        let of = (line.kind.clone(), line.id);
        let npv = npvs.get(&of).copied().filter(|_| !item.cost_hidden);
        Ok(Bubble {
            npv_minor: npv.map(|one| one.0),
            npv_discounting: npv.map(|one| one.1),
            measures: mean_measures(said.get(&of).into_iter().flatten())?,
            item,
        })
    });
    let bubbles = bubbles.collect::<Outcome<_>>()?;
    let model = model.map(|row| Reference { id: row.id, name: row.name });
    Ok(BoardView { model, criteria, bubbles, total: found.total })
}
