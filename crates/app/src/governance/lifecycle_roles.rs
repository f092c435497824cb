//! Who does what in a method: the roles that a lifecycle names, and for each item of a checklist who is
//! responsible (does it), accountable (answers for it: exactly one), consulted (is asked before) and
//! informed (is told after).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, fold, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Approver, Facts,
    approvers::people_of,
    lifecycle_definition::{
        ChecklistItem, LifecycleDefinition, MOST_NAME, MOST_TEXT, checked_key, checked_text, no,
    },
    lifecycle_places::Standing,
    lifecycle_subject::LifecycleSubject,
};
use crate::{Outcome, shape::Reference, strategy::RaciLine};

/// Most roles of a lifecycle.
const MOST_ROLES: usize = 30;
/// Most people of one role that are named.
const MOST_PEOPLE: usize = 20;

/// A role of a method.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MethodRole {
    /// Stands for it in the items of checklists; small letters, digits and `_`.
    pub key: String,
    /// Name.
    pub name: String,
    /// What it answers for, in a sentence.
    #[serde(default)]
    pub does: String,
    /// Who that is here; nobody in particular when absent.
    pub who: Option<Approver>,
}

/// Who does what about an item, by the keys of roles. All empty where nothing is said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ItemRaci {
    /// Who does it.
    #[serde(default)]
    pub responsible: Vec<String>,
    /// Who answers for it: exactly one.
    #[serde(default)]
    pub accountable: Vec<String>,
    /// Who is asked before.
    #[serde(default)]
    pub consulted: Vec<String>,
    /// Who is told after.
    #[serde(default)]
    pub informed: Vec<String>,
}

/// A role with the people who have it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RoleInPlace {
    /// Its key.
    pub key: String,
    /// Name.
    pub name: String,
    /// What it answers for.
    pub does: String,
    /// Who that is, at most twenty; nobody where the method does not say, or nobody is named yet.
    pub people: Vec<Reference>,
}

