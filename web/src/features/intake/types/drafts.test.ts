import { expect, test } from "vitest";
import { askedAbove, codeFor, formOf, newQuestion, newSection, refOf } from "./drafts";

test("labels become codes that are not taken", () => {
  expect(codeFor("Needed by (latest)", new Set())).toBe("needed_by_latest");
  expect(codeFor("Café au lait", new Set(["cafe_au_lait"]))).toBe("cafe_au_lait_2");
  expect(codeFor("年", new Set(["question"]))).toBe("question_2");
});

test("a condition on a question that is new too speaks of its code when it is sent", () => {
  const law = { ...newQuestion(), label: "Which law?", kind: "choice" as const };
  law.choices = [
    { key: "k1", code: "", label: "Water Act" },
    { key: "k2", code: "", label: " " },
  ];
  const why = { ...newQuestion(), label: "Why?" };
  why.shown_when = { question: refOf(law), is: ["k1"] };
  const section = { ...newSection(), title: "Law", questions: [law, why] };
  expect(askedAbove([section], why)).toEqual([law]);
  expect(askedAbove([section], law)).toEqual([]);
  const fine = { ...newSection(), title: "Fine", shown_when: why.shown_when };
  expect(askedAbove([section, fine], 1)).toEqual([law]);
  expect(askedAbove([section, fine], 0)).toEqual([]);
  expect(formOf([section, fine]).sections[1].shown_when).toEqual({
    question: "which_law",
    is: ["water_act"],
  });
  const [first, second] = formOf([section]).sections[0].questions;
  expect([first.code, first.choices]).toEqual([
    "which_law",
    [{ code: "water_act", label: "Water Act" }],
  ]);
  expect(second.shown_when).toEqual({ question: "which_law", is: ["water_act"] });
});
