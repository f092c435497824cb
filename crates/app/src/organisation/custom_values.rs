//! Values of custom fields: read as sent or typed, checked against what their field may hold, and
//! asked for by lists.

use serde_json::{Map, Value};
use steerco_store::{
    Reader, fold,
    organisation::{CustomFilter, CustomTest},
    row,
};
use steerco_units::{parse_exact, show_scaled};

use super::custom_fields::choices_of;
use crate::{Failure, Outcome, plan::read_json, plan::write_json};

/// Most characters of a text.
const MOST_TEXT: usize = 2000;
/// Digits behind the point of a number.
const PLACES: u32 = 4;

/// Values of custom fields by their code, as sent: text, decimal number (`"12.5"` or `12.5`), date
/// (`"2026-03-31"`), flag (`true`), or code or label of a choice; null takes a value away.
pub type CustomValues = Map<String, Value>;

/// Values as kept with a row.
pub(crate) fn custom_values(custom: &str) -> Outcome<CustomValues> {
    if custom == "{}" { Ok(Map::new()) } else { read_json(custom) }
}

/// The values of a row once `values` are set, as kept with it.
pub(crate) fn with_custom_values(
    custom: &str,
    values: &CustomValues,
    fields: &[row::CustomField],
) -> Outcome<String> {
    let mut kept = custom_values(custom)?;
    for (code, value) in values {
        let at = format!("custom.{code}");
        let field = fields.iter().find(|field| field.code == *code).ok_or_else(|| {
            let text = format!("There is no field {code} here. Settings list the custom fields.");
            Failure::field("custom.unknown_field", &at, text)
        })?;
        match checked_value(field, value).map_err(|failure| failure.at_field(&at))? {
            None => {
                kept.remove(code);
            }
            Some(value) if kept.get(code) == Some(&value) => {}
            Some(_) if field.archived => {
                let text = format!("“{}” is archived and takes no new values.", field.name);
                return Err(Failure::field("custom.archived", &at, text));
            }
            Some(value) => {
                kept.insert(code.clone(), value);
            }
        }
    }
    write_json(&kept)
}

/// The values of a row of this noun once those given are set, if any are.
pub(crate) async fn given_custom(
    reader: &Reader,
    noun: &str,
    custom: &str,
    given: Option<&CustomValues>,
) -> Outcome<String> {
    let Some(values) = given else { return Ok(custom.to_owned()) };
    with_custom_values(custom, values, &reader.custom_fields(Some(noun)).await?)
}

/// A value as it is kept; `None` for no value.
fn checked_value(field: &row::CustomField, value: &Value) -> Outcome<Option<Value>> {
    let no = |text: String| Err(Failure::field("custom.bad_value", &field.code, text));
    let text = match value {
        Value::Null => return Ok(None),
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(flag) => flag.to_string(),
        _ => return no(format!("“{}” takes a single value.", field.name)),
    };
    if text.is_empty() {
        return Ok(None);
    }
    let kept = match field.kind.as_str() {
        "number" => match parse_exact(&text, PLACES) {
            Ok(number) => show_scaled(number, PLACES).into(),
            Err(_) => {
                return no(format!(
                    "“{text}” is not a number that “{}” can hold. Write one such as 12.5, with at \
                     most {PLACES} digits behind the point.",
                    field.name
                ));
            }
        },
        "date" => match text.get(..10).unwrap_or(&text).parse::<jiff::civil::Date>() {
            Ok(date) => date.to_string().into(),
            Err(_) => return no(format!("“{text}” is not a date. Write one such as 2026-03-31.")),
        },
        "flag" => match fold(&text).as_str() {
            "true" | "yes" | "1" => Value::Bool(true),
            "false" | "no" | "0" => Value::Bool(false),
            _ => return no(format!("“{text}” is neither yes nor no.")),
        },
        "choice" => chosen(field, &text)?,
        _ if text.chars().count() > MOST_TEXT => {
            return no(format!("Use at most {MOST_TEXT} characters."));
        }
        _ => text.into(),
    };
    Ok(Some(kept))
}

/// The code of a choice given by its code or label.
fn chosen(field: &row::CustomField, text: &str) -> Outcome<Value> {
    let choices = choices_of(field)?;
    let by_code = choices.iter().find(|choice| choice.code == text);
    let found = by_code.or_else(|| choices.iter().find(|one| fold(&one.label) == fold(text)));
    if let Some(choice) = found {
        return Ok(choice.code.clone().into());
    }
    let offered: Vec<&str> =
        choices.iter().filter(|one| !one.retired).map(|one| one.label.as_str()).take(12).collect();
    let text = format!("“{}” has no choice “{text}”. Choose {}.", field.name, offered.join(", "));
    Err(Failure::field("custom.bad_value", &field.code, text))
}

/// Sums by code as they are shown; of what is no number there is none.
pub(crate) async fn custom_totals(
    reader: &Reader,
    noun: &str,
    sums: Vec<(String, i64)>,
) -> Outcome<CustomValues> {
    let fields = reader.custom_fields(Some(noun)).await?;
    let number = |code: &str| fields.iter().any(|one| one.code == code && one.kind == "number");
    let shown = sums.into_iter().filter(|(code, _)| number(code));
    Ok(shown.map(|(code, sum)| (code, show_scaled(sum, PLACES).into())).collect())
}

