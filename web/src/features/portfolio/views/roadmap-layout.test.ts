import { expect, test } from "vitest";
import { parseMinute } from "@/timeline/civil";
import { type Bar, daysLater, layOut } from "./roadmap-layout";

function bar(key: string, portfolio: string | null, start: string, finish: string): Bar {
  return {
    id: key,
    key,
    name: key,
    kind: "project",
    state: "active",
    health: "on_track",
    portfolio: portfolio ? { id: portfolio, name: portfolio } : null,
    start,
    finish,
    percent_complete: 0,
    currency: "EUR",
    cost_hidden: false,
    cost_partial: false,
    funding_currency: "EUR",
    custom: {},
  } as unknown as Bar;
}

const bars = [
  bar("B", "Water", "2027-02-01T08:00", "2027-05-01T17:00"),
  bar("A", "Power", "2027-03-01T08:00", "2027-04-01T17:00"),
  bar("C", "Water", "2027-01-01T08:00", "2027-03-01T17:00"),
];

test("lanes come by name with their span, projects by start within them", () => {
  const layout = layOut({ bars, ghosts: [] }, "portfolio", []);
  const words = layout.rows.map((row) => (row.kind === "lane" ? `[${row.name}]` : row.bar.key));
  expect(words).toEqual(["[Power]", "A", "[Water]", "C", "B"]);
  expect(layout.rowOf.get("B")).toBe(4);
  const water = layout.rows[2];
  expect(water).toMatchObject({
    count: 2,
    start: parseMinute("2027-01-01T08:00"),
    finish: parseMinute("2027-05-01T17:00"),
  });
  expect(layout.to).toBe(parseMinute("2027-05-01T17:00"));
});

test("ghosts widen what is shown, and tell how much later a project is", () => {
  const ghost = { id: "B", included: true, start: "2026-12-01", finish: "2027-04-21" };
  const layout = layOut({ bars, ghosts: [ghost] }, "health", []);
  expect(layout.from).toBe(parseMinute("2026-12-01"));
  expect(layout.rows.filter((row) => row.kind === "lane")).toHaveLength(1);
  expect(daysLater(parseMinute("2027-05-01T17:00"), ghost)).toBe(11);
});

test("a roadmap of nothing has no rows", () => {
  expect(layOut({ bars: [], ghosts: [] }, "owner", []).rows).toEqual([]);
});
