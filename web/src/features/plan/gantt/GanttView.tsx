import { Button, useComputedColorScheme } from "@mantine/core";
import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { nowCivil } from "@/lib/dates";
import { locale } from "@/lib/locale";
import "@/timeline/timeline.css";
import "@/timeline/table.css";
import { deepestLevel } from "@/timeline/rows";
import { nearestStep, ZOOM_STEPS } from "@/timeline/scale";
import { TimelineView } from "@/timeline/view";
import { type UrlState, useUrlState } from "@/ui/url-state";
import { useProjectId } from "../project/project";
import { BulkModal } from "./BulkModal";
import { CellMenu } from "./CellMenu";
import { type GanttData, timelineData } from "./data";
import { EditBar } from "./EditBar";
import classes from "./Gantt.module.css";
import { GanttToolbar } from "./GanttToolbar";
import { columnsFrom, columnsText, layersFrom } from "./options";
import { withPending } from "./pending";
import { ReviewModal } from "./ReviewModal";
import { SheetStatus } from "./SheetStatus";
import { useEditSession, useEditState } from "./use-edits";
import { useTable } from "./use-table";
import { timelineWords } from "./words";

const PANE = "steerco-gantt-pane";
const USUAL_PANE = 572;
/** Months: most plans show a quarter of a year at first sight. */
const USUAL_ZOOM = 6;

export default function GanttView({ data }: { data: GanttData }) {
  const [url, setUrl] = useUrlState();
  const can = useCan();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<TimelineView | null>(null);
  const dark = useComputedColorScheme("light") === "dark";
  const session = useEditSession(useProjectId());
  const state = useEditState(session);
  const shown = useMemo(() => withPending(data, state.pending), [data, state.pending]);
  const content = useMemo(() => timelineData(shown, nowCivil()), [shown]);
  const { name, minutes_per_day } = data.project;
  const startZoom = useRef(Number(url.zoom) || USUAL_ZOOM);
  const [bulk, setBulk] = useState<readonly string[] | null>(null);

  const open = useEffectEvent((id: string) => setUrl({ task: id }));
  const table = useTable(session, content, (id) => setUrl({ task: id }));
  const { port, marks, summary, kept } = table;
  const chosen = url.columns ?? kept.shown?.join(".");
  const columns = useMemo(() => columnsFrom(chosen), [chosen]);
  const layers = useMemo(() => layersFrom(url.show, url.labels), [url.show, url.labels]);
  const editable = can("task.edit");
  const zoomed = useEffectEvent((pxPerDay: number) => {
    const step = ZOOM_STEPS.find((s) => s.pxPerDay === pxPerDay);
    const text = step ? String(step.pxPerDay) : pxPerDay.toFixed(2);
    const usual = String(USUAL_ZOOM);
    if (text !== (url.zoom ?? usual)) setUrl({ zoom: text === usual ? undefined : text }, true);
  });

  useEffect(() => {
    if (!host.current) return;
    let timer = 0;
    const made = new TimelineView(host.current, {
      locale: locale(),
      words: timelineWords(name, minutes_per_day),
      pxPerDay: startZoom.current,
      paneWidth:
        Number(localStorage.getItem(PANE)) || Math.min(USUAL_PANE, window.innerWidth * 0.45),
      port,
      marks,
      events: {
        select: () => {},
        open: (id) => open(id),
        zoom: (pxPerDay) => {
          window.clearTimeout(timer);
          timer = window.setTimeout(() => zoomed(pxPerDay), 300);
        },
        paneWidth: (width) => localStorage.setItem(PANE, String(Math.round(width))),
      },
    });
    view.current = made;
    const stop = marks.subscribe(() => made.marksChanged());
    return () => {
      stop();
      window.clearTimeout(timer);
      made.destroy();
      view.current = null;
    };
  }, [name, minutes_per_day, port, marks]);

  useEffect(() => view.current?.setDark(dark), [dark]);
  useEffect(() => view.current?.setColumns(columns, kept.widths), [columns, kept.widths]);
  useEffect(() => view.current?.setLayers(layers), [layers]);
  useEffect(() => {
    view.current?.setData(content);
    performance.mark("steerco:gantt-painted");
  }, [content]);
  useEffect(() => {
    if (url.task) view.current?.selectId(url.task);
  }, [url.task]);
  // Text is measured again once the font is there.
  useEffect(() => void document.fonts.ready.then(() => view.current?.setDark(dark)), [dark]);

  function showColumns(keys: readonly string[]) {
    table.keep({ shown: keys });
    setUrl({ columns: columnsText(keys) });
  }
  function startBulk() {
    if (summary && summary.tasks.length > 0) setBulk(summary.tasks);
  }
  // The bars are drawn again only when what they show changes, so what they call must stay.
  const latest = useRef({ setUrl, showColumns, startBulk });
  latest.current = { setUrl, showColumns, startBulk };
  const stable = useMemo(
    () => ({
      url: (changes: UrlState, replace?: boolean) => latest.current.setUrl(changes, replace),
      columns: (keys: readonly string[]) => latest.current.showColumns(keys),
      bulk: () => latest.current.startBulk(),
    }),
    [],
  );

  return (
    <section className={classes.gantt} aria-label={t("plan.tab.gantt")}>
      <div className={classes.toolbar}>
        {editable ? (
          <EditBar
            view={view}
            session={session}
            undo={state.undo}
            redo={state.redo}
            port={port}
            summary={summary}
            onBulk={stable.bulk}
          />
        ) : null}
        <GanttToolbar
          view={view}
          zoom={nearestStep(Number(url.zoom) || USUAL_ZOOM)}
          levels={deepestLevel(content.plan)}
          layers={layers}
          columns={columns}
          onUrl={stable.url}
          onColumns={stable.columns}
        />
      </div>
      {content.plan.count === 0 ? (
        <div className={classes.empty}>
          <h2>{t("plan.gantt.empty")}</h2>
          <p>{t("sheet.empty_hint")}</p>
          <Button variant="default" onClick={() => setUrl({ create: "task" })}>
            {t("plan.task.new")}
          </Button>
        </div>
      ) : null}
      <div ref={host} className={classes.host} />
      <SheetStatus
        session={session}
        state={state}
        marks={marks}
        summary={summary}
        minutesPerDay={minutes_per_day}
        onShowRefused={() => view.current?.sheet.goToRefused()}
      />
      <div className="visually-hidden" role="status" aria-label={t("sheet.live")}>
        {table.said}
      </div>
      <CellMenu
        view={view}
        table={table}
        summary={summary}
        onBulk={startBulk}
        onHide={(key) => showColumns(columns.filter((one) => one !== key))}
      />
      <ReviewModal review={table.review} />
      <BulkModal
        port={port}
        tasks={bulk}
        column={summary?.column ?? null}
        onClose={() => setBulk(null)}
      />
    </section>
  );
}
