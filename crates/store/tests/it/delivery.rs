//! Comments, inboxes, files and the bytes that are to go.

use steerco_store::{
    Ask, Entry, Store,
    delivery::Mentionable,
    plan::{TaskFilter, TaskSort},
    portfolio::Visible,
    row,
};
use uuid::Uuid;

use crate::rows::{assignment, open, plan, resource, user};

fn comment(project: Uuid, noun_id: Uuid, author: Uuid, at: i64) -> row::Comment {
    let id = Uuid::now_v7();
    row::Comment {
        id,
        version: 1,
        project_id: Some(project),
        subject_kind: "task".into(),
        subject_id: noun_id,
        thread_id: id,
        reply_to_id: None,
        author_id: author,
        text: format!("At {at}, @[{author}]"),
        edited_at: None,
        created_at: at,
        updated_at: at,
    }
}

fn notice(user: Uuid, project: Uuid, noun: &str, noun_id: Uuid, at: i64) -> row::Notification {
    row::Notification {
        id: Uuid::now_v7(),
        user_id: user,
        at,
        kind: "mentioned".into(),
        project_id: Some(project),
        subject_kind: noun.into(),
        subject_id: noun_id,
        comment_id: None,
        actor_id: None,
        count: 1,
        text: String::new(),
        read_at: None,
    }
}

fn attachment(project: Uuid, author: Uuid, name: &str) -> row::Attachment {
    row::Attachment {
        id: Uuid::now_v7(),
        version: 1,
        project_id: Some(project),
        subject_kind: "project".into(),
        subject_id: project,
        name: name.into(),
        media_type: "text/plain".into(),
        size: 5,
        sha256: "00".into(),
        author_id: Some(author),
        comment_id: None,
        created_at: 1,
        updated_at: 1,
    }
}

async fn people<const N: usize>(store: &Store, names: [&str; N]) -> [row::User; N] {
    let rows = names.map(|name| user(name, &format!("{}@example.org", Uuid::now_v7())));
    let mut writer = store.write(None).await.unwrap();
    for row in &rows {
        writer.insert(row, "user_created").await.unwrap();
    }
    writer.commit().await.unwrap();
    rows
}

/// Lets a user see something; the role holds this permission.
async fn grant(store: &Store, user: Uuid, permission: &str, kind: &str, scope: Uuid) {
    let role = row::Role {
        id: Uuid::now_v7(),
        version: 1,
        key: Uuid::now_v7().to_string(),
        name: "Reader".into(),
        shipped: false,
        created_at: 1,
        updated_at: 1,
    };
    let grant = row::RoleGrant {
        id: Uuid::now_v7(),
        version: 1,
        user_id: user,
        role_id: role.id,
        scope_kind: kind.into(),
        scope_id: scope,
        created_at: 1,
        updated_at: 1,
    };
    let mut writer = store.write(None).await.unwrap();
    writer.insert(&role, "role_created").await.unwrap();
    writer.set_role_permissions(role.id, &[permission.to_owned()]).await.unwrap();
    writer.insert(&grant, "role_granted").await.unwrap();
    writer.commit().await.unwrap();
}

migrated_test! {
    async fn a_conversation_comes_in_pages_and_says_who_spoke(url: String) {
        let store = open(&url).await;
        let (project, tasks) = plan(&store, 2).await;
        let [ann, ben] = people(&store, ["Ann", "Ben"]).await;
        let first = comment(project.id, tasks[0].id, ann.id, 10);
        let reply = row::Comment { thread_id: first.id, ..comment(project.id, tasks[0].id, ben.id, 20) };
        let mut writer = store.write(Some(ann.id)).await.unwrap();
        // The same moment: the id decides.
        for row in [&first, &reply, &comment(project.id, tasks[0].id, ann.id, 20)] {
            writer.insert(row, "comment_created").await.unwrap();
        }
        writer.insert(&comment(project.id, tasks[1].id, ann.id, 30), "x").await.unwrap();
        writer.commit().await.unwrap();
        let reader = store.read();
        let mut ask = Ask { descending: true, ..Ask::first(1) };
        let mut seen = vec![];
        loop {
            let page = reader.comments(tasks[0].id, &ask).await.unwrap();
            assert_eq!(page.total, 3);
            seen.extend(page.items.iter().map(|row| (row.created_at, row.id)));
            match page.next {
                Some(next) => ask.after = Some(next),
                None => break,
            }
        }
        let mut sorted = seen.clone();
        sorted.sort_by(|a, b| b.cmp(a));
        assert_eq!((seen.len(), &seen), (3, &sorted));
        let mut authors = reader.thread_authors(first.id).await.unwrap();
        authors.sort();
        assert_eq!(authors, [ann.id, ben.id]);
        let log = reader.changes_after(0, 500).await.unwrap();
        let line = log.iter().find(|row| row.noun_id == first.id).unwrap();
        assert_eq!((line.label.as_str(), line.project_id), ("At 10, @", Some(project.id)));
    }
}

