//! Change requests: raised, assessed by what they would do to the plan, decided along routes, implemented.

use serde_json::{Value, json};
use uuid::Uuid;

use crate::cross_dependencies::{plan, set};
use crate::edits::Sheet;
use crate::test_app::{Person, TestApp, id};

/// Somebody with a role in a plan.
async fn with_role(sheet: &Sheet<'_>, role: &str) -> Person {
    let place = ("project", sheet.project.parse().unwrap());
    sheet.app.as_person(role, Some(place), None).await
}

/// The path of a change request that somebody raised.
async fn raised(sheet: &Sheet<'_>, token: &str, body: Value) -> String {
    let path = format!("/projects/{}/change_requests", sheet.project);
    let made = sheet.app.call(token, "POST", &path, &[], Some(body)).await.expect(201);
    format!("/change_requests/{}", id(&made))
}

/// A request of the director that is submitted, with these edits.
async fn submitted(sheet: &Sheet<'_>, title: &str, edits: Value) -> String {
    let body = json!({"title": title, "edits": edits, "submit": true});
    raised(sheet, &sheet.token, body).await
}

fn longer(task: &str, duration: &str) -> Value {
    json!({"kind": "set_task", "task": task, "duration": duration})
}

/// A bridge: pour, then cure, then the milestone that it is open.
async fn bridge(app: &TestApp) -> (Sheet<'_>, Vec<String>) {
    let (sheet, tasks) = plan(app, "Bridge", &["Pour", "Cure", "Open"]).await;
    set(&sheet, &tasks[1], json!({"predecessors": "1"})).await;
    set(&sheet, &tasks[2], json!({"predecessors": "2", "duration_text": "0d"})).await;
    (sheet, tasks)
}

async fn impact(app: &TestApp, path: &str) -> Value {
    app.call(&app.director, "POST", &format!("{path}/impact"), &[], Some(json!({})))
        .await
        .expect(200)
}

