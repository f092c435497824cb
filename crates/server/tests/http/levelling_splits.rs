//! Tasks that levelling splits: the preview, one edit for delays and pauses, the way back, the file.

use serde_json::{Value, json};

use crate::{
    edits::{Sheet, set},
    test_app::{Reply, TestApp},
};

/// What the preview would give each task, as an edit takes it.
pub(crate) fn taken(preview: &Value) -> Value {
    let pauses = |one: &Value| -> Value {
        let pauses = one["pauses"].as_array().unwrap().iter();
        let pause =
            |one: &Value| json!({"after_minutes": one["after_minutes"], "minutes": one["minutes"]});
        pauses.map(pause).collect()
    };
    let moved = preview["moved"].as_array().unwrap().iter();
    let one = |one: &Value| json!({"task": one["task"]["id"], "minutes": one["delay_minutes"], "pauses": pauses(one)});
    moved.map(one).collect()
}

/// The same with what people get each for themselves.
pub(crate) fn taken_by_person(preview: &Value) -> Value {
    let mut taken = taken(preview);
    for (one, moved) in
        taken.as_array_mut().unwrap().iter_mut().zip(preview["moved"].as_array().unwrap())
    {
        one["people"] = moved["people"].clone();
    }
    taken
}

/// Talk stays on Tuesday and Wednesday; Draft wants three days of the same person from Monday on.
pub(crate) async fn talk_and_draft<'a>(app: &'a TestApp) -> (Sheet<'a>, Vec<String>) {
    let sheet = Sheet::new(app).await;
    app.post("/resources", json!({"name": "Ann"})).await;
    let tasks = sheet.add(&["Talk", "Draft"]).await;
    sheet
        .edit(json!([
            set(
                &tasks[0],
                json!({
                    "duration_text": "2d", "people": "Ann", "priority": 1000,
                    "start": "2026-03-03T08:00",
                })
            ),
            set(&tasks[1], json!({"duration_text": "3d", "people": "Ann"})),
        ]))
        .await;
    (sheet, tasks)
}

/// Eve, who works in the evenings, is on a task beside Ann.
pub(crate) async fn eve_helps(sheet: &Sheet<'_>, task: &str) {
    let late = json!({"working": [{"start": 10_800, "finish": 13_200}]});
    let off = json!("non_working");
    let week = json!([late, late, late, late, late, off, off]);
    let calendar = sheet.app.post("/calendars", json!({"name": "Evenings", "week": week})).await;
    sheet.app.post("/resources", json!({"name": "Eve", "calendar_id": calendar["id"]})).await;
    sheet.edit(json!([set(task, json!({"people": "Ann; Eve"}))])).await;
}

pub(crate) async fn preview(sheet: &Sheet<'_>, question: Value) -> Value {
    sheet.send("levelling", question).await.expect(200)
}

/// The pieces of split tasks on the chart, in minutes since 1970.
async fn pieces(sheet: &Sheet<'_>) -> Value {
    sheet.gantt().await["pieces"].clone()
}

pub(crate) async fn level(sheet: &Sheet<'_>, delays: Value) -> Reply {
    sheet.send("edits", json!({"changes": [{"do": "level", "delays": delays}]})).await
}

