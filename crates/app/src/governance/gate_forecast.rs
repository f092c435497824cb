//! Who would have to decide about a gate if it were asked for now. Nothing is asked.

use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

use super::{
    ApprovalForecast, Facts, Subject, approval_forecast::forecast_of, gate_reviews::gate_to_ask,
    lifecycle_places::Standing, lifecycle_subject::LifecycleSubject, pmo_types::pmo_type_at,
};
use crate::{App, Failure, Outcome, access::Caller};

/// Which gate.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct GateForecastQuery {
    /// Key of the gate, where the stage has several.
    pub gate: Option<String>,
}

/// Who would have to decide about a gate of the stage that a thing is in if the caller asked for it now. Where
/// gates are guidance nobody is asked, and so it says.
pub async fn gate_forecast(
    app: &App,
    caller: &Caller,
    kind: &str,
    id: Uuid,
    query: &GateForecastQuery,
) -> Outcome<ApprovalForecast> {
    let reader = app.store.read();
    let subject = LifecycleSubject::stored(kind, id)?;
    let seen = subject.seen(&reader, caller).await?;
    let standing = Standing::load(&reader, subject).await?;
    if standing.place.state == "ended" {
        let text = "The lifecycle of this has ended: it has no gate to ask for.";
        return Err(Failure::refused("lifecycle.ended", text));
    }
    let stage = standing.stage()?.name.clone();
    let gate = gate_to_ask(standing.gates(&reader).await?, &stage, query.gate.as_deref())?;
    if !pmo_type_at(&reader, seen.portfolio).await?.enforces() {
        let text = "Gates are guidance here: who asks for this one passes it.";
        let refused = Some(text.to_owned());
        return Ok(ApprovalForecast { route: None, steps: vec![], refused });
    }
    let facts = Facts {
        kind: Some(standing.place.lifecycle_id),
        route: gate.route_id,
        own_of: vec![caller.user_id],
        ..subject.facts(&reader).await?
    };
    // The review is made when the gate is asked for; routes know it by its kind.
    forecast_of(&reader, Subject::GateReview(Uuid::nil()), &facts).await
}
