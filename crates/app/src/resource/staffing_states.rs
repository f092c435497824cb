//! Where a request for people stands: a pure function of what happened to it.

use steerco_store::row;

/// Who has the next word about a proposal: `answer` are those who answer requests, `ask` those who ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Answer,
    Ask,
}

impl Side {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Ask => "ask",
        }
    }

    pub(super) fn of(word: &str) -> Self {
        if word == "ask" { Self::Ask } else { Self::Answer }
    }
}

/// States that nothing leaves.
pub(super) const OVER: [&str; 4] = ["filled", "rejected", "expired", "withdrawn"];

/// States of a filled request of which a change of what was accepted waits: for those who answer, or with other
/// days, time or person than they said, for those who ask.
pub(super) const CHANGING: [&str; 2] = ["change_asked", "change_countered"];

/// Whether people may still be proposed.
pub(super) fn live(state: &str) -> bool {
    state != "draft" && !OVER.contains(&state) && !CHANGING.contains(&state)
}

/// The state of an open request: filled as soon as all of its time is, unless a change of that waits; otherwise what
/// waits for an answer, those first that those who answer have to look at.
pub(super) fn state_of(
    asked: i64,
    filled: i64,
    proposals: &[row::StaffingProposal],
) -> &'static str {
    let waits = |side: Side| {
        proposals.iter().any(|one| one.state == "waiting" && Side::of(&one.side) == side)
    };
    let changes = |side: Side| {
        let waits =
            |one: &&row::StaffingProposal| one.state == "waiting" && one.changes_id.is_some();
        proposals.iter().filter(waits).any(|one| Side::of(&one.side) == side)
    };
    if filled >= asked && changes(Side::Ask) {
        "change_asked"
    } else if filled >= asked && changes(Side::Answer) {
        "change_countered"
    } else if filled >= asked {
        "filled"
    } else if waits(Side::Ask) {
        "countered"
    } else if waits(Side::Answer) {
        "proposed"
    } else if filled > 0 {
        "partly_filled"
    } else {
        "open"
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn proposal(side: Side, state: &str) -> row::StaffingProposal {
        row::StaffingProposal {
            id: Uuid::nil(),
            version: 1,
            request_id: Uuid::nil(),
            project_id: Uuid::nil(),
            resource_id: Uuid::nil(),
            from_day: 0,
            to_day: 1,
            minutes: 60,
            side: side.word().into(),
            state: state.into(),
            note: String::new(),
            reason: String::new(),
            proposed_by: Uuid::nil(),
            answered_by: None,
            accepted_minutes: 0,
            allocation_id: None,
            counters_id: None,
            changes_id: None,
            created_at: 0,
            updated_at: 0,
        }
    }

    #[test]
    fn a_request_waits_for_whoever_has_the_next_word() {
        let (theirs, ours) = (proposal(Side::Answer, "waiting"), proposal(Side::Ask, "waiting"));
        let no = proposal(Side::Answer, "rejected");
        assert_eq!(state_of(100, 0, &[]), "open");
        assert_eq!(state_of(100, 0, std::slice::from_ref(&no)), "open");
        assert_eq!(state_of(100, 0, &[no, theirs.clone()]), "proposed");
        assert_eq!(state_of(100, 40, &[theirs.clone(), ours]), "countered");
        assert_eq!(state_of(100, 40, &[]), "partly_filled");
        assert_eq!(state_of(100, 100, &[theirs]), "filled");
        let change = |side| row::StaffingProposal {
            changes_id: Some(Uuid::nil()),
            ..proposal(side, "waiting")
        };
        assert_eq!(state_of(100, 100, &[change(Side::Ask)]), "change_asked");
        assert_eq!(state_of(100, 100, &[change(Side::Answer)]), "change_countered");
        assert_eq!(state_of(100, 40, &[change(Side::Ask)]), "countered");
    }
}
