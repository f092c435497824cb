//! Documents as DOCX (Office Open XML, ECMA-376): few parts, written by hand, with the styles that
//! word processors know by name, so that headings show in their outline and look as the house wants.
//!
//! The same data gives the same bytes: no moment of saving is kept.

use std::fmt::Write as _;

use serde::Deserialize;

use crate::{
    DocumentError, Template,
    office::{core, pack, plain},
};

/// Width between the margins of an A4 page, in twentieths of a point.
const WIDTH: usize = 9412;

const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const CONTENT_TYPES: &str = include_str!("docx/content_types.xml");
const PACKAGE: &str = include_str!("docx/package.xml");
const PARTS: &str = include_str!("docx/parts.xml");
const STYLES: &str = include_str!("docx/styles.xml");
const NUMBERING: &str = include_str!("docx/numbering.xml");
const SETTINGS: &str = include_str!("docx/settings.xml");

/// What a template is filled with.
#[derive(Deserialize)]
struct Paper {
    title: String,
    edition: String,
    sections: Vec<Section>,
}

#[derive(Deserialize)]
struct Section {
    title: String,
    lines: Vec<String>,
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// Writes a document that word processors open, from the same data as [`crate::pdf`].
///
/// # Errors
/// When the data lack something; the message names it.
pub fn docx(template: Template, data: &serde_json::Value) -> Result<Vec<u8>, DocumentError> {
    // Both say the same kinds of things: titles, lines and tables.
    let (Template::Charter | Template::BoardPack) = template;
    let paper = Paper::deserialize(data).map_err(|error| DocumentError(error.to_string()))?;
    bound(&paper.title, &paper.edition, &text(&paper))
}

/// A file with this text.
fn bound(title: &str, edition: &str, body: &str) -> Result<Vec<u8>, DocumentError> {
    pack(&[
        ("[Content_Types].xml".into(), CONTENT_TYPES.into()),
        ("_rels/.rels".into(), PACKAGE.into()),
        ("docProps/core.xml".into(), core(title, edition).into()),
        ("word/document.xml".into(), document(body).into()),
        ("word/_rels/document.xml.rels".into(), PARTS.into()),
        ("word/styles.xml".into(), STYLES.into()),
        ("word/numbering.xml".into(), NUMBERING.into()),
        ("word/settings.xml".into(), SETTINGS.into()),
        ("word/footer1.xml".into(), footer(title, edition).into()),
    ])
}

/// What a document to fill in begins with.
#[derive(Deserialize)]
struct Form {
    title: String,
    edition: String,
    about: Vec<(String, String)>,
    sections: Vec<FormSection>,
}

#[derive(Deserialize)]
struct FormSection {
    heading: String,
    hint: String,
}

/// Writes a document that people fill in with a word processor: `{"title", "edition", "about": [[name,
/// value]], "sections": [{"heading", "hint"}]}`. Below each heading stands its hint, and an empty line
/// to write on.
///
/// # Errors
/// When the data lack something; the message names it.
pub fn docx_to_fill_in(data: &serde_json::Value) -> Result<Vec<u8>, DocumentError> {
    let form = Form::deserialize(data).map_err(|error| DocumentError(error.to_string()))?;
    let mut body = opening(&form.title, &form.edition);
    if !form.about.is_empty() {
        let rows: Vec<Vec<String>> =
            form.about.into_iter().map(|(name, value)| vec![name, value]).collect();
        let widths = [WIDTH / 4, WIDTH - WIDTH / 4];
        body.push_str(&grid(&[], &rows, &widths, false));
    }
    for section in &form.sections {
        body.push_str(&paragraph("Heading1", &section.heading));
        if !section.hint.trim().is_empty() {
            body.push_str(&paragraph("Quiet", &section.hint));
        }
        body.push_str(&paragraph("Normal", ""));
    }
    bound(&form.title, &form.edition, &body)
}

/// A run of text, its line breaks kept.
fn run(text: &str) -> String {
    let mut all = String::from("<w:r>");
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            all.push_str("<w:br/>");
        }
        let _ = write!(all, r#"<w:t xml:space="preserve">{}</w:t>"#, plain(line));
    }
    all.push_str("</w:r>");
    all
}

