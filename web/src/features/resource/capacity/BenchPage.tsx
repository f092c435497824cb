import { Button, Menu, SegmentedControl, Select, TextInput } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page as ListPage } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showDay, today } from "@/lib/dates";
import { showNumber } from "@/lib/numbers";
import type { GridColumn } from "@/ui/grid/columns";
import { DataGrid } from "@/ui/grid/DataGrid";
import { usePages } from "@/ui/grid/pages";
import { Mark, type Tone } from "@/ui/Mark";
import { Page } from "@/ui/Page";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, FilteredEmpty } from "@/ui/states";
import { TabLinks } from "@/ui/TabLinks";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import {
  type Band,
  CAPACITY_TABS,
  GRAINS,
  type Grain,
  hours,
  KINDS,
  percentText,
  periodAfter,
  periodName,
  type RowKind,
  UTILISATION_BASES,
  UTILISATION_STATES,
  type Utilisation,
  type UtilisationLine,
} from "./capacity";
import classes from "./capacity.module.css";

const TONES: Record<Band, Tone> = {
  nothing: "plain",
  idle: "info",
  free: "good",
  full: "good",
  over: "warn",
  high: "warn",
  severe: "bad",
  infinite: "bad",
};

/** How many periods a forecast looks ahead. */
const AHEAD: Record<Grain, number> = { day: 28, week: 12, month: 6, quarter: 4 };

