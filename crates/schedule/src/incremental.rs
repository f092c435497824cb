//! Recomputing only what an edit touches.
//!
//! A [`Scheduler`] keeps the visiting order and all results. An edit marks the nodes it concerns; a
//! heap hands them out in visiting order, and a node whose dates come out as before passes nothing
//! on. So an edit costs its *cone*: the tasks whose dates really move, and their neighbours. The
//! backward pass does the same in reverse, and float follows whatever moved.
//!
//! Plans whose dates need more than one forward pass (as late as possible, from the finish) and edits
//! that change who works on which calendar are recomputed whole. The result is always equal to
//! [`Network::schedule`].
//!
//! Example: A, B, C in a row with B two days longer and a float of three days on C: the forward pass
//! visits B and C, the project finish stays, the backward pass visits nothing.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::backward::{backward_node, backward_pass};
use crate::effort::is_group;
use crate::float::{compute_float, float_task};
use crate::forward::forward_node;
use crate::order::{Node, topological_order};
use crate::passes::{assemble, project_finish, run};
use crate::prepare::Prepared;
use crate::state::State;
use crate::{Activity, Constraint, Dependency, Network, NetworkError, Schedule, Settings, Task};

/// A network with its schedule, kept up to date edit by edit.
#[derive(Debug, Clone)]
pub struct Scheduler {
    network: Network,
    prepared: Prepared,
    state: State,
    /// Where each node stands in the visiting order.
    position: Vec<usize>,
    /// Nodes to visit, by position; and which are in there.
    forward: BinaryHeap<Reverse<usize>>,
    backward: BinaryHeap<usize>,
    float: BinaryHeap<usize>,
    queued: Vec<bool>,
    /// The last computation needed more than one pass each way.
    whole: bool,
    /// Tasks that the edit in hand has moved so far.
    moved: Vec<usize>,
}

/// One change to a network.
#[derive(Debug, Clone)]
pub enum Edit {
    /// Replaces a task.
    Task {
        /// Index of the task.
        index: usize,
        /// What it becomes.
        task: Task,
    },
    /// Appends a dependency.
    AddDependency(Dependency),
    /// Replaces a dependency.
    ChangeDependency {
        /// Index of the dependency.
        index: usize,
        /// What it becomes.
        dependency: Dependency,
    },
    /// Removes a dependency; those after it move up by one.
    RemoveDependency(usize),
    /// Replaces the rules of the plan.
    Settings(Settings),
    /// Replaces everything.
    Network(Network),
}

impl Scheduler {
    /// Schedules `network` once and keeps what is needed to do it again quickly.
    pub fn new(network: Network) -> Result<Self, NetworkError> {
        let prepared = Prepared::new(&network)?;
        let state = run(&network, &prepared);
        let nodes = 2 * network.tasks.len();
        let mut scheduler = Self {
            network,
            prepared,
            state,
            position: vec![],
            forward: BinaryHeap::new(),
            backward: BinaryHeap::new(),
            float: BinaryHeap::new(),
            queued: vec![false; nodes],
            whole: true,
            moved: vec![],
        };
        scheduler.note_order();
        Ok(scheduler)
    }

    /// The network as edited so far.
    pub const fn network(&self) -> &Network {
        &self.network
    }

    /// The schedule, equal to `self.network().schedule()`.
    pub fn schedule(&self) -> Schedule {
        assemble(&self.network, &self.prepared, &self.state)
    }

    /// Makes one change and returns the tasks whose dates or float it may have moved, ascending. On
    /// an error (a circle, a reference to nothing) nothing is changed.
    pub fn edit(&mut self, edit: Edit) -> Result<Vec<usize>, NetworkError> {
        self.moved.clear();
        self.make(edit)?;
        if !self.moved.is_empty() {
            // What surrounds a WBS summary may have moved with it.
            let groups = 0..self.network.tasks.len();
            let groups = groups.filter(|&task| is_group(&self.network, &self.prepared, task));
            self.moved.extend(groups);
        }
        let mut moved = std::mem::take(&mut self.moved);
        moved.sort_unstable();
        moved.dedup();
        Ok(moved)
    }

