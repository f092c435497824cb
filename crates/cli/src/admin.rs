//! Looking after a database: `migrate`, `backup`, `restore`, `copy-db`, `user`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use steerco_app::access::{Caller, NewRoleGrant, NewUser};
use steerco_app::delivery::{self, CopiedFiles};
use steerco_app::{App, CopiedTable, Store, access};

use crate::settings::DatabaseArgs;

#[derive(clap::Args)]
pub(crate) struct MigrateArgs {
    #[command(flatten)]
    database: DatabaseArgs,
}

#[derive(clap::Args)]
pub(crate) struct BackupArgs {
    /// New SQLite file for the backup
    file: PathBuf,
    #[command(flatten)]
    database: DatabaseArgs,
}

#[derive(clap::Args)]
pub(crate) struct RestoreArgs {
    /// Backup to restore
    file: PathBuf,
    #[command(flatten)]
    database: DatabaseArgs,
}

#[derive(clap::Args)]
pub(crate) struct CopyArgs {
    /// Database to copy: SQLite file or postgres:// URL
    from: String,
    /// Empty database to copy into
    to: String,
}

#[derive(clap::Args)]
pub(crate) struct UserArgs {
    #[command(subcommand)]
    command: UserCommand,
}

#[derive(clap::Subcommand)]
enum UserCommand {
    /// Add a user; the password is read from standard input
    Create {
        /// Mail address
        email: String,
        /// Name
        #[arg(long)]
        name: String,
        /// Role in the whole organisation, such as pmo_director or team_member
        #[arg(long, default_value = "team_member")]
        role: String,
        #[command(flatten)]
        database: DatabaseArgs,
    },
    /// Give a user a new password, read from standard input, and let them sign in again
    ResetPassword {
        /// Mail address
        email: String,
        #[command(flatten)]
        database: DatabaseArgs,
    },
}

/// Opens the database of the settings with an up-to-date schema.
pub(crate) async fn open(database: &DatabaseArgs) -> anyhow::Result<App> {
    let settings = database.resolve(None, None)?;
    let store = open_store(&settings.database).await?;
    let settings = steerco_app::Settings {
        public_url: String::new(),
        files: settings.files,
        most_file_bytes: settings.most_file_bytes,
        mail: None,
    };
    Ok(App::new(store, settings))
}

pub(crate) async fn open_store(url: &str) -> anyhow::Result<Store> {
    let store = Store::open(url).await.context("cannot open the database")?;
    store.migrate().await.context("cannot bring the database up to date")?;
    Ok(store)
}

pub(crate) async fn migrate(args: &MigrateArgs) -> anyhow::Result<ExitCode> {
    let settings = args.database.resolve(None, None)?;
    let store = Store::open(&settings.database).await.context("cannot open the database")?;
    let applied = store.migrate().await?;
    crate::answer(&match applied.as_slice() {
        [] => "the database is up to date".to_owned(),
        names => format!("applied {}", names.join(", ")),
    })?;
    Ok(ExitCode::SUCCESS)
}

pub(crate) async fn backup(args: &BackupArgs) -> anyhow::Result<ExitCode> {
    let app = open(&args.database).await?;
    let copied = app.store.backup(&args.file).await?;
    let folder = files_of(&args.file);
    let files = delivery::copy_files_out(&app, &folder).await?;
    crate::answer(&report(&copied, &format!("backed up to {}", args.file.display())))?;
    tell_files(&files, &format!("backed up to {}", folder.display()))?;
    Ok(ExitCode::SUCCESS)
}

pub(crate) async fn restore(args: &RestoreArgs) -> anyhow::Result<ExitCode> {
    let app = open(&args.database).await?;
    let copied = app.store.restore(&args.file).await?;
    let folder = files_of(&args.file);
    let files = delivery::copy_files_in(&app, &folder).await?;
    crate::answer(&report(&copied, &format!("restored from {}", args.file.display())))?;
    tell_files(&files, &format!("restored from {}", folder.display()))?;
    Ok(ExitCode::SUCCESS)
}

