import {
  Alert,
  Button,
  Checkbox,
  Group,
  NumberInput,
  type NumberInputProps,
  Select,
  Stack,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { ConstraintKind, Task } from "@/api/nouns";
import { isStale, problemOf } from "@/api/problem";
import { useCan } from "@/features/access/me";
import { CustomInputs } from "@/features/organisation/fields/CustomInputs";
import { useCustomFields } from "@/features/organisation/fields/custom-fields";
import { t } from "@/i18n/t";
import { FieldRow } from "@/ui/FieldRow";
import { showFieldProblems } from "@/ui/fields";
import { KeptNotice } from "@/ui/KeptNotice";
import { useKeptForm } from "@/ui/kept-form";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { StaleNotice } from "@/ui/StaleNotice";
import { refreshPlan, toastEffect } from "../effect";
import { loadCalendars } from "../options";
import { PrimaveraFields } from "./PrimaveraFields";
import {
  CONSTRAINTS,
  changedBody,
  formOf,
  labelsOf,
  needsDate,
  type TaskValues,
} from "./task-values";

/** Every fact of a task that people set; the dates follow from them. */
export function TaskForm({ task, onDone }: { task: Task; onDone: () => void }) {
  const can = useCan();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [base, setBase] = useState(task);
  const [theirs, setTheirs] = useState<Task | null>(null);
  const [calendar, setCalendar] = useState<Option | null>(
    task.calendar ? { value: task.calendar.id, label: task.calendar.name } : null,
  );
  const form = useForm<TaskValues>({
    initialValues: formOf(task),
    validate: {
      name: (value) => (value.trim() ? null : t("plan.task.need_name")),
      second_constraint_date: (value, values) =>
        needsDate(values.second_constraint_kind) && !value
          ? t("plan.task.need_constraint_date")
          : null,
      constraint_date: (value, values) =>
        needsDate(values.constraint_kind) && !value ? t("plan.task.need_constraint_date") : null,
    },
  });
  const edit = can("task.edit");
  const saved = useMemo(() => formOf(base), [base]);
  const kept = useKeptForm(`task:${task.id}`, form, saved);
  const fields = useCustomFields("task");

  async function save(values: TaskValues, from: Task) {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await ok(
        client.PATCH("/api/v1/tasks/{id}", {
          params: { path: { id: task.id }, header: ifMatch(from.version) },
          body: changedBody(from, values, calendar?.value ?? null) as never,
        }),
      );
      toastEffect(t("plan.task.saved", { name: values.name }), answer);
      refreshPlan(queries, task.project_id);
      kept.forget();
      onDone();
    } catch (error) {
      if (isStale(error) && error.current) setTheirs(error.current as Task);
      const found = problemOf(error);
      showFieldProblems(form)(found.fields);
      setProblem(found.detail || t("common.error.text"));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={form.onSubmit((values) => save(values, base))} noValidate>
      <Stack gap="sm">
        <KeptNotice kept={kept} />
        {theirs ? (
          <StaleNotice
            mine={labelsOf(form.values, fields)}
            theirs={labelsOf(formOf(theirs), fields)}
            onMine={() => {
              setBase(theirs);
              setTheirs(null);
              void save(form.values, theirs);
            }}
            onTheirs={() => {
              setBase(theirs);
              form.setValues(formOf(theirs));
              setTheirs(null);
              setProblem(null);
            }}
          />
        ) : problem ? (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        ) : null}
        {edit ? (
          <>
            <TextInput
              label={t("plan.task.name")}
              required
              data-autofocus
              {...form.getInputProps("name")}
            />
            {task.summary ? null : (
              <FieldRow>
                <TextInput
                  label={t("plan.task.duration")}
                  description={t("plan.task.duration_hint")}
                  {...form.getInputProps("duration_text")}
                />
                <Percent {...form.getInputProps("percent_complete")} />
              </FieldRow>
            )}
            <FieldRow>
              <Select
                label={t("plan.task.constraint")}
                allowDeselect={false}
                data={CONSTRAINTS.map((value) => ({ value, label: t(`plan.constraint.${value}`) }))}
                {...form.getInputProps("constraint_kind")}
                onChange={(value) => form.setFieldValue("constraint_kind", value as ConstraintKind)}
              />
              {needsDate(form.values.constraint_kind) ? (
                <TextInput
                  type="datetime-local"
                  label={t("plan.task.constraint_date")}
                  required
                  {...form.getInputProps("constraint_date")}
                />
              ) : null}
            </FieldRow>
            {task.dialect === "primavera" ? <PrimaveraFields form={form} /> : null}
            <FieldRow>
              <TextInput
                type="datetime-local"
                label={t("plan.task.deadline")}
                {...form.getInputProps("deadline")}
              />
              <RemoteSelect
                source="calendars"
                label={t("plan.task.calendar")}
                placeholder={t("plan.task.project_calendar")}
                load={loadCalendars}
                value={calendar}
                onChange={setCalendar}
              />
            </FieldRow>
            <Group>
              <Checkbox
                label={t("plan.task.manual_box")}
                description={t("plan.task.manual_hint")}
                {...form.getInputProps("manual", { type: "checkbox" })}
              />
              <Checkbox
                label={t("plan.task.active_box")}
                description={t("plan.task.active_hint")}
                {...form.getInputProps("active", { type: "checkbox" })}
              />
              <Checkbox
                label={t("plan.task.package_box")}
                description={t("plan.task.package_hint")}
                {...form.getInputProps("planning_package", { type: "checkbox" })}
              />
            </Group>
            {form.values.manual ? (
              <FieldRow>
                <TextInput
                  type="datetime-local"
                  label={t("plan.task.start")}
                  {...form.getInputProps("manual_start")}
                />
                <TextInput
                  type="datetime-local"
                  label={t("plan.task.finish")}
                  {...form.getInputProps("manual_finish")}
                />
              </FieldRow>
            ) : null}
            <CustomInputs
              fields={fields}
              values={form.values.custom}
              errors={form.errors}
              onChange={(custom) => form.setFieldValue("custom", custom)}
            />
            <Textarea
              label={t("plan.task.notes")}
              autosize
              minRows={3}
              maxRows={12}
              {...form.getInputProps("notes")}
            />
          </>
        ) : (
          <Percent {...form.getInputProps("percent_complete")} />
        )}
        <Group justify="flex-end">
          <Button
            variant="default"
            onClick={() => {
              kept.forget();
              onDone();
            }}
          >
            {t("common.cancel")}
          </Button>
          <Button type="submit" loading={busy}>
            {t("common.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Percent(props: NumberInputProps) {
  return (
    <NumberInput
      label={t("plan.task.percent")}
      description={t("plan.task.percent_hint")}
      suffix=" %"
      min={0}
      max={100}
      {...props}
    />
  );
}
