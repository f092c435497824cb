//! Lifecycles: where projects stand, figures per revision, and what hangs on a place.

use steerco_store::{
    Ask, Store, StoreError, constraint,
    governance::{PlaceFilter, PlaceSort},
    portfolio::Visible,
    row,
};
use uuid::Uuid;

use crate::rows::{calendar, open, project, task};

pub(crate) fn lifecycle(name: &str, position: i64) -> row::Lifecycle {
    row::Lifecycle {
        id: Uuid::now_v7(),
        version: 1,
        key: None,
        name: name.into(),
        name_folded: name.to_lowercase(),
        subject_kind: "project".into(),
        description: String::new(),
        applies_when: String::new(),
        definition: "{}".into(),
        revision: 1,
        position,
        archived: false,
        created_at: 1,
        updated_at: 1,
    }
}

pub(crate) fn place(
    lifecycle: &row::Lifecycle,
    subject: Uuid,
    figures: (i64, i64, i64),
) -> row::LifecyclePlace {
    let (checked, met, deviations) = figures;
    row::LifecyclePlace {
        id: Uuid::now_v7(),
        version: 1,
        subject_kind: "project".into(),
        subject_id: subject,
        lifecycle_id: lifecycle.id,
        revision: lifecycle.revision,
        stage: "idea".into(),
        entry: 1,
        state: "active".into(),
        since: 1,
        open_review_id: None,
        checked,
        met,
        compliance: (met * 10_000).checked_div(checked).unwrap_or(10_000),
        deviations,
        assigned_rule: None,
        created_at: 1,
        updated_at: 1,
    }
}

/// A review of a project's first gate, asked for at this moment; open without an outcome.
pub(crate) fn review(
    place: &row::LifecyclePlace,
    outcome: Option<&str>,
    at: i64,
) -> row::GateReview {
    row::GateReview {
        id: Uuid::now_v7(),
        version: 1,
        place_id: place.id,
        subject_kind: "project".into(),
        subject_id: place.subject_id,
        lifecycle_id: place.lifecycle_id,
        revision: 1,
        entry: 1,
        stage: "idea".into(),
        stage_name: "Idea".into(),
        gate: "Screen".into(),
        gate_key: String::new(),
        proposed: "go".into(),
        note: String::new(),
        state: if outcome.is_some() { "decided".into() } else { "open".into() },
        outcome: outcome.map(str::to_owned),
        reason: String::new(),
        findings: "[]".into(),
        asked_by: Uuid::now_v7(),
        decided_at: outcome.map(|_| at + 1),
        points: None,
        points_most: None,
        points_least: None,
        created_at: at,
        updated_at: at,
    }
}

async fn projects<const N: usize>(store: &Store, names: [&str; N]) -> [row::Project; N] {
    let calendar = calendar("Standard");
    let rows = names.map(|name| project(name, name, calendar.id));
    let mut writer = store.write(None).await.unwrap();
    writer.insert(&calendar, "calendar_created").await.unwrap();
    for row in &rows {
        writer.insert(row, "project_created").await.unwrap();
    }
    writer.commit().await.unwrap();
    rows
}

migrated_test! {
    async fn projects_are_listed_by_how_well_they_keep_to_their_lifecycle(url: String) {
        let store = open(&url).await;
        let [pump, quay, tram] = projects(&store, ["Pump", "Quay", "Tram"]).await;
        let (small, large) = (lifecycle("Small", 2), lifecycle("Large", 1));
        let places = [
            place(&small, pump.id, (4, 4, 0)),
            place(&small, quay.id, (4, 1, 3)),
            row::LifecyclePlace { state: "ended".into(), revision: 2, ..place(&small, tram.id, (2, 1, 1)) },
        ];
        let mut writer = store.write(None).await.unwrap();
        for row in [&small, &large] {
            writer.insert(row, "lifecycle_created").await.unwrap();
        }
        for row in &places {
            writer.insert(row, "lifecycle_begun").await.unwrap();
        }
        writer.commit().await.unwrap();
        let reader = store.read();
        let order: Vec<String> =
            reader.lifecycles(Some("project")).await.unwrap().into_iter().map(|row| row.name).collect();
        assert_eq!(order, ["Large", "Small"]);

        let all = PlaceFilter { visible: Visible::everything(), ..PlaceFilter::default() };
        let listed = async |filter: &PlaceFilter, sort, ask: &Ask| {
            let page = reader.lifecycle_places(filter, sort, ask).await.unwrap();
            let ids: Vec<Uuid> = page.items.iter().map(|row| row.subject_id).collect();
            (ids, page.next, page.total)
        };
        let (first, next, total) = listed(&all, PlaceSort::Compliance, &Ask::first(2)).await;
        assert_eq!((first, total), (vec![quay.id, tram.id], 3));
        let rest = Ask { after: next, ..Ask::first(2) };
        assert_eq!(listed(&all, PlaceSort::Compliance, &rest).await.0, [pump.id]);
        let down = Ask { descending: true, ..Ask::first(9) };
        let (most, _, _) = listed(&all, PlaceSort::Deviations, &down).await;
        assert_eq!(most, [quay.id, tram.id, pump.id]);
        let of = |change: fn(&mut PlaceFilter)| {
            let mut filter = all.clone();
            change(&mut filter);
            filter
        };
        for (filter, found) in [
            (of(|filter| filter.q = Some("qua".into())), vec![quay.id]),
            (of(|filter| filter.state = Some("ended".into())), vec![tram.id]),
            (of(|filter| filter.revision = Some(1)), vec![pump.id, quay.id]),
            (of(|filter| filter.visible = Visible::default()), vec![]),
            (PlaceFilter { lifecycle: Some(large.id), ..all.clone() }, vec![]),
            (
                PlaceFilter {
                    visible: Visible { projects: vec![pump.id], ..Visible::default() },
                    ..PlaceFilter::default()
                },
                vec![pump.id],
            ),
        ] {
            let mut ids = listed(&filter, PlaceSort::Since, &Ask::first(9)).await.0;
            ids.sort();
            let mut found = found;
            found.sort();
            assert_eq!(ids, found, "{filter:?}");
        }
        let mut figures = reader.lifecycle_figures(small.id).await.unwrap();
        figures.sort_by_key(|one| one.revision);
        let told: Vec<[i64; 6]> = figures
            .iter()
            .map(|one| [one.revision, one.under_way, one.ended, one.checked, one.met, one.deviations])
            .collect();
        assert_eq!(told, [[1, 2, 0, 8, 5, 3], [2, 0, 1, 2, 1, 1]]);
        assert!(reader.lifecycle_figures(large.id).await.unwrap().is_empty());
    }
}

