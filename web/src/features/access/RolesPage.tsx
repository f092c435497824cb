import { Button, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Page, Role } from "@/api/nouns";
import { t } from "@/i18n/t";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { FormModal } from "@/ui/FormModal";
import { Loaded } from "@/ui/Loaded";
import { Section } from "@/ui/Section";
import { toastDone, toastFailed } from "@/ui/toast";
import { useCan } from "./me";
import { RoleMatrix } from "./RoleMatrix";

export default function RolesPage() {
  const queries = useQueryClient();
  const can = useCan();
  const [adding, add] = useDisclosure();
  const [name, setName] = useState("");
  const [leaving, setLeaving] = useState<Role | null>(null);
  const query = useQuery({
    queryKey: ["roles", "matrix"],
    queryFn: async () => {
      const [roles, permissions] = await Promise.all([
        ok(client.GET("/api/v1/roles")),
        ok(client.GET("/api/v1/permissions")),
      ]);
      return { roles: (roles as Page<Role>).items, permissions: permissions.items };
    },
  });
  const changed = () => queries.invalidateQueries({ queryKey: ["roles"] });

  async function toggle(role: Role, permission: string, on: boolean) {
    const permissions = on
      ? [...role.permissions, permission]
      : role.permissions.filter((p) => p !== permission);
    try {
      await ok(
        client.PATCH("/api/v1/roles/{id}", {
          params: { path: { id: role.id }, header: ifMatch(role.version) },
          body: { permissions },
        }),
      );
    } catch (error) {
      toastFailed(error);
    }
    await changed();
  }

  async function remove() {
    if (!leaving) return;
    await ok(
      client.DELETE("/api/v1/roles/{id}", {
        params: { path: { id: leaving.id }, header: ifMatch(leaving.version) },
      }),
    );
    toastDone(t("access.roles.deleted", { name: leaving.name }));
    setLeaving(null);
    await changed();
  }

  const manage = can("role.manage");
  return (
    <Section
      title={t("access.roles.title")}
      hint={t("access.roles.hint")}
      actions={manage ? <Button onClick={add.open}>{t("access.roles.add")}</Button> : null}
    >
      <Loaded query={query} lines={12}>
        {({ roles, permissions }) => (
          <RoleMatrix
            roles={roles}
            permissions={permissions}
            onToggle={manage ? toggle : undefined}
            onDelete={manage ? setLeaving : undefined}
          />
        )}
      </Loaded>
      <FormModal
        opened={adding}
        title={t("access.roles.add")}
        submitLabel={t("access.roles.add")}
        onClose={add.close}
        onSubmit={async () => {
          await ok(client.POST("/api/v1/roles", { body: { name, permissions: [] } }));
          setName("");
          add.close();
          await changed();
        }}
      >
        <TextInput
          label={t("access.name")}
          description={t("access.roles.name_hint")}
          required
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </FormModal>
      <ConfirmModal
        opened={leaving !== null}
        title={t("access.roles.delete_title", { name: leaving?.name })}
        text={t("access.roles.delete_text")}
        submitLabel={t("common.delete")}
        onClose={() => setLeaving(null)}
        onConfirm={remove}
      />
    </Section>
  );
}