#[tokio::test]
async fn whoever_takes_part_raises_who_plans_assesses_and_who_holds_the_baseline_decides() {
    let app = TestApp::new().await;
    let (sheet, tasks) = bridge(&app).await;
    let (member, manager) =
        (with_role(&sheet, "team_member").await, with_role(&sheet, "project_manager").await);
    let (analyst, viewer) =
        (with_role(&sheet, "business_analyst").await, with_role(&sheet, "executive").await);
    let list = format!("/projects/{}/change_requests", sheet.project);
    let body = json!({"title": "A second crane", "description": "The first one is booked."});
    let refused = app.call(&viewer.token, "POST", &list, &[], Some(body.clone())).await;
    assert_eq!(refused.status.as_u16(), 403, "who may not speak may not ask for changes");
    let money = json!({"title": "Crane", "cost_delta_minor": 100});
    let refused = app.call(&member.token, "POST", &list, &[], Some(money)).await;
    assert_eq!(refused.status.as_u16(), 403, "money is said by who may see it");
    let edits = json!({"title": "Crane", "edits": [longer(&tasks[0], "5d")]});
    let refused = app.call(&member.token, "POST", &list, &[], Some(edits)).await;
    assert_eq!(refused.status.as_u16(), 403, "edits are proposed by who may make them");
    let path = raised(&sheet, &member.token, body).await;
    let seen = app.call(&viewer.token, "GET", &path, &[], None).await.expect(200);
    assert_eq!((&seen["key"], &seen["state"]), (&json!("CR-1"), &json!("draft")));
    assert_eq!(seen["may"]["write"], false);
    // Another project's people do not know that it is there.
    let (other, _) = plan(&app, "Road", &[]).await;
    let stranger = with_role(&other, "pmo_director").await;
    for reply in [
        app.call(&stranger.token, "GET", &path, &[], None).await,
        app.change(&stranger.token, &path, json!({"title": "Mine"})).await,
        app.step(&stranger.token, &path, "submit", json!({})).await,
    ] {
        assert_eq!(reply.status.as_u16(), 404);
    }
    let reply = app.step(&stranger.token, &path, "send_back", json!({"reason": "?"})).await;
    assert_eq!(reply.status.as_u16(), 403);

    // A question comes back to who raised it, and submitting again answers it.
    app.step(&member.token, &path, "submit", json!({})).await.expect(200);
    let reply = app.change(&member.token, &path, json!({"title": "Two cranes"})).await;
    assert_eq!(reply.code(), "change_request.not_yours");
    let reply = app.step(&analyst.token, &path, "send_back", json!({"reason": " "})).await;
    assert_eq!(reply.code(), "change_request.reason_missing");
    let question = json!({"reason": "From when?"});
    app.step(&analyst.token, &path, "send_back", question).await.expect(200);
    let inbox = app.call(&member.token, "GET", "/me/inbox", &[], None).await.expect(200);
    let waits = &inbox["items"][0];
    assert_eq!((&waits["kind"], &waits["note"]), (&json!("returned"), &json!("From when?")));
    app.change(&member.token, &path, json!({"wanted_by": "2026-04-01"})).await.expect(200);
    app.step(&member.token, &path, "submit", json!({"reason": "From April."})).await.expect(200);

    // Without a route who manages the baseline decides, once, and says why.
    let edits = json!({"edits": [longer(&tasks[0], "5d")], "risk_level": "higher"});
    app.change(&manager.token, &path, edits).await.expect(200);
    let money = json!({"cost_delta_minor": 250_000, "benefit_delta_minor": -5});
    let reply = app.change(&manager.token, &path, money.clone()).await;
    assert_eq!(reply.status.as_u16(), 403, "a project manager does not see rates");
    app.change(&app.director, &path, money).await.expect(200);
    let asked = app.step(&analyst.token, &path, "ask", json!({})).await.expect(200);
    assert_eq!((&asked["state"], &asked["by_approval"]), (&json!("deciding"), &json!(false)));
    for hidden in ["cost_delta_minor", "benefit_delta_minor", "stated_cost_minor"] {
        assert_eq!(asked[hidden], Value::Null, "{hidden}");
    }
    assert_eq!(
        (&asked["money_hidden"], &asked["impact"]["cost_hidden"]),
        (&json!(true), &json!(true))
    );
    assert_eq!(asked["impact"]["before"]["cost_minor"], Value::Null);
    let items = app.call(&analyst.token, "GET", &list, &[], None).await.expect(200);
    assert_eq!(items["items"][0]["cost_delta_minor"], Value::Null);
    assert_eq!(app.get(&list).await["items"][0]["cost_delta_minor"], 250_000);
    let yes = json!({"approve": true, "reason": "It is cheaper than to wait."});
    let reply = app.step(&analyst.token, &path, "decide", yes.clone()).await;
    assert_eq!(reply.status.as_u16(), 403, "who only plans does not decide");
    let tag = format!("\"{}\"", asked["version"]);
    let decide = format!("{path}/decide");
    let call = |token: String| {
        let (app, decide, tag, yes) = (&app, decide.clone(), tag.clone(), yes.clone());
        async move { app.call(&token, "POST", &decide, &[("if-match", &tag)], Some(yes)).await }
    };
    let (one, two) = tokio::join!(call(manager.token.clone()), call(app.director.clone()));
    let mut codes = [one.status.as_u16(), two.status.as_u16()];
    codes.sort_unstable();
    assert_eq!(codes, [200, 412], "of two decisions at once one wins");
    let told = app.call(&member.token, "GET", "/me/notifications", &[], None).await.expect(200);
    assert_eq!(told["items"][0]["kind"], "approved");
    assert_eq!(told["items"][0]["href"], json!(path.replace("change_requests", "change-requests")));

    // Implementing takes what planning takes, and the baseline what that takes.
    let reply = app.step(&member.token, &path, "implement", json!({})).await;
    assert_eq!(reply.status.as_u16(), 403);
    let reply = app.step(&analyst.token, &path, "implement", json!({})).await;
    assert_eq!(reply.status.as_u16(), 403);
    let done = app.step(&manager.token, &path, "implement", json!({})).await.expect(200);
    assert_eq!(done["state"], "implemented");
    assert_eq!(sheet.task(&tasks[0]).await["finish"], "2026-03-06T17:00");
    let history = app.call(&member.token, "GET", &format!("{path}/history"), &[], None).await;
    let history = history.expect(200);
    let to: Vec<&Value> =
        history["items"].as_array().unwrap().iter().map(|one| &one["to"]).collect();
    assert_eq!(
        json!(to),
        json!(["implemented", "approved", "deciding", "assessing", "draft", "assessing", "draft"])
    );
    assert_eq!(history["items"][1]["reason"], "It is cheaper than to wait.");
}

