import { useEffect } from "react";
import { useCan } from "@/features/access/me";
import { StaleModal } from "./StaleModal";
import { useUnsavedGuard } from "./unsaved";
import { useEditSession, useEditState } from "./use-edits";
import { useUndoKeys } from "./use-undo-keys";

/** What editing needs on every page of a project: undo keys, conflicts, and nothing lost on leaving. */
export function EditWatch({ projectId }: { projectId: string }) {
  const can = useCan();
  const session = useEditSession(projectId);
  const state = useEditState(session);
  const may = can("task.edit") || can("progress.edit") || can("progress.report_own");
  useUndoKeys(session, may);
  useUnsavedGuard(state.waiting > 0);
  useEffect(() => {
    // Undo is offered again after a reload; until the answer comes it is only not offered yet.
    if (may) session.learnState().catch(() => {});
  }, [session, may]);
  useEffect(() => {
    const online = () => session.retry();
    window.addEventListener("online", online);
    return () => window.removeEventListener("online", online);
  }, [session]);
  return <StaleModal session={session} stale={state.stale} />;
}
