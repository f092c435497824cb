//! Work in hand: what is said about it, who is told, and the files that belong to it.

mod attachments;
mod comments;
mod my_tasks;
mod notifications;
mod outbox;

pub use comments::Mentionable;
pub use my_tasks::MyAssignment;
