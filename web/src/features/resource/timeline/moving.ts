/** Moving time of people: its words, doing it, and taking it back. */
import { client, ifMatch, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { t } from "@/i18n/t";
import { hours } from "../capacity/capacity";
import type { Done } from "../capacity/take-back";
import { later, type Move } from "./bars";

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

/** Moves all of an allocation; the answer says what was done and can take it back. */
export async function carryOut(move: Move): Promise<Done> {
  const { bar, days } = move;
  const other = move.to.id !== move.person.id;
  const answer = await transfer(bar.allocation_id as string, bar.version, {
    resource_id: other ? move.to.id : undefined,
    days,
  });
  const { moved, before, minutes } = answer;
  return {
    text: wordsOf(move),
    undo: () =>
      other
        ? transfer(moved.id, moved.version, {
            from: later(bar.from, days),
            to: later(bar.to, days),
            minutes,
            resource_id: move.person.id,
            days: -days,
          })
        : ok(
            client.PATCH("/api/v1/allocations/{id}", {
              params: { path: { id: moved.id }, header: ifMatch(moved.version) },
              body: { spans: before.spans },
            }),
          ),
  };
}

function transfer(
  id: string,
  version: number,
  body: components["schemas"]["TransferAllocation"],
): Promise<components["schemas"]["AllocationTransferred"]> {
  return ok(
    client.POST("/api/v1/allocations/{id}/transfer", {
      params: { path: { id }, header: ifMatch(version) },
      body,
    }),
  );
}
