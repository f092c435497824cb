//! People that projects ask for, one request in each state: what a resource manager finds waiting, and how it
//! went with others.

use std::collections::HashMap;

use jiff::{ToSpan, civil::Date};
use uuid::Uuid;

use crate::{
    App, Failure, Outcome,
    access::Caller,
    plan::{self, ProjectQuery},
    resource::{
        self, AcceptStaffingProposal, CandidateQuery, JobRoleQuery, NewStaffingProposal,
        NewStaffingRequest, SkillQuery, StaffingReason, StaffingRequestView, WantedSkill,
    },
    shape::PageQuery,
};

/// Role, how many, time of each, skill with its level, and whether it is required.
const WISHES: [(&str, i64, &str, &str, i64, bool); 9] = [
    ("Site worker", 3, "80", "Welding", 3, true),
    ("Developer", 1, "50 %", "Rust", 3, true),
    ("Electrical engineer", 1, "60", "High voltage", 3, true),
    ("Tester", 2, "40", "Test automation", 2, false),
    ("Civil engineer", 1, "40", "Geotechnics", 2, false),
    ("Data engineer", 1, "30", "Data modelling", 2, false),
    ("Site worker", 2, "40", "Crane operation", 4, true),
    ("Developer", 1, "20", "React", 2, false),
    ("Project manager", 1, "20", "Risk analysis", 2, false),
];

/// Makes the requests and plays them to where they stand.
pub(super) async fn make(
    app: &App,
    director: &Caller,
    users: &HashMap<String, Caller>,
    today: Date,
) -> Outcome<()> {
    let page = PageQuery { limit: Some(200), ..PageQuery::default() };
    let asks = director;
    let answers = users.get("resource_manager").unwrap_or(director);
    let query = ProjectQuery { stage: Some("active".into()), ..ProjectQuery::default() };
    let projects: Vec<Uuid> =
        plan::projects(app, asks, &query, &page).await?.items.iter().map(|one| one.id).collect();
    let roles = resource::job_roles(app, asks, &JobRoleQuery::default(), &page).await?.items;
    let skills = resource::skills(app, &SkillQuery::default(), &page).await?.items;
    let mut asked = vec![];
    for (at, (role, people, amount, skill, level, required)) in WISHES.into_iter().enumerate() {
        let (Some(project), Some(role), Some(skill)) = (
            projects.get(at % projects.len().max(1)),
            roles.iter().find(|one| one.name == role),
            skills.iter().find(|one| one.name == skill),
        ) else {
            return Ok(());
        };
        let from = today.saturating_add(28.days());
        let input = NewStaffingRequest {
            job_role_id: role.id,
            people: Some(people),
            amount: amount.into(),
            from: from.to_string(),
            to: from.saturating_add(18.days()).to_string(),
            skills: vec![WantedSkill { skill_id: skill.id, level, required }],
            time_zone: "Europe/Amsterdam".into(),
            expires: Some(from.saturating_sub(7.days()).to_string()),
            // The last one is not sent yet.
            draft: at + 1 == WISHES.len(),
            ..NewStaffingRequest::default()
        };
        asked.push(resource::create_staffing_request(app, asks, *project, &input).await?);
    }
    let [_, proposed, countered, part, filled, rejected, withdrawn, expired, _] = asked.as_slice()
    else {
        return Ok(());
    };
    propose(app, answers, proposed, None).await?;
    let now = propose(app, answers, countered, Some(20 * 60)).await?;
    let counter = NewStaffingProposal {
        minutes: Some(countered.minutes),
        note: "The substation cannot wait: all of it, please.".into(),
        ..NewStaffingProposal::default()
    };
    resource::counter_proposal(app, asks, waiting(&now)?, &counter).await?;
    for request in [part, filled] {
        let now = propose(app, answers, request, None).await?;
        let all = AcceptStaffingProposal::default();
        resource::accept_proposal(app, asks, waiting(&now)?, &all).await?;
    }
    let because = |reason: &str| StaffingReason { reason: reason.into() };
    let nobody = because("Everybody who models data is promised until spring.");
    resource::reject_staffing_request(app, answers, rejected.id, &nobody).await?;
    let late = because("The crane comes with its own people.");
    resource::withdraw_staffing_request(app, asks, withdrawn.id, &late).await?;
    resource::expire_request_now(app, expired.id).await
}

/// Proposes whoever fits best.
async fn propose(
    app: &App,
    answers: &Caller,
    request: &StaffingRequestView,
    minutes: Option<i64>,
) -> Outcome<StaffingRequestView> {
    let few = PageQuery { limit: Some(1), ..PageQuery::default() };
    let query = CandidateQuery::default();
    let found = resource::staffing_candidates(app, answers, request.id, &query, &few).await?;
    let best = found.candidates.items.first().map(|one| one.person.id);
    let input =
        NewStaffingProposal { resource_id: best, minutes, ..NewStaffingProposal::default() };
    resource::propose_person(app, answers, request.id, &input).await
}

/// The proposal that waits for an answer.
fn waiting(request: &StaffingRequestView) -> Outcome<Uuid> {
    let one = request.proposals.iter().find(|one| one.state == "waiting");
    one.map(|one| one.id).ok_or(Failure::NotFound("proposal"))
}
