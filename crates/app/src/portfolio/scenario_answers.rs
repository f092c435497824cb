//! The search for the best selection of a scenario: it runs on a thread of its own for a bounded time, says
//! how far it is, can be cancelled from any node, and keeps nothing that the independent checker refuses.

use std::collections::BTreeSet;
use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use steerco_portfolio::selection::{Limits, Progress};
use steerco_store::{Reader, now_micros, row};
use utoipa::ToSchema;
use uuid::Uuid;

use super::scenario_candidates::Searched;
use super::scenario_items::Overlaid;
use super::scenario_names::{Names, in_order};
use super::scenario_question::{Asked, Candidate, asked, refused};
use super::scenario_report::{ScenarioReport, report};
use super::scenarios::{find, find_to_change, place};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    plan::{read_json, write_json},
    shape::instant,
};

/// Longest search.
const MOST_SECONDS: f64 = 120.0;
/// How often the search tells the database how far it is.
const TELL: Duration = Duration::from_millis(400);
/// A search without news for so long has died with its node.
const SILENCE: i64 = 30_000_000;
/// Most steps of the trail that is kept.
const MOST_TRAIL: usize = 200;

/// How long to search.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct SearchScenario {
    /// Longest time for the best selection, and again for the frontier; 5 unless told.
    pub seconds: Option<f64>,
}

/// Value and bound at one moment of the search.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct TrailStep {
    /// Since the search began.
    pub seconds: f64,
    /// Best value so far; null before the first selection.
    pub value: Option<f64>,
    /// No selection is worth more.
    pub bound: f64,
}

/// What is known of a scenario's best selection.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScenarioAnswerView {
    /// Which one.
    pub id: Uuid,
    /// `running`, `done`, `cancelled` (with the best found until then) or `failed`.
    pub state: String,
    /// The scenario has been changed since it was asked.
    pub outdated: bool,
    /// How value and bound came together.
    pub trail: Vec<TrailStep>,
    /// The answer; null while it is searched for, and when none was found.
    pub report: Option<ScenarioReport>,
    /// Why there is none.
    pub problem: Option<String>,
    /// When it was asked for (UTC).
    pub requested_at: String,
}

/// What is kept of an answer. In its words are marks where names belong.
#[derive(Default, Serialize, Deserialize)]
struct Kept {
    report: Option<ScenarioReport>,
    problem: Option<String>,
    /// Those that its words may speak of, in order; none in answers whose words hold names.
    #[serde(default)]
    candidates: Vec<Candidate>,
}

/// Why an answer is not told whose words hold names that not everybody may read.
const NAMED: &str = "It was found by an earlier version of Steerco. Search again.";

/// `running`, or how it ended.
fn state_of(row: &row::ScenarioAnswer) -> &str {
    let silent = row.state == "running" && row.seen_at < now_micros() - SILENCE;
    if silent { "failed" } else { &row.state }
}

/// Whether the scenario is another one than was asked about.
async fn outdated(
    reader: &Reader,
    scenario: &row::Scenario,
    row: &row::ScenarioAnswer,
    report: &ScenarioReport,
) -> Outcome<bool> {
    if row.asked_version != scenario.version {
        return Ok(true);
    }
    // What is taken from live is changed row by row, and leaves the version of the scenario alone.
    let own = Overlaid::read(reader, scenario.clone()).await?;
    let live = own.items.iter().map(|item| item.row.subject_id);
    let known: BTreeSet<Uuid> =
        live.chain(own.question.items.iter().map(|item| item.project_id)).collect();
    Ok(own.items.iter().any(|item| item.row.updated_at > row.created_at)
        || report.subjects().any(|(_, id)| !known.contains(&id)))
}

async fn view(
    reader: &Reader,
    caller: &Caller,
    scenario: &row::Scenario,
    row: row::ScenarioAnswer,
) -> Outcome<ScenarioAnswerView> {
    let mut kept: Kept = read_json(&row.answer)?;
    let mut old = row.asked_version != scenario.version;
    if kept.report.is_some() && kept.candidates.is_empty() {
        kept = Kept { problem: Some(NAMED.into()), ..Kept::default() };
    }
    let mut names = Names::told(reader, caller, place(scenario), kept.candidates).await?;
    if let Some(report) = &kept.report {
        names.hide_also(reader, caller, place(scenario), report.noticed()).await?;
    }
    if let Some(report) = &mut kept.report {
        old = outdated(reader, scenario, &row, report).await?;
        report.tell(&names);
    }
    kept.problem = kept.problem.map(|problem| names.words(&problem));
    let state = state_of(&row).to_owned();
    let died = || "The node that searched has stopped. Search again.".to_owned();
    Ok(ScenarioAnswerView {
        id: row.id,
        problem: if state == row.state { kept.problem } else { Some(died()) },
        state,
        outdated: old,
        trail: read_json(&row.progress)?,
        report: kept.report,
        requested_at: instant(row.created_at),
    })
}

