//! Length and scope of a scenario's projects, carried into their plans: what of it is still to be done, what
//! it does to the plan in words, and what stays as it is and why.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use steerco_calendar::Moment;
use steerco_store::Reader;
use utoipa::ToSchema;
use uuid::Uuid;

use super::live_figures::{LiveFigures, day_number};
use super::scenario_applications::{ApplicableField, AppliedStep};
use super::scenario_carried::NotCarried;
use super::scenario_items::Item;
use crate::{
    Outcome,
    plan::{Foreseen, Part, Reshape, Reshaped, read_json},
    shape::basis_points,
};

/// Tenths of a minute of an hour.
const HOUR: i64 = 600;
/// Minutes of an hour.
const MINUTES: i64 = 60;
/// Largest share of length or scope, in percent.
const MOST: f64 = 1_000.0;
/// A history of steps back and forward longer than this is not followed.
const MOST_TURNS: usize = 50;

/// Length and scope that a plan was given, of what it was when its figures were taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CarriedShape {
    /// Of its length.
    pub stretch_percent: f64,
    /// Of its work.
    pub scope_percent: f64,
    /// The figures that this is of: those taken later begin anew.
    pub taken: String,
}

impl CarriedShape {
    /// What an item wants; none when it wants its plan as it is.
    pub(super) fn of(item: &Item) -> Option<Self> {
        let other = |percent: f64| (percent - 100.0).abs() > f64::EPSILON;
        let change = &item.change;
        let wants = other(change.stretch_percent) || other(change.scope_percent);
        (wants && !change.out).then(|| Self {
            stretch_percent: change.stretch_percent,
            scope_percent: change.scope_percent,
            taken: taken(&item.base),
        })
    }
}

/// The figures of an item that length and scope are of.
fn taken(base: &LiveFigures) -> String {
    let work: i64 = base.demands.iter().flat_map(|line| &line.amounts).sum();
    format!("{} {} {work}", base.start, base.finish)
}

/// What was carried into plans already and stands, by project.
pub(super) struct CarriedBefore(HashMap<Uuid, CarriedShape>);

impl CarriedBefore {
    /// By the applications of a scenario; those that were taken back, here or in the plan's own history, do not
    /// count.
    pub(super) async fn read(reader: &Reader, scenario: Uuid) -> Outcome<Self> {
        let mut found = HashMap::new();
        // Newest first: the newest that stands is what the plan is like.
        for row in reader.applications_of_scenario(scenario).await? {
            for step in read_json::<Vec<AppliedStep>>(&row.steps)? {
                let (Some(shape), Some(edit)) = (step.shape, step.edit_id) else { continue };
                if !step.undone
                    && !found.contains_key(&step.project_id)
                    && stands(reader, edit).await?
                {
                    found.insert(step.project_id, shape);
                }
            }
        }
        Ok(Self(found))
    }

    /// What is still to be done to the plan of an item.
    pub(super) fn left(&self, item: &Item) -> Outcome<Reshape> {
        let Some(wanted) = CarriedShape::of(item) else {
            return Ok(Reshape::default());
        };
        let before = self.0.get(&item.row.subject_id).filter(|one| one.taken == wanted.taken);
        let points = |percent: f64| basis_points("percent", percent, MOST);
        let part = |wanted: f64, before: Option<f64>| -> Outcome<Part> {
            Ok(Part { of: points(wanted)?, whole: points(before.unwrap_or(100.0))?.max(1) })
        };
        Ok(Reshape {
            length: part(wanted.stretch_percent, before.map(|one| one.stretch_percent))?,
            scope: part(wanted.scope_percent, before.map(|one| one.scope_percent))?,
        })
    }
}

/// Whether an edit stands: it was not taken back, or that was taken back again.
async fn stands(reader: &Reader, edit: Uuid) -> Outcome<bool> {
    let (mut id, mut stands) = (edit, true);
    for _ in 0..MOST_TURNS {
        match reader.plan_edit(id).await?.and_then(|row| row.reverted_by) {
            Some(by) => (id, stands) = (by, !stands),
            None => break,
        }
    }
    Ok(stands)
}

