import { useParams } from "@tanstack/react-router";
import { t } from "@/i18n/t";
import { EmptyState } from "@/ui/states";
import { ChangeList } from "./ChangeList";
import { useChanges } from "./changes";

export default function ProjectHistoryTab() {
  const { projectId } = useParams({ strict: false }) as { projectId: string };
  const list = useChanges({ project_id: projectId });
  return (
    <ChangeList
      list={list}
      empty={
        <EmptyState
          title={t("organisation.history.none")}
          text={t("organisation.history.none_text")}
        />
      }
    />
  );
}
