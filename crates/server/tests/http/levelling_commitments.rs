//! Time that people are promised to other projects is left alone by levelling, and says so.

use serde_json::{Value, json};

use crate::{
    allocations::{allocated, person, project, span},
    edits::{Sheet, set},
    test_app::{TestApp, id},
};

/// A task of two days for Ann from Monday 2027-03-01 on, in a project of its own.
async fn drawing<'a>(app: &'a TestApp, people: &str) -> Sheet<'a> {
    let made = project(app, "Drawings").await;
    let sheet = Sheet { app, token: app.director.clone(), project: id(&made) };
    let tasks = sheet.add(&["Draw"]).await;
    sheet.edit(json!([set(&tasks[0], json!({"duration_text": "2d", "people": people}))])).await;
    sheet
}

async fn preview(app: &TestApp, token: &str, sheet: &Sheet<'_>, question: Value) -> Value {
    let path = format!("/projects/{}/levelling", sheet.project);
    app.call(token, "POST", &path, &[], Some(question)).await.expect(200)
}

#[tokio::test]
async fn what_a_person_is_promised_elsewhere_is_kept_free_and_the_project_is_named() {
    let app = TestApp::new().await;
    let ann = person(&app, "Ann").await;
    let sheet = drawing(&app, "Ann").await;
    let payments = project(&app, "Payments").await;
    let week = json!([span("2027-03-01", "2027-03-03", 24)]);
    let wish = json!({"resource_id": id(&ann), "spans": week});
    let wish = allocated(&app, &payments, wish).await;
    let quick = json!({"seconds": 0.3});
    let plain = preview(&app, &app.director, &sheet, quick.clone()).await;
    assert_eq!(plain["moved"], json!([]), "a proposal holds nobody");

    let path = format!("/allocations/{}", id(&wish));
    app.patch(&path, 1, json!({"state": "committed"})).await;
    let kept = preview(&app, &app.director, &sheet, quick.clone()).await;
    let moved = &kept["moved"][0];
    assert_eq!(moved["start"], "2027-03-04T08:00", "{kept}");
    assert_eq!(moved["because"], "resource");
    assert_eq!(moved["held_by"][0]["project"]["name"], "Payments");
    assert_eq!(moved["held_by"][0]["promised"], true);
    let free = json!({"seconds": 0.3, "without_commitments": true});
    assert_eq!(preview(&app, &app.director, &sheet, free).await["moved"], json!([]));
    let alone = json!({"seconds": 0.3, "alone": true});
    assert_eq!(preview(&app, &app.director, &sheet, alone).await["moved"], json!([]));

    // Whoever may not see Payments learns that it is another project, and no more.
    let place = Some(("project", sheet.project.parse().unwrap()));
    let manager = app.as_role("project_manager", place).await;
    let masked = preview(&app, &manager, &sheet, quick.clone()).await;
    assert_eq!(masked["moved"][0]["held_by"], json!([{"project": null, "promised": true}]));

    // Levelled together with Payments, its own promise does not hold Ann back from its tasks.
    let both = json!({"project_ids": [sheet.project, id(&payments)], "seconds": 0.3});
    let together = app.call(&app.director, "POST", "/levelling", &[], Some(both)).await.expect(200);
    assert_eq!(together["projects"][0]["moved"], json!([]));
    assert_eq!(together["projects"][1]["moved"], json!([]));
}

#[tokio::test]
async fn a_part_of_a_person_that_is_promised_leaves_the_rest() {
    let app = TestApp::new().await;
    let ann = person(&app, "Ann").await;
    let sheet = drawing(&app, "Ann[50%]").await;
    let payments = project(&app, "Payments").await;
    // Four hours a day for three days: half of Ann stays free, and a task there counts once.
    let half = json!({
        "resource_id": id(&ann), "state": "committed",
        "spans": [span("2027-03-01", "2027-03-03", 12)],
    });
    allocated(&app, &payments, half).await;
    let other = Sheet { app: &app, token: app.director.clone(), project: id(&payments) };
    let tasks = other.add(&["Book"]).await;
    other.edit(json!([set(&tasks[0], json!({"duration_text": "2d", "people": "Ann[50%]"}))])).await;
    let quick = json!({"seconds": 0.3});
    assert_eq!(preview(&app, &app.director, &sheet, quick.clone()).await["moved"], json!([]));
    // A pause where she is promised, when tasks may be split.
    let full = json!({
        "resource_id": id(&ann), "state": "committed",
        "spans": [span("2027-03-02", "2027-03-02", 8)],
    });
    allocated(&app, &payments, full).await;
    let moved = preview(&app, &app.director, &sheet, quick).await;
    assert_eq!(moved["moved"][0]["start"], "2027-03-03T08:00");
    let split = json!({"seconds": 0.3, "splits": true});
    let split = preview(&app, &app.director, &sheet, split).await;
    let draw = &split["moved"][0];
    assert_eq!(
        (&draw["start"], &draw["finish"]),
        (&json!("2027-03-01T08:00"), &json!("2027-03-03T17:00"))
    );
    assert_eq!(draw["pauses"][0]["held_by"][0]["project"]["name"], "Payments");
}
