//! Business cases: one per request or project, written in the open, frozen into versions that never
//! change. The case of a request goes with it into its project.

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, Writer, row};
use steerco_units::Currency;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    case_body::{CaseBody, CaseLineKind, checked},
    case_differences::{CaseDifference, differences},
    case_figures::{OptionFigures, figures, totals},
    subject::Subject,
};
use crate::{
    App, Failure, Outcome,
    access::Caller,
    failure::unchanged,
    plan::{read_json, write_json},
    portfolio::owners,
    shape::{Listed, Reference, instant},
};

/// Most letters of a reason.
const MOST_LETTERS: usize = 2_000;

/// A business case as it is being written.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BusinessCaseView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// `request` or `project`.
    pub subject_kind: String,
    /// What it is of.
    pub subject: Reference,
    /// Currency of its amounts.
    pub currency: String,
    /// Number of the version that is being written, from 1.
    pub number: i64,
    /// What the recommended option costs as it is being written, in minor units; null without one.
    pub cost_minor: Option<i64>,
    /// What counts as the cost of the subject: what the newest frozen version recommends; null until then.
    pub decided_cost_minor: Option<i64>,
    /// What it says.
    pub body: CaseBody,
    /// What its options come to, in their order.
    pub figures: Vec<OptionFigures>,
    /// Whether the person may change it.
    pub may_edit: bool,
    /// Last change (UTC).
    pub updated_at: String,
}

/// A version that was frozen.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseVersionView {
    /// Its number, from 1.
    pub number: i64,
    /// Why it was frozen.
    pub reason: String,
    /// By whom.
    pub author: Option<Reference>,
    /// When (UTC).
    pub created_at: String,
    /// What it says.
    pub body: CaseBody,
    /// What its options come to, in their order.
    pub figures: Vec<OptionFigures>,
}

/// Two versions side by side.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CaseComparison {
    /// Currency of the amounts.
    pub currency: String,
    /// What differs, in the order of the case.
    pub differences: Vec<CaseDifference>,
}

/// Whose case.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CaseQuery {
    /// `request` or `project`.
    pub subject_kind: String,
    /// Which one.
    pub subject_id: Uuid,
}

/// Which versions to compare.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CaseComparisonQuery {
    /// Number of a frozen version.
    pub from: i64,
    /// Number of another one; what is being written unless told.
    pub to: Option<i64>,
}

/// A case to begin.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewBusinessCase {
    /// `request` or `project`.
    pub subject_kind: String,
    /// Which one.
    pub subject_id: Uuid,
}

/// Changes to a case.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct PatchBusinessCase {
    /// Currency of its amounts.
    pub currency: Option<String>,
    /// What it says, all of it.
    pub body: Option<CaseBody>,
}

/// A case to freeze.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct FreezeCase {
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// The subject of a case. Programs have none: their projects do.
async fn subject(reader: &Reader, caller: &Caller, kind: &str, id: Uuid) -> Outcome<Subject> {
    if kind == "program" {
        let text = "Requests and projects have business cases: choose one of request, project.";
        return Err(Failure::field("strategy.unknown_subject", "subject_kind", text));
    }
    Subject::seen(reader, caller, kind, id).await
}

fn shown(row: &row::BusinessCase, subject: &Subject, caller: &Caller) -> Outcome<BusinessCaseView> {
    let body: CaseBody = read_json(&row.body)?;
    Ok(BusinessCaseView {
        id: row.id,
        version: row.version,
        subject_kind: row.subject_kind.clone(),
        subject: subject.reference(),
        currency: row.currency.clone(),
        number: row.number,
        cost_minor: row.cost,
        decided_cost_minor: row.decided_cost,
        figures: figures(&body),
        body,
        may_edit: subject.may_write(caller),
        updated_at: instant(row.updated_at),
    })
}

/// A case that the person may see, with its subject.
async fn find(reader: &Reader, caller: &Caller, id: Uuid) -> Outcome<(row::BusinessCase, Subject)> {
    let row = reader.find::<row::BusinessCase>(id).await?;
    let row = row.ok_or(Failure::NotFound("business case"))?;
    let subject = subject(reader, caller, &row.subject_kind, row.subject_id).await?;
    Ok((row, subject))
}

/// The same, when the person may change it.
async fn writable(
    reader: &Reader,
    caller: &Caller,
    id: Uuid,
) -> Outcome<(row::BusinessCase, Subject)> {
    let (row, subject) = find(reader, caller, id).await?;
    require_write(&subject, caller)?;
    Ok((row, subject))
}

