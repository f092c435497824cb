import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Decision } from "@/api/nouns";
import { FormModal } from "@/ui/FormModal";
import { toastDone } from "@/ui/toast";
import { useRefreshDecisions } from "./decisions";
import { t } from "./texts";

/** What a review of a decision found, and when the next one is. */
export function ReviewModal({ decision, onClose }: { decision: Decision; onClose: () => void }) {
  const refresh = useRefreshDecisions();
  const [note, setNote] = useState("");
  const [next, setNext] = useState("");
  const [errors, setErrors] = useState<Record<string, string>>({});
  return (
    <FormModal
      opened
      title={t("decision.review.title", { title: decision.title })}
      submitLabel={t("decision.review.do")}
      onClose={onClose}
      onFields={(fields) =>
        setErrors(Object.fromEntries(fields.map(({ field, message }) => [field, message])))
      }
      onSubmit={async () => {
        setErrors({});
        const params = { path: { id: decision.id }, header: ifMatch(decision.version) };
        const body = { note, review_on: next || null };
        const now = await ok(client.POST("/api/v1/decisions/{id}/review", { params, body }));
        refresh(now as Decision);
        toastDone(t("decision.review.done"));
        onClose();
      }}
    >
      <Textarea
        label={t("decision.review.note")}
        description={t("decision.review.note_hint")}
        required
        data-autofocus
        autosize
        minRows={3}
        error={errors.note}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t("decision.review.next")}
        error={errors.review_on}
        value={next}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
    </FormModal>
  );
}
