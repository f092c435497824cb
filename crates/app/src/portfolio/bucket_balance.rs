//! Strategic buckets: which share of the money is wanted in each, and which is there. What is wanted is data of
//! the portfolio. What is there is the cost of its running projects, each in the bucket that the strategic
//! baseline in force gives it; or with a scenario what that would do.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use steerco_store::{
    Ask, fold,
    portfolio::{RegisterFilter, RegisterSort},
    row,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    register::{MOST_DRAWN, RegisterQuery, asked},
    scenario_commits::CommitContent,
    scenario_items::scenario_overlay,
};
use crate::{
    App, Failure, Outcome,
    access::{Caller, Place},
    plan::read_json,
    shape::Reference,
};

/// Most buckets of a portfolio.
const MOST_BUCKETS: usize = 20;
/// Most letters of a bucket's name.
const MOST_LETTERS: usize = 200;

/// A share that is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BucketShare {
    /// The bucket.
    pub bucket: String,
    /// Whole percent of the money.
    pub percent: u32,
}

/// As what.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct BalanceQuery {
    /// As this scenario would have it; live without one.
    pub scenario_id: Option<Uuid>,
}

/// One bucket.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct BucketLine {
    /// The bucket; empty for what is in none.
    pub bucket: String,
    /// Projects and requests in it.
    pub count: usize,
    /// What they cost, in minor units.
    pub cost_minor: i64,
    /// Their share of all cost, in percent to a tenth; null when nothing costs anything.
    pub actual_percent: Option<f64>,
    /// The share that is wanted; null for buckets of which nobody has said.
    pub wanted_percent: Option<u32>,
}

/// The strategic buckets of a portfolio.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BucketBalance {
    /// The portfolio.
    pub portfolio: Reference,
    /// Its optimistic lock, for changing what is wanted.
    pub version: i64,
    /// Whether the caller may say what is wanted.
    pub may_set: bool,
    /// What is wanted.
    pub wanted: Vec<BucketShare>,
    /// The scenario that says which project is in which bucket: the one asked for, or else that of the strategic
    /// baseline in force; null without either.
    pub scenario: Option<Reference>,
    /// ISO 4217 code of the cost.
    pub currency: String,
    /// What everything costs, in minor units.
    pub total_minor: i64,
    /// Buckets in the order in which they are wanted, others by name, and at last what is in none; null when the
    /// caller may not see what things cost.
    pub buckets: Option<Vec<BucketLine>>,
    /// Projects whose cost nobody knows, or is in another currency: they count nowhere.
    pub left_out: usize,
}

/// Refuses shares that are none.
pub(super) fn checked_shares(shares: &[BucketShare]) -> Outcome<Vec<BucketShare>> {
    let no = |code: &'static str, text: String| Err(Failure::field(code, "bucket_shares", text));
    if shares.len() > MOST_BUCKETS {
        let text = format!("Use at most {MOST_BUCKETS} buckets.");
        return no("portfolio.too_many_buckets", text);
    }
    let mut kept: Vec<BucketShare> = vec![];
    let mut names = BTreeSet::new();
    for share in shares {
        let bucket = share.bucket.trim().to_owned();
        if bucket.is_empty() || bucket.chars().count() > MOST_LETTERS {
            let text = format!("Name every bucket, in at most {MOST_LETTERS} letters.");
            return no("portfolio.bad_bucket", text);
        }
        if !names.insert(fold(&bucket)) {
            return no("portfolio.bucket_twice", format!("“{bucket}” is there twice."));
        }
        kept.push(BucketShare { bucket, percent: share.percent });
    }
    let sum: u64 = kept.iter().map(|share| u64::from(share.percent)).sum();
    if !kept.is_empty() && sum != 100 {
        let text = format!("The shares add up to {sum} %. Make them 100 %, or remove all.");
        return no("portfolio.shares_do_not_sum", text);
    }
    Ok(kept)
}

/// A project or request with what it costs.
struct Costed {
    bucket: String,
    cost: i64,
}

/// The buckets of what is there, beside what is wanted.
fn lines(costed: &[Costed], wanted: &[BucketShare]) -> Vec<BucketLine> {
    // Names that people wrote a little differently are the same bucket.
    let key = |bucket: &str| fold(bucket.trim());
    let mut sums: BTreeMap<String, (String, usize, i64)> = BTreeMap::new();
    for one in costed {
        let own = sums.entry(key(&one.bucket)).or_insert_with(|| (one.bucket.clone(), 0, 0));
        own.1 += 1;
        own.2 = own.2.saturating_add(one.cost);
    }
    let total: i64 = sums.values().map(|one| one.2).sum();
    let line = |bucket: String, (count, cost): (usize, i64), wanted: Option<u32>| BucketLine {
        bucket,
        count,
        cost_minor: cost,
        actual_percent: (total > 0).then(|| tenth(cost, total)),
        wanted_percent: wanted,
    };
    let mut found = vec![];
    for share in wanted {
        let (_, count, cost) = sums.remove(&key(&share.bucket)).unwrap_or_default();
        found.push(line(share.bucket.clone(), (count, cost), Some(share.percent)));
    }
    let none = sums.remove("");
    found.extend(sums.into_values().map(|(name, count, cost)| line(name, (count, cost), None)));
    found.extend(none.map(|(_, count, cost)| line(String::new(), (count, cost), None)));
    found
}

