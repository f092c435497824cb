//! Requests by link, from people who are not signed in. Whoever has the link sees the form and nothing
//! else: no people, no other requests. What they send is bounded in size and in number, and what is
//! sent twice is filed once: the secret by which a request is followed is made from what was sent, so
//! that the same sending has the same answer and the answer itself is kept nowhere.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use steerco_blobs::Incoming;
use steerco_store::{Writer, fold, now_micros, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    form::{Answers, Form, QuestionKind, checked_answers},
    request_links::works,
    request_types::{self, currency_of},
    requests::words_of,
    submit_request::{require_complete, tell_the_pmo},
};
use crate::{
    App, Failure, Outcome,
    access::{checked_email, secret},
    context::retrying,
    delivery::{GuestMail, KeptFile, Spot, keep_file, mail_guest},
    plan::{read_json, write_json},
    shape::checked_name,
};

/// Most files of a request by link.
const MOST_FILES: usize = 5;
/// Largest of these files, in bytes.
const MOST_FILE_BYTES: u64 = 10 << 20;
/// Most letters of a title or a name.
const MOST_NAME: usize = 200;
/// Most letters of all answers together.
const MOST_LETTERS: usize = 60_000;
/// Letters that an idempotency key may have.
const KEY: std::ops::RangeInclusive<usize> = 16..=200;

/// A form as somebody sees it who is not signed in.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AskForm {
    /// Whose it is.
    pub organisation: String,
    /// What is asked for.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Currency of its amounts.
    pub currency: String,
    /// The questions.
    pub form: Form,
    /// Most files of a request.
    pub most_files: usize,
    /// Largest of these files, in bytes.
    pub most_file_bytes: u64,
}

/// A request by link.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct AskInput {
    /// Title.
    pub title: String,
    /// Who asks.
    pub name: String,
    /// Their mail address, to which answers go.
    pub email: String,
    /// Answers by the code of the question, but for files, which come with the request.
    #[serde(default)]
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub answers: Answers,
}

/// A file that answers a question.
#[derive(Debug)]
pub struct AskedFile {
    /// Code of the question.
    pub question: String,
    /// Its name.
    pub name: String,
    /// Its content.
    pub incoming: Incoming,
}

/// What was filed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Asked {
    /// Number of the request.
    pub number: i64,
    /// Title.
    pub title: String,
    /// Where it is followed; private, and shown here and in mail to the requester only.
    pub follow: String,
}

/// A link that was followed to its form.
#[derive(Debug)]
pub struct OpenAsk {
    link: row::RequestLink,
    kind: row::RequestType,
    secret: String,
    form: Form,
}

impl OpenAsk {
    /// Begins to take a file in.
    pub fn receive(&self, app: &App) -> Outcome<Incoming> {
        Ok(app.settings.files.receive(most_file_bytes(app))?)
    }

    /// Bytes that all of a sending has at most: files, answers, and what is around them.
    pub fn most_bytes(app: &App) -> u64 {
        most_file_bytes(app) * MOST_FILES as u64 + (1 << 20)
    }
}

fn most_file_bytes(app: &App) -> u64 {
    MOST_FILE_BYTES.min(app.settings.most_file_bytes)
}

/// Of whoever comes by a link: sixty looks at once from one address, then one a second.
pub(crate) fn count_look(app: &App, address: &str) -> Outcome<()> {
    app.throttle.attempt(format!("look {address}"), 60.0, Duration::from_secs(1))
}

/// Ten sendings at once from one address, then one a minute; sixty by one link, then one in ten
/// seconds.
pub(super) fn count_sending(app: &App, address: &str, link: Uuid) -> Outcome<()> {
    app.throttle.attempt(format!("send {address}"), 10.0, Duration::from_secs(60))?;
    app.throttle.attempt(format!("send by {link}"), 60.0, Duration::from_secs(10))
}

