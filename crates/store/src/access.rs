//! Users, roles, grants, sessions and tokens.

mod api_token;
mod idempotency_key;
mod one_time_link;
mod role;
mod role_grant;
mod session;
mod user;

pub use user::UserFilter;
