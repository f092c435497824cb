//! What the type of a plan does when the plan begins, moves, or becomes of another type: its parent is
//! checked, and it gets a number if it has none. Each runs in the transaction that writes the plan, and
//! holds what it looked at until that ends, so that a rule that changes at the same moment is not missed.

use steerco_store::{Reader, Writer, row};
use uuid::Uuid;

use super::{
    plan_homes::{check_program_home, check_project_home, refuse_lost_projects},
    plan_numbers::take,
};
use crate::{Failure, Outcome, access::Caller};

fn unknown(noun: &str) -> Failure {
    let text = format!("There is no such type of {noun}s. Reload the page and choose again.");
    Failure::field("plan_type.unknown", "plan_type_id", text)
}

/// The type that a new plan is to be of, which stays as it is until the write ends.
async fn offered(writer: &Writer<'_>, noun: &str, wanted: Option<Uuid>) -> Outcome<row::PlanType> {
    let id = match wanted {
        Some(id) => id,
        None => {
            let standard = writer.standard_plan_type(noun).await?;
            standard.ok_or_else(|| Failure::Fault(format!("no standard type of {noun}s")))?.id
        }
    };
    let found = writer.hold_plan_type(id).await?.filter(|row| row.noun == noun);
    let found = found.ok_or_else(|| unknown(noun))?;
    if found.archived {
        let text = format!(
            "The type “{}” is archived: nothing new is of it. Choose another type.",
            found.name
        );
        return Err(Failure::field("plan_type.archived", "plan_type_id", text));
    }
    Ok(found)
}

/// The program of a project, which stays as it is until the write ends.
async fn program_of(writer: &Writer<'_>, id: Option<Uuid>) -> Outcome<Option<row::Program>> {
    Ok(match id {
        Some(id) => writer.hold_program(id).await?,
        None => None,
    })
}

/// Refuses a type of which there are no projects; what else is wrong with it is found when it is written.
pub(crate) async fn check_project_type(reader: &Reader, id: Option<Uuid>) -> Outcome<()> {
    let Some(id) = id else { return Ok(()) };
    let found = reader.find::<row::PlanType>(id).await?;
    if found.is_some_and(|row| row.noun == "project") {
        return Ok(());
    }
    Err(unknown("project"))
}

/// Makes a new project of the type that is wanted, or of the one it has from its source, or of the standard
/// one: checks where it is, and numbers it. Where nobody chose a key the number is its key. A template is
/// worked on nowhere, so it is of its type and no more.
pub(crate) async fn begin_project(
    writer: &Writer<'_>,
    project: &mut row::Project,
    wanted: Option<Uuid>,
    chose_key: bool,
) -> Outcome<()> {
    project.number = None;
    let wanted = wanted.or(project.plan_type_id);
    if project.template && wanted.is_some() {
        check_project_type(writer, wanted).await?;
        project.plan_type_id = wanted;
        return Ok(());
    }
    let plan_type = offered(writer, "project", wanted).await?;
    project.plan_type_id = Some(plan_type.id);
    if project.template {
        return Ok(());
    }
    let program = program_of(writer, project.program_id).await?;
    check_project_home(writer, &plan_type, program.as_ref(), project.portfolio_id, false).await?;
    project.number = take(writer, &plan_type).await?;
    if let Some(number) = project.number.clone().filter(|_| !chose_key) {
        project.key_folded = steerco_store::fold(&number);
        project.key = number;
    }
    Ok(())
}

/// Checks a project that moves or becomes of another type. It keeps its id and key and all that hangs on it,
/// and the number it has; one that has none is numbered.
pub(crate) async fn keep_project_type(
    writer: &Writer<'_>,
    before: &row::Project,
    after: &mut row::Project,
) -> Outcome<()> {
    let changes_type = after.plan_type_id != before.plan_type_id;
    let moves = (after.program_id, after.portfolio_id) != (before.program_id, before.portfolio_id);
    if !(changes_type || moves) {
        return Ok(());
    }
    let plan_type = if changes_type {
        offered(writer, "project", after.plan_type_id).await?
    } else {
        let Some(id) = after.plan_type_id else { return Ok(()) };
        writer.hold_plan_type(id).await?.ok_or_else(|| unknown("project"))?
    };
    after.plan_type_id = Some(plan_type.id);
    if after.template {
        return Ok(());
    }
    let program = program_of(writer, after.program_id).await?;
    let told_of_type = changes_type && !moves;
    check_project_home(writer, &plan_type, program.as_ref(), after.portfolio_id, told_of_type)
        .await?;
    if changes_type && after.number.is_none() {
        after.number = take(writer, &plan_type).await?;
    }
    Ok(())
}

/// Makes a new program of the type that is wanted, or of the standard one.
pub(crate) async fn begin_program(
    writer: &Writer<'_>,
    program: &mut row::Program,
    wanted: Option<Uuid>,
) -> Outcome<()> {
    let plan_type = offered(writer, "program", wanted).await?;
    check_program_home(writer, &plan_type, program.portfolio_id, false).await?;
    program.plan_type_id = Some(plan_type.id);
    program.number = take(writer, &plan_type).await?;
    Ok(())
}

/// Checks a program that moves or becomes of another type, and the projects in it; one that has no number is
/// numbered.
pub(crate) async fn keep_program_type(
    writer: &Writer<'_>,
    caller: &Caller,
    before: &row::Program,
    after: &mut row::Program,
) -> Outcome<()> {
    let changes_type = after.plan_type_id != before.plan_type_id;
    let moves = after.portfolio_id != before.portfolio_id;
    if !(changes_type || moves) {
        return Ok(());
    }
    writer.hold_program_alone(before.id).await?;
    let plan_type = if changes_type {
        offered(writer, "program", after.plan_type_id).await?
    } else {
        let Some(id) = after.plan_type_id else { return Ok(()) };
        writer.hold_plan_type(id).await?.ok_or_else(|| unknown("program"))?
    };
    check_program_home(writer, &plan_type, after.portfolio_id, changes_type && !moves).await?;
    if changes_type {
        refuse_lost_projects(writer, caller, after, &plan_type).await?;
        if after.number.is_none() {
            after.number = take(writer, &plan_type).await?;
        }
    }
    Ok(())
}

/// The lifecycle that new projects of a type begin with, while it is in use.
pub(crate) async fn lifecycle_of_type(
    reader: &Reader,
    plan_type: Option<Uuid>,
) -> Outcome<Option<(String, row::Lifecycle)>> {
    let Some(id) = plan_type else { return Ok(None) };
    let Some(plan_type) = reader.find::<row::PlanType>(id).await? else { return Ok(None) };
    let Some(id) = plan_type.lifecycle_id else { return Ok(None) };
    let found = reader.find::<row::Lifecycle>(id).await?.filter(|row| !row.archived);
    Ok(found.map(|lifecycle| (plan_type.name, lifecycle)))
}