#[tokio::test]
async fn the_impact_is_what_implementing_does_and_one_step_back_undoes_it() {
    let app = TestApp::new().await;
    let (sheet, tasks) = bridge(&app).await;
    let (road, _) = plan(&app, "Road", &["Pave"]).await;
    app.post(&format!("/projects/{}/baselines", sheet.project), json!({"name": "Plan of record"}))
        .await;
    let give = json!({
        "side": "giver", "other_project_id": road.project, "given": "Crossing", "giver_task_id": tasks[2],
        "agreed_date": "2026-03-10T17:00",
    });
    let give = id(&sheet.send("give_gets", give).await.expect(201));
    app.step(&app.director, &format!("/give_gets/{give}"), "agree", json!({})).await.expect(200);
    let survey = Uuid::now_v7().to_string();
    let path = submitted(&sheet, "Survey first", json!([
        longer(&tasks[0], " 5d "),
        {"kind": "add_task", "task": survey, "task_name": "Survey", "duration": "2d"},
        {"kind": "link", "predecessor": survey, "successor": tasks[0]},
        {"kind": "unlink", "predecessor": tasks[0], "successor": tasks[1]},
        {"kind": "add_task", "task_name": "Check", "duration": "1d", "work": "16h", "after": tasks[0]},
    ])).await;
    let before = sheet.state().await;
    let found = impact(&app, &path).await;
    assert_eq!(sheet.state().await, before, "looking changes nothing");
    assert_eq!(found["before"]["finish"], "2026-03-09T17:00");
    assert_eq!(found["after"]["finish"], "2026-03-11T17:00");
    assert_eq!((&found["finish_days"], &found["work_minutes"]), (&json!(2.0), &json!(960.0)));
    let opens = &found["milestones"][0];
    assert_eq!((&opens["name"], &opens["days"]), (&json!("Open"), &json!(-3.0)));
    let edits = app.get(&path).await["edits"].clone();
    assert_eq!(edits[2]["predecessor_name"], "Survey", "links know the names of new tasks");
    assert_eq!(found["late_agreements"], json!([]));
    let mut longest = edits.clone();
    longest[0] = longer(&tasks[1], "9d");
    let other = json!({ "edits": longest });
    let asked = app.call(&app.director, "POST", &format!("{path}/impact"), &[], Some(other)).await;
    assert_eq!(asked.expect(200)["late_agreements"][0]["given"], "Crossing");

    // The plan moves between question and answer: the page says so, and asking again computes anew.
    let asked = app.step(&app.director, &path, "ask", json!({})).await.expect(200);
    assert_eq!(
        (&asked["plan_moved"], &asked["impact"]["finish_days"]),
        (&json!(false), &json!(2.0))
    );
    let frozen = asked["impact"].clone();
    set(&sheet, &tasks[1], json!({"duration_text": "10d"})).await;
    let stale = app.get(&path).await;
    assert_eq!((&stale["plan_moved"], &stale["impact"]), (&json!(true), &frozen));
    let again = app.step(&app.director, &path, "ask", json!({})).await.expect(200);
    assert_eq!(
        (&again["plan_moved"], &again["impact"]["finish_days"]),
        (&json!(false), &json!(-3.0))
    );
    let yes = json!({"approve": true, "reason": "Yes."});
    app.step(&app.director, &path, "decide", yes).await.expect(200);
    let before = sheet.state().await;
    let done = app.step(&app.director, &path, "implement", json!({"reason": "As decided"})).await;
    let done = done.expect(200);
    let project = app.get(&format!("/projects/{}", sheet.project)).await;
    assert_eq!(project["finish"], again["impact"]["after"]["finish"]);
    assert_eq!(
        project["finish"], project["baseline_finish"],
        "the new baseline is what lists compare with"
    );
    let baselines = app.get(&format!("/projects/{}/baselines", sheet.project)).await;
    let baselines = baselines["items"].as_array().unwrap().clone();
    let named: Vec<_> =
        baselines.iter().map(|one| (one["slot"].clone(), one["name"].clone())).collect();
    assert_eq!(json!(named), json!([[0, "CR-1 Survey first"], [11, "Plan of record"]]));
    assert_eq!(baselines[0]["change_request"]["id"], done["id"], "linked both ways");
    assert_eq!(done["baseline"]["id"], baselines[0]["id"]);

    // One step of the plan's own undo takes all of it back, and it can be implemented again.
    let state = app.get(&format!("/projects/{}/edit_state", sheet.project)).await;
    assert_eq!(state["undo"]["title"], "Change request CR-1 Survey first");
    sheet.send("undo", json!({})).await.expect(200);
    assert_eq!(sheet.state().await, before);
    let now = app.get(&path).await;
    assert_eq!((&now["taken_back"], &now["baseline"]), (&json!(true), &Value::Null));
    sheet.send("redo", json!({})).await.expect(200);
    let now = app.get(&path).await;
    assert_eq!((&now["taken_back"], &now["baseline"]), (&json!(false), &done["baseline"]));
    let baselines = app.get(&format!("/projects/{}/baselines", sheet.project)).await;
    assert_eq!(baselines["items"][1]["name"], "Plan of record");
    sheet.send("undo", json!({})).await.expect(200);
    app.step(&app.director, &path, "implement", json!({"baseline": false})).await.expect(200);
    let reply = app.step(&app.director, &path, "implement", json!({})).await;
    assert_eq!(reply.code(), "change_request.wrong_state");
}

