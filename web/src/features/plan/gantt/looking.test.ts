import { expect, test } from "vitest";
import { isoMinute } from "@/timeline/civil";
import { clearedFilters, criteriaText, filterFrom, groupingFrom } from "./looking";
import { layersFrom, layersText, nearDays } from "./options";

test("filters come from the URL and go back to it", () => {
  const filter = filterFrom({
    q: "dig",
    is: "late.critical.nonsense",
    who: "Ann",
    to: "2026-03-05",
  });
  expect(filter).toMatchObject({
    text: "dig",
    criteria: ["critical", "late"],
    person: "Ann",
    from: null,
  });
  expect(isoMinute(filter.to as number)).toBe("2026-03-05T23:59");
  expect(criteriaText(filter.criteria)).toBe("critical.late");
  expect(criteriaText([])).toBeUndefined();
});

test("what makes no sense in the URL is left out", () => {
  expect(filterFrom({ from: "soon", to: "2026-3-5" })).toMatchObject({ from: null, to: null });
  expect(groupingFrom("colour")).toBeNull();
  expect(groupingFrom("person")).toBe("person");
  expect([undefined, "", "-3", "x", "0", "12"].map(nearDays)).toEqual([5, 5, 5, 5, 0, 12]);
});

test("clearing leaves no filter behind, and keeps the rest of the view", () => {
  expect(clearedFilters()).toEqual({
    q: undefined,
    is: undefined,
    who: undefined,
    from: undefined,
    to: undefined,
    mark: undefined,
  });
});

test("layers stand in the URL only when they differ from the usual ones", () => {
  const usual = layersFrom({});
  expect(layersText(usual)).toBeUndefined();
  expect(usual.critical && usual.today && !usual.near).toBe(true);
  const more = { ...usual, near: true, links: false };
  const text = layersText(more);
  expect(layersFrom({ show: text, near: "3" }, 420)).toEqual({ ...more, nearLimit: 3 * 420 });
  expect(layersText(layersFrom({ show: "none" }))).toBe("none");
});
