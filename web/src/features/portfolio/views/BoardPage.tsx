import { Button, Menu, SegmentedControl, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import { useCan } from "@/features/access/me";
import { Loaded } from "@/ui/Loaded";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { Section } from "@/ui/Section";
import { EmptyState, ErrorState } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import { scenarioQuery } from "../scenarios/scenarios";
import { showPoints } from "../scoring/scoring";
import { t } from "../texts";
import { BoardTable } from "./BoardTable";
import { BubbleChart, type Drawn } from "./BubbleChart";
import { BucketBalance } from "./BucketBalance";
import classes from "./board.module.css";
import {
  type Axis,
  axesOf,
  type Board,
  type Bubble,
  GROUPINGS,
  type Grouping,
  groupOf,
  groupsOf,
  LOOKS,
  mainCurrency,
  outline,
  radius,
  showMoneyShort,
} from "./board-geometry";
import { LeftOut } from "./LeftOut";
import { PortfolioChoice, PortfolioView } from "./PortfolioView";
import { addressOf, costSource, costText } from "./register";
import { useTrial } from "./trial";

/** What is dropped there is left out. */
const OUT = "out";

async function loadScenarios(q: string): Promise<Option[]> {
  const page = await ok(client.GET("/api/v1/scenarios", { params: { query: listQuery({ q }) } }));
  const open = page.items.filter((one) => !one.frozen);
  return open.map((one) => ({ value: one.id, label: one.name }));
}

/** Projects and requests by two figures, sized by cost; moving one tries it in a draft scenario. */
export default function BoardPage() {
  const [url] = useUrlState();
  const filter = { portfolio_id: url.portfolio_id };
  const query = useQuery({
    queryKey: ["register", "board", filter],
    queryFn: async () =>
      (await ok(client.GET("/api/v1/board", { params: { query: filter } }))) as Board,
  });
  return (
    <PortfolioView title={t("portfolio.board.title")} hint={t("portfolio.board.hint")}>
      <div className={classes.scrolls}>
        <Loaded query={query}>{(board) => <BoardOf board={board} />}</Loaded>
      </div>
    </PortfolioView>
  );
}

function BoardOf({ board }: { board: Board }) {
  const [url, setUrl] = useUrlState();
  const can = useCan();
  const currency = mainCurrency(board.bubbles);
  const axes = axesOf(board, currency);
  const risk = axes.find((one) => one.key.startsWith("m.") && one.key.includes("risk"));
  const x = axes.find((one) => one.key === url.x) ?? risk ?? axes[3];
  const y = axes.find((one) => one.key === url.y) ?? axes[0];
  const scenario = useQuery({
    ...scenarioQuery(url.scenario ?? ""),
    enabled: Boolean(url.scenario),
  });
  const trial = useTrial({
    scenarioId: url.scenario,
    portfolioId: url.portfolio_id,
    currency,
    modelId: board.model?.id,
    onScenario: (id) => setUrl({ scenario: id }, true),
  });
  const mayTry = url.scenario ? scenario.data?.may_edit === true : can("scenario.edit");
  const usual: Grouping = url.scenario ? "bucket" : url.portfolio_id ? "program" : "portfolio";
  const by = GROUPINGS.find((one) => one === url.by) ?? usual;
  // A candidate that was typed has its bucket there until it is taken from live.
  const typed = new Map(
    scenario.data?.question.items?.map((one) => [one.project_id, one.bucket ?? ""]),
  );
  const bucketOf = (bubble: Bubble) =>
    trial.itemOf(bubble)?.bucket ?? (url.scenario ? typed.get(bubble.id) : "") ?? "";
  const groups = groupsOf(board.bubbles.map((one) => groupOf(one, by, bucketOf(one))));
  const most = Math.max(0, ...board.bubbles.map((one) => costIn(one, currency) ?? 0));
  const drawn: Drawn[] = board.bubbles.flatMap((bubble) => {
    const [across, up] = [x.value(bubble), y.value(bubble)];
    if (across === null || up === null) return [];
    const group = groupOf(bubble, by, bucketOf(bubble));
    const out = trial.itemOf(bubble)?.change.out ?? false;
    const words = [
      `${bubble.name} (${bubble.key})`,
      `${x.label}: ${x.show(across)}`,
      `${y.label}: ${y.show(up)}`,
      `${t("portfolio.register.cost")}: ${[costText(bubble) || "–", costSource(bubble)].filter(Boolean).join(", ")}`,
      group,
      ...(out ? [t("portfolio.board.is_out")] : []),
    ];
    return [
      {
        bubble,
        x: across,
        y: up,
        r: radius(costIn(bubble, currency), most),
        look: Math.min(groups.indexOf(group), LOOKS - 1),
        out,
        label: words.join(", "),
      },
    ];
  });
  // Small ones lie above large ones, so that each can be reached.
  drawn.sort((one, other) => other.r - one.r || one.label.localeCompare(other.label));
  const hidden = board.bubbles.length - drawn.length;
  const table = url.show === "table";
  const scenarioOption = url.scenario
    ? { value: url.scenario, label: scenario.data?.name ?? "…" }
    : null;
  return (
    <>
      <Toolbar
        end={
          <SegmentedControl
            aria-label={t("portfolio.board.as")}
            value={table ? "table" : "chart"}
            onChange={(next) => setUrl({ show: next === "table" ? "table" : undefined })}
            data={["chart", "table"].map((value) => ({
              value,
              label: t(`portfolio.board.${value === "table" ? "as_table" : "as_chart"}`),
            }))}
          />
        }
      >
        <PortfolioChoice />
        <AxisSelect name="x" axes={axes} value={x} />
        <AxisSelect name="y" axes={axes} value={y} />
        <Select
          aria-label={t("portfolio.board.by")}
          w={150}
          allowDeselect={false}
          data={GROUPINGS.filter((one) => one !== "bucket" || url.scenario).map((value) => ({
            value,
            label: t(`portfolio.board.group.${value}`),
          }))}
          value={by}
          onChange={(next) => setUrl({ by: next === usual ? undefined : (next ?? undefined) })}
        />
        {can("scenario.view") ? (
          <RemoteSelect
            source="open-scenarios"
            load={loadScenarios}
            aria-label={t("portfolio.board.scenario")}
            placeholder={t("portfolio.board.live")}
            w={200}
            value={scenarioOption}
            onChange={(next) => setUrl({ scenario: next?.value, by: undefined })}
          />
        ) : null}
      </Toolbar>
      {trial.error ? <ErrorState error={trial.error} /> : null}
      {url.scenario && trial.overlay ? (
        <Draft
          id={url.scenario}
          name={scenario.data?.name ?? ""}
          totals={trial.overlay.totals}
          base={trial.overlay.base}
          currency={trial.overlay.currency}
        />
      ) : null}
      <LeftOut shown={board.bubbles.length} count={board.total} />
      {board.bubbles.length === 0 ? (
        <EmptyState title={t("portfolio.board.none")} text={t("portfolio.board.none_text")} />
      ) : table ? (
        <BoardTable {...{ board, x, y, by, trial, bucketOf }} />
      ) : (
        <Chart
          {...{ drawn, x, y, by, groups, hidden, mayTry, currency, most, trial }}
          buckets={[...new Set(board.bubbles.map(bucketOf).filter(Boolean))]}
        />
      )}
      <BucketBalance portfolioId={url.portfolio_id} scenarioId={url.scenario} />
    </>
  );
}

function costIn(bubble: Bubble, currency: string): number | null {
  return bubble.currency === currency ? (bubble.cost_minor ?? null) : null;
}

function AxisSelect({ name, axes, value }: { name: "x" | "y"; axes: Axis[]; value: Axis }) {
  const [, setUrl] = useUrlState();
  return (
    <Select
      aria-label={t(`portfolio.board.${name}`)}
      leftSection={<span aria-hidden="true">{name === "x" ? "→" : "↑"}</span>}
      w={180}
      allowDeselect={false}
      data={axes.map((one) => ({ value: one.key, label: one.label }))}
      value={value.key}
      onChange={(next) => setUrl({ [name]: next ?? undefined })}
    />
  );
}

/** That a draft is shown, and what it comes to against live. */
function Draft(props: {
  id: string;
  name: string;
  totals: { value: number; cost: number; items: number };
  base: { value: number; cost: number; items: number };
  currency: string;
}) {
  const [, setUrl] = useUrlState();
  const { totals, base, currency } = props;
  return (
    <section className={classes.draft} aria-label={t("portfolio.board.draft")}>
      <span>
        {t("portfolio.board.draft_of")}{" "}
        <Link to="/scenarios/$scenarioId/live" params={{ scenarioId: props.id }}>
          {props.name}
        </Link>
      </span>
      {base.items === 0 ? (
        <span>{t("portfolio.board.draft_untaken")}</span>
      ) : (
        <>
          <span>{t("portfolio.board.draft_left_out", { count: base.items - totals.items })}</span>
          <span>
            {t("portfolio.board.draft_value", {
              now: showPoints(totals.value),
              live: showPoints(base.value),
            })}
          </span>
          <span>
            {t("portfolio.board.draft_cost", {
              now: showMoneyShort(totals.cost, currency),
              live: showMoneyShort(base.cost, currency),
            })}
          </span>
        </>
      )}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => setUrl({ scenario: undefined, by: undefined })}
      >
        {t("portfolio.board.back")}
      </Button>
    </section>
  );
}

