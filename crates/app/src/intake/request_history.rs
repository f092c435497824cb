//! How a request came to where it is: every move with who, when and why, out of the change log.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Map, Value};
use steerco_store::{ChangeFilter, Reader, portfolio::Visible, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::requests::find;
use crate::{
    App, Outcome,
    access::Caller,
    shape::{Listed, Reference, instant},
};

/// Most entries of the log looked at; what is asked for has few.
const MOST: u64 = 500;

/// A move of a request for a project, or of a change request.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RequestEvent {
    /// When (UTC).
    pub at: String,
    /// Who; null for the program itself.
    pub actor: Option<Reference>,
    /// What happened, such as `request_submitted`.
    pub verb: String,
    /// The state it was in; null for the first.
    pub from: Option<String>,
    /// The state it came into.
    pub to: String,
    /// Why, the question, or the answer.
    pub reason: Option<String>,
}

/// The moves of a request, newest first.
pub async fn request_history(
    app: &App,
    caller: &Caller,
    id: Uuid,
) -> Outcome<Listed<RequestEvent>> {
    let reader = app.store.read();
    find(&reader, caller, id).await?;
    Ok(Listed::whole(state_moves(&reader, "request", id).await?))
}

/// The moves from state to state of a noun, out of the change log, newest first.
pub(crate) async fn state_moves(
    reader: &Reader,
    noun: &str,
    id: Uuid,
) -> Outcome<Vec<RequestEvent>> {
    let filter = ChangeFilter {
        noun: Some(noun.into()),
        noun_id: Some(id),
        visible: Visible::everything(),
        ..ChangeFilter::default()
    };
    let rows = reader.changes(&filter, MOST).await?;
    let actors: Vec<Uuid> = rows.iter().filter_map(|row| row.actor_id).collect();
    let people = reader.get_many::<row::User>(&actors).await?;
    let people: HashMap<Uuid, String> = people.into_iter().map(|row| (row.id, row.name)).collect();
    let state = |json: &Option<String>| {
        let fields: Map<String, Value> = serde_json::from_str(json.as_deref()?).ok()?;
        fields.get("state")?.as_str().map(str::to_owned)
    };
    let event = |row: row::Change| {
        Some(RequestEvent {
            to: state(&row.after)?,
            from: state(&row.before),
            at: instant(row.at),
            actor: row
                .actor_id
                .map(|id| Reference { id, name: people.get(&id).cloned().unwrap_or_default() }),
            verb: row.verb,
            reason: row.reason,
        })
    };
    Ok(rows.into_iter().filter_map(event).collect())
}
