import { Alert, Button, Checkbox, Group, SegmentedControl } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { useProjectId } from "@/features/plan/project/project";
import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { Loaded } from "@/ui/Loaded";
import { EmptyState } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { toastDone, toastFailed } from "@/ui/toast";
import { useUrlState } from "@/ui/url-state";
import { GRAINS, type Grain, hours, periodAfter, periodName } from "../capacity/capacity";
import { RebalanceModal } from "../capacity/RebalanceModal";
import { heldOf, rebalance, rebalanceWords } from "../capacity/rebalance";
import { useLastStep } from "../capacity/steps";
import { AskModal } from "../requests/AskModal";
import { AllocationModal } from "./AllocationModal";
import { StaffingGrid } from "./StaffingGrid";
import {
  type Allocation,
  cellsOf,
  nameOf,
  type RejectedCell,
  type Staffing,
  type TypedCell,
  UNITS,
} from "./staffing";
import classes from "./staffing.module.css";

interface Rejected {
  cell: TypedCell;
  name: string;
  why: RejectedCell;
}

/** Time of people and roles for a project, period by period, beside what its tasks ask for. */
export default function StaffingTab() {
  const id = useProjectId();
  const [url, setUrl] = useUrlState();
  const [changing, setChanging] = useState<Allocation | "new" | null>(null);
  const [naming, setNaming] = useState<Allocation | null>(null);
  const [asking, setAsking] = useState(false);
  const [rejected, setRejected] = useState<Rejected[]>([]);
  const { step, fresh, newest, takeBack } = useLastStep(id);
  const running = useRef<Promise<unknown>>(Promise.resolve());
  const grain = (GRAINS.find((one) => one === url.grain) ?? "week") as Grain;
  const unit = UNITS.find((one) => one === url.unit) ?? "hours";
  const compare = url.compare !== "false";
  const query = useQuery({
    queryKey: ["staffing", id, grain, unit, url.from],
    queryFn: () =>
      ok(
        client.GET("/api/v1/projects/{id}/staffing", {
          params: { path: { id }, query: { grain, unit, from: url.from, count: 26 } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  async function put(staffing: Staffing, block: string[][], row: number, column: number) {
    const cells = cellsOf(staffing, block, row, column);
    if (cells.length === 0) return;
    try {
      const body = { grain, unit, cells: cells.map(({ row: _, column: __, ...cell }) => cell) };
      const done = await ok(
        client.POST("/api/v1/projects/{id}/allocation_cells", { params: { path: { id } }, body }),
      );
      setRejected(
        done.rejected.map((why) => {
          const cell = cells[why.index];
          return { cell, why, name: nameOf(staffing.rows[cell.row]) };
        }),
      );
      if (cells.length > 1) toastDone(t("capacity.staffing.written", { count: done.written }));
    } catch (error) {
      toastFailed(error);
    }
    await fresh();
  }
  async function share(allocation: Allocation) {
    try {
      const params = { path: { id: allocation.id }, header: ifMatch(allocation.version) };
      const done = await ok(client.POST("/api/v1/allocations/{id}/share_out", { params }));
      const count = done.people.length;
      toastDone(t("capacity.staffing.shared", { count, hours: hours(done.minutes) }));
    } catch (error) {
      toastFailed(error);
    }
    await fresh();
  }
  /** Keeps what is on its way, so that a step is taken back only after it was done. */
  function run(work: Promise<unknown>) {
    running.current = Promise.all([running.current, work]);
  }
  async function undo(before: Promise<unknown>) {
    await before;
    try {
      const last = await newest();
      if (!last) return;
      await takeBack(last);
      toastDone(t("capacity.staffing.undone"));
    } catch (error) {
      toastFailed(error);
    }
    await fresh();
  }
  return (
    <Loaded query={query} lines={8}>
      {(staffing) => {
        const first = staffing.periods[0]?.from ?? "";
        const turn = (count: number) => setUrl({ from: periodAfter(first, grain, count) });
        return (
          <div className={classes.tab}>
            <Toolbar
              end={
                <Group gap={8}>
                  {step ? (
                    <Button
                      size="xs"
                      variant="default"
                      title={step.title}
                      onClick={() => run(undo(running.current))}
                    >
                      {t("capacity.staffing.undo")}
                    </Button>
                  ) : null}
                  <Button
                    size="xs"
                    variant="subtle"
                    component={Link}
                    to="/staffing"
                    search={{ project_id: id, state: "all" } as never}
                  >
                    {t("staffing.requests_of")}
                  </Button>
                  {staffing.editable ? (
                    <Button size="xs" variant="default" onClick={() => setAsking(true)}>
                      {t("staffing.ask")}
                    </Button>
                  ) : null}
                  {staffing.editable ? (
                    <Button size="xs" onClick={() => setChanging("new")}>
                      {t("capacity.staffing.add")}
                    </Button>
                  ) : null}
                </Group>
              }
            >
              <SegmentedControl
                size="xs"
                aria-label={t("capacity.periods")}
                data={GRAINS.map((value) => ({ value, label: t(`capacity.grain.${value}`) }))}
                value={grain}
                onChange={(value) => setUrl({ grain: value })}
              />
              <SegmentedControl
                size="xs"
                aria-label={t("capacity.staffing.unit")}
                data={UNITS.map((value) => ({
                  value,
                  label: t(`capacity.staffing.unit_${value}`),
                }))}
                value={unit}
                onChange={(value) => setUrl({ unit: value })}
              />
              <Button.Group>
                <Button size="xs" variant="default" onClick={() => turn(-13)}>
                  {t("capacity.staffing.earlier")}
                </Button>
                <Button size="xs" variant="default" onClick={() => turn(13)}>
                  {t("capacity.staffing.later")}
                </Button>
              </Button.Group>
              <Checkbox
                size="xs"
                label={t("capacity.staffing.compare")}
                checked={compare}
                onChange={(event) =>
                  setUrl({ compare: event.currentTarget.checked ? undefined : "false" })
                }
              />
            </Toolbar>
            {staffing.closed ? <Alert color="gray">{t("capacity.staffing.closed")}</Alert> : null}
            {staffing.locked_before && !staffing.closed ? (
              <p className="muted">
                {t("capacity.staffing.locked", { day: showDay(staffing.locked_before) })}
              </p>
            ) : null}
            {rejected.length > 0 ? (
              <Alert
                color="red"
                role="alert"
                title={t("capacity.staffing.rejected")}
                withCloseButton
                closeButtonLabel={t("common.close")}
                onClose={() => setRejected([])}
              >
                <ul className={classes.rejected}>
                  {rejected.map(({ cell, name, why }) => (
                    <li key={why.index}>
                      {t("capacity.staffing.reject_line", {
                        name,
                        period: periodName(cell.from, grain),
                        text: cell.amount,
                        message: why.message,
                      })}
                    </li>
                  ))}
                </ul>
              </Alert>
            ) : null}
            {staffing.rows.length === 0 ? (
              <EmptyState
                title={t("capacity.staffing.none")}
                text={t("capacity.staffing.none_text")}
              />
            ) : (
              <StaffingGrid
                staffing={staffing}
                grain={grain}
                compare={compare}
                onPut={(block, row, column) => run(put(staffing, block, row, column))}
                onEdit={setChanging}
                onName={setNaming}
                onShare={(allocation) => run(share(allocation))}
                onUndo={() => run(undo(running.current))}
              />
            )}
            {asking ? <AskModal projectId={id} onClose={() => setAsking(false)} /> : null}
            {naming ? (
              <RebalanceModal
                held={heldOf(naming)}
                onMove={async (move) => {
                  await rebalance(move);
                  toastDone(rebalanceWords(move));
                  await fresh();
                }}
                onClose={() => setNaming(null)}
              />
            ) : null}
            {changing ? (
              <AllocationModal
                projectId={id}
                allocation={changing === "new" ? null : changing}
                onClose={() => setChanging(null)}
                onSaved={fresh}
              />
            ) : null}
          </div>
        );
      }}
    </Loaded>
  );
}
