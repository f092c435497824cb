//! Moving everything from one database to another, whatever their engines, verified by counts and
//! checksums per table. Backup is a copy into a fresh SQLite file, restore a copy out of one.

use std::{path::Path, pin::Pin};

use futures::TryStreamExt;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Iterable};
use sha2::{Digest, Sha256};
use tracing::info;

use crate::{Store, StoreError, Writer, dialect, entity, store::Reader};

/// Rows that travel together.
const BATCH: usize = 1000;

/// What was copied of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopiedTable {
    /// Name of the table.
    pub table: &'static str,
    /// Rows, the same on both sides.
    pub rows: u64,
    /// Sum of the rows' fingerprints in hexadecimal, the same on both sides whatever their order.
    pub checksum: String,
}

/// Why nothing was copied.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// The target holds something already.
    #[error("the target already holds data (table {table}); copy into a new, empty database")]
    NotEmpty {
        /// The first table with rows.
        table: &'static str,
    },
    /// What arrived is not what was sent.
    #[error("table {table} arrived with {arrived}, but {sent} was sent; nothing was kept")]
    Differs {
        /// The table.
        table: &'static str,
        /// Rows and checksum of the source.
        sent: String,
        /// Rows and checksum of the target.
        arrived: String,
    },
    /// The file for a backup is there already.
    #[error("{0} exists already; name a new file")]
    FileExists(String),
    /// There is no file to restore from.
    #[error("there is no file {0}")]
    NoFile(String),
    /// The database or the disk failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<std::io::Error> for CopyError {
    fn from(error: std::io::Error) -> Self {
        Self::Store(StoreError::Fault(error.to_string()))
    }
}

/// Calls `$do!(table)` for every table, referred-to tables first.
macro_rules! each_table {
    ($do:ident) => {
        $do!(organisation);
        $do!(app_user);
        $do!(role);
        $do!(role_permission);
        $do!(role_grant);
        $do!(session);
        $do!(api_token);
        $do!(one_time_link);
        $do!(schedule_feed);
        $do!(portfolio);
        $do!(lifecycle);
        $do!(plan_type);
        $do!(number_series);
        $do!(program);
        $do!(roadmap_share);
        $do!(calendar);
        $do!(team);
        $do!(job_role);
        $do!(location);
        $do!(resource);
        $do!(resource_term);
        $do!(resource_role);
        $do!(resource_rate);
        $do!(skill);
        $do!(resource_skill);
        $do!(people_mapping);
        $do!(leave);
        $do!(project);
        $do!(project_listing);
        $do!(allocation);
        $do!(capacity_policy);
        $do!(staffing_request);
        $do!(staffing_proposal);
        $do!(staffing_policy);
        $do!(staffing_edit);
        $do!(staffing_snapshot);
        $do!(staffing_line);
        $do!(custom_field);
        $do!(project_custom);
        $do!(project_resource);
        $do!(task);
        $do!(task_custom);
        $do!(dependency);
        $do!(cross_dependency);
        $do!(give_get);
        $do!(change_request);
        $do!(assignment);
        $do!(baseline);
        $do!(task_baseline);
        $do!(plan_diagnostic);
        $do!(plan_edit);
        $do!(comment);
        $do!(notification);
        $do!(mail_opt_out);
        $do!(attachment);
        $do!(blob_removal);
        $do!(plan_edit_task);
        $do!(scoring_model);
        $do!(scoring_version);
        $do!(assessment);
        $do!(subject_score);
        $do!(pairwise_comparison);
        $do!(scenario);
        $do!(scenario_answer);
        $do!(objective);
        $do!(key_result);
        $do!(check_in);
        $do!(driver);
        $do!(alignment);
        $do!(business_case);
        $do!(case_version);
        $do!(charter);
        $do!(charter_version);
        $do!(scenario_item);
        $do!(scenario_member);
        $do!(scenario_commit);
        $do!(scenario_application);
        $do!(saved_view);
        $do!(default_view);
        $do!(approval_route);
        $do!(approval);
        $do!(approval_decision);
        $do!(approval_waiting);
        $do!(approval_delegate);
        $do!(lifecycle_revision);
        $do!(lifecycle_place);
        $do!(lifecycle_deviation);
        $do!(gate_evidence);
        $do!(gate_waiver);
        $do!(gate_review);
        $do!(gate_condition);
        $do!(gate_score);
        $do!(decision);
        $do!(decision_member);
        $do!(decision_action);
        $do!(pmo_type);
        $do!(request_policy);
        $do!(request_type);
        $do!(request_link);
        $do!(request);
        $do!(request_word);
        $do!(follow_link);
        $do!(outbox);
        $do!(import);
        $do!(job);
        $do!(job_step);
        $do!(idempotency_key);
        $do!(change);
    };
}

