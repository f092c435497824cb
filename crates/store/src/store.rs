//! The two doors: [`Store::read`] and [`Store::write`].

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use sea_orm::{
    ActiveModelTrait, DatabaseConnection, DatabaseExecutor, DatabaseTransaction, EntityTrait,
    IntoActiveModel, Iterable, QueryFilter,
    sea_query::{Alias, Expr, ExprTrait},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tokio::sync::{Mutex, MutexGuard, watch};
use uuid::Uuid;

use crate::{Engine, StoreError, dialect, entity::change, migration, row::Row};

/// Most values bound in one statement; SQLite allows 32,766.
const MAX_BINDS: usize = 20_000;
/// Most values in one `IN` list.
pub const MAX_IN: usize = 500;

/// Nouns that say who may do what.
const ACCESS_NOUNS: [&str; 4] = ["user", "role", "role_grant", "api_token"];

/// A database, open.
#[derive(Debug, Clone)]
pub struct Store {
    read: DatabaseConnection,
    write: DatabaseConnection,
    engine: Engine,
    /// One writer at a time on SQLite; waiting here is fair and has no time limit of its own.
    gate: Arc<Mutex<()>>,
    wake: Arc<watch::Sender<u64>>,
    /// Counts changes of access, here and on other nodes.
    access: Arc<watch::Sender<u64>>,
    hint_due: Arc<AtomicBool>,
}

/// A view of the database. Reads in a snapshot all see the same state.
#[derive(Debug)]
pub struct Reader {
    inner: Inner,
}

#[derive(Debug)]
enum Inner {
    Pool(DatabaseConnection),
    Snapshot(DatabaseTransaction),
}

/// A write in progress: rows and their change-log entries. Dropping it rolls everything back.
#[derive(Debug)]
pub struct Writer<'store> {
    reader: Reader,
    store: &'store Store,
    _turn: Option<MutexGuard<'store, ()>>,
    actor: Option<Uuid>,
    at: i64,
    reason: Option<String>,
    edit: Option<Uuid>,
    changes: Vec<change::ActiveModel>,
    /// How rows were before and after, once somebody wants to be able to take this write back.
    images: Option<Vec<WrittenRow>>,
    must_log: bool,
    touches_access: bool,
}

/// An entry of the change log that no single row stands for.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Name of the noun, such as `project`.
    pub noun: &'static str,
    /// Which one.
    pub noun_id: Uuid,
    /// The project it belongs to.
    pub project: Option<Uuid>,
    /// What happened, past tense, such as `plan_imported`.
    pub verb: &'static str,
    /// What people call it.
    pub label: String,
    /// Fields before.
    pub before: Option<Value>,
    /// Fields after.
    pub after: Option<Value>,
}

/// A row before and after a write: all of it when it was added or removed, else the columns that changed.
/// Versions and times of the last write are left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WrittenRow {
    /// Name of the noun, such as `allocation`.
    pub noun: String,
    /// Which one.
    pub id: Uuid,
    /// Columns before; none of a row that was added.
    pub before: Option<Map<String, Value>>,
    /// Columns after; none of a row that was removed.
    pub after: Option<Map<String, Value>>,
}

/// Waits for writes; what is written between two waits is not missed.
#[derive(Debug)]
pub struct Wake {
    receiver: watch::Receiver<u64>,
}

impl Wake {
    /// Waits until something may have been written since the last wait.
    pub async fn wait(&mut self, at_most: Duration) {
        let _ = tokio::time::timeout(at_most, self.receiver.changed()).await;
    }
}

/// Microseconds since 1970 UTC.
pub fn now_micros() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}

