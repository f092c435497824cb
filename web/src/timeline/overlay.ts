/**
 * A plan with some of its dates replaced for the time of a drag: what the engine answered, and the
 * held bar where the pointer is. It owns copies of the columns that change and restores only the
 * rows it touched, so that a move costs as much as it changes.
 */
import type { Pause, PersonPauses, Plan } from "./plan";
import type { Proposal } from "./proposal";

/** Columns of the tasks an edit changes, as the engine answers them. */
export interface ChangedColumns {
  readonly id: readonly string[];
  readonly start: readonly number[];
  readonly finish: readonly number[];
  readonly late_finish?: readonly (number | null)[];
  readonly total_float?: readonly (number | null)[];
  readonly free_float?: readonly (number | null)[];
  readonly percent?: readonly number[];
  readonly duration?: readonly number[];
  readonly flags?: readonly number[];
  readonly pauses?: readonly (readonly Pause[] | null)[];
  readonly apart?: readonly (readonly PersonPauses[] | null)[];
}

const NUMBERS = [
  ["start", "start"],
  ["finish", "finish"],
  ["lateFinish", "late_finish"],
  ["totalFloat", "total_float"],
  ["freeFloat", "free_float"],
  ["percent", "percent"],
  ["duration", "duration"],
  ["flags", "flags"],
] as const;

type Column = (typeof NUMBERS)[number][0];

export class Overlay {
  private readonly columns: { [K in Column]: Plan[K] };
  private readonly rowOf = new Map<string, number>();
  private pauses: (readonly Pause[] | null)[];
  private apart: (readonly PersonPauses[] | null)[];
  private touched: number[] = [];
  private shown: ChangedColumns | null = null;
  /** The task that is held, or -1. */
  private held = -1;

  constructor(readonly base: Plan) {
    this.columns = {
      start: base.start.slice(),
      finish: base.finish.slice(),
      lateFinish: base.lateFinish.slice(),
      totalFloat: base.totalFloat.slice(),
      freeFloat: base.freeFloat.slice(),
      percent: base.percent.slice(),
      duration: base.duration.slice(),
      flags: base.flags.slice(),
    };
    this.pauses = base.pauses.slice();
    this.apart = base.apart.slice();
    for (let task = 0; task < base.count; task++) this.rowOf.set(base.id[task], task);
  }

  /** A new object each time, so that what is drawn can tell that it changed. */
  plan(): Plan {
    return { ...this.base, ...this.columns, pauses: this.pauses, apart: this.apart };
  }

  /** Shows an answer of the engine, or the plan as it is; the same answer again costs nothing. */
  show(answer: ChangedColumns | null): void {
    this.release();
    if (answer === this.shown) return;
    this.shown = answer;
    for (const task of this.touched) this.restore(task);
    this.touched = [];
    if (!answer) return;
    for (let i = 0; i < answer.id.length; i++) {
      const task = this.rowOf.get(answer.id[i]);
      if (task === undefined) continue;
      this.touched.push(task);
      this.write(task, answer, i);
    }
  }

  /** Puts the held bar where it is held. Its true place is the engine's, once the answer is there. */
  hold(proposal: Proposal): void {
    const { task } = proposal;
    this.release();
    if (proposal.kind === "link") return;
    this.held = task;
    this.restore(task);
    // Where people go on is the engine's to say.
    this.apart[task] = null;
    const { start, finish, percent } = this.columns;
    switch (proposal.kind) {
      case "move": {
        const by = proposal.start - this.base.start[task];
        start[task] += by;
        finish[task] += by;
        const pauses = this.base.pauses[task];
        if (pauses) this.pauses[task] = pauses.map(([from, to]) => [from + by, to + by]);
        break;
      }
      case "finish":
        finish[task] = proposal.finish;
        break;
      case "progress":
        percent[task] = proposal.percent;
        break;
      case "split": {
        const { at, resume } = proposal;
        const by = resume - at;
        finish[task] += by;
        const later = (this.base.pauses[task] ?? []).map(
          ([from, to]): Pause => (from >= at ? [from + by, to + by] : [from, to]),
        );
        this.pauses[task] = [...later, [at, resume] as const].sort((a, b) => a[0] - b[0]);
      }
    }
  }

  /** The held bar goes back to where the answer that is shown has it. */
  private release(): void {
    if (this.held < 0) return;
    const task = this.held;
    this.held = -1;
    this.restore(task);
    const at = this.shown ? this.shown.id.indexOf(this.base.id[task]) : -1;
    if (this.shown && at >= 0) this.write(task, this.shown, at);
  }

  private write(task: number, answer: ChangedColumns, at: number): void {
    for (const [column, source] of NUMBERS) {
      const values = answer[source];
      if (values) this.columns[column][task] = values[at] ?? Number.NaN;
    }
    if (answer.pauses) this.pauses[task] = answer.pauses[at];
    if (answer.apart) this.apart[task] = answer.apart[at];
  }

  private restore(task: number): void {
    for (const [column] of NUMBERS) this.columns[column][task] = this.base[column][task];
    this.pauses[task] = this.base.pauses[task] ?? null;
    this.apart[task] = this.base.apart[task] ?? null;
  }
}
