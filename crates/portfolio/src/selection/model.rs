//! The question: projects, what they are worth and take, and what limits the choice.

use steerco_units::Percent;

/// Everything a selection is made from. Values, money and hours are whole numbers in units of the
/// caller's choice (minor units of a currency, minutes, thousandths of a point); all amounts of one
/// kind share one unit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Model {
    /// Names of the periods, in order; amounts are given per period.
    pub periods: Vec<String>,
    /// What may be spent. Empty: money is not limited.
    pub budgets: Vec<Budget>,
    /// What people can do. Empty: hours are not limited.
    pub capacities: Vec<Capacity>,
    /// What can be chosen.
    pub projects: Vec<Project>,
    /// What must hold between projects.
    pub rules: Vec<Rule>,
}

/// What may be spent on one type of cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget {
    /// Type of cost, such as `capex`.
    pub cost_type: String,
    /// Limit per period of the model.
    pub amounts: Vec<i64>,
    /// What is left of a period may be spent later: the limit holds for the sum up to each period.
    pub carry_over: bool,
}

/// What people of one role can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capacity {
    /// The role, such as `engineer`.
    pub role: String,
    /// Limit per period of the model.
    pub amounts: Vec<i64>,
}

/// One candidate.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Project {
    /// Unique name.
    pub id: String,
    /// Worth when it starts in the first period; may be negative.
    pub value: i64,
    /// Worth lost for each period that it starts later than the first.
    pub value_loss_per_period: i64,
    /// Strategic bucket, when it belongs to one.
    pub bucket: Option<String>,
    /// It must be chosen.
    pub mandatory: bool,
    /// It must not be chosen.
    pub excluded: bool,
    /// Periods in which it may start, counted from 0.
    pub start_shift: Window,
    /// What it costs, by type, per period from its own start.
    pub costs: Vec<Series>,
    /// What it asks of people, by role, per period from its own start.
    pub demands: Vec<Series>,
    /// Shares at which it may be funded besides the whole: costs and demands are that share, rounded
    /// up, the value is that share, rounded down.
    pub partial: Vec<Percent>,
}

/// Earliest and latest start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Window {
    /// First period in which it may start.
    pub earliest: usize,
    /// Last period in which it may start.
    pub latest: usize,
}

/// Amounts per period of a cost type or role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// The cost type or role.
    pub name: String,
    /// Amounts from the project's own start.
    pub amounts: Vec<i64>,
}

/// What must hold between projects. Projects are named by their ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// At most one of them.
    Exclusive {
        /// The projects.
        projects: Vec<String>,
    },
    /// One project only together with another.
    Requires {
        /// The project that needs another.
        project: String,
        /// The project that is needed.
        needs: String,
        /// It may only start in a period after the last period of the other.
        after_finish: bool,
    },
    /// So many of them or more.
    AtLeast {
        /// How many.
        count: usize,
        /// The projects.
        projects: Vec<String>,
    },
    /// A bucket's share of all money spent, over all cost types and periods. When nothing is spent,
    /// every share holds.
    BucketShare {
        /// The bucket.
        bucket: String,
        /// No less than this share.
        min: Option<Percent>,
        /// No more than this share.
        max: Option<Percent>,
    },
}

impl Project {
    /// Periods from the start to the last period in which it costs or asks for anything; at least 1.
    pub fn length(&self) -> usize {
        let last = |series: &Series| series.amounts.iter().rposition(|amount| *amount != 0);
        let longest = self.costs.iter().chain(&self.demands).filter_map(last).max();
        longest.map_or(1, |last| last + 1)
    }

    /// Worth when it starts in period `shift` and is funded at `funding`; rounded down.
    pub fn worth(&self, shift: usize, funding: Percent) -> i64 {
        let late = i128::try_from(shift).unwrap_or(i128::MAX);
        let whole = i128::from(self.value) - i128::from(self.value_loss_per_period) * late;
        let share = (whole * i128::from(funding.basis_points())).div_euclid(10_000);
        i64::try_from(share).unwrap_or(i64::MIN)
    }
}

/// A share of an amount, rounded up.
pub(super) fn share(amount: i64, funding: Percent) -> i64 {
    let product = i128::from(amount) * i128::from(funding.basis_points());
    i64::try_from((product + 9_999).div_euclid(10_000)).unwrap_or(i64::MAX)
}
