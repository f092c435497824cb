//! Projects in several portfolios: shown in each, counted once.

use serde_json::{Value, json};

use crate::{
    requests::send,
    test_app::{TestApp, id, uuid},
};

async fn project(app: &TestApp, name: &str, home: Option<&Value>) -> Value {
    let home = home.map(id);
    let body = json!({"name": name, "start": "2027-03-01T08:00", "portfolio_id": home});
    app.post("/projects", body).await
}

fn names(list: &Value, items: &str) -> Vec<String> {
    let found = list[items].as_array().unwrap().iter();
    found.map(|one| one["name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_project_in_several_portfolios_is_shown_in_each_and_counts_once() {
    let app = TestApp::new().await;
    let grow = app.post("/portfolios", json!({"name": "Grow"})).await;
    let run = app.post("/portfolios", json!({"name": "Run"})).await;
    let law = app.post("/portfolios", json!({"name": "Law"})).await;
    let pumps = project(&app, "Pumps", Some(&grow)).await;
    project(&app, "Pier", Some(&run)).await;
    let lone = project(&app, "Lone", None).await;
    for one in [&pumps, &lone] {
        app.post(&format!("/projects/{}/tasks", id(one)), json!({"name": "Dig"})).await;
        app.post(
            &format!("/projects/{}/tasks", id(one)),
            json!({"name": "Begun", "milestone": true, "duration_minutes": 0}),
        )
        .await;
    }
    let path = format!("/projects/{}/listings", id(&pumps));
    let both = json!({"portfolio_ids": [id(&run), id(&law), id(&run)]});
    let listed = app.call(&app.director, "PUT", &path, &[], Some(both)).await.expect(200);
    assert_eq!(listed["also_in"][0]["name"], "Law");
    assert_eq!(
        (&listed["also_in"][1]["name"], &listed["portfolio"]["name"]),
        (&json!("Run"), &json!("Grow"))
    );
    let other = format!("/projects/{}/listings", id(&lone));
    let body = json!({"portfolio_ids": [id(&run)]});
    app.call(&app.director, "PUT", &other, &[], Some(body)).await.expect(200);

    // Shown where it is at home and where it is listed, once.
    for (portfolio, wanted) in
        [(&grow, vec!["Pumps"]), (&run, vec!["Lone", "Pier", "Pumps"]), (&law, vec!["Pumps"])]
    {
        for list in ["projects", "register"] {
            let found = app.get(&format!("/{list}?portfolio_id={}", id(portfolio))).await;
            assert_eq!(names(&found, "items"), wanted, "{list}");
            assert_eq!(found["total"], wanted.len());
        }
        let roadmap = app.get(&format!("/roadmap?portfolio_id={}", id(portfolio))).await;
        let mut bars = names(&roadmap, "bars");
        bars.sort();
        assert_eq!(bars, wanted);
    }
    let everything = app.get("/projects").await;
    assert_eq!(names(&everything, "items"), ["Lone", "Pier", "Pumps"]);

    // Counted at home: the portfolios, and what is in none, come to the whole.
    let counts = app.get("/portfolios").await;
    let counts: Vec<i64> = counts["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["projects"].as_i64().unwrap())
        .collect();
    assert_eq!(counts, [1, 0, 1]);
    let whole = app.get("/projects/totals").await;
    let mut sum = (0, 0);
    for portfolio in [&grow, &run, &law] {
        let part = app.get(&format!("/projects/totals?portfolio_id={}", id(portfolio))).await;
        sum.0 += part["projects"].as_i64().unwrap();
        sum.1 += part["task_count"].as_i64().unwrap();
    }
    // “Lone” is in no portfolio.
    assert_eq!((&whole["projects"], &whole["task_count"]), (&json!(sum.0 + 1), &json!(sum.1 + 2)));
    for portfolio in [&grow, &run, &law] {
        let one = app.get(&format!("/executive?portfolio_id={}", id(portfolio))).await;
        let live = app.get(&format!("/live_figures?portfolio_id={}", id(portfolio))).await;
        let wanted = if id(portfolio) == id(&law) { 0 } else { 1 };
        assert_eq!(one["projects"], wanted, "{one}");
        assert_eq!(live["subjects"].as_array().unwrap().len(), wanted, "{live}");
    }

    // Coming home, it is listed there no more; and out again.
    let home = json!({"portfolio_id": id(&law)});
    let version = app.get(&format!("/projects/{}", id(&pumps))).await["version"].as_i64().unwrap();
    let moved = app.patch(&format!("/projects/{}", id(&pumps)), version, home).await;
    assert_eq!(names(&moved, "also_in"), ["Run"]);
    let none = json!({"portfolio_ids": []});
    let now = app.call(&app.director, "PUT", &path, &[], Some(none)).await.expect(200);
    assert_eq!(now["also_in"], json!([]));
    let told = app.get(&format!("/changes?project_id={}", id(&pumps))).await;
    let told = told["items"].as_array().unwrap().iter();
    assert_eq!(told.filter(|one| one["verb"] == "project_listed").count(), 2);
    // A portfolio with listings only is empty.
    let gone = app.delete(&format!("/portfolios/{}", id(&grow)), 1).await;
    assert_eq!(gone.status.as_u16(), 204, "{}", gone.body);
}

#[tokio::test]
async fn being_listed_gives_nobody_a_permission() {
    let app = TestApp::new().await;
    let grow = app.post("/portfolios", json!({"name": "Grow"})).await;
    let run = app.post("/portfolios", json!({"name": "Run"})).await;
    let pumps = project(&app, "Pumps", Some(&grow)).await;
    let path = format!("/projects/{}/listings", id(&pumps));
    let body = json!({"portfolio_ids": [id(&run)]});
    // Managing the project is not enough: the portfolio shows it then.
    let manager = app.as_role("project_manager", Some(("project", uuid(&pumps)))).await;
    let refused = app.call(&manager, "PUT", &path, &[], Some(body.clone())).await;
    assert_eq!(refused.status.as_u16(), 403);
    app.call(&app.director, "PUT", &path, &[], Some(body)).await.expect(200);
    let there = app.as_role("portfolio_manager", Some(("portfolio", uuid(&run)))).await;
    let list = format!("/projects?portfolio_id={}", id(&run));
    let seen = app.call(&there, "GET", &list, &[], None).await.expect(200);
    assert_eq!(seen["total"], 0);
    let one = app.call(&there, "GET", &format!("/projects/{}", id(&pumps)), &[], None).await;
    assert!(matches!(one.status.as_u16(), 403 | 404));
    // Who manages the project takes it out again.
    let none = json!({"portfolio_ids": []});
    app.call(&manager, "PUT", &path, &[], Some(none)).await.expect(200);
    for (body, code) in [
        (json!({"portfolio_ids": [id(&grow)]}), "plan.listed_at_home"),
        (json!({"portfolio_ids": [id(&pumps)]}), "portfolio.unknown_portfolio"),
    ] {
        assert_eq!(send(&app, &app.director, "PUT", &path, body).await.code(), code);
    }
}

#[tokio::test]
async fn portfolios_that_a_person_may_not_see_are_counted_but_not_named_and_a_save_keeps_them() {
    let app = TestApp::new().await;
    let grow = app.post("/portfolios", json!({"name": "Grow"})).await;
    let run = app.post("/portfolios", json!({"name": "Run"})).await;
    let law = app.post("/portfolios", json!({"name": "Law"})).await;
    let secret = app.post("/portfolios", json!({"name": "Secret merger"})).await;
    let pumps = project(&app, "Pumps", Some(&grow)).await;
    let at = format!("/projects/{}", id(&pumps));
    let path = format!("{at}/listings");
    let all = json!({"portfolio_ids": [id(&run), id(&law), id(&secret)]});
    let all = app.call(&app.director, "PUT", &path, &[], Some(all)).await.expect(200);
    assert_eq!((names(&all, "also_in").len(), &all["hidden_listings"]), (3, &json!(0)));

    // Who manages the project and sees one further portfolio is told of that one.
    let manager =
        app.as_person("project_manager", Some(("project", uuid(&pumps))), Some("Mia")).await;
    let lists = ["portfolio.view", "project.create"];
    app.post("/roles", json!({"name": "Lister", "permissions": lists})).await;
    let roles = app.get("/roles").await;
    let roles = roles["items"].as_array().unwrap().iter();
    let lister = roles.clone().find(|one| one["name"] == "Lister").unwrap();
    for portfolio in [&run, &grow] {
        let grant = json!({"user_id": manager.id, "role_id": lister["id"],
            "scope_kind": "portfolio", "scope_id": id(portfolio)});
        app.post("/role_grants", grant).await;
    }
    let seen = app.call(&manager.token, "GET", &at, &[], None).await.expect(200);
    assert_eq!(names(&seen, "also_in"), ["Run"]);
    assert_eq!(seen["hidden_listings"], 2);

    // The history of the project is as discreet.
    let history = format!("/changes?project_id={}", id(&pumps));
    let told = app.call(&manager.token, "GET", &history, &[], None).await.expect(200);
    let entry = |told: &Value| {
        let found = told["items"].as_array().unwrap().iter();
        found.clone().find(|one| one["verb"] == "project_listed").unwrap()["after"].clone()
    };
    assert_eq!(entry(&told), json!({"also_in": "Run and 2 that you may not see"}));
    assert!(!told.to_string().contains("Secret"), "{told}");
    let told = app.get(&history).await;
    assert_eq!(entry(&told), json!({"also_in": "Law, Run, Secret merger"}));

    // Saving without what one does not see takes nothing of it away.
    let none = json!({"portfolio_ids": []});
    let after = app.call(&manager.token, "PUT", &path, &[], Some(none)).await.expect(200);
    assert_eq!((&after["also_in"], &after["hidden_listings"]), (&json!([]), &json!(2)));
    let now = app.get(&at).await;
    assert_eq!(names(&now, "also_in"), ["Law", "Secret merger"]);
    let told = app.call(&manager.token, "GET", &history, &[], None).await.expect(200);
    assert_eq!(entry(&told), json!({"also_in": "2 that you may not see"}));

    // To name one that is not seen finds nothing out: it is refused, listed or not.
    let unlisted = app.post("/portfolios", json!({"name": "Unlisted"})).await;
    for portfolio in [&law, &unlisted] {
        let body = json!({"portfolio_ids": [id(portfolio)]});
        let refused = app.call(&manager.token, "PUT", &path, &[], Some(body)).await;
        assert_eq!(refused.status.as_u16(), 403, "{}", refused.body);
    }
    // Those that are not seen count towards the most there may be.
    let mut many = vec![];
    for number in 0..19 {
        let name = format!("P{number}");
        many.push(id(&app.post("/portfolios", json!({"name": name})).await));
    }
    let body = json!({"portfolio_ids": many});
    app.call(&app.director, "PUT", &path, &[], Some(body)).await.expect(200);
    let body = json!({"portfolio_ids": [id(&run)]});
    let full = app.call(&manager.token, "PUT", &path, &[], Some(body)).await.expect(200);
    assert_eq!(
        (names(&full, "also_in"), &full["hidden_listings"]),
        (vec!["Run".into()], &json!(19))
    );
    many.push(id(&unlisted));
    let body = json!({"portfolio_ids": many});
    app.call(&app.director, "PUT", &path, &[], Some(body)).await.expect(200);
    let body = json!({"portfolio_ids": [id(&run)]});
    let refused = send(&app, &manager.token, "PUT", &path, body).await;
    assert_eq!(refused.code(), "plan.listed_too_often");
}
