//! Templates of deliverables: headings with a hint under each, from which a document begins that knows
//! the project it is about.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    lifecycle_definition::{MOST_NAME, MOST_TEXT, checked_text, no},
    lifecycle_places::Standing,
    lifecycle_roles::{raci_line, roles_in_place},
    lifecycle_subject::LifecycleSubject,
    lifecycles::find,
};
use crate::{App, Failure, Outcome, access::Caller};

/// Most headings of a template.
const MOST_SECTIONS: usize = 40;

/// How the document of a deliverable begins.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ArtefactTemplate {
    /// What the document is called.
    pub title: String,
    /// Its headings, in order.
    pub sections: Vec<TemplateSection>,
}

/// A heading of a template.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TemplateSection {
    /// Heading.
    pub heading: String,
    /// What belongs under it.
    #[serde(default)]
    pub hint: String,
}

pub(super) fn check_template(path: &str, template: &ArtefactTemplate) -> Outcome<()> {
    checked_text(&format!("{path}.title"), &template.title, 1, MOST_NAME)?;
    if template.sections.is_empty() || template.sections.len() > MOST_SECTIONS {
        let text = format!(
            "Give the template “{}” 1 to {MOST_SECTIONS} headings, or take it away.",
            template.title
        );
        return no(&format!("{path}.sections"), text);
    }
    for (section, place) in template.sections.iter().zip(0..) {
        let path = format!("{path}.sections[{place}]");
        checked_text(&format!("{path}.heading"), &section.heading, 1, MOST_NAME)?;
        checked_text(&format!("{path}.hint"), &section.hint, 0, MOST_TEXT)?;
    }
    Ok(())
}

/// The document of a deliverable to begin with, as DOCX, with a name to save it under: what is known of
/// the thing stands at its top, and a hint under each heading.
///
/// # Errors
/// Not found where the method of the thing has no such item, or the item no template.
pub async fn artefact(
    app: &App,
    caller: &Caller,
    kind: &str,
    id: Uuid,
    stage: &str,
    item: &str,
) -> Outcome<(String, Vec<u8>)> {
    let subject = LifecycleSubject::stored(kind, id)?;
    let reader = app.store.read();
    let seen = subject.seen(&reader, caller).await?;
    let standing = Standing::load(&reader, subject).await?;
    let definition = &standing.definition;
    let missing = || Failure::NotFound("template");
    let item = definition.item(stage, item).ok_or_else(missing)?;
    let template = item.template.as_ref().ok_or_else(missing)?;
    let lifecycle = find(&reader, standing.place.lifecycle_id).await?;
    let stage = definition.stage(stage).map(|(_, stage)| stage.name.clone()).unwrap_or_default();
    let facts = subject.facts(&reader).await?;
    let roles = roles_in_place(&reader, &facts, &definition.roles).await?;
    let who = raci_line(item, &roles);
    let mut about = subject.about(&reader, &seen).await?;
    about.push((
        "Method".into(),
        format!("{}, version {}, stage “{stage}”", lifecycle.name, standing.place.revision),
    ));
    for (name, people) in [("Accountable", who.accountable), ("Responsible", who.responsible)] {
        if !people.is_empty() {
            about.push((name.into(), people.join(", ")));
        }
    }
    let data = json!({
        "title": template.title,
        "edition": format!("{} · draft", seen.name),
        "about": about,
        "sections": template.sections,
    });
    let set = move || steerco_document::docx_to_fill_in(&data);
    let bytes = tokio::task::spawn_blocking(set)
        .await
        .map_err(|error| Failure::Fault(error.to_string()))?
        .map_err(|error| Failure::Fault(error.to_string()))?;
    Ok((format!("{}-{}.docx", subject.short_name(&seen), item.key), bytes))
}
