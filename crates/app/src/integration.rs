//! What connects Steerco with other programs: imports, the change log, live updates, search.

mod change_deeds;
mod changes;
mod events;
mod import_report;
mod imports;
mod jobs;
mod once;
mod prices;
mod search;
mod table_import;
#[cfg(test)]
mod table_import_tests;

pub use changes::{ChangeQuery, ChangeView, changes};
pub(crate) use events::Tail;
pub use events::{ChangeEvent, Feed, follow_changes, tail_changes};
pub use import_report::{
    ImportCounts, ImportFinding, ImportProject, ImportReport, KeptView, SeverityCounts,
    StoredAgreement,
};
pub use imports::{
    CommitImport, ImportColumns, ImportMapping, ImportProgress, ImportQuery, ImportView, NewImport,
    commit_import, create_import, delete_import, import, imports, map_import,
};
pub use jobs::{JobFailure, JobQuery, JobView, job, jobs, work_jobs, work_off_jobs};
pub(crate) use jobs::{Requested, finish_own, request as request_job};
pub use once::{Remembered, begin_once, finish_once};
pub use search::{Found, SearchQuery, search};
pub use table_import::{
    RefusedProject, TableImport, find_program, find_project_type, import_tables,
};
