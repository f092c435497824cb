//! People, teams, leave; what people have, what they are asked for, and who is allocated where.

mod adopt;
mod allocation_cells;
mod allocation_sharing;
mod allocation_transfer;
mod allocations;
mod capacity_policy;
mod commitments;
mod conflicts;
mod days;
mod demand;
mod heatmap;
mod heatmap_lines;
mod heatmap_rows;
mod hiring;
mod hiring_file;
mod hiring_rates;
mod hiring_skills;
mod job_roles;
mod leave;
mod leave_requests;
mod locations;
mod people_import;
mod people_lines;
mod people_timeline;
mod periods;
mod resource_rates;
mod resource_roles;
mod resource_skills;
mod resources;
mod schedule;
mod schedule_feed;
mod schedule_promises;
mod skills;
mod staffing;
mod staffing_candidates;
mod staffing_changes;
mod staffing_commitments;
mod staffing_comparison;
mod staffing_edits;
mod staffing_expiry;
mod staffing_figures;
mod staffing_history;
mod staffing_inbox;
mod staffing_notices;
mod staffing_policy;
mod staffing_proposals;
mod staffing_requests;
mod staffing_snapshots;
mod staffing_spans;
mod staffing_states;
mod staffing_views;
mod status_lock;
mod supply;
mod team_days;
mod teams;
mod term_changes;
mod terms;
mod utilisation;
mod utilisation_file;

pub use adopt::begin_terms;
pub use allocation_cells::{
    AllocationCell, AllocationCellsEdited, EditAllocationCells, RejectedCell, edit_allocation_cells,
};
pub use allocation_sharing::{AllocationShared, share_allocation};
pub use allocation_transfer::{AllocationTransferred, TransferAllocation, transfer_allocation};
pub use allocations::{
    AllocationSpan, AllocationState, AllocationView, NewAllocation, PatchAllocation, allocations,
    create_allocation, delete_allocation, update_allocation,
};
pub use capacity_policy::{
    CapacityPolicyView, LoadBand, PutCapacityPolicy, RoleTarget, capacity_policy,
    put_capacity_policy,
};
pub(crate) use commitments::commitments;
pub use conflicts::{ConflictQuery, ConflictView, RemedyKind, RemedyView, conflicts};
pub use heatmap::{HeatmapQuery, HeatmapRow, HeatmapRowKind, HeatmapView, heatmap};
pub use heatmap_lines::{
    AllocationShare, HeatmapLine, HeatmapLines, HeatmapLinesQuery, TaskShare, heatmap_lines,
};
pub use hiring::{HireView, HiringPlanView, HiringQuery, RoleGap, hiring_plan};
pub(crate) use hiring::{HiringOf, RoleNeed, hiring_of, scenario_skills};
pub(crate) use hiring_file::hiring_file;
pub use hiring_file::{HiringFile, HiringFileQuery, hiring_plan_file};
pub(crate) use hiring_skills::MovedRequests;
pub use hiring_skills::SkillGap;
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
pub use people_timeline::{
    BarKind, PeopleTimeline, PeopleTimelineQuery, TimelineBar, TimelineRow, TimelineTeam,
    people_timeline,
};
pub use periods::{PeriodGrain, PeriodView, TimeUnit};
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
pub(crate) use resource_skills::{resource_skill_name, sees_resource_skill};
pub use resources::{
    NewResource, PatchResource, ResourceQuery, ResourceView, RoleShare, create_resource,
    delete_resource, resource, resources, update_resource,
};
pub use schedule::{
    Schedule, ScheduleDay, ScheduleEntry, ScheduleLeave, SchedulePromise, ScheduleQuery,
    my_schedule,
};
pub use schedule_feed::{
    ScheduleFeedView, create_schedule_feed, delete_schedule_feed, schedule_calendar, schedule_feed,
};
pub use skills::{
    NewSkill, PatchSkill, SkillQuery, SkillView, create_skill, delete_skill, skills, update_skill,
};
pub use staffing::{Staffing, StaffingQuery, StaffingRow, StaffingTotal, staffing};
pub use staffing_candidates::{
    CandidateQuery, CandidateSkill, CandidateView, Candidates, CriterionScore, StaffingCriterion,
    staffing_candidates,
};
pub use staffing_changes::{PatchStaffingRequest, StaffingMisfit, update_staffing_request};
pub use staffing_commitments::ask_for_change;
pub use staffing_comparison::{
    ComparisonCell, ComparisonRow, ComparisonRowKind, ComparisonRowStanding, StaffingComparison,
    StaffingComparisonQuery, ThenAndNow, staffing_comparison,
};
pub use staffing_edits::{StaffingEditQuery, StaffingEditView, staffing_edits, undo_staffing_edit};
pub(crate) use staffing_expiry::expire_request_now;
pub use staffing_expiry::{expire_staffing_requests, expire_staffing_requests_on};
pub use staffing_figures::{
    StaffingFigureQuery, StaffingFigures, StaffingStateCount, staffing_figures,
};
pub use staffing_history::{StaffingEvent, staffing_history};
pub(crate) use staffing_inbox::{count_staffing_waiting_for, staffing_waiting_for};
pub(crate) use staffing_notices::{near_staffing, sees_staffing, staffing_name};
pub use staffing_policy::{
    PutStaffingPolicy, StaffingPolicyView, put_staffing_policy, staffing_policy,
};
pub use staffing_proposals::{
    AcceptStaffingProposal, EndingSkill, NewStaffingProposal, StaffingProposalView,
    accept_proposal, counter_proposal, propose_person, reject_proposal, withdraw_proposal,
};
pub use staffing_requests::{
    NewStaffingRequest, StaffingReason, StaffingRequestQuery, WantedSkill, create_staffing_request,
    delete_staffing_request, open_staffing_request, reject_staffing_request, staffing_request,
    staffing_requests, withdraw_staffing_request,
};
pub use staffing_snapshots::{
    NewStaffingSnapshot, StaffingSnapshotQuery, StaffingSnapshotView, delete_staffing_snapshot,
    staffing_snapshots, take_staffing_snapshot, take_weekly_snapshot, take_weekly_snapshot_on,
};
pub use staffing_spans::NewStaffingSpan;
pub use staffing_views::{StaffingRequestView, WantedSkillView};
pub(crate) use supply::day_of;
pub use teams::{NewTeam, PatchTeam, TeamView, create_team, delete_team, team, teams, update_team};
pub use term_changes::{
    NewTerm, PatchTerm, TermChange, TermView, add_term, delete_term, resource_terms, update_term,
};
pub use terms::{HeldRole, History, TermSpan, Terms, TooMuch, load_terms, terms_on, too_much};
pub use utilisation::{
    UtilisationBase, UtilisationLine, UtilisationQuery, UtilisationStates, UtilisationView,
    utilisation,
};
pub use utilisation_file::{UtilisationFile, UtilisationFileQuery, utilisation_file};
