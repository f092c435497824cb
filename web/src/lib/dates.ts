/**
 * Dates for people. Civil dates and date-times of plans ("2026-03-02T08:00") have no zone and are
 * shown as written; events ("…Z") are shown in the reader's zone.
 */
import { locale } from "./locale";

const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale() + JSON.stringify(options);
  let made = cache.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale(), options);
    cache.set(key, made);
  }
  return made;
}

function civil(iso: string): Date {
  return new Date(iso.length > 10 ? `${iso.slice(0, 16)}:00Z` : `${iso}T00:00:00Z`);
}

/** "2 Mar 2026" */
export function showDay(iso: string | null | undefined): string {
  if (!iso) return "";
  return formatter({ day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(
    civil(iso),
  );
}

/** "Mon, 2 Mar 2026, 08:00" */
export function showMoment(iso: string | null | undefined): string {
  if (!iso) return "";
  return formatter({
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "UTC",
  }).format(civil(iso));
}

/** An event's instant in the reader's own zone. */
export function showInstant(iso: string | null | undefined): string {
  if (!iso) return "";
  return formatter({ dateStyle: "medium", timeStyle: "short" }).format(new Date(iso));
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** "3 minutes ago" */
export function showAgo(iso: string, now: number): string {
  const seconds = (new Date(iso).getTime() - now) / 1000;
  const words = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" });
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return words.format(Math.round(seconds / size), unit);
  }
  return words.format(0, "minute");
}

/** A message with the ISO moments in it written as people read them. */
export function showMoments(text: string): string {
  return text.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d/g, (iso) => showMoment(iso));
}

/** Today as a civil date in the reader's zone. */
export function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The last day of this week (Sunday) as a civil date in the reader's zone. */
export function weekEnd(): string {
  const day = new Date(`${today()}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + ((7 - day.getUTCDay()) % 7));
  return day.toISOString().slice(0, 10);
}

/** Now as a civil minute in the reader's zone. */
export function nowCivil(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, "0");
  return `${today()}T${two(now.getHours())}:${two(now.getMinutes())}`;
}

/** "March 2026" */
export function showMonth(year: number, month: number): string {
  return formatter({ month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(Date.UTC(year, month - 1, 1)),
  );
}

/** "March" */
export function showMonthName(month: number): string {
  return formatter({ month: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2024, month - 1, 1)),
  );
}

/** "Mar" */
export function showMonthShort(month: number): string {
  return formatter({ month: "short", timeZone: "UTC" }).format(
    new Date(Date.UTC(2024, month - 1, 1)),
  );
}

/** "25 December" */
export function showDayOfYear(month: number, day: number): string {
  return formatter({ day: "numeric", month: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2024, month - 1, day)),
  );
}

/** Monday first. */
export function weekdayNames(style: "long" | "short" | "narrow"): string[] {
  const format = formatter({ weekday: style, timeZone: "UTC" });
  return Array.from({ length: 7 }, (_, i) => format.format(new Date(Date.UTC(2026, 5, 1 + i))));
}
