//! What comments, files and notices belong to. This is the only file of the context that knows the
//! kinds: each says what it is called, where its page is, who sees it and who answers for it. A new
//! kind is a new arm here.

use std::collections::HashMap;

use steerco_store::{Reader, Writer, row};
use uuid::Uuid;

use crate::{
    Failure, Outcome,
    access::{Caller, Place},
    governance::{Subject, near_decision, sees, visible_decision},
    intake,
    plan::{
        give_get_href, give_get_name, may_discuss_change_request, sees_give_get, visible_project,
    },
    portfolio::visible_scenario,
    resource,
};

/// What comments, files and notices belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// A project as a whole.
    Project(Uuid),
    /// A task.
    Task(Uuid),
    /// A request for a project.
    Request(Uuid),
    /// A gate that was asked for.
    GateReview(Uuid),
    /// The charter of a project.
    Charter(Uuid),
    /// Leave of a person.
    Leave(Uuid),
    /// A scenario.
    Scenario(Uuid),
    /// A request for people.
    StaffingRequest(Uuid),
    /// A skill of a person: files prove it.
    ResourceSkill(Uuid),
    /// A decision of the log.
    Decision(Uuid),
    /// What one project gives another.
    GiveGet(Uuid),
    /// A change request of a project.
    ChangeRequest(Uuid),
}

/// What somebody wants there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Want {
    /// Read.
    See,
    /// Take part.
    Speak,
}

/// A spot that somebody may be at.
#[derive(Debug)]
pub(super) struct Ground {
    /// The project it is in.
    pub project: Option<row::Project>,
    /// Whether they may delete files of others there.
    pub manages: bool,
}

/// What a spot is called, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Signpost {
    /// What people call it.
    pub name: String,
    /// Its project, when it is a task.
    pub within: Option<String>,
    /// Its page, or where its discussion is.
    pub href: String,
}

/// The kinds there are.
const KINDS: [&str; 12] = [
    "project",
    "task",
    "request",
    "gate_review",
    "charter",
    "leave",
    "scenario",
    "staffing_request",
    "resource_skill",
    "decision",
    "give_get",
    "change_request",
];

