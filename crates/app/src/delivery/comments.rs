//! Comments: what people say about a task, a project, a request or another subject, in conversations.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, Writer, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    attachments::content_of,
    mentions::{check, excerpt, mentioned, names},
    notifications::{Told, tell},
    spot::{Ground, Spot, Want},
};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    failure::unchanged,
    shape::{Listed, PageQuery, Reference, instant},
};

/// Most letters of a comment.
const MOST: usize = 10_000;
/// Most files that come with one comment.
const MOST_FILES: usize = 20;
/// Letters of a comment shown where it is answered.
const QUOTED: usize = 140;

/// What someone said.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CommentView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// What it is about: `project`, `task`, `request`, `gate_review`, `charter` or `scenario`.
    pub subject_kind: String,
    /// Which one.
    pub subject_id: Uuid,
    /// Who said it.
    pub author: Reference,
    /// Markdown; a person is mentioned as `@[id]`.
    pub text: String,
    /// The people mentioned, with their names.
    pub mentions: Vec<Reference>,
    /// What it answers.
    pub reply_to: Option<QuotedComment>,
    /// Files that came with it; they belong to what it is about.
    pub files: Vec<CommentFile>,
    /// When it was said (UTC).
    pub created_at: String,
    /// When it was changed last (UTC).
    pub edited_at: Option<String>,
}

/// A comment as quoted by an answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct QuotedComment {
    /// Which one.
    pub id: Uuid,
    /// Who said it; null when it is deleted.
    pub author: Option<Reference>,
    /// How it begins, on one line.
    pub excerpt: String,
}

/// A file that came with a comment.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CommentFile {
    /// Which one, among the files of what it is about.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Bytes.
    pub size: i64,
    /// What its content was found to be, such as `application/pdf`.
    pub media_type: String,
    /// Where its content is read.
    pub content: String,
}

/// Something to say.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct NewComment {
    /// Markdown without HTML; mention a person as `@[id]`.
    pub text: String,
    /// The comment it answers.
    pub reply_to_id: Option<Uuid>,
    /// Files that come with it: one's own, attached before to the same subject; at most 20.
    #[serde(default)]
    pub files: Vec<Uuid>,
}

/// Changes to one's own comment.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchComment {
    /// Markdown without HTML; mention a person as `@[id]`.
    pub text: String,
}

/// What was said about a subject; newest first with `sort=-created_at`.
pub async fn comments(
    app: &App,
    caller: &Caller,
    spot: Spot,
    page: &PageQuery,
) -> Outcome<Listed<CommentView>> {
    let (ask, _) = page.ask("created_at")?;
    let reader = app.store.read();
    spot.open(&reader, caller, Want::See).await?;
    let found = reader.comments(spot.id(), &ask).await?;
    let mut shown = views(&reader, found.items.clone()).await?.into_iter();
    let listed = Listed::of(found, |_| shown.next());
    Ok(listed.present())
}

async fn views(reader: &Reader, rows: Vec<row::Comment>) -> Outcome<Vec<CommentView>> {
    let quoted: Vec<Uuid> = rows.iter().filter_map(|row| row.reply_to_id).collect();
    let quoted = reader.get_many::<row::Comment>(&quoted).await?;
    let quoted: HashMap<Uuid, row::Comment> = quoted.into_iter().map(|row| (row.id, row)).collect();
    let people = rows.iter().chain(quoted.values());
    let people = people.flat_map(|row| mentioned(&row.text).into_iter().chain([row.author_id]));
    let names = names(reader, people).await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut files: HashMap<Uuid, Vec<CommentFile>> = HashMap::new();
    for file in reader.comment_files(&ids).await? {
        let Some(comment) = file.comment_id else { continue };
        files.entry(comment).or_default().push(CommentFile {
            id: file.id,
            content: content_of(file.id),
            name: file.name,
            size: file.size,
            media_type: file.media_type,
        });
    }
    let person = |id: Uuid| Reference { id, name: names.get(&id).cloned().unwrap_or_default() };
    let quote = |id: Uuid| match quoted.get(&id) {
        Some(row) => QuotedComment {
            id,
            author: Some(person(row.author_id)),
            excerpt: excerpt(&row.text, &names, QUOTED),
        },
        None => QuotedComment { id, author: None, excerpt: String::new() },
    };
    let mut view = |row: row::Comment| CommentView {
        files: files.remove(&row.id).unwrap_or_default(),
        id: row.id,
        version: row.version,
        subject_kind: row.subject_kind,
        subject_id: row.subject_id,
        author: person(row.author_id),
        mentions: mentioned(&row.text).into_iter().map(person).collect(),
        text: row.text,
        reply_to: row.reply_to_id.map(quote),
        created_at: instant(row.created_at),
        edited_at: row.edited_at.map(instant),
    };
    Ok(rows.into_iter().map(&mut view).collect())
}

async fn view(reader: &Reader, row: row::Comment) -> Outcome<CommentView> {
    views(reader, vec![row]).await?.pop().ok_or(Failure::NotFound("comment"))
}

fn checked_text(text: &str) -> Outcome<String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Failure::field("comment.empty", "text", "Write something first."));
    }
    let letters = text.chars().count();
    if letters > MOST {
        let text = format!("Use at most {MOST} letters; this has {letters}.");
        return Err(Failure::field("comment.too_long", "text", text));
    }
    Ok(text.to_owned())
}

