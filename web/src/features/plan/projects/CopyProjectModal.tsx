import { Alert, Checkbox, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { Project } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { PlanTypeSelect } from "@/features/organisation/plan-types/PlanTypeSelect";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { toastDone } from "@/ui/toast";
import { loadPrograms } from "../options";

interface CopyProjectModalProps {
  project: Project;
  /** Make a template, or another project. */
  into: "template" | "project";
  onClose: () => void;
}

interface Made {
  id: string;
  name: string;
  replaced?: { person: string; role: string }[];
}

/** Copies a whole plan into another project, or saves it as a template. */
export function CopyProjectModal({ project, into, onClose }: CopyProjectModalProps) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const can = useCan();
  const template = into === "template";
  const [program, setProgram] = useState<Option | null>(
    project.program ? { value: project.program.id, label: project.program.name } : null,
  );
  const [type, setType] = useState<string | null>(project.plan_type?.id ?? null);
  const form = useForm({
    initialValues: {
      name: t(template ? "plan.copy.template_name" : "plan.copy.name_of", { name: project.name }),
      key: "",
      start: project.planned_start.slice(0, 10),
      actuals: false,
      baselines: false,
      roles: false,
    },
  });

  async function save() {
    const { name, key, start, actuals, baselines, roles } = form.values;
    const named = { name, ...(key ? { key } : {}) };
    const params = { path: { id: project.id } };
    const moved = start !== project.planned_start.slice(0, 10);
    const made = (
      template
        ? await ok(
            client.POST("/api/v1/projects/{id}/template", {
              params,
              body: { ...named, roles } as never,
            }),
          )
        : await ok(
            client.POST("/api/v1/projects/{id}/copy", {
              params,
              body: {
                ...named,
                ...(moved ? { start: `${start}T${project.planned_start.slice(11, 16)}` } : {}),
                ...(program ? { program_id: program.value } : {}),
                ...(type ? { plan_type_id: type } : {}),
                actuals,
                baselines,
              } as never,
            }),
          )
    ) as Made;
    for (const key of ["projects", "templates"]) {
      await queries.invalidateQueries({ queryKey: [key] });
    }
    const replaced = made.replaced?.map((one) => `${one.person} → ${one.role}`).join(", ");
    toastDone(
      replaced ? t("plan.copy.replaced", { list: replaced }) : "",
      t(template ? "plan.copy.template_made" : "plan.copy.made", { name: made.name }),
    );
    onClose();
    await navigate({ to: "/projects/$projectId/gantt", params: { projectId: made.id } });
  }

  return (
    <FormModal
      opened
      title={t(template ? "plan.copy.template_title" : "plan.copy.title")}
      submitLabel={t(template ? "plan.copy.template_save" : "plan.copy.save")}
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
        {...form.getInputProps("key")}
      />
      {template ? (
        <>
          <Alert color="blue">{t("plan.copy.template_hint")}</Alert>
          {can("resource.manage") ? (
            <Checkbox
              label={t("plan.copy.roles")}
              description={t("plan.copy.roles_hint")}
              {...form.getInputProps("roles", { type: "checkbox" })}
            />
          ) : null}
        </>
      ) : (
        <>
          <PlanTypeSelect noun="project" required value={type} onChange={setType} />
          <RemoteSelect
            source="programs"
            label={t("plan.project.program")}
            load={loadPrograms}
            value={program}
            onChange={setProgram}
          />
          <TextInput
            type="date"
            label={t("plan.project.start")}
            description={t("plan.copy.start_hint")}
            {...form.getInputProps("start")}
          />
          <Checkbox
            label={t("plan.copy.actuals")}
            {...form.getInputProps("actuals", { type: "checkbox" })}
          />
          <Checkbox
            label={t("plan.copy.baselines")}
            {...form.getInputProps("baselines", { type: "checkbox" })}
          />
        </>
      )}
    </FormModal>
  );
}
