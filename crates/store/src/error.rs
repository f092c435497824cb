//! What can go wrong in the store, in terms that say nothing about the engine underneath.

use sea_orm::{DbErr, RuntimeErr, sqlx};

use crate::constraint;

/// A store operation failed. Text from the database never leaves this crate but inside
/// [`StoreError::Fault`], which is for the log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The row does not exist.
    #[error("not found")]
    NotFound,
    /// The row was changed by someone else since it was read.
    #[error("changed by someone else in the meantime")]
    StaleVersion,
    /// A unique rule was broken; `constraint` is one of [`crate::constraint`].
    #[error("already exists ({constraint})")]
    Duplicate {
        /// Stable name of the rule.
        constraint: &'static str,
    },
    /// A referenced row does not exist, or a row still in use was to be deleted.
    #[error("still in use, or refers to something that does not exist ({constraint})")]
    ForeignKey {
        /// Stable name of the rule, or `unnamed` where the engine does not say.
        constraint: &'static str,
    },
    /// Others are writing; trying again will help.
    #[error("the database is busy")]
    Busy,
    /// The database cannot be reached.
    #[error("the database cannot be reached: {0}")]
    Unavailable(String),
    /// Anything else: a defect or a broken disk.
    #[error("database fault: {0}")]
    Fault(String),
}

impl StoreError {
    /// Whether the same transaction may succeed when tried again.
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Busy)
    }

    /// A defect of the program, for the log.
    pub fn fault(text: impl Into<String>) -> Self {
        Self::Fault(text.into())
    }
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        match &error {
            DbErr::RecordNotFound(_) | DbErr::RecordNotUpdated => Self::NotFound,
            DbErr::ConnectionAcquire(_) => Self::Busy,
            DbErr::Exec(RuntimeErr::SqlxError(inner))
            | DbErr::Query(RuntimeErr::SqlxError(inner)) => of_sqlx(inner, &error),
            DbErr::Conn(RuntimeErr::SqlxError(inner)) => match of_sqlx(inner, &error) {
                Self::Busy => Self::Busy,
                _ => Self::Unavailable(inner.to_string()),
            },
            DbErr::Conn(inner) => Self::Unavailable(inner.to_string()),
            _ => Self::Fault(error.to_string()),
        }
    }
}

fn of_sqlx(inner: &sqlx::Error, whole: &DbErr) -> StoreError {
    let sqlx::Error::Database(database) = inner else {
        return match inner {
            sqlx::Error::PoolTimedOut => StoreError::Busy,
            sqlx::Error::Io(_) | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => {
                StoreError::Unavailable(inner.to_string())
            }
            _ => StoreError::Fault(whole.to_string()),
        };
    };
    let code = database.code().unwrap_or_default();
    match code.as_ref() {
        // PostgreSQL unique_violation; SQLite primary key and unique.
        "23505" | "1555" | "2067" => {
            let named = database.constraint().unwrap_or_default();
            StoreError::Duplicate { constraint: constraint::find(named, database.message()) }
        }
        // PostgreSQL foreign_key_violation and restrict_violation; SQLite foreign key.
        "23503" | "23001" | "787" => {
            let named = database.constraint().unwrap_or_default();
            StoreError::ForeignKey { constraint: constraint::find(named, "") }
        }
        // PostgreSQL serialization_failure, deadlock_detected, lock_not_available; SQLite busy.
        "40001" | "40P01" | "55P03" | "5" | "6" | "261" | "262" | "517" => StoreError::Busy,
        _ => StoreError::Fault(whole.to_string()),
    }
}
