//! What the tests need beside Rust and Node: PostgreSQL and Chromium, from Debian's packages.

use std::path::{Path, PathBuf};

use anyhow::bail;

use crate::step::{Step, output, say};

/// Where the programs are.
pub(crate) struct Prerequisites {
    pub postgres_bin: PathBuf,
    pub chromium: PathBuf,
}

/// Finds the programs; installs what is missing where this user may, else says what to install.
pub(crate) fn ensure() -> anyhow::Result<Prerequisites> {
    let node = output("node --version").unwrap_or_default();
    let major: u32 =
        node.trim_start_matches('v').split('.').next().and_then(|v| v.parse().ok()).unwrap_or(0);
    if major < 20 {
        bail!("Node 20 or later is needed (found “{node}”); install nodejs and npm");
    }
    if postgres_bin().is_none() {
        install("postgresql")?;
    }
    if wanted_chromium().is_none()
        && let Err(error) = install(LIGHT_CHROMIUM)
    {
        if whole_chromium().is_none() {
            return Err(error);
        }
        say(&format!("{error:#}; the whole Chromium that is here takes longer"));
    }
    match (postgres_bin(), wanted_chromium().or_else(whole_chromium)) {
        (Some(postgres_bin), Some(chromium)) => Ok(Prerequisites { postgres_bin, chromium }),
        _ => {
            bail!("PostgreSQL and Chromium are needed: apt-get install postgresql {LIGHT_CHROMIUM}")
        }
    }
}

/// The folder with `initdb` and `pg_ctl`: Debian keeps them off the path.
pub(crate) fn postgres_bin() -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .collect();
    found.sort();
    found.extend(output("pg_config --bindir").map(PathBuf::from));
    found.into_iter().find(|folder| folder.join("initdb").exists())
}

/// Chromium without its windows: the same engine for pages, at three quarters of the whole browser's work.
const LIGHT_CHROMIUM: &str = "chromium-headless-shell";

/// The one that is named, or the light one.
fn wanted_chromium() -> Option<PathBuf> {
    let named = std::env::var_os("STEERCO_CHROMIUM").map(PathBuf::from);
    let usual = Path::new("/usr/bin").join(LIGHT_CHROMIUM);
    named.into_iter().chain([usual]).find(|path| path.exists())
}

fn whole_chromium() -> Option<PathBuf> {
    let usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    usual.map(PathBuf::from).into_iter().find(|path| path.exists())
}

fn install(package: &str) -> anyhow::Result<()> {
    let sudo = !is_root() && output("sudo -n true").is_some();
    if !Path::new("/usr/bin/apt-get").exists() || !(is_root() || sudo) {
        bail!(
            "the tests need {package}, and this user may not install it; run: \
             sudo apt-get install {package}"
        );
    }
    let prefix = if sudo { "sudo -n " } else { "" };
    say(&format!("installing {package} from Debian's packages"));
    Step::new("package lists", &format!("{prefix}apt-get update -qq")).run()?;
    let line = format!("{prefix}apt-get install -y -qq --no-install-recommends {package}");
    Step::new("packages", &line).set("DEBIAN_FRONTEND", "noninteractive").run()
}

pub(crate) fn is_root() -> bool {
    output("id -u").as_deref() == Some("0")
}
