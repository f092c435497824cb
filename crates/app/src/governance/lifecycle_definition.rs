//! What a lifecycle is made of: stages, each with a gate at its end or several that are decided beside
//! each other, written down by the PMO. A
//! definition is checked before it is kept, so that what a project goes by always reads.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use steerco_rule::{Names, Rule, Span};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    artefacts::{ArtefactTemplate, check_template},
    gate_scores::{GateCriterion, check_criteria},
    lifecycle_kpis::{MethodKpi, check_kpis},
    lifecycle_roles::{ItemRaci, MethodRole, check_raci, check_roles},
};
use crate::{Failure, Outcome};

/// Most stages of a lifecycle.
const MOST_STAGES: usize = 30;
/// Most items of a checklist, and most rules of a gate.
const MOST_ITEMS: usize = 100;
/// Most gates of a stage beside its first.
const MOST_BESIDE: usize = 9;
/// Most letters of a key.
pub(super) const MOST_KEY: usize = 40;
/// Most letters of a name.
pub(super) const MOST_NAME: usize = 200;
/// Most letters of a text or a rule.
pub(super) const MOST_TEXT: usize = 5_000;

/// Stages in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LifecycleDefinition {
    /// The first one is where things begin.
    pub stages: Vec<Stage>,
    /// Who takes part.
    #[serde(default)]
    pub roles: Vec<MethodRole>,
    /// Figures that tell how well things go by it.
    #[serde(default)]
    pub kpis: Vec<MethodKpi>,
}

/// A stage.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Stage {
    /// Stands for it in evidence and reviews; small letters, digits and `_`.
    pub key: String,
    /// Name.
    pub name: String,
    /// What it is for, in a sentence.
    #[serde(default)]
    pub purpose: String,
    /// What helps those who work in it.
    #[serde(default)]
    pub guidance: String,
    /// The project's own stage while it is in this one, such as `active`; unchanged when absent.
    pub sets_project_stage: Option<String>,
    /// What it asks of fields.
    #[serde(default)]
    pub fields: StageFields,
    /// What ends it; nothing for a last stage that just goes on.
    pub gate: Option<Gate>,
    /// Further gates that are asked for and decided at the same time, each on its own, such as a
    /// financial one beside a technical one. The stage ends when all of them are passed.
    #[serde(default)]
    pub beside: Vec<Gate>,
}

/// What a stage asks of fields, by their key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StageFields {
    /// Filled in before the gate.
    #[serde(default)]
    pub required: Vec<String>,
    /// Not changed while in this stage.
    #[serde(default)]
    pub locked: Vec<String>,
    /// Not shown while in this stage.
    #[serde(default)]
    pub hidden: Vec<String>,
}

/// What has to be met, and who decides, before a stage ends.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Gate {
    /// Stands for it in reviews, among the gates of its stage; small letters, digits and `_`. May be
    /// empty where the stage has no other.
    #[serde(default)]
    pub key: String,
    /// Name.
    pub name: String,
    /// Route of approval; the first one that fits when absent.
    pub route_id: Option<Uuid>,
    /// What has to be there.
    #[serde(default)]
    pub checklist: Vec<ChecklistItem>,
    /// What has to hold.
    #[serde(default)]
    pub rules: Vec<GateRule>,
    /// What should be met, and is scored by those who decide.
    #[serde(default)]
    pub criteria: Vec<GateCriterion>,
    /// Least total of the scores that a go needs; absent when it needs none.
    pub least_points: Option<u32>,
    /// Key of the stage that follows; the next one when absent. Of the first gate of a stage.
    pub to: Option<String>,
}

/// Something that has to be there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ChecklistItem {
    /// Stands for it in evidence, among the items of its stage.
    pub key: String,
    /// What it is.
    pub text: String,
    /// What shows that it is there.
    #[serde(default)]
    pub evidence: Evidence,
    /// Who does what about it.
    #[serde(default)]
    pub raci: ItemRaci,
    /// The document that it is written with.
    pub template: Option<ArtefactTemplate>,
}

