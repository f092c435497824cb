//! Whether a gate is ready, and what its decision does: pure, from facts that others gathered.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use steerco_rule::{Names, Rule, RuleError, Span, Step, Value, Verdict};
use utoipa::ToSchema;
use uuid::Uuid;

use super::lifecycle_definition::{Evidence, Gate, LifecycleDefinition, Stage};

/// What is known of a thing that stands before a gate.
#[derive(Debug, Clone, Default)]
pub struct GateFacts {
    /// The fields it has, by key.
    pub names: Names,
    /// What they hold now; a field that is absent is empty.
    pub values: BTreeMap<String, Value>,
    /// What was shown for items of the checklist of this stage, by the key of the item.
    pub evidence: BTreeMap<String, Shown>,
    /// What people call the fields, by key.
    pub labels: BTreeMap<String, String>,
    /// Conditions of earlier gates that are still open, with what people read.
    pub open_conditions: Vec<(Uuid, String)>,
    /// What somebody waived, and why.
    pub waived: BTreeMap<Checked, String>,
}

/// What was shown for an item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// Ticked.
    pub done: bool,
    /// What was written to it.
    pub note: String,
    /// Where it is.
    pub link: String,
}

/// Something that a gate checks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(tag = "what", content = "which", rename_all = "snake_case")]
pub enum Checked {
    /// An item of the checklist, by key.
    Item(String),
    /// A field that has to be filled in, by key.
    Field(String),
    /// A rule, by key.
    Rule(String),
    /// An open condition of an earlier gate.
    Condition(Uuid),
    /// The least points that a go needs, of the review in which they were given.
    Points(Uuid),
}

/// What was found about one thing that a gate checks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Finding {
    /// What was checked.
    pub checked: Checked,
    /// As people read it.
    pub label: String,
    /// How it stands.
    pub state: FindingState,
    /// What is missing and what to do; empty when it is met.
    pub why: String,
    /// Of a rule: each part and what it came to, inner ones first.
    #[serde(default)]
    pub steps: Vec<RuleStep>,
    /// Why it was waived.
    #[serde(default)]
    pub waiver: String,
    /// Of an item: what was written to it.
    #[serde(default)]
    pub note: String,
    /// Of an item: where it is.
    #[serde(default)]
    pub link: String,
}

/// A part of a rule and what it came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RuleStep {
    /// The part, as it is written.
    pub part: String,
    /// What it came to.
    pub value: String,
}

/// How a thing that a gate checks stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FindingState {
    /// As it has to be.
    Met,
    /// Not yet.
    Missing,
    /// Not, and somebody who may said that it need not be.
    Waived,
}

/// Everything that some gates of a stage check, nothing twice: fields and conditions are asked by each.
pub fn stage_findings<'a>(
    stage: &Stage,
    gates: impl IntoIterator<Item = &'a Gate>,
    facts: &GateFacts,
) -> Vec<Finding> {
    let mut all: Vec<Finding> = vec![];
    for finding in gates.into_iter().flat_map(|gate| gate_findings(stage, gate, facts)) {
        if !all.iter().any(|known| known.checked == finding.checked) {
            all.push(finding);
        }
    }
    all
}

/// Everything that a gate of a stage checks, in the order in which people read it: items, fields,
/// rules, conditions.
pub fn gate_findings(stage: &Stage, gate: &Gate, facts: &GateFacts) -> Vec<Finding> {
    let of = |checked: Checked, label: &str, missing: Option<String>| {
        finding(checked, label, missing, &facts.waived)
    };
    let items = gate.checklist.iter().map(|item| {
        let shown = facts.evidence.get(&item.key);
        let missing = missing_evidence(item.evidence, shown);
        let Shown { note, link, .. } = shown.cloned().unwrap_or_default();
        Finding { note, link, ..of(Checked::Item(item.key.clone()), &item.text, missing) }
    });
    let fields = stage.fields.required.iter().map(|field| {
        let filled = facts.values.get(field).is_some_and(|value| *value != Value::Empty);
        let label = facts.labels.get(field).unwrap_or(field);
        let missing = (!filled).then(|| "Fill this in.".to_owned());
        of(Checked::Field(field.clone()), label, missing)
    });
    let rules = gate.rules.iter().map(|rule| {
        let judged = judge(&rule.text, &facts.names, &facts.values);
        let missing = judged.why_not(&rule.says);
        let found = of(Checked::Rule(rule.key.clone()), &rule.text, missing);
        Finding { steps: judged.steps, ..found }
    });
    let conditions = facts.open_conditions.iter().map(|(id, text)| {
        let missing = "Close this condition of an earlier gate.".to_owned();
        of(Checked::Condition(*id), text, Some(missing))
    });
    items.chain(fields).chain(rules).chain(conditions).collect()
}

