/**
 * One drag from taking hold to letting go. The held bar follows the pointer in the next frame; what
 * it does to the rest of the plan is asked of the engine, the newest place first, and shown when the
 * answer is there. Dropping sends one change; Escape restores the plan at once and stops asking.
 */
import { parseMinute } from "./civil";
import { DragTip, type DragWords, type TimelineEffect, type TipLine, tipLines } from "./drag-tip";
import { EdgeScroll } from "./edge-scroll";
import type { TimelineFormat } from "./format";
import type { Held } from "./frame";
import type { Hit } from "./hit";
import { HEADER_HEIGHT } from "./layout";
import { Newest } from "./newest";
import { type ChangedColumns, Overlay } from "./overlay";
import type { Plan } from "./plan";
import {
  changeOf,
  type Grab,
  grabOf,
  nudged,
  type Proposal,
  proposalAt,
  sameProposal,
  type TimelineChange,
} from "./proposal";
import { type Edge, stepFor } from "./snap";
import type { WorkingTime } from "./working";

/** What the engine says to a change: the rows that differ, and the effect as a whole. */
export interface TimelineAnswer {
  readonly tasks: ChangedColumns;
  readonly effect: {
    readonly moved_tasks: number;
    readonly finish_change_minutes: number;
    readonly project_finish_after: string;
    readonly broken_constraints?: number;
  };
}

/** How a timeline's edits reach the plan. */
export interface TimelineEdits {
  /** Computes and writes nothing. Throws a refusal. */
  preview(change: TimelineChange, signal: AbortSignal): Promise<TimelineAnswer>;
  /** Writes; answers whether the plan changed, and has handed the new plan over by then. */
  commit(change: TimelineChange): Promise<boolean>;
  /** Why a preview or commit was refused, for people. */
  reason(error: unknown): string;
  /** Split mode ended because a split was made or given up. */
  splitDone(): void;
  readonly words: DragWords;
}

/** The timeline a drag happens on. */
export interface DragStage {
  plan(): Plan | null;
  workingOf(task: number): WorkingTime | null;
  hitAt(x: number, y: number): Hit;
  minuteAt(x: number): number;
  pxPerDay(): number;
  /** Left, top and size of the canvas inside the stage. */
  canvas(): { left: number; width: number; height: number; stage: number };
  barPlace(task: number): { x: number; y: number } | null;
  scrollBy(dx: number, dy: number): void;
  redraw(): void;
}

interface State {
  readonly overlay: Overlay;
  grab: Grab;
  x: number;
  y: number;
  free: boolean;
  /** Moved by keys rather than by the pointer. */
  readonly keys: boolean;
  /** The pointer moved since the proposal was made. */
  stale: boolean;
  proposal: Proposal | null;
  answer: {
    readonly to: Proposal;
    readonly columns: ChangedColumns;
    effect: TimelineEffect;
  } | null;
  refusal: { readonly to: Proposal; readonly text: string } | null;
  shown: Plan;
  committing: boolean;
}

/** A refusal stays to be read until the next press, or this long. */
const REFUSAL_STAYS = 12_000;
/** A committed plan is on screen by then, or what was held is let go. */
const COMMIT_WAITS = 4000;

export class Dragging {
  readonly tip = new DragTip();
  private state: State | null = null;
  private splitting = false;
  private waiting = 0;
  /** Keys pressed while a change is on its way; they are for the plan with that change in it. */
  private later: (() => void)[] = [];
  private readonly edge: EdgeScroll;
  private readonly previews: Newest<Proposal, TimelineAnswer>;

  constructor(
    private readonly stage: DragStage,
    private readonly edits: TimelineEdits,
    private readonly format: TimelineFormat,
  ) {
    this.edge = new EdgeScroll({
      edge: () => this.edgePlace(),
      scroll: (dx, dy) => {
        if (this.state) this.state.stale = true;
        this.stage.scrollBy(dx, dy);
      },
    });
    this.previews = new Newest(
      (proposal, signal) => {
        const { overlay } = this.state as State;
        return this.edits.preview(changeOf(overlay.base, proposal), signal);
      },
      (proposal, answer) => this.answered(proposal, answer),
      (proposal, error) => this.refused(proposal, this.edits.reason(error)),
    );
  }

  get active(): boolean {
    return this.state !== null;
  }

  /** While split mode is on, a drag inside a bar cuts it. */
  setSplitting(on: boolean): void {
    this.splitting = on;
  }

  /** What to draw instead of the plan as it is; null when nothing is held. */
  picture(): { plan: Plan; before: Plan; held: Held } | null {
    const { state } = this;
    if (!state) return null;
    const { grab, proposal, x, y } = state;
    const refused = sameProposal(state.refusal?.to ?? null, proposal) && proposal !== null;
    return {
      plan: state.shown,
      before: state.overlay.base,
      held: { grab, proposal, x, y, refused },
    };
  }

