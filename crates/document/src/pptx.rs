//! Drawings as slides: PPTX (Office Open XML, ECMA-376), few parts, written by hand, because no kept library
//! of Rust writes them. Every figure is a shape of its own with its text in it, and every route a connector,
//! so that a slide is edited as if it had been drawn there; what each is stands in its description.

use std::{borrow::Cow, fmt::Write as _};

use crate::{
    DocumentError,
    drawing::{
        Align, Drawing, DrawnPage, Figure, Outline, PAGE_HEIGHT, PAGE_WIDTH, Route, Shape, Stroke,
        Words,
    },
    office::{core, pack, plain},
};

/// English metric units of a point.
const POINT: f64 = 12_700.0;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const SPACES: &str = r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main""#;
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.presentationml";

const PACKAGE: &str = include_str!("pptx/package.xml");
const MASTER: &str = include_str!("pptx/master.xml");
const MASTER_PARTS: &str = include_str!("pptx/master_parts.xml");
const LAYOUT: &str = include_str!("pptx/layout.xml");
const LAYOUT_PARTS: &str = include_str!("pptx/layout_parts.xml");
const SLIDE_PARTS: &str = include_str!("pptx/slide_parts.xml");
const THEME: &str = include_str!("pptx/theme.xml");

/// Writes a drawing as slides, one a page.
///
/// # Errors
/// When the file cannot be packed.
pub fn pptx(drawing: &Drawing) -> Result<Vec<u8>, DocumentError> {
    let slides = drawing.pages.len();
    let mut parts: Vec<(Cow<'static, str>, Cow<'static, str>)> = vec![
        ("[Content_Types].xml".into(), content_types(slides).into()),
        ("_rels/.rels".into(), PACKAGE.into()),
        ("docProps/core.xml".into(), core(&drawing.title, &drawing.about).into()),
        ("ppt/presentation.xml".into(), presentation(slides).into()),
        ("ppt/_rels/presentation.xml.rels".into(), presentation_parts(slides).into()),
        ("ppt/slideMasters/slideMaster1.xml".into(), MASTER.into()),
        ("ppt/slideMasters/_rels/slideMaster1.xml.rels".into(), MASTER_PARTS.into()),
        ("ppt/slideLayouts/slideLayout1.xml".into(), LAYOUT.into()),
        ("ppt/slideLayouts/_rels/slideLayout1.xml.rels".into(), LAYOUT_PARTS.into()),
        ("ppt/theme/theme1.xml".into(), THEME.into()),
    ];
    for (at, page) in drawing.pages.iter().enumerate() {
        let number = at + 1;
        parts.push((format!("ppt/slides/slide{number}.xml").into(), slide(page).into()));
        let rels = format!("ppt/slides/_rels/slide{number}.xml.rels");
        parts.push((rels.into(), SLIDE_PARTS.into()));
    }
    pack(&parts)
}

fn content_types(slides: usize) -> String {
    let mut text = format!(
        r#"{HEAD}
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/ppt/presentation.xml" ContentType="{TYPES}.presentation.main+xml"/><Override PartName="/ppt/slideMasters/slideMaster1.xml" ContentType="{TYPES}.slideMaster+xml"/><Override PartName="/ppt/slideLayouts/slideLayout1.xml" ContentType="{TYPES}.slideLayout+xml"/><Override PartName="/ppt/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>"#
    );
    for number in 1..=slides {
        let _ = write!(
            text,
            r#"<Override PartName="/ppt/slides/slide{number}.xml" ContentType="{TYPES}.slide+xml"/>"#
        );
    }
    text.push_str("</Types>");
    text
}