impl ItemRaci {
    fn lists(&self) -> [(&'static str, &Vec<String>); 4] {
        [
            ("responsible", &self.responsible),
            ("accountable", &self.accountable),
            ("consulted", &self.consulted),
            ("informed", &self.informed),
        ]
    }

    /// Whether anything is said.
    pub(super) fn given(&self) -> bool {
        self.lists().iter().any(|(_, keys)| !keys.is_empty())
    }
}

/// Checks roles but for the people they name, which are not known here.
pub(super) fn check_roles(roles: &[MethodRole]) -> Outcome<()> {
    if roles.len() > MOST_ROLES {
        return no("roles", format!("Give a lifecycle at most {MOST_ROLES} roles."));
    }
    let (mut keys, mut names) = (BTreeSet::new(), BTreeSet::new());
    for (role, place) in roles.iter().zip(0..) {
        let path = format!("roles[{place}]");
        checked_key(&format!("{path}.key"), &role.key, &mut keys)?;
        checked_text(&format!("{path}.name"), &role.name, 1, MOST_NAME)?;
        checked_text(&format!("{path}.does"), &role.does, 0, MOST_TEXT)?;
        if !names.insert(fold(&role.name)) {
            let text = format!("There are two roles “{}”. Give each its own name.", role.name);
            return no(&format!("{path}.name"), text);
        }
    }
    Ok(())
}

/// Checks who does what about an item: roles that there are, exactly one who is accountable and
/// somebody who is responsible, where anything is said.
pub(super) fn check_raci(
    path: &str,
    item: &str,
    raci: &ItemRaci,
    roles: &[MethodRole],
) -> Outcome<()> {
    if !raci.given() {
        return Ok(());
    }
    for (list, keys) in raci.lists() {
        let mut seen = BTreeSet::new();
        for key in keys {
            if !roles.iter().any(|role| role.key == *key) {
                let text = format!("{item}: there is no role “{key}”. Add it, or take it out.");
                return no(&format!("{path}.{list}"), text);
            }
            if !seen.insert(key) {
                let text = format!("{item}: “{key}” is named twice as {list}. Name it once.");
                return no(&format!("{path}.{list}"), text);
            }
        }
    }
    let named = |keys: &[String]| {
        let names = keys.iter().map(|key| role_name(roles, key));
        names.collect::<Vec<_>>().join(", ")
    };
    let accountable = match raci.accountable.as_slice() {
        [_] => None,
        [] => Some(format!("{item}: nobody is accountable. Name exactly one role.")),
        [_, _] => Some(format!(
            "{item}: two are accountable ({}). Keep one; the other is responsible or consulted.",
            named(&raci.accountable)
        )),
        more => Some(format!(
            "{item}: {} are accountable ({}). Keep one.",
            more.len(),
            named(&raci.accountable)
        )),
    };
    if let Some(text) = accountable {
        return no(&format!("{path}.accountable"), text);
    }
    if raci.responsible.is_empty() {
        let text = format!("{item}: nobody is responsible. Name who does it.");
        return no(&format!("{path}.responsible"), text);
    }
    Ok(())
}

fn role_name(roles: &[MethodRole], key: &str) -> String {
    let found = roles.iter().find(|role| role.key == key);
    found.map_or_else(|| key.to_owned(), |role| role.name.clone())
}

/// Roles with the people who have them at a thing, as far as that is known.
pub(super) async fn roles_in_place(
    reader: &Reader,
    facts: &Facts,
    roles: &[MethodRole],
) -> Outcome<Vec<RoleInPlace>> {
    let mut found = vec![];
    for role in roles {
        let ids = match &role.who {
            Some(who) => people_of(reader, facts, who).await?,
            None => vec![],
        };
        found.push((role, ids));
    }
    let mut ids: Vec<Uuid> = found.iter().flat_map(|(_, ids)| ids.iter().copied()).collect();
    ids.sort();
    ids.dedup();
    let users = reader.get_many::<row::User>(&ids).await?;
    let names: HashMap<Uuid, String> =
        users.into_iter().filter(|row| row.active).map(|row| (row.id, row.name)).collect();
    let named = |id: &Uuid| Some(Reference { id: *id, name: names.get(id)?.clone() });
    Ok(found
        .into_iter()
        .map(|(role, ids)| RoleInPlace {
            key: role.key.clone(),
            name: role.name.clone(),
            does: role.does.clone(),
            people: ids.iter().filter_map(named).take(MOST_PEOPLE).collect(),
        })
        .collect())
}

/// Who does what about an item, by names: of the person where a role is exactly one, of the role where
/// it is nobody yet or several.
pub(super) fn raci_line(item: &ChecklistItem, roles: &[RoleInPlace]) -> RaciLine {
    let names = |keys: &[String]| -> Vec<String> {
        let mut all: Vec<String> = vec![];
        for key in keys {
            let Some(role) = roles.iter().find(|role| role.key == *key) else { continue };
            let name = match role.people.as_slice() {
                [one] => &one.name,
                _ => &role.name,
            };
            if !all.iter().any(|known| fold(known) == fold(name)) {
                all.push(name.clone());
            }
        }
        all
    };
    let what = item.template.as_ref().map_or(&item.text, |template| &template.title);
    RaciLine {
        what: what.chars().take(MOST_NAME).collect(),
        responsible: names(&item.raci.responsible),
        accountable: names(&item.raci.accountable),
        consulted: names(&item.raci.consulted),
        informed: names(&item.raci.informed),
    }
}

/// Who does what about each deliverable of a definition that says so, nothing twice.
fn raci_lines(definition: &LifecycleDefinition, roles: &[RoleInPlace]) -> Vec<RaciLine> {
    let items = definition.stages.iter().flat_map(|stage| stage.gates());
    let items = items.flat_map(|gate| &gate.checklist).filter(|item| item.raci.given());
    let mut lines: BTreeMap<String, (usize, RaciLine)> = BTreeMap::new();
    for (item, at) in items.zip(0..) {
        let line = raci_line(item, roles);
        lines.entry(fold(&line.what)).or_insert((at, line));
    }
    let mut lines: Vec<(usize, RaciLine)> = lines.into_values().collect();
    lines.sort_by_key(|(at, _)| *at);
    lines.into_iter().map(|(_, line)| line).collect()
}

/// Who does what by the method that a project goes by; nothing while it has none.
pub(crate) async fn raci_of_project(reader: &Reader, project: Uuid) -> Outcome<Vec<RaciLine>> {
    let subject = LifecycleSubject::Project(project);
    let Some(place) = reader.lifecycle_place(subject.kind(), project).await? else {
        return Ok(vec![]);
    };
    let standing = Standing::of(reader, place).await?;
    if standing.definition.roles.is_empty() {
        return Ok(vec![]);
    }
    let facts = subject.facts(reader).await?;
    let roles = roles_in_place(reader, &facts, &standing.definition.roles).await?;
    Ok(raci_lines(&standing.definition, &roles))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::indexing_slicing, reason = "tests")]
    use super::{
        super::{
            artefacts::{ArtefactTemplate, TemplateSection},
            lifecycle_definition::{Gate, Stage},
        },
        *,
    };
    use crate::Failure;

    fn roles() -> Vec<MethodRole> {
        let role = |key: &str, name: &str| MethodRole {
            key: key.into(),
            name: name.into(),
            ..MethodRole::default()
        };
        vec![role("manager", "Project manager"), role("sponsor", "Sponsor"), role("team", "Team")]
    }

    fn raci(responsible: &[&str], accountable: &[&str]) -> ItemRaci {
        let keys = |list: &[&str]| list.iter().map(|key| (*key).to_owned()).collect();
        ItemRaci {
            responsible: keys(responsible),
            accountable: keys(accountable),
            ..ItemRaci::default()
        }
    }

    fn refusal(given: &ItemRaci) -> (String, String) {
        match check_raci("at", "Stage “Idea”, item “Brief”", given, &roles()) {
            Err(Failure::Refused(no)) => (no.fields[0].field.clone(), no.text),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn exactly_one_role_is_accountable_where_anything_is_said() {
        assert!(check_raci("at", "Brief", &ItemRaci::default(), &roles()).is_ok());
        assert!(check_raci("at", "Brief", &raci(&["team"], &["sponsor"]), &roles()).is_ok());
        let (field, text) = refusal(&raci(&["team"], &["sponsor", "manager"]));
        assert_eq!(field, "at.accountable");
        assert!(text.contains("item “Brief”: two are accountable (Sponsor, Project manager)"));
        let (field, text) = refusal(&raci(&["team"], &[]));
        assert_eq!(field, "at.accountable");
        assert!(text.contains("nobody is accountable"), "{text}");
        assert_eq!(refusal(&raci(&[], &["sponsor"])).0, "at.responsible");
        let (field, text) = refusal(&raci(&["board"], &["sponsor"]));
        assert_eq!(field, "at.responsible");
        assert!(text.contains("there is no role “board”"), "{text}");
        assert_eq!(refusal(&raci(&["team", "team"], &["sponsor"])).0, "at.responsible");
    }

    #[test]
    fn roles_have_keys_and_names_of_their_own() {
        assert!(check_roles(&roles()).is_ok());
        let mut twice = roles();
        twice[1].name = "project MANAGER".into();
        assert!(check_roles(&twice).is_err());
        twice[1] = MethodRole { key: "manager".into(), ..roles()[1].clone() };
        assert!(check_roles(&twice).is_err());
    }

    #[test]
    fn lines_name_the_person_where_a_role_is_one_and_else_the_role() {
        let person = |name: &str| Reference { id: Uuid::nil(), name: name.into() };
        let place = |key: &str, name: &str, people: Vec<Reference>| RoleInPlace {
            key: key.into(),
            name: name.into(),
            does: String::new(),
            people,
        };
        let known = [
            place("manager", "Project manager", vec![person("Mia")]),
            place("sponsor", "Sponsor", vec![]),
            place("team", "Team", vec![person("Ann"), person("Ben")]),
        ];
        let item = |text: &str, given: ItemRaci| ChecklistItem {
            text: text.into(),
            raci: given,
            ..ChecklistItem::default()
        };
        let mut case = item("The case is written", raci(&["manager", "team"], &["sponsor"]));
        case.template = Some(ArtefactTemplate {
            title: "Business case".into(),
            sections: vec![TemplateSection::default()],
        });
        let again = item("business CASE", raci(&["team"], &["manager"]));
        let silent = item("Lessons", ItemRaci::default());
        let gate = Gate { checklist: vec![case, silent, again], ..Gate::default() };
        let stage = Stage { gate: Some(gate), ..Stage::default() };
        let definition = LifecycleDefinition { stages: vec![stage], ..Default::default() };
        let lines = raci_lines(&definition, &known);
        assert_eq!(lines.len(), 1, "nothing twice, and nothing where nothing is said: {lines:?}");
        assert_eq!(lines[0].what, "Business case");
        assert_eq!(lines[0].responsible, ["Mia", "Team"]);
        assert_eq!(lines[0].accountable, ["Sponsor"]);
    }
}
