//! Work in hand: what is said about it, and who is told.

mod comments;
mod mentions;
mod notifications;
mod spot;

pub use comments::{
    CommentView, NewComment, PatchComment, QuotedComment, comments, create_comment, delete_comment,
    update_comment,
};
pub use mentions::{MentionQuery, mentionable};
pub(crate) use notifications::assigned;
pub use notifications::{
    NotificationQuery, NotificationView, ReadNotifications, Unread, notifications,
    read_notifications, unread_notifications,
};
pub use spot::Spot;
