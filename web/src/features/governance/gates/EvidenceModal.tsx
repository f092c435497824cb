import { Button, Checkbox, FileButton, Group, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { GateFinding, LifecyclePlace } from "@/api/nouns";
import { problemOf } from "@/api/problem";
import { useMaySpeak } from "@/features/delivery/comments";
import { attach } from "@/features/delivery/files";
import { showPercent } from "@/lib/numbers";
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
  const [sending, setSending] = useState<number | null>(null);
  const spot = { kind: "project", id: place.subject_id } as const;
  const mayAttach = useMaySpeak(spot);

  /** Puts a file among those of the project, and shows it by its link. */
  async function add(file: File | null) {
    if (!file) return;
    setErrors({});
    setSending(0);
    try {
      const kept = await attach(spot, file, setSending);
      setLink(kept.content);
      if (!note.trim()) setNote(kept.name);
    } catch (error) {
      const found = problemOf(error);
      const why = found.status === 0 ? t("common.offline.text") : found.detail;
      setErrors({ link: why || t("common.error.text") });
    } finally {
      setSending(null);
    }
  }

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
      {mayAttach ? (
        <Group gap={8}>
          <FileButton onChange={(file) => void add(file)}>
            {(props) => (
              <Button {...props} variant="default" size="xs" loading={sending !== null}>
                {t("lifecycle.evidence.attach")}
              </Button>
            )}
          </FileButton>
          <span className="muted" role="status">
            {sending === null
              ? t("lifecycle.evidence.attach_hint")
              : t("lifecycle.evidence.sending", { percent: showPercent(sending) })}
          </span>
        </Group>
      ) : null}
    </FormModal>
  );
}