/// Conditions on custom fields as a list is asked for them, a JSON object: `{"region": ["north"],
/// "cost": {"from": "10", "to": "20"}, "note": {"has": "part"}, "owner": null}`.
pub(crate) async fn custom_filters(
    reader: &Reader,
    noun: &str,
    asked: Option<&str>,
) -> Outcome<Vec<CustomFilter>> {
    let Some(asked) = asked.filter(|asked| !asked.trim().is_empty()) else { return Ok(vec![]) };
    let bad = |text: String| Failure::field("custom.bad_filter", "custom", text);
    let asked: Map<String, Value> = serde_json::from_str(asked).map_err(|error| {
        bad(format!("Write a JSON object such as {{\"region\": [\"north\"]}}: {error}."))
    })?;
    let fields = reader.custom_fields(Some(noun)).await?;
    let mut filters = vec![];
    for (code, condition) in asked {
        let field = fields
            .iter()
            .find(|field| field.code == code)
            .ok_or_else(|| bad(format!("There is no custom field {code} of a {noun}.")))?;
        let test = test_of(field, &condition).map_err(|failure| failure.at_field("custom"))?;
        filters.push(CustomFilter { code, test });
    }
    Ok(filters)
}

fn test_of(field: &row::CustomField, condition: &Value) -> Outcome<CustomTest> {
    let text_of = |value: &Value| -> Outcome<Option<String>> {
        Ok(checked_value(field, value)?.map(|value| match value {
            Value::String(text) => text,
            other => other.to_string(),
        }))
    };
    match condition {
        Value::Null => Ok(CustomTest::Empty),
        Value::Array(values) => {
            let values: Vec<Option<String>> = values.iter().map(text_of).collect::<Outcome<_>>()?;
            Ok(CustomTest::OneOf(values.into_iter().flatten().collect()))
        }
        Value::Object(limits) => {
            if let Some(part) = limits.get("has").and_then(Value::as_str) {
                return Ok(CustomTest::Contains(part.to_owned()));
            }
            let limit = |name: &str| limits.get(name).map_or(Ok(None), text_of);
            let (from, to) = (limit("from")?, limit("to")?);
            if field.kind == "number" {
                let number = |text: Option<String>| text.and_then(|n| parse_exact(&n, PLACES).ok());
                return Ok(CustomTest::Numbers(number(from), number(to)));
            }
            Ok(CustomTest::Dates(from, to))
        }
        single => Ok(CustomTest::OneOf(text_of(single)?.into_iter().collect())),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use serde_json::json;
    use uuid::Uuid;

    use super::*;

    fn field(code: &str, kind: &str) -> row::CustomField {
        row::CustomField {
            id: Uuid::nil(),
            version: 1,
            noun: "task".into(),
            code: code.into(),
            kind: kind.into(),
            name: code.to_uppercase(),
            name_folded: code.into(),
            help: String::new(),
            unit: String::new(),
            choices: r#"[{"code":"high","label":"Very high"},{"code":"old","label":"Old","retired":true}]"#
                .into(),
            position: 1,
            archived: code == "gone",
            created_at: 0,
            updated_at: 0,
        }
    }

    #[test]
    fn values_are_kept_in_one_spelling() {
        for (kind, sent, kept) in [
            ("text", json!("  two words "), json!("two words")),
            ("number", json!(12.50), json!("12.5")),
            ("number", json!("-0.1250"), json!("-0.125")),
            ("date", json!("2026-03-31"), json!("2026-03-31")),
            ("date", json!("2026-03-31T08:00"), json!("2026-03-31")),
            ("flag", json!("Yes"), json!(true)),
            ("flag", json!(false), json!(false)),
            ("choice", json!("very HIGH"), json!("high")),
            ("choice", json!("high"), json!("high")),
        ] {
            let custom = with_custom_values(
                "{}",
                &Map::from_iter([("f".into(), sent)]),
                &[field("f", kind)],
            );
            assert_eq!(custom_values(&custom.unwrap()).unwrap()["f"], kept, "{kind}");
        }
    }

    #[test]
    fn nothing_takes_a_value_away_and_the_others_stay() {
        let fields = [field("a", "text"), field("b", "text")];
        for nothing in [Value::Null, json!(""), json!("  ")] {
            let values = Map::from_iter([("a".into(), nothing)]);
            let custom = with_custom_values(r#"{"a":"x","b":"y"}"#, &values, &fields).unwrap();
            assert_eq!(custom, r#"{"b":"y"}"#);
        }
    }

    #[test]
    fn what_does_not_fit_is_refused_at_its_field() {
        for (kind, sent) in [
            ("number", json!("twelve")),
            ("number", json!("0.00001")),
            ("date", json!("31.3.2026")),
            ("date", json!("2026-02-30")),
            ("flag", json!("perhaps")),
            ("choice", json!("low")),
            ("text", json!(["a"])),
            ("text", json!("x".repeat(2001))),
        ] {
            let values = Map::from_iter([("f".into(), sent.clone())]);
            let Err(Failure::Refused(refusal)) =
                with_custom_values("{}", &values, &[field("f", kind)])
            else {
                panic!("{kind} took {sent}");
            };
            assert_eq!(refusal.code, "custom.bad_value");
            assert_eq!(refusal.fields[0].field, "custom.f");
        }
        let refused = |code: &str| {
            let values = Map::from_iter([(code.to_owned(), json!("x"))]);
            let Err(Failure::Refused(refusal)) =
                with_custom_values("{}", &values, &[field("gone", "text")])
            else {
                panic!("{code} was taken");
            };
            refusal.code
        };
        assert_eq!(refused("gone"), "custom.archived");
        assert_eq!(refused("other"), "custom.unknown_field");
    }
}
