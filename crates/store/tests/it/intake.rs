//! Requests: who sees which, in which order, how many wait, and which are alike.

use std::collections::BTreeSet;

use steerco_store::{
    Ask, Store, StoreError, constraint, fold,
    intake::{AgreedUntil, OfTypes, RequestFilter, RequestSort},
    row,
};
use uuid::Uuid;

use crate::rows::{open, user};

pub(crate) fn request_type() -> row::RequestType {
    row::RequestType {
        id: Uuid::now_v7(),
        version: 1,
        name: "Idea".into(),
        name_folded: "idea".into(),
        description: String::new(),
        currency: "EUR".into(),
        form: "{}".into(),
        archived: false,
        scoring_model_id: None,
        agreed_days: "{}".into(),
        plan_type_id: None,
        created_at: 1,
        updated_at: 1,
    }
}

pub(crate) fn request(
    number: i64,
    kind: &row::RequestType,
    by: &row::User,
    title: &str,
) -> row::Request {
    row::Request {
        id: Uuid::now_v7(),
        version: 1,
        number,
        type_id: kind.id,
        title: title.into(),
        title_folded: fold(title),
        state: "submitted".into(),
        state_since: 100 - number,
        submitted_at: Some(1),
        requester_id: Some(by.id),
        guest_name: None,
        guest_email: None,
        link_id: None,
        assessor_id: None,
        program_id: None,
        form: "{}".into(),
        answers: "{}".into(),
        amount: None,
        currency: "EUR".into(),
        assessment: String::new(),
        question: String::new(),
        returned_from: None,
        merged_into_id: None,
        project_id: None,
        reminded_at: None,
        created_at: 1,
        updated_at: 1,
    }
}

struct Case {
    store: Store,
    kind: row::RequestType,
    ann: row::User,
    ben: row::User,
}

async fn case(url: &str) -> Case {
    let store = open(url).await;
    let (ann, ben) = (user("Ann", "ann@example.org"), user("Ben", "ben@example.org"));
    let kind = request_type();
    let mut writer = store.write(None).await.unwrap();
    writer.insert(&ann, "user_created").await.unwrap();
    writer.insert(&ben, "user_created").await.unwrap();
    writer.insert(&kind, "request_type_created").await.unwrap();
    writer.commit().await.unwrap();
    Case { store, kind, ann, ben }
}

migrated_test! {
    async fn requests_are_seen_by_those_they_are_for_in_the_order_asked(url: String) {
        let Case { store, kind, ann, ben } = case(&url).await;
        let mut writer = store.write(None).await.unwrap();
        let draft = row::Request { state: "draft".into(), ..request(1, &kind, &ann, "Élan") };
        let gates = row::Request { amount: Some(500), ..request(2, &kind, &ann, "Flood gates") };
        let lanes = row::Request {
            assessor_id: Some(ann.id),
            state: "triage".into(),
            amount: Some(70),
            ..request(3, &kind, &ben, "bus lanes")
        };
        let other = request(4, &kind, &ben, "Zoo");
        for row in [&draft, &gates, &lanes, &other] {
            assert_eq!(writer.next_request_number().await.unwrap(), row.number);
            writer.insert(row, "request_created").await.unwrap();
        }
        writer.commit().await.unwrap();
        let reader = store.read();
        let list = async |filter: RequestFilter, sort: RequestSort, descending: bool| {
            let ask = Ask { descending, ..Ask::first(10) };
            let page = reader.requests(&filter, sort, &ask).await.unwrap();
            page.items.into_iter().map(|row| row.number).collect::<Vec<i64>>()
        };
        let all = |reader: Uuid| RequestFilter { reader, ..RequestFilter::default() };
        // Drafts are their writer's alone.
        assert_eq!(list(all(ben.id), RequestSort::StateSince, false).await, [4, 3, 2]);
        assert_eq!(list(all(ann.id), RequestSort::Title, false).await, [3, 1, 2, 4]);
        assert_eq!(list(all(ann.id), RequestSort::Amount, true).await[..2], [2, 3]);
        let own = RequestFilter { of: Some(ann.id), ..all(ann.id) };
        assert_eq!(list(own, RequestSort::Number, false).await, [1, 2, 3]);
        let triage = RequestFilter { states: Some(vec!["triage".into()]), ..all(ben.id) };
        assert_eq!(list(triage, RequestSort::Number, false).await, [3]);
        for (q, found) in [("GATES", vec![2]), ("elan", vec![1]), ("R-4", vec![4]), ("none", vec![])] {
            let filter = RequestFilter { q: Some(q.into()), ..all(ann.id) };
            assert_eq!(list(filter, RequestSort::Number, false).await, found, "{q}");
        }
        // The next page goes on behind the last row, also between equal amounts.
        let mut ask = Ask::first(1);
        let mut seen = vec![];
        loop {
            let page = reader.requests(&all(ann.id), RequestSort::Amount, &ask).await.unwrap();
            seen.extend(page.items.iter().map(|row| row.number));
            assert_eq!(page.total, 4);
            match page.next {
                Some(next) => ask.after = Some(next),
                None => break,
            }
        }
        assert_eq!(seen, [1, 4, 3, 2]);
        let counts = reader.request_counts().await.unwrap();
        let counts: Vec<(&str, i64, i64)> =
            counts.iter().map(|one| (one.state.as_str(), one.requests, one.oldest)).collect();
        assert_eq!(counts, [("submitted", 2, 96), ("triage", 1, 97)]);
        assert_eq!(reader.requests_of_type(kind.id).await.unwrap(), 4);
    }
}

