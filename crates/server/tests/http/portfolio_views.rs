//! The board, the ranked list, the roadmap, a program's roll-up and the executive view: their figures, and
//! who sees which.

use serde_json::{Value, json};

use crate::{
    case::{draft_case, freeze, give_case, recost},
    test_app::{TestApp, id},
};

/// A portfolio with a program of two projects: one person works 80 hours at 50.00 on each, the second
/// begins when the milestone of the first is reached. The first has a business case of 900.00.
struct Views {
    app: TestApp,
    portfolio: String,
    program: String,
    one: String,
    two: String,
}

async fn views() -> Views {
    let app = TestApp::new().await;
    let portfolio = id(&app.post("/portfolios", json!({"name": "Grow"})).await);
    let program = json!({"name": "Pumps", "portfolio_id": portfolio});
    let program = id(&app.post("/programs", program).await);
    let ann = json!({"name": "Ann", "standard_rate": "50.00", "currency": "EUR"});
    let ann = id(&app.post("/resources", ann).await);
    let mut made = vec![];
    for (name, start) in [("One", "2027-03-01T08:00"), ("Two", "2027-04-01T08:00")] {
        let project = json!({
            "name": name, "key": name, "start": start, "program_id": program, "stage": "active"
        });
        let project = id(&app.post("/projects", project).await);
        let path = format!("/projects/{project}/tasks");
        let task = app.post(&path, json!({"name": "Build", "duration_minutes": 4800})).await;
        let assign = format!("/tasks/{}/assignments", id(&task["task"]));
        app.post(&assign, json!({"resource_id": ann})).await;
        let done =
            json!({"name": format!("{name} ready"), "duration_minutes": 0, "milestone": true});
        let done = app.post(&path, done).await;
        made.push((project, id(&task["task"]), id(&done["task"])));
    }
    let link = json!({"predecessor_id": made[0].2, "successor_id": made[1].1, "kind": "FS"});
    app.post(&format!("/projects/{}/cross_dependencies", made[1].0), link).await;
    give_case(
        &app,
        &made[0].0,
        90_000,
        json!([{"risk": "Late delivery", "response": "Two suppliers"}]),
    )
    .await;
    let (one, two) = (made[0].0.clone(), made[1].0.clone());
    Views { app, portfolio, program, one, two }
}

impl Views {
    async fn as_role(&self, role: &str, path: &str) -> Value {
        let token = self.app.as_role(role, None).await;
        self.app.call(&token, "GET", &format!("/api/v1{path}"), &[], None).await.expect(200)
    }
}

#[tokio::test]
async fn the_board_lays_out_costs_and_worth_for_who_may_see_them() {
    let views = views().await;
    let path = format!("/board?portfolio_id={}", views.portfolio);
    let board = views.app.get(&path).await;
    let one = &board["bubbles"][0];
    assert_eq!(board["bubbles"].as_array().unwrap().len(), 2);
    assert_eq!((&one["key"], &one["cost_minor"]), (&json!("One"), &json!(90_000)));
    assert_eq!((&one["npv_minor"], &one["npv_discounting"]), (&json!(-90_000), &json!("start")));
    let masked = views.as_role("program_manager", &path).await;
    assert_eq!(
        (&masked["bubbles"][0]["cost_minor"], &masked["bubbles"][0]["npv_minor"]),
        (&Value::Null, &Value::Null)
    );
}

