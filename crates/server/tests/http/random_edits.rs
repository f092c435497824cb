//! Random edits of a plan: a preview shows what the edit then does, the answer names every row that
//! looks different, and going back and forward passes through exactly the same states.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::edits::Sheet;
use crate::test_app::TestApp;

/// The rows of a plan by id, each with all its columns.
fn rows(gantt: &Value) -> Vec<(String, Value)> {
    let tasks = &gantt["tasks"];
    let ids = tasks["id"].as_array().unwrap();
    let parents = tasks["parent"].as_array().unwrap();
    let mut all = vec![];
    for (index, id) in ids.iter().enumerate() {
        let mut row = serde_json::Map::new();
        for columns in [tasks, &tasks["more"]] {
            for (name, column) in columns.as_object().unwrap() {
                if let Some(value) = column.get(index).filter(|_| name != "version") {
                    row.insert(name.clone(), value.clone());
                }
            }
        }
        let parent = parents[index].as_i64().and_then(|at| usize::try_from(at).ok());
        row.insert("parent".into(), parent.map_or(Value::Null, |at| ids[at].clone()));
        // Positions follow from the order, which is answered as a whole.
        row.remove("row_number");
        all.push((id.as_str().unwrap().to_owned(), Value::Object(row)));
    }
    all
}

/// Where two states differ, for people.
fn assert_same(state: &Value, wanted: &Value, said: &str) {
    let (now, old) = (rows(state), rows(wanted));
    let names = |rows: &[(String, Value)]| {
        let name = |row: &Value| format!("{} {} {}", row["wbs"], row["name"], row["parent"]);
        rows.iter().map(|(_, row)| name(row)).collect::<Vec<_>>()
    };
    assert_eq!(names(&now), names(&old), "outline: {said}");
    for ((_, now), (_, old)) in now.iter().zip(&old) {
        for (column, value) in old.as_object().unwrap() {
            assert_eq!(now[column], *value, "{column} of {}: {said}", old["name"]);
        }
    }
    assert!(state == wanted, "{said}: {state} instead of {wanted}");
}

/// Any change that might be made; many make no sense and are refused.
fn change(random: &mut fastrand::Rng, ids: &[String]) -> Value {
    let one = ids[random.usize(..ids.len())].clone();
    let two = ids[random.usize(..ids.len())].clone();
    let days = random.u8(1..9);
    let date = format!("2026-03-{:02}T08:00", random.u8(2..28));
    match random.u8(0..18) {
        0 | 1 => json!({"do": "set", "task": one, "fields": {"duration_text": format!("{days}d")}}),
        2 => json!({"do": "set", "task": one, "fields": {"start": date}}),
        3 => json!({"do": "set", "task": one, "fields": {"finish": date, "notes": "moved"}}),
        4 => json!({"do": "set", "task": one, "fields": {"manual": random.bool()}}),
        5 => json!({"do": "set", "task": one, "fields": {"percent_complete": random.u8(0..101)}}),
        6 => json!({"do": "set", "task": one, "fields": {"people": "Ann; Bob[50%]"}}),
        7 => json!({"do": "set", "task": one, "fields": {"people": ""}}),
        8 => json!({"do": "set", "task": one, "fields": {"work_text": format!("{days}h")}}),
        9 => json!({"do": "set", "task": one,
            "fields": {"predecessors": format!("{}FS+{days}h", random.usize(1..=ids.len()))}}),
        10 => json!({"do": "add", "task": Uuid::now_v7().to_string(), "before": one,
            "fields": {"name": format!("New {days}")}}),
        11 => json!({"do": "remove", "tasks": [one]}),
        12 => json!({"do": "indent", "tasks": [one, two]}),
        13 => json!({"do": "outdent", "tasks": [one, two]}),
        14 => json!({"do": "place", "tasks": [one], "behind": two}),
        15 => json!({"do": "place", "tasks": [one, two], "under": null}),
        16 => {
            json!({"do": "link", "predecessor": one, "successor": two, "kind": "SS", "lag": "1d"})
        }
        _ => json!({"do": "split", "task": one, "at": date, "resume": "2026-03-30T08:00"}),
    }
}

async fn walk(app: &TestApp, seed: u64) {
    let mut random = fastrand::Rng::with_seed(seed);
    let sheet = Sheet::new(app).await;
    sheet.add(&["A", "B", "C", "D", "E", "F", "G", "H"]).await;
    app.post(&format!("/projects/{}/baselines", sheet.project), json!({})).await;
    let mut states = vec![sheet.state().await];
    let mut steps = vec![];
    for turn in 0..40 {
        let before = states.last().unwrap().clone();
        let ids: Vec<String> = rows(&before).into_iter().map(|(id, _)| id).collect();
        if ids.is_empty() {
            break;
        }
        let changes: Vec<Value> =
            (0..random.usize(1..4)).map(|_| change(&mut random, &ids)).collect();
        let said = format!("seed {seed}, turn {turn}: {}", json!(changes));
        let preview = sheet.send("edits", json!({"preview": true, "changes": changes})).await;
        let done = sheet.send("edits", json!({"changes": changes})).await;
        assert_eq!(preview.status, done.status, "{said}");
        assert!(!done.status.is_server_error(), "{said}: {}", done.body);
        if !done.status.is_success() {
            assert_eq!(sheet.state().await, before, "refused, and yet changed: {said}");
            continue;
        }
        let (preview, done) = (preview.body, done.body);
        check_preview(&before, &preview, &done, &said);
        let after = sheet.state().await;
        check_answer(&before, &after, &done, &said);
        if done["edit_id"].is_string() {
            states.push(after);
            steps.push(said);
        } else {
            assert_same(&after, &before, &said);
        }
    }
    assert!(states.len() > 10, "seed {seed}: most changes were refused");
    for (state, step) in states.iter().zip(&steps).rev() {
        let undone = sheet.send("undo", json!({})).await;
        assert!(undone.status.is_success(), "back over {step}: {}", undone.body);
        assert_same(&sheet.state().await, state, &format!("back over {step}"));
    }
    for (state, step) in states.iter().skip(1).zip(&steps) {
        let redone = sheet.send("redo", json!({})).await;
        assert!(redone.status.is_success(), "again {step}: {}", redone.body);
        assert_same(&sheet.state().await, state, &format!("again {step}"));
    }
}

