import { Alert, Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Outlet, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { meQuery, useCan } from "@/features/access/me";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { Page } from "@/ui/Page";
import { ErrorState, LoadingBlock } from "@/ui/states";
import { TabLinks } from "@/ui/TabLinks";
import { toastDone } from "@/ui/toast";
import { NewScenarioModal } from "./NewScenarioModal";
import { ShareModal } from "./ShareModal";
import { monthAt, scenarioQuery } from "./scenarios";
import { t } from "./texts";

export default function ScenarioPage() {
  const { scenarioId } = useParams({ strict: false }) as { scenarioId: string };
  const can = useCan();
  const me = useQuery(meQuery).data;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [leaving, setLeaving] = useState(false);
  const [sharing, setSharing] = useState(false);
  const [copying, setCopying] = useState(false);
  const query = useQuery(scenarioQuery(scenarioId));
  const scenario = query.data;
  if (query.isError || !scenario) {
    return (
      <Page title={t("scenarios.title")}>
        {query.isError ? (
          <ErrorState error={query.error} retry={() => void query.refetch()} />
        ) : (
          <LoadingBlock />
        )}
      </Page>
    );
  }
  const { question } = scenario;
  const base = `/scenarios/${scenarioId}`;
  const last = monthAt(question.start, question.months - 1);
  return (
    <Page
      title={scenario.name}
      crumbs={[{ label: t("scenarios.title"), to: "/scenarios" }]}
      hint={[
        scenario.portfolio?.name ?? t("scenarios.whole"),
        `${monthAt(question.start, 0)} – ${last}`,
        scenario.frozen ? t("scenarios.frozen") : null,
        scenario.sharing === "everyone" ? null : t(`scenarios.share.${scenario.sharing}`),
        scenario.note,
      ]
        .filter(Boolean)
        .join(" · ")}
      fill
      actions={
        can("scenario.edit") ? (
          <>
            {scenario.may_apply ? (
              <Button variant="default" onClick={() => setLeaving(true)}>
                {t("common.delete")}
              </Button>
            ) : null}
            {me?.user.id === scenario.owner.id ? (
              <Button variant="default" onClick={() => setSharing(true)}>
                {t("scenarios.share.button")}
              </Button>
            ) : null}
            <Button variant="default" onClick={() => setCopying(true)}>
              {t("scenarios.copy")}
            </Button>
          </>
        ) : undefined
      }
    >
      {scenario.frozen ? (
        <Alert color="blue" role="note" title={t("scenarios.frozen_title")}>
          {t(can("scenario.edit") ? "scenarios.frozen_text" : "scenarios.frozen_read")}
        </Alert>
      ) : null}
      <TabLinks
        label={t("scenarios.tabs.label")}
        tabs={[
          { to: base, label: t("scenarios.tabs.answer"), exact: true },
          {
            to: `${base}/candidates`,
            label: t("scenarios.tabs.candidates"),
            count: question.items?.length,
          },
          {
            to: `${base}/live`,
            label: t("scenarios.tabs.live"),
            count: scenario.live_items,
          },
          { to: `${base}/wishes`, label: t("scenarios.tabs.wishes") },
          { to: `${base}/hiring`, label: t("scenarios.tabs.hiring") },
          { to: `${base}/waterline`, label: t("scenarios.tabs.waterline") },
          { to: `${base}/limits`, label: t("scenarios.tabs.limits") },
          { to: `${base}/decide`, label: t("scenarios.tabs.decide") },
          { to: `${base}/discussion`, label: t("delivery.comments.title") },
        ]}
      />
      <Outlet />
      {sharing ? <ShareModal scenario={scenario} onClose={() => setSharing(false)} /> : null}
      {copying ? (
        <NewScenarioModal opened copyOf={scenario} onClose={() => setCopying(false)} />
      ) : null}
      <ConfirmModal
        opened={leaving}
        title={t("scenarios.delete_title", { name: scenario.name })}
        text={t("scenarios.delete_text")}
        submitLabel={t("common.delete")}
        onClose={() => setLeaving(false)}
        onConfirm={async () => {
          const params = { path: { id: scenarioId }, header: ifMatch(scenario.version) };
          await ok(client.DELETE("/api/v1/scenarios/{id}", { params }));
          void queries.invalidateQueries({ queryKey: ["scenarios"] });
          toastDone(t("scenarios.deleted", { name: scenario.name }));
          void navigate({ to: "/scenarios" });
        }}
      />
    </Page>
  );
}