#[tokio::test]
async fn a_task_is_split_around_another_with_its_reason_and_taken_back_as_one() {
    let app = TestApp::new().await;
    let (sheet, tasks) = talk_and_draft(&app).await;
    // Unless it is allowed, nothing is split.
    let whole = preview(&sheet, json!({"seconds": 0.3})).await;
    assert_eq!(whole["moved"][0]["start"], "2026-03-05T08:00");
    assert_eq!(
        (&whole["moved"][0]["parts"], &whole["moved"][0]["pauses"]),
        (&json!([]), &json!([]))
    );

    let split = preview(&sheet, json!({"seconds": 0.3, "splits": true})).await;
    assert_eq!(split["finish_after"], "2026-03-06T17:00");
    let draft = &split["moved"][0];
    assert_eq!((&draft["task"]["name"], &draft["because"]), (&json!("Draft"), &json!("split")));
    assert_eq!(
        draft["parts"],
        json!([
            {"start": "2026-03-02T08:00", "finish": "2026-03-02T17:00"},
            {"start": "2026-03-05T08:00", "finish": "2026-03-06T17:00"},
        ])
    );
    let pause = &draft["pauses"][0];
    assert_eq!((&pause["after_minutes"], &pause["minutes"]), (&json!(480.0), &json!(960.0)));
    assert_eq!(pause["resource"]["name"], "Ann");
    assert_eq!(pause["after"][0]["name"], "Talk");
    assert_eq!((&draft["pauses_change"], &draft["delay_minutes"]), (&json!(true), &json!(0.0)));
    assert_eq!(pieces(&sheet).await, json!([]), "a preview changes nothing");

    level(&sheet, taken(&split)).await.expect(200);
    assert_eq!(sheet.task(&tasks[1]).await["finish"], "2026-03-06T17:00");
    let edits = app.get(&format!("/projects/{}/edits", sheet.project)).await;
    assert_eq!(edits["items"][0]["title"], "Levelled “Draft”");
    let shown = pieces(&sheet).await;
    assert_eq!(shown[0]["spans"].as_array().unwrap().len(), 2);
    let overloads = app.get(&format!("/projects/{}/overloads", sheet.project)).await;
    assert_eq!(overloads["people"]["total"], 0);
    let again = preview(&sheet, json!({"seconds": 0.3, "splits": true})).await;
    assert_eq!(again["moved"], json!([]), "a levelled plan stays as it is");
    // Levelled without splits, the pauses go.
    let joined = preview(&sheet, json!({"seconds": 0.3})).await;
    assert_eq!(joined["moved"][0]["start"], "2026-03-05T08:00");
    assert_eq!(joined["moved"][0]["pauses_change"], true);

    // The file tells the pauses as work that stops.
    let path = format!("/projects/{}/export?format=mspdi", sheet.project);
    let file = app.call(&app.director, "GET", &path, &[], None).await;
    let text = String::from_utf8(file.bytes).unwrap();
    assert!(text.contains("<Value>PT0H0M0S</Value>"), "{text}");

    sheet.send("undo", json!({})).await.expect(200);
    assert_eq!(pieces(&sheet).await, json!([]));
    assert_eq!(sheet.task(&tasks[1]).await["finish"], "2026-03-04T17:00");
    sheet.send("redo", json!({})).await.expect(200);
    assert_eq!(pieces(&sheet).await, shown);
    sheet.edit(json!([{"do": "clear_levelling"}])).await;
    assert_eq!(pieces(&sheet).await, json!([]));
}

#[tokio::test]
async fn pauses_that_a_person_made_are_neither_changed_nor_cleared() {
    let app = TestApp::new().await;
    let (sheet, tasks) = talk_and_draft(&app).await;
    let pause = json!({
        "do": "split", "task": tasks[1], "at": "2026-03-02T17:00", "resume": "2026-03-04T08:00",
    });
    sheet.edit(json!([pause])).await;
    let own = pieces(&sheet).await;
    let split = preview(&sheet, json!({"seconds": 0.3, "splits": true})).await;
    assert_eq!(split["moved"][0]["pauses_change"], false);
    level(&sheet, taken(&split)).await.expect(200);
    sheet.edit(json!([{"do": "clear_levelling"}])).await;
    assert_eq!(pieces(&sheet).await, own);
    let pauses = json!([{"after_minutes": 480, "minutes": 480}]);
    let delays = json!([{"task": tasks[1], "minutes": 0, "pauses": pauses}]);
    assert_eq!(level(&sheet, delays).await.code(), "level.bad_pauses");

    // Whoever joins its parts gives it to levelling; whoever splits it again takes it back.
    sheet.edit(json!([{"do": "join", "task": tasks[1]}])).await;
    let split = preview(&sheet, json!({"seconds": 0.3, "splits": true})).await;
    level(&sheet, taken(&split)).await.expect(200);
    let more = json!({
        "do": "split", "task": tasks[1], "at": "2026-03-05T17:00", "resume": "2026-03-09T08:00",
    });
    sheet.edit(json!([more])).await;
    let theirs = pieces(&sheet).await;
    assert_eq!(theirs[0]["spans"].as_array().unwrap().len(), 3);
    let nothing = sheet.refused(json!([{"do": "clear_levelling"}])).await;
    assert_eq!(nothing.0, "level.nothing_delayed");
    assert_eq!(pieces(&sheet).await, theirs);
}

