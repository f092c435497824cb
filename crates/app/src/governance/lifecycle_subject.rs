//! What goes through a lifecycle. This is the only file of the mechanism that knows the kinds: each
//! says what it is called, which fields rules and stages speak of, where it is, who answers for it,
//! and how its own stage follows. A new kind is a new arm here.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use serde_json::Value as Json;
use steerco_calendar::Moment;
use steerco_rule::{DECIMALS, Kind, Value};
use steerco_store::{Reader, Writer, row};
use steerco_units::parse_scaled;
use uuid::Uuid;

use super::{
    Facts,
    gate_readiness::GateFacts,
    lifecycle_definition::SubjectShape,
    lifecycle_kpis::{CostFacts, Milestone},
    score_fields::{score_fields, score_values},
};
use crate::{
    Failure, Outcome,
    access::{Caller, Place},
    organisation::{choices_of, custom_values},
    plan::{STAGES, flag},
};

/// One, as rules keep numbers.
const ONE: i64 = 10_i64.pow(DECIMALS);

/// A thing that goes through a lifecycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LifecycleSubject {
    /// A project.
    Project(Uuid),
}

/// A field that rules and stages speak of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SubjectField {
    pub key: String,
    pub label: String,
    pub kind: Kind,
    /// Whether people fill it in; others are computed.
    pub filled_in: bool,
}

/// A thing as a lifecycle sees it.
pub(super) struct Seen {
    pub name: String,
    /// Where it is, for permissions.
    pub place: Place,
    /// The portfolio it belongs to.
    pub portfolio: Option<Uuid>,
    /// Whether others are made from it, and nobody works on it.
    pub template: bool,
    row: row::Project,
}

impl Seen {
    /// The type of plan that it is of.
    pub(super) fn plan_type(&self) -> Option<Uuid> {
        self.row.plan_type_id
    }
}

/// What key figures are computed from, of a thing.
pub(super) struct SubjectFigures {
    pub name: String,
    pub finish: Date,
    pub baseline_finish: Option<Date>,
    /// Its milestones that have a baseline.
    pub milestones: Vec<Milestone>,
    pub money: CostFacts,
}

