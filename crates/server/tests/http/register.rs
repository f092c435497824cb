//! Running projects and pending requests in one list: what stands there, in which order, and for whom.

use serde_json::{Value, json};

use crate::{
    case::give_case,
    requests::{request_type, send, stranger, submit, submitted},
    test_app::{Person, TestApp, id},
};

/// A portfolio with two projects and a program; outside it a third project.
struct Mixed {
    app: TestApp,
    portfolio: String,
    program: String,
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
    Mixed { app, portfolio, program, dear }
}

impl Mixed {
    /// A request of Ann into the program and one of Bob into none, both for 125,000.
    async fn ask(&self) -> [Person; 2] {
        let (ann, bob) = (stranger(&self.app, "Ann").await, stranger(&self.app, "Bob").await);
        let kind = request_type(&self.app).await;
        let answers = json!({"what_for": "Less flooding", "law": "no", "cost": "125000"});
        let body = json!({"type_id": id(&kind), "title": "Gates", "answers": answers,
            "program_id": self.program});
        let draft = send(&self.app, &ann.token, "POST", "/requests", body).await.expect(201);
        submit(&self.app, &ann, &draft, json!({})).await.expect(200);
        submitted(&self.app, &bob, &kind, "Bus lanes").await;
        [ann, bob]
    }
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

#[tokio::test]
async fn pending_requests_stand_between_the_projects_for_those_who_may_see_them() {
    let mixed = mixed().await;
    let app = &mixed.app;
    let [ann, _] = mixed.ask().await;
    assert_eq!(keys(&app.get("/register").await), ["R-2", "Dear", "Free", "R-1"], "by name");
    let list = app.get("/register?sort=-cost").await;
    assert_eq!(keys(&list), ["R-2", "R-1", "Dear", "Free"]);
    let asked = &list["items"][1];
    assert_eq!(
        (&asked["kind"], &asked["state"], &asked["cost_minor"], &asked["cost_source"]),
        (&json!("request"), &json!("submitted"), &json!(12_500_000), &json!("asked"))
    );
    assert_eq!((&asked["owner"]["name"], &asked["start"]), (&json!("Ann"), &Value::Null));
    assert_eq!(keys(&app.get("/register?kind=request").await), ["R-2", "R-1"]);
    assert_eq!(keys(&app.get("/register?kind=project").await), ["Dear", "Free"]);
    assert_eq!(keys(&app.get("/register?state=submitted").await), ["R-2", "R-1"]);
    let within = app.get(&format!("/register?portfolio_id={}", mixed.portfolio)).await;
    assert_eq!(keys(&within), ["Dear", "Free", "R-1"], "that of its program");
    // Pages go on from a request to a project.
    let first = app.get("/register?limit=1").await;
    assert_eq!((keys(&first), &first["total"]), (vec!["R-2".into()], &json!(4)));
    let rest = format!("/register?limit=1&after={}", first["next"].as_str().unwrap());
    assert_eq!(keys(&app.get(&rest).await), ["Dear"]);
    // Who filed one sees that one, and not what somebody else asks for.
    let list = app.call(&ann.token, "GET", "/api/v1/register", &[], None).await.expect(200);
    assert_eq!(keys(&list), ["Dear", "Free", "R-1"]);
    let scope = Some(("project", mixed.dear.parse().unwrap()));
    let manager = app.as_role("project_manager", scope).await;
    let list = app.call(&manager, "GET", "/api/v1/register", &[], None).await.expect(200);
    assert_eq!(keys(&list), ["Dear"]);
}
