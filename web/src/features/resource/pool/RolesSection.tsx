import { Group, NumberInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { showPercent } from "@/lib/numbers";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import { RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone } from "@/ui/toast";
import { showFrom, showTo } from "./days";
import { EntriesSection } from "./EntriesSection";
import { asOption, loadRoles } from "./options";

type HeldRole = components["schemas"]["ResourceRoleView"];

/** The roles a person works in, with share and days; together at most the whole of them. */
export function RolesSection({ resourceId }: { resourceId: string }) {
  const can = useCan();
  const query = useQuery({
    queryKey: ["resource", resourceId, "roles"],
    queryFn: async () =>
      await ok(
        client.GET("/api/v1/resources/{id}/roles", { params: { path: { id: resourceId } } }),
      ),
  });
  return (
    <EntriesSection
      resourceId={resourceId}
      of="roles"
      query={query}
      manage={can("resource.manage")}
      head={[
        t("resource.roles.role"),
        t("resource.roles.share"),
        t("resource.dated.from"),
        t("resource.dated.to"),
      ]}
      numeric={[1]}
      cells={(role) => [
        role.role.name,
        showPercent(role.share_percent),
        showFrom(role.from),
        showTo(role.to),
      ]}
      remove={(role) => {
        const params = { path: { id: role.id }, header: ifMatch(role.version) };
        return ok(client.DELETE("/api/v1/resource_roles/{id}", { params }));
      }}
      form={(role, close) => <RoleModal resourceId={resourceId} held={role} onClose={close} />}
    />
  );
}

function RoleModal(props: { resourceId: string; held: HeldRole | null; onClose: () => void }) {
  const { resourceId, held } = props;
  const queries = useQueryClient();
  const [role, setRole] = useState(asOption(held?.role));
  const form = useForm({
    initialValues: {
      from: held?.from ?? "",
      to: held?.to ?? "",
      share_percent: held?.share_percent ?? 100,
    },
  });

  async function save() {
    const { from, to, share_percent } = form.values;
    const days = { ...(from ? { from } : {}), to: to || null, share_percent };
    if (held) {
      const params = { path: { id: held.id }, header: ifMatch(held.version) };
      await ok(client.PATCH("/api/v1/resource_roles/{id}", { params, body: days as never }));
    } else {
      const body = { job_role_id: role?.value, ...days } as never;
      const params = { path: { id: resourceId } };
      await ok(client.POST("/api/v1/resources/{id}/roles", { params, body }));
    }
    toastDone(t("resource.roles.saved"));
    await queries.invalidateQueries({ queryKey: ["resource", resourceId] });
    props.onClose();
  }

  return (
    <FormModal
      opened
      title={t(held ? "resource.roles.change" : "resource.roles.add")}
      submitLabel={t("common.save")}
      onClose={props.onClose}
      onSubmit={save}
      onFields={showFieldProblems(form)}
    >
      <RemoteSelect
        source="job_roles"
        label={t("resource.roles.role")}
        required
        disabled={held !== null}
        load={loadRoles}
        value={role}
        onChange={setRole}
      />
      <NumberInput
        label={t("resource.roles.share")}
        suffix=" %"
        min={0}
        max={100}
        {...form.getInputProps("share_percent")}
      />
      <Group grow align="start">
        <TextInput
          type="date"
          label={t("resource.dated.from")}
          description={t("resource.dated.from_hint")}
          {...form.getInputProps("from")}
        />
        <TextInput
          type="date"
          label={t("resource.dated.to")}
          description={t("resource.dated.to_hint")}
          {...form.getInputProps("to")}
        />
      </Group>
    </FormModal>
  );
}
