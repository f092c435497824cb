import { describe, expect, test } from "vitest";
import { isoMinute, parseMinute } from "./civil";
import { hit } from "./hit";
import { barRect, HEADER_HEIGHT, LINK_HANDLE } from "./layout";
import { Overlay } from "./overlay";
import { doneUntil, grabOf, linkKind, nudged, proposalAt, workedLength } from "./proposal";
import { sampleFrame } from "./sample";
import { minuteAt, xOf } from "./scale";

const frame = sampleFrame({ editable: true });
const { plan, working, scale } = frame;
const row = { part: "row", task: -1 } as const;

/** What is taken hold of at a point of a task's bar, from its left end and its middle line. */
function take(task: number, dx: number, dy = 0) {
  const rect = barRect(plan, scale, task, frame.outline.rowOf[task]);
  const x = rect.x + dx;
  return grabOf(
    plan,
    hit(frame, x, rect.y + rect.h / 2 + HEADER_HEIGHT + dy),
    minuteAt(scale, x),
    false,
  );
}
const width = (task: number) => barRect(plan, scale, task, 0).w;

describe("taking hold", () => {
  test("of the middle moves, of the right edge resizes, of the ends links", () => {
    expect(take(2, 20)?.kind).toBe("move");
    expect(take(2, width(2) - 2)?.kind).toBe("finish");
    expect(take(2, width(2) + LINK_HANDLE)).toMatchObject({ kind: "link", end: "finish" });
    expect(take(2, -LINK_HANDLE)).toMatchObject({ kind: "link", end: "start" });
  });

  test("of the handle under the bar sets progress", () => {
    const done = xOf(scale, doneUntil(plan, 2)) - xOf(scale, plan.start[2]);
    expect(take(2, done, 9)?.kind).toBe("progress");
  });

  test("moves a milestone but never a summary, which can be linked all the same", () => {
    expect(take(4, 7)?.kind).toBe("move");
    expect(take(0, 30)).toBeNull();
    expect(take(0, width(0) + LINK_HANDLE)?.kind).toBe("link");
  });

  test("in split mode cuts a bar, not a milestone", () => {
    expect(grabOf(plan, { part: "bar", task: 2 }, 0, true)?.kind).toBe("split");
    expect(grabOf(plan, { part: "bar", task: 4 }, 0, true)).toBeNull();
  });
});

