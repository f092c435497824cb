import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { choicesOf, showDetail, showMeasure, showScore } from "./scoring";

beforeAll(() => void vi.stubGlobal("navigator", { language: "en-GB" }));
afterAll(() => void vi.unstubAllGlobals());

test("methods whose answers are words offer them, the strongest first", () => {
  expect(choicesOf("weighted")).toBe(null);
  expect(choicesOf("moscow")?.map((one) => `${one.value} ${one.label}`)).toEqual([
    "4 Must",
    "3 Should",
    "2 Could",
    "1 Will not this time",
  ]);
  expect(choicesOf("kano")?.[0]).toEqual({ value: "5", label: "I like it" });
});

test("an answer is shown as it was given", () => {
  expect(showMeasure("kano", 1)).toBe("I dislike it");
  expect(showMeasure("moscow", 4)).toBe("Must");
  expect(showMeasure("ecv", 4.125)).toBe("4.125");
});

test("a score names its bucket first, and says what else it is made of", () => {
  expect(showScore(5.5, "must_be")).toBe("Must-be · 5.5");
  expect(showScore(62.125, null)).toBe("62.13");
  expect(showDetail(null)).toBe("");
  expect(showDetail({ kind: "ecv", expected_value: 92 })).toBe("ECV 92");
  const answers = [{ category: "must_be" as const, count: 3 }];
  const kano = { kind: "kano" as const, category: "must_be" as const, answers };
  expect(showDetail({ ...kano, better: 1 / 3, worse: -2 / 3 })).toBe("Better 0.33, worse -0.67");
  expect(showDetail({ ...kano, better: null, worse: null })).toBe("");
});
