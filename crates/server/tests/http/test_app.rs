//! A server in process on a database of its own: SQLite, or PostgreSQL where `HTTP_TESTS_ON` says so.

use std::{net::SocketAddr, time::Duration};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use futures::StreamExt;
use serde_json::{Value, json};
use steerco_app::{
    App, Blobs, S3Settings, Store,
    access::{self, Caller, NewApiToken, NewRoleGrant, NewUser, SetupInput},
    demo,
    integration::tail_changes,
};
use steerco_server::{Config, router};
use steerco_testkit::{TestBucket, TestDatabase};
use tower::ServiceExt;
use uuid::Uuid;

/// What was answered.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
    pub(crate) bytes: Vec<u8>,
}

impl Reply {
    /// The answer, which must have this status.
    pub(crate) fn expect(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        self.body
    }

    /// The code of a problem.
    pub(crate) fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or_default()
    }
}

/// Someone who can ask.
pub(crate) struct Person {
    pub(crate) id: Uuid,
    pub(crate) token: String,
}

/// A server in process.
pub(crate) struct TestApp {
    pub(crate) app: App,
    pub(crate) director: String,
    pub(crate) system: Caller,
    router: Router,
    _database: Option<TestDatabase>,
    /// Where attached files are.
    pub(crate) files: tempfile::TempDir,
}

pub(crate) const PASSWORD: &str = "correct horse battery";

/// Set to `postgres` for a run of every HTTP test on PostgreSQL.
const ENGINE_VARIABLE: &str = "STEERCO_HTTP_TESTS_ON";

impl TestApp {
    /// A set-up installation whose director is `ada@example.org`.
    pub(crate) async fn new() -> Self {
        let database = empty_database().await;
        let app = Self::on(&database.url).await;
        Self { _database: Some(database), ..app }
    }

    /// The same on an empty database that the test keeps.
    pub(crate) async fn on(url: &str) -> Self {
        let (app, config, files) = installed(url, None).await;
        Self::set_up(app, &config, files).await
    }

    /// The same with files in a bucket of a store that speaks S3.
    pub(crate) async fn in_bucket(bucket: &TestBucket) -> Self {
        let settings = S3Settings {
            endpoint: bucket.endpoint.clone(),
            region: TestBucket::REGION.into(),
            bucket: TestBucket::NAME.into(),
            prefix: "steerco/".into(),
            key: TestBucket::KEY.into(),
            secret: TestBucket::SECRET.into(),
        };
        let database = empty_database().await;
        let blobs = Blobs::in_s3(settings).unwrap();
        let (app, config, files) = installed(&database.url, Some(blobs)).await;
        Self { _database: Some(database), ..Self::set_up(app, &config, files).await }
    }

    async fn set_up(app: App, config: &Config, files: tempfile::TempDir) -> Self {
        let link = access::prepare_setup(&app).await.unwrap().unwrap();
        let input = SetupInput {
            token: link.split_once("token=").unwrap().1.into(),
            organisation_name: "Acme".into(),
            name: "Ada".into(),
            email: "ada@example.org".into(),
            password: PASSWORD.into(),
            pmo_type: None,
        };
        let ada = access::set_up(&app, &input, "test").await.unwrap().me.user.id;
        Self::serving(app, config, files, Caller::system(ada, "Ada")).await
    }

    /// The demo organisation as of today, seen by its director.
    pub(crate) async fn demo() -> Self {
        let database = empty_database().await;
        let (app, config, files) = installed(&database.url, None).await;
        demo::fill(&app, jiff::Zoned::now().date(), 7).await.unwrap();
        let caller = caller_of(&app, "director@meridian.example").await;
        let app = Self::serving(app, &config, files, caller).await;
        Self { _database: Some(database), ..app }
    }

    async fn serving(app: App, config: &Config, files: tempfile::TempDir, system: Caller) -> Self {
        let director = token(&app, &system).await;
        tokio::spawn({
            let app = app.clone();
            async move { tail_changes(&app).await }
        });
        Self { router: router(app.clone(), config), app, director, system, _database: None, files }
    }

    /// A token of somebody who is there already.
    pub(crate) async fn as_user(&self, email: &str) -> String {
        token(&self.app, &caller_of(&self.app, email).await).await
    }

    /// A token of a new user with this role at this place.
    pub(crate) async fn as_role(&self, role: &str, scope: Option<(&str, Uuid)>) -> String {
        self.as_person(role, scope, None).await.token
    }

    /// A token of someone who reports on all tasks and plans none.
    pub(crate) async fn as_reporter(&self, scope: Option<(&str, Uuid)>) -> String {
        let permissions = ["project.view", "progress.edit"];
        self.post("/roles", json!({"name": "Reporter", "permissions": permissions})).await;
        self.as_role("reporter", scope).await
    }

    /// A new user with this role at this place; called like the role unless told otherwise.
    pub(crate) async fn as_person(
        &self,
        role: &str,
        scope: Option<(&str, Uuid)>,
        name: Option<&str>,
    ) -> Person {
        let roles = access::roles(&self.app, &self.system).await.unwrap().items;
        let role = roles.into_iter().find(|one| one.key == role).unwrap();
        let input = NewUser {
            name: name.map_or_else(|| role.name.clone(), str::to_owned),
            email: format!("{}@example.org", Uuid::now_v7()),
            password: None,
            locale: None,
        };
        let user = access::create_user(&self.app, &self.system, &input).await.unwrap();
        let (kind, id) = scope.map_or(("organisation", None), |(kind, id)| (kind, Some(id)));
        let grant = NewRoleGrant {
            user_id: user.id,
            role_id: role.id,
            scope_kind: kind.into(),
            scope_id: id,
        };
        access::grant_role(&self.app, &self.system, &grant).await.unwrap();
        let token = token(&self.app, &Caller::system(user.id, "someone")).await;
        Person { id: user.id, token }
    }

