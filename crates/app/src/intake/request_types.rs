//! Types of requests, each with a form that the PMO designs.

use serde::{Deserialize, Serialize};
use steerco_store::{Reader, fold, now_micros, row};
use steerco_units::Currency;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    form::{Form, checked_form},
    request_times::{AgreedDays, checked_days},
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    failure::unchanged,
    organisation::check_project_type,
    plan::{read_json, write_json},
    shape::{Listed, checked_name, nullable},
};

/// A type of requests.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RequestTypeView {
    /// Which one.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// Name.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Currency of its amounts.
    pub currency: String,
    /// What is asked.
    pub form: Form,
    /// Not offered any more.
    pub archived: bool,
    /// The model by which its requests are scored.
    pub scoring_model_id: Option<Uuid>,
    /// Working days by state that are agreed for its requests; where a state is absent, what is agreed for
    /// all types holds.
    #[schema(value_type = std::collections::BTreeMap<String, u32>)]
    pub agreed_days: AgreedDays,
    /// The type of plan that its requests become; null for the standard one.
    pub plan_type_id: Option<Uuid>,
}

/// A type to add.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct NewRequestType {
    /// Name.
    pub name: String,
    /// What it is for.
    #[serde(default)]
    pub description: String,
    /// Currency of its amounts; EUR unless told.
    pub currency: Option<String>,
    /// What is asked.
    pub form: Form,
    /// The model by which its requests are scored.
    pub scoring_model_id: Option<Uuid>,
    /// Working days by state that are agreed for its requests, where they differ from other types.
    #[serde(default)]
    #[schema(value_type = std::collections::BTreeMap<String, u32>)]
    pub agreed_days: AgreedDays,
    /// The type of plan that its requests become.
    pub plan_type_id: Option<Uuid>,
}

/// Changes to a type. Requests that were submitted keep the form they were written on; drafts get
/// the new one.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
pub struct PatchRequestType {
    /// Name.
    pub name: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// Currency of its amounts.
    pub currency: Option<String>,
    /// What is asked.
    pub form: Option<Form>,
    /// Not offered any more.
    pub archived: Option<bool>,
    /// The model by which its requests are scored; null for none.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub scoring_model_id: Option<Option<Uuid>>,
    /// Working days by state that are agreed for its requests, all of them.
    #[schema(value_type = Option<std::collections::BTreeMap<String, u32>>)]
    pub agreed_days: Option<AgreedDays>,
    /// The type of plan that its requests become; null for the standard one.
    #[serde(default, deserialize_with = "nullable")]
    #[schema(value_type = Option<Uuid>)]
    pub plan_type_id: Option<Option<Uuid>>,
}

fn view(row: row::RequestType) -> Outcome<RequestTypeView> {
    Ok(RequestTypeView {
        form: read_json(&row.form)?,
        agreed_days: read_json(&row.agreed_days)?,
        id: row.id,
        version: row.version,
        name: row.name,
        description: row.description,
        currency: row.currency,
        archived: row.archived,
        scoring_model_id: row.scoring_model_id,
        plan_type_id: row.plan_type_id,
    })
}

/// The currency of a stored type or request.
pub(super) fn currency_of(code: &str) -> Currency {
    Currency::new(code).unwrap_or(Currency::EUR)
}

fn checked_currency(code: &str) -> Outcome<String> {
    let currency = Currency::new(code).map_err(|error| {
        Failure::field("request_type.bad_currency", "currency", error.to_string())
    })?;
    Ok(currency.code())
}

/// The types of requests by name; archived ones too.
pub async fn request_types(app: &App, _caller: &Caller) -> Outcome<Listed<RequestTypeView>> {
    let rows = app.store.read().request_types().await?;
    Ok(Listed::whole(rows.into_iter().map(view).collect::<Outcome<_>>()?))
}

pub(super) async fn find(reader: &Reader, id: Uuid) -> Outcome<row::RequestType> {
    reader.find::<row::RequestType>(id).await?.ok_or(Failure::NotFound("type of request"))
}

