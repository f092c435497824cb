import { Alert, Button, Group, NumberInput, Progress } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { showNumber } from "@/lib/numbers";
import { Loaded } from "@/ui/Loaded";
import { EmptyState } from "@/ui/states";
import { toastFailed } from "@/ui/toast";
import { showPoints } from "../scoring/scoring";
import { ReportView } from "./ReportView";
import { SearchNotices } from "./SearchNotices";
import { type Answer, answerQuery, scenarioQuery } from "./scenarios";
import classes from "./scenarios.module.css";
import { t } from "./texts";

export default function AnswerTab() {
  const { scenarioId } = useParams({ strict: false }) as { scenarioId: string };
  const queries = useQueryClient();
  const [seconds, setSeconds] = useState<number | string>(5);
  const scenario = useQuery(scenarioQuery(scenarioId));
  const query = useQuery(answerQuery(scenarioId));
  const answer = query.data;
  const running = answer?.state === "running";
  const candidates =
    (scenario.data?.question.items?.length ?? 0) + (scenario.data?.live_items ?? 0);

  async function search() {
    try {
      const found = (await ok(
        client.POST("/api/v1/scenarios/{id}/searches", {
          params: { path: { id: scenarioId } },
          body: { seconds: Number(seconds) },
        }),
      )) as Answer;
      queries.setQueryData(answerQuery(scenarioId).queryKey, found);
    } catch (error) {
      toastFailed(error);
    }
  }

  async function cancel() {
    try {
      await ok(
        client.POST("/api/v1/scenarios/{id}/cancel", { params: { path: { id: scenarioId } } }),
      );
    } catch (error) {
      toastFailed(error);
    }
  }

  return (
    <div className={classes.scrolls}>
      {scenario.data?.may_edit ? (
        <Group gap={10} align="flex-end">
          <NumberInput
            label={t("scenarios.answer.seconds")}
            w={150}
            min={1}
            max={120}
            value={seconds}
            onChange={setSeconds}
          />
          {running ? (
            <Button variant="default" onClick={() => void cancel()}>
              {t("scenarios.answer.cancel")}
            </Button>
          ) : (
            <Button disabled={candidates === 0} onClick={() => void search()}>
              {t("scenarios.answer.search")}
            </Button>
          )}
        </Group>
      ) : null}
      <Loaded query={query}>
        {(found) =>
          found === null ? (
            <EmptyState
              title={t("scenarios.answer.none")}
              text={t(
                scenario.data?.frozen
                  ? "scenarios.answer.none_frozen"
                  : "scenarios.answer.none_text",
              )}
            />
          ) : (
            <>
              {found.outdated && !running ? (
                <Alert color="orange" role="status">
                  {t("scenarios.answer.outdated")}
                </Alert>
              ) : null}
              {running ? <Running answer={found} /> : null}
              {found.problem ? (
                <Alert color="red" role="alert">
                  {t("scenarios.answer.failed", { problem: found.problem })}
                </Alert>
              ) : null}
              {found.report && !running ? (
                <>
                  <SearchNotices report={found.report} />
                  <ReportView report={found.report} outdated={found.outdated} />
                </>
              ) : null}
            </>
          )
        }
      </Loaded>
    </div>
  );
}

/** How value and bound come together while the search goes on. */
function Running({ answer }: { answer: Answer }) {
  const last = answer.trail.at(-1);
  const share = last?.value != null && last.bound > 0 ? (100 * last.value) / last.bound : 0;
  return (
    <div className={classes.running} role="status">
      <strong>{t("scenarios.answer.running")}</strong>
      <Progress
        value={share}
        aria-label={t("scenarios.answer.running")}
        animated
        transitionDuration={200}
      />
      <span>
        {last?.value == null
          ? t("scenarios.answer.best_none")
          : t("scenarios.answer.best", { value: showPoints(last.value) })}
        {last ? ` · ${t("scenarios.answer.bound", { bound: showPoints(last.bound) })}` : ""}
        {last ? ` · ${showNumber(last.seconds, 1)} s` : ""}
      </span>
    </div>
  );
}
