//! Values of custom fields are found wherever and however their rows are written.

use steerco_store::{
    Ask, Store,
    organisation::{CustomFilter, CustomTest},
    plan::{ProjectFilter, ProjectSort, TaskFilter, TaskSort},
    portfolio::Visible,
    row,
};

use crate::rows::{open, plan, portfolio, project, task};

fn with(code: &str, test: CustomTest) -> Vec<CustomFilter> {
    vec![CustomFilter { code: code.into(), test }]
}

async fn found(store: &Store, code: &str, test: CustomTest) -> Vec<String> {
    let custom = with(code, test);
    let filter = TaskFilter { visible: Visible::everything(), custom, ..TaskFilter::default() };
    let page = store.read().tasks(&filter, TaskSort::Name, &Ask::first(50)).await.unwrap();
    page.items.into_iter().map(|line| line.name).collect()
}

fn one_of(values: &[&str]) -> CustomTest {
    CustomTest::OneOf(values.iter().map(|value| (*value).to_owned()).collect())
}

migrated_test! {
    async fn tasks_are_found_by_each_kind_of_value(url: String) {
        let store = open(&url).await;
        let (project, _) = plan(&store, 0).await;
        let rows = [
            ("a", r#"{"risk":"high","cost":"12.5","due":"2026-03-01","signed":true}"#),
            ("b", r#"{"risk":"low","cost":"-3","due":"2026-04-01","signed":false}"#),
            ("c", r#"{"note":"Élan vital, 50% off"}"#),
            ("d", "{}"),
        ];
        let rows: Vec<row::Task> = rows
            .iter()
            .zip(1..)
            .map(|((name, custom), n)| {
                row::Task { custom: (*custom).into(), ..task(project.id, n, name) }
            })
            .collect();
        let mut writer = store.write(None).await.unwrap();
        writer.insert_bulk(rows.clone(), None).await.unwrap();
        writer.insert(&portfolio("log"), "x").await.unwrap();
        writer.commit().await.unwrap();

        assert_eq!(found(&store, "risk", one_of(&["high"])).await, ["a"]);
        assert_eq!(found(&store, "risk", one_of(&["HIGH", "low"])).await, ["a", "b"]);
        assert_eq!(found(&store, "risk", CustomTest::Empty).await, ["c", "d"]);
        assert_eq!(found(&store, "signed", one_of(&["true"])).await, ["a"]);
        assert_eq!(found(&store, "note", CustomTest::Contains("elan".into())).await, ["c"]);
        assert_eq!(found(&store, "note", CustomTest::Contains("%".into())).await, ["c"]);
        let dates = CustomTest::Dates(Some("2026-03-01".into()), Some("2026-03-31".into()));
        assert_eq!(found(&store, "due", dates).await, ["a"]);
        let numbers = |from, to| CustomTest::Numbers(from, to);
        assert_eq!(found(&store, "cost", numbers(None, Some(0))).await, ["b"]);
        assert_eq!(found(&store, "cost", numbers(Some(125_000), None)).await, ["a"]);
        assert_eq!(found(&store, "cost", numbers(None, None)).await, ["a", "b"]);

        let mut writer = store.write(None).await.unwrap();
        let changed = row::Task { custom: r#"{"risk":"low"}"#.into(), ..rows[0].clone() };
        writer.update(&rows[0], changed, "task_updated").await.unwrap();
        writer.delete(&rows[1], "task_deleted").await.unwrap();
        let new = row::Task { custom: r#"{"risk":"high"}"#.into(), ..task(project.id, 5, "e") };
        writer.insert(&new, "task_created").await.unwrap();
        writer.commit().await.unwrap();
        assert_eq!(found(&store, "risk", one_of(&["low"])).await, ["a"]);
        assert_eq!(found(&store, "risk", one_of(&["high"])).await, ["e"]);
        assert_eq!(found(&store, "cost", numbers(None, None)).await, [""; 0]);
    }
}

migrated_test! {
    async fn projects_are_found_by_their_values(url: String) {
        let store = open(&url).await;
        let (first, _) = plan(&store, 0).await;
        let filter = |test| ProjectFilter {
            visible: Visible::everything(),
            custom: with("region", test),
            ..ProjectFilter::default()
        };
        let mut writer = store.write(None).await.unwrap();
        let custom = r#"{"region":"north"}"#.into();
        let north = row::Project { custom, ..project("North", "N1", first.calendar_id) };
        writer.insert(&north, "project_created").await.unwrap();
        writer.commit().await.unwrap();
        for (test, total) in [(one_of(&["north"]), 1), (CustomTest::Empty, 1)] {
            let page = store.read().projects(&filter(test), ProjectSort::Name, &Ask::first(9)).await;
            assert_eq!(page.unwrap().total, total);
        }
    }
}
