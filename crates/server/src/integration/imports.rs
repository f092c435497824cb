//! Files on their way into a plan.

use axum::{
    Json,
    extract::{Multipart, Path, Query, State},
    http::StatusCode,
};
use steerco_app::{
    App,
    integration::{self, CommitImport, ImportMapping, ImportQuery, ImportView, NewImport},
    shape::Listed,
};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    guard::Caller,
    noun::Noun,
    problem::{Answer, Problem},
};

/// A file to bring in.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form in the API document")]
pub(super) struct ImportForm {
    /// The plan file: Microsoft Project XML or a CSV task list.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// Replace the plan of this project.
    project_id: Option<Uuid>,
    /// The program it goes into.
    program_id: Option<Uuid>,
    /// The portfolio it goes into.
    portfolio_id: Option<Uuid>,
    /// JSON object from column meaning to heading, for CSV.
    mapping: Option<String>,
}

/// One's own imports, newest first.
#[utoipa::path(
    get, path = "/imports", tag = "integration", params(ImportQuery),
    responses((status = 200, body = Listed<ImportView>)),
    extensions(("x-permission" = json!("import.run")))
)]
pub(super) async fn list_imports(
    State(app): State<App>,
    caller: Caller,
    Query(query): Query<ImportQuery>,
) -> Answer<Json<Listed<ImportView>>> {
    Ok(Json(integration::imports(&app, &caller, &query).await?))
}

/// Bring a file in: it is read and reported on; nothing is written until it is committed.
#[utoipa::path(
    post, path = "/imports", tag = "integration",
    request_body(content = ImportForm, content_type = "multipart/form-data"),
    responses((status = 202, body = ImportView)),
    extensions(("x-permission" = json!("import.run")))
)]
pub(super) async fn create_import(
    State(app): State<App>,
    caller: Caller,
    mut form: Multipart,
) -> Answer<(StatusCode, Json<ImportView>)> {
    let mut input = NewImport::default();
    let bad = |code: &str, detail: String| Problem::new(StatusCode::BAD_REQUEST, code, detail);
    while let Some(field) =
        form.next_field().await.map_err(|error| bad("bad_form", error.body_text()))?
    {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            input.file_name = field.file_name().unwrap_or("plan").to_owned();
            let bytes = field
                .bytes()
                .await
                .map_err(|error| Problem::new(error.status(), "bad_form", error.body_text()))?;
            input.bytes = bytes.to_vec();
            continue;
        }
        let text = field.text().await.map_err(|error| bad("bad_form", error.body_text()))?;
        let id = || {
            text.trim().parse::<Uuid>().map_err(|_| bad("bad_form", format!("{name} is not an id")))
        };
        match name.as_str() {
            _ if text.trim().is_empty() => {}
            "project_id" => input.project_id = Some(id()?),
            "program_id" => input.program_id = Some(id()?),
            "portfolio_id" => input.portfolio_id = Some(id()?),
            "mapping" => {
                let mapping = serde_json::from_str(&text)
                    .map_err(|error| bad("bad_form", format!("mapping: {error}")))?;
                input.mapping = Some(mapping);
            }
            _ => {}
        }
    }
    let view = integration::create_import(&app, &caller, input).await?;
    Ok((StatusCode::ACCEPTED, Json(view)))
}

/// One import.
#[utoipa::path(
    get, path = "/imports/{id}", tag = "integration", params(("id" = Uuid, Path)),
    responses((status = 200, body = ImportView)),
    extensions(("x-permission" = json!("import.run")))
)]
pub(super) async fn get_import(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<Noun<ImportView>> {
    let view = integration::import(&app, &caller, id).await?;
    Ok(Noun::found(view.version, view))
}

/// Say which column means what; the file is read again.
#[utoipa::path(
    put, path = "/imports/{id}/mapping", tag = "integration", params(("id" = Uuid, Path)),
    responses((status = 202, body = ImportView)),
    extensions(("x-permission" = json!("import.run")))
)]
pub(super) async fn put_mapping(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(mapping): Json<ImportMapping>,
) -> Answer<(StatusCode, Json<ImportView>)> {
    let view = integration::map_import(&app, &caller, id, mapping).await?;
    Ok((StatusCode::ACCEPTED, Json(view)))
}

/// Take the file over as a project.
#[utoipa::path(
    post, path = "/imports/{id}/commit", tag = "integration", params(("id" = Uuid, Path)),
    responses((status = 202, body = ImportView)),
    extensions(("x-permission" = json!("import.run")))
)]
pub(super) async fn commit_import(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
    Json(input): Json<CommitImport>,
) -> Answer<(StatusCode, Json<ImportView>)> {
    let view = integration::commit_import(&app, &caller, id, input).await?;
    Ok((StatusCode::ACCEPTED, Json(view)))
}

/// Forget an import; a project it made stays.
#[utoipa::path(
    delete, path = "/imports/{id}", tag = "integration", params(("id" = Uuid, Path)),
    responses((status = 204, description = "Forgotten")),
    extensions(("x-permission" = json!("import.run")))
)]
pub(super) async fn delete_import(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<Uuid>,
) -> Answer<StatusCode> {
    integration::delete_import(&app, &caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
