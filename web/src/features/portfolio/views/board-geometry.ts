/** Where bubbles lie: figures along axes, round marks, sizes by area, and groups with a shape of their own. */
import type { components } from "@/api/schema";
import { showDay } from "@/lib/dates";
import { locale } from "@/lib/locale";
import { minorDigits, showNumber, showPercent } from "@/lib/numbers";
import { isoDay, parseDay } from "@/timeline/civil";
import { t } from "../texts";
import { healthWord, stateWord } from "./register";

export type Board = components["schemas"]["BoardView"];
export type Bubble = components["schemas"]["Bubble"];

/** A figure that bubbles can be laid along. */
export interface Axis {
  key: string;
  label: string;
  value: (bubble: Bubble) => number | null;
  show: (value: number) => string;
}

/** Axes that projects and requests have: fixed figures, then the criteria of the scoring model. */
export function axesOf(board: Pick<Board, "criteria" | "bubbles">, currency: string): Axis[] {
  const money = (value: number) => showMoneyShort(value, currency);
  const same = (bubble: Bubble, minor: number | null | undefined) =>
    bubble.currency === currency ? (minor ?? null) : null;
  return [
    {
      key: "score",
      label: t("portfolio.board.axis.score"),
      value: (b) => b.score ?? null,
      show: (v) => showNumber(v, 1),
    },
    {
      key: "cost",
      label: t("portfolio.board.axis.cost", { currency }),
      value: (b) => same(b, b.cost_minor),
      show: money,
    },
    {
      key: "npv",
      label: npvLabel(board.bubbles, currency),
      value: (b) => same(b, b.npv_minor),
      show: money,
    },
    {
      key: "finish",
      label: t("portfolio.board.axis.finish"),
      value: (b) => (b.finish ? parseDay(b.finish) : null),
      show: (v) => showDay(isoDay(Math.round(v))),
    },
    {
      key: "percent",
      label: t("portfolio.board.axis.percent"),
      value: (b) => (b.kind === "project" ? b.percent_complete : null),
      show: (v) => showPercent(v),
    },
    ...board.criteria.map((one) => ({
      key: `m.${one.code}`,
      label: one.name,
      value: (b: Bubble) => b.measures[one.code] ?? null,
      show: (v: number) => showNumber(v, 1),
    })),
  ];
}

/** Net present value, and of how many of the cases the money flows mid-period where any does. */
function npvLabel(bubbles: readonly Bubble[], currency: string): string {
  const known = bubbles.filter((one) => one.npv_minor != null && one.currency === currency);
  const middle = known.filter((one) => one.npv_discounting === "middle").length;
  if (middle === 0) return t("portfolio.board.axis.npv", { currency });
  return middle === known.length
    ? t("portfolio.board.axis.npv_middle", { currency })
    : t("portfolio.board.axis.npv_mixed", { currency, middle, all: known.length });
}

/** "€1.2m": money as short as a mark of an axis. */
export function showMoneyShort(minor: number, currency: string): string {
  const format = new Intl.NumberFormat(locale(), {
    style: "currency",
    currency,
    notation: "compact",
    maximumFractionDigits: 1,
  });
  return format.format(minor / 10 ** minorDigits(currency));
}

/** The currency that most costs are in; costs of others are not compared with it. */
export function mainCurrency(bubbles: readonly Bubble[]): string {
  const counts = new Map<string, number>();
  for (const one of bubbles) {
    if (one.cost_minor != null) counts.set(one.currency, (counts.get(one.currency) ?? 0) + 1);
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return sorted[0]?.[0] ?? "EUR";
}

/** Round marks that hold all values, three to eight of them. */
export function marksFor(values: readonly number[]): number[] {
  if (values.length === 0) return [0, 1];
  let low = Math.min(...values);
  let high = Math.max(...values);
  if (low === high) {
    low -= Math.abs(low) / 2 || 1;
    high += Math.abs(high) / 2 || 1;
  }
  const rough = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10) * power;
  const marks: number[] = [];
  for (let at = Math.floor(low / step); at <= Math.ceil(high / step); at++) {
    marks.push(Number((at * step).toPrecision(12)));
  }
  return marks;
}