/// Says something about a subject; those it concerns are told.
pub async fn create_comment(
    app: &App,
    caller: &Caller,
    spot: Spot,
    input: &NewComment,
) -> Outcome<CommentView> {
    let reader = app.store.read();
    let ground = spot.open(&reader, caller, Want::Speak).await?;
    let text = checked_text(&input.text)?;
    let people = mentioned(&text);
    check(&reader, caller, spot, &ground, &people).await?;
    let answered = match input.reply_to_id {
        None => None,
        Some(id) => {
            let found = reader.find::<row::Comment>(id).await?;
            let found = found.filter(|row| row.subject_id == spot.id());
            Some(found.ok_or_else(|| {
                let text = "What you answer is not here any more. Send it as a new comment.";
                Failure::field("comment.unknown_reply", "reply_to_id", text)
            })?)
        }
    };
    let files = own_files(&reader, caller, spot, &input.files).await?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let id = Uuid::now_v7();
    let row = row::Comment {
        id,
        version: 1,
        project_id: ground.project.map(|row| row.id),
        subject_kind: spot.kind().into(),
        subject_id: spot.id(),
        thread_id: answered.as_ref().map_or(id, |row| row.thread_id),
        reply_to_id: answered.as_ref().map(|row| row.id),
        author_id: caller.user_id,
        text,
        edited_at: None,
        created_at: writer.at(),
        updated_at: writer.at(),
    };
    let mut told = Told::default();
    told.add("mentioned", people);
    if answered.is_some() {
        told.add("replied", reader.thread_authors(row.thread_id).await?);
    }
    writer.insert(&row, "comment_created").await?;
    for file in files {
        let shown = row::Attachment { comment_id: Some(id), ..file.clone() };
        writer.update(&file, shown, "attachment_updated").await?;
    }
    tell(&mut writer, &row, told).await?;
    writer.commit().await?;
    view(&app.store.read(), row).await
}

/// The caller's files of a subject that no comment came with yet.
async fn own_files(
    reader: &Reader,
    caller: &Caller,
    spot: Spot,
    ids: &[Uuid],
) -> Outcome<Vec<row::Attachment>> {
    if ids.len() > MOST_FILES {
        let text = format!("Send at most {MOST_FILES} files with one comment.");
        return Err(Failure::field("comment.too_many_files", "files", text));
    }
    let mut files = reader.get_many::<row::Attachment>(ids).await?;
    files.retain(|file| {
        (file.subject_id, file.author_id, file.comment_id)
            == (spot.id(), Some(caller.user_id), None)
    });
    let there = |id: &Uuid| files.iter().any(|file| file.id == *id);
    if !ids.iter().all(there) {
        let text = "A file of this comment is not here any more. Attach it again.";
        return Err(Failure::field("comment.unknown_file", "files", text));
    }
    Ok(files)
}

/// One's own comment, or why it is not.
async fn own(reader: &Reader, caller: &Caller, id: Uuid) -> Outcome<(row::Comment, Ground)> {
    let row = reader.find::<row::Comment>(id).await?.ok_or(Failure::NotFound("comment"))?;
    let spot = Spot::stored(&row.subject_kind, row.subject_id)?;
    let ground = spot.open(reader, caller, Want::Speak).await?;
    if row.author_id != caller.user_id {
        return Err(Failure::refused(
            "comment.not_yours",
            "Only who wrote a comment may change or delete it. Answer it instead.",
        ));
    }
    Ok((row, ground))
}

/// Changes one's own comment; people mentioned only now are told.
pub async fn update_comment(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchComment,
) -> Outcome<CommentView> {
    let reader = app.store.read();
    let (before, ground) = own(&reader, caller, id).await?;
    unchanged(before.version, version, async { view(&reader, before.clone()).await }).await?;
    let text = checked_text(&patch.text)?;
    let old = mentioned(&before.text);
    let new: Vec<Uuid> = mentioned(&text).into_iter().filter(|id| !old.contains(id)).collect();
    let spot = Spot::stored(&before.subject_kind, before.subject_id)?;
    check(&reader, caller, spot, &ground, &new).await?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let after = row::Comment { text, edited_at: Some(writer.at()), ..before.clone() };
    let after = writer.update(&before, after, "comment_updated").await?;
    let mut told = Told::default();
    told.add("mentioned", new);
    tell(&mut writer, &after, told).await?;
    writer.commit().await?;
    view(&app.store.read(), after).await
}

/// Deletes one's own comment, and what was told of it. The history keeps that it was there; files
/// that came with it stay where they were attached.
pub async fn delete_comment(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    let reader = app.store.read();
    let (row, _) = own(&reader, caller, id).await?;
    unchanged(row.version, version, async { view(&reader, row.clone()).await }).await?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    for file in reader.comment_files(&[id]).await? {
        let alone = row::Attachment { comment_id: None, ..file.clone() };
        writer.update(&file, alone, "attachment_updated").await?;
    }
    remove(&mut writer, &row).await?;
    writer.commit().await?;
    Ok(())
}

async fn remove(writer: &mut Writer<'_>, row: &row::Comment) -> Outcome<()> {
    writer.delete(row, "comment_deleted").await?;
    writer.forget_notifications(row.id).await?;
    Ok(())
}
