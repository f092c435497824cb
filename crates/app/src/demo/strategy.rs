//! What the demo organisation wants: objectives with key results that people check in, drivers, and
//! what its work adds to them.

use std::collections::HashMap;

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    App, Outcome,
    access::Caller,
    plan::{ProjectQuery, projects},
    portfolio::{ProgramQuery, programs},
    shape::PageQuery,
    strategy::{
        NewAlignment, NewCheckIn, NewDriver, NewKeyResult, NewObjective, check_in,
        create_alignment, create_driver, create_key_result, create_objective,
    },
};

/// Name, the one above it by its place in this list, what it counts.
const OBJECTIVES: [(&str, Option<usize>, i64); 7] = [
    ("A city that stays dry and lit", None, 3),
    ("No quarter is flooded twice", Some(0), 2),
    ("Power returns within the hour", Some(0), 1),
    ("Half the carbon by 2030", None, 2),
    ("Buses without diesel", Some(3), 2),
    ("Services people like to use", None, 1),
    ("One account for everything", Some(5), 1),
];

/// Objective, what is measured, unit, start, target, what it was at later, what it counts.
type Result = (usize, &'static str, &'static str, f64, f64, &'static [f64], i64);

const RESULTS: [Result; 8] = [
    (1, "Streets under water in a year", "streets", 64.0, 10.0, &[51.0, 38.0], 3),
    (1, "Pumps that report their state", "%", 20.0, 95.0, &[45.0, 70.0], 1),
    (2, "Mean time to restore power", "minutes", 118.0, 55.0, &[104.0, 90.0], 1),
    (3, "Carbon of our own operations", "kt", 82.0, 41.0, &[74.5], 2),
    (4, "Electric buses", "buses", 12.0, 180.0, &[30.0, 66.0], 1),
    (5, "Complaints", "a week", 140.0, 60.0, &[131.0], 1),
    (6, "Customers with one account", "thousand", 0.0, 250.0, &[20.0, 85.0], 2),
    (6, "Forms filed on paper", "%", 38.0, 5.0, &[30.0], 1),
];

const DRIVERS: [(&str, &str, i64); 4] = [
    ("Safety", "Fewer people are hurt or cut off, staff and customers alike.", 40),
    ("Lower running costs", "Money that is not spent again every year.", 25),
    ("Obligations met", "Law, licences and what we have signed.", 20),
    ("Trust of the city", "What council and customers say of us, as measured twice a year.", 15),
];

/// Writes the strategy down, and links programs, and some projects otherwise than their program.
pub(super) async fn make(
    app: &App,
    director: &Caller,
    users: &HashMap<String, Caller>,
    today: Date,
) -> Outcome<()> {
    let owners = ["executive", "portfolio_manager", "program_manager", "business_analyst"];
    let owner = |at: usize| {
        let key = owners.get(at % owners.len()).copied().unwrap_or("executive");
        users.get(key).map(|one| one.user_id)
    };
    let mut ids: Vec<Uuid> = vec![];
    for (at, (name, above, weight)) in OBJECTIVES.into_iter().enumerate() {
        let input = NewObjective {
            name: name.into(),
            parent_id: above.and_then(|above| ids.get(above).copied()),
            weight: Some(weight),
            owner_id: owner(at),
            ..NewObjective::default()
        };
        ids.push(create_objective(app, director, &input).await?.id);
    }
    let due = today.saturating_add(jiff::Span::new().months(9)).last_of_month();
    for (at, (objective, name, unit, start, target, later, weight)) in
        RESULTS.into_iter().enumerate()
    {
        let Some(objective) = ids.get(objective).copied() else { continue };
        let input = NewKeyResult {
            name: name.into(),
            unit: unit.into(),
            start,
            target,
            weight: Some(weight),
            owner_id: owner(at),
            due: Some(due.to_string()),
            ..NewKeyResult::default()
        };
        let result = create_key_result(app, director, objective, &input).await?;
        for (value, version) in later.iter().copied().zip(1..) {
            let note = if version == 1 { "First half of the year" } else { "As of last month" };
            let said = NewCheckIn { value, note: note.into() };
            check_in(app, director, result.id, version, &said).await?;
        }
    }
    let mut drivers = vec![];
    for (name, description, weight) in DRIVERS {
        let input =
            NewDriver { name: name.into(), description: description.into(), weight: Some(weight) };
        drivers.push(create_driver(app, director, &input).await?.id);
    }
    link(app, director, &ids, &drivers).await
}

async fn link(app: &App, director: &Caller, goals: &[Uuid], drivers: &[Uuid]) -> Outcome<()> {
    let page = PageQuery { limit: Some(200), ..PageQuery::default() };
    let programs = programs(app, director, &ProgramQuery::default(), &page).await?.items;
    let page = PageQuery { sort: Some("key".into()), ..page };
    let projects = projects(app, director, &ProjectQuery::default(), &page).await?.items;
    // Every fourth program serves nothing that is written down.
    let programs = programs.iter().enumerate().filter(|(at, _)| at % 4 != 3);
    let mut links = vec![];
    for (at, program) in programs {
        links.push(("program", program.id, "objective", goals.get(1 + at % 6), 70.0));
        links.push(("program", program.id, "driver", drivers.get(at % 4), 60.0));
    }
    for (at, project) in projects.iter().step_by(5).enumerate() {
        links.push(("project", project.id, "objective", goals.get(1 + at % 6), 50.0));
        links.push(("project", project.id, "objective", goals.get(1 + (at + 2) % 6), 33.33));
        links.push(("project", project.id, "driver", drivers.get((at + 1) % 4), 80.0));
    }
    for (kind, subject_id, target_kind, target, contribution_percent) in links {
        let Some(target_id) = target.copied() else { continue };
        let input = NewAlignment {
            subject_kind: kind.into(),
            subject_id,
            target_kind: target_kind.into(),
            target_id,
            contribution_percent,
        };
        create_alignment(app, director, &input).await?;
    }
    Ok(())
}
