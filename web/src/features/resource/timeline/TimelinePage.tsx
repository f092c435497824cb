import { Button, Group, SegmentedControl } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type CSSProperties, useEffect, useState } from "react";
import { client, ok } from "@/api/client";
import { t } from "@/i18n/t";
import { today } from "@/lib/dates";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, FilteredEmpty } from "@/ui/states";
import { TabLinks } from "@/ui/TabLinks";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import { CAPACITY_TABS, periodAfter, periodName } from "../capacity/capacity";
import { useTakeBack } from "../capacity/take-back";
import { isMove, type Move, type Timeline } from "./bars";
import { MoveModal } from "./MoveModal";
import { carryOut, wordsOf } from "./moving";
import { PersonRow } from "./PersonRow";
import classes from "./timeline.module.css";

const PAGE = 25;
const WEEKS = ["6", "13", "26", "52"];
const KINDS = ["committed", "proposed", "tasks", "leave"] as const;

export default function TimelinePage() {
  const [url, setUrl] = useUrlState();
  const [moving, setMoving] = useState<Move | null>(null);
  const [asking, setAsking] = useState<Move | null>(null);
  const { perform, run, notice } = useTakeBack();
  const weeks = WEEKS.find((count) => count === url.count) ?? "13";
  const from = periodAfter(url.from ?? today(), "week", 0);
  const skip = Math.max(0, Number(url.skip) || 0);
  const ask = { from, weeks: Number(weeks), q: url.q, team_id: url.team_id, skip, limit: PAGE };
  const query = useQuery({
    queryKey: ["heatmap", "timeline", ask],
    queryFn: () => ok(client.GET("/api/v1/people_timeline", { params: { query: ask } })),
    placeholderData: keepPreviousData,
  });
  // What is held is let go of by Escape, wherever the focus is.
  useEffect(() => {
    const letGo = (event: KeyboardEvent) => event.key === "Escape" && setMoving(null);
    window.addEventListener("keydown", letGo);
    return () => window.removeEventListener("keydown", letGo);
  }, []);
  async function drop(move: Move) {
    setMoving(null);
    if (isMove(move)) await run(() => carryOut(move));
  }
  const go = (count: number) =>
    setUrl({ from: periodAfter(from, "week", count * Math.ceil(Number(weeks) / 2)) });
  return (
    <Page title={t("capacity.title")} hint={t("capacity.timeline.hint")} fill>
      <TabLinks label={t("capacity.title")} tabs={CAPACITY_TABS()} />
      <Toolbar
        end={
          <Group gap={4}>
            <Button size="xs" variant="default" onClick={() => go(-1)}>
              {t("capacity.timeline.earlier")}
            </Button>
            <Button size="xs" variant="default" onClick={() => setUrl({ from: undefined })}>
              {t("capacity.timeline.today")}
            </Button>
            <Button size="xs" variant="default" onClick={() => go(1)}>
              {t("capacity.timeline.later")}
            </Button>
          </Group>
        }
      >
        <SearchField
          label={t("capacity.search")}
          value={url.q ?? ""}
          onChange={(q) => setUrl({ q, skip: undefined }, true)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t("capacity.timeline.weeks")}
          data={WEEKS.map((value) => ({
            value,
            label: t("capacity.timeline.count", { count: value }),
          }))}
          value={weeks}
          onChange={(count) => setUrl({ count })}
        />
      </Toolbar>
      {notice}
      <Loaded query={query} lines={10}>
        {(timeline) =>
          timeline.total === 0 && timeline.teams.length === 0 ? (
            url.q || url.team_id ? (
              <FilteredEmpty onClear={() => setUrl({ q: undefined, team_id: undefined })} />
            ) : (
              <EmptyState title={t("resource.none")} text={t("resource.none_text")} />
            )
          ) : (
            <>
              <Chart
                timeline={timeline}
                moving={moving}
                onMoving={setMoving}
                onDrop={(move) => void drop(move)}
                onOpen={setAsking}
              />
              <Group justify="space-between" gap="sm">
                <ul className={classes.legend} aria-label={t("capacity.legend")}>
                  {KINDS.map((kind) => (
                    <li key={kind}>
                      <i className={classes.key} data-kind={kind} />
                      {t(`capacity.timeline.kind.${kind}`)}
                    </li>
                  ))}
                </ul>
                <Group gap="xs">
                  <span className="muted">
                    {t("capacity.timeline.page", {
                      from: skip + 1,
                      to: skip + timeline.rows.length,
                      total: timeline.total,
                    })}
                  </span>
                  <Button
                    size="xs"
                    variant="default"
                    disabled={skip === 0}
                    onClick={() => setUrl({ skip: String(Math.max(0, skip - PAGE)) })}
                  >
                    {t("capacity.timeline.before")}
                  </Button>
                  <Button
                    size="xs"
                    variant="default"
                    disabled={skip + timeline.rows.length >= timeline.total}
                    onClick={() => setUrl({ skip: String(skip + PAGE) })}
                  >
                    {t("capacity.timeline.next")}
                  </Button>
                </Group>
              </Group>
            </>
          )
        }
      </Loaded>
      <p role="status" className={classes.telling} data-held={moving ? true : undefined}>
        {moving && isMove(moving) ? wordsOf(moving) : ""}
      </p>
      {asking ? (
        <MoveModal
          move={asking}
          onClose={() => setAsking(null)}
          onMove={(move) => perform(() => carryOut(move))}
        />
      ) : null}
    </Page>
  );
}

function Chart(props: {
  timeline: Timeline;
  moving: Move | null;
  onMoving: (move: Move | null) => void;
  onDrop: (move: Move) => void;
  onOpen: (move: Move) => void;
}) {
  const { weeks, teams, rows } = props.timeline;
  const scale = { from: weeks[0].from, to: weeks[weeks.length - 1].to };
  const thin = Math.ceil(weeks.length / 13);
  return (
    <div
      className={classes.chart}
      role="grid"
      aria-label={t("capacity.timeline.title")}
      aria-rowcount={teams.length + rows.length + 1}
      style={{ "--weeks": weeks.length } as CSSProperties}
    >
      <div role="row" aria-rowindex={1} className={classes.head}>
        <div role="columnheader" className={classes.name}>
          {t("capacity.by.person")}
        </div>
        <div role="columnheader" className={classes.weeks}>
          {weeks.map((week, at) => (
            <span key={week.from}>{at % thin === 0 ? periodName(week.from, "week") : ""}</span>
          ))}
        </div>
      </div>
      {teams.map(({ team, bars }, at) => (
        <PersonRow
          key={team.id}
          row={{ person: team, bands: [], bars }}
          team
          index={at + 2}
          scale={scale}
          moving={props.moving}
          onMoving={props.onMoving}
          onDrop={props.onDrop}
          onOpen={props.onOpen}
        />
      ))}
      {rows.map((row, at) => (
        <PersonRow
          key={row.person.id}
          row={row}
          index={teams.length + at + 2}
          scale={scale}
          moving={props.moving}
          onMoving={props.onMoving}
          onDrop={props.onDrop}
          onOpen={props.onOpen}
        />
      ))}
    </div>
  );
}
