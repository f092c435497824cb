//! Saved views, the edits of a task, and work of people in other projects.

use steerco_store::{Entry, Store, Writer, row};
use uuid::Uuid;

use crate::rows::{assignment, open, plan, resource, user};

fn view(owner: Uuid, project_id: Option<Uuid>, name: &str, shared: bool) -> row::SavedView {
    row::SavedView {
        id: Uuid::now_v7(),
        version: 1,
        list: "gantt".into(),
        project_id,
        owner_id: owner,
        shared,
        name: name.into(),
        name_folded: name.to_lowercase(),
        settings: "{}".into(),
        created_at: 1,
        updated_at: 1,
    }
}

fn edit(project_id: Uuid, title: &str) -> row::PlanEdit {
    row::PlanEdit {
        id: Uuid::now_v7(),
        project_id,
        at: 1,
        actor_id: None,
        verb: "edited".into(),
        title: title.into(),
        reason: None,
        task_count: 1,
        reverts_id: None,
        reverted_by: None,
        images: "{}".into(),
    }
}

/// Every write leaves an entry.
fn log(writer: &mut Writer<'_>, project_id: Uuid) {
    writer.record(Entry {
        noun: "plan_edit",
        noun_id: Uuid::now_v7(),
        project: Some(project_id),
        verb: "plan_edited",
        label: String::new(),
        before: None,
        after: None,
    });
}

async fn seen(store: &Store, project: Option<Uuid>, user: Uuid) -> Vec<String> {
    let views = store.read().saved_views("gantt", project, user, 10).await.unwrap();
    views.into_iter().map(|view| view.name).collect()
}

migrated_test! {
    async fn views_are_found_by_place_and_person_and_go_with_their_project(url: String) {
        let store = open(&url).await;
        let (project, _) = plan(&store, 1).await;
        let (ann, bob) = (user("Ann", "ann@example.org"), user("Bob", "bob@example.org"));
        let mine = view(ann.id, Some(project.id), "Mine", false);
        let ours = view(ann.id, Some(project.id), "Ours", true);
        let all = view(bob.id, None, "All", true);
        let mut writer = store.write(None).await.unwrap();
        for person in [&ann, &bob] {
            writer.insert(person, "user_created").await.unwrap();
        }
        for one in [&mine, &ours, &all] {
            writer.insert(one, "saved_view_created").await.unwrap();
        }
        for one in [&mine, &ours] {
            writer.put_default_view(ann.id, "gantt", project.id, Some(one)).await.unwrap();
        }
        writer.commit().await.unwrap();
        assert_eq!(seen(&store, Some(project.id), ann.id).await, ["All", "Mine", "Ours"]);
        assert_eq!(seen(&store, Some(project.id), bob.id).await, ["All", "Ours"]);
        assert_eq!(seen(&store, None, ann.id).await, ["All"]);
        let reader = store.read();
        let default = reader.default_view(ann.id, "gantt", project.id).await.unwrap();
        assert_eq!(default, Some(ours.id));
        let mut writer = store.write(None).await.unwrap();
        writer.delete(&ours, "saved_view_deleted").await.unwrap();
        writer.commit().await.unwrap();
        assert_eq!(reader.default_view(ann.id, "gantt", project.id).await.unwrap(), None);
    }
}

migrated_test! {
    async fn edits_are_found_by_task_and_those_after_them_on_the_same_tasks(url: String) {
        let store = open(&url).await;
        let (project, tasks) = plan(&store, 2).await;
        let (one, two) = (tasks[0].id, tasks[1].id);
        let edits = ["First", "Second", "Third"].map(|title| edit(project.id, title));
        let mut writer = store.write(None).await.unwrap();
        log(&mut writer, project.id);
        writer.insert_plan_edit(edits[0].clone(), &[one]).await.unwrap();
        writer.insert_plan_edit(edits[1].clone(), &[two]).await.unwrap();
        writer.insert_plan_edit(edits[2].clone(), &[one, two]).await.unwrap();
        writer.commit().await.unwrap();
        let reader = store.read();
        let titles = |lines: Vec<steerco_store::plan::EditLine>| -> Vec<String> {
            lines.into_iter().map(|line| line.title).collect()
        };
        let of = async |task| titles(reader.plan_edits(project.id, task, None, 9).await.unwrap());
        assert_eq!(of(Some(one)).await, ["Third", "First"]);
        assert_eq!(of(Some(two)).await, ["Third", "Second"]);
        assert_eq!(of(None).await.len(), 3);
        assert_eq!(titles(reader.edits_since(edits[0].id, 9).await.unwrap()), ["Third"]);
        let mut writer = store.write(None).await.unwrap();
        log(&mut writer, project.id);
        writer.mark_reverted(edits[2].id, Uuid::now_v7()).await.unwrap();
        writer.commit().await.unwrap();
        assert_eq!(titles(reader.edits_since(edits[0].id, 9).await.unwrap()), [""; 0]);
    }
}

migrated_test! {
    async fn work_elsewhere_is_unfinished_work_of_other_running_projects(url: String) {
        let store = open(&url).await;
        let (project, tasks) = plan(&store, 2).await;
        let ann = resource("Ann");
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&ann, "resource_created").await.unwrap();
        for task in &tasks {
            let work = assignment(task, ann.id, 480);
            writer.insert(&work, "assignment_created").await.unwrap();
        }
        let done = row::Task { percent_complete: 10_000, ..tasks[1].clone() };
        writer.update(&tasks[1], done, "task_updated").await.unwrap();
        writer.commit().await.unwrap();
        let reader = store.read();
        let elsewhere = async |from| reader.work_elsewhere(&[ann.id], &[from]).await.unwrap().len();
        assert_eq!(elsewhere(Uuid::now_v7()).await, 1);
        let found = reader.work_elsewhere(&[ann.id], &[]).await.unwrap();
        assert_eq!(found[0].pieces, None);
        assert_eq!(elsewhere(project.id).await, 0, "its own work is not elsewhere");
        let mut writer = store.write(None).await.unwrap();
        let over = row::Project { stage: "done".into(), ..project.clone() };
        writer.update(&project, over, "project_updated").await.unwrap();
        writer.commit().await.unwrap();
        assert_eq!(elsewhere(Uuid::now_v7()).await, 0);
    }
}
