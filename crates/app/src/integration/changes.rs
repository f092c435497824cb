//! The history: who changed what, when, and how it was before.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use steerco_calendar::Moment;
use steerco_store::{ChangeFilter, portfolio::Visible, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    change_deeds::{deed, noun_in_words},
    prices::{HIDDEN, Prices},
};
use crate::{
    App, Outcome,
    access::Caller,
    plan::{tell_listings, visible_project},
    shape::{Listed, Reference, civil, instant, minutes, percent},
};

/// Which entries.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ChangeQuery {
    /// Of this kind of noun, such as `task`.
    pub noun: Option<String>,
    /// Of this noun.
    pub id: Option<Uuid>,
    /// Of this project.
    pub project_id: Option<Uuid>,
    /// By this person.
    pub actor_id: Option<Uuid>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// Most entries, 1 to 200; 50 unless told.
    pub limit: Option<u64>,
}

/// An entry of the history.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ChangeView {
    /// Its number.
    pub seq: i64,
    /// When (UTC).
    pub at: String,
    /// Who; null for the program itself.
    pub actor: Option<Reference>,
    /// Kind of noun, such as `task`.
    pub noun: String,
    /// Which one.
    pub noun_id: Uuid,
    /// What happened, past tense, such as `task_updated`.
    pub verb: String,
    /// In words.
    pub summary: String,
    /// Fields that changed, before.
    #[schema(value_type = Option<Object>)]
    pub before: Option<Value>,
    /// Fields that changed, after.
    #[schema(value_type = Option<Object>)]
    pub after: Option<Value>,
    /// Why, where someone said so.
    pub reason: Option<String>,
    /// The project it belongs to.
    pub project_id: Option<Uuid>,
}

/// Who changed what, newest first.
pub async fn changes(
    app: &App,
    caller: &Caller,
    query: &ChangeQuery,
) -> Outcome<Listed<ChangeView>> {
    let reader = app.store.read();
    let mut visible = caller.visible("change.view");
    if let Some(id) = query.project_id {
        visible_project(&reader, caller, id, "change.view").await?;
        visible = Visible::everything();
    }
    let limit = query.limit.unwrap_or(50).clamp(1, 200);
    let filter = ChangeFilter {
        noun: query.noun.clone(),
        noun_id: query.id,
        project_id: query.project_id,
        actor_id: query.actor_id,
        before_seq: query.after.as_deref().and_then(|after| after.parse().ok()),
        visible,
    };
    let mut rows = reader.changes(&filter, limit + 1).await?;
    let more = u64::try_from(rows.len()).unwrap_or(0) > limit;
    if more {
        rows.pop();
    }
    let next = rows.last().filter(|_| more).map(|row| row.seq.to_string());
    let mut actors: Vec<Uuid> = rows.iter().filter_map(|row| row.actor_id).collect();
    actors.sort();
    actors.dedup();
    let people = reader.get_many::<row::User>(&actors).await?;
    let people: HashMap<Uuid, String> = people.into_iter().map(|row| (row.id, row.name)).collect();
    let total = u64::try_from(rows.len()).unwrap_or(0);
    let prices = Prices::of(&reader, caller, &rows).await?;
    let items = rows.into_iter().map(|row| view(caller, row, &people, &prices)).collect();
    Ok(Listed { items, next, total, more_than_total: more })
}

fn view(
    caller: &Caller,
    row: row::Change,
    people: &HashMap<Uuid, String>,
    prices: &Prices,
) -> ChangeView {
    let actor = row.actor_id.map(|id| Reference {
        id,
        name: people.get(&id).cloned().unwrap_or_else(|| "Someone".into()),
    });
    let read = |text: &Option<String>| {
        text.as_deref().and_then(|text| serde_json::from_str::<Map<String, Value>>(text).ok())
    };
    let (mut before, mut after) = (read(&row.before), read(&row.after));
    for fields in [&mut before, &mut after].into_iter().flatten() {
        prices.show(row.project_id, fields);
        tell_listings(caller, &row.verb, fields);
    }
    ChangeView {
        summary: summary(&row, actor.as_ref(), before.as_ref(), after.as_ref()),
        seq: row.seq,
        at: instant(row.at),
        actor,
        noun: row.noun,
        noun_id: row.noun_id,
        verb: row.verb,
        before: before.map(Value::Object),
        after: after.map(Value::Object),
        reason: row.reason,
        project_id: row.project_id,
    }
}

