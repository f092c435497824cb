//! What is wrong with a rule, and where.

use crate::tree::Span;

/// Why a text is no rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct RuleError {
    /// The part that is wrong, in bytes of the text.
    pub span: Span,
    /// Stable code such as `rule.unknown_name`.
    pub code: &'static str,
    /// What is wrong and what to write instead.
    pub message: String,
}

impl RuleError {
    pub(crate) fn new(span: Span, code: &'static str, message: impl Into<String>) -> Self {
        Self { span, code, message: message.into() }
    }
}