#[tokio::test]
async fn pauses_that_cannot_be_are_refused() {
    let app = TestApp::new().await;
    let (sheet, tasks) = talk_and_draft(&app).await;
    let day = |after: f64, minutes: f64| json!({"after_minutes": after, "minutes": minutes});
    for pauses in [
        json!([day(0.0, 480.0)]),
        json!([day(1440.0, 480.0)]),
        json!([day(480.0, 0.0)]),
        json!([day(480.0, -1.0)]),
        json!([day(480.0, 1e12)]),
        json!([day(960.0, 480.0), day(480.0, 480.0)]),
    ] {
        let delays = json!([{"task": tasks[1], "minutes": 0, "pauses": pauses}]);
        assert_eq!(level(&sheet, delays).await.code(), "level.bad_pauses", "{pauses}");
    }
    // What is done stays in one piece, and so does a task that is done.
    sheet.edit(json!([set(&tasks[1], json!({"percent_complete": 50}))])).await;
    let delays = json!([{"task": tasks[1], "minutes": 0, "pauses": [day(480.0, 480.0)]}]);
    assert_eq!(level(&sheet, delays).await.code(), "level.bad_pauses");
    sheet.edit(json!([set(&tasks[1], json!({"percent_complete": 100}))])).await;
    let delays = json!([{"task": tasks[1], "minutes": 0, "pauses": [day(960.0, 480.0)]}]);
    assert_eq!(level(&sheet, delays).await.code(), "level.bad_pauses");
}

#[tokio::test]
async fn what_is_left_of_begun_work_waits_unless_it_is_to_be_left_alone() {
    let app = TestApp::new().await;
    let (sheet, tasks) = talk_and_draft(&app).await;
    sheet
        .edit(json!([set(&tasks[1], json!({"duration_text": "4d", "percent_complete": 25}))]))
        .await;
    for question in
        [json!({"seconds": 0.3}), json!({"seconds": 0.3, "splits": true, "leave_started": true})]
    {
        let alone = preview(&sheet, question).await;
        assert_eq!(alone["moved"], json!([]), "begun work stays");
        let codes: Vec<&Value> =
            alone["unsolved"].as_array().unwrap().iter().map(|one| &one["code"]).collect();
        assert_eq!(codes, ["level.overloaded", "level.overloaded"]);
    }
    let split = preview(&sheet, json!({"seconds": 0.3, "splits": true})).await;
    let draft = &split["moved"][0];
    assert_eq!((&draft["because"], &draft["delay_minutes"]), (&json!("rest"), &json!(0.0)));
    assert_eq!(draft["pauses"][0]["after_minutes"], 480.0);
    assert_eq!(draft["pauses"][0]["after"][0]["name"], "Talk");
    assert_eq!(
        draft["parts"],
        json!([
            {"start": "2026-03-02T08:00", "finish": "2026-03-02T17:00"},
            {"start": "2026-03-05T08:00", "finish": "2026-03-09T17:00"},
        ])
    );
    assert_eq!(split["unsolved"], json!([]));
    level(&sheet, taken(&split)).await.expect(200);
    let task = sheet.task(&tasks[1]).await;
    assert_eq!(
        (&task["start"], &task["finish"]),
        (&json!("2026-03-02T08:00"), &json!("2026-03-09T17:00"))
    );
    let overloads = app.get(&format!("/projects/{}/overloads", sheet.project)).await;
    assert_eq!(overloads["people"]["total"], 0);
    let again = preview(&sheet, json!({"seconds": 0.3, "splits": true})).await;
    assert_eq!(again["moved"], json!([]), "a levelled plan stays as it is");

    // More of it is done: the pause has passed, and the rest goes on behind it.
    sheet.edit(json!([set(&tasks[1], json!({"percent_complete": 50}))])).await;
    assert_eq!(sheet.task(&tasks[1]).await["finish"], "2026-03-09T17:00");
    sheet.send("undo", json!({})).await.expect(200);
    sheet.edit(json!([{"do": "clear_levelling"}])).await;
    assert_eq!(sheet.task(&tasks[1]).await["finish"], "2026-03-05T17:00");
}

