//! Lengths below which no schedule exists.
//!
//! Along links: the longest path. By energy: tasks that all begin at `a` or later and all have `b` or
//! more after their finish need a resource for their sum of length times units, so that no schedule is
//! shorter than `a` + energy / capacity + `b`; the best of all `a` and `b` counts.
//!
//! Example: three tasks of 4 days for 2 of 3 welders need 24 welder days, so at least 8 days.

use super::instance::Instance;

/// The best of these bounds.
pub(crate) fn lower_bound(instance: &Instance) -> i32 {
    let count = instance.count();
    let path = (0..count).map(|task| instance.head[task] + instance.tail[task]).max().unwrap_or(0);
    let resources = 0..instance.facts.capacity.len();
    resources.map(|resource| energy(instance, resource)).fold(path, i32::max)
}

/// The energy bound of one resource.
fn energy(instance: &Instance, resource: usize) -> i32 {
    let capacity = instance.facts.capacity[resource];
    let mut tasks: Vec<(i32, i32, i64)> = vec![];
    for task in 0..instance.count() {
        let needs = instance.facts.needs[task].iter().filter(|need| need.0 == resource);
        let units: i64 = needs.map(|need| need.1).sum();
        let duration = instance.duration[task];
        if units > 0 && duration > 0 {
            let after = instance.tail[task] - duration;
            tasks.push((instance.head[task], after, i64::from(duration) * units));
        }
    }
    if capacity == 0 {
        return 0;
    }
    let mut heads: Vec<i32> = tasks.iter().map(|task| task.0).collect();
    heads.sort_unstable();
    heads.dedup();
    // Few heads of very large plans are as good as all of them.
    let step = heads.len().div_ceil(200).max(1);
    // The most to come after goes first.
    tasks.sort_unstable_by_key(|task| std::cmp::Reverse(task.1));
    let mut best = 0;
    for &head in heads.iter().step_by(step) {
        let mut energy = 0;
        for &(_, after, need) in tasks.iter().filter(|task| task.0 >= head) {
            energy += need;
            let length = i32::try_from((energy + capacity - 1) / capacity).unwrap_or(i32::MAX / 4);
            best = best.max(head.saturating_add(length).saturating_add(after));
        }
    }
    best
}
