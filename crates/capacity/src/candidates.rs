//! Who fits what is asked for: a score per criterion in basis points, and their weighted mean. What nobody
//! asked for counts nothing: its weight is left out. Skills that have to be there stand above all scores.

/// What a skill is wanted at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WantedSkill {
    /// Level at least, 1 to 5.
    pub level: i64,
    /// Has to be there; counts twice.
    pub required: bool,
}

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Requirement<'ask> {
    /// Skills; none when anybody of the role will do.
    pub skills: &'ask [WantedSkill],
    /// Time of one person, in minutes.
    pub minutes: i64,
    /// Whether a place is wished for.
    pub location: bool,
    /// Minutes east of Greenwich that are wished for.
    pub offset: Option<i64>,
    /// Whether cost counts, for who may see it.
    pub cost: bool,
}

/// Who might do it. `levels` are those of each wanted skill, in the order of the requirement, 0 where they
/// do not have it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Candidate {
    /// Level of each wanted skill.
    pub levels: Vec<i64>,
    /// Whether they would like to work with each wanted skill, as they said; nothing where they said nothing.
    pub interests: Vec<bool>,
    /// Minutes they have left.
    pub free: i64,
    /// What an hour costs in minor units of the one currency that is compared; `None` when unknown.
    pub cost: Option<i64>,
    /// Whether they are at the place that is wished for.
    pub there: bool,
    /// Minutes east of Greenwich; `None` when unknown.
    pub offset: Option<i64>,
}

impl Candidate {
    fn level(&self, at: usize) -> i64 {
        self.levels.get(at).copied().unwrap_or(0)
    }
}

/// A criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Criterion {
    /// Which of the skills are there.
    Skill,
    /// How far they come up to the level.
    Level,
    /// How much of the time is free.
    Availability,
    /// The lowest rate among all over theirs.
    Cost,
    /// At the place or not.
    Location,
    /// How much of an eight-hour day is shared.
    TimeZone,
    /// Which of the skills they would like to work with; left out while nobody has said so.
    Interest,
}

/// Every criterion, in the order in which scores are told.
pub const CRITERIA: [Criterion; 7] = [
    Criterion::Skill,
    Criterion::Level,
    Criterion::Availability,
    Criterion::Cost,
    Criterion::Location,
    Criterion::TimeZone,
    Criterion::Interest,
];

/// How much each criterion counts, in the order of [`CRITERIA`]; only their proportion matters.
pub type Weights = [i64; 7];

/// How somebody does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// Their place in the list that was given.
    pub candidate: usize,
    /// Basis points by criterion, in the order of [`CRITERIA`]; `None` where nothing was asked.
    pub parts: [Option<i64>; 7],
    /// Weighted mean of the parts that were asked for, rounded half up.
    pub total: i64,
    /// Whether every skill that has to be there is, at its level.
    pub qualified: bool,
}

const WHOLE: i64 = 10_000;
/// Minutes of a working day that people share when they are in one time zone.
const SHARED_DAY: i64 = 480;
/// Minutes around the earth.
const ROUND: i64 = 24 * 60;

/// Everybody, best first: who has what is required before who has not, then by score, then by free time,
/// then in the order given.
pub fn ranked(asked: Requirement<'_>, candidates: &[Candidate], weights: Weights) -> Vec<Score> {
    let cheapest = candidates.iter().filter_map(|one| one.cost).min().unwrap_or(0);
    let likes = |one: &Candidate| one.interests.iter().zip(asked.skills).any(|(likes, _)| *likes);
    let somebody_would_like_to = candidates.iter().any(likes);
    let score = |(at, one): (usize, &Candidate)| {
        let parts = CRITERIA.map(|criterion| match criterion {
            Criterion::Interest if !somebody_would_like_to => None,
            _ => part(criterion, asked, one, cheapest),
        });
        let qualified = asked
            .skills
            .iter()
            .enumerate()
            .all(|(at, wanted)| !wanted.required || one.level(at) >= wanted.level);
        Score { candidate: at, parts, total: mean(&parts, weights), qualified }
    };
    let mut scores: Vec<Score> = candidates.iter().enumerate().map(score).collect();
    scores.sort_by_key(|one| {
        let free = candidates.get(one.candidate).map_or(0, |candidate| candidate.free);
        (!one.qualified, -one.total, -free, one.candidate)
    });
    scores
}