impl Store {
    /// Opens a database without touching its schema: a SQLite path or URL, or `postgres://…`.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let (read, write) = dialect::connect(url).await?;
        Ok(Self {
            read,
            write,
            engine: Engine::of_url(url),
            gate: Arc::default(),
            wake: Arc::default(),
            access: Arc::default(),
            hint_due: Arc::default(),
        })
    }

    /// Brings the schema up to date; answers the names of the migrations it applied.
    pub async fn migrate(&self) -> Result<Vec<&'static str>, StoreError> {
        migration::migrate(&self.write).await
    }

    /// Stands for the schema that migrating leads to, for tests that keep a migrated database.
    #[doc(hidden)]
    pub fn schema_print() -> String {
        migration::print()
    }

    /// Brings the schema to just before this migration, for tests of what the migration moves.
    #[doc(hidden)]
    pub async fn migrate_before(&self, name: &str) -> Result<Vec<&'static str>, StoreError> {
        migration::migrate_before(&self.write, name).await
    }

    /// Which engine runs, for messages only.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// A view for single queries.
    pub fn read(&self) -> Reader {
        Reader { inner: Inner::Pool(self.read.clone()) }
    }

    /// A view in which all queries see the same state.
    pub async fn snapshot(&self) -> Result<Reader, StoreError> {
        Ok(Reader { inner: Inner::Snapshot(dialect::begin_snapshot(&self.read).await?) })
    }

    /// Begins a write by `actor`; it cannot be committed without an entry in the change log.
    pub async fn write(&self, actor: Option<Uuid>) -> Result<Writer<'_>, StoreError> {
        self.begin(actor, true).await
    }

    /// Begins a write of bookkeeping that is nobody's business: sessions, idempotency keys,
    /// progress of imports.
    pub async fn bookkeeping(&self) -> Result<Writer<'_>, StoreError> {
        self.begin(None, false).await
    }

    async fn begin(&self, actor: Option<Uuid>, must_log: bool) -> Result<Writer<'_>, StoreError> {
        let turn = match self.engine {
            Engine::Sqlite => Some(self.gate.lock().await),
            Engine::Postgres => None,
        };
        let tx = dialect::begin_write(&self.write).await?;
        Ok(Writer {
            reader: Reader { inner: Inner::Snapshot(tx) },
            store: self,
            _turn: turn,
            actor,
            at: now_micros(),
            reason: None,
            edit: None,
            changes: vec![],
            images: None,
            must_log,
            touches_access: false,
        })
    }

    /// For waiting until something may have been written, here or on another node.
    pub fn wake(&self) -> Wake {
        Wake { receiver: self.wake.subscribe() }
    }

    /// Grows whenever sessions end, or users, roles or tokens change, here or on another node: what
    /// was known of a caller under another number is to be asked again.
    pub fn access_epoch(&self) -> u64 {
        *self.access.borrow()
    }

    /// Passes wake-ups between nodes; runs for ever on PostgreSQL.
    pub async fn follow(&self) {
        let send = async {
            let mut tick = tokio::time::interval(Duration::from_millis(100));
            loop {
                tick.tick().await;
                if self.hint_due.swap(false, Ordering::Relaxed) {
                    // Only a hint: whoever misses it polls.
                    let _ = dialect::hint(&self.write).await;
                }
            }
        };
        if self.engine == Engine::Postgres {
            tokio::join!(send, dialect::follow_hints(&self.read, &self.wake, &self.access));
        }
    }

    /// Refreshes what the database knows about its own tables, after bulk changes.
    pub async fn analyze(&self) -> Result<(), StoreError> {
        let _turn = match self.engine {
            Engine::Sqlite => Some(self.gate.lock().await),
            Engine::Postgres => None,
        };
        dialect::analyze(&self.write).await
    }

    /// How long the newest change must be past before a gap in the sequence counts as final.
    pub fn gap_window(&self) -> Duration {
        dialect::gap_window(&self.read)
    }

    /// Closes all connections.
    pub async fn close(self) {
        let _ = self.read.close().await;
        let _ = self.write.close().await;
    }
}

impl Reader {
    pub(crate) fn db(&self) -> DatabaseExecutor<'_> {
        match &self.inner {
            Inner::Pool(pool) => DatabaseExecutor::Connection(pool),
            Inner::Snapshot(tx) => DatabaseExecutor::Transaction(tx),
        }
    }

    pub(crate) fn transaction(&self) -> Result<&DatabaseTransaction, StoreError> {
        match &self.inner {
            Inner::Snapshot(tx) => Ok(tx),
            Inner::Pool(_) => Err(StoreError::fault("not in a transaction")),
        }
    }

    /// The row with this id, if it exists.
    pub async fn find<R: Row>(&self, id: Uuid) -> Result<Option<R>, StoreError> {
        Ok(R::Entity::find().filter(id_is(id)).one(&self.db()).await?)
    }

    /// The row with this id.
    pub async fn get<R: Row>(&self, id: Uuid) -> Result<R, StoreError> {
        self.find(id).await?.ok_or(StoreError::NotFound)
    }

    /// The rows with these ids, in no particular order.
    pub async fn get_many<R: Row>(&self, ids: &[Uuid]) -> Result<Vec<R>, StoreError> {
        let mut rows = Vec::with_capacity(ids.len());
        for chunk in ids.chunks(MAX_IN) {
            let list = Expr::col(Alias::new("id")).is_in(chunk.iter().copied());
            rows.extend(R::Entity::find().filter(list).all(&self.db()).await?);
        }
        Ok(rows)
    }
}

impl std::ops::Deref for Writer<'_> {
    type Target = Reader;
    fn deref(&self) -> &Reader {
        &self.reader
    }
}

