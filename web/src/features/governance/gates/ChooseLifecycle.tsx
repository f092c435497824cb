import { Select, Text, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { LifecyclePlace } from "@/api/nouns";
import { lifecyclesQuery } from "@/features/governance/lifecycles/lifecycles";
import { FormModal } from "@/ui/FormModal";
import { toastDone } from "@/ui/toast";
import { t } from "../texts";
import { useRefreshPlace } from "./gates";

/** Chooses a lifecycle, or moves to another one, its newest version, or another stage. */
export function ChooseLifecycle(props: {
  place: LifecyclePlace;
  /** Only the version changes, not the lifecycle or the stage. */
  stays?: boolean;
  onClose: () => void;
}) {
  const { place, stays, onClose } = props;
  const refresh = useRefreshPlace();
  const all = useQuery(lifecyclesQuery).data ?? [];
  const fresh = place.lifecycle === null;
  const first = place.lifecycle?.id ?? place.suggested?.id ?? null;
  const [chosen, setChosen] = useState<string | null>(first);
  const [stage, setStage] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const [errors, setErrors] = useState<Record<string, string>>({});
  const lifecycle = all.find((one) => one.id === chosen);
  return (
    <FormModal
      opened
      title={t(fresh ? "lifecycle.choose_title" : "lifecycle.change_title")}
      submitLabel={t(fresh ? "lifecycle.choose" : "common.save")}
      onClose={onClose}
      onFields={(fields) =>
        setErrors(Object.fromEntries(fields.map((one) => [one.field, one.message])))
      }
      onSubmit={async () => {
        setErrors({});
        const params = { path: { id: place.subject_id }, header: ifMatch(place.version) };
        const body = { lifecycle_id: chosen ?? "", stage: stage ?? undefined, reason };
        const now = await ok(client.PUT("/api/v1/projects/{id}/lifecycle", { params, body }));
        refresh(now as LifecyclePlace);
        toastDone(t(fresh ? "lifecycle.begun" : "lifecycle.moved", { name: lifecycle?.name }));
        onClose();
      }}
    >
      {fresh ? null : <Text size="sm">{t("lifecycle.change_text")}</Text>}
      <Select
        label={t("lifecycle.lifecycle")}
        required
        allowDeselect={false}
        disabled={stays}
        data={all
          .filter((one) => !one.archived || one.id === place.lifecycle?.id)
          .map((one) => ({
            value: one.id,
            label: t("lifecycle.version_of", { name: one.name, revision: one.revision }),
          }))}
        value={chosen}
        error={errors.lifecycle_id}
        onChange={(value) => {
          setChosen(value);
          setStage(null);
        }}
      />
      {lifecycle?.description ? (
        <Text size="sm" className="muted">
          {lifecycle.description}
        </Text>
      ) : null}
      {place.may.redirect && !stays ? (
        <Select
          label={t("lifecycle.stage")}
          placeholder={t("lifecycle.stage_same")}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
          data={(lifecycle?.definition.stages ?? []).map((one) => ({
            value: one.key,
            label: one.name,
          }))}
          value={stage}
          error={errors.stage}
          onChange={setStage}
        />
      ) : null}
      {fresh ? null : (
        <Textarea
          label={t("lifecycle.reason")}
          required
          autosize
          minRows={2}
          error={errors.reason}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </FormModal>
  );
}