#[tokio::test]
async fn an_approved_change_whose_task_is_gone_is_refused_by_name_and_leaves_the_plan_alone() {
    let app = TestApp::new().await;
    let (sheet, tasks) = bridge(&app).await;
    let reply = sheet
        .send("change_requests", json!({"title": "X", "edits": [longer(&tasks[0], "soon")]}))
        .await;
    assert_eq!(reply.code(), "plan.bad_duration");
    let path =
        submitted(&sheet, "Two steps", json!([longer(&tasks[0], "4d"), longer(&tasks[1], "4d")]))
            .await;
    app.step(&app.director, &path, "ask", json!({})).await.expect(200);
    let yes = json!({"approve": true, "reason": "Yes."});
    app.step(&app.director, &path, "decide", yes).await.expect(200);
    sheet.edit(json!([{"do": "remove", "tasks": [tasks[1]]}])).await;
    let before = sheet.state().await;
    let reply = app.step(&app.director, &path, "implement", json!({})).await;
    assert_eq!(reply.code(), "change_request.task_gone");
    let says = reply.body["detail"].as_str().unwrap();
    assert!(says.contains("Edit 2") && says.contains("“Cure”"), "{says}");
    assert_eq!(sheet.state().await, before);
    assert_eq!(app.get(&path).await["state"], "approved");
    // Without any edits it is implemented by saying so.
    let plain = submitted(&sheet, "New paint", json!([])).await;
    app.step(&app.director, &plain, "ask", json!({})).await.expect(200);
    let no = json!({"approve": false, "reason": ""});
    assert_eq!(
        app.step(&app.director, &plain, "decide", no).await.code(),
        "change_request.reason_missing"
    );
    let yes = json!({"approve": true, "reason": "Blue."});
    app.step(&app.director, &plain, "decide", yes).await.expect(200);
    let done = app.step(&app.director, &plain, "implement", json!({})).await.expect(200);
    assert_eq!((&done["state"], &done["baseline"]), (&json!("implemented"), &Value::Null));
}

/// Asks for the decision: the approval that then runs, along the route that was foretold.
async fn takes(app: &TestApp, path: &str) -> Value {
    let query =
        format!("?subject_kind=change_request&subject_id={}", path.rsplit('/').next().unwrap());
    let forecast = app.get(&format!("/approvals/forecast{query}")).await["route"].clone();
    let asked = app.step(&app.director, path, "ask", json!({})).await.expect(200);
    assert_eq!(asked["by_approval"], true);
    let all = app.get(&format!("/approvals{query}")).await["items"].clone();
    let open = all.as_array().unwrap().iter().find(|one| one["state"] == "open").unwrap().clone();
    assert_eq!(open["route"], forecast, "the forecast says what then happens");
    open
}

