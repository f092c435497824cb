//! Several server nodes over one PostgreSQL database.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use steerco_app::{
    App, Blobs, Settings, Store,
    access::{self, Caller, NewApiToken, NewRoleGrant, NewUser, SetupInput},
};
use steerco_testkit::TestDatabase;

use crate::test_app::PASSWORD;

async fn node(url: &str) -> App {
    let store = Store::open(url).await.unwrap();
    store.migrate().await.unwrap();
    tokio::spawn({
        let store = store.clone();
        async move { store.follow().await }
    });
    App::new(
        store,
        Settings {
            public_url: "http://steerco.test".into(),
            files: Blobs::on_disk("/nowhere".into()),
            most_file_bytes: 0,
            mail: None,
        },
    )
}

/// Whom the node takes the holder of this secret for.
async fn known(node: &App, secret: &str) -> Option<Arc<Caller>> {
    access::authenticate(node, secret).await.unwrap()
}

/// Waits until the node takes the holder of this secret for what `wanted` says. Without being told
/// of a change it would trust what it knows for three seconds.
async fn soon(node: &App, secret: &str, wanted: impl Fn(Option<&Caller>) -> bool) {
    let since = Instant::now();
    while !wanted(known(node, secret).await.as_deref()) {
        assert!(since.elapsed() < Duration::from_millis(2500), "the node was not told");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// Waits until the node listens to the others.
async fn listening(node: &App) {
    while node.store.access_epoch() == 0 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_revoking_and_role_changes_reach_the_other_node_at_once() {
    let database = TestDatabase::postgres().await;
    let (here, there) = (node(&database.url).await, node(&database.url).await);
    let link = access::prepare_setup(&here).await.unwrap().unwrap();
    let input = SetupInput {
        token: link.split_once("token=").unwrap().1.into(),
        organisation_name: "Acme".into(),
        name: "Ada".into(),
        email: "ada@example.org".into(),
        password: PASSWORD.into(),
        pmo_type: None,
    };
    let signed_in = access::set_up(&here, &input, "test").await.unwrap();
    let ada = Caller::system(signed_in.me.user.id, "Ada");
    listening(&there).await;

    // Sign-out, which no entry of the history tells of.
    let caller = known(&there, &signed_in.secret).await.expect("signed in on both");
    access::sign_out(&here, &caller).await.unwrap();
    assert!(known(&here, &signed_in.secret).await.is_none());
    soon(&there, &signed_in.secret, |caller| caller.is_none()).await;

    // A revoked token.
    let person = NewUser {
        name: "Ben".into(),
        email: "ben@example.org".into(),
        password: None,
        locale: None,
    };
    let ben = access::create_user(&here, &ada, &person).await.unwrap();
    let bens = Caller::system(ben.id, "Ben");
    let ask = NewApiToken { name: "test".into(), expires_on: None };
    let kept = access::create_api_token(&here, &bens, &ask).await.unwrap();
    let lost = access::create_api_token(&here, &bens, &ask).await.unwrap();
    assert!(known(&there, &lost.token).await.is_some());
    access::delete_api_token(&here, &bens, lost.view.id, 1).await.unwrap();
    soon(&there, &lost.token, |caller| caller.is_none()).await;

    // A role that is given and taken away.
    let roles = access::roles(&here, &ada).await.unwrap().items;
    let manager = roles.into_iter().find(|role| role.key == "project_manager").unwrap();
    let may = |caller: Option<&Caller>| caller.unwrap().may_somewhere("task.edit");
    assert!(!may(known(&there, &kept.token).await.as_deref()));
    let grant = NewRoleGrant {
        user_id: ben.id,
        role_id: manager.id,
        scope_kind: "organisation".into(),
        scope_id: None,
    };
    let grant = access::grant_role(&here, &ada, &grant).await.unwrap();
    soon(&there, &kept.token, may).await;
    access::delete_role_grant(&here, &ada, grant.id, 1).await.unwrap();
    soon(&there, &kept.token, |caller| !may(caller)).await;
}
