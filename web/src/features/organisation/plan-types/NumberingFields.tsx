import { Fieldset, NumberInput, Stack, Switch, Text, TextInput } from "@mantine/core";
import type { PlanType } from "@/api/nouns";
import { FieldRow } from "@/ui/FieldRow";
import { t } from "./texts";

/** How plans are to be numbered, as the form holds it. */
export interface NumberingDraft {
  on: boolean;
  prefix: string;
  width: number | string;
  next: number | string;
}

export function numberingDraft(type: PlanType | null): NumberingDraft {
  const kept = type?.numbering;
  return {
    on: Boolean(kept),
    prefix: kept?.prefix ?? "",
    width: kept?.width ?? 4,
    next: kept?.next ?? 1,
  };
}

/** What of it goes to the server. The next number goes only when somebody changed it: others take numbers meanwhile. */
export function numberingBody(draft: NumberingDraft, type: PlanType | null) {
  if (!draft.on) return null;
  const before = type?.numbering;
  const prefix = draft.prefix.trim().toUpperCase();
  const kept = before && before.prefix === prefix && before.next === Number(draft.next);
  return {
    prefix,
    width: Number(draft.width),
    ...(kept || draft.next === "" ? {} : { next: Number(draft.next) }),
  };
}

/** A number as it will be read. */
export function spelled({ prefix, width, next }: NumberingDraft): string {
  return `${prefix.trim().toUpperCase()}${String(next).padStart(Number(width) || 1, "0")}`;
}

interface NumberingFieldsProps {
  value: NumberingDraft;
  errors: Record<string, string>;
  onChange: (draft: NumberingDraft) => void;
}

/** Whether plans of a type are numbered by themselves, and how. */
export function NumberingFields({ value, errors, onChange }: NumberingFieldsProps) {
  return (
    <Fieldset legend={t("plan_type.numbering")}>
      <Stack gap="xs">
        <Switch
          label={t("plan_type.number_them")}
          checked={value.on}
          onChange={(event) => onChange({ ...value, on: event.currentTarget.checked })}
        />
        {value.on ? (
          <>
            <FieldRow>
              <TextInput
                label={t("plan_type.prefix")}
                placeholder="PRJ-"
                required
                maxLength={12}
                value={value.prefix}
                error={errors["numbering.prefix"]}
                onChange={(event) => onChange({ ...value, prefix: event.currentTarget.value })}
              />
              <NumberInput
                label={t("plan_type.width")}
                min={1}
                max={9}
                allowDecimal={false}
                value={value.width}
                error={errors["numbering.width"]}
                onChange={(width) => onChange({ ...value, width })}
              />
              <NumberInput
                label={t("plan_type.next")}
                min={1}
                allowDecimal={false}
                value={value.next}
                error={errors["numbering.next"]}
                onChange={(next) => onChange({ ...value, next })}
              />
            </FieldRow>
            <Text size="sm" c="dimmed">
              {value.prefix.trim() && value.next !== ""
                ? t("plan_type.preview", { number: spelled(value) })
                : t("plan_type.numbering_hint")}
            </Text>
          </>
        ) : null}
      </Stack>
    </Fieldset>
  );
}
