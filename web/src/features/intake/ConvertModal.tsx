import { TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { Request } from "@/api/nouns";
import { PlanTypeSelect } from "@/features/organisation/plan-types/PlanTypeSelect";
import { loadPrograms, loadTemplates } from "@/features/plan/options";
import { today } from "@/lib/dates";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone } from "@/ui/toast";
import { useRefreshRequests } from "./requests";
import { t } from "./texts";

/** The project to make of an approved request. */
export function ConvertModal({ request, onClose }: { request: Request; onClose: () => void }) {
  const refresh = useRefreshRequests();
  const queries = useQueryClient();
  const [program, setProgram] = useState<Option | null>(
    request.program && { value: request.program.id, label: request.program.name },
  );
  const [type, setType] = useState<string | null>(null);
  const [template, setTemplate] = useState<Option | null>(null);
  const form = useForm({ initialValues: { name: request.title, key: "", date: today() } });

  async function save() {
    const { name, key, date } = form.values;
    const body = {
      name,
      start: `${date}T08:00`,
      ...(key ? { key } : {}),
      ...(program ? { program_id: program.value } : {}),
      ...(type ? { plan_type_id: type } : {}),
      ...(template ? { template_id: template.value } : {}),
    };
    const params = { path: { id: request.id } };
    const now = (await ok(
      client.POST("/api/v1/requests/{id}/convert", { params, body }),
    )) as Request;
    refresh(now);
    await queries.invalidateQueries({ queryKey: ["projects"] });
    toastDone(t("intake.converted", { name: now.project?.name }));
    onClose();
  }

  return (
    <FormModal
      opened
      title={t("intake.convert_title", { title: request.title })}
      submitLabel={t("intake.convert_do")}
      onClose={onClose}
      onSubmit={save}
      onFields={showFieldProblems(form)}
    >
      <TextInput
        label={t("plan.project.name")}
        required
        data-autofocus
        {...form.getInputProps("name")}
      />
      <TextInput
        label={t("plan.project.key")}
        placeholder={t("plan.project.key_auto")}
        w={160}
        {...form.getInputProps("key")}
      />
      <PlanTypeSelect
        noun="project"
        placeholder={t("plan.type.of_request")}
        value={type}
        onChange={setType}
      />
      <RemoteSelect
        source="programs"
        label={t("plan.project.program")}
        load={loadPrograms}
        value={program}
        onChange={setProgram}
      />
      <RemoteSelect
        source="templates"
        label={t("plan.template.one")}
        placeholder={t("plan.template.empty_plan")}
        load={loadTemplates}
        value={template}
        onChange={setTemplate}
      />
      <TextInput
        type="date"
        label={t("plan.project.start")}
        required
        w={200}
        {...form.getInputProps("date")}
      />
    </FormModal>
  );
}
