//! Objectives, links, the money behind them, business cases and charters, on both engines.

use steerco_store::{Ask, StoreError, constraint, portfolio::Visible, row};
use uuid::Uuid;

use crate::rows::{calendar, open, project};

fn objective(name: &str, parent_id: Option<Uuid>, position: i64) -> row::Objective {
    row::Objective {
        id: Uuid::now_v7(),
        version: 1,
        parent_id,
        position,
        name: name.into(),
        description: String::new(),
        weight: 1,
        owner_id: None,
        created_at: 1,
        updated_at: 1,
    }
}

fn link(subject_id: Uuid, target_id: Uuid, contribution: i64) -> row::Alignment {
    row::Alignment {
        id: Uuid::now_v7(),
        version: 1,
        subject_kind: "project".into(),
        subject_id,
        target_kind: "objective".into(),
        target_id,
        contribution,
        created_at: 1,
        updated_at: 1,
    }
}

migrated_test! {
    async fn an_objective_goes_with_its_key_results_and_their_check_ins(url: String) {
        let store = open(&url).await;
        let (top, below) = (objective("Grow", None, 2), objective("Reach", None, 1));
        let below = row::Objective { parent_id: Some(top.id), ..below };
        let result = row::KeyResult {
            id: Uuid::now_v7(), version: 1, objective_id: below.id, position: 1,
            name: "Customers".into(), unit: "thousand".into(),
            start_value: 0, target_value: 9_000, current_value: 3_000, increases: true,
            weight: 1, owner_id: None, due: Some("2027-06-30".into()), checked_at: None,
            created_at: 1, updated_at: 1,
        };
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&top, "objective_created").await.unwrap();
        writer.insert(&below, "objective_created").await.unwrap();
        writer.insert(&result, "key_result_created").await.unwrap();
        for (at, value) in [(1, 1_000), (2, 2_000), (3, 3_000)] {
            let check = row::CheckIn {
                id: Uuid::now_v7(), version: 1, key_result_id: result.id, value,
                note: String::new(), author_id: top.id, created_at: at, updated_at: at,
            };
            writer.insert(&check, "checked_in").await.unwrap();
        }
        writer.commit().await.unwrap();
        let names = |rows: &[row::Objective]| -> Vec<String> {
            rows.iter().map(|row| row.name.clone()).collect()
        };
        assert_eq!(names(&store.read().objectives().await.unwrap()), ["Reach", "Grow"]);
        let ask = Ask { descending: true, ..Ask::first(2) };
        let page = store.read().check_ins(result.id, &ask).await.unwrap();
        let values: Vec<i64> = page.items.iter().map(|row| row.value).collect();
        assert_eq!((values, page.total), (vec![3_000, 2_000], 3));
        let mut writer = store.write(None).await.unwrap();
        // What stands below keeps the one above.
        assert!(matches!(
            writer.delete(&top, "objective_deleted").await, Err(StoreError::ForeignKey { .. })
        ));
        drop(writer);
        writer = store.write(None).await.unwrap();
        writer.delete(&below, "objective_deleted").await.unwrap();
        writer.commit().await.unwrap();
        assert_eq!(store.read().key_results().await.unwrap(), []);
        assert_eq!(store.read().check_ins(result.id, &ask).await.unwrap().total, 0);
    }
}

migrated_test! {
    async fn links_are_found_from_both_ends_and_money_of_what_is_visible(url: String) {
        let store = open(&url).await;
        let calendar = calendar("Standard");
        let (one, other) = (
            project("One", "ONE", calendar.id), project("Another", "TWO", calendar.id));
        let cancelled = row::Project {
            stage: "cancelled".into(), ..project("Gone", "GONE", calendar.id)
        };
        let goal = objective("Grow", None, 1);
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&calendar, "calendar_created").await.unwrap();
        for row in [&one, &other, &cancelled] {
            writer.insert(row, "project_created").await.unwrap();
        }
        writer.insert(&link(one.id, goal.id, 2_500), "aligned").await.unwrap();
        writer.insert(&link(other.id, goal.id, 7_500), "aligned").await.unwrap();
        writer.commit().await.unwrap();
        let mut writer = store.write(None).await.unwrap();
        assert!(writer.insert(&link(one.id, goal.id, 1), "aligned").await.is_err());
        drop(writer);
        let reader = store.read();
        assert_eq!(reader.alignments_of("project", one.id).await.unwrap().len(), 1);
        let ask = Ask { descending: true, ..Ask::first(1) };
        let page = reader.aligned("objective", goal.id, &ask).await.unwrap();
        assert_eq!((page.items[0].subject_id, page.total), (other.id, 2));
        let ask = Ask { after: page.next, ..ask };
        let page = reader.aligned("objective", goal.id, &ask).await.unwrap();
        assert_eq!((page.items[0].subject_id, page.next), (one.id, None));
        let all = reader.funded_projects(&Visible::everything(), &Visible::default()).await.unwrap();
        let names: Vec<&str> = all.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["Another", "One"]);
        let some = Visible { projects: vec![one.id, cancelled.id], ..Visible::default() };
        assert_eq!(reader.funded_projects(&some, &some).await.unwrap().len(), 1);
    }
}

migrated_test! {
    async fn a_subject_has_one_case_and_its_versions_newest_first(url: String) {
        let store = open(&url).await;
        let case = row::BusinessCase {
            id: Uuid::now_v7(), version: 1, subject_kind: "request".into(),
            subject_id: Uuid::now_v7(), currency: "EUR".into(), number: 3, body: "{}".into(),
            cost: Some(7), decided_cost: None, created_at: 1, updated_at: 1,
        };
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&case, "business_case_created").await.unwrap();
        for number in [1, 2] {
            let version = row::CaseVersion {
                id: Uuid::now_v7(), version: 1, case_id: case.id, number, body: number.to_string(),
                reason: String::new(), author_id: case.id, created_at: 1, updated_at: 1,
            };
            writer.insert(&version, "business_case_frozen").await.unwrap();
        }
        writer.commit().await.unwrap();
        let versions = store.read().case_versions(case.id).await.unwrap();
        assert_eq!(versions.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 1]);
        // What is being written is nothing decided; what is frozen is told as it is there.
        assert_eq!(store.read().decided_cases().await.unwrap(), []);
        let mut writer = store.write(None).await.unwrap();
        let decided = row::BusinessCase { decided_cost: Some(5), ..case.clone() };
        let decided = writer.update(&case, decided, "business_case_frozen").await.unwrap();
        writer.commit().await.unwrap();
        let told = row::BusinessCase { body: "2".into(), cost: Some(5), ..decided };
        assert_eq!(store.read().decided_cases().await.unwrap(), [told]);
        let mut writer = store.write(None).await.unwrap();
        let second = row::BusinessCase { id: Uuid::now_v7(), ..case.clone() };
        let refused = writer.insert(&second, "business_case_created").await;
        assert!(matches!(
            refused,
            Err(StoreError::Duplicate { constraint: constraint::BUSINESS_CASE_SUBJECT })
        ));
    }
}
