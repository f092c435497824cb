//! Links between tasks of different projects: who has not heard, lists, and what goes with a plan.

use steerco_store::{
    StoreError,
    plan::{CrossFilter, Seen},
    portfolio::Visible,
    row,
};
use uuid::Uuid;

use crate::rows::{open, plan, plan_called};

fn link(from: &row::Task, to: &row::Task) -> row::CrossDependency {
    row::CrossDependency {
        id: Uuid::now_v7(),
        version: 1,
        predecessor_project_id: from.project_id,
        predecessor_id: from.id,
        successor_project_id: to.project_id,
        successor_id: to.id,
        kind: "FS".into(),
        lag_kind: "working".into(),
        lag: 0,
        lag_format: 7,
        policy: "propagate".into(),
        agreed_date: None,
        agreed_at: None,
        agreed_by: None,
        predecessor_owner_id: None,
        successor_owner_id: None,
        note: String::new(),
        seen_name: String::new(),
        seen_project: String::new(),
        seen_start: 0,
        seen_finish: 0,
        seen_duration: 0,
        seen_active: true,
        asked: None,
        created_at: 1,
        updated_at: 1,
    }
}

fn filter(project: Uuid) -> CrossFilter {
    CrossFilter {
        project_id: Some(project),
        visible: Visible::everything(),
        ..CrossFilter::default()
    }
}

migrated_test! {
    async fn what_a_driven_plan_has_not_heard_is_found_and_listed(url: String) {
        let store = open(&url).await;
        let (one, from) = plan(&store, 3).await;
        let (two, to) = plan_called(&store, "PUM-2", 3).await;
        let row = link(&from[0], &to[1]);
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&row, "cross_dependency_created").await.unwrap();
        writer.touch_plans(&[one.id, one.id]).await.unwrap();
        writer.commit().await.unwrap();
        let reader = store.read();
        assert_eq!(reader.get::<row::Project>(one.id).await.unwrap().plan_version, 2);
        assert_eq!(reader.linked_projects().await.unwrap(), [(one.id, two.id)]);

        let unheard = reader.unheard_cross_dependencies(one.id).await.unwrap();
        assert_eq!(unheard.len(), 1);
        assert!(reader.unheard_cross_dependencies(two.id).await.unwrap().is_empty());
        let mut heard = row.clone();
        unheard[0].now().put(&mut heard);
        assert_eq!(Seen::of(&heard).name, from[0].name);
        let mut writer = store.write(None).await.unwrap();
        writer.update(&row, heard, "cross_dependency_followed").await.unwrap();
        writer.commit().await.unwrap();
        assert!(reader.unheard_cross_dependencies(one.id).await.unwrap().is_empty());

        for project in [one.id, two.id] {
            let found = reader.cross_dependencies(&filter(project), None, 10).await.unwrap();
            assert_eq!(found.len(), 1);
            assert_eq!(found[0].successor.name, to[1].name);
            let rows = store.snapshot().await.unwrap().plan_rows(project).await.unwrap();
            assert_eq!(rows.cross_dependencies.len(), 1);
        }
        let conflicts = CrossFilter { in_conflict: true, ..filter(two.id) };
        assert_eq!(reader.cross_dependency_count(&conflicts).await.unwrap(), 0);
        let mut writer = store.write(None).await.unwrap();
        writer.put_asked(&[(row.id, Some(9))]).await.unwrap();
        writer.record(steerco_store::Entry {
            noun: "project", noun_id: two.id, project: Some(two.id), verb: "plan_recomputed",
            label: String::new(), before: None, after: None,
        });
        writer.commit().await.unwrap();
        assert_eq!(reader.cross_dependency_count(&conflicts).await.unwrap(), 1);
        let elsewhere = CrossFilter { visible: Visible::default(), ..filter(two.id) };
        assert_eq!(reader.cross_dependency_count(&elsewhere).await.unwrap(), 0);
    }
}

migrated_test! {
    async fn links_go_with_either_plan_and_plans_are_held_at_their_versions(url: String) {
        let store = open(&url).await;
        let (one, from) = plan(&store, 2).await;
        let (two, to) = plan_called(&store, "PUM-2", 2).await;
        let row = link(&from[0], &to[1]);
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&row, "cross_dependency_created").await.unwrap();
        let twin = row::CrossDependency { id: Uuid::now_v7(), ..row.clone() };
        let twice = writer.insert(&twin, "cross_dependency_created").await;
        let pair = steerco_store::constraint::CROSS_DEPENDENCY_PAIR;
        assert_eq!(twice, Err(StoreError::Duplicate { constraint: pair }));
        drop(writer);

        let mut writer = store.write(None).await.unwrap();
        writer.insert(&row, "cross_dependency_created").await.unwrap();
        writer.hold_plans(&[(one.id, 1), (two.id, 1)]).await.unwrap();
        assert_eq!(writer.hold_plans(&[(two.id, 7)]).await, Err(StoreError::StaleVersion));
        writer.clear_plan(one.id).await.unwrap();
        assert!(writer.find::<row::CrossDependency>(row.id).await.unwrap().is_none());
    }
}