pub(crate) async fn copy_db(args: &CopyArgs) -> anyhow::Result<ExitCode> {
    let is_server = args.from.starts_with("postgres");
    if !is_server && !Path::new(&args.from).is_file() {
        bail!("there is no database file {}", args.from);
    }
    let from = open_store(&args.from).await?;
    let to = open_store(&args.to).await?;
    let copied = from.copy_into(&to).await?;
    crate::answer(&report(&copied, "copied and verified"))?;
    let files =
        copied.iter().find(|table| table.table == "attachment").map_or(0, |table| table.rows);
    if files > 0 {
        crate::answer(&format!(
            "the content of {files} attached files is not in databases: let the new installation use \
             the same bucket, or copy the folder “files” of the data folder"
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The folder beside a backup that holds the attached files.
fn files_of(backup: &Path) -> PathBuf {
    let mut name = backup.as_os_str().to_owned();
    name.push(".files");
    name.into()
}

/// Says what became of attached files, and fails when not all are there.
fn tell_files(files: &CopiedFiles, done: &str) -> anyhow::Result<()> {
    if files.copied > 0 {
        crate::answer(&format!("{} attached files {done}", files.copied))?;
    }
    if !files.missing.is_empty() {
        let names: Vec<&str> = files.missing.iter().take(20).map(String::as_str).collect();
        bail!(
            "the content of {} attached files is missing or damaged: {}",
            files.missing.len(),
            names.join(", ")
        );
    }
    Ok(())
}

fn report(copied: &[CopiedTable], done: &str) -> String {
    let mut text = String::new();
    for table in copied {
        text.push_str(&format!("{:<18} {:>9} rows  {}\n", table.table, table.rows, table.checksum));
    }
    let rows: u64 = copied.iter().map(|table| table.rows).sum();
    text.push_str(&format!("{rows} rows in {} tables {done}", copied.len()));
    text
}

pub(crate) async fn user(args: &UserArgs) -> anyhow::Result<ExitCode> {
    match &args.command {
        UserCommand::Create { email, name, role, database } => {
            let app = open(database).await?;
            create_user(&app, name, email, role).await?;
            crate::answer(&format!("{name} can sign in as {email}"))?;
        }
        UserCommand::ResetPassword { email, database } => {
            let app = open(database).await?;
            access::reset_password(&app, email, &password()?).await?;
            crate::answer(&format!("{email} has a new password"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn create_user(app: &App, name: &str, email: &str, role: &str) -> anyhow::Result<()> {
    let caller = Caller::system(uuid::Uuid::nil(), "command line");
    let roles = access::roles(app, &caller).await?.items;
    let Some(found) = roles.iter().find(|one| one.key == role) else {
        let keys: Vec<&str> = roles.iter().map(|one| one.key.as_str()).collect();
        if keys.is_empty() {
            bail!("this database is not set up yet; start the server and open the link in its log");
        }
        bail!("there is no role {role}; use one of {}", keys.join(", "));
    };
    let user = NewUser {
        name: name.to_owned(),
        email: email.to_owned(),
        password: Some(password()?),
        locale: None,
    };
    let user = access::create_user(app, &caller, &user).await?;
    let grant = NewRoleGrant {
        user_id: user.id,
        role_id: found.id,
        scope_kind: "organisation".into(),
        scope_id: None,
    };
    access::grant_role(app, &caller, &grant).await?;
    Ok(())
}

/// One line of standard input: a password on the command line would stand in the shell's history.
fn password() -> anyhow::Result<String> {
    use std::io::IsTerminal;
    if std::io::stdin().is_terminal() {
        crate::complain("type the password and press Enter (it is shown while you type)");
    }
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).context("cannot read the password")?;
    let password = line.trim_end_matches(['\n', '\r']).to_owned();
    if password.is_empty() {
        bail!("no password was given on standard input");
    }
    Ok(password)
}
