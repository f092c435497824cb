import { describe, expect, test } from "vitest";
import { hit } from "./hit";
import { barRect, HEADER_HEIGHT } from "./layout";
import { paint } from "./paint";
import { recorder } from "./recorder";
import { collapsedToLevel } from "./rows";
import { sampleFrame } from "./sample";

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

  test("draws the agreed picture collapsed and zoomed out", async () => {
    const frame = sampleFrame();
    const calls = callsOf({
      ...frame,
      outline: collapsedToLevel(frame.plan, 1),
      scale: { ...frame.scale, pxPerDay: 0.7 },
    });
    await expect(`${calls.join("\n")}\n`).toMatchFileSnapshot("golden/year.txt");
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