/// What these things are called, by their ids; what is gone has no name.
pub(super) async fn names_of(
    reader: &Reader,
    subjects: impl Iterator<Item = LifecycleSubject>,
) -> Outcome<HashMap<Uuid, String>> {
    let projects: BTreeSet<Uuid> = subjects
        .map(|subject| match subject {
            LifecycleSubject::Project(id) => id,
        })
        .collect();
    let rows = reader.get_many::<row::Project>(&projects.into_iter().collect::<Vec<_>>()).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// The kinds there are.
pub(super) const KINDS: [&str; 1] = ["project"];

impl LifecycleSubject {
    /// As it is stored with a place.
    pub(super) fn stored(kind: &str, id: Uuid) -> Outcome<Self> {
        match kind {
            "project" => Ok(Self::Project(id)),
            _ => {
                let text = format!("Choose one of {}.", KINDS.join(", "));
                Err(Failure::field("lifecycle.unknown_subject", "subject_kind", text))
            }
        }
    }

    /// The key of its kind.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::Project(_) => "project",
        }
    }

    /// Which one.
    pub(super) fn id(self) -> Uuid {
        match self {
            Self::Project(id) => id,
        }
    }

    /// The thing, whoever asks.
    pub(super) async fn load(self, reader: &Reader) -> Outcome<Seen> {
        match self {
            Self::Project(id) => {
                let row = reader.find::<row::Project>(id).await?;
                let row = row.ok_or(Failure::NotFound("project"))?;
                Ok(Seen {
                    name: row.name.clone(),
                    place: Place::project(&row),
                    portfolio: row.portfolio_id,
                    template: row.template,
                    row,
                })
            }
        }
    }

    /// The thing, for whoever may see it.
    pub(super) async fn seen(self, reader: &Reader, caller: &Caller) -> Outcome<Seen> {
        let seen = self.load(reader).await?;
        match self {
            Self::Project(_) => caller.require("project.view", seen.place)?,
        }
        Ok(seen)
    }

    /// The thing, for whoever may change it.
    pub(super) async fn managed(self, reader: &Reader, caller: &Caller) -> Outcome<Seen> {
        let seen = self.load(reader).await?;
        match self {
            Self::Project(_) => caller.require("project.manage", seen.place)?,
        }
        Ok(seen)
    }

    /// What routes of approval can ask of it.
    pub(super) async fn facts(self, reader: &Reader) -> Outcome<Facts> {
        let seen = self.load(reader).await?;
        let mut facts = Facts { name: seen.name, ..Facts::default() };
        facts.name("project_manager", seen.row.owner_id);
        facts.within(reader, seen.row.program_id, seen.row.portfolio_id).await
    }

    /// What stands at the top of its documents, by what it is called.
    pub(super) async fn about(
        self,
        reader: &Reader,
        seen: &Seen,
    ) -> Outcome<Vec<(String, String)>> {
        match self {
            Self::Project(_) => {
                let row = &seen.row;
                let owner = match row.owner_id {
                    Some(id) => reader.find::<row::User>(id).await?.map(|user| user.name),
                    None => None,
                };
                let day = |moment: i64| Moment::from_tenths(moment).date().to_string();
                Ok(vec![
                    ("Project".into(), format!("{} ({})", row.name, row.key)),
                    ("Project manager".into(), owner.unwrap_or_else(|| "nobody yet".into())),
                    ("Start".into(), day(row.computed_start)),
                    ("Finish".into(), day(row.computed_finish)),
                ])
            }
        }
    }

    /// What names of its files begin with.
    pub(super) fn short_name(self, seen: &Seen) -> &str {
        match self {
            Self::Project(_) => &seen.row.key,
        }
    }

    /// Its fields, with what they hold now.
    pub(super) async fn fields_now(self, reader: &Reader, seen: &Seen) -> Outcome<GateFacts> {
        let fields = fields(reader, self.kind()).await?;
        let mut values = project_values(reader, &seen.row).await?;
        let custom = custom_values(&seen.row.custom)?;
        for field in reader.custom_fields(Some("project")).await? {
            let value = custom.get(&field.code).map(|value| custom_value(&field, value));
            values.insert(
                format!("custom.{}", field.code),
                value.transpose()?.unwrap_or(Value::Empty),
            );
        }
        values.extend(score_values(reader, seen.row.id).await?);
        Ok(GateFacts {
            names: fields.iter().map(|field| (field.key.clone(), field.kind)).collect(),
            labels: fields.into_iter().map(|field| (field.key, field.label)).collect(),
            values,
            ..GateFacts::default()
        })
    }

    /// Makes its own stage follow, and says why in the history.
    pub(super) async fn set_stage(self, writer: &mut Writer<'_>, stage: &str) -> Outcome<()> {
        match self {
            Self::Project(id) => {
                let before = writer.get::<row::Project>(id).await?;
                if before.stage != stage {
                    let after = row::Project { stage: stage.into(), ..before.clone() };
                    writer.update(&before, after, "project_updated").await?;
                }
                Ok(())
            }
        }
    }

    /// The stage of its own when its last gate was passed, or when it is given up.
    pub(super) fn end_stage(self, completed: bool) -> &'static str {
        match self {
            Self::Project(_) if completed => "done",
            Self::Project(_) => "cancelled",
        }
    }
}

/// What key figures are computed from, of the things at these places, by which they are; what they cost
/// only where the caller may see rates.
pub(super) async fn subject_figures(
    reader: &Reader,
    caller: &Caller,
    places: &[row::LifecyclePlace],
) -> Outcome<HashMap<Uuid, SubjectFigures>> {
    let projects = places.iter().filter(|place| place.subject_kind == "project");
    let ids: Vec<Uuid> = projects.map(|place| place.subject_id).collect();
    let day = |moment: i64| Moment::from_tenths(moment).date();
    let mut milestones: HashMap<Uuid, Vec<Milestone>> = HashMap::new();
    for one in reader.baselined_milestones(&ids, flag::MILESTONE).await? {
        let reached = (one.flags & flag::DONE != 0).then(|| day(one.finish));
        let milestone = Milestone { due: day(one.baseline_finish), reached };
        milestones.entry(one.project_id).or_default().push(milestone);
    }
    let rows = reader.get_many::<row::Project>(&ids).await?;
    let figures = rows.into_iter().map(|row| {
        let visible = caller.may("rate.view", Place::project(&row));
        let figures = SubjectFigures {
            finish: day(row.computed_finish),
            baseline_finish: row.baseline_finish.map(day),
            milestones: milestones.remove(&row.id).unwrap_or_default(),
            money: CostFacts {
                cost: row.plan_cost,
                partial: row.plan_cost_partial,
                funding: row.funding,
                currency: row.currency,
                visible,
            },
            name: row.name,
        };
        (row.id, figures)
    });
    Ok(figures.collect())
}

