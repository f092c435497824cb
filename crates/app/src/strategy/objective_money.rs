//! Which money serves which objective: by what a subject is linked to, or else its program.

use std::collections::HashMap;

use serde::Serialize;
use steerco_portfolio::alignment::split;
use steerco_store::Reader;
use utoipa::ToSchema;
use uuid::Uuid;

use super::objectives::Tree;
use crate::{Outcome, access::Caller, shape::Reference};

/// What every subject adds to objectives, in basis points.
pub(super) struct Links(HashMap<(String, Uuid), Vec<(Uuid, i64)>>);

impl Links {
    /// All of them.
    pub(super) async fn load(reader: &Reader) -> Outcome<Self> {
        let mut links: HashMap<(String, Uuid), Vec<(Uuid, i64)>> = HashMap::new();
        for row in reader.alignments_to("objective").await? {
            let link = (row.target_id, row.contribution);
            links.entry((row.subject_kind, row.subject_id)).or_default().push(link);
        }
        Ok(Self(links))
    }

    /// Those of a subject; a project without its own counts as its program.
    pub(super) fn of(&self, kind: &str, id: Uuid, program: Option<Uuid>) -> &[(Uuid, i64)] {
        let of = |kind: &str, id: Uuid| self.0.get(&(kind.to_owned(), id)).map(Vec::as_slice);
        let program = program.filter(|_| kind == "project");
        of(kind, id).or_else(|| of("program", program?)).unwrap_or_default()
    }
}

/// Money of a project or request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spent {
    /// `project` or `request`.
    pub(crate) kind: &'static str,
    pub(crate) id: Uuid,
    /// The project's program.
    pub(crate) program: Option<Uuid>,
    /// Minor units.
    pub(crate) amount: i64,
}

/// Money that serves an objective directly, in several portfolios side by side. Each column adds up to
/// all of its money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ServedObjective {
    /// Which one; null for what serves none.
    pub objective: Option<Reference>,
    /// Its level, 0 at the top.
    pub level: usize,
    /// Minor units, a figure for each portfolio in their order.
    pub amounts: Vec<i64>,
}

/// The money of several portfolios by the objectives that it serves; empty when the caller may not see
/// objectives. Objectives that no money serves are left out.
pub(crate) async fn served(
    reader: &Reader,
    caller: &Caller,
    portfolios: &[Vec<Spent>],
) -> Outcome<Vec<ServedObjective>> {
    if !caller.may_somewhere("strategy.view") {
        return Ok(vec![]);
    }
    let links = Links::load(reader).await?;
    let mut by: HashMap<Option<Uuid>, Vec<i64>> = HashMap::new();
    for (column, spent) in portfolios.iter().enumerate() {
        let mut add = |target: Option<Uuid>, amount: i64| {
            let own = by.entry(target).or_insert_with(|| vec![0; portfolios.len()]);
            if let Some(sum) = own.get_mut(column) {
                *sum += amount;
            }
        };
        for one in spent {
            let linked = links.of(one.kind, one.id, one.program);
            let shares: Vec<i64> = linked.iter().map(|(_, share)| *share).collect();
            let parts = split(one.amount, &shares);
            for ((target, _), part) in linked.iter().zip(&parts) {
                add(Some(*target), *part);
            }
            add(None, parts.last().copied().unwrap_or(one.amount));
        }
    }
    let tree = Tree::load(reader).await?;
    let mut found = vec![];
    for (level, row) in &tree.lines {
        if let Some(amounts) = by.remove(&Some(row.id)) {
            let objective = Some(Reference { id: row.id, name: row.name.clone() });
            found.push(ServedObjective { objective, level: *level, amounts });
        }
    }
    let none = by.remove(&None).unwrap_or_else(|| vec![0; portfolios.len()]);
    found.push(ServedObjective { objective: None, level: 0, amounts: none });
    Ok(found)
}
