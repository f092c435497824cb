//! Energy seen in several ways: bounds for the search to the end.
//!
//! Whatever is left to do of a resource needs time: what is left of tasks with `after` or more to come
//! after their finish is over `after` before the end, so that its sum of length times units divided by
//! the capacity, and `after`, is a bound. Needs count more than their units where they leave a rest that
//! nothing can use: two tasks for 6 of 10 welders never work side by side, as if each needed all 10 (dual
//! feasible functions; Fekete and Schepers 2001, Carlier and Néron 2000). Tasks of which no two fit
//! side by side are a resource of one unit.

use super::instance::{GUARD, Instance};

/// Ways in which energy is looked at.
const VIEWS: usize = 12;

/// Capacities and needs as they are, and as they count.
#[derive(Debug, Clone)]
pub(super) struct Views {
    /// No schedule is longer.
    longest: i32,
    capacity: [i32; VIEWS],
    /// Most to come after the finish first: task, time after, and its needs.
    tasks: Vec<(usize, i32, [i32; VIEWS])>,
}

/// One way of looking: a capacity, and what each task needs of it.
struct View {
    capacity: i64,
    needs: Vec<i64>,
}

impl View {
    /// In the largest unit in which all are whole numbers; `None` where energy does not fit the numbers
    /// that are quick to add up.
    fn reduced(self, longest: i32) -> Option<Self> {
        let unit = self.needs.iter().copied().fold(self.capacity, gcd).max(1);
        let capacity = self.capacity / unit;
        let fits = capacity.saturating_mul(i64::from(longest)) <= i64::from(i32::MAX / 4);
        let needs = self.needs.iter().map(|need| need / unit).collect();
        fits.then_some(Self { capacity, needs })
    }

    /// Time that all tasks need together, in millionths.
    fn load(&self, instance: &Instance) -> i64 {
        let works = self.needs.iter().zip(&instance.duration);
        let energy: i64 = works.map(|(need, duration)| need * i64::from(*duration)).sum();
        energy * 1_000_000 / self.capacity.max(1)
    }
}

impl Views {
    pub(super) fn of(instance: &Instance) -> Self {
        let count = instance.count();
        let longest = i32::try_from(instance.horizon).unwrap_or(i32::MAX);
        let mut plain = vec![];
        let mut more = vec![];
        for (resource, &capacity) in instance.facts.capacity.iter().enumerate() {
            let of = |task: usize| -> i64 {
                let needs = instance.facts.needs[task].iter();
                needs.filter(|need| need.0 == resource).map(|need| need.1).sum()
            };
            let needs: Vec<i64> = (0..count).map(of).collect();
            more.extend(counted(capacity, &needs));
            plain.push(View { capacity, needs });
        }
        more.extend(apart(instance));
        more.sort_by_key(|view| std::cmp::Reverse(view.load(instance)));
        more.dedup_by(|one, other| one.needs == other.needs && one.capacity == other.capacity);
        let views = plain.into_iter().chain(more);
        let views: Vec<View> = views.filter_map(|view| view.reduced(longest)).take(VIEWS).collect();
        let mut capacity = [1; VIEWS];
        for (one, view) in capacity.iter_mut().zip(&views) {
            *one = small(view.capacity);
        }
        let mut tasks: Vec<(usize, i32, [i32; VIEWS])> = (0..count)
            .filter(|&task| instance.duration[task] > 0)
            .map(|task| {
                let mut needs = [0; VIEWS];
                for (need, view) in needs.iter_mut().zip(&views) {
                    *need = small(view.needs[task]);
                }
                (task, instance.tail[task] - instance.duration[task], needs)
            })
            .collect();
        tasks.sort_by_key(|&(task, after, _)| (std::cmp::Reverse(after), task));
        Self { longest, capacity, tasks }
    }

    /// True when what is left of the tasks cannot be done in `time` from now on.
    #[inline]
    pub(super) fn exceeded(&self, time: i32, left: impl Fn(usize) -> i32) -> bool {
        let time = time.min(self.longest);
        let mut energy = [0i32; VIEWS];
        for (task, after, needs) in &self.tasks {
            let left = left(*task);
            if left == 0 {
                continue;
            }
            let mut most = i32::MIN;
            for view in 0..VIEWS {
                energy[view] += needs[view] * left;
                most = most.max(energy[view] - self.capacity[view] * (time - after));
            }
            if most > 0 {
                return true;
            }
        }
        false
    }
}

fn gcd(one: i64, other: i64) -> i64 {
    if other == 0 { one } else { gcd(other, one % other) }
}

