//! What rules speak of: kinds, and values of them.

use std::fmt;

use jiff::civil::Date;
use steerco_units::show_scaled;

/// Places after the point that numbers keep; what is beyond is rounded half away from zero.
pub const DECIMALS: u32 = 4;

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A decimal; money in major units, percent as a share of one.
    Number,
    /// Text.
    Text,
    /// A civil date.
    Date,
    /// Yes or no.
    YesNo,
    /// Several texts, such as the choices of a field.
    List,
}

impl Kind {
    /// In a sentence: "a number".
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "a number",
            Self::Text => "a text",
            Self::Date => "a date",
            Self::YesNo => "a yes or no",
            Self::List => "a list",
        }
    }
}

/// A value of some kind, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nobody has filled it in.
    Empty,
    /// In ten-thousandths.
    Number(i64),
    /// Compared without regard to upper and lower case.
    Text(String),
    /// A day.
    Date(Date),
    /// Yes is true.
    YesNo(bool),
    /// In any order.
    List(Vec<String>),
}

impl Value {
    /// What it is; `None` when it is empty.
    pub fn kind(&self) -> Option<Kind> {
        match self {
            Self::Empty => None,
            Self::Number(_) => Some(Kind::Number),
            Self::Text(_) => Some(Kind::Text),
            Self::Date(_) => Some(Kind::Date),
            Self::YesNo(_) => Some(Kind::YesNo),
            Self::List(_) => Some(Kind::List),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("empty"),
            Self::Number(number) => f.write_str(&show_scaled(*number, DECIMALS)),
            Self::Text(text) => write!(f, "“{text}”"),
            Self::Date(date) => write!(f, "{date}"),
            Self::YesNo(yes) => f.write_str(if *yes { "yes" } else { "no" }),
            Self::List(list) => write!(f, "[{}]", list.join(", ")),
        }
    }
}
