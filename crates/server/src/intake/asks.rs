//! Requests by link, for people who are not signed in. The secret of a link travels in a header, so that
//! no log of addresses holds it.

use axum::{
    Json,
    extract::{FromRequest, Multipart, Request, State, multipart::Field},
    http::StatusCode,
};
use steerco_app::{
    App, Failure,
    intake::{self, AskAnswer, AskForm, AskInput, Asked, AskedFile, FollowedAsk, OpenAsk},
};
use utoipa::ToSchema;

use crate::{
    problem::{Answer, Problem},
    stranger::{Stranger, text},
};

/// Largest part that is not a file.
const MOST_JSON: usize = 1 << 20;

/// A request by link as a form: `request` first, then files named `file:` and the code of the question.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form in the API document")]
pub(super) struct AskParts {
    /// The request.
    request: AskInput,
}

/// The form that a link leads to.
#[utoipa::path(
    get, path = "/ask", tag = "intake", params(("x-link-secret" = String, Header)),
    responses((status = 200, body = AskForm)),
    extensions(("x-permission" = json!("public")))
)]
pub(super) async fn get_ask(State(app): State<App>, from: Stranger) -> Answer<Json<AskForm>> {
    Ok(Json(intake::ask_form(&app, &from.secret, &from.address).await?))
}

/// File a request by link. What is sent twice under the same `Idempotency-Key` is filed once.
#[utoipa::path(
    post, path = "/ask", tag = "intake",
    params(("x-link-secret" = String, Header), ("idempotency-key" = String, Header)),
    request_body(content = AskParts, content_type = "multipart/form-data"),
    responses((status = 201, body = Asked)),
    extensions(("x-permission" = json!("public")))
)]
pub(super) async fn post_ask(
    State(app): State<App>,
    from: Stranger,
    request: Request,
) -> Answer<(StatusCode, Json<Asked>)> {
    let ask = intake::open_ask(&app, &from.secret, &from.address).await?;
    let key = text(request.headers(), "idempotency-key");
    let mut form =
        Multipart::from_request(request, &app).await.map_err(|error| bad(error.body_text()))?;
    let first = form.next_field().await.map_err(|error| bad(error.body_text()))?;
    let Some(first) = first.filter(|field| field.name() == Some("request")) else {
        return Err(bad("Send the request in the first field, named “request”.".into()));
    };
    let input: AskInput = serde_json::from_slice(&whole(first).await?)
        .map_err(|error| bad(format!("The request cannot be read: {error}.")))?;
    let mut left = OpenAsk::most_bytes(&app);
    let mut files = vec![];
    while let Some(field) = form.next_field().await.map_err(|error| bad(error.body_text()))? {
        files.push(file(&app, &ask, field, &mut left).await?);
    }
    let asked = intake::file_ask(&app, &ask, &key, &input, files).await?;
    Ok((StatusCode::CREATED, Json(asked)))
}

fn bad(detail: String) -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, "bad_form", detail)
}

fn too_large() -> Problem {
    let detail = "This is more than a request by link may hold. Send fewer or smaller files.";
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", detail)
}

async fn whole(mut field: Field<'_>) -> Answer<Vec<u8>> {
    let mut found = vec![];
    while let Some(bytes) = field.chunk().await.map_err(|error| bad(error.body_text()))? {
        found.extend_from_slice(&bytes);
        if found.len() > MOST_JSON {
            return Err(too_large());
        }
    }
    Ok(found)
}

/// One file; all together take no more than what is left.
async fn file(app: &App, ask: &OpenAsk, mut field: Field<'_>, left: &mut u64) -> Answer<AskedFile> {
    let question = field.name().and_then(|name| name.strip_prefix("file:")).map(str::to_owned);
    let question = question.ok_or_else(|| bad("Name a file “file:” and its question.".into()))?;
    let name = field.file_name().unwrap_or_default().to_owned();
    let mut incoming = ask.receive(app)?;
    while let Some(bytes) = field.chunk().await.map_err(|error| bad(error.body_text()))? {
        *left = left.checked_sub(bytes.len() as u64).ok_or_else(too_large)?;
        incoming.write(&bytes).await.map_err(|error| Problem::from(Failure::from(error)))?;
    }
    Ok(AskedFile { question, name, incoming })
}

/// Where a request stands that was filed by link.
#[utoipa::path(
    get, path = "/ask/followed", tag = "intake", params(("x-link-secret" = String, Header)),
    responses((status = 200, body = FollowedAsk)),
    extensions(("x-permission" = json!("public")))
)]
pub(super) async fn get_followed_ask(
    State(app): State<App>,
    from: Stranger,
) -> Answer<Json<FollowedAsk>> {
    Ok(Json(intake::follow_ask(&app, &from.secret, &from.address).await?))
}

/// Answer the question with which it came back.
#[utoipa::path(
    post, path = "/ask/followed/answer", tag = "intake",
    params(("x-link-secret" = String, Header)), responses((status = 200, body = FollowedAsk)),
    extensions(("x-permission" = json!("public")))
)]
pub(super) async fn answer_followed_ask(
    State(app): State<App>,
    from: Stranger,
    Json(input): Json<AskAnswer>,
) -> Answer<Json<FollowedAsk>> {
    Ok(Json(intake::answer_ask(&app, &from.secret, &from.address, &input).await?))
}
