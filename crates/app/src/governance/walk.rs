//! How an approval walks along its route: from the steps and what was decided so far follow its
//! state and for whom it waits. No clock, no database: the same decisions give the same answer.
//!
//! A step needs the approval of *all* of its people, of *any* one of them, of a *quorum*, or of those
//! who together have a *share of the weight*. It is rejected, and the approval with it, as soon as it
//! cannot be approved any more; where any one decides, the first answer counts. Those a step was
//! escalated to decide it alone. What does not fit (of a step that is not the current one, of someone
//! it does not wait for, after the end) changes nothing.

use std::collections::BTreeSet;

use uuid::Uuid;

/// How many have to approve a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Everybody.
    All,
    /// Whoever answers first.
    Any,
    /// This many; everybody where there are fewer.
    Quorum(usize),
    /// Those who have this share of the weight, in percent.
    Weighted(u32),
}

/// A step of the walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    /// Who decides.
    pub people: Vec<Uuid>,
    /// How many of them have to approve.
    pub rule: Rule,
    /// How much each of the people counts; 1 where nothing is said.
    pub weights: Vec<u32>,
    /// Who decides instead when it is escalated.
    pub escalate_to: Vec<Uuid>,
}

/// What happened, in the order in which it did. A seat is the person whose decision it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event {
    /// Someone approved.
    Approved { step: usize, seat: Uuid },
    /// Someone rejected.
    Rejected { step: usize, seat: Uuid },
    /// Someone asks a question first.
    Returned { step: usize, seat: Uuid },
    /// The question was answered.
    Answered,
    /// Who asked for the approval took it back.
    Recalled,
    /// The step took too long.
    Escalated { step: usize },
    /// A person takes another's place, or comes in addition.
    Replaced { step: usize, old: Option<Uuid>, new: Uuid },
}

/// Where an approval is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// It waits for decisions.
    Open,
    /// It waits for an answer.
    Returned,
    /// Every step was approved.
    Approved,
    /// A step was rejected.
    Rejected,
    /// It was taken back.
    Recalled,
}

/// The walk so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Walk {
    /// Where it is.
    pub state: State,
    /// The step it is at, or ended at.
    pub step: usize,
    /// Who may decide now, in the order of the route.
    pub waits_for: Vec<Uuid>,
    /// Whether the current step was escalated.
    pub escalated: bool,
    /// Who the people of each step are after replacements.
    pub people: Vec<Vec<Uuid>>,
    /// How much each of them counts.
    pub weights: Vec<Vec<u32>>,
}

/// Who approved and rejected the current step so far.
#[derive(Default)]
struct Tally {
    approved: BTreeSet<Uuid>,
    rejected: BTreeSet<Uuid>,
}

impl Rule {
    /// Whether a step is approved, and whether it cannot be any more, by who said yes and no; of some
    /// people, who have weights.
    fn comes_to(self, people: &[Uuid], weights: &[u32], tally: &Tally) -> (bool, bool) {
        let (yes, no) = (tally.approved.len(), tally.rejected.len());
        let needed = match self {
            Self::All => people.len().max(1),
            Self::Any => return (yes >= 1, no > 0),
            Self::Quorum(n) => n.min(people.len()).max(1),
            Self::Weighted(percent) => {
                let weight = |counts: &dyn Fn(&Uuid) -> bool| -> u64 {
                    let all = people.iter().zip(weights);
                    all.filter(|(id, _)| counts(id)).map(|(_, weight)| u64::from(*weight)).sum()
                };
                let wanted = u64::from(percent) * weight(&|_| true);
                let enough = 100 * weight(&|id| tally.approved.contains(id)) >= wanted;
                let hopeless = 100 * weight(&|id| !tally.rejected.contains(id)) < wanted;
                return (yes > 0 && enough, no > 0 && hopeless);
            }
        };
        (yes >= needed, no > people.len().saturating_sub(needed))
    }
}

