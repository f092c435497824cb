import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Outlet, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { Mark } from "@/ui/Mark";
import { Page } from "@/ui/Page";
import { ErrorState, LoadingBlock } from "@/ui/states";
import { TabLinks } from "@/ui/TabLinks";
import { toastDone, toastFailed } from "@/ui/toast";
import { modelQuery } from "./scoring";

export default function ScoringModelPage() {
  const { modelId } = useParams({ strict: false }) as { modelId: string };
  const can = useCan();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [leaving, setLeaving] = useState(false);
  const query = useQuery(modelQuery(modelId));
  const model = query.data;
  if (query.isError || !model) {
    return (
      <Page title={t("scoring.title")}>
        {query.isError ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <LoadingBlock />
        )}
      </Page>
    );
  }
  const params = { path: { id: modelId }, header: ifMatch(model.version) };
  async function archive() {
    try {
      const body = { archived: !model?.archived };
      await ok(client.PATCH("/api/v1/scoring_models/{id}", { params, body }));
      await queries.invalidateQueries({ queryKey: ["scoring_model", modelId] });
      void queries.invalidateQueries({ queryKey: ["scoring_models"] });
    } catch (error) {
      toastFailed(error);
    }
  }
  const base = `/scoring/${modelId}`;
  return (
    <Page
      title={model.name}
      crumbs={[{ label: t("scoring.title"), to: "/scoring" }]}
      hint={[t(`scoring.methods.${model.method}`), model.description].filter(Boolean).join(" · ")}
      marks={
        <Mark tone="plain" shape={false}>
          {model.archived
            ? t("scoring.archived")
            : t("scoring.version_n", { number: model.number })}
        </Mark>
      }
      fill
      actions={
        can("scoring.configure") ? (
          <>
            <Button variant="default" onClick={() => setLeaving(true)}>
              {t("common.delete")}
            </Button>
            <Button variant="default" onClick={() => void archive()}>
              {model.archived ? t("scoring.restore") : t("scoring.archive")}
            </Button>
          </>
        ) : undefined
      }
    >
      <TabLinks
        label={t("scoring.tabs.label")}
        tabs={[
          { to: base, label: t("scoring.tabs.ranking"), exact: true },
          { to: `${base}/criteria`, label: t("scoring.tabs.criteria") },
          ...(model.method === "weighted"
            ? [{ to: `${base}/pairs`, label: t("scoring.tabs.pairs") }]
            : []),
          { to: `${base}/compare`, label: t("scoring.tabs.compare") },
        ]}
      />
      <Outlet />
      <ConfirmModal
        opened={leaving}
        title={t("scoring.delete_title", { name: model.name })}
        text={t("scoring.delete_text")}
        submitLabel={t("common.delete")}
        onClose={() => setLeaving(false)}
        onConfirm={async () => {
          await ok(client.DELETE("/api/v1/scoring_models/{id}", { params }));
          void queries.invalidateQueries({ queryKey: ["scoring_models"] });
          toastDone(t("scoring.deleted", { name: model.name }));
          void navigate({ to: "/scoring" });
        }}
      />
    </Page>
  );
}
