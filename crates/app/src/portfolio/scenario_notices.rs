//! What a search could not do as it was asked to, and would else leave unsaid.

use serde::{Deserialize, Serialize};
use steerco_portfolio::selection::{Project, Series};
use utoipa::ToSchema;
use uuid::Uuid;

use super::live_figures::ScenarioSubject;
use super::scenario_candidates::Searched;
use super::scenario_names::Names;
use super::scenario_overlay::LimitKind;
use super::scenario_question::{Asked, Candidate};

/// A project or request that a notice speaks of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct NoticedProject {
    /// A project, or a request for one.
    pub kind: ScenarioSubject,
    /// Which one.
    pub id: Uuid,
    /// Its key; empty when the reader may not see it.
    pub key: String,
    /// Its name; empty when the reader may not see it.
    pub name: String,
}

impl From<&Candidate> for NoticedProject {
    fn from(one: &Candidate) -> Self {
        Self { kind: one.kind, id: one.id, key: one.key.clone(), name: one.name.clone() }
    }
}

/// Something that the search could not do as it was asked to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SearchNotice {
    /// It begins after the last month looked at: the search was not asked about it.
    BeginsAfter {
        /// Which one.
        subject: NoticedProject,
        /// Its first day in the scenario.
        start: String,
    },
    /// It may start later, and would then not end within the months: it starts when it stands.
    NoLater {
        /// Which one.
        subject: NoticedProject,
        /// By how many months it was allowed to.
        months: usize,
    },
    /// What has begun and is kept asks for more of a limit than there is, so that nothing can fit.
    KeptExceeds {
        /// Money or people.
        limit: LimitKind,
        /// The cost type or role.
        name: String,
        /// The first month in which it does, such as `2027-03`; with a budget that carries over, up to it.
        month: String,
        /// Minor units or minutes asked for then.
        asked: i64,
        /// Minor units or minutes there are.
        there: i64,
        /// In how many months.
        months: usize,
    },
}

impl SearchNotice {
    /// The project or request that it speaks of.
    pub(super) fn subject(&self) -> Option<(ScenarioSubject, Uuid)> {
        match self {
            Self::BeginsAfter { subject, .. } | Self::NoLater { subject, .. } => {
                Some((subject.kind, subject.id))
            }
            Self::KeptExceeds { .. } => None,
        }
    }

    /// As one reader may be told it.
    pub(super) fn tell(&mut self, names: &Names) {
        if let Self::BeginsAfter { subject, .. } | Self::NoLater { subject, .. } = self
            && names.hides(subject.id)
        {
            (subject.key, subject.name) = (String::new(), String::new());
        }
    }
}

/// What is to be said of a question; `found` says whether there is a selection.
pub(super) fn notices(asked: &Asked, searched: &Searched, found: bool) -> Vec<SearchNotice> {
    let beyond = searched.beyond.iter().map(|(one, start)| SearchNotice::BeginsAfter {
        subject: one.into(),
        start: start.clone(),
    });
    let periods = asked.model.periods.len();
    let own = asked.projects.iter().zip(&asked.model.projects);
    let stuck = own.filter_map(|(one, project)| {
        let window = project.start_shift;
        let wanted = window.latest.saturating_sub(window.earliest);
        let late = window.earliest + 1 + project.length() > periods;
        (wanted > 0 && late && !project.excluded)
            .then(|| SearchNotice::NoLater { subject: one.into(), months: wanted })
    });
    let exceeded = if found { vec![] } else { exceeded(asked, searched) };
    beyond.chain(stuck).chain(exceeded).collect()
}

/// Limits that what has begun and is kept exceeds by itself, where it stands.
fn exceeded(asked: &Asked, searched: &Searched) -> Vec<SearchNotice> {
    let model = &asked.model;
    let own = asked.projects.iter().zip(&model.projects);
    let kept: Vec<&Project> = own
        .filter(|(one, _)| searched.kept.contains(&one.id))
        .map(|(_, project)| project)
        .collect();
    let budgets = model.budgets.iter().map(|one| {
        let costs = |project: &Project| project.costs.clone();
        (
            LimitKind::Budget,
            &one.cost_type,
            &one.amounts,
            one.carry_over,
            asks(&kept, &one.cost_type, costs),
        )
    });
    let people = model.capacities.iter().map(|one| {
        let demands = |project: &Project| project.demands.clone();
        (LimitKind::Capacity, &one.role, &one.amounts, false, asks(&kept, &one.role, demands))
    });
    let mut found = vec![];
    for (limit, name, there, carries, asks) in budgets.chain(people) {
        let (mut asked, mut given, mut over) = (0_i64, 0_i64, vec![]);
        for (at, there) in there.iter().enumerate() {
            let now = asks.get(at).copied().unwrap_or(0);
            (asked, given) = if carries { (asked + now, given + there) } else { (now, *there) };
            if asked > given {
                over.push((at, asked, given));
            }
        }
        let Some(&(at, asked, there)) = over.first() else { continue };
        let month = model.periods.get(at).cloned().unwrap_or_default();
        let (name, months) = (name.clone(), over.len());
        found.push(SearchNotice::KeptExceeds { limit, name, month, asked, there, months });
    }
    found
}

/// What projects ask of a limit by period, when they start at the earliest.
fn asks(projects: &[&Project], name: &str, of: impl Fn(&Project) -> Vec<Series>) -> Vec<i64> {
    let mut found: Vec<i64> = vec![];
    for project in projects {
        let first = project.start_shift.earliest;
        for series in of(project).into_iter().filter(|series| series.name == name) {
            found.resize(found.len().max(first + series.amounts.len()), 0);
            for (slot, amount) in found.iter_mut().skip(first).zip(&series.amounts) {
                *slot += amount;
            }
        }
    }
    found
}
