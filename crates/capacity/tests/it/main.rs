//! Capacity against hand-computed cases, published figures, and checkers that walk the clock or count
//! minute by minute.
#![expect(clippy::unwrap_used, reason = "tests")]

mod booking;
mod figures;
mod heatmap;
mod hiring;
mod overload;
