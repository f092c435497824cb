/** What the pages of a chart carry: its columns, texts and legend. */
import { t } from "@/i18n/t";
import { nowCivil, showMoment } from "@/lib/dates";
import { allColumns } from "@/timeline/columns";
import type { LegendKey } from "@/timeline/legend";
import { type PageSetup, pagePlan } from "@/timeline/pages";
import { legendPlaces, type PageContent, tableWidth } from "@/timeline/paint-page";
import type { TimelineView } from "@/timeline/view";
import type { ColumnKey, TimelineWords } from "@/timeline/words";

/** Names on paper are cut at this width, so that they never crowd out the dates. */
const NAME_WIDTH = 250;

/** How and what to put on pages: the whole chart, or what is in sight. */
export interface ExportChoice extends PageSetup {
  readonly whole: boolean;
}

export function pagesOf(
  view: TimelineView,
  choice: ExportChoice,
  words: TimelineWords,
  keys: readonly ColumnKey[],
  legend: readonly LegendKey[],
  legendText: (key: LegendKey) => string,
  name: string,
): PageContent | null {
  const found = view.pageFrame(choice.whole);
  if (!found) return null;
  const { frame, range } = found;
  const columns = allColumns()
    .filter((column) => keys.includes(column.key))
    .map((column) => (column.key === "name" ? { ...column, width: NAME_WIDTH } : column));
  const table = tableWidth(columns);
  const zoom = frame.scale.pxPerDay;
  // The legend wraps by the width of the page, which does not depend on the legend.
  const bare = pagePlan(choice, range, zoom, table, 0).geometry;
  const { height } = legendPlaces(legend, bare.width - 2 * bare.margin, legendText, frame);
  const status = frame.statusDate;
  return {
    frame,
    words,
    columns,
    legend,
    plan: pagePlan(choice, range, zoom, table, height),
    texts: {
      title: name,
      subtitle: [
        t("plan.range", {
          from: frame.format.date(frame.plan.from),
          to: frame.format.date(frame.plan.to),
        }),
        status === null ? "" : t("plan.project.status_as_of", { date: frame.format.date(status) }),
      ]
        .filter(Boolean)
        .join(" · "),
      asOf: t("gantt.export.as_of", { date: showMoment(nowCivil()) }),
      page: (at, of) => t("gantt.export.page", { at, of }),
      legend: legendText,
    },
  };
}
