//! Projects that move to another portfolio while their gates hold. A stricter place binds at once; a
//! looser one would open gates that nobody passed, so only the PMO moves them there, and each such move
//! is a deviation that stays in the log.

use steerco_store::{Reader, Writer, row};
use uuid::Uuid;

use super::{
    lifecycle_places::Standing,
    lifecycle_subject::LifecycleSubject,
    pmo_types::{PmoType, pmo_type_at},
};
use crate::{
    Failure, Outcome,
    access::{Caller, Place},
};

/// What a move comes to when it loosens gates: from which kind of PMO to which.
async fn loosened(
    reader: &Reader,
    from: Option<Uuid>,
    to: Option<Uuid>,
) -> Outcome<Option<(PmoType, PmoType)>> {
    if from == to {
        return Ok(None);
    }
    let (before, after) = (pmo_type_at(reader, from).await?, pmo_type_at(reader, to).await?);
    Ok((after < before).then_some((before, after)))
}

/// Refuses that a project leaves for a portfolio with looser gates; for who may waive gates it is
/// written down instead.
pub(crate) async fn keep_gates_strict(
    writer: &mut Writer<'_>,
    caller: &Caller,
    project: &row::Project,
    to: Option<Uuid>,
) -> Outcome<()> {
    let Some((before, after)) = loosened(writer, project.portfolio_id, to).await? else {
        return Ok(());
    };
    let subject = LifecycleSubject::Project(project.id);
    let place = writer.lifecycle_place(subject.kind(), project.id).await?;
    let Some(place) = place.filter(|place| place.state != "ended") else { return Ok(()) };
    if !caller.may("gate.waive", Place::project(project)) {
        let text = format!(
            "“{}” goes by a lifecycle under a {} PMO, and the PMO there is {}: its gates would hold \
             less. Ask the PMO to move it.",
            project.name,
            before.word(),
            after.word()
        );
        return Err(Failure::field("lifecycle.looser_portfolio", "portfolio_id", text));
    }
    let what = format!(
        "Moved to a portfolio with looser gates: from {} to {}",
        before.word(),
        after.word()
    );
    let mut standing = Standing::of(writer, place).await?;
    standing.deviate(writer, "gates_loosened", what, "").await
}

/// The same for all projects of a program that moves.
pub(crate) async fn keep_gates_of_program_strict(
    writer: &mut Writer<'_>,
    caller: &Caller,
    program: Uuid,
    to: Option<Uuid>,
) -> Outcome<()> {
    for project in writer.governed_projects_of_program(program).await? {
        keep_gates_strict(writer, caller, &project, to).await?;
    }
    Ok(())
}
