/** Recurring exceptions in words, and as the flat values of a form. */
import type { CalendarException, MonthDayRule, Recurrence } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showDay, showDayOfYear, showMonthName, weekdayNames } from "@/lib/dates";

export type Rhythm = "daily" | "weekly" | "monthly" | "yearly";
export type Position = "first" | "second" | "third" | "fourth" | "last";

export interface RecurrenceValues {
  rhythm: Rhythm;
  every: number;
  weekdays: number[];
  month: number;
  /** Day of the month, or the position of a weekday. */
  by: "day" | "position";
  day: number;
  position: Position;
}

export const USUAL: RecurrenceValues = {
  rhythm: "daily",
  every: 1,
  weekdays: [0],
  month: 1,
  by: "day",
  day: 1,
  position: "first",
};

const bits = (flags: boolean[]) => flags.flatMap((on, i) => (on ? [i] : []));
const flags = (days: number[]) => Array.from({ length: 7 }, (_, i) => days.includes(i));

function ruleValues(rule: MonthDayRule): Partial<RecurrenceValues> {
  return "day" in rule
    ? { by: "day", day: rule.day }
    : { by: "position", position: rule.position.position, weekdays: bits(rule.position.weekdays) };
}

export function valuesOf(recurrence: Recurrence): RecurrenceValues {
  if ("daily" in recurrence) return { ...USUAL, every: recurrence.daily.every };
  if ("weekly" in recurrence) {
    const { every, weekdays } = recurrence.weekly;
    return { ...USUAL, rhythm: "weekly", every, weekdays: bits(weekdays) };
  }
  if ("monthly" in recurrence) {
    const { every, day } = recurrence.monthly;
    return { ...USUAL, rhythm: "monthly", every, ...ruleValues(day) };
  }
  const { month, day } = recurrence.yearly;
  return { ...USUAL, rhythm: "yearly", month, ...ruleValues(day) };
}

export function recurrenceOf(values: RecurrenceValues): Recurrence {
  const every = Math.max(1, values.every);
  const weekdays = flags(values.weekdays);
  const day: MonthDayRule =
    values.by === "day"
      ? { day: values.day }
      : { position: { position: values.position, weekdays } };
  switch (values.rhythm) {
    case "daily":
      return { daily: { every } };
    case "weekly":
      return { weekly: { every, weekdays } };
    case "monthly":
      return { monthly: { every, day } };
    case "yearly":
      return { yearly: { month: values.month, day } };
  }
}

function ruleText(rule: MonthDayRule): string {
  if ("day" in rule) return t("plan.calendar.on_day", { day: rule.day });
  const names = weekdayNames("long");
  return t("plan.calendar.on_position", {
    position: t(`plan.calendar.position_${rule.position.position}`),
    days: bits(rule.position.weekdays)
      .map((i) => names[i])
      .join(", "),
  });
}

/** "Every year in month 12 on day 25" */
export function recurrenceText(exception: CalendarException): string {
  const { recurrence } = exception;
  if ("daily" in recurrence) {
    return recurrence.daily.every === 1
      ? ""
      : t("plan.calendar.every_days", { count: recurrence.daily.every });
  }
  if ("weekly" in recurrence) {
    const names = weekdayNames("long");
    return t("plan.calendar.every_weeks", {
      count: recurrence.weekly.every,
      days: bits(recurrence.weekly.weekdays)
        .map((i) => names[i])
        .join(", "),
    });
  }
  if ("monthly" in recurrence) {
    const { every, day } = recurrence.monthly;
    return t("plan.calendar.every_months", { count: every, rule: ruleText(day) });
  }
  const { month, day } = recurrence.yearly;
  return "day" in day
    ? t("plan.calendar.every_year_on", { day: showDayOfYear(month, day.day) })
    : t("plan.calendar.every_year", { month: showMonthName(month), rule: ruleText(day) });
}

/** "25 Dec 2026" or "24 Dec 2026 to 2 Jan 2027" */
export function spanText({ from, to }: { from: string; to: string }): string {
  return from === to ? showDay(from) : t("plan.range", { from: showDay(from), to: showDay(to) });
}
