//! People, teams, leave.

mod adopt;
mod days;
mod job_roles;
mod leave;
mod leave_requests;
mod locations;
mod people_import;
mod people_lines;
mod resource_rates;
mod resource_roles;
mod resource_skills;
mod resources;
mod schedule;
mod schedule_feed;
mod skills;
mod teams;
mod term_changes;
mod terms;

pub use adopt::begin_terms;
pub use job_roles::{
    JobRoleQuery, JobRoleView, NewJobRole, PatchJobRole, create_job_role, delete_job_role,
    job_role, job_roles, update_job_role,
};
pub use leave::{LeaveView, NewLeave, add_leave, delete_leave, leave};
pub use leave_requests::{answer_leave, ask_for_leave, cancel_leave, my_leave, one_leave};
pub(crate) use leave_requests::{leave_decided, leave_facts, leave_waiting_for, may_see_leave};
pub use locations::{
    LocationView, NewLocation, PatchLocation, create_location, delete_location, locations,
    update_location,
};
pub use people_import::{
    NewPeopleImport, PeopleFinding, PeopleImport, PersonMeaning, import_people,
};
pub use resource_rates::{
    NewRate, PatchRate, RateView, add_rate, delete_rate, resource_rates, update_rate,
};
pub use resource_roles::{
    NewResourceRole, PatchResourceRole, ResourceRoleView, add_resource_role, delete_resource_role,
    resource_roles, update_resource_role,
};
pub use resource_skills::{
    ExpiringQuery, NewResourceSkill, PatchResourceSkill, ResourceSkillView, add_resource_skill,
    delete_resource_skill, expiring_skills, my_skills, rate_my_skill, resource_skills,
    update_resource_skill,
};
pub use resources::{
    NewResource, PatchResource, ResourceQuery, ResourceView, RoleShare, create_resource,
    delete_resource, resource, resources, update_resource,
};
pub use schedule::{
    Schedule, ScheduleDay, ScheduleEntry, ScheduleLeave, ScheduleQuery, my_schedule,
};
pub use schedule_feed::{
    ScheduleFeedView, create_schedule_feed, delete_schedule_feed, schedule_calendar, schedule_feed,
};
pub use skills::{
    NewSkill, PatchSkill, SkillQuery, SkillView, create_skill, delete_skill, skills, update_skill,
};
pub use teams::{NewTeam, PatchTeam, TeamView, create_team, delete_team, team, teams, update_team};
pub use term_changes::{
    NewTerm, PatchTerm, TermChange, TermView, add_term, delete_term, resource_terms, update_term,
};
pub use terms::{HeldRole, History, TermSpan, Terms, TooMuch, load_terms, terms_on, too_much};
