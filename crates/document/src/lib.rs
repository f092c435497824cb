//! Documents as PDF and DOCX and drawings as PDF and slides, set from templates of ours and data as JSON. Pure: a template sees its data and
//! nothing else, no file, no network, no clock; the same data gives the same pages.
//!
//! The one crate that knows typst, whose interface changes with every release.

mod docx;
mod drawing;
mod office;
mod pptx;

use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

pub use docx::{docx, docx_to_fill_in};
pub use drawing::{
    Align, Drawing, DrawnPage, Figure, Outline, PAGE_HEIGHT, PAGE_WIDTH, Route, Shape, Stroke,
    Words,
};
pub use pptx::pptx;
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

/// A template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    /// The charter of a project: `{"title", "edition", "sections": [{"title", "lines", "head",
    /// "rows"}]}`.
    Charter,
    /// The papers of a board, the same with `"widths"` of the columns to each other in each section.
    BoardPack,
}

impl Template {
    fn text(self) -> &'static str {
        match self {
            Self::Charter => include_str!("charter.typ"),
            Self::BoardPack => include_str!("board_pack.typ"),
        }
    }
}

/// The template of drawings.
const DRAWING: &str = include_str!("drawing.typ");

/// Why there is no document: the data lacks something, or the template is wrong.
#[derive(Debug, thiserror::Error)]
#[error("the document could not be set: {0}")]
pub struct DocumentError(String);

/// Sets a template with its data.
pub fn pdf(template: Template, data: &serde_json::Value) -> Result<Vec<u8>, DocumentError> {
    set(template.text(), data)
}

/// Sets a drawing, one page a page.
///
/// # Errors
/// When it cannot be set; the message says why.
pub fn drawing_pdf(drawing: &Drawing) -> Result<Vec<u8>, DocumentError> {
    let mut data =
        serde_json::to_value(drawing).map_err(|error| DocumentError(error.to_string()))?;
    // A template computes nothing: it is told through which points a route goes.
    for (page, drawn) in drawing.pages.iter().enumerate() {
        for (at, shape) in drawn.shapes.iter().enumerate() {
            if let Shape::Route(route) = shape {
                data["pages"][page]["shapes"][at]["points"] = serde_json::json!(route.points());
            }
        }
    }
    set(DRAWING, &data)
}

fn set(template: &str, data: &serde_json::Value) -> Result<Vec<u8>, DocumentError> {
    let sheet = Sheet::new(template, data)?;
    let failed = |errors: &[typst::diag::SourceDiagnostic]| {
        DocumentError(errors.iter().map(|one| one.message.as_str()).collect::<Vec<_>>().join("; "))
    };
    let document = typst::compile::<PagedDocument>(&sheet).output;
    let document = document.map_err(|errors| failed(&errors))?;
    typst_pdf::pdf(&document, &PdfOptions::default()).map_err(|errors| failed(&errors))
}

/// All that a template sees.
struct Sheet {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: Source,
    data: (FileId, Bytes),
}

fn file(name: &str) -> Result<FileId, DocumentError> {
    let path = VirtualPath::new(name).map_err(|_| DocumentError(format!("{name} is no path")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl Sheet {
    fn new(template: &str, data: &serde_json::Value) -> Result<Self, DocumentError> {
        let fonts: Vec<Font> =
            typst_assets::fonts().flat_map(|bytes| Font::iter(Bytes::new(bytes))).collect();
        Ok(Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main: Source::new(file("main.typ")?, template.into()),
            data: (file("data.json")?, Bytes::from_string(data.to_string())),
        })
    }
}

impl World for Sheet {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 { Ok(self.data.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, reason = "tests")]

    use serde_json::json;

    use super::*;

    #[test]
    fn a_charter_is_set_and_the_same_data_give_the_same_bytes() {
        let data = json!({"title": "Barrier", "edition": "Version 1", "sections": [
            {"title": "Purpose", "lines": ["#panic(\"text is never run\") *as it is*"], "head": [], "rows": []},
            {"title": "Budget", "lines": [], "head": ["Kind", "Amount"], "rows": [["capex", "€ 1"]]},
        ]});
        let bytes = pdf(Template::Charter, &data).expect("a document");
        assert!(bytes.starts_with(b"%PDF-"));
        assert_eq!(bytes, pdf(Template::Charter, &data).expect("a document"));
    }

    #[test]
    fn a_pack_for_a_board_is_set_with_and_without_rows() {
        let data = json!({"title": "Board pack", "edition": "As of today", "sections": [
            {"title": "Waiting", "lines": [], "head": ["What", "Cost"], "widths": [3, 1],
             "rows": [["#panic(\"never run\")", "€ 1"]]},
            {"title": "Decided", "lines": ["Nothing."], "head": [], "widths": [], "rows": []},
        ]});
        let bytes = pdf(Template::BoardPack, &data).expect("a document");
        assert!(bytes.starts_with(b"%PDF-"));
        assert_eq!(bytes, pdf(Template::BoardPack, &data).expect("a document"));
        assert!(docx(Template::BoardPack, &data).expect("a document").starts_with(b"PK"));
    }

    #[test]
    fn data_that_lacks_something_is_an_error_that_names_it() {
        let error = pdf(Template::Charter, &json!({"title": "x"})).expect_err("no document");
        assert!(error.to_string().contains("edition"), "{error}");
    }

    #[test]
    fn a_drawing_is_set_page_by_page_and_its_texts_are_never_run() {
        let words = |text: &str| Words {
            text: text.into(),
            size: 9.0,
            bold: false,
            color: "#1b2330",
            align: Align::Center,
        };
        let stroke = Stroke { color: "#be2f4f", width: 1.0, dashed: true };
        let figure = |outline: Outline| Figure {
            outline,
            about: String::new(),
            x: 40.0,
            y: 90.0,
            w: 60.0,
            h: 12.0,
            fill: Some("#b7d6d3"),
            stroke: Some(stroke),
            text: Some(words("#panic(\"never\") *as it is*")),
        };
        let back = Route {
            about: String::new(),
            from: (90.0, 10.0),
            to: (40.0, 60.0),
            stroke,
            arrow: true,
        };
        let page = DrawnPage {
            title: figure(Outline::Rect),
            shapes: vec![
                Shape::Figure(figure(Outline::Rounded)),
                Shape::Figure(figure(Outline::Diamond)),
                Shape::Route(back),
            ],
        };
        let pages = vec![page.clone(), page];
        let drawing = Drawing { title: "Roadmap".into(), about: "Today".into(), pages };
        let bytes = drawing_pdf(&drawing).expect("pages");
        assert!(bytes.starts_with(b"%PDF-"));
        assert_eq!(bytes, drawing_pdf(&drawing).expect("pages"));
    }
}
