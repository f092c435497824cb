import { Select, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { t } from "@/i18n/t";
import { FieldRow } from "@/ui/FieldRow";
import type { ProjectValues } from "./project-values";

/** What a project with Primavera's rules chooses besides. */
export function PrimaveraFields({ form }: { form: UseFormReturnType<ProjectValues> }) {
  const choices = (group: string, values: string[]) =>
    values.map((value) => ({ value, label: t(`plan.settings.${group}_${value}`) }));
  return (
    <FieldRow>
      <Select
        label={t("plan.settings.lag_calendar")}
        description={t("plan.settings.lag_calendar_hint")}
        allowDeselect={false}
        data={choices("lag_calendar", ["predecessor", "successor", "around_the_clock", "project"])}
        {...form.getInputProps("lag_calendar")}
      />
      <Select
        label={t("plan.settings.total_float")}
        description={t("plan.settings.total_float_hint")}
        allowDeselect={false}
        data={choices("total_float", ["smallest", "start", "finish"])}
        {...form.getInputProps("total_float")}
      />
      <Select
        label={t("plan.settings.critical_by")}
        description={t("plan.settings.critical_by_hint")}
        allowDeselect={false}
        data={choices("critical_by", ["total_float", "longest_path"])}
        {...form.getInputProps("critical_by")}
      />
      <TextInput
        type="datetime-local"
        label={t("plan.settings.must_finish_by")}
        description={t("plan.settings.must_finish_by_hint")}
        {...form.getInputProps("must_finish_by")}
      />
    </FieldRow>
  );
}
