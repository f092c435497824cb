//! Work in hand: what is said about it, the files that belong to it, and who is told.

mod attachments;
mod comments;
mod file_kind;
mod mentions;
mod my_tasks;
mod notifications;
mod spot;

pub use attachments::{
    AttachmentView, CopiedFiles, Download, attach, attachments, copy_files_in, copy_files_out,
    delete_attachment, download, receive_attachment, sweep_files,
};
pub use comments::{
    CommentView, NewComment, PatchComment, QuotedComment, comments, create_comment, delete_comment,
    update_comment,
};
pub use mentions::{MentionQuery, mentionable};
pub use my_tasks::{MyTask, MyTaskQuery, MyTasks, my_tasks};
pub(crate) use notifications::assigned;
pub use notifications::{
    NotificationQuery, NotificationView, ReadNotifications, Unread, notifications,
    read_notifications, unread_notifications,
};
pub use spot::Spot;