describe("proposing", () => {
  const grab = (kind: "move" | "finish" | "progress" | "link" | "split", from: string, task = 2) =>
    ({ kind, task, end: "finish", from: parseMinute(from) }) as const;
  const at = (iso: string, found = row as { part: "row"; task: number }) =>
    ({ minute: parseMinute(iso), found, step: 1440 }) as const;

  test("a move keeps where the bar was held and lands on a working morning", () => {
    const made = proposalAt(
      plan,
      working,
      grab("move", "2026-03-05T12:00"),
      at("2026-03-07T20:00"),
    );
    expect(made?.kind === "move" && isoMinute(made.start)).toBe("2026-03-06T08:00");
  });

  test("nothing is proposed where nothing changes", () => {
    const place = at("2026-03-05T14:00");
    expect(proposalAt(plan, working, grab("move", "2026-03-05T12:00"), place)).toBeNull();
  });

  test("a bar cannot be dragged shut", () => {
    const made = proposalAt(plan, working, grab("finish", "2026-03-06T08:00"), at("2026-02-01"));
    expect(made?.kind === "finish" && made.finish).toBeGreaterThan(plan.start[2]);
  });

  test("progress goes by steps of five", () => {
    const middle = (plan.start[2] + plan.finish[2]) / 2;
    const place = { minute: middle + 10, found: row, step: 1440 } as const;
    expect(proposalAt(plan, working, grab("progress", "2026-03-04T08:00"), place)).toEqual({
      kind: "progress",
      task: 2,
      percent: 50,
    });
  });

  test("a link's kind follows from both ends", () => {
    expect([
      linkKind("finish", "start"),
      linkKind("start", "start"),
      linkKind("finish", "finish"),
      linkKind("start", "finish"),
    ]).toEqual(["FS", "SS", "FF", "SF"]);
    const target = { part: "row", task: 3 } as const;
    const onto = (iso: string) =>
      proposalAt(plan, working, grab("link", "2026-03-05T08:00"), at(iso, target));
    expect(onto("2026-03-04T09:00")).toMatchObject({ target: 3, link: "FS" });
    expect(onto("2026-03-30T09:00")).toMatchObject({ target: 3, link: "FF" });
    expect(
      proposalAt(plan, working, grab("link", "2026-03-05T08:00"), at("2026-03-05", row)),
    ).toBeNull();
  });

  test("a split rests from the evening where it was cut to the morning where it goes on", () => {
    const made = proposalAt(
      plan,
      working,
      grab("split", "2026-03-04T20:00"),
      at("2026-03-09T03:00"),
    );
    expect(made?.kind === "split" && [isoMinute(made.at), isoMinute(made.resume)]).toEqual([
      "2026-03-04T17:00",
      "2026-03-09T08:00",
    ]);
  });

  test("a night or a weekend inside a bar is no pause", () => {
    const night = proposalAt(
      plan,
      working,
      grab("split", "2026-03-04T20:00"),
      at("2026-03-05T06:00"),
    );
    expect(night).toBeNull();
  });

  test("the keyboard moves the start, or with Shift the finish, by a working day", () => {
    const move = nudged(plan, working, 2, 1, "start");
    expect(move?.kind === "move" && isoMinute(move.start)).toBe("2026-03-05T08:00");
    const again = nudged(plan, working, 2, 1, "start", move);
    expect(again?.kind === "move" && isoMinute(again.start)).toBe("2026-03-06T08:00");
    expect(nudged(plan, working, 2, 1, "finish")?.kind).toBe("finish");
    expect(nudged(plan, working, 0, 1, "start")).toBeNull();
    expect(nudged(plan, working, 4, 1, "finish")).toBeNull();
  });
});

describe("the picture while dragging", () => {
  test("follows the hand at once and is whole again when let go", () => {
    const overlay = new Overlay(plan);
    const start = plan.start[2] + 1440;
    overlay.hold({ kind: "move", task: 2, start });
    expect(overlay.plan().finish[2]).toBe(plan.finish[2] + 1440);
    expect(plan.start[2]).not.toBe(start);
    overlay.show(null);
    expect([...overlay.plan().start]).toEqual([...plan.start]);
  });

  test("a bar let go over an answer is where the answer has it", () => {
    const overlay = new Overlay(plan);
    const answer = { id: ["c", "e"], start: [11, 7], finish: [12, 8] };
    overlay.show(answer);
    overlay.hold({ kind: "move", task: 2, start: plan.start[2] + 60 });
    expect(overlay.plan().start[2]).toBe(plan.start[2] + 60);
    overlay.show(answer);
    expect([overlay.plan().start[2], overlay.plan().start[4]]).toEqual([11, 7]);
  });

  test("shows what the engine answered for the others", () => {
    const overlay = new Overlay(plan);
    overlay.show({ id: ["e", "gone"], start: [7, 1], finish: [8, 1] });
    overlay.hold({ kind: "progress", task: 2, percent: 60 });
    const shown = overlay.plan();
    expect([shown.start[4], shown.finish[4], shown.percent[2]]).toEqual([7, 8, 60]);
    overlay.show({ id: ["b"], start: [3], finish: [4] });
    expect(overlay.plan().start[4]).toBe(plan.start[4]);
  });

  test("a split bar is as long as before without its pause", () => {
    const overlay = new Overlay(plan);
    const cut = plan.start[2] + 600;
    overlay.hold({ kind: "split", task: 2, at: cut, resume: cut + 4000 });
    const shown = overlay.plan();
    expect(workedLength(shown, 2)).toBe(workedLength(plan, 2));
    expect(doneUntil(shown, 2, 100)).toBe(shown.finish[2]);
    expect(doneUntil(shown, 2, 0)).toBe(shown.start[2]);
  });
});
