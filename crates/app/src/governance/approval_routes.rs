//! Routes: who decides about what, written down by the PMO. The first route whose conditions hold
//! is taken.

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, Writer, fold, now_micros, row};
use steerco_units::Currency;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Facts, Subject,
    subject::{Figure, KINDS, Kind},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    order::make_room,
    plan::{read_json, write_json},
    shape::{Listed, checked_name},
};

/// Most routes of one kind of subject.
const MOST_ROUTES: usize = 100;
/// Most steps of a route.
const MOST_STEPS: usize = 20;
/// Most entries in a list of approvers.
const MOST_APPROVERS: usize = 50;
/// Most bounds of figures in one route.
const MOST_FIGURES: usize = 20;
/// Most weight of one approver.
const MOST_WEIGHT: u32 = 1_000;

/// When a route is taken. What is left out holds always.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Conditions {
    /// From this amount on, in minor units.
    pub amount_from_minor: Option<i64>,
    /// Below this amount, in minor units.
    pub amount_below_minor: Option<i64>,
    /// Currency of the amounts.
    #[serde(default)]
    pub currency: String,
    /// Of one of these kinds, such as types of requests.
    #[serde(default)]
    pub kinds: Vec<Uuid>,
    /// In one of these programs.
    #[serde(default)]
    pub programs: Vec<Uuid>,
    /// Bounds of figures of the subject; all have to hold.
    #[serde(default)]
    pub figures: Vec<FigureBounds>,
}

/// Bounds of a figure, such as by how many days a change moves the finish. Money is in minor units of the
/// currency of the conditions, and bounds of it hold only in that.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FigureBounds {
    /// Key of the figure.
    pub field: String,
    /// From this on.
    pub from: Option<i64>,
    /// Below this.
    pub below: Option<i64>,
}

/// Who decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Approver {
    /// A person by name.
    Person {
        /// Which user.
        id: Uuid,
    },
    /// Everybody with a role: in the organisation, or in the program or portfolio of the subject.
    Role {
        /// Which role.
        id: Uuid,
    },
    /// The person that a field of the subject names.
    Field {
        /// Key of the field.
        field: String,
    },
}

/// How many have to approve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StepRule {
    /// Everybody.
    All,
    /// Whoever answers first.
    Any,
    /// As many as `quorum` says.
    Quorum,
    /// Those who together have the share of the weight that `share_percent` says.
    Weighted,
}

/// A step of a route.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RouteStep {
    /// Name.
    pub name: String,
    /// Who decides.
    pub approvers: Vec<Approver>,
    /// How many of them have to approve.
    pub rule: StepRule,
    /// How many, for a quorum.
    pub quorum: Option<u32>,
    /// Weights of the approvers, one for each in their order, 1 to 1000; of a weighted step. Of a role
    /// everybody who has it has that weight, and who is named twice has the greater one.
    #[serde(default)]
    pub weights: Vec<u32>,
    /// The share of the weight of all who decide that has to approve a weighted step, 1 to 100.
    #[serde(default)]
    pub share_percent: Option<u32>,
    /// Days after which it is escalated; never when absent.
    pub escalate_after_days: Option<u32>,
    /// To whom.
    #[serde(default)]
    pub escalate_to: Vec<Approver>,
}

/// A route.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RouteView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Name.
    pub name: String,
    /// Kind of subject it is for, such as `request`.
    pub subject_kind: String,
    /// When it is taken.
    pub conditions: Conditions,
    /// Its steps, in order.
    pub steps: Vec<RouteStep>,
    /// Its place among the routes of its kind, from 1: the first that fits is taken.
    pub position: i64,
    /// Not taken any more; approvals under way go on.
    pub archived: bool,
}

/// A route to add, behind the others of its kind.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewRoute {
    /// Name.
    pub name: String,
    /// Kind of subject it is for.
    pub subject_kind: String,
    /// When it is taken.
    #[serde(default)]
    pub conditions: Conditions,
    /// Its steps, in order.
    pub steps: Vec<RouteStep>,
}

/// Changes to a route. Approvals that were asked for before keep the steps they began with.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchRoute {
    /// Name.
    pub name: Option<String>,
    /// When it is taken.
    pub conditions: Option<Conditions>,
    /// Its steps, in order.
    pub steps: Option<Vec<RouteStep>>,
    /// Its new place among the routes of its kind, from 1.
    pub position: Option<i64>,
    /// Not taken any more.
    pub archived: Option<bool>,
}

