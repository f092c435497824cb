//! `steerco import` and `steerco export`: plans into and out of a database, without a server.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use serde_json::json;
use steerco_app::access::Caller;
use steerco_app::integration::{TableImport, find_program, find_project_type, import_tables};
use steerco_app::plan::{self, ExportQuery, ImportTarget, ProjectQuery, import_plan};
use steerco_app::shape::PageQuery;
use steerco_app::{App, Failure};
use steerco_calendar::{Moment, Span};
use steerco_interchange::Format;
use steerco_interchange::tables::{FILES, read_tables};
use uuid::Uuid;

use crate::settings::DatabaseArgs;
use crate::{admin, plan_file};

#[derive(clap::Args)]
pub(crate) struct ImportArgs {
    /// Plan file (MSPDI or CSV task list), or a folder of CSV tables
    from: PathBuf,
    /// Tell what would happen, and change nothing
    #[arg(long)]
    dry_run: bool,
    /// Name of the program a plan file goes into
    #[arg(long, value_name = "NAME")]
    program: Option<String>,
    /// Key of the new project, such as INF-012
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    /// Name of the type of project; of a folder, for projects whose line of projects.csv names none
    #[arg(long = "type", value_name = "NAME")]
    plan_type: Option<String>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    database: DatabaseArgs,
}

#[derive(clap::Args)]
pub(crate) struct ExportArgs {
    /// Key of the project, such as INF-012
    project: String,
    /// File to write; its ending decides the format (.xml is MSPDI, .csv a task list)
    output: PathBuf,
    #[command(flatten)]
    database: DatabaseArgs,
}

fn caller() -> Caller {
    Caller::system(Uuid::nil(), "command line")
}

pub(crate) async fn import(args: &ImportArgs) -> anyhow::Result<ExitCode> {
    if args.from.is_dir() {
        return import_folder(args).await;
    }
    let opened = plan_file::open(&args.from)?;
    let plan = opened.draft.plan.clone();
    let shown = args.from.display().to_string();
    if !args.json {
        for found in &opened.draft.diagnostics {
            crate::complain(&plan_file::line(&shown, found));
        }
    }
    let counts = format!(
        "{} tasks, {} dependencies, {} resources, {} assignments, {} calendars; finish {}",
        plan.tasks.len(),
        plan.dependencies.len(),
        plan.resources.len(),
        plan.assignments.len(),
        plan.calendars.len(),
        opened.scheduled.schedule.finish
    );
    let mut document = json!({
        "project": {"name": plan.project.name, "finish": opened.scheduled.schedule.finish},
        "tasks": plan.tasks.len(),
        "dependencies": plan.dependencies.len(),
        "diagnostics": opened.diagnostics(),
        "dry_run": args.dry_run,
    });
    if args.dry_run {
        if args.plan_type.is_some() {
            let app = admin::open(&args.database).await?;
            place(&app, args).await?;
        }
        let text = format!("{} would be created with {counts}", plan.project.name);
        crate::answer(&if args.json { document.to_string() } else { text })?;
        return Ok(ExitCode::SUCCESS);
    }
    let app = admin::open(&args.database).await?;
    let (program_id, plan_type_id) = place(&app, args).await?;
    let target =
        ImportTarget { program_id, plan_type_id, key: args.key.clone(), ..ImportTarget::default() };
    let name = plan.project.name.clone();
    let imported = import_plan(&app, &caller(), plan, target).await.map_err(plain)?;
    document["key"] = json!(imported.key);
    let text = format!("{name} is project {}: {counts}", imported.key);
    crate::answer(&if args.json { document.to_string() } else { text })?;
    Ok(ExitCode::SUCCESS)
}

/// The program and the type that were asked for; refused where plans of the type may not be.
async fn place(app: &App, args: &ImportArgs) -> anyhow::Result<(Option<Uuid>, Option<Uuid>)> {
    let program = match &args.program {
        Some(name) => Some(find_program(app, &caller(), name).await.map_err(plain)?),
        None => None,
    };
    let plan_type = match &args.plan_type {
        Some(name) => Some(find_project_type(app, name, program).await.map_err(plain)?),
        None => None,
    };
    Ok((program, plan_type))
}

