//! A small server that keeps what it is sent, as a store that speaks S3 would.

use std::{
    collections::HashMap,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

#[derive(Default)]
struct Kept {
    objects: Mutex<HashMap<String, Vec<u8>>>,
    requests: Mutex<Vec<String>>,
    refusing: AtomicBool,
}

pub(crate) struct FakeBucket {
    pub(crate) url: String,
    kept: Arc<Kept>,
}

impl FakeBucket {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let kept = Arc::new(Kept::default());
        let shared = kept.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                answer(&shared, stream);
            }
        });
        Self { url, kept }
    }

    /// The first line of each request.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.kept.requests.lock().unwrap().clone()
    }

    pub(crate) fn refuse(&self) {
        self.kept.refusing.store(true, Ordering::SeqCst);
    }
}

fn answer(kept: &Kept, mut stream: TcpStream) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut first = String::new();
    reader.read_line(&mut first).unwrap();
    let mut length = 0_usize;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let line = line.trim().to_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    kept.requests.lock().unwrap().push(first.trim().to_owned());
    let mut words = first.split(' ');
    let (method, target) = (words.next().unwrap(), words.next().unwrap());
    let path = target.split('?').next().unwrap().to_owned();
    let mut objects = kept.objects.lock().unwrap();
    let (status, body) = match method {
        _ if kept.refusing.load(Ordering::SeqCst) => {
            ("403 Forbidden", b"<Error><Code>AccessDenied</Code></Error>".to_vec())
        }
        "PUT" => {
            objects.insert(path, body);
            ("200 OK", vec![])
        }
        "GET" => match objects.get(&path) {
            Some(bytes) => ("200 OK", bytes.clone()),
            None => ("404 Not Found", b"<Error><Code>NoSuchKey</Code></Error>".to_vec()),
        },
        _ => {
            objects.remove(&path);
            ("204 No Content", vec![])
        }
    };
    let head =
        format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
    stream.write_all(head.as_bytes()).unwrap();
    // Who goes away early is no failure of the store.
    let _ = stream.write_all(&body);
}