/// `Ann changed duration of “Pour slab” from 3 d to 5 d`.
fn summary(
    row: &row::Change,
    actor: Option<&Reference>,
    before: Option<&Map<String, Value>>,
    after: Option<&Map<String, Value>>,
) -> String {
    let who = actor.map_or("Steerco", |actor| actor.name.as_str());
    let noun = noun_in_words(&row.noun);
    let what =
        if row.label.is_empty() { format!("a {noun}") } else { format!("“{}”", row.label) };
    // Such as `task “Pour slab”`, or `an assignment` where it has no name.
    let named = match row.label.as_str() {
        "" if noun.starts_with(['a', 'e', 'i', 'o']) => format!("an {noun}"),
        "" => format!("a {noun}"),
        label => format!("{noun} “{label}”"),
    };
    if row.verb == "plan_recomputed" {
        let moved = after.and_then(|after| after.get("moved_tasks")).and_then(Value::as_u64);
        return match moved.unwrap_or(0) {
            1 => format!("The dates of {what} were computed; 1 task moved"),
            moved => format!("The dates of {what} were computed; {moved} tasks moved"),
        };
    }
    // What waits in the same state got more of its time.
    let filled_more = row.verb == "staffing_request_moved"
        && before.zip(after).is_some_and(|(old, new)| old.get("state") == new.get("state"));
    if row.verb.ends_with("_updated") || row.verb == "progress_reported" || filled_more {
        let empty = Map::new();
        let (before, after) = (before.unwrap_or(&empty), after.unwrap_or(&empty));
        let parts: Vec<String> = after
            .iter()
            .take(3)
            .map(|(field, new)| {
                let old = before.get(field).unwrap_or(&Value::Null);
                let name = field.strip_prefix("custom.").unwrap_or(field);
                let name = match name {
                    "minutes" => "hours".into(),
                    "asked_minutes" => "hours asked for".into(),
                    "filled_minutes" => "hours filled".into(),
                    name => name.strip_suffix("_id").unwrap_or(name).replace('_', " "),
                };
                if field.ends_with("_id") || long(old) || long(new) || new == HIDDEN {
                    return name;
                }
                format!("{name} from {} to {}", shown(field, old), shown(field, new))
            })
            .collect();
        let rest = after.len().saturating_sub(parts.len());
        let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
        if !parts.is_empty() {
            return format!("{who} changed {named}: {}{more}", parts.join(", "));
        }
    }
    if row.noun == "role_grant" {
        let place = if row.label == "organisation" { "the whole organisation" } else { "one " };
        let scope = if row.label == "organisation" { "" } else { row.label.as_str() };
        let done = if row.verb.ends_with("granted") { "gave someone" } else { "took from someone" };
        return format!("{who} {done} a role in {place}{scope}");
    }
    format!("{who} {}", deed(&row.verb, &named, before, after))
}

fn long(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.chars().count() > 80)
}

/// A stored value as people read it.
fn shown(field: &str, value: &Value) -> String {
    const MOMENTS: [&str; 19] = [
        "agreed_date",
        "needed_date",
        "delivered_date",
        "second_constraint_date",
        "must_finish_by",
        "start",
        "finish",
        "status_date",
        "constraint_date",
        "deadline",
        "manual_start",
        "manual_finish",
        "actual_start",
        "actual_finish",
        "stop",
        "resume",
        "external_start",
        "external_finish",
        "baseline_finish",
    ];
    const SPANS: [&str; 10] = [
        "duration",
        "work",
        "actual_work",
        "actual_duration",
        "lag",
        "delay",
        "leveling_delay",
        "day",
        "week",
        "critical_limit",
    ];
    const DAYS: [&str; 2] = ["from_day", "expires_day"];
    // In minutes, unlike the spans of plans.
    const TIMES: [&str; 3] = ["minutes", "asked_minutes", "filled_minutes"];
    const SHARES: [&str; 5] =
        ["percent_complete", "physical_percent_complete", "units", "max_units", "probability"];
    match (value, value.as_i64()) {
        (Value::Null, _) => "nothing".into(),
        (_, Some(number)) if MOMENTS.contains(&field) => civil(number).replace('T', " "),
        (_, Some(number)) if SPANS.contains(&field) => span(number),
        // What is stored is the day after the last.
        (_, Some(number)) if field == "to_day" => Moment::from_day(number - 1).date().to_string(),
        (_, Some(number)) if DAYS.contains(&field) => Moment::from_day(number).date().to_string(),
        (_, Some(number)) if TIMES.contains(&field) => span(number * 10),
        (_, Some(number)) if SHARES.contains(&field) => format!("{} %", percent(number)),
        (Value::Bool(true), _) => "yes".into(),
        (Value::Bool(false), _) => "no".into(),
        (Value::String(text), _) if text.is_empty() => "nothing".into(),
        (Value::String(text), _) => text.replace('_', " "),
        (other, _) => other.to_string(),
    }
}