#[tokio::test]
async fn the_ranked_list_names_what_stops_a_candidate_first() {
    let views = views().await;
    let item = |project: &str, value: &str, cost: i64| {
        json!({"project_id": project, "value": value, "bucket": "Grow",
            "costs": [{"name": "capex", "amounts": [cost]}]})
    };
    let question = json!({
        "currency": "EUR", "start": "2027-03", "months": 3,
        "budgets": [{"name": "capex", "amounts": [100, 50, 0]}],
        "items": [item(&views.one, "5", 70), item(&views.two, "9", 60)],
    });
    let scenario = json!({"name": "Lean", "portfolio_id": views.portfolio, "question": question});
    let scenario = id(&views.app.post("/scenarios", scenario).await);
    let list = views.app.get(&format!("/scenarios/{scenario}/waterline")).await;
    assert_eq!((&list["line"], &list["order"]), (&json!(1), &json!("value")));
    assert_eq!(list["rows"][0]["key"], "Two");
    assert_eq!(list["rows"][0]["standing"], "in");
    let out = &list["rows"][1];
    assert_eq!(out["standing"], "out");
    let binding = json!({"kind": "budget", "name": "capex", "month": "2027-03", "up_to": false,
        "needed": 70, "left": 40, "short": 30});
    assert_eq!(out["binding"], binding);
    assert_eq!(out["running_cost"], 60);
    assert_eq!(list["limits"][0]["given"], 150);
    let listed = views.app.get(&format!("/scenarios/{scenario}/waterline?order=listed")).await;
    assert_eq!(listed["rows"][0]["key"], "One");

    // A bucket that is tried on the board counts in the search, and changes no plan.
    let items = json!({"subjects": [{"kind": "project", "id": views.one}]});
    let overlay = views.app.post(&format!("/scenarios/{scenario}/items"), items).await;
    let own = &overlay["items"][0];
    assert_eq!(own["bucket"], "Grow");
    let mut change = own["change"].clone();
    change["bucket"] = json!("Run");
    let path = format!("/scenario_items/{}", id(own));
    let version = own["version"].as_i64().unwrap();
    let changed = views.app.patch(&path, version, json!({"change": change})).await;
    assert_eq!(changed["item"]["bucket"], "Run");
}

#[tokio::test]
async fn the_roadmap_has_milestones_links_and_where_projects_were_to_lie() {
    let views = views().await;
    let path = format!("/roadmap?portfolio_id={}&against=baseline", views.portfolio);
    let map = views.app.get(&path).await;
    let keys: Vec<_> = map["bars"].as_array().unwrap().iter().map(|bar| &bar["key"]).collect();
    assert_eq!(keys, [&json!("One"), &json!("Two")]);
    assert_eq!(map["milestones"].as_array().unwrap().len(), 2);
    let link = &map["links"][0];
    assert_eq!((&link["from"], &link["to"]), (&json!(views.one), &json!(views.two)));
    assert_eq!(link["from_task"], "One ready");
    assert_eq!(map["ghosts"], json!([]));
    let wrong = format!("/api/v1/roadmap?against={}", "last-year");
    let reply = views.app.call(&views.app.director, "GET", &wrong, &[], None).await;
    assert_eq!(reply.code(), "roadmap.unknown_snapshot");
    // Who sees one project sees its bar, and no link to what they may not see.
    let scope = Some(("project", views.one.parse().unwrap()));
    let token = views.app.as_role("project_manager", scope).await;
    let own = views.app.call(&token, "GET", "/api/v1/roadmap", &[], None).await.expect(200);
    assert_eq!(own["bars"].as_array().unwrap().len(), 1);
    assert_eq!(own["links"], json!([]));
}

