//! Decisions that the board of the demo organisation wrote down: open ones with votes, ones that stand, one that
//! another superseded, reviews that are due, and actions done, open and overdue.

use std::collections::HashMap;

use jiff::{Span, civil::Date};
use uuid::Uuid;

use crate::{
    App, Failure, Outcome,
    access::Caller,
    governance::{
        CastVote, DecisionOption, DecisionRecord, MakeDecision, NewDecisionAction,
        NewDecisionRecord, TickAction, Vote, add_action, cast_vote, create_decision, make_decision,
        tick_action,
    },
    plan::{ProjectQuery, projects},
    portfolio::{PortfolioView, portfolios},
    shape::PageQuery,
};

/// Who sits on the board beside the director, by role.
const BOARD: [&str; 2] = ["executive", "portfolio_manager"];

/// A decision as the minutes have it.
struct Minute {
    title: &'static str,
    question: &'static str,
    /// Title, what speaks for it, what speaks against it.
    options: &'static [(&'static str, &'static str, &'static str)],
    /// Which option was taken and why, how many days ago, and after how many days it is looked at again.
    made: Option<(usize, &'static str, i64, i64)>,
    /// What has to be done: text, days from today until when, and whether it is done.
    actions: &'static [(&'static str, i64, bool)],
}

const SUPPLIERS: Minute = Minute {
    title: "One supplier or two for pumps",
    question: "The framework contract for pumps ends this year. Do we tender it to one supplier or to two?",
    options: &[
        (
            "One supplier",
            "About eight percent cheaper, one set of spare parts",
            "Nobody else to turn to",
        ),
        (
            "Two suppliers",
            "Deliveries go on when one of them fails",
            "Two sets of spare parts to keep",
        ),
    ],
    made: Some((0, "The budget does not carry the second set of spare parts.", 240, 120)),
    actions: &[("Tender the framework contract", -150, true)],
};

const SUPPLIERS_AGAIN: Minute = Minute {
    title: "A second supplier for pumps",
    question: "Our only supplier delivered eleven weeks late. Do we take a second one on?",
    options: &[
        (
            "Stay with one supplier",
            "Nothing to negotiate",
            "The next delay hits three projects at once",
        ),
        (
            "Take a second supplier on",
            "Deliveries go on when one of them fails",
            "EUR 40,000 for spare parts",
        ),
    ],
    made: Some((1, "One more delay costs more than the spare parts.", 40, 30)),
    actions: &[
        ("Negotiate with the runner-up of the tender", -6, false),
        ("Tell the projects which deliveries move", 12, false),
    ],
};

const MIX: Minute = Minute {
    title: "Keep a fifth of the budget for small projects",
    question: "Small projects wait behind large ones each year. Do we set money aside for them?",
    options: &[
        ("A fifth of the budget", "Quick gains do not wait", "One large project fewer"),
        ("No fixed share", "Each project on its merits", "Small ones go on waiting"),
    ],
    made: Some((0, "Three small projects paid back within their first year.", 90, 60)),
    actions: &[("Show the share in the monthly report", -20, true)],
};

const FREEZE: Minute = Minute {
    title: "Freeze changes of scope until the summer",
    question: "Half of the delays of last year came from changes of scope. Do we take none until the summer?",
    options: &[
        ("Freeze them", "Dates hold", "Law may ask for a change all the same"),
        ("Only with the board's yes", "What has to change can", "The board meets more often"),
    ],
    made: None,
    actions: &[("Count the changes of scope of last year", 5, false)],
};

const OFFICE: Minute = Minute {
    title: "Hire a second planner",
    question: "Plans of nine projects are more than two weeks old. Do we hire, or do project managers plan themselves?",
    options: &[],
    made: None,
    actions: &[],
};

