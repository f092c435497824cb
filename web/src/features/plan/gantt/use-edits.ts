/** The editing session of a project for React: one per project, whoever asks. */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";
import { tellDone, tellFailed } from "./edit-toast";
import { EditSession, type EditState } from "./edits";

const sessions = new Map<string, EditSession>();

export function sessionOf(queries: QueryClient, projectId: string): EditSession {
  let session = sessions.get(projectId);
  if (!session) {
    const made = new EditSession(projectId, queries, {
      done: (answer, kind, options) => {
        // The plan goes first; the message comes when it is on screen.
        if (!options.quiet) setTimeout(() => tellDone(made, answer, kind), 60);
      },
      failed: (problem, kind, options) => {
        if (!options.quiet && !options.refusalsShown) tellFailed(problem, kind);
      },
    });
    session = made;
    sessions.set(projectId, made);
  }
  return session;
}

/** Whether an edit was made, and taken in, by this page itself. */
export function isOwnEdit(projectId: string, editId: string): boolean {
  return sessions.get(projectId)?.own.has(editId) ?? false;
}

/** Lets the chart of a plan take in an edit of somebody else; false when none is open. */
export function catchUp(projectId: string): boolean {
  const session = sessions.get(projectId);
  if (session) void session.catchUp();
  return session !== undefined;
}

/** Whether an edit is on its way just now. */
export function isSaving(projectId: string): boolean {
  const state = sessions.get(projectId)?.state;
  return (
    state !== undefined &&
    state.waiting > 0 &&
    !state.offline &&
    !state.signedOut &&
    state.stale === null
  );
}

export function useEditSession(projectId: string): EditSession {
  return sessionOf(useQueryClient(), projectId);
}

export function useEditState(session: EditSession): EditState {
  return useSyncExternalStore(session.subscribe, () => session.state);
}