#[tokio::test]
async fn the_roadmap_shows_where_projects_were_to_lie_and_which_links_are_in_conflict() {
    let views = views().await;
    let app = &views.app;
    let of = format!("/roadmap?portfolio_id={}", views.portfolio);
    let kept = json!({"index": 0, "name": "As approved"});
    app.post(&format!("/projects/{}/baselines", views.one), kept).await;
    let question = json!({"currency": "EUR", "start": "2027-03", "months": 6});
    let body = json!({"name": "Lean", "portfolio_id": views.portfolio, "question": question});
    let scenario = id(&app.post("/scenarios", body).await);
    let path = format!("/scenarios/{scenario}");
    let overlay = app.post(&format!("{path}/items"), json!({"all": true})).await;
    let item = overlay["items"].as_array().unwrap().iter().find(|one| one["key"] == "Two").unwrap();
    let change = json!({"change": {"out": true}});
    app.patch(&format!("/scenario_items/{}", id(item)), 1, change).await;
    let commit = id(&app.post(&format!("{path}/commits"), json!({"reason": "Board"})).await);
    // Then the first project moves, and what waits for it is too late.
    let project = format!("/projects/{}", views.one);
    let version = app.get(&project).await["version"].as_i64().unwrap();
    app.patch(&project, version, json!({"start": "2027-05-03T08:00"})).await;

    let map = app.get(&format!("{of}&against=baseline")).await;
    let bar = map["bars"].as_array().unwrap().iter().find(|bar| bar["key"] == "One").unwrap();
    assert_eq!(bar["start"], "2027-05-03T08:00");
    let ghosts = map["ghosts"].as_array().unwrap();
    assert_eq!(ghosts.len(), 1, "only one has a baseline");
    assert_eq!(
        (&ghosts[0]["id"], &ghosts[0]["start"], &ghosts[0]["included"]),
        (&json!(views.one), &json!("2027-03-01T08:00"), &json!(true))
    );
    let map = app.get(&format!("{of}&against={commit}")).await;
    let ghost = |of: &str| {
        let ghosts = map["ghosts"].as_array().unwrap();
        ghosts.iter().find(|ghost| ghost["id"] == of).unwrap().clone()
    };
    assert_eq!(ghost(&views.one)["start"], "2027-03-01");
    assert_eq!(
        (&ghost(&views.one)["included"], &ghost(&views.two)["included"]),
        (&json!(true), &json!(false))
    );

    // The second follows the first, unless the link only warns: then that is a conflict.
    assert_eq!(map["links"][0]["conflict"], false);
    let link = format!("/cross_dependencies/{}", map["links"][0]["id"].as_str().unwrap());
    let version = app.get(&link).await["version"].as_i64().unwrap();
    app.patch(&link, version, json!({"policy": "warn"})).await;
    let version = app.get(&project).await["version"].as_i64().unwrap();
    app.patch(&project, version, json!({"start": "2027-08-02T08:00"})).await;
    assert_eq!(app.get(&of).await["links"][0]["conflict"], true);
    // Lanes are by any field, also by one of the organisation's own.
    let field = json!({"noun": "project", "name": "Region", "kind": "text"});
    app.post("/custom_fields", field).await;
    let version = app.get(&project).await["version"].as_i64().unwrap();
    app.patch(&project, version, json!({"custom": {"region": "North"}})).await;
    let path = format!("/roadmap/roadmap.pptx?portfolio_id={}&lanes=c.region", views.portfolio);
    let slide = first_slide(&app.call(&app.director, "GET", &path, &[], None).await.bytes);
    assert!(slide.contains("Lanes by region") && slide.contains("North"), "{slide}");
}

#[tokio::test]
async fn the_roadmap_is_saved_as_pages_and_as_slides_by_whoever_sees_it() {
    let views = views().await;
    let file = async |token: &str, path: &str| {
        views.app.call(token, "GET", &format!("/api/v1/roadmap/roadmap.{path}"), &[], None).await
    };
    let director = views.app.director.clone();
    let of = format!("portfolio_id={}&lanes=health&against=baseline", views.portfolio);
    let pdf = file(&director, &format!("pdf?{of}")).await;
    assert_eq!(pdf.headers["content-type"], "application/pdf");
    assert!(pdf.bytes.starts_with(b"%PDF-"));
    let pptx = file(&director, &format!("pptx?{of}")).await;
    let slide = first_slide(&pptx.bytes);
    for said in
        ["Roadmap: Grow", "Lanes by health", "One ready", "Two (Two), 1 Apr 2027", "Not set"]
    {
        assert!(slide.contains(said), "{said} in {slide}");
    }
    assert!(pptx.headers["content-disposition"].to_str().unwrap().ends_with(".pptx\""));

    // Whoever sees no project of it is told so, and what is asked for wrongly is named.
    let clerk = json!({"name": "Clerk", "permissions": ["comment.write"]});
    views.app.post("/roles", clerk).await;
    let nobody = views.app.as_role("clerk", None).await;
    assert_eq!(file(&nobody, "pdf").await.status.as_u16(), 403);
    let other = views.app.post("/portfolios", json!({"name": "Empty"})).await;
    let empty = format!("pptx?portfolio_id={}", id(&other));
    assert_eq!(file(&director, &empty).await.code(), "roadmap.empty");
    assert_eq!(file(&director, "pdf?lanes=weather").await.code(), "roadmap.unknown_lanes");
    assert_eq!(file(&director, "pdf?against=x").await.code(), "roadmap.unknown_snapshot");
    let scope = Some(("project", views.one.parse().unwrap()));
    let member = views.app.as_role("project_manager", scope).await;
    let own = file(&member, "pptx").await;
    let own = first_slide(&own.bytes);
    assert!(own.contains("One (One)") && !own.contains("Two"), "{own}");
}

