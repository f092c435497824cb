//! What somebody did, in words, of an entry of the change log; and where it brought the thing.

use serde_json::{Map, Value};

/// Deeds that are not told by the participle of their verb alone; `{}` stands for the thing.
const DEEDS: [(&str, &str); 39] = [
    ("request_taken", "began to look at {}"),
    ("request_assigned", "chose who assesses {}"),
    ("request_put_to_decision", "put {} to decision"),
    ("request_returned", "sent {} back with a question"),
    ("request_answered", "answered the question about {}"),
    ("request_recalled", "took back the wish to have {} decided"),
    ("request_reopened", "took {} up again"),
    ("request_converted", "made a project of {}"),
    ("gate_asked", "asked for {}"),
    ("gate_answered", "answered the question about {}"),
    ("gate_returned", "sent {} back with a question"),
    ("gate_recalled", "took back the wish to have {} decided"),
    ("gate_waived", "waived {}"),
    ("gate_evidence_shown", "showed {}"),
    ("gate_scored", "scored {}"),
    ("gate_condition_added", "set {}"),
    ("gate_condition_closed", "closed {}"),
    ("decision_created", "wrote down {}"),
    ("decision_voted", "noted a vote"),
    ("decision_action_done", "ticked {}"),
    ("decision_member_added", "named somebody who decides"),
    ("decision_member_removed", "took somebody off a decision"),
    ("approval_asked", "asked for {}"),
    ("approval_approved", "said yes in {}"),
    ("approval_rejected", "said no in {}"),
    ("approval_returned", "asked a question in {}"),
    ("approval_answered", "answered the question in {}"),
    ("approval_recalled", "took {} back"),
    ("approval_approver_replaced", "replaced somebody who decides in {}"),
    ("lifecycle_stage_entered", "moved the lifecycle"),
    ("lifecycle_begun", "began the lifecycle"),
    ("lifecycle_deviated", "noted {}"),
    ("give_get_agreed", "agreed to {}"),
    ("give_get_behind", "saw that the forecast has passed the agreed date of {}"),
    ("change_request_returned", "sent {} back with a question"),
    ("change_request_asked", "put {} to decision"),
    ("change_request_questioned", "asked a question about {}"),
    ("change_request_answered", "answered the question about {}"),
    ("change_request_recalled", "took back the wish to have {} decided"),
];

/// Nouns that people call otherwise than their tables.
pub(super) fn noun_in_words(noun: &str) -> String {
    match noun {
        "gate_review" => "gate".into(),
        "gate_waiver" => "requirement".into(),
        "gate_evidence" => "evidence".into(),
        "gate_condition" => "condition".into(),
        "give_get" => "agreement".into(),
        "gate_score" => "criteria of a gate".into(),
        "decision_action" => "action".into(),
        "decision_member" => "vote".into(),
        "request" => "project request".into(),
        "lifecycle_deviation" => "deviation".into(),
        noun => noun.replace('_', " "),
    }
}

/// `moved staffing request “2 people” from open to proposed`: what was done to `named`, and the state,
/// outcome, step or stage that it came to.
pub(super) fn deed(
    verb: &str,
    named: &str,
    before: Option<&Map<String, Value>>,
    after: Option<&Map<String, Value>>,
) -> String {
    let told = DEEDS.iter().find(|(one, _)| *one == verb);
    let told = told.map(|(_, words)| words.replacen("{}", named, 1));
    let told = told.unwrap_or_else(|| format!("{} {named}", done(verb)));
    format!("{told}{}", reached(verb, before, after))
}

/// Where a deed brought the thing, unless the verb says it; begins with what joins it to the sentence.
fn reached(
    verb: &str,
    before: Option<&Map<String, Value>>,
    after: Option<&Map<String, Value>>,
) -> String {
    let value = |fields: Option<&Map<String, Value>>, field: &str| fields?.get(field).cloned();
    let text = |fields, field: &str| value(fields, field)?.as_str().map(in_words);
    let from_to = |field: &str, what: &str| {
        let (old, new) = (text(before, field)?, text(after, field)?);
        (old != new).then(|| format!(" from {what}{old} to {what}{new}"))
    };
    if let Some(outcome) = text(after, "outcome").filter(|_| verb == "gate_decided") {
        return format!(": {outcome}");
    }
    if let Some(stages) = from_to("stage", "stage ").filter(|_| verb == "lifecycle_stage_entered") {
        return stages;
    }
    let says = |state: &str| verb.ends_with(state);
    match (from_to("state", ""), text(after, "state")) {
        (Some(moved), _) if verb.ends_with("_moved") => moved,
        (Some(_), Some(_))
            if value(after, "state").is_some_and(|s| s.as_str().is_some_and(says)) =>
        {
            String::new()
        }
        (Some(_), Some(state)) => format!(", which is now {state}"),
        _ => match (value(before, "step"), value(after, "step").and_then(|step| step.as_i64())) {
            (Some(_), Some(step)) => format!(", which is now at step {}", step + 1),
            _ => String::new(),
        },
    }
}

