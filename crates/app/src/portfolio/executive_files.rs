//! The executive view as a file: what its page shows, to whoever sees it there, on a page of paper or on slides.

use steerco_units::Currency;

use super::{
    bucket_balance::{BalanceQuery, BucketBalance, BucketLine, bucket_balance},
    columns_drawing::{Block, Line, Look, Sheet, columns_drawing},
    drawn_files::DrawnFile,
    executive::{
        ExecutiveCommit, ExecutiveGate, ExecutiveMoney, ExecutiveQuery, ExecutiveView,
        executive_view,
    },
    program_summary::CountOf,
    register::Health,
    roadmap_drawing::{INK, LATE, QUIET, day, tones},
    roadmap_lanes::{health_word, state_word},
};
use crate::{App, Outcome, access::Caller, strategy::CurrencySpend};

/// Most objectives that are named, as on the page.
const MOST_OBJECTIVES: usize = 4;
/// So many points off are as wanted, as on the page.
const TOLERANCE: f64 = 3.0;
/// Said where money is not for the reader.
const HIDDEN: &str = "Shown to those who may see rates here.";

/// The executive view as a file of this kind, with a name to save it under.
///
/// # Errors
/// As [`executive_view`].
pub async fn executive_file(
    app: &App,
    caller: &Caller,
    query: &ExecutiveQuery,
    kind: DrawnFile,
) -> Outcome<(String, Vec<u8>)> {
    let view = executive_view(app, caller, query).await?;
    let balance = match query.portfolio_id {
        Some(id) => Some(bucket_balance(app, caller, id, &BalanceQuery::default()).await?),
        None => None,
    };
    let name = kind.named(&format!("executive-{}", view.at.get(..10).unwrap_or_default()));
    let sheet = sheet(&view, balance.as_ref());
    let draw = move || match kind {
        // One page as long as letters stay readable on paper.
        DrawnFile::Pdf => {
            let at = |scale| columns_drawing(&sheet, Look { columns: 3, scale });
            let smaller = [1.0, 0.93, 0.86].map(at);
            let one = smaller.iter().position(|drawing| drawing.pages.len() == 1);
            let [largest, middle, smallest] = smaller;
            match one {
                Some(2) => smallest,
                Some(1) => middle,
                _ => largest,
            }
        }
        DrawnFile::Pptx => columns_drawing(&sheet, Look { columns: 2, scale: 1.3 }),
    };
    Ok((name, kind.write(draw).await?))
}

/// What the page says, block by block.
fn sheet(view: &ExecutiveView, balance: Option<&BucketBalance>) -> Sheet {
    let everything = || "All portfolios".to_owned();
    let title = view.portfolio.as_ref().map_or_else(everything, |one| one.name.clone());
    let time = view.at.get(11..16).unwrap_or_default();
    let mut blocks = vec![state(view), money(view), committed(view.commit.as_ref())];
    blocks.push(alignment(view.alignment.as_deref()));
    blocks.extend(balance.map(buckets));
    blocks.push(gates("Gates that wait", "No gate waits for its decision.", &view.gates));
    let none = "No gate was decided in the last 180 days.";
    blocks.push(gates("Decisions taken", none, &view.decisions));
    blocks.push(off_track(view));
    blocks.push(risks(view));
    let about = format!("Executive view · as of {}, {time} UTC", day(&view.at));
    Sheet { title, about, blocks }
}

fn said(text: impl Into<String>) -> Line {
    Line::Text { text: text.into(), color: INK }
}

fn quiet(text: impl Into<String>) -> Line {
    Line::Text { text: text.into(), color: QUIET }
}

fn figure(name: &str, value: impl Into<String>) -> Line {
    Line::Figure { name: name.into(), value: value.into() }
}

fn block(title: &str, lines: Vec<Line>) -> Block {
    Block { title: title.into(), lines }
}

/// "1 project", "3 projects".
fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{} {one}s", grouped(count as i128)) }
}

/// A whole number with its thousands apart.
fn grouped(number: i128) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if number < 0 { format!("−{text}") } else { text }
}

