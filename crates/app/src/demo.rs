//! The demo organisation: made from a seed and a day by the same commands that people use.

mod allocations;
mod cases;
mod catalogue;
mod changes;
mod charter;
mod decision_log;
mod decisions;
mod discussion;
mod gives;
mod ledger;
mod lifecycles;
mod live_scenarios;
mod people;
mod pool;
mod project;
mod request_scores;
mod requests;
mod staffing;
mod strategy;
mod template;
mod types;

use std::collections::HashMap;

use jiff::civil::Date;
use steerco_calendar::{CalendarSpec, Moment, Span};
use steerco_plan::Plan;
use steerco_store::row;
use steerco_units::{Currency, Rate};
use uuid::Uuid;

use crate::{
    App, Failure, Outcome,
    access::{self, Caller, NewRoleGrant, NewUser, found_organisation},
    plan::{self, ImportTarget, NewCalendar, import_plan},
    portfolio::{self, NewPortfolio, NewProgram},
    resource::{self, NewLeave, NewResource, NewTeam},
    shape::percent,
};
use catalogue::PORTFOLIOS;
use ledger::Ledger;
use people::{Person, TEAMS};
use project::Brief;
use types::Types;

/// Everyone's password in the demo.
const PASSWORD: &str = "steer the portfolio";

/// What was made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filled {
    /// Portfolios.
    pub portfolios: usize,
    /// Programs.
    pub programs: usize,
    /// Projects.
    pub projects: usize,
    /// Tasks of all projects.
    pub tasks: usize,
    /// People.
    pub people: usize,
    /// One login per role.
    pub logins: Vec<Login>,
}

/// Someone who can sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    /// Name of the role.
    pub role: String,
    /// Mail address.
    pub email: String,
    /// Password.
    pub password: String,
}

/// Fills an empty database. The same seed and day give the same organisation.
pub async fn fill(app: &App, today: Date, seed: u64) -> Outcome<Filled> {
    if !access::setup_needed(app).await?.needed {
        return Err(Failure::refused(
            "demo.not_empty",
            "This database is in use already. The demo needs an empty one.",
        ));
    }
    let mut random = fastrand::Rng::with_seed(seed);
    let people = people::people(&mut random, today);
    let caller = found(app, &people).await?;
    let mut filled = Filled { people: people.len(), ..Filled::default() };
    let specs = people::calendars(today.year());
    let calendars = calendars(app, &caller, &specs).await?;
    staff(app, &caller, &people, &calendars).await?;
    let types = Types::make(app, &caller).await?;
    let mut homes = vec![];
    for portfolio in &PORTFOLIOS {
        let input = NewPortfolio {
            name: portfolio.name.into(),
            description: portfolio.description.into(),
            owner_id: Some(caller.user_id),
            ..NewPortfolio::default()
        };
        let portfolio_id = portfolio::create_portfolio(app, &caller, &input).await?.id;
        filled.portfolios += 1;
        for program in portfolio.programs {
            let input = NewProgram {
                name: program.name.into(),
                portfolio_id: Some(portfolio_id),
                description: program.description.into(),
                owner_id: Some(caller.user_id),
                plan_type_id: types.of_program(program),
                ..NewProgram::default()
            };
            let program_id = portfolio::create_program(app, &caller, &input).await?.id;
            filled.programs += 1;
            homes.push((program, portfolio_id, program_id));
        }
    }
    let mut first_project = None;
    // The oldest projects began some years ago.
    let long_ago = Moment::from_date(today).day() - 4_000;
    let mut ledger = Ledger::new(people.len(), long_ago);
    for (program, _, program_id) in &homes {
        for (index, name) in program.projects.iter().enumerate() {
            let life = Life::of(filled.projects, today, &mut random);
            let brief = Brief {
                name,
                template: program.template,
                start: life.start,
                status_date: life.status_date,
                slips: life.slips,
                areas: 6,
            };
            let plan = project::plan(&brief, &people, &specs, &mut ledger, &mut random)
                .map_err(|error| Failure::Fault(error.to_string()))?;
            filled.tasks += plan.tasks.len();
            let target = ImportTarget {
                program_id: Some(*program_id),
                plan_type_id: types.of_projects(program),
                key: Some(format!("{}-{:02}", program.key, index + 1)),
                stage: Some(life.stage.into()),
                owner_id: Some(caller.user_id),
                calendars: calendars.iter().copied().map(Some).collect(),
                ..ImportTarget::default()
            };
            let plan = on_shared_calendars(plan, &people, calendars.len());
            let imported = import_plan(app, &caller, plan, target).await?;
            first_project.get_or_insert(imported.project_id);
            filled.projects += 1;
        }
    }
    let places = Places {
        portfolio: homes.first().map(|home| home.1),
        program: homes.first().map(|home| home.2),
        project: first_project,
    };
    let busiest = match places.project {
        Some(project) => discussion::busiest(app, project).await?,
        None => None,
    };
    let signed_up = logins(app, &caller, &places, busiest.as_ref()).await?;
    if let (Some(project), Some(busiest)) = (places.project, busiest) {
        discussion::begin(app, &caller, project, &busiest, &signed_up.users).await?;
    }
    pool::make(app, &caller, &signed_up.users, today).await?;
    requests::fill(app, &caller, &signed_up.users, places.program).await?;
    lifecycles::fill(app, &caller, &signed_up.users, seed).await?;
    strategy::make(app, &caller, &signed_up.users, today).await?;
    cases::make(app, &caller, today).await?;
    charter::make(app, &caller, &signed_up.users).await?;
    let model = decisions::make(app, &caller, &signed_up.users, today, seed).await?;
    request_scores::make(app, &caller, &signed_up.users).await?;
    lifecycles::keep_risky_ones_strict(app, &caller).await?;
    decision_log::make(app, &caller, &signed_up.users, today).await?;
    live_scenarios::make(app, &caller, today, model).await?;
    allocations::make(app, &caller, today).await?;
    gives::make(app, &caller).await?;
    changes::make(app, &caller, &signed_up.users, places.project, today).await?;
    staffing::make(app, &caller, &signed_up.users, today).await?;
    requests::convert(app, &caller, &signed_up.users, places.program, today).await?;
    filled.projects += 1;
    filled.logins = signed_up.logins;
    app.store.analyze().await?;
    Ok(filled)
}

