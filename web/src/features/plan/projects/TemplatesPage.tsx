import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page as PageOf, ProjectRow } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { showInstant } from "@/lib/dates";
import { showNumber } from "@/lib/numbers";
import { Page } from "@/ui/Page";
import { PlainTable } from "@/ui/PlainTable";
import type { Option } from "@/ui/RemoteSelect";
import { SearchField } from "@/ui/SearchField";
import { EmptyState, ErrorState, FilteredEmpty, LoadingBlock } from "@/ui/states";
import { useUrlState } from "@/ui/url-state";
import { NewProjectModal } from "./NewProjectModal";

/** Plans to start projects from. */
export default function TemplatesPage() {
  const can = useCan();
  const [url, setUrl] = useUrlState();
  const [from, setFrom] = useState<Option | null>(null);
  const query = useInfiniteQuery({
    queryKey: ["templates", url.q ?? ""],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) =>
      (await ok(
        client.GET("/api/v1/templates", {
          params: { query: { ...listQuery({ q: url.q ?? "", sort: "name" }), after: pageParam } },
        }),
      )) as PageOf<ProjectRow>,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={t("plan.template.many")}
      crumbs={[{ label: t("plan.projects.title"), to: "/projects" }]}
      hint={t("plan.template.hint")}
    >
      <SearchField
        label={t("plan.template.search")}
        value={url.q ?? ""}
        onChange={(q) => setUrl({ q: q || undefined }, true)}
      />
      {query.isError ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : query.isPending ? (
        <LoadingBlock lines={6} />
      ) : rows.length === 0 && url.q ? (
        <FilteredEmpty onClear={() => setUrl({ q: undefined })} />
      ) : rows.length === 0 ? (
        <EmptyState title={t("plan.template.none")} text={t("plan.template.none_text")} />
      ) : (
        <PlainTable
          label={t("plan.template.many")}
          numeric={[2]}
          head={[
            t("plan.template.one"),
            t("plan.project.key"),
            t("plan.project.tasks"),
            t("plan.project.updated"),
            "",
          ]}
          rows={rows.map((row) => ({
            key: row.id,
            cells: [
              <Link key="name" to="/projects/$projectId/gantt" params={{ projectId: row.id }}>
                {row.name}
              </Link>,
              row.key,
              showNumber(row.task_count),
              showInstant(row.updated_at),
              can("project.create") ? (
                <Button
                  key="start"
                  variant="default"
                  size="compact-sm"
                  onClick={() => setFrom({ value: row.id, label: row.name })}
                >
                  {t("plan.template.start")}
                  <span className="visually-hidden">
                    {" "}
                    {t("plan.template.start_of", { name: row.name })}
                  </span>
                </Button>
              ) : null,
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
          {t("common.more")}
        </Button>
      ) : null}
      {from ? <NewProjectModal opened template={from} onClose={() => setFrom(null)} /> : null}
    </Page>
  );
}
