import type { LifecyclePlace } from "@/api/nouns";
import { t } from "../texts";
import classes from "./gates.module.css";

/** The stages in order, each with its gate; where the project is, is said and shown. */
export function Stepper({ place }: { place: LifecyclePlace }) {
  return (
    <ol className={classes.stepper} aria-label={t("lifecycle.stages")}>
      {place.stages.map((stage, at) => (
        <li
          key={stage.key}
          className={classes.stage}
          data-state={stage.state}
          aria-current={stage.state === "current" ? "step" : undefined}
        >
          <span className={classes.number} aria-hidden="true">
            {stage.state === "past" ? "✓" : at + 1}
          </span>
          <span className={classes.stageName}>
            {stage.name}
            <span className={classes.stageState}>
              {t(`lifecycle.stage_state.${stage.state}`)}
              {stage.gate
                ? ` · ${[stage.gate, ...stage.beside].map((one) => one.name).join(", ")}`
                : ""}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
