/** Moving time from behind a cell of the heatmap to another person or other days. */
import { client, ifMatch, ok } from "@/api/client";
import { t } from "@/i18n/t";
import type { Allocation } from "../allocations/staffing";
import { daysBetween } from "../timeline/bars";
import { type CellLines, hours } from "./capacity";

/** Time of an allocation that lies in a cell. */
export interface Held {
  allocation: CellLines["lines"][number]["allocations"][number];
  project: string;
  person: { id: string; name: string };
  from: string;
  to: string;
}

/** All time of an allocation, such as that of a team or role that people are named for. */
export function heldOf(allocation: Allocation): Held {
  const { id, version, state, note, minutes, spans } = allocation;
  const who = allocation.resource ?? allocation.team ?? allocation.job_role;
  return {
    allocation: { id, version, state, note, minutes, editable: true },
    project: allocation.project.name,
    person: { id: who?.id ?? "", name: who?.name ?? "" },
    from: spans[0]?.from ?? "",
    to: spans.at(-1)?.to ?? "",
  };
}

/** Where it is to go. */
export interface Rebalance {
  held: Held;
  minutes: number;
  to: { id: string; name: string };
  /** Later by so many days. */
  days: number;
}

/** What of a cell may be moved, those with most time first. */
export function movable(lines: CellLines, person: { id: string; name: string }): Held[] {
  const found = lines.lines.flatMap((line) =>
    line.allocations
      .filter((one) => one.editable && one.minutes > 0)
      .map((allocation) => ({
        allocation,
        project: line.project?.name ?? "",
        person,
        from: lines.from,
        to: lines.to,
      })),
  );
  return found.sort((one, other) => other.allocation.minutes - one.allocation.minutes);
}

/** All of what is held, dropped on the period of another cell that begins on a day. */
export function droppedOn(held: Held, to: { id: string; name: string }, from: string): Rebalance {
  return { held, minutes: held.allocation.minutes, to, days: daysBetween(held.from, from) };
}

export function isRebalance({ held, to, days }: Rebalance): boolean {
  return days !== 0 || to.id !== held.person.id;
}

/** "Pump station: 8 h of Ann to Bob, 7 days later" */
export function rebalanceWords({ held, minutes, to, days }: Rebalance): string {
  const values = {
    project: held.project,
    hours: hours(minutes),
    from: held.person.name,
    to: to.name,
    count: Math.abs(days),
  };
  const hands = to.id !== held.person.id;
  if (days === 0) return t("capacity.timeline.hand", values);
  return t(
    `capacity.timeline.${hands ? "hand" : "shift"}_${days > 0 ? "later" : "earlier"}`,
    values,
  );
}

export async function rebalance({ held, minutes, to, days }: Rebalance): Promise<unknown> {
  const { allocation } = held;
  return ok(
    client.POST("/api/v1/allocations/{id}/transfer", {
      params: { path: { id: allocation.id }, header: ifMatch(allocation.version) },
      body: {
        from: held.from,
        to: held.to,
        minutes,
        resource_id: to.id === held.person.id ? undefined : to.id,
        days,
      },
    }),
  );
}
