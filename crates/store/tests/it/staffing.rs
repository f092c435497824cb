//! Requests for people and their figures, on both engines.

use sea_orm::{ConnectionTrait, Database};
use steerco_store::{
    Ask, Reader, Row, Store, StoreError,
    portfolio::Visible,
    resource::{StaffingEditFilter, StaffingFilter},
    row::{JobRole, StaffingEdit, StaffingRequest},
};
use uuid::Uuid;

use crate::rows::{open, plan, plan_called};

const HOUR: i64 = 3_600_000_000;

fn role() -> JobRole {
    JobRole {
        id: Uuid::now_v7(),
        version: 1,
        name: "Fitter".into(),
        name_folded: "fitter".into(),
        description: String::new(),
        archived: false,
        external_key: None,
        created_at: 1,
        updated_at: 1,
    }
}

fn request(project: Uuid, role: Uuid, state: &str, expires_day: i64) -> StaffingRequest {
    StaffingRequest {
        id: Uuid::now_v7(),
        version: 1,
        project_id: project,
        job_role_id: role,
        people: 2,
        minutes: 300,
        from_day: 100,
        to_day: 110,
        spans: "[[100,110,300]]".into(),
        skills: "[]".into(),
        location_id: None,
        time_zone: String::new(),
        expires_day,
        note: String::new(),
        state: state.into(),
        reason: String::new(),
        asked_by: Uuid::nil(),
        asked_minutes: 600,
        filled_minutes: 0,
        opened_at: Some(10 * HOUR),
        filled_at: None,
        created_at: 1,
        updated_at: 1,
    }
}

async fn made(store: &Store) -> (Uuid, Uuid, Vec<StaffingRequest>) {
    let (one, _) = plan(store, 1).await;
    let (two, _) = plan_called(store, "TWO-1", 1).await;
    let role = role();
    let filled = StaffingRequest {
        filled_minutes: 600,
        filled_at: Some(58 * HOUR),
        ..request(one.id, role.id, "filled", 90)
    };
    let rows = vec![
        request(one.id, role.id, "open", 103),
        request(two.id, role.id, "proposed", 101),
        StaffingRequest { filled_minutes: 150, ..request(one.id, role.id, "partly_filled", 102) },
        filled,
        request(one.id, role.id, "draft", 99),
    ];
    let mut writer = store.write(None).await.unwrap();
    writer.insert(&role, "job_role_created").await.unwrap();
    for row in &rows {
        writer.insert(row, "staffing_request_opened").await.unwrap();
    }
    writer.commit().await.unwrap();
    (one.id, two.id, rows)
}

async fn expiries(reader: &Reader, filter: &StaffingFilter) -> Vec<i64> {
    let page = reader.staffing_requests(filter, &Ask::first(10)).await.unwrap();
    page.items.iter().map(|row| row.expires_day).collect()
}

migrated_test! {
    async fn requests_come_by_the_day_an_answer_is_needed_and_drafts_stay_with_their_author(url: String) {
        let store = open(&url).await;
        let (one, two, _) = made(&store).await;
        let reader = store.read();
        let somebody = Uuid::now_v7();
        let all = StaffingFilter { visible: Visible::everything(), reader: somebody, ..StaffingFilter::default() };
        assert_eq!(expiries(&reader, &all).await, [90, 101, 102, 103]);
        let own = StaffingFilter { reader: Uuid::nil(), ..all.clone() };
        assert_eq!(expiries(&reader, &own).await, [90, 99, 101, 102, 103]);
        let of_two = Visible { projects: vec![two], ..Visible::default() };
        let seen = StaffingFilter { visible: of_two, ..all.clone() };
        assert_eq!(expiries(&reader, &seen).await, [101]);
        let states = Some(vec!["open".to_owned(), "filled".to_owned()]);
        let some = StaffingFilter { project_id: Some(one), states, ..all.clone() };
        assert_eq!(expiries(&reader, &some).await, [90, 103]);
        let first = reader.staffing_requests(&all, &Ask::first(3)).await.unwrap();
        let next = Ask { after: first.next, ..Ask::first(3) };
        let next = reader.staffing_requests(&all, &next).await.unwrap();
        assert_eq!((next.items.len(), next.items[0].expires_day, next.total), (1, 103, 4));
    }
}

