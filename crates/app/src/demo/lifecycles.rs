//! How the demo organisation governs its projects: three lifecycles, projects in their stages, and two
//! years of gates, with what was waived, deviated from and asked for on condition.

use std::collections::HashMap;

use serde_json::json;
use steerco_store::{Writer, row};
use uuid::Uuid;

use crate::{
    App, Failure, Outcome,
    access::{self, Caller},
    governance::{
        Approver, Checked, Choice, Conditions, Finding, FindingState, LifecycleDefinition,
        LifecycleQuery, LifecycleView, NewDecision, NewGateReview, NewLifecycle, NewRoute,
        PatchLifecycle, Proposal, PutEvidence, RouteStep, Stage, StepRule, ask_for_gate,
        create_approval_route, create_lifecycle, decide, escalate_approvals, inbox,
        lifecycle_methods, lifecycles, put_evidence, update_lifecycle,
    },
    plan::{ProjectListItem, ProjectQuery, projects, write_json},
    shape::PageQuery,
};

/// A day in microseconds.
const DAY: i64 = 86_400_000_000;
/// Days between two gates of a project.
const BETWEEN: i64 = 190;

/// Lifecycles, routes of their gates, and where projects stand.
pub(super) async fn fill(
    app: &App,
    director: &Caller,
    users: &HashMap<String, Caller>,
    seed: u64,
) -> Outcome<()> {
    let mut random = fastrand::Rng::with_seed(seed ^ 0x6a7e);
    let [small_route, board_route] = routes(app, director, users).await?;
    let board: Vec<Uuid> = BOARD.iter().filter_map(|key| Some(users.get(*key)?.user_id)).collect();
    let asker = users.get("project_manager").unwrap_or(director);
    let light = serde_json::from_str(SMALL).map_err(|error| Failure::Fault(error.to_string()))?;
    let lifecycles = [
        (
            "Small project",
            "Light: one gate to begin, one to close.",
            WHEN_SMALL,
            light,
            small_route,
        ),
        (
            "Construction",
            "Every stage is decided about by the board.",
            WHEN_BUILT,
            method("stage_gate")?,
            board_route,
        ),
        (
            "Digital",
            "Fixed gates for money and go-live, sprints between.",
            "",
            method("hybrid")?,
            board_route,
        ),
    ];
    let mut made = vec![];
    for (name, description, applies_when, definition, route) in lifecycles {
        let input = NewLifecycle {
            key: None,
            name: name.into(),
            subject_kind: "project".into(),
            description: description.into(),
            applies_when: applies_when.into(),
            definition: along(definition, route),
        };
        made.push(create_lifecycle(app, director, &input).await?);
    }
    let [small, construction, digital] = made.as_slice() else { return Ok(()) };
    let page = PageQuery { limit: Some(200), sort: Some("key".into()), ..PageQuery::default() };
    let all = projects(app, director, &ProjectQuery::default(), &page).await?.items;
    let mut open = 0;
    let mut writer = app.store.write(None).await?;
    let mut waiting: Vec<(&ProjectListItem, Stage)> = vec![];
    for (project, number) in all.iter().zip(0_usize..) {
        let built = project.portfolio.as_ref().is_some_and(|one| one.name == "Infrastructure");
        let lifecycle = match (number % 9, built) {
            // Some have none yet.
            (8, _) => continue,
            (7, _) => small,
            (_, true) => construction,
            _ => digital,
        };
        let (route, route_name, board) = if lifecycle.id == small.id {
            (small_route, SMALL_ROUTE, &[][..])
        } else {
            (board_route, BOARD_ROUTE, board.as_slice())
        };
        let route = Along { route, name: route_name, board };
        let history = History { asker, director, lifecycle, project, route };
        let stage = history.write(&mut writer, &mut random).await?;
        if let Some(stage) = stage.filter(|_| project.stage == "active" && open < 4) {
            open += 1;
            waiting.push((project, stage));
        }
    }
    writer.commit().await?;
    for (project, stage) in waiting {
        ask(app, asker, project, &stage).await?;
    }
    leave_to_the_board(app, director).await
}

