//! Lists: order, pages, search, visibility.

use steerco_store::{
    Ask, COUNTED,
    access::UserFilter,
    plan::{CalendarFilter, ProjectFilter, ProjectSort, TaskFilter, TaskSort},
    portfolio::{PortfolioFilter, ProgramFilter, Visible},
    resource::ResourceFilter,
    row,
};
use uuid::Uuid;

use crate::rows::{assignment, open, plan, portfolio, project, resource, task, user};

migrated_test! {
    async fn text_sorts_and_is_found_without_case_and_accents(url: String) {
        let store = open(&url).await;
        let mut writer = store.write(None).await.unwrap();
        for name in ["zebra", "Élan", "apple", "Eland", "Örebro", "_under", "100% done"] {
            let row = user(name, &format!("{}@example.org", Uuid::now_v7()));
            writer.insert(&row, "user_created").await.unwrap();
        }
        writer.commit().await.unwrap();
        let all = store.read().users(&UserFilter::default(), &Ask::first(50)).await.unwrap();
        let names: Vec<&str> = all.items.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["100% done", "_under", "apple", "Élan", "Eland", "Örebro", "zebra"]);
        for (q, hits) in [("ELAN", 2), ("% d", 1), ("_", 1), ("öre", 1), ("nothing", 0)] {
            let filter = UserFilter { q: Some(q.into()), active: None };
            let found = store.read().users(&filter, &Ask::first(50)).await.unwrap();
            assert_eq!(found.total, hits, "{q}");
        }
    }
}

migrated_test! {
    async fn pages_meet_without_gap_or_overlap_in_both_directions(url: String) {
        let store = open(&url).await;
        let (project, _) = plan(&store, 0).await;
        let mut rows: Vec<row::Task> = (1..=23).map(|n| task(project.id, n, "Same")).collect();
        // Many equal keys: the id decides.
        for row in &mut rows {
            row.finish = row.position % 4;
        }
        let mut writer = store.write(None).await.unwrap();
        writer.insert_bulk(rows, None).await.unwrap();
        writer.insert(&portfolio("log"), "x").await.unwrap();
        writer.commit().await.unwrap();
        let filter = TaskFilter { visible: Visible::everything(), ..TaskFilter::default() };
        for descending in [false, true] {
            let mut ask = Ask { descending, ..Ask::first(5) };
            let mut seen = vec![];
            loop {
                let page = store.read().tasks(&filter, TaskSort::Finish, &ask).await.unwrap();
                assert_eq!(page.total, 23);
                seen.extend(page.items.iter().map(|line| (line.finish, line.id)));
                match page.next {
                    Some(next) => ask.after = Some(next),
                    None => break,
                }
            }
            let mut sorted = seen.clone();
            sorted.sort();
            sorted.dedup();
            assert_eq!(sorted.len(), 23);
            if descending {
                sorted.reverse();
            }
            assert_eq!(seen, sorted);
        }
    }
}

migrated_test! {
    async fn counting_stops_at_ten_thousand_and_paging_goes_on(url: String) {
        let store = open(&url).await;
        let (project, _) = plan(&store, 0).await;
        let longest = i64::try_from(COUNTED).unwrap() + 1;
        let rows: Vec<row::Task> = (1..=longest).map(|n| task(project.id, n, "Same")).collect();
        let last = rows.last().map(|row| row.id);
        let mut writer = store.write(None).await.unwrap();
        writer.insert_bulk(rows, None).await.unwrap();
        writer.insert(&portfolio("log"), "x").await.unwrap();
        writer.commit().await.unwrap();
        let filter = TaskFilter { visible: Visible::everything(), ..TaskFilter::default() };
        let reader = store.read();
        let mut ask = Ask::first(5000);
        let mut seen = vec![];
        loop {
            let page = reader.tasks(&filter, TaskSort::Name, &ask).await.unwrap();
            assert_eq!((page.total, page.more_than_total), (COUNTED, true));
            seen.extend(page.items.iter().map(|line| line.id));
            match page.next {
                Some(next) => ask.after = Some(next),
                None => break,
            }
        }
        assert_eq!(seen.len() as u64, COUNTED + 1);
        assert!(seen.contains(&last.unwrap()));
        let one_less = TaskFilter { q: Some("same".into()), project_id: None, ..filter.clone() };
        let few = reader.tasks(&one_less, TaskSort::Name, &Ask::few(3)).await.unwrap();
        assert_eq!((few.items.len(), few.total, few.more_than_total), (3, 3, true));
    }
}

