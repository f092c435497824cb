//! How much is asked of how much there is: the ratio of two sums, never the mean of ratios.

/// Minutes asked for over minutes that there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Load {
    /// The numerator.
    pub demand: i64,
    /// The denominator.
    pub capacity: i64,
}

/// What a load means. In order, from too little to too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Nothing there and nothing asked for.
    Nothing,
    /// Far less than there is.
    Idle,
    /// There is room.
    Free,
    /// About what there is.
    Full,
    /// A little too much.
    Over,
    /// Too much.
    High,
    /// Far too much.
    Severe,
    /// Asked of who has no time at all: more than any ratio.
    Infinite,
}

/// Where the bands begin, in basis points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bands {
    /// Below this is idle.
    pub idle_below: i64,
    /// Below this is free.
    pub free_below: i64,
    /// To this, inclusive, is full.
    pub full_to: i64,
    /// To this, inclusive, is over.
    pub over_to: i64,
    /// From this on is severe; between is high.
    pub severe_from: i64,
}

impl Default for Bands {
    /// Those of OnePlan, and idle below a half.
    fn default() -> Self {
        Self {
            idle_below: 5_000,
            free_below: 9_000,
            full_to: 10_000,
            over_to: 10_500,
            severe_from: 11_200,
        }
    }
}

impl Bands {
    /// Whether they come one after the other.
    pub fn in_order(&self) -> bool {
        0 <= self.idle_below
            && self.idle_below <= self.free_below
            && self.free_below <= self.full_to
            && self.full_to <= self.over_to
            && self.over_to <= self.severe_from
    }

    /// The band of a load. Compared as products, so that rounding moves nothing over a border.
    pub fn of(&self, load: Load) -> Band {
        if load.capacity <= 0 {
            return if load.demand > 0 { Band::Infinite } else { Band::Nothing };
        }
        let asked = i128::from(load.demand) * 10_000;
        let border = |points: i64| i128::from(points) * i128::from(load.capacity);
        if asked < border(self.idle_below) {
            Band::Idle
        } else if asked < border(self.free_below) {
            Band::Free
        } else if asked <= border(self.full_to) {
            Band::Full
        } else if asked <= border(self.over_to) {
            Band::Over
        } else if asked < border(self.severe_from) {
            Band::High
        } else {
            Band::Severe
        }
    }
}

impl Load {
    /// Demand over capacity in basis points, rounded half up; `None` without capacity: then nothing
    /// asked for is nothing, and anything asked for is infinite ([`Band::Infinite`]), never 0 %.
    pub fn utilisation(self) -> Option<i64> {
        let (demand, capacity) = (i128::from(self.demand), i128::from(self.capacity));
        (capacity > 0)
            .then(|| (2 * demand * 10_000 + capacity).div_euclid(2 * capacity))
            .and_then(|points| i64::try_from(points).ok())
    }

    /// What is left; negative when more is asked for than there is.
    pub fn remaining(self) -> i64 {
        self.capacity - self.demand
    }

    /// Asked for beyond what there is.
    pub fn over(self) -> i64 {
        (self.demand - self.capacity).max(0)
    }
}

impl std::ops::Add for Load {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { demand: self.demand + other.demand, capacity: self.capacity + other.capacity }
    }
}

impl std::iter::Sum for Load {
    fn sum<I: Iterator<Item = Self>>(loads: I) -> Self {
        loads.fold(Self::default(), |sum, one| sum + one)
    }
}

/// How many people have too little and too much to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Staff {
    /// Everybody who has time or is asked for some.
    pub people: usize,
    /// In the bands below [`Band::Full`].
    pub under: usize,
    /// In the bands above it.
    pub over: usize,
}

/// Counts people by their bands.
pub fn staff_under_and_over(loads: impl IntoIterator<Item = Load>, bands: &Bands) -> Staff {
    let mut staff = Staff::default();
    for load in loads {
        let band = bands.of(load);
        if band == Band::Nothing {
            continue;
        }
        staff.people += 1;
        staff.under += usize::from(band < Band::Full);
        staff.over += usize::from(band > Band::Full);
    }
    staff
}

impl Staff {
    /// A count in basis points of everybody, rounded half up; 0 of nobody.
    pub fn share(&self, count: usize) -> i64 {
        let wide = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let load = Load { demand: wide(count), capacity: wide(self.people) };
        load.utilisation().unwrap_or(0)
    }
}
