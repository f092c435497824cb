//! What every command and query is given: the open store and the settings of the installation.

use std::{future::Future, sync::Arc};

use steerco_blobs::Blobs;
use steerco_store::Store;

use crate::{
    Outcome,
    access::Authenticated,
    access::Throttle,
    delivery::MailSettings,
    integration::Tail,
    plan::{PlanCache, RecentEdits},
};

/// Settings of the installation that commands need.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where browsers reach this installation, without a slash at the end.
    pub public_url: String,
    /// Where the bytes of files are.
    pub files: Blobs,
    /// Largest file that may be attached, in bytes.
    pub most_file_bytes: u64,
    /// How mail goes out; it stays in the outbox when absent.
    pub mail: Option<MailSettings>,
}

/// The open store with everything remembered between requests. Cheap to clone.
#[derive(Debug, Clone)]
pub struct App {
    /// The database.
    pub store: Store,
    /// Settings of the installation.
    pub settings: Arc<Settings>,
    pub(crate) authenticated: Arc<Authenticated>,
    pub(crate) throttle: Arc<Throttle>,
    pub(crate) plans: Arc<PlanCache>,
    pub(crate) recent_edits: Arc<RecentEdits>,
    pub(crate) tail: Arc<Tail>,
}

/// Largest file that may be attached when nobody says otherwise: 25 MB.
pub const MOST_FILE_BYTES: u64 = 25 << 20;

impl App {
    /// Over an open, migrated store.
    pub fn new(store: Store, settings: Settings) -> Self {
        Self {
            store,
            settings: Arc::new(settings),
            authenticated: Arc::default(),
            throttle: Arc::default(),
            plans: Arc::default(),
            recent_edits: Arc::default(),
            tail: Arc::default(),
        }
    }
}

/// Runs a command again when another writer was in the way.
pub(crate) async fn retrying<T, F, Fut>(attempt: F) -> Outcome<T>
where
    F: Fn() -> Fut,
    Fut: Future<Output = Outcome<T>>,
{
    let mut left = 6_u32;
    loop {
        match attempt().await {
            Err(failure) if failure.is_transient() && left > 0 => {
                left -= 1;
                tokio::time::sleep(std::time::Duration::from_millis(u64::from(6 - left) * 7)).await;
            }
            done => return done,
        }
    }
}
