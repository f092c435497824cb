//! Which projects to do, and when to start them, for the highest value under limits.
//!
//! [`Model`] is the question in the words of a portfolio. It is compiled to a [`program`]: one group
//! of columns per project (a column is a start and a funding) and rows of whole numbers. Everything
//! that decides is computed on whole numbers: a selection fits or it does not, and a bound holds.
//! Floating point only proposes: the simplex finds prices, from which `bound` computes in whole
//! numbers what no selection can exceed.
//!
//! The way of an answer: [`solve`] builds first selections (`construct`), bounds them (`relaxation`
//! over `simplex`, with rows of `cover`), improves them (`tempering` by `draws`, `neighbourhood`), proves them (`search`), settles ties (`ties`).
//! [`check`] judges any selection from the model alone. With the feature `highs`, `solve_with_highs` asks HiGHS
//! about the same program.

mod answer;
mod bound;
mod check;
mod conflict;
mod construct;
mod cover;
mod descent;
mod draws;
mod effort;
mod frontier;
#[cfg(feature = "highs")]
mod highs;
mod improve;
mod load;
mod model;
mod neighbourhood;
mod program;
mod reason;
mod relaxation;
mod rest;
mod search;
mod simplex;
mod solve;
mod tempering;
mod ties;
mod tree;
mod validate;

pub use answer::{Answer, Choice, Progress, Proof, Selection, Status, Use};
pub use check::{Violation, check};
pub use conflict::{Conflict, conflict};
pub use effort::Limits;
pub use frontier::{Point, frontier};
#[cfg(feature = "highs")]
pub use highs::solve_with_highs;
pub use model::{Budget, Capacity, Model, Project, Rule, Series, Window};
pub use reason::{Blocker, Reason, Swap, reasons};
pub use solve::solve;
pub use validate::Invalid;
