//! Requests for projects and the kinds there are.

mod request_links;
mod request_times;
mod request_words;
mod requests;

pub use request_times::{AgreedUntil, OfTypes, RequestAge};
pub use requests::{RequestCount, RequestFilter, RequestSort};
