//! What people of the demo organisation ask for: two types of requests, two routes of approval, and
//! requests in every state.

use std::collections::HashMap;

use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

use crate::{
    App, Failure, Outcome,
    access::{self, Caller},
    governance::{
        ApprovalQuery, Approver, Choice, Conditions, NewDecision, NewRoute, RouteStep, StepRule,
        approvals, create_approval_route, decide,
    },
    intake::{
        AgreedDays, ConvertRequest, Form, NewRequest, NewRequestType, PatchRequest,
        PutRequestTimes, SubmitRequest, Triage, TriageDeed, age_request, convert_request,
        create_request, create_request_type, put_request_times, request, request_types,
        submit_request, triage, update_request,
    },
};

/// A request of the demo.
struct Wish {
    title: &'static str,
    /// Role of who asks.
    by: &'static str,
    law: bool,
    why: &'static str,
    cost: &'static str,
    /// How far it has come.
    to: &'static str,
    /// Days in its state.
    days: i64,
}

const fn wish(
    (title, by, law): (&'static str, &'static str, bool),
    why: &'static str,
    cost: &'static str,
    to: &'static str,
    days: i64,
) -> Wish {
    Wish { title, by, law, why, cost, to, days }
}

const WISHES: [Wish; 14] = [
    wish(
        ("Flood gates for the harbour quarter", "client", false),
        "The quarter was under water twice this year. Gates at both inlets would keep it dry.",
        "1850000",
        "submitted",
        2,
    ),
    wish(
        ("Harbour flood barrier", "business_analyst", false),
        "A barrier at the inlets, so that the harbour quarter stays dry when the river is high.",
        "2100000",
        "submitted",
        6,
    ),
    wish(
        ("Solar canopy over the depot yard", "team_member", false),
        "Shade for the buses and half of the power the depot needs.",
        "640000",
        "draft",
        1,
    ),
    wish(
        ("Meter data access for customers", "pmo_analyst", true),
        "From July customers have the right to their readings by the hour.",
        "220000",
        "submitted",
        1,
    ),
    wish(
        ("Mobile app for field crews", "project_manager", false),
        "Crews write on paper and type it in the evening. An app saves each an hour a day.",
        "180000",
        "triage",
        9,
    ),
    wish(
        ("Replace the ticket machines", "program_manager", false),
        "Spare parts are not made any more; every third machine takes no cards.",
        "3400000",
        "assessment",
        14,
    ),
    wish(
        ("Digital twin of the pumping stations", "project_manager", false),
        "See before a storm which pump has to run when.",
        "210000",
        "decision",
        4,
    ),
    wish(
        ("Second battery hall", "program_manager", false),
        "The first hall is full on windy nights, and we pay for power we cannot store.",
        "5200000",
        "board",
        3,
    ),
    wish(
        ("Report on supply chains", "risk_manager", true),
        "The new act asks for a report on the origin of every cable and pump by March.",
        "95000",
        "decision",
        8,
    ),
    wish(
        ("Electric service vans", "team_member", false),
        "Twelve of our vans leave the city limits less than once a month.",
        "480000",
        "returned",
        1,
    ),
    wish(
        ("Leak detection by satellite", "business_analyst", false),
        "Images show wet ground weeks before a street breaks.",
        "160000",
        "approved",
        5,
    ),
    wish(
        ("Company museum in the old waterworks", "client", false),
        "The halls stand empty and are worth seeing.",
        "900000",
        "deferred",
        41,
    ),
    wish(
        ("Second canteen at the northern site", "team_member", false),
        "Lunch takes an hour, and half of it is the bus.",
        "350000",
        "rejected",
        30,
    ),
    wish(
        ("Gates against high water at the harbour", "project_manager", false),
        "The harbour quarter floods. It needs gates.",
        "1500000",
        "merged",
        5,
    ),
];

/// Types, routes and requests, filed and triaged by those who would.
pub(super) async fn fill(
    app: &App,
    director: &Caller,
    users: &HashMap<String, Caller>,
    program: Option<Uuid>,
) -> Outcome<()> {
    let laws = days(&[("decision", 3)]);
    let types = [
        type_of(app, director, IDEA, AgreedDays::new()).await?,
        type_of(app, director, LAW, laws).await?,
    ];
    let agreed_days = days(&[
        ("submitted", 2),
        ("triage", 5),
        ("assessment", 10),
        ("decision", 5),
        ("returned", 5),
    ]);
    put_request_times(app, director, 0, &PutRequestTimes { agreed_days }).await?;
    routes(app, director, users).await?;
    let case = Case { app, director, users, types, program };
    let mut first = None;
    for wish in &WISHES {
        let id = case.bring(wish, first).await?;
        first.get_or_insert(id);
    }
    Ok(())
}

