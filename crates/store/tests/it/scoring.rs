//! What subjects score is found in order, of what a person may see, on both engines.

use steerco_store::{
    Ask, Store,
    portfolio::{ScoreFilter, Visible},
    row,
};
use steerco_testkit::store_test;
use uuid::Uuid;

use crate::rows::{calendar, open, project};

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

store_test! {
    async fn a_ranking_is_paged_by_score_of_what_is_visible(url: String) {
        let store = open(&url).await;
        let (own, projects) = scored(&store, &[50, 90, 70, 90, 10]).await;
        let everything = ScoreFilter {
            model: own.id, number: 1, q: None, portfolio: None, visible: Visible::everything(),
        };
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

store_test! {
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
        let found = store.read().project_scores(own.id, 1, &ids).await.unwrap();
        let kept = found.iter().find(|row| row.subject_id == first).unwrap();
        assert_eq!((kept.score, &kept.detail), (80, &detail));
        let writer = store.bookkeeping().await.unwrap();
        writer.forget_assessments("project", first).await.unwrap();
        writer.commit().await.unwrap();
        assert_eq!(store.read().project_scores(own.id, 1, &ids).await.unwrap().len(), 1);
        store.close().await;
    }
}

store_test! {
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