fn small(value: i64) -> i32 {
    i32::try_from(value).unwrap_or(0)
}

/// A resource whose needs count more than they are.
fn counted(capacity: i64, needs: &[i64]) -> Vec<View> {
    let mut views = vec![];
    let mut sizes: Vec<i64> = needs.iter().copied().filter(|&need| need > 0).collect();
    sizes.sort_unstable();
    sizes.dedup();
    for &least in sizes.iter().filter(|&&size| 2 * size <= capacity) {
        // Larger than all but `least` of the capacity: nothing of that size or more fits beside it.
        let whole = |&need: &i64| match need {
            _ if need > capacity - least => capacity,
            _ if need < least => 0,
            _ => need,
        };
        views.push(View { capacity, needs: needs.iter().map(whole).collect() });
    }
    let half = |&need: &i64| if 2 * need > capacity { 1 } else { 0 };
    views.push(View { capacity: 1, needs: needs.iter().map(half).collect() });
    for parts in 1..=6 {
        let part = |&need: &i64| {
            let share = (parts + 1) * need;
            if capacity > 0 && share % capacity == 0 {
                need * parts
            } else {
                share / capacity.max(1) * capacity
            }
        };
        views.push(View { capacity: capacity * parts, needs: needs.iter().map(part).collect() });
    }
    views
}

/// Sets of tasks of which no two can work at a time, each as a resource of one unit.
fn apart(instance: &Instance) -> Vec<View> {
    let count = instance.count();
    let units = |task: usize| instance.needs.row(task).iter().map(|need| need.units).sum::<u64>();
    let together = |one: usize, other: usize| {
        instance.whole[0].wrapping_sub(units(one)).wrapping_sub(units(other)) & GUARD == GUARD
    };
    let followers = followers(instance);
    let linked = |one: usize, other: usize| {
        followers[one] >> other & 1 == 1 || followers[other] >> one & 1 == 1
    };
    let mut views: Vec<View> = vec![];
    for first in 0..count {
        let mut rest: Vec<usize> =
            (0..count).filter(|&task| task != first && instance.duration[task] > 0).collect();
        rest.sort_by_key(|&task| (std::cmp::Reverse(instance.duration[task]), task));
        let mut set = vec![first];
        for task in rest {
            if set.iter().all(|&one| !together(one, task) || linked(one, task)) {
                set.push(task);
            }
        }
        let needs = (0..count).map(|task| i64::from(set.contains(&task))).collect();
        views.push(View { capacity: 1, needs });
    }
    views
}

/// Per task: which tasks wait for it to finish, directly or not.
fn followers(instance: &Instance) -> Vec<u64> {
    let mut followers = vec![0u64; instance.count()];
    for &task in instance.order.iter().rev() {
        for link in instance.after.row(task as usize) {
            followers[task as usize] |= 1 << link.task | followers[link.task as usize];
        }
    }
    followers
}

#[cfg(test)]
mod tests {
    use super::super::instance::{Facts, OPEN};
    use super::*;

    /// Four tasks of so many days for so many of ten welders.
    fn welding(tasks: [(i32, i64); 4]) -> Option<Instance> {
        Instance::new(Facts {
            duration: tasks.iter().map(|task| task.0).collect(),
            needs: tasks.iter().map(|task| vec![(0, task.1)]).collect(),
            capacity: vec![10],
            release: vec![0; 4],
            latest: vec![OPEN; 4],
            ..Facts::default()
        })
    }

    fn least(instance: &Instance) -> i32 {
        let views = Views::of(instance);
        let left = |task: usize| instance.duration[task];
        (0..).find(|&time| !views.exceeded(time, left)).unwrap_or_default()
    }

    #[test]
    fn what_cannot_work_side_by_side_counts_one_after_the_other() {
        // 3 × 6 of ten and 1 × 4: as units 8.8 days, but no two of the six fit together.
        let one = welding([(4, 6), (4, 6), (4, 6), (4, 4)]);
        assert_eq!(one.as_ref().map(least), Some(12));
    }

    #[test]
    fn rests_that_nothing_can_use_count_as_used() {
        // Four of ten: only two at a time, although 4 × 4 × 4 units are done in 6.4 days.
        let one = welding([(4, 4), (4, 4), (4, 4), (4, 4)]);
        assert_eq!(one.as_ref().map(least), Some(8));
    }

    #[test]
    fn units_are_never_counted_too_high() {
        let one = welding([(4, 5), (4, 5), (4, 3), (4, 7)]);
        assert_eq!(one.as_ref().map(least), Some(8));
    }
}
