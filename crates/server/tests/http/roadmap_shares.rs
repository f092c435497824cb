//! Roadmaps that are published by a link: what strangers see, what they do not, and how it ends.

use serde_json::{Value, json};

use crate::{
    requests::send,
    test_app::{TestApp, id, uuid},
};

async fn look(app: &TestApp, secret: &str) -> crate::test_app::Reply {
    app.call("", "GET", "/shared_roadmap", &[("x-link-secret", secret)], None).await
}

fn secret_of(made: &Value) -> String {
    made["url"].as_str().unwrap().rsplit('/').next().unwrap().to_owned()
}

/// A day that far from now, as links take it.
fn day(days: i64) -> String {
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    today.saturating_add(jiff::Span::new().days(days)).to_string()
}

#[tokio::test]
async fn whoever_has_the_link_sees_the_roadmap_of_the_portfolio_and_nothing_else() {
    let app = TestApp::new().await;
    let ours = app.post("/portfolios", json!({"name": "Ours"})).await;
    let theirs = app.post("/portfolios", json!({"name": "Theirs"})).await;
    let project = async |name: &str, portfolio: &Value| {
        let body =
            json!({"name": name, "start": "2026-03-02T08:00", "portfolio_id": id(portfolio)});
        app.post("/projects", body).await
    };
    let pumps = project("Pumps", &ours).await;
    project("Secret", &theirs).await;
    let task =
        json!({"name": "Opening", "kind": "milestone", "duration_minutes": 0, "milestone": true});
    app.post(&format!("/projects/{}/tasks", id(&pumps)), task).await;

    let new = |last_day: &str| {
        json!({"portfolio_id": id(&ours), "name": "What comes when", "lanes": "program",
            "last_day": last_day})
    };
    for (wrong, code) in [
        (new(&day(-1)), "roadmap_share.bad_day"),
        (new("soon"), "roadmap_share.bad_day"),
        (json!({"name": "x", "lanes": "health", "against": "x"}), "roadmap.unknown_snapshot"),
        (json!({"name": "x", "lanes": "owner", "last_day": day(3)}), "roadmap_share.unknown_lanes"),
    ] {
        let reply = send(&app, &app.director, "POST", "/roadmap_shares", wrong).await;
        assert_eq!(reply.code(), code);
    }
    let made = app.post("/roadmap_shares", new(&day(30))).await;
    let secret = secret_of(&made);
    assert_eq!(made["works"], true);

    let seen = look(&app, &secret).await.expect(200);
    assert_eq!((&seen["name"], &seen["total"]), (&json!("What comes when"), &json!(1)));
    let bar = &seen["bars"][0];
    assert_eq!((&bar["name"], &bar["portfolio"]["name"]), (&json!("Pumps"), &json!("Ours")));
    // Nothing of money, people, or where to read on.
    let told: Vec<&String> = bar.as_object().unwrap().keys().collect();
    let wanted = [
        "finish",
        "health",
        "id",
        "key",
        "name",
        "percent_complete",
        "plan_type",
        "portfolio",
        "program",
        "stage",
        "start",
        "state",
    ];
    assert_eq!(told, wanted);
    let whole = seen.to_string();
    for hidden in ["cost", "owner", "funding", "score", "Secret", "Theirs", &app_name(&app).await] {
        assert!(!whole.contains(hidden), "{hidden} in {whole}");
    }
    assert_eq!(seen["milestones"][0]["name"], "Opening");
    assert_eq!((&seen["portfolio"], &seen["ghosts"]), (&json!("Ours"), &json!([])));
    assert_eq!(look(&app, "guessed").await.status.as_u16(), 404);
    assert_eq!(app.call("", "GET", "/roadmap", &[], None).await.status.as_u16(), 401);

    // The list never tells the secret again; the change log says who published it.
    let list = app.get(&format!("/roadmap_shares?portfolio_id={}", id(&ours))).await;
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    assert!(!list.to_string().contains(&secret));
    let changes = app.get("/changes?limit=5").await;
    assert!(changes.to_string().contains("roadmap_share_created"), "{changes}");
    assert!(!changes.to_string().contains(&secret));

    let path = format!("/roadmap_shares/{}/revoke", id(&made));
    let headers = [("if-match", "\"1\"")];
    let done = app.call(&app.director, "POST", &path, &headers, Some(json!({}))).await.expect(200);
    assert_eq!(done["works"], false);
    assert_eq!(look(&app, &secret).await.status.as_u16(), 404);
}

