import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { useCan } from "@/features/access/me";
import { toastDone, toastFailed } from "@/ui/toast";
import { type Scenario, scenarioQuery } from "./scenarios";
import { t } from "./texts";

/**
 * Makes a selection a scenario of its own, in which it is done: the best that was found, or that of a point of the
 * frontier with its share of the budgets.
 */
export function CarryOn({ percent }: { percent?: number }) {
  const { scenarioId } = useParams({ strict: false }) as { scenarioId: string };
  const scenario = useQuery(scenarioQuery(scenarioId)).data;
  const can = useCan();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  if (!scenario || !can("scenario.edit")) return null;

  async function make({ id, name, note, portfolio, live_items }: Scenario) {
    setBusy(true);
    try {
      const body = {
        name:
          percent === undefined
            ? t("scenarios.answer.carried_name", { name })
            : t("scenarios.frontier.made_name", { name, percent: `${percent} %` }),
        note,
        portfolio_id: portfolio?.id ?? null,
        copy_of: id,
        selection: { budget_percent: percent ?? null },
      };
      const made = (await ok(client.POST("/api/v1/scenarios", { body }))) as Scenario;
      void queries.invalidateQueries({ queryKey: ["scenarios"] });
      toastDone(t("scenarios.created", { name: made.name }));
      void navigate({
        to: live_items > 0 ? "/scenarios/$scenarioId/live" : "/scenarios/$scenarioId/candidates",
        params: { scenarioId: made.id },
      });
    } catch (error) {
      toastFailed(error);
      setBusy(false);
    }
  }

  return (
    <div style={{ marginTop: 10 }}>
      <Button variant="default" loading={busy} onClick={() => void make(scenario)}>
        {t("scenarios.answer.carry_on")}
      </Button>
      <p className="muted" style={{ margin: "6px 0 0", maxWidth: 620 }}>
        {t("scenarios.answer.carry_on_text")}
      </p>
    </div>
  );
}