/// The organisation, its roles and its first administrator.
async fn found(app: &App, people: &[Person]) -> Outcome<Caller> {
    let director = people.first().map_or("Ann Meyer", |person| person.name.as_str());
    let person = NewUser {
        name: director.to_owned(),
        email: "director@meridian.example".into(),
        password: Some(PASSWORD.into()),
        locale: None,
    };
    let mut writer = app.store.write(None).await?;
    let administrator = found_organisation(&mut writer, "Meridian Group", &person).await?;
    writer.commit().await?;
    Ok(Caller::system(administrator.id, &administrator.name))
}

/// Calendars of the organisation, in the order of `specs`.
async fn calendars(app: &App, caller: &Caller, specs: &[CalendarSpec]) -> Outcome<Vec<Uuid>> {
    let mut ids: Vec<Uuid> = vec![];
    for spec in specs {
        let name = if ids.is_empty() { "Meridian standard" } else { spec.name.as_str() };
        let input = NewCalendar {
            name: name.into(),
            base_id: spec.base.and_then(|base| ids.get(base).copied()),
            project_id: None,
            kind: None,
            week: Some(spec.week.to_vec()),
            work_weeks: spec.work_weeks.clone(),
            exceptions: spec.exceptions.clone(),
            external_key: None,
        };
        ids.push(plan::create_calendar(app, caller, &input).await?.id);
    }
    Ok(ids)
}

/// Teams, people and their leave.
async fn staff(app: &App, caller: &Caller, people: &[Person], calendars: &[Uuid]) -> Outcome<()> {
    for (team, _) in TEAMS {
        let input = NewTeam { name: team.into(), ..NewTeam::default() };
        let team_id = resource::create_team(app, caller, &input).await?.id;
        for person in people.iter().filter(|person| person.team == team) {
            let input = NewResource {
                name: person.name.clone(),
                kind: Some("work".into()),
                email: person.email.clone(),
                team_id: Some(team_id),
                calendar_id: calendars.get(person.calendar).copied(),
                max_units_percent: Some(percent(person.units)),
                standard_rate: Some(Rate(person.rate).text(Currency::EUR)),
                ..NewResource::default()
            };
            let id = resource::create_resource(app, caller, &input).await?.id;
            for (from, to) in &person.leave {
                let leave =
                    NewLeave { from: from.to_string(), to: to.to_string(), ..NewLeave::default() };
                resource::add_leave(app, caller, id, &leave).await?;
            }
        }
    }
    Ok(())
}

