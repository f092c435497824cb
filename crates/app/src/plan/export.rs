//! Plans as files.

use serde::{Deserialize, Serialize};
use steerco_interchange::{Format, Loss, Written};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    baselines::FILE_SLOTS,
    book::{foreign_prices, plan_of},
    projects::visible_project,
    recompute::refusal,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
};

/// Which format.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ExportQuery {
    /// `mspdi` (default) or `csv`.
    pub format: Option<String>,
}

/// A file made from a plan.
#[derive(Debug, Clone)]
pub struct Exported {
    /// Name to save it under.
    pub file_name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// `application/xml` or `text/csv`.
    pub media_type: &'static str,
    /// How many kinds of things it could not carry.
    pub losses: usize,
}

/// Something the format cannot carry.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LossView {
    /// Stable code such as `csv.calendars`.
    pub code: String,
    /// What is left out.
    pub message: String,
    /// How many things are affected.
    pub count: u64,
}

/// What a file would not carry.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ExportReport {
    /// What is left out.
    pub losses: Vec<LossView>,
}

async fn written(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    query: &ExportQuery,
) -> Outcome<(String, Format, Written)> {
    let format: Format = query
        .format
        .as_deref()
        .unwrap_or("mspdi")
        .parse()
        .map_err(|text: String| Failure::field("format.unknown", "format", text))?;
    let project = visible_project(&app.store.read(), caller, project_id, "project.view").await?;
    let sees_rates = caller.may("rate.view", Place::project(&project));
    let rows = app.store.snapshot().await?.plan_rows(project_id).await?;
    let written = tokio::task::spawn_blocking(move || {
        let (mut plan, _) = plan_of(&rows, true)?;
        if !sees_rates {
            plan.without_money();
        }
        let scheduled = plan.schedule().map_err(refusal)?;
        let mut written = steerco_interchange::write(&plan, &scheduled, format);
        let foreign = foreign_prices(&rows);
        if sees_rates && foreign > 0 && format == Format::Mspdi {
            written.losses.push(Loss {
                code: "mspdi.rates_in_other_currency".into(),
                count: foreign,
                message: format!("rates of resources that are not in {}", rows.project.currency),
            });
        }
        let unnumbered = rows.baselines.iter().filter(|row| row.slot > FILE_SLOTS).count();
        if unnumbered > 0 && format == Format::Mspdi {
            written.losses.push(Loss {
                code: "mspdi.baselines_above_10".into(),
                count: unnumbered,
                message: "baselines beyond the eleven that the format numbers".into(),
            });
        }
        let filled = rows.tasks.iter().filter(|row| row.custom != "{}").count();
        if filled > 0 {
            written.losses.push(Loss {
                code: "custom_fields".into(),
                count: filled,
                message: "tasks with values in fields of the organisation's own, which no plan \
                          file carries"
                    .into(),
            });
        }
        Outcome::Ok(written)
    })
    .await
    .map_err(|error| Failure::Fault(error.to_string()))??;
    Ok((project.key, format, written))
}

/// A plan as a file.
pub async fn export(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    query: &ExportQuery,
) -> Outcome<Exported> {
    let (key, format, written) = written(app, caller, project_id, query).await?;
    Ok(Exported {
        file_name: format!("{key}.{}", format.extension()),
        bytes: written.bytes,
        media_type: match format {
            Format::Csv => "text/csv; charset=utf-8",
            _ => "application/xml",
        },
        losses: written.losses.len(),
    })
}

/// What a file would not carry.
pub async fn export_report(
    app: &App,
    caller: &Caller,
    project_id: Uuid,
    query: &ExportQuery,
) -> Outcome<ExportReport> {
    let (_, _, written) = written(app, caller, project_id, query).await?;
    Ok(ExportReport {
        losses: written
            .losses
            .into_iter()
            .map(|loss| LossView {
                code: loss.code,
                message: loss.message,
                count: u64::try_from(loss.count).unwrap_or(u64::MAX),
            })
            .collect(),
    })
}
