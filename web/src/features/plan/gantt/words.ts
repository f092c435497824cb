import type { CustomField } from "@/api/nouns";
import { fieldLabel, showCustom } from "@/features/organisation/fields/custom-fields";
import { t } from "@/i18n/t";
import { showChange, showDuration, showWork } from "@/lib/durations";
import { showPercent } from "@/lib/numbers";
import { allColumns, type Column, columnOf } from "@/timeline/columns";
import type { LegendKey } from "@/timeline/legend";
import type { ChoiceList, ColumnKey, TimelineWords } from "@/timeline/words";
import { CONSTRAINTS } from "../task/task-values";

export function timelineWords(project: string, minutesPerDay: number): TimelineWords {
  return {
    treegrid: t("plan.gantt.treegrid", { name: project }),
    splitter: t("plan.gantt.splitter"),
    today: t("plan.gantt.today"),
    statusDate: t("plan.gantt.status"),
    expand: t("plan.gantt.expand"),
    collapse: t("plan.gantt.collapse"),
    duration: (minutes) => showDuration(minutes, minutesPerDay),
    change: (minutes) => showChange(minutes, minutesPerDay),
    percent: (value) => showPercent(value),
    range: (from, to) => t("plan.range", { from, to }),
    predecessors: (count) => t("plan.gantt.predecessors", { count }),
    pauses: (when) => t("plan.gantt.pauses", { when }),
    personPauses: (name, when) => t("plan.gantt.person_pauses", { name, when }),
    morePauses: (count) => t("plan.gantt.more_pauses", { count }),
    critical: t("plan.task.critical"),
    summary: t("plan.task.summary"),
    milestone: t("plan.task.milestone"),
    late: t("plan.task.late"),
    deadlineMissed: t("plan.task.deadline_missed"),
    overloaded: t("load.mark"),
    inactive: t("plan.task.inactive"),
    manual: t("plan.task.manual"),
    float: t("plan.task.total_float"),
    people: t("plan.task.people"),
    baseline: t("plan.task.baseline_finish"),
    deadline: t("plan.task.deadline"),
    progress: t("plan.task.percent"),
    work: (minutes) => showWork(minutes),
    custom: (field, value) => showCustom(field as CustomField, value),
    choice: (list, value) => choiceLabel(list, value),
    newTask: t("sheet.new_line"),
    cellOf: (column, task) => t("sheet.cell_of", { column, task }),
    calendar: t("sheet.pick_date"),
    picked: (rows) => t("sheet.picked", { count: rows }),
    copied: (rows, columns) => t("sheet.copied", { rows, columns }),
    taskGone: (typed) => t("sheet.task_gone", { typed }),
    columns: Object.fromEntries(
      allColumns().map((column) => [column.key, columnLabel(column.key)]),
    ) as Record<ColumnKey, string>,
  };
}

/** What the signs of the chart are called; the baseline and the free time say whose they are. */
export function legendTexts(baseline: string | undefined, person: string | undefined) {
  return (key: LegendKey): string => {
    if (key === "baseline" && baseline) return t("gantt.legend.baseline_named", { name: baseline });
    if (key === "idle" && person) return t("gantt.legend.idle_of", { name: person });
    return t(`gantt.legend.${key}`);
  };
}

export function columnLabel(key: ColumnKey): string {
  const { custom } = columnOf(key);
  return custom ? fieldLabel(custom) : t(`sheet.column.${key}`);
}

export function choiceLabel(list: ChoiceList, code: string): string {
  switch (list) {
    case "constraint":
      return t(`plan.constraint.${code}`);
    case "yes_no":
      return t(code === "yes" ? "common.yes" : "common.no");
    default:
      return t(`sheet.${list}.${code}`);
  }
}

const CODES: Record<ChoiceList, readonly string[]> = {
  constraint: CONSTRAINTS,
  task_type: ["fixed_units", "fixed_duration", "fixed_work"],
  mode: ["automatic", "manual"],
  yes_no: ["yes", "no"],
};

/** What a cell of a choice offers. */
export function columnChoices({ list, custom }: Column): { code: string; label: string }[] {
  if (list) return choicesOf(list);
  if (custom?.kind === "flag")
    return CODES_OF_FLAG.map(([code, yes]) => ({ code, label: choiceLabel("yes_no", yes) }));
  return (custom?.choices ?? []).filter((choice) => !choice.retired);
}

const CODES_OF_FLAG = [
  ["true", "yes"],
  ["false", "no"],
] as const;

export function choicesOf(list: ChoiceList): { code: string; label: string }[] {
  return CODES[list].map((code) => ({ code, label: choiceLabel(list, code) }));
}
