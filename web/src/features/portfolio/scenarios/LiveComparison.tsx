import { Alert } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { problemOf } from "@/api/problem";
import { showDay } from "@/lib/dates";
import { showNumber, showPercent } from "@/lib/numbers";
import type { GridColumn } from "@/ui/grid/columns";
import { DataGrid } from "@/ui/grid/DataGrid";
import { wholeList } from "@/ui/grid/pages";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { LoadingBlock } from "@/ui/states";
import { showPoints } from "../scoring/scoring";
import {
  type Comparison,
  comparisonQuery,
  HOURS,
  moneyUnit,
  monthAt,
  type Totals,
} from "./scenarios";
import classes from "./scenarios.module.css";
import { t } from "./texts";

type Compared = Comparison["scenarios"][number];
type ComparedItem = Comparison["items"][number];

/** Scenarios that are taken from live, side by side with the portfolio as it is and with their targets. */
export function LiveComparison({ ids }: { ids: readonly string[] }) {
  const query = useQuery(comparisonQuery(ids.join(".")));
  if (query.isError) return <Alert color="orange">{problemOf(query.error).detail}</Alert>;
  if (!query.data) return <LoadingBlock />;
  const { data } = query;
  if (data.scenarios.every((one) => one.typed)) {
    return <p className={classes.prose}>{t("scenarios.comparison.all_typed")}</p>;
  }
  return <Tables comparison={data} />;
}

