//! Blocks of short lines laid out in columns, from page to page: what a page of cards looks like on paper and on
//! slides. Texts are wrapped here, since a drawing knows lines only.

use steerco_document::{
    Align, Drawing, DrawnPage, Figure, Outline, PAGE_HEIGHT, PAGE_WIDTH, Shape, Stroke, Words,
};

use super::{
    roadmap_drawing::{INK, QUIET, text, words},
    roadmap_scale::{short, width},
};

/// Edges of the page and what is left free between columns and blocks, in points.
const LEFT: f64 = 28.0;
const RIGHT: f64 = PAGE_WIDTH - LEFT;
const GAP: f64 = 10.0;
/// Where blocks begin and end.
const TOP: f64 = 66.0;
const BOTTOM: f64 = PAGE_HEIGHT - 22.0;
/// Within a block, at scale 1.
const PAD: f64 = 8.0;
const TITLE: f64 = 16.0;
/// Sizes of letters at scale 1.
const HEAD: f64 = 10.5;
const BODY: f64 = 8.5;
const NOTE: f64 = 7.5;
/// From one line of text to the next, by its size.
const LEADING: f64 = 1.3;

/// How a sheet is laid out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    /// Columns of a page.
    pub(super) columns: usize,
    /// How large everything in a block is; 1 is for paper.
    pub(super) scale: f64,
}

/// A line of a block; it is never parted.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Line {
    /// A text, over as many lines as it needs.
    Text { text: String, color: &'static str },
    /// What explains, small.
    Note(String),
    /// A thing with what is said of it below, each in one line.
    Entry { text: String, note: String, color: &'static str },
    /// A name at the left and its figure at the right.
    Figure { name: String, value: String },
    /// A name, a bar and its figure.
    Bar { name: String, share: f64, value: String, color: &'static str },
    /// A bar that is a part of a whole.
    Part { about: String, share: f64 },
    /// A name, two bars below each other, and what is to say of them.
    Pair { name: String, note: String, upper: f64, lower: f64, value: String },
}

/// A block: a card with a title.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Block {
    /// What it is about.
    pub(super) title: String,
    /// What it says.
    pub(super) lines: Vec<Line>,
}

/// What is laid out.
pub(super) struct Sheet {
    /// What it is called.
    pub(super) title: String,
    /// Of what and as of when.
    pub(super) about: String,
    /// In their order.
    pub(super) blocks: Vec<Block>,
}

const TRACK: &str = "#e6e9ee";
const ACCENT: &str = "#3b53c4";
const WANTED: &str = "#9aa3b2";

/// Lays a sheet out, down each column and on to the next.
pub(super) fn columns_drawing(sheet: &Sheet, look: Look) -> Drawing {
    let mut pen = Pen::new(look);
    for block in &sheet.blocks {
        pen.block(block);
    }
    let count = pen.pages.len();
    let pages = pen.pages.into_iter().enumerate().map(|(at, mut shapes)| {
        let about = short(&sheet.about, RIGHT - LEFT - 60.0, 10.0);
        shapes.insert(0, text(LEFT, 44.0, RIGHT - LEFT, 14.0, words(about, 10.0, QUIET)));
        if count > 1 {
            let number = words(format!("{} / {count}", at + 1), 8.0, QUIET);
            let number = Words { align: Align::Right, ..number };
            shapes.push(text(RIGHT - 60.0, PAGE_HEIGHT - 18.0, 60.0, 12.0, number));
        }
        let head = words(short(&sheet.title, RIGHT - LEFT, 20.0), 20.0, INK);
        let head = Words { bold: true, ..head };
        DrawnPage { title: place(LEFT, 14.0, RIGHT - LEFT, 28.0, Some(head)), shapes }
    });
    Drawing { title: sheet.title.clone(), about: sheet.about.clone(), pages: pages.collect() }
}

fn place(x: f64, y: f64, w: f64, h: f64, text: Option<Words>) -> Figure {
    let (outline, about) = (Outline::Rect, String::new());
    Figure { outline, about, x, y, w, h, fill: None, stroke: None, text }
}

fn bar(about: String, x: f64, y: f64, w: f64, h: f64, fill: &'static str) -> Shape {
    Shape::Figure(Figure { about, fill: Some(fill), ..place(x, y, w, h, None) })
}

/// As many lines as a text needs in a room, parted between words.
fn wrapped(said: &str, room: f64, size: f64) -> Vec<String> {
    let mut lines: Vec<String> = vec![];
    for word in said.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line, size) + width(word, size) + size / 2.0 <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(short(word, room, size)),
        }
    }
    lines
}

/// Where the next block goes.
struct Pen {
    look: Look,
    pages: Vec<Vec<Shape>>,
    column: usize,
    y: f64,
}

impl Pen {
    fn new(look: Look) -> Self {
        Self { look, pages: vec![vec![]], column: 0, y: TOP }
    }

