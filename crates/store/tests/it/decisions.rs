//! The list of decisions over all tables that hold some, page by page, and who sees which line.

use steerco_store::{
    Ask, Reader, Store, fold,
    governance::{DecisionFilter, DecisionLine, DecisionSort, SeenDecisions},
    portfolio::Visible,
    row,
};
use uuid::Uuid;

use crate::{
    intake, lifecycles,
    rows::{calendar, open, portfolio, project, user},
};

/// A day in microseconds.
const DAY: i64 = 86_400_000_000;

fn everything(reader: Uuid) -> DecisionFilter {
    DecisionFilter {
        q: None,
        kinds: vec![],
        state: None,
        subject: None,
        portfolio_id: None,
        program_id: None,
        project_id: None,
        person_id: None,
        from: None,
        to: None,
        review_by: None,
        with_actions: false,
        with_overdue: false,
        today: "2026-03-31".into(),
        seen: SeenDecisions {
            reader,
            seats: vec![reader],
            projects: Visible::everything(),
            programs: Visible::everything(),
            portfolios: Visible::everything(),
            scenarios: Visible::everything(),
            all_requests: true,
            costs: Visible::everything(),
        },
    }
}

/// What somebody sees who has a grant in one portfolio only.
fn within(portfolio: Uuid, reader: Uuid) -> DecisionFilter {
    let here = Visible { portfolios: vec![portfolio], ..Visible::default() };
    DecisionFilter {
        seen: SeenDecisions {
            reader,
            seats: vec![reader],
            projects: here.clone(),
            programs: here.clone(),
            portfolios: here.clone(),
            scenarios: here.clone(),
            all_requests: false,
            costs: Visible::default(),
        },
        ..everything(reader)
    }
}

fn decision(number: i64, title: &str, about: (&str, Uuid), author: Uuid) -> row::Decision {
    row::Decision {
        id: Uuid::now_v7(),
        version: 1,
        number,
        title: title.into(),
        title_folded: fold(title),
        question: String::new(),
        options: "[]".into(),
        chosen: None,
        outcome: String::new(),
        rationale: String::new(),
        state: "open".into(),
        subject_kind: about.0.into(),
        subject_id: about.1,
        subject_name: "As it was".into(),
        project_id: (about.0 == "project").then_some(about.1),
        decided_on: None,
        listed_at: number * DAY,
        review_on: None,
        review_told_at: None,
        review_note: String::new(),
        supersedes_id: None,
        superseded_by_id: None,
        author_id: author,
        created_at: 1,
        updated_at: 1,
    }
}

fn action(of: &row::Decision, owner: Uuid, due: Option<&str>) -> row::DecisionAction {
    row::DecisionAction {
        id: Uuid::now_v7(),
        version: 1,
        decision_id: of.id,
        project_id: of.project_id,
        text: "Tell the supplier".into(),
        owner_id: owner,
        due: due.map(str::to_owned),
        done_at: None,
        done_by: None,
        note: String::new(),
        told_at: None,
        author_id: owner,
        created_at: 1,
        updated_at: 1,
    }
}

fn member(of: &row::Decision, user_id: Uuid) -> row::DecisionMember {
    row::DecisionMember {
        id: Uuid::now_v7(),
        version: 1,
        decision_id: of.id,
        project_id: of.project_id,
        user_id,
        vote: None,
        words: String::new(),
        created_at: 1,
        updated_at: 1,
    }
}

struct World {
    store: Store,
    ann: Uuid,
    ben: Uuid,
    grow: Uuid,
    run: Uuid,
    pumps: Uuid,
}

