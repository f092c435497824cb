//! Exact quantities: money in minor units, percentages in basis points. No floating point touches
//! an amount; arithmetic is checked and rounding happens in one named place.

mod currency;
mod decimal;
mod money;
mod percent;
mod spread;

pub use currency::{Currency, CurrencyError};
pub use decimal::{DecimalError, parse_exact, parse_scaled, show_scaled};
pub use money::{Money, MoneyError, Rate};
pub use percent::Percent;
pub use spread::spread;
