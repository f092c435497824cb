import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { showMoment } from "@/lib/dates";
import { showNumber } from "@/lib/numbers";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { type CriticalChain, chainQuery, type Group } from "./give-gets";
import classes from "./give-gets.module.css";
import { t } from "./texts";

type Step = CriticalChain["steps"][number];

/** The critical chain across projects, as a list with dates and slack. */
export function ChainSection({ place }: { place: Group }) {
  const query = useQuery(chainQuery(place));
  return (
    <Section title={t("give_get.chain")} hint={t("give_get.chain_hint")}>
      <Loaded query={query} lines={5}>
        {(chain) => <ChainOf chain={chain} kind={place.kind} />}
      </Loaded>
    </Section>
  );
}

function days(count: number): string {
  return t("give_get.days", { count, shown: showNumber(count) });
}

/** What was not looked at, and how to see it. */
function cutText(chain: CriticalChain, kind: Group["kind"]): string {
  const cut =
    chain.projects_in_all > chain.projects
      ? t("give_get.chain_cut", {
          shown: showNumber(chain.projects),
          all: showNumber(chain.projects_in_all),
        })
      : t("give_get.chain_truncated");
  return kind === "program" ? cut : `${cut} ${t(`give_get.chain_narrow.${kind}`)}`;
}

function ChainOf({ chain, kind }: { chain: CriticalChain; kind: Group["kind"] }) {
  if (chain.steps.length === 0) {
    return <EmptyState title={t("give_get.chain_none")} text={t("give_get.chain_none_text")} />;
  }
  const slack =
    chain.slack_days > 0
      ? t("give_get.chain_slack", { days: days(chain.slack_days) })
      : t(chain.slack_days < 0 ? "give_get.chain_broken" : "give_get.chain_tight", {
          days: days(-chain.slack_days),
        });
  return (
    <>
      <p className={classes.chain}>
        {t("give_get.chain_text", {
          count: chain.projects,
          finish: showMoment(chain.finish),
        })}{" "}
        {slack}
      </p>
      {chain.truncated ? <p className={classes.chain}>{cutText(chain, kind)}</p> : null}
      <PlainTable
        label={t("give_get.chain")}
        head={[
          t("give_get.chain_project"),
          t("give_get.chain_what"),
          t("give_get.chain_start"),
          t("give_get.chain_finish"),
          t("give_get.chain_slack_head"),
          t("give_get.chain_reached"),
        ]}
        numeric={[4]}
        rows={chain.steps.map((step, at) => ({
          key: `${at}`,
          cells: [
            step.project.name,
            <What key="what" step={step} />,
            showMoment(step.start),
            showMoment(step.finish),
            days(step.slack_days),
            <Reached key="reached" step={step} />,
          ],
        }))}
      />
    </>
  );
}

function What({ step }: { step: Step }) {
  if (!step.task)
    return <>{t(step.kind === "needed" ? "give_get.chain_needed" : "give_get.finish_of")}</>;
  return (
    <Link
      to="/projects/$projectId/gantt"
      params={{ projectId: step.project.id }}
      search={{ task: step.task.id } as never}
    >
      {`${step.wbs} ${step.task.name}`}
    </Link>
  );
}

function Reached({ step }: { step: Step }) {
  if (!step.crosses) return <span className="muted">{t("give_get.chain_within")}</span>;
  if (step.give_get_id) {
    return (
      <Link to="/give-gets/$giveGetId" params={{ giveGetId: step.give_get_id }}>
        {t("give_get.chain_by_give")}
      </Link>
    );
  }
  return (
    <Mark tone="info">
      {t(step.cross_dependency_id ? "give_get.chain_by_link" : "give_get.chain_by_part")}
    </Mark>
  );
}