/// Decisions about two portfolios and a project in each; a gate; a request that was put off and then
/// approved, and one that waits; a scenario that was committed, carried over, and taken back.
async fn world(url: &str) -> World {
    let store = open(url).await;
    let (ann, ben) = (user("Ann", "ann@example.org"), user("Ben", "ben@example.org"));
    let (grow, run) = (portfolio("Grow"), portfolio("Run"));
    let standard = calendar("Standard");
    let pumps = row::Project {
        portfolio_id: Some(grow.id),
        plan_cost: 900,
        ..project("Pumps", "P-1", standard.id)
    };
    let lights =
        row::Project { portfolio_id: Some(run.id), ..project("Lights", "L-1", standard.id) };
    let mut writer = store.write(Some(ann.id)).await.unwrap();
    for user in [&ann, &ben] {
        writer.insert(user, "user_created").await.unwrap();
    }
    for portfolio in [&grow, &run] {
        writer.insert(portfolio, "portfolio_created").await.unwrap();
    }
    writer.insert(&standard, "calendar_created").await.unwrap();
    for project in [&pumps, &lights] {
        writer.insert(project, "project_created").await.unwrap();
    }
    let supplier = row::Decision {
        state: "decided".into(),
        outcome: "Two suppliers".into(),
        review_on: Some("2026-03-30".into()),
        ..decision(1, "Suppliers", ("project", pumps.id), ann.id)
    };
    let mix = decision(2, "Mix of work", ("portfolio", run.id), ann.id);
    let gone = decision(3, "Of what is gone", ("project", Uuid::now_v7()), ann.id);
    for row in [&supplier, &mix, &gone] {
        writer.insert(row, "decision_created").await.unwrap();
    }
    writer.insert(&member(&mix, ben.id), "decision_member_added").await.unwrap();
    for row in [action(&supplier, ben.id, Some("2026-03-01")), action(&supplier, ann.id, None)] {
        writer.insert(&row, "decision_action_added").await.unwrap();
    }
    let lifecycle = lifecycles::lifecycle("Gates", 1);
    writer.insert(&lifecycle, "lifecycle_created").await.unwrap();
    let place = lifecycles::place(&lifecycle, pumps.id, (0, 0, 0));
    writer.insert(&place, "lifecycle_begun").await.unwrap();
    let review = review(&place, ann.id);
    writer.insert(&review, "gate_asked").await.unwrap();
    writer.insert(&condition(&review, ben.id), "gate_condition_added").await.unwrap();
    writer.insert(&waiver(&place, ann.id), "gate_waived").await.unwrap();
    let kind = intake::request_type();
    writer.insert(&kind, "request_type_created").await.unwrap();
    let pier = request(7, &kind, &ann, ["Pier", "decision"]);
    let crane = request(8, &kind, &ann, ["Crane", "triage"]);
    for row in [&pier, &crane] {
        writer.insert(row, "request_created").await.unwrap();
    }
    let off = row::Request { state: "deferred".into(), ..crane.clone() };
    writer.because(Some("No money this year".into()));
    let off = writer.update(&crane, off, "request_deferred").await.unwrap();
    let scenario = scenario(grow.id, ann.id);
    writer.insert(&scenario, "scenario_created").await.unwrap();
    writer.insert(&commit(&scenario, grow.id), "scenario_committed").await.unwrap();
    writer.insert(&application(&scenario, "applied"), "scenario_applied").await.unwrap();
    writer.insert(&application(&scenario, "undone"), "scenario_applied").await.unwrap();
    writer.commit().await.unwrap();
    let mut writer = store.write(Some(ben.id)).await.unwrap();
    let yes = row::Request { state: "approved".into(), ..off.clone() };
    writer.update(&off, yes, "request_approved").await.unwrap();
    writer.commit().await.unwrap();
    World { store, ann: ann.id, ben: ben.id, grow: grow.id, run: run.id, pumps: pumps.id }
}

async fn all(reader: &Reader, filter: &DecisionFilter) -> Vec<DecisionLine> {
    reader.decision_register(filter, DecisionSort::At, &Ask::first(100)).await.unwrap().items
}

/// The lines as `kind title outcome`, in the order of the words.
async fn told(reader: &Reader, filter: &DecisionFilter) -> Vec<String> {
    let lines = all(reader, filter).await;
    let tell = |line: DecisionLine| format!("{} {} {}", line.kind, line.title, line.outcome);
    let mut told: Vec<String> =
        lines.into_iter().map(|line| tell(line).trim().to_owned()).collect();
    told.sort();
    told
}

const OF_GROW: [&str; 5] = [
    "application Lean applied",
    "application Lean undone",
    "commit Lean committed",
    "decision Suppliers Two suppliers",
    "gate Pumps: Screen conditional_go",
];

migrated_test! {
    async fn decisions_of_all_tables_stand_in_one_list_and_each_page_goes_on_where_the_last_ended(url: String) {
        let world = world(&url).await;
        let reader = world.store.read();
        let filter = everything(world.ann);
        let mut wanted: Vec<String> = OF_GROW.iter().map(|one| (*one).to_owned()).collect();
        for more in [
            "decision Mix of work", "decision Of what is gone", "request Crane approved", "request Crane deferred",
            "request Pier",
        ] {
            wanted.push(more.to_owned());
        }
        wanted.sort();
        assert_eq!(told(&reader, &filter).await, wanted);
        use DecisionSort::{At, Kind, Review, State, Subject, Title};
        for sort in [At, Title, Kind, State, Review, Subject] {
            for descending in [false, true] {
                let ask = Ask { descending, ..Ask::first(100) };
                let whole = reader.decision_register(&filter, sort, &ask).await.unwrap();
                assert_eq!(whole.total, 10);
                let (mut pages, mut after) = (vec![], None);
                loop {
                    let ask = Ask { limit: 1, after, descending, counted: true };
                    let page = reader.decision_register(&filter, sort, &ask).await.unwrap();
                    pages.extend(page.items);
                    after = page.next;
                    if after.is_none() { break; }
                }
                assert_eq!(pages, whole.items, "{sort:?} {descending}");
            }
        }
        world.store.close().await;
    }
}

