//! One line of a list of people: who it is, and what of it is not so yet. What a list does not name
//! stays as it is.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use steerco_interchange::people_list::PersonColumn;
use steerco_store::{Reader, Writer, fold, row};
use steerco_units::{Currency, Rate};
use uuid::Uuid;

use super::{
    days::{parse_day, today},
    people_import::PeopleFinding,
    resource_rates::{NewRate, insert_rate},
    resource_roles::{NewResourceRole, insert_role},
    resource_skills::blank,
    resources::{checked_currency, checked_rate},
    skills::MOST_LEVEL,
    term_changes::{TermChange, hold_from},
    terms::{ALWAYS, stored_day},
};
use crate::{
    Failure, Outcome,
    access::Caller,
    shape::{basis_points, checked_name, percent},
};

/// What a line did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    Created,
    Changed,
    Unchanged,
}

impl Done {
    pub(super) fn is_new(self) -> bool {
        self == Self::Created
    }

    fn of(changed: bool) -> Self {
        if changed { Self::Changed } else { Self::Unchanged }
    }
}

/// A line with what its columns mean.
pub(super) struct Line<'s> {
    pub number: usize,
    pub cells: &'s [String],
    pub columns: &'s BTreeMap<PersonColumn, usize>,
}

impl Line<'_> {
    /// What stands in a column; nothing when it is empty or not there.
    fn text(&self, column: PersonColumn) -> Option<&str> {
        let text = self.cells.get(*self.columns.get(&column)?)?.as_str();
        (!text.is_empty()).then_some(text)
    }

    /// The day from which the line holds, if it says so.
    fn from(&self) -> Outcome<Option<Date>> {
        self.text(PersonColumn::From).map(|text| parse_day("from", text)).transpose()
    }

    /// Percent, from `80`, `80 %`, `80,5`, or `0.8` as workbooks keep 80 %: nobody works 2 % of full time.
    fn percent(&self, column: PersonColumn) -> Outcome<Option<f64>> {
        let Some(text) = self.text(column) else { return Ok(None) };
        let plain = text.trim_end_matches('%').trim().replace(',', ".");
        let number: f64 = plain.parse().map_err(|_| {
            Failure::field("bad_percent", column.key(), "Give a number such as 80.")
        })?;
        let of_one = number <= 2.0 && !text.ends_with('%');
        Ok(Some(if of_one { number * 100.0 } else { number }))
    }
}

/// People and names that lines refer to; grows as lines bring new ones.
pub(super) struct Lines<'c> {
    caller: &'c Caller,
    people: Vec<row::Resource>,
    roles: HashMap<String, Uuid>,
    teams: HashMap<String, Uuid>,
    locations: HashMap<String, Uuid>,
    skills: HashMap<String, Uuid>,
    news: Vec<PeopleFinding>,
}

impl<'c> Lines<'c> {
    pub(super) async fn load(reader: &Reader, caller: &'c Caller) -> Outcome<Self> {
        let names = reader.pool_names().await?;
        Ok(Self {
            caller,
            people: reader.all_workers().await?,
            roles: names.roles.into_iter().collect(),
            teams: names.teams.into_iter().collect(),
            locations: names.locations.into_iter().collect(),
            skills: names.skills.into_iter().collect(),
            news: vec![],
        })
    }

    /// What will be there besides people.
    pub(super) fn news(&mut self) -> Vec<PeopleFinding> {
        std::mem::take(&mut self.news)
    }

    fn known(&self, line: &Line<'_>) -> Option<&row::Resource> {
        let key = line.text(PersonColumn::Key);
        let email = line.text(PersonColumn::Email).map(fold);
        let by_key = |row: &&row::Resource| key.is_some() && row.external_key.as_deref() == key;
        let by_mail = |row: &&row::Resource| email.as_ref() == Some(&row.email_folded);
        let name = line.text(PersonColumn::Name).map(fold);
        let by_name = |row: &&row::Resource| {
            key.is_none() && email.is_none() && name.as_ref() == Some(&row.name_folded)
        };
        let people = || self.people.iter();
        people().find(by_key).or_else(|| people().find(by_mail)).or_else(|| people().find(by_name))
    }

