//! The columns of a resource tell of today: what a list shows and what plans compute with. They are
//! derived from its dated terms and rates, when those change and when a day comes that changes them.

use steerco_store::{Writer, row};
use uuid::Uuid;

use super::{
    days::today,
    terms::{Terms, load_histories},
};
use crate::{
    App, Failure, Outcome, access::Caller, integration::finish_own, plan::request_recompute,
};

/// Resources whose plans have to be computed anew.
#[derive(Debug, Default)]
pub(super) struct Affected {
    projects: Vec<Uuid>,
    wrote: bool,
}

impl Affected {
    /// Brings the columns of a resource up to today.
    pub(super) async fn adopt(&mut self, writer: &mut Writer<'_>, id: Uuid) -> Outcome<()> {
        let before =
            writer.find::<row::Resource>(id).await?.ok_or(Failure::NotFound("resource"))?;
        let mut after = before.clone();
        let day = today();
        let text = day.to_string();
        let terms = writer.terms_of(&[id]).await?;
        if !terms.is_empty() {
            let history = load_histories(writer, &[id], day, day).await?.remove(&id);
            let history = history.unwrap_or_default();
            let past = history.terms.partition_point(|(from, _)| *from <= day);
            let (past, future) = history.terms.split_at(past);
            let employed = |(_, terms): &&(jiff::civil::Date, Terms)| terms.employed;
            let last = past.iter().rfind(employed).or_else(|| future.iter().find(employed));
            // Who left keeps the calendar and units that finished plans were computed with.
            if let Some((_, held)) = last {
                after.team_id = held.team_id;
                after.calendar_id = held.calendar_id;
                after.max_units = held.fte;
            }
            let now = past.last().map(|(_, terms)| terms.employed);
            after.active = now.unwrap_or(true) || future.iter().any(|(_, terms)| terms.employed);
        }
        let rates = writer.rates_of(id).await?;
        let cost = rates.iter().rfind(|rate| rate.kind == "cost" && rate.from_date <= text);
        if let Some(cost) = cost {
            after.standard_rate = cost.hourly_rate;
            after.currency.clone_from(&cost.currency);
        }
        for term in terms.into_iter().filter(|term| term.pending && term.from_date <= text) {
            let told = row::ResourceTerm { pending: false, ..term.clone() };
            writer.update(&term, told, "resource_term_began").await?;
            self.wrote = true;
        }
        for rate in rates.into_iter().filter(|rate| rate.pending && rate.from_date <= text) {
            let told = row::ResourceRate { pending: false, ..rate.clone() };
            writer.update(&rate, told, "resource_rate_began").await?;
            self.wrote = true;
        }
        if after == before {
            return Ok(());
        }
        let price = |row: &row::Resource| (row.standard_rate, row.currency.clone());
        let matters = |row: &row::Resource| (row.calendar_id, row.max_units, price(row));
        if matters(&before) != matters(&after) {
            self.projects.extend(writer.projects_with_resource(id).await?);
        }
        writer.update(&before, after, "resource_updated").await?;
        Ok(())
    }
}

/// Commits with what has to follow for plans.
pub(super) async fn commit_affected(
    app: &App,
    caller: &Caller,
    mut writer: Writer<'_>,
    mut affected: Affected,
    title: &str,
) -> Outcome<()> {
    affected.projects.sort();
    affected.projects.dedup();
    let requested =
        request_recompute(&mut writer, caller, title.into(), &affected.projects).await?;
    writer.commit().await?;
    app.plans.forget();
    if let Some(requested) = requested {
        finish_own(app, caller, requested).await?;
    }
    Ok(())
}

/// Brings resources up to today of which something began. Every node does so now and then; what
/// another node took first is left alone.
pub async fn begin_terms(app: &App) -> Outcome<()> {
    for (id, author) in app.store.read().resources_due(&today().to_string()).await? {
        let mut writer = app.store.write(None).await?;
        let mut affected = Affected::default();
        let caller = Caller::system(author, "");
        let done = async {
            affected.adopt(&mut writer, id).await?;
            if !affected.wrote {
                return Ok(());
            }
            commit_affected(app, &caller, writer, affected, "Terms of a resource began").await
        };
        match done.await {
            Ok(()) | Err(Failure::Stale { .. } | Failure::Busy | Failure::NotFound(_)) => {}
            Err(failure) => return Err(failure),
        }
    }
    Ok(())
}