fn require_write(subject: &Subject, caller: &Caller) -> Outcome<()> {
    if subject.may_write(caller) {
        return Ok(());
    }
    let text = match subject {
        Subject::Request(_) => {
            "The case of a request is written by its requester while it is a draft or came back, by \
             its assessor, and by the PMO."
        }
        _ => "The case of a project is written by whoever manages it.",
    };
    Err(Failure::refused("strategy.case_not_yours", text))
}

/// The business case of a request or project: one, or none. The case of a request that became a
/// project is its project's.
pub async fn business_cases(
    app: &App,
    caller: &Caller,
    query: &CaseQuery,
) -> Outcome<Listed<BusinessCaseView>> {
    let reader = app.store.read();
    let subject = subject(&reader, caller, &query.subject_kind, query.subject_id).await?;
    let became = match &subject {
        Subject::Request(request) => request.project_id,
        _ => None,
    };
    let row = match became {
        Some(project) => reader.business_case_of("project", project).await?,
        None => reader.business_case_of(subject.kind(), query.subject_id).await?,
    };
    let views = row.iter().map(|row| shown(row, &subject, caller));
    Ok(Listed::whole(views.collect::<Outcome<_>>()?))
}

/// One business case.
pub async fn business_case(app: &App, caller: &Caller, id: Uuid) -> Outcome<BusinessCaseView> {
    let (row, subject) = find(&app.store.read(), caller, id).await?;
    shown(&row, &subject, caller)
}

/// Begins the case of a request or project.
pub async fn create_business_case(
    app: &App,
    caller: &Caller,
    input: &NewBusinessCase,
) -> Outcome<BusinessCaseView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let subject = subject(&writer, caller, &input.subject_kind, input.subject_id).await?;
    require_write(&subject, caller)?;
    let currency = match &subject {
        Subject::Request(row) => row.currency.clone(),
        Subject::Project(row) => row.currency.clone(),
        Subject::Program(_) => String::new(),
    };
    let now = jiff::Timestamp::from_microsecond(writer.at()).unwrap_or_default();
    let body = CaseBody::blank(now.to_zoned(jiff::tz::TimeZone::UTC).year());
    let row = row::BusinessCase {
        id: Uuid::now_v7(),
        version: 1,
        subject_kind: subject.kind().into(),
        subject_id: input.subject_id,
        currency,
        number: 1,
        body: write_json(&body)?,
        cost: None,
        decided_cost: None,
        created_at: writer.at(),
        updated_at: writer.at(),
    };
    writer.insert(&row, "business_case_created").await?;
    writer.commit().await?;
    shown(&row, &subject, caller)
}

/// What the recommended option costs; none when it costs nothing.
fn cost(body: &CaseBody) -> Option<i64> {
    let option = body.recommended()?;
    let sum = totals(option, CaseLineKind::Cost, body.periods).iter().sum();
    (sum != 0).then_some(sum)
}

/// Changes what is being written; frozen versions stay.
pub async fn update_business_case(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchBusinessCase,
) -> Outcome<BusinessCaseView> {
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (before, subject) = writable(&writer, caller, id).await?;
    unchanged(before.version, version, async { shown(&before, &subject, caller) }).await?;
    let mut after = before.clone();
    if let Some(currency) = &patch.currency {
        let currency = Currency::new(currency).map_err(|error| {
            Failure::field("strategy.bad_currency", "currency", error.to_string())
        })?;
        after.currency = currency.code();
        // Frozen versions hold amounts and no currency of their own: it is the case's.
        if before.number > 1 && after.currency != before.currency {
            let text = format!(
                "Frozen versions are in {}, and stay so. Write the amounts in it.",
                before.currency
            );
            return Err(Failure::field("strategy.currency_frozen", "currency", text));
        }
    }
    if let Some(body) = &patch.body {
        let body = checked(body)?;
        after.body = write_json(&body)?;
        after.cost = cost(&body);
    }
    let after = writer.update(&before, after, "business_case_updated").await?;
    writer.commit().await?;
    shown(&after, &subject, caller)
}

/// What the options of a case come to, without keeping anything.
pub fn case_figures(body: &CaseBody) -> Outcome<Listed<OptionFigures>> {
    Ok(Listed::whole(figures(&checked(body)?)))
}

