import { Select, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { ConstraintKind } from "@/api/nouns";
import { t } from "@/i18n/t";
import { FieldRow } from "@/ui/FieldRow";
import { ACTIVITIES, needsDate, SECOND_CONSTRAINTS, type TaskValues } from "./task-values";

/** What a task has besides in a project with Primavera's rules. */
export function PrimaveraFields({ form }: { form: UseFormReturnType<TaskValues> }) {
  const kind = form.values.second_constraint_kind;
  return (
    <>
      <Select
        label={t("plan.task.activity")}
        description={t(`plan.activity.${form.values.activity}_hint`)}
        allowDeselect={false}
        data={ACTIVITIES.map((value) => ({ value, label: t(`plan.activity.${value}`) }))}
        {...form.getInputProps("activity")}
      />
      <FieldRow>
        <Select
          label={t("plan.task.second_constraint")}
          allowDeselect={false}
          data={SECOND_CONSTRAINTS.map((value) => ({
            value,
            label: needsDate(value) ? t(`plan.constraint.${value}`) : t("plan.task.no_constraint"),
          }))}
          {...form.getInputProps("second_constraint_kind")}
          onChange={(value) =>
            form.setFieldValue("second_constraint_kind", value as ConstraintKind)
          }
        />
        {needsDate(kind) ? (
          <TextInput
            type="datetime-local"
            label={t("plan.task.second_constraint_date")}
            required
            {...form.getInputProps("second_constraint_date")}
          />
        ) : null}
      </FieldRow>
    </>
  );
}
