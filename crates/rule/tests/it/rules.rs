//! What rules say, and what is said about texts that are none.

use std::collections::BTreeMap;

use steerco_rule::{Kind, Names, Rule, Value, Verdict};

fn names() -> Names {
    [
        ("budget", Kind::Number),
        ("cost", Kind::Number),
        ("benefit", Kind::Number),
        ("name", Kind::Text),
        ("size", Kind::Text),
        ("start", Kind::Date),
        ("today", Kind::Date),
        ("strategic", Kind::YesNo),
        ("regions", Kind::List),
        ("custom.sponsor", Kind::Text),
    ]
    .map(|(name, kind)| (name.to_owned(), kind))
    .into()
}

fn values() -> BTreeMap<&'static str, Value> {
    [
        ("budget", Value::Number(500_000_000)),
        ("cost", Value::Number(0)),
        ("name", Value::Text("Pilot of the \"blue\" line".into())),
        ("size", Value::Text("High".into())),
        ("start", Value::Date("2027-03-01".parse().unwrap())),
        ("today", Value::Date("2026-11-28".parse().unwrap())),
        ("strategic", Value::YesNo(true)),
        ("regions", Value::List(vec!["North".into(), "South".into()])),
    ]
    .into()
}

fn verdict(text: &str) -> Verdict {
    let rule = Rule::read(text, &names()).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(rule.text(), text);
    let values = values();
    rule.judge(&|name| values.get(name).cloned().unwrap_or(Value::Empty)).verdict
}

#[test]
fn rules_say_yes_or_no() {
    for (text, holds) in [
        ("budget <= 50000", true),
        ("budget < 50000.0000", false),
        ("budget * 10% = 5000", true),
        ("1 / 3 = 0.3333", true),
        ("2 / 3 * 3 = 2.0001", true),
        ("-2 * -(3 + 1) = 8", true),
        ("2 + 3 * 4 = 14 and 10 - 4 - 3 = 3", true),
        ("not strategic or budget > 1", true),
        ("not (strategic and budget > 1)", false),
        ("size in [\"high\", \"very high\"]", true),
        ("size = \"HIGH\" and size <> \"low\"", true),
        ("contains(name, \"pilot\") and contains(name, \"\"\"blue\"\"\")", true),
        ("contains(regions, \"north\") and count(regions) = 2", true),
        ("start - today = 93 and start > today + 92", true),
        ("today + 93 >= start and start - 93 = today", true),
        ("start = 2027-03-01", true),
        ("min(budget, 7, 9) = 7 and max(start, today) = start", true),
        ("abs(-4.5) = 4.5 and round(-4.5) = -5 and round(4.4999) = 4", true),
        ("if(strategic, budget > 1, 1 / cost > 1)", true),
        ("empty(custom.sponsor) and not empty(name)", true),
        ("yes AND NOT False", true),
    ] {
        assert_eq!(verdict(text), if holds { Verdict::Holds } else { Verdict::Fails }, "{text}");
    }
}

#[test]
fn what_is_empty_makes_a_rule_unknown_unless_the_rest_decides() {
    let unknown =
        |names: &[&str]| Verdict::Unknown(names.iter().map(|name| (*name).to_owned()).collect());
    assert_eq!(verdict("benefit > budget"), unknown(&["benefit"]));
    assert_eq!(verdict("not (benefit > budget)"), unknown(&["benefit"]));
    assert_eq!(verdict("custom.sponsor = \"Ada\""), unknown(&["custom.sponsor"]));
    assert_eq!(verdict("benefit > 1 and strategic"), unknown(&["benefit"]));
    assert_eq!(verdict("benefit > 1 and not strategic"), Verdict::Fails);
    assert_eq!(verdict("strategic or benefit > 1"), Verdict::Holds);
    assert_eq!(verdict("empty(benefit) or benefit > 1"), Verdict::Holds);
}

