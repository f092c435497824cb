//! Portfolios and programs, and which projects a person may see.

mod portfolios;
mod programs;
mod visible;

pub use portfolios::{PortfolioCounts, PortfolioFilter};
pub use programs::ProgramFilter;
pub use visible::Visible;
