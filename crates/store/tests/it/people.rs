//! Roles that people work in, on both engines.

use steerco_store::{Ask, StoreError, constraint, fold, row};
use steerco_testkit::store_test;
use uuid::Uuid;

use crate::rows::open;

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

store_test! {
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