/// Money of many, to whole units, rounded half away from zero: "EUR 721,806".
pub(crate) fn whole(minor: i64, currency: &str) -> String {
    let digits = Currency::new(currency).map_or(2, |one| one.digits());
    let unit = 10_i128.pow(digits);
    let minor = i128::from(minor);
    let units = (minor.abs() + unit / 2) / unit * minor.signum();
    format!("{currency} {}", grouped(units))
}

fn points(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn share(part: i64, of: i64) -> f64 {
    if of == 0 { 0.0 } else { part as f64 / of as f64 }
}

fn health(word: &str) -> Health {
    match word {
        "on_track" => Health::OnTrack,
        "at_risk" => Health::AtRisk,
        "off_track" => Health::OffTrack,
        _ => Health::NotSet,
    }
}

/// The state of a request, in words.
fn request_word(state: &str) -> &str {
    match state {
        "submitted" => "submitted",
        "triage" => "in triage",
        "assessment" => "in assessment",
        "decision" => "to be decided",
        "approved" => "approved",
        other => other,
    }
}

fn outcome_word(outcome: &str) -> &str {
    match outcome {
        "go" => "Go",
        "conditional_go" => "Go on conditions",
        "hold" => "Hold",
        "recycle" => "Do it again",
        "kill" => "Given up",
        other => other,
    }
}

fn state(view: &ExecutiveView) -> Block {
    let (running, pending) = (counted(view.projects, "project"), counted(view.requests, "request"));
    let mut lines = vec![Line::Note(format!("{running} running, {pending} pending"))];
    let all = view.projects.max(1) as f64;
    lines.extend(view.by_health.iter().map(|one| {
        let health = health(&one.word);
        Line::Bar {
            name: health_word(health).into(),
            share: one.count as f64 / all,
            value: grouped(one.count as i128),
            color: tones(health).1,
        }
    }));
    let count = |name: String, one: &CountOf| figure(&name, grouped(one.count as i128));
    lines.extend(view.by_stage.iter().map(|one| count(state_word(&one.word).into(), one)));
    let requests = view.by_state.iter();
    lines.extend(requests.map(|one| count(format!("Requests {}", request_word(&one.word)), one)));
    block("Where it stands", lines)
}

fn money(view: &ExecutiveView) -> Block {
    let mut lines = vec![];
    match view.money.as_deref() {
        None => lines.push(quiet(HIDDEN)),
        Some([]) => lines.push(quiet("No cost is known yet.")),
        Some(all) => {
            lines.extend(all.iter().flat_map(money_in));
            let text = "Cost: business cases, else amounts asked for, else plans. Approved: funding \
                        of projects. Planned and done: work at its rates, and fixed costs.";
            lines.push(Line::Note(text.into()));
        }
    }
    let scored = view.scored;
    lines.push(quiet(match view.mean_score {
        None => "Nothing has a score yet.".into(),
        Some(score) if scored == 1 => format!("Score {} of 1 that has one.", points(score)),
        Some(score) => format!("Mean score {} of {scored} that have one.", points(score)),
    }));
    let asked: Vec<String> =
        view.requested.iter().map(|one| whole(one.minor, &one.currency)).collect();
    if !asked.is_empty() {
        lines.push(quiet(format!("Pending requests ask for {}.", asked.join(", "))));
    }
    block("Cost and spend", lines)
}

fn money_in(one: &ExecutiveMoney) -> Vec<Line> {
    let of = |minor: i64| whole(minor, &one.currency);
    let funding = match one.funded {
        0 => "–".into(),
        count => format!("{} (of {count})", of(one.funding_minor)),
    };
    let spent = match one.planned_minor {
        0 => of(one.spent_minor),
        all => format!("{} ({:.0} %)", of(one.spent_minor), share(one.spent_minor, all) * 100.0),
    };
    let mut lines = vec![
        figure("Cost", format!("{} (of {})", of(one.cost_minor), one.with_cost)),
        figure("Approved", funding),
        figure("Planned", of(one.planned_minor)),
        figure("Done", spent),
        figure("Net present value", of(one.npv_minor)),
    ];
    lines.extend(convention(one).map(Line::Note));
    lines
}

/// When in its period money is taken to flow by the cases of a net present value; nothing without cases.
fn convention(one: &ExecutiveMoney) -> Option<String> {
    let (all, middle) = (one.npv_cases, one.npv_middle);
    match (all, middle) {
        (0, _) => None,
        (_, 0) => Some("Net present value: periods count from their start.".into()),
        _ if all == middle => Some("Net present value: periods count from their middle.".into()),
        _ => Some(format!(
            "Net present value: {middle} of {} count periods from their middle, the others from \
             their start.",
            counted(all, "case")
        )),
    }
}

fn committed(commit: Option<&ExecutiveCommit>) -> Block {
    let lines = match commit {
        None => vec![quiet("No scenario was committed for this portfolio.")],
        Some(one) => {
            let name = format!("Baseline {}: {}", one.number, one.scenario.name);
            let mut lines = vec![Line::Entry { text: name, note: day(&one.at), color: INK }];
            lines.push(quiet(&one.reason));
            lines.extend([
                figure("To be done", grouped(one.included as i128)),
                figure("Left out", grouped(one.left_out as i128)),
                figure("Cost", whole(one.cost_minor, &one.currency)),
                figure("Value", points(one.value)),
                figure("Running, not in it", grouped(one.not_committed as i128)),
            ]);
            lines
        }
    };
    block("Committed scenario", lines)
}

fn alignment(spend: Option<&[CurrencySpend]>) -> Block {
    let lines = match spend {
        None => vec![quiet(HIDDEN)],
        Some([]) => vec![quiet("No money is known yet")],
        Some(all) => all.iter().flat_map(aligned).collect(),
    };
    block("Money and strategy", lines)
}

fn aligned(spend: &CurrencySpend) -> Vec<Line> {
    let of = |minor: i64| whole(minor, &spend.currency);
    let share = share(spend.aligned_minor, spend.total_minor);
    let text = format!(
        "{} ({:.0} %) serves objectives, {} serves none.",
        of(spend.aligned_minor),
        share * 100.0,
        of(spend.unaligned_minor)
    );
    let mut lines = vec![Line::Part { about: text.clone(), share }, said(text)];
    let mut top: Vec<_> =
        spend.objectives.iter().filter(|one| one.level == 0 && one.total_minor > 0).collect();
    top.sort_by_key(|one| std::cmp::Reverse(one.total_minor));
    let top = top.into_iter().take(MOST_OBJECTIVES);
    lines.extend(top.map(|one| figure(&one.objective.name, of(one.total_minor))));
    lines
}

fn buckets(balance: &BucketBalance) -> Block {
    let mut lines = vec![];
    if balance.wanted.is_empty() {
        lines.push(said("Nobody has said yet which share each bucket is to have."));
    }
    match &balance.buckets {
        None => {
            let wanted = balance.wanted.iter();
            lines.extend(wanted.map(|one| figure(&one.bucket, format!("{} %", one.percent))));
            lines.push(quiet("What buckets cost is for those who may see rates."));
        }
        Some(all) => {
            if balance.total_minor == 0 {
                lines.push(quiet("Nothing costs anything yet, so there are no shares."));
            }
            let wanted = all.iter().filter_map(|one| one.wanted_percent.map(f64::from));
            let shares = all.iter().filter_map(|one| one.actual_percent).chain(wanted);
            let most = shares.fold(1.0, f64::max);
            lines.push(Line::Note("Upper bar: wanted. Lower bar: actual.".into()));
            lines.extend(all.iter().map(|one| bucket(one, &balance.currency, most)));
            lines.push(Line::Note(match &balance.scenario {
                Some(one) => format!(
                    "What running projects cost, each in the bucket that the strategic baseline “{}” \
                     gives it.",
                    one.name
                ),
                None => "No scenario of this portfolio is committed yet, so its projects are in no \
                         bucket."
                    .into(),
            }));
            if balance.left_out > 0 {
                lines.push(Line::Note(format!(
                    "Left out, for nobody knows the cost or it is in another currency: {}.",
                    counted(balance.left_out, "project")
                )));
            }
        }
    }
    block("Strategic buckets", lines)
}

fn bucket(line: &BucketLine, currency: &str, most: f64) -> Line {
    let percent =
        |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.0} %"));
    let wanted = line.wanted_percent.map(f64::from);
    let off = match (line.actual_percent, wanted) {
        (_, None) => "no share is set".to_owned(),
        (None, _) => "–".to_owned(),
        (Some(actual), Some(wanted)) => {
            let off = (actual - wanted).round();
            let points = if off.abs() < 1.5 { "point" } else { "points" };
            match off {
                off if off.abs() < TOLERANCE => "as wanted".to_owned(),
                off if off > 0.0 => format!("{off:.0} {points} above"),
                off => format!("{:.0} {points} below", -off),
            }
        }
    };
    let cost = match line.cost_minor {
        0 => String::new(),
        cost => format!(" · {}", whole(cost, currency)),
    };
    let shares = format!("{} / {}", percent(wanted), percent(line.actual_percent));
    Line::Pair {
        name: if line.bucket.is_empty() { "In no bucket".into() } else { line.bucket.clone() },
        note: format!("{}{cost}", counted(line.count, "project")),
        upper: wanted.unwrap_or(0.0) / most,
        lower: line.actual_percent.unwrap_or(0.0) / most,
        value: format!("{shares}; {off}"),
    }
}