/// One request has become a project: the last of all, so that nothing else of the demo knows of it.
pub(super) async fn convert(
    app: &App,
    director: &Caller,
    users: &HashMap<String, Caller>,
    program: Option<Uuid>,
    today: Date,
) -> Outcome<()> {
    let mut types = request_types(app, director).await?.items.into_iter();
    let Some(kind) = types.find(|kind| kind.name == IDEA.0) else { return Ok(()) };
    let case = Case { app, director, users, types: [kind.id, kind.id], program };
    let id = case.bring(&BECAME_A_PROJECT, None).await?;
    let monday = i32::from(today.weekday().to_monday_zero_offset());
    let start = today.saturating_add(jiff::Span::new().days(28 - monday));
    let input = ConvertRequest {
        key: Some("RIVER".into()),
        start: format!("{start}T08:00"),
        program_id: program,
        owner_id: Some(director.user_id),
        ..ConvertRequest::default()
    };
    convert_request(app, director, id, &input).await?;
    age_request(app, id, BECAME_A_PROJECT.days).await
}

const BECAME_A_PROJECT: Wish = wish(
    ("River gauges that report by themselves", "project_manager", false),
    "Somebody drives to each gauge twice a week. In a storm nobody can.",
    "130000",
    "approved",
    12,
);

fn days(agreed: &[(&str, u32)]) -> AgreedDays {
    agreed.iter().map(|(state, days)| ((*state).to_owned(), *days)).collect()
}

/// Those who ask and decide, and what they ask on.
struct Case<'a> {
    app: &'a App,
    director: &'a Caller,
    users: &'a HashMap<String, Caller>,
    types: [Uuid; 2],
    program: Option<Uuid>,
}

impl Case<'_> {
    /// Files a request and brings it as far as it has come; `into` is the one that it is merged into.
    async fn bring(&self, wish: &Wish, into: Option<Uuid>) -> Outcome<Uuid> {
        let Self { app, director, users, types, program } = *self;
        let analyst = users.get("pmo_analyst").unwrap_or(director);
        let assessor = users.get("business_analyst").map(|caller| caller.user_id);
        let who = users.get(wish.by).unwrap_or(director);
        let mut answers = json!({
            "what_problem_does_it_solve": wish.why,
            "estimated_cost": wish.cost,
        });
        if wish.law {
            answers = json!({
                "what_does_the_law_ask_for": wish.why,
                "in_force_on": "2027-07-01",
                "estimated_cost": wish.cost,
                "what_if_we_do_nothing": "fine",
                "how_high_can_the_fine_be": "1000000",
            });
        } else if wish.to != "draft" {
            answers["who_gains_from_it"] = json!("customers");
            answers["is_there_a_date_it_has_to_be_done_by"] = json!("no");
        }
        let input = NewRequest {
            type_id: types[usize::from(wish.law)],
            title: wish.title.into(),
            program_id: program.filter(|_| wish.to == "board"),
            answers: serde_json::from_value(answers)
                .map_err(|error| Failure::Fault(error.to_string()))?,
        };
        let draft = create_request(app, who, &input).await?;
        let (id, version) = (draft.item.id, draft.item.version);
        if wish.to != "draft" {
            submit_request(app, who, id, version, &SubmitRequest::default()).await?;
        }
        let bring = Bring { app, director, analyst, id, assessor, into };
        bring.to(wish.to).await?;
        age_request(app, id, wish.days).await?;
        Ok(id)
    }
}

/// A request on its way.
struct Bring<'a> {
    app: &'a App,
    director: &'a Caller,
    analyst: &'a Caller,
    id: Uuid,
    assessor: Option<Uuid>,
    into: Option<Uuid>,
}

impl Bring<'_> {
    async fn step(&self, deed: TriageDeed, reason: &str) -> Outcome<()> {
        let input = Triage {
            r#do: deed,
            reason: reason.into(),
            assessor_id: self.assessor,
            into_id: self.into,
        };
        triage(self.app, self.analyst, self.id, &input).await.map(|_| ())
    }

    async fn to(&self, state: &str) -> Outcome<()> {
        if matches!(state, "draft" | "submitted") {
            return Ok(());
        }
        self.step(TriageDeed::Take, "").await?;
        match state {
            "deferred" => self.step(TriageDeed::Defer, "Not before the budget of next year.").await,
            "rejected" => {
                self.step(TriageDeed::Reject, "The site closes in three years. Thank you.").await
            }
            "returned" => {
                self.step(TriageDeed::Return, "Which vans, and where would they charge?").await
            }
            "merged" => self.step(TriageDeed::Merge, "The same gates.").await,
            "assessment" => self.step(TriageDeed::Assess, "Please look at leasing too.").await,
            "decision" | "board" | "approved" => {
                self.step(TriageDeed::Assess, "").await?;
                let found = "Fits the strategy. Costs are sound; two people are needed from May.";
                let now = request(self.app, self.director, self.id).await?;
                let patch =
                    PatchRequest { assessment: Some(found.into()), ..PatchRequest::default() };
                let version = now.item.version;
                update_request(self.app, self.analyst, self.id, version, &patch).await?;
                self.step(TriageDeed::Decide, "Please decide by the end of the month.").await?;
                if state == "decision" { Ok(()) } else { self.approve().await }
            }
            _ => Ok(()),
        }
    }

    async fn approve(&self) -> Outcome<()> {
        let query = ApprovalQuery { subject_kind: "request".into(), subject_id: self.id };
        let Some(approval) = approvals(self.app, self.director, &query).await?.items.pop() else {
            return Ok(());
        };
        let decision = NewDecision {
            choice: Choice::Approve,
            reason: "Worth it.".into(),
            step: None,
            seat_id: None,
        };
        decide(self.app, self.director, approval.id, &decision).await.map(|_| ())
    }
}

