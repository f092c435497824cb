import { Button, Checkbox, MultiSelect, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { LifecycleField } from "@/api/nouns";
import { STAGES } from "@/features/plan/projects/stage";
import { FieldRow } from "@/ui/FieldRow";
import { OrderedCard } from "@/ui/OrderedCard";
import type { Option } from "@/ui/RemoteSelect";
import { t } from "../texts";
import { type GateDraft, moved, newGate, type StageDraft } from "./drafts";
import { GateEditor } from "./GateEditor";

interface StageEditorProps {
  stage: StageDraft;
  number: number;
  errors: Readonly<Record<string, string>>;
  fields: readonly LifecycleField[];
  routes: Option[];
  stages: Option[];
  /** The roles of the method, by the id of their draft. */
  roles: Option[];
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
          onChange({
            gate: event.currentTarget.checked ? newGate(stage.name) : null,
            beside: [],
          })
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
          roles={props.roles}
          on={props.on}
          onChange={(changes) =>
            onChange({ gate: stage.gate ? { ...stage.gate, ...changes } : null })
          }
        />
      ) : null}
      {stage.gate ? <Beside {...props} path={path} /> : null}
    </Stack>
  );
}

/** Gates that are decided at the same time as the first one of a stage, each on its own. */
function Beside(props: StageEditorProps & { path: string }) {
  const { stage, number, path, errors, onChange } = props;
  const { beside } = stage;
  const change = (id: string, changes: Partial<GateDraft>) =>
    onChange({ beside: beside.map((one) => (one.id === id ? { ...one, ...changes } : one)) });
  return (
    <Stack gap="sm">
      {beside.map((gate, at) => (
        <OrderedCard
          key={gate.id}
          title={t("lifecycle.design.beside_number", { number: at + 2 })}
          labels={{
            up: t("lifecycle.design.beside_up", { number: at + 2 }),
            down: t("lifecycle.design.beside_down", { number: at + 2 }),
            remove: t("lifecycle.design.beside_remove", { number: at + 2 }),
          }}
          first={at === 0}
          last={at === beside.length - 1}
          gap="sm"
          onMove={(by) => onChange({ beside: moved(beside, at, by) })}
          onRemove={() => onChange({ beside: beside.filter((one) => one.id !== gate.id) })}
        >
          <GateEditor
            gate={gate}
            stage={number}
            path={`${path}.beside[${at}]`}
            errors={errors}
            routes={props.routes}
            roles={props.roles}
            on={props.on}
            onChange={(changes) => change(gate.id, changes)}
          />
        </OrderedCard>
      ))}
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          aria-label={t("lifecycle.design.add_beside_of", { stage: stage.name })}
          onClick={() => onChange({ beside: [...beside, newGate("")] })}
        >
          {t("lifecycle.design.add_beside")}
        </Button>
        <p className="muted" style={{ margin: 0 }}>
          {t("lifecycle.design.beside_hint")}
        </p>
      </div>
      {errors[`${path}.beside`] ? <p role="alert">{errors[`${path}.beside`]}</p> : null}
    </Stack>
  );
}
