//! The levelling engine: a [`Network`](steerco_schedule::Network) in which people are asked for more
//! than they have, and out of it one in which nobody is.
//!
//! Tasks are delayed and, by choice, split; never shortened or staffed otherwise. The answer is a
//! levelling delay per task, as Microsoft Project keeps them, and pauses: scheduling the network with
//! them gives the levelled plan.
//! Pure: no clock (the caller says when to stop), no randomness but a seed.
//!
//! How a plan is levelled, file by file:
//!
//! 1. `plans` puts one plan or several side by side; `problem` says what may be moved, how far, and
//!    what is taken before anything is placed.
//! 2. `rules` are orders to begin with; `decode` turns an order into a plan, on calendars, with
//!    `timeline` for what is taken of each resource, `pause` for parts of tasks that are split and
//!    `rest` for what is left of begun ones;
//!    `range` leaves out what lies outside a range of dates;
//!    `improve` looks for better orders, and `spare` takes away pauses that change nothing.
//! 3. `explain` tells why each task was moved and what cannot be solved; [`check`] judges the answer
//!    without the engine's code.

mod answer;
mod check;
mod decode;
mod explain;
mod improve;
mod integer;
mod level;
mod options;
mod pause;
mod plans;
mod problem;
mod range;
mod rest;
mod rules;
mod sequence;
mod spare;
mod timeline;

pub use answer::{Levelled, LevelledPlan, Moved, Paused, Peak, Reason, Together, Unsolved};
pub use check::{Broken, check, check_together, check_with};
pub use level::{level, level_together, level_with};
pub use options::{Available, Goal, Limits, Member, Options, Pausing, Range};
pub use problem::{NEVER_LEVEL, Shortage};