migrated_test! {
    async fn task_lists_filter(url: String) {
        let store = open(&url).await;
        let (project, tasks) = plan(&store, 30).await;
        let ann = resource("Ann");
        let mut writer = store.write(None).await.unwrap();
        for task in tasks.iter().skip(5).take(3) {
            let done = row::Task { percent_complete: 10_000, ..task.clone() };
            writer.update(task, done, "task_updated").await.unwrap();
        }
        writer.insert(&ann, "resource_created").await.unwrap();
        for task in tasks.iter().take(4) {
            writer.insert(&assignment(task, ann.id, 480), "assignment_created").await.unwrap();
        }
        writer.commit().await.unwrap();
        let everything = TaskFilter { visible: Visible::everything(), ..TaskFilter::default() };
        let count = async |filter: TaskFilter| {
            let page = store.read().tasks(&filter, TaskSort::Name, &Ask::first(200)).await;
            page.unwrap().total
        };
        assert_eq!(count(everything.clone()).await, 30);
        assert_eq!(count(TaskFilter { late: Some(true), ..everything.clone() }).await, 10);
        assert_eq!(count(TaskFilter { critical: Some(false), ..everything.clone() }).await, 15);
        assert_eq!(count(TaskFilter { q: Some("task 1".into()), ..everything.clone() }).await, 11);
        let left = TaskFilter { unfinished: Some(true), ..everything.clone() };
        let done = TaskFilter { unfinished: Some(false), ..everything.clone() };
        assert_eq!((count(left).await, count(done).await), (27, 3));
        let ids: Vec<Uuid> = tasks.iter().map(|row| row.id).collect();
        let mut people = store.read().people_of_tasks(&ids).await.unwrap();
        people.retain(|person| person.name == "Ann" && person.resource_id == ann.id);
        assert_eq!(people.len(), 4);
        let mine = TaskFilter { resource_id: Some(ann.id), ..everything.clone() };
        assert_eq!(count(mine).await, 4);
        let hidden = TaskFilter { visible: Visible::default(), ..everything.clone() };
        assert_eq!(count(hidden).await, 0);
        let granted = Visible { projects: vec![project.id], ..Visible::default() };
        assert_eq!(count(TaskFilter { visible: granted, ..everything }).await, 30);
        assert_eq!(store.read().assigned_work(ann.id).await.unwrap(), 4 * 480);
        assert_eq!(store.read().assigned_work(Uuid::now_v7()).await.unwrap(), 0);
    }
}

