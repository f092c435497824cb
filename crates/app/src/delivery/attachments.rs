//! Attachments: files of tasks, projects, requests and other subjects. The row is written by the change log's door; the bytes
//! lie elsewhere, and a list in the database says which of them are to go, so that neither a crash nor
//! a refused write leaves bytes that nobody knows of.

use std::path::Path;

use serde::Serialize;
use steerco_blobs::{BlobError, Incoming, Pieces};
use steerco_store::{Writer, now_micros, row};
use tracing::warn;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    file_kind,
    mentions::names,
    spot::{Ground, Spot, Want},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    shape::{Listed, PageQuery, Reference, instant},
};

/// How long bytes may be on their way before they count as forgotten, in microseconds.
const ON_THE_WAY: i64 = 24 * 3600 * 1_000_000;
/// Bytes removed in one go.
const SWEPT: u64 = 100;
/// Files looked at in one go when all are copied.
const COPIED: u64 = 200;

/// A file of a subject.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AttachmentView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// What its content was found to be, such as `application/pdf`.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// Fingerprint of its content (SHA-256, hexadecimal).
    pub sha256: String,
    /// Who attached it; null when it came with a request by link.
    pub author: Option<Reference>,
    /// When (UTC).
    pub created_at: String,
    /// Where its content is read.
    pub content: String,
    /// Whether the reader may delete it.
    pub deletable: bool,
}

/// A file on its way out.
#[derive(Debug)]
pub struct Download {
    /// Its name.
    pub name: String,
    /// What its content was found to be.
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// Its content.
    pub pieces: Pieces,
}

impl From<BlobError> for Failure {
    fn from(error: BlobError) -> Self {
        match error {
            BlobError::Failed(facts) => Self::FilesAway(facts),
            other => Self::Fault(other.to_string()),
        }
    }
}

/// Where the content of a file is read.
pub(crate) fn content_of(id: Uuid) -> String {
    format!("/api/v1/attachments/{id}/content")
}

fn view(row: row::Attachment, author: String, deletable: bool) -> AttachmentView {
    AttachmentView {
        content: content_of(row.id),
        id: row.id,
        version: row.version,
        name: row.name,
        media_type: row.media_type,
        size: row.size,
        sha256: row.sha256,
        author: row.author_id.map(|id| Reference { id, name: author }),
        created_at: instant(row.created_at),
        deletable,
    }
}

/// One's own files, and all files for who answers for what they belong to.
fn may_delete(caller: &Caller, ground: &Ground, row: &row::Attachment) -> bool {
    let project = ground.project.as_ref();
    let speaks = project.is_none_or(|row| caller.may("comment.write", Place::project(row)));
    ground.manages || (row.author_id == Some(caller.user_id) && speaks)
}

/// Files of a subject; newest first with `sort=-created_at`.
pub async fn attachments(
    app: &App,
    caller: &Caller,
    spot: Spot,
    page: &PageQuery,
) -> Outcome<Listed<AttachmentView>> {
    let (ask, _) = page.ask("created_at")?;
    let reader = app.store.read();
    let ground = spot.open(&reader, caller, Want::See).await?;
    let found = reader.attachments(spot.id(), &ask).await?;
    let names = names(&reader, found.items.iter().filter_map(|row| row.author_id)).await?;
    Ok(Listed::of(found, |row| {
        let deletable = may_delete(caller, &ground, &row);
        let author = row.author_id.and_then(|id| names.get(&id)).cloned().unwrap_or_default();
        view(row, author, deletable)
    }))
}

/// Begins to take a file in, if the caller may attach files there. What comes beyond the largest size
/// allowed is not kept.
pub async fn receive_attachment(app: &App, caller: &Caller, spot: Spot) -> Outcome<Incoming> {
    spot.open(&app.store.read(), caller, Want::Speak).await?;
    Ok(app.settings.files.receive(app.settings.most_file_bytes)?)
}

