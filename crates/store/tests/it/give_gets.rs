//! What projects give each other: who it waits for, what is behind, and what goes with a project.

use steerco_store::{
    Ask, Store, StoreError,
    plan::{CrossFilter, GiveGetFilter},
    portfolio::Visible,
    row,
};
use uuid::Uuid;

use crate::rows::{open, plan, plan_called, user};

fn give(from: &row::Project, to: &row::Project, by: Uuid) -> row::GiveGet {
    row::GiveGet {
        id: Uuid::now_v7(),
        version: 1,
        giver_project_id: from.id,
        giver_task_id: None,
        receiver_project_id: to.id,
        receiver_task_id: None,
        cross_dependency_id: None,
        given: "Crane".into(),
        note: String::new(),
        giver_owner_id: None,
        receiver_owner_id: None,
        needed_date: i64::MAX - 1,
        agreed_date: i64::MAX - 1,
        policy: "alert".into(),
        state: "proposed".into(),
        proposed_side: "receiver".into(),
        proposed_by: by,
        proposed_at: 1,
        agreed_by: None,
        agreed_at: None,
        closed_by: None,
        closed_at: None,
        delivered_date: None,
        reason: String::new(),
        told_at: None,
        created_at: 1,
        updated_at: 1,
    }
}

fn all() -> GiveGetFilter {
    GiveGetFilter { visible: Visible::everything(), ..GiveGetFilter::default() }
}

async fn put(store: &Store, before: &row::GiveGet, after: row::GiveGet) -> row::GiveGet {
    let mut writer = store.write(None).await.unwrap();
    let row = writer.update(before, after, "give_get_updated").await.unwrap();
    writer.commit().await.unwrap();
    row
}

migrated_test! {
    async fn an_agreement_is_found_from_both_sides_by_whoever_sees_one(url: String) {
        let store = open(&url).await;
        let ann = user("Ann", "ann@example.org");
        let (one, from) = plan(&store, 2).await;
        let (two, _) = plan_called(&store, "PUM-2", 2).await;
        let mut row = give(&one, &two, ann.id);
        row.giver_task_id = Some(from[0].id);
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&ann, "user_created").await.unwrap();
        writer.insert(&row, "give_get_proposed").await.unwrap();
        writer.commit().await.unwrap();
        let reader = store.read();
        for (project, side, count) in [
            (one.id, None, 1), (two.id, None, 1), (one.id, Some("giver"), 1),
            (one.id, Some("receiver"), 0), (two.id, Some("receiver"), 1), (two.id, Some("giver"), 0),
        ] {
            let filter = GiveGetFilter { project_id: Some(project), side, ..all() };
            assert_eq!(reader.give_get_count(&filter).await.unwrap(), count);
        }
        for (visible, count) in [
            (Visible { projects: vec![two.id], ..Visible::default() }, 1),
            (Visible { projects: vec![Uuid::now_v7()], ..Visible::default() }, 0),
        ] {
            let filter = GiveGetFilter { visible, ..GiveGetFilter::default() };
            assert_eq!(reader.give_gets(&filter, None, 9).await.unwrap().len(), count);
        }
        let lines = reader.give_gets(&all(), None, 9).await.unwrap();
        assert_eq!(lines[0].giver_task.as_ref().unwrap().name, from[0].name);
        assert_eq!(lines[0].forecast(), from[0].finish);
        assert!(reader.give_gets(&all(), Some(row.id), 9).await.unwrap().is_empty());
        let links = CrossFilter { visible: Visible::everything(), ..CrossFilter::default() };
        let givers = reader.giving_projects(&all(), &links, &Ask::first(5)).await.unwrap();
        assert_eq!((givers.total, givers.items[0].id), (1, one.id));

        // Two at once: one is told.
        let mut writer = store.write(None).await.unwrap();
        writer.update(&row, row.clone(), "give_get_updated").await.unwrap();
        let again = writer.update(&row, row.clone(), "give_get_updated").await;
        assert!(matches!(again, Err(StoreError::StaleVersion)));
    }
}

