/** Which questions of a form are shown, and which of them are still to be answered; as the server does. */
import type { RequestForm } from "@/api/nouns";

export type Question = RequestForm["sections"][number]["questions"][number];
export type Answers = Record<string, string>;

/** The files that are an answer. */
export const idsOf = (answer: string): string[] => answer.split(",").filter(Boolean);

export const questionsOf = (form: RequestForm): Question[] =>
  form.sections.flatMap((section) => section.questions);

/** Codes of the questions that are shown with these answers, in sections that are. */
export function shownCodes(form: RequestForm, answers: Answers): Set<string> {
  const shown = new Set<string>();
  const met = (when: Question["shown_when"]) =>
    !when || (shown.has(when.question) && when.is.includes(answers[when.question] ?? ""));
  for (const section of form.sections) {
    if (!met(section.shown_when)) continue;
    for (const question of section.questions) {
      if (met(question.shown_when)) shown.add(question.code);
    }
  }
  return shown;
}

export interface Progress {
  required: number;
  missing: Question[];
}

/** The required questions that are shown, and those of them without an answer. */
export function progressOf(form: RequestForm, answers: Answers): Progress {
  const shown = shownCodes(form, answers);
  const required = questionsOf(form).filter((one) => one.required && shown.has(one.code));
  return {
    required: required.length,
    missing: required.filter((one) => !answers[one.code]?.trim()),
  };
}

/** What the texts of the answers say, for finding requests alike. */
export function proseOf(form: RequestForm, answers: Answers): string {
  return questionsOf(form)
    .filter((one) => one.kind === "text" || one.kind === "long_text")
    .map((one) => answers[one.code] ?? "")
    .join("\n")
    .slice(0, 1500);
}