migrated_test! {
    async fn visibility_follows_the_scope_chain(url: String) {
        let store = open(&url).await;
        let (first, _) = plan(&store, 1).await;
        let grow = portfolio("Grow");
        let run = portfolio("Run");
        let program = row::Program {
            id: Uuid::now_v7(),
            version: 1,
            portfolio_id: Some(grow.id),
            name: "Water".into(),
            name_folded: "water".into(),
            description: String::new(),
            owner_id: None,
            external_key: None,
            plan_type_id: None,
            number: None,
            created_at: 1,
            updated_at: 1,
        };
        let mut inside = project("Inside", "INS-1", first.calendar_id);
        inside.program_id = Some(program.id);
        inside.portfolio_id = Some(grow.id);
        inside.late = true;
        let mut writer = store.write(None).await.unwrap();
        writer.insert(&grow, "portfolio_created").await.unwrap();
        writer.insert(&run, "portfolio_created").await.unwrap();
        writer.insert(&program, "program_created").await.unwrap();
        writer.insert(&inside, "project_created").await.unwrap();
        writer.commit().await.unwrap();
        let reader = store.read();
        let places = [
            (Visible::everything(), [2, 1, 2]),
            (Visible::default(), [0, 0, 0]),
            (Visible { portfolios: vec![grow.id], ..Visible::default() }, [1, 1, 1]),
            (Visible { programs: vec![program.id], ..Visible::default() }, [1, 1, 1]),
            (Visible { projects: vec![inside.id], ..Visible::default() }, [1, 1, 1]),
            (Visible { portfolios: vec![run.id], ..Visible::default() }, [1, 0, 0]),
        ];
        for (visible, [portfolios, programs, projects]) in places {
            let ask = Ask::first(10);
            let filter = PortfolioFilter { q: None, visible: visible.clone() };
            assert_eq!(reader.portfolios(&filter, &ask).await.unwrap().total, portfolios);
            let filter =
                ProgramFilter { visible: visible.clone(), ..ProgramFilter::default() };
            assert_eq!(reader.programs(&filter, &ask).await.unwrap().total, programs);
            let filter = ProjectFilter { visible: visible.clone(), ..ProjectFilter::default() };
            let found = reader.projects(&filter, ProjectSort::Finish, &ask).await.unwrap();
            assert_eq!(found.total, projects);
            assert_eq!(visible.includes(inside.id, inside.program_id, inside.portfolio_id),
                found.items.iter().any(|line| line.id == inside.id));
        }
        let counts = reader.portfolio_counts(&[grow.id], &Visible::everything()).await.unwrap();
        let counts = counts[&grow.id];
        assert_eq!((counts.programs, counts.projects, counts.late), (1, 1, 1));
        let writer = store.bookkeeping().await.unwrap();
        writer.move_projects_of_program(program.id, Some(run.id)).await.unwrap();
        writer.commit().await.unwrap();
        let moved = store.read().get::<row::Project>(inside.id).await.unwrap();
        assert_eq!(moved.portfolio_id, Some(run.id));
    }
}

migrated_test! {
    async fn long_lists_of_ids_are_asked_in_pieces(url: String) {
        let store = open(&url).await;
        let (_, tasks) = plan(&store, 1500).await;
        let mut ids: Vec<Uuid> = tasks.iter().map(|row| row.id).collect();
        ids.extend((0..40_000).map(|_| Uuid::now_v7()));
        assert_eq!(store.read().get_many::<row::Task>(&ids).await.unwrap().len(), 1500);
    }
}

migrated_test! {
    async fn the_other_lists_answer(url: String) {
        let store = open(&url).await;
        let (project, _) = plan(&store, 2).await;
        let reader = store.read();
        let ask = Ask::first(10);
        let filter = CalendarFilter {
            q: Some("stand".into()),
            project_id: Some(project.id),
            of_resources: true,
        };
        assert_eq!(reader.calendars(&filter, &ask).await.unwrap().total, 1);
        assert_eq!(reader.calendar_uses(project.calendar_id).await.unwrap(), 1);
        let on = reader.projects_on_calendars(&[project.calendar_id]).await.unwrap();
        assert_eq!(on, [project.id]);
        assert!(reader.calendars_on(project.calendar_id).await.unwrap().is_empty());
        assert_eq!(reader.default_calendar().await.unwrap().unwrap().name, "Standard");
        let filter = ResourceFilter { q: Some("x".into()), ..ResourceFilter::default() };
        assert_eq!(reader.resources(&filter, &ask).await.unwrap().total, 0);
        assert_eq!(reader.teams(Some("x"), &ask).await.unwrap().total, 0);
        assert!(reader.team_sizes(&[Uuid::now_v7()]).await.unwrap().is_empty());
        assert_eq!(reader.project_keys("pum-").await.unwrap(), ["pum-1"]);
        assert_eq!(reader.project_names(&[project.id]).await.unwrap().len(), 1);
        assert_eq!(reader.imports_of(Uuid::now_v7(), &ask).await.unwrap().total, 0);
        assert!(reader.roles().await.unwrap().is_empty());
        assert!(reader.role_grants(None).await.unwrap().is_empty());
        assert!(reader.organisation().await.unwrap().is_none());
        assert!(reader.leave_of_resource(Uuid::now_v7()).await.unwrap().is_empty());
        assert!(reader.projects_with_resource(Uuid::now_v7()).await.unwrap().is_empty());
    }
}