/// A kind of thing that can be approved.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SubjectKindView {
    /// Its key.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// Its fields that name people.
    pub fields: Vec<SubjectField>,
    /// Its figures that conditions can set bounds to.
    pub figures: Vec<SubjectFigure>,
}

/// A figure that conditions can set bounds to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SubjectFigure {
    /// Its key.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// `days`, `hours`, `money` (minor units) or `level`.
    pub unit: String,
}

/// A field that names a person.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SubjectField {
    /// Its key.
    pub key: String,
    /// What people call it.
    pub name: String,
}

fn view(row: row::ApprovalRoute) -> Outcome<RouteView> {
    Ok(RouteView {
        conditions: read_json(&row.conditions)?,
        steps: read_json(&row.steps)?,
        id: row.id,
        version: row.version,
        name: row.name,
        subject_kind: row.subject_kind,
        position: row.position,
        archived: row.archived,
    })
}

fn kind_of(key: &str) -> Outcome<&'static Kind> {
    Subject::stored(key, Uuid::nil())?;
    KINDS.iter().find(|kind| kind.key == key).ok_or(Failure::NotFound("kind of subject"))
}

impl Conditions {
    /// Whether a subject is one of those meant.
    pub(super) fn hold(&self, facts: &Facts) -> bool {
        let amount = facts.amount.as_ref();
        let amount = amount.filter(|(_, code)| *code == self.currency).map(|(minor, _)| *minor);
        self.amount_from_minor.is_none_or(|from| amount.is_some_and(|minor| minor >= from))
            && self.amount_below_minor.is_none_or(|below| amount.is_some_and(|minor| minor < below))
            && (self.kinds.is_empty() || facts.kind.is_some_and(|id| self.kinds.contains(&id)))
            && (self.programs.is_empty()
                || facts.program.is_some_and(|id| self.programs.contains(&id)))
            && self.figures.iter().all(|bounds| self.holds_of(bounds, facts))
    }

    /// Whether a figure is within its bounds; one that the subject does not have is not.
    fn holds_of(&self, bounds: &FigureBounds, facts: &Facts) -> bool {
        let Some(value) = facts.figures.get(bounds.field.as_str()) else { return false };
        let money = KINDS.iter().flat_map(|kind| kind.figures);
        let money = money.filter(|one| one.key == bounds.field).any(|one| one.unit == "money");
        (!money || facts.currency == self.currency)
            && bounds.from.is_none_or(|from| *value >= from)
            && bounds.below.is_none_or(|below| *value < below)
    }
}

fn checked_conditions(kind: &Kind, conditions: &Conditions) -> Outcome<Conditions> {
    let no = |text: String| Err(Failure::field("approval.bad_conditions", "conditions", text));
    let mut kept = conditions.clone();
    let (from, below) = (kept.amount_from_minor, kept.amount_below_minor);
    if from.or(below).is_some_and(|amount| amount < 0) {
        return no("Give amounts of nothing or more.".into());
    }
    if let (Some(from), Some(below)) = (from, below)
        && from >= below
    {
        return no("The route would never be taken: its lowest amount is not below its \
                   highest."
            .into());
    }
    let money = checked_figures(kind, &mut kept.figures)?;
    kept.currency = match from.or(below).is_some() || money {
        false => String::new(),
        true => match Currency::new(&kept.currency) {
            Ok(currency) => currency.code(),
            Err(error) => return no(error.to_string()),
        },
    };
    Ok(kept)
}

/// Bounds that can hold, of figures that there are; those that bound nothing go. Answers whether money is among
/// them.
fn checked_figures(kind: &Kind, figures: &mut Vec<FigureBounds>) -> Outcome<bool> {
    let no = |text: String| Err(Failure::field("approval.bad_conditions", "conditions", text));
    figures.retain(|bounds| bounds.from.or(bounds.below).is_some());
    if figures.len() > MOST_FIGURES {
        return no(format!("Set bounds to at most {MOST_FIGURES} figures."));
    }
    let mut money = false;
    for bounds in figures {
        let Some(figure) = kind.figures.iter().find(|one| one.key == bounds.field) else {
            let keys: Vec<&str> = kind.figures.iter().map(|one| one.key).collect();
            return no(match keys.is_empty() {
                true => "There are no figures of this to set bounds to.".into(),
                false => format!("Choose one of the figures {}.", keys.join(", ")),
            });
        };
        if bounds.from.zip(bounds.below).is_some_and(|(from, below)| from >= below) {
            return no(format!(
                "The route would never be taken: the lowest value of “{}” is not below its highest.",
                figure.name
            ));
        }
        money |= figure.unit == "money";
    }
    Ok(money)
}

