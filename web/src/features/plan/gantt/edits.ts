/**
 * The editing session of one plan. Whoever changes the plan (table, chart, forms, undo keys) hands
 * changes to `commit`; the session sends one edit at a time, takes each answer into the plan on
 * screen and says what it is doing. A lost connection keeps everything and tries again.
 */
import type { QueryClient } from "@tanstack/react-query";
import { client, ok } from "@/api/client";
import { ApiProblem, isStale, OFFLINE, problemOf } from "@/api/problem";
import { meQuery } from "@/features/access/me";
import { randomKey } from "@/lib/random";
import type { Change, EditAnswer, Step } from "./change";
import type { GanttData } from "./data";
import { applied } from "./delta";
import { type Pending, showable } from "./pending";
import { ganttQuery } from "./query";

export interface CommitOptions {
  /** Apply what can be applied and list the rest in `skipped`. */
  partial?: boolean;
  /** With `partial`: change nothing yet when something would be skipped, only tell what. */
  askFirst?: boolean;
  /** Goes into the history. */
  reason?: string;
  /** Say nothing when it is done; whoever asked tells it themselves. */
  quiet?: boolean;
  /** Whoever asked shows a refusal at its place. */
  refusalsShown?: boolean;
}

/** Someone else changed a task first: what was typed, and the tasks as they are now. */
export interface StaleEdit {
  readonly changes: readonly Change[];
  readonly current: readonly CurrentTask[];
}

/** A task as the server sends it with a refusal for being stale. */
export interface CurrentTask {
  readonly id: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

export interface EditState {
  /** Edits that are not saved yet. */
  readonly waiting: number;
  readonly offline: boolean;
  /** The session of the person has ended; what waits is sent when they are back. */
  readonly signedOut: boolean;
  readonly stale: StaleEdit | null;
  /** What Ctrl+Z and Ctrl+Y would do now. */
  readonly undo: Step | null;
  readonly redo: Step | null;
  /** Rows added or removed that the plan on screen may not have yet. */
  readonly pending: readonly Pending[];
}

type Deed =
  | { readonly kind: "edit"; changes: Change[]; readonly options: CommitOptions }
  | { readonly kind: "undo" | "redo"; readonly editId?: string; readonly options: CommitOptions };

interface Job {
  readonly deed: Deed;
  /** The same on every try, so that an edit whose answer got lost is not done twice. */
  readonly key: string;
  resolve(answer: EditAnswer): void;
  reject(problem: ApiProblem): void;
}

export interface SessionEvents {
  done(answer: EditAnswer, kind: Deed["kind"], options: CommitOptions): void;
  failed(problem: ApiProblem, kind: Deed["kind"], options: CommitOptions): void;
}

/** How long a saved row is still shown by hand, in milliseconds; far longer than it takes. */
const LANDING = 1000;

/** The rows that a deed adds or removes. */
function rowsOf(deed: Deed, savedIn: number | null): Pending[] {
  if (deed.kind !== "edit") return [];
  return deed.changes.filter(showable).map((change) => ({ change, savedIn }));
}

type Timer = ReturnType<typeof setTimeout>;

interface NewEdit {
  preview: boolean;
  partial: boolean;
  ask_first?: boolean;
  reason: string | null;
  changes: Change[];
}

/** The answer in the words the page uses, which are narrower than the schema's. */
async function answered(pending: Parameters<typeof ok>[0]): Promise<EditAnswer> {
  return (await ok(pending)) as EditAnswer;
}

/** The code of an edit that its author gave up for someone else's. */
export const DROPPED = "dropped";

/** What the server answers when a session has ended. */
const SIGNED_OUT = 401;
const FIRST_RETRY = 1500;
const LAST_RETRY = 15_000;

export class EditSession {
  state: EditState = {
    waiting: 0,
    offline: false,
    signedOut: false,
    stale: null,
    undo: null,
    redo: null,
    pending: [],
  };
  /** Edits this session has taken in itself; news of them from the server is no news. */
  readonly own = new Set<string>();
  private readonly followed = new Map<string, number>();
  private readonly landed: Pending[] = [];
  private readonly queue: Job[] = [];
  private readonly listeners = new Set<() => void>();
  private running = false;
  private tries = 0;
  /** Who typed what waits, once their session has ended. */
  private author: string | undefined;
  private retryTimer: Timer | undefined;
  private refreshTimer: Timer | undefined;
  private previewing = false;
  private nextPreview: { changes: Change[]; resolve(answer: EditAnswer | null): void } | null =
    null;