migrated_test! {
    async fn figures_are_sums_by_state_and_what_waits_is_counted_for_each_side(url: String) {
        let store = open(&url).await;
        let (.., rows) = made(&store).await;
        let reader = store.read();
        let filter = StaffingFilter { visible: Visible::everything(), ..StaffingFilter::default() };
        let sums = reader.staffing_sums(&filter).await.unwrap();
        let said: Vec<(&str, i64, i64, i64, i64)> = sums
            .iter()
            .map(|sum| (sum.state.as_str(), sum.requests, sum.asked, sum.filled, sum.waited))
            .collect();
        assert_eq!(
            said,
            [
                ("filled", 1, 600, 600, 48 * HOUR),
                ("open", 1, 600, 0, 0),
                ("partly_filled", 1, 600, 150, 0),
                ("proposed", 1, 600, 0, 0),
            ]
        );
        let later = StaffingFilter { opened_from: Some(11 * HOUR), ..filter };
        assert_eq!(reader.staffing_sums(&later).await.unwrap(), []);
        let (asked, other) = (Uuid::nil(), Uuid::now_v7());
        let count = async |answers, person| reader.count_staffing_waiting(answers, person).await.unwrap();
        assert_eq!(count(true, other).await, 2, "open and filled in part");
        assert_eq!(count(false, asked).await, 1, "the proposal");
        assert_eq!(count(false, other).await, 0);
        assert_eq!(reader.staffing_waiting(true, asked, 2).await.unwrap()[0].expires_day, 101);
        assert_eq!(reader.staffing_due(102, 10).await.unwrap(), [rows[1].id]);
    }
}

migrated_test! {
    async fn of_two_answers_at_the_same_moment_one_wins(url: String) {
        let store = open(&url).await;
        let (.., rows) = made(&store).await;
        let mut writer = store.write(None).await.unwrap();
        let after = StaffingRequest { filled_minutes: 60, ..rows[0].clone() };
        writer.update(&rows[0], after.clone(), "staffing_request_moved").await.unwrap();
        writer.commit().await.unwrap();
        let mut writer = store.write(None).await.unwrap();
        let stale = writer.update(&rows[0], after, "staffing_request_moved").await;
        assert!(matches!(stale, Err(StoreError::StaleVersion)));
    }
}

migrated_test! {
    async fn requests_of_older_installations_have_one_stretch_of_days(url: String) {
        let store = open(&url).await;
        let (.., rows) = made(&store).await;
        // As it was before: the migration has not run.
        let address = if url.contains("://") { url.clone() } else { format!("sqlite://{url}") };
        let old = Database::connect(address).await.unwrap();
        for sql in [
            "DELETE FROM schema_migration WHERE name = '20261130_000127_staffing_span'",
            "ALTER TABLE staffing_request DROP COLUMN spans",
        ] {
            old.execute_unprepared(sql).await.unwrap();
        }
        assert_eq!(store.migrate().await.unwrap(), ["20261130_000127_staffing_span"]);
        let found = store.read().get::<StaffingRequest>(rows[0].id).await.unwrap();
        assert_eq!(found.spans, "[[100,110,300]]");
    }
}

