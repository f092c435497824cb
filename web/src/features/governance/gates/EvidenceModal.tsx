import { Checkbox, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { GateFinding, LifecyclePlace } from "@/api/nouns";
import { FormModal } from "@/ui/FormModal";
import { toastDone } from "@/ui/toast";
import { t } from "../texts";
import { useRefreshPlace } from "./gates";

interface EvidenceModalProps {
  place: LifecyclePlace;
  finding: GateFinding;
  /** What shows that the item is there. */
  wants: "none" | "note" | "link" | undefined;
  shown: LifecyclePlace["evidence"][number] | undefined;
  onClose: () => void;
}

/** Ticks an item of the checklist, with a note and a link. */
export function EvidenceModal({ place, finding, wants, shown, onClose }: EvidenceModalProps) {
  const refresh = useRefreshPlace();
  const [done, setDone] = useState(shown?.done ?? true);
  const [note, setNote] = useState(shown?.note ?? "");
  const [link, setLink] = useState(shown?.link ?? "");
  const [errors, setErrors] = useState<Record<string, string>>({});

  async function save() {
    setErrors({});
    const params = { path: { id: place.subject_id, item: String(finding.checked.which) } };
    const body = { done, note, link };
    const now = await ok(client.PUT("/api/v1/projects/{id}/gate_items/{item}", { params, body }));
    refresh(now as LifecyclePlace);
    toastDone(t("lifecycle.evidence.saved"));
    onClose();
  }

  return (
    <FormModal
      opened
      title={t("lifecycle.evidence.title", { text: finding.label })}
      submitLabel={t("common.save")}
      onClose={onClose}
      onSubmit={save}
      onFields={(fields) =>
        setErrors(Object.fromEntries(fields.map((one) => [one.field, one.message])))
      }
    >
      <Checkbox
        label={t("lifecycle.evidence.done")}
        description={wants === "none" || !wants ? t("lifecycle.evidence.none") : undefined}
        checked={done}
        onChange={(event) => setDone(event.currentTarget.checked)}
        data-autofocus
      />
      <Textarea
        label={t("lifecycle.evidence.note")}
        description={wants === "note" ? t("lifecycle.evidence.wants_note") : undefined}
        required={wants === "note"}
        autosize
        minRows={2}
        value={note}
        error={errors.note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <TextInput
        label={t("lifecycle.evidence.link")}
        description={wants === "link" ? t("lifecycle.evidence.wants_link") : undefined}
        required={wants === "link"}
        inputMode="url"
        value={link}
        error={errors.link}
        onChange={(event) => setLink(event.currentTarget.value)}
      />
    </FormModal>
  );
}
