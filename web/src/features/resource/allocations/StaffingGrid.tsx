import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, useRef } from "react";
import { t } from "@/i18n/t";
import { showNumber } from "@/lib/numbers";
import { AmountCell } from "@/ui/AmountCell";
import { Mark } from "@/ui/Mark";
import { type Grain, periodName } from "../capacity/capacity";
import { type Allocation, nameOf, type Staffing, type StaffingRow } from "./staffing";
import classes from "./staffing.module.css";

const STEPS: Record<string, [number, number]> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  Enter: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** One row per allocation with cells to type in; below each person what their tasks ask for. */
export function StaffingGrid(props: {
  staffing: Staffing;
  grain: Grain;
  compare: boolean;
  onPut: (block: string[][], row: number, column: number) => void;
  onEdit: (allocation: Allocation) => void;
  onName: (allocation: Allocation) => void;
  onShare: (allocation: Allocation) => void;
  onUndo: () => void;
}) {
  const { staffing, grain } = props;
  const table = useRef<HTMLTableElement>(null);

  /** From cell to cell; left and right only when the text is not being walked through. */
  function walk(event: KeyboardEvent<HTMLTableElement>) {
    const input = event.target as HTMLInputElement;
    if ((event.ctrlKey || event.metaKey) && event.key === "z" && !event.shiftKey) {
      event.preventDefault();
      props.onUndo();
      return;
    }
    const step = STEPS[event.key];
    if (!step || input.dataset.cell === undefined) return;
    const inside =
      (event.key === "ArrowLeft" && input.selectionStart !== 0) ||
      (event.key === "ArrowRight" && input.selectionEnd !== input.value.length);
    if (inside) return;
    const cells = [...(table.current?.querySelectorAll<HTMLInputElement>("[data-cell]") ?? [])];
    const wide = staffing.periods.length;
    const at = cells.indexOf(input);
    const column = (at % wide) + step[1];
    const next = cells[at + step[0] * wide + step[1]];
    event.preventDefault();
    if (next && column >= 0 && column < wide) {
      next.focus();
      next.select();
    } else input.blur();
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too
    <section className={classes.scroller} tabIndex={0} aria-label={t("capacity.staffing.title")}>
      <table ref={table} className={classes.grid} onKeyDown={walk}>
        <caption className="visually-hidden">{t("capacity.staffing.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("capacity.staffing.who")}</th>
            {staffing.periods.map((period) => (
              <th key={period.from} scope="col">
                {periodName(period.from, grain)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {staffing.rows.map((row, at) => (
            <Lines key={row.allocation?.id ?? row.resource?.id} {...props} row={row} at={at} />
          ))}
        </tbody>
      </table>
      <p className="muted">{t("capacity.staffing.paste")}</p>
    </section>
  );
}

function Lines(props: {
  staffing: Staffing;
  grain: Grain;
  compare: boolean;
  row: StaffingRow;
  at: number;
  onPut: (block: string[][], row: number, column: number) => void;
  onEdit: (allocation: Allocation) => void;
  onName: (allocation: Allocation) => void;
  onShare: (allocation: Allocation) => void;
}) {
  const { staffing, row, at } = props;
  const { allocation } = row;
  const name = nameOf(row);
  const compared = props.compare && row.tasks.length > 0;
  return (
    <>
      <tr>
        <th scope="row">
          <div className={classes.who}>
            <span>
              {row.resource ? (
                <Link to="/people/$resourceId" params={{ resourceId: row.resource.id }}>
                  {name}
                </Link>
              ) : (
                <>
                  {name}{" "}
                  <span className="muted">
                    {t(row.team ? "capacity.staffing.open_team" : "capacity.staffing.open_role")}
                  </span>
                </>
              )}
            </span>
            {allocation ? (
              <>
                <Mark tone={allocation.state === "committed" ? "good" : "plain"}>
                  {t(`capacity.staffing.state_${allocation.state}`)}
                  {allocation.state === "proposed"
                    ? ` ${t("capacity.staffing.likely", { percent: showNumber(allocation.probability_percent) })}`
                    : ""}
                </Mark>
                {staffing.editable ? (
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-label={`${t("capacity.staffing.edit")}: ${name}`}
                    onClick={() => props.onEdit(allocation)}
                  >
                    {t("capacity.staffing.edit")}
                  </Button>
                ) : null}
                {staffing.editable && !row.resource && allocation.minutes > 0 ? (
                  <>
                    <Button
                      variant="subtle"
                      size="compact-xs"
                      aria-label={t("capacity.staffing.name_one", { name })}
                      onClick={() => props.onName(allocation)}
                    >
                      {t("capacity.staffing.name")}
                    </Button>
                    {row.team ? (
                      <Button
                        variant="subtle"
                        size="compact-xs"
                        title={t("capacity.staffing.share_hint")}
                        aria-label={t("capacity.staffing.share_one", { name })}
                        onClick={() => props.onShare(allocation)}
                      >
                        {t("capacity.staffing.share")}
                      </Button>
                    ) : null}
                  </>
                ) : null}
              </>
            ) : (
              <span className="muted">{t("capacity.staffing.only_tasks")}</span>
            )}
          </div>
        </th>
        {staffing.periods.map((period, column) => (
          <td key={period.from} data-locked={isLocked(staffing, row, period) || undefined}>
            {allocation ? (
              <AmountCell
                cell={`${at}:${column}`}
                label={t("capacity.staffing.cell", {
                  name,
                  period: periodName(period.from, props.grain),
                })}
                fixed={!staffing.editable || isLocked(staffing, row, period)}
                shown={quiet(row.allocated[column])}
                onPut={(block) => props.onPut(block, at, column)}
              />
            ) : null}
          </td>
        ))}
      </tr>
      {compared ? (
        <>
          <Compared label={t("capacity.staffing.tasks")} cells={row.tasks} />
          <Compared label={t("capacity.staffing.actual")} cells={row.actual} />
          <Compared label={t("capacity.staffing.variance")} cells={row.variance} signed />
        </>
      ) : null}
    </>
  );
}

/** Promised time of a period that is over before the status date, where that is locked. */
function isLocked({ locked_before }: Staffing, row: StaffingRow, period: { to: string }): boolean {
  return !!locked_before && row.allocation?.state === "committed" && period.to < locked_before;
}

function Compared(props: { label: string; cells: (string | null)[]; signed?: boolean }) {
  return (
    <tr className={classes.compared}>
      <th scope="row">{props.label}</th>
      {props.cells.map((cell, at) => {
        const short = props.signed && cell?.startsWith("-");
        return (
          <td key={at} data-short={short || undefined}>
            {short ? `▼ ${cell}` : quiet(cell)}
          </td>
        );
      })}
    </tr>
  );
}

function quiet(cell: string | null): string {
  return cell === null ? "∞" : cell === "0" ? "" : cell;
}