/// The name of the director, who made and owns everything here.
async fn app_name(app: &TestApp) -> String {
    app.get("/me").await["user"]["name"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_link_is_looked_at_so_often_and_no_more() {
    let app = TestApp::new().await;
    let body = json!({"name": "All", "lanes": "portfolio"});
    let made = app.post("/roadmap_shares", body).await;
    assert_eq!(made["expires_at"], Value::Null, "without a day it has no end");
    let secret = secret_of(&made);
    for _ in 0..60 {
        assert_eq!(look(&app, &secret).await.status.as_u16(), 200);
    }
    // One more comes in every second, so that a slow machine takes a few more looks.
    let mut last = 200;
    for _ in 0..60 {
        last = look(&app, &secret).await.status.as_u16();
        if last == 429 {
            break;
        }
    }
    assert_eq!(last, 429);
    // It is one count for whatever comes by link from there: forms are no way around.
    let mut forms = vec![];
    for _ in 0..5 {
        let form = app.call("", "GET", "/ask", &[("x-link-secret", "guessed")], None).await;
        forms.push(form.status.as_u16());
    }
    assert!(forms.contains(&429), "{forms:?}");
}

#[tokio::test]
async fn only_who_manages_a_portfolio_publishes_its_roadmap() {
    let app = TestApp::new().await;
    let ours = app.post("/portfolios", json!({"name": "Ours"})).await;
    let manager = app.as_role("portfolio_manager", Some(("portfolio", uuid(&ours)))).await;
    let member = app.as_role("executive", None).await;
    let body = |portfolio: Option<&str>| json!({"portfolio_id": portfolio, "name": "Ours", "lanes": "health", "last_day": day(9)});
    let made = send(&app, &manager, "POST", "/roadmap_shares", body(Some(&id(&ours)))).await;
    let made = made.expect(201);
    let all = send(&app, &manager, "POST", "/roadmap_shares", body(None)).await;
    assert_eq!(all.status.as_u16(), 403, "everything is the director's to publish");
    let reply = send(&app, &member, "POST", "/roadmap_shares", body(Some(&id(&ours)))).await;
    assert_eq!(reply.status.as_u16(), 403);
    let path = format!("/roadmap_shares/{}/revoke", id(&made));
    let headers = [("if-match", "\"1\"")];
    let reply = app.call(&member, "POST", &path, &headers, Some(json!({}))).await;
    assert_eq!(reply.status.as_u16(), 403);
    let list = format!("/roadmap_shares?portfolio_id={}", id(&ours));
    assert_eq!(app.call(&member, "GET", &list, &[], None).await.status.as_u16(), 403);
    // A portfolio that goes takes its links with it.
    let version = app.get(&format!("/portfolios/{}", id(&ours))).await["version"].to_string();
    let headers = [("if-match", version.as_str())];
    let gone = format!("/portfolios/{}", id(&ours));
    app.call(&app.director, "DELETE", &gone, &headers, None).await.expect(204);
    assert_eq!(look(&app, &secret_of(&made)).await.status.as_u16(), 404);
}

#[tokio::test]
async fn links_that_were_revoked_make_room_for_others() {
    let app = TestApp::new().await;
    let body = || json!({"name": "All", "lanes": "portfolio"});
    let first = app.post("/roadmap_shares", body()).await;
    for _ in 1..50 {
        app.post("/roadmap_shares", body()).await;
    }
    let full = send(&app, &app.director, "POST", "/roadmap_shares", body()).await;
    assert_eq!(full.code(), "roadmap_share.too_many");
    let path = format!("/roadmap_shares/{}/revoke", id(&first));
    let headers = [("if-match", "\"1\"")];
    app.call(&app.director, "POST", &path, &headers, Some(json!({}))).await.expect(200);
    send(&app, &app.director, "POST", "/roadmap_shares", body()).await.expect(201);
}
