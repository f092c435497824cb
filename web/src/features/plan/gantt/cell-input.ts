/** What a text typed into a cell means for its task: fields to send, or why it means nothing. */
import type { ConstraintKind } from "@/api/nouns";
import { isoOf, parseDate } from "@/sheet/dates";
import { parseNumber, withDecimalPoints } from "@/sheet/numbers";
import { dayOf, isoMinute, parseMinute } from "@/timeline/civil";
import { type Column, choiceCode, moment, usualMinute } from "@/timeline/columns";
import type { CustomField, CustomValue } from "@/timeline/custom-columns";
import type { Plan } from "@/timeline/plan";
import type { WorkingTime } from "@/timeline/working";
import { needsDate } from "../task/task-values";
import type { TaskFields } from "./change";

export interface InputContext {
  readonly plan: Plan;
  readonly locale: string;
  /** ISO day. */
  readonly today: string;
  readonly working: WorkingTime | null;
  /** Every calendar a task may follow. */
  readonly calendars: readonly { id: string; name: string }[];
  /** The codes of a list with the words people see. */
  choices(column: Column): readonly { code: string; label: string }[];
}

export type ReadCell =
  | { readonly ok: true; readonly fields: TaskFields }
  /** A key of the bad values in the catalogue, and what its text needs. */
  | { readonly ok: false; readonly problem: string; readonly values?: Record<string, unknown> };

/** Reads a text for a task; -1 when the task is only being added. */
export function readCell(
  column: Column,
  text: string,
  task: number,
  context: InputContext,
): ReadCell {
  const typed = text.trim();
  if (column.custom) return readCustom(column, column.custom, typed, context);
  switch (column.kind) {
    case "text":
      if (column.key === "wbs") return done({ wbs: typed });
      return typed ? done({ name: typed.replace(/\s*[\r\n]+\s*/g, " ") }) : bad("name");
    case "notes":
      return done({ notes: text });
    case "duration": {
      if (!typed) return bad("duration");
      const span = withDecimalPoints(typed);
      return done(
        column.key === "remaining" ? { remaining_duration_text: span } : { duration_text: span },
      );
    }
    case "work":
      return done({ work_text: typed ? withDecimalPoints(typed) : "0h" });
    case "predecessors":
      return done({ predecessors: typed });
    case "people":
      return done({ people: typed });
    case "percent":
      return readPercent(column, typed, context);
    case "number":
      return readPriority(typed, context);
    case "date":
      return readMoment(column, typed, task, context);
    case "choice":
      return readChoice(column, typed, task, context);
    case "calendar":
      return readCalendar(typed, context);
    default:
      return bad("computed");
  }
}

/** A value of a field of the organisation's own; nothing empties it. */
function readCustom(
  column: Column,
  field: CustomField,
  typed: string,
  context: InputContext,
): ReadCell {
  const give = (value: CustomValue | null) => done({ custom: { [field.code]: value } });
  if (!typed) return give(null);
  switch (field.kind) {
    case "number": {
      const value = parseNumber(typed, context.locale);
      return value === null ? bad("number") : give(String(value));
    }
    case "date": {
      const read = parseDate(typed, context.locale, context.today);
      return read ? give(isoOf(read).slice(0, 10)) : bad("date", { example: exampleDate(context) });
    }
    case "flag":
    case "choice": {
      const choices = context.choices(column);
      const wanted = typed.toLocaleLowerCase();
      const found = choices.find(
        ({ code, label }) => code === wanted || label.toLocaleLowerCase() === wanted,
      );
      if (field.kind === "flag") {
        const yes = found ? (found.code === "true" ? "yes" : "no") : yesOrNo(wanted);
        if (yes) return give(yes === "yes");
      } else if (found) return give(found.code);
      return bad("choice", { choices: choices.map((c) => c.label).join(", ") });
    }
    default:
      return give(text(typed));
  }
}

function text(typed: string): string {
  return typed.replace(/\s*[\r\n]+\s*/g, " ");
}

/** What a cell adds to the fields of its row; kind and date of a constraint are one field. */
export function joined(fields: TaskFields, more: TaskFields, column: Column): TaskFields {
  if (more.custom) return { custom: { ...fields.custom, ...more.custom } };
  const [had, now] = [fields.constraint, more.constraint];
  if (!had || !now) return more;
  const [rule, date] = column.key === "constraint" ? [now, had.date] : [had, now.date];
  return { ...more, constraint: { kind: rule.kind, date: needsDate(rule.kind) ? date : null } };
}

function done(fields: TaskFields): ReadCell {
  return { ok: true, fields };
}

