//! Approvals: routes, what waits for whom, and who stands in for whom. Lifecycles: definitions, where
//! things stand in them, and their gates.

mod approval_delegates;
mod approvals;
mod change_request_lines;
mod decision_lines;
mod decision_register;
mod decisions;
mod gates;
mod lifecycles;
mod method_figures;

pub use decision_register::{DecisionFilter, DecisionLine, DecisionSort, SeenDecisions};
pub use decisions::OpenAction;
pub use lifecycles::{PlaceFilter, PlaceSort, RevisionFigures};
pub use method_figures::BaselinedMilestone;
