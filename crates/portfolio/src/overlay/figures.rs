//! What a project or request takes and is worth, month by month.

/// Amounts of one cost type or role.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// The cost type or role.
    pub name: String,
    /// Minor units of money or minutes of work, from the month that its figures begin with.
    pub amounts: Vec<i64>,
}

/// A project or request in figures. Days count from 1970-01-01, months are `year × 12 + month − 1`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// First day.
    pub start: i64,
    /// Last day, not before the first.
    pub finish: i64,
    /// The month that all amounts begin with.
    pub from: i64,
    /// Minor units of money by cost type.
    pub costs: Vec<Line>,
    /// Minutes of work by role.
    pub demands: Vec<Line>,
    /// Worth, in millionths of a point; none when nobody has said.
    pub value: Option<i64>,
}

impl Line {
    /// All months together.
    pub fn total(&self) -> i64 {
        self.amounts.iter().sum()
    }
}

impl Figures {
    /// Minor units of money in all.
    pub fn cost(&self) -> i64 {
        self.costs.iter().map(Line::total).sum()
    }

    /// Minutes of work in all.
    pub fn work(&self) -> i64 {
        self.demands.iter().map(Line::total).sum()
    }
}
