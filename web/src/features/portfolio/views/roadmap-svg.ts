/** A roadmap as one SVG file that stands by itself: for slides and papers, on white whatever the theme. */

import { showDay } from "@/lib/dates";
import { isoMinute, parseMinute } from "@/timeline/civil";
import { type Band, bandsFor, type Scale, ticks, xOf } from "@/timeline/scale";
import { t } from "../texts";
import { healthTone, healthWord } from "./register";
import {
  type Ghost,
  type Layout,
  type Link,
  linkPath,
  type Milestone,
  ROW,
  type RoadmapRow,
  tickText,
  timeSpan,
} from "./roadmap-layout";

/** Width of the names, and heights of title and time scale, in pixels. */
const NAMES = 300;
const TITLE = 48;
const HEAD = 44;
const TONES: Record<string, [string, string]> = {
  good: ["#b7d6d3", "#0f766e"],
  warn: ["#e9cbb5", "#b45309"],
  bad: ["#ecc1ca", "#be2f4f"],
  plain: ["#d8dde3", "#64748b"],
};

export interface Drawing {
  title: string;
  layout: Layout;
  milestones: ReadonlyMap<string, readonly Milestone[]>;
  links: readonly Link[];
  ghosts: ReadonlyMap<string, Ghost>;
  pxPerDay: number;
  /** Minute of now. */
  today: number;
}

/** A text inside XML. */
export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

const shortened = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

/** The file. */
export function roadmapSvg(drawing: Drawing): string {
  const { layout, pxPerDay, today } = drawing;
  const { origin, end } = timeSpan(layout);
  const scale: Scale = { origin, pxPerDay };
  const time = Math.ceil(xOf(scale, end));
  const [width, height] = [NAMES + time, TITLE + HEAD + layout.rows.length * ROW];
  const { upper, lower } = bandsFor(pxPerDay);
  const rows = layout.rows.map((row, at) => rowOf(drawing, scale, row, at, width)).join("");
  const links = drawing.links.map((link) => linkOf(drawing, scale, link)).join("");
  const now = xOf(scale, today);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, Helvetica, Arial, sans-serif" font-size="12" fill="#1b2330">
<title>${escaped(drawing.title)}</title>
<rect width="${width}" height="${height}" fill="#ffffff"/>
<text x="12" y="30" font-size="18" font-weight="600">${escaped(drawing.title)}</text>
<g transform="translate(${NAMES} ${TITLE})" fill="#5d6675">${bandOf(upper, scale, end, 0)}${bandOf(lower, scale, end, 22)}</g>
<g transform="translate(0 ${TITLE + HEAD})">${rows}
<g transform="translate(${NAMES} 0)">${now >= 0 && now <= time ? `<path d="M${now},0V${layout.rows.length * ROW}" stroke="#3b53c4" stroke-dasharray="5 3"/>` : ""}${links}</g></g>
</svg>
`;
}

function bandOf(band: Band, scale: Scale, end: number, y: number): string {
  return ticks(band, scale.origin, end)
    .map((at) => {
      const x = xOf(scale, at);
      return `<path d="M${x},${y}v22" stroke="#dde2e9"/><text x="${Math.max(0, x) + 5}" y="${y + 15}">${escaped(tickText(band, at))}</text>`;
    })
    .join("");
}

function rowOf(drawing: Drawing, scale: Scale, row: RoadmapRow, at: number, width: number): string {
  const y = at * ROW;
  const x = xOf(scale, row.start);
  const w = Math.max(4, xOf(scale, row.finish) - x);
  const line = `<path d="M0,${ROW}H${width}" stroke="#edf0f4"/>`;
  if (row.kind === "lane") {
    return `<g transform="translate(0 ${y})"><rect width="${width}" height="${ROW}" fill="#f8f9fb"/><text x="12" y="20" font-weight="600">${escaped(shortened(row.name, 40))}</text><path transform="translate(${NAMES} 0)" d="M${x},20V12H${x + w}V20L${x + w - 5},15H${x + 5}Z" fill="#414b5a"/>${line}</g>`;
  }
  const { bar } = row;
  const [fill, stroke] = TONES[healthTone(bar.health)] ?? TONES.plain;
  const dates = `${showDay(isoMinute(row.start))} – ${showDay(isoMinute(row.finish))}`;
  const about = `${bar.name} (${bar.key}), ${dates}, ${healthWord(bar.health)}`;
  const ghost = drawing.ghosts.get(bar.id);
  const ghostX = ghost ? xOf(scale, parseMinute(ghost.start)) : 0;
  const ghostBar = ghost
    ? `<rect x="${ghostX}" y="22" width="${Math.max(3, xOf(scale, parseMinute(ghost.finish)) - ghostX)}" height="6" fill="${ghost.included ? "#cfd3da" : "none"}" stroke="#5d6675" stroke-width="0.8"${ghost.included ? "" : ' stroke-dasharray="3 3"'}/>`
    : "";
  const diamonds = (drawing.milestones.get(bar.id) ?? []).map((one) => {
    const mx = xOf(scale, parseMinute(one.at));
    const color = one.late ? "#be2f4f" : "#1b2330";
    return `<path d="M${mx},7L${mx + 6},13L${mx},19L${mx - 6},13Z" fill="${one.reached ? color : "#ffffff"}" stroke="${color}" stroke-width="${one.late ? 2.5 : 1.5}"><title>${escaped(`${one.name}, ${showDay(one.at)}${one.late ? `, ${t("portfolio.roadmap.late")}` : ""}`)}</title></path>`;
  });
  return `<g transform="translate(0 ${y})"><text x="24" y="20">${escaped(shortened(bar.name, 42))}</text><g transform="translate(${NAMES} 0)">${ghostBar}<rect x="${x}" y="6" width="${w}" height="14" rx="3" fill="${fill}" stroke="${stroke}"><title>${escaped(about)}</title></rect><rect x="${x}" y="11" width="${(w * bar.percent_complete) / 100}" height="4" fill="${stroke}"/>${diamonds.join("")}<text x="${x + w + 9}" y="17" fill="#5d6675">${escaped(bar.key)}</text></g>${line}</g>`;
}

function linkOf(drawing: Drawing, scale: Scale, link: Link): string {
  const { rowOf: rows } = drawing.layout;
  const [a, b] = [rows.get(link.from), rows.get(link.to)];
  if (a === undefined || b === undefined) return "";
  const [x1, x2] = [xOf(scale, parseMinute(link.from_at)), xOf(scale, parseMinute(link.to_at))];
  const [y1, y2] = [a * ROW + 13, b * ROW + 13];
  const color = link.conflict ? "#be2f4f" : "#5d6675";
  const dashes = link.conflict ? ' stroke-dasharray="5 3"' : "";
  return `<path d="${linkPath({ x1, y1, x2, y2 })}" fill="none" stroke="${color}" stroke-width="${link.conflict ? 1.8 : 1.2}"${dashes}/><path d="M${x2},${y2}l-6,-4v8Z" fill="${color}"/>`;
}
