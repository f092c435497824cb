//! Where plans may be: a type says in which programs, whether directly in a portfolio, and whether alone. A
//! plan anywhere else is refused with what is allowed; so is a rule under which plans would be elsewhere.

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, organisation::AllowedHomes, row};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    Failure, Outcome,
    access::{Caller, Place},
    plan::{read_json, write_json},
};

/// Most plans that a refusal names.
const MOST_NAMED: u64 = 5;

/// Where plans of a type may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct AllowedParents {
    /// Projects: in programs of these types; null for programs of any type, empty for none. A program is in
    /// no other program.
    pub program_type_ids: Option<Vec<Uuid>>,
    /// Directly in a portfolio; of projects, in no program.
    pub portfolio: bool,
    /// In no portfolio and no program.
    pub alone: bool,
}

impl AllowedParents {
    /// Wherever plans can be.
    pub(super) fn anywhere() -> Self {
        Self { program_type_ids: None, portfolio: true, alone: true }
    }

    /// The types of program as they are stored.
    pub(super) fn stored_types(&self) -> Outcome<String> {
        write_json(&self.program_type_ids)
    }

    fn homes(&self) -> AllowedHomes {
        AllowedHomes {
            program_types: self.program_type_ids.clone(),
            portfolio: self.portfolio,
            alone: self.alone,
        }
    }

    /// Whether they are allowed in programs of this type.
    fn in_program(&self, plan_type: Option<Uuid>) -> bool {
        match &self.program_type_ids {
            None => true,
            Some(ids) => plan_type.is_some_and(|id| ids.contains(&id)),
        }
    }
}

/// Where plans of a stored type may be.
pub(super) fn parents_of(row: &row::PlanType) -> Outcome<AllowedParents> {
    Ok(AllowedParents {
        program_type_ids: read_json(&row.parent_types)?,
        portfolio: row.in_portfolio,
        alone: row.alone,
    })
}

/// Parents that a type can have, each type of program once.
pub(super) fn checked_parents(
    known: &[row::PlanType],
    noun: &str,
    parents: &AllowedParents,
) -> Outcome<AllowedParents> {
    let no = |code, text: &str| Err(Failure::field(code, "parents", text));
    let mut kept = parents.clone();
    if noun == "program" {
        if parents.program_type_ids.as_ref().is_some_and(|ids| !ids.is_empty()) {
            let text =
                "A program is not in another program. Choose portfolios, or let it stand alone.";
            return no("plan_type.no_programs_within", text);
        }
        kept.program_type_ids = Some(vec![]);
    } else if let Some(ids) = &mut kept.program_type_ids {
        ids.sort();
        ids.dedup();
        let program = |id: &Uuid| known.iter().any(|row| row.id == *id && row.noun == "program");
        if !ids.iter().all(program) {
            let text = "One of the types of program is gone. Reload the page and choose again.";
            return no("plan_type.unknown_parent", text);
        }
    }
    let in_programs = kept.program_type_ids.as_ref().is_none_or(|ids| !ids.is_empty());
    if !(in_programs || kept.portfolio || kept.alone) {
        let text = "Plans of this type could be nowhere. Allow at least one parent, or let them stand \
                    alone.";
        return no("plan_type.no_parent", text);
    }
    Ok(kept)
}

/// Names as people list them: “A”, “B” or “C”.
fn either(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => format!("“{one}”"),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(|name| format!("“{name}”")).collect();
            format!("{} or “{last}”", first.join(", "))
        }
    }
}

