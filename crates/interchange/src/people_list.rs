//! Lists of people as CSV or workbook: which column means what, and what each line says. Nothing is
//! judged here but the shape of the file.

use std::collections::BTreeMap;

use crate::{decode::decode, workbook::first_sheet};

/// What a column can mean, with the key by which a mapping names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it; `heading` is what people read")]
pub enum PersonColumn {
    Key,
    Name,
    Email,
    Initials,
    From,
    Role,
    Share,
    Team,
    Manager,
    Location,
    Fte,
    CostRate,
    BillRate,
    Currency,
    Skills,
}

impl PersonColumn {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 15] = [
        Self::Key,
        Self::Name,
        Self::Email,
        Self::Initials,
        Self::From,
        Self::Role,
        Self::Share,
        Self::Team,
        Self::Manager,
        Self::Location,
        Self::Fte,
        Self::CostRate,
        Self::BillRate,
        Self::Currency,
        Self::Skills,
    ];

    /// Key in a mapping, and the headings it is recognised by; the first is what people read.
    fn words(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Key => ("key", &["Key", "Id", "Employee number", "Personnel number"]),
            Self::Name => ("name", &["Name", "Full name", "Person", "Employee"]),
            Self::Email => ("email", &["E-mail", "Email", "Mail", "E-mail address"]),
            Self::Initials => ("initials", &["Initials", "Short name"]),
            Self::From => ("from", &["From", "Valid from", "Start date", "Joined"]),
            Self::Role => ("role", &["Role", "Job role", "Job title", "Position"]),
            Self::Share => ("share", &["Share", "Share %"]),
            Self::Team => ("team", &["Team", "Department", "Group"]),
            Self::Manager => ("manager", &["Manager", "Led by", "Supervisor", "Reports to"]),
            Self::Location => ("location", &["Location", "Site", "Office"]),
            Self::Fte => ("fte", &["FTE", "FTE %", "Full-time equivalent", "Availability"]),
            Self::CostRate => ("cost_rate", &["Cost rate", "Rate", "Standard rate", "Hourly cost"]),
            Self::BillRate => ("bill_rate", &["Bill rate", "Billing rate"]),
            Self::Currency => ("currency", &["Currency"]),
            Self::Skills => ("skills", &["Skills", "Skill"]),
        }
    }

    /// Its key in a mapping.
    pub fn key(self) -> &'static str {
        self.words().0
    }

    /// What people read.
    pub fn heading(self) -> &'static str {
        self.words().1.first().copied().unwrap_or_default()
    }

    /// The column with this key.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.key() == key)
    }

    fn recognise(heading: &str) -> Option<Self> {
        let plain = |text: &str| -> String {
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let wanted = plain(heading);
        Self::ALL
            .into_iter()
            .find(|column| column.words().1.iter().any(|word| plain(word) == wanted))
    }
}

/// A list with its headings; cells are trimmed texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleSheet {
    /// Headings in order.
    pub headings: Vec<String>,
    /// Lines by their number in the file, from 1; lines without any text are left out.
    pub rows: Vec<(usize, Vec<String>)>,
}

impl PeopleSheet {
    /// Reads a file; what is wrong with it as a whole otherwise.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let lines = match bytes {
            [b'P', b'K', ..] => first_sheet(bytes)?,
            [0xD0, 0xCF, 0x11, 0xE0, ..] => {
                return Err("This is a workbook of an old kind. Save it as .xlsx or CSV.".into());
            }
            _ => separated(bytes)?,
        };
        let mut rows = lines
            .into_iter()
            .enumerate()
            .map(|(at, row)| {
                let cells = row.into_iter().map(|cell| cell.trim().to_owned());
                (at + 1, cells.collect::<Vec<_>>())
            })
            .filter(|(_, row)| row.iter().any(|cell| !cell.is_empty()));
        let (_, headings) = rows.next().ok_or("The file is empty.")?;
        Ok(Self { headings, rows: rows.collect() })
    }

    /// The columns that are known by their headings; the first one wins.
    pub fn recognised(&self) -> BTreeMap<PersonColumn, usize> {
        let mut known = BTreeMap::new();
        for (at, heading) in self.headings.iter().enumerate() {
            if let Some(column) = PersonColumn::recognise(heading) {
                known.entry(column).or_insert(at);
            }
        }
        known
    }
}

fn separated(bytes: &[u8]) -> Result<Vec<Vec<String>>, String> {
    let (text, _) = decode(bytes);
    let text = text.trim_start_matches('\u{FEFF}');
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let count = |separator: u8| first.bytes().filter(|&byte| byte == separator).count();
    let separator = [b',', b';', b'\t'].into_iter().rev().max_by_key(|&byte| count(byte));
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator.unwrap_or(b','))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    reader
        .records()
        .map(|record| match record {
            Ok(record) => Ok(record.iter().map(str::to_owned).collect()),
            Err(error) => Err(format!("The file is not a table: {error}.")),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn headings_are_known_by_their_words_and_lines_keep_their_numbers() {
        let text = "Employee number;Full name;E-Mail;Department;FTE %\n\n7;Ann Meyer; ann@x.org ;Pumps;80\n";
        let sheet = PeopleSheet::read(text.as_bytes()).unwrap();
        let known: Vec<&str> = sheet.recognised().keys().map(|column| column.key()).collect();
        assert_eq!(known, ["key", "name", "email", "team", "fte"]);
        assert_eq!(sheet.rows.len(), 1);
        assert_eq!(sheet.rows[0].1[2], "ann@x.org");
    }

    #[test]
    fn what_is_no_table_is_said() {
        assert_eq!(PeopleSheet::read(b"  \n").unwrap_err(), "The file is empty.");
        let old = PeopleSheet::read(b"\xD0\xCF\x11\xE0old").unwrap_err();
        assert!(old.starts_with("This is a workbook of an old kind"));
    }
}