migrated_test! {
    async fn whoever_may_see_the_project_may_be_mentioned(url: String) {
        let store = open(&url).await;
        let (project, tasks) = plan(&store, 1).await;
        let [ann, ben, cleo, dan, eve] =
            people(&store, ["Ann", "Ben", "Cléo", "Dan", "Eve"]).await;
        grant(&store, ann.id, "project.view", "organisation", Uuid::nil()).await;
        grant(&store, ben.id, "project.view", "project", project.id).await;
        grant(&store, cleo.id, "project.view", "organisation", Uuid::nil()).await;
        grant(&store, dan.id, "project.view", "project", Uuid::now_v7()).await;
        grant(&store, eve.id, "role.view", "organisation", Uuid::nil()).await;
        let mut writer = store.write(Some(cleo.id)).await.unwrap();
        let row = comment(project.id, tasks[0].id, cleo.id, 1);
        writer.insert(&row, "comment_created").await.unwrap();
        writer.commit().await.unwrap();
        let reader = store.read();
        let ask = async |filter: Mentionable| {
            let found = reader.mentionable(&project, &filter, 10).await.unwrap();
            found.into_iter().map(|row| row.name).collect::<Vec<String>>()
        };
        assert_eq!(ask(Mentionable::default()).await, ["Ann", "Ben", "Cléo"]);
        let near = Mentionable { near: true, ..Mentionable::default() };
        assert_eq!(ask(near).await, ["Ben", "Cléo"]);
        let q = Mentionable { q: Some("cleo".into()), ..Mentionable::default() };
        assert_eq!(ask(q).await, ["Cléo"]);
        let among = Mentionable { among: Some(vec![ben.id, dan.id]), ..Mentionable::default() };
        assert_eq!(ask(among).await, ["Ben"]);
    }
}

migrated_test! {
    async fn an_inbox_holds_what_one_may_see(url: String) {
        let store = open(&url).await;
        let (project, tasks) = plan(&store, 1).await;
        let [ann, ben] = people(&store, ["Ann", "Ben"]).await;
        let said = comment(project.id, tasks[0].id, ben.id, 1);
        let of_comment = row::Notification {
            comment_id: Some(said.id), ..notice(ann.id, project.id, "task", tasks[0].id, 3)
        };
        let mut writer = store.write(Some(ben.id)).await.unwrap();
        writer.insert(&said, "comment_created").await.unwrap();
        writer.notify(vec![
            notice(ann.id, project.id, "project", project.id, 1),
            notice(ann.id, project.id, "task", Uuid::now_v7(), 2),
            of_comment,
            notice(ben.id, project.id, "project", project.id, 4),
        ]).await.unwrap();
        writer.commit().await.unwrap();
        let reader = store.read();
        let all = Visible::everything();
        let ask = Ask { descending: true, ..Ask::first(10) };
        let at = async |unread: bool, visible: &Visible| {
            let page = reader.notifications(ann.id, unread, visible, &ask).await.unwrap();
            page.items.iter().map(|row| row.at).collect::<Vec<i64>>()
        };
        assert_eq!(at(false, &all).await, [3, 1], "the task of the second is gone");
        assert_eq!(at(false, &Visible::default()).await, [0_i64; 0]);
        let here = Visible { projects: vec![project.id], ..Visible::default() };
        assert_eq!(at(false, &here).await, [3, 1]);
        assert_eq!(reader.unread_notifications(ann.id, &all, 100).await.unwrap(), 2);
        assert_eq!(reader.unread_notifications(ann.id, &all, 1).await.unwrap(), 1);
        let mut writer = store.write(Some(ben.id)).await.unwrap();
        writer.forget_notifications(said.id).await.unwrap();
        writer.commit().await.unwrap();
        assert_eq!(at(false, &all).await, [1]);
        let mut writer = store.write(Some(ann.id)).await.unwrap();
        assert_eq!(writer.read_notifications(ann.id, None).await.unwrap(), 2);
        assert_eq!(writer.read_notifications(ann.id, None).await.unwrap(), 0);
        writer.commit().await.unwrap();
        assert_eq!(at(true, &all).await, [0_i64; 0]);
        assert_eq!(reader.unread_notifications(ben.id, &all, 100).await.unwrap(), 1, "others' stay");
        let log = reader.changes(&steerco_store::ChangeFilter {
            visible: Visible::everything(), ..Default::default()
        }, 500).await.unwrap();
        assert!(log.iter().all(|row| row.noun != "notification"));
    }
}