/// What is allowed, in words.
async fn allowed(reader: &Reader, row: &row::PlanType) -> Outcome<String> {
    let parents = parents_of(row)?;
    let mut words = vec![];
    match &parents.program_type_ids {
        None => words.push("in any program".to_owned()),
        Some(ids) if ids.is_empty() => {}
        Some(ids) => {
            let mut names: Vec<String> = reader
                .get_many::<row::PlanType>(ids)
                .await?
                .into_iter()
                .map(|row| row.name)
                .collect();
            names.sort();
            words.push(format!("in a program of the type {}", either(&names)));
        }
    }
    if parents.portfolio {
        let directly =
            if row.noun == "program" { "in a portfolio" } else { "directly in a portfolio" };
        words.push(directly.to_owned());
    }
    if parents.alone {
        words.push("in none".to_owned());
    }
    Ok(words.join(", or "))
}

/// The refusal of a home, at the field that chose it.
async fn not_here(
    reader: &Reader,
    row: &row::PlanType,
    field: &str,
    home: String,
    changes_type: bool,
) -> Outcome<Failure> {
    let allowed = allowed(reader, row).await?;
    let remedy = if changes_type {
        "Choose another type, or move it first."
    } else {
        "Choose one of these, or another type."
    };
    let text = format!(
        "A plan of the type “{}” may not be {home}. It may be {allowed}. {remedy}",
        row.name
    );
    let field = if changes_type { "plan_type_id" } else { field };
    Ok(Failure::field("plan_type.parent_not_allowed", field, text))
}

async fn portfolio_name(reader: &Reader, id: Uuid) -> Outcome<String> {
    Ok(reader.find::<row::Portfolio>(id).await?.map(|row| row.name).unwrap_or_default())
}