async fn open(app: &App, secret: &str) -> Outcome<OpenAsk> {
    let reader = app.store.read();
    let link = reader.request_link_by_secret(&secret::hash(secret)).await?;
    let link = link.filter(|link| works(link, now_micros())).ok_or(Failure::NotFound("form"))?;
    let kind = request_types::find(&reader, link.type_id).await?;
    if kind.archived {
        return Err(Failure::NotFound("form"));
    }
    let form: Form = read_json(&kind.form)?;
    Ok(OpenAsk { link, kind, secret: secret.to_owned(), form: form.for_guests() })
}

/// The form that a link leads to. `address` is where it is asked from.
pub async fn ask_form(app: &App, secret: &str, address: &str) -> Outcome<AskForm> {
    count_look(app, address)?;
    let ask = open(app, secret).await?;
    let organisation = app.store.read().organisation().await?;
    Ok(AskForm {
        organisation: organisation.map(|row| row.name).unwrap_or_default(),
        name: ask.kind.name,
        description: ask.kind.description,
        currency: ask.kind.currency,
        form: ask.form,
        most_files: MOST_FILES,
        most_file_bytes: most_file_bytes(app),
    })
}

/// Follows a link in order to send a request: before anything of that is read.
pub async fn open_ask(app: &App, secret: &str, address: &str) -> Outcome<OpenAsk> {
    count_look(app, address)?;
    let ask = open(app, secret).await?;
    count_sending(app, address, ask.link.id)?;
    Ok(ask)
}

/// What was written, as it is to be kept.
struct Written {
    title: String,
    name: String,
    email: String,
    answers: Answers,
}

fn short_name(field: &str, text: &str) -> Outcome<String> {
    let name = checked_name(field, text)?;
    if name.chars().count() > MOST_NAME {
        let text = format!("Use at most {MOST_NAME} letters.");
        return Err(Failure::field("ask.too_long", field, text));
    }
    Ok(name)
}

fn checked(ask: &OpenAsk, input: &AskInput) -> Outcome<Written> {
    let asks_file = |code: &String| {
        ask.form.questions().any(|one| one.code == *code && one.kind == QuestionKind::File)
    };
    if let Some(code) = input.answers.keys().find(|code| asks_file(code)) {
        return Err(Failure::field("ask.file_apart", code, "Send the file itself."));
    }
    if input.answers.values().map(|one| one.chars().count()).sum::<usize>() > MOST_LETTERS {
        let text = format!("All answers together may have {MOST_LETTERS} letters. Shorten them.");
        return Err(Failure::field("ask.too_long", "answers", text));
    }
    Ok(Written {
        title: short_name("title", &input.title)?,
        name: short_name("name", &input.name)?,
        email: checked_email(&input.email)?,
        answers: checked_answers(&ask.form, &input.answers, currency_of(&ask.kind.currency))?,
    })
}

/// Files a request by link and answers where it is followed. `key` tells sendings apart: the same under
/// the same key is filed once.
pub async fn file_ask(
    app: &App,
    ask: &OpenAsk,
    key: &str,
    input: &AskInput,
    files: Vec<AskedFile>,
) -> Outcome<Asked> {
    if !KEY.contains(&key.len()) {
        return Err(Failure::refused(
            "ask.key_missing",
            "Send a random Idempotency-Key of 16 to 200 characters: what is sent twice is then \
             filed once.",
        ));
    }
    let mut written = checked(ask, input)?;
    let prints: Vec<(&str, String)> =
        files.iter().map(|file| (file.question.as_str(), file.incoming.sha256())).collect();
    let Written { title, name, email, answers } = &written;
    let print = write_json(&(title, name, email, answers, prints))?;
    let follow = secret::hash(&format!("follow\n{}\n{key}\n{print}", ask.secret));
    if let Some(known) = known(app, &follow).await? {
        return Ok(known);
    }
    check_files(ask, &files)?;
    let mut kept = vec![];
    for file in files {
        let most = most_file_bytes(app);
        let one = keep_file(app, &file.name, file.incoming, most).await;
        let one = one.map_err(|failure| failure.at_field(&file.question))?;
        let answer = written.answers.entry(file.question).or_default();
        *answer =
            if answer.is_empty() { one.id.to_string() } else { format!("{answer},{}", one.id) };
        kept.push(one);
    }
    require_complete(&ask.form, &written.answers)?;
    let shown: Vec<String> =
        ask.form.shown(&written.answers).iter().map(|one| one.code.clone()).collect();
    written.answers.retain(|code, _| shown.contains(code));
    let filed = retrying(|| async {
        let mut writer = app.store.write(None).await?;
        let asked = write(app, &mut writer, ask, &written, &kept, &follow).await?;
        writer.commit().await?;
        Ok(asked)
    })
    .await;
    // The same was being filed at the same moment.
    match filed {
        Err(failure) => known(app, &follow).await?.ok_or(failure),
        filed => filed,
    }
}

