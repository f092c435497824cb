//! Both places keep bytes alike.
#![expect(clippy::unwrap_used, reason = "tests")]

use steerco_blobs::{BlobError, Blobs, S3Settings};
use steerco_testkit::{Mood, TestBucket};
use tokio_stream::StreamExt;
use uuid::Uuid;

async fn read(blobs: &Blobs, id: Uuid) -> Result<Vec<u8>, BlobError> {
    let mut pieces = blobs.open(id).await?;
    let mut all = vec![];
    while let Some(piece) = pieces.next().await {
        all.extend(piece?);
    }
    Ok(all)
}

async fn keeps_bytes(blobs: &Blobs) {
    let id = Uuid::now_v7();
    let text: Vec<u8> = (0..300_000_u32).flat_map(u32::to_le_bytes).collect();
    let mut incoming = blobs.receive(2_000_000).unwrap();
    for piece in text.chunks(7_001) {
        incoming.write(piece).await.unwrap();
    }
    assert_eq!(incoming.size(), 1_200_000);
    assert_eq!(incoming.head(), &text[..16 << 10]);
    blobs.put(id, incoming).await.unwrap();
    assert_eq!(read(blobs, id).await.unwrap(), text);
    let other = Uuid::now_v7();
    assert!(
        matches!(read(blobs, other).await, Err(BlobError::Missing(missing)) if missing == other)
    );
    blobs.remove(id).await.unwrap();
    blobs.remove(id).await.unwrap();
    assert!(matches!(read(blobs, id).await, Err(BlobError::Missing(_))));
}

#[tokio::test]
async fn a_folder_keeps_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::on_disk(folder.path().join("not/there/yet"));
    keeps_bytes(&blobs).await;
    let incoming = folder.path().join("not/there/yet/incoming");
    assert_eq!(std::fs::read_dir(incoming).unwrap().count(), 0, "nothing half-written stays");
}

#[tokio::test]
async fn what_a_crash_left_half_written_is_forgotten_after_a_day() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::on_disk(folder.path().into());
    blobs.forget_unfinished().await.unwrap();
    let fresh = blobs.receive(10).unwrap();
    let old = folder.path().join("incoming/left");
    let file = std::fs::File::create(&old).unwrap();
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(25 * 3600);
    file.set_modified(long_ago).unwrap();
    blobs.forget_unfinished().await.unwrap();
    assert!(!old.exists());
    blobs.put(Uuid::now_v7(), fresh).await.unwrap();
}

#[tokio::test]
async fn too_much_is_counted_and_not_kept() {
    let folder = tempfile::tempdir().unwrap();
    let blobs = Blobs::on_disk(folder.path().into());
    let mut incoming = blobs.receive(10).unwrap();
    incoming.write(b"hello").await.unwrap();
    assert_eq!(
        incoming.sha256(),
        "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
    );
    incoming.write(b" world").await.unwrap();
    assert!(incoming.too_large());
    assert_eq!(incoming.size(), 11);
    assert!(blobs.put(Uuid::now_v7(), incoming).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_keeps_bytes_and_every_request_is_signed() {
    let bucket = TestBucket::start();
    let settings = S3Settings {
        endpoint: bucket.endpoint.clone(),
        region: TestBucket::REGION.into(),
        bucket: TestBucket::NAME.into(),
        prefix: "files/".into(),
        key: TestBucket::KEY.into(),
        secret: TestBucket::SECRET.into(),
    };
    assert!(!format!("{settings:?}").contains("wire"));
    let blobs = Blobs::in_s3(settings.clone()).unwrap();
    keeps_bytes(&blobs).await;
    let requests = bucket.requests();
    assert!(requests.len() >= 5);
    for request in &requests {
        assert!(request.contains(" /pmo/files/"), "{request}");
        assert!(request.contains("X-Amz-Signature=") && !request.contains("wire"), "{request}");
    }
    // Another secret signs nothing that counts.
    let stranger = Blobs::in_s3(S3Settings { secret: "guessed".into(), ..settings }).unwrap();
    let refused = stranger.open(Uuid::now_v7()).await.map(|_| ()).unwrap_err().to_string();
    assert!(refused.contains("SignatureDoesNotMatch"), "{refused}");
    // A store that says no is told with its reason, and without the signed address.
    bucket.behave(Mood::Refusing);
    let refused = blobs.open(Uuid::now_v7()).await.map(|_| ()).unwrap_err().to_string();
    assert!(refused.contains("AccessDenied") && !refused.contains("Signature="), "{refused}");
}
