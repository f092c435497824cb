//! Good schedules combined into better ones: a genetic algorithm on activity lists.
//!
//! The two-point crossover of Hartmann (1998) with the justification of Valls, Ballestín and Quintanilla
//! (2008): a child takes a stretch of its mother and the order before and after it from its father; it is
//! built, justified, and takes the place of a worse member. Of a few stretches that are drawn, the one
//! in which resources are busiest is passed on, as in their peak crossover.

use super::instance::Instance;
use super::series::Series;
use crate::sequence::Sequence;

/// Stretches of the mother that are drawn for a child.
const DRAWS: usize = 3;
/// The largest population.
const LARGEST: usize = 2_000;

/// How a population is kept; found by trials.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Breeding {
    /// Members at first.
    size: usize,
    /// A population that has not become better for so many children per member gives way to a larger one.
    stale: usize,
    /// One pair of neighbours in so many changes places in a child.
    mutation: usize,
    /// A child is justified so many times, as long as that makes it shorter.
    passes: usize,
}

impl Breeding {
    /// For problems that are also searched to the end: what is alike is soon given up.
    pub(crate) const SMALL: Self = Self { size: 50, stale: 10, mutation: 8, passes: 1 };

    /// Large populations pay as long as they can be renewed many times a second.
    pub(crate) fn of(instance: &Instance) -> Self {
        let size = (24_000 / instance.count().max(1)).clamp(20, 200);
        Self { size, stale: 100, mutation: 60, passes: usize::MAX }
    }
}

/// A schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Member {
    /// Its length, plus what it breaks.
    pub(crate) length: i32,
    /// Sum of starts: of two schedules of one length, the one further to the left.
    pub(crate) sum: i64,
    pub(crate) start: Vec<i32>,
    pub(crate) list: Vec<u32>,
}

impl Member {
    pub(crate) fn value(&self) -> (i32, i64) {
        (self.length, self.sum)
    }
}

/// One thread's search.
#[derive(Debug, Clone)]
pub(crate) struct Island<'i> {
    pub(crate) instance: &'i Instance,
    mirrored: Instance,
    pub(crate) series: Series,
    pub(crate) sequence: Sequence,
    pub(crate) members: Vec<Member>,
    pub(crate) best: Member,
    breeding: Breeding,
    stale: u32,
    taken: Vec<bool>,
    /// Per task: thousandths of whole resources, for as long as it takes them.
    load: Vec<i64>,
}

impl<'i> Island<'i> {
    pub(crate) fn new(instance: &'i Instance, seed: u64, breeding: Breeding) -> Self {
        let count = instance.count();
        let mut island = Self {
            instance,
            mirrored: instance.mirrored(),
            series: Series::new(instance),
            sequence: Sequence::new(seed),
            members: vec![],
            best: Member { length: i32::MAX, sum: 0, start: vec![], list: vec![] },
            breeding,
            stale: 0,
            taken: vec![false; count],
            load: loads(instance),
        };
        island.add_by_rule(0);
        island
    }

    /// A schedule of the latest-start rule with so much noise.
    fn add_by_rule(&mut self, noise: usize) {
        let instance = self.instance;
        let longest = instance.head.iter().zip(&instance.tail).map(|(head, tail)| head + tail);
        let longest = longest.max().unwrap_or(0);
        let keys: Vec<i32> = (0..instance.count())
            .map(|task| {
                let jitter = i32::try_from(self.sequence.below(noise + 1)).unwrap_or(0);
                longest - instance.tail[task] + jitter
            })
            .collect();
        let mut list = vec![];
        let most = longest + i32::try_from(noise).unwrap_or(0);
        self.series.sorted(instance, &keys, most, &mut list);
        self.series.repair(instance, &mut list);
        let member = self.build(list);
        self.keep(member);
    }

    /// Builds and justifies the schedule of a list.
    pub(crate) fn build(&mut self, list: Vec<u32>) -> Member {
        let mut start = vec![0; self.instance.count()];
        let length = self.series.serial(self.instance, &list, &mut start);
        self.justified(list, start, length)
    }

    fn justified(&mut self, mut list: Vec<u32>, mut start: Vec<i32>, mut length: i32) -> Member {
        for _ in 0..self.breeding.passes {
            let before = length;
            length = self.series.justify(self.instance, &mut self.mirrored, &mut start, length);
            if length >= before {
                break;
            }
        }
        let end = length % super::series::LATE;
        self.series.sorted(self.instance, &start, end, &mut list);
        let sum = start.iter().map(|&start| i64::from(start)).sum();
        Member { length, sum, start, list }
    }

