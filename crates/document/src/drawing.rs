//! Drawings of several pages: what is on each, in points from its upper left corner. The same drawing is
//! written as PDF and as slides whose shapes can be edited.

use serde::Serialize;

/// Width of a page, in points: a slide of 13⅓ by 7½ inches.
pub const PAGE_WIDTH: f64 = 960.0;
/// Height of a page, in points.
pub const PAGE_HEIGHT: f64 = 540.0;

/// A drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Drawing {
    /// What it is called.
    pub title: String,
    /// What it is about, in a line.
    pub about: String,
    /// Its pages.
    pub pages: Vec<DrawnPage>,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DrawnPage {
    /// What stands at its head; the title of a slide.
    pub title: Figure,
    /// What is drawn, from the back to the front.
    pub shapes: Vec<Shape>,
}

/// Something that is drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Shape {
    /// A box, a diamond, or a text.
    Figure(Figure),
    /// A straight line, or one in right angles.
    Route(Route),
}

/// The outline of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outline {
    /// A box.
    Rect,
    /// A box with round corners.
    Rounded,
    /// A diamond.
    Diamond,
}

/// Where a text stands in its figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// Its outline.
    pub outline: Outline,
    /// What it is, for whoever edits it or cannot see it; empty for what only decorates.
    pub about: String,
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
    /// Color inside, such as `#0f766e`.
    pub fill: Option<&'static str>,
    /// Its line.
    pub stroke: Option<Stroke>,
    /// What stands in it.
    pub text: Option<Words>,
}

/// A line.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Stroke {
    /// Its color.
    pub color: &'static str,
    /// Its width, in points.
    pub width: f64,
    /// In dashes.
    pub dashed: bool,
}

/// A text of one line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Words {
    /// What it says.
    pub text: String,
    /// Height of its letters, in points.
    pub size: f64,
    /// In bold letters.
    pub bold: bool,
    /// Its color.
    pub color: &'static str,
    /// Where it stands.
    pub align: Align,
}

/// A line from one point to another. With an arrow it leaves to the right and arrives from the left, in right
/// angles.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Route {
    /// What it is.
    pub about: String,
    /// Where it begins.
    pub from: (f64, f64),
    /// Where it ends.
    pub to: (f64, f64),
    /// Its line.
    pub stroke: Stroke,
    /// It leads somewhere.
    pub arrow: bool,
}

/// How far a route goes straight on before it turns, in points.
const STRAIGHT: f64 = 6.0;

impl Route {
    /// The points that the line goes through. A route back goes around, between the two heights.
    pub(crate) fn points(&self) -> Vec<(f64, f64)> {
        let ((x1, y1), (x2, y2)) = (self.from, self.to);
        if !self.arrow {
            return vec![self.from, self.to];
        }
        if x2 >= x1 + 2.0 * STRAIGHT {
            return vec![(x1, y1), (x2 - STRAIGHT, y1), (x2 - STRAIGHT, y2), (x2, y2)];
        }
        let middle = f64::midpoint(y1, y2);
        let (out, back) = (x1 + STRAIGHT, x2 - STRAIGHT);
        vec![(x1, y1), (out, y1), (out, middle), (back, middle), (back, y2), (x2, y2)]
    }
}
