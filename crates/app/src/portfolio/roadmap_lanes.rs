//! What a roadmap is sorted into lanes by, and what the lanes are called in a file of it: as on its page.

use serde_json::Value;
use steerco_store::{Reader, row};

use super::{
    register::{Health, RegisterItem},
    roadmap::RoadmapBar,
};
use crate::{
    Failure, Outcome,
    organisation::{CustomValues, choices_of},
};

/// A field of projects that lanes are by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lanes {
    Portfolio,
    Program,
    Type,
    State,
    Stage,
    Owner,
    Health,
    /// A custom field.
    Custom(Box<row::CustomField>),
}

impl Lanes {
    /// The field with this code; a custom field as `c.` and its code.
    pub(super) async fn of(reader: &Reader, code: &str) -> Outcome<Self> {
        let known = match code {
            "portfolio" => Some(Self::Portfolio),
            "program" => Some(Self::Program),
            "type" => Some(Self::Type),
            "state" => Some(Self::State),
            "stage" => Some(Self::Stage),
            "owner" => Some(Self::Owner),
            "health" => Some(Self::Health),
            _ => None,
        };
        if let Some(known) = known {
            return Ok(known);
        }
        let custom = code.strip_prefix("c.").unwrap_or_default();
        let fields = reader.custom_fields(Some("project")).await?;
        let field = fields.into_iter().find(|field| !field.archived && field.code == custom);
        field.map(|field| Self::Custom(Box::new(field))).ok_or_else(|| {
            let text = "Choose portfolio, program, type, state, stage, owner, health, or c. and the code \
                        of a custom field of projects.";
            Failure::field("roadmap.unknown_lanes", "lanes", text)
        })
    }

    /// What the field is called.
    pub(super) fn label(&self) -> &str {
        match self {
            Self::Portfolio => "Portfolio",
            Self::Program => "Program",
            Self::Type => "Type",
            Self::State => "State",
            Self::Stage => "Lifecycle stage",
            Self::Owner => "Owner",
            Self::Health => "Health",
            Self::Custom(field) => &field.name,
        }
    }

    /// The lane that a project belongs to.
    pub(super) fn lane(&self, bar: &RoadmapBar) -> Outcome<String> {
        let RegisterItem { portfolio, program, plan_type, owner, gate, health, state, .. } =
            &bar.item;
        let named = match self {
            Self::Portfolio => portfolio.as_ref().map(|one| one.name.clone()),
            Self::Program => program.as_ref().map(|one| one.name.clone()),
            Self::Type => plan_type.as_ref().map(|one| one.name.clone()),
            Self::Owner => owner.as_ref().map(|one| one.name.clone()),
            Self::Stage => gate.as_ref().map(|one| one.stage.clone()),
            Self::State => Some(state_word(state).into()),
            Self::Health => Some(health_word(*health).into()),
            Self::Custom(field) => custom_word(field, &bar.custom)?,
        };
        let named = named.filter(|name| !name.is_empty());
        Ok(named.unwrap_or_else(|| format!("{}: none", self.label())))
    }
}

/// How it goes, in words.
pub(super) fn health_word(health: Health) -> &'static str {
    match health {
        Health::OnTrack => "On track",
        Health::AtRisk => "At risk",
        Health::OffTrack => "Off track",
        Health::NotSet => "Not set",
    }
}

/// The state of a project, in words.
pub(super) fn state_word(state: &str) -> &str {
    match state {
        "proposed" => "Proposed",
        "planned" => "Planned",
        "active" => "Active",
        "on_hold" => "On hold",
        "done" => "Done",
        "cancelled" => "Cancelled",
        other => other,
    }
}

fn custom_word(field: &row::CustomField, values: &CustomValues) -> Outcome<Option<String>> {
    let Some(value) = values.get(&field.code) else { return Ok(None) };
    Ok(match value {
        Value::Bool(flag) => Some(if *flag { "Yes" } else { "No" }.into()),
        Value::String(text) if field.kind == "choice" => {
            let choices = choices_of(field)?;
            let label = choices.into_iter().find(|choice| choice.code == *text);
            Some(label.map_or_else(|| text.clone(), |choice| choice.label))
        }
        Value::String(text) if field.kind == "date" => {
            let day = text.parse::<jiff::civil::Date>();
            Some(day.map_or_else(|_| text.clone(), |day| day.strftime("%-d %b %Y").to_string()))
        }
        Value::String(text) => Some(text.clone()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use serde_json::json;

    use super::*;

    fn field(kind: &str, choices: &str) -> row::CustomField {
        row::CustomField {
            id: uuid::Uuid::nil(),
            version: 1,
            noun: "project".into(),
            code: "site".into(),
            name: "Site".into(),
            name_folded: String::new(),
            kind: kind.into(),
            help: String::new(),
            unit: String::new(),
            choices: choices.into(),
            position: 1,
            archived: false,
            created_at: 0,
            updated_at: 0,
        }
    }

    #[test]
    fn a_custom_value_is_said_as_people_read_it() {
        let values = |value: Value| {
            let mut values = CustomValues::new();
            values.insert("site".into(), value);
            values
        };
        let choices = r#"[{"code":"north","label":"North quay","retired":false}]"#;
        let said = |kind: &str, value: Value| custom_word(&field(kind, choices), &values(value));
        assert_eq!(said("choice", json!("north")).unwrap().unwrap(), "North quay");
        assert_eq!(said("flag", json!(true)).unwrap().unwrap(), "Yes");
        assert_eq!(said("date", json!("2027-03-01")).unwrap().unwrap(), "1 Mar 2027");
        assert_eq!(said("text", json!("Delft")).unwrap().unwrap(), "Delft");
        assert_eq!(custom_word(&field("text", "[]"), &CustomValues::new()).unwrap(), None);
    }
}