/// The fields of a kind.
pub(super) async fn fields(reader: &Reader, kind: &str) -> Outcome<Vec<SubjectField>> {
    LifecycleSubject::stored(kind, Uuid::nil())?;
    let mut fields = project_fields();
    for field in reader.custom_fields(Some("project")).await? {
        if !field.archived {
            fields.push(SubjectField {
                key: format!("custom.{}", field.code),
                label: field.name,
                kind: match field.kind.as_str() {
                    "number" => Kind::Number,
                    "date" => Kind::Date,
                    "flag" => Kind::YesNo,
                    _ => Kind::Text,
                },
                filled_in: true,
            });
        }
    }
    fields.extend(score_fields(reader).await?);
    Ok(fields)
}

/// What definitions may speak of.
pub(super) fn shape_of(fields: &[SubjectField]) -> SubjectShape {
    SubjectShape {
        names: fields.iter().map(|field| (field.key.clone(), field.kind)).collect(),
        filled_in: fields
            .iter()
            .filter(|field| field.filled_in)
            .map(|field| field.key.clone())
            .collect(),
        stages: STAGES.to_vec(),
    }
}

/// The fields that every project has.
pub(super) fn project_fields() -> Vec<SubjectField> {
    let field = |filled_in: bool| {
        move |(key, label, kind): (&str, &str, Kind)| SubjectField {
            key: key.into(),
            label: label.into(),
            kind,
            filled_in,
        }
    };
    let filled_in = [
        ("name", "Name", Kind::Text),
        ("key", "Key", Kind::Text),
        ("description", "Description", Kind::Text),
        ("stage", "Stage", Kind::Text),
        ("owner", "Project manager", Kind::Text),
        ("program", "Program", Kind::Text),
        ("portfolio", "Portfolio", Kind::Text),
        ("start", "Start", Kind::Date),
    ];
    let computed = [
        ("finish", "Finish", Kind::Date),
        ("baseline_finish", "Baseline finish", Kind::Date),
        ("duration_days", "Calendar days from start to finish", Kind::Number),
        ("finish_variance_days", "Days behind its baseline", Kind::Number),
        ("percent_complete", "Share that is done, 0 to 1", Kind::Number),
        ("task_count", "Tasks", Kind::Number),
        ("late_task_count", "Late tasks", Kind::Number),
        ("critical_task_count", "Critical tasks", Kind::Number),
        ("late", "Behind its baseline", Kind::YesNo),
        ("type", "Type", Kind::Text),
        ("requested_amount", "Amount of the request it was made of", Kind::Number),
    ];
    filled_in.map(field(true)).into_iter().chain(computed.map(field(false))).collect()
}