/// A part of a whole in percent, to a tenth.
#[expect(clippy::cast_precision_loss, reason = "a share in percent needs a few digits")]
fn tenth(part: i64, whole: i64) -> f64 {
    (part as f64 / whole as f64 * 1_000.0).round() / 10.0
}

/// Wanted and actual shares of the strategic buckets of a portfolio.
pub async fn bucket_balance(
    app: &App,
    caller: &Caller,
    id: Uuid,
    query: &BalanceQuery,
) -> Outcome<BucketBalance> {
    let place = Place::portfolio(id);
    caller.require("portfolio.view", place)?;
    let reader = app.store.read();
    let found = reader.find::<row::Portfolio>(id).await?;
    let portfolio = found.ok_or(Failure::NotFound("portfolio"))?;
    let wanted: Vec<BucketShare> = read_json(&portfolio.bucket_shares)?;
    let mut balance = BucketBalance {
        version: portfolio.version,
        portfolio: Reference { id: portfolio.id, name: portfolio.name },
        may_set: caller.may("portfolio.manage", place),
        wanted,
        scenario: None,
        currency: String::new(),
        total_minor: 0,
        buckets: None,
        left_out: 0,
    };
    let mut costed = vec![];
    if let Some(id) = query.scenario_id {
        let overlay = scenario_overlay(app, caller, id).await?;
        let row = reader.get::<row::Scenario>(id).await?;
        balance.scenario = Some(Reference { id, name: row.name });
        balance.currency = overlay.currency;
        for item in overlay.items {
            let Some(figures) = item.figures else { continue };
            if item.other_currency || item.cost_source.is_none() {
                balance.left_out += 1;
            } else {
                costed.push(Costed { bucket: item.bucket, cost: figures.cost });
            }
        }
    } else {
        if !caller.may("rate.view", place) {
            return Ok(balance);
        }
        let of = RegisterQuery { portfolio_id: Some(portfolio.id), ..RegisterQuery::default() };
        let filter =
            RegisterFilter { kind: Some("project".into()), ..asked(&reader, caller, &of).await? };
        let rows = reader.register(&filter, RegisterSort::Name, &Ask::first(MOST_DRAWN)).await?;
        let mut buckets: BTreeMap<Uuid, String> = BTreeMap::new();
        if let Some(commit) = reader.last_commit(Some(portfolio.id)).await? {
            let content: CommitContent = read_json(&commit.content)?;
            balance.scenario =
                Some(Reference { id: commit.scenario_id, name: commit.scenario_name });
            balance.currency = content.currency;
            buckets = content.buckets;
        }
        if balance.currency.is_empty() {
            balance.currency = main_currency(&rows.items);
        }
        for line in rows.items {
            match line.cost.filter(|_| line.currency == balance.currency) {
                Some(cost) => {
                    let bucket = buckets.remove(&line.id).unwrap_or_default();
                    costed.push(Costed { bucket, cost });
                }
                None => balance.left_out += 1,
            }
        }
    }
    balance.total_minor = costed.iter().map(|one| one.cost).sum();
    balance.buckets = Some(lines(&costed, &balance.wanted));
    Ok(balance)
}

/// The currency of most of the money.
fn main_currency(rows: &[steerco_store::portfolio::RegisterLine]) -> String {
    let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
    for line in rows {
        if let Some(cost) = line.cost {
            *sums.entry(line.currency.as_str()).or_default() += cost;
        }
    }
    let most = sums.into_iter().max_by_key(|(_, sum)| *sum);
    most.map(|(currency, _)| currency.to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn share(bucket: &str, percent: u32) -> BucketShare {
        BucketShare { bucket: bucket.into(), percent }
    }

    fn costed(bucket: &str, cost: i64) -> Costed {
        Costed { bucket: bucket.into(), cost }
    }

    #[test]
    fn shares_add_up_to_the_whole_and_buckets_are_named_once() {
        assert!(checked_shares(&[]).unwrap().is_empty());
        assert_eq!(checked_shares(&[share(" Run ", 100)]).unwrap(), [share("Run", 100)]);
        for (shares, code) in [
            (vec![share("Run", 60), share("Grow", 30)], "portfolio.shares_do_not_sum"),
            (vec![share("Run", 60), share("RUN", 40)], "portfolio.bucket_twice"),
            (vec![share(" ", 100)], "portfolio.bad_bucket"),
            (vec![share("Run", u32::MAX), share("Grow", 101)], "portfolio.shares_do_not_sum"),
        ] {
            match checked_shares(&shares) {
                Err(Failure::Refused(refusal)) => assert_eq!(refusal.code, code),
                other => unreachable!("{other:?}"),
            }
        }
    }

    #[test]
    fn what_is_wanted_comes_first_and_what_is_in_no_bucket_last() {
        let there = [costed("grow", 300), costed("Odd", 100), costed("", 600), costed("Grow", 0)];
        let found = lines(&there, &[share("Run", 60), share("Grow", 40)]);
        let told: Vec<_> = found
            .iter()
            .map(|one| (one.bucket.as_str(), one.count, one.actual_percent, one.wanted_percent))
            .collect();
        assert_eq!(
            told,
            [
                ("Run", 0, Some(0.0), Some(60)),
                ("Grow", 2, Some(30.0), Some(40)),
                ("Odd", 1, Some(10.0), None),
                ("", 1, Some(60.0), None),
            ]
        );
        // Nothing costs anything: there are no shares.
        let free = lines(&[costed("Run", 0)], &[]);
        assert_eq!((free[0].count, free[0].actual_percent), (1, None));
    }
}
