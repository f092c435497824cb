//! A scenario as an overlay: what a project takes today, and the few things a scenario wants otherwise.
//!
//! [`Figures`] are what a project or request costs, asks of people and is worth, by month. A [`Change`]
//! is what a scenario overrides, and [`apply`] makes the one into the other. Nothing is copied but the
//! figures the scenario was looking at, so that a refresh can tell what has moved since.
//!
//! | override | dates | cost | work | value |
//! |---|---|---|---|---|
//! | out | – | nothing | nothing | nothing |
//! | start shift | both move | moves along | moves along | same |
//! | stretch | finish moves | same total | same total | same |
//! | scope | same | × scope | × scope | × scope |
//! | funding | same | × funding | same | same |
//! | staffing | same | same | another role's | same |
//!
//! [`later_starts`] finds the start shifts with which roles suffice.
//!
//! Totals are phased by [`steerco_units::spread`] over working minutes; [`sum`] adds up what
//! candidates come to within a horizon. Totals are conserved to the minute and the cent.

mod apply;
mod figures;
mod level;
mod months;
mod retime;
mod sum;

pub use apply::{Change, Swap, apply};
pub use figures::{Figures, Line};
pub use level::{LaterStarts, NoRoom, Waiting, later_starts};
pub use months::{add_months, first_day, month_of};
pub use sum::{Horizon, Supply, Totals, sum, supply};