/// The newest answer of a scenario.
pub async fn scenario_answer(app: &App, caller: &Caller, id: Uuid) -> Outcome<ScenarioAnswerView> {
    let reader = app.store.read();
    let scenario = find(&reader, caller, id, "scenario.view").await?;
    let row = reader.last_answer(id).await?.ok_or(Failure::NotFound("answer"))?;
    view(&reader, caller, &scenario, row).await
}

/// What the last search found of the scenario as it is now.
///
/// # Errors
/// Nothing was found yet, or the scenario has been changed since.
pub(super) async fn answer_in_force(
    reader: &Reader,
    scenario: &row::Scenario,
) -> Outcome<ScenarioReport> {
    let no = |code, text: &str| Err(Failure::refused(code, text));
    let nothing = "Nothing has been found for this scenario yet. Find the best selection first.";
    let Some(row) = reader.last_answer(scenario.id).await? else {
        return no("scenario.no_answer", nothing);
    };
    let found = read_json::<Kept>(&row.answer)?.report;
    let Some(report) = found.filter(|one| matches!(one.status.as_str(), "optimal" | "feasible"))
    else {
        return no("scenario.no_answer", nothing);
    };
    if outdated(reader, scenario, &row, &report).await? {
        let text = "The scenario has been changed since this selection was found. Find the best \
                    selection again, and then carry it on.";
        return no("scenario.answer_outdated", text);
    }
    Ok(report)
}

/// What the last search of a scenario came to, if it came to anything.
pub(super) async fn last_report(reader: &Reader, id: Uuid) -> Outcome<Option<ScenarioReport>> {
    let Some(row) = reader.last_answer(id).await? else { return Ok(None) };
    Ok(read_json::<Kept>(&row.answer)?.report)
}

/// Asks a running search to end with what it has.
pub async fn cancel_search(app: &App, caller: &Caller, id: Uuid) -> Outcome<ScenarioAnswerView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let scenario = find(&writer, caller, id, "scenario.edit").await?;
    let row = writer.last_answer(id).await?.ok_or(Failure::NotFound("answer"))?;
    if row.state != "running" {
        return view(&writer, caller, &scenario, row).await;
    }
    let after = row::ScenarioAnswer { cancel: true, ..row.clone() };
    let after = writer.update(&row, after, "scenario_search_cancelled").await?;
    writer.commit().await?;
    view(&app.store.read(), caller, &scenario, after).await
}

/// What the searching thread and the one that tells of it share.
#[derive(Default)]
struct Shared {
    stop: AtomicBool,
    trail: Mutex<Vec<TrailStep>>,
}

/// What makes no sense is said before anything is searched.
fn check_sense(asked: &Asked) -> Outcome<()> {
    let nothing = Limits::steps(0);
    let answer = steerco_portfolio::selection::solve(&asked.model, None, &nothing, &mut |_| {});
    let told = |failure| asked.names.failure(failure);
    answer.map(|_| ()).map_err(|invalid| told(refused(&asked.model, &invalid)))
}

/// Begins to search for the best selection of a scenario; answers at once.
pub async fn search_scenario(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &SearchScenario,
) -> Outcome<ScenarioAnswerView> {
    let begun = begin(app, caller, id, input).await?;
    let reader = app.store.read();
    let scenario = find(&reader, caller, id, "scenario.view").await?;
    let answer = view(&reader, caller, &scenario, begun.row.clone()).await?;
    tokio::spawn(run(app.clone(), begun));
    Ok(answer)
}

/// The same, and waits until it has ended.
pub(crate) async fn search_to_end(
    app: &App,
    caller: &Caller,
    id: Uuid,
    input: &SearchScenario,
) -> Outcome<()> {
    run(app.clone(), begin(app, caller, id, input).await?).await;
    Ok(())
}

/// A search that is about to run.
struct Begun {
    row: row::ScenarioAnswer,
    asked: Asked,
    searched: Searched,
    seconds: f64,
}