/// Whether nothing is missing.
pub fn ready(findings: &[Finding]) -> bool {
    findings.iter().all(|finding| finding.state != FindingState::Missing)
}

/// What is found about one thing that is missing, or not.
pub(super) fn finding(
    checked: Checked,
    label: &str,
    missing: Option<String>,
    waived: &BTreeMap<Checked, String>,
) -> Finding {
    let waiver = waived.get(&checked).filter(|_| missing.is_some());
    let state = match (&missing, waiver) {
        (None, _) => FindingState::Met,
        (Some(_), Some(_)) => FindingState::Waived,
        (Some(_), None) => FindingState::Missing,
    };
    Finding {
        checked,
        label: label.to_owned(),
        state,
        why: missing.unwrap_or_default(),
        steps: vec![],
        waiver: waiver.cloned().unwrap_or_default(),
        note: String::new(),
        link: String::new(),
    }
}

/// What is missing of the evidence for an item.
fn missing_evidence(wanted: Evidence, shown: Option<&Shown>) -> Option<String> {
    let Some(shown) = shown.filter(|shown| shown.done) else {
        return Some("Do this and tick it.".into());
    };
    match wanted {
        Evidence::Note if shown.note.trim().is_empty() => {
            Some("Write a note that shows that it is done.".into())
        }
        Evidence::Link if shown.link.trim().is_empty() => {
            Some("Add a link that shows that it is done.".into())
        }
        _ => None,
    }
}

/// A rule that was judged for given values.
pub(super) struct Judged {
    /// What it says, or why it cannot be read.
    pub verdict: Result<Verdict, RuleError>,
    /// How it came to it.
    pub steps: Vec<RuleStep>,
    text: String,
}

/// Judges a rule; a field may have been deleted since it was written.
pub(super) fn judge(text: &str, names: &Names, values: &BTreeMap<String, Value>) -> Judged {
    let part = |span: Span| text.get(span.from..span.to).unwrap_or(text).to_owned();
    let value_of = |name: &str| values.get(name).cloned().unwrap_or(Value::Empty);
    let judged = Rule::read(text, names).map(|rule| rule.judge(&value_of));
    let (verdict, steps) = match judged {
        Ok(judged) => (Ok(judged.verdict), judged.steps),
        Err(error) => (Err(error), vec![]),
    };
    let step = |step: Step| RuleStep { part: part(step.span), value: step.value.to_string() };
    Judged { verdict, steps: steps.into_iter().map(step).collect(), text: text.to_owned() }
}

impl Judged {
    /// Why the rule is not met; `None` when it holds. One that cannot be told or computed is not met.
    pub(super) fn why_not(&self, says: &str) -> Option<String> {
        match &self.verdict {
            Err(error) => Some(format!("This rule cannot be read any more: {error}")),
            Ok(Verdict::Holds) => None,
            Ok(Verdict::Fails) if says.trim().is_empty() => Some("This does not hold.".into()),
            Ok(Verdict::Fails) => Some(says.trim().to_owned()),
            Ok(Verdict::Unknown(names)) => {
                Some(format!("This cannot be told while {} is empty.", names.join(", ")))
            }
            Ok(Verdict::Impossible(span, why)) => {
                let part = self.text.get(span.from..span.to).unwrap_or(&self.text);
                Some(format!("This cannot be computed, at `{part}`: {why}"))
            }
        }
    }
}

/// What is proposed to a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Proposal {
    /// On to the next stage.
    Go,
    /// Wait.
    Hold,
    /// Do this stage again.
    Recycle,
    /// End it.
    Kill,
}

/// What a gate decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum GateOutcome {
    /// On to the next stage.
    Go,
    /// On to the next stage, with conditions to close.
    ConditionalGo,
    /// Wait.
    Hold,
    /// Do this stage again.
    Recycle,
    /// Ended.
    Kill,
}

