//! Bytes in a bucket of a store that speaks S3: each request carries its own signature in its
//! address, good for a few minutes.

use std::{fs::File, io::Read, time::Duration};

use rusty_s3::{Bucket, Credentials, S3Action, UrlStyle};
use ureq::{
    Agent, Body,
    http::{Response, StatusCode},
};
use uuid::Uuid;

use crate::{BlobError, incoming::Whole};

/// How long a signed address is good.
const SIGNED_FOR: Duration = Duration::from_secs(300);
/// How long a transfer may take.
const LONGEST: Duration = Duration::from_secs(600);

/// A bucket and who may use it.
#[derive(Clone)]
pub struct S3Settings {
    /// Such as `https://s3.eu-central-1.amazonaws.com` or `http://minio:9000`.
    pub endpoint: String,
    /// Such as `eu-central-1`; stores that know no regions take any.
    pub region: String,
    /// Name of the bucket.
    pub bucket: String,
    /// What keys begin with, such as `steerco/`; may be empty.
    pub prefix: String,
    /// Access key.
    pub key: String,
    /// Its secret.
    pub secret: String,
}

impl std::fmt::Debug for S3Settings {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "S3Settings({} at {})", self.bucket, self.endpoint)
    }
}

pub(crate) struct S3 {
    bucket: Bucket,
    prefix: String,
    credentials: Credentials,
    agent: Agent,
}

impl std::fmt::Debug for S3 {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.describe())
    }
}

impl S3 {
    pub(crate) fn new(settings: S3Settings) -> Result<Self, BlobError> {
        let wrong = |what: &dyn std::fmt::Display| {
            BlobError::Settings(format!("cannot use the bucket {}: {what}", settings.bucket))
        };
        let endpoint = settings.endpoint.parse().map_err(|error| wrong(&error))?;
        let (name, region) = (settings.bucket.clone(), settings.region.clone());
        let bucket =
            Bucket::new(endpoint, UrlStyle::Path, name, region).map_err(|error| wrong(&error))?;
        let credentials = Credentials::new(settings.key, settings.secret);
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_connect(Some(Duration::from_secs(10)))
            .timeout_global(Some(LONGEST))
            .build();
        Ok(Self { bucket, prefix: settings.prefix, credentials, agent: config.into() })
    }

    pub(crate) fn describe(&self) -> String {
        format!("the bucket {}", self.bucket.base_url())
    }

    fn key(&self, id: Uuid) -> String {
        format!("{}{id}", self.prefix)
    }

    pub(crate) fn put(&self, id: Uuid, whole: Whole) -> Result<(), BlobError> {
        let address =
            self.bucket.put_object(Some(&self.credentials), &self.key(id)).sign(SIGNED_FOR);
        let file = File::open(&whole.path)?;
        let answer = self
            .agent
            .put(address.as_str())
            .header("content-length", whole.size.to_string())
            .header("content-type", "application/octet-stream")
            .send(file);
        done(answer, id).map(|_| ())
    }

    pub(crate) fn open(&self, id: Uuid) -> Result<Box<dyn Read + Send>, BlobError> {
        let address =
            self.bucket.get_object(Some(&self.credentials), &self.key(id)).sign(SIGNED_FOR);
        let answer = done(self.agent.get(address.as_str()).call(), id)?;
        Ok(Box::new(answer.into_body().into_reader()))
    }

    pub(crate) fn remove(&self, id: Uuid) -> Result<(), BlobError> {
        let key = self.key(id);
        let address = self.bucket.delete_object(Some(&self.credentials), &key).sign(SIGNED_FOR);
        match done(self.agent.delete(address.as_str()).call(), id) {
            Err(BlobError::Missing(_)) => Ok(()),
            other => other.map(|_| ()),
        }
    }
}

fn done(
    answer: Result<Response<Body>, ureq::Error>,
    id: Uuid,
) -> Result<Response<Body>, BlobError> {
    // No addresses in errors: they carry a signature.
    let mut answer = answer.map_err(|error| BlobError::Failed(format!("the store: {error}")))?;
    let status = answer.status();
    if status.is_success() {
        return Ok(answer);
    }
    if status == StatusCode::NOT_FOUND {
        return Err(BlobError::Missing(id));
    }
    let why = answer.body_mut().with_config().limit(2_000).read_to_string().unwrap_or_default();
    Err(BlobError::Failed(format!("the store answered {status}: {why}")))
}