/// A state or outcome as people read it.
fn in_words(state: &str) -> String {
    match state {
        "triage" => "in triage".into(),
        "assessment" => "in assessment".into(),
        "decision" => "waiting for a decision".into(),
        "returned" => "waiting for an answer".into(),
        "conditional_go" => "go on conditions".into(),
        "recycle" => "to be done again".into(),
        "kill" => "given up".into(),
        state => state.replace('_', " "),
    }
}

/// What someone did, of a verb such as `leave_asked_for`: its participle in the past, with what belongs to it.
fn done(verb: &str) -> String {
    let words: Vec<&str> = verb.split('_').collect();
    let count = if words.last().is_some_and(|last| ["for", "over"].contains(last)) { 2 } else { 1 };
    let (last, belongs) = match words[words.len().saturating_sub(count)..] {
        [verb, belongs] => (verb, format!(" {belongs}")),
        [verb] => (verb, String::new()),
        _ => ("changed", String::new()),
    };
    let past = match last {
        "begun" => "began",
        "shown" => "showed",
        "taken" => "took",
        "undone" => "took back",
        "withdrawn" => "withdrew",
        past => past,
    };
    format!("{past}{belongs}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(verb: &str, named: &str, before: Value, after: Value) -> String {
        deed(verb, named, before.as_object(), after.as_object())
    }

    #[test]
    fn a_request_for_people_says_to_which_state_it_was_moved() {
        let named = "staffing request “2 people”";
        let state = |state: &str| json!({"state": state, "filled_minutes": 0});
        assert_eq!(
            told("staffing_request_moved", named, state("open"), state("partly_filled")),
            "moved staffing request “2 people” from open to partly filled"
        );
        assert_eq!(
            told("staffing_request_withdrawn", named, state("open"), state("withdrawn")),
            "withdrew staffing request “2 people”",
            "its verb says it"
        );
    }

    #[test]
    fn agreements_between_projects_say_what_was_done_and_not_twice() {
        let named = "agreement “Crane”";
        let state = |state: &str| json!({"state": state});
        for (verb, from, to, wanted) in [
            ("give_get_agreed", "proposed", "agreed", "agreed to agreement “Crane”"),
            ("give_get_proposed", "agreed", "proposed", "proposed agreement “Crane”"),
            ("give_get_withdrawn", "agreed", "withdrawn", "withdrew agreement “Crane”"),
            ("give_get_delivered", "agreed", "delivered", "delivered agreement “Crane”"),
        ] {
            assert_eq!(told(verb, named, state(from), state(to)), wanted);
        }
    }

    #[test]
    fn a_project_request_says_where_it_came() {
        let named = "project request “Gates”";
        for (verb, from, to, wanted) in [
            (
                "request_taken",
                "submitted",
                "triage",
                "began to look at project request “Gates”, which is now in triage",
            ),
            (
                "request_put_to_decision",
                "assessment",
                "decision",
                "put project request “Gates” to decision",
            ),
            (
                "request_answered",
                "returned",
                "assessment",
                "answered the question about project request “Gates”, which is now in assessment",
            ),
            ("request_rejected", "triage", "rejected", "rejected project request “Gates”"),
            (
                "request_converted",
                "approved",
                "converted",
                "made a project of project request “Gates”",
            ),
        ] {
            assert_eq!(told(verb, named, json!({"state": from}), json!({"state": to})), wanted);
        }
        // What begins comes from nowhere.
        let new = deed("request_created", named, None, json!({"state": "draft"}).as_object());
        assert_eq!(new, "created project request “Gates”");
    }

    #[test]
    fn gates_and_approvals_say_what_came_of_them() {
        let (open, none) = (json!({"state": "open"}), json!({"state": "open", "outcome": null}));
        for (outcome, words) in
            [("go", "go"), ("conditional_go", "go on conditions"), ("kill", "given up")]
        {
            let after = json!({"state": "decided", "outcome": outcome});
            let wanted = format!("decided gate “Scope”: {words}");
            assert_eq!(told("gate_decided", "gate “Scope”", none.clone(), after), wanted);
        }
        let named = "approval “Gates”";
        assert_eq!(
            told("approval_approved", named, open.clone(), json!({"state": "approved"})),
            "said yes in approval “Gates”"
        );
        assert_eq!(
            told("approval_approved", named, json!({"step": 0}), json!({"step": 1})),
            "said yes in approval “Gates”, which is now at step 2"
        );
        assert_eq!(
            told("approval_approver_replaced", named, json!({}), json!({})),
            "replaced somebody who decides in approval “Gates”"
        );
        let stage = |stage: &str| json!({"stage": stage, "entry": 1});
        assert_eq!(
            told(
                "lifecycle_stage_entered",
                "lifecycle place “build”",
                stage("plan"),
                stage("build")
            ),
            "moved the lifecycle from stage plan to stage build"
        );
    }
}
