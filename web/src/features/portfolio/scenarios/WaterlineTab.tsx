import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Fragment } from "react";
import { client, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { showPercent } from "@/lib/numbers";
import { Loaded } from "@/ui/Loaded";
import { Mark, type Tone } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import { showPoints } from "../scoring/scoring";
import { addressOf } from "../views/register";
import { HOURS, moneyUnit, monthAt } from "./scenarios";
import classes from "./scenarios.module.css";
import { t } from "./texts";

type Waterline = components["schemas"]["WaterlineView"];
type Row = Waterline["rows"][number];
type Order = components["schemas"]["WaterlineOrder"];

const ORDERS: readonly Order[] = ["value", "value_per_cost", "cost", "listed"];
const TONES: Record<Row["standing"], Tone> = {
  in: "good",
  forced: "warn",
  out: "bad",
  too_long: "warn",
  excluded: "plain",
};

/** Candidates in an order, with the line where money or people end, and what stops each below it. */
export default function WaterlineTab() {
  const { scenarioId } = useParams({ strict: false }) as { scenarioId: string };
  const [url, setUrl] = useUrlState();
  const order = ORDERS.find((one) => one === url.order) ?? "value";
  const query = useQuery({
    queryKey: ["scenario_waterline", scenarioId, order],
    // Limits and figures change on the other tabs.
    staleTime: 0,
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/scenarios/{id}/waterline", {
          params: { path: { id: scenarioId }, query: { order } },
        }),
      )) as Waterline,
  });
  return (
    <div className={classes.scrolls}>
      <Toolbar>
        <Select
          label={t("scenarios.waterline.order")}
          w={220}
          allowDeselect={false}
          data={ORDERS.map((value) => ({ value, label: t(`scenarios.waterline.by.${value}`) }))}
          value={order}
          onChange={(next) => setUrl({ order: next === "value" ? undefined : (next ?? undefined) })}
        />
      </Toolbar>
      <Loaded query={query}>
        {(list) =>
          list.rows.length === 0 ? (
            <EmptyState
              title={t("scenarios.waterline.none")}
              text={t("scenarios.waterline.none_text")}
            />
          ) : (
            <List list={list} />
          )
        }
      </Loaded>
    </div>
  );
}

function List({ list }: { list: Waterline }) {
  const money = moneyUnit(list.currency);
  const inside = list.rows.filter((one) => one.standing === "in" || one.standing === "forced");
  const head = [
    t("scenarios.waterline.rank"),
    t("scenarios.answer.project"),
    t("scenarios.waterline.standing"),
    t("scenarios.live.value"),
    t("scenarios.waterline.cost", { currency: list.currency }),
    t("scenarios.waterline.running_value"),
    t("scenarios.waterline.running_cost", { currency: list.currency }),
    t("scenarios.waterline.stops"),
  ];
  const numeric = (at: number) => (at === 0 || (at >= 3 && at <= 6) ? true : undefined);
  return (
    <>
      <Section
        title={t("scenarios.waterline.title")}
        hint={t("scenarios.waterline.hint", { inside: inside.length, all: list.rows.length })}
      >
        <section
          className={classes.ranked}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls by keyboard too
          tabIndex={0}
          aria-label={t("scenarios.waterline.title")}
        >
          <table>
            <caption className="visually-hidden">{t("scenarios.waterline.title")}</caption>
            <thead>
              <tr>
                {head.map((title, at) => (
                  <th key={title} scope="col" data-numeric={numeric(at)}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list.rows.map((row, at) => (
                <Fragment key={row.id}>
                  {at === list.line ? <Line columns={head.length} list={list} /> : null}
                  <tr data-below={at >= list.line || undefined}>
                    <td data-numeric>{at + 1}</td>
                    <td>
                      {row.name ? (
                        <Link to={addressOf(row)}>{`${row.name} (${row.key})`}</Link>
                      ) : (
                        t("scenarios.items.unseen")
                      )}
                    </td>
                    <td>
                      <Mark tone={TONES[row.standing]}>{standing(row, at >= list.line)}</Mark>
                    </td>
                    <td data-numeric>{showPoints(row.value)}</td>
                    <td data-numeric>{money.show(row.cost)}</td>
                    <td data-numeric>{showPoints(row.running_value)}</td>
                    <td data-numeric>{money.show(row.running_cost)}</td>
                    <td>{binding(row, list.currency)}</td>
                  </tr>
                </Fragment>
              ))}
              {list.line >= list.rows.length ? <Line columns={head.length} list={list} /> : null}
            </tbody>
          </table>
        </section>
        <p className="muted">{t("scenarios.waterline.rules")}</p>
      </Section>
      {list.limits.length === 0 ? null : (
        <Section
          title={t("scenarios.waterline.limits")}
          hint={t("scenarios.waterline.limits_hint")}
        >
          <PlainTable
            label={t("scenarios.waterline.limits")}
            head={[
              t("scenarios.waterline.limit"),
              t("scenarios.waterline.given"),
              t("scenarios.waterline.taken"),
              t("scenarios.waterline.fullest"),
            ]}
            numeric={[1, 2]}
            rows={list.limits.map((limit) => {
              const unit = limit.kind === "budget" ? money : HOURS;
              return {
                key: `${limit.kind}${limit.name}`,
                cells: [
                  t(`scenarios.waterline.named.${limit.kind}`, { name: limit.name }),
                  unit.show(limit.given),
                  unit.show(limit.taken),
                  t("scenarios.waterline.fullest_of", {
                    month: monthAt(limit.fullest, 0),
                    share: showPercent(limit.fullest_percent),
                  }),
                ],
              };
            })}
          />
        </Section>
      )}
    </>
  );
}

function standing(row: Row, below: boolean): string {
  if (row.standing === "in" && below) return t("scenarios.waterline.standings.still_in");
  return t(`scenarios.waterline.standings.${row.standing}`);
}

/** "capex in Mar 2027: needs 120,000, 45,000 left, 75,000 short" */
function binding(row: Row, currency: string): string {
  if (row.standing === "too_long") return t("scenarios.waterline.too_long");
  const stop = row.binding;
  if (!stop) return "";
  const unit = stop.kind === "budget" ? moneyUnit(currency) : HOURS;
  return t(`scenarios.waterline.stop_${stop.kind}`, {
    name: stop.name,
    month: t(stop.up_to ? "scenarios.waterline.up_to" : "scenarios.waterline.in_month", {
      month: monthAt(stop.month, 0),
    }),
    needed: unit.show(stop.needed),
    left: unit.show(stop.left),
    short: unit.show(stop.short),
    currency,
  });
}

/** The line, as a row of its own: what is above is paid for and staffed in this order. */
function Line({ columns, list }: { columns: number; list: Waterline }) {
  const stopped = list.rows[list.line];
  const stop = stopped?.binding;
  return (
    <tr className={classes.waterline}>
      <td colSpan={columns}>
        <strong>
          {!stopped
            ? t("scenarios.waterline.line_all")
            : stop
              ? t(`scenarios.waterline.line_${stop.kind}`, { name: stop.name })
              : t("scenarios.waterline.line_time")}
        </strong>
      </td>
    </tr>
  );
}
