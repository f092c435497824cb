//! Who is promised to which project: site workers with room take some of it, one of them far too much, and a
//! role waits for people. The one who has too much is what a resource manager finds first.

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    App, Failure, Outcome,
    access::Caller,
    plan::{self, ProjectQuery},
    resource::{
        self, AllocationSpan, AllocationState, JobRoleQuery, NewAllocation, TeamView,
        UtilisationLine, UtilisationQuery,
    },
    shape::PageQuery,
};

/// The team whose people are promised, and the role that most of them have.
const TEAM: &str = "Construction South";
const ROLE: &str = "Site worker";
/// How many weeks the promises are for, from next Monday on.
const WEEKS: i64 = 3;
/// Minutes of a full-time week.
const WEEK: i64 = 5 * 480;

/// Makes allocations and a conflict.
pub(super) async fn make(app: &App, caller: &Caller, today: Date) -> Outcome<()> {
    let page = PageQuery { limit: Some(200), ..PageQuery::default() };
    let teams = resource::teams(app, caller, &page).await?.items;
    let roles = resource::job_roles(app, caller, &JobRoleQuery::default(), &page).await?.items;
    let (Some(team), Some(role)) = (
        teams.iter().find(|one| one.name == TEAM),
        roles.iter().find(|one| one.name == ROLE).map(|one| one.id),
    ) else {
        return Ok(());
    };
    let query = ProjectQuery { stage: Some("active".into()), ..ProjectQuery::default() };
    let projects: Vec<Uuid> =
        plan::projects(app, caller, &query, &page).await?.items.iter().map(|one| one.id).collect();
    let monday = |week: i64| {
        let back = i64::from(today.weekday().to_monday_zero_offset());
        today.saturating_add(jiff::Span::new().days(7 * (week + 1) - back))
    };
    let weeks = |percent: i64| -> Vec<AllocationSpan> {
        let span = |week: i64| AllocationSpan {
            from: monday(week).to_string(),
            to: monday(week).saturating_add(jiff::Span::new().days(4)).to_string(),
            minutes: WEEK * percent / 100,
        };
        (0..WEEKS).map(span).collect()
    };
    let free = most_free(app, caller, team, monday(0), monday(WEEKS)).await?;
    let [busy, second, third, ..] = free.as_slice() else { return Ok(()) };
    let [one, two, three, ..] = projects.as_slice() else { return Ok(()) };
    let made = [
        (one, Some(busy), 100, AllocationState::Committed, "Foundations"),
        (two, Some(busy), 60, AllocationState::Committed, "Acceptance tests"),
        (two, Some(second), 20, AllocationState::Committed, ""),
        (three, Some(third), 50, AllocationState::Proposed, "If the contract is signed"),
        (three, None, 120, AllocationState::Proposed, "Whoever is free"),
    ];
    for (project, person, percent, state, note) in made {
        let input = NewAllocation {
            resource_id: person.and_then(|person| person.id),
            job_role_id: Some(role),
            team_id: None,
            state,
            probability_percent: (state == AllocationState::Proposed).then_some(60.0),
            note: note.into(),
            spans: weeks(percent),
        };
        resource::create_allocation(app, caller, *project, &input).await?;
    }
    Ok(())
}

/// People of a team, those with most time between two days first.
async fn most_free(
    app: &App,
    caller: &Caller,
    team: &TeamView,
    from: Date,
    to: Date,
) -> Outcome<Vec<UtilisationLine>> {
    let query = UtilisationQuery {
        from: Some(from.to_string()),
        to: Some(to.yesterday().map_err(|error| Failure::Fault(error.to_string()))?.to_string()),
        team_id: Some(team.id),
        ..UtilisationQuery::default()
    };
    Ok(resource::utilisation(app, caller, &query, &PageQuery::default()).await?.lines.items)
}
