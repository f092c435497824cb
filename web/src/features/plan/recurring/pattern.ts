/** The form of a recurring task, and the pattern it stands for. */
import type { MonthDayRule, Recurrence } from "@/api/nouns";
import { today } from "@/lib/dates";
import type { RecurrencePattern } from "../gantt/change";

export const KINDS = ["daily", "weekly", "monthly", "yearly"] as const;
export type Kind = (typeof KINDS)[number];
export const POSITIONS = ["first", "second", "third", "fourth", "last"] as const;
export type Position = (typeof POSITIONS)[number];

export interface RecurringValues {
  name: string;
  duration: string;
  kind: Kind;
  every: number;
  /** Monday first, 0 to 6. */
  weekdays: number[];
  by: "day" | "position";
  day: number;
  position: Position;
  weekday: number;
  month: number;
  from: string;
  time: string;
  end: "count" | "until";
  count: number;
  until: string;
  calendar: string | null;
  nonWorking: "ask" | "move" | "skip";
}

/** Monday is 0. */
function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** A new one: weekly on the weekday it begins on. */
export function blankValues(from: string): RecurringValues {
  const first = from || today();
  return {
    name: "",
    duration: "1h",
    kind: "weekly",
    every: 1,
    weekdays: [weekdayOf(first)],
    by: "day",
    day: Number(first.slice(8)),
    position: "first",
    weekday: weekdayOf(first),
    month: Number(first.slice(5, 7)),
    from: first,
    time: "",
    end: "count",
    count: 10,
    until: "",
    calendar: null,
    nonWorking: "ask",
  };
}

export function valuesOf(name: string, pattern: RecurrencePattern): RecurringValues {
  const values = {
    ...blankValues(pattern.from),
    name,
    duration: pattern.duration_text,
    time: pattern.start_time ?? "",
    end: pattern.occurrences === null ? ("until" as const) : ("count" as const),
    count: pattern.occurrences ?? 10,
    until: pattern.until ?? "",
    calendar: pattern.calendar_id,
    nonWorking: pattern.non_working ?? ("ask" as const),
  };
  const { every } = pattern;
  if ("daily" in every) return { ...values, kind: "daily", every: every.daily.every };
  if ("weekly" in every) {
    const weekdays = every.weekly.weekdays.flatMap((on, day) => (on ? [day] : []));
    return { ...values, kind: "weekly", every: every.weekly.every, weekdays };
  }
  if ("monthly" in every) {
    const { every: step, day } = every.monthly;
    return { ...values, kind: "monthly", every: step, ...ruleValues(day) };
  }
  const { month, day } = every.yearly;
  return { ...values, kind: "yearly", month, ...ruleValues(day) };
}

function ruleValues(rule: MonthDayRule): Partial<RecurringValues> {
  if ("day" in rule) return { by: "day", day: rule.day };
  const { position, weekdays } = rule.position;
  return { by: "position", position, weekday: Math.max(0, weekdays.indexOf(true)) };
}

export function patternOf(values: RecurringValues): RecurrencePattern {
  return {
    every: everyOf(values),
    from: values.from,
    until: values.end === "until" ? values.until || null : null,
    occurrences: values.end === "count" ? values.count : null,
    start_time: values.time || null,
    duration_text: values.duration,
    non_working: values.nonWorking === "ask" ? null : values.nonWorking,
    calendar_id: values.calendar,
  };
}

function everyOf(values: RecurringValues): Recurrence {
  const on = (days: readonly number[]) => Array.from({ length: 7 }, (_, day) => days.includes(day));
  const rule: MonthDayRule =
    values.by === "day"
      ? { day: values.day }
      : { position: { position: values.position, weekdays: on([values.weekday]) } };
  switch (values.kind) {
    case "daily":
      return { daily: { every: values.every } };
    case "weekly":
      return { weekly: { every: values.every, weekdays: on(values.weekdays) } };
    case "monthly":
      return { monthly: { every: values.every, day: rule } };
    case "yearly":
      return { yearly: { month: values.month, day: rule } };
  }
}