impl Store {
    /// Copies everything into `target`, whose schema is up to date and which holds nothing. Either
    /// all of it arrives, or none.
    pub async fn copy_into(&self, target: &Self) -> Result<Vec<CopiedTable>, CopyError> {
        let source = self.snapshot().await?;
        let writer = target.bookkeeping().await?;
        macro_rules! check_empty {
            ($table:ident) => {
                if entity::$table::Entity::find()
                    .one(&writer.db())
                    .await
                    .map_err(StoreError::from)?
                    .is_some()
                {
                    return Err(CopyError::NotEmpty { table: stringify!($table) });
                }
            };
        }
        each_table!(check_empty);
        writer.defer_foreign_keys().await?;
        let mut copied = vec![];
        macro_rules! copy {
            ($table:ident) => {
                let name = stringify!($table);
                copied.push(copied_table::<entity::$table::Entity>(name, &source, &writer).await?);
            };
        }
        each_table!(copy);
        dialect::continue_sequence(writer.transaction()?, "change", "seq").await?;
        writer.commit().await?;
        target.analyze().await?;
        Ok(copied)
    }

    /// Writes a consistent copy into a new SQLite file, while others go on working.
    pub async fn backup(&self, file: &Path) -> Result<Vec<CopiedTable>, CopyError> {
        if file.exists() {
            return Err(CopyError::FileExists(file.display().to_string()));
        }
        // A half-written backup must never look like a whole one.
        let partial = file.with_extension("partial");
        remove(&partial)?;
        let target = Self::open(&partial.to_string_lossy()).await?;
        target.migrate().await?;
        let copied = self.copy_into(&target).await;
        target.close().await;
        match copied {
            Ok(copied) => {
                std::fs::rename(&partial, file)?;
                remove(&partial)?;
                Ok(copied)
            }
            Err(error) => {
                remove(&partial)?;
                Err(error)
            }
        }
    }

    /// Brings a backup into this database, which holds nothing. The backup may be of an older
    /// version; it is not changed.
    pub async fn restore(&self, file: &Path) -> Result<Vec<CopiedTable>, CopyError> {
        if !file.is_file() {
            return Err(CopyError::NoFile(file.display().to_string()));
        }
        let partial = file.with_extension("restoring");
        remove(&partial)?;
        std::fs::copy(file, &partial)?;
        let source = Self::open(&partial.to_string_lossy()).await?;
        source.migrate().await?;
        let copied = source.copy_into(self).await;
        source.close().await;
        remove(&partial)?;
        copied
    }
}

/// Removes a SQLite file with what belongs to it, if it is there.
fn remove(file: &Path) -> Result<(), std::io::Error> {
    for ending in ["", "-wal", "-shm"] {
        let path = format!("{}{ending}", file.display());
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// Rows and the sum of their fingerprints.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Fingerprint {
    rows: u64,
    sum: u128,
}

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} rows, checksum {:032x}", self.rows, self.sum)
    }
}

impl Fingerprint {
    /// Values are hashed as the entity reads them, so that both engines' rows hash alike.
    fn add<E>(&mut self, row: &E::ActiveModel)
    where
        E: EntityTrait,
    {
        let mut digest = Sha256::new();
        for column in E::Column::iter() {
            let value = row.get(column).into_value();
            digest.update(format!("{value:?}").as_bytes());
            digest.update([0]);
        }
        let bytes = digest.finalize();
        let mut head = [0_u8; 16];
        for (to, from) in head.iter_mut().zip(bytes) {
            *to = from;
        }
        self.rows += 1;
        self.sum = self.sum.wrapping_add(u128::from_be_bytes(head));
    }
}

/// Copies a table and compares what arrived. In a box: one after another, the states of all tables
/// would stand on the stack at once.
fn copied_table<'a, E>(
    name: &'static str,
    source: &'a Reader,
    target: &'a Writer<'_>,
) -> Pin<Box<dyn Future<Output = Result<CopiedTable, CopyError>> + Send + 'a>>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel> + Send + Sync,
    E::ActiveModel: Send,
{
    Box::pin(async move {
        let sent = copy_table::<E>(source, target).await?;
        let arrived = fingerprint::<E>(target).await?;
        if sent != arrived {
            let (sent, arrived) = (sent.to_string(), arrived.to_string());
            return Err(CopyError::Differs { table: name, sent, arrived });
        }
        info!(table = name, rows = sent.rows, "copied");
        let checksum = format!("{:032x}", sent.sum);
        Ok(CopiedTable { table: name, rows: sent.rows, checksum })
    })
}

async fn copy_table<E>(source: &Reader, target: &Writer<'_>) -> Result<Fingerprint, StoreError>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    let mut print = Fingerprint::default();
    let mut rows = E::find().stream(source.transaction()?).await?;
    let mut batch = Vec::with_capacity(BATCH);
    loop {
        let row = rows.try_next().await?;
        let ended = row.is_none();
        if let Some(row) = row {
            print.add::<E>(&row.clone().into_active_model());
            batch.push(row);
        }
        if batch.len() == BATCH || (ended && !batch.is_empty()) {
            target.insert_rows::<E>(std::mem::take(&mut batch)).await?;
        }
        if ended {
            return Ok(print);
        }
    }
}

async fn fingerprint<E>(of: &Reader) -> Result<Fingerprint, StoreError>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    let mut print = Fingerprint::default();
    let mut rows = E::find().stream(of.transaction()?).await?;
    while let Some(row) = rows.try_next().await? {
        print.add::<E>(&row.into_active_model());
    }
    Ok(print)
}
