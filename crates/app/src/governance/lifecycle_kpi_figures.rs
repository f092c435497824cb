//! Key figures of methods from live data: for one thing, and over everything that goes by one version.

use std::collections::{BTreeMap, HashMap};

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};
use steerco_store::{Reader, governance::PlaceFilter, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    gate_readiness::{Checked, Finding, FindingState},
    lifecycle_definition::LifecycleDefinition,
    lifecycle_kpis::{DecidedGate, KpiFacts, KpiView, MethodKpi, measured},
    lifecycle_subject::{SubjectFigures, subject_figures},
    lifecycles::find,
};
use crate::{App, Failure, Outcome, access::Caller, plan::read_json, shape::Reference};

/// Most things that a report goes over.
const MOST_PLACES: u64 = 1_000;
/// Most things that are named because a figure of theirs is not as it should be.
const MOST_NAMED: usize = 20;

/// Which version.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct KpiQuery {
    /// Number of the version; the newest unless told.
    pub revision: Option<i64>,
}

/// Key figures over everything that goes by one version of a lifecycle.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct KpiReport {
    /// The lifecycle.
    pub lifecycle: Reference,
    /// Number of the version.
    pub revision: i64,
    /// How many projects were looked at: those that the reader may see, at most a thousand.
    pub projects: i64,
    /// Whether there are more than were looked at.
    pub more: bool,
    /// The key figures of that version, in their order.
    pub kpis: Vec<KpiSummary>,
}

/// One key figure over several projects.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct KpiSummary {
    /// The key figure.
    #[serde(flatten)]
    pub kpi: MethodKpi,
    /// `days`, `percent` or `count`.
    pub unit: String,
    /// Projects it could be measured for.
    pub measured: i64,
    /// Those of them that are as they should be.
    pub meet: i64,
    /// What it comes to in the middle of them; of an even number the mean of the two in the middle.
    pub median: Option<f64>,
    /// Projects that are not as they should be, worst first, at most twenty.
    pub behind: Vec<KpiOfProject>,
    /// Why it cannot be measured yet for others.
    pub gaps: Vec<KpiGap>,
}

/// What a key figure comes to for a project.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct KpiOfProject {
    /// The project.
    pub project: Reference,
    /// What it comes to.
    pub value: f64,
    /// What it was computed from.
    pub basis: String,
}

/// Why a key figure cannot be measured yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct KpiGap {
    /// Why.
    pub why: String,
    /// For how many projects.
    pub projects: i64,
}

/// Key figures of the method that a thing goes by.
pub(super) async fn kpis_in_place(
    reader: &Reader,
    caller: &Caller,
    place: &row::LifecyclePlace,
    definition: &LifecycleDefinition,
) -> Outcome<Vec<KpiView>> {
    if definition.kpis.is_empty() {
        return Ok(vec![]);
    }
    let facts = gathered(reader, caller, std::slice::from_ref(place)).await?;
    let facts = facts.into_iter().next().map(|(_, facts)| facts);
    Ok(facts.iter().flat_map(|facts| of_all(definition, facts)).collect())
}

fn of_all(definition: &LifecycleDefinition, facts: &KpiFacts) -> Vec<KpiView> {
    definition.kpis.iter().map(|kpi| measured(kpi, facts)).collect()
}

/// What key figures are computed from, of everything at these places, each with what it is; what is gone
/// is left out.
async fn gathered(
    reader: &Reader,
    caller: &Caller,
    places: &[row::LifecyclePlace],
) -> Outcome<Vec<(Reference, KpiFacts)>> {
    let ids: Vec<Uuid> = places.iter().map(|place| place.id).collect();
    let mut figures = subject_figures(reader, caller, places).await?;
    let mut gates: HashMap<Uuid, Vec<DecidedGate>> = HashMap::new();
    for review in reader.gate_reviews_at(&ids).await? {
        let place = review.place_id;
        if let Some(gate) = decided(review)? {
            gates.entry(place).or_default().push(gate);
        }
    }
    let mut conditions: HashMap<Uuid, Vec<Option<Date>>> = HashMap::new();
    for condition in reader.open_conditions_at(&ids).await? {
        let due = condition.due.as_deref().and_then(|day| day.parse().ok());
        conditions.entry(condition.place_id).or_default().push(due);
    }
    let today = Timestamp::now().to_zoned(TimeZone::UTC).date();
    let mut all = vec![];
    for place in places {
        let Some(of) = figures.remove(&place.subject_id) else { continue };
        let SubjectFigures { name, finish, baseline_finish, milestones, money } = of;
        let facts = KpiFacts {
            today,
            finish,
            baseline_finish,
            milestones,
            gates: gates.remove(&place.id).unwrap_or_default(),
            open_conditions: conditions.remove(&place.id).unwrap_or_default(),
            deviations: place.deviations,
            money,
        };
        all.push((Reference { id: place.subject_id, name }, facts));
    }
    Ok(all)
}

/// A gate that was decided about; nothing while it is not.
fn decided(review: row::GateReview) -> Outcome<Option<DecidedGate>> {
    let Some(decided_at) = review.decided_at.filter(|_| review.state == "decided") else {
        return Ok(None);
    };
    let findings: Vec<Finding> = read_json(&review.findings)?;
    let items = findings.iter().filter(|one| matches!(one.checked, Checked::Item(_)));
    let (mut all, mut done) = (0, 0);
    for item in items {
        all += 1;
        done += i64::from(item.state == FindingState::Met);
    }
    Ok(Some(DecidedGate {
        gate: (review.entry, review.gate_key),
        passed: matches!(review.outcome.as_deref(), Some("go" | "conditional_go")),
        asked_at: review.created_at,
        decided_at,
        items: all,
        done,
    }))
}

