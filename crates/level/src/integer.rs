//! The fast path: plans in which everything works at the same times, in whole units of working time.
//!
//! When all tasks that may be moved run on one calendar, time can be counted in working time of that
//! calendar, in units of the greatest common divisor of all lengths (a day, an hour). What is left is
//! the classical resource-constrained project scheduling problem, on which hundreds of thousands of
//! schedules a second can be tried. The best becomes an order and starts for `decode`, which puts it
//! on the calendar.
//!
//! `instance` is that problem, `translate` makes it from a network, `series` builds schedules,
//! `population` combines good ones, `exact` brings small problems to their end, `views` looks at what is left
//! to do of resources meanwhile, `bound` tells when nothing is left to find, and `search` is the whole way.

mod bound;
mod exact;
pub(crate) mod instance;
mod population;
mod search;
mod series;
pub(crate) mod translate;
mod views;

pub(crate) use search::solve;
