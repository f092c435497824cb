import { Button, Checkbox, Group, Select } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { Baseline, BaselineComparison } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showDay } from "@/lib/dates";
import { showNumber } from "@/lib/numbers";
import { Facts } from "@/ui/Facts";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState, ErrorState, LoadingBlock } from "@/ui/states";

/** Stands for the plan as it is now. */
const NOW = "now";
const PAGE = 100;

/** Two states of the plan beside each other, in working days. */
export function BaselineDrift(props: { projectId: string; baselines: Baseline[] }) {
  const { projectId, baselines } = props;
  const [left, setLeft] = useState(String(baselines[0]?.slot ?? 0));
  const [right, setRight] = useState(NOW);
  const [changed, setChanged] = useState(true);
  const query = useInfiniteQuery({
    queryKey: ["baselines", projectId, "drift", left, right, changed],
    initialPageParam: 0,
    queryFn: async ({ pageParam }) =>
      (await ok(
        client.GET("/api/v1/projects/{id}/baseline_comparison", {
          params: {
            path: { id: projectId },
            query: {
              left: Number(left),
              ...(right === NOW ? {} : { right: Number(right) }),
              changed,
              limit: PAGE,
              after: pageParam,
            },
          },
        }),
      )) as BaselineComparison,
    getNextPageParam: (last) => (last.tasks.next ? Number(last.tasks.next) : undefined),
  });
  const choices = baselines.map((one) => ({ value: String(one.slot), label: one.name }));
  const first = query.data?.pages[0];
  const lines = query.data?.pages.flatMap((page) => page.tasks.items) ?? [];
  return (
    <Section title={t("plan.drift.title")} hint={t("plan.drift.hint")}>
      <Group align="end" mb="md">
        <Select
          label={t("plan.drift.from")}
          data={choices}
          value={left}
          allowDeselect={false}
          onChange={(value) => setLeft(value ?? left)}
        />
        <Select
          label={t("plan.drift.to")}
          data={[{ value: NOW, label: t("plan.drift.now") }, ...choices]}
          value={right}
          allowDeselect={false}
          onChange={(value) => setRight(value ?? NOW)}
        />
        <Checkbox
          label={t("plan.drift.changed")}
          checked={changed}
          onChange={(event) => setChanged(event.currentTarget.checked)}
          mb={8}
        />
      </Group>
      {query.isError ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : !first ? (
        <LoadingBlock lines={6} />
      ) : (
        <>
          <Drift summary={first.summary} />
          {lines.length === 0 ? (
            <EmptyState title={t("plan.drift.none")} text={t("plan.drift.none_text")} />
          ) : (
            <PlainTable
              label={t("plan.drift.title")}
              numeric={[5, 6, 7]}
              head={[
                t("plan.drift.task"),
                t("plan.drift.state"),
                t("plan.drift.was_start"),
                t("plan.drift.was_finish"),
                t("plan.drift.finish"),
                t("plan.drift.start_days"),
                t("plan.drift.finish_days"),
                t("plan.drift.duration_days"),
              ]}
              rows={lines.map((line) => ({
                key: line.task_id,
                cells: [
                  `${line.wbs} ${line.name}`,
                  t(`plan.drift.state_${line.state}`),
                  showDay(line.left?.start),
                  showDay(line.left?.finish),
                  showDay(line.right?.finish),
                  signed(line.start_days),
                  signed(line.finish_days),
                  signed(line.duration_days),
                ],
              }))}
            />
          )}
          {query.hasNextPage ? (
            <Button
              mt="sm"
              variant="default"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t("plan.drift.more")}
            </Button>
          ) : null}
        </>
      )}
    </Section>
  );
}

/** The drift in a few figures. */
function Drift(props: { summary: BaselineComparison["summary"] }) {
  const { summary } = props;
  const days = (value: number | null | undefined) =>
    value == null ? "–" : t("plan.drift.days", { days: signed(value) });
  return (
    <Facts
      items={[
        [t("plan.drift.project_finish"), days(summary.finish_days)],
        [t("plan.drift.later"), showNumber(summary.later)],
        [t("plan.drift.earlier"), showNumber(summary.earlier)],
        [t("plan.drift.milestones_later"), showNumber(summary.milestones_later)],
        [t("plan.drift.mean"), days(summary.mean_days)],
        [
          t("plan.drift.worst"),
          summary.worst_task ? `${summary.worst_task}: ${days(summary.worst_days)}` : "–",
        ],
      ]}
    />
  );
}

/** Working days with their sign; later is positive. */
function signed(days: number | null | undefined): string {
  if (days == null) return "";
  const digits = Number.isInteger(days) ? 0 : 2;
  return days > 0 ? `+${showNumber(days, digits)}` : showNumber(days, digits);
}
