//! Search over everything by name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use steerco_store::{
    Ask,
    access::UserFilter,
    intake::{RequestFilter, RequestSort},
    plan::{ProjectFilter, ProjectSort, TaskFilter, TaskSort},
    portfolio::{PortfolioFilter, ProgramFilter},
    resource::ResourceFilter,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::{
    App, Outcome,
    access::{Caller, Place},
    governance::decisions_like,
    shape::Listed,
};

/// Most hits answered.
const MOST: usize = 20;

/// What to look for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SearchQuery {
    /// Part of a name or key; at least two letters.
    #[serde(default)]
    pub q: String,
}

/// A hit.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Found {
    /// `project`, `task`, `request`, `person`, `portfolio`, `program` or `decision`.
    pub kind: String,
    /// Which one.
    pub id: Uuid,
    /// What people call it.
    pub title: String,
    /// Where it is.
    pub context: String,
    /// Its page.
    pub href: String,
}

fn hit(kind: &str, id: Uuid, title: String, context: String, href: String) -> Found {
    Found { kind: kind.into(), id, title, context, href }
}

/// Finds projects, tasks, requests, people, portfolios, programs and decisions the caller may see. Of what there
/// are many, fewer are told, so that everything else is found beside it.
pub async fn search(app: &App, caller: &Caller, query: &SearchQuery) -> Outcome<Listed<Found>> {
    let q = query.q.trim();
    if q.chars().count() < 2 {
        return Ok(Listed::whole(vec![]));
    }
    let q = Some(q.to_owned());
    let reader = app.store.read();
    let ask = Ask::few(8);
    let mut found = vec![];
    let visible = caller.visible("portfolio.view");
    if caller.may_somewhere("portfolio.view") {
        let filter = PortfolioFilter { q: q.clone(), visible };
        for row in reader.portfolios(&filter, &ask).await?.items {
            let href = format!("/portfolios/{}", row.id);
            found.push(hit("portfolio", row.id, row.name, "Portfolio".into(), href));
        }
    }
    if caller.may_somewhere("program.view") {
        let visible = caller.visible("program.view");
        let filter = ProgramFilter { q: q.clone(), visible, ..ProgramFilter::default() };
        for row in reader.programs(&filter, &ask).await?.items {
            let href = format!("/programs/{}", row.id);
            found.push(hit("program", row.id, row.name, "Program".into(), href));
        }
    }
    if caller.may_somewhere("project.view") {
        let visible = caller.visible("project.view");
        let filter =
            ProjectFilter { q: q.clone(), visible: visible.clone(), ..ProjectFilter::default() };
        for line in reader.projects(&filter, ProjectSort::Name, &ask).await?.items {
            let href = format!("/projects/{}", line.id);
            found.push(hit("project", line.id, line.name, line.key, href));
        }
        let filter = TaskFilter { q: q.clone(), visible, ..TaskFilter::default() };
        let tasks = reader.tasks(&filter, TaskSort::Name, &ask).await?.items;
        let ids: Vec<Uuid> = tasks.iter().map(|line| line.project_id).collect();
        let names = reader.project_names(&ids).await?;
        for line in tasks {
            let project = names.iter().find(|(id, _)| *id == line.project_id);
            let context = project.map(|(_, name)| name.clone()).unwrap_or_default();
            let href = format!("/projects/{}?task={}", line.project_id, line.id);
            found.push(hit("task", line.id, line.name, context, href));
        }
    }
    let filter = RequestFilter {
        q: q.clone(),
        of: (!caller.may("request.view", Place::ORGANISATION)).then_some(caller.user_id),
        reader: caller.user_id,
        ..RequestFilter::default()
    };
    for row in reader.requests(&filter, RequestSort::Title, &ask).await?.items {
        let href = format!("/requests/{}", row.id);
        found.push(hit("request", row.id, row.title, format!("R-{}", row.number), href));
    }
    for line in decisions_like(&reader, caller, query.q.trim(), &ask).await? {
        let context = format!("{}, {}", line.key, line.subject_name);
        let href = format!("/decisions/{}", line.id);
        found.push(hit("decision", line.id, line.title, context, href));
    }
    if caller.may("resource.view", Place::ORGANISATION) {
        let filter = ResourceFilter { q: q.clone(), ..ResourceFilter::default() };
        for row in reader.resources(&filter, &ask).await?.items {
            let href = format!("/resources/{}", row.id);
            found.push(hit("person", row.id, row.name, row.email, href));
        }
    } else if caller.may("user.view", Place::ORGANISATION) {
        let filter = UserFilter { q, active: Some(true) };
        for row in reader.users(&filter, &ask).await?.items {
            let href = format!("/users/{}", row.id);
            found.push(hit("person", row.id, row.name, row.email, href));
        }
    }
    Ok(Listed::whole(shared_out(found)))
}

/// At most so many hits: of each kind the same number, the first ones, when there are too many in all.
fn shared_out(found: Vec<Found>) -> Vec<Found> {
    let mut most = found.len();
    loop {
        let mut taken: BTreeMap<&str, usize> = BTreeMap::new();
        let kept: Vec<bool> = found
            .iter()
            .map(|hit| {
                let taken = taken.entry(&hit.kind).or_default();
                *taken += 1;
                *taken <= most
            })
            .collect();
        if kept.iter().filter(|kept| **kept).count() <= MOST || most <= 1 {
            let kept = found.iter().zip(kept).filter(|(_, kept)| *kept);
            return kept.map(|(hit, _)| hit.clone()).collect();
        }
        most -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(counts: &[(&'static str, usize)]) -> Vec<Found> {
        let of = |&(kind, count): &(&'static str, usize)| {
            (0..count)
                .map(move |at| hit(kind, Uuid::nil(), at.to_string(), kind.into(), "/".into()))
        };
        counts.iter().flat_map(of).collect()
    }

    fn told(counts: &[(&'static str, usize)]) -> Vec<(String, usize)> {
        let mut told: Vec<(String, usize)> = vec![];
        for hit in shared_out(hits(counts)) {
            match told.last_mut().filter(|(kind, _)| *kind == hit.kind) {
                Some((_, count)) => *count += 1,
                None => told.push((hit.kind, 1)),
            }
        }
        told
    }

    #[test]
    fn what_there_is_much_of_leaves_room_for_the_rest() {
        assert_eq!(
            told(&[("project", 8), ("task", 8)]),
            [("project".into(), 8), ("task".into(), 8)]
        );
        let many = [("project", 8), ("task", 8), ("request", 8), ("decision", 2)];
        let left = [("project", 6), ("task", 6), ("request", 6), ("decision", 2)];
        assert_eq!(told(&many), left.map(|(kind, count)| (kind.to_owned(), count)));
    }
}
