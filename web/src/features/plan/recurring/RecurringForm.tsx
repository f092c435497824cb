import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import type { Task } from "@/api/nouns";
import { t } from "@/i18n/t";
import { ErrorState, LoadingBlock } from "@/ui/states";
import type { Place, RecurrencePattern } from "../gantt/change";
import type { EditSession } from "../gantt/edits";
import { useProject } from "../project/project";
import { blankValues, valuesOf } from "./pattern";
import { RecurringModal } from "./RecurringModal";

interface RecurringFormProps {
  session: EditSession;
  /** The recurring task that changes; null for a new one. */
  task: string | null;
  place: Place;
  onClose: () => void;
}

/** The dialog of a recurring task, once what it is about is known. */
export function RecurringForm({ session, task, place, onClose }: RecurringFormProps) {
  const project = useProject(session.projectId).data;
  const query = useQuery({
    queryKey: ["task", task],
    enabled: task !== null,
    queryFn: async () =>
      (await ok(
        client.GET("/api/v1/tasks/{id}", { params: { path: { id: task ?? "" } } }),
      )) as Task,
  });
  if (task === null) {
    const values = blankValues(project?.start?.slice(0, 10) ?? "");
    return (
      <RecurringModal
        session={session}
        task={null}
        place={place}
        values={values}
        onClose={onClose}
      />
    );
  }
  const pattern = query.data?.recurrence as RecurrencePattern | null | undefined;
  if (query.data && pattern) {
    return (
      <RecurringModal
        session={session}
        task={task}
        place={{}}
        values={valuesOf(query.data.name, pattern)}
        calendarName={query.data.calendar?.name}
        onClose={onClose}
      />
    );
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("recurring.title_edit")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      {query.data ? (
        <p>{t("recurring.unknown")}</p>
      ) : query.isError ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : (
        <LoadingBlock lines={8} />
      )}
    </Modal>
  );
}