/** Where a value lies between the outer marks, 0 to 1. */
export function share(marks: readonly number[], value: number): number {
  const [low, high] = [marks[0], marks[marks.length - 1]];
  return (value - low) / (high - low);
}

export const SMALLEST = 7;
const LARGEST = 30;

/** Radius whose area stands for the cost; the smallest where there is none. */
export function radius(cost: number | null, most: number): number {
  if (cost === null || cost <= 0 || most <= 0) return SMALLEST;
  return Math.max(SMALLEST, LARGEST * Math.sqrt(cost / most));
}

export const GROUPINGS = ["bucket", "portfolio", "program", "kind", "state", "health"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export function groupOf(bubble: Bubble, by: Grouping, bucket: string): string {
  switch (by) {
    case "bucket":
      return bucket || t("portfolio.board.no_bucket");
    case "portfolio":
      return bubble.portfolio?.name ?? t("portfolio.board.no_portfolio");
    case "program":
      return bubble.program?.name ?? t("portfolio.board.no_program");
    case "kind":
      return t(`portfolio.kind.${bubble.kind}`);
    case "state":
      return stateWord(bubble);
    case "health":
      return healthWord(bubble.health);
  }
}

/** How many groups have a look of their own; the rest share the last one. */
export const LOOKS = 7;

/** Groups, the largest first; those beyond the looks there are become one. */
export function groupsOf(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([name]) => name);
}

/** The outline of a look around 0, 0: circle, square, diamond, triangle, hexagon, cross, pentagon. */
export function outline(look: number, r: number): string {
  const ring = (corners: number, turn: number, size: number) => {
    const points = Array.from({ length: corners }, (_, at) => {
      const angle = turn + (at * 2 * Math.PI) / corners;
      return `${(Math.cos(angle) * size).toFixed(2)},${(Math.sin(angle) * size).toFixed(2)}`;
    });
    return `M${points.join("L")}Z`;
  };
  switch (Math.min(look, LOOKS - 1)) {
    case 0:
      return `M${-r},0A${r},${r} 0 1 1 ${r},0A${r},${r} 0 1 1 ${-r},0Z`;
    case 1:
      return ring(4, Math.PI / 4, r * 1.2);
    case 2:
      return ring(4, 0, r * 1.2);
    case 3:
      return ring(3, -Math.PI / 2, r * 1.25);
    case 4:
      return ring(6, 0, r * 1.08);
    case 5: {
      const [a, b] = [r * 0.4, r * 1.05];
      return `M${-a},${-b}H${a}V${-a}H${b}V${a}H${a}V${b}H${-a}V${a}H${-b}V${-a}H${-a}Z`;
    }
    default:
      return ring(5, -Math.PI / 2, r * 1.1);
  }
}

/** The nearest other point in a direction of the arrow keys; null at the edge. */
export function neighbour(
  points: readonly { x: number; y: number }[],
  from: number,
  key: string,
): number | null {
  const here = points[from];
  if (!here) return points.length > 0 ? 0 : null;
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  points.forEach((point, at) => {
    if (at === from) return;
    const [dx, dy] = [point.x - here.x, point.y - here.y];
    const along = { ArrowRight: dx, ArrowLeft: -dx, ArrowDown: dy, ArrowUp: -dy }[key] ?? 0;
    const aside = key === "ArrowRight" || key === "ArrowLeft" ? dy : dx;
    if (along <= 0 && !(along === 0 && at > from && aside === 0)) return;
    const distance = along + 3 * Math.abs(aside);
    if (distance < least) {
      least = distance;
      best = at;
    }
  });
  return best;
}
