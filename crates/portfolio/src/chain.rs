//! The critical chain across projects: events in time, what one waits for of another with the time to spare in
//! between, and the chain with the least time to spare that goes from one project into another.
//!
//! An *event* is a start or a finish. A *leg* says that one event waits for another; its gap is the time between
//! them beyond what has to pass (working time, in any unit; negative when the dates do not keep the leg). The
//! slack of a chain is the sum of its gaps and of the time from its last event to what it is measured against.

use thiserror::Error;

/// One event waits for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leg {
    /// The event that comes first.
    pub from: usize,
    /// The event that waits.
    pub to: usize,
    /// Time to spare between them; negative when the dates do not keep it.
    pub gap: i64,
    /// It leads from one project into another.
    pub crosses: bool,
}

/// The last event of chains, with the time from it to what they are measured against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// Which event.
    pub event: usize,
    /// Time to spare behind it.
    pub spare: i64,
}

/// A chain of events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// Indices of its legs, first to last.
    pub legs: Vec<usize>,
    /// The sum of the gaps, and of the time to spare behind its end.
    pub slack: i64,
}

/// Events that wait for each other in a circle: each for the one before it, the first for the last.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("events wait for each other in a circle")]
pub struct Circle {
    /// In order.
    pub events: Vec<usize>,
}

/// Legs that lead nowhere are left out.
fn within(events: usize, legs: &[Leg]) -> impl Iterator<Item = (usize, &Leg)> {
    legs.iter().enumerate().filter(move |(_, leg)| leg.from < events && leg.to < events)
}

/// Indices of the legs out of each event.
fn outgoing(events: usize, legs: &[Leg]) -> Vec<Vec<usize>> {
    let mut out = vec![vec![]; events];
    for (index, leg) in within(events, legs) {
        if let Some(row) = out.get_mut(leg.from) {
            row.push(index);
        }
    }
    out
}

/// Every event behind all that it waits for, or the circle that forbids it.
fn order(events: usize, legs: &[Leg]) -> Result<Vec<usize>, Circle> {
    let out = outgoing(events, legs);
    let mut waits = vec![0_usize; events];
    for (_, leg) in within(events, legs) {
        if let Some(count) = waits.get_mut(leg.to) {
            *count += 1;
        }
    }
    let mut order: Vec<usize> = waits
        .iter()
        .enumerate()
        .filter(|(_, count)| **count == 0)
        .map(|(event, _)| event)
        .collect();
    let mut next = 0;
    while let Some(&event) = order.get(next) {
        next += 1;
        for leg in out.get(event).into_iter().flatten().filter_map(|&index| legs.get(index)) {
            if let Some(count) = waits.get_mut(leg.to) {
                *count -= 1;
                if *count == 0 {
                    order.push(leg.to);
                }
            }
        }
    }
    if order.len() == events { Ok(order) } else { Err(circle(events, legs, &waits)) }
}

/// Walks from an event that waits for ever to one that it waits for, until one comes up twice.
fn circle(events: usize, legs: &[Leg], waits: &[usize]) -> Circle {
    let blocked = |event: usize| waits.get(event).is_some_and(|count| *count > 0);
    let mut path: Vec<usize> = vec![];
    let mut event = (0..events).find(|&event| blocked(event)).unwrap_or(0);
    while !path.contains(&event) {
        path.push(event);
        let before = within(events, legs).find(|(_, leg)| leg.to == event && blocked(leg.from));
        // Every event that is left waits for another that is left.
        event = before.map_or(event, |(_, leg)| leg.from);
    }
    let first = path.iter().position(|&one| one == event).unwrap_or(0);
    let mut events: Vec<usize> = path.split_off(first);
    events.reverse();
    Circle { events }
}

/// How much later each event may be before an end is later than it is measured against; none for events that lead
/// to no end.
pub fn slacks(events: usize, legs: &[Leg], ends: &[End]) -> Result<Vec<Option<i64>>, Circle> {
    let out = outgoing(events, legs);
    let mut slack: Vec<Option<i64>> = vec![None; events];
    for end in ends {
        if let Some(here) = slack.get_mut(end.event) {
            *here = Some(here.map_or(end.spare, |known| known.min(end.spare)));
        }
    }
    for event in order(events, legs)?.into_iter().rev() {
        let ways = out.get(event).into_iter().flatten().filter_map(|&index| legs.get(index));
        let least = ways
            .filter_map(|leg| Some(leg.gap + slack.get(leg.to).copied().flatten()?))
            .chain(slack.get(event).copied().flatten())
            .min();
        if let Some(here) = slack.get_mut(event) {
            *here = least;
        }
    }
    Ok(slack)
}

/// The best way to an event: least sum of gaps, then earliest beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    gaps: i64,
    began: i64,
    /// The leg it came by, and whether it had crossed before.
    by: Option<(usize, bool)>,
}

/// The chain with the least slack that crosses from one project into another; of several, the one that begins
/// earliest. `dates` are those of the events. None when nothing crosses on the way to an end.
pub fn critical_chain(dates: &[i64], legs: &[Leg], ends: &[End]) -> Result<Option<Chain>, Circle> {
    let events = dates.len();
    let out = outgoing(events, legs);
    // Ways that have crossed nothing yet, and ways that have.
    let mut plain: Vec<Way> = dates.iter().map(|&began| Way { gaps: 0, began, by: None }).collect();
    let mut crossed: Vec<Option<Way>> = vec![None; events];
    for event in order(events, legs)? {
        for &index in out.get(event).into_iter().flatten() {
            let Some(leg) = legs.get(index) else { continue };
            for before in [false, true] {
                let here = if before {
                    crossed.get(event).copied().flatten()
                } else {
                    plain.get(event).copied()
                };
                let Some(here) = here else { continue };
                let way =
                    Way { gaps: here.gaps + leg.gap, began: here.began, by: Some((index, before)) };
                if before || leg.crosses {
                    if let Some(there) = crossed.get_mut(leg.to)
                        && there.is_none_or(|known| way < known)
                    {
                        *there = Some(way);
                    }
                } else if let Some(there) = plain.get_mut(leg.to)
                    && way < *there
                {
                    *there = way;
                }
            }
        }
    }
    let best = ends
        .iter()
        .filter_map(|end| {
            let way = crossed.get(end.event).copied().flatten()?;
            Some((way.gaps + end.spare, way.began, end.event))
        })
        .min();
    Ok(best.map(|(slack, _, event)| {
        let mut chain = vec![];
        let mut at = crossed.get(event).copied().flatten();
        while let Some((index, before)) = at.and_then(|way| way.by) {
            chain.push(index);
            let from = legs.get(index).map_or(0, |leg| leg.from);
            at = if before {
                crossed.get(from).copied().flatten()
            } else {
                plain.get(from).copied()
            };
        }
        chain.reverse();
        Chain { legs: chain, slack }
    }))
}
