//! New rows with Microsoft Project's defaults.

use steerco_store::row;
use uuid::Uuid;

/// A one-day task.
pub(crate) fn blank_task(id: Uuid, project_id: Uuid, uid: i64, at: i64) -> row::Task {
    row::Task {
        id,
        version: 1,
        project_id,
        parent_id: None,
        position: 0,
        level: 1,
        uid,
        name: String::new(),
        name_folded: String::new(),
        wbs: String::new(),
        wbs_shown: String::new(),
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
        start: 0,
        finish: 0,
        early_start: 0,
        early_finish: 0,
        late_start: 0,
        late_finish: 0,
        computed_duration: 0,
        total_float: 0,
        free_float: 0,
        flags: 0,
        late: false,
        critical: false,
        driver: String::new(),
        driver_id: None,
        pushed_by: String::new(),
        pushed_id: None,
        baseline_start: None,
        baseline_finish: None,
        template_task_id: None,
        planning_package: false,
        sub_project_id: None,
        sub_start: None,
        sub_finish: None,
        created_at: at,
        updated_at: at,
    }
}

/// A finish-to-start link without lag.
pub(crate) fn blank_dependency(id: Uuid, project_id: Uuid, at: i64) -> row::Dependency {
    row::Dependency {
        id,
        version: 1,
        project_id,
        predecessor_id: Uuid::nil(),
        successor_id: Uuid::nil(),
        kind: "FS".into(),
        lag_kind: "working".into(),
        lag: 0,
        lag_format: 7,
        kept: String::new(),
        created_at: at,
        updated_at: at,
    }
}

/// A finish-to-start link between projects that moves dates and of which nothing is agreed.
pub(crate) fn blank_cross_dependency(id: Uuid, at: i64) -> row::CrossDependency {
    row::CrossDependency {
        id,
        version: 1,
        predecessor_project_id: Uuid::nil(),
        predecessor_id: Uuid::nil(),
        successor_project_id: Uuid::nil(),
        successor_id: Uuid::nil(),
        kind: "FS".into(),
        lag_kind: "working".into(),
        lag: 0,
        lag_format: 7,
        policy: "propagate".into(),
        agreed_date: None,
        agreed_at: None,
        agreed_by: None,
        predecessor_owner_id: None,
        successor_owner_id: None,
        note: String::new(),
        seen_name: String::new(),
        seen_project: String::new(),
        seen_start: 0,
        seen_finish: 0,
        seen_duration: 0,
        seen_active: true,
        asked: None,
        created_at: at,
        updated_at: at,
    }
}

/// Unassigned full-time work.
pub(crate) fn blank_assignment(id: Uuid, project_id: Uuid, at: i64) -> row::Assignment {
    row::Assignment {
        id,
        version: 1,
        project_id,
        task_id: Uuid::nil(),
        resource_id: None,
        uid: 0,
        units: 10_000,
        work: 0,
        actual_work: 0,
        contour: "flat".into(),
        delay: 0,
        leveling_delay: 0,
        splits: "[]".into(),
        baselines: "[]".into(),
        kept: String::new(),
        start: 0,
        finish: 0,
        computed_work: 0,
        computed_units: 10_000,
        created_at: at,
        updated_at: at,
    }
}

/// An empty baseline in slot 0.
pub(crate) fn blank_baseline(id: Uuid, project_id: Uuid, at: i64) -> row::Baseline {
    row::Baseline {
        id,
        version: 1,
        project_id,
        slot: 0,
        name: String::new(),
        set_at: at,
        set_by: None,
        created_at: at,
        updated_at: at,
    }
}