/// One gate waits for its board for so long that it was escalated to the PMO.
async fn leave_to_the_board(app: &App, director: &Caller) -> Outcome<()> {
    let waiting = inbox(app, director, &PageQuery::default()).await?.items;
    let gate = waiting.into_iter().rfind(|one| one.subject_kind == "gate_review");
    let Some(gate) = gate else { return Ok(()) };
    let reason = "From our side, yes.".to_owned();
    let yes = NewDecision { choice: Choice::Approve, reason, step: None, seat_id: None };
    decide(app, director, gate.id, &yes).await?;
    let mut writer = app.store.write(None).await?;
    let before = writer.get::<row::Approval>(gate.id).await?;
    let due = row::Approval { due_at: Some(writer.at()), ..before.clone() };
    writer.update(&before, due, "approval_updated").await?;
    writer.commit().await?;
    escalate_approvals(app).await
}

const SMALL_ROUTE: &str = "Gates of small projects";
const BOARD_ROUTE: &str = "Gate board";
/// Who sits on the board; two of them decide.
const BOARD: [&str; 3] = ["executive", "portfolio_manager", "resource_manager"];

/// Small ones that were scored as risky have a board all the same. It is said when there is a scoring model.
pub(super) async fn keep_risky_ones_strict(app: &App, director: &Caller) -> Outcome<()> {
    let query = LifecycleQuery { subject_kind: Some("project".into()) };
    let all = lifecycles(app, director, &query).await?.items;
    let Some(small) = all.into_iter().find(|one| one.applies_when == WHEN_SMALL) else {
        return Ok(());
    };
    let rule = format!("{WHEN_SMALL} and (empty(score.risk) or score.risk <= 7)");
    let patch = PatchLifecycle { applies_when: Some(rule), ..PatchLifecycle::default() };
    update_lifecycle(app, director, small.id, small.version, &patch).await?;
    Ok(())
}

const WHEN_SMALL: &str = "not empty(requested_amount) and requested_amount <= 250000";
const WHEN_BUILT: &str = "portfolio = \"Infrastructure\"";

const SMALL: &str = r#"{"stages": [
  {"key": "prepare", "name": "Prepare", "purpose": "Know what is wanted, by when, and who answers for it.",
   "guidance": "A page is enough. Say what is done when it is done.", "sets_project_stage": "planned",
   "fields": {"required": ["owner", "description"]},
   "gate": {"name": "Begin", "checklist": [
     {"key": "brief", "text": "A brief of one page is agreed", "evidence": "link"},
     {"key": "money", "text": "The money is set aside", "evidence": "note"}],
    "rules": [{"key": "size", "text": "empty(requested_amount) or requested_amount <= 250000",
      "says": "This is no small project. Choose a lifecycle with a board."}]}},
  {"key": "deliver", "name": "Deliver", "purpose": "Do it, and tell early when it will be late.",
   "guidance": "Report progress every second week.", "sets_project_stage": "active",
   "fields": {"locked": ["description"]},
   "gate": {"name": "Close", "checklist": [
     {"key": "accepted", "text": "Who asked for it has accepted it", "evidence": "note"},
     {"key": "lessons", "text": "Lessons are written down", "evidence": "none"}]}}]}"#;

fn method(key: &str) -> Outcome<LifecycleDefinition> {
    let found = lifecycle_methods()?.items.into_iter().find(|method| method.key == key);
    found.map(|method| method.definition).ok_or(Failure::NotFound("method"))
}

/// The definition with every gate along one route. Scores are advice here: whoever tries the demo may
/// decide without them.
fn along(mut definition: LifecycleDefinition, route: Uuid) -> LifecycleDefinition {
    for gate in definition.stages.iter_mut().filter_map(|stage| stage.gate.as_mut()) {
        gate.route_id = Some(route);
        gate.least_points = None;
    }
    definition
}

/// Who decides about gates: of small projects the PMO alone, of others the board too.
async fn routes(
    app: &App,
    director: &Caller,
    users: &HashMap<String, Caller>,
) -> Outcome<[Uuid; 2]> {
    let roles = access::roles(app, director).await?.items;
    let role = roles.iter().find(|role| role.key == "pmo_director").map(|role| role.id);
    let pmo = Approver::Role { id: role.unwrap_or_default() };
    let person = |key: &str| users.get(key).map(|user| Approver::Person { id: user.user_id });
    let step = |name: &str, approvers: Vec<Approver>, quorum: Option<u32>| RouteStep {
        name: name.into(),
        approvers,
        rule: if quorum.is_some() { StepRule::Quorum } else { StepRule::Any },
        quorum,
        weights: vec![],
        share_percent: None,
        escalate_after_days: Some(7),
        escalate_to: vec![pmo.clone()],
    };
    let board = step("Board", BOARD.into_iter().filter_map(person).collect(), Some(2));
    let alone = step("PMO Director", vec![pmo.clone()], None);
    let mut ids = vec![];
    for (name, steps) in [(SMALL_ROUTE, vec![alone.clone()]), (BOARD_ROUTE, vec![alone, board])] {
        let input = NewRoute {
            name: name.into(),
            subject_kind: "gate_review".into(),
            conditions: Conditions::default(),
            steps,
        };
        ids.push(create_approval_route(app, director, &input).await?.id);
    }
    ids.try_into().map_err(|_| Failure::Fault("two routes were made".into()))
}

