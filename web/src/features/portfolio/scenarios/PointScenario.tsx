import { Button, Group } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { useCan } from "@/features/access/me";
import { toastDone, toastFailed } from "@/ui/toast";
import { type Scenario, scenarioQuery } from "./scenarios";
import { t } from "./texts";

/** Makes a point of the frontier a scenario of its own: the same with that much of its budgets. */
export function PointScenario({ percent }: { percent: number }) {
  const { scenarioId } = useParams({ strict: false }) as { scenarioId: string };
  const scenario = useQuery(scenarioQuery(scenarioId)).data;
  const can = useCan();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  if (!scenario || !can("scenario.edit")) return null;

  async function make({ id, name, portfolio, question }: Scenario) {
    setBusy(true);
    try {
      const budgets = question.budgets?.map((budget) => ({
        ...budget,
        amounts: budget.amounts.map((amount) => Math.round((amount * percent) / 100)),
      }));
      const made = (await ok(
        client.POST("/api/v1/scenarios", {
          body: {
            name: t("scenarios.frontier.made_name", { name, percent: `${percent} %` }),
            note: scenario?.note ?? "",
            portfolio_id: portfolio?.id,
            copy_of: id,
            question: { ...question, budgets },
          },
        }),
      )) as Scenario;
      void queries.invalidateQueries({ queryKey: ["scenarios"] });
      toastDone(t("scenarios.created", { name: made.name }));
      void navigate({ to: "/scenarios/$scenarioId", params: { scenarioId: made.id } });
    } catch (error) {
      toastFailed(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Group mt={8}>
      <Button variant="default" loading={busy} onClick={() => void make(scenario)}>
        {t("scenarios.frontier.make")}
      </Button>
    </Group>
  );
}