/// Where a project is or would be, by name.
#[derive(Debug, Clone, Copy)]
pub(crate) enum ProjectHome<'a> {
    /// In a program of this name and type.
    Program(&'a str, Option<Uuid>),
    /// Directly in a portfolio of this name.
    Portfolio(&'a str),
    /// In neither.
    Alone,
}

/// Refuses a project where its type does not allow it. Told of the type when that is what changes.
pub(super) async fn check_project_home(
    reader: &Reader,
    row: &row::PlanType,
    program: Option<&row::Program>,
    portfolio_id: Option<Uuid>,
    changes_type: bool,
) -> Outcome<()> {
    let portfolio = match (program, portfolio_id) {
        (None, Some(id)) => Some(portfolio_name(reader, id).await?),
        _ => None,
    };
    let home = match (program, &portfolio) {
        (Some(program), _) => ProjectHome::Program(&program.name, program.plan_type_id),
        (None, Some(name)) => ProjectHome::Portfolio(name),
        (None, None) => ProjectHome::Alone,
    };
    check_named_home(reader, row, home, changes_type).await
}

/// The same of a home that may not be there yet.
pub(crate) async fn check_named_home(
    reader: &Reader,
    row: &row::PlanType,
    home: ProjectHome<'_>,
    changes_type: bool,
) -> Outcome<()> {
    let parents = parents_of(row)?;
    let (fits, field) = match home {
        ProjectHome::Program(_, of) => (parents.in_program(of), "program_id"),
        ProjectHome::Portfolio(_) => (parents.portfolio, "portfolio_id"),
        ProjectHome::Alone => (parents.alone, "program_id"),
    };
    if fits {
        return Ok(());
    }
    let home = match home {
        ProjectHome::Program(name, of) => {
            let of = match of {
                Some(id) => reader.find::<row::PlanType>(id).await?.map(|row| row.name),
                None => None,
            };
            let of = of.map(|name| format!(", which is of the type “{name}”")).unwrap_or_default();
            format!("in the program “{name}”{of}")
        }
        ProjectHome::Portfolio(name) => format!("in the portfolio “{name}” without a program"),
        ProjectHome::Alone => "outside programs and portfolios".into(),
    };
    Err(not_here(reader, row, field, home, changes_type).await?)
}

/// The same of a program.
pub(super) async fn check_program_home(
    reader: &Reader,
    row: &row::PlanType,
    portfolio_id: Option<Uuid>,
    changes_type: bool,
) -> Outcome<()> {
    let parents = parents_of(row)?;
    let (fits, home) = match portfolio_id {
        Some(id) => {
            let name = portfolio_name(reader, id).await?;
            (parents.portfolio, format!("in the portfolio “{name}”"))
        }
        None => (parents.alone, "outside portfolios".to_owned()),
    };
    if fits {
        return Ok(());
    }
    Err(not_here(reader, row, "portfolio_id", home, changes_type).await?)
}

/// How many, and those of the first ones that may be told, in words.
fn named(count: u64, one: &str, many: &str, names: &[String]) -> String {
    let noun = if count == 1 { one } else { many };
    let told: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    let more =
        if u64::try_from(names.len()).unwrap_or(u64::MAX) < count { " and others" } else { "" };
    if told.is_empty() {
        format!("{count} {noun}")
    } else {
        format!("{count} {noun} ({}{more})", told.join(", "))
    }
}

fn project_names(caller: &Caller, rows: &[row::Project]) -> Vec<String> {
    let seen = rows.iter().filter(|row| caller.may("project.view", Place::project(row)));
    seen.map(|row| format!("{} {}", row.key, row.name)).collect()
}

/// Refuses a rule under which plans of the type would be where they may not be.
pub(super) async fn refuse_plans_elsewhere(
    reader: &Reader,
    caller: &Caller,
    row: &row::PlanType,
) -> Outcome<()> {
    let homes = parents_of(row)?.homes();
    let (count, found) = if row.noun == "program" {
        let (count, rows) = reader.programs_elsewhere(row.id, &homes, MOST_NAMED).await?;
        let seen = rows.iter().filter(|row| caller.may("program.view", Place::program(row)));
        let names: Vec<String> = seen.map(|row| row.name.clone()).collect();
        (count, named(count, "program", "programs", &names))
    } else {
        let (count, rows) = reader.projects_elsewhere(row.id, &homes, MOST_NAMED).await?;
        (count, named(count, "project", "projects", &project_names(caller, &rows)))
    };
    if count == 0 {
        return Ok(());
    }
    let text = format!(
        "{found} of the type “{}” would be where it is not allowed any more: it would be {} only. Move \
         them or give them another type first, or keep allowing where they are.",
        row.name,
        allowed(reader, row).await?
    );
    Err(Failure::field("plan_type.plans_elsewhere", "parents", text))
}

/// Refuses that a program becomes of a type in which projects of it may not be.
pub(super) async fn refuse_lost_projects(
    reader: &Reader,
    caller: &Caller,
    program: &row::Program,
    becomes: &row::PlanType,
) -> Outcome<()> {
    let mut strangers = vec![];
    for other in reader.plan_types(Some("project")).await? {
        if !parents_of(&other)?.in_program(Some(becomes.id)) {
            strangers.push(other.id);
        }
    }
    let (count, rows) = reader.projects_of_types_within(program.id, &strangers, MOST_NAMED).await?;
    if count == 0 {
        return Ok(());
    }
    let found = named(count, "project", "projects", &project_names(caller, &rows));
    let text = format!(
        "{found} in “{}” may not be in a program of the type “{}”. Move them or give them another type \
         first, or choose another type here.",
        program.name, becomes.name
    );
    Err(Failure::field("plan_type.projects_not_allowed", "plan_type_id", text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_listed_as_people_do() {
        let names =
            |names: &[&str]| either(&names.iter().map(|&name| name.into()).collect::<Vec<_>>());
        assert_eq!(names(&["A"]), "“A”");
        assert_eq!(names(&["A", "B", "C"]), "“A”, “B” or “C”");
    }

    #[test]
    fn plans_that_are_not_told_are_counted() {
        assert_eq!(
            named(1, "project", "projects", &["P-1 Pumps".into()]),
            "1 project (“P-1 Pumps”)"
        );
        assert_eq!(named(2, "project", "projects", &["A".into()]), "2 projects (“A” and others)");
        assert_eq!(named(3, "project", "projects", &[]), "3 projects");
    }
}
