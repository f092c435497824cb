//! People, teams, leave.

mod job_roles;
mod leave;
mod resources;
mod teams;

pub use job_roles::{
    JobRoleQuery, JobRoleView, NewJobRole, PatchJobRole, create_job_role, delete_job_role,
    job_role, job_roles, update_job_role,
};
pub use leave::{LeaveView, NewLeave, add_leave, delete_leave, leave};
pub use resources::{
    NewResource, PatchResource, ResourceQuery, ResourceView, create_resource, delete_resource,
    resource, resources, update_resource,
};
pub use teams::{NewTeam, PatchTeam, TeamView, create_team, delete_team, team, teams, update_team};
