//! Snapshots of staffing, on both engines.

use steerco_store::{Ask, StoreError, constraint, resource::DayRange, row};
use steerco_testkit::{TestDatabase, store_test};
use uuid::Uuid;

use crate::{
    allocations::allocation,
    rows::{open, plan, plan_called, resource},
};

fn snapshot(name: &str, taken_at: i64, week: Option<&str>) -> row::StaffingSnapshot {
    row::StaffingSnapshot {
        id: Uuid::now_v7(),
        version: 1,
        name: name.into(),
        taken_at,
        taken_by: None,
        week: week.map(str::to_owned),
        lines: 0,
        updated_at: taken_at,
    }
}

store_test! {
    async fn a_snapshot_keeps_what_stood_and_outlives_what_it_names(url: String) {
        let store = open(&url).await;
        assert!(!store.read().anything_allocated().await.unwrap());
        let (project, _) = plan(&store, 1).await;
        let (closed, _) = plan_called(&store, "CLO-1", 1).await;
        let ann = resource("Ann");
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&ann, "resource_created").await.unwrap();
        let shut = row::Project { stage: "on_hold".into(), ..closed.clone() };
        writer.update(&closed, shut, "project_updated").await.unwrap();
        let mine = allocation(project.id, Some(ann.id), (100, 110));
        let late = allocation(project.id, None, (200, 210));
        let resting = allocation(closed.id, Some(ann.id), (100, 110));
        for one in [&mine, &late, &resting] {
            writer.insert(one, "allocation_created").await.unwrap();
        }
        let taken = writer.take_staffing_snapshot(snapshot("Before", 10, None)).await.unwrap();
        writer.commit().await.unwrap();
        assert_eq!(taken.lines, 2, "projects on hold ask for nothing");
        assert!(store.read().anything_allocated().await.unwrap());
        let found = store.read().find::<row::StaffingSnapshot>(taken.id).await.unwrap();
        assert_eq!(found.as_ref(), Some(&taken));

        // Whom it names goes: the snapshot stays as it was.
        let mut writer = store.write(None).await.unwrap();
        for one in [&mine, &resting] {
            writer.delete(one, "allocation_deleted").await.unwrap();
        }
        writer.delete(&ann, "resource_deleted").await.unwrap();
        writer.commit().await.unwrap();
        let lines = async |from: i64, to: i64| {
            let days = DayRange { from, to };
            store.read().staffing_snapshot_lines(taken.id, days).await.unwrap()
        };
        let all = lines(0, 1_000).await;
        assert_eq!(all.iter().map(|row| row.allocation_id).collect::<Vec<_>>(), [mine.id, late.id]);
        assert_eq!(
            (all[0].resource_id, all[0].minutes, all[0].booking.as_str(), all[0].state.as_str()),
            (Some(ann.id), 600, "[[100,110,600]]", "committed")
        );
        assert_eq!(lines(110, 200).await, []);
        assert_eq!(lines(209, 300).await.len(), 1);

        // Copied to another database with its lines.
        let other = TestDatabase::sqlite();
        let other = open(&other.url).await;
        let copied = store.copy_into(&other).await.unwrap();
        let rows = |name: &str| copied.iter().find(|one| one.table == name).map(|one| one.rows);
        assert_eq!(
            (rows("staffing_snapshot"), rows("staffing_snapshot_line")),
            (Some(1), Some(2))
        );

        // Lines go with their snapshot.
        let mut writer = store.write(None).await.unwrap();
        writer.delete(&taken, "staffing_snapshot_deleted").await.unwrap();
        writer.commit().await.unwrap();
        assert_eq!(lines(0, 1_000).await, []);
    }
}

store_test! {
    async fn a_week_has_one_snapshot_and_the_oldest_are_found(url: String) {
        let store = open(&url).await;
        let mut writer = store.write(None).await.unwrap();
        for (at, week) in [(10, Some("2026-W47")), (20, None), (30, Some("2026-W48")), (40, None)] {
            let row = snapshot(&format!("At {at}"), at, week);
            writer.take_staffing_snapshot(row).await.unwrap();
        }
        writer.commit().await.unwrap();
        let mut writer = store.write(None).await.unwrap();
        let twice = writer.take_staffing_snapshot(snapshot("Again", 50, Some("2026-W48"))).await;
        let constraint = constraint::STAFFING_SNAPSHOT_WEEK;
        assert_eq!(twice, Err(StoreError::Duplicate { constraint }));
        drop(writer);
        let reader = store.read();
        assert!(reader.staffing_snapshot_of_week("2026-W48").await.unwrap().is_some());
        assert!(reader.staffing_snapshot_of_week("2026-W49").await.unwrap().is_none());
        let names = |rows: Vec<row::StaffingSnapshot>| {
            rows.into_iter().map(|row| row.name).collect::<Vec<_>>()
        };
        assert_eq!(names(reader.old_staffing_snapshots(1).await.unwrap()), ["At 10"]);
        assert_eq!(names(reader.old_staffing_snapshots(2).await.unwrap()), Vec::<String>::new());
        // Newest first, page by page.
        let ask = Ask { descending: true, ..Ask::first(3) };
        let first = reader.staffing_snapshots(&ask).await.unwrap();
        assert_eq!(first.total, 4);
        let next = Ask { after: first.next.clone(), ..ask };
        assert_eq!(names(first.items), ["At 40", "At 30", "At 20"]);
        assert_eq!(names(reader.staffing_snapshots(&next).await.unwrap().items), ["At 10"]);
    }
}
