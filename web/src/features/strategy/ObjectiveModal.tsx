import { NumberInput, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { loadUsers } from "@/features/plan/options";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone } from "@/ui/toast";
import { saveObjective } from "./save";
import { loadObjectives, type Objective, useRefreshStrategy } from "./strategy";

/** The form of an objective; `parent` is the one above a new one. */
export function ObjectiveModal(props: {
  objective?: Objective;
  parent?: Objective;
  onClose: () => void;
}) {
  const { objective, parent } = props;
  const refresh = useRefreshStrategy();
  const [above, setAbove] = useState<Option | null>(
    parent ? { value: parent.id, label: parent.name } : null,
  );
  const [owner, setOwner] = useState<Option | null>(
    objective?.owner ? { value: objective.owner.id, label: objective.owner.name } : null,
  );
  const form = useForm({
    initialValues: {
      name: objective?.name ?? "",
      description: objective?.description ?? "",
      weight: objective?.weight ?? 1,
    },
  });

  async function save() {
    const body = {
      ...form.values,
      weight: Number(form.values.weight),
      owner_id: owner?.value ?? null,
    };
    if (objective) await saveObjective(objective, body);
    else
      await ok(
        client.POST("/api/v1/objectives", { body: { ...body, parent_id: above?.value ?? null } }),
      );
    refresh();
    toastDone(t("strategy.saved", { name: form.values.name }));
    props.onClose();
  }

  return (
    <FormModal
      opened
      title={t(objective ? "strategy.edit_objective" : "strategy.new_objective")}
      submitLabel={t(objective ? "common.save" : "strategy.create_objective")}
      onClose={props.onClose}
      onSubmit={save}
      onFields={showFieldProblems(form)}
    >
      <TextInput
        label={t("strategy.name")}
        required
        data-autofocus
        {...form.getInputProps("name")}
      />
      <Textarea
        label={t("strategy.description")}
        autosize
        minRows={2}
        {...form.getInputProps("description")}
      />
      {objective ? null : (
        <RemoteSelect
          source="objectives"
          label={t("strategy.above")}
          load={loadObjectives}
          value={above}
          onChange={setAbove}
        />
      )}
      <NumberInput
        label={t("strategy.weight")}
        description={t("strategy.weight_hint")}
        min={0}
        max={1000}
        allowDecimal={false}
        {...form.getInputProps("weight")}
      />
      <RemoteSelect
        source="users"
        label={t("strategy.owner")}
        load={loadUsers}
        value={owner}
        onChange={setOwner}
      />
    </FormModal>
  );
}
