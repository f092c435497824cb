import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { showMinor } from "@/features/intake/requests";
import { t } from "@/i18n/t";
import { showPercent } from "@/lib/numbers";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { type Report, reportQuery } from "./strategy";
import classes from "./strategy.module.css";

type Spend = Report["currencies"][number];

export default function SpendTab() {
  const query = useQuery(reportQuery);
  return (
    <div className={classes.scrolls}>
      <Loaded query={query}>
        {(report) => (
          <>
            {report.currencies.length === 0 ? (
              <EmptyState title={t("strategy.spend.none")} text={t("strategy.spend.none_text")} />
            ) : null}
            {report.currencies.map((spend) => (
              <Currency key={spend.currency} spend={spend} />
            ))}
            {report.without_amount > 0 ? (
              <p className="muted">
                {t("strategy.spend.without_amount", { count: report.without_amount })}
              </p>
            ) : null}
          </>
        )}
      </Loaded>
    </div>
  );
}

function Currency({ spend }: { spend: Spend }) {
  const money = (minor: number) => showMinor(minor, spend.currency);
  const share = (minor: number) =>
    showPercent(spend.total_minor === 0 ? 0 : (minor / spend.total_minor) * 100);
  const whole = { total: money(spend.total_minor), share: share(spend.unaligned_minor) };
  return (
    <>
      <Section
        title={t("strategy.spend.by_objective", { currency: spend.currency })}
        hint={t("strategy.spend.whole", whole)}
      >
        <PlainTable
          label={t("strategy.spend.by_objective", { currency: spend.currency })}
          head={[
            t("strategy.objective"),
            t("strategy.spend.direct"),
            t("strategy.spend.with_below"),
            t("strategy.spend.share"),
          ]}
          numeric={[1, 2, 3]}
          rows={[
            ...spend.objectives.map((one) => ({
              key: one.objective.id,
              cells: [
                <span key="name" style={{ paddingLeft: one.level * 18 }}>
                  {one.objective.name}
                </span>,
                money(one.direct_minor),
                money(one.total_minor),
                share(one.total_minor),
              ],
            })),
            {
              key: "unaligned",
              cells: [
                <strong key="name">{t("strategy.spend.unaligned")}</strong>,
                money(spend.unaligned_minor),
                money(spend.unaligned_minor),
                share(spend.unaligned_minor),
              ],
            },
            {
              key: "total",
              cells: [
                <strong key="name">{t("strategy.spend.total")}</strong>,
                <strong key="direct">{money(spend.total_minor)}</strong>,
                <strong key="total">{money(spend.total_minor)}</strong>,
                share(spend.total_minor),
              ],
            },
          ]}
        />
      </Section>
      {spend.unaligned.length > 0 ? (
        <Section
          title={t("strategy.spend.where", { currency: spend.currency })}
          hint={
            spend.unaligned_subjects > spend.unaligned.length
              ? t("strategy.spend.first", { count: spend.unaligned.length })
              : undefined
          }
        >
          <PlainTable
            label={t("strategy.spend.where", { currency: spend.currency })}
            head={[
              t("strategy.spend.what"),
              t("strategy.spend.kind"),
              t("strategy.spend.unaligned"),
              t("strategy.spend.of"),
            ]}
            numeric={[2, 3]}
            rows={spend.unaligned.map((one) => ({
              key: one.subject.id,
              cells: [
                <SubjectLink key="name" kind={one.kind} subject={one.subject} />,
                t(`strategy.kinds.${one.kind}`),
                money(one.unaligned_minor),
                money(one.total_minor),
              ],
            }))}
          />
        </Section>
      ) : null}
    </>
  );
}

function SubjectLink(props: { kind: string; subject: { id: string; name: string } }) {
  const { id, name } = props.subject;
  return props.kind === "project" ? (
    <Link to="/projects/$projectId/details" params={{ projectId: id }} className={classes.link}>
      {name}
    </Link>
  ) : (
    <Link to="/requests/$requestId" params={{ requestId: id }} className={classes.link}>
      {name}
    </Link>
  );
}