/// What shows that an item is there.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// A tick.
    #[default]
    None,
    /// A tick and a note.
    Note,
    /// A tick and a link.
    Link,
}

/// A rule, and what to do when it does not hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct GateRule {
    /// Stands for it in waivers and findings, among the rules of its stage.
    pub key: String,
    /// In the language of rules, such as `budget <= 50000`.
    pub text: String,
    /// What to do when it does not hold.
    #[serde(default)]
    pub says: String,
}

/// What definitions may speak of: what things of a kind are.
#[derive(Debug, Clone, Default)]
pub struct SubjectShape {
    /// Their fields.
    pub names: Names,
    /// Those of the fields that people fill in.
    pub filled_in: BTreeSet<String>,
    /// The stages they have of their own.
    pub stages: Vec<&'static str>,
}

impl Stage {
    /// All its gates, the first one first.
    pub(crate) fn gates(&self) -> impl Iterator<Item = &Gate> {
        self.gate.iter().chain(&self.beside)
    }

    /// Its gates with their paths in a stage, for what is said about them.
    pub(super) fn gates_at(&self) -> impl Iterator<Item = (String, &Gate)> {
        let beside = self.beside.iter().zip(0..).map(|(gate, at)| (format!("beside[{at}]"), gate));
        self.gate.iter().map(|gate| ("gate".to_owned(), gate)).chain(beside)
    }
}

impl LifecycleDefinition {
    /// The stage with a key, and its place, from 0.
    pub(crate) fn stage(&self, key: &str) -> Option<(usize, &Stage)> {
        self.stages.iter().enumerate().find(|(_, stage)| stage.key == key)
    }

    /// An item of a checklist, by the keys of its stage and its own.
    pub(super) fn item(&self, stage: &str, item: &str) -> Option<&ChecklistItem> {
        let (_, stage) = self.stage(stage)?;
        stage.gates().flat_map(|gate| &gate.checklist).find(|one| one.key == item)
    }

    /// Where a go leads from a stage; `None` from the last one.
    pub(super) fn after(&self, key: &str) -> Option<&Stage> {
        let (place, stage) = self.stage(key)?;
        match stage.gate.as_ref().and_then(|gate| gate.to.as_ref()) {
            Some(to) => self.stage(to).map(|(_, stage)| stage),
            None => self.stages.get(place + 1),
        }
    }

    /// Checks everything but routes, which are not known here, against what things of a kind are.
    ///
    /// # Errors
    /// `lifecycle.bad_definition`; the field is the path of what is wrong, such as
    /// `stages[1].gate.rules[0].text`, and for a rule the message tells the letters.
    pub fn check(&self, shape: &SubjectShape) -> Outcome<()> {
        if self.stages.is_empty() || self.stages.len() > MOST_STAGES {
            return no("stages", format!("Give a lifecycle 1 to {MOST_STAGES} stages."));
        }
        check_roles(&self.roles)?;
        check_kpis(&self.kpis)?;
        let mut keys = BTreeSet::new();
        for (stage, place) in self.stages.iter().zip(0..) {
            let path = format!("stages[{place}]");
            checked_key(&format!("{path}.key"), &stage.key, &mut keys)?;
            checked_text(&format!("{path}.name"), &stage.name, 1, MOST_NAME)?;
            checked_text(&format!("{path}.purpose"), &stage.purpose, 0, MOST_TEXT)?;
            checked_text(&format!("{path}.guidance"), &stage.guidance, 0, MOST_TEXT)?;
            if let Some(sets) = &stage.sets_project_stage
                && !shape.stages.contains(&sets.as_str())
            {
                let text = format!(
                    "Stage “{}” sets the stage “{sets}”, which there is none of. Choose one of {}.",
                    stage.name,
                    shape.stages.join(", ")
                );
                return no(&format!("{path}.sets_project_stage"), text);
            }
            stage.fields.check(&path, stage, shape)?;
            self.check_gates(&path, stage, &shape.names)?;
        }
        Ok(())
    }

