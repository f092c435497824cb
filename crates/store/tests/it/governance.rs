//! Approvals: for whom they wait, which are due, and who stands in for whom.

use steerco_store::{Ask, Store, fold, row};
use uuid::Uuid;

use crate::rows::{open, user};

fn approval(asked_by: Uuid, title: &str, due_at: Option<i64>) -> row::Approval {
    row::Approval {
        id: Uuid::now_v7(),
        version: 1,
        subject_kind: "request".into(),
        subject_id: Uuid::now_v7(),
        title: title.into(),
        route_id: Uuid::now_v7(),
        route_name: "Route".into(),
        route_version: 1,
        steps: "[]".into(),
        asked_by,
        note: String::new(),
        state: "open".into(),
        step: 0,
        step_since: 1,
        due_at,
        ended_at: None,
        created_at: 1,
        updated_at: 1,
    }
}

async fn people<const N: usize>(store: &Store, names: [&str; N]) -> [row::User; N] {
    let rows = names.map(|name| user(name, &format!("{name}@example.org")));
    let mut writer = store.write(None).await.unwrap();
    for row in &rows {
        writer.insert(row, "user_created").await.unwrap();
    }
    writer.commit().await.unwrap();
    rows
}

migrated_test! {
    async fn approvals_wait_for_people_in_pages_longest_first(url: String) {
        let store = open(&url).await;
        let [ann, ben, eva] = people(&store, ["ann", "ben", "eva"]).await;
        let rows = ["One", "Two", "Three"].map(|title| approval(ann.id, title, None));
        for row in &rows {
            let mut writer = store.write(Some(ann.id)).await.unwrap();
            writer.insert(row, "approval_asked").await.unwrap();
            writer.set_approval_waiting(row.id, &[ben.id, eva.id]).await.unwrap();
            writer.commit().await.unwrap();
        }
        let first = store.read().approvals_waiting_for(&[ben.id], &Ask::first(2)).await.unwrap();
        let ids: Vec<Uuid> = first.items.iter().map(|row| row.approval_id).collect();
        assert_eq!((ids, first.total), (vec![rows[0].id, rows[1].id], 3));
        let rest = Ask { after: first.next, ..Ask::first(2) };
        let rest = store.read().approvals_waiting_for(&[ben.id], &rest).await.unwrap();
        assert_eq!((rest.items[0].approval_id, rest.next), (rows[2].id, None));
        assert_eq!(store.read().count_approvals_waiting_for(&[ben.id, eva.id], 100).await.unwrap(), 6);
        assert_eq!(store.read().count_approvals_waiting_for(&[ann.id], 100).await.unwrap(), 0);

        // Who waited already keeps since when; who does not wait any more is gone; each is told.
        let mut writer = store.write(None).await.unwrap();
        writer.set_approval_waiting(rows[0].id, &[ben.id, ann.id]).await.unwrap();
        writer.commit().await.unwrap();
        let again = store.read().approvals_waiting_for(&[ben.id], &Ask::first(1)).await.unwrap();
        assert_eq!(again.items, first.items[..1]);
        assert_eq!(store.read().count_approvals_waiting_for(&[eva.id], 100).await.unwrap(), 2);
        let told = store.read().changes_after(0, 500).await.unwrap();
        let told: Vec<Uuid> = told.iter().rev().take(3).map(|row| row.noun_id).collect();
        for person in [&ann, &ben, &eva] {
            assert!(told.contains(&person.id));
        }
    }
}

migrated_test! {
    async fn the_log_of_an_approval_goes_with_it_and_due_ones_are_found(url: String) {
        let store = open(&url).await;
        let [ann] = people(&store, ["ann"]).await;
        let (late, later, never) =
            (approval(ann.id, "A", Some(10)), approval(ann.id, "B", Some(30)), approval(ann.id, "C", None));
        let mut writer = store.write(Some(ann.id)).await.unwrap();
        for row in [&late, &later, &never] {
            writer.insert(row, "approval_asked").await.unwrap();
        }
        let decision = |at: i64, kind: &str| row::ApprovalDecision {
            id: Uuid::now_v7(),
            approval_id: late.id,
            step: 0,
            kind: kind.into(),
            seat_id: Some(ann.id),
            instead_of_id: None,
            actor_id: Some(ann.id),
            reason: String::new(),
            at,
        };
        writer.insert_approval_decisions(vec![decision(2, "approved"), decision(1, "returned")]).await.unwrap();
        writer.set_approval_waiting(late.id, &[ann.id]).await.unwrap();
        writer.commit().await.unwrap();
        let reader = store.read();
        let due: Vec<Uuid> = reader.approvals_due(20, 9).await.unwrap().iter().map(|row| row.id).collect();
        assert_eq!(due, [late.id]);
        let log = reader.approval_decisions(&[late.id, later.id]).await.unwrap();
        let kinds: Vec<&str> = log.iter().map(|row| row.kind.as_str()).collect();
        assert_eq!(kinds, ["returned", "approved"]);
        let mut writer = store.write(None).await.unwrap();
        let now = writer.get::<row::Approval>(late.id).await.unwrap();
        writer.delete(&now, "approval_deleted").await.unwrap();
        writer.commit().await.unwrap();
        assert!(store.read().approval_decisions(&[late.id]).await.unwrap().is_empty());
        assert_eq!(store.read().count_approvals_waiting_for(&[ann.id], 9).await.unwrap(), 0);
    }
}

migrated_test! {
    async fn somebody_stands_in_from_the_first_day_to_the_last(url: String) {
        let store = open(&url).await;
        let [ann, ben, eva] = people(&store, ["ann", "ben", "eva"]).await;
        let stands_in = |user: Uuid, delegate: Uuid, from: &str, to: &str| row::ApprovalDelegate {
            told: false,
            id: Uuid::now_v7(),
            version: 1,
            user_id: user,
            delegate_id: delegate,
            from_date: from.into(),
            to_date: to.into(),
            note: String::new(),
            created_at: 1,
            updated_at: 1,
        };
        let mut writer = store.write(None).await.unwrap();
        for row in [
            stands_in(ann.id, ben.id, "2026-12-01", "2026-12-05"),
            stands_in(ann.id, ben.id, "2026-12-03", "2026-12-09"),
            stands_in(eva.id, ann.id, "2026-11-01", "2026-11-02"),
        ] {
            writer.insert(&row, "approval_delegate_created").await.unwrap();
        }
        writer.commit().await.unwrap();
        let reader = store.read();
        for (day, found) in [
            ("2026-11-30", vec![]),
            ("2026-12-01", vec![ann.id]),
            ("2026-12-04", vec![ann.id]),
            ("2026-12-09", vec![ann.id]),
            ("2026-12-10", vec![]),
        ] {
            assert_eq!(reader.stood_in_for(ben.id, day).await.unwrap(), found, "{day}");
        }
        assert_eq!(reader.approval_delegates(Some(ann.id), "2026-12-06").await.unwrap().len(), 1);
        assert_eq!(reader.approval_delegates(Some(ann.id), "2026-01-01").await.unwrap().len(), 3);
        assert_eq!(reader.approval_delegates(Some(ben.id), "2026-01-01").await.unwrap().len(), 2);
        assert_eq!(reader.approval_delegates(None, "2026-12-06").await.unwrap().len(), 1);
        assert_eq!(reader.users_named("BE", 9).await.unwrap()[0].name_folded, fold("Ben"));
    }
}