/// A preview shows every row that then stands elsewhere, where it then stands.
fn check_preview(before: &Value, preview: &Value, done: &Value, said: &str) {
    let ids = |answer: &Value| answer["tasks"]["id"].as_array().unwrap().clone();
    let (shown, made, old) = (ids(preview), ids(done), rows(before));
    for (index, id) in made.iter().enumerate() {
        let (start, finish) = (&done["tasks"]["start"][index], &done["tasks"]["finish"][index]);
        let was = old.iter().find(|(other, _)| Some(other.as_str()) == id.as_str());
        match shown.iter().position(|other| other == id) {
            Some(at) => {
                assert_eq!(preview["tasks"]["start"][at], *start, "{said}");
                assert_eq!(preview["tasks"]["finish"][at], *finish, "{said}");
                assert_eq!(preview["tasks"]["flags"][at], done["tasks"]["flags"][index], "{said}");
            }
            None => {
                let (_, was) = was.unwrap_or_else(|| panic!("a new row is not shown: {said}"));
                assert_eq!((&was["start"], &was["finish"]), (start, finish), "not shown: {said}");
            }
        }
    }
    assert_eq!(preview["effect"], done["effect"], "{said}");
}

/// The answer applied to the state before is the state after.
fn check_answer(before: &Value, after: &Value, done: &Value, said: &str) {
    let answered = done["tasks"]["id"].as_array().unwrap();
    let (old, new) = (rows(before), rows(after));
    for (place, (id, row)) in new.iter().enumerate() {
        let roomier = |was: &Value| with_room(was, &done["room"], place);
        let same = old.iter().any(|(other, was)| other == id && roomier(was) == *row);
        let told = answered.iter().any(|one| one.as_str() == Some(id.as_str()));
        assert!(same || told, "row {} changed untold: {said}", row["name"]);
    }
    for (index, id) in answered.iter().enumerate() {
        let row = new.iter().find(|(other, _)| Some(other.as_str()) == id.as_str());
        let (_, row) = row.unwrap_or_else(|| panic!("an answered row is not there: {said}"));
        for column in ["name", "start", "finish", "flags", "percent", "people", "wbs"] {
            assert_eq!(done["tasks"][column][index], row[column], "{column}: {said}");
        }
        assert_eq!(done["parent_id"][index], row["parent"], "{said}");
    }
    let ids = |rows: &[(String, Value)]| rows.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>();
    match done["order"].as_array() {
        Some(order) => assert_eq!(json!(order), json!(ids(&new)), "{said}"),
        None => assert_eq!(ids(&old), ids(&new), "{said}"),
    }
    if done["dependencies"].is_null() {
        assert_eq!(followed(before, done), links(after), "links changed untold: {said}");
    } else {
        assert_eq!(done["dependencies"], after["dependencies"], "{said}");
    }
}

/// A row as it was, with the room that the answer tells for the row at this place, if it does.
fn with_room(was: &Value, room: &Value, place: usize) -> Value {
    let mut row = was.clone();
    let told = room["row"].as_array().unwrap().iter().position(|one| *one == json!(place));
    if let Some(at) = told {
        for column in ["late_start", "late_finish", "total_float", "free_float", "flags"] {
            if row.get(column).is_some() {
                row[column] = room[column][at].clone();
            }
        }
    }
    row
}

/// Links with the ids of their tasks: which, from, to, kind and lag, whether it drives.
fn links(state: &Value) -> Vec<(Value, Value, Value, String, bool)> {
    let links = &state["dependencies"];
    let task = |end: &str, at: usize| {
        let row = links[end][at].as_u64().unwrap();
        state["tasks"]["id"][usize::try_from(row).unwrap()].clone()
    };
    let ids = links["id"].as_array().unwrap().iter().enumerate();
    ids.map(|(at, id)| {
        let how = format!("{} {}", links["kind"][at], links["lag"][at]);
        let drives = links["driving"][at].as_bool().unwrap();
        (id.clone(), task("predecessor", at), task("successor", at), how, drives)
    })
    .collect()
}

/// The links before, driving as the answer says.
fn followed(before: &Value, done: &Value) -> Vec<(Value, Value, Value, String, bool)> {
    let answered = done["tasks"]["id"].as_array().unwrap();
    let mut links = links(before);
    for (id, _, successor, _, drives) in &mut links {
        if let Some(at) = answered.iter().position(|row| row == successor) {
            *drives = done["driven_by"][at] == *id;
        }
    }
    links
}

#[tokio::test]
async fn going_back_and_forward_passes_through_the_same_states() {
    let app = TestApp::new().await;
    for name in ["Ann", "Bob"] {
        app.post("/resources", json!({ "name": name })).await;
    }
    for seed in 1..=6 {
        walk(&app, seed).await;
    }
}
