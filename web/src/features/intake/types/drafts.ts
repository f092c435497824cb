/** A form while it is being designed: every part has a key of its own for the page. */
import type { RequestForm } from "@/api/nouns";
import { randomUuid } from "@/lib/random";
import type { Question } from "../form-logic";

export interface ChoiceDraft {
  key: string;
  code: string;
  label: string;
}

export interface QuestionDraft extends Omit<Question, "choices"> {
  key: string;
  choices: ChoiceDraft[];
}

export interface SectionDraft {
  key: string;
  title: string;
  help: string;
  questions: QuestionDraft[];
}

export const newQuestion = (): QuestionDraft => ({
  key: randomUuid(),
  code: "",
  label: "",
  kind: "text",
  help: "",
  required: false,
  amount: false,
  choices: [],
  shown_when: null,
});

export const newSection = (): SectionDraft => ({
  key: randomUuid(),
  title: "",
  help: "",
  questions: [newQuestion()],
});

export function draftOf(form: RequestForm): SectionDraft[] {
  return form.sections.map((section) => ({
    ...section,
    key: randomUuid(),
    questions: section.questions.map((question) => ({
      ...question,
      key: randomUuid(),
      choices: question.choices.map((choice) => ({ ...choice, key: randomUuid() })),
    })),
  }));
}

/** What is sent: without keys, and a new question referred to by nothing but its place. */
export function formOf(sections: readonly SectionDraft[]): RequestForm {
  return {
    sections: sections.map(({ title, help, questions }) => ({
      title,
      help,
      questions: questions.map(({ key: _, choices, ...question }) => ({
        ...question,
        choices: choices
          .filter((choice) => choice.label.trim())
          .map(({ code, label }) => ({ code, label })),
      })),
    })),
  };
}

/** Questions by whose answers a later one can be shown: saved ones, of which the answers are known. */
export function askedAbove(
  sections: readonly SectionDraft[],
  question: QuestionDraft,
): QuestionDraft[] {
  const all = sections.flatMap((section) => section.questions);
  const at = all.findIndex((one) => one.key === question.key);
  return all
    .slice(0, at)
    .filter((one) => one.code && (one.kind === "yes_no" || one.kind === "choice"));
}
