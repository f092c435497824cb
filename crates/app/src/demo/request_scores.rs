//! What three people say about the requests of the demo that are assessed or further, under its scoring models.

use std::collections::HashMap;

use crate::{
    App, Outcome,
    access::Caller,
    intake::{PatchRequestType, RequestQuery, request_types, requests, update_request_type},
    portfolio::{self, Measure, NewAssessment, ScoringModelQuery, ScoringModelView},
    shape::PageQuery,
};

/// Roles of those who assess, in the order of what they say.
const ASSESSORS: [&str; 3] = ["business_analyst", "pmo_analyst", "risk_manager"];

/// What is said about a request: one row per person.
struct Said {
    title: &'static str,
    /// Fit, benefit in thousands of euros a year, risk, months.
    worth: [[f64; 4]; 3],
    /// Value, time, risk and size.
    wsjf: [[f64; 4]; 2],
    /// Thousands of euros by year; nobody has looked at it where there are none.
    flows: Option<[f64; 5]>,
    /// What the one who knows it best remarks.
    note: &'static str,
}

/// What they say, so that requests stand high, in the middle and low among the projects, and on one of them
/// opinions are far apart.
const SAID: [Said; 5] = [
    Said {
        title: "Replace the ticket machines",
        worth: [[7.0, 650.0, 4.0, 14.0], [6.0, 500.0, 5.0, 16.0], [8.0, 700.0, 4.0, 12.0]],
        wsjf: [[8.0, 8.0, 5.0, 13.0], [5.0, 8.0, 5.0, 13.0]],
        flows: Some([-3_400.0, 800.0, 1_000.0, 1_000.0, 1_000.0]),
        note: "Fares are lost wherever a machine takes no cards",
    },
    Said {
        title: "Digital twin of the pumping stations",
        worth: [[9.0, 300.0, 6.0, 8.0], [8.0, 250.0, 5.0, 7.0], [9.0, 300.0, 6.0, 9.0]],
        wsjf: [[8.0, 5.0, 8.0, 5.0], [8.0, 3.0, 8.0, 5.0]],
        flows: Some([-210.0, 60.0, 90.0, 90.0, 90.0]),
        note: "What the flood strategy asks for first",
    },
    Said {
        title: "Second battery hall",
        worth: [[9.0, 1_900.0, 6.0, 9.0], [9.0, 1_800.0, 6.0, 9.0], [3.0, 300.0, 9.0, 30.0]],
        wsjf: [[13.0, 8.0, 5.0, 20.0], [20.0, 8.0, 5.0, 20.0]],
        flows: Some([-5_200.0, 1_200.0, 1_500.0, 1_700.0, 1_700.0]),
        note: "As the first hall, which paid for itself in four years",
    },
    Said {
        title: "Report on supply chains",
        worth: [[2.0, 0.0, 2.0, 3.0], [3.0, 0.0, 2.0, 4.0], [2.0, 50.0, 3.0, 3.0]],
        wsjf: [[2.0, 13.0, 8.0, 2.0], [3.0, 20.0, 8.0, 2.0]],
        flows: None,
        note: "No choice: the act asks for it",
    },
    Said {
        title: "Leak detection by satellite",
        worth: [[8.0, 400.0, 3.0, 5.0], [8.0, 450.0, 3.0, 6.0], [7.0, 350.0, 4.0, 5.0]],
        wsjf: [[8.0, 3.0, 5.0, 3.0], [8.0, 5.0, 5.0, 3.0]],
        flows: Some([-160.0, 90.0, 110.0, 110.0, 110.0]),
        note: "Two other cities find a third of their leaks this way",
    },
];

/// Names the weighted model in the types of requests, and lets people say what they think.
pub(super) async fn make(
    app: &App,
    director: &Caller,
    users: &HashMap<String, Caller>,
) -> Outcome<()> {
    let page = PageQuery { limit: Some(100), ..PageQuery::default() };
    let query = ScoringModelQuery::default();
    let models = portfolio::scoring_models(app, director, &query, &page).await?.items;
    let by = |method: &str| models.iter().find(|one| one.method == method);
    let found = requests(app, director, &RequestQuery::default(), &page).await?.items;
    if let Some(weighted) = by("weighted") {
        for kind in request_types(app, director).await?.items {
            let scoring_model_id = Some(Some(weighted.id));
            let patch = PatchRequestType { scoring_model_id, ..PatchRequestType::default() };
            update_request_type(app, director, kind.id, kind.version, &patch).await?;
        }
    }
    for said in &SAID {
        let Some(request) = found.iter().find(|one| one.title == said.title) else { continue };
        for (at, who) in ASSESSORS.iter().enumerate() {
            let who = users.get(*who).unwrap_or(director);
            let note = if at == 0 { said.note } else { "" };
            let flows = said.flows.as_ref().filter(|_| at == 0);
            for (method, values) in [
                ("weighted", said.worth.get(at).map(<[f64; 4]>::as_slice)),
                ("wsjf", said.wsjf.get(at).map(<[f64; 4]>::as_slice)),
                ("npv", flows.map(<[f64; 5]>::as_slice)),
            ] {
                let (Some(model), Some(values)) = (by(method), values) else { continue };
                portfolio::assess(app, who, &word(model, request.id, values, note)).await?;
            }
        }
    }
    Ok(())
}

/// One person's word on a request; the remark stands beside the first criterion.
fn word(
    model: &ScoringModelView,
    request: uuid::Uuid,
    values: &[f64],
    note: &str,
) -> NewAssessment {
    let measures = model.criteria.iter().zip(values).enumerate();
    let measure = |(at, (criterion, value)): (usize, (&portfolio::Criterion, &f64))| Measure {
        criterion: criterion.code.clone(),
        value: *value,
        note: if at == 0 { note.into() } else { String::new() },
    };
    NewAssessment {
        model_id: model.id,
        subject_kind: "request".into(),
        subject_id: request,
        measures: measures.map(measure).collect(),
    }
}