migrated_test! {
    async fn evidence_belongs_to_one_entry_and_goes_with_the_thing(url: String) {
        let store = open(&url).await;
        let [pump] = projects(&store, ["Pump"]).await;
        let small = lifecycle("Small", 1);
        let place = place(&small, pump.id, (0, 0, 0));
        let shown = |entry: i64| row::GateEvidence {
            id: Uuid::now_v7(),
            version: 1,
            place_id: place.id,
            subject_kind: "project".into(),
            subject_id: pump.id,
            entry,
            stage: "idea".into(),
            item: "brief".into(),
            done: true,
            note: String::new(),
            link: String::new(),
            actor_id: None,
            created_at: 1,
            updated_at: 1,
        };
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&small, "lifecycle_created").await.unwrap();
        writer.insert(&place, "lifecycle_begun").await.unwrap();
        writer.insert(&shown(1), "gate_evidence_shown").await.unwrap();
        writer.insert(&shown(2), "gate_evidence_shown").await.unwrap();
        writer.commit().await.unwrap();
        assert_eq!(store.read().gate_evidence(place.id, 2).await.unwrap().len(), 1);
        let mut writer = store.write(None).await.unwrap();
        assert!(writer.insert(&shown(2), "gate_evidence_shown").await.is_err(), "once per entry");
        drop(writer);
        // Two things cannot stand in two places.
        let mut writer = store.write(None).await.unwrap();
        let twice = row::LifecyclePlace { id: Uuid::now_v7(), ..place.clone() };
        assert!(writer.insert(&twice, "lifecycle_begun").await.is_err());
        drop(writer);
        let mut writer = store.write(None).await.unwrap();
        writer.forget_lifecycle("project", pump.id).await.unwrap();
        writer.delete(&writer.get::<row::Project>(pump.id).await.unwrap(), "project_deleted").await.unwrap();
        writer.commit().await.unwrap();
        assert!(store.read().gate_evidence(place.id, 1).await.unwrap().is_empty());
        assert_eq!(store.read().lifecycle_place("project", pump.id).await.unwrap(), None);
    }
}

