//! The only place that asks which engine runs.

use std::{path::Path, time::Duration};

use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction,
    DbBackend, IsolationLevel, SqliteTransactionMode, Statement, TransactionOptions,
    TransactionTrait,
    sqlx::{
        postgres::PgListener,
        sqlite::{SqliteJournalMode, SqliteSynchronous},
    },
};
use tokio::sync::watch;

use crate::StoreError;

/// Which engine a connection speaks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One file, in this process.
    Sqlite,
    /// A server, shared by several nodes.
    Postgres,
}

/// Number of an advisory lock that nothing else in the database uses.
const MIGRATION_LOCK: i64 = 0x5354_4545_5243_4f01;
/// Held while a snapshot of staffing is taken or removed, on PostgreSQL.
const STAFFING_SNAPSHOT_LOCK: i64 = 0x5354_4545_5243_4f02;
/// Channel of the wake-up hint.
const CHANNEL: &str = "steerco_change";
/// What a hint says when access changed.
const ACCESS: &str = "access";

impl Engine {
    /// The engine a URL names; a path without a scheme is a SQLite file.
    pub fn of_url(url: &str) -> Self {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Self::Postgres
        } else {
            Self::Sqlite
        }
    }

    fn of(connection: &impl ConnectionTrait) -> Self {
        match connection.get_database_backend() {
            DbBackend::Postgres => Self::Postgres,
            _ => Self::Sqlite,
        }
    }
}

/// The path of a SQLite URL.
pub(crate) fn sqlite_path(url: &str) -> &str {
    let path = url.strip_prefix("sqlite://").or_else(|| url.strip_prefix("sqlite:")).unwrap_or(url);
    path.split('?').next().unwrap_or(path)
}

/// Opens the reader and the writer pool.
pub(crate) async fn connect(
    url: &str,
) -> Result<(DatabaseConnection, DatabaseConnection), StoreError> {
    match Engine::of_url(url) {
        Engine::Sqlite => {
            let path = sqlite_path(url);
            refuse_network_file_system(path)?;
            let full = format!("sqlite://{path}?mode=rwc");
            // The writer goes first: it creates the file and switches it to WAL.
            let write = connect_sqlite(&full, 1).await?;
            let read = connect_sqlite(&full, 8).await?;
            Ok((read, write))
        }
        Engine::Postgres => {
            let mut options = ConnectOptions::new(url);
            options
                .max_connections(24)
                .min_connections(1)
                .acquire_timeout(Duration::from_secs(15))
                .test_before_acquire_if_idle_for(Duration::from_secs(30))
                .set_application_name("steerco")
                .sqlx_logging(false);
            let pool = Database::connect(options).await?;
            Ok((pool.clone(), pool))
        }
    }
}

/// Switching a fresh file to WAL fails at once, whatever the busy timeout, when another process is
/// doing the same.
async fn connect_sqlite(url: &str, connections: u32) -> Result<DatabaseConnection, StoreError> {
    let mut left = 100;
    loop {
        match Database::connect(sqlite_options(url, connections)).await.map_err(StoreError::from) {
            Err(StoreError::Busy) if left > 0 => {
                left -= 1;
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            done => return done,
        }
    }
}

fn sqlite_options(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(30))
        .test_before_acquire(false)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|sqlite| {
            // Pragmas belong to the connection, so they are set where connections are made.
            sqlite
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Normal)
                .foreign_keys(true)
                .busy_timeout(Duration::from_secs(15))
                .statement_cache_capacity(200)
                // Rows cross from the database's thread in batches: fewer, larger ones cost less.
                .row_buffer_size(1000)
                .pragma("cache_size", "-8000")
                .pragma("temp_store", "MEMORY")
        });
    options
}

