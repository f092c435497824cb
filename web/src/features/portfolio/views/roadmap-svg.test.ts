import { expect, test, vi } from "vitest";
import { parseMinute } from "@/timeline/civil";
import { type Bar, layOut } from "./roadmap-layout";
import { type Drawing, escaped, roadmapSvg } from "./roadmap-svg";

vi.stubGlobal("navigator", { language: "en-GB" });

function bar(key: string, name: string, start: string, finish: string): Bar {
  return {
    id: key,
    key,
    name,
    kind: "project",
    state: "active",
    health: "off_track",
    portfolio: { id: "w", name: "Water & <gas>" },
    start,
    finish,
    percent_complete: 50,
    custom: {},
  } as unknown as Bar;
}

function drawing(changes: Partial<Drawing> = {}): Drawing {
  const bars = [
    bar("A", 'Gates "north"', "2027-01-01T08:00", "2027-03-01T17:00"),
    bar("B", "Lanes", "2027-02-01T08:00", "2027-05-01T17:00"),
  ];
  return {
    title: "Roadmap: Water & <gas>",
    layout: layOut({ bars, ghosts: [] }, "portfolio", []),
    milestones: new Map(),
    links: [],
    ghosts: new Map(),
    pxPerDay: 2,
    today: parseMinute("2027-02-15T08:00"),
    ...changes,
  };
}

test("the file stands by itself, and what people wrote is text in it", () => {
  const svg = roadmapSvg(drawing());
  expect(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
  expect(svg).toContain("Roadmap: Water &amp; &lt;gas&gt;");
  expect(svg).toContain("Gates &quot;north&quot;");
  expect(svg).not.toContain("<gas>");
  expect(svg).not.toMatch(/var\(|class=|NaN|undefined/);
  // Every element that is opened is closed.
  const opened = svg.match(/<[a-z]+(?=[ >])/g)?.length ?? 0;
  const closed = (svg.match(/<\/[a-z]+>/g)?.length ?? 0) + (svg.match(/\/>/g)?.length ?? 0);
  expect(opened).toBe(closed);
});

test("a dependency in conflict is dashed, and one to what is not shown is left out", () => {
  const link = {
    id: "1",
    from: "A",
    to: "B",
    from_at: "2027-03-01T17:00",
    to_at: "2027-02-01T08:00",
    conflict: true,
  };
  const links = [link, { ...link, id: "2", to: "gone" }] as unknown as Drawing["links"];
  const svg = roadmapSvg(drawing({ links }));
  expect(svg.match(/stroke="#be2f4f" stroke-width="1.8" stroke-dasharray="5 3"/g)).toHaveLength(1);
});

test("a late milestone is told, and what was not to be done is an outline", () => {
  const milestone = { id: "m", name: "Dry", at: "2027-02-10T08:00", late: true, reached: false };
  const ghost = { id: "A", included: false, start: "2026-12-01", finish: "2027-02-01" };
  const svg = roadmapSvg(
    drawing({
      milestones: new Map([["A", [milestone]]]) as unknown as Drawing["milestones"],
      ghosts: new Map([["A", ghost]]) as unknown as Drawing["ghosts"],
    }),
  );
  expect(svg).toMatch(/Dry, .*2027, late/);
  expect(svg).toContain('fill="none" stroke="#5d6675" stroke-width="0.8" stroke-dasharray="3 3"');
  expect(escaped('a<b>&"')).toBe("a&lt;b&gt;&amp;&quot;");
});