/// The text of the first slide of a presentation.
fn first_slide(bytes: &[u8]) -> String {
    let mut file = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut part = file.by_name("ppt/slides/slide1.xml").unwrap();
    std::io::read_to_string(&mut part).unwrap()
}

#[tokio::test]
async fn a_program_adds_its_projects_up_and_shows_which_milestones_others_need() {
    let views = views().await;
    let path = format!("/programs/{}/summary", views.program);
    let summary = views.app.get(&path).await;
    assert_eq!((&summary["projects"], &summary["ended"]), (&json!(2), &json!(0)));
    assert_eq!(summary["start"], "2027-03-01T08:00");
    assert_eq!(summary["cost"], json!([{"currency": "EUR", "minor": 490_000}]));
    assert_eq!((&summary["without_cost"], &summary["cost_hidden"]), (&json!(0), &json!(0)));
    assert_eq!(summary["health"], "not_set");
    let first = &summary["milestones"][0];
    assert_eq!(
        (&first["name"], &first["needed_by"][0]["name"]),
        (&json!("One ready"), &json!("Two"))
    );
    let masked = views.as_role("program_manager", &path).await;
    assert_eq!((&masked["cost"], &masked["cost_hidden"]), (&json!([]), &json!(2)));
}

#[tokio::test]
async fn the_executive_view_holds_money_against_budget_and_hides_it_from_who_may_not_see_rates() {
    let views = views().await;
    let path = format!("/executive?portfolio_id={}", views.portfolio);
    let view = views.app.get(&path).await;
    assert_eq!((&view["projects"], &view["requests"]), (&json!(2), &json!(0)));
    let money = &view["money"][0];
    assert_eq!((&money["cost_minor"], &money["planned_minor"]), (&json!(490_000), &json!(800_000)));
    assert_eq!((&money["spent_minor"], &money["npv_minor"]), (&json!(0), &json!(-90_000)));
    assert_eq!((&money["npv_cases"], &money["npv_middle"]), (&json!(1), &json!(0)));
    assert_eq!(view["risks"][0]["risk"], "Late delivery");
    assert_eq!(view["alignment"][0]["unaligned_minor"], 490_000);
    assert_eq!(view["commit"], Value::Null);
    let masked = views.as_role("program_manager", &path).await;
    assert_eq!((&masked["money"], &masked["alignment"]), (&Value::Null, &Value::Null));
    let reply = format!("/api/v1/executive?portfolio_id={}", views.one);
    let reply = views.app.call(&views.app.director, "GET", &reply, &[], None).await;
    assert_eq!(reply.status.as_u16(), 404);
}

/// The text of all slides of a presentation.
fn slides(bytes: &[u8]) -> String {
    let mut file = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names = file.file_names().map(|name| name.unwrap().into_owned());
    let names: Vec<String> = names.filter(|name| name.starts_with("ppt/slides/slide")).collect();
    let mut text = String::new();
    for name in names {
        text.push_str(&std::io::read_to_string(file.by_name(&name).unwrap()).unwrap());
    }
    text
}

