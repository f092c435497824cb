//! An organisation with one administrator, for tests of what no request reaches.
#![expect(clippy::unwrap_used, reason = "tests")]

use steerco_blobs::Blobs;
use steerco_store::Store;
use uuid::Uuid;

use crate::{
    App, Settings,
    access::{Caller, NewUser, found_organisation},
};

pub(crate) async fn app(url: &str) -> (App, Caller) {
    let store = Store::open(url).await.unwrap();
    store.migrate().await.unwrap();
    let files = Blobs::on_disk(std::env::temp_dir().join(Uuid::now_v7().to_string()));
    let settings =
        Settings { public_url: "http://test".into(), files, most_file_bytes: 1000, mail: None };
    let app = App::new(store, settings);
    let ada = NewUser {
        name: "Ada".into(),
        email: "ada@example.org".into(),
        password: None,
        locale: None,
    };
    let mut writer = app.store.write(None).await.unwrap();
    let ada = found_organisation(&mut writer, "Acme", &ada).await.unwrap();
    writer.commit().await.unwrap();
    let caller = Caller::system(ada.id, "Ada");
    (app, caller)
}
