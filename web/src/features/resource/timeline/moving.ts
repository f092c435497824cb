/** Moving time of people: its words, and doing it. */
import { client, ifMatch, ok } from "@/api/client";
import { t } from "@/i18n/t";
import { hours } from "../capacity/capacity";
import type { Move } from "./bars";

/** "Pump station: 40 h of Ann to Bob, 5 days later" */
export function wordsOf(move: Move): string {
  const values = {
    project: move.bar.project?.name ?? "",
    hours: hours(move.bar.minutes),
    from: move.person.name,
    to: move.to.name,
    count: Math.abs(move.days),
  };
  const hands = move.to.id !== move.person.id;
  if (move.days === 0) return t("capacity.timeline.hand", values);
  const when = move.days > 0 ? "later" : "earlier";
  return t(`capacity.timeline.${hands ? "hand" : "shift"}_${when}`, values);
}

/** Moves all of an allocation. */
export async function carryOut(move: Move): Promise<unknown> {
  const { bar, days } = move;
  const other = move.to.id !== move.person.id;
  return ok(
    client.POST("/api/v1/allocations/{id}/transfer", {
      params: { path: { id: bar.allocation_id as string }, header: ifMatch(bar.version) },
      body: { resource_id: other ? move.to.id : undefined, days },
    }),
  );
}