    fn make(&mut self, edit: Edit) -> Result<(), NetworkError> {
        match edit {
            Edit::Task { index, task } => self.replace_task(index, task),
            Edit::AddDependency(dependency) => {
                self.check(&dependency)?;
                self.network.dependencies.push(dependency);
                let before = self.relink();
                if let Err(error) = before {
                    self.network.dependencies.pop();
                    self.prepared.link(&self.network);
                    return Err(error);
                }
                self.touch_link(&dependency);
                self.settle();
                Ok(())
            }
            Edit::ChangeDependency { index, dependency } => {
                self.check(&dependency)?;
                let old = *self.dependency(index)?;
                self.network.dependencies[index] = dependency;
                if let Err(error) = self.relink() {
                    self.network.dependencies[index] = old;
                    self.prepared.link(&self.network);
                    return Err(error);
                }
                self.touch_link(&old);
                self.touch_link(&dependency);
                self.settle();
                Ok(())
            }
            Edit::RemoveDependency(index) => {
                let old = *self.dependency(index)?;
                self.network.dependencies.remove(index);
                self.prepared.link(&self.network);
                self.renumber_drivers(index);
                self.touch_link(&old);
                self.settle();
                Ok(())
            }
            Edit::Settings(settings) => {
                let network = Network { settings, ..self.network.clone() };
                self.rebuild(network)
            }
            Edit::Network(network) => self.rebuild(network),
        }
    }

    fn rebuild(&mut self, network: Network) -> Result<(), NetworkError> {
        let before = std::mem::replace(self, Self::new(network)?);
        self.note_moved(&before.state);
        Ok(())
    }

    fn dependency(&self, index: usize) -> Result<&Dependency, NetworkError> {
        let missing = NetworkError::Dangling { what: "dependency", index };
        self.network.dependencies.get(index).ok_or(missing)
    }

    fn check(&self, dependency: &Dependency) -> Result<(), NetworkError> {
        for (what, index) in
            [("predecessor task", dependency.predecessor), ("successor task", dependency.successor)]
        {
            if index >= self.network.tasks.len() {
                return Err(NetworkError::Dangling { what, index });
            }
        }
        Ok(())
    }

    fn replace_task(&mut self, index: usize, task: Task) -> Result<(), NetworkError> {
        let Some(old) = self.network.tasks.get(index) else {
            return Err(NetworkError::Dangling { what: "task", index });
        };
        let same_calendar = old.parent == task.parent
            && old.active == task.active
            && old.activity == task.activity
            // A level of effort that is done drives what follows it.
            && (task.activity == Activity::TaskDependent
                || old.progress.actual_finish.is_some() == task.progress.actual_finish.is_some())
            && old.calendar == task.calendar
            && old.elapsed == task.elapsed
            && old.task_type == task.task_type
            && old.ignore_resource_calendars == task.ignore_resource_calendars;
        let own_length = self.prepared.length_is_its_own(index);
        let same_length = old.duration == task.duration
            && old.splits == task.splits
            && old.progress.actual_duration == task.progress.actual_duration
            && old.progress.resume.is_some() == task.progress.resume.is_some();
        // Without pauses of its own, a task takes over those of the people on it.
        let staffing_stays = same_length
            || (own_length
                && old.duration.is_zero() == task.duration.is_zero()
                && old.splits.is_empty() == task.splits.is_empty());
        if !same_calendar || !staffing_stays {
            let mut network = self.network.clone();
            network.tasks[index] = task;
            self.rebuild(network)?;
            self.note_edited(index);
            return Ok(());
        }
        if !same_length && !self.prepared.is_summary(index) {
            self.prepared.set_length(index, &task, &task.splits);
        }
        self.network.tasks[index] = task;
        self.prepared.set_kind(&self.network, index);
        self.note_edited(index);
        self.touch_task(index);
        self.settle();
        Ok(())
    }

