//! A cursor over an XML text that walks the children of an element, one at a time, without
//! recursion and without expanding anything: custom entities stay as they stand.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::Event;

/// An element the cursor stands in front of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Child<'a> {
    /// Name without namespace prefix.
    pub name: &'a str,
    /// Byte offset of its `<`.
    pub start: usize,
    empty: bool,
}

/// The text is not well-formed.
#[derive(Debug)]
pub(crate) struct Malformed {
    /// Byte offset.
    pub offset: usize,
    /// What is wrong, for people.
    pub message: String,
}

pub(crate) struct Cursor<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    /// The file declares a document type; nothing in it is obeyed.
    pub doctype: Option<usize>,
    /// Offset and name of the first entity that is not one of XML's own.
    pub entity: Option<(usize, String)>,
}

impl<'a> Cursor<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, reader: Reader::from_str(text), doctype: None, entity: None }
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn malformed(&self, error: &quick_xml::Error) -> Malformed {
        let offset = usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX);
        Malformed { offset, message: format!("the XML is broken here: {error}") }
    }

    /// The next child of the element the cursor is in, or `None` at its end (or at the end of the
    /// text, for the outermost level).
    pub(crate) fn next_child(&mut self) -> Result<Option<Child<'a>>, Malformed> {
        loop {
            let start = self.position();
            let event = self.reader.read_event().map_err(|error| self.malformed(&error))?;
            match event {
                Event::Start(_) => return Ok(Some(self.child(start, false))),
                Event::Empty(_) => return Ok(Some(self.child(start, true))),
                Event::End(_) | Event::Eof => return Ok(None),
                Event::DocType(_) => self.doctype = Some(start),
                Event::GeneralRef(_)
                | Event::Text(_)
                | Event::CData(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_) => {}
            }
        }
    }

    fn child(&self, start: usize, empty: bool) -> Child<'a> {
        let rest = self.text.get(start + 1..).unwrap_or_default();
        let end = rest
            .find(|letter: char| letter.is_ascii_whitespace() || letter == '/' || letter == '>')
            .unwrap_or(rest.len());
        let name = rest.get(..end).unwrap_or_default();
        let name = name.rsplit_once(':').map_or(name, |(_, local)| local);
        Child { name, start, empty }
    }

    /// The text of a leaf element; nested elements are skipped.
    pub(crate) fn text(&mut self, child: Child<'a>) -> Result<Cow<'a, str>, Malformed> {
        if child.empty {
            return Ok(Cow::Borrowed(""));
        }
        let mut text: Cow<'a, str> = Cow::Borrowed("");
        loop {
            let start = self.position();
            let event = self.reader.read_event().map_err(|error| self.malformed(&error))?;
            match event {
                Event::Text(_) | Event::CData(_) => {
                    let raw = self.text.get(start..self.position()).unwrap_or_default();
                    let raw = raw
                        .strip_prefix("<![CDATA[")
                        .and_then(|inner| inner.strip_suffix("]]>"))
                        .unwrap_or(raw);
                    if text.is_empty() {
                        text = Cow::Borrowed(raw);
                    } else {
                        text.to_mut().push_str(raw);
                    }
                }
                Event::GeneralRef(_) => {
                    let raw = self.text.get(start..self.position()).unwrap_or_default();
                    let name = raw.trim_start_matches('&').trim_end_matches(';');
                    match character(name) {
                        Some(letter) => text.to_mut().push(letter),
                        None => {
                            self.entity.get_or_insert_with(|| (start, name.to_owned()));
                            text.to_mut().push_str(raw);
                        }
                    }
                }
                Event::Start(_) => {
                    let nested = self.child(start, false);
                    self.raw(nested)?;
                }
                Event::End(_) => return Ok(text),
                Event::Eof => {
                    return Err(Malformed {
                        offset: start,
                        message: format!("the file ends inside <{}>", child.name),
                    });
                }
                Event::Empty(_)
                | Event::Comment(_)
                | Event::Decl(_)
                | Event::PI(_)
                | Event::DocType(_) => {}
            }
        }
    }

    /// The whole element as it stands in the text.
    pub(crate) fn raw(&mut self, child: Child<'a>) -> Result<&'a str, Malformed> {
        if !child.empty {
            let mut depth = 1_usize;
            while depth > 0 {
                let start = self.position();
                match self.reader.read_event().map_err(|error| self.malformed(&error))? {
                    Event::Start(_) => depth += 1,
                    Event::End(_) => depth -= 1,
                    Event::Eof => {
                        return Err(Malformed {
                            offset: start,
                            message: format!("the file ends inside <{}>", child.name),
                        });
                    }
                    _ => {}
                }
            }
        }
        Ok(self.text.get(child.start..self.position()).unwrap_or_default())
    }

    /// Steps into an element; `false` when it has no content at all.
    pub(crate) fn enter(&self, child: Child<'a>) -> bool {
        !child.empty
    }

    /// True when the text has been read to its end.
    pub(crate) fn at_end(&self) -> bool {
        self.position() >= self.text.len()
    }
}

/// XML's own entities and character references.
fn character(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let digits = name.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

/// Text made safe to stand between tags; characters XML cannot carry are dropped.
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    let special = |letter: char| {
        matches!(letter, '<' | '>' | '&')
            || (letter < ' ' && !matches!(letter, '\t' | '\n' | '\r'))
            || matches!(letter, '\u{FFFE}' | '\u{FFFF}')
    };
    if !text.contains(special) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            other if special(other) => {}
            other => escaped.push(other),
        }
    }
    Cow::Owned(escaped)
}

impl Cursor<'_> {
    /// True when the text read so far ends with the closing tag of `name`, whatever its prefix.
    pub(crate) fn closed(&self, name: &str) -> bool {
        let read = self.text.get(..self.position()).unwrap_or_default().trim_end();
        read.strip_suffix('>')
            .map(str::trim_end)
            .and_then(|read| read.strip_suffix(name))
            .is_some_and(|read| read.ends_with('/') || read.ends_with(':'))
    }
}

/// Names, without prefix, of the elements that stand one after another in a kept part of a file, not
/// of those within them. What is not well-formed ends the list; kept parts were when they were read.
pub fn element_names(text: &str) -> Vec<&str> {
    let mut cursor = Cursor::new(text);
    let mut names = vec![];
    while let Ok(Some(child)) = cursor.next_child() {
        names.push(child.name);
        if cursor.raw(child).is_err() {
            break;
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::element_names;

    #[test]
    fn only_outer_elements_are_named_whatever_comments_and_text_say() {
        let text = "<!-- <No> --><Notes><![CDATA[</Notes><No/>]]></Notes>\n<p:Empty a='>' />\
                    <Outer><!-- </Outer> <No> --><Inner><Notes/></Inner></Outer><?no <No>?><Last>1 &lt; 2</Last>";
        assert_eq!(element_names(text), ["Notes", "Empty", "Outer", "Last"]);
        assert_eq!(element_names("no element"), [""; 0]);
        assert_eq!(element_names("<A/><Broken><B>"), ["A", "Broken"]);
    }
}
