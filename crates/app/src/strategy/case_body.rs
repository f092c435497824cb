//! What a business case says, and what may not be said. Pure.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{Failure, Outcome};

/// Most options, lines of an option, and risks.
const MOST_OPTIONS: usize = 8;
const MOST_LINES: usize = 60;
const MOST_RISKS: usize = 60;
/// Most periods.
const MOST_PERIODS: usize = 60;
/// Largest amount of a period, in minor units; sums of all of them stay far inside 64 bits.
const MOST_AMOUNT: i64 = 1_000_000_000_000_000;
/// Most letters of a text.
const MOST_LETTERS: usize = 20_000;

/// A business case as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CaseBody {
    /// What is wrong, or could be better, and for whom.
    #[serde(default)]
    pub purpose: String,
    /// Length of a period.
    pub period: CasePeriod,
    /// The first period: a year such as `2027`, or a month such as `2027-03`. It is time 0.
    pub start: String,
    /// How many periods, 1 to 60.
    pub periods: usize,
    /// Discount per year, in percent with at most two decimals.
    pub discount_percent: f64,
    /// When in its period money is taken to flow, for the net present value; at its start unless told.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub discounting: Discounting,
    /// What money costs that is borrowed for what goes out, in percent a year; the discount unless told. Only the
    /// modified rate of return asks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finance_percent: Option<f64>,
    /// What money earns that came in, in percent a year; the discount unless told. Only the modified rate of
    /// return asks for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reinvestment_percent: Option<f64>,
    /// What could be done. Doing nothing is always among it.
    pub options: Vec<CaseOption>,
    /// Key of the option that is recommended.
    #[serde(default)]
    pub chosen: Option<String>,
    /// Why this one.
    #[serde(default)]
    pub recommendation: String,
    /// What is taken for granted, one a line.
    #[serde(default)]
    pub assumptions: String,
    /// What is part of it, one a line.
    #[serde(default)]
    pub scope_in: String,
    /// What is not, one a line.
    #[serde(default)]
    pub scope_out: String,
    /// What will be there at the end, one a line.
    #[serde(default)]
    pub deliverables: String,
    /// What may go wrong.
    #[serde(default)]
    pub risks: Vec<CaseRisk>,
}

/// Length of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CasePeriod {
    /// A year.
    Year,
    /// A month.
    Month,
}

/// When in its period money is taken to flow. Cases from before there was a choice are at the start.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Discounting {
    /// At its start: the first period is time 0.
    #[default]
    Start,
    /// In its middle: half a period later.
    Middle,
}

impl Discounting {
    /// Stable word.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
        }
    }
}

/// What is not said need not be kept: a case of before stays the same, letter by letter.
fn is_usual(discounting: &Discounting) -> bool {
    *discounting == Discounting::Start
}

/// Something that could be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CaseOption {
    /// Stable key; made when empty.
    #[serde(default)]
    pub key: String,
    /// Name.
    pub name: String,
    /// What it means.
    #[serde(default)]
    pub description: String,
    /// Whether this is what happens when nothing is done.
    #[serde(default)]
    pub do_nothing: bool,
    /// Its costs and benefits.
    #[serde(default)]
    pub lines: Vec<CaseLine>,
}

/// A cost or a benefit over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CaseLine {
    /// Which of them.
    pub kind: CaseLineKind,
    /// What for.
    pub name: String,
    /// Kind of money, such as `capex` or `opex`.
    #[serde(default)]
    pub cost_type: String,
    /// In minor units, one per period, 0 or more; periods that are left out are 0.
    #[serde(default)]
    pub amounts: Vec<i64>,
}

/// A cost or a benefit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CaseLineKind {
    /// Money that is spent.
    Cost,
    /// Money that comes in or is not spent.
    Benefit,
}

/// What may go wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CaseRisk {
    /// What may happen.
    pub risk: String,
    /// What is done about it.
    #[serde(default)]
    pub response: String,
}

impl CaseBody {
    /// A case to begin with: doing nothing, and a first way of doing something, over five years.
    pub(super) fn blank(year: i16) -> Self {
        let option = |key: &str, name: &str, do_nothing| CaseOption {
            key: key.into(),
            name: name.into(),
            description: String::new(),
            do_nothing,
            lines: vec![],
        };
        Self {
            purpose: String::new(),
            period: CasePeriod::Year,
            start: year.to_string(),
            periods: 5,
            discount_percent: 5.0,
            discounting: Discounting::Start,
            finance_percent: None,
            reinvestment_percent: None,
            options: vec![
                option("do_nothing", "Do nothing", true),
                option("option_1", "Option 1", false),
            ],
            chosen: None,
            recommendation: String::new(),
            assumptions: String::new(),
            scope_in: String::new(),
            scope_out: String::new(),
            deliverables: String::new(),
            risks: vec![],
        }
    }

    /// The option that is recommended.
    pub(super) fn recommended(&self) -> Option<&CaseOption> {
        let chosen = self.chosen.as_ref()?;
        self.options.iter().find(|option| option.key == *chosen)
    }
}