/// Shows everything that the gate asks, and asks for it.
async fn ask(app: &App, asker: &Caller, project: &ProjectListItem, stage: &Stage) -> Outcome<()> {
    for item in stage.gate.iter().flat_map(|gate| &gate.checklist) {
        let shown = PutEvidence {
            done: true,
            note: "Agreed with everybody who is concerned.".into(),
            link: format!("https://files.meridian.example/{}/{}.pdf", project.key, item.key),
        };
        put_evidence(app, asker, "project", project.id, &item.key, &shown).await?;
    }
    let review = NewGateReview {
        gate: None,
        proposed: Proposal::Go,
        note: "Everything is in the folder.".into(),
    };
    match ask_for_gate(app, asker, "project", project.id, &review).await {
        // A rule may not hold for this one; then it has something left to do.
        Ok(_) | Err(Failure::Refused(_)) => Ok(()),
        Err(failure) => Err(failure),
    }
}

/// What happened to a project until today.
struct History<'a> {
    asker: &'a Caller,
    director: &'a Caller,
    lifecycle: &'a LifecycleView,
    project: &'a ProjectListItem,
    route: Along<'a>,
}

/// The route that a project's gates take.
#[derive(Clone, Copy)]
struct Along<'a> {
    route: Uuid,
    name: &'static str,
    /// Who decides after the PMO; nobody for small projects.
    board: &'a [Uuid],
}

