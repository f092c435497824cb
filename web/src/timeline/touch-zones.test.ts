import { describe, expect, test } from "vitest";
import { HEADER_HEIGHT, ROW_HEIGHT } from "./layout";
import { sampleFrame } from "./sample";
import { TOUCH_SIZE, touchHit, touchZones } from "./touch-zones";

describe("handles for fingers", () => {
  const frames = [40, 18, 6, 2].map((pxPerDay) => {
    const frame = sampleFrame({ editable: true, touch: true });
    return { ...frame, scale: { ...frame.scale, pxPerDay } };
  });

  test("never overlap, however short the bar is, and leave its middle free", () => {
    for (const frame of frames) {
      for (let task = 0; task < frame.plan.count; task++) {
        const zones = touchZones(frame, task);
        for (const [at, one] of zones.entries()) {
          for (const other of zones.slice(at + 1)) {
            const apart = Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y));
            expect(apart).toBeGreaterThanOrEqual(TOUCH_SIZE);
          }
        }
      }
    }
  });

  test("are found where they are painted, of the selected task alone", () => {
    for (const still of frames) {
      for (let task = 0; task < still.plan.count; task++) {
        const frame = { ...still, selected: task };
        for (const { part, x, y } of touchZones(frame, task)) {
          if (y < HEADER_HEIGHT) continue;
          for (const off of [-11, 0, 11]) {
            expect(touchHit(frame, x + off, y - off)).toEqual({ part, task });
          }
          const other = touchHit({ ...frame, selected: -1 }, x, y);
          expect(["bar", "row", "empty"]).toContain(other.part);
        }
      }
    }
  });

  test("give way while something is held, so that it can be dropped anywhere", () => {
    const frame = { ...frames[0], selected: 2 };
    const grab = { kind: "link", task: 2, end: "finish", from: 0 } as const;
    const held = { grab, proposal: null, x: 0, y: 0, refused: false };
    for (const { x, y } of touchZones(frame, 2)) {
      expect(["bar", "row", "empty"]).toContain(touchHit({ ...frame, held }, x, y).part);
    }
  });

  test("of a row that nobody may edit are none", () => {
    expect(touchZones({ ...frames[0], editable: false }, 2)).toEqual([]);
    expect(touchHit(frames[0], 5, HEADER_HEIGHT - 1).part).toBe("header");
    expect(touchHit(frames[0], 5, HEADER_HEIGHT + ROW_HEIGHT * 500).part).toBe("empty");
  });
});
