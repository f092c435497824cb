//! Random rules: what they say agrees with arithmetic and logic done otherwise, and no text and no
//! value makes the language stumble.

use proptest::prelude::*;
use steerco_rule::{Kind, Names, Rule, Value, Verdict};

/// A text and the number it comes to; `None` when something in it is empty.
type Numeric = (String, Option<i64>);
/// A text and what it says, by Kleene's logic.
type Logical = (String, Option<bool>);

fn names() -> Names {
    [("a", Kind::Number), ("b", Kind::Number), ("nothing", Kind::Number), ("t", Kind::Text)]
        .into_iter()
        .chain([("d", Kind::Date), ("y", Kind::YesNo), ("l", Kind::List)])
        .map(|(name, kind)| (name.to_owned(), kind))
        .collect()
}

fn value_of(name: &str) -> Value {
    match name {
        "a" => Value::Number(70_000),
        "b" => Value::Number(-30_000),
        "t" => Value::Text("high".into()),
        "d" => Value::Date(jiff::civil::date(2026, 11, 28)),
        "y" => Value::YesNo(true),
        "l" => Value::List(vec!["high".into()]),
        _ => Value::Empty,
    }
}

fn number() -> impl Strategy<Value = Numeric> {
    let leaf = prop_oneof![
        (0_i64..30).prop_map(|n| (n.to_string(), Some(n))),
        Just(("a".to_owned(), Some(7))),
        Just(("b".to_owned(), Some(-3))),
        Just(("nothing".to_owned(), None)),
    ];
    leaf.prop_recursive(4, 24, 2, |inner| {
        let two = (inner.clone(), inner.clone());
        prop_oneof![
            (two.clone(), 0..3_u8).prop_map(|(((a, x), (b, y)), operator)| {
                let both = x.zip(y);
                match operator {
                    0 => (format!("({a} + {b})"), both.map(|(x, y)| x + y)),
                    1 => (format!("({a} - {b})"), both.map(|(x, y)| x - y)),
                    _ => (format!("({a} * {b})"), both.map(|(x, y)| x * y)),
                }
            }),
            two.prop_map(|((a, x), (b, y))| {
                (format!("min({a}, {b})"), x.zip(y).map(|(x, y)| x.min(y)))
            }),
            inner.clone().prop_map(|(a, x)| (format!("-{a}"), x.map(|x| -x))),
            inner.prop_map(|(a, x)| (format!("abs({a})"), x.map(i64::abs))),
        ]
    })
}

fn logic() -> impl Strategy<Value = Logical> {
    let leaf = prop_oneof![
        (number(), number(), 0..4_u8).prop_map(|((a, x), (b, y), operator)| {
            let both = x.zip(y);
            match operator {
                0 => (format!("{a} < {b}"), both.map(|(x, y)| x < y)),
                1 => (format!("{a} >= {b}"), both.map(|(x, y)| x >= y)),
                2 => (format!("{a} = {b}"), both.map(|(x, y)| x == y)),
                _ => (format!("{a} != {b}"), both.map(|(x, y)| x != y)),
            }
        }),
        number().prop_map(|(a, x)| (format!("empty({a})"), Some(x.is_none()))),
    ];
    leaf.prop_recursive(4, 24, 2, |inner| {
        let two = (inner.clone(), inner.clone());
        prop_oneof![
            two.clone().prop_map(|((a, x), (b, y))| {
                let says = match (x, y) {
                    (Some(false), _) | (_, Some(false)) => Some(false),
                    (Some(true), Some(true)) => Some(true),
                    _ => None,
                };
                (format!("({a}) and ({b})"), says)
            }),
            two.prop_map(|((a, x), (b, y))| {
                let says = match (x, y) {
                    (Some(true), _) | (_, Some(true)) => Some(true),
                    (Some(false), Some(false)) => Some(false),
                    _ => None,
                };
                (format!("({a}) or ({b})"), says)
            }),
            inner.prop_map(|(a, x)| (format!("not ({a})"), x.map(|x| !x))),
        ]
    })
}

/// Words in any order; now and then they make a rule.
fn soup() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "a",
        "b",
        "nothing",
        "t",
        "d",
        "y",
        "l",
        "1",
        "0",
        "2.5",
        "10%",
        "\"high\"",
        "2026-01-31",
        "[\"high\"]",
        "and",
        "or",
        "not",
        "in",
        "=",
        "<>",
        "<",
        ">=",
        "+",
        "-",
        "*",
        "/",
        "(",
        ")",
        ",",
        "if(",
        "empty(",
        "min(",
        "contains(",
        "count(",
        "round(",
        "§",
        "\"",
    ]);
    prop::collection::vec(word, 1..9).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_rule_says_what_logic_says((text, says) in logic()) {
        prop_assume!(text.len() <= 2_000);
        let rule = match Rule::read(&text, &names()) {
            Err(error) if error.code == "rule.too_deep" => return Ok(()),
            other => other.unwrap(),
        };
        match (rule.judge(&value_of).verdict, says) {
            (Verdict::Holds, Some(true)) | (Verdict::Fails, Some(false)) => {}
            (Verdict::Unknown(empty), None) => prop_assert_eq!(empty, ["nothing"]),
            (got, wanted) => prop_assert!(false, "{text}: {got:?}, not {wanted:?}"),
        }
    }

    #[test]
    fn any_text_is_a_rule_or_is_told_where_it_is_none(text in prop_oneof![soup(), ".{0,60}"]) {
        match Rule::read(&text, &names()) {
            Err(error) => {
                prop_assert!(text.get(error.span.from..error.span.to).is_some());
                prop_assert!(!error.message.is_empty());
            }
            Ok(rule) => {
                let speaks_of_nothing = rule.names().contains_key("nothing");
                let verdict = rule.judge(&value_of).verdict;
                // Kinds that fit leave nothing open when everything is filled in.
                if let Verdict::Unknown(names) = verdict {
                    prop_assert!(speaks_of_nothing, "{text}: {names:?}");
                }
            }
        }
    }
}
