//! What people of the demo organisation say to each other, and who signs in as whom.

use std::collections::HashMap;

use steerco_store::row;
use uuid::Uuid;

use crate::{
    App, Outcome,
    access::{self, Caller, NewRoleGrant},
    delivery::{NewComment, Spot, create_comment},
    resource::{PatchResource, update_resource},
};

/// Who has most unfinished tasks in a project.
pub(super) async fn busiest(app: &App, project: Uuid) -> Outcome<Option<row::Resource>> {
    let rows = app.store.snapshot().await?.plan_rows(project).await?;
    let open: HashMap<Uuid, &row::Task> = rows
        .tasks
        .iter()
        .filter(|task| !task.summary && task.percent_complete < 10_000)
        .map(|task| (task.id, task))
        .collect();
    let count = |person: &row::Resource| {
        let theirs = rows.assignments.iter().filter(|row| row.resource_id == Some(person.id));
        theirs.filter(|row| open.contains_key(&row.task_id)).count()
    };
    let people = rows.resources.iter().filter(|row| row.kind == "work");
    // The last of equals by name, so that the demo is the same every time.
    Ok(people.max_by_key(|row| (count(row), row.name_folded.clone())).cloned())
}

/// Links the team member's login to the person, and lets the team talk about the first open task.
pub(super) async fn begin(
    app: &App,
    director: &Caller,
    project: Uuid,
    person: &row::Resource,
    users: &HashMap<String, Caller>,
) -> Outcome<()> {
    let (Some(member), Some(manager)) = (users.get("team_member"), users.get("project_manager"))
    else {
        return Ok(());
    };
    let link = PatchResource { user_id: Some(Some(member.user_id)), ..PatchResource::default() };
    update_resource(app, director, person.id, person.version, &link).await?;
    elsewhere(app, director, project, person, member.user_id).await?;
    let rows = app.store.snapshot().await?.plan_rows(project).await?;
    let theirs = rows.assignments.iter().filter(|row| row.resource_id == Some(person.id));
    let theirs: Vec<Uuid> = theirs.map(|row| row.task_id).collect();
    let open = |task: &&row::Task| theirs.contains(&task.id) && task.percent_complete < 10_000;
    let Some(task) = rows.tasks.iter().find(open) else { return Ok(()) };
    let spot = Spot::Task(task.id);
    let say = async |who: &Caller, spot: Spot, text: String, reply_to_id: Option<Uuid>| {
        create_comment(app, who, spot, &NewComment { text, reply_to_id, files: vec![] }).await
    };
    let asked = format!(
        "@[{}] what does this still wait for? The **steering committee** meets next week.",
        member.user_id
    );
    let asked = say(manager, spot, asked, None).await?;
    let answer = "Two things:\n\n- the site is flooded since Thursday\n- the permit has to be \
                  renewed, which takes about `5d`";
    let answer = say(member, spot, answer.into(), Some(asked.id)).await?;
    let thanks = format!("Thank you. I keep @[{}] informed.", director.user_id);
    say(manager, spot, thanks, Some(answer.id)).await?;
    let news =
        "The monthly report is due on Friday. Please bring your progress up to date until then.";
    say(manager, Spot::Project(project), news.into(), None).await?;
    Ok(())
}

/// Lets the team member see two more projects they work in.
async fn elsewhere(
    app: &App,
    director: &Caller,
    project: Uuid,
    person: &row::Resource,
    user_id: Uuid,
) -> Outcome<()> {
    let roles = access::roles(app, director).await?.items;
    let Some(role) = roles.into_iter().find(|role| role.key == "team_member") else {
        return Ok(());
    };
    let projects = app.store.read().projects_with_resource(person.id).await?;
    let mut projects = app.store.read().get_many::<row::Project>(&projects).await?;
    projects.retain(|row| row.id != project && row.stage == "active");
    projects.sort_by(|a, b| a.key.cmp(&b.key));
    for other in projects.iter().take(2) {
        let grant = NewRoleGrant {
            user_id,
            role_id: role.id,
            scope_kind: "project".into(),
            scope_id: Some(other.id),
        };
        access::grant_role(app, director, &grant).await?;
    }
    Ok(())
}
