import { Select, Text, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { toastDone } from "@/ui/toast";
import type { ScoringModel, ScoringTemplate } from "./scoring";

/** A new model is a template under a name of its own; its criteria are changed on its page. */
export function NewModelModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [key, setKey] = useState("weighted");
  const [name, setName] = useState("");
  const [error, setError] = useState<string>();
  const templates = useQuery({
    queryKey: ["scoring_templates"],
    enabled: opened,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () =>
      ((await ok(client.GET("/api/v1/scoring_templates"))) as { items: ScoringTemplate[] }).items,
  });
  const template = templates.data?.find((one) => one.key === key);

  async function save() {
    setError(undefined);
    if (!template) return;
    const { method, criteria, rate_percent, description } = template;
    const body = { name, description, method, criteria, rate_percent };
    const model = (await ok(client.POST("/api/v1/scoring_models", { body }))) as ScoringModel;
    void queries.invalidateQueries({ queryKey: ["scoring_models"] });
    toastDone(t("scoring.created", { name }));
    setName("");
    onClose();
    void navigate({ to: "/scoring/$modelId/criteria", params: { modelId: model.id } });
  }

  return (
    <FormModal
      opened={opened}
      title={t("scoring.new")}
      submitLabel={t("scoring.create")}
      onClose={onClose}
      onSubmit={save}
      onFields={(fields) => setError(fields.find((one) => one.field === "name")?.message)}
    >
      <Select
        label={t("scoring.start_from")}
        allowDeselect={false}
        data={(templates.data ?? []).map((one) => ({ value: one.key, label: one.name }))}
        value={key}
        onChange={(next) => setKey(next ?? "weighted")}
      />
      <Text size="sm" c="dimmed">
        {template?.description}
      </Text>
      <TextInput
        label={t("scoring.name")}
        required
        data-autofocus
        value={name}
        error={error}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </FormModal>
  );
}
