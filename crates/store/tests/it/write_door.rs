//! The one write door.

use std::sync::Arc;

use steerco_store::{StoreError, constraint, row};

use crate::rows::{open, plan, portfolio, user};

migrated_test! {
    async fn a_stale_version_is_refused(url: String) {
        let store = open(&url).await;
        let first = portfolio("Grow");
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&first, "portfolio_created").await.unwrap();
        writer.commit().await.unwrap();

        let mut changed = first.clone();
        changed.description = "a".into();
        let mut writer = store.write(None).await.unwrap();
        let now = writer.update(&first, changed.clone(), "portfolio_updated").await.unwrap();
        assert_eq!(now.version, 2);
        writer.commit().await.unwrap();

        let mut writer = store.write(None).await.unwrap();
        let late = writer.update(&first, changed, "portfolio_updated").await;
        assert_eq!(late.unwrap_err(), StoreError::StaleVersion);
        assert_eq!(writer.delete(&first, "x").await.unwrap_err(), StoreError::StaleVersion);
        drop(writer);

        let mut writer = store.write(None).await.unwrap();
        let gone = portfolio("Never there");
        assert_eq!(writer.delete(&gone, "x").await.unwrap_err(), StoreError::NotFound);
    }
}

migrated_test! {
    async fn duplicates_name_their_rule(url: String) {
        let store = open(&url).await;
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&user("Ann", "ann@example.org"), "user_created").await.unwrap();
        let twice = writer.insert(&user("Anna", "ANN@example.org"), "user_created").await;
        let wanted = StoreError::Duplicate { constraint: constraint::USER_EMAIL };
        assert_eq!(twice.unwrap_err(), wanted);
    }
}

migrated_test! {
    async fn a_row_in_use_cannot_go(url: String) {
        let store = open(&url).await;
        let (project, _) = plan(&store, 3).await;
        let mut writer = store.write(None).await.unwrap();
        let refused = writer.delete(&project, "project_deleted").await.unwrap_err();
        assert!(matches!(refused, StoreError::ForeignKey { .. }), "{refused:?}");
    }
}

migrated_test! {
    async fn a_write_without_an_entry_is_refused_and_rolled_back(url: String) {
        let store = open(&url).await;
        let mut writer = store.write(None).await.unwrap();
        writer.insert_bulk(vec![portfolio("Silent")], None).await.unwrap();
        assert!(matches!(writer.commit().await, Err(StoreError::Fault(_))));
        let found = store.read().portfolio_counts(&[], &Default::default()).await.unwrap();
        assert!(found.is_empty());
        assert_eq!(store.read().last_change().await.unwrap(), 0);
    }
}

migrated_test! {
    async fn a_dropped_write_leaves_nothing(url: String) {
        let store = open(&url).await;
        let row = portfolio("Gone");
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&row, "portfolio_created").await.unwrap();
        drop(writer);
        assert_eq!(store.read().find::<row::Portfolio>(row.id).await.unwrap(), None);
        assert_eq!(store.read().last_change().await.unwrap(), 0);
    }
}

migrated_test! {
    async fn the_log_says_what_changed_and_only_that(url: String) {
        let store = open(&url).await;
        let ann = user("Ann", "ann@example.org");
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&ann, "user_created").await.unwrap();
        writer.commit().await.unwrap();
        let mut after = ann.clone();
        after.name = "Anne".into();
        after.password_hash = Some("secret".into());
        let mut writer = store.write(Some(ann.id)).await.unwrap();
        writer.because(Some("married".into()));
        writer.update(&ann, after, "user_updated").await.unwrap();
        writer.commit().await.unwrap();
        let log = store.read().changes_after(0, 10).await.unwrap();
        assert_eq!(log.len(), 2);
        assert_eq!(log[1].verb, "user_updated");
        assert_eq!(log[1].actor_id, Some(ann.id));
        assert_eq!(log[1].reason.as_deref(), Some("married"));
        assert_eq!(log[1].before.as_deref(), Some(r#"{"name":"Ann"}"#));
        assert_eq!(log[1].after.as_deref(), Some(r#"{"name":"Anne"}"#));
        assert!(log[0].seq < log[1].seq);
        let text = format!("{log:?}");
        assert!(!text.contains("secret"));
    }
}

migrated_test! {
    async fn eight_writers_of_twenty_five_all_succeed(url: String) {
        let store = Arc::new(open(&url).await);
        let shared = portfolio("Shared");
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&shared, "portfolio_created").await.unwrap();
        writer.commit().await.unwrap();
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let store = store.clone();
                tokio::spawn(async move {
                    for _ in 0..25 {
                        // Read, think, write: the pattern that fails when begun deferred.
                        let mut writer = store.write(None).await.unwrap();
                        let count = writer.last_change().await.unwrap();
                        let row = portfolio(&format!("P {count}"));
                        writer.insert(&row, "portfolio_created").await.unwrap();
                        writer.commit().await.unwrap();
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(store.read().changes_after(0, 500).await.unwrap().len(), 201);
    }
}

migrated_test! {
    async fn one_of_two_racing_updates_is_stale(url: String) {
        let store = open(&url).await;
        let row = portfolio("Raced");
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&row, "portfolio_created").await.unwrap();
        writer.commit().await.unwrap();
        let attempt = |text: &'static str| {
            let (store, row) = (store.clone(), row.clone());
            tokio::spawn(async move {
                let mut after = row.clone();
                after.description = text.into();
                let mut writer = store.write(None).await?;
                writer.update(&row, after, "portfolio_updated").await?;
                writer.commit().await
            })
        };
        let (one, two) = (attempt("one"), attempt("two"));
        let mut results = [one.await.unwrap(), two.await.unwrap()];
        results.sort_by_key(Result::is_err);
        assert_eq!(results[0], Ok(()));
        assert_eq!(results[1], Err(StoreError::StaleVersion));
    }
}

migrated_test! {
    async fn waiters_wake_when_something_was_written(url: String) {
        let store = open(&url).await;
        let mut wake = store.wake();
        let mut late = store.wake();
        let waiting = tokio::spawn(async move {
            let start = std::time::Instant::now();
            wake.wait(std::time::Duration::from_secs(20)).await;
            start.elapsed()
        });
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&portfolio("News"), "portfolio_created").await.unwrap();
        writer.commit().await.unwrap();
        assert!(waiting.await.unwrap() < std::time::Duration::from_secs(10));
        // Written before the wait began: it is not missed.
        let start = std::time::Instant::now();
        late.wait(std::time::Duration::from_secs(20)).await;
        assert!(start.elapsed() < std::time::Duration::from_secs(1));
    }
}