#[tokio::test]
async fn people_on_different_calendars_pause_each_for_themselves() {
    let app = TestApp::new().await;
    let (sheet, tasks) = talk_and_draft(&app).await;
    eve_helps(&sheet, &tasks[1]).await;
    let whole = preview(&sheet, json!({"seconds": 0.3})).await;
    assert_eq!(whole["moved"][0]["start"], "2026-03-04T18:00", "both wait until Ann has the time");
    let split = preview(&sheet, json!({"seconds": 0.3, "splits": true})).await;
    let draft = &split["moved"][0];
    assert_eq!((&draft["because"], &draft["parts"]), (&json!("split"), &json!([])));
    let people = draft["people"].as_array().unwrap();
    assert_eq!((people.len(), &people[0]["resource"]["name"]), (1, &json!("Ann")));
    assert_eq!(people[0]["parts"][1]["start"], "2026-03-05T08:00");
    assert_eq!(people[0]["pauses"][0]["after"][0]["name"], "Talk");
    let before = sheet.task(&tasks[1]).await["finish"].clone();

    let strange = json!([{"task": tasks[0], "minutes": 0, "people": people}]);
    assert_eq!(
        level(&sheet, strange).await.code(),
        "level.bad_pauses",
        "Ann’s part in another task"
    );
    level(&sheet, taken_by_person(&split)).await.expect(200);
    assert_eq!(sheet.task(&tasks[1]).await["finish"], draft["finish"]);
    let overloads = app.get(&format!("/projects/{}/overloads", sheet.project)).await;
    assert_eq!(overloads["people"]["total"], 0);
    let again = preview(&sheet, json!({"seconds": 0.3, "splits": true})).await;
    assert_eq!(again["moved"], json!([]), "a levelled plan stays as it is");
    sheet.send("undo", json!({})).await.expect(200);
    assert_eq!(sheet.task(&tasks[1]).await["finish"], before);
    sheet.send("redo", json!({})).await.expect(200);
    sheet.edit(json!([{"do": "clear_levelling"}])).await;
    assert_eq!(sheet.task(&tasks[1]).await["finish"], before);
}

#[tokio::test]
async fn levelling_a_range_of_dates_keeps_the_pauses_of_earlier_levellings() {
    let app = TestApp::new().await;
    let (sheet, tasks) = talk_and_draft(&app).await;
    let split = preview(&sheet, json!({"seconds": 0.3, "splits": true})).await;
    level(&sheet, taken(&split)).await.expect(200);
    // Somebody else needs Ann on the first day now.
    let urgent = sheet.add(&["Urgent"]).await;
    let fields = json!({"duration_text": "1d", "people": "Ann", "priority": 1000});
    sheet.edit(json!([set(&urgent[0], fields)])).await;
    let ranged = json!({"seconds": 0.3, "from": "2026-03-02", "to": "2026-03-02"});
    let later = preview(&sheet, ranged).await;
    let draft = &later["moved"][0];
    assert_eq!((&draft["task"]["name"], &draft["pauses_change"]), (&json!("Draft"), &json!(false)));
    assert_eq!(draft["pauses"][0]["minutes"], 960.0);
    assert_eq!(draft["pauses"][0]["resource"], json!(null));
    level(&sheet, taken(&later)).await.expect(200);
    let task = sheet.task(&tasks[1]).await;
    assert_eq!((&task["start"], &task["finish"]), (&draft["start"], &draft["finish"]));
    assert_eq!(pieces(&sheet).await[0]["spans"].as_array().unwrap().len(), 2);
    sheet.edit(json!([{"do": "clear_levelling"}])).await;
    assert_eq!(pieces(&sheet).await, json!([]), "they are still those of levelling");
}

