import { Select, Textarea } from "@mantine/core";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { Approval } from "@/api/nouns";
import { loadDirectory } from "@/features/intake/requests";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone } from "@/ui/toast";
import { useRefreshApprovals } from "./approvals";

/** Somebody decides in the place of who left, or in addition. */
export function ReplaceModal({ approval, onClose }: { approval: Approval; onClose: () => void }) {
  const refresh = useRefreshApprovals();
  const step = approval.steps[approval.step];
  const undecided = step?.people.filter((one) => !one.decided) ?? [];
  const [old, setOld] = useState<string | null>(undecided.find((one) => !one.active)?.id ?? null);
  const [person, setPerson] = useState<Option | null>(null);
  const [reason, setReason] = useState("");
  const [errors, setErrors] = useState<Record<string, string>>({});

  async function save() {
    setErrors({});
    if (!person) {
      setErrors({ user_id: t("governance.choose_person") });
      throw new Error(t("governance.choose_person"));
    }
    const params = { path: { id: approval.id } };
    const body = { instead_of: old, user_id: person.value, reason };
    await ok(client.POST("/api/v1/approvals/{id}/approvers", { params, body }));
    toastDone(t("governance.replaced", { name: person.label }));
    refresh();
    onClose();
  }

  return (
    <FormModal
      opened
      title={t("governance.replace_title", { step: step?.name })}
      submitLabel={t("common.save")}
      onClose={onClose}
      onSubmit={save}
      onFields={(fields) =>
        setErrors(Object.fromEntries(fields.map(({ field, message }) => [field, message])))
      }
    >
      <Select
        label={t("governance.instead_of")}
        placeholder={t("governance.in_addition")}
        clearable
        clearButtonProps={{ "aria-label": t("common.clear") }}
        data={undecided.map((one) => ({ value: one.id, label: one.name }))}
        error={errors.instead_of}
        value={old}
        onChange={setOld}
      />
      <RemoteSelect
        source="directory"
        label={t("governance.decides_now")}
        placeholder={t("common.person_hint")}
        required
        load={loadDirectory}
        error={errors.user_id}
        value={person}
        onChange={setPerson}
      />
      <Textarea
        label={t("governance.reason")}
        required
        autosize
        minRows={2}
        error={errors.reason}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormModal>
  );
}
