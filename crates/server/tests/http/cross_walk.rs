//! Random links between three projects and random edits: every link that moves dates holds or is
//! told, and computing everything anew changes nothing.

use serde_json::{Value, json};

use crate::cross_dependencies::plan;
use crate::edits::Sheet;
use crate::test_app::TestApp;

fn any(random: &mut fastrand::Rng, ids: &[String]) -> String {
    ids[random.usize(..ids.len())].clone()
}

fn change(random: &mut fastrand::Rng, ids: &[String]) -> Value {
    let (one, two) = (any(random, ids), any(random, ids));
    let days = random.u8(1..9);
    let date = format!("2026-03-{:02}T08:00", random.u8(2..28));
    match random.u8(0..12) {
        0..=3 => {
            json!({"do": "set", "task": one, "fields": {"duration_text": format!("{days}d")}})
        }
        4 | 5 => json!({"do": "set", "task": one, "fields": {"start": date}}),
        6 => json!({"do": "set", "task": one, "fields": {"manual": random.bool()}}),
        7 => json!({"do": "set", "task": one, "fields": {"percent_complete": 40}}),
        8 => json!({"do": "link", "predecessor": one, "successor": two}),
        9 => json!({"do": "indent", "tasks": [one]}),
        10 => json!({"do": "outdent", "tasks": [one]}),
        _ => json!({"do": "set", "task": one, "fields": {"name": format!("Step {days}")}}),
    }
}

/// Dates, links and findings of all plans.
async fn state(app: &TestApp, sheets: &[Sheet<'_>]) -> Vec<Value> {
    let mut all = vec![];
    for sheet in sheets {
        let found = app.get(&format!("/projects/{}/diagnostics", sheet.project)).await;
        all.push(json!([sheet.state().await, found]));
    }
    all
}

/// Every finish-to-start link without lag that moves dates holds, or its driven task has a finding.
async fn check_links(app: &TestApp, sheets: &[Sheet<'_>], said: &str) -> usize {
    let mut checked = 0;
    for sheet in sheets {
        let links = app.get(&format!("/projects/{}/cross_dependencies", sheet.project)).await;
        let found = app.get(&format!("/projects/{}/diagnostics", sheet.project)).await;
        for link in links["items"].as_array().unwrap() {
            let comes_in = link["successor"]["project"]["id"] == json!(sheet.project);
            if !comes_in || link["policy"] != "propagate" {
                continue;
            }
            checked += 1;
            let driven = &link["successor"];
            // Times of day in one calendar compare as text.
            let kept = driven["start"].as_str() >= link["predecessor"]["finish"].as_str();
            let told = found["items"].as_array().unwrap().iter().any(|row| {
                row["code"] == "plan.other_project_missed" && row["task_id"] == driven["task_id"]
            });
            assert!(kept || told, "{said}: {link} in {found}");
            let listed = link["conflicts"].as_array().unwrap();
            let listed = listed.iter().any(|one| one["code"] == "not_kept");
            assert_eq!(listed, !kept, "{said}: {link}");
        }
    }
    checked
}

async fn walk(seed: u64) {
    let app = TestApp::new().await;
    let mut random = fastrand::Rng::with_seed(seed);
    let (mut sheets, mut ids) = (vec![], vec![]);
    for name in ["Bridge", "Road", "Tunnel"] {
        let (sheet, tasks) = plan(&app, name, &["A", "B", "C", "D", "E"]).await;
        sheets.push(sheet);
        ids.push(tasks);
    }
    let (mut made, mut refused, mut checked) = (0, 0, 0);
    for turn in 0..45 {
        let here = random.usize(..3);
        let sheet = &sheets[here];
        let said;
        if random.u8(0..3) == 0 {
            let there = (here + random.usize(1..3)) % 3;
            let policy = if random.u8(0..4) == 0 { "warn" } else { "propagate" };
            let body = json!({
                "predecessor_id": any(&mut random, &ids[there]),
                "successor_id": any(&mut random, &ids[here]), "policy": policy,
            });
            said = format!("seed {seed}, turn {turn}: {body}");
            let done = sheet.send("cross_dependencies", body).await;
            assert!(!done.status.is_server_error(), "{said}: {}", done.body);
            if done.status.is_success() { made += 1 } else { refused += 1 }
        } else if random.u8(0..6) == 0 {
            said = format!("seed {seed}, turn {turn}: undo");
            let done = sheet.send("undo", json!({})).await;
            assert!(!done.status.is_server_error(), "{said}: {}", done.body);
        } else {
            let body = change(&mut random, &ids[here]);
            said = format!("seed {seed}, turn {turn}: {body}");
            let done = sheet.send("edits", json!({"changes": [body]})).await;
            assert!(!done.status.is_server_error(), "{said}: {}", done.body);
        }
        checked += check_links(&app, &sheets, &said).await;
    }
    assert!(made > 3 && checked > 20, "seed {seed}: {made} links made, {refused} refused");
    // From scratch: each plan anew, until all have heard all.
    let before = state(&app, &sheets).await;
    for _ in 0..3 {
        for sheet in &sheets {
            let path = format!("/projects/{}", sheet.project);
            let version = app.get(&path).await["version"].as_i64().unwrap();
            app.patch(&path, version, json!({"description": format!("Again {version}")})).await;
        }
    }
    assert_eq!(state(&app, &sheets).await, before, "seed {seed}: computing anew gives other dates");
}

#[tokio::test]
async fn links_between_projects_hold_or_are_told_whatever_happens() {
    for seed in 1..=5 {
        walk(seed).await;
    }
}
