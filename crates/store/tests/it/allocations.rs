//! Allocations and the work of tasks beside them, on both engines.

use steerco_store::{StoreError, resource::DayRange, row};
use uuid::Uuid;

use crate::rows::{assignment, open, plan, plan_called, resource};

pub(crate) fn allocation(
    project_id: Uuid,
    resource_id: Option<Uuid>,
    (from, to): (i64, i64),
) -> row::Allocation {
    row::Allocation {
        id: Uuid::now_v7(),
        version: 1,
        project_id,
        resource_id,
        job_role_id: None,
        team_id: None,
        state: "committed".into(),
        probability: 10_000,
        note: String::new(),
        booking: format!("[[{from},{to},600]]"),
        from_day: from,
        to_day: to,
        minutes: 600,
        created_at: 1,
        updated_at: 1,
    }
}

migrated_test! {
    async fn only_what_touches_the_days_of_a_live_project_is_asked(url: String) {
        let store = open(&url).await;
        let (project, tasks) = plan(&store, 2).await;
        let (closed, _) = plan_called(&store, "CLO-1", 1).await;
        let (ann, bob) = (resource("Ann"), resource("Bob"));
        let mut writer = store.write(None).await.unwrap();
        for one in [&ann, &bob] {
            writer.insert(one, "resource_created").await.unwrap();
        }
        let shut = row::Project { stage: "done".into(), ..closed.clone() };
        writer.update(&closed, shut, "project_updated").await.unwrap();
        let mine = allocation(project.id, Some(ann.id), (100, 110));
        let rows = [
            mine.clone(),
            allocation(project.id, Some(bob.id), (110, 120)),
            allocation(project.id, None, (90, 101)),
            allocation(closed.id, Some(ann.id), (100, 110)),
        ];
        for row in &rows {
            writer.insert(row, "allocation_created").await.unwrap();
        }
        let work = assignment(&tasks[0], ann.id, 4_800);
        writer.insert(&work, "assignment_created").await.unwrap();
        writer.commit().await.unwrap();

        let reader = store.read();
        let asked = |people: Option<Vec<Uuid>>, from: i64, to: i64| {
            let reader = store.read();
            async move {
                let days = DayRange { from, to };
                let found = reader.allocations_within(people.as_deref(), days).await.unwrap();
                found.into_iter().map(|row| row.id).collect::<Vec<_>>()
            }
        };
        assert_eq!(asked(None, 100, 110).await, [rows[0].id, rows[2].id]);
        assert_eq!(asked(None, 109, 111).await, [rows[0].id, rows[1].id]);
        assert_eq!(asked(Some(vec![ann.id]), 0, 1_000).await, [rows[0].id]);
        assert_eq!(reader.allocations_of_project(project.id).await.unwrap().len(), 3);
        assert_eq!(reader.allocation_uses(ann.id).await.unwrap(), 2);

        let day = work.start.div_euclid(14_400);
        let days = DayRange { from: day, to: day + 1 };
        let found = reader.assigned_within(Some(&[ann.id]), days).await.unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].task_id, found[0].computed_work), (tasks[0].id, work.computed_work));
        let past = DayRange { from: day - 9, to: day };
        assert_eq!(reader.assigned_within(None, past).await.unwrap(), []);

        // Two people change the same allocation: the second has seen an old version.
        let mut writer = store.write(None).await.unwrap();
        let after = row::Allocation { note: "Night shift".into(), ..mine.clone() };
        writer.update(&mine, after.clone(), "allocation_updated").await.unwrap();
        let stale = writer.update(&mine, after, "allocation_updated").await;
        assert!(matches!(stale, Err(StoreError::StaleVersion)));
        // Nobody who is allocated disappears.
        drop(writer);
        let mut writer = store.write(None).await.unwrap();
        let gone = writer.delete(&bob, "resource_deleted").await;
        assert!(matches!(gone, Err(StoreError::ForeignKey { .. })), "{gone:?}");
    }
}

migrated_test! {
    async fn time_of_a_team_is_found_by_the_team_and_so_are_its_people(url: String) {
        let store = open(&url).await;
        let (project, _) = plan(&store, 1).await;
        let team = row::Team {
            id: Uuid::now_v7(),
            version: 1,
            name: "South".into(),
            name_folded: "south".into(),
            description: String::new(),
            external_key: None,
            created_at: 1,
            updated_at: 1,
        };
        let ann = row::Resource { team_id: Some(team.id), ..resource("Ann") };
        let (bob, steel) = (resource("Bob"), resource("Steel"));
        let steel = row::Resource { team_id: Some(team.id), kind: "material".into(), ..steel };
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&team, "team_created").await.unwrap();
        for one in [&ann, &bob, &steel] {
            writer.insert(one, "resource_created").await.unwrap();
        }
        let of_team = row::Allocation {
            team_id: Some(team.id),
            ..allocation(project.id, None, (100, 110))
        };
        writer.insert(&of_team, "allocation_created").await.unwrap();
        writer.insert(&allocation(project.id, Some(ann.id), (100, 110)), "allocation_created").await.unwrap();
        writer.commit().await.unwrap();
        let reader = store.read();
        let days = DayRange { from: 100, to: 110 };
        let found = reader.allocations_of_teams_within(Some(team.id), days).await.unwrap();
        assert_eq!(found.iter().map(|row| row.id).collect::<Vec<_>>(), [of_team.id]);
        let later = DayRange { from: 110, to: 120 };
        assert_eq!(reader.allocations_of_teams_within(None, later).await.unwrap(), []);
        assert_eq!(reader.allocation_uses(team.id).await.unwrap(), 1);
        let people = reader.people_of_teams(&[team.id]).await.unwrap();
        assert_eq!(people.iter().map(|row| row.id).collect::<Vec<_>>(), [ann.id]);
        // A team that is promised does not disappear.
        let mut writer = store.write(None).await.unwrap();
        let gone = writer.delete(&team, "team_deleted").await;
        assert!(matches!(gone, Err(StoreError::ForeignKey { .. })), "{gone:?}");
    }
}
