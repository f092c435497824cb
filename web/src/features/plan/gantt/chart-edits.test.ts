import { describe, expect, test, vi } from "vitest";
import { ApiProblem } from "@/api/problem";
import { parseMinute } from "@/timeline/civil";
import { changeFor, refusalText } from "./chart-edits";

const at = parseMinute;

describe("a drop on the chart is one change", () => {
  test("of dates and progress with the version the person saw", () => {
    expect(changeFor({ kind: "move", task: "a", start: at("2026-03-04T08:00") }, 3)).toEqual({
      do: "set",
      task: "a",
      version: 3,
      fields: { start: "2026-03-04T08:00" },
    });
    expect(changeFor({ kind: "finish", task: "a", finish: at("2026-03-04T17:00") }, 3)).toEqual({
      do: "set",
      task: "a",
      version: 3,
      fields: { until: "2026-03-04T17:00" },
    });
    expect(changeFor({ kind: "progress", task: "a", percent: 45 }, undefined)).toEqual({
      do: "set",
      task: "a",
      fields: { percent_complete: 45 },
    });
  });

  test("of a link by its ends, of a split by its pause", () => {
    expect(changeFor({ kind: "link", task: "a", target: "b", link: "SS" }, 1)).toEqual({
      do: "link",
      predecessor: "a",
      successor: "b",
      kind: "SS",
    });
    const split = {
      kind: "split",
      task: "a",
      at: at("2026-03-04"),
      resume: at("2026-03-06T08:00"),
    };
    expect(changeFor(split as never, 1)).toEqual({
      do: "split",
      task: "a",
      at: "2026-03-04T00:00",
      resume: "2026-03-06T08:00",
    });
  });
});

vi.stubGlobal("navigator", { language: "en-GB" });

test("a refusal speaks of its field, else of the whole, in dates people read", () => {
  const field = new ApiProblem(422, {
    detail: "Not valid.",
    fields: [{ field: "start", message: "Before 2026-03-04T08:00." }],
  });
  expect(refusalText(field)).toMatch(/^Before .*2026/);
  expect(refusalText(field)).not.toContain("T08:00");
  expect(refusalText(new ApiProblem(409, { detail: "Circular." }))).toBe("Circular.");
});
