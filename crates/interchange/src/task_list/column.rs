//! Which column means what.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a column of a task list can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it; docs/formats.md documents each")]
pub enum Column {
    Id,
    Wbs,
    OutlineLevel,
    Parent,
    Name,
    Duration,
    Start,
    Finish,
    Predecessors,
    People,
    Work,
    PercentComplete,
    ConstraintType,
    ConstraintDate,
    Deadline,
    Milestone,
    Priority,
    ActualStart,
    ActualFinish,
    BaselineStart,
    BaselineFinish,
    Notes,
}

impl Column {
    /// Every column, in the order in which lists are written.
    pub const ALL: [Self; 22] = [
        Self::Id,
        Self::Wbs,
        Self::OutlineLevel,
        Self::Parent,
        Self::Name,
        Self::Duration,
        Self::Start,
        Self::Finish,
        Self::Predecessors,
        Self::People,
        Self::Work,
        Self::PercentComplete,
        Self::ConstraintType,
        Self::ConstraintDate,
        Self::Deadline,
        Self::Milestone,
        Self::Priority,
        Self::ActualStart,
        Self::ActualFinish,
        Self::BaselineStart,
        Self::BaselineFinish,
        Self::Notes,
    ];

    /// The heading Steerco writes, then other usual ones (lower case, letters and digits only).
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Id => &["ID", "id", "taskid", "uid", "uniqueid", "no", "nr", "key", "activityid"],
            Self::Wbs => &["WBS", "wbs", "wbscode", "outlinenumber"],
            Self::OutlineLevel => &["Outline level", "outlinelevel", "level", "indent"],
            Self::Parent => &["Parent", "parent", "parentid", "summarytask"],
            Self::Name => &[
                "Name",
                "name",
                "taskname",
                "task",
                "title",
                "activity",
                "activityname",
                "description",
                "summary",
                "subject",
                "vorgang",
                "vorgangsname",
            ],
            Self::Duration => {
                &["Duration", "duration", "dur", "length", "dauer", "originalduration"]
            }
            Self::Start => {
                &["Start", "start", "startdate", "begin", "from", "plannedstart", "anfang"]
            }
            Self::Finish => &[
                "Finish",
                "finish",
                "finishdate",
                "end",
                "enddate",
                "due",
                "duedate",
                "to",
                "plannedfinish",
                "ende",
            ],
            Self::Predecessors => &[
                "Predecessors",
                "predecessors",
                "predecessor",
                "dependencies",
                "dependson",
                "pred",
                "vorganger",
                "vorgänger",
            ],
            Self::People => &[
                "People",
                "people",
                "resources",
                "resourcenames",
                "resource",
                "assignedto",
                "assignee",
                "assignees",
                "owner",
            ],
            Self::Work => &["Work", "work", "effort", "hours", "estimate"],
            Self::PercentComplete => &[
                "Percent complete",
                "percentcomplete",
                "complete",
                "progress",
                "done",
                "percentdone",
            ],
            Self::ConstraintType => &["Constraint type", "constrainttype", "constraint"],
            Self::ConstraintDate => &["Constraint date", "constraintdate"],
            Self::Deadline => &["Deadline", "deadline"],
            Self::Milestone => &["Milestone", "milestone"],
            Self::Priority => &["Priority", "priority"],
            Self::ActualStart => &["Actual start", "actualstart"],
            Self::ActualFinish => &["Actual finish", "actualfinish"],
            Self::BaselineStart => &["Baseline start", "baselinestart"],
            Self::BaselineFinish => &["Baseline finish", "baselinefinish"],
            Self::Notes => &["Notes", "notes", "note", "comment", "comments"],
        }
    }

    /// The heading Steerco writes.
    pub fn heading(self) -> &'static str {
        self.names().first().copied().unwrap_or("")
    }

    /// What a heading means, if it is a usual one.
    pub fn recognise(heading: &str) -> Option<Self> {
        let plain: String = heading
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect();
        Self::ALL
            .into_iter()
            .find(|column| column.names().iter().skip(1).any(|name| *name == plain))
    }
}

/// Which column of a file carries what, by position from 0.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mapping(
    /// Meaning → position.
    pub BTreeMap<Column, usize>,
);

/// A first look at a file, for mapping its columns by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Headings of the first line.
    pub headings: Vec<String>,
    /// The first lines after it, at most five.
    pub samples: Vec<Vec<String>>,
    /// What was recognised.
    pub mapping: Mapping,
    /// Number of lines after the first.
    pub rows: usize,
}

impl Mapping {
    /// Recognises headings; the first of two that mean the same wins.
    pub fn recognise(headings: &[String]) -> Self {
        let mut mapping = BTreeMap::new();
        for (position, heading) in headings.iter().enumerate() {
            if let Some(column) = Column::recognise(heading) {
                mapping.entry(column).or_insert(position);
            }
        }
        Self(mapping)
    }

    /// True when the column that no task can do without is known.
    pub fn is_sufficient(&self) -> bool {
        self.0.contains_key(&Column::Name)
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, Mapping};

    #[test]
    fn usual_headings_are_recognised() {
        for (heading, column) in [
            ("Task Name", Column::Name),
            ("% Complete", Column::PercentComplete),
            ("Resource Names", Column::People),
            ("Outline_Level", Column::OutlineLevel),
            ("DUE DATE", Column::Finish),
        ] {
            assert_eq!(Column::recognise(heading), Some(column), "{heading}");
        }
        assert_eq!(Column::recognise("Colour"), None);
        for column in Column::ALL {
            assert_eq!(Column::recognise(column.heading()), Some(column), "{column:?}");
        }
        assert!(!Mapping::recognise(&["Colour".into()]).is_sufficient());
    }
}
