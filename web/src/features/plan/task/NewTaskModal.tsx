import { Checkbox, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { client, ok } from "@/api/client";
import type { Project, Task } from "@/api/nouns";
import { t } from "@/i18n/t";
import { FormModal } from "@/ui/FormModal";
import { showFieldProblems } from "@/ui/fields";
import { type Option, RemoteSelect } from "@/ui/RemoteSelect";
import { refreshPlan, toastEffect } from "../effect";
import { loadTasks } from "../options";

interface NewTaskModalProps {
  project: Project;
  opened: boolean;
  onClose: () => void;
}

export function NewTaskModal({ project, opened, onClose }: NewTaskModalProps) {
  const queries = useQueryClient();
  const [parent, setParent] = useState<Option | null>(null);
  const [after, setAfter] = useState<Option | null>(null);
  const form = useForm({ initialValues: { name: "", duration_text: "1d", link: true } });

  async function save() {
    const { name, duration_text, link } = form.values;
    if (!name.trim()) {
      form.setFieldError("name", t("plan.task.need_name"));
      throw new Error(t("plan.task.need_name"));
    }
    const answer = (await ok(
      client.POST("/api/v1/projects/{id}/tasks", {
        params: { path: { id: project.id } },
        body: {
          name,
          duration_text,
          ...(parent ? { parent_id: parent.value } : {}),
          ...(after ? { after_id: after.value } : {}),
        } as never,
      }),
    )) as { task: Task };
    if (after && link) {
      await ok(
        client.POST("/api/v1/projects/{id}/dependencies", {
          params: { path: { id: project.id } },
          body: {
            predecessor_id: after.value,
            successor_id: answer.task.id,
            kind: "FS",
            lag_minutes: 0,
            lag_kind: "working",
          } as never,
        }),
      );
    }
    toastEffect(t("plan.task.created", { name }), answer);
    refreshPlan(queries, project.id);
    form.reset();
    setAfter(null);
    onClose();
  }

  const load = (q: string) => loadTasks(project.id, q);
  return (
    <FormModal
      opened={opened}
      title={t("plan.task.new")}
      submitLabel={t("plan.task.create")}
      onClose={onClose}
      onSubmit={save}
      onFields={showFieldProblems(form)}
    >
      <TextInput
        label={t("plan.task.name")}
        required
        data-autofocus
        {...form.getInputProps("name")}
      />
      <TextInput
        label={t("plan.task.duration")}
        description={t("plan.task.duration_hint")}
        {...form.getInputProps("duration_text")}
      />
      <RemoteSelect
        source={`tasks-${project.id}`}
        label={t("plan.task.parent")}
        placeholder={t("plan.task.top_level")}
        load={load}
        value={parent}
        onChange={setParent}
      />
      <RemoteSelect
        source={`tasks-${project.id}`}
        label={t("plan.task.after")}
        placeholder={t("plan.task.at_end")}
        load={load}
        value={after}
        onChange={setAfter}
      />
      {after ? (
        <Checkbox
          label={t("plan.task.link_after", { name: after.label })}
          {...form.getInputProps("link", { type: "checkbox" })}
        />
      ) : null}
    </FormModal>
  );
}
