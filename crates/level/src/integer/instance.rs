//! The problem in flat arrays.

/// The guard bit of each of the four fields of a word.
pub(crate) const GUARD: u64 = 0x8000_8000_8000_8000;
/// Resources in a word.
pub(crate) const FIELDS: usize = 4;
/// The most a field can count.
pub(crate) const MOST: i64 = 0x7fff;
/// A start that nothing limits.
pub(crate) const OPEN: i32 = i32::MAX / 4;

/// Rows of links or needs in one vector.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rows<T> {
    begins: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy> Rows<T> {
    pub(crate) fn new(rows: &[Vec<T>]) -> Self {
        let mut begins = vec![0];
        let mut items = vec![];
        for row in rows {
            items.extend_from_slice(row);
            begins.push(u32::try_from(items.len()).unwrap_or(u32::MAX));
        }
        Self { begins, items }
    }

    #[inline]
    pub(crate) fn row(&self, row: usize) -> &[T] {
        &self.items[self.begins[row] as usize..self.begins[row + 1] as usize]
    }
}

/// `start(other) + lag` bounds a start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) task: u32,
    pub(crate) lag: i32,
}

/// What a task takes of up to four resources that share a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Need {
    pub(crate) word: u32,
    pub(crate) units: u64,
}

/// What is asked for, before it is packed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    pub(crate) duration: Vec<i32>,
    pub(crate) release: Vec<i32>,
    pub(crate) latest: Vec<i32>,
    /// Predecessor, successor, and the least time from the start of one to that of the other.
    pub(crate) links: Vec<(u32, u32, i32)>,
    /// Per task: resource and units.
    pub(crate) needs: Vec<Vec<(usize, i64)>>,
    pub(crate) capacity: Vec<i64>,
    /// Resource, from, to, units: taken before anything is placed.
    pub(crate) taken: Vec<(usize, i32, i32, i64)>,
}

/// The problem, packed. Times are whole units from 0.
#[derive(Debug, Clone)]
pub(crate) struct Instance {
    pub(crate) duration: Vec<i32>,
    /// No start before.
    pub(crate) release: Vec<i32>,
    /// No start after.
    pub(crate) latest: Vec<i32>,
    /// Links from predecessors.
    pub(crate) before: Rows<Link>,
    /// Links to successors.
    pub(crate) after: Rows<Link>,
    pub(crate) needs: Rows<Need>,
    /// Free units with guard bits, word by word, `horizon` long each.
    pub(crate) free: Vec<u64>,
    pub(crate) horizon: usize,
    /// From here on nothing is taken.
    pub(crate) reach: usize,
    /// Per word: free units with guard bits when nothing is taken.
    pub(crate) whole: Vec<u64>,
    /// An order in which predecessors stand first.
    pub(crate) order: Vec<u32>,
    /// Every link is finish to start without lead: sorted by start or finish is an order as well.
    pub(crate) plain: bool,
    /// Least time from the start of a task to the end of the plan.
    pub(crate) tail: Vec<i32>,
    /// Earliest start by links alone.
    pub(crate) head: Vec<i32>,
    pub(crate) facts: Facts,
}

