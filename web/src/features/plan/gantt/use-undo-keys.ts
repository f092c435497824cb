/** Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z anywhere in a plan, but in fields, which have their own. */
import { useEffect } from "react";
import type { EditSession } from "./edits";

export function useUndoKeys(session: EditSession, on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || inField(event.target)) return;
      if (document.querySelector('[role="dialog"][aria-modal="true"]')) return;
      const key = event.key.toLowerCase();
      const back = key === "z" && !event.shiftKey;
      const forth = key === "y" || (key === "z" && event.shiftKey);
      if (!back && !forth) return;
      event.preventDefault();
      const deed = back ? session.undo() : session.redo();
      // The session's message says why not.
      deed.catch(() => {});
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [session, on]);
}

function inField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input,textarea,select") !== null)
  );
}
