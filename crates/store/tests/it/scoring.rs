//! What subjects score is found in order, of what a person may see, on both engines.

use steerco_store::{
    Ask, Store,
    portfolio::{ScoreFilter, SeenRequests, Visible},
    row,
};
use uuid::Uuid;

use crate::{
    intake::{request, request_type},
    rows::{calendar, open, portfolio, project, user},
};

fn model(name: &str) -> row::ScoringModel {
    row::ScoringModel {
        id: Uuid::now_v7(),
        version: 1,
        name: name.into(),
        name_folded: steerco_store::fold(name),
        description: String::new(),
        method: "weighted".into(),
        number: 1,
        archived: false,
        created_at: 1,
        updated_at: 1,
    }
}

fn score(model: Uuid, subject: Uuid, score: i64) -> row::SubjectScore {
    row::SubjectScore {
        id: Uuid::now_v7(),
        model_id: model,
        number: 1,
        subject_kind: "project".into(),
        subject_id: subject,
        score,
        spread: 0,
        assessors: 1,
        outliers: 0,
        knocked_out: false,
        detail: String::new(),
    }
}

fn everything(model: Uuid) -> ScoreFilter {
    ScoreFilter {
        model,
        number: 1,
        q: None,
        kind: None,
        portfolio: None,
        visible: Visible::everything(),
        requests: SeenRequests::All,
    }
}

async fn scored(store: &Store, scores: &[i64]) -> (row::ScoringModel, Vec<row::Project>) {
    let (own, calendar) = (model("Value"), calendar("Standard"));
    let mut writer = store.write(None).await.unwrap();
    writer.insert(&calendar, "calendar_created").await.unwrap();
    writer.insert(&own, "scoring_model_created").await.unwrap();
    let mut projects = vec![];
    for (at, points) in scores.iter().enumerate() {
        let project = project(&format!("Project {at}"), &format!("P{at}"), calendar.id);
        writer.insert(&project, "project_created").await.unwrap();
        let of = (own.id, 1, "project", project.id);
        writer.put_subject_score(of, Some(score(own.id, project.id, *points))).await.unwrap();
        projects.push(project);
    }
    writer.commit().await.unwrap();
    (own, projects)
}

migrated_test! {
    async fn a_ranking_is_paged_by_score_of_what_is_visible(url: String) {
        let store = open(&url).await;
        let (own, projects) = scored(&store, &[50, 90, 70, 90, 10]).await;
        let everything = everything(own.id);
        let mut ask = Ask { descending: true, ..Ask::first(2) };
        let mut found = vec![];
        loop {
            let page = store.read().ranking(&everything, &ask).await.unwrap();
            assert_eq!(page.total, 5);
            found.extend(page.items.iter().map(|row| row.score));
            let Some(next) = page.next else { break };
            ask.after = Some(next);
        }
        assert_eq!(found, vec![90, 90, 70, 50, 10]);
        assert_eq!(store.read().scores_above(&everything, 70).await.unwrap(), 2);
        let some = Visible { projects: vec![projects[0].id, projects[2].id], ..Visible::default() };
        let filter = ScoreFilter { visible: some, ..everything.clone() };
        let page = store.read().ranking(&filter, &Ask::first(9)).await.unwrap();
        assert_eq!(page.items.iter().map(|row| row.score).collect::<Vec<_>>(), vec![50, 70]);
        let named = ScoreFilter { q: Some("ject 4".into()), ..everything.clone() };
        assert_eq!(store.read().ranking(&named, &Ask::first(9)).await.unwrap().total, 1);
        let other = ScoreFilter { number: 2, ..everything };
        assert_eq!(store.read().ranking(&other, &Ask::first(9)).await.unwrap().total, 0);
        store.close().await;
    }
}