/// What a sending was answered before.
async fn known(app: &App, follow: &str) -> Outcome<Option<Asked>> {
    let reader = app.store.read();
    let Some(id) = reader.followed_request(&secret::hash(follow)).await? else { return Ok(None) };
    let row = reader.get::<row::Request>(id).await?;
    Ok(Some(asked(app, row, follow)))
}

fn asked(app: &App, row: row::Request, follow: &str) -> Asked {
    let follow = format!("{}/follow/{follow}", app.settings.public_url);
    Asked { number: row.number, title: row.title, follow }
}

fn check_files(ask: &OpenAsk, files: &[AskedFile]) -> Outcome<()> {
    if files.len() > MOST_FILES {
        let text = format!("Send at most {MOST_FILES} files.");
        return Err(Failure::field("ask.too_many_files", "files", text));
    }
    for file in files {
        let asked = ask.form.questions().find(|one| one.code == file.question);
        if asked.is_none_or(|one| one.kind != QuestionKind::File) {
            let text = "The form asks for no file here. Reload the page.";
            return Err(Failure::field("ask.unexpected_file", &file.question, text));
        }
    }
    Ok(())
}

async fn write(
    app: &App,
    writer: &mut Writer<'_>,
    ask: &OpenAsk,
    written: &Written,
    files: &[KeptFile],
    follow: &str,
) -> Outcome<Asked> {
    // What the PMO closed meanwhile takes nothing in.
    let link = writer.get::<row::RequestLink>(ask.link.id).await?;
    if !works(&link, writer.at()) {
        return Err(Failure::NotFound("form"));
    }
    let at = writer.at();
    let row = row::Request {
        id: Uuid::now_v7(),
        version: 1,
        number: writer.next_request_number().await?,
        type_id: ask.kind.id,
        title_folded: fold(&written.title),
        title: written.title.clone(),
        state: "submitted".into(),
        state_since: at,
        submitted_at: Some(at),
        requester_id: None,
        guest_name: Some(written.name.clone()),
        guest_email: Some(written.email.clone()),
        link_id: Some(link.id),
        assessor_id: None,
        program_id: None,
        amount: ask.form.amount(&written.answers, currency_of(&ask.kind.currency)),
        answers: write_json(&written.answers)?,
        form: write_json(&ask.form)?,
        currency: ask.kind.currency.clone(),
        assessment: String::new(),
        question: String::new(),
        returned_from: None,
        merged_into_id: None,
        project_id: None,
        reminded_at: None,
        created_at: at,
        updated_at: at,
    };
    writer.insert(&row, "request_submitted").await?;
    writer.add_follow_link(secret::hash(follow), row.id).await?;
    for file in files {
        file.belongs_to(writer, Spot::Request(row.id), None).await?;
    }
    writer.set_request_words(row.id, &words_of(&row, &ask.form, &written.answers)).await?;
    tell_the_pmo(writer, &row).await?;
    mail_guest(writer, GuestMail { request: &row, kind: "arrived", said: "" }).await?;
    Ok(asked(app, row, follow))
}
