import { ActionIcon, Button, Checkbox, Group, NumberInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { components } from "@/api/schema";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { FieldRow } from "@/ui/FieldRow";
import { FormModal } from "@/ui/FormModal";
import { Loaded } from "@/ui/Loaded";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone } from "@/ui/toast";
import { loadRoles } from "../pool/options";

type Policy = components["schemas"]["CapacityPolicyView"];

const BORDERS = [
  "idle_below_percent",
  "free_below_percent",
  "full_to_percent",
  "over_to_percent",
  "severe_from_percent",
] as const;

/** Where the bands of load begin, what a person-day is, and what roles are to reach. */
export function PolicyModal({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const manage = useCan()("resource.manage");
  const [typed, setTyped] = useState<Partial<Policy>>({});
  const query = useQuery({
    queryKey: ["capacity_policy"],
    queryFn: () => ok(client.GET("/api/v1/capacity_policy")) as Promise<Policy>,
  });
  async function save() {
    const { version, ...body } = { ...(query.data as Policy), ...typed };
    await ok(client.PUT("/api/v1/capacity_policy", { params: { header: ifMatch(version) }, body }));
    await Promise.all(
      ["capacity_policy", "heatmap", "conflicts", "utilisation", "staffing"].map((key) =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    );
    toastDone(t("capacity.policy.saved"));
    onClose();
  }
  return (
    <FormModal
      opened
      size="lg"
      title={t("capacity.policy.title")}
      submitLabel={t(manage ? "common.save" : "common.close")}
      onClose={onClose}
      onSubmit={manage ? save : async () => onClose()}
    >
      <Loaded query={query} lines={8}>
        {(saved) => {
          const policy = { ...saved, ...typed };
          const field = (key: (typeof BORDERS)[number] | "target_percent") => (
            <NumberInput
              key={key}
              label={t(`capacity.policy.${key}`)}
              min={0}
              suffix=" %"
              decimalScale={2}
              disabled={!manage}
              value={policy[key]}
              onChange={(value) => setTyped({ ...typed, [key]: Number(value) || 0 })}
            />
          );
          return (
            <>
              <p className="muted">{t("capacity.policy.hint")}</p>
              <FieldRow>{BORDERS.map(field)}</FieldRow>
              <FieldRow>
                <NumberInput
                  label={t("capacity.policy.day")}
                  min={0}
                  suffix=" h"
                  decimalScale={2}
                  disabled={!manage}
                  value={policy.day_minutes / 60}
                  onChange={(value) =>
                    setTyped({ ...typed, day_minutes: Math.round((Number(value) || 0) * 60) })
                  }
                />
                {field("target_percent")}
              </FieldRow>
              <Checkbox
                label={t("capacity.policy.status_lock")}
                description={t("capacity.policy.status_lock_hint")}
                disabled={!manage}
                checked={policy.status_lock}
                onChange={(event) =>
                  setTyped({ ...typed, status_lock: event.currentTarget.checked })
                }
              />
              <Targets
                targets={policy.role_targets}
                fallback={policy.target_percent}
                disabled={!manage}
                onChange={(role_targets) => setTyped({ ...typed, role_targets })}
              />
            </>
          );
        }}
      </Loaded>
    </FormModal>
  );
}

function Targets(props: {
  targets: Policy["role_targets"];
  fallback: number;
  disabled: boolean;
  onChange: (targets: Policy["role_targets"]) => void;
}) {
  const { targets, disabled } = props;
  const [role, setRole] = useState<Option | null>(null);
  const names = useQueries({
    queries: targets.map(({ job_role_id: id }) => ({
      queryKey: ["job_roles", "one", id],
      queryFn: () => ok(client.GET("/api/v1/job_roles/{id}", { params: { path: { id } } })),
      staleTime: 60_000,
    })),
  });
  return (
    <section aria-label={t("capacity.policy.targets")}>
      <h3>{t("capacity.policy.targets")}</h3>
      {targets.length === 0 ? <p className="muted">{t("capacity.policy.no_targets")}</p> : null}
      {targets.map((target, at) => {
        const name = names[at]?.data?.name ?? "…";
        return (
          <Group key={target.job_role_id} gap="xs" align="end" wrap="nowrap">
            <NumberInput
              style={{ flex: 1 }}
              label={name}
              min={0}
              suffix=" %"
              decimalScale={2}
              disabled={disabled}
              value={target.percent}
              onChange={(value) =>
                props.onChange(
                  targets.map((one, place) =>
                    place === at ? { ...one, percent: Number(value) || 0 } : one,
                  ),
                )
              }
            />
            {disabled ? null : (
              <ActionIcon
                size={36}
                variant="default"
                aria-label={t("capacity.policy.remove", { name })}
                onClick={() => props.onChange(targets.filter((_, place) => place !== at))}
              >
                <IconTrash size={18} />
              </ActionIcon>
            )}
          </Group>
        );
      })}
      {disabled ? null : (
        <Group gap="xs" align="end" mt="xs" wrap="nowrap">
          <RemoteSelect
            style={{ flex: 1 }}
            label={t("capacity.policy.role")}
            source="roles"
            load={loadRoles}
            value={role}
            onChange={setRole}
          />
          <Button
            variant="default"
            disabled={!role || targets.some((one) => one.job_role_id === role.value)}
            onClick={() => {
              if (!role) return;
              props.onChange([...targets, { job_role_id: role.value, percent: props.fallback }]);
              setRole(null);
            }}
          >
            {t("capacity.policy.add")}
          </Button>
        </Group>
      )}
    </section>
  );
}