  constructor(
    readonly projectId: string,
    private readonly queries: QueryClient,
    private readonly events: SessionEvents,
  ) {}

  /** Saves changes as one edit; waits its turn. Rejects with what the server says against it. */
  commit(changes: Change[], options: CommitOptions = {}): Promise<EditAnswer> {
    return this.enqueue({ kind: "edit", changes, options });
  }

  /**
   * What changes would do, without doing them. Only the latest question is worth asking: one that
   * is overtaken while it waits answers null.
   */
  preview(changes: Change[]): Promise<EditAnswer | null> {
    return new Promise((resolve, reject) => {
      this.nextPreview?.resolve(null);
      this.nextPreview = null;
      if (this.previewing) {
        this.nextPreview = { changes, resolve };
        return;
      }
      this.previewing = true;
      this.ask(changes)
        .then(resolve, reject)
        .finally(() => {
          this.previewing = false;
          const next = this.nextPreview;
          this.nextPreview = null;
          if (next) this.preview(next.changes).then(next.resolve, () => next.resolve(null));
        });
    });
  }

  /** Asks once what changes would do and which of them would be skipped. */
  ask(changes: Change[], partial = false): Promise<EditAnswer> {
    return this.post({ preview: true, partial, reason: null, changes }, randomKey());
  }

  undo(editId?: string, options: CommitOptions = {}): Promise<EditAnswer> {
    return this.enqueue({ kind: "undo", editId, options });
  }

  redo(): Promise<EditAnswer> {
    return this.enqueue({ kind: "redo", options: {} });
  }

  /** Sends what waits, now. */
  retry(): void {
    clearTimeout(this.retryTimer);
    void this.run();
  }

  /** Settles a stale edit: mine goes over theirs, or mine is dropped. */
  settleStale(keep: "mine" | "theirs"): void {
    const { stale } = this.state;
    const job = this.queue[0];
    if (!stale || job?.deed.kind !== "edit") return;
    this.set({ stale: null });
    if (keep === "mine") {
      const versions = new Map(stale.current.map((task) => [task.id, task.version]));
      job.deed.changes = job.deed.changes.map((change) =>
        change.do === "set" && change.version !== undefined && versions.has(change.task)
          ? { ...change, version: versions.get(change.task) }
          : change,
      );
      this.queue[0] = { ...job, key: randomKey() };
    } else {
      this.queue.shift();
      job.reject(new ApiProblem(409, { code: DROPPED }));
      this.count();
    }
    void this.queries.invalidateQueries({ queryKey: ["gantt", this.projectId] });
    void this.run();
  }