/// Attaches a file that has come in.
pub async fn attach(
    app: &App,
    caller: &Caller,
    spot: Spot,
    name: &str,
    incoming: Incoming,
) -> Outcome<AttachmentView> {
    let ground = spot.open(&app.store.read(), caller, Want::Speak).await?;
    let file = keep_file(app, name, incoming, app.settings.most_file_bytes).await?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let project = ground.project.map(|row| row.id);
    let row = file.belongs_to(&mut writer, spot, project).await?;
    writer.commit().await?;
    Ok(view(row, caller.name.clone(), true))
}

/// A file whose bytes are kept, and which belongs to nothing yet.
#[derive(Debug, Clone)]
pub(crate) struct KeptFile {
    /// Which one it will be.
    pub id: Uuid,
    name: String,
    media_type: &'static str,
    size: i64,
    sha256: String,
}

/// Keeps the bytes of a file of at most this many; they go after a day when it belongs to nothing then.
pub(crate) async fn keep_file(
    app: &App,
    name: &str,
    incoming: Incoming,
    most: u64,
) -> Outcome<KeptFile> {
    let name = file_kind::checked_name(name);
    if incoming.too_large() {
        let text = format!(
            "“{name}” is too large. At most {} fit here; share a link to it instead.",
            size_text(most)
        );
        return Err(Failure::field("attachment.too_large", "file", text));
    }
    let media_type = file_kind::media_type(&name, incoming.head())?;
    let size = i64::try_from(incoming.size()).unwrap_or(i64::MAX);
    let id = Uuid::now_v7();
    let sha256 = incoming.sha256();
    // From here on somebody knows of the bytes, whatever happens to us.
    let writer = app.store.bookkeeping().await?;
    writer.remove_blobs_at(&[id], writer.at() + ON_THE_WAY).await?;
    writer.commit().await?;
    app.settings.files.put(id, incoming).await?;
    Ok(KeptFile { id, name, media_type, size, sha256 })
}

impl KeptFile {
    /// Attaches it in the transaction of whoever writes.
    pub(crate) async fn belongs_to(
        &self,
        writer: &mut Writer<'_>,
        spot: Spot,
        project_id: Option<Uuid>,
    ) -> Outcome<row::Attachment> {
        let row = row::Attachment {
            id: self.id,
            version: 1,
            project_id,
            subject_kind: spot.kind().into(),
            subject_id: spot.id(),
            name: self.name.clone(),
            media_type: self.media_type.into(),
            size: self.size,
            sha256: self.sha256.clone(),
            author_id: writer.actor(),
            comment_id: None,
            created_at: writer.at(),
            updated_at: writer.at(),
        };
        if writer.strike_blobs(&[self.id]).await? == 0 {
            return Err(Failure::refused(
                "attachment.took_too_long",
                "The file took too long to arrive and was given up. Try again.",
            ));
        }
        writer.insert(&row, "attachment_added").await?;
        Ok(row)
    }
}

/// `25 MB`.
fn size_text(bytes: u64) -> String {
    match bytes {
        0..1_048_576 => format!("{} kB", bytes / 1024),
        _ => format!("{} MB", bytes / 1_048_576),
    }
}

async fn find(app: &App, caller: &Caller, id: Uuid) -> Outcome<(row::Attachment, Spot, Ground)> {
    let reader = app.store.read();
    let row = reader.find::<row::Attachment>(id).await?.ok_or(Failure::NotFound("file"))?;
    let spot = Spot::stored(&row.subject_kind, row.subject_id)?;
    let ground = spot.open(&reader, caller, Want::See).await?;
    Ok((row, spot, ground))
}

/// The content of a file.
pub async fn download(app: &App, caller: &Caller, id: Uuid) -> Outcome<Download> {
    let (row, ..) = find(app, caller, id).await?;
    let pieces = app.settings.files.open(id).await.map_err(|error| match error {
        BlobError::Missing(_) => Failure::Fault(format!("the bytes of “{}” are gone", row.name)),
        other => other.into(),
    })?;
    Ok(Download { name: row.name, media_type: row.media_type, size: row.size, pieces })
}

