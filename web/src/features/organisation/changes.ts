import { client, ok } from "@/api/client";
import { type ListQuery, listQuery } from "@/api/lists";
import type { Change, Page } from "@/api/nouns";
import { type PageList, usePages } from "@/ui/grid/pages";

export function useChanges(filter: ListQuery): PageList<Change> {
  return usePages<Change>(
    ["changes", filter],
    async (after) =>
      (await ok(
        client.GET("/api/v1/changes", { params: { query: listQuery(filter, after) } }),
      )) as Page<Change>,
  );
}
