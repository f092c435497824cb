import { ActionIcon, Button, Group, Menu, Select } from "@mantine/core";
import { IconZoomIn, IconZoomOut } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link as RouteLink, useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { client, ok } from "@/api/client";
import { useCan } from "@/features/access/me";
import { useCustomFields } from "@/features/organisation/fields/custom-fields";
import { ragWord } from "@/features/plan/give-gets/give-gets";
import { nowCivil, showDay, showMoments } from "@/lib/dates";
import { download } from "@/lib/download";
import { isoMinute, parseMinute } from "@/timeline/civil";
import { clampZoom, steppedZoom } from "@/timeline/scale";
import { DownloadMenu } from "@/ui/DownloadMenu";
import { Loaded } from "@/ui/Loaded";
import { EmptyState } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import { commitsQuery } from "../scenarios/scenarios";
import { t } from "../texts";
import { LeftOut } from "./LeftOut";
import { MilestoneList } from "./MilestoneList";
import { PortfolioChoice, PortfolioView } from "./PortfolioView";
import { ghostText, RoadmapChart } from "./RoadmapChart";
import { addressOf, usePortfolioOption } from "./register";
import classes from "./roadmap.module.css";
import {
  LANES,
  type Layout,
  laneLabel,
  layOut,
  type Milestone,
  type Roadmap,
  type RoadmapRow,
} from "./roadmap-layout";
import { ShareRoadmapModal } from "./ShareRoadmapModal";

/** Files that the server draws: pages and slides. */
const FILES = ["pptx", "pdf"] as const;

/** Pixels of a day at first: two years are a screen wide. */
const USUAL_ZOOM = 1.6;

/** Running projects in time, in lanes, with what links them and where they were to lie. */
export default function RoadmapPage() {
  const [url, setUrl] = useUrlState();
  const can = useCan();
  const filter = { portfolio_id: url.portfolio_id, against: url.against };
  const query = useQuery({
    queryKey: ["register", "roadmap", filter],
    queryFn: async () =>
      (await ok(client.GET("/api/v1/roadmap", { params: { query: filter } }))) as Roadmap,
    placeholderData: (before) => before,
  });
  const fields = useCustomFields("project");
  const commits = useQuery({
    ...commitsQuery(url.portfolio_id),
    enabled: can("scenario.view"),
  }).data;
  const by = url.lanes ?? (url.portfolio_id ? "program" : "portfolio");
  const zoom = clampZoom(Number(url.zoom) || USUAL_ZOOM);
  const onZoom = (direction: 1 | -1) =>
    setUrl({ zoom: String(steppedZoom(zoom, direction)) }, true);
  const lanes = [...LANES, ...fields.map((field) => `c.${field.code}`)];
  async function save(view: Roadmap) {
    // The drawing of files loads when it is asked for.
    const { roadmapSvg } = await import("./roadmap-svg");
    const now = nowCivil();
    const text = roadmapSvg({
      title: t("portfolio.roadmap.file_title", { day: showDay(now.slice(0, 10)) }),
      layout: layOut(view, by, fields),
      milestones: byProject(view.milestones),
      links: view.links,
      ghosts: new Map(view.ghosts.map((one) => [one.id, one])),
      pxPerDay: zoom,
      today: parseMinute(now),
    });
    download(new Blob([text], { type: "image/svg+xml" }), "roadmap.svg");
  }
  const [sharing, setSharing] = useState(false);
  const portfolio = usePortfolioOption(url.portfolio_id);
  const fileQuery = {
    lanes: by,
    ...(filter.portfolio_id ? { portfolio_id: filter.portfolio_id } : {}),
    ...(filter.against ? { against: filter.against } : {}),
  };
  const view = query.data;
  return (
    <PortfolioView
      title={t("portfolio.roadmap.title")}
      hint={t("portfolio.roadmap.hint")}
      actions={
        <>
          {view && view.bars.length > 0 ? (
            <DownloadMenu
              label={t("portfolio.roadmap.save")}
              files={FILES.map((kind) => ({
                label: t(`portfolio.roadmap.save_${kind}`),
                href: `/api/v1/roadmap/roadmap.${kind}?${new URLSearchParams(fileQuery)}`,
              }))}
            >
              <Menu.Item onClick={() => void save(view)}>
                {t("portfolio.roadmap.save_svg")}
              </Menu.Item>
            </DownloadMenu>
          ) : null}
          {can("portfolio.manage") ? (
            <Button variant="default" onClick={() => setSharing(true)}>
              {t("portfolio.shares.open")}
            </Button>
          ) : null}
          <Button variant="default" onClick={() => window.print()}>
            {t("portfolio.print")}
          </Button>
        </>
      }
    >
      <div className={classes.toolbar}>
        <Toolbar
          end={
            <Group gap={6}>
              <ActionIcon
                variant="default"
                size={34}
                aria-label={t("portfolio.roadmap.zoom_out")}
                onClick={() => onZoom(-1)}
              >
                <IconZoomOut size={17} />
              </ActionIcon>
              <ActionIcon
                variant="default"
                size={34}
                aria-label={t("portfolio.roadmap.zoom_in")}
                onClick={() => onZoom(1)}
              >
                <IconZoomIn size={17} />
              </ActionIcon>
            </Group>
          }
        >
          <PortfolioChoice />
          <Select
            aria-label={t("portfolio.roadmap.lanes")}
            leftSection={<span aria-hidden="true">≡</span>}
            w={180}
            allowDeselect={false}
            data={lanes.map((value) => ({ value, label: laneLabel(value, fields) }))}
            value={by}
            onChange={(next) => setUrl({ lanes: next ?? undefined })}
          />
          <Select
            aria-label={t("portfolio.roadmap.against")}
            placeholder={t("portfolio.roadmap.against_none")}
            clearable
            clearButtonProps={{ "aria-label": t("common.clear") }}
            w={230}
            data={[
              { value: "baseline", label: t("portfolio.roadmap.against_baseline") },
              ...(commits ?? []).map((one) => ({
                value: one.id,
                label: t("portfolio.executive.commit_name", {
                  number: one.number,
                  name: one.scenario.name,
                }),
              })),
            ]}
            value={url.against ?? null}
            onChange={(next) => setUrl({ against: next ?? undefined })}
          />
        </Toolbar>
      </div>
      <Loaded query={query} lines={14}>
        {(view) =>
          view.bars.length === 0 ? (
            <EmptyState
              title={t("portfolio.roadmap.none")}
              text={t("portfolio.roadmap.none_text")}
            />
          ) : (
            <RoadmapOf view={view} by={by} zoom={zoom} onZoom={onZoom} />
          )
        }
      </Loaded>
      {sharing ? (
        <ShareRoadmapModal
          portfolioId={url.portfolio_id}
          of={portfolio?.label ?? t("portfolio.all")}
          lanes={by}
          against={url.against}
          onClose={() => setSharing(false)}
        />
      ) : null}
    </PortfolioView>
  );
}