    /// The person of a line: found, corrected or new.
    pub(super) async fn person(
        &mut self,
        writer: &mut Writer<'_>,
        line: &Line<'_>,
    ) -> Outcome<(Uuid, Done)> {
        let name = checked_name("name", line.text(PersonColumn::Name).unwrap_or_default())?;
        let before = self.known(line).cloned();
        let mut after = before.clone().unwrap_or_else(|| blank_person(writer.at()));
        after.name_folded = fold(&name);
        after.name = name;
        if let Some(email) = line.text(PersonColumn::Email) {
            if !email.contains('@') {
                let text = "This is no mail address. Correct it, or leave it empty.";
                return Err(Failure::field("resource.bad_email", "email", text));
            }
            after.email_folded = fold(email);
            after.email = email.into();
        }
        if let Some(initials) = line.text(PersonColumn::Initials) {
            after.initials = initials.into();
        }
        if let Some(key) = line.text(PersonColumn::Key) {
            after.external_key = Some(key.into());
        }
        let done = match &before {
            None => {
                writer.insert(&after, "resource_created").await?;
                Done::Created
            }
            Some(before) if *before == after => Done::Unchanged,
            Some(before) => {
                after = writer.update(before, after, "resource_updated").await?;
                Done::Changed
            }
        };
        let id = after.id;
        self.people.retain(|row| row.id != id);
        self.people.push(after);
        Ok((id, done))
    }

    /// What holds of the person of a line, their roles, rates and skills.
    pub(super) async fn rest(
        &mut self,
        writer: &mut Writer<'_>,
        line: &Line<'_>,
        id: Uuid,
        new: bool,
    ) -> Outcome<Done> {
        let told = line.from()?;
        let since = match told {
            Some(day) => day,
            None if new => stored_day(ALWAYS)?,
            None => today(),
        };
        let mut changed = self.terms(writer, line, id, since, new).await?;
        changed |= self.role(writer, line, id, since).await?;
        for (column, kind) in [(PersonColumn::CostRate, "cost"), (PersonColumn::BillRate, "bill")] {
            changed |= self.rate(writer, line, id, since, column, kind).await?;
        }
        changed |= self.skills(writer, line, id).await?;
        Ok(Done::of(changed))
    }

    async fn terms(
        &mut self,
        writer: &mut Writer<'_>,
        line: &Line<'_>,
        id: Uuid,
        since: Date,
        new: bool,
    ) -> Outcome<bool> {
        let mut change = TermChange::default();
        if let Some(name) = line.text(PersonColumn::Team) {
            change.team_id = Some(Some(self.team(writer, line, name).await?));
        }
        if let Some(name) = line.text(PersonColumn::Location) {
            change.location_id = Some(Some(self.location(writer, line, name).await?));
        }
        if let Some(lead) = line.text(PersonColumn::Manager) {
            let wanted = fold(lead);
            let found = self.people.iter().find(|row| {
                row.email_folded == wanted
                    || row.name_folded == wanted
                    || row.external_key.as_deref() == Some(lead)
            });
            let text = "Nobody has this name, mail address or key. Add them to the list.";
            let found = found
                .ok_or_else(|| Failure::field("resource.unknown_reference", "manager", text))?;
            change.manager_id = Some(Some(found.id));
        }
        change.fte_percent = line.percent(PersonColumn::Fte)?;
        let joins = new && line.text(PersonColumn::From).is_some();
        if change == TermChange::default() && !joins {
            return Ok(false);
        }
        let at = hold_from(writer, self.caller, id, since, joins, &change).await;
        at.map_err(|failure| match change.fte_percent {
            Some(fte) if !(0.0..=100_000.0).contains(&fte) => failure.at_field("fte"),
            _ => failure.at_field("manager"),
        })
    }