impl History<'_> {
    /// Writes where the project stands and the gates on its way there; answers the stage it is in.
    async fn write(
        &self,
        writer: &mut Writer<'_>,
        random: &mut fastrand::Rng,
    ) -> Outcome<Option<Stage>> {
        let stages = &self.lifecycle.definition.stages;
        let last = stages.len() - 1;
        let (passed, state) = match self.project.stage.as_str() {
            "done" => (stages.len(), "ended"),
            "active" => (1 + random.usize(0..last.max(1)), "active"),
            "on_hold" => (1, "on_hold"),
            "cancelled" => (0, "ended"),
            _ => (0, "active"),
        };
        let now = writer.at();
        let passed_count = i64::try_from(passed).unwrap_or(0);
        let begun = now - (passed_count * BETWEEN + random.i64(20..90)) * DAY;
        let entry = passed_count + 1;
        let stage = stages.get(passed.min(last)).cloned().unwrap_or_default();
        let mut place = row::LifecyclePlace {
            id: Uuid::now_v7(),
            version: 1,
            subject_kind: "project".into(),
            subject_id: self.project.id,
            lifecycle_id: self.lifecycle.id,
            revision: self.lifecycle.revision,
            stage: stage.key.clone(),
            entry,
            state: state.into(),
            since: match state {
                "ended" if passed == 0 => now - 12 * DAY,
                _ => begun + passed_count * BETWEEN * DAY,
            },
            open_review_id: None,
            checked: 0,
            met: 0,
            compliance: 10_000,
            deviations: 0,
            assigned_rule: None,
            created_at: begun,
            updated_at: now,
        };
        let mut past = Past::default();
        for (stage, number) in stages.iter().zip(1_i64..).take(passed) {
            let at = begun + number * BETWEEN * DAY;
            // One in six was sent back once.
            if random.u8(0..6) == 0 {
                let at = at - 20 * DAY;
                let earlier = Review { stage, entry: number, at, verdict: Verdict::Recycle };
                self.review(&mut past, &mut place, &earlier, random)?;
            }
            let review = Review { stage, entry: number, at, verdict: Verdict::Go };
            self.review(&mut past, &mut place, &review, random)?;
        }
        // What waits or was stopped was decided about at the gate of the stage it is in.
        let stopped = match self.project.stage.as_str() {
            "on_hold" => Some(Verdict::Hold),
            "cancelled" => Some(Verdict::Kill),
            _ => None,
        };
        if let Some(verdict) = stopped {
            let review = Review { stage: &stage, entry, at: now - 12 * DAY, verdict };
            self.review(&mut past, &mut place, &review, random)?;
        }
        place.compliance = (place.met * 10_000).checked_div(place.checked).unwrap_or(10_000);
        writer.insert(&place, "lifecycle_begun").await?;
        writer.insert_bulk(past.reviews, None).await?;
        writer.insert_bulk(past.approvals, None).await?;
        writer.insert_approval_decisions(past.decisions).await?;
        writer.insert_bulk(past.conditions, None).await?;
        writer.insert_bulk(past.deviations, None).await?;
        Ok((state == "active").then_some(stage))
    }

    /// A gate that was decided, with what hangs on it.
    fn review(
        &self,
        past: &mut Past,
        place: &mut row::LifecyclePlace,
        review: &Review<'_>,
        random: &mut fastrand::Rng,
    ) -> Outcome<()> {
        let Some(gate) = &review.stage.gate else { return Ok(()) };
        let items = gate.checklist.len().max(1);
        let goes = review.verdict == Verdict::Go;
        let waived = (goes && random.u8(0..5) == 0).then(|| random.usize(0..items));
        let mut findings = vec![];
        for (item, index) in gate.checklist.iter().zip(0..) {
            let skipped = waived == Some(index);
            findings.push(Finding {
                checked: Checked::Item(item.key.clone()),
                label: item.text.clone(),
                state: if skipped { FindingState::Waived } else { FindingState::Met },
                why: if skipped { "Do this and tick it.".into() } else { String::new() },
                steps: vec![],
                waiver: if skipped { "Too small a project for it.".into() } else { String::new() },
                note: if skipped { String::new() } else { "Filed and agreed.".into() },
                link: String::new(),
            });
            if skipped {
                place.deviations += 1;
                past.deviations.push(self.deviation(place, review, item.text.clone()));
            }
        }
        let conditional = goes && random.u8(0..5) == 0;
        let outcome = match review.verdict {
            Verdict::Go if conditional => "conditional_go",
            Verdict::Go => "go",
            Verdict::Recycle => "recycle",
            Verdict::Hold => "hold",
            Verdict::Kill => "kill",
        };
        if goes {
            place.checked += i64::try_from(findings.len()).unwrap_or(0);
            let met = findings.iter().filter(|one| one.state == FindingState::Met).count();
            place.met += i64::try_from(met).unwrap_or(0);
        }
        let reason = match outcome {
            "recycle" => "The estimate does not hold. Do it again with the people who build it.",
            "conditional_go" => "Go, once the condition is met.",
            "hold" => {
                "The crews are needed at the storm damage first. Back to the board in spring."
            }
            "kill" => "Two vendors offer what we would build. Buy it, and stop this here.",
            _ => "Agreed.",
        };
        let row = row::GateReview {
            id: Uuid::now_v7(),
            version: 1,
            place_id: place.id,
            subject_kind: place.subject_kind.clone(),
            subject_id: place.subject_id,
            lifecycle_id: place.lifecycle_id,
            revision: place.revision,
            entry: review.entry,
            stage: review.stage.key.clone(),
            stage_name: review.stage.name.clone(),
            gate: gate.name.clone(),
            gate_key: gate.key.clone(),
            proposed: match review.verdict {
                Verdict::Hold => "hold".into(),
                Verdict::Kill => "kill".into(),
                _ => "go".into(),
            },
            note: String::new(),
            state: "decided".into(),
            outcome: Some(outcome.into()),
            reason: reason.into(),
            findings: write_json(&findings)?,
            asked_by: self.asker.user_id,
            decided_at: Some(review.at),
            points: None,
            points_most: None,
            points_least: None,
            created_at: review.at - 6 * DAY,
            updated_at: review.at,
        };
        if conditional {
            past.conditions.push(self.condition(&row, review, place));
        }
        self.approval(past, &row, review, random)?;
        past.reviews.push(row);
        Ok(())
    }

    /// Who decided about a gate and when: the PMO first, then two of the board.
    fn approval(
        &self,
        past: &mut Past,
        row: &row::GateReview,
        review: &Review<'_>,
        random: &mut fastrand::Rng,
    ) -> Outcome<()> {
        let pmo = self.director.user_id;
        let Along { route, name, board } = self.route;
        let step = |name: &str, rule: &str, quorum: Option<u32>, people: &[Uuid]| {
            json!({
                "name": name, "rule": rule, "quorum": quorum, "people": people,
                "escalate_after_days": 7, "escalate_to": [pmo], "left_out": [],
            })
        };
        let mut steps = vec![step("PMO Director", "any", None, &[pmo])];
        if !board.is_empty() {
            steps.push(step("Board", "quorum", Some(2), board));
        }
        let back = review.verdict == Verdict::Recycle;
        let decides = if back { "rejected" } else { "approved" };
        let mut who = vec![(0, pmo, review.at - 3 * DAY)];
        if !board.is_empty() && !back {
            let first = random.usize(0..board.len());
            for (turn, ago) in [(0, 2), (1, 0)] {
                let seat = board.get((first + turn) % board.len()).copied().unwrap_or(pmo);
                who.push((1, seat, review.at - ago * DAY));
            }
        }
        let id = Uuid::now_v7();
        let last = who.len() - 1;
        for (number, (step, seat, at)) in who.into_iter().enumerate() {
            past.decisions.push(row::ApprovalDecision {
                id: Uuid::now_v7(),
                approval_id: id,
                step,
                kind: decides.into(),
                seat_id: Some(seat),
                instead_of_id: None,
                actor_id: Some(seat),
                reason: if number == last { row.reason.clone() } else { String::new() },
                at: if number == last { review.at } else { at },
            });
        }
        past.approvals.push(row::Approval {
            id,
            version: 1,
            subject_kind: "gate_review".into(),
            subject_id: row.id,
            title: format!("{}: {}", self.project.name, row.gate),
            route_id: route,
            route_name: name.into(),
            route_version: 1,
            step: i64::try_from(steps.len()).unwrap_or(1) - 1,
            steps: write_json(&steps)?,
            asked_by: self.asker.user_id,
            note: row.note.clone(),
            state: decides.into(),
            step_since: row.created_at,
            due_at: None,
            ended_at: Some(review.at),
            created_at: row.created_at,
            updated_at: review.at,
        });
        Ok(())
    }

    fn deviation(
        &self,
        place: &row::LifecyclePlace,
        review: &Review<'_>,
        what: String,
    ) -> row::LifecycleDeviation {
        row::LifecycleDeviation {
            id: Uuid::now_v7(),
            version: 1,
            place_id: place.id,
            subject_kind: place.subject_kind.clone(),
            subject_id: place.subject_id,
            stage: review.stage.key.clone(),
            kind: "waived".into(),
            what,
            reason: "Too small a project for it.".into(),
            actor_id: Some(self.director.user_id),
            created_at: review.at - 7 * DAY,
            updated_at: review.at - 7 * DAY,
        }
    }

    /// A condition, closed when a later gate was passed since.
    fn condition(
        &self,
        row: &row::GateReview,
        review: &Review<'_>,
        place: &row::LifecyclePlace,
    ) -> row::GateCondition {
        let closed = review.entry + 1 < place.entry || place.state == "ended";
        let due = crate::shape::instant(review.at + 60 * DAY).chars().take(10).collect();
        row::GateCondition {
            id: Uuid::now_v7(),
            version: 1,
            review_id: row.id,
            place_id: place.id,
            subject_kind: place.subject_kind.clone(),
            subject_id: place.subject_id,
            text: "Name a deputy for the lead engineer".into(),
            due: Some(due),
            owner_id: Some(self.asker.user_id),
            author_id: self.director.user_id,
            closed_at: closed.then_some(review.at + 30 * DAY),
            closed_by: closed.then_some(self.asker.user_id),
            note: if closed { "Named and told.".into() } else { String::new() },
            reminded_at: None,
            created_at: review.at - DAY,
            updated_at: review.at,
        }
    }
}

/// What was written down on the way.
#[derive(Default)]
struct Past {
    reviews: Vec<row::GateReview>,
    approvals: Vec<row::Approval>,
    decisions: Vec<row::ApprovalDecision>,
    conditions: Vec<row::GateCondition>,
    deviations: Vec<row::LifecycleDeviation>,
}

/// What a gate of the past was decided to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// On to the next stage, now and then on a condition.
    Go,
    /// Sent back once.
    Recycle,
    /// It waits.
    Hold,
    /// It was stopped.
    Kill,
}

/// A gate of the past.
struct Review<'a> {
    stage: &'a Stage,
    entry: i64,
    at: i64,
    verdict: Verdict,
}
