//! Plans: projects, tasks and what belongs to them.

mod baseline;
mod calendar;
mod derived;
mod plan_rows;
mod project;
mod removal;
mod task;
mod task_links;

pub use calendar::CalendarFilter;
pub use derived::{AssignmentDates, ProjectFigures, TaskDates};
pub use plan_rows::PlanRows;
pub use project::{ProjectFilter, ProjectLine, ProjectSort};
pub use task::{GanttTask, TaskFilter, TaskLine, TaskSort};
pub use task_links::{GanttDependency, LinkedTask, TaskPerson};
