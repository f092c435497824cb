/** What would help in a conflict: its words, doing it, and taking it back. */
import { client, ifMatch, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { t } from "@/i18n/t";
import { type Conflict, hours, percentText, type Remedy } from "./capacity";
import type { Done } from "./take-back";

type Transferred = components["schemas"]["AllocationTransferred"];

export function nameOf(conflict: Conflict, remedy: Remedy): string {
  const values = {
    hours: hours(remedy.minutes),
    project: remedy.project.name,
    name: conflict.resource.name,
    other: remedy.to_resource?.name ?? "",
    weeks: remedy.days / 7,
    count: remedy.days / 7,
  };
  return t(`capacity.remedy.${remedy.kind}`, values);
}

export function effectOf(conflict: Conflict, remedy: Remedy): string {
  const values = {
    name: conflict.resource.name,
    before: percentText(remedy.before_percent),
    after: percentText(remedy.after_percent),
    other: remedy.to_resource?.name ?? "",
    other_before: percentText(remedy.other_before_percent),
    other_after: percentText(remedy.other_after_percent),
  };
  return t(`capacity.remedy.effect_${remedy.kind}`, values);
}

/** Does it; the answer says what was done and can take it back. */
export async function apply(conflict: Conflict, remedy: Remedy): Promise<Done> {
  const { from, to, minutes } = remedy;
  const answer = await transfer(remedy.allocation_id, remedy.version, {
    from,
    to,
    minutes,
    resource_id: remedy.to_resource?.id,
    days: remedy.days,
    take_away: remedy.kind === "reduce",
  });
  const { moved, before } = answer;
  return {
    text: nameOf(conflict, remedy),
    undo: async () => {
      if (remedy.kind === "reassign") {
        const resource_id = before.resource?.id;
        await transfer(moved.id, moved.version, { from, to, minutes, resource_id });
        return;
      }
      await ok(
        client.PATCH("/api/v1/allocations/{id}", {
          params: { path: { id: moved.id }, header: ifMatch(moved.version) },
          body: { spans: before.spans },
        }),
      );
    },
  };
}

async function transfer(
  id: string,
  version: number,
  body: components["schemas"]["TransferAllocation"],
): Promise<Transferred> {
  return ok(
    client.POST("/api/v1/allocations/{id}/transfer", {
      params: { path: { id }, header: ifMatch(version) },
      body,
    }),
  );
}
