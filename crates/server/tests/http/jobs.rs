//! Plans that follow a shared calendar as a job: whatever happens on the way, once the queue is empty
//! every plan has the dates it would have had if the calendar had been so from the beginning.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use steerco_app::{
    App, Blobs, Settings, Store,
    access::{self, Caller, SetupInput},
    integration::{JobView, job, work_jobs, work_off_jobs},
    plan, resource,
    shape::PageQuery,
};
use steerco_testkit::TestDatabase;
use uuid::Uuid;

use crate::test_app::PASSWORD;

async fn node(url: &str) -> App {
    let store = Store::open(url).await.unwrap();
    store.migrate().await.unwrap();
    App::new(
        store,
        Settings {
            public_url: "http://steerco.test".into(),
            files: Blobs::on_disk("/nowhere".into()),
            most_file_bytes: 0,
            mail: None,
        },
    )
}

async fn set_up(app: &App) -> Caller {
    let link = access::prepare_setup(app).await.unwrap().unwrap();
    let input = SetupInput {
        token: link.split_once("token=").unwrap().1.into(),
        organisation_name: "Acme".into(),
        name: "Ada".into(),
        email: "ada@example.org".into(),
        password: PASSWORD.into(),
        pmo_type: None,
    };
    let ada = access::set_up(app, &input, "test").await.unwrap().me.user.id;
    Caller::system(ada, "Ada")
}

/// Microseconds since 1970 UTC, a while from now.
fn in_a_while(wait: Duration) -> i64 {
    let at = SystemTime::now().duration_since(UNIX_EPOCH).unwrap() + wait;
    i64::try_from(at.as_micros()).unwrap()
}

/// The input of a command, as it comes over the wire.
fn input<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

async fn standard(app: &App, caller: &Caller) -> plan::CalendarView {
    let page = PageQuery { q: Some("standard".into()), ..PageQuery::default() };
    let found = plan::calendars(app, caller, &input(json!({})), &page).await.unwrap();
    found.items.into_iter().next().unwrap()
}

/// Plans of four tasks in a row, all on the standard calendar; the durations differ.
async fn plans(app: &App, caller: &Caller, count: usize) -> Vec<Uuid> {
    let mut ids = vec![];
    for number in 0..count {
        let project = json!({"name": format!("Plan {number}"), "start": "2026-03-02T08:00"});
        let project = plan::create_project(app, caller, &input(project)).await.unwrap();
        let mut before: Option<Uuid> = None;
        for step in 0..4_usize {
            let minutes = 480 * (1 + (number + step) % 4);
            let task = json!({"name": format!("Task {step}"), "duration_minutes": minutes});
            let task = plan::create_task(app, caller, project.item.id, &input(task)).await.unwrap();
            if let Some(before) = before {
                let link = json!({"predecessor_id": before, "successor_id": task.task.id});
                let link = input(link);
                plan::create_dependency(app, caller, project.item.id, &link).await.unwrap();
            }
            before = Some(task.task.id);
        }
        ids.push(project.item.id);
    }
    ids
}

/// Name, start and finish of every task of every plan, and the dates of the plans.
async fn dates(app: &App, caller: &Caller, plans: &[Uuid]) -> Vec<String> {
    let mut all = vec![];
    for id in plans {
        let project = plan::project(app, caller, *id).await.unwrap();
        let item = &project.item;
        all.push(format!("{} {} {}", item.name, item.start, item.finish));
        let query = input(json!({"project_id": id}));
        let tasks = plan::tasks(app, caller, &query, &PageQuery::default()).await.unwrap();
        for task in tasks.items {
            all.push(format!("{} {} {}", task.name, task.start, task.finish));
        }
    }
    all
}

/// Wednesday to Friday of the first week off, and Saturdays worked.
async fn change_calendar(app: &App, caller: &Caller) -> plan::CalendarChanged {
    let calendar = standard(app, caller).await;
    let daily = json!({"daily": {"every": 1}});
    let patch = json!({"exceptions": [
        {"name": "Off", "from": "2026-03-04", "to": "2026-03-06", "recurrence": daily,
         "occurrences": null, "shifts": []},
        {"name": "Catch up", "from": "2026-03-14", "to": "2026-03-14", "recurrence": daily,
         "occurrences": null, "shifts": [{"start": 4800, "finish": 7200}]},
    ]});
    let patch = input(patch);
    plan::update_calendar(app, caller, calendar.id, calendar.version, &patch).await.unwrap()
}

