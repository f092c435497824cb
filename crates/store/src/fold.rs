//! Text folded for searching and sorting, computed here because the engines differ.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lower case without accents: `Élan` becomes `elan`, `Straße` becomes `strasse`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        match letter {
            'ß' | 'ẞ' => folded.push_str("ss"),
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' => folded.push('d'),
            _ => folded.extend(letter.to_lowercase()),
        }
    }
    folded
}

/// A `LIKE` pattern that finds `text` anywhere in a folded column; escape character `!`.
pub(crate) fn contains_pattern(text: &str) -> String {
    let mut pattern = String::from("%");
    for letter in fold(text.trim()).chars() {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::{contains_pattern, fold};

    #[test]
    fn folding_ignores_case_and_accents() {
        assert_eq!(fold("Élan ŁÓDŹ Straße"), "elan lodz strasse");
        assert_eq!(contains_pattern(" 50% Ä_b"), "%50!% a!_b%");
    }
}
