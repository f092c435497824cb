import { Alert } from "@mantine/core";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { t } from "@/i18n/t";
import { Loaded } from "@/ui/Loaded";
import classes from "./governance.module.css";
import { ruleInWords, voter } from "./voters";

type Found = components["schemas"]["ApprovalForecast"];

const named = (people: readonly { name: string }[]) => people.map((one) => one.name).join(", ");

/** Who would have to approve something if it were asked for now. */
export function Forecast(props: { subjectKind: string; subjectId: string }) {
  const query = useQuery({
    queryKey: ["approvals", "forecast", props.subjectKind, props.subjectId],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/approvals/forecast", {
          params: {
            query: { subject_kind: props.subjectKind, subject_id: props.subjectId },
          },
        }),
      )) as Found,
    staleTime: 0,
  });
  return <Foreseen query={query} />;
}

/** The same of a gate of the stage that a project is in. */
export function GateForecast({ projectId, gate }: { projectId: string; gate: string }) {
  const query = useQuery({
    queryKey: ["approvals", "forecast", "gate", projectId, gate],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/projects/{id}/gate_forecast", {
          params: { path: { id: projectId }, query: { gate } },
        }),
      )) as Found,
    staleTime: 0,
  });
  return <Foreseen query={query} />;
}

/** The steps with their people, or why it could not be asked for. */
function Foreseen({ query }: { query: UseQueryResult<Found> }) {
  return (
    <section aria-label={t("governance.forecast.title")}>
      <Loaded query={query} lines={3}>
        {(found) =>
          found.route ? (
            <>
              <p className={classes.about}>
                {t("governance.forecast.route", { route: found.route })}
              </p>
              <ol className={classes.steps} aria-label={t("governance.forecast.title")}>
                {found.steps.map((step, at) => (
                  <Step key={`step${at + 1}`} step={step} />
                ))}
              </ol>
            </>
          ) : (
            <Alert color="orange">{found.refused}</Alert>
          )
        }
      </Loaded>
    </section>
  );
}

function Step({ step }: { step: Found["steps"][number] }) {
  return (
    <li className={classes.step}>
      <div className={classes.head}>
        <strong>{step.name}</strong>
        <span className={classes.about}>{ruleInWords(step)}</span>
      </div>
      <div>
        {step.people.length > 0
          ? step.people.map(voter).join(", ")
          : t("governance.forecast.nobody")}
      </div>
      {step.left_out.map((out) => (
        <div key={out.person.id} className={classes.about}>
          {t(`governance.left_out.${out.why}`, { name: out.person.name })}
        </div>
      ))}
      {step.stand_ins.length > 0 ? (
        <div className={classes.about}>
          {t("governance.forecast.stand_ins", { names: named(step.stand_ins) })}
        </div>
      ) : null}
      {step.escalate_after_days ? (
        <div className={classes.about}>
          {t("governance.forecast.escalates", {
            names: named(step.escalate_to),
            count: step.escalate_after_days,
          })}
        </div>
      ) : null}
    </li>
  );
}
