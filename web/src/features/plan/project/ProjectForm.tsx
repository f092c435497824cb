import {
  Alert,
  Button,
  Fieldset,
  Group,
  NumberInput,
  Select,
  Stack,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Project, Ref } from "@/api/nouns";
import { isStale, problemOf } from "@/api/problem";
import { useStageFields } from "@/features/governance/gates/stage-fields";
import { loadDirectory } from "@/features/intake/requests";
import { CustomInputs } from "@/features/organisation/fields/CustomInputs";
import { useCustomFields } from "@/features/organisation/fields/custom-fields";
import { PlanTypeSelect } from "@/features/organisation/plan-types/PlanTypeSelect";
import { t } from "@/i18n/t";
import { minorDigits } from "@/lib/numbers";
import { FieldRow } from "@/ui/FieldRow";
import { showFieldProblems } from "@/ui/fields";
import { KeptNotice } from "@/ui/KeptNotice";
import { useKeptForm } from "@/ui/kept-form";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { StaleNotice } from "@/ui/StaleNotice";
import { refreshPlan, toastEffect } from "../effect";
import { loadCalendars, loadPrograms } from "../options";
import { STAGES } from "../projects/stage";
import { changedBody, formOf, labelsOf, type ProjectValues } from "./project-values";
import { ScheduleFields } from "./ScheduleFields";

const asOption = (ref: Ref | null): Option | null =>
  ref ? { value: ref.id, label: ref.name } : null;

export function ProjectForm({ project, disabled }: { project: Project; disabled: boolean }) {
  const queries = useQueryClient();
  const { locked, hidden, notice } = useStageFields(project.id);
  const fields = useCustomFields("project").filter((one) => !hidden(`custom.${one.code}`));
  const [base, setBase] = useState(project);
  const [theirs, setTheirs] = useState<Project | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [calendar, setCalendar] = useState(asOption(project.calendar));
  const [program, setProgram] = useState(asOption(project.program));
  const [owner, setOwner] = useState(asOption(project.owner));
  const [type, setType] = useState<string | null>(project.plan_type?.id ?? null);
  const form = useForm<ProjectValues>({
    initialValues: formOf(project),
    validate: { name: (value) => (value.trim() ? null : t("plan.project.need_name")) },
  });

  const saved = useMemo(() => formOf(base), [base]);
  const kept = useKeptForm(`project:${project.id}`, form, saved);

  async function save(values: ProjectValues, from: Project) {
    setBusy(true);
    setProblem(null);
    try {
      const refs = {
        calendar: calendar?.value ?? null,
        program: program?.value ?? null,
        owner: owner?.value ?? null,
        type,
      };
      const answer = await ok(
        client.PATCH("/api/v1/projects/{id}", {
          params: { path: { id: project.id }, header: ifMatch(from.version) },
          body: changedBody(from, values, refs) as never,
        }),
      );
      toastEffect(t("plan.settings.saved"), answer);
      const fresh = (await ok(
        client.GET("/api/v1/projects/{id}", { params: { path: { id: project.id } } }),
      )) as Project;
      setBase(fresh);
      form.setValues(formOf(fresh));
      refreshPlan(queries, project.id);
    } catch (error) {
      if (isStale(error) && error.current) setTheirs(error.current as Project);
      const found = problemOf(error);
      showFieldProblems(form)(found.fields);
      setProblem(found.detail || t("common.error.text"));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={form.onSubmit((values) => save(values, base))} noValidate>
      <Fieldset variant="unstyled" disabled={disabled}>
        <Stack gap="sm">
          <KeptNotice kept={kept} />
          {notice ? (
            <Alert role="note" color="indigo">
              {notice}
            </Alert>
          ) : null}
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
          <Group align="flex-start" wrap="nowrap">
            <TextInput
              label={t("plan.project.name")}
              required
              style={{ flex: 1 }}
              disabled={locked("name")}
              {...form.getInputProps("name")}
            />
            <TextInput
              label={t("plan.project.key")}
              w={130}
              disabled={locked("key")}
              {...form.getInputProps("key")}
            />
          </Group>
          <FieldRow>
            {hidden("stage") ? null : (
              <Select
                label={t("plan.project.stage")}
                allowDeselect={false}
                data={STAGES.map((value) => ({ value, label: t(`plan.stage.${value}`) }))}
                disabled={locked("stage")}
                {...form.getInputProps("stage")}
              />
            )}
            <PlanTypeSelect
              noun="project"
              required
              hint=""
              disabled={disabled}
              error={form.errors.plan_type_id}
              value={type}
              onChange={setType}
            />
            {hidden("program") ? null : (
              <RemoteSelect
                source="programs"
                label={t("plan.project.program")}
                load={loadPrograms}
                value={program}
                onChange={setProgram}
                disabled={disabled || locked("program")}
              />
            )}
            {hidden("owner") ? null : (
              <RemoteSelect
                source="directory"
                label={t("plan.project.owner")}
                placeholder={t("common.person_hint")}
                load={loadDirectory}
                value={owner}
                onChange={setOwner}
                disabled={disabled || locked("owner")}
              />
            )}
            <NumberInput
              label={t("plan.project.funding", { currency: project.currency })}
              min={0}
              decimalScale={minorDigits(project.currency)}
              thousandSeparator=" "
              {...form.getInputProps("funding")}
            />
          </FieldRow>
          {hidden("description") ? null : (
            <Textarea
              label={t("plan.project.description")}
              autosize
              minRows={2}
              disabled={locked("description")}
              {...form.getInputProps("description")}
            />
          )}
          <CustomInputs
            fields={fields}
            values={form.values.custom}
            errors={form.errors}
            locked={(code) => locked(`custom.${code}`)}
            onChange={(custom) => form.setFieldValue("custom", custom)}
          />
          <ScheduleFields
            form={form}
            startLocked={locked("start")}
            calendar={
              <RemoteSelect
                source="calendars"
                label={t("plan.project.calendar")}
                load={loadCalendars}
                value={calendar}
                onChange={setCalendar}
                clearable={false}
                disabled={disabled}
              />
            }
          />
          {disabled ? null : (
            <Group justify="flex-end">
              <Button type="submit" loading={busy}>
                {t("common.save")}
              </Button>
            </Group>
          )}
        </Stack>
      </Fieldset>
    </form>
  );
}
