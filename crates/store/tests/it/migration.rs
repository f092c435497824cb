//! Migrations.

use steerco_store::Store;
use steerco_testkit::store_test;

store_test! {
    async fn several_nodes_starting_at_once_migrate_once(url: String) {
        let nodes: Vec<_> = (0..6)
            .map(|_| {
                let url = url.clone();
                tokio::spawn(async move {
                    let store = Store::open(&url).await.unwrap();
                    store.migrate().await.unwrap().len()
                })
            })
            .collect();
        let mut applied = vec![];
        for node in nodes {
            applied.push(node.await.unwrap());
        }
        applied.sort_unstable();
        assert_eq!(applied[..5], [0; 5]);
        assert!(applied[5] >= 6);
    }
}

store_test! {
    async fn a_second_start_finds_nothing_to_do(url: String) {
        let store = Store::open(&url).await.unwrap();
        assert!(!store.migrate().await.unwrap().is_empty());
        assert!(store.migrate().await.unwrap().is_empty());
    }
}
