/** Bars of people on a scale of days: where they lie, in which lane, and what a drag would do. */
import type { components } from "@/api/schema";
import { periodAfter } from "../capacity/capacity";

type Schemas = components["schemas"];
export type Timeline = Schemas["PeopleTimeline"];
export type Row = Schemas["TimelineRow"];
export type Bar = Schemas["TimelineBar"];

/** The days that are shown: the last one is in it. */
export interface Scale {
  from: string;
  to: string;
}

const DAY = 86_400_000;

/** Days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

export const later = (day: string, days: number): string => periodAfter(day, "day", days);

/** Where a bar lies on the scale, in percent of its width; cut at both ends. */
export function placeOf(bar: { from: string; to: string }, scale: Scale) {
  const whole = daysBetween(scale.from, scale.to) + 1;
  const begin = Math.max(0, daysBetween(scale.from, bar.from));
  const end = Math.min(whole, daysBetween(scale.from, bar.to) + 1);
  return { left: (100 * begin) / whole, width: (100 * Math.max(0, end - begin)) / whole };
}

/** The lane of each bar, so that none covers another; and how many lanes that takes, one at least. */
export function lanesOf(bars: readonly Bar[]): { lanes: number[]; count: number } {
  const ends: string[] = [];
  const lanes = bars.map((bar) => {
    let lane = ends.findIndex((end) => end < bar.from);
    if (lane < 0) lane = ends.push("") - 1;
    ends[lane] = bar.to;
    return lane;
  });
  return { lanes, count: Math.max(1, ends.length) };
}

/** A bar that is on its way. */
export interface Move {
  bar: Bar;
  person: { id: string; name: string };
  to: { id: string; name: string };
  /** Later by so many days. */
  days: number;
}

export const isMove = (move: Move): boolean => move.days !== 0 || move.to.id !== move.person.id;
