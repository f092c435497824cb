//! What a scenario asks the search: what is taken from live as candidates, besides those that are typed.

use std::collections::BTreeSet;

use steerco_portfolio::overlay::Horizon;
use steerco_units::show_scaled;
use uuid::Uuid;

use super::live_figures::day_name;
use super::scenario_items::{Item, Overlaid};
use super::scenario_overlay::{LimitsOf, horizon, within};
use super::scenario_question::{Amounts, Candidate, ScenarioItem, ScenarioQuestion};
use crate::Outcome;

/// What a search is asked of a scenario.
pub(super) struct Searched {
    pub(super) question: ScenarioQuestion,
    /// Those that are taken from live.
    pub(super) known: Vec<Candidate>,
    /// Those that must be chosen for no other reason than that they have begun.
    pub(super) kept: BTreeSet<Uuid>,
    /// Those that the search is not asked about, because they begin after the last month; with their first day.
    pub(super) beyond: Vec<(Candidate, String)>,
}

impl Overlaid {
    /// What the search is asked: what is taken from live with what the scenario wants otherwise, besides the
    /// candidates that are typed, under the limits as the scenario changes them. Dates stay as they are, but for
    /// what may start later.
    pub(super) fn searched(&self) -> Outcome<Searched> {
        let mut question = self.question.clone();
        let (mut kept, mut beyond) = (BTreeSet::new(), vec![]);
        if self.items.is_empty() {
            return Ok(Searched { question, known: vec![], kept, beyond });
        }
        let months = horizon(&self.question)?;
        let limits = LimitsOf {
            question: &self.question,
            capacity: &self.overlay.capacity,
            wishes: Some(&self.overlay.wishes),
        };
        question.budgets = limits.searched_budgets(months.months);
        let named = |(name, amounts)| Amounts { name, amounts };
        question.capacities = limits.capacities(months.months).into_iter().map(named).collect();
        let mut known = vec![];
        for item in &self.items {
            let called = Candidate {
                kind: item.subject().0,
                id: item.row.subject_id,
                key: item.base.key.clone(),
                name: item.base.name.clone(),
                stage: item.base.stage.clone(),
            };
            if let Some(figures) = &item.figures
                && within(figures, months).0 >= months.months
            {
                beyond.push((called.clone(), day_name(figures.start)));
            }
            let Some(own) = self.candidate(&mut question, item, months, &mut kept) else {
                continue;
            };
            known.push(called);
            question.items.push(own);
        }
        Ok(Searched { question, known, kept, beyond })
    }

    /// The item as the search is asked about it, in the place of what is typed for the same project: its
    /// figures are those of live, whether and when it may be chosen is as both say. What is left out, or begins
    /// after the months looked at, is a candidate only where a rule speaks of it.
    fn candidate(
        &self,
        question: &mut ScenarioQuestion,
        item: &Item,
        months: Horizon,
        kept: &mut BTreeSet<Uuid>,
    ) -> Option<ScenarioItem> {
        let id = item.row.subject_id;
        let bucket = item.bucket(question);
        let typed = question.items.iter().position(|typed| typed.project_id == id);
        let typed = typed.map(|at| question.items.remove(at)).unwrap_or_default();
        let figures = item.figures.as_ref().map(|figures| (figures, within(figures, months)));
        let Some((figures, (start, costs, demands))) =
            figures.filter(|(_, (start, ..))| *start < months.months)
        else {
            let spoken_of = question.rules.iter().any(|rule| rule.speaks_of(id));
            return spoken_of.then(|| ScenarioItem {
                project_id: id,
                value: Some("0".into()),
                excluded: true,
                ..ScenarioItem::default()
            });
        };
        let later = usize::try_from(item.change.later_months).unwrap_or(0);
        let later = later.max(typed.latest.saturating_sub(typed.earliest));
        let own = &item.change.partial_percents;
        let must = item.change.mandatory || typed.mandatory;
        let keeps = question.keep_begun && item.base.begun;
        if keeps && !must {
            kept.insert(id);
        }
        Some(ScenarioItem {
            project_id: id,
            value: Some(figures.value.map_or_else(|| "0".into(), |one| show_scaled(one, 6))),
            value_loss: typed.value_loss,
            bucket,
            mandatory: must || keeps,
            excluded: typed.excluded,
            earliest: start,
            latest: if item.base.begun { start } else { start.saturating_add(later) },
            costs,
            demands,
            partial_percents: if own.is_empty() { typed.partial_percents } else { own.clone() },
        })
    }
}
