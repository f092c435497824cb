//! Steps that take too long, on both databases.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use serde_json::json;
use steerco_store::row;
use steerco_testkit::store_test;

use super::{
    ApprovalQuery, Choice, NewDecision, approvals, create_approval_route, decide,
    escalate_approvals, inbox,
};
use crate::{
    App,
    access::{Caller, NewUser, create_user},
    intake::{
        SubmitRequest, Triage, TriageDeed, create_request, create_request_type, submit_request,
        triage,
    },
    shape::PageQuery,
    test_app::app,
};

async fn person(app: &App, director: &Caller, name: &str) -> Caller {
    let input = NewUser {
        name: name.into(),
        email: format!("{name}@example.org"),
        password: None,
        locale: None,
    };
    let user = create_user(app, director, &input).await.unwrap();
    Caller { held: vec![], ..Caller::system(user.id, name) }
}

store_test! {
    async fn a_step_that_is_due_goes_to_those_it_escalates_to_once(url: String) {
        let (app, director) = app(&url).await;
        let (ann, ben, eva) = (
            person(&app, &director, "ann").await,
            person(&app, &director, "ben").await,
            person(&app, &director, "eva").await,
        );
        let form = json!({"name": "Idea", "form": {"sections": [
            {"title": "Why", "questions": [{"label": "Note", "kind": "text"}]}]}});
        let form = serde_json::from_value(form).unwrap();
        let kind = create_request_type(&app, &director, &form).await.unwrap();
        let route = json!({"name": "Slow", "subject_kind": "request", "steps": [{
            "name": "Sponsor", "rule": "all", "approvers": [{"kind": "person", "id": ben.user_id}],
            "escalate_after_days": 3, "escalate_to": [{"kind": "person", "id": eva.user_id}]}]});
        let route = serde_json::from_value(route).unwrap();
        create_approval_route(&app, &director, &route).await.unwrap();
        let request = serde_json::from_value(json!({"type_id": kind.id, "title": "Gates"})).unwrap();
        let request = create_request(&app, &ann, &request).await.unwrap().item;
        submit_request(&app, &ann, request.id, 1, &SubmitRequest::default()).await.unwrap();
        let put = Triage {
            r#do: TriageDeed::Decide,
            reason: String::new(),
            assessor_id: None,
            into_id: None,
        };
        triage(&app, &director, request.id, &put).await.unwrap();
        let waiting =
            async |who: &Caller| inbox(&app, who, &PageQuery::default()).await.unwrap().items.len();

        escalate_approvals(&app).await.unwrap();
        assert_eq!((waiting(&ben).await, waiting(&eva).await), (1, 0), "three days are not over");
        let query = ApprovalQuery { subject_kind: "request".into(), subject_id: request.id };
        let id = approvals(&app, &director, &query).await.unwrap().items[0].id;
        let mut writer = app.store.write(None).await.unwrap();
        let before = writer.get::<row::Approval>(id).await.unwrap();
        let due = row::Approval { due_at: Some(writer.at()), ..before.clone() };
        writer.update(&before, due, "approval_updated").await.unwrap();
        writer.commit().await.unwrap();
        // Two nodes at once, and again later: it is escalated once.
        let (one, two) = tokio::join!(escalate_approvals(&app), escalate_approvals(&app));
        one.and(two).unwrap();
        escalate_approvals(&app).await.unwrap();
        assert_eq!((waiting(&ben).await, waiting(&eva).await), (1, 1));
        let page = PageQuery::default();
        let marked = async |who: &Caller| inbox(&app, who, &page).await.unwrap().items[0].escalated;
        assert!(!marked(&ben).await && marked(&eva).await);
        let now = approvals(&app, &director, &query).await.unwrap().items.remove(0);
        assert!(now.steps[0].escalated && now.steps[0].escalates_at.is_none());
        assert_eq!(now.decisions.len(), 1);
        assert_eq!(now.decisions[0].reason, "Not decided within 3 days.");

        let yes =
            NewDecision { choice: Choice::Approve, reason: String::new(), step: None, seat_id: None };
        let done = decide(&app, &eva, id, &yes).await.unwrap();
        assert_eq!(done.state, "approved");
        assert_eq!((waiting(&ben).await, waiting(&eva).await), (0, 0));
    }
}
