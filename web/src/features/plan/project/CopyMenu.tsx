import { Button, Menu } from "@mantine/core";
import { IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import type { Project } from "@/api/nouns";
import { t } from "@/i18n/t";
import { CopyProjectModal } from "../projects/CopyProjectModal";

/** Copies the plan into another project or a template. */
export function CopyMenu({ project }: { project: Project }) {
  const [into, setInto] = useState<"template" | "project" | null>(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconCopy size={16} aria-hidden="true" />}>
            {t("plan.copy.menu")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setInto("project")}>{t("plan.copy.title")}</Menu.Item>
          {project.is_template ? null : (
            <Menu.Item onClick={() => setInto("template")}>
              {t("plan.copy.template_title")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {into ? (
        <CopyProjectModal project={project} into={into} onClose={() => setInto(null)} />
      ) : null}
    </>
  );
}
