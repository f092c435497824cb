//! How the store behaves under load: 50,000 tasks, twenty readers and a writer, on the database
//! whose address is given. Prints one line per figure.
//!
//! `cargo run --release -p steerco-store --example load -- /tmp/load.sqlite`
//! `cargo run --release -p steerco-store --example load -- postgres://…/empty_database`

#[path = "../tests/it/rows.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "the tests' rows: this example needs a few")]
mod rows;

use std::{
    error::Error,
    io::Write as _,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use steerco_store::{
    Ask, Entry, Store,
    plan::{ProjectFigures, TaskDates, TaskFilter, TaskSort},
    portfolio::Visible,
    row,
};
use uuid::Uuid;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

const PROJECTS: usize = 50;
const TASKS_EACH: i64 = 1000;
const READERS: usize = 20;
const SECONDS: u64 = 10;

#[tokio::main]
async fn main() -> Outcome<()> {
    let url = std::env::args().nth(1).ok_or("give the address of an empty database")?;
    let store = Store::open(&url).await?;
    store.migrate().await?;
    say(&format!("engine {:?}", store.engine()))?;
    let cpu = cpu_seconds();
    let start = Instant::now();
    let projects = fill(&store).await?;
    say(&format!(
        "insert {} tasks: {:.2} s, own CPU {:.2} s",
        PROJECTS * usize::try_from(TASKS_EACH)?,
        start.elapsed().as_secs_f64(),
        cpu_seconds() - cpu,
    ))?;
    store.analyze().await?;
    single(&store, &projects).await?;
    together(&store, &projects).await
}

async fn fill(store: &Store) -> Outcome<Vec<(row::Project, Vec<row::Task>)>> {
    let calendar = rows::calendar("Standard");
    let mut writer = store.write(None).await?;
    writer.insert(&calendar, "calendar_created").await?;
    writer.commit().await?;
    let mut all = vec![];
    for number in 0..PROJECTS {
        let project = project(number, calendar.id);
        let tasks: Vec<row::Task> =
            (1..=TASKS_EACH).map(|position| task(project.id, position)).collect();
        let links = tasks.iter().zip(tasks.iter().skip(1));
        let links = links.map(|(from, to)| dependency(project.id, from.id, to.id)).collect();
        let mut writer = store.write(None).await?;
        writer.insert(&project, "project_created").await?;
        writer.insert_bulk(tasks.clone(), None).await?;
        writer.insert_bulk::<row::Dependency>(links, None).await?;
        writer.commit().await?;
        all.push((project, tasks));
    }
    Ok(all)
}

/// One query after another: what each costs.
async fn single(store: &Store, projects: &[(row::Project, Vec<row::Task>)]) -> Outcome<()> {
    let everything = TaskFilter { visible: Visible::everything(), ..TaskFilter::default() };
    let (project, tasks) = projects.first().ok_or("no projects")?;
    let of_project = TaskFilter { project_id: Some(project.id), ..everything.clone() };
    let late = TaskFilter { late: Some(true), ..everything.clone() };
    let page = Ask::first(100);
    let reader = store.read();
    let one = tasks.first().ok_or("no tasks")?.id;
    measure("100 tasks of a project", 300, async || {
        reader.tasks(&of_project, TaskSort::Position, &page).await.map(|page| page.items.len())
    })
    .await?;
    measure("one task row", 1000, async || {
        reader.find::<row::Task>(one).await.map(|row| usize::from(row.is_some()))
    })
    .await?;
    measure("Gantt rows of 1,000 tasks", 50, async || {
        let tasks = reader.gantt_tasks(project.id).await?.len();
        Ok(tasks + reader.gantt_dependencies(project.id).await?.len())
    })
    .await?;
    measure("100 late tasks of all, by finish", 300, async || {
        reader.tasks(&late, TaskSort::Finish, &page).await.map(|page| page.items.len())
    })
    .await?;
    measure("whole plan of 1,000 tasks", 30, async || {
        reader.plan_rows(project.id).await.map(|rows| rows.tasks.len())
    })
    .await?;
    let dates: Vec<TaskDates> = tasks.iter().map(TaskDates::of).collect();
    let start = Instant::now();
    let cpu = cpu_seconds();
    for version in 1..=20 {
        write_dates(store, project, version, &dates).await?;
    }
    say(&format!(
        "new dates of 1,000 tasks: {:.2} ms, own CPU {:.2} ms",
        start.elapsed().as_secs_f64() * 50.0,
        (cpu_seconds() - cpu) * 50.0,
    ))
}

async fn write_dates(
    store: &Store,
    project: &row::Project,
    version: i64,
    dates: &[TaskDates],
) -> Outcome<()> {
    let figures = ProjectFigures {
        computed_start: 1,
        computed_finish: version,
        baseline_finish: None,
        percent_complete: 0,
        task_count: TASKS_EACH,
        late_task_count: 1,
        critical_task_count: 1,
        diagnostics_count: 0,
        late: false,
        plan_cost: 0,
        plan_cost_partial: false,
    };
    let dates: Vec<TaskDates> =
        dates.iter().map(|old| TaskDates { start: old.start + version, ..old.clone() }).collect();
    let mut writer = store.write(None).await?;
    writer.advance_plan(project.id, version, &figures).await?;
    writer.put_task_dates(&dates).await?;
    writer.record(Entry {
        noun: "project",
        noun_id: project.id,
        project: Some(project.id),
        verb: "plan_recomputed",
        label: project.name.clone(),
        before: None,
        after: None,
    });
    writer.commit().await?;
    Ok(())
}

/// Twenty readers and a writer at once.
async fn together(store: &Store, projects: &[(row::Project, Vec<row::Task>)]) -> Outcome<()> {
    let stop = Arc::new(AtomicBool::new(false));
    let reads = Arc::new(AtomicU64::new(0));
    let mut readers = vec![];
    for number in 0..READERS {
        let (store, stop, reads) = (store.clone(), stop.clone(), reads.clone());
        let index = number % projects.len();
        let project = projects.get(index).map(|(project, _)| project.id);
        readers.push(tokio::spawn(async move {
            let filter = TaskFilter {
                project_id: project,
                visible: Visible::everything(),
                ..TaskFilter::default()
            };
            let page = Ask::first(100);
            let mut slowest = Duration::ZERO;
            while !stop.load(Ordering::Relaxed) {
                let start = Instant::now();
                store.read().tasks(&filter, TaskSort::Position, &page).await?;
                slowest = Ord::max(slowest, start.elapsed());
                reads.fetch_add(1, Ordering::Relaxed);
            }
            Outcome::Ok(slowest)
        }));
    }
    let start = Instant::now();
    let cpu = cpu_seconds();
    let (mut writes, mut slowest_write) = (0_u32, Duration::ZERO);
    let mut rows: Vec<row::Task> = vec![];
    for (_, tasks) in projects.iter().skip(1) {
        rows.extend(tasks.iter().take(200).cloned());
    }
    for row in rows.iter().cycle() {
        if start.elapsed() > Duration::from_secs(SECONDS) {
            break;
        }
        let begun = Instant::now();
        let before: row::Task = store.read().get(row.id).await?;
        let mut after = before.clone();
        after.notes = format!("note {writes}");
        let mut writer = store.write(None).await?;
        writer.update(&before, after, "task_updated").await?;
        writer.commit().await?;
        slowest_write = Ord::max(slowest_write, begun.elapsed());
        writes += 1;
    }
    stop.store(true, Ordering::Relaxed);
    let mut slowest_read = Duration::ZERO;
    for reader in readers {
        slowest_read = Ord::max(slowest_read, reader.await??);
    }
    let seconds = start.elapsed().as_secs_f64();
    let reads = f64::from(u32::try_from(reads.load(Ordering::Relaxed))?);
    say(&format!(
        "{READERS} readers and a writer for {SECONDS} s: {:.0} pages of 100 a second, {:.0} writes \
         a second, no failure; slowest page {} ms, slowest write {} ms, own CPU {:.1} s",
        reads / seconds,
        f64::from(writes) / seconds,
        slowest_read.as_millis(),
        slowest_write.as_millis(),
        cpu_seconds() - cpu,
    ))
}

async fn measure<F>(what: &str, times: u32, query: F) -> Outcome<()>
where
    F: AsyncFn() -> Result<usize, steerco_store::StoreError>,
{
    let rows = query().await?;
    let (start, cpu) = (Instant::now(), cpu_seconds());
    for _ in 0..times {
        query().await?;
    }
    say(&format!(
        "{what} ({rows} rows): {:.3} ms, own CPU {:.3} ms",
        start.elapsed().as_secs_f64() * 1000.0 / f64::from(times),
        (cpu_seconds() - cpu) * 1000.0 / f64::from(times),
    ))
}

fn say(line: &str) -> Outcome<()> {
    writeln!(std::io::stdout(), "{line}")?;
    Ok(())
}

/// CPU time of this process so far, in seconds; 0 where the system does not say.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks: f64 = after
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|ticks| ticks.parse::<f64>().ok())
        .sum();
    ticks / 100.0
}

fn project(number: usize, calendar_id: Uuid) -> row::Project {
    rows::project(&format!("Project {number}"), &format!("LOAD-{number}"), calendar_id)
}

fn dependency(project_id: Uuid, from: Uuid, to: Uuid) -> row::Dependency {
    row::Dependency {
        id: Uuid::now_v7(),
        version: 1,
        project_id,
        predecessor_id: from,
        successor_id: to,
        kind: "FS".into(),
        lag_kind: "working".into(),
        lag: 0,
        lag_format: 7,
        kept: String::new(),
        created_at: 1,
        updated_at: 1,
    }
}

fn task(project_id: Uuid, position: i64) -> row::Task {
    row::Task {
        start: 295_406_400 + position * 4800,
        finish: 295_411_200 + position * 4800,
        flags: 4,
        late: position % 10 == 0,
        critical: true,
        driver: "predecessor".into(),
        ..rows::task(project_id, position, &format!("Install and test pump {position}"))
    }
}