    async fn role(
        &mut self,
        writer: &mut Writer<'_>,
        line: &Line<'_>,
        id: Uuid,
        since: Date,
    ) -> Outcome<bool> {
        let Some(name) = line.text(PersonColumn::Role) else { return Ok(false) };
        let share = line.percent(PersonColumn::Share)?.unwrap_or(100.0);
        let points = basis_points("share", share, 100.0)?;
        let role = self.role_called(writer, line, name).await?;
        let day = since.to_string();
        let held = writer.roles_of(&[id], &day, &day).await?;
        if let [one] = held.as_slice()
            && (one.job_role_id, one.share) == (role, points)
        {
            return Ok(false);
        }
        let eve = since.yesterday().unwrap_or(since).to_string();
        for before in held {
            if before.from_date < day {
                let after = row::ResourceRole { to_date: Some(eve.clone()), ..before.clone() };
                writer.update(&before, after, "resource_role_changed").await?;
            } else {
                writer.delete(&before, "resource_role_taken").await?;
            }
        }
        let input = NewResourceRole {
            job_role_id: role,
            from: Some(day),
            to: None,
            share_percent: Some(percent(points)),
        };
        insert_role(writer, id, &input).await.map_err(|failure| failure.at_field("role"))?;
        Ok(true)
    }

    async fn rate(
        &mut self,
        writer: &mut Writer<'_>,
        line: &Line<'_>,
        id: Uuid,
        since: Date,
        column: PersonColumn,
        kind: &str,
    ) -> Outcome<bool> {
        let Some(text) = line.text(column) else { return Ok(false) };
        let field = column.key();
        let barred = |failure: Failure| match failure {
            Failure::Forbidden { .. } => {
                let text = "Rates are for those who manage them. Leave this column out.";
                Failure::field("resource.rates_not_yours", field, text)
            }
            other => other,
        };
        let amount = checked_rate(self.caller, field, &text.replace(',', ".")).map_err(barred)?;
        let currency = match line.text(PersonColumn::Currency) {
            Some(code) => checked_currency(self.caller, code)?,
            None => writer.get::<row::Resource>(id).await?.currency,
        };
        let day = since.to_string();
        let rates = writer.rates_of(id).await?;
        let holds = |row: &&row::ResourceRate| {
            row.kind == kind
                && row.from_date <= day
                && row.to_date.as_ref().is_none_or(|to| *to >= day)
        };
        if let Some(held) = rates.iter().find(holds) {
            if held.hourly_rate == amount && held.currency == currency {
                return Ok(false);
            }
            if held.from_date == day {
                let after = row::ResourceRate { hourly_rate: amount, currency, ..held.clone() };
                writer.update(held, after, "resource_rate_corrected").await?;
                return Ok(true);
            }
        }
        let code = Currency::new(&currency).unwrap_or(Currency::EUR);
        let input = NewRate {
            kind: kind.into(),
            from: Some(day),
            to: None,
            rate: Rate(amount).text(code),
            currency: Some(currency),
        };
        let rate = insert_rate(writer, self.caller, id, &input).await;
        rate.map_err(|failure| failure.at_field(field))?;
        Ok(true)
    }

    /// Skills as `Welding: 3; Rust`: the level is that of whoever leads the person.
    async fn skills(
        &mut self,
        writer: &mut Writer<'_>,
        line: &Line<'_>,
        id: Uuid,
    ) -> Outcome<bool> {
        let Some(text) = line.text(PersonColumn::Skills) else { return Ok(false) };
        let mut changed = false;
        for part in text.split([';', '|']).map(str::trim).filter(|part| !part.is_empty()) {
            let (name, level) = match part.rsplit_once(':') {
                None => (part, 0),
                Some((name, level)) => {
                    let level = level.trim().parse::<i64>().ok();
                    let level = level.filter(|level| (1..=MOST_LEVEL).contains(level));
                    let text = "Write skills as “Welding: 3; Rust: 4”, with levels from 1 to 5.";
                    let level = level
                        .ok_or_else(|| Failure::field("resource.bad_level", "skills", text))?;
                    (name.trim(), level)
                }
            };
            let skill = self.skill(writer, line, name).await?;
            let known = writer.skills_of(&[id]).await?;
            match known.into_iter().find(|row| row.skill_id == skill) {
                Some(before) if level == 0 || before.manager_level == level => {}
                Some(before) => {
                    let after =
                        row::ResourceSkill { manager_level: level, level, ..before.clone() };
                    writer.update(&before, after, "resource_skill_rated").await?;
                    changed = true;
                }
                None => {
                    let fresh = blank(id, skill, writer.at());
                    let row = row::ResourceSkill { manager_level: level, level, ..fresh };
                    writer.insert(&row, "resource_skill_added").await?;
                    changed = true;
                }
            }
        }
        Ok(changed)
    }

