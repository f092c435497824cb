//! Portfolios and programs, and which projects a person may see.

mod portfolio;
mod program;
mod visible;

pub use portfolio::{PortfolioCounts, PortfolioFilter};
pub use program::ProgramFilter;
pub use visible::Visible;
