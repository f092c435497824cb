//! What of a model's criteria is compared with what: criteria within their group, and groups with each
//! other. A model without groups has one level.

use super::criteria::Criterion;

/// Begin of the code that stands for a group in judgements; codes of criteria have no colon.
const GROUP: &str = "group:";

/// Something that is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LevelItem {
    /// Code of a criterion, or `group:` and the name of a group.
    pub(super) code: String,
    /// What it is called.
    pub(super) name: String,
}

/// What is compared with each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Level {
    /// The group whose criteria these are; `None` for the first level.
    pub(super) group: Option<String>,
    /// In the order of the criteria.
    pub(super) items: Vec<LevelItem>,
}

impl Level {
    pub(super) fn at(&self, code: &str) -> Option<usize> {
        self.items.iter().position(|item| item.code == code)
    }

    /// How many pairs there are.
    pub(super) fn pairs(&self) -> usize {
        self.items.len() * self.items.len().saturating_sub(1) / 2
    }
}

/// All levels: the first is that of the groups and of the criteria without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Levels {
    /// The first level, and one for each group of several criteria.
    pub(super) all: Vec<Level>,
    /// For each item of the first level where the level within it is.
    pub(super) within: Vec<Option<usize>>,
    /// For each criterion its item of the first level, and which it is within that.
    pub(super) places: Vec<(usize, usize)>,
}

fn item(one: &Criterion) -> LevelItem {
    LevelItem { code: one.code.clone(), name: one.name.clone() }
}

impl Levels {
    /// The levels of these criteria. A criterion alone in its group is compared as itself.
    pub(super) fn of(criteria: &[Criterion]) -> Self {
        let mut groups: Vec<(&str, Vec<&Criterion>)> = vec![];
        let mut places = vec![];
        for one in criteria {
            let known =
                |(name, _): &(&str, Vec<&Criterion>)| !name.is_empty() && *name == one.group;
            let at = groups.iter().position(known).unwrap_or_else(|| {
                groups.push((&one.group, vec![]));
                groups.len() - 1
            });
            places.push((at, groups[at].1.len()));
            groups[at].1.push(one);
        }
        if groups.len() == 1 {
            let items = criteria.iter().map(item).collect();
            let all = vec![Level { group: None, items }];
            let places = (0..criteria.len()).map(|at| (at, 0)).collect();
            return Self { all, within: vec![None; criteria.len()], places };
        }
        let mut all = vec![Level { group: None, items: vec![] }];
        let mut within = vec![];
        for (name, members) in groups {
            let first = if let [only] = members[..] {
                within.push(None);
                item(only)
            } else {
                within.push(Some(all.len()));
                let items = members.into_iter().map(item).collect();
                all.push(Level { group: Some(name.to_owned()), items });
                LevelItem { code: format!("{GROUP}{name}"), name: name.to_owned() }
            };
            all[0].items.push(first);
        }
        Self { all, within, places }
    }

    /// The level on which two are compared with each other.
    pub(super) fn level_of(&self, one: &str, other: &str) -> Option<&Level> {
        self.all.iter().find(|level| level.at(one).is_some() && level.at(other).is_some())
    }

    /// What a code is called; nothing when it is none of them.
    pub(super) fn name(&self, code: &str) -> Option<&str> {
        let items = self.all.iter().flat_map(|level| &level.items);
        items.into_iter().find(|item| item.code == code).map(|item| item.name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn criteria(of: &[(&str, &str)]) -> Vec<Criterion> {
        let one = |(code, group): &(&str, &str)| Criterion {
            code: (*code).into(),
            name: code.to_uppercase(),
            help: String::new(),
            unit: String::new(),
            weight_percent: 0.0,
            group: (*group).into(),
            scale: None,
            knock_out_below_percent: None,
        };
        of.iter().map(one).collect()
    }

    fn codes(level: &Level) -> Vec<&str> {
        level.items.iter().map(|item| item.code.as_str()).collect()
    }

    #[test]
    fn groups_are_compared_with_each_other_and_criteria_within_them() {
        let levels =
            Levels::of(&criteria(&[("a", "Tech"), ("b", ""), ("c", "Tech"), ("d", "Alone")]));
        assert_eq!(codes(&levels.all[0]), ["group:Tech", "b", "d"]);
        assert_eq!(
            (levels.all[1].group.as_deref(), codes(&levels.all[1])),
            (Some("Tech"), vec!["a", "c"])
        );
        assert_eq!(levels.all.len(), 2);
        assert_eq!(levels.within, [Some(1), None, None]);
        assert_eq!(levels.places, [(0, 0), (1, 0), (0, 1), (2, 0)]);
        assert!(levels.level_of("a", "b").is_none(), "a is compared within its group");
        assert_eq!(levels.name("group:Tech"), Some("Tech"));
    }

    #[test]
    fn without_groups_or_with_one_of_all_there_is_one_level() {
        for group in ["", "All"] {
            let levels = Levels::of(&criteria(&[("a", group), ("b", group), ("c", group)]));
            assert_eq!(levels.all.len(), 1);
            assert_eq!(codes(&levels.all[0]), ["a", "b", "c"]);
            assert_eq!(levels.places, [(0, 0), (1, 0), (2, 0)]);
        }
    }
}
