//! Work in hand: what is said about it, the files that belong to it, and who is told.

mod attachments;
mod comments;
mod file_kind;
mod mail_kinds;
mod mentions;
mod message;
mod my_tasks;
mod notifications;
mod outbox;
mod postman;
mod spot;

pub use attachments::{
    AttachmentView, CopiedFiles, Download, attach, attachments, copy_files_in, copy_files_out,
    delete_attachment, download, receive_attachment, sweep_files,
};
pub(crate) use attachments::{KeptFile, content_of, keep_file};
pub use comments::{
    CommentView, NewComment, PatchComment, QuotedComment, comments, create_comment, delete_comment,
    update_comment,
};
pub use mail_kinds::{MailKindView, PutMailKinds, mail_kinds, put_mail_kinds};
pub use mentions::{MentionQuery, mentionable};
pub use my_tasks::{MyTask, MyTaskQuery, MyTasks, my_tasks};
pub(crate) use notifications::{News, announce, assigned};
pub use notifications::{
    NotificationQuery, NotificationView, ReadNotifications, Unread, notifications,
    read_notifications, unread_notifications,
};
pub(crate) use outbox::{GuestMail, mail_guest};
pub use outbox::{MailItem, MailView, OutboxPage, OutboxQuery, mail_message, outbox, retry_mail};
pub use postman::{MailSettings, forget_old_mail, send_mail};
pub use spot::Spot;
