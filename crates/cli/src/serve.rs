//! `steerco serve`, `steerco demo`, `steerco openapi`.

use std::net::SocketAddr;
use std::process::ExitCode;

use anyhow::Context;
use steerco_app::{App, Blobs, MOST_FILE_BYTES, delivery::MailSettings, demo};
use steerco_server::{Config, serve};

use crate::admin::open_store;
use crate::settings::DatabaseArgs;

#[derive(clap::Args)]
pub(crate) struct ServeArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    /// Address and port to listen on; port 0 takes a free one [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS", env = "STEERCO_LISTEN")]
    listen: Option<String>,
    /// Address people type into their browser, such as https://pmo.example.org
    #[arg(long, value_name = "URL", env = "STEERCO_PUBLIC_URL")]
    public_url: Option<String>,
}

#[derive(clap::Args)]
pub(crate) struct DemoArgs {
    /// Empty database to fill; without it a fresh one that is thrown away at the end
    #[arg(long, value_name = "URL", env = "STEERCO_DATABASE_URL")]
    database: Option<String>,
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", env = "STEERCO_LISTEN", default_value = "127.0.0.1:8080")]
    listen: String,
    /// The day the demo stands on, such as 2026-11-20; today when not said
    #[arg(long, value_name = "DATE")]
    today: Option<String>,
    /// Number from which everything in the demo follows
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Fill the database and stop, without serving
    #[arg(long)]
    no_serve: bool,
}

fn config(
    listen: &str,
    public_url: Option<String>,
    files: Blobs,
    most_file_bytes: u64,
    mail: Option<MailSettings>,
) -> anyhow::Result<Config> {
    let listen: SocketAddr = listen.parse().with_context(|| {
        format!("“{listen}” is no address to listen on; use one such as 127.0.0.1:8080")
    })?;
    let web_dir = std::env::var_os("STEERCO_WEB_DIR").unwrap_or_else(|| "web/dist".into());
    Ok(Config { listen, public_url, web_dir: Some(web_dir.into()), files, most_file_bytes, mail })
}

pub(crate) async fn run(args: &ServeArgs) -> anyhow::Result<ExitCode> {
    let settings = args.database.resolve(args.listen.as_deref(), args.public_url.as_deref())?;
    begin_log(&settings.log);
    let (files, most) = (settings.files, settings.most_file_bytes);
    let config = config(&settings.listen, settings.public_url, files, most, settings.mail)?;
    let store = open_store(&settings.database).await?;
    serve(config, store, |address| {
        crate::complain(&format!("listening on http://{address}"));
    })
    .await?;
    Ok(ExitCode::SUCCESS)
}

pub(crate) async fn demo(args: &DemoArgs) -> anyhow::Result<ExitCode> {
    begin_log(&std::env::var("STEERCO_LOG").unwrap_or_else(|_| "warn".into()));
    let folder = tempfile::Builder::new().prefix("steerco-demo-").tempdir()?;
    let files = Blobs::on_disk(folder.path().join("files"));
    let config = config(&args.listen, None, files, MOST_FILE_BYTES, None)?;
    let database = match &args.database {
        Some(url) => url.clone(),
        None => folder.path().join("demo.sqlite").to_string_lossy().into_owned(),
    };
    let today = match &args.today {
        Some(text) => text.parse().with_context(|| format!("“{text}” is no date"))?,
        None => jiff::Zoned::now().date(),
    };
    let store = open_store(&database).await?;
    crate::complain("filling the demo organisation …");
    let filled = demo::fill(&App::new(store.clone(), config.settings()), today, args.seed).await?;
    if args.no_serve {
        crate::answer(&summary(&filled))?;
        return Ok(ExitCode::SUCCESS);
    }
    serve(config, store, move |address| {
        // Losing the terminal is no reason to stop.
        let _ = crate::answer(&welcome(address, &filled));
    })
    .await?;
    drop(folder);
    Ok(ExitCode::SUCCESS)
}

fn summary(filled: &demo::Filled) -> String {
    format!(
        "{} portfolios, {} programs, {} projects, {} tasks, {} people",
        filled.portfolios, filled.programs, filled.projects, filled.tasks, filled.people
    )
}

fn welcome(address: SocketAddr, filled: &demo::Filled) -> String {
    let mut text = format!(
        "\nSteerco’s demo organisation is ready: {}.\n\n    Open  http://{address}\n\nSign in as\n",
        summary(filled)
    );
    for login in &filled.logins {
        text.push_str(&format!("    {:<20} {:<38} {}\n", login.role, login.email, login.password));
    }
    text.push_str("\nEverything is thrown away when you stop it (Ctrl-C).\n");
    text
}

pub(crate) fn openapi() -> anyhow::Result<ExitCode> {
    crate::answer(steerco_server::openapi_json())?;
    Ok(ExitCode::SUCCESS)
}

/// Logs go to stderr; `STEERCO_LOG=json,info` writes them as JSON.
fn begin_log(wanted: &str) {
    use tracing_subscriber::{EnvFilter, fmt};
    let (json, filter) = match wanted.strip_prefix("json") {
        Some(rest) => (true, rest.trim_start_matches(',')),
        None => (false, wanted),
    };
    let filter = if filter.is_empty() { "info" } else { filter };
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let builder = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if json {
        builder.json().init();
    } else {
        builder.with_target(false).init();
    }
}
