import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import { toastDone } from "@/ui/toast";
import { LeaveFields, leaveBody, newLeave } from "./LeaveFields";

/** Asks for leave of one's own: it counts once it is approved. */
export function AskLeaveModal({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const form = useForm({ initialValues: newLeave() });
  async function save() {
    await ok(client.POST("/api/v1/me/leave", { body: leaveBody(form.values) }));
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
      <LeaveFields form={form} />
    </FormModal>
  );
}
