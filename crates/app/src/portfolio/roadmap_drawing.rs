//! A roadmap laid out on pages: lanes with their projects in rows, all pages on one time scale, so that they
//! can be laid side by side. Every row says in words what its bar shows.

use std::collections::BTreeMap;

use jiff::civil::Date;
use steerco_document::{
    Align, Drawing, DrawnPage, Figure, Outline, PAGE_WIDTH, Route, Shape, Stroke, Words,
};
use uuid::Uuid;

use super::{
    register::Health,
    roadmap::{RoadmapBar, RoadmapGhost, RoadmapLink, RoadmapMilestone},
    roadmap_lanes::health_word,
    roadmap_scale::{Scale, short, width},
};

/// Edges of the page, the names, and the time, in points.
const LEFT: f64 = 28.0;
pub(super) const TIME: f64 = 250.0;
pub(super) const RIGHT: f64 = PAGE_WIDTH - LEFT;
/// Heights: where the time scale and the rows begin, of a row, and where the legend stands.
pub(super) const BANDS: f64 = 72.0;
const ROWS: f64 = 104.0;
const ROW: f64 = 26.0;
const LEGEND: f64 = 508.0;
/// Rows of a page: a screenful.
const ROWS_OF_PAGE: usize = 15;

pub(super) const INK: &str = "#1b2330";
pub(super) const QUIET: &str = "#5d6675";
pub(super) const LATE: &str = "#be2f4f";
const TODAY: &str = "#3b53c4";
const HEALTHS: [Health; 4] = [Health::OnTrack, Health::AtRisk, Health::OffTrack, Health::NotSet];

/// Light and dark color of a bar.
pub(super) fn tones(health: Health) -> (&'static str, &'static str) {
    match health {
        Health::OnTrack => ("#b7d6d3", "#0f766e"),
        Health::AtRisk => ("#e9cbb5", "#b45309"),
        Health::OffTrack => ("#ecc1ca", LATE),
        Health::NotSet => ("#d8dde3", "#64748b"),
    }
}

/// What is drawn.
pub(super) struct RoadmapSheet {
    /// What it is called.
    pub(super) title: String,
    /// Of what, by what, and as of when.
    pub(super) about: String,
    /// Lanes in their order, each with its projects in theirs.
    pub(super) lanes: Vec<(String, Vec<RoadmapBar>)>,
    /// By project, as they follow in time.
    pub(super) milestones: BTreeMap<Uuid, Vec<RoadmapMilestone>>,
    /// Between these projects.
    pub(super) links: Vec<RoadmapLink>,
    /// Where projects were to lie, by project.
    pub(super) ghosts: BTreeMap<Uuid, RoadmapGhost>,
    /// The day that it is drawn on.
    pub(super) today: Date,
}

enum Row<'a> {
    Lane { name: &'a str, projects: &'a [RoadmapBar], again: bool },
    Bar(&'a RoadmapBar),
}

/// Start and finish of a project, as they are written; one stands in for the other.
pub(super) fn span(bar: &RoadmapBar) -> (&str, &str) {
    let (start, finish) = (bar.item.start.as_deref(), bar.item.finish.as_deref());
    (start.or(finish).unwrap_or("1970-01-01"), finish.or(start).unwrap_or("1970-01-01"))
}

/// Lays a roadmap out.
pub(super) fn roadmap_drawing(sheet: &RoadmapSheet) -> Drawing {
    let bars = sheet.lanes.iter().flat_map(|(_, bars)| bars.iter());
    let spans = bars.map(span);
    let ghosts = sheet.ghosts.values().map(|ghost| (ghost.start.as_str(), ghost.finish.as_str()));
    let scale = Scale::over(spans.chain(ghosts));
    let pages = pages(&sheet.lanes);
    let count = pages.len();
    let pages = pages.into_iter().enumerate();
    Drawing {
        title: sheet.title.clone(),
        about: sheet.about.clone(),
        pages: pages.map(|(at, rows)| page(sheet, &scale, &rows, at + 1, count)).collect(),
    }
}

/// Rows by page: a lane that goes on begins the next page again, and no page ends with the head of a lane.
fn pages(lanes: &[(String, Vec<RoadmapBar>)]) -> Vec<Vec<Row<'_>>> {
    let mut pages = vec![];
    let mut page = vec![];
    for (name, projects) in lanes {
        if page.len() + 2 > ROWS_OF_PAGE {
            pages.push(std::mem::take(&mut page));
        }
        page.push(Row::Lane { name, projects, again: false });
        for bar in projects {
            if page.len() == ROWS_OF_PAGE {
                pages.push(std::mem::take(&mut page));
                page.push(Row::Lane { name, projects, again: true });
            }
            page.push(Row::Bar(bar));
        }
    }
    pages.push(page);
    pages
}

