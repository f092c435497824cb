//! Outline levels, WBS codes and child lists, derived from the parents.

use crate::Plan;

impl Plan {
    /// Depth of each task: 1 for the top level (0 is the project itself in file formats).
    pub fn outline_levels(&self) -> Vec<i64> {
        let mut levels: Vec<i64> = Vec::with_capacity(self.tasks.len());
        for task in &self.tasks {
            let above = task.parent.and_then(|parent| levels.get(parent)).copied().unwrap_or(0);
            levels.push(above + 1);
        }
        levels
    }

    /// Outline numbers such as `1.2.3`, in task order.
    pub fn outline_numbers(&self) -> Vec<String> {
        let mut children = vec![0_i64; self.tasks.len() + 1];
        let mut numbers: Vec<String> = Vec::with_capacity(self.tasks.len());
        for task in &self.tasks {
            let slot = task.parent.map_or(0, |parent| parent + 1);
            let ordinal = children.get_mut(slot).map_or(1, |count| {
                *count += 1;
                *count
            });
            let above = task.parent.and_then(|parent| numbers.get(parent));
            numbers.push(match above {
                Some(above) => format!("{above}.{ordinal}"),
                None => ordinal.to_string(),
            });
        }
        numbers
    }

    /// Which tasks have children.
    pub fn summaries(&self) -> Vec<bool> {
        let mut summaries = vec![false; self.tasks.len()];
        for task in &self.tasks {
            if let Some(flag) = task.parent.and_then(|parent| summaries.get_mut(parent)) {
                *flag = true;
            }
        }
        summaries
    }

    /// WBS code of each task: its own, else its outline number.
    pub fn wbs_codes(&self) -> Vec<String> {
        let mut codes = self.outline_numbers();
        for (code, task) in codes.iter_mut().zip(&self.tasks) {
            if !task.wbs.is_empty() {
                code.clone_from(&task.wbs);
            }
        }
        codes
    }
}

#[cfg(test)]
mod tests {
    use crate::{Plan, PlanTask};

    #[test]
    fn outline_numbers_follow_the_parents() {
        let task = |parent| PlanTask { parent, ..PlanTask::default() };
        let plan = Plan {
            tasks: vec![task(None), task(Some(0)), task(Some(0)), task(Some(2)), task(None)],
            ..Plan::default()
        };
        assert_eq!(plan.outline_numbers(), ["1", "1.1", "1.2", "1.2.1", "2"]);
        assert_eq!(plan.outline_levels(), [1, 2, 2, 3, 1]);
        assert_eq!(plan.summaries(), [true, false, true, false, false]);
    }
}
