import { showDay } from "@/lib/dates";
import { Mark } from "@/ui/Mark";
import { t } from "./texts";

type Due = { state: string; due_on: string | null; days_overdue: number };

/** Until when a request is to go on, or for how long it is overdue. */
export function DueMark({ request }: { request: Due }) {
  if (!request.due_on) return null;
  if (request.days_overdue === 0) return <>{showDay(request.due_on)}</>;
  return <Mark tone="bad">{t("intake.due.over", { count: request.days_overdue })}</Mark>;
}

/** The same as a sentence, for who waits for it. */
export function DueText({ request }: { request: Due }) {
  if (!request.due_on) return null;
  const over = request.days_overdue > 0;
  const answer = request.state === "returned";
  const key = answer ? (over ? "answer_was_by" : "answer_by") : over ? "was_by" : "by";
  return (
    <span>
      {over ? (
        <>
          <DueMark request={request} />{" "}
        </>
      ) : null}
      {t(`intake.due.${key}`, { day: showDay(request.due_on) })}
    </span>
  );
}
