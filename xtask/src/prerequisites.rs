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
    let mut packages = vec![];
    if postgres_bin().is_none() {
        packages.push("postgresql");
    }
    if chromium().is_none() {
        packages.push("chromium");
    }
    if !packages.is_empty() {
        install(&packages)?;
    }
    match (postgres_bin(), chromium()) {
        (Some(postgres_bin), Some(chromium)) => Ok(Prerequisites { postgres_bin, chromium }),
        _ => bail!("PostgreSQL and Chromium are needed: apt-get install postgresql chromium"),
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

fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("STEERCO_CHROMIUM").map(PathBuf::from);
    let usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    named.into_iter().chain(usual.map(PathBuf::from)).find(|path| path.exists())
}

fn install(packages: &[&str]) -> anyhow::Result<()> {
    let list = packages.join(" ");
    let root = output("id -u").as_deref() == Some("0");
    let sudo = !root && output("sudo -n true").is_some();
    if !Path::new("/usr/bin/apt-get").exists() || !(root || sudo) {
        bail!(
            "the tests need {list}, and this user may not install it; run: sudo apt-get install {list}"
        );
    }
    let prefix = if sudo { "sudo -n " } else { "" };
    say(&format!("installing {list} from Debian's packages"));
    Step::new("package lists", &format!("{prefix}apt-get update -qq")).run()?;
    Step::new("packages", &format!("{prefix}apt-get install -y -qq --no-install-recommends {list}"))
        .set("DEBIAN_FRONTEND", "noninteractive")
        .run()
}
