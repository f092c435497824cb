/** A refusal or failure of the server, as RFC 9457 tells it, made an error that can be thrown. */

export interface FieldProblem {
  field: string;
  message: string;
}

export interface ProblemBody {
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  fields?: FieldProblem[];
  incident?: string;
  current?: unknown;
}

export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly fields: readonly FieldProblem[];
  readonly incident: string | null;
  /** With 412: the noun as it is now. */
  readonly current: unknown;

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.name = "ApiProblem";
    this.status = status;
    this.code = body.code ?? "unknown";
    this.title = body.title ?? "";
    this.detail = body.detail ?? "";
    this.fields = body.fields ?? [];
    this.incident = body.incident ?? null;
    this.current = body.current;
  }
}

/** The server could not be reached at all. */
export const OFFLINE = 0;

export function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof TypeError) return new ApiProblem(OFFLINE, { code: "offline" });
  return new ApiProblem(-1, { code: "unexpected", detail: String(error) });
}

export function isStale(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && (error.status === 412 || error.code === "stale");
}
