//! Notifications: what concerns a person and they have not seen yet. They are written in the
//! transaction of what they tell of.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, Writer, plan::PlanRows, row};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    mentions::{excerpt, mentioned, names},
    outbox::mail,
    spot::{Spot, signposts},
};
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
    /// What happened, such as `mentioned`, `assigned` or `question`.
    pub kind: String,
    /// Who did it; null for the program itself.
    pub actor: Option<Reference>,
    /// What it is about: `project`, `task`, `request`, `gate_review`, `charter` or `scenario`.
    pub subject_kind: String,
    /// Which one.
    pub subject_id: Uuid,
    /// What people call it; empty when the reader may not see it any more.
    pub title: String,
    /// The project of a task.
    pub within: Option<String>,
    /// Where to look; null when the reader may not see it any more.
    pub href: Option<String>,
    /// How many tasks it stands for.
    pub count: i64,
    /// The comment it tells of.
    pub comment_id: Option<Uuid>,
    /// How that comment begins, or what was said: a question, a reason.
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

/// Something that happened to a subject, and whom it concerns.
#[derive(Debug, Clone)]
pub(crate) struct News {
    /// What it happened to.
    pub spot: Spot,
    /// What happened.
    pub kind: &'static str,
    /// What was said with it, such as a question or a reason.
    pub text: String,
}

/// Tells people of what happened to a subject, each once; nobody is told of their own doing.
pub(crate) async fn announce(
    writer: &mut Writer<'_>,
    news: News,
    people: impl IntoIterator<Item = Uuid>,
) -> Outcome<()> {
    let mut told: Vec<Uuid> = vec![];
    for id in people {
        if Some(id) != writer.actor() && !told.contains(&id) {
            told.push(id);
        }
    }
    let rows = told.into_iter().map(|user_id| row::Notification {
        id: Uuid::now_v7(),
        user_id,
        at: writer.at(),
        kind: news.kind.into(),
        project_id: None,
        subject_kind: news.spot.kind().into(),
        subject_id: news.spot.id(),
        comment_id: None,
        actor_id: writer.actor(),
        count: 1,
        text: news.text.clone(),
        read_at: None,
    });
    let rows = rows.collect();
    put(writer, rows).await
}

/// Every notice is written here, and mailed.
async fn put(writer: &mut Writer<'_>, rows: Vec<row::Notification>) -> Outcome<()> {
    if rows.is_empty() {
        return Ok(());
    }
    mail(writer, &rows).await?;
    Ok(writer.notify(rows).await?)
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
        subject_kind: comment.subject_kind.clone(),
        subject_id: comment.subject_id,
        comment_id: Some(comment.id),
        actor_id: Some(comment.author_id),
        count: 1,
        text: String::new(),
        read_at: None,
    });
    let rows = rows.collect();
    put(writer, rows).await
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
            project_id: Some(after.project.id),
            subject_kind: if only.is_some() { "task" } else { "project" }.into(),
            subject_id: only.unwrap_or(after.project.id),
            comment_id: None,
            actor_id: writer.actor(),
            count: i64::try_from(tasks.len()).unwrap_or(i64::MAX),
            text: String::new(),
            read_at: None,
        }
    };
    let rows: Vec<row::Notification> = given.into_iter().map(notice).collect();
    put(writer, rows).await
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
    let mut shown = views(&reader, caller, found.items.clone()).await?.into_iter();
    let listed = Listed::of(found, |_| shown.next());
    Ok(listed.present())
}

async fn views(
    reader: &Reader,
    caller: &Caller,
    rows: Vec<row::Notification>,
) -> Outcome<Vec<NotificationView>> {
    let spots = rows.iter().map(|row| Spot::stored(&row.subject_kind, row.subject_id));
    let spots = spots.collect::<Outcome<Vec<Spot>>>()?;
    let signposts = signposts(reader, caller, &spots).await?;
    let mut comments: Vec<Uuid> = rows.iter().filter_map(|row| row.comment_id).collect();
    comments.sort();
    comments.dedup();
    let comments = reader.get_many::<row::Comment>(&comments).await?;
    let texts: HashMap<Uuid, String> = comments.into_iter().map(|row| (row.id, row.text)).collect();
    let people = texts.values().flat_map(|text| mentioned(text));
    let people = people.chain(rows.iter().filter_map(|row| row.actor_id));
    let names = names(reader, people).await?;
    let view = |row: row::Notification| {
        let at = signposts.get(&row.subject_id);
        let said = row.comment_id.and_then(|id| texts.get(&id)).unwrap_or(&row.text);
        NotificationView {
            excerpt: at.map(|_| excerpt(said, &names, QUOTED)).unwrap_or_default(),
            href: at.map(|at| place_of(&row, &at.href)),
            title: at.map(|at| at.name.clone()).unwrap_or_default(),
            within: at.and_then(|at| at.within.clone()),
            id: row.id,
            at: instant(row.at),
            kind: row.kind,
            actor: row
                .actor_id
                .map(|id| Reference { id, name: names.get(&id).cloned().unwrap_or_default() }),
            subject_kind: row.subject_kind,
            subject_id: row.subject_id,
            count: row.count,
            comment_id: row.comment_id,
            read: row.read_at.is_some(),
        }
    };
    Ok(rows.into_iter().map(view).collect())
}

/// Where a notice leads: to its comment, to one's tasks, or to the page of what it is about.
pub(super) fn place_of(row: &row::Notification, page: &str) -> String {
    match (row.comment_id, row.kind.as_str(), row.subject_kind.as_str()) {
        (Some(comment), ..) => format!("{page}#comment-{comment}"),
        (None, "assigned", "project") => "/my-tasks".into(),
        _ => page.to_owned(),
    }
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
