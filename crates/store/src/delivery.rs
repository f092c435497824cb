//! Work in hand: what is said about it, who is told, and the files that belong to it.

mod attachments;
mod comments;
mod notifications;

pub use comments::Mentionable;