interface ChartProps {
  drawn: Drawn[];
  x: Axis;
  y: Axis;
  by: Grouping;
  groups: string[];
  buckets: string[];
  hidden: number;
  mayTry: boolean;
  currency: string;
  most: number;
  trial: ReturnType<typeof useTrial>;
}

function Chart(props: ChartProps) {
  const { drawn, trial, mayTry, groups, by } = props;
  const navigate = useNavigate();
  const [opened, setOpened] = useState<{ drawn: Drawn; x: number; y: number } | null>(null);
  const [added, setAdded] = useState<string[]>([]);
  const [typed, setTyped] = useState("");
  const buckets = [...new Set([...props.buckets, ...added])].sort();
  const dropOn = by === "bucket" && mayTry;
  const out = drawn.filter((one) => one.out);
  const move = (one: Drawn, target: string) => {
    if (target === OUT) void trial.attempt(one.bubble, { out: true });
    else void trial.attempt(one.bubble, { bucket: target, out: false });
  };
  const none = t("portfolio.board.no_bucket");
  const shown = by === "bucket" ? [...new Set([...groups, ...buckets])] : groups;
  return (
    <div className={classes.board}>
      <section className={`card ${classes.plot}`} aria-label={t("portfolio.board.title")}>
        <BubbleChart
          drawn={drawn}
          x={props.x}
          y={props.y}
          onOpen={(one, at) => setOpened({ drawn: one, ...at })}
          onDrop={mayTry ? (one, target) => move(one, target === none ? "" : target) : undefined}
        />
        {props.hidden > 0 ? (
          <p className="muted">
            {t("portfolio.board.hidden", {
              count: props.hidden,
              x: props.x.label,
              y: props.y.label,
            })}
          </p>
        ) : null}
        <p className="muted">
          {props.most > 0
            ? t("portfolio.board.size", { most: showMoneyShort(props.most, props.currency) })
            : t("portfolio.board.no_size")}{" "}
          {mayTry ? t("portfolio.board.try") : ""}
        </p>
      </section>
      <div className={classes.side}>
        <Section title={t(`portfolio.board.group.${by}`)}>
          <ul className={classes.legend}>
            {shown.map((group, at) => (
              <li
                key={group}
                data-look={Math.min(at, LOOKS - 1)}
                data-drop={dropOn ? group : undefined}
              >
                <svg viewBox="-11 -11 22 22" aria-hidden="true">
                  <path d={outline(at, 7.5)} />
                </svg>
                <span>{group}</span>
                <span className="muted num">
                  {drawn.filter((one) => one.look === at && at < LOOKS - 1).length ||
                    (at < LOOKS - 1 ? 0 : "")}
                </span>
              </li>
            ))}
          </ul>
          {dropOn ? (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                if (typed.trim()) setAdded([...added, typed.trim()]);
                setTyped("");
              }}
            >
              <TextInput
                aria-label={t("portfolio.board.new_bucket")}
                placeholder={t("portfolio.board.new_bucket")}
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
            </form>
          ) : null}
        </Section>
        {mayTry ? (
          <section className={classes.tray} data-drop={OUT} aria-label={t("portfolio.board.tray")}>
            <strong>{t("portfolio.board.tray")}</strong>
            {out.length === 0 ? (
              <div className="muted">{t("portfolio.board.tray_empty")}</div>
            ) : (
              <ul>
                {out.map((one) => (
                  <li key={one.bubble.id}>
                    <button
                      type="button"
                      title={t("portfolio.board.take_in")}
                      onClick={() => void trial.attempt(one.bubble, { out: false })}
                    >
                      {t("portfolio.board.take_in_one", { name: one.bubble.name })}
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </section>
        ) : null}
      </div>
      <Menu
        opened={opened !== null}
        onChange={(open) => (open ? undefined : setOpened(null))}
        position="bottom"
        withArrow
      >
        <Menu.Target>
          <span
            className={classes.anchor}
            style={{ left: opened?.x ?? 0, top: opened?.y ?? 0 }}
            aria-hidden="true"
          />
        </Menu.Target>
        {opened ? (
          <Menu.Dropdown aria-label={opened.drawn.bubble.name}>
            <Menu.Label>{opened.drawn.label}</Menu.Label>
            <Menu.Item onClick={() => void navigate({ to: addressOf(opened.drawn.bubble) })}>
              {t("portfolio.board.open", { name: opened.drawn.bubble.name })}
            </Menu.Item>
            {mayTry ? (
              <>
                <Menu.Divider />
                <Menu.Item
                  onClick={() =>
                    void trial.attempt(opened.drawn.bubble, { out: !opened.drawn.out })
                  }
                >
                  {opened.drawn.out ? t("portfolio.board.take_in") : t("portfolio.board.leave_out")}
                </Menu.Item>
                {by === "bucket"
                  ? buckets.map((bucket) => (
                      <Menu.Item
                        key={bucket}
                        onClick={() => void trial.attempt(opened.drawn.bubble, { bucket })}
                      >
                        {t("portfolio.board.to_bucket", { bucket })}
                      </Menu.Item>
                    ))
                  : null}
              </>
            ) : null}
          </Menu.Dropdown>
        ) : null}
      </Menu>
    </div>
  );
}