fn page(
    sheet: &RoadmapSheet,
    scale: &Scale,
    rows: &[Row<'_>],
    number: usize,
    count: usize,
) -> DrawnPage {
    let bottom = ROWS + rows.len() as f64 * ROW;
    let mut shapes = vec![];
    let about = short(&sheet.about, RIGHT - LEFT, 10.0);
    shapes.push(text(LEFT, 46.0, RIGHT - LEFT, 14.0, words(about, 10.0, QUIET)));
    scale.bands(bottom, &mut shapes);
    let today = scale.x(&sheet.today.to_string());
    if (TIME..=RIGHT).contains(&today) {
        let stroke = Stroke { color: TODAY, width: 1.0, dashed: true };
        let (from, to) = ((today, ROWS), (today, bottom));
        shapes.push(Shape::Route(Route { about: "Today".into(), from, to, stroke, arrow: false }));
    }
    let mut heights = BTreeMap::new();
    let mut y = ROWS;
    for row in rows {
        match row {
            Row::Lane { name, projects, again } => {
                lane(scale, y, name, projects, *again, &mut shapes);
            }
            Row::Bar(bar) => {
                heights.insert(bar.item.id, y + 8.0);
                project(sheet, scale, y, bar, &mut shapes);
            }
        }
        y += ROW;
    }
    let outside = links(sheet, scale, &heights, &mut shapes);
    legend(sheet, outside, &mut shapes);
    let of = words(format!("{number} / {count}"), 8.0, QUIET);
    shapes.push(text(RIGHT - 60.0, LEGEND, 60.0, 12.0, Words { align: Align::Right, ..of }));
    let head = words(short(&sheet.title, RIGHT - LEFT, 20.0), 20.0, INK);
    let title = figure(Outline::Rect, LEFT, 16.0, RIGHT - LEFT, 30.0);
    DrawnPage { title: Figure { text: Some(Words { bold: true, ..head }), ..title }, shapes }
}

pub(super) fn words(text: impl Into<String>, size: f64, color: &'static str) -> Words {
    Words { text: text.into(), size, bold: false, color, align: Align::Left }
}

fn figure(outline: Outline, x: f64, y: f64, w: f64, h: f64) -> Figure {
    Figure { outline, about: String::new(), x, y, w, h, fill: None, stroke: None, text: None }
}

fn filled(outline: Outline, x: f64, y: f64, w: f64, h: f64, fill: &'static str) -> Figure {
    Figure { fill: Some(fill), ..figure(outline, x, y, w, h) }
}

pub(super) fn text(x: f64, y: f64, w: f64, h: f64, words: Words) -> Shape {
    Shape::Figure(Figure { text: Some(words), ..figure(Outline::Rect, x, y, w, h) })
}

fn lane(
    scale: &Scale,
    y: f64,
    name: &str,
    projects: &[RoadmapBar],
    again: bool,
    shapes: &mut Vec<Shape>,
) {
    shapes.push(Shape::Figure(filled(Outline::Rect, LEFT, y, RIGHT - LEFT, ROW, "#f3f5f8")));
    let name = if again { format!("{name} (continued)") } else { name.to_owned() };
    let name = words(short(&name, TIME - LEFT - 16.0, 10.0), 10.0, INK);
    let name = Words { bold: true, ..name };
    shapes.push(text(LEFT + 6.0, y + 2.0, TIME - LEFT - 12.0, 13.0, name));
    let count = projects.len();
    let count = if count == 1 { "1 project".into() } else { format!("{count} projects") };
    shapes.push(text(LEFT + 6.0, y + 14.0, TIME - LEFT - 12.0, 10.0, words(count, 7.5, QUIET)));
    let start = projects.iter().map(|bar| scale.x(span(bar).0)).fold(RIGHT, f64::min);
    let finish = projects.iter().map(|bar| scale.x(span(bar).1)).fold(TIME, f64::max);
    let whole = filled(Outline::Rect, start, y + 11.0, (finish - start).max(3.0), 4.0, "#414b5a");
    shapes.push(Shape::Figure(whole));
}

/// The days of a project, as in "3 Mar 2027 – 5 Apr 2028".
fn dates(bar: &RoadmapBar) -> String {
    let (start, finish) = span(bar);
    format!("{} – {}", day(start), day(finish))
}

/// A moment's day as people read it.
pub(super) fn day(moment: &str) -> String {
    let date: Option<Date> = moment.get(..10).and_then(|day| day.parse().ok());
    date.map_or_else(|| moment.to_owned(), |date| date.strftime("%-d %b %Y").to_string())
}

fn project(sheet: &RoadmapSheet, scale: &Scale, y: f64, bar: &RoadmapBar, shapes: &mut Vec<Shape>) {
    let item = &bar.item;
    let rule = Stroke { color: "#e6e9ee", width: 0.5, dashed: false };
    let (from, to) = ((LEFT, y + ROW), (RIGHT, y + ROW));
    shapes.push(Shape::Route(Route { about: String::new(), from, to, stroke: rule, arrow: false }));
    let room = TIME - LEFT - 20.0;
    let name = words(short(&item.name, room, 9.0), 9.0, INK);
    shapes.push(text(LEFT + 14.0, y + 2.0, room, 12.0, name));
    let health = health_word(item.health);
    let about = short(&format!("{health}, {}", dates(bar)), room, 7.5);
    shapes.push(text(LEFT + 14.0, y + 14.0, room, 10.0, words(about, 7.5, QUIET)));
    if let Some(ghost) = sheet.ghosts.get(&item.id) {
        shapes.push(Shape::Figure(was_to_lie(scale, y, &item.name, ghost)));
    }
    let (start, finish) = span(bar);
    let x = scale.x(start);
    let w = (scale.x(finish) - x).max(4.0);
    let (light, dark) = tones(item.health);
    let done = format!("{:.0} % done", item.percent_complete);
    let key = format!("{} · {:.0} %", item.key, item.percent_complete);
    let line = Some(Stroke { color: dark, width: 0.75, dashed: false });
    shapes.push(Shape::Figure(Figure {
        about: format!("{} ({}), {}, {health}, {done}", item.name, item.key, dates(bar)),
        stroke: line,
        ..filled(Outline::Rounded, x, y + 2.0, w, 12.0, light)
    }));
    if item.percent_complete > 0.0 {
        let w = w * (item.percent_complete / 100.0).min(1.0);
        let about = format!("{}: {done}", item.name);
        let part = filled(Outline::Rect, x, y + 11.5, w, 2.5, dark);
        shapes.push(Shape::Figure(Figure { about, ..part }));
    }
    // Behind the bar and its last milestone, or before it where the page ends.
    let needed = width(&key, 7.0) + 6.0;
    let behind = x + w + 7.0;
    let at = if behind + needed <= RIGHT { behind } else { x - needed - 4.0 };
    shapes.push(text(at, y + 2.0, needed, 12.0, words(key, 7.0, QUIET)));
    let mut free = TIME;
    for one in sheet.milestones.get(&item.id).into_iter().flatten() {
        milestone(scale, y, one, &mut free, shapes);
    }
}

fn was_to_lie(scale: &Scale, y: f64, name: &str, ghost: &RoadmapGhost) -> Figure {
    let x = scale.x(&ghost.start);
    let w = (scale.x(&ghost.finish) - x).max(3.0);
    let dates = format!("{} – {}", day(&ghost.start), day(&ghost.finish));
    let (fill, about) = match ghost.included {
        true => (Some("#b9bfc9"), format!("{name} was to lie {dates}")),
        false => (None, format!("{name} was not to be done, {dates}")),
    };
    let stroke = Some(Stroke { color: QUIET, width: 0.5, dashed: !ghost.included });
    Figure { about, fill, stroke, ..figure(Outline::Rect, x, y + 14.5, w, 2.5) }
}

/// A diamond, with its name below where there is room: `free` is where the last name ended.
fn milestone(
    scale: &Scale,
    y: f64,
    one: &RoadmapMilestone,
    free: &mut f64,
    shapes: &mut Vec<Shape>,
) {
    let x = scale.x(&one.at);
    let color = if one.late { LATE } else { INK };
    let late = if one.late { ", late" } else { "" };
    let reached = if one.reached { ", reached" } else { "" };
    shapes.push(Shape::Figure(Figure {
        about: format!("{}, {}{late}{reached}", one.name, day(&one.at)),
        stroke: Some(Stroke { color, width: if one.late { 1.75 } else { 1.0 }, dashed: false }),
        ..filled(
            Outline::Diamond,
            x - 5.0,
            y + 3.0,
            10.0,
            10.0,
            if one.reached { color } else { "#ffffff" },
        )
    }));
    let name = short(&one.name, 150.0, 7.0);
    let room = width(&name, 7.0);
    let left = (x - room / 2.0).clamp(TIME, RIGHT - room);
    if left < *free {
        return;
    }
    *free = left + room + 6.0;
    let said =
        Words { align: Align::Center, ..words(name, 7.0, if one.late { LATE } else { QUIET }) };
    shapes.push(text(left, y + 16.5, room, 9.0, said));
}

/// Dependencies with both ends on the page are drawn; how many have only one is answered.
fn links(
    sheet: &RoadmapSheet,
    scale: &Scale,
    heights: &BTreeMap<Uuid, f64>,
    shapes: &mut Vec<Shape>,
) -> usize {
    let mut outside = 0;
    for link in &sheet.links {
        let (from, to) = match (heights.get(&link.from), heights.get(&link.to)) {
            (Some(from), Some(to)) => (*from, *to),
            (None, None) => continue,
            _ => {
                outside += 1;
                continue;
            }
        };
        let conflict = if link.conflict { ", in conflict" } else { "" };
        let color = if link.conflict { LATE } else { QUIET };
        let width = if link.conflict { 1.5 } else { 1.0 };
        shapes.push(Shape::Route(Route {
            about: format!(
                "“{}” waits for “{}” ({}){conflict}",
                link.to_task, link.from_task, link.kind
            ),
            from: (scale.x(&link.from_at), from),
            to: (scale.x(&link.to_at), to),
            stroke: Stroke { color, width, dashed: link.conflict },
            arrow: true,
        }));
    }
    outside
}

fn legend(sheet: &RoadmapSheet, outside: usize, shapes: &mut Vec<Shape>) {
    let mut x = LEFT;
    let say = |x: &mut f64, said: &str, shapes: &mut Vec<Shape>| {
        let room = width(said, 8.0);
        shapes.push(text(*x, LEGEND, room, 12.0, words(said, 8.0, QUIET)));
        *x += room + 12.0;
    };
    for health in HEALTHS {
        let (light, dark) = tones(health);
        let line = Some(Stroke { color: dark, width: 0.75, dashed: false });
        let swatch = filled(Outline::Rounded, x, LEGEND + 2.0, 16.0, 8.0, light);
        shapes.push(Shape::Figure(Figure { stroke: line, ..swatch }));
        x += 20.0;
        say(&mut x, health_word(health), shapes);
    }
    let (_, dark) = tones(Health::OnTrack);
    shapes.push(Shape::Figure(filled(Outline::Rect, x, LEGEND + 5.0, 16.0, 2.5, dark)));
    x += 20.0;
    say(&mut x, "done", shapes);
    for (said, fill, color) in
        [("milestone", "#ffffff", INK), ("reached", INK, INK), ("late", "#ffffff", LATE)]
    {
        let line = Some(Stroke { color, width: 1.25, dashed: false });
        let diamond = filled(Outline::Diamond, x, LEGEND + 1.5, 9.0, 9.0, fill);
        shapes.push(Shape::Figure(Figure { stroke: line, ..diamond }));
        x += 13.0;
        say(&mut x, said, shapes);
    }
    let mut lines = vec![("today", TODAY, true)];
    if !sheet.links.is_empty() {
        lines.push(("dependency", QUIET, false));
        lines.push(("in conflict", LATE, true));
    }
    for (said, color, dashed) in lines {
        let stroke = Stroke { color, width: 1.25, dashed };
        let (from, to) = ((x, LEGEND + 6.0), (x + 16.0, LEGEND + 6.0));
        shapes.push(Shape::Route(Route { about: String::new(), from, to, stroke, arrow: false }));
        x += 20.0;
        say(&mut x, said, shapes);
    }
    if !sheet.ghosts.is_empty() {
        shapes.push(Shape::Figure(filled(Outline::Rect, x, LEGEND + 5.0, 16.0, 2.5, "#b9bfc9")));
        x += 20.0;
        say(&mut x, "where it was to lie", shapes);
    }
    if outside > 0 {
        let pages = match outside {
            1 => "1 dependency leads to another page".to_owned(),
            many => format!("{many} dependencies lead to other pages"),
        };
        let words = words(pages, 8.0, QUIET);
        shapes.push(text(LEFT, LEGEND + 13.0, RIGHT - LEFT, 12.0, words));
    }
}
