//! What projects of one program give each other: one in time, one behind its date, one that waits for an answer.

use crate::{
    App, Outcome,
    access::Caller,
    plan::{self, NewGiveGet, ProjectQuery},
    shape::{PageQuery, civil, parse_civil},
};

/// The program whose projects depend on each other.
const PROGRAM: &str = "Metro Line 4";
/// Tenths of a minute in a day.
const DAY: i64 = 14_400;
/// What is given, by how many days the agreed date is behind the forecast, and whether it is agreed.
const GIVEN: [(&str, i64, bool); 3] = [
    ("Shell handed over for fit-out", 5, true),
    ("Track access at night", -7, true),
    ("Signalling interface, tested", 3, false),
];

/// Proposes and agrees what running projects of the program give each other, each to the next.
pub(super) async fn make(app: &App, caller: &Caller) -> Outcome<()> {
    let page = PageQuery { limit: Some(200), ..PageQuery::default() };
    let query = ProjectQuery { stage: Some("active".into()), ..ProjectQuery::default() };
    let mut projects = plan::projects(app, caller, &query, &page).await?.items;
    projects.retain(|one| one.program.as_ref().is_some_and(|program| program.name == PROGRAM));
    for (pair, (given, ahead, agreed)) in projects.windows(2).zip(GIVEN) {
        let [giver, receiver] = pair else { continue };
        let forecast = parse_civil("finish", &giver.finish)?;
        let date = forecast + ahead * DAY;
        let input = NewGiveGet {
            side: "giver".into(),
            other_project_id: receiver.id,
            given: given.into(),
            agreed_date: civil(date),
            needed_date: Some(civil(Ord::max(forecast, date) + 14 * DAY)),
            ..NewGiveGet::default()
        };
        let give = plan::propose_give_get(app, caller, giver.id, &input).await?;
        if agreed {
            plan::agree_give_get(app, caller, give.id, give.version).await?;
        }
    }
    Ok(())
}
