/**
 * Civil time as plain numbers: whole minutes and days since 1970-01-01, without time zones and
 * without `Date`, so that a bar is where the plan says it is in every browser.
 */

export const DAY = 1440;

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

const MONTH_STARTS = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

export function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function leapsBefore(year: number): number {
  const y = year - 1;
  return Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
}

const LEAPS_TO_1970 = leapsBefore(1970);

function yearStart(year: number): number {
  return (year - 1970) * 365 + leapsBefore(year) - LEAPS_TO_1970;
}

/** Days since 1970-01-01. Months beyond 1 to 12 carry into the year. */
export function dayNumber(year: number, month: number, day: number): number {
  const carried = year + Math.floor((month - 1) / 12);
  const m = (((month - 1) % 12) + 12) % 12;
  return yearStart(carried) + MONTH_STARTS[m] + (m > 1 && isLeap(carried) ? 1 : 0) + day - 1;
}

export function civilDate(dayIndex: number): CivilDate {
  let year = 1970 + Math.floor(dayIndex / 365.2425);
  while (yearStart(year + 1) <= dayIndex) year++;
  while (yearStart(year) > dayIndex) year--;
  const ofYear = dayIndex - yearStart(year);
  const leap = isLeap(year) ? 1 : 0;
  let m = 11;
  while (m > 0 && MONTH_STARTS[m] + (m > 1 ? leap : 0) > ofYear) m--;
  return { year, month: m + 1, day: ofYear - MONTH_STARTS[m] - (m > 1 ? leap : 0) + 1 };
}

/** Monday is 0. */
export function weekday(dayIndex: number): number {
  return (((dayIndex + 3) % 7) + 7) % 7;
}

export function dayOf(minute: number): number {
  return Math.floor(minute / DAY);
}

/** "2026-03-02" to days since 1970. */
export function parseDay(iso: string): number {
  return dayNumber(+iso.slice(0, 4), +iso.slice(5, 7), +iso.slice(8, 10));
}

/** "2026-03-02T08:00" or "2026-03-02" to minutes since 1970. */
export function parseMinute(iso: string): number {
  const time = iso.length > 10 ? +iso.slice(11, 13) * 60 + +iso.slice(14, 16) : 0;
  return parseDay(iso) * DAY + time;
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}

export function isoDay(dayIndex: number): string {
  const d = civilDate(dayIndex);
  return `${d.year}-${two(d.month)}-${two(d.day)}`;
}

export function isoMinute(minute: number): string {
  const day = dayOf(minute);
  const left = minute - day * DAY;
  return `${isoDay(day)}T${two(Math.floor(left / 60))}:${two(Math.floor(left % 60))}`;
}