    /// Keys of items and rules are those of the stage: evidence and waivers are kept by them.
    fn check_gates(&self, path: &str, stage: &Stage, names: &Names) -> Outcome<()> {
        if stage.beside.len() > MOST_BESIDE || (stage.gate.is_none() && !stage.beside.is_empty()) {
            let text = format!(
                "Stage “{}”: give it a first gate, and at most {MOST_BESIDE} beside it.",
                stage.name
            );
            return no(&format!("{path}.beside"), text);
        }
        let mut keys = GateKeys::default();
        for (at, gate) in stage.gates_at() {
            let path = format!("{path}.{at}");
            if !stage.beside.is_empty() || !gate.key.is_empty() {
                checked_key(&format!("{path}.key"), &gate.key, &mut keys.gates)?;
            }
            if gate.to.is_some() && at != "gate" {
                let text = format!(
                    "Stage “{}”: its first gate says where it leads. Leave this empty.",
                    stage.name
                );
                return no(&format!("{path}.to"), text);
            }
            self.check_gate(&path, stage, gate, names, &mut keys)?;
        }
        Ok(())
    }

    fn check_gate(
        &self,
        path: &str,
        stage: &Stage,
        gate: &Gate,
        names: &Names,
        keys: &mut GateKeys,
    ) -> Outcome<()> {
        checked_text(&format!("{path}.name"), &gate.name, 1, MOST_NAME)?;
        if let Some(to) = &gate.to
            && (to == &stage.key || self.stage(to).is_none())
        {
            let text = format!(
                "Stage “{}”: its gate leads to “{to}”, which is no other stage.",
                stage.name
            );
            return no(&format!("{path}.to"), text);
        }
        if gate.checklist.len() > MOST_ITEMS || gate.rules.len() > MOST_ITEMS {
            let text = format!("Stage “{}”: use at most {MOST_ITEMS} items and rules.", stage.name);
            return no(path, text);
        }
        check_criteria(path, &stage.name, gate)?;
        for (item, place) in gate.checklist.iter().zip(0..) {
            let path = format!("{path}.checklist[{place}]");
            checked_key(&format!("{path}.key"), &item.key, &mut keys.items)?;
            checked_text(&format!("{path}.text"), &item.text, 1, MOST_TEXT)?;
            let where_ = format!("Stage “{}”, item “{}”", stage.name, item.text);
            check_raci(&format!("{path}.raci"), &where_, &item.raci, &self.roles)?;
            if let Some(template) = &item.template {
                check_template(&format!("{path}.template"), template)?;
            }
        }
        for (rule, place) in gate.rules.iter().zip(0..) {
            let path = format!("{path}.rules[{place}]");
            checked_key(&format!("{path}.key"), &rule.key, &mut keys.rules)?;
            checked_text(&format!("{path}.text"), &rule.text, 1, MOST_TEXT)?;
            checked_text(&format!("{path}.says"), &rule.says, 0, MOST_TEXT)?;
            if let Err(error) = Rule::read(&rule.text, names) {
                let (from, to) = letters(&rule.text, error.span);
                let text = format!(
                    "Stage “{}”, rule “{}”, letters {from} to {to}: {}",
                    stage.name, rule.text, error.message
                );
                return no(&format!("{path}.text"), text);
            }
        }
        Ok(())
    }
}

/// The keys that a stage has given so far.
#[derive(Default)]
struct GateKeys {
    gates: BTreeSet<String>,
    items: BTreeSet<String>,
    rules: BTreeSet<String>,
}

