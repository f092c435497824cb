import { expect, test } from "vitest";
import { commandFor, type KeyState, rowLabel, typeAhead } from "./a11y";
import { createFormat } from "./format";
import { collapsedToLevel, expandAll } from "./rows";
import { sampleFrame } from "./sample";
import type { TimelineWords } from "./words";

const { plan } = sampleFrame();
const words = {
  percent: (v: number) => `${v} %`,
  range: (a: string, b: string) => `${a} to ${b}`,
  predecessors: (n: number) => `${n} predecessors`,
  critical: "critical",
  summary: "summary task",
  milestone: "milestone",
  late: "late",
  deadlineMissed: "deadline missed",
  inactive: "inactive",
  manual: "manual",
} as unknown as TimelineWords;

function press(key: string, changes: Partial<KeyState> = {}) {
  const state = { plan, outline: expandAll(plan), selected: 2, pageRows: 3, typed: "", ...changes };
  return commandFor({ key, ctrl: false, alt: false, shift: false }, state);
}

test("a row says everything the bar shows", () => {
  expect(rowLabel(plan, 2, createFormat("en-GB"), words)).toBe(
    "Pour slab, 4 Mar 2026 to 6 Mar 2026, 25 %, critical, late, 1 predecessors, Bob",
  );
  expect(rowLabel(plan, 4, createFormat("en-GB"), words)).toContain("milestone, 7 Mar 2026");
});

test("a row says who pauses when, and what pauses as a whole", () => {
  const said = {
    ...words,
    pauses: (when: string) => `pauses ${when}`,
    personPauses: (name: string, when: string) => `${name} pauses ${when}`,
    morePauses: (count: number) => `${count} more`,
  };
  const from = plan.start[2];
  const pause = (day: number) => [from + day * 1440, from + day * 1440 + 60] as const;
  const first = "4 Mar 2026, 08:00 to 4 Mar 2026, 09:00";
  const label = (changes: object) =>
    rowLabel({ ...plan, ...changes }, 2, createFormat("en-GB"), said);
  const of = <T>(value: T) => plan.id.map((_, task) => (task === 2 ? value : null));
  expect(label({ pauses: of([pause(0)]) })).toContain(`, pauses ${first},`);
  const apart = of([{ name: "Bob", pauses: [0, 1, 2, 3, 4].map(pause) }]);
  const both = label({ apart, pauses: of([pause(0)]) });
  expect(both).toContain(`, Bob pauses ${first}, `);
  expect(both).toContain(", 2 more,");
  expect(both).not.toContain(", pauses");
});

test("arrows move, and stop at the ends", () => {
  expect(press("ArrowDown")).toEqual({ kind: "select", task: 3 });
  expect(press("ArrowUp", { selected: 0 })).toEqual({ kind: "select", task: 0 });
  expect(press("PageDown", { selected: 4 })).toEqual({ kind: "select", task: 5 });
  expect(press("End")).toEqual({ kind: "select", task: 5 });
});

test("left closes a summary, then goes to the parent; right opens it, then enters it", () => {
  expect(press("ArrowLeft", { selected: 0 })).toEqual({ kind: "toggle", task: 0, collapse: true });
  expect(press("ArrowLeft")).toEqual({ kind: "select", task: 0 });
  const closed = { outline: collapsedToLevel(plan, 1), selected: 0 };
  expect(press("ArrowRight", closed)).toEqual({ kind: "toggle", task: 0, collapse: false });
  expect(press("ArrowRight", { selected: 0 })).toEqual({ kind: "select", task: 1 });
});

test("letters jump to a task; t goes to today unless a word is being typed", () => {
  expect(press("p")).toEqual({ kind: "type", text: "p" });
  expect(press("t")).toEqual({ kind: "today" });
  expect(press("t", { typed: "s" })).toEqual({ kind: "type", text: "st" });
  expect(typeAhead(plan, expandAll(plan), 2, "ha")).toBe(4);
  expect(typeAhead(plan, expandAll(plan), 4, "d")).toBe(1);
  expect(typeAhead(plan, expandAll(plan), 4, "zzz")).toBe(-1);
});

test("keys with Ctrl or Alt are left to the browser", () => {
  const state = { plan, outline: expandAll(plan), selected: 2, pageRows: 3, typed: "" };
  expect(commandFor({ key: "t", ctrl: true, alt: false, shift: false }, state)).toBeNull();
});
