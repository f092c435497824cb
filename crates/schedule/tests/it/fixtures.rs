//! Runs every `fixtures/schedule/**/*.plan`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{expect, plan};

fn plans(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            plans(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "plan") {
            found.push(path);
        }
    }
}

#[test]
fn plans_carry_their_own_answers() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/schedule");
    let mut found = vec![];
    plans(&folder, &mut found);
    found.sort();
    assert!(!found.is_empty());
    let mut report = vec![];
    for path in &found {
        let text = fs::read_to_string(path).unwrap();
        let plan = plan::read(&text);
        assert!(!plan.expectations.is_empty(), "{} expects nothing", path.display());
        let wrong = expect::differences(&plan);
        if !wrong.is_empty() {
            let name = path.strip_prefix(&folder).unwrap().display();
            report.push(format!("{name}\n{}\n{}", wrong.join("\n"), expect::show(&plan)));
        }
    }
    assert!(
        report.is_empty(),
        "{} of {} plans\n{}",
        report.len(),
        found.len(),
        report.join("\n\n")
    );
}