impl Instance {
    /// Packs the facts; `None` when they do not fit.
    pub(crate) fn new(facts: Facts) -> Option<Self> {
        let count = facts.duration.len();
        let fits = |units: i64| (0..=MOST).contains(&units);
        if !facts.capacity.iter().all(|&units| fits(units)) {
            return None;
        }
        let mut before = vec![vec![]; count];
        let mut after = vec![vec![]; count];
        let mut plain = true;
        for &(one, other, lag) in &facts.links {
            let (from, to) = (one as usize, other as usize);
            before[to].push(Link { task: one, lag });
            after[from].push(Link { task: other, lag });
            plain &= lag >= facts.duration[from];
        }
        let order = order(&before, &after)?;
        // Seen from the end, a lag is another one.
        let lags = facts.links.iter().map(|&(one, other, lag)| {
            let change = facts.duration[other as usize] - facts.duration[one as usize];
            i64::from(lag.max(0)) + i64::from((lag + change).max(0))
        });
        let latest_taken = facts.taken.iter().map(|taken| i64::from(taken.2)).max().unwrap_or(0);
        let durations: i64 = facts.duration.iter().map(|&one| i64::from(one)).sum();
        let releases = facts.release.iter().map(|&one| i64::from(one)).max().unwrap_or(0);
        // Latest starts are releases when seen from the end.
        let times = if facts.latest.iter().all(|&latest| latest >= OPEN) { 1 } else { 2 };
        let horizon = (durations + lags.sum::<i64>()) * times + latest_taken + releases + 1;
        let words = facts.capacity.len().div_ceil(FIELDS).max(1);
        let horizon = usize::try_from(horizon).ok()?;
        if horizon.checked_mul(words)? > MOST_CELLS {
            return None;
        }
        let mut free = Vec::with_capacity(words * horizon);
        let mut whole = vec![];
        for word in 0..words {
            let fields = facts.capacity[word * FIELDS..].iter().take(FIELDS);
            let units = fields.enumerate().map(|(field, &units)| packed(field, units)).sum::<u64>();
            free.resize(free.len() + horizon, units | GUARD);
            whole.push(units | GUARD);
        }
        for &(resource, from, to, units) in &facts.taken {
            let (word, units) = (resource / FIELDS, packed(resource % FIELDS, units));
            let cells = usize::try_from(from).ok()?..usize::try_from(to).ok()?;
            for cell in &mut free[word * horizon..][cells] {
                *cell -= units;
            }
        }
        let needs: Vec<Vec<Need>> = facts.needs.iter().map(|needs| pack(needs)).collect();
        let mut tail = facts.duration.clone();
        for &task in order.iter().rev() {
            for link in &after[task as usize] {
                tail[task as usize] = tail[task as usize].max(link.lag + tail[link.task as usize]);
            }
        }
        let mut head = facts.release.clone();
        for &task in &order {
            for link in &before[task as usize] {
                head[task as usize] = head[task as usize].max(head[link.task as usize] + link.lag);
            }
        }
        Some(Self {
            duration: facts.duration.clone(),
            release: facts.release.clone(),
            latest: facts.latest.clone(),
            before: Rows::new(&before),
            after: Rows::new(&after),
            needs: Rows::new(&needs),
            free,
            horizon,
            reach: usize::try_from(latest_taken).ok()?,
            whole,
            order,
            plain,
            tail,
            head,
            facts,
        })
    }

    pub(crate) fn count(&self) -> usize {
        self.duration.len()
    }

    /// The same problem seen from `end` backwards: a start of `s` becomes `end - s - duration`.
    pub(crate) fn mirrored(&self) -> Self {
        let mirror = |rows: &Rows<Link>, successors: bool| -> Vec<Vec<Link>> {
            (0..self.count())
                .map(|task| {
                    let turn = |link: &Link| {
                        let (one, other) = (self.duration[task], self.duration[link.task as usize]);
                        let change = if successors { other - one } else { one - other };
                        Link { task: link.task, lag: link.lag + change }
                    };
                    rows.row(task).iter().map(turn).collect()
                })
                .collect()
        };
        Self {
            before: Rows::new(&mirror(&self.after, true)),
            after: Rows::new(&mirror(&self.before, false)),
            order: self.order.iter().rev().copied().collect(),
            release: vec![0; self.count()],
            latest: vec![OPEN; self.count()],
            tail: self.head.iter().zip(&self.duration).map(|(head, time)| head + time).collect(),
            head: self.tail.iter().zip(&self.duration).map(|(tail, time)| tail - time).collect(),
            ..self.clone()
        }
    }
}

/// Most cells of the table of free units: 8 MB; finer times are quicker on calendars.
const MOST_CELLS: usize = 1_000_000;

/// Units in their field of a word.
fn packed(field: usize, units: i64) -> u64 {
    units.unsigned_abs() << (16 * field)
}

fn pack(needs: &[(usize, i64)]) -> Vec<Need> {
    let mut packed_needs: Vec<Need> = vec![];
    for &(resource, units) in needs.iter().filter(|need| need.1 > 0) {
        let word = u32::try_from(resource / FIELDS).unwrap_or(u32::MAX);
        let units = packed(resource % FIELDS, units);
        match packed_needs.iter_mut().find(|need| need.word == word) {
            Some(need) => need.units += units,
            None => packed_needs.push(Need { word, units }),
        }
    }
    packed_needs
}

/// Kahn's order, smallest index first; `None` for a circle.
fn order(before: &[Vec<Link>], after: &[Vec<Link>]) -> Option<Vec<u32>> {
    let mut waits: Vec<usize> = before.iter().map(Vec::len).collect();
    let mut order: Vec<u32> = vec![];
    for (task, _) in waits.iter().enumerate().filter(|(_, waits)| **waits == 0) {
        order.push(u32::try_from(task).ok()?);
    }
    let mut next = 0;
    while let Some(&task) = order.get(next) {
        next += 1;
        for link in &after[task as usize] {
            waits[link.task as usize] -= 1;
            if waits[link.task as usize] == 0 {
                order.push(link.task);
            }
        }
    }
    (order.len() == before.len()).then_some(order)
}