/// WAL needs shared memory, which network file systems do not give.
fn refuse_network_file_system(path: &str) -> Result<(), StoreError> {
    let Ok(mounts) = std::fs::read_to_string("/proc/self/mounts") else { return Ok(()) };
    let folder = Path::new(path).parent().filter(|parent| !parent.as_os_str().is_empty());
    let Ok(folder) = folder.unwrap_or(Path::new(".")).canonicalize() else { return Ok(()) };
    let kind = mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            let (mount, kind) = (words.nth(1)?, words.next()?);
            folder.starts_with(mount).then_some((mount.len(), kind))
        })
        .max_by_key(|(length, _)| *length)
        .map(|(_, kind)| kind);
    match kind {
        Some(kind) if is_network(kind) => Err(StoreError::Unavailable(format!(
            "{path} lies on a network file system ({kind}), where SQLite can lose data; \
             use a local disk, or PostgreSQL with --database postgres://…"
        ))),
        _ => Ok(()),
    }
}

fn is_network(kind: &str) -> bool {
    matches!(kind, "nfs" | "nfs4" | "cifs" | "smb3" | "smbfs" | "afs" | "ceph" | "glusterfs")
        || kind == "fuse.sshfs"
        || kind == "fuse.glusterfs"
}

/// Begins a transaction that writes.
pub(crate) async fn begin_write(
    pool: &DatabaseConnection,
) -> Result<DatabaseTransaction, StoreError> {
    let options = match Engine::of(pool) {
        // A deferred transaction that turns into a writer fails at once when another writes.
        Engine::Sqlite => TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        },
        Engine::Postgres => TransactionOptions {
            isolation_level: Some(IsolationLevel::ReadCommitted),
            ..TransactionOptions::default()
        },
    };
    Ok(pool.begin_with_options(options).await?)
}

/// Begins a transaction that sees one state of the database.
pub(crate) async fn begin_snapshot(
    pool: &DatabaseConnection,
) -> Result<DatabaseTransaction, StoreError> {
    let options = match Engine::of(pool) {
        Engine::Sqlite => TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
            ..TransactionOptions::default()
        },
        Engine::Postgres => TransactionOptions {
            isolation_level: Some(IsolationLevel::RepeatableRead),
            access_mode: Some(AccessMode::ReadOnly),
            ..TransactionOptions::default()
        },
    };
    Ok(pool.begin_with_options(options).await?)
}

/// Makes sure that only one node at a time takes or removes a snapshot of staffing; the lock ends with the
/// transaction.
pub(crate) async fn lock_staffing_snapshots(tx: &DatabaseTransaction) -> Result<(), StoreError> {
    match Engine::of(tx) {
        // The immediate transaction is the lock.
        Engine::Sqlite => Ok(()),
        Engine::Postgres => {
            let sql = format!("SELECT pg_advisory_xact_lock({STAFFING_SNAPSHOT_LOCK})");
            tx.execute_unprepared(&sql).await?;
            Ok(())
        }
    }
}

/// Makes sure that only one node migrates; the lock ends with the transaction.
pub(crate) async fn lock_migrations(tx: &DatabaseTransaction) -> Result<(), StoreError> {
    match Engine::of(tx) {
        // The immediate transaction is the lock.
        Engine::Sqlite => Ok(()),
        Engine::Postgres => {
            let sql = format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})");
            tx.execute_unprepared(&sql).await?;
            Ok(())
        }
    }
}

/// Writes the type words of a migration in the engine's own: `{uuid}`, `{folded}` (text that sorts
/// by code point), `{seq}` (ascending key), `{blob}`; and `{new_uuid}` for an id that nothing has.
pub(crate) fn spell_types(connection: &impl ConnectionTrait, sql: &str) -> String {
    let words = match Engine::of(connection) {
        Engine::Sqlite => [
            "uuid_text",
            "text",
            "integer NOT NULL PRIMARY KEY AUTOINCREMENT",
            "blob",
            "randomblob(16)",
        ],
        Engine::Postgres => [
            "uuid",
            "text COLLATE \"C\"",
            "bigint NOT NULL GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY",
            "bytea",
            "gen_random_uuid()",
        ],
    };
    sql.replace("{uuid}", words[0])
        .replace("{folded}", words[1])
        .replace("{seq}", words[2])
        .replace("{blob}", words[3])
        .replace("{new_uuid}", words[4])
}

/// Lets rows refer to rows that come later in the same transaction.
pub(crate) async fn defer_foreign_keys(tx: &DatabaseTransaction) -> Result<(), StoreError> {
    let sql = match Engine::of(tx) {
        Engine::Sqlite => "PRAGMA defer_foreign_keys = ON",
        Engine::Postgres => "SET CONSTRAINTS ALL DEFERRED",
    };
    tx.execute_unprepared(sql).await?;
    Ok(())
}

