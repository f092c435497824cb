import { Checkbox, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import type { ReactNode } from "react";
import { t } from "@/i18n/t";
import { FieldRow } from "@/ui/FieldRow";
import { PrimaveraFields } from "./PrimaveraFields";
import classes from "./project.module.css";
import type { ProjectValues } from "./project-values";

interface ScheduleFieldsProps {
  form: UseFormReturnType<ProjectValues>;
  calendar: ReactNode;
  /** Whether the stage of the project keeps its start. */
  startLocked: boolean;
}

/** How the dates are computed: where from, by which calendar and rules. */
export function ScheduleFields({ form, calendar, startLocked }: ScheduleFieldsProps) {
  const fromStart = form.values.schedule_from === "start";
  const choices = (group: string, values: string[]) =>
    values.map((value) => ({ value, label: t(`plan.settings.${group}_${value}`) }));
  return (
    <Stack gap="sm">
      <h3 className={classes.group}>{t("plan.settings.schedule")}</h3>
      <FieldRow>
        <Select
          label={t("plan.project.schedule_from")}
          allowDeselect={false}
          data={[
            { value: "start", label: t("plan.project.from_start") },
            { value: "finish", label: t("plan.project.from_finish") },
          ]}
          {...form.getInputProps("schedule_from")}
        />
        <TextInput
          type="datetime-local"
          label={t(fromStart ? "plan.project.start" : "plan.project.finish")}
          disabled={fromStart && startLocked}
          {...form.getInputProps(fromStart ? "start" : "finish")}
        />
        <TextInput
          type="datetime-local"
          label={t("plan.settings.status_date")}
          {...form.getInputProps("status_date")}
        />
      </FieldRow>
      <FieldRow>
        {calendar}
        <NumberInput
          label={t("plan.settings.hours_per_day")}
          min={0.5}
          max={24}
          decimalScale={2}
          {...form.getInputProps("hours_per_day")}
        />
        <NumberInput
          label={t("plan.settings.hours_per_week")}
          min={1}
          max={168}
          decimalScale={2}
          {...form.getInputProps("hours_per_week")}
        />
        <NumberInput
          label={t("plan.settings.days_per_month")}
          min={1}
          max={31}
          {...form.getInputProps("days_per_month")}
        />
        <NumberInput
          label={t("plan.settings.detail_weeks")}
          description={t("plan.settings.detail_weeks_hint")}
          min={1}
          max={260}
          allowDecimal={false}
          {...form.getInputProps("detail_weeks")}
        />
        <NumberInput
          label={t("plan.settings.priority")}
          description={t("plan.settings.priority_hint")}
          min={0}
          max={1000}
          allowDecimal={false}
          {...form.getInputProps("priority")}
        />
      </FieldRow>
      <FieldRow>
        <Select
          label={t("plan.settings.dialect")}
          description={t("plan.settings.dialect_hint")}
          allowDeselect={false}
          data={choices("dialect", ["microsoft", "primavera"])}
          {...form.getInputProps("dialect")}
        />
        <Select
          label={t("plan.settings.policy")}
          description={t("plan.settings.policy_hint")}
          allowDeselect={false}
          data={choices("policy", ["retained_logic", "progress_override"])}
          {...form.getInputProps("progress_policy")}
        />
        <NumberInput
          label={t("plan.settings.critical_limit")}
          description={t("plan.settings.critical_limit_hint")}
          suffix=" d"
          decimalScale={2}
          {...form.getInputProps("critical_limit_days")}
        />
      </FieldRow>
      {form.values.dialect === "primavera" ? <PrimaveraFields form={form} /> : null}
      <Checkbox
        label={t("plan.settings.honor_constraints")}
        description={t("plan.settings.honor_constraints_hint")}
        {...form.getInputProps("honor_constraints", { type: "checkbox" })}
      />
      <Checkbox
        label={t("plan.settings.multiple_critical_paths")}
        description={t("plan.settings.multiple_critical_paths_hint")}
        {...form.getInputProps("multiple_critical_paths", { type: "checkbox" })}
      />
    </Stack>
  );
}
