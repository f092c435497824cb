//! Portfolios and programs, how projects score, scenarios, and which projects a person may see.

mod live;
mod overlays;
mod portfolios;
mod programs;
mod scenarios;
mod scoring;
mod visible;

pub use live::{LiveCost, LiveFilter, LiveRequest, LiveWork};
pub use portfolios::{PortfolioCounts, PortfolioFilter};
pub use programs::ProgramFilter;
pub use scoring::ScoreFilter;
pub use visible::Visible;