#[tokio::test]
async fn routes_by_thresholds_send_small_changes_to_one_and_large_ones_to_another() {
    let app = TestApp::new().await;
    let (sheet, tasks) = bridge(&app).await;
    let small = app.as_person("client", None, Some("Sue")).await;
    let large = app.as_person("client", None, Some("Lea")).await;
    let route = |name: &str, who: &Person, figures: Value| {
        json!({
            "name": name, "subject_kind": "change_request",
            "conditions": {"figures": figures, "currency": "EUR"},
            "steps": [{"name": name, "rule": "any", "approvers": [{"kind": "person", "id": who.id}]}],
        })
    };
    for (figures, says) in [
        (json!([{"field": "weather", "from": 1}]), "finish_shift_days"),
        (json!([{"field": "risk", "from": 1, "below": 1}]), "never be taken"),
    ] {
        let body = Some(route("Wrong", &small, figures));
        let reply = app.call(&app.director, "POST", "/approval_routes", &[], body).await;
        assert_eq!(reply.code(), "approval.bad_conditions");
        assert!(reply.body.to_string().contains(says), "{}", reply.body);
    }
    let days = json!([{"field": "finish_shift_days", "below": 3}, {"field": "cost_delta", "below": 100_000}]);
    app.post("/approval_routes", route("Small", &small, days)).await;
    app.post("/approval_routes", route("Large", &large, json!([]))).await;
    let kinds = app.get("/approval_subjects").await;
    let kind = kinds["items"].as_array().unwrap().iter().find(|one| one["key"] == "change_request");
    assert_eq!(kind.unwrap()["figures"][0]["unit"], "days");

    let path = submitted(&sheet, "Two days", json!([longer(&tasks[0], "5d")])).await;
    let approval = takes(&app, &path).await;
    assert_eq!(approval["route"], "Small");
    let reply =
        app.step(&app.director, &path, "decide", json!({"approve": true, "reason": "I do."})).await;
    assert_eq!(reply.code(), "change_request.approval_runs");

    // Somebody who is in no project sees what they decide about, with its money, and asks.
    let seen = app.call(&small.token, "GET", &path, &[], None).await.expect(200);
    assert_eq!(seen["impact"]["finish_days"], 2.0);
    let decide = format!("/approvals/{}/decisions", id(&approval));
    let asks = Some(json!({"choice": "return", "reason": "Why not one?"}));
    app.call(&small.token, "POST", &decide, &[], asks).await.expect(200);
    let now = app.get(&path).await;
    assert_eq!((&now["question"], &now["may"]["answer"]), (&json!("Why not one?"), &json!(true)));
    let answer = Some(json!({"answer": "It is wide."}));
    app.call(&app.director, "POST", &format!("{path}/answer"), &[], answer).await.expect(200);
    // The plan moves and so does the route: the approval that ran is taken back.
    let edits = json!([longer(&tasks[0], "5d"), longer(&tasks[1], "6d")]);
    set(&sheet, &tasks[2], json!({"start": "2026-03-02T08:00"})).await;
    assert_eq!(app.get(&path).await["plan_moved"], true);
    takes(&app, &path).await;
    let put_off = json!({"reason": "After the summer"});
    app.step(&app.director, &path, "defer", put_off).await.expect(200);
    app.step(&app.director, &path, "reopen", json!({})).await.expect(200);
    app.change(&app.director, &path, json!({ "edits": edits })).await.expect(200);
    let approval = takes(&app, &path).await;
    assert_eq!(approval["route"], "Large", "five days are more than three");
    let decide = format!("/approvals/{}/decisions", id(&approval));
    let yes = Some(json!({"choice": "approve", "reason": "Needed."}));
    app.call(&large.token, "POST", &decide, &[], yes).await.expect(200);
    let now = app.get(&path).await;
    assert_eq!((&now["state"], &now["decided_by"]["name"]), (&json!("approved"), &json!("Lea")));
    // Money that was said counts, not what the edits come to.
    let dear = submitted(&sheet, "Dear", json!([])).await;
    app.change(&app.director, &dear, json!({"cost_delta_minor": 100_000})).await.expect(200);
    assert_eq!(takes(&app, &dear).await["route"], "Large");
    app.step(&app.director, &dear, "withdraw", json!({"reason": "Not now"})).await.expect(200);
    let inbox = app.call(&large.token, "GET", "/me/inbox", &[], None).await.expect(200);
    assert_eq!(inbox["total"], 0, "what is withdrawn waits for nobody");

    // What became of them stands in the register of decisions, each time.
    let lines = app.get("/decisions?kind=change").await;
    let lines = lines["items"].as_array().unwrap();
    let said: Vec<_> =
        lines.iter().map(|one| (one["outcome"].clone(), one["reason"].clone())).collect();
    assert_eq!(json!(said), json!([["approved", "Needed."], ["deferred", "After the summer"]]));
    assert_eq!(lines[0]["href"], json!(path.replace("change_requests", "change-requests")));
    let manager = with_role(&sheet, "project_manager").await;
    let theirs =
        app.call(&manager.token, "GET", "/decisions?kind=change", &[], None).await.expect(200);
    assert_eq!((&theirs["total"], &theirs["items"][0]["cost_minor"]), (&json!(2), &Value::Null));
    let (other, _) = plan(&app, "Road", &[]).await;
    let stranger = with_role(&other, "pmo_director").await;
    let none =
        app.call(&stranger.token, "GET", "/decisions?kind=change", &[], None).await.expect(200);
    assert_eq!(none["total"], 0);
    // The discussion is that of its project's people, and of who decides.
    let talk = format!("/subjects/change_request/{}/comments", path.rsplit('/').next().unwrap());
    let said = || Some(json!({"text": "When?"}));
    app.call(&large.token, "POST", &talk, &[], said()).await.expect(201);
    let viewer = with_role(&sheet, "executive").await;
    assert_eq!(app.call(&viewer.token, "POST", &talk, &[], said()).await.status.as_u16(), 403);
    assert_eq!(app.call(&stranger.token, "GET", &talk, &[], None).await.status.as_u16(), 404);
}

