//! Mentions: people named in a text as `@[id]`, who may be named, and the text as people read it.

use std::collections::HashMap;

use serde::Deserialize;
use steerco_store::{Reader, delivery::Mentionable, fold, row};
use utoipa::IntoParams;
use uuid::Uuid;

use super::spot::{Ground, Spot, Want};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place, caller_of},
    shape::{Listed, Reference},
};

/// Most people mentioned in one text.
const MOST: usize = 50;
/// Most names offered at once.
const OFFERED: u64 = 8;
/// Most people asked about when a name is typed.
const LOOKED_AT: u64 = 60;

/// Whom to look for.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct MentionQuery {
    /// Part of the name.
    pub q: Option<String>,
}

/// People who may be mentioned in comments on a subject: active users who may see it. Who may not see
/// the list of users is offered those who have to do with it.
pub async fn mentionable(
    app: &App,
    caller: &Caller,
    spot: Spot,
    query: &MentionQuery,
) -> Outcome<Listed<Reference>> {
    let reader = app.store.read();
    let ground = spot.open(&reader, caller, Want::Speak).await?;
    let q = query.q.as_deref().map(str::trim).filter(|q| !q.is_empty()).map(str::to_owned);
    let filter = Mentionable { q, among: None, near: only_near(caller) };
    let found = who(&reader, spot, &ground, &filter, OFFERED + 1).await?;
    // Nobody has to be told what they say themselves.
    let others = found.into_iter().filter(|row| row.id != caller.user_id);
    let offered = others.take(usize::try_from(OFFERED).unwrap_or(usize::MAX));
    let named = offered.map(|row| Reference { id: row.id, name: row.name });
    Ok(Listed::whole(named.collect()))
}

/// Users who may see a subject, by name. In a project the database knows; of all else everyone who
/// comes into question is asked for.
async fn who(
    reader: &Reader,
    spot: Spot,
    ground: &Ground,
    filter: &Mentionable,
    most: u64,
) -> Outcome<Vec<row::User>> {
    if let Some(project) = &ground.project {
        return Ok(reader.mentionable(project, filter, most).await?);
    }
    let near = if filter.near { Some(spot.near(reader).await?) } else { None };
    let among = filter.among.clone().or(near.clone());
    let mut people = match among {
        Some(ids) => reader.get_many::<row::User>(&ids).await?,
        None => reader.users_named(filter.q.as_deref().unwrap_or_default(), LOOKED_AT).await?,
    };
    people.sort_by(|a, b| (&a.name_folded, a.id).cmp(&(&b.name_folded, b.id)));
    people.dedup_by_key(|row| row.id);
    let q = fold(filter.q.as_deref().unwrap_or_default());
    let mut found = vec![];
    for person in people {
        let near = near.as_ref().is_none_or(|near| near.contains(&person.id));
        if !near || !person.name_folded.contains(&q) {
            continue;
        }
        let Some(caller) = caller_of(reader, person.id, None).await? else { continue };
        if spot.seen_by(reader, &caller).await? {
            found.push(person);
        }
        if u64::try_from(found.len()).is_ok_and(|count| count >= most) {
            break;
        }
    }
    Ok(found)
}

fn only_near(caller: &Caller) -> bool {
    !caller.may("user.view", Place::ORGANISATION)
}

/// The people mentioned in a text, each once, in the order they come.
pub(super) fn mentioned(text: &str) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = vec![];
    for part in text.split("@[").skip(1) {
        let id = part.split_once(']').and_then(|(id, _)| id.parse().ok());
        if let Some(id) = id.filter(|id| !ids.contains(id)) {
            ids.push(id);
        }
    }
    ids
}

/// The text on one line with names instead of ids and without its marks, cut to `most` letters.
pub(super) fn excerpt(text: &str, names: &HashMap<Uuid, String>, most: usize) -> String {
    let mut plain = String::new();
    for (index, part) in text.split("@[").enumerate() {
        let person = part.split_once(']').and_then(|(id, rest)| Some((id.parse().ok()?, rest)));
        match person {
            Some((id, rest)) if index > 0 => {
                plain.push('@');
                plain.push_str(names.get(&id).map_or("…", String::as_str));
                plain.push_str(rest);
            }
            _ if index > 0 => {
                plain.push_str("@[");
                plain.push_str(part);
            }
            _ => plain.push_str(part),
        }
    }
    let lines =
        plain.lines().map(|line| line.trim_start().trim_start_matches(['#', '>', '-', '*']));
    let bare = lines.collect::<Vec<_>>().join(" ").replace(['`', '*'], "");
    let line = bare.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

/// Refuses a text that mentions someone who would not be told.
pub(super) async fn check(
    reader: &Reader,
    caller: &Caller,
    spot: Spot,
    ground: &Ground,
    ids: &[Uuid],
) -> Outcome<()> {
    if ids.len() > MOST {
        let text = format!("Mention at most {MOST} people in one comment.");
        return Err(Failure::field("comment.too_many_mentions", "text", text));
    }
    if ids.is_empty() {
        return Ok(());
    }
    let near = only_near(caller);
    let filter = Mentionable { q: None, among: Some(ids.to_vec()), near };
    let most = u64::try_from(MOST).unwrap_or(u64::MAX);
    let found = who(reader, spot, ground, &filter, most).await?;
    let left_out: Vec<Uuid> =
        ids.iter().filter(|id| !found.iter().any(|row| row.id == **id)).copied().collect();
    if left_out.is_empty() {
        return Ok(());
    }
    // Names are told only to those who may read the list of users.
    let people = if near { vec![] } else { reader.get_many::<row::User>(&left_out).await? };
    let names: Vec<&str> = people.iter().map(|row| row.name.as_str()).collect();
    let who = if names.is_empty() { "someone".to_owned() } else { names.join(", ") };
    let text = format!(
        "You mention {who}, who may not see this and would not be told. Take the mention out, or \
         ask whoever manages roles to let them see it."
    );
    Err(Failure::field("comment.cannot_be_mentioned", "text", text))
}

/// Names of these people.
pub(super) async fn names(
    reader: &Reader,
    ids: impl Iterator<Item = Uuid>,
) -> Outcome<HashMap<Uuid, String>> {
    let mut ids: Vec<Uuid> = ids.collect();
    ids.sort();
    ids.dedup();
    let rows = reader.get_many::<row::User>(&ids).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mentions_are_found_and_read_as_names() {
        let ann = Uuid::now_v7();
        let text = format!("Ask @[{ann}], and\nagain @[{ann}]. An @[odd] mark, a@[b.");
        assert_eq!(mentioned(&text), [ann]);
        let names = HashMap::from([(ann, "Ann Meyer".to_owned())]);
        let line = "Ask @Ann Meyer, and again @Ann Meyer. An @[odd] mark, a@[b.";
        assert_eq!(excerpt(&text, &names, 200), line);
        assert_eq!(excerpt(&text, &HashMap::new(), 9), "Ask @…, a…");
        let marked = "# Two **things**:\n\n- `5d`\n> said";
        assert_eq!(excerpt(marked, &names, 99), "Two things: 5d said");
    }
}