/// Writes the minutes.
pub(super) async fn make(
    app: &App,
    director: &Caller,
    users: &HashMap<String, Caller>,
    today: Date,
) -> Outcome<()> {
    let mut board: Vec<&Caller> = BOARD.iter().filter_map(|key| users.get(*key)).collect();
    board.push(director);
    let page = PageQuery { limit: Some(5), sort: Some("name".into()), ..PageQuery::default() };
    let all = portfolios(app, director, &page).await?.items;
    let running = ProjectQuery { stage: Some("active".into()), ..ProjectQuery::default() };
    let projects = projects(app, director, &running, &page).await?.items;
    let (Some(first), Some(project)) = (all.first(), projects.first()) else { return Ok(()) };
    let second: &PortfolioView = all.get(1).unwrap_or(first);
    let minutes = Minutes { app, director, users, board, today };
    let old = minutes.write(&SUPPLIERS, ("project", project.id), None).await?;
    minutes.write(&SUPPLIERS_AGAIN, ("project", project.id), Some(old.id)).await?;
    minutes.write(&MIX, ("portfolio", first.id), None).await?;
    minutes.write(&FREEZE, ("portfolio", first.id), None).await?;
    minutes.write(&OFFICE, ("portfolio", second.id), None).await?;
    Ok(())
}

struct Minutes<'a> {
    app: &'a App,
    director: &'a Caller,
    users: &'a HashMap<String, Caller>,
    board: Vec<&'a Caller>,
    today: Date,
}

impl Minutes<'_> {
    fn day(&self, days: i64) -> Outcome<String> {
        let day = self.today.checked_add(Span::new().days(days));
        Ok(day.map_err(|error| Failure::Fault(error.to_string()))?.to_string())
    }

    async fn write(
        &self,
        minute: &Minute,
        about: (&str, Uuid),
        supersedes_id: Option<Uuid>,
    ) -> Outcome<DecisionRecord> {
        let option = |(title, pro, contra): &(&str, &str, &str)| DecisionOption {
            title: (*title).into(),
            pro: (*pro).into(),
            contra: (*contra).into(),
        };
        let input = NewDecisionRecord {
            title: minute.title.into(),
            question: minute.question.into(),
            options: minute.options.iter().map(option).collect(),
            subject_kind: about.0.into(),
            subject_id: about.1,
            members: self.board.iter().map(|one| one.user_id).collect(),
            supersedes_id,
        };
        let mut record = create_decision(self.app, self.director, &input).await?;
        // Somebody has always not voted yet on what is open.
        let votes = if minute.made.is_some() { self.board.len() } else { 1 };
        for (at, person) in self.board.iter().enumerate().take(votes) {
            let vote = if at == 2 { Vote::Abstain } else { Vote::For };
            let words = if at == 0 { "The sooner the better." } else { "" };
            let input = CastVote { vote, words: words.into() };
            record = cast_vote(self.app, person, record.id, &input).await?;
        }
        for (at, (text, days, done)) in minute.actions.iter().enumerate() {
            let owners = ["project_manager", "pmo_analyst"];
            let owner = owners.get(at % 2).and_then(|key| self.users.get(*key));
            let input = NewDecisionAction {
                text: (*text).into(),
                owner_id: owner.unwrap_or(self.director).user_id,
                due: Some(self.day(*days)?),
            };
            record = add_action(self.app, self.director, record.id, &input).await?;
            if let (true, Some(action)) = (*done, record.actions.last()) {
                let tick = TickAction { done: true, note: String::new() };
                let (id, version) = (action.id, action.version);
                record = tick_action(self.app, self.director, id, version, &tick).await?;
            }
        }
        if let Some((chosen, rationale, ago, review)) = minute.made {
            let input = MakeDecision {
                chosen: Some(chosen),
                outcome: String::new(),
                rationale: rationale.into(),
                decided_on: Some(self.day(-ago)?),
                review_on: Some(self.day(review - ago)?),
            };
            let version = record.version;
            record = make_decision(self.app, self.director, record.id, version, &input).await?;
        }
        Ok(record)
    }
}