fn paragraph(style: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{}</w:p>"#, run(text))
}

/// What it is called, and which edition it is.
fn opening(title: &str, edition: &str) -> String {
    paragraph("Title", title) + &paragraph("Subtitle", edition)
}

fn text(paper: &Paper) -> String {
    let mut body = opening(&paper.title, &paper.edition);
    for section in &paper.sections {
        body.push_str(&paragraph("Heading1", &section.title));
        let style = if section.lines.len() > 1 { "ListBullet" } else { "Normal" };
        for line in &section.lines {
            body.push_str(&paragraph(style, line));
        }
        if !section.rows.is_empty() {
            body.push_str(&table(section));
        }
        if section.lines.is_empty() && section.rows.is_empty() {
            body.push_str(&paragraph("Quiet", "Nothing is written here yet."));
        }
    }
    // A table must not be the last thing of a document.
    if paper.sections.last().is_some_and(|last| !last.rows.is_empty()) {
        body.push_str("<w:p/>");
    }
    body
}

fn document(body: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="{MAIN}" xmlns:r="{OFFICE}"><w:body>{body}<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1361" w:right="1247" w:bottom="1247" w:left="1247" w:header="709" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>"#
    )
}

fn table(section: &Section) -> String {
    let columns =
        section.rows.iter().map(Vec::len).chain([section.head.len()]).max().unwrap_or(1).max(1);
    // Of two columns the second holds dates and amounts; several hold names, which wrap.
    let widths: Vec<usize> = match columns {
        2 => vec![WIDTH - WIDTH / 3, WIDTH / 3],
        _ => vec![WIDTH / columns; columns],
    };
    grid(&section.head, &section.rows, &widths, columns == 2)
}