/// Deletes a file; its bytes follow when that is written.
pub async fn delete_attachment(app: &App, caller: &Caller, id: Uuid, version: i64) -> Outcome<()> {
    let (row, spot, ground) = find(app, caller, id).await?;
    spot.open(&app.store.read(), caller, Want::Speak).await?;
    if !may_delete(caller, &ground, &row) {
        return Err(Failure::refused(
            "attachment.not_yours",
            "Only who attached a file, or who answers for what it belongs to, may delete it.",
        ));
    }
    unchanged(row.version, version, async { Ok(view(row.clone(), String::new(), true)) }).await?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    spot.file_leaves(&mut writer, id).await?;
    writer.delete(&row, "attachment_deleted").await?;
    writer.remove_blobs_at(&[id], writer.at()).await?;
    writer.commit().await?;
    // What does not work now is done later.
    if let Err(failure) = sweep(app, &[id]).await {
        warn!(%failure, "the bytes of a deleted file could not be removed yet");
    }
    Ok(())
}

/// Removes bytes whose time has come; answers how many. Runs now and then on every node.
pub async fn sweep_files(app: &App) -> Outcome<u64> {
    app.settings.files.forget_unfinished().await?;
    let mut swept = 0;
    loop {
        let due = app.store.read().due_blobs(now_micros(), SWEPT).await?;
        if due.is_empty() {
            return Ok(swept);
        }
        swept += sweep(app, &due).await?;
    }
}

async fn sweep(app: &App, ids: &[Uuid]) -> Outcome<u64> {
    let (mut gone, mut failed) = (vec![], None);
    for id in ids {
        match app.settings.files.remove(*id).await {
            Ok(()) => gone.push(*id),
            // One that cannot be removed now does not keep the others.
            Err(error) => failed = Some(error),
        }
    }
    let writer = app.store.bookkeeping().await?;
    let struck = writer.strike_blobs(&gone).await?;
    writer.commit().await?;
    failed.map_or(Ok(struck), |error| Err(error.into()))
}

/// What became of the files of a backup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CopiedFiles {
    /// Copied, and the same as when they were attached.
    pub copied: u64,
    /// Names of those whose bytes were missing or not the same.
    pub missing: Vec<String>,
}

/// Copies the bytes of all files into a folder, one file each named by its id.
pub async fn copy_files_out(app: &App, folder: &Path) -> Outcome<CopiedFiles> {
    let into = steerco_blobs::Blobs::on_disk(folder.into());
    copy_files(app, &app.settings.files, &into).await
}

/// Brings the bytes of all files back from such a folder.
pub async fn copy_files_in(app: &App, folder: &Path) -> Outcome<CopiedFiles> {
    let from = steerco_blobs::Blobs::on_disk(folder.into());
    copy_files(app, &from, &app.settings.files).await
}

async fn copy_files(
    app: &App,
    from: &steerco_blobs::Blobs,
    into: &steerco_blobs::Blobs,
) -> Outcome<CopiedFiles> {
    let mut done = CopiedFiles::default();
    let mut after = Uuid::nil();
    loop {
        let rows = app.store.read().attachments_after(after, COPIED).await?;
        let Some(last) = rows.last() else { return Ok(done) };
        after = last.id;
        for row in rows {
            let incoming = match from.receive_from(row.id, into).await {
                Ok(incoming) => incoming,
                Err(BlobError::Missing(_)) => {
                    done.missing.push(row.name);
                    continue;
                }
                Err(error) => return Err(error.into()),
            };
            if incoming.sha256() != row.sha256 {
                done.missing.push(row.name);
                continue;
            }
            into.put(row.id, incoming).await?;
            done.copied += 1;
        }
    }
}
