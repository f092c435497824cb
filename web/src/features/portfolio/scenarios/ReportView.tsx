import { Alert } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { showNumber } from "@/lib/numbers";
import { Mark, type Tone } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { showPoints } from "../scoring/scoring";
import { CarryOn } from "./CarryOn";
import { FrontierChart } from "./FrontierChart";

import { type Chosen, HOURS, moneyUnit, monthAt, type Report } from "./scenarios";
import classes from "./scenarios.module.css";
import { t } from "./texts";

const TONES: Record<string, Tone> = {
  optimal: "good",
  feasible: "info",
  infeasible: "bad",
  unknown: "warn",
};

/** An answer: what is in and out and why, what limits are used for, what other budgets would buy. */
export function ReportView({ report, outdated }: { report: Report; outdated: boolean }) {
  const [chosen, choose] = useState<number | null>(null);
  const money = moneyUnit(report.currency);
  const found = report.status === "optimal" || report.status === "feasible";
  const point = chosen === null ? undefined : report.frontier[chosen];
  return (
    <>
      <Figures report={report} />
      {report.status === "infeasible" ? (
        <Section
          title={t("scenarios.answer.conflict")}
          hint={
            report.conflict_smallest
              ? t("scenarios.answer.conflict_text")
              : t("scenarios.answer.conflict_open")
          }
        >
          <ul>
            {report.conflict.map((one, at) => (
              <li key={`${at} ${one}`}>{one}</li>
            ))}
          </ul>
        </Section>
      ) : null}
      {report.status === "unknown" ? (
        <Alert color="orange">{t("scenarios.answer.unknown_text")}</Alert>
      ) : null}
      {found ? (
        <>
          <div className={classes.pair}>
            <Section title={t("scenarios.answer.selected")}>
              <SelectedTable
                label={t("scenarios.answer.selected")}
                selected={report.selected}
                report={report}
              />
              {outdated ? null : <CarryOn />}
            </Section>
            <LeftOut report={report} />
          </div>
          {report.frontier.length > 1 ? (
            <Section title={t("scenarios.frontier.title")} hint={t("scenarios.frontier.hint")}>
              <FrontierChart report={report} money={money} chosen={chosen} onChoose={choose} />
              <LiveText report={report} />
              {point ? (
                <>
                  <h3 className={classes.sub}>
                    {t("scenarios.frontier.point", { percent: `${point.budget_percent} %` })}
                  </h3>
                  <SelectedTable
                    label={t("scenarios.frontier.point", {
                      percent: `${point.budget_percent} %`,
                    })}
                    selected={point.selected}
                    report={report}
                  />
                  {outdated ? null : <CarryOn percent={point.budget_percent} />}
                </>
              ) : null}
            </Section>
          ) : null}
          <Uses report={report} />
        </>
      ) : null}
    </>
  );
}