fn presentation(slides: usize) -> String {
    let ids: String = (1..=slides)
        .map(|number| format!(r#"<p:sldId id="{}" r:id="rId{}"/>"#, 255 + number, number + 2))
        .collect();
    format!(
        r#"{HEAD}
<p:presentation {SPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst>{ids}</p:sldIdLst><p:sldSz cx="{}" cy="{}"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>"#,
        units(PAGE_WIDTH),
        units(PAGE_HEIGHT),
    )
}

fn presentation_parts(slides: usize) -> String {
    let relation = |id: usize, kind: &str, target: &str| {
        format!(r#"<Relationship Id="rId{id}" Type="{RELATIONS}/{kind}" Target="{target}"/>"#)
    };
    let mut text = format!(
        r#"{HEAD}
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#
    );
    text.push_str(&relation(1, "slideMaster", "slideMasters/slideMaster1.xml"));
    text.push_str(&relation(2, "theme", "theme/theme1.xml"));
    for number in 1..=slides {
        text.push_str(&relation(number + 2, "slide", &format!("slides/slide{number}.xml")));
    }
    text.push_str("</Relationships>");
    text
}

/// Points as English metric units, rounded to the nearest.
#[expect(clippy::cast_possible_truncation, reason = "a page is a few million units wide")]
fn units(points: f64) -> i64 {
    (points * POINT).round() as i64
}

fn slide(page: &DrawnPage) -> String {
    let mut shapes = title(&page.title);
    for (at, shape) in page.shapes.iter().enumerate() {
        let id = at + 3;
        match shape {
            Shape::Figure(figure) => shapes.push_str(&sp(id, figure)),
            Shape::Route(route) => shapes.push_str(&connector(id, route)),
        }
    }
    format!(
        r#"{HEAD}
<p:sld {SPACES}><p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{shapes}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"#
    )
}

fn title(figure: &Figure) -> String {
    format!(
        r#"<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr>{}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>{}</p:txBody></p:sp>"#,
        frame(figure.x, figure.y, figure.w, figure.h, ""),
        paragraph(figure.text.as_ref()),
    )
}

fn frame(x: f64, y: f64, w: f64, h: f64, flips: &str) -> String {
    format!(
        r#"<a:xfrm{flips}><a:off x="{}" y="{}"/><a:ext cx="{}" cy="{}"/></a:xfrm>"#,
        units(x),
        units(y),
        units(w),
        units(h)
    )
}

/// Name and description; what only decorates says so to readers of screens.
fn about(id: usize, kind: &str, text: &str) -> String {
    if text.is_empty() {
        return format!(
            r#"<p:cNvPr id="{id}" name="{kind} {id}"><a:extLst><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst></p:cNvPr>"#
        );
    }
    let text = plain(text);
    format!(r#"<p:cNvPr id="{id}" name="{text}" descr="{text}"/>"#)
}

fn sp(id: usize, figure: &Figure) -> String {
    let drawn = figure.fill.is_some() || figure.stroke.is_some();
    let (kind, geometry) = match figure.outline {
        _ if !drawn => ("Text", r#"<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>"#),
        Outline::Rect => ("Box", r#"<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>"#),
        Outline::Rounded => ("Bar", r#"<a:prstGeom prst="roundRect"><a:avLst/></a:prstGeom>"#),
        Outline::Diamond => ("Diamond", r#"<a:prstGeom prst="diamond"><a:avLst/></a:prstGeom>"#),
    };
    let fill = figure.fill.map_or("<a:noFill/>".into(), solid);
    let line = figure.stroke.map_or("<a:ln><a:noFill/></a:ln>".into(), |one| ln(&one, ""));
    let (names, is_text) = match (&figure.text, drawn) {
        // A text says itself what it is.
        (Some(_), false) => {
            (format!(r#"<p:cNvPr id="{id}" name="{kind} {id}"/>"#), r#" txBox="1""#)
        }
        _ => (about(id, kind, &figure.about), ""),
    };
    format!(
        r#"<p:sp><p:nvSpPr>{names}<p:cNvSpPr{is_text}/><p:nvPr/></p:nvSpPr><p:spPr>{}{geometry}{fill}{line}</p:spPr><p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/>{}</p:txBody></p:sp>"#,
        frame(figure.x, figure.y, figure.w, figure.h, ""),
        paragraph(figure.text.as_ref()),
    )
}

fn solid(color: &str) -> String {
    let color = color.trim_start_matches('#').to_uppercase();
    format!(r#"<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>"#)
}

fn ln(stroke: &Stroke, end: &str) -> String {
    let dash = if stroke.dashed { r#"<a:prstDash val="dash"/>"# } else { "" };
    let (width, fill) = (units(stroke.width), solid(stroke.color));
    format!(r#"<a:ln w="{width}">{fill}{dash}<a:miter lim="800000"/>{end}</a:ln>"#)
}

fn paragraph(words: Option<&Words>) -> String {
    let Some(words) = words else {
        return r#"<a:p><a:endParaRPr lang="en-GB" sz="700"/></a:p>"#.into();
    };
    let align = match words.align {
        Align::Left => "l",
        Align::Center => "ctr",
        Align::Right => "r",
    };
    #[expect(clippy::cast_possible_truncation, reason = "sizes of letters are small")]
    let size = (words.size * 100.0).round() as i64;
    format!(
        r#"<a:p><a:pPr algn="{align}"/><a:r><a:rPr lang="en-GB" sz="{size}" b="{}">{}</a:rPr><a:t>{}</a:t></a:r></a:p>"#,
        u8::from(words.bold),
        solid(words.color),
        plain(&words.text),
    )
}

/// A route as a connector: straight, or bent at the same places as in [`Route::points`].
fn connector(id: usize, route: &Route) -> String {
    let ((x1, y1), (x2, y2)) = (route.from, route.to);
    let (w, h) = ((x2 - x1).abs(), (y2 - y1).abs());
    let flips = match (x2 < x1, y2 < y1) {
        (false, false) => "",
        (true, false) => r#" flipH="1""#,
        (false, true) => r#" flipV="1""#,
        (true, true) => r#" flipH="1" flipV="1""#,
    };
    // Where it bends, as a share of the width from where it begins, in thousandths of a percent.
    let share = |x: f64| {
        let along = if x2 < x1 { x1 - x } else { x - x1 };
        #[expect(clippy::cast_possible_truncation, reason = "bounded by the width of a page")]
        let share = (along / w.max(0.01) * 100_000.0).round() as i64;
        share
    };
    let guide = |name: &str, value: i64| format!(r#"<a:gd name="{name}" fmla="val {value}"/>"#);
    let points = route.points();
    let (shape, guides) = match points.len() {
        4 => ("bentConnector3", guide("adj1", share(points[1].0))),
        6 => {
            let bends =
                [("adj1", share(points[1].0)), ("adj2", 50_000), ("adj3", share(points[3].0))];
            ("bentConnector5", bends.map(|(name, value)| guide(name, value)).concat())
        }
        _ => ("line", String::new()),
    };
    let end = if route.arrow { r#"<a:tailEnd type="triangle" w="med" len="med"/>"# } else { "" };
    format!(
        r#"<p:cxnSp><p:nvCxnSpPr>{}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{}<a:prstGeom prst="{shape}"><a:avLst>{guides}</a:avLst></a:prstGeom>{}</p:spPr></p:cxnSp>"#,
        about(id, "Line", &route.about),
        frame(x1.min(x2), y1.min(y2), w.max(if route.arrow { 0.01 } else { 0.0 }), h, flips),
        ln(&route.stroke, end),
    )
}

#[cfg(test)]
mod tests {
    #![expect(clippy::expect_used, reason = "tests")]

    use std::{
        collections::{BTreeMap, BTreeSet},
        io::{Cursor, Read as _},
    };

    use quick_xml::{Reader, events::Event};
    use zip::ZipArchive;

    use super::*;

    /// Every part of the file by its name.
    fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
        let mut file = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
        let names = file.file_names().map(|name| name.expect("a name").into_owned());
        let names: Vec<String> = names.collect();
        let mut found = BTreeMap::new();
        for name in names {
            let mut text = String::new();
            file.by_name(&name).expect("a part").read_to_string(&mut text).expect("UTF-8");
            found.insert(name, text);
        }
        found
    }

    /// The values of an attribute in a part, which must be well-formed.
    fn values(text: &str, element: &str, attribute: &str) -> Vec<String> {
        let mut reader = Reader::from_str(text);
        let mut found = vec![];
        loop {
            match reader.read_event().expect("well-formed") {
                Event::Eof => return found,
                Event::Empty(at) | Event::Start(at) if at.name().as_ref() == element => {
                    let value = at.try_get_attribute(attribute).expect("attributes");
                    found.extend(value.map(|value| value.value.into_owned()));
                }
                _ => {}
            }
        }
    }

    fn words(text: &str) -> Option<Words> {
        let text = text.to_owned();
        Some(Words { text, size: 9.0, bold: false, color: "#1b2330", align: Align::Left })
    }

    fn figure(outline: Outline, text: &str) -> Figure {
        let about = format!("{outline:?} of it");
        let fill = Some("#b7d6d3");
        Figure {
            outline,
            about,
            x: 10.0,
            y: 20.0,
            w: 30.0,
            h: 12.0,
            fill,
            stroke: None,
            text: words(text),
        }
    }

    fn route(from: (f64, f64), to: (f64, f64), arrow: bool) -> Shape {
        let stroke = Stroke { color: "#5d6675", width: 1.0, dashed: arrow };
        Shape::Route(Route { about: "A waits for B".into(), from, to, stroke, arrow })
    }

    fn drawing() -> Drawing {
        let page = |shapes| DrawnPage { title: figure(Outline::Rect, "R&D <plans>"), shapes };
        Drawing {
            title: "Roadmap".into(),
            about: "As of today".into(),
            pages: vec![
                page(vec![
                    Shape::Figure(figure(Outline::Rounded, "45 %")),
                    Shape::Figure(figure(Outline::Diamond, "")),
                    route((0.0, 0.0), (100.0, 50.0), true),
                    route((100.0, 50.0), (60.0, 10.0), true),
                    route((5.0, 0.0), (5.0, 90.0), false),
                ]),
                page(vec![]),
            ],
        }
    }

    #[test]
    fn every_part_is_well_formed_and_what_it_refers_to_is_there() {
        let bytes = pptx(&drawing()).expect("slides");
        assert_eq!(bytes, pptx(&drawing()).expect("slides"), "the same drawing, the same bytes");
        let parts = parts(&bytes);
        for name in values(&parts["[Content_Types].xml"], "Override", "PartName") {
            assert!(parts.contains_key(name.trim_start_matches('/')), "{name}");
        }
        for (name, text) in &parts {
            values(text, "none", "none");
            let Some((folder, _)) = name.split_once("_rels/") else { continue };
            for target in values(text, "Relationship", "Target") {
                let path = match target.strip_prefix("../") {
                    Some(up) => format!("ppt/{up}"),
                    None => format!("{folder}{target}"),
                };
                assert!(parts.contains_key(&path), "{name} refers to {path}");
            }
        }
        let slides = parts.keys().filter(|name| name.starts_with("ppt/slides/slide"));
        assert_eq!(slides.count(), 2);
    }

    #[test]
    fn figures_are_shapes_with_their_text_and_routes_bend_where_they_are_told() {
        let parts = parts(&pptx(&drawing()).expect("slides"));
        let slide = &parts["ppt/slides/slide1.xml"];
        let shapes = values(slide, "a:prstGeom", "prst");
        let wanted = ["roundRect", "diamond", "bentConnector3", "bentConnector5", "line"];
        assert_eq!(shapes, wanted);
        let ids = values(slide, "p:cNvPr", "id");
        let unique: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len());
        assert!(slide.contains("R&amp;D &lt;plans&gt;"), "what people write is text");
        assert!(slide.contains("45 %"));
        // To the right: bends 6 before the end of 100. Back by 40: out 6, and 6 beyond the end.
        let bends = values(slide, "a:gd", "fmla");
        assert_eq!(bends, ["val 94000", "val -15000", "val 50000", "val 115000"]);
    }
}