/// One type.
pub async fn request_type(app: &App, _caller: &Caller, id: Uuid) -> Outcome<RequestTypeView> {
    view(find(&app.store.read(), id).await?)
}

/// Refuses a model that is not there or not offered any more.
async fn check_model(reader: &Reader, id: Option<Uuid>) -> Outcome<()> {
    let Some(id) = id else { return Ok(()) };
    let found = reader.find::<row::ScoringModel>(id).await?;
    if found.is_some_and(|model| !model.archived) {
        return Ok(());
    }
    let text = "There is no such scoring model, or it is archived. Choose another one.";
    Err(Failure::field("request_type.unknown_model", "scoring_model_id", text))
}

/// Adds a type.
pub async fn create_request_type(
    app: &App,
    caller: &Caller,
    input: &NewRequestType,
) -> Outcome<RequestTypeView> {
    caller.require("request.configure", Place::ORGANISATION)?;
    let name = checked_name("name", &input.name)?;
    let now = now_micros();
    let row = row::RequestType {
        id: Uuid::now_v7(),
        version: 1,
        name_folded: fold(&name),
        name,
        description: input.description.trim().into(),
        currency: checked_currency(input.currency.as_deref().unwrap_or("EUR"))?,
        form: write_json(&checked_form(&input.form)?)?,
        archived: false,
        scoring_model_id: input.scoring_model_id,
        agreed_days: write_json(&checked_days(&input.agreed_days)?)?,
        plan_type_id: input.plan_type_id,
        created_at: now,
        updated_at: now,
    };
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    check_model(&writer, input.scoring_model_id).await?;
    check_project_type(&writer, input.plan_type_id).await?;
    writer.insert(&row, "request_type_created").await?;
    writer.commit().await?;
    view(row)
}

/// Changes a type.
pub async fn update_request_type(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
    patch: &PatchRequestType,
) -> Outcome<RequestTypeView> {
    caller.require("request.configure", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let before = find(&writer, id).await?;
    unchanged(before.version, version, async { view(before.clone()) }).await?;
    let mut after = before.clone();
    if let Some(name) = &patch.name {
        after.name = checked_name("name", name)?;
        after.name_folded = fold(&after.name);
    }
    if let Some(description) = &patch.description {
        after.description = description.trim().into();
    }
    if let Some(currency) = &patch.currency {
        after.currency = checked_currency(currency)?;
    }
    if let Some(form) = &patch.form {
        after.form = write_json(&checked_form(form)?)?;
    }
    if let Some(days) = &patch.agreed_days {
        after.agreed_days = write_json(&checked_days(days)?)?;
    }
    after.archived = patch.archived.unwrap_or(before.archived);
    after.scoring_model_id = patch.scoring_model_id.unwrap_or(before.scoring_model_id);
    check_model(&writer, after.scoring_model_id).await?;
    after.plan_type_id = patch.plan_type_id.unwrap_or(before.plan_type_id);
    check_project_type(&writer, after.plan_type_id).await?;
    let after = writer.update(&before, after, "request_type_updated").await?;
    writer.commit().await?;
    view(after)
}

/// Deletes a type of which there are no requests.
pub async fn delete_request_type(
    app: &App,
    caller: &Caller,
    id: Uuid,
    version: i64,
) -> Outcome<()> {
    caller.require("request.configure", Place::ORGANISATION)?;
    let mut writer = app.store.write(Some(caller.user_id)).await?;
    let row = find(&writer, id).await?;
    unchanged(row.version, version, async { view(row.clone()) }).await?;
    let requests = writer.requests_of_type(id).await?;
    if requests > 0 {
        let text = format!(
            "There are {requests} requests of the type “{}”. Archive it instead: it is not offered \
             any more, and they stay as they are.",
            row.name
        );
        return Err(Failure::refused("request_type.in_use", text));
    }
    writer.delete(&row, "request_type_deleted").await?;
    writer.commit().await?;
    Ok(())
}