#[tokio::test]
async fn the_executive_view_is_saved_as_a_page_and_as_slides_masked_as_it_is_on_screen() {
    let views = views().await;
    let shares = json!({"bucket_shares": [{"bucket": "Run", "percent": 60}, {"bucket": "New", "percent": 40}]});
    views.app.patch(&format!("/portfolios/{}", views.portfolio), 1, shares).await;
    let file = async |token: &str, path: &str| {
        views
            .app
            .call(token, "GET", &format!("/api/v1/executive/executive.{path}"), &[], None)
            .await
    };
    let director = views.app.director.clone();
    let of = format!("portfolio_id={}", views.portfolio);
    let pdf = file(&director, &format!("pdf?{of}")).await;
    assert_eq!(
        (pdf.status.as_u16(), &pdf.headers["content-type"]),
        (200, &"application/pdf".parse().unwrap())
    );
    assert!(pdf.bytes.starts_with(b"%PDF-"));
    let pptx = file(&director, &format!("pptx?{of}")).await;
    let name = pptx.headers["content-disposition"].to_str().unwrap();
    let today = jiff::Timestamp::now().strftime("%Y-%m-%d").to_string();
    assert!(name.contains(&format!("executive-{today}.pptx")), "{name}");
    let shown = slides(&pptx.bytes);
    for said in [
        "Grow",
        "Executive view · as of ",
        "2 projects running, 0 requests pending",
        "EUR 4,900 (of 2)",
        "EUR 8,000",
        "EUR −900",
        "periods count from their start",
        "EUR 0 (0 %) serves objectives",
        "Late delivery – One",
        "Response: Two suppliers",
        "No gate waits for its decision.",
        "Strategic buckets",
        "60 % / 0 %",
        "60 points below",
        "In no bucket",
    ] {
        assert!(shown.contains(said), "{said} in {shown}");
    }

    // The same page, for who may not see rates: no money anywhere, and words that say why.
    let manager = views.app.as_role("program_manager", None).await;
    let masked = slides(&file(&manager, &format!("pptx?{of}")).await.bytes);
    for said in [
        "Shown to those who may see rates here.",
        "What buckets cost is for those who may see rates.",
        "Late delivery – One",
    ] {
        assert!(masked.contains(said), "{said} in {masked}");
    }
    assert!(!masked.contains("EUR"), "{masked}");

    // Who sees one project only has a file of that one; who sees none has none; what is not there is not.
    let scope = Some(("project", views.two.parse().unwrap()));
    let member = views.app.as_role("project_manager", scope).await;
    let own = slides(&file(&member, "pptx").await.bytes);
    assert!(own.contains("All portfolios") && own.contains("1 project running"), "{own}");
    assert!(!own.contains("Late delivery") && !own.contains("Strategic buckets"), "{own}");
    assert_eq!(file(&member, &format!("pdf?{of}")).await.status.as_u16(), 403);
    views.app.post("/roles", json!({"name": "Clerk", "permissions": ["comment.write"]})).await;
    let nobody = views.app.as_role("clerk", None).await;
    assert_eq!(file(&nobody, "pptx").await.status.as_u16(), 403);
    let missing = format!("pdf?portfolio_id={}", views.one);
    assert_eq!(file(&director, &missing).await.status.as_u16(), 404);
}

