//! Cuts the text of a rule into words.

use steerco_units::parse_exact;

use crate::{
    error::RuleError,
    tree::Span,
    value::{DECIMALS, Value},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Word {
    Value(Value),
    Name(String),
    /// A sign or one of the words `and`, `or`, `not`, `in`.
    Sign(&'static str),
    End,
}

/// Longer ones first.
const SIGNS: [&str; 17] =
    ["<=", ">=", "!=", "<>", "=", "<", ">", "+", "-", "*", "/", "(", ")", "[", "]", ",", "%"];
const WORDS: [&str; 4] = ["and", "or", "not", "in"];

pub(crate) fn words(text: &str) -> Result<Vec<(Word, Span)>, RuleError> {
    let mut out = vec![];
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (word, length) = match first {
            '"' => quoted(text, at)?,
            '0'..='9' => number_or_date(text, at)?,
            first if first.is_alphabetic() || first == '_' => named(&text[at..]),
            _ => sign(text, at)?,
        };
        out.push((word, Span { from: at, to: at + length }));
        at += length;
    }
    out.push((Word::End, Span { from: text.len(), to: text.len() }));
    Ok(out)
}

/// A text in double quotes; a quote inside is written twice.
fn quoted(text: &str, at: usize) -> Result<(Word, usize), RuleError> {
    let mut value = String::new();
    let mut rest = text[at + 1..].char_indices().peekable();
    while let Some((offset, letter)) = rest.next() {
        if letter != '"' {
            value.push(letter);
        } else if rest.next_if(|(_, next)| *next == '"').is_some() {
            value.push('"');
        } else {
            return Ok((Word::Value(Value::Text(value)), offset + 2));
        }
    }
    let span = Span { from: at, to: text.len() };
    let message = "this text has no end. Put a \" behind it.";
    Err(RuleError::new(span, "rule.unended_text", message))
}

/// `2027-01-31` is a date; anything else that begins with a digit is a number.
fn number_or_date(text: &str, at: usize) -> Result<(Word, usize), RuleError> {
    let rest = &text[at..];
    if let Some(date) = rest.get(..10).filter(|date| looks_like_date(date)) {
        let span = Span { from: at, to: at + 10 };
        return match date.parse() {
            Ok(date) => Ok((Word::Value(Value::Date(date)), 10)),
            Err(_) => Err(RuleError::new(
                span,
                "rule.bad_date",
                format!("there is no day {date}. Write year, month and day: 2027-01-31."),
            )),
        };
    }
    let length = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let digits = &rest[..length];
    match parse_exact(digits, DECIMALS) {
        Ok(number) => Ok((Word::Value(Value::Number(number)), length)),
        Err(_) => Err(RuleError::new(
            Span { from: at, to: at + length },
            "rule.bad_number",
            format!(
                "`{digits}` is no number that rules can hold. Write 1250.75, without separators for \
                 thousands and with at most {DECIMALS} decimals."
            ),
        )),
    }
}

fn looks_like_date(text: &str) -> bool {
    text.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    })
}

fn named(rest: &str) -> (Word, usize) {
    let ends = |c: char| !c.is_alphanumeric() && c != '_' && c != '.';
    let length = rest.find(ends).unwrap_or(rest.len());
    let name = &rest[..length];
    let lower = name.to_lowercase();
    let word = match lower.as_str() {
        "yes" | "true" => Word::Value(Value::YesNo(true)),
        "no" | "false" => Word::Value(Value::YesNo(false)),
        other => match WORDS.into_iter().find(|word| *word == other) {
            Some(word) => Word::Sign(word),
            None => Word::Name(name.to_owned()),
        },
    };
    (word, length)
}

fn sign(text: &str, at: usize) -> Result<(Word, usize), RuleError> {
    let rest = &text[at..];
    if let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
        return Ok((Word::Sign(sign), sign.len()));
    }
    let letter: String = rest.chars().take(1).collect();
    let span = Span { from: at, to: at + letter.len() };
    let message = match letter.as_str() {
        "'" => "texts are written in double quotes: \"pilot\".".into(),
        "&" => "write `and` instead of &.".into(),
        "|" => "write `or` instead of |.".into(),
        "!" => "write `not` instead of !.".into(),
        _ => format!("`{letter}` means nothing in a rule. Take it out."),
    };
    Err(RuleError::new(span, "rule.unexpected", message))
}
