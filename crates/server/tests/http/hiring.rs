//! What people are missing for and whom to hire, live and in a scenario, against months counted by hand.

use serde_json::{Value, json};

use crate::{
    allocations::{allocated, project, span},
    scenario_overlays::grow,
    test_app::{TestApp, id},
};

/// A fitter who has 23, 22 and 21 days in March, April and May 2027, is wanted for all of March, for 100 h more
/// of a fitter then, and for two fitters with a skill in May.
async fn case() -> TestApp {
    let app = TestApp::new().await;
    let pump = project(&app, "Pump").await;
    let role = id(&app.post("/job_roles", json!({"name": "Fitter"})).await);
    let skill = id(&app.post("/skills", json!({"name": "Welding"})).await);
    let ann = json!({"name": "Ann", "standard_rate": "60.00", "currency": "EUR"});
    let ann = app.post("/resources", ann).await;
    let path = format!("/resources/{}", id(&ann));
    app.post(&format!("{path}/roles"), json!({"job_role_id": role, "from": "2020-01-01"})).await;
    app.post(&format!("{path}/skills"), json!({"skill_id": skill, "manager_level": 4})).await;
    let all = json!([span("2027-03-01", "2027-03-31", 184)]);
    let own =
        json!({"resource_id": id(&ann), "job_role_id": role, "state": "committed", "spans": all});
    allocated(&app, &pump, own).await;
    let more = json!([span("2027-03-01", "2027-03-31", 100)]);
    allocated(&app, &pump, json!({"job_role_id": role, "state": "committed", "spans": more})).await;
    let wish = json!({
        "job_role_id": role, "people": 2, "amount": "168", "from": "2027-05-03", "to": "2027-05-28",
        "skills": [{"skill_id": skill, "level": 3, "required": true}]
    });
    app.post(&format!("/projects/{}/staffing_requests", id(&pump)), wish).await;
    app
}

#[tokio::test]
async fn whom_to_hire_when_and_at_which_cost_follows_from_what_is_missing() {
    let app = case().await;
    let plan = app.get("/hiring_plan?from=2027-03-01&months=3").await;
    let role = &plan["roles"][0];
    assert_eq!((&role["name"], &role["people"]), (&json!("Fitter"), &json!(1)), "{plan}");
    assert_eq!(role["capacity"], json!([11_040, 10_560, 10_080]));
    assert_eq!(role["demand"], json!([17_040, 0, 20_160]));
    assert_eq!(role["requested"], json!([0, 0, 20_160]));
    assert_eq!(role["gap_minutes"], json!([6_000, 0, 10_080]));
    assert_eq!(role["gap_fte"], json!([0.5435, 0.0, 1.0]));
    let hire = &plan["hires"][0];
    assert_eq!(plan["hires"].as_array().unwrap().len(), 1);
    assert_eq!((&hire["start"], &hire["needed_to"]), (&json!("2027-03-01"), &json!("2027-05-31")));
    assert_eq!(hire["decide_by"], "2027-01-04", "eight weeks before");
    assert_eq!((&hire["covered_minutes"], &hire["used_percent"]), (&json!(16_080), &json!(50.76)));
    assert_eq!((&hire["rate"], &hire["rate_of"]), (&json!("60.00"), &json!(1)));
    assert_eq!((&hire["cost"], &hire["covered_cost"]), (&json!(3_168_000), &json!(1_608_000)));
    assert_eq!(plan["cost"], 3_168_000);
    // Half of somebody is too little; then only May calls for somebody.
    let plan = app.get("/hiring_plan?from=2027-03-01&months=3&least_percent=60&lead_weeks=0").await;
    assert_eq!(plan["hires"][0]["start"], "2027-05-01");
    assert_eq!(plan["hires"][0]["decide_by"], "2027-05-01");
    assert_eq!(plan["roles"][0]["uncovered_minutes"], 6_000);
    // A generic resource that stands for the role says what the role costs.
    let role = plan["roles"][0]["id"].clone();
    let generic = json!({
        "name": "Any fitter", "generic": true, "job_role_id": role, "standard_rate": "70.00",
        "currency": "EUR"
    });
    app.post("/resources", generic).await;
    let plan = app.get("/hiring_plan?from=2027-03-01&months=3").await;
    assert_eq!(
        (&plan["hires"][0]["rate"], &plan["hires"][0]["rate_of"]),
        (&json!("70.00"), &json!(0))
    );
    assert_eq!(app.get("/hiring_plan?currency=USD").await["hires"][0]["cost"], Value::Null);
    for (query, code) in [
        ("lead_weeks=200", "hiring.bad_lead"),
        ("currency=EURO", "hiring.bad_currency"),
        ("months=0", "capacity.bad_count"),
    ] {
        let path = format!("/hiring_plan?{query}");
        let refused = app.call(&app.director, "GET", &path, &[], None).await;
        assert_eq!(refused.code(), code);
    }
}

