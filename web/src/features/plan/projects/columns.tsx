import { Link } from "@tanstack/react-router";
import type { ProjectRow } from "@/api/nouns";
import { PlanTypeMark } from "@/features/organisation/plan-types/PlanTypeMark";
import { t } from "@/i18n/t";
import { showAgo, showDay } from "@/lib/dates";
import { showNumber, showPercent } from "@/lib/numbers";
import type { GridColumn } from "@/ui/grid/columns";
import { Mark } from "@/ui/Mark";
import { Meter } from "@/ui/Meter";
import { StageMark, VarianceMark, varianceText } from "./ProjectState";

export const PROJECT_COLUMNS: GridColumn<ProjectRow>[] = [
  { key: "key", label: t("plan.project.key"), width: 90, sort: "key", cell: (p) => p.key },
  {
    key: "name",
    label: t("plan.project.name"),
    width: 220,
    grow: 3,
    sort: "name",
    text: (p) => p.name,
    cell: (p) => (
      <Link to="/projects/$projectId/gantt" params={{ projectId: p.id }} tabIndex={-1}>
        {p.name}
      </Link>
    ),
  },
  {
    key: "number",
    label: t("plan.project.number"),
    width: 104,
    optional: true,
    cell: (p) => p.number ?? "",
  },
  {
    key: "type",
    label: t("plan.type.one"),
    width: 130,
    optional: true,
    text: (p) => p.plan_type?.name ?? "",
    cell: (p) => <PlanTypeMark type={p.plan_type} />,
  },
  {
    key: "stage",
    label: t("plan.project.stage"),
    width: 112,
    sort: "stage",
    text: (p) => t(`plan.stage.${p.stage}`),
    cell: (p) => <StageMark stage={p.stage} />,
  },
  {
    key: "program",
    label: t("plan.project.program"),
    width: 140,
    grow: 1,
    text: (p) => p.program?.name ?? "",
    cell: (p) =>
      p.program ? (
        <Link to="/programs/$programId" params={{ programId: p.program.id }} tabIndex={-1}>
          {p.program.name}
        </Link>
      ) : null,
  },
  {
    key: "portfolio",
    label: t("plan.project.portfolio"),
    width: 150,
    grow: 1,
    optional: true,
    cell: (p) => p.portfolio?.name ?? "",
  },
  { key: "owner", label: t("plan.project.owner"), width: 130, cell: (p) => p.owner?.name ?? "" },
  {
    key: "start",
    label: t("plan.project.start"),
    width: 112,
    optional: true,
    sort: "start",
    cell: (p) => showDay(p.start),
  },
  {
    key: "finish",
    label: t("plan.project.finish"),
    width: 112,
    sort: "finish",
    cell: (p) => showDay(p.finish),
  },
  {
    key: "variance",
    label: t("plan.project.variance"),
    width: 136,
    text: varianceText,
    cell: (p) => <VarianceMark project={p} />,
  },
  {
    key: "percent",
    label: t("plan.project.percent"),
    width: 140,
    sort: "percent_complete",
    text: (p) => showPercent(p.percent_complete),
    cell: (p) => <Meter value={p.percent_complete} label={t("plan.project.percent")} />,
  },
  {
    key: "tasks",
    label: t("plan.project.tasks"),
    width: 76,
    optional: true,
    numeric: true,
    cell: (p) => showNumber(p.task_count),
  },
  {
    key: "late",
    label: t("plan.project.late_tasks"),
    width: 100,
    optional: true,
    numeric: true,
    cell: (p) => showNumber(p.late_task_count),
  },
  {
    key: "critical",
    label: t("plan.project.critical_tasks"),
    width: 110,
    numeric: true,
    optional: true,
    cell: (p) => showNumber(p.critical_task_count),
  },
  {
    key: "updated",
    label: t("plan.project.updated"),
    width: 130,
    optional: true,
    sort: "updated_at",
    cell: (p) => showAgo(p.updated_at, Date.now()),
  },
];

/** The columns; in the list of a portfolio the names of what is only listed there say where it counts. */
export function projectColumns(portfolioId?: string): GridColumn<ProjectRow>[] {
  if (!portfolioId) return PROJECT_COLUMNS;
  const note = (p: ProjectRow) => {
    if (p.portfolio?.id === portfolioId) return "";
    return p.portfolio
      ? t("plan.listings.counts_in", { name: p.portfolio.name })
      : t("plan.listings.counts_alone");
  };
  return PROJECT_COLUMNS.map((column) =>
    column.key === "name"
      ? {
          ...column,
          text: (p) => [p.name, note(p)].filter(Boolean).join(" · "),
          cell: (p) => (
            <>
              {column.cell(p)}{" "}
              {note(p) ? (
                <Mark tone="plain" shape={false}>
                  {note(p)}
                </Mark>
              ) : null}
            </>
          ),
        }
      : column,
  );
}
