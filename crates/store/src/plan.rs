//! Plans: projects, tasks and what belongs to them.

/// Decodes columns by their place in the select list, not by name: long lists spend most of their
/// time on names. The fields stand in the order of the columns.
macro_rules! by_position {
    ($row:ident { $($field:ident),+ $(,)? }) => {
        impl FromQueryResult for $row {
            fn from_query_result(row: &QueryResult, _prefix: &str) -> Result<Self, DbErr> {
                let mut place = 0_usize..;
                Ok(Self { $($field: row.try_get_by_index(place.next().unwrap_or(0))?),+ })
            }
        }
    };
}

mod baseline;
mod calendar;
mod change_requests;
mod cross_dependencies;
mod derived;
mod edits;
mod give_gets;
mod one_task;
mod plan_rows;
mod project;
mod removal;
mod sub_projects;
mod task;
mod task_links;

pub use calendar::CalendarFilter;
pub use change_requests::{ChangeRequestFilter, ChangeRequestSort};
pub use cross_dependencies::{CrossEnd, CrossFilter, CrossLine, Seen};
pub use derived::{AssignmentDates, ProjectFigures, TaskDates};
pub use edits::EditLine;
pub use give_gets::{GiveGetFilter, GiveGetLine};
pub use one_task::{AssignedResource, BaselineFigures, OneTask, TaskEnds};
pub use plan_rows::PlanRows;
pub use project::{ProjectFilter, ProjectLine, ProjectSort, ProjectTotals};
pub use task::{GanttTask, TaskFilter, TaskLine, TaskSort};
pub use task_links::{GanttDependency, LinkedTask, TaskPerson, WorkElsewhere};
