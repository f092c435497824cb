//! Objectives, what work adds to them, business cases and charters.

mod alignments;
mod cases;
mod objectives;

pub use alignments::FundedSubject;
