/**
 * Dates as people write them: "2026-03-04", "4.3.2026", "3/4/26", "4 Mar", each with or without a
 * time. The order of day, month and year is the locale's. Answers are civil, without a zone.
 */

export interface ReadDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** Minutes since midnight; null when no time was written. */
  readonly minute: number | null;
}

type Part = "year" | "month" | "day";

interface Habits {
  readonly order: readonly Part[];
  readonly months: readonly string[][];
}

const habits = new Map<string, Habits>();

function habitsOf(locale: string): Habits {
  let found = habits.get(locale);
  if (!found) {
    const sample = new Date(Date.UTC(2026, 2, 14));
    const order = new Intl.DateTimeFormat(locale, { timeZone: "UTC" })
      .formatToParts(sample)
      .map((part) => part.type)
      .filter((type): type is Part => type === "year" || type === "month" || type === "day");
    const names = (style: "long" | "short", language: string) =>
      Array.from({ length: 12 }, (_, at) =>
        new Intl.DateTimeFormat(language, { month: style, day: "numeric", timeZone: "UTC" })
          .formatToParts(new Date(Date.UTC(2026, at, 1)))
          .filter((part) => part.type === "month")
          .map((part) => folded(part.value))
          .join(""),
      );
    const lists = [locale, "en"].flatMap((one) => [names("long", one), names("short", one)]);
    found = {
      order,
      months: Array.from({ length: 12 }, (_, at) => lists.map((list) => list[at])),
    };
    habits.set(locale, found);
  }
  return found;
}

function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f.]/g, "")
    .toLocaleLowerCase();
}

/** Reads a date; `today` (ISO) gives the year where none is written. */
export function parseDate(text: string, locale: string, today: string): ReadDate | null {
  const { rest, minute, bad } = timeOf(text.trim());
  if (bad) return null;
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(rest);
  if (iso) return checked(+iso[1], +iso[2], +iso[3], minute);
  const { order, months } = habitsOf(locale);
  // The name of a weekday in front says nothing more than the date itself.
  const words = rest.split(/[\s,./-]+/).filter(Boolean);
  const numbers = words.filter((word) => /^\d+$/.test(word));
  const named = words
    .filter((word) => !/^\d+$/.test(word))
    .map((word) => monthNamed(folded(word), months))
    .find((month) => month > 0);
  const thisYear = +today.slice(0, 4);
  if (named) {
    const [a, b] = numbers;
    if (a === undefined || numbers.length > 2) return null;
    if (b === undefined) return checked(thisYear, named, +a, minute);
    return a.length > 2
      ? checked(+a, named, +b, minute)
      : checked(yearOf(b, thisYear), named, +a, minute);
  }
  if (words.length !== numbers.length) return null;
  if (numbers.length === 2) {
    const [first, second] = order.filter((part) => part !== "year");
    const read = { [first]: +numbers[0], [second]: +numbers[1] } as Record<Part, number>;
    return checked(thisYear, read.month, read.day, minute);
  }
  if (numbers.length !== 3) return null;
  const by = numbers[0].length === 4 ? (["year", "month", "day"] as const) : order;
  const at = (part: Part) => numbers[by.indexOf(part)];
  return checked(yearOf(at("year"), thisYear), +at("month"), +at("day"), minute);
}

/** "2026-03-04" or "2026-03-04T08:00". */
export function isoOf(date: ReadDate): string {
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${String(date.year).padStart(4, "0")}-${two(date.month)}-${two(date.day)}`;
  if (date.minute === null) return day;
  return `${day}T${two(Math.floor(date.minute / 60))}:${two(date.minute % 60)}`;
}

function timeOf(text: string): { rest: string; minute: number | null; bad: boolean } {
  const found = /[\sT,]+(\d{1,2})[:.h](\d{2})(?::\d{2})?\s*([ap]\.?m\.?)?$/i.exec(text);
  if (!found || found.index === 0) return { rest: text, minute: null, bad: false };
  // "4.3.26" alone is a date; a time with a point needs a date before it.
  let hour = +found[1];
  const half = found[3]?.toLowerCase()[0];
  if (half === "p" && hour < 12) hour += 12;
  if (half === "a" && hour === 12) hour = 0;
  const minute = +found[2];
  const bad = hour > 24 || minute > 59 || (hour === 24 && minute > 0);
  return { rest: text.slice(0, found.index), minute: hour * 60 + minute, bad };
}

function monthNamed(word: string, months: readonly string[][]): number {
  const exact = months.findIndex((names) => names.includes(word));
  if (exact >= 0) return exact + 1;
  return word.length < 3
    ? 0
    : months.findIndex((names) => names.some((n) => n.startsWith(word))) + 1;
}

/** Two digits mean the year within fifty years of now. */
function yearOf(text: string, thisYear: number): number {
  const value = +text;
  if (text.length > 2) return value;
  const century = Math.floor(thisYear / 100) * 100;
  const near = century + value;
  return near > thisYear + 50 ? near - 100 : near < thisYear - 49 ? near + 100 : near;
}

function checked(year: number, month: number, day: number, minute: number | null): ReadDate | null {
  if (year < 1 || month < 1 || month > 12 || day < 1) return null;
  const last = new Date(Date.UTC(2000, month, 0)).getUTCDate();
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (day > (month === 2 && !leap ? 28 : last)) return null;
  return { year, month, day, minute };
}
