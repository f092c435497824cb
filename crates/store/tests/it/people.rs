//! Roles, dated terms and rates, skills, leave and schedules of people, on both engines.

use steerco_store::{Ask, Store, StoreError, constraint, fold, resource::ResourceFilter, row};
use uuid::Uuid;

use crate::rows::{assignment, open, plan, resource};

pub(crate) fn job_role(name: &str) -> row::JobRole {
    row::JobRole {
        id: Uuid::now_v7(),
        version: 1,
        name: name.into(),
        name_folded: fold(name),
        description: String::new(),
        archived: false,
        external_key: None,
        created_at: 1,
        updated_at: 1,
    }
}

migrated_test! {
    async fn roles_have_names_of_their_own_and_archived_ones_are_listed_when_asked_for(url: String) {
        let store = open(&url).await;
        let welder = job_role("Welder");
        let old = row::JobRole { archived: true, ..job_role("Typesetter") };
        let mut writer = store.write(None).await.unwrap();
        for row in [&welder, &old, &job_role("Élagueur")] {
            writer.insert(row, "job_role_created").await.unwrap();
        }
        writer.commit().await.unwrap();
        let reader = store.read();
        let names = async |q, archived| {
            let page = reader.job_roles(q, archived, &Ask::first(10)).await.unwrap();
            page.items.into_iter().map(|row| row.name).collect::<Vec<_>>()
        };
        assert_eq!(names(None, false).await, ["Élagueur", "Welder"]);
        assert_eq!(names(None, true).await, ["Élagueur", "Typesetter", "Welder"]);
        assert_eq!(names(Some("WELD"), false).await, ["Welder"]);
        let mut writer = store.write(None).await.unwrap();
        let twice = writer.insert(&job_role("WELDER"), "job_role_created").await;
        let Err(StoreError::Duplicate { constraint }) = twice else { panic!("{twice:?}") };
        assert_eq!(constraint, constraint::JOB_ROLE_NAME);
    }
}

fn held(resource_id: Uuid, job_role_id: Uuid, from: &str, to: Option<&str>) -> row::ResourceRole {
    row::ResourceRole {
        id: Uuid::now_v7(),
        version: 1,
        resource_id,
        job_role_id,
        from_date: from.into(),
        to_date: to.map(Into::into),
        share: 10_000,
        created_at: 1,
        updated_at: 1,
    }
}

fn term(resource_id: Uuid, from: &str, pending: bool) -> row::ResourceTerm {
    row::ResourceTerm {
        id: Uuid::now_v7(),
        version: 1,
        resource_id,
        from_date: from.into(),
        employed: true,
        team_id: None,
        manager_id: None,
        location_id: None,
        time_zone: String::new(),
        fte: 10_000,
        calendar_id: None,
        note: String::new(),
        pending,
        author_id: resource_id,
        created_at: 1,
        updated_at: 1,
    }
}

fn able(
    resource_id: Uuid,
    skill_id: Uuid,
    level: i64,
    expires: Option<&str>,
) -> row::ResourceSkill {
    row::ResourceSkill {
        id: Uuid::now_v7(),
        version: 1,
        resource_id,
        skill_id,
        self_level: level,
        manager_level: 0,
        level,
        interested: false,
        evidence: String::new(),
        expires: expires.map(Into::into),
        created_at: 1,
        updated_at: 1,
    }
}

async fn found(store: &Store, filter: ResourceFilter) -> Vec<String> {
    let page = store.read().resources(&filter, &Ask::first(10)).await.unwrap();
    page.items.into_iter().map(|row| row.name).collect()
}

migrated_test! {
    async fn people_are_found_by_the_role_they_have_on_a_day(url: String) {
        let store = open(&url).await;
        let (ann, ben) = (resource("Ann"), resource("Ben"));
        let welder = job_role("Welder");
        let stand_in = row::Resource {
            generic: true, job_role_id: Some(welder.id), ..resource("Welder to be named")
        };
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&welder, "job_role_created").await.unwrap();
        for row in [&ann, &ben, &stand_in] {
            writer.insert(row, "resource_created").await.unwrap();
        }
        for row in [
            held(ann.id, welder.id, "2026-01-01", Some("2026-06-30")),
            held(ben.id, welder.id, "2026-06-30", None),
        ] {
            writer.insert(&row, "resource_role_given").await.unwrap();
        }
        writer.commit().await.unwrap();
        let on = |day: &str| ResourceFilter {
            in_role: Some((welder.id, day.into())), ..ResourceFilter::default()
        };
        assert_eq!(found(&store, on("2026-06-29")).await, ["Ann", "Welder to be named"]);
        assert_eq!(found(&store, on("2026-06-30")).await, ["Ann", "Ben", "Welder to be named"]);
        assert_eq!(found(&store, on("2030-01-01")).await, ["Ben", "Welder to be named"]);
        let reader = store.read();
        assert_eq!(reader.job_role_uses(welder.id).await.unwrap(), 3);
        let both = [ann.id, ben.id];
        let between = reader.roles_of(&both, "2026-07-01", "2026-07-31").await.unwrap();
        assert_eq!(between.iter().map(|row| row.resource_id).collect::<Vec<_>>(), [ben.id]);
    }
}