  /** Asks what undo and redo would do; after a reload, and after others' edits. */
  async learnState(): Promise<void> {
    const params = { path: { id: this.projectId } };
    const state = await ok(client.GET("/api/v1/projects/{id}/edit_state", { params }));
    this.set({ undo: state.undo ?? null, redo: state.redo ?? null });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private enqueue(deed: Deed): Promise<EditAnswer> {
    return new Promise((resolve, reject) => {
      this.queue.push({ deed, key: randomKey(), resolve, reject });
      this.count();
      void this.run();
    });
  }

  private async run(): Promise<void> {
    if (this.running || this.state.stale) return;
    this.running = true;
    try {
      while (this.queue.length > 0 && !this.state.stale) {
        if (!(await this.step(this.queue[0]))) break;
      }
    } finally {
      this.running = false;
    }
  }

  /** Sends one job; false when it has to wait. */
  private async step(job: Job): Promise<boolean> {
    const { deed } = job;
    const { options } = deed;
    try {
      if (this.state.signedOut) await this.samePerson();
      const answer = await this.send(job);
      this.tries = 0;
      this.queue.shift();
      if (deed.kind === "edit" && options.askFirst && answer.skipped.length > 0) {
        // Nothing was changed: whoever asked decides what follows.
        this.set({ offline: false, signedOut: false });
        this.count();
        job.resolve(answer);
        return true;
      }
      this.takeIn(answer);
      this.set({
        offline: false,
        signedOut: false,
        waiting: this.queue.length,
        undo: answer.undo,
        redo: answer.redo,
      });
      this.land(deed, answer.plan_version);
      job.resolve(answer);
      this.events.done(answer, deed.kind, options);
      return true;
    } catch (error) {
      const problem = problemOf(error);
      const signedOut = problem.status === SIGNED_OUT;
      if (signedOut) this.author ??= this.queries.getQueryData(meQuery.queryKey)?.user.id;
      if (signedOut || problem.status === OFFLINE || problem.status === 503) {
        this.set({ offline: !signedOut, signedOut });
        const pause = Math.min(LAST_RETRY, FIRST_RETRY * 2 ** this.tries++);
        this.retryTimer = setTimeout(() => void this.run(), pause);
        return false;
      }
      this.set({ offline: false, signedOut: false });
      if (isStale(problem) && deed.kind === "edit") {
        const current = (problem.current ?? []) as CurrentTask[];
        this.set({ stale: { changes: deed.changes, current } });
        return false;
      }
      this.queue.shift();
      this.count();
      job.reject(problem);
      this.events.failed(problem, deed.kind, options);
      return true;
    }
  }

  /** What one person typed is not sent as another's, who signed in since. */
  private async samePerson(): Promise<void> {
    const me = await ok(client.GET("/api/v1/me"));
    if (this.author && me.user.id !== this.author) throw new ApiProblem(SIGNED_OUT, {});
  }

  private send({ deed, key }: Job): Promise<EditAnswer> {
    if (deed.kind === "edit") {
      const { partial = false, askFirst = false, reason = null } = deed.options;
      const changes = deed.changes.map((change) => this.current(change));
      const body = { preview: false, partial, ask_first: askFirst, reason, changes };
      return this.post(body, key);
    }
    const headers = { "Idempotency-Key": key };
    const { kind, editId } = deed;
    // An edit that is not the next one to be taken back is taken back by itself.
    if (kind === "undo" && editId && editId !== this.state.undo?.edit_id) {
      const params = { path: { id: editId } };
      return answered(client.POST("/api/v1/edits/{id}/undo", { params, headers }));
    }
    const params = { path: { id: this.projectId } };
    const body = { edit_id: editId ?? null };
    return answered(
      kind === "undo"
        ? client.POST("/api/v1/projects/{id}/undo", { params, headers, body })
        : client.POST("/api/v1/projects/{id}/redo", { params, headers, body }),
    );
  }

  private post(body: NewEdit, key: string): Promise<EditAnswer> {
    const params = { path: { id: this.projectId } };
    const headers = { "Idempotency-Key": key };
    return answered(
      client.POST("/api/v1/projects/{id}/edits", { params, headers, body: body as never }),
    );
  }

  /** The answer becomes part of the plan on screen. */
  private takeIn(answer: EditAnswer): void {
    if (answer.edit_id) {
      if (this.own.size > 500) this.own.clear();
      this.own.add(answer.edit_id);
    }
    const { queryKey } = ganttQuery(this.projectId);
    const before = this.queries.getQueryData(queryKey) as GanttData | undefined;
    this.follow(answer);
    this.refreshOthers();
    if (!before) return;
    // A fetch under way may carry the plan as it was before this edit.
    const fetching = this.queries.isFetching({ queryKey }) > 0;
    if (fetching) void this.queries.cancelQueries({ queryKey }, { silent: true });
    this.queries.setQueryData(queryKey, applied(before, answer) as never);
    if (fetching || answer.calendars_changed) {
      void this.queries.invalidateQueries({ queryKey });
      return;
    }
    // Someone else has saved in between, and only the server has their rows.
    const gap = answer.edit_id !== null && answer.plan_version > before.project.plan_version + 1;
    if (gap) void this.catchUp(before);
  }

  /**
   * Takes in what others have changed since the plan on screen, edit by edit; fetches the plan as a
   * whole where a step is not known any more. `from` is the last plan that has no gap in it.
   */
  async catchUp(from?: GanttData): Promise<void> {
    const { queryKey } = ganttQuery(this.projectId);
    const now = () => this.queries.getQueryData(queryKey) as GanttData | undefined;
    const before = from ?? now();
    if (!before) return;
    let after: GanttData | null = before;
    try {
      const query = { since: before.project.plan_version };
      const params = { path: { id: this.projectId }, query };
      const news = await ok(client.GET("/api/v1/projects/{id}/gantt/news", { params }));
      // Pairs arrive as arrays of two, which the schema cannot say.
      for (const answer of news.edits as unknown as EditAnswer[]) {
        after = after && !answer.calendars_changed ? applied(after, answer) : null;
      }
      if (news.whole) after = null;
    } catch {
      after = null;
    }
    const shown = now();
    if (!after || !shown) {
      void this.queries.invalidateQueries({ queryKey });
    } else if (shown.project.plan_version <= after.project.plan_version) {
      this.queries.setQueryData(queryKey, after as never);
    }
    // Else an edit of our own has come in meanwhile, and catches up by itself.
  }

  /**
   * Remembers which version became which by our own edits. The answer says both: the plan on screen
   * cannot, for news of this very edit may have reached it before the answer did.
   */
  private follow({ tasks, version_before }: EditAnswer): void {
    if (this.followed.size > 20_000) this.followed.clear();
    tasks.id.forEach((id, at) => {
      const was = version_before[at];
      if (was !== tasks.version[at]) this.followed.set(`${id}:${was}`, tasks.version[at]);
    });
  }

  /** A version that only our own edits have overtaken is not stale. */
  private current(change: Change): Change {
    if (change.do !== "set" || change.version === undefined) return change;
    let { version } = change;
    for (;;) {
      const next = this.followed.get(`${change.task}:${version}`);
      if (next === undefined || next <= version) break;
      version = next;
    }
    return version === change.version ? change : { ...change, version };
  }

  /** Other pages' data follows when the typing pauses. */
  private refreshOthers(): void {
    clearTimeout(this.refreshTimer);
    this.refreshTimer = setTimeout(() => {
      for (const key of ["project", "checks", "diagnostics", "baselines", "edits", "overloads"]) {
        void this.queries.invalidateQueries({ queryKey: [key, this.projectId] });
      }
      for (const key of ["task", "tasks", "projects", "changes"]) {
        void this.queries.invalidateQueries({ queryKey: [key] });
      }
    }, 300);
  }

  private count(): void {
    this.set({ waiting: this.queue.length });
    this.setPending();
  }

  /** The plan with a saved edit in it reaches the screen a moment later; till then it is shown. */
  private land(deed: Deed, savedIn: number): void {
    const rows = rowsOf(deed, savedIn);
    this.landed.push(...rows);
    this.setPending();
    if (rows.length === 0) return;
    setTimeout(() => {
      this.landed.splice(0, rows.length);
      this.setPending();
    }, LANDING);
  }

  private setPending(): void {
    const waiting = this.queue.flatMap(({ deed }) => rowsOf(deed, null));
    const pending = [...this.landed, ...waiting];
    if (pending.length > 0 || this.state.pending.length > 0) this.set({ pending });
  }

  private set(changes: Partial<EditState>): void {
    this.state = { ...this.state, ...changes };
    for (const listener of this.listeners) listener();
  }
}