function Tables({ comparison }: { comparison: Comparison }) {
  const { scenarios, live, months, objectives, items } = comparison;
  const money = moneyUnit(comparison.currency);
  const head = (first: string) => [
    first,
    t("scenarios.comparison.live"),
    ...scenarios.map((one) => one.name),
  ];
  const numeric = [1, ...scenarios.map((_, at) => at + 2)];
  const cell = (of: (totals: Totals) => React.ReactNode) => (one: Compared) =>
    one.typed ? t("scenarios.comparison.typed") : of(one.totals);
  const row = (
    key: string,
    of: (totals: Totals) => React.ReactNode,
    own: (one: Compared) => React.ReactNode = cell(of),
  ) => ({
    key,
    cells: [t(`scenarios.live.${key}`), of(live), ...scenarios.map(own)],
  });
  /** A figure with its target, and by how much that is missed. */
  const against =
    (
      of: (totals: Totals) => number,
      target: (one: Compared) => number | null | undefined,
      show: (amount: number) => string,
      most: boolean,
    ) =>
    (one: Compared) => {
      if (one.typed) return t("scenarios.comparison.typed");
      const now = of(one.totals);
      const wanted = target(one);
      if (wanted == null) return show(now);
      const missed = most ? now - wanted : wanted - now;
      const kept = missed <= 0;
      return (
        <>
          {show(now)}{" "}
          <Mark tone={kept ? "good" : "bad"}>
            {kept
              ? t(`scenarios.comparison.${most ? "within" : "reached"}`, { target: show(wanted) })
              : t(`scenarios.comparison.${most ? "over" : "under"}`, {
                  by: show(missed),
                  target: show(wanted),
                })}
          </Mark>
        </>
      );
    };
  const day = (iso: string | null | undefined) => (iso ? showDay(iso) : "–");
  const roles = [
    ...new Set(
      [live, ...scenarios.map((one) => one.totals)].flatMap((all) =>
        all.roles.map((one) => one.role),
      ),
    ),
  ].sort();
  const use = (role: string) => (totals: Totals) => {
    const one = totals.roles.find((each) => each.role === role);
    if (!one) return "–";
    const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);
    const there = sum(one.capacity);
    const asked = sum(one.demand);
    const share = there > 0 ? showPercent((100 * asked) / there) : asked > 0 ? "∞" : "–";
    return one.short > 0 ? (
      <>
        {share}{" "}
        <Mark tone="warn">{t("scenarios.comparison.short", { hours: HOURS.show(one.short) })}</Mark>
      </>
    ) : (
      share
    );
  };
  const spent = (month: number) => (totals: Totals) => {
    const cost = totals.cost_by_month[month] ?? 0;
    const budget = totals.budget_by_month[month];
    return budget !== undefined && cost > budget ? (
      <>
        {money.show(cost)}{" "}
        <Mark tone="warn">{t("scenarios.comparison.above", { budget: money.show(budget) })}</Mark>
      </>
    ) : (
      money.show(cost)
    );
  };
  return (
    <>
      <Section
        title={t("scenarios.comparison.with_live")}
        hint={t("scenarios.comparison.with_live_hint", { currency: comparison.currency })}
      >
        <PlainTable
          label={t("scenarios.comparison.with_live")}
          head={head(t("scenarios.comparison.figure"))}
          numeric={numeric}
          rows={[
            row("items", (all) => showNumber(all.items)),
            row(
              "value",
              (all) => showPoints(all.value),
              against(
                (all) => all.value,
                (one) => one.targets.value,
                showPoints,
                false,
              ),
            ),
            row(
              "cost",
              (all) => money.show(all.cost),
              against(
                (all) => all.cost,
                (one) => one.targets.cost,
                money.show,
                true,
              ),
            ),
            row(
              "work",
              (all) => HOURS.show(all.work),
              against(
                (all) => all.work,
                (one) => one.targets.work,
                HOURS.show,
                true,
              ),
            ),
            row("short", (all) => HOURS.show(all.short)),
            row("late_cost", (all) => showPercent(all.late_cost_percent)),
            row("start", (all) => day(all.start)),
            row("finish", (all) => day(all.finish)),
          ]}
        />
      </Section>
      <Section title={t("scenarios.comparison.cost_by_month")}>
        <PlainTable
          label={t("scenarios.comparison.cost_by_month")}
          head={head(t("scenarios.months"))}
          numeric={numeric}
          rows={months.map((month, at) => ({
            key: month,
            cells: [monthAt(month, 0), spent(at)(live), ...scenarios.map(cell(spent(at)))],
          }))}
        />
      </Section>
      {roles.length > 0 ? (
        <Section title={t("scenarios.comparison.demand")}>
          <PlainTable
            label={t("scenarios.comparison.demand")}
            head={head(t("scenarios.wishes.role"))}
            numeric={numeric}
            rows={roles.map((role) => ({
              key: role,
              cells: [role, use(role)(live), ...scenarios.map(cell(use(role)))],
            }))}
          />
        </Section>
      ) : null}
      {objectives.length > 0 ? (
        <Section
          title={t("scenarios.comparison.objectives")}
          hint={t("scenarios.comparison.objectives_hint")}
        >
          <PlainTable
            label={t("scenarios.comparison.objectives")}
            head={head(t("scenarios.comparison.objective"))}
            numeric={numeric}
            rows={objectives.map((one) => ({
              key: one.objective?.id ?? "none",
              cells: [
                one.objective?.name ?? t("scenarios.comparison.no_objective"),
                ...one.amounts.map((amount) => money.show(amount)),
              ],
            }))}
          />
        </Section>
      ) : null}
      <Section title={t("scenarios.comparison.items")}>
        <div className={classes.grid}>
          <DataGrid
            name="compared_items"
            label={t("scenarios.comparison.items")}
            columns={itemColumns(comparison)}
            list={wholeList(items)}
            rowKey={(item) => item.id}
            empty={null}
          />
        </div>
      </Section>
    </>
  );
}

/** A project or request as it is live and in each scenario. */
function itemColumns({ scenarios, currency }: Comparison): GridColumn<ComparedItem>[] {
  const money = moneyUnit(currency);
  const dates = (one: ComparedItem["live"]) =>
    one ? `${showDay(one.start)} – ${showDay(one.finish)} · ${money.show(one.cost)}` : "–";
  return [
    {
      key: "name",
      label: t("scenarios.answer.project"),
      width: 240,
      grow: 1,
      cell: (item) => (item.name ? `${item.name} (${item.key})` : t("scenarios.items.unseen")),
    },
    {
      key: "live",
      label: t("scenarios.comparison.live"),
      width: 300,
      cell: (item) => dates(item.live),
    },
    ...scenarios.map((one, at) => ({
      key: one.id,
      label: one.name,
      width: 300,
      cell: (item: ComparedItem) => dates(item.scenarios[at]),
    })),
  ];
}