/// A duration in hours, or in days of eight hours when it is whole days.
fn span(tenths: i64) -> String {
    if tenths != 0 && tenths % 4800 == 0 {
        return format!("{} d", tenths / 4800);
    }
    format!("{} h", (minutes(tenths) / 6.0).round() / 10.0)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn change(noun: &str, verb: &str, label: &str) -> row::Change {
        row::Change {
            seq: 1,
            at: 0,
            actor_id: None,
            noun: noun.into(),
            noun_id: Uuid::nil(),
            verb: verb.into(),
            label: label.into(),
            before: None,
            after: None,
            reason: None,
            project_id: None,
            edit_id: None,
        }
    }

    #[test]
    fn what_was_done_reads_as_a_sentence() {
        let ann = Reference { id: Uuid::nil(), name: "Ann".into() };
        for (noun, verb, label, wanted) in [
            (
                "staffing_request",
                "staffing_request_withdrawn",
                "1 person",
                "Ann withdrew staffing request “1 person”",
            ),
            (
                "staffing_proposal",
                "staffing_person_accepted",
                "",
                "Ann accepted a staffing proposal",
            ),
            ("assignment", "assignment_deleted", "", "Ann deleted an assignment"),
            (
                "request",
                "request_put_to_decision",
                "Gates",
                "Ann put project request “Gates” to decision",
            ),
            ("gate_review", "gate_asked", "Scope", "Ann asked for gate “Scope”"),
            (
                "leave",
                "leave_asked_for",
                "2026-12-01 to 2026-12-04",
                "Ann asked for leave “2026-12-01 to 2026-12-04”",
            ),
        ] {
            assert_eq!(summary(&change(noun, verb, label), Some(&ann), None, None), wanted);
        }
    }

    #[test]
    fn a_move_names_the_state_or_the_hours_that_it_brought() {
        let fields = |value: Value| value.as_object().cloned();
        let row = change("staffing_request", "staffing_request_moved", "2 people");
        let (old, new) = (fields(json!({"state": "open"})), fields(json!({"state": "proposed"})));
        assert_eq!(
            summary(&row, None, old.as_ref(), new.as_ref()),
            "Steerco moved staffing request “2 people” from open to proposed"
        );
        let (old, new) =
            (fields(json!({"filled_minutes": 0})), fields(json!({"filled_minutes": 2_400})));
        assert_eq!(
            summary(&row, None, old.as_ref(), new.as_ref()),
            "Steerco changed staffing request “2 people”: hours filled from 0 h to 5 d"
        );
    }

    #[test]
    fn shares_days_and_hours_of_staffing_are_told_as_people_write_them() {
        let value = |fields: Value| fields.as_object().cloned();
        let before = value(json!({"minutes": 4_800, "probability": 5_000, "to_day": 0}));
        let after = value(json!({"minutes": 90, "probability": 10_000, "to_day": 20_800}));
        let row = change("allocation", "allocation_updated", "80 h, proposed");
        assert_eq!(
            summary(&row, None, before.as_ref(), after.as_ref()),
            "Steerco changed allocation “80 h, proposed”: hours from 10 d to 1.5 h, probability from \
             50 % to 100 %, to day from 1969-12-31 to 2026-12-12"
        );
    }
}
