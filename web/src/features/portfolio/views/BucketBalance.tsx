import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { showNumber, showPercent } from "@/lib/numbers";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { Section } from "@/ui/Section";
import { t } from "../texts";
import { BucketSharesModal } from "./BucketSharesModal";
import { deviation } from "./buckets";
import classes from "./buckets.module.css";
import { showWhole } from "./register";

export type Balance = components["schemas"]["BucketBalance"];
type Line = NonNullable<Balance["buckets"]>[number];

/** Shares of the strategic buckets of a portfolio: wanted beside actual, live or as a scenario has it. */
export function BucketBalance(props: { portfolioId?: string; scenarioId?: string }) {
  const { portfolioId, scenarioId } = props;
  const [setting, setSetting] = useState(false);
  const query = useQuery({
    queryKey: ["register", "buckets", portfolioId, scenarioId],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/portfolios/{id}/bucket_balance", {
          params: {
            path: { id: portfolioId ?? "" },
            query: scenarioId ? { scenario_id: scenarioId } : {},
          },
        }),
      )) as Balance,
    enabled: Boolean(portfolioId),
  });
  const balance = query.data;
  return (
    <Section
      title={t("portfolio.buckets.title")}
      hint={t("portfolio.buckets.hint")}
      actions={
        balance?.may_set ? (
          <Button
            className={classes.set}
            variant="default"
            size="compact-sm"
            onClick={() => setSetting(true)}
          >
            {t("portfolio.buckets.set")}
          </Button>
        ) : null
      }
    >
      {portfolioId ? (
        <Loaded query={query} lines={4}>
          {(found) => <Buckets balance={found} scenario={Boolean(scenarioId)} />}
        </Loaded>
      ) : (
        <p className="muted">{t("portfolio.buckets.choose")}</p>
      )}
      {setting && balance ? (
        <BucketSharesModal balance={balance} onClose={() => setSetting(false)} />
      ) : null}
    </Section>
  );
}

function Buckets({ balance, scenario }: { balance: Balance; scenario: boolean }) {
  const { buckets, wanted } = balance;
  const name = balance.scenario?.name;
  const most = Math.max(
    1,
    ...(buckets ?? []).flatMap((one) => [one.actual_percent ?? 0, one.wanted_percent ?? 0]),
  );
  return (
    <>
      {wanted.length === 0 ? (
        <p>
          {t("portfolio.buckets.unset")}{" "}
          {t(balance.may_set ? "portfolio.buckets.unset_set" : "portfolio.buckets.unset_ask")}
        </p>
      ) : null}
      {buckets ? (
        <>
          {balance.total_minor === 0 ? (
            <p className="muted">{t("portfolio.buckets.nothing")}</p>
          ) : null}
          <table className={classes.table}>
            <caption className="visually-hidden">{t("portfolio.buckets.title")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("portfolio.buckets.bucket")}</th>
                <th scope="col" className={classes.chart}>
                  <span className={classes.key} data-of="wanted" /> {t("portfolio.buckets.wanted")}{" "}
                  <span className={classes.key} data-of="actual" /> {t("portfolio.buckets.actual")}
                </th>
                <th scope="col">{t("portfolio.buckets.wanted")}</th>
                <th scope="col">{t("portfolio.buckets.actual")}</th>
                <th scope="col">{t("portfolio.buckets.difference")}</th>
              </tr>
            </thead>
            <tbody>
              {buckets.map((one) => (
                <Bucket key={one.bucket} line={one} most={most} currency={balance.currency} />
              ))}
            </tbody>
          </table>
          <p className="muted">
            {name
              ? t(scenario ? "portfolio.buckets.scenario" : "portfolio.buckets.live", { name })
              : t("portfolio.buckets.no_baseline")}{" "}
            {balance.left_out > 0
              ? t("portfolio.buckets.left_out", { count: balance.left_out })
              : ""}
          </p>
        </>
      ) : (
        <>
          {wanted.length > 0 ? (
            <ul className={classes.wanted}>
              {wanted.map((one) => (
                <li key={one.bucket}>
                  {one.bucket} <span className="num">{showPercent(one.percent)}</span>
                </li>
              ))}
            </ul>
          ) : null}
          <p className="muted">{t("portfolio.buckets.hidden")}</p>
        </>
      )}
    </>
  );
}

function Bucket({ line, most, currency }: { line: Line; most: number; currency: string }) {
  const { actual_percent: actual, wanted_percent: wanted } = line;
  const width = (percent: number | null | undefined) => `${((percent ?? 0) / most) * 100}%`;
  const off = deviation(actual, wanted);
  return (
    <tr>
      <th scope="row">
        {line.bucket || t("portfolio.buckets.none")}
        <div className="muted">
          {t("portfolio.buckets.count", { count: line.count })}
          {line.cost_minor === 0 ? "" : ` · ${showWhole(line.cost_minor, currency)}`}
        </div>
      </th>
      <td className={classes.chart}>
        <span className={classes.bar} data-of="wanted" style={{ width: width(wanted) }} />
        <span className={classes.bar} data-of="actual" style={{ width: width(actual) }} />
      </td>
      <td className="num">{wanted == null ? "–" : showPercent(wanted)}</td>
      <td className="num">{actual == null ? "–" : showPercent(actual)}</td>
      <td>
        {off === null ? (
          <span className="muted">{wanted == null ? t("portfolio.buckets.not_wanted") : "–"}</span>
        ) : off === 0 ? (
          <Mark tone="good">{t("portfolio.buckets.as_wanted")}</Mark>
        ) : (
          <Mark tone="warn">
            {t(off > 0 ? "portfolio.buckets.above" : "portfolio.buckets.below", {
              count: Math.abs(off),
              shown: showNumber(Math.abs(off)),
            })}
          </Mark>
        )}
      </td>
    </tr>
  );
}
