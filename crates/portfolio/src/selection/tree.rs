//! The decisions of a branch and bound: the way to where the search is, and what is left to try.
//!
//! The search goes down from decision to decision (a plunge). Where nothing is left it turns to the
//! opposites that it passed last, a few times; then it goes on where most can still be reached, so that the
//! bound falls and no corner is searched for ever because the first decisions were wrong (best-first
//! search with plunging; Achterberg, *Constraint integer programming*, 2007, §6.1).

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::rc::Rc;

use super::relaxation::Relaxation;

/// With more than so many left to try, only the last are turned to, so that memory has a limit.
const MOST: usize = 200_000;

/// What variables may be from a decision on.
pub(super) type Changes = Vec<(usize, (f64, f64))>;

pub(super) struct Tree {
    /// From the first decision to where the search is.
    path: Vec<Step>,
    /// Opposites passed in this plunge, the last last.
    passed: Vec<Rc<Node>>,
    /// Those of earlier plunges.
    open: BinaryHeap<Open>,
    /// Turns in a plunge before it ends.
    patience: usize,
    turns: usize,
    count: u64,
}

struct Node {
    parent: Option<Rc<Node>>,
    depth: usize,
    changes: Changes,
    /// Nothing that is left there is worth more.
    bound: i64,
}

struct Step {
    node: Rc<Node>,
    /// What the variables could be before.
    before: Changes,
}

struct Open {
    node: Rc<Node>,
    /// Of equal bounds, the last comes first.
    at: u64,
}

impl Tree {
    /// Nothing decided. After so many turns in vain the search goes on elsewhere.
    pub(super) fn new(patience: usize) -> Self {
        Self { path: vec![], passed: vec![], open: BinaryHeap::new(), patience, turns: 0, count: 0 }
    }

    /// Nothing left where the search is, is worth more.
    pub(super) fn here(&self) -> Option<i64> {
        self.path.last().map(|step| step.node.bound)
    }

    /// Nothing left elsewhere is worth more.
    pub(super) fn elsewhere(&self) -> Option<i64> {
        let passed = self.passed.iter().map(|node| node.bound).max();
        passed.max(self.open.peek().map(|open| open.node.bound))
    }

    /// Decides; what is left is worth at most `bound`. `other` is to be tried later.
    pub(super) fn decide(
        &mut self,
        relaxation: &mut Relaxation<'_>,
        changes: Changes,
        other: Option<Changes>,
        bound: i64,
    ) {
        let parent = self.path.last().map(|step| step.node.clone());
        let child = |changes| {
            let (parent, depth) = (parent.clone(), self.path.len());
            Rc::new(Node { parent, depth, changes, bound })
        };
        let node = child(changes);
        self.passed.extend(other.map(child));
        self.take(relaxation, node);
    }

    /// Goes on elsewhere, where `least` may be reached; `false` when nothing is left.
    pub(super) fn turn(&mut self, relaxation: &mut Relaxation<'_>, least: i64) -> bool {
        let next = self.next(least);
        let mut way = vec![];
        let mut node = next.clone();
        while let Some(one) = node {
            let here = self.path.get(one.depth);
            if here.is_some_and(|step| Rc::ptr_eq(&step.node, &one)) {
                break;
            }
            node = one.parent.clone();
            way.push(one);
        }
        let kept = way.last().map_or(0, |node| node.depth);
        for step in self.path.drain(kept..).rev() {
            for (variable, bounds) in step.before.into_iter().rev() {
                relaxation.bound(variable, bounds);
            }
        }
        for node in way.into_iter().rev() {
            self.take(relaxation, node);
        }
        next.is_some()
    }

    fn next(&mut self, least: i64) -> Option<Rc<Node>> {
        while self.turns < self.patience || self.open.len() >= MOST {
            let Some(node) = self.passed.pop() else { break };
            if node.bound >= least {
                self.turns += 1;
                return Some(node);
            }
        }
        self.turns = 0;
        for node in self.passed.drain(..).filter(|node| node.bound >= least) {
            self.count += 1;
            self.open.push(Open { node, at: self.count });
        }
        let next = self.open.pop().filter(|open| open.node.bound >= least);
        if next.is_none() {
            self.open.clear();
        }
        next.map(|open| open.node)
    }