pub(super) async fn checked_approvers(
    reader: &Reader,
    kind: &Kind,
    list: &[Approver],
) -> Outcome<()> {
    let no = |text: String| Err(Failure::field("approval.bad_approver", "steps", text));
    if list.len() > MOST_APPROVERS {
        return no(format!("Name at most {MOST_APPROVERS} approvers in one place; use a role."));
    }
    for approver in list {
        match approver {
            Approver::Person { id } => match reader.find::<row::User>(*id).await? {
                None => return no("There is no such person.".into()),
                Some(user) if !user.active => {
                    return no(format!(
                        "{} cannot sign in any more. Choose somebody else.",
                        user.name
                    ));
                }
                Some(_) => {}
            },
            Approver::Role { id } => {
                if reader.find::<row::Role>(*id).await?.is_none() {
                    return no("There is no such role.".into());
                }
            }
            Approver::Field { field } => {
                if !kind.fields.iter().any(|(key, _)| key == field) {
                    let keys: Vec<&str> = kind.fields.iter().map(|(key, _)| *key).collect();
                    return no(format!("Choose one of the fields {}.", keys.join(", ")));
                }
            }
        }
    }
    Ok(())
}

async fn checked_steps(
    reader: &Reader,
    kind: &Kind,
    steps: &[RouteStep],
) -> Outcome<Vec<RouteStep>> {
    let no = |text: String| Err(Failure::field("approval.bad_steps", "steps", text));
    if steps.is_empty() || steps.len() > MOST_STEPS {
        return no(format!("Give a route 1 to {MOST_STEPS} steps."));
    }
    let mut kept = vec![];
    for (step, number) in steps.iter().zip(1..) {
        let mut step = step.clone();
        step.name = checked_name("steps", &step.name).map_err(|_| {
            Failure::field("approval.bad_steps", "steps", format!("Give step {number} a name."))
        })?;
        if step.approvers.is_empty() {
            return no(format!("Say who decides in step “{}”.", step.name));
        }
        step.quorum = match (step.rule, step.quorum) {
            (StepRule::Quorum, None | Some(0)) => {
                return no(format!("Say how many have to approve step “{}”.", step.name));
            }
            (StepRule::Quorum, some) => some,
            _ => None,
        };
        match (step.rule, step.share_percent) {
            (StepRule::Weighted, None | Some(0 | 101..)) => {
                return no(format!(
                    "Say which share of the weight has to approve step “{}”: 1 to 100 percent.",
                    step.name
                ));
            }
            (StepRule::Weighted, _) => {
                let fits = |weight: &u32| (1..=MOST_WEIGHT).contains(weight);
                if step.weights.len() != step.approvers.len() || !step.weights.iter().all(fits) {
                    return no(format!(
                        "Give each approver of step “{}” a weight of 1 to {MOST_WEIGHT}.",
                        step.name
                    ));
                }
            }
            _ => {
                step.weights.clear();
                step.share_percent = None;
            }
        }
        match step.escalate_after_days {
            Some(0 | 366..) => {
                return no(format!("Escalate step “{}” after 1 to 365 days.", step.name));
            }
            Some(_) if step.escalate_to.is_empty() => {
                return no(format!("Say to whom step “{}” is escalated.", step.name));
            }
            _ => {}
        }
        checked_approvers(reader, kind, &step.approvers).await?;
        checked_approvers(reader, kind, &step.escalate_to).await?;
        kept.push(step);
    }
    Ok(kept)
}

/// The kinds of things that can be approved.
pub fn subject_kinds(caller: &Caller) -> Outcome<Listed<SubjectKindView>> {
    caller.require("approval.configure", Place::ORGANISATION)?;
    let field =
        |(key, name): &(&str, &str)| SubjectField { key: (*key).into(), name: (*name).into() };
    let figure = |one: &Figure| SubjectFigure {
        key: one.key.into(),
        name: one.name.into(),
        unit: one.unit.into(),
    };
    let kinds = KINDS.iter().map(|kind| SubjectKindView {
        key: kind.key.into(),
        name: kind.name.into(),
        fields: kind.fields.iter().map(field).collect(),
        figures: kind.figures.iter().map(figure).collect(),
    });
    Ok(Listed::whole(kinds.collect()))
}

