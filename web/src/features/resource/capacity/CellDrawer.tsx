import { Button, Drawer, Stack } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { type CellLines, hours, percentText, useCellLines } from "./capacity";
import type { OpenCell } from "./HeatmapPage";

/** What stands behind a cell of the heatmap. */
export function CellDrawer({ cell, onClose }: { cell: OpenCell | null; onClose: () => void }) {
  return (
    <Drawer
      opened={cell !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={
        cell
          ? t("capacity.cell.title", {
              name: cell.name,
              from: showDay(cell.from),
              to: showDay(cell.to),
            })
          : ""
      }
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {cell ? <Lines cell={cell} /> : null}
    </Drawer>
  );
}

function Lines({ cell }: { cell: OpenCell }) {
  const navigate = useNavigate();
  const person = cell.kind === "person";
  const query = useCellLines({
    resource: person ? cell.id : undefined,
    role: person ? undefined : cell.id,
    from: cell.from,
    to: cell.to,
  });
  return (
    <Loaded query={query} lines={4}>
      {(lines) => (
        <Stack gap="sm">
          <p>
            {t(person ? "capacity.cell.sum" : "capacity.cell.open_sum", {
              firm: hours(lines.firm_minutes),
              capacity: hours(lines.capacity_minutes),
              percent: lines.firm_minutes === 0 ? "0 %" : percentText(lines.percent),
              band: t(`capacity.band.${lines.band}`),
              proposed: hours(lines.proposed_minutes),
            })}
          </p>
          <LinesTable lines={lines} />
          {person && lines.firm_minutes > lines.capacity_minutes ? (
            <Button
              onClick={() =>
                void navigate({
                  to: "/capacity/conflicts",
                  search: { resource_id: cell.id, from: cell.from } as never,
                })
              }
            >
              {t("capacity.cell.solve")}
            </Button>
          ) : null}
        </Stack>
      )}
    </Loaded>
  );
}

export function LinesTable({ lines }: { lines: CellLines }) {
  if (lines.lines.length === 0) return <p className="muted">{t("capacity.cell.nothing")}</p>;
  return (
    <PlainTable
      label={t("capacity.cell.lines")}
      head={[
        t("capacity.cell.project"),
        t("capacity.cell.committed"),
        t("capacity.cell.tasks"),
        t("capacity.cell.counts"),
        t("capacity.cell.proposed"),
      ]}
      numeric={[1, 2, 3, 4]}
      rows={lines.lines.map((line, at) => ({
        key: line.project?.id ?? `hidden${at}`,
        cells: [
          line.project ? (
            <div key="project">
              <Link
                to="/projects/$projectId/staffing"
                params={{ projectId: line.project.id }}
                search={{} as never}
              >
                {line.project.name}
              </Link>
              {line.tasks.length > 0 ? (
                <div className="muted">{line.tasks.map((one) => one.task.name).join(", ")}</div>
              ) : null}
            </div>
          ) : (
            t("capacity.cell.hidden")
          ),
          hours(line.committed_minutes),
          hours(line.task_minutes),
          hours(line.firm_minutes),
          hours(line.proposed_minutes),
        ],
      }))}
    />
  );
}
