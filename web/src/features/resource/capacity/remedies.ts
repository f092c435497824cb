/** What would help in a conflict: its words, and doing it. */
import { client, ifMatch, ok } from "@/api/client";
import { t } from "@/i18n/t";
import { type Conflict, hours, percentText, type Remedy } from "./capacity";

/** Whose conflict it is: a person's, or a team's. */
export function whoOf({ resource, team }: Conflict): { id: string; name: string } {
  return resource ?? team ?? { id: "", name: "" };
}

export function nameOf(conflict: Conflict, remedy: Remedy): string {
  const values = {
    hours: hours(remedy.minutes),
    project: remedy.project.name,
    name: whoOf(conflict).name,
    other: remedy.to_resource?.name ?? "",
    weeks: remedy.days / 7,
    count: remedy.days / 7,
  };
  return t(`capacity.remedy.${remedy.kind}`, values);
}

export function effectOf(conflict: Conflict, remedy: Remedy): string {
  const values = {
    name: whoOf(conflict).name,
    before: percentText(remedy.before_percent),
    after: percentText(remedy.after_percent),
    other: remedy.to_resource?.name ?? "",
    other_before: percentText(remedy.other_before_percent),
    other_after: percentText(remedy.other_after_percent),
  };
  return t(`capacity.remedy.effect_${remedy.kind}`, values);
}

/** Does it. */
export async function apply(remedy: Remedy): Promise<unknown> {
  return ok(
    client.POST("/api/v1/allocations/{id}/transfer", {
      params: { path: { id: remedy.allocation_id }, header: ifMatch(remedy.version) },
      body: {
        from: remedy.from,
        to: remedy.to,
        minutes: remedy.minutes,
        resource_id: remedy.to_resource?.id,
        days: remedy.days,
        take_away: remedy.kind === "reduce",
      },
    }),
  );
}
