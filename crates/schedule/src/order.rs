//! The order in which the passes visit the network, and the circle when there is none.
//!
//! A task without children is one node. A summary is two: its *gate*, which its predecessors drive
//! and which every task below it waits for, and its *roll-up*, which waits for every task below it
//! and drives its successors. With that, links on summaries need no expansion to pairs of leaves and
//! a link between a task and its own summary is a circle like any other. Kahn's algorithm visits
//! each node and link once, first in first out, so that the order depends on nothing but the input.
//!
//! Example: summary S with child A, and B after S: gate(S), A, roll-up(S), B.

use crate::prepare::Prepared;
use crate::{Network, NetworkError};

/// A node of the visiting order: task `i` (or the gate of summary `i`) is `i`, the roll-up of
/// summary `i` is `i` plus the number of tasks.
pub(crate) type Node = usize;

/// The visiting order, or the first circle found.
pub(crate) fn topological_order(
    network: &Network,
    prepared: &Prepared,
) -> Result<Vec<Node>, NetworkError> {
    let count = network.tasks.len();
    let mut waiting = vec![0usize; 2 * count];
    for task in 0..count {
        let above = usize::from(prepared.above(network, task).is_some());
        waiting[task] = prepared.incoming.row(task).len() + above;
        waiting[count + task] = prepared.children.row(task).len();
    }
    let is_node = |node: Node| node < count || prepared.is_summary(node - count);
    let mut order: Vec<Node> = (0..count).filter(|&node| waiting[node] == 0).collect();
    let mut next = 0;
    while let Some(&node) = order.get(next) {
        next += 1;
        let mut release = |target: Node| {
            waiting[target] -= 1;
            if waiting[target] == 0 {
                order.push(target);
            }
        };
        if node < count && prepared.is_summary(node) {
            prepared.children.row(node).iter().for_each(|&child| release(child));
            continue;
        }
        let task = if node < count { node } else { node - count };
        for &dependency in prepared.outgoing.row(task) {
            release(network.dependencies[dependency].successor);
        }
        if let Some(parent) = prepared.above(network, task) {
            release(count + parent);
        }
    }
    if (0..2 * count).any(|node| is_node(node) && waiting[node] > 0) {
        return Err(NetworkError::Cycle { tasks: circle(network, prepared, &waiting) });
    }
    Ok(order)
}

/// Walks from a blocked node to a node that blocks it until one comes up twice. The circle begins at
/// its smallest index.
fn circle(network: &Network, prepared: &Prepared, waiting: &[usize]) -> Vec<usize> {
    let count = network.tasks.len();
    let blocked = |node: &Node| waiting[*node] > 0;
    let out_node = |task: usize| if prepared.is_summary(task) { count + task } else { task };
    let mut seen = vec![usize::MAX; 2 * count];
    let mut path: Vec<Node> = vec![];
    let mut node = (0..count).find(blocked).unwrap_or(0);
    while seen[node] == usize::MAX {
        seen[node] = path.len();
        path.push(node);
        let before = if node < count {
            let links = prepared.incoming.row(node).iter();
            let mut drivers = links.map(|&link| out_node(network.dependencies[link].predecessor));
            drivers.find(blocked).or(prepared.above(network, node))
        } else {
            let children = prepared.children.row(node - count).iter();
            children.map(|&child| out_node(child)).find(blocked)
        };
        // Every blocked node waits for a blocked one.
        node = before.unwrap_or(node);
    }
    let mut tasks: Vec<usize> = path[seen[node]..]
        .iter()
        .rev()
        .map(|&node| if node < count { node } else { node - count })
        .collect();
    tasks.dedup();
    if tasks.len() > 1 && tasks.first() == tasks.last() {
        tasks.pop();
    }
    let smallest = (0..tasks.len()).min_by_key(|&at| tasks[at]).unwrap_or(0);
    tasks.rotate_left(smallest);
    tasks.extend(tasks.first().copied());
    tasks
}
