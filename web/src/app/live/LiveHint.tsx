import { useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import { t } from "@/i18n/t";
import { Mark } from "@/ui/Mark";
import { useLastChange } from "./live";

/** "Updated by Ann": someone else has just changed this project. */
export function LiveHint({ projectId }: { projectId: string }) {
  const change = useLastChange(projectId);
  const query = useQuery({
    queryKey: ["last-change", change?.seq],
    enabled: change !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const page = await ok(
        client.GET("/api/v1/changes", { params: { query: { project_id: projectId, limit: 1 } } }),
      );
      return page?.items[0] ?? null;
    },
  });
  const entry = query.data;
  return (
    <span role="status">
      {change && entry ? (
        <Mark tone="info">
          {t("shell.updated_by", { name: entry.actor?.name ?? t("shell.someone") })}
        </Mark>
      ) : null}
    </span>
  );
}