/// What the fields of a project hold now.
async fn project_values(reader: &Reader, row: &row::Project) -> Outcome<BTreeMap<String, Value>> {
    let text = |text: Option<String>| text.map_or(Value::Empty, Value::Text);
    let filled = |held: &str| text(Some(held.to_owned()).filter(|held| !held.trim().is_empty()));
    let day = |moment: i64| Moment::from_tenths(moment).date();
    let whole = |number: i64| number.checked_mul(ONE).map_or(Value::Empty, Value::Number);
    let days = |from: Date, to: Date| {
        let days = from.until(to).map(|span| i64::from(span.get_days()));
        days.map_or(Value::Empty, whole)
    };
    let owner = match row.owner_id {
        Some(id) => reader.find::<row::User>(id).await?.map(|user| user.name),
        None => None,
    };
    let program = match row.program_id {
        Some(id) => reader.find::<row::Program>(id).await?.map(|program| program.name),
        None => None,
    };
    let portfolio = match row.portfolio_id {
        Some(id) => reader.find::<row::Portfolio>(id).await?.map(|portfolio| portfolio.name),
        None => None,
    };
    let plan_type = match row.plan_type_id {
        Some(id) => reader.find::<row::PlanType>(id).await?.map(|plan_type| plan_type.name),
        None => None,
    };
    let (start, finish) = (day(row.computed_start), day(row.computed_finish));
    let baseline = row.baseline_finish.map(day);
    Ok(BTreeMap::from([
        ("name".to_owned(), filled(&row.name)),
        ("key".to_owned(), filled(&row.key)),
        ("description".to_owned(), filled(&row.description)),
        ("stage".to_owned(), filled(&row.stage)),
        ("owner".to_owned(), text(owner)),
        ("program".to_owned(), text(program)),
        ("portfolio".to_owned(), text(portfolio)),
        ("start".to_owned(), Value::Date(start)),
        ("finish".to_owned(), Value::Date(finish)),
        ("baseline_finish".to_owned(), baseline.map_or(Value::Empty, Value::Date)),
        ("duration_days".to_owned(), days(start, finish)),
        (
            "finish_variance_days".to_owned(),
            baseline.map_or(Value::Empty, |planned| days(planned, finish)),
        ),
        // Basis points are ten-thousandths, as rules keep numbers.
        ("percent_complete".to_owned(), Value::Number(row.percent_complete)),
        ("task_count".to_owned(), whole(row.task_count)),
        ("late_task_count".to_owned(), whole(row.late_task_count)),
        ("critical_task_count".to_owned(), whole(row.critical_task_count)),
        ("late".to_owned(), Value::YesNo(row.late)),
        ("type".to_owned(), text(plan_type)),
        ("requested_amount".to_owned(), requested(reader, row.id).await?),
    ]))
}

/// What the request asked for that a project was made of, in major units.
async fn requested(reader: &Reader, project: Uuid) -> Outcome<Value> {
    let Some(request) = reader.request_of_project(project).await? else { return Ok(Value::Empty) };
    let digits = steerco_units::Currency::new(&request.currency).map_or(2, |code| code.digits());
    let scale = 10_i64.checked_pow(DECIMALS.saturating_sub(digits));
    let amount = request.amount.zip(scale).and_then(|(minor, scale)| minor.checked_mul(scale));
    Ok(amount.map_or(Value::Empty, Value::Number))
}

/// The value of a custom field; of a choice what people read.
fn custom_value(field: &row::CustomField, value: &Json) -> Outcome<Value> {
    Ok(match (field.kind.as_str(), value) {
        ("flag", Json::Bool(yes)) => Value::YesNo(*yes),
        ("number", Json::String(text)) => {
            parse_scaled(text, DECIMALS).map_or(Value::Empty, Value::Number)
        }
        ("date", Json::String(text)) => text.parse().map_or(Value::Empty, Value::Date),
        ("choice", Json::String(code)) => {
            let found = choices_of(field)?.into_iter().find(|choice| choice.code == *code);
            found.map_or(Value::Empty, |choice| Value::Text(choice.label))
        }
        (_, Json::String(text)) if !text.trim().is_empty() => Value::Text(text.clone()),
        _ => Value::Empty,
    })
}

/// The fields of a project that differ between two states of it, of those that people fill in.
pub(super) fn changed_fields(before: &row::Project, after: &row::Project) -> Outcome<Vec<String>> {
    let plain = [
        ("name", before.name != after.name),
        ("key", before.key != after.key),
        ("description", before.description != after.description),
        ("stage", before.stage != after.stage),
        ("owner", before.owner_id != after.owner_id),
        ("program", before.program_id != after.program_id),
        ("portfolio", before.portfolio_id != after.portfolio_id),
        ("start", before.start != after.start),
    ];
    let changed = plain.iter().filter(|(_, differs)| *differs);
    let mut fields: Vec<String> = changed.map(|(key, _)| (*key).to_owned()).collect();
    if before.custom != after.custom {
        let (old, new) = (custom_values(&before.custom)?, custom_values(&after.custom)?);
        let codes: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        let differing = codes.into_iter().filter(|code| old.get(*code) != new.get(*code));
        fields.extend(differing.map(|code| format!("custom.{code}")));
    }
    Ok(fields)
}
