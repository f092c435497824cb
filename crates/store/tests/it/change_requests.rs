//! Change requests: numbered per project, found by state and words, waiting for whom, gone with their project, and
//! told in the register each time they were decided.

use steerco_store::{
    Ask, Store, StoreError,
    governance::{DecisionFilter, DecisionSort, SeenDecisions},
    plan::{ChangeRequestFilter, ChangeRequestSort},
    portfolio::Visible,
    row,
};
use uuid::Uuid;

use crate::rows::{open, plan, plan_called, user};

fn request(project: &row::Project, by: Uuid, number: i64, title: &str) -> row::ChangeRequest {
    row::ChangeRequest {
        id: Uuid::now_v7(),
        version: 1,
        project_id: project.id,
        number,
        title: title.into(),
        title_folded: title.to_lowercase(),
        description: String::new(),
        category: "scope".into(),
        raised_by: by,
        owner_id: None,
        wanted_by: Some("2026-04-01".into()),
        scope: String::new(),
        risk: String::new(),
        risk_level: "same".into(),
        cost_delta: Some(100),
        benefit_delta: None,
        currency: "EUR".into(),
        state: "draft".into(),
        state_since: number,
        question: String::new(),
        reason: String::new(),
        edits: "[]".into(),
        impact: String::new(),
        impact_version: None,
        finish_shift: None,
        work_delta: None,
        plan_cost_delta: None,
        asked_by: None,
        decided_by: None,
        decided_at: None,
        implemented_by: None,
        implemented_at: None,
        edit_id: None,
        baseline_id: None,
        created_at: 1,
        updated_at: 1,
    }
}

async fn put(
    store: &Store,
    before: &row::ChangeRequest,
    after: row::ChangeRequest,
    verb: &'static str,
) -> row::ChangeRequest {
    let mut writer = store.write(None).await.unwrap();
    writer.because(Some("Because".into()));
    let row = writer.update(before, after, verb).await.unwrap();
    writer.commit().await.unwrap();
    row
}

migrated_test! {
    async fn change_requests_are_numbered_per_project_and_found_by_state_and_words(url: String) {
        let store = open(&url).await;
        let ann = user("Ann", "ann@example.org");
        let (one, _) = plan(&store, 1).await;
        let (two, _) = plan_called(&store, "PUM-2", 1).await;
        let crane = request(&one, ann.id, 1, "A second crane");
        let paint = request(&one, ann.id, 2, "Blue paint");
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&ann, "user_created").await.unwrap();
        for row in [&crane, &paint, &request(&two, ann.id, 1, "Elsewhere")] {
            writer.insert(row, "change_request_raised").await.unwrap();
        }
        writer.commit().await.unwrap();
        let reader = store.read();
        assert_eq!(reader.next_change_request_number(one.id).await.unwrap(), 3);
        assert_eq!(reader.next_change_request_number(two.id).await.unwrap(), 2);
        let mut writer = store.write(None).await.unwrap();
        let twice = writer.insert(&request(&one, ann.id, 2, "Twice"), "change_request_raised").await;
        assert!(matches!(twice, Err(StoreError::Duplicate { .. })));
        drop(writer);
        let after = row::ChangeRequest { state: "deferred".into(), ..paint.clone() };
        put(&store, &paint, after, "change_request_deferred").await;
        for (states, q, titles) in [
            (vec![], None, vec!["A second crane", "Blue paint"]),
            (vec!["deferred"], None, vec!["Blue paint"]),
            (vec![], Some("CRANE"), vec!["A second crane"]),
            (vec![], Some("cr-2"), vec!["Blue paint"]),
            (vec!["draft"], Some("paint"), vec![]),
        ] {
            let q = q.map(str::to_owned);
            let filter = ChangeRequestFilter { project_id: one.id, states, q };
            let ask = Ask::first(10);
            let page = reader.change_requests(&filter, ChangeRequestSort::Number, &ask).await.unwrap();
            let found: Vec<String> = page.items.into_iter().map(|row| row.title).collect();
            assert_eq!(found, titles);
        }
        // Pages follow each other by every order.
        for sort in [ChangeRequestSort::Number, ChangeRequestSort::Title, ChangeRequestSort::StateSince] {
            let filter = ChangeRequestFilter { project_id: one.id, ..ChangeRequestFilter::default() };
            let first = reader.change_requests(&filter, sort, &Ask::first(1)).await.unwrap();
            let ask = Ask { after: first.next.clone(), ..Ask::first(1) };
            let second = reader.change_requests(&filter, sort, &ask).await.unwrap();
            assert_eq!((first.total, second.items.len(), second.next), (2, 1, None));
            assert_ne!(first.items[0].id, second.items[0].id);
        }
        // They go with their project.
        let mut writer = store.write(None).await.unwrap();
        writer.clear_plan(two.id).await.unwrap();
        let gone = store.read().get::<row::Project>(two.id).await.unwrap();
        writer.delete(&gone, "project_deleted").await.unwrap();
        writer.commit().await.unwrap();
        assert_eq!(reader.next_change_request_number(two.id).await.unwrap(), 1);
    }
}

