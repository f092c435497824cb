import { describe, expect, test } from "vitest";
import { parseMinute } from "./civil";
import { everyone, isFiltering, matching, type PlanFilter, withSummaries } from "./filter";
import { type GroupWords, grouped } from "./group";
import { buildPlan, Flag, type PlanColumns } from "./plan";
import { collapsedToLevel, expandAll, revealed } from "./rows";
import { SAMPLE, SAMPLE_LINKS } from "./sample";

const plan = buildPlan(SAMPLE, SAMPLE_LINKS);
const NONE: PlanFilter = { text: "", criteria: [], person: "", from: null, to: null, custom: {} };
const names = (mask: Uint8Array, of = plan) => of.name.filter((_, task) => mask[task]);
const find = (filter: Partial<PlanFilter>) => names(matching(plan, { ...NONE, ...filter }));

describe("filtering", () => {
  test("finds tasks by fields of the organisation's own, and summaries only with their tasks", () => {
    const custom = SAMPLE.id.map((_, task) => (task === 2 ? { risk: "high" } : null));
    const more = { ...SAMPLE.more, custom } as PlanColumns["more"];
    const own = buildPlan({ ...SAMPLE, more }, SAMPLE_LINKS);
    const found = (filter: PlanFilter["custom"]) =>
      names(matching(own, { ...NONE, custom: filter }), own);
    expect(found({ risk: ["high"] })).toEqual([own.name[2]]);
    expect(found({ risk: ["low"] })).toEqual([]);
    expect(found({ risk: null })).not.toContain(own.name[2]);
    expect(isFiltering({ ...NONE, custom: { risk: ["high"] } })).toBe(true);
  });

  test("finds text in names, people and WBS codes, whatever the case", () => {
    expect(find({ text: "SLAB" })).toEqual(["Pour slab"]);
    expect(find({ text: "ann" })).toEqual(["Dig", "Inspect"]);
    expect(find({ text: "1.4" })).toEqual(["Hand over"]);
  });

  test("all criteria must hold, and summaries do not count for them", () => {
    expect(find({ criteria: ["critical"] })).toEqual(["Dig", "Pour slab", "Hand over"]);
    expect(find({ criteria: ["critical", "unfinished"] })).toEqual(["Pour slab", "Hand over"]);
    expect(find({ criteria: ["slipped", "late"] })).toEqual(["Pour slab"]);
  });

  test("knows a person by the whole name among several", () => {
    expect(find({ person: "Ann" })).toEqual(["Dig", "Inspect"]);
    expect(find({ person: "An" })).toEqual([]);
    expect(everyone(plan)).toEqual(["Ann", "Bob"]);
    const shares = buildPlan(
      { ...SAMPLE, people: SAMPLE.people.map(() => "Ann[50%]; Bo B") },
      SAMPLE_LINKS,
    );
    expect(everyone(shares)).toEqual(["Ann", "Bo B"]);
  });

  test("finds what is worked on between two dates", () => {
    const from = parseMinute("2026-03-06");
    expect(find({ from })).toEqual(["Pour slab", "Hand over"]);
    expect(find({ to: parseMinute("2026-03-03") })).toEqual(["Dig", "Tidy"]);
  });

  test("keeps the summaries above what is found, through levels and when looking one up", () => {
    const shown = withSummaries(plan, matching(plan, { ...NONE, text: "inspect" }));
    expect(names(shown)).toEqual(["Build", "Inspect"]);
    const outline = expandAll(plan, shown);
    expect([...outline.tasks]).toEqual([0, 3]);
    expect([...collapsedToLevel(plan, 1, shown).tasks]).toEqual([0]);
    expect(revealed(plan, outline, 5)).toBe(outline);
  });

  test("asks for nothing when nothing is set", () => {
    expect(isFiltering(NONE)).toBe(false);
    expect(isFiltering({ ...NONE, to: 0 })).toBe(true);
  });

  test("finds what matches among 50,000 rows", () => {
    const many = Array.from({ length: 50_000 }, (_, i) => i);
    const columns = Object.fromEntries(
      Object.entries(SAMPLE).map(([key, column]) => [key, many.map((i) => column[(i % 4) + 1])]),
    ) as unknown as Record<string, unknown[]>;
    columns.id = many.map(String);
    columns.parent = many.map(() => -1);
    const big = buildPlan(columns as unknown as PlanColumns, {
      ...SAMPLE_LINKS,
      id: [],
      predecessor: [],
      successor: [],
      driving: [],
    });
    const shown = withSummaries(
      big,
      matching(big, { ...NONE, text: "slab", criteria: ["critical"] }),
    );
    expect(expandAll(big, shown).count).toBe(12_500);
  });
});

describe("grouping", () => {
  const words: GroupWords = {
    value: (_, value) => value || "Nobody",
    heading: (title, count) => `${title} (${count})`,
  };
  const by = (field: Parameters<typeof grouped>[3]) => {
    const made = grouped(plan, SAMPLE, SAMPLE_LINKS, field, words, []);
    return buildPlan(made.tasks, made.links);
  };

  test("puts tasks under headings with their count, those without a value last", () => {
    const made = by("person");
    expect(made.name).toEqual([
      "Ann (1)",
      "Dig",
      "Ann, Bob (1)",
      "Inspect",
      "Bob (1)",
      "Pour slab",
      "Nobody (2)",
      "Hand over",
      "Tidy",
    ]);
    expect([...made.depth]).toEqual([0, 1, 0, 1, 0, 1, 0, 1, 1]);
  });

  test("a heading spans its tasks and is no task", () => {
    const made = by("critical");
    expect(made.name[0]).toBe("critical (3)");
    expect(made.start[0]).toBe(plan.start[1]);
    expect(made.finish[0]).toBe(plan.finish[4]);
    expect(made.flags[0] & Flag.group).toBeTruthy();
    expect(made.id[0]).toMatch(/^group:/);
  });

  test("links stay between their tasks", () => {
    const made = by("state");
    const ends = Array.from({ length: made.links.count }, (_, i) => [
      made.name[made.links.predecessor[i]],
      made.name[made.links.successor[i]],
    ]);
    expect(ends).toEqual([
      ["Dig", "Pour slab"],
      ["Pour slab", "Hand over"],
      ["Inspect", "Hand over"],
    ]);
  });

  test("states and phases come in their natural order", () => {
    expect(by("state").name.filter((n) => n.includes("("))).toEqual([
      "not_started (3)",
      "in_progress (1)",
      "done (1)",
    ]);
    expect(by("phase").name.filter((n) => n.includes("("))).toEqual(["Build (4)", "Tidy (1)"]);
  });
});
