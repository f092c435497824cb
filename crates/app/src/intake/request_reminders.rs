//! Who has to go on with a request is told once when that takes longer than agreed.

use jiff::civil::Date;
use steerco_store::{Writer, row};

use super::request_times::AgreedTimes;
use crate::{
    App, Outcome,
    delivery::{GuestMail, News, Spot, announce, mail_guest},
    governance::{Subject, deciding},
};

/// Most requests at a time.
const BATCH: u64 = 100;

/// Tells those who have to go on with requests that are overdue, once for each state: who may triage, who
/// assesses, those who decide and who stands in for them, or the requester with a question to answer. Every node
/// does so now and then; what another node told first is left alone.
pub async fn remind_of_requests(app: &App) -> Outcome<()> {
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    remind_of_requests_on(app, today).await
}

/// The same, as of a day.
pub async fn remind_of_requests_on(app: &App, today: Date) -> Outcome<()> {
    let reader = app.store.read();
    let agreed = AgreedTimes::on(&reader, today).await?;
    for row in reader.requests_to_remind(&agreed.agreed_until(), BATCH).await? {
        let Some(due) = agreed.due(&row) else { continue };
        let mut writer = app.store.write(None).await?;
        if !writer.mark_request_reminded(&row).await? {
            continue;
        }
        let days = if due.agreed == 1 { "day was" } else { "days were" };
        let text = format!(
            "{} working {days} agreed, until {}. Number {}.",
            due.agreed, due.day, row.number
        );
        tell(&mut writer, &row, text).await?;
        writer.commit().await?;
    }
    Ok(())
}

async fn tell(writer: &mut Writer<'_>, row: &row::Request, text: String) -> Outcome<()> {
    let spot = Spot::Request(row.id);
    if row.state == "returned" {
        let news = News { spot, kind: "answer_due", text };
        announce(writer, news, row.requester_id).await?;
        if row.requester_id.is_none() {
            let mail = GuestMail { request: row, kind: "answer_due", said: &row.question };
            mail_guest(writer, mail).await?;
        }
        return Ok(());
    }
    let people = match row.state.as_str() {
        "decision" => deciding(writer, Subject::Request(row.id)).await?,
        "assessment" => row.assessor_id.into_iter().collect(),
        _ => vec![],
    };
    let people = match people.is_empty() {
        true => writer.holders(&["request.triage"]).await?,
        false => people,
    };
    announce(writer, News { spot, kind: "request_overdue", text }, people).await
}
