//! What people are able to do, and who is found by it.

use serde_json::{Value, json};

use crate::test_app::{TestApp, id};

fn names(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn people_are_found_by_a_skill_at_a_level_that_has_not_expired() {
    let app = TestApp::new().await;
    let welding = json!({"name": "Welding", "category": "Metal"});
    let welding = id(&app.post("/skills", welding).await);
    let mut people = vec![];
    for (name, own, manager, expires) in [
        ("Ann", 4, 2, Value::Null),
        ("Ben", 4, 0, Value::Null),
        ("Cleo", 5, 5, json!("2020-01-31")),
        ("Dan", 1, 3, json!("2090-12-31")),
    ] {
        let person = id(&app.post("/resources", json!({"name": name})).await);
        let skill = json!({
            "skill_id": welding, "self_level": own, "manager_level": manager, "expires": expires
        });
        people
            .push((person.clone(), app.post(&format!("/resources/{person}/skills"), skill).await));
    }
    let ann = &people[0].1;
    assert_eq!((&ann["level"], &ann["level_word"]), (&json!(2), &json!("Working")));
    let found = app.get(&format!("/resources?skill_id={welding}&skill_level=3")).await;
    assert_eq!(names(&found), ["Ben", "Dan"]);
    let found = app.get(&format!("/resources?skill_id={welding}")).await;
    assert_eq!(names(&found), ["Ann", "Ben", "Dan"]);
    let expiring = app.get("/expiring_skills?days=30").await;
    assert_eq!(expiring["total"], 1);
    let first = &expiring["items"][0];
    assert_eq!((&first["person"]["name"], &first["expired"]), (&json!("Cleo"), &json!(true)));

    let path = format!("/resources/{}/skills", people[0].0);
    let twice = Some(json!({"skill_id": welding}));
    let twice = app.call(&app.director, "POST", &path, &[], twice).await;
    assert_eq!(twice.code(), "resource.skill_there");
    let path = format!("/resource_skills/{}", id(ann));
    let high = app.call(
        &app.director,
        "PATCH",
        &path,
        &[("if-match", "\"1\"")],
        Some(json!({"self_level": 6})),
    );
    assert_eq!(high.await.code(), "resource.bad_level");
    app.patch(&path, 1, json!({"manager_level": 0, "interested": true})).await;
    let found = app.get(&format!("/resources?skill_id={welding}&skill_level=4")).await;
    assert_eq!(names(&found), ["Ann", "Ben"]);
    assert_eq!(app.delete(&format!("/skills/{welding}"), 1).await.code(), "resource.skill_in_use");
}

#[tokio::test]
async fn people_rate_themselves_and_only_themselves() {
    let app = TestApp::new().await;
    let tom = app.as_person("team_member", None, Some("Tom")).await;
    let person = id(&app.post("/resources", json!({"name": "Tom", "user_id": tom.id})).await);
    let words = json!(["A1", "A2", "B1", "B2", "C1"]);
    let french = app.post("/skills", json!({"name": "French", "level_words": words})).await;
    let few = json!({"name": "Italian", "level_words": ["some", "all"]});
    let few = app.call(&app.director, "POST", "/skills", &[], Some(few)).await;
    assert_eq!(few.code(), "resource.bad_level_words");
    let own = json!({"skill_id": id(&french), "self_level": 4, "evidence": "https://a.example/b2"});
    let rated = app.call(&tom.token, "POST", "/me/skills", &[], Some(own)).await.expect(200);
    assert_eq!(rated["level_word"], "B2");
    let more = json!({"skill_id": id(&french), "self_level": 5, "interested": true});
    let rated = app.call(&tom.token, "POST", "/me/skills", &[], Some(more)).await.expect(200);
    assert_eq!((&rated["level"], &rated["evidence"]), (&json!(5), &json!("https://a.example/b2")));
    let bold = json!({"skill_id": id(&french), "manager_level": 5});
    let bold = app.call(&tom.token, "POST", "/me/skills", &[], Some(bold)).await;
    assert_eq!(bold.code(), "resource.not_your_rating");
    let others = format!("/resources/{person}/skills");
    assert_eq!(app.call(&tom.token, "GET", &others, &[], None).await.status.as_u16(), 403);
    let mine = app.call(&tom.token, "GET", "/me/skills", &[], None).await.expect(200);
    assert_eq!(mine["total"], 1);
}

#[tokio::test]
async fn a_certificate_proves_a_skill_and_goes_with_it() {
    let app = TestApp::new().await;
    let tom = app.as_person("team_member", None, Some("Tom")).await;
    let person = app.post("/resources", json!({"name": "Tom", "user_id": tom.id})).await;
    let skill = id(&app.post("/skills", json!({"name": "Welding"})).await);
    let path = format!("/resources/{}/skills", id(&person));
    let able = app.post(&path, json!({"skill_id": skill, "manager_level": 3})).await;
    assert_eq!(able["files"], json!([]));
    // The person adds it, who looks after people may as well, a stranger may not; who sees people reads it.
    let files = format!("/subjects/resource_skill/{}/attachments", id(&able));
    let file = app.attach(&tom.token, &files, "welder.pdf", b"%PDF-1.4").await.expect(201);
    app.attach(&app.director, &files, "renewal.pdf", b"%PDF-1.4").await.expect(201);
    let other = app.as_role("team_member", None).await;
    assert_eq!(app.attach(&other, &files, "fake.pdf", b"%PDF-1.4").await.status.as_u16(), 403);
    let told = app.get(&path).await["items"][0].clone();
    assert_eq!(
        (&told["files"][0]["name"], &told["files"][1]["name"]),
        (&json!("welder.pdf"), &json!("renewal.pdf"))
    );
    let content = format!("/attachments/{}/content", id(&file));
    assert_eq!(app.call(&tom.token, "GET", &content, &[], None).await.bytes, b"%PDF-1.4");
    // Without the skill there is no proof of it.
    let own = format!("/resource_skills/{}", id(&able));
    let gone = app.delete(&own, told["version"].as_i64().unwrap()).await;
    assert_eq!(gone.status.as_u16(), 204);
    let gone = app.call(&app.director, "GET", &content, &[], None).await;
    assert_eq!(gone.status.as_u16(), 404);
}
