//! A server that is told to keep files in a bucket, as its users start it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use steerco_testkit::TestBucket;

use crate::text;

/// A server that is stopped at the end.
struct Server {
    process: Child,
    address: String,
    token: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn command(folder: &std::path::Path, bucket: &TestBucket) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_steerco"));
    command
        .args(["serve", "--listen", "127.0.0.1:0", "--files", "s3://pmo/steerco", "--data-dir"])
        .arg(folder)
        .env_remove("STEERCO_DATABASE_URL")
        .env_remove("AWS_ACCESS_KEY_ID")
        .env("STEERCO_LOG", "info")
        .env("STEERCO_S3_ENDPOINT", &bucket.endpoint)
        .env("STEERCO_S3_REGION", TestBucket::REGION)
        .env("AWS_SECRET_ACCESS_KEY", TestBucket::SECRET);
    command
}

fn served(folder: &std::path::Path, bucket: &TestBucket) -> Server {
    let mut process = command(folder, bucket)
        .env("AWS_ACCESS_KEY_ID", TestBucket::KEY)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let (mut address, mut token) = (None, None);
    let mut lines = BufReader::new(process.stderr.take().unwrap()).lines();
    while address.is_none() || token.is_none() {
        let line = lines.next().expect("it serves").unwrap();
        let after = |mark: &str| {
            let rest = line.split_once(mark)?.1;
            Some(rest.split(|c: char| c.is_whitespace() || c == '"').next()?.to_owned())
        };
        address = address.or(after("steerco: listening on "));
        token = token.or(after("token="));
    }
    // What it logs later has to go somewhere.
    std::thread::spawn(move || lines.for_each(drop));
    Server { process, address: address.unwrap(), token: token.unwrap() }
}

#[test]
fn a_server_keeps_files_in_the_bucket_that_its_settings_name() {
    let (folder, bucket) = (tempfile::tempdir().unwrap(), TestBucket::start());
    let server = served(folder.path(), &bucket);
    let at = |path: &str| format!("{}/api/v1{path}", server.address);
    let input = json!({"token": server.token, "organisation_name": "Acme", "name": "Ada",
        "email": "ada@example.org", "password": "correct horse battery"});
    let answer = ureq::post(at("/setup"))
        .header("content-type", "application/json")
        .send(input.to_string())
        .unwrap();
    let cookie = answer.headers()["set-cookie"].to_str().unwrap();
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let send = |path: &str, kind: &str, body: &str| -> Value {
        let request = ureq::post(at(path)).header("cookie", &cookie).header("content-type", kind);
        let answer = request.send(body).unwrap().body_mut().read_to_string().unwrap();
        serde_json::from_str(&answer).unwrap()
    };
    let project = json!({"name": "Main", "start": "2026-03-02T08:00"}).to_string();
    let project = send("/projects", "application/json", &project);
    let files = format!("/subjects/project/{}/attachments", project["id"].as_str().unwrap());
    let form = "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"note.txt\"\r\n\r\n\
                Two metres.\r\n--b--\r\n";
    let kept = send(&files, "multipart/form-data; boundary=b", form);
    let key = format!("steerco/{}", kept["id"].as_str().unwrap());
    assert_eq!(bucket.objects(), [(key, b"Two metres.".to_vec())].into());
    assert!(!folder.path().join("files").exists(), "none in the data folder");
    let content = format!("{}{}", server.address, kept["content"].as_str().unwrap());
    let mut content = ureq::get(content).header("cookie", &cookie).call().unwrap();
    assert_eq!(content.body_mut().read_to_string().unwrap(), "Two metres.");
}

#[test]
fn a_bucket_without_its_key_is_said_before_anything_is_served() {
    let (folder, bucket) = (tempfile::tempdir().unwrap(), TestBucket::start());
    let done = command(folder.path(), &bucket).output().unwrap();
    assert_eq!(done.status.code(), Some(1));
    let said = text(&done.stderr);
    assert!(said.contains("s3://pmo/steerco needs AWS_ACCESS_KEY_ID"), "{said}");
}
