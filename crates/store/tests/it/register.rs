//! The register has projects and requests in one order, with the costs a person may see.

use std::collections::BTreeMap;

use steerco_store::{
    Ask, fold,
    portfolio::{RegisterFilter, RegisterSort, SeenRequests, Visible},
    row,
};
use uuid::Uuid;

use crate::rows::{calendar, open, portfolio, project, user};

fn everything() -> RegisterFilter {
    RegisterFilter {
        q: None,
        kind: None,
        portfolio_id: None,
        listed: false,
        program_id: None,
        owner_id: None,
        plan_type_id: None,
        state: None,
        health: None,
        closed: false,
        model: None,
        visible: Visible::everything(),
        costs: Visible::everything(),
        requests: SeenRequests::All,
    }
}

fn case(kind: &str, subject_id: Uuid, cost: i64) -> row::BusinessCase {
    row::BusinessCase {
        id: Uuid::now_v7(),
        version: 1,
        subject_kind: kind.into(),
        subject_id,
        currency: "EUR".into(),
        number: 0,
        body: "{}".into(),
        cost: Some(cost),
        decided_cost: Some(cost),
        created_at: 1,
        updated_at: 1,
    }
}

migrated_test! {
    async fn projects_and_requests_stand_in_one_order_page_by_page(url: String) {
        let store = open(&url).await;
        let (ann, grow, standard) = (user("Ann", "ann@example.org"), portfolio("Grow"), calendar("Standard"));
        let pumps = row::Project {
            portfolio_id: Some(grow.id), owner_id: Some(ann.id), late: true, percent_complete: 2_500, ..project("Pumps", "P", standard.id)
        };
        let lights = row::Project { plan_cost: 300, ..project("Lights", "L", standard.id) };
        let past = row::Project { stage: "done".into(), ..project("Past", "O", standard.id) };
        let kind = row::RequestType {
            id: Uuid::now_v7(), version: 1, name: "Idea".into(), name_folded: "idea".into(),
            description: String::new(), currency: "EUR".into(), form: "{}".into(), archived: false,
            scoring_model_id: None, agreed_days: "{}".into(), plan_type_id: None, created_at: 1, updated_at: 1,
        };
        let gates = row::Request {
            id: Uuid::now_v7(), version: 1, number: 7, type_id: kind.id, title: "Gates".into(),
            title_folded: fold("Gates"), state: "triage".into(), state_since: 1, submitted_at: Some(1),
            requester_id: Some(ann.id), guest_name: None, guest_email: None, link_id: None, assessor_id: None, program_id: None, form: "{}".into(),
            answers: "{}".into(), amount: Some(500), currency: "EUR".into(), assessment: String::new(),
            question: String::new(), returned_from: None, merged_into_id: None, project_id: None,
            reminded_at: None,
            created_at: 1, updated_at: 1,
        };
        let draft = row::Request {
            id: Uuid::now_v7(), number: 8, state: "draft".into(), title: "Draft".into(), ..gates.clone()
        };
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&ann, "user_created").await.unwrap();
        writer.insert(&grow, "portfolio_created").await.unwrap();
        writer.insert(&standard, "calendar_created").await.unwrap();
        for row in [&pumps, &lights, &past] {
            writer.insert(row, "project_created").await.unwrap();
        }
        writer.insert(&kind, "request_type_created").await.unwrap();
        for row in [&gates, &draft] {
            writer.insert(row, "request_filed").await.unwrap();
        }
        writer.insert(&case("project", pumps.id, 900), "business_case_created").await.unwrap();
        writer.commit().await.unwrap();

        let names = async |filter: RegisterFilter, sort: RegisterSort| -> Vec<String> {
            let page = store.read().register(&filter, sort, &Ask::first(9)).await.unwrap();
            page.items.into_iter().map(|line| line.name).collect()
        };
        assert_eq!(names(everything(), RegisterSort::Name).await, ["Gates", "Lights", "Pumps"]);
        assert_eq!(names(everything(), RegisterSort::Cost).await, ["Lights", "Gates", "Pumps"]);
        // Every page goes on behind the one before it, in either direction.
        for descending in [false, true] {
            let (mut found, mut ask) = (vec![], Ask { descending, ..Ask::first(1) });
            loop {
                let page = store.read().register(&everything(), RegisterSort::Start, &ask).await.unwrap();
                assert_eq!(page.total, 3);
                found.extend(page.items.into_iter().map(|line| line.kind));
                if page.next.is_none() { break; }
                ask.after = page.next;
            }
            found.dedup();
            let wanted = ["request", "project"];
            let wanted: Vec<&str> = if descending { wanted.into_iter().rev().collect() } else { wanted.into() };
            assert_eq!(found, wanted);
        }
        // A case goes before what was asked for, and that before the plan; scenarios read the same figure.
        let page = store.read().register(&everything(), RegisterSort::Name, &Ask::first(9)).await.unwrap();
        let costs: Vec<_> = page.items.iter().map(|line| (line.cost, line.cost_source.as_str())).collect();
        assert_eq!(costs, [(Some(500), "asked"), (Some(300), "plan"), (Some(900), "case")]);
        let one = store.read().costs_of_projects(&[lights.id]).await.unwrap().remove(0);
        assert_eq!((one.cost, one.source.as_str(), one.currency.as_str()), (Some(300), "plan", "EUR"));
        let late = RegisterFilter { health: Some("off_track".into()), ..everything() };
        assert_eq!(names(late, RegisterSort::Name).await, ["Pumps"]);
        let closed = RegisterFilter { closed: true, kind: Some("project".into()), ..everything() };
        assert_eq!(names(closed, RegisterSort::Name).await, ["Lights", "Past", "Pumps"]);
        let numbered = RegisterFilter { q: Some("r-7".into()), ..everything() };
        assert_eq!(names(numbered, RegisterSort::Name).await, ["Gates"]);

        // Who sees one portfolio sees its projects, and the requests they filed.
        let own = Visible { portfolios: vec![grow.id], ..Visible::default() };
        let few = RegisterFilter {
            visible: own, costs: Visible::default(), requests: SeenRequests::Of(ann.id), ..everything()
        };
        let page = store.read().register(&few, RegisterSort::Name, &Ask::first(9)).await.unwrap();
        let costs: Vec<_> = page.items.iter().map(|line| (line.name.as_str(), line.cost, line.cost_hidden)).collect();
        assert_eq!(costs, [("Gates", Some(500), 0), ("Pumps", None, 1)]);
        // What the database adds up is what its lines come to, whoever asks.
        for filter in [RegisterFilter { closed: true, ..everything() }, few] {
            check_sums(&store, &filter).await;
        }
        store.close().await;
    }
}

