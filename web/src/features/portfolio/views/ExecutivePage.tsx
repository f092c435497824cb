import "@/features/governance/texts";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { client, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { showDay, showInstant } from "@/lib/dates";
import { showNumber, showPercent } from "@/lib/numbers";
import { DownloadMenu } from "@/ui/DownloadMenu";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import { showPoints } from "../scoring/scoring";
import { t } from "../texts";
import { BucketBalance } from "./BucketBalance";
import classes from "./executive.module.css";
import { PortfolioChoice, PortfolioView } from "./PortfolioView";
import { addressOf, type Health, healthTone, healthWord, showWhole, stateWord } from "./register";

type Executive = components["schemas"]["ExecutiveView"];

/** Files that the server draws: slides and a page. */
const FILES = ["pptx", "pdf"] as const;

/** A portfolio on one page, to be read and printed. */
export default function ExecutivePage() {
  const [url] = useUrlState();
  const filter = { portfolio_id: url.portfolio_id };
  const ofPortfolio = url.portfolio_id
    ? `?${new URLSearchParams({ portfolio_id: url.portfolio_id })}`
    : "";
  const query = useQuery({
    queryKey: ["register", "executive", filter],
    queryFn: async () =>
      (await ok(client.GET("/api/v1/executive", { params: { query: filter } }))) as Executive,
  });
  return (
    <PortfolioView
      title={t("portfolio.executive.title")}
      hint={t("portfolio.executive.hint")}
      actions={
        <>
          {query.data ? (
            <DownloadMenu
              label={t("portfolio.executive.save")}
              files={FILES.map((kind) => ({
                label: t(`portfolio.executive.save_${kind}`),
                href: `/api/v1/executive/executive.${kind}${ofPortfolio}`,
              }))}
            />
          ) : null}
          <Button variant="default" onClick={() => window.print()}>
            {t("portfolio.print")}
          </Button>
        </>
      }
    >
      <div className={classes.toolbar}>
        <Toolbar>
          <PortfolioChoice />
        </Toolbar>
      </div>
      <div className={classes.scrolls}>
        <Loaded query={query}>{(view) => <OnePage view={view} />}</Loaded>
      </div>
    </PortfolioView>
  );
}

function OnePage({ view }: { view: Executive }) {
  return (
    <article className={classes.page} aria-label={view.portfolio?.name ?? t("portfolio.all")}>
      <header className={classes.head}>
        <h2>{view.portfolio?.name ?? t("portfolio.executive.everything")}</h2>
        <span className="muted">
          {t("portfolio.executive.as_of", { at: showInstant(view.at) })}
        </span>
      </header>
      <div className={classes.grid}>
        <State view={view} />
        <Money view={view} />
        <Committed view={view} />
        <Alignment view={view} />
        <BucketBalance portfolioId={view.portfolio?.id} />
        <Gates
          title={t("portfolio.executive.gates")}
          none={t("portfolio.executive.gates_none")}
          gates={view.gates}
        />
        <Gates
          title={t("portfolio.executive.decisions")}
          none={t("portfolio.executive.decisions_none")}
          gates={view.decisions}
        />
        <Section title={t("portfolio.executive.off_track")}>
          <Few none={t("portfolio.home.late_none")}>
            {view.off_track.map((one) => (
              <li key={one.id}>
                <Mark tone="bad">{healthWord("off_track")}</Mark>{" "}
                <Link to={addressOf({ kind: "project", id: one.id })}>{one.name}</Link>
              </li>
            ))}
          </Few>
        </Section>
        <Section title={t("portfolio.executive.risks")} hint={t("portfolio.executive.risks_hint")}>
          <Few none={t("portfolio.executive.risks_none")}>
            {view.risks.map((one) => (
              <li key={`${one.subject.id}${one.risk}`}>
                <strong>{one.risk}</strong>
                {" – "}
                <Link to={addressOf({ kind: one.kind, id: one.subject.id })}>
                  {one.subject.name}
                </Link>
                {one.response ? (
                  <div className="muted">
                    {t("portfolio.executive.response", { response: one.response })}
                  </div>
                ) : null}
              </li>
            ))}
          </Few>
        </Section>
      </div>
    </article>
  );
}

/** A list that says so when it is empty. */
function Few({ none, children }: { none: string; children: ReactNode[] }) {
  if (children.length === 0) return <p className="muted">{none}</p>;
  return <ul className={classes.few}>{children}</ul>;
}

function State({ view }: { view: Executive }) {
  const all = Math.max(1, view.projects);
  return (
    <Section
      title={t("portfolio.executive.state")}
      hint={t("portfolio.executive.state_hint", {
        projects: t("portfolio.project_count", { count: view.projects }),
        requests: t("portfolio.executive.requests", { count: view.requests }),
      })}
    >
      <table className={classes.bars}>
        <caption className="visually-hidden">{t("portfolio.executive.by_health")}</caption>
        <tbody>
          {view.by_health.map((one) => {
            const health = one.word as Health;
            return (
              <tr key={one.word}>
                <th scope="row">
                  <Mark tone={healthTone(health)}>{healthWord(health)}</Mark>
                </th>
                <td className={classes.bar}>
                  <span
                    data-tone={healthTone(health)}
                    style={{ width: `${(one.count / all) * 100}%` }}
                  />
                </td>
                <td className="num">{showNumber(one.count)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <dl className={classes.counts}>
        {view.by_stage.map((one) => (
          <div key={one.word}>
            <dt>{stateWord({ kind: "project", state: one.word })}</dt>
            <dd>{showNumber(one.count)}</dd>
          </div>
        ))}
        {view.by_state.map((one) => (
          <div key={`request-${one.word}`}>
            <dt>
              {t("portfolio.executive.request_state", {
                state: stateWord({ kind: "request", state: one.word }),
              })}
            </dt>
            <dd>{showNumber(one.count)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Money({ view }: { view: Executive }) {
  const requested = view.requested
    .map((one) => showWhole(one.minor, one.currency))
    .filter(Boolean)
    .join(", ");
  const worth = (
    <p className="muted">
      {view.mean_score == null
        ? t("portfolio.executive.no_score")
        : t("portfolio.executive.mean_score", {
            score: showPoints(view.mean_score),
            count: view.scored,
          })}{" "}
      {requested ? t("portfolio.executive.requested", { amount: requested }) : ""}
    </p>
  );
  return (
    <Section title={t("portfolio.executive.money")} hint={t("portfolio.executive.money_hint")}>
      {view.money ? (
        view.money.length > 0 ? (
          <PlainTable
            label={t("portfolio.executive.money")}
            head={[
              t("portfolio.executive.cost"),
              t("portfolio.executive.funding"),
              t("portfolio.executive.planned"),
              t("portfolio.executive.spent"),
              t("portfolio.executive.npv"),
            ]}
            numeric={[0, 1, 2, 3, 4]}
            rows={view.money.map((one) => ({
              key: one.currency,
              cells: [
                <span key="cost">
                  {showWhole(one.cost_minor, one.currency)}{" "}
                  <span className="muted">
                    {t("portfolio.executive.of_projects", { count: one.with_cost })}
                  </span>
                </span>,
                <span key="funding">
                  {one.funded > 0 ? showWhole(one.funding_minor, one.currency) : "–"}{" "}
                  <span className="muted">
                    {one.funded > 0
                      ? t("portfolio.executive.of_projects", { count: one.funded })
                      : ""}
                  </span>
                </span>,
                showWhole(one.planned_minor, one.currency),
                <span key="spent">
                  {showWhole(one.spent_minor, one.currency)}{" "}
                  <span className="muted">
                    {one.planned_minor > 0
                      ? showPercent((one.spent_minor / one.planned_minor) * 100)
                      : ""}
                  </span>
                </span>,
                <span key="npv">
                  {showWhole(one.npv_minor, one.currency)}{" "}
                  <span className="muted">
                    {one.npv_middle === 0
                      ? ""
                      : t("portfolio.executive.npv_middle", {
                          count: one.npv_cases,
                          middle: one.npv_middle,
                        })}
                  </span>
                </span>,
              ],
            }))}
          />
        ) : (
          <p className="muted">{t("portfolio.executive.money_none")}</p>
        )
      ) : (
        <p className="muted">{t("portfolio.executive.money_hidden")}</p>
      )}
      {view.money?.some((one) => one.npv_cases > 0) ? (
        <p className="muted">{t("portfolio.executive.npv_note")}</p>
      ) : null}
      {worth}
    </Section>
  );
}

function Committed({ view }: { view: Executive }) {
  const { commit } = view;
  return (
    <Section title={t("portfolio.executive.commit")}>
      {commit ? (
        <>
          <p>
            <Link to="/scenarios/$scenarioId/decide" params={{ scenarioId: commit.scenario.id }}>
              {t("portfolio.executive.commit_name", {
                number: commit.number,
                name: commit.scenario.name,
              })}
            </Link>{" "}
            <span className="muted">{showDay(commit.at.slice(0, 10))}</span>
          </p>
          <p className="muted">{commit.reason}</p>
          <dl className={classes.counts}>
            <Figure name="included" value={showNumber(commit.included)} />
            <Figure name="left_out" value={showNumber(commit.left_out)} />
            <Figure name="cost" value={showWhole(commit.cost_minor, commit.currency)} />
            <Figure name="value" value={showPoints(commit.value)} />
            <Figure name="not_committed" value={showNumber(commit.not_committed)} />
          </dl>
        </>
      ) : (
        <p className="muted">{t("portfolio.executive.commit_none")}</p>
      )}
    </Section>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{t(`portfolio.executive.committed.${name}`)}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Alignment({ view }: { view: Executive }) {
  return (
    <Section
      title={t("portfolio.executive.alignment")}
      hint={t("portfolio.executive.alignment_hint")}
    >
      {view.alignment == null ? (
        <p className="muted">{t("portfolio.executive.money_hidden")}</p>
      ) : view.alignment.length === 0 ? (
        <p className="muted">{t("strategy.spend.none")}</p>
      ) : (
        view.alignment.map((spend) => {
          const share = spend.total_minor === 0 ? 0 : spend.aligned_minor / spend.total_minor;
          const top = spend.objectives
            .filter((one) => one.level === 0 && one.total_minor > 0)
            .sort((one, other) => other.total_minor - one.total_minor)
            .slice(0, 4);
          return (
            <div key={spend.currency}>
              <div className={classes.split} aria-hidden="true">
                <span style={{ width: `${share * 100}%` }} />
              </div>
              <p>
                {t("portfolio.executive.aligned", {
                  aligned: showWhole(spend.aligned_minor, spend.currency),
                  share: showPercent(share * 100),
                  unaligned: showWhole(spend.unaligned_minor, spend.currency),
                })}
              </p>
              <ul className={classes.few}>
                {top.map((one) => (
                  <li key={one.objective.id}>
                    {one.objective.name}{" "}
                    <span className="muted num">{showWhole(one.total_minor, spend.currency)}</span>
                  </li>
                ))}
              </ul>
            </div>
          );
        })
      )}
    </Section>
  );
}

function Gates(props: { title: string; none: string; gates: Executive["gates"] }) {
  return (
    <Section title={props.title}>
      <Few none={props.none}>
        {props.gates.map((one) => (
          <li key={one.id}>
            <Link to="/gates/$reviewId" params={{ reviewId: one.id }}>
              {one.gate}
            </Link>
            {" – "}
            {one.project.name}
            <div className="muted">
              {one.outcome
                ? t("portfolio.executive.decided", {
                    outcome: t(`lifecycle.outcome.${one.outcome}`),
                    day: showDay(one.at.slice(0, 10)),
                  })
                : t("portfolio.executive.waits", { day: showDay(one.at.slice(0, 10)) })}
            </div>
          </li>
        ))}
      </Few>
    </Section>
  );
}