#[tokio::test]
async fn a_project_costs_the_same_on_every_page_and_says_where_the_figure_comes_from() {
    let views = views().await;
    let of = format!("portfolio_id={}", views.portfolio);
    let costs = async || -> Vec<(Value, Value, Value)> {
        let mut found = vec![];
        for page in ["register", "board"] {
            let list = views.app.get(&format!("/{page}?{of}")).await;
            let key = if page == "board" { "bubbles" } else { "items" };
            for line in list[key].as_array().unwrap() {
                let figure = (line["cost_minor"].clone(), line["cost_source"].clone());
                found.push((line["key"].clone(), figure.0, figure.1));
            }
        }
        let live = views.app.get(&format!("/live_figures?{of}&start=2027-03&months=6")).await;
        for line in live["subjects"].as_array().unwrap() {
            let amounts = line["costs"].as_array().unwrap().iter();
            let amounts = amounts.flat_map(|line| line["amounts"].as_array().unwrap());
            let sum: i64 = amounts.map(|amount| amount.as_i64().unwrap()).sum();
            found.push((line["key"].clone(), json!(sum), line["cost_source"].clone()));
        }
        found
    };
    let one = (json!("One"), json!(90_000), json!("case"));
    let two = |minor: i64| (json!("Two"), json!(minor), json!("plan"));
    let all = |minor| vec![vec![one.clone(), two(minor)]; 3].concat();
    assert_eq!(costs().await, all(400_000));
    // A raise moves the plan's cost on every page, and not what a business case has decided.
    let ann = views.app.get("/resources?q=Ann").await["items"][0].clone();
    let path = format!("/resources/{}", id(&ann));
    let version = ann["version"].as_i64().unwrap();
    views.app.patch(&path, version, json!({"standard_rate": "62.50"})).await;
    assert_eq!(costs().await, all(500_000));
    let view = views.app.get(&format!("/executive?{of}")).await;
    assert_eq!(view["money"][0]["cost_minor"], 590_000);
    assert_eq!(view["money"][0]["planned_minor"], 1_000_000);
    let masked = views.as_role("program_manager", &format!("/register?{of}")).await;
    for line in masked["items"].as_array().unwrap() {
        assert_eq!((&line["cost_minor"], &line["cost_source"]), (&Value::Null, &Value::Null));
    }
}

#[tokio::test]
async fn a_business_case_that_is_being_written_costs_nothing_until_it_is_frozen() {
    let views = views().await;
    let line = async |key: &str| {
        let path = format!("/register?portfolio_id={}", views.portfolio);
        let list = views.app.get(&path).await;
        let lines = list["items"].as_array().unwrap().clone();
        lines.into_iter().find(|line| line["key"] == key).unwrap()
    };
    let figures = |line: &Value| {
        let own = |name: &str| line[name].clone();
        (own("cost_minor"), own("cost_source"), own("draft_minor"))
    };
    // What was frozen counts, and nothing else is being written.
    assert_eq!(figures(&line("One").await), (json!(90_000), json!("case"), Value::Null));
    // A first draft stands beside what the plan costs.
    let case = draft_case(&views.app, &views.two, 70_000, json!([])).await;
    assert_eq!((&case["cost_minor"], &case["decided_cost_minor"]), (&json!(70_000), &Value::Null));
    assert_eq!(figures(&line("Two").await), (json!(400_000), json!("plan"), json!(70_000)));
    let view = views.app.get(&format!("/executive?portfolio_id={}", views.portfolio)).await;
    let money = &view["money"][0];
    assert_eq!((&money["cost_minor"], &money["npv_minor"]), (&json!(490_000), &json!(-90_000)));
    assert_eq!(view["alignment"][0]["unaligned_minor"], 490_000);
    // Frozen, it is what the project costs; what is written afterwards is a draft again.
    let case = freeze(&views.app, &case).await;
    assert_eq!(case["decided_cost_minor"], 70_000);
    assert_eq!(figures(&line("Two").await), (json!(70_000), json!("case"), Value::Null));
    let case = recost(&views.app, &case, 110_000, json!([])).await;
    assert_eq!(figures(&line("Two").await), (json!(70_000), json!("case"), json!(110_000)));
    let board = views.app.get(&format!("/board?portfolio_id={}", views.portfolio)).await;
    let worth: Vec<&Value> =
        board["bubbles"].as_array().unwrap().iter().map(|one| &one["npv_minor"]).collect();
    assert_eq!(worth, [&json!(-90_000), &json!(-70_000)]);
    freeze(&views.app, &case).await;
    assert_eq!(figures(&line("Two").await), (json!(110_000), json!("case"), Value::Null));
    // Who may not see what a project costs does not see what it would cost.
    let masked = views.as_role("program_manager", "/register").await;
    assert!(masked["items"].as_array().unwrap().iter().all(|line| line["draft_minor"].is_null()));
}