/// What happens to a thing after its gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// It goes on in the stage with this key.
    Moves(String),
    /// It stays, and work goes on.
    Stays,
    /// It stays, and waits.
    Waits,
    /// It went through the gate of its last stage.
    Completes,
    /// It is given up.
    Cancels,
}

/// What a decision comes to: what was proposed when it was approved, and the stage again when not.
pub fn gate_outcome(proposed: Proposal, approved: bool, conditions: usize) -> GateOutcome {
    match (approved, proposed) {
        (false, _) | (true, Proposal::Recycle) => GateOutcome::Recycle,
        (true, Proposal::Go) if conditions > 0 => GateOutcome::ConditionalGo,
        (true, Proposal::Go) => GateOutcome::Go,
        (true, Proposal::Hold) => GateOutcome::Hold,
        (true, Proposal::Kill) => GateOutcome::Kill,
    }
}

/// What an outcome does with a thing that is in the stage with this key.
pub fn gate_effect(definition: &LifecycleDefinition, stage: &str, outcome: GateOutcome) -> Effect {
    match outcome {
        GateOutcome::Go | GateOutcome::ConditionalGo => match definition.after(stage) {
            Some(next) => Effect::Moves(next.key.clone()),
            None => Effect::Completes,
        },
        GateOutcome::Hold => Effect::Waits,
        GateOutcome::Recycle => Effect::Stays,
        GateOutcome::Kill => Effect::Cancels,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::indexing_slicing, reason = "tests")]
    use steerco_rule::Kind;

    use super::{
        super::lifecycle_definition::{ChecklistItem, GateRule},
        *,
    };

    fn stage(evidence: Evidence, rule: &str) -> Stage {
        let mut stage = Stage { key: "idea".into(), ..Stage::default() };
        stage.fields.required = vec!["sponsor".into()];
        let item = ChecklistItem {
            key: "brief".into(),
            text: "A brief".into(),
            evidence,
            ..ChecklistItem::default()
        };
        let rule = GateRule { key: "rule".into(), text: rule.into(), says: "Ask for less.".into() };
        stage.gate = Some(Gate { checklist: vec![item], rules: vec![rule], ..Gate::default() });
        stage
    }

    /// Everything is met but what a test takes away.
    fn facts() -> GateFacts {
        let names = [("sponsor", Kind::Text), ("budget", Kind::Number), ("months", Kind::Number)];
        let shown = Shown { done: true, note: "Seen.".into(), link: "https://a.example".into() };
        GateFacts {
            names: names.map(|(name, kind)| (name.to_owned(), kind)).into(),
            values: [
                ("sponsor".to_owned(), Value::Text("Ana".into())),
                ("budget".to_owned(), Value::Number(400_000)),
                ("months".to_owned(), Value::Number(20_000)),
            ]
            .into(),
            evidence: [("brief".to_owned(), shown)].into(),
            ..GateFacts::default()
        }
    }

    /// What is said about the only thing that is not met.
    fn only_missing(stage: &Stage, facts: &GateFacts) -> String {
        let findings = findings_of(stage, facts);
        assert!(!ready(&findings));
        let missing: Vec<_> =
            findings.iter().filter(|one| one.state == FindingState::Missing).collect();
        assert_eq!(missing.len(), 1, "{findings:?}");
        missing[0].why.clone()
    }

    fn findings_of(stage: &Stage, facts: &GateFacts) -> Vec<Finding> {
        stage_findings(stage, stage.gates(), facts)
    }

    #[test]
    fn gates_beside_each_other_ask_for_fields_and_conditions_once() {
        let mut both = stage(Evidence::None, WITHIN);
        let item = |key: &str| ChecklistItem {
            key: key.into(),
            text: key.into(),
            ..ChecklistItem::default()
        };
        both.beside = vec![Gate { checklist: vec![item("budget_plan")], ..Gate::default() }];
        let mut facts = facts();
        facts.open_conditions = vec![(Uuid::nil(), "Sign the contract".into())];
        let labels: Vec<String> =
            findings_of(&both, &facts).into_iter().map(|one| one.label).collect();
        assert_eq!(labels, ["A brief", "sponsor", WITHIN, "Sign the contract", "budget_plan"]);
        let money: Vec<String> = gate_findings(&both, &both.beside[0], &facts)
            .into_iter()
            .map(|one| one.label)
            .collect();
        assert_eq!(money, ["budget_plan", "sponsor", "Sign the contract"]);
    }

    const WITHIN: &str = "budget <= 50";

    #[test]
    fn a_gate_is_ready_when_everything_is_met() {
        for evidence in [Evidence::None, Evidence::Note, Evidence::Link] {
            let findings = findings_of(&stage(evidence, WITHIN), &facts());
            assert_eq!(findings.len(), 3);
            assert!(ready(&findings), "{findings:?}");
        }
    }

    #[test]
    fn each_missing_thing_says_what_to_do() {
        let mut one = facts();
        one.evidence.clear();
        assert_eq!(only_missing(&stage(Evidence::None, WITHIN), &one), "Do this and tick it.");
        let mut one = facts();
        one.evidence.insert("brief".into(), Shown { done: true, ..Shown::default() });
        assert!(only_missing(&stage(Evidence::Note, WITHIN), &one).contains("note"));
        assert!(only_missing(&stage(Evidence::Link, WITHIN), &one).contains("link"));
        assert!(ready(&findings_of(&stage(Evidence::None, WITHIN), &one)));
        let mut one = facts();
        one.values.insert("sponsor".into(), Value::Empty);
        assert_eq!(only_missing(&stage(Evidence::None, WITHIN), &one), "Fill this in.");
        let mut one = facts();
        one.open_conditions = vec![(Uuid::nil(), "Sign the contract".into())];
        assert!(only_missing(&stage(Evidence::None, WITHIN), &one).contains("condition"));
    }

    #[test]
    fn a_rule_that_fails_or_cannot_be_told_or_computed_is_not_met() {
        let says =
            |rule: &str, facts: &GateFacts| only_missing(&stage(Evidence::None, rule), facts);
        assert_eq!(says("budget <= 39", &facts()), "Ask for less.");
        let steps = &findings_of(&stage(Evidence::None, "budget <= 39"), &facts())[2].steps;
        let shown: Vec<_> = steps.iter().map(|s| (s.part.as_str(), s.value.as_str())).collect();
        assert_eq!(shown, [("budget", "40"), ("budget <= 39", "no")]);
        assert!(says("budget / (months - 2) < 10", &facts()).contains("cannot be computed"));
        assert!(says("cost < 10", &facts()).contains("cannot be read any more"));
        let mut one = facts();
        one.values.remove("budget");
        assert_eq!(says(WITHIN, &one), "This cannot be told while budget is empty.");
    }

    #[test]
    fn what_is_waived_stays_in_the_findings_and_does_not_block() {
        let mut one = facts();
        one.evidence.clear();
        one.waived.insert(Checked::Item("brief".into()), "Said aloud.".into());
        one.waived.insert(Checked::Field("sponsor".into()), "Not needed.".into());
        let findings = findings_of(&stage(Evidence::None, WITHIN), &one);
        assert!(ready(&findings));
        let states: Vec<_> = findings.iter().map(|one| one.state).collect();
        assert_eq!((findings[0].waiver.as_str(), findings[1].waiver.as_str()), ("Said aloud.", ""));
        // A waiver of what is met changes nothing.
        assert_eq!(states, [FindingState::Waived, FindingState::Met, FindingState::Met]);
    }

    #[test]
    fn a_decision_comes_to_an_outcome_and_that_to_an_effect() {
        use GateOutcome::*;
        let table = [
            (Proposal::Go, true, 0, Go),
            (Proposal::Go, true, 2, ConditionalGo),
            (Proposal::Hold, true, 2, Hold),
            (Proposal::Recycle, true, 0, Recycle),
            (Proposal::Kill, true, 1, Kill),
            (Proposal::Go, false, 0, Recycle),
            (Proposal::Kill, false, 0, Recycle),
        ];
        for (proposed, approved, conditions, expected) in table {
            assert_eq!(gate_outcome(proposed, approved, conditions), expected, "{proposed:?}");
        }
        let stage = |key: &str| Stage { key: key.into(), ..Stage::default() };
        let lifecycle = LifecycleDefinition {
            stages: vec![stage("idea"), stage("work")],
            ..LifecycleDefinition::default()
        };
        let effects = [Go, ConditionalGo, Hold, Recycle, Kill]
            .map(|outcome| gate_effect(&lifecycle, "idea", outcome));
        let on = || Effect::Moves("work".into());
        assert_eq!(effects, [on(), on(), Effect::Waits, Effect::Stays, Effect::Cancels]);
        assert_eq!(gate_effect(&lifecycle, "work", Go), Effect::Completes);
    }
}
