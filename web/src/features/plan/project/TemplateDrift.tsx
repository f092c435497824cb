import { Button, Checkbox } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { BaselineComparison } from "@/api/nouns";
import { t } from "@/i18n/t";
import { showNumber } from "@/lib/numbers";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState, ErrorState, LoadingBlock } from "@/ui/states";

/** The plan beside the template it was started from. */
export function TemplateDrift({ projectId, template }: { projectId: string; template: string }) {
  const [changed, setChanged] = useState(true);
  const query = useInfiniteQuery({
    queryKey: ["baselines", projectId, "template", changed],
    initialPageParam: 0,
    queryFn: async ({ pageParam }) =>
      (await ok(
        client.GET("/api/v1/projects/{id}/template_comparison", {
          params: { path: { id: projectId }, query: { changed, limit: 100, after: pageParam } },
        }),
      )) as BaselineComparison,
    getNextPageParam: (last) => (last.tasks.next ? Number(last.tasks.next) : undefined),
  });
  const lines = query.data?.pages.flatMap((page) => page.tasks.items) ?? [];
  const days = (value: number | null | undefined) =>
    value ? `${value > 0 ? "+" : ""}${showNumber(value, Number.isInteger(value) ? 0 : 2)}` : "";
  return (
    <Section
      title={t("plan.template.drift", { name: template })}
      hint={t("plan.template.drift_hint")}
    >
      <Checkbox
        label={t("plan.drift.changed")}
        checked={changed}
        onChange={(event) => setChanged(event.currentTarget.checked)}
        mb="md"
      />
      {query.isError ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : query.isPending ? (
        <LoadingBlock lines={4} />
      ) : lines.length === 0 ? (
        <EmptyState
          title={t("plan.template.drift_none")}
          text={t("plan.template.drift_none_text")}
        />
      ) : (
        <PlainTable
          label={t("plan.template.drift", { name: template })}
          numeric={[2]}
          head={[t("plan.drift.task"), t("plan.template.state"), t("plan.drift.duration_days")]}
          rows={lines.map((line) => ({
            key: line.task_id,
            cells: [
              `${line.wbs} ${line.name}`,
              t(`plan.template.state_${line.state}`),
              days(line.duration_days),
            ],
          }))}
        />
      )}
      {query.hasNextPage ? (
        <Button mt="sm" variant="default" onClick={() => void query.fetchNextPage()}>
          {t("common.more")}
        </Button>
      ) : null}
    </Section>
  );
}
