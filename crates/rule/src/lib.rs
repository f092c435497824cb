//! Rules that people write, such as `budget <= 50000 and not empty(sponsor)`: a small language that is
//! total. It has kinds that are checked before a rule is kept, no loops, no names of its own, no
//! input or output; a rule always ends, and numbers are exact decimals of four places.
//!
//! [`Rule::read`] turns text into a rule, or says where it is wrong; [`Rule::judge`] says whether it
//! holds for given values, step by step.

mod error;
mod judge;
mod kinds;
mod parse;
mod tree;
mod value;
mod words;

pub use error::RuleError;
pub use judge::{Judgement, Step, Verdict};
pub use tree::Span;
pub use value::{DECIMALS, Kind, Value};

use std::collections::BTreeMap;

use tree::{Node, What};

/// What a rule may speak of: names such as `budget` or `custom.sponsor`, and what each is.
pub type Names = BTreeMap<String, Kind>;

/// A rule that was read and whose kinds fit together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    text: String,
    root: Node,
    /// What it speaks of.
    names: Names,
}

impl Rule {
    /// Reads a rule that says yes or no.
    ///
    /// # Errors
    /// The first thing that is wrong: where, what, and what to write instead.
    pub fn read(text: &str, names: &Names) -> Result<Self, RuleError> {
        let root = parse::parse(text)?;
        match kinds::kind_of(&root, names)? {
            Kind::YesNo => Ok(Self { text: text.to_owned(), names: used(&root, names), root }),
            other => Err(RuleError::new(
                root.span,
                "rule.no_answer",
                format!(
                    "this is {}, and a rule has to say yes or no. Compare it with something, as in \
                     `… > 10`.",
                    other.name()
                ),
            )),
        }
    }

    /// As it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The names it speaks of.
    pub fn names(&self) -> &Names {
        &self.names
    }
}

/// Those of the names that the rule speaks of.
fn used(root: &Node, names: &Names) -> Names {
    let mut out = Names::new();
    root.visit(&mut |node| {
        if let What::Name(name) = &node.what {
            out.extend(names.get(name).map(|kind| (name.clone(), *kind)));
        }
    });
    out
}
