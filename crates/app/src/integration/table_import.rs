//! A folder of CSV tables becomes people, portfolios, programs and projects. Projects are known by
//! the sender's key: what changed is written again, what is the same is left alone.

use std::collections::HashMap;

use serde::Serialize;
use steerco_interchange::tables::{PersonRow, ProjectTables, TablesDraft};
use steerco_plan::Plan;
use steerco_store::{
    Ask, Reader, fold,
    portfolio::{ProgramFilter, Visible},
    row,
};
use steerco_units::Currency;
use uuid::Uuid;

use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    organisation::{ProjectHome, check_named_home},
    plan::{ImportTarget, import_plan, stored_plan},
    portfolio::{self, NewPortfolio, NewProgram, ProgramQuery},
    resource::{self, NewResource, NewTeam},
    shape::PageQuery,
};

/// What an import of tables did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TableImport {
    /// Projects that are new.
    pub created: usize,
    /// Projects whose plan is written again.
    pub changed: usize,
    /// Projects that are as they were.
    pub unchanged: usize,
    /// Projects that cannot be taken over.
    pub refused: Vec<RefusedProject>,
    /// People that are new.
    pub people: usize,
    /// Tasks of all projects taken over.
    pub tasks: usize,
}

/// A project that cannot be taken over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RefusedProject {
    /// The sender's key.
    pub key: String,
    /// Line of `projects.csv`, from 1.
    pub line: usize,
    /// Why, and what to do.
    pub reason: String,
}

/// Takes the tables over; with `dry_run` only says what would happen.
pub async fn import_tables(
    app: &App,
    caller: &Caller,
    draft: TablesDraft,
    dry_run: bool,
) -> Outcome<TableImport> {
    caller.require("import.run", Place::ORGANISATION)?;
    let mut done = TableImport::default();
    let mut homes = Homes::default();
    people(app, caller, &draft.people, dry_run, &mut done).await?;
    for project in draft.projects {
        let (key, line) = (project.key.clone(), project.line);
        match take_over(app, caller, &mut homes, project, dry_run, &mut done).await {
            Ok(()) => {}
            Err(Failure::Refused(refusal)) => {
                done.refused.push(RefusedProject { key, line, reason: refusal.text });
            }
            Err(failure) => return Err(failure),
        }
    }
    if !dry_run {
        app.store.analyze().await?;
    }
    Ok(done)
}

async fn take_over(
    app: &App,
    caller: &Caller,
    homes: &mut Homes,
    project: ProjectTables,
    dry_run: bool,
    done: &mut TableImport,
) -> Outcome<()> {
    let reader = app.store.read();
    let known = reader.project_by_external_key(&project.key).await?;
    let tasks = project.plan.tasks.len();
    let plan_type = match project.plan_type.trim() {
        "" => None,
        name => Some(project_type(&reader, name).await?),
    };
    let same_type = match (&plan_type, &known) {
        (Some(wanted), Some(known)) => known.plan_type_id == Some(wanted.id),
        _ => true,
    };
    if let Some(known) = &known
        && same_type
        && known.stage == project.stage
        && known.description == project.description
        && essence(&stored_plan(app, known.id).await?) == essence(&project.plan)
    {
        done.unchanged += 1;
        done.tasks += tasks;
        return Ok(());
    }
    if known.is_none() || !same_type {
        check_home(&reader, &project, plan_type.as_ref(), known.as_ref()).await?;
    }
    if dry_run {
        let scheduled = project.plan.schedule();
        scheduled.map_err(|error| Failure::refused("plan.unschedulable", error.to_string()))?;
    } else {
        let mut target = target(app, caller, homes, &project, known.as_ref()).await?;
        target.plan_type_id = plan_type.map(|row| row.id);
        import_plan(app, caller, project.plan, target).await?;
    }
    match known {
        Some(_) => done.changed += 1,
        None => done.created += 1,
    }
    done.tasks += tasks;
    Ok(())
}

/// The type of projects of this name, whatever its case.
async fn project_type(reader: &Reader, name: &str) -> Outcome<row::PlanType> {
    let mut types = reader.plan_types(Some("project")).await?;
    types.retain(|row| !row.archived);
    let wanted = fold(name.trim());
    if let Some(at) = types.iter().position(|row| row.name_folded == wanted) {
        return Ok(types.swap_remove(at));
    }
    let names: Vec<String> = types.into_iter().map(|row| format!("“{}”", row.name)).collect();
    let text = format!(
        "There is no type of projects called “{}”. Use one of {}, or leave it out.",
        name.trim(),
        names.join(", ")
    );
    Err(Failure::field("plan_type.unknown", "plan_type_id", text))
}

