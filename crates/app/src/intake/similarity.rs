//! How alike two texts are: the trigrams they share of all they have (Jaccard), over folded words
//! with spaces around them, as PostgreSQL's `pg_trgm` defines them.

use std::collections::BTreeSet;

use steerco_store::fold;

/// Shorter words say nothing.
const SHORTEST: usize = 3;
/// Most words kept of one text.
const MOST_WORDS: usize = 300;

/// The folded words of a text, without short ones.
pub(super) fn words(text: &str) -> BTreeSet<String> {
    fold(text)
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| word.chars().count() >= SHORTEST)
        .map(|word| word.chars().take(40).collect())
        .take(MOST_WORDS)
        .collect()
}

/// The trigrams of a text.
pub(super) fn trigrams(text: &str) -> BTreeSet<[char; 3]> {
    let folded = fold(text);
    let mut all = BTreeSet::new();
    for word in folded.split(|letter: char| !letter.is_alphanumeric()) {
        if word.is_empty() {
            continue;
        }
        let letters: Vec<char> = "  ".chars().chain(word.chars()).chain([' ']).collect();
        for window in letters.windows(3) {
            if let [a, b, c] = window {
                all.insert([*a, *b, *c]);
            }
        }
    }
    all
}

/// Shared trigrams in whole percent of all trigrams, rounded down; 0 for empty texts.
pub(super) fn percent_alike(a: &BTreeSet<[char; 3]>, b: &BTreeSet<[char; 3]>) -> usize {
    let shared = a.intersection(b).count();
    (shared * 100).checked_div(a.len() + b.len() - shared).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_alike_in_spite_of_case_accents_and_order() {
        let alike = |a: &str, b: &str| percent_alike(&trigrams(a), &trigrams(b));
        // pg_trgm: similarity('word', 'two words') is 0.36.
        assert_eq!(alike("word", "two words"), 36);
        assert_eq!(alike("Café Station", "station CAFE"), 100);
        assert!(alike("New pump for the harbour", "New pumps for the harbor") > 60);
        assert!(alike("New pump for the harbour", "Replace the payroll system") < 15);
        assert_eq!(alike("", ""), 0);
        let found = words("The pump (No. 7) at Äußere Straße");
        let found: Vec<&str> = found.iter().map(String::as_str).collect();
        assert_eq!(found, ["aussere", "pump", "strasse", "the"]);
    }
}
