/** Everything one picture needs. Painting the same frame twice gives the same picture. */
import type { TimelineFormat } from "./format";
import type { ExternalLink } from "./paint-external";
import type { DrivingPath } from "./path";
import type { Plan } from "./plan";
import type { Grab, Proposal } from "./proposal";
import type { Outline } from "./rows";
import type { Band, Scale } from "./scale";
import type { TimelineTheme } from "./theme";
import type { WorkingTime } from "./working";

export interface Layers {
  readonly critical: boolean;
  /** Tasks that nearly are critical: their float is at most `nearLimit`. */
  readonly near: boolean;
  /** Working minutes. */
  readonly nearLimit: number;
  /** What drives the selected task, and what it drives. */
  readonly driving: boolean;
  readonly baseline: boolean;
  readonly slippage: boolean;
  readonly float: boolean;
  readonly free: boolean;
  readonly links: boolean;
  readonly deadlines: boolean;
  readonly conflicts: boolean;
  /** Tasks of people who are asked for more than they have. */
  readonly overload: boolean;
  /** Shade the selected task's own calendar instead of the project's. */
  readonly calendar: boolean;
  readonly progress: boolean;
  readonly today: boolean;
  readonly status: boolean;
  readonly labels: "name" | "people" | "none";
}

export const DEFAULT_LAYERS: Layers = {
  critical: true,
  near: false,
  nearLimit: 5 * 480,
  driving: true,
  baseline: true,
  slippage: false,
  float: false,
  free: false,
  links: true,
  deadlines: true,
  conflicts: true,
  overload: true,
  calendar: true,
  progress: false,
  today: true,
  status: true,
  labels: "name",
};

/** Something held with the pointer or moved with the keyboard. */
export interface Held {
  readonly grab: Grab;
  readonly proposal: Proposal | null;
  /** Pointer on the canvas; where a rubber line ends. */
  readonly x: number;
  readonly y: number;
  /** The engine said no to what is proposed. */
  readonly refused: boolean;
}

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
  /** Whether bars show their handles. */
  readonly editable: boolean;
  /** The last press was a finger's: handles are made for fingers. */
  readonly touch: boolean;
  /** The plan as it is while another is being tried, to draw where bars came from. */
  readonly before: Plan | null;
  readonly held: Held | null;
  /** 1 for each task that a search found; the others step back. */
  readonly matched: Uint8Array | null;
  readonly path: DrivingPath | null;
  /** 1 for each task whose constraints contradict each other. */
  readonly conflicts: Uint8Array | null;
  /** Links from and to other projects. */
  readonly external: readonly ExternalLink[];
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
