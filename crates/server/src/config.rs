//! Settings of the server.

use std::{net::SocketAddr, path::PathBuf};

use steerco_app::{Blobs, Settings, delivery::MailSettings};

/// Settings of the server, from the command line, the environment or a file.
#[derive(Debug, Clone)]
pub struct Config {
    /// Address to listen on.
    pub listen: SocketAddr,
    /// Where browsers reach this installation; `http://<listen>` when absent.
    pub public_url: Option<String>,
    /// Folder of the built web UI, when it is not part of the program.
    pub web_dir: Option<PathBuf>,
    /// Where the bytes of files are.
    pub files: Blobs,
    /// Largest file that may be attached, in bytes.
    pub most_file_bytes: u64,
    /// How mail goes out; it stays in the outbox when absent.
    pub mail: Option<MailSettings>,
}

impl Config {
    /// What commands need of it.
    pub fn settings(&self) -> Settings {
        Settings {
            public_url: self.public_url(),
            files: self.files.clone(),
            most_file_bytes: self.most_file_bytes,
            mail: self.mail.clone(),
        }
    }

    /// Where browsers reach this installation, without a slash at the end.
    pub fn public_url(&self) -> String {
        match &self.public_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => format!("http://{}", self.listen),
        }
    }
}
