//! What migrations move is there afterwards.

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement, Value};
use steerco_store::{Ask, Store, portfolio::Visible};
use steerco_testkit::store_test;
use uuid::Uuid;

use crate::rows::{calendar, task, user};

store_test! {
    async fn what_was_said_of_a_task_is_still_said_of_it(url: String) {
        let store = Store::open(&url).await.unwrap();
        store.migrate_before("20261130_000100_subject").await.unwrap();
        let ann = user("Ann", "ann@example.org");
        let standard = calendar("Standard");
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&ann, "user_created").await.unwrap();
        writer.insert(&standard, "calendar_created").await.unwrap();
        writer.commit().await.unwrap();
        let on_postgres = url.starts_with("postgres");
        let address = if on_postgres { url.clone() } else { format!("sqlite://{url}") };
        let db = Database::connect(address).await.unwrap();
        let place = Uuid::now_v7();
        insert_plain_project(&db, place, standard.id).await;
        let dig = task(place, 1, "Dig");
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&dig, "task_created").await.unwrap();
        writer.commit().await.unwrap();
        let [said, told, one, two] = [(); 4].map(|()| Uuid::now_v7());
        let (task, author) = (dig.id, ann.id);
        let id = |id: Uuid| -> Value { id.into() };
        let inserts: [(&str, Vec<Value>); 3] = [
            (
                "INSERT INTO comment (id, version, project_id, noun, noun_id, thread_id, author_id, \
                 text, created_at, updated_at) VALUES ($1, 3, $2, 'task', $3, $1, $4, 'Deep?', 5, 6)",
                vec![id(said), id(place), id(task), id(author)],
            ),
            (
                "INSERT INTO notification (id, user_id, at, kind, project_id, noun, noun_id, \
                 comment_id, count) VALUES ($1, $2, 7, 'mentioned', $3, 'task', $4, $5, 1)",
                vec![id(told), id(author), id(place), id(task), id(said)],
            ),
            (
                "INSERT INTO attachment (id, version, project_id, noun, noun_id, name, media_type, \
                 size, sha256, author_id, comment_id, created_at, updated_at) VALUES \
                 ($1, 1, $3, 'task', $4, 'a', 'text/plain', 1, '00', $5, $6, 1, 1), \
                 ($2, 1, $3, 'project', $3, 'b', 'text/plain', 1, '00', $5, NULL, 2, 2)",
                vec![id(one), id(two), id(place), id(task), id(author), id(said)],
            ),
        ];
        for (sql, values) in inserts {
            let insert = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
            db.execute_raw(insert).await.unwrap();
        }
        db.close().await.unwrap();
        store.migrate().await.unwrap();
        let reader = store.read();
        let ask = Ask::first(10);
        let comments = reader.comments(task, &ask).await.unwrap().items;
        let row = &comments[0];
        assert_eq!((row.id, row.version, row.created_at), (said, 3, 5));
        assert_eq!((row.subject_kind.as_str(), row.project_id), ("task", Some(place)));
        assert_eq!((row.text.as_str(), row.thread_id, row.author_id), ("Deep?", said, author));
        let everything = Visible::everything();
        let notices = reader.notifications(author, true, &everything, &ask).await.unwrap().items;
        assert_eq!((notices[0].subject_id, notices[0].comment_id), (task, Some(said)));
        assert_eq!((notices[0].project_id, notices[0].text.as_str()), (Some(place), ""));
        let files = reader.attachments(task, &ask).await.unwrap().items;
        assert_eq!((files.len(), files[0].id, files[0].comment_id), (1, one, Some(said)));
        assert_eq!(reader.attachments(place, &ask).await.unwrap().items[0].id, two);
        store.close().await;
    }
}

/// A project with the columns that the table has at this point of its history: what later migrations add
/// is in today's rows, and not yet there.
async fn insert_plain_project(db: &DatabaseConnection, id: Uuid, calendar: Uuid) {
    let backend = db.get_database_backend();
    let needed = if backend == DbBackend::Postgres {
        "SELECT column_name AS name, data_type AS kind FROM information_schema.columns \
         WHERE table_name = 'project' AND table_schema = current_schema() \
         AND is_nullable = 'NO' AND column_default IS NULL"
    } else {
        "SELECT name, type AS kind FROM pragma_table_info('project') \
         WHERE \"notnull\" = 1 AND dflt_value IS NULL"
    };
    let ask = Statement::from_string(backend, needed);
    let (mut names, mut values) = (vec![], vec![]);
    for row in db.query_all_raw(ask).await.unwrap() {
        let name: String = row.try_get("", "name").unwrap();
        let kind: String = row.try_get("", "kind").unwrap();
        values.push(match (name.as_str(), kind.to_lowercase().as_str()) {
            ("id", _) => Value::from(id),
            ("calendar_id", _) => calendar.into(),
            ("currency", _) => "EUR".into(),
            (_, "bigint" | "integer") => 0_i64.into(),
            (_, "boolean") => false.into(),
            (_, _) => "planned".into(),
        });
        names.push(name);
    }
    let marks: Vec<String> = (1..=names.len()).map(|at| format!("${at}")).collect();
    let sql = format!("INSERT INTO project ({}) VALUES ({})", names.join(", "), marks.join(", "));
    db.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await.unwrap();
}
