/**
 * How a chart is laid out over pages: which rows and which stretch of time each page carries. Sizes
 * are CSS pixels of the page as it is drawn, before it is scaled to paper.
 */
import { DAY } from "./civil";
import { HEADER_HEIGHT, ROW_HEIGHT } from "./layout";

/** Width and height in millimetres, upright. */
export const PAPERS = {
  a4: [210, 297],
  a3: [297, 420],
  letter: [215.9, 279.4],
} as const;
export type Paper = keyof typeof PAPERS;

export interface PageSetup {
  readonly paper: Paper;
  readonly landscape: boolean;
  /** The whole stretch of time on the width of one page. */
  readonly fitWidth: boolean;
}

const PX_PER_MM = 96 / 25.4;
/** Charts read well on paper somewhat smaller than on screens. */
export const PAPER_SCALE = 0.68;
const MARGIN = 40;
const TITLE = 46;
const FOOTER = 26;
/** Least width of the timeline, so that a wide table cannot push it off the page. */
const LEAST_CHART = 240;

export interface PageGeometry {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly title: number;
  readonly footer: number;
  readonly table: number;
  readonly chart: number;
  /** Height of header and rows together. */
  readonly body: number;
  readonly rows: number;
}

export function geometryOf(setup: PageSetup, table: number, legend: number): PageGeometry {
  const [short, long] = PAPERS[setup.paper];
  const [w, h] = setup.landscape ? [long, short] : [short, long];
  const width = (w * PX_PER_MM) / PAPER_SCALE;
  const height = (h * PX_PER_MM) / PAPER_SCALE;
  const inner = width - 2 * MARGIN;
  const shown = Math.min(table, inner - LEAST_CHART);
  const room = height - 2 * MARGIN - TITLE - FOOTER - legend;
  const rows = Math.max(1, Math.floor((room - HEADER_HEIGHT) / ROW_HEIGHT));
  return {
    width,
    height,
    margin: MARGIN,
    title: TITLE,
    footer: FOOTER,
    table: shown,
    chart: inner - shown,
    body: HEADER_HEIGHT + rows * ROW_HEIGHT,
    rows,
  };
}

export interface ChartRange {
  readonly firstRow: number;
  /** Exclusive. */
  readonly lastRow: number;
  readonly from: number;
  readonly to: number;
}

export interface PagePlan {
  readonly geometry: PageGeometry;
  readonly pxPerDay: number;
  readonly pages: readonly ChartRange[];
}

/** Room at the right for the labels of the last bars. */
const LABELS = 150;

/** Pages in reading order: down the rows first, then on in time. */
export function pagePlan(
  setup: PageSetup,
  range: ChartRange,
  zoom: number,
  table: number,
  legend: number,
): PagePlan {
  const geometry = geometryOf(setup, table, legend);
  const days = Math.max(1, (range.to - range.from) / DAY);
  const room = Math.max(60, geometry.chart - LABELS);
  const pxPerDay = setup.fitWidth ? room / days : zoom;
  const perPage = (geometry.chart / pxPerDay) * DAY;
  const across = setup.fitWidth
    ? 1
    : Math.max(1, Math.ceil((days * pxPerDay + LABELS) / geometry.chart));
  const down = Math.max(1, Math.ceil((range.lastRow - range.firstRow) / geometry.rows));
  const pages: ChartRange[] = [];
  for (let x = 0; x < across; x++) {
    for (let y = 0; y < down; y++) {
      const firstRow = range.firstRow + y * geometry.rows;
      pages.push({
        firstRow,
        lastRow: Math.min(range.lastRow, firstRow + geometry.rows),
        from: range.from + x * perPage,
        to: range.from + (x + 1) * perPage,
      });
    }
  }
  return { geometry, pxPerDay, pages };
}

/** More than this is a mistake, and would fill the memory of a phone. */
export const MOST_PAGES = 300;
