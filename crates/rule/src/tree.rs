//! A rule as a tree.

use crate::value::Value;

/// A part of a rule's text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub from: usize,
    /// Byte after the last.
    pub to: usize,
}

impl Span {
    pub(crate) fn around(self, other: Self) -> Self {
        Self { from: self.from.min(other.from), to: self.to.max(other.to) }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum What {
    Literal(Value),
    Name(String),
    Not(Box<Node>),
    Minus(Box<Node>),
    Both(Operator, Box<Node>, Box<Node>),
    Call(Function, Vec<Node>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    Or,
    And,
    Is,
    IsNot,
    Less,
    AtMost,
    More,
    AtLeast,
    In,
    Plus,
    Minus,
    Times,
    Over,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Function {
    Empty,
    If,
    Min,
    Max,
    Abs,
    Round,
    Contains,
    Count,
}

impl Function {
    /// Name, how many arguments at least and at most, and an example.
    pub(crate) const ALL: [(&str, Self, usize, usize, &str); 8] = [
        ("empty", Self::Empty, 1, 1, "empty(sponsor)"),
        ("if", Self::If, 3, 3, "if(strategic, 10, 20)"),
        ("min", Self::Min, 2, 20, "min(cost, budget)"),
        ("max", Self::Max, 2, 20, "max(cost, budget)"),
        ("abs", Self::Abs, 1, 1, "abs(variance)"),
        ("round", Self::Round, 1, 1, "round(score)"),
        ("contains", Self::Contains, 2, 2, "contains(name, \"pilot\")"),
        ("count", Self::Count, 1, 1, "count(regions)"),
    ];
}

impl Node {
    /// Calls with every node, children first.
    pub(crate) fn visit<'node>(&'node self, see: &mut impl FnMut(&'node Self)) {
        match &self.what {
            What::Literal(_) | What::Name(_) => {}
            What::Not(inner) | What::Minus(inner) => inner.visit(see),
            What::Both(_, left, right) => {
                left.visit(see);
                right.visit(see);
            }
            What::Call(_, arguments) => arguments.iter().for_each(|one| one.visit(see)),
        }
        see(self);
    }
}