/// Key figures over the projects that go by one version of a lifecycle, of those the caller may see.
pub async fn lifecycle_kpis(
    app: &App,
    caller: &Caller,
    id: Uuid,
    query: &KpiQuery,
) -> Outcome<KpiReport> {
    let reader = app.store.read();
    let lifecycle = find(&reader, id).await?;
    let revision = query.revision.unwrap_or(lifecycle.revision);
    let kept = reader.lifecycle_revision(id, revision).await?;
    let kept = kept.ok_or(Failure::NotFound("version of the lifecycle"))?;
    let definition: LifecycleDefinition = read_json(&kept.definition)?;
    let filter = PlaceFilter {
        lifecycle: Some(id),
        revision: Some(revision),
        visible: caller.visible("project.view"),
        ..PlaceFilter::default()
    };
    let mut places = reader.places_found(&filter, MOST_PLACES + 1).await?;
    let most = usize::try_from(MOST_PLACES).unwrap_or(usize::MAX);
    let more = places.len() > most;
    places.truncate(most);
    let found = gathered(&reader, caller, &places).await?;
    let mut columns: Vec<Vec<(&Reference, KpiView)>> = vec![vec![]; definition.kpis.len()];
    for (project, facts) in &found {
        for (column, view) in columns.iter_mut().zip(of_all(&definition, facts)) {
            column.push((project, view));
        }
    }
    Ok(KpiReport {
        lifecycle: Reference { id, name: lifecycle.name },
        revision,
        projects: i64::try_from(found.len()).unwrap_or(i64::MAX),
        more,
        kpis: definition
            .kpis
            .iter()
            .zip(columns)
            .map(|(kpi, column)| summary(kpi, column))
            .collect(),
    })
}

fn summary(kpi: &MethodKpi, column: Vec<(&Reference, KpiView)>) -> KpiSummary {
    let mut values: Vec<f64> = column.iter().filter_map(|(_, view)| view.value).collect();
    values.sort_by(f64::total_cmp);
    let number = |found: usize| i64::try_from(found).unwrap_or(i64::MAX);
    let meet = column.iter().filter(|(_, view)| view.meets == Some(true)).count();
    let mut gaps: BTreeMap<String, i64> = BTreeMap::new();
    let mut behind = vec![];
    #[expect(clippy::cast_precision_loss, reason = "targets stay far below 2^53")]
    let target = kpi.target as f64;
    for (project, view) in column {
        match view.value {
            None => *gaps.entry(gap(&view.why_not)).or_default() += 1,
            Some(value) if view.meets == Some(false) => {
                behind.push(KpiOfProject { project: project.clone(), value, basis: view.basis })
            }
            Some(_) => {}
        }
    }
    behind.sort_by(|a, b| {
        let far = |one: &KpiOfProject| (one.value - target).abs();
        far(b).total_cmp(&far(a)).then_with(|| a.project.name.cmp(&b.project.name))
    });
    behind.truncate(MOST_NAMED);
    KpiSummary {
        unit: kpi.measure.unit().into(),
        measured: number(values.len()),
        meet: number(meet),
        median: median(&values),
        behind,
        gaps: gaps.into_iter().map(|(why, projects)| KpiGap { why, projects }).collect(),
        kpi: kpi.clone(),
    }
}

/// A reason without what belongs to one project alone, such as a day.
fn gap(why: &str) -> String {
    match why.split_once(';') {
        Some((reason, _)) => format!("{reason}."),
        None => why.to_owned(),
    }
}

/// The middle of values in order; of an even number the mean of the two.
fn median(values: &[f64]) -> Option<f64> {
    let upper = *values.get(values.len() / 2)?;
    if values.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = values.len().checked_sub(2).and_then(|at| values.get(at / 2)).copied()?;
    Some((lower + upper) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::{super::lifecycle_kpis::KpiMeasure, *};

    #[test]
    fn a_report_counts_who_meets_the_target_and_says_why_others_are_not_measured() {
        let kpi =
            MethodKpi { measure: KpiMeasure::FinishDeviation, target: 5, ..MethodKpi::default() };
        let project = |name: &str| Reference { id: Uuid::nil(), name: name.into() };
        let names = ["Ada", "Bea", "Cid", "Dan", "Eva"].map(project);
        let values = [Some(2.0), Some(9.0), None, Some(30.0), Some(4.0)];
        let view = |value: Option<f64>| KpiView {
            kpi: kpi.clone(),
            unit: "days".into(),
            value,
            meets: value.map(|value| value <= 5.0),
            basis: String::new(),
            why_not: if value.is_none() { "Not yet; on 2027-01-01.".into() } else { String::new() },
        };
        let column = names.iter().zip(values.map(view)).collect();
        let report = summary(&kpi, column);
        assert_eq!((report.measured, report.meet, report.median), (4, 2, Some(6.5)));
        let behind: Vec<&str> = report.behind.iter().map(|one| one.project.name.as_str()).collect();
        assert_eq!(behind, ["Dan", "Bea"], "worst first");
        assert_eq!(report.gaps, [KpiGap { why: "Not yet.".into(), projects: 1 }]);
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[1.0, 2.0, 9.0]), Some(2.0));
    }
}
