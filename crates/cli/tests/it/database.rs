//! Commands that open a database, on SQLite; the store's own tests cover both engines.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use crate::{house, steerco, text};

/// A database with the demo, copied from one that all tests share.
fn filled(folder: &Path) -> String {
    static DEMO: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let folder = tempfile::tempdir().unwrap();
        fs::read(filled_anew(folder.path())).unwrap()
    });
    let database = folder.join("demo.sqlite").to_string_lossy().into_owned();
    fs::write(&database, &*DEMO).unwrap();
    database
}

fn filled_anew(folder: &Path) -> String {
    let database = folder.join("demo.sqlite").to_string_lossy().into_owned();
    let output = steerco(&["demo", "--no-serve", "--today", "2026-11-20", "--database", &database]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("61 projects"), "{}", text(&output.stdout));
    database
}

#[test]
fn the_demo_is_backed_up_restored_and_exported() {
    let folder = tempfile::tempdir().unwrap();
    let database = filled(folder.path());
    let backup = folder.path().join("backup.sqlite");
    let done = steerco(&["backup", backup.to_str().unwrap(), "--database", &database]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let again = steerco(&["backup", backup.to_str().unwrap(), "--database", &database]);
    assert_eq!(again.status.code(), Some(1), "a backup never overwrites a file");

    let restored = folder.path().join("restored.sqlite").to_string_lossy().into_owned();
    let done = steerco(&["restore", backup.to_str().unwrap(), "--database", &restored]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let twice = steerco(&["restore", backup.to_str().unwrap(), "--database", &restored]);
    assert_eq!(twice.status.code(), Some(1), "only an empty database is restored into");

    for (from, name) in [(&database, "one.xml"), (&restored, "two.xml")] {
        let file = folder.path().join(name);
        let done = steerco(&["export", "MTR-01", file.to_str().unwrap(), "--database", from]);
        assert!(done.status.success(), "{}", text(&done.stderr));
    }
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(read("one.xml"), read("two.xml"));
}

#[test]
fn an_exported_project_reads_back_with_the_dates_it_was_written_with() {
    let folder = tempfile::tempdir().unwrap();
    let database = filled(folder.path());
    // Construction works early shifts with the organisation's holidays; the others have leave.
    for key in ["MTR-01", "WAT-02", "ERP-03", "HLT-02", "PRD-04"] {
        let file = folder.path().join("plan.xml");
        let done = steerco(&["export", key, file.to_str().unwrap(), "--database", &database]);
        assert!(done.status.success(), "{}", text(&done.stderr));
        let checked = crate::json(&["check", file.to_str().unwrap(), "--json"]);
        let fields = checked["stored_dates"].as_array().unwrap();
        assert_eq!(fields.len(), 9, "{key}");
        for field in fields {
            assert_eq!(field["agree"], field["of"], "{key}: {}", field["field"]);
        }
    }
}

#[test]
fn the_same_seed_and_day_make_the_same_demo() {
    let folder = tempfile::tempdir().unwrap();
    let mut plans = vec![];
    for (name, fill) in [("a", filled as fn(&Path) -> String), ("b", filled_anew)] {
        let part = folder.path().join(name);
        fs::create_dir(&part).unwrap();
        let database = fill(&part);
        let file = part.join("plan.csv");
        let done = steerco(&["export", "ERP-03", file.to_str().unwrap(), "--database", &database]);
        assert!(done.status.success(), "{}", text(&done.stderr));
        plans.push(fs::read_to_string(file).unwrap());
    }
    assert_eq!(plans[0], plans[1]);
}

#[test]
fn plan_files_and_tables_are_imported_once_and_again() {
    let folder = tempfile::tempdir().unwrap();
    let database = filled(folder.path());
    let file = house();
    let dry = steerco(&["import", file.to_str().unwrap(), "--dry-run", "--database", &database]);
    assert!(text(&dry.stdout).contains("would be created"), "{}", text(&dry.stderr));
    let done = steerco(&[
        "import",
        file.to_str().unwrap(),
        "--program",
        "Energy Campus",
        "--key",
        "HOUSE-1",
        "--database",
        &database,
    ]);
    assert!(done.status.success(), "{}", text(&done.stderr));

    let back = folder.path().join("back.xml");
    let out = steerco(&["export", "HOUSE-1", back.to_str().unwrap(), "--database", &database]);
    assert!(out.status.success(), "{}", text(&out.stderr));
    let back = fs::read_to_string(back).unwrap();
    for part in [
        "<SomethingNew attribute=\"kept\"><Inner>word &lt; for word</Inner></SomethingNew>",
        "<ExtendedAttribute><FieldID>188743731</FieldID><Value>Earth</Value></ExtendedAttribute>",
        "<Notes>The whole of it</Notes>",
        "<MaterialLabel>m3</MaterialLabel>",
        "<Notes>Left-handed</Notes>",
        "<CrossProject>0</CrossProject>",
        "<Interim>0</Interim>",
    ] {
        assert!(back.contains(part), "lost on the way through the database: {part}");
    }

    let tables = folder.path().join("tables");
    fs::create_dir(&tables).unwrap();
    fs::write(
        tables.join("people.csv"),
        "key,name,email,team\na,Zora Neale,zora@example.org,Writers\n",
    )
    .unwrap();
    fs::write(
        tables.join("projects.csv"),
        "key,name,portfolio,program,start,stage\nX1,Novel,Books,Autumn,2026-03-02,active\n",
    )
    .unwrap();
    fs::write(
        tables.join("tasks.csv"),
        "project,key,name,duration,notes\nX1,d,Draft,20d,by hand\nX1,e,Edit,5d,\n",
    )
    .unwrap();
    fs::write(
        tables.join("dependencies.csv"),
        "project,predecessor,successor,kind,lag\nX1,d,e,FS,2d\n",
    )
    .unwrap();
    fs::write(tables.join("assignments.csv"), "project,task,person,units\nX1,d,a,50\n").unwrap();
    let run = |more: &[&str]| {
        let mut arguments = vec!["import", tables.to_str().unwrap(), "--database", &database];
        arguments.extend(more);
        let output = steerco(&arguments);
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    assert!(run(&["--dry-run"]).contains("1 projects would be created"));
    assert!(run(&[]).contains("1 projects created, 0 changed, 0 unchanged"));
    assert!(run(&[]).contains("0 projects created, 0 changed, 1 unchanged"));
    fs::write(
        tables.join("tasks.csv"),
        "project,key,name,duration\nX1,d,Draft,30d\nX1,e,Edit,5d\n",
    )
    .unwrap();
    assert!(run(&[]).contains("0 projects created, 1 changed, 0 unchanged"));

    // A type that there is none of is refused with its line; the standard one is found by name.
    let typed = |name: &str| {
        steerco(&[
            "import",
            tables.to_str().unwrap(),
            "--type",
            name,
            "--dry-run",
            "--database",
            &database,
        ])
    };
    let no = typed("Boat");
    assert_eq!(no.status.code(), Some(1));
    let said = text(&no.stderr);
    assert!(said.contains("projects.csv, line 2: project X1 was left out"), "{said}");
    assert!(said.contains("no type of projects called “Boat”. Use one of “Project”"), "{said}");
    assert!(typed("project").status.success());
}

#[test]
fn users_are_made_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("empty.sqlite").to_string_lossy().into_owned();
    let refused = steerco(&["user", "reset-password", "nobody@example.org", "--database", &empty]);
    assert_eq!(refused.status.code(), Some(1));
    let migrated = steerco(&["migrate", "--database", &empty]);
    assert!(text(&migrated.stdout).contains("up to date"));
}
