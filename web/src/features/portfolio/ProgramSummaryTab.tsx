import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { client, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { useCan } from "@/features/access/me";
import { DecisionSection } from "@/features/governance/decisions/DecisionSection";
import { showMinor } from "@/features/intake/requests";
import { showDay } from "@/lib/dates";
import { showNumber, showPercent } from "@/lib/numbers";
import { Facts } from "@/ui/Facts";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import classes from "./ProgramSummary.module.css";
import { programQuery } from "./program";
import { t } from "./texts";
import { addressOf, type Health, healthTone, healthWord } from "./views/register";

type Summary = components["schemas"]["ProgramSummary"];

/** What the projects of a program come to, the milestones they share, and what was decided. */
export default function ProgramSummaryTab() {
  const { programId } = useParams({ strict: false }) as { programId: string };
  const can = useCan();
  const program = useQuery(programQuery(programId));
  const query = useQuery({
    queryKey: ["program", programId, "summary"],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/programs/{id}/summary", { params: { path: { id: programId } } }),
      )) as Summary,
  });
  return (
    <div className={classes.scrolls}>
      <Loaded query={query}>{(summary) => <SummaryOf summary={summary} />}</Loaded>
      <DecisionSection
        about={{ kind: "program", id: programId, name: program.data?.name ?? "" }}
        within={{ program_id: programId }}
        mayAdd={can("program.manage")}
      />
    </div>
  );
}

function costOf(summary: Summary): string {
  const sums = summary.cost.map((one) => showMinor(one.minor, one.currency));
  const notes = [
    ...sums,
    ...(summary.cost_hidden ? [t("portfolio.summary.hidden", { count: summary.cost_hidden })] : []),
    ...(summary.without_cost
      ? [t("portfolio.summary.without", { count: summary.without_cost })]
      : []),
  ];
  return notes.join(" · ");
}

function SummaryOf({ summary }: { summary: Summary }) {
  const counts = summary.by_health.filter((one) => one.count > 0);
  return (
    <>
      <Section title={t("portfolio.summary.title")} hint={t("portfolio.summary.hint")}>
        <Facts
          items={[
            [
              t("portfolio.projects"),
              t("portfolio.summary.projects", {
                running: showNumber(summary.projects),
                ended: showNumber(summary.ended),
              }),
            ],
            [t("portfolio.summary.requests"), showNumber(summary.requests)],
            [
              t("portfolio.register.health"),
              <span key="health" className={classes.marks}>
                <Mark tone={healthTone(summary.health)}>{healthWord(summary.health)}</Mark>
                <span className="muted">
                  {counts
                    .map((one) => `${showNumber(one.count)} ${healthWord(one.word as Health)}`)
                    .join(", ")}
                </span>
              </span>,
            ],
            [t("plan.project.start"), showDay(summary.start)],
            [t("plan.project.finish"), showDay(summary.finish)],
            [t("portfolio.summary.baseline_finish"), showDay(summary.baseline_finish)],
            [t("plan.project.percent"), showPercent(summary.percent_complete)],
            [t("portfolio.register.cost"), costOf(summary)],
          ]}
        />
      </Section>
      <Section
        title={t("portfolio.summary.milestones")}
        hint={t("portfolio.summary.milestones_hint")}
      >
        {summary.milestones.length === 0 ? (
          <p className="muted">{t("portfolio.summary.milestones_none")}</p>
        ) : (
          <PlainTable
            label={t("portfolio.summary.milestones")}
            head={[
              t("portfolio.summary.milestone"),
              t("portfolio.kind.project"),
              t("portfolio.summary.when"),
              t("portfolio.summary.planned"),
              t("portfolio.summary.needed_by"),
            ]}
            rows={summary.milestones.map((one) => ({
              key: one.id,
              cells: [
                one.name,
                <Link key="project" to={addressOf({ kind: "project", id: one.project.id })}>
                  {one.project.name}
                </Link>,
                one.late ? (
                  <Mark key="at" tone="bad">
                    {t("portfolio.summary.late_at", { day: showDay(one.at) })}
                  </Mark>
                ) : (
                  showDay(one.at)
                ),
                showDay(one.baseline_at) || "–",
                one.needed_by.map((other) => other.name).join(", ") || "–",
              ],
            }))}
          />
        )}
      </Section>
    </>
  );
}
