import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useEffectEvent, useMemo, useRef } from "react";
import { t } from "@/i18n/t";
import { nowCivil } from "@/lib/dates";
import { locale } from "@/lib/locale";
import "@/timeline/timeline.css";
import { deepestLevel } from "@/timeline/rows";
import { nearestStep, ZOOM_STEPS } from "@/timeline/scale";
import { TimelineView } from "@/timeline/view";
import { useUrlState } from "@/ui/url-state";
import { type GanttData, timelineData } from "./data";
import classes from "./Gantt.module.css";
import { GanttToolbar } from "./GanttToolbar";
import { columnsFrom, layersFrom } from "./options";
import { timelineWords } from "./words";

const PANE = "steerco-gantt-pane";
const USUAL_PANE = 572;
/** Months: most plans show a quarter of a year at first sight. */
const USUAL_ZOOM = 6;

export default function GanttView({ data }: { data: GanttData }) {
  const [url, setUrl] = useUrlState();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<TimelineView | null>(null);
  const dark = useComputedColorScheme("light") === "dark";
  const content = useMemo(() => timelineData(data, nowCivil()), [data]);
  const { name, minutes_per_day } = data.project;
  const startZoom = useRef(Number(url.zoom) || USUAL_ZOOM);

  const open = useEffectEvent((id: string) => setUrl({ task: id }));
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
    return () => {
      window.clearTimeout(timer);
      made.destroy();
      view.current = null;
    };
  }, [name, minutes_per_day]);

  useEffect(() => view.current?.setDark(dark), [dark]);
  useEffect(() => view.current?.setColumns(columnsFrom(url.columns)), [url.columns]);
  useEffect(
    () => view.current?.setLayers(layersFrom(url.show, url.labels)),
    [url.show, url.labels],
  );
  useEffect(() => {
    view.current?.setData(content);
    performance.mark("steerco:gantt-painted");
  }, [content]);
  useEffect(() => {
    if (url.task) view.current?.selectId(url.task);
  }, [url.task]);
  // Text is measured again once the font is there.
  useEffect(() => void document.fonts.ready.then(() => view.current?.setDark(dark)), [dark]);

  return (
    <section className={classes.gantt} aria-label={t("plan.tab.gantt")}>
      <GanttToolbar
        view={view}
        zoom={nearestStep(Number(url.zoom) || USUAL_ZOOM)}
        levels={deepestLevel(content.plan)}
        layers={layersFrom(url.show, url.labels)}
        columns={columnsFrom(url.columns)}
        onUrl={setUrl}
      />
      <div ref={host} className={classes.host} />
    </section>
  );
}
