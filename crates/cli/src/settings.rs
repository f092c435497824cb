//! Settings of an installation: command line first, then environment, then a TOML file, then
//! defaults that work on a laptop.

use std::path::{Path, PathBuf};

use anyhow::Context;
use serde::Deserialize;
use steerco_app::{Blobs, MOST_FILE_BYTES, S3Settings, delivery::MailSettings};

/// What every command that opens a database accepts.
#[derive(clap::Args, Debug, Clone, Default)]
pub(crate) struct DatabaseArgs {
    /// SQLite file or postgres://user@host/name
    #[arg(long, value_name = "URL", env = "STEERCO_DATABASE_URL")]
    pub database: Option<String>,
    /// Folder for the SQLite file and other data
    #[arg(long, value_name = "FOLDER", env = "STEERCO_DATA_DIR")]
    pub data_dir: Option<PathBuf>,
    /// Where attached files go: a folder, or s3://bucket/prefix
    #[arg(long, value_name = "PLACE", env = "STEERCO_FILES")]
    pub files: Option<String>,
    /// Settings file (TOML) with database_url, data_dir, files, most_file_mb, listen, public_url,
    /// smtp_url, mail_from, log
    #[arg(long, value_name = "FILE", env = "STEERCO_CONFIG")]
    pub config: Option<PathBuf>,
}

/// The settings file.
#[derive(Deserialize, Debug, Default)]
#[serde(deny_unknown_fields)]
struct Config {
    database_url: Option<String>,
    data_dir: Option<PathBuf>,
    files: Option<String>,
    most_file_mb: Option<u64>,
    s3_endpoint: Option<String>,
    s3_region: Option<String>,
    listen: Option<String>,
    public_url: Option<String>,
    smtp_url: Option<String>,
    mail_from: Option<String>,
    log: Option<String>,
}

/// Settings after everything has been asked.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub database: String,
    pub files: Blobs,
    pub most_file_bytes: u64,
    pub listen: String,
    pub public_url: Option<String>,
    pub log: String,
    pub mail: Option<MailSettings>,
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
        let most = number("STEERCO_MOST_FILE_MB")?.or(config.most_file_mb);
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
        let wanted = self.files.clone().or(config.files);
        let files = place(wanted.as_deref(), &folder, config.s3_endpoint, config.s3_region)?;
        let listen = listen.map(str::to_owned).or(config.listen);
        let mail = mail(config.smtp_url, config.mail_from)?;
        Ok(Settings {
            database,
            mail,
            files,
            most_file_bytes: most.map_or(MOST_FILE_BYTES, |most| most << 20),
            listen: listen.unwrap_or_else(|| "127.0.0.1:8080".into()),
            public_url: public_url.map(str::to_owned).or(config.public_url),
            log: std::env::var("STEERCO_LOG").ok().or(config.log).unwrap_or_else(|| "info".into()),
        })
    }
}

/// A number out of the environment.
fn number(name: &str) -> anyhow::Result<Option<u64>> {
    match std::env::var(name) {
        Err(_) => Ok(None),
        Ok(text) => {
            let number = text.trim().parse();
            Ok(Some(
                number.with_context(|| format!("{name} must be a whole number, not “{text}”"))?,
            ))
        }
    }
}

/// How mail goes out, when it does. The address of the server may hold a password: it is told nobody.
fn mail(url: Option<String>, from: Option<String>) -> anyhow::Result<Option<MailSettings>> {
    let said = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let url = said("STEERCO_SMTP_URL").or(url);
    let from = said("STEERCO_MAIL_FROM").or(from);
    match (url, from) {
        (None, _) => Ok(None),
        (Some(_), None) => {
            anyhow::bail!("STEERCO_SMTP_URL needs STEERCO_MAIL_FROM: whom mail comes from")
        }
        (Some(url), Some(from)) => {
            let checked = MailSettings::checked(url, from);
            Ok(Some(checked.map_err(|text| anyhow::anyhow!("STEERCO_SMTP_URL: {text}"))?))
        }
    }
}

/// Where attached files go: the data folder unless told otherwise. Keys of a bucket come from the
/// environment only, under the names that other tools use.
fn place(
    wanted: Option<&str>,
    folder: &Path,
    endpoint: Option<String>,
    region: Option<String>,
) -> anyhow::Result<Blobs> {
    let Some(wanted) = wanted else { return Ok(Blobs::on_disk(folder.join("files"))) };
    let Some(bucket) = wanted.strip_prefix("s3://") else {
        return Ok(Blobs::on_disk(wanted.into()));
    };
    let (bucket, prefix) = bucket.split_once('/').unwrap_or((bucket, ""));
    let prefix = prefix.trim_matches('/');
    let said = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let needed = |name: &str| said(name).with_context(|| format!("{wanted} needs {name}"));
    let region = said("STEERCO_S3_REGION").or(region).unwrap_or_else(|| "us-east-1".into());
    let endpoint = said("STEERCO_S3_ENDPOINT").or(endpoint);
    let settings = S3Settings {
        endpoint: endpoint.unwrap_or_else(|| format!("https://s3.{region}.amazonaws.com")),
        region,
        bucket: bucket.into(),
        prefix: if prefix.is_empty() { String::new() } else { format!("{prefix}/") },
        key: needed("AWS_ACCESS_KEY_ID")?,
        secret: needed("AWS_SECRET_ACCESS_KEY")?,
    };
    Ok(Blobs::in_s3(settings)?)
}

fn read(path: &Path) -> anyhow::Result<Config> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read the settings file {}", path.display()))?;
    toml::from_str(&text).with_context(|| format!("the settings file {}", path.display()))
}
