import { Text, Textarea } from "@mantine/core";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { GateFinding, LifecyclePlace } from "@/api/nouns";
import { FormModal } from "@/ui/FormModal";
import { toastDone } from "@/ui/toast";
import { t } from "../texts";
import { useRefreshPlace } from "./gates";

/** Says that one thing need not be met at this gate, and why. */
export function WaiveModal(props: {
  projectId: string;
  checked: GateFinding["checked"];
  label: string;
  onClose: () => void;
}) {
  const { projectId, checked, label, onClose } = props;
  const refresh = useRefreshPlace();
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string>();
  return (
    <FormModal
      opened
      title={t("lifecycle.waive_title", { text: label })}
      submitLabel={t("lifecycle.waive")}
      onClose={onClose}
      onFields={(fields) => setError(fields.find((one) => one.field === "reason")?.message)}
      onSubmit={async () => {
        setError(undefined);
        const params = { path: { id: projectId } };
        const body = { checked, reason };
        const now = await ok(client.POST("/api/v1/projects/{id}/gate_waivers", { params, body }));
        refresh(now as LifecyclePlace);
        toastDone(t("lifecycle.waived"));
        onClose();
      }}
    >
      <Text size="sm">{t("lifecycle.waive_text")}</Text>
      <Textarea
        label={t("lifecycle.reason")}
        required
        data-autofocus
        autosize
        minRows={2}
        error={error}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormModal>
  );
}
