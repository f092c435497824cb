import { Alert, Button, Group, useComputedColorScheme } from "@mantine/core";
import { useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { timelineData } from "@/features/plan/gantt/data";
import { GROUP_WORDS } from "@/features/plan/gantt/looking";
import { timelineWords } from "@/features/plan/gantt/words";
import { nowCivil } from "@/lib/dates";
import { locale } from "@/lib/locale";
import { t } from "./texts";
import "@/timeline/timeline.css";
import "@/timeline/table.css";
import { CellMarks } from "@/timeline/cell-marks";
import { readOnlyPort } from "@/timeline/read-only";
import { TimelineView } from "@/timeline/view";
import classes from "./ProgramGantt.module.css";
import type { ProgramGantt } from "./ProgramGanttTab";

const COLUMNS = ["name", "start", "finish", "percent"] as const;
const ZOOM = 2.5;
const PANE = 460;
const MINUTES_PER_DAY = 480;

interface ProgramGanttViewProps {
  data: ProgramGantt;
  onOpen: (line: string) => void;
}

/** All projects of a program in the chart of a project, to look at. */
export default function ProgramGanttView({ data, onOpen }: ProgramGanttViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<TimelineView | null>(null);
  const dark = useComputedColorScheme("light") === "dark";
  const [selected, setSelected] = useState<string | null>(null);
  const { id, name } = data.program;
  const content = useMemo(
    () =>
      timelineData(
        {
          ...data,
          pieces: [],
          project: {
            id,
            name,
            version: 0,
            start: nowCivil(),
            status_date: null,
            minutes_per_day: MINUTES_PER_DAY,
            calendar_id: data.calendars[0]?.id ?? null,
            plan_version: 0,
          },
        },
        nowCivil(),
        null,
        GROUP_WORDS,
      ),
    [data, id, name],
  );
  const open = useEffectEvent((line: string) => onOpen(line));

  useEffect(() => {
    if (!host.current) return;
    const made = new TimelineView(host.current, {
      locale: locale(),
      words: timelineWords(name, MINUTES_PER_DAY),
      pxPerDay: ZOOM,
      paneWidth: Math.min(PANE, window.innerWidth * 0.45),
      port: readOnlyPort(t("portfolio.gantt.only_look"), (line) => open(line)),
      marks: new CellMarks(),
      edits: null,
      events: {
        select: setSelected,
        open: (line) => open(line),
        zoom: () => undefined,
        paneWidth: () => undefined,
      },
    });
    made.setColumns(COLUMNS, {});
    view.current = made;
    return () => {
      made.destroy();
      view.current = null;
    };
  }, [name]);
  useEffect(() => view.current?.setDark(dark), [dark]);
  useEffect(() => view.current?.setData(content), [content]);

  const at = selected === null ? -1 : data.tasks.id.indexOf(selected);
  const project = at < 0 ? undefined : data.projects[data.project[at]];
  return (
    <section className={classes.gantt} aria-label={t("plan.tab.gantt")}>
      <Group gap={8}>
        <Button variant="default" disabled={!project} onClick={() => selected && onOpen(selected)}>
          {project
            ? t("portfolio.gantt.open", { name: project.name })
            : t("portfolio.gantt.open_none")}
        </Button>
        <Button variant="default" onClick={() => view.current?.fit()}>
          {t("portfolio.gantt.fit")}
        </Button>
        <Button variant="default" onClick={() => view.current?.showLevel(1)}>
          {t("portfolio.gantt.projects_only")}
        </Button>
      </Group>
      {data.detail === "tasks" ? null : (
        <Alert color="blue">
          {t(`portfolio.gantt.detail_${data.detail}`, { count: data.task_count })}
        </Alert>
      )}
      <div className={classes.frame}>
        <div ref={host} className={classes.host} />
      </div>
    </section>
  );
}