/// Walks along the steps.
pub(crate) fn walk(steps: &[Step], events: &[Event]) -> Walk {
    let mut walk = Walk {
        state: if steps.is_empty() { State::Approved } else { State::Open },
        step: 0,
        waits_for: vec![],
        escalated: false,
        people: steps.iter().map(|step| step.people.clone()).collect(),
        weights: steps.iter().map(weights_of).collect(),
    };
    let mut tally = Tally::default();
    for event in events {
        if !matches!(walk.state, State::Open | State::Returned) {
            break;
        }
        take(&mut walk, &mut tally, steps, *event);
    }
    if walk.state == State::Open {
        walk.waits_for = undecided(&walk, &tally, steps);
    }
    walk
}

fn take(walk: &mut Walk, tally: &mut Tally, steps: &[Step], event: Event) {
    let open = walk.state == State::Open;
    match event {
        Event::Recalled => walk.state = State::Recalled,
        Event::Answered if !open => walk.state = State::Open,
        Event::Escalated { step } if step == walk.step => walk.escalated = true,
        Event::Replaced { step, old, new } => replace(walk, tally, steps, (step, old, new)),
        Event::Approved { step, seat } if open && waited(walk, tally, steps, step, seat) => {
            if alone(walk, steps, seat) {
                pass(walk, tally, steps);
            } else {
                tally.approved.insert(seat);
                settle(walk, tally, steps);
            }
        }
        Event::Rejected { step, seat } if open && waited(walk, tally, steps, step, seat) => {
            if alone(walk, steps, seat) {
                walk.state = State::Rejected;
            } else {
                tally.rejected.insert(seat);
                settle(walk, tally, steps);
            }
        }
        Event::Returned { step, seat } if open && waited(walk, tally, steps, step, seat) => {
            walk.state = State::Returned;
        }
        _ => {}
    }
}

/// How much each of the people of a step counts.
fn weights_of(step: &Step) -> Vec<u32> {
    (0..step.people.len()).map(|at| step.weights.get(at).copied().unwrap_or(1)).collect()
}

fn people(walk: &Walk, step: usize) -> &[Uuid] {
    walk.people.get(step).map_or(&[], Vec::as_slice)
}

fn undecided(walk: &Walk, tally: &Tally, steps: &[Step]) -> Vec<Uuid> {
    let own = people(walk, walk.step);
    let open = |id: &&Uuid| !tally.approved.contains(*id) && !tally.rejected.contains(*id);
    let mut all: Vec<Uuid> = own.iter().filter(open).copied().collect();
    if walk.escalated {
        let others = steps.get(walk.step).map_or(&[][..], |step| &step.escalate_to);
        all.extend(others.iter().filter(|id| !own.contains(id)));
    }
    all
}

fn waited(walk: &Walk, tally: &Tally, steps: &[Step], step: usize, seat: Uuid) -> bool {
    step == walk.step && undecided(walk, tally, steps).contains(&seat)
}

/// Whether this person decides the step alone, because it was escalated to them.
fn alone(walk: &Walk, steps: &[Step], seat: Uuid) -> bool {
    walk.escalated && steps.get(walk.step).is_some_and(|step| step.escalate_to.contains(&seat))
}

fn settle(walk: &mut Walk, tally: &mut Tally, steps: &[Step]) {
    let Some(step) = steps.get(walk.step) else { return };
    let weights = walk.weights.get(walk.step).map_or(&[][..], Vec::as_slice);
    let (approved, hopeless) = step.rule.comes_to(people(walk, walk.step), weights, tally);
    if approved {
        pass(walk, tally, steps);
    } else if hopeless {
        walk.state = State::Rejected;
    }
}

fn pass(walk: &mut Walk, tally: &mut Tally, steps: &[Step]) {
    if walk.step + 1 < steps.len() {
        walk.step += 1;
        walk.escalated = false;
        *tally = Tally::default();
    } else {
        walk.state = State::Approved;
    }
}

