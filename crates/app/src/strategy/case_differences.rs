//! What differs between two versions of a business case. Pure.

use serde::Serialize;
use utoipa::ToSchema;

use super::{
    case_body::{CaseBody, CaseLineKind, CaseOption},
    case_figures::{OptionFigures, figures},
};

/// One thing that differs. It is a number or a text; what is only on one side is null on the other.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CaseDifference {
    /// Which part: `purpose`, `start`, `periods`, `discount_percent`, `discounting` (its texts are `start` and
    /// `middle`), `finance_percent`, `reinvestment_percent`, `chosen`, `recommendation`, `assumptions`, `scope_in`, `scope_out`, `deliverables`, `risks`, `option`, `description`,
    /// `line`, `npv`, `costs`, `benefits`.
    pub part: String,
    /// Name of the option, where it is of one.
    pub option: Option<String>,
    /// Name of the line, where it is of one.
    pub line: Option<String>,
    /// Text before.
    pub from_text: Option<String>,
    /// Text after.
    pub to_text: Option<String>,
    /// Money before, in minor units.
    pub from_minor: Option<i64>,
    /// Money after.
    pub to_minor: Option<i64>,
}

fn difference(part: &str) -> CaseDifference {
    CaseDifference {
        part: part.into(),
        option: None,
        line: None,
        from_text: None,
        to_text: None,
        from_minor: None,
        to_minor: None,
    }
}

/// What differs, in the order of the case: texts first, then option by option.
pub(super) fn differences(from: &CaseBody, to: &CaseBody) -> Vec<CaseDifference> {
    let mut found = vec![];
    let mut text = |part: &str, before: String, after: String| {
        if before != after {
            let (from_text, to_text) = (Some(before), Some(after));
            found.push(CaseDifference { from_text, to_text, ..difference(part) });
        }
    };
    text("purpose", from.purpose.clone(), to.purpose.clone());
    text("start", from.start.clone(), to.start.clone());
    text("periods", from.periods.to_string(), to.periods.to_string());
    text("discount_percent", from.discount_percent.to_string(), to.discount_percent.to_string());
    text("discounting", from.discounting.word().into(), to.discounting.word().into());
    let rate = |percent: Option<f64>| percent.map(|one| one.to_string()).unwrap_or_default();
    text("finance_percent", rate(from.finance_percent), rate(to.finance_percent));
    text("reinvestment_percent", rate(from.reinvestment_percent), rate(to.reinvestment_percent));
    let chosen = |body: &CaseBody| body.recommended().map(|one| one.name.clone());
    text("chosen", chosen(from).unwrap_or_default(), chosen(to).unwrap_or_default());
    text("recommendation", from.recommendation.clone(), to.recommendation.clone());
    text("assumptions", from.assumptions.clone(), to.assumptions.clone());
    text("scope_in", from.scope_in.clone(), to.scope_in.clone());
    text("scope_out", from.scope_out.clone(), to.scope_out.clone());
    text("deliverables", from.deliverables.clone(), to.deliverables.clone());
    text("risks", risks(from), risks(to));
    let (before, after) = (figures(from), figures(to));
    let gone = from.options.iter().filter(|one| to.options.iter().all(|own| own.key != one.key));
    for option in to.options.iter().chain(gone) {
        let old = from.options.iter().find(|one| one.key == option.key);
        let new = to.options.iter().find(|one| one.key == option.key);
        let of = |all: &[OptionFigures]| all.iter().find(|one| one.key == option.key).cloned();
        options(&mut found, old, new, of(&before), of(&after));
    }
    found
}

fn risks(body: &CaseBody) -> String {
    let lines: Vec<String> = body
        .risks
        .iter()
        .map(|one| match one.response.as_str() {
            "" => one.risk.clone(),
            response => format!("{}: {response}", one.risk),
        })
        .collect();
    lines.join("\n")
}