migrated_test! {
    async fn bytes_go_when_their_time_has_come(url: String) {
        let store = open(&url).await;
        let (project, tasks) = plan(&store, 1).await;
        let [ann] = people(&store, ["Ann"]).await;
        let [early, late, kept] = [Uuid::now_v7(), Uuid::now_v7(), Uuid::now_v7()];
        let writer = store.bookkeeping().await.unwrap();
        writer.remove_blobs_at(&[late], 200).await.unwrap();
        writer.remove_blobs_at(&[early, kept], 300).await.unwrap();
        // Sooner than was thought.
        writer.remove_blobs_at(&[early], 100).await.unwrap();
        assert_eq!(writer.strike_blobs(&[kept]).await.unwrap(), 1);
        writer.commit().await.unwrap();
        assert!(store.read().due_blobs(99, 10).await.unwrap().is_empty());
        assert_eq!(store.read().due_blobs(250, 10).await.unwrap(), [early, late]);
        assert_eq!(store.read().due_blobs(250, 1).await.unwrap(), [early]);

        let files = [attachment(project.id, ann.id, "a.txt"), attachment(project.id, ann.id, "b.txt")];
        let mut writer = store.write(Some(ann.id)).await.unwrap();
        for row in &files {
            writer.insert(row, "attachment_added").await.unwrap();
        }
        let said = comment(project.id, tasks[0].id, ann.id, 1);
        writer.insert(&said, "comment_created").await.unwrap();
        writer.notify(vec![notice(ann.id, project.id, "project", project.id, 1)]).await.unwrap();
        writer.commit().await.unwrap();
        let ask = Ask::first(1);
        assert_eq!(store.read().attachments(project.id, &ask).await.unwrap().total, 2);
        let rest = store.read().attachments_after(files[0].id, 10).await.unwrap();
        assert_eq!(rest, [files[1].clone()]);
        // A project that goes leaves nothing but the order to remove its bytes.
        let mut writer = store.write(Some(ann.id)).await.unwrap();
        writer.record(Entry {
            noun: "project", noun_id: project.id, project: None, verb: "x", label: String::new(),
            before: None, after: None,
        });
        writer.clear_delivery(project.id).await.unwrap();
        let at = writer.at();
        writer.commit().await.unwrap();
        let due = store.read().due_blobs(at, 10).await.unwrap();
        assert!(files.iter().all(|row| due.contains(&row.id)) && due.len() == 4);
        assert_eq!(store.read().comments(tasks[0].id, &ask).await.unwrap().total, 0);
        assert_eq!(store.read().attachments(project.id, &ask).await.unwrap().total, 0);
        let all = Visible::everything();
        assert_eq!(store.read().unread_notifications(ann.id, &all, 9).await.unwrap(), 0);
    }
}

