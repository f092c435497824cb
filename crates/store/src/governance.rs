//! Approvals: routes, what waits for whom, and who stands in for whom. Lifecycles: definitions, where
//! things stand in them, and their gates.

mod approval_delegates;
mod approvals;
mod gates;
mod lifecycles;

pub use lifecycles::{PlaceFilter, PlaceSort, RevisionFigures};
