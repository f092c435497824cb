//! Lifecycles that begin by themselves: where the PMO says so, a new project goes by the first lifecycle
//! whose rule fits it. Rules on size and risk so give small projects light gates. Where the type of the
//! project names a lifecycle, it is that one, whatever rules say.

use steerco_store::Writer;
use uuid::Uuid;

use super::{
    lifecycle_places::begin,
    lifecycle_subject::LifecycleSubject,
    lifecycles::suggested,
    pmo_types::{assigns_at, pmo_type_at},
};
use crate::{Outcome, organisation::lifecycle_of_type, plan::read_json};

/// Lets a new project begin with the lifecycle of its type, or with the one that fits it where the PMO wants that. Runs in the
/// transaction that makes the project, after everything that rules speak of.
pub(crate) async fn assign_lifecycle(writer: &mut Writer<'_>, project: Uuid) -> Outcome<()> {
    let subject = LifecycleSubject::Project(project);
    let seen = subject.load(writer).await?;
    if seen.template {
        return Ok(());
    }
    if let Some((name, lifecycle)) = lifecycle_of_type(writer, seen.plan_type()).await? {
        writer.because(Some(format!("The type “{name}” begins with it")));
        let definition = read_json(&lifecycle.definition)?;
        begin(writer, subject, &lifecycle, definition, None, None).await?;
        writer.because(None);
        return Ok(());
    }
    if !assigns_at(writer, seen.portfolio).await? {
        return Ok(());
    }
    let Some(lifecycle) = suggested(writer, subject, &seen).await? else { return Ok(()) };
    let kind = pmo_type_at(writer, seen.portfolio).await?.word();
    let rule =
        if lifecycle.applies_when.is_empty() { "everything" } else { &lifecycle.applies_when };
    writer.because(Some(format!("Assigned by itself ({kind} PMO): it fits {rule}")));
    let definition = read_json(&lifecycle.definition)?;
    begin(writer, subject, &lifecycle, definition, None, Some(&lifecycle.applies_when)).await?;
    writer.because(None);
    Ok(())
}
