//! Requests for projects and the kinds there are.

mod request_links;
mod request_words;
mod requests;

pub use requests::{RequestCount, RequestFilter, RequestSort};
