/** Everything one picture needs. Painting the same frame twice gives the same picture. */
import type { TimelineFormat } from "./format";
import type { Plan } from "./plan";
import type { Outline } from "./rows";
import type { Band, Scale } from "./scale";
import type { TimelineTheme } from "./theme";
import type { WorkingTime } from "./working";

export interface Layers {
  readonly critical: boolean;
  readonly baseline: boolean;
  readonly float: boolean;
  readonly links: boolean;
  readonly deadlines: boolean;
  readonly labels: "name" | "people" | "none";
}

export const DEFAULT_LAYERS: Layers = {
  critical: true,
  baseline: true,
  float: false,
  links: true,
  deadlines: true,
  labels: "name",
};

export interface Frame {
  readonly plan: Plan;
  readonly outline: Outline;
  readonly scale: Scale;
  readonly working: WorkingTime | null;
  readonly width: number;
  readonly height: number;
  readonly scrollLeft: number;
  readonly scrollTop: number;
  readonly theme: TimelineTheme;
  readonly format: TimelineFormat;
  readonly titles: (band: Band, minute: number) => readonly string[];
  readonly layers: Layers;
  readonly today: number | null;
  readonly statusDate: number | null;
  readonly todayLabel: string;
  readonly statusLabel: string;
  /** Task, or -1. */
  readonly selected: number;
  /** Task, or -1. */
  readonly hovered: number;
  readonly font: string;
  readonly measure: (text: string, font: string) => number;
}

/** The part of a 2D context the painter uses; tests record it. */
export type Painter = Pick<
  CanvasRenderingContext2D,
  | "save"
  | "restore"
  | "beginPath"
  | "closePath"
  | "moveTo"
  | "lineTo"
  | "arcTo"
  | "rect"
  | "roundRect"
  | "clip"
  | "fill"
  | "stroke"
  | "fillRect"
  | "strokeRect"
  | "fillText"
  | "setLineDash"
  | "fillStyle"
  | "strokeStyle"
  | "lineWidth"
  | "font"
  | "textAlign"
  | "textBaseline"
  | "globalAlpha"
>;
