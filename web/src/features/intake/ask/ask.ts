/** Requests by link, as somebody sends them who is not signed in. */
import { client, ok } from "@/api/client";
import type { Asked, AskForm, FollowedAsk } from "@/api/nouns";
import { ApiProblem, OFFLINE, type ProblemBody } from "@/api/problem";
import type { Answers } from "../form-logic";

const shown = (secret: string) => ({ header: { "x-link-secret": secret } });

export async function loadAskForm(secret: string): Promise<AskForm> {
  return (await ok(client.GET("/api/v1/ask", { params: shown(secret) }))) as AskForm;
}

export interface Ask {
  title: string;
  name: string;
  email: string;
  answers: Answers;
}

/** Files a request: what is sent twice under the same key is filed once. */
export async function sendAsk(
  secret: string,
  key: string,
  ask: Ask,
  files: Record<string, File[]>,
): Promise<Asked> {
  const form = new FormData();
  form.append("request", JSON.stringify(ask));
  for (const [code, chosen] of Object.entries(files)) {
    for (const file of chosen) form.append(`file:${code}`, file);
  }
  let answer: Response;
  try {
    const headers = { "x-link-secret": secret, "idempotency-key": key };
    answer = await fetch("/api/v1/ask", { method: "POST", headers, body: form });
  } catch {
    throw new ApiProblem(OFFLINE, { code: "offline" });
  }
  const body: unknown = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new ApiProblem(answer.status, body as ProblemBody);
  return body as Asked;
}

export async function loadFollowed(secret: string): Promise<FollowedAsk> {
  return (await ok(client.GET("/api/v1/ask/followed", { params: shown(secret) }))) as FollowedAsk;
}

export async function answerFollowed(secret: string, answer: string): Promise<FollowedAsk> {
  return (await ok(
    client.POST("/api/v1/ask/followed/answer", { params: shown(secret), body: { answer } }),
  )) as FollowedAsk;
}
