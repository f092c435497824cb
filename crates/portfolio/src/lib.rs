//! Decisions about a portfolio: which projects to fund. Pure: no clock, no randomness, no I/O; seeds
//! and budgets of steps are arguments, and the same arguments give the same answer.

pub mod selection;
