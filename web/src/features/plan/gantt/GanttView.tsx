import { Button, useComputedColorScheme } from "@mantine/core";
import { lazy, Suspense, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { useCan } from "@/features/access/me";
import { useCustomFields } from "@/features/organisation/fields/custom-fields";
import { ViewsMenu } from "@/features/organisation/views/ViewsMenu";
import { t } from "@/i18n/t";
import { nowCivil } from "@/lib/dates";
import { locale } from "@/lib/locale";
import "@/timeline/timeline.css";
import "@/timeline/table.css";
import { countOf, everyone } from "@/timeline/filter";
import { legendKeys } from "@/timeline/legend";
import { deepestLevel } from "@/timeline/rows";
import { nearestStep, ZOOM_STEPS } from "@/timeline/scale";
import type { TimelineView } from "@/timeline/view";
import { FilteredEmpty } from "@/ui/states";
import { type UrlState, useUrlState } from "@/ui/url-state";
import { LevelModal } from "../levelling/LevelModal";
import { ProgressButton } from "../progress/ProgressButton";
import { useProjectId } from "../project/project";
import { BulkModal } from "./BulkModal";
import { CellMenu } from "./CellMenu";
import { chartEdits } from "./chart-edits";
import { filtered, type GanttData, timelineData } from "./data";
import { rowsById } from "./delta";
import { EditBar } from "./EditBar";
import { FilterBar } from "./FilterBar";
import classes from "./Gantt.module.css";
import { GanttToolbar } from "./GanttToolbar";
import { Legend } from "./Legend";
import { clearedFilters, filterFrom, GROUP_WORDS, groupingFrom, VIEW_KEYS } from "./looking";
import { OverloadDrawer } from "./OverloadDrawer";
import { columnsFrom, columnsText, layersFrom } from "./options";
import { withBaseline, withOverloads } from "./overlay-columns";
import { withPending } from "./pending";
import { ReviewModal } from "./ReviewModal";
import { SelectedTask } from "./SelectedTask";
import { SheetStatus } from "./SheetStatus";
import { NONE, useBaselineDates, useBaselines } from "./use-baseline";
import { useConflicts } from "./use-conflicts";
import { useEditSession, useEditState } from "./use-edits";
import { overloadedTasks, useOverloads } from "./use-overloads";
import { usePersonHours } from "./use-person-hours";
import { useTable } from "./use-table";
import { legendTexts, timelineWords } from "./words";
import { ZoomBar } from "./ZoomBar";

const ExportModal = lazy(() => import("./ExportModal"));
const PANE = "steerco-gantt-pane";
const USUAL_PANE = 572;
const NO_TASKS: readonly string[] = [];
/** Months: most plans show a quarter of a year at first sight. */
const USUAL_ZOOM = 6;

interface GanttViewProps {
  data: GanttData;
  /** The chart itself, which is loaded beside this page. */
  Timeline: typeof TimelineView;
}

export default function GanttView({ data, Timeline }: GanttViewProps) {
  const [url, setUrl] = useUrlState();
  const can = useCan();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<TimelineView | null>(null);
  const dark = useComputedColorScheme("light") === "dark";
  const session = useEditSession(useProjectId());
  const state = useEditState(session);
  const { id: projectId, name, minutes_per_day } = data.project;
  const baseline = useBaselineDates(projectId, url.baseline);
  const baselines = useBaselines(projectId).data;
  const overloads = useOverloads(projectId, data.tasks.id.length > 0).data;
  const overloaded = overloadedTasks(overloads);
  const shown = useMemo(() => {
    const pending = withPending(data, state.pending);
    return withOverloads(withBaseline(pending, baseline), overloaded);
  }, [data, state.pending, baseline, overloaded]);
  const by = groupingFrom(url.group);
  const base = useMemo(() => timelineData(shown, nowCivil(), by, GROUP_WORDS), [shown, by]);
  const filter = useMemo(
    () =>
      filterFrom({
        q: url.q,
        is: url.is,
        who: url.who,
        from: url.from,
        to: url.to,
        custom: url.custom,
      }),
    [url.q, url.is, url.who, url.from, url.to, url.custom],
  );
  const marked = url.mark === "true";
  const content = useMemo(() => filtered(base, filter, marked), [base, filter, marked]);
  const people = useMemo(() => everyone(base.plan), [base]);
  const found = content.found && { count: countOf(content.found), of: shown.tasks.id.length };
  const layers = useMemo(
    () => layersFrom({ show: url.show, labels: url.labels, near: url.near }, minutes_per_day),
    [url.show, url.labels, url.near, minutes_per_day],
  );
  const hours = usePersonHours(projectId, url.hours);
  const drawn = useMemo(() => {
    const none = url.baseline === NONE;
    return {
      ...layers,
      baseline: layers.baseline && !none,
      slippage: layers.slippage && !none,
    };
  }, [layers, url.baseline]);
  const fields = useCustomFields("task");
  // biome-ignore lint/correctness/useExhaustiveDependencies: columns are called after the fields
  const words = useMemo(
    () => timelineWords(name, minutes_per_day),
    [name, minutes_per_day, fields],
  );
  const conflicts = useConflicts(projectId, base.plan, layers.conflicts);
  const [selected, setSelected] = useState<string | null>(null);
  const [splitting, setSplitting] = useState(false);
  const [exporting, setExporting] = useState(false);
  const legend = useMemo(
    () => legendKeys(drawn, { path: selected !== null, status: base.statusDate !== null }),
    [drawn, selected, base.statusDate],
  );
  const slot = Number(url.baseline ?? 0);
  const compared = baselines?.find((one) => one.slot === slot)?.name;
  const legendText = useMemo(() => legendTexts(compared, hours?.name), [compared, hours?.name]);
  const startZoom = useRef(Number(url.zoom) || USUAL_ZOOM);
  /** The zoom that the chart has told, or was told, last. */
  const told = useRef(url.zoom ?? String(USUAL_ZOOM));
  const [bulk, setBulk] = useState<readonly string[] | null>(null);

  const open = useEffectEvent((id: string) => setUrl({ task: id }));
  const table = useTable(session, content, by !== null, (id) => setUrl({ task: id }));
  const { port, marks, summary, kept } = table;
  const chosen = url.columns ?? kept.shown?.join(".");
  // biome-ignore lint/correctness/useExhaustiveDependencies: there are as many columns as fields
  const columns = useMemo(() => columnsFrom(chosen), [chosen, fields]);
  const editable = can("task.edit");
  const zoomed = useEffectEvent((pxPerDay: number) => {
    const step = ZOOM_STEPS.find((s) => s.pxPerDay === pxPerDay);
    const text = step ? String(step.pxPerDay) : pxPerDay.toFixed(2);
    const usual = String(USUAL_ZOOM);
    told.current = text;
    if (text !== (url.zoom ?? usual)) setUrl({ zoom: text === usual ? undefined : text }, true);
  });
  const versionOf = useEffectEvent((task: string) => {
    const row = rowsById(shown.tasks.id).get(task);
    // A row that is not saved yet has no version.
    return (row === undefined ? 0 : shown.tasks.version[row]) || undefined;
  });

  useEffect(() => {
    if (!host.current) return;
    let timer = 0;
    const made = new Timeline(host.current, {
      locale: locale(),
      words,
      pxPerDay: startZoom.current,
      paneWidth:
        Number(localStorage.getItem(PANE)) || Math.min(USUAL_PANE, window.innerWidth * 0.45),
      port,
      marks,
      edits: editable
        ? chartEdits({
            session,
            minutesPerDay: minutes_per_day,
            versionOf: (task) => versionOf(task),
            splitDone: () => setSplitting(false),
          })
        : null,
      events: {
        select: setSelected,
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
  }, [words, minutes_per_day, port, marks, session, editable, Timeline]);

  useEffect(() => view.current?.setDark(dark), [dark]);
  useEffect(() => view.current?.setColumns(columns, kept.widths), [columns, kept.widths]);
  useEffect(() => view.current?.setLayers(drawn), [drawn]);
  useEffect(() => view.current?.setBackdrop(hours?.working ?? null), [hours]);
  useEffect(() => {
    view.current?.setData(content);
    performance.mark("steerco:gantt-painted");
  }, [content]);
  useEffect(() => view.current?.setConflicts(conflicts), [conflicts]);
  useEffect(() => view.current?.setSplitting(splitting), [splitting]);
  useEffect(() => {
    // A view, or the way back, asks for another zoom; the chart's own changes are no news to it.
    const wanted = url.zoom ?? String(USUAL_ZOOM);
    if (wanted === told.current) return;
    told.current = wanted;
    view.current?.zoomTo(Number(wanted) || USUAL_ZOOM);
  }, [url.zoom]);
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
      exporting: () => setExporting(true),
    }),
    [],
  );

  return (
    <section className={classes.gantt} aria-label={t("plan.tab.gantt")}>
      <div className={classes.toolbar}>
        {editable ? (
          <>
            <EditBar
              view={view}
              session={session}
              undo={state.undo}
              redo={state.redo}
              port={port}
              summary={summary}
              onBulk={stable.bulk}
            />
            <SelectedTask
              session={session}
              data={base}
              selected={selected}
              tasks={summary?.tasks ?? NO_TASKS}
              splitting={splitting}
              onSplitting={setSplitting}
              onDetails={(id) => setUrl({ task: id })}
            />
          </>
        ) : null}
        {editable || can("progress.edit") ? (
          <ProgressButton session={session} tasks={summary?.tasks ?? NO_TASKS} data={data} />
        ) : null}
        <GanttToolbar
          layers={layers}
          columns={columns}
          url={url}
          people={people}
          overloaded={overloads?.people.total}
          onExport={stable.exporting}
          onUrl={stable.url}
          onColumns={stable.columns}
        />
      </div>
      <div className={classes.toolbar}>
        <ViewsMenu
          list="gantt"
          projectId={projectId}
          url={url}
          keys={VIEW_KEYS}
          widths={kept.widths}
          onWidths={(widths) => table.keep({ widths })}
          onUrl={setUrl}
        />
        <FilterBar url={url} filter={filter} people={people} found={found} onUrl={setUrl} />
        <ZoomBar
          view={view}
          zoom={nearestStep(Number(url.zoom) || USUAL_ZOOM)}
          levels={deepestLevel(content.plan)}
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
      <div className={classes.frame}>
        <div ref={host} className={classes.host} />
        {found && found.count === 0 && !marked ? (
          <div className={classes.nothing}>
            <FilteredEmpty onClear={() => setUrl(clearedFilters())} />
          </div>
        ) : null}
      </div>
      {url.legend === "true" ? <Legend keys={legend} text={legendText} dark={dark} /> : null}
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
      <OverloadDrawer
        opened={url.overloads === "true"}
        onTask={(id) => setUrl({ overloads: undefined, task: id })}
        onLevel={editable ? () => setUrl({ overloads: undefined, levelling: "true" }) : undefined}
        onClose={() => setUrl({ overloads: undefined })}
      />
      {editable && url.levelling === "true" ? (
        <LevelModal session={session} onClose={() => setUrl({ levelling: undefined })} />
      ) : null}
      <ReviewModal review={table.review} />
      {exporting ? (
        <Suspense>
          <ExportModal
            view={view}
            words={words}
            columns={columns}
            legend={legend}
            legendText={legendText}
            name={name}
            onClose={() => setExporting(false)}
          />
        </Suspense>
      ) : null}
      <BulkModal
        port={port}
        tasks={bulk}
        column={summary?.column ?? null}
        onClose={() => setBulk(null)}
      />
    </section>
  );
}