fn options(
    found: &mut Vec<CaseDifference>,
    old: Option<&CaseOption>,
    new: Option<&CaseOption>,
    before: Option<OptionFigures>,
    after: Option<OptionFigures>,
) {
    let option = new.or(old).map(|one| one.name.clone());
    let mut add =
        |one: CaseDifference| found.push(CaseDifference { option: option.clone(), ..one });
    let names = (old.map(|one| one.name.clone()), new.map(|one| one.name.clone()));
    if names.0 != names.1 {
        add(CaseDifference { from_text: names.0, to_text: names.1, ..difference("option") });
    }
    if let (Some(old), Some(new)) = (old, new)
        && old.description != new.description
    {
        let (from_text, to_text) = (Some(old.description.clone()), Some(new.description.clone()));
        add(CaseDifference { from_text, to_text, ..difference("description") });
    }
    type Part = fn(&OptionFigures) -> i64;
    let parts: [(&str, Part); 3] = [
        ("npv", |one| one.npv_minor),
        ("costs", |one| one.costs_minor),
        ("benefits", |one| one.benefits_minor),
    ];
    for (part, value) in parts {
        let (from_minor, to_minor) = (before.as_ref().map(value), after.as_ref().map(value));
        if from_minor != to_minor {
            add(CaseDifference { from_minor, to_minor, ..difference(part) });
        }
    }
    let mut names: Vec<(CaseLineKind, &str)> = vec![];
    for line in new.into_iter().chain(old).flat_map(|one| &one.lines) {
        if !names.contains(&(line.kind, line.name.as_str())) {
            names.push((line.kind, line.name.as_str()));
        }
    }
    for (kind, name) in names {
        let amounts = |option: Option<&CaseOption>| -> Option<Vec<i64>> {
            let lines = option?.lines.iter().filter(|one| one.kind == kind && one.name == name);
            let mut all: Vec<i64> = lines.flat_map(|one| one.amounts.clone()).collect();
            while all.last() == Some(&0) {
                all.pop();
            }
            Some(all)
        };
        let (old, new) = (amounts(old), amounts(new));
        if old != new {
            let sum = |all: Option<Vec<i64>>| all.map(|all| all.iter().sum());
            let (from_minor, to_minor) = (sum(old), sum(new));
            let line = Some(name.to_owned());
            add(CaseDifference { line, from_minor, to_minor, ..difference("line") });
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::strategy::case_body::{CaseLine, Discounting};

    #[test]
    fn a_case_differs_from_itself_in_nothing_and_from_another_in_each_change() {
        let one = CaseBody::blank(2027);
        assert_eq!(differences(&one, &one), []);
        let mut other = one.clone();
        other.purpose = "Dry feet".into();
        other.chosen = Some("option_1".into());
        other.options[1].lines.push(CaseLine {
            kind: CaseLineKind::Cost,
            name: "Gates".into(),
            cost_type: "capex".into(),
            amounts: vec![100, 0, 50],
        });
        let found = differences(&one, &other);
        let parts: Vec<&str> = found.iter().map(|one| one.part.as_str()).collect();
        assert_eq!(parts, ["purpose", "chosen", "npv", "costs", "line"]);
        let line = found.last().unwrap();
        assert_eq!((line.from_minor, line.to_minor), (Some(0), Some(150)));
        assert_eq!(line.line.as_deref(), Some("Gates"));
        // Another convention is told beside what it does to the figure.
        let middle = CaseBody { discounting: Discounting::Middle, ..other.clone() };
        let middle = CaseBody { finance_percent: Some(4.5), ..middle };
        let found = differences(&other, &middle);
        let told: Vec<_> = found
            .iter()
            .map(|one| (one.part.as_str(), one.from_text.as_deref(), one.to_text.as_deref()))
            .collect();
        let wanted = [
            ("discounting", Some("start"), Some("middle")),
            ("finance_percent", Some(""), Some("4.5")),
            ("npv", None, None),
        ];
        assert_eq!(told, wanted);
        // What is gone is told with what it was.
        other.options.truncate(1);
        other.chosen = None;
        let back = differences(&one, &other);
        let parts: Vec<&str> = back.iter().map(|one| one.part.as_str()).collect();
        assert_eq!(parts, ["purpose", "option", "npv", "costs", "benefits"]);
        assert_eq!(back[1].from_text.as_deref(), Some("Option 1"));
    }
}