    fn tell(&mut self, line: &Line<'_>, column: PersonColumn, name: &str) {
        self.news.push(PeopleFinding {
            severity: "info".into(),
            line: line.number,
            field: column.heading().into(),
            message: format!("“{name}” is new and will be added."),
        });
    }

    async fn team(
        &mut self,
        writer: &mut Writer<'_>,
        line: &Line<'_>,
        name: &str,
    ) -> Outcome<Uuid> {
        let folded = fold(name);
        if let Some(id) = self.teams.get(&folded) {
            return Ok(*id);
        }
        let row = row::Team {
            id: Uuid::now_v7(),
            version: 1,
            name: name.into(),
            name_folded: folded.clone(),
            description: String::new(),
            external_key: None,
            created_at: writer.at(),
            updated_at: writer.at(),
        };
        writer.insert(&row, "team_created").await?;
        self.tell(line, PersonColumn::Team, name);
        self.teams.insert(folded, row.id);
        Ok(row.id)
    }

    async fn location(
        &mut self,
        writer: &mut Writer<'_>,
        line: &Line<'_>,
        name: &str,
    ) -> Outcome<Uuid> {
        let folded = fold(name);
        if let Some(id) = self.locations.get(&folded) {
            return Ok(*id);
        }
        let row = row::Location {
            id: Uuid::now_v7(),
            version: 1,
            name: name.into(),
            name_folded: folded.clone(),
            time_zone: String::new(),
            calendar_id: None,
            created_at: writer.at(),
            updated_at: writer.at(),
        };
        writer.insert(&row, "location_created").await?;
        self.tell(line, PersonColumn::Location, name);
        self.locations.insert(folded, row.id);
        Ok(row.id)
    }

    async fn role_called(
        &mut self,
        writer: &mut Writer<'_>,
        line: &Line<'_>,
        name: &str,
    ) -> Outcome<Uuid> {
        let folded = fold(name);
        if let Some(id) = self.roles.get(&folded) {
            return Ok(*id);
        }
        let row = row::JobRole {
            id: Uuid::now_v7(),
            version: 1,
            name: name.into(),
            name_folded: folded.clone(),
            description: String::new(),
            archived: false,
            external_key: None,
            created_at: writer.at(),
            updated_at: writer.at(),
        };
        writer.insert(&row, "job_role_created").await?;
        self.tell(line, PersonColumn::Role, name);
        self.roles.insert(folded, row.id);
        Ok(row.id)
    }

    async fn skill(
        &mut self,
        writer: &mut Writer<'_>,
        line: &Line<'_>,
        name: &str,
    ) -> Outcome<Uuid> {
        let folded = fold(name);
        if let Some(id) = self.skills.get(&folded) {
            return Ok(*id);
        }
        let row = row::Skill {
            id: Uuid::now_v7(),
            version: 1,
            name: name.into(),
            name_folded: folded.clone(),
            category: String::new(),
            description: String::new(),
            level_words: "[]".into(),
            archived: false,
            created_at: writer.at(),
            updated_at: writer.at(),
        };
        writer.insert(&row, "skill_created").await?;
        self.tell(line, PersonColumn::Skills, name);
        self.skills.insert(folded, row.id);
        Ok(row.id)
    }
}

fn blank_person(at: i64) -> row::Resource {
    row::Resource {
        id: Uuid::now_v7(),
        version: 1,
        name: String::new(),
        name_folded: String::new(),
        initials: String::new(),
        kind: "work".into(),
        email: String::new(),
        email_folded: String::new(),
        team_id: None,
        calendar_id: None,
        max_units: 10_000,
        standard_rate: 0,
        overtime_rate: 0,
        cost_per_use_minor: 0,
        currency: Currency::EUR.code(),
        user_id: None,
        active: true,
        generic: false,
        equipment: false,
        job_role_id: None,
        external_key: None,
        created_at: at,
        updated_at: at,
    }
}