impl Spot {
    /// The key of its kind, as it is stored.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::Project(_) => "project",
            Self::Task(_) => "task",
            Self::Request(_) => "request",
            Self::GateReview(_) => "gate_review",
            Self::Charter(_) => "charter",
            Self::Leave(_) => "leave",
            Self::Scenario(_) => "scenario",
            Self::StaffingRequest(_) => "staffing_request",
            Self::ResourceSkill(_) => "resource_skill",
            Self::Decision(_) => "decision",
            Self::GiveGet(_) => "give_get",
            Self::ChangeRequest(_) => "change_request",
        }
    }

    /// Which one.
    pub(super) fn id(self) -> Uuid {
        match self {
            Self::Project(id)
            | Self::Task(id)
            | Self::Request(id)
            | Self::GateReview(id)
            | Self::Charter(id)
            | Self::Leave(id)
            | Self::Scenario(id)
            | Self::StaffingRequest(id)
            | Self::ResourceSkill(id)
            | Self::Decision(id)
            | Self::GiveGet(id)
            | Self::ChangeRequest(id) => id,
        }
    }

    /// As it is stored with a comment, a file or a notice.
    pub fn stored(kind: &str, id: Uuid) -> Outcome<Self> {
        Ok(match kind {
            "project" => Self::Project(id),
            "task" => Self::Task(id),
            "request" => Self::Request(id),
            "gate_review" => Self::GateReview(id),
            "charter" => Self::Charter(id),
            "leave" => Self::Leave(id),
            "scenario" => Self::Scenario(id),
            "staffing_request" => Self::StaffingRequest(id),
            "resource_skill" => Self::ResourceSkill(id),
            "decision" => Self::Decision(id),
            "give_get" => Self::GiveGet(id),
            "change_request" => Self::ChangeRequest(id),
            _ => {
                let text = format!("Choose one of {}.", KINDS.join(", "));
                return Err(Failure::field("subject.unknown_kind", "subject_kind", text));
            }
        })
    }

    /// The spot, if the caller may do this there. In projects that is a matter of permissions; of all
    /// else, who sees it takes part. What was said about a task that is deleted cannot be reached
    /// until the task is back.
    pub(super) async fn open(
        self,
        reader: &Reader,
        caller: &Caller,
        want: Want,
    ) -> Outcome<Ground> {
        let project = match self {
            Self::Project(id) => id,
            Self::Task(id) => {
                let task = reader.find::<row::Task>(id).await?;
                task.ok_or(Failure::NotFound("task"))?.project_id
            }
            Self::Scenario(id) => {
                let row = visible_scenario(reader, caller, id).await?;
                return Ok(Ground { project: None, manages: row.author_id == caller.user_id });
            }
            Self::StaffingRequest(id) => {
                let manages = resource::sees_staffing(reader, caller, id).await?;
                return Ok(Ground { project: None, manages });
            }
            Self::ResourceSkill(id) => {
                let speaks = want == Want::Speak;
                let manages = resource::sees_resource_skill(reader, caller, id, speaks).await?;
                return Ok(Ground { project: None, manages });
            }
            Self::Decision(id) => {
                visible_decision(reader, caller, id).await?;
                return Ok(Ground { project: None, manages: false });
            }
            Self::GiveGet(id) => {
                sees_give_get(reader, caller, id).await?;
                return Ok(Ground { project: None, manages: false });
            }
            Self::Request(id) => {
                sees(reader, caller, Subject::Request(id)).await?;
                let manages = caller.may("request.triage", Place::ORGANISATION);
                return Ok(Ground { project: None, manages });
            }
            Self::GateReview(id) => {
                sees(reader, caller, Subject::GateReview(id)).await?;
                return Ok(Ground { project: None, manages: false });
            }
            Self::Charter(id) => {
                sees(reader, caller, Subject::Charter(id)).await?;
                return Ok(Ground { project: None, manages: false });
            }
            Self::ChangeRequest(id) => {
                sees(reader, caller, Subject::ChangeRequest(id)).await?;
                let speaks = want == Want::Speak;
                if speaks && !may_discuss_change_request(reader, caller, id).await? {
                    return Err(Failure::Forbidden { permission: "comment.write" });
                }
                return Ok(Ground { project: None, manages: false });
            }
            Self::Leave(id) => {
                sees(reader, caller, Subject::Leave(id)).await?;
                let manages = caller.may("leave.manage", Place::ORGANISATION);
                return Ok(Ground { project: None, manages });
            }
        };
        let permission = match want {
            Want::See => "project.view",
            Want::Speak => "comment.write",
        };
        let project = visible_project(reader, caller, project, permission).await?;
        let manages = caller.may("project.manage", Place::project(&project));
        Ok(Ground { project: Some(project), manages })
    }

    /// Whether the caller may see it.
    pub(super) async fn seen_by(self, reader: &Reader, caller: &Caller) -> Outcome<bool> {
        match self.open(reader, caller, Want::See).await {
            Ok(_) => Ok(true),
            Err(Failure::NotFound(_) | Failure::Forbidden { .. } | Failure::Refused(_)) => {
                Ok(false)
            }
            Err(failure) => Err(failure),
        }
    }

    /// What it is called and where it is, whoever asks; nothing when it is gone.
    pub(super) async fn signpost(self, reader: &Reader) -> Outcome<Option<Signpost>> {
        let at = |name: String, href: String| Signpost { name, within: None, href };
        Ok(match self {
            Self::Project(id) => reader.find::<row::Project>(id).await?.map(of_project),
            Self::Task(id) => {
                let Some(task) = reader.find::<row::Task>(id).await? else { return Ok(None) };
                let project = reader.get::<row::Project>(task.project_id).await?;
                Some(of_task(task, &project.name))
            }
            Self::Scenario(id) => {
                let row = reader.find::<row::Scenario>(id).await?;
                row.map(|row| at(row.name, format!("/scenarios/{id}/discussion")))
            }
            Self::StaffingRequest(id) => {
                let name = resource::staffing_name(reader, id).await?;
                name.map(|name| at(name, format!("/staffing/{id}")))
            }
            Self::ResourceSkill(id) => {
                let named = resource::resource_skill_name(reader, id).await?;
                named.map(|(person, name)| at(name, format!("/people/{person}")))
            }
            Self::Decision(id) => {
                let row = reader.find::<row::Decision>(id).await?;
                row.map(|row| at(row.title, format!("/decisions/{id}")))
            }
            Self::GiveGet(id) => {
                let name = give_get_name(reader, id).await?;
                name.map(|name| at(name, give_get_href(id)))
            }
            Self::Request(id) => decided(reader, Subject::Request(id)).await?,
            Self::GateReview(id) => decided(reader, Subject::GateReview(id)).await?,
            Self::Charter(id) => decided(reader, Subject::Charter(id)).await?,
            Self::Leave(id) => decided(reader, Subject::Leave(id)).await?,
            Self::ChangeRequest(id) => decided(reader, Subject::ChangeRequest(id)).await?,
        })
    }

    /// Those who have to do with what is in no project, for callers who may not look anybody up.
    pub(super) async fn near(self, reader: &Reader) -> Outcome<Vec<Uuid>> {
        let mut people = reader.speakers(self.id()).await?;
        let subject = match self {
            Self::Project(_) | Self::Task(_) => return Ok(people),
            Self::Scenario(id) => {
                let row = reader.get::<row::Scenario>(id).await?;
                let members = reader.members_of_scenario(id).await?;
                people.push(row.author_id);
                people.extend(members.into_iter().map(|member| member.user_id));
                return Ok(people);
            }
            Self::StaffingRequest(id) => {
                people.extend(resource::near_staffing(reader, id).await?);
                return Ok(people);
            }
            Self::Decision(id) => {
                people.extend(near_decision(reader, id).await?);
                return Ok(people);
            }
            // Whom a proof concerns reads it where it is; who plans either project is asked there.
            Self::ResourceSkill(_) | Self::GiveGet(_) => return Ok(people),
            Self::Request(id) => Subject::Request(id),
            Self::GateReview(id) => Subject::GateReview(id),
            Self::Charter(id) => Subject::Charter(id),
            Self::Leave(id) => Subject::Leave(id),
            Self::ChangeRequest(id) => Subject::ChangeRequest(id),
        };
        let facts = subject.facts(reader).await?;
        people.extend(facts.own_of);
        people.extend(facts.people.into_values());
        people.extend(reader.waited_for(subject.kind(), subject.id()).await?);
        Ok(people)
    }

    /// What follows when a file of it goes.
    pub(super) async fn file_leaves(self, writer: &mut Writer<'_>, file: Uuid) -> Outcome<()> {
        match self {
            Self::Request(id) => intake::file_leaves(writer, id, file).await,
            _ => Ok(()),
        }
    }
}