migrated_test! {
    async fn they_wait_for_whom_they_came_back_to_and_for_who_owns_the_project(url: String) {
        let store = open(&url).await;
        let (ann, ben) = (user("Ann", "ann@example.org"), user("Ben", "ben@example.org"));
        let (one, _) = plan(&store, 1).await;
        let draft = request(&one, ann.id, 1, "Crane");
        let mut writer = store.write(None).await.unwrap();
        for row in [&ann, &ben] {
            writer.insert(row, "user_created").await.unwrap();
        }
        let owned = row::Project { owner_id: Some(ben.id), ..one.clone() };
        writer.update(&one, owned, "project_updated").await.unwrap();
        writer.insert(&draft, "change_request_raised").await.unwrap();
        writer.commit().await.unwrap();
        let reader = store.read();
        let waits = async |user: Uuid| {
            let back = reader.change_requests_returned_to(user, 9).await.unwrap().len();
            let assess = reader.change_requests_to_assess(user, 9).await.unwrap().len();
            let counted = [
                reader.count_change_requests_returned_to(user).await.unwrap(),
                reader.count_change_requests_to_assess(user).await.unwrap(),
            ];
            assert_eq!(counted.map(|count| usize::try_from(count).unwrap()), [back, assess]);
            (back, assess)
        };
        assert_eq!((waits(ann.id).await, waits(ben.id).await), ((0, 0), (0, 0)));
        let after = row::ChangeRequest { state: "assessing".into(), ..draft.clone() };
        let row = put(&store, &draft, after, "change_request_submitted").await;
        assert_eq!((waits(ann.id).await, waits(ben.id).await), ((0, 0), (0, 1)));
        let question = "Why?".to_owned();
        let after = row::ChangeRequest { state: "draft".into(), question, ..row.clone() };
        put(&store, &row, after, "change_request_returned").await;
        assert_eq!((waits(ann.id).await, waits(ben.id).await), ((1, 0), (0, 0)));
    }
}

migrated_test! {
    async fn the_register_tells_each_time_one_was_decided_to_who_sees_its_project(url: String) {
        let store = open(&url).await;
        let ann = user("Ann", "ann@example.org");
        let (one, _) = plan(&store, 1).await;
        let first = request(&one, ann.id, 1, "Crane");
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&ann, "user_created").await.unwrap();
        writer.insert(&first, "change_request_raised").await.unwrap();
        writer.commit().await.unwrap();
        let mut row = first;
        for (state, verb) in [
            ("deferred", "change_request_deferred"), ("assessing", "change_request_reopened"),
            ("deciding", "change_request_asked"), ("approved", "change_request_approved"),
        ] {
            let after = row::ChangeRequest { state: state.into(), ..row.clone() };
            row = put(&store, &row, after, verb).await;
        }
        let open_one = request(&one, ann.id, 2, "Paint");
        let open_one = row::ChangeRequest { state: "deciding".into(), ..open_one };
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&open_one, "change_request_raised").await.unwrap();
        writer.commit().await.unwrap();
        let filter = |projects: Visible, costs: Visible| DecisionFilter {
            q: None, kinds: vec!["change".into()], state: None, subject: None, portfolio_id: None,
            program_id: None, project_id: Some(one.id), person_id: None, from: None, to: None,
            review_by: None, with_actions: false, with_overdue: false, today: "2026-03-31".into(),
            seen: SeenDecisions {
                reader: ann.id, seats: vec![ann.id], projects, programs: Visible::default(),
                portfolios: Visible::default(), scenarios: Visible::default(), all_requests: false, costs,
            },
        };
        let read = async |filter: DecisionFilter| {
            let ask = Ask::first(10);
            store.read().decision_register(&filter, DecisionSort::At, &ask).await.unwrap().items
        };
        let lines = read(filter(Visible::everything(), Visible::everything())).await;
        let mut said: Vec<_> = lines
            .iter()
            .map(|line| (line.key.as_str(), line.state.as_str(), line.outcome.as_str(), line.cost))
            .collect();
        said.sort_unstable();
        assert_eq!(said, [
            ("CR-1", "decided", "approved", Some(100)), ("CR-1", "decided", "deferred", Some(100)),
            ("CR-2", "open", "", Some(100)),
        ]);
        let masked = read(filter(Visible::everything(), Visible::default())).await;
        assert!(masked.iter().all(|line| line.cost.is_none() && line.cost_hidden == 1));
        assert!(read(filter(Visible::default(), Visible::everything())).await.is_empty());
    }
}