/// Refuses a project whose type does not allow it where it is, or where the tables put it, before portfolios
/// and programs are made for it.
async fn check_home(
    reader: &Reader,
    project: &ProjectTables,
    plan_type: Option<&row::PlanType>,
    known: Option<&row::Project>,
) -> Outcome<()> {
    let standard = match plan_type {
        Some(_) => None,
        None => reader.standard_plan_type("project").await?,
    };
    let Some(plan_type) = plan_type.or(standard.as_ref()) else { return Ok(()) };
    if let Some(known) = known {
        let program = match known.program_id {
            Some(id) => reader.find::<row::Program>(id).await?,
            None => None,
        };
        let portfolio = match known.portfolio_id {
            Some(id) => reader.find::<row::Portfolio>(id).await?,
            None => None,
        };
        let home = match (&program, &portfolio) {
            (Some(row), _) => ProjectHome::Program(&row.name, row.plan_type_id),
            (None, Some(row)) => ProjectHome::Portfolio(&row.name),
            (None, None) => ProjectHome::Alone,
        };
        return check_named_home(reader, plan_type, home, true).await;
    }
    let (program, portfolio) = (project.program.trim(), project.portfolio.trim());
    let home = match (program, portfolio) {
        ("", "") => ProjectHome::Alone,
        ("", name) => ProjectHome::Portfolio(name),
        (name, portfolio) => {
            let found = program_there(reader, name, portfolio).await?;
            let of = match found {
                Some(row) => row.plan_type_id,
                None => reader.standard_plan_type("program").await?.map(|row| row.id),
            };
            ProjectHome::Program(name, of)
        }
    };
    check_named_home(reader, plan_type, home, false).await
}

/// The program of this name in the portfolio of that name, or anywhere when no portfolio is named.
async fn program_there(
    reader: &Reader,
    name: &str,
    portfolio: &str,
) -> Outcome<Option<row::Program>> {
    let ask = Ask::first(200);
    let portfolio_id = match portfolio {
        "" => None,
        portfolio => {
            let names = reader.portfolio_names().await?;
            let found = names.into_iter().find(|(_, known)| fold(known) == fold(portfolio));
            // One that is not there yet has no programs.
            let Some((id, _)) = found else { return Ok(None) };
            Some(id)
        }
    };
    let filter = ProgramFilter {
        q: Some(name.to_owned()),
        portfolio_id,
        visible: Visible::everything(),
        ..ProgramFilter::default()
    };
    let found = reader.programs(&filter, &ask).await?;
    Ok(found.items.into_iter().find(|row| fold(&row.name) == fold(name)))
}

async fn target(
    app: &App,
    caller: &Caller,
    homes: &mut Homes,
    project: &ProjectTables,
    known: Option<&row::Project>,
) -> Outcome<ImportTarget> {
    let portfolio_id = homes.portfolio(app, caller, &project.portfolio).await?;
    let program_id = homes.program(app, caller, &project.program, portfolio_id).await?;
    let calendar = app.store.read().default_calendar().await?.map(|calendar| calendar.id);
    Ok(ImportTarget {
        project_id: known.map(|row| row.id),
        program_id,
        portfolio_id: if program_id.is_some() { None } else { portfolio_id },
        stage: Some(project.stage.clone()),
        description: Some(project.description.clone()),
        external_key: Some(project.key.clone()),
        calendars: vec![calendar],
        task_keys: project.task_keys.iter().cloned().map(Some).collect(),
        ..ImportTarget::default()
    })
}

/// Adds people nobody here is called like, or mailed like.
async fn people(
    app: &App,
    caller: &Caller,
    people: &[PersonRow],
    dry_run: bool,
    done: &mut TableImport,
) -> Outcome<()> {
    let emails: Vec<String> = people.iter().map(|person| fold(person.email.trim())).collect();
    let names: Vec<String> = people.iter().map(|person| fold(person.name.trim())).collect();
    let known = app.store.read().resources_like(&emails, &names).await?;
    let mut teams: HashMap<String, Uuid> = HashMap::new();
    for person in people {
        let (email, name) = (fold(person.email.trim()), fold(person.name.trim()));
        let is_known = known
            .iter()
            .any(|row| (!email.is_empty() && row.email_folded == email) || row.name_folded == name);
        if is_known || name.is_empty() {
            continue;
        }
        done.people += 1;
        if dry_run {
            continue;
        }
        let team_id = match person.team.trim() {
            "" => None,
            team => Some(find_team(app, caller, &mut teams, team).await?),
        };
        let input = NewResource {
            name: person.name.clone(),
            kind: Some("work".into()),
            email: person.email.clone(),
            team_id,
            max_units_percent: Some(crate::shape::percent(person.max_units.basis_points())),
            standard_rate: Some(
                person.standard_rate.text(person.currency.unwrap_or(Currency::EUR)),
            ),
            currency: person.currency.map(|currency| currency.code()),
            ..NewResource::default()
        };
        resource::create_resource(app, caller, &input).await?;
    }
    Ok(())
}

async fn find_team(
    app: &App,
    caller: &Caller,
    teams: &mut HashMap<String, Uuid>,
    name: &str,
) -> Outcome<Uuid> {
    if let Some(id) = teams.get(&fold(name)) {
        return Ok(*id);
    }
    let found = resource::teams(app, caller, &named(name)).await?;
    let id = match found.items.into_iter().find(|team| fold(&team.name) == fold(name)) {
        Some(team) => team.id,
        None => {
            let input = NewTeam { name: name.to_owned(), ..NewTeam::default() };
            resource::create_team(app, caller, &input).await?.id
        }
    };
    teams.insert(fold(name), id);
    Ok(id)
}

