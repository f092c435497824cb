//! All operations, and the layers around them.

use std::sync::LazyLock;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderName, HeaderValue, Request, header},
    middleware::{from_fn, from_fn_with_state},
    response::IntoResponse,
    routing::get,
};
use steerco_app::App;
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{CompressionLayer, CompressionLevel},
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer},
    set_header::SetResponseHeaderLayer,
    trace::TraceLayer,
};
use utoipa::{
    OpenApi,
    openapi::{OpenApi as Document, Ref, RefOr, Response, content::ContentBuilder},
};
use utoipa_axum::router::OpenApiRouter;

use crate::{
    Config, access, delivery, governance,
    guard::{Guard, Rules, guard},
    health, idempotency, intake, integration, organisation, plan, portfolio,
    problem::{ProblemBody, ProblemField, panicked, shape_errors},
    resource, strategy,
    web::{WebDir, page},
};

/// Largest JSON body; files have their own limit.
const MOST_JSON: usize = 4 << 20;

const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; \
    worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Steerco",
        description = "Everything the web UI does, as an API. Errors are RFC 9457 problems with a \
            stable `code`. Changes need `If-Match`; POST takes `Idempotency-Key`. `x-permission` \
            says what an operation needs: `public`, `signed_in` or a permission's key.",
        license(name = "MIT OR Apache-2.0")
    ),
    components(schemas(ProblemBody, ProblemField))
)]
struct Description;

/// What is the same for every server of a process: describing the operations takes long in a debug build.
struct Operations {
    router: Router<App>,
    rules: Rules,
    /// The API document as it is committed.
    document: String,
}

static OPERATIONS: LazyLock<Operations> = LazyLock::new(|| {
    let (router, api) = operations().split_for_parts();
    let rules = Rules::of(&api);
    let mut document = with_problems(api).to_pretty_json().unwrap_or_default();
    document.push('\n');
    Operations { router, rules, document }
});

/// All operations with their description.
fn operations() -> OpenApiRouter<App> {
    let v1 = OpenApiRouter::new()
        .merge(access::routes())
        .merge(organisation::routes())
        .merge(portfolio::routes())
        .merge(strategy::routes())
        .merge(intake::routes())
        .merge(governance::routes())
        .merge(plan::routes())
        .merge(delivery::routes())
        .merge(resource::routes())
        .merge(integration::routes());
    OpenApiRouter::with_openapi(Description::openapi()).nest("/api/v1", v1)
}

/// Every operation may answer a problem.
fn with_problems(mut api: Document) -> Document {
    let reference = RefOr::Ref(Ref::from_schema_name("ProblemBody"));
    let content = ContentBuilder::new().schema(Some(reference)).build();
    let mut problem = Response::new("Why the request failed (RFC 9457)");
    problem.content.insert("application/problem+json".into(), RefOr::T(content));
    for item in api.paths.paths.values_mut() {
        for operation in
            [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete]
                .into_iter()
                .flatten()
        {
            let responses = &mut operation.responses.responses;
            responses.entry("default".into()).or_insert_with(|| RefOr::T(problem.clone()));
        }
    }
    api
}

/// The API document as it is committed.
pub fn openapi_json() -> &'static str {
    &OPERATIONS.document
}

/// The whole server over an open, migrated store.
pub fn router(app: App, config: &Config) -> Router {
    let rules = OPERATIONS.rules.clone();
    let document = openapi_json();
    let api_router = OPERATIONS
        .router
        .clone()
        .layer(DefaultBodyLimit::max(MOST_JSON))
        .route_layer(from_fn_with_state(app.clone(), idempotency::once))
        .route_layer(from_fn_with_state(Guard { app: app.clone(), rules }, guard))
        .with_state(app.clone());
    let own = Router::new()
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz).with_state(app))
        .route("/metrics", get(health::metrics))
        .route(
            "/api/openapi.json",
            get(move || async move {
                ([(header::CONTENT_TYPE, "application/json")], document).into_response()
            }),
        );
    // Files of the UI are read often from far away, and kept: their size counts. Answers of the API are read
    // once: a heatmap of 3 MB is not to wait until it is as small as can be.
    let web = Router::new()
        .fallback(page)
        .layer(CompressionLayer::new())
        .with_state(WebDir::new(config.web_dir.as_deref()));
    let request_id = HeaderName::from_static("x-request-id");
    let header = |name: &'static str, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        )
    };
    api_router.merge(own).route_layer(from_fn(health::measure)).fallback_service(web).layer(
        ServiceBuilder::new()
            .layer(SetRequestIdLayer::new(request_id.clone(), MakeRequestUuid))
            .layer(TraceLayer::new_for_http().make_span_with(span))
            .layer(PropagateRequestIdLayer::new(request_id))
            .layer(header("content-security-policy", POLICY))
            .layer(header("x-content-type-options", "nosniff"))
            .layer(header("referrer-policy", "same-origin"))
            .layer(header("cross-origin-opener-policy", "same-origin"))
            .layer(header("cache-control", "no-store"))
            .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
            .layer(from_fn(shape_errors))
            .layer(CatchPanicLayer::custom(panicked)),
    )
}

/// What the log says of a request: no query, no headers, so no secrets.
fn span<B>(request: &Request<B>) -> tracing::Span {
    let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok());
    let path = request.uri().path();
    // Pages of links have the secret in their address.
    let path = if path.starts_with("/ask/") {
        "/ask/…"
    } else if path.starts_with("/follow/") {
        "/follow/…"
    } else {
        path
    };
    tracing::info_span!(
        "request",
        method = %request.method(),
        path,
        id = id.unwrap_or_default()
    )
}