/// Freezes the case of a subject within a write, if it has one; answers the number of the version
/// that says what the case says now, an earlier one when nothing was changed since.
pub(crate) async fn freeze_case(
    writer: &mut Writer<'_>,
    kind: &str,
    subject: Uuid,
    author: Uuid,
    reason: &str,
) -> Outcome<Option<i64>> {
    let Some(before) = writer.business_case_of(kind, subject).await? else { return Ok(None) };
    let last = writer.case_versions(before.id).await?.into_iter().next();
    if let Some(last) = last.filter(|last| last.body == before.body) {
        return Ok(Some(last.number));
    }
    let at = writer.at();
    let row = row::CaseVersion {
        id: Uuid::now_v7(),
        version: 1,
        case_id: before.id,
        number: before.number,
        body: before.body.clone(),
        reason: reason.trim().to_owned(),
        author_id: author,
        created_at: at,
        updated_at: at,
    };
    writer.insert(&row, "business_case_frozen").await?;
    // From now on it costs what this version says.
    let after = row::BusinessCase {
        number: before.number + 1,
        decided_cost: before.cost,
        ..before.clone()
    };
    writer.update(&before, after, "business_case_frozen").await?;
    Ok(Some(row.number))
}

/// Freezes a case by hand.
pub async fn freeze_business_case(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    input: &FreezeCase,
) -> Outcome<BusinessCaseView> {
    if input.reason.chars().count() > MOST_LETTERS {
        let text = format!("Use at most {MOST_LETTERS} letters.");
        return Err(Failure::field("strategy.too_long", "reason", text));
    }
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let (row, subject) = writable(&writer, caller, id).await?;
    unchanged(row.version, version, async { shown(&row, &subject, caller) }).await?;
    let (kind, of) = (row.subject_kind.as_str(), row.subject_id);
    let frozen = freeze_case(&mut writer, kind, of, caller.user_id, &input.reason).await?;
    if frozen != Some(row.number) {
        let text = format!(
            "Nothing was changed since version {} was frozen: it says all that this one would.",
            frozen.unwrap_or_default()
        );
        return Err(Failure::refused("strategy.case_unchanged", text));
    }
    writer.commit().await?;
    business_case(app, caller, id).await
}

/// Frozen versions, newest first.
pub async fn case_versions(
    app: &App,
    caller: &Caller,
    id: Uuid,
) -> Outcome<Listed<CaseVersionView>> {
    let reader = app.store.read();
    find(&reader, caller, id).await?;
    let rows = reader.case_versions(id).await?;
    let people = owners(&reader, rows.iter().map(|row| Some(row.author_id))).await?;
    let view = |row: row::CaseVersion| {
        let body: CaseBody = read_json(&row.body)?;
        Ok(CaseVersionView {
            number: row.number,
            reason: row.reason,
            author: people.iter().find(|one| one.id == row.author_id).cloned(),
            created_at: instant(row.created_at),
            figures: figures(&body),
            body,
        })
    };
    Ok(Listed::whole(rows.into_iter().map(view).collect::<Outcome<_>>()?))
}

/// What differs between two versions, or between one and what is being written.
pub async fn case_comparison(
    app: &App,
    caller: &Caller,
    id: Uuid,
    query: &CaseComparisonQuery,
) -> Outcome<CaseComparison> {
    let reader = app.store.read();
    let (row, _) = find(&reader, caller, id).await?;
    let versions = reader.case_versions(id).await?;
    let body = |number: i64| {
        let found = versions.iter().find(|one| one.number == number);
        found.map_or(Err(Failure::NotFound("version of the business case")), |one| {
            read_json::<CaseBody>(&one.body)
        })
    };
    let to = match query.to {
        Some(number) => body(number)?,
        None => read_json(&row.body)?,
    };
    let differences = differences(&body(query.from)?, &to);
    Ok(CaseComparison { currency: row.currency, differences })
}

/// Hands the case of a request over to the project that is made of it, with its versions.
pub(crate) async fn case_follows(
    writer: &mut Writer<'_>,
    request: Uuid,
    project: Uuid,
) -> Outcome<()> {
    let Some(before) = writer.business_case_of("request", request).await? else { return Ok(()) };
    let after =
        row::BusinessCase { subject_kind: "project".into(), subject_id: project, ..before.clone() };
    writer.update(&before, after, "business_case_handed_over").await?;
    Ok(())
}
