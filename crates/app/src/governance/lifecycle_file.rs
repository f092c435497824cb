//! A lifecycle as a file: one version of it as JSON that people can read, keep under version control and
//! carry to another installation, in the shape of the shipped methods. What belongs to one installation
//! stands in it by what it is called everywhere: routes of approval by name, roles of the program by key,
//! people by mail address.

use serde::{Deserialize, Serialize, Serializer, ser::SerializeMap};
use serde_json::{Map, Value};
use steerco_rule::Rule;
use steerco_store::{Reader, row};
use uuid::Uuid;

use super::{
    json_lines::{JsonLines, member},
    lifecycle_definition::{LifecycleDefinition, SubjectShape, letters},
    lifecycles::{find, key_of},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    plan::read_json,
};

/// A version of a lifecycle as a file.
#[derive(Debug, Clone)]
pub struct LifecycleFile {
    /// What it is saved as, such as `works-3.json`.
    pub name: String,
    /// JSON.
    pub text: String,
}

/// What a file of a lifecycle says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct MethodFile {
    pub key: String,
    pub name: String,
    #[serde(default)]
    pub description: String,
    #[serde(default = "project")]
    pub subject_kind: String,
    #[serde(default)]
    pub applies_when: String,
    pub definition: LifecycleDefinition,
}

fn project() -> String {
    "project".into()
}

/// Something about a line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// Path of what is meant, such as `definition.stages[0].name`; empty for the whole.
    pub path: String,
    /// From 1.
    pub line: u64,
    /// What is wrong and what to do.
    pub text: String,
    /// It is known elsewhere but not here, and may be left out.
    pub unknown: bool,
}

/// A file that was read, with everything that was found.
#[derive(Debug)]
pub(super) struct ReadFile {
    /// Without what is not known here.
    pub file: Option<MethodFile>,
    pub found: Vec<Found>,
    lines: JsonLines,
}

/// In which order members are written; others follow by name.
const ORDER: [&str; 45] = [
    "key",
    "name",
    "title",
    "heading",
    "hint",
    "text",
    "description",
    "subject_kind",
    "applies_when",
    "definition",
    "stages",
    "roles",
    "kpis",
    "does",
    "who",
    "kind",
    "field",
    "email",
    "why",
    "measure",
    "target",
    "direction",
    "purpose",
    "guidance",
    "sets_project_stage",
    "fields",
    "required",
    "locked",
    "hidden",
    "gate",
    "beside",
    "route",
    "says",
    "most",
    "checklist",
    "evidence",
    "raci",
    "responsible",
    "accountable",
    "consulted",
    "informed",
    "template",
    "sections",
    "rules",
    "criteria",
];

/// JSON with its members in the order in which people read them.
struct InOrder<'a>(&'a Value);

impl Serialize for InOrder<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Object(members) => {
                let rank = |key: &str| ORDER.iter().position(|known| *known == key);
                let mut members: Vec<(&String, &Value)> = members.iter().collect();
                members.sort_by_key(|(key, _)| (rank(key).unwrap_or(ORDER.len()), *key));
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (key, value) in members {
                    map.serialize_entry(key, &InOrder(value))?;
                }
                map.end()
            }
            Value::Array(items) => serializer.collect_seq(items.iter().map(InOrder)),
            other => other.serialize(serializer),
        }
    }
}

/// Takes away what says nothing: it reads as if it were there.
fn without_empty(value: &mut Value) {
    let says_nothing = |value: &Value| match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    };
    match value {
        Value::Object(members) => {
            members.values_mut().for_each(without_empty);
            members.retain(|_, value| !says_nothing(value));
        }
        Value::Array(items) => items.iter_mut().for_each(without_empty),
        _ => {}
    }
}

