//! What one project gives another: proposed, agreed, carried, missed, delivered.

use serde_json::{Value, json};
use steerco_app::plan::tell_of_give_gets;

use crate::cross_dependencies::{plan, set};
use crate::edits::Sheet;
use crate::test_app::{Reply, TestApp, id, uuid};

async fn manager(app: &TestApp, sheet: &Sheet<'_>) -> String {
    let place = ("project", uuid(&json!({"id": sheet.project})));
    app.as_role("project_manager", Some(place)).await
}

async fn propose(sheet: &Sheet<'_>, other: &Sheet<'_>, side: &str, more: Value) -> Reply {
    let mut body = json!({
        "side": side, "other_project_id": other.project, "given": "Crane",
        "agreed_date": "2026-03-05T17:00",
    });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    sheet.send("give_gets", body).await
}

async fn step(app: &TestApp, token: &str, give: &str, step: &str, body: Value) -> Reply {
    app.step(token, &format!("/give_gets/{give}"), step, body).await
}

async fn patch(app: &TestApp, token: &str, give: &str, body: Value) -> Reply {
    app.change(token, &format!("/give_gets/{give}"), body).await
}

async fn start(app: &TestApp, task: &str) -> String {
    app.get(&format!("/tasks/{task}")).await["start"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn either_side_proposes_and_only_the_other_agrees() {
    let app = TestApp::new().await;
    let (bridge, _) = plan(&app, "Bridge", &["Pour"]).await;
    let (road, _) = plan(&app, "Road", &["Pave"]).await;
    let (there, here) = (manager(&app, &bridge).await, manager(&app, &road).await);
    for (side, sheet, other, own, far) in
        [("receiver", &road, &bridge, &here, &there), ("giver", &bridge, &road, &there, &here)]
    {
        let give = id(&propose(sheet, other, side, json!({})).await.expect(201));
        let path = format!("/give_gets/{give}");
        let seen = app.call(own, "GET", &path, &[], None).await.expect(200);
        assert_eq!((&seen["may_agree"], &seen["may_change"]), (&json!(false), &json!(true)));
        let refused = step(&app, own, &give, "agree", json!({})).await;
        assert_eq!(refused.status.as_u16(), 403, "who proposed cannot agree for the other side");
        let seen = app.call(far, "GET", &path, &[], None).await.expect(200);
        assert_eq!((&seen["may_agree"], &seen["rag"]), (&json!(true), &json!("on_track")));
        let done = step(&app, far, &give, "agree", json!({})).await.expect(200);
        assert_eq!(done["state"], "agreed");
        assert!(done["agreed_by"]["name"].is_string());
        let again = step(&app, far, &give, "agree", json!({})).await;
        assert_eq!(again.code(), "give_get.agreed_already");

        // Another date is a proposal of whoever names it; a note is not.
        let noted = patch(&app, own, &give, json!({"note": "By rail"})).await.expect(200);
        assert_eq!(noted["state"], "agreed");
        let earlier = json!({"agreed_date": "2026-03-04T17:00"});
        let anew = patch(&app, far, &give, earlier).await.expect(200);
        assert_eq!((&anew["state"], &anew["agreed_at"]), (&json!("proposed"), &Value::Null));
        assert_eq!(anew["may_agree"], false);
        step(&app, own, &give, "agree", json!({})).await.expect(200);
    }
    // Who may see neither project sees nothing; who sees one reads the name of the other, and no more.
    let (other, _) = plan(&app, "Opening", &[]).await;
    let nobody = manager(&app, &other).await;
    let list = format!("/projects/{}/give_gets", bridge.project);
    assert_eq!(app.call(&nobody, "GET", &list, &[], None).await.status.as_u16(), 403);
    let gives = app.call(&there, "GET", &list, &[], None).await.expect(200);
    assert_eq!(gives["total"], 2);
    let far = &gives["items"][0]["receiver"];
    assert_eq!((&far["project"]["name"], &far["visible"]), (&json!("Road"), &json!(false)));
    let got = app.get(&format!("{list}?side=receiver")).await;
    assert_eq!(got["total"], 0, "the bridge gets nothing");
    // Both logs tell of it.
    for sheet in [&bridge, &road] {
        let log = app.get(&format!("/changes?project_id={}&noun=give_get", sheet.project)).await;
        let verbs = log["items"].as_array().unwrap().iter().map(|row| row["verb"].clone());
        assert!(verbs.clone().any(|verb| verb == "give_get_agreed"), "{log}");
    }
}

#[tokio::test]
async fn an_agreement_that_carries_the_date_moves_the_task_that_gets_and_frees_it_when_withdrawn() {
    let app = TestApp::new().await;
    let (bridge, pour) = plan(&app, "Bridge", &["Pour"]).await;
    let (road, pave) = plan(&app, "Road", &["Pave"]).await;
    let ends = json!({
        "giver_task_id": pour[0], "receiver_task_id": pave[0], "policy": "carry",
        "agreed_date": "2026-03-06T17:00", "needed_date": "2026-03-10T17:00",
    });
    let give = id(&propose(&road, &bridge, "receiver", ends).await.expect(201));
    assert_eq!(
        start(&app, &pave[0]).await,
        "2026-03-02T08:00",
        "nothing moves before it is agreed"
    );
    let there = manager(&app, &bridge).await;
    let done = step(&app, &there, &give, "agree", json!({})).await.expect(200);
    assert_eq!((&done["carried"], &done["link_missing"]), (&json!(true), &json!(false)));
    assert_eq!(start(&app, &pave[0]).await, "2026-03-05T08:00");

    // The forecast decides how it stands.
    for (duration, rag, says) in [
        ("5d", "on_track", "by the agreed date"),
        ("6d", "at_risk", "3 days after the agreed date"),
        ("9d", "off_track", "2 days after it is needed"),
    ] {
        set(&bridge, &pour[0], json!({"duration_text": duration})).await;
        let now = app.get(&format!("/give_gets/{give}")).await;
        assert_eq!(now["rag"], rag, "{now}");
        assert!(now["rag_reason"].as_str().unwrap().contains(says), "{now}");
        let attention = format!("/projects/{}/give_gets?attention=true", road.project);
        let count = app.get(&attention).await["total"].clone();
        assert_eq!(count == 1, rag != "on_track", "the list agrees with the light");
    }
    assert_eq!(start(&app, &pave[0]).await, "2026-03-13T08:00");

    // What is part of the agreement is changed there.
    let links = app.get(&format!("/projects/{}/cross_dependencies", road.project)).await;
    let link = format!("/cross_dependencies/{}", id(&links["items"][0]));
    let tag = format!("\"{}\"", links["items"][0]["version"]);
    let agreement = &links["items"][0]["agreement"];
    assert_eq!((&agreement["id"], &agreement["name"]), (&json!(give), &json!("Crane")));
    let director = app.director.clone();
    for (method, body) in [("PATCH", Some(json!({"policy": "warn"}))), ("DELETE", None)] {
        let reply = app.call(&director, method, &link, &[("if-match", &tag)], body).await;
        assert_eq!(reply.code(), "plan.part_of_agreement");
    }
    let lag = Some(json!({"lag": "1d"}));
    app.call(&director, "PATCH", &link, &[("if-match", &tag)], lag).await.expect(200);
    assert_eq!(start(&app, &pave[0]).await, "2026-03-16T08:00");

    let gone = json!({"reason": "No crane"});
    let done = step(&app, &there, &give, "withdraw", gone).await.expect(200);
    assert_eq!((&done["state"], &done["rag"]), (&json!("withdrawn"), &Value::Null));
    assert_eq!(start(&app, &pave[0]).await, "2026-03-02T08:00");
    let closed = step(&app, &there, &give, "agree", json!({})).await;
    assert_eq!(closed.code(), "give_get.closed");
}

#[tokio::test]
async fn an_agreement_between_projects_as_a_whole_follows_their_finish_and_is_delivered() {
    let app = TestApp::new().await;
    let (bridge, pour) = plan(&app, "Bridge", &["Pour"]).await;
    let (road, _) = plan(&app, "Road", &["Pave"]).await;
    let give = id(&propose(&bridge, &road, "giver", json!({})).await.expect(201));
    let here = manager(&app, &road).await;
    let early = step(&app, &here, &give, "deliver", json!({})).await;
    assert_eq!(early.code(), "give_get.not_agreed");
    step(&app, &here, &give, "agree", json!({})).await.expect(200);
    let now = app.get(&format!("/give_gets/{give}")).await;
    assert_eq!(
        (&now["forecast"], &now["giver"]["task"]),
        (&json!("2026-03-04T17:00"), &Value::Null)
    );
    set(&bridge, &pour[0], json!({"duration_text": "5d"})).await;
    let now = app.get(&format!("/give_gets/{give}")).await;
    assert_eq!((&now["rag"], &now["forecast"]), (&json!("off_track"), &json!("2026-03-06T17:00")));
    let there = manager(&app, &bridge).await;
    let refused = step(&app, &there, &give, "deliver", json!({})).await;
    assert_eq!(refused.status.as_u16(), 403, "who gets it says that it is there");
    let date = json!({"delivered_date": "2026-03-09T12:00"});
    let done = step(&app, &here, &give, "deliver", date).await.expect(200);
    let delivered = (&done["state"], &done["delivered_date"]);
    assert_eq!(delivered, (&json!("delivered"), &json!("2026-03-09T12:00")));
    let open = app.get(&format!("/projects/{}/give_gets?state=open", road.project)).await;
    assert_eq!(open["total"], 0);
}

#[tokio::test]
async fn who_must_agree_finds_it_in_the_inbox_and_both_hear_once_when_it_slips() {
    let app = TestApp::new().await;
    let (bridge, pour) = plan(&app, "Bridge", &["Pour"]).await;
    let (road, _) = plan(&app, "Road", &["Pave"]).await;
    let there = manager(&app, &bridge).await;
    let me = app.call(&there, "GET", "/me", &[], None).await.expect(200);
    let owner = json!({"giver_owner_id": me["user"]["id"], "giver_task_id": pour[0]});
    let give = id(&propose(&road, &bridge, "receiver", owner).await.expect(201));
    let inbox = app.call(&there, "GET", "/me/inbox", &[], None).await.expect(200);
    let item = &inbox["items"][0];
    assert_eq!((&item["kind"], &item["title"]), (&json!("give_get"), &json!("Crane")));
    assert_eq!(item["href"], format!("/give-gets/{give}"));
    let count = app.call(&there, "GET", "/me/inbox/count", &[], None).await.expect(200);
    assert_eq!(count["waiting"], 1);
    step(&app, &there, &give, "agree", json!({})).await.expect(200);
    let inbox = app.call(&there, "GET", "/me/inbox", &[], None).await.expect(200);
    assert_eq!(inbox["total"], 0);

    let kinds = async || {
        let found = app.call(&there, "GET", "/me/notifications", &[], None).await.expect(200);
        let rows = found["items"].as_array().unwrap().clone();
        let kinds = rows.iter().map(|row| row["kind"].as_str().unwrap().to_owned());
        kinds.collect::<Vec<String>>()
    };
    tell_of_give_gets(&app.app).await.unwrap();
    assert_eq!(kinds().await, ["give_get_proposed"], "it is in time");
    set(&bridge, &pour[0], json!({"duration_text": "6d"})).await;
    for _ in 0..2 {
        tell_of_give_gets(&app.app).await.unwrap();
        assert_eq!(kinds().await, ["give_get_behind", "give_get_proposed"]);
    }
    // In time again, and late again: told again.
    for duration in ["2d", "7d"] {
        set(&bridge, &pour[0], json!({"duration_text": duration})).await;
        tell_of_give_gets(&app.app).await.unwrap();
    }
    assert_eq!(kinds().await.len(), 3);
}

#[tokio::test]
async fn circles_of_agreements_and_links_are_refused_with_their_names_however_they_are_made() {
    let app = TestApp::new().await;
    let (bridge, b) = plan(&app, "Bridge", &["Pour"]).await;
    let (road, r) = plan(&app, "Road", &["Pave"]).await;
    let agree = async |give: &str| step(&app, &app.director, give, "agree", json!({})).await;
    let whole = id(&propose(&bridge, &road, "giver", json!({})).await.expect(201));
    // What is only proposed binds nobody.
    let back = id(&propose(&road, &bridge, "giver", json!({})).await.expect(201));
    agree(&whole).await.expect(200);
    let reply = agree(&back).await;
    assert_eq!(reply.code(), "plan.dependency_would_cycle");
    let said = reply.body["detail"].as_str().unwrap();
    assert!(
        said.contains("“its finish” (Bridge)") && said.contains("“its finish” (Road)"),
        "{said}"
    );
    // The road may begin before the bridge is finished, so its tasks may drive those of the bridge …
    let link = json!({"predecessor_id": r[0], "successor_id": b[0]});
    bridge.send("cross_dependencies", link).await.expect(201);
    // … but a task of the road that waits for the whole bridge, which waits for it, may not.
    let task = json!({"receiver_task_id": r[0]});
    let reply = propose(&bridge, &road, "giver", task).await;
    assert_eq!(reply.code(), "plan.dependency_would_cycle");
    let said = reply.body["detail"].as_str().unwrap();
    for name in ["“Pave” (Road)", "“Pour” (Bridge)", "“its finish” (Bridge)"] {
        assert!(said.contains(name), "{said}");
    }
    // Nor may a link close what an agreement began.
    let (opening, o) = plan(&app, "Opening", &["Party"]).await;
    let first = json!({"giver_task_id": r[0], "receiver_task_id": o[0]});
    let first = id(&propose(&road, &opening, "giver", first).await.expect(201));
    agree(&first).await.expect(200);
    let link = json!({"predecessor_id": o[0], "successor_id": r[0]});
    let reply = road.send("cross_dependencies", link).await;
    assert_eq!(reply.code(), "plan.dependency_would_cycle");
}

#[tokio::test]
async fn what_is_proposed_wrongly_is_told_at_its_field() {
    let app = TestApp::new().await;
    let (bridge, pour) = plan(&app, "Bridge", &["Pour"]).await;
    let (road, pave) = plan(&app, "Road", &["Pave"]).await;
    for (field, body) in [
        ("given", json!({"given": " "})),
        ("side", json!({"side": "both"})),
        ("policy", json!({"policy": "carry"})),
        ("policy", json!({"policy": "maybe"})),
        ("agreed_date", json!({"agreed_date": "soon"})),
        ("agreed_date", json!({"needed_date": "2026-03-01T08:00"})),
        ("giver_task_id", json!({"giver_task_id": pave[0]})),
        ("receiver_task_id", json!({"receiver_task_id": pour[0]})),
        ("other_project_id", json!({"other_project_id": bridge.project})),
        ("giver_owner_id", json!({"giver_owner_id": road.project})),
    ] {
        let reply = propose(&bridge, &road, "giver", body.clone()).await;
        assert_eq!(reply.body["fields"][0]["field"], field, "{body}: {}", reply.body);
    }
    // One agreement for two tasks that are linked.
    let link = json!({"predecessor_id": pour[0], "successor_id": pave[0]});
    road.send("cross_dependencies", link).await.expect(201);
    let ends = json!({"giver_task_id": pour[0], "receiver_task_id": pave[0]});
    let give = id(&propose(&bridge, &road, "giver", ends.clone()).await.expect(201));
    let second = propose(&bridge, &road, "giver", ends).await;
    assert_eq!(second.code(), "give_get.already");
    // Declined: the link was there before, and stays.
    let no = json!({"reason": "Not ours"});
    step(&app, &app.director, &give, "withdraw", json!({})).await;
    step(&app, &app.director, &give, "withdraw", no).await.expect(200);
    let links = app.get(&format!("/projects/{}/cross_dependencies", road.project)).await;
    assert_eq!(links["total"], 1);
    assert_eq!(links["items"][0]["agreement"], Value::Null, "it is by itself again");
}

#[tokio::test]
async fn a_program_shows_its_wall_and_its_critical_chain() {
    let app = TestApp::new().await;
    let program = app.post("/programs", json!({"name": "Corridor"})).await;
    let (bridge, b) = plan(&app, "Bridge", &["Pour", "Cure"]).await;
    let (road, r) = plan(&app, "Road", &["Pave"]).await;
    let (opening, _) = plan(&app, "Opening", &["Party"]).await;
    for sheet in [&bridge, &road, &opening] {
        let path = format!("/projects/{}", sheet.project);
        let version = app.get(&path).await["version"].as_i64().unwrap();
        app.patch(&path, version, json!({"program_id": id(&program)})).await;
    }
    let chain = format!("/programs/{}/critical_chain", id(&program));
    assert_eq!(app.get(&chain).await["steps"], json!([]));
    bridge.edit(json!([{"do": "link", "predecessor": b[0], "successor": b[1]}])).await;
    let link = json!({"predecessor_id": b[1], "successor_id": r[0], "lag": "1d"});
    road.send("cross_dependencies", link).await.expect(201);
    // Until here: six days of the bridge, one of waiting, three of the road: 13 March. The opening needs it two
    // working days later.
    let whole = json!({"given": "Surface", "agreed_date": "2026-03-13T17:00",
        "needed_date": "2026-03-17T17:00"});
    let give = id(&propose(&road, &opening, "giver", whole).await.expect(201));
    step(&app, &app.director, &give, "agree", json!({})).await.expect(200);
    let found = app.get(&chain).await;
    let steps = found["steps"].as_array().unwrap();
    let told = steps.iter().map(|one| {
        let what = one["task"]["name"].as_str().unwrap_or_else(|| one["kind"].as_str().unwrap());
        (one["project"]["name"].as_str().unwrap(), what, one["crosses"].as_bool().unwrap())
    });
    let told: Vec<_> = told.collect();
    assert_eq!(
        told,
        [
            ("Bridge", "Pour", false),
            ("Bridge", "Cure", false),
            ("Road", "Pave", true),
            ("Road", "finish", false),
        ],
        "{found}"
    );
    assert_eq!((&found["slack_days"], &found["projects"]), (&json!(0.0), &json!(3)));
    // Longer at the other end: the chain that ends there is the critical one.
    let party = app.get(&format!("/projects/{}/gantt", opening.project)).await;
    set(&opening, party["tasks"]["id"][0].as_str().unwrap(), json!({"duration_text": "20d"})).await;
    let found = app.get(&chain).await;
    let last = found["steps"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&last["project"]["name"], &last["kind"]), (&json!("Opening"), &json!("finish")));
    assert_eq!(found["slack_days"], 2.0, "{found}");
    assert_eq!(found["steps"][4]["kind"], "needed");
    assert_eq!(found["steps"][4]["give_get_id"], json!(give));

    // The roadmap draws both, the second from the forecast to the date it is needed.
    let roadmap = app.get(&format!("/roadmap?program_id={}", id(&program))).await;
    let links = roadmap["links"].as_array().unwrap();
    assert_eq!((links.len(), &links[0]["give"]), (2, &Value::Null));
    assert_eq!(links[1]["give"]["given"], "Surface");
    assert_eq!(
        (&links[1]["to_at"], &links[1]["conflict"]),
        (&json!("2026-03-17T17:00"), &json!(false))
    );

    // The wall: rows give, cells get; a page of one.
    let wall = format!("/programs/{}/dependency_wall", id(&program));
    let first = app.get(&format!("{wall}?limit=1")).await;
    assert_eq!(
        (&first["total"], &first["items"][0]["giver"]["name"]),
        (&json!(2), &json!("Bridge"))
    );
    assert_eq!(first["items"][0]["cells"][0]["links"], 1);
    let next = first["next"].as_str().unwrap();
    let second = app.get(&format!("{wall}?limit=1&after={next}")).await;
    let cell = &second["items"][0]["cells"][0];
    assert_eq!(
        (&cell["receiver"]["name"], &cell["worst"]),
        (&json!("Opening"), &json!("on_track"))
    );
    assert_eq!(cell["gives"][0]["given"], "Surface");
    assert_eq!(second["next"], Value::Null);

    // Without a program it is all that one may see: of the road alone what it gives and gets, and no chain, for
    // that takes both ends.
    let here = manager(&app, &road).await;
    for (token, chained) in [(&app.director, 3), (&here, 0)] {
        let everywhere =
            async |path: &str| app.call(token, "GET", path, &[], None).await.expect(200);
        assert_eq!(everywhere("/dependency_wall").await["total"], 2);
        assert_eq!(everywhere("/give_gets?state=open").await["total"], 1);
        let chain = everywhere("/critical_chain").await;
        assert_eq!(
            (&chain["projects"], &chain["projects_in_all"]),
            (&json!(chained), &json!(chained))
        );
        assert_eq!(chain["truncated"], false);
    }
}
