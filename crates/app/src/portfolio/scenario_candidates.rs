//! What a scenario asks the search: what is taken from live as candidates, besides those that are typed.

use steerco_portfolio::overlay::Horizon;
use steerco_units::show_scaled;

use super::scenario_items::{Item, Overlaid};
use super::scenario_overlay::{LimitsOf, horizon, within};
use super::scenario_question::{Amounts, Candidate, ScenarioItem, ScenarioQuestion};
use crate::Outcome;

impl Overlaid {
    /// What the search is asked: what is taken from live with what the scenario wants otherwise, besides the
    /// candidates that are typed, under the limits as the scenario changes them. Dates stay as they are, but for
    /// what may start later.
    pub(super) fn searched(&self) -> Outcome<(ScenarioQuestion, Vec<Candidate>)> {
        let mut question = self.question.clone();
        if self.items.is_empty() {
            return Ok((question, vec![]));
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
        let mut candidates = vec![];
        for item in &self.items {
            let Some(own) = self.candidate(&mut question, item, months) else { continue };
            candidates.push(Candidate {
                kind: item.subject().0,
                id: own.project_id,
                key: item.base.key.clone(),
                name: item.base.name.clone(),
                stage: item.base.stage.clone(),
            });
            question.items.push(own);
        }
        Ok((question, candidates))
    }

    /// The item as the search is asked about it, in the place of what is typed for the same project: its
    /// figures are those of live, whether and when it may be chosen is as both say. What is left out, or begins
    /// after the months looked at, is a candidate only where a rule speaks of it.
    fn candidate(
        &self,
        question: &mut ScenarioQuestion,
        item: &Item,
        months: Horizon,
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
        Some(ScenarioItem {
            project_id: id,
            value: Some(figures.value.map_or_else(|| "0".into(), |one| show_scaled(one, 6))),
            value_loss: typed.value_loss,
            bucket,
            mandatory: item.change.mandatory
                || typed.mandatory
                || (question.keep_begun && item.base.begun),
            excluded: typed.excluded,
            earliest: start,
            latest: if item.base.begun { start } else { start.saturating_add(later) },
            costs,
            demands,
            partial_percents: if own.is_empty() { typed.partial_percents } else { own.clone() },
        })
    }
}
