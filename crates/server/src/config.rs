//! Settings of the server.

use std::{net::SocketAddr, path::PathBuf};

/// Settings of the server, from the command line, the environment or a file.
#[derive(Debug, Clone)]
pub struct Config {
    /// Address to listen on.
    pub listen: SocketAddr,
    /// Where browsers reach this installation; `http://<listen>` when absent.
    pub public_url: Option<String>,
    /// Folder of the built web UI, when it is not part of the program.
    pub web_dir: Option<PathBuf>,
}

impl Config {
    /// Where browsers reach this installation, without a slash at the end.
    pub fn public_url(&self) -> String {
        match &self.public_url {
            Some(url) => url.trim_end_matches('/').to_owned(),
            None => format!("http://{}", self.listen),
        }
    }
}
