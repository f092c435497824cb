import { Alert } from "@mantine/core";
import { showDay } from "@/lib/dates";
import { HOURS, moneyUnit, monthAt, type Notice, type Report } from "./scenarios";
import classes from "./scenarios.module.css";
import { t } from "./texts";

/** Notices that stand there at once; the rest opens. */
const SHOWN = 5;

/** What the search could not do as it was asked to, why, and what to do about it. */
export function SearchNotices({ report }: { report: Report }) {
  const notices = report.notices ?? [];
  if (notices.length === 0) return null;
  // What leaves nothing to choose comes before what is left alone.
  const weight = (one: Notice) => (one.kind === "kept_exceeds" ? 0 : 1);
  const sorted = [...notices].sort((one, other) => weight(one) - weight(other));
  const list = (some: readonly Notice[]) => (
    <ul className={classes.notices}>
      {some.map((one, at) => (
        <li key={`${at} ${one.kind}`}>{said(one, report)}</li>
      ))}
    </ul>
  );
  const rest = sorted.slice(SHOWN);
  return (
    <Alert color="orange" role="note" title={t("scenarios.notices.title")}>
      {list(sorted.slice(0, SHOWN))}
      {rest.length > 0 ? (
        <details className={classes.twin}>
          <summary>{t("scenarios.notices.more", { count: rest.length })}</summary>
          {list(rest)}
        </details>
      ) : null}
    </Alert>
  );
}

function said(one: Notice, report: Report): string {
  if (one.kind === "kept_exceeds") {
    const unit = one.limit === "capacity" ? HOURS : moneyUnit(report.currency);
    return t(`scenarios.notices.kept_exceeds_${one.limit}`, {
      name: one.name,
      currency: report.currency,
      month: monthAt(one.month, 0),
      asked: unit.show(one.asked),
      there: unit.show(one.there),
      count: one.months,
    });
  }
  const { key, name } = one.subject;
  return t(`scenarios.notices.${one.kind}`, {
    name: name ? `${name} (${key})` : t("scenarios.items.unseen"),
    last: monthAt(report.months[0], report.months.length - 1),
    ...(one.kind === "no_later" ? { count: one.months } : { day: showDay(one.start) }),
  });
}