migrated_test! {
    async fn two_requests_never_have_the_same_number(url: String) {
        let Case { store, kind, ann, .. } = case(&url).await;
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&request(1, &kind, &ann, "One"), "request_created").await.unwrap();
        let twice = writer.insert(&request(1, &kind, &ann, "Two"), "request_created").await;
        assert_eq!(twice, Err(StoreError::Duplicate { constraint: constraint::REQUEST_NUMBER }));
        drop(writer);
        let mut writer = store.write(None).await.unwrap();
        let twice = writer.insert(&request_type(), "request_type_created").await;
        assert_eq!(twice, Err(StoreError::Duplicate { constraint: constraint::REQUEST_TYPE_NAME }));
    }
}

migrated_test! {
    async fn requests_that_share_words_are_found_those_with_most_first(url: String) {
        let Case { store, kind, ann, .. } = case(&url).await;
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<BTreeSet<String>>();
        let mut writer = store.write(None).await.unwrap();
        let mut ids = vec![];
        for (number, text) in [
            (1, "flood gates harbour"),
            (2, "harbour lights"),
            (3, "payroll system"),
            (4, "flood gates river harbour"),
        ] {
            let state = if number == 4 { "draft" } else { "triage" };
            let row = row::Request { state: state.into(), ..request(number, &kind, &ann, text) };
            writer.insert(&row, "request_created").await.unwrap();
            writer.set_request_words(row.id, &words(text)).await.unwrap();
            ids.push(row.id);
        }
        writer.commit().await.unwrap();
        let found = async |text: &str, except: Option<Uuid>, limit: u64| {
            let rows = store.read().requests_sharing(&words(text), except, limit).await.unwrap();
            rows.into_iter().map(|row| row.number).collect::<Vec<i64>>()
        };
        assert_eq!(found("gates flood harbour", None, 9).await, [1, 2]);
        assert_eq!(found("gates flood harbour", Some(ids[0]), 9).await, [2]);
        assert_eq!(found("gates flood harbour", Some(ids[3]), 1).await, [1]);
        assert!(found("nothing alike", None, 9).await.is_empty());
        // Said anew: the old words are forgotten, and go with their request.
        let mut writer = store.write(None).await.unwrap();
        writer.set_request_words(ids[1], &words("lamps")).await.unwrap();
        let gone = writer.get::<row::Request>(ids[0]).await.unwrap();
        writer.delete(&gone, "request_deleted").await.unwrap();
        writer.commit().await.unwrap();
        assert!(found("harbour lights flood", None, 9).await.is_empty());
    }
}

