/**
 * Comments that were begun and not sent, by who writes about what. Texts outlive a reload and the end
 * of a session, as long as the tab is open; files only a closed drawer, as browsers keep none.
 */
import type { Ref } from "@/api/nouns";

export interface Draft {
  text: string;
  people: readonly Ref[];
  files: readonly File[];
}

const files = new Map<string, readonly File[]>();

const keyOf = (userId: string, about: string) => `steerco-comment:${userId}:${about}`;

export function draftOf(userId: string, about: string): Draft {
  const key = keyOf(userId, about);
  const kept = files.get(key) ?? [];
  try {
    const { text, people } = JSON.parse(sessionStorage.getItem(key) ?? "{}") as Partial<Draft>;
    return { text: text ?? "", people: people ?? [], files: kept };
  } catch {
    return { text: "", people: [], files: kept };
  }
}

export function keepDraft(userId: string, about: string, draft: Draft): void {
  const key = keyOf(userId, about);
  files.set(key, draft.files);
  const { text, people } = draft;
  if (text === "") sessionStorage.removeItem(key);
  else sessionStorage.setItem(key, JSON.stringify({ text, people }));
}

/** What is left of a draft when another state of it has been sent. */
export function without(now: Draft, sent: Draft): Draft {
  return {
    text: now.text === sent.text ? "" : now.text,
    people: now.people,
    files: now.files.filter((file) => !sent.files.includes(file)),
  };
}