migrated_test! {
    async fn a_line_says_what_is_open_what_was_waived_and_why(url: String) {
        let world = world(&url).await;
        let lines = all(&world.store.read(), &everything(world.ann)).await;
        let line = |title: &str, outcome: &str| {
            lines.iter().find(|line| line.title == title && line.outcome == outcome).unwrap().clone()
        };
        let supplier = line("Suppliers", "Two suppliers");
        assert_eq!((supplier.open_actions, supplier.overdue_actions, supplier.key.as_str()), (2, 1, "D-1"));
        assert_eq!((supplier.subject_name.as_str(), supplier.portfolio_id), ("Pumps", Some(world.grow)));
        let gate = line("Pumps: Screen", "conditional_go");
        assert_eq!((gate.open_actions, gate.overdue_actions, gate.waivers), (1, 0, 1));
        assert_eq!((gate.cost, gate.cost_hidden), (Some(900), 0));
        let crane = line("Crane", "deferred");
        assert_eq!((crane.reason.as_str(), crane.person_id), ("No money this year", Some(world.ann)));
        assert_eq!(line("Of what is gone", "").subject_name, "As it was");
        world.store.close().await;
    }
}

migrated_test! {
    async fn nobody_sees_a_line_of_a_portfolio_they_may_not_see(url: String) {
        let world = world(&url).await;
        let reader = world.store.read();
        let stranger = Uuid::now_v7();
        let of_grow = within(world.grow, stranger);
        assert_eq!(told(&reader, &of_grow).await, OF_GROW);
        let gate = all(&reader, &of_grow).await.into_iter().find(|line| line.kind == "gate").unwrap();
        assert_eq!((gate.cost, gate.cost_hidden), (None, 1), "costs are for who may see rates");
        assert_eq!(told(&reader, &within(world.run, stranger)).await, ["decision Mix of work"]);
        // Whoever decides or owes something sees it.
        let ben = told(&reader, &within(Uuid::now_v7(), world.ben)).await;
        assert_eq!(ben, ["decision Mix of work", "decision Suppliers Two suppliers"]);
        // Who filed requests sees what became of them.
        let ann = told(&reader, &within(Uuid::now_v7(), world.ann)).await;
        assert!(ann.contains(&"request Crane approved".to_owned()), "{ann:?}");
        world.store.close().await;
    }
}

migrated_test! {
    async fn the_list_is_narrowed_by_every_question(url: String) {
        let world = world(&url).await;
        let reader = world.store.read();
        let base = || everything(world.ann);
        let told = async |filter: DecisionFilter| told(&reader, &filter).await;
        let kinds = DecisionFilter { kinds: vec!["gate".into(), "commit".into()], ..base() };
        assert_eq!(told(kinds).await, ["commit Lean committed", "gate Pumps: Screen conditional_go"]);
        let open = DecisionFilter { state: Some("open".into()), ..base() };
        assert_eq!(told(open).await, ["decision Mix of work", "decision Of what is gone", "request Pier"]);
        assert_eq!(told(DecisionFilter { portfolio_id: Some(world.grow), ..base() }).await, OF_GROW);
        let pumps = ["decision Suppliers Two suppliers", "gate Pumps: Screen conditional_go"];
        assert_eq!(told(DecisionFilter { project_id: Some(world.pumps), ..base() }).await, pumps);
        assert_eq!(told(DecisionFilter { q: Some("pump".into()), ..base() }).await, pumps);
        assert_eq!(told(DecisionFilter { with_actions: true, ..base() }).await, pumps);
        assert_eq!(told(DecisionFilter { with_overdue: true, ..base() }).await, [pumps[0]]);
        let due = DecisionFilter { review_by: Some("2026-03-31".into()), ..base() };
        assert_eq!(told(due).await, [pumps[0]]);
        let not_yet = DecisionFilter { review_by: Some("2026-03-29".into()), ..base() };
        assert!(told(not_yet).await.is_empty());
        let about = DecisionFilter { subject: Some(("portfolio".into(), world.run)), ..base() };
        assert_eq!(told(about).await, ["decision Mix of work"]);
        let ben = DecisionFilter { person_id: Some(world.ben), ..base() };
        assert_eq!(told(ben).await, ["decision Mix of work", "request Crane approved"]);
        let days = DecisionFilter { from: Some(2 * DAY), to: Some(3 * DAY), ..base() };
        assert_eq!(told(days).await, ["decision Mix of work"]);
        world.store.close().await;
    }
}

