//! Predecessors and people as text, the way planners type them: `12FS+3d;7SS` and
//! `Designer[50%];Welder`.

use steerco_calendar::Span;
use steerco_schedule::{DependencyKind, Lag};
use steerco_units::{Percent, parse_scaled, show_scaled};

use crate::{DurationUnit, PlanProject, format_duration, parse_duration};

/// One predecessor as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkText {
    /// What the writer calls the predecessor: an ID, a WBS code, a key.
    pub reference: String,
    /// Which ends are linked; finish-to-start when not said.
    pub kind: DependencyKind,
    /// Time between them.
    pub lag: Lag,
    /// MSPDI LagFormat code of the unit the lag was written in.
    pub lag_format: i64,
}

/// Splits a list at semicolons, or at commas when it has none.
pub fn split_list(text: &str) -> impl Iterator<Item = &str> {
    let separator = if text.contains(';') { ';' } else { ',' };
    text.split(separator).map(str::trim).filter(|item| !item.is_empty())
}

/// Reads one predecessor such as `12`, `12SS`, `12FS+3d`, `1.2FF-50%`. `known` says whether a
/// reference exists, so that keys with letters at their end (`A-FS`) read right. The error says
/// what is wrong.
pub fn parse_link(
    text: &str,
    project: &PlanProject,
    known: impl Fn(&str) -> bool,
) -> Result<LinkText, String> {
    let text = text.trim();
    let plain = |reference: &str| LinkText {
        reference: reference.to_owned(),
        kind: DependencyKind::FinishToStart,
        lag: Lag::Working(Span::ZERO),
        lag_format: 7,
    };
    if known(text) {
        return Ok(plain(text));
    }
    // The lag begins at the last sign that has a number behind it.
    for (at, _) in text.char_indices().rev().filter(|(_, letter)| matches!(letter, '+' | '-')) {
        let (head, lag) = text.split_at(at);
        if let Some((lag, lag_format)) = parse_lag(lag, project) {
            let (reference, kind) = split_kind(head.trim());
            if known(reference) {
                return Ok(LinkText { reference: reference.to_owned(), kind, lag, lag_format });
            }
        }
    }
    let (reference, kind) = split_kind(text);
    if known(reference) {
        return Ok(LinkText { kind, ..plain(reference) });
    }
    Err(format!(
        "“{text}” names no task of this plan; write the ID of a task, if needed with FS, SS, FF or SF \
         and a lag, such as 12FS+3d"
    ))
}

fn split_kind(text: &str) -> (&str, DependencyKind) {
    let kinds = [
        ("FS", DependencyKind::FinishToStart),
        ("SS", DependencyKind::StartToStart),
        ("FF", DependencyKind::FinishToFinish),
        ("SF", DependencyKind::StartToFinish),
    ];
    let split = text.len().checked_sub(2).filter(|&at| text.is_char_boundary(at));
    if let Some((head, tail)) = split.map(|at| text.split_at(at)) {
        for (word, kind) in kinds {
            if tail.eq_ignore_ascii_case(word) {
                return (head.trim_end(), kind);
            }
        }
    }
    (text, DependencyKind::FinishToStart)
}

fn parse_lag(text: &str, project: &PlanProject) -> Option<(Lag, i64)> {
    let text = text.replace(' ', "");
    if let Some(percent) = text.strip_suffix('%') {
        let (percent, elapsed) = match percent.strip_suffix('e') {
            Some(percent) => (percent, true),
            None => (percent, false),
        };
        let basis_points = i32::try_from(parse_scaled(percent, 2).ok()?).ok()?;
        return Some(if elapsed {
            (Lag::ElapsedPercent(basis_points), 20)
        } else {
            (Lag::Percent(basis_points), 19)
        });
    }
    let read = parse_duration(&text, project)?;
    let format = read.unit.format_code(read.elapsed, false);
    let lag = if read.elapsed { Lag::Elapsed(read.span) } else { Lag::Working(read.span) };
    Some((lag, format))
}

/// Writes a lag with its sign, such as `+3d`, `-50%`, `+2ed`; empty for none.
pub fn format_lag(lag: Lag, lag_format: i64, project: &PlanProject) -> String {
    let (unit, _) = DurationUnit::of_format(lag_format);
    let (text, none) = match lag {
        Lag::Working(span) => (format_duration(span, unit, false, project), span.is_zero()),
        Lag::Elapsed(span) => (format_duration(span, unit, true, project), span.is_zero()),
        Lag::Percent(points) => (format!("{}%", show_scaled(i64::from(points), 2)), points == 0),
        Lag::ElapsedPercent(points) => {
            (format!("{}e%", show_scaled(i64::from(points), 2)), points == 0)
        }
    };
    match none {
        true => String::new(),
        false if text.starts_with('-') => text,
        false => format!("+{text}"),
    }
}