/// What the dates of so many plans are when the calendar was so before any of them.
async fn expected(count: usize) -> Vec<String> {
    let database = TestDatabase::sqlite();
    let app = node(&database.url).await;
    let caller = set_up(&app).await;
    assert!(change_calendar(&app, &caller).await.job.is_none(), "nothing depends on it yet");
    let ids = plans(&app, &caller, count).await;
    dates(&app, &caller, &ids).await
}

fn progress(job: &JobView) -> (i64, i64, i64, bool) {
    (job.done, job.failed, job.total, job.finished_at.is_some())
}

migrated_test! {
    async fn few_plans_follow_before_the_answer(url: String) {
        let app = node(&url).await;
        let caller = set_up(&app).await;
        let ids = plans(&app, &caller, 3).await;
        let changed = change_calendar(&app, &caller).await;
        assert_eq!(changed.projects_recomputed, 3);
        assert_eq!(progress(&changed.job.unwrap()), (3, 0, 3, true));
        assert_eq!(dates(&app, &caller, &ids).await, expected(3).await);
        app.store.close().await;
    }
}

migrated_test! {
    async fn many_plans_follow_afterwards_and_say_so_until_then(url: String) {
        let app = node(&url).await;
        let caller = set_up(&app).await;
        let ids = plans(&app, &caller, 5).await;
        let before = dates(&app, &caller, &ids).await;
        let changed = change_calendar(&app, &caller).await;
        assert_eq!(changed.projects_recomputed, 0);
        let waiting = changed.job.unwrap();
        assert_eq!(progress(&waiting), (0, 0, 5, false));
        assert_eq!(dates(&app, &caller, &ids).await, before, "not in the request");
        let shown = plan::project(&app, &caller, ids[4]).await.unwrap();
        let recomputing = shown.recomputing.unwrap();
        assert_eq!((recomputing.done, recomputing.total), (0, 5));

        // Whoever edits a plan that still waits gets the new dates at once.
        let wanted = expected(5).await;
        let again = json!({"name": "Plan 2", "description": "looked at"});
        plan::update_project(&app, &caller, ids[2], shown.item.version, &input(again))
            .await
            .unwrap();
        assert_eq!(dates(&app, &caller, &ids[2..3]).await, wanted[10..15]);

        work_off_jobs(&app).await.unwrap();
        let finished = job(&app, &caller, waiting.id).await.unwrap();
        assert_eq!(progress(&finished), (5, 0, 5, true));
        assert_eq!(dates(&app, &caller, &ids).await, wanted);
        assert!(plan::project(&app, &caller, ids[4]).await.unwrap().recomputing.is_none());
        app.store.close().await;
    }
}

migrated_test! {
    async fn what_a_dead_node_had_taken_another_does(url: String) {
        let (here, there) = (node(&url).await, node(&url).await);
        let caller = set_up(&here).await;
        let ids = plans(&here, &caller, 6).await;
        let waiting = change_calendar(&here, &caller).await.job.unwrap();

        // A node takes two steps, and is never heard of again.
        for _ in 0..2 {
            let writer = here.store.bookkeeping().await.unwrap();
            let taken = writer.take_steps(in_a_while(Duration::from_secs(3))).await.unwrap();
            assert_eq!(taken.len(), 1);
            writer.commit().await.unwrap();
        }
        work_off_jobs(&there).await.unwrap();
        let half = job(&there, &caller, waiting.id).await.unwrap();
        assert_eq!(progress(&half), (4, 0, 6, false));

        // Its time is over at some point; the worker notices by itself.
        let worker = tokio::spawn({
            let there = there.clone();
            async move { work_jobs(&there).await }
        });
        while job(&there, &caller, waiting.id).await.unwrap().finished_at.is_none() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        worker.abort();
        assert_eq!(dates(&there, &caller, &ids).await, expected(6).await);
        here.store.close().await;
        there.store.close().await;
    }
}