migrated_test! {
    async fn a_resource_has_one_term_a_day_and_those_that_begin_are_found(url: String) {
        let store = open(&url).await;
        let ann = resource("Ann");
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&ann, "resource_created").await.unwrap();
        for row in [term(ann.id, "2026-01-01", false), term(ann.id, "2026-09-01", true)] {
            writer.insert(&row, "resource_term_added").await.unwrap();
        }
        writer.commit().await.unwrap();
        let reader = store.read();
        assert!(reader.resources_due("2026-08-31").await.unwrap().is_empty());
        assert_eq!(reader.resources_due("2026-09-01").await.unwrap().len(), 1);
        let mut writer = store.write(None).await.unwrap();
        let twice = writer.insert(&term(ann.id, "2026-09-01", true), "resource_term_added").await;
        let Err(StoreError::Duplicate { constraint }) = twice else { panic!("{twice:?}") };
        assert_eq!(constraint, constraint::RESOURCE_TERM_FROM);
        drop(writer);
        // They go with their resource.
        let mut writer = store.write(None).await.unwrap();
        writer.delete(&ann, "resource_deleted").await.unwrap();
        writer.commit().await.unwrap();
        assert!(store.read().terms_of(&[ann.id]).await.unwrap().is_empty());
    }
}

migrated_test! {
    async fn skills_find_people_until_they_expire(url: String) {
        let store = open(&url).await;
        let (ann, ben) = (resource("Ann"), resource("Ben"));
        let welding = row::Skill {
            id: Uuid::now_v7(), version: 1, name: "Welding".into(), name_folded: fold("Welding"),
            category: "Metal".into(), description: String::new(), level_words: "[]".into(),
            archived: false, created_at: 1, updated_at: 1,
        };
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&welding, "skill_created").await.unwrap();
        for row in [&ann, &ben] {
            writer.insert(row, "resource_created").await.unwrap();
        }
        for row in [
            able(ann.id, welding.id, 4, Some("2026-06-30")), able(ben.id, welding.id, 2, None),
        ] {
            writer.insert(&row, "resource_skill_added").await.unwrap();
        }
        writer.commit().await.unwrap();
        let skilled = |level: i64, day: &str| ResourceFilter {
            skilled: Some((welding.id, level, day.into())), ..ResourceFilter::default()
        };
        assert_eq!(found(&store, skilled(1, "2026-06-30")).await, ["Ann", "Ben"]);
        assert_eq!(found(&store, skilled(3, "2026-06-30")).await, ["Ann"]);
        assert!(found(&store, skilled(3, "2026-07-01")).await.is_empty());
        let reader = store.read();
        let expiring = async |until: &str| {
            reader.skills_expiring(until, &Ask::first(10)).await.unwrap().total
        };
        assert_eq!((expiring("2026-06-29").await, expiring("2026-06-30").await), (0, 1));
        let listed = reader.skills(Some("weld"), Some("Metal"), false, &Ask::first(10)).await;
        assert_eq!(listed.unwrap().total, 1);
        assert_eq!(reader.skill_uses(welding.id).await.unwrap(), 2);
    }
}

migrated_test! {
    async fn only_approved_leave_counts_and_assignments_are_found_by_their_days(url: String) {
        let store = open(&url).await;
        let (_, tasks) = plan(&store, 2).await;
        let ann = resource("Ann");
        let leave = |state: &str| row::Leave {
            id: Uuid::now_v7(), version: 1, resource_id: ann.id, from_date: "2026-08-03".into(),
            to_date: "2026-08-14".into(), starts_midday: false, ends_midday: false, minutes: None,
            kind: "holiday".into(), note: String::new(),
            state: state.into(), asked_by: None, reason: String::new(), created_at: 1, updated_at: 1,
        };
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&ann, "resource_created").await.unwrap();
        for state in ["asked", "approved", "rejected", "cancelled", "returned"] {
            writer.insert(&leave(state), "leave_asked_for").await.unwrap();
        }
        for (task, start, finish) in [(&tasks[0], 100, 200), (&tasks[1], 200, 300)] {
            let row = row::Assignment { start, finish, ..assignment(task, ann.id, 50) };
            writer.insert(&row, "assignment_created").await.unwrap();
        }
        writer.commit().await.unwrap();
        let reader = store.read();
        let counting = reader.leave_of(&[ann.id]).await.unwrap();
        assert_eq!(counting.iter().map(|row| row.state.as_str()).collect::<Vec<_>>(), ["approved"]);
        assert_eq!(reader.leave_of_resource(ann.id).await.unwrap().len(), 5);
        let between = async |from, to| {
            reader.assignments_between(&[ann.id], from, to).await.unwrap().len()
        };
        assert_eq!((between(0, 100).await, between(0, 101).await), (0, 1));
        assert_eq!((between(199, 201).await, between(200, 201).await), (2, 1));
    }
}