/// A version of a lifecycle, the newest unless told, as a file.
pub async fn lifecycle_file(
    app: &App,
    caller: &Caller,
    id: Uuid,
    revision: Option<i64>,
) -> Outcome<LifecycleFile> {
    caller.require("lifecycle.configure", Place::ORGANISATION)?;
    let reader = app.store.read();
    let row = find(&reader, id).await?;
    let revision = revision.unwrap_or(row.revision);
    let kept = reader.lifecycle_revision(id, revision).await?;
    let kept = kept.ok_or(Failure::NotFound("version of the lifecycle"))?;
    let file = MethodFile {
        key: key_of(&row),
        name: row.name,
        description: row.description,
        subject_kind: row.subject_kind,
        applies_when: row.applies_when,
        definition: read_json(&kept.definition)?,
    };
    let name = format!("{}-{revision}.json", file.key);
    Ok(LifecycleFile { name, text: written(&reader, &file).await? })
}

async fn written(reader: &Reader, file: &MethodFile) -> Outcome<String> {
    let fault = |error: serde_json::Error| Failure::Fault(format!("writing a lifecycle: {error}"));
    let mut value = serde_json::to_value(file).map_err(fault)?;
    let known = Known::of(reader).await?;
    for (_, gate) in gates_of(&mut value) {
        let Some(id) = gate.remove("route_id") else { continue };
        let route = known.routes.iter().find(|row| id == row.id.to_string());
        if let Some(route) = route {
            gate.insert("route".into(), route.name.clone().into());
        }
    }
    for (_, role) in roles_of(&mut value) {
        let Some(who) = role.get_mut("who").and_then(Value::as_object_mut) else { continue };
        let Some(id) = who.remove("id") else { continue };
        let id = serde_json::from_value::<Uuid>(id).map_err(fault)?;
        let named = if who.get("kind").is_some_and(|kind| kind == "role") {
            let row = known.roles.iter().find(|row| row.id == id);
            row.map(|row| ("key", row.key.clone()))
        } else {
            let row = reader.find::<row::User>(id).await?;
            row.map(|row| ("email", row.email))
        };
        match named {
            Some((field, name)) => {
                who.insert(field.into(), name.into());
            }
            None => {
                role.remove("who");
            }
        }
    }
    without_empty(&mut value);
    let text = serde_json::to_string_pretty(&InOrder(&value)).map_err(fault)?;
    Ok(text + "\n")
}

/// What this installation knows that files may speak of.
struct Known {
    routes: Vec<row::ApprovalRoute>,
    roles: Vec<row::Role>,
}

impl Known {
    async fn of(reader: &Reader) -> Outcome<Self> {
        let routes = reader.approval_routes(Some("gate_review")).await?;
        Ok(Self { routes, roles: reader.roles().await? })
    }
}

/// The members of a list of objects, with their paths.
fn objects_of<'a>(
    value: Option<&'a mut Value>,
    path: &str,
) -> Vec<(String, &'a mut Map<String, Value>)> {
    let items = value.and_then(Value::as_array_mut).into_iter().flatten();
    items
        .enumerate()
        .filter_map(|(at, item)| Some((format!("{path}[{at}]"), item.as_object_mut()?)))
        .collect()
}

fn roles_of(file: &mut Value) -> Vec<(String, &mut Map<String, Value>)> {
    objects_of(file.pointer_mut("/definition/roles"), "definition.roles")
}

fn gates_of(file: &mut Value) -> Vec<(String, &mut Map<String, Value>)> {
    let mut gates = vec![];
    for (path, stage) in objects_of(file.pointer_mut("/definition/stages"), "definition.stages") {
        for (key, value) in stage.iter_mut() {
            match (key.as_str(), value) {
                ("gate", Value::Object(gate)) => gates.push((format!("{path}.gate"), gate)),
                ("beside", beside) => {
                    gates.extend(objects_of(Some(beside), &format!("{path}.beside")));
                }
                _ => {}
            }
        }
    }
    gates
}

