//! For tests only: databases of both engines and a store of files, thrown away afterwards.
#![expect(clippy::expect_used, reason = "a test that cannot begin has failed")]

mod bucket;

pub use bucket::{Mood, TestBucket};

use std::future::Future;

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use tempfile::TempDir;
use tokio::sync::OnceCell;
use uuid::Uuid;

/// Names the PostgreSQL server on which tests make their own databases.
pub const POSTGRES_VARIABLE: &str = "STEERCO_TEST_POSTGRES";

/// Number of the advisory lock under which templates are made, on the server's own database.
const TEMPLATE_LOCK: i64 = 0x5354_4545_5243_4f7f;

/// A database of a test's own. Dropping it removes it.
#[derive(Debug)]
pub struct TestDatabase {
    /// Address for `Store::open`.
    pub url: String,
    _folder: Option<TempDir>,
    server: Option<(String, String)>,
}

impl TestDatabase {
    /// An empty SQLite file.
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let url = folder.path().join("test.sqlite").to_string_lossy().into_owned();
        Self { url, _folder: Some(folder), server: None }
    }

    /// A SQLite file that begins as a copy of a template, which is much quicker than making one anew: the first
    /// in this process who asks has it made by `make`, which is given the address of an empty database and
    /// closes it again.
    pub async fn sqlite_like<F, Fut>(make: F) -> Self
    where
        F: FnOnce(String) -> Fut,
        Fut: Future<Output = ()>,
    {
        static TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();
        let template = TEMPLATE.get_or_init(async || {
            let made = Self::sqlite();
            make(made.url.clone()).await;
            std::fs::read(&made.url).expect("the template")
        });
        let own = Self::sqlite();
        std::fs::write(&own.url, template.await).expect("a copy of the template");
        own
    }

    /// An empty PostgreSQL database on the server that `STEERCO_TEST_POSTGRES` names.
    pub async fn postgres() -> Self {
        Self::postgres_by("").await
    }

    /// A PostgreSQL database that begins as a copy of a template, which is much quicker than making one
    /// anew. `print` stands for what the template holds, in letters, digits and underlines: the first who
    /// asks for it has it made by `make`, which is given the address of an empty database and closes it
    /// again; all others, in this process and beside it, wait for that and copy. It stays on the server.
    pub async fn postgres_like<F, Fut>(print: &str, make: F) -> Self
    where
        F: FnOnce(String) -> Fut,
        Fut: Future<Output = ()>,
    {
        static READY: OnceCell<String> = OnceCell::const_new();
        let template = format!("steerco_template_{print}");
        let ready = READY.get_or_init(async || {
            make_template(&template, make).await;
            template.clone()
        });
        assert_eq!(*ready.await, template, "a process of tests has one template");
        Self::postgres_by(&format!(" TEMPLATE {template}")).await
    }

    /// A new database, made with these words behind its name.
    async fn postgres_by(words: &str) -> Self {
        let server = server();
        let name = format!("steerco_test_{}", Uuid::now_v7().simple());
        let admin = administer(&server).await;
        admin
            .execute_unprepared(&format!("CREATE DATABASE {name}{words}"))
            .await
            .expect("making a database");
        admin.close().await.expect("closing");
        Self { url: beside(&server, &name), _folder: None, server: Some((server, name)) }
    }
}

/// The server on which databases are made.
fn server() -> String {
    let server = std::env::var(POSTGRES_VARIABLE).unwrap_or_default();
    assert!(
        !server.is_empty(),
        "this test also runs on PostgreSQL: run `make test`, which starts one, or set \
         {POSTGRES_VARIABLE} to a server on which databases may be made, such as \
         postgres://postgres@127.0.0.1:5432/postgres"
    );
    server
}

/// The address of another database of the same server.
fn beside(server: &str, name: &str) -> String {
    let (base, _) = server.rsplit_once('/').expect("a URL with a database");
    format!("{base}/{name}")
}

/// One connection to the server: locks belong to it.
async fn administer(server: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(server);
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.expect("the PostgreSQL server")
}

/// Makes a template unless it is there. It takes its name when it is whole, so that one that was broken off
/// is never copied.
async fn make_template<F, Fut>(name: &str, make: F)
where
    F: FnOnce(String) -> Fut,
    Fut: Future<Output = ()>,
{
    let server = server();
    let admin = administer(&server).await;
    let run = async |sql: String| admin.execute_unprepared(&sql).await.expect("making a template");
    run(format!("SELECT pg_advisory_lock({TEMPLATE_LOCK})")).await;
    let there = run(format!("SELECT 1 FROM pg_database WHERE datname = '{name}'")).await;
    if there.rows_affected() == 0 {
        let unfinished = format!("{name}_unfinished");
        run(format!("DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)")).await;
        run(format!("CREATE DATABASE {unfinished}")).await;
        make(beside(&server, &unfinished)).await;
        run(format!("ALTER DATABASE {unfinished} RENAME TO {name}")).await;
    }
    run(format!("SELECT pg_advisory_unlock({TEMPLATE_LOCK})")).await;
    admin.close().await.expect("closing");
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let Some((server, name)) = self.server.take() else { return };
        // A runtime of its own: this may run within one, or while unwinding.
        let gone = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            if let Ok(runtime) = runtime {
                runtime.block_on(async move {
                    if let Ok(admin) = Database::connect(server.as_str()).await {
                        let sql = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
                        let _ = admin.execute_unprepared(&sql).await;
                    }
                });
            }
        });
        let _ = gone.join();
    }
}

/// Runs a test on both engines, each with an empty database of its own.
pub fn on_both_engines<F, Fut>(test: F)
where
    F: Fn(String) -> Fut,
    Fut: Future<Output = ()>,
{
    blocking(async {
        let sqlite = TestDatabase::sqlite();
        test(sqlite.url.clone()).await;
        let postgres = TestDatabase::postgres().await;
        test(postgres.url.clone()).await;
    });
}

/// The same with databases that begin as copies of templates, see [`TestDatabase::postgres_like`].
pub fn on_both_engines_like<F, Fut, M, Made>(print: &str, make: M, test: F)
where
    F: Fn(String) -> Fut,
    Fut: Future<Output = ()>,
    M: Fn(String) -> Made,
    Made: Future<Output = ()>,
{
    blocking(async {
        let sqlite = TestDatabase::sqlite_like(&make).await;
        test(sqlite.url.clone()).await;
        let postgres = TestDatabase::postgres_like(print, &make).await;
        test(postgres.url.clone()).await;
    });
}

fn blocking(work: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(work);
}

/// Makes a `#[test]` out of an async function that takes the address of an empty database, and
/// runs it on SQLite and on PostgreSQL. `like PRINT, MAKE` before it: of a copy of a template, see
/// [`on_both_engines_like`].
#[macro_export]
macro_rules! store_test {
    ($(#[$note:meta])* async fn $name:ident($url:ident: String) $body:block) => {
        $(#[$note])*
        #[test]
        fn $name() {
            async fn both($url: String) $body
            $crate::on_both_engines(both);
        }
    };
    (like $print:expr, $make:expr, $(#[$note:meta])* async fn $name:ident($url:ident: String) $body:block) => {
        $(#[$note])*
        #[test]
        fn $name() {
            async fn both($url: String) $body
            $crate::on_both_engines_like($print, $make, both);
        }
    };
}