#[test]
fn what_cannot_be_computed_is_told_with_its_place() {
    let at = |text: &str| match verdict(text) {
        Verdict::Impossible(span, why) => (text[span.from..span.to].to_owned(), why),
        other => panic!("{other:?}"),
    };
    let by_zero = ("budget / cost".to_owned(), "this divides by zero".to_owned());
    assert_eq!(at("1 + budget / cost > 2"), by_zero);
    assert_eq!(at("strategic and budget / cost > 2"), by_zero);
    assert_eq!(at("900000000000 * 900000000000 > 1").1, "this number is too large");
    assert_eq!(at("today + 900000000 > today").1, "this date is out of range");
    // A side that decides alone is not spoiled by the other.
    assert_eq!(verdict("cost = 0 or budget / cost > 2"), Verdict::Holds);
}

#[test]
fn a_text_that_is_no_rule_is_told_where_and_what_to_write() {
    for (text, part, code, says) in [
        ("", "", "rule.empty", "such as"),
        ("budgte > 5", "budgte", "rule.unknown_name", "Do you mean `budget`?"),
        ("size = High", "High", "rule.unknown_name", "double quotes"),
        ("budget", "budget", "rule.no_answer", "yes or no"),
        ("budget > \"high\"", "\"high\"", "rule.kind", "this is a text, where a number"),
        ("size > \"low\"", "size", "rule.kind", "Use `=`"),
        ("start + today > today", "start + today", "rule.kind", "number of days"),
        ("budget and strategic", "budget", "rule.kind", "yes or no should be"),
        ("1 < budget < 5", "<", "rule.unexpected", "`and` or `or`"),
        ("budget > 5 strategic", "strategic", "rule.unexpected", "the end"),
        ("(budget > 5", "", "rule.unexpected", "`)` should be"),
        ("budget > ", "", "rule.unexpected", "a value or a name"),
        ("size in [high]", "high", "rule.unexpected", "a text such as"),
        ("name = \"Pilot", "\"Pilot", "rule.unended_text", "Put a \""),
        ("name = 'Pilot'", "'", "rule.unexpected", "double quotes"),
        ("budget > 5 && strategic", "&", "rule.unexpected", "write `and`"),
        ("budget > 1.00001", "1.00001", "rule.bad_number", "4 decimals"),
        ("budget > 99999999999999999999", "99999999999999999999", "rule.bad_number", "1250.75"),
        ("start > 2027-02-30", "2027-02-30", "rule.bad_date", "no day 2027-02-30"),
        ("sum(budget) > 5", "sum", "rule.unknown_function", "There are empty, if"),
        ("min(budget) > 5", "min(budget)", "rule.arguments", "min(cost, budget)"),
    ] {
        let error = Rule::read(text, &names()).expect_err(text);
        let found = &text[error.span.from..error.span.to];
        assert_eq!((found, error.code), (part, code), "{text}: {error}");
        assert!(error.message.contains(says), "{text}: {error}");
    }
    let deep = format!("{}1 > 0{}", "(".repeat(60), ")".repeat(60));
    assert_eq!(Rule::read(&deep, &names()).unwrap_err().code, "rule.too_deep");
    let long = vec!["budget > 1"; 300].join(" and ");
    assert_eq!(Rule::read(&long, &names()).unwrap_err().code, "rule.too_long");
}

#[test]
fn a_judgement_shows_its_steps() {
    let text = "budget > 3 * 2 and strategic";
    let rule = Rule::read(text, &names()).unwrap();
    let values = values();
    let judged = rule.judge(&|name| values[name].clone());
    let steps: Vec<(&str, String)> = judged
        .steps
        .iter()
        .map(|step| (&text[step.span.from..step.span.to], step.value.to_string()))
        .collect();
    assert_eq!(
        steps,
        [
            ("budget", "50000".into()),
            ("3 * 2", "6".into()),
            ("budget > 3 * 2", "yes".into()),
            ("strategic", "yes".into()),
            (text, "yes".to_owned()),
        ]
    );
    assert_eq!(rule.names().keys().collect::<Vec<_>>(), ["budget", "strategic"]);
}
