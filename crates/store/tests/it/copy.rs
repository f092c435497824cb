//! Moving a database between engines and back.

use steerco_store::CopyError;
use steerco_testkit::TestDatabase;

use crate::rows::{assignment, open, plan, portfolio, resource};

migrated_test! {
    async fn a_copy_there_and_back_has_the_same_checksums(url: String) {
        let store = open(&url).await;
        let (_, tasks) = plan(&store, 40).await;
        let ann = resource("Ann");
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&ann, "resource_created").await.unwrap();
        writer.insert(&assignment(&tasks[0], ann.id, 480), "assignment_created").await.unwrap();
        // A parent with a higher id than its child.
        let mut child = crate::rows::task(tasks[0].project_id, 50, "Child");
        let parent = crate::rows::task(tasks[0].project_id, 51, "Parent");
        child.parent_id = Some(parent.id);
        writer.insert_bulk(vec![parent, child], None).await.unwrap();
        writer.commit().await.unwrap();

        let (there, back) = (TestDatabase::postgres().await, TestDatabase::sqlite());
        let (there, back) = (open(&there.url).await, open(&back.url).await);
        let sent = store.copy_into(&there).await.unwrap();
        let returned = there.copy_into(&back).await.unwrap();
        assert_eq!(sent, returned);
        let tasks = sent.iter().find(|table| table.table == "task").unwrap();
        assert_eq!(tasks.rows, 42);

        // The sequence of the change log goes on behind what was copied.
        let last = there.read().last_change().await.unwrap();
        let mut writer = there.write(None).await.unwrap();
        writer.insert(&portfolio("Next"), "portfolio_created").await.unwrap();
        writer.commit().await.unwrap();
        assert!(there.read().last_change().await.unwrap() > last);

        let again = store.copy_into(&there).await;
        assert!(matches!(again, Err(CopyError::NotEmpty { .. })), "{again:?}");
        there.close().await;
    }
}