    fn take(&mut self, relaxation: &mut Relaxation<'_>, node: Rc<Node>) {
        let change = |&(variable, to): &(usize, (f64, f64))| {
            let before = relaxation.bounds(variable);
            relaxation.bound(variable, to);
            (variable, before)
        };
        let before = node.changes.iter().map(change).collect();
        self.path.push(Step { node, before });
    }
}

impl Ord for Open {
    fn cmp(&self, other: &Self) -> Ordering {
        self.node.bound.cmp(&other.node.bound).then(self.at.cmp(&other.at))
    }
}

impl PartialOrd for Open {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Open {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Open {}

#[cfg(test)]
mod tests {
    use super::super::program::{Column, Group, Program};
    use super::*;

    /// Four projects that are chosen or not.
    fn program() -> Program {
        let column = |group| Column { group, profit: 1, entries: vec![] };
        let group = |at| Group { columns: at..at + 1, required: false };
        Program {
            groups: (0..4).map(group).collect(),
            columns: (0..4).map(column).collect(),
            limits: vec![],
        }
    }

    /// Which projects are left out (0), decided for (1), or open (-).
    fn decided(relaxation: &Relaxation<'_>) -> String {
        let word = |project| match relaxation.bounds(project) {
            (_, most) if most < 0.5 => '0',
            (least, _) if least > 0.5 => '1',
            _ => '-',
        };
        (0..4).map(word).collect()
    }

    fn descend(tree: &mut Tree, relaxation: &mut Relaxation<'_>, project: usize, bound: i64) {
        let to = |at: f64| vec![(project, (at, at))];
        tree.decide(relaxation, to(1.0), Some(to(0.0)), bound);
    }

    #[test]
    fn after_some_turns_in_vain_it_goes_on_where_most_can_be_reached() {
        let program = program();
        let mut relaxation = Relaxation::new(&program);
        let mut tree = Tree::new(1);
        for (project, bound) in [90, 80, 70].into_iter().enumerate() {
            descend(&mut tree, &mut relaxation, project, bound);
        }
        assert_eq!(decided(&relaxation), "111-");
        assert_eq!((tree.here(), tree.elsewhere()), (Some(70), Some(90)));
        assert!(tree.turn(&mut relaxation, 60));
        assert_eq!(decided(&relaxation), "110-", "the opposite of the last decision");
        assert!(tree.turn(&mut relaxation, 60));
        assert_eq!(decided(&relaxation), "0---", "the best of all");
        descend(&mut tree, &mut relaxation, 3, 85);
        assert_eq!((decided(&relaxation).as_str(), tree.elsewhere()), ("0--1", Some(85)));
        assert!(tree.turn(&mut relaxation, 75));
        assert_eq!(decided(&relaxation), "0--0");
        assert!(tree.turn(&mut relaxation, 75));
        assert_eq!(decided(&relaxation), "10--", "decided anew from the beginning");
        assert!(!tree.turn(&mut relaxation, 75), "what is left cannot reach 75");
        assert_eq!(decided(&relaxation), "----");
        assert_eq!((tree.here(), tree.elsewhere()), (None, None));
    }

    #[test]
    fn with_all_patience_one_side_is_done_before_the_other() {
        let program = program();
        let mut relaxation = Relaxation::new(&program);
        let mut tree = Tree::new(usize::MAX);
        for project in 0..4 {
            descend(&mut tree, &mut relaxation, project, 10);
        }
        let mut seen = vec![];
        while tree.turn(&mut relaxation, 0) {
            seen.push(decided(&relaxation));
        }
        assert_eq!(seen, ["1110", "110-", "10--", "0---"]);
    }
}
