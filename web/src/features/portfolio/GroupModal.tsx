import { Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Portfolio, Program } from "@/api/nouns";
import { PlanTypeSelect } from "@/features/organisation/plan-types/PlanTypeSelect";
import { loadPortfolios, loadUsers } from "@/features/plan/options";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone } from "@/ui/toast";
import { t } from "./texts";

interface GroupModalProps {
  kind: "portfolio" | "program";
  opened: boolean;
  onClose: () => void;
  /** Given: change it. Absent: create one. */
  group?: Portfolio | Program;
  /** The portfolio of a new program. */
  portfolio?: Option;
}

const asOption = (ref: { id: string; name: string } | null | undefined): Option | null =>
  ref ? { value: ref.id, label: ref.name } : null;

/** The form of a portfolio or a program; they differ only in where they belong. */
export function GroupModal({ kind, opened, onClose, group, portfolio }: GroupModalProps) {
  const queries = useQueryClient();
  const parent = group && "portfolio" in group ? asOption(group.portfolio) : (portfolio ?? null);
  const [within, setWithin] = useState<Option | null>(parent);
  const [owner, setOwner] = useState<Option | null>(asOption(group?.owner));
  const kept = group && "plan_type" in group ? (group.plan_type?.id ?? null) : null;
  const [type, setType] = useState<string | null>(kept);
  const form = useForm({
    initialValues: { name: group?.name ?? "", description: group?.description ?? "" },
  });

  async function save() {
    const body = {
      ...form.values,
      owner_id: owner?.value ?? null,
      ...(kind === "program" ? { portfolio_id: within?.value ?? null } : {}),
      ...(kind === "program" && type ? { plan_type_id: type } : {}),
    };
    const params = group && { path: { id: group.id }, header: ifMatch(group.version) };
    if (kind === "portfolio") {
      await (params
        ? ok(client.PATCH("/api/v1/portfolios/{id}", { params, body }))
        : ok(client.POST("/api/v1/portfolios", { body })));
    } else {
      await (params
        ? ok(client.PATCH("/api/v1/programs/{id}", { params, body }))
        : ok(client.POST("/api/v1/programs", { body })));
    }
    for (const key of ["portfolios", "portfolio", "programs", "program"]) {
      void queries.invalidateQueries({ queryKey: [key] });
    }
    toastDone(
      t(group ? "portfolio.saved" : `portfolio.${kind}.created`, { name: form.values.name }),
    );
    if (!group) form.reset();
    onClose();
  }

  return (
    <FormModal
      opened={opened}
      title={group ? t("common.edit_title", { name: group.name }) : t(`portfolio.${kind}.new`)}
      submitLabel={group ? t("common.save") : t(`portfolio.${kind}.create`)}
      onClose={onClose}
      onSubmit={save}
      onFields={showFieldProblems(form)}
    >
      <TextInput
        label={t("portfolio.name")}
        required
        data-autofocus
        {...form.getInputProps("name")}
      />
      {kind === "program" ? (
        <PlanTypeSelect noun="program" required={Boolean(group)} value={type} onChange={setType} />
      ) : null}
      {kind === "program" ? (
        <RemoteSelect
          source="portfolios"
          label={t("plan.project.portfolio")}
          load={loadPortfolios}
          value={within}
          onChange={setWithin}
        />
      ) : null}
      <RemoteSelect
        source="users"
        label={t("portfolio.owner")}
        load={loadUsers}
        value={owner}
        onChange={setOwner}
      />
      <Textarea
        label={t("portfolio.description")}
        autosize
        minRows={3}
        {...form.getInputProps("description")}
      />
    </FormModal>
  );
}
