//! What the organisation wants and why work is worth its money: objectives with key results, drivers,
//! what work adds to them; business cases and charters.
//!
//! A `subject` is what is linked or argued for: a request, a project or a program.

mod alignment_report;
mod alignments;
mod drivers;
mod key_results;
mod objectives;
mod subject;

pub use alignment_report::{
    AlignmentReport, CurrencySpend, ObjectiveSpend, SubjectSpend, alignment_report,
};
pub use alignments::{
    AlignedSubject, AlignmentQuery, AlignmentView, Alignments, NewAlignment, PatchAlignment,
    aligned_to_driver, aligned_to_objective, alignments, create_alignment, delete_alignment,
    update_alignment,
};
pub use drivers::{
    DriverQuery, DriverView, NewDriver, PatchDriver, create_driver, delete_driver, drivers,
    update_driver,
};
pub use key_results::{
    CheckInView, KeyResultView, NewCheckIn, NewKeyResult, PatchKeyResult, check_in, check_ins,
    create_key_result, delete_key_result, update_key_result,
};
pub use objectives::{
    NewObjective, ObjectiveView, PatchObjective, create_objective, delete_objective, objectives,
    update_objective,
};