impl ReadFile {
    /// Reads a file, and what it speaks of as this installation knows it.
    pub(super) async fn of(reader: &Reader, content: &str) -> Outcome<Self> {
        let content = content.trim_start_matches('\u{feff}');
        let mut read = Self { file: None, found: vec![], lines: JsonLines::default() };
        let mut value = match serde_json::from_str::<Value>(content) {
            Ok(value) => value,
            Err(error) => {
                let said = error.to_string();
                let said = said.split(" at line ").next().unwrap_or(&said);
                let text = format!(
                    "This is not JSON: {said}, at letter {}. Correct the line, or choose a file that \
                     was saved by Export.",
                    error.column()
                );
                let line = u64::try_from(error.line()).unwrap_or(0);
                read.found.push(Found { path: String::new(), line, text, unknown: false });
                return Ok(read);
            }
        };
        read.lines = JsonLines::of(content);
        for path in read.lines.twice().to_vec() {
            read.wrong(&path, "This is said twice. Keep one.");
        }
        read.localise(reader, &mut value).await?;
        match serde_path_to_error::deserialize::<_, MethodFile>(&value) {
            Err(error) => {
                let path = error.path().to_string();
                let path = if path == "." { String::new() } else { path };
                let text = format!("{}. Correct this.", error.inner());
                read.wrong(&path, text);
            }
            Ok(file) => {
                let fault = |error| Failure::Fault(format!("reading a lifecycle back: {error}"));
                let known = serde_json::to_value(&file).map_err(fault)?;
                let mut strange = vec![];
                unknown_members(&value, &known, "", &mut strange);
                for path in strange {
                    let name = path.rsplit('.').next().unwrap_or(&path).to_owned();
                    let text = format!(
                        "“{name}” is nothing that belongs here. Correct it, or take it out."
                    );
                    read.wrong(&path, text);
                }
                read.file = Some(file);
            }
        }
        Ok(read)
    }

    /// Something is wrong at a place.
    pub(super) fn wrong(&mut self, path: &str, text: impl Into<String>) {
        let line = self.lines.line(path);
        self.found.push(Found { path: path.into(), line, text: text.into(), unknown: false });
    }

    fn unknown(&mut self, path: &str, text: String) {
        let line = self.lines.line(path);
        self.found.push(Found { path: path.into(), line, text, unknown: true });
    }

    /// Whether something is wrong that nobody can agree to.
    pub(super) fn bad(&self) -> bool {
        self.found.iter().any(|found| !found.unknown)
    }

    /// Puts ids of this installation in the place of names; what it does not know is left out and told.
    async fn localise(&mut self, reader: &Reader, value: &mut Value) -> Outcome<()> {
        let known = Known::of(reader).await?;
        for (path, gate) in gates_of(value) {
            if gate.get("route_id").is_some_and(|id| !id.is_null()) {
                let text = "Write the name of the route of approval as “route”: its id is another one \
                            in every installation.";
                self.wrong(&member(&path, "route_id"), text);
            }
            let path = member(&path, "route");
            let Some(name) = gate.get("route").and_then(Value::as_str).map(str::to_owned) else {
                // What is no text stays, and is told as what does not belong there.
                continue;
            };
            gate.remove("route");
            match known.routes.iter().find(|row| row.name == name && !row.archived) {
                Some(row) => {
                    gate.insert("route_id".into(), row.id.to_string().into());
                }
                None => self.unknown(
                    &path,
                    format!(
                        "There is no route of approval for gates called “{name}” here. Add it first; \
                         left out, the first route that fits decides."
                    ),
                ),
            }
        }
        for (path, role) in roles_of(value) {
            let path = member(&path, "who");
            let Some(who) = role.get_mut("who").and_then(Value::as_object_mut) else { continue };
            let (field, id, text) = match who.get("kind").and_then(Value::as_str) {
                Some("role") => {
                    let Some(key) = who.get("key").and_then(Value::as_str) else { continue };
                    let id = known.roles.iter().find(|row| row.key == key).map(|row| row.id);
                    let text = format!(
                        "There is no role “{key}” in the program here. Add it first; left out, nobody is \
                         named."
                    );
                    ("key", id, text)
                }
                Some("person") => {
                    let Some(email) = who.get("email").and_then(Value::as_str) else { continue };
                    let id = reader.user_by_email(email).await?;
                    let id = id.filter(|row| row.active).map(|row| row.id);
                    let text = format!(
                        "Nobody with the address “{email}” can sign in here. Invite them first; left out, \
                         nobody is named."
                    );
                    ("email", id, text)
                }
                _ => continue,
            };
            match id {
                Some(id) => {
                    who.remove(field);
                    who.insert("id".into(), id.to_string().into());
                }
                None => {
                    self.unknown(&path, text);
                    role.remove("who");
                }
            }
        }
        Ok(())
    }