    fn width(&self) -> f64 {
        let columns = self.look.columns.max(1) as f64;
        (RIGHT - LEFT - GAP * (columns - 1.0)) / columns
    }

    /// Width of what stands in a block.
    fn room(&self) -> f64 {
        self.width() - 2.0 * PAD * self.look.scale
    }

    fn next_column(&mut self) {
        self.y = TOP;
        self.column += 1;
        if self.column >= self.look.columns {
            self.column = 0;
            self.pages.push(vec![]);
        }
    }

    /// A block where it has room as a whole; what is taller than a column goes on in the next.
    fn block(&mut self, block: &Block) {
        let around = (TITLE + 2.0 * PAD) * self.look.scale;
        let height: f64 = block.lines.iter().map(|line| self.height(line)).sum();
        if self.y + around + height > BOTTOM && self.y > TOP {
            self.next_column();
        }
        let mut title = block.title.clone();
        let mut rest = block.lines.as_slice();
        loop {
            let room = BOTTOM - self.y - around;
            let mut used = 0.0;
            let fits = rest
                .iter()
                .take_while(|line| {
                    used += self.height(line);
                    used <= room
                })
                .count()
                .max(1);
            let (now, later) = rest.split_at(fits.min(rest.len()));
            self.card(&title, now, around);
            if later.is_empty() {
                return;
            }
            rest = later;
            title = format!("{} (continued)", block.title);
            self.next_column();
        }
    }

    fn card(&mut self, title: &str, lines: &[Line], around: f64) {
        let scale = self.look.scale;
        let height = around + lines.iter().map(|line| self.height(line)).sum::<f64>();
        let x = LEFT + self.column as f64 * (self.width() + GAP);
        let (y, w) = (self.y, self.width());
        let stroke = Some(Stroke { color: "#d5dae2", width: 0.75, dashed: false });
        let card = Figure { stroke, ..place(x, y, w, height, None) };
        let mut shapes = vec![Shape::Figure(Figure { fill: Some("#ffffff"), ..card })];
        let inner = x + PAD * scale;
        let size = HEAD * scale;
        // Bold letters are wider.
        let head = words(short(title, self.room() * 0.9, size), size, INK);
        let mut at = y + PAD * scale;
        let head = Words { bold: true, ..head };
        shapes.push(text(inner, at, self.room(), size * LEADING, head));
        at += TITLE * scale;
        for line in lines {
            self.line(line, inner, at, &mut shapes);
            at += self.height(line);
        }
        self.y += height + GAP;
        if let Some(page) = self.pages.last_mut() {
            page.extend(shapes);
        }
    }

    fn height(&self, line: &Line) -> f64 {
        let scale = self.look.scale;
        let (body, note) = (BODY * LEADING, NOTE * LEADING);
        let lines = |said: &str, size: f64| wrapped(said, self.room(), size * scale).len() as f64;
        scale
            * match line {
                Line::Text { text, .. } => lines(text, BODY) * body + 2.0,
                Line::Note(text) => lines(text, NOTE) * note + 3.0,
                Line::Entry { note: said, .. } if said.is_empty() => body + 2.0,
                Line::Entry { .. } => body + note + 3.0,
                Line::Figure { .. } | Line::Bar { .. } => body + 2.0,
                Line::Part { .. } => 12.0,
                Line::Pair { .. } => body + note + 5.0,
            }
    }

