//! The plan of one project as plain data: what files are read into, what the database loads, and
//! what the scheduling engine is fed from. [`Plan::network`] is the one place where a plan becomes
//! a network, so that a file on the command line and a project on the server get the same dates.

mod links;
mod network;
mod outline;
mod plan;
mod review;
mod text;

pub use links::{
    LinkText, format_lag, format_link, format_person, parse_link, parse_person, split_list,
};
pub use network::{ScheduleRefusal, Scheduled};
pub use plan::{
    AssignmentBaseline, CalendarKind, Kept, Plan, PlanAssignment, PlanCalendar, PlanDependency,
    PlanProject, PlanResource, PlanTask, StoredDates, TaskBaseline,
};
pub use review::Agreement;
pub use text::{DurationText, DurationUnit, format_duration, parse_duration, show_hundredths};
