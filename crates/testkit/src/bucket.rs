//! A bucket as a store that speaks S3 has one: a small server on this machine that keeps what it is sent in a
//! folder, and answers nobody whose address is not signed with the secret.

use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

/// How the store behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// It does what it is asked.
    Serving,
    /// It says no to everybody.
    Refusing,
    /// Whoever calls is cut off without an answer.
    Away,
}

/// A bucket of a test's own. What it keeps goes with it.
#[derive(Debug)]
pub struct TestBucket {
    /// Where it is, such as `http://127.0.0.1:40123`.
    pub endpoint: String,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    folder: TempDir,
    host: String,
    mood: Mutex<Mood>,
    requests: Mutex<Vec<String>>,
}

impl TestBucket {
    /// Its name.
    pub const NAME: &str = "pmo";
    /// Where it says it is.
    pub const REGION: &str = "eu-central-1";
    /// The access key that it knows.
    pub const KEY: &str = "AKIDEXAMPLE";
    /// Its secret.
    pub const SECRET: &str = "not for the wire";

    /// Serving on a free port.
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let host = listener.local_addr().expect("an address").to_string();
        let shared = Arc::new(Shared {
            folder: tempfile::tempdir().expect("a temporary folder"),
            host: host.clone(),
            mood: Mutex::new(Mood::Serving),
            requests: Mutex::default(),
        });
        let serving = shared.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = serving.clone();
                // Who goes away early is no failure of the store.
                std::thread::spawn(move || drop(shared.answer(stream)));
            }
        });
        Self { endpoint: format!("http://{host}"), shared }
    }

    /// From now on it behaves like this.
    pub fn behave(&self, mood: Mood) {
        *self.shared.mood.lock().unwrap_or_else(PoisonError::into_inner) = mood;
    }

    /// The first line of each request that came, such as `PUT /pmo/… HTTP/1.1`.
    pub fn requests(&self) -> Vec<String> {
        self.shared.requests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What is kept, by key.
    pub fn objects(&self) -> BTreeMap<String, Vec<u8>> {
        let entries = fs::read_dir(self.shared.folder.path()).expect("the folder of the bucket");
        entries
            .map(|entry| entry.expect("an object").path())
            .map(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                (name.replace('+', "/"), fs::read(path).expect("an object"))
            })
            .collect()
    }
}

type Reply = (&'static str, Vec<u8>);

fn no(status: &'static str, code: &str) -> Reply {
    (status, format!("<Error><Code>{code}</Code></Error>").into_bytes())
}

impl Shared {
    fn answer(&self, mut stream: TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(stream.try_clone()?);
        let mut first = String::new();
        reader.read_line(&mut first)?;
        let (mut length, mut host) = (0_usize, String::new());
        loop {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            let line = line.trim().to_lowercase();
            let Some((name, value)) = line.split_once(':') else { break };
            match name {
                "content-length" => length = value.trim().parse().unwrap_or(0),
                "host" => host = value.trim().to_owned(),
                _ => {}
            }
        }
        let first = first.trim().to_owned();
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        requests.push(first.clone());
        drop(requests);
        let mood = *self.mood.lock().unwrap_or_else(PoisonError::into_inner);
        if mood == Mood::Away {
            return Ok(());
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        let mut words = first.split(' ');
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let (status, body) = match mood {
            Mood::Refusing => no("403 Forbidden", "AccessDenied"),
            _ if host != self.host || !signed(method, path, query, &host) => {
                no("403 Forbidden", "SignatureDoesNotMatch")
            }
            _ => self.serve(method, path, &body)?,
        };
        let head = format!(
            "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes())?;
        stream.write_all(&body)
    }

    fn serve(&self, method: &str, path: &str, body: &[u8]) -> std::io::Result<Reply> {
        let Some(file) = self.file(path) else { return Ok(no("404 Not Found", "NoSuchBucket")) };
        Ok(match method {
            "PUT" => {
                fs::write(file, body)?;
                ("200 OK", vec![])
            }
            "GET" if file.is_file() => ("200 OK", fs::read(file)?),
            "GET" => no("404 Not Found", "NoSuchKey"),
            "DELETE" => {
                if file.is_file() {
                    fs::remove_file(file)?;
                }
                ("204 No Content", vec![])
            }
            _ => no("405 Method Not Allowed", "MethodNotAllowed"),
        })
    }

    /// Where an object of this bucket lies: keys are names of files, with `+` for slashes.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let key = path.strip_prefix(&format!("/{}/", TestBucket::NAME))?;
        Some(self.folder.path().join(key.replace('/', "+")))
    }
}

/// Whether an address is signed as Signature Version 4 says for addresses (AWS, *Authenticating Requests: Using
/// Query Parameters*): what is signed is worked out anew from what came.
fn signed(method: &str, path: &str, query: &str, host: &str) -> bool {
    let parts: BTreeMap<&str, &str> =
        query.split('&').filter_map(|one| one.split_once('=')).collect();
    let part = |name: &str| parts.get(name).copied().unwrap_or_default();
    let date = part("X-Amz-Date");
    let day = date.split('T').next().unwrap_or_default();
    let scope = format!("{day}/{}/s3/aws4_request", TestBucket::REGION);
    let credential = format!("{}/{scope}", TestBucket::KEY).replace('/', "%2F");
    if part("X-Amz-Algorithm") != "AWS4-HMAC-SHA256" || part("X-Amz-Credential") != credential {
        return false;
    }
    let others = parts.iter().filter(|(name, _)| **name != "X-Amz-Signature");
    let query: Vec<String> = others.map(|(name, value)| format!("{name}={value}")).collect();
    let asked = [
        method,
        path,
        &query.join("&"),
        &format!("host:{host}"),
        "",
        part("X-Amz-SignedHeaders"),
        "UNSIGNED-PAYLOAD",
    ]
    .join("\n");
    let digest = hex(&Sha256::digest(asked.as_bytes()));
    let text = format!("AWS4-HMAC-SHA256\n{date}\n{scope}\n{digest}");
    let secret = format!("AWS4{}", TestBucket::SECRET).into_bytes();
    let key = [day, TestBucket::REGION, "s3", "aws4_request"]
        .iter()
        .fold(secret, |key, word| hash(&key, word.as_bytes()));
    hex(&hash(&key, text.as_bytes())) == part("X-Amz-Signature")
}

fn hash(key: &[u8], text: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length");
    mac.update(text);
    mac.finalize().into_bytes().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