    fn line(&self, line: &Line, x: f64, y: f64, shapes: &mut Vec<Shape>) {
        let scale = self.look.scale;
        let (body, note) = (BODY * scale, NOTE * scale);
        let room = self.room();
        let say = |x: f64, y: f64, w: f64, said: &str, size: f64, color, align| {
            let said = words(short(said, w, size), size, color);
            text(x, y, w, size * LEADING, Words { align, ..said })
        };
        let left =
            |y: f64, said: &str, size: f64, color| say(x, y, room, said, size, color, Align::Left);
        match line {
            Line::Text { text, color } => {
                for (at, one) in wrapped(text, room, body).iter().enumerate() {
                    shapes.push(left(y + at as f64 * body * LEADING, one, body, color));
                }
            }
            Line::Note(text) => {
                for (at, one) in wrapped(text, room, note).iter().enumerate() {
                    shapes.push(left(y + at as f64 * note * LEADING, one, note, QUIET));
                }
            }
            Line::Entry { text, note: said, color } => {
                shapes.push(left(y, text, body, color));
                if !said.is_empty() {
                    shapes.push(left(y + body * LEADING, said, note, QUIET));
                }
            }
            Line::Figure { name, value } => {
                let own = width(value, body).min(room * 0.6);
                shapes.push(say(x, y, room - own - 6.0, name, body, QUIET, Align::Left));
                shapes.push(say(x + room - own, y, own, value, body, INK, Align::Right));
            }
            Line::Bar { name, share, value, color } => {
                let (names, values) = (70.0 * scale, 40.0 * scale);
                let track = room - names - values;
                let about = format!("{name}: {value}");
                shapes.push(say(x, y, names - 4.0, name, body, INK, Align::Left));
                let (top, high) = (y + 1.5 * scale, 8.0 * scale);
                let long = (track * share.clamp(0.0, 1.0)).max(1.5);
                shapes.push(bar(about, x + names, top, long, high, color));
                shapes.push(say(x + room - values, y, values, value, body, INK, Align::Right));
            }
            Line::Part { about, share } => {
                let high = 8.0 * scale;
                shapes.push(bar(String::new(), x, y, room, high, TRACK));
                let long = (room * share.clamp(0.0, 1.0)).max(0.5);
                shapes.push(bar(about.clone(), x, y, long, high, ACCENT));
            }
            Line::Pair { name, note: said, upper, lower, value } => {
                let names = room * 0.42;
                let values = room * 0.3;
                let track = room - names - values - 8.0;
                shapes.push(say(x, y, names - 4.0, name, body, INK, Align::Left));
                let below = y + body * LEADING;
                shapes.push(say(x, below, names - 4.0, said, note, QUIET, Align::Left));
                let thick = 6.0 * scale;
                let long = |share: &f64| (track * share.clamp(0.0, 1.0)).max(0.5);
                let bars = x + names;
                shapes.push(bar(
                    format!("{name}: {value}"),
                    bars,
                    y + 2.0,
                    long(upper),
                    thick,
                    WANTED,
                ));
                let second = y + 3.0 + thick;
                shapes.push(bar(String::new(), bars, second, long(lower), thick, ACCENT));
                let mut at = y;
                for one in value.split(';').map(str::trim) {
                    let right = x + room - values;
                    shapes.push(say(right, at, values, one, note, INK, Align::Right));
                    at += note * LEADING;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(page: &DrawnPage) -> Vec<&str> {
        let texts = page.shapes.iter().filter_map(|shape| match shape {
            Shape::Figure(figure) => figure.text.as_ref().map(|words| words.text.as_str()),
            Shape::Route(_) => None,
        });
        texts.collect()
    }

    fn entries(count: usize) -> Vec<Line> {
        let line = |at: usize| Line::Entry {
            text: format!("Line {at}"),
            note: "Waits since 3 Mar 2027".into(),
            color: INK,
        };
        (1..=count).map(line).collect()
    }

    fn sheet(blocks: Vec<Block>) -> Sheet {
        Sheet { title: "Grow".into(), about: "As of today".into(), blocks }
    }

    const PAPER: Look = Look { columns: 3, scale: 1.0 };

    #[test]
    fn blocks_go_down_columns_and_on_to_the_next_page_and_stay_on_it() {
        let block = |at: usize| Block { title: format!("Block {at}"), lines: entries(6) };
        let drawing = columns_drawing(&sheet((1..=12).map(block).collect()), PAPER);
        assert_eq!(drawing.pages.len(), 2);
        for page in &drawing.pages {
            for shape in &page.shapes {
                let Shape::Figure(figure) = shape else { continue };
                assert!(figure.x >= LEFT && figure.x + figure.w <= RIGHT + 1e-6, "{figure:?}");
                assert!(figure.y + figure.h <= PAGE_HEIGHT, "{figure:?}");
            }
        }
        assert!(said(&drawing.pages[1]).contains(&"Block 12"));
        assert!(said(&drawing.pages[1]).contains(&"2 / 2"));
        let few = columns_drawing(&sheet(vec![block(1)]), PAPER);
        assert_eq!((few.pages.len(), said(&few.pages[0]).contains(&"1 / 1")), (1, false));
    }

    #[test]
    fn a_block_taller_than_a_column_goes_on_and_loses_no_line() {
        let tall = Block { title: "Gates".into(), lines: entries(60) };
        let drawing = columns_drawing(&sheet(vec![tall]), PAPER);
        let all: Vec<&str> = drawing.pages.iter().flat_map(said).collect();
        for at in 1..=60 {
            assert!(all.contains(&format!("Line {at}").as_str()), "{at}");
        }
        assert!(all.contains(&"Gates (continued)"));
    }

    #[test]
    fn texts_are_parted_between_words_and_a_word_that_is_too_long_is_shortened() {
        let lines = wrapped("Costs of business cases, else amounts asked for", 80.0, 8.0);
        assert_eq!(lines.join(" "), "Costs of business cases, else amounts asked for");
        assert!(lines.len() > 1 && lines.iter().all(|line| width(line, 8.0) <= 80.0), "{lines:?}");
        assert!(wrapped(&"x".repeat(50), 40.0, 8.0)[0].ends_with('…'));
        assert!(wrapped("", 40.0, 8.0).is_empty());
    }
}
