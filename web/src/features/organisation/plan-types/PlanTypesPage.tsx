import { Button, Stack, UnstyledButton } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { PlanType } from "@/api/nouns";
import { ArrangeActions, ArrangedName } from "@/ui/ArrangeActions";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { Loaded } from "@/ui/Loaded";
import { Mark } from "@/ui/Mark";
import { PlainTable } from "@/ui/PlainTable";
import { Section } from "@/ui/Section";
import { EmptyState } from "@/ui/states";
import { toastDone, toastFailed } from "@/ui/toast";
import { PlanTypeIcon } from "./PlanTypeMark";
import { PlanTypeModal } from "./PlanTypeModal";
import { parentWords } from "./parent-words";
import { type PlanNoun, planTypesQuery } from "./plan-types";
import { t } from "./texts";

/** The types of projects and of programs. */
export default function PlanTypesPage() {
  return (
    <Stack gap="md">
      <TypesSection noun="project" />
      <TypesSection noun="program" />
    </Stack>
  );
}

function TypesSection({ noun }: { noun: PlanNoun }) {
  const queries = useQueryClient();
  const query = useQuery(planTypesQuery);
  const [changing, setChanging] = useState<PlanType | "new" | null>(null);
  const [leaving, setLeaving] = useState<PlanType | null>(null);
  const changed = () => queries.invalidateQueries({ queryKey: ["plan_types"] });
  const path = (type: PlanType) => ({
    params: { path: { id: type.id }, header: ifMatch(type.version) },
  });

  async function patch(type: PlanType, body: { archived?: boolean; standard?: boolean }) {
    try {
      await ok(client.PATCH("/api/v1/plan_types/{id}", { ...path(type), body }));
    } catch (error) {
      toastFailed(error);
    }
    await changed();
  }

  return (
    <Section
      title={t(`plan_type.of_${noun}`)}
      hint={t(`plan_type.hint_${noun}`)}
      actions={<Button onClick={() => setChanging("new")}>{t(`plan_type.add_${noun}`)}</Button>}
    >
      <Loaded query={query} lines={3}>
        {(all) => {
          const types = all.filter((type) => type.noun === noun);
          if (types.length === 0) {
            return <EmptyState title={t("plan_type.none")} text={t("plan_type.none_text")} />;
          }
          return (
            <PlainTable
              label={t(`plan_type.of_${noun}`)}
              head={[
                t("plan_type.name"),
                t("plan_type.parents"),
                t("plan_type.next_number"),
                ...(noun === "project" ? [t("plan_type.lifecycle")] : []),
                "",
              ]}
              rows={types.map((type) => ({
                key: type.id,
                cells: [
                  <ArrangedName key="name" archived={type.archived}>
                    <PlanTypeIcon icon={type.icon} color={type.color} />
                    <UnstyledButton
                      c="var(--mantine-color-anchor)"
                      fz="inherit"
                      aria-label={t("plan_type.open", { name: type.name })}
                      onClick={() => setChanging(type)}
                    >
                      {type.name}
                    </UnstyledButton>
                    {type.standard ? (
                      <Mark tone="info" shape={false}>
                        {t("plan_type.standard")}
                      </Mark>
                    ) : null}
                  </ArrangedName>,
                  parentWords(type, all),
                  type.numbering?.example ?? (
                    <span key="number" className="muted">
                      {t("plan_type.no_number")}
                    </span>
                  ),
                  ...(noun === "project"
                    ? [
                        type.lifecycle?.name ?? (
                          <span key="lifecycle" className="muted">
                            {t("plan_type.by_rules")}
                          </span>
                        ),
                      ]
                    : []),
                  type.standard ? (
                    <span key="actions" className="muted">
                      {t(`plan_type.standard_hint_${noun}`)}
                    </span>
                  ) : (
                    <span key="actions" style={{ display: "flex", justifyContent: "flex-end" }}>
                      {type.archived ? null : (
                        <Button
                          variant="subtle"
                          size="compact-sm"
                          aria-label={t("plan_type.make_standard_one", { name: type.name })}
                          onClick={() => void patch(type, { standard: true })}
                        >
                          {t("plan_type.make_standard")}
                        </Button>
                      )}
                      <ArrangeActions
                        name={type.name}
                        archived={type.archived}
                        onPatch={(body) => void patch(type, body)}
                        onDelete={() => setLeaving(type)}
                      />
                    </span>
                  ),
                ],
              }))}
            />
          );
        }}
      </Loaded>
      {changing ? (
        <PlanTypeModal
          noun={noun}
          type={changing === "new" ? null : changing}
          onClose={() => setChanging(null)}
          onSaved={changed}
        />
      ) : null}
      <ConfirmModal
        opened={leaving !== null}
        title={t("plan_type.delete_title", { name: leaving?.name })}
        text={t("plan_type.delete_text")}
        submitLabel={t("common.delete")}
        onClose={() => setLeaving(null)}
        onConfirm={async () => {
          if (!leaving) return;
          await ok(client.DELETE("/api/v1/plan_types/{id}", path(leaving)));
          toastDone(t("plan_type.deleted", { name: leaving.name }));
          setLeaving(null);
          await changed();
        }}
      />
    </Section>
  );
}