/// Refusals with their fields, for a terminal.
fn plain(failure: Failure) -> anyhow::Error {
    match failure {
        Failure::Refused(refusal) => anyhow::anyhow!("{} [{}]", refusal.text, refusal.code),
        other => anyhow::Error::new(other),
    }
}

fn tables(folder: &Path) -> anyhow::Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    for name in FILES {
        let path = folder.join(name);
        if path.is_file() {
            let bytes =
                std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            files.insert(name.to_owned(), bytes);
        }
    }
    Ok(files)
}

async fn import_folder(args: &ImportArgs) -> anyhow::Result<ExitCode> {
    let today = Moment::from_date(jiff::Zoned::now().date()) + Span::from_minutes(8 * 60);
    let shown = args.from.display().to_string();
    let mut draft = read_tables(&tables(&args.from)?, today).map_err(|unreadable| {
        for found in &unreadable.diagnostics {
            crate::complain(&plan_file::line(&shown, found));
        }
        anyhow::anyhow!("{shown} was not read; nothing was imported")
    })?;
    let diagnostics = draft.diagnostics.clone();
    for project in draft.projects.iter_mut().filter(|one| one.plan_type.is_empty()) {
        project.plan_type = args.plan_type.clone().unwrap_or_default();
    }
    let app = admin::open(&args.database).await?;
    let done: TableImport =
        import_tables(&app, &caller(), draft, args.dry_run).await.map_err(plain)?;
    if args.json {
        let document = json!({"dry_run": args.dry_run, "result": done, "diagnostics": diagnostics});
        crate::answer(&document.to_string())?;
    } else {
        for found in &diagnostics {
            crate::complain(&plan_file::line(&shown, found));
        }
        for refused in &done.refused {
            crate::complain(&format!(
                "{shown}: projects.csv, line {}: project {} was left out: {}",
                refused.line, refused.key, refused.reason
            ));
        }
        let would = if args.dry_run { "would be " } else { "" };
        crate::answer(&format!(
            "{} projects {would}created, {} {would}changed, {} unchanged, {} left out; {} people \
             {would}created; {} tasks in all",
            done.created,
            done.changed,
            done.unchanged,
            done.refused.len(),
            done.people,
            done.tasks
        ))?;
    }
    Ok(if done.refused.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

pub(crate) async fn export(args: &ExportArgs) -> anyhow::Result<ExitCode> {
    let format = match args.output.extension().and_then(|end| end.to_str()) {
        Some("xml" | "mspdi") => Format::Mspdi,
        Some("csv" | "tsv" | "txt") => Format::Csv,
        _ => bail!("end the name of {} in .xml (MSPDI) or .csv", args.output.display()),
    };
    let app = admin::open(&args.database).await?;
    let page =
        PageQuery { q: Some(args.project.clone()), limit: Some(200), ..PageQuery::default() };
    let found = plan::projects(&app, &caller(), &ProjectQuery::default(), &page).await?;
    let wanted = args.project.to_lowercase();
    let Some(project) = found.items.iter().find(|item| item.key.to_lowercase() == wanted) else {
        bail!("there is no project with the key {}", args.project);
    };
    let query = ExportQuery { format: Some(format.to_string()) };
    let written = plan::export(&app, &caller(), project.id, &query).await.map_err(plain)?;
    std::fs::write(&args.output, &written.bytes)
        .with_context(|| format!("cannot write {}", args.output.display()))?;
    let report = plan::export_report(&app, &caller(), project.id, &query).await.map_err(plain)?;
    for loss in &report.losses {
        crate::complain(&format!("left out: {} ({})", loss.message, loss.count));
    }
    crate::answer(&format!("{} written as {format}", args.output.display()))?;
    Ok(ExitCode::SUCCESS)
}
