//! The committed API document is what the server serves.

/// Run with `STEERCO_BLESS=1` to write the document anew.
#[test]
fn the_committed_document_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json");
    let served = steerco_server::openapi_json();
    if std::env::var_os("STEERCO_BLESS").is_some() {
        std::fs::write(path, served).expect("write");
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(committed == served, "crates/server/openapi.json is stale: run with STEERCO_BLESS=1");
}
