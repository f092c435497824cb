//! Requests that are likely about the same: those that share rare words are looked up, and compared
//! letter by letter.

use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    form::Answers,
    request_approval::may_see_request,
    request_views::form_of,
    similarity::{percent_alike, trigrams, words},
};
use crate::{App, Outcome, access::Caller, plan::read_json, shape::Listed};

/// Candidates compared letter by letter.
const CANDIDATES: u64 = 40;
/// Shown from this likeness on, in percent.
const ALIKE: usize = 25;
/// Most shown.
const MOST: usize = 5;
/// Letters of a text that are compared.
const COMPARED: usize = 2_000;

/// What to compare with.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SimilarQuery {
    /// The title.
    #[serde(default)]
    pub title: String,
    /// What else is said.
    #[serde(default)]
    pub text: String,
    /// The request itself, which is left out.
    pub except: Option<Uuid>,
}

/// A request that is likely about the same.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SimilarRequest {
    /// Which one.
    pub id: Uuid,
    /// Its number.
    pub number: i64,
    /// Title.
    pub title: String,
    /// Its state.
    pub state: String,
    /// How alike, in whole percent.
    pub percent: usize,
    /// Whether the reader may open it.
    pub open: bool,
}

/// Requests like this one, most alike first. Titles of others' requests are shown, so that nobody
/// files the same twice; drafts are not.
pub async fn similar_requests(
    app: &App,
    caller: &Caller,
    query: &SimilarQuery,
) -> Outcome<Listed<SimilarRequest>> {
    let short = |text: &str| text.chars().take(COMPARED).collect::<String>();
    let (title, text) = (short(&query.title), short(&query.text));
    let whole = format!("{title}\n{text}");
    let reader = app.store.read();
    let rows = reader.requests_sharing(&words(&whole), query.except, CANDIDATES).await?;
    let (of_title, of_whole) = (trigrams(&title), trigrams(&whole));
    let mut alike = vec![];
    for row in rows {
        let answers: Answers = read_json(&row.answers)?;
        let prose = short(&form_of(&reader, &row).await?.prose(&answers));
        let theirs = trigrams(&format!("{}\n{prose}", row.title));
        // A title alone says much, and long texts differ even when they mean the same.
        let by_title = percent_alike(&of_title, &trigrams(&row.title));
        let percent = Ord::max(by_title, percent_alike(&of_whole, &theirs));
        if percent >= ALIKE {
            let open = may_see_request(&reader, caller, row.id).await?;
            alike.push(SimilarRequest {
                id: row.id,
                number: row.number,
                title: row.title,
                state: row.state,
                percent,
                open,
            });
        }
    }
    alike.sort_by_key(|one| (std::cmp::Reverse(one.percent), one.number));
    alike.truncate(MOST);
    Ok(Listed::whole(alike))
}
