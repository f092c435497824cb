//! `select`: the example of the documentation, the golden portfolio, and files that make no sense.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::{json, steerco, text};

fn example() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples/selection.json");
    path.to_str().unwrap().into()
}

/// Six projects under one budget: one mandatory, two that exclude each other, one that needs another.
fn golden() -> Value {
    let project = |id: &str, cost: i64, value: i64| json!({"id": id, "value": value, "costs": [{"cost_type": "money", "amounts": [cost]}]});
    let mut last = project("P6", 15, 10);
    last["mandatory"] = json!(true);
    json!({
        "periods": ["2027"],
        "budgets": [{"cost_type": "money", "amounts": [100]}],
        "projects": [
            project("P1", 50, 90), project("P2", 40, 70), project("P3", 30, 55),
            project("P4", 20, 30), project("P5", 35, 60), last,
        ],
        "rules": [
            {"kind": "exclusive", "projects": ["P1", "P2"]},
            {"kind": "requires", "project": "P5", "needs": "P4", "after_finish": false},
        ],
    })
}

fn with_file<T>(contents: &str, run: impl FnOnce(&str) -> T) -> T {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("portfolio.json");
    fs::write(&path, contents).unwrap();
    run(path.to_str().unwrap())
}

#[test]
fn so_many_steps_on_so_many_threads_give_the_same_answer() {
    let search = || {
        let mut answer =
            json(&["select", &example(), "--json", "--steps", "3000", "--threads", "2"]);
        answer.as_object_mut().unwrap().remove("seconds");
        answer
    };
    assert_eq!(search(), search());
    let error = text(&steerco(&["select", &example(), "--threads", "0"]).stderr);
    assert!(error.contains("0 threads make no sense: use 1 to 64."), "{error}");
}

#[test]
fn the_golden_portfolio_answers_the_contract() {
    let mut answer =
        with_file(&golden().to_string(), |path| json(&["select", path, "--json", "--seed", "7"]));
    assert!(answer["seconds"].as_f64().unwrap() >= 0.0);
    answer.as_object_mut().unwrap().remove("seconds");
    assert_eq!(
        answer,
        json!({
            "status": "optimal", "value": 155, "bound": 155, "gap": 0,
            "selected": [
                {"id": "P1", "start_shift": 0},
                {"id": "P3", "start_shift": 0},
                {"id": "P6", "start_shift": 0},
            ],
            "use": [
                {"constraint": "budget money", "period": "2027", "used": 95, "limit": 100},
                {"constraint": "at most one of P1, P2", "period": null, "used": 1, "limit": 1},
                {"constraint": "P5 requires P4", "period": null, "used": 0, "limit": 0},
            ],
            "binding": ["budget money in 2027"],
            "conflict": [],
        })
    );
}

#[test]
fn people_read_what_is_chosen_and_why_the_rest_is_not() {
    let answer = with_file(&golden().to_string(), |path| steerco(&["select", path]));
    assert_eq!(
        text(&answer.stdout),
        "\
3 of 6 projects, worth 155, cost 95; no selection is worth more

Chosen                   Starts          Value             Cost  If not
P1                       2027               90               50  P2 (-20)
P3                       2027               55               30  P4 (-25)
P6                       2027               10               15  mandatory

Left out                      Value  Why
P2                               70  budget money in 2027: 35 short; in for P1 (-20)
P4                               30  budget money in 2027: 15 short; in for P3 (-25)
P5                               60  budget money in 2027: 30 short

Binding: budget money in 2027
"
    );
}

#[test]
fn the_example_of_the_documentation_keeps_its_answer() {
    let answer = json(&["select", &example(), "--json"]);
    assert_eq!((&answer["status"], &answer["value"]), (&json!("optimal"), &json!(457)));
    let starts: Vec<(&str, u64)> = answer["selected"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["id"].as_str().unwrap(), one["start_shift"].as_u64().unwrap()))
        .collect();
    assert_eq!(
        starts,
        [
            ("Data platform", 0),
            ("Customer portal", 0),
            ("Mobile app", 3),
            ("Warehouse robots", 2),
            ("ERP upgrade", 1)
        ]
    );
    let analyst = |one: &&Value| one["constraint"] == "capacity analyst";
    let uses: Vec<&Value> = answer["use"].as_array().unwrap().iter().filter(analyst).collect();
    assert_eq!((&uses[1]["used"], &uses[2]["limit"]), (&json!(480.5), &json!(520.5)));
    let shown = text(&steerco(&["select", &example()]).stdout);
    assert!(shown.contains("cost EUR 2140000.00"), "{shown}");
}

#[test]
fn what_cannot_hold_together_is_an_answer_too() {
    let mut file = golden();
    file["projects"][0]["mandatory"] = json!(true);
    file["projects"][1]["mandatory"] = json!(true);
    with_file(&file.to_string(), |path| {
        let answer = json(&["select", path, "--json"]);
        assert_eq!((&answer["status"], &answer["value"]), (&json!("infeasible"), &Value::Null));
        let conflict = ["P1 is mandatory", "P2 is mandatory", "at most one of P1, P2"];
        assert_eq!(answer["conflict"], json!(conflict));
        let shown = text(&steerco(&["select", path]).stdout);
        assert_eq!(
            shown,
            "No selection fits.\nThese cannot hold together; take back one of them:\n  P1 is \
             mandatory\n  P2 is mandatory\n  at most one of P1, P2\n"
        );
    });
}

