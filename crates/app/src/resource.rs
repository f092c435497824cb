//! People, teams, leave.

mod adopt;
mod days;
mod job_roles;
mod leave;
mod locations;
mod resource_rates;
mod resource_roles;
mod resources;
mod teams;
mod term_changes;
mod terms;

pub use adopt::begin_terms;
pub use job_roles::{
    JobRoleQuery, JobRoleView, NewJobRole, PatchJobRole, create_job_role, delete_job_role,
    job_role, job_roles, update_job_role,
};
pub use leave::{LeaveView, NewLeave, add_leave, delete_leave, leave};
pub use locations::{
    LocationView, NewLocation, PatchLocation, create_location, delete_location, locations,
    update_location,
};
pub use resource_rates::{
    NewRate, PatchRate, RateView, add_rate, delete_rate, resource_rates, update_rate,
};
pub use resource_roles::{
    NewResourceRole, PatchResourceRole, ResourceRoleView, add_resource_role, delete_resource_role,
    resource_roles, update_resource_role,
};
pub use resources::{
    NewResource, PatchResource, ResourceQuery, ResourceView, RoleShare, create_resource,
    delete_resource, resource, resources, update_resource,
};
pub use teams::{NewTeam, PatchTeam, TeamView, create_team, delete_team, team, teams, update_team};
pub use term_changes::{
    NewTerm, PatchTerm, TermChange, TermView, add_term, delete_term, resource_terms, update_term,
};
pub use terms::{HeldRole, History, TermSpan, Terms, TooMuch, load_terms, terms_on, too_much};