async fn begin(app: &App, caller: &Caller, id: Uuid, input: &SearchScenario) -> Outcome<Begun> {
    let seconds = input.seconds.unwrap_or(5.0);
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let scenario = find_to_change(&writer, caller, id).await?;
    if !(0.1..=MOST_SECONDS).contains(&seconds) {
        let text = format!("Search for 0.1 to {MOST_SECONDS} seconds.");
        return Err(Failure::field("scenario.bad_time", "seconds", text));
    }
    let searched = Overlaid::read(&writer, scenario.clone()).await?.searched()?;
    let (question, known) = (&searched.question, &searched.known);
    let asked = asked(&writer, caller, place(&scenario), question, known).await?;
    check_sense(&asked)?;
    if let Some(last) = writer.last_answer(id).await?
        && state_of(&last) == "running"
    {
        let text = "A search is running already. Wait for it, or cancel it.";
        return Err(Failure::refused("scenario.searching", text));
    }
    let now = now_micros();
    let row = row::ScenarioAnswer {
        id: Uuid::now_v7(),
        version: 1,
        scenario_id: id,
        asked_version: scenario.version,
        state: "running".into(),
        cancel: false,
        progress: "[]".into(),
        answer: write_json(&Kept::default())?,
        requested_by: caller.user_id,
        seen_at: now,
        created_at: now,
        updated_at: now,
    };
    writer.insert(&row, "scenario_search_begun").await?;
    writer.forget_answers(id, row.id).await?;
    writer.commit().await?;
    Ok(Begun { row, asked, searched, seconds })
}

/// Searches, tells how far it is, and keeps the answer.
async fn run(app: App, begun: Begun) {
    let Begun { row, asked, searched, seconds } = begun;
    let candidates = in_order(asked.projects.iter());
    let shared = Arc::new(Shared::default());
    let searching = tokio::task::spawn_blocking({
        let shared = Arc::clone(&shared);
        move || search(&asked, &searched, seconds, &shared)
    });
    let trail = || shared.trail.lock().unwrap_or_else(PoisonError::into_inner).clone();
    tokio::pin!(searching);
    let found = loop {
        match tokio::time::timeout(TELL, &mut searching).await {
            Ok(found) => break found,
            Err(_) => {
                let text = write_json(&trail()).unwrap_or_else(|_| "[]".into());
                // A database that does not answer now does later.
                if let Ok(writer) = app.store.bookkeeping().await
                    && let Ok(go_on) = writer.note_search(row.id, &text, now_micros()).await
                {
                    let _ = writer.commit().await;
                    if !go_on {
                        shared.stop.store(true, Ordering::Relaxed);
                    }
                }
            }
        }
    };
    let (state, report, problem) = match found {
        Ok(Ok(report)) => ("done", Some(report), None),
        Ok(Err(failure)) => ("failed", None, Some(failure.to_string())),
        Err(error) => ("failed", None, Some(error.to_string())),
    };
    let kept = Kept { report, problem, candidates };
    let ended = crate::context::retrying(|| end(&app, &row, state, &kept, trail())).await;
    if let Err(failure) = ended {
        tracing::warn!(%failure, "the answer of a scenario could not be kept");
    }
}

async fn end(
    app: &App,
    row: &row::ScenarioAnswer,
    state: &str,
    kept: &Kept,
    trail: Vec<TrailStep>,
) -> Outcome<()> {
    let mut writer = app.store.write(Some(row.requested_by)).await?;
    // The scenario may have been deleted with its answers.
    let Some(before) = writer.find::<row::ScenarioAnswer>(row.id).await? else { return Ok(()) };
    let state = if before.cancel && state == "done" { "cancelled" } else { state };
    let after = row::ScenarioAnswer {
        state: state.into(),
        progress: write_json(&trail)?,
        answer: write_json(kept)?,
        seen_at: now_micros(),
        ..before.clone()
    };
    writer.update(&before, after, "scenario_answered").await?;
    writer.commit().await?;
    Ok(())
}

/// How many threads search side by side: every core, but no more than four.
pub(super) fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, |count| count.get().min(4))
}

/// The search itself; runs on a thread that may block.
fn search(
    asked: &Asked,
    searched: &Searched,
    seconds: f64,
    shared: &Shared,
) -> Outcome<ScenarioReport> {
    let begin = Instant::now();
    let deadline = begin + Duration::from_secs_f64(seconds);
    let cancelled = || shared.stop.load(Ordering::Relaxed);
    let stop = || cancelled() || Instant::now() >= deadline;
    let limits = Limits { steps: None, stop: &stop, seed: 0, threads: threads() };
    let mut note = |progress: Progress| {
        let step = TrailStep {
            seconds: begin.elapsed().as_secs_f64(),
            value: progress.value.map(super::criteria::points),
            bound: super::criteria::points(progress.bound),
        };
        let mut trail = shared.trail.lock().unwrap_or_else(PoisonError::into_inner);
        if trail.len() == MOST_TRAIL {
            // Every second step of the past is enough.
            let mut keep = false;
            trail.retain(|_| {
                keep = !keep;
                keep
            });
        }
        trail.push(step);
    };
    let answer = steerco_portfolio::selection::solve(&asked.model, None, &limits, &mut note)
        .map_err(|invalid| refused(&asked.model, &invalid))?;
    let took = begin.elapsed().as_secs_f64();
    report(asked, searched, answer, took, seconds, &cancelled)
}