/** Who has time left, and how busy everybody is in a stretch of days. */
export default function BenchPage() {
  const [url, setUrl] = useUrlState();
  const navigate = useNavigate();
  const from = url.from ?? today();
  const to = url.to ?? periodAfter(from, "day", 27);
  const by = KINDS.find((one) => one === url.by) ?? "person";
  const grain = GRAINS.find((one) => one === url.grain);
  const states = UTILISATION_STATES.find((one) => one === url.states);
  const base = UTILISATION_BASES.find((one) => one === url.base);
  const asked = { by, grain, from, to, states, base };
  const filter = { q: url.q };
  const load = async (after?: string) =>
    (await ok(
      client.GET("/api/v1/utilisation", {
        params: { query: { ...asked, ...listQuery(filter, after) } },
      }),
    )) as Utilisation;
  const head = useQuery({
    queryKey: ["utilisation", "head", asked, filter],
    queryFn: () => load(),
    placeholderData: keepPreviousData,
  });
  const list = usePages<UtilisationLine>(
    ["utilisation", asked, filter],
    async (after) => (await load(after)).lines as ListPage<UtilisationLine>,
  );
  const columns: GridColumn<UtilisationLine>[] = [
    {
      key: "name",
      label: t("resource.name"),
      width: 190,
      grow: 1,
      text: (x) => x.name || t(`capacity.none.${by}`),
      cell: (x) => {
        if (by !== "person" || !x.id) return x.name || t(`capacity.none.${by}`);
        return (
          <Link to="/people/$resourceId" params={{ resourceId: x.id }} tabIndex={-1}>
            {x.name}
          </Link>
        );
      },
    },
    by === "person"
      ? { key: "team", label: t("resource.team"), width: 170, cell: (x) => x.team }
      : {
          key: "people",
          label: t("capacity.bench.people"),
          width: 90,
          numeric: true,
          cell: (x) => showNumber(x.people),
        },
    {
      key: "free",
      label: t("capacity.bench.free"),
      width: 100,
      numeric: true,
      cell: (x) => hours(x.free_minutes),
    },
    {
      key: "demand",
      label: t("capacity.bench.demand"),
      width: 110,
      numeric: true,
      cell: (x) => hours(x.demand_minutes),
    },
    {
      key: "capacity",
      label: t("capacity.bench.capacity"),
      width: 110,
      numeric: true,
      cell: (x) => hours(x.capacity_minutes),
    },
    {
      key: "percent",
      label: t("capacity.bench.utilisation"),
      width: 110,
      numeric: true,
      cell: (x) => (x.demand_minutes === 0 ? "0 %" : percentText(x.percent)),
    },
    {
      key: "fte",
      label: t("capacity.bench.fte"),
      width: 110,
      numeric: true,
      cell: (x) =>
        t("capacity.bench.fte_of", { asked: people(x.demand_fte), there: people(x.capacity_fte) }),
    },
    {
      key: "target",
      label: t("capacity.bench.target"),
      width: 90,
      numeric: true,
      cell: (x) => `${showNumber(x.target_percent)} %`,
    },
    {
      key: "band",
      label: t("capacity.bench.band"),
      width: 130,
      text: (x) => t(`capacity.band.${x.band}`),
      cell: (x) => <Mark tone={TONES[x.band]}>{t(`capacity.band.${x.band}`)}</Mark>,
    },
    ...forecast(head.data, grain),
  ];
  return (
    <Page
      title={t("capacity.title")}
      hint={t("capacity.bench.hint")}
      fill
      actions={
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              variant="default"
              leftSection={<IconDownload size={14} stroke={1.7} aria-hidden="true" />}
            >
              {t("capacity.hiring.export")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {(["xlsx", "csv"] as const).map((file) => (
              <Menu.Item
                key={file}
                component="a"
                href={fileAddress({ ...asked, ...filter, file })}
                download
              >
                {t(`capacity.bench.file_${file}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      }
    >
      <TabLinks label={t("capacity.title")} tabs={CAPACITY_TABS()} />
      <Toolbar>
        <SearchField
          label={t("capacity.search")}
          value={url.q ?? ""}
          onChange={(q) => setUrl({ q }, true)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t("capacity.rows")}
          data={KINDS.map((value) => ({ value, label: t(`capacity.by.${value}`) }))}
          value={by}
          onChange={(value) => setUrl({ by: value === "person" ? undefined : value })}
        />
        <Select
          size="xs"
          w={160}
          aria-label={t("capacity.bench.forecast")}
          allowDeselect={false}
          data={[
            { value: "", label: t("capacity.bench.no_forecast") },
            ...GRAINS.slice(1).map((value) => ({
              value,
              label: t("capacity.bench.forecast_by", { grain: t(`capacity.grain.${value}`) }),
            })),
          ]}
          value={grain ?? ""}
          onChange={(value) => {
            const unit = GRAINS.find((one) => one === value);
            // Four weeks are no forecast: longer periods look further ahead.
            const far = unit && !url.to ? dayBefore(periodAfter(from, unit, AHEAD[unit])) : url.to;
            setUrl({ grain: unit, to: far });
          }}
        />
        <TextInput
          size="xs"
          type="date"
          aria-label={t("capacity.bench.from")}
          value={from}
          onChange={(event) => setUrl({ from: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          type="date"
          aria-label={t("capacity.bench.to")}
          value={to}
          onChange={(event) => setUrl({ to: event.currentTarget.value })}
        />
        <Select
          size="xs"
          w={220}
          aria-label={t("capacity.bench.states")}
          allowDeselect={false}
          data={UTILISATION_STATES.map((value) => ({
            value,
            label: t(`capacity.bench.states_${value}`),
          }))}
          value={states ?? "committed"}
          onChange={(value) =>
            setUrl({ states: !value || value === "committed" ? undefined : value })
          }
        />
        <Select
          size="xs"
          w={220}
          aria-label={t("capacity.bench.base")}
          allowDeselect={false}
          data={UTILISATION_BASES.map((value) => ({
            value,
            label: t(`capacity.bench.base_${value}`),
          }))}
          value={base ?? "available"}
          onChange={(value) =>
            setUrl({ base: !value || value === "available" ? undefined : value })
          }
        />
      </Toolbar>
      {head.data ? <Tiles found={head.data} /> : null}
      <DataGrid
        name="bench"
        label={t("capacity.tab.bench")}
        columns={columns}
        list={list}
        rowKey={(line) => line.id ?? "none"}
        onOpen={(line) => {
          if (line.id) void navigate(placeOf(by, line.id, from));
        }}
        empty={
          url.q ? (
            <FilteredEmpty onClear={() => setUrl({ q: undefined })} />
          ) : (
            <EmptyState title={t("resource.none")} text={t("resource.none_text")} />
          )
        }
      />
    </Page>
  );
}

/** Where a line leads: the person, or the heatmap of the team or role. */
function placeOf(by: RowKind, id: string, from: string) {
  if (by === "person") return { to: "/people/$resourceId", params: { resourceId: id } } as const;
  const search = by === "team" ? { team_id: id, from } : { by, from };
  return { to: "/capacity", search: search as never } as const;
}

/** Where the lines are as a file, under the same question. */
function fileAddress(asked: Record<string, string | undefined>): string {
  const given = Object.entries(asked).filter((one): one is [string, string] => !!one[1]);
  return `/api/v1/utilisation/file?${new URLSearchParams(given)}`;
}

/** Full-time people; without any hours of a full-time person there are none. */
function people(fte: number | null | undefined): string {
  return fte === null || fte === undefined ? "∞" : showNumber(fte, 2);
}

function dayBefore(day: string): string {
  return periodAfter(day, "day", -1);
}

/** A column per period of the forecast; what is above or below the target says so in words. */
function forecast(
  found: Utilisation | undefined,
  grain: Grain | undefined,
): GridColumn<UtilisationLine>[] {
  if (!grain) return [];
  return (found?.periods ?? []).map((period, at) => ({
    key: `forecast_${period.from}`,
    label: periodName(period.from, grain),
    width: 90,
    numeric: true,
    cell: (x) => percentText(x.forecast[at]),
  }));
}

function Tiles({ found }: { found: Utilisation }) {
  return (
    <div className={classes.tiles}>
      <div className={classes.tile}>
        <Ring percent={found.under_percent} colour="var(--sc-info-text)" />
        <span>
          {t("capacity.bench.under", {
            percent: showNumber(found.under_percent),
            people: found.people,
          })}
        </span>
      </div>
      <div className={classes.tile}>
        <Ring percent={found.over_percent} colour="var(--sc-bad-text)" />
        <span>
          {t("capacity.bench.over", {
            percent: showNumber(found.over_percent),
            people: found.people,
          })}
        </span>
      </div>
      <div className={classes.tile}>
        <strong>{percentText(found.percent)}</strong>
        <span>
          {t("capacity.bench.definition", {
            above: t(`capacity.bench.above_${found.numerator}`),
            below: t(`capacity.bench.below_${found.denominator}`),
            from: showDay(found.from),
            to: showDay(found.to),
          })}{" "}
          {t("capacity.bench.target_of_all", { percent: showNumber(found.target_percent) })}
        </span>
      </div>
    </div>
  );
}

/** A share of the staff as a ring with its number. */
function Ring({ percent, colour }: { percent: number; colour: string }) {
  const around = 2 * Math.PI * 15;
  return (
    <svg viewBox="0 0 40 40" className={classes.ring} aria-hidden="true">
      <circle cx="20" cy="20" r="15" fill="none" stroke="var(--sc-track)" strokeWidth="6" />
      <circle
        cx="20"
        cy="20"
        r="15"
        fill="none"
        stroke={colour}
        strokeWidth="6"
        strokeDasharray={`${(around * percent) / 100} ${around}`}
        transform="rotate(-90 20 20)"
      />
      <text x="20" y="21" textAnchor="middle" dominantBaseline="middle">
        {`${showNumber(percent)} %`}
      </text>
    </svg>
  );
}
