//! Decisions about a portfolio: how projects score, and which to fund. Pure: no clock, no randomness, no I/O; seeds
//! and budgets of steps are arguments, and the same arguments give the same answer.

pub mod alignment;
pub mod business_case;
pub mod chain;
pub mod kano;
pub mod objectives;
pub mod overlay;
pub mod pairwise;
pub mod ranking;
pub mod scoring;
pub mod selection;
pub mod waterline;
