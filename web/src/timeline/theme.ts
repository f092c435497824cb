/** Colours of the canvas in both schemes. Critical is never told by colour alone: see `paint.ts`. */

export type Fill = string | CanvasPattern | CanvasGradient;

export interface TimelineTheme {
  readonly background: string;
  readonly header: string;
  readonly idle: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly muted: string;
  readonly faint: string;
  readonly hover: string;
  readonly selected: string;
  readonly bar: string;
  readonly barRest: string;
  readonly barLine: string;
  readonly barEdge: string;
  readonly critical: string;
  readonly criticalRest: string;
  readonly criticalEdge: string;
  /** Laid over the rest of a critical bar; a pattern in the browser, any fill in tests. */
  readonly hatch: Fill;
  readonly near: string;
  readonly nearRest: string;
  readonly nearEdge: string;
  /** Laid over the rest of a near-critical bar. */
  readonly dots: Fill;
  /** What drives the selected task, and what it drives. */
  readonly path: string;
  readonly slip: string;
  readonly freeFloat: string;
  readonly conflict: string;
  readonly progressLine: string;
  readonly ghost: string;
  readonly handle: string;
  readonly refused: string;
  readonly summary: string;
  readonly summaryRest: string;
  readonly milestone: string;
  readonly milestoneEdge: string;
  readonly inactive: string;
  readonly baseline: string;
  readonly float: string;
  readonly link: string;
  readonly linkCritical: string;
  readonly linkActive: string;
  readonly deadline: string;
  readonly missed: string;
  readonly today: string;
  readonly status: string;
  readonly onAccent: string;
}

export const LIGHT: TimelineTheme = {
  background: "#ffffff",
  header: "#f8f9fb",
  idle: "#f3f5f8",
  line: "#edf0f4",
  lineStrong: "#dde2e9",
  text: "#1b2330",
  muted: "#5d6675",
  faint: "#7c8696",
  hover: "rgba(59,83,196,0.05)",
  selected: "rgba(59,83,196,0.11)",
  bar: "#4c76e8",
  barRest: "#c1d1fa",
  barLine: "#9cb4f4",
  barEdge: "#2d48ab",
  critical: "#d3344a",
  criticalRest: "#fbdde1",
  criticalEdge: "#9f1239",
  hatch: "rgba(159,18,57,0.28)",
  near: "#d97706",
  nearRest: "#fdebcf",
  nearEdge: "#8a4700",
  dots: "rgba(138,71,0,0.42)",
  path: "#7c3aed",
  slip: "#9f1239",
  freeFloat: "#0891b2",
  conflict: "#b45309",
  progressLine: "#7c3aed",
  ghost: "#7c8696",
  handle: "#2d48ab",
  refused: "#9f1239",
  summary: "#3d4759",
  summaryRest: "#b9c2cf",
  milestone: "#b45309",
  milestoneEdge: "#8a4700",
  inactive: "#c9cfd8",
  baseline: "#b4bdca",
  float: "#0f766e",
  link: "#9aa5b4",
  linkCritical: "#d3344a",
  linkActive: "#3b53c4",
  deadline: "#0f766e",
  missed: "#9f1239",
  today: "#d3344a",
  status: "#3b53c4",
  onAccent: "#ffffff",
};

export const DARK: TimelineTheme = {
  background: "#0f1216",
  header: "#15191f",
  idle: "#14181e",
  line: "#1e242c",
  lineStrong: "#2d3540",
  text: "#e6eaf0",
  muted: "#a9b2bf",
  faint: "#828c9a",
  hover: "rgba(140,160,255,0.07)",
  selected: "rgba(120,145,255,0.16)",
  bar: "#5b86f5",
  barRest: "#2a3c6e",
  barLine: "#425a9f",
  barEdge: "#a9bffc",
  critical: "#f0566b",
  criticalRest: "#4d1f28",
  criticalEdge: "#ff9aa5",
  hatch: "rgba(255,154,165,0.3)",
  near: "#f59e0b",
  nearRest: "#43300f",
  nearEdge: "#ffd28a",
  dots: "rgba(255,210,138,0.5)",
  path: "#c4a5ff",
  slip: "#ff9aa5",
  freeFloat: "#55d0ec",
  conflict: "#ffc46b",
  progressLine: "#c4a5ff",
  ghost: "#828c9a",
  handle: "#a9bffc",
  refused: "#ff9aa5",
  summary: "#c3ccd8",
  summaryRest: "#4b5563",
  milestone: "#ffc46b",
  milestoneEdge: "#ffdda6",
  inactive: "#3a424d",
  baseline: "#566171",
  float: "#3fbfae",
  link: "#66717f",
  linkCritical: "#f0566b",
  linkActive: "#9fb2ff",
  deadline: "#5fd3c3",
  missed: "#ff9aa5",
  today: "#f0566b",
  status: "#9fb2ff",
  onAccent: "#10141a",
};
