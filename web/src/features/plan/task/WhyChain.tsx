import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { DriverStep, Task } from "@/api/nouns";
import { hasText, t } from "@/i18n/t";
import { Loaded } from "@/ui/Loaded";
import { useUrlState } from "@/ui/url-state";
import classes from "./task.module.css";

/** Longer chains are cut here until asked for. */
const FIRST = 4;

/** What moves this date: from the task back to what stands at the start of the chain. */
export function WhyChain({ task }: { task: Task }) {
  const [, setUrl] = useUrlState();
  const [whole, setWhole] = useState(false);
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
        <>
          <ol className={classes.why}>
            {(whole ? steps : steps.slice(0, FIRST)).map((step, at) => (
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
          {whole || steps.length <= FIRST ? null : (
            <Button variant="subtle" size="compact-sm" mt={4} onClick={() => setWhole(true)}>
              {t("plan.why.whole", { count: steps.length })}
            </Button>
          )}
        </>
      )}
    </Loaded>
  );
}
