//! Requests for projects: forms that the PMO designs, what people file on them, and the way of a
//! request from draft to project.
//!
//! `form` and `similarity` are pure. `request_states` says who may move a request from where to
//! where. The decision itself is an approval, a mechanism of `governance`; `request_approval` is
//! what that mechanism knows of requests.

mod asks;
mod convert_request;
mod copy_request;
mod follow_ask;
mod form;
mod guests;
mod request_approval;
mod request_files;
mod request_history;
mod request_links;
mod request_queue;
mod request_reminders;
mod request_states;
mod request_times;
mod request_types;
mod request_views;
mod requests;
mod similar_requests;
mod similarity;
mod submit_request;
mod triage;

pub(crate) use asks::count_look;
pub use asks::{AskForm, AskInput, Asked, AskedFile, OpenAsk, ask_form, file_ask, open_ask};
pub(crate) use convert_request::became_project;
pub use convert_request::{ConvertRequest, convert_request};
pub use copy_request::copy_request;
pub use follow_ask::{AskAnswer, FollowedAsk, answer_ask, follow_ask};
pub use form::{
    Answers, Completeness, Form, FormChoice, Missing, Question, QuestionKind, Section, ShownWhen,
};
pub use guests::Guest;
pub(crate) use request_approval::{
    count_requests_waiting_for, may_see_request, request_decided, request_facts,
    requests_waiting_for,
};
pub(crate) use request_files::file_leaves;
pub(crate) use request_history::state_moves;
pub use request_history::{RequestEvent, request_history};
pub(crate) use request_links::end_of;
pub use request_links::{
    MadeRequestLink, NewRequestLink, RequestLinkView, create_request_link, request_links,
    revoke_request_link,
};
pub use request_queue::{AgeCount, QueueCount, request_queue};
pub use request_reminders::{remind_of_requests, remind_of_requests_on};
pub use request_times::{
    AgreedDays, PutRequestTimes, RequestTimesView, age_request, put_request_times, request_times,
};
pub use request_types::{
    NewRequestType, PatchRequestType, RequestTypeView, create_request_type, delete_request_type,
    request_type, request_types, update_request_type,
};
pub use request_views::{RequestFile, RequestItem, RequestLink, RequestView};
pub use requests::{
    NewRequest, PatchRequest, RequestQuery, create_request, delete_request, request, requests,
    update_request,
};
pub use similar_requests::{SimilarQuery, SimilarRequest, similar_requests};
pub use submit_request::{SubmitRequest, submit_request};
pub use triage::{BulkTriage, Triage, TriageDeed, triage, triage_many};
