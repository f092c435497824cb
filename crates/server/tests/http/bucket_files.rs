//! Attachments whose bytes are in a bucket of a store that speaks S3: the same for who attaches and reads them,
//! and nothing is lost or half done while the store is away.

use serde_json::{Value, json};
use steerco_app::delivery;
use steerco_testkit::{Mood, TestBucket};

use crate::test_app::{TestApp, id};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR and so on";

async fn files_of_a_project(app: &TestApp) -> String {
    let project = app.post("/projects", json!({"name": "Main", "start": "2026-03-02T08:00"})).await;
    format!("/subjects/project/{}/attachments", id(&project))
}

fn key(kept: &Value) -> String {
    format!("steerco/{}", id(kept))
}

#[tokio::test(flavor = "multi_thread")]
async fn files_go_into_the_bucket_come_back_as_they_were_and_leave_it() {
    let bucket = TestBucket::start();
    let app = TestApp::in_bucket(&bucket).await;
    let files = files_of_a_project(&app).await;
    let kept = app.attach(&app.director, &files, "Gr\u{fc}ndung.png", PNG).await.expect(201);
    assert_eq!(bucket.objects(), [(key(&kept), PNG.to_vec())].into());
    assert_eq!(std::fs::read_dir(app.files.path()).unwrap().count(), 0, "none beside it");

    let content = kept["content"].as_str().unwrap();
    let content = app.call(&app.director, "GET", content, &[], None).await;
    assert_eq!((content.status.as_u16(), content.bytes.as_slice()), (200, PNG));
    for (name, value) in [
        ("content-type", "image/png"),
        ("content-length", &PNG.len().to_string()),
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "default-src 'none'; sandbox"),
        ("cache-control", "private, no-store"),
    ] {
        assert_eq!(content.headers[name], value);
    }
    let told = content.headers["content-disposition"].to_str().unwrap();
    assert!(told.starts_with("attachment; ") && told.contains("Gr%C3%BCndung"), "{told}");

    // What is refused never reaches the store; what just fits does.
    let large = vec![b'x'; 200_001];
    let refused = app.attach(&app.director, &files, "big.txt", &large).await;
    assert_eq!((refused.status.as_u16(), refused.code()), (422, "attachment.too_large"));
    let refused = app.attach(&app.director, &files, "page.html", b"<p>hello").await;
    assert_eq!(refused.code(), "attachment.kind_not_allowed");
    let edge = app.attach(&app.director, &files, "edge.txt", &large[..200_000]).await.expect(201);
    assert_eq!(bucket.objects().into_keys().collect::<Vec<_>>(), [key(&kept), key(&edge)]);

    assert_eq!(app.delete(&format!("/attachments/{}", id(&edge)), 1).await.status.as_u16(), 204);
    assert_eq!(bucket.objects().into_keys().collect::<Vec<_>>(), [key(&kept)]);
    // A backup reads the bucket, and what is brought back is there as before.
    let folder = tempfile::tempdir().unwrap();
    let done = delivery::copy_files_out(&app.app, folder.path()).await.unwrap();
    assert_eq!((done.copied, done.missing.len()), (1, 0));
    let requests = bucket.requests();
    let gone = requests.iter().all(|one| one.contains("X-Amz-Signature="));
    assert!(gone && requests.iter().any(|one| one.starts_with("DELETE ")), "{requests:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_store_is_away_it_says_so_and_nothing_is_lost() {
    let bucket = TestBucket::start();
    let app = TestApp::in_bucket(&bucket).await;
    let files = files_of_a_project(&app).await;
    let kept = app.attach(&app.director, &files, "one.txt", b"One").await.expect(201);
    let spare = app.attach(&app.director, &files, "two.txt", b"Two").await.expect(201);
    let content = kept["content"].as_str().unwrap();
    for mood in [Mood::Away, Mood::Refusing] {
        bucket.behave(mood);
        for reply in [
            app.attach(&app.director, &files, "three.txt", b"Three").await,
            app.call(&app.director, "GET", content, &[], None).await,
        ] {
            assert_eq!((reply.status.as_u16(), reply.code()), (503, "files_away"), "{mood:?}");
            let detail = reply.body["detail"].as_str().unwrap();
            assert!(detail.starts_with("The place where files are kept"), "{detail}");
            // Who runs the installation finds the reason under this number; nobody else is told addresses.
            assert!(
                reply.body["incident"].is_string() && !detail.contains("127.0.0.1"),
                "{detail}"
            );
            assert_eq!(reply.headers["retry-after"], "60");
        }
        // What is too large or of a kind that is not taken is refused as ever.
        let refused = app.attach(&app.director, &files, "page.html", b"<p>hello").await;
        assert_eq!((refused.status.as_u16(), refused.code()), (422, "attachment.kind_not_allowed"));
    }
    let list = app.get(&files).await;
    assert_eq!(list["total"], 2, "what did not arrive is not listed");
    // What is deleted meanwhile is gone for people; its bytes follow when the store is back.
    let path = format!("/attachments/{}", id(&spare));
    assert_eq!(app.delete(&path, 1).await.status.as_u16(), 204);
    assert!(delivery::sweep_files(&app.app).await.is_err());
    assert_eq!(bucket.objects().len(), 2);
    bucket.behave(Mood::Serving);
    assert_eq!(delivery::sweep_files(&app.app).await.unwrap(), 1);
    assert_eq!(bucket.objects(), [(key(&kept), b"One".to_vec())].into());
    assert_eq!(app.call(&app.director, "GET", content, &[], None).await.bytes, b"One");
    app.attach(&app.director, &files, "three.txt", b"Three").await.expect(201);
}
