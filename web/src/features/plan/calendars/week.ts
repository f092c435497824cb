/** Weeks and shifts as forms hold them; the API counts shifts in tenths of a minute. */
import type { DayPattern, Shift } from "@/api/nouns";

/** A day as its form holds it. */
export interface DayDraft {
  kind: "inherited" | "non_working" | "working";
  /** The shifts as typed; used when `kind` is `working`. */
  text: string;
}

const TENTHS = 10;

export function hours(from: number, to: number): Shift {
  return { start: from * 60 * TENTHS, finish: to * 60 * TENTHS };
}

export function standardWeek(): DayPattern[] {
  const day: DayPattern = { working: [hours(8, 12), hours(13, 17)] };
  return [day, day, day, day, day, "non_working", "non_working"];
}

export function inheritedWeek(): DayPattern[] {
  return Array.from({ length: 7 }, () => "inherited" as const);
}

function clock(tenths: number): string {
  const minutes = Math.round(tenths / TENTHS) % 1440;
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** "08:00-12:00, 13:00-17:00" */
export function shiftsText(shifts: readonly Shift[]): string {
  return shifts
    .map((s) => `${clock(s.start)}-${s.finish >= 1440 * TENTHS ? "24:00" : clock(s.finish)}`)
    .join(", ");
}

/** Reads what `shiftsText` writes, and "8-12 13-17"; null when it is not that. */
export function parseShifts(text: string): Shift[] | null {
  const trimmed = text.trim().replaceAll("–", "-");
  if (trimmed === "") return [];
  const shifts: Shift[] = [];
  for (const part of trimmed.split(/[,;]\s*|\s+(?=\d)/)) {
    const match = /^(\d{1,2})(?::(\d{2}))?\s*-\s*(\d{1,2})(?::(\d{2}))?$/.exec(part.trim());
    if (!match) return null;
    const start = Number(match[1]) * 60 + Number(match[2] ?? 0);
    const finish = Number(match[3]) * 60 + Number(match[4] ?? 0);
    if (start >= 1440 || finish > 1440) return null;
    shifts.push({ start: start * TENTHS, finish: finish * TENTHS });
  }
  return shifts;
}

/** Minutes of work in a day; a shift that ends at or before its start runs past midnight. */
export function minutesOf(shifts: readonly Shift[]): number {
  return shifts.reduce((sum, s) => {
    const length = s.finish > s.start ? s.finish - s.start : s.finish - s.start + 1440 * TENTHS;
    return sum + length / TENTHS;
  }, 0);
}

export function draftOf(day: DayPattern): DayDraft {
  if (typeof day === "string") return { kind: day, text: "08:00-12:00, 13:00-17:00" };
  return { kind: "working", text: shiftsText(day.working) };
}

export function patternOf(day: DayDraft): DayPattern {
  return day.kind === "working" ? { working: parseShifts(day.text) ?? [] } : day.kind;
}

/** A working day needs shifts that can be read. */
export function unreadable(day: DayDraft): boolean {
  return day.kind === "working" && !parseShifts(day.text)?.length;
}

/** Neighbouring days that are alike, Monday first; days that follow another week are left out. */
export function runsOf(
  days: readonly DayPattern[],
): { first: number; last: number; day: DayPattern }[] {
  const text = (day: DayPattern) => JSON.stringify(day);
  return days
    .map((day, at) => ({ first: at, last: at, day }))
    .filter(({ first, day }) => first === 0 || text(day) !== text(days[first - 1]))
    .map((run, i, runs) => ({ ...run, last: (runs[i + 1]?.first ?? days.length) - 1 }))
    .filter((run) => run.day !== "inherited");
}
