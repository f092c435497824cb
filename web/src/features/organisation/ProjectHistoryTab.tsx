import { SegmentedControl } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { EditHistory } from "@/features/plan/history/EditHistory";
import { t } from "@/i18n/t";
import { EmptyState } from "@/ui/states";
import { Toolbar } from "@/ui/Toolbar";
import { useUrlState } from "@/ui/url-state";
import { ChangeList } from "./ChangeList";
import { useChanges } from "./changes";

/** What happened to a project: the edits of its plan, which can be taken back, or every change. */
export default function ProjectHistoryTab() {
  const { projectId } = useParams({ strict: false }) as { projectId: string };
  const [url, setUrl] = useUrlState();
  const all = url.view === "all";
  return (
    <>
      <Toolbar>
        <SegmentedControl
          aria-label={t("history.view")}
          data={[
            { value: "edits", label: t("history.edits") },
            { value: "all", label: t("history.all") },
          ]}
          value={all ? "all" : "edits"}
          onChange={(view) => setUrl({ view: view === "all" ? "all" : undefined })}
        />
      </Toolbar>
      {all ? (
        <EveryChange projectId={projectId} />
      ) : (
        <EditHistory
          projectId={projectId}
          empty={<EmptyState title={t("history.none")} text={t("history.none_text")} />}
        />
      )}
    </>
  );
}

function EveryChange({ projectId }: { projectId: string }) {
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