fn part(
    criterion: Criterion,
    asked: Requirement<'_>,
    one: &Candidate,
    cheapest: i64,
) -> Option<i64> {
    match criterion {
        Criterion::Skill => skills(asked, |at, _| i64::from(one.level(at) > 0), |_| 1),
        Criterion::Level => {
            skills(asked, |at, wanted| one.level(at).clamp(0, wanted), |wanted| wanted)
        }
        Criterion::Interest => {
            let likes = |at| one.interests.get(at).copied().unwrap_or(false);
            skills(asked, |at, _| i64::from(likes(at)), |_| 1)
        }
        Criterion::Availability => {
            (asked.minutes > 0).then(|| ratio(one.free.clamp(0, asked.minutes), asked.minutes))
        }
        Criterion::Cost => asked.cost.then(|| match one.cost {
            Some(cost) if cost > 0 => ratio(cheapest.max(0), cost),
            Some(_) => WHOLE,
            None => 0,
        }),
        Criterion::Location => asked.location.then_some(if one.there { WHOLE } else { 0 }),
        Criterion::TimeZone => asked.offset.map(|wanted| match one.offset {
            Some(offset) => ratio((SHARED_DAY - minutes_apart(offset, wanted)).max(0), SHARED_DAY),
            None => 0,
        }),
    }
}

/// Minutes by which the days of two time zones are shifted against each other, at most half a day: the date line
/// parts nobody. Offsets are minutes east of Greenwich.
pub fn minutes_apart(one: i64, other: i64) -> i64 {
    let apart = (one - other).rem_euclid(ROUND);
    apart.min(ROUND - apart)
}

/// What there is of the skills over what there could be, those that are required twice.
fn skills(
    asked: Requirement<'_>,
    has: impl Fn(usize, i64) -> i64,
    whole: impl Fn(i64) -> i64,
) -> Option<i64> {
    let (mut there, mut all) = (0, 0);
    for (at, wanted) in asked.skills.iter().enumerate() {
        let times = if wanted.required { 2 } else { 1 };
        there += times * has(at, wanted.level);
        all += times * whole(wanted.level);
    }
    (all > 0).then(|| ratio(there, all))
}

/// Basis points, rounded half up; neither is negative and `whole` is not 0.
fn ratio(part: i64, whole: i64) -> i64 {
    let points =
        (2 * i128::from(part) * i128::from(WHOLE) + i128::from(whole)) / (2 * i128::from(whole));
    i64::try_from(points).unwrap_or(WHOLE)
}

