//! Whether the parts of a rule fit together, before it is kept.

use crate::{
    Names,
    error::RuleError,
    tree::{Function, Node, Operator, What},
    value::{Kind, Value},
};

/// What a part of a rule is.
pub(crate) fn kind_of(node: &Node, names: &Names) -> Result<Kind, RuleError> {
    let of = |node: &Node| kind_of(node, names);
    match &node.what {
        What::Literal(Value::Empty) => Ok(Kind::Text),
        What::Literal(value) => Ok(value.kind().unwrap_or(Kind::Text)),
        What::Name(name) => names.get(name).copied().ok_or_else(|| unknown(node, name, names)),
        What::Not(inner) => {
            need(inner, of(inner)?, Kind::YesNo)?;
            Ok(Kind::YesNo)
        }
        What::Minus(inner) => {
            need(inner, of(inner)?, Kind::Number)?;
            Ok(Kind::Number)
        }
        What::Both(operator, left, right) => {
            pair(node, *operator, (left, of(left)?), (right, of(right)?))
        }
        What::Call(function, arguments) => {
            let kinds: Vec<Kind> = arguments.iter().map(of).collect::<Result<_, _>>()?;
            call(*function, arguments, &kinds)
        }
    }
}

fn pair(
    whole: &Node,
    operator: Operator,
    (left, a): (&Node, Kind),
    (right, b): (&Node, Kind),
) -> Result<Kind, RuleError> {
    let both = |kind: Kind| need(left, a, kind).and_then(|()| need(right, b, kind));
    match operator {
        Operator::Or | Operator::And => both(Kind::YesNo).map(|()| Kind::YesNo),
        Operator::Is | Operator::IsNot => need(right, b, a).map(|()| Kind::YesNo),
        Operator::Less | Operator::AtMost | Operator::More | Operator::AtLeast => {
            if !matches!(a, Kind::Number | Kind::Date) {
                let message =
                    format!("{} is neither more nor less than another. Use `=`.", a.name());
                return Err(RuleError::new(left.span, "rule.kind", message));
            }
            need(right, b, a).map(|()| Kind::YesNo)
        }
        Operator::In => {
            need(left, a, Kind::Text)?;
            need(right, b, Kind::List).map(|()| Kind::YesNo)
        }
        // Days are added to dates, and counted between them.
        Operator::Plus | Operator::Minus if a == Kind::Date => match (operator, b) {
            (_, Kind::Number) => Ok(Kind::Date),
            (Operator::Minus, Kind::Date) => Ok(Kind::Number),
            _ => {
                let message = "two dates cannot be added. Add a number of days to one of them.";
                Err(RuleError::new(whole.span, "rule.kind", message))
            }
        },
        Operator::Plus | Operator::Minus | Operator::Times | Operator::Over => {
            both(Kind::Number).map(|()| Kind::Number)
        }
    }
}

fn call(function: Function, arguments: &[Node], kinds: &[Kind]) -> Result<Kind, RuleError> {
    let all = |from: usize, kind: Kind| {
        arguments.iter().zip(kinds).skip(from).try_for_each(|(node, is)| need(node, *is, kind))
    };
    match function {
        Function::Empty => Ok(Kind::YesNo),
        Function::If => {
            need(&arguments[0], kinds[0], Kind::YesNo)?;
            need(&arguments[2], kinds[2], kinds[1])?;
            Ok(kinds[1])
        }
        Function::Min | Function::Max if kinds[0] == Kind::Date => {
            all(1, Kind::Date).map(|()| Kind::Date)
        }
        Function::Min | Function::Max | Function::Abs | Function::Round => {
            all(0, Kind::Number).map(|()| Kind::Number)
        }
        Function::Contains => {
            if kinds[0] != Kind::List {
                need(&arguments[0], kinds[0], Kind::Text)?;
            }
            need(&arguments[1], kinds[1], Kind::Text).map(|()| Kind::YesNo)
        }
        Function::Count => need(&arguments[0], kinds[0], Kind::List).map(|()| Kind::Number),
    }
}

fn need(node: &Node, is: Kind, needed: Kind) -> Result<(), RuleError> {
    if is == needed {
        return Ok(());
    }
    let message = format!("this is {}, where {} should be.", is.name(), needed.name());
    Err(RuleError::new(node.span, "rule.kind", message))
}

/// A name nobody knows, with the one that looks most like it.
fn unknown(node: &Node, name: &str, names: &Names) -> RuleError {
    let like = names.keys().map(|known| (distance(name, known), known)).min();
    let advice = match like {
        Some((away, known)) if away * 3 <= known.chars().count().max(3) => {
            format!("Do you mean `{known}`?")
        }
        _ if name.chars().next().is_some_and(char::is_uppercase) => {
            "Texts are written in double quotes.".into()
        }
        _ => "Choose one from the list of fields.".into(),
    };
    RuleError::new(node.span, "rule.unknown_name", format!("there is no field `{name}`. {advice}"))
}

/// How many letters have to change to get from one to the other (Levenshtein), case aside.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.to_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.to_lowercase().chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (place, same) in other.iter().enumerate() {
            let change = diagonal + usize::from(letter != *same);
            diagonal = row[place + 1];
            row[place + 1] = change.min(row[place] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}
