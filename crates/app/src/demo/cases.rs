//! Business cases of the demo: of projects that are linked to objectives, most of them frozen, one of them
//! changed since, and of a request.

use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    App, Outcome,
    access::Caller,
    intake::{RequestQuery, requests},
    plan::{ProjectQuery, projects},
    shape::PageQuery,
    strategy::{
        CaseBody, CaseLine, CaseLineKind, CaseRisk, FreezeCase, NewBusinessCase, PatchBusinessCase,
        create_business_case, freeze_business_case, update_business_case,
    },
};

/// How far a case is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    /// It is being written.
    Draft,
    /// A version is frozen, and says all that there is.
    Frozen,
    /// It is written on since a version was frozen.
    Changed,
}

/// Thousands of euros in cents.
const THOUSAND: i64 = 100_000;

fn line(kind: CaseLineKind, name: &str, cost_type: &str, thousands: [i64; 5]) -> CaseLine {
    CaseLine {
        kind,
        name: name.into(),
        cost_type: cost_type.into(),
        amounts: thousands.iter().map(|amount| amount * THOUSAND).collect(),
    }
}

/// What the case of something says that costs so many thousands in its first year.
fn filled(mut body: CaseBody, name: &str, first: i64) -> CaseBody {
    body.purpose =
        format!("{name}: what we have breaks more often each year, and costs more to keep.");
    for option in &mut body.options {
        if option.do_nothing {
            let repairs = [first / 8, first / 6, first / 5, first / 4, first / 3];
            option.lines = vec![line(CaseLineKind::Cost, "Repairs", "opex", repairs)];
        } else {
            option.name = "Renew".into();
            option.lines = vec![
                line(CaseLineKind::Cost, "Equipment", "capex", [first, first / 4, 0, 0, 0]),
                line(CaseLineKind::Cost, "Running it", "opex", [0, 20, 20, 20, 20]),
                line(
                    CaseLineKind::Benefit,
                    "Repairs saved",
                    "opex",
                    [0, first / 3, first / 2, first / 2, first / 2],
                ),
            ];
            body.chosen = Some(option.key.clone());
        }
    }
    body.recommendation = "It pays for itself within the life of the equipment.".into();
    body.assumptions = "Prices of the last tender hold\nThe crew is trained by the supplier".into();
    body.scope_in = "Equipment and its control\nTraining".into();
    body.scope_out = "Buildings".into();
    body.deliverables = "Equipment in service\nA crew that can run it".into();
    body.risks = vec![CaseRisk {
        risk: "The supplier delivers late".into(),
        response: "Two suppliers for what takes longest".into(),
    }];
    body
}

async fn write(
    app: &App,
    caller: &Caller,
    (kind, id, name): (&str, Uuid, &str),
    first: i64,
    stand: Stand,
) -> Outcome<()> {
    let input = NewBusinessCase { subject_kind: kind.into(), subject_id: id };
    let case = create_business_case(app, caller, &input).await?;
    let patch =
        |body: CaseBody| PatchBusinessCase { currency: Some("EUR".into()), body: Some(body) };
    let body = filled(case.body.clone(), name, first);
    let case = update_business_case(app, caller, case.id, case.version, &patch(body)).await?;
    if stand != Stand::Draft {
        let why = FreezeCase { reason: "For the decision of the board".into() };
        let case = freeze_business_case(app, caller, case.id, case.version, &why).await?;
        if stand == Stand::Changed {
            let mut body = filled(case.body.clone(), name, first * 6 / 5);
            body.recommendation = "Dearer than at the decision, and still worth it.".into();
            update_business_case(app, caller, case.id, case.version, &patch(body)).await?;
        }
    }
    Ok(())
}

/// Writes the cases.
pub(super) async fn make(app: &App, director: &Caller, today: Date) -> Outcome<()> {
    let page = PageQuery { limit: Some(60), sort: Some("key".into()), ..PageQuery::default() };
    let found = projects(app, director, &ProjectQuery::default(), &page).await?.items;
    let year = i64::from(today.year());
    for (at, project) in (0..).zip(found.iter().step_by(4).take(12)) {
        let subject = ("project", project.id, project.name.as_str());
        let stand = match at {
            0 => Stand::Changed,
            _ if at % 4 == 1 => Stand::Draft,
            _ => Stand::Frozen,
        };
        write(app, director, subject, 300 + (at * 137 + year) % 900, stand).await?;
    }
    let states = RequestQuery { state: Some("assessment".into()), ..RequestQuery::default() };
    for request in requests(app, director, &states, &PageQuery::default()).await?.items {
        write(app, director, ("request", request.id, &request.title), 3_400, Stand::Draft).await?;
    }
    Ok(())
}
