//! Who may do what: sign-in, users, roles, grants, tokens.

mod api_tokens;
mod authenticate;
mod caller;
mod me;
mod password;
mod permission;
mod role_grants;
mod roles;
pub(crate) mod secret;
mod sessions;
mod setup;
mod shipped_roles;
mod sign_in;
mod users;

pub use api_tokens::{
    ApiTokenView, CreatedApiToken, NewApiToken, api_tokens, create_api_token, delete_api_token,
};
pub(crate) use authenticate::caller_of;
pub use authenticate::{Authenticated, authenticate};
pub use caller::{Caller, Place};
pub use me::{GrantView, Me, MyOrganisation, MyUser, PatchMe, me, patch_me};
pub use permission::{PERMISSIONS, Permission, permissions};
pub use role_grants::{
    NewRoleGrant, RoleGrantQuery, RoleGrantView, RoleReference, ScopeView, delete_role_grant,
    grant_role, role_grants,
};
pub use roles::{NewRole, PatchRole, RoleView, create_role, delete_role, role, roles, update_role};
pub use sessions::{SessionView, end_session, sessions, sign_out};
pub(crate) use setup::found_organisation;
pub use setup::{SetupInput, SetupNeeded, prepare_setup, set_up, setup_needed};
pub use shipped_roles::SHIPPED_ROLES;
pub use sign_in::{SignIn, SignInGuard, SignedIn, sign_in};
pub use users::{
    NewUser, PatchUser, UserQuery, UserView, create_user, directory, reset_password, update_user,
    user, users,
};
