import { Group, MultiSelect, Select, TextInput } from "@mantine/core";
import type { CustomField } from "@/api/nouns";
import { t } from "@/i18n/t";
import type { CustomCondition, CustomConditions } from "@/timeline/custom-filter";
import { fieldLabel } from "./custom-fields";

interface CustomConditionInputsProps {
  fields: readonly CustomField[];
  conditions: CustomConditions;
  onChange: (conditions: CustomConditions) => void;
}

/** What is looked for in the organisation's own fields. */
export function CustomConditionInputs(props: CustomConditionInputsProps) {
  const { fields, conditions, onChange } = props;
  return fields.map((field) => (
    <ConditionInput
      key={field.code}
      field={field}
      condition={conditions[field.code]}
      onChange={(condition) => {
        const { [field.code]: _, ...others } = conditions;
        onChange(condition === undefined ? others : { ...others, [field.code]: condition });
      }}
    />
  ));
}

function ConditionInput(props: {
  field: CustomField;
  condition: CustomCondition | undefined;
  onChange: (condition: CustomCondition | undefined) => void;
}) {
  const { field, condition, onChange } = props;
  const label = fieldLabel(field);
  const list = Array.isArray(condition) ? condition.map(String) : [];
  const within = { withinPortal: false };
  if (field.kind === "choice") {
    return (
      <MultiSelect
        label={label}
        placeholder={list.length > 0 ? undefined : t("organisation.fields.any")}
        data={field.choices.map(({ code, label }) => ({ value: code, label }))}
        value={list}
        onChange={(chosen) => onChange(chosen.length > 0 ? chosen : undefined)}
        clearable
        clearButtonProps={{ "aria-label": t("common.clear") }}
        comboboxProps={within}
      />
    );
  }
  if (field.kind === "flag") {
    return (
      <Select
        label={label}
        placeholder={t("organisation.fields.any")}
        data={[
          { value: "true", label: t("common.yes") },
          { value: "false", label: t("common.no") },
        ]}
        value={list[0] ?? null}
        onChange={(chosen) => onChange(chosen === null ? undefined : [chosen === "true"])}
        clearable
        clearButtonProps={{ "aria-label": t("common.clear") }}
        comboboxProps={within}
      />
    );
  }
  if (field.kind === "text") {
    const has = condition && "has" in condition ? condition.has : "";
    return (
      <TextInput
        label={label}
        placeholder={t("organisation.fields.contains")}
        value={has}
        onChange={(event) => {
          const part = event.currentTarget.value;
          onChange(part ? { has: part } : undefined);
        }}
      />
    );
  }
  const { from = "", to = "" } =
    condition && !Array.isArray(condition) ? (condition as { from?: string; to?: string }) : {};
  const limits = (from: string, to: string) => {
    const some = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
    onChange(from || to ? some : undefined);
  };
  const type = field.kind === "date" ? "date" : "number";
  return (
    <Group grow gap={8} align="flex-end">
      <TextInput
        type={type}
        label={t("organisation.fields.from", { field: label })}
        value={from}
        onChange={(event) => limits(event.currentTarget.value, to)}
      />
      <TextInput
        type={type}
        label={t("organisation.fields.to", { field: label })}
        value={to}
        onChange={(event) => limits(from, event.currentTarget.value)}
      />
    </Group>
  );
}