#[tokio::test]
async fn skills_that_requests_need_stand_against_the_free_time_of_who_has_them() {
    let app = case().await;
    let plan = app.get("/hiring_plan?from=2027-03-01&months=3").await;
    let gap = &plan["skills"][0];
    assert_eq!(
        (&gap["skill"]["name"], &gap["level"], &gap["requests"], &gap["people"]),
        (&json!("Welding"), &json!(3), &json!(1), &json!(1))
    );
    assert_eq!(gap["demand"], json!([0, 0, 20_160]));
    assert_eq!(gap["free"], json!([0, 10_560, 10_080]), "she is promised in March");
    assert_eq!(
        (&gap["gap_minutes"], &gap["gap_fte"]),
        (&json!([0, 0, 10_080]), &json!([0.0, 0.0, 1.0]))
    );
    // A skill that ends in the middle of May is no help then.
    let people = app.get("/resources").await;
    let ann = people["items"].as_array().unwrap().iter().find(|one| one["name"] == "Ann").unwrap();
    let held = app.get(&format!("/resources/{}/skills", id(ann))).await["items"][0].clone();
    let path = format!("/resource_skills/{}", id(&held));
    app.patch(&path, held["version"].as_i64().unwrap(), json!({"expires": "2027-05-15"})).await;
    let plan = app.get("/hiring_plan?from=2027-03-01&months=3").await;
    assert_eq!(plan["skills"][0]["free"], json!([0, 10_560, 0]));
}

#[tokio::test]
async fn who_may_not_see_rates_gets_the_plan_without_any_cost_also_as_a_file() {
    let app = case().await;
    let permissions = ["allocation.view", "project.view"];
    app.post("/roles", json!({"name": "Dispatcher", "permissions": permissions})).await;
    let blind = app.as_role("dispatcher", None).await;
    let path = "/hiring_plan?from=2027-03-01&months=3";
    let plan = app.call(&blind, "GET", path, &[], None).await.expect(200);
    let hire = &plan["hires"][0];
    assert_eq!(
        (&plan["costs_hidden"], &plan["cost"], &hire["rate"], &hire["cost"], &hire["covered_cost"]),
        (&json!(true), &Value::Null, &Value::Null, &Value::Null, &Value::Null)
    );
    let file = "/hiring_plan/file?from=2027-03-01&months=3&file=csv";
    let text = |reply: crate::test_app::Reply| String::from_utf8(reply.bytes.clone()).unwrap();
    let seen = app.call(&app.director, "GET", file, &[], None).await;
    assert_eq!(
        seen.headers["content-disposition"],
        "attachment; filename=\"hiring-plan-2027-03.csv\""
    );
    assert_eq!(
        text(seen),
        "Role,Number,Decide by,Start,Needed to,Hours missing,Used percent,Rate EUR,Cost to the end EUR,\
         Cost of hours missing EUR\n\
         Fitter,1,2027-01-04,2027-03-01,2027-05-31,268,50.76,60.00,31680.00,16080.00\n"
    );
    let hidden = text(app.call(&blind, "GET", file, &[], None).await);
    assert!(!hidden.contains("Rate") && !hidden.contains("Cost"), "{hidden}");
    let roles = "/hiring_plan/file?from=2027-03-01&months=3&file=roles_csv";
    assert_eq!(
        text(app.call(&blind, "GET", roles, &[], None).await),
        "Role,People,Figure,2027-03,2027-04,2027-05\n\
         Fitter,1,Demand h,284,0,336\n\
         Fitter,1,Capacity h,184,176,168\n\
         Fitter,1,Missing h,100,0,168\n\
         Fitter,1,Missing FTE,0.5435,0,1\n"
    );
    let book =
        app.call(&blind, "GET", "/hiring_plan/file?from=2027-03-01&months=3", &[], None).await;
    assert!(book.bytes.starts_with(b"PK"), "a workbook is an archive");
    let stranger = app.as_role("team_member", None).await;
    let refused = app.call(&stranger, "GET", "/hiring_plan/file", &[], None).await;
    assert_eq!(refused.status.as_u16(), 403);
}

#[tokio::test]
async fn a_scenario_has_a_hiring_plan_of_its_own() {
    let grow = grow().await;
    grow.take().await;
    // Both in March, twice the scope each: 2 × 160 h of the team's 184 h.
    grow.change("One", json!({"scope_percent": 200})).await;
    grow.change("Two", json!({"shift_months": -1, "scope_percent": 200})).await;
    let plan = grow.app.get(&grow.path("hiring_plan")).await;
    assert_eq!((&plan["scenario"]["name"], &plan["currency"]), (&json!("Later"), &json!("EUR")));
    assert_eq!(plan["months"].as_array().unwrap().len(), 6);
    let role = &plan["roles"][0];
    assert_eq!(
        (&role["name"], &role["demand"][0], &role["capacity"][0], &role["gap_minutes"][0]),
        (&json!("Pumps"), &json!(19_200), &json!(11_040), &json!(8_160))
    );
    let hire = &plan["hires"][0];
    assert_eq!(
        (&hire["start"], &hire["rate"], &hire["rate_of"]),
        (&json!("2027-03-01"), &json!("50.00"), &json!(1))
    );
    assert_eq!(hire["covered_cost"], 8_160 / 60 * 5_000, "136 h at 50 EUR");
    // Hired in the scenario, nobody is missing any more; live is another question.
    let own = grow.path("").trim_end_matches('/').to_owned();
    let scenario = grow.app.get(&own).await;
    let wishes = json!({"wishes": {"hires": [{"role": "Pumps", "people": 1.0, "from": 0}]}});
    grow.app.patch(&own, scenario["version"].as_i64().unwrap(), wishes).await;
    let plan = grow.app.get(&grow.path("hiring_plan")).await;
    assert_eq!(plan["hires"], json!([]));
    let file =
        grow.app.call(&grow.app.director, "GET", &grow.path("hiring_plan/file"), &[], None).await;
    assert_eq!(file.status.as_u16(), 200);
    let viewer = grow.app.as_role("team_member", None).await;
    let refused = grow.app.call(&viewer, "GET", &grow.path("hiring_plan"), &[], None).await;
    assert_eq!(refused.status.as_u16(), 403);
}
