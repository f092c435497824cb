import { Checkbox, MultiSelect, Select, Stack, Textarea, TextInput } from "@mantine/core";
import type { LifecycleField } from "@/api/nouns";
import { STAGES } from "@/features/plan/projects/stage";
import { FieldRow } from "@/ui/FieldRow";
import type { Option } from "@/ui/RemoteSelect";
import { t } from "../texts";
import { newGate, type StageDraft } from "./drafts";
import { GateEditor } from "./GateEditor";

interface StageEditorProps {
  stage: StageDraft;
  number: number;
  errors: Readonly<Record<string, string>>;
  fields: readonly LifecycleField[];
  routes: Option[];
  stages: Option[];
  on: string | null;
  onChange: (changes: Partial<StageDraft>) => void;
}

/** A stage while it is written: what it is for, what it asks of fields, and its gate. */
export function StageEditor(props: StageEditorProps) {
  const { stage, number, errors, onChange } = props;
  const path = `stages[${number - 1}]`;
  const filledIn = props.fields
    .filter((field) => field.filled_in)
    .map((field) => ({ value: field.key, label: field.label }));
  const list = (key: "required" | "locked" | "hidden") => (
    <MultiSelect
      label={t(`lifecycle.design.${key}`)}
      searchable
      data={filledIn}
      value={stage.fields[key]}
      error={errors[`${path}.fields.${key}`]}
      onChange={(value) => onChange({ fields: { ...stage.fields, [key]: value } })}
    />
  );
  return (
    <Stack gap="sm">
      <FieldRow>
        <TextInput
          label={t("lifecycle.design.stage_name", { number })}
          required
          value={stage.name}
          error={errors[`${path}.name`] ?? errors[`${path}.key`]}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <Select
          label={t("lifecycle.design.sets_stage")}
          placeholder={t("lifecycle.design.sets_nothing")}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
          data={STAGES.map((value) => ({ value, label: t(`plan.stage.${value}`) }))}
          value={stage.sets_project_stage}
          error={errors[`${path}.sets_project_stage`]}
          onChange={(value) => onChange({ sets_project_stage: value as never })}
        />
      </FieldRow>
      <TextInput
        label={t("lifecycle.design.purpose")}
        value={stage.purpose}
        onChange={(event) => onChange({ purpose: event.currentTarget.value })}
      />
      <Textarea
        label={t("lifecycle.design.guidance")}
        autosize
        minRows={2}
        value={stage.guidance}
        onChange={(event) => onChange({ guidance: event.currentTarget.value })}
      />
      {list("required")}
      <FieldRow>
        {list("locked")}
        {list("hidden")}
      </FieldRow>
      <Checkbox
        label={t("lifecycle.design.has_gate")}
        checked={stage.gate !== null}
        onChange={(event) =>
          onChange({ gate: event.currentTarget.checked ? newGate(stage.name) : null })
        }
      />
      {stage.gate ? (
        <GateEditor
          gate={stage.gate}
          stage={number}
          path={`${path}.gate`}
          errors={errors}
          routes={props.routes}
          stages={props.stages}
          on={props.on}
          onChange={(changes) =>
            onChange({ gate: stage.gate ? { ...stage.gate, ...changes } : null })
          }
        />
      ) : null}
    </Stack>
  );
}