fn two_decimals(percent: f64) -> f64 {
    (percent * 100.0).round() / 100.0
}

fn refused<T>(code: &'static str, field: &str, text: impl Into<String>) -> Outcome<T> {
    Err(Failure::field(code, field, text))
}

/// The case as it is kept: trimmed, with a key for every option; or what is wrong with it.
pub(super) fn checked(body: &CaseBody) -> Outcome<CaseBody> {
    let mut body = body.clone();
    if !(1..=MOST_PERIODS).contains(&body.periods) {
        let text = format!("Give 1 to {MOST_PERIODS} periods.");
        return refused("strategy.bad_periods", "periods", text);
    }
    let first = match body.period {
        CasePeriod::Year => format!("{}-01-01", body.start),
        CasePeriod::Month => format!("{}-01", body.start),
    };
    if first.parse::<jiff::civil::Date>().is_err() {
        let text = match body.period {
            CasePeriod::Year => "Give a year such as 2027.",
            CasePeriod::Month => "Give a month such as 2027-03.",
        };
        return refused("strategy.bad_start", "start", text);
    }
    if !body.discount_percent.is_finite() || !(0.0..=100.0).contains(&body.discount_percent) {
        return refused("strategy.bad_discount", "discount_percent", "Give 0 to 100 percent.");
    }
    body.discount_percent = two_decimals(body.discount_percent);
    let rates = [
        ("finance_percent", &mut body.finance_percent),
        ("reinvestment_percent", &mut body.reinvestment_percent),
    ];
    for (field, rate) in rates {
        let Some(rate) = rate else { continue };
        if !rate.is_finite() || !(0.0..=100.0).contains(rate) {
            let text = "Give 0 to 100 percent, or nothing for the discount.";
            return refused("strategy.bad_rate", field, text);
        }
        *rate = two_decimals(*rate);
    }
    checked_options(&mut body)?;
    if body.chosen.is_some() && body.recommended().is_none() {
        let text = "The recommended option is none of them. Choose one that is there.";
        return refused("strategy.unknown_option", "chosen", text);
    }
    if body.risks.len() > MOST_RISKS {
        let text = format!("A case has at most {MOST_RISKS} risks. Join some.");
        return refused("strategy.too_many_risks", "risks", text);
    }
    let texts = [
        ("purpose", &body.purpose),
        ("recommendation", &body.recommendation),
        ("assumptions", &body.assumptions),
        ("scope_in", &body.scope_in),
        ("scope_out", &body.scope_out),
        ("deliverables", &body.deliverables),
    ];
    for (field, text) in texts {
        if text.chars().count() > MOST_LETTERS {
            let text = format!("Use at most {MOST_LETTERS} letters.");
            return refused("strategy.too_long", field, text);
        }
    }
    Ok(body)
}

fn checked_options(body: &mut CaseBody) -> Outcome<()> {
    let field = "options";
    let nothing = body.options.iter().filter(|option| option.do_nothing).count();
    if nothing != 1 {
        let text = "Doing nothing is always one of the options, once: it is what the others are \
                    measured against.";
        return refused("strategy.do_nothing_missing", field, text);
    }
    if body.options.len() > MOST_OPTIONS {
        let text = format!("A case has at most {MOST_OPTIONS} options. Leave the weakest out.");
        return refused("strategy.too_many_options", field, text);
    }
    let mut keys: Vec<String> = body.options.iter().map(|one| one.key.clone()).collect();
    for option in &mut body.options {
        option.name = option.name.trim().to_owned();
        if option.name.is_empty() {
            return refused("strategy.option_unnamed", field, "Give every option a name.");
        }
        if option.key.is_empty() {
            let free = (1..).map(|n| format!("option_{n}")).find(|key| !keys.contains(key));
            option.key = free.unwrap_or_default();
            keys.push(option.key.clone());
        }
        if option.lines.len() > MOST_LINES {
            let text = format!("“{}” has more than {MOST_LINES} lines. Join some.", option.name);
            return refused("strategy.too_many_lines", field, text);
        }
        for line in &mut option.lines {
            let name = format!("“{}” of “{}”", line.name, option.name);
            if line.amounts.len() > body.periods {
                let rest = line.amounts.get(body.periods..).unwrap_or_default();
                if rest.iter().any(|amount| *amount != 0) {
                    let text = format!("{name} has money behind the last period. Add periods.");
                    return refused("strategy.beyond_last_period", field, text);
                }
                line.amounts.truncate(body.periods);
            }
            if let Some(amount) =
                line.amounts.iter().find(|amount| !(0..=MOST_AMOUNT).contains(*amount))
            {
                let text = format!(
                    "{name}: {amount} is not an amount from 0 to {MOST_AMOUNT} minor units. Write \
                     money that comes back as a benefit."
                );
                return refused("strategy.bad_amount", field, text);
            }
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    if let Some(twice) = body.options.iter().find(|option| !seen.insert(option.key.clone())) {
        let text =
            format!("Two options have the key {}. Leave the key of a new one empty.", twice.key);
        return refused("strategy.option_twice", field, text);
    }
    Ok(())
}
