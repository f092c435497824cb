import { Button } from "@mantine/core";
import { IconProgressCheck } from "@tabler/icons-react";
import { useState } from "react";
import { t } from "@/i18n/t";
import type { GanttData } from "../gantt/data";
import type { EditSession } from "../gantt/edits";
import { ProgressModal } from "./ProgressModal";

interface ProgressButtonProps {
  session: EditSession;
  /** The selected tasks. */
  tasks: readonly string[];
  data: GanttData;
}

/** Opens the dialog for progress of many tasks. */
export function ProgressButton({ session, tasks, data }: ProgressButtonProps) {
  // What was selected when the dialog opened is what it is about.
  const [about, setAbout] = useState<readonly string[] | null>(null);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconProgressCheck size={16} stroke={1.7} aria-hidden="true" />}
        onClick={() => setAbout(tasks)}
      >
        {t("progress.open")}
      </Button>
      {about ? (
        <ProgressModal
          session={session}
          tasks={about}
          statusDate={data.project.status_date}
          onClose={() => setAbout(null)}
        />
      ) : null}
    </>
  );
}
