import type { Import, ImportFinding } from "@/api/nouns";
import { hasText, t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { showNumber } from "@/lib/numbers";
import { Mark, type Tone } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import classes from "./integration.module.css";

const TONES: Record<string, Tone> = { error: "bad", warning: "warn", info: "info" };
const MOST = 200;

type Report = NonNullable<Import["report"]>;

/** The dry run: what would be created, what cannot be kept and why, what looks wrong. */
export function ImportReport({ report }: { report: Report }) {
  const creates = Object.entries(report.creates ?? {}).filter(([, count]) => count > 0);
  return (
    <>
      <Section
        title={t("integration.report.creates")}
        hint={
          report.project
            ? `${report.project.name} · ${t("plan.range", {
                from: showDay(report.project.start),
                to: showDay(report.project.finish),
              })}`
            : undefined
        }
      >
        {creates.length === 0 ? (
          <p className="muted">{t("integration.report.nothing")}</p>
        ) : (
          <dl className={classes.creates}>
            {creates.map(([noun, count]) => (
              <div key={noun}>
                <dt>
                  {hasText(`integration.report.noun.${noun}`)
                    ? t(`integration.report.noun.${noun}`)
                    : noun}
                </dt>
                <dd>{showNumber(count)}</dd>
              </div>
            ))}
          </dl>
        )}
      </Section>
      {report.stored_dates?.length ? (
        <Section title={t("integration.report.stored")} hint={t("integration.report.stored_hint")}>
          <PlainTable
            label={t("integration.report.stored")}
            head={[t("integration.report.field"), t("integration.report.agree")]}
            rows={report.stored_dates.map(({ field, agree, of }) => ({
              key: field,
              cells: [
                t(`integration.report.stored_field.${field}`),
                <Mark key="agree" tone={agree === of ? "good" : "warn"}>
                  {t("integration.report.agree_of", {
                    agree: showNumber(agree),
                    of: showNumber(of),
                  })}
                </Mark>,
              ],
            }))}
          />
        </Section>
      ) : null}
      <Findings
        title={t("integration.report.losses")}
        hint={t("integration.report.losses_hint")}
        none={t("integration.report.no_losses")}
        findings={report.losses ?? []}
      />
      <Findings
        title={t("integration.report.diagnostics")}
        hint={t("integration.report.diagnostics_hint")}
        none={t("integration.report.no_diagnostics")}
        findings={report.diagnostics ?? []}
      />
      {report.kept?.length ? (
        <Section title={t("integration.report.kept")} hint={t("integration.report.kept_hint")}>
          <ul className={classes.kept}>
            {report.kept.map(({ name, count }) => (
              <li key={name}>
                {name} <span className="muted">× {showNumber(count)}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function Findings(props: { title: string; hint: string; none: string; findings: ImportFinding[] }) {
  const { findings } = props;
  return (
    <Section title={props.title} hint={findings.length > 0 ? props.hint : undefined}>
      {findings.length === 0 ? (
        <p style={{ margin: 0 }}>
          <Mark tone="good">{props.none}</Mark>
        </p>
      ) : (
        <PlainTable
          label={props.title}
          head={[t("plan.checks.severity"), t("integration.report.line"), t("plan.checks.message")]}
          numeric={[1]}
          rows={findings.slice(0, MOST).map((finding, at) => ({
            key: `${finding.code}${at + 1}`,
            cells: [
              <Mark key="severity" tone={TONES[finding.severity] ?? "plain"}>
                {t(`plan.severity.${finding.severity}`)}
              </Mark>,
              finding.line ?? "–",
              <span key="message">
                {finding.message}
                {finding.element ? (
                  <>
                    {" "}
                    <code>{finding.element}</code>
                  </>
                ) : null}
              </span>,
            ],
          }))}
        />
      )}
      {findings.length > MOST ? (
        <p className="muted">{t("plan.checks.more", { count: findings.length - MOST })}</p>
      ) : null}
    </Section>
  );
}
