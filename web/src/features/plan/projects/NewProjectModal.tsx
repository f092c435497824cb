import { Group, SegmentedControl, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import { PlanTypeSelect } from "@/features/organisation/plan-types/PlanTypeSelect";
import { loadCalendars, loadPrograms, loadTemplates } from "@/features/plan/options";
import { t } from "@/i18n/t";
import { today } from "@/lib/dates";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone } from "@/ui/toast";

interface NewProjectModalProps {
  opened: boolean;
  onClose: () => void;
  program?: Option;
  template?: Option;
}

export function NewProjectModal({ opened, onClose, program, template }: NewProjectModalProps) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [within, setWithin] = useState<Option | null>(program ?? null);
  const [from, setFrom] = useState<Option | null>(template ?? null);
  const [type, setType] = useState<string | null>(null);
  const [calendar, setCalendar] = useState<Option | null>(null);
  const form = useForm({
    initialValues: { name: "", key: "", schedule_from: "start", date: today(), description: "" },
  });

  async function save() {
    const { name, key, schedule_from, date, description } = form.values;
    if (!name.trim()) {
      form.setFieldError("name", t("plan.project.need_name"));
      throw new Error(t("plan.project.need_name"));
    }
    const body = {
      name,
      description,
      schedule_from,
      start: `${date}T08:00`,
      ...(schedule_from === "finish" ? { finish: `${date}T17:00` } : {}),
      ...(key ? { key } : {}),
      ...(within ? { program_id: within.value } : {}),
      ...(from ? { template_id: from.value } : {}),
      ...(type ? { plan_type_id: type } : {}),
      ...(calendar ? { calendar_id: calendar.value } : {}),
    };
    const project = (await ok(client.POST("/api/v1/projects", { body: body as never }))) as {
      id: string;
      name: string;
    };
    await queries.invalidateQueries({ queryKey: ["projects"] });
    toastDone(t("plan.project.created", { name: project.name }));
    form.reset();
    await navigate({ to: "/projects/$projectId/gantt", params: { projectId: project.id } });
  }

  const fromStart = form.values.schedule_from === "start";
  return (
    <FormModal
      opened={opened}
      title={t("plan.projects.new")}
      submitLabel={t("plan.project.create")}
      onClose={onClose}
      onSubmit={save}
      onFields={showFieldProblems(form)}
    >
      <Group gap="sm" align="flex-start" wrap="nowrap">
        <TextInput
          label={t("plan.project.name")}
          required
          data-autofocus
          style={{ flex: 1 }}
          {...form.getInputProps("name")}
        />
        <TextInput
          label={t("plan.project.key")}
          placeholder={t("plan.project.key_auto")}
          w={120}
          {...form.getInputProps("key")}
        />
      </Group>
      <PlanTypeSelect
        noun="project"
        placeholder={from ? t("plan.type.of_template") : undefined}
        value={type}
        onChange={setType}
      />
      <RemoteSelect
        source="programs"
        label={t("plan.project.program")}
        load={loadPrograms}
        value={within}
        onChange={setWithin}
      />
      <RemoteSelect
        source="templates"
        label={t("plan.template.one")}
        placeholder={t("plan.template.empty_plan")}
        load={loadTemplates}
        value={from}
        onChange={setFrom}
      />
      <Stack gap={4}>
        <SegmentedControl
          aria-label={t("plan.project.schedule_from")}
          data={[
            { value: "start", label: t("plan.project.from_start") },
            { value: "finish", label: t("plan.project.from_finish") },
          ]}
          {...form.getInputProps("schedule_from")}
        />
        <TextInput
          type="date"
          label={t(fromStart ? "plan.project.start" : "plan.project.finish")}
          description={t(fromStart ? "plan.project.start_hint" : "plan.project.finish_hint")}
          required
          {...form.getInputProps("date")}
        />
      </Stack>
      <RemoteSelect
        source="calendars"
        label={t("plan.project.calendar")}
        placeholder={t("plan.project.calendar_default")}
        load={loadCalendars}
        value={calendar}
        onChange={setCalendar}
      />
      <Textarea
        label={t("plan.project.description")}
        autosize
        minRows={2}
        {...form.getInputProps("description")}
      />
    </FormModal>
  );
}