fn replace(
    walk: &mut Walk,
    tally: &mut Tally,
    steps: &[Step],
    (step, old, new): (usize, Option<Uuid>, Uuid),
) {
    let current = step == walk.step;
    let decided = |id: Uuid| tally.approved.contains(&id) || tally.rejected.contains(&id);
    if step < walk.step || (current && old.is_some_and(decided)) {
        return;
    }
    let (Some(people), Some(weights)) = (walk.people.get_mut(step), walk.weights.get_mut(step))
    else {
        return;
    };
    let there = people.iter().position(|id| *id == new);
    match (old.and_then(|old| people.iter().position(|id| *id == old)), there) {
        (Some(at), Some(there)) if at != there => {
            // Who was there already has both votes now.
            let more = weights.get(at).copied().unwrap_or(1);
            if let Some(weight) = weights.get_mut(there) {
                *weight = weight.saturating_add(more);
            }
            people.remove(at);
            weights.remove(at);
        }
        (Some(_), Some(_)) | (None, Some(_)) => {}
        (Some(at), None) => {
            if let Some(place) = people.get_mut(at) {
                *place = new;
            }
        }
        (None, None) => {
            people.push(new);
            weights.push(1);
        }
    }
    if current && walk.state == State::Open {
        settle(walk, tally, steps);
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::indexing_slicing, reason = "tests")]
    use proptest::prelude::*;

    use super::*;

    fn person(n: u8) -> Uuid {
        Uuid::from_u128(u128::from(n))
    }

    fn step(people: &[u8], rule: Rule, escalate_to: &[u8]) -> Step {
        let ids = |list: &[u8]| list.iter().copied().map(person).collect();
        Step { people: ids(people), rule, weights: vec![], escalate_to: ids(escalate_to) }
    }

    /// People with their weights, and the share that has to approve.
    fn weighted(people: &[(u8, u32)], percent: u32) -> Step {
        let ids: Vec<u8> = people.iter().map(|(id, _)| *id).collect();
        let weights = people.iter().map(|(_, weight)| *weight).collect();
        Step { weights, ..step(&ids, Rule::Weighted(percent), &[]) }
    }

    fn approved(step: usize, who: u8) -> Event {
        Event::Approved { step, seat: person(who) }
    }

    fn rejected(step: usize, who: u8) -> Event {
        Event::Rejected { step, seat: person(who) }
    }

    fn waits(walk: &Walk) -> Vec<u128> {
        walk.waits_for.iter().map(Uuid::as_u128).collect()
    }

    #[test]
    fn everybody_then_anybody() {
        let steps = [step(&[1, 2], Rule::All, &[]), step(&[3, 4], Rule::Any, &[])];
        let now = walk(&steps, &[approved(0, 2)]);
        assert_eq!((now.state, now.step, waits(&now)), (State::Open, 0, vec![1]));
        let now = walk(&steps, &[approved(0, 2), approved(0, 1)]);
        assert_eq!((now.state, now.step, waits(&now)), (State::Open, 1, vec![3, 4]));
        let done = [approved(0, 2), approved(0, 1), approved(1, 4), rejected(1, 3)];
        assert_eq!(walk(&steps, &done).state, State::Approved);
        // Where any one decides, the first answer counts.
        let no = [approved(0, 2), approved(0, 1), rejected(1, 4), approved(1, 3)];
        assert_eq!(walk(&steps, &no).state, State::Rejected);
    }

    #[test]
    fn a_quorum_ends_when_it_cannot_be_reached() {
        let steps = [step(&[1, 2, 3], Rule::Quorum(2), &[])];
        assert_eq!(walk(&steps, &[rejected(0, 1)]).state, State::Open);
        assert_eq!(walk(&steps, &[rejected(0, 1), rejected(0, 2)]).state, State::Rejected);
        let yes = [rejected(0, 1), approved(0, 2), approved(0, 3)];
        assert_eq!(walk(&steps, &yes).state, State::Approved);
        // More than there are people: everybody.
        let steps = [step(&[1, 2], Rule::Quorum(5), &[])];
        assert_eq!(walk(&steps, &[approved(0, 1), approved(0, 2)]).state, State::Approved);
    }

    #[test]
    fn a_share_of_the_weight_passes_a_step() {
        // The board: chair 50, finance 30, delivery 20; 60 percent have to approve.
        let board = [weighted(&[(1, 50), (2, 30), (3, 20)], 60)];
        let state = |events: &[Event]| walk(&board, events).state;
        assert_eq!(state(&[approved(0, 1)]), State::Open, "the chair alone is not enough");
        assert_eq!(state(&[approved(0, 2), approved(0, 3)]), State::Open, "nor is everybody else");
        assert_eq!(state(&[approved(0, 1), approved(0, 3)]), State::Approved);
        assert_eq!(state(&[rejected(0, 1)]), State::Rejected, "50 are left and 60 are needed");
        assert_eq!(state(&[rejected(0, 2)]), State::Open, "70 are left");
        assert_eq!(state(&[rejected(0, 3), rejected(0, 2)]), State::Rejected);
        // Exactly the share is enough, and so is all of it.
        let half = [weighted(&[(1, 1), (2, 1)], 50)];
        assert_eq!(walk(&half, &[rejected(0, 1), approved(0, 2)]).state, State::Approved);
        let whole = [weighted(&[(1, 999), (2, 1)], 100)];
        assert_eq!(walk(&whole, &[approved(0, 1)]).state, State::Open);
        // A third is not 33 percent, and three thirds are the whole.
        let thirds = [weighted(&[(1, 1), (2, 1), (3, 1)], 34)];
        assert_eq!(walk(&thirds, &[approved(0, 1)]).state, State::Open);
    }

    #[test]
    fn a_vote_keeps_its_weight_when_another_casts_it() {
        let board = [weighted(&[(1, 50), (2, 30), (3, 20)], 60)];
        let swap = |old: u8, new: u8| Event::Replaced {
            step: 0,
            old: Some(person(old)),
            new: person(new),
        };
        let now = walk(&board, &[swap(1, 9), approved(0, 9)]);
        assert_eq!((now.state, &now.weights[0]), (State::Open, &vec![50, 30, 20]));
        assert_eq!(
            walk(&board, &[swap(1, 9), approved(0, 9), approved(0, 3)]).state,
            State::Approved
        );
        // Finance votes for the chair too: 80 of 100.
        let now = walk(&board, &[swap(1, 2)]);
        assert_eq!((now.weights[0].as_slice(), waits(&now)), (&[80, 20][..], vec![2, 3]));
        assert_eq!(walk(&board, &[swap(1, 2), approved(0, 2)]).state, State::Approved);
        // Also when they have voted already.
        assert_eq!(walk(&board, &[approved(0, 2), swap(1, 2)]).state, State::Approved);
        let nobody = [weighted(&[], 60)];
        assert_eq!(walk(&nobody, &[]).state, State::Open, "nobody is not a share");
    }

    #[test]
    fn a_question_stops_the_walk_until_it_is_answered() {
        let steps = [step(&[1, 2], Rule::All, &[])];
        let asked = Event::Returned { step: 0, seat: person(1) };
        let now = walk(&steps, &[approved(0, 2), asked, approved(0, 1)]);
        assert_eq!((now.state, waits(&now)), (State::Returned, vec![]));
        let now = walk(&steps, &[approved(0, 2), asked, Event::Answered]);
        assert_eq!((now.state, waits(&now)), (State::Open, vec![1]), "what was approved stands");
        assert_eq!(walk(&steps, &[asked, Event::Recalled]).state, State::Recalled);
    }

    #[test]
    fn those_it_is_escalated_to_decide_alone() {
        let steps = [step(&[1, 2], Rule::All, &[9]), step(&[3], Rule::All, &[])];
        let late = Event::Escalated { step: 0 };
        assert_eq!(walk(&steps, &[approved(0, 9)]).step, 0, "not theirs yet");
        let now = walk(&steps, &[late]);
        assert_eq!(waits(&now), [1, 2, 9]);
        let now = walk(&steps, &[late, approved(0, 9)]);
        assert_eq!((now.step, now.escalated), (1, false));
        assert_eq!(walk(&steps, &[late, rejected(0, 9)]).state, State::Rejected);
    }

    #[test]
    fn someone_takes_the_place_of_who_left() {
        let steps = [step(&[1, 2], Rule::All, &[])];
        let swap = |old: Option<u8>, new: u8| Event::Replaced {
            step: 0,
            old: old.map(person),
            new: person(new),
        };
        assert_eq!(waits(&walk(&steps, &[swap(Some(1), 5)])), [5, 2]);
        assert_eq!(waits(&walk(&steps, &[swap(None, 5)])), [1, 2, 5]);
        // In the place of who is there already: one less to wait for, and that may be all.
        let now = walk(&steps, &[approved(0, 2), swap(Some(1), 2)]);
        assert_eq!(now.state, State::Approved);
        // Nobody undoes a decision by replacing who made it.
        let now = walk(&steps, &[approved(0, 2), swap(Some(2), 7)]);
        assert_eq!(waits(&now), [1]);
        let nobody = [step(&[], Rule::All, &[])];
        assert_eq!(walk(&nobody, &[]).state, State::Open);
        assert_eq!(walk(&nobody, &[swap(None, 3), approved(0, 3)]).state, State::Approved);
    }

    /// What a step comes to, judged from its decisions as sets and not one after another.
    enum Verdict {
        Undecided,
        Passed,
        Ended(State),
    }

    fn verdict(index: usize, step: &Step, events: &[Event]) -> Verdict {
        let (mut yes, mut no) = (BTreeSet::new(), BTreeSet::new());
        let (mut paused, mut late) = (false, false);
        for event in events {
            match *event {
                Event::Recalled => return Verdict::Ended(State::Recalled),
                Event::Answered => paused = false,
                Event::Escalated { step } => late |= step == index,
                Event::Approved { step: at, seat } | Event::Rejected { step: at, seat }
                    if at == index && !paused && !yes.contains(&seat) && !no.contains(&seat) =>
                {
                    let good = matches!(event, Event::Approved { .. });
                    if late && step.escalate_to.contains(&seat) {
                        return if good {
                            Verdict::Passed
                        } else {
                            Verdict::Ended(State::Rejected)
                        };
                    }
                    if step.people.contains(&seat) {
                        if good {
                            yes.insert(seat)
                        } else {
                            no.insert(seat)
                        };
                    }
                }
                Event::Returned { step: at, seat } if at == index => {
                    let theirs = step.people.contains(&seat) && !yes.contains(&seat);
                    let theirs = theirs && !no.contains(&seat);
                    paused |= theirs || (late && step.escalate_to.contains(&seat));
                }
                _ => {}
            }
        }
        let all = step.people.len();
        let weight_of = |who: &dyn Fn(&Uuid) -> bool| -> u32 {
            step.people.iter().zip(&step.weights).filter(|(id, _)| who(id)).map(|(_, w)| *w).sum()
        };
        let total = weight_of(&|_| true);
        let enough = match step.rule {
            Rule::All => all > 0 && yes.len() == all,
            Rule::Any => !yes.is_empty(),
            Rule::Quorum(n) => !yes.is_empty() && yes.len() >= n.min(all),
            Rule::Weighted(percent) => {
                !yes.is_empty() && weight_of(&|id| yes.contains(id)) * 100 >= percent * total
            }
        };
        // Would it still pass if everybody left said yes?
        let hopeless = match step.rule {
            Rule::All | Rule::Any => !no.is_empty(),
            Rule::Quorum(n) => all - no.len() < n.min(all).max(1),
            Rule::Weighted(percent) => {
                (total - weight_of(&|id| no.contains(id))) * 100 < percent * total
            }
        };
        if enough {
            Verdict::Passed
        } else if hopeless && !no.is_empty() {
            Verdict::Ended(State::Rejected)
        } else if paused {
            Verdict::Ended(State::Returned)
        } else {
            Verdict::Undecided
        }
    }

    /// Looks, for each step, for the shortest beginning of what is left that decides it.
    fn checked(steps: &[Step], events: &[Event]) -> (State, usize) {
        let mut rest = events;
        for (index, step) in steps.iter().enumerate() {
            let decided = (0..=rest.len()).find_map(|n| match verdict(index, step, &rest[..n]) {
                Verdict::Passed => Some((n, None)),
                Verdict::Ended(State::Returned) | Verdict::Undecided => None,
                Verdict::Ended(state) => Some((n, Some(state))),
            });
            match decided {
                Some((n, None)) => rest = &rest[n..],
                Some((_, Some(state))) => return (state, index),
                None => {
                    return match verdict(index, step, rest) {
                        Verdict::Ended(state) => (state, index),
                        _ => (State::Open, index),
                    };
                }
            }
        }
        (State::Approved, steps.len() - 1)
    }

    fn any_step() -> impl Strategy<Value = Step> {
        let rule = prop_oneof![
            Just(Rule::All),
            Just(Rule::Any),
            (1..4_usize).prop_map(Rule::Quorum),
            (1..=100_u32).prop_map(Rule::Weighted),
        ];
        let weights = proptest::collection::vec(1..60_u32, 5);
        let people = proptest::collection::btree_set(0..5_u8, 0..4);
        let others = proptest::collection::btree_set(4..7_u8, 0..2);
        (people, rule, others, weights).prop_map(|(people, rule, others, mut weights)| {
            let list = |set: BTreeSet<u8>| set.into_iter().collect::<Vec<u8>>();
            weights.truncate(people.len());
            Step { weights, ..step(&list(people), rule, &list(others)) }
        })
    }

    fn any_event() -> impl Strategy<Value = Event> {
        (0..14_u8, 0..3_usize, 0..7_u8).prop_map(|(what, step, who)| {
            let seat = person(who);
            match what {
                0..=6 => Event::Approved { step, seat },
                7..=8 => Event::Rejected { step, seat },
                9 => Event::Returned { step, seat },
                10..=11 => Event::Answered,
                12 => Event::Escalated { step },
                _ if who == 0 => Event::Recalled,
                _ => Event::Answered,
            }
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn the_walk_is_what_its_decisions_come_to(
            steps in proptest::collection::vec(any_step(), 1..4),
            events in proptest::collection::vec(any_event(), 0..24),
        ) {
            let now = walk(&steps, &events);
            prop_assert_eq!((now.state, now.step), checked(&steps, &events));
            // It waits for people exactly while it is open, and never for who has decided.
            let at = &steps[now.step];
            for id in &now.waits_for {
                prop_assert!(now.state == State::Open);
                prop_assert!(at.people.contains(id) || at.escalate_to.contains(id));
                let more: Vec<Event> = [&events[..], &[Event::Approved { step: now.step, seat: *id }]].concat();
                prop_assert!(walk(&steps, &more) != now, "their approval counts");
            }
            if now.state == State::Open && !at.people.is_empty() {
                prop_assert!(!now.waits_for.is_empty());
            }
            // Nothing happens after the end.
            if !matches!(now.state, State::Open | State::Returned) {
                let mut more = events.clone();
                more.push(Event::Rejected { step: now.step, seat: person(1) });
                prop_assert_eq!(walk(&steps, &more), now);
            }
        }
    }
}
