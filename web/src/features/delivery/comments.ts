/** What is said about a task, a project, a request or another subject. */
import { client, ifMatch, ok } from "@/api/client";
import type { Comment, Page, Ref } from "@/api/nouns";
import { useCan } from "@/features/access/me";
import { type PageList, usePages } from "@/ui/grid/pages";

/** What a discussion is about. */
export interface Spot {
  kind:
    | "project"
    | "task"
    | "request"
    | "gate_review"
    | "charter"
    | "give_get"
    | "scenario"
    | "staffing_request"
    | "resource_skill"
    | "decision"
    | "change_request";
  id: string;
}

/** In projects it takes a permission to say something; of all else, who sees it takes part. */
export function useMaySpeak(spot: Spot): boolean {
  const can = useCan();
  if (can("comment.write")) return true;
  // Who decides about a change of a project that they cannot see speaks there.
  if (spot.kind === "change_request") return !can("project.view");
  return spot.kind !== "project" && spot.kind !== "task";
}

const PAGE = 30;

/** The id of a comment’s element, by which addresses point to it. */
export const placeInPage = (id: string) => `comment-${id}`;

export const commentsKey = (spot: Spot) => ["comments", spot.kind, spot.id] as const;

/** Newest first. */
export function useComments(spot: Spot): PageList<Comment> {
  return usePages<Comment>(commentsKey(spot), async (after) => {
    const params = {
      path: { kind: spot.kind, id: spot.id },
      query: { limit: PAGE, sort: "-created_at", ...(after ? { after } : {}) },
    };
    return (await ok(
      client.GET("/api/v1/subjects/{kind}/{id}/comments", { params }),
    )) as Page<Comment>;
  });
}

export async function say(
  spot: Spot,
  text: string,
  replyTo: string | null,
  files: string[],
): Promise<void> {
  const params = { path: { kind: spot.kind, id: spot.id } };
  const body = { text, files, ...(replyTo ? { reply_to_id: replyTo } : {}) };
  await ok(client.POST("/api/v1/subjects/{kind}/{id}/comments", { params, body }));
}

export async function change(comment: Comment, text: string): Promise<void> {
  const params = { path: { id: comment.id }, header: ifMatch(comment.version) };
  await ok(client.PATCH("/api/v1/comments/{id}", { params, body: { text } }));
}

export async function remove(comment: Comment): Promise<void> {
  const params = { path: { id: comment.id }, header: ifMatch(comment.version) };
  await ok(client.DELETE("/api/v1/comments/{id}", { params }));
}

/** People who may be mentioned, by part of their name. */
export async function mentionable(spot: Spot, search: string): Promise<Ref[]> {
  const params = {
    path: { kind: spot.kind, id: spot.id },
    query: search ? { q: search } : {},
  };
  return (await ok(client.GET("/api/v1/subjects/{kind}/{id}/mentionable", { params }))).items;
}
