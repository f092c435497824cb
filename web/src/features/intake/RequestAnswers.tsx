import type { Request } from "@/api/nouns";
import { showSize } from "@/features/delivery/files";
import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { showMoney, showNumber } from "@/lib/numbers";
import { Section } from "@/ui/Section";
import { idsOf, type Question, shownCodes } from "./form-logic";
import classes from "./intake.module.css";

/** What was answered, to read. */
export function RequestAnswers({ request }: { request: Request }) {
  const shown = shownCodes(request.form, request.answers);
  return request.form.sections.map((section) => {
    const questions = section.questions.filter((one) => shown.has(one.code));
    return questions.length === 0 ? null : (
      <Section key={section.title} title={section.title}>
        <dl className={classes.answers}>
          {questions.map((question) => (
            <div key={question.code}>
              <dt>{question.label}</dt>
              <dd>{answerOf(request, question) || <span className="muted">–</span>}</dd>
            </div>
          ))}
        </dl>
      </Section>
    );
  });
}

function answerOf(request: Request, question: Question): React.ReactNode {
  const answer = request.answers[question.code] ?? "";
  if (!answer) return "";
  switch (question.kind) {
    case "money":
      return showMoney(answer, request.currency);
    case "number":
      return showNumber(Number(answer), 4);
    case "date":
      return showDay(answer);
    case "yes_no":
      return t(answer === "yes" ? "common.yes" : "common.no");
    case "choice":
      return question.choices.find((one) => one.code === answer)?.label ?? answer;
    case "person":
      return request.people.find((one) => one.id === answer)?.name ?? "";
    case "file":
      return request.files
        .filter((file) => idsOf(answer).includes(file.id))
        .map((file) => (
          <a key={file.id} href={file.content} download={file.name} className={classes.file}>
            {file.name} <span className="muted">{showSize(file.size)}</span>
          </a>
        ));
    default:
      return answer;
  }
}
