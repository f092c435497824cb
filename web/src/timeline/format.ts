/** Locale-aware text for the header bands and date cells, prepared once so that frames stay cheap. */
import { civilDate, DAY, dayOf, weekday } from "./civil";
import type { Band } from "./scale";

export interface TimelineFormat {
  /** Texts for a header segment, longest first; the painter takes the first that fits. */
  band(band: Band, minute: number): readonly string[];
  /** "11 Jan 2026", or with the time when it matters. */
  date(minute: number, withTime?: boolean): string;
}

function utc(minute: number): Date {
  return new Date(minute * 60_000);
}

export function createFormat(locale: string): TimelineFormat {
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  const monthNames = (month: "long" | "short" | "narrow") =>
    Array.from({ length: 12 }, (_, i) => make({ month }).format(new Date(Date.UTC(2026, i, 1))));
  const months = {
    long: monthNames("long"),
    short: monthNames("short"),
    narrow: monthNames("narrow"),
  };
  const weekdays = (style: "narrow") =>
    Array.from({ length: 7 }, (_, i) =>
      make({ weekday: style }).format(new Date(Date.UTC(2026, 5, 1 + i))),
    );
  const narrowDays = weekdays("narrow");
  const shortDay = make({ day: "numeric", month: "short", year: "numeric" });
  const time = make({ hour: "2-digit", minute: "2-digit" });
  const cache = new Map<number, string>();
  const day = (index: number) => {
    let text = cache.get(index);
    if (text === undefined) {
      text = shortDay.format(utc(index * DAY));
      cache.set(index, text);
    }
    return text;
  };
  return {
    band(band, minute) {
      const index = dayOf(minute);
      const { year, month, day: ofMonth } = civilDate(index);
      switch (band.unit) {
        case "hour": {
          const hour = Math.floor((minute - index * DAY) / 60);
          return [String(hour).padStart(2, "0"), String(hour)];
        }
        case "day":
          return [`${narrowDays[weekday(index)]} ${ofMonth}`, String(ofMonth)];
        case "week":
          return [`${ofMonth} ${months.short[month - 1]}`, String(ofMonth)];
        case "month":
          return [months.long[month - 1], months.short[month - 1], months.narrow[month - 1]];
        case "quarter":
          return [`Q${Math.floor((month - 1) / 3) + 1}`];
        case "year":
          return band.step > 1
            ? [`${year}–${year + band.step - 1}`, String(year)]
            : [String(year), `’${String(year).slice(2)}`];
      }
    },
    date(minute, withTime) {
      if (Number.isNaN(minute)) return "";
      const text = day(dayOf(minute));
      return withTime ? `${text}, ${time.format(utc(minute))}` : text;
    },
  };
}

/** Upper bands read as titles: "January 2026", "Monday, 2 March 2026". */
export function createTitles(locale: string): (band: Band, minute: number) => readonly string[] {
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  const styles = {
    day: [
      make({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
      make({ weekday: "short", day: "numeric", month: "short", year: "numeric" }),
      make({ day: "numeric", month: "short" }),
      make({ day: "numeric" }),
    ],
    month: [
      make({ month: "long", year: "numeric" }),
      make({ month: "short", year: "numeric" }),
      make({ month: "short" }),
      make({ month: "narrow" }),
    ],
  };
  const cache = new Map<string, readonly string[]>();
  const plain = createFormat(locale);
  return (band, minute) => {
    if (band.unit !== "day" && band.unit !== "month") return plain.band(band, minute);
    const key = band.unit + minute;
    let texts = cache.get(key);
    if (!texts) {
      texts = styles[band.unit].map((style) => style.format(utc(minute)));
      cache.set(key, texts);
    }
    return texts;
  };
}