fn of_project(row: row::Project) -> Signpost {
    let href = format!("/projects/{}/discussion", row.id);
    Signpost { name: row.name, within: None, href }
}

fn of_task(row: row::Task, project: &str) -> Signpost {
    let href = format!("/projects/{}/gantt?task={}", row.project_id, row.id);
    Signpost { name: row.name, within: Some(project.to_owned()), href }
}

/// What spots are called, by id. Projects and tasks are those of a list that holds nothing else than
/// the caller may see; what else they may not see any more is left out, as what is gone.
pub(super) async fn signposts(
    reader: &Reader,
    caller: &Caller,
    spots: &[Spot],
) -> Outcome<HashMap<Uuid, Signpost>> {
    let ids = |wanted: fn(&Spot) -> bool| -> Vec<Uuid> {
        let mut ids: Vec<Uuid> =
            spots.iter().filter(|spot| wanted(spot)).map(|spot| spot.id()).collect();
        ids.sort();
        ids.dedup();
        ids
    };
    let tasks = ids(|spot| matches!(spot, Spot::Task(_)));
    let tasks = reader.get_many::<row::Task>(&tasks).await?;
    let mut projects = ids(|spot| matches!(spot, Spot::Project(_)));
    projects.extend(tasks.iter().map(|task| task.project_id));
    projects.sort();
    projects.dedup();
    let projects = reader.get_many::<row::Project>(&projects).await?;
    let names: HashMap<Uuid, String> =
        projects.iter().map(|row| (row.id, row.name.clone())).collect();
    let mut found: HashMap<Uuid, Signpost> =
        projects.into_iter().map(|row| (row.id, of_project(row))).collect();
    for task in tasks {
        let project = names.get(&task.project_id).map_or("", String::as_str);
        found.insert(task.id, of_task(task, project));
    }
    for spot in spots {
        let known = matches!(spot, Spot::Project(_) | Spot::Task(_));
        if known || found.contains_key(&spot.id()) || !spot.seen_by(reader, caller).await? {
            continue;
        }
        if let Some(signpost) = spot.signpost(reader).await? {
            found.insert(spot.id(), signpost);
        }
    }
    Ok(found)
}

async fn decided(reader: &Reader, subject: Subject) -> Outcome<Option<Signpost>> {
    match subject.facts(reader).await {
        Ok(facts) => Ok(Some(Signpost { name: facts.name, within: None, href: facts.href })),
        Err(Failure::NotFound(_)) => Ok(None),
        Err(failure) => Err(failure),
    }
}