impl StageFields {
    fn check(&self, path: &str, stage: &Stage, shape: &SubjectShape) -> Outcome<()> {
        let lists =
            [("required", &self.required), ("locked", &self.locked), ("hidden", &self.hidden)];
        for (list, fields) in lists {
            let at = format!("{path}.fields.{list}");
            if let Some(field) = fields.iter().find(|field| !shape.names.contains_key(*field)) {
                return no(&at, format!("Stage “{}”: there is no field “{field}”.", stage.name));
            }
            if let Some(field) = fields.iter().find(|field| !shape.filled_in.contains(*field)) {
                let text = format!(
                    "Stage “{}”: “{field}” is computed, nobody fills it in. Use it in a rule.",
                    stage.name
                );
                return no(&at, text);
            }
        }
        for field in &self.required {
            if self.hidden.contains(field) || self.locked.contains(field) {
                let text = format!(
                    "Stage “{}”: “{field}” has to be filled in, so it cannot be hidden or locked.",
                    stage.name
                );
                return no(&format!("{path}.fields.required"), text);
            }
        }
        Ok(())
    }
}

/// The first and the last letter of a part of a text, counted from 1.
pub(super) fn letters(text: &str, span: Span) -> (usize, usize) {
    let before = |bytes: usize| text.char_indices().take_while(|(at, _)| *at < bytes).count();
    let from = before(span.from) + 1;
    (from, before(span.to).max(from))
}

pub(super) fn no<T>(field: &str, text: impl Into<String>) -> Outcome<T> {
    Err(Failure::field("lifecycle.bad_definition", field, text))
}

pub(super) fn checked_key(path: &str, key: &str, known: &mut BTreeSet<String>) -> Outcome<()> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if key.is_empty() || key.len() > MOST_KEY || !key.chars().all(plain) {
        return no(path, format!("Use 1 to {MOST_KEY} small letters, digits and “_”."));
    }
    if !known.insert(key.to_owned()) {
        return no(path, format!("“{key}” is there twice. Give each its own key."));
    }
    Ok(())
}

