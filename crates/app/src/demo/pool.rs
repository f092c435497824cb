//! The pool of the demo organisation: roles, places, who leads whom, what people are able to do, and
//! a leave that waits for a decision.

use std::collections::HashMap;

use jiff::{ToSpan, civil::Date};
use uuid::Uuid;

use crate::{
    App, Outcome,
    access::Caller,
    resource::{
        self, NewJobRole, NewLeave, NewLocation, NewRate, NewResource, NewResourceRole,
        NewResourceSkill, NewSkill, NewTerm, PatchResource, PatchResourceSkill, ResourceQuery,
        ResourceView, TermChange,
    },
    shape::PageQuery,
};

/// Teams whose people are told in full, with their role and two skills of it.
const TRADES: [(&str, &str, [&str; 2]); 8] = [
    ("Project Office", "Project manager", ["Contract negotiation", "Risk analysis"]),
    ("Civil Engineering", "Civil engineer", ["Structural design", "Geotechnics"]),
    ("Electrical Engineering", "Electrical engineer", ["High voltage", "Control systems"]),
    ("Construction North", "Site worker", ["Welding", "Crane operation"]),
    ("Construction South", "Site worker", ["Welding", "Crane operation"]),
    ("Application Development", "Developer", ["Rust", "React"]),
    ("Data", "Data engineer", ["SQL", "Data modelling"]),
    ("Test and Release", "Tester", ["Test automation", "Rust"]),
];

/// Skills that have to be renewed.
const CERTIFIED: [&str; 3] = ["Welding", "Crane operation", "High voltage"];

/// Places with their time zones.
const PLACES: [(&str, &str); 2] = [("Rotterdam", "Europe/Amsterdam"), ("Gdańsk", "Europe/Warsaw")];

/// Fills the pool.
pub(super) async fn make(
    app: &App,
    caller: &Caller,
    users: &HashMap<String, Caller>,
    today: Date,
) -> Outcome<()> {
    let mut places = vec![];
    for (name, zone) in PLACES {
        let input = NewLocation { name: name.into(), time_zone: zone.into(), calendar_id: None };
        places.push(resource::create_location(app, caller, &input).await?.id);
    }
    let (mut roles, mut skills) = (HashMap::new(), HashMap::new());
    for (team, role, able) in TRADES {
        if !roles.contains_key(role) {
            let input = NewJobRole { name: role.into(), ..NewJobRole::default() };
            roles.insert(role, resource::create_job_role(app, caller, &input).await?.id);
        }
        for name in able {
            if !skills.contains_key(name) {
                let input =
                    NewSkill { name: name.into(), category: role.into(), ..NewSkill::default() };
                skills.insert(name, resource::create_skill(app, caller, &input).await?.id);
            }
        }
        let able = able.map(|name| (name, skills.get(name).copied().unwrap_or_default()));
        let role = roles.get(role).copied().unwrap_or_default();
        let people = people_of(app, caller, team).await?;
        for (place, person) in people.iter().enumerate() {
            let lead = people.first().filter(|lead| lead.id != person.id).map(|lead| lead.id);
            let at = places.get(place % places.len()).copied();
            since(app, caller, person.id, today.saturating_sub(400.days()), lead, at).await?;
            let given = NewResourceRole { job_role_id: role, ..NewResourceRole::default() };
            resource::add_resource_role(app, caller, person.id, &given).await?;
            rate(app, caller, person.id, &able, place, today).await?;
        }
    }
    if let Some(role) = roles.get("Developer") {
        let input = NewResource {
            name: "Developer (to be named)".into(),
            generic: true,
            job_role_id: Some(*role),
            ..NewResource::default()
        };
        resource::create_resource(app, caller, &input).await?;
    }
    leave_to_decide(app, caller, users, today).await
}

async fn people_of(app: &App, caller: &Caller, team: &str) -> Outcome<Vec<ResourceView>> {
    let page = PageQuery { q: Some(team.into()), ..PageQuery::default() };
    let Some(team) = resource::teams(app, caller, &page).await?.items.into_iter().next() else {
        return Ok(vec![]);
    };
    let query = ResourceQuery { team_id: Some(team.id), ..ResourceQuery::default() };
    Ok(resource::resources(app, caller, &query, &PageQuery::default()).await?.items)
}

/// Who leads a person, and where they work, from a day on.
async fn since(
    app: &App,
    caller: &Caller,
    person: Uuid,
    from: Date,
    manager: Option<Uuid>,
    place: Option<Uuid>,
) -> Outcome<()> {
    let change =
        TermChange { manager_id: Some(manager), location_id: Some(place), ..TermChange::default() };
    let term = NewTerm { from: from.to_string(), change };
    resource::add_term(app, caller, person, &term).await?;
    Ok(())
}

/// What a person is able to do, and what an hour of theirs is billed at.
async fn rate(
    app: &App,
    caller: &Caller,
    person: Uuid,
    able: &[(&str, Uuid); 2],
    place: usize,
    today: Date,
) -> Outcome<()> {
    for (which, (name, skill_id)) in able.iter().enumerate() {
        if which == 1 && place.is_multiple_of(3) {
            continue;
        }
        let level = i64::try_from(1 + (place * 2 + which * 3) % 5).unwrap_or(1);
        let days = i32::try_from(place * 45).unwrap_or(0) - 20;
        let expires =
            CERTIFIED.contains(name).then(|| today.saturating_add(days.days()).to_string());
        let rating = PatchResourceSkill {
            self_level: Some(level),
            manager_level: (place.is_multiple_of(2)).then_some(level),
            interested: Some(place % 4 == 1),
            expires: Some(expires),
            ..PatchResourceSkill::default()
        };
        let skill = NewResourceSkill { skill_id: *skill_id, rating };
        resource::add_resource_skill(app, caller, person, &skill).await?;
    }
    let bill = NewRate {
        kind: "bill".into(),
        rate: format!("{}.00", 110 + place % 4 * 15),
        ..NewRate::default()
    };
    resource::add_rate(app, caller, person, &bill).await?;
    Ok(())
}

/// The team member asks for leave; the resource manager leads them and decides.
async fn leave_to_decide(
    app: &App,
    caller: &Caller,
    users: &HashMap<String, Caller>,
    today: Date,
) -> Outcome<()> {
    let (Some(member), Some(manager)) = (users.get("team_member"), users.get("resource_manager"))
    else {
        return Ok(());
    };
    let query = ResourceQuery { user_id: Some(member.user_id), ..ResourceQuery::default() };
    let own = resource::resources(app, caller, &query, &PageQuery::default()).await?;
    let Some(own) = own.items.into_iter().next() else { return Ok(()) };
    let office = people_of(app, caller, "Project Office").await?;
    let lead = office.iter().find(|one| one.user_id.is_none() && one.id != own.id);
    let Some(lead) = lead else { return Ok(()) };
    let link = PatchResource { user_id: Some(Some(manager.user_id)), ..PatchResource::default() };
    let version = resource::resource(app, caller, lead.id).await?.version;
    resource::update_resource(app, caller, lead.id, version, &link).await?;
    let change = TermChange { manager_id: Some(Some(lead.id)), ..TermChange::default() };
    let term = NewTerm { from: today.saturating_sub(30.days()).to_string(), change };
    resource::add_term(app, caller, own.id, &term).await?;
    let away = NewLeave {
        from: today.saturating_add(250.days()).to_string(),
        to: today.saturating_add(261.days()).to_string(),
        note: "Summer holiday".into(),
        ..NewLeave::default()
    };
    resource::ask_for_leave(app, member, &away).await?;
    Ok(())
}
