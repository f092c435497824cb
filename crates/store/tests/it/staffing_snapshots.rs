//! Snapshots of staffing, on both engines.

use sea_orm::{ConnectionTrait, Database, DbBackend, Statement, Value};
use steerco_store::{Ask, Store, StoreError, constraint, resource::DayRange, row};
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
        number: 0,
        updated_at: taken_at,
    }
}

migrated_test! {
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
            store.read().staffing_snapshot_lines(&taken, days).await.unwrap()
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
            (rows("staffing_snapshot"), rows("staffing_line")),
            (Some(1), Some(2))
        );

        // Lines go with their snapshot.
        let mut writer = store.write(None).await.unwrap();
        writer.delete_staffing_snapshot(&taken).await.unwrap();
        writer.commit().await.unwrap();
        assert_eq!(lines(0, 1_000).await, []);
    }
}

migrated_test! {
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

migrated_test! {
    async fn what_stands_as_before_is_kept_once_and_each_snapshot_keeps_its_own(url: String) {
        let store = open(&url).await;
        let (project, _) = plan(&store, 1).await;
        let ann = resource("Ann");
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&ann, "resource_created").await.unwrap();
        let stays = allocation(project.id, Some(ann.id), (100, 110));
        let changes = allocation(project.id, None, (200, 210));
        let goes = allocation(project.id, Some(ann.id), (300, 310));
        for one in [&stays, &changes, &goes] {
            writer.insert(one, "allocation_created").await.unwrap();
        }
        writer.commit().await.unwrap();
        let take = async |at: i64| {
            let mut writer = store.write(None).await.unwrap();
            let row = snapshot(&format!("At {at}"), at, None);
            let taken = writer.take_staffing_snapshot(row).await.unwrap();
            writer.commit().await.unwrap();
            taken
        };
        let lines = async |taken: &row::StaffingSnapshot| {
            let days = DayRange { from: 0, to: 1_000 };
            let rows = store.read().staffing_snapshot_lines(taken, days).await.unwrap();
            rows.into_iter().map(|row| (row.allocation_id, row.minutes)).collect::<Vec<_>>()
        };
        let kept = async || {
            let other = open(&TestDatabase::sqlite().url).await;
            let copied = store.copy_into(&other).await.unwrap();
            copied.iter().find(|one| one.table == "staffing_line").unwrap().rows
        };
        let first = take(10).await;
        let second = take(20).await;
        assert_eq!((first.number, second.number, second.lines), (1, 2, 3));
        assert_eq!(kept().await, 3, "nothing changed in between");
        let all = vec![(stays.id, 600), (changes.id, 600), (goes.id, 600)];
        assert_eq!((lines(&first).await, lines(&second).await), (all.clone(), all.clone()));

        // One becomes more, one goes, one comes.
        let mut writer = store.write(None).await.unwrap();
        let more = row::Allocation { minutes: 900, resource_id: Some(ann.id), ..changes.clone() };
        let more = writer.update(&changes, more, "allocation_updated").await.unwrap();
        writer.delete(&goes, "allocation_deleted").await.unwrap();
        let comes = allocation(project.id, None, (400, 410));
        writer.insert(&comes, "allocation_created").await.unwrap();
        writer.commit().await.unwrap();
        let third = take(30).await;
        assert_eq!((third.lines, kept().await), (3, 5));
        let now = vec![(stays.id, 600), (changes.id, 900), (comes.id, 600)];
        assert_eq!((lines(&first).await, lines(&third).await), (all.clone(), now.clone()));

        // And back again: what stood so twice, with something else between, is kept twice.
        let mut writer = store.write(None).await.unwrap();
        writer.update(&more, changes.clone(), "allocation_updated").await.unwrap();
        writer.commit().await.unwrap();
        let fourth = take(40).await;
        let back = vec![(stays.id, 600), (changes.id, 600), (comes.id, 600)];
        assert_eq!((lines(&fourth).await, lines(&third).await), (back.clone(), now.clone()));

        // Snapshots go in any order, and what no other has goes with them.
        let remove = async |taken: &row::StaffingSnapshot| {
            let mut writer = store.write(None).await.unwrap();
            writer.delete_staffing_snapshot(taken).await.unwrap();
            writer.commit().await.unwrap();
        };
        remove(&third).await;
        assert_eq!(kept().await, 5, "what became more was only in the third");
        assert_eq!((lines(&first).await, lines(&second).await), (all.clone(), all.clone()));
        assert_eq!(lines(&fourth).await, back);
        remove(&fourth).await;
        let again = take(50).await;
        assert_eq!((again.number, lines(&again).await), (3, back));
        assert_eq!(lines(&second).await, all);
        for one in [&first, &second, &again] {
            remove(one).await;
        }
        assert_eq!(kept().await, 0);
    }
}

store_test! {
    async fn snapshots_of_older_installations_keep_their_lines(url: String) {
        let store = Store::open(&url).await.unwrap();
        store.migrate_before("20261130_000131_staffing_line").await.unwrap();
        let on_postgres = url.starts_with("postgres");
        let address = if on_postgres { url.clone() } else { format!("sqlite://{url}") };
        let old = Database::connect(address).await.unwrap();
        let backend = if on_postgres { DbBackend::Postgres } else { DbBackend::Sqlite };
        let run = async |sql: &str, values: Vec<Value>| {
            old.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await.unwrap();
        };
        let [early, late, one, two, project] = [(); 5].map(|()| Uuid::now_v7());
        let id = |id: Uuid| -> Value { id.into() };
        // Taken in the other order than written.
        for (snapshot, at) in [(late, 20), (early, 10)] {
            run(
                "INSERT INTO staffing_snapshot (id, version, name, taken_at, lines, updated_at) \
                 VALUES ($1, 1, 'Old', $2, 2, $2)",
                vec![id(snapshot), i64::into(at)],
            )
            .await;
        }
        for (snapshot, allocation, minutes) in [(early, one, 60), (late, one, 90), (late, two, 30)] {
            run(
                "INSERT INTO staffing_snapshot_line (snapshot_id, allocation_id, project_id, state, \
                 probability, booking, from_day, to_day, minutes) \
                 VALUES ($1, $2, $3, 'committed', 100, '[]', 5, 9, $4)",
                vec![id(snapshot), id(allocation), id(project), i64::into(minutes)],
            )
            .await;
        }
        store.migrate().await.unwrap();
        let lines = async |snapshot: Uuid| {
            let snapshot = store.read().get::<row::StaffingSnapshot>(snapshot).await.unwrap();
            let days = DayRange { from: 0, to: 100 };
            let rows = store.read().staffing_snapshot_lines(&snapshot, days).await.unwrap();
            let rows = rows.into_iter().map(|row| (row.allocation_id, row.minutes));
            (snapshot.number, rows.collect::<Vec<_>>())
        };
        assert_eq!(lines(early).await, (1, vec![(one, 60)]));
        assert_eq!(lines(late).await, (2, vec![(one, 90), (two, 30)]));
        // Nothing is allocated: the next one ends the lines of the newest.
        let mut writer = store.write(None).await.unwrap();
        let next = writer.take_staffing_snapshot(snapshot("New", 30, None)).await.unwrap();
        writer.commit().await.unwrap();
        assert_eq!(lines(next.id).await, (3, vec![]));
        assert_eq!(lines(late).await, (2, vec![(one, 90), (two, 30)]));
    }
}