fn gates(title: &str, none: &str, gates: &[ExecutiveGate]) -> Block {
    let line = |one: &ExecutiveGate| Line::Entry {
        text: format!("{} – {}", one.gate, one.project.name),
        note: match &one.outcome {
            Some(outcome) => format!("{}, {}", outcome_word(outcome), day(&one.at)),
            None => format!("Waits since {}", day(&one.at)),
        },
        color: INK,
    };
    let lines = gates.iter().map(line).collect();
    block(title, if gates.is_empty() { vec![quiet(none)] } else { lines })
}

fn off_track(view: &ExecutiveView) -> Block {
    let line = |name: &String| Line::Entry {
        text: format!("Off track – {name}"),
        note: String::new(),
        color: LATE,
    };
    let lines: Vec<Line> = view.off_track.iter().map(|one| line(&one.name)).collect();
    let none = || vec![quiet("No project finishes after its baseline.")];
    block("Off track", if lines.is_empty() { none() } else { lines })
}

fn risks(view: &ExecutiveView) -> Block {
    let mut lines = vec![];
    for one in &view.risks {
        let note = match one.response.as_str() {
            "" => String::new(),
            response => format!("Response: {response}"),
        };
        let text = format!("{} – {}", one.risk, one.subject.name);
        lines.push(Line::Entry { text, note, color: INK });
    }
    if lines.is_empty() {
        lines.push(quiet("No business case names a risk."));
    }
    block("Top risks", lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_of_many_is_told_in_whole_units() {
        assert_eq!(whole(72_180_650, "EUR"), "EUR 721,807");
        assert_eq!(whole(-9_000_050, "EUR"), "EUR −90,001");
        assert_eq!(whole(1_234, "JPY"), "JPY 1,234");
        assert_eq!(whole(49, "EUR"), "EUR 0");
        assert_eq!((points(62.5), points(3.0)), ("62.5".into(), "3".into()));
    }

    #[test]
    fn a_net_present_value_says_how_its_cases_count_periods() {
        let of = |npv_cases, npv_middle| {
            convention(&ExecutiveMoney { npv_cases, npv_middle, ..ExecutiveMoney::default() })
        };
        assert_eq!(of(0, 0), None);
        assert!(of(3, 0).is_some_and(|text| text.ends_with("from their start.")));
        assert!(of(3, 3).is_some_and(|text| text.ends_with("from their middle.")));
        assert!(of(3, 1).is_some_and(|text| text.contains("1 of 3 cases")));
    }

    #[test]
    fn a_bucket_says_how_far_it_is_from_what_is_wanted() {
        let of = |actual_percent, wanted_percent| {
            let (bucket, count, cost_minor) = ("Grow".into(), 2, 500_000);
            let line = BucketLine { bucket, count, cost_minor, actual_percent, wanted_percent };
            match super::bucket(&line, "EUR", 60.0) {
                Line::Pair { value, note, .. } => format!("{note}; {value}"),
                other => format!("{other:?}"),
            }
        };
        let cost = "2 projects · EUR 5,000; ";
        assert_eq!(of(Some(30.0), Some(40)), format!("{cost}40 % / 30 %; 10 points below"));
        assert_eq!(of(Some(42.4), Some(40)), format!("{cost}40 % / 42 %; as wanted"));
        assert_eq!(of(Some(50.0), None), format!("{cost}– / 50 %; no share is set"));
    }
}