migrated_test! {
    async fn several_nodes_share_the_work_and_change_under_them(url: String) {
        let nodes = [node(&url).await, node(&url).await, node(&url).await];
        let caller = set_up(&nodes[0]).await;
        let ids = plans(&nodes[0], &caller, 8).await;
        let first = nodes[0].store.read().last_change().await.unwrap();
        let one = change_calendar(&nodes[0], &caller).await.job.unwrap();
        // Another change of the same calendar before the first was passed on.
        let calendar = standard(&nodes[1], &caller).await;
        let night = json!({"week": [
            "inherited", "non_working", {"working": [{"start": 0, "finish": 3600}]},
            {"working": [{"start": 4800, "finish": 9600}]}, "inherited", "inherited", "inherited",
        ]});
        let version = calendar.version;
        let two = plan::update_calendar(&nodes[1], &caller, calendar.id, version, &input(night))
            .await
            .unwrap()
            .job
            .unwrap();
        let workers = nodes.clone().map(|node| async move { work_off_jobs(&node).await });
        for done in futures::future::join_all(workers).await {
            done.unwrap();
        }
        for waiting in [one.id, two.id] {
            let finished = job(&nodes[2], &caller, waiting).await.unwrap();
            assert_eq!(progress(&finished), (8, 0, 8, true));
        }
        // One look at each plan did for both changes.
        let log = nodes[0].store.read().changes_after(first, 500).await.unwrap();
        let computed = log.iter().filter(|change| change.verb == "plan_recomputed").count();
        assert_eq!(computed, 8);
        let ends = log.iter().filter(|change| change.verb == "job_finished").count();
        assert_eq!(ends, 2);
        // Nothing is left to compute: the same once more moves no date.
        let settled = dates(&nodes[0], &caller, &ids).await;
        for id in &ids {
            let version = plan::project(&nodes[0], &caller, *id).await.unwrap().item.version;
            let same = input(json!({"description": "again"}));
            let done = plan::update_project(&nodes[0], &caller, *id, version, &same).await.unwrap();
            assert_eq!(done.effect.moved_tasks, 0);
        }
        assert_eq!(dates(&nodes[2], &caller, &ids).await, settled);
        for node in nodes {
            node.store.close().await;
        }
    }
}

migrated_test! {
    async fn plans_that_cannot_be_computed_are_named_and_stay_as_they_were(url: String) {
        let app = node(&url).await;
        let caller = set_up(&app).await;
        // It works on Saturdays only, if the calendar below it does.
        let works = json!({"working": [{"start": 4800, "finish": 9600}]});
        let base = json!({"name": "Six days", "week": [
            works, works, works, works, works, works, "non_working",
        ]});
        let base = plan::create_calendar(&app, &caller, &input(base)).await.unwrap();
        let off = "non_working";
        let weekend = json!({"name": "Saturdays", "base_id": base.id, "week": [
            off, off, off, off, off, "inherited", off,
        ]});
        let weekend = plan::create_calendar(&app, &caller, &input(weekend)).await.unwrap();
        let project = json!({
            "name": "Saturday plan", "start": "2026-03-02T08:00", "calendar_id": weekend.id,
        });
        let project = plan::create_project(&app, &caller, &input(project)).await.unwrap();
        let id = project.item.id;
        let task = json!({"name": "Task", "duration_minutes": 480});
        plan::create_task(&app, &caller, id, &input(task)).await.unwrap();
        let before = dates(&app, &caller, &[id]).await;
        assert!(before[1].contains("2026-03-07T08:00"), "{before:?}");

        let patch = json!({"week": [works, works, works, works, works, off, off]});
        let patch = input(patch);
        let changed = plan::update_calendar(&app, &caller, base.id, base.version, &patch).await;
        let told = changed.unwrap().job.unwrap();
        assert_eq!(progress(&told), (0, 1, 1, true));
        assert_eq!(told.failures[0].project.name, "Saturday plan");
        assert!(told.failures[0].text.contains("no working time"), "{}", told.failures[0].text);
        assert_eq!(dates(&app, &caller, &[id]).await, before);
        app.store.close().await;
    }
}

migrated_test! {
    async fn leave_and_calendars_of_people_are_followed_by_many_plans_too(url: String) {
        let app = node(&url).await;
        let caller = set_up(&app).await;
        let ids = plans(&app, &caller, 5).await;
        let ann = resource::create_resource(&app, &caller, &input(json!({"name": "Ann"})))
            .await
            .unwrap();
        for id in &ids {
            let query = input(json!({"project_id": id}));
            let tasks = plan::tasks(&app, &caller, &query, &PageQuery::default()).await.unwrap();
            let work = input(json!({"resource_id": ann.id}));
            plan::create_assignment(&app, &caller, tasks.items[0].id, &work).await.unwrap();
        }
        let before = dates(&app, &caller, &ids).await;
        let leave = input(json!({"from": "2026-03-02", "to": "2026-03-03"}));
        let leave = resource::add_leave(&app, &caller, ann.id, &leave).await.unwrap();
        assert_eq!(dates(&app, &caller, &ids).await, before);
        work_off_jobs(&app).await.unwrap();
        let away = dates(&app, &caller, &ids).await;
        assert!(away[0].contains("2026-03-04T08:00"), "{}", away[0]);
        resource::delete_leave(&app, &caller, leave.id, leave.version).await.unwrap();
        work_off_jobs(&app).await.unwrap();
        assert_eq!(dates(&app, &caller, &ids).await, before);
        app.store.close().await;
    }
}