migrated_test! {
    async fn a_proposal_waits_for_who_is_named_or_owns_the_project_that_was_asked(url: String) {
        let store = open(&url).await;
        let (ann, ben) = (user("Ann", "ann@example.org"), user("Ben", "ben@example.org"));
        let (one, _) = plan(&store, 1).await;
        let (two, _) = plan_called(&store, "PUM-2", 1).await;
        let row = give(&one, &two, ann.id);
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&ann, "user_created").await.unwrap();
        writer.insert(&ben, "user_created").await.unwrap();
        writer.insert(&row, "give_get_proposed").await.unwrap();
        writer.commit().await.unwrap();
        let reader = store.read();
        let waits = async |user: Uuid| reader.count_give_gets_waiting_for(user).await.unwrap();
        assert_eq!((waits(ann.id).await, waits(ben.id).await), (0, 0), "nobody is named");
        let owned = reader.get::<row::Project>(one.id).await.unwrap();
        let mut writer = store.write(None).await.unwrap();
        let after = row::Project { owner_id: Some(ben.id), ..owned.clone() };
        writer.update(&owned, after, "project_updated").await.unwrap();
        writer.commit().await.unwrap();
        assert_eq!((waits(ann.id).await, waits(ben.id).await), (0, 1), "who owns the giving project");
        let named = row::GiveGet { giver_owner_id: Some(ann.id), ..row.clone() };
        let row = put(&store, &row, named).await;
        assert_eq!((waits(ann.id).await, waits(ben.id).await), (1, 0), "who is named");
        assert_eq!(reader.give_gets_waiting_for(ann.id, 5).await.unwrap()[0].id, row.id);
        let other = row::GiveGet { proposed_side: "giver".into(), ..row.clone() };
        let row = put(&store, &row, other).await;
        assert_eq!((waits(ann.id).await, waits(ben.id).await), (0, 0), "the other side is asked");
        put(&store, &row, row::GiveGet { state: "agreed".into(), ..row.clone() }).await;
        assert_eq!(reader.agreed_give_gets().await.unwrap().len(), 1);
    }
}

migrated_test! {
    async fn what_is_forecast_behind_is_told_once_until_it_is_in_time_again(url: String) {
        let store = open(&url).await;
        let ann = user("Ann", "ann@example.org");
        let (one, from) = plan(&store, 2).await;
        let (two, _) = plan_called(&store, "PUM-2", 1).await;
        let behind = row::GiveGet {
            giver_task_id: Some(from[0].id),
            state: "agreed".into(),
            agreed_date: from[0].finish - 1,
            ..give(&one, &two, ann.id)
        };
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&ann, "user_created").await.unwrap();
        writer.insert(&behind, "give_get_proposed").await.unwrap();
        writer.commit().await.unwrap();
        let reader = store.read();
        let attention = GiveGetFilter { attention: true, ..all() };
        assert_eq!(reader.give_get_count(&attention).await.unwrap(), 1);
        assert_eq!(reader.give_gets_to_tell(5).await.unwrap().len(), 1);
        let writer = store.bookkeeping().await.unwrap();
        assert!(writer.mark_give_get_told(behind.id).await.unwrap());
        assert!(!writer.mark_give_get_told(behind.id).await.unwrap(), "another node was first");
        writer.commit().await.unwrap();
        assert!(reader.give_gets_to_tell(5).await.unwrap().is_empty());
        assert!(!reader.has_give_gets_in_time_again().await.unwrap());
        let row = reader.get::<row::GiveGet>(behind.id).await.unwrap();
        let later = row::GiveGet { agreed_date: from[0].finish, ..row.clone() };
        let row = put(&store, &row, later).await;
        assert!(reader.has_give_gets_in_time_again().await.unwrap());
        assert_eq!(reader.give_get_count(&attention).await.unwrap(), 0);
        let writer = store.bookkeeping().await.unwrap();
        writer.forget_told_give_gets().await.unwrap();
        writer.commit().await.unwrap();
        assert_eq!(reader.get::<row::GiveGet>(row.id).await.unwrap().told_at, None);

        // A task that is gone: the finish of the project stands for it, and somebody has to look.
        let gone = row::GiveGet { giver_task_id: Some(Uuid::now_v7()), ..row.clone() };
        put(&store, &row, gone).await;
        let lines = reader.give_gets(&attention, None, 5).await.unwrap();
        assert!(lines[0].giver_task_gone());
        assert_eq!(lines[0].forecast(), reader.get::<row::Project>(one.id).await.unwrap().computed_finish);
    }
}
