//! On which line of a JSON text something stands. The parser forgets lines; whoever reads a file by hand
//! wants them told.

use std::collections::HashMap;

/// Where the parts of a JSON text are, by their path, such as `stages[1].gate.name`.
#[derive(Debug, Default)]
pub(super) struct JsonLines {
    lines: HashMap<String, u64>,
    twice: Vec<String>,
}

impl JsonLines {
    /// Of a text that is known to be JSON. Of another one the lines are those up to the fault.
    pub(super) fn of(text: &str) -> Self {
        let mut scan = Scan { text, at: 0, line: 1, found: Self::default() };
        scan.value("");
        scan.found
    }

    /// The line of a part, from 1; of a part that is not there, that of the closest one around it.
    pub(super) fn line(&self, path: &str) -> u64 {
        let mut path = path;
        loop {
            if let Some(line) = self.lines.get(path) {
                return *line;
            }
            match path.rfind(['.', '[']) {
                Some(end) => path = path.get(..end).unwrap_or_default(),
                None => return self.lines.get("").copied().unwrap_or(1),
            }
        }
    }

    /// Paths that are said more than once, where the parser keeps the last.
    pub(super) fn twice(&self) -> &[String] {
        &self.twice
    }
}

/// The path of a member of an object.
pub(super) fn member(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    line: u64,
    found: JsonLines,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next letter behind white space.
    fn next(&mut self) -> Option<u8> {
        while let Some(letter) = self.peek().filter(u8::is_ascii_whitespace) {
            self.line += u64::from(letter == b'\n');
            self.at += 1;
        }
        self.peek()
    }

    /// Whether this letter is next; it is taken then.
    fn take(&mut self, letter: u8) -> bool {
        let found = self.next() == Some(letter);
        self.at += usize::from(found);
        found
    }

    fn note(&mut self, path: &str) {
        if self.found.lines.insert(path.to_owned(), self.line).is_some() {
            self.found.twice.push(path.to_owned());
        }
    }

    fn value(&mut self, path: &str) {
        match self.next() {
            Some(b'{') => {
                if path.is_empty() {
                    self.note(path);
                }
                self.object(path);
            }
            Some(b'[') => self.list(path),
            Some(b'"') => {
                self.string();
            }
            _ => {
                let ends = |letter: &u8| {
                    matches!(letter, b',' | b']' | b'}' | b' ' | b'\n' | b'\r' | b'\t')
                };
                while self.peek().is_some_and(|letter| !ends(&letter)) {
                    self.at += 1;
                }
            }
        }
    }

    fn object(&mut self, path: &str) {
        self.at += 1;
        while self.next() == Some(b'"') {
            let path = member(path, &self.string());
            self.note(&path);
            if !self.take(b':') {
                return;
            }
            self.value(&path);
            self.take(b',');
        }
        self.take(b'}');
    }

    fn list(&mut self, path: &str) {
        self.at += 1;
        let mut place = 0;
        while self.next().is_some_and(|letter| letter != b']') {
            let before = self.at;
            let path = format!("{path}[{place}]");
            self.note(&path);
            self.value(&path);
            self.take(b',');
            if self.at == before {
                return;
            }
            place += 1;
        }
        self.take(b']');
    }

    /// A string, with its quotes taken off and its escapes read.
    fn string(&mut self) -> String {
        let from = self.at;
        self.at += 1;
        while let Some(letter) = self.peek() {
            self.at += if letter == b'\\' { 2 } else { 1 };
            if letter == b'"' {
                break;
            }
        }
        let text = self.text.get(from..self.at).unwrap_or_default();
        serde_json::from_str(text).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, reason = "tests")]
    use super::*;

    const TEXT: &str = "{\n \"name\": \"a \\\"]}\\\" b\",\n \"stages\": [\n  {\"key\": \"x\", \"of\": [1,\n   -2.5e3]},\n  \
                        {\n   \"ke\\u0079\": null,\n   \"key\": {}\n  }\n ], \"last\": true\n}\n";

    #[test]
    fn every_part_has_its_line_and_what_is_said_twice_is_found() {
        serde_json::from_str::<serde_json::Value>(TEXT).expect("JSON");
        let lines = JsonLines::of(TEXT);
        for (path, line) in [
            ("", 1),
            ("name", 2),
            ("stages", 3),
            ("stages[0]", 4),
            ("stages[0].key", 4),
            ("stages[0].of[1]", 5),
            ("stages[1]", 6),
            ("stages[1].key", 8),
            ("last", 10),
            // What is not there is told where it would be.
            ("stages[1].gate.name", 6),
            ("stages[7].gate", 3),
            ("gone", 1),
        ] {
            assert_eq!(lines.line(path), line, "{path}");
        }
        assert_eq!(lines.twice(), ["stages[1].key"]);
    }

    #[test]
    fn a_broken_text_ends_somewhere() {
        for text in ["", "{", "[", "{\"a\"", "{\"a\":", "[1,", "[}", "{\"a\" 1}", "\"\\", "]"] {
            JsonLines::of(text);
        }
    }
}