/// Adds the lines up one by one and compares.
async fn check_sums(store: &steerco_store::Store, filter: &RegisterFilter) {
    type Key = (String, String, String, String);
    let reader = store.read();
    let lines = reader.register(filter, RegisterSort::Name, &Ask::first(100)).await.unwrap().items;
    let mut wanted: BTreeMap<Key, [i64; 6]> = BTreeMap::new();
    for line in &lines {
        let key =
            (line.kind.clone(), line.state.clone(), line.health.clone(), line.currency.clone());
        let own = wanted.entry(key).or_default();
        let length = line.start.zip(line.finish).map_or(0, |(start, finish)| finish - start);
        let weight = length.max(14_400);
        let more = [
            1,
            i64::from(line.cost.is_some()),
            line.cost.unwrap_or(0),
            line.cost_hidden,
            weight,
            weight * line.percent_complete,
        ];
        for (sum, more) in own.iter_mut().zip(more) {
            *sum += more;
        }
    }
    let found = reader.register_sums(filter).await.unwrap().into_iter().map(|one| {
        let sums = [one.lines, one.costed, one.cost, one.cost_hidden, one.weight, one.done];
        ((one.kind, one.state, one.health, one.currency), sums)
    });
    assert_eq!(found.collect::<BTreeMap<_, _>>(), wanted);
    let mut ids: Vec<Uuid> = lines.iter().map(|line| line.id).collect();
    ids.sort();
    let named = reader.register_names(filter).await.unwrap();
    assert_eq!(named.into_iter().map(|line| line.id).collect::<Vec<_>>(), ids);
}
