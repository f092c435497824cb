/** The one HTTP client. Every answer that is not a success becomes an `ApiProblem`. */
import createClient, { type Middleware } from "openapi-fetch";
import { randomKey } from "@/lib/random";
import { ApiProblem, type ProblemBody } from "./problem";
import type { paths } from "./schema";

const idempotency: Middleware = {
  onRequest({ request }) {
    if (request.method === "POST" && !request.headers.has("Idempotency-Key")) {
      request.headers.set("Idempotency-Key", randomKey());
    }
    return request;
  },
};

export const client = createClient<paths>({ baseUrl: "", credentials: "same-origin" });
client.use(idempotency);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Unwraps an answer, or throws what the server said. */
export async function ok<T>(pending: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await pending;
  if (response.ok) return data as T;
  const body = typeof error === "object" && error !== null ? (error as ProblemBody) : {};
  throw new ApiProblem(response.status, body);
}

/** The header that makes a change conditional on the version the person saw. */
export function ifMatch(version: number): { "If-Match": string } {
  return { "If-Match": `"${version}"` };
}
