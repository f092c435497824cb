/** A small plan for tests: two phases, four tasks, a milestone, every kind of mark. */
import { DAY, parseMinute } from "./civil";
import { createFormat, createTitles } from "./format";
import { DEFAULT_LAYERS, type Frame } from "./frame";
import { buildPlan, Flag, type LinkColumns, type PlanColumns } from "./plan";
import { expandAll } from "./rows";
import { LIGHT } from "./theme";
import { type CalendarData, workingTime } from "./working";

const start = parseMinute("2026-03-02T08:00");

export const SAMPLE: PlanColumns = {
  id: ["a", "b", "c", "d", "e", "f"],
  name: ["Build", "Dig", "Pour slab", "Inspect", "Hand over", "Tidy"],
  wbs: ["1", "1.1", "1.2", "1.3", "1.4", "2"],
  row_number: [1, 2, 3, 4, 5, 6],
  parent: [-1, 0, 0, 0, 0, -1],
  start: [start, start, start + 2 * DAY, start + 2 * DAY, start + 5 * DAY, start],
  finish: [
    start + 5 * DAY,
    start + DAY,
    start + 4 * DAY,
    start + 3 * DAY,
    start + 5 * DAY,
    start + DAY,
  ],
  late_finish: [
    start + 5 * DAY,
    start + DAY,
    start + 4 * DAY,
    start + 4 * DAY,
    start + 5 * DAY,
    start + 5 * DAY,
  ],
  total_float: [0, 0, 0, 480, 0, 1920],
  duration: [2400, 480, 960, 480, 0, 480],
  percent: [30, 100, 25, 0, 0, 0],
  baseline_start: [start, start, start + DAY, null, start + 4 * DAY, null],
  baseline_finish: [start + 4 * DAY, start + DAY, start + 3 * DAY, null, start + 4 * DAY, null],
  deadline: [null, null, null, start + 3 * DAY, start + 4 * DAY, null],
  flags: [
    Flag.summary | Flag.critical,
    Flag.critical | Flag.done,
    Flag.critical | Flag.inProgress | Flag.late,
    Flag.manual,
    Flag.milestone | Flag.critical | Flag.deadlineMissed,
    Flag.inactive,
  ],
  people: ["", "Ann", "Bob", "Ann, Bob", "", ""],
  version: [1, 1, 1, 1, 1, 1],
};

export const SAMPLE_LINKS: LinkColumns = {
  id: ["x", "y", "z"],
  predecessor: [1, 2, 3],
  successor: [2, 4, 4],
  kind: ["FS", "FS", "FF"],
  lag: ["", "+1d", ""],
  driving: [true, true, false],
};

const shifts: readonly (readonly [number, number])[] = [
  [480, 720],
  [780, 1020],
];

export const OFFICE_WEEK: CalendarData = {
  week: [shifts, shifts, shifts, shifts, shifts, [], []],
  days_off: [],
  days_on: [],
};

export function sampleFrame(changes: Partial<Frame> = {}): Frame {
  const plan = buildPlan(SAMPLE, SAMPLE_LINKS);
  return {
    plan,
    outline: expandAll(plan),
    scale: { origin: parseMinute("2026-03-01"), pxPerDay: 40 },
    working: workingTime(OFFICE_WEEK),
    width: 480,
    height: 300,
    scrollLeft: 0,
    scrollTop: 0,
    theme: LIGHT,
    format: createFormat("en-GB"),
    titles: createTitles("en-GB"),
    layers: { ...DEFAULT_LAYERS, float: true },
    today: parseMinute("2026-03-04T12:00"),
    statusDate: parseMinute("2026-03-03T17:00"),
    todayLabel: "Today",
    statusLabel: "Status",
    selected: 2,
    hovered: 1,
    editable: false,
    touch: false,
    before: null,
    held: null,
    matched: null,
    external: [],
    path: null,
    conflicts: null,
    font: "Inter",
    measure: (text) => text.length * 6,
    ...changes,
  };
}