fn tasks(count: usize) -> String {
    if count == 1 { "1 task".into() } else { format!("{count} tasks") }
}

fn day(tenths: i64) -> String {
    Moment::from_tenths(tenths).date().to_string()
}

/// Days from the first to the last of a plan, and its last day.
fn days((start, finish): (i64, i64)) -> (i64, String) {
    let count = Moment::from_tenths(finish).day() - Moment::from_tenths(start).day() + 1;
    (count, day(finish))
}

/// What length and scope do to a plan, three ways.
pub(super) fn fields(
    item: &Item,
    shape: Reshape,
    foreseen: &Foreseen,
) -> Outcome<Vec<ApplicableField>> {
    let mut found = vec![];
    let reshaped = foreseen.reshaped;
    if !shape.length.is_whole() && reshaped.longer > 0 {
        let taken = day_number(&item.base.finish)? - day_number(&item.base.start)? + 1;
        let ((now, until), (then, last)) = (days(foreseen.before), days(foreseen.after));
        let percent = item.change.stretch_percent;
        found.push(ApplicableField {
            field: "stretch".into(),
            taken: format!("{taken} days, until {}", item.base.finish),
            wanted: format!("{percent} %, {}: {then} days, until {last}", tasks(reshaped.longer)),
            live: format!("{now} days, until {until}"),
        });
    }
    if !shape.scope.is_whole() && reshaped.worked > 0 {
        let taken: i64 = item.base.demands.iter().flat_map(|line| &line.amounts).sum();
        let (now, then) = foreseen.work;
        let percent = item.change.scope_percent;
        found.push(ApplicableField {
            field: "scope".into(),
            taken: format!("{} h", hours(taken, MINUTES)),
            wanted: format!("{percent} %, {}: {} h", tasks(reshaped.worked), hours(then, HOUR)),
            live: format!("{} h", hours(now, HOUR)),
        });
    }
    Ok(found)
}

/// To the nearest hour.
fn hours(amount: i64, hour: i64) -> i64 {
    (amount + hour / 2).div_euclid(hour)
}

/// What of length and scope a plan does not follow, and why.
pub(super) fn not_followed(
    item: &Item,
    shape: Reshape,
    reshaped: Option<Reshaped>,
) -> Vec<NotCarried> {
    let change = &item.change;
    let mut found = vec![];
    let wanted = [
        ("stretch", change.stretch_percent, shape.length, reshaped.map(|one| one.longer)),
        ("scope", change.scope_percent, shape.scope, reshaped.map(|one| one.worked)),
    ];
    for (what, percent, part, followed) in wanted {
        if part.is_whole() {
            continue;
        }
        let why = match (reshaped, followed) {
            (None, _) => "It has no plan yet: only its figures in the scenario change.".into(),
            (Some(one), Some(0)) if one == Reshaped::default() => {
                "It has no tasks yet: only its figures in the scenario change. Plan it, or change \
                 its business case."
                    .into()
            }
            (Some(one), followed) => kept(one, what == "stretch", followed == Some(0)),
        };
        if !why.is_empty() {
            found.push(NotCarried::of(what, format!("{percent} %"), &why));
        }
    }
    found
}

/// Which tasks stay, in words; empty when all follow.
fn kept(reshaped: Reshaped, dates: bool, none: bool) -> String {
    let mut said = vec![];
    let mut say = |count: usize, one: &str, many: &str| {
        if count > 0 {
            said.push(format!("{} {}", tasks(count), if count == 1 { one } else { many }));
        }
    };
    say(reshaped.begun, "has begun and stays as it is.", "have begun and stay as they are.");
    say(
        reshaped.elsewhere,
        "follows a file, another project, a pattern or other tasks.",
        "follow a file, another project, a pattern or other tasks.",
    );
    if dates {
        let one = "is planned by hand: its dates stay.";
        say(reshaped.by_hand, one, "are planned by hand: their dates stay.");
    }
    if said.is_empty() && none {
        let what = if dates { "a duration" } else { "work or a fixed cost" };
        said.push(format!("None of its tasks has {what}."));
    }
    said.join(" ")
}
