//! What the projects and requests of a scenario are called to whom. Words that are kept of a search hold marks
//! where names belong; each reader is told the keys of what they may see, and no others.

use std::collections::BTreeSet;

use steerco_store::{Reader, row};
use uuid::Uuid;

use super::live_figures::ScenarioSubject;
use super::scenario_question::Candidate;
use crate::{
    Failure, Outcome,
    access::{Caller, Place},
    failure::{FieldRefusal, Refusal},
};

/// A mark is a number between these.
const MARK: [char; 2] = ['⟨', '⟩'];

/// What is told in the place of a name.
pub(super) fn unseen(kind: ScenarioSubject) -> &'static str {
    match kind {
        ScenarioSubject::Project => "a project you may not see",
        ScenarioSubject::Request => "a request you may not see",
    }
}

/// Which of these subjects are not for the caller to see. What is deleted is seen by who may see all of the
/// scenario's place.
pub(super) async fn hidden(
    reader: &Reader,
    caller: &Caller,
    place: Place,
    subjects: impl Iterator<Item = (ScenarioSubject, Uuid)>,
) -> Outcome<BTreeSet<Uuid>> {
    let (projects, requests): (Vec<_>, Vec<_>) =
        subjects.partition(|(kind, _)| *kind == ScenarioSubject::Project);
    let mut found: BTreeSet<Uuid> = projects.into_iter().map(|(_, id)| id).collect();
    let rows = reader.get_many::<row::Project>(&found.iter().copied().collect::<Vec<_>>()).await?;
    if caller.may("project.view", place) {
        let there: BTreeSet<Uuid> = rows.iter().map(|row| row.id).collect();
        found.retain(|id| there.contains(id));
    }
    for row in rows.iter().filter(|row| caller.may("project.view", Place::project(row))) {
        found.remove(&row.id);
    }
    if !caller.may("request.view", Place::ORGANISATION) {
        found.extend(requests.into_iter().map(|(_, id)| id));
    }
    Ok(found)
}

/// Candidates by key: the place of each is its mark, so that marks are in the order of keys.
pub(super) fn in_order<'all>(all: impl Iterator<Item = &'all Candidate>) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = all.cloned().collect();
    found.sort_by(|one, other| (&one.key, one.id).cmp(&(&other.key, other.id)));
    found
}

/// What stands in words for the candidate at this place.
pub(super) fn mark(place: usize) -> String {
    format!("{}{place:05}{}", MARK[0], MARK[1])
}

/// What the candidates of a search are called to one reader.
pub(super) struct Names {
    /// By place in the order of keys.
    candidates: Vec<Candidate>,
    hidden: BTreeSet<Uuid>,
}

impl Names {
    /// As `caller` may be told them; `candidates` are in order.
    pub(super) async fn told(
        reader: &Reader,
        caller: &Caller,
        place: Place,
        candidates: Vec<Candidate>,
    ) -> Outcome<Self> {
        let subjects = candidates.iter().map(|one| (one.kind, one.id));
        let hidden = hidden(reader, caller, place, subjects).await?;
        Ok(Self { candidates, hidden })
    }

    /// The same with other subjects, which words do not speak of.
    pub(super) async fn hide_also(
        &mut self,
        reader: &Reader,
        caller: &Caller,
        place: Place,
        subjects: impl Iterator<Item = (ScenarioSubject, Uuid)>,
    ) -> Outcome<()> {
        self.hidden.extend(hidden(reader, caller, place, subjects).await?);
        Ok(())
    }

    pub(super) fn hides(&self, id: Uuid) -> bool {
        self.hidden.contains(&id)
    }

    /// Key and name at the beginning of a sentence, such as `PUM-001 “Pumps”`.
    pub(super) fn whole(&self, one: &Candidate) -> String {
        if self.hides(one.id) {
            return capital(unseen(one.kind));
        }
        format!("{} “{}”", one.key, one.name)
    }

    fn key(&self, place: &str) -> Option<&str> {
        let one = self.candidates.get(place.parse::<usize>().ok()?)?;
        Some(if self.hides(one.id) { unseen(one.kind) } else { &one.key })
    }

    /// Words with keys in the place of marks.
    pub(super) fn words(&self, text: &str) -> String {
        let mut told = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, from)) = rest.split_once(MARK[0]) {
            told.push_str(before);
            let place = from.split_once(MARK[1]);
            match place.and_then(|(place, after)| Some((self.key(place)?, after))) {
                Some((key, after)) => {
                    told.push_str(key);
                    rest = after;
                }
                None => {
                    told.push(MARK[0]);
                    rest = from;
                }
            }
        }
        told.push_str(rest);
        // Keys are quoted, and what is told in the place of one is not.
        for kind in [ScenarioSubject::Project, ScenarioSubject::Request] {
            let words = unseen(kind);
            told = told.replace(&format!("`{words}`"), words);
        }
        told
    }

    /// A refusal in words for this reader.
    pub(super) fn failure(&self, failure: Failure) -> Failure {
        let Failure::Refused(Refusal { code, text, fields }) = failure else { return failure };
        let told = |text: &str| capital(&self.words(text));
        let field = |one: FieldRefusal| FieldRefusal { message: told(&one.message), ..one };
        let fields = fields.into_iter().map(field).collect();
        Failure::Refused(Refusal { code, text: told(&text), fields })
    }
}

/// Words as they begin a sentence, where they begin with what may not be seen.
pub(super) fn capital(words: &str) -> String {
    let plain = [ScenarioSubject::Project, ScenarioSubject::Request].map(unseen);
    match words.strip_prefix('a').filter(|_| plain.iter().any(|one| words.starts_with(one))) {
        Some(rest) => format!("A{rest}"),
        None => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let one = |id: u128, key: &str, name: &str| Candidate {
            kind: ScenarioSubject::Project,
            id: Uuid::from_u128(id),
            key: key.into(),
            name: name.into(),
            stage: "active".into(),
        };
        let all = [one(2, "SEC-001", "Secret"), one(1, "PUM-001", "Pumps")];
        Names { candidates: in_order(all.iter()), hidden: BTreeSet::from([Uuid::from_u128(2)]) }
    }

    #[test]
    fn marks_become_keys_and_what_may_not_be_seen_is_said_so() {
        let (one, two) = (mark(0), mark(1));
        let told = names().words(&format!("at most one of {one}, {two}: ⟨ü⟩ {}", mark(2)));
        let said = format!("at most one of PUM-001, a project you may not see: ⟨ü⟩ {}", mark(2));
        assert_eq!(told, said);
        let told = names().words(&format!("`{two}` and `{one}`"));
        assert_eq!(told, "a project you may not see and `PUM-001`");
    }

    #[test]
    fn a_refusal_begins_as_a_sentence_does() {
        let text = format!("{} costs[0]: is negative.", mark(1));
        let said = names().failure(Failure::field("scenario.bad_question", "items", text));
        assert_eq!(said.to_string(), "A project you may not see costs[0]: is negative.");
    }
}
