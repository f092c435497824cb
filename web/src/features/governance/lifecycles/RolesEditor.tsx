import { Button, Select, Stack, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { Ref } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { loadDirectory } from "@/features/intake/requests";
import { FieldRow } from "@/ui/FieldRow";
import { OrderedCard } from "@/ui/OrderedCard";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { Section } from "@/ui/Section";
import { t } from "../texts";
import { moved, newRole, type RoleDraft } from "./drafts";

/** The fields of a project that name a person. */
const FIELDS = ["project_manager", "program_owner", "portfolio_owner"] as const;

interface RolesEditorProps {
  roles: RoleDraft[];
  /** People and roles that they name, by what they are called. */
  named: readonly Ref[];
  errors: Readonly<Record<string, string>>;
  onChange: (roles: RoleDraft[]) => void;
}

/** The roles of a method while they are written: what each answers for, and who that is here. */
export function RolesEditor({ roles, named, errors, onChange }: RolesEditorProps) {
  const change = (id: string, changes: Partial<RoleDraft>) =>
    onChange(roles.map((one) => (one.id === id ? { ...one, ...changes } : one)));
  return (
    <Section title={t("lifecycle.roles.title")} hint={t("lifecycle.roles.hint")}>
      <Stack gap="sm">
        {roles.map((role, at) => (
          <OrderedCard
            key={role.id}
            title={t("lifecycle.roles.number", { number: at + 1 })}
            labels={{
              up: t("lifecycle.roles.up", { number: at + 1 }),
              down: t("lifecycle.roles.down", { number: at + 1 }),
              remove: t("lifecycle.roles.remove", { number: at + 1 }),
            }}
            first={at === 0}
            last={at === roles.length - 1}
            gap="xs"
            onMove={(by) => onChange(moved(roles, at, by))}
            onRemove={() => onChange(roles.filter((one) => one.id !== role.id))}
          >
            <FieldRow>
              <TextInput
                label={t("lifecycle.roles.name", { number: at + 1 })}
                required
                value={role.name}
                error={errors[`roles[${at}].name`] ?? errors[`roles[${at}].key`]}
                onChange={(event) => change(role.id, { name: event.currentTarget.value })}
              />
              <WhoIsIt
                role={role}
                number={at + 1}
                named={named}
                error={errors[`roles[${at}].who`]}
                onChange={(who) => change(role.id, { who: who as never })}
              />
            </FieldRow>
            <TextInput
              label={t("lifecycle.roles.does", { number: at + 1 })}
              value={role.does}
              error={errors[`roles[${at}].does`]}
              onChange={(event) => change(role.id, { does: event.currentTarget.value })}
            />
          </OrderedCard>
        ))}
        {errors.roles ? <p role="alert">{errors.roles}</p> : null}
        <Button
          variant="subtle"
          size="compact-sm"
          style={{ alignSelf: "flex-start" }}
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => onChange([...roles, newRole()])}
        >
          {t("lifecycle.roles.add")}
        </Button>
      </Stack>
    </Section>
  );
}

interface WhoIsItProps {
  role: RoleDraft;
  number: number;
  named: readonly Ref[];
  error: string | undefined;
  onChange: (who: RoleDraft["who"] | null) => void;
}

/** Who has a role: a person whom the project names, one by name, everybody with a role here, or nobody in particular. */
function WhoIsIt({ role, number, named, error, onChange }: WhoIsItProps) {
  const can = useCan();
  const { who } = role;
  const kindNow = who === null ? "name" : who.kind === "field" ? who.field : who.kind;
  const [kind, setKind] = useState<string>(kindNow);
  const [person, setPerson] = useState<Option | null>(() => {
    if (who?.kind !== "person") return null;
    const known = named.find((one) => one.id === who.id);
    return { value: who.id, label: known?.name ?? t("lifecycle.roles.somebody") };
  });
  const mayRoles = can("role.view");
  const found = useQuery({
    queryKey: ["roles"],
    queryFn: async () => (await ok(client.GET("/api/v1/roles"))).items,
    enabled: mayRoles,
  });
  const all = (found.data ?? []).map((one) => ({ value: one.id, label: one.name }));
  const chosen = who?.kind === "role" ? named.find((one) => one.id === who.id) : undefined;
  // A role that one may not list is still the one that is chosen.
  const known =
    chosen && !all.some((one) => one.value === chosen.id)
      ? [...all, { value: chosen.id, label: chosen.name }]
      : all;
  const kinds = ["name", ...FIELDS, "person", ...(mayRoles || kind === "role" ? ["role"] : [])];
  return (
    <>
      <Select
        label={t("lifecycle.roles.who", { number })}
        allowDeselect={false}
        data={kinds.map((value) => ({ value, label: t(`lifecycle.roles.kinds.${value}`) }))}
        value={kind}
        error={kind === "person" || kind === "role" ? undefined : error}
        onChange={(value) => {
          const next = value ?? "name";
          setKind(next);
          setPerson(null);
          const field = FIELDS.find((one) => one === next);
          onChange(field ? { kind: "field", field } : null);
        }}
      />
      {kind === "person" ? (
        <RemoteSelect
          source="directory"
          label={t("lifecycle.roles.person", { number })}
          placeholder={t("common.person_hint")}
          load={loadDirectory}
          value={person}
          error={error}
          onChange={(option) => {
            setPerson(option);
            onChange(option ? { kind: "person", id: option.value } : null);
          }}
        />
      ) : null}
      {kind === "role" ? (
        <Select
          label={t("lifecycle.roles.role", { number })}
          data={known}
          value={who?.kind === "role" ? who.id : null}
          error={error}
          onChange={(id) => onChange(id ? { kind: "role", id } : null)}
        />
      ) : null}
    </>
  );
}