migrated_test! {
    async fn links_are_found_by_the_hash_of_their_secret(url: String) {
        let case = case(&url).await;
        let (kind, ann) = (&case.kind, &case.ann);
        let link = row::RequestLink {
            id: Uuid::now_v7(),
            version: 1,
            type_id: kind.id,
            name: "Intranet".into(),
            secret_hash: "ask".into(),
            expires_at: Some(9),
            revoked_at: None,
            created_by: ann.id,
            created_at: 1,
            updated_at: 1,
        };
        let guest = row::Request {
            requester_id: None,
            guest_name: Some("Gil".into()),
            guest_email: Some("gil@example.org".into()),
            link_id: Some(link.id),
            ..request(9, kind, ann, "Ferry")
        };
        let mut writer = case.store.write(None).await.unwrap();
        writer.insert(&link, "request_link_created").await.unwrap();
        writer.insert(&guest, "request_submitted").await.unwrap();
        writer.add_follow_link("follow".into(), guest.id).await.unwrap();
        writer.commit().await.unwrap();

        let reader = case.store.read();
        assert_eq!(reader.request_link_by_secret("ask").await.unwrap().as_ref(), Some(&link));
        assert_eq!(reader.request_link_by_secret("follow").await.unwrap(), None);
        assert_eq!(reader.request_links(kind.id).await.unwrap(), vec![link]);
        assert_eq!(reader.followed_request("follow").await.unwrap(), Some(guest.id));
        assert_eq!(reader.followed_request("ask").await.unwrap(), None);
        let writer = case.store.bookkeeping().await.unwrap();
        let again = writer.add_follow_link("follow".into(), guest.id).await;
        assert!(matches!(again, Err(StoreError::Duplicate { .. })), "{again:?}");
    }
}

migrated_test! {
    /// What is overdue, how old the queue is, and that one node alone reminds of a request.
    async fn overdue_requests_are_found_counted_and_marked_once(url: String) {
        let Case { store, kind, ann, .. } = case(&url).await;
        let other = row::RequestType {
            id: Uuid::now_v7(), name: "Law".into(), name_folded: "law".into(), ..request_type()
        };
        let of = |number: i64, kind: &row::RequestType, state: &str, since: i64| row::Request {
            state: state.into(), state_since: since, ..request(number, kind, &ann, "Gates")
        };
        let rows = [
            of(11, &kind, "triage", 100), of(12, &kind, "triage", 300), of(13, &other, "triage", 100),
            of(14, &kind, "assessment", 100), of(15, &kind, "approved", 1),
        ];
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&other, "request_type_created").await.unwrap();
        for row in &rows {
            writer.insert(row, "request_created").await.unwrap();
        }
        writer.commit().await.unwrap();
        let agreed = [
            AgreedUntil {
                state: "triage".into(), types: OfTypes::AllBut(vec![other.id]), before: 200,
            },
            AgreedUntil { state: "triage".into(), types: OfTypes::One(other.id), before: 50 },
            AgreedUntil { state: "assessment".into(), types: OfTypes::AllBut(vec![]), before: 101 },
        ];
        let reader = store.read();
        let found = reader.requests_to_remind(&agreed, 10).await.unwrap();
        let numbers: Vec<i64> = found.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [11, 14]);
        assert!(reader.requests_to_remind(&[], 10).await.unwrap().is_empty(), "nothing is agreed");
        let mut counts = reader.overdue_counts(&agreed).await.unwrap();
        counts.sort();
        assert_eq!(counts, [("assessment".to_owned(), 1), ("triage".to_owned(), 1)]);
        let ages = reader.request_ages(&["triage", "decision"], &[300, 150]).await.unwrap();
        let mut ages: Vec<(i64, i64)> =
            ages.iter().map(|one| (one.stretch, one.requests)).collect();
        ages.sort_unstable();
        assert_eq!(ages, [(0, 1), (2, 2)]);

        let writer = store.bookkeeping().await.unwrap();
        assert!(writer.mark_request_reminded(&found[0]).await.unwrap());
        assert!(!writer.mark_request_reminded(&found[0]).await.unwrap(), "once");
        let gone_on = row::Request { state_since: 99, ..found[1].clone() };
        assert!(!writer.mark_request_reminded(&gone_on).await.unwrap(), "it has gone on");
        writer.commit().await.unwrap();
        let left = store.read().requests_to_remind(&agreed, 10).await.unwrap();
        assert_eq!(left.iter().map(|row| row.number).collect::<Vec<_>>(), [14]);
    }
}
