import type { GateFinding } from "@/api/nouns";
import { t } from "../texts";
import classes from "./gates.module.css";

/** How a rule came to what it says, inner parts first. */
export function RuleSteps({ steps }: { steps: GateFinding["steps"] }) {
  if (steps.length === 0) return null;
  return (
    <details className={classes.steps}>
      <summary>{t("lifecycle.why_steps")}</summary>
      <dl>
        {steps.map((step, at) => (
          <StepLine key={`${at + 1}${step.part}`} part={step.part} value={step.value} />
        ))}
      </dl>
    </details>
  );
}

function StepLine({ part, value }: { part: string; value: string }) {
  return (
    <>
      <dt>{part}</dt>
      <dd>{value}</dd>
    </>
  );
}