pub(super) fn checked_text(path: &str, text: &str, least: usize, most: usize) -> Outcome<()> {
    let letters = text.trim().chars().count();
    if letters < least {
        return no(path, "Fill this in.");
    }
    if letters > most {
        return no(path, format!("Use at most {most} letters."));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::indexing_slicing, clippy::expect_used, reason = "tests")]
    use steerco_rule::Kind;

    use super::*;

    fn shape() -> SubjectShape {
        let names =
            [("budget", Kind::Number), ("custom.sponsor", Kind::Text), ("late", Kind::YesNo)];
        SubjectShape {
            names: names.map(|(name, kind)| (name.to_owned(), kind)).into(),
            filled_in: ["budget".to_owned(), "custom.sponsor".to_owned()].into(),
            stages: vec!["planned", "active"],
        }
    }

    fn two_stages() -> LifecycleDefinition {
        let stage = |key: &str| Stage { key: key.into(), name: key.into(), ..Stage::default() };
        let mut first = stage("idea");
        first.fields.required = vec!["custom.sponsor".into()];
        first.gate = Some(Gate {
            name: "Screen".into(),
            checklist: vec![ChecklistItem {
                key: "brief".into(),
                text: "A brief".into(),
                evidence: Evidence::Link,
                ..ChecklistItem::default()
            }],
            rules: vec![GateRule {
                key: "small".into(),
                text: "budget <= 50000".into(),
                says: "Ask for less.".into(),
            }],
            ..Gate::default()
        });
        LifecycleDefinition { stages: vec![first, stage("work")], ..LifecycleDefinition::default() }
    }

    /// The field and the message of the refusal.
    fn refusal(change: impl FnOnce(&mut LifecycleDefinition)) -> (String, String) {
        let mut definition = two_stages();
        change(&mut definition);
        match definition.check(&shape()) {
            Err(Failure::Refused(no)) => (no.fields[0].field.clone(), no.text),
            other => panic!("{other:?}"),
        }
    }

    fn gate(definition: &mut LifecycleDefinition) -> &mut Gate {
        definition.stages[0].gate.as_mut().expect("a gate")
    }

    #[test]
    fn a_sound_definition_is_kept() {
        two_stages().check(&shape()).expect("sound");
    }

    #[test]
    fn each_fault_is_told_where_it_is() {
        let fields = [
            refusal(|d| d.stages.clear()),
            refusal(|d| d.stages[1].key = "idea".into()),
            refusal(|d| d.stages[1].key = "Work it".into()),
            refusal(|d| d.stages[1].name = " ".into()),
            refusal(|d| d.stages[0].fields.locked = vec!["sponsor".into()]),
            refusal(|d| d.stages[0].fields.hidden = vec!["custom.sponsor".into()]),
            refusal(|d| gate(d).to = Some("nowhere".into())),
            refusal(|d| gate(d).to = Some("idea".into())),
            refusal(|d| gate(d).checklist[0].text.clear()),
            refusal(|d| gate(d).rules[0].text = "budget + 1".into()),
            refusal(|d| gate(d).rules[0].key.clear()),
            refusal(|d| d.stages[1].fields.required = vec!["late".into()]),
            refusal(|d| d.stages[1].sets_project_stage = Some("begun".into())),
        ]
        .map(|(field, _)| field);
        let expected = [
            "stages",
            "stages[1].key",
            "stages[1].key",
            "stages[1].name",
            "stages[0].fields.locked",
            "stages[0].fields.required",
            "stages[0].gate.to",
            "stages[0].gate.to",
            "stages[0].gate.checklist[0].text",
            "stages[0].gate.rules[0].text",
            "stages[0].gate.rules[0].key",
            "stages[1].fields.required",
            "stages[1].sets_project_stage",
        ];
        assert_eq!(fields, expected);
    }

    #[test]
    fn gates_beside_each_other_have_keys_of_their_own_and_lead_nowhere_else() {
        let money = || Gate { key: "money".into(), name: "Money".into(), ..Gate::default() };
        let with = |beside: Vec<Gate>| {
            move |d: &mut LifecycleDefinition| {
                gate(d).key = "technical".into();
                d.stages[0].beside = beside;
            }
        };
        let mut sound = two_stages();
        with(vec![money()])(&mut sound);
        sound.check(&shape()).expect("sound");
        let names: Vec<&str> = sound.stages[0].gates().map(|gate| gate.name.as_str()).collect();
        assert_eq!(names, ["Screen", "Money"]);
        let same_item = Gate { checklist: gate(&mut sound).checklist.clone(), ..money() };
        let fields = [
            refusal(|d| d.stages[0].beside = vec![money()]),
            refusal(with(vec![money(), money()])),
            refusal(with(vec![Gate { key: String::new(), ..money() }])),
            refusal(with(vec![Gate { to: Some("work".into()), ..money() }])),
            refusal(with(vec![same_item])),
            refusal(|d| d.stages[1].beside = vec![money()]),
        ]
        .map(|(field, _)| field);
        let expected = [
            "stages[0].gate.key",
            "stages[0].beside[1].key",
            "stages[0].beside[0].key",
            "stages[0].beside[0].to",
            "stages[0].beside[0].checklist[0].key",
            "stages[1].beside",
        ];
        assert_eq!(fields, expected);
    }

    #[test]
    fn a_rule_that_does_not_read_is_told_with_its_letters() {
        let (_, text) = refusal(|d| gate(d).rules[0].text = "“é” is cost".into());
        assert!(text.contains("letters"), "{text}");
        let (_, text) = refusal(|d| gate(d).rules[0].text = "budget > cost".into());
        assert!(text.contains("letters 10 to 13"), "{text}");
        assert!(text.contains("Stage “idea”"), "{text}");
    }

    #[test]
    fn a_go_leads_to_the_next_stage_or_the_one_that_is_named() {
        let mut definition = two_stages();
        assert_eq!(definition.after("idea").map(|stage| stage.key.as_str()), Some("work"));
        assert_eq!(definition.after("work"), None);
        definition.stages[1].gate =
            Some(Gate { name: "Again".into(), to: Some("idea".into()), ..Gate::default() });
        assert_eq!(definition.after("work").map(|stage| stage.key.as_str()), Some("idea"));
    }
}