function Figures({ report }: { report: Report }) {
  const money = moneyUnit(report.currency);
  const found = report.status === "optimal" || report.status === "feasible";
  const all = report.selected.length + report.left_out.length;
  const facts: [string, string][] = found
    ? [
        [t("scenarios.answer.value"), showPoints(report.value)],
        [t("scenarios.answer.at_most"), showPoints(report.bound)],
        [
          t("scenarios.answer.gap"),
          report.gap_percent == null ? "–" : `${showNumber(report.gap_percent, 2)} %`,
        ],
        [t("scenarios.answer.cost"), `${money.show(report.cost)} ${report.currency}`],
        [
          t("scenarios.answer.chosen"),
          t("scenarios.answer.of", { chosen: report.selected.length, all }),
        ],
      ]
    : [];
  facts.push([
    t("scenarios.answer.took"),
    t("scenarios.answer.took_seconds", { seconds: showNumber(report.seconds, 2) }),
  ]);
  return (
    <div className={classes.figures}>
      <Mark tone={TONES[report.status] ?? "plain"}>
        {t(`scenarios.answer.status.${report.status}`)}
      </Mark>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** A project or request that was a candidate; without its name where one may not see it. */
function CandidateName({ of }: { of: Pick<Chosen, "kind" | "project_id" | "key" | "name"> }) {
  if (!of.name) return <span className="muted">{t("scenarios.items.unseen")}</span>;
  return (
    <>
      {of.kind === "request" ? (
        <Link to="/requests/$requestId" params={{ requestId: of.project_id }}>
          {of.name}
        </Link>
      ) : (
        <Link to="/projects/$projectId" params={{ projectId: of.project_id }}>
          {of.name}
        </Link>
      )}{" "}
      <span className="muted">{of.key}</span>
    </>
  );
}

function SelectedTable(props: { label: string; selected: Chosen[]; report: Report }) {
  const { report } = props;
  const money = moneyUnit(report.currency);
  return (
    <PlainTable
      label={props.label}
      head={[
        t("scenarios.answer.project"),
        t("scenarios.answer.starts"),
        t("scenarios.answer.value"),
        t("scenarios.answer.cost"),
      ]}
      numeric={[2, 3]}
      rows={props.selected.map((one) => ({
        key: one.project_id,
        cells: [
          <span key="name">
            <CandidateName of={one} />
            {one.funding_percent !== undefined && one.funding_percent < 100 ? (
              <>
                {" "}
                <Mark tone="info">
                  {t("scenarios.answer.funded", { percent: showNumber(one.funding_percent, 2) })}
                </Mark>
              </>
            ) : null}
          </span>,
          monthAt(report.months[0], one.start),
          showPoints(one.value),
          money.show(one.cost),
        ],
      }))}
    />
  );
}

function LeftOut({ report }: { report: Report }) {
  const money = moneyUnit(report.currency);
  const why = (one: Report["left_out"][number]) => {
    const unit = one.blocker.startsWith("capacity ") ? HOURS : money;
    return t(`scenarios.answer.whys.${one.why}`, {
      blocker: one.blocker,
      month: one.month == null ? "" : monthAt(report.months[0], one.month),
      short: unit.show(one.short ?? 0),
    });
  };
  return (
    <Section title={t("scenarios.answer.left_out")}>
      <PlainTable
        label={t("scenarios.answer.left_out")}
        head={[t("scenarios.answer.project"), t("scenarios.answer.why")]}
        rows={report.left_out.map((one) => ({
          key: one.project_id,
          cells: [
            <CandidateName key="name" of={one} />,
            <span key="why">
              {why(one)}
              {one.change != null && one.instead_of.length > 0 ? (
                <div className="muted">
                  {t("scenarios.answer.instead", {
                    keys: one.instead_of.join(", "),
                    change: showPoints(one.change),
                  })}
                </div>
              ) : null}
            </span>,
          ],
        }))}
      />
    </Section>
  );
}

function LiveText({ report }: { report: Report }) {
  const { live, frontier } = report;
  const money = moneyUnit(report.currency);
  if (live.keys.length === 0) return <p className="muted">{t("scenarios.frontier.live_none")}</p>;
  const best = Math.max(
    0,
    ...frontier.filter((point) => point.cost <= live.cost).map((point) => point.value),
  );
  return (
    <p>
      {t("scenarios.frontier.live_text", {
        cost: money.show(live.cost),
        value: showPoints(live.value),
      })}{" "}
      {live.broken
        ? t("scenarios.frontier.live_broken", { broken: live.broken })
        : t("scenarios.frontier.live_best", {
            best: showPoints(best),
            lost: showPoints(Math.max(0, best - live.value)),
          })}
    </p>
  );
}

function Uses({ report }: { report: Report }) {
  const money = moneyUnit(report.currency);
  // Shares of buckets are counted in money, other rules in projects.
  const counted = (rule: string, count: number) =>
    rule.startsWith("bucket ") ? money.show(count) : showNumber(count);
  return (
    <Section title={t("scenarios.answer.uses")} hint={t("scenarios.answer.uses_hint")}>
      {report.uses.length > 0 ? (
        <PlainTable
          label={t("scenarios.answer.uses")}
          head={[
            t("scenarios.answer.limit"),
            ...report.months.map((_, at) => monthAt(report.months[0], at)),
          ]}
          numeric={report.months.map((_, at) => at + 1)}
          rows={report.uses.map((use) => {
            const unit = use.kind === "capacity" ? HOURS : money;
            const values = { name: use.name, currency: report.currency };
            return {
              key: use.kind + use.name,
              cells: [
                t(`scenarios.answer.${use.kind}`, values),
                ...use.used.map((used, at) => {
                  const limit = use.limit[at];
                  return (
                    <span
                      key={report.months[at]}
                      className={classes.use}
                      data-full={(used > 0 && used >= limit * 0.999) || undefined}
                    >
                      {unit.show(used)}
                      <span className="muted"> / {unit.show(limit)}</span>
                    </span>
                  );
                }),
              ],
            };
          })}
        />
      ) : null}
      {report.rules.length > 0 ? (
        <>
          <h3 className={classes.sub}>{t("scenarios.answer.rules")}</h3>
          <ul>
            {report.rules.map((rule, at) => (
              <li key={`${at} ${rule.rule}`}>
                {rule.rule}{" "}
                <span className="muted">
                  {counted(rule.rule, rule.used)} / {counted(rule.rule, rule.limit)}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {report.binding.length > 0 ? (
        <>
          <h3 className={classes.sub}>{t("scenarios.answer.binding")}</h3>
          <ul>
            {report.binding.map((one, at) => (
              <li key={`${at} ${one}`}>{one}</li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  );
}