fn mean(parts: &[Option<i64>; 7], weights: Weights) -> i64 {
    let (mut sum, mut all) = (0_i64, 0_i64);
    for (part, weight) in parts.iter().zip(weights) {
        if let Some(part) = part {
            sum += part * weight;
            all += weight;
        }
    }
    if all > 0 { (2 * sum + all) / (2 * all) } else { 0 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WEIGHTS: Weights = [30, 20, 30, 10, 5, 5, 5];

    fn wanted(level: i64, required: bool) -> WantedSkill {
        WantedSkill { level, required }
    }

    fn asked(skills: &[WantedSkill]) -> Requirement<'_> {
        Requirement { skills, minutes: 4_800, location: true, offset: Some(60), cost: true }
    }

    #[test]
    fn each_criterion_says_its_share() {
        let skills = [wanted(3, true), wanted(2, false), wanted(4, false)];
        let ann = Candidate {
            levels: vec![3, 4, 0],
            free: 3_600,
            cost: Some(8_000),
            there: true,
            offset: Some(60),
            interests: vec![true, false, true],
        };
        let bob = Candidate {
            levels: vec![2, 2, 5],
            free: 9_600,
            cost: Some(6_000),
            there: false,
            offset: Some(-300),
            interests: vec![],
        };
        let scores = ranked(asked(&skills), &[bob, ann], WEIGHTS);
        // Ann: 3 of 4 parts of skills; (2·3 + 2) of (2·3 + 2 + 4); 60 of 80 h; 60 over 80 an hour; she would
        // like to do the skill that is required, which counts twice, and one of the others.
        let parts = [7_500, 6_667, 7_500, 7_500, 10_000, 10_000, 7_500].map(Some);
        let whole = 30 * 7_500 + 20 * 6_667 + 30 * 7_500 + 10 * 7_500 + 50_000 + 50_000 + 5 * 7_500;
        let total = (2 * whole + 105) / 210;
        assert_eq!(scores[0], Score { candidate: 1, parts, total, qualified: true });
        // Bob has more of everything but not the level that is required; six hours away two are shared.
        let parts = [10_000, 8_333, 10_000, 10_000, 0, 2_500, 0].map(Some);
        assert_eq!((scores[1].parts, scores[1].qualified), (parts, false));
        assert!(scores[1].total > scores[0].total);
    }

    #[test]
    fn what_nobody_asked_for_counts_nothing() {
        let free = |free| Candidate { free, cost: Some(1), ..Candidate::default() };
        let asked =
            Requirement { skills: &[], minutes: 600, location: false, offset: None, cost: false };
        let scores = ranked(asked, &[free(300), free(900), free(600)], WEIGHTS);
        let order: Vec<usize> = scores.iter().map(|one| one.candidate).collect();
        assert_eq!(order, [1, 2, 0], "more free time breaks the tie");
        assert_eq!(scores[2].parts, [None, None, Some(5_000), None, None, None, None]);
        assert_eq!(scores[2].total, 5_000);
        assert_eq!(ranked(Requirement { minutes: 0, ..asked }, &[free(1)], WEIGHTS)[0].total, 0);
    }

    #[test]
    fn the_date_line_does_not_part_neighbours() {
        let far = Candidate { offset: Some(12 * 60), ..Candidate::default() };
        let asked = Requirement { offset: Some(-11 * 60), ..asked(&[]) };
        assert_eq!(ranked(asked, &[far], WEIGHTS)[0].parts[5], Some(8_750));
        assert_eq!(minutes_apart(12 * 60, -11 * 60), 60);
        assert_eq!(minutes_apart(-11 * 60, 12 * 60), 60);
        assert_eq!(minutes_apart(14 * 60, 2 * 60), 720);
    }

    fn candidate() -> impl Strategy<Value = Candidate> {
        let zone = proptest::option::of((-12_i64..=14).prop_map(|hours| hours * 60));
        let levels = proptest::collection::vec(0..=5_i64, 4);
        let cost = proptest::option::of(0..20_000_i64);
        let interests = proptest::collection::vec(any::<bool>(), 0..=4);
        (levels, -600..10_000_i64, cost, any::<bool>(), zone, interests).prop_map(
            |(levels, free, cost, there, offset, interests)| Candidate {
                levels,
                interests,
                free,
                cost,
                there,
                offset,
            },
        )
    }

    fn skill() -> impl Strategy<Value = WantedSkill> {
        (1..=5_i64, any::<bool>()).prop_map(|(level, required)| WantedSkill { level, required })
    }

    /// The same score another way: rationals over a common denominator, criterion by criterion.
    fn checked(asked: &Requirement<'_>, one: &Candidate, all: &[Candidate], w: Weights) -> i64 {
        let round = |a: i64, b: i64| {
            let (q, r) = (a * 10_000 / b, a * 10_000 % b);
            if 2 * r >= b { q + 1 } else { q }
        };
        let mut shares: Vec<(i64, i64)> = vec![];
        let doubled: Vec<(i64, i64)> = asked
            .skills
            .iter()
            .zip(&one.levels)
            .flat_map(|(want, has)| vec![(want.level, *has); 1 + usize::from(want.required)])
            .collect();
        if !doubled.is_empty() {
            let has: i64 = doubled.iter().map(|(_, has)| i64::from(*has > 0)).sum();
            let all: i64 = doubled.iter().map(|_| 1).sum();
            shares.push((w[0], round(has, all)));
            let up: i64 = doubled.iter().map(|(want, has)| *want.min(has)).sum();
            let whole: i64 = doubled.iter().map(|(want, _)| want).sum();
            shares.push((w[1], round(up, whole)));
        }
        shares.push((w[2], round(one.free.max(0).min(asked.minutes), asked.minutes)));
        if asked.cost {
            let least = all.iter().flat_map(|one| one.cost).min();
            shares.push((
                w[3],
                match (one.cost, least) {
                    (Some(0), _) => 10_000,
                    (Some(cost), Some(least)) => round(least, cost),
                    _ => 0,
                },
            ));
        }
        if asked.location {
            shares.push((w[4], 10_000 * i64::from(one.there)));
        }
        if let Some(wish) = asked.offset {
            let near = |offset: i64| {
                [-1_440, 0, 1_440].iter().map(|day| (offset - wish + day).abs()).min().unwrap_or(0)
            };
            shares.push((w[5], one.offset.map_or(0, |at| round((480 - near(at)).max(0), 480))));
        }
        let liked = |one: &Candidate| -> i64 {
            let liked = asked.skills.iter().zip(&one.interests).filter(|(_, likes)| **likes);
            liked.map(|(want, _)| if want.required { 2 } else { 1 }).sum()
        };
        if all.iter().any(|one| liked(one) > 0) {
            let most = doubled.iter().map(|_| 1).sum();
            shares.push((w[6], round(liked(one), most)));
        }
        let weight: i64 = shares.iter().map(|(weight, _)| weight).sum();
        if weight == 0 {
            return 0;
        }
        let sum: i64 = shares.iter().map(|(weight, share)| weight * share).sum();
        let (q, r) = (sum / weight, sum % weight);
        if 2 * r >= weight { q + 1 } else { q }
    }

    proptest! {
        #[test]
        fn scores_are_what_another_reckoning_says_and_the_order_holds(
            skills in proptest::collection::vec(skill(), 0..=4),
            candidates in proptest::collection::vec(candidate(), 0..12),
            weights in [0..=100_i64, 0..=100, 0..=100, 0..=100, 0..=100, 0..=100, 0..=100],
            (minutes, location, cost) in (1..9_000_i64, any::<bool>(), any::<bool>()),
            offset in proptest::option::of((-12_i64..=14).prop_map(|hours| hours * 60)),
        ) {
            let asked = Requirement { skills: &skills, minutes, location, offset, cost };
            let scores = ranked(asked, &candidates, weights);
            let mut seen: Vec<usize> = scores.iter().map(|one| one.candidate).collect();
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..candidates.len()).collect::<Vec<_>>());
            for one in &scores {
                let who = &candidates[one.candidate];
                prop_assert_eq!(one.total, checked(&asked, who, &candidates, weights));
                prop_assert!(one.parts.iter().flatten().all(|part| (0..=10_000).contains(part)));
            }
            for pair in scores.windows(2) {
                let place = |one: &Score| (one.qualified, one.total, candidates[one.candidate].free);
                prop_assert!(place(&pair[0]) >= place(&pair[1]));
            }
            // Who may not see rates gets the same order whatever anybody costs.
            let unknown: Vec<Candidate> =
                candidates.iter().map(|one| Candidate { cost: None, ..one.clone() }).collect();
            let blind = Requirement { cost: false, ..asked };
            prop_assert_eq!(ranked(blind, &candidates, weights), ranked(blind, &unknown, weights));
        }
    }
}