function bad(problem: string, values?: Record<string, unknown>): ReadCell {
  return { ok: false, problem, values };
}

function readPercent(column: Column, typed: string, { locale }: InputContext): ReadCell {
  const value = typed ? parseNumber(typed.replace(/\s*%$/, ""), locale) : 0;
  if (value === null || value < 0 || value > 100) return bad("percent");
  return done(
    column.key === "physical_percent"
      ? { physical_percent_complete: value }
      : { percent_complete: value },
  );
}

function readPriority(typed: string, { locale }: InputContext): ReadCell {
  const value = typed ? parseNumber(typed, locale) : 500;
  if (value === null || !Number.isInteger(value) || value < 0 || value > 1000) {
    return bad("priority");
  }
  return done({ priority: value });
}

function readMoment(column: Column, typed: string, task: number, context: InputContext): ReadCell {
  const at = typed ? momentOf(column, typed, context) : null;
  if (typed && at === null) return bad("date", { example: exampleDate(context) });
  switch (column.key) {
    case "constraint_date":
      return done({ constraint: constraintAt(at, task, context.plan) });
    case "start":
    case "finish":
    case "deadline":
    case "actual_start":
    case "actual_finish":
      return done({ [column.key]: at });
    default:
      return bad("computed");
  }
}

/** A day alone means where its work begins, or ends. */
function momentOf(column: Column, typed: string, context: InputContext): string | null {
  const read = parseDate(typed, context.locale, context.today);
  if (!read) return null;
  const iso = isoOf(read);
  if (read.minute !== null) return iso;
  const day = dayOf(parseMinute(iso));
  return isoMinute(usualMinute(day, column.ends ?? false, context.working));
}

function constraintAt(at: string | null, task: number, plan: Plan): TaskFields["constraint"] {
  if (at === null) return { kind: "as_soon_as_possible", date: null };
  const kind = task < 0 ? "" : (choiceCode("constraint", plan, task) as ConstraintKind);
  return { kind: kind && needsDate(kind) ? kind : "start_no_earlier_than", date: at };
}

function readChoice(column: Column, typed: string, task: number, context: InputContext): ReadCell {
  const choices = context.choices(column);
  const wanted = typed.toLocaleLowerCase();
  const found = choices.find(
    ({ code, label }) => code === wanted || label.toLocaleLowerCase() === wanted,
  );
  const code =
    found?.code ?? (column.list === "yes_no" ? yesOrNo(wanted) : null) ?? usual(column, typed);
  if (code === null) return bad("choice", { choices: choices.map((c) => c.label).join(", ") });
  switch (column.key) {
    case "constraint":
      return done({ constraint: constraintOf(code as ConstraintKind, task, context.plan) });
    case "task_type":
      return done({ task_type: code });
    case "mode":
      return done({ manual: code === "manual" });
    case "effort_driven":
    case "milestone":
    case "active":
      return done({ [column.key]: code === "yes" });
    default:
      return bad("computed");
  }
}

const YES = ["yes", "y", "true", "1", "x", "✓"];
const NO = ["no", "n", "false", "0", "-"];

function yesOrNo(wanted: string): string | null {
  return YES.includes(wanted) ? "yes" : NO.includes(wanted) ? "no" : null;
}

/** What an emptied choice goes back to. */
function usual(column: Column, typed: string): string | null {
  if (typed) return null;
  const back: Partial<Record<Column["key"], string>> = {
    constraint: "as_soon_as_possible",
    task_type: "fixed_units",
    mode: "automatic",
    effort_driven: "no",
    milestone: "no",
    active: "yes",
  };
  return back[column.key] ?? null;
}

/** A kind that needs a date takes the one it has, or the date the task is on. */
function constraintOf(kind: ConstraintKind, task: number, plan: Plan): TaskFields["constraint"] {
  if (!needsDate(kind)) return { kind, date: null };
  if (task < 0) return { kind, date: isoMinute(plan.from) };
  const has = moment("constraint_date", plan, task);
  const own = kind.includes("finish") ? plan.finish[task] : plan.start[task];
  return { kind, date: isoMinute(Number.isNaN(has) ? own : has) };
}

function readCalendar(typed: string, { calendars }: InputContext): ReadCell {
  if (!typed) return done({ calendar_id: null });
  const wanted = typed.toLocaleLowerCase();
  const found = calendars.find(({ name }) => name.toLocaleLowerCase() === wanted);
  return found ? done({ calendar_id: found.id }) : bad("calendar", { name: typed });
}

function exampleDate({ locale, today }: InputContext): string {
  return new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${today}T00:00:00Z`));
}