/// Any edit that might be proposed; some make no sense and are refused.
fn any_edit(random: &mut fastrand::Rng, tasks: &[String]) -> Value {
    let one = tasks[random.usize(..tasks.len())].clone();
    let two = tasks[random.usize(..tasks.len())].clone();
    let days = random.u8(1..9);
    let link = ["FS", "SS", "FF"][random.usize(..3)];
    match random.u8(0..7) {
        0 => longer(&one, &format!("{days}d")),
        1 => json!({"kind": "set_task", "task": one, "work": format!("{}h", days * 5)}),
        2 => {
            let start = format!("2026-03-{:02}T08:00", random.u8(2..28));
            json!({"kind": "set_task", "task": one, "start": start})
        }
        3 => json!({
            "kind": "add_task", "task_name": "More", "duration": format!("{days}d"), "after": one,
            "work": format!("{days}h"),
        }),
        4 => json!({"kind": "remove_task", "task": one}),
        5 => json!({
            "kind": "link", "predecessor": one, "successor": two,
            "link": link, "lag": format!("{days}d"),
        }),
        _ => json!({"kind": "unlink", "predecessor": one, "successor": two}),
    }
}

#[tokio::test]
async fn on_random_plans_what_was_frozen_is_what_implementing_comes_to() {
    let app = TestApp::new().await;
    let ann = json!({"name": "Ann", "standard_rate": "60.00", "currency": "EUR"});
    app.post("/resources", ann).await;
    let mut implemented = 0;
    for seed in 0..12 {
        let mut random = fastrand::Rng::with_seed(seed);
        let names: Vec<String> = (0..8).map(|number| format!("Task {number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let (sheet, tasks) = plan(&app, &format!("Plan {seed}"), &names).await;
        for (at, task) in tasks.iter().enumerate().skip(1) {
            let before = random.usize(..at) + 1;
            let people = if random.bool() { "Ann" } else { "" };
            set(&sheet, task, json!({"predecessors": before.to_string(), "people": people})).await;
        }
        // As many of the edits as fit together.
        let mut edits: Vec<Value> = vec![];
        for _ in 0..6 {
            edits.push(any_edit(&mut random, &tasks));
            let body = json!({"title": "Try", "edits": edits});
            if !sheet.send("change_requests", body).await.status.is_success() {
                edits.pop();
            }
        }
        let path = submitted(&sheet, "All", json!(edits)).await;
        let asked = app.step(&app.director, &path, "ask", json!({})).await.expect(200);
        let yes = json!({"approve": true, "reason": "Yes."});
        app.step(&app.director, &path, "decide", yes).await.expect(200);
        app.step(&app.director, &path, "implement", json!({})).await.expect(200);
        implemented += edits.len();
        // A request without edits tells how the plan is now.
        let now = impact(&app, &submitted(&sheet, "Look", json!([])).await).await;
        assert_eq!(now["before"], asked["impact"]["after"], "plan {seed}: {edits:?}");
        assert_eq!((&now["finish_days"], &now["work_minutes"]), (&json!(0.0), &json!(0.0)));
    }
    assert!(implemented > 30, "only {implemented} edits fitted");
}
