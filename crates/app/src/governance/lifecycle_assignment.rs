//! Lifecycles that begin by themselves: where the PMO says so, a new project goes by the first lifecycle
//! whose rule fits it. Rules on size and risk so give small projects light gates.

use steerco_store::Writer;
use uuid::Uuid;

use super::{
    lifecycle_places::begin,
    lifecycle_subject::LifecycleSubject,
    lifecycles::suggested,
    pmo_types::{assigns_at, pmo_type_at},
};
use crate::{Outcome, plan::read_json};

/// Lets a new project begin with the lifecycle that fits it, where the PMO wants that. Runs in the
/// transaction that makes the project, after everything that rules speak of.
pub(crate) async fn assign_lifecycle(writer: &mut Writer<'_>, project: Uuid) -> Outcome<()> {
    let subject = LifecycleSubject::Project(project);
    let seen = subject.load(writer).await?;
    if seen.template || !assigns_at(writer, seen.portfolio).await? {
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
