import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useCan } from "@/features/access/me";
import { customFieldsQuery } from "@/features/organisation/fields/custom-fields";
import { t } from "@/i18n/t";
import { EmptyState, ErrorState, LoadingBlock } from "@/ui/states";
import { useProjectId } from "../project/project";
import type { GanttData } from "./data";
import { ganttQuery } from "./query";

// The code of the page and of the chart come side by side, while the plan is still on its way.
const code = Promise.all([import("./GanttView"), import("@/timeline/view")]);
const GanttView = lazy(async () => {
  const [page, chart] = await code;
  return {
    default: ({ data }: { data: GanttData }) => (
      <page.default data={data} Timeline={chart.TimelineView} />
    ),
  };
});

export default function GanttTab() {
  const id = useProjectId();
  const can = useCan();
  const query = useQuery(ganttQuery(id));
  // Columns of the organisation's own fields have to be known before the chart is drawn.
  const fields = useQuery(customFieldsQuery("task"));
  for (const one of [query, fields]) {
    if (one.isError && !one.data) {
      return <ErrorState error={one.error} retry={() => void one.refetch()} />;
    }
  }
  if (!query.data || !fields.data) return <LoadingBlock lines={14} />;
  if (query.data.tasks.id.length === 0 && !can("task.edit")) {
    return <EmptyState title={t("plan.gantt.empty")} text={t("plan.gantt.empty_text")} />;
  }
  return (
    <Suspense fallback={<LoadingBlock lines={14} />}>
      <GanttView data={query.data} />
    </Suspense>
  );
}
