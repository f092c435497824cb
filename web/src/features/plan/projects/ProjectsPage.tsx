import { Button } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useCan } from "@/features/access/me";
import { DropPlan } from "@/features/integration/DropPlan";
import { t } from "@/i18n/t";
import { Page } from "@/ui/Page";
import { EmptyState } from "@/ui/states";
import { useUrlState } from "@/ui/url-state";
import { NewProjectModal } from "./NewProjectModal";
import { ProjectGrid } from "./ProjectGrid";

export default function ProjectsPage() {
  const [url, setUrl] = useUrlState();
  const can = useCan();
  const create = () => setUrl({ create: "project" });
  return (
    <DropPlan disabled={!can("import.run")}>
      {(chooseFile) => (
        <Page
          title={t("plan.projects.title")}
          hint={can("import.run") ? t("plan.projects.drop_hint") : undefined}
          fill
          actions={
            <>
              <Button variant="default" component={Link} to="/templates">
                {t("plan.template.many")}
              </Button>
              {can("import.run") ? (
                <Button
                  variant="default"
                  leftSection={<IconUpload size={16} aria-hidden="true" />}
                  onClick={chooseFile}
                >
                  {t("plan.projects.import")}
                </Button>
              ) : null}
              {can("project.create") ? (
                <Button onClick={create}>{t("plan.projects.new")}</Button>
              ) : null}
            </>
          }
        >
          <ProjectGrid
            empty={
              <EmptyState
                title={t("plan.projects.none")}
                text={t("plan.projects.none_text")}
                action={
                  can("import.run") ? (
                    <Button onClick={chooseFile}>{t("plan.projects.import")}</Button>
                  ) : undefined
                }
              />
            }
          />
          <NewProjectModal
            opened={url.create === "project"}
            onClose={() => setUrl({ create: undefined })}
          />
        </Page>
      )}
    </DropPlan>
  );
}