    /// Takes a member into the population when there is room or a worse one.
    fn keep(&mut self, member: Member) {
        if member.value() < self.best.value() {
            if member.length < self.best.length {
                self.stale = 0;
            }
            self.best = member.clone();
        }
        if self.members.iter().any(|one| one.value() == member.value() && one.start == member.start)
        {
            return;
        }
        if self.members.len() < self.breeding.size {
            self.members.push(member);
            return;
        }
        // Of a few, so that good but different members live on.
        let few = (0..4).map(|_| self.sequence.below(self.members.len()));
        let worst = few.max_by_key(|&index| self.members[index].value());
        if let Some(worst) = worst.filter(|&worst| member.length <= self.members[worst].length) {
            self.members[worst] = member;
        }
    }

    /// Goes on until so many schedules more are built.
    pub(crate) fn evolve(&mut self, schedules: u64, keep_going: &(dyn Fn() -> bool + Sync)) {
        let until = self.series.built + schedules;
        while self.series.built < until && keep_going() {
            if self.members.len() < self.breeding.size {
                let noise = 2 + self.sequence.below(self.instance.count());
                let before = self.members.len();
                self.add_by_rule(noise);
                self.stale += u32::from(self.members.len() == before);
                if self.stale < 200 {
                    continue;
                }
            }
            self.stale += 1;
            if self.stale as usize > self.breeding.stale * self.breeding.size {
                // Newcomers have no chance among members that are all alike.
                self.breeding.size = (self.breeding.size * 2).min(LARGEST);
                self.members.clear();
                self.stale = 0;
                continue;
            }
            let (mother, father) = (self.pick(), self.pick());
            let mut list = self.cross(mother, father);
            self.mutate(&mut list);
            let child = self.build(list);
            self.keep(child);
        }
    }

    /// The better of two.
    fn pick(&mut self) -> usize {
        let count = self.members.len();
        let (one, other) = (self.sequence.below(count), self.sequence.below(count));
        if self.members[one].value() <= self.members[other].value() { one } else { other }
    }

    /// The father's order with a stretch of the mother's in it.
    fn cross(&mut self, mother: usize, father: usize) -> Vec<u32> {
        let count = self.instance.count();
        let (from, to) = self.busy_stretch(mother);
        let (mother, father) = (&self.members[mother].list, &self.members[father].list);
        self.taken.fill(false);
        let mut list = Vec::with_capacity(count);
        for &task in &father[..from] {
            self.taken[task as usize] = true;
            list.push(task);
        }
        for &task in mother {
            if list.len() >= to {
                break;
            }
            if !self.taken[task as usize] {
                self.taken[task as usize] = true;
                list.push(task);
            }
        }
        for &task in &father[from..] {
            if !self.taken[task as usize] {
                list.push(task);
            }
        }
        list
    }

    /// Places in the mother's list between which resources are busy.
    fn busy_stretch(&mut self, mother: usize) -> (usize, usize) {
        let count = self.instance.count();
        let mother = &self.members[mother];
        let (mut busiest, mut most) = ((0, 0), -1);
        for _ in 0..DRAWS {
            let (one, other) = (self.sequence.below(count), self.sequence.below(count));
            let (from, to) = (one.min(other), one.max(other));
            let (mut load, mut end) = (0, mother.start[mother.list[from] as usize] + 1);
            let begin = end - 1;
            for &task in &mother.list[from..to] {
                let task = task as usize;
                load += self.load[task];
                end = end.max(mother.start[task] + self.instance.duration[task]);
            }
            let density = load / i64::from(end - begin);
            if density > most {
                (busiest, most) = ((from, to), density);
            }
        }
        busiest
    }

    /// Lets a few neighbours that do not wait for each other change places.
    fn mutate(&mut self, list: &mut [u32]) {
        let count = list.len();
        if count < 2 {
            return;
        }
        for at in 0..count - 1 {
            if self.sequence.one_in(self.breeding.mutation) {
                let (one, other) = (list[at], list[at + 1]);
                let before = self.instance.before.row(other as usize);
                if before.iter().all(|link| link.task != one) {
                    list.swap(at, at + 1);
                }
            }
        }
    }
}

/// What each task takes of all there is.
fn loads(instance: &Instance) -> Vec<i64> {
    let facts = &instance.facts;
    let load = |(needs, &duration): (&Vec<(usize, i64)>, &i32)| {
        let share =
            |&(resource, units): &(usize, i64)| units * 1000 / facts.capacity[resource].max(1);
        needs.iter().map(share).sum::<i64>() * i64::from(duration)
    };
    facts.needs.iter().zip(&facts.duration).map(load).collect()
}
