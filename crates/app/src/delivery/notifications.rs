//! Notifications: what concerns a person and they have not seen yet. They are written in the
//! transaction of what they tell of.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, Writer, plan::PlanRows, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::mentions::{excerpt, mentioned, names};
use crate::{
    App, Outcome,
    access::Caller,
    shape::{Listed, PageQuery, Reference, instant},
};

/// Unread ones are counted up to here.
const MOST_UNREAD: u64 = 100;
/// Letters of a comment shown in a notice.
const QUOTED: usize = 160;

/// Something that concerns the reader.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NotificationView {
    /// Which one.
    pub id: Uuid,
    /// When (UTC).
    pub at: String,
    /// `mentioned`, `replied` or `assigned`.
    pub kind: String,
    /// Who did it; null for the program itself.
    pub actor: Option<Reference>,
    /// The project.
    pub project: Reference,
    /// The task, when it is about one.
    pub task: Option<Reference>,
    /// How many tasks it stands for.
    pub count: i64,
    /// The comment it tells of.
    pub comment_id: Option<Uuid>,
    /// How that comment begins.
    pub excerpt: String,
    /// Whether it was read.
    pub read: bool,
}

/// Which notices.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct NotificationQuery {
    /// Only those not read yet.
    pub unread: Option<bool>,
}

/// How much is not read yet.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Unread {
    /// At most 100; who has more has 100 or more.
    pub unread: u64,
}

/// What was read.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct ReadNotifications {
    /// These, at most 500; all when absent.
    pub ids: Option<Vec<Uuid>>,
}

