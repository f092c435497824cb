import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { client, ok } from "@/api/client";
import { problemOf } from "@/api/problem";
import type { components } from "@/api/schema";
import { AuthFrame } from "@/features/access/AuthFrame";
import { nowCivil, showDay, showInstant } from "@/lib/dates";
import { isoMinute } from "@/timeline/civil";
import { clampZoom, steppedZoom } from "@/timeline/scale";
import { EmptyState } from "@/ui/states";
import { t } from "../texts";
import { MilestoneList } from "./MilestoneList";
import { RoadmapChart } from "./RoadmapChart";
import classes from "./roadmap.module.css";
import { type Bar, type Link, layOut, type Milestone } from "./roadmap-layout";

type Shared = components["schemas"]["PublishedRoadmap"];

/** A roadmap that was published by a link, for whoever has it. */
export default function SharedRoadmapPage() {
  const { secret } = useParams({ strict: false }) as { secret: string };
  const query = useQuery({
    queryKey: ["shared_roadmap", secret],
    retry: false,
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/shared_roadmap", { params: { header: { "x-link-secret": secret } } }),
      )) as Shared,
  });
  if (query.data) return <Published view={query.data} />;
  if (!query.error) return <AuthFrame title={t("common.loading")}>{null}</AuthFrame>;
  const { status, detail } = problemOf(query.error);
  const text =
    status === 404 ? t("portfolio.shares.gone_text") : detail || t("common.offline.text");
  return (
    <AuthFrame title={t("portfolio.shares.gone")} text={text}>
      {null}
    </AuthFrame>
  );
}

function Published({ view }: { view: Shared }) {
  const [zoom, setZoom] = useState(1.6);
  const [active, setActive] = useState(0);
  const layout = useMemo(
    () =>
      // A published project says less of itself; the chart asks for nothing else.
      layOut(
        {
          bars: view.bars.map((bar) => ({
            ...bar,
            kind: "project",
            custom: {},
            plan_type: bar.plan_type ? { name: bar.plan_type } : null,
            gate: bar.stage ? { stage: bar.stage } : null,
          })) as never as Bar[],
          ghosts: view.ghosts,
        },
        view.lanes,
        [],
      ),
    [view],
  );
  const milestones = useMemo(() => {
    const found = new Map<string, Milestone[]>();
    for (const one of view.milestones as Milestone[]) {
      found.set(one.project_id, [...(found.get(one.project_id) ?? []), one]);
    }
    return found;
  }, [view.milestones]);
  const ghosts = useMemo(() => new Map(view.ghosts.map((one) => [one.id, one])), [view.ghosts]);
  useEffect(() => {
    document.title = view.name;
  }, [view.name]);
  const row = layout.rows[Math.min(active, layout.rows.length - 1)];
  return (
    <main className={classes.published}>
      <header>
        <h1>{view.name}</h1>
        <p className="muted">
          {[
            view.organisation,
            view.portfolio,
            t("portfolio.shares.as_of", { day: showDay(nowCivil().slice(0, 10)) }),
            view.expires_at
              ? t("portfolio.shares.until", { when: showInstant(view.expires_at) })
              : "",
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </header>
      {row ? (
        <>
          <RoadmapChart
            layout={layout}
            milestones={milestones}
            links={view.links as never as Link[]}
            ghosts={ghosts}
            pxPerDay={zoom}
            active={Math.min(active, layout.rows.length - 1)}
            onActive={setActive}
            onOpen={() => {}}
            onZoom={(direction) => setZoom(clampZoom(steppedZoom(zoom, direction)))}
          />
          <section
            // biome-ignore lint/a11y/noNoninteractiveTabindex: many milestones scroll by keyboard too
            tabIndex={0}
            className={`card ${classes.details}`}
            aria-label={t("portfolio.roadmap.details")}
          >
            <strong>{row.kind === "lane" ? row.name : `${row.bar.name} (${row.bar.key})`}</strong>
            <span className="num">
              {`${showDay(isoMinute(row.start))} – ${showDay(isoMinute(row.finish))}`}
            </span>
            {row.kind === "bar" ? <MilestoneList of={milestones.get(row.bar.id) ?? []} /> : null}
          </section>
          <p className={classes.legend}>
            <span>{t("portfolio.roadmap.legend_bar")}</span>
            <span>{t("portfolio.roadmap.legend_milestone")}</span>
            <span>{t("portfolio.roadmap.legend_conflict")}</span>
            {ghosts.size > 0 ? <span>{t("portfolio.roadmap.legend_ghost")}</span> : null}
          </p>
          {view.total > view.bars.length ? (
            <p className="muted" role="note">
              {t("portfolio.shares.first_only", { shown: view.bars.length, count: view.total })}
            </p>
          ) : null}
        </>
      ) : (
        <EmptyState title={t("portfolio.roadmap.none")} text={t("portfolio.shares.none_text")} />
      )}
    </main>
  );
}
