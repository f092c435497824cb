import { Textarea } from "@mantine/core";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { LifecyclePlace } from "@/api/nouns";
import { FormModal } from "@/ui/FormModal";
import { toastDone } from "@/ui/toast";
import { t } from "../texts";
import { useRefreshPlace } from "./gates";

interface OpenCondition {
  id: string;
  version: number;
  text: string;
}

/** Closes a condition of a gate, saying how it was met. */
export function CloseConditionModal(props: { condition: OpenCondition; onClose: () => void }) {
  const { condition, onClose } = props;
  const refresh = useRefreshPlace();
  const [note, setNote] = useState("");
  const [error, setError] = useState<string>();
  return (
    <FormModal
      opened
      title={t("lifecycle.close_of", { text: condition.text })}
      submitLabel={t("lifecycle.close_condition")}
      onClose={onClose}
      onFields={(fields) => setError(fields.find((one) => one.field === "note")?.message)}
      onSubmit={async () => {
        setError(undefined);
        const params = { path: { id: condition.id }, header: ifMatch(condition.version) };
        const { place } = await ok(
          client.POST("/api/v1/gate_conditions/{id}/close", { params, body: { note } }),
        );
        refresh((place ?? null) as LifecyclePlace | null);
        toastDone(t("lifecycle.closed"));
        onClose();
      }}
    >
      <Textarea
        label={t("lifecycle.close_title")}
        required
        data-autofocus
        autosize
        minRows={2}
        error={error}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormModal>
  );
}
