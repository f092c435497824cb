import { describe, expect, test } from "vitest";
import { parseMinute } from "./civil";
import { hit } from "./hit";
import { barRect, HEADER_HEIGHT } from "./layout";
import { paint } from "./paint";
import { buildPlan, Flag } from "./plan";
import { recorder } from "./recorder";
import { collapsedToLevel } from "./rows";
import { SAMPLE, SAMPLE_LINKS, sampleFrame } from "./sample";
import { xOf } from "./scale";

function callsOf(frame = sampleFrame()): string[] {
  const { painter, calls } = recorder();
  paint(painter, frame);
  return calls;
}

describe("paint", () => {
  test("draws the agreed picture at day zoom", async () => {
    await expect(`${callsOf().join("\n")}\n`).toMatchFileSnapshot("golden/day.txt");
  });

  test("draws the agreed picture at hour zoom, scrolled", async () => {
    const frame = sampleFrame();
    const calls = callsOf({
      ...frame,
      scale: { ...frame.scale, pxPerDay: 960 },
      scrollLeft: 1700,
      scrollTop: 20,
    });
    await expect(`${calls.join("\n")}\n`).toMatchFileSnapshot("golden/hour.txt");
  });

  test("dashes run across a bar where somebody pauses, and it has no gap", () => {
    const frame = sampleFrame();
    const { plan } = frame;
    const apart = plan.id.map((_, task) =>
      task === 1
        ? [{ name: "Ann", pauses: [[plan.start[1] + 60, plan.start[1] + 120] as const] }]
        : null,
    );
    const more = callsOf({ ...frame, plan: { ...plan, apart } });
    const dashes = (calls: string[]) => calls.filter((call) => call.includes("2,3")).length;
    expect(dashes(more)).toBe(dashes(callsOf(frame)) + 1);
    const bars = (calls: string[]) => calls.filter((call) => call.includes("roundRect")).length;
    expect(bars(more)).toBe(bars(callsOf(frame)));
  });

  test("draws the agreed picture collapsed and zoomed out", async () => {
    const frame = sampleFrame();
    const calls = callsOf({
      ...frame,
      outline: collapsedToLevel(frame.plan, 1),
      scale: { ...frame.scale, pxPerDay: 0.7 },
    });
    await expect(`${calls.join("\n")}\n`).toMatchFileSnapshot("golden/year.txt");
  });

  test("draws the agreed progress line, behind to the left and ahead to the right", async () => {
    const base = sampleFrame();
    const statusDate = parseMinute("2026-03-05T12:00");
    const layers = { ...base.layers, progress: true, float: false, links: false };
    const calls = callsOf({ ...base, statusDate, layers });
    await expect(`${calls.join("\n")}\n`).toMatchFileSnapshot("golden/progress.txt");
    const line = xOf(base.scale, statusDate);
    const knots = calls.slice(calls.indexOf(`strokeStyle=${base.theme.progressLine}`));
    const xs = knots.flatMap((call) => call.match(/^lineTo\(([\d.]+)/)?.[1] ?? []).map(Number);
    // "Pour slab" is a quarter done; "Inspect" has not begun.
    expect(xs.filter((x) => x < line - 1).length).toBeGreaterThanOrEqual(2);
  });

  test("reads in grey print: what matters differs in more than its colour", () => {
    const shapes = (calls: string[]) => calls.filter((call) => !/^(fill|stroke)Style=/.test(call));
    const flagged = (flags: number, layers = {}) => {
      const base = sampleFrame({ selected: -1, hovered: -1 });
      const plan = buildPlan({ ...SAMPLE, flags: SAMPLE.flags.with(2, flags) }, SAMPLE_LINKS);
      return shapes(callsOf({ ...base, plan, layers: { ...base.layers, ...layers } }));
    };
    const plain = flagged(0);
    for (const flag of [
      Flag.critical,
      Flag.manual,
      Flag.inactive,
      Flag.package,
      Flag.overloaded,
      Flag.summary,
    ]) {
      expect(flagged(flag), `flag ${flag}`).not.toEqual(plain);
    }
    expect(flagged(0, { near: true })).not.toEqual(plain);
    const critical = flagged(Flag.critical, { near: true });
    expect(flagged(0, { near: true }), "near and critical").not.toEqual(critical);
  });

  test("tells critical work by hatch and outline, not by colour alone", () => {
    const frame = sampleFrame({ selected: -1 });
    const critical = callsOf(frame).filter((c) => c === `fillStyle=${frame.theme.hatch}`);
    expect(critical.length).toBeGreaterThan(0);
    const off = callsOf({ ...frame, layers: { ...frame.layers, critical: false } });
    expect(off).not.toContain(`fillStyle=${frame.theme.hatch}`);
  });

  test("leaves the context balanced", () => {
    const calls = callsOf();
    const count = (name: string) => calls.filter((c) => c.startsWith(name)).length;
    expect(count("save(")).toBe(count("restore("));
  });
});

describe("hit", () => {
  test("finds every painted bar at its own place, at every zoom and scroll", () => {
    for (const pxPerDay of [0.7, 6, 40, 240, 960]) {
      for (const scrollTop of [0, 50]) {
        const base = sampleFrame();
        const frame = { ...base, scale: { ...base.scale, pxPerDay }, scrollTop };
        frame.outline.tasks.forEach((task, row) => {
          const rect = barRect(frame.plan, frame.scale, task, row);
          const x = rect.x + rect.w / 2 - frame.scrollLeft;
          const y = rect.y + rect.h / 2 + HEADER_HEIGHT - scrollTop;
          if (y < HEADER_HEIGHT) return;
          expect(hit(frame, x, y)).toEqual({ part: "bar", task });
        });
      }
    }
  });

  test("offers the edges of a wide bar, the header and the empty space", () => {
    const frame = sampleFrame();
    const rect = barRect(frame.plan, frame.scale, 2, 2);
    const y = rect.y + HEADER_HEIGHT + 4;
    expect(hit(frame, rect.x + 2, y).part).toBe("start");
    expect(hit(frame, rect.x + rect.w - 2, y).part).toBe("finish");
    expect(hit(frame, 5, y)).toEqual({ part: "row", task: 2 });
    expect(hit(frame, 5, 10).part).toBe("header");
    expect(hit(frame, 5, 299).part).toBe("empty");
  });
});
