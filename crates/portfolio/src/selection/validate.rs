//! What makes a model unusable, each with its place and what to do.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Model, Project, Rule, Series};

/// Largest single amount: sums and products of amounts then stay exact.
const MOST: i64 = 1_000_000_000_000_000;

/// Something in the model that makes no sense.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {message}")]
pub struct Invalid {
    /// Stable code.
    pub code: &'static str,
    /// Where, as a path such as `projects[3].costs[0].amounts`.
    pub place: String,
    /// What is wrong and what to do.
    pub message: String,
}

/// Everything wrong with `model`; empty when it can be solved.
pub(super) fn validate(model: &Model) -> Vec<Invalid> {
    let mut found = Findings { model, list: vec![] };
    found.periods();
    found.limits();
    for (index, project) in model.projects.iter().enumerate() {
        found.project(&format!("projects[{index}]"), project);
    }
    found.rules();
    found.circles();
    found.sums();
    found.list
}

struct Findings<'a> {
    model: &'a Model,
    list: Vec<Invalid>,
}

impl Findings<'_> {
    fn say(&mut self, code: &'static str, place: &str, message: String) {
        self.list.push(Invalid { code, place: place.into(), message });
    }

    /// Names each place whose name was used before.
    fn unique<'a>(&mut self, what: &str, names: impl Iterator<Item = (String, &'a str)>) {
        let mut seen: BTreeMap<&str, String> = BTreeMap::new();
        for (place, name) in names {
            if name.is_empty() {
                let message = format!("the {what} is empty. Give it a name.");
                self.say("selection.name_missing", &place, message);
            } else if let Some(first) = seen.get(name) {
                let message =
                    format!("the {what} `{name}` is already used at {first}. Rename one of them.");
                self.say("selection.duplicate", &place, message);
            } else {
                seen.insert(name, place);
            }
        }
    }

    fn periods(&mut self) {
        if self.model.periods.is_empty() {
            let message = "there is no period. Name at least one, such as `2027-01`.".into();
            self.say("selection.no_periods", "periods", message);
        }
        let names = self.model.periods.iter().enumerate();
        self.unique("period", names.map(|(at, name)| (format!("periods[{at}]"), name.as_str())));
    }

    fn limits(&mut self) {
        let model = self.model;
        let budgets = model.budgets.iter().enumerate();
        let names = budgets
            .clone()
            .map(|(at, one)| (format!("budgets[{at}].cost_type"), one.cost_type.as_str()));
        self.unique("cost type", names);
        let capacities = model.capacities.iter().enumerate();
        let names = capacities
            .clone()
            .map(|(at, one)| (format!("capacities[{at}].role"), one.role.as_str()));
        self.unique("role", names);
        for (at, one) in budgets {
            let name = format!("budget for `{}`", one.cost_type);
            self.limit(&format!("budgets[{at}].amounts"), &name, &one.amounts);
        }
        for (at, one) in capacities {
            let name = format!("capacity of `{}`", one.role);
            self.limit(&format!("capacities[{at}].hours"), &name, &one.amounts);
        }
    }

    fn limit(&mut self, place: &str, name: &str, amounts: &[i64]) {
        let periods = self.model.periods.len();
        if amounts.len() != periods {
            let message = format!(
                "the {name} has {} amounts for {periods} periods. Give one amount per period.",
                amounts.len()
            );
            self.say("selection.wrong_length", place, message);
        }
        self.amounts(place, name, amounts);
    }

    fn amounts(&mut self, place: &str, name: &str, amounts: &[i64]) {
        for (at, amount) in amounts.iter().enumerate() {
            let place = format!("{place}[{at}]");
            if *amount < 0 {
                let message = format!("the {name} is negative. Use 0 or more.");
                self.say("selection.negative", &place, message);
            } else if *amount > MOST {
                let message = format!("the {name} is above {MOST}. Use a larger unit.");
                self.say("selection.too_large", &place, message);
            }
        }
    }

    fn project(&mut self, place: &str, project: &Project) {
        let id = &project.id;
        for (field, amount) in
            [("value", project.value), ("value_loss_per_period", project.value_loss_per_period)]
        {
            if amount.abs() > MOST {
                let message = format!("it is beyond {MOST}. Use a larger unit.");
                self.say("selection.too_large", &format!("{place}.{field}"), message);
            }
        }
        if project.mandatory && project.excluded {
            let message =
                format!("`{id}` is both mandatory and excluded. Take back one of the two.");
            self.say("selection.mandatory_excluded", place, message);
        }
        let (window, periods) = (project.start_shift, self.model.periods.len());
        let window_place = format!("{place}.start_shift");
        if window.earliest > window.latest {
            let message = format!(
                "`{id}` may start no earlier than {} and no later than {}. Exchange them.",
                window.earliest, window.latest
            );
            self.say("selection.window_reversed", &window_place, message);
        } else if window.earliest + project.length() > periods && !project.excluded && periods > 0 {
            let message = format!(
                "`{id}` takes {} periods and starts in period {} (counted from 0) at the earliest, \
                 which goes beyond the last of {periods} periods. Add periods, let it start \
                 earlier, or exclude it.",
                project.length(),
                window.earliest
            );
            self.say("selection.beyond_last_period", &window_place, message);
        }
        for (at, share) in project.partial.iter().enumerate() {
            if !(1..10_000).contains(&share.basis_points()) {
                let message = format!(
                    "`{id}` can be funded at more than 0 % and less than 100 %. Whole funding is \
                     always possible and needs no entry."
                );
                self.say(
                    "selection.bad_share",
                    &format!("{place}.partial_percents[{at}]"),
                    message,
                );
            }
        }
        let model = self.model;
        let known: Vec<&str> = model.budgets.iter().map(|one| one.cost_type.as_str()).collect();
        self.series(
            &format!("{place}.costs"),
            ["cost_type", "amounts", "budget"],
            &project.costs,
            &known,
        );
        let known: Vec<&str> = model.capacities.iter().map(|one| one.role.as_str()).collect();
        self.series(
            &format!("{place}.demands"),
            ["role", "hours", "capacity"],
            &project.demands,
            &known,
        );
    }

    fn series(
        &mut self,
        place: &str,
        [name, amounts, limit]: [&str; 3],
        list: &[Series],
        known: &[&str],
    ) {
        for (at, series) in list.iter().enumerate() {
            let place = format!("{place}[{at}]");
            let of = &series.name;
            // Without any limit of the kind, the kind is not limited.
            if !known.is_empty() && !known.contains(&of.as_str()) {
                let message = format!(
                    "there is no {limit} for `{of}`. Add one, or use one of: {}.",
                    known.join(", ")
                );
                self.say("selection.unknown_name", &format!("{place}.{name}"), message);
            }
            if list.iter().take(at).any(|other| other.name == *of) {
                let message = format!("`{of}` occurs twice. Add the amounts up in one entry.");
                self.say("selection.duplicate", &format!("{place}.{name}"), message);
            }
            self.amounts(
                &format!("{place}.{amounts}"),
                &format!("amount of `{of}`"),
                &series.amounts,
            );
        }
    }

    fn rules(&mut self) {
        let model = self.model;
        let projects = model.projects.iter().enumerate();
        self.unique(
            "id",
            projects.map(|(at, one)| (format!("projects[{at}].id"), one.id.as_str())),
        );
        let ids: BTreeSet<&str> = model.projects.iter().map(|one| one.id.as_str()).collect();
        for (index, rule) in model.rules.iter().enumerate() {
            let place = format!("rules[{index}]");
            match rule {
                Rule::Exclusive { projects } => self.members(&place, projects, &ids),
                Rule::AtLeast { count, projects } => {
                    self.members(&place, projects, &ids);
                    if *count > projects.len() {
                        let message = format!(
                            "{count} of {} projects are asked for. Lower the count or name more \
                             projects.",
                            projects.len()
                        );
                        self.say("selection.count_too_high", &format!("{place}.count"), message);
                    }
                }
                Rule::Requires { project, needs, .. } => {
                    for (field, id) in [("project", project), ("needs", needs)] {
                        self.member(&format!("{place}.{field}"), id, &ids);
                    }
                }
                Rule::BucketShare { bucket, min, max } => {
                    if !model.projects.iter().any(|one| one.bucket.as_ref() == Some(bucket)) {
                        let message = format!(
                            "no project is in the bucket `{bucket}`. Correct its name or remove \
                             the rule."
                        );
                        self.say("selection.unknown_name", &format!("{place}.bucket"), message);
                    }
                    let [low, high] = [min, max].map(|share| share.map(|one| one.basis_points()));
                    let sensible = |share: i64| (0..=10_000).contains(&share);
                    if !low.is_none_or(sensible) || !high.is_none_or(sensible) {
                        let message = "a share is from 0 to 100 percent.".into();
                        self.say("selection.bad_share", &place, message);
                    } else if low.unwrap_or(0) > high.unwrap_or(10_000) {
                        let message = "the least share is above the most. Exchange them.".into();
                        self.say("selection.bad_share", &place, message);
                    }
                }
            }
        }
    }

    fn members(&mut self, place: &str, projects: &[String], ids: &BTreeSet<&str>) {
        for (at, id) in projects.iter().enumerate() {
            let place = format!("{place}.projects[{at}]");
            self.member(&place, id, ids);
            if projects.iter().take(at).any(|other| other == id) {
                let message = format!("`{id}` is named twice. Remove one.");
                self.say("selection.duplicate", &place, message);
            }
        }
        if projects.is_empty() {
            let message = "no project is named. Name some or remove the rule.".into();
            self.say("selection.empty_rule", &format!("{place}.projects"), message);
        }
    }

    fn member(&mut self, place: &str, id: &str, ids: &BTreeSet<&str>) {
        if !ids.contains(id) {
            let message = format!("there is no project `{id}`. Correct the id or add the project.");
            self.say("selection.unknown_name", place, message);
        }
    }

    /// Projects that need themselves over others.
    fn circles(&mut self) {
        let model = self.model;
        let mut needs: BTreeMap<&str, Vec<(usize, &str)>> = BTreeMap::new();
        for (index, rule) in model.rules.iter().enumerate() {
            if let Rule::Requires { project, needs: needed, .. } = rule {
                needs.entry(project).or_default().push((index, needed));
            }
        }
        let mut done: BTreeSet<&str> = BTreeSet::new();
        for &start in needs.keys() {
            // The path of ids being followed, each with the next edge to try.
            let mut path: Vec<(&str, usize)> = vec![(start, 0)];
            while let Some((id, edge)) = path.last_mut() {
                let Some(&(rule, next)) = needs.get(id).and_then(|edges| edges.get(*edge)) else {
                    done.insert(id);
                    path.pop();
                    continue;
                };
                *edge += 1;
                if let Some(at) = path.iter().position(|(id, _)| *id == next) {
                    let mut names: Vec<&str> = path[at..].iter().map(|(id, _)| *id).collect();
                    names.push(next);
                    let message = format!(
                        "the projects need each other in a circle: {}. Remove one of these rules.",
                        names.join(" → ")
                    );
                    self.say("selection.circle", &format!("rules[{rule}]"), message);
                    return;
                }
                if !done.contains(next) {
                    path.push((next, 0));
                }
            }
        }
    }

    /// Sums of everything must stay far below what 64 bits hold.
    fn sums(&mut self) {
        let total = |amounts: &mut dyn Iterator<Item = i64>| -> i128 {
            amounts.map(|amount| i128::from(amount).abs()).sum()
        };
        let projects = &self.model.projects;
        let series = |list: &[Series]| -> i128 {
            total(&mut list.iter().flat_map(|one| one.amounts.iter().copied()))
        };
        let costs: i128 = projects.iter().map(|one| series(&one.costs)).sum();
        let hours: i128 = projects.iter().map(|one| series(&one.demands)).sum();
        let limits = |amounts: Vec<&Vec<i64>>| total(&mut amounts.into_iter().flatten().copied());
        let money = limits(self.model.budgets.iter().map(|one| &one.amounts).collect());
        let people = limits(self.model.capacities.iter().map(|one| &one.amounts).collect());
        let values: i128 = projects
            .iter()
            .map(|one| {
                let late = i128::try_from(one.start_shift.latest.min(100_000)).unwrap_or(0);
                i128::from(one.value).abs() + i128::from(one.value_loss_per_period).abs() * late
            })
            .sum();
        let most = i128::from(MOST);
        for (what, sum) in [
            ("costs", costs),
            ("demands", hours),
            ("values", values),
            ("budgets", money / 1_000),
            ("capacities", people / 1_000),
        ] {
            if sum > most {
                let message = format!("all {what} together are above {MOST}. Use a larger unit.");
                self.say(
                    "selection.too_large",
                    if what == "budgets" || what == "capacities" { what } else { "projects" },
                    message,
                );
            }
        }
    }
}
