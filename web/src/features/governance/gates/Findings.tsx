import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { GateFinding } from "@/api/nouns";
import { Mark } from "@/ui/Mark";
import { t } from "../texts";
import { checkedKey, FINDING_TONES } from "./gates";
import classes from "./gates.module.css";
import { RuleSteps } from "./RuleSteps";

const GROUPS = [
  ["item", "lifecycle.checklist"],
  ["field", "lifecycle.fields"],
  ["rule", "lifecycle.rules"],
  ["condition", "lifecycle.open_conditions"],
  ["points", "lifecycle.scores.title"],
] as const;

interface FindingsProps {
  findings: readonly GateFinding[];
  /** More about one thing, such as what was shown for it. */
  about?: (finding: GateFinding) => ReactNode;
  /** What can be done about it. */
  deeds?: (finding: GateFinding) => ReactNode;
}

/** What a gate checks, in groups, each with how it stands and why. */
export function Findings({ findings, about, deeds }: FindingsProps) {
  return GROUPS.map(([what, title]) => {
    const group = findings.filter((one) => one.checked.what === what);
    if (group.length === 0) return null;
    return (
      <div key={what}>
        <h3 className={classes.group}>{t(title)}</h3>
        <ul className={classes.findings} aria-label={t(title)}>
          {group.map((finding) => (
            <li key={checkedKey(finding)} className={classes.finding} data-state={finding.state}>
              <div className={classes.what}>
                <span className={what === "rule" ? classes.rule : undefined}>{finding.label}</span>
                {finding.why ? <p className={classes.about}>{finding.why}</p> : null}
                {finding.waiver ? (
                  <p className={classes.about}>
                    {t("lifecycle.waiver", { reason: finding.waiver })}
                  </p>
                ) : null}
                {about?.(finding)}
                <RuleSteps steps={finding.steps} />
              </div>
              <div className={classes.deeds}>
                <Mark tone={FINDING_TONES[finding.state]}>
                  {t(`lifecycle.finding.${finding.state}`)}
                </Mark>
                {deeds?.(finding)}
              </div>
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

/** The way to a field that has to be filled in. */
export function FillIn({ projectId, field }: { projectId: string; field: string }) {
  return (
    <Button
      component={Link}
      to={`/projects/${projectId}/details`}
      size="compact-sm"
      variant="default"
      aria-label={`${t("lifecycle.fill_in")}: ${field}`}
    >
      {t("lifecycle.fill_in")}
    </Button>
  );
}
