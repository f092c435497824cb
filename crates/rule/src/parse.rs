//! From words to a tree. What binds least comes first: `or`, `and`, `not`, comparisons, `+ -`, `* /`, a
//! sign before a number.

use crate::{
    error::RuleError,
    tree::{Function, Node, Operator, Span, What},
    value::Value,
    words::{Word, words},
};

/// Longest rule, in bytes.
const MOST_BYTES: usize = 2_000;
/// How deep brackets and signs may stand in each other.
const MOST_DEEP: u32 = 40;

pub(crate) fn parse(text: &str) -> Result<Node, RuleError> {
    let whole = Span { from: 0, to: text.len() };
    if text.len() > MOST_BYTES {
        let message = format!("this rule is too long. Split it: {MOST_BYTES} letters are enough.");
        return Err(RuleError::new(whole, "rule.too_long", message));
    }
    if text.trim().is_empty() {
        let message = "there is no rule yet. Write one such as `budget <= 50000`.";
        return Err(RuleError::new(whole, "rule.empty", message));
    }
    let mut parser = Parser { words: words(text)?, at: 0, deep: 0 };
    let root = parser.either()?;
    match parser.word() {
        Word::End => Ok(root),
        _ => Err(parser.unexpected("`and`, `or` or the end")),
    }
}

struct Parser {
    words: Vec<(Word, Span)>,
    at: usize,
    deep: u32,
}

impl Parser {
    fn word(&self) -> &Word {
        self.words.get(self.at).map_or(&Word::End, |(word, _)| word)
    }

    fn span(&self) -> Span {
        let last = self.words.len() - 1;
        self.words[self.at.min(last)].1
    }

    /// Steps over this sign if it is next.
    fn take(&mut self, sign: &str) -> bool {
        let found = matches!(self.word(), Word::Sign(next) if *next == sign);
        self.at += usize::from(found);
        found
    }

    fn need(&mut self, sign: &'static str) -> Result<Span, RuleError> {
        let span = self.span();
        if self.take(sign) { Ok(span) } else { Err(self.unexpected(&format!("`{sign}`"))) }
    }

    fn unexpected(&self, wanted: &str) -> RuleError {
        let found = match self.word() {
            Word::End => "the rule ends here".into(),
            Word::Sign(sign) => format!("`{sign}` stands here"),
            Word::Name(name) => format!("`{name}` stands here"),
            Word::Value(value) => format!("{value} stands here"),
        };
        RuleError::new(
            self.span(),
            "rule.unexpected",
            format!("{found}, where {wanted} should be."),
        )
    }

    /// Reads one level deeper, as far as that is allowed.
    fn deeper(
        &mut self,
        read: fn(&mut Self) -> Result<Node, RuleError>,
    ) -> Result<Node, RuleError> {
        if self.deep >= MOST_DEEP {
            let message = "brackets stand too deep in each other here. Split the rule.";
            return Err(RuleError::new(self.span(), "rule.too_deep", message));
        }
        self.deep += 1;
        let node = read(self);
        self.deep -= 1;
        node
    }

    fn either(&mut self) -> Result<Node, RuleError> {
        self.chain(Self::both, &[("or", Operator::Or)])
    }

    fn both(&mut self) -> Result<Node, RuleError> {
        self.chain(Self::negated, &[("and", Operator::And)])
    }

    fn negated(&mut self) -> Result<Node, RuleError> {
        let span = self.span();
        if !self.take("not") {
            return self.comparison();
        }
        let inner = self.deeper(Self::negated)?;
        Ok(Node { span: span.around(inner.span), what: What::Not(Box::new(inner)) })
    }

    /// One comparison; `1 < x < 5` is refused, since it reads as something it is not.
    fn comparison(&mut self) -> Result<Node, RuleError> {
        const SIGNS: [(&str, Operator); 8] = [
            ("=", Operator::Is),
            ("!=", Operator::IsNot),
            ("<>", Operator::IsNot),
            ("<=", Operator::AtMost),
            (">=", Operator::AtLeast),
            ("<", Operator::Less),
            (">", Operator::More),
            ("in", Operator::In),
        ];
        let left = self.sum()?;
        let Some((_, operator)) = SIGNS.into_iter().find(|(sign, _)| self.take(sign)) else {
            return Ok(left);
        };
        let right = self.sum()?;
        if SIGNS.iter().any(|(sign, _)| matches!(self.word(), Word::Sign(next) if next == sign)) {
            return Err(self.unexpected("`and` or `or`"));
        }
        Ok(pair(operator, left, right))
    }