    /// Sends a request as it is.
    pub(crate) async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let stream = parts
            .headers
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| kind.as_bytes().starts_with(b"text/event-stream"));
        let bytes =
            if stream { vec![] } else { to_bytes(body, usize::MAX).await.unwrap().to_vec() };
        Reply {
            status: parts.status,
            headers: parts.headers,
            body: serde_json::from_slice(&bytes).unwrap_or(Value::Null),
            bytes,
        }
    }

    /// A request by token, with these extra headers.
    pub(crate) async fn call(
        &self,
        token: &str,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Value>,
    ) -> Reply {
        let mut request = Request::builder()
            .method(Method::from_bytes(method.as_bytes()).unwrap())
            .uri(if path.starts_with("/api") { path.to_owned() } else { format!("/api/v1{path}") });
        if !token.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = match body {
            None => Body::empty(),
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
        };
        self.send(request.body(body).unwrap()).await
    }

    /// Sends a file as browsers do.
    pub(crate) async fn attach(&self, token: &str, path: &str, name: &str, bytes: &[u8]) -> Reply {
        let head = format!(
            "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             content-type: application/octet-stream\r\n\r\n"
        );
        let body = [head.as_bytes(), bytes, b"\r\n--b--\r\n"].concat();
        let request = Request::post(format!("/api/v1{path}"))
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// The first events of a stream, as text, until `wanted` of them have come.
    pub(crate) async fn events(&self, token: &str, last: Option<i64>, wanted: usize) -> String {
        let mut request =
            Request::get("/api/v1/events").header(header::AUTHORIZATION, format!("Bearer {token}"));
        if let Some(last) = last {
            request = request.header("last-event-id", last.to_string());
        }
        let request = request.body(Body::empty()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        let mut stream = response.into_body().into_data_stream();
        let mut text = String::new();
        while text.matches("event: change").count() < wanted {
            let next = tokio::time::timeout(Duration::from_secs(10), stream.next()).await;
            let Ok(Some(Ok(part))) = next else { break };
            text.push_str(&String::from_utf8_lossy(&part));
        }
        text
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        self.call(&self.director, "GET", path, &[], None).await.expect(200)
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Value {
        self.call(&self.director, "POST", path, &[], Some(body)).await.expect(201)
    }

    pub(crate) async fn patch(&self, path: &str, version: i64, body: Value) -> Value {
        let tag = format!("\"{version}\"");
        let headers = [("if-match", tag.as_str())];
        self.call(&self.director, "PATCH", path, &headers, Some(body)).await.expect(200)
    }

    /// Asks for a step of a noun, such as `agree`, as the noun is now.
    pub(crate) async fn step(&self, token: &str, noun: &str, step: &str, body: Value) -> Reply {
        let tag = format!("\"{}\"", self.get(noun).await["version"]);
        let path = format!("{noun}/{step}");
        self.call(token, "POST", &path, &[("if-match", &tag)], Some(body)).await
    }

    /// Changes a noun as it is now, in somebody's name.
    pub(crate) async fn change(&self, token: &str, noun: &str, body: Value) -> Reply {
        let tag = format!("\"{}\"", self.get(noun).await["version"]);
        self.call(token, "PATCH", noun, &[("if-match", &tag)], Some(body)).await
    }

    pub(crate) async fn delete(&self, path: &str, version: i64) -> Reply {
        let tag = format!("\"{version}\"");
        self.call(&self.director, "DELETE", path, &[("if-match", tag.as_str())], None).await
    }
}

async fn caller_of(app: &App, email: &str) -> Caller {
    let user = app.store.read().user_by_email(email).await.unwrap().unwrap();
    Caller::system(user.id, &user.name)
}

/// A database that has today's schema and no rows.
async fn empty_database() -> TestDatabase {
    let engine = std::env::var(ENGINE_VARIABLE).unwrap_or_default();
    match engine.as_str() {
        "" | "sqlite" => TestDatabase::sqlite_like(migrated).await,
        "postgres" => TestDatabase::postgres_like(&Store::schema_print(), migrated).await,
        other => panic!("{ENGINE_VARIABLE} is {other}: sqlite or postgres"),
    }
}

/// Makes a database that others begin as copies of.
pub(crate) async fn migrated(url: String) {
    let store = Store::open(&url).await.unwrap();
    store.migrate().await.unwrap();
    store.close().await;
}

/// An installation that nobody has set up, with files in a folder of its own unless told otherwise.
async fn installed(url: &str, blobs: Option<Blobs>) -> (App, Config, tempfile::TempDir) {
    let store = Store::open(url).await.unwrap();
    store.migrate().await.unwrap();
    let files = tempfile::tempdir().unwrap();
    let config = Config {
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        public_url: Some("http://steerco.test".into()),
        web_dir: Some("/nowhere".into()),
        files: blobs.unwrap_or_else(|| Blobs::on_disk(files.path().into())),
        most_file_bytes: 200_000,
        mail: None,
    };
    (App::new(store, config.settings()), config, files)
}

async fn token(app: &App, caller: &Caller) -> String {
    let input = NewApiToken { name: "test".into(), expires_on: None };
    access::create_api_token(app, caller, &input).await.unwrap().token
}

/// The id of a noun.
pub(crate) fn id(noun: &Value) -> String {
    noun["id"].as_str().unwrap().to_owned()
}

/// The id of a noun.
pub(crate) fn uuid(noun: &Value) -> Uuid {
    id(noun).parse().unwrap()
}