/// A search that finds a thing of this name among its first 200.
fn named(name: &str) -> PageQuery {
    PageQuery { q: Some(name.to_owned()), limit: Some(200), ..PageQuery::default() }
}

/// Portfolios and programs by name, made when they are new.
#[derive(Default)]
struct Homes {
    portfolios: HashMap<String, Uuid>,
    programs: HashMap<(Option<Uuid>, String), Uuid>,
}

impl Homes {
    async fn portfolio(&mut self, app: &App, caller: &Caller, name: &str) -> Outcome<Option<Uuid>> {
        let name = name.trim();
        if name.is_empty() {
            return Ok(None);
        }
        if let Some(id) = self.portfolios.get(&fold(name)) {
            return Ok(Some(*id));
        }
        let found = portfolio::portfolios(app, caller, &named(name)).await?;
        let id = match found.items.into_iter().find(|one| fold(&one.name) == fold(name)) {
            Some(one) => one.id,
            None => {
                let input = NewPortfolio { name: name.to_owned(), ..NewPortfolio::default() };
                portfolio::create_portfolio(app, caller, &input).await?.id
            }
        };
        self.portfolios.insert(fold(name), id);
        Ok(Some(id))
    }

    async fn program(
        &mut self,
        app: &App,
        caller: &Caller,
        name: &str,
        portfolio_id: Option<Uuid>,
    ) -> Outcome<Option<Uuid>> {
        let name = name.trim();
        if name.is_empty() {
            return Ok(None);
        }
        let place = (portfolio_id, fold(name));
        if let Some(id) = self.programs.get(&place) {
            return Ok(Some(*id));
        }
        let query = ProgramQuery { portfolio_id, ..ProgramQuery::default() };
        let found = portfolio::programs(app, caller, &query, &named(name)).await?;
        let id = match found.items.into_iter().find(|one| fold(&one.name) == fold(name)) {
            Some(one) => one.id,
            None => {
                let input =
                    NewProgram { name: name.to_owned(), portfolio_id, ..NewProgram::default() };
                portfolio::create_program(app, caller, &input).await?.id
            }
        };
        self.programs.insert(place, id);
        Ok(Some(id))
    }
}

/// The program of this name, wherever it is.
pub async fn find_program(app: &App, caller: &Caller, name: &str) -> Outcome<Uuid> {
    let found = portfolio::programs(app, caller, &ProgramQuery::default(), &named(name)).await?;
    let found = found.items.into_iter().find(|one| fold(&one.name) == fold(name));
    found.map(|one| one.id).ok_or_else(|| {
        let text =
            format!("There is no program called “{name}”. Create it first, or leave it out.");
        Failure::field("portfolio.unknown_program", "program", text)
    })
}

/// The type of projects of this name, if projects of it may be in the program of that name, or alone.
///
/// # Errors
/// `plan_type.unknown` names the types there are, `plan_type.parent_not_allowed` where plans of the type may be.
pub async fn find_project_type(app: &App, name: &str, program: Option<Uuid>) -> Outcome<Uuid> {
    let reader = app.store.read();
    let plan_type = project_type(&reader, name).await?;
    let program = match program {
        Some(id) => reader.find::<row::Program>(id).await?,
        None => None,
    };
    let home = match &program {
        Some(row) => ProjectHome::Program(&row.name, row.plan_type_id),
        None => ProjectHome::Alone,
    };
    check_named_home(&reader, &plan_type, home, false).await?;
    Ok(plan_type.id)
}

/// What tables can say about a plan, in an order of its own: two plans with the same essence come
/// from the same tables.
fn essence(plan: &Plan) -> String {
    let mut text = format!("{} {:?}\n", plan.project.start, plan.project.status_date);
    for task in &plan.tasks {
        let summary = task.summary;
        let own = (!summary).then_some((task.duration, task.percent_complete, task.work));
        text.push_str(&format!(
            "{:?} {} {} {:?} {own:?} {:?} {:?} {:?} {:?}\n",
            task.parent,
            task.name,
            task.notes,
            task.constraint,
            task.deadline,
            task.actual_start,
            task.actual_finish,
            task.elapsed
        ));
    }
    let mut links: Vec<String> = plan
        .dependencies
        .iter()
        .map(|link| {
            format!("{} {} {:?} {:?}", link.predecessor, link.successor, link.kind, link.lag)
        })
        .collect();
    let name = |resource: Option<usize>| {
        let found = resource.and_then(|index| plan.resources.get(index));
        found.map(|resource| fold(&resource.name)).unwrap_or_default()
    };
    links.extend(
        plan.assignments.iter().map(|one| {
            format!("{} {} {:?} {:?}", one.task, name(one.resource), one.units, one.work)
        }),
    );
    links.sort();
    text + &links.join("\n")
}