/// Continues a key sequence after rows were copied with their keys.
pub(crate) async fn continue_sequence(
    tx: &DatabaseTransaction,
    table: &str,
    column: &str,
) -> Result<(), StoreError> {
    match Engine::of(tx) {
        // AUTOINCREMENT goes on from the highest key by itself.
        Engine::Sqlite => Ok(()),
        Engine::Postgres => {
            let sql = format!(
                "SELECT setval(pg_get_serial_sequence('{table}', '{column}'), \
                 COALESCE((SELECT MAX({column}) FROM {table}), 1))"
            );
            tx.execute_unprepared(&sql).await?;
            Ok(())
        }
    }
}

/// Refreshes what the planner knows about the tables, after bulk changes.
pub(crate) async fn analyze(pool: &DatabaseConnection) -> Result<(), StoreError> {
    let sql = match Engine::of(pool) {
        Engine::Sqlite => "PRAGMA optimize = 0x10002",
        Engine::Postgres => "ANALYZE",
    };
    pool.execute_unprepared(sql).await?;
    Ok(())
}

/// Tells the other nodes that there is something new; only a hint, they also poll.
pub(crate) async fn hint(pool: &DatabaseConnection) -> Result<(), StoreError> {
    match Engine::of(pool) {
        Engine::Sqlite => Ok(()),
        Engine::Postgres => {
            pool.execute_unprepared(&format!("SELECT pg_notify('{CHANNEL}', '')")).await?;
            Ok(())
        }
    }
}

/// Tells the other nodes, when this transaction is committed, that access changed.
pub(crate) async fn hint_access(tx: &DatabaseTransaction) -> Result<(), StoreError> {
    match Engine::of(tx) {
        Engine::Sqlite => Ok(()),
        Engine::Postgres => {
            tx.execute_unprepared(&format!("SELECT pg_notify('{CHANNEL}', '{ACCESS}')")).await?;
            Ok(())
        }
    }
}

/// Passes hints of other nodes on to `wake`, and to `access` those about access, for ever; returns
/// at once where there is one node.
pub(crate) async fn follow_hints(
    pool: &DatabaseConnection,
    wake: &watch::Sender<u64>,
    access: &watch::Sender<u64>,
) {
    let count = |sender: &watch::Sender<u64>| {
        sender.send_modify(|count| *count = count.wrapping_add(1));
    };
    match Engine::of(pool) {
        Engine::Sqlite => {}
        Engine::Postgres => loop {
            let listener = PgListener::connect_with(pool.get_postgres_connection_pool()).await;
            if let Ok(mut listener) = listener
                && listener.listen(CHANNEL).await.is_ok()
            {
                // What was hinted before this connection listened is lost.
                count(wake);
                count(access);
                while let Ok(hint) = listener.recv().await {
                    count(wake);
                    if hint.payload() == ACCESS {
                        count(access);
                    }
                }
            }
            tokio::time::sleep(Duration::from_secs(2)).await;
        },
    }
}

/// How long ago the newest change must be before a gap in the sequence counts as final: on
/// PostgreSQL a lower number may be committed later.
pub(crate) fn gap_window(connection: &impl ConnectionTrait) -> Duration {
    match Engine::of(connection) {
        Engine::Sqlite => Duration::ZERO,
        Engine::Postgres => Duration::from_secs(5),
    }
}

/// A statement in the engine's parameter style; `sql` is written with `$1`, `$2`, ….
pub(crate) fn statement(
    connection: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = sea_orm::Value>,
) -> Statement {
    Statement::from_sql_and_values(connection.get_database_backend(), sql, values)
}

/// The `number`th parameter of a long statement. SQLite looks numbered parameters up by name, one
/// after another, which makes thousands of them slow; there they must be used in order.
pub(crate) fn parameter(connection: &impl ConnectionTrait, number: usize) -> String {
    match Engine::of(connection) {
        Engine::Sqlite => "?".into(),
        Engine::Postgres => format!("${number}"),
    }
}
