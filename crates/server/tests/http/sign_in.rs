//! Signing in, cookies, tokens, idempotency, headers.

use axum::{body::Body, http::Request};
use serde_json::{Value, json};

use crate::test_app::{PASSWORD, Reply, TestApp, id};

async fn sign_in(app: &TestApp, email: &str, password: &str) -> Reply {
    let body = json!({"email": email, "password": password});
    app.call("", "POST", "/sessions", &[], Some(body)).await
}

fn cookie(reply: &Reply) -> String {
    let set = reply.headers["set-cookie"].to_str().unwrap();
    assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax"), "{set}");
    set.split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_session_lives_from_sign_in_to_sign_out() {
    let app = TestApp::new().await;
    let reply = sign_in(&app, "ADA@example.org", PASSWORD).await;
    let cookie = cookie(&reply);
    assert_eq!(reply.expect(200)["user"]["name"], "Ada");
    let headers = [("cookie", cookie.as_str())];
    let me = app.call("", "GET", "/me", &headers, None).await.expect(200);
    assert_eq!(me["grants"][0]["role"]["key"], "pmo_director");
    let sessions = app.call("", "GET", "/sessions", &headers, None).await.expect(200);
    assert!(sessions["items"].as_array().unwrap().iter().any(|one| one["current"] == true));
    app.call("", "DELETE", "/sessions/current", &headers, None).await.expect(204);
    app.call("", "GET", "/me", &headers, None).await.expect(401);
}

#[tokio::test]
async fn a_page_of_another_site_cannot_use_the_cookie() {
    let app = TestApp::new().await;
    let cookie = cookie(&sign_in(&app, "ada@example.org", PASSWORD).await);
    let body = Some(json!({"name": "Grow"}));
    let foreign = [("cookie", cookie.as_str()), ("origin", "http://evil.test")];
    let reply = app.call("", "POST", "/portfolios", &foreign, body.clone()).await;
    assert_eq!(reply.code(), "access.foreign_origin");
    let own = [("cookie", cookie.as_str()), ("origin", "http://steerco.test")];
    app.call("", "POST", "/portfolios", &own, body).await.expect(201);
}

#[tokio::test]
async fn guessing_is_slowed_down_and_says_nothing() {
    let app = TestApp::new().await;
    let wrong = sign_in(&app, "ada@example.org", "wrong password").await;
    let unknown = sign_in(&app, "nobody@example.org", "wrong password").await;
    assert_eq!(wrong.status, unknown.status);
    assert_eq!(wrong.body, unknown.body);
    let mut last = wrong.status.as_u16();
    for _ in 0..12 {
        last = sign_in(&app, "ada@example.org", "wrong password").await.status.as_u16();
    }
    assert_eq!(last, 429);
    // The right password does not help once too many were tried.
    assert_eq!(sign_in(&app, "ada@example.org", PASSWORD).await.status.as_u16(), 429);
}

#[tokio::test]
async fn deactivating_a_user_ends_everything_at_once() {
    let app = TestApp::new().await;
    let user = json!({"name": "Bob", "email": "bob@example.org", "password": PASSWORD});
    let user = app.post("/users", user).await;
    let cookie = cookie(&sign_in(&app, "bob@example.org", PASSWORD).await);
    let headers = [("cookie", cookie.as_str())];
    app.call("", "GET", "/me", &headers, None).await.expect(200);
    app.patch(&format!("/users/{}", id(&user)), 1, json!({"active": false})).await;
    app.call("", "GET", "/me", &headers, None).await.expect(401);
    assert_eq!(sign_in(&app, "bob@example.org", PASSWORD).await.status.as_u16(), 422);
}

#[tokio::test]
async fn set_up_works_once() {
    let app = TestApp::new().await;
    let needed = app.call("", "GET", "/setup", &[], None).await.expect(200);
    assert_eq!(needed["needed"], false);
    let body = json!({"token": "x", "organisation_name": "A", "name": "B", "email": "c@d.e",
        "password": PASSWORD});
    let reply = app.call("", "POST", "/setup", &[], Some(body)).await;
    assert_eq!(reply.code(), "access.setup_done");
}

#[tokio::test]
async fn the_same_post_under_the_same_key_is_carried_out_once() {
    let app = TestApp::new().await;
    let headers = [("idempotency-key", "k1")];
    let body = Some(json!({"name": "Grow"}));
    let first = app.call(&app.director, "POST", "/portfolios", &headers, body.clone()).await;
    let again = app.call(&app.director, "POST", "/portfolios", &headers, body).await;
    assert_eq!(again.headers["idempotency-replayed"], "true");
    assert_eq!(again.headers["etag"], "\"1\"");
    assert_eq!(first.expect(201), again.expect(201));
    let other = Some(json!({"name": "Run"}));
    let reused = app.call(&app.director, "POST", "/portfolios", &headers, other).await;
    assert_eq!(reused.code(), "idempotency_key_reused");
    assert_eq!(app.get("/portfolios").await["total"], 1);
}

#[tokio::test]
async fn changes_need_the_version_seen() {
    let app = TestApp::new().await;
    let portfolio = app.post("/portfolios", json!({"name": "Grow"})).await;
    let path = format!("/portfolios/{}", id(&portfolio));
    let body = Some(json!({"description": "x"}));
    let without = app.call(&app.director, "PATCH", &path, &[], body.clone()).await;
    assert_eq!((without.status.as_u16(), without.code()), (428, "precondition_required"));
    app.patch(&path, 1, json!({"description": "mine"})).await;
    let late = app.call(&app.director, "PATCH", &path, &[("if-match", "\"1\"")], body).await;
    assert_eq!((late.status.as_u16(), late.code()), (412, "stale"));
    assert_eq!(late.body["current"]["description"], "mine");
}

#[tokio::test]
async fn errors_are_problems_and_pages_are_safe() {
    let app = TestApp::new().await;
    let request = Request::post("/api/v1/portfolios")
        .header("authorization", format!("Bearer {}", app.director))
        .header("content-type", "application/json")
        .body(Body::from("{not json"))
        .unwrap();
    let reply = app.send(request).await;
    assert_eq!(reply.status.as_u16(), 400);
    assert_eq!(reply.code(), "bad_request");
    let request = Request::get("/projects/anything").body(Body::empty()).unwrap();
    let page = app.send(request).await;
    assert_eq!(page.status.as_u16(), 200);
    assert!(String::from_utf8_lossy(&page.bytes).contains("not built"));
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("script-src 'self'") && policy.contains("frame-ancestors 'none'"));
    assert_eq!(page.headers["x-content-type-options"], "nosniff");
    for path in ["/healthz", "/readyz", "/metrics", "/api/openapi.json"] {
        let reply = app.send(Request::get(path).body(Body::empty()).unwrap()).await;
        assert_eq!(reply.status.as_u16(), 200, "{path}");
    }
    let missing = app.send(Request::get("/assets/x.js").body(Body::empty()).unwrap()).await;
    assert_eq!(missing.status.as_u16(), 404);
}

