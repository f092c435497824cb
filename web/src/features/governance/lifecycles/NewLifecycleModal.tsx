import { Radio, Stack, TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { Lifecycle } from "@/api/nouns";
import { FormModal } from "@/ui/FormModal";
import { t } from "../texts";
import { methodsQuery } from "./lifecycles";

/** A lifecycle to begin with: one of the shipped methods, or an empty one. */
export function NewLifecycleModal({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const methods = useQuery(methodsQuery).data ?? [];
  const [name, setName] = useState("");
  const [key, setKey] = useState("waterfall");
  const [error, setError] = useState<string>();
  const method = methods.find((one) => one.key === key);

  async function add() {
    setError(undefined);
    const empty = { stages: [{ key: "stage_1", name: t("lifecycle.stage") }] };
    const body = {
      name: name || (method?.name ?? ""),
      subject_kind: "project",
      description: method?.description ?? "",
      definition: method?.definition ?? empty,
    };
    const made = (await ok(client.POST("/api/v1/lifecycles", { body }))) as Lifecycle;
    void queries.invalidateQueries({ queryKey: ["lifecycles"] });
    await navigate({
      to: "/settings/lifecycles/$lifecycleId",
      params: { lifecycleId: made.id },
    });
  }

  return (
    <FormModal
      opened
      title={t("lifecycle.new.title")}
      submitLabel={t("lifecycle.new.submit")}
      onClose={onClose}
      onSubmit={add}
      onFields={(fields) => setError(fields.find((one) => one.field === "name")?.message)}
    >
      <TextInput
        label={t("lifecycle.new.name")}
        placeholder={method?.name}
        data-autofocus
        value={name}
        error={error}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Radio.Group label={t("lifecycle.new.method")} value={key} onChange={setKey}>
        <Stack gap={8} mt={6}>
          {methods.map((one) => (
            <Radio key={one.key} value={one.key} label={one.name} description={one.description} />
          ))}
          <Radio
            value="empty"
            label={t("lifecycle.new.empty")}
            description={t("lifecycle.new.empty_text")}
          />
        </Stack>
      </Radio.Group>
    </FormModal>
  );
}
