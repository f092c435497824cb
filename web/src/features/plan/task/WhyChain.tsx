import { useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { DriverStep, Task } from "@/api/nouns";
import { hasText, t } from "@/i18n/t";
import { Loaded } from "@/ui/Loaded";
import { useUrlState } from "@/ui/url-state";
import classes from "./task.module.css";

/** What moves this date: from the task back to what stands at the start of the chain. */
export function WhyChain({ task }: { task: Task }) {
  const [, setUrl] = useUrlState();
  const query = useQuery({
    queryKey: ["task", task.id, "why", task.version],
    queryFn: async () =>
      (await ok(client.GET("/api/v1/tasks/{id}/why", { params: { path: { id: task.id } } }))) as {
        steps: DriverStep[];
      },
  });
  return (
    <Loaded query={query} lines={3}>
      {({ steps }) => (
        <ol className={classes.why}>
          {steps.map((step, at) => (
            <li key={`${step.task_id}-${step.end}-${at + 1}`}>
              <div className={classes.step}>{step.text}</div>
              <div className={classes.about}>
                {step.task_id === task.id ? (
                  t("plan.why.this_task")
                ) : (
                  <button
                    type="button"
                    className={classes.link}
                    onClick={() => setUrl({ task: step.task_id })}
                  >
                    {[step.wbs, step.task_name].filter(Boolean).join(" ")}
                  </button>
                )}
                {hasText(`plan.why.driver.${step.driver}`)
                  ? ` · ${t(`plan.why.driver.${step.driver}`)}`
                  : ""}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}
