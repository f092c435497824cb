/** What the numbers of all tasks of a list come to, whatever page is shown. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { CustomField, CustomValues } from "@/api/nouns";
import { fieldTotals } from "@/features/organisation/fields/totals";

/** By the keys of the columns; nobody asks while no field holds numbers. */
export function useTaskTotals(
  filter: Record<string, string | undefined>,
  fields: readonly CustomField[],
): Record<string, string> | undefined {
  const { sort: _, ...asked } = filter;
  const { data } = useQuery({
    queryKey: ["tasks", "totals", asked],
    queryFn: () =>
      ok(client.GET("/api/v1/tasks/totals", { params: { query: listQuery(asked, undefined) } })),
    placeholderData: keepPreviousData,
    enabled: fields.some((field) => field.kind === "number"),
  });
  return data && fieldTotals(fields, data.custom as CustomValues);
}
