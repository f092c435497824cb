//! Whether a rule holds for given values. What is empty makes what depends on it unknown, unless the
//! rest decides alone: `no and …` is no, whatever the other side is.

use jiff::{Span as Days, civil::Date};

use crate::{
    Rule,
    tree::{Function, Node, Operator, Span, What},
    value::{DECIMALS, Value},
};

/// One, as numbers are kept.
const ONE: i64 = 10_i64.pow(DECIMALS);

/// What a rule says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    Holds,
    /// No.
    Fails,
    /// It cannot be told while these names are empty.
    Unknown(Vec<String>),
    /// It cannot be computed: what went wrong, and where.
    Impossible(Span, String),
}

/// What a rule says, and how it came to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// What it says.
    pub verdict: Verdict,
    /// Each part and what it came to, inner ones first; values that are written down are left out.
    pub steps: Vec<Step>,
}

/// A part of a rule and what it came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which part of the text.
    pub span: Span,
    /// What it came to.
    pub value: Value,
}

/// A part that cannot be computed.
struct Trouble(Span, &'static str);

impl Rule {
    /// Judges with the value of each name; a value of another kind than promised counts as empty.
    pub fn judge(&self, value_of: &dyn Fn(&str) -> Value) -> Judgement {
        let value_of = |name: &str| {
            let value = value_of(name);
            let promised = self.names().get(name).copied();
            if value.kind() == promised { value } else { Value::Empty }
        };
        let mut steps = vec![];
        let verdict = match run(&self.root, &value_of, &mut steps) {
            Ok(Value::YesNo(true)) => Verdict::Holds,
            Ok(Value::YesNo(false)) => Verdict::Fails,
            Ok(_) => {
                let empty = |name: &&String| value_of(name) == Value::Empty;
                Verdict::Unknown(self.names().keys().filter(empty).cloned().collect())
            }
            Err(Trouble(span, why)) => Verdict::Impossible(span, why.into()),
        };
        Judgement { verdict, steps }
    }
}

fn run(
    node: &Node,
    value_of: &dyn Fn(&str) -> Value,
    steps: &mut Vec<Step>,
) -> Result<Value, Trouble> {
    let value = match &node.what {
        What::Literal(value) => return Ok(value.clone()),
        What::Name(name) => value_of(name),
        What::Not(inner) => match run(inner, value_of, steps)? {
            Value::YesNo(yes) => Value::YesNo(!yes),
            _ => Value::Empty,
        },
        What::Minus(inner) => match run(inner, value_of, steps)? {
            Value::Number(number) => {
                number.checked_neg().map(Value::Number).ok_or(too_large(node))?
            }
            _ => Value::Empty,
        },
        What::Both(operator @ (Operator::And | Operator::Or), left, right) => {
            // Both sides are looked at, so that the steps show both; a trouble behind a side that
            // decides does no harm.
            let decides = Value::YesNo(*operator == Operator::Or);
            let one = run(left, value_of, steps)?;
            match run(right, value_of, steps) {
                _ if one == decides => decides,
                Ok(other) if other == decides => decides,
                Ok(Value::YesNo(other)) if matches!(one, Value::YesNo(_)) => Value::YesNo(other),
                Ok(_) => Value::Empty,
                Err(trouble) => return Err(trouble),
            }
        }
        What::Both(operator, left, right) => {
            let (a, b) = (run(left, value_of, steps)?, run(right, value_of, steps)?);
            pair(node, *operator, &a, &b)?
        }
        What::Call(Function::If, arguments) => {
            match run(&arguments[0], value_of, steps)? {
                // Only the side that is chosen is computed.
                Value::YesNo(yes) => run(&arguments[if yes { 1 } else { 2 }], value_of, steps)?,
                _ => Value::Empty,
            }
        }
        What::Call(function, arguments) => {
            let values = arguments.iter().map(|one| run(one, value_of, steps));
            call(node, *function, &values.collect::<Result<Vec<_>, _>>()?)?
        }
    };
    steps.push(Step { span: node.span, value: value.clone() });
    Ok(value)
}

fn pair(node: &Node, operator: Operator, a: &Value, b: &Value) -> Result<Value, Trouble> {
    if matches!(operator, Operator::Is | Operator::IsNot) {
        return Ok(match (a, b) {
            (Value::Empty, _) | (_, Value::Empty) => Value::Empty,
            _ => Value::YesNo(same(a, b) == (operator == Operator::Is)),
        });
    }
    let compared = |order: std::cmp::Ordering| {
        Value::YesNo(match operator {
            Operator::Less => order.is_lt(),
            Operator::AtMost => order.is_le(),
            Operator::More => order.is_gt(),
            _ => order.is_ge(),
        })
    };
    let comparing =
        matches!(operator, Operator::Less | Operator::AtMost | Operator::More | Operator::AtLeast);
    match (a, b) {
        (Value::Number(a), Value::Number(b)) if comparing => Ok(compared(a.cmp(b))),
        (Value::Date(a), Value::Date(b)) if comparing => Ok(compared(a.cmp(b))),
        (Value::Number(a), Value::Number(b)) => {
            arithmetic(node, operator, *a, *b).map(Value::Number)
        }
        (Value::Date(a), Value::Date(b)) => {
            Ok(days_between(*b, *a).map_or(Value::Empty, Value::Number))
        }
        (Value::Date(date), Value::Number(days)) => {
            let days = if operator == Operator::Minus { -days / ONE } else { days / ONE };
            let moved = Days::new().try_days(days).and_then(|days| date.checked_add(days));
            moved.map(Value::Date).map_err(|_| Trouble(node.span, "this date is out of range"))
        }
        (Value::Text(text), Value::List(list)) => Ok(Value::YesNo(contains(list, text))),
        _ => Ok(Value::Empty),
    }
}

fn arithmetic(node: &Node, operator: Operator, a: i64, b: i64) -> Result<i64, Trouble> {
    let (a, b) = (i128::from(a), i128::from(b));
    let one = i128::from(ONE);
    let exact = match operator {
        Operator::Plus => a + b,
        Operator::Minus => a - b,
        Operator::Times => divided(a * b, one),
        _ if b == 0 => return Err(Trouble(node.span, "this divides by zero")),
        _ => divided(a * one, b),
    };
    i64::try_from(exact).map_err(|_| too_large(node))
}

/// Rounded half away from zero.
fn divided(a: i128, b: i128) -> i128 {
    let (a, b) = if b < 0 { (-a, -b) } else { (a, b) };
    (a.abs() + b / 2) / b * a.signum()
}

fn too_large(node: &Node) -> Trouble {
    Trouble(node.span, "this number is too large")
}

/// In ten-thousandths of a day.
fn days_between(from: Date, to: Date) -> Option<i64> {
    let days = from.until(to).ok()?.get_days();
    i64::from(days).checked_mul(ONE)
}

fn call(node: &Node, function: Function, values: &[Value]) -> Result<Value, Trouble> {
    if function == Function::Empty {
        return Ok(Value::YesNo(match &values[0] {
            Value::Empty => true,
            Value::Text(text) => text.trim().is_empty(),
            Value::List(list) => list.is_empty(),
            _ => false,
        }));
    }
    if values.contains(&Value::Empty) {
        return Ok(Value::Empty);
    }
    let number =
        |value: &Value| if let Value::Number(number) = value { Some(*number) } else { None };
    let date = |value: &Value| if let Value::Date(date) = value { Some(*date) } else { None };
    let smallest = function == Function::Min;
    Ok(match (function, values) {
        (Function::Min | Function::Max, [Value::Date(_), ..]) => {
            let dates = values.iter().filter_map(date);
            if smallest { dates.min() } else { dates.max() }.map_or(Value::Empty, Value::Date)
        }
        (Function::Min | Function::Max, _) => {
            let numbers = values.iter().filter_map(number);
            if smallest { numbers.min() } else { numbers.max() }.map_or(Value::Empty, Value::Number)
        }
        (Function::Abs, [Value::Number(number)]) => {
            Value::Number(number.checked_abs().ok_or(too_large(node))?)
        }
        (Function::Round, [Value::Number(number)]) => {
            let whole = divided(i128::from(*number), i128::from(ONE)) * i128::from(ONE);
            Value::Number(i64::try_from(whole).map_err(|_| too_large(node))?)
        }
        (Function::Contains, [Value::List(list), Value::Text(text)]) => {
            Value::YesNo(contains(list, text))
        }
        (Function::Contains, [Value::Text(whole), Value::Text(part)]) => {
            Value::YesNo(whole.to_lowercase().contains(&part.to_lowercase()))
        }
        (Function::Count, [Value::List(list)]) => {
            let count = i64::try_from(list.len()).unwrap_or(i64::MAX);
            Value::Number(count.checked_mul(ONE).ok_or(too_large(node))?)
        }
        _ => Value::Empty,
    })
}

fn contains(list: &[String], text: &str) -> bool {
    list.iter().any(|one| one.to_lowercase() == text.to_lowercase())
}

fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Text(a), Value::Text(b)) => a.to_lowercase() == b.to_lowercase(),
        (Value::List(a), Value::List(b)) => {
            a.iter().all(|one| contains(b, one)) && b.iter().all(|one| contains(a, one))
        }
        _ => a == b,
    }
}
