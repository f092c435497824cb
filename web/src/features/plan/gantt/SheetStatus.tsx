import { Anchor, Button } from "@mantine/core";
import { useSyncExternalStore } from "react";
import { t } from "@/i18n/t";
import { showDuration, showWork } from "@/lib/durations";
import { showNumber, showPercent } from "@/lib/numbers";
import type { CellMarks } from "@/timeline/cell-marks";
import type { SheetSummary } from "@/timeline/sheet-port";
import { Mark } from "@/ui/Mark";
import type { EditSession, EditState } from "./edits";
import classes from "./Gantt.module.css";

interface SheetStatusProps {
  session: EditSession;
  state: EditState;
  marks: CellMarks;
  summary: SheetSummary | null;
  minutesPerDay: number;
  onShowRefused: () => void;
}

/** Below the table: what is selected and adds up, and whether everything is saved. */
export function SheetStatus(props: SheetStatusProps) {
  const { session, state, marks, summary, minutesPerDay } = props;
  const refused = useSyncExternalStore(
    (listener) => marks.subscribe(listener),
    () => marks.refused(),
  );
  return (
    <div className={classes.status}>
      <span className={classes.state} role="status">
        {state.offline || state.signedOut ? (
          <>
            <Mark tone="warn">
              {t(state.offline ? "sheet.state.offline" : "sheet.state.signed_out")}
            </Mark>
            {state.signedOut ? (
              <Anchor href="/sign-in" target="_blank" size="sm">
                {t("sheet.state.sign_in")}
              </Anchor>
            ) : null}
            <Button size="compact-xs" variant="default" onClick={() => session.retry()}>
              {t("sheet.state.retry")}
            </Button>
          </>
        ) : state.waiting > 0 ? (
          <Mark tone="plain">{t("sheet.state.saving", { count: state.waiting })}</Mark>
        ) : null}
        {refused > 0 ? (
          <>
            <Mark tone="bad">{t("sheet.state.refused", { count: refused })}</Mark>
            <Button size="compact-xs" variant="default" onClick={props.onShowRefused}>
              {t("sheet.state.show_refused")}
            </Button>
          </>
        ) : null}
      </span>
      <span>{summary ? totals(summary, minutesPerDay) : ""}</span>
    </div>
  );
}

function totals(summary: SheetSummary, minutesPerDay: number): string {
  const { cells, filled, numbers, sum, kind, tasks } = summary;
  if (cells <= 1) return "";
  const parts = [t("sheet.total.cells", { count: cells })];
  if (tasks.length > 1) parts.unshift(t("sheet.total.rows", { count: tasks.length }));
  if (filled < cells) parts.push(t("sheet.total.filled", { count: filled }));
  if (numbers > 1 && kind) {
    const show = shower(kind, minutesPerDay);
    if (kind !== "percent") parts.push(t("sheet.total.sum", { sum: show(sum) }));
    parts.push(t("sheet.total.average", { average: show(sum / numbers) }));
  }
  return parts.join(" · ");
}

function shower(kind: SheetSummary["kind"], minutesPerDay: number): (value: number) => string {
  switch (kind) {
    case "duration":
    case "result":
      return (minutes) => showDuration(minutes, minutesPerDay);
    case "work":
      return (minutes) => showWork(minutes);
    case "percent":
      return (value) => showPercent(value);
    default:
      return (value) => showNumber(value, 1);
  }
}
