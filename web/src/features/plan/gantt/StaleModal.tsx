import { Modal } from "@mantine/core";
import type { CustomField } from "@/api/nouns";
import { showCustom } from "@/features/organisation/fields/custom-fields";
import { t } from "@/i18n/t";
import { locale } from "@/lib/locale";
import { parseMinute } from "@/timeline/civil";
import { columnOf } from "@/timeline/columns";
import { type CustomValue, customKey } from "@/timeline/custom-columns";
import { createFormat } from "@/timeline/format";
import { StaleNotice } from "@/ui/StaleNotice";
import type { Change } from "./change";
import type { CurrentTask, EditSession, StaleEdit } from "./edits";
import { columnLabel } from "./words";

/** Two people changed one task: what was typed and what is there now, side by side. */
export function StaleModal({ session, stale }: { session: EditSession; stale: StaleEdit | null }) {
  if (!stale) return null;
  const rows = stale.current.flatMap((task) => linesOf(task, stale.changes));
  const names = stale.current.map((task) => String(task.name)).join(", ");
  return (
    <Modal
      opened
      onClose={() => session.settleStale("theirs")}
      title={t("sheet.stale.title")}
      size="lg"
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <p>{names ? t("sheet.stale.text", { task: names }) : t("sheet.stale.gone")}</p>
      <StaleNotice
        mine={rows.map(([label, mine]) => [label, mine])}
        theirs={rows.map(([label, , theirs]) => [label, theirs])}
        onMine={() => session.settleStale("mine")}
        onTheirs={() => session.settleStale("theirs")}
      />
    </Modal>
  );
}

/** Field, mine, theirs: of every field that was being set. */
function linesOf(task: CurrentTask, changes: readonly Change[]): [string, string, string][] {
  return changes.flatMap((change) => {
    if (change.do !== "set" || change.task !== task.id) return [];
    const { custom, ...fields } = change.fields;
    const own = Object.entries(custom ?? {}).map(([code, mine]) => customLine(task, code, mine));
    const usual = Object.entries(fields).map(([field, mine]): [string, string, string] => [
      t(`sheet.column.${COLUMN_OF[field] ?? field}`),
      shown(mine),
      shown(currentOf(task, field)),
    ]);
    return [...usual, ...own];
  });
}

function customLine(
  task: CurrentTask,
  code: string,
  mine: CustomValue | null,
): [string, string, string] {
  const key = customKey(code);
  const field = columnOf(key).custom as CustomField | undefined;
  const theirs = (task.custom as Record<string, CustomValue> | undefined)?.[code];
  const text = (value: CustomValue | undefined) =>
    field ? showCustom(field, value) : shown(value);
  return [columnLabel(key), text(mine ?? undefined), text(theirs)];
}

const COLUMN_OF: Record<string, string> = {
  duration_text: "duration",
  work_text: "work",
  percent_complete: "percent",
  physical_percent_complete: "physical_percent",
  remaining_duration_text: "remaining",
  calendar_id: "calendar",
  manual: "mode",
};

function currentOf(task: CurrentTask, field: string): unknown {
  switch (field) {
    case "work_text":
      return `${Number(task.work_minutes) / 60}h`;
    case "calendar_id":
      return (task.calendar as { id: string } | null)?.id ?? null;
    case "predecessors":
      return (task.predecessors as { kind: string; task?: { name: string } }[])
        .map((link) => link.task?.name ?? link.kind)
        .join("; ");
    case "people":
      return (task.assignments as { resource?: { name: string } | null }[])
        .map((one) => one.resource?.name ?? "")
        .join("; ");
    case "remaining_duration_text":
      return `${Number(task.remaining_duration_minutes) / 60}h`;
    default:
      return task[field];
  }
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return t(value ? "common.yes" : "common.no");
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) {
    return createFormat(locale()).date(parseMinute(value.slice(0, 16)), true);
  }
  if (typeof value === "object" && "kind" in value) {
    const rule = value as { kind: string; date: string | null };
    return `${t(`plan.constraint.${rule.kind}`)} ${shown(rule.date)}`.trim();
  }
  return String(value);
}