    fn sum(&mut self) -> Result<Node, RuleError> {
        self.chain(Self::product, &[("+", Operator::Plus), ("-", Operator::Minus)])
    }

    fn product(&mut self) -> Result<Node, RuleError> {
        self.chain(Self::signed, &[("*", Operator::Times), ("/", Operator::Over)])
    }

    fn chain(
        &mut self,
        part: fn(&mut Self) -> Result<Node, RuleError>,
        signs: &[(&str, Operator)],
    ) -> Result<Node, RuleError> {
        let mut left = part(self)?;
        let before = self.deep;
        while let Some((_, operator)) = signs.iter().find(|(sign, _)| self.take(sign)) {
            // A chain is a tree as deep as it is long, and is bounded alike.
            self.deep += 1;
            if self.deep > MOST_DEEP * 5 {
                let message = "too much is joined here. Split the rule.";
                return Err(RuleError::new(self.span(), "rule.too_deep", message));
            }
            left = pair(*operator, left, part(self)?);
        }
        self.deep = before;
        Ok(left)
    }

    fn signed(&mut self) -> Result<Node, RuleError> {
        let span = self.span();
        if !self.take("-") {
            return self.atom();
        }
        let inner = self.deeper(Self::signed)?;
        Ok(Node { span: span.around(inner.span), what: What::Minus(Box::new(inner)) })
    }

    fn atom(&mut self) -> Result<Node, RuleError> {
        let span = self.span();
        match self.word().clone() {
            Word::Value(value) => {
                self.at += 1;
                Ok(self.percent(span, value))
            }
            Word::Name(name) => {
                self.at += 1;
                if self.take("(") {
                    self.call(span, &name)
                } else {
                    Ok(node(span, What::Name(name)))
                }
            }
            Word::Sign("(") => {
                self.at += 1;
                let inner = self.deeper(Self::either)?;
                let end = self.need(")")?;
                Ok(Node { span: span.around(end), what: inner.what })
            }
            Word::Sign("[") => {
                self.at += 1;
                self.list(span)
            }
            _ => Err(self.unexpected("a value or a name")),
        }
    }

    /// `10%` is a tenth.
    fn percent(&mut self, span: Span, value: Value) -> Node {
        let end = self.span();
        match value {
            Value::Number(number) if self.take("%") => {
                let half = if number < 0 { -50 } else { 50 };
                let share = (number + half) / 100;
                node(span.around(end), What::Literal(Value::Number(share)))
            }
            other => node(span, What::Literal(other)),
        }
    }

    fn call(&mut self, span: Span, name: &str) -> Result<Node, RuleError> {
        let lower = name.to_lowercase();
        let known = Function::ALL.into_iter().find(|(known, ..)| *known == lower);
        let Some((name, function, least, most, example)) = known else {
            let all: Vec<&str> = Function::ALL.iter().map(|(name, ..)| *name).collect();
            let message = format!("there is no function `{name}`. There are {}.", all.join(", "));
            return Err(RuleError::new(span, "rule.unknown_function", message));
        };
        let mut arguments = vec![];
        if !self.take(")") {
            loop {
                arguments.push(self.deeper(Self::either)?);
                if !self.take(",") {
                    self.need(")")?;
                    break;
                }
            }
        }
        let whole = span.around(self.words[self.at - 1].1);
        if !(least..=most).contains(&arguments.len()) {
            let message = format!("`{name}` is used like this: {example}.");
            return Err(RuleError::new(whole, "rule.arguments", message));
        }
        Ok(node(whole, What::Call(function, arguments)))
    }

    /// Texts in square brackets.
    fn list(&mut self, span: Span) -> Result<Node, RuleError> {
        let mut texts = vec![];
        loop {
            match self.word().clone() {
                Word::Value(Value::Text(text)) => texts.push(text),
                _ => return Err(self.unexpected("a text such as \"high\"")),
            }
            self.at += 1;
            if !self.take(",") {
                break;
            }
        }
        let end = self.need("]")?;
        Ok(node(span.around(end), What::Literal(Value::List(texts))))
    }
}

fn node(span: Span, what: What) -> Node {
    Node { span, what }
}

fn pair(operator: Operator, left: Node, right: Node) -> Node {
    let span = left.span.around(right.span);
    node(span, What::Both(operator, Box::new(left), Box::new(right)))
}