/// Routes, in the order in which they are tried.
pub async fn approval_routes(app: &App, caller: &Caller) -> Outcome<Listed<RouteView>> {
    caller.require("approval.configure", Place::ORGANISATION)?;
    let rows = app.store.read().approval_routes(None).await?;
    Ok(Listed::whole(rows.into_iter().map(view).collect::<Outcome<_>>()?))
}

async fn find(reader: &Reader, id: Uuid) -> Outcome<row::ApprovalRoute> {
    reader.find::<row::ApprovalRoute>(id).await?.ok_or(Failure::NotFound("route"))
}

/// One route.
pub async fn approval_route(app: &App, caller: &Caller, id: Uuid) -> Outcome<RouteView> {
    caller.require("approval.configure", Place::ORGANISATION)?;
    view(find(&app.store.read(), id).await?)
}

/// Adds the first route of a kind of subject, if no route of it was ever written.
pub(crate) async fn first_route(
    writer: &mut Writer<'_>,
    kind: &str,
    name: &str,
    steps: &[RouteStep],
) -> Outcome<()> {
    if !writer.approval_routes(Some(kind)).await?.is_empty() {
        return Ok(());
    }
    let row = row::ApprovalRoute {
        id: Uuid::now_v7(),
        version: 1,
        name_folded: fold(name),
        name: name.into(),
        subject_kind: kind.into(),
        conditions: write_json(&Conditions::default())?,
        steps: write_json(&steps)?,
        position: 1,
        archived: false,
        created_at: writer.at(),
        updated_at: writer.at(),
    };
    writer.insert(&row, "approval_route_created").await?;
    Ok(())
}

/// Adds a route, behind the others of its kind.
pub async fn create_approval_route(
    app: &App,
    caller: &Caller,
    input: &NewRoute,
) -> Outcome<RouteView> {
    caller.require("approval.configure", Place::ORGANISATION)?;
    let kind = kind_of(&input.subject_kind)?;
    let name = checked_name("name", &input.name)?;
    let conditions = checked_conditions(kind, &input.conditions)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let steps = checked_steps(&writer, kind, &input.steps).await?;
    let others = writer.approval_routes(Some(kind.key)).await?;
    if others.len() >= MOST_ROUTES {
        let text = format!("There are {MOST_ROUTES} routes already. Delete one first.");
        return Err(Failure::refused("approval.too_many_routes", text));
    }
    let now = now_micros();
    let row = row::ApprovalRoute {
        id: Uuid::now_v7(),
        version: 1,
        name_folded: fold(&name),
        name,
        subject_kind: kind.key.into(),
        conditions: write_json(&conditions)?,
        steps: write_json(&steps)?,
        position: others.iter().map(|other| other.position).max().unwrap_or(0) + 1,
        archived: false,
        created_at: now,
        updated_at: now,
    };
    writer.insert(&row, "approval_route_created").await?;
    writer.commit().await?;
    view(row)
}

/// Changes a route.
pub async fn update_approval_route(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchRoute,
) -> Outcome<RouteView> {
    caller.require("approval.configure", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = find(&writer, id).await?;
    unchanged(before.version, version, async { view(before.clone()) }).await?;
    let mut after = before.clone();
    if let Some(name) = &patch.name {
        after.name = checked_name("name", name)?;
        after.name_folded = fold(&after.name);
    }
    if let Some(conditions) = &patch.conditions {
        let kind = kind_of(&before.subject_kind)?;
        after.conditions = write_json(&checked_conditions(kind, conditions)?)?;
    }
    if let Some(steps) = &patch.steps {
        let steps = checked_steps(&writer, kind_of(&before.subject_kind)?, steps).await?;
        after.steps = write_json(&steps)?;
    }
    after.archived = patch.archived.unwrap_or(before.archived);
    if let Some(position) = patch.position {
        let others = writer.approval_routes(Some(&before.subject_kind)).await?;
        let at = make_room(
            &mut writer,
            &others,
            &before,
            position,
            |row| &mut row.position,
            "approval_route_updated",
        );
        after.position = at.await?;
    }
    let after = writer.update(&before, after, "approval_route_updated").await?;
    writer.commit().await?;
    view(after)
}

/// Deletes a route; approvals that were asked for along it stay as they are.
pub async fn delete_approval_route(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
) -> Outcome<()> {
    caller.require("approval.configure", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = find(&writer, id).await?;
    unchanged(row.version, version, async { view(row.clone()) }).await?;
    writer.delete(&row, "approval_route_deleted").await?;
    writer.commit().await?;
    Ok(())
}