/// Where a project stands in its life.
struct Life {
    stage: &'static str,
    start: Moment,
    status_date: Option<Moment>,
    slips: u8,
}

impl Life {
    /// Of ten projects five or six are under way, one is done, two are planned and one is only proposed;
    /// some of those under way are badly late.
    fn of(number: usize, today: Date, random: &mut fastrand::Rng) -> Self {
        let (stage, days, slips) = match number % 10 {
            0 | 5 => ("active", random.i32(60..200), 20),
            1 | 2 | 6 | 8 => ("active", random.i32(30..220), 2),
            3 => ("done", random.i32(420..520), 1),
            4 => ("planned", random.i32(-120..-20), 0),
            // One idea was stopped at its first gate.
            7 if number == 37 => ("cancelled", random.i32(-220..-90), 0),
            7 => ("proposed", random.i32(-220..-90), 0),
            _ if number % 20 == 9 => ("on_hold", random.i32(120..200), 5),
            _ => ("planned", random.i32(-60..-10), 0),
        };
        let day = today.saturating_sub(jiff::Span::new().days(days));
        // Projects start on a Monday.
        let back = i32::from(day.weekday().to_monday_zero_offset());
        let monday = day.saturating_sub(jiff::Span::new().days(back));
        let begun = matches!(stage, "active" | "done" | "on_hold");
        let evening = Moment::from_date(today) + Span::from_minutes(17 * 60);
        Self {
            stage,
            start: Moment::from_date(monday) + Span::from_minutes(8 * 60),
            status_date: begun.then_some(evening),
            slips,
        }
    }
}

/// People of the organisation bring their own calendars and leave; the plan needs none of them.
fn on_shared_calendars(mut plan: Plan, people: &[Person], shared: usize) -> Plan {
    for resource in &mut plan.resources {
        let person = people.iter().find(|person| person.email == resource.email);
        resource.calendar = person.map(|person| person.calendar);
    }
    plan.calendars.truncate(shared);
    plan
}

struct Places {
    portfolio: Option<Uuid>,
    program: Option<Uuid>,
    project: Option<Uuid>,
}

/// One login per shipped role, each where such a person usually works.
async fn logins(
    app: &App,
    caller: &Caller,
    places: &Places,
    busiest: Option<&row::Resource>,
) -> Outcome<SignedUp> {
    const NAMES: [&str; 10] = [
        "Bilal Okafor",
        "Chiara Rossi",
        "Dmitri Novak",
        "Elena Dubois",
        "Farid Haddad",
        "Grace Larsen",
        "Hiro Tanaka",
        "Ines Silva",
        "Jonas Berg",
        "Kofi Mensah",
    ];
    let mut roles = access::roles(app, caller).await?.items;
    roles.sort_by_key(|role| role.key != "pmo_director");
    let mut logins = vec![];
    let mut users = HashMap::new();
    let mut names = NAMES.into_iter();
    for role in roles {
        let email = format!("{}@meridian.example", role.key.replace('_', "."));
        if role.key == "pmo_director" {
            let email = "director@meridian.example".to_owned();
            logins.push(Login { role: role.name, email, password: PASSWORD.into() });
            continue;
        }
        let (scope_kind, scope_id) = match role.key.as_str() {
            "portfolio_manager" => ("portfolio", places.portfolio),
            "program_manager" => ("program", places.program),
            "project_manager" | "team_member" | "client" => ("project", places.project),
            _ => ("organisation", None),
        };
        let name = names.next().unwrap_or("Lucia Costa");
        // A team member is one of those who work there.
        let worker = busiest.filter(|_| role.key == "team_member");
        let user = NewUser {
            name: worker.map_or(name, |row| row.name.as_str()).to_owned(),
            email: email.clone(),
            password: Some(PASSWORD.into()),
            locale: None,
        };
        let user = access::create_user(app, caller, &user).await?;
        let grant = NewRoleGrant {
            user_id: user.id,
            role_id: role.id,
            scope_kind: scope_kind.into(),
            scope_id,
        };
        access::grant_role(app, caller, &grant).await?;
        users.insert(role.key, Caller::system(user.id, &user.name));
        logins.push(Login { role: role.name, email, password: PASSWORD.into() });
    }
    Ok(SignedUp { logins, users })
}

/// Those who can sign in, but for the director.
struct SignedUp {
    logins: Vec<Login>,
    /// By the key of their role.
    users: HashMap<String, Caller>,
}
