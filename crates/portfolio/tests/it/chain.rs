//! Chains across projects, against a checker that walks every path.

use std::collections::BTreeSet;

use proptest::prelude::*;
use steerco_portfolio::chain::{Chain, Circle, End, Leg, critical_chain, slacks};

fn leg(from: usize, to: usize, gap: i64, crosses: bool) -> Leg {
    Leg { from, to, gap, crosses }
}

#[test]
fn the_chain_with_the_least_to_spare_that_crosses_is_found_from_its_beginning() {
    // 0 → 1 ⇒ 2 → 3 (end), and a way around with more time: 4 ⇒ 2.
    let legs = [
        leg(0, 1, 0, false),
        leg(1, 2, 5, true),
        leg(2, 3, 0, false),
        leg(4, 2, 9, true),
        // Nothing to spare, but inside one project.
        leg(5, 3, 0, false),
    ];
    let ends = [End { event: 3, spare: 2 }];
    let chain = critical_chain(&[0, 10, 20, 30, 0, 25], &legs, &ends).unwrap();
    assert_eq!(chain, Some(Chain { legs: vec![0, 1, 2], slack: 7 }));
    let slack = slacks(6, &legs, &ends).unwrap();
    assert_eq!(slack, [Some(7), Some(7), Some(2), Some(2), Some(11), Some(2)]);
}

#[test]
fn where_nothing_crosses_there_is_no_chain() {
    let legs = [leg(0, 1, 0, false), leg(2, 3, 0, true)];
    assert_eq!(critical_chain(&[0; 4], &legs, &[End { event: 1, spare: 0 }]).unwrap(), None);
}

/// Whether an event leads to itself, by following legs from everywhere for as long as there are events.
fn has_circle(events: usize, legs: &[Leg]) -> bool {
    (0..events).any(|start| {
        let mut here: BTreeSet<usize> = BTreeSet::from([start]);
        for _ in 0..events {
            here = legs.iter().filter(|leg| here.contains(&leg.from)).map(|leg| leg.to).collect();
            if here.contains(&start) {
                return true;
            }
        }
        false
    })
}

/// Every path that ends in `to`, as legs.
fn paths_to(to: usize, legs: &[Leg]) -> Vec<Vec<usize>> {
    let mut all = vec![vec![]];
    for (index, leg) in legs.iter().enumerate().filter(|(_, leg)| leg.to == to) {
        for mut path in paths_to(leg.from, legs) {
            path.push(index);
            all.push(path);
        }
    }
    all
}

fn sum(path: &[usize], legs: &[Leg]) -> i64 {
    path.iter().map(|&index| legs[index].gap).sum()
}

fn graph(forward: bool) -> impl Strategy<Value = (usize, Vec<Leg>, Vec<i64>, Vec<End>)> {
    (2..8_usize).prop_flat_map(move |events| {
        let one = (0..events, 0..events, -2..6_i64, any::<bool>());
        let legs = proptest::collection::vec(one, 0..11).prop_map(move |legs| {
            let made = legs.into_iter().filter(|(from, to, ..)| from != to);
            made.map(|(from, to, gap, crosses)| {
                let (from, to) = if forward && from > to { (to, from) } else { (from, to) };
                leg(from, to, gap, crosses)
            })
            .collect()
        });
        let dates = proptest::collection::vec(0..50_i64, events);
        let ends = proptest::collection::vec((0..events, 0..9_i64), 1..3);
        let ends = ends
            .prop_map(|ends| ends.into_iter().map(|(event, spare)| End { event, spare }).collect());
        (Just(events), legs, dates, ends)
    })
}

proptest! {
    #[test]
    fn a_circle_is_refused_exactly_when_there_is_one_and_the_one_named_is_real(
        (events, legs, _, ends) in graph(false)
    ) {
        match slacks(events, &legs, &ends) {
            Ok(_) => prop_assert!(!has_circle(events, &legs)),
            Err(Circle { events: named }) => {
                prop_assert!(named.len() > 1);
                let distinct: BTreeSet<usize> = named.iter().copied().collect();
                prop_assert_eq!(distinct.len(), named.len());
                for (place, &from) in named.iter().enumerate() {
                    let to = named[(place + 1) % named.len()];
                    prop_assert!(legs.iter().any(|leg| (leg.from, leg.to) == (from, to)));
                }
            }
        }
    }

    #[test]
    fn no_path_has_less_slack_and_of_those_with_as_little_none_begins_earlier(
        (events, legs, dates, ends) in graph(true)
    ) {
        let mut best: Option<(i64, i64)> = None;
        for end in &ends {
            for path in paths_to(end.event, &legs) {
                if path.iter().any(|&index| legs[index].crosses) {
                    let found = (sum(&path, &legs) + end.spare, dates[legs[path[0]].from]);
                    best = Some(best.map_or(found, |known| known.min(found)));
                }
            }
        }
        let chain = critical_chain(&dates, &legs, &ends).unwrap();
        let found = chain.as_ref().map(|chain| (chain.slack, dates[legs[chain.legs[0]].from]));
        prop_assert_eq!(found, best);
        if let Some(chain) = chain {
            for pair in chain.legs.windows(2) {
                prop_assert_eq!(legs[pair[0]].to, legs[pair[1]].from);
            }
            let last = legs[*chain.legs.last().unwrap()].to;
            let spares = ends.iter().filter(|end| end.event == last).map(|end| end.spare);
            let spare = spares.min().unwrap();
            prop_assert_eq!(sum(&chain.legs, &legs) + spare, chain.slack);
            prop_assert!(chain.legs.iter().any(|&index| legs[index].crosses));
        }
        // The slack of an event is that of the tightest way from it to an end.
        let slack = slacks(events, &legs, &ends).unwrap();
        for (event, own) in slack.iter().enumerate() {
            let mut least: Option<i64> = None;
            for end in &ends {
                for path in paths_to(end.event, &legs) {
                    let place = path.iter().position(|&index| legs[index].from == event);
                    let rest = match place {
                        Some(place) => sum(&path[place..], &legs),
                        None if end.event == event => 0,
                        None => continue,
                    };
                    let found = rest + end.spare;
                    least = Some(least.map_or(found, |known: i64| known.min(found)));
                }
            }
            prop_assert_eq!(*own, least, "event {}", event);
        }
    }
}
