import { Group, NumberInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import { loadUsers } from "@/features/plan/options";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone } from "@/ui/toast";
import { type KeyResult, type Objective, useRefreshStrategy } from "./strategy";

/** The form of a key result: of a new one when an objective is given. */
export function KeyResultModal(props: {
  objective?: Objective;
  result?: KeyResult;
  onClose: () => void;
}) {
  const { objective, result } = props;
  const refresh = useRefreshStrategy();
  const [owner, setOwner] = useState<Option | null>(
    result?.owner ? { value: result.owner.id, label: result.owner.name } : null,
  );
  const form = useForm({
    initialValues: {
      name: result?.name ?? "",
      unit: result?.unit ?? "",
      start: result?.start ?? 0,
      target: result?.target ?? 100,
      weight: result?.weight ?? 1,
      due: result?.due ?? "",
    },
  });

  async function save() {
    const { values } = form;
    const [start, target] = [Number(values.start), Number(values.target)];
    const body = {
      name: values.name,
      unit: values.unit,
      start,
      target,
      weight: Number(values.weight),
      due: values.due || null,
      owner_id: owner?.value ?? null,
      direction: target < start ? "decrease" : "increase",
    };
    if (result) {
      const params = { path: { id: result.id }, header: ifMatch(result.version) };
      await ok(client.PATCH("/api/v1/key_results/{id}", { params, body }));
    } else if (objective) {
      const params = { path: { id: objective.id } };
      await ok(client.POST("/api/v1/objectives/{id}/key_results", { params, body }));
    }
    refresh();
    toastDone(t("strategy.saved", { name: values.name }));
    props.onClose();
  }

  return (
    <FormModal
      opened
      title={t(result ? "strategy.edit_result" : "strategy.add_result")}
      submitLabel={t(result ? "common.save" : "strategy.add_result")}
      onClose={props.onClose}
      onSubmit={save}
      onFields={showFieldProblems(form)}
    >
      <TextInput
        label={t("strategy.measured")}
        required
        data-autofocus
        {...form.getInputProps("name")}
      />
      <Group grow align="start">
        <NumberInput label={t("strategy.start")} hideControls {...form.getInputProps("start")} />
        <NumberInput label={t("strategy.target")} hideControls {...form.getInputProps("target")} />
        <TextInput label={t("strategy.unit")} {...form.getInputProps("unit")} />
      </Group>
      <Group grow align="start">
        <NumberInput
          label={t("strategy.weight")}
          min={0}
          max={1000}
          allowDecimal={false}
          {...form.getInputProps("weight")}
        />
        <TextInput type="date" label={t("strategy.due")} {...form.getInputProps("due")} />
      </Group>
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
