import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { PlanEdit } from "@/api/nouns";
import { problemOf } from "@/api/problem";
import { useCan } from "@/features/access/me";
import { t } from "@/i18n/t";
import { showAgo, showInstant } from "@/lib/dates";
import { Mark } from "@/ui/Mark";
import { ErrorState, LoadingBlock } from "@/ui/states";
import { useEditSession } from "../gantt/use-edits";
import classes from "./EditHistory.module.css";
import { useEditHistory } from "./edit-history";

interface EditHistoryProps {
  projectId: string;
  /** Only edits of this task. */
  taskId?: string;
  empty: ReactNode;
}

/** The edits of a plan or of one task, newest first, each with the way back. */
export function EditHistory({ projectId, taskId, empty }: EditHistoryProps) {
  const can = useCan();
  const list = useEditHistory(projectId, taskId);
  if (list.error && list.items.length === 0) {
    return <ErrorState error={list.error} retry={list.retry} />;
  }
  if (list.loading) return <LoadingBlock lines={taskId ? 3 : 10} />;
  if (list.items.length === 0) return <>{empty}</>;
  return (
    <div className={classes.wrap}>
      <ol className={classes.list}>
        {list.items.map((edit) => (
          <EditItem key={edit.id} edit={edit} projectId={projectId} may={can("task.edit")} />
        ))}
      </ol>
      {list.hasMore ? (
        <Button variant="default" onClick={list.more}>
          {t("history.older")}
        </Button>
      ) : null}
    </div>
  );
}

function EditItem({ edit, projectId, may }: { edit: PlanEdit; projectId: string; may: boolean }) {
  const session = useEditSession(projectId);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const gone = edit.reverted_by !== null;
  const word = edit.verb === "undone" ? "redo" : "undo";
  async function takeBack() {
    setBusy(true);
    setRefusal(null);
    try {
      await session.undo(edit.id, { refusalsShown: true });
    } catch (error) {
      const problem = problemOf(error);
      setRefusal(problem.detail || t("common.error.text"));
    } finally {
      setBusy(false);
    }
  }
  return (
    <li className={classes.item} data-gone={gone}>
      <div className={classes.line}>
        <span className={classes.title}>{edit.title}</span>
        {gone ? (
          <Mark tone="plain">{t(word === "undo" ? "history.undone" : "history.restored")}</Mark>
        ) : null}
        <span className={classes.who}>
          {t("history.by", { name: edit.actor?.name ?? t("history.someone") })}
          {" · "}
          <time dateTime={edit.at} title={showInstant(edit.at)}>
            {showAgo(edit.at, Date.now())}
          </time>
          {edit.task_count > 1 ? ` · ${t("history.tasks", { count: edit.task_count })}` : null}
        </span>
        {may && !gone ? (
          <Button
            className={classes.deed}
            variant="default"
            size="compact-sm"
            loading={busy}
            aria-label={t(`history.${word}_of`, { title: edit.title })}
            onClick={() => void takeBack()}
          >
            {t(`history.${word}`)}
          </Button>
        ) : null}
      </div>
      {edit.reason ? <div className={classes.reason}>{edit.reason}</div> : null}
      {refusal ? (
        <p className={classes.refusal} role="alert">
          <strong>{t("history.failed")}</strong> {refusal}
        </p>
      ) : null}
    </li>
  );
}
