import { expect, test } from "vitest";
import type { RequestForm } from "@/api/nouns";
import { progressOf, type Question, shownCodes } from "./form-logic";

const ask = (code: string, more: Partial<Question> = {}): Question =>
  ({
    code,
    label: code,
    kind: "text",
    help: "",
    required: true,
    choices: [],
    amount: false,
    shown_when: null,
    ...more,
  }) as Question;

const form = {
  sections: [
    {
      title: "Why",
      help: "",
      questions: [
        ask("law", { kind: "yes_no" }),
        ask("which", { shown_when: { question: "law", is: ["yes"] } }),
        ask("named", { shown_when: { question: "which", is: ["other"] } }),
        ask("note", { required: false }),
      ],
    },
  ],
} as RequestForm;

test("a question hangs on the answer of another that is shown itself", () => {
  expect([...shownCodes(form, {})]).toEqual(["law", "note"]);
  expect([...shownCodes(form, { law: "yes", which: "other" })]).toContain("named");
  expect([...shownCodes(form, { law: "no", which: "other" })]).toEqual(["law", "note"]);
});

test("a section is shown, with what hangs on its questions, by an answer above it", () => {
  const section = (code: string, question: string) => ({
    title: code,
    help: "",
    shown_when: { question, is: ["yes"] },
    questions: [ask(code, { kind: "yes_no" })],
  });
  const longer = {
    sections: [...form.sections, section("fee", "law"), section("much", "fee")],
  } as RequestForm;
  expect([...shownCodes(longer, { law: "no", fee: "yes" })]).toEqual(["law", "note"]);
  expect([...shownCodes(longer, { law: "yes", fee: "yes" })]).toContain("much");
});

test("only what is shown and required is missing", () => {
  const missing = (answers: Record<string, string>) =>
    progressOf(form, answers).missing.map((one) => one.code);
  expect(missing({})).toEqual(["law"]);
  expect(missing({ law: "yes" })).toEqual(["which"]);
  expect(missing({ law: "yes", which: " " })).toEqual(["which"]);
  expect(missing({ law: "no" })).toEqual([]);
});
