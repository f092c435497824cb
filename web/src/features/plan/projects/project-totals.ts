/** What all projects of a list come to, whatever page is shown. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { CustomField, CustomValues } from "@/api/nouns";
import { fieldTotals } from "@/features/organisation/fields/totals";
import { showNumber } from "@/lib/numbers";

/** By the keys of the columns; nothing while they are on their way. */
export function useProjectTotals(
  filter: Record<string, string | undefined>,
  fields: readonly CustomField[],
): Record<string, string> | undefined {
  const { sort: _, ...asked } = filter;
  const { data } = useQuery({
    queryKey: ["projects", "totals", asked],
    queryFn: () =>
      ok(client.GET("/api/v1/projects/totals", { params: { query: listQuery(asked, undefined) } })),
    placeholderData: keepPreviousData,
  });
  if (!data) return undefined;
  return {
    tasks: showNumber(data.task_count),
    late: showNumber(data.late_task_count),
    critical: showNumber(data.critical_task_count),
    ...fieldTotals(fields, data.custom as CustomValues),
  };
}
