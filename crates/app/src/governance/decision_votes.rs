//! Who decides, and how they vote: themselves, or as it was said at the table.

use serde::{Deserialize, Serialize};
use steerco_store::{Writer, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    DecisionRecord,
    decision_log::{checked_person, checked_text, decision_record, require_open},
    decision_subject::visible_decision,
    lifecycle_views::stored_word,
};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    delivery::{News, Spot, announce},
    shape::nullable,
};

/// Most people who decide.
const MOST_MEMBERS: usize = 50;

/// How somebody votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Vote {
    /// For what was decided.
    For,
    /// Against it.
    Against,
    /// Neither.
    Abstain,
}

/// Somebody who decides, as sent.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct DecisionMemberInput {
    /// Who.
    pub user_id: Uuid,
    /// How they voted; as it is when absent, none when null.
    #[serde(default, deserialize_with = "nullable")]
    pub vote: Option<Option<Vote>>,
    /// What they said; as it is when absent.
    pub words: Option<String>,
}

/// A vote.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct CastVote {
    /// For, against or neither.
    pub vote: Vote,
    /// What there is to say to it.
    #[serde(default)]
    pub words: String,
}

/// Lets these people decide and no others, and asks those who are new for their vote.
pub(super) async fn put_members(
    writer: &mut Writer<'_>,
    row: &row::Decision,
    wanted: &[DecisionMemberInput],
) -> Outcome<()> {
    let mut ids: Vec<Uuid> = wanted.iter().map(|one| one.user_id).collect();
    ids.sort();
    ids.dedup();
    if ids.len() != wanted.len() || ids.len() > MOST_MEMBERS {
        let text = format!("Name everybody once, at most {MOST_MEMBERS} people.");
        return Err(Failure::field("decision.bad_members", "members", text));
    }
    let known = writer.decision_members(&[row.id]).await?;
    for gone in known.iter().filter(|one| !ids.contains(&one.user_id)) {
        writer.delete(gone, "decision_member_removed").await?;
        writer.inbox_changed(gone.user_id);
    }
    let mut asked = vec![];
    for one in wanted {
        let words = one.words.as_deref().map(|words| checked_text("members", words)).transpose()?;
        let vote = match one.vote {
            None => None,
            Some(vote) => Some(vote.map(|vote| stored_word(&vote)).transpose()?),
        };
        if let Some(before) = known.iter().find(|known| known.user_id == one.user_id) {
            let after = row::DecisionMember {
                vote: vote.unwrap_or(before.vote.clone()),
                words: words.unwrap_or(before.words.clone()),
                ..before.clone()
            };
            if after != *before {
                writer.update(before, after, "decision_voted").await?;
                writer.inbox_changed(before.user_id);
            }
            continue;
        }
        checked_person(writer, "members", one.user_id).await?;
        let now = writer.at();
        let member = row::DecisionMember {
            id: Uuid::now_v7(),
            version: 1,
            decision_id: row.id,
            project_id: row.project_id,
            user_id: one.user_id,
            vote: vote.flatten(),
            words: words.unwrap_or_default(),
            created_at: now,
            updated_at: now,
        };
        writer.insert(&member, "decision_member_added").await?;
        writer.inbox_changed(member.user_id);
        if member.vote.is_none() {
            asked.push(member.user_id);
        }
    }
    let news =
        News { spot: Spot::Decision(row.id), kind: "decision_vote", text: row.question.clone() };
    announce(writer, news, asked).await
}

/// Casts the caller's vote, or another one while the decision is open.
pub async fn cast_vote(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &CastVote,
) -> Outcome<DecisionRecord> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = visible_decision(&writer, caller, id).await?;
    require_open(&row)?;
    let members = writer.decision_members(&[id]).await?;
    let Some(own) = members.into_iter().find(|one| one.user_id == caller.user_id) else {
        let text = "Only those who decide vote. Ask who wrote this down to add you.";
        return Err(Failure::refused("decision.no_vote", text));
    };
    let words = checked_text("words", &input.words)?;
    let after = row::DecisionMember { vote: Some(stored_word(&input.vote)?), words, ..own.clone() };
    writer.update(&own, after, "decision_voted").await?;
    writer.inbox_changed(caller.user_id);
    writer.commit().await?;
    decision_record(app, caller, id).await
}