#[tokio::test]
async fn rates_are_for_those_who_may_see_them() {
    let app = TestApp::new().await;
    let resource = json!({"name": "Ann", "standard_rate": "87.5", "currency": "chf"});
    let resource = app.post("/resources", resource).await;
    assert_eq!(resource["standard_rate"], "87.50");
    assert_eq!(resource["currency"], "CHF");
    let path = format!("/resources/{}", id(&resource));
    let analyst = app.as_role("business_analyst", None).await;
    let shown = app.call(&analyst, "GET", &path, &[], None).await.expect(200);
    assert_eq!(shown.get("standard_rate"), None::<&Value>);
}

#[tokio::test]
async fn rates_are_kept_to_the_last_digit() {
    let app = TestApp::new().await;
    let resource = app.post("/resources", json!({"name": "Ann", "standard_rate": "0.1001"})).await;
    assert_eq!(
        (&resource["standard_rate"], &resource["currency"]),
        (&"0.1001".into(), &"EUR".into())
    );
    let path = format!("/resources/{}", id(&resource));
    let patched = app.patch(&path, 1, json!({"standard_rate": "999999.9999"})).await;
    assert_eq!(patched["standard_rate"], "999999.9999");
    let tag = [("if-match", "\"2\"")];
    for (body, field) in [
        (json!({"standard_rate": "1.00001"}), "standard_rate"),
        (json!({"standard_rate": "-1"}), "standard_rate"),
        (json!({"standard_rate": "1000000.01"}), "standard_rate"),
        (json!({"currency": "euro"}), "currency"),
    ] {
        let reply = app.call(&app.director, "PATCH", &path, &tag, Some(body)).await;
        assert_eq!(
            (reply.status.as_u16(), &reply.body["fields"][0]["field"]),
            (422, &field.into())
        );
    }
    let number = Some(json!({"standard_rate": 85.5}));
    let reply = app.call(&app.director, "PATCH", &path, &tag, number).await;
    assert_eq!(reply.status.as_u16(), 422, "{}", reply.body);
    assert_eq!(app.get(&path).await["standard_rate"], "999999.9999");
}
