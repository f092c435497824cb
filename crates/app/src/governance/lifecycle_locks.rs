//! Fields that a stage locks: a change of one is refused, or logged as a deviation where it may be
//! made.

use steerco_store::{Reader, Writer, row};

use super::{
    lifecycle_places::Standing,
    lifecycle_subject::{LifecycleSubject, changed_fields, fields},
    pmo_types::pmo_type_at,
};
use crate::{
    Failure, Outcome,
    access::{Caller, Place},
};

/// Labels of the fields that a change touches though its stage locks them, and the stage's name.
async fn touched(
    reader: &Reader,
    before: &row::Project,
    after: &row::Project,
) -> Outcome<Option<(Standing, String, Vec<(String, String)>)>> {
    let changed = changed_fields(before, after)?;
    if changed.is_empty() {
        return Ok(None);
    }
    let subject = LifecycleSubject::Project(before.id);
    let Some(place) = reader.lifecycle_place(subject.kind(), before.id).await? else {
        return Ok(None);
    };
    if place.state == "ended" {
        return Ok(None);
    }
    let standing = Standing::of(reader, place).await?;
    let stage = standing.stage()?;
    let locked: Vec<&String> =
        changed.iter().filter(|key| stage.fields.locked.contains(key)).collect();
    if locked.is_empty() {
        return Ok(None);
    }
    let known = fields(reader, subject.kind()).await?;
    let label = |key: &String| {
        let found = known.iter().find(|field| field.key == *key);
        found.map_or_else(|| key.clone(), |field| field.label.clone())
    };
    let named = locked.into_iter().map(|key| (key.clone(), label(key))).collect();
    let name = stage.name.clone();
    Ok(Some((standing, name, named)))
}

/// Refuses a change of fields that the stage of a project locks. Where gates are guidance, and for
/// those who may waive, it is logged instead.
pub(crate) async fn keep_locked_fields(
    writer: &mut Writer<'_>,
    caller: &Caller,
    before: &row::Project,
    after: &row::Project,
) -> Outcome<()> {
    let Some((mut standing, stage, locked)) = touched(writer, before, after).await? else {
        return Ok(());
    };
    let labels: Vec<&str> = locked.iter().map(|(_, label)| label.as_str()).collect();
    let labels = labels.join(", ");
    let enforced = pmo_type_at(writer, before.portfolio_id).await?.enforces();
    if enforced && !caller.may("gate.waive", Place::project(before)) {
        let field = locked.first().map_or("", |(key, _)| wire_name(key));
        let text = format!(
            "{labels} cannot be changed in stage “{stage}”. Ask the PMO to change it, or wait for \
             another stage."
        );
        return Err(Failure::field("lifecycle.locked", field, text));
    }
    let what = format!("{labels} changed in stage “{stage}”, which locks it");
    standing.deviate(writer, "locked_field_changed", what, "").await
}

/// The name under which a field of a project is sent.
fn wire_name(key: &str) -> &str {
    match key {
        "owner" => "owner_id",
        "program" => "program_id",
        "portfolio" => "portfolio_id",
        other => other,
    }
}