/// A table; the last column stands on the right where it holds dates and amounts.
fn grid(head: &[String], rows: &[Vec<String>], widths: &[usize], amounts: bool) -> String {
    let mut text = String::from(
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="PlainGrid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>"#,
    );
    for width in widths {
        let _ = write!(text, r#"<w:gridCol w:w="{width}"/>"#);
    }
    text.push_str("</w:tblGrid>");
    if !head.is_empty() {
        let properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
        text.push_str(&row(properties, "TableHead", head, widths, amounts));
    }
    for cells in rows {
        let properties = "<w:trPr><w:cantSplit/></w:trPr>";
        text.push_str(&row(properties, "TableText", cells, widths, amounts));
    }
    text.push_str("</w:tbl>");
    text
}

fn row(properties: &str, style: &str, cells: &[String], widths: &[usize], amounts: bool) -> String {
    let mut text = format!("<w:tr>{properties}");
    for (at, width) in widths.iter().enumerate() {
        let said = cells.get(at).map_or("", String::as_str);
        let side = if amounts && at + 1 == widths.len() { r#"<w:jc w:val="right"/>"# } else { "" };
        let _ = write!(
            text,
            r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{style}"/>{side}</w:pPr>{}</w:p></w:tc>"#,
            run(said)
        );
    }
    text.push_str("</w:tr>");
    text
}

fn footer(title: &str, edition: &str) -> String {
    let field = |code: &str| {
        format!(r#"<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>"#)
    };
    let tab = "<w:r><w:tab/></w:r>";
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:ftr xmlns:w="{MAIN}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{}{tab}{}{tab}{}<w:r><w:t xml:space="preserve"> / </w:t></w:r>{}</w:p></w:ftr>"#,
        run(title),
        run(edition),
        field("PAGE"),
        field("NUMPAGES"),
    )
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, reason = "tests")]

    use std::io::{Cursor, Read as _};

    use quick_xml::{Reader, events::Event};
    use serde_json::json;
    use zip::ZipArchive;

    use super::*;

    /// Every part, read back; the texts of the document, with the style of their paragraph.
    fn read(bytes: &[u8]) -> (Vec<String>, Vec<(String, String)>) {
        let mut file = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
        let names = file.file_names().map(|name| name.expect("a name").into_owned());
        let names: Vec<String> = names.collect();
        let mut said = vec![];
        for name in &names {
            let mut text = String::new();
            file.by_name(name).expect("a part").read_to_string(&mut text).expect("UTF-8");
            let mut reader = Reader::from_str(&text);
            let mut style = String::new();
            loop {
                match reader.read_event().expect("well-formed") {
                    Event::Eof => break,
                    Event::Empty(at) if at.name().as_ref() == "w:pStyle" => {
                        let value = at.try_get_attribute("w:val").expect("attributes");
                        style = value.expect("a style").value.into_owned();
                    }
                    Event::Text(at) if name == "word/document.xml" => {
                        let words = at.as_ref().to_owned();
                        if !words.trim().is_empty() {
                            said.push((style.clone(), words));
                        }
                    }
                    _ => {}
                }
            }
        }
        (names, said)
    }

    fn charter() -> serde_json::Value {
        json!({"title": "Barrier", "edition": "Version 1", "sections": [
            {"title": "Purpose", "lines": ["One", "Two\u{7}"], "head": [], "rows": []},
            {"title": "Risks", "lines": [], "head": [], "rows": []},
            {"title": "Budget", "lines": [], "head": ["Kind", "Amount"], "rows": [["capex", "€ 1"], ["opex"]]},
        ]})
    }

    #[test]
    fn a_charter_keeps_its_headings_lists_and_tables() {
        let bytes = docx(Template::Charter, &charter()).expect("a document");
        let (names, said) = read(&bytes);
        assert!(names.contains(&"[Content_Types].xml".to_owned()), "{names:?}");
        let said: Vec<(&str, &str)> =
            said.iter().map(|(style, text)| (style.as_str(), text.as_str())).collect();
        let wanted = [
            ("Title", "Barrier"),
            ("Subtitle", "Version 1"),
            ("Heading1", "Purpose"),
            ("ListBullet", "One"),
            ("ListBullet", "Two"),
            ("Heading1", "Risks"),
            ("Quiet", "Nothing is written here yet."),
            ("Heading1", "Budget"),
            ("TableHead", "Kind"),
            ("TableHead", "Amount"),
            ("TableText", "capex"),
            ("TableText", "€ 1"),
            ("TableText", "opex"),
        ];
        assert_eq!(said, wanted);
        assert_eq!(bytes, docx(Template::Charter, &charter()).expect("a document"));
    }

    #[test]
    fn a_document_to_fill_in_has_what_is_known_and_a_hint_under_each_heading() {
        let data = json!({"title": "Business case", "edition": "Barrier · draft",
            "about": [["Project", "Barrier (BAR)"], ["Start", "2027-01-04"]],
            "sections": [{"heading": "Purpose", "hint": "Why now?"}, {"heading": "Options", "hint": ""}]});
        let bytes = docx_to_fill_in(&data).expect("a document");
        let (_, said) = read(&bytes);
        let said: Vec<(&str, &str)> =
            said.iter().map(|(style, text)| (style.as_str(), text.as_str())).collect();
        let wanted = [
            ("Title", "Business case"),
            ("Subtitle", "Barrier · draft"),
            ("TableText", "Project"),
            ("TableText", "Barrier (BAR)"),
            ("TableText", "Start"),
            ("TableText", "2027-01-04"),
            ("Heading1", "Purpose"),
            ("Quiet", "Why now?"),
            ("Heading1", "Options"),
        ];
        assert_eq!(said, wanted);
        assert_eq!(bytes, docx_to_fill_in(&data).expect("a document"));
        let error = docx_to_fill_in(&json!({"title": "x"})).expect_err("no document");
        assert!(error.to_string().contains("edition"), "{error}");
    }

    #[test]
    fn what_people_write_is_text_and_nothing_else() {
        let mut data = charter();
        data["title"] = json!("R&D <w:p/> \"x\"");
        let (_, said) = read(&docx(Template::Charter, &data).expect("a document"));
        let title = said.iter().take_while(|(style, _)| style == "Title");
        let title: Vec<&str> = title.map(|(_, text)| text.as_str()).collect();
        assert_eq!(title, ["R", "D ", "w:p/", "x"], "between what XML writes as entities");
    }

    #[test]
    fn data_that_lacks_something_is_an_error_that_names_it() {
        let error = docx(Template::Charter, &json!({"title": "x"})).expect_err("no document");
        assert!(error.to_string().contains("edition"), "{error}");
    }
}
