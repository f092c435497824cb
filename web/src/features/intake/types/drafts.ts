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
  shown_when: Question["shown_when"];
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
  shown_when: null,
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

/** How the page refers to a part: by its code, or by its key until it has one. */
export const refOf = (part: { code: string; key: string }): string => part.code || part.key;

/** A label as a code, numbered when it is taken: `Needed by (latest)` is `needed_by_latest`. */
export function codeFor(label: string, taken: ReadonlySet<string>): string {
  const plain = label.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const base = (plain.match(/[a-z0-9]+/g) ?? ["question"]).join("_").slice(0, 40);
  let code = base;
  for (let number = 2; taken.has(code); number++) code = `${base}_${number}`;
  return code;
}

/** What is sent: new parts get their codes, and conditions that spoke of keys speak of these. */
export function formOf(sections: readonly SectionDraft[]): RequestForm {
  const questions = sections.flatMap((section) => section.questions);
  const taken = new Set(questions.map((one) => one.code).filter(Boolean));
  const codes = new Map<string, string>();
  const name = (part: { code: string; key: string; label: string }, known: Set<string>) => {
    const code = part.code || codeFor(part.label, known);
    known.add(code);
    codes.set(refOf(part), code);
    return code;
  };
  const named = new Map(
    questions.map((question) => {
      const answers = new Set(question.choices.map((one) => one.code).filter(Boolean));
      const choices = question.choices
        .filter((choice) => choice.label.trim())
        .map((choice) => ({ code: name(choice, answers), label: choice.label }));
      return [question.key, { code: name(question, taken), choices }] as const;
    }),
  );
  const spoken = (when: Question["shown_when"]) =>
    when && {
      question: codes.get(when.question) ?? when.question,
      is: when.is.map((answer) => codes.get(answer) ?? answer),
    };
  return {
    sections: sections.map(({ title, help, shown_when, questions: own }) => ({
      title,
      help,
      shown_when: spoken(shown_when),
      questions: own.map(({ key, ...question }) => ({
        ...question,
        code: named.get(key)?.code ?? "",
        choices: named.get(key)?.choices ?? [],
        shown_when: spoken(question.shown_when),
      })),
    })),
  } as RequestForm;
}

/** Questions by whose answers a later one can be shown, or a later section by its place. */
export function askedAbove(
  sections: readonly SectionDraft[],
  what: QuestionDraft | number,
): QuestionDraft[] {
  const before = typeof what === "number" ? sections.slice(0, what) : sections;
  const all = before.flatMap((section) => section.questions);
  const at = typeof what === "number" ? all.length : all.findIndex((one) => one.key === what.key);
  return all.slice(0, at).filter((one) => one.kind === "yes_no" || one.kind === "choice");
}