migrated_test! {
    async fn a_write_tells_how_its_rows_were_and_steps_are_kept_and_forgotten(url: String) {
        let store = open(&url).await;
        let (one, two, rows) = made(&store).await;
        let mut writer = store.write(None).await.unwrap();
        assert!(writer.written_rows().is_empty(), "nobody asked to keep them");
        writer.keep_images();
        let half = StaffingRequest { filled_minutes: 60, ..rows[0].clone() };
        let half = writer.update(&rows[0], half, "staffing_request_moved").await.unwrap();
        let more = StaffingRequest { filled_minutes: 90, note: "Now".into(), ..half.clone() };
        let more = writer.update(&half, more, "staffing_request_moved").await.unwrap();
        let same = StaffingRequest { note: String::new(), ..more.clone() };
        writer.update(&more, same, "staffing_request_moved").await.unwrap();
        writer.delete(&rows[4], "staffing_request_deleted").await.unwrap();
        let mut passing = request(one, rows[0].job_role_id, "draft", 99);
        passing.note = "Passing".into();
        writer.insert(&passing, "staffing_request_drafted").await.unwrap();
        writer.delete(&passing, "staffing_request_deleted").await.unwrap();
        let written = writer.written_rows();
        // Each row once, with what changed from the first to the last write of it.
        assert_eq!(written.len(), 2, "what came and went again is nothing");
        let sides = |at: usize| (written[at].before.clone(), written[at].after.clone());
        let (Some(before), Some(after)) = sides(0) else { panic!("a change has both sides") };
        assert_eq!((before["filled_minutes"].as_i64(), after["filled_minutes"].as_i64()), (Some(0), Some(90)));
        assert_eq!((before.len(), after.len()), (1, 1));
        let (Some(gone), None) = sides(1) else { panic!("what was removed has no after") };
        let mut back = StaffingRequest { note: "Other".into(), ..rows[0].clone() };
        back.put_image(&gone).unwrap();
        assert_eq!(back, StaffingRequest { version: rows[0].version, ..rows[4].clone() });

        let step = |at: i64, project_id: Uuid| StaffingEdit {
            id: Uuid::now_v7(), project_id, at, actor_id: Some(Uuid::nil()), verb: "edited".into(),
            title: "Moved".into(), reverts_id: None, reverted_by: None, images: "[]".into(),
        };
        let (first, second) = (step(10, one), step(20, two));
        writer.insert_staffing_edit(first.clone(), 0).await.unwrap();
        writer.insert_staffing_edit(second.clone(), 0).await.unwrap();
        writer.mark_staffing_reverted(second.id, first.id).await.unwrap();
        let twice = writer.mark_staffing_reverted(second.id, first.id).await;
        assert!(matches!(twice, Err(StoreError::StaleVersion)));
        let all = StaffingEditFilter { visible: Visible::everything(), ..StaffingEditFilter::default() };
        let found = writer.staffing_edits(&all, 10).await.unwrap();
        let ids: Vec<Uuid> = found.iter().map(|one| one.id).collect();
        assert_eq!((ids, found[0].reverted_by), (vec![second.id, first.id], Some(first.id)));
        let count = async |filter: StaffingEditFilter| writer.staffing_edits(&filter, 10).await.unwrap().len();
        assert_eq!(count(StaffingEditFilter { project_id: Some(one), ..all.clone() }).await, 1);
        assert_eq!(count(StaffingEditFilter { since: Some(11), ..all.clone() }).await, 1);
        assert_eq!(count(StaffingEditFilter { actor_id: Some(Uuid::now_v7()), ..all.clone() }).await, 0);
        assert_eq!(count(StaffingEditFilter::default()).await, 0, "who sees nothing");
        writer.insert_staffing_edit(step(30, one), 20).await.unwrap();
        assert!(writer.staffing_edit(first.id).await.unwrap().is_none(), "it is long ago");
    }
}

migrated_test! {
    async fn a_change_of_what_was_accepted_waits_for_one_side_and_never_expires(url: String) {
        let store = open(&url).await;
        let (.., rows) = made(&store).await;
        let (asked, other) = (Uuid::nil(), Uuid::now_v7());
        let filled = rows.iter().find(|row| row.state == "filled").unwrap();
        let put = async |from: &StaffingRequest, state: &str| {
            let mut writer = store.write(None).await.unwrap();
            let to = StaffingRequest { state: state.into(), ..from.clone() };
            let row = writer.update(from, to, "staffing_request_moved").await.unwrap();
            writer.commit().await.unwrap();
            row
        };
        let changing = put(filled, "change_asked").await;
        let reader = store.read();
        assert_eq!(reader.count_staffing_waiting(true, other).await.unwrap(), 3);
        assert_eq!(reader.count_staffing_waiting(false, asked).await.unwrap(), 1);
        put(&changing, "change_countered").await;
        assert_eq!(reader.count_staffing_waiting(true, other).await.unwrap(), 2);
        assert_eq!(reader.count_staffing_waiting(false, asked).await.unwrap(), 2);
        assert!(!reader.staffing_due(1_000, 10).await.unwrap().contains(&filled.id));
    }
}
