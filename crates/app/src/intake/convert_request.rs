//! From an approved request to a project. The project is made by the command that always makes
//! projects, and the request is linked to it in the same transaction.

use serde::Deserialize;
use steerco_store::{Writer, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    guests::tell_requester,
    request_states::{moved, require_state},
    request_views::{RequestView, view},
    requests::find,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    plan::{NewProject, create_project},
    portfolio::assessments_follow,
    strategy::{alignments_follow, case_follows},
};

/// The project to make of a request.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct ConvertRequest {
    /// Its name; the title of the request unless told.
    pub name: Option<String>,
    /// Short unique key; made from the name when absent.
    pub key: Option<String>,
    /// When it starts, such as `2027-03-01T08:00`.
    pub start: String,
    /// The program it goes into; that of the request unless told.
    pub program_id: Option<Uuid>,
    /// The portfolio it goes into, when there is no program.
    pub portfolio_id: Option<Uuid>,
    /// The template whose plan it begins with.
    pub template_id: Option<Uuid>,
    /// Who answers for it.
    pub owner_id: Option<Uuid>,
    /// The type it is of; the one that requests of this type become, unless told.
    pub plan_type_id: Option<Uuid>,
}

/// Makes the project of an approved request.
pub async fn convert_request(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &ConvertRequest,
) -> Outcome<RequestView> {
    caller.require("request.triage", Place::ORGANISATION)?;
    let reader = app.store.read();
    let row = find(&reader, caller, id).await?;
    require_state(&row, &["approved"])?;
    let becomes = reader.get::<row::RequestType>(row.type_id).await?.plan_type_id;
    let project = NewProject {
        name: input.name.clone().unwrap_or_else(|| row.title.clone()),
        key: input.key.clone(),
        start: input.start.clone(),
        program_id: input.program_id.or(row.program_id.filter(|_| input.portfolio_id.is_none())),
        portfolio_id: input.portfolio_id,
        template_id: input.template_id,
        owner_id: input.owner_id,
        plan_type_id: input.plan_type_id.or(becomes),
        request_id: Some(id),
        ..NewProject::default()
    };
    create_project(app, caller, &project).await?;
    let reader = app.store.read();
    let row = reader.get::<row::Request>(id).await?;
    view(&reader, caller, &row).await
}

/// Links a request to the project that is being made of it, in the project's own transaction. Its business case and
/// what it adds to objectives and drivers go over to the project, and what assessors said counts there, too.
pub(crate) async fn became_project(
    writer: &mut Writer<'_>,
    request: Option<Uuid>,
    project: Uuid,
) -> Outcome<()> {
    let Some(id) = request else { return Ok(()) };
    let before = writer.find::<row::Request>(id).await?.ok_or(Failure::NotFound("request"))?;
    require_state(&before, &["approved"])?;
    let mut after = moved(&before, "converted", writer.at());
    after.project_id = Some(project);
    writer.update(&before, after, "request_converted").await?;
    let text = writer.get::<row::Project>(project).await?.name;
    tell_requester(writer, &before, "converted", text).await?;
    case_follows(writer, id, project).await?;
    alignments_follow(writer, id, project).await?;
    assessments_follow(writer, id, project).await?;
    Ok(())
}
