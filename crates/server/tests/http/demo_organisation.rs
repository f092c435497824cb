//! The demo organisation has the past that a PMO has: requests in every state, ways to score, scenarios, and
//! two years of gates, each with who decided.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::test_app::{TestApp, id};

/// The items of a list, all of its pages.
async fn all(app: &TestApp, path: &str) -> Vec<Value> {
    let joint = if path.contains('?') { '&' } else { '?' };
    let mut found = vec![];
    let mut after = String::new();
    loop {
        let list = app.get(&format!("{path}{joint}limit=100{after}")).await;
        found.extend(list["items"].as_array().unwrap().clone());
        match list["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return found,
        }
    }
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

#[tokio::test]
async fn the_demo_has_requests_in_every_state_ways_to_score_scenarios_and_two_years_of_gates() {
    let app = TestApp::demo().await;

    // Pending requests in every state, decided ones besides, each with its way there. A draft is its
    // writer's alone.
    let member = app.as_user("team.member@meridian.example").await;
    let drafts = "/api/v1/requests?mine=true&state=draft";
    let drafts = app.call(&member, "GET", drafts, &[], None).await.expect(200);
    assert_eq!(drafts["items"].as_array().unwrap().len(), 1);
    let requests = all(&app, "/requests").await;
    let mut states: BTreeMap<String, usize> = BTreeMap::new();
    for request in &requests {
        *states.entry(text(request, "state").to_owned()).or_default() += 1;
        let history = app.get(&format!("/requests/{}/history", id(request))).await;
        assert!(!history["items"].as_array().unwrap().is_empty(), "{request}");
    }
    for state in [
        "submitted",
        "triage",
        "assessment",
        "decision",
        "approved",
        "deferred",
        "rejected",
        "merged",
        "returned",
        "converted",
    ] {
        assert!(states.contains_key(state), "no request is in {state}: {states:?}");
    }

    // Some take longer than agreed, and what was decided became a project.
    let late: Vec<&Value> =
        requests.iter().filter(|one| one["days_overdue"].as_i64().unwrap() > 0).collect();
    assert!(late.len() >= 3 && late.len() < requests.len() / 2, "{late:?}");
    let queue = all(&app, "/requests/queue").await;
    let overdue: i64 = queue.iter().map(|one| one["overdue"].as_i64().unwrap()).sum();
    assert_eq!(overdue, i64::try_from(late.len()).unwrap());
    let converted = requests.iter().find(|one| text(one, "state") == "converted").unwrap();
    let converted = app.get(&format!("/requests/{}", id(converted))).await;
    assert_eq!(converted["project"]["name"], converted["title"]);

    // Three ways to score, with assessments of several people.
    let models = all(&app, "/scoring_models").await;
    let methods: BTreeSet<&str> = models.iter().map(|one| text(one, "method")).collect();
    assert_eq!((models.len(), methods.len()), (3, 3), "{methods:?}");
    for model in &models {
        let ranking = app.get(&format!("/scoring_models/{}/ranking", id(model))).await;
        assert!(ranking["items"].as_array().unwrap().len() >= 10, "{}", text(model, "name"));
    }

    // Pending requests that are assessed or further stand among the projects, each scored by several people;
    // the queue says what they score.
    let weighted = models.iter().find(|one| text(one, "method") == "weighted").unwrap();
    let path = format!("/scoring_models/{}/ranking?kind=request", id(weighted));
    let ranked = app.get(&path).await["items"].as_array().unwrap().clone();
    let further = ["assessment", "decision", "approved"];
    let known: BTreeSet<&str> = ranked.iter().map(|one| text(one, "state")).collect();
    assert_eq!(known, BTreeSet::from(further));
    assert!(ranked.len() >= 5 && ranked.iter().all(|one| one["assessors"] == 3), "{ranked:?}");
    assert!(ranked.iter().any(|one| one["outliers"] != 0), "{ranked:?}");
    let scored = requests.iter().filter(|one| one["score"].is_number()).count();
    assert_eq!(scored, ranked.len());

    // Four scenarios or more: some searched for the best selection, some taken from live, some committed.
    let scenarios = all(&app, "/scenarios").await;
    assert!(scenarios.len() >= 4, "{}", scenarios.len());
    let (mut answered, mut from_live) = (0, 0);
    for scenario in &scenarios {
        let path = format!("/api/v1/scenarios/{}", id(scenario));
        let get = async |rest: &str| {
            app.call(&app.director, "GET", &format!("{path}/{rest}"), &[], None).await
        };
        let answer = get("answer").await;
        answered += usize::from(answer.status.is_success() && answer.body["state"] == "done");
        let overlay = get("overlay").await.expect(200);
        from_live += usize::from(!overlay["items"].as_array().unwrap().is_empty());
    }
    assert!(answered >= 2 && from_live >= 3, "{answered} answered, {from_live} from live");

    // Gates: decided over two years, with every outcome, and each by those who decide about it.
    let mut outcomes: BTreeMap<String, usize> = BTreeMap::new();
    let mut months: BTreeSet<String> = BTreeSet::new();
    let (mut conditions, mut deviations, mut looked_at) = (0, 0, 0);
    for project in all(&app, "/projects").await {
        let place = app.get(&format!("/projects/{}/lifecycle", id(&project))).await;
        conditions += place["conditions"].as_array().unwrap().len();
        deviations += place["deviations"].as_array().unwrap().len();
        for review in place["reviews"].as_array().unwrap() {
            if text(review, "state") != "decided" {
                continue;
            }
            *outcomes.entry(text(review, "outcome").to_owned()).or_default() += 1;
            months.insert(text(review, "decided_at").chars().take(7).collect());
            assert!(!text(review, "reason").is_empty(), "{review}");
            let path = format!("/approvals?subject_kind=gate_review&subject_id={}", id(review));
            let approval = &app.get(&path).await["items"][0];
            let decisions = approval["decisions"].as_array().unwrap();
            assert!(!decisions.is_empty(), "{review}");
            assert!(decisions.iter().all(|one| one["actor"]["name"].is_string()), "{approval}");
            looked_at += 1;
        }
    }
    let known: Vec<&str> = outcomes.keys().map(String::as_str).collect();
    assert_eq!(known, ["conditional_go", "go", "hold", "kill", "recycle"], "{outcomes:?}");
    assert!(looked_at >= 60, "{outcomes:?}");
    assert!(conditions >= 5 && deviations >= 5, "{conditions} conditions, {deviations} waived");
    let (first, last) = (months.first().unwrap(), months.last().unwrap());
    let number = |month: &str| {
        let (year, month) = month.split_once('-').unwrap();
        year.parse::<i64>().unwrap() * 12 + month.parse::<i64>().unwrap()
    };
    assert!(number(last) - number(first) >= 24, "{first} to {last}");
    // No quarter of these two years without a decision.
    let recent: BTreeSet<i64> = months.iter().map(|month| number(month) / 3).collect();
    let newest = number(last) / 3;
    assert!((newest - 7..=newest).all(|quarter| recent.contains(&quarter)), "{months:?}");
    // One inbox has what waits for the director.
    assert!(!all(&app, "/me/inbox").await.is_empty());
}