function byProject(milestones: readonly Milestone[]): Map<string, Milestone[]> {
  const found = new Map<string, Milestone[]>();
  for (const one of milestones) {
    const known = found.get(one.project_id);
    if (known) known.push(one);
    else found.set(one.project_id, [one]);
  }
  return found;
}

function RoadmapOf(props: {
  view: Roadmap;
  by: string;
  zoom: number;
  onZoom: (direction: 1 | -1) => void;
}) {
  const { view, by } = props;
  const fields = useCustomFields("project");
  const navigate = useNavigate();
  const layout = useMemo(() => layOut(view, by, fields), [view, by, fields]);
  const milestones = useMemo(() => byProject(view.milestones), [view.milestones]);
  const ghosts = useMemo(() => new Map(view.ghosts.map((one) => [one.id, one])), [view.ghosts]);
  const [active, setActive] = useState(0);
  const row = layout.rows[Math.min(active, layout.rows.length - 1)];
  return (
    <>
      <RoadmapChart
        layout={layout}
        milestones={milestones}
        links={view.links}
        ghosts={ghosts}
        pxPerDay={props.zoom}
        active={Math.min(active, layout.rows.length - 1)}
        onActive={setActive}
        onOpen={(one) => {
          if (one.kind === "bar") void navigate({ to: addressOf(one.bar) });
        }}
        onZoom={props.onZoom}
      />
      <Details
        row={row}
        view={view}
        layout={layout}
        milestones={row.kind === "bar" ? (milestones.get(row.bar.id) ?? []) : []}
      />
      <p className={classes.legend}>
        <span>{t("portfolio.roadmap.legend_bar")}</span>
        <span>{t("portfolio.roadmap.legend_milestone")}</span>
        <span>{t("portfolio.roadmap.legend_conflict")}</span>
        {view.ghosts.length > 0 ? <span>{t("portfolio.roadmap.legend_ghost")}</span> : null}
      </p>
      <LeftOut shown={view.bars.length} count={view.total} />
    </>
  );
}

/** What the chosen row is, in words: dates, milestones, and what it waits for or holds up. */
function Details(props: {
  row: RoadmapRow;
  view: Roadmap;
  layout: Layout;
  milestones: readonly Milestone[];
}) {
  const { row, view } = props;
  const dates = `${showDay(isoMinute(row.start))} – ${showDay(isoMinute(row.finish))}`;
  if (row.kind === "lane") {
    return (
      <section className={`card ${classes.details}`} aria-label={t("portfolio.roadmap.details")}>
        <strong>{row.name}</strong>
        <span>{t("portfolio.project_count", { count: row.count })}</span>
        <span className="num">{dates}</span>
      </section>
    );
  }
  const { bar } = row;
  const ghost = view.ghosts.find((one) => one.id === bar.id);
  const links = view.links.filter((one) => one.from === bar.id || one.to === bar.id);
  const nameOf = (id: string) => view.bars.find((one) => one.id === id)?.name ?? "";
  return (
    <section className={`card ${classes.details}`} aria-label={t("portfolio.roadmap.details")}>
      <RouteLink to={addressOf(bar)}>{`${bar.name} (${bar.key})`}</RouteLink>
      <span className="num">{dates}</span>
      {ghost ? <span>{ghostText(row.finish, ghost)}</span> : null}
      <MilestoneList of={props.milestones} />
      {links.length > 0 ? (
        <ul aria-label={t("portfolio.roadmap.links")}>
          {links.map((one) => (
            <li key={one.id}>
              {one.to === bar.id
                ? t("portfolio.roadmap.waits_for", {
                    task: one.from_task,
                    project: nameOf(one.from),
                    day: showDay(one.from_at),
                  })
                : t("portfolio.roadmap.holds", {
                    task: one.to_task,
                    project: nameOf(one.to),
                    day: showDay(one.to_at),
                  })}
              {one.conflict ? ` – ${t("portfolio.roadmap.conflict")}` : ""}
              {one.give ? <GiveOfLink give={one.give} /> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** The agreement about a dependency, and how it stands. */
function GiveOfLink({ give }: { give: NonNullable<Roadmap["links"][number]["give"]> }) {
  return (
    <>
      {" · "}
      <RouteLink to="/give-gets/$giveGetId" params={{ giveGetId: give.id }}>
        {give.given}
      </RouteLink>
      {`: ${ragWord(give.rag)}. ${showMoments(give.rag_reason)}`}
    </>
  );
}
