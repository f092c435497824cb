import { expect, test } from "vitest";
import { parseMinute } from "@/timeline/civil";
import { type Column, columnOf } from "@/timeline/columns";
import { buildPlan, type MoreColumns, type PlanColumns } from "@/timeline/plan";
import { OFFICE_WEEK, SAMPLE, SAMPLE_LINKS } from "@/timeline/sample";
import type { ColumnKey } from "@/timeline/words";
import { workingTime } from "@/timeline/working";
import { type InputContext, joined, readCell } from "./cell-input";

const kinds = ["start_no_earlier_than", "as_soon_as_possible", "must_finish_on"];
const more = {
  constraint_kind: [0, 1, 1, 1, 2, 1].map((at) => kinds[at]),
  constraint_date: [parseMinute("2026-03-09T08:00"), null, null, null, null, null],
} as unknown as MoreColumns;

function context(locale = "en-GB"): InputContext {
  const columns: PlanColumns = { ...SAMPLE, more };
  return {
    plan: buildPlan(columns, SAMPLE_LINKS),
    locale,
    today: "2026-11-20",
    working: workingTime(OFFICE_WEEK),
    calendars: [{ id: "c1", name: "Night shift" }],
    choices: (column) =>
      column.list === "yes_no"
        ? [
            { code: "yes", label: "Yes" },
            { code: "no", label: "No" },
          ]
        : kinds.map((code) => ({ code, label: code.replaceAll("_", " ") })),
  };
}

const read = (key: ColumnKey, text: string, task = 1, locale?: string) => {
  const found = readCell(columnOf(key), text, task, context(locale));
  return found.ok ? found.fields : found.problem;
};

test("a day alone means where its work begins, or ends", () => {
  expect(read("start", "4/3/2026")).toEqual({ start: "2026-03-04T08:00" });
  expect(read("finish", "4/3/2026")).toEqual({ finish: "2026-03-04T17:00" });
  expect(read("deadline", "4 Mar 2026, 12:30")).toEqual({ deadline: "2026-03-04T12:30" });
  // A Saturday has no shifts; the usual hours stand in.
  expect(read("start", "2026-03-07")).toEqual({ start: "2026-03-07T08:00" });
});

test("an emptied date goes back to what follows from the plan", () => {
  expect(read("start", "")).toEqual({ start: null });
  expect(read("deadline", " ")).toEqual({ deadline: null });
  expect(read("constraint_date", "")).toEqual({
    constraint: { kind: "as_soon_as_possible", date: null },
  });
});

test("numbers follow the language, and stay within their bounds", () => {
  expect(read("percent", "45 %")).toEqual({ percent_complete: 45 });
  expect(read("percent", "12,5", 1, "de-DE")).toEqual({ percent_complete: 12.5 });
  expect(read("physical_percent", "30")).toEqual({ physical_percent_complete: 30 });
  expect(read("percent", "101")).toBe("percent");
  expect(read("priority", "1001")).toBe("priority");
  expect(read("duration", "2,5d?", 1, "de-DE")).toEqual({ duration_text: "2.5d?" });
  expect(read("remaining", "4h")).toEqual({ remaining_duration_text: "4h" });
  expect(read("work", "16h")).toEqual({ work_text: "16h" });
});

test("a constraint takes the date it has, or the day the task is on", () => {
  expect(read("constraint", "must finish on", 1)).toEqual({
    constraint: { kind: "must_finish_on", date: "2026-03-03T08:00" },
  });
  expect(read("constraint", "must finish on", 0)).toEqual({
    constraint: { kind: "must_finish_on", date: "2026-03-09T08:00" },
  });
  expect(read("constraint_date", "2026-03-05", 4)).toEqual({
    constraint: { kind: "must_finish_on", date: "2026-03-05T08:00" },
  });
  expect(read("constraint_date", "2026-03-05", 1)).toEqual({
    constraint: { kind: "start_no_earlier_than", date: "2026-03-05T08:00" },
  });
  expect(read("constraint", "whenever")).toBe("choice");
});

test("kind and date of one row become one constraint, whichever comes first", () => {
  const kind = { constraint: { kind: "must_finish_on" as const, date: "2026-03-03T08:00" } };
  const date = {
    constraint: { kind: "start_no_earlier_than" as const, date: "2026-04-01T08:00" },
  };
  const both = { constraint: { kind: "must_finish_on", date: "2026-04-01T08:00" } };
  expect(joined(kind, date, columnOf("constraint_date"))).toEqual(both);
  expect(joined(date, kind, columnOf("constraint"))).toEqual(both);
  expect(joined({ name: "x" }, kind, columnOf("constraint"))).toBe(kind);
});

test("yes and no are understood in many spellings, calendars by name", () => {
  expect(read("active", "NO")).toEqual({ active: false });
  expect(read("milestone", "x")).toEqual({ milestone: true });
  expect(read("active", "")).toEqual({ active: true });
  expect(read("calendar", "night SHIFT")).toEqual({ calendar_id: "c1" });
  expect(read("calendar", "")).toEqual({ calendar_id: null });
  expect(read("calendar", "Moon")).toBe("calendar");
});

test("a name is one line and never empty; what is computed is refused", () => {
  expect(read("name", "  Two\r\nlines ")).toEqual({ name: "Two lines" });
  expect(read("name", " ")).toBe("name");
  expect(read("duration", "")).toBe("duration");
  expect(read("float", "5d")).toBe("computed");
  expect(read("people", "")).toEqual({ people: "" });
  expect(read("predecessors", " 3FS+2d; 4 ")).toEqual({ predecessors: "3FS+2d; 4" });
});

test("fields of the organisation's own take what their kind can hold", () => {
  const of = (kind: string): Column => ({
    key: `custom:${kind}`,
    kind: "text",
    width: 100,
    numeric: false,
    custom: { code: kind, kind, name: kind, unit: "", choices: [] },
  });
  const choices = [
    { code: "high", label: "Very high" },
    { code: "low", label: "Low" },
  ];
  const give = (kind: string, text: string, locale = "en-GB") => {
    const found = readCell(of(kind), text, 1, { ...context(locale), choices: () => choices });
    return found.ok ? found.fields.custom?.[kind] : found.problem;
  };
  expect(give("text", " two\nwords ")).toBe("two words");
  expect(give("number", "1.250,5", "de-DE")).toBe("1250.5");
  expect(give("number", "much")).toBe("number");
  expect(give("date", "4/3/2026")).toBe("2026-03-04");
  expect(give("date", "soon")).toBe("date");
  expect(give("choice", "very HIGH")).toBe("high");
  expect(give("choice", "middling")).toBe("choice");
  expect(give("flag", "x")).toBe(true);
  expect(give("flag", "no")).toBe(false);
  for (const kind of ["text", "number", "date", "choice", "flag"]) {
    expect(give(kind, " ")).toBeNull();
  }
});

test("fields of the organisation's own in one row are sent together", () => {
  const column = { custom: { code: "b" } } as Column;
  expect(joined({ name: "x", custom: { a: "1" } }, { custom: { b: true } }, column)).toEqual({
    custom: { a: "1", b: true },
  });
});
