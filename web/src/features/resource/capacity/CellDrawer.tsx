import { Button, Drawer, Stack } from "@mantine/core";
import { IconGripVertical } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { type CellLines, hours, percentText, useCellLines } from "./capacity";
import classes from "./capacity.module.css";
import type { OpenCell } from "./HeatmapPage";
import { RebalanceModal } from "./RebalanceModal";
import { type Held, movable, type Rebalance } from "./rebalance";

/**
 * What stands behind a cell of the heatmap. The heatmap stays in reach beside it: time is dragged from here to
 * another cell, or moved in words.
 */
export function CellDrawer(props: {
  cell: OpenCell | null;
  onClose: () => void;
  onHold: (held: Held | null) => void;
  onMove: (move: Rebalance) => Promise<void>;
  onTeam: (id: string) => void;
}) {
  const { cell } = props;
  return (
    <Drawer
      opened={cell !== null}
      onClose={props.onClose}
      withOverlay={false}
      lockScroll={false}
      closeOnClickOutside={false}
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
      {cell ? <Lines {...props} cell={cell} /> : null}
    </Drawer>
  );
}

function Lines(props: {
  cell: OpenCell;
  onClose: () => void;
  onTeam: (id: string) => void;
  onHold: (held: Held | null) => void;
  onMove: (move: Rebalance) => Promise<void>;
}) {
  const { cell } = props;
  const navigate = useNavigate();
  const person = cell.kind === "person";
  const query = useCellLines({
    resource: person ? cell.id : undefined,
    role: cell.kind === "role" ? cell.id : undefined,
    team: cell.kind === "team" ? cell.id : undefined,
    from: cell.from,
    to: cell.to,
  });
  return (
    <Loaded query={query} lines={4}>
      {(lines) => (
        <Stack gap="sm">
          <p>
            {t(
              cell.kind === "person" ? "capacity.cell.sum" : `capacity.cell.open_sum_${cell.kind}`,
              {
                firm: hours(lines.firm_minutes),
                capacity: hours(lines.capacity_minutes),
                percent: lines.firm_minutes === 0 ? "0 %" : percentText(lines.percent),
                band: t(`capacity.band.${lines.band}`),
                proposed: hours(lines.proposed_minutes),
              },
            )}
          </p>
          <LinesTable lines={lines} />
          <Movable
            times={movable(lines, { id: cell.id, name: cell.name })}
            named={person}
            onHold={props.onHold}
            onMove={props.onMove}
          />
          {cell.kind === "team" ? (
            <Button
              variant="default"
              onClick={() => {
                props.onClose();
                props.onTeam(cell.id);
              }}
            >
              {t("capacity.cell.people_of_team")}
            </Button>
          ) : null}
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

/** Time that can be taken from this cell to another one. */
function Movable(props: {
  times: Held[];
  /** Whether it is somebody's; otherwise nobody is named for it yet. */
  named: boolean;
  onHold: (held: Held | null) => void;
  onMove: (move: Rebalance) => Promise<void>;
}) {
  const [moving, setMoving] = useState<Held | null>(null);
  if (props.times.length === 0) return null;
  return (
    <section aria-label={t("capacity.cell.movable")}>
      <p className="muted">
        {t(props.named ? "capacity.cell.movable_hint" : "capacity.cell.nameable_hint")}
      </p>
      <ul className={classes.movable}>
        {props.times.map((held) => (
          <li
            key={held.allocation.id}
            className={classes.held}
            draggable={props.named}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = "move";
              event.dataTransfer.setData("text/plain", held.project);
              props.onHold(held);
            }}
            onDragEnd={() => props.onHold(null)}
          >
            {props.named ? <IconGripVertical size={16} stroke={1.7} aria-hidden="true" /> : null}
            <span>
              {t(`capacity.cell.time_${held.allocation.state}`, {
                project: held.project,
                hours: hours(held.allocation.minutes),
              })}
            </span>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t(props.named ? "capacity.cell.move_one" : "capacity.cell.name_one", {
                project: held.project,
                hours: hours(held.allocation.minutes),
              })}
              onClick={() => setMoving(held)}
            >
              {t(props.named ? "capacity.cell.move" : "capacity.staffing.name")}
            </Button>
          </li>
        ))}
      </ul>
      {moving ? (
        <RebalanceModal held={moving} onMove={props.onMove} onClose={() => setMoving(null)} />
      ) : null}
    </section>
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