migrated_test! {
    async fn people_have_the_tasks_of_whom_they_sign_in_as(url: String) {
        let store = open(&url).await;
        let (_, tasks) = plan(&store, 6).await;
        let [ann, ben] = people(&store, ["Ann", "Ben"]).await;
        // Ann is two people of plans, one of them twice on the same task.
        let first = row::Resource { user_id: Some(ann.id), ..resource("Ann") };
        let second = row::Resource { user_id: Some(ann.id), ..resource("Ann's crane") };
        let other = row::Resource { user_id: Some(ben.id), ..resource("Ben") };
        let mut writer = store.write(None).await.unwrap();
        for row in [&first, &second, &other] {
            writer.insert(row, "resource_created").await.unwrap();
        }
        for (task, who) in [(0, &first), (0, &second), (2, &first), (3, &other)] {
            let row = row::Assignment { computed_work: 4800, ..assignment(&tasks[task], who.id, 0) };
            writer.insert(&row, "assignment_created").await.unwrap();
        }
        writer.commit().await.unwrap();
        let reader = store.read();
        let own = reader.resources_of_user(ann.id).await.unwrap();
        assert_eq!(own.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Ann", "Ann's crane"]);
        let mine = TaskFilter {
            user_id: Some(ann.id), visible: Visible::everything(), ..TaskFilter::default()
        };
        let ask = async |filter: &TaskFilter| {
            let page = reader.tasks(filter, TaskSort::Finish, &Ask::first(10)).await.unwrap();
            assert_eq!(page.total, u64::try_from(page.items.len()).unwrap());
            page.items.iter().map(|line| line.id).collect::<Vec<Uuid>>()
        };
        let mut ids = vec![tasks[0].id, tasks[2].id];
        ids.sort_by_key(|id| (tasks.iter().find(|row| row.id == *id).unwrap().finish, *id));
        assert_eq!(ask(&mine).await, ids);
        let finish = tasks[2].finish;
        let from = TaskFilter { finish_from: Some(finish), ..mine.clone() };
        assert!(ask(&from).await.contains(&tasks[2].id));
        let before = TaskFilter { finish_before: Some(finish), ..mine.clone() };
        assert!(!ask(&before).await.contains(&tasks[2].id));
        let unseen = TaskFilter { visible: Visible::default(), ..mine };
        assert!(ask(&unseen).await.is_empty());
        let ids: Vec<Uuid> = tasks.iter().map(|row| row.id).collect();
        let work = reader.assignments_of_user(ann.id, &ids).await.unwrap();
        let on_first = work.iter().filter(|row| row.task_id == tasks[0].id);
        assert_eq!((work.len(), on_first.map(|row| row.computed_work).sum::<i64>()), (3, 9600));
    }
}

fn mail(user: &row::User, at: i64) -> row::Outbox {
    row::Outbox {
        id: Uuid::now_v7(),
        version: 1,
        user_id: Some(user.id),
        request_id: None,
        to_name: user.name.clone(),
        to_address: user.email.clone(),
        kind: "questions".into(),
        says: "Ben has a question".into(),
        title: "Gates".into(),
        said: String::new(),
        href: "/requests/1".into(),
        state: "waiting".into(),
        attempts: 0,
        due_at: at,
        error: String::new(),
        sent_at: None,
        created_at: at,
        updated_at: at,
    }
}

migrated_test! {
    async fn mail_is_taken_by_one_and_by_another_only_when_that_one_fell_silent(url: String) {
        let store = open(&url).await;
        let [ann, ben] = people(&store, ["Ann", "Ben"]).await;
        let (first, second) = (mail(&ann, 10), mail(&ben, 20));
        let writer = store.bookkeeping().await.unwrap();
        writer.post(vec![second.clone(), first.clone()]).await.unwrap();
        writer.commit().await.unwrap();
        let due = async |now: i64| {
            let rows = store.read().due_mail(now, 10).await.unwrap();
            rows.iter().map(|row| row.id).collect::<Vec<Uuid>>()
        };
        assert!(due(9).await.is_empty());
        assert_eq!(due(30).await, [first.id, second.id], "longest due first");
        let writer = store.bookkeeping().await.unwrap();
        assert!(writer.claim_mail(&first, 100).await.unwrap());
        assert!(!writer.claim_mail(&first, 100).await.unwrap(), "somebody has it");
        writer.commit().await.unwrap();
        assert_eq!(due(30).await, [second.id]);
        assert_eq!(due(100).await, [second.id, first.id], "it was not settled in time");
        let writer = store.bookkeeping().await.unwrap();
        writer.settle_mail(first.id, "sent", 100, "", Some(40)).await.unwrap();
        writer.settle_mail(second.id, "waiting", 500, "no answer", None).await.unwrap();
        writer.commit().await.unwrap();
        assert!(due(499).await.is_empty());
        let page = store.read().outbox(Some("sent"), &Ask::first(5)).await.unwrap();
        let row = &page.items[0];
        assert_eq!((page.total, row.id, row.attempts, row.sent_at), (1, first.id, 1, Some(40)));
        let writer = store.bookkeeping().await.unwrap();
        assert_eq!(writer.forget_mail(1_000).await.unwrap(), 1, "what waits is not forgotten");
        writer.set_mail_opt_outs(ann.id, &["mentions", "tasks"]).await.unwrap();
        writer.set_mail_opt_outs(ann.id, &["tasks"]).await.unwrap();
        writer.commit().await.unwrap();
        let out = store.read().mail_opt_outs(&[ann.id, ben.id]).await.unwrap();
        assert_eq!(out.iter().map(|row| row.kind.as_str()).collect::<Vec<_>>(), ["tasks"]);
    }
}
