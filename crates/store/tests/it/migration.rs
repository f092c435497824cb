//! Migrations.

use sea_orm::{ConnectionTrait, Database, Statement};
use steerco_store::{Store, row};
use steerco_testkit::store_test;

use crate::rows::{assignment, plan, resource};

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

store_test! {
    async fn team_members_of_older_installations_report_on_their_own_tasks_only(url: String) {
        let store = Store::open(&url).await.unwrap();
        store.migrate().await.unwrap();
        // As it was before: the migration has not run, and these roles are there.
        let address = if url.contains("://") { url.clone() } else { format!("sqlite://{url}") };
        let old = Database::connect(address).await.unwrap();
        let run = async |sql: &str| old.execute_unprepared(sql).await.unwrap();
        run("DELETE FROM schema_migration WHERE name = '20261128_000070_report_own'").await;
        for (n, key, shipped, permission) in [
            (1, "team_member", "true", "progress.edit"),
            (2, "project_manager", "true", "progress.edit"),
            (3, "foreman", "false", "progress.edit"),
            (4, "client", "true", "project.view"),
        ] {
            let id = match url.contains("://") {
                true => format!("'{n:032}'::uuid"),
                false => format!("x'{n:032}'"),
            };
            run(&format!(
                "INSERT INTO role (id, version, key, name, shipped, created_at, updated_at) \
                 VALUES ({id}, 1, '{key}', '{key}', {shipped}, 0, 0)"
            )).await;
            run(&format!(
                "INSERT INTO role_permission (role_id, permission) VALUES ({id}, '{permission}')"
            )).await;
        }
        assert_eq!(store.migrate().await.unwrap(), ["20261128_000070_report_own"]);
        let sql = "SELECT key, permission FROM role JOIN role_permission ON role_id = id \
                   ORDER BY key, permission";
        let rows = old.query_all_raw(Statement::from_string(old.get_database_backend(), sql));
        let found: Vec<(String, String)> = rows
            .await
            .unwrap()
            .iter()
            .map(|row| (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap()))
            .collect();
        let found: Vec<String> = found.iter().map(|(key, what)| format!("{key} {what}")).collect();
        assert_eq!(
            found,
            [
                "client project.view",
                "foreman progress.edit",
                "foreman progress.report_own",
                "project_manager progress.edit",
                "project_manager progress.report_own",
                "team_member progress.report_own",
            ]
        );
    }
}

store_test! {
    async fn roles_of_older_installations_see_and_triage_requests(url: String) {
        let store = Store::open(&url).await.unwrap();
        store.migrate().await.unwrap();
        let address = if url.contains("://") { url.clone() } else { format!("sqlite://{url}") };
        let old = Database::connect(address).await.unwrap();
        let run = async |sql: &str| old.execute_unprepared(sql).await.unwrap();
        let name = "20261129_000082_intake_permissions";
        run(&format!("DELETE FROM schema_migration WHERE name = '{name}'")).await;
        for (n, key, shipped) in
            [(1, "pmo_director", "true"), (2, "executive", "true"), (3, "pmo_analyst", "false")]
        {
            let id = match url.contains("://") {
                true => format!("'{n:032}'::uuid"),
                false => format!("x'{n:032}'"),
            };
            run(&format!(
                "INSERT INTO role (id, version, key, name, shipped, created_at, updated_at) \
                 VALUES ({id}, 1, '{key}', '{key}', {shipped}, 0, 0)"
            )).await;
        }
        assert_eq!(store.migrate().await.unwrap(), [name]);
        let sql = "SELECT key, permission FROM role JOIN role_permission ON role_id = id \
                   ORDER BY key, permission";
        let rows = old.query_all_raw(Statement::from_string(old.get_database_backend(), sql));
        let found: Vec<String> = rows
            .await
            .unwrap()
            .iter()
            .map(|row| {
                let text = |index| row.try_get_by_index::<String>(index).unwrap();
                format!("{} {}", text(0), text(1))
            })
            .collect();
        assert_eq!(
            found,
            [
                "executive request.view",
                "pmo_director approval.configure",
                "pmo_director request.configure",
                "pmo_director request.triage",
                "pmo_director request.view",
            ]
        );
    }
}

store_test! {
    async fn work_that_may_pause_is_marked_in_older_installations(url: String) {
        let store = Store::open(&url).await.unwrap();
        store.migrate().await.unwrap();
        let (project, tasks) = plan(&store, 4).await;
        let ann = resource("Ann");
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&ann, "resource_created").await.unwrap();
        let paused = row::Task { splits: "[[4800,4800]]".into(), ..tasks[1].clone() };
        writer.update(&tasks[1], paused, "task_updated").await.unwrap();
        let begun = row::Task { actual_start: Some(tasks[2].start), ..tasks[2].clone() };
        writer.update(&tasks[2], begun, "task_updated").await.unwrap();
        let mut works: Vec<row::Assignment> =
            tasks.iter().map(|task| assignment(task, ann.id, 480)).collect();
        works[3].splits = "[[240,480]]".into();
        for work in &works {
            writer.insert(work, "assignment_created").await.unwrap();
        }
        writer.commit().await.unwrap();
        // As it was before: the column is not there, and the migration has not run.
        let address = if url.contains("://") { url.clone() } else { format!("sqlite://{url}") };
        let old = Database::connect(address).await.unwrap();
        for sql in [
            "DROP INDEX ix_assignment_load",
            "ALTER TABLE assignment DROP COLUMN pieces",
            "CREATE INDEX ix_assignment_load ON assignment (resource_id)",
            "DELETE FROM schema_migration WHERE name = '20261130_000135_work_pieces'",
        ] {
            old.execute_unprepared(sql).await.unwrap();
        }
        store.migrate().await.unwrap();
        let rows = store.snapshot().await.unwrap().plan_rows(project.id).await.unwrap();
        let marked = works.iter().map(|work| {
            rows.assignments.iter().find(|row| row.id == work.id).unwrap().pieces.as_deref()
        });
        assert_eq!(marked.collect::<Vec<_>>(), [None, Some(""), Some(""), Some("")]);
        assert_eq!(store.read().plans_without_pieces().await.unwrap(), [project.id]);
    }
}
