import { Select } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { listQuery } from "@/api/lists";
import type { Page, Role, ScopeKind, User } from "@/api/nouns";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone } from "@/ui/toast";

const SCOPES: ScopeKind[] = ["organisation", "portfolio", "program", "project"];

async function loadScopes(kind: ScopeKind, q: string): Promise<Option[]> {
  const params = { query: listQuery({ q, sort: "name" }) };
  const page = (
    kind === "portfolio"
      ? await ok(client.GET("/api/v1/portfolios", { params }))
      : kind === "program"
        ? await ok(client.GET("/api/v1/programs", { params }))
        : await ok(client.GET("/api/v1/projects", { params }))
  ) as Page<{ id: string; name: string }>;
  return page.items.map((item) => ({ value: item.id, label: item.name }));
}

export function GrantModal(props: { user: User; opened: boolean; onClose: () => void }) {
  const queries = useQueryClient();
  const [role, setRole] = useState<string | null>(null);
  const [kind, setKind] = useState<ScopeKind>("organisation");
  const [scope, setScope] = useState<Option | null>(null);
  const roles = useQuery({
    queryKey: ["roles"],
    queryFn: async () => (await ok(client.GET("/api/v1/roles"))) as Page<Role>,
    enabled: props.opened,
  });

  async function save() {
    if (!role) throw new Error(t("access.grants.need_role"));
    if (kind !== "organisation" && !scope) throw new Error(t("access.grants.need_scope"));
    const body = {
      user_id: props.user.id,
      role_id: role,
      scope_kind: kind,
      ...(scope && kind !== "organisation" ? { scope_id: scope.value } : {}),
    };
    await ok(client.POST("/api/v1/role_grants", { body }));
    toastDone(t("access.grants.added", { name: props.user.name }));
    await queries.invalidateQueries({ queryKey: ["role_grants"] });
    props.onClose();
  }

  return (
    <FormModal
      opened={props.opened}
      title={t("access.grants.add_title", { name: props.user.name })}
      submitLabel={t("access.grants.add")}
      onClose={props.onClose}
      onSubmit={save}
    >
      <Select
        label={t("access.grants.role")}
        required
        searchable
        data={(roles.data?.items ?? []).map((r) => ({ value: r.id, label: r.name }))}
        value={role}
        onChange={setRole}
      />
      <Select
        label={t("access.grants.scope")}
        description={t("access.grants.scope_hint")}
        allowDeselect={false}
        data={SCOPES.map((value) => ({ value, label: t(`access.scope.${value}`) }))}
        value={kind}
        onChange={(value) => {
          setKind(value as ScopeKind);
          setScope(null);
        }}
      />
      {kind === "organisation" ? null : (
        <RemoteSelect
          key={kind}
          source={`scope-${kind}`}
          label={t(`access.scope.${kind}`)}
          required
          load={(q) => loadScopes(kind, q)}
          value={scope}
          onChange={setScope}
        />
      )}
    </FormModal>
  );
}