  take(found: Hit, x: number, alt: boolean): boolean {
    const plan = this.stage.plan();
    if (!plan || this.state) return false;
    const grab = grabOf(plan, found, this.stage.minuteAt(x), this.splitting || alt);
    if (!grab) return false;
    this.begin(plan, grab, false);
    return true;
  }

  dragTo(x: number, y: number, free: boolean): void {
    const { state } = this;
    if (!state || state.committing) return;
    Object.assign(state, { x, y, free, stale: true });
    this.edge.wake();
    this.stage.redraw();
  }

  /** One press of Alt+arrow; `settle` follows when Alt comes up. */
  nudge(task: number, direction: 1 | -1, edge: Edge): void {
    const plan = this.stage.plan();
    if (!plan) return;
    if (this.state?.committing) {
      const id = plan.id[task];
      this.later.push(() => this.nudge(this.stage.plan()?.id.indexOf(id) ?? -1, direction, edge));
      return;
    }
    if (task < 0) return;
    const kind = edge === "start" ? "move" : "finish";
    if (this.state && (this.state.grab.task !== task || this.state.grab.kind !== kind)) return;
    const held = this.state?.proposal ?? null;
    const proposal = nudged(plan, this.stage.workingOf(task), task, direction, edge, held);
    if (!proposal) return;
    if (!this.state) this.begin(plan, { kind, task, end: edge, from: plan[edge][task] }, true);
    this.propose(proposal);
    this.stage.redraw();
  }

  /** Before each frame: what the pointer's place proposes now. */
  update(): void {
    const { state } = this;
    if (!state) return;
    if (state.stale && !state.keys && !state.committing) {
      state.stale = false;
      const place = {
        minute: this.stage.minuteAt(state.x),
        found: this.stage.hitAt(state.x, state.y),
        step: stepFor(this.stage.pxPerDay(), state.free),
      };
      const { overlay, grab } = state;
      const working = this.stage.workingOf(grab.task);
      this.propose(proposalAt(overlay.base, working, grab, place));
    }
    this.showTip(state);
  }

  /** Sends what is held. */
  drop(): void {
    const { state } = this;
    if (!state || state.committing) return;
    if (state.stale) this.update();
    const { proposal, refusal } = state;
    if (!proposal) return this.letGo();
    if (refusal && sameProposal(refusal.to, proposal)) return this.end(refusal.text);
    state.committing = true;
    this.previews.cancel();
    this.edge.stop();
    this.tip.hide();
    void this.commit(state, proposal);
  }

  /** Restores the plan as it was. */
  letGo(): void {
    if (this.state && !this.state.committing) this.end(null);
  }

  /** A newer plan is there: what was sent is in it; what is still held is held on to. */
  rebase(plan: Plan): void {
    const { state } = this;
    if (!state) return;
    if (state.committing) return this.end(null);
    const task = plan.id.indexOf(state.overlay.base.id[state.grab.task]);
    if (task < 0) return this.end(null);
    const overlay = new Overlay(plan);
    const grab = { ...state.grab, task };
    const proposal = state.keys && state.proposal ? { ...state.proposal, task } : null;
    this.previews.cancel();
    this.state = {
      ...state,
      overlay,
      grab,
      shown: plan,
      stale: true,
      proposal: null,
      answer: null,
      refusal: null,
    };
    if (proposal) this.propose(proposal);
  }

  destroy(): void {
    this.later = [];
    this.end(null);
  }

  private begin(plan: Plan, grab: Grab, keys: boolean): void {
    this.hideRefusal();
    const place = this.stage.barPlace(grab.task) ?? { x: 0, y: 0 };
    this.state = {
      overlay: new Overlay(plan),
      grab,
      ...place,
      free: false,
      keys,
      stale: false,
      proposal: null,
      answer: null,
      refusal: null,
      shown: plan,
      committing: false,
    };
    document.addEventListener("keydown", this.onKey, true);
    document.addEventListener("keyup", this.onKeyUp, true);
    window.addEventListener("blur", this.onBlur);
  }

  private propose(proposal: Proposal | null): void {
    const { state } = this;
    if (!state || sameProposal(state.proposal, proposal)) return;
    state.proposal = proposal;
    // Passing the old place is no reason to ask the engine twice at a time.
    if (proposal) this.previews.ask(proposal);
    else this.previews.pause();
    this.refresh(state);
  }

  /** The last answer for the rest, the hand's place for what is held unless the answer is to it. */
  private refresh(state: State): void {
    const { proposal, answer, overlay } = state;
    const refused = state.refusal && sameProposal(state.refusal.to, proposal);
    overlay.show(proposal && answer && !refused ? answer.columns : null);
    if (proposal && !(answer && sameProposal(answer.to, proposal))) overlay.hold(proposal);
    state.shown = overlay.plan();
  }

