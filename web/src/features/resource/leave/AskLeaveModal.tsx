import { Group, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import { t } from "@/i18n/t";
import { today } from "@/lib/dates";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import { toastDone } from "@/ui/toast";

export const LEAVE_KINDS = ["holiday", "sick", "training", "other"];

/** Asks for leave of one's own: it counts once it is approved. */
export function AskLeaveModal({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const form = useForm({
    initialValues: { from: today(), to: today(), kind: "holiday", note: "" },
  });
  async function save() {
    await ok(client.POST("/api/v1/me/leave", { body: form.values }));
    toastDone(t("resource.leave.asked"));
    await queries.invalidateQueries({ queryKey: ["leave"] });
    await queries.invalidateQueries({ queryKey: ["my-schedule"] });
    onClose();
  }
  return (
    <FormModal
      opened
      title={t("resource.leave.ask")}
      submitLabel={t("resource.leave.ask")}
      onClose={onClose}
      onSubmit={save}
      onFields={showFieldProblems(form)}
    >
      <Group grow align="start">
        <TextInput
          type="date"
          label={t("resource.leave.from")}
          required
          {...form.getInputProps("from")}
        />
        <TextInput
          type="date"
          label={t("resource.leave.to")}
          required
          {...form.getInputProps("to")}
        />
      </Group>
      <Select
        label={t("resource.leave.kind")}
        allowDeselect={false}
        data={LEAVE_KINDS.map((value) => ({ value, label: t(`resource.leave.kind_${value}`) }))}
        {...form.getInputProps("kind")}
      />
      <TextInput label={t("resource.leave.note")} {...form.getInputProps("note")} />
    </FormModal>
  );
}
