//! Settings of an installation: command line first, then environment, then a TOML file, then
//! defaults that work on a laptop.

use std::path::{Path, PathBuf};

use anyhow::Context;
use serde::Deserialize;

/// What every command that opens a database accepts.
#[derive(clap::Args, Debug, Clone, Default)]
pub(crate) struct DatabaseArgs {
    /// SQLite file or postgres://user@host/name
    #[arg(long, value_name = "URL", env = "STEERCO_DATABASE_URL")]
    pub database: Option<String>,
    /// Folder for the SQLite file and other data
    #[arg(long, value_name = "FOLDER", env = "STEERCO_DATA_DIR")]
    pub data_dir: Option<PathBuf>,
    /// Settings file (TOML) with database_url, data_dir, listen, public_url, secret_key, log
    #[arg(long, value_name = "FILE", env = "STEERCO_CONFIG")]
    pub config: Option<PathBuf>,
}

/// The settings file.
#[derive(Deserialize, Debug, Default)]
#[serde(deny_unknown_fields)]
struct Config {
    database_url: Option<String>,
    data_dir: Option<PathBuf>,
    listen: Option<String>,
    public_url: Option<String>,
    log: Option<String>,
}

/// Settings after everything has been asked.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub database: String,
    pub listen: String,
    pub public_url: Option<String>,
    pub log: String,
}

impl DatabaseArgs {
    /// Resolves the settings; `listen` and `public_url` come from the command line, if any.
    pub(crate) fn resolve(
        &self,
        listen: Option<&str>,
        public_url: Option<&str>,
    ) -> anyhow::Result<Settings> {
        let config = match &self.config {
            Some(path) => read(path)?,
            None => Config::default(),
        };
        let folder = self.data_dir.clone().or(config.data_dir);
        let folder = folder.unwrap_or_else(|| PathBuf::from("steerco-data"));
        let database = match self.database.clone().or(config.database_url) {
            Some(url) => url,
            None => {
                std::fs::create_dir_all(&folder)
                    .with_context(|| format!("cannot create the folder {}", folder.display()))?;
                folder.join("steerco.sqlite").to_string_lossy().into_owned()
            }
        };
        let listen = listen.map(str::to_owned).or(config.listen);
        Ok(Settings {
            database,
            listen: listen.unwrap_or_else(|| "127.0.0.1:8080".into()),
            public_url: public_url.map(str::to_owned).or(config.public_url),
            log: std::env::var("STEERCO_LOG").ok().or(config.log).unwrap_or_else(|| "info".into()),
        })
    }
}

fn read(path: &Path) -> anyhow::Result<Config> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read the settings file {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("the settings file {}", path.display()))
}
