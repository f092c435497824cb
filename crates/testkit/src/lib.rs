//! For tests only: databases of both engines, thrown away afterwards.
#![expect(clippy::expect_used, reason = "a test that cannot begin has failed")]

use std::future::Future;

use sea_orm::{ConnectionTrait, Database};
use tempfile::TempDir;
use uuid::Uuid;

/// Names the PostgreSQL server on which tests make their own databases.
pub const POSTGRES_VARIABLE: &str = "STEERCO_TEST_POSTGRES";

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

    /// An empty PostgreSQL database on the server that `STEERCO_TEST_POSTGRES` names.
    pub async fn postgres() -> Self {
        let server = std::env::var(POSTGRES_VARIABLE).unwrap_or_default();
        assert!(
            !server.is_empty(),
            "this test also runs on PostgreSQL: run `make test`, which starts one, or set \
             {POSTGRES_VARIABLE} to a server on which databases may be made, such as \
             postgres://postgres@127.0.0.1:5432/postgres"
        );
        let name = format!("steerco_test_{}", Uuid::now_v7().simple());
        let admin = Database::connect(server.as_str()).await.expect("the PostgreSQL server");
        admin
            .execute_unprepared(&format!("CREATE DATABASE {name}"))
            .await
            .expect("making a database");
        admin.close().await.expect("closing");
        let (base, _) = server.rsplit_once('/').expect("a URL with a database");
        Self { url: format!("{base}/{name}"), _folder: None, server: Some((server, name)) }
    }
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
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let sqlite = TestDatabase::sqlite();
        test(sqlite.url.clone()).await;
        let postgres = TestDatabase::postgres().await;
        test(postgres.url.clone()).await;
    });
}

/// Makes a `#[test]` out of an async function that takes the address of an empty database, and
/// runs it on SQLite and on PostgreSQL.
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
}