/// Writes one predecessor; finish-to-start without lag is just the reference.
pub fn format_link(
    reference: &str,
    kind: DependencyKind,
    lag: Lag,
    lag_format: i64,
    project: &PlanProject,
) -> String {
    let lag = format_lag(lag, lag_format, project);
    let word = match kind {
        DependencyKind::FinishToStart if lag.is_empty() => "",
        DependencyKind::FinishToStart => "FS",
        DependencyKind::StartToStart => "SS",
        DependencyKind::FinishToFinish => "FF",
        DependencyKind::StartToFinish => "SF",
    };
    format!("{reference}{word}{lag}")
}

/// Reads one person or material such as `Designer` or `Designer[50%]`; full time when not said.
pub fn parse_person(text: &str) -> Result<(String, Percent), String> {
    let text = text.trim();
    let Some((name, rest)) = text.rsplit_once('[') else {
        return Ok((text.to_owned(), Percent::WHOLE));
    };
    let units = rest
        .strip_suffix(']')
        .and_then(|inside| inside.trim().strip_suffix('%'))
        .and_then(|percent| parse_scaled(percent, 2).ok())
        .filter(|&points| (0..=1_000_000).contains(&points));
    match units {
        Some(points) if !name.trim().is_empty() => {
            Ok((name.trim().to_owned(), Percent::from_basis_points(points)))
        }
        _ => Err(format!("“{text}” is not a name with a share, such as Designer[50%]")),
    }
}

/// Writes one person; full time is just the name.
pub fn format_person(name: &str, units: Percent) -> String {
    if units == Percent::WHOLE {
        name.to_owned()
    } else {
        format!("{name}[{}%]", show_scaled(units.basis_points(), 2))
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, reason = "tests")]
    use super::*;

    #[test]
    fn predecessors_are_read_as_planners_type_them() {
        let project = PlanProject::default();
        let known = |reference: &str| ["12", "1.2", "A-FS", "T-7"].contains(&reference);
        let days = |days: i64| Lag::Working(Span::from_minutes(480 * days));
        for (text, reference, kind, lag) in [
            ("12", "12", DependencyKind::FinishToStart, days(0)),
            ("12FS+3d", "12", DependencyKind::FinishToStart, days(3)),
            ("12ss", "12", DependencyKind::StartToStart, days(0)),
            ("1.2 FF - 2 days", "1.2", DependencyKind::FinishToFinish, days(-2)),
            ("12FS-50%", "12", DependencyKind::FinishToStart, Lag::Percent(-5000)),
            ("A-FS", "A-FS", DependencyKind::FinishToStart, days(0)),
            ("A-FSSS+1d", "A-FS", DependencyKind::StartToStart, days(1)),
            (
                "T-7SF+2ed",
                "T-7",
                DependencyKind::StartToFinish,
                Lag::Elapsed(Span::from_minutes(2880)),
            ),
            ("12+1d", "12", DependencyKind::FinishToStart, days(1)),
        ] {
            let read = parse_link(text, &project, known).expect(text);
            assert_eq!(
                (read.reference.as_str(), read.kind, read.lag),
                (reference, kind, lag),
                "{text}"
            );
        }
        assert!(parse_link("99FS", &project, known).is_err());
        assert!(parse_link("12XX", &project, known).is_err());
    }

    #[test]
    fn links_and_people_write_back_as_read() {
        let project = PlanProject::default();
        for text in ["12", "12SS", "12FS+3d", "12FF-2.5d", "12FS+2ed", "12FS-50%", "12SF+1w"] {
            let read = parse_link(text, &project, |reference| reference == "12").expect(text);
            let back = format_link("12", read.kind, read.lag, read.lag_format, &project);
            assert_eq!(back, text);
        }
        assert_eq!(parse_person("Ann [50%]"), Ok(("Ann".into(), Percent::from_basis_points(5000))));
        assert_eq!(format_person("Ann", Percent::from_basis_points(5000)), "Ann[50%]");
        assert!(parse_person("Ann[lots]").is_err());
    }
}