    /// An actual start may move the planned one of a task, and of those above it, alone.
    fn note_edited(&mut self, index: usize) {
        let mut edited = Some(index);
        while let Some(at) = edited {
            self.moved.push(at);
            edited = self.prepared.above(&self.network, at);
        }
    }

    /// Rebuilds the link rows, and the order when the one we have no longer fits.
    fn relink(&mut self) -> Result<(), NetworkError> {
        self.prepared.link(&self.network);
        let fits = self.network.dependencies.iter().all(|link| {
            let skipped = !self.prepared.is_live(link);
            skipped
                || self.position[self.out_node(link.predecessor)] < self.position[link.successor]
        });
        if !fits {
            self.prepared.order = topological_order(&self.network, &self.prepared)?;
            self.note_order();
        }
        Ok(())
    }

    fn note_order(&mut self) {
        self.position = vec![0; 2 * self.network.tasks.len()];
        for (position, &node) in self.prepared.order.iter().enumerate() {
            self.position[node] = position;
        }
    }

    /// Drivers name dependencies by index; those after a removed one move up.
    fn renumber_drivers(&mut self, removed: usize) {
        for early in &mut self.state.early {
            early.driver.renumber(removed);
        }
        for gate in &mut self.state.gate {
            gate.start_driver.renumber(removed);
            gate.finish_driver.renumber(removed);
        }
    }

    fn out_node(&self, task: usize) -> Node {
        if self.prepared.is_summary(task) { self.network.tasks.len() + task } else { task }
    }

    fn touch_link(&mut self, dependency: &Dependency) {
        self.push_forward(dependency.successor);
        let from = self.out_node(dependency.predecessor);
        self.push_backward(from);
        self.push_float(dependency.predecessor);
        self.push_float(dependency.successor);
        // Whether anything follows the predecessor matters to those before it.
        for at in 0..self.prepared.incoming.row(dependency.predecessor).len() {
            let link = self.prepared.incoming.row(dependency.predecessor)[at];
            let before = self.network.dependencies[link].predecessor;
            self.push_backward(self.out_node(before));
        }
    }

    fn touch_task(&mut self, task: usize) {
        let count = self.network.tasks.len();
        self.push_forward(task);
        self.push_backward(task);
        if self.prepared.is_summary(task) {
            self.push_forward(count + task);
            self.push_backward(count + task);
        }
        self.touch_neighbours(task, true);
        self.push_float(task);
    }

    /// Everything that looks at the early dates or the state of progress of a task.
    fn touch_neighbours(&mut self, task: usize, forward: bool) {
        let count = self.network.tasks.len();
        if forward {
            for at in 0..self.prepared.outgoing.row(task).len() {
                let link = self.prepared.outgoing.row(task)[at];
                self.push_forward(self.network.dependencies[link].successor);
            }
            if let Some(parent) = self.prepared.above(&self.network, task) {
                self.push_forward(count + parent);
            }
        }
        for at in 0..self.prepared.incoming.row(task).len() {
            let link = self.prepared.incoming.row(task)[at];
            let from = self.network.dependencies[link].predecessor;
            self.push_backward(self.out_node(from));
            self.push_float(from);
        }
        if let Some(parent) = self.prepared.above(&self.network, task) {
            self.push_backward(parent);
            self.push_float(parent);
        }
    }

    fn push_forward(&mut self, node: Node) {
        let position = self.position[node];
        if !std::mem::replace(&mut self.queued[position], true) {
            self.forward.push(Reverse(position));
        }
    }

    fn push_backward(&mut self, node: Node) {
        self.backward.push(self.position[node]);
    }

    fn push_float(&mut self, task: usize) {
        self.float.push(task);
    }