  private answered(to: Proposal, answer: TimelineAnswer): void {
    const { state } = this;
    if (!state || state.committing) return;
    const { effect } = answer;
    state.answer = {
      to,
      columns: answer.tasks,
      effect: {
        moved_tasks: effect.moved_tasks,
        finish_change_minutes: effect.finish_change_minutes,
        broken_constraints: effect.broken_constraints ?? 0,
        finish: parseMinute(effect.project_finish_after),
      },
    };
    state.refusal = null;
    this.refresh(state);
    this.stage.redraw();
  }

  private refused(to: Proposal, text: string): void {
    const { state } = this;
    if (!state || state.committing) return;
    state.refusal = { to, text };
    this.refresh(state);
    this.stage.redraw();
  }

  private async commit(state: State, proposal: Proposal): Promise<void> {
    const change = changeOf(state.overlay.base, proposal);
    try {
      const changed = await this.edits.commit(change);
      if (this.state !== state) return;
      if (!changed) return this.end(null);
      // The picture stays until the plan that has the change in it is drawn.
      this.waiting = window.setTimeout(() => {
        if (this.state === state) this.end(null);
      }, COMMIT_WAITS);
    } catch (error) {
      if (this.state === state) this.end(this.edits.reason(error));
    }
  }

  private end(refusal: string | null): void {
    const { state } = this;
    window.clearTimeout(this.waiting);
    this.previews.cancel();
    this.edge.stop();
    this.tip.hide();
    this.state = null;
    document.removeEventListener("keydown", this.onKey, true);
    document.removeEventListener("keyup", this.onKeyUp, true);
    window.removeEventListener("blur", this.onBlur);
    if (!state) return;
    if (state.grab.kind === "split") this.edits.splitDone();
    if (refusal) this.showRefusal(state, refusal);
    this.stage.redraw();
    const later = refusal ? [] : this.later;
    this.later = [];
    for (const deed of later) deed();
  }

  private showTip(state: State): void {
    if (state.committing) return;
    const { overlay, grab, proposal, answer, refusal } = state;
    const lines = tipLines(
      {
        before: overlay.base,
        after: state.shown,
        grab,
        proposal,
        working: this.stage.workingOf(grab.task),
        withTime: stepFor(this.stage.pxPerDay(), state.free) < 1440,
        effect: answer && sameProposal(answer.to, proposal) ? answer.effect : null,
        refusal: refusal && sameProposal(refusal.to, proposal) ? refusal.text : null,
      },
      this.format,
      this.edits.words,
    );
    this.placeTip(state, lines);
  }

  private placeTip(state: State, lines: readonly TipLine[]): void {
    const { x, y, aside } = this.tipPlace(state);
    const { left, stage, height } = this.stage.canvas();
    this.tip.show(lines, left + x, y, { width: stage, height }, aside);
  }

  private tipPlace(state: State): { x: number; y: number; aside?: boolean } {
    const place = this.stage.barPlace(state.grab.task);
    if (state.keys || !place) return place ?? state;
    // A new link is looked at where it ends, so its tip stands aside of the pointer.
    if (state.grab.kind === "link") return { x: state.x, y: state.y, aside: true };
    return { x: state.x, y: place.y };
  }

  private showRefusal(state: State, text: string): void {
    this.placeTip(state, [
      { tone: "title", text: state.overlay.base.name[state.grab.task] },
      { tone: "refused", text },
    ]);
    this.waiting = window.setTimeout(this.hideRefusal, REFUSAL_STAYS);
    document.addEventListener("pointerdown", this.hideRefusal, true);
    document.addEventListener("keydown", this.hideRefusal, true);
  }

  private readonly hideRefusal = () => {
    window.clearTimeout(this.waiting);
    document.removeEventListener("pointerdown", this.hideRefusal, true);
    document.removeEventListener("keydown", this.hideRefusal, true);
    if (!this.state) this.tip.hide();
  };

  private readonly onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.later = [];
    this.letGo();
  };

  private readonly onKeyUp = (event: KeyboardEvent) => {
    if (event.key === "Alt") this.dropKeys();
  };

  private readonly onBlur = () => this.dropKeys();

  /** Alt came up: what the keys moved is sent, or will be after what is on its way. */
  private dropKeys(): void {
    if (this.state?.committing) {
      if (this.later.length > 0) this.later.push(() => this.drop());
    } else if (this.state?.keys) this.drop();
  }

  private edgePlace() {
    const { state } = this;
    if (!state || state.keys || state.committing) return null;
    const { width, height } = this.stage.canvas();
    return { x: state.x, y: state.y, left: 0, right: width, top: HEADER_HEIGHT, bottom: height };
  }
}