#[test]
fn a_part_of_a_project_and_decimals_come_back_as_they_went_in() {
    let mut file = golden();
    file["projects"] = json!([{
        "id": "P1", "value": 9.25, "partial_percents": [12.5],
        "costs": [{"cost_type": "money", "amounts": [800.0]}],
    }]);
    file["rules"] = json!([]);
    let answer = with_file(&file.to_string(), |path| json(&["select", path, "--json"]));
    assert_eq!(
        answer["selected"],
        json!([{"id": "P1", "start_shift": 0, "funding_percent": 12.5}])
    );
    // An eighth of 9.25, rounded down to hundredths.
    assert_eq!(answer["value"], json!(1.15));
}

/// What `select` says to a file, without the folder.
fn refused(contents: &str) -> String {
    with_file(contents, |path| {
        let output = steerco(&["select", path, "--json"]);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
        text(&output.stderr).replace(path, "F")
    })
}

#[test]
fn a_file_that_makes_no_sense_is_refused_with_its_place() {
    let cases: [(&str, Value, &str); 10] = [
        ("/periods", json!([1]), "F: periods[0]: invalid type: integer `1`, expected a string"),
        ("/projects/2/value", json!("x"), "F: projects[2].value: invalid type: string \"x\""),
        ("/projects/2/valeu", json!(1), "F: projects[2].valeu: unknown field `valeu`"),
        ("/rules/0/kind", json!("xor"), "F: rules[0]"),
        (
            "/budgets/0/amounts",
            json!([100.5]),
            "F: budgets[0].amounts[0]: 100.5 is no whole number of minor units. Write 100050 for \
             1000.50.",
        ),
        (
            "/budgets/0/amounts",
            json!([-1]),
            "F: budgets[0].amounts[0]: the budget for `money` is negative. Use 0 or more.",
        ),
        (
            "/projects/0/value",
            json!(0.000_000_1),
            "F: projects[0].value: 1e-7 is too large or has more than 6 decimals. Round it.",
        ),
        (
            "/rules/1/needs",
            json!("P9"),
            "F: rules[1].needs: there is no project `P9`. Correct the id or add the project.",
        ),
        ("/seconds", json!(-1), "-1 seconds make no sense: use more than 0 and at most 86400."),
        (
            "/rules/0",
            json!({"kind": "bucket_share", "bucket": "grow"}),
            "F: rules[0]: a bucket share needs min_percent, max_percent or both.",
        ),
    ];
    for (place, value, message) in cases {
        let mut file = golden();
        let (parent, field) = place.rsplit_once('/').unwrap();
        let parent = if parent.is_empty() { Some(&mut file) } else { file.pointer_mut(parent) };
        match parent.unwrap() {
            Value::Array(list) => list[field.parse::<usize>().unwrap()] = value,
            object => object[field] = value,
        }
        let said = refused(&file.to_string());
        assert!(said.starts_with(&format!("steerco: {message}")), "{said}");
    }
}

#[test]
fn broken_json_is_refused_with_line_and_column() {
    let said = refused("{\n  \"periods\": [\"2027\",]\n}");
    assert_eq!(said, "steerco: F: trailing comma at line 2 column 22\n");
    assert!(refused("").contains("EOF while parsing a value at line 1 column 0"));
    let twice = format!("{} {{}}", golden());
    assert!(refused(&twice).contains("trailing characters at line 1"));
    let missing = steerco(&["select", "no-such-file.json"]);
    assert!(text(&missing.stderr).contains("cannot read no-such-file.json"));
    assert_eq!(steerco(&["select"]).status.code(), Some(2));
}

#[test]
fn every_mistake_is_told_at_once() {
    let mut file = golden();
    file["budgets"][0]["amounts"] = json!([1, 2]);
    file["rules"][0]["projects"] = json!(["P1", "P8"]);
    let said = refused(&file.to_string());
    assert_eq!(said.lines().filter(|line| line.starts_with("steerco: F: ")).count(), 2, "{said}");
}

#[cfg(not(feature = "highs"))]
#[test]
fn highs_is_refused_where_it_was_not_built_in() {
    with_file(&golden().to_string(), |path| {
        let answer = steerco(&["select", path, "--solver", "highs"]);
        assert_eq!(answer.status.code(), Some(1));
        assert!(text(&answer.stderr).contains("--features highs"), "{}", text(&answer.stderr));
        assert!(answer.stdout.is_empty());
    });
}

#[cfg(feature = "highs")]
#[test]
fn highs_answers_the_same_contract_and_says_how_it_is_proven() {
    with_file(&golden().to_string(), |path| {
        let answer = json(&["select", path, "--json", "--solver", "highs"]);
        assert_eq!((&answer["status"], &answer["value"]), (&json!("optimal"), &json!(155)));
        assert_eq!((&answer["solver"], &answer["bound"]), (&json!("highs"), &json!(155)));
        assert!(["exact", "floating_point"].contains(&answer["proof"].as_str().unwrap()));
    });
}