    /// Propagates what was touched.
    fn settle(&mut self) {
        let whole = self.network.settings.schedule_from_finish.is_some()
            || self.network.tasks.iter().any(|t| t.constraint == Constraint::AsLateAsPossible);
        if whole || std::mem::replace(&mut self.whole, whole) {
            self.whole = whole;
            while let Some(Reverse(position)) = self.forward.pop() {
                self.queued[position] = false;
            }
            self.backward.clear();
            self.float.clear();
            let state = run(&self.network, &self.prepared);
            let before = std::mem::replace(&mut self.state, state);
            self.note_moved(&before);
            return;
        }
        self.settle_forward();
        let finish = project_finish(&self.network, &self.prepared, &self.state);
        if finish == self.state.project_finish {
            self.settle_backward();
            self.settle_float();
        } else {
            let (late, float) = (self.state.late.clone(), self.state.float.clone());
            self.state.project_finish = finish;
            self.backward.clear();
            self.float.clear();
            backward_pass(&self.network, &self.prepared, &mut self.state);
            compute_float(&self.network, &self.prepared, &mut self.state);
            let tasks = 0..late.len();
            self.moved.extend(tasks.filter(|&task| {
                late[task] != self.state.late[task] || float[task] != self.state.float[task]
            }));
        }
    }

    /// Compares everything with what it was before.
    fn note_moved(&mut self, before: &State) {
        let moved = |task: &usize| {
            before.early.get(*task) != self.state.early.get(*task)
                || before.late.get(*task) != self.state.late.get(*task)
                || before.float.get(*task) != self.state.float.get(*task)
                // Where an as-late-as-possible task is planned.
                || before.held.get(*task) != self.state.held.get(*task)
        };
        self.moved.extend((0..self.state.early.len()).filter(moved));
    }

    fn settle_forward(&mut self) {
        let count = self.network.tasks.len();
        while let Some(Reverse(position)) = self.forward.pop() {
            self.queued[position] = false;
            let node = self.prepared.order[position];
            let task = if node < count { node } else { node - count };
            let driver = self.state.early[task].driver;
            if !forward_node(&self.network, &self.prepared, &mut self.state, node) {
                continue;
            }
            if node < count && self.prepared.is_summary(node) {
                for at in 0..self.prepared.children.row(task).len() {
                    let child = self.prepared.children.row(task)[at];
                    self.push_forward(child);
                }
                self.push_forward(count + task);
                continue;
            }
            self.moved.push(task);
            self.touch_neighbours(task, true);
            self.push_backward(self.out_node(task));
            self.push_backward(task);
            self.push_float(task);
            if node >= count && self.state.early[task].driver != driver {
                // Whether a task starts its summary decides which late start binds it.
                for at in 0..self.prepared.children.row(task).len() {
                    let child = self.prepared.children.row(task)[at];
                    self.push_backward(self.out_node(child));
                }
            }
        }
    }

    fn settle_backward(&mut self) {
        let count = self.network.tasks.len();
        let mut last = usize::MAX;
        while let Some(position) = self.backward.pop() {
            if position == last {
                continue;
            }
            last = position;
            let node = self.prepared.order[position];
            if !backward_node(&self.network, &self.prepared, &mut self.state, node) {
                continue;
            }
            let task = if node < count { node } else { node - count };
            if node >= count {
                for at in 0..self.prepared.children.row(task).len() {
                    let child = self.prepared.children.row(task)[at];
                    self.push_backward(self.out_node(child));
                    self.push_float(child);
                }
                continue;
            }
            self.moved.push(task);
            self.touch_neighbours(task, false);
            self.push_float(task);
        }
    }

    fn settle_float(&mut self) {
        let mut last = usize::MAX;
        while let Some(task) = self.float.pop() {
            if task == last {
                continue;
            }
            last = task;
            if !float_task(&self.network, &self.prepared, &mut self.state, task) {
                continue;
            }
            self.moved.push(task);
            if let Some(parent) = self.prepared.above(&self.network, task) {
                self.push_float(parent);
            }
        }
    }
}
