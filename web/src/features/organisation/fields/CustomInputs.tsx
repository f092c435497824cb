import { Select, Textarea, TextInput } from "@mantine/core";
import type { CustomField, CustomValue, CustomValues } from "@/api/nouns";
import { t } from "@/i18n/t";
import { FieldRow } from "@/ui/FieldRow";
import { fieldLabel, offered } from "./custom-fields";

interface CustomInputsProps {
  fields: readonly CustomField[];
  values: CustomValues;
  /** What the server said of a field, by `custom.` and its code. */
  errors: Readonly<Record<string, unknown>>;
  /** Whether a field, by its code, cannot be changed now. */
  locked?: (code: string) => boolean;
  onChange: (values: CustomValues) => void;
}

/** Fields of the organisation's own in a form, two beside each other. */
export function CustomInputs({ fields, values, errors, locked, onChange }: CustomInputsProps) {
  if (fields.length === 0) return null;
  const pairs: CustomField[][] = [];
  for (const field of fields) {
    const last = pairs.at(-1);
    if (last && last.length < 2) last.push(field);
    else pairs.push([field]);
  }
  return pairs.map((pair) => (
    <FieldRow key={pair[0].code}>
      {pair.map((field) => (
        <CustomInput
          key={field.code}
          field={field}
          value={values[field.code]}
          error={errors[`custom.${field.code}`] as string | undefined}
          disabled={locked?.(field.code)}
          onChange={(value) => onChange({ ...values, [field.code]: value })}
        />
      ))}
    </FieldRow>
  ));
}

function CustomInput(props: {
  field: CustomField;
  value: CustomValue | undefined;
  error: string | undefined;
  disabled: boolean | undefined;
  onChange: (value: CustomValue) => void;
}) {
  const { field, value, onChange } = props;
  const same = {
    label: fieldLabel(field),
    description: field.help || undefined,
    error: props.error,
    disabled: props.disabled,
  };
  switch (field.kind) {
    case "choice":
      return (
        <Select
          {...same}
          data={offered(field, value)}
          value={typeof value === "string" && value ? value : null}
          onChange={(next) => onChange(next ?? "")}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
          searchable={field.choices.length > 12}
        />
      );
    case "flag":
      return (
        <Select
          {...same}
          data={[
            { value: "true", label: t("common.yes") },
            { value: "false", label: t("common.no") },
          ]}
          value={typeof value === "boolean" ? String(value) : null}
          onChange={(next) => onChange(next === null ? "" : next === "true")}
          clearable
          clearButtonProps={{ "aria-label": t("common.clear") }}
        />
      );
    case "text":
      return (
        <Textarea
          {...same}
          autosize
          minRows={1}
          maxRows={6}
          value={String(value ?? "")}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          {...same}
          type={field.kind === "date" ? "date" : "text"}
          inputMode={field.kind === "number" ? "decimal" : undefined}
          value={String(value ?? "")}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