impl Writer<'_> {
    /// When this write happens, microseconds since 1970 UTC.
    pub fn at(&self) -> i64 {
        self.at
    }

    /// Who writes.
    pub fn actor(&self) -> Option<Uuid> {
        self.actor
    }

    /// Why, for every entry of this write.
    pub fn because(&mut self, reason: Option<String>) {
        self.reason = reason;
    }

    /// Says which edit of a plan every following entry of this write is part of.
    pub fn within_edit(&mut self, edit: Option<Uuid>) {
        self.edit = edit;
    }

    /// From here on, remembers how single rows were before and after.
    pub fn keep_images(&mut self) {
        self.images = Some(vec![]);
    }

    /// How the rows that were written since were before and after, each once, in the order in which they were
    /// first written; those that are as they were are left out.
    pub fn written_rows(&self) -> Vec<WrittenRow> {
        let mut found: Vec<WrittenRow> = vec![];
        for one in self.images.iter().flatten() {
            match found.iter_mut().find(|known| known.id == one.id && known.noun == one.noun) {
                Some(known) => known.after.clone_from(&one.after),
                None => found.push(one.clone()),
            }
        }
        for one in &mut found {
            if let (Some(before), Some(after)) = (&mut one.before, &mut one.after) {
                before.retain(|column, value| after.get(column) != Some(value));
                after.retain(|column, _| before.contains_key(column));
            }
        }
        let nothing = |side: &Option<Map<String, Value>>| side.as_ref().is_none_or(Map::is_empty);
        found.retain(|one| !(nothing(&one.before) && nothing(&one.after)));
        found
    }

    fn keep<R: Row>(&mut self, before: Option<&R>, after: Option<&R>) {
        let Some(row) = after.or(before).filter(|_| self.images.is_some()) else { return };
        let image = |row: &R| row.image(&["version", "updated_at"]);
        let written = WrittenRow {
            noun: R::NOUN.into(),
            id: row.id(),
            before: before.map(image),
            after: after.map(image),
        };
        self.images.iter_mut().for_each(|images| images.push(written.clone()));
    }

    /// Adds a row.
    pub async fn insert<R: Row>(&mut self, row: &R, verb: &'static str) -> Result<(), StoreError> {
        R::Entity::insert(row.clone().into_active_model().reset_all())
            .exec_without_returning(&self.db())
            .await?;
        self.look_up_custom(std::iter::once(row)).await?;
        self.keep(None, Some(row));
        self.log(row, verb, None, Some(fields(row)));
        Ok(())
    }

    /// Changes a row that still has the version of `before`; answers it as written.
    pub async fn update<R: Row>(
        &mut self,
        before: &R,
        mut after: R,
        verb: &'static str,
    ) -> Result<R, StoreError> {
        self.put(before, &mut after).await?;
        self.keep(Some(before), Some(&after));
        let (old, new) = difference(fields(before), fields(&after));
        self.log(&after, verb, Some(old), Some(new));
        Ok(after)
    }

    async fn put<R: Row>(&mut self, before: &R, after: &mut R) -> Result<(), StoreError> {
        after.stamp(before.version() + 1, self.at);
        let done = R::Entity::update_many()
            .set(after.clone().into_active_model().reset_all())
            .filter(id_is(before.id()))
            .filter(version_is(before.version()))
            .exec(&self.db())
            .await?;
        if done.rows_affected == 1 {
            return self.follow_custom(before, after).await;
        }
        self.get::<R>(before.id()).await?;
        Err(StoreError::StaleVersion)
    }

    /// Removes a row that still has this version.
    pub async fn delete<R: Row>(&mut self, row: &R, verb: &'static str) -> Result<(), StoreError> {
        let done = R::Entity::delete_many()
            .filter(id_is(row.id()))
            .filter(version_is(row.version()))
            .exec(&self.db())
            .await?;
        if done.rows_affected != 1 {
            self.get::<R>(row.id()).await?;
            return Err(StoreError::StaleVersion);
        }
        self.keep(Some(row), None);
        self.log(row, verb, Some(fields(row)), None);
        Ok(())
    }

    /// Adds many rows at once under one entry of the change log.
    pub async fn insert_bulk<R: Row>(
        &mut self,
        rows: Vec<R>,
        entry: Option<Entry>,
    ) -> Result<(), StoreError> {
        if let Some(entry) = entry {
            self.record(entry);
        }
        let customs: Vec<R> = rows.iter().filter(|row| has_custom(*row)).cloned().collect();
        self.insert_rows::<R::Entity>(rows).await?;
        self.look_up_custom(customs.iter()).await
    }

    /// Adds rows of a table without versions.
    pub(crate) async fn insert_rows<E>(&self, rows: Vec<E::Model>) -> Result<(), StoreError>
    where
        E: EntityTrait,
        E::Model: IntoActiveModel<E::ActiveModel>,
    {
        let width = E::Column::iter().count().max(1);
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let chunk: Vec<E::ActiveModel> = rows
                .by_ref()
                .take(MAX_BINDS / width)
                .map(|row| row.into_active_model().reset_all())
                .collect();
            E::insert_many(chunk).exec_without_returning(&self.db()).await?;
        }
        Ok(())
    }

    /// Writes an entry of the change log that no single row stands for.
    pub fn record(&mut self, entry: Entry) {
        self.touches_access |= ACCESS_NOUNS.contains(&entry.noun);
        self.changes.push(change::ActiveModel {
            seq: sea_orm::ActiveValue::NotSet,
            at: sea_orm::Set(self.at),
            actor_id: sea_orm::Set(self.actor),
            noun: sea_orm::Set(entry.noun.into()),
            noun_id: sea_orm::Set(entry.noun_id),
            project_id: sea_orm::Set(entry.project),
            verb: sea_orm::Set(entry.verb.into()),
            label: sea_orm::Set(entry.label),
            before: sea_orm::Set(entry.before.map(|value| value.to_string())),
            after: sea_orm::Set(entry.after.map(|value| value.to_string())),
            reason: sea_orm::Set(self.reason.clone()),
            edit_id: sea_orm::Set(self.edit),
        });
    }

    /// Notes that this write ends what somebody may do.
    pub(crate) fn touch_access(&mut self) {
        self.touches_access = true;
    }

    fn log<R: Row>(
        &mut self,
        row: &R,
        verb: &'static str,
        before: Option<Map<String, Value>>,
        after: Option<Map<String, Value>>,
    ) {
        self.record(Entry {
            noun: R::NOUN,
            noun_id: row.id(),
            project: row.project(),
            verb,
            label: row.label(),
            before: before.map(Value::Object),
            after: after.map(Value::Object),
        });
    }

    /// Whether anything was written that the change log will tell.
    pub fn has_written(&self) -> bool {
        !self.changes.is_empty()
    }

    /// Lets rows refer to rows that come later in this write.
    pub async fn defer_foreign_keys(&self) -> Result<(), StoreError> {
        dialect::defer_foreign_keys(self.transaction()?).await
    }

    /// Makes it all permanent, with the change log, and wakes whoever waits for changes.
    pub async fn commit(self) -> Result<(), StoreError> {
        if self.must_log && self.changes.is_empty() {
            return Err(StoreError::fault("a write without an entry in the change log"));
        }
        let logged = !self.changes.is_empty();
        for chunk in self.changes.chunks(MAX_BINDS / 12) {
            change::Entity::insert_many(chunk.to_vec())
                .exec_without_returning(&self.reader.db())
                .await?;
        }
        match self.reader.inner {
            Inner::Snapshot(tx) => {
                if self.touches_access {
                    // Part of the transaction: it arrives with the change, and only then.
                    dialect::hint_access(&tx).await?;
                }
                tx.commit().await?;
            }
            Inner::Pool(_) => return Err(StoreError::fault("not in a transaction")),
        }
        if self.touches_access {
            self.store.access.send_modify(|count| *count = count.wrapping_add(1));
        }
        if logged {
            self.store.wake.send_modify(|count| *count = count.wrapping_add(1));
            self.store.hint_due.store(true, Ordering::Relaxed);
        }
        Ok(())
    }
}

fn has_custom<R: Row>(row: &R) -> bool {
    row.custom().is_some_and(|(_, custom)| custom != "{}")
}

fn id_is(id: Uuid) -> Expr {
    Expr::col(Alias::new("id")).eq(id)
}

fn version_is(version: i64) -> Expr {
    Expr::col(Alias::new("version")).eq(version)
}

/// The fields of a row that people may see in the change log; custom fields one by one.
fn fields<R: Row>(row: &R) -> Map<String, Value> {
    let Ok(Value::Object(mut fields)) = serde_json::to_value(row) else { return Map::new() };
    if let Some((_, custom)) = row.custom() {
        fields.remove("custom");
        let values: Map<String, Value> = serde_json::from_str(custom).unwrap_or_default();
        fields.extend(values.into_iter().map(|(code, value)| (format!("custom.{code}"), value)));
    }
    fields
}

/// What differs, before and after.
fn difference(
    mut before: Map<String, Value>,
    mut after: Map<String, Value>,
) -> (Map<String, Value>, Map<String, Value>) {
    before.retain(|key, value| after.get(key) != Some(value));
    after.retain(|key, _| before.contains_key(key));
    (before, after)
}
