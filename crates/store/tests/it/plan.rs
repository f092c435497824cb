//! Whole plans: loading, computed columns, removal.

use steerco_store::{
    StoreError,
    plan::{AssignmentDates, ProjectFigures, TaskDates},
    row,
};
use uuid::Uuid;

use crate::rows::{assignment, open, plan, portfolio, resource};

fn figures(finish: i64) -> ProjectFigures {
    ProjectFigures {
        computed_start: 1,
        computed_finish: finish,
        baseline_finish: None,
        percent_complete: 0,
        task_count: 3,
        late_task_count: 1,
        critical_task_count: 2,
        diagnostics_count: 0,
        late: false,
        plan_cost: 5,
        plan_cost_partial: false,
    }
}

migrated_test! {
    async fn computed_columns_are_written_in_bulk(url: String) {
        let store = open(&url).await;
        let (project, tasks) = plan(&store, 1201).await;
        let ann = resource("Ann");
        let work = assignment(&tasks[0], ann.id, 480);
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&ann, "resource_created").await.unwrap();
        writer.insert(&work, "assignment_created").await.unwrap();
        let driver = Uuid::now_v7();
        let dates: Vec<TaskDates> = tasks
            .iter()
            .map(|row| {
                let odd = row.position % 2 == 1;
                TaskDates {
                    start: row.position * 7,
                    late: odd,
                    driver: "predecessor".into(),
                    driver_id: odd.then_some(driver),
                    baseline_finish: odd.then_some(row.position),
                    ..TaskDates::of(row)
                }
            })
            .collect();
        writer.advance_plan(project.id, 1, &figures(9)).await.unwrap();
        writer.put_task_dates(&dates).await.unwrap();
        let done = AssignmentDates {
            id: work.id, start: 3, finish: 4, computed_work: 5, computed_units: 6, pieces: Some("[[3,4]]".into()),
        };
        writer.put_assignment_dates(&[done]).await.unwrap();
        writer.commit().await.unwrap();

        let rows = store.snapshot().await.unwrap().plan_rows(project.id).await.unwrap();
        assert_eq!(rows.project.plan_version, 2);
        assert_eq!(rows.project.computed_finish, 9);
        assert_eq!(rows.tasks.len(), 1201);
        for (row, wanted) in rows.tasks.iter().zip(&dates) {
            assert_eq!(TaskDates::of(row), *wanted);
            assert_eq!(row.version, 1, "computing does not count as a change");
        }
        assert_eq!(rows.assignments[0].computed_units, 6);
        assert_eq!(rows.calendars.len(), 1);

        let writer = store.write(None).await.unwrap();
        let stale = writer.advance_plan(project.id, 1, &figures(9)).await;
        assert_eq!(stale.unwrap_err(), StoreError::StaleVersion);
    }
}

migrated_test! {
    async fn a_plan_can_be_removed_whole(url: String) {
        let store = open(&url).await;
        let (project, mut tasks) = plan(&store, 5).await;
        let mut writer = store.write(None).await.unwrap();
        // A child whose parent comes later in the same write.
        let mut child = crate::rows::task(project.id, 7, "Child");
        let parent = crate::rows::task(project.id, 6, "Parent");
        child.parent_id = Some(parent.id);
        tasks.push(child.clone());
        writer.defer_foreign_keys().await.unwrap();
        writer.insert(&child, "task_created").await.unwrap();
        writer.insert(&parent, "task_created").await.unwrap();
        let link = row::Dependency {
            id: Uuid::now_v7(),
            version: 1,
            project_id: project.id,
            predecessor_id: tasks[0].id,
            successor_id: tasks[1].id,
            kind: "FS".into(),
            lag_kind: "working".into(),
            lag: 0,
            lag_format: 7,
            kept: String::new(),
            created_at: 1,
            updated_at: 1,
        };
        writer.insert(&link, "dependency_created").await.unwrap();
        writer.commit().await.unwrap();
        let reader = store.read();
        let into = reader.task_ends(tasks[1].id).await.unwrap();
        assert_eq!((into.predecessors.len(), into.successors.len()), (1, 0));
        assert_eq!(into.predecessors[0].predecessor_id, tasks[0].id);
        let out = reader.task_ends(tasks[0].id).await.unwrap();
        assert_eq!((out.predecessors.len(), out.successors[0].name.as_str()), (0, "Task 2"));
        assert_eq!(out.successors[0].successor_id, tasks[1].id);
        assert!(out.assignments.is_empty());
        assert_eq!(reader.gantt_dependencies(project.id).await.unwrap().len(), 1);
        assert_eq!(reader.gantt_tasks(project.id).await.unwrap().len(), 7);
        assert!(reader.people_of_project(project.id).await.unwrap().is_empty());

        let mut writer = store.write(None).await.unwrap();
        writer.clear_plan(project.id).await.unwrap();
        writer.delete(&project, "project_deleted").await.unwrap();
        writer.clear_calendars(project.id).await.unwrap();
        writer.commit().await.unwrap();
        assert!(store.read().find::<row::Project>(project.id).await.unwrap().is_none());
        assert!(store.read().gantt_tasks(project.id).await.unwrap().is_empty());
    }
}

migrated_test! {
    async fn a_snapshot_does_not_see_later_writes(url: String) {
        let store = open(&url).await;
        let (project, _) = plan(&store, 2).await;
        let snapshot = store.snapshot().await.unwrap();
        assert_eq!(snapshot.gantt_tasks(project.id).await.unwrap().len(), 2);
        let mut writer = store.write(None).await.unwrap();
        let late = crate::rows::task(project.id, 3, "Late");
        writer.insert(&late, "task_created").await.unwrap();
        writer.insert(&portfolio("x"), "portfolio_created").await.unwrap();
        writer.commit().await.unwrap();
        assert_eq!(snapshot.gantt_tasks(project.id).await.unwrap().len(), 2);
        assert_eq!(store.read().gantt_tasks(project.id).await.unwrap().len(), 3);
    }
}
