//! Portfolios and programs, how projects score, scenarios, and which projects a person may see.

pub(crate) mod cost;
mod executive;
mod listings;
mod live;
mod overlays;
mod portfolios;
mod programs;
mod register;
mod register_sums;
mod roadmap;
mod roadmap_shares;
mod scenarios;
mod scoring;
mod visible;

pub use cost::SubjectCost;
pub use executive::{MoneyOfPlans, WorkOfPerson};
pub(crate) use listings::in_portfolio;
pub use live::{LiveCost, LiveFilter, LiveRequest, LiveWork, UnstartedWork};
pub use portfolios::{PortfolioCounts, PortfolioFilter};
pub use programs::ProgramFilter;
pub use register::{RegisterFilter, RegisterLine, RegisterSort, SeenRequests};
pub use register_sums::{RegisterName, RegisterSums};
pub use roadmap::{BaselineSpan, MilestoneLine, RunningFilter};
pub use scoring::ScoreFilter;
pub use visible::Visible;