/// Who is told, and why: the first reason given stands.
#[derive(Debug, Default)]
pub(super) struct Told {
    people: Vec<(Uuid, &'static str)>,
}

impl Told {
    /// Adds people to tell for this reason.
    pub(super) fn add(&mut self, kind: &'static str, people: Vec<Uuid>) {
        for id in people {
            if !self.people.iter().any(|(known, _)| *known == id) {
                self.people.push((id, kind));
            }
        }
    }
}

/// Tells people of a comment; nobody is told of their own.
pub(super) async fn tell(
    writer: &mut Writer<'_>,
    comment: &row::Comment,
    told: Told,
) -> Outcome<()> {
    let people = told.people.into_iter().filter(|(id, _)| *id != comment.author_id);
    let rows = people.map(|(user_id, kind)| row::Notification {
        id: Uuid::now_v7(),
        user_id,
        at: writer.at(),
        kind: kind.into(),
        project_id: comment.project_id,
        noun: comment.noun.clone(),
        noun_id: comment.noun_id,
        comment_id: Some(comment.id),
        actor_id: Some(comment.author_id),
        count: 1,
        read_at: None,
    });
    let rows = rows.collect();
    Ok(writer.notify(rows).await?)
}

/// Tells people of tasks that an edit gave them, one notice for all of the edit. Templates are
/// nobody's work.
pub(crate) async fn assigned(
    writer: &mut Writer<'_>,
    before: &PlanRows,
    after: &PlanRows,
) -> Outcome<()> {
    if after.project.template {
        return Ok(());
    }
    let old: HashSet<(Uuid, Option<Uuid>)> =
        before.assignments.iter().map(|row| (row.task_id, row.resource_id)).collect();
    let users: HashMap<Uuid, Uuid> =
        after.resources.iter().filter_map(|row| Some((row.id, row.user_id?))).collect();
    let mut given: Vec<(Uuid, Vec<Uuid>)> = vec![];
    for row in &after.assignments {
        let user = row.resource_id.and_then(|id| users.get(&id)).copied();
        let Some(user) = user.filter(|user| Some(*user) != writer.actor()) else { continue };
        if old.contains(&(row.task_id, row.resource_id)) {
            continue;
        }
        match given.iter_mut().find(|(known, _)| *known == user) {
            Some((_, tasks)) if tasks.contains(&row.task_id) => {}
            Some((_, tasks)) => tasks.push(row.task_id),
            None => given.push((user, vec![row.task_id])),
        }
    }
    let notice = |(user_id, tasks): (Uuid, Vec<Uuid>)| {
        let only = tasks.first().copied().filter(|_| tasks.len() == 1);
        row::Notification {
            id: Uuid::now_v7(),
            user_id,
            at: writer.at(),
            kind: "assigned".into(),
            project_id: after.project.id,
            noun: if only.is_some() { "task" } else { "project" }.into(),
            noun_id: only.unwrap_or(after.project.id),
            comment_id: None,
            actor_id: writer.actor(),
            count: i64::try_from(tasks.len()).unwrap_or(i64::MAX),
            read_at: None,
        }
    };
    let rows: Vec<row::Notification> = given.into_iter().map(notice).collect();
    Ok(writer.notify(rows).await?)
}

/// What concerns the caller, newest first; nothing of what they may not see any more.
pub async fn notifications(
    app: &App,
    caller: &Caller,
    query: &NotificationQuery,
    page: &PageQuery,
) -> Outcome<Listed<NotificationView>> {
    let (ask, _) = page.ask("-at")?;
    let reader = app.store.read();
    let visible = caller.visible("project.view");
    let unread = query.unread.unwrap_or(false);
    let found = reader.notifications(caller.user_id, unread, &visible, &ask).await?;
    let mut shown = views(&reader, found.items.clone()).await?.into_iter();
    let listed = Listed::of(found, |_| shown.next());
    Ok(listed.present())
}

async fn views(reader: &Reader, rows: Vec<row::Notification>) -> Outcome<Vec<NotificationView>> {
    let unique = |ids: &mut dyn Iterator<Item = Uuid>| {
        let mut ids: Vec<Uuid> = ids.collect();
        ids.sort();
        ids.dedup();
        ids
    };
    let projects = unique(&mut rows.iter().map(|row| row.project_id));
    let tasks = rows.iter().filter(|row| row.noun == "task");
    let tasks = unique(&mut tasks.map(|row| row.noun_id));
    let comments = unique(&mut rows.iter().filter_map(|row| row.comment_id));
    let projects = reader.get_many::<row::Project>(&projects).await?;
    let tasks = reader.get_many::<row::Task>(&tasks).await?;
    let comments = reader.get_many::<row::Comment>(&comments).await?;
    let mut nouns: HashMap<Uuid, String> =
        projects.into_iter().map(|row| (row.id, row.name)).collect();
    nouns.extend(tasks.into_iter().map(|row| (row.id, row.name)));
    let texts: HashMap<Uuid, String> = comments.into_iter().map(|row| (row.id, row.text)).collect();
    let people = texts.values().flat_map(|text| mentioned(text));
    let people = people.chain(rows.iter().filter_map(|row| row.actor_id));
    let names = names(reader, people).await?;
    let named = |id: Uuid| Reference { id, name: nouns.get(&id).cloned().unwrap_or_default() };
    let view = |row: row::Notification| NotificationView {
        id: row.id,
        at: instant(row.at),
        kind: row.kind,
        actor: row
            .actor_id
            .map(|id| Reference { id, name: names.get(&id).cloned().unwrap_or_default() }),
        project: named(row.project_id),
        task: (row.noun == "task").then(|| named(row.noun_id)),
        count: row.count,
        comment_id: row.comment_id,
        excerpt: row
            .comment_id
            .and_then(|id| texts.get(&id))
            .map(|text| excerpt(text, &names, QUOTED))
            .unwrap_or_default(),
        read: row.read_at.is_some(),
    };
    Ok(rows.into_iter().map(view).collect())
}

/// How much the caller has not read yet.
pub async fn unread_notifications(app: &App, caller: &Caller) -> Outcome<Unread> {
    let visible = caller.visible("project.view");
    let reader = app.store.read();
    let unread = reader.unread_notifications(caller.user_id, &visible, MOST_UNREAD).await?;
    Ok(Unread { unread })
}

/// Marks notices of the caller as read.
pub async fn read_notifications(
    app: &App,
    caller: &Caller,
    input: &ReadNotifications,
) -> Outcome<Unread> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    writer.read_notifications(caller.user_id, input.ids.as_deref()).await?;
    writer.commit().await?;
    unread_notifications(app, caller).await
}
