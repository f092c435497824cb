//! Looking at a scheduled plan: facts for the DCMA assessment, and agreement with stored dates.

use steerco_schedule::{Schedule, TaskFacts};

use crate::Plan;

/// In how many tasks one field agrees with what the file stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Name of the field, as in [`crate::StoredDates`].
    pub field: &'static str,
    /// Tasks in which it agrees.
    pub agree: usize,
    /// Tasks for which the file stores it.
    pub of: usize,
}

impl Plan {
    /// What the DCMA assessment needs beyond the network, per task: the first baseline and costs.
    pub fn assessment_facts(&self) -> Vec<TaskFacts> {
        self.tasks
            .iter()
            .map(|task| {
                let baseline = task.baselines.iter().min_by_key(|baseline| baseline.slot);
                TaskFacts {
                    baseline_finish: baseline.and_then(|baseline| baseline.finish),
                    baseline_duration: baseline.map(|baseline| baseline.duration),
                    has_cost: task.fixed_cost_minor != 0,
                }
            })
            .collect()
    }

    /// How far our dates agree with those another program stored in the file; empty when it stored
    /// none. Manual and inactive tasks do not count: nothing is computed for them.
    pub fn agreement(&self, schedule: &Schedule) -> Vec<Agreement> {
        const FIELDS: [&str; 9] = [
            "start",
            "finish",
            "early_start",
            "early_finish",
            "late_start",
            "late_finish",
            "total_float",
            "free_float",
            "critical",
        ];
        let mut counts = FIELDS.map(|field| Agreement { field, agree: 0, of: 0 });
        for (task, dates) in self.tasks.iter().zip(&schedule.tasks) {
            let Some(stored) = &task.stored else { continue };
            if task.manual.is_some() || !task.active {
                continue;
            }
            let same = [
                stored.start.map(|stored| stored == dates.start),
                stored.finish.map(|stored| stored == dates.finish),
                stored.early_start.map(|stored| stored == dates.early_start),
                stored.early_finish.map(|stored| stored == dates.early_finish),
                stored.late_start.map(|stored| stored == dates.late_start),
                stored.late_finish.map(|stored| stored == dates.late_finish),
                stored.total_float.map(|stored| stored == dates.total_float),
                stored.free_float.map(|stored| stored == dates.free_float),
                stored.critical.map(|stored| stored == dates.critical),
            ];
            for (count, same) in counts.iter_mut().zip(same) {
                count.of += usize::from(same.is_some());
                count.agree += usize::from(same == Some(true));
            }
        }
        counts.into_iter().filter(|count| count.of > 0).collect()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, reason = "tests")]
    use crate::{Plan, PlanTask, StoredDates};

    #[test]
    fn agreement_counts_only_what_the_file_stored() {
        let mut plan = Plan { tasks: vec![PlanTask::default(); 3], ..Plan::default() };
        let start = plan.project.start;
        plan.tasks[0].stored = Some(StoredDates { start: Some(start), ..Default::default() });
        plan.tasks[1].stored =
            Some(StoredDates { start: None, critical: Some(false), ..Default::default() });
        let schedule = plan.schedule().expect("no circle").schedule;
        let found = plan.agreement(&schedule);
        let plain: Vec<_> = found.iter().map(|one| (one.field, one.agree, one.of)).collect();
        assert_eq!(plain, [("start", 1, 1), ("critical", 0, 1)]);
    }
}
