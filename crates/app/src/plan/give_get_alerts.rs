//! What waits for people in agreements between projects, and who hears when one is forecast behind its date.

use steerco_store::{Reader, row};
use uuid::Uuid;

use super::{
    give_get_health::Dates,
    give_get_settle::{log, people},
    give_get_view::visible_line,
};
use crate::{
    App, Outcome,
    access::Caller,
    delivery::{News, Spot, announce},
    governance::InboxItem,
    shape::{Reference, instant},
};

/// Most proposals shown in an inbox.
const MOST: u64 = 100;
/// Agreements told of in one go.
const BATCH: u64 = 50;

/// Proposals that wait for the caller: they are named for the side that was asked, or own its project.
pub(crate) async fn give_gets_waiting_for(
    reader: &Reader,
    caller: &Caller,
) -> Outcome<Vec<InboxItem>> {
    let rows = reader.give_gets_waiting_for(caller.user_id, MOST).await?;
    let mut people: Vec<Uuid> = rows.iter().map(|row| row.proposed_by).collect();
    people.sort();
    people.dedup();
    let people = reader.get_many::<row::User>(&people).await?;
    let item = |row: row::GiveGet| {
        let name = people.iter().find(|user| user.id == row.proposed_by);
        let name = name.map(|user| user.name.clone()).unwrap_or_default();
        InboxItem {
            kind: "give_get".into(),
            id: row.id,
            subject_kind: "give_get".into(),
            subject_id: row.id,
            title: row.given,
            href: href(row.id),
            since: instant(row.proposed_at),
            step_name: String::new(),
            step: 0,
            stands_in_for: None,
            seat_id: caller.user_id,
            escalates_at: None,
            escalated: false,
            asked_by: Some(Reference { id: row.proposed_by, name }),
            note: row.note,
            amount_minor: None,
            currency: String::new(),
            due: None,
            version: None,
        }
    };
    Ok(rows.into_iter().map(item).collect())
}

/// How many those are.
pub(crate) async fn count_give_gets_waiting_for(reader: &Reader, caller: &Caller) -> Outcome<u64> {
    Ok(reader.count_give_gets_waiting_for(caller.user_id).await?)
}

/// The page of an agreement.
pub(crate) fn href(id: Uuid) -> String {
    format!("/give-gets/{id}")
}

/// Refuses whoever may see neither side of an agreement.
pub(crate) async fn sees_give_get(reader: &Reader, caller: &Caller, id: Uuid) -> Outcome<()> {
    visible_line(reader, caller, id).await.map(|_| ())
}

/// What an agreement is called.
pub(crate) async fn give_get_name(reader: &Reader, id: Uuid) -> Outcome<Option<String>> {
    Ok(reader.find::<row::GiveGet>(id).await?.map(|row| row.given))
}

/// Tells both sides of agreements whose forecast has passed the agreed date, each once until it is in time
/// again. Every node does so now and then; what another node told first is left alone.
pub async fn tell_of_give_gets(app: &App) -> Outcome<()> {
    let reader = app.store.read();
    if reader.has_give_gets_in_time_again().await? {
        let writer = app.store.bookkeeping().await?;
        writer.forget_told_give_gets().await?;
        writer.commit().await?;
    }
    let rows = reader.give_gets_to_tell(BATCH).await?;
    for line in reader.give_get_lines(rows).await? {
        let mut writer = app.store.write(None).await?;
        if !writer.mark_give_get_told(line.row.id).await? {
            continue;
        }
        log(&mut writer, &line.row, "give_get_behind");
        let (_, text) = Dates::of(&line).health();
        let spot = Spot::GiveGet(line.row.id);
        let news = News { spot, kind: "give_get_behind", text };
        let told = people(&line.row, [&line.giver_project, &line.receiver_project]);
        announce(&mut writer, news, told.into_iter().flatten()).await?;
        writer.commit().await?;
    }
    Ok(())
}
