import { PasswordInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { client, ifMatch, ok } from "@/api/client";
import type { User } from "@/api/nouns";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import { toastDone } from "@/ui/toast";

export function ResetPasswordModal(props: { user: User; opened: boolean; onClose: () => void }) {
  const { user } = props;
  const queries = useQueryClient();
  const form = useForm({ initialValues: { password_reset: "" } });

  async function save() {
    await ok(
      client.PATCH("/api/v1/users/{id}", {
        params: { path: { id: user.id }, header: ifMatch(user.version) },
        body: form.values,
      }),
    );
    form.reset();
    toastDone(t("access.users.reset_done", { name: user.name }));
    await queries.invalidateQueries({ queryKey: ["user", user.id] });
    props.onClose();
  }

  return (
    <FormModal
      opened={props.opened}
      title={t("access.users.reset_title", { name: user.name })}
      submitLabel={t("access.users.reset")}
      onClose={props.onClose}
      onSubmit={save}
      onFields={showFieldProblems(form)}
    >
      <PasswordInput
        label={t("access.profile.new_password")}
        description={t("access.users.reset_hint")}
        required
        data-autofocus
        autoComplete="new-password"
        visibilityToggleButtonProps={{ "aria-label": t("access.show_password"), tabIndex: 0 }}
        {...form.getInputProps("password_reset")}
      />
    </FormModal>
  );
}
