import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { client, ifMatch, ok } from "@/api/client";
import type { Project } from "@/api/nouns";
import { t } from "@/i18n/t";
import { ConfirmModal } from "@/ui/ConfirmModal";
import { Section } from "@/ui/Section";
import { toastDone } from "@/ui/toast";

export function DeleteProject({ project }: { project: Project }) {
  const [opened, setOpened] = useState(false);
  const queries = useQueryClient();
  const navigate = useNavigate();
  return (
    <Section
      title={t("plan.settings.delete")}
      hint={t("plan.settings.delete_hint", { count: project.task_count })}
      actions={
        <Button color="red" variant="outline" onClick={() => setOpened(true)}>
          {t("plan.settings.delete")}
        </Button>
      }
    >
      <ConfirmModal
        opened={opened}
        title={t("plan.settings.delete")}
        text={t("plan.settings.delete_text", { name: project.name, count: project.task_count })}
        typed={project.key}
        submitLabel={t("plan.settings.delete")}
        onClose={() => setOpened(false)}
        onConfirm={async () => {
          await ok(
            client.DELETE("/api/v1/projects/{id}", {
              params: { path: { id: project.id }, header: ifMatch(project.version) },
            }),
          );
          toastDone(t("plan.settings.deleted", { name: project.name }));
          await navigate({ to: "/projects" });
          await queries.invalidateQueries({ queryKey: ["projects"] });
        }}
      />
    </Section>
  );
}