/// Who decides: small ones the PMO, large ones the owner of the program and the board.
async fn routes(app: &App, director: &Caller, users: &HashMap<String, Caller>) -> Outcome<()> {
    let roles = access::roles(app, director).await?.items;
    let role = roles.iter().find(|role| role.key == "pmo_director").map(|role| role.id);
    let by_role = Approver::Role { id: role.unwrap_or_default() };
    let person = |key: &str| users.get(key).map(|user| Approver::Person { id: user.user_id });
    let step = |name: &str, approvers: Vec<Approver>, rule: StepRule| RouteStep {
        name: name.into(),
        approvers,
        rule,
        quorum: (rule == StepRule::Quorum).then_some(2),
        weights: vec![],
        share_percent: None,
        escalate_after_days: Some(7),
        escalate_to: vec![by_role.clone()],
    };
    let board = [person("executive"), person("portfolio_manager"), person("resource_manager")];
    let sponsor = vec![Approver::Field { field: "program_owner".into() }, by_role.clone()];
    let small = step("PMO Director", vec![by_role.clone()], StepRule::Any);
    for (name, below, steps) in [
        ("Below 250,000 €", Some(25_000_000), vec![small]),
        (
            "Everything else",
            None,
            vec![
                step("Sponsor", sponsor, StepRule::Any),
                step("Board", board.into_iter().flatten().collect(), StepRule::Quorum),
            ],
        ),
    ] {
        let input = NewRoute {
            name: name.into(),
            subject_kind: "request".into(),
            conditions: Conditions {
                amount_below_minor: below,
                currency: "EUR".into(),
                ..Conditions::default()
            },
            steps,
        };
        create_approval_route(app, director, &input).await?;
    }
    Ok(())
}

async fn type_of(
    app: &App,
    director: &Caller,
    (name, description, form): (&str, &str, &str),
    agreed_days: AgreedDays,
) -> Outcome<Uuid> {
    let form: Form =
        serde_json::from_str(form).map_err(|error| Failure::Fault(error.to_string()))?;
    let input = NewRequestType {
        scoring_model_id: None,
        plan_type_id: None,
        agreed_days,
        name: name.into(),
        description: description.into(),
        currency: Some("EUR".into()),
        form,
    };
    Ok(create_request_type(app, director, &input).await?.id)
}

const IDEA: (&str, &str, &str) = (
    "Project idea",
    "Something we should build, buy or change",
    r#"{"sections": [
      {"title": "The idea", "help": "A few sentences are enough.", "questions": [
        {"label": "What problem does it solve?", "kind": "long_text", "required": true,
         "help": "Who has it, how often, and what does it cost?"},
        {"label": "Who gains from it?", "kind": "choice", "required": true, "choices": [
          {"label": "Customers"}, {"label": "Our own people"}, {"label": "Both"}]},
        {"label": "Who would be its sponsor?", "kind": "person"}]},
      {"title": "Time and money", "questions": [
        {"label": "Is there a date it has to be done by?", "kind": "yes_no", "required": true},
        {"label": "Done by", "kind": "date", "required": true,
         "shown_when": {"question": "is_there_a_date_it_has_to_be_done_by", "is": ["yes"]}},
        {"label": "What happens after that date?", "kind": "text",
         "shown_when": {"question": "is_there_a_date_it_has_to_be_done_by", "is": ["yes"]}},
        {"label": "Estimated cost", "kind": "money", "required": true, "amount": true,
         "help": "To the nearest ten thousand. It decides who has to approve."}]}]}"#,
);

const LAW: (&str, &str, &str) = (
    "Regulatory change",
    "Something the law asks of us",
    r#"{"sections": [
      {"title": "What is asked", "questions": [
        {"label": "What does the law ask for?", "kind": "long_text", "required": true},
        {"label": "In force on", "kind": "date", "required": true}]},
      {"title": "Consequences", "questions": [
        {"label": "What if we do nothing?", "kind": "choice", "required": true, "choices": [
          {"label": "A fine", "code": "fine"}, {"label": "We lose a licence", "code": "licence"},
          {"label": "Nothing yet", "code": "nothing"}]},
        {"label": "How high can the fine be?", "kind": "money", "required": true,
         "shown_when": {"question": "what_if_we_do_nothing", "is": ["fine"]}},
        {"label": "Estimated cost", "kind": "money", "required": true, "amount": true}]}]}"#,
);
