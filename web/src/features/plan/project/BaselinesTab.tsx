import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Baseline } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { showInstant } from "@/lib/dates";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { Loaded } from "@/ui/Loaded";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { toastDone } from "@/ui/toast";
import { refreshPlan } from "../effect";
import { BaselineDrift } from "./BaselineDrift";
import { useProject, useProjectId } from "./project";
import { SetBaselineModal, slotName } from "./SetBaselineModal";
import { TemplateDrift } from "./TemplateDrift";

export default function BaselinesTab() {
  const id = useProjectId();
  const can = useCan();
  const queries = useQueryClient();
  const [adding, add] = useDisclosure();
  const [leaving, setLeaving] = useState<Baseline | null>(null);
  const query = useQuery({
    queryKey: ["baselines", id],
    queryFn: async () =>
      (await ok(client.GET("/api/v1/projects/{id}/baselines", { params: { path: { id } } })))
        .items as Baseline[],
  });
  const template = useProject(id).data?.template;
  const manage = can("baseline.manage");
  const button = manage ? <Button onClick={add.open}>{t("plan.baselines.set")}</Button> : undefined;

  return (
    <>
      {template ? <TemplateDrift projectId={id} template={template.name} /> : null}
      <Section title={t("plan.baselines.title")} hint={t("plan.baselines.hint")} actions={button}>
        <Loaded query={query}>
          {(baselines) =>
            baselines.length === 0 ? (
              <EmptyState title={t("plan.baselines.none")} text={t("plan.baselines.none_text")} />
            ) : (
              <PlainTable
                label={t("plan.baselines.title")}
                head={[
                  t("plan.baselines.slot"),
                  t("plan.baselines.name"),
                  t("plan.baselines.taken"),
                  t("plan.baselines.by"),
                  "",
                ]}
                rows={baselines.map((baseline) => ({
                  key: baseline.id,
                  cells: [
                    baseline.slot > 10 ? t("plan.baselines.by_name") : slotName(baseline.slot),
                    baseline.change_request ? (
                      <Link
                        key="change"
                        to="/change-requests/$changeRequestId"
                        params={{ changeRequestId: baseline.change_request.id }}
                        style={{ color: "var(--mantine-color-anchor)" }}
                      >
                        {baseline.name}
                      </Link>
                    ) : (
                      baseline.name || "–"
                    ),
                    showInstant(baseline.set_at),
                    baseline.set_by?.name ?? "–",
                    manage ? (
                      <Button
                        key="delete"
                        variant="default"
                        size="xs"
                        onClick={() => setLeaving(baseline)}
                      >
                        {t("common.delete")}
                      </Button>
                    ) : null,
                  ],
                }))}
              />
            )
          }
        </Loaded>
        <SetBaselineModal opened={adding} known={query.data ?? []} onClose={add.close} />
        <ConfirmModal
          opened={leaving !== null}
          title={t("plan.baselines.delete_title")}
          text={t("plan.baselines.delete_text")}
          submitLabel={t("common.delete")}
          onClose={() => setLeaving(null)}
          onConfirm={async () => {
            if (!leaving) return;
            await ok(
              client.DELETE("/api/v1/baselines/{id}", {
                params: { path: { id: leaving.id }, header: ifMatch(leaving.version) },
              }),
            );
            toastDone(t("plan.baselines.deleted"));
            setLeaving(null);
            refreshPlan(queries, id);
          }}
        />
      </Section>
      {query.data && query.data.length > 0 ? (
        <BaselineDrift projectId={id} baselines={query.data} />
      ) : null}
    </>
  );
}
