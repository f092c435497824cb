import { Button, Group, Progress, Stack } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { client, ok } from "@/api/client";
import type { Import } from "@/api/nouns";
import { t } from "@/i18n/t";
import { Page } from "@/ui/Page";
import { Section } from "@/ui/Section";
import { EmptyState, ErrorState, LoadingBlock } from "@/ui/states";
import { toastDone, toastFailed } from "@/ui/toast";
import { CommitForm } from "./CommitForm";
import { ImportMark } from "./ImportMark";
import { ImportReport } from "./ImportReport";
import { MappingForm } from "./MappingForm";

const MOVING = new Set(["reading", "committing"]);

export default function ImportPage() {
  const { importId } = useParams({ strict: false }) as { importId: string };
  const navigate = useNavigate();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ["import", importId],
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/imports/{id}", { params: { path: { id: importId } } }),
      )) as Import,
    refetchInterval: (q) => (q.state.data && MOVING.has(q.state.data.state) ? 700 : false),
  });
  const found = query.data;

  async function discard() {
    if (!found) return;
    try {
      await ok(
        client.DELETE("/api/v1/imports/{id}", {
          params: { path: { id: importId } },
        }),
      );
      toastDone(t("integration.discarded", { name: found.file_name }));
      await navigate({ to: "/imports" });
      await queries.invalidateQueries({ queryKey: ["imports"] });
    } catch (error) {
      toastFailed(error);
    }
  }

  const open = found && !MOVING.has(found.state) && found.state !== "done";
  return (
    <Page
      title={found?.file_name ?? t("integration.title")}
      crumbs={[{ label: t("integration.title"), to: "/imports" }]}
      marks={found ? <ImportMark state={found.state} /> : null}
      actions={
        open ? (
          <Button variant="default" onClick={discard}>
            {t("integration.discard")}
          </Button>
        ) : null
      }
    >
      {query.isError && !found ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : null}
      {!found && !query.isError ? <LoadingBlock lines={8} /> : null}
      {found ? <ImportBody found={found} /> : null}
    </Page>
  );
}

function ImportBody({ found }: { found: Import }) {
  if (MOVING.has(found.state)) {
    const { done = 0, total = 0, step = "" } = found.progress ?? {};
    return (
      <Section title={t(`integration.state.${found.state}`)} hint={step}>
        <Progress
          value={total > 0 ? (100 * done) / total : 100}
          animated
          aria-label={t("integration.progress")}
        />
        {total > 0 ? (
          <p className="num muted" role="status">
            {t("integration.progress_of", { done, total })}
          </p>
        ) : null}
      </Section>
    );
  }
  return (
    <Stack maw={980}>
      {found.state === "done" ? (
        <EmptyState
          title={t("integration.done", {
            name: found.report?.project?.name ?? found.file_name,
          })}
          text={t("integration.done_text")}
          action={
            found.project_id ? (
              <Group>
                <Button component={Link} to={`/projects/${found.project_id}/gantt`}>
                  {t("integration.open_project")}
                </Button>
              </Group>
            ) : undefined
          }
        />
      ) : null}
      {found.state === "needs_mapping" ? <MappingForm found={found} /> : null}
      {found.state === "refused" || found.state === "failed" ? (
        <Section
          title={t(`integration.${found.state}`)}
          hint={t(`integration.${found.state}_text`)}
        >
          {null}
        </Section>
      ) : null}
      {found.state === "ready" ? <CommitForm found={found} /> : null}
      {found.report ? <ImportReport report={found.report} /> : null}
    </Stack>
  );
}
