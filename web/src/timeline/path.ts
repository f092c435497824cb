/**
 * The driving path of a task: the links that decide its dates all the way up, and those through
 * which it decides others. Which links drive is the engine's finding; this only follows them.
 */
import type { Plan } from "./plan";

export interface DrivingPath {
  readonly task: number;
  /** 1 for each task that drives the chosen one, itself included. */
  readonly up: Uint8Array;
  /** 1 for each task the chosen one drives. */
  readonly down: Uint8Array;
  /** 1 for each link of the path upwards, 2 for each downwards. */
  readonly links: Uint8Array;
  readonly upCount: number;
  readonly downCount: number;
}

export function drivingPath(plan: Plan, task: number): DrivingPath {
  const up = new Uint8Array(plan.count);
  const down = new Uint8Array(plan.count);
  const links = new Uint8Array(plan.links.count);
  const upCount = climb(plan, task, up, links);
  const downCount = descend(plan, task, down, links);
  return { task, up, down, links, upCount, downCount };
}

/** Driving links into a task; where it has none, those into the summaries above it. */
function driversOf(plan: Plan, task: number): number[] {
  for (let at = task; at >= 0; at = plan.parent[at]) {
    const found = plan.incoming[at].filter((link) => plan.links.driving[link]);
    if (found.length > 0) return found;
  }
  return [];
}

function climb(plan: Plan, task: number, seen: Uint8Array, links: Uint8Array): number {
  const left = [task];
  seen[task] = 1;
  let count = 0;
  while (left.length > 0) {
    for (const link of driversOf(plan, left.pop() as number)) {
      const before = plan.links.predecessor[link];
      links[link] = 1;
      if (seen[before]) continue;
      seen[before] = 1;
      count++;
      // What leaves a summary's end is driven by the tasks in it that reach that end.
      for (const inside of lastInside(plan, before)) {
        if (!seen[inside]) {
          seen[inside] = 1;
          count++;
        }
        left.push(inside);
      }
      left.push(before);
    }
  }
  return count;
}

function lastInside(plan: Plan, task: number): number[] {
  const found: number[] = [];
  for (let at = task + 1; at < plan.subtreeEnd[task]; at++) {
    if (plan.subtreeEnd[at] === at + 1 && plan.finish[at] === plan.finish[task]) found.push(at);
  }
  return found;
}

function descend(plan: Plan, task: number, seen: Uint8Array, links: Uint8Array): number {
  const outgoing = drivingFrom(plan);
  const left = [task];
  let count = 0;
  while (left.length > 0) {
    for (const link of outgoing[left.pop() as number] ?? []) {
      const after = plan.links.successor[link];
      links[link] = 2;
      if (seen[after] || after === task) continue;
      seen[after] = 1;
      count++;
      left.push(after);
    }
  }
  return count;
}

function drivingFrom(plan: Plan): (number[] | undefined)[] {
  const outgoing: (number[] | undefined)[] = new Array(plan.count);
  const { predecessor, driving, count } = plan.links;
  for (let link = 0; link < count; link++) {
    if (!driving[link]) continue;
    const list = outgoing[predecessor[link]];
    if (list) list.push(link);
    else outgoing[predecessor[link]] = [link];
  }
  return outgoing;
}
