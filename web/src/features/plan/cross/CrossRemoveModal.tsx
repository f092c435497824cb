import { TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { CrossDependency } from "@/api/nouns";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { refreshPlan, toastEffect } from "../effect";

export function CrossRemoveModal({
  link,
  onClose,
}: {
  link: CrossDependency;
  onClose: () => void;
}) {
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  async function save() {
    const answer = await ok(
      client.DELETE("/api/v1/cross_dependencies/{id}", {
        params: {
          path: { id: link.id },
          header: ifMatch(link.version),
          query: { reason: reason.trim() || undefined },
        },
      }),
    );
    toastEffect(t("plan.cross.removed"), answer);
    refreshPlan(queries, link.successor.project.id);
    refreshPlan(queries, link.predecessor.project.id);
    onClose();
  }
  return (
    <FormModal
      opened
      danger
      title={t("plan.cross.remove_title")}
      submitLabel={t("common.remove")}
      onClose={onClose}
      onSubmit={save}
    >
      <p style={{ margin: 0 }}>
        {t("plan.cross.remove_text", { from: link.predecessor.name, to: link.successor.name })}
      </p>
      <TextInput
        label={t("plan.cross.reason")}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormModal>
  );
}