migrated_test! {
    async fn what_is_due_is_told_once(url: String) {
        let world = world(&url).await;
        let reader = world.store.read();
        let due = reader.decision_actions_due("2026-03-31", 10).await.unwrap();
        let reviews = reader.decision_reviews_due("2026-03-31", 10).await.unwrap();
        assert_eq!((due.len(), reviews.len()), (1, 1));
        assert!(reader.decision_reviews_due("2026-03-29", 10).await.unwrap().is_empty());
        let writer = world.store.bookkeeping().await.unwrap();
        for first in [true, false] {
            assert_eq!(writer.mark_action_told(due[0].id).await.unwrap(), first);
            assert_eq!(writer.mark_review_told(reviews[0].id).await.unwrap(), first);
        }
        writer.commit().await.unwrap();
        assert!(reader.decision_actions_due("2026-03-31", 10).await.unwrap().is_empty());
        assert!(reader.decision_reviews_due("2026-03-31", 10).await.unwrap().is_empty());
        let owed = reader.open_actions_of(world.ben, 10).await.unwrap();
        assert_eq!((owed.len(), owed[0].decision.title.as_str()), (1, "Suppliers"));
        assert_eq!(reader.count_open_actions_of(world.ben).await.unwrap(), 1);
        assert!(reader.takes_part_in_decision(owed[0].decision.id, world.ben).await.unwrap());
        assert!(!reader.takes_part_in_decision(owed[0].decision.id, Uuid::now_v7()).await.unwrap());
        assert_eq!(reader.next_decision_number().await.unwrap(), 4);
        world.store.close().await;
    }
}

/// A review that ended in a go on conditions.
fn review(place: &row::LifecyclePlace, asked_by: Uuid) -> row::GateReview {
    row::GateReview {
        reason: "Mind the quay".into(),
        asked_by,
        decided_at: Some(40 * DAY),
        ..lifecycles::review(place, Some("conditional_go"), 1)
    }
}

fn condition(review: &row::GateReview, owner: Uuid) -> row::GateCondition {
    row::GateCondition {
        id: Uuid::now_v7(),
        version: 1,
        review_id: review.id,
        place_id: review.place_id,
        subject_kind: "project".into(),
        subject_id: review.subject_id,
        text: "Measure the quay".into(),
        due: Some("2026-03-31".into()),
        owner_id: Some(owner),
        author_id: owner,
        closed_at: None,
        closed_by: None,
        note: String::new(),
        reminded_at: None,
        created_at: 1,
        updated_at: 1,
    }
}

fn waiver(place: &row::LifecyclePlace, actor_id: Uuid) -> row::GateWaiver {
    row::GateWaiver {
        id: Uuid::now_v7(),
        version: 1,
        place_id: place.id,
        subject_kind: "project".into(),
        subject_id: place.subject_id,
        entry: 1,
        stage: "idea".into(),
        what: "item.quay".into(),
        label: "Quay".into(),
        reason: "Not built yet".into(),
        actor_id,
        created_at: 1,
        updated_at: 1,
    }
}

fn request(
    number: i64,
    kind: &row::RequestType,
    by: &row::User,
    [title, state]: [&str; 2],
) -> row::Request {
    row::Request {
        state: state.into(),
        state_since: 50 * DAY,
        amount: Some(500),
        ..intake::request(number, kind, by, title)
    }
}

fn scenario(portfolio_id: Uuid, author_id: Uuid) -> row::Scenario {
    row::Scenario {
        id: Uuid::now_v7(),
        version: 1,
        portfolio_id: Some(portfolio_id),
        name: "Lean".into(),
        name_folded: "lean".into(),
        note: String::new(),
        question: "{}".into(),
        author_id,
        sharing: "everyone".into(),
        frozen: false,
        overlay: "{}".into(),
        created_at: 1,
        updated_at: 1,
    }
}

fn commit(scenario: &row::Scenario, portfolio_id: Uuid) -> row::ScenarioCommit {
    row::ScenarioCommit {
        id: Uuid::now_v7(),
        version: 1,
        portfolio_id: Some(portfolio_id),
        number: 1,
        scenario_id: scenario.id,
        scenario_name: scenario.name.clone(),
        author_id: scenario.author_id,
        reason: "Fewer, sooner".into(),
        content: "{}".into(),
        diff: "{}".into(),
        created_at: 60 * DAY,
        updated_at: 1,
    }
}

fn application(scenario: &row::Scenario, state: &str) -> row::ScenarioApplication {
    row::ScenarioApplication {
        id: Uuid::now_v7(),
        version: 1,
        scenario_id: scenario.id,
        author_id: scenario.author_id,
        reason: "As decided".into(),
        steps: "[]".into(),
        state: state.into(),
        undone_by: None,
        created_at: 61 * DAY,
        updated_at: 1,
    }
}
