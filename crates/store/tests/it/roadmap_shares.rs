//! Links by which roadmaps are published are found by the hash of their secret, and go with their portfolio.

use steerco_store::row;
use uuid::Uuid;

use crate::rows::{open, portfolio, user};

migrated_test! {
    async fn published_roadmaps_are_found_by_secret_and_by_portfolio(url: String) {
        let store = open(&url).await;
        let (ann, grow) = (user("Ann", "ann@example.org"), portfolio("Grow"));
        let share = |name: &str, of: Option<Uuid>, at: i64| row::RoadmapShare {
            id: Uuid::now_v7(),
            version: 1,
            portfolio_id: of,
            name: name.into(),
            lanes: "health".into(),
            against: Some("baseline".into()),
            secret_hash: format!("hash of {name}"),
            expires_at: None,
            revoked_at: None,
            created_by: ann.id,
            created_at: at,
            updated_at: at,
        };
        let (first, second) = (share("first", Some(grow.id), 1), share("second", Some(grow.id), 2));
        let all = share("all", None, 3);
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&ann, "user_created").await.unwrap();
        writer.insert(&grow, "portfolio_created").await.unwrap();
        for one in [&first, &second, &all] {
            writer.insert(one, "roadmap_share_created").await.unwrap();
        }
        writer.commit().await.unwrap();

        let reader = store.read();
        let found = reader.roadmap_share_by_secret("hash of all").await.unwrap();
        assert_eq!(found.as_ref(), Some(&all));
        assert_eq!(reader.roadmap_share_by_secret("all").await.unwrap(), None);
        let of_grow = reader.roadmap_shares(Some(grow.id)).await.unwrap();
        assert_eq!(of_grow, vec![second, first], "newest first");
        assert_eq!(reader.roadmap_shares(None).await.unwrap(), vec![all]);

        let mut writer = store.write(None).await.unwrap();
        writer.delete(&grow, "portfolio_deleted").await.unwrap();
        writer.commit().await.unwrap();
        assert_eq!(store.read().roadmap_shares(Some(grow.id)).await.unwrap(), vec![]);
    }
}
