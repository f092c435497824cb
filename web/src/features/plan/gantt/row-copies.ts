/** Copies of whole tasks as changes: their fields, what is below them, and the links among them. */
import type { ConstraintKind } from "@/api/nouns";
import { isoMinute } from "@/timeline/civil";
import { choiceCode, moment } from "@/timeline/columns";
import { Flag, type Plan } from "@/timeline/plan";
import type { Place } from "@/timeline/sheet-port";
import { needsDate } from "../task/task-values";
import type { Change, TaskFields } from "./change";
import { rootsOf } from "./siblings";

export function copiesOf(
  plan: Plan,
  ids: readonly string[],
  place: Place,
  makeId: () => string,
): Change[] {
  const changes: Change[] = [];
  const copies = new Map<number, string>();
  let where: Place = place;
  for (const root of rootsOf(plan, ids)) {
    for (let at = root; at < plan.subtreeEnd[root]; at++) {
      const task = makeId();
      const under = at === root ? undefined : copies.get(plan.parent[at]);
      copies.set(at, task);
      const to = under ? { under } : where;
      changes.push({ do: "add", task, ...to, fields: fieldsOf(plan, at) });
      if (at === root && !place.before) where = { behind: task };
    }
  }
  const { links } = plan;
  for (let link = 0; link < links.count; link++) {
    const predecessor = copies.get(links.predecessor[link]);
    const successor = copies.get(links.successor[link]);
    if (!predecessor || !successor) continue;
    const lag = links.lag[link];
    changes.push({
      do: "link",
      predecessor,
      successor,
      kind: links.kind[link],
      ...(lag ? { lag: lag.replace(/^\+/, "") } : {}),
    });
  }
  return changes;
}

/** What a copy takes over; progress and computed dates stay with the original. */
function fieldsOf(plan: Plan, at: number): TaskFields {
  const { flags } = plan;
  const { more } = plan.columns;
  const fields: TaskFields = { name: plan.name[at] };
  if (plan.people[at]) fields.people = plan.people[at];
  const deadline = moment("deadline", plan, at);
  if (!Number.isNaN(deadline)) fields.deadline = isoMinute(deadline);
  if (more) fields.priority = more.priority[at];
  if (more?.notes[at]) fields.notes = more.notes[at];
  const custom = more?.custom?.[at];
  if (custom) fields.custom = { ...custom };
  if (flags[at] & Flag.inactive) fields.active = false;
  if (flags[at] & Flag.summary) return fields;
  if (more) fields.duration_text = more.duration_text[at];
  if (flags[at] & Flag.milestone) fields.milestone = true;
  if (flags[at] & Flag.manual) fields.manual = true;
  const kind = choiceCode("constraint", plan, at) as ConstraintKind;
  const date = moment("constraint_date", plan, at);
  if (kind !== "as_soon_as_possible") {
    fields.constraint = { kind, date: needsDate(kind) ? isoMinute(date) : null };
  }
  if (more) fields.task_type = more.task_type[at];
  return fields;
}
