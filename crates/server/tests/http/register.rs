//! Running projects and pending requests in one list: what stands there, in which order, and for whom.

use serde_json::{Value, json};

use crate::{
    case::give_case,
    test_app::{TestApp, id},
};

/// A portfolio with two projects and a program; outside it a third project; one request into the program
/// and one of somebody else into none.
struct Mixed {
    app: TestApp,
    portfolio: String,
    dear: String,
}

async fn mixed() -> Mixed {
    let app = TestApp::new().await;
    let portfolio = id(&app.post("/portfolios", json!({"name": "Grow"})).await);
    let program = json!({"name": "Pumps", "portfolio_id": portfolio});
    let program = id(&app.post("/programs", program).await);
    let project = |name: &str, more: Value| {
        let mut body = json!({"name": name, "key": name, "start": "2027-03-01T08:00"});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let dear = project("Dear", json!({"program_id": program, "stage": "active"}));
    let dear = id(&app.post("/projects", dear).await);
    app.post("/projects", project("Free", json!({"portfolio_id": portfolio}))).await;
    app.post("/projects", project("Past", json!({"stage": "done"}))).await;
    give_case(&app, &dear, 90_000, json!([])).await;
    Mixed { app, portfolio, dear }
}

fn keys(list: &Value) -> Vec<String> {
    let items = list["items"].as_array().unwrap();
    items.iter().map(|item| item["key"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn what_runs_is_listed_with_its_cost_in_the_order_that_is_asked_for() {
    let mixed = mixed().await;
    let app = &mixed.app;
    assert_eq!(keys(&app.get("/register").await), ["Dear", "Free"]);
    let list = app.get("/register?sort=-cost").await;
    assert_eq!(keys(&list), ["Dear", "Free"]);
    let dear = &list["items"][0];
    assert_eq!(dear["id"], json!(mixed.dear));
    assert_eq!(dear["kind"], "project");
    assert_eq!((&dear["cost_minor"], &dear["currency"]), (&json!(90_000), &json!("EUR")));
    assert_eq!(dear["health"], "not_set");
    assert_eq!(dear["portfolio"]["name"], "Grow");
    assert_eq!(keys(&app.get("/register?sort=cost").await), ["Free", "Dear"]);
    // The second page goes on behind the first, also where there is no cost.
    let first = app.get("/register?sort=cost&limit=1").await;
    assert_eq!((keys(&first), &first["total"]), (vec!["Free".into()], &json!(2)));
    let rest = format!("/register?sort=cost&limit=1&after={}", first["next"].as_str().unwrap());
    assert_eq!(keys(&app.get(&rest).await), ["Dear"]);
    assert_eq!(keys(&app.get("/register?q=fre").await), ["Free"]);
    assert_eq!(keys(&app.get("/register?state=active").await), ["Dear"]);
    let reply = app.call(&app.director, "GET", "/api/v1/register?sort=colour", &[], None).await;
    assert_eq!(reply.code(), "list.unknown_sort");
}

#[tokio::test]
async fn a_cost_is_hidden_from_who_may_not_see_rates_and_orders_nothing_for_them() {
    let mixed = mixed().await;
    let app = &mixed.app;
    let everywhere = app.as_role("program_manager", None).await;
    let list =
        app.call(&everywhere, "GET", "/api/v1/register?sort=-cost", &[], None).await.expect(200);
    let dear = list["items"].as_array().unwrap().iter().find(|item| item["key"] == "Dear").unwrap();
    assert_eq!((&dear["cost_minor"], &dear["cost_hidden"]), (&Value::Null, &json!(true)));

    // Who manages the portfolio sees what its projects cost, and nothing of others.
    let scope = Some(("portfolio", mixed.portfolio.parse().unwrap()));
    let within = app.as_role("portfolio_manager", scope).await;
    let list = app.call(&within, "GET", "/api/v1/register", &[], None).await.expect(200);
    assert_eq!(keys(&list), ["Dear", "Free"]);
    assert_eq!(list["items"][0]["cost_minor"], 90_000);

    let scope = Some(("project", mixed.dear.parse().unwrap()));
    let one = app.as_role("project_manager", scope).await;
    let list = app.call(&one, "GET", "/api/v1/register", &[], None).await.expect(200);
    assert_eq!(keys(&list), ["Dear"]);
}