#[tokio::test]
async fn who_pauses_alone_is_told_beside_the_bar_and_free_for_other_projects_meanwhile() {
    let app = TestApp::new().await;
    let (sheet, tasks) = talk_and_draft(&app).await;
    eve_helps(&sheet, &tasks[1]).await;
    let split = preview(&sheet, json!({"seconds": 0.3, "splits": true})).await;
    let change = json!([{"do": "level", "delays": taken_by_person(&split)}]);
    let answer = sheet.edit(change).await;
    let minute = |day: i64, hour: i64| (20_513 + day) * 1_440 + hour * 60;
    let apart = json!([{"name": "Ann", "pauses": [[minute(1, 17), minute(4, 8)]]}]);
    for pieces in [&answer["pieces"], &pieces(&sheet).await] {
        assert_eq!(pieces[0]["task_id"], tasks[1].as_str());
        assert_eq!(pieces[0]["people"], apart);
        let spans = json!([[minute(1, 8), minute(8, 22)]]);
        assert_eq!(pieces[0]["spans"], spans, "Eve goes on, on six evenings");
    }

    // Where both pause, nobody works on it, and its bar has a gap.
    let fair = sheet.add(&["Fair"]).await;
    let fields = json!({
        "duration_text": "8h", "people": "Eve", "priority": 1000, "start": "2026-03-04T18:00",
    });
    sheet.edit(json!([{"do": "clear_levelling"}, set(&fair[0], fields)])).await;
    let both = preview(&sheet, json!({"seconds": 0.3, "splits": true})).await;
    sheet.edit(json!([{"do": "level", "delays": taken_by_person(&both)}])).await;
    let shown = pieces(&sheet).await;
    assert_eq!(shown[0]["people"].as_array().unwrap().len(), 2, "{shown}");
    let spans = json!([[minute(1, 8), minute(2, 22)], [minute(4, 8), minute(10, 22)]]);
    assert_eq!(shown[0]["spans"], spans);

    // Her talk is given to somebody else, so that Ann has nothing to do until she goes on.
    app.post("/resources", json!({"name": "Bo"})).await;
    sheet.edit(json!([set(&tasks[0], json!({"people": "Bo"}))])).await;
    let other = app.post("/projects", json!({"name": "Other", "start": "2026-03-03T08:00"})).await;
    let other = Sheet {
        app: &app,
        token: app.director.clone(),
        project: other["id"].as_str().unwrap().into(),
    };
    let review = other.add(&["Review"]).await;
    other.edit(json!([set(&review[0], json!({"duration_text": "2d", "people": "Ann"}))])).await;
    let free = preview(&other, json!({"seconds": 0.3})).await;
    assert_eq!(free["moved"], json!([]), "she is free while she pauses");
    let overloads = app.get(&format!("/projects/{}/overloads", other.project)).await;
    assert_eq!(overloads["people"]["total"], 0);
    other.edit(json!([set(&review[0], json!({"duration_text": "3d"}))])).await;
    let overloads = app.get(&format!("/projects/{}/overloads", other.project)).await;
    assert_eq!(overloads["people"]["items"][0]["spans"][0]["from"], "2026-03-05T08:00");
    let waits = preview(&other, json!({"seconds": 0.3})).await;
    assert_eq!(waits["moved"][0]["start"], "2026-03-09T08:00");
}
