//! Rows for tests.

use steerco_store::{Store, fold, row};
use uuid::Uuid;

/// An open, migrated store.
pub(crate) async fn open(url: &str) -> Store {
    let store = Store::open(url).await.unwrap();
    store.migrate().await.unwrap();
    store
}

/// Makes a database that others begin as copies of.
pub(crate) async fn migrated(url: String) {
    open(&url).await.close().await;
}

pub(crate) fn user(name: &str, email: &str) -> row::User {
    row::User {
        id: Uuid::now_v7(),
        version: 1,
        name: name.into(),
        name_folded: fold(name),
        email: email.into(),
        email_folded: fold(email),
        password_hash: None,
        locale: "en".into(),
        theme: "auto".into(),
        active: true,
        created_at: 1,
        updated_at: 1,
    }
}

pub(crate) fn portfolio(name: &str) -> row::Portfolio {
    row::Portfolio {
        id: Uuid::now_v7(),
        version: 1,
        name: name.into(),
        name_folded: fold(name),
        description: String::new(),
        owner_id: None,
        external_key: None,
        bucket_shares: "[]".into(),
        created_at: 1,
        updated_at: 1,
    }
}

pub(crate) fn calendar(name: &str) -> row::Calendar {
    row::Calendar {
        id: Uuid::now_v7(),
        version: 1,
        project_id: None,
        name: name.into(),
        name_folded: fold(name),
        base_id: None,
        uid: 0,
        kind: "base".into(),
        spec: "{}".into(),
        kept: String::new(),
        external_key: None,
        created_at: 1,
        updated_at: 1,
    }
}

pub(crate) fn project(name: &str, key: &str, calendar_id: Uuid) -> row::Project {
    row::Project {
        id: Uuid::now_v7(),
        version: 1,
        key: key.into(),
        key_folded: fold(key),
        name: name.into(),
        name_folded: fold(name),
        description: String::new(),
        stage: "active".into(),
        portfolio_id: None,
        program_id: None,
        owner_id: None,
        external_key: None,
        calendar_id,
        start: 295_406_400,
        finish: None,
        from_finish: false,
        status_date: None,
        day: 4800,
        week: 24_000,
        days_per_month: 20,
        default_start: 4800,
        default_finish: 10_200,
        honor_constraints: true,
        critical_limit: 0,
        multiple_critical_paths: false,
        dialect: "microsoft".into(),
        lag_calendar: "predecessor".into(),
        total_float: "smallest".into(),
        critical_by: "total_float".into(),
        must_finish_by: None,
        progress_policy: "retained_logic".into(),
        reschedule_uncompleted: false,
        effort_driven: false,
        currency: "EUR".into(),
        kept: String::new(),
        summary_task: String::new(),
        plan_version: 1,
        computed_start: 0,
        computed_finish: 0,
        baseline_finish: None,
        percent_complete: 0,
        task_count: 0,
        late_task_count: 0,
        critical_task_count: 0,
        diagnostics_count: 0,
        late: false,
        plan_cost: 0,
        plan_cost_partial: false,
        funding: None,
        template: false,
        template_id: None,
        detail_weeks: None,
        priority: 500,
        plan_type_id: None,
        number: None,
        custom: "{}".into(),
        created_at: 1,
        updated_at: 1,
    }
}

pub(crate) fn task(project_id: Uuid, position: i64, name: &str) -> row::Task {
    row::Task {
        id: Uuid::now_v7(),
        version: 1,
        project_id,
        parent_id: None,
        position,
        level: 1,
        uid: position,
        name: name.into(),
        name_folded: fold(name),
        wbs: String::new(),
        wbs_shown: position.to_string(),
        notes: String::new(),
        duration: 4800,
        elapsed: false,
        estimated: false,
        duration_format: 7,
        milestone: false,
        summary: false,
        calendar_id: None,
        ignore_resource_calendars: false,
        constraint_kind: "as_soon_as_possible".into(),
        constraint_date: None,
        activity: "task_dependent".into(),
        second_constraint_kind: "as_soon_as_possible".into(),
        second_constraint_date: None,
        deadline: None,
        manual: false,
        manual_start: None,
        manual_finish: None,
        active: true,
        external_start: None,
        external_finish: None,
        recurring: false,
        task_type: "fixed_units".into(),
        effort_driven: false,
        priority: 500,
        work: 0,
        percent_complete: 0,
        physical_percent_complete: 0,
        actual_start: None,
        actual_finish: None,
        actual_duration: 0,
        stop: None,
        resume: None,
        splits: "[]".into(),
        leveling_delay: 0,
        fixed_cost_minor: 0,
        kept: String::new(),
        external_key: None,
        start: position * 100,
        finish: position * 100 + 50,
        early_start: 0,
        early_finish: 0,
        late_start: 0,
        late_finish: 0,
        computed_duration: 4800,
        total_float: 0,
        free_float: 0,
        flags: 0,
        late: position % 3 == 0,
        critical: position % 2 == 0,
        driver: "project_start".into(),
        driver_id: None,
        pushed_by: String::new(),
        pushed_id: None,
        baseline_start: None,
        baseline_finish: None,
        recurrence: String::new(),
        template_task_id: None,
        planning_package: false,
        sub_project_id: None,
        custom: "{}".into(),
        sub_start: None,
        sub_finish: None,
        created_at: 1,
        updated_at: 1,
    }
}

pub(crate) fn resource(name: &str) -> row::Resource {
    row::Resource {
        id: Uuid::now_v7(),
        version: 1,
        name: name.into(),
        name_folded: fold(name),
        initials: String::new(),
        kind: "work".into(),
        email: String::new(),
        email_folded: String::new(),
        team_id: None,
        calendar_id: None,
        max_units: 10_000,
        standard_rate: 0,
        overtime_rate: 0,
        cost_per_use_minor: 0,
        currency: "EUR".into(),
        user_id: None,
        active: true,
        generic: false,
        equipment: false,
        job_role_id: None,
        external_key: None,
        created_at: 1,
        updated_at: 1,
    }
}

pub(crate) fn assignment(task: &row::Task, resource_id: Uuid, work: i64) -> row::Assignment {
    row::Assignment {
        id: Uuid::now_v7(),
        version: 1,
        project_id: task.project_id,
        task_id: task.id,
        resource_id: Some(resource_id),
        uid: 1,
        units: 10_000,
        work,
        actual_work: 0,
        contour: "flat".into(),
        delay: 0,
        leveling_delay: 0,
        splits: "[]".into(),
        baselines: "[]".into(),
        kept: String::new(),
        start: 0,
        finish: 0,
        computed_work: work,
        computed_units: 10_000,
        pieces: None,
        created_at: 1,
        updated_at: 1,
    }
}

/// A calendar and a project with so many tasks.
pub(crate) async fn plan(store: &Store, tasks: i64) -> (row::Project, Vec<row::Task>) {
    plan_called(store, "PUM-1", tasks).await
}

/// The same under another key.
pub(crate) async fn plan_called(
    store: &Store,
    key: &str,
    tasks: i64,
) -> (row::Project, Vec<row::Task>) {
    let mut writer = store.write(None).await.unwrap();
    let calendar = calendar("Standard");
    writer.insert(&calendar, "calendar_created").await.unwrap();
    let project = project("Pump station", key, calendar.id);
    writer.insert(&project, "project_created").await.unwrap();
    let rows: Vec<row::Task> =
        (1..=tasks).map(|n| task(project.id, n, &format!("Task {n}"))).collect();
    writer.insert_bulk(rows.clone(), None).await.unwrap();
    writer.commit().await.unwrap();
    (project, rows)
}
