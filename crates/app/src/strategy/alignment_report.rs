//! Which money serves which objective, and which serves none. In each currency the parts add up to
//! the whole, to the minor unit.
//!
//! The money of a project or request is its cost as the register tells it: of the business case, else what
//! was asked for, else of the plan. A project without links to objectives counts as its program.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;
use steerco_portfolio::alignment::split;
use steerco_store::{Reader, row, strategy::FundedSubject};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{objective_money::Links, objectives::Tree, subject::require_view};
use crate::{
    App, Outcome,
    access::{Caller, Place},
    shape::Reference,
};

/// Most subjects that are listed by name.
const MOST_LISTED: usize = 200;

/// The report.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AlignmentReport {
    /// One part per currency, the largest total first.
    pub currencies: Vec<CurrencySpend>,
    /// Projects that have neither a business case nor a request with an amount.
    pub without_amount: usize,
}

/// The money of one currency.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CurrencySpend {
    /// The currency.
    pub currency: String,
    /// All of it, in minor units.
    pub total_minor: i64,
    /// What serves objectives.
    pub aligned_minor: i64,
    /// What serves none. With `aligned_minor` it is the total, exactly.
    pub unaligned_minor: i64,
    /// By objective, in the order of the tree. What they serve directly adds up to `aligned_minor`.
    pub objectives: Vec<ObjectiveSpend>,
    /// Where money serves none, the largest first; 200 at most.
    pub unaligned: Vec<SubjectSpend>,
    /// How many there are.
    pub unaligned_subjects: usize,
}

/// The money that serves an objective.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ObjectiveSpend {
    /// Which one.
    pub objective: Reference,
    /// Its level, 0 at the top.
    pub level: usize,
    /// What is linked to it, in minor units.
    pub direct_minor: i64,
    /// That and what is linked to those below it.
    pub total_minor: i64,
}

/// The money of a request or project.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SubjectSpend {
    /// `request` or `project`.
    pub kind: String,
    /// Which one.
    pub subject: Reference,
    /// All of it, in minor units.
    pub total_minor: i64,
    /// What serves no objective.
    pub unaligned_minor: i64,
}

/// A subject with its money.
struct Funded {
    kind: &'static str,
    id: Uuid,
    name: String,
    program: Option<Uuid>,
    amount: i64,
    currency: String,
}

/// Which money serves which objective, of what the person may see.
pub async fn alignment_report(app: &App, caller: &Caller) -> Outcome<AlignmentReport> {
    alignment_among(&app.store.snapshot().await?, caller, None).await
}

/// The report of these projects and requests, or of all.
pub(crate) async fn alignment_among(
    reader: &Reader,
    caller: &Caller,
    among: Option<&BTreeSet<Uuid>>,
) -> Outcome<AlignmentReport> {
    require_view(caller)?;
    let (funded, without_amount) = funded(reader, caller, among).await?;
    let links = Links::load(reader).await?;
    let mut by_currency: BTreeMap<String, Spend> = BTreeMap::new();
    for subject in funded {
        let linked = links.of(subject.kind, subject.id, subject.program);
        by_currency.entry(subject.currency.clone()).or_default().add(subject, linked);
    }
    let tree = Tree::load(reader).await?;
    let mut currencies: Vec<CurrencySpend> =
        by_currency.into_iter().map(|(currency, spend)| spend.view(currency, &tree)).collect();
    currencies.sort_by_key(|one| std::cmp::Reverse(one.total_minor));
    Ok(AlignmentReport { currencies, without_amount })
}

/// What may be seen, with its money; and how many projects have none.
async fn funded(
    reader: &Reader,
    caller: &Caller,
    among: Option<&BTreeSet<Uuid>>,
) -> Outcome<(Vec<Funded>, usize)> {
    let asked_about = |id: &Uuid| among.is_none_or(|among| among.contains(id));
    let mut cases: HashMap<(String, Uuid), (i64, String)> = HashMap::new();
    for row in reader.decided_cases().await? {
        let row::BusinessCase { subject_kind, subject_id, cost, currency, .. } = row;
        cases.insert((subject_kind, subject_id), (cost.unwrap_or(0), currency));
    }
    let mut take = |kind: &'static str, one: FundedSubject, asked: Option<(i64, String)>| {
        let case = cases.remove(&(kind.to_owned(), one.id));
        let FundedSubject { id, name, program_id: program, .. } = one;
        let plan = one.amount.filter(|_| kind == "project").map(|amount| (amount, one.currency));
        let (amount, currency) = case.or(asked).or(plan)?;
        Some(Funded { kind, id, name, program, amount, currency })
    };
    let mut found = vec![];
    let mut asked_for: HashMap<Uuid, (i64, String)> = HashMap::new();
    let sees_requests = caller.may("request.view", Place::ORGANISATION);
    for request in reader.funded_requests().await? {
        let asked = request.amount.map(|amount| (amount, request.currency.clone()));
        match (request.project_id, asked) {
            (Some(project), Some(asked)) => {
                asked_for.insert(project, asked);
            }
            (None, asked) if sees_requests && asked_about(&request.id) => {
                found.extend(take("request", request, asked))
            }
            _ => {}
        }
    }
    let mut without = 0;
    let projects = reader
        .funded_projects(&caller.visible("project.view"), &caller.visible("rate.view"))
        .await?;
    for project in projects.into_iter().filter(|one| asked_about(&one.id)) {
        let asked = asked_for.remove(&project.id);
        match take("project", project, asked) {
            Some(project) => found.push(project),
            None => without += 1,
        }
    }
    Ok((found, without))
}

/// What is known of one currency so far.
#[derive(Default)]
struct Spend {
    total: i64,
    unaligned: i64,
    direct: HashMap<Uuid, i64>,
    subjects: Vec<SubjectSpend>,
}

impl Spend {
    fn add(&mut self, subject: Funded, links: &[(Uuid, i64)]) {
        let shares: Vec<i64> = links.iter().map(|(_, share)| *share).collect();
        let parts = split(subject.amount, &shares);
        for ((target, _), part) in links.iter().zip(&parts) {
            *self.direct.entry(*target).or_default() += part;
        }
        let rest = parts.last().copied().unwrap_or(subject.amount);
        self.total += subject.amount;
        self.unaligned += rest;
        if rest != 0 {
            self.subjects.push(SubjectSpend {
                kind: subject.kind.into(),
                subject: Reference { id: subject.id, name: subject.name },
                total_minor: subject.amount,
                unaligned_minor: rest,
            });
        }
    }

    fn view(self, currency: String, tree: &Tree) -> CurrencySpend {
        let direct = |id: Uuid| self.direct.get(&id).copied().unwrap_or(0);
        let objectives = tree.lines.iter().map(|(level, row)| ObjectiveSpend {
            objective: Reference { id: row.id, name: row.name.clone() },
            level: *level,
            direct_minor: direct(row.id),
            total_minor: tree.branch(row.id).iter().map(|(_, below)| direct(below.id)).sum(),
        });
        let objectives = objectives.collect();
        let mut unaligned = self.subjects;
        unaligned.sort_by_key(|one| std::cmp::Reverse(one.unaligned_minor));
        let unaligned_subjects = unaligned.len();
        unaligned.truncate(MOST_LISTED);
        CurrencySpend {
            currency,
            total_minor: self.total,
            aligned_minor: self.total - self.unaligned,
            unaligned_minor: self.unaligned,
            objectives,
            unaligned,
            unaligned_subjects,
        }
    }
}