migrated_test! {
    async fn figures_of_methods_are_read_for_many_things_at_once(url: String) {
        let store = open(&url).await;
        let [pump, quay] = projects(&store, ["Pump", "Quay"]).await;
        let small = lifecycle("Small", 1);
        let places = [place(&small, pump.id, (0, 0, 0)), place(&small, quay.id, (0, 0, 0))];
        let passed = review(&places[0], Some("conditional_go"), 2);
        let reviews =
            [review(&places[0], Some("recycle"), 1), passed.clone(), review(&places[1], None, 3)];
        let condition = |review: &row::GateReview, closed_at: Option<i64>| row::GateCondition {
            id: Uuid::now_v7(),
            version: 1,
            review_id: review.id,
            place_id: review.place_id,
            subject_kind: "project".into(),
            subject_id: review.subject_id,
            text: "Sign".into(),
            due: None,
            owner_id: None,
            author_id: Uuid::now_v7(),
            closed_at,
            closed_by: None,
            note: String::new(),
            reminded_at: None,
            created_at: 1,
            updated_at: 1,
        };
        let open_one = condition(&passed, None);
        let conditions = [
            open_one.clone(),
            condition(&passed, Some(5)),
            // Conditions of a gate that is not passed do not bind.
            condition(&reviews[2], None),
        ];
        let line = |project: Uuid, position: i64, flags: i64, baseline: Option<i64>| row::Task {
            flags,
            baseline_finish: baseline,
            finish: 900,
            ..task(project, position, "Ready")
        };
        let tasks = [
            line(pump.id, 1, 2 | 512, Some(800)),
            line(pump.id, 2, 2, None),
            line(quay.id, 1, 512, Some(800)),
            row::Task { active: false, ..line(quay.id, 2, 2, Some(700)) },
        ];
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&small, "lifecycle_created").await.unwrap();
        for row in &places {
            writer.insert(row, "lifecycle_begun").await.unwrap();
        }
        writer.insert_bulk(reviews.to_vec(), None).await.unwrap();
        writer.insert_bulk(conditions.to_vec(), None).await.unwrap();
        for row in &tasks {
            writer.insert(row, "task_created").await.unwrap();
        }
        writer.commit().await.unwrap();
        let reader = store.read();
        let filter = PlaceFilter {
            lifecycle: Some(small.id),
            revision: Some(1),
            visible: Visible::everything(),
            ..PlaceFilter::default()
        };
        let found = reader.places_found(&filter, 9).await.unwrap();
        assert_eq!(found.iter().map(|row| row.id).collect::<Vec<_>>(), places.each_ref().map(|row| row.id));
        assert_eq!(reader.places_found(&filter, 1).await.unwrap().len(), 1);
        let own = PlaceFilter {
            visible: Visible { projects: vec![quay.id], ..Visible::default() },
            ..filter
        };
        assert_eq!(reader.places_found(&own, 9).await.unwrap()[0].subject_id, quay.id);
        let ids = places.each_ref().map(|row| row.id);
        let asked = reader.gate_reviews_at(&ids).await.unwrap();
        assert_eq!(asked.iter().map(|row| row.created_at).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(reader.open_conditions_at(&ids).await.unwrap(), [open_one]);
        assert!(reader.open_conditions_at(&ids[1..]).await.unwrap().is_empty());
        let marks = reader.baselined_milestones(&[pump.id, quay.id], 2).await.unwrap();
        let marks: Vec<_> =
            marks.iter().map(|one| (one.project_id, one.baseline_finish, one.finish, one.flags)).collect();
        assert_eq!(marks, [(pump.id, 800, 900, 2 | 512)]);
    }
}

migrated_test! {
    async fn each_scores_a_review_once_and_scores_go_with_it(url: String) {
        let store = open(&url).await;
        let [pump] = projects(&store, ["Pump"]).await;
        let small = lifecycle("Small", 1);
        let place = place(&small, pump.id, (0, 0, 0));
        let review = row::GateReview {
            points: Some(1050),
            points_most: Some(15),
            ..review(&place, None, 1)
        };
        let score = |person: Uuid| row::GateScore {
            id: Uuid::now_v7(),
            version: 1,
            review_id: review.id,
            subject_kind: "project".into(),
            subject_id: pump.id,
            person_id: person,
            points: r#"{"fit":7}"#.into(),
            note: String::new(),
            created_at: 1,
            updated_at: 1,
        };
        let (ben, eva) = (Uuid::now_v7(), Uuid::now_v7());
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&small, "lifecycle_created").await.unwrap();
        writer.insert(&place, "lifecycle_begun").await.unwrap();
        writer.insert(&review, "gate_asked").await.unwrap();
        writer.insert(&score(ben), "gate_scored").await.unwrap();
        writer.insert(&score(eva), "gate_scored").await.unwrap();
        writer.commit().await.unwrap();
        let found = store.read().gate_scores(review.id).await.unwrap();
        assert_eq!(found.iter().map(|row| row.person_id).collect::<Vec<_>>(), [ben, eva]);
        assert_eq!(store.read().gate_reviews(place.id).await.unwrap(), std::slice::from_ref(&review));
        let mut writer = store.write(None).await.unwrap();
        assert!(writer.insert(&score(ben), "gate_scored").await.is_err(), "once each");
        drop(writer);
        let mut writer = store.write(None).await.unwrap();
        writer.forget_lifecycle("project", pump.id).await.unwrap();
        writer.delete(&writer.get::<row::Project>(pump.id).await.unwrap(), "project_deleted").await.unwrap();
        writer.commit().await.unwrap();
        assert!(store.read().gate_scores(review.id).await.unwrap().is_empty());
    }
}

migrated_test! {
    async fn a_key_stands_for_one_lifecycle_and_old_ones_have_none(url: String) {
        let store = open(&url).await;
        let keyed = |name: &str, key: Option<&str>| row::Lifecycle {
            key: key.map(str::to_owned),
            ..lifecycle(name, 1)
        };
        let mut writer = store.write(None).await.unwrap();
        for row in [keyed("Old", None), keyed("Older", None), keyed("Works", Some("works"))] {
            writer.insert(&row, "lifecycle_created").await.unwrap();
        }
        writer.commit().await.unwrap();
        let mut writer = store.write(None).await.unwrap();
        let twice = writer.insert(&keyed("Other", Some("works")), "lifecycle_created").await;
        assert!(
            matches!(
                twice,
                Err(StoreError::Duplicate { constraint: constraint::LIFECYCLE_KEY })
            ),
            "{twice:?}"
        );
    }
}
