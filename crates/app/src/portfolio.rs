//! Portfolios and programs.

mod portfolios;
mod programs;

pub use portfolios::{
    NewPortfolio, PatchPortfolio, PortfolioView, create_portfolio, delete_portfolio, portfolio,
    portfolios, update_portfolio,
};
pub(crate) use portfolios::{check_owner, owners};
pub use programs::{
    NewProgram, PatchProgram, ProgramQuery, ProgramView, create_program, delete_program, program,
    programs, update_program,
};
