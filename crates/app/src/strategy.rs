//! What the organisation wants and why work is worth its money: objectives with key results, drivers,
//! what work adds to them; business cases and charters.
//!
//! A `subject` is what is linked or argued for: a request, a project or a program.

mod alignment_report;
mod alignments;
mod business_cases;
mod case_body;
mod case_differences;
mod case_figures;
mod charter_questions;
mod charter_sections;
mod charters;
mod drivers;
mod key_results;
mod objective_money;
mod objectives;
mod raci;
mod subject;

pub(crate) use alignment_report::alignment_among;
pub use alignment_report::{
    AlignmentReport, CurrencySpend, ObjectiveSpend, SubjectSpend, alignment_report,
};
pub(crate) use alignments::alignments_follow;
pub use alignments::{
    AlignedSubject, AlignmentQuery, AlignmentView, Alignments, NewAlignment, PatchAlignment,
    aligned_to_driver, aligned_to_objective, alignments, create_alignment, delete_alignment,
    update_alignment,
};
pub use business_cases::{
    BusinessCaseView, CaseComparison, CaseComparisonQuery, CaseQuery, CaseVersionView, FreezeCase,
    NewBusinessCase, PatchBusinessCase, business_case, business_cases, case_comparison,
    case_figures, case_versions, create_business_case, freeze_business_case, update_business_case,
};
pub(crate) use business_cases::{case_follows, freeze_case};
pub use case_body::{
    CaseBody, CaseLine, CaseLineKind, CaseOption, CasePeriod, CaseRisk, Discounting,
};
pub use case_differences::CaseDifference;
pub use case_figures::OptionFigures;
pub(crate) use case_figures::recommended_npv;
pub use charter_questions::answer_charter;
pub(crate) use charter_questions::charters_waiting_for;
pub use charter_sections::CharterSection;
pub use charters::{
    CharterFile, CharterFileQuery, CharterQuery, CharterVersionView, CharterView, IssueCharter,
    NewCharter, PatchCharter, charter, charter_file, charters, create_charter, issue_charter,
    update_charter,
};
pub(crate) use charters::{charter_decided, charter_facts, may_see_charter};
pub use drivers::{
    DriverQuery, DriverView, NewDriver, PatchDriver, create_driver, delete_driver, drivers,
    update_driver,
};
pub use key_results::{
    CheckInView, KeyResultView, NewCheckIn, NewKeyResult, PatchKeyResult, check_in, check_ins,
    create_key_result, delete_key_result, update_key_result,
};
pub use objective_money::ServedObjective;
pub(crate) use objective_money::{Spent, served};
pub use objectives::{
    NewObjective, ObjectiveView, PatchObjective, create_objective, delete_objective, objectives,
    update_objective,
};
pub use raci::{RaciDifference, RaciLine};