    /// Finds all fields and rules that this installation does not know.
    pub(super) fn check_names(&mut self, shape: &SubjectShape) {
        let Some(file) = self.file.clone() else { return };
        let unreadable = |rule: &str| {
            let error = Rule::read(rule, &shape.names).err()?;
            let (from, to) = letters(rule, error.span);
            Some(format!("Letters {from} to {to}: {}", error.message))
        };
        if let Some(text) =
            Some(file.applies_when.trim()).filter(|rule| !rule.is_empty()).and_then(unreadable)
        {
            self.wrong("applies_when", text);
        }
        for (stage, place) in file.definition.stages.iter().zip(0..) {
            let path = format!("definition.stages[{place}]");
            let fields = &stage.fields;
            let lists = [
                ("required", &fields.required),
                ("locked", &fields.locked),
                ("hidden", &fields.hidden),
            ];
            for (list, fields) in lists {
                for (field, at) in fields.iter().zip(0..) {
                    if !shape.names.contains_key(field) {
                        let text = format!(
                            "There is no field “{field}” here. Add it in the settings, or take it out."
                        );
                        self.wrong(&format!("{path}.fields.{list}[{at}]"), text);
                    }
                }
            }
            for (at, gate) in stage.gates_at() {
                for (rule, place) in gate.rules.iter().zip(0..) {
                    if let Some(text) = unreadable(&rule.text) {
                        self.wrong(&format!("{path}.{at}.rules[{place}].text"), text);
                    }
                }
            }
        }
    }
}

/// Members that are in a file and that nobody reads, by path.
fn unknown_members(given: &Value, read: &Value, path: &str, strange: &mut Vec<String>) {
    match (given, read) {
        (Value::Object(given), Value::Object(read)) => {
            for (key, value) in given {
                let path = member(path, key);
                match read.get(key) {
                    Some(read) => unknown_members(value, read, &path, strange),
                    None => strange.push(path),
                }
            }
        }
        (Value::Array(given), Value::Array(read)) => {
            for ((given, read), at) in given.iter().zip(read).zip(0..) {
                unknown_members(given, read, &format!("{path}[{at}]"), strange);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, reason = "tests")]
    use super::{super::lifecycle_methods::lifecycle_methods, *};

    #[test]
    fn what_says_nothing_is_left_out_and_reads_the_same() {
        for method in lifecycle_methods().expect("they read").items {
            let file = MethodFile {
                key: method.key,
                name: method.name,
                description: method.description,
                subject_kind: project(),
                applies_when: String::new(),
                definition: method.definition,
            };
            let mut value = serde_json::to_value(&file).expect("it is written");
            without_empty(&mut value);
            let text = serde_json::to_string_pretty(&InOrder(&value)).expect("it is written");
            let read: MethodFile = serde_json::from_str(&text).expect("it reads");
            assert_eq!(read, file);
            assert!(text.starts_with("{\n  \"key\""), "{text}");
            assert!(!text.contains("[]") && !text.contains("null"), "{text}");
        }
    }
}
