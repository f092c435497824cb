//! The time scale of a roadmap on pages: where a moment lies, and the years, quarters and months above.

use jiff::{
    ToSpan,
    civil::{Date, DateTime},
};
use steerco_document::{Align, Route, Shape, Stroke, Words};

use super::roadmap_drawing::{BANDS, QUIET, RIGHT, TIME, text, words};

/// Height of a line of the scale, in points.
const BAND: f64 = 15.0;
/// Width that the name of a month or a quarter needs, in points.
const NARROWEST: f64 = 20.0;
/// How wide a letter is beside its height, on the average.
const LETTER: f64 = 0.5;

/// How wide a text is, about, in points.
pub(super) fn width(text: &str, size: f64) -> f64 {
    let letters = text.chars().count() as f64;
    letters * size * LETTER
}

/// As much of a text as has room.
pub(super) fn short(text: &str, room: f64, size: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a page is small")]
    let most = (room / (size * LETTER)).floor().max(2.0) as usize;
    let kept: String = text.chars().take(most - 1).collect();
    format!("{}…", kept.trim_end())
}

/// From which day on, and how many days.
pub(super) struct Scale {
    origin: Date,
    days: f64,
}

fn moment(text: &str) -> Option<DateTime> {
    text.parse::<DateTime>().ok()
}

fn days_between(from: Date, to: DateTime) -> f64 {
    let days = from.until(to.date()).map(|span| span.get_days()).unwrap_or_default();
    let minutes = f64::from(to.hour()) * 60.0 + f64::from(to.minute());
    f64::from(days) + minutes / 1440.0
}

impl Scale {
    /// From the month of the first start until some room behind the last finish.
    pub(super) fn over<'a>(spans: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut first: Option<DateTime> = None;
        let mut last: Option<DateTime> = None;
        for (start, finish) in spans {
            let (start, finish) = (moment(start), moment(finish));
            first = [first, start].into_iter().flatten().min();
            last = [last, finish].into_iter().flatten().max();
        }
        let first = first.unwrap_or_default();
        let origin = first.date().first_of_month();
        let days = days_between(origin, last.unwrap_or(first));
        Self { origin, days: days + (days * 0.09).max(20.0) }
    }

    /// Where a moment lies; what cannot be read lies at the begin.
    pub(super) fn x(&self, at: &str) -> f64 {
        let days = moment(at).map_or(0.0, |at| days_between(self.origin, at));
        TIME + days * self.day()
    }

    /// Points of a day.
    fn day(&self) -> f64 {
        (RIGHT - TIME) / self.days
    }

    /// The years and, where there is room, months or quarters, with lines down to `bottom`.
    pub(super) fn bands(&self, bottom: f64, shapes: &mut Vec<Shape>) {
        let month = 30.4 * self.day();
        let year = 365.25 * self.day();
        #[expect(clippy::cast_possible_truncation, reason = "a century is a few points wide")]
        let years = (26.0 / year).ceil().max(1.0) as i32;
        self.band(BANDS, bottom, 12 * years, shapes, |day| day.year().to_string());
        if month >= NARROWEST {
            let name = |day: Date| day.strftime("%b").to_string();
            self.band(BANDS + BAND, bottom, 1, shapes, name);
        } else if 3.0 * month >= NARROWEST {
            let name = |day: Date| format!("Q{}", (day.month() - 1) / 3 + 1);
            self.band(BANDS + BAND, bottom, 3, shapes, name);
        }
    }

    fn band(
        &self,
        y: f64,
        bottom: f64,
        months: i32,
        shapes: &mut Vec<Shape>,
        name: impl Fn(Date) -> String,
    ) {
        let mut at = self.origin;
        loop {
            // A unit that began before the scale is named at its left edge.
            let index = i32::from(at.year()) * 12 + i32::from(at.month()) - 1;
            let Ok(next) = at.checked_add((months - index.rem_euclid(months)).months()) else {
                return;
            };
            let x = self.x(&at.to_string());
            let end = self.x(&next.to_string()).min(RIGHT);
            if x >= RIGHT {
                return;
            }
            if at > self.origin {
                let stroke = Stroke { color: "#dde2e9", width: 0.5, dashed: false };
                let (from, to) = ((x, y), (x, bottom));
                let about = String::new();
                shapes.push(Shape::Route(Route { about, from, to, stroke, arrow: false }));
            }
            let said = name(at);
            if end - x >= width(&said, 8.0) + 3.0 {
                let said = Words { align: Align::Left, ..words(said, 8.0, QUIET) };
                shapes.push(text(x + 3.0, y, end - x - 3.0, BAND, said));
            }
            at = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_begins_with_a_month_and_leaves_room_behind_the_last_finish() {
        let scale = Scale::over([("2027-03-10T08:00", "2028-03-01T17:00")].into_iter());
        assert_eq!(scale.origin, jiff::civil::date(2027, 3, 1));
        assert!((scale.x("2027-03-01") - TIME).abs() < 1e-9);
        assert!(scale.x("2028-03-01T17:00") < RIGHT - 30.0);
        let mut shapes = vec![];
        scale.bands(200.0, &mut shapes);
        let said: Vec<&str> = shapes.iter().filter_map(said).collect();
        assert_eq!(said[..2], ["2027", "2028"]);
        assert_eq!(said[2..5], ["Mar", "Apr", "May"]);
    }

    #[test]
    fn many_years_are_named_by_quarter_and_decades_by_year() {
        let named = |from: &'static str, to: &'static str| {
            let mut shapes = vec![];
            Scale::over([(from, to)].into_iter()).bands(200.0, &mut shapes);
            shapes.iter().filter_map(said).map(str::to_owned).collect::<Vec<_>>()
        };
        assert!(named("2027-02-10", "2031-03-01").contains(&"Q3".to_owned()));
        let decades = named("2027-02-10", "2067-03-01");
        assert!(!decades.iter().any(|name| name.starts_with('Q')), "{decades:?}");
        // Every second year is named; what is left of 2027 has no room for it.
        assert_eq!(decades[..2], ["2028", "2030"]);
    }

    #[test]
    fn a_text_is_shortened_to_its_room() {
        assert_eq!(short("Harbour", 100.0, 10.0), "Harbour");
        assert_eq!(short("Harbour barrier", 40.0, 10.0), "Harbour…");
    }

    fn said(shape: &Shape) -> Option<&str> {
        match shape {
            Shape::Figure(figure) => figure.text.as_ref().map(|words| words.text.as_str()),
            Shape::Route(_) => None,
        }
    }
}
