//! Scenarios are found where one may see them, and their newest answer tells whether it is to go on.

use steerco_store::{Ask, fold, portfolio::Visible, row};
use uuid::Uuid;

use crate::rows::{open, portfolio};

fn scenario(name: &str, portfolio_id: Option<Uuid>) -> row::Scenario {
    row::Scenario {
        id: Uuid::now_v7(),
        version: 1,
        portfolio_id,
        name: name.into(),
        name_folded: fold(name),
        note: String::new(),
        question: "{}".into(),
        author_id: Uuid::from_u128(1),
        sharing: "everyone".into(),
        frozen: false,
        overlay: "{}".into(),
        created_at: 1,
        updated_at: 1,
    }
}

fn answer(scenario: Uuid, state: &str, at: i64) -> row::ScenarioAnswer {
    row::ScenarioAnswer {
        id: Uuid::now_v7(),
        version: 1,
        scenario_id: scenario,
        asked_version: 1,
        state: state.into(),
        cancel: false,
        progress: "[]".into(),
        answer: "{}".into(),
        requested_by: Uuid::now_v7(),
        seen_at: at,
        created_at: at,
        updated_at: at,
    }
}

migrated_test! {
    async fn scenarios_are_listed_where_they_may_be_seen(url: String) {
        let store = open(&url).await;
        let grow = portfolio("Grow");
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&grow, "portfolio_created").await.unwrap();
        for (name, within) in [("Lean", Some(grow.id)), ("All", None), ("Bold", Some(grow.id))] {
            writer.insert(&scenario(name, within), "scenario_created").await.unwrap();
        }
        writer.commit().await.unwrap();
        let names = async |visible: Visible, q: Option<&str>| -> Vec<String> {
            let page = store.read().scenarios(q, &visible, Uuid::nil(), &Ask::first(9)).await.unwrap();
            page.items.into_iter().map(|row| row.name).collect()
        };
        assert_eq!(names(Visible::everything(), None).await, vec!["All", "Bold", "Lean"]);
        let within = Visible { portfolios: vec![grow.id], ..Visible::default() };
        assert_eq!(names(within, None).await, vec!["Bold", "Lean"]);
        assert_eq!(names(Visible::everything(), Some("lea")).await, vec!["Lean"]);
        assert!(names(Visible::default(), None).await.is_empty());
        store.close().await;
    }
}

migrated_test! {
    async fn the_newest_answer_counts_and_says_whether_to_go_on(url: String) {
        let store = open(&url).await;
        let own = scenario("Lean", None);
        let (old, new) = (answer(own.id, "done", 1), answer(own.id, "running", 2));
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&own, "scenario_created").await.unwrap();
        writer.insert(&new, "scenario_search_begun").await.unwrap();
        writer.insert(&old, "scenario_search_begun").await.unwrap();
        writer.commit().await.unwrap();
        assert_eq!(store.read().last_answer(own.id).await.unwrap().unwrap().id, new.id);

        let writer = store.bookkeeping().await.unwrap();
        assert!(writer.note_search(new.id, "[1]", 7).await.unwrap());
        assert!(!writer.note_search(old.id, "[1]", 7).await.unwrap(), "it has ended");
        writer.forget_answers(own.id, new.id).await.unwrap();
        writer.commit().await.unwrap();
        assert!(store.read().find::<row::ScenarioAnswer>(old.id).await.unwrap().is_none());

        let noted = store.read().get::<row::ScenarioAnswer>(new.id).await.unwrap();
        assert_eq!((noted.progress.as_str(), noted.seen_at, noted.version), ("[1]", 7, 1));
        let mut writer = store.write(None).await.unwrap();
        let stopped = row::ScenarioAnswer { cancel: true, ..noted.clone() };
        writer.update(&noted, stopped, "scenario_search_cancelled").await.unwrap();
        assert!(!writer.note_search(new.id, "[2]", 8).await.unwrap(), "it was cancelled");
        writer.delete(&own, "scenario_deleted").await.unwrap();
        writer.commit().await.unwrap();
        assert!(store.read().last_answer(own.id).await.unwrap().is_none());
        store.close().await;
    }
}