migrated_test! {
    async fn pending_requests_stand_among_projects_for_who_may_see_them(url: String) {
        let store = open(&url).await;
        let (own, projects) = scored(&store, &[50, 90]).await;
        let (ann, ben) = (user("Ann", "ann@example.org"), user("Ben", "ben@example.org"));
        let (kind, grow) = (request_type(), portfolio("Grow"));
        let program = row::Program {
            id: Uuid::now_v7(), version: 1, portfolio_id: Some(grow.id), name: "Dikes".into(), name_folded: "dikes".into(),
            description: String::new(), owner_id: None, external_key: None, plan_type_id: None, number: None, created_at: 1, updated_at: 1,
        };
        let gates = row::Request { program_id: Some(program.id), ..request(7, &kind, &ann, "Gates") };
        let taps = row::Request { assessor_id: Some(ben.id), ..request(8, &kind, &ann, "Gold taps") };
        let no = row::Request { state: "rejected".into(), ..request(9, &kind, &ann, "A statue") };
        let mut writer = store.write(None).await.unwrap();
        for row in [&ann, &ben] {
            writer.insert(row, "user_created").await.unwrap();
        }
        writer.insert(&grow, "portfolio_created").await.unwrap();
        writer.insert(&program, "program_created").await.unwrap();
        writer.insert(&kind, "request_type_created").await.unwrap();
        for (row, points) in [(&gates, 70), (&taps, 60), (&no, 80)] {
            writer.insert(row, "request_filed").await.unwrap();
            let of = (own.id, 1, "request", row.id);
            let score = row::SubjectScore { subject_kind: "request".into(), ..score(own.id, row.id, points) };
            writer.put_subject_score(of, Some(score)).await.unwrap();
        }
        writer.commit().await.unwrap();
        let found = async |filter: &ScoreFilter| -> Vec<i64> {
            let (mut found, mut ask) = (vec![], Ask { descending: true, ..Ask::first(2) });
            loop {
                let page = store.read().ranking(filter, &ask).await.unwrap();
                found.extend(page.items.iter().map(|row| row.score));
                assert!(page.next.is_some() || page.total == found.len() as u64);
                if page.next.is_none() { return found; }
                ask.after = page.next;
            }
        };
        let all = everything(own.id);
        assert_eq!(found(&all).await, [90, 70, 60, 50], "what is rejected is not ranked");
        assert_eq!(store.read().scores_above(&all, 50).await.unwrap(), 3);
        for (kind, wanted) in [("project", [90, 50]), ("request", [70, 60])] {
            assert_eq!(found(&ScoreFilter { kind: Some(kind.into()), ..all.clone() }).await, wanted);
        }
        for (q, wanted) in [("GATES", 70), ("r-8", 60), ("p1", 90)] {
            assert_eq!(found(&ScoreFilter { q: Some(q.into()), ..all.clone() }).await, [wanted], "{q}");
        }
        assert_eq!(found(&ScoreFilter { portfolio: Some(grow.id), ..all.clone() }).await, [70]);
        // What one assesses, with the projects one sees; another person's requests are not there.
        let visible = Visible { projects: vec![projects[0].id], ..Visible::default() };
        let few = ScoreFilter { visible, requests: SeenRequests::Of(ben.id), ..all.clone() };
        assert_eq!(found(&few).await, [60, 50]);
        let none = ScoreFilter { requests: SeenRequests::Of(Uuid::now_v7()), ..few };
        assert_eq!(found(&ScoreFilter { kind: Some("request".into()), ..none.clone() }).await, [0; 0]);
        assert_eq!(found(&none).await, [50]);
        let ids = [gates.id, projects[1].id];
        assert_eq!(store.read().subject_scores(own.id, 1, &ids).await.unwrap().len(), 2);
        store.close().await;
    }
}

migrated_test! {
    async fn a_score_is_replaced_and_forgotten_with_its_subject(url: String) {
        let store = open(&url).await;
        let (own, projects) = scored(&store, &[50, 60]).await;
        let first = projects[0].id;
        let mut writer = store.write(None).await.unwrap();
        let of = (own.id, 1, "project", first);
        let detail = r#"{"kind":"ecv","expected_value":92.0}"#.to_owned();
        let better = row::SubjectScore { detail: detail.clone(), ..score(own.id, first, 80) };
        writer.put_subject_score(of, Some(better)).await.unwrap();
        let renamed = row::ScoringModel { name: "Worth".into(), ..own.clone() };
        writer.update(&own, renamed, "scoring_model_updated").await.unwrap();
        writer.commit().await.unwrap();
        let ids: Vec<Uuid> = projects.iter().map(|row| row.id).collect();
        let found = store.read().subject_scores(own.id, 1, &ids).await.unwrap();
        let kept = found.iter().find(|row| row.subject_id == first).unwrap();
        assert_eq!((kept.score, &kept.detail), (80, &detail));
        let writer = store.bookkeeping().await.unwrap();
        writer.forget_assessments("project", first).await.unwrap();
        writer.commit().await.unwrap();
        assert_eq!(store.read().subject_scores(own.id, 1, &ids).await.unwrap().len(), 1);
        store.close().await;
    }
}

migrated_test! {
    async fn what_was_said_of_several_is_found_at_once_of_one_version_alone(url: String) {
        let store = open(&url).await;
        let (own, projects) = scored(&store, &[50, 60, 70]).await;
        let mut writer = store.write(None).await.unwrap();
        let (ann, ben) = (user("Ann", "ann@example.org"), user("Ben", "ben@example.org"));
        for one in [&ann, &ben] {
            writer.insert(one, "user_created").await.unwrap();
        }
        let said = |project: usize, assessor: Uuid, number: i64| row::Assessment {
            id: Uuid::now_v7(),
            version: 1,
            model_id: own.id,
            number,
            subject_kind: "project".into(),
            subject_id: projects[project].id,
            assessor_id: assessor,
            measures: "[]".into(),
            score: 0,
            knocked_out: false,
            created_at: 1,
            updated_at: 1,
        };
        let rows = [said(0, ann.id, 1), said(1, ann.id, 1), said(0, ben.id, 1), said(0, ann.id, 2), said(2, ann.id, 1)];
        for row in &rows {
            writer.insert(row, "assessed").await.unwrap();
        }
        writer.commit().await.unwrap();
        let ids = [projects[0].id, projects[1].id];
        let found = store.read().assessments_of_all(own.id, 1, &ids).await.unwrap();
        let mut wanted = rows[..3].to_vec();
        wanted.sort_by_key(|row| row.id);
        assert_eq!(found, wanted);
        assert_eq!(store.read().assessments_of_all(own.id, 1, &[]).await.unwrap(), []);
        store.close().await;
    }
}

migrated_test! {
    async fn two_models_cannot_share_a_name(url: String) {
        let store = open(&url).await;
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&model("Value"), "scoring_model_created").await.unwrap();
        let twice = writer.insert(&model("VALUE"), "scoring_model_created").await;
        let constraint = steerco_store::constraint::SCORING_MODEL_NAME;
        assert!(matches!(twice, Err(steerco_store::StoreError::Duplicate { constraint: c }) if c == constraint));
        drop(writer);
        store.close().await;
    }
}
